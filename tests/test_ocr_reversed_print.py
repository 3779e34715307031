"""White print on dark bands is turned to black on white before it is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.page import PageImage
from pipeline.ocr import reversed_print

FONT = Path(__file__).parent.parent / "samples" / "generator" / "fonts" / "LiberationSans-Bold.ttf"
K = 200 / 72


def page(top: float, bottom: float, *, left: float = 60.0, right: float = 530.0, ground: int = 70) -> Image.Image:
    """A page at 200 dpi with a dark band and text below it; the band's sides in points."""
    picture = Image.new("L", (1653, 600), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([v * K for v in (left, top, right, bottom)], fill=ground)
    draw.text((70 * K, 150 * K), "Bauausschuss 04.03.2031", fill=0, font=ImageFont.truetype(str(FONT), 28))
    return picture


def reversed_of(picture: Image.Image) -> PageImage:
    image = PageImage(np.asarray(picture), 200.0)
    result = reversed_print.upright(image)
    assert np.array_equal(image.pixels, np.asarray(picture))
    return result


@pytest.mark.parametrize(("height", "noise"), [(16.0, 0), (22.0, 12), (38.0, 12)])
def test_heads_on_a_dark_band_become_black_on_white(height: float, noise: int) -> None:
    picture = page(100, 100 + height)
    font = ImageFont.truetype(str(FONT), 28)
    ImageDraw.Draw(picture).text((70 * K, (100 + height / 2 - 6) * K), "Gremium     Termin", fill=250, font=font)
    grey = np.asarray(picture).astype(int) + np.random.default_rng(3).integers(-noise, noise + 1, (600, 1653))
    picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    result = reversed_of(picture).pixels
    band = result[int(102 * K) : int((98 + height) * K), int(62 * K) : int(528 * K)]
    assert (band > 200).mean() > 0.85 and (band < 60).any()
    assert np.array_equal(result[int(145 * K) :], np.asarray(picture)[int(145 * K) :])


@pytest.mark.parametrize(
    "sides",
    [
        {"top": 100, "bottom": 103},  # a ruling
        {"top": 40, "bottom": 130},  # a picture
        {"top": 100, "bottom": 116, "left": 60, "right": 100},  # a box
        {"top": 100, "bottom": 116},  # a bar over words that nobody shall read
        {"top": 100, "bottom": 116, "ground": 210},  # a pale band with black print needs no help
    ],
)
def test_what_is_no_band_with_print_stays(sides: dict[str, int]) -> None:
    picture = page(**sides)
    if sides.get("ground"):
        ImageDraw.Draw(picture).text((70 * K, 102 * K), "Gremium", fill=0, font=ImageFont.truetype(str(FONT), 28))
    assert np.array_equal(reversed_of(picture).pixels, np.asarray(picture))


@pytest.mark.parametrize(("right", "read"), [(180.0, False), (530.0, True)])
def test_a_logo_at_the_head_of_a_page_is_no_band(right: float, read: bool) -> None:
    picture = page(4, 20, right=right)
    ImageDraw.Draw(picture).text((70 * K, 5 * K), "Talheim", fill=250, font=ImageFont.truetype(str(FONT), 28))
    assert np.array_equal(reversed_of(picture).pixels, np.asarray(picture)) is not read


@pytest.mark.parametrize("heights", [(0, 0.7), (0.7, 0), (0, 2), (3, 0)])
def test_a_band_that_lies_askew_is_reversed_to_its_end(heights: tuple[float, float]) -> None:
    picture = page(100, 120, ground=255)
    left, right = heights
    sides = [(50, 100 + left), (540, 100 + right), (540, 120 + right), (50, 120 + left)]
    draw = ImageDraw.Draw(picture)
    draw.polygon([(x * K, y * K) for x, y in sides], fill=40)
    for x in (70, 470):
        draw.text((x * K, 106 * K), "Datum", fill=250, font=ImageFont.truetype(str(FONT), 28))
    result = reversed_of(picture).pixels[int(98 * K) : int(126 * K)]
    for part in (result[:, : int(120 * K)], result[:, int(460 * K) :]):
        assert (part > 200).mean() > 0.85 and (part < 60).any()


def test_a_band_that_begins_lower_than_the_one_beside_it_is_reversed_too() -> None:
    picture = page(100, 120, right=250)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([v * K for v in (260, 102, 530, 122)], fill=70)
    for x in (70, 270):
        draw.text((x * K, 106 * K), "Datum", fill=250, font=ImageFont.truetype(str(FONT), 28))
    result = reversed_of(picture).pixels[int(98 * K) : int(126 * K)]
    assert (result > 200).mean() > 0.85
    assert (result[:, : int(250 * K)] < 60).any() and (result[:, int(260 * K) :] < 60).any()


def test_a_band_of_few_pixels_holds_no_print() -> None:
    pixels = np.full((94, 66), 255, dtype=np.uint8)
    pixels[30:32, 5:60] = 30
    image = PageImage(pixels, 8.0)  # a small picture taken for a page
    assert reversed_print.upright(image) is image
