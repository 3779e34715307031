"""Rows of one column go in; its blocks come out: paragraphs, headings, list items, footnotes.

Lines belong together while size, weight and distance stay the same; a list label, an indent, a ruling or a line that
ends a sentence early begins a new block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.layout.runs import Run, line_of, type_size
from pipeline.layout.shapes import Label, list_label, looks_like_heading
from pipeline.model.geometry import Box, union
from pipeline.model.page import Block, BlockKind, Line, Ruling, ZoneKind

_NOTE = re.compile(r"^(?:\d{1,2}\)?|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹])\s*(?=\S)")
_HEAD_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-H]\.)\s+\S")
_SMALL = 0.9  # a footnote's type against the text's
_LIKE = 0.85  # type sizes of lines that are set alike, those of a reading are estimates
_ALONE = 1.5  # type sizes from one line to the next at most, where no other lines are set alike
_DIVIDED = re.compile(r"[^\W\d_]{2}-$")
_SENTENCE = re.compile(r"[.!?:;“\"]$")
_DEEP = re.compile(r"[gjpqy,;()\[\]|§/Q]")


def size_of(line: Line) -> float:
    sizes = [s for w in line.words if (s := type_size(w)) is not None]
    return median(sizes) if sizes else 10.0


def is_bold(line: Line) -> bool:
    words = [w for w in line.words if any(c.isalnum() for c in w.text)]
    return bool(words) and all(w.bold for w in words)


def text_blocks(
    printed: Sequence[Sequence[Run]], rulings: Sequence[Ruling], usual: float, zone: ZoneKind = "body"
) -> list[Block]:
    """The blocks of ``printed`` rows from top to bottom; ``usual`` is the page's type size in points."""
    lines = [line_of(row) for row in printed]
    if not lines:
        return []
    groups = _groups(lines, rulings)
    right = max(line.box.right for line in lines if line.box is not None)
    result = []
    for i, group in enumerate(groups):
        before = groups[i - 1] if i else None
        after = groups[i + 1] if i + 1 < len(groups) else None
        result.append(_block(group, before, after, usual, right, zone))
    return result


def _box(line: Line) -> Box:
    assert line.box is not None
    return line.box


def _groups(lines: Sequence[Line], rulings: Sequence[Ruling]) -> list[list[Line]]:
    sizes = [size_of(line) for line in lines]
    bolds = [is_bold(line) for line in lines]
    labels = [list_label(line.string) for line in lines]
    steps = [_foot(b) - _foot(a) for a, b in pairwise(lines)]
    right = max(_box(line).right for line in lines)
    groups: list[list[Line]] = [[lines[0]]]
    first = 0
    for i in range(1, len(lines)):
        size = min(sizes[i - 1], sizes[i])
        # The usual distance: that inside this group when it has one, else the closest of the neighbourhood.
        inside = [steps[k] for k in range(first, i - 1)]
        around = [k for k in range(max(i - 6, 0), min(i + 5, len(steps))) if steps[k] > 0.9 * size]
        alike = [steps[k] for k in around if _alike(sizes[k : k + 2], size)]
        # One pair alone tells nothing of itself where it stands far apart.
        told = len(alike) > 1 or any(step <= _ALONE * size for step in alike)
        near = alike if told else [steps[k] for k in around]
        usual = median(inside) if inside else min(near, default=1.2 * size)
        usual = min(max(usual, 1.0 * size), 2.6 * size)
        gap = steps[i - 1]
        new = gap > 1.15 * usual + 0.6 or gap < -0.5 * size
        new = new or max(sizes[i - 1], sizes[i]) > (1.3 if _was_read(lines[i]) else 1.17) * size
        new = new or (bolds[i - 1] != bolds[i] and _full_change(lines, bolds, i))
        new = new or _ruled(rulings, lines[i - 1], lines[i])
        new = new or _new_item(lines, labels, i, first)
        new = new or _indented(lines, labels, i, first, sizes[i])
        new = new or _ended(lines[i - 1], lines[i], right, sizes[i], gap > 1.12 * usual + 0.3)
        if new and not (_is_divided(lines[i - 1], lines[i]) and 0 < gap < 2.6 * size):
            groups.append([])
            first = i
        groups[-1].append(lines[i])
    return groups


