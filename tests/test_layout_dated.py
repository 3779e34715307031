"""Tables without a head: rows told by their dates, columns by what stands under one another."""

from __future__ import annotations

import pytest

from pipeline.layout.dated import dated_tables
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import cell_text
from tests.test_layout_pages import Sheets

STEPS = (
    (("03.02.2021",), ("Bauausschuss",), ("BA/07/21",), ("empfohlen",)),
    (("17.02.2021",), ("Ausschuss für Wege,", "Brücken und Gräben"), ("WBG/03/21",), ("mit Änderungen", "empfohlen")),
    (("10.03.2021",), ("Rat",), ("RA/02/21",), ("beschlossen",)),
)
LEFT = (60.0, 130.0, 290.0, 380.0)


def steps(sheets: Sheets, top: float, middle: bool) -> float:
    """Draws the steps; a cell of one line stands in the middle of its row or at its top. Gives the foot."""
    y = top
    for step in STEPS:
        high = max(len(cell) for cell in step)
        for x, cell in zip(LEFT, step, strict=True):
            down = (high - len(cell)) * 6.0 if middle else 0.0
            for i, line in enumerate(cell):
                sheets.write(x, y + down + 12 * i, line)
        y += 12 * high + 9
    return y


@pytest.mark.parametrize("middle", [False, True], ids=["set from the top", "set in the middle"])
def test_rows_of_several_lines_are_told_by_their_dates(middle: bool) -> None:
    sheets = Sheets()
    sheets.write(60, 80, "Ursprung: Antrag einer Fraktion")
    foot = steps(sheets, 120, middle)
    sheets.write(60, foot + 20, "Bänke an der Promenade", bold=True)
    found = dated_tables(rows(runs(sheets.words)), [])
    assert len(found) == 1
    cells = {(c.row, c.column): cell_text(c) for c in found[0].table.cells}
    assert cells == {(r, c): " ".join(cell) for r, step in enumerate(STEPS) for c, cell in enumerate(step)}


def test_the_course_stands_between_the_text_above_and_below_it() -> None:
    sheets = Sheets()
    sheets.write(60, 60, "Bezirksversammlung Uferstadt")
    sheets.write(480, 84, "Drucksache")
    sheets.write(480, 98, "V/0816")
    foot = steps(sheets, 130, True)
    sheets.write(60, foot + 20, "Bänke an der Promenade", bold=True)
    kinds = [(b.kind, b.table is not None) for b in sheets.page().blocks if b.zone == "body"]
    assert [table for _, table in kinds].count(True) == 1
    assert kinds[-1][1] is False and kinds[-2][1] is True


def test_prose_with_dates_at_its_line_beginnings_is_no_table() -> None:
    sheets = Sheets()
    for i, line in enumerate(("03.02.2021 begannen die Arbeiten am Ufer,", "10.03.2021 endeten sie nach vier Wochen.")):
        sheets.write(60, 100 + 12 * i, line)
    assert dated_tables(rows(runs(sheets.words)), []) == []


def cells_below(sheets: Sheets) -> list[list[str]]:
    found = dated_tables(rows(runs(sheets.words)), [])
    cells = found[0].table.cells if found else ()
    height = max((c.row for c in cells), default=-1) + 1
    return [[cell_text(c) for c in cells if c.row == r] for r in range(height)]


def test_a_cell_as_wide_as_its_column_does_not_swallow_the_next_one() -> None:
    """The blank behind the longest body is no wider than one between words: its row was one run, and no table stood."""
    course = (
        ("1. Ausschuss für Wald und Flur", "Vorberatung", "12.03.2031"),
        ("2. Ortsrat Tannau", "Vorberatung", "19.03.2031"),
        ("3. Gemeinderat", "Entscheidung", "26.03.2031"),
    )
    sheets = Sheets()
    beside = sheets.write(60, 100, course[0][0])
    for i, row in enumerate(course):
        for x, cell in zip((60.0, beside, 330.0), row, strict=True):
            sheets.write(x, 100 + 10 * i, cell)
    assert cells_below(sheets) == [list(row) for row in course]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("2. Ausschuss für Planung,", "Bauen und Verkehr", True),
        ("2. Ausschuss für Jugend", "und Soziales", True),
        ("2. Jugendhilfeausschuss", "Die Vorlage ist alt.", False),
        ("2. Jugendhilfeausschuss", "Anlagen", False),
    ],
)
def test_the_end_of_a_name_below_the_last_row_belongs_to_it(above: str, below: str, joined: bool) -> None:
    sheets = Sheets()
    for i, row in enumerate((("1. Rat", "4", "12.03.2031"), (above, "7", "19.03.2031"))):
        for x, cell in zip((60.0, 250.0, 330.0), row, strict=True):
            sheets.write(x, 100 + 12 * i, cell)
    sheets.write(72, 124, below)
    assert cells_below(sheets)[-1][0] == (f"{above} {below}" if joined else above)
