"""Words of a finance that head a section, and such as only name a box of a form or a row of it. All texts invented."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.model.text import Text
from tests.courses import table

LONG = "Die Bohlen sind alt und wurden zuletzt im Jahr 2009 erneuert."
HEADS = "Beschlussvorlage 7/2031\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\n"
BELOW = f"\n\nSachverhalt:\n\n{LONG}\n"


def sure(text: Text) -> dict[str, float]:
    found = outline.find(text).sections
    return {text.string[s.heading.start : s.heading.end]: s.confidence for s in found}


def boxed(rows: list[list[str]]) -> dict[str, float]:
    return sure(table(rows, head=0, before=HEADS, below=BELOW))


def told(lines: str) -> dict[str, float]:
    return sure(Text(f"{HEADS}{lines}{BELOW}"))


BOXES = [
    [["Finanzielle Auswirkungen", "nein ☐ ja ☒"], ["Deckung", "Produkt 5.4.1"], ["Klimarelevanz", "keine"]],
    [["Haushaltsmittel", "stehen bereit"], ["Deckungsvorschlag", ""]],
    [["Aktenzeichen", "66 21"], ["Finanzielle Auswirkungen", "ja, siehe Anlage"]],
]
LINES = [
    ("Finanzielle Auswirkungen:\n\nGesamtkosten: 12.000 Euro\n\nDeckung: Produkt 5.4.1", ["Gesamtkosten", "Deckung"]),
    ("Haushaltsmittel\nstehen zur Verfügung ☒ ja ☐ nein", ["Haushaltsmittel"]),
    ("Folgekosten: 1.200 Euro im Jahr", ["Folgekosten"]),
]
SECTIONS = [
    "Finanzielle Auswirkungen:\n\nkeine",
    "Finanzielle Auswirkungen: nein ☐ ja ☒",
    "Deckung:\n\nDie Mittel stehen im laufenden Haushalt bereit.",
    "Kosten: Der Umbau kostet nach erster Schätzung 12.000 Euro.",
    "Kosten:\n\nKeine.",
    "II. Kosten\n\n12.000 Euro",
]


@pytest.mark.parametrize("rows", BOXES, ids=lambda rows: rows[0][0])
def test_a_box_of_a_form_is_a_section_for_some_readers_only(rows: list[list[str]]) -> None:
    found = boxed(rows)
    named = [row[0] for row in rows if row[0] in found]
    assert named
    assert all(found[name] < 0.75 for name in named)
    assert found["Sachverhalt"] > 0.9


@pytest.mark.parametrize(("lines", "rows"), LINES, ids=lambda x: str(x)[:30])
def test_a_label_with_its_figure_is_a_row_and_no_section(lines: str, rows: list[str]) -> None:
    found = told(lines)
    assert all(found[row] < 0.75 for row in rows)


@pytest.mark.parametrize("lines", SECTIONS)
def test_what_is_told_in_words_is_a_section(lines: str) -> None:
    found = told(lines)
    heading = lines.partition(":")[0].partition("\n")[0]
    assert found[heading] > 0.9


def test_a_form_with_its_text_beside_its_headings_has_sections() -> None:
    found = boxed([["Begründung", LONG], ["Finanzierung", "Die Mittel stehen im Haushalt bereit."]])
    assert found["Begründung"] >= 0.9
    assert found["Finanzierung"] >= 0.9


def test_a_box_with_sentences_below_its_head_is_a_section() -> None:
    found = boxed(
        [["Finanzielle Auswirkungen", "nein ☐ ja ☒"], ["Die Mittel stehen im laufenden Haushalt bereit.", ""]]
    )
    assert found["Finanzielle Auswirkungen"] >= 0.9


def test_a_table_below_its_heading_is_a_section() -> None:
    found = sure(
        table(
            [["Jahr", "Betrag"], ["2031", "12.000 Euro"], ["2032", "8.000 Euro"]],
            before=HEADS + "Kosten:\n\n",
            below=BELOW,
        )
    )
    assert found["Kosten"] > 0.9
