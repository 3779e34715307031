"""A grid and the words in it go in; the grid comes out with the rulings between its columns that nobody saw.

Where a ruling between two columns is gone, a gap wider than the blanks of the print runs through all rows. That the
sides are columns the words tell: a label on either side of it in the head, figures one below another, bodies beside
their days. A cell whose label is one has what stands in it, however wide its gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.german import bodies, results, roles, status
from pipeline.german.heads import in_one
from pipeline.layout.grid import Grid, GridCell
from pipeline.layout.heads import NUMERIC, head_kind, is_spanning
from pipeline.layout.pieces import DATE
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import is_cross, is_dash, is_figure
from pipeline.model.geometry import Box
from pipeline.model.page import Word

_GAP = 0.45  # type sizes of white between two columns at least: more than a blank, less than two margins of cells
_BLANKS = 1.8  # blanks of the cells' own print are narrower than a gap between columns
_CROSSED = 0.15  # of the cells with words may run through a gap between columns
_MOST = 4  # cells of a column that tell its gaps
_WIDE = 2.0  # heights of print between two labels that are one label at other places
_HEADS = 3  # rows of heads at most
_CENTRED = 0.06  # of a cell's width the middle of its words may waver
_ALIGNED = 3.0  # points that the ends or the middles of figures one below another may waver
DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
_DIVIDED = re.compile(r"(?<=\w)- (?=[a-zäöü])")
_OF_MONEY = re.compile(r"€|\b(?:EUR|Euro|TEUR|DM|TDM)\b|^(?:19|20)\d\d$")
_JUST_WORDS = re.compile(r"[\w. ]+")
_PUBLIC = re.compile(rf"(?:{status.EITHER}|[öÖ]|[nN]|[nN][öÖ])", re.IGNORECASE)
_VOTES = re.compile(r"\b(?:Ja|Nein|Enth)\b")

_PAIRS = {
    frozenset(pair)
    for pair in (("figure", "role"), ("figure", "result"), ("figure", "day"), ("role", "result"), ("role", "public"))
}
"""What is never one entry together."""

Sides = tuple[list[Word], list[Word]]
"""The words of a cell on the left and on the right of a gap."""


def with_columns(grid: Grid, words: Sequence[Word]) -> Grid:
    """``grid`` with a ruling through every column that is two of them."""
    at = 0
    while at < len(grid.xs) - 1:
        x = _between_columns(grid, at, words)
        if x is None:
            at += 1
        else:
            grid = _with_column(grid, at, x, words)
    return grid


def inside(box: Box, words: Sequence[Word]) -> list[Word]:
    """The words whose middles lie in ``box``."""
    return [w for w in words if w.box is not None and holds(box, w.box)]


def holds(box: Box, word: Box) -> bool:
    """Whether the middle of a word lies in ``box``."""
    x, y = word.middle
    return box.left <= x < box.right and box.top <= y < box.bottom


def text_of(words: Sequence[Word]) -> str:
    """The words of a cell line by line, divided ones joined."""
    return _DIVIDED.sub("", " ".join(run.text for row in rows(runs(words)) for run in row))


def first_line(words: Sequence[Word]) -> str:
    """The first printed line of a cell."""
    printed = rows(runs(words))
    return " ".join(run.text for run in printed[0]) if printed else ""


def _between_columns(grid: Grid, at: int, words: Sequence[Word]) -> float | None:
    """Where a column of ``grid`` is two, with a gap through its rows between what two columns hold."""
    cells = [c for c in grid.cells if c.column == at and c.column_span == 1]
    filled = [(c, own) for c in cells if (own := inside(c.box, words))]
    held = [own for _, own in filled]
    if len(held) < 2:
        return None
    for x in _gaps(held):
        sides = [_sides(own, x) for own in held]
        both = [side for side in sides if side is not None and all(side)]
        crossed = sum(side is None for side in sides)
        if len(both) < 2 or crossed > _CROSSED * len(held) or sides[0] is None or not _is_wide(held, both, x):
            continue
        if _are_bodies(both):
            return x
        if 2 * len(both) < len(held):
            continue
        if _are_columns(sides[0], both) or _are_amounts(sides[0], sides[1:]):
            return x
        if _are_bodies_with_days(sides[0], both) and not _have_votes_beside(grid, at, filled, words):
            return x
        if at == 0 and _are_labels_at_side(both):
            return x
    return _beside_head(grid, at, held, words)


def _beside_head(grid: Grid, at: int, held: Sequence[Sequence[Word]], words: Sequence[Word]) -> float | None:
    """Where a column ends whose label stands in one cell with the head over the columns beside it ("TOP" and
    "Abstimmungsergebnis"), before what stands in the first of them."""
    for cell in (c for c in grid.cells if c.column == at and c.column_span > 1 and c.row < _HEADS):
        line = sorted(inside(cell.box, words), key=lambda w: w.box.left if w.box else 0.0)
        for n in range(1, len(line)):
            label, head = line[:n], line[n:]
            end = max(w.box.right for w in label if w.box)
            heads = [own for own in held if head_kind(text_of(own)) == "vote"]
            if not _is_label(label) or not is_spanning(text_of(head)) or not heads:
                continue
            start = min(w.box.left for own in (*heads, head) for w in own if w.box)
            ends = [w.box.right for own in held for w in own if w.box and w.box.right < start]
            x = (max(end, *ends) + start) / 2 if ends else (end + start) / 2
            if start - max(end, *ends, end) > _GAP * _height((label, head)) and all(_sides(own, x) for own in held):
                return x
    return None


def _is_wide(held: Sequence[Sequence[Word]], both: Sequence[Sides], x: float) -> bool:
    """Whether the gap at ``x`` is wider than the blanks of the same cells' print in all of its rows."""
    blanks = []
    for own in held:
        for row in rows(runs(own)):
            line = sorted((w.box for run in row for w in run.words if w.box is not None), key=lambda b: b.left)
            blanks += [b.left - a.right for a, b in pairwise(line) if not a.right <= x <= b.left]
    least = _BLANKS * median(blanks) if blanks else 0.0
    return sum(_white(side) < least for side in both) <= _CROSSED * len(both)


