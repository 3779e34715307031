"""Forms of labels and values without rulings, whose labels stand beside the first line of a value or in its middle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.flow import parts
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import cell_text
from pipeline.model.geometry import Box
from pipeline.model.page import Word

PAGE = Box(0, 0, 595, 842)
LINES = (
    "Ausbau der Wege am oberen Weiher und",
    "am Bach mit Beleuchtung der Stege und",
    "der Bänke, Vergabe der Arbeiten an",
    "das Büro für Freianlagen, erster und",
    "zweiter Abschnitt",
)


def line(text: str, left: float, top: float) -> list[Word]:
    found = []
    for part in text.split():
        found.append(Word(part, Box(left, top, left + 5.0 * len(part), top + 10), size=10.0))
        left += 5.0 * len(part) + 3
    return found


def form(fields: list[tuple[str, int]], middle: bool, pad: float, lead: float = 12.0) -> list[Word]:
    """Labels at 50, values of so many lines at 150; lines stand ``lead`` points apart, ``pad`` more between fields."""
    found: list[Word] = []
    top = 100.0
    for label, count in fields:
        found += line(label, 50, top + (0.5 * lead * (count - 1) if middle else 0))
        for n in range(count):
            found += line(LINES[n] if count > 1 else f"Wert{label[:3]}", 150, top + lead * n)
        top += lead * count + pad
    return found


def values(words: list[Word]) -> dict[str, str]:
    (table,) = [b.table for part in parts(runs(words), (), PAGE) for b in part.held if b.table is not None]
    cells = {(c.row, c.column): cell_text(c) for c in table.cells}
    return {text: cells[row, 1] for (row, column), text in cells.items() if column == 0}


@pytest.mark.parametrize("pad", [1.5, 6.0])
@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_value_keeps_all_its_lines(count: int, middle: bool, pad: float, place: int) -> None:
    fields = [("Vorlage-Nr.:", 1), ("Datum:", 1), ("Amt:", 1)]
    fields.insert(place, ("Betreff:", count))
    found = values(form(fields, middle, pad))
    assert list(found) == [label for label, _ in fields]
    assert found["Betreff:"] == " ".join(LINES[:count])
    assert found["Datum:"] == "WertDat"


@pytest.mark.parametrize("middle", [False, True])
def test_two_values_of_three_lines_below_one_another_stay_apart(middle: bool) -> None:
    found = values(form([("Vorlage-Nr.:", 1), ("Betreff:", 3), ("Amt:", 3), ("Datum:", 1)], middle, 4.0))
    assert found["Betreff:"] == found["Amt:"] == " ".join(LINES[:3])


def test_a_heading_between_lines_of_text_is_no_label_in_their_middle() -> None:
    words = [*line("Der Rat stimmt dem Ausbau zu.", 50, 100), *line("Begründung:", 50, 118)]
    words += line("Die Wege sind alt.", 50, 136)
    assert [len(row) for row in rows(runs(words))] == [1, 1, 1]
    beside = [*line("erste Zeile", 150, 100), *line("Betreff:", 50, 106), *line("zweite Zeile", 190, 112)]
    assert len(rows(runs(beside))) == 3  # lines that do not stand under one another


def test_a_value_whose_label_was_not_read_is_a_row_of_its_own() -> None:
    words = form([("Vorlage-Nr.:", 1), ("Verfasser:", 1), ("Aktenzeichen:", 1), ("Datum:", 1)], False, 4.0)
    read = [w for w in words if w.text != "Aktenzeichen:"]
    assert values(read)["Verfasser:"] == "WertVer"


@pytest.mark.parametrize("count", [1, 2])
def test_a_label_without_its_colon_begins_a_row(count: int) -> None:
    fields = [("Vorlage-Nr.:", 1), ("Betreff:", 2), ("Merkmal", count), ("Amt:", 1), ("Datum:", 1)]
    found = values(form(fields, False, 8.0))
    assert found["Betreff:"] == " ".join(LINES[:2])
    assert found["Merkmal"] == (" ".join(LINES[:2]) if count > 1 else "WertMer")


@pytest.mark.parametrize("count", [2, 3, 4])
def test_words_tell_the_lines_of_a_value_where_nothing_sets_fields_apart(count: int) -> None:
    found = values(form([("Vorlage-Nr.:", 1), ("Datum:", 1), ("Betreff:", count), ("Amt:", 1)], True, 0.0))
    assert found["Betreff:"] == " ".join(LINES[:count])
    assert found["Datum:"] == "WertDat"


@pytest.mark.parametrize("lead", [12.0, 14.0, 15.5])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_the_first_value_of_a_form_keeps_the_lines_above_its_label(count: int, lead: float) -> None:
    found = values(form([("Betreff:", count), ("Vorlage-Nr.:", 1), ("Datum:", 1), ("Amt:", 1)], True, 6.0, lead))
    assert found["Betreff:"] == " ".join(LINES[:count])


@pytest.mark.parametrize("pad", [0.0, 5.0])
def test_a_status_whose_label_was_not_read_is_no_rest_of_the_value_above_it(pad: float) -> None:
    words = form([("Vorlage-Nr.:", 1), ("Verfasser:", 1), ("Status:", 1), ("Datum:", 1)], False, pad)
    words = [replace(w, text="öffentlich") if w.text == "WertSta" else w for w in words]
    assert values([w for w in words if w.text != "Status:"])["Verfasser:"] == "WertVer"
