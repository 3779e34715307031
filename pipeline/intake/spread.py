"""A sheet comes in; where two pages lie side by side on it (a book's spread, two pages on one copy) two sheets go out.

Both keep the number of the page of the file, and their boxes lead to the sheet as a viewer shows it. A landscape page
with one text, a table or two narrow columns stays one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.intake import straighten
from pipeline.model.geometry import Box, Frame, contains
from pipeline.model.page import PageImage, Reason, Ruling, Sheet

NARROWEST, WIDEST = 1.15, 1.75
"""Width by height of two pages side by side; two of DIN format make 1.41."""
_K = 72 / 75  # points of one pixel of the coarse picture that is looked at
_LINES = 6
"""Lines of print over half of its width that a side must have to be a page, beside another or a few that end it."""
_GUTTER = 0.035
"""The least width of the white between two pages, as a share of the sheet's."""


def pages(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet itself, or the two pages that lie on it, the left one first. Raises PageError as its picture does."""
    if sheet.lines is not None or sheet.decision == "skip" or sheet.turn or not sheet.width or not sheet.height:
        return (sheet,)
    seen = sheet.decision in ("read", "align") and sheet.verdict != "digital" and not sheet.pictures
    if not seen:
        if not NARROWEST <= sheet.width / sheet.height <= WIDEST:
            return (sheet,)
        middle = _gutter(_printed(sheet))
        return (sheet,) if middle is None else _by_words(sheet, middle * _K)
    if sheet.image is None or not 1 / WIDEST <= sheet.width / sheet.height <= WIDEST:
        return (sheet,)
    image = sheet.image()
    height, width = image.pixels.shape
    if not NARROWEST <= width / height <= WIDEST:
        return (sheet,)
    middle = _gutter(straighten.dark(image.pixels, image.dpi))
    return (sheet,) if middle is None else _by_picture(sheet, image, middle * _K)


def _printed(sheet: Sheet) -> NDArray[np.bool_]:
    """Where the words and rulings of a layer stand, at 75 dpi."""
    ink = np.zeros((int(sheet.height / _K) + 1, int(sheet.width / _K) + 1), dtype=np.bool_)
    for box in (*(w.box for w in sheet.layer), *(r.box for r in sheet.rulings)):
        if box is not None:
            top, bottom = int(max(box.top, 0) / _K), int(max(box.bottom, 0) / _K) + 1
            ink[top:bottom, int(max(box.left, 0) / _K) : int(max(box.right, 0) / _K) + 1] = True
    return ink


def _gutter(ink: NDArray[np.bool_]) -> int | None:
    """The column of the picture between two pages; None where the sheet is one page."""
    height, width = ink.shape
    body = ink[int(0.02 * height) : int(0.98 * height)]
    columns = body.mean(axis=0)
    # A fold or the shadow of a back is dark all along; specks and the holes of a punch are few.
    clear = (columns <= 0.012) | (columns >= 0.55)
    first, last = int(0.42 * width), int(0.58 * width)
    best: tuple[int, int] | None = None
    start: int | None = None
    for x in range(first, last + 1):
        if x < last and clear[x]:
            start = x if start is None else start
        elif start is not None:
            if best is None or x - start > best[1] - best[0]:
                best = start, x
            start = None
    if best is None or best[1] - best[0] < _GUTTER * width:
        return None
    # Two inner margins lie between pages; the gap between columns is narrower than the outer margins.
    inked = np.flatnonzero(columns > 0.012)
    outer = int(inked[0]) + width - int(inked[-1]) if len(inked) else width
    if best[1] - best[0] < 0.45 * min(outer, 0.2 * width):
        return None
    middle = (best[0] + best[1]) // 2
    left, right = _lines(body[:, : best[0]]), _lines(body[:, best[1] :])
    if left.full < _LINES or (right.full < _LINES and not _is_last(left, right, best[1] - middle, width)):
        return None
    return middle


class _Lines(NamedTuple):
    """What is printed on one side, in pixels: how many lines fill over half of its printed width, where that begins
    (from the side's left edge) and how wide it is."""

    full: int
    left: int
    width: int


def _lines(side: NDArray[np.bool_]) -> _Lines:
    columns = np.flatnonzero(side.mean(axis=0) > 0.004)
    if not len(columns):
        return _Lines(0, 0, 0)
    left, right = int(columns[0]), int(columns[-1]) + 1
    # A line reaches from its first mark to its last without a gap wider than 18 points.
    lines = 0
    inside = False
    for row in side[:, left:right]:
        marks = np.flatnonzero(row)
        full = len(marks) > 1 and marks[-1] - marks[0] > 0.5 * (right - left) and int(np.diff(marks).max()) < 20
        if full and not inside:
            lines += 1
        inside = full
    return _Lines(lines if len(columns) >= 0.5 * side.shape[1] else 0, left, right - left)


def _is_last(left: _Lines, right: _Lines, shift: int, width: int) -> bool:
    """Whether a few lines at the right are the end of a paper that begins at the left: set as wide as those of the left
    page, and as far from the middle of the sheet (``shift`` pixels before the side) as they are from its edge."""
    alike = abs(right.width - left.width) < _ALIKE * width
    return right.full >= _FEW and alike and abs(right.left + shift - left.left) < _ALIKE * width


_FEW, _ALIKE = 2, 0.03
"""Lines of a last page at least, and how far its column may differ from the first page's, in shares of the sheet."""


def _by_words(sheet: Sheet, middle: float) -> tuple[Sheet, ...]:
    return (
        _half(sheet, 0, Box(0, 0, middle, sheet.height)),
        _half(sheet, 1, Box(middle, 0, sheet.width, sheet.height)),
    )


def _by_picture(sheet: Sheet, image: PageImage, middle: float) -> tuple[Sheet, ...]:
    k = 72 / image.dpi
    height, width = image.pixels.shape
    cut = round(middle / k)
    result = []
    for part, (left, right) in enumerate(((0, cut), (cut, width))):
        pixels = np.ascontiguousarray(image.pixels[:, left:right])
        frame = Frame(1, 0, left * k, 0, 1, 0).then(image.frame)
        # The pages of a book lie askew each in its own way.
        own = straighten.level(PageImage(pixels, image.dpi, frame))
        area = frame.box(Box(0, 0, (right - left) * k, height * k))
        result.append(replace(_half(sheet, part, area), image=lambda own=own: own))  # type: ignore[misc]
    return tuple(result)


def _half(sheet: Sheet, part: int, area: Box) -> Sheet:
    """What of the sheet lies in ``area`` (points as shown)."""
    reason = Reason("two-pages", part + 1, f"Two pages lie side by side on the sheet; this is number {part + 1}.")

    def inside(box: Box | None) -> bool:
        return box is not None and contains(area, *box.middle)

    return replace(
        sheet,
        part=part,
        area=area,
        reasons=(*sheet.reasons, reason),
        layer=tuple(w for w in sheet.layer if inside(w.box)),
        rulings=tuple(r for r in (_cut(r, area) for r in sheet.rulings) if r is not None),
        pictures=tuple(b for b in sheet.pictures if inside(b)),
    )


def _cut(ruling: Ruling, area: Box) -> Ruling | None:
    box = ruling.box
    left, right = max(box.left, area.left), min(box.right, area.right)
    top, bottom = max(box.top, area.top), min(box.bottom, area.bottom)
    return Ruling(Box(left, top, right, bottom), ruling.vertical) if left <= right and top <= bottom else None
