"""What an engine hardly believes: dropped where it is dust, kept where it stands within a printed line."""

from __future__ import annotations

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Word
from pipeline.ocr.dust import in_line, is_dust
from pipeline.ocr.page import _trust

LINE = (
    Word("Gemeinderat", Box(55, 251, 118, 259), 0.99),
    Word("die", Box(175, 251, 189, 259), 0.99),
    Word("Haushaltssatzung", Box(193, 251, 279, 261), 0.99),
)


@pytest.mark.parametrize(
    ("text", "box", "kept"),
    [
        ("beschlieftt", Box(122, 251, 171, 259), True),
        ("beschlieftt", Box(122, 300, 171, 308), False),  # nothing beside it
        ("wwvvmnw", Box(122, 232, 171, 270), False),  # a scrawl across the line
        ("il", Box(122, 251, 130, 259), False),
        ("zum", Box(150, 253, 171, 259), True),
        ("zum", Box(150, 300, 171, 306), False),
    ],
)
def test_a_doubtful_word_within_a_line_is_no_dust(text: str, box: Box, kept: bool) -> None:
    word = Word(text, box, 0.1)
    assert is_dust(word)
    assert in_line(word, (*LINE, word)) is kept


@pytest.mark.parametrize("damaged", ["fiir", "Mobilitat", "Verpichtung", "P\ufffdege"])
def test_a_damaged_word_of_a_layer_is_not_trusted(damaged: str) -> None:
    assert _trust(Word(damaged, None), scan=True) == _trust(Word(damaged, None), scan=False) < 0.1


def test_what_a_digital_page_prints_is_trusted_more_than_a_reading_and_scraps_behind_a_scan_less() -> None:
    assert _trust(Word("Jugendcafé", None), scan=False) > 0.99
    assert _trust(Word("xv.", None), scan=True) < 0.5 < _trust(Word("in", None), scan=True)
    assert _trust(Word("7", None), scan=True) == _trust(Word("Rathaus", None), scan=True) == 0.9


@pytest.mark.parametrize(("text", "dust"), [('"Beschlussvorschlag:', False), ("Mmvwnmw:", True), ("Rat", True)])
def test_a_german_word_is_no_dust(text: str, dust: bool) -> None:
    assert is_dust(Word(text, Box(158, 270, 271, 282), 0.1)) is dust
