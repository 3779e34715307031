"""Dates as a field: from the body only, with the role that place and words give."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import outline
from pipeline.fields import dates
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Layout, Text, Zone
from tests.courses import table

NOTHING = Outline(None, 0.0)


def found(string: str) -> list[Mention[DateSpan]]:
    return list(dates.find(Text(string), NOTHING))


@pytest.mark.parametrize(
    ("string", "role"),
    [
        ("Der Rat hat in seiner Sitzung am 21.11.2018 den Plan beraten.", "meeting"),
        ("Ein Arbeitskreis hat am 09.10.2018 getagt.", "meeting"),
        ("Der Beschluss des Rates vom 12.05.2020 wird aufgehoben.", "decision"),
        ("Am 12.05.2020 wurde das Konzept beschlossen.", "decision"),
        ("Die Unterlagen sind bis zum 30.06.2024 vorzulegen.", "deadline"),
        ("Die Abgabefrist endet spätestens am 30.06.2024.", "deadline"),
        ("mit Schreiben vom 04.04.2022 beantragt", "reference"),
        ("Die Maßnahme läuft vom 01.01.2024 bis 31.12.2024.", "period"),
        ("für das Jahr 2024", "period"),
        ("bis Ende 2026", "deadline"),
        ("Die Schule wurde am 01.09.1912 eingeweiht.", None),
    ],
)
def test_roles(string: str, role: str | None) -> None:
    (mention,) = found(string)
    assert mention.value.role == role


def test_the_words_of_another_sentence_do_not_count() -> None:
    first, second = found("Die Sitzung findet am 07.03.2024 statt. Der Bau begann am 02.04.2022.")
    assert first.value.role == "meeting"
    assert second.value.role is None


def test_the_label_tells_the_papers_own_date_and_the_year_of_dj() -> None:
    text = Text("Datum: 12.03.2021\n\nSachverhalt:\nIm Mai d. J. beginnt der Bau, fertig ist er am 3. September.\n")
    mentions = list(dates.find(text, outline.find(text)))
    assert mentions[0].value.role == "paper"
    assert mentions[1].value == DateSpan(date(2021, 5, 1), date(2021, 5, 31), "month", "period")
    assert mentions[2].value.start is None
    assert mentions[2].flags == ("no year",)


def test_dj_is_unknown_where_the_paper_has_no_date() -> None:
    (mention,) = found("Im Mai d. J. beginnt der Bau.")
    assert mention.value.start is None
    assert mention.flags


def test_a_meeting_on_a_sunday_is_doubted() -> None:
    (mention,) = found("in der Sitzung am 31.03.2024")
    assert "sunday" in mention.flags
    assert mention.confidence <= 0.8


def test_no_date_from_furniture() -> None:
    body, footer = "Beratung am 01.02.2024\n", "Gedruckt am 05.06.2024"
    zones = (Zone(0, len(body), "body", 1), Zone(len(body), len(body) + len(footer), "footer", 1))
    text = Text(body + footer, layout=Layout(zones=zones, body_end=len(body)))
    assert [m.value.start for m in dates.find(text, NOTHING)] == [date(2024, 2, 1)]


def test_this_year_is_that_of_the_letter() -> None:
    text = Text(
        "Der Bürgermeister\nMoordorf, den 9.11.2031\n\nBegründung:\n\nDer Steg wurde am 3. Oktober d. J. gesperrt.\n"
    )
    days = [m.value.start for m in dates.find(text, outline.find(text))]
    assert days == [date(2031, 11, 9), date(2031, 10, 3)]


@pytest.mark.parametrize(
    ("head", "cell", "due"),
    [
        ("Haushaltsjahr", "2031", ("2031-01-01", "year")),
        ("Fertigstellung", "08/2031", ("2031-08-01", "month")),
        ("Stellen", "2031", None),
        ("Vorlage", "08/2031", None),
    ],
)
def test_a_cell_whose_head_tells_that_it_is_time(head: str, cell: str, due: tuple[str, str] | None) -> None:
    text = table([["Kosten", head, "Konto", "Mittel"], ["96.200,00 €", cell, "54101.785200", "stehen bereit"]])
    told = [(str(m.value.start), m.value.precision) for m in dates.find(text, NOTHING)]
    assert told == ([due] if due else [])


def test_a_day_whose_year_stands_on_the_next_line() -> None:
    (told,) = found("Die Genehmigungen laufen am 31. 12.\n1999 aus.")
    assert told.value.start == date(1999, 12, 31)
