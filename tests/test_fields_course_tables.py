"""Steps and votes of tables in the shapes that council systems print; all papers here are invented."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline import outline
from pipeline.fields import doubts, same_height
from pipeline.fields.step import Draft, body_of
from pipeline.model.geometry import Box
from pipeline.model.mention import Mention
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable
from tests.courses import cells, read, row, steps, table

EXTRACT = "Auszug aus der Niederschrift\nSitzung des Rates am 04.03.2031\n\nAbstimmungsergebnis:\n"


def test_split_votes_in_a_table_keep_their_points() -> None:
    rows = [["", "Ja", "Nein", "Enthaltung"], ["Ziffer 1", "29", "2", "0"], ["Ziffer 2", "22", "", "–"]]
    for text in (
        table(rows, before=EXTRACT),
        Text(EXTRACT + "\n".join("  ".join(r) for r in [*rows[:2], ["Ziffer 2", "22", "9", "–"]])),
    ):
        (step,) = steps(text)
        one, two = step.ballots
        assert (one.item, {k: v.value.value for k, v in one.votes.items()}) == (
            "Ziffer 1",
            {"yes": 29, "no": 2, "abstain": 0},
        )
        assert (two.item, two.votes["yes"].value.value, two.votes["abstain"].value.state) == ("Ziffer 2", 22, "blank")


def test_split_votes_within_a_cell_are_no_vote_on_the_whole() -> None:
    told = "Ziff. 1: einstimmig\nZiff. 2: 7 Ja, 3 Nein, 1 Enthaltung"
    rows = [
        ["Gremium", "Termin", "Ergebnis"],
        ["Bauausschuss", "04.03.2031", told],
        ["Rat", "12.03.2031", "Punkte 1 und 3: einstimmig; Punkt 2: 12:9:1"],
    ]
    one, two = steps(table(rows))
    assert (one.votes, one.result, two.votes, two.result) == (None, None, None, None)
    assert [
        (b.item, b.result and b.result.value, b.votes.get("yes") and b.votes["yes"].value.value)
        for b in (*one.ballots, *two.ballots)
    ] == [
        ("Ziff. 1", "einstimmig", None),
        ("Ziff. 2", None, 7),
        ("Punkte 1 und 3", "einstimmig", None),
        ("Punkt 2", None, 12),
    ]


def test_a_row_that_says_it_has_no_day_is_one_of_its_own() -> None:
    rows = [["Gremium", "Termin", "Ergebnis"], ["Bauausschuss", "04.03.2031", "verwiesen"], ["AXY", "ohne", "erledigt"]]
    assert [row(s)[:3] for s in steps(table(rows))] == [(1, "2031-03-04", "Bauausschuss"), (2, None, "AXY")]


def test_days_that_am_parts_are_not_one_meeting() -> None:
    rows = [["Gremium", "Termin"], ["Bauausschuss", "04.03.2031 am 06.03.2031"], ["Rat", "12.03.2031/13.03.2031"]]
    one, two = steps(table(rows))
    assert (row(one)[1], row(two)[1]) == ("2031-03-04", "2031-03-12/2031-03-13")
    assert one.date is not None and one.date.confidence < 0.6


def test_the_row_of_the_sums_below_the_groups_is_the_vote() -> None:
    rows = [["", "dafür", "dagegen"], ["Gruppe Teich", "12", "0"], ["Gruppe Steg", "10", "3"], ["Gesamt", "22", "3"]]
    (step,) = steps(table(rows, before=EXTRACT))
    assert (cells(step), step.ballots) == ({"yes": 22, "no": 3}, ())
    (step,) = steps(table(rows[:-1], before=EXTRACT))  # nobody adds up what is not printed
    assert (step.votes, step.ballots) == (None, ())


def test_rows_of_a_form_that_asks_are_no_split_vote() -> None:
    rows = [["", "Ja", "Nein"], ["1.", "x", ""], ["2.", "", "x"]]
    assert [s.ballots for s in steps(table(rows, before=EXTRACT))] == [()]


def test_cells_keep_their_states() -> None:
    text = table(
        [
            ["Termin", "Gremium", "Ja", "Nein", "Enth."],
            ["04.03.2031", "Ausschuss für\nTeiche", "12", "–", ""],
            ["05.03.2031", "Kreisausschuss", "", "", ""],
        ],
        {(2, 2): "unreadable"},
    )
    first, second = steps(text)
    assert row(first)[:3] == (1, "2031-03-04", "Ausschuss für Teiche")
    assert cells(first) == {"yes": 12, "no": "blank", "abstain": "blank"}
    assert (first.votes or {})["no"].value.text == "–"
    assert cells(second) == {"yes": "unreadable", "no": "blank", "abstain": "blank"}
    assert "present" not in cells(first)


def test_head_of_two_rows_and_a_cross() -> None:
    text = table(
        [
            ["Gremium", "Datum", "Status", "", "Abstimmung", ""],
            ["", "", "ö", "nö", "Ja", "Nein"],
            ["Bauausschuss", "04.03.2031", "x", "", "7", "2"],
            ["Magistrat", "05.03.2031", "", "x", "", ""],
        ],
        head=2,
    )
    found = steps(text)
    assert [(*row(s)[1:3], row(s)[5]) for s in found] == [
        ("2031-03-04", "Bauausschuss", True),
        ("2031-03-05", "Magistrat", False),
    ]
    assert cells(found[0]) == {"yes": 7, "no": 2}


def test_a_row_without_a_date_is_a_step_and_a_rest_of_a_row_is_none() -> None:
    text = table(
        [
            ["Gremium", "Termin", "Ergebnis"],
            ["Ausschuss für öffentliche", "04.03.2031", "vorberaten"],
            ["Einrichtungen", "", ""],
            ["Gemeinderat", "", ""],
        ]
    )
    assert [row(s)[:3] for s in steps(text)] == [
        (1, "2031-03-04", "Ausschuss für öffentliche Einrichtungen"),
        (2, None, "Gemeinderat"),
    ]


def test_a_cross_below_a_role_is_that_role_and_the_status_needs_no_head() -> None:
    text = table(
        [
            ["Gremium", "", "Termin", "Empfehlung", "Entscheidung"],
            ["Öffentlich", "Bauausschuss", "04.03.2031", "x", ""],
            ["Nichtöffentlich", "Kreistag", "11.03.2031", "", "X"],
        ]
    )
    assert [(*row(s)[1:4], row(s)[5]) for s in steps(text)] == [
        ("2031-03-04", "Bauausschuss", "Empfehlung", True),
        ("2031-03-11", "Kreistag", "Entscheidung", False),
    ]


def test_a_role_behind_the_status_of_one_cell() -> None:
    rows = [
        ["Gremium", "Termin", "Behandlung"],
        ["Bauausschuss", "04.03.2031", "nichtöffentlich zur Vorberatung"],
        ["Stadtrat", "11.03.2031", "öffentlich zur Beschlussfassung"],
    ]
    assert [(row(s)[3], row(s)[5]) for s in steps(table(rows))] == [
        ("zur Vorberatung", False),
        ("zur Beschlussfassung", True),
    ]


def test_a_second_head_below_the_rows_ends_them() -> None:
    text = table(
        [
            ["Gremium", "Termin", "TOP", "Zuständigkeit"],
            ["Bauausschuss", "04.03.2031", "3", "Vorberatung"],
            ["Stadtrat", "11.03.2031", "4", "Entscheidung"],
            ["Beteiligungen", "Beteiligung des", "Ja", "Nein"],
            ["FB 2", "RPA", "", "x"],
        ]
    )
    assert [row(s)[1:4] for s in steps(text)] == [
        ("2031-03-04", "Bauausschuss", "Vorberatung"),
        ("2031-03-11", "Stadtrat", "Entscheidung"),
    ]


def test_a_vote_table_of_one_row_is_that_of_the_only_step() -> None:
    head = ["einstimmig", "mit Stimmenmehrheit", "Ja", "Nein", "Enthaltung", "überwiesen in"]
    before = "Sitzung des Rates am 04.03.2031\n\nBeschluss:\nStege.\n\n"
    (step,) = steps(table([head, ["x", "", "41", "0", "", ""]], before=before))
    assert (step.result and step.result.value, cells(step)) == ("einstimmig", {"yes": 41, "no": 0, "abstain": "blank"})
    before = "Sitzung des Rates am 04.03.2031 und die Sitzung des Kreistages am 05.03.2031\n\nBeschluss:\nStege.\n\n"
    assert [s.votes for s in steps(table([head, ["x", "", "41", "0", "", ""]], before=before))] == [None, None]


def test_a_table_of_bodies_and_roles_below_the_heading_of_a_course() -> None:
    rows = [["Stadtbezirksbeirat", "nicht öffentlich", "beratend"], ["Stadtrat", "öffentlich", "beschließend"]]
    plain = table(rows, head=0)
    shift = len("Beratungsfolge\n\n")
    moved = tuple(replace(c, start=c.start + shift, end=c.end + shift) for c in plain.tables[0].cells)
    one = replace(plain.tables[0], start=shift, end=plain.tables[0].end + shift, cells=moved)
    text = Text("Beratungsfolge\n\n" + plain.string, layout=Layout(tables=(one,)))
    assert [row(s)[1:6] for s in steps(text)] == [
        (None, "Stadtbezirksbeirat", "beratend", None, False),
        (None, "Stadtrat", "beschließend", None, True),
    ]


def test_heads_over_columns_that_no_ruling_parts() -> None:
    rows = [["Gremium (Zuständigkeit) Sitzungstermin", "Sitzungsart"], ["Ortsrat Nord 28.05.2031\nzur Kenntnis", "Ö"]]
    (step,) = steps(table(rows))
    assert row(step)[1:6] == ("2031-05-28", "Ortsrat Nord", "zur Kenntnis", None, True)


def test_days_of_the_year_that_the_heads_name() -> None:
    rows = [["Bauausschuss", "22.08. vertagt"], ["Kreistag", "12.09."]]
    found = steps(table([["Gremium", "Sitzungen 2031\nTag Ergebnis"], *rows]))
    assert [row(s)[1:3] for s in found] == [("2031-08-22", "Bauausschuss"), ("2031-09-12", "Kreistag")]
    found = steps(table([["Gremium", "Tag"], *rows]))  # and none that nobody printed
    assert [row(s)[1:3] for s in found] == [(None, "Bauausschuss"), (None, "Kreistag")]


def test_a_head_over_roles_may_be_that_of_the_status_elsewhere() -> None:
    rows = [["Gremium", "Sitzungstermin", "Status", "Behandlung"], ["Rat", "14.09.2031", "öffentlich", "Entscheidung"]]
    assert row(steps(table(rows))[0])[3:6] == ("Entscheidung", None, True)


def test_a_section_that_follows_without_a_gap_is_no_row() -> None:
    rows = [["Gremium", "Termin"], ["Rat", "14.09.2031"], ["Sachverhalt:", ""]]
    assert [row(s)[2] for s in steps(table(rows, below="\nDie Stege sind alt.\n"))] == ["Rat"]


def test_heads_above_the_rulings_name_the_columns_below_them() -> None:
    heads = {"Termin": 20, "Gremium": 80, "Ja": 140, "Nein": 190, "Enth.": 220}
    string, anchors = "Beratungsfolge:\n", []
    for words, middle in heads.items():
        box = Box(middle - 8.0, 0.0, middle + 8.0, 10.0)
        anchors.append(Anchor(len(string), len(string) + len(words), 1, box, 1.0))
        string += words + " "
    string = string.rstrip() + "\n"
    begin, cells_ = len(string), []
    for n, line in enumerate((["06.10.2031", "Bauausschuss", "", ""], ["12.10.2031", "Kreistag", "9", "2"])):
        for c, words in enumerate(line):
            box = Box(60.0 * c, 20.0 + 20 * n, 60.0 * c + 60, 40.0 + 20 * n)
            state = "value" if words else "blank"
            cells_.append(TextCell(len(string), len(string) + len(words), n, c, state, 0.98, 1, box))  # type: ignore[arg-type]
            if words:
                place = Box(60.0 * c + 4, 24.0 + 20 * n, 60.0 * c + 16, 34.0 + 20 * n)
                anchors.append(Anchor(len(string), len(string) + len(words), 1, place, 1.0))
            string += words + " " if words else ""
        string += "\n"
    tables = (TextTable(begin, len(string), 1, tuple(cells_), 0, True),)
    text = Text(string + "\nSachverhalt:\nAlt.\n", layout=Layout(anchors=tuple(anchors), tables=tables))
    first, second = steps(text)
    assert cells(first) == {"yes": "blank", "no": "blank", "abstain": "blank"}
    assert cells(second) == {"yes": 9, "no": 2, "abstain": "blank"}  # the figure stands below Nein, not below Enth.
    assert second.votes is not None and second.votes["abstain"].confidence <= 0.7


def test_what_an_engine_may_have_passed_over_is_doubted() -> None:
    rows = ["12.03.2031 Bauausschuss", "19.03.2031 Kıeistag", "Stadtrat"]
    for sure, least in ((1.0, False), (0.9, True)):
        bau, kreis, rat = (s.body for s in read(rows, sure))
        assert bau is not None and bau.confidence > 0.9
        assert kreis is not None and rat is not None
        assert (kreis.confidence <= 0.75, rat.confidence <= 0.75) == (least, least)
    (step,) = read([". 4", "12.03.2031 Bauausschuss"], 0.9)
    assert step.votes is not None and step.votes["yes"].value.state == "absent"
    assert step.votes["yes"].confidence <= 0.6


def test_the_ticked_word_of_a_cell_with_boxes() -> None:
    rows = [
        ["Gremium", "Termin", "Status", "Art"],
        ["Rat", "26.03.2031", "☐ öffentlich ☒ nichtöffentlich", "☐ Vorberatung ☒ Beschluss"],
        ["Kreistag", "28.03.2031", "☐ öffentlich ☐ nichtöffentlich", "☐ Vorberatung ☐ Beschluss"],
    ]
    assert [row(s)[3:6] for s in steps(table(rows))] == [("Beschluss", None, False), (None, None, None)]


def test_a_day_behind_the_body_of_one_cell() -> None:
    (step,) = steps(table([["Beratung im", "Ja", "Nein"], ["Bauausschuss vom 12.03.2031", "8", "1"]]))
    assert (row(step)[1:3], cells(step)) == (("2031-03-12", "Bauausschuss"), {"yes": 8, "no": 1})


def test_a_day_and_a_body_at_one_height_are_an_unsure_step_whose_votes_nobody_read() -> None:
    string = "Vorlage\n\nBauausschuss\n\nJa Nein Enth.\n\n04.03.2031\n\nSachverhalt:\n\nAlt.\n"
    tops = {"Bauausschuss": 100.0, "04.03.2031": 101.0}
    words = [(m, tops.get(m[0], 200.0 + m.start())) for m in re.finditer(r"\S+", string)]
    anchors = tuple(Anchor(m.start(), m.end(), 1, Box(50.0, top, 120.0, top + 10.0), 0.9) for m, top in words)
    text = Text(string, layout=Layout(anchors=anchors))
    (draft,) = same_height.find(text, outline.find(text))
    assert draft.body is not None and draft.body.value.name == "Bauausschuss" and draft.body.confidence == 0.6
    assert draft.date is not None and str(draft.date.value.start) == "2031-03-04"
    assert {v.value.state for v in draft.votes.values()} == {"unreadable"}
    low = tuple(replace(a, box=Box(50.0, 120.0, 120.0, 130.0)) if a.start == string.index("04") else a for a in anchors)
    assert not same_height.find(Text(string, layout=Layout(anchors=low)), outline.find(text))


def test_days_without_any_body_are_no_course() -> None:
    rows = [
        ["Beschluss vom", "Inhalt", "zuständig"],
        ["18.04.2031", "Steg 4", "Bauamt"],
        ["20.06.2031", "Teich", "Amt 3"],
    ]
    assert steps(table(rows)) == []


def test_nothing_between_the_strokes_of_a_cell_is_blank() -> None:
    heads = ["Beratung in", "am", "Abstimmung (Ja / Nein / Enth.)"]
    first, second = steps(
        table([heads, ["Teichausschuss", "26.05.2031", "6 / 0 / 1"], ["Kreistag", "06.06.2031", "/ /"]])
    )
    assert cells(first) == {"yes": 6, "no": 0, "abstain": 1}
    assert cells(second) == {"yes": "blank", "no": "blank", "abstain": "blank"}


def test_a_form_to_be_ticked_is_no_result() -> None:
    rows = [["Gremium", "Termin", "Ergebnis"], ["Rat", "06.06.2031", "☐ einstimmig ☐ mehrheitlich"]]
    assert steps(table(rows))[0].result is None
    rows[1][2] = "☐ einstimmig ☒ mehrheitlich"
    assert row(steps(table(rows))[0])[-1] == "mehrheitlich"


def test_a_body_that_was_read_badly_is_led_to_the_one_meant_but_in_doubt() -> None:
    below = "\n\nSachverhalt:\nDer Ausschuss für Stege, Ordnung und Teiche wie die Stadtverordnetenversammlung.\n"
    for sure, names in (
        (0.9, ["Stadtverordnetenversammlung", "Ausschuss für Stege, Ordnung und Teiche", "Kreistag"]),
        (1.0, ["Stautverordnetenversammiung", "Ausschuss für Stege", "Kıeistag"]),
    ):
        rows = [
            "12.03.2031 Stautverordnetenversammiung",
            "19.03.2031 Ausschuss für Stege, Ordnung und",
            "26.03.2031 Kıeistag",
        ]
        found = [s.body for s in read(rows, sure, below)]
        assert [b.value.name for b in found if b] == names
        assert sure == 1.0 or all(b and b.confidence <= 0.75 for b in found)


def test_a_box_of_votes_below_its_row() -> None:
    rows = [["Gremium", "Sitzung am", "TOP", "", ""], ["Gemeinderat", "24.09.2031", "6", "", ""]]
    rows.append(["☒\neinstimmig", "☐ mit\nStimmenmehrheit", "Ja:\n18", "Nein:\n0", "Enthaltungen:\n1"])
    (step,) = steps(table(rows))
    assert row(step) == (1, "2031-09-24", "Gemeinderat", None, "6", None, "einstimmig")
    assert cells(step) == {"yes": 18, "no": 0, "abstain": 1}


def test_a_role_of_the_next_column_within_a_body_is_taken_out_in_doubt() -> None:
    body = body_of("Ausschuss für Stege Vorberatung und Teiche", 0, 42, "row", 0.95)
    assert (body.value.name, body.confidence) == ("Ausschuss für Stege und Teiche", 0.8)


def test_a_joint_sitting_has_two_bodies() -> None:
    rows = [["Gremium", "Termin"], ["Gemeinsame Sitzung von Teichausschuss und Umweltausschuss", "02.09.2031"]]
    assert [row(s)[:3] for s in steps(table(rows))] == [
        (1, "2031-09-02", "Teichausschuss"),
        (1, "2031-09-02", "Umweltausschuss"),
    ]


def test_labels_with_colons_beside_their_values_are_no_heads() -> None:
    text = table([["GREMIUM:", "Rat", "DATUM:", "02.09.2031"], ["TOP:", "Ö 5", "STATUS:", "öffentlich"]])
    assert not [x for x in outline.find(text).labels if x.key.startswith("column.")]


def test_the_end_of_a_sitting_is_no_part_of_its_result() -> None:
    rows = [["Gremium", "Termin", "Ergebnis"], ["Rat", "06.06.2031", "Ausschusses ungeändert beschlossen"]]
    (step,) = steps(table(rows))
    assert row(step)[-1] == "ungeändert beschlossen"
    assert step.result is not None and step.result.confidence <= 0.85


def test_a_table_without_heads_whose_cells_hold_body_and_day() -> None:
    rows = [["IV 19/2031\nStege", "", "Nummer\nBetreff"]]
    rows.append(["Teichausschuss 02.12.2031\nRat 11.12.2031", "öffentlich\nöffentlich", "zur Kenntnis\nzur Kenntnis"])
    assert [row(s) for s in steps(table(rows, head=0))] == [
        (1, "2031-12-02", "Teichausschuss", "zur Kenntnis", None, True, None),
        (2, "2031-12-11", "Rat", "zur Kenntnis", None, True, None),
    ]


def test_a_role_read_twice_is_one() -> None:
    rows = [["Gremium", "Termin", "Zuständigkeit"], ["Rat", "06.06.2031", "Entscheidung\nEntschei"]]
    assert row(steps(table(rows))[0])[3] == "Entscheidung"


def test_an_item_higher_than_agendas_go_is_doubted_where_an_engine_read_it() -> None:
    for sure, doubted in ((0.9, True), (1.0, False)):
        (step,) = read(["12.03.2031 Teichausschuss TOP 72"], sure)
        assert step.agenda_item is not None
        assert (step.agenda_item.confidence <= 0.75) == doubted


def test_a_raised_figure_in_an_item_stops_no_paper() -> None:
    draft = Draft(0, 2, "table", 0.9, item=Mention("7²", 0, 2, "table", 0.97))
    doubts.weigh(Text("7² Rat", layout=Layout((Anchor(0, 2, 1, None, 0.9),))), [draft])
    assert draft.item is not None and draft.item.value == "7²"


def test_what_was_decided_may_stand_below_the_day_of_the_first_row() -> None:
    first = ["Ortsrat Neudorf", "Dienstag, 4. März 2031, 19:00 Uhr\neinstimmig bei einer Enthaltung", "öffentlich"]
    rows = [first, ["Bauausschuss", "Montag, 10. März 2031, 18:00 Uhr", "öffentlich"]]
    rows.append(["Rat", "Montag, 17. März 2031, 18:00 Uhr", "öffentlich"])
    found = steps(table(rows, head=0, before="Beschlussvorlage\n\n"))
    assert [s.body.value.name for s in found if s.body] == ["Ortsrat Neudorf", "Bauausschuss", "Rat"]


def test_a_column_tells_what_a_row_of_votes_was_on() -> None:
    rows = [
        ["Gremium", "Sitzung", "Abstimmung", "Ja", "Nein", "Enth.", "Ergebnis"],
        ["Werkausschuss", "05.03.2031", "insgesamt", "9", "2", "1", "empfohlen"],
        ["Rat", "12.03.2031", "Ziffer 1", "30", "0", "2", "angenommen"],
        ["", "", "Ziffer 2", "14", "17", "1", "abgelehnt"],
    ]
    one, two = steps(table(rows))
    assert (one.result and one.result.value, one.votes["yes"].value.value, one.ballots) == ("empfohlen", 9, ())
    assert (two.result, two.votes or None) == (None, None)
    assert [(b.item, b.result and b.result.value, b.votes["no"].value.value) for b in two.ballots] == [
        ("Ziffer 1", "angenommen", 0),
        ("Ziffer 2", "abgelehnt", 17),
    ]


def test_a_second_vote_of_a_step_that_nothing_names_makes_both_doubtful() -> None:
    rows = [
        ["Gremium", "Sitzung", "Ja", "Nein"],
        ["Werkausschuss", "05.03.2031", "9", "2"],
        ["Rat", "12.03.2031", "30", "2"],
        ["", "", "14", "17"],
    ]
    _, step = steps(table(rows))
    assert all(step.votes[kind].confidence <= 0.5 for kind in ("yes", "no"))
