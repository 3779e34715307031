"""Rows of runs go in; tables without rulings come out: a head of known labels with the rows that stand under it, or
rows whose gaps lie under one another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.layout.heads import HeadKind, head_kind, is_spanning, is_vote_word
from pipeline.layout.runs import Run, run_of, runs
from pipeline.layout.shapes import is_field_label
from pipeline.layout.states import is_figure
from pipeline.layout.tables import RawCell, table_of
from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling, Table, Word

_DATE = re.compile(
    r"^\(?\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{2}|\d{4})?\b|^\d{1,2}\./\d{1,2}\.\d{1,2}\.\d{2,4}|^\d{4}-\d\d-\d\d$"
)
_BEFORE_REST = re.compile(r"(?:[-–]|\b(?:und|für|der|des|die|den|sowie|oder|von|im|zur|zum|&)|,)$")


Printed = tuple[float, float, dict[int, list[Word]]]
"""A printed row: its top and bottom in points, its words by column."""


@dataclass(frozen=True, slots=True)
class HeadPiece:
    """A label of a table's head; ``spanning`` where other labels stand below it."""

    words: tuple[Word, ...]
    box: Box
    kind: HeadKind | None
    row: int
    spanning: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the rows [first, last) of the region that it took."""

    first: int
    last: int
    table: Table
    box: Box


def _box(words: Sequence[Word]) -> Box:
    return union(w.box for w in words if w.box is not None)


def head_pieces(row: Sequence[Run], number: int) -> list[HeadPiece] | None:
    """The labels of a row that can be a table's head, or None where the row is none."""
    found: list[HeadPiece] = []
    unknown = 0
    for run in row:
        if run.held:
            return None
        words = run.words
        at = 0
        while at < len(words):
            for end in range(min(len(words), at + 4), at, -1):
                text = " ".join(w.text for w in words[at:end])
                kind = head_kind(text)
                if (kind is not None or is_spanning(text)) and (end == at + 1 or not _apart(words[at:end])):
                    part = words[at:end]
                    found.append(HeadPiece(tuple(part), _box(part), kind, number))
                    at = end
                    break
            else:
                part = words[at:]
                found.append(HeadPiece(tuple(part), _box(part), None, number))
                unknown += 1
                at = len(words)
    known = len(found) - unknown
    if not known or unknown > (1 if known >= 3 else 0):
        return None
    return found


def _apart(words: Sequence[Word]) -> bool:
    """Whether several words are labels of their own ("Ja Nein Enthalt.")."""
    return any(is_vote_word(w.text) for w in words) and len(words) > 1


def headed_tables(rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]) -> list[Found]:
    """The tables that begin with a head of known labels."""
    found: list[Found] = []
    at = 0
    while at < len(rows):
        pieces = head_pieces(rows[at], at)
        if pieces is None or (len(pieces) < 2 and not is_spanning(_text(rows[at]))):
            broken = _broken_head(rows, at)
            table = None if broken is None else _under(at, broken[0], broken[1], rows, rulings)
            if table is None:
                at += 1
            else:
                found.append(table)
                at = table.last
            continue
        last = at + 1
        while last < len(rows) and last < at + 4 and _near(rows[last - 1], rows[last]):
            more = head_pieces(rows[last], last)
            if more is None:
                break
            pieces += more
            last += 1
        table = _under(at, last, pieces, rows, rulings)
        if table is None:
            at += 1
            continue
        found.append(table)
        at = table.last
    return found


def _broken_head(rows: Sequence[Sequence[Run]], at: int) -> tuple[int, list[HeadPiece]] | None:
    """A head whose labels are divided over two or three lines ("Sitzungs- / termin"), and the row behind it."""
    if any(run.held for run in rows[at]) or any(c.isdigit() for c in _text(rows[at])):
        return None
    if not any(run.text.endswith("-") or any(head_kind(w.text) for w in run.words[:3]) for run in rows[at]):
        return None
    if len(rows[at]) < 2 and not rows[at][0].text.endswith("-") and not is_vote_word(rows[at][0].text):
        return None  # a heading above the table
    best: tuple[int, int, list[HeadPiece]] | None = None
    for last in range(at + 1, at + 6):
        row = rows[last - 1]
        if last >= len(rows) or any(run.held for run in row) or any(c.isdigit() for c in _text(row)):
            break
        if last > at + 1 and not _near(rows[last - 2], row, 1.0):
            break
        pieces, divided = _stacked(rows[at:last], at)
        unknown = sum(p.kind is None for p in pieces)
        fits = len(pieces) >= 2 and unknown <= (1 if len(pieces) > 3 else 0) and divided
        if fits and (best is None or unknown < best[0]):
            best = unknown, last, pieces
    return None if best is None else (best[1], best[2])


