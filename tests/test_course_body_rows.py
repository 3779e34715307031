"""Courses that print each body in a row of its own and its sittings below it."""

from __future__ import annotations

import pytest

from pipeline.layout.dated import dated_tables
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import cell_text
from tests.courses import row, steps, table
from tests.test_layout_pages import Sheets

SITTINGS = (
    ("Ausschuss für Stadtentwicklung", "Vorberatung", "19.08.2031", "33. öffentliche Sitzung", "vertagt"),
    ("Finanzausschuss", "Vorberatung", "02.09.2031", "21. nichtöffentliche Sitzung", "ungeändert beschlossen"),
    ("Stadtrat", "Entscheidung", "16.09.2031", "40. öffentliche Sitzung", "geändert beschlossen"),
)
READ = [
    (1, "2031-08-19", "Ausschuss für Stadtentwicklung", "Vorberatung", None, True, "vertagt"),
    (2, "2031-09-02", "Finanzausschuss", "Vorberatung", None, False, "ungeändert beschlossen"),
    (3, "2031-09-16", "Stadtrat", "Entscheidung", None, True, "geändert beschlossen"),
]


@pytest.mark.parametrize("indent", [0.0, 18.0])
@pytest.mark.parametrize("role", [300.0, None], ids=["role in its column", "role behind the body"])
def test_each_body_and_each_sitting_is_a_row(indent: float, role: float | None) -> None:
    sheets = Sheets()
    for n, (body, task, day, session, result) in enumerate(SITTINGS):
        y = 120 + 26.0 * n
        end = sheets.write(60, y, body)
        sheets.write(role or end, y, task)
        sheets.write(60 + indent, y + 12, day)
        sheets.write(140, y + 12, session)
        sheets.write(300, y + 12, result)
    (found,) = dated_tables(rows(runs(sheets.words)), [])
    cells = {(c.row, c.column): cell_text(c) for c in found.table.cells}
    assert max(r for r, _ in cells) == 5
    for n, (body, task, day, session, result) in enumerate(SITTINGS):
        above = " ".join(cells[2 * n, c] for c in range(3) if cells.get((2 * n, c)))
        assert above == f"{body} {task}"
        assert [cells[2 * n + 1, c] for c in range(3)] == [day, session, result]


def test_sittings_below_their_bodies() -> None:
    lines = []
    for body, task, day, session, result in SITTINGS:
        lines += [[body, "", task], [day, session, result]]
    assert list(map(row, steps(table(lines, head=0)))) == READ


def test_below_heads_and_with_the_role_before_the_day() -> None:
    lines = [["Gremium", "Sitzung", "Beschluss"]]
    for body, task, day, session, result in SITTINGS:
        lines += [[body, "", ""], [task, f"{day} {session}", result]]
    assert list(map(row, steps(table(lines)))) == READ


def test_a_result_that_goes_on_in_a_row_below() -> None:
    lines = [[x, "", ""] for x in ("Bauausschuss",)] + [["03.02.2031", "2. öffentliche Sitzung", "vertagt"]]
    lines += [["Rat (Entscheidung)", "", ""], ["Ö 7.1 10.02.2031", "4. öffentliche Sitzung des", "ungeändert"]]
    lines += [["", "Rates", "beschlossen"]]
    assert list(map(row, steps(table(lines, head=0)))) == [
        (1, "2031-02-03", "Bauausschuss", None, None, True, "vertagt"),
        (2, "2031-02-10", "Rat", "Entscheidung", "Ö 7.1", True, "ungeändert beschlossen"),
    ]


def test_a_body_with_two_sittings() -> None:
    lines = [["Bauausschuss", "", ""], ["03.02.2031", "2. öffentliche Sitzung", "vertagt"]]
    lines += [["10.03.2031", "3. öffentliche Sitzung", "empfohlen"], ["Rat", "", ""]]
    lines += [["17.03.2031", "9. öffentliche Sitzung", "beschlossen"]]
    found = [(r[1], r[2], r[6]) for r in map(row, steps(table(lines, head=0)))]
    assert found == [
        ("2031-02-03", "Bauausschuss", "vertagt"),
        ("2031-03-10", "Bauausschuss", "empfohlen"),
        ("2031-03-17", "Rat", "beschlossen"),
    ]


def test_rows_with_a_body_of_their_own_are_none_of_these() -> None:
    lines = [["Gremium", "Termin", "Ergebnis"], ["Bauausschuss", "03.02.2031", "vertagt"], ["Rat", "", ""]]
    lines += [["Finanzausschuss", "10.02.2031", "empfohlen"]]
    found = [(r[1], r[2], r[6]) for r in map(row, steps(table(lines)))]
    assert found[0] == ("2031-02-03", "Bauausschuss", "vertagt")
    assert found[-1] == ("2031-02-10", "Finanzausschuss", "empfohlen")


@pytest.mark.parametrize("name", ["Vorberatung", "Finanzausschuss Vorberatung öffentliche Vorberatung vertagt"])
def test_words_of_other_columns_are_no_sure_body(name: str) -> None:
    lines = [["Gremium", "Termin"], [name, "03.02.2031"], ["Rat", "10.02.2031"]]
    first = steps(table(lines))[0]
    assert first.body is None or first.body.confidence <= 0.5


def test_a_long_body_beside_its_role_and_day_keeps_its_own_cell() -> None:
    sheets = Sheets()
    lefts = (60.0, 250.0, 340.0, 420.0)
    rows_ = [
        ("Vorlage an", "zur", "Sitzungsart", "Sitzungstermin"),
        ("Ausschuss für Umwelt und Gesundheit", "Einbringung", "öffentlich", "23.04.2031"),
        ("Hauptausschuss", "Vorberatung", "öffentlich", "30.04.2031"),
        ("Stadtrat", "Beschlussfassung", "öffentlich", "08.05.2031"),
    ]
    for n, cells in enumerate(rows_):
        for x, words in zip(lefts, cells, strict=True):
            end = sheets.write(x, 120 + 16.0 * n, words)
            assert end < 600
    (found,) = [b.table for b in sheets.page().blocks if b.table is not None]
    assert [cell_text(c) for c in found.cells] == [words for cells in rows_ for words in cells]
