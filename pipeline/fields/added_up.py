"""Sums of a text go in; those of a table's column that contradict each other come out with a doubt.

A total that is not what stands above it tells that one of them is wrong: read by an engine it may be any, printed as
it is it is the total that adds up something else. Only a row that calls itself a sum claims one, and where a figure of
a row above it was not found, or stands on the page before, nothing contradicts it (of 35 sums doubted without regard to
that on the develop set 34 were right). A figure without cents below and above such with cents lost a comma.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.german.fold import fold
from pipeline.model.mention import Amount, Mention
from pipeline.model.text import Text, TextTable

NOT_ADDED_UP = "sum does not add up"
NO_CENTS = "no cents beside others"
_TOTAL = re.compile(
    r"\W*(?:\w{0,12}summen?|(?:Gesamt|Zwischen|End)(?:betrag|kosten|ergebnis|ausgaben|aufw(?:and|endungen)|volumen|bedarf"
    r"|investition(?:en)?|auszahlungen|einzahlungen|einnahmen|erträge|finanzierung|förderung|preis)?"
    r"|insgesamt|zusammen|Σ)(?![\w-])",
    re.IGNORECASE,
)
"""What a row that adds up those above it is called."""
_TOTAL_BEHIND = re.compile(r"\b(?:insgesamt|gesamt|zusammen|summe)\W*$", re.IGNORECASE)
_PART = re.compile(r"\W*(?:davon|darunter|hiervon|nachrichtlich|je\b|pro\b)", re.IGNORECASE)
"""A row of a figure that is part of the one above it, or of none."""
_LESS = re.compile(r"\W*(?:abzüglich|abzgl|minus|\./\.|weniger)", re.IGNORECASE)
_CENTS = re.compile(r",\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A sum of a column: which it is, and the row in which it stands."""

    which: int
    row: int


@dataclass(slots=True)
class _Grid:
    """A table with what goes on of it on the next pages: the sums of each column from above, the words that begin each
    row, the rows of the heads."""

    columns: defaultdict[int, list[_Figure]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[int, str] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)


def checked(text: Text, found: Sequence[Mention[Amount]]) -> list[Mention[Amount]]:
    """``found`` (in order of the page) with the doubts that the columns of their tables raise."""
    doubts: dict[int, str] = {}
    for grid in _grids(text, [m.start for m in found]):
        for column in grid.columns.values():
            doubts |= dict.fromkeys(_not_added_up(text, found, column, grid), NOT_ADDED_UP)
            doubts |= dict.fromkeys(_without_cents(text, found, column), NO_CENTS)
    return [_doubted(m, doubts[i]) if i in doubts else m for i, m in enumerate(found)]


def _doubted(mention: Mention[Amount], doubt: str) -> Mention[Amount]:
    return replace(mention, confidence=min(mention.confidence, 0.8), flags=(*mention.flags, doubt))


def _grids(text: Text, starts: Sequence[int]) -> Iterator[_Grid]:
    """The tables of a text with the sums (``starts``) in them; one that goes on on the next page is one grid."""
    grid = _Grid()
    tables = sorted(text.tables, key=lambda t: t.start)
    for n, table in enumerate(tables):
        if n and not _goes_on(text, tables[n - 1], table):
            yield grid
            grid = _Grid()
        inside = range(bisect_right(starts, table.start - 1), bisect_right(starts, table.end - 1))
        _add(text, table, [(i, starts[i]) for i in inside], grid)
    yield grid


def _goes_on(text: Text, above: TextTable, table: TextTable) -> bool:
    """Whether a table is the rest of the one on the page before: nothing stands between them, and its heads are the
    same or it has none."""
    if above.page + 1 != table.page or text.string[above.end : table.start].strip():
        return False
    first, second = (
        [fold(text.string[c.start : c.end]) for c in t.cells if c.row == 0 and c.start < c.end] for t in (above, table)
    )
    width = {max(c.column for c in t.cells) for t in (above, table) if t.cells}
    return first == second or (len(width) == 1 and not table.header_rows)


