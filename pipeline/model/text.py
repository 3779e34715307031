"""One string per document: what was read, what it became, and where every character of it stands on a page.

Rules yield edits, ``apply`` is the one function that applies them. ``Text`` keeps the raw string and the edits; every
span of the repaired string leads back to its raw text and through the words to boxes on pages. Offsets are Unicode
code points, half-open. Boxes here are points of the page as a viewer shows it, origin top left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, BlockKind, CellState, ZoneKind

if TYPE_CHECKING:
    from pipeline.model.lines import TextLine

Outcome = Literal["repair", "flag"]
HYPHEN = "hyphen"  # the rule of an edit that only joins a word divided at a line end


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class PageBox(NamedTuple):
    """A box on a page (1-based), in points of the page as a viewer shows it."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of ``text[start:end]`` from ``before`` to ``after``, one entry per word.

    ``rule`` names what asked for it (two rules on one word are joined by ``+``), ``confidence`` is the probability that
    ``after`` is right (0..1). An edit whose outcome is ``flag`` changes nothing: it is a suggestion for a person.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float
    outcome: Outcome = "repair"
    alternatives: tuple[tuple[str, float], ...] = ()


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with its repairs made; flags change nothing.

    Raises ValueError when edits overlap, lie outside the text, or expect another text than the one that stands there.
    """
    parts, at = [], 0
    for edit in sorted((e for e in edits if e.outcome == "repair"), key=lambda e: (e.start, e.end)):
        if edit.start < at or edit.end > len(text) or edit.start > edit.end:
            raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside the text")
        if text[edit.start : edit.end] != edit.before:
            raise ValueError(f"edit {edit.start}-{edit.end} expects {edit.before!r}, the text has another word there")
        parts += [text[at : edit.start], edit.after]
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A printed word of the string: where it stands there and on its page. ``box`` is None for plain text."""

    start: int
    end: int
    page: int
    box: Box | None
    confidence: float
    alternatives: tuple[Alternative, ...] = ()
    size: float | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the string that stands in one zone of one page."""

    start: int
    end: int
    kind: ZoneKind
    page: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the layout as a span; ``level`` is a heading's or list item's depth from 1, else 0."""

    start: int
    end: int
    kind: BlockKind
    page: int
    level: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True)
