"""What stands at the head of a paper: taken where it is printed, null where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from pipeline import outline
from pipeline.fields import identity, issued, municipality, names, people, public
from pipeline.model.text import Anchor, Layout, Text, Zone

LETTER = """\
Gruppe Teich im Musterrat
Musterstadt, den 4. März 2031

An den Bürgermeister

Antrag

Stege für alle

Sehr geehrter Herr Bürgermeister,

der Rat möge beschließen:

Alle Stege werden erneuert.

Begründung:

Sie sind alt.

Musterstadt, 5. März 2031
gez. Muster
"""


def best(find: Callable[..., Any], string: str | Text) -> Any:
    text = string if isinstance(string, Text) else Text(string)
    found = sorted(find(text, outline.find(text)), key=lambda m: (-m.confidence, m.start))
    for mention in found:
        assert 0 < mention.confidence <= 1
        assert 0 <= mention.start < mention.end <= len(text.string)
    return found[0].value if found else None


REFERENCES = {
    "Vorlage Nr.: 2031/0815": "2031/0815",
    "Drucksachen-Nr. XI/1524": "XI/1524",
    "Drucksache - 1536/V": "1536/V",
    "Beschlussvorlage - 2031/BV/3187": "2031/BV/3187",
    "Vorlage: WP8158/2031 1. Ergänzung": "WP8158/2031 1. Ergänzung",
    "Drucksache 31-3599": "31-3599",
    "Vorlagen-Nr.: 2031/0174/1": "2031/0174/1",
    "Sitzungsvorlage Nr. 20-26 / V 04711": "20-26 / V 04711",
    "GRDrs 192/2031": "GRDrs 192/2031",
    "Die Vorlage ist alt.": None,
}


@pytest.mark.parametrize(("line", "expected"), REFERENCES.items())
def test_references(line: str, expected: str | None) -> None:
    assert best(identity.reference, f"Musterstadt\n\n{line}\n\nSachverhalt:\n\nDie Stege sind alt.\n") == expected


def test_a_number_in_the_running_header_is_found() -> None:
    body, header = "Sachverhalt:\n\nDie Stege sind alt.\n", "Vorlage Nr. 2031/17 Seite 2"
    text = Text(
        f"{body}\n{header}",
        layout=Layout(
            zones=(Zone(0, len(body), "body", 1), Zone(len(body) + 1, len(body) + 1 + len(header), "header", 2)),
            body_end=len(body),
        ),
    )
    assert best(identity.reference, text) == "2031/17"


TYPES = {
    "BESCHLUSSVORLAGE": "Beschlussvorlage",
    "STELLUNGNAHME zum Antrag": "Stellungnahme zum Antrag",
    "Kleine Anfrage": "Kleine Anfrage",
    "Interfraktioneller Antrag": "Interfraktioneller Antrag",
    "B e s c h l u s s v o r l a g e": "Beschlussvorlage",
    "Öffentliche Beschlussvorlage": "Beschlussvorlage",
    "An trag": "Antrag",
    "Art der Ausgabe": None,
    "Musterstadt an der Muster": None,
}


@pytest.mark.parametrize(("line", "expected"), TYPES.items())
def test_kinds_in_normal_case(line: str, expected: str | None) -> None:
    assert (
        best(identity.paper_type, f"Stadt Musterstadt\n\n{line}\n\nSachverhalt:\n\nDie Stege sind alt.\n") == expected
    )


def test_a_name_over_two_lines() -> None:
    assert (
        best(names.find, "Betreff:\n\nErneuerung der Stege und\nTeiche\n\nSachverhalt:\n\nAlt.\n")
        == "Erneuerung der Stege und Teiche"
    )
    assert (
        best(names.find, "Betr.: Erneuerung der Stege\nund Teiche\n\nSachverhalt:\n\nAlt.\n")
        == "Erneuerung der Stege und Teiche"
    )


def test_a_letter() -> None:
    assert str(best(issued.paper_dates, LETTER).start) == "2031-03-04"
    assert best(people.originator, LETTER) == "Gruppe Teich im Musterrat"
    assert best(issued.received, LETTER) is None
    assert best(people.department, LETTER) is None
    assert best(public.find, LETTER) is None


def test_a_date_under_a_signature_is_none() -> None:
    text = "Beschlussvorlage\n\nSachverhalt:\n\nAlt.\n\nMusterstadt, 5. März 2031\ngez. Muster\n"
    assert best(issued.paper_dates, text) is None


def test_receipt_is_no_date_of_the_paper() -> None:
    text = "Antrag\n\nEingang: 09.01.2031\n\nVorlage Nr.: 2031/17\n\nSachverhalt:\n\nAlt.\n"
    assert str(best(issued.received, text).start) == "2031-01-09"
    assert best(issued.paper_dates, text) is None


def test_a_receipt_stamp() -> None:
    body, stamp = "Antrag\n\nSachverhalt:\n\nAlt.\n", "Stadt Musterstadt\nEingegangen\n12. März 2031"
    zones = (Zone(0, len(body), "body", 1), Zone(len(body) + 1, len(body) + 1 + len(stamp), "stamp", 1))
    text = Text(f"{body}\n{stamp}", layout=Layout(zones=zones, body_end=len(body)))
    assert str(best(issued.received, text).start) == "2031-03-12"
    assert best(issued.paper_dates, text) is None


@pytest.mark.parametrize("word", ["Eingegand", "Eingega gen"])
def test_a_stamp_taken_for_text(word: str) -> None:
    text = f"Beschlussvorlage\nAz.: 27\nDatum: 19.11.2031\nStadt Muste\n{word}\n25.11.2031\n\nSachverhalt:\n\nAlt.\n"
    assert str(best(issued.received, text).start) == "2031-11-25"
    assert best(issued.received, text.replace("\n25.11.2031", "\nTermin 25.11.2031")) is None


def test_an_extract_has_no_date() -> None:
    assert best(issued.paper_dates, "Beschlussauszug\n\nDatum: 04.03.2031\n\nBeschluss:\n\nJa.\n") is None


@pytest.mark.parametrize("kind", ["Auszug", "A u s z u g"])
def test_the_meeting_of_an_extract_is_that_of_its_sitting(kind: str) -> None:
    head = "aus der Niederschrift über die öffentliche Sitzung des Gemeinderates am 04.03.2031"
    text = f"{kind}\n\n{head}\n\nBeschluss:\n\nDer Steg wird erneuert.\n"
    assert best(people.meeting, text) == "2031-03-04"


DEPARTMENTS = {
    "Federführend: Amt für Teiche": "Amt für Teiche",
    "Amt/Stabsstelle: Stabsstelle Stege": "Stabsstelle Stege",
    "Jugendamt\n\nDrucksache Nr. 31/17": "Jugendamt",
    "Fachbereich 3 - Teiche und Stege\n\nVorlage Nr. 31/17": "Fachbereich 3 - Teiche und Stege",
    "Der Landrat\n\nVorlage Nr. 31/17": None,
}


@pytest.mark.parametrize(("lines", "expected"), DEPARTMENTS.items())
def test_departments(lines: str, expected: str | None) -> None:
    assert best(people.department, f"{lines}\n\nBeschlussvorlage\n\nSachverhalt:\n\nAlt.\n") == expected


def test_officer_and_originator_are_two() -> None:
    text = "Antrag\n\nEinreicher: Gruppe Teich\nBearbeiter: Muster, Mia\n\nSachverhalt:\n\nAlt.\n"
    assert best(people.officer, text) == "Muster, Mia"
    assert best(people.originator, text) == "Gruppe Teich"


MEMBER = (
    "Mia Teichmann\n\nAn den Vorsitz des Rates\n\nMusterstadt, den 4. März 2031\n\nAntrag\n\nNeue Stege\n\n"
    "Sehr geehrte Damen und Herren,\n\nich stelle folgenden Antrag:\n\nDer Steg wird erneuert.\n\n"
    "Mit freundlichem Gruß\n\n{}\n"
)


def test_a_member_heads_and_signs_the_letter() -> None:
    assert best(people.originator, MEMBER.format("Mia Teichmann")) == "Mia Teichmann"
    assert best(people.originator, MEMBER.format("Ute Wiesner")) is None


def test_a_sender_below_the_rows_and_the_title() -> None:
    text = (
        "Antrag\n\nGremium Termin\nKreistag 05.11.2031\n\nNeue Stege\nAntrag der Fraktion DIE LINKE und der "
        "SPD-Fraktion\n\nSachverhalt:\n\nAlt.\n"
    )
    assert best(people.originator, text) == "Fraktion DIE LINKE und der SPD-Fraktion"


def test_a_name_that_ends_in_the_middle_is_a_doubt() -> None:
    text = Text("Vorlage\n\nBetreff: Auswahl des\n\nSachverhalt:\n\nAlt.\n")
    (name,) = names.find(text, outline.find(text))
    assert name.confidence <= 0.5


def test_a_label_without_its_colon_ends_a_name() -> None:
    text = "Vorlage\n\nBetreff\nNeue Stege\nBeschlussorgan\nBauausschuss\n\nSachverhalt:\n\nAlt.\n"
    assert best(names.find, text) == "Neue Stege"


PUBLIC = {
    "Status: öffentlich": True,
    "Status: nicht öffentlich": False,
    "Nichtöffentlich": False,
    "☒ öffentlich ☐ nichtöffentlich": True,
    "☐ öffentlich ☒ nichtöffentlich": False,
    "☐ öffentlich ☐ nichtöffentlich": None,
    "Öffentliche Sitzung": True,
    "Die öffentliche Hand zahlt.": None,
    "Diese Vorlage ist nicht öffentlich.": False,
    "ÖFFENTLICH : ja": True,
    "Nichtöffentlich: nein": True,
    "Öffentlich: nein": False,
    "6ffentlich: nein": False,
    "VO/2031/63 | öffentlich | Bauamt": True,
    "für die nichtöffentliche Sitzung des Rates am 25.05.2031": False,
    "Auszug aus der Niederschrift der öffentlichen Sitzung des Rates": True,
    "Gremium: Kreistag Sitzung am: 19.03.2031 öffentlich": True,
    "Kreistag, 19. März 2031, nichtöffentlich": False,
    "Der Beirat hat in seiner öffentlichen Sitzung am 19. März 2031 folgenden Beschluss gefasst.": True,
    "Der Beirat hat in seiner nichtöffentlichen Sitzung am 19. März 2031 beraten.": None,
}


@pytest.mark.parametrize(("line", "expected"), PUBLIC.items())
def test_public_only_where_printed(line: str, expected: bool | None) -> None:
    assert best(public.find, f"Beschlussvorlage\n{line}\n\nSachverhalt:\n\nDie Stege sind alt.\n") is expected


@pytest.mark.parametrize("endless", ["1." * 20_000, "9" * 50_000])
def test_an_endless_line_says_nothing_of_public(endless: str) -> None:
    assert best(public.find, f"{endless}\n") is None  # a minute, were each figure tried with all that follows


def read_by_engine(string: str) -> Text:
    words = [Anchor(m.start(), m.end(), 1, None, 0.93) for m in re.finditer(r"\S+", string)]
    return Text(string, layout=Layout(anchors=tuple(words)))


def test_strokes_of_a_number_that_an_engine_took_for_figures() -> None:
    string = "Stadt Musterstadt\n\nDS-Nr.: 04212031\n\nBeschlussvorlage\n\nSachverhalt:\n\nAlt.\n"
    (told,) = identity.reference(read_by_engine(string), outline.find(read_by_engine(string)))
    assert told.confidence <= 0.55
    text = read_by_engine(string + "\nVorlage 042/2031 liegt bei.\n")
    assert best(identity.reference, text) == "042/2031"
    assert best(identity.reference, string) == "04212031"  # as printed


@pytest.mark.parametrize(
    ("printed", "value", "most"),
    [("BV-031/72031", "BV-031/2031", 0.6), ("2031/0266,5T1", "2031/0266", 0.5), ("xXi20310815", "xXi20310815", 0.6)],
)
def test_numbers_with_a_sign_misread_are_doubted(printed: str, value: str, most: float) -> None:
    text = read_by_engine(f"Stadt Musterstadt\n\nVorlage Nr.: {printed}\n\nSachverhalt:\n\nAlt.\n")
    told = max(identity.reference(text, outline.find(text)), key=lambda m: m.confidence)
    assert told.value == value and told.confidence <= most


def test_dust_before_a_value_may_have_been_its_first_word() -> None:
    string = "Stadt Musterstadt\n\nFederführend:   •   2- Finanzen -- Stege\n\nSachverhalt:\n\nAlt.\n"
    text = read_by_engine(string)
    told = max(people.department(text, outline.find(text)), key=lambda m: m.confidence)
    assert told.value == "2- Finanzen – Stege" and told.confidence <= 0.7


def test_the_office_beside_a_letter() -> None:
    body, side = "Vorlage Nr. 4/2031\n\nSachverhalt:\n\nAlt.\n", "Stadt Musterstadt\nAmt für Stege\nAm Markt 4"
    zones = (Zone(0, len(body), "body", 1), Zone(len(body) + 1, len(body) + 1 + len(side), "side", 1))
    text = Text(f"{body}\n{side}", layout=Layout(zones=zones, body_end=len(body)))
    assert best(people.department, text) == "Amt für Stege"


def test_the_person_beside_a_letter() -> None:
    body, side = "Vorlage\n\nSachverhalt:\n\nAlt.\n", "Frau Teich-Kühn\nTel.: 361-704"
    zones = (Zone(0, len(body), "body", 1), Zone(len(body) + 1, len(body) + 1 + len(side), "side", 1))
    text = Text(f"{body}\n{side}", layout=Layout(zones=zones, body_end=len(body)))
    assert best(people.officer, text) == "Frau Teich-Kühn"
    assert best(people.officer, Text(f"{body}\n{side}")) is None


def test_who_reports_is_an_unsure_officer() -> None:
    text = Text("Vorlage\n\nBerichterstatter: Emil Muster\n\nSachverhalt:\n\nAlt.\n")
    (told,) = people.officer(text, outline.find(text))
    assert told.confidence <= 0.75


def test_a_label_of_the_name_without_a_value_is_no_title() -> None:
    text = "Sitzungsvorlage\n\nAnnahme einer Sachspende\nGegenstand der Beratung\n\nSachverhalt:\n\nAlt.\n"
    assert best(names.find, text) == "Annahme einer Sachspende"


@pytest.mark.parametrize("title", ["Neubau des Bauhofs", "Stadtplan von Berlin"])
def test_the_council_of_a_city_is_no_title(title: str) -> None:
    text = f"Abgeordnetenhaus von Lindenau\n\n{title}\n\nSachverhalt:\n\nAlt.\n"
    assert best(names.find, text) == title


@pytest.mark.parametrize(
    ("printed", "sure"),
    [
        ("Sachgebiet 7 Städtische", False),
        ("Fachdienst", False),
        ("Fachbereich 2 – Bäder und", False),
        ("Sachgebiet 7 Städtische Stege", True),
        ("Fachbereich Bildung und Soziales", True),
        ("Fachdienst Kinder und Jugendliche", True),
        ("Amt für Archive", True),
        ("Bauamt", True),
    ],
)
def test_an_office_that_ends_amid_its_words_is_not_sure(printed: str, sure: bool) -> None:
    text = Text(f"Beschlussvorlage\n\nFederführend: {printed}\nDatum: 04.03.2031\n\nSachverhalt:\n\nAlt.\n")
    told = max(people.department(text, outline.find(text)), key=lambda m: m.confidence)
    assert (told.value, told.confidence > 0.6) == (printed, sure)


def test_the_end_of_a_label_is_no_person() -> None:
    text = "Beschlussvorlage\n\nBearbeiter: in:\nDatum: 04.03.2031\n\nSachverhalt:\n\nAlt.\n"
    assert best(people.officer, text) is None


@pytest.mark.parametrize("end", [" (Am Weiher", ":"])
def test_a_name_that_is_open_at_its_end_is_not_sure(end: str) -> None:
    text = Text(f"Betreff: Ausbau der Stege{end}\n\nSachverhalt:\n\nAlt.\n")
    assert [m.confidence <= 0.5 for m in names.find(text, outline.find(text))] == [True]


def test_an_office_is_no_sure_number_of_a_paper() -> None:
    text = Text("Vorlage Nr.: Fachdienst 3\n\nSachverhalt:\n\nDie Stege sind alt.\n")
    assert all(m.confidence < 0.5 for m in identity.reference(text, outline.find(text)))


def test_a_town_within_the_title_is_not_the_one_that_writes() -> None:
    text = Text(
        "Betreff: Vertrag über die Stege zwischen dem Zweckverband und der\nStadt Seedorf\n\nSachverhalt:\n\nAlt.\n"
    )
    assert all(m.confidence < 0.9 for m in municipality.find(text, outline.find(text)))


def test_an_office_in_the_head_that_ends_amid_its_name_is_not_sure() -> None:
    text = Text("Sachgebiet 31 Kommunale\n\nVorlage Nr. 12/2031\n\nSachverhalt:\n\nDie Stege sind alt.\n")
    found = [m for m in people.department(text, outline.find(text)) if m.rule == "office in the head"]
    assert found and all(m.confidence <= 0.6 for m in found)


def test_a_name_goes_on_behind_a_colon_at_the_end_of_its_line() -> None:
    string = "Betreff\n\nSchule am Weiher:\n\nErweiterung um eine Werkstatt und\nUmbau\n\nSachverhalt:\n\nAlt.\n"
    assert best(names.find, string) == "Schule am Weiher: Erweiterung um eine Werkstatt und Umbau"
