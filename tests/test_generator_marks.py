"""Marked values: what is printed, what the truth keeps, and how lines take them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.generator.engine import (
    Style,
    bold,
    day,
    days,
    euro,
    euro_range,
    month,
    plain,
    quarter,
    school_year,
    span,
    sup,
)
from samples.generator.engine.hyphens import places
from samples.generator.engine.layout import set_lines
from samples.generator.engine.marks import parse, print_amount, tidy


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        (day("2024-03-07"), "07.03.2024", {"start": "2024-03-07", "end": "2024-03-07", "precision": "day"}),
        (day("2024-03-07", "d. month yyyy"), "7. März 2024", {"start": "2024-03-07"}),
        (month("2024-02"), "Februar 2024", {"start": "2024-02-01", "end": "2024-02-29", "precision": "month"}),
        (quarter(2025, 4, "IV. Quartal 2025"), "IV. Quartal 2025", {"start": "2025-10-01", "end": "2025-12-31"}),
        (school_year(2022, "2022/23"), "2022/23", {"start": "2022-08-01", "end": "2023-07-31", "precision": "range"}),
        (span("2024-04-01", "2025-03-31"), "01.04.2024 bis 31.03.2025", {"end": "2025-03-31", "precision": "range"}),
        (euro(1_250_000, "mio"), "1,25 Mio. €", {"amount": "1250000.00", "currency": "EUR"}),
        (euro("12.5", "€", bound="maximum"), "12,50 €", {"amount": "12.50", "maximum": "12.50", "minimum": None}),
        (euro(1_860_000, "DM"), "1.860.000,-- DM", {"currency": "DEM"}),
        (
            euro_range(6_000_000, 7_000_000, "6 bis 7 Mio. Euro"),
            "6 bis 7 Mio. Euro",
            {"amount": None, "maximum": "7000000.00"},
        ),
    ],
)
def test_value_and_print(text: str, printed: str, value: dict[str, object]) -> None:
    marked = parse(text)
    assert marked.plain == printed
    assert len(marked.marks) == 1
    assert value.items() <= marked.marks[0].value.items()


def test_two_days_are_two_dates() -> None:
    marked = parse(f"am {days('2023-06-17', '2023-06-18')} in")
    assert marked.plain == "am 17. und 18. Juni 2023 in"
    assert [m.value["start"] for m in marked.marks] == ["2023-06-17", "2023-06-18"]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("€", "2.500 €"),
        ("€00", "2.500,00 €"),
        ("TEUR", "2,5 TEUR"),
        ("EUR first", "EUR 2.500"),
        ("blank", "2 500 €"),
        ("--", "2.500,-- €"),
    ],
)
def test_styles_of_amounts(style: str, printed: str) -> None:
    assert print_amount(2500, style) == printed


WORDS = st.text(alphabet="abcdefgäöüßABÄ-,.§ \u00a0", max_size=200)


@given(WORDS, st.floats(min_value=60, max_value=400), st.sampled_from(["left", "justify"]))
def test_lines_lose_nothing(text: str, width: float, align: str) -> None:
    """Whatever the width: the words of the lines are the words of the text, in order."""
    lines = set_lines(parse(f"{bold('Nr.')} {text} {day('2024-03-07')}{sup('1')}"), Style(align=align), width)
    assert tidy(" ".join(line.whole for line in lines)) == tidy(f"Nr. {text} 07.03.20241")


@given(WORDS)
def test_printed_lines_fit(text: str) -> None:
    for line in set_lines(parse(text), Style(), 200):
        assert line.width <= 200.1 or " " not in line.printed


@pytest.mark.parametrize(
    "parts",
    [
        "Ver-waltungs-ausschuss",
        "Kinder-ta-ges-stätte",
        "Grundschul-alter",
        "Aus-schrei-bung",
        "Straße",
        "2024/0815",
        "Seen",
    ],
)
def test_hyphens(parts: str) -> None:
    word = parts.replace("-", "")
    cuts = places(word)
    assert "-".join(word[a:b] for a, b in zip((0, *cuts), (*cuts, len(word)), strict=True)) == parts


def test_plain_hides_everything() -> None:
    assert plain(f"{bold('Kosten')}{sup('2')}: {euro(5)}\u00a0je Per\u00adson") == "Kosten2: 5 € je Person"
