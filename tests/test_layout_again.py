"""A cell read again alone: what of the new reading comes in."""

from __future__ import annotations

import pytest

from pipeline.layout.again import _merged
from pipeline.layout.states import cell_text
from pipeline.layout.tables import HeadKind
from pipeline.model.geometry import Box
from pipeline.model.page import Cell, Line, Reading, Word

BOX = Box(50, 100, 120, 112)


@pytest.mark.parametrize(
    ("before", "again", "kind", "told"),
    [
        ("1.234.567,00", "1,234.567,00", None, "1.234.567,00"),
        ("1.234.567,00", "1.234.567.00", None, "1.234.567,00"),
        ("12.500", "12,500", None, "12.500"),
        ("1.234.567,00 €", "1,234.567,00 €", None, "1.234.567,00 €"),
        ("-1.234,00", "-1,234,00", None, "-1.234,00"),
        ("12,500.00", "12.500,00", None, "12.500,00"),  # no sum as printed: the new reading may come in
        ("04.03.2031", "04,03.2031", "date", "04.03.2031"),
        ("04,03.2031", "04.03.2031", "date", "04.03.2031"),
    ],
)
def test_points_and_commas_that_the_page_told_stay(before: str, again: str, kind: HeadKind | None, told: str) -> None:
    cell = Cell(1, 0, (Line((Word(before, BOX, 0.6),), BOX),), BOX)
    assert cell_text(_merged(cell, Reading("tesserocr", (Word(again, BOX, 0.95),)), kind)) == told
