"""Courses told by a sentence in the head: which body deals with the paper on which day."""

from __future__ import annotations

import pytest

from pipeline.model.text import Text
from tests.courses import cells, row, steps

HEAD = "Vorlage Nr. 12/2031\n\n"
TAIL = "\n\nSachverhalt:\n\nDie Stege sind alt. Der Rat hat am 03.02.2030 den Bau beschlossen.\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Die Vorlage wird im Magistrat am 3. März 2031 unter TOP 4 nicht öffentlich, im Haupt- und\n"
            "Finanzausschuss am 18. März 2031 öffentlich und in der Stadtverordnetenversammlung am 27.\n"
            "März 2031 öffentlich beraten.",
            [
                (1, "2031-03-03", "Magistrat", None, "4", False, None),
                (2, "2031-03-18", "Haupt- und Finanzausschuss", None, None, True, None),
                (3, "2031-03-27", "Stadtverordnetenversammlung", None, None, True, None),
            ],
        ),
        (
            "Der Umweltausschuss behandelt die Vorlage in der öffentlichen Sitzung am 12.03.2031 unter\n"
            "TOP 3 zur Vorberatung, der Kreistag in der nichtöffentlichen Sitzung am 9. April 2031 zur Entscheidung.",
            [
                (1, "2031-03-12", "Umweltausschuss", "Vorberatung", "3", True, None),
                (2, "2031-04-09", "Kreistag", "Entscheidung", None, False, None),
            ],
        ),
        (
            "Sie wird am 12.03.2031 in nichtöffentlicher Sitzung des Bauausschusses und am 26.03.2031 in öffentlicher\n"
            "Sitzung des Rates behandelt.",
            [
                (1, "2031-03-12", "Bauausschuss", None, None, False, None),
                (2, "2031-03-26", "Rat", None, None, True, None),
            ],
        ),
        (
            "zur Beratung im Bauausschuss am 12.03.2031 (nichtöffentlich)\n"
            "und zur Beschlussfassung im Gemeinderat am 26.03.2031 (öffentlich), TOP 6",
            [
                (1, "2031-03-12", "Bauausschuss", "Beratung", None, False, None),
                (2, "2031-03-26", "Gemeinderat", "Beschlussfassung", "6", True, None),
            ],
        ),
        (
            "für die öffentliche Sitzung\ndes Bau- und Planungsausschusses am 12.3.2031, TOP 6,\n"
            "und des Rates am 26.3.2031, TOP 9",
            [
                (1, "2031-03-12", "Bau- und Planungsausschuss", None, "6", True, None),
                (2, "2031-03-26", "Rat", None, "9", True, None),
            ],
        ),
        (
            "zur\nVorberatung im Bauausschuss am 12.03.2031 und zur\nEntscheidung im Rat am 26.03.2031",
            [
                (1, "2031-03-12", "Bauausschuss", "Vorberatung", None, None, None),
                (2, "2031-03-26", "Rat", "Entscheidung", None, None, None),
            ],
        ),
        (
            "Zur Beratung im Bauausschuss am 12.03.2031\nund zur Entscheidung im Rat am 26.03.2031",
            [
                (1, "2031-03-12", "Bauausschuss", "Beratung", None, None, None),
                (2, "2031-03-26", "Rat", "Entscheidung", None, None, None),
            ],
        ),
        (
            "zur Beratung in öffentlicher Sitzung des Bauausschusses am 12.03.2031\n"
            "und zur Entscheidung in der 5. Sitzung des Rates am 26.03.2031",
            [
                (1, "2031-03-12", "Bauausschuss", "Beratung", None, True, None),
                (2, "2031-03-26", "Rat", "Entscheidung", None, None, None),
            ],
        ),
        (
            "Die zur Beratung vorgelegte Satzung wird im Bauausschuss am 12.03.2031 zur Vorberatung\n"
            "im Rat am 26.03.2031 zur Entscheidung behandelt.",
            [
                (1, "2031-03-12", "Bauausschuss", "Vorberatung", None, None, None),
                (2, "2031-03-26", "Rat", "Entscheidung", None, None, None),
            ],
        ),
        (
            "Der Entwurf wird zur Anhörung im Ortsrat am 12.03.2031 und im Rat am 26.03.2031 zur Entscheidung\n"
            "vorgelegt.",
            [
                (1, "2031-03-12", "Ortsrat", "Anhörung", None, None, None),
                (2, "2031-03-26", "Rat", "Entscheidung", None, None, None),
            ],
        ),
        (
            "für die öffentliche Sitzung\ndes Bauausschusses am 12.03.2031\ndes Rates am 26.03.2031",
            [
                (1, "2031-03-12", "Bauausschuss", None, None, True, None),
                (2, "2031-03-26", "Rat", None, None, True, None),
            ],
        ),
        (
            "Die Vorlage wird in nichtöffentlicher Sitzung des Bauausschusses am 12.03.2031 und im Rat am 26.03.2031\n"
            "beraten.",
            [
                (1, "2031-03-12", "Bauausschuss", None, None, False, None),
                (2, "2031-03-26", "Rat", None, None, None, None),
            ],
        ),
        (
            "In nichtöffentlicher Sitzung des Bauausschusses am 12.03.2031 und in öffentlicher Sitzung des Rates am\n"
            "26.03.2031 wird die Vorlage behandelt.",
            [
                (1, "2031-03-12", "Bauausschuss", None, None, False, None),
                (2, "2031-03-26", "Rat", None, None, True, None),
            ],
        ),
    ],
)
def test_a_sentence_tells_the_course(sentence: str, expected: list[tuple[object, ...]]) -> None:
    assert [row(s) for s in steps(Text(f"{HEAD}{sentence}{TAIL}"))] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Bauausschuss und der Rat haben am 12.03.2031 beraten.",
        "Am 12.03.2031 und am 13.03.2031 wird im Bauausschuss und im Rat beraten, am 20.03.2031 in den Fraktionen.",
    ],
)
def test_bodies_and_days_that_do_not_take_turns_tell_none(sentence: str) -> None:
    assert all(s.body is None or s.date is None for s in steps(Text(f"{HEAD}{sentence}{TAIL}")))


@pytest.mark.parametrize(
    "rows",
    [
        "Gremium Termin TOP Ö / N Zuständigkeit\n\nRat 26.03.2031 6.1 Ö Kenntnisnahme",
        "Beratungsfolge:\n\n26.03.2031 Rat",
    ],
)
def test_rows_are_the_course_and_not_the_sentence_behind_them(rows: str) -> None:
    sentence = (
        "Im Nachgang zur Vorberatung über die Stege und die Bänke am alten Teich im\nBauausschuss am 12.03.2031 kamen "
        "noch Fragen auf. Diese werden hier beantwortet."
    )
    (step,) = steps(Text(f"{HEAD}{rows}\n{sentence}{TAIL}"))
    assert row(step)[1:3] == ("2031-03-26", "Rat")


def test_the_vote_of_a_body_in_the_old_spelling_comes_to_its_step() -> None:
    head = "für die Sitzung des Planungsausschusses am 12.3.2031 und des Rates am 26.3.2031"
    votes = (
        "\n\nAbstimmungsergebnis:\n\nPlanungsausschuß: 9 Ja 0 Nein 1 Enthaltung\nRat: ___ Ja ___ Nein ___ Enthaltung\n"
    )
    one, two = steps(Text(f"{HEAD}{head}{TAIL}{votes}"))
    assert cells(one) == {"yes": 9, "no": 0, "abstain": 1}
    assert cells(two) == {"yes": "blank", "no": "blank", "abstain": "blank"}
