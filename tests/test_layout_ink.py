"""Frames, rulings and the ink of single cells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.layout.cells import beside_a_pen, by_hand, inked, run_together
from pipeline.layout.figures import Figures, marks_in
from pipeline.layout.frames import frames, without_stamps
from pipeline.layout.grid import grids
from pipeline.layout.headed import headed_tables
from pipeline.layout.ink import LEAST, ink_in, within
from pipeline.layout.ruled import bands, table_in
from pipeline.layout.runs import rows, runs
from pipeline.layout.tables import column_kinds, header_rows_of
from pipeline.model.geometry import Box
from pipeline.model.page import Cell, Line, PageImage, Ruling, Table, Word
from pipeline.model.rulings import joined
from tests.print_of import Sheet


def word(text: str, left: float, top: float, sure: float = 0.95, high: float = 8.0, wide: float | None = None) -> Word:
    return Word(text, Box(left, top, left + (wide or 5 * len(text)), top + high), sure, size=10.0)


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Ruling]:
    flat = [Ruling(Box(left, y, right, y + 0.5), False) for y in (top, bottom)]
    return flat + [Ruling(Box(x, top, x + 0.5, bottom), True) for x in (left, right)]


def test_a_box_is_a_frame_and_no_table() -> None:
    rulings = rectangle(100, 100, 300, 200)
    assert len(frames(rulings)) == 1 and grids(rulings) == []


def test_the_frame_of_a_stamp_on_a_form_is_none_of_its_lines() -> None:
    form = [*rectangle(50, 100, 500, 160), Ruling(Box(50, 130, 500, 130.5), False)]
    stamp = [*rectangle(200, 90, 320, 150), *rectangle(204, 94, 316, 146)]  # a double frame
    assert without_stamps([*form, *stamp]) == form
    inside = rectangle(200, 104, 320, 126)
    assert without_stamps([*form, *inside]) == [*form, *inside]  # nothing runs through it


@pytest.mark.parametrize(
    ("texts", "written"), [(("Konsumtive", "Maßnahme"), False), (("☒", "ja"), False), (("mR", "17"), True)]
)
def test_surely_read_words_are_not_written_by_hand(texts: tuple[str, ...], written: bool) -> None:
    words = tuple(Word(t, Box(10, 10, 60, 20), 0.98) for t in texts)
    cell = Cell(0, 0, (Line(words, Box(10, 10, 60, 20)),), Box(0, 0, 100, 30), "unreadable", 0.95)
    table, lines = by_hand(Table((cell,), None))
    assert bool(lines) is written and bool(table.cells[0].lines) is not written


def test_a_stroke_by_hand_makes_no_column() -> None:
    rulings = [
        *rectangle(100, 100, 300, 160),
        Ruling(Box(100, 130, 300, 130.5), False),
        Ruling(Box(200, 100, 200.5, 160), True),
    ]
    stroke = Ruling(Box(250, 131, 250.5, 145), True)
    assert [len(g.cells) for g in grids(rulings)] == [4]
    assert [len(g.cells) for g in grids([*rulings, stroke])] == [4]


def test_strokes_between_two_lines_make_no_grid() -> None:
    lines = [Ruling(Box(50, y, 500, y + 0.5), False) for y in (100, 119, 138)]
    stroke = Ruling(Box(300, 103, 301, 118), True)
    assert grids([*lines, stroke]) == []
    assert len(grids([*lines, Ruling(Box(300, 90, 301, 138), True)])) == 1


def test_pieces_of_a_ruling_are_joined() -> None:
    pieces = [Ruling(Box(x, 100, x + 50, 100.5), False) for x in (50, 101, 152)]
    (one,) = joined(pieces)
    assert one.box.left == 50 and one.box.right == 202


def test_a_break_in_a_worn_line_is_bridged_but_not_the_white_between_two_boxes() -> None:
    worn = [Ruling(Box(50, 100, 268, 100.5), False), Ruling(Box(279, 100, 525, 100.5), False)]
    assert [r.box.left for r in joined(worn)] == [50]
    boxes = [*worn, Ruling(Box(267.6, 100, 268.2, 160), True), Ruling(Box(278.8, 100, 279.4, 160), True)]
    assert len([r for r in joined(boxes) if not r.vertical]) == 2
    assert len(joined([Ruling(Box(50, 100, 150, 100.5), False), Ruling(Box(161, 100, 250, 100.5), False)])) == 2


def paper(dots: list[tuple[float, float, float, float]], dpi: float = 300) -> PageImage:
    pixels = np.full((int(200 * dpi / 72), int(400 * dpi / 72)), 255, dtype=np.uint8)
    k = dpi / 72
    for left, top, right, bottom in dots:
        pixels[int(top * k) : int(bottom * k), int(left * k) : int(right * k)] = 10
    return PageImage(pixels, dpi)


def test_ink_is_seen_and_dust_is_not() -> None:
    image = paper([(100, 50, 101, 58), (150, 50, 150.4, 50.4)])
    assert ink_in(image, Box(90, 40, 120, 70)) >= LEAST
    assert ink_in(image, Box(140, 40, 160, 70)) == 0
    assert ink_in(image, Box(90, 40, 120, 70), [Box(99, 49, 102, 59)]) == 0


def test_figures_are_known_by_their_twins_and_other_ink_is_not() -> None:
    """Four made-up signs stand for figures; the same signs elsewhere match, a stroke of another height does not."""
    signs: dict[str, list[tuple[float, float, float, float]]] = {
        "1": [(2, 0, 3, 7)],
        "4": [(0, 0, 1, 4), (0, 3.5, 4, 4.5), (3, 0, 4, 7)],
        "7": [(0, 0, 4, 1), (3, 0, 4, 7)],
        "0": [(0, 0, 4, 1), (0, 6, 4, 7), (0, 0, 1, 7), (3, 0, 4, 7)],
    }

    def strokes(text: str, x: float, y: float) -> list[tuple[float, float, float, float]]:
        return [
            (x + 6 * i + a, y + b, x + 6 * i + c, y + d) for i, sign in enumerate(text) for a, b, c, d in signs[sign]
        ]

    image = paper(strokes("1470", 50, 20) + strokes("47", 200, 50) + [(300, 45, 302, 60)])
    teaching = Word("1470", Box(50, 20, 72, 27), 0.99)
    figures = Figures(image, [teaching], lambda box: box)
    print_marks = marks_in(image, Box(190, 40, 230, 70), cell=True)
    match = figures.match(print_marks)
    assert match is not None and match.text == "47" and match.likeness > 0.9
    by_hand = marks_in(image, Box(290, 40, 330, 70), cell=True)
    assert figures.unlike_print(by_hand)
    higher = marks_in(paper([(50, 40, 54, 49)]), Box(45, 30, 60, 60), cell=True)
    assert not figures.unlike_print(higher)  # print of another size
    assert figures.of(Box(40, 10, 210, 60)).unlike_print(higher)  # but not in a table with figures of its own
    assert not figures.of(Box(100, 10, 210, 60)).unlike_print(higher)  # none of them stands there


@pytest.mark.parametrize(
    ("figures", "printed", "read", "told"),
    [
        ("0 12 34 56 79 123", "8", "", ("unreadable", 0.6)),  # it looks like a 3
        ("0 12 34 56 79 123", "8", "3", ("value", 0.9)),
        ("0 12 34 56 79 123", "4", "", ("value", 0.9)),
        ("0 12 34 56 79 123 808", "8", "", ("value", 0.9)),
    ],
)
def test_a_figure_that_the_page_has_not_shown_is_surely_none_that_looks_like_it(
    figures: str, printed: str, read: str, told: tuple[str, float]
) -> None:
    sheet = Sheet("LiberationSans-Regular", 200, width=420, height=90)
    taught = [Word(t, sheet.write(t, 10 + 50 * n, 5), 0.99) for n, t in enumerate(figures.split())]
    cells = []
    for n, text in enumerate(["Gremium", "Ja", "Rat", printed]):
        area = Box(20 + 80 * (n % 2), 30 + 25 * (n // 2), 100 + 80 * (n % 2), 55 + 25 * (n // 2))
        box = sheet.write(text, area.left + 10, area.top + 6)
        shown = read if n == 3 else text
        cells.append(Cell(n // 2, n % 2, (Line((Word(shown, box, 0.95),), box),) if shown else (), area))
    image = sheet.scanned()
    known = Figures(image, taught, lambda box: box)
    table = inked(Table(tuple(cells), Box(20, 30, 180, 80), 1), image, lambda box: box, [], known)
    assert (table.cells[3].state, table.cells[3].confidence) == told


def test_a_cell_is_looked_at_to_its_edge_where_no_ruling_stands() -> None:
    area = Box(100, 50, 140, 62)
    assert within(area, []) == Box(100.4, 50.4, 139.6, 61.6)
    sides = [Ruling(Box(90, 49.8, 300, 50.2), False), Ruling(Box(139.7, 40, 140.3, 200), True)]
    assert within(area, sides) == Box(100.4, 51.6, 138.4, 61.6)
    below = Ruling(Box(90, 63, 300, 65), False)  # near enough to be the cell's, but not in it
    assert within(area, [below]) == within(area, [])


def test_the_rest_of_a_ruling_above_a_figure_is_none_of_it() -> None:
    image = paper([(50, 20, 54, 27), (45, 15, 57, 16)])
    (mark,) = marks_in(image, Box(45, 15, 65, 32), cell=True)
    assert round(mark.box.top) == 20 and round(mark.box.width) == 4


def test_faint_ink_between_two_figures_does_not_make_them_one() -> None:
    image = paper([(50, 20, 54, 27), (55, 20, 59, 27)])
    k = 300 / 72
    image.pixels[int(23 * k) : int(24 * k), int(53.9 * k) : int(55.1 * k)] = 150
    assert len(marks_in(image, Box(45, 15, 65, 32), cell=True)) == 2


@pytest.mark.parametrize(
    ("dots", "crossed"),
    [
        ([(50, 26, 51, 27), (58, 26, 59, 27)], True),
        ([(52, 26, 52.6, 27), (58, 26, 59, 27)], True),  # the first point touches the stroke
        ([(58, 20, 59, 21), (50, 26, 51, 27)], False),  # a point above is none of them
        ([], False),
    ],
)
def test_a_stroke_between_two_points_is_crossed_out(
    dots: list[tuple[float, float, float, float]], crossed: bool
) -> None:
    stroke = [(52 + 0.5 * n, 26 - n, 53 + 0.5 * n, 27 - n) for n in range(7)]
    ink = marks_in(paper([*stroke, *dots]), Box(45, 15, 65, 32), cell=True)
    figures = Figures(paper([]), [], lambda box: box)
    assert figures.is_crossed_out(ink) is crossed


def test_crosses_below_a_label_that_was_not_read_are_no_part_of_the_votes_beside_them() -> None:
    lines = [
        [("Termin", 50), ("Gremium", 120), ("ö", 300), ("Ja", 400), ("Nein", 440)],
        [("04.03.2031", 50), ("Bauausschuss", 120), ("X", 375), ("12", 400), ("0", 440)],
        [("11.03.2031", 50), ("Kreistag", 120), ("X", 375), ("31", 400), ("5", 440)],
    ]
    words = [word(text, left, 100 + 12 * n, 1.0) for n, line in enumerate(lines) for text, left in line]
    (found,) = headed_tables(rows(runs(words)), [])
    below = [[line.string for c in found.table.cells if c.row == n for line in c.lines] for n in (1, 2)]
    assert below[0] == ["04.03.2031", "Bauausschuss", "X", "12", "0"]
    kinds = column_kinds(found.table)
    assert [c.column for c in found.table.cells if c.lines and c.lines[0].string == "12"] == [4]
    assert kinds[4] == kinds[5] == "vote" and len(found.table.cells) == 18


def test_a_grid_is_parted_above_the_heads_of_a_course() -> None:
    xs, ys = (50, 200, 260, 300), (100, 118, 136, 154)
    lines = [Ruling(Box(x, ys[0], x, ys[-1]), True) for x in xs] + [Ruling(Box(50, y, 300, y), False) for y in ys]
    (grid,) = grids(lines)
    labels = [word("Gremium", 55, 122), word("Ja", 205, 122), word("Nein", 265, 122)]
    above, below = bands(grid, [word("Datum", 55, 104), word("04.03.2031", 205, 104), *labels])
    assert len(above.cells) == 3 and len(below.cells) == 6
    assert len(bands(grid, [word("Rat", 55, 104), word("12", 205, 104)])) == 1
    step = [word("Bauausschuss", 55, 122), word("04.03.2031", 205, 122), word("N", 265, 122)]
    assert len(bands(grid, step)) == 1


def cells_of(texts: list[list[str]]) -> list[Cell]:
    return [
        Cell(r, c, (Line((word(text, 50 + 60 * c, 100 + 20 * r),), None),) if text else (), None)
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    ]


def test_a_row_whose_values_are_also_heads_is_none() -> None:
    head, *rest = [
        ["Gremium", "Datum", "Zuständigkeit", "Behandlung"],
        ["Rat", "04.03.2031", "Vorberatung", "öffentlich"],
        ["Kreistag", "11.03.2031", "Entscheidung", "öffentlich"],
    ]
    assert header_rows_of(cells_of([head, *rest])) == 1


def test_the_first_row_of_a_table_that_goes_on_over_the_page_is_no_head() -> None:
    rows_on = [["05.02.2031", "Bauausschuss", "", "einstimmig"]]
    rows_on += [[f"{d}.02.2031", body, "8", ""] for d, body in (("14", "Schulausschuss"), ("23", "Hauptausschuss"))]
    assert header_rows_of(cells_of(rows_on)) == 0
    assert header_rows_of(cells_of([["Datum", "Gremium", "Ja", "einstimmig"], *rows_on])) == 1


def test_a_stamp_among_the_labels_leaves_them_labels() -> None:
    cells = cells_of([["Gremium", "2020", "Ja", "Nein"], ["Rat", "04.03.2031", "12", "0"], ["Kreistag", "", "30", "1"]])
    assert header_rows_of(cells) == 1
    assert header_rows_of([c for c in cells if c.row]) == 0


def test_votes_beside_a_pen_are_not_sure_to_be_print() -> None:
    labels = [Cell(0, c, (Line((word(t, 50 + 60 * c, 100),), None),), None) for c, t in enumerate(("Ja", "Nein"))]
    pen = Cell(1, 0, (), None, state="unreadable", confidence=0.9)
    printed = Cell(1, 1, (Line((word("1", 110, 120),), None),), None, state="value", confidence=0.99)
    other_row = Cell(2, 1, printed.lines, None, state="value", confidence=0.99)
    found = beside_a_pen([*labels, pen, printed, other_row], {0, 1})
    assert [c.confidence for c in found[2:]] == [0.9, 0.8, 0.99]


def test_a_cell_with_the_votes_of_two_columns_and_the_empty_one_beside_it_are_doubted() -> None:
    empty = Cell(1, 0, (), None, state="blank", confidence=0.97)
    both = Cell(
        1, 1, (Line((word("9", 110, 120), word("–", 150, 120)), None),), None, state="unreadable", confidence=0.9
    )
    one = replace(both, row=2, lines=(Line((word("1", 110, 140), word("2", 116, 140)), None),), state="value")
    found = run_together([empty, both, replace(empty, row=2), one], {0, 1})
    assert [(c.state, c.confidence) for c in found[:2]] == [("unreadable", 0.6)] * 2
    assert [c.state for c in found[2:]] == ["blank", "value"]


def test_an_upright_stroke_of_a_pen_parts_no_cell() -> None:
    xs, ys = (50, 120, 160, 200), (100, 118, 136, 154)
    lines = [Ruling(Box(x, ys[0], x, ys[-1]), True) for x in xs] + [Ruling(Box(50, y, 200, y), False) for y in ys]
    stroke = Ruling(Box(140, 119, 140.8, 135), True)
    (grid,) = grids([*lines, stroke])
    words = [word("Gremium", 55, 104), word("Ja", 130, 104), word("Nein", 165, 104), word("Rat", 55, 140)]
    table, _ = table_in(grid, words)
    assert table is not None and len(table.cells) == 9 and max(c.column for c in table.cells) == 2
