"""Words of a page come in, with the picture; they go out with the power of a metre that the picture shows.

Tesseract's German model has neither ² nor ³ and gives "m?" or "m3" for both. The small figure behind the m tells them
apart: a little below its middle a 2 runs to the left, towards its foot, where a 3 swells to the right. Where neither
is plain the word is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.model.page import Alternative, PageImage, Word
from pipeline.ocr.slashes import Part, parts

_METRE = re.compile(
    r"(?P<head>[(\[]?(?:(?:€|Euro|EUR|&|®|£|C|E|e)/)?[kcd]?m)\??(?P<power>[²³?23’'*\"])(?P<tail>[.,;:)\]]*)"
)
_DARK = 150
_RAISED = 0.75
"""How deep the foot of a power reaches at most, in shares of the height from the top of the word to its foot."""
_LEAST = 8  # pixels of height of a figure that has a shape
_TWO, _THREE = 0.68, 0.77
"""How far to the right a 2 reaches at most a little below its middle, and a 3 at least, in shares of the width (of
fourteen typefaces 0.42 to 0.62 and 0.83 to 0.96)."""
_PLAIN, _UNCLEAR = 0.82, 0.5


def told(words: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """``words`` with ² or ³ behind a metre; boxes are points of the picture. What was read stays as an alternative."""
    return tuple(_told(w, m, image) if (m := _METRE.fullmatch(w.text)) and w.box else w for w in words)


def _told(word: Word, read: re.Match[str], image: PageImage) -> Word:
    assert word.box is not None
    closing = sum(c in ")]" for c in read["tail"])
    small = _power(parts(image.crop(word.box, 0.1 * word.box.height) < _DARK), closing)
    if small is None:
        # nothing raised stands there: a figure on the line stays as it was read
        return word if read["power"] in "23" else replace(word, confidence=min(word.confidence, _UNCLEAR))
    at = _reach(small)
    power = "²" if at <= _TWO else "³" if at >= _THREE else ""
    text = f"{read['head']}{power or '²'}{read['tail']}"
    sure = _PLAIN if power else _UNCLEAR
    if text == word.text:
        return word if power else replace(word, confidence=_UNCLEAR)
    before = Alternative(word.text, round(min(word.confidence, 0.1), 4))
    return replace(word, text=text, confidence=sure, alternatives=(before, *word.alternatives))


def _reach(small: Part) -> float:
    """How far to the right a small figure reaches between 0.58 and 0.76 of its height, in shares of its width."""
    deep = (small.ys - small.top + 0.5) / small.height
    rows = [small.xs[small.ys == y].max() for y in np.unique(small.ys[(deep >= 0.58) & (deep < 0.76)])]
    return float(np.median(rows) - small.left + 0.5) / (small.right - small.left) if rows else 0.7


def _power(found: Sequence[Part], closing: int = 0) -> Part | None:
    """The small figure at the end of a word that stands on its upper half, of one part or of several over one another;
    dust, the stop and so many ``closing`` brackets behind it aside."""
    top, foot = min((p.top for p in found), default=0), max((p.bottom for p in found), default=0)
    high = foot - top
    raised = [p for p in found if p.bottom - top <= _RAISED * high]
    last = max(raised, key=lambda p: p.right, default=None)
    if last is None:
        return None
    own = [p for p in raised if p.left < last.right and last.left < p.right]
    ys, xs = np.concatenate([p.ys for p in own]), np.concatenate([p.xs for p in own])
    figure = Part(int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1, ys, xs)
    behind = [p for p in found if p.left >= figure.left and p.top - top < 0.5 * high and not any(p is o for o in own)]
    return None if len(behind) > closing or figure.height < max(_LEAST, 0.3 * high) else figure
