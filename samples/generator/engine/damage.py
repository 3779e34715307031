"""A clean page goes in, the page as an office copied, folded, stamped and scanned it comes out, with its geometry.

Only numpy and Pillow. Everything random comes from the page's own generator, so that the same recipe gives the same
page. ``Recipe`` holds every strength; ``scan`` applies it to a rendered page.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.uint8]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Recipe:
    """How a page went through the office. Strengths of 0 do nothing; lengths in points unless told otherwise.

    ``mode`` is "gray", "color" or "bw" (black and white, threshold after all other steps).
    """

    dpi: int = 300
    mode: str = "gray"
    skew: float = 0.0  # degrees, counter-clockwise; every page a little different
    turn: int = 0  # quarter turns counter-clockwise that the reader has to find
    stored_turn: int = 0  # quarter turns that the PDF's /Rotate takes back
    light: float = 0.0  # 0..1: share of brightness lost across the page
    shadow: float = 0.0  # 0..1: dark edge as of a book's fold or an open lid
    blur: float = 0.0  # radius in pixels at 300 dpi
    noise: float = 0.0  # standard deviation of the grey
    specks: float = 0.0  # specks per square inch
    bleed: float = 0.0  # 0..1: strength of the verso shining through
    holes: bool = False
    fold: bool = False
    staple: bool = False
    border: bool = False  # black border where the lid stood open
    weak: float = 0.0  # 0..1: toner gone, letters broken
    bold: float = 0.0  # 0..1: letters run together, as after several copies
    paper: int = 255  # grey of the paper
    jpeg: int | None = 50  # quality; None for lossless
    wave: float = 0.0  # points: lines bend, as from a sheet drawn askew through a fax
    streaks: int = 0  # lines along the page from dirt on the feeder's glass
    vary: bool = True

    def classes(self) -> list[str]:
        """Names of the damage for the truth; what every scan has a little of counts from ``NOTABLE`` on."""
        names = [f"{self.dpi} dpi", {"bw": "black and white", "gray": "grey", "color": "colour"}[self.mode]]
        names += [
            f.name for f in fields(self)
            if f.name in NOTABLE and abs(getattr(self, f.name)) >= NOTABLE[f.name]
        ]  # fmt: skip
        if self.turn % 4:
            names.append(f"turned {90 * (self.turn % 4)}")
        if self.stored_turn % 4:
            names.append("rotate entry")
        if self.jpeg is not None and self.jpeg < 40:
            names.append("jpeg")
        return names


# From which strength on a damage is named in the truth.
NOTABLE = {
    "skew": 1.0, "light": 0.2, "shadow": 0.2, "blur": 1.2, "noise": 6.0, "specks": 5.0, "bleed": 0.1, "holes": 1,
    "fold": 1, "staple": 1, "border": 1, "weak": 0.2, "bold": 0.3, "wave": 0.5,
    "streaks": 1,
}  # fmt: skip


@dataclass
class Scan:
    """A scanned page: its pixels, and where a box of the clean page lies on the page as a viewer shows it (points)."""

    pixels: Pixels
    dpi: int
    map: Callable[[Box], Box]
    stored_turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as a viewer shows the page."""
        height, width = self.pixels.shape[:2]
        return width * 72 / self.dpi, height * 72 / self.dpi


def scan(clean: Pixels, verso: Pixels | None, recipe: Recipe, seed: int) -> Scan:
    """Apply a recipe to a page rendered at its dpi; ``verso`` is what shines through from behind."""
    rng = np.random.Generator(np.random.PCG64(seed))
    px = recipe.dpi / 72
    image = clean.astype(np.float32)
    height, width = image.shape[:2]
    if recipe.weak:
        image = _weaken(image, rng, recipe.weak, px)
    if recipe.bold:
        image = _embolden(image, recipe.bold)
    if recipe.bleed and verso is not None:
        back = _blur(verso[:, ::-1].astype(np.float32), 2.0 * recipe.dpi / 300)
        image = np.minimum(image, 255 - (255 - back) * recipe.bleed) if image.shape == back.shape else image
    if recipe.paper < 255:
        image *= recipe.paper / 255
    if recipe.staple:
        _staple(image, rng, px)
    angle = recipe.skew * (float(rng.uniform(0.6, 1.2)) * (1 if rng.random() < 0.8 else -0.5) if recipe.vary else 1.0)
    wave, phase = recipe.wave, float(rng.uniform(0, 6.28))
    if wave:
        image = _wave(image, wave * px, phase)
    if recipe.fold:
        _fold(image, rng, px)
    around = 25.0 if recipe.border else float(recipe.paper)
    if recipe.holes:
        _holes(image, px, 40.0 if recipe.border else recipe.paper * 0.82)
    if angle:
        image = _rotate(image, angle, around)
    if recipe.border:
        _border(image, rng, px)
    if recipe.light:
        _light(image, rng, recipe.light)
    if recipe.shadow:
        _shadow(image, rng, recipe.shadow, px)
    if recipe.blur:
        image = _blur(image, recipe.blur * recipe.dpi / 300)
    if recipe.streaks:
        _streaks(image, rng, recipe.streaks, px)
    if recipe.specks:
        _specks(image, rng, recipe.specks, recipe.dpi)
    if recipe.noise:
        image += (
            rng.normal(0, recipe.noise, image.shape[:2])
            .astype(np.float32)
            .reshape(image.shape[:2] + (1,) * (image.ndim - 2))
        )
    if recipe.mode == "bw":
        image = np.where(image < 150 + rng.normal(0, 6, image.shape).astype(np.float32), 0.0, 255.0)
    pixels: Pixels = np.clip(image, 0, 255).astype(np.uint8)
    turn = recipe.turn % 4
    size = (width / px, height / px)
    return Scan(
        np.ascontiguousarray(np.rot90(pixels, turn)),
        recipe.dpi,
        _mapping(size, angle, turn, wave, phase),
        recipe.stored_turn % 4,
    )


