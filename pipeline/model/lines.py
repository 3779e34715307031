"""A Text goes in; its printed lines come out as spans, each parted into the columns that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.model.geometry import Box, overlap_y, union
from pipeline.model.text import Anchor, Span, Text, TextBlock, TextCell, TextTable

_WIDE = re.compile(r"\t[\t ]*| {3,}[\t ]*")
_COLUMN = 1.6  # a gap wider than this many heights of the print parts two columns; blanks are at most one height wide


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line of the repaired string without the blanks at its ends (half-open, code points).

    ``pieces`` are its parts that stand in columns of their own (cells of a table row). ``first`` is true where the line
    begins a block, ``bold`` where every word is. ``table`` and ``row`` are set for a table's row. ``box`` lies on the
    page as a viewer shows it; ``page`` is the number of that page in the file, as ``Text.first_page`` counts.
    """

    start: int
    end: int
    string: str
    page: int
    pieces: tuple[Span, ...]
    first: bool
    last: bool
    body: bool
    block: TextBlock | None = None
    table: TextTable | None = None
    row: int | None = None
    bold: bool = False
    size: float | None = None
    box: Box | None = None
    leading: float = 0.0

    @property
    def straddles(self) -> bool:
        """Whether the line is the end of one cell of a table and the beginning of another that goes on below it: what
        stands on it is no row."""
        cells = [c for c in self.table.cells if c.row == self.row] if self.table is not None else []
        ends = any(c.start < self.start < c.end < self.end for c in cells)
        return ends and any(self.start < c.start < self.end < c.end for c in cells)

    @property
    def lacks_label(self) -> bool:
        """Whether the line is all of a row but its first cell, in a table without rulings: perhaps a part of the value
        above or below it, perhaps one whose label was not read."""
        cells = self.table.cells if self.table is not None and not self.table.ruled else ()
        return len(self.pieces) == 1 and any(c.start <= self.start < c.end and c.column > 0 for c in cells)

    @property
    def left(self) -> float | None:
        return self.box.left if self.box else None


def lines_of(text: Text) -> tuple[TextLine, ...]:
    """The lines of ``text`` with something on them, in order; those of the furniture have ``body`` False."""
    string, body_end = text.string, text.body.end
    rows = [(cells[0].start, table, row, cells) for table in text.tables for row, cells in _rows(table)]
    rows.sort(key=lambda r: r[0])
    anchors, blocks = text.anchors, sorted(text.blocks, key=lambda b: (b.start, -b.end))
    zones = text.zones
    found: list[TextLine] = []
    a = b = r = z = 0
    page = text.first_page
    row: int | None
    table: TextTable | None
    cells: tuple[Span, ...]
    for start, end in _spans(string):
        between = string[found[-1].end if found else 0 : start]
        page += between.count("\f")
        gap = not found or between.count("\n") > 1 or "\f" in between or start >= body_end > found[-1].start
        while a < len(anchors) and anchors[a].end <= start:
            a += 1
        mine = a
        while mine < len(anchors) and anchors[mine].start < end:
            mine += 1
        words = anchors[a:mine]
        while b < len(blocks) and blocks[b].end <= start:
            b += 1
        block = blocks[b] if b < len(blocks) and blocks[b].start < end else None
        while r + 1 < len(rows) and rows[r + 1][0] <= start:
            r += 1
        table, row, cells = None, None, ()
        if rows and rows[r][0] <= start < max(c.end for c in rows[r][3]):
            table, row = rows[r][1], rows[r][2]
            cells = tuple(
                Span(max(c.start, start), min(c.end, end)) for c in rows[r][3] if c.start < end and c.end > start
            )
        while z + 1 < len(zones) and zones[z + 1].start <= start:
            z += 1
        found.append(
            TextLine(
                start,
                end,
                string[start:end],
                (words[0].page if words else zones[z].page) if zones else page,
                cells or _pieces(string, start, end, words),
                gap or (block is not None and block.start >= start),
                end >= len(string) or string[end : end + 2].strip(" ") in ("\n\n", "\f", ""),
                start < body_end,
                block,
                table,
                row,
                bool(words) and all(w.bold for w in words),
                max((w.size for w in words if w.size), default=None),
                _around(words),
            )
        )
    return tuple(_with_leading(_closed(_parted(text, found))))


_LABEL = re.compile(r"[A-ZÄÖÜ][\w/.-]{2,30}(?: [\w/.-]{2,20}){0,2}:")


def _parted(text: Text, lines: list[TextLine]) -> list[TextLine]:
    """The lines of a row that is one cell parted by their gaps, where a label begins behind one: two columns of labels
    in one box."""
    rows: dict[tuple[int, int], list[int]] = {}
    for i, line in enumerate(lines):
        if line.table is not None and line.row is not None and len(line.pieces) == 1:
            rows.setdefault((line.table.start, line.row), []).append(i)
    for places in rows.values():
        parts = {
            i: _pieces(text.string, lines[i].start, lines[i].end, text.words(lines[i].start, lines[i].end))
            for i in places
        }
        if any(_LABEL.match(text.string[p.start : p.end]) for pieces in parts.values() for p in pieces[1:]):
            for i, pieces in parts.items():
                lines[i] = replace(lines[i], pieces=pieces)
    return lines


