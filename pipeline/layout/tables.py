"""Cells with their words go in, ruled or not; a table with its head, its columns' kinds and its cells' states comes
out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.layout.heads import HeadKind, head_kind, is_spanning
from pipeline.layout.runs import line_of, rows, runs
from pipeline.layout.states import cell_text, is_dash, is_figure, stated_from_text
from pipeline.model.geometry import Box
from pipeline.model.page import Cell, Line, Table, Word


@dataclass(slots=True)
class RawCell:
    """A cell before its state is known: place and spans from 0, its own area in points, its words."""

    row: int
    column: int
    box: Box
    words: list[Word]
    row_span: int = 1
    column_span: int = 1


def lines_in(words: Sequence[Word]) -> tuple[Line, ...]:
    """The printed lines of a cell's words, from the top; in a cell every gap belongs to a line."""
    return tuple(line_of(row) for row in rows(runs(words)))


def table_of(raw: Sequence[RawCell], box: Box, ruled: bool, header_rows: int | None = None) -> Table:
    """The table of ``raw`` cells; ``header_rows`` is found from the texts where it is not given."""
    cells = [
        Cell(r.row, r.column, lines_in(r.words), r.box, row_span=r.row_span, column_span=r.column_span)
        for r in sorted(raw, key=lambda r: (r.row, r.column))
    ]
    heads = _header_rows(cells) if header_rows is None else header_rows
    return stated(Table(tuple(cells), box, heads, ruled))


def stated(table: Table) -> Table:
    """``table`` with every cell's state as its words alone give it."""
    kinds = column_kinds(table)
    cells = []
    for cell in table.cells:
        if cell.row < table.header_rows:
            cells.append(replace(stated_from_text(cell, None), state="value" if cell.lines else "blank"))
            continue
        covered = [kinds.get(c) for c in range(cell.column, cell.column + cell.column_span)]
        kind = covered[0] if len(set(covered)) == 1 else None
        cells.append(stated_from_text(cell, kind))
    return replace(table, cells=tuple(cells))


def column_kinds(table: Table) -> dict[int, HeadKind]:
    """The kind of every column that is known, by its head, else by the figures that stand in it."""
    width = max((c.column + c.column_span for c in table.cells), default=0)
    kinds: dict[int, HeadKind] = {}
    for column in range(width):
        over = [
            c
            for c in table.cells
            if c.row < table.header_rows and c.column <= column < c.column + c.column_span and c.lines
        ]
        over.sort(key=lambda c: (-c.row, c.column_span))
        kind = next((k for c in over if (k := head_kind(cell_text(c))) is not None), None)
        if kind is None and len(over) > 1:
            kind = head_kind(" ".join(cell_text(c) for c in reversed(over) if c.column_span == 1))
        if kind is None:
            below = [
                cell_text(c)
                for c in table.cells
                if c.row >= table.header_rows and c.column == column and c.column_span == 1 and c.lines
            ]
            figures = [t for t in below if is_figure(t)]
            if len(figures) >= 2 and len(figures) >= 0.6 * len([t for t in below if not is_dash(t)]):
                kind = "number"
        if kind is not None:
            kinds[column] = kind
    return kinds


def _header_rows(cells: Sequence[Cell]) -> int:
    """How many rows are the head: rows of known heads, or a row without figures over columns of figures."""
    last = max((c.row for c in cells), default=-1)
    found = 0
    for row in range(min(last, 3)):
        filled = [c for c in cells if c.row == row and c.lines]
        known = [c for c in filled if head_kind(cell_text(c)) is not None or is_spanning(cell_text(c))]
        if len(filled) >= 2 and len(known) >= max(0.5 * len(filled), 2):
            found = row + 1
        elif found == row and len(filled) == 1 and known and is_spanning(cell_text(filled[0])):
            continue
        else:
            break
    if found:
        return max(found, *(c.row + c.row_span for c in cells if c.row < found))
    first = [c for c in cells if c.row == 0]
    if last < 1 or not any(c.lines for c in first) or any(is_figure(cell_text(c)) for c in first):
        return 0
    for head in first:
        below = [cell_text(c) for c in cells if c.row > 0 and c.column == head.column and c.lines]
        if len(below) >= 2 and head.lines and sum(map(is_figure, below)) >= 0.6 * len(below):
            return 1
    bold = [all(w.bold for line in c.lines for w in line.words) for c in first if c.lines]
    rest = [w.bold for c in cells if c.row > 0 for line in c.lines for w in line.words]
    return 1 if len(bold) >= 2 and all(bold) and rest and sum(rest) < 0.3 * len(rest) else 0
