"""A page laid out goes in; the cells worth reading alone come out, and with their readings the page once more.

An engine that looks at a whole page errs most where it has least to go by: at single figures, and between rulings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.german import bodies
from pipeline.layout import told
from pipeline.layout.cells import HAND, UNCONFIRMED, near
from pipeline.layout.heads import NUMERIC, HeadKind, head_kind
from pipeline.layout.ink import within
from pipeline.layout.page import inked_blocks
from pipeline.layout.states import (
    LEAST,
    bare_figure,
    cell_confidence,
    cell_text,
    is_cross,
    is_dash,
    is_figure,
    stated_from_text,
)
from pipeline.layout.tables import column_kinds, header_rows_of, lines_in
from pipeline.model.geometry import Box, union
from pipeline.model.page import Block, Cell, Line, Page, PageImage, Reading, Ruling, Sheet, Table, Word

_TRUSTED = 0.93  # a figure read surer than this is not read again
_HALF_READ = 0.75
_HALF = 0.75  # of the ink's width is what an engine read of it at most, where it passed over a figure
_SUM = re.compile(r"[-–]?\d{1,3}(?:\.\d{3})+(?:,\d\d)?(?: ?(?:€|EUR|Euro))?")
_TOLD: frozenset[HeadKind] = frozenset({"date", "body", "item", "role", "text"})
_MOST = 80  # cells of a page worth reading alone; more is no vote table
_LATE = 0.85  # a vote whose column was known only after its ink had been looked at


def asked(cell: Cell, rulings: Sequence[Ruling]) -> Box | None:
    """The area to read alone: the cell inside those of the ``rulings`` that are its sides."""
    return within(cell.box, rulings) if cell.box is not None else None


def doubtful(page: Page) -> tuple[Box, ...]:
    """The cells of ``page`` worth reading alone, as boxes in reading space; none where no picture was read."""
    if page.decision not in ("read", "align"):
        return ()
    found: list[Box] = []
    for block in page.blocks:
        if block.table is None:
            continue
        kinds = column_kinds(block.table)
        beside = near(page.rulings, block.table)
        course = bool({"vote", "date"} & set(kinds.values()))
        for cell in block.table.cells:
            kind: HeadKind | None = kinds.get(cell.column)
            if cell.row < block.table.header_rows:
                kind = "text" if course and cell.column_span == 1 else None
            if _is_doubtful(cell, kind):
                box = asked(cell, beside)
                if box is not None:
                    found.append(box)
    return (*(found if len(found) <= _MOST else ()), *told.asked(page)[:_MOST])


def _is_doubtful(cell: Cell, kind: HeadKind | None) -> bool:
    text = cell_text(cell)
    if kind in _TOLD:
        # Between rulings an engine passes over a word now and then, or reads half of it.
        other = kind == "body" and bool(text) and not bodies.is_body(text)
        return cell.state == "unreadable" or other or (bool(text) and cell_confidence(cell) < _HALF_READ)
    if kind == "cross":  # a single letter, which an engine that looks at a page passes over most
        return cell.state == "unreadable" and not text
    if kind not in NUMERIC:
        return False
    if cell.state == "unreadable":
        return cell.confidence < HAND
    if not cell.lines or cell.state != "value":
        return False
    if kind == "number" and not is_figure(text):
        return bool(re.fullmatch(r"[\dOoIlSBZ.,€ ]+", text))
    # One look at a figure of a digit or two errs too often, and is sure of it now and then.
    return cell.confidence < 0.95 if kind == "vote" else cell_confidence(cell) < _TRUSTED


def with_cells(page: Page, readings: Mapping[Box, Reading], sheet: Sheet | None = None) -> Page:
    """``page`` with what the doubtful cells gave when read alone; the surer reading wins, both are kept. Votes whose
    label was read only now are looked at on the picture of the ``sheet``.

    A cell whose two readings differ is a value only where one of them is clearly surer; else it stays unreadable.
    """
    page = told.with_figures(page, readings)
    blocks = tuple(_reread(b, readings, page.rulings) if b.table is not None else b for b in page.blocks)
    if sheet is not None and sheet.image is not None and [*map(_votes, blocks)] != [*map(_votes, page.blocks)]:
        blocks = _with_ink(page, blocks, sheet.image().read_as(page.frame), sheet)
    return replace(page, blocks=blocks)


def _votes(block: Block) -> set[int]:
    """The columns of votes of a block's table."""
    kinds = column_kinds(block.table) if block.table is not None else {}
    return {column for column, kind in kinds.items() if kind == "vote"}


