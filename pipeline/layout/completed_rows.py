"""A grid and the words in it go in; the grid comes out with the rulings between its rows that nobody saw.

What two rows hold in one keeps its distance: the white between them is that above the one and below the other. That
they are two the entries tell: figures below figures or below their heads, days and bodies below days and bodies,
labels below labels at their side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.german import bodies
from pipeline.german.heads import column, is_course
from pipeline.layout.completed_columns import inside
from pipeline.layout.grid import Grid, GridCell
from pipeline.layout.heads import head_kind, is_body_of_row, is_spanning
from pipeline.layout.pieces import BEFORE_REST, DATE
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import is_cross, is_dash, is_figure
from pipeline.model.page import Word

_WHITE = 0.35  # heights of print between two rows at least: more than between the lines of one
_MARGINS = 0.7  # of the white above and below the words of a row stands between two rows at least
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:19|20)?\d\d)?(?![\d.])")
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A cell of a row that may be two: its words above and below, as texts."""

    cell: GridCell
    upper: str
    lower: str

    @property
    def both(self) -> bool:
        return bool(self.upper and self.lower)


def with_rows(grid: Grid, words: Sequence[Word]) -> Grid:
    """``grid`` with a ruling through every row that is two of them."""
    row = 0
    while row < len(grid.ys) - 1:
        hit = _between_rows(grid, row, words)
        if hit is not None:
            grid = parted(grid, row, *hit)
        row += 1
    return grid


def _between_rows(grid: Grid, row: int, words: Sequence[Word]) -> tuple[float, set[int]] | None:
    """Where a row of ``grid`` is two, and which of its cells (by identity) are parted there."""
    over = [c for c in grid.cells if c.row <= row < c.row + c.row_span]
    if len(over) < 2:
        return None
    held = [inside(c.box, words) for c in over]
    alone = [n for n, c in enumerate(over) if c.row_span == 1 and held[n]]
    for y in _gaps(grid, row, [held[n] for n in alone]):
        parts = [p for c, own in zip(over, held, strict=True) if (p := _at(c, own, y)) is not None]
        kept = [p for p in parts if p.cell.row_span == 1 or p.both]
        if _are_heads_of_steps(kept, grid, row, words) or _are_heads_over(kept, grid, row, words):
            return y, {id(p.cell) for p in parts if p.cell.row + p.cell.row_span - 1 == row}
        if _are_labelled(kept) or _are_steps(kept) or _are_figures(kept):
            return y, {id(p.cell) for p in kept}
        points = [p for p in kept if p.both or not _names_step(p.upper or p.lower)]
        if len(points) < len(kept) and _are_figures(points):
            return y, {id(p.cell) for p in points}
    return None


