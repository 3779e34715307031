"""The words of one column go in; the label at their head that has no colon, or that nobody listed, comes out.

A label is told as (start, end, key, how sure, whether a colon ends it); its end lies behind the colon.
"""

from __future__ import annotations

import re

from pipeline.german import status
from pipeline.german.fold import fold, nearest
from pipeline.german.offices import is_office
from pipeline.outline.words import DATE, NUMBERED, ends
from pipeline.templates import Template

_PUBLIC = re.compile(rf"{status.EITHER}(?:e Sitzung)?|(?:n\.?)?ö\.?", re.IGNORECASE)
_REFERENCE = re.compile(r"(?=.{0,40}\d)[\w./\-–() ]{1,40}")
_BEFORE_DAY = re.compile(r"(?=\S*\d)[\w./-]{3,25}\s+[A-ZÄÖÜ][\w .()/-]{2,40},\s(?:den\s)?" + DATE.pattern)
"""A number with place and date behind it on its line."""
_WHOLE_OFFICE = re.compile(r"(?:\d|[IVX]+\b|für\b|der\b|des\b)")
_OFFICE_WORDS = frozenset(
    map(fold, ("Amt", "Fachbereich", "Fachdienst", "Fachamt", "Fachabteilung", "Sachgebiet", "Stabsstelle", "Referat",
               "Dezernat", "Geschäftsbereich", "Abteilung"))
)  # fmt: skip
"""Words that label an office and begin the name of one."""
_LONG, _ALIKE = 10, 0.9
"""Letters of a label that may be a little misread, and how like it has to be."""
_PAGE = re.compile(r"\s*[-–|·]?\s*Seite\b.*$")
_PHRASE = frozenset(("name", "paper_type"))
_PERSON = re.compile(
    r"(?:(?:Frau|Herr|Dr\.|Prof\.)\s)+[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?$|[A-ZÄÖÜ][\w-]+, [A-ZÄÖÜ]\w+$"
)


def by_stem(string: str, words: Template) -> tuple[int, int, str, float, bool] | None:
    """A label that nobody listed, at the head of a column before its colon, by a part of it that tells what it is."""
    colon = string.find(":")
    head = string[: max(colon, 0)]
    if not 5 <= len(head) <= 45 or len(head.split()) > 5 or not head[0].isupper() or any(c.isdigit() for c in head):
        return None
    key = fold(head)
    name = next((name for stem, name in words.stems.items() if stem in key), None)
    return (0, colon + 1, name, 0.85, True) if name is not None else None


def without_colon(
    string: str, words: Template, in_table: bool, column_follows: bool
) -> tuple[int, int, str, float, bool] | None:
    """A label without a colon at the head of a column: alone there, or before a value that fits it."""
    for end in ends(string):
        key = fold(string[:end])
        name = words.labels.get(key)
        whole = end == len(string) and len(key) >= _LONG and not NUMBERED.search(string)
        if name is None and whole and (in_table or column_follows):
            told = nearest(key, words.labels)  # a letter misread, its value in the next column
            name, like = told if told is not None else (None, 0.0)
            if name is not None and like > _ALIKE:
                return 0, end, name, 0.75, False
            name = None
        if name is None:
            continue
        rest = _PAGE.sub("", string[end:]).strip()
        if not rest:
            phrase = name == "name" and " " in string  # "Titel der Vorlage" can be nothing else
            if not in_table and not column_follows and key not in words.bare and not phrase:
                return None
            return 0, end, name, 0.85, False
        if name in ("date", "received") and DATE.fullmatch(rest):
            return 0, end, name, 0.93, False
        if name == "public" and _PUBLIC.fullmatch(rest):
            return 0, end, name, 0.88, False
        if not (key in words.bare or in_table):
            continue
        if name == "reference" and _BEFORE_DAY.match(rest):
            return 0, end, name, 0.9, False
        if name == "reference" and _REFERENCE.fullmatch(rest.split("  ")[0]) and len(rest.split()) <= 4:
            return 0, end, name, 0.93, False
        if name in ("date", "received") and DATE.match(rest):
            return 0, end, name, 0.93, False
        if name == "department" and _WHOLE_OFFICE.match(rest):
            return None  # "Fachbereich 3 - Bildung" is an office, not its label
        if name == "department" and in_table and key in _OFFICE_WORDS and not is_office(rest):
            return None  # "Fachdienst Soziale Sicherung" in a cell of its own is one too
        if name not in ("reference", "date", "received", "other") and in_table:
            return 0, end, name, 0.8, False
        if name == "public" and _PUBLIC.match(rest):
            return 0, end, name, 0.9, False
    return None


def behind_day(
    string: str, first: tuple[int, int, str, float, bool], words: Template
) -> list[tuple[int, int, str, float, bool]]:
    """The label behind the day of the ``first`` one, where the gap between two columns was lost ("Datum 06.11.2031 Amt
    Bauamt"); empty where a day or a label is missing."""
    day = DATE.match(string[first[1] :].lstrip()) if first[2] in ("date", "received") else None
    if day is None:
        return []
    at = len(string) - len(string[first[1] :].lstrip()[day.end() :].lstrip())
    told = without_colon(string[at:], words, True, False) if at < len(string) else None
    return [(at + told[0], at + told[1], *told[2:])] if told is not None else []


def among_others(string: str, words: Template) -> tuple[int, int, str, float, bool] | None:
    """The label of an office, a person or a sitting without a colon, which only its neighbours tell from the name of an
    office or the row of a course ("Abteilung Planung" between "Ausgestellt am 08.08.2031" and "Ansprechpartnerin Mia
    Muster")."""
    for end in ends(string):
        name, rest = words.labels.get(fold(string[:end])), string[end:].strip()
        if name == "department" and rest[:1].isupper() and not _WHOLE_OFFICE.match(rest):
            return 0, end, name, 0.75, False
        if (name == "officer" and _FULL_NAME.fullmatch(rest)) or (name == "session_date" and DATE.fullmatch(rest)):
            return 0, end, name, 0.8, False
    return None


_FULL_NAME = re.compile(
    r"(?:(?:Frau|Herr|Dr\.|Prof\.)\s)*[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ]\.)?(?:\s(?:von|zu|van|de))?\s[A-ZÄÖÜ][\w-]+"
)


def glued(string: str, words: Template, alone: bool) -> tuple[int, int, str, float, bool] | None:
    """A label before its value where the gap between their columns was lost: one of several words that nothing else
    begins with (``alone`` in its line), or one of a person's before a name."""
    for end in ends(string):
        name, rest = words.labels.get(fold(string[:end])), string[end:].strip()
        if name is None or not rest[:1].isupper():
            continue
        phrase = alone and name in _PHRASE and len(string[:end].split()) > 1
        if phrase or (name == "officer" and _PERSON.match(rest)):
            return 0, end, name, 0.8, False
    return None
