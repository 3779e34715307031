"""Labels without a colon that only their neighbours, their columns or their values tell from other words."""

from __future__ import annotations

import re

import pytest

from pipeline import outline
from pipeline.fields import amounts, dates, identity, issued, municipality, names, people, public
from pipeline.model.geometry import Box
from pipeline.model.outline import Outline
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable, Zone
from tests.test_fields_head_places import best, placed
from tests.test_outline_grid import labelled


def test_a_row_of_labels_alone_stands_over_its_values() -> None:
    page = placed(
        [
            (60.0, 100.0, "Bearbeitung | Öffentlichkeitsstatus"),
            (60.0, 115.0, "Mia Muster | nicht öffentlich"),
            (60.0, 130.0, "Neuer Steg"),
        ]
    )
    assert best(people.officer, page) == "Mia Muster" and best(public.find, page) is False


@pytest.mark.parametrize("step", [14.0, 10.0, 8.0])
def test_labels_over_values_set_so_tight_that_their_boxes_overlap(step: float) -> None:
    pairs = [("Status", "öffentlich"), ("Bearbeitung", "Mia Muster"), ("Amt", "Bauamt")]
    rows = [(60.0, 100.0 + 40 * n + step * k, words) for n, pair in enumerate(pairs) for k, words in enumerate(pair)]
    page = placed([*rows, (60.0, 300.0, "Steg am Ufer")])
    assert (best(people.officer, page), best(people.department, page)) == ("Mia Muster", "Bauamt")


def test_a_label_beside_its_value_is_no_row_of_labels() -> None:
    page = placed([(60.0, 100.0, "Bearbeitung | Mia Muster"), (60.0, 115.0, "Emil Beispiel | 04.04.2031")])
    assert best(people.officer, page) == "Mia Muster"


@pytest.mark.parametrize("words", ["Homepage", "Anlagen", "Öffentlichkeit"])
def test_a_word_that_is_a_label_elsewhere_is_a_value_behind_a_colon(words: str) -> None:
    page = placed(
        [(60.0, 100.0, f"Betreff: | {words}"), (60.0, 115.0, "Amt: | Bauamt"), (60.0, 130.0, "Datum: | 4.4.2031")]
    )
    assert best(names.find, page) == words and best(people.department, page) == "Bauamt"


def test_an_empty_label_with_a_colon_beside_a_number_has_its_value_below() -> None:
    page = placed([(60.0, 100.0, "Federführend: | Vorlage Nr. 5/2031"), (60.0, 115.0, "Bauamt | Datum 04.04.2031")])
    assert best(identity.reference, page) == "5/2031" and best(people.department, page) == "Bauamt"


@pytest.mark.parametrize("label", ["Bezug:", "Bezug", "Vorgang:"])
def test_the_number_of_an_earlier_paper_beside_its_label_is_not_its_own(label: str) -> None:
    page = placed(
        [
            (60.0, 100.0, "Stadt Teichdorf"),
            (60.0, 115.0, f"{label} | Vorlage 12/2031"),
            (60.0, 130.0, "Betreff: | Neuer Steg am Ufer"),
        ]
    )
    assert best(identity.reference, page) is None


def test_a_ruling_to_write_on_is_the_blank_value_of_its_label() -> None:
    page = placed(
        [
            (60.0, 100.0, "Zu TOP: ______ | Stadt Teichdorf"),
            (60.0, 130.0, "Betreff:"),
            (60.0, 145.0, "Neuer Steg am Ufer"),
        ]
    )
    assert best(names.find, page) == "Neuer Steg am Ufer"


def test_a_blank_before_the_column_of_values_parts_a_long_label() -> None:
    page = edged(
        [
            (100.0, [(60.0, "Sachbearbeitung"), (140.0, "Amt für Stege")]),
            (115.0, [(60.0, "Datum"), (140.0, "04.04.2031")]),
        ],
        gap_after="Datum",
    )
    assert best(people.department, page) == "Amt für Stege"
    assert [str(m.value.start) for m in issued.paper_dates(page, outline.find(page))] == ["2031-04-04"]


