"""Rows of runs below a head go in; whether each is a row of its table comes out, or text that stands below it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.german import bodies
from pipeline.layout.labels import Label
from pipeline.layout.pieces import DATE
from pipeline.layout.runs import Run
from pipeline.layout.shapes import is_field_label

_PROSE = 5  # words of a run over several columns that make it no cell
_APART = 1.35
"""Times the widest gap between the rows of a table from which a lone run below them is none of it."""
_FARTHER = 0.3
"""Of the type size: what such a run stands farther below at least."""
_ACROSS = 3  # words of a run that goes through the column of days


def is_dated(row: Sequence[Run], labels: Sequence[Label]) -> bool:
    """Whether a date stands in a row under the label of dates."""
    places = [label.box for label in labels if label.kind == "date"]
    dates = [w.box for run in row for w in run.words if w.box is not None and DATE.match(w.text)]
    return any(d.left < p.right and d.right > p.left for d in dates for p in places)


def is_heading_below(row: Sequence[Run], body: Sequence[Sequence[Run]]) -> bool:
    """Whether a lone bold run stands below rows none of which has anything bold: a heading, not the next row."""
    return bool(body) and len(row) == 1 and row[0].bold and not any(run.bold for own in body for run in own)


def is_apart(row: Sequence[Run], gap: float, gaps: Sequence[float], size: float) -> bool:
    """Whether a lone run that is no body stands farther below the rows than any of them from the next: a heading whose
    bold type a scan does not tell. Boxes of tight rows touch or overlap: gaps may be 0 and less."""
    if len(gaps) < 3 or len(row) != 1 or bodies.is_body(row[0].text):
        return False
    return gap > max(_APART * max(gaps), max(gaps) + _FARTHER * size)


def is_across(row: Sequence[Run], body: Sequence[Sequence[Run]], labels: Sequence[Label], size: float) -> bool:
    """Whether a lone run without a day reaches beyond the column of days in the rows above: text below the table. A day
    beside other words, under no label of days, makes no such column."""
    places = [label.box for label in labels if label.kind == "date"]
    days = [
        w.box
        for line in body
        for run in line
        for w in run.words
        if w.box is not None and DATE.match(w.text)
        if len(run.words) == 1 or any(w.box.left < p.right and w.box.right > p.left for p in places)
    ]
    if len(row) != 1 or len(row[0].words) < _ACROSS or not days or any(DATE.match(w.text) for w in row[0].words):
        return False
    left, right, own = min(d.left for d in days), max(d.right for d in days), row[0].box
    return own.left < right and own.right > left + size and (own.left < left - size or own.right > right + size)


def belongs(row: Sequence[Run], labels: Sequence[Label], size: float) -> bool:
    """Whether a row can stand under the head: nothing in it runs as prose across several columns."""
    if any(run.held for run in row):
        return False
    left, right = labels[0].box.left, labels[-1].box.right
    if row[0].box.left < left - 3.0 * size and row[0].box.right > labels[min(1, len(labels) - 1)].box.left:
        return False
    if row[0].text.endswith(":") and len(row[0].words) <= 3 and row[0].box.left < labels[0].box.right:
        return False
    for run in row[1:]:
        crossed = [p for p in labels if run.box.left < p.box.left - 2 and run.box.right > p.box.right + 2]
        if len(crossed) >= 2 and len(run.words) > _PROSE:
            return False
    if len(row) == 1:
        run = row[0]
        text = run.text
        first = run.words[0].text
        if len(first) > 5 and is_field_label(first) and run.box.left < labels[0].box.right:
            return False  # "Betreff: …" below a table
        if is_field_label(text) or (run.bold and not any(w.bold for p in labels for w in p.words)):
            return False
        if run.box.left > right + 2 * size or run.box.right < left - 2 * size:
            return False
        crossed = [p for p in labels[1:] if run.box.left < p.box.left - 2 and run.box.right > p.box.right + 2]
        dated = any(DATE.match(w.text) for w in run.words[:1]) or any(DATE.match(w.text) for w in run.words[-2:])
        if len(crossed) >= 2 and not dated:
            return False
        if len(crossed) == 1 and len(run.words) > 6 and not dated and len(labels) > 2:
            return False
    return True
