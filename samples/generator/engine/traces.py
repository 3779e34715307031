"""What years in a file and dirt on the glass leave on a page: holes, staples, folds, shadows, specks, hairs, streaks.

Every function changes the page in place; lengths in points become pixels by ``px``.
"""

from __future__ import annotations

import math

import numpy as np

from samples.generator.engine.toner import Grey, deep, field, noise


def holes(image: Grey, rng: np.random.Generator, px: float, beyond: float) -> None:
    """Two holes of a German filing punch, 80 mm apart, 12 mm from the edge, 5.5 mm wide, punched by eye: what lies
    ``beyond`` is seen through them, and the sheet's rim throws its shadow on it."""
    height = image.shape[0]
    radius, x = 7.8 * px, rng.uniform(29, 38) * px
    middle = height / 2 + rng.uniform(-14, 14) * px
    light = rng.uniform(0, 2 * math.pi)
    for y in (middle - 113.4 * px, middle + 113.4 * px):
        top, left, reach = int(y - radius) - 3, int(x - radius) - 3, int(2 * radius) + 7
        rows, columns = np.mgrid[top : top + reach, left : left + reach].astype(np.float32)
        away = np.hypot(rows - y, columns - x)
        ragged = 0.12 * px * noise((reach, reach), rng, max(1, round(0.4 * px)))
        inside = np.clip((radius - away + ragged) / (0.25 * px), 0, 1)
        # A crescent of shadow on the side from which the light comes.
        moved = np.hypot(rows - y - math.sin(light) * 1.5 * px, columns - x - math.cos(light) * 1.5 * px)
        crescent = np.clip((moved - radius + 1.2 * px) / (1.6 * px), 0, 1)
        seen = deep((beyond * (1 - 0.55 * crescent)).astype(np.float32), image)
        part = image[top : top + reach, left : left + reach]
        part += (seen - part) * deep(inside.astype(np.float32), image)
        # The rim stands up a little.
        rim = np.exp(-(((away - radius - 0.5 * px) / (0.5 * px)) ** 2)) * rng.uniform(8, 26)
        part -= deep(rim.astype(np.float32), image)


def folds(image: Grey, rng: np.random.Generator, px: float) -> None:
    """The sheet was folded for an envelope, in three or in half: a dark and a light line across, a little bent, here
    deeper than there; toner breaks off along it."""
    height, width = image.shape[:2]
    y = np.arange(height, dtype=np.float32)[:, None]
    x = np.arange(width, dtype=np.float32)[None, :]
    for share in (0.335, 0.668) if rng.random() < 0.65 else (0.5,):
        bend = height * share + rng.uniform(-9, 9) * px + (x / width - 0.5) * rng.uniform(-7, 7) * px
        bend = bend + rng.uniform(0.2, 0.9) * px * np.sin(rng.uniform(0, 6) + 6.28 * x / width)
        top, bottom = int(bend.min() - 9 * px), int(bend.max() + 9 * px)
        away, side = y[top:bottom] - bend, rng.choice((-1, 1))
        depth = 0.35 + 0.9 * field((1, width), rng, 9)
        line = 40 * np.exp(-((away / (0.6 * px)) ** 2)) + 14 * np.exp(-(((away - side * 3 * px) / (3 * px)) ** 2))
        ridge = 9 * np.exp(-(((away + side * 2 * px) / (1.4 * px)) ** 2))
        part = image[top:bottom]
        part += deep(((ridge - line) * depth).astype(np.float32), image)
        crack = (np.abs(away) < 0.45 * px) & (rng.random(away.shape) < 0.3 * depth)
        part[crack] = np.maximum(part[crack], 205)


def staple(image: Grey, rng: np.random.Generator, px: float) -> None:
    """A staple in the upper left corner, or, where it was pulled for the scanner, its two holes; and the crease of
    leaves that were turned over it."""
    x, y, angle = rng.uniform(22, 38) * px, rng.uniform(24, 40) * px, rng.uniform(-1.1, -0.5)
    long = 34 * px
    reach = int(long) + 8
    top, left = max(0, int(y - long)), max(0, int(x) - 4)
    rows, columns = np.mgrid[top : top + reach, left : left + reach].astype(np.float32)
    along = (columns - x) * math.cos(angle) + (rows - y) * math.sin(angle)
    across = -(columns - x) * math.sin(angle) + (rows - y) * math.cos(angle)
    part = image[top : top + reach, left : left + reach]
    if rng.random() < 0.55:
        wire = np.clip((0.62 * px - np.abs(across)) / (0.3 * px), 0, 1) * ((along > 0) & (along < long))
        shine = 120 * np.exp(-(((across + 0.15 * px) / (0.28 * px)) ** 2)) * (0.6 + 0.4 * np.sin(along / (5 * px)))
        part += (deep((66 + shine).astype(np.float32), image) - part) * deep(wire.astype(np.float32), image)
        shade = 46 * np.exp(-(((across - 1.3 * px) / (0.7 * px)) ** 2)) * ((along > 0) & (along < long))
        part -= deep(shade.astype(np.float32), image)
    else:
        for place in (0.0, long):
            away = np.hypot(along - place, across)
            part -= deep((150 * np.exp(-((away / (0.8 * px)) ** 2))).astype(np.float32), image)
    # The crease runs from edge to edge behind the staple.
    foot = rng.uniform(78, 105) * px
    corner = int(foot)
    rows, columns = np.mgrid[0:corner, 0:corner].astype(np.float32)
    away = (rows + columns * rng.uniform(0.8, 1.2) - 0.93 * foot) / 1.4
    crease = 16 * np.exp(-((away / (0.6 * px)) ** 2)) - 9 * np.exp(-(((away - 1.6 * px) / (1.2 * px)) ** 2))
    image[:corner, :corner] -= deep((crease * rng.uniform(0.3, 1.0)).astype(np.float32), image)


