"""Letterheads in a frame and cells that caught the lines of other rows beside the steps of a course."""

from __future__ import annotations

import pytest

from pipeline.fields import bodies
from pipeline.model.outline import Outline
from pipeline.model.text import Layout, Text, TextCell, TextTable
from tests.courses import row, steps, table


@pytest.mark.parametrize("place", ["Wiesengrund, 24.08.2031", "Bad Wiesen, den 24.08.2031"])
def test_who_writes_beside_place_and_day_is_no_step(place: str) -> None:
    assert not steps(table([["Der Gemeindevorstand der Gemeinde Wiesengrund", place]], head=0))


@pytest.mark.parametrize("day", ["24.08.2031", "Montag, 24.08.2031", "Mittwoch, 24.08.2031"])
def test_a_body_beside_its_day_is_one(day: str) -> None:
    (step,) = steps(table([["Gemeindevorstand", day]], head=0))
    assert row(step)[1:3] == ("2031-08-24", "Gemeindevorstand")


@pytest.mark.parametrize(
    ("beside", "name"),
    [
        ("Wiesengrund, 24.08.2031", "Magistrat"),
        ("Drucksache: 12/3", "Magistrat"),
        ("24.08.2031", "Magistrat der Stadt Wiesengrund"),
    ],
)
def test_a_letterhead_in_a_frame_is_no_row_that_keeps_the_town(beside: str, name: str) -> None:
    printed = "Magistrat der Stadt Wiesengrund"
    at = len(printed) + 1
    cells = (
        TextCell(0, at - 1, 0, 0, "value", 0.98, 1, None),
        TextCell(at, at + len(beside), 0, 1, "value", 0.98, 1, None),
    )
    framed = TextTable(0, at + len(beside), 1, cells, 0, True)
    text = Text(f"{printed} {beside}\n", layout=Layout(tables=(framed,)))
    assert [m.value.name for m in bodies.find(text, Outline(None, 0.0))] == [name]


@pytest.mark.parametrize(
    ("cell", "item", "sure"),
    [("4", "4", True), ("Ö 4\n12", "Ö 4 12", True), ("4\n☐ Abweichender\nBeschluss", "4", False)],
)
def test_lines_of_another_row_are_no_item_of_the_agenda(cell: str, item: str, sure: bool) -> None:
    (step,) = steps(table([["Gremium", "Sitzung am", "TOP"], ["Wegeausschuss", "04.03.2031", cell]]))
    assert step.agenda_item is not None
    assert (step.agenda_item.value, step.agenda_item.confidence >= 0.9) == (item, sure)
