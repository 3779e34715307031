"""Courses in blocks of lines: the body first, then day, item, role, result and votes in any order."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.text import Text
from tests.courses import cells, row, steps

HEAD = "Vorlage Nr. 12/2031\n\nBeratungsfolge\n\n"
TAIL = "\n\nSachverhalt\n\nDie Stege sind alt.\n"


def told(course: str) -> list[tuple[Any, ...]]:
    found = steps(Text(f"{HEAD}{course}{TAIL}"))
    return [(*row(s)[1:], tuple(cells(s).get(k) for k in ("yes", "no", "abstain")) if s.votes else None) for s in found]


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (
            "Wegeausschuss\n\nTermin: 25.02.2031\nTOP: 6\nFunktion: Vorberatung\nErgebnis: mehrheitlich\nempfohlen\n"
            "Ja 4 Nein 2 Enth. 1\n\nGemeindevertretung\n\nTermin: 18.03.2031\nTOP: 11\nFunktion: Entscheidung\n"
            "Ergebnis:\n\nJa __ Nein __ Enth. __",
            [
                ("2031-02-25", "Wegeausschuss", "Vorberatung", "6", None, "mehrheitlich empfohlen", (4, 2, 1)),
                ("2031-03-18", "Gemeindevertretung", "Entscheidung", "11", None, None, ("blank", "blank", "blank")),
            ],
        ),
        (
            "Ortsrat Mühlheim\nSitzung am 11.03.2031 · TOP 3 · öffentlich\nAnhörung\n"
            "Ergebnis: einstimmig empfohlen; Ja 8, Nein 0, Enthaltungen 0\n\nGemeinderat\n"
            "Sitzung am 03.04.2031 | TOP 9 | nichtöffentlich\nEntscheidung",
            [
                ("2031-03-11", "Ortsrat Mühlheim", "Anhörung", "3", True, "einstimmig empfohlen", (8, 0, 0)),
                ("2031-04-03", "Gemeinderat", "Entscheidung", "9", False, None, None),
            ],
        ),
        (
            "1. Ausschuss für Umwelt und Technik, öffentlich, 20.06.2031, Vorberatung\n"
            "Ergebnis: mehrheitlich empfohlen\n14 Ja-Stimmen, 3 Nein-Stimmen, 2 Enthaltungen\n\n"
            "2. Kreistag, nichtöffentlich, 13.07.2031, Beschlussfassung\nErgebnis:",
            [
                (
                    "2031-06-20",
                    "Ausschuss für Umwelt und Technik",
                    "Vorberatung",
                    None,
                    True,
                    "mehrheitlich empfohlen",
                    (14, 3, 2),
                ),
                ("2031-07-13", "Kreistag", "Beschlussfassung", None, False, None, None),
            ],
        ),
        (
            "Schulausschuss am 20.11.2031, TOP 6\n\n☐ Anhörung ☒ Vorberatung ☐ Entscheidung\n"
            "Abstimmung: ja _____ nein _____ Enthaltung _____\n\nRat der Stadt Seedorf am 04.12.2031, TOP 13\n\n"
            "☐ Anhörung ☐ Vorberatung ☒ Entscheidung\nAbstimmung: ja 21 nein 3 Enthaltung 0",
            [
                ("2031-11-20", "Schulausschuss", "Vorberatung", "6", None, None, ("blank", "blank", "blank")),
                ("2031-12-04", "Rat der Stadt Seedorf", "Entscheidung", "13", None, None, (21, 3, 0)),
            ],
        ),
    ],
)
def test_blocks_of_a_course(course: str, expected: list[tuple[Any, ...]]) -> None:
    assert told(course) == expected


@pytest.mark.parametrize(
    "course",
    [
        # columns read one after another: no step gets the role and result of another
        "Bauausschuss\n23.04.2031 11. öffentliche Sitzung TOP 7\nRat\n23.05.2031 14. öffentliche Sitzung TOP 9\n"
        "Vorberatung\nempfohlen\nEntscheidung",
        # two days in one block
        "Bauausschuss\nTermin: 23.04.2031\nErneut: 30.04.2031\nRat\nTermin: 23.05.2031\nFunktion: Entscheidung",
    ],
)
def test_blocks_that_are_none_give_no_role_to_the_wrong_step(course: str) -> None:
    assert all(role in (None, "Entscheidung") for _, body, role, *_ in told(course) if body == "Rat")


def test_a_bracket_ends_in_no_number_of_the_next_row() -> None:
    course = "Bauausschuss, 24.09.2031: empfohlen (Ja 6, Nein 5, Enthaltungen 0)\n"
    course += "Rat, 25.09.2031: abgelehnt (Ja 18, Nein 24, Enthaltungen 3)"
    assert [t[-1] for t in told(course)] == [(6, 5, 0), (18, 24, 3)]


def test_the_item_behind_the_words_of_a_sitting_is_found() -> None:
    course = (
        "Bauausschuss\n23.04.2031 11. öffentliche Sitzung TOP 7\nRat\n23.05.2031 14. nichtöffentliche Sitzung TOP 9"
    )
    assert [t[3:5] for t in told(course)] == [("7", True), ("9", False)]
