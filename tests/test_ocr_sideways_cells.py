"""A high cell is turned to both sides where it is read alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import PageImage, Reading, Sheet, Word
from pipeline.ocr import cells


class Turned:
    """An engine that reads a picture only where it is wider than high and its ink stands in the upper half."""

    NAME = "turned"

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        found = []
        for image in images:
            high, wide = image.pixels.shape
            upper = (image.pixels[: high // 2] < 128).sum() > (image.pixels[high // 2 :] < 128).sum()
            words = (Word("Nein-Stimmen", Box(10, 10, 70, 20), 0.9),) if wide > high and upper else ()
            found.append(Reading(self.NAME, words))
        return found


def test_words_set_sideways_are_read_and_stand_in_their_cell() -> None:
    page = np.full((842, 595), 255, dtype=np.uint8)
    page[110:190, 105:112] = 0  # a line near the left side: the upper one, turned clockwise
    image = PageImage(page, 72.0, IDENTITY)
    sheet = cast(Sheet, type("Paper", (), {"image": staticmethod(lambda: image)})())
    cell = Box(100, 100, 130, 200)
    (word,) = cells.read(sheet, [cell], IDENTITY, cast(Any, Turned()), "deu")[cell].words
    assert word.text == "Nein-Stimmen" and word.box is not None
    assert word.box.height > word.box.width
    assert cell.left - 15 <= word.box.left and word.box.right <= cell.right + 15
