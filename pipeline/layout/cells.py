"""Tables with their words and the page's picture go in; cells with the state that their ink shows come out.

Words alone cannot tell an empty cell from one whose ink was not read: on pages with a picture every cell of a numeric
column is looked at. What is doubtful is named, read alone by the hall, and merged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pipeline.layout.figures import Figures, marks_in
from pipeline.layout.heads import NUMERIC, HeadKind
from pipeline.layout.ink import LEAST, ink_in
from pipeline.layout.states import bare_figure, cell_confidence, cell_text, is_dash, is_figure, stated_from_text
from pipeline.layout.tables import column_kinds
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, Block, Cell, CellState, Line, Page, PageImage, Reading, Ruling, Table, Word

_SURE_BLANK = 0.97
_PRINT = 0.78  # ink so like the page's figures is print; handwriting reached 0.67 at most, print was 0.8 and more
_MAYBE = 0.55
_UNCONFIRMED = 0.9
_HAND = 0.9  # how sure it is that ink unlike all print of the page is no print
_CLEARLY = 0.1  # so much liker to other figures than to those that were read
_OPEN = 0.6  # may be print: worth reading alone
_TRUSTED = 0.93  # a figure read surer than this is not read again
_HALF_READ = 0.75
_TOLD: frozenset[HeadKind] = frozenset({"date", "body", "item", "role"})
_MOST = 80  # cells of a page worth reading alone; more is no vote table
_INSET = 1.6


def inked(
    table: Table, image: PageImage, to_image: Callable[[Box], Box], rulings: Sequence[Ruling], figures: Figures | None
) -> Table:
    """``table`` with the states that ``image`` shows; ``to_image`` leads from the table's space to the picture's.

    ``rulings`` that run through a cell are none of its ink. ``figures`` are the page's printed ones; None where the
    words are not read from the picture: then only empty cells are looked at.
    """
    kinds = column_kinds(table)
    cells = []
    for cell in table.cells:
        area = cell.box
        if cell.row < table.header_rows or area is None:
            cells.append(cell)
            continue
        kind = kinds.get(cell.column)
        through = [to_image(r.box) for r in rulings if _through(r, area)]
        if kind == "vote" and figures is not None and cell.state != "absent":
            cell = _compared(cell, figures, image, to_image, through)
        elif not cell.lines:
            ink = ink_in(image, to_image(area), through)
            seen = ("unreadable", 0.85) if ink >= LEAST else ("blank", _SURE_BLANK)
            cell = replace(cell, state=seen[0], confidence=seen[1])  # type: ignore[arg-type]
        cells.append(cell)
    return replace(table, cells=tuple(cells))


def _compared(
    cell: Cell, figures: Figures, image: PageImage, to_image: Callable[[Box], Box], through: Sequence[Box]
) -> Cell:
    """A vote cell by its ink: none, a dash, figures like the page's others, or something that is no print."""
    assert cell.box is not None
    area = to_image(cell.box)
    inner = Box(area.left + _INSET, area.top + _INSET, area.right - _INSET, area.bottom - _INSET)
    marks = figures.without_dust(marks_in(image, inner, through, cell=True))
    if not marks or (not cell.lines and ink_in(image, area, through) < LEAST):
        if not cell.lines:
            return replace(cell, state="blank", confidence=_SURE_BLANK)
        if not any(map(str.isalnum, cell_text(cell))) and not is_dash(cell_text(cell)):
            return replace(cell, lines=(), state="blank", confidence=_UNCONFIRMED)  # a ruling's rest
        return replace(cell, state="unreadable", confidence=_OPEN)
    text = cell_text(cell)
    if is_dash(text) and len(marks) <= 3 and not figures.unlike_print(marks):
        return replace(cell, state="blank", confidence=0.9)  # "./."
    if figures.is_dash(marks):
        if is_dash(text):
            return _with_word(cell, Word("–", _first_box(cell), max(cell_confidence(cell), 0.9)), "blank", 0.95)
        return replace(cell, lines=(), state="blank", confidence=0.85) if not text else cell
    match = figures.match(marks)
    if match is None and figures.unlike_print(marks):
        return replace(cell, state="unreadable", confidence=_HAND)
    if match is None:
        if is_dash(text):
            return replace(cell, state="unreadable", confidence=_OPEN)
        if text and cell.state == "value":
            return replace(cell, confidence=min(cell.confidence, 0.9))
        return replace(cell, state="unreadable", confidence=_OPEN)
    if match.likeness >= _PRINT and figures.unlike_print(marks):
        return replace(cell, state="unreadable", confidence=_OPEN)
    if match.likeness >= _PRINT:
        if match.text == text:
            return replace(cell, state="value", confidence=0.99)
        if match.text == bare_figure(text):
            return _with_word(cell, Word(match.text, _first_box(cell), 0.97), "value", 0.97)
        back = _back(match.box, area, cell.box)
        if not text:
            return _with_word(cell, Word(match.text, back, 0.9), "value", 0.9)
        read = bare_figure(text)
        own = figures.likeness_to(marks, read) if read else 0.0
        if own is None or own > match.likeness - _CLEARLY:
            # The page may not have shown this figure yet: what the engine read stands, to be looked at again.
            return replace(cell, state="value", confidence=min(cell_confidence(cell), _UNCONFIRMED))
        other = Alternative(text, cell_confidence(cell))
        return _with_word(cell, Word(match.text, back, 0.85, (other,)), "value", 0.85)
    if not figures.unlike_print(marks) and (match.likeness >= _MAYBE or figures.near_print(marks)):
        return replace(cell, state="unreadable", confidence=_OPEN)
    return replace(cell, state="unreadable", confidence=_HAND)


