"""A grid and the words in it go in; the grid comes out with the rulings that its words tell and nobody saw.

A scan loses thin lines: between two columns, between two rows, and below a head, where the labels of a Beratungsfolge
then stand over the first step in one row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.german import bodies
from pipeline.german.heads import column, is_course
from pipeline.layout.completed_columns import DAY, first_line, holds, inside, text_of, with_columns
from pipeline.layout.completed_rows import parted, with_rows
from pipeline.layout.grid import Grid, GridCell
from pipeline.layout.heads import head_kind, is_body_of_row, is_spanning
from pipeline.layout.runs import Run, rows, runs
from pipeline.model.page import Word

_MOST = 4  # lines of a head
_CELLS = 400  # of a grid that is looked at


def completed(grid: Grid, words: Sequence[Word]) -> Grid:
    """``grid`` with the rulings between its columns, below its head and between its rows that its words tell."""
    if len(grid.cells) > _CELLS:
        return grid
    own = [w for w in words if w.box is not None and holds(grid.box, w.box)]
    grid = with_columns(grid, own)
    for row in range(len(grid.ys) - 1):
        y = _below_head(grid, row, own)
        if y is not None:
            over = {id(c) for c in grid.cells if c.row <= row < c.row + c.row_span}
            grid = parted(grid, row, y, over)
            break
    return with_rows(grid, own)


def _below_head(grid: Grid, row: int, words: Sequence[Word]) -> float | None:
    """Where a row of ``grid`` is the last one of a head and the first step below it: over a height the cells hold
    labels of a Beratungsfolge and nothing else, below it stands a day or a body."""
    cells = [c for c in grid.cells if c.row + c.row_span - 1 == row]
    if len(cells) < 2 or len(cells) < sum(c.row <= row < c.row + c.row_span for c in grid.cells):
        return None
    held = [inside(c.box, words) for c in cells]
    lines: list[list[Run]] = rows(runs([w for own in held for w in own]))
    found: list[tuple[float, float, list[list[Word]]]] = []
    for many in range(1, min(_MOST, len(lines) - 1) + 1):
        bottom = max(r.box.bottom for line in lines[:many] for r in line)
        top = min(r.box.top for line in lines[many:] for r in line)
        y = (bottom + top) / 2
        upper = [[w for w in own if w.box is not None and w.box.middle[1] < y] for own in held]
        lower = [[w for w in own if w.box is not None and w.box.middle[1] >= y] for own in held]
        if top >= bottom - 2 and _are_heads(upper) and _is_step(lower):
            found.append((top - bottom, y, lower))
    if not found or any(
        _are_labelled([c for c in grid.cells if c.row == n], words) for n in range(row + 1, len(grid.ys) - 1)
    ):
        return None  # also a card, whose rows have each their labels over their values
    below = [(c.column, own) for c in grid.cells if c.row > row if (own := inside(c.box, words))]
    best: tuple[float, float] | None = None
    for white, y, lower in found:
        if below and not _go_on(dict(zip((c.column for c in cells), lower, strict=True)), below):
            continue
        if best is None or white > best[0] + 0.5:
            best = (white, y)
    return best[1] if best else None


def _go_on(step: Mapping[int, Sequence[Word]], below: Sequence[tuple[int, Sequence[Word]]]) -> bool:
    """Whether further steps stand below the first one: a day under its day, or a body under its body where no row has a
    day; below a card of labels over values stand others."""
    days = [column for column, own in below if DAY.search(first_line(own))]
    if any(DAY.search(text_of(own)) for own in step.values()):
        return any(DAY.search(text_of(step.get(column, ()))) for column in days)
    named = [column for column, own in below if is_body_of_row(text_of(own))]
    return not days and any(is_body_of_row(text_of(step.get(column, ()))) for column in named)


def _are_labelled(cells: Sequence[GridCell], words: Sequence[Word]) -> bool:
    """Whether several cells of a row begin with labels of a Beratungsfolge or of votes."""
    first = [printed[0] for c in cells if (printed := rows(runs(inside(c.box, words))))]
    named = [hit[0] for line in first if (hit := column(" ".join(run.text for run in line))) is not None]
    return is_course(named)


def _are_heads(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether all cells with words are labels of a Beratungsfolge, one at most that nobody knows."""
    texts = [text_of(own) for own in cells if own]
    named = [hit[0] for text in texts if (hit := column(text)) is not None]
    known = sum(head_kind(text) is not None or is_spanning(text) for text in texts)
    # "Datum" and "Status" are labels of a form too.
    told = is_course(named) and ("body" in named or {"agenda_item", "date"} <= set(named))
    return told and known >= len(texts) - (len(texts) > 3)


def _is_step(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether a day stands in one of the cells, or a body stands in one and something else than labels beside it, and
    no more labels begin them."""
    texts = [text_of(own) for own in cells if own]
    first = [text for own in cells if (text := first_line(own)) and not bodies.is_body(text_of(own))]
    if sum(head_kind(text) in ("vote", "date", "body", "item") for text in first) > 1:
        return False
    if any(DAY.search(text) for text in texts):
        return True
    labels = sum(head_kind(text) is not None for text in texts)
    return labels < 2 <= len(texts) and any(map(bodies.is_body, texts))
