"""Days told from the paper's date, days whose figures are damaged, and what only looks like a year."""

from __future__ import annotations

import pytest

from pipeline.german import dates


def told(string: str, year: int | None = 2031, month: int | None = 1) -> str:
    found = dates.parse(string, default_year=year, default_month=month)
    return "; ".join(
        f"{m.value.start}" if m.value.start == m.value.end else f"{m.value.start}..{m.value.end}" for m in found
    )


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("am 12. d. M.", "2031-01-12"),
        ("am 12. d. Mts.", "2031-01-12"),
        ("am 12. dieses Monats", "2031-01-12"),
        ("vom 3. bis 12. d. M.", "2031-01-03..2031-01-12"),
        ("am 3. und 12. ds. Mts.", "2031-01-03; 2031-01-12"),
        ("vom 3. v. M.", "2030-12-03"),
        ("am 3. vorigen Monats", "2030-12-03"),
        ("am 3. n. M.", "2031-02-03"),
        ("am 12. März v. J.", "2030-03-12"),
        ("am 12. März letzten Jahres", "2030-03-12"),
        ("am 12.03. n. J.", "2032-03-12"),
        ("zum 31.12. d. Js.", "2031-12-31"),
        ("bis 1. Mai laufenden Jahres", "2031-05-01"),
        ("vom 20.12. v. J. bis 6.1. d. J.", "2030-12-20..2031-01-06"),
        ("im Mai v. J.", "2030-05-01..2030-05-31"),
        ("im 2. Quartal n. J.", "2032-04-01..2032-06-30"),
    ],
)
def test_told_from_the_date_of_the_paper(string: str, expected: str) -> None:
    assert told(string) == expected


@pytest.mark.parametrize(
    ("string", "flag"),
    [
        ("am 12. d. M.", "month of the paper unknown"),
        ("am 3. v. M.", "month of the paper unknown"),
        ("am 12. März v. J.", "year of the paper unknown"),
        ("im Mai n. J.", "year of the paper unknown"),
    ],
)
def test_without_a_date_of_the_paper_they_are_null(string: str, flag: str) -> None:
    (mention,) = dates.parse(string)
    assert mention.value.start is None
    assert flag in mention.flags
    assert mention.confidence <= 0.6


def test_the_day_before_is_of_the_year_a_statute_means() -> None:
    (mention,) = dates.parse("bis zum 30. November des Vorjahres", default_year=2031)
    assert mention.confidence <= 0.7


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("Sitzung am 2711.2031", "2031-11-27"),
        ("2711.2031", "2031-11-27"),
        ("am 27.112031", "2031-11-27"),
        ("am 27112031", "2031-11-27"),
        ("am 1 2.03.2031", "2031-03-12"),
        ("am 12.0 3.2031", "2031-03-12"),
        ("am 12.03.20 31", "2031-03-12"),
        ("am 12.03.2 031", "2031-03-12"),
    ],
)
def test_damaged_figures_are_read_and_doubted(string: str, expected: str) -> None:
    (mention,) = dates.parse(string)
    assert str(mention.value.start) == expected
    assert mention.flags
    assert mention.confidence <= 0.6


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("Vorlage 2711.2031", ""),
        ("DS 1203.2031", ""),
        ("ein Betrag von 2711.2031 €", ""),
        ("27112031", ""),
        ("TOP 2 5.03.2031", "2031-03-05"),
        ("Nr. 1 2.03.2031", "2031-03-02"),
        ("12. Kalenderwoche des Jahres 2031", ""),
        ("KW 12 2031", ""),
        ("KW 5 - 7 im Jahr 2031", ""),
        ("in der 12. KW und im Jahr 2031", "2031-01-01..2031-12-31"),
        ("1. HJ 2031", "2031-01-01..2031-06-30"),
        ("erste Hälfte 2031", "2031-01-01..2031-06-30"),
        ("Ende Mai/Anfang Juni 2031", "2031-05-01..2031-05-31; 2031-06-01..2031-06-30"),
        ("ab 2031ff.", "2031-01-01..2031-12-31"),
        ("2031ffentlich", ""),
    ],
)
def test_neighbours(string: str, expected: str) -> None:
    assert told(string) == expected


@pytest.mark.parametrize("string", ["Winter 2031/2032", "zum Jahreswechsel 2031/32", "Heizperiode 2031/2032"])
def test_a_season_over_two_years_is_not_sure(string: str) -> None:
    (mention,) = dates.parse(string)
    assert mention.confidence <= 0.75
