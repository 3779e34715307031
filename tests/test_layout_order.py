"""Reading order: blocks of a letterhead, rows side by side, justified columns, paragraphs with words that were not
read, and running heads of a second page."""

from __future__ import annotations

from dataclasses import replace

from pipeline.layout import compose, lay_out
from pipeline.layout.gutters import ends_text
from pipeline.layout.letterhead import letterhead
from pipeline.layout.runs import rows, runs
from pipeline.model.geometry import Box
from pipeline.model.page import Page, Reading, Ruling, Sheet, Word

PAPER = 595.0, 842.0


def placed(*lines: tuple[float, float, str], size: float = 10.0, em: float = 0.5) -> list[Word]:
    """Words of lines given as (left, top, text), each letter ``em`` type sizes wide."""
    words = []
    for left, top, text in lines:
        for part in text.split():
            wide = em * size * len(part)
            words.append(Word(part, Box(left, top, left + wide, top + 0.93 * size), 0.99, size=size))
            left += wide + 0.3 * size
    return words


def page(words: list[Word], number: int = 1) -> Page:
    sheet = Sheet(number, *PAPER, "digital", "keep")
    return lay_out(sheet, Reading("layer", tuple(words)))


def order(words: list[Word]) -> list[str]:
    return compose([page(words)]).raw.split()


def test_blocks_of_a_letterhead_are_read_one_after_the_other() -> None:
    left = [(70.0, 60.0, "Gemeinde Talheim"), (70.0, 74.0, "Bauamt am Markt"), (70.0, 88.0, "Gz: 12-34")]
    right = [(400.0, 60.0, "GRDrs 12/2024"), (400.0, 74.0, "Talheim, 04.03.2024")]
    below = [(70.0, 140.0, "Neubau der Brücke über den Bach und Umbau der Wege am Ufer in Talheim")]
    found = order(placed(*left, *right, *below))
    assert found == " ".join(t for _, _, t in (*left, *right, *below)).split()


def test_what_stands_below_a_short_block_is_read_after_both() -> None:
    left = [(70.0, 60.0, "Stadt Talheim"), (70.0, 76.0, "Die Bürgermeisterin"), (70.0, 150.0, "Beschlussvorlage")]
    left += [(70.0, 168.0, "Fachbereich Kultur"), (70.0, 184.0, "Verfasserin Frau Ahlers")]
    right = [(400.0, 58.0, "Zu TOP 4"), (400.0, 72.0, "Drucksache 12/2024"), (400.0, 86.0, "öffentlich")]
    found = order(placed(*left, *right))
    assert found.index("öffentlich") < found.index("Beschlussvorlage")
    assert found[:4] == ["Stadt", "Talheim", "Die", "Bürgermeisterin"]


def test_a_line_at_the_right_is_read_after_the_block_that_it_stands_beside() -> None:
    left = [(70.0, 60.0, "Gemeinde Talheim"), (70.0, 75.0, "Der Gemeindedirektor"), (70.0, 90.0, "Bauamt 59-43")]
    date = [(400.0, 60.0, "Talheim, den 14.01.1972")]
    below = [(70.0, 130.0, "Neubau der Brücke über den Bach und Umbau der Wege am Ufer in Talheim")]
    found = order(placed(*left, *date, *below))
    assert found == " ".join(t for _, _, t in (*left, *date, *below)).split()


def test_a_labelled_block_beside_the_sender_is_no_table_with_it() -> None:
    left = [(118.0, 42.0, "Stadt Talheim"), (118.0, 59.0, "Die Bürgermeisterin")]
    right = [(330.0, 41.0, "Vorlage Nr.:"), (410.0, 41.0, "2025/0192"), (330.0, 53.0, "Verantwortlich:")]
    right += [(410.0, 53.0, "Dez. 5"), (330.0, 65.0, "Dienststelle:"), (410.0, 65.0, "Tiefbauamt")]
    below = [(70.0, 110.0, "Beschlussvorlage über die Bewirtschaftung der Parkplätze in der Stadt")]
    found = order(placed(*left, *right, *below, size=9.0))
    assert found == " ".join(t for _, _, t in (*left, *right, *below)).split()


