"""The rows of a table go in; cells with their places, set lines and row heights come out."""

from __future__ import annotations

from collections.abc import Sequence

from samples.generator.engine.layout import SetLine, Style, set_lines
from samples.generator.engine.marks import Marked, parse, plain
from samples.generator.engine.parts import Cell


class Grid:
    """The cells of a table with their places, set lines and row heights."""

    def __init__(self, widths: Sequence[float], rows: Sequence[Sequence[Cell]]) -> None:
        self.widths = list(widths)
        self.row_count = len(rows)
        self.heights: list[float] = []
        self.places: dict[tuple[int, int], Cell] = {}
        self.set_cells: dict[tuple[int, int], tuple[Marked, list[SetLine]]] = {}
        self.styles: dict[tuple[int, int], Style] = {}
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                if column + cell.columns > len(widths):
                    raise ValueError(f"row {number} of the table is too long: {plain(cell.text)!r} has no column")
                self.places[number, column] = cell
                taken.update((number + r, column + c) for r in range(cell.rows) for c in range(cell.columns))
                column += cell.columns

    def cells_of(self, row: int) -> list[tuple[int, Cell]]:
        return [(c, cell) for (r, c), cell in sorted(self.places.items(), key=lambda p: p[0]) if r == row]

    def set(self, style: Style, padding: tuple[float, float], bold_rows: int, least: float) -> None:
        self.heights = [least] * self.row_count
        line_height = style.size * style.leading
        for (row, column), cell in self.places.items():
            own = style.but(bold=style.bold or cell.bold or row < bold_rows)
            marked = parse(cell.text)
            room = sum(self.widths[column : column + cell.columns]) - 2 * padding[0]
            lines = set_lines(marked, own, 9999 if cell.turned else room) if marked.plain.strip() else []
            self.set_cells[row, column], self.styles[row, column] = (marked, lines), own
            tall = len(lines) * line_height + 2 * padding[1]
            if cell.turned and lines:
                tall = lines[0].width + 8
            if cell.rows == 1:
                self.heights[row] = max(self.heights[row], tall, line_height + 2 * padding[1])
        for (row, column), cell in self.places.items():
            tall = len(self.set_cells[row, column][1]) * line_height + 2 * padding[1]
            missing = tall - sum(self.heights[row : row + cell.rows])
            if cell.rows > 1 and missing > 0:
                self.heights[row + cell.rows - 1] += missing

    def units(self, head_rows: int) -> list[list[int]]:
        """Rows that must stay together: the head, and rows tied by a span."""
        units: list[list[int]] = [list(range(head_rows))] if head_rows else []
        row = head_rows
        while row < self.row_count:
            last = row
            while True:
                reach = max(
                    (r + cell.rows - 1 for (r, _), cell in self.places.items() if row <= r <= last), default=last
                )
                if reach == last:
                    break
                last = reach
            units.append(list(range(row, last + 1)))
            row = last + 1
        return units
