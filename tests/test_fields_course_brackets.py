"""Sittings in brackets that run over the line end, courses within a cell, heads over other cells than their own."""

from __future__ import annotations

import pytest

from pipeline.fields.step import body_of
from pipeline.model.text import Text
from tests.courses import row, steps, table

BELOW = "\n\nSachverhalt:\n\nDie Stege sind alt.\n"
TWO = [(1, "2031-03-12", "Werkausschuss", True), (2, "2031-03-26", "Rat", False)]


def told(text: Text) -> list[tuple[object, ...]]:
    return [(r[0], r[1], r[2], r[5]) for r in map(row, steps(text))]


@pytest.mark.parametrize(
    "lines",
    [
        ("Werkausschuss (öffentliche Sitzung", "am 12.03.2031)", "Rat (nichtöffentliche", "Sitzung am 26.03.2031)"),
        ("Werkausschuss (12. öffentliche", "Sitzung) 12.03.2031", "Rat (5. nichtöffentliche", "Sitzung) 26.03.2031"),
        ("Werkausschuss (7. öffentliche Sitzung) 12.03.2031", "Rat (5. nichtöffentliche Sitzung) 26.03.2031"),
    ],
)
def test_a_sitting_in_brackets(lines: tuple[str, ...]) -> None:
    assert told(Text("Beratungsfolge:\n\n" + "\n".join(lines) + BELOW)) == TWO


def test_a_bracket_of_a_sitting_without_its_status() -> None:
    string = "Beratungsfolge:\n\nWerkausschuss (Sitzung vom\n12.03.2031)\nRat (Sitzung vom\n26.03.2031)" + BELOW
    assert [t[:3] for t in told(Text(string))] == [t[:3] for t in TWO]


def test_the_number_of_a_sitting_is_no_part_of_its_body() -> None:
    rows = [["Gremium", "Termin"], ["Werkausschuss (7. öffentliche Sitzung)", "12.03.2031"]]
    rows.append(["Rat (5. nichtöffentliche Sitzung)", "26.03.2031"])
    assert told(table(rows)) == TWO
    assert body_of("Rat (5.", 0, 7, "table", 0.97).confidence <= 0.5


def test_a_course_within_a_cell_beside_its_head() -> None:
    cell = "Werkausschuss (12.03.2031, öffentlich)\nRat (26.03.2031, nichtöffentlich)"
    assert told(table([["Gremien", cell]], head=0)) == TWO


def test_a_name_that_begins_in_a_column_without_a_head_is_doubted() -> None:
    rows = [["", "Gremium", "Termin"], ["Ausschuss für\nund Brücken", "Wege, Plätze", "12.03.2031"]]
    found = steps(table([*rows, ["", "Rat", "26.03.2031"]]))
    assert [s.body is not None and s.body.confidence > 0.9 for s in found] == [False, True]


def test_a_bracket_behind_the_last_day_goes_on_below_it() -> None:
    string = (
        "Beratungsfolge:\n\nWerkausschuss am 12.03.2031 (TOP 3, öffentlich, Vorberatung), Rat am 26.03.2031 (TOP 7,\n"
    )
    found = [row(s) for s in steps(Text(string + "öffentlich, Entscheidung)" + BELOW))]
    assert [r[:6] for r in found] == [
        (1, "2031-03-12", "Werkausschuss", "Vorberatung", "3", True),
        (2, "2031-03-26", "Rat", "Entscheidung", "7", True),
    ]
