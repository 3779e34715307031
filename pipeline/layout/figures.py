"""A page picture and the words surely read on it go in; what this page's printed figures look like comes out.

Votes are written into printed tables by hand, and an engine reads handwritten figures as surely as printed ones. What
is printed looks like the other figures of the page (dates, numbers): same height, same shapes. So a cell's ink can be
told from print without knowing any typeface, and a printed figure is confirmed by its twins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, contains
from pipeline.model.page import PageImage, Word

_DARK = 175  # thin strokes of a black and white page are no darker once it is smoothed
_FIRM = 120  # what joins two figures is paler
_LEFT_OVER = 1.5  # points: so thick is what a ruling that is not quite level leaves in a cell
_THICK = 4.0  # points: so thick is what is left of a ruling or a dark band at a cell's upper or lower edge
_TWO_FEET = 14.0  # points of ink in one row of two figures at most
_RIM = 0.8  # points: dashes are thicker, or away from the edge
_WIDEST = 0.85  # of its height is a figure's width at most
_WIDE, _HIGH = 12, 18  # a figure's picture for comparing
_MOST = 10  # examples of one figure; more teach nothing
_LEAST = 0.8  # confidence of a word that may teach

_KINDS = 4  # a page with fewer different figures teaches too little
_USUAL = 7.0  # points: the height of a figure in usual print
_LIKE_PRINT = 0.18
_HEIGHTS = (0.7, 1.35)  # heights of print against the page's figures, whatever its size
_OWN_HEIGHTS = (0.82, 1.18)  # the same against figures of one table
_ENOUGH = 4  # figures or words of a table that tell their height
_ALIKE = 0.08  # how far the heights of words of one size may differ
_WORN = 0.5  # likeness of worn print to its kind; a pen's figures are less like in most cases
_TWIN = 0.88  # ink less like a figure may be one of those that the page has not shown
_MISTAKEN = {"0": "69", "3": "8", "5": "6", "6": "058", "8": "36", "9": "0"}  # up to 0.86 alike in eight faces
_CAPITAL = re.compile(r"[A-Z][abcdefhiklmnorstuvwxzäöüß.-]{2,}$")  # words that keep above the line

Glyph = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of ink between empty columns: its box in points of the picture, its picture made comparable."""

    box: Box
    glyph: Glyph


@dataclass(frozen=True, slots=True)
class Match:
    """What a cell's ink says if it is print: the figures, how alike the least of them is (0..1), where it stands."""

    text: str
    likeness: float
    box: Box


def marks_in(image: PageImage, area: Box, hidden: Sequence[Box] = (), cell: bool = False) -> list[Mark]:
    """The marks of ink in ``area`` (points of the picture) from the left, without dust and what is ``hidden``;
    of a table ``cell`` without the rests of its rulings too."""
    k = image.dpi / 72.0
    left, top = max(int(area.left * k), 0), max(int(area.top * k), 0)
    part = image.pixels[top : int(area.bottom * k) + 1, left : int(area.right * k) + 1]
    if part.size == 0:
        return []
    dark = part < _DARK
    for box in hidden:
        a, b = int(box.left * k) - left - 2, int(box.right * k) - left + 3
        c, d = int(box.top * k) - top - 2, int(box.bottom * k) - top + 3
        if b > 0 and d > 0:
            dark[max(c, 0) : d, max(a, 0) : b] = False
    if cell:
        _clear_rulings(dark, k)
        _clear_rims(dark, round(_LEFT_OVER * k))
    found = []
    for a, b in _stretches(dark, part):
        c, d = _without_specks(dark[:, a:b])
        if (b - a) * (d - c) < (0.9 * k) ** 2 or dark[c:d, a:b].sum() < (0.7 * k) ** 2:
            continue
        if cell and d - c <= _RIM * k and (c == 0 or d == len(dark)):
            continue  # what a ruling left at the cell's edge
        box = Box((left + a) / k, (top + c) / k, (left + b) / k, (top + d) / k)
        found.append(Mark(box, _comparable(part[c:d, a:b])))
    return found


