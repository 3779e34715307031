"""What both Tesseract engines share: the modes, the cells as small pictures, and how its figures become words.

Tesseract gives each word a figure of 0..100 that is no probability; ``probability`` turns it into one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word

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
    (0.0, 0.02),
    (30.0, 0.15),
    (50.0, 0.35),
    (70.0, 0.65),
    (80.0, 0.82),
    (90.0, 0.955),
    (95.0, 0.99),
    (100.0, 0.998),
)


def probability(figure: float) -> float:
    """The probability that a word is right, by Tesseract's figure for it (0..100)."""
    for (x0, y0), (x1, y1) in pairwise(_TABLE):
        if figure <= x1:
            return round(y0 + (y1 - y0) * max(figure - x0, 0.0) / (x1 - x0), 4)
    return _TABLE[-1][1]


class Found(NamedTuple):
    """A word as Tesseract gives it: pixels of the picture, figure 0..100, the line it stands on."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    figure: float
    line: tuple[int, ...]


def words(found: Iterable[Found], dpi: float, left: float = 0.0, top: float = 0.0) -> tuple[Word, ...]:
    """Words in points; ``left`` and ``top`` are the points where the picture lies on the page."""
    k = 72 / dpi
    listed = [f for f in found if f.text.strip() and f.figure >= 0 and f.right > f.left and f.bottom > f.top]
    sizes = _sizes(listed, k)
    result = []
    for item in listed:
        box = Box(item.left * k + left, item.top * k + top, item.right * k + left, item.bottom * k + top)
        sure = probability(item.figure)
        for part in item.text.split():  # Tesseract gives no blank within a word, but its dictionary may
            result.append(Word(part, box, sure, size=sizes[item.line]))
    return tuple(result)


def _sizes(found: list[Found], k: float) -> dict[tuple[int, ...], float]:
    """The type size of every line in points, by the heights of its words and the letters in them."""
    heights: dict[tuple[int, ...], list[float]] = {}
    for item in found:
        letters = [c for c in item.text if c.isalnum()]
        if not letters:
            continue
        high = any(c.isupper() or c.isdigit() or c in "bdfhkltßäöüij" for c in letters)
        low = any(c in "gjpqy" for c in letters) or "," in item.text
        share = 0.93 if high and low else 0.72 if high else 0.73 if low else 0.52
        heights.setdefault(item.line, []).append((item.bottom - item.top) * k / share)
    lines = {item.line: (item.bottom - item.top) * k for item in found}
    return {line: round(median(heights.get(line, [height])), 1) for line, height in lines.items()}


def cut(image: PageImage, box: Box) -> tuple[NDArray[np.uint8], float, float]:
    """The picture under ``box`` on a white sheet with a margin, cleared of rulings at its rim, and where (in points)
    its top left corner lies."""
    k = image.dpi / 72
    height, width = image.pixels.shape
    left, top = max(int(box.left * k), 0), max(int(box.top * k), 0)
    right, bottom = min(int(box.right * k) + 1, width), min(int(box.bottom * k) + 1, height)
    part = image.pixels[top : max(bottom, top + 1), left : max(right, left + 1)].copy()
    _clear_rim(part, max(int(2.5 * k), 2))
    margin = max(int(7 * k), 10)
    sheet = np.full((part.shape[0] + 2 * margin, part.shape[1] + 2 * margin), 255, dtype=np.uint8)
    sheet[margin : margin + part.shape[0], margin : margin + part.shape[1]] = part
    return sheet, (left - margin) / k, (top - margin) / k


def _clear_rim(part: NDArray[np.uint8], reach: int) -> None:
    """Whiten what a ruling left at the rim: rows and columns within ``reach`` pixels that are dark for the most."""
    for pixels in (part, part.T):
        rows = pixels.shape[0]
        if rows < 3 * reach:
            continue
        for side in (range(reach), range(rows - 1, rows - 1 - reach, -1)):
            dark = [i for i in side if float((pixels[i] < 150).mean()) > 0.55]
            for i in dark:
                pixels[max(i - 1, 0) : i + 2] = 255