def _with_word(cell: Cell, word: Word, state: CellState, confidence: float) -> Cell:
    return replace(cell, lines=(Line((word,), word.box),), state=state, confidence=confidence)


def _first_box(cell: Cell) -> Box | None:
    return next((w.box for line in cell.lines for w in line.words), None)


def _back(box: Box, area: Box, cell: Box) -> Box:
    """A box of the picture's space in that of the cell, whose ``area`` is known in both; they differ by a shift, or by
    a quarter turn, for which the cell itself is near enough."""
    if abs(area.width - cell.width) > 1 or abs(area.height - cell.height) > 1:
        return cell
    dx, dy = cell.left - area.left, cell.top - area.top
    return Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)


def by_hand(table: Table) -> tuple[Table, tuple[Line, ...]]:
    """``table`` without what was read from ink that is no print, and those lines: they are no text of the paper."""
    cells: list[Cell] = []
    lines: list[Line] = []
    for cell in table.cells:
        if cell.state == "unreadable" and cell.confidence >= _HAND and cell.lines:
            lines += cell.lines
            cell = replace(cell, lines=())
        cells.append(cell)
    return replace(table, cells=tuple(cells)), tuple(lines)


def _through(ruling: Ruling, cell: Box) -> bool:
    """Whether a printed line runs through a cell from side to side, as under the head of a table without rulings."""
    line = ruling.box
    if ruling.vertical:
        return cell.left < line.middle[0] < cell.right and line.top <= cell.top + 2 and line.bottom >= cell.bottom - 2
    return cell.top < line.middle[1] < cell.bottom and line.left <= cell.left + 3 and line.right >= cell.right - 3


def asked(cell: Cell) -> Box | None:
    """The area to read alone: the cell inside its rulings."""
    if cell.box is None or cell.box.width <= 2 * _INSET + 2 or cell.box.height <= 2 * _INSET + 2:
        return cell.box
    box = cell.box
    return Box(box.left + _INSET, box.top + _INSET, box.right - _INSET, box.bottom - _INSET)


