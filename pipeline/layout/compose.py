"""Pages laid out go in; the document's one string comes out, with the place of every word, zone, block and cell in it.

The body of all pages stands first, pages parted by a form feed on a line of its own; behind ``body_end`` stands the
furniture of all pages. Lines end with one newline, blocks are parted by a blank line, a table row is one line (a cell
of several printed lines keeps its line ends).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.layout.furniture import settle
from pipeline.model.geometry import Frame
from pipeline.model.page import Block, Cell, Line, Page, Table
from pipeline.model.text import Anchor, Layout, Text, TextBlock, TextCell, TextTable, Zone

PAGE_BREAK = "\n\f\n"
_BLOCK_BREAK = "\n\n"
_WORD = re.compile(r"\S+")


def compose(pages: Iterable[Page], first_page: int = 1) -> Text:
    """One raw string of ``pages`` (in order) with its layout in raw offsets; no edits yet. ``first_page`` is the number
    of the page on which the paper begins, be it read or not.

    Running headers and footers are told by their repetition over the pages here, since a page alone cannot tell.
    """
    settled = settle(list(pages))
    writer = _Writer()
    for number, page in enumerate(settled):
        if number:
            writer.put(PAGE_BREAK)
        writer.begin()
        writer.blocks(_body(page), page)
        writer.zone("body", page.number)
    body_end = writer.at
    first = body_end > 0
    for page in settled:
        for block in page.blocks:
            if block.zone == "body" or not _has_text(block):
                continue
            if first:
                writer.put(_BLOCK_BREAK)
            writer.begin()
            writer.blocks([(block, False)], page)
            writer.zone(block.zone, page.number)
            first = True
    return writer.text(body_end, first_page)


def _body(page: Page) -> list[tuple[Block, bool]]:
    """The blocks of the body, footnotes last; with each, whether a page number of plain text parts it from the one
    before, where a printed page ended."""
    found: list[tuple[Block, bool]] = []
    parted = False
    for block in page.blocks:
        if block.zone == "body":
            found.append((block, parted and bool(found)))
            parted = False
        elif block.kind == "furniture" and block.box is None:
            parted = True
    return sorted(found, key=lambda f: f[0].kind == "footnote")


def _has_text(block: Block) -> bool:
    lines = list(block.lines)
    if block.table is not None:
        lines += [line for cell in block.table.cells for line in cell.lines]
    return any(line.string.strip() for line in lines)


class _Writer:
    """Grows the string and notes where everything lies in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.at = 0
        self._start = 0
        self._anchors: list[Anchor] = []
        self._zones: list[Zone] = []
        self._blocks: list[TextBlock] = []
        self._tables: list[TextTable] = []

    def put(self, string: str) -> None:
        self._parts.append(string)
        self.at += len(string)

    def begin(self) -> None:
        self._start = self.at

    def zone(self, kind: str, page: int) -> None:
        """Close the zone that began at ``begin``; what parts it from the zone before belongs to that one."""
        if self._zones and self._zones[-1].end < self._start:
            last = self._zones[-1]
            self._zones[-1] = Zone(last.start, self._start, last.kind, last.page)
        start = self._start if self._zones else 0
        if self.at > start:
            self._zones.append(Zone(start, self.at, kind, page))  # type: ignore[arg-type]

    def blocks(self, blocks: Sequence[tuple[Block, bool]], page: Page) -> None:
        """Write blocks one after another; the word with each tells whether a page break stands before it."""
        first = True
        for block, parted in blocks:
            if not _has_text(block) and block.table is None:
                continue
            if not first:
                self.put(PAGE_BREAK if parted else _BLOCK_BREAK)
            start = self.at
            if block.table is not None and not block.lines:
                self._table(block.table, page)
            elif block.table is not None:
                self._typed(block.table, block.lines, page)
            else:
                for number, line in enumerate(_printed(block.lines)):
                    if number:
                        self.put("\n")
                    self._line(line, page)
            if self.at == start and not first:  # a table of empty cells only prints nothing
                self.at -= len(self._parts.pop())
                self._tables = [t for t in self._tables if t.start < start]
                continue
            self._blocks.append(TextBlock(start, self.at, block.kind, page.number, block.level, block.continues))
            first = self.at == start

    def _line(self, line: Line, page: Page) -> None:
        if line.text is not None:
            base = self.at
            text = line.text.rstrip()
            for found in _WORD.finditer(text):
                self._anchors.append(Anchor(base + found.start(), base + found.end(), page.number, None, 1.0))
            self.put(text)
            return
        first = True
        for word in line.words:
            if not word.text:
                continue
            if not first:
                self.put(" ")
            first = False
            box = None if word.box is None else page.frame.box(word.box)
            self._anchors.append(
                Anchor(
                    self.at,
                    self.at + len(word.text),
                    page.number,
                    box,
                    word.confidence,
                    word.alternatives,
                    word.size,
                    word.bold,
                )
            )
            self.put(word.text)

    def _table(self, table: Table, page: Page) -> None:
        start = self.at
        cells: list[TextCell] = []
        for row in _rows(table):
            full = any(_printed(cell.lines) for cell in row)
            if full and self.at > start:
                self.put("\n")
            begun = False
            for cell in row:
                lines = _printed(cell.lines)
                if lines and begun:
                    self.put(" ")
                cell_start = self.at
                for number, line in enumerate(lines):
                    if number:
                        self.put("\n")
                    self._line(line, page)
                begun = begun or bool(lines)
                cells.append(_text_cell(cell, cell_start, self.at, page.number, page.frame))
        self._tables.append(TextTable(start, self.at, page.number, tuple(cells), table.header_rows, table.ruled))

    def _typed(self, table: Table, lines: Sequence[Line], page: Page) -> None:
        """A table of plain text: its lines as they stand, its cells found in them from the left."""
        start = self.at
        cells: list[TextCell] = []
        by_row = _rows(table)
        for number, line in enumerate(lines):
            if number:
                self.put("\n")
            begin, text = self.at, line.string
            self._line(line, page)
            cursor = 0
            for cell in by_row[number] if number < len(by_row) else ():
                piece = "".join(part.string for part in cell.lines)
                found = text.find(piece, cursor)
                at, end = (found, found + len(piece)) if piece and found >= 0 else (cursor, cursor)
                cursor = end
                cells.append(_text_cell(cell, begin + at, begin + end, page.number, page.frame))
        self._tables.append(TextTable(start, self.at, page.number, tuple(cells), table.header_rows, table.ruled))

    def text(self, body_end: int, first_page: int) -> Text:
        """What was written; the zones cover the whole string."""
        if self._zones and self._zones[-1].end < self.at:
            last = self._zones[-1]
            self._zones[-1] = Zone(last.start, self.at, last.kind, last.page)
        return Text(
            "".join(self._parts),
            layout=Layout(
                tuple(self._anchors),
                tuple(self._zones),
                tuple(self._blocks),
                tuple(self._tables),
                body_end,
                first_page,
            ),
        )


def _printed(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.string.strip()]


def _rows(table: Table) -> list[list[Cell]]:
    last = max((cell.row for cell in table.cells), default=-1)
    found: list[list[Cell]] = [[] for _ in range(last + 1)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        found[cell.row].append(cell)
    return found


def _text_cell(cell: Cell, start: int, end: int, page: int, frame: Frame) -> TextCell:
    return TextCell(
        start,
        end,
        cell.row,
        cell.column,
        cell.state,
        cell.confidence,
        page,
        None if cell.box is None else frame.box(cell.box),
        cell.row_span,
        cell.column_span,
    )