def _stacked(rows: Sequence[Sequence[Run]], number: int) -> tuple[list[HeadPiece], bool]:
    """The labels of several printed lines, parts that stand over one another as one; and whether any is divided."""
    parts = runs([w for row in rows for run in row for w in run.words], 0.5)
    groups: list[list[Run]] = []
    for part in sorted(parts, key=lambda r: r.box.left):
        if groups and part.box.left < max(r.box.right for r in groups[-1]):
            groups[-1].append(part)
        else:
            groups.append([part])
    pieces: list[HeadPiece] = []
    for group in groups:
        words = [w for run in sorted(group, key=lambda r: r.box.top) for w in run.words]
        kind = head_kind(" ".join(w.text for w in words))
        several = head_pieces(group, number) if kind is None and len(group) == 1 else None
        pieces += several or [HeadPiece(tuple(words), _box(words), kind, number)]
    return pieces, any(len(group) > 1 for group in groups)


def _text(row: Sequence[Run]) -> str:
    return " ".join(run.text for run in row)


def _near(row: Sequence[Run], below: Sequence[Run], factor: float = 2.2) -> bool:
    high = max(max(r.box.height for r in row), 6.0)
    return min(r.box.top for r in below) - max(r.box.bottom for r in row) < factor * high


def _leaves(pieces: Sequence[HeadPiece]) -> list[HeadPiece]:
    """The labels that name one column each, from the left."""
    leaves = []
    for piece in pieces:
        below = [
            p for p in pieces if p.row > piece.row and p.box.left < piece.box.right and p.box.right > piece.box.left
        ]
        wider = [p for p in pieces if p.row > piece.row and _close_below(piece, p)]
        if is_spanning(" ".join(w.text for w in piece.words)) and (len(below) >= 1 or len(wider) >= 2):
            continue
        leaves.append(piece)
    return sorted(leaves, key=lambda p: p.box.left)


def _close_below(piece: HeadPiece, other: HeadPiece) -> bool:
    wide = 0.6 * piece.box.width
    return other.kind == "vote" and other.box.right > piece.box.left - wide and other.box.left < piece.box.right + wide


def _under(
    first: int, last: int, pieces: Sequence[HeadPiece], rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]
) -> Found | None:
    leaves = _leaves(pieces)
    if len(leaves) < 2:
        return None
    for one, other in pairwise(leaves):
        if other.box.left < one.box.right - 1.0:  # labels over one another: not columns
            return None
    kinds = {p.kind for p in leaves}
    if not kinds & {"vote", "date", "item", "cross", "number", "role", "result"}:
        return None
    body: list[Sequence[Run]] = []
    gaps: list[float] = []
    size = median([r.size for r in rows[first] if r.size] or [10.0])
    end = last
    while end < len(rows):
        row = rows[end]
        above = rows[end - 1]
        gap = min(r.box.top for r in row) - max(r.box.bottom for r in above)
        limit = max(1.6 * size, (2.0 * median(gaps) + 0.3 * size) if gaps else 2.2 * size)
        if gap > limit or not _belongs(row, leaves, size):
            break
        gaps.append(gap)
        body.append(row)
        end += 1
    if not body:
        return None
    if not any(len(row) >= 2 for row in body) and "vote" not in kinds:
        return None
    if not any(_DATE.match(w.text) or len(row) >= 2 for row in body for run in row for w in run.words):
        return None
    bounds = _bounds(leaves, body)
    used = [r for row in rows[first:end] for r in row]
    area = union(r.box for r in used)
    table = _built(leaves, pieces, body, bounds, area, rulings, size)
    return Found(first, end, table, area)


def _belongs(row: Sequence[Run], leaves: Sequence[HeadPiece], size: float) -> bool:
    """Whether a row can stand under the head: nothing in it runs as prose across several columns."""
    if any(run.held for run in row):
        return False
    left, right = leaves[0].box.left, leaves[-1].box.right
    if row[0].box.left < left - 3.0 * size and row[0].box.right > leaves[min(1, len(leaves) - 1)].box.left:
        return False
    if row[0].text.endswith(":") and len(row[0].words) <= 3 and row[0].box.left < leaves[0].box.right:
        return False
    if len(row) == 1:
        run = row[0]
        text = run.text
        if is_field_label(text) or (run.bold and not any(w.bold for p in leaves for w in p.words)):
            return False
        if run.box.left > right + 2 * size or run.box.right < left - 2 * size:
            return False
        crossed = [p for p in leaves[1:] if run.box.left < p.box.left - 2 and run.box.right > p.box.right + 2]
        dated = any(_DATE.match(w.text) for w in run.words[:1]) or any(_DATE.match(w.text) for w in run.words[-2:])
        if len(crossed) >= 2 and not dated:
            return False
        if len(crossed) == 1 and len(run.words) > 6 and not dated and len(leaves) > 2:
            return False
    return True


