"""A table's cells go in; those that hold a label with its value below it ("Datum" over "04.04.2031") come out.

The value may stand in the label's own cell, in the cell beside it, or, below a row of labels, in the cell below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.german import bodies
from pipeline.german.fold import fold
from pipeline.german.heads import column
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text, TextCell, TextTable
from pipeline.outline.words import AREA_CODE, NUMBERED, OTHER_THAN_NAME, STATUS, UNFINISHED, suits
from pipeline.templates import Template

_LONGEST = 200  # letters of a value
_SHORT = 60  # letters of a label
_GUESSED = 0.9  # how sure a row of labels is that has strange ones among them, of other labels in cells
_ONE_LINE = frozenset(("reference", "date", "received", "public", "session_date", "session_item"))
WORDED = frozenset(("name", "department", "originator", "officer"))
OPEN = 0.6  # trust in words that may be but a part of their value
_OF_COURSE = frozenset(("body", "role", "session", "yes", "no", "abstain"))
_NEXT = re.compile(r"[A-ZÄÖÜ][\w./ -]{1,40}:(?:\s|$)")
"""A line of a cell that begins with a label, known or not."""


def find(text: Text, words: Template, heads: Collection[int] = ()) -> list[Label]:
    """The labels of page 1 that stand in cells; ``heads`` are the lines with the heads of a Beratungsfolge."""
    found: list[Label] = []
    for table in text.tables:
        if text.page(table.start) not in (None, text.first_page):
            continue
        course = [x.row for i, x in enumerate(text.lines) if i in heads and x.table is table and x.row is not None]
        cells = [c for c in table.cells if not course or c.row < min(course)]
        inside = [label for c in cells for label in _inside(text.string, c, words)]
        found += (
            inside if len(inside) >= 2 else [x for x in inside if text.string[x.label.end : x.label.end + 1] == ":"]
        )
        beside = list(_beside(text.string, table, cells, words))
        beside += _stacked(text.string, table, cells, words)
        held = {x.label.start for x in beside}
        found += beside
        found += [x for x in _below(text.string, table, cells, words) if x.label.start not in held]
    at = {line.start: i for i, line in enumerate(text.lines)}
    amid = {x.label.start for x in found if x.key in WORDED and is_amid(text.lines, at.get(x.label.start, 0))}
    return [replace(x, confidence=min(x.confidence, OPEN)) if x.label.start in amid else x for x in found]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cell, without the blanks at its ends."""

    start: int
    end: int
    string: str


def _lines(string: str, start: int, end: int) -> list[_Line]:
    found, at = [], start
    for line in string[start:end].split("\n"):
        if bare := line.strip():
            begin = at + line.index(bare)
            found.append(_Line(begin, begin + len(bare), bare))
        at += len(line) + 1
    return found


def _inside(string: str, cell: TextCell, words: Template) -> Iterator[Label]:
    """Labels with their values in one cell: below the label, or behind its colon and going on below."""
    lines = _lines(string, cell.start, cell.end)
    for n, line in enumerate(lines[:-1]):
        head, colon, behind = line.string.partition(":")
        hit = words.label(head) if len(head) <= _SHORT and (colon or n == 0) else None
        if hit is None or line.string.endswith("-"):
            continue
        key, like = hit
        if behind.strip():
            if key not in WORDED or not _goes_on(key, line.string, lines[n + 1]):
                continue  # the value stands in one line, as on any page
            first, start = n, line.end - len(behind.strip())
        else:
            first, start = n + 1, lines[n + 1].start
            kind = key == "paper_type" and fold(lines[n + 1].string) in words.types
            if _NEXT.match(lines[n + 1].string) or (words.label(lines[n + 1].string) and not kind):
                continue  # a label below a label
        last = first
        while last + 1 < len(lines) and key not in _ONE_LINE and not _NEXT.match(lines[last + 1].string):
            if first == n and not _goes_on(key, lines[last].string, lines[last + 1]):
                break
            last += 1
        value = string[start : lines[last].end]
        if len(value) <= _LONGEST and suits(key, value):
            label = Span(line.start, line.start + len(head.rstrip()))
            yield Label(key, label, Span(start, lines[last].end), "label in its cell", _sure(like))


def _goes_on(key: str, above: str, below: _Line) -> bool:
    """Whether a value goes on in the next line of its cell; a name does until the next label."""
    if _NEXT.match(below.string) or OTHER_THAN_NAME.match(below.string):
        return False
    if key == "officer" and _FIRST_NAME.search(above) and _LAST_NAME.fullmatch(below.string):
        return True
    return key == "name" or UNFINISHED.search(above) is not None or below.string[:1].islower()


_FIRST_NAME = re.compile(r":\s*(?:(?:Frau|Herr|Dr\.|Prof\.)\s)*[A-ZÄÖÜ][a-zäöüß-]+$")
_LAST_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+(?:\s[A-ZÄÖÜ][a-zäöüß-]+)?")
"""The rest of a name whose first name ends a line of its cell ("Bearbeitung: Mia" / "Muster")."""


def _sure(like: float) -> float:
    return round(0.95 * (0.6 + 0.4 * like), 3)


def _alone(string: str, cell: TextCell, words: Template) -> tuple[str, float] | None:
    """What a cell is the label of that holds nothing else."""
    bare = string[cell.start : cell.end].strip().rstrip(" :")
    if not bare or len(bare) > _SHORT or any(map(str.isdigit, bare)):
        return None
    return words.label(bare.replace("-\n", ""))


