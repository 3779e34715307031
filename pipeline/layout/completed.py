"""A grid and the words in it go in; the grid comes out with the rulings that its words tell and nobody saw.

A scan loses thin lines. Where a ruling between two columns is gone, a gap runs through all rows with a label on either
side of it in the head; where the one below the head is gone, the labels of a Beratungsfolge stand over the first step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.german import bodies
from pipeline.german.heads import column, is_course
from pipeline.layout.grid import Grid, GridCell
from pipeline.layout.heads import head_kind, is_spanning
from pipeline.layout.pieces import DATE
from pipeline.layout.runs import Run, rows, runs
from pipeline.layout.states import is_cross, is_dash, is_figure
from pipeline.model.geometry import Box
from pipeline.model.page import Word

_GAP = 0.45  # type sizes of white between two columns at least: more than a blank, less than two margins of cells
_CROSSED = 0.15  # of the cells with words may run through a gap between columns
_MOST = 4  # lines of a head
_CELLS = 400  # of a grid that is looked at
_WIDE = 2.0  # heights of print between two labels that are one label at other places
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
_DIVIDED = re.compile(r"(?<=\w)- (?=[a-zäöü])")

Sides = tuple[list[Word], list[Word]]
"""The words of a cell on the left and on the right of a gap."""


def completed(grid: Grid, words: Sequence[Word]) -> Grid:
    """``grid`` with the rulings between its columns and below its head that its words tell."""
    if len(grid.cells) > _CELLS:
        return grid
    box = grid.box
    own = [w for w in words if w.box is not None and _holds(box, w.box)]
    at = 0
    while at < len(grid.xs) - 1:
        x = _between_columns(grid, at, own)
        if x is None:
            at += 1
        else:
            grid = _with_column(grid, at, x, own)
    for row in range(min(3, len(grid.ys) - 1)):
        y = _below_head(grid, row, own)
        if y is not None:
            return _with_row(grid, row, y)
    return grid


def _holds(box: Box, word: Box) -> bool:
    x, y = word.middle
    return box.left <= x < box.right and box.top <= y < box.bottom


def _inside(box: Box, words: Sequence[Word]) -> list[Word]:
    return [w for w in words if w.box is not None and _holds(box, w.box)]


def _text(words: Sequence[Word]) -> str:
    """The words of a cell line by line, divided ones joined."""
    return _DIVIDED.sub("", " ".join(run.text for row in rows(runs(words)) for run in row))


def _between_columns(grid: Grid, at: int, words: Sequence[Word]) -> float | None:
    """Where a column of ``grid`` is two, with a gap through its rows: a known label on either side of it in the head,
    or days or figures alone on one side below it."""
    cells = [c for c in grid.cells if c.column == at and c.column_span == 1]
    held = [own for c in cells if (own := _inside(c.box, words))]
    if len(held) < 2:
        return None
    for x in _gaps(held):
        sides = [_sides(own, x) for own in held]
        both = [side for side in sides if side is not None and all(side)]
        crossed = sum(side is None for side in sides)
        if len(both) < 2 or 2 * len(both) < len(held) or crossed > _CROSSED * len(held) or sides[0] is None:
            continue
        if _are_columns(sides[0], both) or (sides[0] != both[0] and _are_columns(both[0], both)):
            return x
    return None


def _are_columns(head: Sides, both: Sequence[Sides]) -> bool:
    """Whether what stands on both sides of a gap is that of two columns: labels in their ``head``, under which days or
    figures alone stand on one side; the same kind of entries on both sides, or bodies beside their days."""
    first = [_first_line(side) for side in head]
    known = [head_kind(text) is not None or is_spanning(text) for text in first]
    if all(known) and (not head_kind(" ".join(first)) or _width(head) > _WIDE):
        return True
    below = [side for side in both if side is not head]
    if len(below) > 1 and any(known) and all(first) and not any(map(_is_entry, head)):
        return any(all(_is_entry(side[n]) for side in below) for n in (0, 1))
    kinds = [tuple(map(_kind, side)) for side in both]
    if all(pair[0] == pair[1] for pair in kinds):
        return sum(pair[0] in ("body", "day") for pair in kinds) > 1
    return all(kind == "body" and _DAY.search(_text(side[1])) for (kind, _), side in zip(kinds, both, strict=True))


def _kind(words: Sequence[Word]) -> str:
    """What the first line of an entry is: a day, a figure, a body, or something else."""
    text = _first_line(words)
    if DATE.match(text):
        return "day"
    return "figure" if is_figure(text) else "body" if bodies.is_body(_text(words)) or bodies.is_body(text) else ""


def _first_line(words: Sequence[Word]) -> str:
    printed = rows(runs(words))
    return " ".join(run.text for run in printed[0]) if printed else ""


def _width(side: Sides) -> float:
    """The white between what stands on both sides of a gap, in heights of its print."""
    boxes = [[w.box for w in words if w.box is not None] for words in side]
    if not all(boxes):
        return 0.0
    return (min(b.left for b in boxes[1]) - max(b.right for b in boxes[0])) / max(b.height for b in boxes[0])


def _gaps(held: Sequence[Sequence[Word]]) -> Iterator[float]:
    """Places in the gaps of the cells' lines, the widest first: the middle of each, and of what other cells leave."""
    found: list[tuple[float, float]] = []
    for words in held[:_MOST]:
        for row in rows(runs(words)):
            line = sorted((w.box for run in row for w in run.words if w.box is not None), key=lambda b: b.left)
            size = max((b.height for b in line), default=10.0)
            found += [
                (b.left - a.right, (a.right + b.left) / 2) for a, b in pairwise(line) if b.left - a.right > _GAP * size
            ]
    rights = [max(w.box.right for w in words if w.box is not None) for words in held]
    for width, x in sorted(found, reverse=True)[:12]:
        nearest = max((r for r in rights if x - width / 2 < r < x + width / 2), default=None)
        yield x
        if nearest is not None:
            yield (nearest + x + width / 2) / 2


