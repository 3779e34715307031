"""Heads and figures of tables as scans bring them: on dark bands, below thick rulings, in boxes that dust made high."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.layout.figures import marks_in
from pipeline.layout.frames import without_stamps
from pipeline.layout.grid import grids
from pipeline.layout.headed import headed_tables
from pipeline.layout.labels import labels_of
from pipeline.layout.page import lay_out
from pipeline.layout.ruled import bands, table_in
from pipeline.layout.runs import rows, runs
from pipeline.layout.states import cell_text
from pipeline.layout.tables import column_kinds, header_rows_of
from pipeline.model.geometry import Box
from pipeline.model.page import Cell, Line, PageImage, Reading, Ruling, Sheet, Word
from tests.test_layout_pages import Sheets

XS = (50.0, 200.0, 290.0, 330.0, 370.0)
HEADS = ("Gremium", "Sitzung am", "Ja", "Nein")
STEPS = (("Bauausschuss", "04.03.2031", "7", "2"), ("Kreistag", "11.03.2031", "31", "9"))


def word(text: str, left: float, top: float, high: float = 8.0) -> Word:
    return Word(text, Box(left, top, left + 5 * len(text), top + high), 0.97, size=10.0)


def line(texts: tuple[str, ...], top: float) -> list[Word]:
    places = [(text.split(), x) for text, x in zip(texts, XS, strict=False)]
    return [word(part, x + 5 + 30 * n, top) for parts, x in places for n, part in enumerate(parts)]


def ruled(ys: tuple[float, ...], columns_from: float) -> list[Ruling]:
    """Lines at ``ys``; those between the columns begin at ``columns_from``."""
    flat = [Ruling(Box(XS[0], y, XS[-1], y + 0.5), False) for y in ys]
    sides = [Ruling(Box(x, ys[0], x + 0.5, ys[-1]), True) for x in (XS[0], XS[-1])]
    return [*flat, *sides, *(Ruling(Box(x, columns_from, x + 0.5, ys[-1]), True) for x in XS[1:-1])]


def test_heads_in_a_band_without_lines_between_them_stand_over_the_columns_below() -> None:
    ys = (100.0, 118.0, 136.0, 154.0)
    words = [*line(HEADS, 105), *line(STEPS[0], 123), *line(STEPS[1], 141)]
    (grid,) = grids(ruled(ys, 118))
    (band,) = bands(grid, words)
    table, taken = table_in(band, words)
    assert table is not None and len(taken) == len(words)
    assert list(column_kinds(table).values()) == ["body", "date", "vote", "vote"]
    title = [word("Beratungsfolge", 55, 105), *words[5:]]
    assert [len(b.cells) for b in bands(grid, title)] == [1, 8]  # a title over the rows is a frame of its own


@pytest.mark.parametrize(("texts", "tables"), [(HEADS, 1), (("Mitteilung", "an", "alle", "Mitglieder"), 0)])
def test_a_frame_around_nothing_but_heads_is_their_band(texts: tuple[str, ...], tables: int) -> None:
    sheet = Sheet(1, 595.0, 842.0, "none", "read")
    frame = [r for r in ruled((100.0, 119.0), 200) if r.box.height < 20]
    words = (*line(texts, 106), *line(STEPS[0], 124), *line(STEPS[1], 140))
    page = lay_out(sheet, Reading("test", words, rulings=tuple(frame)))
    found = [b.table for b in page.blocks if b.table is not None and b.table.header_rows]
    assert len(found) == tables
    if tables:
        assert [cell_text(c) for c in found[0].cells if c.row == 1] == list(STEPS[0])


def rounded(left: float, top: float, right: float, bottom: float) -> list[Ruling]:
    """A box with round corners: its sides end eight points before them."""
    flat = [Ruling(Box(left + 8, y, right - 8, y + 0.5), False) for y in (top, bottom)]
    return flat + [Ruling(Box(x, top + 8, x + 0.5, bottom - 8), True) for x in (left, right)]


def test_a_stamp_with_round_corners_over_a_table_is_none_of_its_lines() -> None:
    table = ruled((100.0, 118.0, 136.0, 154.0), 100)
    stamp = rounded(180, 60, 310, 135)
    kept = without_stamps([*table, *stamp])
    assert [r for r in table if r not in kept] == [] and not any(r.vertical and r in kept for r in stamp)
    beside = rounded(180, 10, 310, 80)
    assert without_stamps([*table, *beside]) == [*table, *beside]  # nothing of the form lies in it
    columns = [Ruling(Box(x, 104, x + 0.5, 150), True) for x in (150.0, 250.0)]
    lines = [Ruling(Box(50, y, 370, y + 0.5), False) for y in (100.0, 125.0, 154.0)]
    assert without_stamps([*lines, *columns]) == [*lines, *columns]  # sides of columns, with lines that go on


@pytest.mark.parametrize(("below", "heads"), [(("", "", "Ja", "Nein"), 2), (("Rat", "04.03.2031", "7", "2"), 1)])
def test_heads_under_a_stamp_are_heads_over_those_of_the_votes(below: tuple[str, ...], heads: int) -> None:
    texts = [("Gremium", "VI N", "gebnis", ""), below, *STEPS]
    cells = [
        Cell(r, c, (Line(tuple(line((text,), 100 + 18.0 * r)), None),) if text else (), None)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]
    assert header_rows_of(cells) == heads


def test_a_head_whose_box_reaches_into_the_first_row_leaves_it_its_figures() -> None:
    heads = [word("Gremium", 55, 100), word("Sitzung", 205, 99, 14.0), word("Ja", 295, 100), word("Nein", 335, 100)]
    (found,) = headed_tables(rows(runs([*heads, *line(STEPS[0], 112), *line(STEPS[1], 124)])), [])
    tops = {c.box.top for c in found.table.cells if c.row == 1 and c.box is not None}
    assert tops == {111.5}


@pytest.mark.parametrize(
    ("text", "left", "rows_below"),
    [
        ("Umbau der Turnhalle an der unteren Mühlgasse", 50.0, 2),  # through the days: the paper's title
        ("für Wald und Flur", 50.0, 3),  # the rest of a body's name
        ("einstimmig nach langer Beratung", 290.0, 3),  # behind the days
    ],
)
def test_text_that_runs_through_the_days_stands_below_the_table(text: str, left: float, rows_below: int) -> None:
    heads = line(("Gremium", "Sitzung", "Ergebnis"), 100)
    words = [*heads, *line(("Ausschuss", "04.03.2031"), 112), *line(("Kreistag", "11.03.2031"), 124)]
    for part in text.split():
        words.append(word(part, left + 5, 140))
        left += 5 * len(part) + 3
    (found,) = headed_tables(rows(runs(words)), [])
    assert found.last - 1 == rows_below


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("TOP Ja: Nein: Enth.", ["TOP", "Ja: Nein: Enth."]),
        ("Ja : Nein", ["Ja : Nein"]),
        ("Ja: Nein: Enthaltung:", ["Ja:", "Nein:", "Enthaltung:"]),
        ("Ja Nein Enth.", ["Ja", "Nein", "Enth."]),
    ],
)
def test_votes_with_colons_between_them_are_the_head_of_one_column(printed: str, labels: list[str]) -> None:
    words, left = [], 50.0
    for part in printed.split():
        words.append(word(part, left, 100))
        left += 5 * len(part) + 3
    (run,) = runs(words)
    assert [label.text for label in labels_of(run)] == labels


def paper(marks: list[tuple[float, float, float, float]]) -> PageImage:
    pixels = np.full((300, 400), 255, dtype=np.uint8)
    k = 300 / 72
    for left, top, right, bottom in marks:
        pixels[round(top * k) : round(bottom * k), round(left * k) : round(right * k)] = 0
    return PageImage(pixels, 300.0)


def test_the_feet_of_two_figures_in_a_narrow_cell_are_no_ruling() -> None:
    one, two = [(23, 20, 24, 28), (21, 27, 26, 28)], [(31, 20, 32, 28), (28, 27, 34, 28)]
    marks = marks_in(paper([*one, *two]), Box(19, 13, 35, 35), cell=True)
    assert [round(m.box.height) for m in marks] == [8, 8]


@pytest.mark.parametrize("edge", [(40, 12, 80, 15.5), (40, 27, 80, 30)])
def test_what_a_dark_band_left_at_the_edge_of_a_cell_is_no_ink(edge: tuple[float, float, float, float]) -> None:
    (mark,) = marks_in(paper([edge, (50, 18, 54, 26)]), Box(42, 12, 78, 30), cell=True)
    assert round(mark.box.height) == 8 and round(mark.box.width) == 4


def test_days_tell_the_rows_between_lines_of_which_one_was_not_seen() -> None:
    places, rows_of = (60.0, 150.0, 290.0), [118.0, 144.0, 170.0, 196.0]
    names = [
        ("Ausschuss für Wald", "Vorberatung"),
        ("Werkausschuss", "Anhörung"),
        ("Rat", "Beratung"),
        ("Kreistag", ""),
    ]
    for lost, second in ((True, False), (False, True)):
        s = Sheets()
        for n, (y, name) in enumerate(zip(rows_of, names, strict=True)):
            for x, string in zip(places, (f"{5 + n:02}.03.2031", *name), strict=True):
                s.write(x, y, string)
        s.write(150, 130, "und Flur")
        if second:
            s.write(60, 130, "06.03.2031")  # a sitting of two days
        flat = (108.0, 134.0, 160.0, 186.0, 212.0)
        s.rulings = [Ruling(Box(55, y, 420, y + 0.5), False) for y in flat if not (lost and y == 134)]
        (table,) = [b.table for b in s.page().blocks if b.table is not None]
        printed = [cell_text(c) for c in table.cells if c.column == 0]
        assert printed == ["05.03.2031 06.03.2031" if second else "05.03.2031", *(f"0{n}.03.2031" for n in (6, 7, 8))]
