"""Pictures out of focus are sharpened before they are read; sharp ones are handed on as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.intake import straighten
from pipeline.intake.blurred import SHARP, STEEP, sharpened, steepness
from pipeline.intake.straighten import Grey

FONT = Path(__file__).parent.parent / "samples" / "generator" / "fonts" / "LiberationSans-Regular.ttf"
LINES = [f"Der Ausschuss für Umwelt nimmt den Bericht Nummer {n} zur Kenntnis." for n in range(24)]


def page(dpi: int, blur: float, noise: float = 4.0, light: int = 245) -> Grey:
    """Lines of print, blurred by ``blur`` points, with some noise."""
    k = dpi / 72
    canvas = Image.new("L", (round(420 * k), round(420 * k)), light)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.truetype(str(FONT), round(11 * k))
    for n, words in enumerate(LINES):
        draw.text((30 * k, (15 + 16 * n) * k), words, 20, font)
    pixels = np.asarray(canvas.filter(ImageFilter.GaussianBlur(blur * k))).astype(float)
    pixels += np.random.default_rng(1).normal(0, noise, pixels.shape)
    return np.clip(pixels, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("light", [245, 190])
def test_sharp_pages_are_left_alone(dpi: int, light: int) -> None:
    grey = page(dpi, 0.1, light=light)
    assert steepness(grey, dpi) > (SHARP if dpi > 150 else STEEP)
    assert sharpened(grey, dpi) is grey


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("noise", [0.5, 4.0])
def test_blurred_pages_get_steeper_edges(dpi: int, noise: float) -> None:
    grey = page(dpi, 0.6, noise)
    before = grey.copy()
    clear = sharpened(grey, dpi)
    assert steepness(grey, dpi) < STEEP
    assert steepness(clear, dpi) > 1.5 * steepness(grey, dpi)
    assert (grey == before).all()


def test_a_page_blurred_a_little_is_sharpened_where_it_has_no_noise() -> None:
    clean, noisy = page(300, 0.3, noise=0.5), page(300, 0.3, noise=4)
    assert STEEP < steepness(clean, 300) < SHARP and STEEP < steepness(noisy, 300) < SHARP
    assert steepness(sharpened(clean, 300), 300) > 1.2 * steepness(clean, 300)
    assert sharpened(noisy, 300) is noisy


def test_a_sharpened_page_keeps_its_picture_before() -> None:
    """What a stamp needs: how dark its ink was beside that of the print."""
    blurred, sharp = straighten.prepare(page(200, 0.6), 200), straighten.prepare(page(200, 0.1), 200)
    assert blurred.soft is not None and blurred.soft.shape == blurred.pixels.shape
    assert steepness(blurred.pixels, 200) > steepness(blurred.soft, 200)
    assert sharp.soft is None


def test_of_a_page_without_print_nothing_is_said() -> None:
    grey = np.full((600, 400), 240, np.uint8)
    assert sharpened(grey, 150) is grey
