"""What labels, headings and kinds of paper have in common: where one may end, what stands before or behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.german import bodies, status
from pipeline.model.lines import TextLine
from pipeline.model.text import Span

NUMBER = re.compile(r"(?:[IVX]{1,4}|[IVXl]{2,4}(?=\.)|\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z])[.)]{1,2}\s+")
ROMAN = frozenset("IVX")
"""What a Roman number begins with; an l that stands for an I is followed by another of its signs ("ll.")."""


def is_roman(number: str) -> bool:
    """Whether a number before a heading is a Roman one, also with an I read as l."""
    return number[:1] in ROMAN or re.match(r"l[IVXl]", number) is not None


DECORATION = " \t-–—_*•:"
DATE = re.compile(r"\d{1,2}\s?\.\s?(?:\d{1,2}\s?\.|[A-Za-zäÄ]{3,9})\s?\d{2,4}|\d{4}-\d\d-\d\d")
STATUS = re.compile(
    rf"(?:{status.EITHER}|{status.SHORT_OPEN}|{status.SHORT_CLOSED})(?:er Teil|e Sitzung|e[rs]?)?", re.IGNORECASE
)
AREA_CODE = re.compile(r"\s?\(0\d{1,5}\)$")
"""What forms print behind the label of a telephone."""
NUMBERED = re.compile(r"\s\d{1,3}(?:\.\d{1,2})?$")
"""The number of an office, which no label has."""
VERBS = re.compile(
    r"\b(?:wird|werden|ist|sind|hat|haben|beschließt|beschliesst|beschließen|empfiehlt|möge|soll|sollen|kann|"
    r"können|folgende[rsnm]?|wurde|wurden|war|beantragt|bittet|bitten|beauftragt|nimmt|stimmt|sehr geehrte[rns]?)\b",
    re.IGNORECASE,
)
"""Words that a sentence has and a heading has not."""
UNFINISHED = re.compile(
    r"(?:-|–|,|\b(?:und|oder|der|die|das|den|dem|des|für|von|vom|zur|zum|im|in|am|an|auf|durch|mit|bei|über))$"
)
"""The end of a line whose phrase goes on below."""


@lru_cache(maxsize=4096)
def ends(string: str) -> tuple[int, ...]:
    """Places where a label may end: behind its first six words and at the end, the longest first."""
    places = [m.end() for m in re.finditer(r"\S+", string)]
    if len(places) > 5 and all(len(word) == 1 for word in string.split()):
        return tuple(places[-1:])  # letter-spaced: one word
    return tuple(reversed(places if len(places) <= 6 else [*places[:6], places[-1]])) if len(places) <= 14 else ()


OTHER_THAN_NAME = re.compile(
    r"Sehr geehrte|Ber(?:atungs|\.-?)folge\b|Beschluss(?:vorschlag|antrag|entwurf|empfehlung)\b"
    r"|(?:Behandlung|Beratung) in (?:den )?Gremien"
    r"|(?:Beantwortung|Beratung|Behandlung|Sitzung|zur Sitzung|für die Sitzung)\b.*\d"
)
"""A line below the label of a name that is none of its lines."""
ITEM_ALONE = re.compile(
    rf"(?:[ÖN]\s?)?\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}\s?[a-z]?(?:\s?[,;(–-]+\s?(?:{STATUS.pattern})\)?)?", re.IGNORECASE
)
"""The number of an item of the agenda, with its status behind ("5, öffentlich"): the value of a label, and no name."""
_PLACE = re.compile(r"[A-ZÄÖÜ][\w ./()-]{2,40},\s*(?:den|am)\s")
_LIKE_DAY = re.compile(r"\d\s?[.,:;'’]|\d{1,2}\s[A-ZÄa-zä]{3}|\d{4}-\d\d|\d{6}|\d\d/\d\d/\d|[A-ZÄa-zä]{3}\.?\s\d{4}")
"""What a day has, however badly it was read: figures with a stop, the name of a month, or many figures in a row."""
_DIGIT = re.compile(r"[0-9OoIl]")
_TELLS_PUBLIC = re.compile(r"[öo]ffentlich|\b[nN]?[öÖ]\b|^N$|[Gg]emischt|^(?:ja|nein)$", re.IGNORECASE)


def suits(key: str, string: str) -> bool:
    """Whether ``string`` can be a value of the label ``key``: a date has figures, a status says what is public, a
    name or an office is no date."""
    match key:
        case "reference":
            told = re.search(r"\d", string) or (len(string) <= 12 and "/" in string and _DIGIT.search(string))
            return bool(told) and len(string) <= 60
        case "received":
            return any(c.isdigit() for c in string) and _PLACE.match(string) is None  # the day of the letter itself
        case "date":
            return _LIKE_DAY.search(string) is not None
        case "session_date":
            return any(c.isdigit() for c in string)
        case "session_item":
            return any(c.isalnum() for c in string) and len(string) <= 20
        case "public":
            return bool(_TELLS_PUBLIC.search(string))
        case "name" | "department" | "originator" | "officer":
            return DATE.fullmatch(string.strip()) is None and (
                key != "name" or not ITEM_ALONE.fullmatch(string.strip())
            )
        case _:
            return True


def holds_body(line: TextLine) -> bool:
    """Whether one of the columns of a line names a body and nothing else, as in a row of a Beratungsfolge."""
    return any(bodies.is_body(line.string[p.start - line.start : p.end - line.start]) for p in line.pieces)


def told_by_value(key: str, string: str, colon: bool = False) -> str:
    """What a label with two meanings stands for: an item of the agenda is a number or (behind a ``colon``) a name, a
    sitting is held by a body or on a day."""
    if key == "session_item" and colon and re.fullmatch(r"[A-ZÄÖÜ][^\d:]{7,}", string) and not STATUS.search(string):
        return "name"
    if key == "name" and ITEM_ALONE.fullmatch(string.strip()):
        return "session_item"
    if key == "meeting" and bodies.is_body(string):
        return "session_body"
    return key


def clean(string: str, value: Span) -> Span:
    """A value without the rulings and specks at its ends, which engines read as strokes and quotes."""
    printed = string[value.start : value.end]
    clean = printed.lstrip("|_'’‘`*•:;. \t\n")
    start = value.end - len(clean)
    clean = clean.rstrip("|_'‘` \t\n")
    return Span(start, start + len(clean)) if clean else value
