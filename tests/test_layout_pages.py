"""Pages built from words with boxes: reading order, zones, blocks, tables with and without rulings, cell states."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline import layout
from pipeline.layout.blocks import size_of
from pipeline.model.geometry import Box
from pipeline.model.page import Block, Page, PageImage, Reading, Ruling, Sheet, Table, Word
from pipeline.model.text import Text, TextTable

WIDTH, HEIGHT = 595.0, 842.0
LOREM = (
    "Die Verwaltung legt dar, dass der bisherige Zustand der Anlagen eine umfassende Erneuerung notwendig macht und "
    "dass die dafür nötigen Mittel im Haushalt des kommenden Jahres bereitgestellt werden können, sofern der Rat dem "
    "Vorhaben in seiner nächsten Sitzung zustimmt und die Förderung des Landes bewilligt wird."
)


class Sheets:
    """Grows the words and rulings of one page; a letter is half its size wide, a line's foot lies at ``y``."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.rulings: list[Ruling] = []

    def write(self, x: float, y: float, text: str, size: float = 10.0, bold: bool = False, sure: float = 1.0) -> float:
        for part in text.split():
            wide = 0.5 * size * len(part)
            box = Box(x, y - 0.78 * size, x + wide, y + 0.22 * size)
            self.words.append(Word(part, box, sure, (), size, bold))
            x += wide + 0.28 * size
        return x

    def paragraph(self, x: float, y: float, text: str, width: float, size: float = 10.0, leading: float = 1.2) -> float:
        """Set ``text`` in lines of at most ``width``; gives the foot of the line after the last."""
        line: list[str] = []
        for part in text.split():
            if sum(0.5 * size * len(w) + 0.28 * size for w in [*line, part]) > width and line:
                self.write(x, y, " ".join(line), size)
                y += leading * size
                line = []
            line.append(part)
        self.write(x, y, " ".join(line), size)
        return y + leading * size

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.rulings.append(Ruling(Box(xs[0], y - 0.3, xs[-1], y + 0.3), False))
        for x in xs:
            self.rulings.append(Ruling(Box(x - 0.3, ys[0], x + 0.3, ys[-1]), True))

    def sheet(self, number: int = 1) -> Sheet:
        return Sheet(number, WIDTH, HEIGHT, "digital", "keep", layer=tuple(self.words), rulings=tuple(self.rulings))

    def page(self, number: int = 1) -> Page:
        return layout.lay_out(self.sheet(number), Reading("layer", tuple(self.words)))


def string(block: Block) -> str:
    return " / ".join(line.string for line in block.lines)


def body(page: Page) -> list[str]:
    return [string(b) for b in page.blocks if b.zone == "body"]


def cell(table: TextTable, text: Text, row: int, column: int) -> tuple[str, str]:
    found = table.cell(row, column)
    assert found is not None
    return text.raw[found.start : found.end], found.state


def one_table(page: Page) -> tuple[Table, Text, TextTable]:
    tables = [b.table for b in page.blocks if b.table is not None]
    assert len(tables) == 1
    text = layout.compose([page])
    return tables[0], text, text.layout.tables[0]


def test_a_heading_and_two_paragraphs_are_three_blocks() -> None:
    s = Sheets()
    s.write(70, 100, "Sachverhalt:", bold=True)
    y = s.paragraph(70, 120, LOREM, 440)
    s.paragraph(70, y + 8, LOREM, 440)
    blocks = s.page().blocks
    assert [b.kind for b in blocks] == ["heading", "paragraph", "paragraph"]
    assert " ".join(line.string for line in blocks[1].lines) == LOREM


def test_two_columns_are_read_one_after_another() -> None:
    s = Sheets()
    s.write(70, 60, "Vergleich der beiden Varianten im Stadtgebiet und ihrer Kosten für alle Beteiligten", 10)
    s.paragraph(70, 100, "Links. " + LOREM, 210)
    s.paragraph(310, 100, "Rechts. " + LOREM, 210)
    text = layout.compose([s.page()]).raw
    assert text.index("Vergleich") < text.index("Links.") < text.index("bewilligt") < text.index("Rechts.")


