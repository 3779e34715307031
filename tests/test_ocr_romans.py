"""II and III at the head of a line are told by their strokes; letters that look alike stay."""

from __future__ import annotations

import pytest

from pipeline.model.page import Word
from pipeline.ocr.romans import told
from tests.print_of import FACES, Sheet


def read(printed: str, engine: str, face: str, dpi: int = 300, two_tones: bool = False, before: str = "") -> str:
    """What becomes of the label that an engine read before a word where ``printed`` stands."""
    sheet = Sheet(face, dpi, width=240, height=40)
    words = [Word(before, sheet.write(before, 4, 10), 0.9)] if before else []
    label = Word(engine, sheet.write(printed, 60, 10), 0.6)
    behind = Word("Haushalt", sheet.write("Haushalt", 120, 10), 0.9)
    return told([*words, label, behind], sheet.scanned(0.2, two_tones))[-2].text


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "engine"),
    [("II.", "HU."), ("II.", "N."), ("II.", "Il."), ("III.", "LIL."), ("III.", "ll.")],
)
def test_strokes_are_counted(printed: str, engine: str, face: str, dpi: int, two_tones: bool) -> None:
    assert read(printed, engine, face, dpi, two_tones) == printed


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("printed", ["H.", "N.", "in.", "Nr.", "Ul.", "11.", "1)"])
def test_letters_and_figures_stay(printed: str, face: str, dpi: int, two_tones: bool) -> None:
    assert read(printed, printed, face, dpi, two_tones) == printed


def test_within_a_line_nothing_is_changed() -> None:
    assert read("II.", "N.", FACES[0], before="im") == "N."


def test_what_was_read_stays_as_an_alternative() -> None:
    sheet = Sheet(FACES[0], 300)
    label = Word("HU.", sheet.write("II.", 20, 10), 0.6)
    one, _ = told([label, Word("Wege", sheet.write("Wege", 60, 10), 0.9)], sheet.scanned())
    assert (one.text, [a.text for a in one.alternatives]) == ("II.", ["HU."])


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, False), (200, True), (150, False)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("engine", ["ll.", "l1.", "Il."])
def test_figures_read_as_strokes_are_no_roman_number(engine: str, face: str, dpi: int, two_tones: bool) -> None:
    assert read("11.", engine, face, dpi, two_tones) == engine
