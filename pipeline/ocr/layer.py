"""A sheet comes in; the words of its own text layer go out, as any engine gives them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import Box, contains
from pipeline.model.page import Reading, Sheet

NAME = "layer"


def is_available() -> bool:
    """Always: the layer came with the sheet."""
    return True


def version() -> str:
    """The layer has none of its own."""
    return ""


def words(sheet: Sheet, *, languages: str, mode: str = "text", region: Box | None = None) -> Reading:
    """The words of the layer in points of the page as shown; those with their middle in ``region`` where one is
    given. ``languages`` is not asked: the layer is as it is."""
    return regions(sheet, [region], languages=languages, mode=mode)[0]


def regions(sheet: Sheet, boxes: Sequence[Box | None], *, languages: str, mode: str) -> list[Reading]:
    """One reading for each box; None stands for the whole sheet."""
    return [
        Reading(
            NAME,
            tuple(w for w in sheet.layer if box is None or (w.box is not None and contains(box, *w.box.middle))),
            mode=mode,
        )
        for box in boxes
    ]
