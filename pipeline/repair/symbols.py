"""A string comes in; edits that mend figures and signs go out: O for 0, l or I for 1, 8 for §.

Only where the place proves it: within a date, an amount or a count of paragraphs. A number that is wrong but could
be right is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.text import Edit

RULE = "figure"
_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2"})
_D = "[0-9OolI|]"
_DATE = re.compile(rf"(?<![\w.])({_D}{{1,2}})\.\s?({_D}{{1,2}})\.\s?({_D}{{4}}|{_D}{{2}})(?![\w])")
_AMOUNT = re.compile(
    rf"(?<![\w.,])({_D}{{1,3}}(?:\.{_D}{{3}})+(?:,{_D}{{2}})?|{_D}+,{_D}{{2}})(?=\s?(?:€|EUR\b|Euro\b|DM\b|T€|%))"
)
# "8 4 Abs. 2" and "8 12 BauGB": the sign of the paragraph read as a figure, where nothing counts before it.
_PARAGRAPH = re.compile(
    r"(?P<before>(?:^|[^\s\d§.,;/–-])\s+|\()(?P<sign>[8$S])"
    r"(?= [1-9]\d{0,2}[a-z]? (?:Abs\. ?\d|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,12}(?:G|O|GB|VO|VG|BG)\b))",
    re.MULTILINE,
)
# The columns "ö" and "nö" of a Beratungsfolge (public, not public), in a paper that has no other ö.
_COLUMNS = re.compile(r"(?<![\w.])(?P<one>[oOé6d0G])(?= ?/? ?n(?P<two>[oOé6d0G])(?!\w))")
_COUNTS = re.compile(
    r"(?:Art|Artikel|Nr|Nummer|Abs|Absatz|Satz|und|oder|bis|Anlage|Ziffer|zu|von)\.?\s*$", re.IGNORECASE
)


def find(text: str) -> Iterator[Edit]:
    """Edits in order; figures in dates and amounts, then signs of paragraphs."""
    found: list[Edit] = []
    for pattern in (_DATE, _AMOUNT):
        for match in pattern.finditer(text):
            before = match.group()
            if not any(c in "OolI|" for c in before) or sum(map(str.isdigit, before)) < 0.5 * sum(
                map(str.isalnum, before)
            ):
                continue
            after = before.translate(_FIGURES)
            if pattern is _DATE and not _is_date(after):
                continue
            found.append(Edit(match.start(), match.end(), before, after, RULE, 0.97))
    if "§" not in text:
        # A reader that knows the sign reads it everywhere; where it never does, a figure in its place is the sign.
        for match in _PARAGRAPH.finditer(text):
            if not _COUNTS.search(text, max(0, match.start() - 12), match.start("sign")):
                found.append(Edit(match.start("sign"), match.end("sign"), match["sign"], "§", "paragraph", 0.95))
    if "ö" not in text:
        for match in _COLUMNS.finditer(text):
            if re.search(r"TOP|Top|Status|am\b", text[max(0, match.start() - 25) : match.start()]):
                two = match.start("two") - 1
                found.append(Edit(match.start(), match.end(), match["one"], "ö", "column", 0.95))
                found.append(Edit(two, two + 2, text[two : two + 2], "nö", "column", 0.95))
    taken = -1
    for edit in sorted(found, key=lambda e: (e.start, e.end)):
        if edit.start >= taken:
            yield edit
            taken = edit.end


def _is_date(text: str) -> bool:
    day, month, year = (int(part) for part in re.split(r"\.\s?", text))
    return 1 <= day <= 31 and 1 <= month <= 12 and (year < 100 or 1800 <= year <= 2100)
