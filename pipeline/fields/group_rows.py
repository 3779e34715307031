"""A text goes in; steps come out of tables that have rows for Ja, Nein and Enthaltung beside each body.

The body stands with its day in a cell over these rows; the numbers of the whole stand below a head that says so
("gesamt"), beside those of the groups, or in the only column of numbers.
"""

from __future__ import annotations

import re

from pipeline.fields.step import Draft, meeting_day, trimmed_body
from pipeline.fields.table_cells import vote_of_cell
from pipeline.german import bodies, heads
from pipeline.model.mention import VOTE_KINDS, VoteKind
from pipeline.model.text import Text, TextCell, TextTable

_WHOLE = re.compile(r"(?:ins)?gesamt|Summe|zusammen|Stimmen|Anzahl|Stimmenzahl", re.IGNORECASE)
_SURE = 0.9


def find(text: Text) -> list[Draft]:
    """The steps of the tables of this kind, in order; a table counts where two or more bodies have such rows."""
    return [draft for table in text.tables for draft in _of_table(text, table)]


def _of_table(text: Text, table: TextTable) -> list[Draft]:
    kinds = {c.row: kind for c in table.cells if c.column == 1 and (kind := _kind(text, c)) is not None}
    places = [c for c in table.cells if c.column == 0 and c.row in kinds and text.string[c.start : c.end].strip()]
    column = _column(text, table)
    if column is None or len(places) < 2 or not {"yes", "no"} <= set(kinds.values()):
        return []
    drafts = []
    for n, place in enumerate(places):
        stop = places[n + 1].row if n + 1 < len(places) else max(kinds) + 1
        draft = _step(text, table, place)
        if draft is None:
            return []
        for cell in table.cells:
            if cell.column == column and place.row <= cell.row < stop and cell.row in kinds:
                draft.votes[kinds[cell.row]] = vote_of_cell(
                    text.string[cell.start : cell.end], cell, cell.box is not None
                )
                draft.seen(draft.start, max(draft.end, cell.end))
        drafts.append(draft)
    return drafts


def _kind(text: Text, cell: TextCell) -> VoteKind | None:
    """The vote that the head of a row names."""
    name = heads.vote(text.string[cell.start : cell.end].strip())
    return next((kind for kind in VOTE_KINDS if kind == name), None)


def _column(text: Text, table: TextTable) -> int | None:
    """The column of the numbers of the whole; None where several might be."""
    first = [c for c in table.cells if c.row < max(table.header_rows, 1) and c.column > 1]
    whole = {c.column for c in first if _WHOLE.fullmatch(text.string[c.start : c.end].strip())}
    columns = {c.column for c in table.cells if c.column > 1}
    found = whole if len(whole) == 1 else columns
    return found.pop() if len(found) == 1 else None


def _step(text: Text, table: TextTable, place: TextCell) -> Draft | None:
    """The body and the day of one cell; None where it holds anything else."""
    string = text.string[place.start : place.end]
    day, named = meeting_day(string, place.start, "table", _SURE), bodies.parse(string)
    if day is None or len(named) != 1 or named[0].start:
        return None
    draft = Draft(place.start, place.end, "rows of its votes", _SURE, day, table=table.start)
    draft.body = trimmed_body(string[: day.start - place.start], place.start, "table", _SURE)
    return draft if draft.body is not None else None
