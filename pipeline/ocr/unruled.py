"""A picture and its rulings come in; the picture without them goes out, and the words read across one are parted.

Tesseract reads the rests of a form's lines as dashes and letters and takes longer for it (a form of votes at 300 dpi:
1.19 s with its lines and 0.49 s without). Without them it may take print of two cells for one word: such words are read
again cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.german.words import words as lexicon
from pipeline.model.geometry import Box, overlap_x
from pipeline.model.page import Alternative, PageImage, Ruling, Word
from pipeline.model.rulings import DARK
from pipeline.ocr import pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

_LONG = 40.0
"""Points: a shorter line counts where it meets another; a stroke that hangs free may be written or a large letter's."""
_THICK = 3.0
"""Points: thicker bars are parts of drawings and letters."""
_TOUCH = 3.0
"""Points within which two lines meet."""
_HARDLY, _SURELY = 0.6, 0.7
"""Confidence below which an underlined word is read again, and from which that reading stands."""
_LETTERS = 6
"""Letters of a word that is not read by chance."""
_MOST = 20
"""Underlined words of a page that are read again."""
_EDGE = 1.5
"""Points by which a word must reach over a line on both sides to stand in two cells."""


def printed(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The thin lines among ``rulings`` that are surely drawn: long ones, and shorter ones that meet another."""
    thin = [r for r in rulings if min(r.box.width, r.box.height) <= _THICK]
    return [r for r in thin if max(r.box.width, r.box.height) >= _LONG or any(_meet(r, o) for o in thin)]


def _meet(one: Ruling, other: Ruling) -> bool:
    if one.vertical == other.vertical or max(other.box.width, other.box.height) < _LONG:
        return False
    a, b = one.box, other.box
    return (
        a.left - _TOUCH <= b.right
        and b.left - _TOUCH <= a.right
        and a.top - _TOUCH <= b.bottom
        and b.top - _TOUCH <= a.bottom
    )


def without(image: PageImage, rulings: Sequence[Ruling]) -> PageImage:
    """``image`` with the ``rulings`` (points of the picture) made white; strokes that cross one stay whole."""
    if not rulings:
        return image
    pixels = image.pixels.copy()
    k = image.dpi / 72
    slack = round(2 * k)
    for ruling in rulings:
        field, box = (pixels.T, _transposed(ruling.box)) if ruling.vertical else (pixels, ruling.box)
        top, bottom = int(box.top * k) - 1, int(box.bottom * k) + 2
        if top < 2 or bottom > field.shape[0] - 2:
            continue
        part = field[top - 2 : bottom + 2, max(int(box.left * k) - slack, 0) : int(box.right * k) + slack + 1]
        dark = part < DARK
        crossed = dark[:2].any(axis=0) & dark[-2:].any(axis=0)
        part[2:-2, ~crossed] = 255
    return replace(image, pixels=pixels)


def _transposed(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def parted(
    words: tuple[Word, ...], rulings: Sequence[Ruling], image: PageImage, engine: Engine, languages: str
) -> tuple[Word, ...]:
    """``words`` with those that reach over an upright ruling read again on each side of it."""
    upright = sorted((r.box for r in rulings if r.vertical), key=lambda b: b.left)
    kept: list[Word] = []
    boxes: list[Box] = []
    for word in words:
        box = word.box
        cuts = [] if box is None else _cuts(box, upright)
        if box is None or not cuts:
            kept.append(word)
            continue
        edges = [box.left - 2, *cuts, box.right + 2]
        boxes += [Box(a + 0.5, box.top - 2, b - 0.5, box.bottom + 2) for a, b in pairwise(edges)]
    for found in pieces.words(engine.many, image, boxes, languages=languages, mode="line"):
        kept += found
    return tuple(kept)


def underlined(
    words: tuple[Word, ...], rulings: Sequence[Ruling], image: PageImage, engine: Engine, languages: str
) -> tuple[Word, ...]:
    """``words`` with those that were hardly read above a level ruling read again from ``image``, which still has it: a
    line through the feet of letters takes some of them with it. What was read before is kept as alternative."""
    level = [r.box for r in rulings if not r.vertical]
    at = [i for i, w in enumerate(words) if w.confidence < _HARDLY and w.box is not None and _stands_on(w.box, level)]
    boxes = [_around(box) for i in at if (box := words[i].box) is not None][:_MOST]
    read = dict(zip(at, pieces.words(engine.many, image, boxes, languages=languages, mode="line"), strict=False))
    kept: list[Word] = []
    for i, word in enumerate(words):
        found = [w for w in read.get(i, ()) if any(map(str.isalnum, w.text))]
        surer = bool(found) and min(w.confidence for w in found) > max(word.confidence, _SURELY)
        if found and not surer and all(map(_is_word, found)) and not _is_word(word):
            found, surer = [replace(w, confidence=max(w.confidence, _HARDLY)) for w in found], True
        if surer and len(found) == 1 and found[0].text != word.text:
            before = Alternative(word.text, round(min(word.confidence, 0.3), 4))
            found = [replace(found[0], alternatives=(*found[0].alternatives, before))]
        kept += found if surer else [word]
    return tuple(kept)


def _is_word(word: Word) -> bool:
    """Whether a long word is one of the lexicon, in the spelling of today or of before 1996."""
    bare = word.text.strip(".,:;")
    return len(bare) >= _LETTERS and (bare in lexicon() or bare.replace("ß", "ss") in lexicon())


def _stands_on(box: Box, level: Sequence[Box]) -> bool:
    low = box.top + 0.5 * box.height, box.bottom + 0.35 * box.height
    return any(low[0] < r.middle[1] < low[1] and overlap_x(r, box) > 0.5 * box.width for r in level)


def _around(box: Box) -> Box:
    return Box(box.left - 2, box.top - 2, box.right + 2, box.bottom + 4)


def _cuts(box: Box, upright: Sequence[Box]) -> list[float]:
    """Where rulings run through a word's box."""
    middle = box.middle[1]
    return [
        r.middle[0]
        for r in upright
        if r.top - 1 <= middle <= r.bottom + 1 and box.left + _EDGE < r.middle[0] < box.right - _EDGE
    ]