def test_a_frame_beside_the_sender_is_read_after_it() -> None:
    left = [(70.0, 45.0, "Stadt Talheim"), (70.0, 64.0, "Die Bürgermeisterin")]
    right = [(370.0, 44.0, "Zu TOP: 4"), (370.0, 56.0, "Drucksache: WP7-12/2031"), (370.0, 68.0, "öffentlich")]
    below = [(70.0, 110.0, "Beschlussvorlage über die Bewirtschaftung der Parkplätze in der Stadt")]
    words = placed(*left, *right, *below, size=9.0)
    frame = [Ruling(Box(360, y, 535, y + 0.5), False) for y in (38, 84)]
    frame += [Ruling(Box(x, 38, x + 0.5, 84), True) for x in (360, 535)]
    sheet = Sheet(1, *PAPER, "digital", "keep", (), tuple(words), 0, tuple(frame))
    found = compose([lay_out(sheet, Reading("layer", tuple(words)))]).raw.split()
    assert found == " ".join(t for _, _, t in (*left, *right, *below)).split()


def test_labels_beside_their_values_are_no_letterhead() -> None:
    labels = [(70.0, 60.0, "Fachbereich:"), (70.0, 75.0, "Aktenzeichen:"), (70.0, 90.0, "Datum:")]
    values = [(300.0, 60.0, "Bauen und Wohnen"), (300.0, 90.0, "14.01.2031")]
    below = [(70.0, 130.0, "Neubau der Brücke über den Bach und Umbau der Wege am Ufer in Talheim")]
    printed = rows(runs(placed(*labels, *values, *below)))
    assert letterhead(printed, Box(0, 0, *PAPER)) is None


def test_a_table_of_figures_below_a_heading_at_the_top_of_a_page_is_no_letterhead() -> None:
    printed = [("Position", "bisher in €", "neu in €"), ("Grab", "1.180", "1.360")]
    printed += [("Urne", "720", "790"), ("Halle", "–", "245")]
    lines = [(70.0, 55.0, "Auszug aus der Kalkulation")]
    for n, row in enumerate(printed):
        lines += [(x, 75.0 + 18 * n, text) for x, text in zip((74.0, 350.0, 450.0), row, strict=True)]
    lines += [(70.0, 150.0, "Durch die Anpassung werden im Jahr höhere Erträge in der Gemeinde erwartet.")]
    laid = page(placed(*lines))
    (table,) = [b.table for b in laid.blocks if b.table]
    assert len(table.cells) == 12


def test_two_lines_at_the_head_of_a_second_column_are_the_end_of_its_text() -> None:
    left = [(70.0, 60.0 + 14 * n, f"Im Absatz {n} stehen Wörter der ersten Spalte") for n in range(9)]
    right = [(320.0, 60.0, "Das Ende des Textes steht hier noch in zwei"), (320.0, 74.0, "kurzen Zeilen.")]
    found = order(placed(*left, *right, em=0.45))
    assert found == " ".join(t for _, _, t in (*left, *right)).split()
    # A narrow block at the head of a text is no second column: a frame's text or a date.
    aside = [(420.0, 60.0, "Anlage zur"), (420.0, 74.0, "Drucksache 12")]
    printed = runs(placed(*left, em=0.45)), runs(placed(*aside, em=0.45))
    assert not ends_text(*printed)
    assert ends_text(printed[0], runs(placed(*right, em=0.45)))


def test_the_strokes_of_a_stamp_over_text_are_no_table() -> None:
    lines = [
        (70.0, 200.0 + 14 * n, f"Der Verein hat im Absatz {n} einen höheren Zuschuss von der Stadt") for n in range(4)
    ]
    words = tuple(placed(*lines))
    strokes = [Ruling(Box(160, y, 260, y + 1), False) for y in (196, 226, 256)]
    strokes += [Ruling(Box(x, 196, x + 1, 256), True) for x in (160, 210, 260)]
    sheet = Sheet(1, *PAPER, "digital", "keep", (), words, 0, tuple(strokes))
    laid = lay_out(sheet, Reading("layer", words))
    assert not [b for b in laid.blocks if b.table]
    assert compose([laid]).raw.split() == " ".join(t for _, _, t in lines).split()