class TextCell:
    """A table cell as a span (empty for an empty cell). ``box`` is the cell's own area on the page."""

    start: int
    end: int
    row: int
    column: int
    state: CellState
    confidence: float
    page: int
    box: Box | None = None
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table as a span with its cells in row order; the first ``header_rows`` rows are its head."""

    start: int
    end: int
    page: int
    cells: tuple[TextCell, ...]
    header_rows: int = 0
    ruled: bool = False

    def cell(self, row: int, column: int) -> TextCell | None:
        """The cell that covers (row, column), spans included; None where the table has a hole."""
        return next(
            (
                c
                for c in self.cells
                if c.row <= row < c.row + c.row_span and c.column <= column < c.column + c.column_span
            ),
            None,
        )


Placed = TypeVar("Placed", Anchor, Zone, TextBlock, TextCell, TextTable)


@dataclass(frozen=True)
class Layout:
    """Where things of the raw string lie, in raw offsets. ``body_end`` closes the body: page after page, parted by form
    feeds; the furniture of all pages (headers, footers, side columns, stamps) stands behind it. ``first_page`` is the
    number of the page on which the paper begins: 1, or a later one in a file with several papers."""

    anchors: tuple[Anchor, ...] = ()
    zones: tuple[Zone, ...] = ()
    blocks: tuple[TextBlock, ...] = ()
    tables: tuple[TextTable, ...] = ()
    body_end: int | None = None
    first_page: int = 1


@dataclass(frozen=True)
class Text:
    """A document's string with its past. ``edits`` holds the repairs (sorted, not overlapping), ``flags`` the
    suggestions; both in offsets of ``raw``. Everything else is given in offsets of ``string``, the repaired text."""

    raw: str
    edits: tuple[Edit, ...] = ()
    flags: tuple[Edit, ...] = ()
    layout: Layout = field(default_factory=Layout)

    @cached_property
    def string(self) -> str:
        return apply(self.raw, self.edits)

    @property
    def body(self) -> Span:
        """The span of the body: what ``text/<id>.txt`` holds."""
        end = self.layout.body_end
        return Span(0, len(self.string) if end is None else self.from_raw(0, end).end)

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(self._moved(self.layout.anchors))

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return tuple(self._moved(self.layout.zones))

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        return tuple(self._moved(self.layout.blocks))

    @cached_property
    def tables(self) -> tuple[TextTable, ...]:
        return tuple(replace(t, cells=tuple(self._moved(t.cells))) for t in self._moved(self.layout.tables))

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The printed lines, those of the furniture behind those of the body."""
        from pipeline.model.lines import lines_of

        return lines_of(self)

    def _moved(self, things: Iterable[Placed]) -> Iterator[Placed]:
        untouched = self.edits[0].start if self.edits else len(self.raw) + 1
        for thing in things:
            if thing.end < untouched:
                yield thing
                continue
            start, end = self.from_raw(thing.start, thing.end)
            start = end if thing.start == thing.end else start  # an empty cell inside a joined word stays empty
            moved = start != thing.start or end != thing.end
            yield replace(thing, start=start, end=end) if moved else thing

    # -- offsets ------------------------------------------------------------------------------------------------

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """For every edit: its start and end in the raw string, and in the repaired one."""
        raw_starts, raw_ends, starts, ends, shift = [], [], [], [], 0
        for edit in self.edits:
            raw_starts.append(edit.start)
            raw_ends.append(edit.end)
            starts.append(edit.start + shift)
            shift += len(edit.after) - (edit.end - edit.start)
            ends.append(edit.end + shift)
        return raw_starts, raw_ends, starts, ends

    @staticmethod
    def _map(span: Span, sources: tuple[list[int], list[int]], targets: tuple[list[int], list[int]]) -> Span:
        """``span`` moved from the source side of the edits to their target side.

        A boundary inside an edit goes outwards to the edit's edge. A boundary on an edge stays there.
        """
        starts, ends = sources
        to_starts, to_ends = targets
        i = bisect_right(ends, span.start)  # the first edit that ends behind the start
        inside = i < len(starts) and starts[i] < span.start
        start = to_starts[i] if inside else span.start + (to_ends[i - 1] - ends[i - 1] if i else 0)
        j = bisect_left(starts, span.end)  # the edits before j begin before the end
        inside = j > 0 and ends[j - 1] > span.end
        end = to_ends[j - 1] if inside else span.end + (to_ends[j - 1] - ends[j - 1] if j else 0)
        return Span(start, max(start, end))

    def to_raw(self, start: int, end: int) -> Span:
        """The raw span of a repaired span; a span that touches the inside of an edit widens to the whole edit."""
        raw_starts, raw_ends, starts, ends = self._bounds
        return self._map(Span(start, end), (starts, ends), (raw_starts, raw_ends))

    def from_raw(self, start: int, end: int) -> Span:
        """The repaired span of a raw span; a span that touches the inside of an edit widens to the whole edit."""
        raw_starts, raw_ends, starts, ends = self._bounds
        return self._map(Span(start, end), (raw_starts, raw_ends), (starts, ends))

    # -- what lies under a span ---------------------------------------------------------------------------------

    def raw_text(self, start: int, end: int) -> str:
        """The text of a repaired span as it was read."""
        a, b = self.to_raw(start, end)
        return self.raw[a:b]

    def words(self, start: int, end: int) -> tuple[Anchor, ...]:
        """The printed words that a repaired span touches, in raw offsets and in order."""
        anchors, raw = self.layout.anchors, self.to_raw(start, end)
        first = max(bisect_right(self._word_starts, raw.start) - 1, 0)
        last = bisect_left(self._word_starts, raw.end, first)
        return tuple(a for a in anchors[first:last] if a.end > raw.start)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [w.start for w in self.layout.anchors]

    def boxes(self, start: int, end: int) -> tuple[PageBox, ...]:
        """The boxes of a repaired span, one for each run of words on one line; none for plain text."""
        found: list[PageBox] = []
        for word in self.words(start, end):
            if word.box is None:
                continue
            if found and _same_line(found[-1], word.page, word.box):
                last = found[-1].box
                box = word.box
                found[-1] = PageBox(
                    word.page,
                    Box(last.left, min(last.top, box.top), max(last.right, box.right), max(last.bottom, box.bottom)),
                )
            else:
                found.append(PageBox(word.page, word.box))
        return tuple(found)

    @property
    def first_page(self) -> int:
        """The number of the page on which the paper begins."""
        return self.layout.first_page

    def page(self, position: int) -> int | None:
        """The page on which a position of the repaired string stands; None where there are no pages."""
        raw = self.to_raw(position, position).start
        i = bisect_right(self._zone_starts, raw) - 1
        return self.layout.zones[i].page if i >= 0 else None

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [z.start for z in self.layout.zones]

    def zone(self, position: int) -> ZoneKind:
        """The zone of a position of the repaired string; body where nothing else is known."""
        raw = self.to_raw(position, position).start
        i = bisect_right(self._zone_starts, raw) - 1
        return self.layout.zones[i].kind if i >= 0 else "body"

    def reading_confidence(self, start: int, end: int) -> float:
        """How sure the words of a span were read, 0..1: the least of them; 1 where there are none."""
        return min((w.confidence for w in self.words(start, end)), default=1.0)

    # -- change -------------------------------------------------------------------------------------------------

    def with_edits(self, edits: Iterable[Edit]) -> Text:
        """This text with more edits, whose offsets are those of ``string`` as it stands now.

        An edit that touches an earlier one is merged with it into one entry. Raises ValueError as ``apply`` does.
        """
        new = sorted(edits, key=lambda e: (e.start, e.end))
        apply(self.string, new)
        flags = list(self.flags)
        for flag in (e for e in new if e.outcome == "flag"):
            a, b = self.to_raw(flag.start, flag.end)
            flags.append(replace(flag, start=a, end=b, before=self.raw[a:b]))
        merged: list[Edit] = []
        earlier = iter((*self.edits, None))
        old = next(earlier)
        for (a, b), group in self._grouped(e for e in new if e.outcome == "repair"):
            touched = []
            while old is not None and old.start < b and not _touches(old, a, b):
                merged.append(old)
                old = next(earlier)
            while old is not None and _touches(old, a, b):
                touched.append(old)
                old = next(earlier)
            start, end = self.from_raw(a, b)
            after = apply(self.string[start:end], [replace(e, start=e.start - start, end=e.end - start) for e in group])
            if after != self.raw[a:b]:
                both = [*touched, *group]
                rules = dict.fromkeys(r for e in both for r in e.rule.split("+"))
                sure = min(e.confidence for e in both)
                alternatives = group[-1].alternatives
                merged.append(Edit(a, b, self.raw[a:b], after, "+".join(rules), sure, "repair", alternatives))
        while old is not None:
            merged.append(old)
            old = next(earlier)
        merged.sort(key=lambda e: (e.start, e.end))
        return Text(self.raw, tuple(merged), tuple(flags), self.layout)

    def _grouped(self, repairs: Iterable[Edit]) -> Iterator[tuple[Span, list[Edit]]]:
        """Repairs in order, those together that touch the same earlier edit, with the raw span they change."""
        span, group = Span(0, 0), list[Edit]()
        for edit in repairs:
            mine = self.to_raw(edit.start, edit.end)
            if group and mine.start < span.end:
                span = Span(span.start, max(span.end, mine.end))
                group.append(edit)
                continue
            if group:
                yield span, group
            span, group = mine, [edit]
        if group:
            yield span, group

    @property
    def repairs(self) -> tuple[Edit, ...]:
        """The edits that mended a word: all but the mere joins of words divided at a line end."""
        return tuple(e for e in self.edits if e.rule != HYPHEN)

    @property
    def joins(self) -> tuple[Edit, ...]:
        """The edits that only joined a word divided at a line end."""
        return tuple(e for e in self.edits if e.rule == HYPHEN)


def _touches(edit: Edit, start: int, end: int) -> bool:
    """Whether an edit changes something of a raw span; one at its very edge does so only where it lies inside."""
    return (edit.start < end and edit.end > start) or (start <= edit.start and edit.end <= end)


def _same_line(last: PageBox, page: int, box: Box) -> bool:
    """Whether a word's box goes on to the right of the box before it, on the same line."""
    if last.page != page or box.left < last.box.left:
        return False
    shared = min(last.box.bottom, box.bottom) - max(last.box.top, box.top)
    return shared > 0.5 * min(last.box.height, box.height) and box.left - last.box.right < 3 * max(box.height, 1)
