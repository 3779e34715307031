"""Lines of a table's cells go in; those come out as one row that are set around one another.

A cell of two lines stands around the single lines of the others in its row where cells are set to their middle: its
lines leave no room for a row between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.pieces import Piece

_ROOM = 0.7  # of a line's height; the boxes of lines in the closest setting leave more between every other


def interlaced(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """``lines`` from the top, with three of them as one where the first and the third have the same columns and that
    between them none of these, and no room."""
    found: list[list[Piece]] = []
    at = 0
    while at < len(lines):
        many = 3 if at + 2 < len(lines) and _around(*lines[at : at + 3]) else 1
        found.append([piece for line in lines[at : at + many] for piece in line])
        at += many
    return found


def _around(above: Sequence[Piece], between: Sequence[Piece], below: Sequence[Piece]) -> bool:
    outer = {p.column for p in above}
    if outer != {p.column for p in below} or outer & {p.column for p in between}:
        return False
    room = min(p.box.top for p in below) - max(p.box.bottom for p in above)
    return room < _ROOM * min(p.box.height for p in between)
