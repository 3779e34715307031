"""The box of the finance: effects by a tick or by words, none where nothing is ticked, and the cover in its words."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import finance
from pipeline.model.text import Text

EFFECTS = {
    "Finanzielle Auswirkungen nein ☐ ja ☒": True,
    "Finanzielle Auswirkungen   ☒ nein   ☐ ja": False,
    "Finanzielle Auswirkungen:\n\nJa [x]   Nein [ ]": True,
    "Finanzielle Auswirkungen:\n\n☐ Ja   ☐ Nein": None,
    "Finanzielle Auswirkungen: keine": False,
    "Finanzielle Auswirkungen:\n\nEntfällt.": False,
    "Auswirkungen auf den Haushalt:\n\nEs entstehen keine Kosten.": False,
    "Finanzielle Auswirkungen:\n\nja, 4.500 € im Haushalt 2031": True,
    "Finanzielle Auswirkungen:\n\nDer Steg kostet 12.000 Euro.": True,
    "Finanzielle Auswirkungen:\n\nSiehe Anlage.": None,
    "Finanzielle Auswirkungen:\n\n☐ ja ☐ nein\nim laufenden Jahr ☒ ja ☐ nein": None,
    "Finanz. Auswirkungen: entfällt": False,
    "Finanzielle Auswirkungen:\n\nDer Beschluss hat keine finanziellen Auswirkungen.": False,
    "Finanzielle Auswirkungen:\n\nDer Bau hat keine weiteren Folgen. Er kostet 4.500 €.": True,
    "Personelle Auswirkungen:\n\nkeine": None,
    **{
        f"Finanzielle Auswirkungen:\n\n{words}": False
        for words in (
            "Der Beschluss ist kostenneutral.",
            "Kosten fallen nicht an.",
            "Haushaltsmittel werden nicht benötigt.",
            "Finanzielle Auswirkungen ergeben sich nicht.",
            "Der Haushalt wird nicht belastet.",
            "nicht gegeben",
            "0,- EUR",
            "☒ keine",
            "[x] Es entstehen keine Kosten\n[ ] Es entstehen Kosten",
            "o ja   x nein",
            "Ja: Nein: X",
        )
    },
    **{
        f"Finanzielle Auswirkungen:\n\n{words}": True
        for words in (
            "X Ja   Nein",
            "Ja: X Nein:",
            "☐ Es entstehen keine Kosten\n☒ Es entstehen Kosten in Höhe von 4.500 €",
            "Es entstehen Kosten in noch nicht bekannter Höhe.",
            "☒ keine Folgekosten\nKosten: 4.500 €",
        )
    },
    **{
        f"Finanzielle Auswirkungen:\n\n{words}": None
        for words in (
            "ja / nein",
            "ja x nein",
            "☐ keine ☒ siehe unten",
            "☒ Mittel stehen nicht zur Verfügung",
            "-",
            "Die Höhe der Kosten ist nicht bekannt.",
            "[ ] keine Kosten [ ] Kosten",
        )
    },
}


@pytest.mark.parametrize(("box", "expected"), EFFECTS.items())
def test_effects(box: str, expected: bool | None) -> None:
    text = Text(
        f"Beschlussvorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\n{box}\n\nAnlagen:\n\nLageplan\n"
    )
    found = max(finance.effects(text, outline.find(text)), key=lambda m: m.confidence, default=None)
    assert (found.value if found else None) is expected
    if found:
        assert 0 < found.confidence < 1 and text.string[found.start : found.end].strip()


COVER = {
    "Finanzielle Auswirkungen:\n\nja, 4.500 €\nDeckung: Produktkonto 54100.5241": "Produktkonto 54100.5241",
    "Deckungsvorschlag:\n\nMehrerträge bei der Grundsteuer": "Mehrerträge bei der Grundsteuer",
    "Gegenfinanzierung:\nRücklage": "Rücklage",
    "Finanzielle Auswirkungen:\n\nkeine": None,
    "Deckung:\n\nentfällt": None,
    **{
        f"Finanzielle Auswirkungen:\n\nDer Steg kostet 4.500 €. {words}": words
        for words in (
            "Die Mittel stehen im Produkt 5.4.1 bereit.",
            "Deckung durch Minderausgaben bei Produkt 5.4.1.",
            "Die Finanzierung erfolgt aus der Rücklage.",
            "Haushaltsmittel sind bei Kostenstelle 4711 veranschlagt.",
            "Gedeckt aus dem Budget des Bauamtes.",
            "Die Mittel stehen zur Verfügung.",
        )
    },
    "Finanzielle Auswirkungen:\n\nDie Mittel stehen nicht bereit.": None,
    "Finanzielle Auswirkungen:\n\nDeckungsmittel sind keine vorhanden.": None,
    "Finanzielle Auswirkungen:\n\nDie Mittel werden gebraucht.\nDeckung: Rücklage": "Rücklage",
}


@pytest.mark.parametrize(("box", "expected"), COVER.items())
def test_cover(box: str, expected: str | None) -> None:
    text = Text(f"Beschlussvorlage\n\nSachverhalt:\n\nDer Steg ist alt.\n\n{box}\n\nAnlagen:\n\nLageplan\n")
    found = list(finance.cover(text, outline.find(text)))
    assert [m.value for m in found] == ([expected] if expected else [])
