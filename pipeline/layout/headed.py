"""Rows of runs go in; tables without rulings come out that stand under a head of known labels (``labels``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.german import bodies
from pipeline.german.heads import Head as Named
from pipeline.layout.below_heads import belongs, is_across, is_apart, is_dated, is_heading_below
from pipeline.layout.grouping import cells_of
from pipeline.layout.heads import HeadKind, kinds_of
from pipeline.layout.labels import Head, Label, head_at, labels_of, worth
from pipeline.layout.pieces import DATE, column_of, pieces_in
from pipeline.layout.runs import Run
from pipeline.layout.states import is_cross, is_dash, is_figure
from pipeline.layout.tables import RawCell, table_of
from pipeline.layout.through import is_through, with_lines
from pipeline.model.geometry import Box, union
from pipeline.model.page import Ruling, Table

_FAR = 4.5  # type sizes between two dated rows of one table: room to write by hand
_BEFORE = 12  # rows below a head that may hold the true one
_AHEAD = 4  # rows below a head that tell whether a label is missing
_BETWEEN = 0.6  # trust in a figure that stands between two labels
_NO_CROSSES: tuple[HeadKind, ...] = ("vote", "date", "body", "item")
_NO_FIGURES: tuple[HeadKind, ...] = ("cross", "date", "body", "role", "result")


@dataclass(frozen=True, slots=True)
class Found:
    """A table and the rows [first, last) of the region that it took."""

    first: int
    last: int
    table: Table
    box: Box


def headed_tables(rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]) -> list[Found]:
    """The tables that begin with a head of known labels."""
    found: list[Found] = []
    parted = [[label for run in row for label in labels_of(run)] for row in rows]
    at = 0
    while at < len(rows):
        head = head_at(rows, parted, at)
        end = _next_head(head, rows, parted) if head is not None else at
        table = _under(at, head, rows[:end], rulings) if head is not None else None
        if table is not None:
            found.append(table)
        at = table.last if table is not None else at + 1
    return found


def _next_head(head: Head, rows: Sequence[Sequence[Run]], parted: Sequence[Sequence[Run]]) -> int:
    """Where the head of a course begins below a ``head`` that tells of none, or the end of ``rows``: labels with their
    values ("Datum: … ☒ öffentlich") stand above a table and are none of it."""
    if head.tells_course:
        return len(rows)
    for at in range(head.last, min(head.last + _BEFORE, len(rows))):
        valued = any(run.text[-1:] in ":_" or any(map(str.isdigit, run.text)) for run in rows[at])
        later = head_at(rows, parted, at) if len(rows[at]) > 2 and not valued else None
        if later is not None and later.tells_course and worth(later) > worth(head):
            return at
    return len(rows)


def _under(first: int, head: Head, rows: Sequence[Sequence[Run]], rulings: Sequence[Ruling]) -> Found | None:
    head = _with_first(head, rows[head.last :])
    labels = head.labels
    kinds = {label.kind for label in labels}
    if not kinds & {"vote", "date", "item", "cross", "number", "role", "result"}:
        return None
    if is_through(rows[first]) and head.last < len(rows) and _is_step(rows[head.last]):
        return None  # "Ja: ___ Nein: ___" below a step, with the next step below
    body: list[Sequence[Run]] = []
    gaps: list[float] = []
    size = median([r.size for r in rows[first] if r.size] or [10.0])
    end = head.last
    while end < len(rows):
        row = rows[end]
        above = rows[end - 1]
        gap = min(r.box.top for r in row) - max(r.box.bottom for r in above)
        limit = max(1.6 * size, (2.0 * median(gaps) + 0.3 * size) if gaps else 2.2 * size)
        if is_dated(row, labels):
            limit = max(limit, _FAR * size)
        through = bool(body) and bool(kinds & {"body", "date"}) and is_through(row)
        if gap > limit or not (through or belongs(row, labels, size)) or is_heading_below(row, body):
            break
        if is_apart(row, gap, gaps, size) or (is_across(row, body, labels, size) and not through):
            break
        gaps.append(gap)
        body.append(row)
        end += 1
    told = [row for row in body if is_through(row)]
    body = [row for row in body if not is_through(row)]
    if not body:
        return None
    if not any(len(row) >= 2 for row in body) and "vote" not in kinds:
        return None
    if not any(DATE.match(w.text) or len(row) >= 2 for row in body for run in row for w in run.words):
        return None
    area = union(r.box for row in rows[first:end] for r in row)
    head = _with_unlabelled(_told_by_place(head), body)
    table = _built(head, body, bounds_below(head.labels, body), area, rulings, size)
    return Found(first, end, with_lines(table, told) if told else table, area)


def _is_step(row: Sequence[Run]) -> bool:
    """Whether a row begins with a day or is led by a body, and holds no figure that counts votes."""
    words = [w.text for run in row for w in run.words]
    told = bool(DATE.match(words[0])) or bodies.is_body(row[0].text)
    return told and not any(is_figure(run.text) for run in row)


def _with_first(head: Head, below: Sequence[Sequence[Run]]) -> Head:
    """``head`` with an empty label before that of the days where no label names the bodies that stand before them in
    the rows below ("am  TOP", "Sitzung  Ja  Nein"), or before those of figures where none names what they are for."""
    first = head.labels[0]
    if any(label.kind == "body" for label in head.labels):
        return head
    figures = all(label.kind == "number" for label in head.labels)
    places: list[Box] = []
    for row in below[:_AHEAD]:
        words = [w for run in row for w in run.words if w.box is not None]
        before = [w for w in words if w.box is not None and w.box.right < first.box.left]
        day = next((w for w in words if w.box is not None and w.box.right >= first.box.left), None)
        fits = day is not None and (is_figure(day.text) or is_dash(day.text) if figures else DATE.match(day.text))
        if not fits or not any(len(w.text) > 2 and w.text[0].isupper() for w in before):
            break
        places.append(union(w.box for w in before if w.box is not None))
    if len(places) < 1 + figures:
        return head
    area = union(places)
    kind: HeadKind = "text" if figures else "body"
    label = Label((), Box(area.left, first.box.top, area.right, first.box.bottom), kind)
    return replace(head, labels=(label, *head.labels))


def _told_by_place(head: Head) -> Head:
    """``head`` with the kinds of labels that were read wrong, as those beside them tell."""
    spans = [(label, span) for label in head.over if (span := _columns_below(label, head.labels)) is not None]
    covered = {c for _, (a, b) in spans for c in range(a, b)}
    printed = [Named(_printed(label), 0, a, 1, b - a) for label, (a, b) in spans]
    for c, label in enumerate(head.labels):
        printed.append(Named(_printed(label), int(c in covered), c, 1 if c in covered or not spans else 2))
    kinds = kinds_of(printed)
    labels = tuple(replace(label, kind=label.kind or kinds.get(c)) for c, label in enumerate(head.labels))
    return replace(head, labels=labels)


def _printed(label: Label) -> str:
    return "\n".join(w.text for w in label.words)


def _with_unlabelled(head: Head, body: Sequence[Sequence[Run]]) -> Head:
    """``head`` with an empty label over crosses that stand in one place below none: theirs was not read, and they are
    no part of the column of votes or days beside them."""
    places: list[list[Box]] = []
    for box in sorted((w.box for row in body for r in row for w in r.words if w.box and is_cross(w.text)), key=_left):
        if places and box.left < places[-1][-1].right:
            places[-1].append(box)
        else:
            places.append([box])
    head = _with_wide_label(head, body)
    added = _over_bodies(head, body)
    for place in places:
        box = union(place)
        near = min(head.labels, key=lambda label: _gap(label.box, box))
        if len(place) >= 2 and _gap(near.box, box) > 1 and near.kind in _NO_CROSSES:
            added.append(Label((), Box(box.left, near.box.top, box.right, near.box.bottom), "cross"))
    return replace(head, labels=tuple(sorted((*head.labels, *added), key=lambda label: label.box.left)))


def _with_wide_label(head: Head, body: Sequence[Sequence[Run]]) -> Head:
    """``head`` with the narrow label in the middle of a wide column of bodies as wide as that to its left, where all
    names are so short that nothing stands below it."""
    runs = [run for row in body for run in row]
    starts = [run for run in runs if (named := bodies.parse(run.text)) and not named[0].start]
    left = min((run.box.left for run in starts), default=0.0)
    own = next((label for label in head.labels if label.box.left > left), None)
    if len(starts) < 2 or own is None or own.kind != "body":
        return head
    size = starts[0].size or 10.0
    if any(run.box.left < own.box.right and run.box.right > own.box.left for run in runs if run not in starts):
        return head
    if any(abs(run.box.left - left) > 0.5 * size for run in starts) or any(
        label.box.left < own.box.left and label.box.right > left for label in head.labels
    ):
        return head
    wide = replace(own, box=own.box._replace(left=left))
    return replace(head, labels=tuple(wide if label is own else label for label in head.labels))


def _over_bodies(head: Head, body: Sequence[Sequence[Run]]) -> list[Label]:
    """An empty label over bodies that stand under one another below none of the labels ("Beratungsfolge" over the days,
    "Ja" and "Nein" over the votes, nothing between them)."""
    runs = [run for row in body for run in row]
    starts = [run for run in runs if (named := bodies.parse(run.text)) and not named[0].start]
    if len(starts) < 2:
        return []
    left, size = min(run.box.left for run in starts), starts[0].size or 10.0
    level = [run for run in runs if abs(run.box.left - left) < 0.5 * size]
    boxes = [label.box for label in head.labels]
    lone = all(abs(box.left - left) > size and not box.left < left < box.right for box in boxes)
    apart = all(box.left > left + 2 * size or box.right < left for box in boxes)
    below = any(run.box.left < box.left and run.box.right > box.right for run in starts for box in boxes)
    if below or not (lone and apart) or any(abs(run.box.left - left) > 0.5 * size for run in starts):
        return []
    right = min((box.left for box in boxes if box.left > left), default=boxes[0].right)
    width = min(max(run.box.right for run in level), right - 1)
    return [Label((), Box(left, boxes[0].top, width, boxes[0].bottom), "body")]


def _left(box: Box) -> float:
    return box.left


def bounds_below(labels: Sequence[Label], body: Sequence[Sequence[Run]]) -> list[float]:
    """Where each column but the first begins: in the emptiest stretch between two labels; of several the one that
    leaves to each label what is set like it (from its left, its right or its middle)."""
    boxes = [box for row in body for box in (*(b for run in row for b in _solid(run)), *_options(row, labels))]
    bounds = []
    for one, other in pairwise(labels):
        low, high = one.box.middle[0], other.box.middle[0]
        low, high = max(low, one.box.left + 2), min(high, other.box.right - 2)
        steps = max(int((high - low) / 1.5), 1)
        places = [low + (high - low) * i / steps for i in range(steps + 1)]
        covers = [
            sum(b.left < x < b.right for b in boxes)
            + 2 * (one.box.left < x < one.box.right)
            + 2 * (other.box.left < x < other.box.right)
            for x in places
        ]
        stretches: list[list[float]] = []
        for x, count, before in zip(places, covers, [-1, *covers], strict=False):
            if count == min(covers):
                if stretches and before == count:
                    stretches[-1].append(x)
                else:
                    stretches.append([x])
        near = [b for b in boxes if low - 2 < b.middle[0] < high + 2]
        best = min(reversed(stretches), key=lambda s: _misfit(near, one.box, other.box, s[len(s) // 2]))
        # in a wide one near the next label, since text is set from the left
        narrow = best[-1] - best[0] < 12
        bounds.append((best[0] + best[-1]) / 2 if narrow else best[-1] - 4.0)
    clusters = _clusters(labels, body)
    if clusters is None:
        return bounds
    return [*bounds[: len(labels) - len(clusters)], *((a[1] + b[0]) / 2 for a, b in pairwise(clusters))]


def _clusters(labels: Sequence[Label], body: Sequence[Sequence[Run]]) -> list[list[float]] | None:
    """Where the figures below the last labels stand, [left, right] of each column, if they are in as many clusters as
    there are labels: then each cluster is a column, however it is set below its label. None where they are not."""
    first = len(labels)
    alike = ("number",) if labels[-1].kind == "number" else ("vote", "item")
    while first > 0 and labels[first - 1].kind in alike:
        first -= 1
    if len(labels) - first < 2 or first == 0:
        return None
    words = [w for row in body for run in row for w in run.words]
    counted = is_figure if "number" in alike else str.isdigit
    figures = [w.box for w in words if w.box and (counted(w.text) or is_dash(w.text))]
    left = labels[first - 1].box.right
    clusters: list[list[float]] = []
    for box in sorted((b for b in figures if b.left > left), key=lambda b: b.left):
        if clusters and box.left < clusters[-1][1] + 3:
            clusters[-1][1] = max(clusters[-1][1], box.right)
        else:
            clusters.append([box.left, box.right])
    return clusters if len(clusters) == len(labels) - first else None


def _solid(run: Run) -> Iterator[Box]:
    """The areas of a run that no column parts: words beside one another, and each figure or mark of its own."""
    words: list[Box] = []
    for word in run.words:
        if word.box is None:
            continue
        if any(map(str.isalpha, word.text)) and len(word.text) > 1:
            words.append(word.box)
            continue
        if words:
            yield union(words)
            words = []
        yield word.box
    if words:
        yield union(words)


def _options(row: Sequence[Run], labels: Sequence[Label]) -> list[Box]:
    """The area from the first to the last of several words with boxes before them in a row ("☐ öffentlich   ☒ nicht
    öffentlich"), where all but the first stand below no label: answers to one question, in one column."""
    places = [(run, n) for run in row for n, word in enumerate(run.words[:-1]) if _BOX.fullmatch(word.text)]
    ends = [union(w.box for w in run.words[n:] if w.box is not None) for run, n in places]
    if len(ends) < 2 or any(_gap(label.box, box) == 0 for box in ends[1:] for label in labels):
        return []
    return [union(ends)]


_BOX = re.compile(r"[☐☒☑□✓✗]|[\[(][xX]?(?:[\])])?")
"""The box before a word, or its beginning ("[ ]" is two words)."""


def _misfit(boxes: Sequence[Box], left: Box, right: Box, at: float) -> float:
    """How much nearer the boxes on each side of ``at`` are set to the other side's label than to their own."""
    total = 0.0
    for box in boxes:
        own, other = (left, right) if box.middle[0] < at else (right, left)
        total += max(_set_apart(box, own) - _set_apart(box, other), 0.0)
    return round(total, 1)


def _set_apart(box: Box, label: Box) -> float:
    return min(abs(box.left - label.left), abs(box.right - label.right), abs(box.middle[0] - label.middle[0]))


def _built(
    head: Head,
    body: Sequence[Sequence[Run]],
    bounds: Sequence[float],
    area: Box,
    rulings: Sequence[Ruling],
    size: float,
) -> Table:
    edges = [area.left - 2, *bounds, area.right + 2]
    cells: list[RawCell] = []
    top = area.top - 1
    head_bottom = _bottom(head, body)
    spans = [(label, span) for label in head.over if (span := _columns_below(label, head.labels)) is not None]
    split = max((label.box.bottom for label, _ in spans), default=head_bottom) + 1
    for label, (a, b) in spans:
        cells.append(RawCell(0, a, Box(edges[a], top, edges[b], split), list(label.words), 1, b - a))
    covered = {c for cell in cells for c in range(cell.column, cell.column + cell.column_span)}
    for c, label in enumerate(head.labels):
        if c in covered:
            box = Box(edges[c], split, edges[c + 1], head_bottom)
            cells.append(RawCell(1, c, box, list(label.words)))
        else:
            box = Box(edges[c], top, edges[c + 1], head_bottom)
            cells.append(RawCell(0, c, box, list(label.words), 2 if spans else 1))
    heads = 2 if spans else 1
    kinds: list[HeadKind | None] = [label.kind for label in head.labels]
    if _clusters(head.labels, body) is None:
        body = [[_doubted(run, head.labels, bounds) for run in row] for row in body]
    cells += cells_of(pieces_in(body, bounds), bounds, edges, kinds, heads, head_bottom, area.bottom + 1, rulings, size)
    return table_of(cells, area, ruled=False, header_rows=heads)


def _bottom(head: Head, body: Sequence[Sequence[Run]]) -> float:
    """Where the head of a table ends: below its labels, and above the first row where dust or a ruling has made the box
    of one label so high that it reaches into it."""
    bottoms = [label.box.bottom for label in (*head.labels, *head.over)]
    row = median(run.box.top for run in body[0])
    return min(max(bottoms) + 1, max(row - 0.5, median(bottoms) + 1))


def _doubted(run: Run, labels: Sequence[Label], bounds: Sequence[float]) -> Run:
    """A run with less trust in the figures that stand below no label and as near to the next one as to their own."""
    words = []
    for word in run.words:
        if word.box is not None and word.text.isdigit():
            column = column_of(word.box, bounds)
            own = _gap(word.box, labels[column].box)
            beside = [labels[c] for c in (column - 1, column + 1) if 0 <= c < len(labels)]
            others = [_gap(word.box, label.box) for label in beside if label.kind not in _NO_FIGURES]
            votes = labels[column].kind == "vote"
            if votes and own > 0 and min(others, default=99.0) < own + 2:
                word = replace(word, confidence=min(word.confidence, _BETWEEN))
        words.append(word)
    return replace(run, words=words)


def _gap(one: Box, other: Box) -> float:
    """The white between two boxes across the page; 0 where they stand over one another."""
    return max(other.left - one.right, one.left - other.right, 0.0)


def _columns_below(over: Label, labels: Sequence[Label]) -> tuple[int, int] | None:
    """The columns [from, to) that a label stands over: those of votes or crosses near it, side by side."""
    wide = 0.6 * over.box.width
    near = [
        c
        for c, label in enumerate(labels)
        if label.box.right > over.box.left - wide
        and label.box.left < over.box.right + wide
        and (label.kind in ("vote", "cross") or (label.box.left < over.box.right and label.box.right > over.box.left))
    ]
    return (min(near), max(near) + 1) if near and max(near) - min(near) < len(labels) - 1 else None
