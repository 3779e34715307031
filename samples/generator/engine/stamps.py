"""What an office presses onto its papers: a stamp or a seal goes in, its print and the boxes of its text come out.

Lengths are points, (x, y) the middle, angles degrees, counter-clockwise.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from samples.generator.engine.layout import ASCENT, DESCENT, width_of
from samples.generator.engine.parts import Box, Glyphs, Path, Point

Print = list[Glyphs | Path]
_FONT = "sans-bold"


@dataclass(frozen=True)
class _Place:
    """A middle on the page and a turn about it."""

    x: float
    y: float
    angle: float

    def __call__(self, px: float, py: float) -> Point:
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return self.x + px * cos + py * sin, self.y - px * sin + py * cos

    def box(self, points: Sequence[Point]) -> Box:
        turned = [self(*point) for point in points]
        xs, ys = [p[0] for p in turned], [p[1] for p in turned]
        return min(xs), min(ys), max(xs), max(ys)


def rubber(
    x: float, y: float, texts: Sequence[str], size: float, angle: float, color: str, border: str, width: float | None,
    dated: int | None, rng: random.Random,
) -> tuple[Print, list[tuple[str, Box]]]:  # fmt: skip
    """A stamp of lines; ``border`` single, double, rounded, lines (above and below) or none. It is pressed harder on
    one side, so its letters are not all as dark; the line ``dated`` is a band of turning figures, a little out of line.
    """
    place = _Place(x, y, angle)
    press = rng.uniform(-0.5, 0.5), rng.uniform(-0.3, 0.3)
    fonts = ["mono-bold" if number == dated else _FONT for number in range(len(texts))]
    wide = width or max(width_of(t, f, size) for t, f in zip(texts, fonts, strict=True)) + 2.2 * size
    tall = (len(texts) * 1.35 + 0.9 + (0.35 if dated is not None else 0.0)) * size
    drawn: Print = [Path(tuple(place(*p) for p in edge), weight, color) for edge, weight in _edges(border, wide, tall)]
    found = []
    down = -tall / 2 + 0.45 * size
    for number, (text, font) in enumerate(zip(texts, fonts, strict=True)):
        length = width_of(text, font, size)
        if number == dated:
            for level in (down + 0.12 * size, down + 1.5 * size):
                drawn.append(Path((place(-0.44 * wide, level), place(0.44 * wide, level)), 0.6, color))
            down += 0.17 * size
        base, along = down + size, -length / 2
        for char in text:
            thin = press[0] * along / wide + press[1] * base / tall + rng.gauss(0, 0.06)
            alpha = round(min(1.0, max(0.4, 0.86 + thin)), 2)
            off = rng.gauss(0, 0.035 * size) if number == dated else 0.0
            drawn.append(Glyphs(*place(along, base + off), char, font, size, color, angle, alpha))
            along += width_of(char, font, size)
        sides = (base - ASCENT * size, base + DESCENT * size)
        found.append((text, place.box([(px, py) for px in (-length / 2, length / 2) for py in sides])))
        down += (1.35 + (0.18 if number == dated else 0.0)) * size
    return drawn, found


def _edges(border: str, wide: float, tall: float) -> list[tuple[list[Point], float]]:
    def ring(w: float, h: float, radius: float = 0.0) -> list[Point]:
        w, h = w / 2, h / 2
        if not radius:
            return [(-w, -h), (w, -h), (w, h), (-w, h), (-w, -h)]
        points = []
        for turn in range(0, 360, 15):
            right, low = turn % 360 < 90 or turn >= 270, turn < 180
            cos, sin = math.cos(math.radians(turn + 7.5)), math.sin(math.radians(turn + 7.5))
            points.append(
                ((w - radius) * (1 if right else -1) + radius * cos, (h - radius) * (1 if low else -1) + radius * sin)
            )
        return [*points, points[0]]

    if border == "none":
        return []
    if border == "lines":
        return [([(-wide / 2, side), (wide / 2, side)], 1.4) for side in (-tall / 2, tall / 2)]
    edges = [(ring(wide, tall, 0.22 * tall if border == "rounded" else 0.0), 1.3)]
    return [*edges, (ring(wide - 7, tall - 6), 0.7)] if border == "double" else edges


def seal(
    x: float, y: float, above: str, below: str, width: float, angle: float, color: str, rng: random.Random
) -> tuple[Print, list[tuple[str, Box]]]:
    """A round seal: two rings, a text along the upper arc and one along the lower, a shield between them."""
    place, radius = _Place(x, y, angle), width / 2
    size = 0.115 * width
    circle = [(math.cos(a / 36 * math.pi), math.sin(a / 36 * math.pi)) for a in range(73)]
    drawn: Print = [
        Path(tuple(place(share * radius * px, share * radius * py) for px, py in circle), weight, color)
        for share, weight in ((1.0, 1.2), (0.94, 0.5), (0.64, 0.6))
    ]
    half = ((0.0, -0.36), (0.3, -0.36), (0.3, 0.05), (0.16, 0.3), (0.0, 0.42))
    shield = [*half, *((-px, py) for px, py in reversed(half))]
    drawn.append(Path(tuple(place(radius * px, radius * py) for px, py in shield), 0.9, color))
    for level in (-0.12, 0.08):
        wave = tuple(place(radius * (i / 10 - 0.3), radius * (level + 0.05 * math.sin(i * 1.6))) for i in range(7))
        drawn.append(Path(wave, 0.9, color))
    found = []
    press = rng.uniform(-0.35, 0.35)
    for text, upper in ((above, True), (below, False)):
        middle = (0.72 if upper else 0.86) * radius
        turns = [1.06 * width_of(char, _FONT, size) / middle for char in text]
        at, box_points = -sum(turns) / 2, list[Point]()
        for char, turn in zip(text, turns, strict=True):
            half = at + turn / 2
            px, py = (math.sin(half), -math.cos(half)) if upper else (math.sin(half), math.cos(half))
            own = math.degrees(-half if upper else half)
            shift = width_of(char, _FONT, size) / 2
            cos, sin = math.cos(math.radians(own)), math.sin(math.radians(own))
            start = (px * middle - shift * cos, py * middle + shift * sin)
            alpha = round(min(1.0, max(0.45, 0.85 + press * px + rng.gauss(0, 0.05))), 2)
            drawn.append(Glyphs(*place(*start), char, _FONT, size, color, angle + own, alpha))
            box_points += [(px * reach, py * reach) for reach in (0.7 * radius, 0.9 * radius)]
            at += turn
        found.append((text, place.box(box_points)))
    return drawn, found
