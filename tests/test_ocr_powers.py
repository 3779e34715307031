"""The power of a metre is told by the picture: the model has neither ² nor ³."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import PageImage, Word
from pipeline.ocr.powers import told

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"
FACES = ["LiberationSans-Regular", "LiberationSerif-Regular", "LiberationSans-Bold", "LiberationMono-Regular"]


def read(printed: str, engine: str, face: str, dpi: int, two_tones: bool) -> Word:
    """What becomes of the word that an engine read where ``printed`` stands."""
    k = dpi / 72
    font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), round(11 * k))
    page = Image.new("L", (round(120 * k), round(40 * k)), 255)
    pen = ImageDraw.Draw(page)
    pen.text((20 * k, 10 * k), printed, font=font, fill=0)
    box = Box(*(v / k for v in pen.textbbox((20 * k, 10 * k), printed, font=font)))
    shown = np.asarray(page.filter(ImageFilter.GaussianBlur(0.2 * k)))
    pixels = np.where(shown > 140, 255, 0).astype(np.uint8) if two_tones else shown
    (word,) = told([Word(engine, box, 0.8)], PageImage(np.ascontiguousarray(pixels), dpi, IDENTITY))
    return word


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("printed", ["m²", "m³", "m²,", "m³.", "€/m²", "€/m³", "km²"])
def test_the_power_that_is_printed_is_told(printed: str, face: str, dpi: int, two_tones: bool) -> None:
    for engine in (printed.replace("²", "?").replace("³", "?"), printed.replace("³", "²"), printed.replace("²", "³")):
        word = read(printed, engine, face, dpi, two_tones)
        assert word.text == printed or word.confidence <= 0.5
        assert word.text.replace("²", "").replace("³", "") == printed.replace("²", "").replace("³", "")


@pytest.mark.parametrize("face", FACES)
def test_most_powers_are_plain(face: str) -> None:
    words = [read(p, "m?", face, dpi, two) for p in ("m²", "m³") for dpi, two in ((300, False), (200, True))]
    assert [w.text for w in words] == ["m²", "m²", "m³", "m³"]


@pytest.mark.parametrize("printed", ["m2", "m3"])
def test_a_figure_on_the_line_stays(printed: str) -> None:
    assert read(printed, printed, "LiberationSans-Regular", 300, False).text == printed


def test_what_was_read_stays_as_an_alternative() -> None:
    word = read("m³", "m²", "LiberationSans-Regular", 300, False)
    assert [a.text for a in word.alternatives] == ["m²"]
