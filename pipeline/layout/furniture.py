"""Pages laid out one by one go in; the same pages come out with what repeats over them in zones header and footer.

A line is furniture when it stands at the head or foot of a page, apart from the text, and stands at the same height on
other pages too (figures may differ). The pages know by then which paragraph goes on from the page before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from rapidfuzz.fuzz import ratio

from pipeline.layout.plain import goes_on
from pipeline.layout.runs import type_size
from pipeline.model.geometry import Box, union
from pipeline.model.page import Block, Line, Page, ZoneKind

_BAND = 0.13  # share of the page's height in which running lines stand
_ALIKE = 86.0  # how alike two running lines must be, 0..100; engines differ in a letter or two
_SHIFT = 14.0  # how far the same line may stand apart on two pages, in points
_WORDS = re.compile(r"\w[\w/.-]*\w|\w")
_YEAR = re.compile(r"(?:18|19|20)\d\d\.?")  # the rest of a date that goes on from the page before
_BIG = 1.2  # a line this many times the usual type size is a title, not a running line


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the head or foot of a page: ``depth`` is its distance from that edge in points."""

    page: int
    block: int
    line: int
    form: str
    depth: float
    size: float
    box: Box


def settle(pages: Sequence[Page]) -> list[Page]:
    """``pages`` with running headers and footers in their zones and paragraphs that continue marked."""
    found = _apart(list(pages)) if len(pages) > 1 else list(pages)
    return _continued(found)


