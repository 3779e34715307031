"""Votes whose heads, or whose numbers, stand apart from the rows of the course."""

from __future__ import annotations

import re

import pytest

from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable
from tests.courses import cells, steps

Row = list[tuple[float, str]]
HEADS: Row = [(60, "Gremium"), (200, "Datum"), (300, "J"), (330, "N"), (360, "E")]
ROWS: list[Row] = [
    [(60, "Werkausschuss"), (200, "12.03.2031"), (300, "9"), (330, "2"), (360, "1")],
    [(60, "Rat"), (200, "19.03.2031"), (300, "28"), (330, "0"), (360, "4")],
]
NUMBERS = [{"yes": 9, "no": 2, "abstain": 1}, {"yes": 28, "no": 0, "abstain": 4}]


class Page:
    """Grows lines and tables of one page; a cell reaches to the next one."""

    def __init__(self) -> None:
        self.string = "Beratungsfolge:\n"
        self.anchors: list[Anchor] = []
        self.tables: list[TextTable] = []

    def _write(self, x: float, y: float, words: str) -> tuple[int, int]:
        start = len(self.string)
        for m in re.finditer(r"\S+", words):
            box = Box(x + 5 * m.start(), y, x + 5 * m.end(), y + 10)
            self.anchors.append(Anchor(start + m.start(), start + m.end(), 1, box, 1.0))
        self.string += words + " "
        return start, start + len(words)

    def line(self, y: float, row: Row) -> None:
        for x, words in row:
            self._write(x, y, words)
        self.string = self.string.rstrip() + "\n"

    def table(self, y: float, rows: list[Row], heads: int) -> None:
        begin, found = len(self.string), []
        for r, row in enumerate(rows):
            for c, (x, words) in enumerate(row):
                start, end = self._write(x, y + 20 * r, words)
                right = row[c + 1][0] if c + 1 < len(row) else x + 30
                box = Box(x - 5, y + 20 * r - 5, right - 5, y + 20 * r + 15)
                found.append(TextCell(start, end, r, c, "value", 0.98, 1, box))
            self.string = self.string.rstrip() + "\n"
        self.tables.append(TextTable(begin, len(self.string) - 1, 1, tuple(found), heads, True))
        self.string += "\n"

    def text(self) -> Text:
        layout = Layout(tuple(self.anchors), (), (), tuple(self.tables))
        return Text(self.string + "Sachverhalt:\n\nDie Stege sind alt.\n", layout=layout)


def told(text: Text) -> list[dict[str, object]]:
    return [{k: cells(s).get(k) for k in ("yes", "no", "abstain")} for s in steps(text)]


def test_heads_on_a_line_of_their_own_above_the_rows() -> None:
    page = Page()
    page.line(100, HEADS)
    page.table(130, ROWS, 0)
    assert told(page.text()) == NUMBERS


def test_a_note_between_the_heads_and_the_rows() -> None:
    page = Page()
    page.table(100, [HEADS], 0)
    page.line(125, [(60, "(Angaben der Verwaltung)")])
    page.table(150, ROWS, 0)
    assert told(page.text()) == NUMBERS


@pytest.mark.parametrize("word", ["J", "Ja"])
def test_numbers_in_a_table_beside_that_of_the_bodies(word: str) -> None:
    page = Page()
    page.table(100, [HEADS[:2], *(row[:2] for row in ROWS)], 1)
    page.table(100, [[(300, word), (330, "Nein" if word == "Ja" else "N"), (360, "E")], *(r[2:] for r in ROWS)], 1)
    text = page.text()
    assert told(text) == NUMBERS
    assert all(v.confidence < 0.9 for s in steps(text) for v in (s.votes or {}).values())


def test_numbers_at_no_height_of_a_row_are_nobodys_and_no_vote_is_surely_absent() -> None:
    page = Page()
    page.table(100, [HEADS[:2], *(row[:2] for row in ROWS)], 1)
    page.table(300, [[(300, "J"), (330, "N"), (360, "E")], *(r[2:] for r in ROWS)], 1)
    found = steps(page.text())
    assert [cells(s)["yes"] for s in found] == ["absent", "absent"]
    assert all(v.confidence <= 0.5 for s in found for v in (s.votes or {}).values())


def test_columns_that_are_no_votes_stay_so() -> None:
    """Letters that are no heads of votes, and a table of sums beside the course."""
    page = Page()
    page.line(100, [(60, "Gremium"), (200, "Datum"), (300, "A"), (330, "B"), (360, "C")])
    page.table(130, ROWS, 0)
    assert all(v not in ("value", 9, 28) for vote in told(page.text()) for v in vote.values())
    page = Page()
    page.table(100, [HEADS[:2], *(row[:2] for row in ROWS)], 1)
    page.table(100, [[(300, "2031"), (330, "2032"), (360, "2033")], *(r[2:] for r in ROWS)], 1)
    assert all(not s.votes for s in steps(page.text()))
