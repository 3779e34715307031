"""A plain German string comes in; every day that it prints goes out as printed, before its neighbours lend it a year.

Figures and words, with the slips of reading engines (``28.O2.2024``, ``1.Marz``, ``27 112025``, ``2711.2025``); what
else has that form (file marks, numbers of sections) is none. ``dates`` makes dates and ranges of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.german import numbers
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.months import MONTH_NAMES, RELATIVE_MONTH, RELATIVE_YEAR, like_month, month, shift
from pipeline.german.taken import Taken, account_numbers

PIVOT = 50
"""Two figures for a year: below it in this century, else in the last one, where the year of the paper is unknown."""

_F = r"[0-9OolI|SBZ]"  # a figure, or a letter that is read for one
_YEAR = r"[12][0-9OolI|SBZ]{3}|[lI|]9\d\d"
_FIGURES = re.compile(
    rf"(?<![\w§])(?<!\d[.,:])(?P<day>{_F}?{_F}){_S}?(?P<dot>[.,]){_S}{{0,2}}"
    rf"(?P<month>[01OolI|]?{_F}|[2-9]\d){_S}?(?P<dot2>[.,])(?:(?:{_S}{{0,2}}|\n(?=(?:19|20)\d\d\b))"
    rf"(?P<year>{_YEAR}|(?:19|20)\d{{3}}|[0-9]{{4}})|{_S}?(?P<short>['’]?[0-9O][0-9O]))(?![\w%€§]|[.,:]?\d)"
)
_WORDS = re.compile(
    rf"(?<![\w§])(?<!\d[.,:])(?P<day>{_F}?{_F})(?:{_S}?\.{_W}|{_W})(?P<name>{MONTH_NAMES})"
    rf"(?:(?:{_W}|\n?\f\n?)(?:(?:des{_W}Jahres{_W})?(?P<year>{_YEAR}|[0-9][0-9]{{3}})|(?P<short>['’]?\d\d)(?=[\s.,;:)]|$)"
    rf"|(?P<relative>{RELATIVE_YEAR}))(?![\w%€])(?![.,]\d))?"
)
# A word where the month must be, between day and year: perhaps a month badly read.
_BAD_NAME = re.compile(
    rf"(?<![\w§])(?<!\d[.,:])(?P<day>[0-3]?{_F}){_S}?\.{_W}(?P<name>[^\W\d_][\w|!]{{2,10}})\.?{_W}"
    rf"(?P<year>(?:19|20)\d\d)(?![\w%€])(?![.,]\d)"
)
_ISO = re.compile(r"(?<![\w/.-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=T\d\d:|[^\w/-]|$)")
_SLASHES = re.compile(r"(?<![\w/.,-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\w/-])")
_DASHES = re.compile(r"(?<![\w/.,-])(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>(?:19|20)\d\d)(?![\w/-])")
# The dots are lost: day, month and year run into each other.
_LOST = re.compile(
    rf"(?<![\w.,/-])(?P<day>[0-3]?\d)(?:[.,]?{_S}?|{_S})(?P<month>[01]\d){_S}?(?P<year>(?:19|20)\d\d)(?![\w,/-]|\.\d)"
)
# A day that asks for its month, and the month below a blank line: a column or a page parted them.
_PARTED = re.compile(
    rf"\b(?:am|vom|zum|den|dem|bis|seit|ab){_S}(?P<day>[0-3]?\d)\.{_S}{{0,3}}(?:\n{_S}{{0,3}}\n|\n?\f\n?){_S}{{0,3}}"
    rf"(?P<name>{MONTH_NAMES}){_W}(?P<year>{_YEAR})(?![\w%€])"
)
# A bad stop behind a day that a word asks for: "am 3, April 2023", "zum 1:", "8.,Mai".
_BAD_STOP = re.compile(
    rf"\b(?:am|vom|zum|den|dem|bis|seit|ab|der){_S}(?P<day>[0-3]?\d){_S}?(?:[,:;]|\.{_S}?[,:;.'‘’`´|])['‘’`´|]?{_W}"
    rf"(?P<name>{MONTH_NAMES}){_W}(?P<year>(?:19|20)\d\d)(?![\w%€])(?![.,]\d)"
)
_OF_MONTH = re.compile(rf"(?<![\w§])(?<!\d[.,:])(?P<day>[0-3]?\d){_S}?\.{_W}(?P<relative>{RELATIVE_MONTH})(?!\w)")
# The first dot is lost, or blanks stand within the figures: "2711.2025", "1 2.03.2025", "12.03.20 25".
_RUN_IN = re.compile(
    r"(?<![\w.,/-])(?P<day>[0-3]\d)(?P<month>[01]\d)[.,](?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d|\s?(?:€|EUR|Euro|m²))"
)
_TORN = re.compile(
    rf"(?<![\w.,§/-])(?P<day>[0-3]{_S}\d|[0-3]?\d)\.{_S}?(?P<month>[01]{_S}\d|[01]\d)\.{_S}?"
    rf"(?P<year>[12]{_S}[09]\d\d|(?:19|20){_S}\d\d|(?:19|20)\d{_S}\d)(?![\w%€/-]|[.,:]\d)"
    rf"|(?<![\w.,§/-])(?P<day2>[0-3]{_S}\d)\.{_S}?(?P<month2>[01]{_S}?\d)\.{_S}?(?P<year2>(?:19|20)\d\d)(?![\w%€/-]|[.,:]\d)"
    rf"|(?<![\w.,§/-])(?P<day3>[0-3]?\d)\.{_S}?(?P<month3>[01]{_S}\d)\.{_S}?(?P<year3>(?:19|20)\d\d)(?![\w%€/-]|[.,:]\d)"
)
_GLUED = re.compile(r"(?<![\w.,/-])(?P<day>[0-3]\d)(?P<month>[01]\d)(?P<year>20\d\d)(?![\w.,/-]\w|\w)")
_NO_YEAR = re.compile(
    rf"(?<![\w§])(?<!\d[.,:])(?P<day>[0-3]?\d){_S}?\.{_S}?(?P<month>[01]?\d){_S}?\.(?!{_S}?\d)(?:{_W}(?P<relative>{RELATIVE_YEAR})|(?!\w))"
)
_BEFORE_NO_YEAR = re.compile(
    rf"(?:\b(?:am|vom|zum|den|dem|bis|ab|seit|Mo|Di|Mi|Do|Fr|Sa|So|\w+tag|Mittwoch)\b[.,]?){_W}$",
    re.IGNORECASE,
)

JOIN = (
    rf"{_W}(?:(?P<list>,|/|(?:,{_W})?\b(?:und|u\.|sowie|bzw\.|oder)(?:{_W}(?:am|den|vom|zum))?(?:{_W}(?:Mo|Di|Mi|Do"
    rf"|Fr|Sa|So|\w+tag|Mittwoch)\.?,?(?:{_W}(?:dem|den))?)?)"
    rf"|(?P<range>[-–—]|\bbis(?:{_W}(?:einschl\.|einschließlich|zum|spätestens|zu|am"
    rf"|den))*(?:{_W}\w+tag,?(?:{_W}(?:dem|den))?)?)){_W}"
)
JOINED = re.compile(JOIN)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed; what is not printed is None until a neighbour lends it. ``relative`` counts the years from that
    of the paper (``v. J.``: -1), ``of_month`` the months from that of its date (``d. M.``: 0)."""

    start: int
    end: int
    day: int
    month: int | None
    year: int | None
    rule: str
    confidence: float
    flags: tuple[str, ...] = ()
    relative: int | None = None
    of_month: int | None = None


