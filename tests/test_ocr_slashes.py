"""Slashes that were read as 1, 7 or l are told from the figures that they were taken for by the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word
from pipeline.ocr import slashes

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"
FACES = ("LiberationSans-Regular", "LiberationSerif-Regular", "LiberationMono-Regular", "LiberationSans-Italic")


def printed(text: str, face: str, size: int = 29) -> tuple[PageImage, Box]:
    """A line in black and white, smoothed as intake does, at 200 dpi, and its box in points."""
    font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), size)
    picture = Image.new("L", (500, 100), 255)
    ImageDraw.Draw(picture).text((50, 30), text, fill=0, font=font)
    picture = picture.point(lambda v: 255 if v > 127 else 0).filter(ImageFilter.BoxBlur(1))
    left, top, right, bottom = ImageDraw.Draw(picture).textbbox((50, 30), text, font=font)
    k = 72 / 200
    return PageImage(np.asarray(picture), 200.0), Box(left * k, top * k, right * k, bottom * k)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("2017/061", "20171061"),
        ("0587/2017", "058712017"),
        ("1187/20", "1187720"),
        ("245/087/2021", "245108712021"),
        ("VO/2018/164", "VO/20181164"),
        ("AN/1187/2020", "AN!1187/2020"),
    ],
)
def test_a_slash_is_put_in_where_the_picture_shows_one(shown: str, read: str, face: str) -> None:
    image, box = printed(shown, face)
    word = Word(read, box, 0.7)
    (mended,) = slashes.put_in((word,), image)
    assert mended.text == shown
    assert mended.alternatives[0].text == read
    assert slashes.put_in((Word(read, box, 0.99),), image) == (Word(read, box, 0.99),)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", ["20171061", "1771117", "1.171,17", "III-717", "2017l061", "11/2017"])
def test_what_is_printed_stays(text: str, face: str) -> None:
    image, box = printed(text, face)
    word = Word(text, box, 0.7)
    assert slashes.put_in((word,), image) == (word,)


@pytest.mark.parametrize(
    ("shown", "read"), [("2/.03.1998", "27.03.1998"), ("VO/12//X", "VO/12/1X"), ("4/.5.98", "47.5.98")]
)
def test_no_slash_stands_in_a_day_or_behind_another(shown: str, read: str) -> None:
    image, box = printed(shown, "LiberationSans-Regular")
    word = Word(read, box, 0.7)
    assert slashes.put_in((word,), image) == (word,)


@pytest.mark.parametrize("face", ("LiberationSans-Regular", "LiberationSerif-Regular"))
def test_a_seven_whose_bar_broke_off_is_no_slash(face: str) -> None:
    image, box = printed("20271061", face)
    pixels = image.pixels.copy()
    columns = np.flatnonzero((pixels < 150).any(axis=0))
    rows = np.flatnonzero((pixels < 150).any(axis=1))
    figure = (columns[-1] + 1 - columns[0]) / 8
    left, right = int(columns[0] + 3 * figure), int(columns[0] + 4 * figure)
    pixels[rows[0] + 4, left:right] = 255
    assert slashes.put_in((Word("20271061", box, 0.7),), PageImage(pixels, 200.0))[0].text == "20271061"
