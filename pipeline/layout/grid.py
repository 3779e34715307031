"""Ruling lines go in; grids of cells come out, with the spans that missing walls make.

A grid is a set of rulings that touch one another. An open left, right, upper or lower side is closed where the
crossing lines end, because many forms draw no outer frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling

_TOUCH = 4.0  # lines nearer than this meet, in points
_END = 3.0  # how far a line may end before the one that it meets
_SAME = 3.5  # lines nearer than this are one grid line
LONG = 40.0  # points: no pen draws so long an upright line in a cell


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its place from 0, its spans, its area between the rulings in points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in row order; ``xs`` and ``ys`` are the grid's lines in points."""

    cells: tuple[GridCell, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """The grids of at least two cells that ``rulings`` draw, from the top."""
    flat = [r.box for r in rulings if not r.vertical and r.box.width >= 12]
    upright = [r.box for r in rulings if r.vertical and r.box.height >= 7 and _stands(r.box, flat)]
    groups = connected(flat, upright)
    found = [g for hs, vs in groups if (g := _grid(hs, vs)) is not None]
    return sorted(_outermost(found), key=lambda g: (g.ys[0], g.xs[0]))


def _stands(line: Box, flat: list[Box]) -> bool:
    """Whether a vertical line ends on a ruling and meets another, or is long; a short one that hangs free is written by
    hand."""
    if line.height >= LONG:
        return True
    met = [h.middle[1] for h in flat if h.left - _TOUCH <= line.left and line.right <= h.right + _TOUCH]
    met = [y for y in met if line.top - _END <= y <= line.bottom + _END]
    ends = any(abs(y - line.top) <= _END or abs(y - line.bottom) <= _END for y in met)
    return ends and max(met) - min(met) >= 7


def _outermost(found: list[Grid]) -> list[Grid]:
    """Grids that lie in a cell of another are left out when the other has more cells there."""
    kept: list[Grid] = []
    for grid in sorted(found, key=lambda g: -g.box.area):
        box = grid.box
        inside = any(
            k.box.left <= box.left + _TOUCH
            and k.box.right >= box.right - _TOUCH
            and k.box.top <= box.top + _TOUCH
            and k.box.bottom >= box.bottom - _TOUCH
            for k in kept
        )
        if not inside:
            kept.append(grid)
    return kept


def connected(flat: list[Box], upright: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Horizontal and vertical lines that touch one another, as groups (horizontal, vertical)."""
    parent = list(range(len(flat) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(flat):
        for j, v in enumerate(upright):
            if (
                h.left - _TOUCH <= v.left
                and v.right <= h.right + _TOUCH
                and v.top - _TOUCH <= h.top
                and h.bottom <= v.bottom + _TOUCH
            ):
                parent[root(len(flat) + j)] = root(i)
    groups: dict[int, tuple[list[Box], list[Box]]] = {}
    for i, h in enumerate(flat):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(upright):
        groups.setdefault(root(len(flat) + j), ([], []))[1].append(v)
    return [g for g in groups.values() if len(g[0]) >= 2 and g[1]]


def _positions(values: Sequence[float]) -> list[float]:
    """Values nearer than ``_SAME`` taken together, as their means."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][-1] <= _SAME:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return [sum(c) / len(c) for c in clusters]


def _grid(hs: list[Box], vs: list[Box]) -> Grid | None:
    left, right = min(h.left for h in hs), max(h.right for h in hs)
    top, bottom = min(v.top for v in vs), max(v.bottom for v in vs)
    xs = _positions([(v.left + v.right) / 2 for v in vs])
    ys = _positions([(h.top + h.bottom) / 2 for h in hs])
    if xs[0] - left > 12 and right - xs[-1] > 12 and max(v.height for v in vs) < LONG:
        return None  # strokes of a pen between two lines: no form rules cells so low and leaves both its sides open
    if xs[0] - left > 12:
        xs.insert(0, left)
    if right - xs[-1] > 12:
        xs.append(right)
    if ys[0] - top > 6:
        ys.insert(0, top)
    if bottom - ys[-1] > 6:
        ys.append(bottom)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2 or len(xs) * len(ys) > 4_000:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    # wall_right[r][c]: a ruling stands between (r, c) and (r, c + 1); wall_below likewise.
    wall_right = [[wall(vs, xs[c + 1], ys[r], ys[r + 1], True) for c in range(columns)] for r in range(rows)]
    wall_below = [[wall(hs, ys[r + 1], xs[c], xs[c + 1], False) for c in range(columns)] for r in range(rows)]
    return _cells(xs, ys, wall_right, wall_below)


def wall(lines: list[Box], at: float, start: float, end: float, vertical: bool) -> bool:
    """Whether lines stand at ``at`` (x of vertical ones, else y) along most of the way from ``start`` to ``end``."""
    covered = 0.0
    for line in lines:
        middle = (line.left + line.right) / 2 if vertical else (line.top + line.bottom) / 2
        if abs(middle - at) > _SAME:
            continue
        a, b = (line.top, line.bottom) if vertical else (line.left, line.right)
        covered += max(0.0, min(b + 1.5, end) - max(a - 1.5, start))
    return covered >= 0.6 * (end - start)


def _cells(xs: list[float], ys: list[float], wall_right: list[list[bool]], wall_below: list[list[bool]]) -> Grid | None:
    rows, columns = len(ys) - 1, len(xs) - 1
    owner: dict[tuple[int, int], int] = {}
    found: list[GridCell] = []
    for r in range(rows):
        for c in range(columns):
            if (r, c) in owner:
                continue
            wide = 1
            while c + wide < columns and not wall_right[r][c + wide - 1] and (r, c + wide) not in owner:
                wide += 1
            high = 1
            while (
                r + high < rows
                and not any(wall_below[r + high - 1][c : c + wide])
                and not any(wall_right[r + high][c : c + wide - 1])
                and (c + wide == columns or wall_right[r + high][c + wide - 1])
                and all((r + high, k) not in owner for k in range(c, c + wide))
            ):
                high += 1
            for i in range(r, r + high):
                for k in range(c, c + wide):
                    owner[(i, k)] = len(found)
            found.append(GridCell(r, c, high, wide, Box(xs[c], ys[r], xs[c + wide], ys[r + high])))
    if len(found) < 2:
        return None
    return Grid(tuple(found), tuple(xs), tuple(ys))


def without(rulings: Sequence[Ruling], area: Box) -> list[Ruling]:
    """The rulings that do not belong to ``area``."""
    wide = Box(area.left - _TOUCH, area.top - _TOUCH, area.right + _TOUCH, area.bottom + _TOUCH)
    return [r for r in rulings if union([wide, r.box]) != wide]
