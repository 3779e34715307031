"""A table goes in; it comes out with rows parted that stand in one because the line between them was not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import PUBLIC_ONLY, ROLE_ONLY
from pipeline.german import bodies, dates
from pipeline.model.text import Text, TextCell, TextTable

_SURE = 0.85  # what stands in a parted row was put there by its line alone
_EMPTY = 0.6  # that a cell is empty in each of the rows that it was one cell of


def rows(text: Text, table: TextTable) -> TextTable:
    """``table`` with each row parted whose cells hold a day on every line and beside them a body on every line (or a
    role, or public or not), as many as there are days; what else stands in the row must have as many lines or none.

    A cell over several rows that names a body for each is parted too. Where a row holds the body of the next one,
    whose day stands alone, that gets it back.
    """
    if not any("\n" in text.string[c.start : c.end] for c in table.cells):
        return table
    given = tuple(_given_back(text, _shared(text, table.cells)))
    table = table if given == table.cells else replace(table, cells=given)
    cells: list[TextCell] = []
    added = 0
    for row in sorted({c.row for c in table.cells}):
        own = [replace(c, row=row + added) for c in table.cells if c.row == row]
        count = _count(text, own)
        if count < 2:
            cells += own
            continue
        for cell in own:
            cells += _parts(text, cell, count)
        added += count - 1
    return replace(table, cells=tuple(cells)) if added else table


def _count(text: Text, cells: Sequence[TextCell]) -> int:
    """How many rows stand in one; 1 where it is one."""
    printed = [text.string[c.start : c.end].split("\n") for c in cells if text.string[c.start : c.end].strip()]
    if any(c.row_span > 1 for c in cells) or len(printed) < 2:
        return 1
    count = len(printed[0])
    if count < 2 or any(len(lines) != count for lines in printed):
        return 1
    days = any(all(len(_days(line)) == 1 for line in lines) for lines in printed)
    named = any(all(map(test, lines)) for lines in printed for test in _ONE_A_ROW)
    return count if days and named else 1


_ONE_A_ROW = (bodies.is_body, ROLE_ONLY.fullmatch, PUBLIC_ONLY.fullmatch)
"""What a row holds once: a body, a role, public or not."""


def _shared(text: Text, cells: Sequence[TextCell]) -> list[TextCell]:
    """``cells``, one over several rows that names a body for each of them parted among those rows."""
    done: list[TextCell] = []
    for cell in cells:
        named = bodies.parse(text.string[cell.start : cell.end]) if cell.row_span > 1 else []
        if len(named) != cell.row_span or not named:
            done.append(cell)
            continue
        sure = min(cell.confidence, _SURE)
        for n, body in enumerate(named):
            start, end = cell.start + body.start, cell.start + body.end
            done.append(replace(cell, start=start, end=end, row=cell.row + n, row_span=1, confidence=sure))
    return done


def _given_back(text: Text, cells: Sequence[TextCell]) -> list[TextCell]:
    """``cells``, the second lines of a row moved to the next one where that holds nothing but its day, and the row a
    body on each of two lines beside one day."""
    done = list(cells)
    for row in sorted({c.row for c in cells}):
        own = [c for c in done if c.row == row and text.string[c.start : c.end].strip()]
        below = [c for c in done if c.row == row + 1]
        alone = [c for c in below if text.string[c.start : c.end].strip()]
        lines = {c.column: text.string[c.start : c.end].split("\n") for c in own}
        two = any(len(x) == 2 and all(map(bodies.is_body, x)) for x in lines.values())
        if len(alone) != 1 or not two or any(len(x) > 2 for x in lines.values()):
            continue
        if len(_days(text.string[alone[0].start : alone[0].end])) != 1 or len(lines.get(alone[0].column, "12")) != 1:
            continue
        for cell in own:
            cut = cell.start + len(lines[cell.column][0])
            empty = next((c for c in below if c.column == cell.column and c is not alone[0]), None)
            if len(lines[cell.column]) == 2 and empty is not None:
                sure = min(cell.confidence, _SURE)
                done[done.index(cell)] = replace(cell, end=cut, confidence=sure)
                done[done.index(empty)] = replace(empty, start=cut + 1, end=cell.end, state="value", confidence=sure)
    return done


def _days(line: str) -> list[object]:
    return [m for m in dates.parse(line) if m.value.precision == "day"]


def _parts(text: Text, cell: TextCell, count: int) -> list[TextCell]:
    string = text.string[cell.start : cell.end]
    if not string.strip():
        empty = min(cell.confidence, _EMPTY)
        return [replace(cell, row=cell.row + n, confidence=empty) for n in range(count)]
    parts, at = [], cell.start
    for n, line in enumerate(string.split("\n")):
        parts.append(
            replace(cell, start=at, end=at + len(line), row=cell.row + n, confidence=min(cell.confidence, _SURE))
        )
        at += len(line) + 1
    return parts
