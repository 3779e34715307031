"""Stamps over print: their ink is lifted where that helps, and their words are told from print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline import layout, ocr
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import PageImage, Reading, Sheet, Word
from pipeline.ocr import stamped

LINES = (
    "Die Prüfung hat ergeben, dass der westliche Teil des Gebäudes ohne größere Eingriffe",
    "zu einer Mensa mit 96 Plätzen umgebaut werden kann. Der vorhandene Werkraum wird in",
    "das Untergeschoss verlegt. Gegenüber einem Neubau ergeben sich geringere Kosten von",
    "etwa einem Drittel; zudem können die Arbeiten in den Ferien ausgeführt werden.",
)


def stamped_page(ink: int) -> PageImage:
    """Four lines of print with a slanted stamp of grey ``ink`` over them, at 300 dpi."""
    from io import BytesIO

    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 300), invariant=True)
    canvas.saveState()
    canvas.setFillGray(ink / 255)
    canvas.translate(300, 200)
    canvas.rotate(14)
    canvas.setFont("Helvetica-Bold", 34)
    canvas.drawCentredString(0, -10, "NUR ZUM DIENST")
    canvas.restoreState()
    canvas.setFont("Helvetica", 11)
    for row, text in enumerate(LINES):
        canvas.drawString(60, 230 - row * 20, text)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(data.getvalue())
    pixels = document[0].render(scale=300 / 72, grayscale=True).to_numpy()
    pixels = np.array(pixels.reshape(pixels.shape[:2]))
    document.close()
    return PageImage(pixels, 300.0)


def test_a_stamp_of_lighter_ink_is_lifted_and_print_stays() -> None:
    page = stamped_page(80)
    strips = stamped.strips(page, ())
    assert len(strips) == 1
    lifted = strips[0].image.pixels
    assert ((lifted > 60) & (lifted < 100)).sum() < 0.3 * ((page.pixels > 60) & (page.pixels < 100)).sum()
    assert (lifted < 20).sum() > 0.95 * (page.pixels < 20).sum()


def test_ink_of_one_level_is_left_alone() -> None:
    page = stamped_page(0)
    assert stamped.strips(page, ()) == []
    picture = Image.new("L", (2480, 1000), 255)
    ImageDraw.Draw(picture).text((200, 200), "Beschlussvorlage", fill=0, font=ImageFont.load_default(80))
    page = PageImage(np.asarray(picture), 300.0)
    assert stamped.strips(page, ()) == []


@pytest.mark.ocr
def test_print_under_a_stamp_is_read() -> None:
    page = stamped_page(90)
    sheet = Sheet(1, 595, 300, "none", "read", image=lambda: page)
    words = [w.text for w in ocr.read(sheet).words]
    printed = " ".join(LINES).split()
    assert sum(w in words for w in printed) >= 0.85 * len(printed)


PRINT, STAMP = Box(20, 30, 80, 42), Box(120, 30, 180, 42)


def strip() -> stamped.Strip:
    """A strip of one point a pixel in which the ink of ``STAMP`` was taken away and that of ``PRINT`` was not."""
    image, taken = np.full((60, 300), 255, np.uint8), np.zeros((60, 300), np.bool_)
    image[10:22, 20:80] = 20
    taken[10:22, 120:180] = True
    place = Box(10, 24, 200, 50)
    return stamped.Strip(Box(0, 20, 300, 80), (place,), PageImage(image, 72.0, Frame(1, 0, 0, 0, 1, 20)), taken)


class Told:
    """An engine that answers with these words of the strip, whatever it is shown."""

    NAME = "told"

    def __init__(self, *words: Word) -> None:
        self.words = words

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        back = images[0].frame.inverse()
        return [Reading(self.NAME, tuple(replace(w, box=back.box(w.box)) for w in self.words if w.box is not None))]


@pytest.mark.parametrize(
    ("text", "box", "confidence", "own"),
    [
        ("Teichdorf", STAMP, 0.6, True),
        ("\\", STAMP, 0.8, True),
        ("Teichdorf", PRINT, 0.6, False),
        ("Teichdorf", Box(20, 30, 120, 42), 0.6, False),
        # what is read as surely as print may be print in grey
        ("Teichdorf", STAMP, 0.99, False),
        # the other side of the page
        ("Teichdorf", Box(220, 30, 280, 42), 0.6, False),
    ],
)
def test_a_word_of_the_ink_that_was_taken_is_the_stamps(text: str, box: Box, confidence: float, own: bool) -> None:
    word = Word(text, box, confidence)
    kept, stamps = stamped.apart([word], [strip()])
    assert (kept, stamps) == (((), (word,)) if own else ((word,), ()))


def read_again(words: tuple[Word, ...], *fresh: Word) -> tuple[list[str], list[str], int]:
    kept, stamps, surer = stamped.read_again(words, [strip()], Told(*fresh), "deu")  # type: ignore[arg-type]
    return [w.text for w in kept], [w.text for w in stamps], len(surer)


def test_what_is_read_surer_without_the_stamp_stands() -> None:
    words = Word("Verwa1tunq", PRINT, 0.6), Word("EICHDO", STAMP, 0.5)
    assert read_again(words, Word("Verwaltung", PRINT, 0.95)) == (["Verwaltung"], ["EICHDO"], 1)


def test_where_less_is_read_without_the_stamp_all_but_scraps_stays() -> None:
    words = Word("Verwaltung", PRINT, 0.9), Word("Zähler", STAMP, 0.5)
    assert read_again(words, Word("erw", PRINT, 0.8)) == (["Verwaltung"], [], 0)
    assert read_again(words) == (["Verwaltung"], [], 0)
    scraps = (
        Word("Verwaltung", PRINT, 0.9),
        Word("KA", Box(100, 44, 110, 52), 0.4),
        Word("und", Box(82, 30, 100, 42), 0.6),
        Word("13", Box(100, 44, 110, 52), 0.4),
    )
    assert read_again(scraps) == (["Verwaltung", "und", "13"], [], 0)


def test_a_stamp_over_white_paper_gives_its_words_only() -> None:
    words = Word("ICHD", STAMP, 0.5), Word("Antrag", Box(220, 30, 280, 42), 0.9)
    assert read_again(words, Word("Ei", Box(100, 30, 112, 42), 0.4)) == (["Antrag"], ["ICHD"], 1)


def test_words_of_a_stamp_are_furniture() -> None:
    sheet = Sheet(1, 300, 200, "none", "read", image=lambda: PageImage(np.full((200, 300), 255, np.uint8), 72.0))
    words = tuple(Word(w, Box(20 + 60 * i, 30, 70 + 60 * i, 42), 0.95) for i, w in enumerate(("Der", "Rat", "tagt")))
    stamp = Word("Teichdorf", Box(120, 60, 180, 72), 0.8), Word("|", Box(200, 60, 202, 72), 0.9)
    page = layout.lay_out(sheet, Reading("told", words, stamps=stamp))
    assert [(b.zone, [line.string for line in b.lines]) for b in page.blocks] == [
        ("body", ["Der Rat tagt"]),
        ("stamp", ["Teichdorf"]),
    ]


def test_what_the_second_reading_passed_over_stays_where_its_ink_is_still_there() -> None:
    words = Word("Verwa1tunq", PRINT, 0.5), Word("Amt", Box(20, 44, 80, 48), 0.4)
    assert read_again(words, Word("Verwaltung", PRINT, 0.95)) == (["Amt", "Verwaltung"], [], 1)


def test_figures_that_are_left_under_black_ink_fill_no_gap() -> None:
    words = (Word("Verwaltung", PRINT, 0.9),)
    fresh = Word("Amt", Box(82, 30, 110, 42), 0.9), Word("48", STAMP, 0.95)
    black = strip()._replace(grey=False)
    kept, stamps, surer = stamped.read_again(words, [black], Told(*fresh), "deu")  # type: ignore[arg-type]
    assert ([w.text for w in kept], stamps, surer) == (["Verwaltung", "Amt"], (), [])