def test_the_side_column_of_a_letterhead_is_furniture() -> None:
    s = Sheets()
    s.write(70, 60, "Landkreis Musterau", 16, bold=True)
    s.paragraph(70, 140, LOREM + " " + LOREM, 300)
    for i, line in enumerate(
        ("Auskunft erteilt:", "Frau Beispiel", "Zimmer 12", "Telefon 01234 567", "rat@example.org")
    ):
        s.write(430, 143 + 10 * i, line, 8)
    page = s.page()
    text = layout.compose([page])
    assert "Zimmer" not in text.raw[: text.body.end]
    assert "Zimmer 12" in text.raw[text.body.end :]
    assert text.zone(text.raw.index("Zimmer")) == "side"
    assert "Landkreis Musterau" in text.raw[: text.body.end]


def test_a_short_side_column_in_small_print_is_furniture() -> None:
    sheets = Sheets()
    own = ("Fraktion Neue Mitte", "Marktgasse 4", "45999 Lindenfurth", "Tel. 02099 4711", "Vorsitz: Gudrun Tellmann")
    for i, line in enumerate(own):
        sheets.write(450, 60 + 10 * i, line, 7.5)
    for i, line in enumerate(("Herrn Bürgermeister", "Jost Wiebeking", "Rathaus")):
        sheets.write(60, 70 + 12 * i, line)
    sheets.paragraph(60, 150, LOREM, 470)
    page = sheets.page()
    side = [string(b) for b in page.blocks if b.zone == "side"]
    assert side == [" / ".join(own)]
    assert body(page)[0].startswith("Herrn Bürgermeister")


def test_page_numbers_and_running_heads_are_furniture() -> None:
    pages = []
    for n in (1, 2, 3):
        s = Sheets()
        if n > 1:
            s.write(70, 40, f"Vorlage 17/2023 der Gemeinde Musterau Blatt {n}", 8)
        s.paragraph(70, 100, f"Absatz {n}. " + LOREM, 440)
        s.write(280, 800, f"- {n} -")
        pages.append(s.page(n))
    text = layout.compose(pages)
    shown = text.raw[: text.body.end]
    assert "Vorlage 17" not in shown and "- 2 -" not in shown
    assert shown.count("\f") == 2
    assert {z.kind for z in text.zones} == {"body", "header", "footer"}


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    first, second = Sheets(), Sheets()
    first.paragraph(70, 700, "Der Kreistag hat beschlossen, dass die Mittel für das Vorhaben und", 440)
    second.paragraph(70, 80, "die Folgekosten bereitgestellt werden.", 440)
    text = layout.compose([first.page(1), second.page(2)])
    assert [b.continues for b in text.layout.blocks] == [False, True]


def test_list_items_keep_their_labels() -> None:
    s = Sheets()
    s.write(70, 100, "Der Rat beschließt:")
    y = 118.0
    for label in ("1.", "2.", "3."):
        s.write(70, y, label)
        y = s.paragraph(95, y, "Die Verwaltung wird beauftragt, die Planung fortzuführen und dem Rat zu berichten, "
                               "sobald die Ergebnisse der Untersuchung vorliegen.", 400) + 4  # fmt: skip
    blocks = s.page().blocks
    assert [b.kind for b in blocks[1:]] == ["list item"] * 3
    assert string(blocks[1]).startswith("1. Die Verwaltung")


def test_footnotes_stand_last_on_their_page() -> None:
    s = Sheets()
    s.paragraph(70, 100, LOREM, 440)
    s.rulings.append(Ruling(Box(70, 739, 200, 740), False))
    s.paragraph(70, 752, "1 Vergleiche die Satzung in der Fassung der zweiten Änderung.", 440, 8)
    page = s.page()
    assert page.blocks[-1].kind == "footnote" and page.blocks[-1].zone == "body"


