"""Printed rows of a table go in; its cells come out, each with all of its lines.

Rulings part rows where they stand. Elsewhere one column has an entry a row (the date first of all): a row is what
stands around its entry, whether cells are set from the top of the row or in its middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.german import bodies
from pipeline.german.roles import is_role, parted
from pipeline.layout.below_bodies import below_bodies, closed_by_days
from pipeline.layout.fields import field_labels
from pipeline.layout.heads import HeadKind
from pipeline.layout.interlaced import interlaced
from pipeline.layout.pieces import BEFORE_REST, DATE, Piece, column_of, goes_on, lines_of
from pipeline.layout.states import is_written
from pipeline.layout.tables import RawCell
from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling

_TALL = 1.6  # type sizes: no printed line is so high
_MOST = 240  # lines of a table that are told apart by their places; more have a row for every line
_ANCHORS: tuple[HeadKind, ...] = ("date", "body", "item", "vote", "number")


def cells_of(
    pieces: Sequence[Piece],
    bounds: Sequence[float],
    edges: Sequence[float],
    kinds: Sequence[HeadKind | None],
    first_row: int,
    top: float,
    bottom: float,
    rulings: Sequence[Ruling],
    size: float,
) -> list[RawCell]:
    """The cells below a head, from their lines. ``bounds`` part the columns, ``edges`` are these with the table's two
    sides; ``kinds`` are the columns' kinds; the body reaches from ``top`` to ``bottom`` (points); ``size`` is the type
    size."""
    groups = grouped(pieces, kinds, rulings, edges, size)
    lines = _lines_across(rulings, edges)
    cuts = [top, *(_cut(before, after, kinds, size, lines) for before, after in pairwise(groups)), bottom]
    cells: list[RawCell] = []
    for r, group in enumerate(groups):
        over = _written_over(group, bounds, kinds) or _body_over(group, bounds, size)
        skip: set[int] = set()
        for c in range(len(edges) - 1):
            if c in skip:
                continue
            wide = over[1] if over and over[0] == c else 1
            skip |= set(range(c, c + wide))
            words = [w for p in group if c <= p.column < c + wide for w in p.words]
            cells.append(
                RawCell(first_row + r, c, Box(edges[c], cuts[r], edges[c + wide], cuts[r + 1]), words, 1, wide)
            )
    return cells


def _cut(
    before: Sequence[Piece],
    after: Sequence[Piece],
    kinds: Sequence[HeadKind | None],
    size: float,
    lines: Sequence[float],
) -> float:
    """Where one row ends and the next begins: at the ruling (one of ``lines``) between them, else halfway between their
    printed lines; what is written by hand among the votes may reach over it, print does not, and what is far higher
    than a line was not read from one."""
    between = [y for y in lines if _middle(before) < y < _middle(after)]
    if len(between) == 1:
        return between[0]
    before, after = ([p for p in group if p.box.height < _TALL * size] or group for group in (before, after))
    low, high = max(p.box.bottom for p in before), min(p.box.top for p in after)
    if low > high:
        low = max((p.box.bottom for p in before if kinds[p.column] != "vote"), default=low)
        high = min((p.box.top for p in after if kinds[p.column] != "vote"), default=high)
    return (low + high) / 2


def _middle(group: Sequence[Piece]) -> float:
    return median(p.box.middle[1] for p in group)


def _written_over(
    group: Sequence[Piece], bounds: Sequence[float], kinds: Sequence[HeadKind | None]
) -> tuple[int, int] | None:
    """Where a word is written over all columns of votes ("einstimmig"): first column and how many."""
    votes = [c for c, kind in enumerate(kinds) if kind == "vote"]
    if len(votes) < 2 or votes != list(range(votes[0], votes[-1] + 1)):
        return None
    inside = [w for p in group if p.column in votes for w in p.words]
    crossing = any(
        w.box is not None
        and len(w.text) >= 5
        and w.text[0].isalpha()
        and sum(w.box.left + 3 > b for b in bounds) < sum(w.box.right - 3 > b for b in bounds)
        for w in inside
    )
    alone = bool(inside) and not any(c.isdigit() for w in inside for c in w.text)
    if crossing or (alone and is_written(" ".join(w.text for w in inside))):
        return votes[0], len(votes)
    return None


def _body_over(group: Sequence[Piece], bounds: Sequence[float], size: float) -> tuple[int, int] | None:
    """Where the name of a body that stands alone in its row reaches over several columns: first column and how many."""
    words = sorted((w for p in group for w in p.words if w.box is not None), key=lambda w: w.box.left if w.box else 0.0)
    if not words or max(p.box.bottom for p in group) - min(p.box.top for p in group) > _TALL * size:
        return None
    run = words[:1]
    for word in words[1:]:
        if word.box is None or run[-1].box is None or word.box.left - run[-1].box.right > size:
            break
        run.append(word)
    name = parted(" ".join(w.text for w in run))[0]
    columns = [column_of(w.box, bounds) for w in run[: len(name.split())] if w.box is not None]
    rest = " ".join(w.text for w in words[len(name.split()) :])
    if columns[-1] == columns[0] or not bodies.is_body(name) or (rest and not is_role(rest)):
        return None
    return columns[0], columns[-1] - columns[0] + 1


# -- rows -------------------------------------------------------------------------------------------------------------


def grouped(
    pieces: Sequence[Piece],
    kinds: Sequence[HeadKind | None],
    rulings: Sequence[Ruling],
    edges: Sequence[float],
    size: float,
) -> list[list[Piece]]:
    """The lines of cells taken together to rows of the table, from the top."""
    lines = _lines_across(rulings, edges)
    sections: dict[int, list[Piece]] = {}
    for piece in pieces:
        sections.setdefault(sum(y < piece.box.middle[1] for y in lines), []).append(piece)
    return [group for _, section in sorted(sections.items()) for group in anchored(section, kinds, size)]


def _lines_across(rulings: Sequence[Ruling], edges: Sequence[float]) -> list[float]:
    """The heights of the rulings that run through most of a table's width."""
    width = edges[-1] - edges[0]
    return sorted(
        r.box.middle[1]
        for r in rulings
        if not r.vertical and min(r.box.right, edges[-1]) - max(r.box.left, edges[0]) > 0.6 * width
    )