def test_a_heading_farther_below_a_course_than_its_rows_is_none_of_them() -> None:
    heads = [(70.0, 200.0, "Gremium"), (300.0, 200.0, "Sitzungstermin"), (430.0, 200.0, "Zuständigkeit")]
    bodies = "Finanzausschuss", "Bauausschuss", "Gemeinderat"
    lines = list(heads)
    for n, body in enumerate(bodies):
        lines += [(70.0, 220.0 + 20 * n, body), (300.0, 220.0 + 20 * n, f"0{n + 1}.02.2021")]
        lines += [(430.0, 220.0 + 20 * n, "Vorberatung")]
    laid = page(placed(*lines, (70.0, 292.0, "Beschlussvorschlag"), (70.0, 310.0, "Der Neubau wird beschlossen.")))
    (table,) = [b.table for b in laid.blocks if b.table]
    (last,) = [c for c in table.cells if (c.row, c.column) == (3, 0)]
    assert [w.text for line in last.lines for w in line.words] == ["Gemeinderat"]
    # As far below as the rows from one another a lone body belongs to them.
    laid = page(placed(*lines, (70.0, 280.0, "Stadtrat")))
    (table,) = [b.table for b in laid.blocks if b.table]
    assert "Stadtrat" in [w.text for c in table.cells for line in c.lines for w in line.words]


def test_lines_side_by_side_are_read_line_by_line() -> None:
    names = [(70.0, 300.0, "Ines Ahlers"), (330.0, 300.0, "Uwe Böttjer")]
    offices = [(70.0, 314.0, "Bürgermeisterin"), (330.0, 314.0, "Erster Stadtrat")]
    assert " ".join(order(placed(*names, *offices))) == "Ines Ahlers Uwe Böttjer Bürgermeisterin Erster Stadtrat"


def test_two_blocks_at_the_top_of_a_page_are_read_one_after_the_other() -> None:
    left = [(70.0, 60.0, "Stadt Talheim"), (70.0, 74.0, "Die Bürgermeisterin")]
    right = [(400.0, 60.0, "Beschlussvorlage 12/2024"), (400.0, 74.0, "öffentlich")]
    below = [(70.0, 140.0, "Fachbereich Kultur"), (430.0, 140.0, "04.03.2024")]
    found = " ".join(order(placed(*left, *right, *below)))
    assert found.startswith("Stadt Talheim Die Bürgermeisterin Beschlussvorlage 12/2024 öffentlich Fachbereich Kultur")


def test_a_labelled_line_below_a_table_is_no_row_of_it() -> None:
    heads = [(70.0, 200.0, "Beratungsfolge"), (300.0, 200.0, "Sitzungstermin"), (430.0, 200.0, "Zuständigkeit")]
    one = [(70.0, 216.0, "Finanzausschuss"), (300.0, 216.0, "04.02.2021"), (430.0, 216.0, "Kenntnisnahme")]
    other = [(70.0, 240.0, "Gemeindevertretung"), (300.0, 240.0, "18.02.2021"), (430.0, 240.0, "Kenntnisnahme")]
    name = [(70.0, 264.0, "Betreff: Einführung der elektronischen Akte")]
    laid = page(placed(*heads, *one, *other, *name))
    table = next(b.table for b in laid.blocks if b.table is not None)
    last = [" ".join(line.string for line in c.lines) for c in table.cells if c.row == 2]
    assert last == ["Gemeindevertretung", "18.02.2021", "Kenntnisnahme"]


def test_lines_of_a_head_set_in_its_middle_are_one_row() -> None:
    head = [(380.0, 100.0, "davon förderfähig"), (70.0, 107.0, "Position"), (250.0, 107.0, "Kosten in €")]
    head += [(380.0, 114.0, "in €")]
    rows = [("Grundstück", "0", "–"), ("Bauwerk", "1.512.000", "1.260.000"), ("Außenanlagen", "283.500", "157.500")]
    body = [
        (left, 135.0 + 18 * i, t) for i, row in enumerate(rows) for left, t in zip((70, 250, 380), row, strict=True)
    ]
    laid = page(placed(*head, *body, size=9.0))
    table = next(b.table for b in laid.blocks if b.table is not None)
    texts = {(c.row, c.column): " ".join(line.string for line in c.lines) for c in table.cells}
    assert [texts[0, c] for c in range(3)] == ["Position", "Kosten in €", "davon förderfähig in €"]
    assert [texts[2, c] for c in range(3)] == ["Bauwerk", "1.512.000", "1.260.000"]
    assert table.header_rows == 1


def test_a_line_above_a_ruled_table_is_no_running_head() -> None:
    cells = [(75.0, 105.0, "Gremium"), (330.0, 105.0, "Ja"), (75.0, 125.0, "Finanzausschuss"), (330.0, 125.0, "9")]
    lines = [Ruling(Box(70, y, 530, y + 0.5), False) for y in (98, 118, 138)]
    lines += [Ruling(Box(x, 98, x + 0.5, 138), True) for x in (70, 320, 530)]
    words = placed((70.0, 68.0, "Abstimmung der Gremien"), *cells, (70.0, 200.0, "Wilhelm Oßwald"))
    laid = lay_out(
        Sheet(2, *PAPER, "digital", "keep", (), tuple(words), 0, tuple(lines)), Reading("layer", tuple(words))
    )
    assert [b.zone for b in laid.blocks if b.lines and b.lines[0].string.startswith("Abstimmung")] == ["body"]