def _bounds(leaves: Sequence[HeadPiece], body: Sequence[Sequence[Run]]) -> list[float]:
    """Where each column but the first begins: the emptiest place between two labels."""
    bounds = []
    words = [w.box for row in body for run in row for w in run.words if w.box is not None]
    for one, other in pairwise(leaves):
        low, high = one.box.middle[0], other.box.middle[0]
        low, high = max(low, one.box.left + 2), min(high, other.box.right - 2)
        steps = max(int((high - low) / 1.5), 1)
        places = [low + (high - low) * i / steps for i in range(steps + 1)]
        best: list[float] = []
        least = 10**9
        for x in places:
            count = (
                sum(b.left < x < b.right for b in words)
                + 2 * (one.box.left < x < one.box.right)
                + 2 * (other.box.left < x < other.box.right)
            )
            if count < least:
                best, least = [x], count
            elif count == least:
                best.append(x)
        # the emptiest stretch: nearest to the next label, since text is set from the left
        stretch = [best[-1]]
        for x in reversed(best[:-1]):
            if stretch[-1] - x > 2.0:
                break
            stretch.append(x)
        bounds.append((stretch[0] + stretch[-1]) / 2 if stretch[0] - stretch[-1] < 12 else stretch[0] - 4.0)
    return bounds


def _column(box: Box, bounds: Sequence[float]) -> int:
    middle = box.middle[0]
    return sum(middle > b for b in bounds)


def _built(
    leaves: Sequence[HeadPiece],
    pieces: Sequence[HeadPiece],
    body: Sequence[Sequence[Run]],
    bounds: Sequence[float],
    area: Box,
    rulings: Sequence[Ruling],
    size: float,
) -> Table:
    edges = [area.left - 2, *bounds, area.right + 2]
    cells: list[RawCell] = []
    spanning = [p for p in pieces if p not in leaves]
    head_rows = 2 if spanning else 1
    top = area.top - 1
    head_bottom = max(p.box.bottom for p in pieces) + 1
    split = min((p.box.top for p in leaves if any(s.box.top < p.box.top - 2 for s in spanning)), default=head_bottom)
    for p in spanning:
        under = [c for c, leaf in enumerate(leaves) if leaf.row > p.row and (_close_below(p, leaf) or _over(p, leaf))]
        if not under:
            continue
        a, b = min(under), max(under) + 1
        cells.append(RawCell(0, a, Box(edges[a], top, edges[b], split), list(p.words), 1, b - a))
    covered = {c for cell in cells for c in range(cell.column, cell.column + cell.column_span)}
    for c, leaf in enumerate(leaves):
        if head_rows == 2 and c not in covered:
            cells.append(RawCell(0, c, Box(edges[c], top, edges[c + 1], head_bottom), list(leaf.words), 2))
        else:
            row = head_rows - 1
            box = Box(edges[c], split if head_rows == 2 else top, edges[c + 1], head_bottom)
            cells.append(RawCell(row, c, box, list(leaf.words)))
    kinds: list[HeadKind | None] = [p.kind for p in leaves]
    cells += body_cells(body, bounds, edges, kinds, head_rows, head_bottom, area.bottom + 1, rulings, size)
    return table_of(cells, area, ruled=False, header_rows=head_rows)


def _over(p: HeadPiece, leaf: HeadPiece) -> bool:
    return leaf.box.left < p.box.right and leaf.box.right > p.box.left


def body_cells(
    body: Sequence[Sequence[Run]],
    bounds: Sequence[float],
    edges: Sequence[float],
    kinds: Sequence[HeadKind | None],
    first_row: int,
    top: float,
    bottom: float,
    rulings: Sequence[Ruling],
    size: float,
) -> list[RawCell]:
    """The cells of printed rows: words by column, printed rows taken together where a cell has several lines."""
    printed = [by_column(row, bounds) for row in body]
    groups = grouped_rows(printed, kinds, rulings, edges, size)
    cells: list[RawCell] = []
    tops = [top]
    for before, after in pairwise(groups):
        tops.append((max(printed[i][1] for i in before) + min(printed[i][0] for i in after)) / 2)
    tops.append(bottom)
    for r, group in enumerate(groups):
        spans = _written_over([w for i in group for ws in printed[i][2].values() for w in ws], bounds, kinds)
        skip: set[int] = set()
        for c in range(len(edges) - 1):
            if c in skip:
                continue
            wide = next((n for start, n in spans if start == c), 1)
            skip |= set(range(c, c + wide))
            words = [w for i in group for k in range(c, c + wide) for w in printed[i][2].get(k, ())]
            cells.append(
                RawCell(first_row + r, c, Box(edges[c], tops[r], edges[c + wide], tops[r + 1]), words, 1, wide)
            )
    return cells