def _add(text: Text, table: TextTable, sums: Sequence[tuple[int, int]], grid: _Grid) -> None:
    """The rows of a table and its sums (which, where) below those of a grid; the second figure of one cell counts to
    the next column."""
    cells = sorted((c for c in table.cells if c.start < c.end), key=lambda c: c.start)
    starts = [c.start for c in cells]
    first = max(grid.rows, default=-1) + 1
    for cell in cells:
        grid.rows.setdefault(first + cell.row, text.string[cell.start : cell.end])
    grid.heads |= set(range(first, first + max(table.header_rows, 0 if first else 1)))
    before, offset = -1, 0
    for i, start in sums:
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < cells[at].end:
            offset = offset + 1 if at == before else 0
            before = at
            grid.columns[cells[at].column + offset].append(_Figure(i, first + cells[at].row))


def _not_added_up(text: Text, found: Sequence[Mention[Amount]], column: list[_Figure], grid: _Grid) -> list[int]:
    """A total that two or more sums above it do not make, and these sums where an engine read them."""
    doubted: list[int] = []
    above: list[_Figure] = []
    before: list[Decimal] = []  # the totals above
    last = -1
    for one in column:
        amount, label = found[one.which].value.amount, grid.rows[one.row]
        if amount is None or _PART.match(label):
            continue
        if not (_TOTAL.match(label) or _TOTAL_BEHIND.search(label)) or len(above) + len(before) < 2:
            above.append(one)
            continue
        parts = sum((_signed(found, k, grid) for k in above), Decimal(0))
        sums = {parts, parts + sum(before), sum(before[-2:]), *(parts + b for b in before)}
        slack = _rounding(text, found, one.which) * (1 if len(above) < _MANY else 2)
        fits = any(abs(s - amount) <= slack for s in sums)
        told = {f.row for f in column}
        between = {r for r, words in grid.rows.items() if last < r < one.row and not _PART.match(words)}
        missing = between - told - grid.heads
        if not fits and not (missing and parts < amount):
            which = [f.which for f in above]
            read = any(_was_read(text, found[k]) for k in (one.which, *which))
            doubted += [one.which, *(which if read else ())]
        before.append(amount)
        above, last = [], one.row
    return doubted


def _signed(found: Sequence[Mention[Amount]], one: _Figure, grid: _Grid) -> Decimal:
    amount = found[one.which].value.amount or Decimal(0)
    return -abs(amount) if _LESS.match(grid.rows[one.row]) else amount


def _rounding(text: Text, found: Sequence[Mention[Amount]], which: int) -> Decimal:
    """What the last figure of a sum in thousands or millions counts, by which rounded ones differ; 0 of others."""
    mention = found[which]
    digits = re.sub(r"\D", "", text.string[mention.start : mention.end])
    amount = abs(mention.value.amount or Decimal(0))
    unit = amount / int(digits) if digits.strip("0") else Decimal(0)
    return unit if unit >= _IN_THOUSANDS else Decimal(0)


_MANY = 5  # parts from which their roundings add up to more than one of the last figure
_IN_THOUSANDS = 100  # what the last figure counts from which a column is rounded ("Angaben in T€", "1,2 Mio. €")


def _without_cents(text: Text, found: Sequence[Mention[Amount]], column: Sequence[_Figure]) -> list[int]:
    """The one figure without cents among three or more with them, where an engine read it."""
    which = [f.which for f in column]
    bare = [i for i in which if not _CENTS.search(text.string[found[i].start : found[i].end])]
    return bare if len(bare) == 1 and len(column) > 3 and _was_read(text, found[bare[0]]) else []


def _was_read(text: Text, mention: Mention[Amount]) -> bool:
    return text.reading_confidence(mention.start, mention.end) < 1.0