def _form(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", text)).strip().casefold()


def _size(line: Line) -> float:
    sizes = [s for w in line.words if (s := type_size(w)) is not None]
    return median(sizes) if sizes else 0.0


def _edges(page: Page, number: int, zone: ZoneKind, usual: float, kept: ZoneKind = "body") -> list[_Edge]:
    """The lines of one edge from the edge inwards that the page alone took for text, or for furniture of its zone."""
    area = page.reading_area
    found: list[_Edge] = []
    for b, block in enumerate(page.blocks):
        if block.zone != kept or block.table is not None:
            continue
        for i, line in enumerate(block.lines):
            if line.box is None:
                continue
            depth = line.box.top - area.top if zone == "header" else area.bottom - line.box.bottom
            if depth <= _BAND * area.height:
                found.append(_Edge(number, b, i, _form(line.string), depth, _size(line), line.box))
    return [e for e in sorted(found, key=lambda e: e.depth) if not usual or e.size <= _BIG * usual]


def _apart(pages: list[Page]) -> list[Page]:
    sizes = [s for p in pages for b in p.blocks for line in b.lines if (s := _size(line))]
    usual = median(sizes) if sizes else 0.0
    moved: dict[int, dict[tuple[int, int], ZoneKind]] = {}
    head = _head_words(pages[0])
    zones: tuple[ZoneKind, ...] = ("header", "footer")
    for zone in zones:
        edges = [_edges(page, n, zone, usual) for n, page in enumerate(pages)]
        known = [_edges(page, n, zone, usual, zone) for n, page in enumerate(pages)]
        for n, own in enumerate(edges):
            others = [e for found in (edges, known) for m, lines in enumerate(found) if m != n for e in lines]
            taken: list[_Edge] = []
            for edge in own:
                twins: set[int] = {o.page for o in others if abs(o.depth - edge.depth) <= _SHIFT and _twin(o, edge)}
                if not twins and not (n and zone == "header" and _cites(_string(pages[n], edge), head)):
                    if taken and edge.depth - taken[-1].depth < 1.0:
                        continue
                    break
                taken.append(edge)
            taken = _parted(pages[n], taken, zone)
            for edge in taken:
                moved.setdefault(n, {})[(edge.block, edge.line)] = zone
    return [_moved(page, moved[n]) if n in moved else page for n, page in enumerate(pages)]


def _string(page: Page, edge: _Edge) -> str:
    return page.blocks[edge.block].lines[edge.line].string


def _head_words(page: Page) -> list[str]:
    """The words in the upper half of the first page, where its title block stands."""
    area = page.reading_area
    middle = area.top + 0.5 * area.height
    return [
        word
        for block in page.blocks
        if block.zone == "body"
        for line in _lines(block)
        if line.box is not None and line.box.bottom < middle
        for word in _WORDS.findall(line.string.casefold())
    ]


def _cites(text: str, head: list[str]) -> bool:
    """Whether a line repeats the title block ("Beschlussvorlage 2011/BV/3320"): most of its words and a number of four
    figures or more stand there. On a second page there is no other to compare it with."""
    words = _WORDS.findall(text.casefold())
    if not 1 <= len(words) <= 14 or any(w.startswith("anlage") for w in words) or _YEAR.fullmatch(text):
        return False
    known = [w for w in words if w in head or (len(w) > 6 and any(ratio(w, h) >= _ALIKE for h in head))]
    return len(known) >= 0.6 * len(words) and any(sum(c.isdigit() for c in w) >= 4 for w in known)


def _twin(one: _Edge, other: _Edge) -> bool:
    if one.size and other.size and not 0.8 <= one.size / other.size <= 1.25:
        return False
    if one.form == other.form:
        return True
    return len(one.form) >= 8 and ratio(one.form, other.form) >= _ALIKE


def _parted(page: Page, taken: list[_Edge], zone: ZoneKind) -> list[_Edge]:
    """``taken`` up to the last line behind which white space or a ruling parts it from the text."""
    own = {(e.block, e.line) for e in taken}
    rest = [
        line.box
        for b, block in enumerate(page.blocks)
        if block.zone == "body"
        for i, line in enumerate(_lines(block))
        if line.box is not None and (block.table is not None or (b, i) not in own)
    ]
    while taken:
        inner = taken[-1].box
        high = max(inner.height, 6.0)
        if zone == "header":
            near = min((b.top for b in rest if b.top >= inner.bottom - 0.5 * high), default=None)
            gap = None if near is None else near - inner.bottom
            ruled = near is not None and any(
                not r.vertical and inner.bottom - 3 <= r.box.top <= near + 1 for r in page.rulings
            )
        else:
            near = max((b.bottom for b in rest if b.bottom <= inner.top + 0.5 * high), default=None)
            gap = None if near is None else inner.top - near
            ruled = near is not None and any(
                not r.vertical and near - 1 <= r.box.top <= inner.top + 3 for r in page.rulings
            )
        if gap is None or gap >= 0.75 * high or ruled:
            return taken
        taken = taken[:-1]
    return taken


def _lines(block: Block) -> list[Line]:
    if block.table is None:
        return list(block.lines)
    return [line for cell in block.table.cells for line in cell.lines]


def _moved(page: Page, moved: dict[tuple[int, int], ZoneKind]) -> Page:
    """``page`` with the named lines (block, line) taken out of their blocks into furniture of their zone."""
    body: list[Block] = []
    furniture: list[Block] = []
    for b, block in enumerate(page.blocks):
        gone = {i: zone for (at, i), zone in moved.items() if at == b}
        if not gone:
            body.append(block)
            continue
        kept = tuple(line for i, line in enumerate(block.lines) if i not in gone)
        if kept:
            body.append(replace(block, lines=kept, box=_around(kept)))
        for zone in dict.fromkeys(gone.values()):
            lines = tuple(block.lines[i] for i in sorted(gone) if gone[i] == zone)
            furniture.append(Block("furniture", lines, _around(lines), zone))
    return replace(page, blocks=(*body, *furniture))


def _around(lines: Sequence[Line]) -> Box | None:
    boxes = [line.box for line in lines if line.box is not None]
    return union(boxes) if boxes else None


def _continued(pages: list[Page]) -> list[Page]:
    """Mark the first block of a page that goes on from the last block of the page before."""
    found: list[Page] = []
    last: Block | None = None
    for page in pages:
        body = [(i, b) for i, b in enumerate(page.blocks) if b.zone == "body" and b.kind != "footnote"]
        if not body:
            found.append(page)
            continue
        index, first = body[0]
        if (
            last is not None
            and last.kind in ("paragraph", "list item")
            and first.kind == "paragraph"
            and last.lines
            and first.lines
            and goes_on(last.lines[-1].string, first.lines[0].string)
        ):
            blocks = list(page.blocks)
            blocks[index] = replace(first, continues=True)
            page = replace(page, blocks=tuple(blocks))
        last = body[-1][1]
        found.append(page)
    return found
