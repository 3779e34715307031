"""The Ö of a public sitting, alone in its cell, is told by the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import PageImage, Word
from pipeline.ocr.open_sittings import told

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"
FACES = ["LiberationSans-Regular", "LiberationSerif-Regular", "LiberationSans-Bold", "LiberationMono-Regular"]


def read(printed: str, engine: str, face: str, dpi: int, two_tones: bool, size: float = 11) -> Word:
    """What becomes of the word that an engine read where ``printed`` stands, on a page with figures of that size."""
    k = dpi / 72
    font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), round(size * k))
    page = Image.new("L", (round(200 * k), round(60 * k)), 255)
    pen = ImageDraw.Draw(page)
    pen.text((20 * k, 15 * k), printed, font=font, fill=0)
    words = [Word(engine, Box(*(v / k for v in pen.textbbox((20 * k, 15 * k), printed, font=font))), 0.6)]
    for n, figures in enumerate(("12", "31", "2031")):
        at = ((60 + 45 * n) * k, 15 * k)
        pen.text(at, figures, font=font, fill=0)
        words.append(Word(figures, Box(*(v / k for v in pen.textbbox(at, figures, font=font))), 0.99))
    shown = np.asarray(page.filter(ImageFilter.GaussianBlur(0.15 * k)))
    pixels = np.where(shown > 140, 255, 0).astype(np.uint8) if two_tones else shown
    return told(words, PageImage(np.ascontiguousarray(pixels), dpi, IDENTITY))[0]


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, False), (300, True)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("engine", ["6", "{6}", "e)", "ö", "Ö"])
@pytest.mark.parametrize("printed", ["Ö", "ö"])
def test_the_letter_that_is_printed(printed: str, engine: str, face: str, dpi: int, two_tones: bool) -> None:
    word = read(printed, engine, face, dpi, two_tones)
    assert (word.text, word.confidence) == (printed, 0.95)
    assert [a.text for a in word.alternatives] == ([] if engine == printed else [engine])


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "printed", ["6", "0", "O", "o", "e", "8", "(6)", "Ü", "Ä", "ü", "ä", "ë", "(o)", "Ó", "Ô", "%", "o:", "•"]
)
def test_everything_else_stays(printed: str, face: str) -> None:
    for dpi, two_tones in ((300, False), (200, True)):
        assert read(printed, "6", face, dpi, two_tones) == replace_nothing(printed, face, dpi)


def replace_nothing(printed: str, face: str, dpi: int) -> Word:
    """The word as the engine gave it."""
    k = dpi / 72
    font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), round(11 * k))
    pen = ImageDraw.Draw(Image.new("L", (round(200 * k), round(60 * k)), 255))
    return Word("6", Box(*(v / k for v in pen.textbbox((20 * k, 15 * k), printed, font=font))), 0.6)


def test_a_page_without_figures_tells_no_height() -> None:
    page = PageImage(np.full((300, 600), 255, np.uint8), 72.0)
    words = (Word("6", Box(20, 20, 30, 30), 0.5),)
    assert told(words, page) == words


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "engine", "parted"),
    [
        ("Ö 3", "Ö3", ["Ö", "3"]),
        ("N 12.1", "N12.1", ["N", "12.1"]),
        ("Ö3", "Ö3", ["Ö3"]),
        ("N12", "N12", ["N12"]),
        ("Ö11", "Ö11", ["Ö11"]),
        ("A 3", "A3", ["A3"]),
    ],
)
def test_the_blank_before_the_number_of_an_item(printed: str, engine: str, parted: list[str], face: str) -> None:
    for dpi in (200, 300):
        k = dpi / 72
        font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), round(11 * k))
        page = Image.new("L", (round(100 * k), round(40 * k)), 255)
        pen = ImageDraw.Draw(page)
        pen.text((20 * k, 15 * k), printed, font=font, fill=0)
        box = Box(*(v / k for v in pen.textbbox((20 * k, 15 * k), printed, font=font)))
        shown = np.asarray(page.filter(ImageFilter.GaussianBlur(0.15 * k)))
        found = told([Word(engine, box, 0.9)], PageImage(np.ascontiguousarray(shown), dpi, IDENTITY))
        assert [w.text for w in found] == parted
