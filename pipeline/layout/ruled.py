"""A grid of rulings and words go in; the tables in it come out, cell by cell.

Many forms rule less than they mean: no line between the rows, none between a head over several columns and those below
it. What the lines leave open the words tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.german import bodies
from pipeline.german.heads import column, is_course
from pipeline.layout.grid import LONG, Grid, GridCell
from pipeline.layout.grouping import cells_of, grouped
from pipeline.layout.heads import HeadKind, head_kind, is_spanning
from pipeline.layout.labels import is_head
from pipeline.layout.pieces import DATE, Piece, pieces_of
from pipeline.layout.runs import Run, rows, runs
from pipeline.layout.states import is_cross, is_figure
from pipeline.layout.tables import RawCell, column_kinds, table_of
from pipeline.model.geometry import Box, union
from pipeline.model.page import Table, Word

_USUAL = 0.6  # of the rows are parted where a line between two columns is that of the table


def bands(grid: Grid, words: Sequence[Word]) -> list[Grid]:
    """A grid parted where one cell takes a whole row, and above a head in its midst: such a row is a frame around text
    (a grid of one cell), unless it is a line between rows of the same table."""
    grid = _with_heads_apart(grid, words)
    width, last = len(grid.xs) - 1, len(grid.ys) - 1
    full = {c.row: c for c in grid.cells if c.column_span == width}
    pieces: list[tuple[int, int]] = []  # rows [first, last)
    row = start = 0
    while row < last:
        cell = full.get(row)
        if cell is None:
            row += 1
            continue
        below = row + cell.row_span
        between = start < row and below < last and below not in full
        if width > 1 and between and _printed_lines(cell.box, words) <= 1:
            row = below
            continue
        if start < row:
            pieces.append((start, row))
        pieces.append((row, below))
        row = start = below
    if start < last:
        pieces.append((start, last))
    pieces = [part for piece in pieces for part in _parted_at_head(piece, grid, words)]
    result = []
    for first, end in pieces:
        cells = [c for c in grid.cells if first <= c.row < end]
        moved = tuple(GridCell(c.row - first, c.column, c.row_span, c.column_span, c.box) for c in cells)
        result.append(Grid(moved, grid.xs, grid.ys[first : end + 1]))
    return result


def _with_heads_apart(grid: Grid, words: Sequence[Word]) -> Grid:
    """``grid`` with the heads in a cell as wide as the rows below it in cells of their own: in a dark band no lines
    between columns are seen."""
    width = len(grid.xs) - 1
    if width < 2:
        return grid
    full = {c.row for c in grid.cells if c.column_span == width}
    cells: list[GridCell] = []
    for cell in grid.cells:
        if cell.row in full and cell.row + cell.row_span < len(grid.ys) - 1 and cell.row + cell.row_span not in full:
            printed = rows(runs(_inside(cell.box, words)))
            if len(printed) == 1 and is_head(printed[0]):
                for c, (left, right) in enumerate(pairwise(grid.xs)):
                    box = Box(left, cell.box.top, right, cell.box.bottom)
                    cells.append(GridCell(cell.row, c, cell.row_span, 1, box))
                continue
        cells.append(cell)
    return Grid(tuple(cells), grid.xs, grid.ys)


def _parted_at_head(piece: tuple[int, int], grid: Grid, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Rows [first, last) parted above the row in which the heads of a Beratungsfolge begin, where no cell stands in
    both parts: the form's other fields above it are no rows of it."""
    first, last = piece
    for row in range(first + 1, last):
        if any(c.row < row < c.row + c.row_span for c in grid.cells):
            continue
        heads = [c for c in grid.cells if c.row == row]
        texts = [" ".join(w.text for w in _inside(c.box, words)) for c in heads]
        kinds = [kind for text in texts if (kind := head_kind(text)) is not None]
        if any(DATE.match(text) for text in texts):
            continue  # a step, whose body may look like a label
        if row == last - 1:  # only where the rows stand in the cells of their heads
            named = [hit[0] for c in heads if (hit := column(_first_line(c.box, words))) is not None]
            if len(named) == len(heads) > 1 and {"body", "date"} <= set(named):
                return [(first, row), (row, last)]
            continue
        if "body" in kinds and {"vote", "date", "cross"} & set(kinds):
            return [(first, row), (row, last)]
    return [piece]