_ANY_FIGURE = re.compile(r"\d")
"""A day has one, however many of its figures were read as letters."""


def _full_year(short: str, around: int | None) -> int:
    """A year of two figures in the century that lies nearest to the year ``around``."""
    value = int(numbers.figures(short.strip("'’")))
    if around is None:
        return 2000 + value if value < PIVOT else 1900 + value
    return min((c + value for c in (1800, 1900, 2000, 2100)), key=lambda year: abs(year - around - 0.1))


def _letters(*parts: str | None) -> int:
    return sum(not c.isdigit() for part in parts if part for c in part)


def _section(text: str, m: re.Match[str]) -> bool:
    """Whether a number of three groups without zeros (``9.10.10``) begins its line, as the number of a section does."""
    if m["day"].startswith("0") or m["month"].startswith("0") or len(m["month"] + m["day"]) > 3:
        return False
    line = text[text.rfind("\n", 0, m.start()) + 1 : m.start()]
    return not line.strip()


_FILE_MARK = re.compile(r"[-/](?:[A-ZÄÖÜ]{1,3}\d|\d{3})")
_NOT_A_DAY_BEFORE = re.compile(
    r"(?:Nr\.|Nrn\.|Ziff\.|Ziffer|Ziffern|Punkt|Pkt\.|TOP|Kapitel|Kap\.|Abschnitt|Abschn\.|Produkt|Konto|§|Az\.:?"
    r"|HHSt\.|Version|Anlage|Tabelle|Abb\.|Abbildung|Tel\.:?|Telefon:?|Fax:?)\s?$"
)


