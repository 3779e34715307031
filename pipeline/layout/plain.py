"""The lines of a plain text page go in; its blocks come out, every line as it stands but for blanks at its end.

Plain text has no boxes. Blank lines part the blocks; a page number alone on a line is furniture, and a page ends there.
A column of contact data at the right is the letterhead's side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.layout.contacts import without_side
from pipeline.layout.shapes import has_page_number, is_page_number, list_label, looks_like_heading
from pipeline.layout.typed import typed_table
from pipeline.model.page import Block, BlockKind, Line, Sheet, ZoneKind

_FRAMED = re.compile(r"^\s*[-–—]\s?\d{1,4}\s?[-–—]\s*$")
_SENTENCE_END = re.compile(r"[.!?:;…“\")]\s*$")


def plain_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """The blocks of ``sheet.lines`` in order; page numbers in zone footer or header, and the block after one
    continues where the block before broke off."""
    lines, side = without_side([line.rstrip() for line in sheet.lines or ()])
    groups = list(_groups(lines))
    found: list[Block] = []
    broken = False
    for i, group in enumerate(groups):
        inner = len(groups) > 1 and 0 < i < len(groups) - 1
        marked = not inner and len(groups) > 1 and has_page_number(group[0])
        if len(group) == 1 and (marked or is_page_number(group[0].strip(), inner)):
            zone: ZoneKind = "header" if i == 0 else "footer"
            found.append(Block("furniture", (_line(group[0]),), None, zone))
            broken = True
            continue
        before = next((b for b in reversed(found) if b.zone == "body"), None)
        for part in _parts(group):
            block = _block(part)
            continues = broken and before is not None and _goes_on(before, block)
            found.append(
                Block(block.kind, block.lines, None, "body", block.level, block.table, continues)
                if continues
                else block
            )
            broken = False
            before = block
    found += [Block("furniture", (_line(line),), None, "side") for line in side]
    return tuple(found)


def _line(text: str) -> Line:
    return Line((), None, text)


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in lines:
        if _FRAMED.match(line):
            yield from (g for g in (group, [line]) if g)
            group = []
        elif line.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _parts(group: list[str]) -> Iterator[list[str]]:
    """A group parted where a list item begins that has the same kind of label as the one before."""
    part: list[str] = []
    kind = list_label(group[0])
    for line in group:
        label = list_label(line)
        if part and kind is not None and label is not None and label.kind == kind.kind:
            yield part
            part = []
        part.append(line)
    yield part


def _block(lines: list[str]) -> Block:
    table = typed_table(lines)
    if table is not None:
        return Block("table", (), None, "body", 0, table)
    text = " ".join(line.strip() for line in lines)
    label = list_label(lines[0])
    kind: BlockKind = "paragraph"
    level = 0
    if looks_like_heading(text, len(lines)):
        kind, level = "heading", (label.level if label is not None else 1)
    elif label is not None:
        kind, level = "list item", label.level
    return Block(kind, tuple(_line(line) for line in lines), None, "body", level)


def _goes_on(before: Block, after: Block) -> bool:
    """Whether a block that a page number parts from ``before`` is its rest."""
    if before.kind in ("heading", "table") or after.kind != "paragraph" or not before.lines or not after.lines:
        return False
    return goes_on(before.lines[-1].string, after.lines[0].string)


def goes_on(last: str, first: str) -> bool:
    """Whether a text whose last line is ``last`` goes on with ``first`` on the next page."""
    last, first = last.strip(), first.strip()
    if not last or not first:
        return False
    if first[0].islower():
        return True
    return not _SENTENCE_END.search(last) and (last[-1].isalpha() or last[-1] in ",-–")
