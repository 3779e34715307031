"""Ruling lines go in; closed boxes with one cell come out: frames around text, which is read as a page of its own.

A closed box that lines of a form run through was stamped on it: its sides are no lines of the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from pipeline.layout.grid import connected, wall
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling

_NARROWEST, _LOWEST = 50.0, 14.0  # points; smaller boxes are for crosses
_MEET = 6.0  # points within which two sides end at one corner
_HEIGHTS, _WIDEST, _CORNER = (20.0, 130.0), 260.0, 14.0  # points: a stamp with round corners, and these
_DOUBLE = 9.0  # points between the two lines of a double frame


def frames(rulings: Sequence[Ruling]) -> list[Box]:
    """The closed boxes that ``rulings`` draw, larger ones first."""
    flat = [r.box for r in rulings if not r.vertical and r.box.width >= _NARROWEST]
    upright = [r.box for r in rulings if r.vertical and r.box.height >= _LOWEST]
    found = []
    for hs, vs in connected(flat, upright):
        if len(vs) < 2:
            continue
        box = Box(
            min(v.middle[0] for v in vs),
            min(h.middle[1] for h in hs),
            max(v.middle[0] for v in vs),
            max(h.middle[1] for h in hs),
        )
        if box.width < _NARROWEST or box.height < _LOWEST:
            continue
        sides = (
            wall(vs, box.left, box.top, box.bottom, True),
            wall(vs, box.right, box.top, box.bottom, True),
            wall(hs, box.top, box.left, box.right, False),
            wall(hs, box.bottom, box.left, box.right, False),
        )
        if all(sides):
            found.append(box)
    return sorted(found, key=lambda b: -b.area)


def without_stamps(rulings: Sequence[Ruling]) -> list[Ruling]:
    """``rulings`` without the sides of boxes that others run through from side to side and beyond."""
    flat = [r.box for r in rulings if not r.vertical and r.box.width >= _NARROWEST]
    upright = [r.box for r in rulings if r.vertical and r.box.height >= _LOWEST]
    stamped = [box for box in _alone(flat, upright) if any(_runs_through(line, box) for line in flat)]
    kept = [r for r in rulings if not any(_is_side(r, box) for box in stamped)]
    sides = {side for pair in _rounded(flat, upright) for side in pair}
    return [r for r in kept if not (r.vertical and r.box in sides)]


def _alone(flat: Sequence[Box], upright: Sequence[Box]) -> Iterator[Box]:
    """The boxes whose four sides all end at their corners."""
    for top in flat:
        ends = [
            [v for v in upright if abs(v.middle[0] - x) <= _MEET and abs(v.top - top.middle[1]) <= _MEET]
            for x in (top.left, top.right)
        ]
        for left, right in product(*ends):
            low = (left.bottom + right.bottom) / 2
            if abs(left.bottom - right.bottom) <= _MEET and any(
                abs(b.middle[1] - low) <= _MEET
                and abs(b.left - top.left) <= _MEET
                and abs(b.right - top.right) <= _MEET
                for b in flat
            ):
                yield Box(top.left, top.middle[1], top.right, low)


def _rounded(flat: Sequence[Box], upright: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """The left and the right side of boxes with round corners that were stamped over lines of a form: both hang free,
    a line between them ends before them, and another line of the form stands in part within."""
    free = [v for v in upright if _HEIGHTS[0] <= v.height <= _HEIGHTS[1] and not any(_meets(v, h) for h in flat)]
    for left, right in combinations(sorted(free, key=lambda v: v.left), 2):
        level = abs(left.top - right.top) <= _MEET and abs(left.bottom - right.bottom) <= _MEET
        if not level or not _NARROWEST < right.left - left.right <= _WIDEST:
            continue
        box = Box(left.right, min(left.top, right.top), right.left, max(left.bottom, right.bottom))
        if not any(_is_cap(h, box) for h in flat):
            continue
        across = [v for v in upright if box.left + _MEET < v.left < box.right - _MEET and _sticks_out(v, box)]
        across += [h for h in flat if box.top < h.middle[1] < box.bottom and (h.left < box.left or h.right > box.right)]
        if across:
            yield left, right


def _meets(upright: Box, flat: Box) -> bool:
    """Whether one end of an upright line stands on a level one."""
    beside = flat.left - _MEET <= upright.middle[0] <= flat.right + _MEET
    return beside and min(abs(upright.top - flat.middle[1]), abs(upright.bottom - flat.middle[1])) <= _MEET


def _is_cap(line: Box, box: Box) -> bool:
    """Whether a level line is the upper or the lower side of a box with round corners."""
    away = min(abs(line.middle[1] - box.top), abs(line.middle[1] - box.bottom))
    within = box.left <= line.left <= box.left + _CORNER and box.right - _CORNER <= line.right <= box.right
    return within and away <= _CORNER


def _sticks_out(upright: Box, box: Box) -> bool:
    inside = min(upright.bottom, box.bottom) - max(upright.top, box.top)
    return inside > _MEET and upright.height - inside > _DOUBLE


def _runs_through(line: Box, box: Box) -> bool:
    inside = box.top + _MEET < line.middle[1] < box.bottom - _MEET
    return inside and line.left < box.left - _DOUBLE and line.right > box.right + _DOUBLE


def _is_side(ruling: Ruling, box: Box) -> bool:
    """Whether a line is a side of ``box``, or of the second box that a double frame has around it."""
    line = ruling.box
    wide = Box(box.left - _DOUBLE, box.top - _DOUBLE, box.right + _DOUBLE, box.bottom + _DOUBLE)
    if line.left < wide.left or line.right > wide.right or line.top < wide.top or line.bottom > wide.bottom:
        return False
    if ruling.vertical:
        return line.height > 0.8 * box.height and (line.left < box.left + _MEET or line.right > box.right - _MEET)
    return line.width > 0.8 * box.width and (line.top < box.top + _MEET or line.bottom > box.bottom - _MEET)
