"""Tables with their words and the page's picture go in; cells with the state that their ink shows come out.

Words alone cannot tell an empty cell from one whose ink was not read: on pages with a picture every cell of a numeric
column is looked at. What stays doubtful is read alone (``again``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from pipeline.layout.figures import Figures, marks_in
from pipeline.layout.heads import head_kind
from pipeline.layout.ink import LEAST, ink_in, within
from pipeline.layout.states import bare_figure, cell_confidence, cell_text, is_dash
from pipeline.layout.tables import column_kinds
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, Cell, CellState, Line, PageImage, Ruling, Table, Word

_SURE_BLANK = 0.97
_PRINT = 0.78  # ink so like the page's figures is print; handwriting reached 0.67 at most, print was 0.8 and more
_MAYBE, _WORN = 0.55, 0.6
UNCONFIRMED = 0.9
HAND = 0.9  # how sure it is that ink unlike all print of the page is no print
_CLEARLY = 0.1  # so much liker to other figures than to those that were read
_BESIDE = 0.8  # how sure print is in a row with figures by hand
_OPEN = 0.6  # may be print: worth reading alone
_AROUND = 6.0  # points


def inked(
    table: Table, image: PageImage, to_image: Callable[[Box], Box], rulings: Sequence[Ruling], figures: Figures | None
) -> Table:
    """``table`` with the states that ``image`` shows; ``to_image`` leads from the table's space to the picture's.

    ``rulings`` that run through a cell are none of its ink. ``figures`` are the page's printed ones; None where the
    words are not read from the picture: then only empty cells are looked at.
    """
    kinds = column_kinds(table)
    beside = near(rulings, table)
    if figures is not None and table.box is not None:
        figures = figures.of(to_image(table.box))
    cells = []
    for cell in table.cells:
        area = cell.box
        if area is None or (cell.row < table.header_rows and cell.lines):
            cells.append(cell)
            continue
        kind = kinds.get(cell.column)
        through = [to_image(r.box) for r in beside if _through(r, area)]
        head = cell.row < table.header_rows
        if kind == "vote" and figures is not None and cell.state != "absent" and not head:
            cell = _compared(cell, figures, image, to_image, within(area, beside), through)
        elif not cell.lines:
            ink = ink_in(image, to_image(within(area, beside)), through, 0.0)
            seen = ("unreadable", 0.85) if ink >= LEAST else ("blank", _SURE_BLANK)
            cell = replace(cell, state=seen[0], confidence=seen[1])  # type: ignore[arg-type]
        cells.append(cell)
    votes = {column for column, kind in kinds.items() if kind == "vote"}
    return replace(
        table, cells=tuple(run_together(beside_a_pen(cells, votes), votes) if figures is not None else cells)
    )


def beside_a_pen(cells: Sequence[Cell], votes: Set[int]) -> list[Cell]:
    """``cells`` with the votes of a row doubted in which a pen has written others: whoever fills in one by hand fills
    in all. What might be print is taken for a pen's there, and what looks like print is not sure."""
    by_pen = {c.row for c in cells if c.column in votes and c.state == "unreadable" and c.confidence >= HAND}
    result = []
    for cell in cells:
        if cell.row in by_pen and cell.column in votes and cell.state == "unreadable":
            cell = replace(cell, confidence=HAND)
        elif cell.row in by_pen and cell.column in votes and cell.state == "value":
            cell = replace(cell, confidence=min(cell.confidence, _BESIDE))
        result.append(cell)
    return result


def run_together(cells: Sequence[Cell], votes: Set[int]) -> list[Cell]:
    """``cells`` with those doubted that hold the votes of two columns ("9   –"), and the empty ones beside them: nobody
    can say which of the two they lack."""
    double = {(c.row, c.column) for c in cells if c.column in votes and _holds_two(c)}
    result = []
    for cell in cells:
        if (cell.row, cell.column) in double:
            cell = replace(cell, state="unreadable", confidence=_OPEN)
        elif cell.column in votes and cell.state == "blank" and not cell.lines:
            near_double = {(cell.row, cell.column - 1), (cell.row, cell.column + 1)} & double
            cell = replace(cell, state="unreadable", confidence=_OPEN) if near_double else cell
        result.append(cell)
    return result


def _holds_two(cell: Cell) -> bool:
    """Whether two figures, or a figure and a dash, stand in a cell with a gap wider than any between two digits."""
    boxes = [
        w.box for line in cell.lines for w in line.words if w.box is not None and (w.text.isdigit() or is_dash(w.text))
    ]
    return len(cell.lines) == 1 and any(b.left - a.right > max(a.height, b.height) for a, b in pairwise(boxes))


