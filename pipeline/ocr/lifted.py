"""A part of a page's picture comes in; the same without a stamp's ink goes out, where two levels of grey part it from
print.

A stamp's ink is rarely as dark as the print. Print is thin, so that each of its points lies near a point as dark as
print can be; a stamp's points do not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

INK = 140
"""Grey level of ink at most."""
_LEAST = 400
"""Points of ink from which two levels can be told apart."""
_SHARE = 0.08, 0.95
"""The share of the darker level."""
_APART = 18
"""Levels of grey between the two at least."""
_CUT = 0.65
"""Where between the two levels the cut lies: thin strokes of print are paler than its level."""


def without_lighter(part: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]] | None:
    """The pixels without the lighter ink, and which points of ink were taken; None where it has one level only."""
    from PIL import Image, ImageFilter

    half = Image.fromarray(part).reduce(2)
    darkest = np.asarray(half.filter(ImageFilter.MinFilter(5)))
    ink = np.asarray(half) < INK
    limit = _between(np.bincount(darkest[ink], minlength=256).astype(np.float64)[:INK])
    if limit is None:
        return None
    lighter = np.repeat(np.repeat(darkest > limit, 2, axis=0), 2, axis=1)[: part.shape[0], : part.shape[1]]
    # What is left of the stamp close to print is made light as well; the grey rims of letters go with it.
    curve = np.arange(256)
    curve[limit + 1 :] = np.minimum(limit + (curve[limit + 1 :] - limit) * 4, 255)
    return np.where(lighter, np.uint8(255), curve.astype(np.uint8)[part]), lighter & (part < INK)


def _between(levels: NDArray[np.float64]) -> int | None:
    """The level that parts two heaps of grey best (Otsu); None where one of them is next to nothing or they are one."""
    total = levels.sum()
    if total < _LEAST:
        return None
    weight, mass = np.cumsum(levels), np.cumsum(levels * np.arange(len(levels)))
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (mass[-1] * weight / total - mass) ** 2 / (weight * (total - weight))
    limit = int(np.argmax(np.nan_to_num(spread[:-1], nan=0.0, posinf=0.0)))
    dark = weight[limit]
    low = mass[limit] / max(dark, 1.0)
    high = (mass[-1] - mass[limit]) / max(total - dark, 1.0)
    if not _SHARE[0] <= dark / total <= _SHARE[1] or high - low < _APART:
        return None
    return round(float(low + _CUT * (high - low)))
