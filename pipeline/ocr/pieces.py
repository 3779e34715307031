"""A picture of a page and boxes on it come in; small pictures of what lies under them go out, to be read alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.model import geometry
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import PageImage, Reading, Word


class Many(Protocol):
    """An engine's reading of several small pictures at once."""

    def __call__(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]: ...


def words(many: Many, image: PageImage, boxes: Sequence[Box], *, languages: str, mode: str) -> list[tuple[Word, ...]]:
    """The words under each box (points of reading space), in points of reading space."""
    if not boxes:
        return []
    pictures = [cut(image, box) for box in boxes]
    readings = many(pictures, languages=languages, mode=mode)
    return [
        tuple(replace(w, box=picture.frame.box(w.box)) for w in reading.words if w.box is not None)
        for picture, reading in zip(pictures, readings, strict=True)
    ]


def cut(image: PageImage, box: Box) -> PageImage:
    """What lies under ``box`` with a white margin and without what rulings left at its rim; its frame leads to the
    reading space of ``image``."""
    k = image.dpi / 72
    height, width = image.pixels.shape
    left, top = max(int(box.left * k), 0), max(int(box.top * k), 0)
    right, bottom = min(int(box.right * k) + 1, width), min(int(box.bottom * k) + 1, height)
    part = image.pixels[top : max(bottom, top + 1), left : max(right, left + 1)].copy()
    _clear_rim(part, max(int(2.5 * k), 2))
    return framed(part, image.dpi, left / k, top / k, margin=max(int(7 * k), 10))


def turned(image: PageImage, turns: int) -> PageImage:
    """A picture turned clockwise by quarters; its frame leads to where that of ``image`` leads."""
    k = 72 / image.dpi
    height, width = image.pixels.shape
    pixels = np.ascontiguousarray(np.rot90(image.pixels, -turns))
    return PageImage(pixels, image.dpi, geometry.turned(turns, width * k, height * k).then(image.frame))


def framed(part: NDArray[np.uint8], dpi: float, left: float, top: float, margin: int) -> PageImage:
    """``part`` on a white sheet with ``margin`` pixels around it; ``left`` and ``top`` are the points where it lies."""
    sheet = np.full((part.shape[0] + 2 * margin, part.shape[1] + 2 * margin), 255, dtype=np.uint8)
    sheet[margin : margin + part.shape[0], margin : margin + part.shape[1]] = part
    k = dpi / 72
    return PageImage(sheet, dpi, Frame(1, 0, left - margin / k, 0, 1, top - margin / k))


def _clear_rim(part: NDArray[np.uint8], reach: int) -> None:
    """Whiten what a ruling left at the rim: rows and columns within ``reach`` pixels that are dark for the most."""
    for pixels in (part, part.T):
        rows = pixels.shape[0]
        if rows < 3 * reach:
            continue
        for first in (0, rows - reach):
            dark = (pixels[first : first + reach] < 150).mean(axis=1) > 0.55
            for i in (first + np.flatnonzero(dark)).tolist():
                pixels[max(i - 1, 0) : i + 2] = 255
