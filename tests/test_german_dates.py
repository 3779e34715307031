"""Dates and periods in German strings: a table developed on, a table written before and not tuned to, properties."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.german import dates, holidays
from pipeline.german.months import like_month, month

from .examples import examples

# string | first..last day or "-" for none known, and the precision; several parted by ";"; empty for none at all
DEVELOPED = [
    ("Beratung am 28.02.2024 im Kreishaus", "2024-02-28 day"),
    ("am 28.O2.2024", "2024-02-28 day"),
    ("am l5.03.2023", "2023-03-15 day"),
    ("ab 1.Marz 2024", "2024-03-01 day"),
    ("27 112025", "2025-11-27 day"),
    ("am 3. und 17. Mai 2024", "2024-05-03 day; 2024-05-17 day"),
    ("1., 2. und 3. Juni 2020", "2020-06-01 day; 2020-06-02 day; 2020-06-03 day"),
    ("29./30. Januar 2022", "2022-01-29 day; 2022-01-30 day"),
    ("03./04.11.2015", "2015-11-03 day; 2015-11-04 day"),
    ("05/10.05.2000", "2000-05-05 day; 2000-05-10 day"),
    ("vom 3. bis 17. Mai 2024", "2024-05-03..2024-05-17 range"),
    ("vom 01.03.2024 bis zum 31.12.2024", "2024-03-01..2024-12-31 range"),
    ("vom 20. Dezember bis 6. Januar 2025", "2024-12-20..2025-01-06 range"),
    ("im 1. Quartal 2024", "2024-01-01..2024-03-31 quarter"),
    ("2. und 3. Quartal 2025", "2025-04-01..2025-06-30 quarter; 2025-07-01..2025-09-30 quarter"),
    ("III.-IV. Quartal 2010", "2010-07-01..2010-12-31 range"),
    ("im zweiten Halbjahr 2024", "2024-07-01..2024-12-31 half-year"),
    ("im Schuljahr 2022/23", "2022-08-01..2023-07-31 range"),
    ("Kita-Jahr 2023/2024", "2023-08-01..2024-07-31 range"),
    ("für das Jahr 2024", "2024-01-01..2024-12-31 year"),
    ("Haushaltsplan 2023", "2023-01-01..2023-12-31 year"),
    ("in den Jahren 2021 bis 2025", "2021-01-01..2025-12-31 range"),
    ("Doppelhaushalt 2023/2024", "2023-01-01..2024-12-31 range"),
    ("März 2024", "2024-03-01..2024-03-31 month"),
    ("Mai/Juni 2024", "2024-05-01..2024-05-31 month; 2024-06-01..2024-06-30 month"),
    ("Januar bis März 2023", "2023-01-01..2023-03-31 range"),
    ("Dezember 2022 bis Januar 2023", "2022-12-01..2023-01-31 range"),
    ("am 30.02.2024", "- day"),
    ("am 30. Mai 2912", "- day"),
    ("am 3. Mai", "- day"),
    ("15. Mai d. J.", "- day"),
    ("12.05.98", "1998-05-12 day"),
    ("2024-03-07", "2024-03-07 day"),
    ("04/25/2017", "- day"),
    ("Stand: 03/2024", "2024-03-01..2024-03-31 month"),
    ("28.\nFebruar 2024", "2024-02-28 day"),
    ("Vorlage 2014/0075 und Drucksache 12/2023", ""),
    ("BauO NRW 2018", ""),
    ("2.000 Euro und 2000 Besucher", ""),
    ("1. und 2. Bürgermeister", ""),
    ("d. h. 14.3.2 Nr. 5", ""),
    ("§ 2024 oder Nr. 2023", ""),
    ("Kosten von 2020 €", ""),
]

# Written before the grammar was tried on it: 48 of 49 right at the first try (a telephone number was taken for a year).
HELD_OUT = [
    ("Die Frist endet am 5.7.2021.", "2021-07-05 day"),
    ("Sitzung: Dienstag, den 14. Dezember 2021, 18:00 Uhr", "2021-12-14 day"),
    ("(Beschluss vom 24.9.19)", "2019-09-24 day"),
    ("Geschäftszeichen 25.06.01-L614", ""),
    ("Schützenverein Teichdorf 1924 e. V.", ""),
    ("am 3, April 2023", "2023-04-03 day"),
    ("erst zum 1:\nJanuar 2006", "2006-01-01 day"),
    ("im 1. Quartat 2019", "2019-01-01..2019-03-31 quarter"),
    ("vom 3. Mai 2031 bis zum Jahr 2041", "2031-05-03 day; 2041-01-01..2041-12-31 year"),
    ("Teichdorf 3 1.244.000 62.200 Neubau 2019\n", "2019-01-01..2019-12-31 year"),
    ("zwischen dem 1. und 15. August 2023", "2023-08-01 day; 2023-08-15 day"),
    ("am 06., 13. und 20.09.2022", "2022-09-06 day; 2022-09-13 day; 2022-09-20 day"),
    ("am 30. Juni und 1. Juli 2023", "2023-06-30 day; 2023-07-01 day"),
    ("01.01.-31.12.2025", "2025-01-01..2025-12-31 range"),
    ("01.08.2022 – 31.07.2023", "2022-08-01..2023-07-31 range"),
    ("bis einschließlich 30. September 2026", "2026-09-30 day"),
    ("30. Sept. 1987", "1987-09-30 day"),
    ("7. Jänner 1999", "1999-01-07 day"),
    ("4. Miirz 2008", "2008-03-04 day"),
    ("11. I2. 2013", "2013-12-11 day"),
    ("3l.12.2O19", "2019-12-31 day"),
    ("31.04.2023", "- day"),
    ("29.02.2023", "- day"),
    ("29.02.2024", "2024-02-29 day"),
    ("00.05.2022", "- day"),
    ("12.13.2020", "- day"),
    ("Herbst 2022", "2022-01-01..2022-12-31 year"),
    ("Ende April 2019", "2019-04-01..2019-04-30 month"),
    ("4. Quartal 2022 und 1. Quartal 2023", "2022-10-01..2022-12-31 quarter; 2023-01-01..2023-03-31 quarter"),
    ("Q3/2025", "2025-07-01..2025-09-30 quarter"),
    ("I. Halbjahr 1996", "1996-01-01..1996-06-30 half-year"),
    ("Schuljahr 1999/2000", "1999-08-01..2000-07-31 range"),
    ("in der Spielzeit 2018/19", "2018-08-01..2019-07-31 range"),
    ("Kindergartenjahre 2020/21 und 2021/22", "2020-08-01..2021-07-31 range; 2021-08-01..2022-07-31 range"),
    ("Haushaltsjahre 2024 und 2025", "2024-01-01..2024-12-31 year; 2025-01-01..2025-12-31 year"),
    ("seit 1976", "1976-01-01..1976-12-31 year"),
    ("2018–2022", "2018-01-01..2022-12-31 range"),
    ("1997 1998 1997 1998\n12 15 16 18", "; ".join(f"{y}-01-01..{y}-12-31 year" for y in (1997, 1998) * 2)),
    ("1997 1912 1956 1940\n12 15 16 18", ""),
    ("Az. 10-2024-17", ""),
    ("AZ 2024/117-3", ""),
    ("DS 2021/88", ""),
    ("VO/2022/044", ""),
    ("Gebäudeenergiegesetz 2024", ""),
    ("DIN 18040", ""),
    ("DIN EN 1990", ""),
    ("rund 1950 Einwohner", ""),
    ("2023 m²", ""),
    ("Telefon 05121 2024", ""),
    ("PLZ 20240", ""),
    ("Ziffer 3.4.12", ""),
    ("12.345,67", ""),
    ("Seite 2021", ""),
    ("um 20.15 Uhr", ""),
    ("die 1990er Jahre", ""),
    ("Bebauungsplan Nr. 1987", ""),
    ("24.12", ""),
]


def told(string: str, **options: int) -> str:
    parts = []
    for m in dates.parse(string, **options):
        first, last = m.value.start, m.value.end
        days = "-" if first is None else f"{first}" if first == last else f"{first}..{last}"
        parts.append(f"{days} {m.value.precision}")
    return "; ".join(parts)


@pytest.mark.parametrize(("string", "expected"), [*DEVELOPED, *examples("dates_develop")])
def test_developed(string: str, expected: str) -> None:
    assert told(string) == expected


NOT_READ = {"Konto 2018 1999 20": "groups of an account number look like years"}

# Of the rows of dates_evaluate.tsv 59 of 64 were right at the first try, of dates_develop.tsv 55 of 64.
EVALUATED = [
    pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=NOT_READ[row[0]])) if row[0] in NOT_READ else row
    for row in [*HELD_OUT, *examples("dates_evaluate")]
]


@pytest.mark.parametrize(("string", "expected"), EVALUATED)
def test_held_out(string: str, expected: str) -> None:
    assert told(string) == expected


def test_a_range_is_not_two_days() -> None:
    (mention,) = dates.parse("vom 2. bis 4. April 2024 wird gesperrt")
    assert mention.value.role == "period"
    assert "vom 2. bis 4. April 2024 wird gesperrt"[mention.start : mention.end] == "2. bis 4. April 2024"


@pytest.mark.parametrize(
    ("string", "flag"),
    [
        ("30.02.2024", "impossible date"),
        ("am 13.25.2024", "impossible date"),
        ("30. Mai 2912", "improbable year"),
        ("27 112025", "dots lost"),
        ("28.O2.2024", "letters read as figures"),
        ("28,02.2024", "comma for dot"),
        ("28. Fcbrnar 2024", "month badly read"),
        ("15.05.20222", "impossible date"),
        ("am 3. Mai", "no year"),
        ("mit Verfügung vom 26.\n\nNovember 1971", "month apart from its day"),
        ("zum 31 12 2011", "dots lost"),
        ("tober 2019", "month badly read"),
        ("Fehrmar 2014", "month badly read"),
        ("3. Mai d. J.", "year of the paper unknown"),
        ("Freitag, 7. März 2024", "another weekday is printed"),
        ("05/07/2011", "order of day and month unclear"),
        ("vom 24. bis 18. September 2009", "range runs backwards"),
    ],
)
def test_doubts_are_flags(string: str, flag: str) -> None:
    (mention,) = dates.parse(string)
    assert flag in mention.flags
    assert mention.confidence <= 0.9


def test_the_year_of_the_paper_settles_what_is_left_open() -> None:
    assert told("15. Mai d. J.", default_year=2013) == "2013-05-15 day"
    assert told("12.05.48", default_year=1949) == "1948-05-12 day"
    assert told("12.05.48", default_year=2047) == "2048-05-12 day"
    (mention,) = dates.parse("am 3. Mai", default_year=2013)
    assert mention.value.start == date(2013, 5, 3)
    assert "year taken from the paper" in mention.flags


DAYS = st.dates(date(1900, 1, 1), date(2060, 12, 31))
NAMES = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905


@given(DAYS)
@example(date(2024, 3, 7))
def test_every_form_of_a_day_gives_that_day(day: date) -> None:
    forms = (
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d}. {day:%m}. {day:%Y}",
        f"{day.day}. {NAMES[day.month - 1]} {day.year}",
        f"{day:%d}. {NAMES[day.month - 1]} {day.year}",
        day.isoformat(),
    )
    for form in forms:
        text = f"Die Sitzung am {form} fand statt."
        (mention,) = dates.parse(text)
        assert (mention.value.start, mention.value.end, mention.value.precision) == (day, day, "day")
        assert text[mention.start : mention.end] == form


@given(DAYS, st.integers(1, 400))
def test_every_range_gives_its_ends(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    text = f"vom {first:%d.%m.%Y} bis zum {last:%d.%m.%Y}"
    (mention,) = dates.parse(text)
    assert (mention.value.start, mention.value.end) == (first, last)


@given(st.text(alphabet="0123456789 .,/-–OolI|\nJanurMäzbisvomundQtlh§€%dJ:", max_size=60))
def test_no_string_breaks_it_and_spans_fit(string: str) -> None:
    for mention in dates.parse(string, default_year=2020):
        assert 0 <= mention.start < mention.end <= len(string)
        assert 0 < mention.confidence <= 1
        first, last = mention.value.start, mention.value.end
        assert (first is None) == (last is None) or "range" in mention.value.precision
        if first is not None and last is not None and "range runs backwards" not in mention.flags:
            assert first <= last


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1950, 2050))
def test_day_and_month_are_never_swapped(day: int, number: int, year: int) -> None:
    for mention in dates.parse(f"{day:02}.{number:02}.{year}"):
        if mention.value.start is not None:
            assert (mention.value.start.day, mention.value.start.month) == (day, number)


def test_months_by_name() -> None:
    assert [month(name) for name in NAMES] == list(range(1, 13))
    assert month("Sept.") == 9
    assert month("Marzipan") is None


def test_months_badly_read() -> None:
    read = ("Mirz", "Dczember", "0ktober", "Augusl", "Scptembcr")
    assert [like_month(name) for name in read] == [3, 12, 10, 8, 9]
    assert [like_month(name) for name in ("Mais", "Quartal", "Ju1i", "Mat", "Jani", "Haus")] == [
        5,
        None,
        7,
        None,
        6,
        None,
    ]


def test_holidays() -> None:
    assert holidays.easter(2024) == date(2024, 3, 31)
    assert holidays.easter(1999) == date(1999, 4, 4)
    assert holidays.holiday(date(2024, 5, 9)) == "Christi Himmelfahrt"
    assert holidays.holiday(date(1985, 10, 3)) is None
    assert holidays.doubts(date(2024, 3, 31)) == ("sunday", "holiday")
    assert holidays.doubts(date(2024, 3, 7)) == ()


@pytest.mark.parametrize(
    "piece", ["am 3. und ", "2024 ", " ", "1.", "A-", "Januar ", "Schuljahr 2022/23 und ", "3.5. bis ", "1. Quartal, "]
)
def test_long_strings_take_time_that_grows_with_them(piece: str) -> None:
    started = perf_counter()
    dates.parse(piece * 3000)
    assert perf_counter() - started < 15


@pytest.mark.parametrize(
    "string", ["für den Ausschuss am 1978.", "den 9.:19. 1978", "nicht vor dem Mai 2031", "am ersten Mai 2031"]
)
def test_a_month_or_year_whose_day_was_not_read_is_doubted(string: str) -> None:
    (found,) = dates.parse(string)
    assert found.flags == ("day perhaps not read",) and found.confidence <= 0.6
