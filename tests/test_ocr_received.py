"""Stamps of receipt that are set askew: the day is read alone, or not told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline import Settings
from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import PageImage, Reading, Word
from pipeline.ocr import leftover, received
from pipeline.reader import read_file

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"
K = 200 / 72


def page(turn: float, lines: tuple[str, ...], path: Path) -> Path:
    """A motion with a stamp in a frame, turned by degrees, as a scan at 200 dpi."""
    sheet_ = Image.new("L", (round(595 * K), round(842 * K)), 255)
    font = ImageFont.truetype(str(FONTS / "LiberationSans-Regular.ttf"), round(11 * K))
    text = [
        "Fraktion der Teichliste",
        "",
        "Frau Bürgermeisterin",
        "Rathaus",
        "",
        "",
        "",
        "Antrag",
        "",
        "Neubau der Stege",
    ]
    text += ["", "Begründung", "Die Stege sind alt und müssen im nächsten Jahr erneuert werden."]
    for n, line in enumerate(text):
        ImageDraw.Draw(sheet_).text((70 * K, (60 + 18 * n) * K), line, 0, font)
    stamp = Image.new("L", (round(150 * K), round(66 * K)), 255)
    pen, face = ImageDraw.Draw(stamp), ImageFont.truetype(str(FONTS / "LiberationMono-Regular.ttf"), round(11 * K))
    pen.rectangle((4, 4, stamp.width - 5, stamp.height - 5), outline=90, width=4)
    for n, line in enumerate(lines):
        wide = pen.textlength(line, font=face)
        pen.text(((stamp.width - wide) / 2, (7 + 18 * n) * K), line, 90, face)
    turned = stamp.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    sheet_.paste(turned, (round(320 * K), round(90 * K)))
    grey = np.asarray(sheet_.filter(ImageFilter.GaussianBlur(0.8))).astype(float)
    grey += np.random.default_rng(1).normal(0, 8, grey.shape)
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(path, dpi=(200, 200))
    return path


@pytest.mark.ocr
@pytest.mark.parametrize("turn", [-6.0, 5.0])
def test_the_day_of_a_stamp_set_askew(turn: float, tmp_path: Path) -> None:
    path = page(turn, ("Gemeinde Teichdorf", "Eingegangen", "17. Juni 2031"), tmp_path / "a.png")
    (document,) = read_file(path, Settings())
    told = document.record.received
    assert told is not None and told.value == "2031-06-17"
    assert "Juni 2031" not in document.text.string[: document.text.body.end]


@pytest.mark.ocr
def test_a_stamp_of_another_kind_tells_no_receipt(tmp_path: Path) -> None:
    path = page(5.0, ("Gemeinde Teichdorf", "Beglaubigt", "17. Juni 2031"), tmp_path / "a.png")
    assert read_file(path, Settings())[0].record.received is None


def reading(*lines: str) -> tuple[Reading, object]:
    words = []
    for n, line in enumerate(lines):
        words += [Word(w, Box(10 + 40 * i, 20 * n, 45 + 40 * i, 20 * n + 12), 0.9) for i, w in enumerate(line.split())]
    return Reading("engine", tuple(words)), IDENTITY


@pytest.mark.parametrize(
    ("readings", "day"),
    [
        ([["12.03.2031"], ["12.03.2031"]], date(2031, 3, 12)),
        ([["12.03.2031"]], None),
        ([["12.03.2031"], ["12.08.2031"]], None),
        ([["12.03.2031"], ["12.03.2031"], ["12.08.2031"]], date(2031, 3, 12)),
        ([["12.11.2031"], ["12.21.2031"], ["12.21.2031"]], date(2031, 11, 12)),
        ([["Eingegangen"], ["Eingang"]], None),
    ],
)
def test_two_readings_have_to_agree(readings: list[list[str]], day: date | None) -> None:
    told = received._agreed([reading(*lines) for lines in readings])  # type: ignore[misc]
    assert (told[0] if told else None) == day


def test_a_page_without_a_stamp_is_left_alone() -> None:
    image = PageImage(np.full((800, 600), 255, np.uint8), 72, IDENTITY)
    words = (Word("Eingang:", Box(20, 20, 60, 30), 0.95),)
    empty = leftover.ink_of(image)
    assert received.put_in(words, words, empty, image, None, "deu") == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("EINGEGANGEN AM", "EINGEGANGEN AM"),
        ("EINGEGARGEN AM", "EINGEGANGEN AM"),
        ("Eingegangen", "Eingegangen"),
        ("Fingang", "Eingang"),
        ("Posteingang", "Posteingang"),
        ("ERHALTEN AM", "ERHALTEN AM"),
        ("Eingabe", None),
        ("Beglaubigt", None),
    ],
)
def test_the_word_of_receipt_as_it_is_printed(read: str, printed: str | None) -> None:
    told = received._said(*reading(read))  # type: ignore[arg-type]
    assert (told[1] if told else None) == printed
