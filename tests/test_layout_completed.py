"""Grids whose rulings a scan lost get them back where their words tell them; with all of them they stay as they are."""

from __future__ import annotations

import pytest

from pipeline.layout.completed import completed
from pipeline.layout.grid import Grid, grids
from pipeline.layout.ruled import table_in
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling, Word
from tests.bench import rulings

LEFT, TOP, WIDE, EM, HIGH, LEAD, MARGIN = 50.0, 100.0, 130.0, 5.0, 8.0, 11.0, 5.0
TAB = 24.0  # points of white that a tab leaves

Rows = list[list[str]]
COURSE: Rows = [
    ["Gremium", "Sitzung am", "TOP", "Ja", "Nein"],
    ["Bauausschuss", "04.03.2031", "3", "7", "2"],
    ["Kreistag", "11.03.2031", "12", "31", "9"],
]
MONEY: Rows = [
    ["Angaben in T€", "2031", "2032", "2033"],
    ["Grunderwerb", "62", "", "14"],
    ["Baukosten", "340", "1.450", "85"],
    ["Fahrzeug und Gerät", "", "268", "12"],
]
BALLOTS: Rows = [
    ["Abstimmung", "Ja", "Nein", "Enthaltung"],
    ["Ziffer 1", "22", "0", "1"],
    ["Ziffer 2", "12", "10", "1"],
    ["Ziffer 3", "19", "4", "0"],
]
ACROSS: Rows = [
    ["Gremium", "Hauptausschuss", "Stadtrat"],
    ["Sitzung am", "17.10.2031", "02.11.2031"],
    ["TOP", "2", "8"],
    ["Ja-Stimmen", "6", ""],
    ["Nein-Stimmen", "2", ""],
]
STATES: Rows = [
    ["Gremium", "Datum", "Status", "Zuständigkeit"],
    ["Bauausschuss", "04.03.2031", "öffentlich", "Vorberatung"],
    ["Kreistag", "11.03.2031", "öffentlich", "Entscheidung"],
]
RESULTS: Rows = [
    ["Gremium", "Datum", "Sitzung", "Beratungsstand"],
    ["Bauausschuss", "04.03.2031", "BAU-024", "einstimmig empfohlen"],
    ["Kreistag", "11.03.2031", "KT-026", "mehrheitlich beschlossen"],
]


def drawn(
    rows: Rows, without_x: int | None = None, without_y: int | None = None, blank: float = 3.0
) -> tuple[Grid, list[Word]]:
    """A table with all rulings but one, and its words; in a cell "\n" parts lines and "\t" what a tab parts."""
    heights = [MARGIN * 2 + HIGH + LEAD * max(cell.count("\n") for cell in row) for row in rows]
    ys = [TOP + sum(heights[:n]) for n in range(len(rows) + 1)]
    xs = [LEFT + WIDE * n for n in range(len(rows[0]) + 1)]
    rulings = [Ruling(Box(xs[0], y, xs[-1], y + 0.5), False) for n, y in enumerate(ys) if n != without_y]
    rulings += [Ruling(Box(x, ys[0], x + 0.5, ys[-1]), True) for n, x in enumerate(xs) if n != without_x]
    words = []
    for row, y in zip(rows, ys, strict=False):
        for cell, x in zip(row, xs, strict=False):
            for n, line in enumerate(cell.split("\n")):
                at, top = x + 5, y + MARGIN + LEAD * n
                for part in line.split("\t"):
                    for text in part.split():
                        words.append(Word(text, Box(at, top, at + EM * len(text), top + HIGH), 0.97, size=10.0))
                        at += EM * len(text) + blank
                    at += TAB - blank
    (grid,) = grids(rulings)
    return grid, words


def read(grid: Grid, words: list[Word]) -> list[tuple[int, int, str]]:
    table, _ = table_in(completed(grid, words), words)
    assert table is not None
    return [(c.row, c.column, " ".join(line.string for line in c.lines)) for c in table.cells]


def plain(rows: Rows) -> list[tuple[int, int, str]]:
    return [(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]


@pytest.mark.parametrize("rows", [COURSE, MONEY, BALLOTS, ACROSS, STATES, RESULTS])
def test_a_table_with_all_its_rulings_stays_as_it_is(rows: Rows) -> None:
    grid, words = drawn(rows)
    assert completed(grid, words) == grid
    assert read(grid, words) == plain(rows)


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        (COURSE, 1),
        (COURSE, 4),
        (MONEY, 1),
        (MONEY, 3),
        (BALLOTS, 1),
        (BALLOTS, 2),
        (ACROSS, 1),
        (ACROSS, 2),
        (STATES, 3),
        (RESULTS, 3),
    ],
)
def test_a_lost_ruling_between_two_columns_is_put_back(rows: Rows, lost: int) -> None:
    grid, words = drawn(rows, without_x=lost)
    assert len(grid.xs) == len(rows[0])
    assert read(grid, words) == plain(rows)


