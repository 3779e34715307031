"""The back of a sheet that shines through a page with next to no print is none of its text; print itself stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline import ocr, reader
from pipeline.intake.blurred import sharpened, steepness
from pipeline.layout import lay_out
from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import PageImage, Reading, Sheet, Word
from pipeline.ocr import page as single
from pipeline.ocr import verso
from pipeline.settings import Settings
from tests.test_ocr_engines import sheet

FONT = Path(__file__).parent.parent / "samples" / "generator" / "fonts" / "LiberationSans-Regular.ttf"
BACK = [f"Die Verwaltung wird beauftragt, den Steg Nummer {n} zu prüfen." for n in range(20)]
DPI = 200


def drawn(own: list[str], ghosts: int = 150, ink: int = 20) -> np.ndarray:
    """A page whose back shows through, soft and in a mirror; ``ghosts`` and ``ink`` are grey levels."""
    k = DPI / 72
    size = round(595 * k), round(700 * k)
    font = ImageFont.truetype(str(FONT), round(12 * k))
    behind, front = Image.new("L", size, 255), Image.new("L", size, 255)
    for n, words in enumerate(BACK):
        ImageDraw.Draw(behind).text((70 * k, (60 + 28 * n) * k), words, ghosts, font)
    for n, words in enumerate(own):
        ImageDraw.Draw(front).text((70 * k, (40 + 28 * n) * k), words, ink, font)
    shown = np.asarray(behind.filter(ImageFilter.GaussianBlur(0.3 * k)))[:, ::-1]
    return np.minimum(shown, np.asarray(front))


def read(pixels: np.ndarray) -> str:
    image = PageImage(np.ascontiguousarray(pixels), DPI, IDENTITY)
    page: Sheet = replace(sheet(), image=lambda: image, layer=(), pictures=())
    return " ".join(w.text for w in single.read(page, ocr.engine_named("auto"), "deu").words)


@pytest.mark.ocr
@pytest.mark.parametrize("own", [["Der Rat stimmt dem Vorschlag zu."], []])
def test_the_back_that_shines_through_is_not_read(own: list[str]) -> None:
    assert read(drawn(own)) == " ".join(own)


@pytest.mark.ocr
def test_pale_print_is_read(tmp_path: Path) -> None:
    text = read(np.ascontiguousarray(drawn([])[:, ::-1]))
    assert "Verwaltung wird beauftragt" in text and text.count("Steg") == len(BACK)


def test_what_is_no_darker_than_the_back_goes_and_sure_words_tell_nothing_of_it() -> None:
    pixels = np.full((100, 400), 255, np.uint8)
    pixels[10:20, 20:80], pixels[40:50, 20:80], pixels[40:50, 100:160] = 20, 120, 120
    image = PageImage(pixels, 72, IDENTITY)
    own = Word("Rat", Box(20, 10, 80, 20), 0.95)
    ghosts = (Word("ni", Box(20, 40, 80, 50), 0.2), Word("bnu", Box(100, 40, 160, 50), 0.3))
    mirrored = (Word("in", Box(320, 40, 380, 50), 0.9), Word("und", Box(240, 40, 300, 50), 0.9))
    back = Reading("x", (*mirrored, Word("taR", Box(320, 10, 380, 20), 0.8)))
    reading, cleaned = verso.without(Reading("x", (own, *ghosts)), back, image)
    assert reading.words == (own,) and [(r.code, r.figure) for r in reading.reasons] == [("mirrored", 2)]
    assert cleaned.pixels[15, 50] == 20 and cleaned.pixels[45, 50] == cleaned.pixels[45, 120] == 255
    assert image.pixels[45, 50] == 120


def test_the_soft_edges_of_the_back_are_not_sharpened() -> None:
    grey = np.clip(drawn(["Der Rat stimmt zu."] * 4, ghosts=175).astype(int) - 12, 0, 255).astype(np.uint8)
    assert steepness(grey, DPI) == float("inf") and sharpened(grey, DPI) is grey


@pytest.mark.ocr
def test_a_page_scanned_from_its_back_is_not_surely_empty() -> None:
    """Nothing tells it from an empty page whose back shines through, so its record says what was left out."""
    image = PageImage(drawn([], ghosts=20), DPI, IDENTITY)
    page: Sheet = replace(sheet(), image=lambda: image, layer=(), pictures=())
    laid = lay_out(page, single.read(page, ocr.engine_named("auto"), "deu"))
    assert laid.confidence <= 0.5
    (reason,) = (r for r in laid.reasons if r.code == "mirrored")
    assert reason.figure is not None and reason.figure > 20


@pytest.mark.ocr
@pytest.mark.parametrize(("signed", "verdict"), [(False, "blank"), (True, "none")])
def test_an_empty_page_with_a_strong_back_holes_and_specks_is_blank(signed: bool, verdict: str, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    page = Image.fromarray(np.clip(drawn([], ghosts=128) + rng.normal(-4, 3, (1944, 1653)), 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(page)
    for y in (600, 1200):
        pen.ellipse((70, y - 24, 118, y + 24), fill=30)
    for x, y, r in zip(rng.integers(40, 1600, 120), rng.integers(40, 1900, 120), rng.integers(1, 3, 120), strict=True):
        pen.ellipse((x - r, y - r, x + r, y + r), fill=60)
    if signed:
        pen.line([(600 + 20 * n, 1300 + int(40 * np.sin(1.3 * n))) for n in range(20)], fill=20, width=4)
    page.save(tmp_path / "a.png", dpi=(DPI, DPI))
    with reader.open_source(tmp_path / "a.png", Settings()) as source:
        (read_,) = reader.read_pages(source, Settings(), [])
    assert read_.verdict == verdict
