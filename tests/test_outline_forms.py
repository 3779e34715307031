"""Which system printed a paper: Hamburg's papers, and papers that ask without the signs of any system."""

from __future__ import annotations

import pytest

from pipeline import outline
from pipeline.model.text import Text

SENATE = "BÜRGERSCHAFT\nDER FREIEN UND HANSESTADT HAMBURG Drucksache 31/815\n31. Wahlperiode 04.03.31\n\n"
NAMED = [
    (
        "Bezirksversammlung Musterberg\n\nAntrag öffentlich\n\nDrucksachen–Nr.: 31-0815\n\nSachverhalt:\n\nAlt.\n\n"
        "Petitum/Beschluss:\n\nDer Steg wird erneuert.\n",
        "hamburg",
    ),
    (
        "Bezirksamt Musterberg\n\nMitteilungsvorlage\n\nDrucksachennummer 31-0816\n\nSachverhalt:\n\nAlt.\n\n"
        "Petitum:\n\nUm Kenntnisnahme wird gebeten.\n\nAnlage/n:\n\nkeine\n",
        "hamburg",
    ),
    (f"{SENATE}Mitteilung des Senats an die Bürgerschaft\n\nNeubau der Stege\n\n1. Anlass\n\nAlt.\n", "hamburg"),
    (f"{SENATE}Schriftliche Kleine Anfrage\n\nder Abgeordneten Erna Muster\n\nund Antwort des Senats\n", "hamburg"),
    (f"{SENATE}Antrag\n\nBetr.: Stege\n\nDie Bürgerschaft möge beschließen:\n\nDer Steg wird gebaut.\n", "hamburg"),
    ("Stadt Musterstadt\n\nAnfrage Nr. 17/2031\n\nBetreff: Stege\n\nInhalt:\n\nWie alt sind sie?\n", "anfrage"),
    ("Große Anfrage der Fraktion der Wiesen\n\nDrucksache 17/2031\n\nBetreff: Stege\n\n1. Wie alt?\n", "anfrage"),
    ("Gemeinderat Musterdorf\n\nANFRAGE\n\nStege am Teich\n\n1. Wie alt sind die Stege?\n", "anfrage"),
    (
        "Stadt Musterstadt\n\nBeschlussvorlage\n\nVorlage Nr.: 17/2031\n\nBetreff: Steg\n\nBeschlussvorschlag:\n\n"
        "Die Anfrage der Bezirksversammlung (Drucksache 17/2031) wird beantwortet.\n\nSachverhalt:\n\nAlt.\n",
        None,
    ),
    ("Beantwortung einer Anfrage\n\nVorlage Nr.: 17/2031\n\nBetreff: Stege\n\nAntwort: Alt.\n", None),
]


@pytest.mark.parametrize(("string", "form"), NAMED)
def test_forms(string: str, form: str | None) -> None:
    assert outline.find(Text(string)).template == form


def test_a_kind_with_status_and_paragraph() -> None:
    string = (
        "Bezirksversammlung Musterberg\nKleine Anfrage öffentlich gem. § 24 BezVG\nErna Muster\n\nDatum: 04.03.2031\n"
    )
    (label,) = outline.find(Text(string)).labelled("paper_type")
    assert string[label.value.start : label.value.end] == "Kleine Anfrage"


def roles(text: str) -> list[tuple[str, str]]:
    found = outline.find(Text(text))
    return [(s.role, text[s.heading.start : s.heading.end]) for s in found.sections]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Bezug: Drucksachen 17/2210 und 17/2211", False),
        ("Bezug:\nDrucksache 17/2210", True),
        ("Bereits gefasste Beschlüsse: keine", True),
    ],
)
def test_an_earlier_paper_behind_its_label_is_no_section(line: str, section: bool) -> None:
    told = roles(f"Vorlage Nr. 12/2031\n\n{line}\n\nBeschlussvorschlag\n\nDer Steg wird gebaut.\n")
    assert ("earlier" in dict(told)) == section and told[-1] == ("resolution", "Beschlussvorschlag")


def test_the_result_of_a_step_that_is_still_open_is_no_section() -> None:
    rows = "1. Bauausschuss, 20.06.2031\nErgebnis: mehrheitlich empfohlen\n2. Kreistag, 13.07.2031\nErgebnis:\n"
    told = roles(f"Beratungsfolge\n\n{rows}\nBeschlussvorschlag\n\nDer Steg wird gebaut.\n")
    assert [role for role, _ in told] == ["course", "resolution"]
    told = roles(
        "Beratungsfolge\n\n1. Kreistag, 13.07.2031\n\nBeschlussvorschlag\n\nDer Steg bleibt.\n\nErgebnis:\n\n9 Ja\n"
    )
    assert [role for role, _ in told] == ["course", "resolution", "vote"]


def test_who_asks_above_what_is_asked_is_no_section_of_its_own() -> None:
    asked = "Der Rat möge beschließen:\n\nDer Steg wird gebaut.\n"
    told = roles(f"Antrag\n\nNeue Stege\n\ndie Fraktion Ufer stellt folgenden Antrag:\n\n{asked}")
    assert told == [("resolution", "Der Rat möge beschließen")]
    told = roles("Antrag\n\nNeue Stege\n\ndie Fraktion Ufer stellt folgenden Antrag:\n\nDer Steg wird gebaut.\n")
    assert [role for role, _ in told] == ["resolution"]


def test_a_report_below_a_kind_and_its_title_is_a_heading() -> None:
    told = roles("Mitteilung Nr. 12/2031\n\nBetreff\nNeue Stege am Ufer\n\nBericht\n\nDer Steg ist alt.\n")
    assert told[-1] == ("facts", "Bericht")
