"""A clean page goes in, the page as an office copied, folded, stamped and scanned it comes out, with its geometry.

Only numpy and Pillow. Everything random comes from the page's own generator, so that the same recipe gives the same
page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samples.generator.engine import glass, toner, traces
from samples.generator.engine.parts import Box
from samples.generator.engine.recipe import Recipe
from samples.generator.engine.toner import Pixels, deep


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
    if recipe.toner:
        image = toner.printed(image, rng, recipe.toner, px)
    if recipe.weak:
        image = toner.weak(image, rng, recipe.weak)
    if recipe.bold:
        image = toner.bold(image, recipe.bold)
    if recipe.bleed and verso is not None and verso.shape == clean.shape:
        back = toner.blurred(verso[:, ::-1].astype(np.float32), 2.0 * recipe.dpi / 300)
        image = np.minimum(image, 255 - (255 - back) * recipe.bleed)
    if recipe.paper < 255:
        image = toner.paper(image, rng, recipe.paper)
    if recipe.staple:
        traces.staple(image, rng, px)
    if recipe.fold:
        traces.folds(image, rng, px)
    if recipe.holes:
        traces.holes(image, rng, px, 40.0 if recipe.border else recipe.paper * rng.choice((0.97, 0.8, 0.6)))
    lie = glass.lie((width / px, height / px), rng, recipe.skew, recipe.wave, recipe.vary)
    image = glass.laid(image, lie, px, 25.0 if recipe.border else float(recipe.paper))
    if recipe.border:
        traces.border(image, rng, px)
    if recipe.light:
        traces.light(image, rng, recipe.light)
    if recipe.shadow:
        traces.shadow(image, rng, recipe.shadow, px)
    if recipe.blur:
        image = toner.blurred(image, recipe.blur * recipe.dpi / 300)
    if recipe.streaks:
        traces.streaks(image, rng, recipe.streaks, px)
    if recipe.specks:
        traces.specks(image, rng, recipe.specks, recipe.dpi, recipe.vary)
    if recipe.noise:
        image += deep(toner.noise(image.shape, rng) * np.float32(recipe.noise), image)
    if recipe.mode == "bw":
        image = np.where(image < 150 + 6 * toner.noise(image.shape, rng), np.float32(0), np.float32(255))
    pixels: Pixels = np.clip(image, 0, 255).astype(np.uint8)
    turn = recipe.turn % 4
    return Scan(np.ascontiguousarray(np.rot90(pixels, turn)), recipe.dpi, _mapping(lie, turn), recipe.stored_turn % 4)


def _mapping(lie: glass.Lie, turn: int) -> Callable[[Box], Box]:
    """Boxes of the page to boxes on the scan; ``turn`` in quarters, counter-clockwise."""
    width, height = lie.size

    def move(x: float, y: float) -> tuple[float, float]:
        x, y = lie.target(x, y)
        return [(x, y), (y, width - x), (width - x, height - y), (height - y, x)][turn]

    def box(found: Box) -> Box:
        x0, y0, x1, y1 = found
        corners = [move(x, y) for x in (x0, (x0 + x1) / 2, x1) for y in (y0, y1)]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return min(xs), min(ys), max(xs), max(ys)

    return box
