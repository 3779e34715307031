"""The words of a page set in one pitch go in; they come out with points where an engine took one for a comma.

In one pitch a point stands alone in its place, large and far from its letter, and is often read as a comma ("Nr, 12",
"340,115,75 DM"). The picture tells: a comma is nearly twice as high as the points of the same page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word

_DARK = 140
_ENOUGH = 6  # points of a page that tell how high one is
_HIGHER, _WIDER = 1.2, 1.4  # times a usual point's height and width, up to which a mark is one
_POINTS = {",": ".", ";": ":"}
_SIDES = 0.15  # steps of white beside the first and the last letter of a word
_BROKEN = 0.15  # steps of white within one mark, as toner leaves it
_LIKE = 0.6  # steps by which a word may be narrower or wider than its letters' places, a point at its end being narrow


def mended(words: Sequence[Word], image: PageImage, step: float) -> tuple[Word, ...]:
    """``words`` (points of ``image``) with points for the commas that are none; what was read is an alternative."""
    sizes = [size for w in words for at in _places(w, ".:", step) if (size := _mark(w, at, image, step)) is not None]
    if len(sizes) < _ENOUGH:
        return tuple(words)
    high, wide = median(h for h, _ in sizes), median(w for _, w in sizes)
    result = []
    for word in words:
        text = word.text
        for at in _places(word, ",;", step):
            size = _mark(word, at, image, step)
            if size is not None and size[0] <= _HIGHER * high and size[1] <= _WIDER * wide:
                text = text[:at] + _POINTS[text[at]] + text[at + 1 :]
        result.append(_changed(word, text))
    return tuple(result)


def _changed(word: Word, text: str) -> Word:
    if text == word.text:
        return word
    before = Alternative(word.text, min(word.confidence, 0.3))
    return replace(word, text=text, alternatives=(before, *word.alternatives))


def _places(word: Word, signs: str, step: float) -> list[int]:
    """Where one of these signs stands in a word whose letters are as far apart as those of the page."""
    if word.box is None or len(word.text) < 2 or abs(word.box.width / step - len(word.text) + _SIDES) > _LIKE:
        return []
    return [at for at, sign in enumerate(word.text) if sign in signs]


def _mark(word: Word, at: int, image: PageImage, step: float) -> tuple[int, int] | None:
    """Height and width in pixels of the mark at the foot of a letter's place; None where it is not alone there."""
    assert word.box is not None
    k, box = image.dpi / 72, word.box
    middle = box.left + (at + 0.5 - _SIDES / 2) * step
    part = image.crop(Box(middle - step / 2, box.bottom - 0.75 * step, middle + step / 2, box.bottom + 0.4 * step))
    dark: NDArray[np.bool_] = part < _DARK
    rows = np.flatnonzero(np.any(dark, axis=1))
    if not len(rows):
        return None
    cuts = np.flatnonzero(np.diff(rows) > max(_BROKEN * step * k, 1))
    foot = 0.6 * step * k  # a mark stands at the foot of its word; what lies lower is of the next line
    marks = zip([rows[0], *rows[cuts + 1]], [*(rows[cuts] + 1), rows[-1] + 1], strict=True)
    top, bottom = min(((int(a), int(b)) for a, b in marks), key=lambda m: max(m[0] - foot, foot - m[1], 0.0))
    columns = np.flatnonzero(np.any(dark[top:bottom], axis=0))
    alone = top > 0 and bottom < len(dark) and columns[0] > 0 and columns[-1] < dark.shape[1] - 1
    return (bottom - top, int(columns[-1] - columns[0]) + 1) if alone else None
