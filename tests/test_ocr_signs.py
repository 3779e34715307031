"""Signs the German model has no letter for, bullets, dust, bleed-through."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.page import PageImage, Word
from pipeline.ocr import page as single
from pipeline.ocr import signs, tesseract
from pipeline.ocr.dust import is_dust
from pipeline.ocr.signs import Found


def line_of(*parts: tuple[str, float, float, float]) -> list[Found]:
    """Words of one line: text, width, how far the ink rises above the foot of the line, its height; capitals are 30."""
    found, left = [], 100.0
    for text, width, rise, height in parts:
        found.append(Found(text, left, 200 - rise - height, left + width, 200 - rise, 80.0, (1,)))
        left += width + 12
    return found


WORDS = (("Nach", 90.0, 0.0, 30.0), ("Satz", 80.0, 0.0, 30.0), ("Haupt", 100.0, 0.0, 30.0))


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (("8", 18, -4, 34), "§"),
        (("88", 40, -4, 34), "§§"),
        (("8", 18, 0, 30), "8"),
        (("88", 40, 0, 29), "88"),
        (("5", 18, -4, 34), "§"),
        (("$", 18, -4, 34), "§"),
        (("($", 26, -6, 40), "(§"),
        (("$3.", 50, -4, 34), "§3."),
        (("-", 17, 10, 3), "–"),
        (("—", 22, 10, 3), "–"),
        (("=", 22, 10, 3), "–"),
        (("=", 22, 8, 9), "="),
        (("-", 11, 10, 3), "-"),
        (("—", 40, 10, 3), "—"),
        (("m?", 40, 0, 30), "m²"),
        (("€/m?,", 80, -4, 34), "€/m²,"),
        (("warum?", 80, 0, 30), "warum?"),
        (("100$", 80, -2, 34), "100$"),
    ],
)
def test_signs_are_told_by_place_and_size(part: tuple[str, float, float, float], expected: str) -> None:
    put = signs.put_in(line_of(*WORDS, part, ("Wort", 80, 0, 30)))
    assert [f.text for f in put] == ["Nach", "Satz", "Haupt", expected, "Wort"]
    assert (put[3].other is None) == (expected == part[0])


@pytest.mark.parametrize(
    ("rise", "side", "figure", "expected"),
    [(11, 5, 95, "·"), (1, 5, 95, "-"), (11, 11, 95, "-"), (11, 5, 40, "·"), (11, 2, 40, "-")],
)
def test_a_point_in_the_middle_of_a_line(rise: float, side: float, figure: float, expected: str) -> None:
    line = line_of(*WORDS, ("-", side, rise, side), ("Wort", 80, 0, 30))
    line[3] = line[3]._replace(figure=figure)
    assert signs.put_in(line)[3].text == expected
    uneven = [f._replace(left=f.left + 7, right=f.right + 7) if f.text == "Wort" else f for f in line]
    assert signs.put_in(uneven)[3].text == (expected if figure > 90 else "-")
    shifted = [f._replace(left=f.left + 6, right=f.right + 6) if f.text == "Wort" else f for f in line]
    shifted[3] = line[3]._replace(left=line[3].left - 8, right=line[3].right - 8)
    assert signs.put_in(shifted)[3].text == "-"  # a speck close behind a word


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("8", 18, -5, 36), ("4", 18, 0, 30), ("Pflichten", 200, 0, 30)), "§"),
        ((("5", 18, -5, 36), ("9", 18, 0, 30)), "§"),
        ((("8", 18, -5, 36), ("8", 18, 5, 52), ("Haftung", 200, -9, 39)), "§"),  # the number's box took in a speck
        ((("8", 18, 0, 30), ("4", 18, 0, 30), ("Pflichten", 200, 0, 30)), "8"),
        ((("8", 18, -5, 36), ("4", 18, 0, 30), ("von", 60, 0, 20)), "8"),
        ((("8", 18, -5, 36), ("Pflichten", 200, 0, 30)), "8"),
    ],
)
def test_a_heading_of_a_paragraph_by_its_number(
    parts: tuple[tuple[str, float, float, float], ...], expected: str
) -> None:
    assert signs.put_in(line_of(*parts))[0].text == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [(("e", 14, 6, 14), "•"), (("«", 12, 9, 11), "•"), (("e", 16, 0, 20), "e"), (("a)", 26, -6, 38), "a)")],
)
def test_a_disc_at_the_head_of_a_line_is_a_bullet(part: tuple[str, float, float, float], expected: str) -> None:
    assert signs.put_in(line_of(part, *WORDS))[0].text == expected


def test_a_bullet_alone_on_its_line() -> None:
    assert [f.text for f in signs.put_in(line_of(("«", 12, 9, 11)))] == ["•"]
    assert [f.text for f in signs.put_in(line_of(("e", 12, 9, 11)))] == ["e"]


@pytest.mark.parametrize(
    ("text", "confidence", "dust"),
    [("ey", 0.25, True), ("in", 0.6, False), ("horazt", 0.1, True), ("Abstimmung", 0.2, False), (".", 0.2, True),
     ("7", 0.1, False), ("x", 0.2, False), ("•", 0.2, False), ("|", 0.5, False)],
)  # fmt: skip
def test_dust(text: str, confidence: float, dust: bool) -> None:
    assert is_dust(Word(text, None, confidence)) is dust


def test_signs_are_put_in_for_german_alone_and_keep_what_was_read() -> None:
    found = line_of(*WORDS, ("8", 18, -4, 34))
    [*_, section] = tesseract.words(found, 300, "deu")
    assert section.text == "§"
    assert [a.text for a in section.alternatives] == ["8"]
    [*_, eight] = tesseract.words(found, 300, "deu+eng")
    assert (eight.text, eight.alternatives) == ("8", ())


def test_bleed_through_is_told_from_print() -> None:
    """Grey ghosts beside black print go; a page of two tones is left alone."""
    page = np.full((400, 600), 250, dtype=np.uint8)
    page[50:350:20, 50:550] = 10
    assert single._ghosts(PageImage(page, 200)) == (None, 0.0)
    page[60:350:20, 50:550] = 140
    page[64:350:20, 50:550] = 140
    page[20:40, 20:33] = np.arange(100, 113)
    page[20:40, 40:53] = np.arange(200, 213)
    curve, ghosts = single._ghosts(PageImage(page, 200))
    assert curve is not None
    clean = single._curved(PageImage(page, 200), curve)
    assert ghosts > 1.4
    assert (clean.pixels[60:350:20] == 255).all()
    assert (clean.pixels[50:350:20, 50:550] == 0).all()


@pytest.mark.parametrize(
    ("before", "read", "figure", "expected"),
    [
        ("in", "TE)", 35.0, "T€)"),
        ("(in", "TC", 60.0, "T€"),
        ("in", "TE", 95.0, "TE"),  # not doubted
        ("Firma", "TE)", 35.0, "TE)"),
        ("in", "TER", 35.0, "TER"),
    ],
)
def test_the_unit_of_a_table_is_read_though_the_model_doubts_it(
    before: str, read: str, figure: float, expected: str
) -> None:
    line = line_of((before, 20, 0, 30), (read, 40, 0, 30))
    line[1] = line[1]._replace(figure=figure)
    assert [item.text for item in signs.put_in(line)] == [before, expected]


def test_points_that_lead_to_a_blank_do_not_make_a_line_small() -> None:
    def found(text: str, top: float, wide: float, high: float = 20) -> signs.Found:
        return signs.Found(text, 0, top, wide, top + high, 95, (int(top),))

    print_ = [found("Verwaltung", top, 100) for top in range(0, 300, 30)]
    leads, flat = found("Datum:" + "." * 40, 400, 230), found("Verwaltung", 500, 100, high=0)
    words = tesseract.words([*print_, leads, flat], 200, "deu")
    assert words[10].size == pytest.approx(20 * 0.36 / 0.72) and words[0].size == pytest.approx(
        20 * 0.36 / 0.93, abs=0.1
    )