def border(image: Grey, rng: np.random.Generator, px: float) -> None:
    """Black where the sheet did not cover the glass, with the half shadow of its edge."""
    height, width = image.shape[:2]
    for axis, wide in ((1, rng.uniform(2, 9) * px), (0, rng.uniform(2, 12) * px)):
        inward = np.arange((height, width)[axis], dtype=np.float32)[::-1] - wide
        dark = np.clip(0.5 - inward / (1.2 * px), 0, 1)
        covered = dark[None, :] if axis else dark[:, None]
        image += (18 - image) * deep(covered, image)


def light(image: Grey, rng: np.random.Generator, strength: float) -> None:
    """A share of the brightness is lost across the page."""
    height, width = image.shape[:2]
    angle = rng.uniform(0, 2 * math.pi)
    y, x = np.linspace(-1, 1, height, dtype=np.float32)[:, None], np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    slope = (x * math.cos(angle) + y * math.sin(angle) + 1.4) / 2.8
    shade = slope * 0.75 + field(image.shape, rng, 4) * 0.25
    image *= deep((1 - strength * np.clip(shade, 0, 1)).astype(np.float32), image)


def shadow(image: Grey, rng: np.random.Generator, strength: float, px: float) -> None:
    """A dark side as of a book's fold or an open lid."""
    reach = rng.uniform(25, 60) * px
    distance = np.arange(image.shape[1], dtype=np.float32)
    if rng.random() < 0.5:
        distance = distance[::-1]
    image *= deep((1 - strength * np.exp(-distance / reach * 2.2))[None, :].astype(np.float32), image)


def specks(image: Grey, rng: np.random.Generator, per_inch: float, dpi: int, vary: bool) -> None:
    """Dust: grains of every size and shade, here more than there, a few white where it lay on the lamp's side, and now
    and then a hair."""
    height, width = image.shape[:2]
    count = int(per_inch * height * width / dpi**2 * (rng.uniform(0.35, 1.15) if vary else 1.0))
    middles = rng.random((5, 2)) * (height, width)
    for _ in range(count):
        y, x = rng.random(2) * (height, width)
        if rng.random() < 0.4:
            y, x = middles[rng.integers(5)] + rng.normal(0, 0.13 * width, 2)
        size = float(np.clip(rng.lognormal(0.25, 0.55), 0.7, 5)) * dpi / 300
        grey = 255.0 if rng.random() < 0.12 else rng.uniform(20, 150)
        _grain(image, y, x, size, rng.uniform(0.5, 2.0), rng.uniform(0, 3.14), grey)
    for _ in range(int(rng.poisson(min(per_inch, 6) / 5))):
        y, x, turn, bend = rng.random() * height, rng.random() * width, rng.uniform(0, 6.28), rng.normal(0, 0.05)
        grey = rng.uniform(70, 150)
        for _ in range(int(rng.uniform(15, 60) * dpi / 300)):
            turn += bend + rng.normal(0, 0.05)
            y, x = y + math.sin(turn), x + math.cos(turn)
            _grain(image, y, x, 0.62 * dpi / 300, 1.0, 0.0, grey)


def _grain(image: Grey, y: float, x: float, size: float, long: float, turn: float, grey: float) -> None:
    """One grain of ``size`` pixels, ``long`` times as long as wide, with soft edges."""
    reach = math.ceil(size * max(1, long)) + 1
    top, left = int(y) - reach, int(x) - reach
    if top < 0 or left < 0 or top + 2 * reach >= image.shape[0] or left + 2 * reach >= image.shape[1]:
        return
    rows, columns = np.mgrid[top : top + 2 * reach + 1, left : left + 2 * reach + 1].astype(np.float32)
    rows, columns = rows - y, columns - x
    along = (columns * math.cos(turn) + rows * math.sin(turn)) / long
    across = rows * math.cos(turn) - columns * math.sin(turn)
    share = np.clip(size - np.hypot(along, across) + 0.5, 0, 1)
    part = image[top : top + 2 * reach + 1, left : left + 2 * reach + 1]
    part += (grey - part) * deep(share.astype(np.float32), image)


def streaks(image: Grey, rng: np.random.Generator, count: int, px: float) -> None:
    """Straight lines down the page, thin and uneven, some dark and some light, where dirt lay on the feeder's glass."""
    height, width = image.shape[:2]
    for _ in range(count):
        x, wide = int(rng.uniform(0.04, 0.96) * width), max(1, round(rng.uniform(0.25, 0.9) * px))
        along = field((height, 1), rng, 9)
        strength = (1 if rng.random() < 0.7 else -1) * rng.uniform(25, 95)
        image[:, x : x + wide] -= deep((strength * (0.35 + 0.65 * along)).astype(np.float32), image)
