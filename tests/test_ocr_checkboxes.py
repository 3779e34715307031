"""Printed checkboxes of a picture: found, told empty from crossed, taken out; letters and cells of a grid are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.model.page import PageImage
from pipeline.ocr.checkboxes import taken_out

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"


def picture(dpi: int, size: float, noise: float = 0.0, two_tones: bool = False) -> tuple[PageImage, list[str]]:
    """Lines of print with boxes before words, and a small grid; the boxes from the top, crossed or not."""
    k = dpi / 72
    canvas = Image.new("L", (round(500 * k), round(300 * k)), 255)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.truetype(str(FONTS / "LiberationSans-Bold.ttf"), round(10.5 * k))
    expected = []
    for i, crossed in enumerate((True, False, False, True)):
        y = 40 * k + i * 40 * k
        draw.text((120 * k, y - 2 * k), "Ja Bedarf O D B 0 8 geprüft", 0, font)
        box = (100 * k, y, (100 + size) * k, y + size * k)
        draw.rectangle(box, outline=0, width=max(round(0.6 * k), 1))
        if crossed:
            wide = max(round(0.9 * k), 1)
            draw.line(box, 0, wide)
            draw.line((box[0], box[3], box[2], box[1]), 0, wide)
        expected.append("☒" if crossed else "☐")
    for row in range(4):
        for column in range(4):
            left, top = (400 + 10 * column) * k, (220 + 10 * row) * k
            draw.rectangle((left, top, left + 10 * k, top + 10 * k), outline=0, width=max(round(0.5 * k), 1))
    pixels = np.asarray(canvas.filter(ImageFilter.GaussianBlur(0.5))).astype(float)
    pixels = np.clip(pixels + np.random.default_rng(5).normal(0, noise, pixels.shape), 0, 255)
    if two_tones:
        pixels = np.where(pixels > 150, 255, 0)
    return PageImage(pixels.astype(np.uint8), dpi), expected


@pytest.mark.parametrize("dpi", [150, 200, 300, 400])
@pytest.mark.parametrize("size", [7.0, 9.0, 12.0])
def test_boxes_are_found_and_letters_are_not(dpi: int, size: float) -> None:
    image, expected = picture(dpi, size)
    clean, words = taken_out(image)
    assert [w.text for w in words] == expected
    for i, word in enumerate(words):
        assert word.box is not None
        assert word.box.left == pytest.approx(100, abs=1.2) and word.box.top == pytest.approx(40 + 40 * i, abs=1.2)
        assert word.box.width == pytest.approx(size, abs=1.5)
        assert clean.crop(word.box).min() > 200
    assert image.crop(words[0].box).min() < 100 if words[0].box else False  # the picture given is not changed


@pytest.mark.parametrize(("dpi", "noise", "two_tones"), [(300, 14, False), (200, 10, True)])
def test_boxes_of_a_scan(dpi: int, noise: float, two_tones: bool) -> None:
    image, expected = picture(dpi, 9.0, noise, two_tones)
    assert [w.text for w in taken_out(image)[1]] == expected


def test_the_corner_marks_of_a_qr_code_are_no_boxes() -> None:
    canvas = Image.new("L", (600, 400), 255)
    draw = ImageDraw.Draw(canvas)
    for x, y in ((100, 100), (200, 100), (100, 200)):
        draw.rectangle((x, y, x + 34, y + 34), fill=0)
        draw.rectangle((x + 5, y + 5, x + 29, y + 29), fill=255)
        draw.rectangle((x + 10, y + 10, x + 24, y + 24), fill=0)
    assert taken_out(PageImage(np.asarray(canvas), 300))[1] == ()


def test_a_page_without_boxes_is_handed_on_as_it_is() -> None:
    image = PageImage(np.full((600, 400), 255, np.uint8), 150)
    clean, words = taken_out(image)
    assert clean is image and words == ()


@pytest.mark.parametrize("name", sorted(p.name for p in FONTS.glob("*.ttf")))
@pytest.mark.parametrize("size", [10.0, 12.0, 14.0])
def test_the_bowls_of_letters_are_no_boxes(name: str, size: float) -> None:
    k = 300 / 72
    canvas = Image.new("L", (round(420 * k), round(120 * k)), 255)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.truetype(str(FONTS / name), round(size * k))
    for n, words in enumerate(("Bestätigung Verpflegung g", "Dienstag, 4. Oktober 800 q p", "gg qq bd oo DD 00 ag")):
        draw.text((30 * k, (15 + 32 * n) * k), words, 0, font)
    image = PageImage(np.asarray(canvas.filter(ImageFilter.GaussianBlur(0.6))), 300)
    assert taken_out(image)[1] == ()


@pytest.mark.parametrize("empty", [True, False])
def test_a_small_crossed_box_is_told_by_the_empty_ones(empty: bool) -> None:
    canvas = Image.new("L", (1200, 600), 255)
    draw = ImageDraw.Draw(canvas)
    for x, crossed in ((200, True), (500, False), (800, True)):
        if not crossed and not empty:
            continue
        draw.rectangle((x, 200, x + 24, 224), outline=0, width=2)
        if crossed:
            draw.line((x, 200, x + 24, 224), 0, 2)
            draw.line((x, 224, x + 24, 200), 0, 2)
    found = [w.text for w in taken_out(PageImage(np.asarray(canvas), 300))[1]]
    assert found == (["☒", "☐", "☒"] if empty else [])


def worn(boxes: list[tuple[float, float, bool]], gap: float) -> PageImage:
    """Boxes of 9 points at their places, each side of those that are worn broken twice by ``gap`` points."""
    k = 300 / 72
    canvas = Image.new("L", (round(300 * k), round(200 * k)), 255)
    draw = ImageDraw.Draw(canvas)
    for left, top, broken in boxes:
        draw.rectangle((left * k, top * k, (left + 9) * k, (top + 9) * k), outline=0, width=3)
        for at in (2.5, 6.0) if broken else ():
            for side in (0.0, 9.0):
                across = ((left + at) * k, (top + side - 1) * k, (left + at + gap) * k, (top + side + 1) * k)
                along = ((left + side - 1) * k, (top + at) * k, (left + side + 1) * k, (top + at + gap) * k)
                draw.rectangle(across, fill=255)
                draw.rectangle(along, fill=255)
    return PageImage(np.asarray(canvas), 300)


def test_worn_boxes_in_line_with_a_whole_one_are_found() -> None:
    whole, below, beside = (100.0, 40.0, False), (100.5, 80.0, True), (180.0, 40.5, True)
    _, words = taken_out(worn([whole, below, beside, (180.0, 80.0, True)], 1.0))
    assert [w.text for w in words] == ["☐"] * 3  # the last one is in line with worn ones only
    _, lone = taken_out(worn([(100.0, 80.0, True), (180.0, 40.0, True)], 1.0))
    assert lone == ()
    _, elsewhere = taken_out(worn([whole, (150.0, 120.0, True)], 1.0))
    assert len(elsewhere) == 1
