"""A sheet comes in; the words of its own text layer go out, as any engine gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.geometry import Box, contains, turned
from pipeline.model.page import PageImage, Reading, Sheet, Verdict

NAME = "layer"
TRUST: dict[Verdict, float] = {"sane layer": 0.98, "partly damaged": 0.9, "wrong language": 0.8, "broken encoding": 0.2}
"""How far the words of a layer are trusted at most. A digital page is what it says; behind a scan somebody's OCR wrote
the layer."""


def is_available() -> bool:
    """Always: the layer came with the sheet."""
    return True


def version() -> str:
    """The layer has none of its own."""
    return ""


def words(sheet: Sheet, *, languages: str, mode: str = "text", region: Box | None = None) -> Reading:
    """The words of the layer, upright (in points of the page as shown, as most pages are); those with their middle in
    ``region`` (points as shown) where one is given. ``languages`` is not asked: the layer is as it is."""
    trust = TRUST.get(sheet.verdict, 1.0)
    found = (w for w in sheet.layer if region is None or (w.box is not None and contains(region, *w.box.middle)))
    words = tuple(w if w.confidence <= trust else replace(w, confidence=trust) for w in found)
    if not sheet.turn:
        return Reading(NAME, words, mode=mode)
    frame = turned(sheet.turn, sheet.width, sheet.height)
    back = frame.inverse()
    upright = tuple(replace(w, box=back.box(w.box)) for w in words if w.box is not None)
    return Reading(NAME, upright, frame, mode)


def many(images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
    """A picture alone has no layer: nothing is read from it."""
    return [Reading(NAME, (), mode=mode) for _ in images]