def _sides(words: Sequence[Word], x: float) -> Sides | None:
    """The words on both sides of ``x``; None where one lies on it or the gap around it is none between columns."""
    left = [w for w in words if w.box is not None and w.box.right <= x]
    right = [w for w in words if w.box is not None and w.box.left >= x]
    if len(left) + len(right) < len(words):
        return None
    if left and right:
        gap = min(w.box.left for w in right if w.box) - max(w.box.right for w in left if w.box)
        if gap < _GAP * max(w.box.height for w in words if w.box):
            return None
    return left, right


def _is_entry(words: Sequence[Word]) -> bool:
    text = _text(words)
    return bool(DATE.match(text)) or is_figure(text) or is_cross(text) or is_dash(text)


def _with_column(grid: Grid, at: int, x: float, words: Sequence[Word]) -> Grid:
    """``grid`` with a ruling at ``x`` through column ``at``; a cell whose words lie on it goes over both parts."""
    cells = []
    for c in grid.cells:
        if c.column > at:
            cells.append(GridCell(c.row, c.column + 1, c.row_span, c.column_span, c.box))
        elif c.column + c.column_span <= at:
            cells.append(c)
        elif c.column_span > 1 or _sides(_inside(c.box, words), x) is None:
            cells.append(GridCell(c.row, c.column, c.row_span, c.column_span + 1, c.box))
        else:
            cells.append(GridCell(c.row, at, c.row_span, 1, c.box._replace(right=x)))
            cells.append(GridCell(c.row, at + 1, c.row_span, 1, c.box._replace(left=x)))
    return Grid(_sorted(cells), (*grid.xs[: at + 1], x, *grid.xs[at + 1 :]), grid.ys)


def _below_head(grid: Grid, row: int, words: Sequence[Word]) -> float | None:
    """Where a row of ``grid`` is the last one of a head and the first step below it: over a height the cells hold
    labels of a Beratungsfolge and nothing else, below it stands a day or a body."""
    cells = [c for c in grid.cells if c.row + c.row_span - 1 == row]
    if len(cells) < 2 or len(cells) < sum(c.row <= row < c.row + c.row_span for c in grid.cells):
        return None
    if any(_are_labelled([c for c in grid.cells if c.row == n], words) for n in range(row + 1, len(grid.ys) - 1)):
        return None  # a card, whose rows have each their labels over their values
    held = [_inside(c.box, words) for c in cells]
    lines: list[list[Run]] = rows(runs([w for own in held for w in own]))
    best: tuple[float, float] | None = None
    for many in range(1, min(_MOST, len(lines) - 1) + 1):
        bottom = max(r.box.bottom for line in lines[:many] for r in line)
        top = min(r.box.top for line in lines[many:] for r in line)
        y = (bottom + top) / 2
        upper = [[w for w in own if w.box is not None and w.box.middle[1] < y] for own in held]
        lower = [[w for w in own if w.box is not None and w.box.middle[1] >= y] for own in held]
        if top < bottom - 2 or not _are_heads(upper) or not _is_step(lower):
            continue
        if best is None or top - bottom > best[0] + 0.5:
            best = (top - bottom, y)
    return best[1] if best else None


def _are_labelled(cells: Sequence[GridCell], words: Sequence[Word]) -> bool:
    """Whether several cells of a row begin with labels of a Beratungsfolge or of votes."""
    first = [printed[0] for c in cells if (printed := rows(runs(_inside(c.box, words))))]
    named = [hit[0] for line in first if (hit := column(" ".join(run.text for run in line))) is not None]
    return is_course(named)


def _are_heads(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether all cells with words are labels of a Beratungsfolge, one at most that nobody knows."""
    texts = [_text(own) for own in cells if own]
    named = [hit[0] for text in texts if (hit := column(text)) is not None]
    known = sum(head_kind(text) is not None or is_spanning(text) for text in texts)
    told = is_course(named) and ("body" in named or len(named) > 2)  # "Datum | Status" are labels of a form too
    return told and known >= len(texts) - (len(texts) > 3)


def _is_step(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether a day stands in one of the cells, or a body stands in one and something else than labels beside it."""
    texts = [_text(own) for own in cells if own]
    if any(_DAY.search(text) for text in texts):
        return True
    labels = sum(head_kind(text) is not None for text in texts)
    return labels < 2 <= len(texts) and any(map(bodies.is_body, texts))


def _with_row(grid: Grid, row: int, y: float) -> Grid:
    """``grid`` with a ruling at ``y`` through a row: cells that end with it are parted there."""
    cells = []
    for c in grid.cells:
        if c.row > row:
            cells.append(GridCell(c.row + 1, c.column, c.row_span, c.column_span, c.box))
        elif c.row + c.row_span - 1 < row:
            cells.append(c)
        else:
            cells.append(GridCell(c.row, c.column, c.row_span, c.column_span, c.box._replace(bottom=y)))
            cells.append(GridCell(row + 1, c.column, 1, c.column_span, c.box._replace(top=y)))
    return Grid(_sorted(cells), grid.xs, (*grid.ys[: row + 1], y, *grid.ys[row + 1 :]))


def _sorted(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    return tuple(sorted(cells, key=lambda c: (c.row, c.column)))
