"""The verdict on a string: what is damaged is called so, what is not is left in peace."""

import pytest

from pipeline.german.damage import assess, misreadings

CLEAN = (
    "Der Ausschuss für Umwelt und Verkehr hat in seiner Sitzung die Vorlage beraten. Die Verwaltung wird gebeten, "
    "über den Stand der Maßnahmen zu berichten und die Kosten für das nächste Jahr zu prüfen. Die Öffentlichkeit ist "
    "von der Planung in der üblichen Weise zu unterrichten; für Rückfragen steht das Bürgerbüro zur Verfügung."
)
ENGLISH_READING = str.maketrans({"ä": "a", "ö": "é", "ü": "ii", "ß": "B", "Ö": "O", "Ä": "A", "Ü": "U"})


def test_clean_german_is_sane() -> None:
    assert assess(CLEAN).verdict == "sane"
    assert assess(CLEAN).rate == 0


def test_a_reading_without_german_is_the_wrong_language() -> None:
    found = assess((CLEAN + "\n" + CLEAN).translate(ENGLISH_READING))
    assert found.verdict == "wrong language"
    assert found.rate > 0.9
    assert {"damaged-words", "umlauts-missing"} <= {reason.code for reason in found.reasons}


@pytest.mark.parametrize("text", ["", " \n\f", "\u00a0"])
def test_nothing_is_none(text: str) -> None:
    assert assess(text).verdict == "none"


@pytest.mark.parametrize(
    "text",
    [
        "TOP 1",
        "12.03.2024  14  1.200,00",
        "Anlage 2 zur Vorlage",
        "Frau Muller",
        "The fur trade was uber important in those days and the people of the bay were part of it all.",
        "Mit freundlichen Grüssen aus der Bahnhofstrasse in Zürich",
        "Der Buergermeister prueft fuer die Strasse die Massnahmen ueber den Ausschuss und die Kosten der Planung.",
    ],
)
def test_nothing_is_accused_without_proof(text: str) -> None:
    assert assess(text).verdict == "sane"


def test_a_form_without_running_text_is_the_wrong_language_too() -> None:
    text = (
        "Stadt Neuenburg\nReferat: OBM\nAmt: 13\nOrt: Rathaus, Saal 2\nThema: Offentlichkeitsarbeit\nBeginn: 18 Uhr\n"
    )
    text += "Anwesende: Herr Adam, Frau Buck, Herr Kern\nTOP 1: Verkehrsfuhrung\nTOP 2: Spielplatz\nTOP 3: Haushalt\n"
    assert assess(text).verdict == "wrong language"
    assert assess(text.replace("Off", "Öff").replace("fuh", "füh")).verdict == "sane"


def test_words_that_lost_a_ligature_are_partly_damaged() -> None:
    found = assess(CLEAN + " Die Verpichtung zur Finanzierung und die Beschaung der Grake entfallen.")
    assert found.verdict == "partly damaged"
    assert [reason.code for reason in found.reasons] == ["lost-ligatures"]
    assert assess(CLEAN + " Die nden und die nden.").verdict == "sane"


def test_a_replaced_sign_within_a_word_is_partly_damaged() -> None:
    assert assess(CLEAN + " Das Dach der P\ufffdegestelle.").verdict == "partly damaged"
    assert assess(CLEAN + " Die \ufffdnanzierten Dächer.").verdict == "partly damaged"
    assert assess(CLEAN + " \ufffd Anlage").verdict == "sane"
    assert assess(CLEAN + " \ufffdmehr Bänke").verdict == "sane"  # a bullet


def test_signs_of_symbol_fonts_behind_words_break_nothing() -> None:
    boxes = " Ja\uf06f Nein\uf078" * 4
    assert assess(CLEAN + boxes).verdict == "sane"


def test_some_damaged_words_are_partly_damaged() -> None:
    text = CLEAN + " " + CLEAN.replace("für", "fiir", 1).replace("Maßnahmen", "MaBnahmen")
    assert assess(text).verdict == "partly damaged"


@pytest.mark.parametrize("pair", sorted(misreadings()))
def test_text_read_in_another_encoding_is_broken(pair: tuple[str, str]) -> None:
    text = CLEAN
    for seen, sign in misreadings()[pair].items():
        text = text.replace(sign, seen)
    assert assess(text).verdict == "broken encoding"


