"""Words of a page come in, with the picture; they go out parted where the picture shows a blank that was not read.

An engine overlooks the narrow blank behind a point, between a figure and its unit and between two short words ("v.H.",
"1Nr.", "istim"). The picture has it: the white there is as wide as a blank, wider than any within a word. Only places
are looked at where two words may meet; figures side by side, and letters that are one word, stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np

from pipeline.german.words import words as lexicon
from pipeline.model.page import PageImage, Word
from pipeline.ocr.pitched import pitch

_SEAM = re.compile(
    r"(?<=[^\W\d_]\.)(?=[^\W_a-zäöüß])|(?<=\b[^\W\d_]\.)(?=\w)|(?<=\d\.)(?=[^\W\d_])|(?<=\w:)(?=\w)|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)|(?<=\w)(?=€)"
)
"""Where a word may end and another begin: behind a point or colon, between figures and letters, before €. A point
between two small words is a speck and not looked at."""
_IN_EURO = re.compile(r"(?<=[^\W_]{3})(?=in[€e]$)|(?<=\w{3}in)(?=[€e]$)")
"""The same at the end of a table's head, whose € is read as e now and then ("Planine")."""
_LETTERS = re.compile(r"([^\W\d_]{4,})[.,;:]?")
_DARK = 150
_WHITE, _WITHIN = 0.27, 0.2
"""The least blank in shares of the type size: at a seam, and between letters that are two words and not one. Of 81
scans blanks that were overlooked are 0.28 and more at seams, the white there in one word is 0.24 at most."""
_UNKNOWN = -20.0
"""What a word that nobody counted is held for (ln of its share of text)."""
_STEPS = 1.05
"""The least blank in steps of a type with one pitch, whose points stand alone in their places."""
_COMMON = -9.5
"""The words on both sides of a blank between letters are common ones (ln of their share of text)."""
_NARROW, _WIDE = frozenset("iljtfrI.,:;()1!"), frozenset("mwMWGOQ€")
_WIDTHS = 0.55, 1.0, 1.45
"""Widths of narrow, usual and wide letters against each other."""
_OFF = 0.6
"""How far a seam lies at most from the blank, by the widths of the letters, in shares of the type size."""


class _Gap(NamedTuple):
    """White between letters of a word, in points from its left edge."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def put_in(words: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """``words`` with those parted that hold a blank; boxes are points of the picture."""
    step = pitch(words)
    return tuple(part for word in words for part in _parted(word, image, step))


def _parted(word: Word, image: PageImage, step: float | None) -> Iterator[Word]:
    left, start = word.box.left if word.box is not None else 0.0, 0
    for at, gap in _blanks(word, image, step):
        assert word.box is not None
        box = word.box._replace(left=left, right=word.box.left + gap.left)
        yield replace(word, text=word.text[start:at], box=box)
        left, start = word.box.left + gap.right, at
    if not start or word.box is None:
        yield word
    else:
        head = word.text[start:] == "e" and word.text[:start].endswith("in")
        text = "€" if head else word.text[start:]
        yield replace(word, text=text, box=word.box._replace(left=left))


def _blanks(word: Word, image: PageImage, step: float | None) -> list[tuple[int, _Gap]]:
    """The places in a word's letters that a blank goes before, with what the picture shows there."""
    head = [m.start() for m in _IN_EURO.finditer(word.text)]
    seams = head or [m.start() for m in _SEAM.finditer(word.text)]
    letters = None if seams else _LETTERS.fullmatch(word.text)
    if word.box is None or not (seams or letters):
        return []
    size = word.size or word.box.height
    least = (_WHITE if seams and not head else _WITHIN) * size if step is None else _STEPS * step
    gaps = [gap for gap in _gaps(word, image) if gap.width >= least]
    if letters is not None:
        return _between_letters(letters[1], word, gaps, size)
    found = [(at, gap) for gap in gaps if (at := _nearest(seams, word, gaps, gap, size)) is not None]
    return found if len({at for at, _ in found}) == len(found) else []


def _between_letters(letters: str, word: Word, gaps: list[_Gap], size: float) -> list[tuple[int, _Gap]]:
    """The blanks between the words that letters are; none where they are no common words, or a likelier one."""
    known = lexicon()
    if not gaps:
        return []
    own = known.logp(letters)
    near = [[at for at in range(2, len(letters) - 1) if _off(at, word, gaps, gap) < _OFF * size] for gap in gaps[:2]]
    best: tuple[float, tuple[int, ...]] = (_UNKNOWN if own is None else own), ()
    for places in product(*near):
        chances = [known.logp(letters[a:b]) or -99.0 for a, b in pairwise((0, *places, len(letters))) if a < b]
        if len(chances) == len(places) + 1 and min(chances) > _COMMON and sum(chances) > best[0]:
            best = sum(chances), places
    return list(zip(best[1], gaps, strict=False))


def _nearest(seams: Sequence[int], word: Word, gaps: Sequence[_Gap], gap: _Gap, size: float) -> int | None:
    off, at = min((_off(at, word, gaps, gap), at) for at in seams)
    return at if off < _OFF * size else None


def _off(at: int, word: Word, gaps: Sequence[_Gap], gap: _Gap) -> float:
    """How far a place in the text is from a gap, by the widths of the letters before it and behind it."""
    assert word.box is not None
    widths = [_WIDTHS[0] if c in _NARROW else _WIDTHS[2] if c in _WIDE else _WIDTHS[1] for c in word.text]
    ink = word.box.width - sum(g.width for g in gaps)
    before = gap.left - sum(g.width for g in gaps if g.right <= gap.left)
    return abs(before - ink * sum(widths[:at]) / sum(widths))


def _gaps(word: Word, image: PageImage) -> list[_Gap]:
    """The white between the letters of a word, from left to right."""
    assert word.box is not None
    dark = (image.crop(word.box) < _DARK).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
    k = 72 / image.dpi
    return [_Gap(float(a) * k, float(b) * k) for a, b in zip(edges[1:-1:2], edges[2:-1:2], strict=True)]