def _are_columns(head: Sides, both: Sequence[Sides]) -> bool:
    """Whether what stands on both sides of a gap is that of two columns: labels in their ``head``, under which days or
    figures alone stand on one side; two kinds of entries that are never one; results under a label of
    their own."""
    first = [first_line(side) for side in head]
    known = [head_kind(text) is not None or is_spanning(text) for text in first]
    below = [side for side in both if side is not head]
    kinds = [(_kind(left), _kind(right)) for left, right in below]
    if kinds[:1] == [("", "")] and all(map(_is_label, below[0])):
        kinds = kinds[1:]  # a head in two rows
    if len(kinds) > 1 and len(set(kinds)) == 1 and frozenset(kinds[0]) in _PAIRS:
        return True
    if _is_one_head(head) and _white(head) <= _WIDE * _height(head):
        return False
    if all(known):  # a form's row to cross has the same words again
        return not any(all(head_kind(first_line(part)) for part in side) for side in below)
    titled = all(first) and not any(map(_is_entry, head))
    if titled and len(below) > 1 and any(known) and any(all(_is_entry(side[n]) for side in below) for n in (0, 1)):
        return True
    apart = titled and _white(head) > _WIDE * _height(head)
    return apart and len(kinds) > 1 and all(left != "result" == right for left, right in kinds)


def _are_bodies(both: Sequence[Sides]) -> bool:
    """Whether a body stands on either side of a gap and its day below it: each body has its column."""
    kinds = [(_kind(left), _kind(right)) for left, right in both]
    return [a for a, b in kinds if a == b == "body"] == ["body"] and ("day", "day") in kinds


def _is_one_head(head: Sides) -> bool:
    """Whether the labels of a head on both sides of a gap are one together ("TOP" and "Nr.", "Ja / Nein / Enth.")."""
    text = " ".join(first_line(side) for side in head if side)
    several = len(in_one(text)) > 2 or (bool(in_one(text)) and not _JUST_WORDS.fullmatch(text))
    return all(head) and (head_kind(text) is not None or several)


def _are_bodies_with_days(head: Sides, both: Sequence[Sides]) -> bool:
    """Whether bodies stand on the left and their days on the right in all rows, but for that of their heads."""
    if all(head) and any(head_kind(first_line(side)) for side in head):
        both = [side for side in both if side is not head]
    kinds = [_kind(side[0]) for side in both]
    return len(both) > 1 and all(
        kind == "body" and DAY.search(text_of(side[1])) for kind, side in zip(kinds, both, strict=True)
    )


