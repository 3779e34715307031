"""Votes that a sentence above the rows of a course tells, for the step that it names. All papers are invented."""

from __future__ import annotations

import pytest

from tests.courses import cells, steps, table

ROWS = [
    ["Gremium", "Termin", "Zuständigkeit"],
    ["Bauausschuss", "05.03.2031", "Vorberatung"],
    ["Rat", "19.03.2031", "Entscheidung"],
]
ABOVE = "Beschlussvorlage 7/2031\n\n{}\n\nBeratungsfolge:\n\n"
BETWEEN = "Beschlussvorlage 7/2031\n\nBeratungsfolge:\n\n{}\n\n"
VOTE = {"yes": 7, "no": 2}


@pytest.mark.parametrize("place", [ABOVE, BETWEEN])
@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Der Bauausschuss hat am 05.03.2031 mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt.", VOTE, {}),
        ("Der Bauausschuss hat der Vorlage mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt.", VOTE, {}),
        ("In der Sitzung am 05.03.2031 wurde der Vorlage mit 7 : 2 Stimmen zugestimmt.", VOTE, {}),
        ("Der Bauausschuss empfiehlt dem Rat mit 7 Ja-Stimmen gegen 2 Nein-Stimmen die Annahme.", VOTE, {}),
        ("Im März 2031 stimmte der Rat mit 7 Ja-Stimmen gegen 2 Nein-Stimmen zu.", {}, VOTE),
        (
            "Der Bauausschuss hat mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt. Der Rat hat mit 12 Ja-Stimmen bei 3 "
            "Nein-Stimmen beschlossen.",
            VOTE,
            {"yes": 12, "no": 3},
        ),
    ],
)
def test_a_sentence_that_names_its_step(place: str, sentence: str, first: object, second: object) -> None:
    found = steps(table(ROWS, before=place.format(sentence)))
    assert [cells(s) for s in found] == [first, second]
    assert all(v.confidence <= 0.85 for s in found for v in (s.votes or {}).values())


@pytest.mark.parametrize("place", [ABOVE, BETWEEN])
@pytest.mark.parametrize(
    "sentence",
    [
        "Der Vorlage wurde mit 7 : 2 Stimmen zugestimmt.",
        "Der Finanzausschuss hat mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt.",
        "Bauausschuss und Rat haben mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt.",
        "Der Bauausschuss hatte am 05.03.2030 mit 7 Ja-Stimmen gegen 2 Nein-Stimmen zugestimmt.",
        "Der Bauausschuss hatte im Jahr 2029 mit 7 Ja-Stimmen gegen 2 Nein-Stimmen zugestimmt.",
        "Der Bauausschuss hat einen Antrag auf Vertagung mit 7 gegen 2 Stimmen abgelehnt.",
        "Der Bauausschuss hat die Vorlage 12/2030 mit 7 Ja-Stimmen gegen 2 Nein-Stimmen angenommen.",
        "Der Bauausschuss hat 7 Stimmen, der Rat hat 2.",
    ],
)
def test_a_sentence_of_no_step_tells_none(place: str, sentence: str) -> None:
    found = steps(table(ROWS, before=place.format(sentence)))
    assert [cells(s) for s in found] == [{}, {}]


def test_numbers_of_the_row_stay() -> None:
    rows = [["Gremium", "Termin", "Ja", "Nein", "Enth."], ["Rat", "19.03.2031", "11", "4", "0"], ["", "", "", "", ""]]
    sentence = "Der Rat hat am 19.03.2031 mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt."
    (step,) = steps(table(rows, before=ABOVE.format(sentence)))
    assert cells(step) == {"yes": 11, "no": 4, "abstain": 0}


def test_a_vote_told_in_the_reasons_is_of_no_step() -> None:
    told = "Sachverhalt:\n\nDer Bauausschuss hat am 05.03.2031 mit 7 Ja-Stimmen bei 2 Nein-Stimmen zugestimmt."
    found = steps(table(ROWS, before=ABOVE.format(told)))
    assert [cells(s) for s in found] == [{}, {}]
