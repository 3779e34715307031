"""The Ö of a public sitting, alone in its cell, is told by the picture."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word
from pipeline.ocr.open_sittings import told
from tests.print_of import FACES, Sheet


def read(printed: str, engine: str, face: str, dpi: int, two_tones: bool, size: float = 11) -> tuple[Word, Word]:
    """The word that an engine read where ``printed`` stands, on a page with figures of that size, and what becomes of
    it."""
    sheet = Sheet(face, dpi, size)
    words = [Word(engine, sheet.write(printed, 20, 15), 0.6)]
    words += [Word(f, sheet.write(f, 60 + 45 * n, 15), 0.99) for n, f in enumerate(("12", "31", "2031"))]
    return words[0], told(words, sheet.scanned(two_tones=two_tones))[0]


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, False), (300, True)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("engine", ["6", "{6}", "e)", "ö", "Ö"])
@pytest.mark.parametrize("printed", ["Ö", "ö"])
def test_the_letter_that_is_printed(printed: str, engine: str, face: str, dpi: int, two_tones: bool) -> None:
    _, word = read(printed, engine, face, dpi, two_tones)
    assert (word.text, word.confidence) == (printed, 0.95)
    assert [a.text for a in word.alternatives] == ([] if engine == printed else [engine])


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "printed", ["6", "0", "O", "o", "e", "8", "(6)", "Ü", "Ä", "ü", "ä", "ë", "(o)", "Ó", "Ô", "%", "o:", "•"]
)
def test_everything_else_stays(printed: str, face: str) -> None:
    for dpi, two_tones in ((300, False), (200, True)):
        before, after = read(printed, "6", face, dpi, two_tones)
        assert after == before


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
        sheet = Sheet(face, dpi, width=100, height=40)
        found = told([Word(engine, sheet.write(printed, 20, 15), 0.9)], sheet.scanned())
        assert [w.text for w in found] == parted
