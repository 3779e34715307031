"""Words as an engine read them go in; the same words without dust and drawings come out, with bullets as bullets.

An engine reads specks as points, crests and logos as letters, and bullets as degree signs. Dust is dropped; what was
read as letters and is taken for no print is handed back apart: it is kept as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from pipeline.german.words import words as lexicon
from pipeline.layout.heads import head_kind
from pipeline.layout.runs import Run, expected_height, runs, type_size
from pipeline.model.page import Alternative, Word

_LABEL = re.compile(r"\(\d{1,2}\)")  # of a paragraph, set apart from it: no dust looks like it
_SPECK = 0.2  # a point is smaller than this many type sizes in both directions; a dash is wider
_MARKS = frozenset(".,;'\"‚‘’„“”")
_MARK, _BLANK = 0.4, 0.15  # type sizes: so high and wide is a mark at most, and so wide a blank at least
_PRINTED = re.compile(r"\w")
_POINTS = re.compile(r"^[^\w•·\-–—€§%&/+=<>\[\]()]+$|^[_|]+$|^-+$")
_WORDLIKE = re.compile(r"^[A-ZÄÖÜ]?[a-zäöüß]{3,}[-.,:]?$")
_BULLETS = frozenset("°«»*¢©®§+·¤¥eo")
_UNSURE = 0.45
_SURE = 0.9  # a word read so surely stands there, though the box of its neighbour reaches over it
_SCRAP = 0.35
_ICON = 1.5  # a drawing is so much higher than its letters would be
_INSIDE = 0.6  # share of a word's box that lies in another's when both are one word
_MARGIN = 6.0  # points of white between the text and what is in the margin
_FEW = 5  # letters of a lone run that may be no print


def sifted(words: Sequence[Word]) -> tuple[list[Word], list[Run]]:
    """``words`` in their order, with bullets mended, and the runs of what is no print."""
    words = _once(words)
    place = {id(w): i for i, w in enumerate(words)}
    sizes = [s for w in words if w.confidence >= _UNSURE and (s := type_size(w)) is not None]
    usual = median(sizes) if sizes else 10.0
    away: list[Word] = []
    kept: list[Word] = []
    for run in runs(words):
        sure = [s for w in run.words if w.confidence >= _UNSURE and (s := type_size(w)) is not None]
        size = median(sure) if sure else min(run.size or usual, usual)
        for at, word in enumerate(run.words):
            if not _is_speck(word, size) and not _is_point_alone(run.words, at, size):
                (away if _is_icon(word, size) else kept).append(word)
    left: dict[int, Word] = {}
    lines = runs(kept)
    edges = _text_edges(lines)
    for run in lines:
        if _is_scrap(run) or (edges is not None and _is_in_margin(run, *edges)):
            away += run.words
        else:
            left |= {place[id(w)]: _without_dust(w) for w in run.words}
            left[place[id(run.words[0])]] = _bullet(_without_dust(run.words[0]), run.size or usual)
    return [left[i] for i in sorted(left)], runs(away)


def _once(words: Sequence[Word]) -> list[Word]:
    """``words`` without those that lie in a surer one: regions that are read again overlap what was read before."""
    boxed = [w for w in words if w.box is not None]
    if len(boxed) < 2:
        return boxed
    boxes = np.array([w.box for w in boxed])
    left, top, right, bottom = boxes.T
    wide = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    high = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    area = np.maximum((right - left) * (bottom - top), 0.01)
    inside = np.clip(wide, 0, None) * np.clip(high, 0, None) > _INSIDE * area[:, None]
    np.fill_diagonal(inside, False)
    weight = np.array([w.confidence for w in boxed]) + area * 1e-6
    tall = bottom - top
    inside &= np.maximum(tall[:, None], tall) < 1.6 * np.minimum(tall[:, None], tall)
    lesser = (weight[:, None] < weight) | ((weight[:, None] == weight) & np.tri(len(boxed), dtype=bool))
    twice = [(boxed[i], boxed[j], i) for i, j in np.argwhere(inside & lesser).tolist()]
    gone = {i for word, surer, i in twice if word.confidence < _SURE or word.text in surer.text}
    return [w for i, w in enumerate(boxed) if i not in gone]


_DUSTY = re.compile(r"[.·](?=[^\W\d_]{4})")


def _without_dust(word: Word) -> Word:
    """A word without the point that was read before its first letter (".Süderloh")."""
    return replace(word, text=word.text[1:]) if _DUSTY.match(word.text) else word


def _is_speck(word: Word, size: float) -> bool:
    """Dust: a sign of its own, or a letter or two hardly read, that is smaller than any print of this size."""
    letters = len(word.text) <= 2 and word.confidence < _UNSURE
    if word.box is None or not (letters or _POINTS.match(word.text)):
        return False
    return word.box.width < _SPECK * size and word.box.height < _SPECK * size


def _is_point_alone(line: Sequence[Word], at: int, size: float) -> bool:
    """Dust as large as print: a point, comma or quotation mark with a blank before it, which German never prints, but
    for the points of a gap to fill in, and a bullet that was read as a point, which begins a line."""
    word = line[at]
    if word.box is None or word.text not in _MARKS or max(word.box.width, word.box.height) > _MARK * size:
        return False
    before, after = line[at - 1] if at else None, line[at + 1] if at + 1 < len(line) else None
    if any(w is not None and not _PRINTED.search(w.text) for w in (before, after)):
        return False
    if before is None or before.box is None:
        return after is None or word.text != "."
    return word.box.left - before.box.right > _BLANK * size


def _is_icon(word: Word, size: float) -> bool:
    """A drawing read as a few letters: unsure, unknown, and far too high for them."""
    if word.box is None or word.confidence >= _UNSURE or len(word.text) > 6 or _is_known(word.text):
        return False
    return word.box.height > _ICON * expected_height(word.text, size)


def _is_scrap(run: Run) -> bool:
    """A lone run of a few letters that was hardly read and holds no word."""
    letters = [w for w in run.words if any(c.isalnum() for c in w.text)]
    count = sum(len(w.text) for w in letters)
    figures = any(sum(c.isdigit() for c in w.text) >= 2 for w in letters)
    wordlike = count > 3 and any(_WORDLIKE.match(w.text) for w in letters)
    lone = run.words[0]
    if _LABEL.fullmatch(lone.text):
        return False
    if len(run.words) == 1 and lone.confidence < _SCRAP and lone.text.islower() and not _is_known(lone.text):
        return True  # no noun, and no word: letters of a logo
    if not letters or count > _FEW or figures or wordlike or any(_is_known(w.text) for w in run.words):
        return False
    mean = sum(w.confidence * len(w.text) for w in letters) / count
    return mean < _SCRAP


def _text_edges(lines: Sequence[Run]) -> tuple[float, float] | None:
    """Where the text begins and ends from left to right; None where there is hardly any."""
    text = [r.box for r in lines if len(r.words) >= 3]
    return (min(b.left for b in text), max(b.right for b in text)) if len(text) >= 5 else None


def _is_in_margin(run: Run, left: float, right: float) -> bool:
    """A staple, a fold or a hole read as a letter or two, apart from the text in the paper's margin."""
    text = "".join(w.text for w in run.words)
    if len(text) > 2 or any(c.isdigit() for c in text) or head_kind(text) == "vote":
        return False
    return run.box.right < left - _MARGIN or run.box.left > right + _MARGIN


def _is_known(text: str) -> bool:
    bare = text.strip(".,:;!?()[]\"'„“”‚‘’-–")
    return head_kind(bare) == "vote" or (len(bare) >= 4 and bare in lexicon())


def _bullet(word: Word, size: float) -> Word:
    """A bullet that was read as another sign: small, round, at the beginning of its line, unsure."""
    if word.box is None or word.text not in _BULLETS or word.confidence > 0.9:
        return word
    wide, high = word.box.width, word.box.height
    if wide > 0.42 * size or high > 0.42 * size or not 0.6 <= wide / max(high, 0.1) <= 1.7:
        return word
    before = Alternative(word.text, word.confidence)
    return replace(word, text="•", alternatives=(before, *word.alternatives))
