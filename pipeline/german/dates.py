"""A plain German string comes in; every date and period it names goes out, with offsets in that string.

Written for council papers: figures and words, several days of one month, ranges; months, quarters, school and budget
years and bare years come from ``periods``. The slips of reading engines are read (``28.O2.2024``, ``1.Marz``,
``27 112025``). Day and month are never swapped; what cannot be a date keeps its place with a null value and a flag.
What counts as one entry: one per day named (``am 17. und 18. Juni`` are two), one per range (``vom … bis …``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.german import numbers, periods
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.months import MONTH_NAMES, THIS_YEAR, like_month, month
from pipeline.german.taken import Taken, account_numbers
from pipeline.model.mention import DateSpan, Mention

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Council papers name days between these years; a day outside is a slip (``30. Mai 2912``): no value, a flag."""
PIVOT = 50
"""Two figures for a year: below it in this century, else in the last one, where the year of the paper is unknown."""

Connector = Literal["list", "range"]


# -- the day ------------------------------------------------------------------------------------------------------

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
    rf"|(?P<this>{THIS_YEAR}))(?![\w%€])(?![.,]\d))?"
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
_NO_YEAR = re.compile(
    rf"(?<![\w§])(?<!\d[.,:])(?P<day>[0-3]?\d){_S}?\.{_S}?(?P<month>[01]?\d){_S}?\.(?!{_S}?\d)(?:{_W}(?P<this>{THIS_YEAR})|(?!\w))"
)
_BEFORE_NO_YEAR = re.compile(
    rf"(?:\b(?:am|vom|zum|den|dem|bis|ab|seit|Mo|Di|Mi|Do|Fr|Sa|So|\w+tag|Mittwoch)\b[.,]?){_W}$",
    re.IGNORECASE,
)

