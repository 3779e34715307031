"""A vote told over the whole width below a row is a row of one cell."""

from __future__ import annotations

import pytest

from pipeline.layout.runs import rows, runs
from pipeline.layout.tables import RawCell, table_of
from pipeline.layout.through import is_through, with_lines
from pipeline.model.geometry import Box
from pipeline.model.page import Table, Word


def words(string: str, left: float, top: float) -> list[Word]:
    found = []
    for word in string.split():
        found.append(Word(word, Box(left, top, left + 5.0 * len(word), top + 10), 1.0, size=10.0))
        left += 5.0 * len(word) + 3
    return found


def course(*days: str) -> Table:
    cells = []
    for n, day in enumerate(days):
        for c, string in enumerate(("Bauausschuss", day)):
            box = Box(200.0 * c, 40.0 * n, 200.0 * c + 200, 40.0 * n + 40)
            cells.append(RawCell(n, c, box, words(string, box.left, box.top + 2)))
    return table_of(cells, Box(0, 0, 400, 40.0 * len(days)), ruled=True)


@pytest.mark.parametrize(
    ("line", "through"),
    [
        ("Abstimmungsergebnis: Ja-Stimmen: 9 Nein-Stimmen: 2 Enthaltungen: 1", True),
        ("Ja: ____ Nein: ____ Enthaltungen: ____", True),
        ("Ja 9 Nein 2", False),
        ("Bauausschuss Ja: 9 Nein: 2", False),
        ("Abstimmung: vertagt", False),
    ],
)
def test_which_lines_run_through(line: str, through: bool) -> None:
    assert is_through(rows(runs(words(line, 0, 0)))[0]) is through


def test_a_line_is_a_row_below_its_own() -> None:
    first, second = words("Ja: 9 Nein: 2", 60, 20), words("Ja: __ Nein: __", 60, 60)
    table = with_lines(course("05.03.2031", "12.03.2031"), [rows(runs(first))[0], rows(runs(second))[0]])
    printed = [(c.row, c.column_span, " ".join(x.string for x in c.lines)) for c in table.cells]
    assert printed == [
        (0, 1, "Bauausschuss"),
        (0, 1, "05.03.2031"),
        (1, 2, "Ja: 9 Nein: 2"),
        (2, 1, "Bauausschuss"),
        (2, 1, "12.03.2031"),
        (3, 2, "Ja: __ Nein: __"),
    ]
