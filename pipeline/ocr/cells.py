"""Boxes of single cells come in; a reading of each goes out, made alone, with what else it may be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, Reading, Sheet, Word

if TYPE_CHECKING:
    from pipeline.ocr import Engine


def read(sheet: Sheet, boxes: list[Box], engine: Engine, languages: str) -> dict[Box, Reading]:
    """Each cell as a line of print, and as digits only; where the two differ, the other is an alternative."""
    plain = engine.regions(sheet, boxes, languages=languages, mode="line")
    numbers = engine.regions(sheet, boxes, languages=languages, mode="digits")
    return {
        box: Reading(p.engine, _joined(p.words, n.words), p.frame, "line")
        for box, p, n in zip(boxes, plain, numbers, strict=True)
    }


def _joined(plain: tuple[Word, ...], digits: tuple[Word, ...]) -> tuple[Word, ...]:
    """The plain reading; a single word takes the reading as digits as its alternative.

    Digits are forced on whatever ink there is, a cross becomes a 4: they never stand alone with any confidence.
    """
    if len(plain) == 1 and len(digits) == 1:
        one, other = plain[0], digits[0]
        if one.text == other.text:
            return (replace(one, confidence=max(one.confidence, other.confidence)),)
        return (replace(one, alternatives=(Alternative(other.text, round(0.6 * other.confidence, 4)),)),)
    if not plain and digits:
        return tuple(replace(w, confidence=round(min(0.5, 0.5 * w.confidence), 4)) for w in digits)
    return plain
