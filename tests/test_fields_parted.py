"""Rows of a course that stand in one row of a table because the line between them was not seen."""

from __future__ import annotations

from dataclasses import replace

from pipeline.fields import parted
from pipeline.model.text import Text, TextCell, TextTable


def table(*rows: tuple[str, ...]) -> tuple[Text, TextTable]:
    """A text that is one table, a string for each cell."""
    string, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            state = "value" if words else "blank"
            cells.append(TextCell(len(string), len(string) + len(words), r, c, state, 0.97, 1))
            string += words + " "
        string += "\n"
    return Text(string), TextTable(0, len(string), 1, tuple(cells))


def shown(text: Text, found: TextTable) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, text.string[c.start : c.end]) for c in found.cells]


def test_rows_with_a_day_and_a_body_on_every_line_are_parted() -> None:
    text, one = table(
        ("Kreistag", "03.03.2031", "4"),
        ("Bauausschuss\nKreisausschuss", "10.03.2031\n17.03.2031", ""),
        ("Gemeinderat", "24.03.2031", "5"),
    )
    found = parted.rows(text, one)
    assert shown(text, found) == [
        (0, 0, "Kreistag"),
        (0, 1, "03.03.2031"),
        (0, 2, "4"),
        (1, 0, "Bauausschuss"),
        (2, 0, "Kreisausschuss"),
        (1, 1, "10.03.2031"),
        (2, 1, "17.03.2031"),
        (1, 2, ""),
        (2, 2, ""),
        (3, 0, "Gemeinderat"),
        (3, 1, "24.03.2031"),
        (3, 2, "5"),
    ]
    assert all(c.confidence <= 0.85 for c in found.cells if c.row in (1, 2))


def test_a_body_over_two_lines_is_one_row() -> None:
    for row in (
        ("Ausschuss für Bauen\nund Umwelt", "10.03.2031", "3"),
        ("Ausschuss für Bauen\nund Umwelt", "10.03.2031\n11.03.2031", ""),
        ("Bauausschuss\nKreisausschuss", "10.03.2031", "3"),
        ("Bauausschuss\nKreisausschuss", "10.03.2031\n17.03.2031", "3"),
    ):
        text, one = table(row)
        assert parted.rows(text, one) is one


def test_roles_on_every_line_part_a_row_whose_bodies_were_badly_read() -> None:
    text, one = table(("Nordstadt\nBauausschuss", "10.03.2031\n17.03.2031", "Anhörung\nVorberatung"))
    assert [(r, w) for r, c, w in shown(text, parted.rows(text, one)) if c == 0] == [
        (0, "Nordstadt"),
        (1, "Bauausschuss"),
    ]


def test_a_day_alone_gets_the_body_back_that_stands_in_the_row_above() -> None:
    text, one = table(
        ("18.04.2031", "Bauausschuss\nBauausschuss", "vertagt\nbeschlossen"),
        ("02.05.2031", "", ""),
        ("25.05.2031", "Rat", ""),
    )
    found = parted.rows(text, one)
    assert shown(text, found)[:6] == [
        (0, 0, "18.04.2031"),
        (0, 1, "Bauausschuss"),
        (0, 2, "vertagt"),
        (1, 0, "02.05.2031"),
        (1, 1, "Bauausschuss"),
        (1, 2, "beschlossen"),
    ]
    text, one = table(("18.04.2031", "Bauausschuss\nund Umwelt", ""), ("02.05.2031", "", ""))
    assert parted.rows(text, one) is one


def test_a_cell_over_rows_with_a_body_for_each_is_parted() -> None:
    text, one = table(
        ("04.03.2031", "Schulausschuss ' Verwaltungsausschuss\nRat"), ("11.03.2031", ""), ("18.03.2031", "")
    )
    cells = [replace(c, row_span=3) if c.start < c.end and c.column == 1 else c for c in one.cells]
    cells = [c for c in cells if c.column == 0 or c.row == 0]
    found = parted.rows(text, replace(one, cells=tuple(cells)))
    assert [(r, w) for r, c, w in shown(text, found) if c == 1] == [
        (0, "Schulausschuss"),
        (1, "Verwaltungsausschuss"),
        (2, "Rat"),
    ]
    short = [replace(c, row_span=2) if c.column == 1 else c for c in cells]
    told = replace(one, cells=tuple(short))
    assert parted.rows(text, told) is told  # three bodies for two rows: nobody can say whose
