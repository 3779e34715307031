"""Runs and horizontal rulings go in; tables come out whose rows are ruled and whose columns only gaps part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.german.heads import column, is_course
from pipeline.layout.aligned import gaps_between
from pipeline.layout.grouping import anchored
from pipeline.layout.headed import bounds_below, headed_tables
from pipeline.layout.heads import HeadKind, head_kind
from pipeline.layout.labels import head_at, labels_of
from pipeline.layout.pieces import DATE, Piece, pieces_of
from pipeline.layout.runs import Run, rows, run_of, runs
from pipeline.layout.tables import RawCell, table_of
from pipeline.layout.through import is_through, with_lines
from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling, Table, Word

_SAME_END = 10.0  # how far the ends of a table's rulings may differ, in points
_HIGHEST = 170.0  # a band between two rulings higher than this is no row
_SHORTEST = 110.0
_NARROW = 0.5  # between rulings a gap of this many type sizes in all rows parts columns
_SHARED = 0.5  # share of the bands that have something in two columns
_HEAD_LINES = 3  # of the heads above the first ruling at most
_CLOSE = 1.1  # of a line's height between the lines of one head at most
_MANY = 3  # with so many bands each is a row of its own


def banded_tables(
    found: Sequence[Run], rulings: Sequence[Ruling], taken: Sequence[Box]
) -> list[tuple[Table, list[Run]]]:
    """Tables between horizontal rulings of one width, with the runs that stand in them; ``taken`` are found tables."""
    lines = [
        r.box
        for r in rulings
        if not r.vertical
        and r.box.width >= _SHORTEST
        and not any(
            t.top - 3 <= r.box.middle[1] <= t.bottom + 3 and t.left - 3 <= r.box.middle[0] <= t.right + 3 for t in taken
        )
    ]
    result: list[tuple[Table, list[Run]]] = []
    for group in _stacks(lines):
        made = _table(group, found)
        if made is not None:
            result.append(made)
    return result


def _stacks(lines: list[Box]) -> list[list[Box]]:
    """Rulings of one width under one another, at least three."""
    stacks: list[list[Box]] = []
    for line in sorted(lines, key=lambda b: b.top):
        for stack in stacks:
            last = stack[-1]
            if (
                abs(last.left - line.left) <= _SAME_END
                and abs(last.right - line.right) <= _SAME_END
                and line.top - last.top <= _HIGHEST
            ):
                if line.top - last.bottom > 4:
                    stack.append(line)
                break
        else:
            stacks.append([line])
    return [s for s in stacks if len(s) >= 3]


def _table(lines: list[Box], found: Sequence[Run]) -> tuple[Table, list[Run]] | None:
    left, right = min(b.left for b in lines), max(b.right for b in lines)
    edges_y = [b.middle[1] for b in lines]
    heads = _heads_above(lines[0], found)
    if heads:  # the first line stands below the heads
        edges_y.insert(0, min(r.box.top for r in heads) - 1)
    last_row = _open_row(lines, found)
    if last_row:
        edges_y.append(max(r.box.bottom for r in last_row) + 1)
    bands: list[list[Run]] = [[] for _ in range(len(edges_y) - 1)]
    for run in found:
        x, y = run.box.middle
        if not (left - 4 <= x <= right + 4 and edges_y[0] < y < edges_y[-1]) or run.held:
            continue
        bands[sum(y > e for e in edges_y) - 1].append(run)
    # Rulings above and below the table that belong to something else end it.
    first = next((i for i, band in enumerate(bands) if _columnar(band)), None)
    if first is None:
        return None
    first = next((i for i, band in enumerate(bands) if i > first and _is_head(band)), first)
    last = max(i for i, band in enumerate(bands) if _columnar(band)) + 1
    bands, edges_y = bands[first:last], edges_y[first : last + 1]
    columnar = sum(_columnar(band) for band in bands)
    filled = sum(bool(band) for band in bands)
    if columnar < 2 or columnar < 0.6 * filled:
        return None
    whole = [r for band in bands for r in band]
    through = [row for band in bands for row in rows(band)[1:] if is_through(row)]
    apart = {id(run) for row in through for run in row}
    bands = [[run for run in band if id(run) not in apart] for band in bands]
    inside = [r for band in bands for r in band]
    if any(_is_prose(band) for band in bands):
        return None
    size = median([r.size for r in inside if r.size] or [10.0])
    printed_rows = rows(inside)
    headed = headed_tables(printed_rows, [Ruling(b, False) for b in lines])
    if len(headed) == 1 and headed[0].first == 0 and headed[0].last == len(printed_rows):
        return with_lines(replace(headed[0].table, ruled=True), through), whole
    if through and len(headed) == 1 and headed[0].last == len(printed_rows):
        above = {id(run) for row in printed_rows[: headed[0].first] for run in row}  # the head of the paper
        table = with_lines(replace(headed[0].table, ruled=True), through)
        return table, [run for run in whole if id(run) not in above]
    narrow = max(_NARROW, 1.4 * _blank(inside) / size)
    fine = [rows(runs([w for run in band for w in run.words], narrow)) for band in bands]
    bounds = gaps_between([row for band in fine for row in band], size, narrow)
    told = _by_heads(printed_rows, edges_y[1])
    if len(told) > len(bounds):
        bounds = told
    if not bounds:
        return None
    edges = [min(left, *(r.box.left for r in inside)) - 1, *bounds, max(right, *(r.box.right for r in inside)) + 1]
    pieces = [pieces_of([w for run in band for w in run.words], bounds) for band in bands]
    if sum(len({p.column for p in band}) > 1 for band in pieces) < max(2, _SHARED * filled):
        return None  # rulings between the parts of a form; the white beside some of its lines is no column
    kinds = _kinds(pieces[0], len(edges) - 1)
    cells: list[RawCell] = []
    number = 0
    for band, (top, bottom) in zip(pieces, pairwise(edges_y), strict=True):
        groups = [band]
        if (number and len(bands) < _MANY) or ((number or not any(kinds)) and _entries(band, kinds) > 1):
            groups = anchored(band, kinds, size) or groups
        if not any(kinds) and any(_is_second_day(*two) for two in pairwise(groups)):
            groups = [band]
        cuts = [top]
        for before, after in pairwise(groups):
            cuts.append((max(p.box.bottom for p in before) + min(p.box.top for p in after)) / 2)
        cuts.append(bottom)
        for group, (upper, lower) in zip(groups, pairwise(cuts), strict=True):
            for c in range(len(edges) - 1):
                words: list[Word] = [w for p in group if p.column == c for w in p.words]
                cells.append(RawCell(number, c, Box(edges[c], upper, edges[c + 1], lower), words))
            number += 1
    area = union([Box(edges[0], edges_y[0], edges[-1], edges_y[-1]), *(r.box for r in inside)])
    return with_lines(table_of(cells, area, ruled=True), through), whole


def _heads_above(line: Box, found: Sequence[Run]) -> list[Run]:
    """The heads of a Beratungsfolge right above a ruling, in one row, of which some may go on over further lines, where
    nothing else stands beside them."""
    near = [r for r in found if line.left - 4 <= r.box.middle[0] <= line.right + 4 and r.box.bottom <= line.top + 2]
    printed = rows([r for r in near if line.top - r.box.bottom < _HEAD_LINES * 1.5 * r.box.height])
    if not printed or line.top - max(r.box.bottom for r in printed[-1]) >= printed[-1][0].box.height:
        return []
    for many in range(1, min(_HEAD_LINES, len(printed)) + 1):
        heads = _joined(printed[-many:])
        named = [column(text) for run in heads for text in _texts(run)]
        known = [hit[0] for hit in named if hit is not None]
        if len(known) == len(named) >= _MANY and is_course(known):
            return [r for row in printed[-many:] for r in row]
    return []


def _texts(run: Run) -> list[str]:
    """The heads of a run: itself, its labels, or its words."""
    labels = [label.text for label in labels_of(run)]
    told = [run.text] if column(run.text) else labels if all(map(column, labels)) else []
    return told or [w.text for w in run.words]


def _joined(lines: Sequence[Sequence[Run]]) -> list[Run]:
    """The runs of the first of ``lines``, each with those that stand right below it."""
    found = list(lines[0])
    for row in lines[1:]:
        for run in row:
            over = [k for k, r in enumerate(found) if run.box.left < r.box.right and run.box.right > r.box.left]
            close = [k for k in over if run.box.top - found[k].box.bottom < _CLOSE * run.box.height]
            if len(over) == len(close) == 1:
                found[close[0]] = run_of([*found[close[0]].words, *run.words])
            else:
                found.append(run)
    return found


def _is_head(band: Sequence[Run]) -> bool:
    """Whether a band holds the heads of a Beratungsfolge and nothing else: rulings of one width above it belong to
    other parts of the form."""
    named = [head for run in band for label in labels_of(run) if (head := head_kind(label.text)) is not None]
    printed = sum(len(labels_of(run)) for run in band)
    course = "body" in named and bool({"vote", "date"} & set(named))
    return course and len(named) >= _MANY and 2 * len(named) > printed and len(rows(band)) <= 2


def _by_heads(printed: Sequence[Sequence[Run]], below: float) -> list[float]:
    """Where columns begin by the labels of the head, whose rows end above ``below``; empty where they are none."""
    head = head_at(printed, [[label for run in row for label in labels_of(run)] for row in printed], 0)
    if head is None or len(head.labels) < _MANY or max(label.box.bottom for label in head.labels) > below:
        return []
    return bounds_below(head.labels, printed[head.last :])


def _open_row(lines: Sequence[Box], found: Sequence[Run]) -> list[Run]:
    """The row right below the last ruling, where a form rules between its rows only: it begins with a day below those
    of the other rows, and what follows it stands apart."""
    last, above = lines[-1], lines[-2]
    high = last.middle[1] - above.middle[1]
    own = [r for r in found if last.left - 4 <= r.box.middle[0] <= last.right + 4 and not r.held]
    days = [r for r in own if lines[0].middle[1] < r.box.middle[1] < last.middle[1] and DATE.match(r.text)]
    below = rows([r for r in own if r.box.middle[1] > last.middle[1]])
    taken: list[Run] = []
    for row in below:
        top = min(r.box.top for r in row)
        size = max(r.box.height for r in row)
        if taken and top - max(r.box.bottom for r in taken) > 0.5 * size:
            break
        if not taken and top - last.bottom > min(high, 1.5 * size):
            break
        taken += row
    begins = [r for r in taken if DATE.match(r.text) and any(abs(r.box.left - d.box.left) < 3 for d in days)]
    return (
        taken
        if len(begins) == 1 and len(taken) > 1 and max(r.box.bottom for r in taken) - last.bottom < 2 * high
        else []
    )


def _blank(found: Sequence[Run]) -> float:
    """How wide a blank between two words usually is, in points; 0 where no two words stand together."""
    gaps = [b.box.left - a.box.right for run in found for a, b in pairwise(run.words) if a.box and b.box]
    return median(gaps) if gaps else 0.0


def _columnar(band: Sequence[Run]) -> bool:
    """Whether cells stand beside one another in a band, at one height or set in their middles."""
    right = min((r.box.right for r in band), default=0.0)
    return any(r.box.left > right for r in band)


def _is_prose(band: Sequence[Run]) -> bool:
    """Whether a band holds running text over its width rather than cells."""
    lines = rows(band)
    return len(lines) > 4 and sum(len(row) == 1 and len(row[0].words) > 7 for row in lines) > 0.6 * len(lines)


def _kinds(head: Sequence[Piece], columns: int) -> list[HeadKind | None]:
    """The kinds of the columns by the texts of the first band."""
    return [head_kind(" ".join(p.text for p in head if p.column == column)) for column in range(columns)]


def _is_second_day(above: Sequence[Piece], group: Sequence[Piece]) -> bool:
    """Whether a row holds a day alone, below another one in the row above: both are of that row."""
    return all(DATE.match(p.text) for p in group) and any(
        DATE.match(p.text) for p in above if p.column == group[0].column
    )


def _entries(band: Sequence[Piece], kinds: Sequence[HeadKind | None]) -> int:
    """How many rows a band holds by its dates, else items, crosses or votes, which have one line a row; by dates in one
    column where the head is not known."""
    if not any(kinds):
        days = [p.column for p in band if DATE.fullmatch(p.text)]
        return max((days.count(c) for c in days), default=0)
    for wanted in ("date", "item", "cross", "vote"):
        columns = [c for c, kind in enumerate(kinds) if kind == wanted]
        most = max((sum(p.column == c for p in band) for c in columns), default=0)
        if most:
            return most
    return 0
