"""Boxes that hold a label above its value: told apart from other tables, and from headings of the same words."""

from __future__ import annotations

from pipeline import outline
from pipeline.model.geometry import Box
from pipeline.model.text import Layout, Text, TextCell, TextTable


def boxes(rows: list[list[str]]) -> Text:
    string, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            box = Box(150.0 * c, 32.0 * r, 150.0 * c + 150, 32.0 * r + 32)
            cells.append(TextCell(len(string), len(string) + len(words), r, c, "value", 0.98, 1, box))
            string += words + "\n"
    table = TextTable(0, len(string) - 1, 1, tuple(cells), 0, True)
    string += "\nVORLAGE\n\nNeue Stege am Teich\n\nBeschlussempfehlung\n\nDer Steg wird erneuert.\n"
    return Text(string, layout=Layout(tables=(table,)))


def test_labels_above_their_values() -> None:
    text = boxes(
        [["Fachdienst\nStege und Teiche", "Datum\n04.04.2031", "Vorlagen-Nr.\n0213/2031"], ["Status\nöffentlich", "x"]]
    )
    found = outline.find(text)
    told = {x.key: text.string[x.value.start : x.value.end] for x in found.labels if x.rule == "label in its cell"}
    assert told == {
        "department": "Stege und Teiche",
        "date": "04.04.2031",
        "reference": "0213/2031",
        "public": "öffentlich",
    }
    assert [s.role for s in found.sections] == ["resolution"]


def test_a_kind_below_its_label_and_labels_beside() -> None:
    text = boxes([["Vorlagenart\nBeschlussvorlage", "Vorlagennummer\nBV/2031/047"], ["Fachdienst Stege", "x"]])
    told = {x.key: text.string[x.value.start : x.value.end] for x in outline.find(text).labels if x.value}
    assert told["paper_type"] == "Beschlussvorlage" and told["reference"] == "BV/2031/047"
    assert "department" not in told  # an office in a cell of its own is no label


def test_a_label_behind_the_day_of_another_whose_gap_was_lost() -> None:
    text = boxes([["Datum 06.11.2031 Dezernat/Amt Dezernat II, Amt für Stege", "x"]])
    told = {x.key: text.string[x.value.start : x.value.end] for x in outline.find(text).labels if x.value}
    assert told["date"] == "06.11.2031" and told["department"] == "Dezernat II, Amt für Stege"


def test_one_such_cell_is_no_grid() -> None:
    text = boxes([["Ort\nTeichdorf und Stegen", "Länge in Metern", "12"], ["Stegen", "Teich", "14"]])
    assert not [x for x in outline.find(text).labels if x.rule == "label in its cell"]


def test_a_heading_in_a_cell_of_two_lines_ends_the_text_above() -> None:
    start = "Beschlussvorschlag\n\nDer Steg wird erneuert.\n\n"
    cells, string = [], start
    for n, words in enumerate(("Finanzielle\nAuswirkungen", "Gesamtkosten der\nMaßnahme")):
        cells.append(TextCell(len(string), len(string) + len(words), 0, n, "value", 0.98, 1))
        string += words + "\n"
    table = TextTable(len(start), len(string) - 1, 1, tuple(cells), 1, True)
    found = outline.find(Text(string, layout=Layout(tables=(table,))))
    assert [(s.role, string[s.heading.start : s.heading.end]) for s in found.sections] == [
        ("resolution", "Beschlussvorschlag"),
        ("finance", "Finanzielle\nAuswirkungen"),
    ]


def test_the_name_of_a_row_is_no_heading() -> None:
    rows = [
        ["Finanzielle Auswirkungen", "ja ☒ nein ☐", "Gesamtkosten:", "70.000 €"],
        ["Kosten", "12.000 €", "", "13.500 €"],
        ["☐ Investition", "☒ Konsum", "Folgekosten:", "3.500 €"],
    ]
    string, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(TextCell(len(string), len(string) + len(words), r, c, "value", 0.98, 1))
            string += words + ("\n" if c == 3 else " ")
    text = Text(string, layout=Layout(tables=(TextTable(0, len(string), 1, tuple(cells), 0, True),)))
    headings = [string[s.heading.start : s.heading.end] for s in outline.find(text).sections]
    assert headings == ["Finanzielle Auswirkungen"]


def labelled(rows: list[list[str]]) -> dict[str, str]:
    text = boxes(rows)
    return {x.key: text.string[x.value.start : x.value.end] for x in outline.find(text).labels}


def test_several_labels_in_one_cell() -> None:
    told = labelled(
        [
            [
                "Beschlussvorlage\nVorlage-Nr: BV/0213/2031\nStatus: öffentlich\nDatum: 04.04.2031",
                "Federführend:\nFachdienst Stege\nBericht im Rat:\nBearbeiter: Mia Muster",
            ]
        ]
    )
    assert told["reference"] == "BV/0213/2031"
    assert told["date"] == "04.04.2031"
    assert told["department"] == "Fachdienst Stege"
    assert told["officer"] == "Mia Muster"


def test_a_value_goes_on_in_its_cell_only() -> None:
    told = labelled([["Einreicher: Fachbereich Stege und\nTeiche", "Erstellungsdatum\n04.04.2031"]])
    assert told["originator"] == "Fachbereich Stege und\nTeiche"
    assert told["date"] == "04.04.2031"


def test_a_label_over_two_lines_beside_its_value() -> None:
    told = labelled([["Gegenstand der\nVorlage", "Stegeplan des Landkreises,\nFortschreibung"], ["Amt", "Bauamt"]])
    assert told["name"] == "Stegeplan des Landkreises,\nFortschreibung"


def test_a_row_of_labels_over_their_values() -> None:
    told = labelled(
        [["Fachbereich / Az.", "Dezernent(in)", "Datum", "Status"], ["66 Wege", "Jo Jost", "04.04.2031", "öffentlich"]]
    )
    assert (told["department"], told["date"], told["public"]) == ("66 Wege", "04.04.2031", "öffentlich")


def test_labels_and_values_below_one_another_in_two_cells() -> None:
    told = labelled([["Amt:\nBearbeiter:", "Bauamt\nMia Muster", "Datum:\nAz.:", "04.04.2031\n632.2"]])
    assert (told["department"], told["officer"], told["date"]) == ("Bauamt", "Mia Muster", "04.04.2031")


def test_no_day_is_the_office_of_a_label_over_it() -> None:
    told = labelled([["Fachbereich", "Fristwahrung", "Datum"], ["05.09.2031", "offen", "66 Wege"]])
    assert told.get("department") != "05.09.2031"


def test_a_name_ends_before_a_row_with_a_label_that_nobody_knows() -> None:
    title = "Wege am Weiher: Ausbau mit Brücke am Bach und\nmit Beleuchtung der Stege, Vergabe der Arbeiten"
    rows = (("Betreff:", title), ("Merkmal:", "Band 12 der Sammlung\nvon 2031"))
    string, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(TextCell(len(string), len(string) + len(words), r, c, "value", 0.98, 1))
            string += words + "\t\n"[c]
    text = Text(string, layout=Layout(tables=(TextTable(0, len(string) - 1, 1, tuple(cells), 0, False),)))
    (name,) = (x.value for x in outline.find(text).labels if x.key == "name")
    assert string[name.start : name.end] == title
