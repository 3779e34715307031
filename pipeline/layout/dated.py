"""Rows of runs go in; tables without a head come out whose rows each begin, or stand, beside a date.

A course of consultation is often printed so: no rulings, no labels over the columns, but one full date under another.
The dates tell the rows, the gaps between the columns of the dated rows tell the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.german.roles import is_role
from pipeline.layout.aligned import gaps_between
from pipeline.layout.below_bodies import opens_body
from pipeline.layout.grouping import cells_of
from pipeline.layout.headed import Found
from pipeline.layout.heads import HeadKind
from pipeline.layout.pieces import BEFORE_REST, pieces_in
from pipeline.layout.runs import Run, run_of
from pipeline.layout.tables import table_of
from pipeline.model.geometry import union
from pipeline.model.page import Ruling

_DATE = re.compile(r"^\(?\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\)?,?$")
_REST = re.compile(r"(?:und|sowie)\s[A-ZÄÖÜ]")
_FAR = 7.0  # type sizes between two dates of one table: cells of four lines and the space between rows
_BLANK = 0.2  # type sizes of white between two columns; a blank of the date's own run is wider
_REACH = 6  # rows above and below the dated ones that the lines of their cells may take
_CRUMBS = "‚‘’'`´.,:;|_"  # what an engine reads from dust before a word
_LOOSE = 0.7  # type sizes of white between a row's lines; more parts it from what stands below


def dated_tables(rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]) -> list[Found]:
    """The tables of at least two dated rows with two more columns, in the order of the rows."""
    rows = [[part for run in row for part in _apart(run)] for row in rows]
    found: list[Found] = []
    for first, last, at in _chains(rows):
        if found and first < found[-1].last:
            continue
        table = _table(rows, first, last, at, rulings)
        if table is not None:
            found.append(table)
    return found


def _apart(run: Run) -> list[Run]:
    """A run that begins with a date as two: the next column may stand closer than a wide blank."""
    if run.held or len(run.words) < 2 or not _DATE.match(run.words[0].text):
        return [run]
    return [run_of(run.words[:1]), run_of(run.words[1:])]


def _dates(row: Sequence[Run]) -> Iterator[float]:
    """Where dates stand that are a run of their own."""
    for run in row:
        if not run.held and len(run.words) == 1 and _DATE.match(run.text):
            yield run.box.left


def _size(row: Sequence[Run]) -> float:
    return median([r.size for r in row if r.size] or [10.0])


def _chains(rows: Sequence[Sequence[Run]]) -> list[tuple[int, int, float]]:
    """Stretches of rows with dates under one another: first and last dated row, the dates' left edge."""
    chains: list[tuple[int, int, float]] = []
    for i, row in enumerate(rows):
        for left in _dates(row):
            for k, (first, last, at) in enumerate(chains):
                gap = min(r.box.top for r in row) - max(r.box.bottom for r in rows[last])
                if abs(at - left) < 0.4 * _size(row) and last < i and gap < _FAR * _size(row):
                    chains[k] = (first, i, at)
                    break
            else:
                chains.append((i, i, left))
    return [chain for chain in chains if chain[1] > chain[0]]


def _table(rows: Sequence[Sequence[Run]], first: int, last: int, at: float, rulings: Sequence[Ruling]) -> Found | None:
    dated = [row for row in rows[first : last + 1] if any(abs(x - at) < 0.4 * _size(row) for x in _dates(row))]
    size = median(_size(row) for row in dated)
    led = all(any(_DATE.match(r.text) for r in row[:2]) for row in dated)  # else the body stands beside its day
    over = [led and _is_body_row(row) for row in rows]
    plain = [row for row, above in zip(rows[first : last + 1], over[first : last + 1], strict=True) if not above]
    columns = _columns(plain, size)
    if len(columns) < 3:
        return None
    # A row whose cell fills its column runs on into the next one.
    near = range(max(first - _REACH, 0), min(last + 1 + _REACH, len(rows)))
    rows = [_at_columns(row, columns, size) if i in near else row for i, row in enumerate(rows)]
    inside = [i for i in range(first, last + 1) if not over[i]]
    if not all(_fits(rows[i], columns, size) or _goes_on(rows[i], rows[i - 1], columns, size) for i in inside):
        return None
    if first and over[first - 1] and _white(rows[first - 1], rows[first]) <= _LOOSE * size:
        first -= 1
    # Cells of several lines may begin above their date and end below it.
    while first and _hangs(rows[first - 1], rows[first], columns, size):
        first -= 1
    end = last + 1
    while end < len(rows) and _hangs(rows[end], rows[end - 1], columns, size):
        end += 1
    body = rows[first:end]
    bounds = gaps_between([row for row, above in zip(body, over[first:end], strict=True) if not above], size, _BLANK)
    if len(bounds) < 2:
        return None
    area = union(r.box for row in body for r in row)
    edges = [area.left - 2, *bounds, area.right + 2]
    kinds: list[HeadKind | None] = ["date" if left - 2 <= at <= right - 2 else None for left, right in pairwise(edges)]
    raw = cells_of(pieces_in(body, bounds), bounds, edges, kinds, 0, area.top - 1, area.bottom + 1, rulings, size)
    return Found(first, end, table_of(raw, area, ruled=False, header_rows=0), area)