def _alike(sizes: Sequence[float], size: float) -> bool:
    """Whether both lines of a pair are of about one type size: small print stands closer than the text above it."""
    return min(sizes) > _LIKE * size and max(sizes) * _LIKE < size


def _foot(line: Line) -> float:
    """Where a line stands: the lower edge of words without descenders, steadier than the upper one."""
    if not _was_read(line):
        return _box(line).bottom
    feet = [w.box.bottom for w in line.words if w.box is not None and not _DEEP.search(w.text) and w.text[0].isalnum()]
    return median(feet) if feet else _box(line).bottom - 0.2 * size_of(line)


def _was_read(line: Line) -> bool:
    """Whether an engine read the line: its boxes hug the ink and its type sizes are estimates."""
    return any(w.confidence < 1 for w in line.words)


def _is_divided(above: Line, below: Line) -> bool:
    """Whether a line ends in the midst of a word that goes on with the next: no paragraph ends so, however far a
    typewriter's roller went."""
    return bool(_DIVIDED.search(above.string)) and below.string[:1].islower()


def _full_change(lines: Sequence[Line], bolds: Sequence[bool], i: int) -> bool:
    """A change of weight that is one of the whole line: a bold line whose paragraph goes on in bold words is none."""
    return bolds[i - 1] or not any(w.bold for w in lines[i - 1].words[-2:])


def _ruled(rulings: Sequence[Ruling], above: Line, below: Line) -> bool:
    a, b = _box(above), _box(below)
    for ruling in rulings:
        if ruling.vertical:
            continue
        y = (ruling.box.top + ruling.box.bottom) / 2
        if a.bottom - 0.15 * a.height < y < b.top + 0.15 * b.height:
            shared = min(ruling.box.right, max(a.right, b.right)) - max(ruling.box.left, min(a.left, b.left))
            wide = max(a.right, b.right) - min(a.left, b.left)
            underline = abs(ruling.box.left - a.left) < 4 and abs(ruling.box.right - a.right) < 4
            if shared > 0.5 * wide and not (underline and y - a.bottom < 3):
                return True
    return False


def _new_item(lines: Sequence[Line], labels: Sequence[Label | None], i: int, first: int) -> bool:
    label = labels[i]
    if label is None:
        return False
    here, start, before = _box(lines[i]), _box(lines[first]), _box(lines[i - 1])
    em = here.height
    if labels[first] is not None:
        # A sibling or a deeper item; not a figure that only begins a line of the item's own text.
        hanging = before.left > start.left + 0.4 * em
        return here.left < before.left - 0.3 * em if hanging else True
    if lines[i - 1].string.rstrip().endswith(":") or label.kind in ("bullet", "letter", "roman"):
        return True
    return bool(_SENTENCE.search(lines[i - 1].string)) or here.left > start.left + 0.5 * em


def _indented(lines: Sequence[Line], labels: Sequence[Label | None], i: int, first: int, size: float) -> bool:
    if labels[first] is not None:
        # Back to the left of a hanging text: the list is over.
        if i - first >= 2 and _box(lines[i]).left < _box(lines[i - 1]).left - 0.8 * size:
            return _box(lines[i]).left <= _box(lines[first]).left + 0.5 * size
        return False
    here, before = _box(lines[i]).left, _box(lines[i - 1]).left
    if i - first >= 2 and here > before + 0.9 * size and abs(before - _box(lines[i - 2]).left) < 0.4 * size:
        return True
    return i - first == 1 and here > before + 2.5 * size