def _mapping(size: tuple[float, float], angle: float, turn: int, wave: float, phase: float) -> Callable[[Box], Box]:
    width, height = size
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    cx, cy = width / 2, height / 2

    def move(x: float, y: float) -> tuple[float, float]:
        if wave:
            y += wave * math.sin(phase + 6.28 * x / width)
        x, y = cx + cos * (x - cx) + sin * (y - cy), cy - sin * (x - cx) + cos * (y - cy)
        return [(x, y), (y, width - x), (width - x, height - y), (height - y, x)][turn]

    def box(found: Box) -> Box:
        x0, y0, x1, y1 = found
        corners = [move(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return min(xs), min(ys), max(xs), max(ys)

    return box


def _pil(image: NDArray[np.float32]) -> Image.Image:
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))


def _blur(image: NDArray[np.float32], radius: float) -> NDArray[np.float32]:
    return np.asarray(_pil(image).filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32)


def _rotate(image: NDArray[np.float32], angle: float, fill: float) -> NDArray[np.float32]:
    value = int(fill)
    picture = _pil(image)
    color = value if picture.mode == "L" else (value, value, value)
    return np.array(picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=color), dtype=np.float32)


def _field(shape: tuple[int, ...], rng: np.random.Generator, cells: int) -> NDArray[np.float32]:
    """A smooth random field 0..1 over the page."""
    small = rng.random((cells, cells)).astype(np.float32)
    picture = Image.fromarray((small * 255).astype(np.uint8)).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    found: NDArray[np.float32] = np.asarray(picture, dtype=np.float32) / np.float32(255)
    return found.reshape(found.shape + (1,) * (len(shape) - 2))


