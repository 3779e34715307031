"""Sittings whose body and day stand behind labels in one line, as Bavarian towns print them."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import issued, names
from pipeline.model.text import Text
from tests.courses import row, steps

BELOW = "\n\nBetreff: Neubau der Stege\n\nSachverhalt:\n\nDie Stege sind alt.\n"


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (
            "Beratung: Bauausschuss    Datum: 12.03.2031\nBeratung: Gemeinderat    Datum: 26.03.2031",
            [("2031-03-12", "Bauausschuss", None, None, None), ("2031-03-26", "Gemeinderat", None, None, None)],
        ),
        (
            "Beratung: Haupt- und Finanzausschuss, Datum: 12.03.2031, öffentlich, TOP 4\n"
            "Entscheidung: Stadtrat, Datum: 26.03.2031, nichtöffentlich",
            [
                ("2031-03-12", "Haupt- und Finanzausschuss", None, "4", True),
                ("2031-03-26", "Stadtrat", "Entscheidung", None, False),
            ],
        ),
        (
            "Vorberatung am 12.03.2031: Bauausschuss\nBeschluss am 26.03.2031: Marktgemeinderat",
            [
                ("2031-03-12", "Bauausschuss", "Vorberatung", None, None),
                ("2031-03-26", "Marktgemeinderat", "Beschluss", None, None),
            ],
        ),
        (
            "Vorberatung: 12.03.2031 Bauausschuss\n"
            "Entscheidung: Mi., 26.03.2031, 18:00 Uhr, Gemeinderat Seedorf, TOP 4",
            [
                ("2031-03-12", "Bauausschuss", "Vorberatung", None, None),
                ("2031-03-26", "Gemeinderat Seedorf", "Entscheidung", "4", None),
            ],
        ),
        ("Sitzung: 26.03.2031 Rat, nichtöffentlich", [("2031-03-26", "Rat", None, None, False)]),
        ("Behandlung: Stadtrat\nSitzungstermin: 26.03.2031", [("2031-03-26", "Stadtrat", None, None, None)]),
    ],
)
def test_a_body_and_its_day_behind_labels(lines: str, read: list[tuple[object, ...]]) -> None:
    text = Text(f"Sitzungsvorlage\n\n{lines}{BELOW}")
    assert [row(step)[1:6] for step in steps(text)] == read
    assert list(issued.paper_dates(text, outline.find(text))) == []
    assert [m.value for m in names.find(text, outline.find(text))] == ["Neubau der Stege"]


def test_the_day_of_the_paper_stands_apart_from_the_sitting() -> None:
    text = Text(f"Sitzungsvorlage\n\nBeratung: Stadtrat, Datum: 26.03.2031\n\nDatum: 01.03.2031{BELOW}")
    assert [str(m.value.start) for m in issued.paper_dates(text, outline.find(text))] == ["2031-03-01"]


def test_a_day_below_the_body_may_be_that_of_the_paper() -> None:
    (step,) = steps(Text(f"Sitzungsvorlage\n\nBeratung: Stadtrat\nDatum: 26.03.2031{BELOW}"))
    assert step.date is not None and step.date.confidence <= 0.75


@pytest.mark.parametrize(
    "line",
    [
        "Antrag: Stadtrat Emil Muster vom 12.03.2031",  # who asks
        "Information: Die Arbeiten beginnen am 12.03.2031.",  # what is told
        "Beschluss: Der Stadtrat stimmt dem Antrag vom 12.03.2031 zu.",  # what was decided
    ],
)
def test_other_lines_with_a_day_are_no_sittings(line: str) -> None:
    assert [s for s in steps(Text(f"Vorlage\n\n{line}{BELOW}")) if s.date is not None] == []
