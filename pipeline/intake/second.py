"""A second decoder for words whose letters look wrong: the same places on the page, read by pdfplumber.

Which letters a font's codes stand for is a guess where a PDF does not say it, and decoders guess differently: a
TrueType font that calls itself symbolic and names no encoding gives ``Maflnahmen f¸r`` with pdfium and ``Maßnahmen
für`` with pdfplumber. Asked only where a verdict doubts what pdfium gave, because it takes five times as long.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from pipeline.model.geometry import Box, contains
from pipeline.model.page import Word

MOST_CHARACTERS = 100_000
_ROW = 24.0
"""Height in points of the bands in which characters are looked up."""
_Placed = tuple[int, Box, str]
"""A character: its place in the order of the content, its box, its letter."""


def decode(path: Path, number: int, words: tuple[Word, ...], corner: tuple[float, float]) -> tuple[Word, ...] | None:
    """The same words of page ``number`` (from 1) with the letters that pdfplumber gives to their places.

    ``corner`` is the top left corner of the page as shown within its MediaBox, in points: pdfplumber counts from the
    MediaBox's corner. Boxes, sizes and the order stay. None where pdfplumber cannot read the page, or finds nothing in
    more than one word of twenty, so that its reading is not of the same page.
    """
    characters = _characters(path, number, corner)
    if characters is None:
        return None
    rows: dict[int, list[_Placed]] = defaultdict(list)
    for order, (box, letter) in enumerate(characters):
        rows[int(box.middle[1] // _ROW)].append((order, box, letter))
    found = [_inside(word.box, rows) if word.box is not None else "" for word in words]
    if sum(not letters for letters in found) * 20 > len(words):
        return None
    return tuple(replace(word, text=letters or word.text) for word, letters in zip(words, found, strict=True))


def _characters(path: Path, number: int, corner: tuple[float, float]) -> list[tuple[Box, str]] | None:
    """Every character of the page with its box in points as shown, in the order of its content."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path, pages=[number]) as document:
            left, top = corner
            return [
                (Box(c["x0"] - left, c["top"] - top, c["x1"] - left, c["bottom"] - top), c["text"])
                for c in document.pages[0].chars[:MOST_CHARACTERS]
            ]
    except (PDFException, PdfminerException, ValueError, TypeError, KeyError, IndexError, RecursionError, OSError):
        return None  # what pdfium opened and pdfplumber cannot has no second reading


def _inside(box: Box, rows: dict[int, list[_Placed]]) -> str:
    """The letters whose middle lies in the box, in the order of the page's content."""
    bands = range(int(box.top // _ROW), int(box.bottom // _ROW) + 1)
    placed = sorted((p for band in bands for p in rows.get(band, ()) if contains(box, *p[1].middle)), key=itemgetter(0))
    letters = "".join(letter for _, _, letter in placed)
    return unicodedata.normalize("NFC", letters).replace("\u00ad", "").replace(" ", "")
