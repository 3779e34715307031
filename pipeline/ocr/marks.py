"""A word and the picture of its page come in; the marks at its foot go out, measured: points, commas, and dust.

A mark is ink that stands free of the letters beside it at the foot of the line and reaches no higher than half a small
letter. A point lies on the line, a comma reaches below it and is nearly twice as high. How large both are differs from
page to page; ``Looks`` learns it from words of which the German tells what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.page import PageImage, Word

SIGNS = frozenset(".,:;„‚")
"""What has a mark at the foot of the line."""
_DARK, _PAPER, _INK = 150, 225.0, 40.0
"""Grey level up to which a point of the picture is ink, and the levels of none of it and of all of it."""
_HALF, _FREE, _BELOW = 0.26, 0.04, 0.15
"""Type sizes: up to where a mark reaches above the line, the white above it, and what is seen below the word's box."""
_FOOT = 0.25
"""The share of the commonest row's columns from which a row in which ink ends may be the foot of the letters."""
_SIZE = 0.8
"""The height of a word in type sizes, where its line tells none."""
_MIDDLE, _FLAT = (0.5, 0.1), 0.16
"""Type sizes above the line between which hyphens and dashes stand, and how high they are at most."""
_LOW = frozenset("gjpqyQß")
_POINTS, _COMMAS = 20, 14
"""Words measured on a page."""
_LEAST = 5
"""Points from which a page tells how they look."""
_BETWEEN, _WEIGHT = 0.2, 4
"""How much lower and higher a comma is than a point in type sizes (of 150 pages 0.17 to 0.26), and as how many commas
of the page that counts."""
_SURE = 0.9
_AMOUNT = re.compile(r"\d+,\d\d?")
_ENDS = re.compile(r"\w+[.,]")


class Mark(NamedTuple):
    """A mark in type sizes: how high it is and how far below the line it reaches, together; and its ink."""

    reach: float
    ink: float


class Feet(NamedTuple):
    """The marks of a word from left to right, and whether the last thing that stands on the line is one."""

    marks: tuple[Mark, ...]
    ends: bool


class _Seen(NamedTuple):
    """The picture of a word, where it is ink, the row on which its letters stand, and its type size in pixels."""

    grey: NDArray[np.uint8]
    dark: NDArray[np.bool_]
    line: int
    size: float


def _seen(word: Word, image: PageImage) -> _Seen | None:
    assert word.box is not None
    k, box = image.dpi / 72, word.box
    size = (word.size or box.height / _SIZE) * k
    bottom = int(box.bottom * k) + max(2, int(_BELOW * size))
    grey = image.pixels[max(int(box.top * k), 0) : bottom, max(int(box.left * k) - 2, 0) : int(box.right * k) + 3]
    dark: NDArray[np.bool_] = grey < _DARK
    inked: NDArray[np.bool_] = np.any(dark, axis=0)
    if min(dark.shape) < 3 or not inked.any():
        return None
    return _Seen(grey, dark, _line(dark[:, inked], not _LOW.isdisjoint(word.text)), size)


def feet(word: Word, image: PageImage) -> Feet:
    """What stands at the foot of a word (points of ``image``)."""
    seen = _seen(word, image)
    if seen is None:
        return Feet((), False)
    grey, dark, line, size = seen
    top = max(line - round(_HALF * size), 0)
    low = dark[top:]
    free = max(2, int(_FREE * size))
    rises: NDArray[np.bool_] = np.any(low[:free], axis=0)
    found, ends = [], False
    for left, right in _runs(low):
        ends = not rises[left:right].any()
        if ends:
            found.append(_measured(grey[top:, max(left - 1, 0) : right + 1], line - top, size))
    return Feet(tuple(found), ends)


def strokes(word: Word, image: PageImage) -> list[float]:
    """How wide the hyphens and dashes of a word are, from left to right, in type sizes: flat ink that stands free in
    the height of the small letters."""
    seen = _seen(word, image)
    if seen is None:
        return []
    top, bottom = (max(seen.line - round(part * seen.size), 0) for part in _MIDDLE)
    high = np.sum(seen.dark[top:bottom], axis=0)
    flat: NDArray[np.bool_] = (high <= _FLAT * seen.size) & (np.sum(seen.dark, axis=0) == high)
    return [
        float(seen.dark[top:bottom, left:right].sum(axis=1).max()) / seen.size
        for left, right in _runs(seen.dark)
        if flat[left:right].all()
    ]


