"""The parts of the layout alone: shapes of lines, heads, typed tables, dust, stamps, cell states."""

from __future__ import annotations

import pytest

from pipeline.layout.blocks import text_blocks
from pipeline.layout.heads import head_kind
from pipeline.layout.plain import plain_blocks
from pipeline.layout.runs import runs, with_raised
from pipeline.layout.shapes import is_page_number, list_label
from pipeline.layout.specks import sifted
from pipeline.layout.stamps import stamp_runs
from pipeline.layout.states import is_figure, stated_from_text
from pipeline.layout.typed import typed_table
from pipeline.model.geometry import Box
from pipeline.model.page import Cell, Line, Sheet, Word


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("-2-", True),
        ("- 3 -", True),
        ("– 4 –", True),
        ("Seite 2 von 5", True),
        ("2/5", True),
        ("Seite: 1/2", True),
        ("7", True),
        ("...", True),
        ("2.", False),
        ("2024/123", False),
        ("12/5", False),
        ("Seite des Rathauses", False),
        ("12.03.2024", False),
    ],
)
def test_page_numbers(text: str, is_number: bool) -> None:
    assert is_page_number(text) is is_number


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1. Der Rat beschließt", "1."),
        ("a) Die Mittel", "a)"),
        ("II. Begründung", "II."),
        ("• Haltestelle", "•"),
        ("(2) Absatz", "(2)"),
        ("3.1 Kosten", "3.1"),
        ("17. Juni 2022", None),
        ("1. 3. 2022 tagte", None),
        ("Der Rat", None),
        ("z. B. dort", None),
    ],
)
def test_list_labels(text: str, label: str | None) -> None:
    found = list_label(text)
    assert (found.text if found else None) == label


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ja", "vote"),
        ("Nein-\nStimmen", "vote"),
        ("Enthalt.", "vote"),
        ("| Enth.", "vote"),
        ("Sitzungs- termin", "date"),
        ("Gremium", "body"),
        ("TOP-Nr.", "item"),
        ("nö", "cross"),
        ("Ansatz 2024", "number"),
        ("Ausschuss für Umwelt", None),
        ("", None),
    ],
)
def test_heads(text: str, kind: str | None) -> None:
    assert head_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        ("12", "vote", "value"),
        ("keine", "vote", "value"),
        ("", "vote", "blank"),
        ("–", "vote", "blank"),
        ("einstimmig", "vote", "absent"),
        ("X", "vote", "unreadable"),
        ("X", "cross", "value"),
        ("1.250,00 €", "number", "value"),
        ("./.", "number", "blank"),
    ],
)
def test_states_by_text(text: str, kind: str, state: str) -> None:
    lines = (Line((Word(text, Box(0, 0, 9, 9)),), Box(0, 0, 9, 9)),) if text else ()
    assert stated_from_text(Cell(0, 0, lines, None), kind).state == state  # type: ignore[arg-type]


def test_a_typed_table_keeps_empty_votes_blank_and_unsure() -> None:
    table = typed_table(
        [
            "Termin      Gremium            Ja    Nein   Enthalt.",
            "28.02.2024  Bauausschuss       11           2",
            "07.03.2024  Kreistag",
        ]
    )
    assert table is not None and table.header_rows == 1
    found = {(c.row, c.column): c for c in table.cells}
    assert [found[1, c].state for c in (2, 3, 4)] == ["value", "blank", "value"]
    assert [found[2, c].state for c in (2, 3, 4)] == ["blank"] * 3
    assert max(c.confidence for c in table.cells if c.state == "blank") <= 0.6


def test_prose_is_no_typed_table() -> None:
    assert typed_table(["Termin und Gremium stehen fest.", "Der Kreistag  tagt am Montag."]) is None


def test_a_page_number_between_blank_lines_is_furniture_and_the_text_goes_on() -> None:
    lines = ("Die Mittel werden", "", "-2-", "", "zur Verfügung gestellt.")
    blocks = plain_blocks(Sheet(1, 0, 0, "none", "keep", lines=lines))
    assert [b.zone for b in blocks] == ["body", "footer", "body"]
    assert blocks[2].continues


