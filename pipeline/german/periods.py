"""A plain German string comes in; its months, quarters, half-years, school years and years go out as periods.

Called by ``dates`` with the stretches that days already take. A year inside a file mark, a reference, an amount or the
name of a law is none; a school, day-care or theatre year counts from August to July.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from pipeline.german import numbers
from pipeline.german.bare_years import alone_on_its_line, in_row_of_numbers, only_years, stands_alone
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.months import MONTH_NAMES, RELATIVE_YEAR, lines, month, rest_of_month, shift
from pipeline.german.taken import Taken
from pipeline.model.mention import DateSpan, Mention, Precision

_MONTH = re.compile(
    rf"(?<![\w.-])(?P<name>{MONTH_NAMES}){_W}(?:['’]?(?P<year>(?:1[89]|20)\d\d)"
    rf"|(?P<relative>{RELATIVE_YEAR}))(?![\w/%€])(?!-\d)(?![.,:]\d)"
)
_LEFT_MONTH = re.compile(
    rf"(?<![\w.-])(?P<name>{MONTH_NAMES})(?:{_W}(?:(?P<list>(?:/|und|,|sowie|u\.)(?:{_W}(?:Anfang|Mitte|Ende|im))?)|(?P<range>[-–—]|bis(?:{_W}(?:einschl\."
    rf"|einschließlich|Ende|Mitte|Anfang|zum))*)){_W})$"
)
_MONTH_FIGURES = re.compile(
    rf"(?<=\b)(?:Stand:?|Stand vom|ab|bis|im|seit|von|Fassung:?|Monat){_W}(?P<all>(?P<month>0?[1-9]"
    rf"|1[0-2]){_S}?[./]{_S}?(?P<year>(?:19|20)\d\d))(?![\w/.-]\w)(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = rf"(?:[1-4]{_S}?\.|(?:IV|I{{1,3}})\.?|erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|vierte[nrsm]?)"
_PART = re.compile(
    rf"(?<![\w.§])(?P<list>(?:{_ORDINAL}{_W}(?:/|,|-|–|und|bis|u\.|sowie|bzw\.){_W}){{0,3}})(?P<last>{_ORDINAL}){_W}"
    rf"(?P<unit>Quart[a-z]{{2}}s?|Q\.|Vierteljahr(?:e?s)?|(?:Schul|Kalender)?[Hh]albjahr(?:e?s)?|(?:Jahres)?[Hh]älfte|[Hh][Jj]\.?)"
    rf"(?:{_W}(?:des{_W}(?:Jahres|Haushaltsjahres|Kalenderjahres|Schuljahres){_W}|im{_W}Jahr{_W}"
    rf"|\(?)['’]?(?P<year>(?:19|20)\d\d)(?:{_S}?[/-]{_S}?(?P<to>\d\d(?:\d\d)?))?"
    rf"|{_W}(?P<relative>{RELATIVE_YEAR}))(?![\w%€])(?![.,]\d)"
)
_Q = re.compile(
    r"(?<![\w.-])(?:Q(?P<q>[1-4])|(?P<half>[HQ])[JK]?(?P<h>[12]))[ /.-]{0,2}(?P<year>20\d\d|19\d\d)(?![\w-])"
)
_Q_BEHIND = re.compile(r"(?<![\w./-])(?P<year>20\d\d|19\d\d)[ /-]?Q(?P<q>[1-4])(?!\w)")

_SCHOOL = (
    r"(?:(?:Schul|Kindergarten|Kita|Kiga|KiGa|KiTa|KITA|Krippen|Betreuungs|Ausbildungs|Berufsschul"
    r"|Hort)-?[Jj]ahr(?:e?s|en?)?|"
    r"(?:Theater)?[Ss]pielzeit(?:en)?|SJ|Schulj\.|Kindergartenj\.)"
    r"(?:(?<=s)(?:beginn|anfang|ende|wechsel)[s]?)?"
)
_PAIR = rf"(?:(?:19|20)\d\d{_S}?[/–-]{_S}?(?:(?:19|20)\d\d|\d\d)|\d\d/\d\d)"
_SCHOOL_YEAR = re.compile(
    rf"(?<![\w])(?P<word>(?:\w+-{_W}(?:und|u\.|oder|bzw\.|/){_W})?{_SCHOOL}){_W}(?P<years>{_PAIR}(?:{_W}(?:,|und"
    rf"|sowie|/|bis|u\.){_W}{_PAIR})*)(?![\w/%€])(?!\.\d)"
)
_PAIRED = re.compile(_PAIR)
_SCHOOL_TO = re.compile(rf"{_W}bis{_W}")


def _month_span(year: int, number: int) -> tuple[date, date]:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def _part_span(unit: str, number: int, year: int) -> tuple[date, date]:
    """The days of a quarter or half-year."""
    months = 3 if unit == "quarter" else 6
    return date(year, months * (number - 1) + 1, 1), _month_span(year, months * number)[1]


def school_year(first: int) -> tuple[date, date]:
    """A school, day-care or theatre year counts from the first of August to the end of July."""
    return date(first, 8, 1), date(first + 1, 7, 31)


def _second(first: int, printed: str) -> int:
    return (
        int(printed)
        if len(printed) == 4
        else first - first % 100 + int(printed) + (100 if first % 100 > int(printed) else 0)
    )


def parse(text: str, taken: Iterable[tuple[int, int]] = (), default_year: int | None = None) -> list[Mention[DateSpan]]:
    """Every period of ``text`` outside the stretches ``taken``; ``default_year`` settles ``d. J.``."""
    stretches = Taken(len(text), taken)
    found: list[Mention[DateSpan]] = []
    for rule in (_school_years, _parts_of_years, _months_named, _years):
        for mention in rule(text, stretches, default_year):
            stretches.add(mention.start, mention.end)
            found.append(mention)
    return found


def _entry(
    start: int,
    end: int,
    span: tuple[date, date] | None,
    precision: Precision,
    rule: str,
    confidence: float,
    *flags: str,
) -> Mention[DateSpan]:
    a, b = span or (None, None)
    return Mention(DateSpan(a, b, precision, "period"), start, end, rule, confidence, flags)


def _year_of(m: re.Match[str], default_year: int | None) -> tuple[int | None, float, tuple[str, ...]]:
    """The year of a match with the groups ``year`` and ``relative``, how sure it is, the flags."""
    if m["year"]:
        return int(m["year"]), 0.97, ()
    if default_year is None:
        return None, 0.6, ("year of the paper unknown",)
    years = shift(m["relative"])
    return default_year + years, 0.9 if years else 0.95, ()


def _school_years(text: str, taken: Taken, default_year: int | None) -> Iterator[Mention[DateSpan]]:
    for m in _SCHOOL_YEAR.finditer(text):
        if not taken.free(*m.span()):
            continue
        start = m.start("word")
        first: date | None = None  # of a range that goes on: "2019/20 bis 2022/23"
        for pair in _PAIRED.finditer(text, m.start("years"), m.end("years")):
            a, b = re.findall(r"\d+", pair[0])
            year = int(a) + (2000 if len(a) == 2 else 0)
            begin, end = school_year(year)
            last = _second(year, b)
            to = _SCHOOL_TO.match(text, pair.end(), m.end("years"))
            if to and last == year + 1 and first is None:
                first = begin
                continue
            if last != year + 1:
                span = date(year, 8, 1), date(last, 7, 31)
                yield _entry(start, pair.end(), span, "range", "school year", 0.6, "more than one year")
            elif first is not None and first < begin:
                yield _entry(start, pair.end(), (first, end), "range", "school years from to", 0.95)
            else:
                yield _entry(start, pair.end(), (begin, end), "range", "school year", 0.97 if len(a) == 4 else 0.9)
            first, start = None, m.end()
            if following := _PAIRED.search(text, pair.end(), m.end("years")):
                start = following.start()


def _parts_of_years(text: str, taken: Taken, default_year: int | None) -> Iterator[Mention[DateSpan]]:
    for m in _PART.finditer(text):
        if not taken.free(*m.span()):
            continue
        unit: Precision = "quarter" if m["unit"].lower().startswith(("q", "v")) else "half-year"
        year, confidence, flags = _year_of(m, default_year)
        listed = [numbers.ordinal(o[0].replace(" ", "")) for o in re.finditer(_ORDINAL, m["list"] + m["last"])]
        most = 4 if unit == "quarter" else 2
        if any(n is None or n > most for n in listed):
            continue
        values = [n for n in listed if n is not None]
        school = m["unit"].startswith("Schul") or bool(m["to"])
        starts = [m.start() + o.start() for o in re.finditer(_ORDINAL, m["list"] + m["last"])]
        spans = [
            None if year is None else _school_half(year, n) if school else _part_span(unit, n, year) for n in values
        ]
        if len(values) == 2 and re.search(r"bis|-|–", m["list"]):
            whole = None if spans[0] is None or spans[1] is None else (spans[0][0], spans[1][1])
            yield _entry(starts[0], m.end(), whole, "range", f"{unit}s from to", min(confidence, 0.95), *flags)
            continue
        for i, span in enumerate(spans):
            end = m.end() if i == len(spans) - 1 else starts[i + 1]
            end = len(text[:end].rstrip(" \n,/-–und.")) if i < len(spans) - 1 else end
            yield _entry(starts[i], end, span, unit, unit, confidence, *flags)
    for pattern in (_Q, _Q_BEHIND):
        for m in pattern.finditer(text):
            if taken.free(*m.span()):
                if m["q"]:
                    yield _entry(
                        *m.span(), _part_span("quarter", int(m["q"]), int(m["year"])), "quarter", "quarter", 0.95
                    )
                elif m["half"] == "H":
                    yield _entry(
                        *m.span(), _part_span("half-year", int(m["h"]), int(m["year"])), "half-year", "half-year", 0.85
                    )


def _school_half(year: int, number: int) -> tuple[date, date]:
    """The halves of the school year that begins in ``year``, parted at the end of January."""
    return (date(year, 8, 1), date(year + 1, 1, 31)) if number == 1 else (date(year + 1, 2, 1), date(year + 1, 7, 31))


def _months_named(text: str, taken: Taken, default_year: int | None) -> Iterator[Mention[DateSpan]]:
    """``März 2024``, ``Mai/Juni 2024`` (two), ``Januar bis März 2024``, ``Stand: 03/2024``."""
    single: list[Mention[DateSpan]] = []
    for m in _MONTH.finditer(text):
        number = month(m["name"])
        if number is None or not taken.free(*m.span()):
            continue
        year, confidence, flags = _year_of(m, default_year)
        if _DAY_LOST.search(text, max(0, m.start() - 26), m.start()):
            confidence, flags = min(confidence, 0.6), (*flags, DAY_LOST)
        at, chain = m.start(), [(m.start(), m.end(), number, False)]
        while len(chain) < 12 and (left := _LEFT_MONTH.search(text, max(0, at - 45), at)):
            before = month(left["name"])
            if before is None or not taken.free(*left.span()):
                break
            chain.append((left.start(), left.end("name"), before, bool(left["range"])))
            at = left.start()
        chain.reverse()
        i = 0
        while i < len(chain):
            start, end, first, to = chain[i]
            if to and i + 1 < len(chain):
                _, end, last, _ = chain[i + 1]
                span = None
                if year is not None:  # "November bis Januar 2025" begins in the year before
                    span = date(year - (first > last), first, 1), _month_span(year, last)[1]
                single.append(_entry(start, end, span, "range", "months from to", min(confidence, 0.95), *flags))
                i += 2
                continue
            span = None if year is None else _month_span(year, first)
            single.append(_entry(start, end, span, "month", "month name", confidence, *flags))
            i += 1
    i = 0
    while i < len(single):  # "Dezember 2022 bis Januar 2023"
        one = single[i]
        two = single[i + 1] if i + 1 < len(single) else None
        if (
            two is not None
            and one.value.precision == two.value.precision == "month"
            and _TO.fullmatch(text, one.end, two.start)
            and one.value.start is not None
            and two.value.end is not None
            and one.value.start < two.value.end
        ):
            span = one.value.start, two.value.end
            yield _entry(one.start, two.end, span, "range", "months from to", min(one.confidence, two.confidence, 0.95))
            i += 2
            continue
        yield one
        i += 1
    for m in _MONTH_FIGURES.finditer(text):
        if taken.free(*m.span("all")):
            span = _month_span(int(m["year"]), int(m["month"]))
            yield _entry(*m.span("all"), span, "month", "month in figures", 0.85)


# -- years ----------------------------------------------------------------------------------------------------------

_TO = re.compile(rf"{_W}(?:[-–—]|bis(?:{_W}(?:einschl\.|einschließlich|zum|Ende|Mitte|Anfang))*){_W}")
_YEAR = re.compile(
    rf"(?<![\w€$§@#])(?P<year>1[5-9]\d\d|20\d\d)(?!(?!ff?\.)\w)"
    rf"(?:(?P<sep>{_S}?[/–-]{_S}?|{_W}bis(?:{_W}(?:einschl\.|einschließlich|zum|Ende|Mitte|Anfang|Jahr|ins"
    rf"|zum))*{_W})(?P<to>(?:1[89]|20)\d\d|\d\d)(?!\w)(?![.,/:-]\d)(?!{_S}?[€%]))?"
)
_BEHIND = re.compile(
    rf"[.,:]\d|{_S}?[/–-]{_S}?\d|[-–/]\w|{_S}?[%‰€$²³°]|{_W}(?:Euro|EUR|Euros|T€|TEUR|Mio|Mrd|Tsd|Millionen|DM|Cent"
    rf"|ct|v\.{_S}?H|Prozent|e\.{_S}?V)\b"
)
_MARKED = re.compile(
    r"(?:\b(?:Nr|Nrn|Nummer|Ziff|Ziffer|Art|Artikel|Seite|Seiten|S|Bl|Blatt|TOP|Az|Aktenzeichen|Gz|Geschäftszeichen"
    r"|Drs|Drucks|Drucksache|DS|"
    r"BV|VO|Vorlage|Vorlagen|Vorlagennummer|BGBl|GVBl|GBl|GVOBl|Konto|Sachkonto|Kostenstelle|Produkt|PLZ|Tel|Telefon"
    r"|Fax|Telefax|Raum|Zimmer|Postfach|"
    r"Flurstück|Flurstücke|Flst|Flurst|Flur|Kapitel|Kap|Version|Kennziffer|Typ|Modell|Linie|HRB|HRA|DIN|ISO|EN|IEC"
    r"|Plan-Nr|Höhe|Konto-Nr|Haus-Nr|Durchwahl)"
    r"|\b\w+-?(?:nummer|nr)|§§?)[.:]?[ \u00a0]{0,2}$",
    re.IGNORECASE,
)
_LAW = re.compile(r"(?:gesetz(?:es|buch|buches)?|verordnung|bauordnung|gemeindeordnung|kreisordnung|geschäftsordnung)$")
_QUANTITY = re.compile(
    r"\b(?:rund|rd\.|über|mehr als|weniger als|mindestens|höchstens|maximal|max\.|mind\.|bis zu|insgesamt|knapp|fast"
    r"|jeweils|je|weitere|weiteren|nur|gut|um die|jährlich|täglich|pro|à|x|×|davon|etwa|ca\.|circa"
    r"|zirka)[ \u00a0\n]{1,2}$",
    re.IGNORECASE,
)
_NEXT = r"(?:[ \u00a0]{1,2}\n?|\n)"  # no blank line
_NOUN_BEHIND = re.compile(_NEXT + r"(?:\w+e[nrms]?[ \u00a0\n])?[A-ZÄÖÜ]\w+")
DAY_LOST = "day perhaps not read"
_DAY_LOST = re.compile(r"(?:\b(?:am|den|dem|(?:am|den|vom|zum)\s\w{2,18}ten)|\d\s?[.:;,][^\w\s]{0,2})[ \u00a0\n]{1,2}$")
"""What stands before a month or a year whose day was not read ("am 1978", "9.:19. 1978", "am ersten April 1978")."""
_SEASON = re.compile(r"(?:Winter\w*|Jahreswechsel|Jahreswende|Saison|Heizperiode|Semester|Silvester|Spielsaison)\s$")
"""What stands before a pair of years that is not the whole of both ("Winter 2030/2031")."""
_WEEK = re.compile(
    r"(?:\bKW\.?|\bKalenderwochen?)\s?(?:\d{1,2}(?:\.?\s?(?:[-–/]|bis|und)\s?\d{1,2})?\s?[/.,]?\s?)?(?:(?:des|im)\sJahre?s?\s|in\s)?$"
)
"""What stands before the year of a week ("12. KW 2031"), which is no mention of the whole year."""
_YEARLY = re.compile(
    r"(?:\b(?:Jahr|Jahre|Jahren|Jahres|Jahrs|Jahrgang|seit|ab|bis|in|im|für|von|vom|zum|nach|vor|Ende|Mitte|Anfang"
    r"|Herbst|Frühjahr|Sommer|Winter|Frühling|"
    r"Spätsommer|Spätherbst|Hj\.|HJ|HH|HHJ|Stand|Stand:|Plan|Ist|Ansatz|Ergebnis|anno|Baujahr|und|sowie|oder|gegenüber"
    r"|\w*[Hh]aushalt\w*|\w*jahre?s?|\w*plan\w*|\w*abschluss\w*|\w*programm)\s{1,2}$)"
)
_OF_YEAR = re.compile(r"[Jj]ahr(?:e[sn]?|s)?\s{1,2}$")
_DIALLED = re.compile(r"(?<!\d)0\d{2,5}[ /-]{1,3}$")
_WORD_BEFORE = re.compile(
    r"([^\W\d_][\w./-]*)[ \u00a0\n]{1,2}(?:\(?(?:NRW|NW|BW|Bbg|Nds|LSA|SH|RP|RLP|MV|M-V|Bln)\)?[ \u00a0])?$"
)


@cache
def law_names() -> frozenset[str]:
    """Short names of laws, ordinances and norms (``BauGB``)."""
    return frozenset(word for line in lines("law_names.txt") for word in line.split())


@cache
def _counted() -> re.Pattern[str]:
    words = [word for line in lines("counted_nouns.txt") for word in line.split()]
    whole = [re.escape(w[:-1]) for w in words if w.endswith(".")]
    begun = [re.escape(w) for w in words if not w.endswith(".")]
    return re.compile(rf"{_NEXT}(?:(?:{'|'.join(begun)})|(?:{'|'.join(whole)})(?![\w]))")


def _years(text: str, taken: Taken, default_year: int | None) -> Iterator[Mention[DateSpan]]:
    """Bare years and pairs of years; what else a number of four figures may be is left out."""
    at = 0
    while m := _YEAR.search(text, at):
        end = at = m.end()
        if not taken.free(m.start(), m.start() + 1):
            at = m.end("year")  # the year of a day begins no pair: "vom 2. Februar 2016 bis zum Jahr 2041"
            continue
        if not taken.free(m.start(), end) or not stands_alone(text, m.start()):
            continue
        if _WEEK.search(text, max(0, m.start() - 40), m.start()):
            continue
        year, confidence = int(m["year"]), 0.93
        marked = bool(_MARKED.search(text, max(0, m.start() - 24), m.start()))
        yearly = bool(_YEARLY.search(text, max(0, m.start() - 40), m.start()))
        behind = _BEHIND.match(text, end)
        if behind and "\n" in behind[0] and only_years(text, m.start()):
            behind = None  # heads of columns with their unit below: "2015 2016", then "Euro Euro"
        if marked or behind or (not yearly and in_row_of_numbers(text, m.start(), end)):
            continue
        before = _WORD_BEFORE.search(text, max(0, m.start() - 60), m.start())
        if before and (before[1].split("/")[0] in law_names() or _LAW.search(before[1])):
            continue
        if _counted().match(text, end) and not _OF_YEAR.search(text, max(0, m.start() - 12), m.start()):
            continue
        if _DIALLED.search(text, max(0, m.start() - 8), m.start()):
            continue
        if _QUANTITY.search(text, max(0, m.start() - 16), m.start()):
            if _NOUN_BEHIND.match(text, end):
                continue
            confidence = 0.6
        if m["to"]:
            second = _second(year, m["to"])
            slash = "/" in m["sep"]
            if second <= year or second - year > 80 or (slash and len(m["to"]) == 2 and second != year + 1):
                continue
            span = date(year, 1, 1), date(second, 12, 31)
            season = _SEASON.search(text, max(0, m.start() - 24), m.start())
            sure = 0.75 if season or (slash and len(m["to"]) == 2) else 0.93
            yield _entry(m.start(), end, span, "range", "years from to", min(confidence, sure))
            continue
        flags: tuple[str, ...] = ("month badly read",) if before and rest_of_month(before[1]) else ()
        if flags:
            confidence = 0.6
        elif yearly and confidence > 0.6:
            confidence = 0.97
        elif alone_on_its_line(text, m.start(), end):
            confidence = min(confidence, 0.75)  # as often what is left of a stamp or of another line
        if _DAY_LOST.search(text, max(0, m.start() - 26), m.start()):
            flags, confidence = (*flags, DAY_LOST), 0.6
        if not 1900 <= year <= 2060:
            if not yearly and not re.match(r"\s(?:errichtet|erbaut|gegründet|eröffnet)", text[end : end + 12]):
                continue
            confidence = min(confidence, 0.85)
        elif year % 100 == 0 and not yearly:
            confidence = min(confidence, 0.8)
        span = date(year, 1, 1), date(year, 12, 31)
        yield _entry(m.start(), end, span, "year", "year", confidence, *flags)