def _around(words: tuple[Anchor, ...]) -> Box | None:
    boxes = [w.box for w in words if w.box is not None]
    return union(boxes) if boxes else None


def _closed(lines: list[TextLine]) -> list[TextLine]:
    """``last`` set by the line behind: a line is the last of its block where the next one begins a block."""
    for i, line in enumerate(lines):
        last = i + 1 == len(lines) or lines[i + 1].first
        if last != line.last:
            lines[i] = replace(line, last=last)
    return lines


def _with_leading(lines: list[TextLine]) -> list[TextLine]:
    """Lines that know how far the lines of the running text on their page are apart."""
    white: dict[int, list[float]] = {}
    for line, below in pairwise(lines):
        if line.box is None or below.box is None or below.first or line.table is not None or below.table is not None:
            continue
        if min(len(line.string), 2 * len(below.string)) >= _TEXT and line.page == below.page:
            height = min(line.box.height, below.box.height)
            white.setdefault(line.page, []).append((below.box.top - line.box.bottom) / max(height, 1.0))
    usual = {page: max(median(found), 0.0) for page, found in white.items() if len(found) >= _TOLD}
    return [replace(line, leading=usual[line.page]) if line.page in usual else line for line in lines]


def _spans(string: str) -> list[tuple[int, int]]:
    found = []
    at = 0
    for line in re.split(r"[\n\f]", string):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            found.append((start, start + len(bare)))
        at += len(line) + 1
    return found


def _rows(table: TextTable) -> list[tuple[int, list[TextCell]]]:
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [(row, sorted(cells, key=lambda c: (c.start, c.column))) for row, cells in sorted(rows.items())]


def _pieces(string: str, start: int, end: int, words: tuple[Anchor, ...] | list[Anchor]) -> tuple[Span, ...]:
    """The columns of a line: by the gaps between its words where their boxes are known, else by three blanks."""
    cuts: list[tuple[int, int]] = []
    if words and words[0].box is not None:
        for one, other in pairwise(words):
            if one.box is None or other.box is None:
                continue
            height = max(one.box.height, other.box.height, 6.0)
            if other.box.left - one.box.right > _COLUMN * height:
                cuts.append((one.end, other.start))
    else:
        cuts = [(start + m.start(), start + m.end()) for m in _WIDE.finditer(string[start:end])]
    pieces, at = [], start
    for left, right in cuts:
        if at < left <= right < end:
            pieces.append(Span(at, left))
            at = right
    pieces.append(Span(at, end))
    return tuple(pieces)


def beside(line: TextLine, lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """The lines of the same page that stand at the same height to the right of ``line``."""
    for other in lines:
        if other is line or line.box is None or other.box is None or other.page != line.page:
            continue
        height = min(line.box.height, other.box.height)
        if other.box.left > line.box.right and overlap_y(line.box, other.box) > 0.5 * height:
            yield other


_NARROW = 0.6
"""A line of less than this share of the width of those near it closes its paragraph."""


def ended_short(lines: Sequence[TextLine], i: int) -> bool:
    """Whether line ``i`` ends so far before the widest one near it that the next one begins something new."""
    line = lines[i]
    near = [x for x in lines[max(0, i - 6) : i + 7] if x.page == line.page]
    if line.box is None:
        return len(line.string) < _NARROW * max(len(x.string) for x in near)
    right = max(x.box.right for x in near if x.box is not None)
    return line.box.width < _NARROW * (right - line.box.left)


_TEXT = 40  # letters of a line of running text


def over_text(lines: Sequence[TextLine], i: int) -> bool:
    """Whether line ``i`` is one word on the first line of a block, running text right below it: a heading whose print
    no engine tells."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    alone = line.first and line.table is None and len(line.pieces) == 1 and len(line.string.split()) == 1
    if below is None or not alone or below.first or below.table is not None:
        return False
    return len(below.string) >= _TEXT and below.string[:1].isupper()


_CLOSE, _WIDEST = 0.75, 1.1  # heights of white between the lines of a paragraph: as usual at most, and as wide as any
_TOLD = 3  # pairs of lines that tell how far lines of text are apart


def close_below(line: TextLine, other: TextLine) -> bool:
    """Whether ``other`` is printed right below ``line``, no further than lines of one paragraph are apart: as the
    running text of the page tells where its lines are set wide."""
    if line.box is None or other.box is None or line.page != other.page:
        return False
    gap = other.box.top - line.box.bottom
    most = min(max(_CLOSE, 1.1 * line.leading), _WIDEST)
    return -0.5 * line.box.height < gap < most * min(line.box.height, other.box.height)
