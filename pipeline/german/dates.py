"""A plain German string comes in; every date and period it names goes out, with offsets in that string.

Written for council papers: figures and words, several days of one month, ranges; months, quarters, school and budget
years and bare years come from ``periods``. The slips of reading engines are read (``28.O2.2024``, ``1.Marz``,
``27 112025``). Day and month are never swapped; what cannot be a date keeps its place with a null value and a flag.
What counts as one entry: one per day named (``am 17. und 18. Juni`` are two), one per range (``vom … bis …``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from pipeline.german import numbers, periods
from pipeline.german.days import JOIN, JOINED, Day, possible, printed
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.taken import account_numbers
from pipeline.model.mention import DateSpan, Mention

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Council papers name days between these years; a day outside is a slip (``30. Mai 2912``): no value, a flag."""
Connector = Literal["list", "range"]


class _Today(NamedTuple):
    """Year and month of the paper's date, None where they are not known."""

    year: int | None
    month: int | None


# Bare days to the left of a whole date: "3. und " before "17. Mai", "03./" before "04.11.2015".
_LEFT_DAY = re.compile(rf"(?<![\w§])(?<!\d[.,:])(?P<day>[0-3]?[0-9OlI|])(?:{_S}?\.(?P<join>{JOIN})|(?P<glued>/))$")


def _chains(text: str, days: list[Day]) -> Iterator[tuple[list[Day], list[Connector]]]:
    """Days that lean on each other: bare days drawn in from the left, years and months lent from the right."""
    chain: list[Day] = []
    joins: list[Connector] = []
    for day in days:
        left = chain[-1].end if chain else 0
        drawn: list[tuple[Day, Connector]] = []
        at = day.start
        while len(drawn) < 12 and (m := _LEFT_DAY.search(text, max(left, at - 40), at)):
            kind: Connector = "range" if m["range"] else "list"
            value = int(numbers.figures(m["day"]))
            if not 1 <= value <= 31:
                break
            bare = Day(m.start(), m.end("day") + (0 if m["glued"] else 1), value, None, None, "several days", 0.97)
            if m["glued"]:
                bare = replace(bare, confidence=0.85)
            drawn.append((bare, kind))
            at = m.start()
        between = JOINED.fullmatch(text, chain[-1].end, at) if chain else None
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


def _lend(chain: list[Day]) -> list[Day]:
    """Months and years go from a later day to the earlier ones that lack them."""
    lent: list[Day] = []
    number, year, relative, of_month = None, None, None, None
    for day in reversed(chain):
        if day.year is None and day.relative is None and (year is not None or relative is not None):
            before = day.month is not None and number is not None and day.month > number and year is not None
            # "vom 20. Dezember bis 6. Januar 2025": the first month belongs to the year before
            day = replace(day, year=year - 1 if before and year is not None else year, relative=relative)
        if day.month is None and day.of_month is None:
            day = replace(day, month=number, of_month=of_month)
        number, year, relative, of_month = day.month, day.year, day.relative, day.of_month
        lent.append(day)
    return lent[::-1]


def _value(day: Day, today: _Today) -> tuple[date | None, tuple[str, ...], float]:
    """The day, the flags of what is wrong with it, and what the flags leave of its confidence."""
    flags, confidence, year = day.flags, day.confidence, day.year
    if "order of day and month unclear" in flags:
        return None, flags, 0.5
    if day.of_month is not None:
        if today.year is None or today.month is None:
            return None, (*flags, "month of the paper unknown"), min(confidence, 0.6)
        years, month = divmod(today.month - 1 + day.of_month, 12)
        day, year, confidence = replace(day, month=month + 1), today.year + years, min(confidence, 0.9)
    elif year is None:
        if today.year is None:
            unknown = "no year" if day.relative is None else "year of the paper unknown"
            return None, (*flags, unknown), min(confidence, 0.6)
        if day.relative is None:
            flags, confidence = (*flags, "year taken from the paper"), min(confidence, 0.7)
        else:
            confidence = min(confidence, 0.9 if day.relative else 0.95)
        year = today.year + (day.relative or 0)
    if day.month is None or not possible(day.day, day.month, year):
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


def _day_mentions(text: str, today: _Today) -> Iterator[Mention[DateSpan]]:
    for chain, joins in _chains(text, printed(text, today.year)):
        days = _lend(chain)
        i = 0
        while i < len(days):
            day = days[i]
            first, flags, confidence = _value(day, today)
            weekday = weekday_before(text, day.start)
            if first is not None and weekday is not None and weekday != first.weekday():
                flags, confidence = (*flags, "another weekday is printed"), min(confidence, 0.7)
            if i < len(joins) and joins[i] == "range":
                last, more, other = _value(days[i + 1], today)
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


def parse(string: str, *, default_year: int | None = None, default_month: int | None = None) -> list[Mention[DateSpan]]:
    """Every date and period of ``string``, in order; offsets are code points of ``string``, half-open.

    ``default_year`` is the year of the paper: it settles ``d. J.`` and ``v. J.``, the century of a year of two figures,
    and (flagged) days without a year; with ``default_month`` also ``d. M.``. Without them those days have no value.
    Several days of one month are several mentions, the earlier ones ending at their own figures. Roles are not told
    here, but for periods.
    """
    days = list(_day_mentions(string, _Today(default_year, default_month)))
    rest = periods.parse(string, [*((m.start, m.end) for m in days), *account_numbers(string)], default_year)
    return sorted([*days, *rest], key=lambda m: (m.start, m.end))
