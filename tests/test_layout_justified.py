"""Stretched lines of justified columns are one line; rows of a table beside them stay rows."""

from __future__ import annotations

from pipeline.layout.justified import with_stretched_lines
from pipeline.layout.runs import runs
from pipeline.model.geometry import Box
from pipeline.model.page import Word
from tests.test_layout_pages import Sheets, string

LINES = (
    "Der Ausschuss hatte die Verwaltung am",
    "Dezember gebeten Wege zu",  # stretched
    "einer Verbesserung für die Haltestellen",
    "untersuchen und dabei auch",  # stretched
    "alle Kosten zu prüfen welche das neue",
    "Angebot in den Haushalt des Jahres",
)


def justified(sheets: Sheets, left: float, right: float, top: float, lines: tuple[str, ...] = LINES) -> None:
    """Lines set to one width, each with its own blank."""
    for i, line in enumerate(lines):
        parts = line.split()
        letters = sum(5.0 * len(p) for p in parts)
        blank = (right - left - letters) / (len(parts) - 1)
        x = left
        for part in parts:
            y = top + 12 * i
            sheets.words.append(Word(part, Box(x, y - 7.8, x + 5 * len(part), y + 2.2), 1.0, (), 10.0))
            x += 5 * len(part) + blank


def test_lines_with_wide_blanks_are_whole_and_columns_stay_apart() -> None:
    sheets = Sheets()
    justified(sheets, 60, 260, 100)
    justified(sheets, 285, 485, 100)
    page = sheets.page()
    read = " / ".join(string(b) for b in page.blocks)
    assert read == " / ".join((*LINES, *LINES))


def test_rows_of_short_entries_are_not_glued() -> None:
    sheets = Sheets()
    justified(sheets, 60, 260, 100)
    for i, cells in enumerate((("Bau", "12", "ja"), ("Rat", "9", "nein"))):
        for x, cell in zip((60, 180, 240), cells, strict=True):
            sheets.write(x, 200 + 12 * i, cell)
    kept = [r.text for r in with_stretched_lines(runs(sheets.words))]
    assert {"Bau", "12", "ja", "Rat", "9", "nein"} <= set(kept)
