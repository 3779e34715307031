"""Numbered rows: the number is no part of a body, what stands on two lines is one body, what breaks off is doubted."""

from __future__ import annotations

from datetime import date

from pipeline.fields import doubts
from pipeline.fields.step import Draft, body_of
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.text import Text
from tests.courses import steps, table


def test_numbers_of_rows_are_no_part_of_their_bodies() -> None:
    text = table(
        [["Gremium", "am"], ["1 Werkausschuss", "12.03.2031"], ["2 VA", "19.03.2031"], ["3. Rat", "26.03.2031"]]
    )
    assert [s.body and s.body.value.name for s in steps(text)] == ["Werkausschuss", "VA", "Rat"]
    text = table([["1. Werkausschuss", "12.03.2031"], ["2. Rat", "26.03.2031"]], head=0, before="Beratungsfolge:\n")
    assert [s.body and s.body.value.name for s in steps(text)] == ["Werkausschuss", "Rat"]


def test_a_column_of_numbers_is_none_of_bodies_whatever_its_head() -> None:
    rows = [["Beratungsfolge:", "Sitzung am"], ["1)", "Werkausschuss 12.03.2031"], ["2)", "Rat 26.03.2031"]]
    assert [(s.order, s.body and s.body.value.name) for s in steps(table(rows))] == [(1, "Werkausschuss"), (2, "Rat")]


def test_what_no_name_has_is_no_sure_body() -> None:
    for name in ("1)", "und Gesundheit 2. Werkausschuss", "Rat 6. Ausschuss für Bauen"):
        assert body_of(name, 0, len(name), "row", 0.97).confidence <= 0.5
    for name in ("Bezirksausschuss 5", "Ortsrat Neudorf", "VA"):
        assert body_of(name, 0, len(name), "row", 0.97).confidence > 0.8


def test_a_line_in_the_middle_of_a_name_goes_on_with_the_row_above_it() -> None:
    lines = ["1 Ausschuss für Jugend, Soziales 12.03.2031 7", "und Gesundheit", "2 Werkausschuss 19.03.2031 4"]
    found = steps(Text("Beratungsfolge:\nGremium am TOP\n" + "\n".join(lines) + "\n\nSachverhalt:\nAlt.\n"))
    assert [(s.body and s.body.value.name) for s in found] == [
        "Ausschuss für Jugend, Soziales und Gesundheit",
        "Werkausschuss",
    ]
    lines = ["Ausschuss für Planung, 12.03.2031", "Bauen und Verkehr", "Werkausschuss 19.03.2031"]
    found = steps(Text("Beratungsfolge:\nGremium am\n" + "\n".join(lines) + "\n\nSachverhalt:\nAlt.\n"))
    assert [(s.body and s.body.value.name) for s in found] == [
        "Ausschuss für Planung, Bauen und Verkehr",
        "Werkausschuss",
    ]


def test_a_body_that_breaks_off_is_doubted() -> None:
    def sure(body: str, below: str) -> float:
        string = f"{body}, 12.03.2031\n{below}\n"
        day = Mention(DateSpan(date(2031, 3, 12), date(2031, 3, 12), "day"), len(body) + 2, len(body) + 12, "row", 0.97)
        step = Draft(0, len(body) + 12, "row", 0.97, day, body_of(body, 0, len(body), "row", 0.97))
        doubts.weigh(Text(string), [step])
        assert step.body is not None
        return step.body.confidence

    assert sure("Ausschuss für Planung", "Sachverhalt:") <= 0.5 and sure("Werkausschuss", "und Gesundheit") <= 0.5
    assert sure("Werkausschuss", "Sachverhalt:") > 0.9


def test_a_numbered_sentence_below_the_rows_is_none() -> None:
    rows = "Gremium Termin TOP ö nö \nRat 12.03.2031 4 x \n \nWerkausschuss 19.03.2031 5 x \n \n \n"
    below = "1. Die Stadt ermittelt zum kommenden Doppelhaushalt 2031/2032 alle \nKosten der Stege und der Teiche. \n"
    assert [s.body and s.body.value.name for s in steps(Text(rows + below))] == ["Rat", "Werkausschuss"]


def test_a_status_that_the_letter_of_its_item_contradicts_is_doubted() -> None:
    def sure(item: str, status: str) -> float:
        rows = f"Gremium Termin TOP\nRat 12.03.2031 {item} {status}\nWerkausschuss 19.03.2031 Ö 5 öffentlich\n"
        public = steps(Text(f"Beratungsfolge:\n{rows}\nSachverhalt:\nAlt.\n"))[0].public
        assert public is not None and public.value is (status == "öffentlich")
        return public.confidence

    assert sure("N 4", "öffentlich") <= 0.6 and sure("Ö 4", "nichtöffentlich") <= 0.6
    assert sure("Ö 4", "öffentlich") > 0.9 and sure("N 4", "nichtöffentlich") > 0.9 and sure("4", "öffentlich") > 0.9
