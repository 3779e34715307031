"""A page picture or the strokes of a PDF page go in; straight printed lines in points come out, pieces joined.

In a picture a ruling is a run of dark pixels at least 15 points long and at most 4 points thick. Pixels are first taken
together by eights along the run, which bears gaps of a pixel, a slight drift, and makes the search cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import IDENTITY, Box, Frame
from pipeline.model.page import PageImage, Ruling

DARK = 150  # a pixel below this is ink; the picture's paper is near 255
_SOFT = 205  # paper is lighter
_PAIR = 188  # the mean of two pixels that are one line's ink is darker
_AROUND = 3  # pixels from a thin line to the paper on both sides of it
_THICK = 4.0  # points
_SHORT = 15.0  # points
_CLEAR = 2.0  # points from a worn line to the print above and below it
_BREAK, _LONGEST_BREAK = 0.06, 15.0  # of the shorter piece, and in points: a gap in a worn line
_MOST = 6_000  # runs; a page with more is a picture, not a form


def rulings_of(image: PageImage) -> tuple[Ruling, ...]:
    """The rulings of ``image`` in points of reading space, horizontal ones first, each sorted from the top left."""
    block = max(round(image.dpi / 37.5), 4)
    half = image.pixels >> np.uint8(1)
    flat = _pieces(_dark(image.pixels, half), block, image.dpi)
    upright = _pieces(_dark(image.pixels.T, half.T), block, image.dpi)
    k = 72.0 / image.dpi
    found = [Ruling(Box(a * k, t * k, b * k, u * k), False) for a, b, t, u in flat]
    found += [Ruling(Box(t * k, a * k, u * k, b * k), True) for a, b, t, u in upright]
    return joined(found)


def mapped(ruling: Ruling, frame: Frame) -> Ruling:
    """A ruling in the space that ``frame`` leads to; a quarter turn makes a level one upright."""
    if frame == IDENTITY:
        return ruling
    turned = abs(frame.a) < abs(frame.b)
    return Ruling(frame.box(ruling.box), ruling.vertical != turned)


def _dark(pixels: NDArray[np.uint8], half: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where ink is, also where a line of one pixel lies between two rows, as straightening a picture leaves it.

    Two soft pixels over one another with white on both sides are as much ink as one dark one; ``half`` are all pixels
    at half their brightness, so that the sum of two is their mean.
    """
    dark = pixels < DARK
    if len(pixels) < 2 * _AROUND + 2:
        return dark
    pair = half[_AROUND : -_AROUND - 1] + half[_AROUND + 1 : -_AROUND] < _PAIR
    ys, xs = _places(np.greater(pair, dark[_AROUND : -_AROUND - 1], out=pair))  # soft and not dark
    line = (pixels[ys, xs] > _SOFT) & (pixels[ys + 2 * _AROUND + 1, xs] > _SOFT)
    dark[ys[line] + _AROUND, xs[line]] = True
    return dark


