"""Lines go in; labels come out whose values stand at the same height in another column, told apart in the text.

A form prints its labels below one another and the values beside them, to the right or (rarely) to the left; where the
two columns were read one after the other, only the height tells which value belongs to which label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.german import bodies
from pipeline.model.geometry import Box, overlap_y
from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text
from pipeline.outline.words import DATE, suits
from pipeline.templates import Template

_LEAST = 3
"""Labels below one another that are such a column: two may stand beside anything."""
_HEAD = 40  # lines of page 1 in which a form has its labels
_APART = 8.0  # heights of a line between two labels of a column, at most


@dataclass(frozen=True, slots=True)
class _Piece:
    """A column of a line with its place on the page."""

    line: int
    span: Span
    string: str
    box: Box


def find(text: Text, words: Template) -> tuple[list[Label], set[int]]:
    """The labels of a column of the head of page 1 with their values, and the lines that hold either."""
    lines = [x for x in text.lines[:_HEAD] if x.body and x.page == text.first_page]
    if sum(words.label(s.rstrip(" :")) is not None for line in lines for s in _strings(line)) < _LEAST:
        return [], set()  # most pages: no box need be asked for
    pieces = [p for i, line in enumerate(lines) for p in _pieces(text, i, line)]
    named = [(p, hit[0]) for p in pieces if (hit := words.label(p.string.rstrip(" :"))) is not None and hit[1] == 1.0]
    labels: list[Label] = []
    used: set[int] = set()
    for column in _columns(named):
        for right in (True, False):
            told = [(p, key, _beside(p, pieces, named, right)) for p, key in column]
            told = [(p, key, v or _around(p, pieces) if key == "name" and right else v) for p, key, v in told]
            while told and told[-1][2] is None:
                told.pop()  # the heads of a table below
            run = [(p, key) for p, key, _ in told]
            pairs = [(p, key, value) for p, key, value in told if value is not None]
            apart = sum(value.line != p.line for p, _, value in pairs)
            if len(pairs) < _LEAST or len(pairs) < len(run) - 1 or apart < _LEAST:
                continue
            found = [(p, _key(key, value.string), value) for p, key, value in pairs]
            if not all(suits(key, value.string) for _, key, value in found):
                continue
            for p, key, value in found:
                labels.append(Label(key, p.span, _whole(lines, value, key), "label at the same height", 0.85))
                used |= {p.line, value.line}
            break
    starts = {lines[i].start for i in used}
    return labels, {i for i, line in enumerate(text.lines) if line.start in starts}


def _pieces(text: Text, i: int, line: TextLine) -> list[_Piece]:
    found = []
    for span, string in zip(line.pieces, _strings(line), strict=True):
        boxes = text.boxes(span.start, span.end)
        if len(boxes) == 1:
            found.append(_Piece(i, span, string, boxes[0].box))
    return found


def _strings(line: TextLine) -> list[str]:
    return [line.string[span.start - line.start : span.end - line.start] for span in line.pieces]


def _columns(named: Sequence[tuple[_Piece, str]]) -> list[list[tuple[_Piece, str]]]:
    """Labels below one another: with the same left or right edge, none far from the next."""
    columns: list[list[tuple[_Piece, str]]] = []
    for piece, key in named:
        for column in columns:
            above = column[-1][0].box
            edge = min(abs(above.left - piece.box.left), abs(above.right - piece.box.right)) < 0.5 * piece.box.height
            if edge and 0 < piece.box.top - above.top < _APART * piece.box.height:
                column.append((piece, key))
                break
        else:
            columns.append([(piece, key)])
    return [column for column in columns if len(column) >= _LEAST]


def _beside(label: _Piece, pieces: Sequence[_Piece], named: Sequence[tuple[_Piece, str]], right: bool) -> _Piece | None:
    """What stands at the height of a label on one side of it; None where nothing or another label is nearest."""
    near = [
        p
        for p in pieces
        if p is not label
        and overlap_y(p.box, label.box) > 0.6 * min(p.box.height, label.box.height)
        and (p.box.left > label.box.right if right else p.box.right < label.box.left)
    ]
    nearest = min(near, key=lambda p: abs(p.box.left - label.box.right), default=None)
    return None if nearest is None or any(p is nearest for p, _ in named) else nearest


def _around(label: _Piece, pieces: Sequence[_Piece]) -> _Piece | None:
    """The two lines between which a label stands that is set at the middle of its value, as one."""
    near = [p for p in pieces if p.box.left > label.box.right and overlap_y(p.box, label.box) > 0]
    if len(near) != 2 or near[1].line != near[0].line + 1 or abs(near[0].box.left - near[1].box.left) > 3:
        return None
    first, last = near
    middle = (first.box.top + last.box.bottom) / 2
    centred = abs(middle - (label.box.top + label.box.bottom) / 2) < 0.3 * label.box.height
    return replace(first, span=Span(first.span.start, last.span.end)) if centred else None


def _key(key: str, value: str) -> str:
    """What a label of a sitting tells: its body or its day."""
    if key == "meeting":
        return "session_date" if DATE.match(value) else "session_body" if bodies.is_body(value) else key
    return key


def _whole(lines: Sequence[TextLine], value: _Piece, key: str) -> Span:
    """The value with the lines of its paragraph below it, where a name takes several."""
    end = value.span.end
    if key == "name" and end == lines[value.line].end:
        for above, below in zip(lines[value.line :], lines[value.line + 1 :], strict=False):
            if below.first or below.bold != above.bold or not close_below(above, below):
                break
            end = below.end
    return Span(value.span.start, end)
