"""A text goes in; steps come out of tables that stand on their side: heads in the first column, a step in each other.

``Gremium | Bauausschuss | Rat`` is the first row, ``Sitzung am | 05.02.2031 | 26.02.2031`` the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.fields.step import Draft, moved
from pipeline.fields.table_cells import fill_cell, vote_of_cell
from pipeline.german import bodies
from pipeline.german import heads as known_heads
from pipeline.german.votes import ordered
from pipeline.model.mention import VOTE_KINDS
from pipeline.model.text import Text, TextTable


def find(text: Text) -> list[Draft]:
    """The steps of the tables of this kind, in order; a table counts where two columns or more hold body and day."""
    return [draft for table in text.tables for draft in _of_table(text, table)]


def _of_table(text: Text, table: TextTable) -> list[Draft]:
    heads: dict[int, str] = {}
    orders: dict[int, tuple[str, ...]] = {}
    for cell in table.cells:
        hit = known_heads.column(text.string[cell.start : cell.end]) if cell.column == 0 else None
        order = known_heads.in_one(text.string[cell.start : cell.end]) if cell.column == 0 else ()
        if order:
            orders[cell.row] = order
            heads[cell.row] = "result"
        elif hit is not None and hit[1] == 1:
            heads[cell.row] = hit[0]
    if not {"body", "date"} <= set(heads.values()):
        return []
    drafts = list(_columns(text, table, heads, orders))
    named = [d for d in drafts if d.date and d.body and bodies.is_body(d.body.value.name)]
    return drafts if len(named) == len(drafts) >= 2 else []


def _columns(
    text: Text, table: TextTable, heads: dict[int, str], orders: dict[int, tuple[str, ...]]
) -> Iterator[Draft]:
    for column in range(1, max(c.column for c in table.cells) + 1):
        cells = [c for c in table.cells if c.column <= column < c.column + c.column_span and c.row in heads]
        printed = [c for c in cells if text.string[c.start : c.end].strip()]
        if not printed:
            continue
        start, end = min(c.start for c in printed), max(c.end for c in printed)
        draft = Draft(start, end, "table on its side", 0.93, table=table.start)
        for cell in cells:
            name, string = heads[cell.row], text.string[cell.start : cell.end]
            told = ordered(string, orders[cell.row]) if cell.row in orders else {}
            if told:
                draft.votes |= {kind: moved(vote, cell.start) for kind, vote in told.items()}
            elif name in VOTE_KINDS:
                draft.votes[name] = vote_of_cell(string, cell, cell.box is not None)
            elif string.strip():
                fill_cell(draft, name, string, cell.start, set(heads.values()))
        yield draft