def _runs(dark: NDArray[np.bool_]) -> Iterable[tuple[int, int]]:
    """From where to where ink stands in columns beside each other."""
    edges = np.flatnonzero(np.diff(dark.any(axis=0).astype(np.int8), prepend=0, append=0)).tolist()
    return zip(edges[::2], edges[1::2], strict=True)


def _line(dark: NDArray[np.bool_], low: bool) -> int:
    """The row on which the letters stand: where the ink of the most columns ends, or, of letters of which none reaches
    below the line, the lowest of the rows where that of many does (of an H or a 4 the most end at its bar)."""
    last = len(dark) - 1 - dark[::-1].argmax(axis=0)
    count = np.bincount(last, minlength=len(dark))
    count = count[1:] + count[:-1]
    if low:
        return int(count.argmax()) + 1
    row = int(np.flatnonzero(count >= _FOOT * count.max())[-1])
    return row if row and count[row - 1] > count[row] else row + 1


def _measured(ink: NDArray[np.uint8], line: int, size: float) -> Mark:
    """A mark alone with the white around it; the darker its rows, the more they count: so the blur of a scan and the
    step from pixel to pixel weigh little."""
    rows = np.clip((_PAPER - ink.astype(np.float32)) / (_PAPER - _INK), 0, 1).sum(axis=1)
    inked = np.flatnonzero(ink.min(axis=1) < _DARK)
    first, last = max(int(inked[0]) - 1, 0), int(inked[-1]) + 2
    area, widest = float(rows[first:last].sum()), float(rows[first:last].max())
    below = float(rows[max(line + 1, first) : last].sum())
    return Mark((area + below) / widest / size, area / size**2)


def inked(word: Word, image: PageImage) -> float:
    """The ink of a mark that stands alone, in squares of its line's type size."""
    assert word.box is not None
    size = (word.size or word.box.height / _SIZE) * image.dpi / 72
    grey = image.crop(word.box).astype(np.float32)
    return float(np.clip((_PAPER - grey) / (_PAPER - _INK), 0, 1).sum()) / size**2


@dataclass(frozen=True, slots=True)
class Looks:
    """How the points and commas of a page look: how far they reach, the least that a comma does, the ink of a point."""

    point: float
    comma: float
    least: float
    ink: float

    def place(self, mark: Mark) -> float:
        """Where a mark stands between the page's points (0) and its commas (1)."""
        return (mark.reach - self.point) / (self.comma - self.point)


def looks(words: Sequence[Word], image: PageImage) -> Looks | None:
    """How the marks of a page look, learned from some of its words; None where there are too few, or where its
    commas look like its points."""
    points, commas = [], []
    for word, following in pairwise(words):
        if word.box is None or word.confidence < _SURE:
            continue
        if _ENDS.fullmatch(word.text):
            if word.text[-1] == ".":
                points.append(word)
            elif following.text[:1].islower():
                commas.append(word)
        elif _AMOUNT.fullmatch(word.text):
            commas.append(word)
    dots = [mark for word in _some(points, _POINTS) if (mark := _only(word, image)) is not None]
    if len(dots) < _LEAST:
        return None
    point = median(m.reach for m in dots)
    low = sorted(m.reach for word in _some(commas, _COMMAS) if (m := _only(word, image)) is not None)
    comma = (sum(low) + _WEIGHT * (point + _BETWEEN)) / (len(low) + _WEIGHT)
    if comma <= point:
        return None
    return Looks(point, comma, low[len(low) // 8] if low else comma, median(m.ink for m in dots))


def _some(words: list[Word], most: int) -> Iterable[Word]:
    """So many of these words at most, from everywhere on the page."""
    return words[:: max(-(-len(words) // most), 1)]


def _only(word: Word, image: PageImage) -> Mark | None:
    found = feet(word, image).marks
    return found[0] if len(found) == 1 else None
