"""Words of a page come in, with the picture; they go out with the slashes in figures that were read as 1, 7 or l.

In black and white print a slash between figures is read as a 1 ("2017/061" as "20171061"), and no lexicon knows better.
The picture does: a slash is one thin stroke that leans and stands free; a 1 is upright, a 7 has a bar over its foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word

SURE = 0.95
"""Confidence from which a word is not looked at (slashes read as figures: up to 0.87)."""
_SEEN = 0.9
"""Confidence of what the picture shows, from which no other look at a figure stands against it."""
_STROKES = frozenset("17lI|!")
"""What a slash is read as."""
_WORD = re.compile(r"(?=(?:.*\d){2})[\w./|!()-]{4,}")
"""Figures and file marks; words of letters are for the lexicon."""
_DAY = re.compile(r"\d{1,2}[.,]\d{1,2}[.,](?:\d\d){1,2}[.,]?")
"""A day in figures, in which no slash stands."""
_DARK = 150
_TALL = 0.85
"""A slash is as high as the word's tallest figures, or all but."""
_LEAN, _ITALIC, _MOST = 0.17, 0.26, 0.9
"""How far a slash leans at least (more where an I or l was read) and at most, in shares of its height.
Of 35 typefaces in three sizes the slashes of all upright ones but one (narrow and bold) are told, and no 1 and no 7 is
taken for one, not in italics either; I and l are in italics from the first of these measures on."""
_SMALLEST = 8
"""Pixels of height from which a stroke has a direction."""
_THIN, _STRAIGHT = 0.3, 0.04
"""A slash's width in any row, and how far its middle strays from a straight line, in shares of its height."""
_MANY = 3
"""Slashes of one word; more leaning strokes are italics or handwriting."""
_NEAR = 0.4
"""How far from its place in the word, in widths of a figure, a slash may stand."""
_NARROW, _WIDE = frozenset("/.,:;!|lIi()-"), frozenset("ABCDEGHKMNOPQRSUVWXZmw")
_WIDTHS = 0.5, 1.0, 1.25
"""Widths of narrow signs, figures and wide letters in shares of a figure's."""


class Part(NamedTuple):
    """Ink that holds together, in pixels: its box and its points as rows and columns."""

    left: int
    top: int
    right: int
    bottom: int
    ys: NDArray[np.intp]
    xs: NDArray[np.intp]

    @property
    def height(self) -> int:
        return self.bottom - self.top


