"""How a sheet lay on the glass and was drawn in: the page goes in and comes out moved; boxes can be moved alike.

Lengths are points. A place on the scan leads back to a place on the page by ``source``; a place on the page leads to
the scan by ``target``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from samples.generator.engine.toner import Grey, picture

Point = tuple[float, float]
# Quads of the mesh: fine enough for a wave across the page.
_ROWS, _COLUMNS = 56, 14


@dataclass(frozen=True)
class Lie:
    """``size`` of the page; ``angle`` in degrees, counter-clockwise; ``scale`` and ``shift`` on the glass; ``wave`` in
    height across the page; ``drift`` as (size, length, phase) of an uneven feed down the page."""

    size: Point
    angle: float = 0.0
    scale: float = 1.0
    shift: Point = (0.0, 0.0)
    wave: float = 0.0
    phase: float = 0.0
    drift: tuple[tuple[float, float, float], ...] = ()

    def _bend(self, x: float, y: float) -> float:
        """How much further down a line of the page is printed on the scan."""
        down = self.wave * math.sin(self.phase + 6.28 * x / self.size[0])
        return down + sum(size * math.sin(phase + 6.28 * y / length) for size, length, phase in self.drift)

    def target(self, x: float, y: float) -> Point:
        y += self._bend(x, y)
        cx, cy = self.size[0] / 2, self.size[1] / 2
        cos, sin = math.cos(math.radians(self.angle)) * self.scale, math.sin(math.radians(self.angle)) * self.scale
        return (
            cx + cos * (x - cx) + sin * (y - cy) + self.shift[0],
            cy - sin * (x - cx) + cos * (y - cy) + self.shift[1],
        )

    def source(self, x: float, y: float) -> Point:
        cx, cy = self.size[0] / 2, self.size[1] / 2
        cos, sin = math.cos(math.radians(self.angle)) / self.scale, math.sin(math.radians(self.angle)) / self.scale
        x, y = x - cx - self.shift[0], y - cy - self.shift[1]
        x, y = cx + cos * x - sin * y, cy + sin * x + cos * y
        # The bend is small and slow: a step back from where it leads is exact to a thousandth of a point.
        return x, y - self._bend(x, y - self._bend(x, y))


def lie(size: Point, rng: np.random.Generator, angle: float, wave: float, vary: bool) -> Lie:
    """A sheet as a hurried hand or a feeder lays it; exactly ``angle`` and nothing else unless it may ``vary``."""
    phase = float(rng.uniform(0, 6.28))
    if not vary:
        return Lie(size, angle, wave=wave, phase=phase)
    turned = angle * float(rng.uniform(0.6, 1.2)) * (1 if rng.random() < 0.8 else -0.5)
    shift = float(np.clip(rng.normal(0, 3.2), -7, 7)), float(np.clip(rng.normal(0, 3.2), -7, 7))
    drift = tuple(
        (float(rng.uniform(0.05, 0.22)), float(length * rng.uniform(0.7, 1.4)), float(rng.uniform(0, 6.28)))
        for length in (90, 220, 500)
    )
    return Lie(size, turned, float(rng.uniform(0.988, 1.006)), shift, wave, phase, drift)


def laid(image: Grey, found: Lie, px: float, around: float) -> Grey:
    """The page as it lay; ``around`` is the grey beside the sheet, whose edge throws a thin shadow where it shows."""
    height, width = image.shape[:2]
    if around > 128:
        for edge in (image[:1], image[-1:], image[:, :1], image[:, -1:]):
            edge -= 34
    xs = [round(width * i / _COLUMNS) for i in range(_COLUMNS + 1)]
    ys = [round(height * i / _ROWS) for i in range(_ROWS + 1)]

    def back(x: int, y: int) -> Point:
        sx, sy = found.source(x / px, y / px)
        return sx * px, sy * px

    corners = [[back(x, y) for x in xs] for y in ys]
    mesh = [
        (
            (xs[j], ys[i], xs[j + 1], ys[i + 1]),
            (*corners[i][j], *corners[i + 1][j], *corners[i + 1][j + 1], *corners[i][j + 1]),
        )
        for i in range(_ROWS)
        for j in range(_COLUMNS)
    ]
    clean = picture(image)
    fill = int(around)
    moved = clean.transform(
        clean.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC,
        fillcolor=fill if clean.mode == "L" else (fill, fill, fill),
    )  # fmt: skip
    return np.array(moved, dtype=np.float32)
