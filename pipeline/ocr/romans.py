"""Words of a page come in, with the picture; they go out with the Roman numbers II and III that the picture shows at
the head of a line.

An engine takes two or three strokes side by side for letters ("HU.", "ll.", "N."), and no lexicon knows better. In the
picture they are as many upright strokes, alike from top to foot; H has a bar in its middle, N a stroke that moves, U is
joined at its foot, n at its head, and a figure 1 has a flag on the left of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mode

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, overlap_y
from pipeline.model.page import Alternative, PageImage, Word

_READ = re.compile(r"(?!I{2,3}\.|\d+\.)([HN]|[IlHUNiu1|!LTnr]{2,4})(\.)")
_DARK = 150
_SMALLEST = 10  # pixels of height from which strokes have a shape
_BAND = 0.22, 0.78
"""Where strokes stand alone, in shares of the height: between the serifs."""
_ALIKE, _THICK, _STRAIGHT = 0.9, 0.3, 0.05
"""The share of rows that show as many strokes; the width of a stroke, and how far its middle strays, in heights."""
_END = 0.1
"""Rows at head and foot, in shares of the height, where strokes of a letter are joined."""
_INSET = 0.3  # of the way from stroke to stroke, which the strokes themselves and round feet take
_HEAD, _FLAG = 0.4, 0.08
"""The share of the height in which the flag of a figure 1 is, and how much farther than to the right it reaches to the
left, in heights; serifs reach as far on both sides."""
_PLAIN = 0.9


def told(words: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """``words`` with II and III as the picture shows them; boxes are points of the picture. What was read stays as an
    alternative."""
    return tuple(_told(w, m, words, image) if (m := _READ.fullmatch(w.text)) and w.box else w for w in words)


def _told(word: Word, read: re.Match[str], words: Sequence[Word], image: PageImage) -> Word:
    assert word.box is not None
    if not _at_head(word.box, words):
        return word
    strokes = _strokes(image.crop(word.box) < _DARK)
    if strokes not in (2, 3):
        return word
    before = Alternative(word.text, round(min(word.confidence, 0.3), 4))
    return replace(word, text="I" * strokes + read[2], confidence=_PLAIN, alternatives=(before, *word.alternatives))


def _at_head(box: Box, words: Sequence[Word]) -> bool:
    """Whether nothing stands before a word in its line, and something behind it."""
    line = [w.box for w in words if w.box is not None and overlap_y(w.box, box) > 0.5 * min(w.box.height, box.height)]
    return all(other.left >= box.left for other in line) and any(other.left > box.right for other in line)


def _strokes(dark: NDArray[np.bool_]) -> int:
    """How many upright strokes of one height stand side by side; 0 for anything else."""
    rows = np.flatnonzero(dark.any(axis=1))
    if not rows.size or rows[-1] - rows[0] + 1 < _SMALLEST:
        return 0
    top, high = int(rows[0]), int(rows[-1] - rows[0] + 1)
    band = dark[top + int(_BAND[0] * high) : top + int(_BAND[1] * high)]
    found = [_runs(row) for row in band]
    count = mode(len(runs) for runs in found)
    same = np.array([runs for runs in found if len(runs) == count], dtype=np.float64)
    if count < 2 or len(same) < _ALIKE * len(found):
        return 0
    middles, widths = same.mean(axis=2), same[:, :, 1] - same[:, :, 0]
    if widths.max() > _THICK * high or middles.std(axis=0).max() > _STRAIGHT * high:
        return 0
    end = max(int(_END * high), 1)
    places = [round(x) for x in middles.mean(axis=0)]
    for left, right in pairwise(places):
        if _joined(band, left, right):
            return 0
        if _joined(dark[top : top + end], left, right) != _joined(dark[top + high - end : top + high], left, right):
            return 0
    return 0 if _flags(dark[top : top + int(_HEAD * high)], same.mean(axis=0)) > _FLAG * high else count


def _flags(head: NDArray[np.bool_], strokes: NDArray[np.float64]) -> float:
    """By how much farther ink reaches to the left of the strokes than to their right, in the mean of all."""
    reach = int(strokes[1, 0] - strokes[0, 1]) // 2
    inked: NDArray[np.bool_] = np.any(head, axis=0)
    found = []
    for left, right in strokes.round().astype(int).tolist():
        before, behind = inked[max(left - reach, 0) : left][::-1], inked[right : right + reach]
        found.append(int(np.logical_and.accumulate(before).sum()) - int(np.logical_and.accumulate(behind).sum()))
    return sum(found) / len(found)


def _joined(part: NDArray[np.bool_], left: int, right: int) -> bool:
    """Whether a row is dark between two strokes, their own width aside."""
    inset = round(_INSET * (right - left))
    return bool(part[:, left + inset : right - inset + 1].all(axis=1).any())


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