@pytest.mark.parametrize("rows", [COURSE, MONEY, BALLOTS, ACROSS])
def test_a_lost_ruling_between_two_rows_is_put_back(rows: Rows) -> None:
    for lost in range(1, len(rows)):
        grid, words = drawn(rows, without_y=lost)
        assert len(grid.ys) == len(rows)
        assert read(grid, words) == plain(rows)


def whole(*rows: list[str], blank: float = 3.0) -> None:
    """Nothing is parted in a table with all its rulings."""
    grid, words = drawn(list(rows), blank=blank)
    assert completed(grid, words) == grid


STEPS = ("Bauausschuss", "Rat")


@pytest.mark.parametrize(
    "column",
    [
        ("Termin", "12.03.2031\t13.03.2031", "19.03.2031\t20.03.2031"),
        ("Ja / Nein / Enth.", "10 / 3 / 1", "7 / 2 / 0"),
        ("TOP Nr.", "Ö\t5", "Ö\t7"),
        ("TOP Nr.", "TOP 5", "TOP 7"),
        ("Sitzung am", "Montag, 12.03.2031", "Montag, 19.03.2031"),
        ("Art", "zur Vorberatung", "zur Entscheidung"),
        ("", "zur Vorberatung", "zur Entscheidung"),
        ("Betrag Euro", "120.000 Euro", "  3.000 Euro"),
        ("Status", "x öffentlich\tnicht öffentlich", "öffentlich\tx nicht öffentlich"),
        ("Status", "[x] öffentlich\t[ ] nicht öffentlich", "[ ] öffentlich\t[x] nicht öffentlich"),
        ("Beteiligte Gremien", "Bauausschuss\tUmweltausschuss", "Hauptausschuss\tSozialausschuss"),
        ("Beschluss", "einstimmig\tmehrheitlich", "einstimmig\tmehrheitlich"),
        ("Zuständigkeit", "x Vorberatung\tEntscheidung", "Vorberatung\tx Entscheidung"),
        ("Zuständigkeit", "Vorberatung\tEmpfehlung", "Vorberatung\tEmpfehlung"),
    ],
)
@pytest.mark.parametrize("blank", [3.0, 5.4])
def test_what_stands_below_one_label_is_one_column(column: tuple[str, str, str], blank: float) -> None:
    whole(["Gremium", column[0]], [STEPS[0], column[1]], [STEPS[1], column[2]], blank=blank)


def test_words_to_cross_are_no_heads() -> None:
    cross = "x öffentlich\tnicht öffentlich"
    whole(["Status", cross], ["Sitzung", cross])
    whole(["Datum: 12.02.2031", cross], ["Amt: Bauamt", cross])


def test_steps_between_rows_of_votes_keep_them() -> None:
    step = ["Bauausschuss\t12.03.2031", "Ja\tNein\tEnth."]
    whole(step, ["", "10\t2\t0"], ["Kreistag\t19.03.2031", step[1]], ["", "31\t9\t1"])


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Datum\n12.02.2031", "Status\nöffentlich", "Art\nBeschlussvorlage"],
            ["Verfasser\nMeier", "Amt\nBauamt", "Az.\n61-20"],
        ],
        [
            ["Gremium\nBauausschuss", "Sitzung am\n12.03.2031", "TOP\n3"],
            ["Federführend\nFachbereich Bau", "Vorlage Nr.\n017/2031", "Status\nöffentlich"],
        ],
        [["Gremium\nRat", "Termin\n12.03.2031", "Status\nöffentlich"], ["Ergebnis\neinstimmig", "", ""]],
        [["Gremium\nRat", "Termin\n12.03.2031", "Status\nöffentlich"], ["Beschluss\nDer Rat beschließt.", "", ""]],
        [
            ["Vorlage Nr.\n017/2031", "Datum\n12.02.2031", "Amt\nBauamt"],
            ["Gremium\nRat", "Termin\n12.03.2031", "Status\nöffentlich"],
            ["Verfasser\nMeier", "Anlagen\n2", "Az.\n61-20"],
        ],
        [
            ["Gremium\nBauausschuss", "Termin\nder Sitzung", "Status"],
            ["Rat", "12.03.2031", "öffentlich"],
            ["Kreistag", "19.03.2031", "öffentlich"],
        ],
    ],
)
def test_cards_of_labels_over_their_values_are_no_heads(rows: Rows) -> None:
    whole(*rows)