def _beside(string: str, table: TextTable, cells: Sequence[TextCell], words: Template) -> Iterator[Label]:
    """Labels whose own words, or whose value in the next cell, take several lines."""
    for cell in cells:
        hit = _alone(string, cell, words)
        other = table.cell(cell.row, cell.column + cell.column_span) if hit else None
        if hit is None or other is None or other is cell or other.start >= other.end:
            continue
        value = string[other.start : other.end].strip()
        wrapped = "\n" in string[cell.start : cell.end].strip() or "\n" in value
        if not wrapped or len(value) > _LONGEST or _alone(string, other, words) or not suits(hit[0], value):
            continue
        own = _lines(string, other.start, other.end)
        if any(_NEXT.match(line.string) for line in own) or (len(own) > 1 and _is_label(own[0], words)):
            continue  # a cell with labels of its own
        sure = OPEN if hit[0] in WORDED and is_open(string, table, other, hit[0]) else _sure(hit[1])
        yield Label(hit[0], Span(cell.start, cell.end), Span(other.start, other.end), "label and column", sure)


def is_amid(lines: Sequence[TextLine], i: int) -> bool:
    """Whether the label that begins line ``i`` stands beside the middle of its value: a line of the column at its right
    is as near above it as the next one below it, and none that the value above goes on with."""
    if not 0 < i < len(lines) - 1:
        return False
    above, line, below = lines[i - 1 : i + 2]
    if line.box is None or above.box is None or below.box is None or not above.page == line.page == below.page:
        return False
    high, middle = line.box.height, line.box.middle[1]
    column = abs(above.box.left - below.box.left) < 0.3 * high and below.box.left - line.box.left > 2 * high
    near = 0 < middle - above.box.middle[1] < below.box.middle[1] - middle + 0.3 * high
    rest = above.string[:1].islower() or (i > 1 and UNFINISHED.search(lines[i - 2].string) is not None)
    return column and near and not rest and len(above.pieces) == 1 and (line.table is None or not line.table.ruled)


def _is_label(line: _Line, words: Template) -> bool:
    """Whether a line is a label; with a number of its own it is an office ("Fachbereich 4")."""
    return NUMBERED.search(line.string) is None and words.label(line.string) is not None


def is_open(string: str, table: TextTable, value: TextCell, key: str) -> bool:
    """Whether a row above or below a value holds words in its column alone, in a table without rulings: another line of
    it, or a value whose label was not read. What stands below a name is read as part of it; a status and what has no
    letters are no such line."""
    rows = (value.row - 1,) if key == "name" else (value.row - 1, value.row + value.row_span)
    near = ([c for c in table.cells if c.row == row and c.start < c.end] for row in rows)
    lone = [c for cells in near if len(cells) == 1 for c in cells if c.column == value.column > 0]
    texts = [string[c.start : c.end].strip() for c in lone]
    return not table.ruled and any(re.search(r"[^\W\d_]", x) and not STATUS.fullmatch(x) for x in texts)


def _stacked(string: str, table: TextTable, cells: Sequence[TextCell], words: Template) -> Iterator[Label]:
    """Labels below one another in one cell, their values below one another in the next, line beside line."""
    for cell in cells:
        labels = _lines(string, cell.start, cell.end)
        other = table.cell(cell.row, cell.column + cell.column_span) if len(labels) > 1 else None
        values = _lines(string, other.start, other.end) if other is not None else []
        told = [words.label(AREA_CODE.sub("", line.string.rstrip(" :"))) for line in labels]
        if (
            len(values) != len(labels)
            or not all(told)
            or any(_NEXT.match(line.string) or words.label(line.string) for line in values)
        ):
            continue
        for label, value, hit in zip(labels, values, told, strict=True):
            if hit is not None and suits(hit[0], value.string):
                own = Span(label.start, label.start + len(label.string.rstrip(" :")))
                yield Label(hit[0], own, Span(value.start, value.end), "label and column", _sure(hit[1]))


def _below(string: str, table: TextTable, cells: Sequence[TextCell], words: Template) -> Iterator[Label]:
    """Labels in a row of heads, each over its value, where not every head is known."""
    for row in sorted({c.row for c in cells}):
        heads = [c for c in cells if c.row == row and c.start < c.end]
        told = {id(c): hit for c in heads if (hit := _alone(string, c, words)) is not None}
        strange = [c for c in heads if id(c) not in told]
        columns = {name[0] for c in heads if (name := column(string[c.start : c.end])) is not None}
        if (
            columns & _OF_COURSE
            or len(told) < 2
            or len(strange) > len(told)
            or any(not _may_head(string, c) for c in strange)
        ):
            continue
        below = {id(c): table.cell(row + c.row_span, c.column) for c in heads}
        values = [b for b in below.values() if b is not None and b.start < b.end]
        if not values or any(_alone(string, b, words) or bodies.is_body(string[b.start : b.end]) for b in values):
            continue
        pairs = [(c, told[id(c)], b) for c in heads if id(c) in told and (b := below[id(c)]) and b.start < b.end]
        if not all(suits(key, string[b.start : b.end]) for _, (key, _), b in pairs):
            continue  # the values stand elsewhere: above their labels, or beside them
        for cell, (key, like), value in pairs:
            span = Span(value.start, value.end)
            yield Label(key, Span(cell.start, cell.end), span, "labels side by side", round(_GUESSED * _sure(like), 3))


def _may_head(string: str, cell: TextCell) -> bool:
    words = string[cell.start : cell.end]
    return len(words) <= _SHORT and not any(map(str.isdigit, words))