def _with_ink(page: Page, blocks: Sequence[Block], image: PageImage, sheet: Sheet) -> tuple[Block, ...]:
    """``blocks`` with the votes that were none in ``page`` as their ink shows them."""
    words = [w for b in page.blocks for line in b.lines for w in line.words]
    words += [w for b in blocks if b.table for c in b.table.cells for line in c.lines for w in line.words]
    seen = inked_blocks(blocks, sheet, page.frame, image, words, page.rulings)
    result = []
    for before, block, looked in zip(page.blocks, blocks, seen, strict=False):
        fresh = _votes(block) - _votes(before)
        if block.table is not None and looked.table is not None and fresh:
            pairs = zip(block.table.cells, looked.table.cells, strict=True)
            cells = tuple(b if b.column in fresh else a for a, b in pairs)
            block = replace(block, table=replace(block.table, cells=cells))
        result.append(block)
    return tuple(result)


def _reread(block: Block, readings: Mapping[Box, Reading], rulings: Sequence[Ruling]) -> Block:
    table = block.table
    assert table is not None
    kinds = column_kinds(table)
    beside = near(rulings, table)
    cells = []
    for cell in table.cells:
        box = asked(cell, beside)
        reading = readings.get(box) if box is not None else None
        kind: HeadKind | None = "text" if cell.row < table.header_rows else kinds.get(cell.column)
        cells.append(_merged(cell, reading, kind) if reading is not None else cell)
    return replace(block, table=_with_new_heads(table, cells, kinds))


def _with_new_heads(table: Table, cells: Sequence[Cell], before: Mapping[int, HeadKind]) -> Table:
    """The table of ``cells``, whose heads may be known now that were not before."""
    heads = table.header_rows or header_rows_of(cells)
    table = replace(table, cells=tuple(cells), header_rows=heads)
    kinds = column_kinds(table)
    result = []
    for cell in table.cells:
        kind = kinds.get(cell.column)
        if cell.row >= heads and kind == "vote" and before.get(cell.column) != "vote" and cell.lines:
            cell = replace(stated_from_text(cell, "vote"), confidence=min(cell.confidence, _LATE))
        result.append(cell)
    return replace(table, cells=tuple(result))


def _merged(cell: Cell, reading: Reading, kind: HeadKind | None) -> Cell:
    words = tuple(w for w in reading.words if w.text.strip())
    if not words:
        return cell
    lines = lines_in(words) if kind in _TOLD else (_line(words),)
    new = stated_from_text(replace(cell, lines=lines), kind)
    old_text, new_text = cell_text(cell), cell_text(new)
    dotted = new_text.replace(",", ".")
    told = dotted == old_text if kind in _TOLD else _SUM.fullmatch(old_text) and dotted == old_text.replace(",", ".")
    if old_text != new_text and told:
        return cell  # its points were told by the others of the page
    if kind in _TOLD:
        surer = new.confidence > cell_confidence(cell) + 0.1 and len(new_text) >= 0.7 * len(old_text)
        if kind == "body" and bodies.is_body(new_text) and not bodies.is_body(old_text):
            surer = new.confidence >= 0.5
        if head_kind(new_text) is not None and head_kind(old_text) is None:
            surer = new.confidence >= 0.5
        return replace(new, state="value") if surer or (not old_text and new.confidence >= 0.5) else cell
    if kind == "cross":
        return replace(new, state="value") if is_cross(new_text) else cell
    # An engine reads figures by hand as surely as printed ones: what no twin confirms is never sure.
    most = UNCONFIRMED if kind == "vote" else 0.99
    both = 1 - (1 - cell_confidence(cell)) * (1 - cell_confidence(new))
    if kind == "vote" and new_text.isdigit() and bare_figure(old_text) == new_text and both >= LEAST:
        return replace(new, state="value", confidence=min(both, most))
    if new.state == "unreadable":
        return cell
    if is_dash(new_text):
        # A stroke that was no word at first may be a dash, and may be the rest of anything.
        level = new_text.strip("-–—_") == ""
        return replace(new, confidence=min(new.confidence, 0.8)) if level and not old_text else cell
    if (bare_figure(old_text) or old_text) == new_text:
        return replace(new, confidence=min(both, most))
    if not old_text or cell.state == "unreadable" or _is_part(cell, new):
        return replace(new, confidence=min(new.confidence, most))
    if new.confidence > cell_confidence(cell) + 0.15:
        return replace(new, confidence=min(new.confidence, 0.85))
    if cell_confidence(cell) > new.confidence + 0.15:
        return replace(cell, confidence=min(cell.confidence, 0.85))
    return replace(cell, state="unreadable", confidence=0.6)


def _is_part(cell: Cell, new: Cell) -> bool:
    """Whether a cell's figures are some of those that were read alone, from a part of their ink only: an engine that
    looks at a page passes over one of two now and then."""
    old_text, new_text = cell_text(cell), cell_text(new)
    old, ink = ([line.box for line in one.lines if line.box is not None] for one in (cell, new))
    if not (old_text.isdigit() and new_text.isdigit() and old and ink) or new.confidence < _TRUSTED:
        return False
    return len(old_text) < len(new_text) and old_text in new_text and union(old).width < _HALF * union(ink).width


def _line(words: tuple[Word, ...]) -> Line:
    boxes = [w.box for w in words if w.box is not None]
    return Line(words, union(boxes) if boxes else None)
