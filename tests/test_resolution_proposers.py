"""Whose proposal a resolution is, and what is proposed beside it: alternatives, variants, amendments."""

from __future__ import annotations

import pytest

from pipeline.fields import proposers
from tests.proposals import resolutions

HEAD = "Beschlussvorlage\n\nVorlage Nr.: 17/2031\n\nBetreff: Neubau des Stegs\n\n"
TAIL = "\n\nBegründung:\n\nDer alte Steg ist morsch und wird seit Jahren nicht mehr genutzt.\n"
BUILD, REMOVE = "Der Steg am Mühlteich wird erneuert.", "Der Steg am Mühlteich wird abgebrochen."


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("Beschlussvorschlag des Ausschusses für Umwelt und Verkehr:", "Ausschuss für Umwelt und Verkehr"),
        ("Beschlussempfehlung des Bauausschusses vom 04.03.2031:", "Bauausschuss"),
        ("Empfehlungsbeschluss des Kreisausschusses:", "Kreisausschuss"),
        ("Vorschlag des Jugendhilfeausschusses:", "Jugendhilfeausschuss"),
        ("Votum des Ortschaftsrats Neudorf:", "Ortschaftsrat Neudorf"),
        ("Empfehlung des Verwaltungsausschusses:", "Verwaltungsausschuss"),
        ("Beschlussvorschlag (Bauausschuss):", "Bauausschuss"),
        ("Beschlussvorschlag – Bauausschuss:", "Bauausschuss"),
        ("Beschlussvorschlag Bauausschuss:", "Bauausschuss"),
        ("Beschlussempfehlung Ausschuss für Stadtentwicklung:", "Ausschuss für Stadtentwicklung"),
        ("Beschlussvorschlag des Bürgermeisters:", "Bürgermeister"),
        ("Beschlussvorschlag der Kreisverwaltung:", "Kreisverwaltung"),
        ("Verwaltungsvorschlag:", "Verwaltung"),
        ("Beschlussvorschlag an den Kreistag:", None),
        ("Antrag an den Gemeinderat:", None),
        ("Beschlussempfehlung des Bauausschusses an den Rat:", "Bauausschuss"),
        ("Beschlussvorschlag:", None),
        ("Beschlussvorschlag gemäß Beratung:", None),
    ],
)
def test_the_body_of_a_heading(heading: str, body: str | None) -> None:
    (found,) = resolutions(f"{HEAD}{heading}\n\n{BUILD}{TAIL}")
    assert (found.text, found.body) == (BUILD, body)


@pytest.mark.parametrize(
    "lead_in", ["Der Bauausschuss empfiehlt dem Rat:", "Der Bauausschuss empfiehlt dem Rat zu beschließen:"]
)
def test_the_body_that_recommends(lead_in: str) -> None:
    (found,) = resolutions(f"{HEAD}{lead_in}\n\n{BUILD}{TAIL}")
    assert (found.text, found.body, found.introduction) == (BUILD, "Bauausschuss", lead_in)


def test_who_recommends_and_is_no_body_proposes_nothing() -> None:
    string = f"{HEAD}Der Gutachter empfiehlt dem Landkreis:\n\n{REMOVE}\n\nBeschlussvorschlag:\n\n{BUILD}{TAIL}"
    assert [(r.text, r.body) for r in resolutions(string)] == [(BUILD, None)]


@pytest.mark.parametrize(
    ("heading", "body", "variant"),
    [
        ("Alternative:", None, "Alternative"),
        ("Alternativvorschlag:", None, "Alternativvorschlag"),
        ("Alternativ:", None, "Alternativ"),
        ("alternativ", None, "alternativ"),
        ("Alternativer Beschlussvorschlag:", None, "Alternativer Beschlussvorschlag"),
        ("Beschlussalternative:", None, "Beschlussalternative"),
        ("Variante B:", None, "Variante B"),
        ("2. Alternative:", None, "2. Alternative"),
        ("Änderungsantrag der Fraktion Schilf/Die Reiher:", "Fraktion Schilf/Die Reiher", None),
        ("Änderungsantrag der Fraktion der XYZ vom 04.03.2031:", "Fraktion der XYZ", None),
        ("Gegenantrag der XYZ-Fraktion:", "XYZ-Fraktion", None),
        ("Ergänzungsantrag der Gruppe WIR/Ufer:", "Gruppe WIR/Ufer", None),
        ("Abweichende Empfehlung des Bauausschusses:", "Bauausschuss", ""),
    ],
)
def test_another_proposal_below_the_first(heading: str, body: str | None, variant: str | None) -> None:
    found = resolutions(f"{HEAD}Beschlussvorschlag:\n\n{BUILD}\n\n{heading}\n\n{REMOVE}{TAIL}")
    told = heading.rstrip(":") if variant is None else variant or None
    assert [(r.text, r.body, r.variant) for r in found] == [(BUILD, None, None), (REMOVE, body, told)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Verwaltung:", "Bauausschuss:"), ("der Verwaltung:", "des Bauausschusses:")],
)
def test_proposers_alone_below_the_heading(first: str, second: str) -> None:
    found = resolutions(f"{HEAD}Beschlussvorschlag:\n\n{first}\n\n{BUILD}\n\n{second}\n\n{REMOVE}{TAIL}")
    assert [(r.text, r.body) for r in found] == [(BUILD, "Verwaltung"), (REMOVE, "Bauausschuss")]


@pytest.mark.parametrize(
    "below",
    [
        "Alternative:\n\nkeine",
        "Alternative: Keine.",
        "Alternativen:\n\nDer Steg könnte gesperrt werden.",
        "Votum des Bauausschusses:\n\neinstimmige Zustimmung",
        "Empfehlung des Bauausschusses:\n\nzugestimmt",
        "Sachverhalt:\n\nDer Steg ist alt.\n\nAlternative:\n\nEr könnte gesperrt werden.",
        "Sachverhalt:\n\nDer Steg ist alt.\n\nVorschlag der Verwaltung\n\nDie Gebühr soll steigen.",
        "Sachverhalt:\n\nDer Steg ist alt.\n\nVorschlag des Heimatvereins:\n\nDer Verein schlägt Holz vor.",
    ],
)
def test_no_proposals(below: str) -> None:
    found = resolutions(f"{HEAD}Beschlussvorschlag:\n\n{BUILD}\n\n{below}{TAIL}")
    assert [r.text for r in found] == [BUILD]


def test_an_item_that_names_an_alternative_is_one() -> None:
    text = f"1. {BUILD}\n\n2. Alternative: Standort Mitte.\n\n3. Die Mittel stehen bereit."
    assert [r.text for r in resolutions(f"{HEAD}Beschlussvorschlag:\n\n{text}{TAIL}")] == [text]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Beschlussvorschlag (Variante A)", "Variante A"),
        ("Beschlussvorschlag 2", "Beschlussvorschlag 2"),
        ("Beschlussvorschlag", None),
    ],
)
def test_variants_in_headings(heading: str, expected: str | None) -> None:
    assert proposers.variant(heading) == expected