@pytest.mark.parametrize("left", [120.0, 125.0])
def test_words_that_begin_at_no_column_are_no_label(left: float) -> None:
    page = edged(
        [
            (100.0, [(60.0, "Bearbeitung"), (left, "der Stege am Teich")]),
            (115.0, [(60.0, "Datum"), (140.0, "04.04.2031")]),
        ],
        gap_after="Datum",
    )
    assert best(people.officer, page) is None


def edged(lines: list[tuple[float, list[tuple[float, str]]]], gap_after: str) -> Text:
    """A page of lines whose parts begin where told; only behind ``gap_after`` is a gap that parts columns."""
    string, words = "", []
    for top, parts in lines:
        for left, part in parts:
            for m in re.finditer(r"\S+", part):
                start, x = len(string) + m.start(), left + 5.0 * m.start()
                words.append(Anchor(start, start + len(m[0]), 1, Box(x, top, x + 5.0 * len(m[0]), top + 10), 1.0))
            string += part + ("   " if part == gap_after else " ")
        string = string.rstrip() + "\n"
    string += "\nSachverhalt:\n\nDer Steg ist alt.\n"
    return Text(string, layout=Layout(tuple(words), (Zone(0, len(string), "body", 1),), first_page=1))


SIDE = [
    "Vorlagennummer",
    "DS/0219/31",
    "Fachdienst",
    "65 Stege",
    "Erstellt am",
    "27.05.2031",
    "Erstellt von",
    "Mia Muster",
]


def test_labels_over_blocks_of_their_values() -> None:
    page = placed([(400.0, 100.0 + 12 * n, line) for n, line in enumerate(SIDE)])
    assert best(people.department, page) == "65 Stege" and best(people.officer, page) == "Mia Muster"


def test_few_labels_or_far_values_are_no_such_blocks() -> None:
    lines = ["Fachdienst", "Der Steg wird in diesem Jahr erneuert", "Team", "Der Teich wird entschlammt"]
    page = placed([(60.0, 100.0 + 12 * n, line) for n, line in enumerate(lines)])
    assert best(people.department, page) is None
    page = placed([(400.0, 100.0 + 40 * n, line) for n, line in enumerate(SIDE)])
    assert not [x for x in outline.find(page).labels if x.rule == "label over its value"]


def test_labels_of_telephones_below_one_another_in_a_cell() -> None:
    told = labelled(
        [["Bearbeiterin\nTelefon (0791)\nFax (0791)", "Mia Muster\n63 41 77\n63 80 35"], ["Datum:", "07.02.2031"]]
    )
    assert told["officer"] == "Mia Muster" and told["date"] == "07.02.2031"


def test_a_person_below_verantwortlich_beside_an_office() -> None:
    text = Text("Fachbereich: 66\nVerantwortlich: Mia Muster\n\nSachverhalt:\nAlt.\n")
    assert best(people.officer, text) == "Mia Muster" and best(people.department, text) == "66"


@pytest.mark.parametrize("office", ["Zentrale Dienste", "Fachbereich Stege", "Tiefbauamt"])
def test_an_office_below_verantwortlich_is_no_person(office: str) -> None:
    text = Text(f"Verantwortlich: {office}\n\nSachverhalt:\nAlt.\n")
    assert best(people.officer, text) is None and best(people.department, text) == office


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sitzungsteil öffentlich", True),
        ("Behandlung nichtöffentlich", False),
        ("TOP 8 öffentlich", True),
        ("TOP Ö 6.2 (öffentlich)", True),
        ("Tagesordnungspunkt 4, nichtöffentlich", False),
        ("Federführung: Fachamt Stege öffentlich", True),
        ("Behandlung öffentlicher Belange", None),
        ("TOP 8 öffentliche Toiletten", None),
        ("Bauausschuss\nTOP 3 nichtöffentlich\n\nStadtrat\nTOP 7 öffentlich", None),  # each of its step
        ("Federführung: Fachamt Stege, öffentliche Ordnung", None),
    ],
)
def test_the_status_without_a_colon(line: str, expected: bool | None) -> None:
    assert best(public.find, Text(f"Beschlussvorlage\n\n{line}\n\nSachverhalt:\nAlt.\n")) is expected


