"""Boxes and frames: plain values in, plain values out; all lengths are PDF points, origin top left, y down."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points from the top left; ``left <= right`` and ``top <= bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre as (x, y)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        return max(self.width, 0.0) * max(self.height, 0.0)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of ``boxes``; raises ValueError when there is none."""
    found = list(boxes)
    if not found:
        raise ValueError("no box to unite")
    if len(found) == 1:
        return found[0]
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def intersection(one: Box, other: Box) -> Box | None:
    """What both boxes share, or None when they only touch or lie apart."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Box(left, top, right, bottom) if left < right and top < bottom else None


def overlap_x(one: Box, other: Box) -> float:
    """Shared width in points; negative: the gap between them."""
    return min(one.right, other.right) - max(one.left, other.left)


def overlap_y(one: Box, other: Box) -> float:
    """Shared height in points; negative: the gap between them."""
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def contains(outer: Box, x: float, y: float) -> bool:
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


class Frame(NamedTuple):
    """An affine map ``x' = a·x + b·y + c``, ``y' = d·x + e·y + f``.

    A page's frame leads from *reading space* (the page turned upright and straightened, as the stages see it) to the
    page as a viewer shows it (CropBox and /Rotate applied).
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def box(self, box: Box) -> Box:
        """The upright box around the mapped corners of ``box``."""
        if not self.b and not self.d:  # most pages are neither turned nor straightened
            x, y, right, bottom = box
            one, other = self.a * x + self.c, self.a * right + self.c
            top, low = self.e * y + self.f, self.e * bottom + self.f
            return Box(min(one, other), min(top, low), max(one, other), max(top, low))
        corners = [
            self.point(x, y)
            for x, y in (
                (box.left, box.top),
                (box.right, box.top),
                (box.right, box.bottom),
                (box.left, box.bottom),
            )
        ]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def then(self, after: Frame) -> Frame:
        """The map that applies this frame first and ``after`` second."""
        return Frame(
            after.a * self.a + after.b * self.d,
            after.a * self.b + after.b * self.e,
            after.a * self.c + after.b * self.f + after.c,
            after.d * self.a + after.e * self.d,
            after.d * self.b + after.e * self.e,
            after.d * self.c + after.e * self.f + after.f,
        )

    def inverse(self) -> Frame:
        """The map back; raises ValueError for a frame that flattens the page."""
        det = self.a * self.e - self.b * self.d
        if abs(det) < 1e-12:
            raise ValueError("this frame cannot be turned back")
        a, b, d, e = self.e / det, -self.b / det, -self.d / det, self.a / det
        return Frame(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))


IDENTITY = Frame()


def turned(quarter_turns: int, width: float, height: float) -> Frame:
    """The frame of a page of ``width`` × ``height`` (as a viewer shows it) that must be turned clockwise by
    ``quarter_turns`` × 90° to be read: from the upright page back to the page as shown."""
    match quarter_turns % 4:
        case 0:
            return IDENTITY
        case 1:  # upright (x, y) came from shown (y, height - x)
            return Frame(0, 1, 0, -1, 0, height)
        case 2:
            return Frame(-1, 0, width, 0, -1, height)
        case _:
            return Frame(0, -1, width, 1, 0, 0)


def skewed(degrees: float, x: float, y: float) -> Frame:
    """The frame of a page straightened by turning it by ``degrees`` (counter-clockwise as seen) around (x, y)."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    return Frame(cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y)
