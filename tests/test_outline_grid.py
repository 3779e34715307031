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


def test_one_such_cell_is_no_grid() -> None:
    text = boxes([["Ort\nTeichdorf und Stegen", "Länge in Metern", "12"], ["Stegen", "Teich", "14"]])
    assert not [x for x in outline.find(text).labels if x.rule == "label in its cell"]
