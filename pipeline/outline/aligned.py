"""A line without a told label goes in; its label comes out where only the columns of its neighbours part it from its
value.

A form without rulings prints its labels below one another and their values in a column beside them. A long label may
leave but a blank before its value ("Sachbearbeitung Amt für Stege" above "Datum      04.04.2031").
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.model.text import Span, Text
from pipeline.outline.column_wise import Place
from pipeline.outline.words import ends
from pipeline.templates import Template

_EDGE = 2.0  # points that the left edges of two values in a column may differ
_APART = 4.0  # heights of a line between two such lines, at most
_SURE = 0.8


def label(
    text: Text, lines: Sequence[TextLine], places: Sequence[Sequence[Place]], i: int, words: Template
) -> list[Place]:
    """The label of line ``i`` whose value begins at the left edge of that beside the label above or below; empty where
    there is none."""
    line = lines[i]
    if not line.body or line.table is not None or len(line.pieces) > 1 or line.box is None:
        return []
    beside = (n for n in (i - 1, i + 1) if 0 <= n < len(lines))
    near = [e for n in beside for e in _edges(text, line, lines[n], places[n])]
    for end in ends(line.string) if near else ():
        key, behind = words.labels.get(fold(line.string[:end])), line.string[end:]
        at = line.start + end + len(behind) - len(behind.lstrip())
        left = _left(text, at) if key is not None and behind.strip() else None
        if key is not None and left is not None and any(abs(left - edge) < _EDGE for edge in near):
            return [Place(key, Span(line.start, line.start + end), Span(at, line.end), _SURE, False)]
    return []


def _edges(text: Text, line: TextLine, other: TextLine, places: Sequence[Place]) -> list[float]:
    """The left edge of the value alone in the second column of a line near to ``line``, beside its label."""
    if line.box is None or other.box is None or len(other.pieces) != 2 or len(places) != 1 or other.page != line.page:
        return []
    first, second = other.pieces
    near = abs(line.box.top - other.box.top) < _APART * line.box.height
    same = line.left is not None and other.left is not None and abs(line.left - other.left) < _EDGE
    edge = _left(text, second.start) if near and same and places[0].label.start == first.start else None
    return [edge] if edge is not None else []


def _left(text: Text, at: int) -> float | None:
    boxes = text.boxes(at, at + 1)
    return boxes[0].box.left if len(boxes) == 1 else None
