"""A blank that the engine overlooked shows in the picture; a word that has none stays whole."""

from __future__ import annotations

import pytest

from pipeline.model.page import Word
from pipeline.ocr.blanks import put_in
from tests.print_of import FACES, Sheet

_PROPORTIONAL = [face for face in FACES if "Mono" not in face]


def read(printed: str, face: str = "LiberationSans-Regular", dpi: int = 300, two_tones: bool = False) -> list[str]:
    """What becomes of a word that an engine read without the blanks of what is printed."""
    sheet = Sheet(face, dpi, width=160, height=40)
    box = sheet.write(printed, 20, 10)
    word = Word(printed.replace(" ", ""), box, 0.8, size=11)
    return [w.text for w in put_in([word], sheet.scanned(0.2, two_tones))]


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True)])
@pytest.mark.parametrize("face", _PROPORTIONAL)
@pytest.mark.parametrize(
    "printed", ["v. H.", "12 v. H.", "e. V.", "1 Nr.", "15,5 t", "Zu 2.:", "Ja: 9", "9,80 €", "LF 20", "3 in €"]
)
def test_what_is_printed_apart_is_parted(printed: str, face: str, dpi: int, two_tones: bool) -> None:
    assert read(printed, face, dpi, two_tones) == printed.split()


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True)])
@pytest.mark.parametrize("face", _PROPORTIONAL)
@pytest.mark.parametrize(
    "printed", ["v.H.", "z.B.", "1a", "A7", "12:30", "15.000,00", "www.example.org", "2031/17a", "istim", "Dr.-Ing."]
)
def test_what_is_printed_as_one_stays(printed: str, face: str, dpi: int, two_tones: bool) -> None:
    assert read(printed, face, dpi, two_tones) == [printed]


@pytest.mark.parametrize("printed", ["ist im", "Den in der", "Sitzung am"])
def test_common_words_are_parted_between_letters(printed: str) -> None:
    assert read(printed) == printed.split()


@pytest.mark.parametrize("printed", ["Be schluss", "11 32 06", "Rad weg", "oder. die"])
def test_a_word_and_figures_side_by_side_stay(printed: str) -> None:
    assert read(printed) == [printed.replace(" ", "")]


def test_a_sign_of_euro_read_as_a_letter_is_put_in() -> None:
    sheet = Sheet("LiberationSans-Regular", 300, width=160, height=40)
    box = sheet.write("Plan in €", 20, 10)
    words = put_in([Word("Planine", box, 0.8, size=11)], sheet.scanned(0.2, False))
    assert [w.text for w in words] == ["Plan", "in", "€"]


def test_the_boxes_end_where_the_ink_does() -> None:
    sheet = Sheet("LiberationSans-Regular", 300, width=160, height=40)
    box = sheet.write("v. H.", 20, 10)
    one, two = put_in([Word("v.H.", box, 0.8, size=11)], sheet.scanned(0.2, False))
    assert one.box is not None and two.box is not None
    assert one.box.left == box.left and two.box.right == box.right and two.box.left - one.box.right > 2


@pytest.mark.parametrize(("printed", "parts"), [("v. H.", ["v.", "H."]), ("v.H.", ["v.H."]), ("27 m", ["27", "m"])])
def test_on_a_page_of_one_pitch_a_blank_takes_a_place(printed: str, parts: list[str]) -> None:
    sheet = Sheet("LiberationMono-Regular", 300, width=500, height=60)
    line = "Gemeinde Planung Bericht Antrag Sitzung Vorlage"
    places = [(word, 10 + 6.6 * line.index(word) * 1.0, top) for word in line.split() for top in (5, 25)]
    usual = [Word(word, sheet.write(word, left, top), 0.9, size=11) for word, left, top in places]
    box = sheet.write(printed, 20, 45)
    words = put_in([*usual, Word(printed.replace(" ", ""), box, 0.8, size=11)], sheet.scanned(0.2, False))
    assert [w.text for w in words[len(usual) :]] == parts


@pytest.mark.parametrize("printed", ["5 e", "12 e"])
def test_a_letter_behind_a_number_is_no_sign_of_euro(printed: str) -> None:
    assert read(printed) == printed.split()
