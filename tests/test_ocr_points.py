"""Points, commas, dashes and dust are told by the picture of the page, where the German leaves it open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Word
from pipeline.ocr.marks import feet, looks
from pipeline.ocr.points import settled
from tests.print_of import FACES, Sheet

TEXT = (
    "Die Stadt baut. Der Rat tagt. Das Amt hofft, dass alle kommen. Am Ende steht, wie immer, ein Haus. Der Hof "
    "kostet 14,5 Mio. Euro. Die Wege sind breit. Es gibt Wald-wege und Feld-wege sowie Rad-wege."
)
"""Enough print to tell how the marks of a page look."""


def page(printed: str, face: str, dpi: int, two_tones: bool) -> tuple[list[Word], PageImage]:
    """``TEXT`` and a line more, as words with their boxes, and the picture of both."""
    sheet = Sheet(face, dpi, width=400, height=160)
    words = []
    for row, line in enumerate([*(" ".join(TEXT.split()[i : i + 9]) for i in range(0, 36, 9)), printed]):
        left = 10.0
        for part in line.split():
            box = sheet.write(part, left, 10 + 24 * row)
            words.append(Word(part, box, 0.95, size=11))
            left = box.right + 4
    return words, sheet.scanned(0.2, two_tones)


def read(printed: str, engine: str, face: str = FACES[0], dpi: int = 300, two_tones: bool = False) -> str:
    """What becomes of what an engine read where ``printed`` stands."""
    words, image = page(printed, face, dpi, two_tones)
    texts = engine.split()
    misread = [replace(w, text=t, confidence=0.8) for w, t in zip(words[-len(texts) :], texts, strict=True)]
    return " ".join(w.text for w in settled([*words[: -len(texts)], *misread], image)[-len(texts) :])


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("printed", "engine"),
    [
        ("Der Rat tagt. Das Amt", "Der Rat tagt, Das Amt"),
        ("rund 3.400 Euro und 1.250.000 Euro", "rund 3,400 Euro und 1.250,000 Euro"),
        ("rund 2 Mio. Euro", "rund 2 Mio, Euro"),
        ("zehn v. H. der Stadt", "zehn v, H, der Stadt"),
        ("das Amt hofft, dass alle kommen", "das Amt hofft. dass alle kommen"),
        ("rund 87,5 v. H. aller", "rund 87.5 v. H. aller"),
        ("die 43. öffentliche Sitzung am 3. Mai", "die 43, öffentliche Sitzung am 3, Mai"),
        ("das Amt bittet; alle kommen", "das Amt bittet: alle kommen"),
        ("rund 2.140 2.140 und am 12.05.2014 11 12", "rund 2.140. 2.140 und am 12.05.2014. 11 12"),
        ("Das ist gut. Die Stadt baut", "Das ist gut... Die Stadt baut"),
        ("in den Plan und 9.565 Wege", "in den: Plan und 9.565: Wege"),
        ("im Haus heute und für die Stadt", "im Haus. heute und für. die Stadt"),
    ],
)
def test_a_mark_is_told_by_the_picture(printed: str, engine: str, face: str) -> None:
    assert read(printed, engine, face) == printed
    coarse = read(printed, engine, face, 200, two_tones=True)
    for one, right, wrong in zip(coarse.split(), printed.split(), engine.split(), strict=True):
        assert one in (right, wrong)


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True), (150, False)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "printed",
    [
        "Aus Bonn, Trier und Worms, Mainz, Kiel",
        "Ja: 6, Nein: 1, Rest: 2; am 12.05.2014, Ende",
        "Nr. 3 bzw. die Wege usw. im Plan.",
        "TOP 7.3 und 4.5 im Amt, 0,125 km und 14,500 m",
        "Schul-, Sport- und Bau-Amt sowie Ost-Stadt 2014-17",
        "Das Amt tagt. a) der Rat b) die Stadt",
        "Ja ... Nein ..., 2.140. Das Amt",
        "Artikel 5, der gilt, und Nr. 12, das Haus",
        "Am Ende: das Amt und die Stadt: alle",
        "Es stellt ein. Der Hof II. das Haus",
    ],
)
def test_what_was_read_right_stays(printed: str, face: str, dpi: int, two_tones: bool) -> None:
    assert read(printed, printed, face, dpi, two_tones) == printed


def test_a_crumb_between_two_words_goes_and_a_mark_stays() -> None:
    words, image = page("der Rat - heute . hier", FACES[0], 300, two_tones=False)
    speck = Box(200, 150, 200.4, 150.4)
    faint = Word("-", Box(200, 150, 202.5, 150.4), 0.9, size=11)
    found = settled([*words, Word(".", speck, 0.9, size=11), Word("-", speck, 0.9, size=11), faint], image)
    assert [w.text for w in found[-7:]] == ["der", "Rat", "-", "heute", ".", "hier", "-"]


def test_a_bullet_without_a_word_behind_it_is_a_stroke_of_something() -> None:
    words, image = page("der Rat", FACES[0], 300, two_tones=False)
    bullet = Word("•", Box(0, 112, 4, 116), 0.9, size=11)
    far = replace(bullet, box=Box(200, 112, 204, 116))
    assert settled([*words, bullet, far, replace(far, text="°")], image) == (*words, bullet)


@pytest.mark.parametrize("face", FACES[:3])
@pytest.mark.parametrize("printed", ["nur 2,– Euro", "um 8–12 Uhr", "die Linie Hofen–Bachtal im Plan"])
def test_a_dash_is_wider_than_a_hyphen(printed: str, face: str) -> None:
    assert read(printed, printed.replace("–", "-"), face) == printed


def test_what_was_read_stays_as_an_alternative_and_a_figure_is_no_surer() -> None:
    words, image = page("rund 3.400 Euro", FACES[0], 300, two_tones=False)
    words[-2] = replace(words[-2], text="3,400", confidence=0.99)
    word = settled(words, image)[-2]
    assert (word.text, word.confidence) == ("3.400", 0.9)
    assert [a.text for a in word.alternatives] == ["3,400"]


def test_a_page_with_few_points_tells_nothing() -> None:
    words, image = page("Der Rat tagt. Das Amt", FACES[0], 300, two_tones=False)
    words = [replace(w, text=f"{w.text[:-1]},") if w.text.endswith(".") else w for w in words]
    assert looks(words, image) is None
    assert settled(words, image) == tuple(words)


def test_a_word_without_ink_has_no_marks() -> None:
    image = PageImage(np.full((100, 100), 255, dtype=np.uint8), 72.0)
    assert feet(Word("tagt.", Box(10, 10, 40, 20), 0.9), image) == ((), False)


def test_a_page_without_words_has_nothing_to_settle() -> None:
    assert settled((), PageImage(np.full((100, 100), 255, dtype=np.uint8), 72.0)) == ()


@pytest.mark.parametrize(("mark", "tells"), [(2, False), (12, True)])
def test_commas_that_are_less_than_points_tell_nothing(mark: int, tells: bool) -> None:
    pixels = np.full((200, 2400), 255, dtype=np.uint8)
    words = []
    for i in range(30):
        left, side = 20 + 76 * i, mark if i % 2 else 6
        pixels[60:90, left : left + 20] = 0
        pixels[90 - min(side, 6) : 90 + max(side - 6, 0), left + 26 : left + 26 + min(side, 6)] = 0
        box = Box(left * 0.24, 60 * 0.24, (left + 33) * 0.24, 90 * 0.24)
        words.append(Word("es," if i % 2 else "es.", box, 0.95, size=10))
    assert (looks(words, PageImage(pixels, 300)) is not None) is tells
