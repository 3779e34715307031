"""A sheet with a picture comes in; its words go out, read in one run, and again only where that came out doubtful."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from pipeline.german.damage import is_shape
from pipeline.model.geometry import contains, turned
from pipeline.model.page import PageImage, Reading, Sheet, Word
from pipeline.ocr import align, layer, leftover, pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

DOUBTFUL = 0.62
"""Mean confidence below which a page may stand on its head or be no print at all (upright pages: above 0.8)."""


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
    return align.join(old, fresh, _trust)


def whole(sheet: Sheet, engine: Engine, languages: str) -> Reading:
    """The whole picture: as text, turned over where it stands on its head, what was passed over once more."""
    assert sheet.image is not None
    image = sheet.image()
    reading = engine.words(sheet, languages=languages, mode="text")
    if _doubtful(reading):
        other = _turned(image)
        again = engine.words(replace(sheet, image=lambda: other), languages=languages, mode="text")
        if again.confidence * _letters(again) > 1.2 * reading.confidence * _letters(reading):
            reading, image = again, other
    missed = leftover.regions(image, reading.words)
    if missed:
        more = pieces.words(engine.many, image, missed, languages=languages, mode="block")
        words = [w for found in more for w in found if w.confidence >= 0.5]
        reading = replace(reading, words=(*reading.words, *words))
    return reading


def _doubtful(reading: Reading) -> bool:
    return _letters(reading) >= 20 and reading.confidence < DOUBTFUL


def _letters(reading: Reading) -> int:
    return sum(len(w.text) for w in reading.words)


def _turned(image: PageImage) -> PageImage:
    """The picture turned by 180°."""
    height, width = image.pixels.shape
    k = 72 / image.dpi
    return PageImage(
        np.ascontiguousarray(image.pixels[::-1, ::-1]), image.dpi, turned(2, width * k, height * k).then(image.frame)
    )


def _with_pictures(sheet: Sheet, engine: Engine, languages: str) -> Reading:
    """The words of a digital page, and those read in its pictures that are sure enough to be print."""
    kept = layer.words(sheet, languages=languages)
    found: list[Word] = []
    assert sheet.image is not None
    for words in pieces.words(engine.many, sheet.image(), sheet.pictures, languages=languages, mode="text"):
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


def _trust(word: Word) -> float:
    """How far a word of a partly damaged layer is trusted: a damaged shape not at all, a plain word well."""
    if is_shape(word.text) or "\ufffd" in word.text or any("\ue000" <= c <= "\uf8ff" for c in word.text):
        return 0.05
    if any(c in "äöüÄÖÜß" for c in word.text):
        return 0.985
    return 0.9