def anchored(pieces: Sequence[Piece], kinds: Sequence[HeadKind | None], size: float) -> list[list[Piece]]:
    """Lines of cells (from the top) taken together by the column that has one entry a row."""
    told = below_bodies(pieces) or closed_by_days(pieces, kinds)
    if told:
        return told
    kinds = _with_dates(pieces, kinds)
    if _is_one_row(pieces, kinds):
        return [list(pieces)]
    anchors: list[int] = []
    for wanted in _ANCHORS:
        for column in [c for c, kind in enumerate(kinds) if kind == wanted]:
            marks = [i for i, p in enumerate(pieces) if p.column == column and _is_entry(p, wanted)]
            if len(marks) >= 2 and len(marks) > len(anchors) and (wanted != "body" or _several_bodies(pieces, kinds)):
                anchors = marks
        if anchors:
            break
    anchors = anchors or field_labels(pieces)
    if len(anchors) < 2:
        dated = any(kinds[p.column] == "date" and _is_entry(p, "date") for p in pieces)
        return [list(pieces)] if dated and not _several_bodies(pieces, kinds) else _by_line(pieces)
    if len(pieces) > _MOST:
        return _by_line(pieces)
    options = [_parted(pieces, anchors, kinds, size, middle) for middle in (False, True)]
    _, starts = min(options, key=lambda option: option[0])
    groups = [list(pieces[a:b]) for a, b in pairwise([*starts, len(pieces)])]
    groups = [part for group in groups for part in _by_ballots(group, kinds)]
    return _with_second_days(groups, kinds, size)


