"""Small dark rectangles of a PDF page go in; the dotted and dashed lines that they draw come out as rulings.

Word processors and browsers print a dotted border as a rectangle for every dot, so that no single one is a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling

LARGEST = 4.0  # points: the longer side of a dot or a dash
_APART = 4.0  # points between two of them
_LEAST = 8  # dots that make a line
_MOST = 20_000  # dots; a page with more is a picture


def is_dot(box: Box) -> bool:
    """Whether a rectangle can be the dot or the dash of a line."""
    return max(box.width, box.height) <= LARGEST and min(box.width, box.height) <= LARGEST / 2


def dotted(dots: Sequence[Box]) -> list[Ruling]:
    """The lines that ``dots`` draw, level ones first; a dot may be part of one of each."""
    if not _LEAST <= len(dots) <= _MOST:
        return []
    upright = [Box(b.top, b.left, b.bottom, b.right) for b in dots]
    return [
        *(Ruling(box, False) for box in _lines(dots)),
        *(Ruling(Box(b.top, b.left, b.bottom, b.right), True) for b in _lines(upright)),
    ]


def _lines(dots: Sequence[Box]) -> Iterator[Box]:
    rows: dict[int, list[Box]] = {}
    for box in dots:
        rows.setdefault(round(box.top + box.bottom), []).append(box)
    for row in rows.values():
        run: list[Box] = []
        for box in sorted(row):
            if run and box.left - run[-1].right > _APART:
                if len(run) >= _LEAST:
                    yield union(run)
                run = []
            run.append(box)
        if len(run) >= _LEAST:
            yield union(run)
