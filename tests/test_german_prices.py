"""Units and periods that the words beside a sum tell: behind it, before it, in the head of a column."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.german import amounts, prices

# string | the unit and the period of its first sum, "-" for neither
BEHIND = [
    ("35 €/Std.", "Std. -"),
    ("12,- Euro pro lfd. Meter", "Meter -"),
    ("3,40 EUR/cbm Abwasser", "cbm -"),
    ("9,20 € je Quadratmeter Wohnfläche und Monat", "m² month"),
    ("9,20 €/m²/Monat", "m² month"),
    ("350 € je Schüler/-in und Jahr", "Schüler year"),
    ("90 € pro Kita-Platz", "Kita-Platz -"),
    ("90 € pro Krippen- und Hortplatz", "Krippen- und Hortplatz -"),
    ("90 € je gefördertem Ladepunkt", "Ladepunkt -"),
    ("90 € monatlich je Stellplatz", "Stellplatz month"),
    ("90 € pro Monat und Stellplatz", "Stellplatz month"),
    ("90 €/Vollzeitäquivalent", "Vollzeitäquivalent -"),
    ("2,50 € p. P.", "Person -"),
    ("18 € die Stunde", "Stunde -"),
    ("3 € das Stück", "Stück -"),
    ("45 € je 100 m²", "100 m² -"),
    ("0,80 € pro 1.000 Einwohner", "1.000 Einwohner -"),
    ("90 € je Schuljahr", "- year"),
    ("90 €, jährlich", "- year"),
    ("90 € jährl.", "- year"),
    ("90 Euro/Mon.", "- month"),
    ("90 € monatl.", "- month"),
    ("90 € wöchentlich", "Woche -"),
    ("90 € vierteljährlich", "Quartal -"),
]
BEFORE = [
    ("Die Kosten pro Platz belaufen sich auf 7.200 €.", "Platz -"),
    ("Die Kosten je Fahrt liegen bei 9,50 Euro.", "Fahrt -"),
    ("Je Sitzung wird ein Sitzungsgeld von 40 € gezahlt.", "Sitzung -"),
    ("Pro Haushalt fallen jährlich 96 € an.", "Haushalt year"),
    ("Das Land zahlt je Platz und Jahr 2.500 €.", "Platz year"),
    ("Preis je m²: 210 €", "m² -"),
    ("Preis/m² 210,00 €", "m² -"),
    ("Entgelt (je Stunde) 21,00 €", "Stunde -"),
    ("Entgelt pro Stunde ..... 21,00 €", "Stunde -"),
    ("Stundensatz: 95 €", "Stunde -"),
    ("Eine Stunde am Ufer kostet 1,20 €.", "Stunde -"),
    ("Der Quadratmeterpreis beträgt 210 €.", "m² -"),
    ("Folgekosten pro Jahr: 3.000 €", "- year"),
    ("Miete (pro Monat): 300 €", "- month"),
]
NONE = [
    "500 € pro Bono",
    "500 € je nach Gruppe",
    "500 € je nachdem, welcher Kurs gewählt wird",
    "500 € je zur Hälfte",
    "500 € am Tag der offenen Tür",
    "500 € / Zuschuss 200 €",
    "500 €/Zuschuss 200 €",
    "500 €/2031",
    "500 € im Jahr 2031",
    "Der Verein Pro Bahn erhält 500 €.",
    "Die Mehrkosten je Kind führen zu 50.000 € Mehrausgaben.",
    "Bei 20 Kindern je Gruppe werden 50.000 € benötigt.",
    "Je mehr Kinder kommen, desto eher reichen 50.000 € nicht.",
    "Die Erhöhung pro Kind bedeutet Mehrkosten von zusammen 30.000 €.",
    "Je Fraktion ein Mitglied. Dafür sind 500 € vorgesehen.",
]


def told(string: str) -> str:
    value = amounts.parse(string)[0].value
    return f"{value.per or '-'} {value.period or '-'}"


@pytest.mark.parametrize(("string", "expected"), [*BEHIND, *BEFORE, *((string, "- -") for string in NONE)])
def test_units(string: str, expected: str) -> None:
    assert told(string) == expected


def test_a_unit_is_of_the_sum_beside_it() -> None:
    found = amounts.parse("Erwachsene 12 € je Kurs 14 € je Gruppe, insgesamt 40.000 €")
    assert [m.value.per for m in found] == ["Kurs", "Gruppe", None]


@pytest.mark.parametrize(
    ("string", "units"),
    [
        ("je Kind 3 und 4 Euro", ["Kind", "Kind"]),
        ("Je Kind werden 3 bzw. 4 Euro erhoben.", ["Kind", "Kind"]),
        ("je Stellplatz 950 €, 600 € oder 300 €", ["Stellplatz"] * 3),
        ("Die Ablöse je Stellplatz beträgt in der Altstadt 950 € und im übrigen Gebiet 600 €.", ["Stellplatz"] * 2),
        ("Eine Stunde am Ufer kostet 1,-- €, im Parkhaus dagegen 1,60 €.", ["Stunde", "Stunde"]),
        ("je Kind 30 Euro und für die Halle 40 Euro", ["Kind", None]),
        ("je Kind 30 Euro und 40 Euro insgesamt", ["Kind", None]),
        ("je Kind 30 Euro und 40 Euro Grundgebühr", ["Kind", None]),
        ("je Kind 30 Euro und 4.000 Euro für den Umbau", ["Kind", None]),
        ("je Kind 30 Euro und 40 Euro für die Halle", ["Kind", None]),
        ("Der Eintritt beträgt je Person 5 €, 15 € für Familien.", ["Person", None]),
        ("je Platz 300 € und am Steg 400 € Restmittel", ["Platz", None]),
        ("je Kind 30 Euro und in der Summe 120 Euro", ["Kind", None]),
        ("je Einwohner 30 €, im Haushalt 100 €", ["Einwohner", None]),
        ("Es werden 30 Euro und 40 Euro je Kind gezahlt.", [None, "Kind"]),
        ("30 Euro je Kind und 40 Euro", ["Kind", None]),
        ("je Kind bis 2030 und 4 Euro", [None]),
        ("je Kind 2 Stühle und 4 Euro", [None]),
    ],
)
def test_a_unit_before_sums_that_are_joined_is_of_all_of_them(string: str, units: list[str | None]) -> None:
    assert [m.value.per for m in amounts.parse(string)] == units


def test_a_unit_of_the_sum_before_is_not_sure() -> None:
    first, second = amounts.parse("je Stellplatz 950 € und 600 €.")
    assert first.confidence > 0.9 > second.confidence and second.value.per == "Stellplatz"


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("Für Wartung fallen im Jahr rund 2.400 Euro an.", "- year"),
        ("Im Jahr 2031 fallen rund 2.400 Euro an.", "- -"),
        ("im Jahr 2031 rund 2.400 Euro", "- -"),
        ("im vergangenen Jahr rund 2.400 Euro", "- -"),
    ],
)
def test_what_a_year_costs(string: str, expected: str) -> None:
    assert told(string) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Entgelt in €/m² und Monat", (None, "m²")),
        ("Kosten pro Jahr", ("year", None)),
        ("Stundensatz in €", (None, "Stunde")),
        ("€/Mon.", ("month", None)),
        ("Betrag je Gemeinde", (None, None)),
        ("Ansatz 2031", (None, None)),
    ],
)
def test_heads(head: str, expected: tuple[str | None, str | None]) -> None:
    assert prices.by_head(head) == expected


def test_words_without_end_take_no_time() -> None:
    begun = process_time()
    assert len(amounts.parse("je je pro / " * 5000 + "500 €")) == 1
    assert process_time() - begun < 2