def _by_ballots(group: list[Piece], kinds: Sequence[HeadKind | None]) -> list[list[Piece]]:
    """The lines of a row with several ballots, each with the figures of its vote: a row for each ("Ziffer 1  34  0  4"
    over "Ziffer 2  17  19  2")."""
    votes = kinds.count("vote")
    lines = lines_of(group)
    told = [sum(kinds[p.column] == "vote" and p.text.isdigit() for p in line) for line in lines]
    starts = [n for n, figures in enumerate(told) if figures == votes]
    if votes < 2 or len(starts) < 2 or sum(told) > len(starts) * votes:
        return [group]
    return [[p for line in lines[a:b] for p in line] for a, b in pairwise([0, *starts[1:], len(lines)])]


def _is_one_row(pieces: Sequence[Piece], kinds: Sequence[HeadKind | None]) -> bool:
    """Whether lines are those of one step: one day and no two whole bodies, however many lines its other cells have
    ("Ö" over "12")."""
    days = sum(kinds[p.column] == "date" and _is_entry(p, "date") for p in pieces)
    named = [p for p in pieces if kinds[p.column] == "body"]
    whole = sum(bodies.is_body(p.text) and not BEFORE_REST.search(p.text) for p in named)
    return days == 1 and bool(named) and whole <= 1


def _with_dates(pieces: Sequence[Piece], kinds: Sequence[HeadKind | None]) -> list[HeadKind | None]:
    """``kinds``, where none is a column of dates with one that holds hardly anything else."""
    told = list(kinds)
    for column, kind in enumerate(kinds):
        own = [p for p in pieces if p.column == column]
        dated = sum(bool(DATE.match(p.text)) for p in own)
        if "date" not in told and kind in (None, "text") and dated >= 2 and dated >= 0.6 * len(own):
            told[column] = "date"
    return told


def _is_entry(piece: Piece, kind: HeadKind) -> bool:
    return kind != "date" or any(DATE.match(w.text) for w in piece.words)


def _weekday_of(pieces: Sequence[Piece], anchor: int) -> int:
    """The place of the line with which an entry begins: that of the weekday that stands above its day, else its own."""
    above = next((i for i in range(anchor - 1, -1, -1) if pieces[i].column == pieces[anchor].column), anchor)
    return above if _WEEKDAY.fullmatch(pieces[above].text) else anchor


_WEEKDAY = re.compile(r"(?:Mo|Di|Mi|Do|Fr|Sa|So|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)\.?,?")


def _parted(
    pieces: Sequence[Piece], anchors: Sequence[int], kinds: Sequence[HeadKind | None], size: float, middle: bool
) -> tuple[float, list[int]]:
    """The best way to part ``pieces`` into rows with one anchor each: its cost, and where the rows begin.

    A row costs what its anchor is away from its first line (or from its middle); it gains by the white above it, and
    loses where it begins in the midst of a name.
    """
    count = len(pieces)
    tops = [p.box.top for p in pieces]
    bottoms = [p.box.bottom for p in pieces]
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}  # where the next row begins: cost, beginnings so far
    firsts = [_weekday_of(pieces, anchor) for anchor in anchors]
    for k, (first, anchor) in enumerate(zip(firsts, anchors, strict=True)):
        last_end = firsts[k + 1] if k + 1 < len(anchors) else count
        own = union([pieces[first].box, pieces[anchor].box])
        after: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, starts) in best.items():
            if start > first:
                continue
            for end in range(anchor + 1, last_end + 1) if k + 1 < len(anchors) else (count,):
                top, bottom = min(tops[start:end]), max(bottoms[start:end])
                away = abs((top + bottom) / 2 - own.middle[1]) if middle else abs(top - own.top)
                total = cost + away + _break(pieces, start, kinds, size)
                if end not in after or total < after[end][0]:
                    after[end] = total, [*starts, start]
        best = after
    return best.get(count, (float("inf"), [0]))