def by_column(row: Sequence[Run], bounds: Sequence[float]) -> Printed:
    """A printed row with its words by column."""
    cells: dict[int, list[Word]] = {}
    for run in row:
        for word in run.words:
            if word.box is not None:
                cells.setdefault(_column(word.box, bounds), []).append(word)
    box = union(r.box for r in row)
    return box.top, box.bottom, cells


def _written_over(
    words: Sequence[Word], bounds: Sequence[float], kinds: Sequence[HeadKind | None]
) -> list[tuple[int, int]]:
    """Words written over several vote columns ("einstimmig"): (first column, columns)."""
    found = []
    for word in words:
        if word.box is None or not word.text[:1].isalpha() or len(word.text) < 5:
            continue
        a = sum(word.box.left + 3 > b for b in bounds)
        b = sum(word.box.right - 3 > b for b in bounds)
        if b > a and all(kinds[c] == "vote" for c in range(a, b + 1)):
            votes = [c for c, k in enumerate(kinds) if k == "vote"]
            found.append((min(votes), max(votes) - min(votes) + 1))
    return found[:1]


def grouped_rows(
    printed: Sequence[Printed],
    kinds: Sequence[HeadKind | None],
    rulings: Sequence[Ruling],
    edges: Sequence[float],
    size: float,
) -> list[list[int]]:
    """Printed rows (top, bottom, words by column) taken together to rows of the table.

    Rulings part rows where they stand. Else the column with one entry a row (the date first of all) tells where a row
    is; lines of other columns belong to the entry on their line, to the last one above them, or, where entries stand
    in the middle of their row, to the nearest.
    """
    if not printed:
        return []
    lines = sorted(
        (r.box.top + r.box.bottom) / 2
        for r in rulings
        if not r.vertical and r.box.width > 0.6 * (edges[-1] - edges[0]) and r.box.right > edges[0]
    )
    sections: list[list[int]] = [[0]]
    for i in range(1, len(printed)):
        if any(printed[i - 1][1] - 2 <= y <= printed[i][0] + 2 for y in lines):
            sections.append([i])
        else:
            sections[-1].append(i)
    if len(sections) > 1:
        return [g for section in sections for g in anchored([printed[i] for i in section], kinds, size, section)]
    return anchored(printed, kinds, size, list(range(len(printed))))


def anchored(
    printed: Sequence[Printed],
    kinds: Sequence[HeadKind | None],
    size: float,
    numbers: Sequence[int],
) -> list[list[int]]:
    """Printed rows taken together by the column that has one entry a row, as lists of ``numbers``."""
    anchor = _anchor_column(printed, kinds)
    if anchor is None:
        return _joined_rests(printed, numbers)
    marks = [i for i, (_, _, cells) in enumerate(printed) if _is_entry(cells.get(anchor, ()), kinds[anchor])]
    if len(marks) <= 1:
        return [list(numbers)] if marks else _joined_rests(printed, numbers)
    others = [i for i in range(len(printed)) if i not in marks]
    middle = any(i < marks[0] for i in others) or any(set(printed[i][2]) == {anchor} for i in marks)
    groups: dict[int, list[int]] = {i: [i] for i in marks}
    white = {m: _widest(printed, m, below, size) for m, below in pairwise(marks)}
    for i in others:
        before = [m for m in marks if m < i]
        after = [m for m in marks if m > i]
        parted = white.get(before[-1]) if before and after else None
        if parted is not None:
            groups[before[-1] if i < parted else after[0]].append(i)
        elif not before or (
            middle and after and _distance(printed[i], printed[after[0]]) < _distance(printed[i], printed[before[-1]])
        ):
            groups[after[0]].append(i)
        else:
            groups[before[-1]].append(i)
    return [[numbers[i] for i in sorted(group)] for _, group in sorted(groups.items())]


def _widest(printed: Sequence[Printed], first: int, last: int, size: float) -> int | None:
    """The row from ``first`` to ``last`` above which plainly the most white lies, or None where none stands out."""
    steps = sorted((_distance(printed[i - 1], printed[i]), i) for i in range(first + 1, last + 1))
    if len(steps) < 2 or steps[-1][0] < steps[-2][0] + 0.4 * size:
        return None
    return steps[-1][1]


