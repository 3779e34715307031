"""Words of a page come in; its figures go out as they were written, without blanks that are none.

Where a page is set in one pitch (typewriter, Courier) a point stands alone in the midst of its place, and an engine
takes the white around it for a blank: "12. 01. 2031". That there is none shows in the places: the letters of a line
stand in equal steps. In other type a point printed weakly does the same; there the page's own blanks tell: what parts
such figures is 0.2 to 0.4 of one, a blank between figures 0.8 and more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.model.geometry import Box, overlap_y, union
from pipeline.model.page import Alternative, Word

_PART = re.compile(r"[(]?[\d.,]*\d[\d.,]*[).,:;]?")
_WHOLE = re.compile(
    r"[(]?(?:\d{1,2}\.(?:\d{1,2}(?:\.(?:\d{4}|\d\d)?)?)?|\.?\d{4}|\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d+,\d\d)[).,:;]?"
)
"""A day, a time, or an amount with its thousands parted, whole or up to one of its points."""
_LETTERS, _WORDS = 5, 12  # words of so many letters tell the pitch, if the page has enough of them
_LIKE, _SHARE = 0.04, 0.75  # how near a word's pitch is to the page's, and how many words must be
_LEAST_STEP = 0.5
"""The least step in shares of the type size (typewriters and Courier: 0.55 to 0.63; a page with few words of a common
type may show equal steps of 0.47)."""
_GAPS, _CLOSE = 20, 0.5
"""So many gaps between words tell the usual blank; less than this share of it is none."""
_SIDES = 0.15  # of a step: the white beside the first and the last letter of a word


def pitch(words: Sequence[Word]) -> float | None:
    """The step from letter to letter in points where all letters of the page have the same; None elsewhere."""
    steps = [
        w.box.width / (len(w.text) - _SIDES)
        for w in words
        if w.box is not None and len(w.text) >= _LETTERS and w.text.isalpha() and w.confidence >= 0.8
    ]
    if len(steps) < _WORDS:
        return None
    usual = median(steps)
    sizes = [w.size for w in words if w.size]
    if sizes and usual < _LEAST_STEP * median(sizes):
        return None
    return usual if sum(abs(s / usual - 1) <= _LIKE for s in steps) >= _SHARE * len(steps) else None


def blank(words: Sequence[Word]) -> float | None:
    """The usual gap in points between two words side by side, in their order; None where the page has too few."""
    gaps = [gap for a, b in pairwise(words) if a.box and b.box and (gap := _gap(a.box, b.box)) is not None]
    return median(gaps) if len(gaps) >= _GAPS else None


def _gap(box: Box, other: Box) -> float | None:
    """The white between two boxes that stand on one line, the second right behind the first."""
    gap, height = other.left - box.right, min(box.height, other.height)
    return gap if overlap_y(box, other) > 0.5 * height and 0 < gap < 1.2 * height else None


def joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """``words`` with figures joined that were parted behind or before a point, each part kept as an alternative."""
    step = pitch(words)
    usual = blank(words) if step is None else None
    if step is None and usual is None:
        return tuple(words)

    def follows(word: Word, other: Word) -> bool:
        if word.box is None or other.box is None:
            return False
        if step is not None:
            return _in_step(word.box, len(word.text), other.box, step)
        gap = _gap(word.box, other.box)
        return gap is not None and usual is not None and gap < _CLOSE * usual

    parts = sorted((w for w in words if w.box is not None and _PART.fullmatch(w.text)), key=_left)
    made: dict[int, Word | None] = {}
    while parts:
        word = parts.pop(0)
        group = [word]
        while (after := next((p for p in parts if follows(group[-1], p)), None)) is not None:
            if not _WHOLE.fullmatch(_text([*group, after])):
                break
            group.append(after)
            parts.remove(after)
        if len(group) > 1:
            made |= {id(w): None for w in group[1:]} | {id(word): _one(group)}
    return tuple(w for word in words if (w := made.get(id(word), word)) is not None)


def _left(word: Word) -> float:
    assert word.box is not None
    return word.box.left


def _text(group: Sequence[Word]) -> str:
    return "".join(w.text for w in group)


def _in_step(box: Box, letters: int, other: Box, step: float) -> bool:
    """Whether a box stands where the next letter of a word of so many letters would."""
    level = overlap_y(box, other) > 0.5 * min(box.height, other.height)
    return level and 0 < other.left - box.right < step and abs((other.left - box.left) / step - letters) < 0.5


def _one(group: Sequence[Word]) -> Word:
    before = Alternative(" ".join(w.text for w in group), 0.3)
    boxes = [w.box for w in group if w.box is not None]
    sure = min(w.confidence for w in group)
    return replace(group[0], text=_text(group), box=union(boxes), confidence=sure, alternatives=(before,))
