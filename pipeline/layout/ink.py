"""A page picture and an area go in; how much ink stands there that no word was read from comes out.

Ink is counted in clusters of squares of about one point, so that speckle is none; what clings to the area's edge and is
thin is a ruling's rest.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Ruling

_DARK = 128
INSET = 1.6  # points inside the rulings that are not looked at
_AT = 3.0  # points within which a ruling is that of a cell's side
_UNRULED = 0.4  # the same at a side without one: print may reach to within a point of it
LEAST = 1.2  # square points of ink in one cluster: a thin "1" of small print has more, speckle less


def within(area: Box, rulings: Iterable[Ruling]) -> Box:
    """The part of a cell (points) to look at: inside those of its sides that are ruled, nearly to the edge at others;
    a tiny cell is taken whole."""
    left, top = area.left + _UNRULED, area.top + _UNRULED
    right, bottom = area.right - _UNRULED, area.bottom - _UNRULED
    for ruling in rulings:
        line = ruling.box
        x, y = line.middle
        if ruling.vertical and line.top < area.bottom and line.bottom > area.top:
            left = max(left, x + INSET) if abs(x - area.left) < _AT else left
            right = min(right, x - INSET) if abs(x - area.right) < _AT else right
        elif not ruling.vertical and line.left < area.right and line.right > area.left:
            top = max(top, y + INSET) if abs(y - area.top) < _AT else top
            bottom = min(bottom, y - INSET) if abs(y - area.bottom) < _AT else bottom
    return Box(left, top, right, bottom) if right - left >= 2 and bottom - top >= 2 else area


def ink_in(image: PageImage, area: Box, read: Iterable[Box] = (), inset: float = INSET) -> float:
    """Square points of ink in the largest cluster of ``area``, ``inset`` points inside it, outside the boxes ``read``;
    0 for none.

    ``area`` and ``read`` are points of the picture's own space.
    """
    inner = Box(area.left + inset, area.top + inset, area.right - inset, area.bottom - inset)
    if inner.width <= 1 or inner.height <= 1:
        return 0.0
    dark = image.crop(inner) < _DARK
    if not dark.any():
        return 0.0
    k = image.dpi / 72.0
    for box in read:
        left, right = int((box.left - inner.left - 0.8) * k), int((box.right - inner.left + 0.8) * k) + 1
        top, bottom = int((box.top - inner.top - 0.8) * k), int((box.bottom - inner.top + 0.8) * k) + 1
        if right > 0 and bottom > 0:
            dark[max(top, 0) : bottom, max(left, 0) : right] = False
    return _largest(dark, max(round(k), 1)) / (k * k)


def _largest(dark: NDArray[np.bool_], side: int) -> float:
    """Dark pixels of the largest cluster that is no speck and no ruling's rest."""
    height, width = dark.shape[0] // side, dark.shape[1] // side
    if not height or not width:
        return 0.0
    sums = dark[: height * side, : width * side].reshape(height, side, width, side).sum(axis=(1, 3))
    marked = sums >= max(0.2 * side * side, 1)
    left = set(zip(*(axis.tolist() for axis in np.nonzero(marked)), strict=True))
    best = 0.0
    while left:
        cluster = [left.pop()]
        for y, x in cluster:
            for near in ((y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
                if near in left:
                    left.remove(near)
                    cluster.append(near)
        ys, xs = [y for y, _ in cluster], [x for _, x in cluster]
        high, wide = max(ys) - min(ys) + 1, max(xs) - min(xs) + 1
        at_edge = (min(ys) == 0 or max(ys) == height - 1) and high <= 2
        at_side = (min(xs) == 0 or max(xs) == width - 1) and wide <= 2
        if len(cluster) < 3 or at_edge or at_side:
            continue
        best = max(best, float(sum(int(sums[y, x]) for y, x in cluster)))
    return best