def _stretches(dark: NDArray[np.bool_], part: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """The stretches of ink between empty columns, [from, to) in pixels; one too wide for a figure is parted where only
    faint ink joins two, nearest to its middle, and its parts again."""
    found: list[tuple[int, int]] = []
    todo = _runs(dark)[::-1]
    while todo:
        a, b = todo.pop()
        rows = np.flatnonzero(dark[:, a:b].any(axis=1))
        wide = len(rows) and b - a > _WIDEST * (rows[-1] - rows[0] + 1)
        inner = _runs(dark[:, a:b] & (part[:, a:b] < _FIRM)) if wide else []
        cuts = [(2 * a + end + start) // 2 for (_, end), (start, _) in pairwise(inner)]
        if cuts:
            cut = min(cuts, key=lambda x: abs(2 * x - a - b))
            todo += [(cut, b), (a, cut)]
        elif len(rows):
            found.append((a, b))
    return found


def _runs(dark: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Ranges [from, to) of columns that hold ink."""
    columns = np.flatnonzero(dark.any(axis=0))
    if not len(columns):
        return []
    breaks = np.flatnonzero(np.diff(columns) > 1)
    starts = [int(columns[0]), *(int(columns[i + 1]) for i in breaks)]
    return list(zip(starts, [*(int(columns[i]) + 1 for i in breaks), int(columns[-1]) + 1], strict=True))


def _without_specks(dark: NDArray[np.bool_]) -> tuple[int, int]:
    """From which row to which a mark reaches, leaving out specks above and below that hold little of its ink."""
    ink = dark.sum(axis=1)
    rows = np.flatnonzero(ink)
    parts = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    weights = [int(ink[part].sum()) for part in parts]
    kept = [part for part, weight in zip(parts, weights, strict=True) if weight >= 0.2 * max(weights)]
    return int(kept[0][0]), int(kept[-1][-1]) + 1


def _clear_rulings(dark: NDArray[np.bool_], k: float) -> None:
    """Take the rests of rulings out of a cell: thin bands of rows or columns that are dark along most of it, and longer
    than what two figures have in one row (the foot of a 1 and of a 2)."""
    for field, share, across in ((dark, 0.45, True), (dark.T, 0.85, False)):
        height, width = field.shape
        if width < 15 * k:
            continue
        full = np.flatnonzero(field.sum(axis=1) >= max(share * width, min(0.85 * width, _TWO_FEET * k)))
        if not len(full):
            continue
        bands = np.split(full, np.flatnonzero(np.diff(full) > 1) + 1)
        for band in bands:
            at_edge = across and (band[0] <= 1 or band[-1] >= height - 2)
            if len(band) <= (_THICK if at_edge else 2.0) * k:
                field[max(int(band[0]) - 1, 0) : min(int(band[-1]) + 2, height)] = False


def _clear_rims(dark: NDArray[np.bool_], reach: int) -> None:
    """Take out what a ruling left at the upper and lower edge of a cell: ink that begins there and soon ends."""
    for field in (dark[: reach + 1], dark[::-1][: reach + 1]):
        if len(field) < 2:
            return
        for first in (0, 1):
            run = np.logical_and.accumulate(field[first:], axis=0)
            field[first:][run & ~run[-1]] = False


def _comparable(pixels: NDArray[np.uint8]) -> Glyph:
    from PIL import Image

    small = np.asarray(Image.fromarray(pixels).resize((_WIDE, _HIGH), Image.Resampling.BOX), dtype=np.float32)
    small = 255.0 - small
    small -= small.mean()
    norm = float(np.linalg.norm(small))
    return small / norm if norm else small


class Figures:
    """The printed figures of a page, learnt from words that were surely read."""

    def __init__(self, image: PageImage, words: Sequence[Word], to_image: Callable[[Box], Box]) -> None:
        self.examples: dict[str, list[Mark]] = {}
        self.seen: list[Box] = []
        self.capitals = [to_image(w.box) for w in words if w.box is not None and _CAPITAL.match(w.text)]
        for word in words:
            digits = sum(c.isdigit() for c in word.text)
            plain = all(c.isdigit() or c in ".,/-" for c in word.text)
            if word.box is None or word.confidence < _LEAST or digits < 2 or not plain:
                continue
            box = to_image(word.box)
            area = Box(box.left - 0.4, box.top - 0.4, box.right + 0.4, box.bottom + 0.4)
            printed = [c for c in word.text if c.isdigit()]
            high = 0.7 * box.height
            marks = [m for m in marks_in(image, area) if m.box.height >= high]
            if len(marks) != len(printed):
                continue
            for char, mark in zip(printed, marks, strict=True):
                self.seen.append(mark.box)
                if len(self.examples.setdefault(char, [])) < _MOST:
                    self.examples[char].append(mark)
        self.sure = len(self.examples) >= _KINDS
        self.height = median([m.box.height for ms in self.examples.values() for m in ms] or [0.0])
        self.heights = _HEIGHTS

    def of(self, area: Box) -> Figures:
        """The same figures for a table in ``area``: what is printed in it is as high as the figures that it holds, or
        as the page's where its words are as high as theirs."""
        own = [box.height for box in self.seen if contains(area, *box.middle)]
        capitals = [box.height for box in self.capitals if contains(area, *box.middle)]
        figures = copy(self)
        if len(own) >= _ENOUGH:
            figures.height, figures.heights = median(own), _OWN_HEIGHTS
        elif len(capitals) >= _ENOUGH:
            usual = median(box.height for box in self.capitals)
            figures.heights = _OWN_HEIGHTS if abs(median(capitals) / usual - 1) < _ALIKE else _HEIGHTS
        return figures

    def without_dust(self, marks: Sequence[Mark]) -> list[Mark]:
        """``marks`` without those too small to be part of a figure."""
        high = self.height or _USUAL
        return [m for m in marks if m.box.height >= 0.55 * high or m.box.width >= 0.45 * high]

    def is_dash(self, marks: Sequence[Mark]) -> bool:
        """Whether the marks are one level stroke as long as a printed dash."""
        high = self.height or _USUAL
        if len(marks) != 1:
            return False
        box = marks[0].box
        return box.height <= 0.28 * high and 0.3 * high <= box.width <= 1.7 * high and box.width >= 2 * box.height

    def is_low(self, marks: Sequence[Mark]) -> bool:
        """Whether no mark is half as high as a figure, as dashes and points are."""
        return all(m.box.height <= 0.5 * (self.height or _USUAL) for m in marks)

    def is_crossed_out(self, ink: Sequence[Mark]) -> bool:
        """Whether the ink is "./.", a stroke that leans to the right between two points: nothing stands here.

        The first point may touch the stroke's foot, since the stroke leans over it.
        """
        high = self.height or _USUAL
        small = [m for m in ink if max(m.box.width, m.box.height) <= 0.35 * high]
        strokes = [m for m in ink if m.box.height >= 0.8 * high]
        if len(ink) not in (2, 3) or len(strokes) != 1 or len(small) != len(ink) - 1:
            return False
        foot = strokes[0].box.bottom - 0.4 * high
        beside = [m.box.left > strokes[0].box.left for m in small]
        if any(m.box.top < foot for m in small) or not any(beside) or all(beside) == (len(ink) == 3):
            return False
        stroke = np.clip(strokes[0].glyph, 0, None)
        places = np.arange(stroke.shape[1])
        upper, lower = stroke[: _HIGH // 3].sum(axis=0), stroke[-_HIGH // 3 :].sum(axis=0)
        if not upper.sum() or not lower.sum():
            return False
        return float(upper @ places / upper.sum() - lower @ places / lower.sum()) > _WIDE / 3

    def near_print(self, marks: Sequence[Mark]) -> bool:
        """Whether every mark is as high as this page's figures, so that it may be one that was not seen yet."""
        return all(abs(m.box.height / self.height - 1) <= _LIKE_PRINT for m in marks) if self.height else False

    def may_be(self, marks: Sequence[Mark], text: str) -> bool:
        """Whether the marks may be the figures ``text`` in print smaller than this page's or worn at its edge: as many,
        hardly higher, and not unlike those of them that the page has shown."""
        if len(marks) != len(text) or not self.height:
            return False
        least, most = _HEIGHTS[0], 1 + _LIKE_PRINT
        alike = [
            max(self._likeness(mark, example) for example in self.examples[char])
            for mark, char in zip(marks, text, strict=True)
            if char in self.examples
        ]
        return all(least <= m.box.height / self.height <= most for m in marks) and min(alike, default=1.0) >= _WORN

    def unlike_print(self, marks: Sequence[Mark]) -> bool:
        """Whether a mark is higher or lower than what is printed here."""
        least, most = self.heights
        return bool(self.height) and any(not least <= m.box.height / self.height <= most for m in marks)

    def match(self, marks: Sequence[Mark]) -> Match | None:
        """What ``marks`` read as figures of this page's print; None without ink or where the page teaches too few."""
        if not marks or not self.sure or len(marks) > 4:
            return None
        text, least = "", 1.0
        for mark in marks:
            best, char = 0.0, ""
            for digit, examples in self.examples.items():
                for example in examples:
                    like = self._likeness(mark, example)
                    if like > best:
                        best, char = like, digit
            text += char or "?"
            least = min(least, best)
        box = Box(
            min(m.box.left for m in marks),
            min(m.box.top for m in marks),
            max(m.box.right for m in marks),
            max(m.box.bottom for m in marks),
        )
        return Match(text, least, box)

    def is_twin(self, match: Match) -> bool:
        """Whether what ``match`` reads is none of the figures that look like it and that the page has not shown."""
        return match.likeness >= _TWIN or all(
            other in self.examples for char in match.text for other in _MISTAKEN.get(char, "")
        )

    def likeness_to(self, marks: Sequence[Mark], text: str) -> float | None:
        """How like ``marks`` are to the figures ``text`` of this page's print (0..1); None where the page has not shown
        them all, so that nothing can be said."""
        if len(marks) != len(text) or any(char not in self.examples for char in text):
            return None
        return min(
            max(self._likeness(mark, example) for example in self.examples[char])
            for mark, char in zip(marks, text, strict=True)
        )

    @staticmethod
    def _likeness(mark: Mark, example: Mark) -> float:
        high = mark.box.height / example.box.height
        wide = mark.box.width / max(example.box.width, 0.1)
        aspect = wide / high
        shape = float((mark.glyph * example.glyph).sum())
        return shape - 0.5 * max(abs(aspect - 1) - 0.12, 0)
