"""Items of the agenda at the head of an extract from minutes, with the name and the number of their paper."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import identity, names
from pipeline.model.text import Text

HEAD = "Beschlussauszug\n\naus der 12. öffentlichen Sitzung des Rates der Stadt Teichdorf vom 14.12.2031\n\n"
BELOW = "\n\nBeschluss:\n\nDer Rat beschließt die Satzung.\n"


@pytest.mark.parametrize(
    ("line", "item", "name", "reference"),
    [
        ("Ö 6.2  Haushalt 2032 – 2031/0175/1", "Ö 6.2", "Haushalt 2032", "2031/0175/1"),
        ("Ö 6.2 Haushalt 2032 2031/0175/1", "Ö 6.2", "Haushalt 2032", "2031/0175/1"),
        ("N 3 Ankauf eines Grundstücks – BV-31/0817", "N 3", "Ankauf eines Grundstücks", "BV-31/0817"),
        ("6.2 Satzung über die Stege\nVorlage: 2031/0175/1", "6.2", "Satzung über die Stege", "2031/0175/1"),
        (
            "Ö 4 Bebauungsplan Nr. 12/3 „Am Teich“ – 3. Änderung",
            "Ö 4",
            "Bebauungsplan Nr. 12/3 „Am Teich“ – 3. Änderung",
            None,
        ),
        ("Ö 4 Haushalt der Stadt – 2031/2032", "Ö 4", "Haushalt der Stadt – 2031/2032", None),
        ("Ö 4 Kita-Gebühren – 2031/32", "Ö 4", "Kita-Gebühren – 2031/32", None),
        (
            "Ö 6.2 Ausbau der Stege am Hafen mit Zuschuss des\nLandes – 2031/0175/1",
            "Ö 6.2",
            "Ausbau der Stege am Hafen mit Zuschuss des Landes",
            "2031/0175/1",
        ),
        ("Ö 6.2 Ausbau der Stege am Hafen\n– 2031/0175/1", "Ö 6.2", "Ausbau der Stege am Hafen", "2031/0175/1"),
        ("TOP Ö 6.2\nAusbau der Stege – 2031/0175/1", "Ö 6.2", "Ausbau der Stege", "2031/0175/1"),
        ("Betreff: Ö 6.2 Ausbau der Stege – 2031/0175/1", "Ö 6.2", "Ausbau der Stege", "2031/0175/1"),
        ("Betreff: TOP 7: Ausbau der Stege (Vorlage 2031/55)", "7", "Ausbau der Stege", "2031/55"),
    ],
)
def test_an_item_without_a_word_before_it(line: str, item: str, name: str, reference: str | None) -> None:
    text = Text(HEAD + line + BELOW)
    found = outline.find(text)
    assert [text.string[slice(*x.value)] for x in found.labelled("session_item")] == [item]
    assert max(names.find(text, found), key=lambda m: m.confidence).value == name
    told = [m.value for m in identity.reference(text, found) if m.confidence > 0.6]
    assert told == ([reference] if reference else [])


def test_a_numbered_heading_of_a_proposal_is_no_item() -> None:
    text = Text(f"Beschlussvorlage\n\nBetreff: Neue Stege\n\n1.1 Anlass der Planung\n\nDie Stege sind alt.{BELOW}")
    assert outline.find(text).labelled("session_item") == ()


def test_what_only_an_extract_prints_stays_in_the_name_of_a_proposal() -> None:
    text = Text(f"Beschlussvorlage\n\nBetreff: Teichstraße 3.1 bis Nord – 12/3/1\n\nSachverhalt:\n\nAlt.{BELOW}")
    found = outline.find(text)
    assert max(names.find(text, found), key=lambda m: m.confidence).value == "Teichstraße 3.1 bis Nord – 12/3/1"


@pytest.mark.parametrize(
    "kind",
    [
        "Beschlussvorlage\n\nDem Protokoll der letzten Sitzung liegt die Karte bei.",
        "Antrag\n\nProtokollführung: Erna Muster",
        "Mitteilungsvorlage\n\nBezug: Auszug aus der Niederschrift vom 12.03.2031",
        "Beschlussvorlage\n\n1.1 Anlass",
    ],
)
def test_a_paper_that_only_speaks_of_minutes_has_no_items_without_their_word(kind: str) -> None:
    text = Text(f"{kind}\n\n3.1 Ausbau der Stege am Hafen{BELOW}")
    assert outline.find(text).labelled("session_item") == ()


@pytest.mark.parametrize(
    "kind",
    [
        "Protokollauszug",
        "A u s z u g\n\naus der Niederschrift des Rates",
        "Auszug aus dem Protokoll der 12. Sitzung des Rates vom 14.12.2031",
        "Beschlussausfertigung",
        "Niederschrift über die Sitzung des Rates am 14.12.2031",
    ],
)
def test_below_the_kind_of_an_extract_an_item_needs_no_word(kind: str) -> None:
    text = Text(f"{kind}\n\n3.1 Ausbau der Stege am Hafen{BELOW}")
    (item,) = outline.find(text).labelled("session_item")
    assert text.string[slice(*item.value)] == "3.1"
