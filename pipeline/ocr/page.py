"""A sheet with a picture comes in; its words go out, read in one run, and again only where that came out doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.german.damage import is_shape
from pipeline.german.lost import without_ligature, without_umlaut
from pipeline.german.words import words as lexicon
from pipeline.model.geometry import contains
from pipeline.model.page import PageImage, Reading, Ruling, Sheet, Word
from pipeline.model.rulings import mapped, rulings_of
from pipeline.ocr import (
    align,
    blanks,
    checkboxes,
    doubts,
    layer,
    leftover,
    letter_spaced,
    looks,
    noise,
    open_sittings,
    pieces,
    pitched,
    points,
    powers,
    received,
    reversed_print,
    romans,
    sideways,
    slashes,
    stamped,
    typed_points,
    typed_rows,
    unruled,
    verso,
    worn_boxes,
)
from pipeline.ocr.dust import in_line, is_dust

if TYPE_CHECKING:
    from pipeline.ocr import Engine

DOUBTFUL = 0.5
"""Mean confidence below which a page may stand on its head or be no print at all (upright pages: above 0.75, pages
on their heads: 0.25)."""
GHOSTS = 1.4
"""Grey points for each dark one from which the picture without them is read first (clean pages: 0.3 to 0.8, the back
shining through with half its strength: 1.8)."""
_LINE, _WORD = 20.0, 0.9
"""Points of height of a region that may be one line, and the confidence of what a second look at it must read."""
GREY = 0.88
"""Mean confidence below which grey between paper and print is worth a second try (fax-grade pages: above 0.9)."""
FEW = 20
"""Letters below which next to nothing was read."""
_DARK, INKED = 190, 0.02
"""Level of grey of ink, and the share of it from which a page on which next to nothing was read is looked at once more
without the dots of a screen (a page of print has 0.03 and more, one with a signature less than 0.01)."""


def read(sheet: Sheet, engine: Engine, languages: str) -> Reading:
    """Read the picture of a sheet and join it with the layer where the decision is to align."""
    if sheet.image is None:
        return layer.words(sheet, languages=languages)
    if sheet.decision == "align" and sheet.pictures and sheet.layer:
        return _with_pictures(sheet, engine, languages)
    fresh = whole(sheet, engine, languages)
    if sheet.decision != "align" or not sheet.layer:
        return fresh
    back = fresh.frame.inverse()
    old = Reading(
        layer.NAME,
        tuple(replace(w, box=back.box(w.box)) for w in sheet.layer if w.box is not None),
        fresh.frame,
    )
    scan = any(reason.code == "picture" for reason in sheet.reasons)
    joined = align.join(old, fresh, lambda word: _trust(word, scan), scan)
    return replace(joined, reasons=fresh.reasons, stamps=fresh.stamps)


def whole(sheet: Sheet, engine: Engine, languages: str) -> Reading:
    """The whole picture: as text; once more turned over or with less grey where that came out doubtful; and what was
    passed over once more alone."""
    assert sheet.image is not None
    plain, boxes = checkboxes.taken_out(sheet.image())
    rulings = rulings_of(plain)
    plain = reversed_print.upright(plain)
    drawn = unruled.printed(rulings)
    plain = image = unruled.without(plain, drawn)
    curve, ghosts = _ghosts(plain)
    if curve is not None and ghosts > GHOSTS:
        image = _curved(plain, curve)
    reading = _read(engine, sheet, image, languages)
    for other in _second_tries(image, plain, curve, reading):
        again = _read(engine, sheet, other, languages)
        if again.confidence * _letters(again) > 1.05 * reading.confidence * _letters(reading):
            reading, image = again, other
            break
    reading, image = _of_this_side(sheet, engine, image, reading, languages)
    words = reading.words
    to_image = plain.frame.then(image.frame.inverse())
    lines = [mapped(r, to_image) for r in drawn]
    words = unruled.parted(words, lines, image, engine, languages)
    words = unruled.underlined(words, lines, sheet.image().read_as(reading.frame), engine, languages)
    words = tuple(w for w in words if not is_dust(w) or in_line(w, words))
    ink = leftover.ink_of(image)
    words, stamps, strips = stamped.read_again(words, stamped.strips(image, reading.words), engine, languages)
    missed = leftover.regions(ink, (*reading.words, *words))
    more = pieces.words(engine.many, image, missed, languages=languages, mode="block")
    silent = [box for box, found in zip(missed, more, strict=True) if not found and box.height <= _LINE]
    alone = pieces.words(engine.many, image, silent, languages=languages, mode="line")
    more += [tuple(w for w in found if w.confidence >= _WORD and w.text.isalpha()) for found in alone]
    fresh, others = stamped.apart([w for found in more for w in found if w.confidence >= 0.5], strips)
    words += fresh
    stamps += others
    words = slashes.put_in(words, image)
    words = worn_boxes.put_in(words, [replace(w, box=to_image.box(w.box)) for w in boxes if w.box], image)
    if languages == "deu":
        words = romans.told(words, image)
        words = noise.without(blanks.put_in(words, image))
        words = doubts.with_alternatives(words, sheet.image().read_as(reading.frame), engine, languages)
        words = open_sittings.told(powers.told(words, image), image)
        words = points.settled(words, image)
    if sheet.number == 1:
        known = {id(w) for w in stamps}
        told = received.put_in((*words, *stamps), reading.words, ink, image, engine, languages)
        words, stamps = tuple(w for w in told if id(w) not in known), tuple(w for w in told if id(w) in known)
    words = pitched.joined(words)
    words = sideways.with_heads(words, lines, image, engine, languages)
    back = plain.frame.then(reading.frame.inverse())
    rulings = tuple(mapped(r, back) for r in rulings)
    words, rulings = _typed(sheet, words, rulings, sheet.image().read_as(reading.frame), engine, languages)
    words += tuple(replace(w, box=back.box(w.box)) for w in boxes if w.box is not None)
    return replace(reading, words=words, rulings=rulings, stamps=stamps)


def _typed(
    sheet: Sheet,
    words: tuple[Word, ...],
    rulings: tuple[Ruling, ...],
    image: PageImage,
    engine: Engine,
    languages: str,
) -> tuple[tuple[Word, ...], tuple[Ruling, ...]]:
    """What only a typewriter prints: points alone in their place, rows of signs, hyphens alone, letters set apart;
    ``image`` is the page before anything was taken out of it. Letters apart cannot be aligned with a layer's words."""
    step = pitched.pitch(words)
    if step is None:
        return words, rulings
    words, rulings = typed_rows.put_in(typed_points.mended(words, image, step), rulings, image, step)
    alone = sheet.decision != "align" or not sheet.layer
    return letter_spaced.parted(words, image, step, engine, languages) if alone else words, rulings


