"""A text goes in; steps come out of tables that print the heads of the votes anew for each body.

Each body stands with its day in a cell of its own beside or above a row of heads (Ja, Nein, Enth.), the figures in
the row below those heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.fields.step import ITEM, Draft, body_of, meeting_day
from pipeline.fields.table_cells import CROSS, vote_of_cell
from pipeline.german import bodies
from pipeline.german import heads as known_heads
from pipeline.model.mention import VOTE_KINDS, Mention
from pipeline.model.text import Text, TextCell, TextTable

_RESULTS = {"unanimous": "einstimmig", "majority": "mehrheitlich"}
_SURE = 0.9


def find(text: Text) -> list[Draft]:
    """The steps of the tables of this kind, in order; none where a row of heads stands without a body and a day."""
    return [draft for table in text.tables for draft in _of_table(text, table)]


def _of_table(text: Text, table: TextTable) -> list[Draft]:
    heads = {row: named for row in {c.row for c in table.cells} if (named := _heads(text, table, row))}
    rows = sorted(heads)
    if len(rows) < 2:
        return []
    drafts = []
    for n, row in enumerate(rows):
        stop = rows[n + 1] if n + 1 < len(rows) else max(c.row for c in table.cells) + 1
        place = next(_places(text, table, row, rows[n - 1] + 1 if n else 0), None)
        below = [c for c in table.cells if c.row == row + 1 < stop]
        if place is None or not below:
            return []
        drafts.append(_step(text, place, heads[row], below))
    return drafts


def _heads(text: Text, table: TextTable, row: int) -> dict[int, str]:
    """The columns that the cells of a row name, where Ja and Nein are among them; empty for any other row."""
    named = {}
    for cell in table.cells:
        if cell.row == row and cell.column_span == 1:
            hit = known_heads.column(text.string[cell.start : cell.end])
            if hit is not None and hit[1] == 1:
                named[cell.column] = hit[0]
    return named if {"yes", "no"} <= set(named.values()) and not {"date", "body"} & set(named.values()) else {}


def _places(text: Text, table: TextTable, row: int, first: int) -> Iterator[TextCell]:
    """The cells beside a row of heads, then those above it, that hold a body and a day."""
    near = [c for c in table.cells if c.row <= row < c.row + c.row_span]
    above = [c for c in table.cells if first <= c.row < row and c not in near]
    for cell in (*near, *reversed(above)):
        string = text.string[cell.start : cell.end]
        if bodies.parse(string) and meeting_day(string, cell.start, "", 1.0) is not None:
            yield cell


def _step(text: Text, place: TextCell, heads: dict[int, str], below: Sequence[TextCell]) -> Draft:
    string = text.string[place.start : place.end]
    draft = Draft(place.start, max([place.end, *(c.end for c in below)]), "heads for each body", _SURE)
    draft.date = meeting_day(string, place.start, "cell beside the heads", _SURE)
    first = string.split("\n")[0]
    named = bodies.parse(string)[0]
    start, end = (0, len(first)) if bodies.is_body(first) else (named.start, named.end)
    draft.body = body_of(string[start:end], place.start + start, place.start + end, "cell beside the heads", _SURE)
    item = ITEM.search(string)
    if item:
        span = place.start + item.start("item"), place.start + item.end("item")
        draft.item = Mention(item["item"], *span, "cell beside the heads", _SURE)
    for cell in below:
        name, words = heads.get(cell.column), text.string[cell.start : cell.end]
        if name in VOTE_KINDS:
            draft.votes[name] = vote_of_cell(words, cell, cell.box is not None)
        elif name in _RESULTS and CROSS.fullmatch(words.strip()):
            draft.result = Mention(_RESULTS[name], cell.start, cell.end, "cross in a column", _SURE)
    return draft