def _ended(above: Line, below: Line, right: float, size: float, wider: bool) -> bool:
    """Whether ``above`` ends its paragraph early: a full stop, and the next word would have had room behind it."""
    text = above.string.rstrip()
    if not _SENTENCE.search(text) or not below.words or below.words[0].box is None:
        return False
    room = right - _box(above).right
    need = below.words[0].box.width + 0.3 * size
    return room > need + (1.0 if wider else 4.0) * size


def _block(
    group: list[Line],
    before: list[Line] | None,
    after: list[Line] | None,
    usual: float,
    right: float,
    zone: ZoneKind,
) -> Block:
    box = union(_box(line) for line in group)
    lines = tuple(group)
    if zone != "body":
        return Block("furniture", lines, box, zone)
    text = " ".join(line.string for line in group)
    label = list_label(group[0].string)
    size = median(size_of(line) for line in group)
    kind: BlockKind = "paragraph"
    level = 0
    if _is_heading(group, text, size, usual, before, after):
        kind, level = "heading", _heading_level(text, size, usual, label)
    elif label is not None:
        kind, level = "list item", label.level
    return Block(kind, lines, box, zone, level)


def _is_heading(
    group: list[Line], text: str, size: float, usual: float, before: list[Line] | None, after: list[Line] | None
) -> bool:
    if len(group) > 3 or len(text) > 200 or not re.search(r"[^\W\d_]{2}", text):
        return False
    big = size > 1.12 * usual
    bold = all(is_bold(line) for line in group)
    ends = text.rstrip()[-1:]
    if big and ends not in ".,;" and size > 9:
        return True
    if bold and ends not in ".,;" and len(text) <= 160 and after is not None:
        return True
    if looks_like_heading(text, len(group)):
        return True
    numbered = bool(_HEAD_NUMBER.match(text)) and len(group) == 1 and ends not in ".,;:" and len(text.split()) <= 8
    if not numbered or after is None:
        return False
    # A numbered line is a heading when running text follows that is no sibling of it.
    below = list_label(after[0].string)
    above = list_label(before[0].string) if before else None
    mine = list_label(text)
    kinds = {label.kind for label in (below, above) if label is not None}
    return mine is not None and mine.kind not in kinds and len(" ".join(line.string for line in after)) > 120


def _heading_level(text: str, size: float, usual: float, label: Label | None) -> int:
    if label is not None and label.kind in ("decimal", "letter", "double"):
        return label.level
    if label is not None and label.kind in ("number", "roman"):
        return 1 if size > 1.12 * usual or label.kind == "roman" else 2
    return 1


def footnotes(blocks: Sequence[Block], rulings: Sequence[Ruling], usual: float, page: Box) -> list[Block]:
    """``blocks`` with the small print under a short ruling, or small numbered print at the foot, as footnotes."""
    body = [b for b in blocks if b.zone == "body" and b.table is None and b.box is not None]
    if not body:
        return list(blocks)
    foot = page.top + 0.5 * page.height
    shorts = [
        r.box.top for r in rulings if not r.vertical and r.box.top > foot and 30 <= r.box.width <= 0.45 * page.width
    ]
    last = max(b.box.bottom for b in body if b.box is not None)
    result = []
    for block in blocks:
        box = block.box
        if block.zone == "body" and block.table is None and box is not None and block.kind != "heading":
            small = median(size_of(line) for line in block.lines) <= _SMALL * usual
            under = any(y <= box.top + 2 and box.top - y < 0.25 * page.height for y in shorts)
            marked = bool(_NOTE.match(block.lines[0].string))
            rest_small = all(
                median(size_of(line) for line in b.lines) <= _SMALL * usual
                for b in body
                if b.box is not None and b.box.top >= box.top - 1
            )
            if (
                small
                and rest_small
                and (under or (marked and box.bottom > last - 0.25 * page.height and box.top > foot))
            ):
                block = Block("footnote", block.lines, box, "body")
        result.append(block)
    return [b for b in result if b.kind != "footnote"] + [b for b in result if b.kind == "footnote"]
