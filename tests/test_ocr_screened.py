"""Pages on which next to nothing is read: copies with the dots of a screen all over, and ink that is no print."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline import reader
from pipeline.settings import Settings

from .print_of import FONTS

LINE = "Der Gemeinderat stimmt dem Bau der Brücke zu"


def page() -> Image.Image:
    return Image.new("L", (1240, 1754), 250)


def test_print_on_grey_made_of_dots_is_read(tmp_path: Path) -> None:
    sheet = page()
    draw, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONTS / "LiberationSans-Regular.ttf"), 46)
    for row in range(8):
        draw.text((120, 200 + 90 * row), LINE, font=font, fill=20)
    pixels = np.asarray(sheet).copy()
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    pixels[(y % 6 < 2) & (x % 6 < 2) & (pixels > 150)] = 150
    Image.fromarray(pixels).save(tmp_path / "a.png", dpi=(300, 300))
    (paper,) = reader.read_file(tmp_path / "a.png", Settings())
    words = paper.text.string.split()
    assert sum(word in words for word in LINE.split()) >= 8


def test_ink_that_no_engine_reads_is_told(tmp_path: Path) -> None:
    sheet = page()
    ImageDraw.Draw(sheet).arc((300, 500, 900, 1100), 20, 250, fill=30, width=7)
    sheet.save(tmp_path / "b.png", dpi=(150, 150))
    (paper,) = reader.read_file(tmp_path / "b.png", Settings())
    (told,) = [r for r in paper.record.pages[0].reasons if r.code == "unread"]
    assert "ink" in told.message and paper.record.pages[0].confidence == 0.5
    assert paper.record.pages[0].verdict != "blank"
