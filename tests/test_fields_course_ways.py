"""Ways to print a course and its votes that few forms have: groups by status, gaps of dots, votes by name."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline import outline
from pipeline.fields import labelled_sittings, public
from pipeline.german.votes import votes
from pipeline.model.text import Text
from tests.courses import cells, row, steps, table

GAPS = "ja: ...... nein: ...... Enthaltungen: ......"
FACTS = "\n\nSachverhalt:\n\nDie Stege sind alt.\n"


def test_heads_over_groups_tell_public_or_not() -> None:
    text = (
        "Beratungsfolge:\n\nnichtöffentliche Sitzung\n\n– Bauausschuss, 05.03.2031\n\n– Hafenausschuss, 12.03.2031\n\n"
        "öffentliche Sitzung\n\n– Stadtrat, 26.03.2031"
    )
    assert [row(s)[1:6:4] for s in steps(Text(text + FACTS))] == [
        ("2031-03-05", False),
        ("2031-03-12", False),
        ("2031-03-26", True),
    ]


def test_a_part_of_the_agenda_alone_tells_of_the_paper() -> None:
    text = "Mitteilung\n\nöffentlicher Teil\n\nGremium Datum\nBauausschuss 05.03.2031\nStadtrat 26.03.2031"
    assert [row(s)[5] for s in steps(Text(text + FACTS))] == [None, None]


@pytest.mark.parametrize(
    ("lines", "public"),
    [
        ("Öffentlicher Teil:\nBauausschuss, 05.03.2031\nNichtöffentlicher Teil:\nStadtrat, 26.03.2031", [True, False]),
        (
            "Bauausschuss, 05.03.2031\nöffentliche Sitzung\nStadtrat, 26.03.2031\nnichtöffentliche Sitzung",
            [True, False],
        ),
        (
            "Bauausschuss\nöffentliche Sitzung\n05.03.2031\nStadtrat\nnichtöffentliche Sitzung\n26.03.2031",
            [True, False],
        ),
    ],
)
def test_the_sitting_of_a_row_is_no_head(lines: str, public: list[bool]) -> None:
    assert [row(s)[5] for s in steps(Text(f"Beratungsfolge:\n{lines}{FACTS}"))] == public


def test_numbered_rows_without_any_head() -> None:
    text = (
        "Vorlage\n\nfür die Sitzungen\n\n1. Hafenausschuß am 06.03.1989 TOP 3 zur Vorberatung\n"
        "2. Rat der Stadt am 22.03.1989 TOP 11 zur Beschlußfassung\n\nBetr.: Neue Stege"
    )
    assert [row(s)[1:5] for s in steps(Text(text + FACTS))] == [
        ("1989-03-06", "Hafenausschuß", "zur Vorberatung", "3"),
        ("1989-03-22", "Rat der Stadt", "zur Beschlußfassung", "11"),
    ]


def test_gaps_of_dots_end_a_row() -> None:
    text = (
        f"Beratungsfolge:\n\nTechnischer Ausschuß am 28.09.1992 öffentlich § ......\n{GAPS}\n"
        f"Gemeinderat am 19.10.1992 öffentlich § ......\n{GAPS}\nKranich\nBürgermeister"
    )
    found = steps(Text(text))
    blank = dict.fromkeys(("yes", "no", "abstain"), "blank")
    assert [(row(s)[2], cells(s)) for s in found] == [("Technischer Ausschuß", blank), ("Gemeinderat", blank)]


def test_a_result_below_the_numbers() -> None:
    text = (
        "Beratungsergebnis\n\nHafenausschuss am 20.02.2031\nAbstimmung: 8 Ja-Stimmen, 1 Nein-Stimme\n"
        "Ergebnis: empfohlen\n\nKreistag am 14.03.2031\nAbstimmung: 29 Ja-Stimmen, 7 Nein-Stimmen\n"
        "Ergebnis: mehrheitlich beschlossen\n"
    )
    assert [row(s)[6] for s in steps(Text(text))] == ["empfohlen", "mehrheitlich beschlossen"]


def test_a_short_form_behind_the_label_of_a_vote() -> None:
    text = (
        "Beratungsfolge:\nDatum Gremium\n20.09.2031 BVV\n15.11.2031 BVV\n\nBegründung:\n\nDie Stege sind alt.\n\n"
        "Abstimmungsergebnis der BVV am 15.11.2031:\n\nJa: 35\nNein: 9\nEnthaltungen: 2\n"
    )
    first, second = steps(Text(text))
    assert (cells(first), cells(second)) == ({}, {"yes": 35, "no": 9, "abstain": 2})


@pytest.mark.parametrize(
    ("string", "told"),
    [
        (
            "Mit Ja stimmten: Ahrens, Dr. Beck, Cramer (3 Stimmen)\nMit Nein stimmten: Dorn (1 Stimme)",
            {"yes": 3, "no": 1},
        ),
        ("Ja: Ahrens (Freie Liste), Beck (2)\nDer Stimme enthielt sich: Emken (1 Stimme)", {"yes": 2, "abstain": 1}),
        ("Ja: Rote Liste (5 Stimmen), Grüne Liste (3 Stimmen)", {}),
        ("Ja: 12 (davon 3 Stimmen der Freien Liste)", {"yes": 12}),
        ("Ja-Stimmen: 12 (Freie Liste 3)", {"yes": 12}),
        ("Dafür: Die Verwaltung verweist auf Punkt (3).", {}),
        ("Ja: Rote Liste, Grüne Liste (5)", {}),  # of the last list alone, or of both
        ("Ja: 10 Nein: 2 Dagegen: Vorschlag der Roten Liste (3)", {"yes": 10, "no": 2}),
    ],
)
def test_the_number_behind_names(string: str, told: dict[str, int]) -> None:
    assert {kind: vote.value.value for kind, vote in votes(string).items()} == told


@pytest.mark.parametrize(
    ("string", "told"),
    [
        ("12 Ja 3 Nein Befangen: 1", {"yes": 12, "no": 3, "excluded": 1}),
        ("12 Ja, 3 Nein, Enthaltungen: keine", {"yes": 12, "no": 3, "abstain": 0}),
        ("12 Ja-Stimmen\n3 Nein-Stimmen\nSonderinteresse: 1", {"yes": 12, "no": 3, "excluded": 1}),
        ("Anwesend: 15, 12 Ja, 3 Nein", {"present": 15, "yes": 12, "no": 3}),
        ("Anwesend:\n12 Ja 3 Nein", {"present": None, "yes": 12, "no": 3}),
        ("Befangen: - 12 Ja 3 Nein 2 Enthaltungen", {"yes": 12, "no": 3, "abstain": 2}),
        ("Befangen: Ahrens, § 22\n12 Ja 3 Nein", {"yes": 12, "no": 3}),
        ("Anwesend:\n17 Ja 12 Nein 5", {"present": 17, "yes": 12, "no": 5}),
        # a number that may be another's
        ("TOP 4 Ja 12 Nein 3 Befangen: 1", {"yes": 12, "no": 3, "excluded": 1}),
        ("TOP 4 Ja 12 Nein 3 Befangen: 1 2 Enthaltungen", {"yes": 12, "no": 3, "excluded": 1, "abstain": 2}),
        ("Nein: 3 Enthaltungen 1", {"no": 3, "abstain": 1}),
    ],
)
def test_numbers_before_their_labels_beside_one_with_a_colon(string: str, told: dict[str, int]) -> None:
    assert {kind: vote.value.value for kind, vote in votes(string).items()} == told


def test_bodies_behind_numbered_labels() -> None:
    parts = [
        ("Hafenausschuss", "16.02.2031", "5.2", "öffentlich"),
        ("Hauptausschuss", "01.03.2031", "6", "nichtöffentlich"),
    ]
    text = "Beratungsfolge\n\n" + "".join(
        f"{n}. Gremium {body}\nSitzungsdatum: {day}\nTOP: {item}\nSitzungsteil: {status}\n"
        for n, (body, day, item, status) in enumerate(parts, 1)
    )
    found = Text(f"Beschlussvorlage\n\n{text}{FACTS}")
    assert [row(s)[1:6] for s in steps(found)] == [
        ("2031-02-16", "Hafenausschuss", None, "5.2", True),
        ("2031-03-01", "Hauptausschuss", None, "6", False),
    ]
    assert list(public.find(found, outline.find(found))) == []


@pytest.mark.parametrize("line", ["BV 12", "Abstimmung über BA 3:"])
def test_a_short_form_with_a_number_is_no_body_above_a_vote(line: str) -> None:
    text = f"Auszug aus der Niederschrift der Sitzung des Gemeinderates am 05.03.2031\n\nDie Stege bleiben.\n\n{line}\n"
    (step,) = steps(Text(f"{text}Ja: 9\nNein: 2\nEnthaltungen: 0\n"))
    assert (row(step)[2], cells(step)) == ("Gemeinderat", {"yes": 9, "no": 2, "abstain": 0})


@pytest.mark.parametrize(
    "line", ["HFA, 15.02.2031, TOP 5", "in der 14. Sitzung des HFA am 15.02.2031", "TOP 3 HFA 15.02.2031, 18:00 Uhr"]
)
def test_a_short_form_beside_item_or_sitting_is_a_body_above_a_vote(line: str) -> None:
    text = f"Beratungsfolge:\nDatum Gremium\n15.02.2031 HFA\n15.11.2031 Rat\n\nBegründung:\n\nAlt.\n\n{line}:\n\n"
    first, second = steps(Text(f"{text}Ja: 9\nNein: 2\nEnthaltungen: 0\n"))
    assert (cells(first), cells(second)) == ({"yes": 9, "no": 2, "abstain": 0}, {})


LEGEND = "\n*) V = Vorberatung, E = Entscheidung; Ö = öffentlich\n"


@pytest.mark.parametrize(
    ("letters", "below", "roles"),
    [
        (("V", "E"), LEGEND, ["Vorberatung", "Entscheidung"]),
        (("V", "X"), LEGEND, ["Vorberatung", None]),
        (("V", "E"), "\nE = Entscheidung\n", [None, None]),
        (("V", "E"), f"{LEGEND}E = einstimmig\n", ["Vorberatung", None]),
        (("V", "E"), "\nV = Vorberatung, E = Entscheidung\nV - Votum, E - Entscheidung\n", [None, None]),
    ],
)
def test_letters_that_a_legend_explains(letters: tuple[str, str], below: str, roles: list[str | None]) -> None:
    rows = [
        ["Gremium", "Art *)", "Termin"],
        ["Bauausschuss", letters[0], "05.03.2031"],
        ["Stadtrat", letters[1], "26.03.2031"],
    ]
    assert [row(s)[3] for s in steps(table(rows, below=below + FACTS))] == roles


@pytest.mark.parametrize("beside", [("Stadtrat", ""), ("", "26.03.2031")])
def test_a_place_in_the_agenda_beside_a_body_or_a_day_is_none_of_the_row_above(beside: tuple[str, str]) -> None:
    rows = [
        ["Tagesordnung", "Gremium", "Termin"],
        ["offen", "Bauausschuss", "05.03.2031"],
        ["TOP 4 nichtöffentlich", *beside],
    ]
    first = steps(table(rows))[0]
    assert row(first)[1:6] == ("2031-03-05", "Bauausschuss", None, None, None)


@pytest.mark.parametrize(
    ("tail", "told", "votes_"),
    [
        ("öffentlich, 9 : 0 beschlossen", (None, None, True, "beschlossen"), {"yes": 9, "no": 0}),
        ("TOP 4, 12 gegen 3 Stimmen angenommen", (None, "4", None, "angenommen"), {"yes": 12, "no": 3}),
        ("Vorberatung, 9 zu 2 empfohlen", ("Vorberatung", None, None, "empfohlen"), {}),
        ("TOP 3: einstimmig (9:0:1)", (None, "3", None, "einstimmig"), {"yes": 9, "no": 0, "abstain": 1}),
        ("öffentlich, Votum: einstimmig", (None, None, True, "einstimmig"), {}),
        ("TOP 3, Ergebnis: vertagt", (None, "3", None, "vertagt"), {}),
        ("TOP 3 · öffentlich · Beschluss: geändert beschlossen", (None, "3", True, "geändert beschlossen"), {}),
        ("TOP 3 / Vorberatung / vertagt", ("Vorberatung", "3", None, "vertagt"), {}),
        ("Vorberatung: vertagt", ("Vorberatung", None, None, "vertagt"), {}),
        ("TOP 3 | 7:2:0 | empfohlen", (None, "3", None, "empfohlen"), {"yes": 7, "no": 2, "abstain": 0}),
        ("öffentlich vertagt 18:30:00", (None, None, True, "vertagt"), {}),
        ("Vorberatung, 9 öffentlich, vertagt", ("Vorberatung", "9", True, "vertagt"), {}),
    ],
)
def test_what_stands_before_a_result_is_item_role_and_vote(
    tail: str, told: tuple[object, ...], votes_: dict[str, int]
) -> None:
    text = f"Beratungsfolge:\n\n1. Bauausschuss, 05.03.2031, {tail}\n2. Stadtrat, 26.03.2031, TOP 7 (ö.)"
    one, two = steps(Text(text + FACTS))
    assert (row(one)[3:], cells(one)) == (told, votes_)
    assert row(two)[4:6] == ("7", True)


def test_a_day_with_its_month_in_letters_is_no_number_of_a_row() -> None:
    lines = "5. März 2031 Bauausschuss 7 Ja 2 Nein empfohlen\n26. März 2031 Stadtrat 20 Ja 3 Nein beschlossen"
    assert [(row(s)[1:3], cells(s)) for s in steps(Text(f"Vorlage 4/2031\n\n{lines}{FACTS}"))] == [
        (("2031-03-05", "Bauausschuss"), {"yes": 7, "no": 2}),
        (("2031-03-26", "Stadtrat"), {"yes": 20, "no": 3}),
    ]


def test_one_row_of_votes_below_several_steps_is_not_surely_of_the_last() -> None:
    rows = [["Gremium", "Termin", ""], ["Bauausschuss", "05.03.2031", ""], ["Stadtrat", "26.03.2031", ""]]
    vote = ["Ja: 7", "Nein: 2", "Enthaltungen: 0"]
    one, two = steps(table([*rows, vote]))
    assert not one.votes and cells(two) == {"yes": 7, "no": 2, "abstain": 0}
    assert {v.confidence for v in (two.votes or {}).values()} == {0.75}
    each = steps(table([*rows[:2], vote, rows[2], vote]))
    assert all(v.confidence > 0.9 for s in each for v in (s.votes or {}).values())
    assert [cells(s)["yes"] for s in each] == [7, 7]


def test_many_items_behind_a_sitting_take_no_time() -> None:
    begun = process_time()
    found = labelled_sittings.find(Text(f"Vorlage\n\nSitzung des Rates: 12.03.2031{' TOP 1' * 40} und mehr{FACTS}"))
    assert found == [] and process_time() - begun < 2


@pytest.mark.parametrize("votes", ["Ja: Nein: Enthaltung:", "Ja: 9 Nein: 2 Enthaltung: 0"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_label_of_the_votes_below_each_step_is_no_heading(votes: str, gap: str) -> None:
    told = f"{gap}Abstimmungsergebnis: {votes}{gap}"
    string = (
        f"Beratungsfolge:{gap}12.03.2031 Werkausschuss Vorberatung{told}19.03.2031 Seeforum Anhörung{told}"
        f"26.03.2031 Rat Entscheidung{told}\nBeschlussvorschlag:\n\n1) Der Rat beschließt den Steg.\n"
    )
    text = Text(string + FACTS)
    assert [(r[2], r[3]) for r in map(row, steps(text))] == [
        ("Werkausschuss", "Vorberatung"),
        ("Seeforum", "Anhörung"),
        ("Rat", "Entscheidung"),
    ]
    assert [s.role for s in outline.find(text).sections] == ["course", "resolution", "facts"]
    (unknown,) = [s.body for s in steps(text) if s.body and s.body.value.name == "Seeforum"]
    assert unknown.confidence <= 0.7


@pytest.mark.parametrize("word", ["Mittwoch", "Sondersitzung", "Sitzungssaal", "Termin", "Erneute", "Abschließende"])
def test_a_word_between_day_and_role_that_names_no_body_is_none(word: str) -> None:
    rows = f"12.03.2031 Werkausschuss Vorberatung\n19.03.2031 {word} Vorberatung\n26.03.2031 Rat Entscheidung"
    found = [s.body.value.name for s in steps(Text(f"Beratungsfolge:\n\n{rows}{FACTS}")) if s.body]
    assert found and set(found) <= {"Werkausschuss", "Rat"}