def _of_this_side(
    sheet: Sheet, engine: Engine, image: PageImage, reading: Reading, languages: str
) -> tuple[Reading, PageImage]:
    """A reading that its engine does not believe, without what is the back of the sheet shining through."""
    if reading.confidence >= DOUBTFUL or _letters(reading) < FEW:
        return reading, image
    mirror = _read(engine, sheet, verso.mirrored(image), languages)
    return verso.without(reading, mirror, image) if verso.is_back(mirror) else (reading, image)


def _read(engine: Engine, sheet: Sheet, image: PageImage, languages: str) -> Reading:
    return engine.words(replace(sheet, image=lambda: image), languages=languages, mode="text")


def _doubtful(reading: Reading) -> bool:
    return _letters(reading) >= FEW and reading.confidence < GREY


def _second_tries(
    image: PageImage, plain: PageImage, curve: NDArray[np.uint8] | None, reading: Reading
) -> Iterator[PageImage]:
    """Other looks at a page whose reading is doubtful, the likelier first."""
    if _letters(reading) < FEW and float(np.mean(image.pixels < _DARK)) > INKED:
        yield looks.unscreened(image)
    if not _doubtful(reading):
        return
    if reading.confidence < DOUBTFUL:
        yield pieces.turned(image, 2)
    if image is not plain:
        yield plain
    elif curve is not None:
        yield _curved(plain, curve)


