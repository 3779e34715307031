"""Tables without any ruling or ground: what stands above them, around them and in them keeps its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.banded import banded_tables
from pipeline.layout.grouping import cells_of
from pipeline.layout.headed import headed_tables
from pipeline.layout.pieces import pieces_in
from pipeline.layout.runs import rows, run_of, runs
from pipeline.layout.states import cell_text
from pipeline.layout.tables import lines_in
from pipeline.model.geometry import Box
from pipeline.model.page import Ruling, Table, Word

_LEFTS = (50.0, 230.0, 310.0, 350.0, 390.0, 430.0)
_HEADS = ("Gremium", "Sitzung", "TOP", "Ja", "Nein", "Enth.")
_STEPS = (("Wegeausschuss", "04.03.2031", "3", "7", "2", "0"), ("Rat", "11.03.2031", "5", "9", "1", "1"))


def _words(text: str, left: float, top: float) -> list[Word]:
    """The words of ``text`` one after another from there, in type of ten points."""
    found = []
    for part in text.split():
        found.append(Word(part, Box(left, top, left + 5.0 * len(part), top + 10), size=10.0))
        left += 5.0 * len(part) + 3
    return found


def _line(texts: tuple[str, ...], top: float, lefts: tuple[float, ...] = _LEFTS) -> list[Word]:
    return [w for text, left in zip(texts, lefts, strict=False) for w in _words(text, left, top)]


def _tables(*lines: list[Word]) -> list[Table]:
    return [found.table for found in headed_tables(rows(runs([w for line in lines for w in line])), [])]


def _row(table: Table, row: int) -> list[str]:
    return [cell_text(c) for c in table.cells if c.row == row]


@pytest.mark.parametrize(
    ("texts", "lefts"),
    [
        (("Datum: 17.02.2031", "☒ öffentlich ☐ nichtöffentlich"), (50.0, 260.0)),
        (("Art", "Antrag", "Status", "öffentlich"), (50.0, 120.0, 260.0, 330.0)),
    ],
)
@pytest.mark.parametrize("gap", [14.0, 20.0])
def test_labels_with_values_above_a_head_are_none_of_its_table(
    texts: tuple[str, ...], lefts: tuple[float, ...], gap: float
) -> None:
    tops = [100 + gap * n for n in range(4)]
    (table,) = _tables(
        _line(texts, tops[0], lefts),
        _line(_HEADS, tops[1]),
        *(_line(s, t) for s, t in zip(_STEPS, tops[2:], strict=True)),
    )
    assert [_row(table, n) for n in range(3)] == [list(_HEADS), *map(list, _STEPS)]


def test_a_vote_told_in_a_row_ends_no_table() -> None:
    heads, lefts = ("Gremium", "Sitzung am", "Status"), (50.0, 230.0, 330.0)
    told = ("Ergebnis: Ja-Stimmen: 9", "Nein-Stimmen: 2", "Enthaltungen: 1"), (50.0, 190.0, 290.0)
    steps = ("Wegeausschuss", "04.03.2031", "öffentlich"), ("Rat", "11.03.2031", "öffentlich")
    (table,) = _tables(
        _line(heads, 100, lefts), _line(steps[0], 115, lefts), _line(told[0], 130, told[1]), _line(steps[1], 145, lefts)
    )
    assert [cell_text(c)[:3] for c in table.cells if c.column == 0] == ["Gre", "Weg", "Erg", "Rat"]


def test_a_title_over_a_head_that_knows_all_its_labels_is_no_label() -> None:
    heads, lefts = ("Mitglieder", "anwesend", "Ja-Stimmen", "Nein-Stimmen"), (50.0, 150.0, 240.0, 340.0)
    title = _line(("Abstimmungsergebnis im Wegeausschuss",), 86)
    (table,) = _tables(title, _line(heads, 100, lefts), _line(("26", "24", "20", "4"), 114, lefts))
    assert [_row(table, n) for n in range(2)] == [list(heads), ["26", "24", "20", "4"]]


def test_a_head_in_the_middle_of_its_column_stands_over_the_names_that_begin_before_it() -> None:
    lefts = (110.0, *_LEFTS[1:])
    names = "Ausschuss für Wege und Gewässer", "Ausschuss für Kultur und Sport"
    steps = [_line((name, *step[1:]), 114 + 14.0 * n) for n, (name, step) in enumerate(zip(names, _STEPS, strict=True))]
    (table,) = _tables(_line(_HEADS, 100, lefts), *steps)
    assert [_row(table, n)[0] for n in range(3)] == ["Gremium", *names]


def _cells(lines: list[list[Word]]) -> list[list[str]]:
    bounds, edges = [110.0, 250.0], [48.0, 110.0, 250.0, 400.0]
    body = [[run_of([word]) for word in line] for line in lines]
    raw = cells_of(pieces_in(body, bounds), bounds, edges, [None] * 3, 0, 99.0, 300.0, (), 10.0)
    last = max(cell.row for cell in raw)
    return [[" ".join(line.string for line in lines_in(c.words)) for c in raw if c.row == n] for n in range(last + 1)]


@pytest.mark.parametrize("pitch", [10.6, 12.0, 15.0])
def test_two_lines_around_the_single_ones_beside_them_are_one_cell(pitch: float) -> None:
    lefts = (50.0, 120.0, 260.0)
    around = [
        _line(("", "Wegeausschuss"), 100, lefts),
        _line(("Gremium", "", "Kreistag"), 100 + pitch / 2, lefts),
        _line(("", "Mitte"), 100 + pitch, lefts),
        _line(("Ja", "7", "9"), 130 + pitch, lefts),
    ]
    assert _cells(around) == [["Gremium", "Wegeausschuss Mitte", "Kreistag"], ["Ja", "7", "9"]]


@pytest.mark.parametrize("pitch", [10.6, 12.0, 15.0])
def test_rows_with_gaps_stay_rows_however_close_they_stand(pitch: float) -> None:
    lefts = (50.0, 120.0, 260.0)
    lines = [("", "A1"), ("B1", "", "B2"), ("", "C1")]
    assert _cells([_line(line, 100 + pitch * n, lefts) for n, line in enumerate(lines)]) == [
        ["", "A1", ""],
        ["B1", "", "B2"],
        ["", "C1", ""],
    ]


@pytest.mark.parametrize(("height", "further"), [(10.0, 0.0), (13.0, 0.4), (13.0, 1.0)])
def test_rows_whose_boxes_touch_keep_the_last_name_below_them(height: float, further: float) -> None:
    """A factor on gaps that are nought or less would part it: what counts is how much farther it stands in type."""
    names = ("Nordrand", "Südrand", "Ostrand", "Westrand")
    tall = [
        replace(word, box=Box(word.box.left, word.box.top, word.box.right, word.box.top + height))
        for word in _line(_HEADS[:3], 100)
        + [w for n, s in enumerate(names) for w in _line((s, "04.03.2031", "3"), 112 + 12.0 * n)]
        + _words("Randlagen", 50, 160 + further)
        if word.box is not None
    ]
    (found,) = headed_tables(rows(runs(tall)), [])
    assert found.last == 6


@pytest.mark.parametrize("result", ["vertagt auf 04.03.2031", "04.03.2031 vertagt"])
def test_days_of_no_column_of_days_end_no_table(result: str) -> None:
    """A day in the text of a row is none of a column that a line below may run through."""
    heads = _line(("Gremium", "TOP", "Ergebnis"), 100, (50.0, 200.0, 240.0))
    first = _line(("Kreistag", "3", result), 112, (50.0, 200.0, 240.0))
    second = _line(("Rat", "4", "mit der Bitte um einen Bericht"), 124, (50.0, 200.0, 240.0))
    rest = _words("über den Stand der Arbeiten", 240, 136)
    (found,) = headed_tables(rows(runs([*heads, *first, *second, *rest])), [])
    assert found.last == 4


@pytest.mark.parametrize("shift", [0.0, 12.0, 20.0])
@pytest.mark.parametrize("unit", ["2031", "T€"])
def test_figures_stand_below_their_labels_and_what_they_are_for_before_them(shift: float, unit: str) -> None:
    lefts = (180.0, 230.0, 280.0)
    units = (unit, "2032", "2033") if unit.isdigit() else (unit,) * 3
    lines = [("Personal", "-", "742", "768"), ("Miete, Nebenkosten", "6", "52", "54"), ("Geräte", "265", "188", "")]
    below = [_line(line, 114 + 14.0 * n, (50.0, *(x + shift for x in lefts))) for n, line in enumerate(lines)]
    (table,) = _tables(_line(units, 100, lefts), *below)
    assert [_row(table, n) for n in range(4)] == [["", *units], *map(list, lines)]


def test_days_below_a_label_that_nobody_knows_are_a_column_of_days() -> None:
    heads, lefts = ("Gremium", "Auszählung", "Ja", "Nein"), (50.0, 200.0, 280.0, 320.0)
    steps = ("Wegeausschuss", "04.03.2031", "9", "1"), ("Rat", "05.03.2031", "10", "0")
    below = _words("Dem Verfahren hat kein Mitglied widersprochen.", 50, 140)
    (table,) = _tables(_line(heads, 100, lefts), *(_line(s, 112 + 12.0 * n, lefts) for n, s in enumerate(steps)), below)
    assert [_row(table, n) for n in range(3)] == [list(heads), *map(list, steps)]


@pytest.mark.parametrize("last", [("Art der", "Beratung"), ("Art der Beratung",)])
def test_heads_over_the_first_ruling_may_have_lines_more_than_one(last: tuple[str, ...]) -> None:
    lefts = (55.0, 130.0, 320.0, 350.0)
    top = 110.0 - 12 * len(last)
    words = [w for text, left in zip(("Tag", "Gremium", "TOP"), lefts, strict=False) for w in _words(text, left, top)]
    words += [w for n, text in enumerate(last) for w in _words(text, lefts[3], top + 12 * n)]
    steps = (("04.03.2031", "Wegeausschuss", "3", "Anhörung"), ("11.03.2031", "Rat", "5", "Entscheidung"))
    words += [w for n, step in enumerate(steps) for w in _line(step, 114 + 18.0 * n, lefts)]
    rulings = [Ruling(Box(50, 110 + 18.0 * n, 450, 110.5 + 18.0 * n), False) for n in range(3)]
    ((table, _),) = banded_tables(runs(words), rulings, ())
    assert [_row(table, n) for n in range(3)] == [["Tag", "Gremium", "TOP", "Art der Beratung"], *map(list, steps)]