def test_shifted_private_and_run_together_text_is_broken() -> None:
    shifted = "".join(c if c == " " else chr(ord(c) - 29) for c in CLEAN)
    assert assess(shifted).verdict == "broken encoding"
    assert assess(CLEAN.replace("ü", "\ue0fc").replace("n", "\ue06e")).verdict == "broken encoding"
    assert assess(CLEAN.replace(" ", "")).verdict == "broken encoding"
    assert assess(CLEAN.replace("ü", "\ufffd")).verdict == "broken encoding"


@pytest.mark.parametrize("shift", [43, -43, 29, 60, -7])
@pytest.mark.parametrize("kept", ["", " "])
def test_a_shift_of_any_width_is_found(shift: int, kept: str) -> None:
    shifted = "".join(c if c in kept else chr(max(1, ord(c) + shift)) for c in CLEAN)
    assert {r.code: r.figure for r in assess(shifted).reasons}.get("shifted") == -shift


def test_the_last_lines_of_a_shifted_paper_are_broken_too() -> None:
    lines = "Im Auftrag\nBrückner\nAnlage 2 Karte"
    shifted = "".join(c if c.isspace() else chr(ord(c) - 29) for c in lines)
    assert assess(shifted).verdict == "broken encoding"
    for sane in (
        lines,
        "gez. Kowalczyk",
        "KOM-12 XRQ 4711/B",
        "12.500,00 13.900,00 EUR",
        "GEMEINDE OBERTAL",
        "DREI SCHÜLER/INNEN GESUCHT",
        "TOP 4 BVV/3187 ö",
    ):
        assert assess(sane).verdict == "sane", sane


def test_control_characters_above_ascii_break_a_layer() -> None:
    assert "control" in {r.code for r in assess(CLEAN.replace("e", "\x8c")).reasons}


def test_decomposed_umlauts_are_named_and_sane() -> None:
    found = assess(CLEAN.replace("ü", "u\u0308"))
    assert found.verdict == "sane"
    assert [reason.code for reason in found.reasons] == ["decomposed"]


def test_a_shifted_table_without_function_words_is_broken() -> None:
    table = "Strom 1.905 2.214\nErdgas 1.120 968\nWasser 312 287\nPosition Ergebnis Sparten Angaben Strom Wasser"
    shifted = "".join(c if c.isspace() else chr(ord(c) - 29) for c in table)
    assert "shifted" in {reason.code for reason in assess(shifted).reasons}
    assert "shifted" not in {reason.code for reason in assess(table).reasons}
    codes = " ".join(f"{a}{b}{c}QRX-{b}{a}ZKWQ" for a in "KLMN" for b in "BCD" for c in "XYZ")
    assert "shifted" not in {reason.code for reason in assess(codes).reasons}


def test_a_layer_read_from_a_page_upside_down_is_no_text() -> None:
    upside = (
        "“Zunsseq uapuaras s[iamol Jap ul uayPIssoseyepuTy ue UasuNsapsojuejsapuy| Jaqn SuNUpIOIeA "
        "uas[ojia ayes yoeq Jap Jne asepueyiey[OAo}oy Jeula IU SUNPUTGIa UT adumndaueM aula Jaqn [Jos Buns.10sI18A "
        "aULIRM aI] Uayasa10a UassasentyA] Sep IN} eyNysuONyNporg aula pun Us}UUOY W9ZINU sUTe1e A"
    )
    damage = assess(upside)
    assert damage.verdict == "broken encoding"
    assert "no-words" in {r.code for r in damage.reasons}


@pytest.mark.parametrize(
    "text",
    [
        "Rada miasta przyjęła uchwałę w sprawie zmiany budżetu na rok bieżący oraz zatwierdziła sprawozdanie "
        "komisji rewizyjnej dotyczące wykonania planu inwestycji drogowych w dzielnicach północnych",
        "GmbH eG mbH KfW BaFöG StVO BauGB GemO LRH BbgKVerf ThürKO SächsGemO HGO KV-M-V NKomVG LKrO BayGO KSVG "
        "GrESt USt EStG AO VOB/A VgV UVgO HOAI DIN ISO EnEV GEG BImSchG WHG BNatSchG",
    ],
)
def test_another_language_and_short_forms_are_not_accused(text: str) -> None:
    assert "no-words" not in {r.code for r in assess(text).reasons}
