"""Heads over other columns than their own: days below the head of the course, numbers below that of bodies, no head
over the bodies at all."""

from __future__ import annotations

import pytest

from pipeline.fields.step import body_of
from pipeline.layout.headed import headed_tables
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import cell_text
from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable
from tests.courses import row, steps, table
from tests.test_layout_pages import Sheets

TWO = [("2031-03-12", "Werkausschuss", "4"), ("2031-03-26", "Rat", "7")]


@pytest.mark.parametrize(
    "heads",
    [
        ["Beratungsfolge", "Gremium", "TOP"],  # the title of all stands over the days
        ["Sitzung am", "Gremium", "TOP"],
    ],
)
def test_days_below_the_head_of_the_course(heads: list[str]) -> None:
    text = table([heads, ["12.03.2031", "1. Werkausschuss", "4"], ["26.03.2031", "2. Rat", "7"]])
    assert [(r[1], r[2], r[4]) for r in map(row, steps(text))] == TWO


def test_days_below_the_first_word_of_their_head() -> None:
    rows = [["Sitzung", "am", "an", "TOP"], ["12.03.2031", "", "1) Werkausschuss", "4"]]
    text = table([*rows, ["26.03.2031", "", "2) Rat", "7"]])
    assert [(r[1], r[2], r[4]) for r in map(row, steps(text))] == TWO


def test_days_beside_the_empty_column_of_days_are_doubted() -> None:
    """A column of meetings without a day yet is not that of a deadline beside it."""
    rows = [["Gremium", "Sitzungstermin", "Frist"], ["Werkausschuss", "", "12.03.2031"], ["Rat", "", "26.03.2031"]]
    assert all(s.date is None or s.date.confidence <= 0.5 for s in steps(table(rows)))


def test_a_day_behind_the_role_of_one_cell() -> None:
    text = table([["Gremium", "Zuständigkeit"], ["Werkausschuss", "Vorberatung 12.03.2031"], ["Rat", "Entscheidung"]])
    assert [(r[1], r[3]) for r in map(row, steps(text))] == [("2031-03-12", "Vorberatung"), (None, "Entscheidung")]


def test_a_name_around_the_day_of_its_cell() -> None:
    rows = [["Sitzung am", "TOP"], ["Ausschuss für Jugend, Soziales 12.03.2031\nund Gesundheit", "4"]]
    found = steps(table([*rows, ["Rat 26.03.2031", "7"]]))
    assert [s.body and s.body.value.name for s in found][1] == "Rat"
    first = found[0].body
    assert first is not None and first.value.name == "Ausschuss für Jugend, Soziales und Gesundheit"


@pytest.mark.parametrize(
    "heads", [((240.0, "am"), (330.0, "TOP")), ((240.0, "Termin"), (330.0, "Ja"), (380.0, "Nein"))]
)
def test_bodies_without_a_head_before_the_days(heads: tuple[tuple[float, str], ...]) -> None:
    sheets = Sheets()
    for x, head in heads:
        sheets.write(x, 88, head)
    course = (
        ("1 Rat", "12.03.2031"),
        ("2 Werkausschuss", "19.03.2031"),
        ("3 Ausschuss für Wald und Flur", "26.03.2031"),
    )
    for i, (name, day) in enumerate(course):
        sheets.write(60, 100 + 12 * i, name)
        sheets.write(240, 100 + 12 * i, day)
        for x, _ in heads[1:]:
            sheets.write(x, 100 + 12 * i, str(4 + i))
    found = headed_tables(rows(runs(sheets.words)), [])
    assert len(found) == 1
    cells = {(c.row, c.column): cell_text(c) for c in found[0].table.cells}
    assert [(cells[r, 0], cells[r, 1]) for r in (1, 2, 3)] == list(course)
    assert [cells[0, c] for c in range(len(heads) + 1)] == ["", *(head for _, head in heads)]


@pytest.mark.parametrize(
    "name",
    [
        "Magistrat Ausschuss für Wege Stadtverordneten- und Flur versammlung",
        "Mitwirkungsverbot § 22 KommVerf 0 Werkausschuss",
        "Werkausschuss ☐ Einstimmig ☒ Mit Stimmenmehrheit",
    ],
)
def test_bodies_of_columns_that_run_into_each_other_are_doubted(name: str) -> None:
    assert body_of(name, 0, len(name), "row", 0.9).confidence <= 0.5


@pytest.mark.parametrize("name", ["Werkausschuss des Kreistages", "Haupt- und Finanzausschuss", "Runder Tisch Wald"])
def test_bodies_of_one_column_are_not(name: str) -> None:
    assert body_of(name, 0, len(name), "row", 0.9).confidence > 0.5