def printed(text: str, around: int | None) -> list[Day]:
    """Every date of the day that stands with its month, in order, none over another."""
    if _ANY_FIGURE.search(text) is None:
        return []
    taken = Taken(len(text), account_numbers(text))
    found: list[Day] = []
    for rule in (
        _torn,
        _in_figures,
        _in_groups,
        _in_words,
        _parted,
        _badly_stopped,
        _in_bad_words,
        _without_dots,
        _of_month,
    ):
        for day in rule(text, around):
            if taken.free(day.start, day.end):
                taken.add(day.start, day.end)
                found.append(day)
    found.sort(key=lambda d: d.start)
    found += [d for d in _without_year(text, found) if taken.free(d.start, d.end)]
    return sorted(found, key=lambda d: d.start)


def _in_figures(text: str, around: int | None) -> Iterator[Day]:
    """``28.02.2024``, ``8. 2. 2024``, ``28.O2.24``."""
    for m in _FIGURES.finditer(text):
        letters = _letters(m["day"], m["month"], m["year"])
        if letters > 3 or (m["short"] and (letters or _numbered(text, m.start()) or _section(text, m))):
            continue
        flags: tuple[str, ...] = ()
        confidence = 0.99 if m["year"] else 0.95
        if m["dot"] == "," or m["dot2"] == ",":
            if m["short"] or (m["dot"] == m["dot2"] and letters):
                continue
            flags, confidence = ("comma for dot",), 0.8
        if letters:
            flags, confidence = (*flags, "letters read as figures"), min(confidence, 0.9)
        year = int(numbers.figures(m["year"])) if m["year"] else _full_year(m["short"], around)
        day, number = int(numbers.figures(m["day"])), int(numbers.figures(m["month"]))
        if number > 19 and (m["short"] or not _BEFORE_NO_YEAR.search(text, max(0, m.start() - 12), m.start())):
            continue  # figures alone, as a file mark has them; "am 13.25.2031" is a day gone wrong
        if m["short"] and (_FILE_MARK.match(text, m.end()) or not possible(day, number, year)):
            continue  # 25.06.01-L614 is a file mark, 3.14.15 is the number of a section, no impossible day
        yield Day(m.start(), m.end(), day, number, year, "figures" if m["year"] else "short year", confidence, flags)


