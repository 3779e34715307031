"""Specks, rulings and tight setting among the words an engine read; stamps over print."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Word
from pipeline.ocr import noise


def line(text: str) -> tuple[Word, ...]:
    """Words side by side, ten points a letter."""
    words, left = [], 10.0
    for part in text.split():
        words.append(Word(part, Box(left, 50, left + 10 * len(part), 62), 0.8))
        left += 10 * len(part) + 8
    return tuple(words)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("| 08.08.2014| |Rat", "08.08.2014 Rat"),
        ("Kosten ine", "Kosten in €"),
        ("Kosten in€", "Kosten in €"),
        ("rund 511.000,00€.", "rund 511.000,00 €."),
        ("(Angaben in TE)", "(Angaben in T€)"),
        ("2,— Euro — je Tag", "2,– Euro – je Tag"),
        ("im VIll. Abschnitt, Kapitel Il", "im VIII. Abschnitt, Kapitel II"),
        (
            'das „Haus der Jugend‘ und „Schleuse am Bach" in der Stadt',
            "das „Haus der Jugend“ und „Schleuse am Bach“ in der Stadt",
        ),
        ("Kapitel XV111 und II", "Kapitel XVIII und II"),
        ("DS/1894/V1 und 2338/1V", "DS/1894/VI und 2338/IV"),
        ("12/2024 und 2024/111", "12/2024 und 2024/111"),
        ("Bearbeiterl-in: Anlageln: 3", "Bearbeiter/-in: Anlage/n: 3"),
        ("der Bericht und:die Anlage", "der Bericht und die Anlage"),
        ("in den.kommenden Jahren", "in den kommenden Jahren"),
        ("der ‚Stadtrat hat die 'Kosten gebilligt", "der Stadtrat hat die Kosten gebilligt"),
        ("der Bau-und Umweltausschuss", "der Bau- und Umweltausschuss"),
        (
            "die „alte Mühle‘ und das ‚Rathaus am „alten Markt“ sowie die Schule",
            "die „alte Mühle“ und das Rathaus am „alten Markt“ sowie die Schule",
        ),
        ("im Plan Nr. 7 ;Lindenhof - Ost“ und der ,Weg", "im Plan Nr. 7 „Lindenhof - Ost“ und der Weg"),
        ("hat ...ein Konzept, 3. _Die Kosten .der \\Planung", "hat ein Konzept, 3. Die Kosten der Planung"),
        ("für Strom und Löhne in der Bezirksregierung‘vom Mai", "für Strom und Löhne in der Bezirksregierung vom Mai"),
        ("Ja: ,9 Nein: ;3 am ,12.03.2031 und ,140 Plätze", "Ja: 9 Nein: 3 am 12.03.2031 und 140 Plätze"),
        ("die-Ziffern und den-Ausgleich", "die Ziffern und den Ausgleich"),
        ("das.nutzbare Volumen einer*Instandsetzung", "das nutzbare Volumen einer Instandsetzung"),
        ("die Ost-West Achse im-Hbf", "die Ost-West Achse im-Hbf"),
        ("das Krıppenangebot 1in der Stadt", "das Krippenangebot 1 in der Stadt"),
    ],
)
def test_what_german_print_does_not_hold_goes(read: str, printed: str) -> None:
    found = noise.without(line(read))
    assert " ".join(w.text for w in found) == printed
    for word in found:
        assert word.box is not None and word.box.left < word.box.right


@pytest.mark.parametrize(
    "text",
    [
        "das „Haus der Jugend“ und ‚Schleuse‘ in der Stadt",
        'die "Mitte" der Stadt',
        "Hans’ Antrag z.B. zum Bau- und Umweltausschuss",
        "Sport- und Kulturausschuss, Nr. 12/2024, T€ 5",
        "Antrag V1 und V11, Az. IV1",
        "Die Anlage 1 liegt bei. und so weiter",
        "Az.: 10.2-3 (II) [Entwurf] www.stadt-talheim.example",
        "12 ,50 € und 1.234 ,56 € oder ,80 €",
        "die Stiftung, Haus- und -gärten, Bahn -Talstation; Grimm'sche Mühle",
        "E-Mail: rat@talheim.example in Euro/m²",
    ],
)
def test_print_stays(text: str) -> None:
    words = line(text)
    assert noise.without(words) == words


@pytest.mark.parametrize(
    ("read", "sure", "printed"), [("L.indenhof", 0.4, "Lindenhof"), ("L.indenhof", 0.8, "L.indenhof")]
)
def test_a_doubtful_point_behind_a_first_letter_is_a_speck(read: str, sure: float, printed: str) -> None:
    assert [w.text for w in noise.without([Word(read, Box(10, 50, 90, 62), sure)])] == [printed]


def test_dashes_for_no_cents_belong_to_their_amount() -> None:
    def amounts(*boxes: tuple[str, float, float]) -> list[str]:
        words = [Word(text, Box(left, 50, right, 62), 0.8) for text, left, right in boxes]
        return [w.text for w in noise.without([*line("im Haushalt 1931 und 1932 bis 214 Stück"), *words])]

    assert amounts(("740.000,", 400, 480), ("--", 470, 492), ("DM", 500, 520))[-2:] == ["740.000,--", "DM"]
    assert amounts(("740.000,", 400, 480), ("-", 484, 490))[-1:] == ["740.000,--"]
    assert amounts(("45,", 400, 450), ("DM", 470, 490))[-2:] == ["45,--", "DM"]  # two dashes wide, read as nothing
    assert amounts(("2031,", 400, 450), ("2032", 460, 500))[-2:] == ["2031,", "2032"]
    assert amounts(("45,", 400, 430), ("-", 500, 506))[-2:] == ["45,", "-"]