@pytest.mark.parametrize(
    ("boxes", "places", "public"),
    [
        ("☐ ☒", (0.0, 60.0), False),
        ("☒ ☐", (0.0, 60.0), True),
        ("☐ ☐", (0.0, 60.0), None),
        ("☒ ☐", (0.0, 0.4), None),  # words of one column
    ],
)
def test_boxes_over_their_words_tell_the_status(boxes: str, places: tuple[float, float], public: bool | None) -> None:
    """A narrow column sets each box over its word: the words alone tell nothing."""
    head, cell = "Gremium Sitzung Behandlung", f"Rat 04.03.2031 {boxes}\nöffentlich nichtöffentlich"
    string = f"{head}\n{cell}\n\nSachverhalt:\n\nAlt.\n"
    at, low = len(head) + 1 + len("Rat 04.03.2031 "), string.index("\nöffentlich") + 1
    end = low + len("öffentlich nichtöffentlich")
    spans = [
        (at, at + 1, 200 + places[0], 20.0),
        (at + 2, at + 3, 200 + places[1], 20.0),
        (low, low + len("öffentlich"), 200 + places[0], 34.0),
        (low + len("öffentlich "), end, 200 + places[1], 34.0),
    ]
    anchors = tuple(Anchor(a, b, 1, Box(x, y, x + 5.0 * (b - a), y + 10), 1.0) for a, b, x, y in spans)
    heads = [("Gremium", 0), ("Sitzung", 8), ("Behandlung", 16)]
    cells = [TextCell(a, a + len(w), 0, c, "value", 1.0, 1, None) for c, (w, a) in enumerate(heads)]
    begin = len(head) + 1
    for c, (a, b) in enumerate([(begin, begin + 3), (begin + 4, begin + 14), (at, end)]):
        cells.append(TextCell(a, b, 1, c, "value", 1.0, 1, None))
    layout = Layout(anchors=anchors, tables=(TextTable(0, end, 1, tuple(cells), 1, True),))
    (step,) = steps(Text(string, layout=layout))
    assert (step.public and step.public.value) == public


@pytest.mark.parametrize(
    ("cell", "public"),
    [
        ("öffentlich\nX nichtöffentl.", None),
        ("öff. X nichtöff.", None),
        ("Ö X NÖ", None),
        ("öffentlich: nein", None),
        ("öffentliche Sitzung", True),
        ("nichtöffentlich (nö)", False),
        ("n. ö.", False),
    ],
)
def test_both_words_of_a_status_tell_nothing_however_short(cell: str, public: bool | None) -> None:
    (step,) = steps(table([["Gremium", "Termin", "Status"], ["Wegeausschuss", "05.03.2031", cell]]))
    assert (step.public and step.public.value) == public


@pytest.mark.parametrize(
    ("name", "words", "public"),
    [
        ("Ausschuss für öffentliche Ordnung", "empfohlen, nichtöffentlich", False),
        ("Werkausschuss", "nichtöffentlich, Beschluss wird veröffentlicht", False),
        ("Werkausschuss", "öffentlich/nichtöffentlich, vertagt", None),
    ],
)
def test_a_status_beside_a_name_or_a_word_that_holds_the_other(name: str, words: str, public: bool | None) -> None:
    text = table([["Gremium", "Sitzung am", "Ergebnis"], [name, "12.03.2031", words]])
    (step,) = steps(text)
    assert (step.public and step.public.value) == public


@pytest.mark.parametrize(
    ("cell", "role", "most"),
    [
        ("Vorberatung 12.03.2031 18:00 Uhr", "Vorberatung", 0.9),
        ("Vorberatung Ortsrat Seedorf", "Vorberatung", 0.9),
        ("Vorberatung\nAnhörung", "Vorberatung Anhörung", 0.5),
        ("zur Vorberatung und Empfehlung", "zur Vorberatung und Empfehlung", 1.0),
    ],
)
def test_what_stands_behind_a_role_in_its_cell(cell: str, role: str, most: float) -> None:
    text = table([["Gremium", "Zuständigkeit", "Sitzung am"], ["Werkausschuss", cell, "12.03.2031"]])
    (step,) = steps(text)
    assert step.role is not None
    assert step.role.value == role and step.role.confidence <= most


def test_half_a_status_behind_a_body_doubts_both() -> None:
    rows_ = "Werkausschuss nicht\n19.03.2031 öffentlich\nRat öffentlich\n26.03.2031"
    first, second = steps(Text(f"Beratungsfolge:\n{rows_}\n\nSachverhalt:\nAlt.\n"))
    assert first.body and first.public and second.public
    assert first.body.confidence <= 0.5 and first.public.confidence <= 0.5 < second.public.confidence
