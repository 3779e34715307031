"""The painted areas of a page come in; what lies over a word goes out: a bar, a picture, a note that a viewer draws."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.model.geometry import Box, Frame, contains, intersection

_MOST_NOTES = 5_000
_LAST = 1 << 30
"""A depth above all that the page itself paints."""


@dataclass(slots=True)
class Shape:
    """A painted area: where, when, whether it is a picture; ``sure``: all of its box is painted and nothing is seen
    through it. Of any other the page as shown tells what it covers."""

    box: Box
    depth: int
    picture: bool
    sure: bool = True


class Cover:
    """The areas painted on a page, asked what lies over a word."""

    def __init__(self, shapes: list[Shape]):
        self._shapes = sorted(shapes, key=lambda s: -s.depth)

    def above(self, box: Box, depth: int) -> Shape | None:
        """The topmost area painted later than ``depth`` that covers the middle and most of the box, a sure one before
        others."""
        perhaps: Shape | None = None
        for shape in self._shapes:
            if shape.depth <= depth:
                break
            if _covers(shape.box, box):
                if shape.sure:
                    return shape
                perhaps = perhaps or shape
        return perhaps

    def picture(self, box: Box) -> Shape | None:
        """A picture behind or over the box, whatever the order."""
        return next((s for s in self._shapes if s.picture and contains(s.box, *box.middle)), None)


def core(box: Box) -> Box:
    """What is surely the word's own of its box: an area laid over it may end at the edge of its letters."""
    across, along = 0.08 * box.width, 0.25 * box.height
    return Box(box.left + across, box.top + along, box.right - across, box.bottom - along)


def _covers(area: Box, box: Box) -> bool:
    shared = intersection(area, box)
    return shared is not None and contains(area, *box.middle) and shared.area >= 0.8 * box.area


def notes(page: Any, to_view: Frame) -> Iterator[Shape]:
    """The areas of the notes (annotations) that a viewer draws over a page: a bar laid over names is one as often as
    it is part of the page. Marker, underlining and fields of a form cover nothing."""
    import pypdfium2.raw as raw

    harmless = (
        *(raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_WIDGET),
        *(raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT),
    )
    area = raw.FS_RECTF()
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, i)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) not in harmless and raw.FPDFAnnot_GetRect(note, ctypes.byref(area)):
            box = to_view.box(Box(area.left, area.bottom, area.right, area.top))
            yield Shape(box, _LAST, False, False)
        raw.FPDFPage_CloseAnnot(note)