def _in_groups(text: str, around: int | None) -> Iterator[Day]:
    """``2024-02-28``, ``28-02-2024``, ``28/02/2024``; which number of the last is the month is not always told."""
    for pattern, rule, confidence in ((_ISO, "iso", 0.98), (_SLASHES, "slashes", 0.6), (_DASHES, "dashes", 0.85)):
        for m in pattern.finditer(text):
            day, number, year = int(m["day"]), int(m["month"]), int(m["year"])
            unclear = rule == "slashes" and number <= 12 and day <= 12 and day != number
            if _numbered(text, m.start()) or (rule != "slashes" and not possible(day, number, year)):
                continue  # a number of three groups, not a date gone wrong
            flags = ("order of day and month unclear",) if unclear else ()
            yield Day(m.start(), m.end(), day, number, year, rule, confidence, flags)


_ALSO_WORDS = frozenset(["mal", "mar", "okt", "dez", "feb", "jan", "nov", "sep", "apr", "jun", "jul", "aug"])


def _in_words(text: str, around: int | None) -> Iterator[Day]:
    """``28. Februar 2024``, ``1.Marz``, ``3. Mai d. J.``; without a year only where day and month are sure."""
    for m in _WORDS.finditer(text):
        number = month(m["name"])
        letters = _letters(m["day"])
        if number is None or letters == len(m["day"]):
            continue
        dotless = "." not in text[m.end("day") : m.start("name")]
        name = m["name"].rstrip(".").lower()
        end = m.end()
        if not (m["year"] or m["short"] or m["relative"]):
            if dotless or name in _ALSO_WORDS:
                continue
            end = m.start("name") + len(name)
        elif dotless and (name in ("mal", "mar") or not m["year"]):
            continue
        flags: tuple[str, ...] = ()
        confidence = 0.93 if dotless else 0.985
        if letters or _letters(m["year"]):
            flags, confidence = ("letters read as figures",), 0.9
        year = int(numbers.figures(m["year"])) if m["year"] else _full_year(m["short"], around) if m["short"] else None
        day = int(numbers.figures(m["day"]))
        yield Day(m.start(), end, day, number, year, "month name", confidence, flags, _shift(m))


def _parted(text: str, around: int | None) -> Iterator[Day]:
    """``am 26.`` and, behind a blank line, ``November 1971``: the day alone asks for a month."""
    for m in _PARTED.finditer(text):
        number = month(m["name"])
        if number is not None:
            year, flags = int(numbers.figures(m["year"])), ("month apart from its day",)
            yield Day(m.start("day"), m.end(), int(m["day"]), number, year, "month name", 0.85, flags)


def _badly_stopped(text: str, around: int | None) -> Iterator[Day]:
    """``am 3, April 2023``: a day whose stop is another sign."""
    for m in _BAD_STOP.finditer(text):
        number, day, year = month(m["name"]), int(m["day"]), int(m["year"])
        if number is not None and possible(day, number, year):
            yield Day(m.start("day"), m.end(), day, number, year, "month name", 0.85, ("stop badly read",))


def _in_bad_words(text: str, around: int | None) -> Iterator[Day]:
    """``12. Mirz 2020``: a day and a year with a word between them that is a letter or two from one month only."""
    for m in _BAD_NAME.finditer(text):
        number = like_month(m["name"])
        if number is None or _letters(m["day"]) == len(m["day"]):
            continue
        day = int(numbers.figures(m["day"]))
        yield Day(m.start(), m.end(), day, number, int(m["year"]), "month badly read", 0.85, ("month badly read",))


