"""The words of a form or pictures of cells go in; heads that are set sideways come out read, from pictures turned by
90°.

Narrow columns of votes often have their heads written from the bottom to the top. An engine that reads a page as lines
makes letters and signs of them, which stand under one another and say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from pipeline.model.geometry import Box, contains
from pipeline.model.page import PageImage, Reading, Ruling, Word
from pipeline.ocr import pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

_NARROW, _WIDE, _HIGH = 9.0, 48.0, 30.0
"""Points of width of a field with a sideways head, and the least of its height."""
_INK = 11.0
"""Points of height of its ink at least."""
_GAP = 6.0
"""Points of white between two pieces of its ink at most: lines under one another stand further apart."""
_SURE = 0.8
"""Confidence of a word that surely stands level, and the least mean confidence of those that surely stand sideways."""
_LETTERS = 3
_MOST = 40
"""Fields of a page that are looked at."""
_DARK = 140
_UPWARDS, _DOWNWARDS = 1, 3
"""Quarters clockwise by which words set from the bottom to the top, and from the top to the bottom, become level."""
_CELL, _LEAST = 1.3, 40.0
"""Times its width, and points, of the height of a cell in which words may be set sideways, with its margin."""
_FEW = 1.5
"""Letters, as sure as they are, that a word set sideways in a cell has at least."""


def with_heads(
    words: tuple[Word, ...], rulings: Sequence[Ruling], image: PageImage, engine: Engine, languages: str
) -> tuple[Word, ...]:
    """``words`` with those in narrow high fields between ``rulings`` (reading space) read from the bottom to the top,
    where that gives surer words; they follow one another as they are read, their ``size`` is given."""
    boxes = [box for box in fields(rulings) if not _is_level(box, words)][:_MOST]
    likely = [box for box in boxes if _may_be_line(pieces.cut(image, box))]
    found = {
        box: own for box, own in _read(likely, image, engine, languages).items() if _trust(own) >= _SURE * _letters(own)
    }
    # What stands in one row with a head set sideways is one too, however badly it is read.
    beside = [b for b in boxes if b not in found and any(_in_row(b, known) for known in found)]
    for box, own in _read(beside, image, engine, languages).items():
        level = [w for w in words if w.box is not None and contains(box, *w.box.middle) and len(w.text) >= _LETTERS]
        if _trust(own) > _trust(level):
            found[box] = own
    for box, own in found.items():
        words = (*(w for w in words if w.box is None or not contains(box, *w.box.middle)), *own)
    return words


def _read(boxes: Sequence[Box], image: PageImage, engine: Engine, languages: str) -> dict[Box, list[Word]]:
    """The words of each box from the bottom to the top, of those that give letters enough."""
    cuts, readings = _turned([pieces.cut(image, box) for box in boxes], _UPWARDS, engine, languages)
    result = {}
    for box, cut, reading in zip(boxes, cuts, readings, strict=True):
        own = [
            replace(w, box=cut.frame.box(w.box), size=round(w.box.height / 0.72, 1))
            for w in reading.words
            if w.box is not None and any(map(str.isalnum, w.text))
        ]
        if _letters(own) >= _LETTERS:
            result[box] = own
    return result


def turned_where_surer(
    cuts: Sequence[PageImage], level: Sequence[Reading], engine: Engine, languages: str
) -> tuple[list[PageImage], list[Reading]]:
    """Pictures of cells and their readings; a high cell turned to the side to which its letters are read more surely
    than ``level``, where that is so."""
    found = list(zip(cuts, level, strict=True))
    high = [i for i, c in enumerate(cuts) if c.pixels.shape[0] > max(_CELL * c.pixels.shape[1], _LEAST * c.dpi / 72)]
    for turns in (_UPWARDS, _DOWNWARDS) if high else ():
        pictures, again = _turned([cuts[i] for i in high], turns, engine, languages)
        for i, picture, reading in zip(high, pictures, again, strict=True):
            if _trust(_whole(reading.words)) > max(_trust(_whole(found[i][1].words)), _FEW):
                found[i] = picture, reading
    return [picture for picture, _ in found], [reading for _, reading in found]


def _turned(
    cuts: Sequence[PageImage], turns: int, engine: Engine, languages: str
) -> tuple[list[PageImage], list[Reading]]:
    """Pictures turned by quarters, and what is read on them."""
    pictures = [pieces.turned(cut, turns) for cut in cuts]
    return pictures, engine.many(pictures, languages=languages, mode="block") if pictures else []


def _whole(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if sum(map(str.isalpha, w.text)) > 1]


def _letters(words: Sequence[Word]) -> int:
    return sum(len(w.text) for w in words)


def _trust(words: Sequence[Word]) -> float:
    return sum(w.confidence * len(w.text) for w in words)


def _in_row(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) <= 3 and abs(one.bottom - other.bottom) <= 3


def fields(rulings: Sequence[Ruling]) -> Iterator[Box]:
    """The narrow high fields between ``rulings``, from the left: between two upright ones that stand next to one
    another, and two level ones that reach over both."""
    upright = sorted((r.box for r in rulings if r.vertical and r.box.height >= _HIGH), key=lambda b: b.left)
    level = sorted((r.box for r in rulings if not r.vertical), key=lambda b: b.top)
    for i, one in enumerate(upright):
        for other in upright[i + 1 :]:
            wide = other.left - one.right
            top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
            if wide > _WIDE:
                break
            if wide < _NARROW or bottom - top < _HIGH:
                continue
            over = (b.middle[1] for b in level if b.left <= one.right + 3 and b.right >= other.left - 3)
            inside = sorted(e for e in (top, *over, bottom) if top - 3 <= e <= bottom + 3)
            for upper, lower in pairwise(inside):
                if lower - upper >= max(_HIGH, 1.3 * wide):
                    yield Box(one.right, upper, other.left, lower)
            break


def _is_level(box: Box, words: Sequence[Word]) -> bool:
    """Whether a word or figures that stand in a field were surely read as they are."""
    return any(
        w.box is not None
        and contains(box, *w.box.middle)
        and w.confidence >= _SURE
        and (w.text.isdigit() or (w.box.width > w.box.height and len(w.text) >= _LETTERS))
        for w in words
    )


def _may_be_line(cut: PageImage) -> bool:
    """Whether the ink of a field may be a line from the bottom to the top."""
    ink = np.flatnonzero((cut.pixels < _DARK).sum(axis=1) > 1) * (72 / cut.dpi)
    return len(ink) > 1 and float(ink[-1] - ink[0]) >= _INK and float(np.diff(ink).max()) <= _GAP
