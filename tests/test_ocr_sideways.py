"""Heads set sideways in narrow columns are read from the bottom to the top and keep their order in the cell."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline import ocr
from pipeline.layout.sideways import sideways_lines
from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Ruling, Word
from pipeline.ocr import sideways

FONT = Path(__file__).parent.parent / "samples" / "generator" / "fonts" / "LiberationSans-Regular.ttf"
K = 300 / 72
LINES = [Ruling(Box(20, y, 110, y + 1), False) for y in (20, 130, 150)]
LINES += [Ruling(Box(x, 20, x + 1, 150), True) for x in (20, 50, 80, 110)]


def form() -> PageImage:
    """Three narrow columns, the first two with a head set sideways, the third with figures under one another."""
    page = Image.new("L", (round(140 * K), round(170 * K)), 255)
    font = ImageFont.truetype(str(FONT), round(9 * K))
    for left, text in ((30, "Nein-Stimmen"), (60, "Laut Vorschlag")):
        line = Image.new("L", (round(100 * K), round(14 * K)), 255)
        ImageDraw.Draw(line).text((0, 0), text, fill=0, font=font)
        page.paste(line.rotate(90, expand=True), (round(left * K), round(27 * K)))
    for top in (30, 60, 90):
        ImageDraw.Draw(page).text((round(90 * K), round(top * K)), "12", fill=0, font=font)
    return PageImage(np.asarray(page), 300.0)


def test_the_fields_are_those_between_lines_on_all_sides() -> None:
    assert [(f.left, f.top, f.right, f.bottom) for f in sideways.fields(LINES)] == [
        (21, 20.5, 50, 130.5),
        (51, 20.5, 80, 130.5),
        (81, 20.5, 110, 130.5),
    ]


@pytest.mark.skipif(not ocr.ENGINES["tesserocr"].is_available(), reason="the engine is not here")
def test_heads_set_sideways_are_read_and_scraps_go() -> None:
    scrap, figure = Word("=", Box(32, 60, 38, 64), 0.5), Word("12", Box(90, 32, 100, 39), 0.9)
    words = sideways.with_heads((scrap, figure), LINES, form(), ocr.ENGINES["tesserocr"], "deu")
    assert [w.text for w in words] == ["12", "Nein-Stimmen", "Laut", "Vorschlag"]
    laut, proposal = (w.box for w in words[2:])
    assert laut is not None and proposal is not None
    assert laut.top > proposal.bottom and 51 < laut.left < 80 and laut.height > laut.width
    lines = sideways_lines(words[2:])
    assert lines is not None and [line.string for line in lines] == ["Laut Vorschlag"]


def test_lines_set_sideways_stand_beside_one_another_and_level_words_are_none() -> None:
    words = [Word("Mit", Box(20, 80, 28, 90), size=8), Word("Stimmen-", Box(20, 40, 28, 78), size=8)]
    words.append(Word("mehrheit", Box(30, 50, 38, 90), size=8))
    lines = sideways_lines(words)
    assert lines is not None and [line.string for line in lines] == ["Mit Stimmen-", "mehrheit"]
    assert sideways_lines([Word("Ja", Box(20, 80, 30, 88)), Word("Nein", Box(20, 92, 40, 100))]) is None
