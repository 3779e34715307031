"""Cells with their words go in, ruled or not; a table with its head, its columns' kinds and its cells' states comes
out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.german import heads
from pipeline.german.heads import Head
from pipeline.layout.heads import HeadKind, head_kind, is_body_of_row, is_spanning, kinds_of
from pipeline.layout.runs import line_of, rows, runs
from pipeline.layout.sideways import sideways_lines
from pipeline.layout.states import cell_text, is_dash, is_figure, stated_from_text
from pipeline.model.geometry import Box
from pipeline.model.page import Cell, Line, Table, Word

_DAY = re.compile(r"(?:^[^\w\s]{0,2}|\b)\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b")


_BRIEF = 6  # letters of what stands in a column of votes
_SMALL = re.compile(r"\d{1,3}$")


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
    """The printed lines of a cell's words, from the top (of a cell set sideways from the first that is read); in a cell
    every gap belongs to a line."""
    return sideways_lines(words) or tuple(line_of(row) for row in rows(runs(words)))


def table_of(raw: Sequence[RawCell], box: Box, ruled: bool, header_rows: int | None = None) -> Table:
    """The table of ``raw`` cells; ``header_rows`` is found from the texts where it is not given."""
    cells = [
        Cell(r.row, r.column, lines_in(r.words), r.box, row_span=r.row_span, column_span=r.column_span)
        for r in sorted(raw, key=lambda r: (r.row, r.column))
    ]
    rows_of_heads = header_rows_of(cells) if header_rows is None else header_rows
    return stated(Table(tuple(cells), box, rows_of_heads, ruled))


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
    """The kind of every column that is known, by its head, else by the figures that stand in it.

    In a table with a column of dates, as a Beratungsfolge is, columns of small figures whose heads nobody knows are
    taken for votes: whoever is to count them needs to know what stands there by hand.
    """
    width = max((c.column + c.column_span for c in table.cells), default=0)
    kinds = kinds_of([_head(c) for c in table.cells if c.row < table.header_rows])
    body = [c for c in table.cells if c.row >= table.header_rows and c.column_span == 1]
    texts = {n: [cell_text(c) for c in body if c.column == n and c.lines] for n in range(width)}
    if "date" not in kinds.values():
        days = [n for n, own in texts.items() if own and sum(bool(_DAY.match(t)) for t in own) >= 0.6 * len(own)]
        kinds |= dict.fromkeys((n for n in days[:1] if kinds.get(n) in (None, "text")), "date")
    for column in _below_votes(table):
        if column not in kinds and all(len(text) <= _BRIEF for text in texts.get(column, ())):
            kinds[column] = "vote"
    dated = "date" in kinds.values()
    for column, own in texts.items():
        if column in kinds:
            continue
        figures = [t for t in own if is_figure(t)]
        plain = [t for t in own if not is_dash(t)]
        small = [t for t in plain if _SMALL.match(t)]
        if dated and len(small) >= 0.6 * len(plain) and all(len(t) <= _BRIEF for t in plain):
            kinds[column] = "vote"
        elif len(figures) >= 2 and len(figures) >= 0.6 * len(plain):
            kinds[column] = "number"
    return kinds


def _below_votes(table: Table) -> list[int]:
    """The columns below a head of votes over several of them."""
    over = [c for c in table.cells if c.row < table.header_rows and c.column_span > 1]
    told = [c for c in over if heads.over(cell_text(c)) == "votes"]
    return [column for c in told for column in range(c.column, c.column + c.column_span)]


def _head(cell: Cell) -> Head:
    return Head("\n".join(line.string for line in cell.lines), cell.row, cell.column, cell.row_span, cell.column_span)


_MOST_HEADS = 4  # rows of a head


def _is_entry(text: str) -> bool:
    """Whether a cell's words are what stands below a head: a day, a body or a figure."""
    return is_figure(text) or _DAY.search(text) is not None or is_body_of_row(text)


def _in_column(cells: Sequence[Cell], row: int) -> bool:
    """Whether a day of ``row`` stands above two others: then it begins a column without its head."""
    days = [c for c in cells if c.row >= row and _DAY.search(cell_text(c))]
    first = {c.column for c in days if c.row == row}
    return any(sum(c.column == n and c.row > row for c in days) >= 2 for n in first)


def _tells(kinds: dict[int, HeadKind]) -> bool:
    """Whether these columns are those of a Beratungsfolge, whatever heads nobody knows stand among them."""
    told = list(kinds.values())
    return len(kinds) >= 3 and ("vote" in told or "date" in told) and "number" not in told


def _are_votes(cells: Sequence[Cell], row: int) -> bool:
    """Whether a row has two heads of votes and no figure."""
    texts = [cell_text(c) for c in cells if c.row == row and c.lines]
    return sum(head_kind(text) == "vote" for text in texts) >= 2 and not any(map(_is_entry, texts))


def header_rows_of(cells: Sequence[Cell]) -> int:
    """How many rows are the head: rows of known heads, or a row without figures over columns of figures."""
    last = max((c.row for c in cells), default=-1)
    found = 0
    before: dict[int, HeadKind] = {}
    for row in range(min(last, _MOST_HEADS)):
        filled = [c for c in cells if c.row == row and c.lines]
        entries = sum(_is_entry(cell_text(c)) for c in filled)
        labels = sum(head_kind(cell_text(c)) is not None or is_spanning(cell_text(c)) for c in filled)
        beside = sum(cell_text(c).endswith(":") for c in filled) > 1  # labels with their values beside them
        if entries and (found or labels < 2 * entries or beside or _in_column(cells, row)):
            break  # one entry among labels is a stamp's, but a day below the heads or above others is of a row
        kinds = kinds_of([_head(c) for c in cells if c.row <= row])
        here = [c for c in filled if c.column in kinds and head_kind(cell_text(c)) == kinds[c.column]]
        known = [c for c in filled if c in here or is_spanning(cell_text(c))]
        if found:
            more = bool(known) or len(kinds) > len(before)
        else:
            more = (len(kinds) >= 2 and len(known) >= max(0.5 * len(filled), 2)) or _tells(kinds)
        if more:
            found, before = row + 1, kinds
        elif known and not found and not entries and _are_votes(cells, row + 1):
            continue  # heads beside a stamp, over those of the votes
        elif found or not filled or len(filled) > 1 or not known:
            break  # not even a head over several columns, or a title over the heads
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
