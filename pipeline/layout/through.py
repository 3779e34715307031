"""The rows of a table go in; the lines come out that run through its columns because they tell a vote below a row.

``Abstimmungsergebnis: Ja: 9 Nein: 2 Enthaltungen: 1`` stands over the whole width below body and day of its step: no
gap of it is one between columns, and it is a row of one cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.runs import Run
from pipeline.layout.states import stated_from_text
from pipeline.layout.tables import lines_in
from pipeline.model.geometry import Box, union
from pipeline.model.page import Cell, Table

_LABEL = re.compile(r"(?:\bJa|\bNein|(?:\b|Stimm)[Ee]nth(?:alt)?|\b[Dd]afür|\b[Dd]agegen)[\w()./-]{0,12}\s?:")
_FIRST = re.compile(r"(?:Abstimmung(?:sergebnis)?|Beratungsergebnis|Ergebnis|Votum|Stimmen|Anwesend|Ja|[Dd]afür)\b")
_AROUND = re.compile(r"[\w().,;:/\s_…–-]{8,200}")


def is_through(row: Sequence[Run]) -> bool:
    """Whether a printed row is labels of a vote with their numbers or gaps and begins with one of them."""
    line = " ".join(run.text for run in row)
    return _FIRST.match(line) is not None and len(_LABEL.findall(line)) > 1 and _AROUND.fullmatch(line) is not None


def with_lines(table: Table, lines: Sequence[Sequence[Run]]) -> Table:
    """``table`` with each of the ``lines`` as a row of one cell below the row under which it stands."""
    cells = list(table.cells)
    width = max((c.column + c.column_span for c in cells), default=1)
    for line in lines:
        area = union([run.box for run in line])
        over = [c.row for c in cells if c.box is not None and c.box.top < area.middle[1]]
        row = max(over, default=-1) + 1
        cells = [replace(c, row=c.row + 1) if c.row >= row else _cut(c, area) for c in cells]
        words = [word for run in line for word in run.words]
        own = Cell(row, 0, lines_in(words), area, column_span=width)
        cells.append(replace(stated_from_text(own, None), state="value"))
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def _cut(cell: Cell, line: Box) -> Cell:
    """A cell without what reaches down to a line that runs through below it."""
    if cell.box is None or not cell.box.top < line.top < cell.box.bottom:
        return cell
    return replace(cell, box=cell.box._replace(bottom=line.top))