def _is_body_row(row: Sequence[Run]) -> bool:
    """Whether a row is a body, its role beside or behind it at most: in some forms it stands above its sittings."""
    return opens_body(row[0].text.lstrip(_CRUMBS)) and all(is_role(run.text) for run in row[1:])


def _white(above: Sequence[Run], below: Sequence[Run]) -> float:
    return min(r.box.top for r in below) - max(r.box.bottom for r in above)


def _columns(rows: Sequence[Sequence[Run]], size: float) -> list[float]:
    """Where columns begin: left edges that at least two runs share."""
    edges = sorted(run.box.left for row in rows for run in row)
    columns: list[list[float]] = []
    for x in edges:
        if columns and x - columns[-1][-1] < 0.5 * size:
            columns[-1].append(x)
        else:
            columns.append([x])
    return [median(c) for c in columns if len(c) >= 2]


def _at_columns(row: Sequence[Run], columns: Sequence[float], size: float) -> list[Run]:
    """A row with its runs parted where a word begins right where a column does."""
    parts: list[Run] = []
    for run in row:
        if run.held or len(run.words) < 2:
            parts.append(run)
            continue
        begin = 0
        for i, word in enumerate(run.words[1:], 1):
            if word.box is not None and any(abs(word.box.left - x) < 0.15 * size for x in columns):
                parts.append(run_of(run.words[begin:i]))
                begin = i
        parts.append(run_of(run.words[begin:]))
    return parts


def _fits(row: Sequence[Run], columns: Sequence[float], size: float) -> bool:
    """Whether every run of a row begins where a column does and ends before the next one."""
    for run in row:
        begins = [i for i, x in enumerate(columns) if abs(run.box.left - x) < 0.6 * size]
        if run.held or not begins:
            return False
        following = columns[begins[-1] + 1 : begins[-1] + 2]
        if following and run.box.right > following[0]:
            return False
    return True


def _goes_on(row: Sequence[Run], above: Sequence[Run], columns: Sequence[float], size: float) -> bool:
    """Whether the one run of a row, perhaps set in, goes on with a cell above that ends amid a phrase ("Planung," /
    "Bauen und Verkehr", "Soziales" / "und Gesundheit")."""
    run = row[0]
    if len(row) > 1 or run.held or run.box.top < min(r.box.top for r in above):
        return False
    begins = [x for x in columns if x <= run.box.left + 0.6 * size]
    if not begins or any(x < run.box.right for x in columns[len(begins) :]):
        return False
    cells = [r for r in above if begins[-1] - 0.6 * size <= r.box.left <= run.box.left + 0.6 * size]
    return bool(cells) and (BEFORE_REST.search(cells[-1].text) is not None or _REST.match(run.text) is not None)


def _hangs(row: Sequence[Run], near: Sequence[Run], columns: Sequence[float], size: float) -> bool:
    """Whether a row without a date is a line of the cells beside it: close, and within the columns."""
    if any(run.text.endswith(":") for run in row) or any(True for _ in _dates(row)):
        return False
    one, other = sorted((union(r.box for r in row), union(r.box for r in near)), key=lambda b: b.top)
    if other.top - one.bottom > _LOOSE * size:
        return False
    if _goes_on(row, near, columns, size):
        return True
    if not _fits(row, columns, size):
        return False
    # A line that stands under the first column alone is text again.
    return any(run.box.left > columns[0] + size for run in row)
