"""A picture comes in; its printed checkboxes go out as words ☐ and ☒, with the picture free of them.

An engine reads a box as D, [], & or nothing, and glues it to its label. A box is a hollow upright square of the size
of a letter whose four sides are ink; what else is ink inside it is its cross.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word

LEAST, MOST = 5.5, 16.0
"""Sides of a box in points."""
LEAST_CROSSED = 6.5
"""A crossed one as small as the x-height of print cannot be told from a letter (a, e, s in bold), unless the page
has empty ones of its size."""
_LOOK = 150.0
_DARK = 175
"""A thin side, half as wide as a point of the look, is that dark."""


class _Frame(NamedTuple):
    """What the sides of a box must be: ``share`` of each is ink (letters with round corners, D, O, 0, have less), so
    many ``ends`` of the eight are whole, and level ones have no ``gap`` of more points of the look."""

    share: float
    ends: int
    gap: int


_SHARP = _Frame(0.85, 7, 1)
_WORN = _Frame(0.5, 5, 3)
"""Only where boxes of the same size stand in line: the half of a frame says nothing by itself."""
_ASKEW = 3.0
"""Points that boxes below or beside one another are out of line at most."""
_CROSSED = (0.05, 0.75)
"""Shares of ink in the middle: less is an empty box, more a filled square."""
_THICK = 0.12
"""So much of the middle may be the ink of thick sides, where the very middle is white."""
_SMALL, _GAP, _CLOSE = 7.5, 2.4, 1.2
"""Beside a box smaller than the first, in points, no ink stands nearer than the second; beside others, the third."""
_MANY = 200
"""More squares on a page are a drawing or a pattern."""


def taken_out(image: PageImage) -> tuple[PageImage, tuple[Word, ...]]:
    """The picture without its checkboxes, and these as words with their boxes in reading space, from the top."""
    factor = max(round(image.dpi / _LOOK), 1)
    found = _squares(_shrunk(image.pixels, factor) < _DARK, 72 / image.dpi * factor)
    if not found or len(found) > _MANY:
        return image, ()
    pixels = image.pixels.copy()
    words = []
    for top, left, bottom, right, crossed in found:
        grow = factor + 1
        pixels[
            max(top * factor - grow, 0) : bottom * factor + grow, max(left * factor - grow, 0) : right * factor + grow
        ] = 255
        box = image.to_points(left * factor, top * factor, right * factor, bottom * factor)
        words.append(Word("☒" if crossed else "☐", box, 0.95, size=_type_size(box)))
    return replace(image, pixels=pixels), tuple(words)


def _type_size(box: Box) -> float:
    """A box stands a little higher than a capital."""
    return box.height / 0.8


def _shrunk(pixels: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    from PIL import Image

    return np.asarray(Image.fromarray(pixels).reduce(factor)) if factor > 1 else pixels


_Square = tuple[int, int, int, int, bool]


def _squares(ink: NDArray[np.bool_], k: float) -> list[_Square]:
    """Hollow squares as (top, left, bottom, right, crossed); ``k`` is the size of a point of ``ink`` in PDF points."""
    found = _found(ink, k, _SHARP)
    empty = [(b - t, r - le) for t, le, b, r, crossed in found if not crossed]
    found = [f for f in found if not f[4] or (f[3] - f[1]) * k >= LEAST_CROSSED or _like(f, empty)]
    if 0 < len(found) <= _MANY:
        off = round(_ASKEW / k)
        tops, lefts = ({f[side] + d for f in found for d in range(-off, off + 1)} for side in (0, 1))
        worn = _found(ink, k, _WORN, (lefts, tops))
        found += [f for f in worn if not any(_same(f, other) for other in found) and _in_line(f, found, k)]
    return sorted(found)


def _in_line(square: _Square, found: list[_Square], k: float) -> bool:
    """Whether a square is one of the boxes that were found, below or beside it and as large."""
    alike = [f for f in found if _like(square, [(f[2] - f[0], f[3] - f[1])])]
    return any(min(abs(f[0] - square[0]), abs(f[1] - square[1])) * k <= _ASKEW for f in alike)


def _broken(ink: NDArray[np.bool_], most: int) -> NDArray[np.bool_]:
    """``ink`` with the breaks of level strokes mended that are no longer than ``most`` points."""
    mended = ink.copy()
    for wide in range(1, most + 1):
        for at in range(1, wide + 1):
            # the point lies ``at`` behind ink and ``wide + 1 - at`` before it
            other = wide + 1 - at
            mended[:, at:-other] |= ink[:, : -at - other] & ink[:, at + other :]
    return mended


def _found(
    ink: NDArray[np.bool_], k: float, frame: _Frame, places: tuple[set[int], set[int]] | None = None
) -> list[_Square]:
    """The squares within such a ``frame``; ``places`` tells the left or upper sides that count."""
    runs = _runs(_broken(ink, frame.gap), int(LEAST / k), int(MOST / k) + 1)
    found: list[_Square] = []
    for left, ends in sorted(runs.items()):
        for right, rows in sorted(ends.items()):
            near = sorted({y for x in (left - 1, left, left + 1) for r in (right - 1, right, right + 1)
                           for y in runs.get(x, {}).get(r, ())})  # fmt: skip
            for top in rows:
                if places is not None and left not in places[0] and top not in places[1]:
                    continue
                square = _closed(ink, top, left, right, near, k, frame)
                if square is not None and not any(_same(square, other) for other in found):
                    found.append(square)
    return found


def _like(square: _Square, empty: list[tuple[int, int]]) -> bool:
    """Whether a square is as large as an empty box of the page."""
    height, width = square[2] - square[0], square[3] - square[1]
    return any(abs(height - h) <= 1 and abs(width - w) <= 1 for h, w in empty)


def _runs(mended: NDArray[np.bool_], least: int, most: int) -> dict[int, dict[int, list[int]]]:
    """Level strokes of ``least`` to ``most`` points, as rows by left and right end."""
    wide = mended.shape[1] + 1
    edges = np.diff(np.pad(mended, ((0, 0), (1, 1))).astype(np.int8), axis=1).ravel()
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    lengths = ends - begins
    found: dict[int, dict[int, list[int]]] = {}
    for at in np.flatnonzero((lengths >= least) & (lengths <= most)).tolist():
        y, left = divmod(int(begins[at]), wide)
        right = left + int(lengths[at])
        found.setdefault(left, {}).setdefault(right, []).append(y)
    return found


def _closed(
    ink: NDArray[np.bool_], top: int, left: int, right: int, rows: list[int], k: float, frame: _Frame
) -> _Square | None:
    """The square with ``top`` as its upper side, or None where the other sides are missing."""
    width = right - left
    for bottom in rows:
        height = bottom + 1 - top
        if not 0.8 * width <= height <= 1.25 * width:
            continue
        part = ink[top : bottom + 1, left:right]
        if not _framed(part, frame):
            continue
        beyond = _beyond(ink, top, left, bottom, right, k)
        if beyond > 1:
            return None
        inside = part[_inset(width) : -_inset(width), _inset(width) : -_inset(width)]
        share = float(inside.mean()) if inside.size else 1.0
        thick = share <= _THICK and not _middle(inside).any()
        if share <= _CROSSED[0] or thick:
            return (top, left, bottom + 1, right, False) if not beyond else None
        if share > _CROSSED[1] or not _open(inside) or _solid(inside):
            return None
        return top, left, bottom + 1, right, True
    return None


def _inset(width: int) -> int:
    return max(round(0.16 * width), 2)


def _framed(part: NDArray[np.bool_], frame: _Frame) -> bool:
    """Whether the outermost points of all sides are such a frame, and the corners with them: letters are round
    there."""
    wide: list[NDArray[np.bool_]] = [
        np.any(part[:2], axis=0),
        np.any(part[-2:], axis=0),
        np.any(part[:, :2], axis=1),
        np.any(part[:, -2:], axis=1),
    ]
    ends = [float(side[e].all()) for side in wide for e in (slice(0, 2), slice(-2, None))]
    corners = [part[y, x] for y in (slice(0, 2), slice(-2, None)) for x in (slice(0, 2), slice(-2, None))]
    square = sum(float(c.mean()) >= 0.5 for c in corners) >= 3  # the bowl of a g has two round ones
    return square and min(float(side.mean()) for side in wide) >= frame.share and sum(ends) >= frame.ends


def _open(inside: NDArray[np.bool_]) -> bool:
    """Whether the middles of the sides are white within the frame, as beside a cross or a tick, not beside a letter."""
    height, width = inside.shape
    deep = max(round(0.2 * min(height, width)), 1)
    rows, columns = (
        slice(round(0.4 * height), round(0.6 * height) + 1),
        slice(round(0.4 * width), round(0.6 * width) + 1),
    )
    middles = (inside[:deep, columns], inside[-deep:, columns], inside[rows, :deep], inside[rows, -deep:])
    return sum(float(m.mean()) < 0.3 for m in middles) >= 3


def _solid(inside: NDArray[np.bool_]) -> bool:
    """Whether the ink is one filled block, as in the corner marks of a QR code, and no stroke."""
    rows, columns = np.nonzero(inside.any(axis=1))[0], np.nonzero(inside.any(axis=0))[0]
    return float(inside[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean()) > 0.85


def _middle(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The middle of what is inside a frame, which every cross and tick goes through."""
    height, width = inside.shape
    return inside[round(0.3 * height) : round(0.7 * height) + 1, round(0.3 * width) : round(0.7 * width) + 1]


