"""A text goes in; the votes of tables come out whose columns are bodies and whose rows are Ja, Nein, Enthaltung."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.fields.step import body_of, meeting_day
from pipeline.fields.table_cells import vote_of_cell
from pipeline.fields.tallies import Tally
from pipeline.german import bodies, heads
from pipeline.model.mention import VOTE_KINDS, VoteKind
from pipeline.model.text import Span, Text, TextCell, TextTable

_SURE = 0.9


def find(text: Text) -> Iterator[Tally]:
    """The vote of each body of such tables, with the day where its column prints one."""
    for table in text.tables:
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


def _of_column(text: Text, cells: list[TextCell], rows: dict[int, VoteKind]) -> Tally | None:
    above = [c for c in cells if c.row < min(rows)]
    named = [c for c in above if bodies.is_body(text.string[c.start : c.end].split("\n")[0])]
    below = [(rows[c.row], c) for c in cells if c.row in rows]
    told = {kind: vote_of_cell(text.string[c.start : c.end], c, c.box is not None) for kind, c in below}
    if len(named) != 1 or len(told) < 2:
        return None
    first = text.string[named[0].start : named[0].end].split("\n")[0]
    tally = Tally(named[0].start, max(c.end for c in cells), told)
    tally.body = body_of(first, named[0].start, named[0].start + len(first), "body over its votes", _SURE)
    days = (meeting_day(text.string[c.start : c.end], c.start, "body over its votes", _SURE) for c in above)
    tally.date = next((day for day in days if day is not None), None)
    tally.seen = Span(tally.start, tally.end)
    return tally
