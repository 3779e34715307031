"""Words as an engine read them and the page's rulings go in; the words without what was read from a ruling come out.

An engine takes the line beside a word for one of its letters ("|Rat", "[Kreistag", "JOrtsrat").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.page import Ruling, Word

_NEAR = 2.5  # points between a word's edge and the ruling that it was read from
_FIRST = re.compile(r"^(?:[|\[\]{}!¦]+|[IlJ](?=[A-ZÄÖÜ][a-zäöü]))")
_LAST = re.compile(r"[|\[\]{}!¦]+$")
_ONLY = re.compile(r"^[|\[\]{}!¦IlJ/\\]$|^[|\[\]{}!¦]+$")


def without_strokes(words: Sequence[Word], rulings: Sequence[Ruling]) -> list[Word]:
    """``words`` cut at the vertical rulings that they were read with; what is a ruling alone is left out."""
    upright = sorted((r.box for r in rulings if r.vertical), key=lambda b: b.left)
    if not upright:
        return list(words)
    found = []
    for word in words:
        cut = _cut(word, upright) if word.confidence < 1 else word
        if cut is not None:
            found.append(cut)
    return found


def _cut(word: Word, upright: Sequence[Box]) -> Word | None:
    box, text = word.box, word.text
    if box is None or not (_FIRST.match(text) or _LAST.search(text) or _ONLY.match(text)):
        return word
    middle = box.middle[1]
    beside = [r for r in upright if r.top - 2 <= middle <= r.bottom + 2]
    left = next((r for r in beside if abs(r.middle[0] - box.left) <= _NEAR), None)
    right = next((r for r in reversed(beside) if abs(r.middle[0] - box.right) <= _NEAR), None)
    if _ONLY.match(text) and (left or right):
        return None
    first, last = _FIRST.match(text), _LAST.search(text)
    if left is not None and first:
        text, box = text[first.end() :], _between(box, left.right + 0.5, box.right)
    if right is not None and last:
        text, box = text[: -len(last.group())], _between(box, box.left, right.left - 0.5)
    return replace(word, text=text, box=box) if text else None


def _between(box: Box, left: float, right: float) -> Box:
    return Box(min(left, right - 1), box.top, max(right, left + 1), box.bottom)