def _distance(one: Printed, other: Printed) -> float:
    return abs((one[0] + one[1]) - (other[0] + other[1])) / 2


def _is_entry(words: Sequence[Word], kind: HeadKind | None) -> bool:
    if not words:
        return False
    return kind != "date" or any(_DATE.match(w.text) for w in words)


def _anchor_column(printed: Sequence[Printed], kinds: Sequence[HeadKind | None]) -> int | None:
    for wanted in ("date", "item", "vote", "number"):
        for column, kind in enumerate(kinds):
            if kind != wanted:
                continue
            entries = [cells for _, _, cells in printed if _is_entry(cells.get(column, ()), kind)]
            if entries and (wanted in ("date", "number") or len(entries) >= 2):
                return column
    return None


def _joined_rests(printed: Sequence[Printed], numbers: Sequence[int]) -> list[list[int]]:
    """Rows without a column to tell them: a line is the rest of the row above when its one cell plainly goes on."""
    groups: list[list[int]] = []
    for i, (_, _, cells) in enumerate(printed):
        if groups and len(cells) == 1:
            column, words = next(iter(cells.items()))
            above = printed[i - 1][2].get(column, ())
            if above and (_BEFORE_REST.search(above[-1].text) or words[0].text[:1].islower()):
                groups[-1].append(numbers[i])
                continue
        groups.append([numbers[i]])
    return groups


def aligned_table(rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]) -> tuple[Table, Box] | None:
    """A table of ``rows`` whose gaps lie under one another, or None where there are not two columns."""
    found = [r for row in rows for r in row]
    area = union(r.box for r in found)
    size = median([r.size for r in found if r.size] or [10.0])
    first = next((i for i, row in enumerate(rows) if is_figure(row[-1].text)), 0)
    if 2 <= first <= 4 and all(
        min(r.box.top for r in b) - max(r.box.bottom for r in a) < 0.35 * size for a, b in pairwise(rows[:first])
    ):
        # Lines right under one another before the first figures are one head.
        rows = [[r for row in rows[:first] for r in row], *rows[first:]]
    bounds = gaps_between(rows, size)
    if not bounds:
        return None
    edges = [area.left - 2, *bounds, area.right + 2]
    kinds: list[HeadKind | None] = [_kind_by_words(rows, edges, c) for c in range(len(edges) - 1)]
    raw = body_cells(rows, bounds, edges, kinds, 0, area.top - 1, area.bottom + 1, rulings, size)
    return table_of(raw, area, ruled=False), area


def gaps_between(rows: Sequence[Sequence[Run]], size: float, least: float = 0.7) -> list[float]:
    """Where columns begin: the middles of stretches at least ``least`` type sizes wide that hardly a row covers."""
    marks: list[tuple[float, int]] = []
    for row in rows:
        for run in row:
            marks += [(run.box.left, 1), (run.box.right, -1)]
    marks.sort()
    bear = int(0.1 * len(rows))
    bounds: list[float] = []
    depth = 0
    start: float | None = None
    free: list[tuple[float, float]] = []  # stretches within the gap that no row at all covers
    for (x, step), (after, _) in zip(marks, [*marks[1:], (marks[-1][0], 0)], strict=True):
        before = depth
        depth += step
        if before > bear and depth <= bear:
            start, free = x, []
        elif before <= bear and depth > bear and start is not None and x - start >= least * size:
            left, right = max(free, key=lambda f: f[1] - f[0], default=(start, x))
            bounds.append((left + right) / 2)
        if depth == 0:
            free.append((x, after))
    return bounds


def _kind_by_words(rows: Sequence[Sequence[Run]], edges: Sequence[float], column: int) -> HeadKind | None:
    texts = []
    for row in rows:
        words = [
            w
            for run in row
            for w in run.words
            if w.box is not None and edges[column] <= w.box.middle[0] <= edges[column + 1]
        ]
        if words:
            texts.append(words[0].text)
    if len(texts) >= 2 and sum(bool(_DATE.match(t)) for t in texts) >= 0.6 * len(texts):
        return "date"
    return None


def split_run(run: Run, bounds: Sequence[float]) -> list[Run]:
    """A run parted at column bounds."""
    parts: dict[int, list[Word]] = {}
    for word in run.words:
        if word.box is not None:
            parts.setdefault(_column(word.box, bounds), []).append(word)
    return [run_of(words) for _, words in sorted(parts.items())]