def test_a_ruled_table_has_its_spans_and_states() -> None:
    s = Sheets()
    s.rulings += [Ruling(Box(50, y, 500, y + 0.5), False) for y in (100, 140, 160, 180)]
    s.rulings.append(Ruling(Box(350, 120, 500, 120.5), False))
    s.rulings += [Ruling(Box(x, 100, x + 0.5, 180), True) for x in (50, 120, 350, 500)]
    s.rulings += [Ruling(Box(x, 120, x + 0.5, 180), True) for x in (400, 450)]
    s.write(55, 125, "Termin")
    s.write(125, 125, "Beratungsfolge")
    s.write(355, 114, "Abstimmungsergebnis")
    for x, head in ((355, "Ja"), (405, "Nein"), (452, "Enthalt.")):
        s.write(x, 134, head)
    for y, day, name in ((154, "28.02.2024", "Bauausschuss"), (174, "07.03.2024", "Kreistag")):
        s.write(55, y, day)
        s.write(125, y, name)
    s.write(370, 154, "11")
    s.write(420, 154, "-")
    s.write(360, 174, "einstimmig")
    table, text, spans = one_table(s.page())
    assert table.ruled and table.header_rows == 2
    assert cell(spans, text, 0, 3)[0] == "Abstimmungsergebnis"
    head = spans.cell(0, 2)
    assert head is not None and head.column_span == 3
    assert cell(spans, text, 2, 2) == ("11", "value")
    assert cell(spans, text, 2, 3) == ("-", "blank")
    assert cell(spans, text, 2, 4) == ("", "blank")
    assert cell(spans, text, 3, 2) == ("einstimmig", "absent")


def test_votes_without_rulings_stay_under_their_heads() -> None:
    s = Sheets()
    s.write(390, 88, "Abstimmungsergebnis")
    s.write(70, 100, "Termin")
    s.write(140, 100, "Beratungsfolge:")
    for x, head in ((380, "Ja"), (410, "Nein"), (440, "Enthalt.")):
        s.write(x, 112, head)
    rows = (
        ("28.02.2024", ("Ausschuss für Arbeit und", "Gesundheit"), ("11", "", "2")),
        ("29.02.2024", ("Kreisausschuss",), ("", "", "")),
        ("07.03.2024", ("Kreistag",), ("", "3", "")),
    )
    y = 130.0
    for day, names, votes in rows:
        s.write(70, y, day)
        for x, vote in zip((382, 415, 455), votes, strict=True):
            s.write(x, y, vote)
        for name in names:
            s.write(140, y, name)
            y += 12
    s.write(70, y + 20, "Bezeichnung:", bold=True)
    s.paragraph(70, y + 40, LOREM, 440)
    table, text, spans = one_table(s.page())
    assert table.header_rows == 2 and not table.ruled
    assert cell(spans, text, 2, 1)[0] == "Ausschuss für Arbeit und\nGesundheit"
    assert [cell(spans, text, 2, c) for c in (2, 3, 4)] == [("11", "value"), ("", "blank"), ("2", "value")]
    assert [cell(spans, text, 3, c)[1] for c in (2, 3, 4)] == ["blank"] * 3
    assert cell(spans, text, 4, 3) == ("3", "value")
    assert "Bezeichnung:" in text.raw[spans.end :]


def test_a_bold_line_below_plain_rows_ends_their_table_and_lines_across_part_a_form() -> None:
    s = Sheets()
    for y in (60, 128, 246, 290, 340):
        s.rulings.append(Ruling(Box(70, y, 545, y + 0.6), False))
    for y, left, right in ((78, "Sitzungsvorlage 118/2021", "Federführung: Bauamt"), (92, "öffentlich", "Herr Tell")):
        s.write(70, y, left)
        s.write(320, y, right)
    columns = (75, 125, 340, 440, 480, 516)
    for y, texts in (
        (150, ("TOP", "Gremium", "am", "J", "N", "E")),
        (170, ("4", "Sozialausschuss", "27.10.2021", "12", "2", "1")),
        (190, ("5", "Rat der Stadt", "02.12.2021", "", "", "")),
    ):
        for x, text in zip(columns, texts, strict=True):
            s.write(x, y, text, bold=y == 150)
    s.write(70, 212, "Betreff", bold=True)
    s.write(70, 262, "Richtlinie über Begegnungsstätten")
    s.write(70, 306, "a)")
    s.write(92, 306, "Der Ausschuss empfiehlt dem Rat, die Richtlinie zu beschließen.")
    _, text, spans = one_table(s.page())
    assert cell(spans, text, 1, 5) == ("1", "value")
    assert text.raw[spans.end :].split()[:2] == ["Betreff", "Richtlinie"]
    assert text.raw.index("öffentlich") < text.raw.index("Federführung") < spans.start