def _inside(box: Box, words: Sequence[Word]) -> list[Word]:
    left, top, right, bottom = 2 * box.left, 2 * box.top, 2 * box.right, 2 * box.bottom
    return [
        w
        for w in words
        if (own := w.box) is not None
        and left <= own.left + own.right <= right
        and top <= own.top + own.bottom <= bottom
    ]


def _first_line(box: Box, words: Sequence[Word]) -> str:
    """The first printed line of a cell that has more of them."""
    printed = rows(runs(_inside(box, words)))
    return " ".join(r.text for r in printed[0]) if len(printed) > 1 else ""


def _printed_lines(box: Box, words: Sequence[Word]) -> int:
    return len(rows(runs(_inside(box, words))))


def table_in(grid: Grid, words: Sequence[Word]) -> tuple[Table | None, set[int]]:
    """The table of a grid with the words (by identity) that stand in its cells; None where hardly a cell holds one."""
    box = grid.box
    cells = [RawCell(c.row, c.column, c.box, [], c.row_span, c.column_span) for c in grid.cells]
    taken: set[int] = set()
    for word in words:
        if word.box is None:
            continue
        x, y = word.box.middle
        if not (box.left <= x <= box.right and box.top <= y <= box.bottom):
            continue
        for cell in cells:
            b = cell.box
            if b.left <= x < b.right and b.top <= y < b.bottom:
                cell.words.append(word)
                taken.add(id(word))
                break
    if sum(bool(c.words) for c in cells) < 2 or _amid_text(box, words, taken):
        return None, set()
    cells, xs = _without_strokes(_beside_gaps(_without_gaps(cells, grid), grid), grid.xs)
    cells = _with_split_heads(_below_heads(cells), xs)
    table = table_of(cells, box, ruled=True)
    parted = list(_with_rows(cells, table, xs))
    return (
        table_of(parted, box, ruled=True, header_rows=table.header_rows) if len(parted) > len(cells) else table
    ), taken


def _amid_text(box: Box, words: Sequence[Word], taken: set[int]) -> bool:
    """Whether lines of text run through a grid without a gap: its lines are the letters of a stamp over print."""
    beside = [w for w in words if w.box is not None and box.top <= w.box.middle[1] <= box.bottom]
    if len(beside) == len(taken):
        return False
    held = [{id(w) in taken for w in run.words} for run in runs(beside)]
    return 2 * sum(len(kinds) == 2 for kinds in held) > sum(True in kinds for kinds in held)


def _without_gaps(cells: Sequence[RawCell], grid: Grid) -> list[RawCell]:
    """``cells`` with those parted that a gap in a ruling made one: each of their rows has its own day or figure."""
    result: list[RawCell] = []
    for cell in cells:
        rows_of = range(cell.row, cell.row + cell.row_span)
        parts = [
            [w for w in cell.words if w.box is not None and grid.ys[r] <= w.box.middle[1] < grid.ys[r + 1]]
            for r in rows_of
        ]
        if cell.row_span == 1 or cell.column_span > 1 or not all(_is_entry(part) for part in parts):
            result.append(cell)
            continue
        for r, part in zip(rows_of, parts, strict=True):
            box = Box(cell.box.left, grid.ys[r], cell.box.right, grid.ys[r + 1])
            result.append(RawCell(r, cell.column, box, part))
    return result


def _beside_gaps(cells: Sequence[RawCell], grid: Grid) -> list[RawCell]:
    """``cells`` with those parted that a gap in an upright ruling made one: each of their columns has its own label,
    day or figure, or is empty beside one where the rows around part them."""
    ends = Counter(c.column + c.column_span for c in cells for _ in range(c.row_span))
    often = {end for end, rows_of in ends.items() if rows_of >= _USUAL * (len(grid.ys) - 1)}
    result: list[RawCell] = []
    for cell in cells:
        if cell.column_span == 1:
            result.append(cell)
            continue
        columns = range(cell.column, cell.column + cell.column_span)
        parts = [
            [w for w in cell.words if w.box is not None and grid.xs[c] <= w.box.middle[0] < grid.xs[c + 1]]
            for c in columns
        ]
        labels = all(head_kind(_text(part)) for part in parts)
        beside = any(parts) and all(not part or _is_entry(part) or is_cross(_text(part)) for part in parts)
        parted = labels or all(map(_is_entry, parts)) or (beside and {c + 1 for c in columns[:-1]} <= often)
        if not parted:
            result.append(cell)
            continue
        for c, part in zip(columns, parts, strict=True):
            box = Box(grid.xs[c], cell.box.top, grid.xs[c + 1], cell.box.bottom)
            result.append(RawCell(cell.row, c, box, part, cell.row_span))
    return result


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)