def test_a_caption_between_the_running_head_and_a_table_with_lines_across_is_no_head() -> None:
    cells = [(75.0, 102.0, "Position"), (430.0, 102.0, "2021"), (75.0, 120.0, "Planung"), (430.0, 120.0, "84")]
    lines = [Ruling(Box(70, y, 530, y + 0.5), False) for y in (98, 116, 134)]
    head, caption = (70.0, 40.0, "Vorlage 12/2021"), (70.0, 78.0, "Kosten (in T€)")
    words = placed(head, caption, *cells, (70.0, 200.0, "Übersichtskarte"))
    laid = lay_out(
        Sheet(2, *PAPER, "digital", "keep", (), tuple(words), 0, tuple(lines)), Reading("layer", tuple(words))
    )
    assert [b.zone for b in laid.blocks for line in b.lines if line.string.startswith("Kosten")] == ["body"]


def justified(left: float, text: str, top: float, wide: float = 216.0) -> list[Word]:
    """A line set to its full width: its words stand far apart where they are few."""
    parts = text.split()
    letters = sum(5.2 * len(p) for p in parts)
    gap = (wide - letters) / (len(parts) - 1)
    words = []
    for part in parts:
        words.append(Word(part, Box(left, top, left + 5.2 * len(part), top + 9.3), 0.99, size=10.0))
        left += 5.2 * len(part) + gap
    return words


def test_justified_columns_with_wide_gaps_stay_columns() -> None:
    one = [
        "Die Linie verbindet die Ortsteile mit dem",
        "Bahnhof und verkehrt montags bis freitags",
        "sowie an Feiertagen nur nach Bestellung",
        "im Zweistundentakt am Wochenende",
    ] * 8
    other = [
        "Der Behindertenbeirat hat angeregt die",
        "Zugänge kontrastreich zu gestalten und auf",
        "hohe Bordsteine an den Haltestellen sowie",
        "Stufen gänzlich zu verzichten",
    ] * 8
    words = [w for i, t in enumerate(one) for w in justified(70, t, 100 + 13 * i)]
    words += [w for i, t in enumerate(other) for w in justified(306, t, 100 + 13 * i, 206)]
    words.sort(key=lambda w: (w.box.top, w.box.left) if w.box else (0, 0))
    assert order(words) == " ".join(one + other).split()


def test_a_hole_in_a_paragraph_makes_no_columns() -> None:
    whole = "Die Prüfung hat ergeben dass der Teil des Gebäudes ohne größere Eingriffe zur Mensa werden kann"
    words = placed((70.0, 300.0, whole), em=0.42)
    for row, (start, end) in enumerate(
        [("Der Werkraum wird", "in das Untergeschoss"), ("verlegt und dort", "neu ausgestattet wenn")], 1
    ):
        words += placed((70.0, 300.0 + 14 * row, start), (360.0 + 9 * row, 300.0 + 14 * row, end), em=0.42)
    words += placed((70.0, 342.0, whole), em=0.42)
    expected = f"{whole} Der Werkraum wird in das Untergeschoss verlegt und dort neu ausgestattet wenn {whole}"
    assert order(words) == expected.split()


def test_a_running_head_that_repeats_the_title_block_is_furniture() -> None:
    text = [
        (70.0, 120.0 + 14 * n, f"Zeile {n} der Begründung nennt die Kosten der Brücke und ihre Deckung")
        for n in range(20)
    ]
    first = page(placed((70.0, 60.0, "Stadt Talheim"), (70.0, 80.0, "Beschlussvorlage 2024/BV/0117"), *text))
    head = (70.0, 45.0, "Beschlussvorlage 2024/BV/0117 Stadt Talheim")
    told = compose([first, page(placed(head, *text), 2)])
    assert told.raw[: told.layout.body_end].count("2024/BV/0117") == 1
    other = (70.0, 45.0, "Anlage 1 zur Beschlussvorlage 2024/BV/0117")
    kept = compose([first, page(placed(other, *text), 2)])
    assert kept.raw[: kept.layout.body_end].count("2024/BV/0117") == 2


