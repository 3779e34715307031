"""Figures of votes told in lines: where they are read alone, and what becomes of the line."""

from __future__ import annotations

from pipeline.layout import doubtful, with_cells
from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import Block, Line, Page, Reading, Word


def page(*lines: str, sure: float = 0.95) -> Page:
    """A page that was read, with these lines below one another; a blank is as wide as a sign, 5 points."""
    made = []
    for row, text in enumerate(lines):
        words, at = [], 0
        for part in text.split(" "):
            left = 50.0 + 5 * at
            if part:
                words.append(Word(part, Box(left, 100.0 + 15 * row, left + 5 * len(part), 110.0 + 15 * row), sure))
            at += len(part) + 1
        made.append(Line(tuple(words), Box(50.0, 100.0 + 15 * row, words[-1].box.right, 110.0 + 15 * row)))  # type: ignore[union-attr]
    blocks = (Block("paragraph", tuple(made), Box(50.0, 100.0, 300.0, 100.0 + 15 * len(lines))),)
    return Page(1, 595.0, 842.0, IDENTITY, blocks, (), "none", "read", (), 0.95, "tesserocr")


def read(before: Page, *texts: str, sure: float = 0.99) -> list[str]:
    """The lines of ``before`` with its doubtful places read as ``texts``, from the top."""
    return [line.string for line in after(before, *texts, sure=sure).blocks[0].lines]


def after(before: Page, *texts: str, sure: float = 0.99) -> Page:
    boxes = sorted(doubtful(before), key=lambda b: (b.top, b.left))
    assert len(boxes) == len(texts)
    readings = {
        box: Reading("tesserocr", (Word(text, box, sure),) if text else ())
        for box, text in zip(boxes, texts, strict=True)
    }
    return with_cells(before, readings)


def test_a_figure_that_was_passed_over_is_read_below_the_others() -> None:
    lines = page("Ja-Stimmen           12", "Nein-Stimmen", "Stimmenthaltungen    1")
    assert read(lines, "12", "3", "1") == ["Ja-Stimmen 12", "Nein-Stimmen 3", "Stimmenthaltungen 1"]
    assert read(lines, "12", "", "1")[1] == "Nein-Stimmen"
    assert read(lines, "12", "3", "1", sure=0.6)[1] == "Nein-Stimmen"


def test_figures_that_were_all_passed_over_stand_behind_their_labels() -> None:
    lines = page("davon anwesend", "Ja-Stimmen", "Nein-Stimmen")
    assert read(lines, "24", "19", "5") == ["davon anwesend 24", "Ja-Stimmen 19", "Nein-Stimmen 5"]


def test_a_figure_read_otherwise_alone_is_doubted() -> None:
    before = page("Abstimmung: 8 Ja-Stimmen, 3 Nein-Stimmen")
    words = after(before, "3", "3").blocks[0].lines[0].words
    assert [(w.text, w.confidence) for w in words if w.text.isdigit()] == [("8", 0.5), ("3", 0.95)]
    bad = after(page("Abstimmung: 8 Ja-Stimmen, 3 Nein-Stimmen", sure=0.6), "18", "3").blocks[0].lines[0]
    assert bad.string == "Abstimmung: 18 Ja-Stimmen, 3 Nein-Stimmen"


def test_labels_of_no_vote_are_left_alone() -> None:
    assert not doubtful(page("Finanzielle Auswirkungen: ja nein", "Nein-Stimmen waren nicht zu verzeichnen."))
    assert not doubtful(page("Ja: ____ Nein: ____"))
