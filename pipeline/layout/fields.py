"""Lines of a table's cells go in; the labels of a form's fields come out, of which each begins a row of its own.

A form without rulings sets a label beside the first line of its value or in its middle: which of the two, only the
places of all labels tell together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.pieces import Piece, goes_on
from pipeline.layout.runs import Run
from pipeline.layout.shapes import is_field_label

_LEADING = 1.1  # type sizes of white between the lines of a value at most, set however wide
_BELOW = 0.6  # of a line's height between the lines of a label at most, or those of a value where lines are not wide
_CLOSER = 0.1  # of a line's height that lines of one value stand closer than values do
_FAR = 1000.0
_MOST = 0.7  # of the lines in the first column end as labels do; the others are those of labels of two lines


def with_middled(band: Sequence[list[Run]], printed: Sequence[list[Run]]) -> list[list[Run]]:
    """``band``, rows out of ``printed``, with the lines above and below it that belong to a value in it, one right
    under the other: those below its first line, or as many above a label in their middle as below."""
    result = list(band)
    at = {id(row): k for k, row in enumerate(printed)}
    if not result or id(result[0]) not in at or id(result[-1]) not in at:
        return result
    first, last = at[id(result[0])], at[id(result[-1])]
    up = _around(printed, first)[0]
    label = next((k for k in range(last, first - 1, -1) if _is_labelled(printed[k])), last)
    down = _around(printed, label)[1]
    return [*printed[first - up : first], *result, *printed[last + 1 : label + down + 1]]


def begins_above(printed: Sequence[list[Run]]) -> bool:
    """Whether the rows before the first one with a label are lines of its value, beside whose middle it stands."""
    first = next((k for k, row in enumerate(printed) if _is_labelled(row)), None)
    return first is not None and _around(printed, first)[0] == first


def _around(printed: Sequence[list[Run]], at: int) -> tuple[int, int]:
    """How many lines of its value stand above and below a row with a label; above it only where it is in their
    middle."""
    up, down = len(_lone(printed[at::-1])), len(_lone(printed[at:]))
    if not _is_labelled(printed[at]):
        return 0, 0
    label, value = printed[at][0].box, printed[at][1].box
    between = label.middle[1] > value.middle[1] + 0.25 * value.height  # the label stands between two lines of it
    return (up if down == up + between else 0), down


def _is_labelled(row: Sequence[Run]) -> bool:
    return len(row) >= 2 and is_field_label(row[0].text)


def _lone(printed: Sequence[list[Run]]) -> list[list[Run]]:
    """The rows behind the first of ``printed`` that are each one line right beside the one before, under or over the
    second run of the first."""
    found: list[list[Run]] = []
    if not _is_labelled(printed[0]):
        return found
    value = printed[0][1]
    size = value.size or value.box.height
    before = value.box
    for row in printed[1:]:
        box = row[0].box
        apart = max(box.top, before.top) - min(box.bottom, before.bottom)
        if len(row) != 1 or row[0].held or abs(box.left - value.box.left) > 0.5 * size or apart > _LEADING * size:
            break
        found.append(row)
        before = box
    return found


def field_labels(pieces: Sequence[Piece]) -> list[int]:
    """The places among ``pieces`` of the labels in the first column, where that holds hardly anything else, every
    further label on the right stands beside one of them, and every line beside none stands closer to another of its
    column than values do, or is told to be of one value with it (an answer set apart below its question is a row of
    its own); else none."""
    first = min((p.column for p in pieces), default=0)
    own = [i for i, p in enumerate(pieces) if p.column == first]
    found = [i for i in own if is_field_label(pieces[i].text)]
    if len(found) < 2 or len(found) < _MOST * len(own):
        return []
    found = sorted({*found, *(i for i in own if not any(_goes_on(pieces[k], pieces[i]) for k in own))})
    beside = [p for p in pieces if p.column != first and any(_beside(pieces[i], p) for i in found)]
    held = {id(p) for p in beside}
    alone = [p for p in pieces if p.column != first and id(p) not in held]
    if any(is_field_label(p.text) for p in alone):
        return []
    # Where a label was not read its value stands as far from the others as they do from one another.
    usual = min((_apart(a, b) for a in beside for b in beside if a is not b and a.column == b.column), default=_FAR)
    whites: list[float] = []
    for other in alone:
        near = min(
            (one for one in pieces if one is not other and one.column == other.column),
            key=lambda one: _apart(one, other),
            default=None,
        )
        if near is None or not (_apart(near, other) <= usual - _CLOSER * other.box.height or _is_told(other, pieces)):
            return []
        white = max(near.box.top, other.box.top) - min(near.box.bottom, other.box.bottom)
        whites.append(white / other.box.height)
    # Lines are set wide where all are, and words tell that two of them are of one value.
    wide = min(whites, default=0.0) > _BELOW and any(_is_told(line, pieces) for line in alone)
    return found if max(whites, default=0.0) <= (_LEADING if wide else _BELOW) else []


def _goes_on(one: Piece, other: Piece) -> bool:
    """Whether a line is the next one of a label; what stands apart from all others is a label of its own."""
    return one.box.top < other.box.top and other.box.top - one.box.bottom <= _BELOW * other.box.height


def _is_told(line: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether words tell that a line is one value with the next one of its column above or below it."""
    own = [p for p in pieces if p.column == line.column]
    at = next(n for n, p in enumerate(own) if p is line)
    return any(goes_on(above, below) for above, below in pairwise(own[max(at - 1, 0) : at + 2]))


def _apart(one: Piece, other: Piece) -> float:
    """How far the middle of a line stands below or above that of another, in points."""
    return abs(one.box.middle[1] - other.box.middle[1])


def _beside(one: Piece, other: Piece) -> bool:
    return one.box.top < other.box.middle[1] < one.box.bottom