def _without_strokes(cells: list[RawCell], xs: Sequence[float]) -> tuple[list[RawCell], Sequence[float]]:
    """``cells`` and their columns' edges without those that one low row alone has below one label: an upright stroke of
    a pen looks like a ruling, and what it parts is one cell."""
    for at in range(len(xs) - 2, 0, -1):
        ends = [c for c in cells if c.column + c.column_span == at]
        starts = [c for c in cells if c.column == at]
        if len(ends) != 1 or len(starts) != 1 or ends[0].row == 0 or ends[0].row != starts[0].row:
            continue
        left, right = ends[0], starts[0]
        over = [c for c in cells if c.row == 0 and c.column < at < c.column + c.column_span]
        if left.row_span > 1 or right.row_span > 1 or left.box.height >= LONG or not any(map(_is_label, over)):
            continue
        words, span = [*left.words, *right.words], left.column_span + right.column_span
        whole = RawCell(left.row, left.column, union([left.box, right.box]), words, 1, span)
        cells = [whole if c is left else c for c in cells if c is not right]
        cells = [
            RawCell(
                c.row,
                c.column - (c.column > at),
                c.box,
                c.words,
                c.row_span,
                c.column_span - (c.column < at < c.column + c.column_span),
            )
            for c in cells
        ]
        xs = [*xs[:at], *xs[at + 1 :]]
    return cells, xs


def _is_entry(words: Sequence[Word]) -> bool:
    return bool(DATE.match(_text(words))) or is_figure(_text(words))


def _below_heads(cells: list[RawCell]) -> list[RawCell]:
    """``cells`` with the heads of the first row parted from what stands below them, where no line does so: its cells
    each begin with a head of a Beratungsfolge and have more lines, in a table of several rows all of them, with a day
    below its head in each row."""
    first = [c for c in cells if c.row == 0]
    lines = [rows(runs(c.words)) for c in first]
    heads = [" ".join(r.text for r in own[0]) if own else "" for own in lines]
    named = [hit[0] for head in heads if (hit := column(head)) is not None]
    several = sum(len(own) > 1 for own in lines) >= (3 if len(first) == len(cells) else max(len(first), 2))
    if any(c.row_span > 1 for c in first) or len(named) < len(first) or not several or not is_course(named):
        return cells
    if len(first) < len(cells) and not _days_below(cells, first, lines, named):
        return cells
    bottom = max(r.box.bottom for own in lines for r in own[0])
    parted = []
    for cell in first:
        above = [w for w in cell.words if w.box is not None and w.box.middle[1] < bottom]
        below = [w for w in cell.words if all(w is not a for a in above)]
        upper, lower = cell.box._replace(bottom=bottom + 1), cell.box._replace(top=bottom + 1)
        span = cell.column_span
        parted.append((RawCell(0, cell.column, upper, above, 1, span), RawCell(1, cell.column, lower, below, 1, span)))
    rest = [_moved(c, c.row + 1, c.row_span) for c in cells if c.row > 0]
    return [a for a, _ in parted] + [b for _, b in parted] + rest


def _days_below(
    cells: Sequence[RawCell], first: Sequence[RawCell], lines: Sequence[Sequence[Sequence[Run]]], named: Sequence[str]
) -> bool:
    """Whether a day stands below its head, on the second of the ``lines`` of its cell and in the first line of its
    column in every row: other rows are a form's ("Ja | Nein" with boxes)."""
    days = [n for n, name in enumerate(named) if name == "date" and DATE.match(lines[n][1][0].text)]
    if len(days) != 1:
        return False
    below = {c.row for c in cells if c.row and c.column == first[days[0]].column and DATE.match(_text(c.words))}
    return below == {c.row for c in cells if c.row}


