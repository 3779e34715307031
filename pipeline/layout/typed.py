"""Lines of plain text go in; a table comes out where blanks or tabs part its columns under a head that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.heads import head_kind
from pipeline.layout.states import stated_from_text
from pipeline.model.page import Cell, Line, Table

_PIECE = re.compile(r"\S+(?:[ \u00a0]\S+)*")
MOST = 0.6  # truth.md: without an image a blank vote is never surer than this


def typed_table(lines: Sequence[str]) -> Table | None:
    """A table of ``lines``, one row a line, or None where its columns are not sure.

    The first line must be a head of at least two known labels; every piece of a later line must stand under exactly
    one of them. Empty cells are blank with a confidence of at most 0.6.
    """
    if len(lines) < 2:
        return None
    rows = [[(m.start(), m.end(), m.group()) for m in _PIECE.finditer(line.expandtabs(8))] for line in lines]
    head = rows[0]
    if len(head) < 2 or sum(head_kind(text) is not None for _, _, text in head) < max(2, len(head) - 1):
        return None
    placed = [_placed(row, head, line) for row, line in zip(rows[1:], lines[1:], strict=True)]
    if any(row is None for row in placed):
        return None
    kinds = [head_kind(text) for _, _, text in head]
    cells = [_cell(0, column, text) for column, (_, _, text) in enumerate(head)]
    for number, row in enumerate(placed, start=1):
        texts = dict(row or ())
        for column, kind in enumerate(kinds):
            cell = stated_from_text(_cell(number, column, texts.get(column, "")), kind)
            cells.append(replace(cell, confidence=min(cell.confidence, MOST)) if cell.state == "blank" else cell)
    return Table(tuple(cells), None, header_rows=1)


def _cell(row: int, column: int, text: str) -> Cell:
    return Cell(row, column, (Line((), None, text),) if text else (), None)


def _placed(
    row: list[tuple[int, int, str]], head: list[tuple[int, int, str]], line: str
) -> list[tuple[int, str]] | None:
    """Every piece of a row with its column, or None where one stands under no head or two under one."""
    if len(row) == len(head) and "\t" in line:
        return [(column, text) for column, (_, _, text) in enumerate(row)]
    found: list[tuple[int, str]] = []
    for start, end, text in row:
        under = [
            c
            for c, (left, right, _) in enumerate(head)
            if (start < right and end > left)
            or (left <= start and (c + 1 == len(head) or end <= head[c + 1][0]) and start - right < 24)
        ]
        overlapping = [c for c in under if start < head[c][1] and end > head[c][0]]
        pick = overlapping if len(overlapping) == 1 else under
        if len(pick) != 1 or any(c == pick[0] for c, _ in found):
            return None
        found.append((pick[0], text))
    return found