def _beyond(ink: NDArray[np.bool_], top: int, left: int, bottom: int, right: int, k: float) -> int:
    """How many sides go on beyond their corners, as the lines of a grid and the stem of a g do; the stroke of a cross
    may leave its box once. As many as there are sides where other ink stands close by."""
    reach = max(round(2.0 / k), 2)
    height, width = ink.shape
    # A letter has its neighbours close by; the bowl of a g or o is no larger than _SMALL.
    clear = max(round((_GAP if (right - left) * k < _SMALL else _CLOSE) / k), 2)
    middle = slice(top + round(0.2 * (bottom - top)), bottom + 1 - round(0.2 * (bottom - top)))
    if ink[middle, max(left - clear, 0) : max(left - 1, 0)].any() or ink[middle, right + 1 : right + clear].any():
        return 4
    beyond = 0
    for y in (top, bottom):
        beyond += left - reach >= 0 and bool(ink[max(y - 1, 0) : y + 2, left - reach : left - 1].any(axis=0).all())
        beyond += right + reach < width and bool(
            ink[max(y - 1, 0) : y + 2, right + 1 : right + reach].any(axis=0).all()
        )
    for x in (left, right - 1):
        beyond += top - reach >= 0 and bool(ink[top - reach : top - 1, max(x - 1, 0) : x + 2].any(axis=1).all())
        beyond += bottom + reach < height and bool(
            ink[bottom + 2 : bottom + reach + 1, max(x - 1, 0) : x + 2].any(axis=1).all()
        )
    return beyond


def _same(one: _Square, other: _Square) -> bool:
    return abs(one[0] - other[0]) <= 3 and abs(one[1] - other[1]) <= 3
