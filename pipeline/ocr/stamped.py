"""A picture and the words read on it come in; where a stamp of lighter ink lies over print, the strips of the page
without that ink go out, to be read once more.

A stamp over lines of print makes Tesseract take all of it for a drawing. Its ink is rarely as dark as the print: within
the dark areas around it, two levels of grey stand apart. Print is thin, so that each of its points lies near a point
as dark as print can be; a stamp's points do not.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, Frame, intersection, union
from pipeline.model.page import PageImage, Word
from pipeline.ocr import leftover

LEAST_WIDTH, LEAST_HEIGHT = 50.0, 18.0
"""Points; what is smaller covers a word or two."""
SURE, TALLEST = 0.7, 36.0
"""Words below this confidence, or higher than so many points, may be print and stamp taken for one."""
_FINE = 250.0
MOST = 4
"""Strips of one page; a page with more of them is a drawing."""


class Strip(NamedTuple):
    """A part of the page over its whole width (points of reading space) and its picture without the stamp's ink, which
    lay in ``stamp``."""

    box: Box
    stamp: Box
    image: PageImage


def strips(image: PageImage, ink: leftover.Ink, words: tuple[Word, ...]) -> list[Strip]:
    """The strips of a page on which a stamp lies over print, from top to bottom; none on most pages. ``ink`` is that of
    ``image``."""
    from PIL import Image

    page = Box(0, 0, image.pixels.shape[1] * 72 / image.dpi, image.pixels.shape[0] * 72 / image.dpi)
    sure = tuple(w for w in words if w.confidence >= SURE and w.box is not None and w.box.height <= TALLEST)
    blots = [b for b in leftover.blots(ink, sure) if b.width >= LEAST_WIDTH and b.height >= LEAST_HEIGHT]
    blots = [b for b in blots if b.area < 0.5 * page.area]
    if image.soft is not None:
        image = PageImage(image.soft, image.dpi, image.frame)
    found: list[Box] = []
    for blot in sorted(blots, key=lambda b: b.top):
        around = Box(blot.left - 6, blot.top - 16, blot.right + 6, blot.bottom + 16)
        if found and found[-1].bottom > around.top:
            found[-1] = union([found[-1], around])
        else:
            found.append(around)
    if not found or len(found) > MOST:
        return []
    if image.dpi < _FINE:
        # At 200 dpi a letter's stroke has hardly a point that is not a grey rim.
        size = tuple(round(n * 300 / image.dpi) for n in reversed(image.pixels.shape))
        larger = Image.fromarray(image.pixels).resize((size[0], size[1]), Image.Resampling.BICUBIC)
        image = PageImage(np.asarray(larger), 300.0, image.frame)
    result = []
    for around in found:
        shared = intersection(around, page)
        lifted = _lifted(image, shared) if shared is not None else None
        if lifted is not None and shared is not None:
            result.append(_strip(image, shared, lifted))
    return result


def _pixels(image: PageImage, box: Box) -> tuple[slice, slice]:
    k = image.dpi / 72
    return (
        slice(max(int(box.top * k), 0), int(box.bottom * k) + 1),
        slice(max(int(box.left * k), 0), int(box.right * k) + 1),
    )


def _lifted(image: PageImage, box: Box) -> NDArray[np.uint8] | None:
    """The pixels under ``box`` without the lighter ink; None where the ink there has one level only."""
    from PIL import Image, ImageFilter

    part = image.pixels[_pixels(image, box)]
    half = Image.fromarray(part).reduce(2)
    darkest = np.asarray(half.filter(ImageFilter.MinFilter(5)))
    ink = np.asarray(half) < 140
    levels = np.bincount(darkest[ink], minlength=256).astype(np.float64)[:140]
    limit = _between(levels)
    if limit is None:
        return None
    lighter = np.repeat(np.repeat(darkest > limit, 2, axis=0), 2, axis=1)[: part.shape[0], : part.shape[1]]
    # What is left of the stamp close to print is made light as well; the grey rims of letters go with it.
    curve = np.arange(256)
    curve[limit + 1 :] = np.minimum(limit + (curve[limit + 1 :] - limit) * 4, 255)
    return np.where(lighter, np.uint8(255), curve.astype(np.uint8)[part])


def _between(levels: NDArray[np.float64]) -> int | None:
    """The level that parts two heaps of grey best (Otsu); None where one of them is next to nothing or they are one."""
    total = levels.sum()
    if total < 400:
        return None
    weight, mass = np.cumsum(levels), np.cumsum(levels * np.arange(len(levels)))
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (mass[-1] * weight / total - mass) ** 2 / (weight * (total - weight))
    limit = int(np.argmax(np.nan_to_num(spread[:-1], nan=0.0, posinf=0.0)))
    dark = weight[limit]
    low = mass[limit] / max(dark, 1.0)
    high = (mass[-1] - mass[limit]) / max(total - dark, 1.0)
    if not 0.08 <= dark / total <= 0.95 or high - low < 18:
        return None
    return limit


def _strip(image: PageImage, box: Box, lifted: NDArray[np.uint8]) -> Strip:
    rows, columns = _pixels(image, box)
    strip = image.pixels[rows].copy()
    strip[:, columns] = lifted
    k = 72 / image.dpi
    top = rows.start * k
    whole = Box(0, top, strip.shape[1] * k, top + strip.shape[0] * k)
    return Strip(whole, box, PageImage(strip, image.dpi, Frame(1, 0, 0, 0, 1, top)))
