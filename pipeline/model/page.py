"""What flows from a file to a page: sheets, images, words, lines, tables, blocks, pages.

Boxes are points of *reading space*: the page upright and straight, origin top left. ``frame`` leads from there to the
page as a viewer shows it. Plain text has no boxes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import IDENTITY, Box, Frame, turned

Verdict = Literal["digital", "sane layer", "wrong language", "partly damaged", "broken encoding", "none", "blank"]
Decision = Literal["keep", "read", "align", "skip"]
ZoneKind = Literal["body", "header", "footer", "side", "stamp", "handwriting"]
BlockKind = Literal["paragraph", "heading", "list item", "table", "footnote", "furniture"]
CellState = Literal["value", "blank", "unreadable", "absent"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a word, with its confidence 0..1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word without white space. ``box`` is None for plain text only; ``size`` is the type size in points."""

    text: str
    box: Box | None
    confidence: float = 1.0
    alternatives: tuple[Alternative, ...] = ()
    size: float | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight printed line, as a thin box; ``vertical`` tells its direction."""

    box: Box
    vertical: bool


@dataclass(frozen=True, slots=True)
class PageImage:
    """A grey picture of a page in reading space: ``pixels`` is uint8, shape (height, width), 255 is white.

    Pixel (x, y) lies at point (x · 72 / dpi, y · 72 / dpi) of reading space; ``frame`` leads on to the page as shown.
    ``soft`` is the picture before it was sharpened, where it was: sharpened ink has lost how dark it is. ``paper`` is
    where the paper lies (points of the page as shown), where dark edges of the scanner stand wide around it.
    """

    pixels: NDArray[np.uint8]
    dpi: float
    frame: Frame = IDENTITY
    soft: NDArray[np.uint8] | None = None
    paper: Box | None = None

    def to_points(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Pixel edges to a box in points."""
        k = 72.0 / self.dpi
        return Box(left * k, top * k, right * k, bottom * k)

    def read_as(self, frame: Frame) -> PageImage:
        """The picture turned by quarters so that it stands as the page that ``frame`` leads from: an engine may have
        read it the other way up."""
        to_image = frame.then(self.frame.inverse())
        quarters = next((n for n in range(4) if _alike(turned(n, 0, 0), to_image)), 0)
        if not quarters:
            return self
        height, width = self.pixels.shape
        k = 72.0 / self.dpi
        pixels = np.ascontiguousarray(np.rot90(self.pixels, -quarters))
        return PageImage(pixels, self.dpi, turned(quarters, width * k, height * k).then(self.frame))

    def crop(self, box: Box, margin: float = 0.0) -> NDArray[np.uint8]:
        """The pixels under ``box`` (points), widened by ``margin`` points, cut at the page's edge."""
        k = self.dpi / 72.0
        height, width = self.pixels.shape
        left, right = max(int((box.left - margin) * k), 0), min(int((box.right + margin) * k) + 1, width)
        top, bottom = max(int((box.top - margin) * k), 0), min(int((box.bottom + margin) * k) + 1, height)
        return self.pixels[top:bottom, left:right]


def _alike(one: Frame, other: Frame) -> bool:
    """Whether two frames turn alike, whatever they shift."""
    return all(
        abs(x - y) < 0.1
        for x, y in zip((one.a, one.b, one.d, one.e), (other.a, other.b, other.d, other.e), strict=True)
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict was given: a stable code, the figure it rests on, a sentence for people."""

    code: str
    figure: float | None
    message: str


@dataclass(frozen=True)
class Sheet:
    """One page as intake hands it on. ``width`` and ``height`` are points as a viewer shows the page, 0 for plain text.

    ``layer`` holds the words of the text layer that the page really shows (box in points as shown), ``hidden`` counts
    those it does not. ``lines`` is set for plain text only: the lines as they stand. ``image`` makes the upright,
    straight, even picture when asked; None where there is nothing to see. The words of the layer are upright when the
    page as shown is turned clockwise by ``turn`` quarters. Where two pages lie on one sheet, each is a
    Sheet of the same number: ``part`` 0 or 1 with its ``area`` (points as shown); where the scanner's dark edges stand
    wide around the paper, ``area`` is where that lies.
    """

    number: int
    width: float
    height: float
    verdict: Verdict
    decision: Decision
    reasons: tuple[Reason, ...] = ()
    layer: tuple[Word, ...] = ()
    hidden: int = 0
    rulings: tuple[Ruling, ...] = ()
    lines: tuple[str, ...] | None = None
    image: Callable[[], PageImage] | None = field(default=None, compare=False)
    pictures: tuple[Box, ...] = ()
    part: int = 0
    area: Box | None = None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one engine made of one sheet: words in reading space, and the frame that leads from there to the page.

    ``rulings`` are those of the picture in reading space; None where nobody looked for them. ``reasons`` are what the
    reading found out about the page. ``stamps`` are words that were read from a stamp's ink and are no print.
    """

    engine: str
    words: tuple[Word, ...]
    frame: Frame = IDENTITY
    mode: str = ""
    rulings: tuple[Ruling, ...] | None = None
    reasons: tuple[Reason, ...] = ()
    stamps: tuple[Word, ...] = ()

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, weighted by their letters; 0 without words."""
        letters = sum(len(w.text) for w in self.words)
        return sum(w.confidence * len(w.text) for w in self.words) / letters if letters else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. ``text`` is set for plain text (the line as it stands); else the words joined by one blank."""

    words: tuple[Word, ...]
    box: Box | None
    text: str | None = None

    @property
    def string(self) -> str:
        return self.text if self.text is not None else " ".join(w.text for w in self.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: row and column from 0; ``state`` as truth.md says for cells that should hold a number.

    ``box`` is the cell's own area (between its rulings, or its share of row and column), not its words' box.
    """

    row: int
    column: int
    lines: tuple[Line, ...]
    box: Box | None
    state: CellState = "value"
    confidence: float = 1.0
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of cells; the first ``header_rows`` rows are its head."""

    cells: tuple[Cell, ...]
    box: Box | None
    header_rows: int = 0
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, or a table. ``level`` is a heading's or list item's depth from 1, else 0."""

    kind: BlockKind
    lines: tuple[Line, ...]
    box: Box | None
    zone: ZoneKind = "body"
    level: int = 0
    table: Table | None = None
    continues: bool = False  # goes on from the last block of the page before


@dataclass(frozen=True)
class Page:
    """A page laid out: blocks in reading order, every zone. ``confidence`` is the reading's, 0..1. Where two pages lie
    on one sheet, or a sheet is smaller than its scan, ``area`` is the part that is this page's (points as shown)."""

    number: int
    width: float
    height: float
    frame: Frame
    blocks: tuple[Block, ...]
    rulings: tuple[Ruling, ...]
    verdict: Verdict
    decision: Decision
    reasons: tuple[Reason, ...]
    confidence: float
    engine: str
    hidden: int = 0
    area: Box | None = None

    @property
    def reading_area(self) -> Box:
        """The page's own area in reading space."""
        return self.frame.inverse().box(self.area or Box(0.0, 0.0, self.width, self.height))


class Source(Protocol):
    """An opened file. Pages are asked for one by one, so that a large file is never whole in memory.

    ``media_type`` is the IANA name; ``size`` counts bytes; ``cut_off`` tells that the end of the file is
    missing. Used as a context manager it closes the file behind it.
    """

    path: Path
    sha256: str
    media_type: str
    size: int
    page_count: int
    cut_off: bool

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` (from 1). Raises PageError when this page cannot be read; the others still can."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Source: ...

    def __exit__(self, *args: object) -> None: ...
