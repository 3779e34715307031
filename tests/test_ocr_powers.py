"""The power of a metre is told by the picture: the model has neither ² nor ³."""

from __future__ import annotations

import pytest

from pipeline.model.page import Word
from pipeline.ocr.powers import told
from tests.print_of import FACES, Sheet


def read(printed: str, engine: str, face: str, dpi: int, two_tones: bool) -> Word:
    """What becomes of the word that an engine read where ``printed`` stands."""
    sheet = Sheet(face, dpi, width=120, height=40)
    box = sheet.write(printed, 20, 10)
    (word,) = told([Word(engine, box, 0.8)], sheet.scanned(0.2, two_tones))
    return word


@pytest.mark.parametrize(("dpi", "two_tones"), [(300, False), (200, True)])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("printed", ["m²", "m³", "m²,", "m³.", "€/m²", "€/m³", "km²", "(m²)", "(m³)", "(€/m²)."])
def test_the_power_that_is_printed_is_told(printed: str, face: str, dpi: int, two_tones: bool) -> None:
    for engine in (printed.replace("²", "?").replace("³", "?"), printed.replace("³", "²"), printed.replace("²", "³")):
        word = read(printed, engine, face, dpi, two_tones)
        assert word.text == printed or word.confidence <= 0.5
        assert word.text.replace("²", "").replace("³", "") == printed.replace("²", "").replace("³", "")


@pytest.mark.parametrize("face", FACES)
def test_most_powers_are_plain(face: str) -> None:
    words = [read(p, "m?", face, dpi, two) for p in ("m²", "m³") for dpi, two in ((300, False), (200, True))]
    assert [w.text for w in words] == ["m²", "m²", "m³", "m³"]


@pytest.mark.parametrize("printed", ["m2", "m3"])
def test_a_figure_on_the_line_stays(printed: str) -> None:
    assert read(printed, printed, "LiberationSans-Regular", 300, False).text == printed


def test_what_was_read_stays_as_an_alternative() -> None:
    word = read("m³", "m²", "LiberationSans-Regular", 300, False)
    assert [a.text for a in word.alternatives] == ["m²"]
