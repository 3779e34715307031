"""A picture and the words read on it come in; where a stamp of lighter ink lies over print, the strips of the page
without that ink go out, to be read once more.

A stamp over lines of print makes Tesseract take all of it for a drawing. Words that the first reading made of the
stamp's own ink are told by it: most of their ink was taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, Frame, contains, intersection, overlap_y, union
from pipeline.model.page import PageImage, Reading, Word
from pipeline.ocr import align, leftover, lifted
from pipeline.ocr.dust import in_line, is_dust

if TYPE_CHECKING:
    from pipeline.ocr import Engine

LEAST_WIDTH, LEAST_HEIGHT = 50.0, 18.0
"""Points; what is smaller covers a word or two."""
SURE, TALLEST = 0.7, 36.0
"""Words below this confidence, or higher than so many points, may be print and stamp taken for one."""
_TONES = 12
"""Greys of a page of two tones, smoothed over 3 × 3 points, at most."""
_LIGHT = 190
"""Grey level of a stamp's ink at most, which is often lighter than print."""
_LINE = 16.0
"""Points of a line above and below the stamps, which the strip's edges must not cut."""
_FINE = 250.0
MOST = 4
"""Strips of one page; a page with more of them is a drawing."""
_OWN = 0.7
"""The share of a word's ink that was lifted from which it is the stamp's."""
_PRINT = 0.97
"""Confidence of a word that is print as it was read."""
_LITTLE = 0.5
"""What the confidence of a word under a stamp counts for in the first reading."""
_AS_MUCH = 0.95
"""The share of what was read surely under a stamp that has to be read without its ink."""
_FEW = 3
"""Letters of what may be no word."""
_READ = 0.5
"""The least confidence of a word in the second reading."""


class Strip(NamedTuple):
    """A part of the page over its whole width (points of reading space) and its picture without the stamps' ink, which
    lay in ``stamps``; ``taken`` are the points of the picture that were ink. Where all ink is black (not ``grey``)
    a stamp's is too: what was taken is what is thin."""

    box: Box
    stamps: tuple[Box, ...]
    image: PageImage
    taken: NDArray[np.bool_]
    grey: bool = True

    def is_under(self, word: Word) -> bool:
        """Whether a word lies under one of the stamps."""
        return word.box is not None and any(contains(stamp, *word.box.middle) for stamp in self.stamps)

    def share(self, word: Word) -> float:
        """The share of a word's ink that was taken."""
        if word.box is None:
            return 0.0
        own = word.box._replace(top=word.box.top - self.box.top, bottom=word.box.bottom - self.box.top)
        rows, columns = _pixels(self.image, own)
        taken = int(self.taken[rows, columns].sum())
        left = int((self.image.pixels[rows, columns] < lifted.INK).sum())
        return taken / max(taken + left, 1)

    def is_stamps(self, word: Word) -> bool:
        """Whether a word was read from the stamp's ink."""
        return not _is_plain(word) and self.share(word) > _OWN

    def is_print(self, word: Word) -> bool:
        """Whether a word under a stamp is print as it was read: next to nothing of it was taken."""
        return word.confidence >= _PRINT and (_is_plain(word) or self.share(word) < 1 - _OWN)


def _is_plain(word: Word) -> bool:
    """Whether a word was read too surely to be a stamp's over print, or both in one: it may be set in grey."""
    return word.confidence >= _PRINT and sum(map(str.isalnum, word.text)) > 2


