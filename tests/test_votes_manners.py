"""Votes in the manner of further towns: sections, cells and labels of other shapes."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.layout.states import cell_text
from pipeline.model.mention import Step
from pipeline.model.text import Text
from tests.courses import cells, row, steps, table
from tests.test_layout_pages import Sheets

HEAD = "Beschlussvorlage\n\nDrucksache Nr.: 117/2031\n\nBetreff: Neubau der Stege\n\nSachverhalt:\n\nAlt.\n\n"
HEAD += "Beschlussvorschlag:\n\nDer Rat beschließt den Neubau.\n\n"


def told(step: Step) -> tuple[Any, ...]:
    votes = cells(step)
    return row(step)[1:3], row(step)[6], tuple(votes.get(kind) for kind in ("yes", "no", "abstain"))


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "Abstimmungsergebnis:\n\nBauausschuss (12.03.2031):   Ja 7   Nein 2   Enthaltung 1\n"
            "Rat (26.03.2031):   Ja ___   Nein ___   Enthaltung ___\n",
            [
                (("2031-03-12", "Bauausschuss"), None, (7, 2, 1)),
                (("2031-03-26", "Rat"), None, ("blank", "blank", "blank")),
            ],
        ),
        (
            "Abstimmung:\n\n26.03.2031 Rat\nanwesende Mitglieder 29\ndavon stimmberechtigt 28\ndafür 21\ndagegen 4\n"
            "Enthaltungen 3\n",
            [(("2031-03-26", "Rat"), None, (21, 4, 3))],
        ),
        (
            "Beschluss des Rates vom 26.03.2031: Dem Vorschlag der Verwaltung wird mit 21 gegen 4 Stimmen bei 3\n"
            "Enthaltungen zugestimmt.\n",
            [(("2031-03-26", "Rat"), "zugestimmt", (21, 4, 3))],
        ),
        (
            "Abstimmungsergebnis Bauausschuss 12.03.2031:\neinstimmig ☐  mehrheitlich ☒  Ja: 7  Nein: 2  Enth.: 1\n\n"
            "Abstimmungsergebnis Rat 26.03.2031:\neinstimmig ☒   mehrheitlich ☐   Ja: 28   Nein: 0   Enth.: 0\n",
            [
                (("2031-03-12", "Bauausschuss"), "mehrheitlich", (7, 2, 1)),
                (("2031-03-26", "Rat"), "einstimmig", (28, 0, 0)),
            ],
        ),
        (
            "Abstimmungsergebnis Rat 26.03.2031:\n☒ einstimmig   ☐ mehrheitlich   Ja: 28   Nein: 0   Enth.: 0\n",
            [(("2031-03-26", "Rat"), "einstimmig", (28, 0, 0))],
        ),
    ],
)
def test_votes_below_the_text(below: str, expected: list[tuple[Any, ...]]) -> None:
    assert list(map(told, steps(Text(HEAD + below)))) == expected


def test_figures_in_words_within_cells() -> None:
    lines = [["Sitzung", "Gremium", "Für", "Gegen", "Enth."], ["12.03.2031", "Bauausschuss", "sieben", "zwei", "keine"]]
    assert [told(s)[2] for s in steps(table(lines))] == [(7, 2, 0)]


@pytest.mark.parametrize("waiting", ["Ja     Nein     Enth.", "__ : __ : __", "Ja ___ / Nein ___ / Enth. ___"])
def test_labels_without_numbers_wait_for_them(waiting: str) -> None:
    lines = [["Gremium", "Sitzungstag", "Abstimmungsergebnis"], ["Bauausschuss", "12.03.2031", "Ja 7 Nein 2 Enth. 1"]]
    found = steps(table([*lines, ["Rat", "26.03.2031", waiting]]))
    assert [told(s)[1:] for s in found] == [(None, (7, 2, 1)), (None, ("blank", "blank", "blank"))]


@pytest.mark.parametrize(
    ("line", "numbers", "result"),
    [
        (
            "Anwesend: 29 Mitglieder. Vierundzwanzig Ja-Stimmen, keine Nein-Stimmen, fünf\n"
            "Enthaltungen. Ergebnis: einstimmig.",
            (24, 0, 5),
            "einstimmig",
        ),
        ("Ja: 31, Nein: 2. Ergebnis: geändert angenommen", (31, 2, None), "geändert angenommen"),
    ],
)
def test_numbers_in_words_and_the_result_behind_them(line: str, numbers: tuple[Any, ...], result: str) -> None:
    minutes = "Niederschriftsauszug\n\nüber die Sitzung des Stadtrates am 20.06.2031\n\n"
    minutes += "Beschluss:\n\nDie Stege werden erneuert.\n\n"
    (step,) = steps(Text(f"{minutes}Abstimmung durch Handzeichen:\n\n{line}\n"))
    assert told(step) == (("2031-06-20", "Stadtrat"), result, numbers)


def test_the_tick_in_the_line_of_a_body_is_its_result() -> None:
    course = "Beratungsfolge:\n\nBauausschuss 12.03.2031\nGemeinderat 26.03.2031\n\nSachverhalt:\n\nAlt.\n\n"
    lines = "Bauausschuss ☒ einstimmig ☐ mehrheitlich Ja: ____ Nein: ____ Enth.: ____\n"
    lines += "Gemeinderat ☐ einstimmig ☐ mehrheitlich Ja: ____ Nein: ____ Enth.: ____\n"
    blank = ("blank",) * 3
    assert [told(s) for s in steps(Text(f"{course}Beratungsergebnis:\n\n{lines}"))] == [
        (("2031-03-12", "Bauausschuss"), "einstimmig", blank),
        (("2031-03-26", "Gemeinderat"), None, blank),
    ]


def test_a_number_in_brackets_is_no_part_of_a_result() -> None:
    lines = [["Gremium", "Termin", "Ergebnis"], ["Bauausschuss", "12.03.2031", "einstimmig (9)"]]
    assert [row(s)[6] for s in steps(table([*lines, ["Rat", "26.03.2031", "vertagt"]]))] == ["einstimmig", "vertagt"]


def test_labels_behind_a_body_are_none_of_its_name() -> None:
    text = "Vorlage\n\nBeratungsfolge:\n\n12.03.2031 Bauausschuss Stimmen dafür 7 Stimmen dagegen 2 Enthaltungen 1\n"
    text += "26.03.2031 Rat Stimmen dafür 21 Stimmen dagegen 4 Enthaltungen 3\n\nSachverhalt:\n\nAlt.\n"
    assert [told(s) for s in steps(Text(text))] == [
        (("2031-03-12", "Bauausschuss"), None, (7, 2, 1)),
        (("2031-03-26", "Rat"), None, (21, 4, 3)),
    ]


def test_bodies_below_no_head_are_a_column_of_their_own() -> None:
    sheets = Sheets()
    for x, label in ((60.0, "Beratungsfolge:"), (330.0, "Ja"), (370.0, "Nein"), (420.0, "Enthaltung")):
        sheets.write(x, 120, label)
    lines = [("12.03.2031", "Ausschuss für Bauen, Umwelt", "7", "2", "1"), ("", "und Verkehr", "", "", "")]
    lines += [("26.03.2031", "Rat der Gemeinde Musterdorf", "", "", "")]
    for n, line in enumerate(lines):
        for x, words in zip((60.0, 160.0, 330.0, 370.0, 420.0), line, strict=True):
            sheets.write(x, 134 + 13.0 * n, words)
    (found,) = [b.table for b in sheets.page().blocks if b.table is not None]
    read = [[cell_text(c) for c in found.cells if c.row == r] for r in (1, 2)]
    assert read == [
        ["12.03.2031", "Ausschuss für Bauen, Umwelt und Verkehr", "7", "2", "1"],
        ["26.03.2031", "Rat der Gemeinde Musterdorf", "", "", ""],
    ]


def test_an_empty_cell_below_the_order_of_its_numbers_is_blank() -> None:
    lines = [
        ["Gremium", "Termin", "Ja : Nein : Enth."],
        ["Ortsrat", "12.03.2031", "9 : 0 : 2"],
        ["Rat", "26.03.2031", ""],
    ]
    assert [told(s)[2] for s in steps(table(lines))] == [(9, 0, 2), ("blank",) * 3]


def test_a_group_in_brackets_is_no_part_of_a_result() -> None:
    minutes = "Beschlussauszug\n\nüber die Sitzung des Rates am 18.03.2031\n\nBeschluss:\n\nDie Stege bleiben.\n\n"
    vote = "Abstimmungsergebnis:\n\nMit 11 Stimmen gegen 4 Stimmen bei 2 Enthaltungen\n"
    vote += "(Freie Wähler) mehrheitlich beschlossen.\n"
    (step,) = steps(Text(minutes + vote))
    assert told(step) == (("2031-03-18", "Rat"), "mehrheitlich beschlossen", (11, 4, 2))
