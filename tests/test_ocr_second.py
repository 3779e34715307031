"""Doubtful words as two models see them: consent makes surer, a sure second reading stands, an open one is doubted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Reading, Word
from pipeline.ocr import doubts, second, tessdata

WHITE = PageImage(np.full((1200, 1200), 255, dtype=np.uint8), 144.0)


class Larger:
    """A second model that sees these words with their confidences in each look, side by side over the picture."""

    NAME = "larger"

    def __init__(self, *looks: Sequence[tuple[str, float]]) -> None:
        self.looks, self.widths = list(looks), list[list[int]]()

    def is_available(self) -> bool:
        return True

    def version(self) -> str:
        return "1"

    def words(self, *args: object, **options: object) -> Reading:
        raise AssertionError("the page is not read again as a whole")

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]:
        assert (languages, mode) == (tessdata.SECOND, "line")
        told = self.looks[len(self.widths)]
        self.widths.append([i.pixels.shape[1] for i in images])
        readings = []
        for image in images:
            wide, high = image.pixels.shape[1] * 72 / image.dpi, image.pixels.shape[0] * 72 / image.dpi
            margin = 7.5
            share = (wide - 2 * margin) / max(len(told), 1)
            found = (
                Word(text, Box(margin + n * share + 2, margin, margin + (n + 1) * share - 2, high - margin), sure)
                for n, (text, sure) in enumerate(told)
            )
            readings.append(Reading(self.NAME, tuple(found), mode=mode))
        return readings


def line(*told: tuple[str, float]) -> list[Word]:
    return [Word(text, Box(20 + 62 * i, 50, 80 + 62 * i, 60), sure) for i, (text, sure) in enumerate(told)]


def seen(read: tuple[str, float], *looks: tuple[str, float]) -> tuple[Word, bool, int]:
    """A word alone after the looks of the second model, whether it is settled, and how many looks there were."""
    engine = Larger(*([look] for look in looks))
    (word,), settled = second.agreed(line(read), [0], WHITE, engine, tessdata.SECOND)
    return word, bool(settled), len(engine.widths)


def test_what_both_models_see_is_surer() -> None:
    word, settled, looks = seen(("VO/0417/21", 0.6), ("VO/0417/21", 0.99))
    assert (word.text, word.confidence, settled, looks) == ("VO/0417/21", 0.88, True, 1)
    word, settled, looks = seen(("Ebenhorst,", 0.6), ("Ebenhorst", 0.92))  # a sign at its edge is no other word
    assert (word.text, word.confidence, settled, looks) == ("Ebenhorst,", 0.6, True, 1)
    word, settled, looks = seen(("Ebenhorst", 0.85), ("Ebenhorst", 0.99))
    assert (word.confidence, settled) == (0.955, True)
    word, settled, looks = seen(("ZeitOrt", 0.6), ("ZeitOrt", 0.99))  # glued words look alike to every model
    assert (word.confidence, settled) == (0.6, True)
    word, settled, looks = seen(("VO/0417/21", 0.6), ("VO/0417/21", 0.7))
    assert (word.confidence, settled, looks) == (0.6, False, 1)


@pytest.mark.parametrize(
    ("read", "look", "text"),
    [
        (("26.10.2623", 0.81), ("26.10.2023", 0.99), "26.10.2023"),
        (("18.032014", 0.7), ("18.03.2014", 0.99), "18.03.2014"),
        (("Ebonhorst", 0.8), ("Ebenhorst", 0.95), "Ebenhorst"),
        (("Ebonhorst", 0.96), ("Ebenhorst", 0.95), "Ebonhorst"),  # the first is surer
        (("18.03.2014", 0.7), ("18032014", 0.99), "18.03.2014"),  # a point is overlooked sooner than invented
        (("12.500,00", 0.7), ("12,500.00", 0.99), "12.500,00"),
        (("Nein/1", 0.7), ("Nein/", 0.95), "Nein/1"),  # the end of a word is overlooked sooner than invented
        (("VO/17/068_", 0.7), ("VO/17/068", 0.95), "VO/17/068"),  # a stroke of a frame is no part of it
        (("VI1I-0744", 0.7), ("VIH-0744", 0.95), "VI1I-0744"),  # a Roman number is no word
        (("0744/IV", 0.7), ("0744/1V", 0.95), "0744/IV"),  # nor are there figures within one
        (("0744/1V", 0.7), ("0744/IV", 0.95), "0744/IV"),
        (("1l", 0.7), ("11", 0.95), "11"),
        (("Kolderup,", 0.8), ("<olderup,", 0.95), "Kolderup,"),  # a sign is no letter
        (("MV/418/14", 0.7), ("V/418/14", 0.95), "MV/418/14"),
        (("EBENHORST", 0.7), ("Ebenhorst", 0.99), "EBENHORST"),
        (("Ebonhorst", 0.7), ("Flurstück", 0.99), "Ebonhorst"),  # another word
    ],
)
def test_a_sure_second_reading_stands(read: tuple[str, float], look: tuple[str, float], text: str) -> None:
    word, settled, _ = seen(read, look, ("", 0.0))
    assert word.text == text
    if text != read[0]:
        assert settled
        assert word.alternatives == (Alternative(*read),)
        assert second.SURE * second.SURE < word.confidence < look[1]


def test_what_two_looks_share_stands_with_a_doubt() -> None:
    word, settled, looks = seen(("VOI/2021/17", 0.7), ("VO/2021/17", 0.78), ("VO/2021/17", 0.83))
    assert (word.text, word.confidence, settled, looks) == ("VO/2021/17", 0.6, True, 2)
    word, settled, looks = seen(("290.000,-", 0.7), ("290.900,-", 0.8), ("290.000,-", 0.5))
    assert (word.text, word.confidence, settled, looks) == ("290.000,-", 0.7, False, 2)


def test_a_word_that_every_look_sees_otherwise_is_doubted() -> None:
    word, settled, _ = seen(("Ebonhorst", 0.85), ("Ebenherst", 0.6), ("Ebenhorst", 0.7))
    assert (word.text, word.confidence, settled) == ("Ebonhorst", 0.5, False)
    assert [a.text for a in word.alternatives] == ["Ebenherst", "Ebenhorst"]


def test_a_word_is_read_with_its_neighbours_and_these_stay() -> None:
    read = line(("Rat", 0.99), ("Ebonhorst", 0.8), ("am", 0.99), ("Dienstag", 0.99))
    engine = Larger([("Bat", 0.99), ("Ebenhorst", 0.98), ("an", 0.99)])
    found, settled = second.agreed(read, [1], WHITE, engine, tessdata.SECOND)
    assert [w.text for w in found] == ["Rat", "Ebenhorst", "am", "Dienstag"]
    assert settled == {1}
    assert [round(w * 72 / 144) for w in engine.widths[0]] == [pytest.approx(62 * 2 + 60 + 17, abs=2)]


def test_a_word_that_the_page_has_elsewhere_stays() -> None:
    read = [*line(("Ebenhorst", 0.75)), Word("Ebenhorst", Box(20, 150, 80, 160), 0.98)]
    engine = Larger([("Ebonhorst", 0.95)], [("Ebonhorst", 0.95)])
    found, _ = second.agreed(read, [0], WHITE, engine, tessdata.SECOND)
    assert [w.text for w in found] == ["Ebenhorst", "Ebenhorst"]


def test_without_a_second_model_words_are_looked_at_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    read = line(("DS/17", 0.6))  # too short a number for another look of the first model
    monkeypatch.setattr(tessdata, "second", lambda languages: None)
    assert doubts.with_alternatives(read, WHITE, Larger(), "deu") == tuple(read)
    monkeypatch.setattr(tessdata, "second", lambda languages: tessdata.SECOND)
    (word,) = doubts.with_alternatives(read, WHITE, Larger([("DS/11", 0.95)]), "deu")
    assert word.text == "DS/11"