def test_two_lines_of_a_cell_are_no_two_rows() -> None:
    whole(["Gremium", "Termin", "Ja"], ["Ausschuss für\nSoziales", "12.03.2031", "7"], ["Rat", "19.03.2031", "9"])
    whole(["Produkt", "2031", "2032"], ["Zuschuss des\nLandes", "100\n(80)", "90\n(70)"], ["Summe", "180", "160"])
    whole(["Gremium", "Termin", "TOP"], ["Rat", "12.03.2031\n13.03.2031", "3"], ["Kreistag", "19.03.2031", "4"])
    whole(["Gremium", "Termin", "Status"], ["Rat\nKreistag", "12.03.2031", "öffentlich"], ["Beirat", "", "öffentlich"])


def test_points_of_one_step_are_parted_and_their_step_is_not() -> None:
    rows = [["Gremium", "Sitzung", "Abstimmung", "Ja", "Nein"], ["Rat", "05.07.2031", "Ziffer 1", "34", "0"]]
    rows += [["", "", "Ziffer 2", "17", "19"], ["", "", "Ziffer 3", "38", "0"]]
    grid, words = drawn(rows, without_y=2)
    found = completed(grid, words)
    assert len(found.ys) == len(grid.ys) + 1
    assert {c.row_span for c in found.cells if c.column < 2 and c.row == 1} == {2}
    assert [t for r, c, t in read(grid, words) if c == 3] == ["Ja", "34", "17", "38"]


def test_the_first_column_of_votes_keeps_the_one_before_it() -> None:
    """ "TOP" in one cell with the head over the votes beside it: a point of the agenda is no vote."""
    rulings = [Ruling(Box(50, y, 410, y + 0.5), False) for y in (100, 136, 154, 172)]
    rulings += [Ruling(Box(x, 100, x + 0.5, 172), True) for x in (50, 170, 410)]
    rulings += [Ruling(Box(x, 118, x + 0.5, 172), True) for x in (310, 360)]
    rulings.append(Ruling(Box(250, 118, 410, 118.5), False))
    places = [("Gremium", 55, 105), ("TOP", 180, 105), ("Abstimmungsergebnis", 280, 105), ("Ja", 280, 123)]
    places += [("Nein", 320, 123), ("Enth.", 370, 123), ("Rat", 55, 141), ("5", 180, 141), ("9", 280, 141)]
    places += [("0", 320, 141), ("1", 370, 141), ("Kreistag", 55, 159), ("11", 180, 159)]
    words = [Word(t, Box(x, y, x + 5 * len(t), y + 8), 0.97, size=10.0) for t, x, y in places]
    (grid,) = grids(rulings)
    found = completed(grid, words)
    assert len(found.xs) == len(grid.xs) + 1
    held = {
        (c.row, c.column): [
            w.text
            for w in words
            if w.box and c.box.left <= w.box.left < c.box.right and c.box.top <= w.box.top < c.box.bottom
        ]
        for c in found.cells
    }
    assert held[2, 1] == ["5"] and held[2, 2] == ["9"] and held[3, 1] == ["11"] and held[3, 2] == []


def test_a_step_set_close_below_its_heads_is_a_row_where_further_steps_follow() -> None:
    step = ["Gremium\nBauausschuss", "Sitzung am\n04.03.2031", "TOP\n3"]
    grid, words = drawn([step, ["Kreistag", "11.03.2031", "12"]])
    assert len(completed(grid, words).ys) == 4
    card, words = drawn([step, ["Verfasser\nMia Muster", "Amt\nBauamt", "Az.\n61-20"]])
    assert completed(card, words) == card


def test_the_edges_of_cells_in_one_line_are_one_ruling() -> None:
    edges = [Ruling(Box(60 + 100 * n, 100, 158 + 100 * n, 101), False) for n in range(3)]
    apart = Ruling(Box(60, 140, 158, 141), False)
    upright = [Ruling(Box(60, 100 + 20 * n, 61, 119 + 20 * n), True) for n in range(2)]
    found = rulings.joined([*edges, apart, *upright])
    assert [(r.vertical, r.box) for r in found] == [
        (False, Box(60, 100, 358, 101)),
        (False, Box(60, 140, 158, 141)),
        (True, Box(60, 100, 61, 139)),
    ]
