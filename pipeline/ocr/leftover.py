"""A picture and the words read on it come in; the regions that hold ink in the shape of print but no words go out."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word

_LOOK = 75.0
_LONGEST = 26
"""Pixels of ink in a row that are no letter's (about 25 points)."""
MOST = 40
"""Regions read again on one page; a page with more of them is a drawing, unless they are lines of one height."""
_COLUMNS = 300  # regions of one height: columns of a table that were passed over whole
_ALIKE, _SHARE = 0.35, 0.9  # how far from the usual height a region is at most, and the share of those that are not


_AROUND = 3.0  # points of white left around a region


class Ink(NamedTuple):
    """The ink of a page that is no ruling, at 75 dpi or a little more, and the points of one of its pixels."""

    mask: NDArray[np.bool_]
    k: float


def ink_of(image: PageImage, level: int = 160) -> Ink:
    """The ink of a picture that is darker than ``level``, for what follows."""
    from PIL import Image

    factor = max(round(image.dpi / _LOOK), 1)
    mask = np.asarray(Image.fromarray(image.pixels).reduce(factor)) < level
    return Ink(mask & ~strokes(mask, _LONGEST), 72 / image.dpi * factor)


def regions(ink: Ink, words: tuple[Word, ...]) -> list[Box]:
    """Boxes in points of reading space, from top to bottom. Rulings, dust and pictures are left out."""
    mask, k = _unread(ink, words), ink.k
    found = [_box(part, k) for part in _parts(mask, round(4 / k), round(14 / k)) if _like_print(part, mask, k)]
    return found if len(found) <= MOST or _of_one_height(found, words) else []


def _of_one_height(found: list[Box], words: tuple[Word, ...]) -> bool:
    """Whether regions are as high as one another and as the words that were read: print, however many they are."""
    usual = median([w.box.height for w in words if w.box is not None] or [0.0])
    heights = [box.height - 2 * _AROUND for box in found]
    middle = median(heights)
    alike = sum(abs(height - middle) < _ALIKE * middle for height in heights)
    return len(found) <= _COLUMNS and alike >= _SHARE * len(found) and 0.5 * usual < middle < 1.5 * usual


def blots(ink: Ink, words: tuple[Word, ...]) -> list[Box]:
    """Boxes in points of reading space of all ink that holds together and is no word, whatever its shape."""
    return [_box(part, ink.k) for part in _parts(_unread(ink, words), round(4 / ink.k), round(14 / ink.k))]


def _unread(ink: Ink, words: tuple[Word, ...]) -> NDArray[np.bool_]:
    """The ink that is neither word nor ruling."""
    mask, k = ink.mask.copy(), ink.k
    for word in words:
        if word.box is None:
            continue
        grow = 0.25 * word.box.height + 1
        mask[
            max(int((word.box.top - grow) / k), 0) : int((word.box.bottom + grow) / k) + 2,
            max(int((word.box.left - grow) / k), 0) : int((word.box.right + grow) / k) + 2,
        ] = False
    return mask


Part = tuple[int, int, int, int]


def strokes(ink: NDArray[np.bool_], length: int, *, gaps: int = 1, around: bool = False) -> NDArray[np.bool_]:
    """The ink of straight strokes along rows and columns, of ``length`` pixels or more of which ``gaps`` may be
    missing; a stroke may waver by a row to one side, with ``around`` to both."""
    marks = np.zeros_like(ink)
    for field, out in ((ink, marks), (ink.T, marks.T)):
        thick = field.copy()
        thick[:-1] |= field[1:]
        if around:
            thick[1:] |= field[:-1]
        if thick.shape[1] <= length:
            continue
        total = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
        ys, xs = np.nonzero(total[:, length:] - total[:, :-length] >= length - gaps)
        run = np.zeros_like(thick)
        for shift in range(length):
            run[ys, xs + shift] = True
        run[1:] |= run[:-1]
        if around:
            run[:-1] |= run[1:]
        out |= run & field
    return marks


def _parts(ink: NDArray[np.bool_], down: int, across: int) -> list[Part]:
    """Ink cut apart at empty rows (``down`` of them) and empty columns (``across``), again until it holds together."""
    done: list[Part] = []
    todo: list[tuple[Part, bool, bool]] = [((0, 0, ink.shape[0], ink.shape[1]), True, False)]
    while todo:
        (top, left, bottom, right), by_rows, settled = todo.pop()
        part = ink[top:bottom, left:right]
        runs = _runs(_profile(part, by_rows), down if by_rows else across)
        if len(runs) == 1 and settled:
            a, b = runs[0]
            other = _runs(_profile(part, not by_rows), 10**6)
            c, d = other[0]
            done.append((top + a, left + c, top + b, left + d) if by_rows else (top + c, left + a, top + d, left + b))
            continue
        for a, b in runs:
            piece = (top + a, left, top + b, right) if by_rows else (top, left + a, bottom, left + b)
            todo.append((piece, not by_rows, len(runs) == 1))
    return sorted(done)


def _profile(ink: NDArray[np.bool_], by_rows: bool) -> NDArray[np.bool_]:
    profile: NDArray[np.bool_] = np.any(ink, axis=1 if by_rows else 0)
    return profile


def _runs(profile: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Where a profile is set, as half-open ranges; breaks shorter than ``gap`` do not part them."""
    set_at = np.nonzero(profile)[0]
    if not len(set_at):
        return []
    cuts = np.nonzero(np.diff(set_at) > max(gap, 1))[0]
    starts = [set_at[0], *set_at[cuts + 1]]
    ends = [*set_at[cuts], set_at[-1]]
    return [(int(a), int(b) + 1) for a, b in zip(starts, ends, strict=True)]


def _like_print(part: Part, ink: NDArray[np.bool_], k: float) -> bool:
    """Whether a patch of ink may be letters or digits: high and wide enough, neither a stroke nor a solid area."""
    top, left, bottom, right = part
    height, width = (bottom - top) * k, (right - left) * k
    if height < 4 or width < 1.5 or height > 120 or width * height < 10:
        return False
    fill = float(ink[top:bottom, left:right].mean())
    return 0.06 <= fill <= 0.8 and (height <= 40 or width > height)


def _box(part: Part, k: float) -> Box:
    top, left, bottom, right = part
    return Box(left * k - _AROUND, top * k - _AROUND, right * k + _AROUND, bottom * k + _AROUND)
