"""Ruling lines go in; closed boxes with one cell come out: frames around text, which is read as a page of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.grid import connected, wall
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling

_NARROWEST, _LOWEST = 50.0, 14.0  # points; smaller boxes are for crosses


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