def read_again(
    words: tuple[Word, ...], found: Sequence[Strip], engine: Engine, languages: str
) -> tuple[tuple[Word, ...], tuple[Word, ...], list[Strip]]:
    """``words`` with those of the strips read again without the stamps' ink, word by word the surer reading; the words
    that were read from that ink; the strips with those stamps without which the rest is read surer than before.

    Typewriting is of as many greys as a stamp, and black ink is all one: what is left of it is read worse."""
    stamps: list[Word] = []
    surer = []
    for strip in found:
        fresh = _fresh(strip, engine, languages)
        alone = [strip._replace(stamps=(place,)) for place in strip.stamps]
        good = tuple(one.stamps[0] for one in alone if strip.grey and _is_surer(one, words, fresh))
        other = strip._replace(stamps=tuple(p for p in strip.stamps if p not in good))
        words = _without_scraps(words, other) if strip.grey else words
        # There, figures that are left may be parts of a number.
        fresh = [w for w in fresh if not (other.is_under(w) and any(map(str.isdigit, w.text)))]
        better = strip._replace(stamps=good)
        words, own = apart(words, [better])
        words = _joined(words, fresh, better, engine)
        stamps += own
        surer += [better] if good else []
    return words, tuple(stamps), surer


def _without_scraps(words: tuple[Word, ...], strip: Strip) -> tuple[Word, ...]:
    """``words`` without what was hardly read under the strip's stamps in their own ink, or as a few letters that stand
    in no line: signatures are such stamps."""

    def is_scrap(word: Word) -> bool:
        if word.confidence >= SURE or not strip.is_under(word):
            return False
        few = len(word.text) <= _FEW and not any(map(str.isdigit, word.text))
        return strip.is_stamps(word) or (few and not in_line(word, words))

    return tuple(w for w in words if not is_scrap(w))


def _is_surer(strip: Strip, words: Sequence[Word], fresh: Sequence[Word]) -> bool:
    """Whether what is under a stamp was read surer without its ink, its own words aside, and hardly less of it; or
    nothing was."""
    first, second = (
        [(n, w.confidence) for w in found if strip.is_under(w) and (n := sum(map(str.isalnum, w.text))) > 2]
        for found in (apart(words, [strip])[0], fresh)
    )
    (before, long), (after, short) = (
        (sum(n * sure for n, sure in found), max(sum(n for n, _ in found), 1)) for found in (first, second)
    )
    return not first or (after / short > before / long and after >= _AS_MUCH * before)


