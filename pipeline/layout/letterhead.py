"""The rows of a page come in; the two blocks of its letterhead go out: who writes at the left, what it is at the right.

Such blocks stand side by side but are no table: their lines do not keep to common rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.contacts import contact_signs
from pipeline.layout.pieces import DATE
from pipeline.layout.runs import Run
from pipeline.layout.states import is_figure
from pipeline.model.geometry import Box

_HEAD = 0.13
"""The share of the page's height within which a letterhead begins."""
_PAGE = 400.0
"""Points of height: what is lower is a frame within a page."""
_WIDE, _NARROW = 60.0, 40.0
"""Points of white between the blocks: in their first row, and in all of them."""
_MOST = 7
"""Rows of a letterhead; more are a form."""
_FRAME = 120.0
"""Points of height up to which a frame is one of a letterhead."""
_SIGNS = 2
"""Kinds of contact data at the right that make it the letterhead's side."""
_APART = 1.2
"""Type sizes of white below which the blocks are at their end."""


def letterhead(printed: Sequence[Sequence[Run]], page: Box) -> tuple[list[Run], list[Run], list[Run]] | None:
    """Left block, right block and all the rest, where the page begins with two such blocks; else None."""
    if not printed or page.height < _PAGE or printed[0][0].box.top > page.top + _HEAD * page.height:
        return None
    framed = next((r for row in printed[:3] for r in row if r.held and r.box.height < _FRAME), None)
    if framed is not None:
        return _beside_frame(printed, framed, page)
    first = next((row for row in printed[:2] if len(row) > 1), None)
    if first is None:
        return None
    wide, from_x, to_x = max((b.box.left - a.box.right, a.box.right, b.box.left) for a, b in pairwise(first))
    if wide < _WIDE:
        return None
    left: list[Run] = []
    right: list[Run] = []
    taken = alone = lines = 0
    for row in printed:
        if left and right and _below(row, [*left, *right]):
            break
        own = [r for r in row if r.box.right <= to_x - _NARROW]
        others = [r for r in row if r.box.left >= from_x + _NARROW]
        if len(own) + len(others) < len(row) or any(r.held for r in row):
            break
        from_x = max([from_x, *(r.box.right for r in own)])
        to_x = min([to_x, *(r.box.left for r in others)])
        if to_x - from_x < _NARROW:
            break
        taken, alone, lines = taken + 1, alone + (not own or not others), lines + bool(own)
        left, right = left + own, right + others
    labelled = any(r.text.endswith(":") or is_figure(r.text) or DATE.match(r.text) for r in left)
    contact = len(contact_signs(r.text for r in right)) >= _SIGNS
    # A heading alone above rows of figures is that of a table at the head of a page.
    figures = 2 * sum(is_figure(r.text) for r in right) >= len(right)
    no_head = labelled or contact or figures or taken > _MOST or taken == len(printed)
    if not right or not alone or lines < 2 or no_head:
        return None
    return left, right, [r for row in printed[taken:] for r in row]


def _beside_frame(
    printed: Sequence[Sequence[Run]], framed: Run, page: Box
) -> tuple[list[Run], list[Run], list[Run]] | None:
    """The same where a frame stands at the right and the lines of the sender beside it."""
    box = framed.box
    left = [r for row in printed for r in row if box.top <= r.box.middle[1] <= box.bottom and r is not framed]
    apart = all(not r.held and r.box.right < box.left - _NARROW for r in left)
    if box.left < page.left + 0.45 * page.width or not apart or len({round(r.box.top) for r in left}) < 2:
        return None
    taken = {id(r) for r in (*left, framed)}
    rest = [r for row in printed for r in row if id(r) not in taken]
    above = any(r.box.top < min(o.box.top for o in left) and r.box.top < box.top for r in rest)
    return None if above or not rest else (left, [framed], rest)


def _below(row: Sequence[Run], above: Sequence[Run]) -> bool:
    """Whether a row stands apart from what is above it."""
    gap = min(r.box.top for r in row) - max(r.box.bottom for r in above)
    return gap > _APART * max(r.size or r.box.height for r in row)
