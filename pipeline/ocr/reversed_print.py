"""A page picture comes in; it goes out with white print on dark bands made black on white.

Many forms print the heads of their tables white on a dark band, of which an engine reads a part of the words at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.page import PageImage

_STEP = 2.0
"""Points of a square whose mean grey level is looked at."""
_DARK = 130
"""Mean grey level of a square of the band at most."""
_LOWEST, _HIGHEST, _NARROWEST = 9.0, 45.0, 60.0
"""Points of height and width of a band; a ruling is lower, a picture or a scan's black edge higher."""
_CREST, _LOGO = 0.1, 150.0
"""Share of the page's height at its top, and points of width: a narrower band there is a logo, which is a picture."""
_FULL, _PRINTED = 0.9, 0.4
"""Share of dark squares in a band's first and last row, and in each row between them, where its print stands."""
_RIM, _PAPER = 2, 200
"""Squares beyond a band's sides in which the rest of it may lie, and the grey level that is none of it."""
_NOISE = 0.4
"""The share of the way from the grey of the band to that of its print that is no print."""
_PALE = 40
"""Grey levels by which the print stands out from its band at least."""


class _Band(NamedTuple):
    """Where a band lies, in squares, half-open."""

    top: int
    bottom: int
    left: int
    right: int


def upright(image: PageImage) -> PageImage:
    """``image`` with its dark bands reversed; the same image where it has none."""
    k = image.dpi / 72
    step = max(round(_STEP * k), 1)
    height, width = (side // step for side in image.pixels.shape)
    if not height or not width:
        return image
    squares = _means(image.pixels, step)
    pixels: NDArray[np.uint8] | None = None
    for band in _bands(squares < _DARK, k / step):
        if band.bottom < _CREST * height and (band.right - band.left) * step < _LOGO * k:
            continue
        top, bottom, left, right = (side * step for side in band)
        part = image.pixels[top:bottom, left:right]
        ground = float(np.median(part))
        inner = part[step:-step, step:-step]
        white = float(np.percentile(inner, 99)) if inner.size else ground  # a picture as small as a stamp
        if white < ground + _PALE:
            continue  # nothing is printed there
        pixels = image.pixels.copy() if pixels is None else pixels
        noise = ground + _NOISE * (white - ground)
        scaled = (part.astype(np.float32) - noise) * (255 / (white - noise))
        pixels[top:bottom, left:right] = 255 - np.clip(scaled, 0, 255).astype(np.uint8)
        _clear_rims(pixels, _Band(top, bottom, left, right), _RIM * step)
    return image if pixels is None else replace(image, pixels=pixels)


def _clear_rims(pixels: NDArray[np.uint8], band: _Band, reach: int) -> None:
    """Make white what is left of a band beyond its four sides: dark from there on, for ``reach`` pixels at most."""
    top, bottom, left, right = band
    wide = slice(max(left - reach, 0), right + reach)
    rims = (
        pixels[max(top - reach, 0) : top, wide][::-1],
        pixels[bottom : bottom + reach, wide],
        pixels[top:bottom, max(left - reach, 0) : left].T[::-1],
        pixels[top:bottom, right : right + reach].T,
    )
    for rim in rims:
        rim[np.logical_and.accumulate(rim < _PAPER, axis=0)] = 255


def _means(pixels: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """The mean grey level of each square; what is left at the right and the lower edge is none."""
    from PIL import Image

    height, width = (side // step * step for side in pixels.shape)
    return np.asarray(Image.fromarray(pixels[:height, :width]).reduce(step))


def _bands(dark: NDArray[np.bool_], scale: float) -> Iterator[_Band]:
    """The bands in ``dark`` squares, ``scale`` of which are a point: they begin and end with rows that are dark from
    side to side. Of one that lies askew the first rows are dark in part only: it begins where the next is not wider."""
    least, lowest, highest = _NARROWEST * scale, _LOWEST * scale, _HIGHEST * scale
    found: list[_Band] = []
    for row in np.flatnonzero(dark.sum(axis=1) >= least).tolist():
        found = [band for band in found if band.bottom > row]
        below = list(_stretches(dark[row + 1])) if row + 1 < len(dark) and dark[row + 1].any() else []
        for left, right in _stretches(dark[row]):
            if right - left < least or any(band.left < right and left < band.right for band in found):
                continue
            if any(a <= left and right <= b and b - a > right - left + _RIM for a, b in below):
                continue
            shares = dark[row : row + int(highest) + 2, left:right].mean(axis=1)
            light = np.flatnonzero(shares < _PRINTED)
            shares = shares[: light[0]] if len(light) else shares
            bottom = row + int(np.flatnonzero(shares >= _FULL)[-1]) + 1
            if lowest <= bottom - row <= highest:
                found.append(_Band(row, bottom, left, right))
                yield found[-1]


def _stretches(dark: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The stretches [from, to) of a row of squares that are dark throughout."""
    places = np.flatnonzero(dark)
    for part in np.split(places, np.flatnonzero(np.diff(places) > 1) + 1):
        yield int(part[0]), int(part[-1]) + 1