def _weaken(image: NDArray[np.float32], rng: np.random.Generator, strength: float, px: float) -> NDArray[np.float32]:
    """Ink that did not reach the paper: grain within the letters, and whole areas paler than others."""
    height, width = image.shape[:2]
    grain = rng.random((height // 2 + 1, width // 2 + 1)).astype(np.float32)
    grain = np.kron(grain, np.ones((2, 2), dtype=np.float32))[:height, :width]
    area = _field(image.shape, rng, 6)
    loss = strength * (0.35 + 0.65 * area) * (0.25 + 0.9 * grain.reshape(area.shape) ** 2)
    return np.asarray(image + (255 - image) * np.clip(loss, 0, 0.95), dtype=np.float32)


def _embolden(image: NDArray[np.float32], strength: float) -> NDArray[np.float32]:
    thick = np.asarray(_pil(image).filter(ImageFilter.MinFilter(3)), dtype=np.float32)
    return np.asarray(image * (1 - strength) + thick * strength, dtype=np.float32)


def _wave(image: NDArray[np.float32], amount: float, phase: float) -> NDArray[np.float32]:
    width = image.shape[1]
    step = 24
    out = image.copy()
    for x in range(0, width, step):
        shift = round(amount * math.sin(phase + 6.28 * (x + step / 2) / width))
        out[:, x : x + step] = np.roll(image[:, x : x + step], shift, axis=0)
    return out


def _light(image: NDArray[np.float32], rng: np.random.Generator, strength: float) -> None:
    height, width = image.shape[:2]
    angle = rng.uniform(0, 2 * math.pi)
    y, x = np.linspace(-1, 1, height, dtype=np.float32)[:, None], np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    slope = (x * math.cos(angle) + y * math.sin(angle) + 1.4) / 2.8
    shade = slope.reshape(slope.shape + (1,) * (image.ndim - 2)) * 0.75 + _field(image.shape, rng, 4) * 0.25
    image *= 1 - strength * np.clip(shade, 0, 1)


def _shadow(image: NDArray[np.float32], rng: np.random.Generator, strength: float, px: float) -> None:
    width = image.shape[1]
    reach = rng.uniform(25, 60) * px
    distance = np.arange(width, dtype=np.float32)
    if rng.random() < 0.5:
        distance = distance[::-1]
    fall = 1 - strength * np.exp(-distance / reach * 2.2)
    image *= fall.reshape((1, width) + (1,) * (image.ndim - 2))


def _specks(image: NDArray[np.float32], rng: np.random.Generator, per_inch: float, dpi: int) -> None:
    height, width = image.shape[:2]
    count = int(per_inch * height * width / dpi**2)
    for y, x, size, dark in zip(
        rng.integers(0, height - 6, count), rng.integers(0, width - 6, count),
        rng.choice([1, 1, 1, 2, 2, 3, 4], count), rng.random(count), strict=True,
    ):  # fmt: skip
        size = max(1, round(size * dpi / 300))
        image[y : y + size, x : x + size] = 255 if dark > 0.85 else 90 * dark


def _streaks(image: NDArray[np.float32], rng: np.random.Generator, count: int, px: float) -> None:
    """Straight lines down the page, thin and uneven, some dark and some light, where dirt lay on the feeder's glass."""
    height, width = image.shape[:2]
    for _ in range(count):
        x, wide = int(rng.uniform(0.04, 0.96) * width), max(1, round(rng.uniform(0.25, 0.9) * px))
        along = _field((height, 1), rng, 9)[:, 0] if image.ndim == 2 else _field((height, 1), rng, 9)[:, 0, None]
        strength = (1 if rng.random() < 0.7 else -1) * rng.uniform(25, 95)
        image[:, x : x + wide] -= (strength * (0.35 + 0.65 * along)).reshape((height, 1) + (1,) * (image.ndim - 2))


def _holes(image: NDArray[np.float32], px: float, shade: float) -> None:
    """Two holes of a German filing punch: 80 mm apart, 12 mm from the edge, 5.5 mm wide."""
    height = image.shape[0]
    radius, x = 7.8 * px, 34 * px
    for y in (height / 2 - 113.4 * px, height / 2 + 113.4 * px):
        top, left = int(y - radius) - 2, int(x - radius) - 2
        rows, columns = np.ogrid[top : int(y + radius) + 3, left : int(x + radius) + 3]
        distance = np.sqrt((rows - y) ** 2 + (columns - x) ** 2)
        part = image[top : int(y + radius) + 3, left : int(x + radius) + 3]
        part[distance < radius] = shade
        part[(distance >= radius) & (distance < radius + 0.5 * px)] = shade * 0.55


def _fold(image: NDArray[np.float32], rng: np.random.Generator, px: float) -> None:
    """The sheet was folded for an envelope: a dark and a light line across, a little bent."""
    height, width = image.shape[:2]
    y = np.arange(height, dtype=np.float32)[:, None]
    x = np.arange(width, dtype=np.float32)[None, :]
    for share in (0.335, 0.668):
        bend = height * share + rng.uniform(-6, 6) * px + (x / width - 0.5) * rng.uniform(-4, 4) * px
        top, bottom = int(bend.min() - 8 * px), int(bend.max() + 8 * px)
        away = y[top:bottom] - bend
        change = -46 * np.exp(-((away / (0.7 * px)) ** 2)) - 14 * np.exp(-(((away - 3 * px) / (3 * px)) ** 2))
        part = image[top:bottom]
        part += change.reshape(change.shape + (1,) * (image.ndim - 2))
        # Toner breaks off along the fold.
        crack = (np.abs(away) < 0.5 * px) & (rng.random(away.shape) < 0.4)
        part[crack] = np.maximum(part[crack], 205)


def _staple(image: NDArray[np.float32], rng: np.random.Generator, px: float) -> None:
    picture = np.zeros(image.shape[:2], dtype=bool)
    x, y, slope = rng.uniform(26, 40) * px, rng.uniform(26, 40) * px, rng.uniform(-1.2, -0.6)
    for t in np.linspace(0, 22 * px, int(44 * px)):
        row, column = int(y - slope * 0.0 + t * 0.55), int(x + t * 0.8)
        picture[row : row + int(1.2 * px), column : column + int(1.2 * px)] = True
    image[picture] = 70


def _border(image: NDArray[np.float32], rng: np.random.Generator, px: float) -> None:
    """Black where the sheet did not cover the glass."""
    height, width = image.shape[:2]
    right, lower = int(rng.uniform(2, 9) * px), int(rng.uniform(2, 12) * px)
    image[:, width - right :] = 18
    image[height - lower :] = 18