def _places(mask: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of what is set, in the order of memory; six times as fast as ``np.nonzero`` of a page."""
    if mask.flags["C_CONTIGUOUS"]:
        rows, columns = np.divmod(np.flatnonzero(mask), mask.shape[1])
    else:
        columns, rows = np.divmod(np.flatnonzero(mask.T), mask.shape[0])
    return rows, columns


def _pieces(dark: NDArray[np.bool_], block: int, dpi: float) -> list[tuple[int, int, int, int]]:
    """Thin dark runs along the second axis as (from, to, across from, across to), in pixels."""
    height, width = dark.shape
    count = width // block
    if count < 2 or height < 2:
        return []
    sums = _sums(dark, count, block)
    enough = block - max(block // 4, 1)
    full = sums >= enough
    full |= _worn(dark, sums, full, block, dpi)
    thick = max(round(_THICK * dpi / 72), 3)
    if height > 2 * thick:
        # What is dark a ruling's thickness above and below too is an area, not a line.
        area = np.zeros_like(full)
        area[thick:-thick] = full[: -2 * thick] & full[2 * thick :]
        full &= ~area
    least = max(int(_SHORT * dpi / 72) // block, 2)
    ys, starts, ends = _runs(full)
    long = ends - starts >= least
    ys, starts, ends = ys[long], starts[long], ends[long]
    if len(ys) > _MOST:
        return []
    return _stacked(list(zip(ys.tolist(), starts.tolist(), ends.tolist(), strict=True)), block, thick)


def _sums(dark: NDArray[np.bool_], count: int, block: int) -> NDArray[np.uint8]:
    """The dark pixels of every block of a row; shape (rows, ``count``)."""
    if dark.flags["C_CONTIGUOUS"]:
        ones = dark[:, : count * block].view(np.uint8)
        sums = ones[:, ::block].copy()
        for column in range(1, block):  # whole columns of blocks: a sum over so short an axis takes ten times as long
            sums += ones[:, column::block]
    else:  # the transposed page: add whole rows of the page, which is the fast way through memory
        sums = dark.T[: count * block].reshape(count, block, dark.shape[0]).sum(axis=1, dtype=np.uint8).T
    return np.asarray(sums)


def _runs(full: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """The runs of set blocks: their rows, their first blocks and the blocks behind their last."""
    padded = np.zeros((full.shape[0], full.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = full
    steps = np.diff(padded, axis=1)
    ys, starts = _places(steps == 1)
    return ys, starts, _places(steps == -1)[1]


def _worn(
    dark: NDArray[np.bool_], sums: NDArray[np.uint8], full: NDArray[np.bool_], block: int, dpi: float
) -> NDArray[np.bool_]:
    """Blocks between those of a long worn line: where it leaves a row for the next, and single broken ones. Above and
    below them there is no ink, as there is around print."""
    height = len(sums)
    clear = max(round(_CLEAR * dpi / 72), 1)
    found = np.zeros_like(full)
    if height <= 2 * clear + 1:
        return found
    enough = block - max(block // 4, 1)
    inner = slice(clear, -clear)
    white = sums == 0
    free = white[: -2 * clear] & white[2 * clear :]
    ys, xs = _places(free & ~full[inner] & (sums[inner] + sums[clear + 1 : height - clear + 1] >= enough))
    ys += clear
    at = xs[:, None] * block + np.arange(block)
    either = (dark[ys[:, None], at] | dark[ys[:, None] + 1, at]).sum(axis=1) >= enough
    found[ys[either], xs[either]] = True
    line = full | found
    found[inner, 1:-1] |= free[:, 1:-1] & line[inner, :-2] & line[inner, 2:]
    ys, starts, ends = _runs(full | found)
    least = 2 * int(_SHORT * dpi / 72) // block
    long = ends - starts >= least
    result = np.zeros_like(full)
    for y, start, end in zip(ys[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True):
        if 2 * np.count_nonzero(full[y, start:end]) >= end - start:
            result[y, start:end] = True
    return result


def _stacked(runs: list[tuple[int, int, int]], block: int, thick: int) -> list[tuple[int, int, int, int]]:
    """Runs on neighbouring pixel rows, taken together to lines; what grows too thick is dropped."""
    open_lines: list[list[int]] = []
    done: list[list[int]] = []
    for y, start, end in runs:
        still: list[list[int]] = []
        for line in open_lines:
            (still if line[3] >= y - 2 else done).append(line)
        open_lines = still
        touched = [line for line in open_lines if line[0] <= end + 1 and line[1] >= start - 1]
        if touched:
            first = touched[0]
            for other in touched[1:]:
                first[0], first[1] = min(first[0], other[0]), max(first[1], other[1])
                first[2], first[3] = min(first[2], other[2]), max(first[3], other[3])
                open_lines.remove(other)
            first[0], first[1] = min(first[0], start), max(first[1], end)
            first[3] = y + 1
        else:
            open_lines.append([start, end, y, y + 1])
    done += open_lines
    return [(a * block, b * block, t, u) for a, b, t, u in done if u - t <= 2 * thick and (b - a) * block > 3 * (u - t)]


def joined(found: Iterable[Ruling], gap: float = 4.0) -> tuple[Ruling, ...]:
    """Rulings with pieces of one line joined across gaps of at most ``gap`` points, and double strokes made one."""
    found = list(found)
    turned = _joined([Box(r.box.top, r.box.left, r.box.bottom, r.box.right) for r in found if r.vertical], gap)
    flat = _bridged(_joined([r.box for r in found if not r.vertical], gap), turned)
    return (
        *(Ruling(b, False) for b in flat),
        *(Ruling(Box(b.top, b.left, b.bottom, b.right), True) for b in turned),
    )


def _joined(boxes: Sequence[Box], gap: float) -> list[Box]:
    merged: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.left)):
        for i in range(len(merged) - 1, max(len(merged) - 40, -1), -1):
            other = merged[i]
            near = abs((other.top + other.bottom) - (box.top + box.bottom)) / 2 <= 2.2
            if near and box.left <= other.right + gap and other.left <= box.right + gap:
                merged[i] = Box(
                    min(other.left, box.left),
                    min(other.top, box.top),
                    max(other.right, box.right),
                    max(other.bottom, box.bottom),
                )
                break
        else:
            merged.append(box)
    return merged if len(merged) == len(boxes) else _joined(merged, gap)


def _bridged(flat: list[Box], turned: Sequence[Box]) -> list[Box]:
    """Level lines with breaks bridged that are short against both pieces, unless an upright line (``turned``: x and y
    changed over) ends a box at the break."""
    pieces = sorted(flat, key=lambda b: b.left)
    for i, left in enumerate(pieces):
        for j in range(i + 1, len(pieces)):
            right = pieces[j]
            wide = right.left - left.right
            short = 0 < wide <= min(_BREAK * min(left.width, right.width), _LONGEST_BREAK)
            level = abs((left.top + left.bottom) - (right.top + right.bottom)) / 2 <= 2.2
            if short and level and not any(_ends_at(v, left) or _ends_at(v, right) for v in turned):
                rest = [*pieces[:i], *pieces[i + 1 : j], *pieces[j + 1 :]]
                top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
                return _bridged([*rest, Box(left.left, top, right.right, bottom)], turned)
    return flat


def _ends_at(upright: Box, line: Box) -> bool:
    """Whether an upright line (x and y changed over) stands at an end of a level one."""
    at_end = min(abs(upright.middle[1] - line.left), abs(upright.middle[1] - line.right)) <= 3.0
    return at_end and upright.left - 3.0 <= line.middle[1] <= upright.right + 3.0