def heads_above(heads: list[str], rows: list[list[str]]) -> Text:
    string = "   ".join(heads) + "\n"
    start, cells = len(string), []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            cells.append(TextCell(len(string), len(string) + len(cell), r, c, "value", 1.0, 1))
            string += cell + " "
        string = string.rstrip(" ") + "\n"
    return Text(string, layout=Layout(tables=(TextTable(start, len(string), 1, tuple(cells), 0),)))


def sums(text: Text) -> list[str]:
    return [str(m.value.amount) for m in amounts.find(text, Outline(None, 0.0))]


def test_heads_right_above_a_table_tell_the_unit_of_their_column_alone() -> None:
    rows = [["1", "Steg am Ufer", "1.204.500", "98.412,35"], ["2", "Steg am Wald", "988.120", "84.977,20"]]
    assert sums(heads_above(["Los", "Steg", "Jahresfläche (m²)", "Preis brutto (EUR)"], rows)) == [
        "98412.35",
        "84977.20",
    ]


def test_a_caption_above_a_table_is_no_row_of_heads() -> None:
    rows = [["Steg am Ufer", "98.412,35"], ["Steg am Wald", "84.977,20"]]
    assert sums(heads_above(["Kosten der Stege (EUR)"], rows)) == ["98412.35", "84977.20"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("StädteRegion Seenthal", "StädteRegion Seenthal"),
        ("Regionalverband\nTeichland", "Regionalverband Teichland"),
        ("Wasserzweckverband\nUntere Aue", "Wasserzweckverband Untere Aue"),
        ("Zweckverband\nSatzung der Stege", None),
        ("Sportverband\nTeichland", None),
    ],
)
def test_unions_of_towns_in_a_letterhead(heading: str, expected: str | None) -> None:
    assert best(municipality.find, Text(f"{heading}\n\nBeschlussvorlage\n\nSachverhalt:\nAlt.\n")) == expected


def test_an_office_behind_its_letter_is_no_title() -> None:
    text = Text(
        "Kreis Seethal\nDer Landrat\nA 50 - Amt für Stege\n\nSitzungsvorlage\n\nNeue Stege\n\nSachlage:\nAlt.\n"
    )
    assert best(people.department, text) == "A 50 - Amt für Stege"
    assert best(names.find, text) == "Neue Stege"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Drucksache Nr. 0617/2031\n\nAntwort\n\nzur Anfrage Nr. 0488/2031 der Fraktion Grün", "Antwort"),
        ("Beschlussvorlage\n\nAntwort\n\nzur Anfrage Nr. 0488/2031 der Fraktion Grün", "Beschlussvorlage"),
        ("Drucksache Nr. 0617/2031\n\nAntwort\n\nDer Steg trägt zur Anfrage nichts bei.", "Drucksache"),
    ],
)
def test_a_kind_above_what_it_is_about(lines: str, expected: str) -> None:
    assert best(identity.paper_type, Text(f"{lines}\n\n1. Wann wird der Steg gebaut?\n\nIm Mai.\n")) == expected


def test_the_number_of_the_paper_is_no_span_of_years() -> None:
    text = Text(
        "Mitteilung\n\nVorlagen-Nummer\n1986/2031\nDatum: 01.06.2031\n\nSachverhalt:\n\nIn den Jahren 2029/2030 alt.\n"
    )
    told = [text.string[m.start : m.end] for m in dates.find(text, outline.find(text))]
    assert told == ["01.06.2031", "2029/2030"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sitzung des   10. November 2031\nOrtsrates am:", []),
        ("Termin   10. November 2031", []),
        ("Der Bürgermeister   10. November 2031", ["2031-11-10"]),
        ("Sitzungsvorlage 4/2031   10. November 2031", ["2031-11-10"]),
    ],
)
def test_a_day_beside_the_words_of_a_sitting(line: str, expected: list[str]) -> None:
    text = Text(f"Gemeinde Teichdorf\n\nVorlage\n\n{line}\n\nSachverhalt:\n\nDer Steg ist alt.\n")
    assert [str(m.value.start) for m in issued.paper_dates(text, outline.find(text))] == expected