def _break(pieces: Sequence[Piece], start: int, kinds: Sequence[HeadKind | None], size: float) -> float:
    """What it costs to begin a row at ``start``: less with white above, more in the midst of a name."""
    if not start:
        return 0.0
    white = pieces[start].box.top - max(p.box.bottom for p in pieces[max(start - 12, 0) : start])
    cost = -0.5 * max(min(white, 1.5 * size), -size)
    if _level(pieces[start - 1].box, pieces[start].box):
        cost += 1.5 * size  # in the midst of a printed line
    for column, kind in enumerate(kinds):
        if kind not in ("body", "role", None):
            continue
        below = next((p for p in pieces[start : start + 12] if p.column == column), None)
        above = next((p for p in reversed(pieces[max(start - 12, 0) : start]) if p.column == column), None)
        if below is None or above is None or not (kind == "body" or _wordy(below)):
            continue
        if kind == "role":  # also the head of "nicht" over "öffentlich"
            cost += 3.0 * size * (above.text in ("nicht", "Nicht", "nicht-", "Nicht-"))
            continue
        if is_session_of(below.text, above.text) or (is_role(below.text) and bodies.is_body(above.text)):
            cost += 3.0 * size
        if below.text[0].islower() or BEFORE_REST.search(above.text):
            cost += 1.2 * size
        elif kind == "body" and not bodies.is_body(below.text) and bodies.is_body(f"{above.text} {below.text}"):
            cost += 0.8 * size
    return cost


def _level(one: Box, other: Box) -> bool:
    return one.top < other.middle[1] < one.bottom and other.top < one.middle[1] < other.bottom


_SESSION = re.compile(r"(?:\d{1,3}\.\s)?(?:[\w/-]+\s){0,3}Sitzung\b")


def is_session_of(line: str, above: str) -> bool:
    """Whether a line tells the session of the body that the line above it names, so that both are of one row (ALLRIS
    prints a course so: the body, below it day, session and result)."""
    return bool(_SESSION.match(line)) and not _SESSION.match(above) and len(bodies.parse(above)) == 1


def _wordy(piece: Piece) -> bool:
    return sum(map(str.isalpha, piece.text)) >= 4


def _with_second_days(groups: list[list[Piece]], kinds: Sequence[HeadKind | None], size: float) -> list[list[Piece]]:
    """``groups`` with a day that stands right below another, alone in its row, given to the row above; where lines
    are set apart, nearer to that than the next row to it."""
    result: list[list[Piece]] = []
    for n, group in enumerate(groups):
        alone = all(kinds[p.column] == "date" for p in group)
        white = _white(result[-1], group) if result else 0.0
        behind = _white(group, groups[n + 1]) if n + 1 < len(groups) else 2 * size
        close = result and white < (0.5 * size if behind < white + 0.1 * size else size)
        if alone and close and any(kinds[p.column] == "body" for p in result[-1]):
            result[-1] = [*result[-1], *group]
        else:
            result.append(group)
    return result


def _white(above: Sequence[Piece], below: Sequence[Piece]) -> float:
    return min(p.box.top for p in below) - max(p.box.bottom for p in above)


def _several_bodies(pieces: Sequence[Piece], kinds: Sequence[HeadKind | None]) -> bool:
    """Whether several lines of the column of bodies are each a whole one, so that they are rows of their own."""
    own = [p for p in pieces if kinds[p.column] == "body"]
    whole = [p for p in own if bodies.is_body(p.text) and not BEFORE_REST.search(p.text)]
    return len(own) >= 2 and len(whole) == len(own)


def _by_line(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """A row for every line; a line is the rest of the row above where its one cell plainly goes on."""
    groups: list[list[Piece]] = []
    for line in interlaced(lines_of(pieces)):
        if groups and len(line) == 1:
            above = next((p for p in reversed(groups[-1]) if p.column == line[0].column), None)
            if above and goes_on(above, line[0]):
                groups[-1] += line
                continue
        groups.append(line)
    return groups
