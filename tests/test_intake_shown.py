"""What a page shows: words under bars, and pages shown sideways or upside down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.intake.upright import as_shown
from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Sheet
from pipeline.ocr import layer
from tests.test_intake_pages import document, lines, sheet_of


def test_bars_of_any_shape_hide_what_they_cover_and_nothing_beside(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        lines(c)
        for y in (640, 600, 560, 520):
            c.drawString(60, y, "Bieterin wurde")
        askew = c.beginPath()
        for x, y in ((56, 636), (107, 635), (108, 652), (57, 653)):
            (askew.lineTo if x != 56 else askew.moveTo)(x, y)
        askew.close()
        c.drawPath(askew, fill=1, stroke=0)
        c.setLineWidth(16)
        c.line(56, 604, 107, 604)
        c.roundRect(56, 556, 51, 16, 4, fill=1, stroke=0)
        c.setLineWidth(1)
        c.circle(80, 524, 40, fill=0, stroke=1)  # drawn around words, not over them

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    text = [w.text for w in sheet.layer]
    assert (text.count("Bieterin"), text.count("wurde"), sheet.hidden) == (1, 4, 3)


@pytest.mark.parametrize("kind", ["Square", "Ink", "Stamp", "Highlight"])
def test_a_bar_laid_over_as_a_note_hides_what_it_covers(tmp_path: Path, kind: str) -> None:
    path = document(lambda c: (lines(c), c.drawString(60, 600, "Bieterin wurde")), tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        bar = pikepdf.Stream(pdf, b"0 0 0 rg 0 0 51 16 re f")
        bar.Type, bar.Subtype, bar.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 51, 16]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name("/" + kind),
            Rect=[56, 596, 107, 612],
            F=4,
            AP=pikepdf.Dictionary(N=pdf.make_indirect(bar)),
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.save(path)
    sheet = sheet_of(path)
    covers = kind != "Highlight"
    assert sheet.hidden == covers
    assert ("Bieterin" in [w.text for w in sheet.layer]) != covers


def _drawn(c: Canvas) -> None:
    lines(c)
    c.line(60, 300, 500, 300)


def _turned(path: Path, turn: int) -> Path:
    """The page drawn turned clockwise by quarters, as a table set across the page is."""

    def draw(c: Canvas) -> None:
        c.translate(*{1: (0, 595), 2: (595, 842), 3: (842, 0)}[turn])
        c.rotate(-90 * turn)
        _drawn(c)

    return document(draw, path, (842, 595) if turn % 2 else (595, 842))


def _entry(path: Path, turn: int) -> Path:
    """The page with an entry that turns what was upright."""
    document(_drawn, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = 90 * turn
        pdf.save(path)
    return path


@pytest.mark.parametrize("turn", [1, 2, 3])
@pytest.mark.parametrize("make", [_turned, _entry])
def test_a_digital_page_shown_sideways_is_read_upright(
    tmp_path: Path, turn: int, make: Callable[[Path, int], Path]
) -> None:
    upright = sheet_of(document(_drawn, tmp_path / "a.pdf"))
    sheet = sheet_of(make(tmp_path / "b.pdf", turn))
    assert {r.code: r.figure for r in sheet.reasons}["turned"] == 90 * (4 - turn)
    assert (sheet.width, sheet.height) == ((842, 595) if turn % 2 else (595, 842))
    assert [r.vertical for r in sheet.rulings] == [turn % 2 == 1]
    reading = layer.words(sheet, languages="deu")
    assert [w.text for w in reading.words] == [w.text for w in upright.layer]
    for word, as_drawn, shown in zip(reading.words, upright.layer, sheet.layer, strict=True):
        assert word.box is not None and as_drawn.box is not None and shown.box is not None
        assert word.box == pytest.approx(as_drawn.box, abs=0.6)
        assert 0 <= shown.box.left < shown.box.right <= sheet.width


def test_a_line_along_the_edge_turns_no_page(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        lines(c)
        c.rotate(90)
        c.drawString(100, -580, "Gedruckt auf Papier aus hundert Prozent altem Papier")

    sheet = sheet_of(document(draw, tmp_path / "a.pdf"))
    assert sheet.turn == 0 and len(sheet.layer) > 20


def test_the_paper_of_a_page_turned_to_be_read_is_told_as_shown() -> None:
    paper = Box(40, 50, 560, 800)
    image = PageImage(np.full((842, 595), 255, dtype=np.uint8), 72, paper=paper)
    shown = as_shown(Sheet(1, 595, 842, "scanned", "align", (), image=lambda: image), 1)
    assert shown.image is not None
    turned = shown.image()
    assert turned.paper is not None and turned.paper != paper
    assert tuple(turned.frame.inverse().box(turned.paper)) == pytest.approx(tuple(paper))
    assert (round(turned.paper.width), round(turned.paper.height)) == (750, 520)
