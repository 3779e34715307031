"""Figures that an engine parted at their points are one again: by the steps of one pitch, in other type by blanks."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Word
from pipeline.ocr import pitched

STEP = 6.0
PROSE = (
    "Verwaltung",
    "Stege",
    "Umwelt",
    "Kreistag",
    "Beratung",
    "Beschluss",
    "Haushalt",
    "Gemeinde",
    "Termin",
    "Gremium",
    "Sitzung",
    "Anlage",
)


def _word(text: str, left: float, top: float, step: float = STEP) -> Word:
    return Word(text, Box(left + 0.4, top, left + len(text) * step - 0.5, top + 7), 0.95)


def _page(step: float = STEP, widths: float = 0.0) -> list[Word]:
    """Words of one pitch, or (``widths``) of letters as wide as they happen to be."""
    return [_word(text, 60, 100 + 12 * n, step + widths * (n % 5)) for n, text in enumerate(PROSE)]


def test_a_date_read_in_three_is_one() -> None:
    parts = [_word("12.", 300, 500), _word("01.", 318, 500), _word("2031", 336, 500)]
    *_, day = pitched.joined([*_page(), *parts])
    assert day.text == "12.01.2031" and day.alternatives[0].text == "12. 01. 2031"
    assert day.box is not None and round(day.box.left) == 300 and round(day.box.right) == 360


def test_a_point_read_with_what_follows_and_an_amount() -> None:
    parts = [_word("02", 318, 500), _word(".2031", 330, 500), _word("20.", 300, 500)]
    amount = [_word("36.", 100, 520), _word("700", 118, 520)]
    found = [w.text for w in pitched.joined([*_page(), *parts, *amount])]
    assert found[len(PROSE) :] == ["20.02.2031", "36.700"]


def test_a_blank_stays() -> None:
    parts = [_word("1.", 300, 500), _word("25", 318, 500)]  # one step more than the letters have
    other_line = [_word("12.", 300, 520), _word("01.", 318, 540)]
    assert len(pitched.joined([*_page(), *parts, *other_line])) == len(PROSE) + 4


def test_type_of_many_widths_is_left_alone() -> None:
    parts = [_word("12.", 300, 500), _word("01.", 318, 500)]
    page = _page(widths=0.6)
    assert pitched.pitch(page) is None
    assert pitched.joined([*page, *parts]) == (*page, *parts)
    assert pitched.pitch(_page()[:8]) is None  # too few words to tell


def test_type_of_many_widths_is_judged_by_its_own_blanks() -> None:
    places = [(60 + 23.0 * (n % 6), 12.0 * (n // 6)) for n in range(36)]
    page = [Word(PROSE[n % 12], Box(x, y, x + 20, y + 7), 0.95) for n, (x, y) in enumerate(places)]
    assert pitched.pitch(page) is None
    assert pitched.blank(page) == pytest.approx(3)
    parts = (("04.", 60.0), ("04.", 73.0), ("2017", 86.0))
    figures = [Word(text, Box(left, 500, left + 12, 507), 0.9) for text, left in parts]
    *_, day = pitched.joined([*page, *figures])
    assert (day.text, [a.text for a in day.alternatives]) == ("04.04.2017", ["04. 04. 2017"])
    apart = [Word(text, Box(left, 500, left + 12, 507), 0.9) for text, left in (("1.", 60), ("16", 74.5))]
    assert pitched.joined([*page, *apart]) == (*page, *apart)
