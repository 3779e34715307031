"""Public or not, roles and results of steps, as forms print them that no template knows."""

from __future__ import annotations

import re

import pytest

from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable
from tests.courses import read, row, steps, table

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
        ("Empfehlung ungeändert empfohlen ‚", "Empfehlung", "ungeändert empfohlen"),
        ("ungeändert empfohlen – Abstimmung: Ja: 6", None, "ungeändert empfohlen"),
        ("ungeändert beschlossen", None, "ungeändert beschlossen"),
        ("Empfehlung einstimmig beschlossen", None, "Empfehlung einstimmig beschlossen"),
        ("Beschluss einstimmig gefasst", None, "Beschluss einstimmig gefasst"),
        ("zur Beschlussfassung empfohlen", None, "zur Beschlussfassung empfohlen"),
        ("Beratung vertagt", None, "Beratung vertagt"),
        ("beschlossen, Abstimmung: 12/3/0", None, "beschlossen"),
        ("angenommen 10 gegen 4", None, "angenommen"),
        ("einstimmig bei 2 Enthaltungen", None, "einstimmig"),
        ("mit 5 gegen 2 Stimmen bei 0 Enthaltungen zugestimmt", None, "zugestimmt"),
        ("Somit mehrheitlich beschlossen", None, "mehrheitlich beschlossen"),
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


@pytest.mark.parametrize(("left", "public"), [(121.0, True), (138.0, False), (131.0, None)])
def test_a_cross_in_the_cell_of_a_role_below_two_heads(left: float, public: bool | None) -> None:
    string = "Gremium Termin Ö N Zuständigkeit\nBauausschuss 12.03.2031 X Vorberatung\n\nSachverhalt:\n\nAlt.\n"
    parts = [("Gremium", 0), ("Termin", 1), ("Ö N Zuständigkeit", 2), (BODY, 0), (DAY, 1), ("X Vorberatung", 2)]
    at = [string.index(words) for words, _ in parts]
    found = [
        TextCell(a, a + len(w), n // 3, c, "value", 1.0, 1, Box(60.0 * c, 20.0 * (n // 3), 60.0 * c + 60, 20.0))
        for n, (a, (w, c)) in enumerate(zip(at, parts, strict=True))
    ]
    places = [("Ö", 120.0, 0), ("N ", 140.0, 0), ("X", left, 20)]
    anchors = [
        Anchor(string.index(w), string.index(w) + 1, 1, Box(x, top, x + 6, top + 10), 1.0) for w, x, top in places
    ]
    layout = Layout(anchors=tuple(anchors), tables=(TextTable(0, string.index("\n\n"), 1, tuple(found), 1, True),))
    (step,) = steps(Text(string, layout=layout))
    assert row(step)[3:6:2] == ("Vorberatung", public)


def test_a_vote_alone_tells_item_and_ticked_result() -> None:
    head = "Abstimmungsergebnis, Sitzung des Stadtrates am 12.03.2031, TOP 7.1"
    (step,) = steps(Text(f"Antrag\n\n{head}\n\nJa: 13 Nein: 19 Enthaltung: 4 ☐ angenommen ☒ abgelehnt\n"))
    assert (row(step)[4], row(step)[6]) == ("7.1", "abgelehnt")


def test_a_result_in_a_row_with_a_role_goes_on_below() -> None:
    first = "Bau- und Umweltausschuss der\nSamtgemeinde Kenntnisnahme 12.03.2031 zur Kenntnis\ngenommen\n"
    rows = f"{first}Kreistag Kenntnisnahme 14.03.2031\n"
    found = steps(Text(f"Beratungsfolge:\n\n{rows}\nSachverhalt:\nAlt.\n"))
    assert [row(step)[6] for step in found] == ["zur Kenntnis genommen", None]
    assert [row(step)[3] for step in found] == ["Kenntnisnahme"] * 2


def test_words_of_other_columns_are_no_result() -> None:
    (step,) = steps(table([["Gremium", "Termin", "Ergebnis"], [BODY, DAY, "Hauptausschuss ( Kreistag ( :"]]))
    assert row(step)[6] is None


def test_a_kind_that_a_file_prints_with_another_letter_stays() -> None:
    string = "Beratungsfolge:\nBauausschus 12.03.2031\nKreistag 14.03.2031\n\nSachverhalt:\nAlt.\n"
    words = [Anchor(m.start(), m.end(), 1, Box(9.0, 9.0, 99.0, 19.0), 1.0) for m in re.finditer(r"\S+", string)]
    found = steps(Text(string, layout=Layout(anchors=tuple(words))))
    assert row(found[0])[2] == "Bauausschus"


@pytest.mark.parametrize(
    ("told", "result"),
    [("Mehrbeitlich beschlossen", "Mehrheitlich beschlossen"), ("bei © Enthaltungen zugestimmt", "zugestimmt")],
)
def test_a_result_badly_read(told: str, result: str) -> None:
    (step,) = read([f"{DAY} {BODY}"], 0.9, f"\n\nAbstimmungsergebnis:\n\n{told}\n")
    assert row(step)[6] == result


def test_a_role_without_the_figures_of_the_columns_beside_it() -> None:
    (step,) = steps(table([["Gremium", "Termin", "Zuständigkeit"], [BODY, DAY, "Vorberatung 14 1 0"]]))
    assert row(step)[3] == "Vorberatung"


@pytest.mark.parametrize(
    ("boxes", "result"), [("☒ einstimmig ☐ abgelehnt", "einstimmig"), ("☐ abgelehnt ☐ vertagt", None)]
)
def test_boxes_below_a_sitting(boxes: str, result: str | None) -> None:
    sittings = "".join(f"{n}. Sitzung des {BODY}es am {n}.03.2031\n{boxes}\n\n" for n in (4, 5))
    assert [row(step)[6] for step in steps(Text(f"Vorlage\n\n{sittings}\n\nSachverhalt:\nAlt.\n"))] == [result] * 2


def test_what_a_vote_was_on_is_no_result() -> None:
    rows = [["Gremium", "Sitzung", "Ergebnis", "Ja", "Nein"], [BODY, "14.06.2031", "insgesamt", "13", "1"]]
    one, two = steps(table([*rows, ["Rat", "05.07.2031", "Ziffer 1", "34", "2"]]))
    assert one.result is None and two.result is None
    assert [(b.item, {k: v.value.value for k, v in b.votes.items() if k in ("yes", "no")}) for b in two.ballots] == [
        ("Ziffer 1", {"yes": 34, "no": 2})
    ]
    assert not two.votes
