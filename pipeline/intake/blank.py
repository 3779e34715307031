"""A grey picture of a page comes in; whether it holds anything to read goes out, by a first look at little cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.intake import straighten

if TYPE_CHECKING:
    from pipeline.intake.straighten import Grey, Mask


@dataclass(frozen=True, slots=True)
class Ink:
    """What a page holds by a first look: share of dark points, and whether there is anything to read."""

    share: float
    blank: bool


def ink(grey: Grey, dpi: float) -> Ink:
    """Whether a page is blank: no mark on it larger than dust, edges and punch holes left aside."""
    mask = straighten.inked(grey, dpi)
    height, width = mask.shape
    rim_y, rim_x = int(height * 0.03) + 1, int(width * 0.03) + 1
    inner = mask[rim_y:-rim_y, rim_x:-rim_x]
    # A mark is dark points side by side in more than one row; dust is single points.
    joined = inner[1:] & inner[:-1]
    joined = joined[:, 1:] & joined[:, :-1]
    # Where the marks lie: a page with a line of print or a signature has several in one neighbourhood.
    cells = joined[: joined.shape[0] // 25 * 25, : joined.shape[1] // 25 * 25]
    counts = cells.reshape(cells.shape[0] // 25, 25, cells.shape[1] // 25, 25).sum(axis=(1, 3)) if cells.size else None
    marked = int((counts > 12).sum()) if counts is not None else 0
    # Punch holes lie in the outer 20 mm and are alone in their neighbourhood.
    if counts is not None and marked <= 6:
        columns = np.nonzero(counts > 12)[1]
        aside = (columns * 25 < 60) | (columns * 25 > width - 85)
        marked -= int(aside.sum())
    return Ink(float(mask.mean()), marked < 1 and (counts is None or not _in_a_row(counts > 0)))


_ROW = 4
"""Neighbourhoods (24 points each) side by side with a mark or two in each, from which they are a line of weak print:
dust, folds and streaks of empty pages reach 2."""


def _in_a_row(marked: Mask) -> bool:
    """Whether marks lie side by side as a line of print does, be its letters ever so thin or weak."""
    runs = marked[:, : 1 - _ROW].copy()
    for shift in range(1, _ROW):
        runs &= marked[:, shift : marked.shape[1] - _ROW + 1 + shift]
    return bool(runs.any())


def holds_print(grey: Grey, dpi: float) -> bool:
    """Whether a picture may hold a line of print: a band of rows with many short strokes between clearer rows.

    Cheap on purpose (a photo or a coat of arms need not be read); light print on dark counts too. ``dpi`` is the
    resolution at which the picture lies on the page.
    """
    from PIL import Image

    factor = max(int(dpi / 100), 1)
    small = np.asarray(Image.fromarray(grey).reduce(factor)) if factor > 1 else grey
    point = dpi / factor / 72
    if small.shape[0] < 5 * point or small.shape[1] < 20 * point:
        return False
    level = float(np.median(small))
    spread = max(float(np.percentile(np.abs(small.astype(np.float32) - level), 97)), 30.0)
    return any(_has_band(mask, point) for mask in (small < level - 0.45 * spread, small > level + 0.45 * spread))


def _has_band(mask: Mask, point: float) -> bool:
    """Whether rows with five strokes or more lie together as high as letters are, with clearer rows around them."""
    strokes = (mask[:, 1:] & ~mask[:, :-1]).sum(axis=1)
    rows = np.flatnonzero(np.diff(np.concatenate(([0], (strokes >= 5).astype(np.int8), [0]))))
    for top, bottom in zip(rows[::2], rows[1::2], strict=True):
        if not 2.5 * point <= bottom - top <= 40 * point:
            continue
        inside = float(strokes[top:bottom].mean())
        reach = max(int(2 * point), 2)
        around = min(strokes[max(top - reach, 0) : top].min(initial=0), strokes[bottom : bottom + reach].min(initial=0))
        share = float(mask[top:bottom].mean())
        if around <= 0.34 * inside and 0.02 <= share <= 0.6:
            return True
    return False
