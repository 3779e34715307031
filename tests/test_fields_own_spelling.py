"""Names in a title that an engine read a letter wrong come back as the paper writes them elsewhere."""

from __future__ import annotations

import re

import pytest

from pipeline.fields.own_spelling import spelt
from pipeline.model.geometry import Box
from pipeline.model.text import Anchor, Layout, Text

BODY = "Der Radweg am Osterteichkamp ist alt. Der Osterteichkamp wird viel befahren. Abwasserzweckverband und "
BODY += "Abwasserzweckverband sind gehört worden, die Muhlenstraße und die Mühlenstraße auch. "
BODY += "Sozialer Wohnraum fehlt. Verwaltung und Rat wissen es."


def read(title: str, sure: float) -> str:
    string = f"{title}\n\n{BODY}\n"
    words = tuple(
        Anchor(m.start(), m.end(), 1, Box(m.start(), 0, m.end(), 10), sure) for m in re.finditer(r"\S+", string)
    )
    return spelt(Text(string, layout=Layout(anchors=words)), 0, len(title), title)


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("Erneuerung des Osterteichkamp", "Erneuerung des Osterteichkamp"),
        ("Radweg Ostertsichkamp", "Radweg Osterteichkamp"),
        ("Beitritt zum Abwasserzweck verband", "Beitritt zum Abwasserzweckverband"),
        ("Bebauungsplan „Am Teich Il“", "Bebauungsplan „Am Teich II“"),
        ("Ausbau des osterteichkamp", "Ausbau des Osterteichkamp"),
        ("Umzug der verwaltung", "Umzug der Verwaltung"),
        ("Ausbau sozialer Dienste", "Ausbau sozialer Dienste"),  # large at the head of a sentence alone
        ("Haus der IImtal-Klinik", "Haus der Ilmtal-Klinik"),
        ("Ausbau der Muhlenstraßo", "Ausbau der Muhlenstraßo"),  # each of the others stands once
        ("Neue Straße am Teich", "Neue Straße am Teich"),  # words of a lexicon stay
    ],
)
def test_names_as_elsewhere(title: str, right: str) -> None:
    assert read(title, 0.9) == right
    assert read(title, 1.0) == title  # what was not read by an engine is as printed
