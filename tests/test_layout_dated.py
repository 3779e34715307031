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
