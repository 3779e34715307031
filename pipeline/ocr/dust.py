"""A word as an engine read it comes in; whether it is no print but strokes of icons, seals, handwriting or dust goes
out."""

from __future__ import annotations

from pipeline.german.words import words as lexicon
from pipeline.model.geometry import overlap_y
from pipeline.model.page import Word

_COMMON = -9.0
"""ln of the share of running text that every small word has (im, zum, auf)."""
_AROUND = ".,:;()„“”\"!?‚‘’'-–_|"
_BULLETS = frozenset("•·°«»*§€")
"""Signs that stand for something; a bullet is often read as ° or «."""


def is_dust(word: Word) -> bool:
    """What the engine itself does not believe: strokes of icons, seals and handwriting read as a few letters.

    Figures stay whatever their confidence: a doubtful one is for the cell's own reading.
    """
    if any(c.isdigit() for c in word.text):
        return False
    if not any(c.isalpha() for c in word.text):
        return word.confidence < 0.3 and word.text not in _BULLETS
    core = word.text.strip(_AROUND)
    if len(core) >= 5 and core.isalpha() and core in lexicon():
        return False  # a speck beside it makes a word doubtful; dust makes no German word
    return word.confidence < 0.14 or (len(word.text) <= 3 and word.confidence < 0.3 and word.text not in ("x", "X"))


def in_line(word: Word, words: tuple[Word, ...]) -> bool:
    """Whether a doubtful word of some letters, or a small one of those that every text has, stands within a printed
    line: right beside a sure one, as high as it."""
    if word.box is None:
        return False
    core = word.text.strip(_AROUND)
    if sum(map(str.isalpha, core)) < 4 and (len(core) < 2 or (lexicon().logp(core) or -99.0) < _COMMON):
        return False
    for other in words:
        if other.box is None or other.confidence < 0.8 or len(other.text) < 2:
            continue
        high = min(word.box.height, other.box.height)
        gap = max(word.box.left - other.box.right, other.box.left - word.box.right)
        alike = max(word.box.height, other.box.height) < 1.6 * high
        if alike and -0.2 * high < gap < 1.2 * high and overlap_y(word.box, other.box) > 0.7 * high:
            return True
    return False