def _without_dots(text: str, around: int | None) -> Iterator[Day]:
    """``27 112025``, ``01.012015``: dots that the reading lost, where day, month and year are still likely ones."""
    for m in _LOST.finditer(text):
        day, number, year = int(m["day"]), int(m["month"]), int(m["year"])
        printed = m[0]
        glued = m.end("day") == m.start("month")  # 2009 2010 are two years
        if printed.isdigit() or glued or not 1945 <= year <= 2060 or not possible(day, number, year):
            continue
        asked = _BEFORE_NO_YEAR.search(text, max(0, m.start() - 25), m.start())  # "zum 31 12 2011"
        if asked or not re.fullmatch(rf"\d+{_S}\d+{_S}\d+", printed):
            yield Day(m.start(), m.end(), day, number, year, "lost dots", 0.6, ("dots lost",))

    for pattern in (_RUN_IN, _GLUED):
        for m in pattern.finditer(text):
            day, number, year = int(m["day"]), int(m["month"]), int(m["year"])
            asked = _BEFORE_NO_YEAR.search(text, max(0, m.start() - 25), m.start())
            named = _REFERENCE.search(text, max(0, m.start() - 24), m.start()) or _numbered(text, m.start())
            likely = 1945 <= year <= 2060 and possible(day, number, year)
            if likely and (asked or (pattern is _RUN_IN and not named)):
                yield Day(m.start(), m.end(), day, number, year, "lost dots", 0.6, ("dots lost",))


_REFERENCE = re.compile(
    r"(?:\b\w*[Vv]orlagen?|Drucksachen?|Drs\.?|DS|BV|Gz\.?:?|Aktenzeichen:?|Antrag|Beschluss)[ :]{1,3}$"
)


def _torn(text: str, around: int | None) -> Iterator[Day]:
    """``1 2.03.2025``, ``12.03.20 25``: blanks within the figures of a date; what stands beside it may be another
    number, so that it is never sure."""
    for m in _TORN.finditer(text):
        n = "" if m["day"] else "2" if m["day2"] else "3"
        day, number, year = (int(re.sub(r"\D", "", m[part + n])) for part in ("day", "month", "year"))
        if 1990 <= year <= 2060 and possible(day, number, year) and not _numbered(text, m.start()):
            yield Day(m.start(), m.end(), day, number, year, "figures", 0.6, ("blanks within its figures",))


def _of_month(text: str, around: int | None) -> Iterator[Day]:
    """``12. d. M.``, ``3. vorigen Monats``: the month is told from that of the paper's date."""
    for m in _OF_MONTH.finditer(text):
        if 1 <= int(m["day"]) <= 31:
            months = shift(m["relative"])
            yield Day(m.start(), m.end(), int(m["day"]), None, None, "day of a month", 0.95, of_month=months)


def _shift(m: re.Match[str]) -> int | None:
    """The years from the paper's that a match with the group ``relative`` tells, None where it tells none."""
    return shift(m["relative"]) if m["relative"] else None


def _without_year(text: str, days: list[Day]) -> Iterator[Day]:
    """``28.02.`` behind a word that asks for a day ("am"), or joined to one of ``days`` (sorted) or of its own."""
    starts, ends = {d.start for d in days}, [d.end for d in days]
    last = -1
    bare = [m for m in _NO_YEAR.finditer(text) if possible(int(m["day"]), int(m["month"]), 2024)]
    for m in reversed(bare):  # "7.9., 14.9. und 21.9.2024": each leans on the next
        if (joined := JOINED.match(text, m.end())) and joined.end() in starts:
            starts.add(m.start())
    for m in bare:
        day, number = int(m["day"]), int(m["month"])
        i = bisect_right(ends, m.start())
        nearest = max(last, ends[i - 1] if i else -1)
        if (
            m["relative"]
            or _BEFORE_NO_YEAR.search(text, max(0, m.start() - 25), m.start())
            or m.start() in starts
            or (nearest >= 0 and m.start() - nearest < 60 and JOINED.fullmatch(text, nearest, m.start()))
        ):
            last = m.end()
            yield Day(m.start(), m.end(), day, number, None, "no year", 0.9, (), _shift(m))


def _numbered(text: str, start: int) -> bool:
    """Whether a word before a number says that it counts something else (``Nr.``, ``Ziffer``)."""
    return bool(_NOT_A_DAY_BEFORE.search(text, max(0, start - 14), start))


def possible(day: int, number: int, year: int) -> bool:
    return 1 <= number <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, number)[1]
