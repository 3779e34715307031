"""A line with a number before a heading goes in; whether the number is an item's or the heading's comes out."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.outline.found import Found
from pipeline.outline.words import DECORATION, NUMBER
from pipeline.templates import Template

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_WITHIN = frozenset(("finance", "other"))
"""What a part of a resolution may be headed as ("II. Finanzielle Auswirkungen" below "I. Sachentscheidung")."""


def is_part(lines: Sequence[TextLine], i: int, words: Template, top: Found) -> bool:
    """Whether the Roman number before a heading goes on from that of a part of the resolution above it."""
    mark = NUMBER.match(lines[i].string)
    number = mark[0].rstrip(".) ") if mark is not None else ""
    if mark is None or number not in _ROMAN[1:] or top.heading.role != "resolution" or top.numbered:
        return False
    heading = words.headings.get(fold(lines[i].string[mark.end() :].rstrip(DECORATION)))
    if heading is None or heading.role not in _WITHIN:
        return False
    before = f"{_ROMAN[_ROMAN.index(number) - 1]}{mark[0][len(number) :].rstrip()} "
    return any(x.string.startswith(before) for x in lines[:i] if x.start > top.start)


def breaks_row(lines: Sequence[TextLine], i: int, top: Found, mark: str) -> bool:
    """Whether a letter before a heading alone on its line ("u. Begründung") goes on from no label of the section: a
    Roman number badly read, no item."""
    if not (lines[i].first and lines[i].last) or not mark[0].isalpha() or mark[0] in "aA":
        return False
    above = chr(ord(mark[0]) - 1) + mark[1:]
    return not any(lines[k].string.startswith(above) for k in range(i) if lines[k].start >= top.start)


def begins_anew(lines: Sequence[TextLine], i: int, top: Found, mark: str) -> bool:
    """Whether a heading alone on its line has the first number of a row that the section has counted already: no item
    of a list begins it once more."""
    above = [x for x in lines[:i] if x.start >= top.start]
    return lines[i].first and lines[i].last and mark[0] in "1aA" and any(x.string.startswith(mark) for x in above)
