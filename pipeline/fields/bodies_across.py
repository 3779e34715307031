"""A text goes in; the votes of tables come out whose columns are bodies.

Ja, Nein, Enthaltung are their rows, or heads below each body over one row of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.step import body_of, meeting_day
from pipeline.fields.table_cells import vote_of_cell
from pipeline.fields.tallies import Tally
from pipeline.german import bodies, heads
from pipeline.model.mention import VOTE_KINDS, Mention, Vote, VoteKind
from pipeline.model.text import Span, Text, TextCell, TextTable

_SURE = 0.9


def find(text: Text) -> Iterator[Tally]:
    """The vote of each body of such tables, with the day where its column prints one."""
    for table in text.tables:
        yield from _side_by_side(text, table)
        rows = _rows(text, table)
        if not {"yes", "no"} <= set(rows.values()):
            continue
        for column in sorted({c.column for c in table.cells if c.column > 0 and c.column_span == 1}):
            cells = [c for c in table.cells if c.column == column and c.row_span == 1]
            tally = _of_column(text, cells, rows)
            if tally is not None:
                yield tally


def _rows(text: Text, table: TextTable) -> dict[int, VoteKind]:
    """The votes that the first cells of the rows name."""
    found: dict[int, VoteKind] = {}
    for cell in table.cells:
        hit = heads.column(text.string[cell.start : cell.end]) if cell.column == 0 else None
        for kind in VOTE_KINDS:
            if hit is not None and hit[0] == kind and hit[1] == 1:
                found[cell.row] = kind
    return found


def _side_by_side(text: Text, table: TextTable) -> Iterator[Tally]:
    """The votes of bodies beside one another, each over heads of its own, the numbers in the row below."""
    tops = [c for c in table.cells if c.row == 0 and c.column_span > 1]
    named = [c for c in tops if bodies.is_body(text.string[c.start : c.end].split("\n")[0])]
    if len(named) < 2 or len(named) != len(tops) or max(c.row for c in table.cells) != 2:
        return
    for top in named:
        below = [c for c in table.cells if top.column <= c.column < top.column + top.column_span and c.column_span == 1]
        names = {c.column: heads.vote(text.string[c.start : c.end]) for c in below if c.row == 1}
        told: dict[VoteKind, Mention[Vote]] = {}
        for cell in (c for c in below if c.row == 2):
            for kind in VOTE_KINDS:
                if names.get(cell.column) == kind:
                    told[kind] = vote_of_cell(text.string[cell.start : cell.end], cell, cell.box is not None)
        if len(told) >= 2:
            yield _tally(text, top, [top], told, max(c.end for c in below))


def _of_column(text: Text, cells: list[TextCell], rows: dict[int, VoteKind]) -> Tally | None:
    above = [c for c in cells if c.row < min(rows)]
    named = [c for c in above if bodies.is_body(_name(text.string[c.start : c.end]))]
    below = [(rows[c.row], c) for c in cells if c.row in rows]
    told = {kind: vote_of_cell(text.string[c.start : c.end], c, c.box is not None) for kind, c in below}
    if len(named) != 1 or len(told) < 2:
        return None
    return _tally(text, named[0], above, told, max(c.end for c in cells))


def _name(string: str) -> str:
    """The first line of a cell without the day behind its body ("Rat 12.03.2031")."""
    return _DAY.sub("", string.split("\n")[0])


_DAY = re.compile(r"[\s,(]*(?:\b(?:am|vom)\s)?\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\)?$")


def _tally(text: Text, named: TextCell, above: list[TextCell], told: dict[VoteKind, Mention[Vote]], end: int) -> Tally:
    """The vote below the cell that names its body, its day in one of the cells above."""
    first = _name(text.string[named.start : named.end])
    tally = Tally(named.start, end, told)
    tally.body = body_of(first, named.start, named.start + len(first), "body over its votes", _SURE)
    days = (meeting_day(text.string[c.start : c.end], c.start, "body over its votes", _SURE) for c in above)
    tally.date = next((day for day in days if day is not None), None)
    tally.seen = Span(tally.start, tally.end)
    return tally
