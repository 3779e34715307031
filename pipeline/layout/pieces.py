"""The words of a table's rows go in; the printed lines of its cells come out, each in its column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.german import status
from pipeline.layout.runs import Run, rows, runs
from pipeline.model.geometry import Box, union
from pipeline.model.page import Word

DATE = re.compile(
    r"^[^\w\s]{0,2}\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{2}|\d{4})?\b|^\d{1,2}\./\d{1,2}\.\d{1,2}\.\d{2,4}|^\d{4}-\d\d-\d\d$"
)
BEFORE_REST = re.compile(r"(?:[-–]|\b(?:und|für|der|des|die|den|sowie|oder|von|im|zur|zum|&)|,)$")
_STATUS = re.compile(status.EITHER)


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed line of one cell: its column, its words, its area in points."""

    column: int
    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def column_of(box: Box, bounds: Sequence[float]) -> int:
    """The column in which the middle of ``box`` lies; ``bounds`` are where each but the first begins."""
    middle = box.middle[0]
    return sum(middle > b for b in bounds)


def goes_on(above: Piece, below: Piece) -> bool:
    """Whether the words of two lines tell that the second is the rest of the first; a status is a value of its own."""
    if BEFORE_REST.search(above.text) or above.text.lower().endswith("nicht"):
        return True
    return below.text[:1].islower() and not _STATUS.fullmatch(below.text)


def pieces_of(words: Iterable[Word], bounds: Sequence[float]) -> list[Piece]:
    """The lines of cells that ``words`` make, from the top."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        if word.box is not None:
            columns.setdefault(column_of(word.box, bounds), []).append(word)
    found = []
    for column, own in columns.items():
        for row in rows(runs(own)):
            line = tuple(w for run in row for w in run.words)
            found.append(Piece(column, line, union(run.box for run in row)))
    return sorted(found, key=lambda p: (p.box.top + p.box.bottom, p.box.left))


def pieces_in(body: Sequence[Sequence[Run]], bounds: Sequence[float]) -> list[Piece]:
    """The lines of cells that the words of printed rows make, see ``pieces_of``."""
    return pieces_of((w for row in body for run in row for w in run.words), bounds)


def lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand at one height."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        middle = piece.box.middle[1]
        level = bool(lines) and any(p.box.top < middle < p.box.bottom for p in lines[-1])
        if level and all(p.column != piece.column for p in lines[-1]):
            lines[-1].append(piece)
            continue
        lines.append([piece])
    return lines
