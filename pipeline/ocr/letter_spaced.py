"""The words of a page set in one pitch go in; they come out with what is letter-spaced on it read as it was typed.

A typewriter sets off a heading or a name by a blank behind each letter. An engine takes the letters for those of one
word, hardly reads them, or passes over them. The letters moved together give a word that it reads well; what was typed
are the letters with their blanks, as a text that was born digital has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, contains, overlap_x, overlap_y, union
from pipeline.model.page import PageImage, Word
from pipeline.ocr import leftover, pieces, typed
from pipeline.ocr.typed import Ink

if TYPE_CHECKING:
    from pipeline.ocr import Engine

_LEAST = 3  # letters
_WIDE = 1.55  # steps for each letter of a word that may be letter-spaced
_FAR = 4.5  # steps from a letter to the next of another word at most
_LETTER = 1.15  # steps of width of a letter's ink at most
_SPECK = 0.52  # steps of a speck between two letters
_NEAR = 0.3  # steps by which a letter may stand beside its place
_MOST = 24  # lines of a page that are looked at
_SPACED = 0.6  # share of the letters of a line that have one blank between them
_RULE = 2.2  # steps: a longer run of ink is a line under the letters
_SURE = 0.4  # confidence of the letters moved together


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters with blanks between them: the box of the ink of each, and how many cells each stands behind the first
    when every blank between two letters of a word is taken out."""

    boxes: tuple[Box, ...]
    cells: tuple[int, ...]


def parted(words: tuple[Word, ...], image: PageImage, step: float, engine: Engine, languages: str) -> tuple[Word, ...]:
    """``words`` (points of ``image``) with the letter-spaced ones as single letters; ``step`` is the page's pitch."""
    ink = typed.ink_of(image)
    lines = _lines(words, image, step)
    found = [stretch for line in lines[:_MOST] for stretch in _stretches(ink, line, step)]
    found = [s for s in found if not _is_read(s, words)]
    pictures = [_closed(s, image, step) for s in found]
    readings = engine.many(pictures, languages=languages, mode="line") if pictures else []
    for stretch, picture, reading in zip(found, pictures, readings, strict=True):
        letters = _letters(stretch, reading.words, picture, step)
        if letters:
            box = union(stretch.boxes)
            words = (*(w for w in words if w.box is None or not contains(box, *w.box.middle)), *letters)
    return words


def _lines(words: Sequence[Word], image: PageImage, step: float) -> list[Box]:
    """Where letters may be set apart: words that are too wide for their letters, letters alone, and print not read."""
    likely = [
        w.box
        for w in words
        if w.box is not None
        and 0.5 * step < w.box.height < 3 * step
        and (w.box.width > _WIDE * step * len(w.text) if len(w.text) >= _LEAST else len(w.text) == 1)
    ]
    likely += [b for b in leftover.regions(leftover.ink_of(image), tuple(words)) if step < b.height < 4 * step]
    lines: list[Box] = []
    for box in sorted(likely, key=lambda b: b.left):
        at = next((i for i, line in enumerate(lines) if _follows(line, box, step)), None)
        if at is None:
            lines.append(box)
        else:
            lines[at] = union([lines[at], box])
    return [line for line in lines if line.width > 2 * _LEAST * step]


def _follows(line: Box, box: Box, step: float) -> bool:
    level = overlap_y(line, box) > 0.6 * min(line.height, box.height)
    return level and overlap_x(line, box) > -_FAR * step and union([line, box]).height < 4 * step


def _stretches(ink: Ink, line: Box, step: float) -> Iterator[Stretch]:
    """The stretches of a line in which each letter has white cells beside it."""
    parts = _parts(ink, line, step)
    row: list[Box] = []
    for box in [*parts, None]:
        gap = (box.middle[0] - row[-1].middle[0]) / step if box is not None and row else 0.0
        if box is not None and row and gap < 2 - _NEAR and _is_speck(box, step):
            continue
        if box is not None and (not row or 2 - _NEAR <= gap <= _FAR) and box.width <= _LETTER * step:
            row.append(box)
            continue
        # A letter with another right behind it begins a word set as usual.
        if box is not None and row and gap < 2 - _NEAR:
            row.pop()
        yield from _stretch(row, step)
        row = [box] if box is not None and box.width <= _LETTER * step and gap > _FAR else []


def _is_speck(box: Box, step: float) -> bool:
    return max(box.width, box.height) < _SPECK * step


def _stretch(row: Sequence[Box], step: float) -> Iterator[Stretch]:
    steps = [(b.middle[0] - a.middle[0]) / step for a, b in pairwise(row)]
    single = [abs(s - 2) <= _NEAR for s in steps]
    if len(row) < _LEAST or sum(single) < _SPACED * len(single):
        return
    cells = [0]
    for s in steps:
        cells.append(cells[-1] + (1 if s < 2.5 else 2))
    yield Stretch(tuple(row), tuple(cells))


