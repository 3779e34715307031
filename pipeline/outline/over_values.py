"""Lines go in; the labels come out that stand alone over their values in blocks of their own, as in a side column.

``Fachbereich`` over ``Kultur``, below it ``Ansprechpartnerin`` over ``Mia Muster``: without a colon one such label may
be a heading; several blocks of the kind are none. A label may also be a block of its own, right above its value's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import suits
from pipeline.templates import Template

_LEAST = 3  # blocks of the kind on a page
_MOST = 3  # lines of a value
_LONGEST = 90  # letters of a line of a value
_EDGE = 2.0  # points that label and value may differ at their left edge
_KEYS = frozenset(("reference", "department", "officer", "originator", "date", "public", "paper_type", "other"))
_SURE = 0.85
_CLOSE = 1.2  # heights of a line between a label and the block of its value
_OVERLAP = 0.3  # heights that the boxes of two lines set tight may overlap


def find(lines: Sequence[TextLine], words: Template, heads: set[int], page: int) -> list[tuple[range, Label]]:
    """The labels of the first ``page`` with the lines that label and value take; none where fewer than three blocks of
    the page are built so, or fewer than three labels of which a value is asked for stand over blocks of their own."""
    found = list(_blocks(lines, words, heads, page))
    asked = sum(label.key != "other" for at, label in found if lines[at.start].last)
    found = [x for x in found if asked >= _LEAST or not lines[x[0].start].last]
    return found if len(found) >= _LEAST else []


def _blocks(lines: Sequence[TextLine], words: Template, heads: set[int], page: int) -> Iterator[tuple[range, Label]]:
    for i, line in enumerate(lines[:-1]):
        if line.page != page or i in heads or not line.first or line.table is not None:
            continue
        key = words.labels.get(fold(line.string)) if ":" not in line.string and len(line.pieces) == 1 else None
        if key not in _KEYS or (line.last and not _right_below(line, lines[i + 1])):
            continue
        stop = next((n for n in range(i + 2 if line.last else i + 1, len(lines)) if lines[n].first), len(lines))
        below = lines[i + 1 : stop]
        if not 1 <= len(below) <= _MOST or not all(_goes_on(line, x, words) for x in below):
            continue
        if suits(key, below[0].string):
            value = Span(below[0].start, below[-1].end)
            yield range(i, stop), Label(key, Span(line.start, line.end), value, "label over its value", _SURE)


def _right_below(line: TextLine, below: TextLine) -> bool:
    """Whether the block below a label of its own block stands close to it in the same column of the page."""
    if line.box is None or below.box is None or below.page != line.page or not below.body:
        return False
    return -_OVERLAP * line.box.height <= below.box.top - line.box.bottom < _CLOSE * line.box.height


def _goes_on(label: TextLine, line: TextLine, words: Template) -> bool:
    """Whether a line belongs to the value below a label: at its edge, no label itself and no heading of votes."""
    edge = label.left is None or line.left is None or abs(label.left - line.left) <= _EDGE
    whole = len(line.pieces) == 1 and len(line.string) <= _LONGEST and line.table is None
    return edge and whole and ":" not in line.string and fold(line.string) not in words.labels
