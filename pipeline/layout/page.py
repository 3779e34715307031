"""A sheet and what was read of it go in; the page laid out comes out: blocks in reading order, tables, zones.

The same code serves words of a text layer and words of an engine. The picture is asked for only where it was read, and
where a table of votes has empty cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.layout.banded import banded_tables
from pipeline.layout.blocks import footnotes, text_blocks
from pipeline.layout.cells import by_hand, inked
from pipeline.layout.completed import completed
from pipeline.layout.edges import page_edges
from pipeline.layout.figures import Figures
from pipeline.layout.flow import parts
from pipeline.layout.frames import frames, without_stamps
from pipeline.layout.grid import Grid, grids
from pipeline.layout.labels import is_head
from pipeline.layout.plain import plain_blocks
from pipeline.layout.ruled import bands, table_in
from pipeline.layout.runs import Run, line_of, rows, runs, type_size, with_raised
from pipeline.layout.specks import sifted
from pipeline.layout.stamps import stamp_lines, stamp_runs
from pipeline.layout.strokes import without_strokes
from pipeline.layout.tables import column_kinds
from pipeline.model.geometry import Box, Frame, contains, union
from pipeline.model.page import Block, Page, PageImage, Reading, Ruling, Sheet, Table, Word
from pipeline.model.rulings import joined, mapped, rulings_of

_DEEPEST = 3  # frames within frames
_BAND = 2.6  # type sizes of height of a band behind one line of heads
_STAMP_WIDTH, _STAMP_HEIGHT = 240.0, 130.0  # points
_RECEIVED = re.compile(r"\b(?:post)?ein(?:ge)?gang(?:en|s)?\b|\berhalten\s+am\b|\being(?:eg)?\.", re.IGNORECASE)


def lay_out(sheet: Sheet, reading: Reading) -> Page:
    """The page of ``sheet`` with the words of ``reading`` in blocks; boxes stay in the reading's space."""
    if sheet.lines is not None:
        return _page(sheet, reading, plain_blocks(sheet), (), 1.0)
    area = reading.frame.inverse().box(sheet.area or Box(0.0, 0.0, sheet.width, sheet.height))
    words = [w for w in reading.words if w.box is not None and w.text.strip()]
    image = sheet.image() if sheet.image is not None and words and _from_image(sheet) else None
    rulings = _rulings(sheet, reading, image)
    if image is None:
        words = with_raised(words)
    scraps: list[Run] = []
    if image is not None and sheet.decision in ("read", "align"):
        words, scraps = sifted(without_strokes(words, rulings))
    blocks = _blocks(words, rulings, area, sheet.number == 1 and sheet.part == 0)
    blocks += [Block("furniture", (line_of([run]),), run.box, "handwriting") for run in scraps]
    blocks += [Block("furniture", (line_of([run]),), run.box, "stamp") for run in stamp_lines(reading.stamps)]
    if image is None and sheet.image is not None and any(_empty_votes(b.table) for b in blocks if b.table):
        image = sheet.image()
    if image is not None:
        image = image.read_as(reading.frame)
        blocks = inked_blocks(blocks, sheet, reading.frame, image, words, rulings)
    confidence = reading.confidence if words else 0.5 if reading.reasons else 1.0  # empty, or scanned from its back
    return _page(sheet, reading, tuple(blocks), tuple(rulings), confidence)


