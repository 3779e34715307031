"""Resolutions whole and alone: what belongs to their text, their items, and the papers that have none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import outline
from pipeline.fields import resolution
from pipeline.model.text import Anchor, Layout, Text
from tests.proposals import items, resolutions

SEED = Path(__file__).parents[2] / "shared" / "seed" / "000_842b8c82a51eaec5.txt"


def test_a_lead_in_below_the_heading_belongs_to_the_text() -> None:
    (found,) = resolutions(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Kreistag beschließt:\n\n1. Der Steg wird\nerneuert.\n\n"
        "2. Die Mittel von\n"
        "5.000 € stehen bereit.\n\nSachverhalt:\n\nDer Steg ist alt.\n"
    )
    assert found.text == (
        "Der Kreistag beschließt:\n\n1. Der Steg wird erneuert.\n\n2. Die Mittel von 5.000 € stehen bereit."
    )
    assert found.introduction is None and found.kind == "proposed"
    assert items(found) == [("1.", 1, "Der Steg wird erneuert."), ("2.", 1, "Die Mittel von 5.000 € stehen bereit.")]


def test_a_lead_in_that_is_the_heading_is_the_introduction() -> None:
    (found,) = resolutions(
        "Antrag\n\nDer Rat der Stadt Teichdorf möge beschließen:\n\nDer Steg wird erneuert.\n\nBegründung:\n\n"
        "Er ist alt.\n"
    )
    assert (found.introduction, found.text) == (
        "Der Rat der Stadt Teichdorf möge beschließen:",
        "Der Steg wird erneuert.",
    )


def test_levels_and_lines_that_begin_with_a_day() -> None:
    (found,) = resolutions(
        "Beschlussvorschlag\n\n1. Die Verwaltung wird beauftragt,\na) den Steg zu prüfen,\nb) bis zum\n"
        "31. März 2031 zu berichten.\n"
        "2. Der Teich bleibt.\n\nFinanzielle Auswirkungen\n\nkeine\n"
    )
    assert [(label, level) for label, level, _ in items(found)] == [("1.", 1), ("a)", 2), ("b)", 2), ("2.", 1)]
    assert items(found)[2][2] == "bis zum 31. März 2031 zu berichten."


def test_over_a_page_break_without_the_page_mark() -> None:
    (found,) = resolutions(
        "Beschlussvorschlag:\n\nDer Steg wird auf der ganzen Länge\n\n- 2 -\n\fvon zwölf Metern erneuert.\n\n"
        "Die Kosten trägt der Kreis.\n\n"
        "gez. Muster\n"
    )
    assert found.text == (
        "Der Steg wird auf der ganzen Länge von zwölf Metern erneuert.\n\nDie Kosten trägt der Kreis."
    )


def test_signature_vote_and_boxes_are_no_text() -> None:
    (found,) = resolutions(
        "Beschlussvorschlag:\n\nDer Steg wird erneuert.\n\n(Muster)\nLandrätin\n\nAbstimmungsergebnis:\nJa: 3 Nein: 2\n"
    )
    assert found.text == "Der Steg wird erneuert."
    (found,) = resolutions(
        "Beschlussvorschlag:\n\nDer Steg wird erneuert.\n\nFinanzielle Auswirkungen nein ☐ ja ☒\n\n"
        "Gesamtkosten 5.000 €\n"
    )
    assert found.text == "Der Steg wird erneuert."


def test_a_line_of_dots_is_no_reason_to_fail() -> None:
    (found,) = resolutions("Beschlussvorschlag:\n\nDer Steg wird erneuert.\n\n...\n\nDer Rest bleibt.\n")
    assert found.text.startswith("Der Steg wird erneuert.")


def test_several_proposals() -> None:
    found = resolutions(
        "Beschlussvorschlag der Verwaltung:\n\nDer Steg bleibt.\n\nBeschlussvorschlag des Bauausschusses:\n\n"
        "Der Steg geht.\n\n"
        "Sachverhalt:\n\nAlt.\n"
    )
    assert [(f.text, f.body) for f in found] == [("Der Steg bleibt.", "Verwaltung"), ("Der Steg geht.", "Bauausschuss")]


def test_variants() -> None:
    found = resolutions(
        "Beschlussvorschlag:\n\nVariante 1:\n\nDer Steg bleibt.\n\nVariante 2:\n\nDer Steg geht.\n\n"
        "Begründung:\n\nAlt.\n"
    )
    assert [(f.variant, f.text) for f in found] == [
        ("Variante 1", "Der Steg bleibt."),
        ("Variante 2", "Der Steg geht."),
    ]


def test_what_was_adopted() -> None:
    (found,) = resolutions(
        "Beschlussauszug\n\nSitzung des Rates am 04.03.2031\n\nBeschluss:\n\nDer Steg wird erneuert.\n\n"
        "Abstimmungsergebnis:\neinstimmig\n"
    )
    assert (found.kind, found.text) == ("adopted", "Der Steg wird erneuert.")


def test_a_motion_without_a_heading_is_never_sure() -> None:
    text = Text(
        "Antrag\n\nVorlage Nr.: 2031/17\n\nStege für alle Teiche\n\nGremium Termin TOP ö nö\n"
        "Gemeinderat 04.03.2031 5 x\n\n"
        "Die Stadt erneuert alle Stege und berichtet darüber im Ausschuss.\n\nBegründung:\n\nSie sind alt.\n"
    )
    (mention,) = resolution.find(text, outline.find(text))
    assert mention.value.text == "Die Stadt erneuert alle Stege und berichtet darüber im Ausschuss."
    assert mention.confidence <= 0.7


@pytest.mark.parametrize(
    "string",
    [
        "Mitteilungsvorlage\n\nBetreff: Stege\n\nBeschluss:\n\nDer Ausschuss nimmt die Mitteilung zur Kenntnis.\n",
        "Kleine Anfrage\n\nWir fragen die Verwaltung:\n\n1. Wie alt ist der Steg?\n",
        "Vorlage zur Kenntnisnahme\n\nSachverhalt:\n\nDer Rat möge beschließen:\n\nnichts.\n",
    ],
)
def test_papers_that_propose_nothing(string: str) -> None:
    assert resolutions(string) == []


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not here")
def test_the_seed_has_three_paragraphs() -> None:
    (found,) = resolutions(SEED.read_text(encoding="utf-8"))
    assert [len(p.split()) for p in found.text.split("\n\n")] == [28, 27, 16]
    assert found.items == ()


def test_furniture_and_signatures_of_plain_text_are_no_part() -> None:
    (found,) = resolutions(
        "Sitzungsvorlage Nr. 5/2031\n\nBeschlussvorschlag:\n\nDer Rat beschließt:\n\n1. Der Steg bleibt.\n\n"
        "Vorlage 5/2031     Seite: 1/2\n\f2. Der Teich auch.\n\nEsther Muster\nGemeindedirektorin\n\n"
        "Vorlage 5/2031     Seite: 2/2\n"
    )
    assert found.text == "Der Rat beschließt:\n\n1. Der Steg bleibt.\n\n2. Der Teich auch."


def test_a_signature_right_below_the_text() -> None:
    (found,) = resolutions(
        "Antrag\n\nBeschlussvorschlag:\nDer Steg bleibt.\ngez. Esther Muster\nFraktionsvorsitzende\nErgebnisse\n"
    )
    assert found.text == "Der Steg bleibt."


def test_a_list_of_one_is_a_doubt() -> None:
    text = Text("Vorlage\n\nBeschlussvorschlag:\n\n1. Der Steg bleibt.\n\nSachverhalt:\n\nAlt.\n")
    (found,) = resolution.find(text, outline.find(text))
    assert found.confidence <= 0.7


def test_a_list_whose_first_label_is_lost_is_a_doubt() -> None:
    text = Text("Beschlussvorschlag:\n\nDer Steg bleibt.\n\n2. Der Teich auch.\n\nSachverhalt:\n\nAlt.\n")
    (found,) = resolution.find(text, outline.find(text))
    assert found.confidence <= 0.7


def test_a_lead_in_right_below_the_title_is_no_part_of_it() -> None:
    text = (
        "Vorlage\n\nBetreff: Haushalt\nDer Stadtrat möge beschließen:\n\nDer Haushalt gilt.\n\nErläuterungen:\n\nAlt.\n"
    )
    (found,) = resolutions(text)
    assert (found.text, found.introduction) == ("Der Haushalt gilt.", "Der Stadtrat möge beschließen:")


def test_an_amendment_with_its_day_is_a_resolution_of_its_own() -> None:
    text = (
        "Beschlussvorlage\n\nBeschlussvorschlag der Verwaltung:\nDer Steg bleibt.\n"
        "Geänderter Beschlussvorschlag des Bauausschusses vom 04.03.2031:\nDer Steg wird erneuert.\nBegründung:\nAlt.\n"
    )
    assert [r.text for r in resolutions(text)] == ["Der Steg bleibt.", "Der Steg wird erneuert."]


def test_the_number_of_the_paper_alone_is_furniture() -> None:
    text = "Vorlage\n\nVorlage Nr.: BV/17/2031\n\nBeschlussvorschlag:\n\n1. Der Steg bleibt.\n\nVorlage BV/17/2031\n\n"
    assert resolutions(f"{text}2. Der Teich auch.\n")[0].text == "1. Der Steg bleibt.\n\n2. Der Teich auch."


def test_a_lost_sign_behind_a_figure_is_a_doubt() -> None:
    text = Text("Vorlage\n\nBeschlussvorschlag:\n\nDer Steg kostet 468.200 ? und bleibt.\n\nSachverhalt:\n\nAlt.\n")
    (found,) = resolution.find(text, outline.find(text))
    assert found.confidence <= 0.7


@pytest.mark.parametrize(
    "string",
    [
        "Sitzungsvorlage\n\nVotum\n\nDer Steg wird erneuert.\n\ngez. Muster\n",
        "Vorlage Nr.: 3/2031\nBetreff: Steg\n\nBeschlußantrag:\n\nDer Steg wird erneuert.\n\nSachverhalt\n\nAlt.\n",
        "Tischvorlage\n\nVotum der Verwaltung:\n\nDer Steg wird erneuert.\n\nDr. Muster\nErste Kreisrätin\n\nSeite A\n",
        "Vorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\nErna Muster\n\nAbstimmung:\n\nJa 7 Nein -\n",
        "Beschluss des Bauausschusses vom 4. März 2031\n\nÖffentliche Sitzung\n\nI. Vortrag\n\nAlt.\n\n"
        "II. Antrag des Referenten\n\nDer Steg wird erneuert.\n\nIII. Beschluss\n\n"
        "nach Antrag. Die Entscheidung bleibt dem Stadtrat vorbehalten.\n",
        "Drucksache\n\nNr. 3/2031\n\nAntrag,\n\nDer Steg wird erneuert.\n\nBegründung des Antrages\n\nAlt.\n",
        "Vorlage\n\nBeschlußvorschlag;\n\nDer Steg wird erneuert.\n\nDatum, Unterschrift\n",
        "Vorlage\n\nBetreff: Steg\nBeschluss: Der Steg wird\nerneuert.\nSachverhalt: Er ist alt, und zwar sehr.\n",
    ],
)
def test_headings_that_hold_a_resolution(string: str) -> None:
    assert [r.text for r in resolutions(string)] == ["Der Steg wird erneuert."]


def test_the_lead_in_nearest_to_the_text_is_the_introduction() -> None:
    (found,) = resolutions(
        "Antrag\n\nzur Vorlage 3/2031: Steg am Teich\nDatum: 04.03.2031\nDer Rat möge beschließen:\n\nDer Steg "
        "bleibt.\n\nBegründung:\n\nAlt.\n"
    )
    assert (found.introduction, found.text) == ("Der Rat möge beschließen:", "Der Steg bleibt.")
    (found,) = resolutions(
        "Antrag\n\nDie Fraktion stellt folgenden Antrag:\n\nDer Rat möge beschließen:\n\nDer Steg bleibt.\n\n"
        "Begründung:\n\nAlt.\n"
    )
    assert (found.introduction, found.text) == ("Der Rat möge beschließen:", "Der Steg bleibt.")
    (found,) = resolutions(
        "Antrag\n\nSteg am Teich\n\nSehr geehrter Herr Muster,\n\nwir bitten, folgenden Antrag auf die Tagesordnung zu "
        "setzen:\n\n"
        "Der Steg wird erneuert.\n\nBegründung:\n\nAlt.\n"
    )
    assert found.text == "Der Steg wird erneuert."


def test_what_a_body_resolves_in_its_sitting() -> None:
    (found,) = resolutions(
        "Vorlage\n\nBetr.: Steg\n\nDer Stadtrat beschließt in seiner Sitzung am 4. März 2031:\n\nDer Steg bleibt.\n\n"
        "Begründung:\n\nAlt.\n"
    )
    assert (found.text, found.introduction) == (
        "Der Steg bleibt.",
        "Der Stadtrat beschließt in seiner Sitzung am 4. März 2031:",
    )


def test_labels_before_small_letters() -> None:
    (found,) = resolutions(
        "Beschluss:\n\nDer Rat beschließt,\n1.1 den Steg zu erneuern,\n1.2 den Teich am\n3. und 4. Mai zu leeren.\n\n"
        "Sachverhalt:\n\nAlt.\n"
    )
    assert [label for label, _, _ in items(found)] == ["1.1", "1.2"]


def test_what_specks_are_read_as_is_no_text() -> None:
    string = "Beschlussvorschlag:\n\nx\n\n1. Der Steg bleibt.\n\n2. Der Teich auch.\n\nfra\n\nSachverhalt:\n\nAlt.\n"
    words = tuple(Anchor(m.start(), m.end(), 1, None, 0.9) for m in re.finditer(r"\S+", string))
    text = Text(string, layout=Layout(anchors=words))
    (found,) = resolution.find(text, outline.find(text))
    assert found.value.text == "1. Der Steg bleibt.\n\n2. Der Teich auch."
    assert resolutions(string)[0].text.endswith("fra")


def test_specks_between_the_words_of_a_scan() -> None:
    string = "Beschlussvorschlag:\n\nDer .alte Steg wird _ erneuert.\n\nSachverhalt:\n\nAlt.\n"
    words = tuple(Anchor(m.start(), m.end(), 1, None, 0.9) for m in re.finditer(r"\S+", string))
    text = Text(string, layout=Layout(anchors=words))
    (found,) = resolution.find(text, outline.find(text))
    assert found.value.text == "Der alte Steg wird erneuert."


@pytest.mark.parametrize(("end", "sure"), [("erneuert.", True), ("erneuert bis zum 31. Dezember", False)])
def test_a_text_whose_last_sentence_was_not_read_to_its_end_is_doubted(end: str, sure: bool) -> None:
    string = f"Beschlussvorschlag:\n\nDer Steg wird {end}\n\nSachverhalt:\n\nAlt.\n"
    words = tuple(Anchor(m.start(), m.end(), 1, None, 0.9) for m in re.finditer(r"\S+", string))
    (found,) = resolution.find(Text(string, layout=Layout(anchors=words)), outline.find(Text(string)))
    assert (found.confidence > 0.7) is sure


@pytest.mark.parametrize(
    "string",
    [
        "A u s z u g\n\naus der Niederschrift\n\nBeschluß:\n\nDer Steg bleibt.\n\nAbstimmungsergebnis: 7 dafür\n",
        "Sitzung am 04.03.2031\n\nBeschluß:\nDer Steg bleibt.\n\nAbstimmung: 9:3\n\nFür die Richtigkeit:\n\nMuster\n",
    ],
)
def test_an_extract_holds_what_was_adopted(string: str) -> None:
    assert [(r.kind, r.text) for r in resolutions(string)] == [("adopted", "Der Steg bleibt.")]


def test_points_of_two_figures_without_a_stop() -> None:
    (found,) = resolutions("Beschlussvorschlag:\n\n01 Der Steg bleibt.\n\n02 Der Teich auch.\n\nSachverhalt:\n\nAlt.\n")
    assert [label for label, _, _ in items(found)] == ["01", "02"]
