"""Public or not, roles and results of steps, as forms print them that no template knows."""

from __future__ import annotations

import pytest

from pipeline.model.text import Text
from tests.courses import row, steps, table

DAY, BODY = "12.03.2031", "Bauausschuss"


@pytest.mark.parametrize(
    ("head", "cell", "role", "public"),
    [
        ("Öffentlich", "Ja", None, True),
        ("Öffentlich", "Nein", None, False),
        ("Öffentlich", "vielleicht", None, None),
        ("Status", "Nichtöffentlich", None, False),
        ("Kompetenz", "Anhörung", "Anhörung", None),
        ("Behandlungszweck/-\nart", "Vorberatung\nnichtöffentlich", "Vorberatung", False),
        ("öff./nichtöff.", "nichtöff.", None, False),
        ("Sonstiges", "Haushaltsberatung, öffentlich", "Haushaltsberatung", True),
        ("Sonstiges", "☐ öffentlich   ☒ nicht öffentlich", None, False),
        ("TOP", "Ö 4", None, True),
    ],
)
def test_a_column_tells_role_and_status(head: str, cell: str, role: str | None, public: bool | None) -> None:
    (step,) = steps(table([["Gremium", "Termin", head], [BODY, DAY, cell]]))
    assert row(step)[3:6:2] == (role, public)


@pytest.mark.parametrize(
    ("cell", "public", "role"),
    [
        (f"Öffentlich {BODY}", True, None),
        (f"Nichtöffentlich {BODY}", False, None),
        (BODY, None, None),
    ],
)
def test_a_status_before_the_body(cell: str, public: bool | None, role: str | None) -> None:
    (step,) = steps(table([["Gremium", "am"], [cell, DAY]]))
    assert row(step)[2:6] == (BODY, role, None, public)


@pytest.mark.parametrize(
    ("head", "public"),
    [
        ("Beratung in öffentlicher Sitzung", True),
        ("Nichtöffentliche Sitzungen:", False),
        ("Die öffentliche Sitzung beginnt um 18 Uhr", None),
    ],
)
def test_a_head_tells_it_for_all_rows_below(head: str, public: bool | None) -> None:
    rows = [["Gremium", "Termin"], [BODY, DAY], ["Kreistag", "14.03.2031"]]
    found = steps(table(rows, before=f"Vorlage\n\n{head}\n\n"))
    assert [row(step)[5] for step in found] == [public, public]


@pytest.mark.parametrize(
    ("told", "role", "result"),
    [
        ("Beschluss: empfohlen", None, "empfohlen"),
        ("Entscheidung ungeändert beschlossen", "Entscheidung", "ungeändert beschlossen"),
        ("ungeändert empfohlen – Abstimmung: Ja: 6", None, "ungeändert empfohlen"),
        ("ungeändert beschlossen", None, "ungeändert beschlossen"),
        ("Empfehlung einstimmig beschlossen", None, "Empfehlung einstimmig beschlossen"),
        ("Beschluss einstimmig gefasst", None, "Beschluss einstimmig gefasst"),
        ("zur Beschlussfassung empfohlen", None, "zur Beschlussfassung empfohlen"),
        ("Beratung vertagt", None, "Beratung vertagt"),
        ("beschlossen, Abstimmung: 12/3/0", None, "beschlossen"),
        ("angenommen 10 gegen 4", None, "angenommen"),
        ("einstimmig bei 2 Enthaltungen", None, "einstimmig"),
    ],
)
def test_a_result_without_what_stands_beside_it(told: str, role: str | None, result: str) -> None:
    (step,) = steps(table([["Gremium", "Termin", "Ergebnis"], [BODY, DAY, told]]))
    assert (row(step)[3], row(step)[6]) == (role, result)


def test_a_result_keeps_the_word_that_is_not_the_role_of_its_row() -> None:
    rows = [["Gremium", "Termin", "Zuständigkeit", "Ergebnis"], [BODY, DAY, "Vorberatung", "Beratung zunächst vertagt"]]
    (step,) = steps(table(rows))
    assert (row(step)[3], row(step)[6]) == ("Vorberatung", "Beratung zunächst vertagt")


def test_a_cell_below_no_head_tells_result_and_numbers() -> None:
    rows = [[DAY, BODY, "mehrheitlich beschlossen (12 Ja, 3 Nein)"], ["14.03.2031", "Kreistag", "einstimmig (9 Ja)"]]
    found = steps(table(rows, before="Beratungsfolge:\n\n"))
    assert [row(step)[6] for step in found] == ["mehrheitlich beschlossen", "einstimmig"]


def test_a_sitting_with_both_parts_says_nothing() -> None:
    rows = ["12.03.2031 15. öffentliche/nichtöffentliche Sitzung des Bauausschusses"]
    assert [
        row(step)[5] for step in steps(Text("Beratungsfolge:\n" + "\n".join(rows) + "\n\nSachverhalt:\nAlt.\n"))
    ] == [None]


def test_status_and_item_in_brackets_behind_a_body() -> None:
    rows = "Termin Gremium\n12.03.2031 Bauausschuss (öffentlich, TOP 6): zur Kenntnis genommen\n"
    (step,) = steps(Text(f"Beratungsfolge:\n{rows}\nSachverhalt:\nAlt.\n"))
    assert row(step)[2:] == (BODY, None, "6", True, "zur Kenntnis genommen")


def test_a_body_named_after_what_is_public_says_nothing() -> None:
    (step,) = steps(Text(f"Beratungsfolge:\nAusschuss für öffentliche Einrichtungen {DAY}\n\nSachverhalt:\nAlt.\n"))
    assert row(step)[5] is None


@pytest.mark.parametrize(("word", "body"), [("Beschlußvorlage", "Bauausschuß"), ("Beschlussvorlage", "Bauausschuss")])
def test_a_committee_in_the_genitive_is_spelt_as_the_paper_spells(word: str, body: str) -> None:
    (step,) = steps(Text(f"{word}\n\nSitzung des Bauausschusses am {DAY}\n\nSachverhalt:\nAlt.\n"))
    assert row(step)[2] == body
