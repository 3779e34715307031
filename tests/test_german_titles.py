"""Where a title ends and text begins right below it."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import names
from pipeline.german.titles import begins_text
from pipeline.model.text import Text


@pytest.mark.parametrize(
    ("title", "below", "text"),
    [
        ("Stege am Teich", "Der Bauhof hat die Stege im März geprüft und", True),
        ("Stege am Teich und", "Der Bauhof hat die Stege im März geprüft und", False),
        ("Stege am Teich,", "Wege, die der Bauhof nicht mehr räumt, hat er", False),
        ("Erneuerung der Stege am Teich in Teichdorf und Umgebung 2032", "Wer hat zu räumen", False),  # a line as full
        ("Stege am Teich", "Erneuerung, Reinigung und Beleuchtung der Stege", False),  # no verb
        ("Stege am Teich", "die der Bauhof im März geprüft hat, von Grund auf", False),
    ],
)
def test_a_sentence_below_a_title_that_has_ended_begins_text(title: str, below: str, text: bool) -> None:
    assert begins_text(title, below) is text


def test_a_paragraph_below_a_labelled_name_is_not_part_of_it() -> None:
    printed = "Beschlussvorlage Nr. 31/2031\n\nBetreff: Stege am Teich\n\n{}\n\nBeschluss:\nDem wird zugestimmt.\n"
    for below, name in (
        ("Der Bauhof hat die Stege im März geprüft und für gut befunden.", "Stege am Teich"),
        ("hier: Erneuerung", "Stege am Teich"),
    ):
        text = Text(printed.format(below))
        found = max(names.find(text, outline.find(text)), key=lambda m: m.confidence)
        assert found.value == name