@pytest.mark.parametrize(
    ("below", "expected", "sure"),
    [
        ("Der Rat beschließt den Bau eines neuen Steges.", "Alte Stege am Weiher", True),
        ("Der Verein soll Zuschüsse erhalten.", "Alte Stege am Weiher", True),
        ("Bänke am Ufer dauerhaft erhalten", "Alte Stege am Weiher Bänke am Ufer dauerhaft erhalten", True),
        ("Die Kinder haben dort Vorrang vor allen", "Alte Stege am Weiher", False),  # a tail or the first of a text
    ],
)
def test_what_stands_close_below_a_title(below: str, expected: str, sure: bool) -> None:
    page = placed([(60.0, 100.0, "Betreff: Alte Stege am Weiher"), (60.0, 112.0, below), (60.0, 150.0, "Amt: Bauamt")])
    assert best(names.find, page) == expected
    assert (max(m.confidence for m in names.find(page, outline.find(page))) >= 0.9) is sure


def test_a_sentence_of_the_text_is_no_title() -> None:
    text = Text(
        "Drucksache Nr. 0617/2031\n\nDie Gebühr für einen Liegeplatz am Teich beträgt 30,70 Euro im Jahr.\n\ngez.\n"
    )
    assert best(names.find, text) is None


def test_a_number_behind_its_label_is_no_office() -> None:
    page = placed(
        [
            (60.0, 100.0, "Stadt Teichdorf | Dienststelle | Vorlagen-Nummer 1422/2031"),
            (60.0, 115.0, "Der Bürgermeister | Amt für Stege | Freigabedatum 17.06.2031"),
        ]
    )
    assert best(identity.reference, page) == "1422/2031" and best(people.department, page) == "Amt für Stege"


@pytest.mark.parametrize(
    ("town", "expected"),
    [("Kreis Teichdorf", ["2031-05-05"]), ("Kreis Seenthal", [])],  # a place that nothing else names may be of a row
)
def test_place_and_date_below_a_course(town: str, expected: list[str]) -> None:
    text = Text(
        f"{town}\n\nAntrag\n\nBeratungsfolge\n\nBauausschuss 20.05.2031\n\nTeichdorf, 5. Mai 2031\n\nBetreff: Steg\n\n"
        "Sachverhalt:\n\nAlt.\n"
    )
    assert [str(m.value.start) for m in issued.paper_dates(text, outline.find(text))] == expected


@pytest.mark.parametrize("line", ["Zu Punkt 4", "Frage 2", "Ziffer 3"])
def test_the_number_of_a_question_is_no_title(line: str) -> None:
    text = Text(
        f"Anfrage\n\nVorlage Nr. 677/2031\n\nNeue Stege am Ufer\n\nStellungnahme:\n\n{line}\n\nDer Steg ist alt.\n"
    )
    assert best(names.find, text) == "Neue Stege am Ufer"


@pytest.mark.parametrize(
    ("kind", "top", "expected"),
    [
        ("Stadt", 115.0, "Stadt Seedorf an der Aue"),
        ("Stadt", 180.0, None),  # far below: another block of the page
        ("Amt", 115.0, None),  # the label of an office
    ],
)
def test_a_kind_in_its_own_print_over_its_place(kind: str, top: float, expected: str | None) -> None:
    page = placed([(60.0, 100.0, kind), (60.0, top, "Seedorf an der Aue"), (60.0, 220.0, "Sitzungsvorlage")])
    assert best(municipality.find, page) == expected


def test_a_mark_read_behind_the_place_of_a_union_and_its_title() -> None:
    lines = ["Regionalverband\nTeichland N", "Beschlussvorlage", "Pflege der Stege am Ufer", "Sachverhalt:\n\nAlt.\n"]
    string = "\n\n".join(lines)
    words = [Anchor(m.start(), m.end(), 1, None, 0.93) for m in re.finditer(r"\S+", string)]
    text = Text(string, layout=Layout(anchors=tuple(words)))
    assert best(municipality.find, text) == "Regionalverband Teichland"
    assert best(names.find, text) == "Pflege der Stege am Ufer"


def listed(rows: list[tuple[str, str]], ruled: bool) -> Text:
    """A table of these rows of a label and its value."""
    string, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(TextCell(len(string), len(string) + len(words), r, c, "value" if words else "blank", 0.98, 1))
            string += words + (" " if c == 0 and words else "")
        string += "\n"
    table = TextTable(0, len(string) - 1, 1, tuple(cells), 0, ruled)
    return Text(string + "\nBegründung:\n\nDer Steg ist alt.\n", layout=Layout(tables=(table,)))


