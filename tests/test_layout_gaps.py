"""Tables of scans whose upright lines have gaps."""

from __future__ import annotations

import pytest

from pipeline.layout.grid import grids
from pipeline.layout.ruled import table_in
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling, Word

XS, YS = (50, 200, 270, 300, 330, 360), (100, 120, 140, 160, 180)
ROWS = (
    ("Gremium", "Termin", "Ja", "Nein", "Enth."),
    ("Bauausschuss", "12.03.2031", "7", "2", "1"),
    ("Hauptausschuss", "19.03.2031", "9", "", "0"),
    ("Kreistag", "26.03.2031", "41", "3", "5"),
)


def words() -> list[Word]:
    return [
        Word(text, Box(XS[c] + 4, YS[r] + 5, XS[c] + 4 + 5 * len(text), YS[r] + 13), 0.95)
        for r, row in enumerate(ROWS)
        for c, text in enumerate(row)
        if text
    ]


@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_gap_in_an_upright_line_joins_no_cells(row: int) -> None:
    lines = [Ruling(Box(XS[0], y, XS[-1], y + 0.5), False) for y in YS]
    for x in XS:
        pieces = [(YS[0], YS[row]), (YS[row + 1], YS[-1])] if x == 330 else [(YS[0], YS[-1])]
        lines += [Ruling(Box(x, a, x + 0.5, b), True) for a, b in pieces if a < b]
    (grid,) = grids(lines)
    assert any(c.column_span > 1 for c in grid.cells)
    table, _ = table_in(grid, words())
    assert table is not None
    found = {(c.row, c.column): " ".join(line.string for line in c.lines) for c in table.cells}
    assert [[found[r, c] for c in range(5)] for r in range(4)] == [list(r) for r in ROWS]


def test_a_text_over_two_columns_stays_one_cell() -> None:
    lines = [Ruling(Box(XS[0], y, XS[-1], y + 0.5), False) for y in YS]
    lines += [Ruling(Box(x, YS[0], x + 0.5, YS[3] if x in (300, 330) else YS[-1]), True) for x in XS]
    (grid,) = grids(lines)
    own = [w for w in words() if w.box is not None and not (w.box.top > YS[3] and w.box.left > 270)]
    table, _ = table_in(grid, [*own, Word("einstimmig", Box(290, 165, 340, 173), 0.95)])
    assert table is not None
    assert [c.column_span for c in table.cells if c.row == 3] == [1, 1, 3]


def _with_heads_inside(below: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    """The texts of a ruled table whose first cells hold their heads too, row by row; ``below`` are its other rows."""
    heads, first = ("Gremium", "Termin", "Zuständigkeit"), ("Bauausschuss", "12.03.2031", "Empfehlung")
    xs, ys = (50, 200, 300, 400), [100 + 30 * n for n in range(len(below) + 2)]
    lines = [Ruling(Box(50, y, 400, y + 0.5), False) for y in ys] + [
        Ruling(Box(x, ys[0], x + 0.5, ys[-1]), True) for x in xs
    ]
    rows = [(ys[0] + 3, heads), (ys[0] + 15, first), *((ys[n + 1] + 8, row) for n, row in enumerate(below))]
    printed = [
        Word(text, Box(xs[c] + 4, y, xs[c] + 4 + 5 * len(text), y + 8), 0.95)
        for y, row in rows
        for c, text in enumerate(row)
        if text
    ]
    (grid,) = grids(lines)
    table, _ = table_in(grid, printed)
    assert table is not None
    found = {(c.row, c.column): "/".join(line.string for line in c.lines) for c in table.cells}
    return [[found[r, c] for c in range(3)] for r in range(max(r for r, _ in found) + 1)]


def test_heads_inside_the_cells_of_the_first_row_are_a_row_of_their_own() -> None:
    rows = (("Hauptausschuss", "19.03.2031", "Empfehlung"), ("Kreistag", "26.03.2031", "Beschluss"))
    assert _with_heads_inside(rows) == [
        ["Gremium", "Termin", "Zuständigkeit"],
        ["Bauausschuss", "12.03.2031", "Empfehlung"],
        *map(list, rows),
    ]


@pytest.mark.parametrize("row", [("einstimmig", "Ja", "Nein"), ("Kreistag", "", "Beschluss")])
def test_heads_stay_in_their_cells_above_rows_of_another_kind(row: tuple[str, ...]) -> None:
    assert _with_heads_inside((row,))[0][0] == "Gremium/Bauausschuss"
