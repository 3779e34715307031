"""Votes come out whose heads, or whose numbers with their heads, stand apart from the rows that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields.step import Draft
from pipeline.fields.table_cells import vote_of_cell
from pipeline.fields.table_columns import CARRIED, Columns, column_places
from pipeline.german import heads
from pipeline.model.mention import VOTE_KINDS, Mention, Vote, VoteKind
from pipeline.model.text import Text, TextCell, TextTable

_NEAR = 240  # letters above a table in which the heads of its votes may stand
_LINES = 4  # lines above it
_ASIDE = 0.5  # widths of a column that a head may stand beside it
_SURE = 0.85  # a vote below, or at the height of, something that is no part of its table
_PERHAPS = 0.5  # that a vote is absent where numbers of votes stand that no row got
_WORDS: tuple[VoteKind, ...] = ("yes", "no", "abstain")
_FIGURE = re.compile(r"\s*\d{1,3}\s*")

Placed = tuple[str, float]
"""A head and the middle of its words across the page, in points."""


def above(text: Text, table: TextTable, columns: Columns, first: int) -> Columns:
    """``columns`` with those of votes whose heads stand above the table, in one of their own or on a line, over columns
    of figures (a head may stand a little beside its column)."""
    where = column_places(table)
    free = {n: place for n, place in where.items() if n not in columns.named and _holds_figures(text, table, n, first)}
    if len(free) < 2:
        return columns
    for printed in _above(text, table):
        named = heads.columns([heads.Head(word, 0, i, 1, 1) for i, (word, _) in enumerate(printed)])
        kinds = {named[i].name: middle for i, (_, middle) in enumerate(printed) if i in named}
        told = {kind: middle for kind, middle in kinds.items() if kind in VOTE_KINDS}
        if not {"yes", "no"} <= set(told):
            continue
        found = {_over(middle, free): kind for kind, middle in told.items()}
        if None in found or len(found) < len(told):
            return columns
        added = {column: kind for column, kind in found.items() if column is not None}
        return replace(columns, named=columns.named | added, like={**dict.fromkeys(added, CARRIED), **columns.like})
    return columns


def _holds_figures(text: Text, table: TextTable, column: int, first: int) -> bool:
    cells = [text.string[c.start : c.end].strip() for c in table.cells if c.column == column and c.row >= first]
    return any(map(str.isdigit, cells)) and all(not cell or len(cell) <= 4 for cell in cells)


def _over(middle: float, columns: dict[int, tuple[float, float]]) -> int | None:
    """The column that a head stands over, or nearest to and hardly beside."""
    best = min(columns, key=lambda n: max(columns[n][0] - middle, middle - columns[n][1]))
    left, right = columns[best]
    return best if max(left - middle, middle - right) <= _ASIDE * (right - left) else None


def _above(text: Text, table: TextTable) -> Iterator[list[Placed]]:
    """The cells of a table of few rows above, then the words of the lines above, the nearest first."""
    near = [t for t in text.tables if t.end <= table.start and t.page == table.page]
    if near and not text.string[near[-1].end : table.start].strip() and not any(c.row for c in near[-1].cells):
        yield [(text.string[c.start : c.end], c.box.middle[0]) for c in near[-1].cells if c.box is not None]
    lines = [x for x in text.lines if table.start - _NEAR <= x.start < table.start and x.page == table.page]
    for line in reversed(lines[-_LINES:]):
        words = [w for w in text.words(line.start, line.end) if w.box is not None]
        yield [(text.raw[w.start : w.end], w.box.middle[0]) for w in words if w.box is not None]


def beside(text: Text, steps: Sequence[Draft]) -> None:
    """Votes for the ``steps`` that have none, from tables of nothing but votes whose rows stand at the height of
    theirs; a doubt that their votes are absent where such tables stand and tell them none."""
    lacking = [s for s in steps if not s.votes and not s.ballots]
    found = [(table, kinds) for table in text.tables if lacking and (kinds := _kinds(text, table))]
    for table, kinds in found:
        rows: dict[int, list[TextCell]] = {}
        for cell in table.cells:
            if cell.row >= max(table.header_rows, 1) and cell.box is not None:
                rows.setdefault(cell.row, []).append(cell)
        for step in lacking:
            own = [cells for cells in rows.values() if _level(text, table, step, cells)]
            if len(own) == 1 and not step.votes:
                votes = {kinds[c.column]: vote_of_cell(text.string[c.start : c.end], c, True) for c in own[0]}
                step.votes = {k: replace(v, confidence=min(v.confidence, _SURE)) for k, v in votes.items()}
    for step in lacking if found else ():
        if not step.votes:
            step.votes = {k: Mention(Vote("absent"), step.end, step.end, "votes apart", _PERHAPS) for k in _WORDS}


def _kinds(text: Text, table: TextTable) -> dict[int, VoteKind]:
    """The columns of a table that has a row of heads and no column but those of votes, with figures; else empty."""
    printed = [heads.Head(text.string[c.start : c.end], c.row, c.column, 1, 1) for c in table.cells if c.row == 0]
    named = heads.columns(printed)
    kinds: dict[int, VoteKind] = {c: kind for c, n in named.items() for kind in VOTE_KINDS if n.name == kind}
    below = [c for c in table.cells if c.row and c.start < c.end]
    whole = {c.column for c in table.cells} == set(kinds) and {"yes", "no"} <= set(kinds.values())
    figures = any(_FIGURE.fullmatch(text.string[c.start : c.end]) for c in below)
    return kinds if whole and figures else {}


def _level(text: Text, table: TextTable, step: Draft, cells: Sequence[TextCell]) -> bool:
    """Whether the middle of a step's day, or of its body, lies within the height of a row beside it."""
    part = step.date or step.body
    boxes = text.boxes(part.start, part.end) if part is not None else ()
    if not boxes or boxes[0].page != table.page:
        return False
    middle = boxes[0].box.middle[1]
    return all(c.box is not None and c.box.top <= middle <= c.box.bottom for c in cells)