def _ghosts(image: PageImage) -> tuple[NDArray[np.uint8] | None, float]:
    """The curve that takes away the grey between paper and print (the back shining through), and how much of that there
    is for each point of print; None where there is next to none. A page of two tones has none."""
    shades = np.bincount(image.pixels[::2, ::2].ravel(), minlength=256).astype(np.float64)
    paper = 236
    ink = shades[:paper]
    weight, mass = np.cumsum(ink), np.cumsum(ink * np.arange(paper))
    # Black and white smoothed over 3 × 3 points has ten shades.
    if weight[-1] == 0 or np.count_nonzero(shades) <= 12:
        return None, 0.0
    # Otsu's threshold within what is not paper parts print from ghosts.
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * weight / weight[-1] - mass) ** 2 / (weight * (weight[-1] - weight))
    between = np.nan_to_num(between[:-1], nan=0.0, posinf=0.0)
    limit = int(np.flatnonzero(between >= between.max() * 0.9999).mean())
    ghosts = float(ink[limit:].sum())
    if ghosts < 0.01 * shades.sum() or limit < 40:
        return None, 0.0
    curve = np.clip((np.arange(256) - 0.4 * limit) * (255 / (0.6 * limit)), 0, 255).astype(np.uint8)
    return curve, ghosts / max(float(ink[:limit].sum()), 1.0)


def _curved(image: PageImage, curve: NDArray[np.uint8]) -> PageImage:
    """The picture with its shades as ``curve`` tells."""
    return PageImage(curve[image.pixels], image.dpi, image.frame)


def _letters(reading: Reading) -> int:
    return sum(len(w.text) for w in reading.words)


def _with_pictures(sheet: Sheet, engine: Engine, languages: str) -> Reading:
    """The words of a digital page, and those read in its pictures that are sure enough to be print."""
    kept = layer.words(sheet, languages=languages)
    found: list[Word] = []
    assert sheet.image is not None
    boxes = [kept.frame.inverse().box(box) for box in sheet.pictures]
    for words in pieces.words(engine.many, sheet.image(), boxes, languages=languages, mode="text"):
        sure = [w for w in words if w.confidence >= 0.7 and _is_print(w) and not _over(w, kept.words)]
        if sum(c.isalnum() for w in sure for c in w.text) >= 4 and _mean(sure) >= 0.8:
            found.extend(sure)
    if not found:
        return kept
    return Reading(engine.NAME, (*kept.words, *found), kept.frame, "layer+pictures")


def _mean(words: list[Word]) -> float:
    return sum(w.confidence for w in words) / len(words) if words else 0.0


def _is_print(word: Word) -> bool:
    return any(c.isalnum() for c in word.text)


def _over(word: Word, words: tuple[Word, ...]) -> bool:
    """Whether a word of the layer stands where this one was read."""
    middle = word.box.middle if word.box is not None else (0.0, 0.0)
    return any(w.box is not None and contains(w.box, *middle) for w in words)


_SMALL_WORD = -10.0
"""The natural logarithm of the share of running text that every word of two letters has which is one ("am", "zu")."""


def _trust(word: Word, scan: bool) -> float:
    """How far a word of a partly damaged layer is trusted: a damaged one not at all, what a digital page prints beside
    it as ever; behind a scan a plain word well, and a scrap of letters less than its absence from a new reading."""
    text = word.text
    damaged = is_shape(text) or without_umlaut(text) or without_ligature(text)
    if damaged or "\ufffd" in text or any("\ue000" <= c <= "\uf8ff" for c in text):
        return 0.05
    if not scan:
        return 0.999
    if any(c in "äöüÄÖÜß" for c in text) and len(text) > 2:
        return 0.985
    scrap = sum(map(str.isalpha, text)) < 3 and not any(map(str.isdigit, text))
    share = lexicon().logp(text.strip(".,:;")) if scrap else None
    return 0.45 if scrap and (share is None or share < _SMALL_WORD) else 0.9
