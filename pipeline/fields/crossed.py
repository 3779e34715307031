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


def status(text: Text, table: TextTable, cell: TextCell) -> tuple[Mention[bool], str] | None:
    """Public or not by the head that the cross of a cell stands nearest to, and what else the cell holds; None where
    the head over it does not name both or the place of no word is known."""
    string = text.string[cell.start : cell.end]
    marks = list(_MARK.finditer(string))
    if len(marks) != 1 or not string.strip(" xX☒✓✗×\n"):
        return None
    start, end = cell.start + marks[0].start(), cell.start + marks[0].end()
    for head in (c for c in table.cells if c.row < cell.row and c.column == cell.column):
        named = _HEAD.search(text.string, head.start, head.end)
        if named is None:
            continue
        places = [text.boxes(a, b)[:1] for a, b in (named.span("open"), named.span("shut"), (start, end))]
        if not all(places):
            return None
        public, shut, cross = (place[0].box.middle[0] for place in places)
        told = Mention(abs(cross - public) < abs(cross - shut), start, end, "cross below a head", _SURE)
        return told, string[: marks[0].start()] + " " * len(marks[0][0]) + string[marks[0].end() :]
    return None
