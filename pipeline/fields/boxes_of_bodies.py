"""A text goes in; steps come out of tables whose cells hold a label over its value, one box of them for each body.

``Gremium / Werkausschuss | Sitzung am / 12.03.2031 | TOP / 2`` over ``Ja / 9 | Nein / 2 | Enthaltung / 1``: so forms of
Rheinland-Pfalz print a course with its votes. A label without a value below it waits for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.fields.step import Draft
from pipeline.fields.table_cells import fill_cell, vote_of_cell
from pipeline.fields.ticks import ticked_result
from pipeline.german import bodies
from pipeline.german import heads as known_heads
from pipeline.model.mention import VOTE_KINDS
from pipeline.model.text import Text, TextCell, TextTable

_RULE = "box of a body"
_SURE = 0.93


def find(text: Text) -> list[Draft]:
    """The steps of the boxes of a text, in order; none where a box lacks its body or its day, or stands alone with no
    vote in it."""
    drafts = [draft for table in text.tables for draft in _of_table(text, table)]
    named = [d for d in drafts if d.body is not None and d.date is not None and bodies.is_body(d.body.value.name)]
    told = len(drafts) > 1 or any(d.votes for d in drafts)
    return drafts if drafts and len(named) == len(drafts) and told else []


def _of_table(text: Text, table: TextTable) -> Iterator[Draft]:
    draft: Draft | None = None
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        name, value = _labelled(text, cell)
        if name == "body":
            if draft is not None:
                yield draft
            draft = Draft(cell.start, cell.end, _RULE, _SURE, table=table.start)
        if draft is None:
            continue
        draft.seen(cell.start, cell.end)
        string = text.string[value.start : value.end]
        for kind in (k for k in VOTE_KINDS if k == name):
            draft.votes[kind] = vote_of_cell(string, value, value.box is not None)
        if name in VOTE_KINDS:
            continue
        if name is not None and string.strip():
            fill_cell(draft, name, string, value.start, {"body", "date"})
        elif name is None:
            draft.result = draft.result or ticked_result(text.string[cell.start : cell.end], cell.start, 0.9)
    if draft is not None:
        yield draft


def _labelled(text: Text, cell: TextCell) -> tuple[str | None, TextCell]:
    """The name of a cell's label, which its first line is, and the cell without that line; None for any other cell."""
    string = text.string[cell.start : cell.end]
    first = string.split("\n")[0]
    hit = known_heads.column(first.strip(" :"))
    if hit is None or hit[1] < 1:
        return None, cell
    start = min(cell.start + len(first) + 1, cell.end)
    empty = not text.string[start : cell.end].strip()
    return hit[0], replace(cell, start=start, state="blank" if empty and cell.state == "value" else cell.state)
