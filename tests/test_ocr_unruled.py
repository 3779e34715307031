"""Lines of a form are taken out of its picture before it is read; print that crosses them stays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Reading, Ruling, Word
from pipeline.model.rulings import rulings_of
from pipeline.ocr import unruled


def _form() -> PageImage:
    """200 × 200 points at 72 dpi times four: a level line, an upright one, a letter's stem across the level one."""
    pixels = np.full((800, 800), 255, dtype=np.uint8)
    pixels[400:403, 40:760] = 0
    pixels[40:760, 400:403] = 0
    pixels[380:430, 200:206] = 0
    return PageImage(pixels, 288.0)


def test_lines_go_and_strokes_across_them_stay() -> None:
    image = _form()
    bare = unruled.without(image, unruled.printed(rulings_of(image)))
    assert (bare.pixels[380:430, 200:206] == 0).all()
    left = bare.pixels.copy()
    left[380:430, 198:208] = 255
    assert (left < 128).sum() < 100  # but for the crossing of the two lines
    assert (image.pixels[401, 100:150] == 0).all()  # the picture that came in is as it was


def test_a_short_line_that_hangs_free_is_no_ruling() -> None:
    free, met = Ruling(Box(10, 10, 12, 30), True), Ruling(Box(100, 50, 101, 70), True)
    long = Ruling(Box(90, 70, 190, 71), False)
    bar = Ruling(Box(0, 100, 190, 108), False)
    assert unruled.printed([free, met, long, bar]) == [met, long]


def test_a_worn_line_that_drifts_is_whole_and_print_is_no_line() -> None:
    pixels = np.full((400, 1000), 255, dtype=np.uint8)
    for x in range(100, 900):  # a line of one pixel that leaves its row for the next, with breaks
        pixels[200 + x // 90, x] = 0 if x % 35 > 2 else 255
    for x in range(100, 900, 12):  # stems and bars of letters in the lines of a text
        pixels[300:326, x : x + 3] = 0
        pixels[310:313, x : x + 9] = 0
    found = [r.box for r in rulings_of(PageImage(pixels, 200.0)) if not r.vertical]
    assert [(round(b.left / 10), round(b.right / 10)) for b in found] == [(4, 32)]


class _Halves:
    """An engine that reads each small picture as its number."""

    NAME = "halves"

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        return [Reading(self.NAME, (Word(str(n), Box(10, 10, 20, 20), 0.9),)) for n, _ in enumerate(images)]


def test_a_word_across_an_upright_line_is_read_on_each_side_of_it() -> None:
    across, beside = Word("JANEIN", Box(80, 20, 120, 30), 0.8), Word("Rat", Box(20, 20, 40, 30), 0.9)
    line = Ruling(Box(99.5, 0, 100.5, 190), True)
    words = unruled.parted((across, beside), [line], _form(), _Halves(), "deu")  # type: ignore[arg-type]
    assert [w.text for w in words] == ["Rat", "0", "1"]
    boxes = [w.box for w in words if w.box is not None]
    assert boxes[1].left < 100 < boxes[2].right


class _Sure:
    """An engine that reads each small picture as one sure word."""

    NAME = "sure"

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        return [Reading(self.NAME, (Word("Anlage", Box(10, 10, 40, 20), 0.95),)) for _ in images]


def test_an_underlined_word_that_was_hardly_read_without_its_line_is_read_with_it() -> None:
    line = Ruling(Box(18, 31, 62, 31.6), False)
    hardly, sure = Word("Anlaqe", Box(20, 20, 60, 30), 0.1), Word("Rat", Box(20, 50, 40, 60), 0.1)
    words = unruled.underlined((hardly, sure), [line], _form(), _Sure(), "deu")  # type: ignore[arg-type]
    assert [w.text for w in words] == ["Anlage", "Rat"]
    assert [[a.text for a in w.alternatives] for w in words] == [["Anlaqe"], []]


class _Unsure:
    """An engine that reads each small picture as one unsure word."""

    NAME = "unsure"

    def __init__(self, text: str) -> None:
        self.text = text

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        return [Reading(self.NAME, (Word(self.text, Box(10, 10, 40, 20), 0.2),)) for _ in images]


@pytest.mark.parametrize(
    ("read", "again", "kept"),
    [
        ("Beschlußantraqai", "Beschlußantrag.", "Beschlußantrag."),  # of before 1996
        ("Beqrundunq", "Begründunq", "Beqrundunq"),  # no better
        ("Anlage", "Anlagen", "Anlage"),  # both are words: nothing tells
        ("Nei", "Nein", "Nei"),  # too short to say anything
    ],
)
def test_a_word_of_the_lexicon_stands_where_an_underlined_one_was_none(read: str, again: str, kept: str) -> None:
    line = Ruling(Box(18, 31, 62, 31.6), False)
    words = unruled.underlined((Word(read, Box(20, 20, 60, 30), 0.1),), [line], _form(), _Unsure(again), "deu")  # type: ignore[arg-type]
    assert [w.text for w in words] == [kept]
    assert [a.text for a in words[0].alternatives] == ([read] if kept != read else [])