def inked_blocks(
    blocks: Sequence[Block],
    sheet: Sheet,
    frame: Frame,
    image: PageImage,
    words: Sequence[Word],
    rulings: Sequence[Ruling],
) -> list[Block]:
    """``blocks`` with the states of their tables' cells as the picture shows them, and handwriting apart; ``frame`` is
    that of the words and ``rulings``."""
    to_image = frame.then(image.frame.inverse()).box
    figures: Figures | None = None
    if _from_image(sheet) and any(b.table is not None and has_votes(b.table) for b in blocks):
        cells = [vote_area(b.table) for b in blocks if b.table is not None]
        taught = [w for w in words if w.box is not None and not any(a and contains(a, *w.box.middle) for a in cells)]
        figures = Figures(image, taught, to_image)
    result: list[Block] = []
    written: list[Block] = []
    for block in blocks:
        if block.table is not None:
            table, lines = by_hand(inked(block.table, image, to_image, rulings, figures))
            block = replace(block, table=table)
            written += [Block("furniture", (line,), line.box, "handwriting") for line in lines]
        result.append(block)
    return result + written


def _page(
    sheet: Sheet, reading: Reading, blocks: tuple[Block, ...], rulings: tuple[Ruling, ...], confidence: float
) -> Page:
    return Page(
        sheet.number,
        sheet.width,
        sheet.height,
        reading.frame,
        blocks,
        rulings,
        sheet.verdict,
        sheet.decision,
        (*sheet.reasons, *reading.reasons),
        confidence,
        reading.engine,
        sheet.hidden,
        sheet.area,
    )


def _from_image(sheet: Sheet) -> bool:
    """Whether the page's rulings and ink can be seen in its picture only."""
    return sheet.decision in ("read", "align") or (sheet.decision == "keep" and sheet.verdict != "digital")


def _rulings(sheet: Sheet, reading: Reading, image: PageImage | None) -> list[Ruling]:
    found: list[Ruling] = []
    if sheet.rulings:
        back = reading.frame.inverse()
        found += [mapped(r, back) for r in sheet.rulings]
    if reading.rulings is not None:
        found += reading.rulings
    elif image is not None:
        back = image.frame.then(reading.frame.inverse())
        found += [mapped(r, back) for r in rulings_of(image)]
    return list(joined(found))


def has_votes(table: Table) -> bool:
    return "vote" in column_kinds(table).values()


def vote_area(table: Table) -> Box | None:
    """Where the table's votes stand; what is written there by hand must not teach what print looks like."""
    votes = {c for c, kind in column_kinds(table).items() if kind == "vote"}
    boxes = [c.box for c in table.cells if c.column in votes and c.row >= table.header_rows and c.box is not None]
    return union(boxes) if boxes else None


def _empty_votes(table: Table) -> bool:
    votes = {c for c, kind in column_kinds(table).items() if kind == "vote"}
    return any(c.row >= table.header_rows and c.column in votes and not c.lines for c in table.cells)


def _blocks(words: Sequence[Word], rulings: Sequence[Ruling], area: Box, first: bool) -> list[Block]:
    if not words:
        return []
    sizes = [s for w in words if (s := type_size(w)) is not None]
    usual = median(sizes) if sizes else 10.0
    stamps = stamp_runs(words)
    stamped = {id(w) for stamp in stamps for run in stamp for w in run.words}
    for stamp in stamps:
        # A stamp's own frame, often askew and over other things, is no ruling of the page's.
        box = union(run.box for run in stamp)
        high = 1.6 * max(run.box.height for run in stamp)
        around = Box(box.left - 2 * high, box.top - high, box.right + 2 * high, box.bottom + high)
        rulings = [r for r in rulings if not _within(r.box, around)]
    rulings = without_stamps(rulings)
    blocks = _region([w for w in words if id(w) not in stamped], rulings, area, usual, first)
    blocks += [Block("furniture", (line_of([run]),), run.box, "stamp") for stamp in stamps for run in stamp]
    return footnotes(blocks, rulings, usual, area)