def word(text: str, left: float, top: float, sure: float = 0.95, high: float = 8.0, wide: float | None = None) -> Word:
    return Word(text, Box(left, top, left + (wide or 5 * len(text)), top + high), sure, size=10.0)


def test_dust_is_dropped_bullets_are_mended_words_read_twice_stand_once() -> None:
    words = [
        word("«", 50, 103, 0.5, 3, 3),
        word("Haltestelle", 60, 100),
        word(".", 140, 107, 0.9, 1, 1),
        word("Haltestelle", 61, 100, 0.4),
    ]
    kept, scraps = sifted(words)
    assert [w.text for w in kept] == ["•", "Haltestelle"]
    assert kept[0].alternatives[0].text == "«"
    assert scraps == []


def test_a_point_with_a_blank_before_it_is_dust_but_for_those_of_a_gap() -> None:
    line = [
        word("Rat", 60, 100),
        word(".", 90, 105, 0.8, 3, 3),
        word("Ja", 105, 100),
        word("...", 125, 105, 0.9, 2, 12),
    ]
    assert [w.text for w in sifted([*line, word(".", 140, 105, 0.9, 2, 2)])[0]] == ["Rat", "Ja", "...", "."]
    bullet = [word(".", 50, 103, 0.8, 3, 3), word("Haltestelle", 60, 100)]
    assert [w.text for w in sifted(bullet)[0]] == [".", "Haltestelle"]


def test_a_sure_word_stays_where_the_box_of_its_neighbour_reaches_over_it() -> None:
    words = [word("unentgeltlich.", 105, 100, 0.996, wide=86), word("Das", 176, 100, 0.995, wide=16)]
    assert [w.text for w in sifted(words)[0]] == ["unentgeltlich.", "Das"]


def test_the_raised_mark_of_a_footnote_stays_with_its_word() -> None:
    words = [
        Word("Anlage", Box(50, 100, 80, 112), size=11.0),
        Word("1", Box(80, 98, 83, 106), size=7.0),
        Word(";", Box(83, 100, 86, 112), size=11.0),
        Word("siehe", Box(89, 100, 110, 112), size=11.0),
    ]
    assert [w.text for w in with_raised(words)] == ["Anlage1;", "siehe"]


def test_a_stamp_of_receipt_is_told_by_word_and_date() -> None:
    words = [word("Eingegangen", 300, 100), word("17. Juni 2022", 297, 110), word("Beschlussvorlage", 70, 100)]
    assert [[r.text for r in stamp] for stamp in stamp_runs(words)] == [["Eingegangen", "17. Juni 2022"]]
    assert stamp_runs(words[:1] + words[2:]) == []
    assert stamp_runs(words[1:]) == []


@pytest.mark.parametrize(("text", "told"), [("Eingegand", True), ("Eingega", True), ("Einwohner", False)])
def test_a_stamp_with_letters_cut_off(text: str, told: bool) -> None:
    words = [Word(text, Box(300, 100, 370, 112), 0.5), Word("25.11.2021", Box(305, 114, 365, 124), 0.9)]
    assert bool(stamp_runs(words)) is told


@pytest.mark.parametrize(
    ("text", "sure", "kept"),
    [("ayedeis", 0.2, False), ("ayedeis", 0.6, True), ("Ahlsdorf", 0.2, True), ("brücke", 0.2, True)],
)
def test_letters_of_a_logo_are_no_print(text: str, sure: float, kept: bool) -> None:
    word = Word(text, Box(450, 440, 500, 448), sure)
    assert (word in sifted([word])[0]) is kept


def test_a_staple_in_the_margin_is_no_letter() -> None:
    text = [
        Word(w, Box(70 + 60 * i, 60 + 14 * n, 125 + 60 * i, 70 + 14 * n), 0.99)
        for n in range(6)
        for i, w in enumerate(("Die", "Brücke", "steht", "noch"))
    ]
    staple, letter = Word("N", Box(34, 27, 53, 40), 0.98), Word("a", Box(70, 150, 76, 160), 0.98)
    kept, away = sifted([staple, *text, letter])
    assert staple not in kept and letter in kept
    assert [r.text for r in away] == ["N"]