def _with_split_heads(cells: list[RawCell], xs: Sequence[float]) -> list[RawCell]:
    """``cells`` with a head over several columns parted from the labels below it, where no line does so."""
    first = [c for c in cells if c.row == 0]
    over = next((c for c in first if c.column_span > 1 and c.row_span == 1 and c.words), None)
    if over is None or not any(c.row > 0 for c in cells):
        return cells
    span = range(over.column, over.column + over.column_span)
    if any(c.row == 1 and c.column in span and c.words and _is_label(c) for c in cells):
        return cells
    pieces = pieces_of(over.words, xs[over.column + 1 : over.column + over.column_span])
    labels, title = _labels_and_title(pieces, over.words)
    if sum(head_kind(" ".join(p.text for p in own)) is not None for own in labels.values()) < 2:
        return cells
    top = min(p.box.top for own in labels.values() for p in own) - 1
    rest = [_moved(c, c.row + 1, c.row_span) for c in cells if c.row > 0]
    result = [_moved(c, 0, c.row_span + 1) for c in first if c is not over] + rest
    b = over.box
    if title:
        result.append(RawCell(0, over.column, Box(b.left, b.top, b.right, top), title, 1, over.column_span))
    for n, c in enumerate(span):
        words = [w for p in labels.get(n, ()) for w in p.words]
        box = Box(xs[c], top if title else b.top, xs[c + 1], b.bottom)
        result.append(RawCell(1 if title else 0, c, box, words, 1 if title else 2))
    return result


def _is_label(cell: RawCell) -> bool:
    return head_kind(" ".join(w.text for w in cell.words)) is not None


def _labels_and_title(pieces: Sequence[Piece], words: Sequence[Word]) -> tuple[dict[int, list[Piece]], list[Word]]:
    """The labels of columns in a cell, by column, and the words of the title above them."""
    lines = rows(runs(words))
    title: list[Word] = []
    for count in (1, 2):
        above = [w for row in lines[:count] for run in row for w in run.words]
        if len(lines) > count and is_spanning(" ".join(w.text for w in above)):
            title = above
    known = {id(w) for w in title}
    labels: dict[int, list[Piece]] = {}
    for piece in pieces:
        own = tuple(w for w in piece.words if id(w) not in known)
        if own:
            labels.setdefault(piece.column, []).append(Piece(piece.column, own, piece.box))
    return labels, title


def _moved(cell: RawCell, row: int, row_span: int) -> RawCell:
    return RawCell(row, cell.column, cell.box, cell.words, row_span, cell.column_span)


def _with_rows(cells: Sequence[RawCell], table: Table, xs: Sequence[float]) -> Iterator[RawCell]:
    """``cells`` with the rows of the body parted that hold several steps: one date, or one body, under another."""
    kinds = column_kinds(table)
    listed: list[HeadKind | None] = [kinds.get(c) for c in range(len(xs) - 1)]
    shift = 0
    last = max(c.row for c in cells)
    for row in range(last + 1):
        own = [c for c in cells if c.row == row]
        plain = sum(c.column_span for c in own) == len(xs) - 1 and all(c.row_span == 1 for c in own)
        more = _several(own, listed, xs) if plain and row >= table.header_rows else None
        if more is None:
            for c in own:
                yield _moved(c, row + shift, c.row_span)
            continue
        yield from (_moved(c, c.row + row + shift, 1) for c in more)
        shift += max(c.row for c in more)


def _several(own: Sequence[RawCell], kinds: Sequence[HeadKind | None], xs: Sequence[float]) -> list[RawCell] | None:
    """The cells of a row that holds several steps; None where it is one."""
    pieces = pieces_of((w for c in own for w in c.words), xs[1:-1])
    dates = [p for p in pieces if kinds[p.column] == "date"]
    if "body" not in kinds:
        told = {p.column for p in pieces if kinds[p.column] is None and bodies.is_body(p.text)}
        kinds = ["body" if c == min(told, default=-1) else kind for c, kind in enumerate(kinds)]
    names = [p for p in pieces if kinds[p.column] == "body"]
    if len(dates) < 2 or len(names) < 2:
        return None
    size = min((p.box.height for p in pieces), default=10.0)
    groups = grouped(pieces, kinds, (), xs, size)
    if len(groups) < 2 or not all({"date", "body"} <= {kinds[p.column] for p in group} for group in groups):
        return None
    top, bottom = min(c.box.top for c in own), max(c.box.bottom for c in own)
    return cells_of(pieces, xs[1:-1], xs, kinds, 0, top, bottom, (), size)