def apart(words: Sequence[Word], found: Sequence[Strip]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of print, and those that were read from a stamp's ink."""
    beside = tuple(w for w in words if not any(strip.is_under(w) for strip in found)) if found else ()
    stamps = [
        w for w in words if any(strip.is_under(w) and strip.is_stamps(w) for strip in found) and not in_line(w, beside)
    ]
    gone = {id(w) for w in stamps}
    return tuple(w for w in words if id(w) not in gone), tuple(stamps)


def _fresh(strip: Strip, engine: Engine, languages: str) -> list[Word]:
    """The words of a strip without the stamps' ink."""
    reading = engine.many([strip.image], languages=languages, mode="text")[0]
    found = [replace(w, box=strip.image.frame.box(w.box)) for w in reading.words if w.box is not None]
    # A line that the strip's edge cuts was read from halves.
    return [w for w in found if w.box and w.box.top > strip.box.top + 1 and w.box.bottom < strip.box.bottom - 1]


def _joined(words: Sequence[Word], fresh: Sequence[Word], strip: Strip, engine: Engine) -> tuple[Word, ...]:
    """``words`` with ``fresh`` ones where those are surer or alone. Under a stamp without which more is read, the first
    reading counts for little: it took print and stamp for one."""
    near = [w for w in words if w.box is not None and overlap_y(w.box, strip.box) > 0]
    kept = tuple(w for w in fresh if not is_dust(w) and not _is_rest(w, near))
    # What no second reading lies on and whose ink is still there was passed over by that.
    met = {id(w) for w in near if _meets(w, kept) or (strip.is_under(w) and strip.share(w) >= 1 - _OWN)}
    inside = tuple(
        replace(w, confidence=_LITTLE * w.confidence) if strip.is_under(w) and not strip.is_print(w) else w
        for w in near
        if id(w) in met and (w.confidence >= SURE or not strip.is_under(w))
    )
    joined = align.join(Reading(engine.NAME, inside), Reading(engine.NAME, kept), _as_read)
    return (*(w for w in words if id(w) not in met), *joined.words)


def _is_rest(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word that was read without the stamps' ink may be what is left of them: hardly read, or a sign, where
    nothing was read before."""
    if word.confidence >= _READ and (word.text.isdigit() or sum(map(str.isalpha, word.text)) > 1):
        return False
    return not _meets(word, words)


def _meets(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word lies on one of ``words``."""
    box = word.box
    return box is not None and any(w.box is not None and intersection(w.box, box) is not None for w in words)


def _as_read(word: Word) -> float:
    return word.confidence


def strips(image: PageImage, words: tuple[Word, ...]) -> list[Strip]:
    """The strips of a page on which a stamp lies over print, from top to bottom; none on most pages."""
    grey = bool(np.count_nonzero(np.bincount(image.pixels[::4, ::4].ravel())) > _TONES)
    page = Box(0, 0, image.pixels.shape[1] * 72 / image.dpi, image.pixels.shape[0] * 72 / image.dpi)
    sure = tuple(w for w in words if w.confidence >= SURE and w.box is not None and w.box.height <= TALLEST)
    ink = leftover.ink_of(image, _LIGHT)
    blots = [b for b in leftover.blots(ink, sure) if b.width >= LEAST_WIDTH and b.height >= LEAST_HEIGHT]
    blots = [b for b in blots if b.area < 0.5 * page.area]
    if image.soft is not None:
        image = PageImage(image.soft, image.dpi, image.frame)
    found: list[list[Box]] = []
    for blot in sorted(blots, key=lambda b: b.top):
        around = intersection(Box(blot.left - 6, blot.top - 16, blot.right + 6, blot.bottom + 16), page)
        if around is None:
            continue
        if found and max(b.bottom for b in found[-1]) > around.top:
            found[-1].append(around)
        else:
            found.append([around])
    if not found or len(found) > MOST:
        return []
    if image.dpi < _FINE:
        image = _fine(image)
    return [strip for stamps in found if (strip := _strip(image, stamps, grey)) is not None]


def _fine(image: PageImage) -> PageImage:
    """The picture at 300 dpi: at 200 a letter's stroke has hardly a point that is not a grey rim."""
    from PIL import Image

    width, height = (round(n * 300 / image.dpi) for n in reversed(image.pixels.shape))
    larger = Image.fromarray(image.pixels).resize((width, height), Image.Resampling.BICUBIC)
    return PageImage(np.asarray(larger), 300.0, image.frame)


def _strip(image: PageImage, places: list[Box], grey: bool) -> Strip | None:
    """The strip over all ``places``, without the lighter ink in those that have two levels; None where none has."""
    around = union(places)
    rows, _ = _pixels(image, around._replace(top=around.top - _LINE, bottom=around.bottom + _LINE))
    strip = image.pixels[rows].copy()
    taken = np.zeros(strip.shape, dtype=np.bool_)
    stamps = []
    for place in places:
        own, columns = _pixels(image, place)
        told = lifted.without_lighter(image.pixels[own, columns])
        if told is None:
            continue
        inside = slice(own.start - rows.start, own.start - rows.start + told[0].shape[0])
        strip[inside, columns] = np.maximum(strip[inside, columns], told[0])
        taken[inside, columns] |= told[1]
        stamps.append(place)
    if not stamps:
        return None
    k = 72 / image.dpi
    top = rows.start * k
    whole = Box(0, top, strip.shape[1] * k, top + strip.shape[0] * k)
    return Strip(whole, tuple(stamps), PageImage(strip, image.dpi, Frame(1, 0, 0, 0, 1, top)), taken, grey)


def _pixels(image: PageImage, box: Box) -> tuple[slice, slice]:
    k = image.dpi / 72
    return (
        slice(max(int(box.top * k), 0), max(int(box.bottom * k), 0) + 1),
        slice(max(int(box.left * k), 0), max(int(box.right * k), 0) + 1),
    )