def _region(
    words: Sequence[Word], rulings: Sequence[Ruling], area: Box, usual: float, first: bool = True, depth: int = 0
) -> list[Block]:
    """The blocks of a page or of a frame on it, in reading order, furniture last."""
    found, used = _boxed(words, rulings, area, usual, depth)
    free = runs([w for w in words if id(w) not in used])
    for table, own in banded_tables(free, rulings, [f.box for f in found]):
        if table.box is not None:
            inside = {id(r) for r in own}
            free = [r for r in free if id(r) not in inside]
            found.append(Run([], table.box, None, (Block("table", (), table.box, "body", 0, table),)))
    furniture = page_edges(rows([*free, *found]), area, usual, rulings, first)
    gone = {id(r) for _, row in furniture for r in row}
    blocks: list[Block] = []
    for part in parts([r for r in (*free, *found) if id(r) not in gone], rulings, area):
        blocks += part.held or text_blocks(part.rows, rulings, usual, part.zone)
    for zone, row in furniture:
        blocks.append(Block("furniture", (line_of(row),), union(r.box for r in row), zone))
    return blocks


def _boxed(
    words: Sequence[Word], rulings: Sequence[Ruling], area: Box, usual: float, depth: int
) -> tuple[list[Run], set[int]]:
    """Ruled tables and framed texts as things of the flow, and the words that stand in them (by identity)."""
    found: list[Run] = []
    used: set[int] = set()
    boxes: list[Box] = []
    tables = grids(rulings)
    framed: list[Box] = []
    for box in frames(rulings) if depth < _DEEPEST else []:
        inner = box.area > 0.75 * area.area or any(_within(box, g.box) or _is_frame_of(box, g) for g in tables)
        if not inner and not any(_within(box, f) for f in framed):
            framed.append(box)
    read = any(w.confidence < 1 for w in words)  # by an engine: a layer's page has all its rulings
    for grid in tables:
        if any(_within(grid.box, f) for f in framed):
            continue
        for band in bands(completed(grid, words) if read else grid, words):
            if len(band.cells) == 1:
                boxes.append(band.box)
                continue
            table, taken = table_in(band, [w for w in words if id(w) not in used])
            if table is not None and table.box is not None:
                used |= taken
                found.append(Run([], table.box, None, (Block("table", (), table.box, "body", 0, table),)))
    for box in (*framed, *boxes):
        own = [w for w in words if id(w) not in used and w.box is not None and contains(box, *w.box.middle)]
        if not own or _is_head_band(own, box):
            continue
        used |= {id(w) for w in own}
        inside = [r for r in rulings if _within(r.box, _shrunk(box))]
        held = tuple(_region(own, inside, box, usual, True, depth + 1))
        found.append(Run([], box, None, _stamped(held, box)))
    return found, used


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer.left - 3 <= inner.left
        and inner.right <= outer.right + 3
        and outer.top - 3 <= inner.top
        and inner.bottom <= outer.bottom + 3
        and inner.area < outer.area
    )


def _is_frame_of(box: Box, grid: Grid) -> bool:
    """Whether a box is the outer frame of a grid with columns, but for what rulings waver."""
    same = _within(box, _shrunk(grid.box, -5)) and _within(grid.box, _shrunk(box, -5))
    return same and len(grid.xs) > 2


def _is_head_band(words: Sequence[Word], box: Box) -> bool:
    """Whether a box is the dark band behind the heads of a table that goes on below it."""
    lines = rows(runs(words))
    size = median([r.size for line in lines for r in line if r.size] or [10.0])
    return box.height < _BAND * size and any(is_head(line) for line in lines)


def _shrunk(box: Box, by: float = 5) -> Box:
    """A frame without its own lines; ``_within`` bears three points."""
    return Box(box.left + by, box.top + by, box.right - by, box.bottom - by)


def _stamped(held: tuple[Block, ...], box: Box) -> tuple[Block, ...]:
    """A small frame with a note of receipt is a stamp."""
    if box.width > _STAMP_WIDTH or box.height > _STAMP_HEIGHT:
        return held
    text = " ".join(line.string for block in held for line in block.lines)
    if any(block.table is not None for block in held) or not _RECEIVED.search(text):
        return held
    return tuple(replace(block, kind="furniture", zone="stamp", level=0) for block in held)
