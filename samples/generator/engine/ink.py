# ruff: noqa: E501  (a figure a line)
"""Pens and stamps: what is to be written and a seed go in, strokes (lists of points) on the page come out."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

Stroke = list[tuple[float, float]]

# Figures as strokes in a box of width 0.6 and height 1, y down, as quick hands write them in Germany: a few ways each.
_DIGITS: dict[str, list[list[Stroke]]] = {
    "0": [
        [[(0.35, 0.0), (0.1, 0.2), (0.02, 0.55), (0.15, 0.95), (0.4, 0.95), (0.57, 0.6), (0.5, 0.15), (0.3, 0.02)]],
        [[(0.28, 0.06), (0.05, 0.3), (0.06, 0.75), (0.3, 1.0), (0.54, 0.72), (0.52, 0.25), (0.3, 0.0), (0.16, 0.1), (0.4, 0.2)]],
        [[(0.5, 0.1), (0.2, 0.04), (0.02, 0.45), (0.12, 0.92), (0.42, 0.98), (0.58, 0.5), (0.4, 0.08)]],
    ],
    "1": [
        [[(0.05, 0.38), (0.25, 0.2), (0.42, 0.0), (0.4, 0.5), (0.36, 1.0)]],
        [[(0.3, 0.0), (0.29, 0.5), (0.27, 1.02)]],
        [[(0.0, 0.5), (0.22, 0.22), (0.4, -0.05), (0.37, 0.5), (0.3, 1.05)], [(0.1, 1.03), (0.3, 1.0), (0.52, 1.02)]],
    ],
    "2": [
        [[(0.06, 0.22), (0.2, 0.02), (0.45, 0.06), (0.5, 0.3), (0.3, 0.65), (0.02, 0.98), (0.3, 0.93), (0.58, 0.97)]],
        [[(0.04, 0.25), (0.25, 0.0), (0.48, 0.18), (0.34, 0.6), (0.05, 0.96), (0.02, 0.84), (0.14, 0.82), (0.36, 1.0), (0.6, 0.9)]],
    ],
    "3": [
        [[(0.08, 0.1), (0.35, 0.0), (0.5, 0.18), (0.38, 0.4), (0.2, 0.46), (0.45, 0.52), (0.52, 0.78), (0.3, 1.0), (0.05, 0.88)]],
        [[(0.06, 0.04), (0.3, 0.02), (0.54, 0.0)], [(0.54, 0.0), (0.38, 0.22), (0.24, 0.42), (0.48, 0.5), (0.54, 0.78), (0.3, 1.02), (0.02, 0.9)]],
    ],
    "4": [
        [[(0.3, 0.0), (0.15, 0.35), (0.02, 0.62), (0.3, 0.6), (0.58, 0.58)], [(0.42, 0.32), (0.38, 0.7), (0.36, 1.05)]],
        [[(0.42, 0.02), (0.2, 0.34), (0.0, 0.66), (0.28, 0.67), (0.6, 0.64)], [(0.44, 0.0), (0.42, 0.5), (0.4, 1.04)]],
    ],
    "5": [
        [[(0.14, 0.02), (0.1, 0.25), (0.07, 0.45), (0.3, 0.38), (0.5, 0.55), (0.48, 0.85), (0.25, 1.0), (0.02, 0.9)], [(0.14, 0.03), (0.35, 0.02), (0.56, -0.02)]],
        [[(0.55, 0.0), (0.32, 0.03), (0.16, 0.05), (0.1, 0.42), (0.34, 0.4), (0.52, 0.62), (0.42, 0.93), (0.2, 1.03), (0.0, 0.94)]],
    ],
    "6": [
        [[(0.42, 0.0), (0.18, 0.25), (0.05, 0.65), (0.15, 0.95), (0.4, 0.95), (0.48, 0.7), (0.35, 0.52), (0.12, 0.62)]],
        [[(0.5, 0.04), (0.22, 0.2), (0.04, 0.6), (0.1, 0.94), (0.36, 1.02), (0.52, 0.8), (0.44, 0.58), (0.22, 0.56), (0.08, 0.74)]],
    ],
    "7": [
        [[(0.04, 0.08), (0.3, 0.04), (0.55, 0.03), (0.4, 0.4), (0.22, 1.0)], [(0.12, 0.5), (0.3, 0.47), (0.48, 0.46)]],
        [[(0.02, 0.16), (0.06, 0.03), (0.3, 0.06), (0.56, 0.0), (0.36, 0.45), (0.26, 1.04)]],
    ],
    "8": [
        [[(0.45, 0.1), (0.25, 0.0), (0.1, 0.18), (0.25, 0.42), (0.48, 0.62), (0.45, 0.92), (0.2, 1.0), (0.06, 0.78), (0.25, 0.5), (0.46, 0.28), (0.42, 0.08)]],
        [[(0.3, 0.46), (0.1, 0.26), (0.24, 0.0), (0.46, 0.16), (0.3, 0.46), (0.08, 0.74), (0.24, 1.02), (0.52, 0.8), (0.3, 0.46)]],
    ],
    "9": [
        [[(0.48, 0.12), (0.25, 0.0), (0.08, 0.2), (0.15, 0.45), (0.38, 0.42), (0.5, 0.12), (0.46, 0.55), (0.3, 1.02)]],
        [[(0.5, 0.1), (0.22, 0.02), (0.06, 0.28), (0.24, 0.48), (0.48, 0.3), (0.51, 0.08), (0.5, 0.6), (0.44, 0.98), (0.2, 1.04), (0.04, 0.9)]],
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Hand:
    """One writer: slant, breadth and evenness of the figures, the way each is begun, how hard the pen is pressed."""

    slant: float
    broad: float
    loose: float
    ways: dict[str, int]
    weight: float
    press: float


def hand(rng: random.Random) -> Hand:
    ways = {digit: rng.randrange(len(found)) for digit, found in _DIGITS.items()}
    return Hand(
        rng.uniform(-0.05, 0.34), rng.uniform(0.8, 1.25), rng.uniform(0.012, 0.04), ways, rng.uniform(1.0, 1.75),
        rng.uniform(0.15, 0.5),
    )  # fmt: skip


def _wobble(points: Stroke, rng: random.Random, amount: float) -> Stroke:
    return [(x + rng.gauss(0, amount), y + rng.gauss(0, amount)) for x, y in points]


def smooth(points: Stroke, steps: int = 6) -> Stroke:
    """A Catmull-Rom curve through the points."""
    if len(points) < 3:
        return points
    ends = [points[0], *points, points[-1]]
    curve: Stroke = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(tuple(  # type: ignore[arg-type]
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            ))  # fmt: skip
    return [*curve, points[-1]]


def number(text: str, x: float, y: float, height: float, writer: Hand, rng: random.Random) -> list[Stroke]:
    """Figures written by hand, their box beginning at (x, y) and ``height`` points high."""
    strokes: list[Stroke] = []
    slant = writer.slant + rng.gauss(0, 0.03)
    for char in text:
        scale = height * rng.uniform(0.9, 1.1)
        lift = rng.uniform(-0.06, 0.06) * height
        ways = _DIGITS[char]
        for stroke in ways[writer.ways[char]] if rng.random() < 0.85 else rng.choice(ways):
            points = _wobble(stroke, rng, writer.loose)
            strokes.append(
                smooth(
                    [(x + (px * writer.broad + slant * (1 - py)) * scale, y + lift + py * scale) for px, py in points]
                )
            )
        x += (0.5 if char == "1" else 0.7) * height * writer.broad * rng.uniform(0.92, 1.1)
    return strokes


def pressed(stroke: Stroke, width: float, press: float, rng: random.Random) -> list[tuple[Stroke, float]]:
    """A stroke as short pieces with their widths: thin where the pen comes down and lifts, thicker going down, and
    never quite even; ``press`` 0..1 how much."""
    last, pieces, uneven = len(stroke) - 1, list[tuple[Stroke, float]](), 0.0
    for start in range(0, last, 2):
        piece = stroke[start : start + 3]
        (x0, y0), (x1, y1) = piece[0], piece[-1]
        down = (y1 - y0) / (math.hypot(x1 - x0, y1 - y0) + 0.01)
        ends = min(1.0, 0.45 + 0.14 * min(start, last - start))
        uneven = 0.8 * uneven + rng.gauss(0, 0.09)
        pieces.append((piece, width * ends * max(0.35, 1 + press * (0.55 * down - 0.1 + uneven))))
    return pieces


def sign(kind: str, x: float, y: float, width: float, height: float, rng: random.Random) -> list[Stroke]:
    """A sign drawn into a cell: ``x`` a cross, ``/`` a stroke, ``tick`` a hook, ``tally`` strokes, ``smear`` something crossed out."""

    def at(points: Stroke, amount: float = 0.04) -> Stroke:
        return smooth([(x + px * width, y + py * height) for px, py in _wobble(points, rng, amount)])

    if kind == "x":
        return [at([(0.05, 0.05), (0.45, 0.5), (0.95, 0.95)]), at([(0.95, 0.0), (0.5, 0.5), (0.02, 1.0)])]
    if kind == "/":
        return [at([(0.15, 1.05), (0.45, 0.5), (0.85, -0.1)])]
    if kind == "tick":
        return [at([(0.05, 0.5), (0.3, 0.95), (0.5, 0.5), (1.0, -0.2)])]
    if kind == "tally":
        return [at([(i / 4, 0.0), (i / 4 - 0.03, 0.5), (i / 4 - 0.04, 1.0)], 0.03) for i in range(rng.randint(2, 4))]
    points = [(rng.uniform(0, 1), rng.uniform(0.1, 0.9)) for _ in range(rng.randint(9, 16))]
    points.sort(key=lambda p: p[0] + rng.uniform(-0.35, 0.35))
    return [at(points, 0.02), at([(0.0, 0.45), (0.5, 0.55), (1.0, 0.4)])]


def signature(x: float, y: float, width: float, height: float, rng: random.Random) -> list[Stroke]:
    """A name nobody can read, in one of three hands: running, looped, two initials and a line."""
    hand = rng.choice((_running, _looped, _initials))
    strokes = hand(rng)
    if rng.random() < 0.4:
        strokes.append([(0.25, 1.1), (0.6, 1.0), (1.05, 0.92)])
    slant = rng.uniform(0.0, 0.35) * height / width
    leaning = ([(px + slant * (0.9 - py), py) for px, py in stroke] for stroke in strokes)
    return [smooth([(x + px * width, y + py * height) for px, py in _wobble(s, rng, 0.012)], 8) for s in leaning]


def _running(rng: random.Random) -> list[Stroke]:
    """A tall beginning, then a hand that flattens out."""
    points: Stroke = [(0.0, 0.9), (0.06, 0.1), (0.1, -0.1), (0.12, 0.5), (0.09, 1.15), (0.15, 0.7)]
    position, size = 0.2, 0.55
    while position < 0.95:
        points.append((position, 0.75 - size * rng.uniform(0.3, 1.0)))
        points.append((position + rng.uniform(0.01, 0.05), 0.75 + size * rng.uniform(0.0, 0.25)))
        position += rng.uniform(0.05, 0.14)
        size *= rng.uniform(0.6, 0.98) if rng.random() < 0.8 else 1.6
    return [[*points, (1.0, 0.7), (1.12, 0.55)]]


def _looped(rng: random.Random) -> list[Stroke]:
    """A round capital, then loops of uneven height that lean into a long end."""
    points: Stroke = [(0.2, 0.15), (0.1, -0.08), (0.0, 0.3), (0.04, 0.85), (0.16, 0.9), (0.22, 0.6), (0.26, 0.75)]
    position = 0.26
    while position < 0.86:
        high, wide = rng.choice((0.22, 0.28, 0.75)) * rng.uniform(0.8, 1.2), rng.uniform(0.05, 0.09)
        points += [(position + wide, 0.72 - high), (position + 0.6 * wide, 0.76 - high), (position + 0.7 * wide, 0.8)]
        if rng.random() < 0.18:
            points += [(position + 0.7 * wide, 1.35), (position + 0.3 * wide, 1.3)]
        position += wide * rng.uniform(1.2, 1.8)
    return [[*points, (position + 0.1, 0.7), (1.1, rng.uniform(0.45, 0.85))]]


def _initials(rng: random.Random) -> list[Stroke]:
    """An initial, a second one through it, and a line that stands for the rest."""
    lean, low = rng.uniform(-0.03, 0.05), rng.uniform(0.85, 1.1)
    first: Stroke = [
        (0.04, 0.2),
        (0.1 + lean, 0.0),
        (0.08, low),
        (0.02, low - 0.2),
        (0.16, 0.1),
        (0.24, 0.25),
        (0.12, 0.5),
    ]
    second: Stroke = [(0.2, 0.6), (0.26, 0.05), (0.29, -0.05), (0.28, 0.5), (0.34, 0.82), (0.4, 0.5), (0.43, 0.75)]
    position = 0.43
    while position < 0.8:
        position += rng.uniform(0.06, 0.12)
        second.append((position, 0.72 + rng.uniform(-0.1, 0.06)))
    return [first, [*second, (1.08, rng.uniform(0.6, 0.8))]]


def circle(x: float, y: float, radius: float) -> Stroke:
    return [(x + radius * math.cos(a / 30 * math.pi), y + radius * math.sin(a / 30 * math.pi)) for a in range(61)]
