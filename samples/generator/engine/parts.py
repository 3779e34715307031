"""What a page is made of: characters and paths to draw, lines with their truth, sheets, cells and tables."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

A4 = (595.28, 841.89)
Box = tuple[float, float, float, float]
Point = tuple[float, float]

VOTES = ("yes", "no", "abstain", "present", "excluded")
BODY, HEADER, FOOTER, SIDE, STAMP, HAND = "body", "header", "footer", "side", "stamp", "handwriting"


def edges(id: str, margins: tuple[float, float, float, float], left: float = 0.0) -> tuple[float, float, float, float]:
    """The margins of a form as the office of this paper set them: lines reach a little further to the right than the
    form asks, the foot is higher or lower, and the left edge gives way by as much as ``left``."""
    rng = random.Random(f"{id}/margins")
    x0, top, x1, low = margins
    moved = (x0 - rng.uniform(0, left), top, x1 - rng.uniform(0, 12), low + rng.uniform(-10, 16))
    return tuple(round(v, 1) for v in moved)  # type: ignore[return-value]


@dataclass(frozen=True)
class Glyphs:
    """Characters to draw: ``x``, ``y`` the left end of the base line; ``angle`` in degrees, counter-clockwise;
    ``alpha`` below 1 where the ink is thin."""

    x: float
    y: float
    text: str
    font: str
    size: float
    color: str
    angle: float = 0.0
    alpha: float = 1.0


@dataclass(frozen=True)
class Path:
    """A line through points, filled where ``fill`` is given; ``round`` ends as of a pen."""

    points: tuple[Point, ...]
    width: float = 0.5
    color: str | None = "#000000"
    fill: str | None = None
    dash: tuple[float, ...] = ()
    round: bool = False
    alpha: float = 1.0


@dataclass
class Line:
    """A printed line with its truth; ``row`` is (table, row) for a line of a cell."""

    text: str
    whole: str
    box: Box
    zone: str
    block: int
    row: tuple[int, int] | None = None
    footnote: bool = False


@dataclass
class Sheet:
    """One page: what to draw below the print, the print, the ink above it, and the lines in reading order."""

    number: int
    width: float
    height: float
    under: list[Path] = field(default_factory=list)
    print: list[Glyphs | Path] = field(default_factory=list)
    ink: list[Glyphs | Path] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    blank: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``vote`` names the consultation's order and the number that stands in it.

    ``hand`` is ink: figures ("12") or a sign of ``ink.sign`` ("x", "/", "tick", "tally", "smear"); its state is
    ``unreadable``. ``valign`` is "top" or "middle"; ``turned`` prints the text upwards.
    """

    text: str = ""
    columns: int = 1
    rows: int = 1
    align: str | None = None
    valign: str | None = None
    bold: bool = False
    fill: str | None = None
    hand: str | None = None
    state: str | None = None
    vote: tuple[int, str] | None = None
    turned: bool = False


@dataclass
class TableTruth:
    page: int
    header_rows: int
    cells: list[dict[str, Any]]
    continues: bool = False
    rows: int = 0
