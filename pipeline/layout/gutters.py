"""The runs of a page area come in; the white gutters between them go out, and what the sides of a gutter look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.layout.runs import Run, rows
from pipeline.model.geometry import Box, union

_COLUMN = 8
"""Lines of a column of text beside which two lines are the head of the next."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """White space between two sets of runs over the same stretch of the page."""

    left: list[Run]
    right: list[Run]
    from_x: float
    to_x: float
    shared: float  # points of height over which both sides have text


def gutters(found: Sequence[Run]) -> list[Gutter]:
    by_top = sorted(found, key=lambda r: r.box.top)
    candidates = sorted({round(r.box.left, 0) for r in found})
    result: list[Gutter] = []
    for x in candidates[1:]:
        cut = x - 1.0
        left: list[Run] = []
        right: list[Run] = []
        for run in [*by_top, None]:
            if run is not None and run.box.right <= cut + 1.5:
                left.append(run)
            elif run is not None and run.box.left >= cut - 1.0:
                right.append(run)
            else:
                gutter = _gutter(left, right)
                if gutter is not None:
                    result.append(gutter)
                left, right = [], []
    return result


def _gutter(left: list[Run], right: list[Run]) -> Gutter | None:
    held = any(r.held for r in (*left, *right))
    if not left or not right or (not held and (len(left) < 2 or len(right) < 2)):
        return None
    from_x, to_x = max(r.box.right for r in left), min(r.box.left for r in right)
    size = median([r.size for r in (*left, *right) if r.size] or [10.0])
    if to_x - from_x < 0.8 * size:
        # A line above or below both sides may reach into the white between them.
        foot = min(max(r.box.bottom for r in left), max(r.box.bottom for r in right))
        head = max(min(r.box.top for r in left), min(r.box.top for r in right))
        beside = [[r for r in side if r.box.top < foot and r.box.bottom > head] for side in (left, right)]
        if len(beside[0]) + len(beside[1]) == len(left) + len(right):
            return None
        return _gutter(*beside)
    shared = min(max(r.box.bottom for r in left), max(r.box.bottom for r in right)) - max(
        min(r.box.top for r in left), min(r.box.top for r in right)
    )
    return Gutter(list(left), list(right), from_x, to_x, shared) if shared > 1.5 * size else None


def is_prose(side: Sequence[Run]) -> bool:
    """Whether a side is set as running text: lines that fill their width with several words each."""
    lines = rows([r for r in side if not r.held])
    if len(lines) < 3:
        return False
    width = max(r.box.right for r in side) - min(r.box.left for r in side)
    widths = [row[-1].box.right - row[0].box.left for row in lines]
    words = [sum(len(r.words) for r in row) for row in lines]
    # Justified lines have wide gaps here and there; in a table most rows have them.
    whole = sum(len(row) <= 2 for row in lines)
    return median(widths) >= 0.5 * width and median(words) >= 3 and whole >= 0.7 * len(lines)


def ends_text(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether the right side is the end of a text that fills the column at its left: two lines at its head, as wide."""
    lines = rows(right)
    if len(lines) != 2 or len(rows(left)) < _COLUMN or not is_prose(left) or any(r.held for r in (*left, *right)):
        return False
    size = median([r.size for r in left if r.size] or [10.0])
    own, beside = union(r.box for r in right), union(r.box for r in left)
    words = sum(len(r.words) for r in lines[0])
    return abs(own.top - beside.top) < 1.5 * size and 0.8 < own.width / beside.width < 1.2 and words >= 3


def is_flush(side: Sequence[Run]) -> bool:
    """Whether the lines of a side begin under one another, as those of a column do, or end so (set to the right)."""
    lines = rows([r for r in side if not r.held])
    em = median([r.size for r in side if r.size] or [10.0])
    if len(lines) < 3:
        return True
    for edges, share in (([row[0].box.left for row in lines], 0.4), ([row[-1].box.right for row in lines], 0.9)):
        if max(sum(abs(e - edge) <= 0.6 * em for e in edges) for edge in edges) >= share * len(edges):
            return True
    return False


def columns_of_text(found: Sequence[Gutter]) -> Gutter | None:
    """The first of these gutters that has running text on both sides."""
    return next((g for g in found if is_prose(g.left) and is_prose(g.right)), None)


def in_one_column(boxes: Sequence[Box], columns: Gutter) -> bool:
    """Whether things stand within one of two columns, so that they do not end the other."""
    middle = (columns.from_x + columns.to_x) / 2
    return all(b.right < middle for b in boxes) or all(b.left > middle for b in boxes)
