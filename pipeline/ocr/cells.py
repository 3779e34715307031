"""Boxes of single cells come in; a reading of each goes out, made alone, with what else it may be.

One look at a single digit errs in 3 to 8 of 100 cells, and is sure of it now and then (a 7 as a 1 with 0.96). The same
digit looked at in several sizes errs each time in another way: the reading that most of them share was right in 453 of
456 cells, and never wrong where the share was above 0.5 (measured at 300 dpi grey and 200 dpi black and white).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Alternative, PageImage, Reading, Sheet, Word
from pipeline.ocr import pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

LOOKS = (("line", 20), ("line", 24), ("line", 30), ("line", 0), ("digits", 20), ("digits", 24), ("digits", 0))
"""Mode and height of the ink in pixels for each look; 0 leaves it as it is."""
SHORT = 4
"""A cell of more letters is text, for which one look is enough."""
_TABLE = ((0.0, 0.02), (0.3, 0.4), (0.5, 0.8), (0.7, 0.95), (0.9, 0.99), (1.0, 0.996))
"""The share of all looks for a reading, and the probability that it is right."""


def read(sheet: Sheet, boxes: list[Box], frame: Frame, engine: Engine, languages: str) -> dict[Box, Reading]:
    """Each cell alone; short ones by several looks, of which the most shared reading wins."""
    assert sheet.image is not None
    image = sheet.image().read_as(frame)
    cuts = [pieces.cut(image, box) for box in boxes]
    inks = [_ink(c) for c in cuts]
    first = engine.many(cuts, languages=languages, mode="block")
    result: dict[Box, Reading] = {}
    short = []
    for i, (box, reading) in enumerate(zip(boxes, first, strict=True)):
        words = tuple(replace(w, box=cuts[i].frame.box(w.box)) for w in reading.words if w.box is not None)
        result[box] = Reading(engine.NAME, words, image.frame, "cell")
        if inks[i] is not None and sum(len(w.text) for w in words) <= SHORT:
            short.append(i)
    told: dict[int, list[tuple[str, float]]] = {i: [] for i in short}
    for mode in ("line", "digits"):
        pictures, owners = [], []
        for i in short:
            for wanted, height in LOOKS:
                ink = inks[i]
                if wanted == mode and ink is not None:
                    pictures.append(_sized(cuts[i], ink, height))
                    owners.append(i)
        for i, reading in zip(owners, engine.many(pictures, languages=languages, mode=mode), strict=True):
            told[i].append((_plain("".join(w.text for w in reading.words)), _least(reading.words)))
    for i in short:
        box, ink = boxes[i], inks[i]
        if ink is not None:
            result[box] = replace(result[box], words=_voted(told[i], cuts[i].frame.box(_points(ink, cuts[i]))))
    return result


def _voted(told: list[tuple[str, float]], box: Box) -> tuple[Word, ...]:
    """The reading that most looks share, each weighing as much as it is sure; the others are its alternatives."""
    shares: dict[str, float] = {}
    for text, sure in told:
        if text:
            shares[text] = shares.get(text, 0.0) + sure
    if not shares:
        return ()
    total, looks = sum(shares.values()), len(told)
    ranked = sorted(shares.items(), key=lambda s: -s[1])[:4]
    best, weight = ranked[0]
    sure = _probability(weight / total * weight / looks) if total else 0.0
    others = tuple(
        Alternative(text, round(min(other / looks, 1 - sure), 4)) for text, other in ranked[1:] if other / looks >= 0.03
    )
    return (Word(best, box, sure, others, size=round(box.height / 0.72, 1)),)


def _probability(share: float) -> float:
    for (x0, y0), (x1, y1) in pairwise(_TABLE):
        if share <= x1:
            return round(y0 + (y1 - y0) * (share - x0) / (x1 - x0), 4)
    return _TABLE[-1][1]


def _plain(text: str) -> str:
    """A figure without the dot that dust puts behind it."""
    return text[:-1] if text[:-1].isdigit() and text[-1] in ".,:'" else text


def _least(words: tuple[Word, ...]) -> float:
    return min((w.confidence for w in words), default=0.0)


def _ink(image: PageImage) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of the ink in pixels; None for an empty cell. Single points are dust."""
    dark: NDArray[np.bool_] = image.pixels < 140
    rows = np.flatnonzero(dark.sum(axis=1) > 1)
    columns = np.flatnonzero(dark.sum(axis=0) > 1)
    if len(rows) < 3 or len(columns) < 2:
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _points(ink: tuple[int, int, int, int], image: PageImage) -> Box:
    return image.to_points(*ink)


def _sized(image: PageImage, ink: tuple[int, int, int, int], height: int) -> PageImage:
    """The ink of a cell brought to a height in pixels, with a margin."""
    from PIL import Image

    left, top, right, bottom = ink
    part = image.pixels[top:bottom, left:right]
    if height:
        k = height / part.shape[0]
        size = max(round(part.shape[1] * k), 2), height
        part = np.asarray(Image.fromarray(part).resize(size, Image.Resampling.BICUBIC))
    return pieces.framed(part, 300.0, 0.0, 0.0, margin=max(part.shape[0] // 2, 12))