def _gaps(grid: Grid, row: int, held: Sequence[Sequence[Word]]) -> Iterator[float]:
    """The middles of the gaps between the lines of a row's cells, the widest first, as wide as between two rows; lines
    of cells with one line alone may stand in them where the others have more."""
    several = [own for own in held if len(rows(runs(own))) > 1]
    for cells in (held, several) if 0 < len(several) < len(held) else (held,):
        boxes = sorted((w.box for own in cells for w in own if w.box is not None), key=lambda b: b.top)
        if len(boxes) < 2:
            continue
        size = sorted(b.height for b in boxes)[len(boxes) // 2]
        margins = boxes[0].top - grid.ys[row] + grid.ys[row + 1] - max(b.bottom for b in boxes)
        found: list[tuple[float, float]] = []
        bottom = boxes[0].bottom
        for box in boxes[1:]:
            if box.top - bottom >= max(_WHITE * size, _MARGINS * margins):
                found.append((box.top - bottom, (box.top + bottom) / 2))
            bottom = max(bottom, box.bottom)
        yield from (y for _, y in sorted(found, reverse=True)[:4])


def _at(cell: GridCell, words: Sequence[Word], y: float) -> _Parts | None:
    """The parts of a cell above and below ``y``; None where a word lies on it."""
    above = [w for w in words if w.box is not None and w.box.bottom <= y]
    below = [w for w in words if w.box is not None and w.box.top >= y]
    return _Parts(cell, _text(above), _text(below)) if len(above) + len(below) == len(words) else None


def _text(words: Sequence[Word]) -> str:
    return " ".join(run.text for row in rows(runs(words)) for run in row)


def _is_entry(text: str) -> bool:
    return is_figure(text) or is_dash(text) or is_cross(text) or bool(DATE.match(text) and len(text) < 12)


def _is_apart(parts: _Parts) -> bool:
    """Whether the lower part of a cell is no rest of the upper one."""
    return not BEFORE_REST.search(parts.upper) and not parts.lower[:1].islower() and parts.lower[:1] not in "(/,"


def _names_step(text: str) -> bool:
    return bool(_DAY.search(text)) or bodies.is_body(text)


def _are_figures(parts: Sequence[_Parts]) -> bool:
    """Whether two rows have each their name and below one another figures; other cells are theirs too, or empty."""
    filled = [p for p in parts if p.upper or p.lower]
    if len(filled) < 2 or not filled[0].both or not _is_apart(filled[0]) or _is_entry(filled[0].lower):
        return False
    stacked = 0
    for p in filled[1:]:
        entries = [_is_entry(text) for text in (p.upper, p.lower) if text]
        if not all(entries) and (not p.both or any(entries)):
            return False
        stacked += p.both and is_figure(p.lower) and all(entries)
    rest = any(p.both and not _is_entry(p.lower) and not _is_apart(p) for p in filled)
    return stacked > rest and not head_kind(filled[0].upper)


def _are_steps(parts: Sequence[_Parts]) -> bool:
    """Whether two rows have each their body and their day."""
    named = [p for p in parts if p.both and is_body_of_row(p.upper) and is_body_of_row(p.lower)]
    dated = [p for p in parts if p.both and _DAY.search(p.upper) and _DAY.search(p.lower)]
    return len(named) == 1 and len(dated) == 1 and named[0] is not dated[0]


def _are_labelled(parts: Sequence[_Parts]) -> bool:
    """Whether two rows have each their label at their side and entries beside it, as where the bodies are columns."""
    filled = [p for p in parts if p.upper or p.lower]
    if len(filled) < 2 or not filled[0].both or not (head_kind(filled[0].upper) and head_kind(filled[0].lower)):
        return False
    if any(is_body_of_row(text) or _is_entry(text) for text in (filled[0].upper, filled[0].lower)):
        return False
    others = [p for p in filled[1:] if p.both]
    entries = [p for p in others if _holds_entry(p.upper) or _holds_entry(p.lower)]
    if len(filled) < 3 and not all(_is_entry(p.upper) and _is_entry(p.lower) for p in others):
        return False
    return 2 * len(entries) > len(others) and not any(_is_label(p.upper) for p in others)


def _holds_entry(text: str) -> bool:
    return _is_entry(text) or bool(_DAY.search(text)) or is_body_of_row(text)


def _is_label(text: str) -> bool:
    return (head_kind(text) is not None or is_spanning(text)) and not is_body_of_row(text)


def _are_heads_of_steps(parts: Sequence[_Parts], grid: Grid, row: int, words: Sequence[Word]) -> bool:
    """Whether the heads of a Beratungsfolge stand over its first step: each cell has one, below them are a body and a
    day, and further days or nothing below that one."""
    filled = [p for p in parts if p.upper or p.lower]
    named = [hit[0] for p in filled if (hit := column(p.upper)) is not None]
    if not is_course(named) or not all(p.upper and not _holds_entry(p.upper) for p in filled):
        return False
    below = [p.lower for p in filled if p.lower]
    if 2 * sum(map(_is_label, below)) > len(below) or 2 * sum(_is_label(p.upper) for p in filled) < len(filled):
        return False
    dated = {p.cell.column for p in filled if _DAY.search(p.lower)}
    more = [(c.column, text) for c in grid.cells if c.row > row and (text := _text(inside(c.box, words)))]
    go_on = not more or any(at in dated and _DAY.search(text) for at, text in more)
    return bool(dated) and "body" in named and any(map(is_body_of_row, below)) and go_on


def _are_heads_over(parts: Sequence[_Parts], grid: Grid, row: int, words: Sequence[Word]) -> bool:
    """Whether the heads of figures stand over their first row: every figure has one above it, and others below."""
    first = min((p.cell.column for p in parts), default=0)
    beside = [p for p in parts if p.cell.column > first and (p.upper or p.lower)]
    own = next((p for p in parts if p.cell.column == first), None)
    if own is None or not own.lower or _is_entry(own.upper) or (own.upper and not _is_apart(own)):
        return False
    figures = [p for p in beside if p.both and is_figure(p.lower)]
    if not figures or not all(p.upper and (not p.lower or _is_entry(p.lower)) for p in beside):
        return False
    if not all(_YEAR.match(p.upper) or not _is_entry(p.upper) for p in beside):
        return False
    columns = {p.cell.column for p in figures}
    below = [c for c in grid.cells if c.row > row and c.column in columns and c.column_span == 1]
    texts = [text for c in below if (text := _text(inside(c.box, words)))]
    return bool(texts) and all(_is_entry(text) for text in texts)


def parted(grid: Grid, row: int, y: float, through: set[int]) -> Grid:
    """``grid`` with a ruling at ``y`` ``through`` some cells of a row (by identity); its others go over both rows."""
    cells = []
    for c in grid.cells:
        last = c.row + c.row_span - 1
        if c.row > row:
            cells.append(GridCell(c.row + 1, c.column, c.row_span, c.column_span, c.box))
        elif last < row:
            cells.append(c)
        elif id(c) not in through:
            cells.append(GridCell(c.row, c.column, c.row_span + 1, c.column_span, c.box))
        else:
            upper, lower = c.box._replace(bottom=y), c.box._replace(top=y)
            cells.append(GridCell(c.row, c.column, row - c.row + 1, c.column_span, upper))
            cells.append(GridCell(row + 1, c.column, last - row + 1, c.column_span, lower))
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    return Grid(ordered, grid.xs, (*grid.ys[: row + 1], y, *grid.ys[row + 1 :]))