def zones(*lines: str) -> dict[str, list[str]]:
    """The lines of a page of plain text by their zone."""
    found: dict[str, list[str]] = {}
    for block in plain_blocks(Sheet(1, 0, 0, "digital", "keep", lines=lines)):
        found.setdefault(block.zone, []).extend(line.string for line in block.lines)
    return found


def test_the_side_of_a_letterhead_in_plain_text_is_furniture() -> None:
    side = ["Vorsitz", "Uwe Rathjens", "", "Tel. 04261 12-34", "gruppe@talheim.example", "Sparkasse Talheim"]
    body = ["Herrn Bürgermeister", "Jörg Ahlers", "27356 Talheim", "", "Antrag", "Bänke am Bach"]
    page = [f"{a:<60}{b}".rstrip() for a, b in zip(body, side, strict=True)]
    found = zones(*page, "", "Am Bach werden zwei Bänke aufgestellt, damit man dort wieder sitzen kann.")
    assert found["side"] == [s for s in side if s]
    assert found["body"][:5] == [b for b in body if b]
    table = [f"{a:<60}{b}".rstrip() for a, b in zip(body, ["12", "13", "14", "15", "16", "17"], strict=True)]
    assert "side" not in zones(*table)


def test_marks_around_a_page_number_are_furniture() -> None:
    mark = "MV/088/2018 · Seite 1 von 2 · Ausdruck vom 04.03.2018"
    text = ["Die Bänke am Bach werden erneuert; siehe", "Seite 2 von 3 der Anlage zu dieser Vorlage."]
    assert zones("Mitteilung", "", *text, "", mark) == {"body": ["Mitteilung", *text], "footer": [mark]}
    assert zones("Mitteilung", "- 2 -", "", text[0])["footer"] == ["- 2 -"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12.400,-- DM", True), ("DM 12.400,50", True), ("= 12.400,50 DM", True), ("EUR 310", True), ("- 22.500", True),
        ("12 Stück", False), ("DM", False), ("= Summe", False),
    ],
)  # fmt: skip
def test_what_a_sum_is_printed_like(text: str, figure: bool) -> None:
    assert is_figure(text) is figure


@pytest.mark.parametrize(("last", "blocks"), [("der Bebau-", 1), ("des Baus.", 2), ("der Bau-, ", 2)])
def test_a_divided_word_keeps_its_paragraph_together(last: str, blocks: int) -> None:
    lines = ["Der Rat hat im Winter die Aufstellung", "beraten und wird im Sommer den Plan", last, "ungsplan ansehen"]
    tops = (100.0, 112.0, 124.0, 140.0)  # the last line stands lower than the others
    words = [
        [Word(w, Box(60 + 30 * n, top, 88 + 30 * n, top + 7), 0.9) for n, w in enumerate(line.split())]
        for line, top in zip(lines, tops, strict=True)
    ]
    assert len(text_blocks([runs(row, wide=5.0) for row in words], (), 10.0)) == blocks


@pytest.mark.parametrize(("step", "blocks"), [(17.0, 2), (30.0, 3)])
def test_two_lines_of_larger_type_alone_are_one_block_where_they_stand_close(step: float, blocks: int) -> None:
    """How far they are apart tells nothing of itself, nor do the closer lines of small print around them."""
    lines = [(100.0, 12.0, "Sanierung der Brücke"), (100 + step, 12.0, "Haushalt des Jahres")]
    lines += [(140 + step + 13 * n, 8.5, "Die Brücke ist alt und muss erneuert werden") for n in range(3)]
    words = [
        [Word(w, Box(60 + 50 * n, top, 108 + 50 * n, top + size), 1.0, size=size) for n, w in enumerate(line.split())]
        for top, size, line in lines
    ]
    assert len(text_blocks([runs(row, wide=20.0) for row in words], (), 8.5)) == blocks
