"""What only a typewriter prints is text: rows of signs, bars between cells, hyphens alone, letters set apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Reading, Ruling, Word
from pipeline.ocr import letter_spaced, typed_points, typed_rows

STEP, DPI = 6.0, 300.0
K = DPI / 72
LEFT = 60.0


class _Page:
    """A typed page: signs as marks of ink in their places, letters as blocks, and the words an engine read."""

    def __init__(self) -> None:
        self.pixels = np.full((round(400 * K), round(500 * K)), 255, dtype=np.uint8)
        self.words: list[Word] = []

    def ink(self, left: float, top: float, right: float, bottom: float) -> None:
        self.pixels[round(top * K) : round(bottom * K), round(left * K) : round(right * K)] = 0

    def type(self, text: str, column: int, y: float, *, read: bool = True) -> None:
        """``text`` from a column on, its middle at ``y``; the engine reads what is no sign."""
        for n, sign in enumerate(text):
            x = LEFT + (column + n + 0.5) * STEP
            if sign == "-":
                self.ink(x - 1.7, y - 0.3, x + 1.7, y + 0.4)
            elif sign == "=":
                self.ink(x - 2.4, y - 1.4, x + 2.4, y - 0.8)
                self.ink(x - 2.4, y + 0.8, x + 2.4, y + 1.4)
            elif sign == ".":
                self.ink(x - 0.7, y + 2.2, x + 0.7, y + 3.6)
            elif sign == "|":
                self.ink(x - 0.4, y - 5, x + 0.4, y + 5)
            elif sign == "+":
                self.ink(x - 2.6, y - 0.3, x + 2.6, y + 0.4)
                self.ink(x - 0.4, y - 2.6, x + 0.4, y + 2.6)
            elif sign != " ":
                self.ink(x - 2.3, y - 3.5, x + 2.3, y + 3.5)
        for start, word in _words(text):
            if read and word.strip("-=.|+"):
                left = LEFT + (column + start) * STEP
                self.words.append(Word(word, Box(left + 0.7, y - 3.5, left + len(word) * STEP - 0.7, y + 3.5), 0.95))

    def put_in(self, *rulings: Ruling) -> tuple[list[str], tuple[Ruling, ...]]:
        """The lines of the page with what was typed, and the rulings that are left."""
        words, left = typed_rows.put_in(tuple(self.words), rulings, PageImage(self.pixels, DPI), STEP)
        rows: dict[int, list[Word]] = {}
        for word in words:
            assert word.box is not None
            rows.setdefault(round(word.box.middle[1] / 12), []).append(word)
        return [" ".join(w.text for w in sorted(row, key=_left)) for _, row in sorted(rows.items())], left


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for part in text.split(" "):
        if part:
            found.append((at, part))
        at += len(part) + 1
    return found


def _left(word: Word) -> float:
    return word.box.left if word.box else 0.0


@pytest.mark.parametrize("row", ["--------------", "=============", "..................", "- - - - - - - -"])
def test_a_row_of_signs_is_text_and_neither_ruling_nor_rubbish(row: str) -> None:
    page = _Page()
    page.type("Beratung im Ausschuss", 0, 48)
    page.type(row, 4, 60)
    left = LEFT + 4 * STEP
    rubbish = Word("nennen2", Box(left + 5, 58, left + 40, 63), 0.3)
    page.words.append(rubbish)
    ruling = Ruling(Box(left, 59, left + len(row) * STEP, 61), False)
    assert page.put_in(ruling) == (["Beratung im Ausschuss", row], ())


def test_dust_is_no_row_of_signs() -> None:
    page = _Page()
    y, x = (place.ravel() for place in np.mgrid[10:395:3, 4:496:5])  # more specks than a page has places to type
    for top, left in zip(y.tolist(), x.tolist(), strict=True):
        page.ink(left, top, left + 1, top + 1)
    page.type("Wort", 2, 100)
    assert [w for w in page.put_in()[0] if w.strip("-=. ") != w] == []


def test_a_line_drawn_with_a_pen_stays_a_ruling() -> None:
    page = _Page()
    page.type("Beratung im Ausschuss", 0, 48)
    page.ink(LEFT, 59.5, LEFT + 120, 60.5)
    ruling = Ruling(Box(LEFT, 59, LEFT + 120, 61), False)
    assert page.put_in(ruling) == (["Beratung im Ausschuss"], (ruling,))


def test_a_line_broken_into_pieces_closer_than_letters_is_no_row_of_points() -> None:
    page = _Page()
    page.type("Beratung im Ausschuss", 0, 48)
    for n in range(50):
        page.ink(LEFT + 3 * n, 59.6, LEFT + 3 * n + 1.5, 60.6)
    assert page.put_in()[0] == ["Beratung im Ausschuss"]


def test_bars_between_typed_rows_are_text_too() -> None:
    page = _Page()
    lines = ("+--------+------+", "| Rat    | 12   |", "+--------+------+")
    for n, line in enumerate(lines):
        page.type(line, 2, 48 + 12 * n)
    bar = LEFT + 2.5 * STEP
    found, rulings = page.put_in(Ruling(Box(bar - 0.4, 43, bar + 0.4, 77), True))
    assert found == ["+--------+------+", "| Rat | 12 |", "+--------+------+"] and rulings == ()


def test_a_row_is_read_through_a_sign_that_is_lost_and_ends_at_a_blank() -> None:
    page = _Page()
    page.type("--------- -----    ------", 0, 60)
    page.ink(LEFT + 9.3 * STEP, 59.8, LEFT + 9.5 * STEP, 60)
    assert page.put_in()[0] == ["--------------- ------"]


def test_a_hyphen_alone_in_its_column_is_seen_and_a_scratch_beside_is_none() -> None:
    page = _Page()
    page.type("Finanzen     9    -", 0, 60)
    page.type("Verkehr      7    3", 0, 84)
    page.ink(LEFT + 24 * STEP + 0.2, 83.7, LEFT + 24 * STEP + 3, 84.4)
    page.words.append(Word("–", Box(LEFT, 106, LEFT + 3.6, 107), 0.9))
    assert page.put_in()[0] == ["Finanzen 9 -", "Verkehr 7 3", "-"]


class _Reader:
    """An engine that reads what it is shown as one word over the ink."""

    NAME = "reader"

    def __init__(self, text: str) -> None:
        self.text = text

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        found = []
        for image in images:
            columns = np.flatnonzero((image.pixels < 128).any(axis=0)) / K
            assert columns[-1] - columns[0] < (len(self.text) + 1.5) * STEP, "the letters are moved together"
            found.append(Reading(self.NAME, (Word(self.text, Box(columns[0], 5, columns[-1], 15), 0.97),)))
        return found


def test_letters_with_a_blank_behind_each_stay_apart() -> None:
    page = _Page()
    page.type("V o r l a g e   Nr. 12", 4, 60, read=False)
    page.ink(LEFT + 4 * STEP, 65, LEFT + 17 * STEP, 65.6)  # underlined
    left = LEFT + 4 * STEP
    page.words = [
        Word("VOrlage", Box(left, 56, left + 13 * STEP, 64), 0.3),
        Word("Nr.", Box(left + 16 * STEP, 56, left + 19 * STEP, 64), 0.9),
    ]
    image = PageImage(page.pixels, DPI)
    words = letter_spaced.parted(tuple(page.words), image, STEP, _Reader("Vorlage"), "deu")  # type: ignore[arg-type]
    assert [w.text for w in sorted(words, key=_left)] == [*"Vorlage", "Nr."]


def test_letters_that_are_not_as_many_as_were_typed_are_not_believed() -> None:
    page = _Page()
    page.type("V o r l a g e", 4, 60, read=False)
    word = Word("Vorlage", Box(LEFT + 4 * STEP, 56, LEFT + 17 * STEP, 64), 0.3)
    image = PageImage(page.pixels, DPI)
    assert letter_spaced.parted((word,), image, STEP, _Reader("Vorlag"), "deu") == (word,)  # type: ignore[arg-type]


def test_a_comma_as_low_as_the_points_of_its_page_is_one_of_them() -> None:
    page = _Page()
    lines = ("Frist bis 12.03.1984.", "Betrag 4.310.200 DM.", "Nr, 14 und Nr. 15,", "Mittel; gesamt")
    for n, line in enumerate(lines):
        for at, sign in enumerate(line):
            left, foot = LEFT + (at + 0.5) * STEP - 0.7, 62 + 12 * n
            if sign in ".:,;":
                page.ink(left, foot - 1.4, left + 1.4, foot + (1.6 if line[at:] == "," else 0))
            elif sign != " ":
                page.ink(left - 1.6, foot - 6, left + 3, foot)
        for at, word in _words(line):
            left = LEFT + at * STEP
            box = Box(left + 0.5, 56 + 12 * n, left + len(word) * STEP - 0.4, 62 + 12 * n)
            page.words.append(Word(word, box, 0.9))
    words = typed_points.mended(page.words, PageImage(page.pixels, DPI), STEP)
    changed = {w.alternatives[0].text: w.text for w in words if w.alternatives}
    assert changed == {"Nr,": "Nr.", "Mittel;": "Mittel:"}