def _compared(
    cell: Cell, figures: Figures, image: PageImage, to_image: Callable[[Box], Box], inside: Box, through: Sequence[Box]
) -> Cell:
    """A vote cell by its ink ``inside`` it: none, a dash, figures like the page's others, or no print at all."""
    assert cell.box is not None
    area = to_image(cell.box)
    inner = to_image(inside)
    ink = marks_in(image, inner, through, cell=True)
    marks = figures.without_dust(ink)
    text = cell_text(cell)
    if head_kind(text) is not None:
        return cell  # a printed label
    if is_dash(text) and (not marks or (len(ink) <= 3 and figures.is_low(marks))):
        return replace(cell, state="blank", confidence=0.9)
    if figures.is_crossed_out(ink):
        return _with_word(cell, Word("./.", _first_box(cell), 0.85), "blank", 0.85)
    match = figures.match(marks)
    if not marks or (not cell.lines and ink_in(image, inner, through, 0.0) < LEAST):
        if match is not None and match.likeness >= _MAYBE and figures.may_be(marks, match.text):
            return replace(cell, state="unreadable", confidence=_OPEN)  # a thin figure
        if not cell.lines:
            return replace(cell, state="blank", confidence=_SURE_BLANK)
        if not any(map(str.isdigit, text)) and (not ink or not any(map(str.isalnum, text))):
            return replace(cell, lines=(), state="blank", confidence=UNCONFIRMED)  # read from a ruling
        return replace(cell, state="unreadable", confidence=_OPEN)
    if figures.is_dash(marks):
        if is_dash(text):
            return _with_word(cell, Word("–", _first_box(cell), max(cell_confidence(cell), 0.9)), "blank", 0.95)
        return replace(cell, lines=(), state="blank", confidence=0.85) if not text else cell
    told = bare_figure(text) if cell.state == "value" else match.text if match and match.likeness >= _WORN else ""
    if (match is None or match.likeness < _PRINT) and told and figures.may_be(marks, told):
        return replace(cell, state="unreadable", confidence=_OPEN)
    if match is None and figures.unlike_print(marks):
        return replace(cell, state="unreadable", confidence=HAND)
    if match is None:
        if is_dash(text):
            return replace(cell, state="unreadable", confidence=_OPEN)
        if text and cell.state == "value":
            return replace(cell, confidence=min(cell.confidence, 0.9))
        return replace(cell, state="unreadable", confidence=_OPEN)
    if match.likeness >= _PRINT and figures.unlike_print(marks):
        return replace(cell, state="unreadable", confidence=_OPEN)
    if match.likeness >= _PRINT:
        twin = figures.is_twin(match)
        if match.text == text:
            return replace(cell, state="value", confidence=0.99 if twin else UNCONFIRMED)
        if match.text == bare_figure(text):
            sure = 0.97 if twin else UNCONFIRMED
            return _with_word(cell, Word(match.text, _first_box(cell), sure), "value", sure)
        if not text and not twin:
            return replace(cell, state="unreadable", confidence=_OPEN)
        back = _back(match.box, area, cell.box)
        if not text:
            return _with_word(cell, Word(match.text, back, 0.9), "value", 0.9)
        read = bare_figure(text)
        own = figures.likeness_to(marks, read) if read else 0.0
        if own is None or own > match.likeness - _CLEARLY:
            # The page may not have shown this figure yet: what the engine read stands, to be looked at again.
            return replace(cell, state="value", confidence=min(cell_confidence(cell), UNCONFIRMED))
        other = Alternative(text, cell_confidence(cell))
        return _with_word(cell, Word(match.text, back, 0.85, (other,)), "value", 0.85)
    if not figures.unlike_print(marks) and (match.likeness >= _MAYBE or figures.near_print(marks)):
        return replace(cell, state="unreadable", confidence=_OPEN)
    return replace(cell, state="unreadable", confidence=HAND)


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
        if cell.state == "unreadable" and cell.confidence >= HAND and cell.lines and not _holds_words(cell):
            lines += cell.lines
            cell = replace(cell, lines=())
        cells.append(cell)
    return replace(table, cells=tuple(cells)), tuple(lines)


def _holds_words(cell: Cell) -> bool:
    """Whether surely read words of some letters, or checkboxes, stand in a cell: nobody writes them into a vote."""
    words = [w for line in cell.lines for w in line.words]
    return any(w.text in ("☐", "☒") or (w.confidence >= 0.95 and sum(map(str.isalpha, w.text)) >= 5) for w in words)


def near(rulings: Sequence[Ruling], table: Table) -> list[Ruling]:
    """The rulings in and around a table; all where its place is not known."""
    area = table.box
    if area is None:
        return list(rulings)
    return [
        r
        for r in rulings
        if r.box.left < area.right + _AROUND
        and r.box.right > area.left - _AROUND
        and r.box.top < area.bottom + _AROUND
        and r.box.bottom > area.top - _AROUND
    ]


def _through(ruling: Ruling, cell: Box) -> bool:
    """Whether a printed line runs through a cell and on beyond it, as under the head of a table without rulings; a
    stroke that ends with the cell is written in it."""
    line = ruling.box
    if ruling.vertical:
        inside = cell.left < line.middle[0] < cell.right
        return inside and line.top <= cell.top + 2 and line.bottom >= cell.bottom - 2 and line.height > cell.height + 6
    inside = cell.top < line.middle[1] < cell.bottom
    return inside and line.left <= cell.left + 3 and line.right >= cell.right - 3 and line.width > cell.width + 6