def _have_votes_beside(
    grid: Grid, at: int, filled: Sequence[tuple[GridCell, list[Word]]], words: Sequence[Word]
) -> bool:
    """Whether votes with their labels stand beside the steps of a column: each row has its own heads."""
    rows_of = {c.row for c, own in filled if DAY.search(text_of(own))}
    beside = [text_of(inside(c.box, words)) for c in grid.cells if c.row in rows_of and c.column != at]
    return sum(bool(_VOTES.search(text)) for text in beside) >= len(rows_of)


def _are_labels_at_side(both: Sequence[Sides]) -> bool:
    """Whether labels stand on the left and their entries on the right, as where each body has a column."""
    labels = [text_of(side[0]) for side in both]
    if len(both) < 3 or any(text.endswith(":") for text in labels) or any(_is_one_head(side) for side in both):
        return False
    kinds = {_kind(side[1]) for side in both}
    return {"body", "day"} <= kinds and sum(head_kind(t) is not None for t in labels) >= len(labels) - 1


def _are_amounts(head: Sides, below: Sequence[Sides | None]) -> bool:
    """Whether figures stand one below another on the right under a year, a unit or a vote, and their names on the left,
    or other such figures under a head of their own."""
    title, name = text_of(head[1]), text_of(head[0])
    if not _is_head_of_figures(title) or (_is_one_head(head) and _white(head) <= _WIDE * _height(head)):
        return False
    sides = [side for side in below if side is not None]
    told = [side for side in sides if side[1]]
    texts = [(text_of(left), text_of(right)) for left, right in told]
    if len(sides) < len(below) or not all(left and (is_figure(right) or is_dash(right)) for left, right in texts):
        return False
    figures = [right for (_, text), (_, right) in zip(texts, told, strict=True) if is_figure(text)]
    if len(figures) < 2 or not _are_aligned(figures):
        return False
    if all(is_figure(left) or is_dash(left) for left, _ in texts):
        apart = all(_white(side) > _height(side) for side in told)
        lefts = [left for (text, _), (left, _) in zip(texts, told, strict=True) if is_figure(text)]
        return len(told) > 2 and apart and _is_head_of_figures(name) and len(lefts) > 1 and _are_aligned(lefts)
    return not any(is_figure(left) or left.endswith((":", "=")) for left, _ in texts) and all(
        any(map(str.isalpha, left)) for left, _ in texts
    )


def _is_head_of_figures(text: str) -> bool:
    return head_kind(text) in NUMERIC or _OF_MONEY.search(text) is not None


def _are_aligned(sides: Sequence[Sequence[Word]]) -> bool:
    """Whether figures stand one below another by their ends or their middles."""
    boxes = [[w.box for w in own if w.box is not None] for own in sides]
    lefts, rights = [min(b.left for b in own) for own in boxes], [max(b.right for b in own) for own in boxes]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(max(places) - min(places) <= _ALIGNED for places in (lefts, rights, middles))


def _kind(words: Sequence[Word]) -> str:
    """What the first line of an entry is: a day, a figure, a body, a role, a status, a result, or something else."""
    text = first_line(words)
    if DATE.match(text):
        return "day"
    if is_figure(text):
        return "figure"
    if bodies.is_body(text_of(words)) or bodies.is_body(text):
        return "body"
    if _PUBLIC.fullmatch(text_of(words)):
        return "public"
    return "role" if roles.is_role(text_of(words)) else "result" if results.is_result(text) else ""


def _white(side: Sides) -> float:
    """The white between what stands on both sides of a gap."""
    if not all(side):
        return 0.0
    return min(w.box.left for w in side[1] if w.box) - max(w.box.right for w in side[0] if w.box)


def _height(side: Sides) -> float:
    return max((w.box.height for words in side for w in words if w.box), default=0.0)


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
    edges = [w.box.right for words in held for w in words if w.box is not None]
    for width, x in sorted(found, reverse=True)[:12]:
        nearest = max((r for r in rights if x - width / 2 < r < x + width / 2), default=None)
        yield x
        if nearest is not None:
            yield (nearest + x + width / 2) / 2
        last = max((r for r in edges if x - width / 2 < r < x + width / 2), default=None)
        if last is not None and last != nearest:
            yield (last + x + width / 2) / 2


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
    text = text_of(words)
    return bool(DATE.match(text)) or is_figure(text) or is_cross(text) or is_dash(text)


