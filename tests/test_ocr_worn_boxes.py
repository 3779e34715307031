"""Checkboxes with worn sides are told before the answers to one question, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word
from pipeline.ocr import worn_boxes
from tests.print_of import FACES, Sheet

K = 200 / 72
SIDE = 7.0


def drawn(boxes: list[tuple[float, bool, str]]) -> PageImage:
    """Boxes at x (points), crossed or not, with these of their sides (t, b, l, r); a word's height above 100."""
    picture = Image.new("L", (1653, 500), 255)
    draw = ImageDraw.Draw(picture)

    def stroke(*points: float) -> None:
        draw.line([p * K for p in points], fill=0, width=2)

    for x, crossed, sides in boxes:
        left, top, right, bottom = x, 100.0, x + SIDE, 100.0 + SIDE
        lines = {"t": (left, top, right, top), "b": (left, bottom, right, bottom), "l": (left, top, left, bottom)}
        for side in sides:
            stroke(*{**lines, "r": (right, top, right, bottom)}[side])
        draw.point([v * K for v in (left, top, right, bottom)], fill=0)
        if crossed:
            stroke(left + 1, top + 1, right - 1, bottom - 1)
            stroke(left + 1, bottom - 1, right - 1, top + 1)
    return PageImage(np.asarray(picture), 200.0)


def word(text: str, x: float, sure: float = 0.97, wide: float | None = None) -> Word:
    return Word(text, Box(x, 100.0, x + (wide or 5 * len(text)), 107.5), sure)


def told(words: list[Word], boxes: list[Word], image: PageImage) -> list[str]:
    found = worn_boxes.put_in(words, boxes, image)
    return [w.text for w in sorted(found, key=lambda w: w.box.left if w.box else 0.0)]


@pytest.mark.parametrize(
    "answers", [["öffentlich", "nichtöffentlich"], ["Öffentlich", "nicht öffentlich"], ["Anhörung", "Entscheidung"]]
)
def test_worn_boxes_stand_before_their_answers(answers: list[str]) -> None:
    image = drawn([(100, True, "tbr"), (200, False, "tlb")])
    words = [word("X", 101, 0.5), word("II", 200, 0.6, SIDE), word("Ausschuss", 20)]
    for x, answer in zip((112.0, 212.0), answers, strict=True):
        words += [word(part, x + 30 * n) for n, part in enumerate(answer.split())]
    first, *second = answers[1].split()
    assert told(words, [], image) == ["Ausschuss", "☒", answers[0], "☐", first, *second]


def test_a_box_with_one_side_needs_another_of_its_size() -> None:
    words = [word("ja", 112), word("&", 200, 0.6), word("nein", 212)]
    assert told(words, [], drawn([(100, False, "tbl"), (200, True, "b")])) == ["☐", "ja", "☒", "nein"]
    known = [word("☐", 100, 0.95, SIDE)]
    assert told(words, known, drawn([(200, True, "b")])) == ["ja", "☒", "nein"]
    assert told(words, [], drawn([(200, True, "tblr")])) == ["ja", "&", "nein"]


def test_numbers_and_words_before_answers_are_no_boxes() -> None:
    image = drawn([(100, True, "tbr"), (200, True, "tbr")])
    for text, sure in (("10", 0.4), ("am", 0.95)):
        words = [word(text, 100, sure, SIDE), word("Ja", 112), word(text, 200, sure, SIDE), word("Nein", 212)]
        assert told(words, [], image) == [text, "Ja", text, "Nein"]
    other = [word("X", 100, 0.5), word("Gremium", 112), word("O", 200, 0.5), word("Termin", 212)]
    assert told(other, [], image) == ["X", "Gremium", "O", "Termin"]


@pytest.mark.parametrize("letters", ["VE", "BD", "HM"])
@pytest.mark.parametrize("face", FACES)
def test_letters_of_a_legend_are_no_boxes(face: str, letters: str) -> None:
    sheet = Sheet(face, 200, width=300, height=40)
    words = []
    for x, letter, role in zip((20, 150), letters, ("Vorberatung", "Entscheidung"), strict=True):
        words += [Word(letter, sheet.write(letter, x, 10), 0.95), Word(role, sheet.write(role, x + 12, 10), 0.95)]
    assert worn_boxes.put_in(words, [], sheet.scanned(0.2)) == tuple(words)