def test_two_labels_in_a_line_of_text_are_no_head() -> None:
    s = Sheets()
    s.write(70, 100, "Öffentliche Sitzung")
    s.write(70, 114, "Vortrag der")
    s.write(170, 114, "Referentin")
    s.paragraph(70, 128, "Beschluss vom 10.10.2018: " + LOREM, 440)
    assert all(b.table is None for b in s.page().blocks)


def test_crosses_keep_their_column() -> None:
    s = Sheets()
    for x, head in ((70, "Gremium"), (250, "Termin"), (340, "TOP"), (380, "ö"), (405, "nö"), (440, "Ergebnis")):
        s.write(x, 100, head, bold=True)
    s.write(70, 116, "Ausschuss für Umwelt und")
    s.write(70, 128, "Gesundheit")
    s.write(250, 122, "10.05.2022")
    s.write(342, 122, "3")
    s.write(380, 122, "x")
    s.write(440, 122, "vorberaten")
    s.write(70, 146, "Gemeinderat")
    s.write(250, 146, "31.05.2022")
    s.write(342, 146, "12")
    s.write(406, 146, "x")
    _, text, spans = one_table(s.page())
    assert cell(spans, text, 1, 0)[0] == "Ausschuss für Umwelt und\nGesundheit"
    assert cell(spans, text, 1, 3)[0] == "x" and cell(spans, text, 1, 4)[0] == ""
    assert cell(spans, text, 2, 3)[0] == "" and cell(spans, text, 2, 4)[0] == "x"


def test_sizes_are_told_from_ink_where_no_size_is_given() -> None:
    s = Sheets()
    s.write(70, 100, "Beschluss")
    line = s.page().blocks[0].lines[0]
    assert size_of(line) == 10.0


@pytest.mark.parametrize("word", ["Eingegangen am", "Eing.:", "Eingang"])
def test_a_small_frame_with_a_note_of_receipt_is_a_stamp(word: str) -> None:
    s = Sheets()
    s.grid((380, 530), (60, 120))
    s.write(390, 80, "Landkreis Obertal")
    s.write(390, 98, f"{word} 17. Aug. 2031")
    s.paragraph(70, 180, "Der Rat beschließt die Vorlage in der Fassung des Entwurfs.", 400)
    page = s.page()
    assert {b.zone for b in page.blocks if "Obertal" in string(b)} == {"stamp"}
    assert not any("2031" in text for text in body(page))


def scan(ink: Sequence[tuple[float, float, float, float]], dpi: float = 200) -> PageImage:
    pixels = np.full((int(HEIGHT * dpi / 72), int(WIDTH * dpi / 72)), 255, dtype=np.uint8)
    k = dpi / 72
    for left, top, right, bottom in ink:
        pixels[
            int(top * k) : max(int(bottom * k), int(top * k) + 1),
            int(left * k) : max(int(right * k), int(left * k) + 1),
        ] = 20
    return PageImage(pixels, dpi)


def vote_scan(extra: Sequence[tuple[float, float, float, float]], figure: float = 0.96) -> Page:
    """A ruled table of two rows and three vote cells in a picture, with more ink in it."""
    ys, xs = (100.0, 120.0, 140.0, 160.0), (50.0, 250.0, 300.0, 350.0, 400.0)
    lines = [(xs[0], y, xs[-1], y + 0.8) for y in ys] + [(x, ys[0], x + 0.8, ys[-1]) for x in xs]
    s = Sheets()
    for x, head in zip(xs, ("Gremium", "Ja", "Nein", "Enthalt."), strict=False):
        s.write(x + 5, 114, head)
    s.write(55, 134, "Bauausschuss")
    s.write(55, 154, "Kreistag")
    s.write(270, 134, "12", sure=figure)
    image = scan([*lines, *extra, (270, 127, 280, 135)])
    sheet = Sheet(1, WIDTH, HEIGHT, "none", "read", image=lambda: image)
    return layout.lay_out(sheet, Reading("engine", tuple(s.words)))


def test_rulings_are_found_in_a_picture() -> None:
    page = vote_scan([])
    assert sum(not r.vertical for r in page.rulings) == 4
    assert sum(r.vertical for r in page.rulings) == 5