def doubtful(page: Page) -> tuple[Box, ...]:
    """The cells of ``page`` worth reading alone, as boxes in reading space; none where no picture was read."""
    found: list[Box] = []
    for block in page.blocks:
        if block.table is None:
            continue
        kinds = column_kinds(block.table)
        for cell in block.table.cells:
            if cell.row >= block.table.header_rows and _is_doubtful(cell, kinds.get(cell.column), page):
                box = asked(cell)
                if box is not None:
                    found.append(box)
    return tuple(found) if len(found) <= _MOST else ()


def _is_doubtful(cell: Cell, kind: HeadKind | None, page: Page) -> bool:
    if page.decision not in ("read", "align"):
        return False
    text = cell_text(cell)
    if kind in _TOLD:
        # Between rulings an engine passes over a word now and then, or reads half of it.
        return cell.state == "unreadable" or (bool(text) and cell_confidence(cell) < _HALF_READ)
    if kind not in NUMERIC:
        return False
    if cell.state == "unreadable":
        return cell.confidence < _HAND
    if not cell.lines or cell.state != "value":
        return False
    if kind == "number" and not is_figure(text):
        return bool(re.fullmatch(r"[\dOoIlSBZ.,€ ]+", text))
    # One look at a figure of a digit or two errs too often, and is sure of it now and then.
    return cell.confidence < 0.95 if kind == "vote" else cell_confidence(cell) < _TRUSTED


def with_cells(page: Page, readings: Mapping[Box, Reading]) -> Page:
    """``page`` with what the doubtful cells gave when read alone; the surer reading wins, both are kept.

    A cell whose two readings differ is a value only where one of them is clearly surer; else it stays unreadable.
    """
    blocks = tuple(_reread(block, readings) if block.table is not None else block for block in page.blocks)
    return replace(page, blocks=blocks)


def _reread(block: Block, readings: Mapping[Box, Reading]) -> Block:
    assert block.table is not None
    kinds = column_kinds(block.table)
    cells = []
    for cell in block.table.cells:
        box = asked(cell)
        reading = readings.get(box) if box is not None else None
        cells.append(_merged(cell, reading, kinds.get(cell.column)) if reading is not None else cell)
    return replace(block, table=replace(block.table, cells=tuple(cells)))


def _merged(cell: Cell, reading: Reading, kind: HeadKind | None) -> Cell:
    words = tuple(w for w in reading.words if w.text.strip())
    if not words:
        return cell
    new = stated_from_text(replace(cell, lines=(_line(words),)), kind)
    old_text, new_text = cell_text(cell), cell_text(new)
    if kind in _TOLD:
        surer = new.confidence > cell_confidence(cell) + 0.1 and len(new_text) >= 0.7 * len(old_text)
        return replace(new, state="value") if surer or (not old_text and new.confidence >= 0.5) else cell
    if new.state == "unreadable":
        return cell
    if is_dash(new_text):
        # A stroke that was no word at first may be a dash, and may be the rest of anything.
        level = new_text.strip("-–—_") == ""
        return replace(new, confidence=min(new.confidence, 0.8)) if level and not old_text else cell
    # An engine reads figures by hand as surely as printed ones: what no twin confirms is never sure.
    most = _UNCONFIRMED if kind == "vote" else 0.99
    if (bare_figure(old_text) or old_text) == new_text:
        both = 1 - (1 - cell_confidence(cell)) * (1 - new.confidence)
        return replace(new, confidence=min(both, most))
    if not old_text or cell.state == "unreadable":
        return replace(new, confidence=min(new.confidence, most))
    if new.confidence > cell_confidence(cell) + 0.15:
        return replace(new, confidence=min(new.confidence, 0.85))
    if cell_confidence(cell) > new.confidence + 0.15:
        return replace(cell, confidence=min(cell.confidence, 0.85))
    return replace(cell, state="unreadable", confidence=0.6)


def _line(words: tuple[Word, ...]) -> Line:
    boxes = [w.box for w in words if w.box is not None]
    around = None
    if boxes:
        around = Box(
            min(b.left for b in boxes),
            min(b.top for b in boxes),
            max(b.right for b in boxes),
            max(b.bottom for b in boxes),
        )
    return Line(words, around)
