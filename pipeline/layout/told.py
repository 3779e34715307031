"""A page laid out goes in; the figures of votes told in lines come out as places worth reading alone, and with their
readings the page once more.

An engine passes over a single figure that stands far behind its label, and errs in figures more often than in words.
Only labels of a vote near one another, with a figure behind one of them, are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.german.vote_words import LABEL
from pipeline.layout.tables import column_kinds
from pipeline.model.geometry import Box, overlap_x, overlap_y, union
from pipeline.model.page import Alternative, Block, Line, Page, Reading, Word

_LONGEST = 120  # signs of a line that tells votes
_NEAR = 3.0  # heights of a line between two labels of one vote
_ALONE = 3  # labels below one another without any figure
_WIDE = 250.0  # points behind them in which their figures may stand
_ROUND = 12.0  # points by which a figure may stand beside those above and below it
_RIM = 2.0  # points around a figure that belong to it
_FIGURE = re.compile(r"^\W*(\d{1,3})\W*$")
_COLON = re.compile(r"\W{0,2}$")
_READ, _SURE, _CLEARLY = 0.75, 0.9, 0.15
_DOUBT, _UNSURE, _MOST = 0.5, 0.8, 0.9


@dataclass(frozen=True, slots=True)
class Place:
    """A label of a vote in a line: the label's kind and box, and the place of its figure among the line's words (None
    without one)."""

    line: Line
    kind: str
    box: Box
    figure: int | None


def asked(page: Page) -> tuple[Box, ...]:
    """Where figures of votes stand in the lines of ``page``, or may stand unread, as boxes in reading space."""
    found: list[Box] = []
    words = [w.box for line in _lines(page.blocks) for w in line.words if w.box is not None]
    for group in _groups(page.blocks):
        for place in group:
            own = _figure_box(place)
            if own is not None:
                found.append(_padded(own))
            elif (gap := _gap(place, group)) is not None and not any(_touch(gap, w) for w in words):
                found.append(gap)
    return tuple(dict.fromkeys(found))


def with_figures(page: Page, readings: Mapping[Box, Reading]) -> Page:
    """``page`` with the figures that were read alone: one that was passed over or read badly before, and less trust in
    one that was surely read otherwise."""
    changed: dict[int, Line] = {}
    done: set[Box] = set()
    for group in _groups(page.blocks):
        for place in group:
            own = _figure_box(place)
            box = _padded(own) if own is not None else _gap(place, group)
            reading = readings.get(box) if box is not None and box not in done else None
            if box is not None:
                done.add(box)  # a figure between two labels is that of one of them
            words = [w for w in reading.words if w.text.strip()] if reading is not None else []
            if len(words) == 1 and words[0].text.isdigit() and len(words[0].text) <= 3:
                line = changed.get(id(place.line), place.line)
                changed[id(place.line)] = _with_figure(line, place, words[0])
    return replace(page, blocks=tuple(_with_lines(b, changed) for b in page.blocks)) if changed else page


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Every line, those of tables' cells too but where votes have columns of their own."""
    for block in blocks:
        yield from block.lines
        if block.table is not None and "vote" not in column_kinds(block.table).values():
            yield from (line for cell in block.table.cells for line in cell.lines)


def _groups(blocks: Sequence[Block]) -> list[list[Place]]:
    """The labels near one another that tell a vote: of two kinds or more, with a figure beside one of them, or
    three of them that end their lines."""
    places = sorted(
        (place for line in _lines(blocks) for place in _places(line)),
        key=lambda place: (place.box.middle[1], place.box.left),
    )
    groups: list[list[Place]] = []
    for place in places:
        last = groups[-1][-1].box if groups else None
        if last is not None and place.box.top - last.bottom <= _NEAR * last.height:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        group
        for group in groups
        if len({place.kind for place in group}) > 1
        and {"yes", "no"} & {place.kind for place in group}
        and (any(place.figure is not None for place in group) or _stacked(group))
    ]


