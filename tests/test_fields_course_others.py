"""Courses as towns print them outside the big council systems: their heads, choices, places and addresses; invented."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable
from tests.courses import cells, row, steps, table

BELOW = "\n\nSachverhalt:\n\nDie Stege sind alt.\n"


def test_zust_before_abl_are_votes_and_zust_alone_is_a_role() -> None:
    heads = ["lfd. Nr.", "Gremium", "Sitzung", "Ö/NÖ", "Zust.", "Abl.", "Enth.", "Bemerkung"]
    rows = [
        heads,
        ["1", "Ortsrat Dahlum", "05.03.2031", "Ö", "8", "2", "–", ""],
        ["2", "Stadtrat", "19.03.2031", "NÖ", "", "", "", "vertagt"],
    ]
    one, two = steps(table(rows))
    assert (row(one)[5], cells(one), one.role) == (True, {"yes": 8, "no": 2, "abstain": "blank"}, None)
    assert (row(two)[5:], cells(two)) == ((False, "vertagt"), dict.fromkeys(("yes", "no", "abstain"), "blank"))
    told = [
        ["Gremium", "Termin", "Zust."],
        ["Bauausschuss", "05.03.2031", "Vorb."],
        ["Stadtrat", "19.03.2031", "Entsch."],
    ]
    assert [(s.role and s.role.value, s.votes) for s in steps(table(told))] == [("Vorb", None), ("Entsch", None)]


def test_zust_before_no_is_a_role_where_the_yes_votes_have_a_head_of_their_own() -> None:
    rows = [["Gremium", "Termin", "Zust.", "Nein", "Ja"], ["Bauausschuss", "05.03.2031", "Vorb.", "2", "8"]]
    (one,) = steps(table(rows))
    assert (one.role and one.role.value, cells(one)) == ("Vorb", {"yes": 8, "no": 2})
    lines = "Gremium Termin Zust. Nein Ja\nOrtsrat Dahlum 05.03.2031 Vorb. 2 8"
    assert [cells(s).get("yes") for s in steps(Text(f"Vorlage 4/2031\n\n{lines}{BELOW}"))] == [8]


def test_zust_before_abl_on_a_loose_line() -> None:
    lines = "Gremium Termin Zust. Abl. Enth.\nOrtsrat Dahlum 05.03.2031 8 2 1\nStadtrat 19.03.2031 20 0 3"
    assert [cells(s) for s in steps(Text(f"Vorlage 4/2031\n\n{lines}{BELOW}"))] == [
        {"yes": 8, "no": 2, "abstain": 1},
        {"yes": 20, "no": 0, "abstain": 3},
    ]


def test_small_heads_of_votes_beside_each_other() -> None:
    lines = "Termin Gremium Sitzungsart für gegen\n05.03.2031 Bauausschuss nichtöffentlich 5 4\n"
    lines += "19.03.2031 Marktrat öffentlich"
    one, two = steps(Text(f"Vorlage 4/2031\n\n{lines}{BELOW}"))
    assert (row(one)[1:6], cells(one)) == (
        ("2031-03-05", "Bauausschuss", None, None, False),
        {"yes": 5, "no": 4},
    )
    assert row(two)[1:6] == ("2031-03-19", "Marktrat", None, None, True)


@pytest.mark.parametrize(
    ("words", "public"),
    [
        ("öffentlich", True),
        ("nichtöffentlich", False),
        ("12. nicht öffentliche Sitzung", False),
        ("12", None),
        ("Amt für öffentliche Ordnung", None),  # who reports
    ],
)
def test_a_column_of_sittings_tells_the_status(words: str, public: bool | None) -> None:
    rows = [["Gremium", "Termin", "Sitzung", "Ja", "Nein"], ["Bauausschuss", "05.03.2031", words, "8", "2"]]
    (step,) = steps(table(rows))
    assert (step.public and step.public.value, cells(step)) == (public, {"yes": 8, "no": 2})


@pytest.mark.parametrize(
    ("item", "public"), [("Ö 11", True), ("NÖ 3", False), ("N 3.1", False), ("nö 2", False), ("11", None)]
)
def test_the_side_of_the_agenda_before_an_item(item: str, public: bool | None) -> None:
    (step,) = steps(table([["Termin", "Gremium", "TOP-Nr."], ["05.03.2031", "Bauausschuss", item]]))
    assert (step.agenda_item and step.agenda_item.value, step.public and step.public.value) == (item, public)


def test_points_below_the_head_of_the_vote_and_excluded_by_their_interest() -> None:
    extract = (
        "Beschlussauszug\n\naus der Sitzung des Rates vom 05.03.2031\n\nBeschluss:\n\nAlt.\n\nAbstimmungsergebnis:\n\n"
    )
    rows = [["Abstimmung", "Ja", "Nein", "Sonderinteresse"], ["Ziffer 1", "13", "0", ""], ["Ziffer 2", "9", "1", "3"]]
    (step,) = steps(table(rows, before=extract))
    assert [
        (b.item, {k: v.value.value if v.value.state == "value" else v.value.state for k, v in b.votes.items()})
        for b in step.ballots
    ] == [
        ("Ziffer 1", {"yes": 13, "no": 0, "excluded": "blank"}),
        ("Ziffer 2", {"yes": 9, "no": 1, "excluded": 3}),
    ]
    listed = [["Abstimmung", "Ja", "Nein"], ["offen", "13", "0"], ["geheim", "9", "1"]]
    assert [s.ballots for s in steps(table(listed, before=extract))] == [()]


def _choices(places: tuple[str, str]) -> Text:
    """A table whose steps are blocks of rows: day and body over all of them, beside them what can be chosen, below them
    the place in the agenda."""
    string, found = "Vorlage 4/2031\n\nGremienweg:\n\n", []
    begin = len(string)

    def cell(words: str, r: int, c: int, height: int = 1, width: int = 1) -> None:
        nonlocal string
        box = Box(80.0 * c, 20.0 * r, 80.0 * (c + width), 20.0 * (r + height))
        found.append(
            TextCell(
                len(string), len(string) + len(words), r, c, "value", 0.98, 1, box, row_span=height, column_span=width
            )
        )
        string += words + " "

    days = (("05.03.2031", "Kulturausschuss"), ("19.03.2031", "Stadtrat"))
    for n, ((day, body), place) in enumerate(zip(days, places, strict=True)):
        at = 4 * n
        cell(day, at, 0, 3)
        cell(body, at, 1, 3)
        for r, line in enumerate(
            (("einstimmig", "mehrheitl."), ("verwiesen", "vertagt"), ("geändert", "Enthaltungen"))
        ):
            cell(line[0], at + r, 2)
            cell(line[1], at + r, 3)
            string = string.rstrip() + "\n"
        cell(place, at + 3, 0, 1, 2)
        cell("Kenntnis", at + 3, 2, 1, 2)
        string = string.rstrip() + "\n"
    end = len(string) - 1
    return Text(string + BELOW, layout=Layout(tables=(TextTable(begin, end, 1, tuple(found), 0, True),)))


def test_what_can_be_chosen_is_no_result_and_the_place_below_tells_the_status() -> None:
    read = [row(s) for s in steps(_choices(("TOP 4 öffentlich", "TOP nicht öffentlich")))]
    assert read == [
        (1, "2031-03-05", "Kulturausschuss", None, "4", True, None),
        (2, "2031-03-19", "Stadtrat", None, None, False, None),
    ]


@pytest.mark.parametrize("words", [("einstimmig", "empfohlen"), ("einstimmig", "N"), ("einstimmig", "geändert")])
def test_a_result_beside_what_does_not_exclude_it_stays(words: tuple[str, str]) -> None:
    rows = [["Termin", "Gremium", "Kürzel", "Zeichen"], ["05.03.2031", "Bauausschuss", *words]]
    (step,) = steps(table(rows))
    assert step.result is not None and step.result.value.startswith("einstimmig")


def test_the_label_of_a_body_with_its_value_beside_it_heads_no_column() -> None:
    rows = [
        ["Beschlussorgan", "Bauausschuss", "Sitzung am", "TOP", "4"],
        ["Behandlung", "öffentlich", "05.03.2031", "", ""],
    ]
    (step,) = steps(table(rows, before="Sitzungsvorlage\n\n", head=1))
    assert (step.body and step.body.value.name) == "Bauausschuss"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "zur Vorberatung im Ausschuss für Soziales,\nBildung und Sport\nzur Vorberatung im Jugendgemeinderat\n"
            "zur Behandlung im: Gemeinderat",
            [
                ("Ausschuss für Soziales, Bildung und Sport", "Vorberatung"),
                ("Jugendgemeinderat", "Vorberatung"),
                ("Gemeinderat", "Behandlung"),
            ],
        ),
        ("Zur Kenntnisnahme an den Ortsbeirat Nord", [("Ortsbeirat Nord", "Kenntnisnahme")]),
        (
            "zur Vorberatung im Bauausschuss,\nzur Anhörung im Ortsrat Nord und\nzur Entscheidung im Rat",
            [("Bauausschuss", "Vorberatung"), ("Ortsrat Nord", "Anhörung"), ("Rat", "Entscheidung")],
        ),
        (
            "In den Bauausschuss,\nIn den Ausschuss für Sport,\nKultur und Bildung",
            [("Bauausschuss", None), ("Ausschuss für Sport, Kultur und Bildung", None)],
        ),
        ("Der Antrag wird\nzur Beratung in den Bauausschuss\nverwiesen.", []),  # a sentence
        ("zur Beratung in den Bauausschuss\nund danach in den Rat zu geben", []),
        ("zur Vorberatung im Sitzungssaal", []),
    ],
)
def test_bodies_that_a_paper_is_sent_into_with_their_roles(lines: str, expected: list[tuple[str, str]]) -> None:
    read = steps(Text(f"Vorlage 176/2031\n\nBeschlussvorlage\n\n{lines}\n\nBetreff: Neue Stege{BELOW}"))
    assert [(s.body and s.body.value.name, s.role and s.role.value) for s in read] == expected


def _placed(blocks: list[list[list[tuple[float, float, str]]]]) -> Text:
    """A text of blocks of lines, each of pieces with their left and upper edges in points."""
    string, anchors = "", []
    for block in blocks:
        for line in block:
            for x, y, words in line:
                for part in words.split(" "):
                    box = Box(x, y, x + 5.0 * len(part), y + 10)
                    anchors.append(Anchor(len(string), len(string) + len(part), 1, box, 1.0))
                    x += 5.0 * len(part) + 3
                    string += part + " "
            string = string[:-1] + "\n"
        string += "\n"
    return Text(string.rstrip() + BELOW, layout=Layout(anchors=tuple(anchors)))


def test_roles_and_results_in_a_column_of_their_own_go_to_the_rows_at_their_height() -> None:
    left = [
        ["Schulausschuss", "05.03.2031 11. öffentliche Sitzung TOP 7", "Ja: 7, Nein: 0, Enthaltungen: 2"],
        ["Samtgemeindeausschuss", "12.03.2031 19. nichtöffentliche Sitzung TOP 4"],
        ["Samtgemeinderat", "19.03.2031 14. öffentliche Sitzung TOP 9"],
    ]
    right = [["Vorberatung", "ungeändert empfohlen"], ["Vorberatung", "vertagt"], ["Entscheidung"]]
    sides = [
        [[(x, 100 + 60.0 * n + 14 * k, line)] for k, line in enumerate(block)]
        for x, side in ((60.0, left), (420.0, right))
        for n, block in enumerate(side)
    ]
    read = steps(_placed([[[(60, 40, "Vorlage 4/2031")]], [[(60, 70, "Beratungsfolge:")]], *sides]))
    assert [row(s)[1:] for s in read] == [
        ("2031-03-05", "Schulausschuss", "Vorberatung", "7", True, "ungeändert empfohlen"),
        ("2031-03-12", "Samtgemeindeausschuss", "Vorberatung", "4", False, "vertagt"),
        ("2031-03-19", "Samtgemeinderat", "Entscheidung", "9", True, None),
    ]
    assert cells(read[0]) == {"yes": 7, "no": 0, "abstain": 2}


@pytest.mark.parametrize("body", ["Schulausschuss 05.03.2031", "Ausschuss für Schulen und\nSport 05.03.2031"])
def test_a_result_of_two_lines_in_a_column_of_its_own_is_one(body: str) -> None:
    first = [[(60.0, 100 + 12.0 * n, line)] for n, line in enumerate(body.split("\n"))]
    right = [[(420.0, y, words)] for y, words in ((100, "mehrheitlich"), (112, "empfohlen"), (134, "vertagt"))]
    left = [*first, [(60.0, 134.0, "Stadtrat 26.03.2031")]]
    read = steps(_placed([[[(60, 40, "Vorlage 4/2031")]], [[(60, 70, "Beratungsfolge:")]], left, right]))
    assert [row(s)[6] for s in read] == ["mehrheitlich empfohlen", "vertagt"]


NAMED: dict[str, tuple[str, tuple[Any, ...]]] = {
    "a label that names the body": (
        "Sitzung des Gemeinderates: 25.04.2031, nichtöffentlich",
        ("2031-04-25", "Gemeinderat", None, None, False),
    ),
    "with its day behind a word": (
        "Sitzung des Gemeinderates Seedorf am: Mi., 25. April 2031, TOP 4",
        ("2031-04-25", "Gemeinderat Seedorf", None, "4", None),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), NAMED.values(), ids=list(NAMED))
def test_a_sitting_behind_labels(lines: str, expected: tuple[Any, ...]) -> None:
    (step,) = steps(Text(f"Vorlage\n\nGegenstand: Neue Stege\n{lines}{BELOW}"))
    assert row(step)[1:6] == expected


@pytest.mark.parametrize(
    "line", ["Sitzung des Kuratoriums: 25.04.2031", "Sitzung des Gemeinderates: Beginn 19 Uhr", "Sitzung des Rates"]
)
def test_other_labels_name_no_sitting(line: str) -> None:
    assert [s for s in steps(Text(f"Vorlage\n\nGegenstand: Neue Stege\n{line}{BELOW}")) if s.date] == []


def test_the_city_of_a_deputation_in_capitals_and_a_day_below_its_sitting() -> None:
    head = "Vorlage\n\nfür die öffentliche Sitzung der Städtischen Deputation für Stege\n\nam 23. November 2031"
    (step,) = steps(Text(f"{head}\n\nNeue Stege\n\nA. Problem\n\nDie Stege sind alt.\n"))
    assert row(step)[1:6] == ("2031-11-23", "Städtische Deputation für Stege", None, None, True)


def test_the_parts_of_a_wrapped_label_have_their_day_beside_the_first() -> None:
    label = [[(60, 80, "Sitzung des"), (200, 80, "10. November 2031")], [(60, 92, "Ortsgemeinderates am:")]]
    (step,) = steps(_placed([[[(60, 40, "Verwaltungsvorlage")]], label]))
    assert row(step)[1:3] == ("2031-11-10", "Ortsgemeinderat")


def test_labels_without_colons_of_which_one_has_hardly_a_gap_behind() -> None:
    label = [[(60, 80, "Gremium"), (150, 80, "Kreistag")], [(60, 94, "Sitzungstermin 18.11.2031")]]
    (step,) = steps(_placed([[[(60, 40, "Anfrage")]], label]))
    assert (row(step)[1:3], step.date is not None and step.date.confidence < 0.9) == (("2031-11-18", "Kreistag"), True)


EXTRACT = "Beschlussauszug\n\naus der 12. öffentlichen Sitzung des Gemeinderates Seedorf vom 05.03.2031\n\n"


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("TOP I/4", "I/4"),
        ("Nr. 7 der Tagesordnung", "7"),
        ("Tagesordnungspunkt Nr. 8: Neue Stege", "8"),
        ("Nr. 7 der Satzung", None),
        ("Nr. 7", None),
    ],
)
def test_labels_of_an_item_in_an_extract(words: str, item: str | None) -> None:
    (step,) = steps(Text(f"{EXTRACT}{words}\n\nBeschluss:\n\nDie Stege bleiben.\n"))
    assert (step.agenda_item and step.agenda_item.value) == item


@pytest.mark.parametrize(
    ("told", "result", "votes"),
    [
        ("Beschlussergebnis: einstimmig (16:0:0)", "einstimmig", {"yes": 16, "no": 0, "abstain": 0}),
        ("Abst.-Erg.: 12:3", None, {"yes": 12, "no": 3}),
        ("Beschlussergebnis: einstimmig (Beginn 19:30)", "einstimmig", {}),
    ],
)
def test_results_with_their_ratio_in_brackets(told: str, result: str | None, votes: dict[str, int]) -> None:
    (step,) = steps(Text(f"{EXTRACT}TOP 5 Neue Stege\n\nBeschluss:\n\nDie Stege bleiben.\n\n{told}\n"))
    assert (step.result and step.result.value, cells(step)) == (result, votes)
    assert all(v.confidence < 0.9 for v in (step.votes or {}).values() if len(votes) == 3)


@pytest.mark.parametrize("item", ["Variante {}", "Antrag {}", "Alternative {}"])
def test_ballots_on_variants_in_a_table(item: str) -> None:
    rows = [["Gegenstand", "Ja", "Nein"], [item.format("A"), "12", "3"], [item.format("B"), "4", "12"]]
    (step,) = steps(table(rows, before=f"{EXTRACT}Beschluss:\n\nDie Stege bleiben.\n\nAbstimmungsergebnis:\n\n"))
    assert [(b.item, b.votes["yes"].value.value) for b in step.ballots] == [
        (item.format("A"), 12),
        (item.format("B"), 4),
    ]
    assert all(b.votes["yes"].confidence > 0.9 for b in step.ballots)


@pytest.mark.parametrize(
    ("words", "result"),
    [("geändert beschlossen", "geändert beschlossen"), ("Die Stege bleiben", None), ("vom 05.03.2031", None)],
)
def test_a_result_in_the_column_beside_its_label(words: str, result: str | None) -> None:
    head = [[(60.0, 40.0, "Beschlussauszug")]], [[(60.0, 60.0, "Sitzung des Gemeinderates Seedorf vom 05.03.2031")]]
    block = [[(60.0, 90.0, "Top"), (160.0, 90.0, "Ö 11")], [(60.0, 104.0, "Beschluss"), (160.0, 104.0, words)]]
    (step,) = steps(_placed([*head, block]))
    assert (step.result and step.result.value) == result


LISTED: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "role and status in one bracket behind the body": (
        "Beratungsfolge:\n\n05.03.2031 Teichausschuss (Vorberatung, nichtöffentlich)\n"
        "19.03.2031 Gemeinderat (Entscheidung, öffentlich)",
        [
            ("2031-03-05", "Teichausschuss", "Vorberatung", None, False, None),
            ("2031-03-19", "Gemeinderat", "Entscheidung", None, True, None),
        ],
    ),
    "item, status and role before the result": (
        "Beratungsfolge:\n\n1. Teichausschuss, 05.03.2031, TOP 4 (n.ö.), Vorberatung: einstimmig empfohlen\n"
        "2. Gemeinderat, 19.03.2031, TOP 7 (ö.), Entscheidung",
        [
            ("2031-03-05", "Teichausschuss", "Vorberatung", "4", False, "einstimmig empfohlen"),
            ("2031-03-19", "Gemeinderat", "Entscheidung", "7", True, None),
        ],
    ),
    "a list with letters for the status": (
        "Vorgesehen für:\n- Teichausschuss am 05.03.2031 (nö)\n- Gemeinderat am 19.03.2031 (ö)",
        [
            ("2031-03-05", "Teichausschuss", None, None, False, None),
            ("2031-03-19", "Gemeinderat", None, None, True, None),
        ],
    ),
    "sittings of one heading below one another": (
        "Zur Sitzung\ndes Teichausschusses am 05.03.2031\ndes Gemeinderates am 19.03.2031",
        [
            ("2031-03-05", "Teichausschuss", None, None, None, None),
            ("2031-03-19", "Gemeinderat", None, None, None, None),
        ],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), LISTED.values(), ids=list(LISTED))
def test_courses_told_in_lines(lines: str, expected: list[tuple[Any, ...]]) -> None:
    read = steps(Text(f"Beschlussvorlage Nr. 44/2031\n\n{lines}\n\nBetreff: Neue Stege{BELOW}"))
    assert [row(s)[1:] for s in read] == expected


def test_a_loose_head_over_the_vote_and_its_numbers_behind_the_result() -> None:
    rows = "Gremium Datum Beschluss Stimmen\nTeichausschuss 05.03.2031 empfohlen 7:2:0\nGemeinderat 19.03.2031"
    one, two = steps(Text(f"Vorlage 4/2031\n\nBeratungsfolge\n{rows}{BELOW}"))
    assert (row(one)[1:3], row(one)[6], cells(one)) == (
        ("2031-03-05", "Teichausschuss"),
        "empfohlen",
        {"yes": 7, "no": 2, "abstain": 0},
    )
    assert (row(two)[1:3], two.votes) == (("2031-03-19", "Gemeinderat"), None)


@pytest.mark.parametrize(
    ("heads", "figures", "votes"),
    [
        (("Stimmen Ja", "Stimmen Nein", "Stimmenth."), ("7", "2", "0"), {"yes": 7, "no": 2, "abstain": 0}),
        (("Abstimmungsergebnis\nJa", "Nein", "Enth."), ("7", "2", "0"), {"yes": 7, "no": 2, "abstain": 0}),
        (("Abstimmung dafür", "dagegen", "Enth."), ("7", "2", "0"), {"yes": 7, "no": 2, "abstain": 0}),
        (("Abst.-Erg.",), ("7 : 2",), {"yes": 7, "no": 2}),
        (("Stimmen Bezirk", "Raum"), ("7", "2"), {}),
    ],
)
def test_heads_of_votes_that_hold_their_title(heads: Any, figures: Any, votes: dict[str, int]) -> None:
    rows = [["Gremium", "Termin", *heads], ["Teichausschuss", "05.03.2031", *figures]]
    (step,) = steps(table(rows))
    assert {k: v for k, v in cells(step).items() if v != "absent"} == votes


@pytest.mark.parametrize(("mark", "public"), [("ö", True), ("nö", False), ("n.ö.", False), ("N 4", None), ("12", None)])
def test_letters_in_a_column_of_sittings(mark: str, public: bool | None) -> None:
    (step,) = steps(table([["Gremium", "Sitzungsdatum", "Sitzung"], ["Teichausschuss", "05.03.2031", mark]]))
    assert (step.public and step.public.value) == public
