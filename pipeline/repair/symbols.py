"""A string comes in; edits that mend figures, signs and single letters go out: O for 0, l for 1, 8 for §, O for Ö.

Only where the place proves it: within a date, an amount, a count of paragraphs, a column of a Beratungsfolge, a fixed
abbreviation. A number that is wrong but could be right is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.german.damage import is_shape
from pipeline.model.text import Edit

RULE = "figure"
_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "i": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2"})
_D = "[0-9OolI|]"
_DATE = re.compile(rf"(?<![\w.])({_D}{{1,2}})\.\s?({_D}{{1,2}})\.\s?({_D}{{4}}|{_D}{{2}})(?![\w])")
_AMOUNT = re.compile(
    rf"(?<![\w.,])({_D}{{1,3}}(?:\.{_D}{{3}})+(?:,{_D}{{2}})?|{_D}+,{_D}{{2}})(?=\s?(?:€|EUR\b|Euro\b|DM\b|T€|%))"
)
# "§ 1O", "§ l2", "Abs. l". A small letter behind the figures is part of the count ("§ 1615l"), a capital alone a Roman
# number ("Abs. I").
_COUNTED = re.compile(r"(?:§\s?|\b(?:Abs\.|Absatz)\s)(?P<figures>[1-9]\d*O[\dO]*|[lI|]\d{1,2}|l)(?![\w-])")
# "Anlage i", "Ziffer l": the first; "i. d. F." begins something else.
_FIRST = re.compile(r"\b(?:Anlage|Ziffer|Nummer)\s(?P<figures>[il|])(?=\s(?!d\.)|[,;:]|$)")
# "3O0 Euro", "1O %"; then years: "2O24", "20O4".
_WHOLE = re.compile(r"(?<![\w.,])(?P<figures>[1-9]\d*O[\dO]*)(?=\s?(?:€|EUR\b|Euro\b|DM\b|T€|%))")
_YEAR = re.compile(r"(?<![\w.,-])(?P<figures>2O[0-4O][\dO]|20O[\dO]|20[0-4]O)(?![\w-])")
# "8 4 Abs. 2" and "8 12 BauGB": the sign of the paragraph read as a figure, where nothing counts before it.
_PARAGRAPH = re.compile(
    r"(?P<before>(?:^|[^\s\d§.,;/–-])\s+|\()(?P<sign>[8$S])"
    r"(?= [1-9]\d{0,2}[a-z]? (?:Abs\. ?\d|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,12}(?:G|O|GB|VO|VG|BG)\b))",
    re.MULTILINE,
)
# "gemäß 5 10 Abs. 1" and "In 3 2 der Gebührenordnung": behind such a word one figure alone counts nothing, whatever the
# paper has elsewhere.
_LED = re.compile(
    r"\b(?:gemäß|nach|laut|lt\.|gem\.|i\. ?S\. ?d\.|aus|in|im Sinne (?:von|des)|des|dem|[Dd]er|[Ii]n|mit) "
    r"(?P<sign>[85$&S3])(?= [1-9]\d{0,2}[a-z]? (?:Abs\. ?\d|Absatz \d|Satz \d|Nr\. ?\d"
    r"|(?:de[rs] )?[A-ZÄÖÜ][a-zäöüß]+(?:ordnung|satzung|gesetz(?:es|buch(?:e?s)?)?)\b))"
)
# The columns "ö" and "nö", or "Ö" and "N", of a Beratungsfolge (public, not public); then their rows and the items of
# an agenda: "28.07.2026 23.1 O Entscheidung", "TOP O 5". A group is named for the letter that lost its dots.
_COLUMNS = re.compile(
    r"(?:TOP|Top|Status|am)\b[^\n]{0,20}?(?<![\w.])"
    r"(?:(?P<ö>[öoOé6d0G]) ?/? ?n(?P<ö2>[öoOé6d0G])(?!\w)|(?P<Ö>[ÖO06]) ?/ ?N(?!\w))"
)
_ROWS = re.compile(
    r"\b\d\d?\.\d\d?\.(?:\d{4}|\d\d)(?: \d+(?:\.\d+)* (?P<Ö>[O06])| (?P<Ö2>O))(?= [A-ZÄÖÜ][a-zäöüé]{4,})"
)
_ITEMS = re.compile(r"\bTOP (?P<Ö>O)(?= \d{1,2}(?:\.\d{1,2})*\b)")
_ABBREVIATIONS = re.compile(
    r"\([^()\n]{2,80} [uo]\. ?(?P<Ä>A)\.(?=\))|\b(?:Dr|Dipl)\.-(?P<I>l)ng(?=\.)"
    r"|\bd\. ?(?P<ö>[oOé6G0])(?=\. ?R\.)|\b(?:A|Kd|Sd|Ad)(?P<ö2>[oé6])R\b"
)
# "€lJahr": the stroke of a price read as a letter.
_PER = re.compile(r"(?<=€)[lI|](?=(?:Jahr|Monat|Woche|Tag|Stunde|Std\.|Person|Kind|Einwohner|Platz|m²|qm|kWh|t\b))")
# "3und 4" and "2025bis2029" have lost their blanks.
_GLUED = re.compile(r"(?<![\w.,/])(?P<one>\d{1,4}) ?(?P<word>und|bis|oder) ?(?P<other>\d{1,4})(?![\w,])")
_WORD = re.compile(r"\b[a-zäöüß]\w{2,}\b")
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
    for pattern in (_COUNTED, _FIRST, _WHOLE, _YEAR):
        for match in pattern.finditer(text):
            before = match["figures"]
            found.append(Edit(*match.span("figures"), before, before.translate(_FIGURES), RULE, 0.97))
    for match in _GLUED.finditer(text):
        apart = f"{match['one']} {match['word']} {match['other']}"
        if match[0] != apart:
            found.append(Edit(*match.span(), match[0], apart, RULE, 0.95))
    if "§" not in text:
        # A reader that knows the sign reads it everywhere; where it never does, a figure in its place is the sign.
        for match in _PARAGRAPH.finditer(text):
            if not _COUNTS.search(text, max(0, match.start() - 12), match.start("sign")):
                found.append(Edit(match.start("sign"), match.end("sign"), match["sign"], "§", "paragraph", 0.95))
    for match in _LED.finditer(text):
        found.append(Edit(match.start("sign"), match.end("sign"), match["sign"], "§", "paragraph", 0.95))
    for match in _PER.finditer(text):
        found.append(Edit(*match.span(), match[0], "/", RULE, 0.97))
    letters = [m for pattern in (_COLUMNS, _ITEMS, _ABBREVIATIONS) for m in pattern.finditer(text)]
    if any(m.re is _COLUMNS for m in letters):
        letters += _ROWS.finditer(text)
    if letters and any(is_shape(word) for word in _WORD.findall(text)):
        for match in letters:
            for name in match.groupdict():
                at = match.start(name)
                if at >= 0 and text[at] != name[0]:
                    start, end = _around(text, at)
                    after = text[start:at] + name[0] + text[at + 1 : end]
                    found.append(Edit(start, end, text[start:end], after, "letter", 0.95))
    taken = -1
    for edit in sorted(found, key=lambda e: (e.start, e.end)):
        if edit.start >= taken:
            yield edit
            taken = edit.end


def _around(text: str, at: int) -> tuple[int, int]:
    """The word at a place: letters and figures without a break."""
    start = end = at
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _is_date(text: str) -> bool:
    day, month, year = (int(part) for part in re.split(r"\.\s?", text))
    return 1 <= day <= 31 and 1 <= month <= 12 and (year < 100 or 1800 <= year <= 2100)
