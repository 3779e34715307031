"""A cell of two columns that nothing parts goes in ("X Vorberatung" below "Ö N Beschlussart"); whether its cross stands
below public or not comes out.
"""

from __future__ import annotations

import re

from pipeline.model.mention import Mention
from pipeline.model.text import Text, TextCell, TextTable

_MARK = re.compile(r"(?:^|(?<=\s))[xX☒✓✗×](?=\s|$)")
_HEAD = re.compile(
    r"(?<!\w)(?P<open>[Öö]ffentlich|[Öö]ff\.|[Öö]\.?)\s+(?P<shut>[Nn]icht[\s-]?öff(?:entlich|\.)|[Nn]\.?[Öö]\.?|N)(?!\w)"
)
_SURE = 0.85
_HALFWAY = 0.3
"""Of the way between the two heads: a cross less nearer to one of them than to the other is of neither."""
_APART = 5.0
"""Points: two words less far from each other stand in one column."""


def status(text: Text, table: TextTable, cell: TextCell) -> tuple[Mention[bool] | None, str] | None:
    """Public or not by the head that the cross of a cell stands nearest to, or by the word below it in the cell, unsaid
    where it stands between both, and what else the cell holds; None where the head over it does not name both or the
    place of no word is known."""
    string = text.string[cell.start : cell.end]
    marks = list(_MARK.finditer(string))
    if len(marks) != 1 or not string.strip(" xX☒✓✗×\n"):
        return None
    start, end = cell.start + marks[0].start(), cell.start + marks[0].end()
    above = [c for c in table.cells if c.row < min(cell.row, table.header_rows) and c.column == cell.column]
    for head in (cell, *above):
        named = _HEAD.search(text.string, head.start, head.end)
        if named is None:
            continue
        places = [text.boxes(a, b)[:1] for a, b in (named.span("open"), named.span("shut"), (start, end))]
        if not all(places):
            return None
        if head is cell and places[2][0].box.bottom > min(place[0].box.middle[1] for place in places[:2]):
            return None  # boxes beside their words
        # a box over its word begins where the word does
        public, shut, cross = (p[0].box.left if head is cell else p[0].box.middle[0] for p in places)
        rest = string[: marks[0].start()] + " " * len(marks[0][0]) + string[marks[0].end() :]
        nearer = abs(cross - shut) - abs(cross - public)
        if abs(nearer) <= max(_HALFWAY * abs(public - shut), _APART):
            return None, rest
        return Mention(nearer > 0, start, end, "cross below a head", _SURE), rest
    return None
