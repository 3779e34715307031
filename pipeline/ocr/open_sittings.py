"""Words of a page come in, with the picture; they go out with the lone Ö and ö that the picture shows.

Tables of sittings and their agendas tell a public sitting by an Ö or ö alone. Without a word around it an engine takes
it for a 6, a bracket with a letter, or the one for the other. The picture tells: two dots of one size stand beside each
other over a ring, which is as high as figures are (Ö) or as an o is (ö, three quarters of that).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word
from pipeline.ocr.slashes import Part, parts

_READ = re.compile(r"[\[({|]?R?[6oöOÖ0e][\])}|]?[.,]?")
"""What a lone Ö is read as."""
_ITEM = re.compile(r"([ÖN])(\d{1,3}(?:\.\d{1,2})*[.:]?)")
_BLANK = 0.3
"""The width of a blank at least, in shares of the word's height."""
_DARK = 150, 120, 90, 180, 205
"""Grey levels of ink at most, tried in turn: in bold print the dots run into the ring, in thin print they are pale."""
_LETTER = 0.2
"""The share of the ring's points from which another part is a letter or a sign; smaller ones are dots or dust."""
_WIDE = 0.5
"""The width of a dot at most, in shares of the ring's."""
_ALIKE = 0.6
"""How large the smaller of two dots is at least, in shares of the other, by height and width."""
_CAPITAL, _SMALL = 0.89, 0.86
"""The ring's height from which it is a capital's, and up to which it is a small letter's, in shares of a figure's (of
forty upright typefaces at 200 and 300 dpi 0.90 to 1.04 and 0.64 to 0.85)."""
_LEAST = 8
"""Pixels of height of a ring that has a shape."""
_SURE, _FIGURES = 0.95, 3
"""Confidence of what the picture shows and of figures that tell their height, and how many of these are enough."""


def told(words: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """``words`` with Ö or ö where one stands alone, and with the blank that stands before an item's number; boxes are
    points of the picture. What was read stays as an alternative."""
    words = [part for word in words for part in _parted(word, image)]
    if not any(_READ.fullmatch(w.text) for w in words):
        return tuple(words)
    figures = [w.box for w in words if w.box and w.text.isdigit() and w.confidence >= _SURE]
    if len(figures) < _FIGURES:
        return tuple(words)
    return tuple(_told(w, image, figures) if _READ.fullmatch(w.text) else w for w in words)


def _parted(word: Word, image: PageImage) -> tuple[Word, ...]:
    """The letter and the number of an item ("Ö 3"), where the picture shows a blank between them."""
    read = _ITEM.fullmatch(word.text)
    if read is None or word.box is None:
        return (word,)
    inked = np.flatnonzero((image.crop(word.box) < _DARK[0]).any(axis=0))
    gaps = np.diff(inked)
    if not len(gaps) or gaps.max() * 72 / image.dpi < _BLANK * word.box.height:
        return (word,)
    # the letter is wider than a figure: the first gap as wide as that stands behind it
    at = int(np.argmax(gaps >= 0.8 * gaps.max()))
    left, right = (word.box.left + x * 72 / image.dpi for x in (inked[at] + 1, inked[at + 1]))
    before = Alternative(word.text, round(min(word.confidence, 0.3), 4))
    letter = replace(word, text=read[1], box=word.box._replace(right=left), alternatives=(before, *word.alternatives))
    return letter, replace(word, text=read[2], box=word.box._replace(left=right))


def _told(word: Word, image: PageImage, figures: Sequence[Box]) -> Word:
    ring = _ring(word, image) if word.box is not None else None
    if ring is None or word.box is None:
        return word
    row = [f for f in figures if f.top < word.box.middle[1] < f.bottom]
    share = ring.height / (median(f.height for f in row or figures) * image.dpi / 72)
    text = "Ö" if share >= _CAPITAL else "ö" if share <= _SMALL else ""
    if not text:
        return word
    if text == word.text:
        return replace(word, confidence=max(word.confidence, _SURE))
    before = Alternative(word.text, round(min(word.confidence, 0.3), 4))
    return replace(word, text=text, confidence=_SURE, alternatives=(before, *word.alternatives))


def _ring(word: Word, image: PageImage) -> Part | None:
    """The ring of a word that is one ring with two dots over it; None where it is something else."""
    assert word.box is not None
    pixels = image.crop(word.box, 0.15 * word.box.height)
    for level in _DARK:
        found = sorted(parts(pixels < level), key=lambda p: -len(p.ys))
        if not found or not _is_ring(found[0]) or any(len(p.ys) >= _LETTER * len(found[0].ys) for p in found[1:]):
            continue
        ring = found[0]
        foot = ring.top + 0.1 * ring.height
        over = [p for p in found[1:] if p.bottom <= foot and p.right > ring.left and p.left < ring.right]
        over = [p for p in over if len(p.ys) > 1]
        if len(over) == 2:
            return ring if _are_dots(ring, over) else None
    return None


def _is_ring(ring: Part) -> bool:
    """Whether ink runs around a hole: no ink in its middle, some on every side of that."""
    wide = ring.right - ring.left
    if ring.height < _LEAST or not 0.6 < wide / ring.height < 1.3:
        return False
    ink = np.zeros((ring.height, wide), dtype=np.bool_)
    ink[ring.ys - ring.top, ring.xs - ring.left] = True
    y, x = ring.height // 2, wide // 2
    rim = max(ring.height // 6, 1)  # an A is open below, a U above
    sides = (ink[:rim, x], ink[-rim:, x], ink[y, :x], ink[y, x + 1 :])
    middle = ink[y - ring.height // 8 : y + ring.height // 8 + 1, x - wide // 8 : x + wide // 8 + 1]
    return not middle.any() and all(side.any() for side in sides)


def _are_dots(ring: Part, dots: Sequence[Part]) -> bool:
    """Whether two parts are dots of one size beside each other over a ring."""
    left, right = sorted(dots, key=lambda p: p.left)
    wide, middle = ring.right - ring.left, (ring.left + ring.right) / 2
    sizes = [(left.height, right.height), (left.right - left.left, right.right - right.left)]
    return (
        all(min(pair) >= _ALIKE * max(pair) for pair in sizes)
        and max(sizes[1]) <= _WIDE * wide
        and min(left.bottom, right.bottom) >= ring.top - 0.5 * ring.height
        and left.right <= middle <= right.left
        and ring.left - 0.1 * wide <= left.left
        and right.right <= ring.right + 0.1 * wide
    )