def put_in(words: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """``words`` with the slashes that ``image`` shows; boxes are points of the picture. What was read before is kept as
    an alternative."""
    return tuple(_mended(w, image) if _may_hold_one(w) else w for w in words)


def _may_hold_one(word: Word) -> bool:
    doubtful = word.confidence < SURE and word.box is not None
    file_mark = _WORD.fullmatch(word.text) is not None and _DAY.fullmatch(word.text) is None
    return doubtful and file_mark and any(c in _STROKES for c in word.text[1:-1])


def _mended(word: Word, image: PageImage) -> Word:
    assert word.box is not None
    margin = 0.1 * word.box.height
    box = Box(word.box.left - margin, word.box.top - margin, word.box.right + margin, word.box.bottom + margin)
    dark = image.crop(box) < _DARK
    found = parts(dark)
    high = max((p.height for p in found), default=0)
    letters = [p for p in found if p.height >= 0.4 * high]
    left, right = min((p.left for p in letters), default=0), max((p.right for p in letters), default=0)
    slashes = [p for p in letters if p.height >= _TALL * high and leans(p, _LEAN) and not _under_bar(p, dark)]
    text = _with_slashes(word.text, slashes, left, right) if 0 < len(slashes) <= _MANY else word.text
    if text == word.text:
        return word
    before = Alternative(word.text, round(min(word.confidence, 0.1), 4))
    return replace(word, text=text, confidence=max(word.confidence, _SEEN), alternatives=(before, *word.alternatives))


def _with_slashes(text: str, strokes: list[Part], left: int, right: int) -> str:
    """``text``, which reaches from ``left`` to ``right``, with slashes where ``strokes`` stand, if they can be ones:
    none before a point or behind another slash. No word has an exclamation mark within it."""
    places = [i for i, c in enumerate(text) if 0 < i < len(text) - 1 and (c in _STROKES or c == "/")]
    places = [i for i in places if text[i + 1] not in ".," and text[i - 1] != "/"]
    strokes = sorted(strokes, key=lambda p: p.left)
    far = [leans(p, _ITALIC) for p in strokes]  # further than letters in italics
    best, least = text, _NEAR
    for chosen in combinations(places, len(strokes)):
        changed = "".join("/" if i in chosen else c for i, c in enumerate(text))
        away = _away(changed, chosen, strokes, left, right)
        italic = any(text[i] not in "17/!" and not leaning for i, leaning in zip(chosen, far, strict=True))
        if away <= least and not italic:
            best, least = changed, away
    return best


def _away(text: str, places: Sequence[int], strokes: Sequence[Part], left: int, right: int) -> float:
    """How far the ``strokes`` stand at most from where these letters of ``text`` are to be expected, in widths of a
    figure."""
    ends = [0.0, *accumulate(_WIDTHS[0 if c in _NARROW else 2 if c in _WIDE else 1] for c in text)]
    figure = (right - left) / ends[-1]
    return max(
        abs((p.left + p.right) / 2 / figure - left / figure - (ends[i] + ends[i + 1]) / 2)
        for i, p in zip(places, strokes, strict=True)
    )


def leans(part: Part, least: float) -> bool:
    """Whether ink is one thin straight stroke that leans to the right, by ``least`` of its height."""
    height = part.height
    if height < _SMALLEST:
        return False
    rows = part.ys - part.top
    first, last = np.full(height, part.right), np.full(height, part.left)
    np.minimum.at(first, rows, part.xs)
    np.maximum.at(last, rows, part.xs)
    wide, middle, at = last - first + 1, (first + last) / 2, np.arange(height)
    slope, foot = np.polyfit(at, middle, 1)
    strays = np.abs(middle - (slope * at + foot))
    return bool(
        least <= -slope <= _MOST
        and np.percentile(wide, 95) <= _THIN * height
        and np.sqrt((strays**2).mean()) <= max(_STRAIGHT * height, 0.6)
    )


def _under_bar(part: Part, dark: NDArray[np.bool_]) -> bool:
    """Whether ink that does not hold together with the stroke lies over its foot: the bar of a broken 7."""
    quarter = max(part.height // 4, 1)
    area = dark[part.top : part.top + quarter, part.left : part.right]
    own = int(((part.ys < part.top + quarter) & (part.xs < part.right)).sum())
    return int(area.sum()) - own > 0.15 * area.size


def parts(dark: NDArray[np.bool_]) -> list[Part]:
    """The ink of a small picture in parts that hold together (eight neighbours)."""
    ys, xs = np.nonzero(dark)
    labels = np.zeros((dark.shape[0] + 2, dark.shape[1] + 2), dtype=np.intp)
    owners = np.arange(1, len(ys) + 1)
    while True:
        labels[ys + 1, xs + 1] = owners
        grown = np.maximum.reduce([labels, np.roll(labels, 1, 0), np.roll(labels, -1, 0)])
        grown = np.maximum.reduce([grown, np.roll(grown, 1, 1), np.roll(grown, -1, 1)])
        largest = grown[ys + 1, xs + 1]
        # A label is a place, whose own label is further on the way: so few rounds are enough.
        largest = np.maximum(largest, largest[largest - 1])
        if np.array_equal(largest, owners):
            break
        owners = largest
    return [_part(ys[owners == owner], xs[owners == owner]) for owner in np.unique(owners)]


def _part(ys: NDArray[np.intp], xs: NDArray[np.intp]) -> Part:
    return Part(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1, ys, xs)