_JOIN = (
    rf"{_W}(?:(?P<list>,|/|(?:,{_W})?\b(?:und|u\.|sowie|bzw\.|oder)(?:{_W}(?:am|den|vom|zum))?(?:{_W}(?:Mo|Di|Mi|Do"
    rf"|Fr|Sa|So|\w+tag|Mittwoch)\.?,?(?:{_W}(?:dem|den))?)?)"
    rf"|(?P<range>[-–—]|\bbis(?:{_W}(?:einschl\.|einschließlich|zum|spätestens|zu|am"
    rf"|den))*(?:{_W}\w+tag,?(?:{_W}(?:dem|den))?)?)){_W}"
)
_JOINED = re.compile(_JOIN)
# Bare days to the left of a whole date: "3. und " before "17. Mai", "03./" before "04.11.2015".
_LEFT_DAY = re.compile(rf"(?<![\w§])(?<!\d[.,:])(?P<day>[0-3]?[0-9OlI|])(?:{_S}?\.(?P<join>{_JOIN})|(?P<glued>/))$")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as printed; what is not printed is None until a neighbour lends it."""

    start: int
    end: int
    day: int
    month: int | None
    year: int | None
    rule: str
    confidence: float
    flags: tuple[str, ...] = ()
    this_year: bool = False


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


def _days(text: str, around: int | None) -> list[_Day]:
    """Every date of the day that stands with its month, in order, none over another."""
    taken = Taken(len(text), account_numbers(text))
    found: list[_Day] = []
    for rule in (_in_figures, _in_groups, _in_words, _parted, _badly_stopped, _in_bad_words, _without_dots):
        for day in rule(text, around):
            if taken.free(day.start, day.end):
                taken.add(day.start, day.end)
                found.append(day)
    found.sort(key=lambda d: d.start)
    found += [d for d in _without_year(text, found) if taken.free(d.start, d.end)]
    return sorted(found, key=lambda d: d.start)


def _in_figures(text: str, around: int | None) -> Iterator[_Day]:
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
        if m["short"] and (_FILE_MARK.match(text, m.end()) or not _possible(day, number, year)):
            continue  # 25.06.01-L614 is a file mark, 3.14.15 is the number of a section, no impossible day
        yield _Day(m.start(), m.end(), day, number, year, "figures" if m["year"] else "short year", confidence, flags)


def _in_groups(text: str, around: int | None) -> Iterator[_Day]:
    """``2024-02-28``, ``28-02-2024``, ``28/02/2024``; which number of the last is the month is not always told."""
    for pattern, rule, confidence in ((_ISO, "iso", 0.98), (_SLASHES, "slashes", 0.6), (_DASHES, "dashes", 0.85)):
        for m in pattern.finditer(text):
            day, number, year = int(m["day"]), int(m["month"]), int(m["year"])
            unclear = rule == "slashes" and number <= 12 and day <= 12 and day != number
            if _numbered(text, m.start()) or (rule != "slashes" and not _possible(day, number, year)):
                continue  # a number of three groups, not a date gone wrong
            flags = ("order of day and month unclear",) if unclear else ()
            yield _Day(m.start(), m.end(), day, number, year, rule, confidence, flags)


_ALSO_WORDS = frozenset(["mal", "mar", "okt", "dez", "feb", "jan", "nov", "sep", "apr", "jun", "jul", "aug"])


def _in_words(text: str, around: int | None) -> Iterator[_Day]:
    """``28. Februar 2024``, ``1.Marz``, ``3. Mai d. J.``; without a year only where day and month are sure."""
    for m in _WORDS.finditer(text):
        number = month(m["name"])
        letters = _letters(m["day"])
        if number is None or letters == len(m["day"]):
            continue
        dotless = "." not in text[m.end("day") : m.start("name")]
        name = m["name"].rstrip(".").lower()
        end = m.end()
        if not (m["year"] or m["short"] or m["this"]):
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
        yield _Day(m.start(), end, day, number, year, "month name", confidence, flags, bool(m["this"]))


def _parted(text: str, around: int | None) -> Iterator[_Day]:
    """``am 26.`` and, behind a blank line, ``November 1971``: the day alone asks for a month."""
    for m in _PARTED.finditer(text):
        number = month(m["name"])
        if number is not None:
            year, flags = int(numbers.figures(m["year"])), ("month apart from its day",)
            yield _Day(m.start("day"), m.end(), int(m["day"]), number, year, "month name", 0.85, flags)


def _badly_stopped(text: str, around: int | None) -> Iterator[_Day]:
    """``am 3, April 2023``: a day whose stop is another sign."""
    for m in _BAD_STOP.finditer(text):
        number, day, year = month(m["name"]), int(m["day"]), int(m["year"])
        if number is not None and _possible(day, number, year):
            yield _Day(m.start("day"), m.end(), day, number, year, "month name", 0.85, ("stop badly read",))


def _in_bad_words(text: str, around: int | None) -> Iterator[_Day]:
    """``12. Mirz 2020``: a day and a year with a word between them that is a letter or two from one month only."""
    for m in _BAD_NAME.finditer(text):
        number = like_month(m["name"])
        if number is None or _letters(m["day"]) == len(m["day"]):
            continue
        day = int(numbers.figures(m["day"]))
        yield _Day(m.start(), m.end(), day, number, int(m["year"]), "month badly read", 0.85, ("month badly read",))


def _without_dots(text: str, around: int | None) -> Iterator[_Day]:
    """``27 112025``, ``01.012015``: dots that the reading lost, where day, month and year are still likely ones."""
    for m in _LOST.finditer(text):
        day, number, year = int(m["day"]), int(m["month"]), int(m["year"])
        printed = m[0]
        glued = m.end("day") == m.start("month")  # 2009 2010 are two years
        if printed.isdigit() or glued or not 1945 <= year <= 2060 or not _possible(day, number, year):
            continue
        asked = _BEFORE_NO_YEAR.search(text, max(0, m.start() - 25), m.start())  # "zum 31 12 2011"
        if asked or not re.fullmatch(rf"\d+{_S}\d+{_S}\d+", printed):
            yield _Day(m.start(), m.end(), day, number, year, "lost dots", 0.6, ("dots lost",))


def _without_year(text: str, days: list[_Day]) -> Iterator[_Day]:
    """``28.02.`` behind a word that asks for a day ("am"), or joined to one of ``days`` (sorted) or of its own."""
    starts, ends = {d.start for d in days}, [d.end for d in days]
    last = -1
    bare = [m for m in _NO_YEAR.finditer(text) if _possible(int(m["day"]), int(m["month"]), 2024)]
    for m in reversed(bare):  # "7.9., 14.9. und 21.9.2024": each leans on the next
        if (joined := _JOINED.match(text, m.end())) and joined.end() in starts:
            starts.add(m.start())
    for m in bare:
        day, number = int(m["day"]), int(m["month"])
        i = bisect_right(ends, m.start())
        nearest = max(last, ends[i - 1] if i else -1)
        if (
            m["this"]
            or _BEFORE_NO_YEAR.search(text, max(0, m.start() - 25), m.start())
            or m.start() in starts
            or (nearest >= 0 and m.start() - nearest < 60 and _JOINED.fullmatch(text, nearest, m.start()))
        ):
            last = m.end()
            yield _Day(m.start(), m.end(), day, number, None, "no year", 0.9, (), bool(m["this"]))


def _numbered(text: str, start: int) -> bool:
    """Whether a word before a number says that it counts something else (``Nr.``, ``Ziffer``)."""
    return bool(_NOT_A_DAY_BEFORE.search(text, max(0, start - 14), start))


def _possible(day: int, number: int, year: int) -> bool:
    return 1 <= number <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, number)[1]


def _chains(text: str, days: list[_Day]) -> Iterator[tuple[list[_Day], list[Connector]]]:
    """Days that lean on each other: bare days drawn in from the left, years and months lent from the right."""
    chain: list[_Day] = []
    joins: list[Connector] = []
    for day in days:
        left = chain[-1].end if chain else 0
        drawn: list[tuple[_Day, Connector]] = []
        at = day.start
        while len(drawn) < 12 and (m := _LEFT_DAY.search(text, max(left, at - 40), at)):
            kind: Connector = "range" if m["range"] else "list"
            value = int(numbers.figures(m["day"]))
            if not 1 <= value <= 31:
                break
            bare = _Day(m.start(), m.end("day") + (0 if m["glued"] else 1), value, None, None, "several days", 0.97)
            if m["glued"]:
                bare = replace(bare, confidence=0.85)
            drawn.append((bare, kind))
            at = m.start()
        between = _JOINED.fullmatch(text, chain[-1].end, at) if chain else None
        if chain and not between:
            yield chain, joins
            chain, joins = [], []
        elif between:
            joins.append("range" if between["range"] else "list")
        for bare, kind in reversed(drawn):
            chain.append(bare)
            joins.append(kind)
        chain.append(day)
    if chain:
        yield chain, joins


def _lend(chain: list[_Day]) -> list[_Day]:
    """Months and years go from a later day to the earlier ones that lack them."""
    lent: list[_Day] = []
    number, year, this = None, None, False
    for day in reversed(chain):
        if day.year is None and not day.this_year and (year is not None or this):
            before = day.month is not None and number is not None and day.month > number and year is not None
            # "vom 20. Dezember bis 6. Januar 2025": the first month belongs to the year before
            day = replace(day, year=year - 1 if before and year is not None else year, this_year=this)
        if day.month is None:
            day = replace(day, month=number)
        number, year, this = day.month, day.year, day.this_year
        lent.append(day)
    return lent[::-1]


def _value(day: _Day, default_year: int | None) -> tuple[date | None, tuple[str, ...], float]:
    """The day, the flags of what is wrong with it, and what the flags leave of its confidence."""
    flags, confidence, year = day.flags, day.confidence, day.year
    if "order of day and month unclear" in flags:
        return None, flags, 0.5
    if year is None:
        if default_year is None:
            return None, (*flags, "year of the paper unknown" if day.this_year else "no year"), min(confidence, 0.6)
        if not day.this_year:
            flags, confidence = (*flags, "year taken from the paper"), min(confidence, 0.7)
        else:
            confidence = min(confidence, 0.95)
        year = default_year
    if day.month is None or not _possible(day.day, day.month, year):
        return None, (*flags, "impossible date"), min(confidence, 0.9)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, (*flags, "improbable year"), min(confidence, 0.9)
    return date(year, day.month, day.day), flags, confidence


_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_SHORT_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
_WEEKDAY = re.compile(
    rf"\b(?:(?P<long>{'|'.join(_WEEKDAYS)}|sonnabend)s?|(?P<short>{'|'.join(_SHORT_WEEKDAYS)})\.?),?{_W}(?:(?:den|dem"
    rf"|am|der){_W})?$",
    re.IGNORECASE,
)


def weekday_before(text: str, position: int) -> int | None:
    """The weekday (0 is Monday) printed right before a position, None where there is none."""
    m = _WEEKDAY.search(text, max(0, position - 24), position)
    if not m:
        return None
    if m["short"]:
        return _SHORT_WEEKDAYS.index(m["short"].lower())
    name = m["long"].lower()
    return 5 if name == "sonnabend" else _WEEKDAYS.index(name)


def _day_mentions(text: str, default_year: int | None) -> Iterator[Mention[DateSpan]]:
    for chain, joins in _chains(text, _days(text, default_year)):
        days = _lend(chain)
        i = 0
        while i < len(days):
            day = days[i]
            first, flags, confidence = _value(day, default_year)
            weekday = weekday_before(text, day.start)
            if first is not None and weekday is not None and weekday != first.weekday():
                flags, confidence = (*flags, "another weekday is printed"), min(confidence, 0.7)
            if i < len(joins) and joins[i] == "range":
                last, more, other = _value(days[i + 1], default_year)
                doubts = tuple(dict.fromkeys((*flags, *more)))
                if first is not None and last is not None and first > last:
                    doubts, confidence = (*doubts, "range runs backwards"), 0.5
                value = DateSpan(first, last, "range", "period")
                yield Mention(value, day.start, days[i + 1].end, "days from to", min(confidence, other, 0.97), doubts)
                i += 2
                continue
            # a bare day is told by the month that stands behind the last of its list
            yield Mention(DateSpan(first, first, "day"), day.start, day.end, day.rule, confidence, flags)
            i += 1


def parse(string: str, *, default_year: int | None = None) -> list[Mention[DateSpan]]:
    """Every date and period of ``string``, in order; offsets are code points of ``string``, half-open.

    ``default_year`` is the year of the paper: it settles ``d. J.``, the century of a year of two figures, and (flagged)
    days without a year. Without it those days have no value. Several days of one month are several mentions, the
    earlier ones ending at their own figures. Roles are not told here, but for periods.
    """
    days = list(_day_mentions(string, default_year))
    rest = periods.parse(string, [*((m.start, m.end) for m in days), *account_numbers(string)], default_year)
    return sorted([*days, *rest], key=lambda m: (m.start, m.end))