def _parts(ink: Ink, line: Box, step: float) -> list[Box]:
    """The ink of a line parted at white columns, from the left."""
    left, top = max(round(line.left / ink.k), 0), max(round(line.top / ink.k), 0)
    part = _without_lines(ink.part(*line), round(_RULE * step / ink.k))
    columns = np.flatnonzero(part.any(axis=0))
    if not len(columns):
        return []
    cuts = np.flatnonzero(np.diff(columns) > max(0.2 * step / ink.k, 1))
    starts, ends = [columns[0], *columns[cuts + 1]], [*columns[cuts] + 1, columns[-1] + 1]
    found = []
    for a, b in zip(starts, ends, strict=True):
        rows = np.flatnonzero(part[:, a:b].any(axis=1))
        found.append(Box((left + a) * ink.k, (top + rows[0]) * ink.k, (left + b) * ink.k, (top + rows[-1] + 1) * ink.k))
    return [b for b in found if b.width > 0.12 * step or b.height > 0.3 * step]


def _without_lines(part: NDArray[np.bool_], long: int) -> NDArray[np.bool_]:
    """The ink of a line without what underlines it: rows dark for longer than any letter is wide."""
    if part.shape[1] < long:
        return part
    total = np.pad(np.cumsum(part, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    ruled: NDArray[np.bool_] = np.any(total[:, long:] - total[:, :-long] >= long - 1, axis=1)
    ruled[1:] |= ruled[:-1]
    ruled[:-1] |= ruled[1:]
    return part & ~ruled[:, None]


def _is_read(stretch: Stretch, words: Sequence[Word]) -> bool:
    """Whether each letter was surely read alone."""
    alone = [w.box for w in words if w.box is not None and len(w.text) == 1 and w.confidence >= 0.8]
    return all(any(contains(box, *other.middle) for other in alone) for box in stretch.boxes)


def _closed(stretch: Stretch, image: PageImage, step: float) -> PageImage:
    """The letters moved together, as a line of their own."""
    k = image.dpi / 72
    cell = max(round(step * k), 4)
    top = min(b.top for b in stretch.boxes) - 0.2 * step
    bottom = max(b.bottom for b in stretch.boxes) + 0.2 * step
    high = round((bottom - top) * k)
    sheet = np.full((high, cell * (stretch.cells[-1] + 1)), 255, dtype=np.uint8)
    for box, n in zip(stretch.boxes, stretch.cells, strict=True):
        wide = min(max(round((box.width + 2 / k) * k), 1), cell)
        x, y = max(round(box.middle[0] * k - wide / 2), 0), max(round(box.top * k) - 2, 0)
        own = image.pixels[y : max(round(box.bottom * k) + 2, y), x : x + wide]
        left, down = n * cell + (cell - own.shape[1]) // 2, max(y - round(top * k), 0)
        own = own[: max(high - down, 0)]
        sheet[down : down + own.shape[0], left : left + own.shape[1]] = own
    return pieces.framed(sheet, image.dpi, 0.0, 0.0, margin=max(round(7 * k), 10))


def _letters(stretch: Stretch, read: Sequence[Word], picture: PageImage, step: float) -> list[Word]:
    """The letters as they were read moved together; none where they are not as many as were typed."""
    found: dict[int, Word] = {}
    for word in sorted((w for w in read if w.box is not None), key=lambda w: w.box.left if w.box else 0.0):
        assert word.box is not None
        box = picture.frame.box(word.box)
        first = round((box.left + 0.2 * step) / step - 0.35)
        places = [n for n in stretch.cells if first <= n < first + len(word.text)]
        if len(places) != len(word.text):
            return []
        for n, sign in zip(places, word.text, strict=True):
            at = stretch.cells.index(n)
            found[at] = Word(sign, stretch.boxes[at], word.confidence)
    sure = sum(w.confidence for w in found.values()) >= _SURE * len(found)
    return _with_points(found) if len(found) == len(stretch.cells) and sure else []


def _with_points(found: dict[int, Word]) -> list[Word]:
    """The letters in their order, a point with the letter before it: alone it would be a speck."""
    result: list[Word] = []
    for at in sorted(found):
        word = found[at]
        if word.text in ".," and result and result[-1].box is not None and word.box is not None:
            before = result[-1]
            box = union([before.box, word.box]) if before.box is not None else word.box
            result[-1] = Word(before.text + word.text, box, min(before.confidence, word.confidence))
        else:
            result.append(word)
    return result