def _stacked(group: Sequence[Place]) -> bool:
    """Whether labels stand below one another, in lines of their own."""
    lefts = [place.line.box.left for place in group if place.line.box is not None]
    return len({id(place.line) for place in group}) >= _ALONE and len(lefts) > 1 and max(lefts) - min(lefts) < _ROUND


def _places(line: Line) -> Iterator[Place]:
    if line.text is not None or len(line.string) > _LONGEST:
        return
    ends, at = [], 0
    for word in line.words:
        at += len(word.text) + 1
        ends.append(at - 1)
    for label in LABEL.finditer(line.string):
        first = next(i for i, end in enumerate(ends) if label.start() < end)
        last = next(i for i, end in enumerate(ends) if label.end() <= end)
        boxes = [w.box for w in line.words[first : last + 1] if w.box is not None]
        rest = line.string[label.end() : ends[last]]
        if not boxes or not _COLON.match(rest):
            continue
        beside = [i for i in (first - 1, last + 1) if 0 <= i < len(line.words) and _FIGURE.match(line.words[i].text)]
        for figure in beside:
            yield Place(line, label.lastgroup or "", union(boxes), figure)
        if not beside and last + 1 == len(line.words):  # else a gap to be filled in, or a word
            yield Place(line, label.lastgroup or "", union(boxes), None)


def _figure_box(place: Place) -> Box | None:
    return place.line.words[place.figure].box if place.figure is not None else None


def _padded(box: Box) -> Box:
    return Box(box.left - _RIM, box.top - _RIM, box.right + _RIM, box.bottom + _RIM)


def _gap(place: Place, group: Sequence[Place]) -> Box | None:
    """Where the figure of a label that ends its line may stand: below or above the others, or anywhere behind labels of
    which none has one."""
    box = place.box
    figures = [b for other in group if (b := _figure_box(other)) is not None]
    beyond = [f for f in figures if f.left > box.left]
    if figures and not beyond:
        return None
    left = max(box.right + 1, min(f.left for f in beyond) - _ROUND) if beyond else max(p.box.right for p in group) + 1
    right = max(max(f.right for f in beyond), left) + _ROUND if beyond else left + _WIDE
    return Box(left, box.top - _RIM, right, box.bottom + _RIM)


def _touch(gap: Box, word: Box) -> bool:
    return overlap_x(gap, word) > 0 and overlap_y(gap, word) > 0.3 * min(gap.height, word.height)


def _with_figure(line: Line, place: Place, read: Word) -> Line:
    if place.figure is None:
        if read.confidence < _READ or read.box is None:
            return line
        new = replace(read, confidence=min(read.confidence, _MOST))
        return replace(line, words=(*line.words, new), box=union([line.box, read.box]) if line.box else read.box)
    old = line.words[place.figure]
    match = _FIGURE.match(old.text)
    assert match is not None
    if read.text == match[1]:
        both = 1 - (1 - old.confidence) * (1 - read.confidence)
        new = replace(old, confidence=max(old.confidence, min(both, _MOST)))
    elif read.confidence >= _SURE and read.confidence > old.confidence + _CLEARLY:
        text = old.text[: match.start(1)] + read.text + old.text[match.end(1) :]
        before = Alternative(old.text, old.confidence)
        new = replace(old, text=text, confidence=min(read.confidence, _MOST), alternatives=(before, *old.alternatives))
    elif read.confidence >= _READ:
        new = replace(old, confidence=min(old.confidence, _DOUBT))
    else:
        new = replace(old, confidence=min(old.confidence, _UNSURE))
    return replace(line, words=tuple(new if i == place.figure else w for i, w in enumerate(line.words)))


def _with_lines(block: Block, changed: Mapping[int, Line]) -> Block:
    if block.table is not None:
        cells = tuple(
            replace(c, lines=tuple(changed.get(id(x), x) for x in c.lines)) if c.lines else c for c in block.table.cells
        )
        return replace(block, table=replace(block.table, cells=cells))
    lines = tuple(changed.get(id(line), line) for line in block.lines)
    boxes = [line.box for line in lines if line.box is not None]
    return replace(block, lines=lines, box=union(boxes) if boxes and lines != block.lines else block.box)