def test_a_table_within_a_column_does_not_end_the_other_column() -> None:
    one = [
        "Die Kosten der Planung wurden erneut",
        "geprüft und mit den Fachämtern erörtert",
        "wie es der Rat gewünscht hatte:",
    ]
    rows = [(f"Leistung {n}", f"{n}3.600") for n in range(1, 7)]
    last = [
        "Der Senat legt die Vorlage nun vor und",
        "bittet die Bürgerschaft um Zustimmung zu",
        "den folgenden beiden Punkten:",
    ]
    other = [
        "1. Der Auftrag wird zum Angebotspreis an",
        "den zweiten Bieter vergeben und im Jahr",
        "2031 erstmals öffentlich abgerechnet.",
    ]
    words = placed(*((70.0, 60.0 + 13 * i, t) for i, t in enumerate(one)), em=0.45)
    words += placed(*((70.0, 110.0 + 16 * i, a) for i, (a, _) in enumerate(rows)), em=0.45)
    words += placed(*((240.0, 110.0 + 16 * i, b) for i, (_, b) in enumerate(rows)), em=0.45)
    words += placed(*((70.0, 220.0 + 13 * i, t) for i, t in enumerate(last)), em=0.45)
    words += placed(*((310.0, 60.0 + 13 * i, t) for i, t in enumerate(other)), em=0.45)
    expected = [*one, *(f"{a} {b}" for a, b in rows), *last, *other]
    assert order(words) == " ".join(expected).split()


def test_a_running_foot_is_told_by_those_of_other_pages() -> None:
    text = [(70.0, 120.0 + 14 * n, f"Zeile {n} der Begründung nennt die Kosten der Brücke") for n in range(20)]
    pages = [page(placed(*text, (70.0, 800.0, foot), size=9.0), n) for n, foot in enumerate(FEET, 1)]
    told = compose(pages)
    assert "Recycling" not in told.raw[: told.layout.body_end]
    assert told.raw.count("Recycling") == 2


FEET = (
    "MV/343/2015 · Seite 1 von 2 · Gedruckt auf Recyclingpapier",
    "MV/343/2015 j Seite 2 von 2 j Gedruckt auf Recyclingpapier",  # its points were misread
)


def test_a_framed_number_close_above_the_text_is_a_page_number() -> None:
    laid = page(placed((300.0, 30.0, "– 1 –"), (70.0, 44.0, "Stadt Talheim"), (70.0, 90.0, "Beschlussvorlage")))
    assert [b.zone for b in laid.blocks if b.lines and "1" in b.lines[0].string] == ["header"]


def test_words_of_a_layer_narrower_than_the_print_are_one_line() -> None:
    text = "Die Verwaltung empfiehlt der Anregung zu folgen"
    words = []
    for n in range(8):
        left = 70.0
        for part in text.split():
            words.append(Word(part, Box(left, 100 + 15 * n, left + 5 * len(part), 109 + 15 * n), 0.99, size=8.0))
            left += 5 * len(part) + 10
    assert [r.text for r in runs(words)] == [text] * 8
    assert [r.text for r in runs(words[:7])] != [text]  # too few to tell


def test_the_line_of_a_fax_machine_is_furniture() -> None:
    faxed = (35.0, 13.0, "05/06/09 10:19 +49 9550 78005 TALHEIM S. 01/01")
    laid = page(placed(faxed, (70.0, 60.0, "Stadt Talheim"), (70.0, 90.0, "Sitzung am 05.06.2009 um 10:19 Uhr")))
    assert [b.zone for b in laid.blocks for line in b.lines if "10:19" in line.string] == ["body", "header"]


def test_a_word_under_the_box_of_its_neighbour_parts_no_line() -> None:
    words = placed((137.0, 257.0, "Bebauungsplan Nr. 55"))
    first = words[0].box
    assert first is not None
    words[0] = replace(words[0], box=first._replace(right=first.right + 16))
    assert [r.text for r in runs(words)] == ["Bebauungsplan Nr. 55"]


def test_what_is_left_of_a_page_number_at_the_foot_of_a_scan_is_furniture() -> None:
    text = [(70.0, 400.0 + 14 * n, "Der Rat stimmt dem Bau der Brücke am Bach in Talheim zu") for n in range(6)]
    for sure, gone in ((0.9, True), (1.0, False)):
        words = [replace(w, confidence=sure) for w in placed(*text, (70.0, 800.0, "Stadt Talheim Seite 1 von i"))]
        kept = [w.text for b in page(words).blocks if b.zone == "body" for line in b.lines for w in line.words]
        assert ("Stadt" not in kept) is gone
