"""Pictures out of focus are sharpened before they are read; sharp ones are handed on as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.model.page import PageImage
from pipeline.ocr.blurred import STEEP, sharpened, steepness

FONT = Path(__file__).parent.parent / "samples" / "generator" / "fonts" / "LiberationSans-Regular.ttf"
LINES = [f"Der Ausschuss für Umwelt nimmt den Bericht Nummer {n} zur Kenntnis." for n in range(24)]


def page(dpi: int, blur: float, noise: float = 4.0, light: int = 245) -> PageImage:
    """Lines of print, blurred by ``blur`` points, with some noise."""
    k = dpi / 72
    canvas = Image.new("L", (round(420 * k), round(420 * k)), light)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.truetype(str(FONT), round(11 * k))
    for n, words in enumerate(LINES):
        draw.text((30 * k, (15 + 16 * n) * k), words, 20, font)
    pixels = np.asarray(canvas.filter(ImageFilter.GaussianBlur(blur * k))).astype(float)
    pixels += np.random.default_rng(1).normal(0, noise, pixels.shape)
    return PageImage(np.clip(pixels, 0, 255).astype(np.uint8), dpi)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("light", [245, 190])
def test_sharp_pages_are_left_alone(dpi: int, light: int) -> None:
    image = page(dpi, 0.2, light=light)
    assert steepness(image) > 1.2 * STEEP
    assert sharpened(image) is image


@pytest.mark.parametrize("dpi", [200, 300])
def test_blurred_pages_get_steeper_edges(dpi: int) -> None:
    image = page(dpi, 0.9)
    before = image.pixels.copy()
    clear = sharpened(image)
    assert steepness(image) < STEEP
    assert steepness(clear) > 1.2 * steepness(image)
    assert (image.pixels == before).all() and clear.dpi == image.dpi and clear.frame == image.frame


def test_of_a_page_without_print_nothing_is_said() -> None:
    image = PageImage(np.full((600, 400), 240, np.uint8), 150)
    assert sharpened(image) is image
