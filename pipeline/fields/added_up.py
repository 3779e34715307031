"""Sums of a text go in; those of a table's column that contradict each other come out with a doubt.

A total that is not what stands above it tells that one of them is wrong: read by an engine it may be any, printed as
it is it is the total that adds up something else. A figure without cents below and above such with cents lost a comma.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.mention import Amount, Mention
from pipeline.model.text import Text, TextTable

NOT_ADDED_UP = "sum does not add up"
NO_CENTS = "no cents beside others"
_TOTAL = re.compile(r"\b(?:Summe|Gesamt\w*|[Ii]nsgesamt|Zusammen|Σ)\b")
_CENTS = re.compile(r",\d\d(?!\d)")

Column = list[tuple[int, str]]
"""The sums of a column from above: which it is, and the words that begin its row."""


def checked(text: Text, found: Sequence[Mention[Amount]]) -> list[Mention[Amount]]:
    """``found`` (in order of the page) with the doubts that the columns of their tables raise."""
    doubts: dict[int, str] = {}
    starts = [m.start for m in found]
    for table in text.tables:
        inside = range(bisect_right(starts, table.start - 1), bisect_right(starts, table.end - 1))
        for column in _columns(text, table, [(i, found[i].start) for i in inside]).values():
            doubts |= dict.fromkeys(_not_added_up(text, found, column), NOT_ADDED_UP)
            doubts |= dict.fromkeys(_without_cents(text, found, column), NO_CENTS)
    return [_doubted(m, doubts[i]) if i in doubts else m for i, m in enumerate(found)]


def _doubted(mention: Mention[Amount], doubt: str) -> Mention[Amount]:
    return replace(mention, confidence=min(mention.confidence, 0.8), flags=(*mention.flags, doubt))


def _columns(text: Text, table: TextTable, sums: Sequence[tuple[int, int]]) -> dict[int, Column]:
    """The sums of a table (which, where) by column; the second figure of one cell counts to the next column."""
    cells = sorted((c for c in table.cells if c.start < c.end), key=lambda c: c.start)
    starts = [c.start for c in cells]
    rows: dict[int, str] = {}
    for cell in cells:
        rows.setdefault(cell.row, text.string[cell.start : cell.end])
    columns: defaultdict[int, Column] = defaultdict(list)
    before, offset = -1, 0
    for i, start in sums:
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < cells[at].end:
            offset = offset + 1 if at == before else 0
            before = at
            columns[cells[at].column + offset].append((i, rows[cells[at].row]))
    return columns


def _not_added_up(text: Text, found: Sequence[Mention[Amount]], column: Column) -> list[int]:
    """A total that two or more sums above it do not make, and these sums where an engine read them."""
    doubted: list[int] = []
    above: list[int] = []
    for i, row in column:
        amount = found[i].value.amount
        if amount is None:
            continue
        if not (_TOTAL.search(row) and len(above) > 1):
            above.append(i)
            continue
        if sum(found[k].value.amount or 0 for k in above) != amount:
            doubted += [i, *(above if any(_was_read(text, found[k]) for k in (i, *above)) else ())]
        above = []
    return doubted


def _without_cents(text: Text, found: Sequence[Mention[Amount]], column: Column) -> list[int]:
    """The one figure without cents among three or more with them, where an engine read it."""
    bare = [i for i, _ in column if not _CENTS.search(text.string[found[i].start : found[i].end])]
    return bare if len(bare) == 1 and len(column) > 3 and _was_read(text, found[bare[0]]) else []


def _was_read(text: Text, mention: Mention[Amount]) -> bool:
    return text.reading_confidence(mention.start, mention.end) < 1.0