def test_ink_without_a_word_is_unreadable_and_no_ink_is_blank() -> None:
    page = vote_scan([(322, 144, 324, 155), (318, 150, 328, 151.5)])
    _, text, spans = one_table(page)
    assert cell(spans, text, 1, 1) == ("12", "value")
    assert cell(spans, text, 1, 2) == ("", "blank")
    assert cell(spans, text, 2, 2) == ("", "unreadable")
    assert cell(spans, text, 2, 3) == ("", "blank")
    assert [box for box in layout.doubtful(page) if box.left > 300 and box.top > 140] == [layout.doubtful(page)[1]]


def test_a_doubtful_cell_is_settled_by_a_second_reading() -> None:
    page = vote_scan([(322, 144, 324, 155)])
    _, box = layout.doubtful(page)
    word = Word("1", Box(322, 144, 324, 155), 0.95)
    _, text, spans = one_table(layout.with_cells(page, {box: Reading("engine", (word,))}))
    assert cell(spans, text, 2, 2) == ("1", "value")
    found = spans.cell(2, 2)
    assert found is not None and found.confidence <= 0.9
    _, text, spans = one_table(layout.with_cells(page, {box: Reading("engine", ())}))
    assert cell(spans, text, 2, 2) == ("", "unreadable")


@pytest.mark.parametrize(("alone", "printed", "state"), [("X", "X", "value"), ("K", "", "unreadable")])
def test_a_cross_that_was_passed_over_is_read_alone(alone: str, printed: str, state: str) -> None:
    ys, xs = (100.0, 120.0, 140.0), (50.0, 250.0, 320.0, 345.0, 370.0)
    rulings = [(xs[0], y, xs[-1], y + 0.8) for y in ys] + [(x, ys[0], x + 0.8, ys[-1]) for x in xs]
    s = Sheets()
    for x, head in zip(xs, ("Gremium", "Termin", "ö", "nö"), strict=False):
        s.write(x + 5, 114, head)
    s.write(55, 134, "Bauausschuss")
    s.write(255, 134, "07.05.2031")
    image = scan([*rulings, (354, 127, 362, 134)])
    sheet = Sheet(1, WIDTH, HEIGHT, "none", "read", image=lambda: image)
    page = layout.lay_out(sheet, Reading("engine", tuple(s.words)))
    box = next(box for box in layout.doubtful(page) if box.left > 344)
    word = Word(alone, Box(354, 127, 362, 134), 0.6)
    _, text, spans = one_table(layout.with_cells(page, {box: Reading("engine", (word,))}))
    assert cell(spans, text, 1, 2) == ("", "blank")
    assert cell(spans, text, 1, 3) == (printed, state)


def test_two_readings_that_differ_are_no_value() -> None:
    page = vote_scan([], figure=0.8)
    (box,) = layout.doubtful(page)
    word = Word("17", Box(270, 127, 280, 135), 0.82)
    _, text, spans = one_table(layout.with_cells(page, {box: Reading("engine", (word,))}))
    assert cell(spans, text, 1, 1)[1] == "unreadable"


@pytest.mark.parametrize(
    ("read", "alone", "stays"),
    [("64.000", "64,000", "64.000"), ("64,000", "64.000", "64.000"), ("64.000", "94.000", "94.000")],
)
def test_a_sum_read_alone_keeps_the_points_of_the_page(read: str, alone: str, stays: str) -> None:
    ys, xs = (100.0, 120.0, 140.0, 160.0), (50.0, 250.0, 350.0)
    rulings = [(xs[0], y, xs[-1], y + 0.8) for y in ys] + [(x, ys[0], x + 0.8, ys[-1]) for x in xs]
    s = Sheets()
    for y, (name, figure) in zip(
        (114, 134, 154), (("Position", "Euro"), ("Halle", read), ("Hof", "1.500")), strict=True
    ):
        s.write(55, y, name)
        s.write(270, y, figure, sure=0.7 if figure == read else 0.99)
    image = scan(rulings)
    page = layout.lay_out(
        Sheet(1, WIDTH, HEIGHT, "none", "read", image=lambda: image), Reading("engine", tuple(s.words))
    )
    (box,) = layout.doubtful(page)
    word = Word(alone, Box(270, 127, 300, 135), 0.97)
    _, text, spans = one_table(layout.with_cells(page, {box: Reading("engine", (word,))}))
    assert cell(spans, text, 1, 1)[0] == stays