@pytest.mark.parametrize("ruled", [False, True])
def test_a_row_without_a_label_may_be_a_line_of_the_value_beside_it(ruled: bool) -> None:
    def sure(*rows: tuple[str, str]) -> dict[str, bool]:
        return {x.key: x.confidence >= 0.9 for x in outline.find(listed([*rows], ruled)).labels}

    day, office, name = ("Datum:", "04.04.2031"), ("Amt:", "Amt für Stege"), ("Betreff:", "Erneuerung und Umbau")
    assert sure(day, ("", "Steg am oberen Teich"), name) == {"date": True, "name": ruled}
    assert sure(office, ("", "Stabsstelle Klima"), day) == {"department": ruled, "date": True}
    assert sure(office, name) == {"department": True, "name": True}
    page = listed([day, office, ("", "Bauamt"), name], ruled)
    offices = {m.value: m.confidence for m in people.department(page, outline.find(page))}
    assert offices["Amt für Stege"] >= offices["Bauamt"]


@pytest.mark.parametrize("ruled", [False, True])
def test_a_name_ends_above_a_label_whose_value_takes_two_lines(ruled: bool) -> None:
    page = listed([("Betreff:", "Neuer Steg"), ("Federführend:", "Amt für Umwelt, Klima und\nTeiche")], ruled)
    assert best(names.find, page) == "Neuer Steg"
    assert best(people.department, page) == "Amt für Umwelt, Klima und Teiche"


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("label", ["Federführend:", "Federführend"])
def test_an_office_with_its_number_is_no_label_of_the_line_below_it(label: str, ruled: bool) -> None:
    page = listed([(label, "Fachbereich 4\nFachdienst Hilfen"), ("Datum:", "04.04.2031")], ruled)
    assert best(people.department, page) == "Fachbereich 4 Fachdienst Hilfen"
    page = listed([(label, "Fachbereich 4"), ("", "Fachdienst Hilfen"), ("Datum:", "04.04.2031")], ruled)
    assert best(people.department, page) == "Fachbereich 4"


def test_an_office_alone_in_its_row_is_no_label_with_its_value() -> None:
    rows = [("Federführend", "Amt für Umwelt"), ("", "Stabsstelle Klima"), ("Bearbeitung", "Mia Muster")]
    assert best(people.department, listed(rows, False)) == "Amt für Umwelt"


@pytest.mark.parametrize(("above", "sure"), [(15.0, False), (24.0, True)])
@pytest.mark.parametrize("beside", [False, True])
def test_a_label_without_a_colon_in_the_middle_of_its_value_is_not_sure(above: float, sure: bool, beside: bool) -> None:
    at = 300.0
    middle = "Betreff | Erneuerung der Stege" if beside else "Betreff"
    lines = [(60.0, 100.0, "Datum: | 04.04.2031"), (260.0, at - above, "Ausbau der Wege"), (60.0, at, middle)]
    page = placed([*lines, (260.0, at + 15.0, "Umbau am Ufer")])
    (name,) = (x for x in outline.find(page).labels if x.key == "name")
    assert (name.confidence >= 0.75) == sure


def test_an_office_above_the_middle_of_a_labelled_one_is_not_surer() -> None:
    lines = [(60.0, 100.0, "Datum | 04.04.2031"), (260.0, 200.0, "Amt für Umwelt"), (60.0, 208.0, "Federführend")]
    page = placed([*lines, (260.0, 216.0, "Stabsstelle Klima"), (60.0, 300.0, "Betreff | Neuer Steg")])
    assert all(m.confidence <= 0.6 for m in people.department(page, outline.find(page)))


def test_a_status_without_its_label_is_no_part_of_what_stands_above_or_below_it() -> None:
    rows = [("Betreff:", "Neuer Steg"), ("", "öffentlich"), ("Bearbeiter:", "Mia Muster"), ("Datum:", "04.04.2031")]
    found = outline.find(page := listed(rows, False)).labels
    assert best(names.find, page) == "Neuer Steg" and best(people.officer, page) == "Mia Muster"
    assert all(x.confidence >= 0.9 for x in found if x.key in ("name", "officer"))
