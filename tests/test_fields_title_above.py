"""Titles that stand right above the Beratungsfolge, where nothing but their place tells them."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.fields import consultations, identity, names, people
from pipeline.model.text import Text

COURSE = "Gremium Termin TOP ö nö\nBauausschuss 12.03.2031 4 x\n"


def name(text: str) -> str | None:
    found = Text(text)
    best = max(names.find(found, outline.find(found)), key=lambda m: m.confidence, default=None)
    return best.value if best else None


@pytest.mark.parametrize(
    "title",
    [
        "Öffentliche Sitzung des Teichausschusses",
        "Stegebeirat",
        "Programm „Wege@Teich“: Stege stärken!",
        "Tausch der Flurstücke Nrn. 73950 und 63904, Gemarkung Teichdorf",
        "Gebührensatzung zum 01.01.2032",
    ],
)
def test_the_line_above_the_heads_is_the_title(title: str) -> None:
    assert name(f"Antrag\n\nVorlage Nr.: 2031/0070\n{title}\n\n{COURSE}\nBegründung:\n\nAlt.\n") == title


def test_a_title_below_an_empty_label_is_not_its_value() -> None:
    text = (
        "Antrag\n\nVorlage Nr.: 116\nVerantwortlich:\nDienststelle:\n\nBeleuchtung des Weges am Teich\n"
        f"auf der nördlichen Seite\n\n{COURSE}\nBegründung:\n\nAlt.\n"
    )
    assert name(text) == "Beleuchtung des Weges am Teich auf der nördlichen Seite"
    found = Text(text)
    assert list(people.department(found, outline.find(found))) == []


def test_an_office_below_its_label_stays() -> None:
    text = f"Antrag\n\nNeubau eines Steges am Teich\n\nVorlage Nr.: 116\nDienststelle:\nTiefbauamt\n\n{COURSE}"
    found = Text(text)
    assert [m.value for m in people.department(found, outline.find(found))] == ["Tiefbauamt"]
    assert name(text) == "Neubau eines Steges am Teich"


def test_who_sends_the_paper_ends_its_title() -> None:
    text = (
        "Antrag\n\nVorlage Nr.: 2031/1085\n\nAuskömmliche Zuschüsse für Stegevereine: Lage der Vereine verbessern\n"
        f"und anerkennen\nInterfraktioneller Antrag: SPD, FDP, CDU, Teichliste\n\n{COURSE}\nBegründung:\n\nAlt.\n"
    )
    assert name(text) == "Auskömmliche Zuschüsse für Stegevereine: Lage der Vereine verbessern und anerkennen"


def test_a_title_that_goes_on_to_a_day() -> None:
    text = (
        'Vorlage Nr.: 2031/0106\n\nGründung eines neuen Amtes "170"  mit dem Aufgabenschwerpunkt\n'
        f"Wassertechnologie zum 01.01.2032\n\n{COURSE}\nBeschluss:\n\nJa.\n"
    )
    assert name(text) == 'Gründung eines neuen Amtes "170" mit dem Aufgabenschwerpunkt Wassertechnologie zum 01.01.2032'


def test_the_last_word_of_a_title_is_no_head_of_a_column() -> None:
    text = (
        "Vorlage Nr.: 2031/1119\n\nGebühr für die Reservierung der Stege - u.a. Vermeidung der frühen Reservierung "
        f"mehrerer\nTermine\n\n{COURSE}\nBeschluss:\n\nJa.\n"
    )
    assert (name(text) or "").endswith("Reservierung mehrerer Termine")


def test_a_line_within_an_item_is_no_title() -> None:
    text = (
        "Anfrage\n\nVorlage Nr.: 2031/0125\n\nFahrradparkplatzkonzept\n\n"
        "1. Wie viele Ständer gibt es und welche hat die\n"
        "Verwaltung\n\n2. Welche Rolle spielen Ständer im\nZusammenhang mit Unterständen für Räder? Wie hoch ist die\n"
        "Chance, dass Pendler ihre Autos stehen lassen?\n\nBegründung:\n\nAlt.\n"
    )
    assert name(text) == "Fahrradparkplatzkonzept"


@pytest.mark.parametrize(
    "above",
    ["", "Vorlage Nr.: 4/31\nBeteiligt:\n", "Vorlage Nr.: 4/31\nSitzung vom 12.03.2031\n"],
)
def test_no_title_is_made_of_labels_or_days(above: str) -> None:
    assert name(f"{above}{COURSE}\nBegründung:\n\nAlt.\n") is None


def test_the_status_of_the_sitting_is_no_name() -> None:
    text = (
        "Vorlage Nr.: 168\n\nTagesordnungspunkt: 1 öffentliche Sitzung\n\nKriminalstatistik 2030 des Polizeipostens\n"
        "für die Ortsteile\n\nHierzu berichtet der Posten.\n\nAntrag an den Rat\n\n"
        "Der Rat nimmt die Statistik der beiden Ortsteile zur Kenntnis.\n"
    )
    assert name(text) == "Kriminalstatistik 2030 des Polizeipostens für die Ortsteile"


def test_a_labelled_body_is_no_head_of_a_table() -> None:
    text = Text(
        "Gremium:  Bauausschuss\nTermin:\nVorlage Nr.:\nTOP:\n\nVerantwortlich:\n"
        "08.03.2031\n229\n2\nöffentlich\nDez. 6\n"
        "Klärwerk, Sanierung der Stufe\n\nBeratungsfolge dieser Vorlage am TOP ö nö Ergebnis\n"
        "Bauausschuss 08.03.2031\n\n"
        "Antrag an den Rat\n\nDer Bauausschuss genehmigt die Arbeiten.\n"
    )
    steps = consultations.find(text, outline.find(text))
    assert {m.value.body.value.name for m in steps if m.value.body} == {"Bauausschuss"}


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("STELLUNGNAHME zum interfraktionellen \nAntrag ", "Stellungnahme zum interfraktionellen Antrag"),
        ("STELLUNGNAHME zum Antrag/ \nÄnderungsantrag", "Stellungnahme zum Antrag"),
        ("STELLUNGNAHME zu den \nAnträgen", "Stellungnahme zu den Anträgen"),
        ("STELLUNGNAHME zur Zusatzanfrage", "Stellungnahme zur Zusatzanfrage"),
        ("Antrag der \nCDU-Fraktion Teichdorf", "Antrag"),
    ],
)
def test_a_kind_that_goes_on_below(printed: str, kind: str) -> None:
    text = Text(f"Stadt Musterstadt\nDer Bürgermeister\n\n{printed}\n\nVorlage Nr.: 4\n\nPflege der Wege\n\n{COURSE}")
    best = max(identity.paper_type(text, outline.find(text)), key=lambda m: m.confidence)
    assert best.value == kind
