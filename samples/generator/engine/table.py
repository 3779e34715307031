"""A table's rows and its look go in; they are printed at their place, and cell by cell their truth is noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samples.generator.engine.grid import Grid
from samples.generator.engine.layout import ASCENT, DESCENT, SetLine, Style
from samples.generator.engine.marks import Marked, plain
from samples.generator.engine.parts import BODY, Box, Cell, Glyphs, Line, TableTruth
from samples.generator.engine.press import Press


@dataclass(frozen=True)
class Look:
    """How a table is printed; ``rules`` and ``aligns`` as in ``Paper.table``, ``head`` the number of head rows."""

    style: Style
    rules: str
    aligns: Sequence[str]
    padding: tuple[float, float]
    head: int
    head_fill: str | None
    rule_width: float


def rows(
    press: Press, grid: Grid, chosen: Sequence[int], part: TableTruth, look: Look, left: float, top: float
) -> float:
    """Print some rows of a table from (left, top) on and note them in ``part``; returns where they end."""
    for row in chosen:
        for column, cell in grid.cells_of(row):
            x0 = left + sum(grid.widths[:column])
            x1 = x0 + sum(grid.widths[column : column + cell.columns])
            box = (x0, top, x1, top + sum(grid.heights[row : row + cell.rows]))
            fill = cell.fill or (look.head_fill if row < look.head else None)
            if fill:
                press.frame(box, 0.0, None, fill)
            _rules(press, look, box, row, row + cell.rows == grid.row_count)
            _cell(press, grid, (row, column), cell, box, look, part.rows)
            part.cells.append(_truth(cell, part.rows, column, box, row < look.head))
        top += grid.heights[row]
        part.rows += 1
    return top


def _truth(cell: Cell, row: int, column: int, box: Box, is_head: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"row": row, "column": column, "text": plain(cell.text), "box": box}
    if cell.columns > 1:
        found["columns"] = cell.columns
    if cell.rows > 1:
        found["rows"] = cell.rows
    if cell.state or not is_head:
        found["state"] = cell.state or ("value" if plain(cell.text) else "blank")
    if cell.vote:
        found["order"], found["vote"] = cell.vote
    return found


def _rules(press: Press, look: Look, box: Box, row: int, last: bool) -> None:
    x0, y0, x1, y1 = box
    if look.rules == "all":
        press.frame(box, look.rule_width)
        return
    if look.rules == "horizontal" or (look.rules in ("head", "outer") and row == look.head - 1):
        press.rule(x0, y1, x1, y1, look.rule_width)
    if look.rules in ("horizontal", "outer") and row == 0:
        press.rule(x0, y0, x1, y0, look.rule_width)
    if look.rules == "outer" and last:
        press.rule(x0, y1, x1, y1, look.rule_width)


def _cell(press: Press, grid: Grid, place: tuple[int, int], cell: Cell, box: Box, look: Look, row: int) -> None:
    x0, y0, x1, y1 = box
    marked, lines = grid.set_cells[place]
    style = grid.styles[place]
    if cell.turned and lines:
        _turned(press, marked, lines[0], style, box, row)
        return
    align = cell.align or look.aligns[place[1]]
    height = style.size * style.leading
    middle = (cell.valign or ("middle" if place[0] < look.head else "top")) == "middle"
    across, down = look.padding
    y = y0 + (max(down, (y1 - y0 - height * len(lines)) / 2) if middle else down)
    room = x1 - x0 - 2 * across
    places = []
    for line in lines:
        x = x0 + across + {"right": room - line.width, "center": (room - line.width) / 2}.get(align, 0.0)
        base = y + (height - style.size) / 2 + ASCENT * style.size + 0.01
        press.draw_pieces(line.pieces, x, base, style)
        area = (x, base - ASCENT * style.size, x + line.width, base + DESCENT * style.size)
        if line.printed:
            places.append((line.start, line.end, _add(press, line, area, row)))
        y += height
    press.note_mentions(marked, places, BODY)
    if cell.hand is not None:
        press.ink_cell(cell.hand, box)


def _turned(press: Press, marked: Marked, line: SetLine, style: Style, box: Box, row: int) -> None:
    """Text that runs upwards."""
    base, y = (box[0] + box[2]) / 2 + 0.35 * style.size, box[3] - 4
    for piece in line.pieces:
        press.sheet.print.append(Glyphs(base, y - piece.x, piece.text, piece.font, piece.size, style.color, 90))
    area = (base - ASCENT * style.size, y - line.width, base + DESCENT * style.size, y)
    press.note_mentions(marked, [(line.start, line.end, _add(press, line, area, row))], BODY)


def _add(press: Press, line: SetLine, area: Box, row: int) -> int:
    """Note a line of a cell; lines of a row of a table belong together."""
    return press.add_line(Line(line.printed, line.whole, area, BODY, press.block, (len(press.tables) - 1, row)))
