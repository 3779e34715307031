"""Words of a page come in, with the picture; they go out with worn checkboxes before the answers to one question.

Print worn to half its strokes leaves a box with sides that no search of the whole picture may trust: an engine reads it
as O, D, II or [], and its cross as X or &. Between two answers of one line ("öffentlich", "nichtöffentlich") there is
nothing else to expect: there the ink tells a box by its sides and a crossed one by what is inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.german.roles import is_role
from pipeline.model.geometry import Box, contains, overlap_x, overlap_y
from pipeline.model.page import PageImage, Word
from pipeline.ocr.checkboxes import LEAST, MOST

_QUESTION = {"öffentlich": 0, "nichtöffentlich": 0, "nicht": 0, "ja": 1, "nein": 1}
_ROLE = 2
"""Which question a word answers; each role of a body is an answer to one more."""
_LEVEL = 0.5
"""Share of a word's height by which two words of one line are out of line at most."""
_REACH = 1.7
"""Heights of an answer before which its box begins."""
_DARK = 150
_GAP = 1.0
"""Points of white between a box and its answer at least."""
_SIDE, _SIDES = 0.45, 3
"""Share of a side that is ink, and so many of the four have that much: an X and an & have none, an O and a D less."""
_RIM, _INNER = 0.14, 0.22
"""Shares of a box in which its sides lie, and from which on its inside."""
_SQUARE = 0.75, 1.35
"""Width of a box by its height."""
_ALIKE = 1.6
"""Points by which boxes of one line differ at most."""
_EMPTY, _CROSSED = 0.04, 0.12
"""Share of ink inside an empty box at most and inside a crossed one at least."""
_READ = 0.8
"""Confidence of letters that are no box."""
_LIKE = frozenset("OoDQ0UXx")
"""Single letters that a box is read as, be it surely."""
_SURE, _UNSURE = 0.85, 0.6
"""Confidence of a box with three sides, and of one with fewer, which only another of its size in the line tells."""


def put_in(words: Sequence[Word], boxes: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """``words`` with the worn boxes of ``image`` (☐, ☒) in place of what was read from them; ``boxes`` are those found
    before. All are points of the picture."""
    answers = [w for w in words if w.box is not None and _question(w.text) is not None]
    fresh: list[Word] = []
    for line in _lines(answers):
        told = [box for word in _first_words(line) if (box := _before(word, boxes, image)) is not None]
        if len(told) < 2 or len(told) < sum(1 for _ in _first_words(line)):
            continue
        sides = [side for w in told if w.box for side in (w.box.width, w.box.height)]
        alike = max(sides) - min(sides) <= _ALIKE and max(w.confidence for w in told) >= _SURE
        if alike and not any(_is_print(box.box, words) for box in told):
            fresh += [w for w in told if not any(w is known for known in boxes)]
    if not fresh:
        return tuple(words)
    places = [w.box for w in fresh if w.box is not None]
    kept = [w for w in words if w.box is None or not any(contains(box, *w.box.middle) for box in places)]
    return (*kept, *fresh)


def _is_print(place: Box | None, words: Sequence[Word]) -> bool:
    """Whether letters or figures were read where a box would be, surely or as a number ("10 Ja")."""
    near = [w for w in words if place and w.box and overlap_x(place, w.box) > 1 and overlap_y(place, w.box) > 1]
    told = [w for w in near if w.text.isalnum() and w.text not in _LIKE]
    return any(w.confidence >= _READ or (len(w.text) > 1 and w.text.isdigit()) for w in told)


def _question(text: str) -> int | None:
    bare = text.strip(".,:;")
    return _QUESTION.get(bare.lower(), _ROLE if is_role(bare) else None)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Answers to one question that stand at one height, from the left."""
    lines: list[list[Word]] = []
    for word in words:
        box = word.box
        assert box is not None
        same = [ln for ln in lines if _question(ln[0].text) == _question(word.text)]
        own = next((ln for ln in same if (b := ln[0].box) and abs(b.bottom - box.bottom) < _LEVEL * b.height), None)
        if own is not None:
            own.append(word)
        else:
            lines.append([word])
    for line in lines:
        if len(line) > 1:
            yield sorted(line, key=lambda w: w.box.left if w.box else 0.0)


def _first_words(line: Sequence[Word]) -> Iterator[Word]:
    """The words with which the answers of a line begin ("nicht öffentlich" is one)."""
    before = ""
    for word in line:
        if not (before == "nicht" and word.text.lower().startswith("öffentlich")):
            yield word
        before = word.text.lower()


def _before(word: Word, boxes: Sequence[Word], image: PageImage) -> Word | None:
    """The box right before an answer: one of those found, or one that its ink shows."""
    box = word.box
    assert box is not None
    reach = max(_REACH * box.height, MOST)
    for known in boxes:
        own = known.box
        if own and own.top < box.middle[1] < own.bottom and 0 <= box.left - own.middle[0] < reach:
            return known
    return _worn(Box(box.left - reach, box.top - 0.3 * box.height, box.left - _GAP, box.bottom + 2), image)


def _worn(area: Box, image: PageImage) -> Word | None:
    """The last thing in ``area``, where it is a box."""
    k = image.dpi / 72
    dark = image.crop(area) < _DARK
    columns = np.flatnonzero(dark.any(axis=0))
    if not len(columns):
        return None
    # the inside of an empty box is white too: what follows a gap may be its right side
    starts = [int(columns[0]), *(int(b) for a, b in pairwise(columns) if b - a > 1)]
    right = int(columns[-1]) + 1
    for left in starts:
        width = right - left
        rows = np.flatnonzero(dark[:, left:right].any(axis=1))
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        square = _SQUARE[0] <= width / (bottom - top) <= _SQUARE[1]
        if not LEAST * k <= width <= MOST * k or not square:
            continue
        part = dark[top:bottom, left:right]
        sides, share = _sides(part), _inside(part)
        if sides and (share <= _EMPTY or share >= _CROSSED):
            x, y = max(int(area.left * k), 0), max(int(area.top * k), 0)
            place = image.to_points(x + left, y + top, x + right, y + bottom)
            sure = _SURE if sides >= _SIDES else _UNSURE
            return Word("☒" if share >= _CROSSED else "☐", place, sure, size=place.height / 0.8)
    return None


def _sides(part: NDArray[np.bool_]) -> int:
    """How many sides of a box are ink."""
    deep = max(round(_RIM * min(part.shape)), 2)
    sides = (part[:deep].any(axis=0), part[-deep:].any(axis=0), part[:, :deep].any(axis=1), part[:, -deep:].any(axis=1))
    return sum(float(side.mean()) >= _SIDE for side in sides)


def _inside(part: NDArray[np.bool_]) -> float:
    """The share of ink inside a frame."""
    high, wide = (max(round(_INNER * side), 2) for side in part.shape)
    inner = part[high:-high, wide:-wide]
    return float(inner.mean()) if inner.size else 0.0
