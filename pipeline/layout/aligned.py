"""Rows of runs go in; a table without rulings or a known head comes out where the rows' gaps lie under one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.grouping import cells_of
from pipeline.layout.heads import HeadKind, is_gap_label
from pipeline.layout.pieces import DATE, column_of, pieces_in
from pipeline.layout.runs import Run
from pipeline.layout.states import is_figure
from pipeline.layout.tables import RawCell, table_of
from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling, Table


def aligned_table(rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]) -> tuple[Table, Box] | None:
    """A table of ``rows`` whose gaps lie under one another, or None where there are not two columns, or where a row is
    labels of votes with the gaps for them behind ("Ja: ___ Nein: ___")."""
    if any(len(row) >= 2 and all(is_gap_label(r.text) for r in row) for row in rows):
        return None
    found = [r for row in rows for r in row]
    area = union(r.box for r in found)
    size = median([r.size for r in found if r.size] or [10.0])
    bounds = gaps_between(rows, size)
    if not bounds:
        return None
    edges = [area.left - 2, *bounds, area.right + 2]
    kinds: list[HeadKind | None] = [_kind_by_words(rows, edges, c) for c in range(len(edges) - 1)]
    top = area.top - 1
    heads = _head_lines(rows, size)
    raw: list[RawCell] = []
    if heads:
        words = [w for row in rows[:heads] for r in row for w in r.words]
        top = (max(r.box.bottom for r in rows[heads - 1]) + min(r.box.top for r in rows[heads])) / 2
        for c, (left, right) in enumerate(pairwise(edges)):
            own = [w for w in words if w.box is not None and column_of(w.box, bounds) == c]
            raw.append(RawCell(0, c, Box(left, area.top - 1, right, top), own))
    raw += cells_of(
        pieces_in(rows[heads:], bounds), bounds, edges, kinds, int(heads > 0), top, area.bottom + 1, rulings, size
    )
    return table_of(raw, area, ruled=False), area


def _head_lines(rows: Sequence[Sequence[Run]], size: float) -> int:
    """How many lines right under one another before the first figures are one head; 0 where a head has one line."""
    first = next((i for i, row in enumerate(rows) if any(is_figure(r.text) for r in row[1:])), 0)
    close = all(
        min(r.box.top for r in b) - max(r.box.bottom for r in a) < 0.35 * size for a, b in pairwise(rows[:first])
    )
    return first if 2 <= first <= 4 and close else 0


def gaps_between(rows: Sequence[Sequence[Run]], size: float, least: float = 0.7) -> list[float]:
    """Where columns begin: the middles of stretches at least ``least`` type sizes wide that hardly a row covers."""
    marks: list[tuple[float, int]] = []
    for row in rows:
        for run in row:
            marks += [(run.box.left, 1), (run.box.right, -1)]
    marks.sort()
    bear = int(0.1 * len(rows))
    bounds: list[float] = []
    depth = 0
    start: float | None = None
    free: list[tuple[float, float]] = []  # stretches within the gap that no row at all covers
    for (x, step), (after, _) in zip(marks, [*marks[1:], (marks[-1][0], 0)], strict=True):
        before = depth
        depth += step
        if before > bear and depth <= bear:
            start, free = x, []
        elif before <= bear and depth > bear and start is not None and x - start >= least * size:
            left, right = max(free, key=lambda f: f[1] - f[0], default=(start, x))
            bounds.append((left + right) / 2)
        if depth == 0:
            free.append((x, after))
    return bounds


def _kind_by_words(rows: Sequence[Sequence[Run]], edges: Sequence[float], column: int) -> HeadKind | None:
    texts = []
    for row in rows:
        words = [
            w
            for run in row
            for w in run.words
            if w.box is not None and edges[column] <= w.box.middle[0] <= edges[column + 1]
        ]
        if words:
            texts.append(words[0].text)
    if len(texts) >= 2 and sum(bool(DATE.match(t)) for t in texts) >= 0.6 * len(texts):
        return "date"
    return None