def _with_column(grid: Grid, at: int, x: float, words: Sequence[Word]) -> Grid:
    """``grid`` with a ruling at ``x`` through column ``at``; a cell whose words lie on it goes over both parts, a head
    over several columns stays over those below which it stands."""
    cells: list[GridCell] = []
    alone: list[GridCell] = []  # parts of heads that may go on below
    for c in grid.cells:
        end = c.column + c.column_span
        if c.column > at:
            cells.append(GridCell(c.row, c.column + 1, c.row_span, c.column_span, c.box))
        elif end <= at:
            cells.append(c)
        elif c.column_span == 1 and _sides(inside(c.box, words), x) is not None:
            cells += _part_of(grid, GridCell(c.row, at, c.row_span, 1, c.box._replace(right=x)), at - 1, words)
            cells += _part_of(grid, GridCell(c.row, at + 1, c.row_span, 1, c.box._replace(left=x)), at + 1, words)
        elif c.column_span > 1 and c.row < _HEADS and (side := _own_side(c, at, x, words)) is not None:
            wide = c.column_span if side == 0 else 1
            left = GridCell(c.row, c.column, c.row_span, 1 if side == 0 else c.column_span, c.box._replace(right=x))
            right = GridCell(c.row, at + 1, c.row_span, wide, c.box._replace(left=x))
            alone.append(left if side == 0 else right)
            cells += [left, right]
        else:
            cells.append(GridCell(c.row, c.column, c.row_span, c.column_span + 1, c.box))
    for part in alone:
        cells = _joined_below(cells, part, words)
    return Grid(_sorted(cells), (*grid.xs[: at + 1], x, *grid.xs[at + 1 :]), grid.ys)


def _own_side(cell: GridCell, at: int, x: float, words: Sequence[Word]) -> int | None:
    """On which side of ``x`` a column lies over which a head over several columns does not stand: 0 for its first, 1
    for its last; None where it stands over all."""
    sides = _sides(inside(cell.box, words), x)
    first, last = cell.column == at, cell.column + cell.column_span - 1 == at
    if sides is None or first == last:
        return None
    own, rest = sides if first else sides[::-1]
    edge = cell.box._replace(left=x) if first else cell.box._replace(right=x)
    if not rest or (own and not _is_label(own)):
        return None
    over = is_spanning(text_of(rest)) or (
        _is_centred(rest, edge) and not _is_centred(inside(cell.box, words), cell.box)
    )
    return (0 if first else 1) if over else None


def _is_label(words: Sequence[Word]) -> bool:
    return head_kind(text_of(words)) is not None


def _is_centred(words: Sequence[Word], box: Box) -> bool:
    middle = (min(w.box.left for w in words if w.box) + max(w.box.right for w in words if w.box)) / 2
    return abs(middle - (box.left + box.right) / 2) <= _CENTRED * box.width


def _joined_below(cells: list[GridCell], part: GridCell, words: Sequence[Word]) -> list[GridCell]:
    """``cells`` with a ``part`` of a head and the one below it as one, where one of them alone has words."""
    below = next((c for c in cells if c.row == part.row + part.row_span and c.column == part.column), None)
    if below is None or below.column_span != part.column_span:
        return cells
    upper, lower = inside(part.box, words), inside(below.box, words)
    if bool(upper) == bool(lower) or _is_entry(upper or lower):
        return cells
    box = part.box._replace(bottom=below.box.bottom)
    whole = GridCell(part.row, part.column, part.row_span + below.row_span, part.column_span, box)
    return [whole if c is part else c for c in cells if c is not below]


def _part_of(grid: Grid, part: GridCell, beside: int, words: Sequence[Word]) -> list[GridCell]:
    """A part of a cell that a new ruling parts, row by row where each has words of it and the column ``beside`` it has
    a cell in each: the rulings between them end there."""
    rows_of = range(part.row, part.row + part.row_span)
    boxes = [part.box._replace(top=grid.ys[r], bottom=grid.ys[r + 1]) for r in rows_of]
    near = {c.row for c in grid.cells if c.column == beside and c.row in rows_of and c.row_span == 1}
    if len(boxes) < 2 or near != set(rows_of) or not all(inside(box, words) for box in boxes):
        return [part]
    return [GridCell(r, part.column, 1, 1, box) for r, box in zip(rows_of, boxes, strict=True)]


def _sorted(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    return tuple(sorted(cells, key=lambda c: (c.row, c.column)))
