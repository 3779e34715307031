"""What both Tesseract engines share: the modes, the cells as small pictures, and how its figures become words.

Tesseract gives each word a figure of 0..100 that is no probability; ``probability`` turns it into one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word
from pipeline.ocr import signs, tessdata
from pipeline.ocr.signs import Found

MODES: dict[str, int] = {
    "text": 3,
    "column": 4,
    "block": 6,
    "line": 7,
    "word": 8,
    "letter": 10,
    "sparse": 11,
    "digits": 7,
}
"""Our name of a mode and Tesseract's page segmentation mode. No mode runs the orientation detection (0.25 s a page)."""
DIGITS = "0123456789"
SECONDS = 180.0
"""The longest time for one page; a page of 10,000 letters takes 10 s."""

_TABLE = (
    (0.0, 0.1),
    (30.0, 0.3),
    (50.0, 0.45),
    (70.0, 0.62),
    (80.0, 0.74),
    (85.0, 0.83),
    (88.0, 0.9),
    (90.0, 0.965),
    (92.0, 0.987),
    (95.0, 0.992),
    (100.0, 0.996),
)
"""Figure and share of words that are right, over 26,000 words of clean, crooked, shaded, black and white and fax-grade
pages at 150 to 300 dpi."""


def probability(figure: float) -> float:
    """The probability that a word is right, by Tesseract's figure for it (0..100)."""
    for (x0, y0), (x1, y1) in pairwise(_TABLE):
        if figure <= x1:
            return round(y0 + (y1 - y0) * max(figure - x0, 0.0) / (x1 - x0), 4)
    return _TABLE[-1][1]


_LETTERS, _LINES = 8, 6
"""Letters of a line, and such lines of a page, from which the width of letters tells their size."""
_NARROW = 0.72
"""The share of the page's width of letters below which a line's height is not that of its print."""


def words(found: Iterable[Found], dpi: float, languages: str) -> tuple[Word, ...]:
    """Words in points of the picture they were found on, with the signs that ``deu`` alone cannot write put in."""
    k = 72 / dpi
    listed = [f for f in found if f.text.strip() and f.figure >= 0 and f.right > f.left and f.bottom > f.top]
    if languages in ("deu", tessdata.SECOND):  # they know the same signs
        listed = signs.put_in(listed)
    sizes = _sizes(listed, k)
    result = []
    for item in listed:
        box = Box(item.left * k, item.top * k, item.right * k, item.bottom * k)
        sure = probability(item.figure)
        text = item.text if len(item.text) == 1 else item.text.replace("ı", "i")  # the model has it, no German word
        for part in text.split():  # Tesseract gives no blank within a word, but its dictionary may
            result.append(Word(part, box, sure, _other(item, sure), size=sizes[item.line]))
    return tuple(result)


def _other(item: Found, sure: float) -> tuple[Alternative, ...]:
    return () if item.other is None else (Alternative(item.other, round(1 - sure, 4)),)


def holds_ink(image: PageImage) -> bool:
    """Whether there is anything dark: on an empty picture Tesseract reads "nn" when told that it is a line."""
    return image.pixels.size > 0 and int(image.pixels.min()) < 160


def _sizes(found: list[Found], k: float) -> dict[tuple[int, ...], float]:
    """The type size of every line in points, by the heights of its words and the letters in them.

    The lines of a stamp and other ink make boxes higher, not wider: a line whose letters are far narrower for their
    height than the page's is as high as their width tells.
    """
    heights: dict[tuple[int, ...], list[float]] = {}
    widths: dict[tuple[int, ...], tuple[float, int]] = {}
    for item in found:
        letters = [c for c in item.text if c.isalnum()]
        if not letters:
            continue
        high = any(c.isupper() or c.isdigit() or c in "bdfhkltßäöüij" for c in letters)
        low = any(c in "gjpqy" for c in letters) or "," in item.text
        share = 0.93 if high and low else 0.72 if high else 0.73 if low else 0.52
        heights.setdefault(item.line, []).append((item.bottom - item.top) * k / share)
        wide, many = widths.get(item.line, (0.0, 0))
        if 2 * len(letters) > len(item.text):  # points that lead to a blank are narrow in any size
            widths[item.line] = wide + (item.right - item.left) * k, many + len(item.text)
    lines = {item.line: (item.bottom - item.top) * k for item in found}
    sizes = {line: median(heights.get(line, [height])) for line, height in lines.items()}
    letter = {line: wide / many for line, (wide, many) in widths.items() if many >= _LETTERS and sizes[line] > 0}
    if len(letter) >= _LINES:
        usual = median(wide / sizes[line] for line, wide in letter.items())
        for line, wide in letter.items():
            if wide < _NARROW * usual * sizes[line]:
                sizes[line] = wide / usual
    return {line: round(size, 1) for line, size in sizes.items()}
