"""Where a resolution begins and ends: headings shortened, misread or unknown, and what forms print around it."""

from __future__ import annotations

import re

import pytest

from pipeline import outline
from pipeline.fields import resolution
from pipeline.model.geometry import Box
from pipeline.model.mention import Resolution
from pipeline.model.text import Anchor, Layout, Text, Zone
from tests.courses import table
from tests.proposals import items, resolutions


@pytest.mark.parametrize(
    "heading",
    [
        "Beschl.-vorschl.",
        "Empfehlung an den Werkausschuss",
        "Entscheidung",
        "Abzustimmender Text:",  # nobody listed it: its first words resolve
    ],
)
def test_a_heading_shortened_rare_or_unknown(heading: str) -> None:
    (found,) = resolutions(
        f"Beschlussvorlage\n\nSachlage:\n\nDer Steg ist alt.\n\n{heading}\n\nDer Werkausschuss beschließt den neuen "
        "Steg.\n\nBegr.\n\nEr trägt nicht.\n\nAnl.\n\nPlan\n"
    )
    assert found.text == "Der Werkausschuss beschließt den neuen Steg."


def test_a_remark_in_brackets_behind_a_heading() -> None:
    (found,) = resolutions(
        "Beschlussvorschlag\n\nDer Steg wird erneuert.\n\nFinanzielle Auswirkungen (lfd. Jahr)\n\nAufwand: 5.000 €\n"
    )
    assert found.text == "Der Steg wird erneuert."


def test_the_number_of_the_paper_within_a_sentence_is_no_running_head() -> None:
    (found,) = resolutions(
        "Vorlage 14/0736\n\nBeschlussvorschlag:\n\nDer Rat stimmt der Erneuerung des Stegs am Weiher gemäß\n"
        "Vorlage 14/0736 zu.\n"
    )
    assert found.text == "Der Rat stimmt der Erneuerung des Stegs am Weiher gemäß Vorlage 14/0736 zu."


def test_for_whom_somebody_signs_is_no_part() -> None:
    (found,) = resolutions("Beschlussvorschlag\n\nDer Steg wird erneuert.\n\nFür den Gemeindevorstand\n\nAnna Muster\n")
    assert found.text == "Der Steg wird erneuert."


def test_a_list_goes_on_behind_a_table_of_votes() -> None:
    (found,) = resolutions(
        "Beschlussvorlage\n\nBeschlussvorschlag:\n\n1. Der Steg wird erneuert.\n\n2. Die Mittel stehen bereit.\n\n"
        "Gremium          Sitzung      Ja    Nein    Enth.\n"
        "Bauausschuss     03.02.2031\n\f"
        "3. Der Beschluss von 2029 wird aufgehoben.\n\nIm Auftrag\n\nMuster\n"
    )
    assert [label for label, _, _ in items(found)] == ["1.", "2.", "3."]


@pytest.mark.parametrize("heading", ["Reschlußvorschlag,;", "Beschlhiss:"])
def test_a_heading_badly_read(heading: str) -> None:
    (found,) = resolutions(f"Vorlage\n\nSachlage:\n\nDer Steg ist alt.\n\n{heading}\n\nDer Steg wird erneuert.\n")
    assert found.text == "Der Steg wird erneuert."


def test_a_heading_whose_roman_number_is_badly_read_ends_the_text() -> None:
    (found,) = resolutions(
        "I. Beschlussvorschlag\n\n1. Der Steg wird erneuert.\n\n2. Die Mittel stehen bereit.\n\nu. Begründung\n\n"
        "Er ist alt.\n"
    )
    assert [label for label, _, _ in items(found)] == ["1.", "2."]


def test_an_item_that_is_named_like_a_heading_belongs_to_the_text() -> None:
    (found,) = resolutions(
        "Beschlussvorschlag\n\nGeregelt werden\n\na) Zuständigkeit\n\nb) Finanzierung\n\nFür alle gilt der Plan.\n"
    )
    assert [label for label, _, _ in items(found)] == ["a)", "b)"]


def test_a_line_between_paragraphs_ends_the_text() -> None:
    (found,) = resolutions(
        "Vorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert und bleibt der Gemeinde erhalten.\n\n"
        "Bitte des Vereins\n\n"
        "Mit Schreiben vom 3. Mai 2031 hat der Verein darum gebeten, den Steg am Weiher zu erneuern.\n"
    )
    assert found.text == "Der Steg wird erneuert und bleibt der Gemeinde erhalten."


def test_a_signature_on_behalf_badly_read_is_no_item() -> None:
    (found,) = resolutions("Beschlussvorschlag\n\nDer Steg wird erneuert.\n\n1. A. Muster\n")
    assert found.text == "Der Steg wird erneuert."


def test_the_result_of_an_inquiry_and_an_attachment_amid_items_end_no_resolution() -> None:
    (found,) = resolutions(
        "Beschlussvorschlag:\n\n1. Der Steg wird geprüft.\n\nErgebnis der Prüfung wird bis Mai vorgelegt.\n\n"
        "Anlage 1 Lageplan der Stege\n\n2. Die Mittel stehen bereit.\n\nAbstimmung: einstimmig\n\nAlt.\n"
    )
    assert found.text.endswith("Lageplan der Stege\n\n2. Die Mittel stehen bereit.")
    assert "Ergebnis der Prüfung" in found.text
    (found,) = resolutions(
        "Beschlussvorschlag:\n\n1. Der Steg wird geprüft.\n\nAnlage 1 Lageplan\n\nAnlage 2 Kosten der Stege\n"
    )
    assert found.text == "1. Der Steg wird geprüft."


def _bold(lines: list[str], bold: set[str]) -> list[Resolution]:
    """The resolutions of a page of these lines, each a paragraph; those in ``bold`` are so."""
    string, words = "", []
    for n, line in enumerate(lines):
        for m in re.finditer(r"\S+", line):
            start, left = len(string) + m.start(), 60.0 + 5.0 * m.start()
            box = Box(left, 60.0 + 30 * n, left + 5.0 * len(m[0]), 70.0 + 30 * n)
            words.append(Anchor(start, start + len(m[0]), 1, box, 1.0, bold=line in bold, size=10))
        string += line + "\n\n"
    text = Text(string, layout=Layout(anchors=tuple(words), zones=(Zone(0, len(string), "body", 1),), first_page=1))
    return [m.value for m in resolution.find(text, outline.find(text))]


def test_a_lead_in_set_as_a_heading_below_the_reasons() -> None:
    lead = "Die Gemeindevertretung der Gemeinde Teichdorf beschließt:"
    lines = ["Begründung:", "Der Steg ist alt.", lead, "Der Steg wird im Jahr 2031 erneuert.", "Anlage", "Plan"]
    (found,) = _bold(lines, {"Begründung:", lead, "Anlage"})
    assert (found.introduction, found.text) == (lead, "Der Steg wird im Jahr 2031 erneuert.")


@pytest.mark.parametrize("lead", ["Der Rat beschließt folgende", "Der Rat beschließt eine Satzung."])
def test_the_title_of_a_statute_within_the_sentence_that_leads_to_it(lead: str) -> None:
    lines = [
        "Beschlussvorschlag:",
        lead,
        "Satzung über Stege:",
        "Stege sind im Winter zu räumen.",
        "Begründung:",
        "Eis.",
    ]
    (found,) = _bold(lines, {"Beschlussvorschlag:", "Satzung über Stege:", "Begründung:"})
    assert ("Stege sind im Winter" in found.text) == (lead[-1] != ".")


@pytest.mark.parametrize(
    ("rows", "inside"),
    [
        ([["Haushaltsmittel vorhanden", "ja ☒ nein ☐"], ["Produkt", "36600"]], False),
        ([["Weiher", "Steg"], ["Nord", "ein langer Steg"]], True),
    ],
)
def test_a_box_of_a_form_right_below_the_text_is_no_part(rows: list[list[str]], inside: bool) -> None:
    text = table(rows, head=0, before="Vorlage\n\nBeschlussvorschlag:\n\nDer Steg wird erneuert.\n\n")
    (found,) = [m.value for m in resolution.find(text, outline.find(text))]
    assert (rows[0][0] in found.text) == inside


@pytest.mark.parametrize(
    "end",
    [
        "Sichtvermerke:\nKämmerei",
        "Protokollnotiz:\nHerr Muster fragt nach.",
        "Beschluss-Nr.: 45/2031",
        "gesehen:\nMuster",
        "Anlagen 1 bis 3",
        "Vorlage erstellt von: Frau Muster",
        "Weitere Auskünfte erteilt Frau Muster.",
        "Haushaltsstelle: 1.5410",
        "Begründung siehe Anlage.",
        "Vorbemerkung\n\nDer Steg ist alt.",
        "☐ einstimmig ☐ mehrheitlich",
    ],
)
def test_what_forms_print_below_a_resolution(end: str) -> None:
    (found,) = resolutions(f"Vorlage\n\nBeschlussvorschlag:\n\nDer Rat stimmt zu.\n\n{end}\n")
    assert found.text == "Der Rat stimmt zu."


@pytest.mark.parametrize(
    "lead",
    [
        "Der Rat wird gebeten, wie folgt zu beschließen:",
        "Es ergeht folgender Beschluss:",
        "Der Rat fasst folgenden Beschluss:",
        "Die Ratsversammlung beschließt:",
        "Der Ausschuss empfiehlt dem Rat zu beschließen:",
    ],
)
def test_a_lead_in_below_the_facts_of_a_paper_without_another(lead: str) -> None:
    facts = "Vorlage\n\nSachverhalt:\n\nDer Steg ist alt und nicht mehr sicher.\n\n"
    below = "Der Steg wird erneuert.\n\nAnlagen:\nPlan\n"
    (found,) = resolutions(f"{facts}{lead}\n\n{below}")
    assert (found.text, found.introduction) == ("Der Steg wird erneuert.", lead)
    (found,) = resolutions(f"Vorlage\n\nBeschluss:\n\nDie Bank bleibt.\n\n{facts[9:]}{lead}\n\n{below}")
    assert found.text == "Die Bank bleibt."


PART = "Beschlussvorschlag:\n\nI. Sachentscheidung:\n\n1. Dem Steg wird zugestimmt.\n\n2. Er wird gebaut.\n\n"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            f"{PART}II. Finanzielle Auswirkungen:\n\nDie Kosten sind veranschlagt.\n\nBegründung:\n\nAlt.\n",
            4,
        ),
        (f"{PART}II. Begründung:\n\nDer Steg ist alt.\n", 3),
        (f"{PART}Finanzielle Auswirkungen:\n\nKeine.\n", 3),
        ("I. Beschlussvorschlag\n\nDer Steg wird gebaut.\n\nII. Finanzielle Auswirkungen:\n\nKeine.\n", 0),
    ],
)
def test_a_roman_part_of_a_resolution_and_the_heading_behind_one(text: str, labels: int) -> None:
    (found,) = resolutions(text)
    assert len(found.items) == labels
    assert ("veranschlagt" in found.text) == (labels == 4) and "Keine" not in found.text


@pytest.mark.parametrize(
    ("parts", "labels"),
    [
        (["1 Der Steg am Ufer wird gebaut.", "2 Die Kosten werden vom Kreis getragen."], ["1", "2"]),
        (["3 Der Steg am Ufer wird gebaut.", "5 Die Kosten werden vom Kreis getragen."], []),
        (["1 Bank", "2 Stühle"], []),
        (["Folgendes wird gebaut:", "2 Stege am Ufer werden neu gebaut."], []),
    ],
)
def test_sentences_numbered_without_points(parts: list[str], labels: list[str]) -> None:
    (found,) = resolutions("Antrag:\n\n" + "\n\n".join(parts) + "\n\nSachdarstellung:\n\nAlt.\n")
    assert [item.label for item in found.items] == labels


def test_a_box_of_the_office_below_who_signs() -> None:
    rows = [["Zur Mitzeichnung an:", "Bearbeitungsvermerke:"], ["BM 2, GM", "Eingang ____"]]
    text = table(rows, before="Antrag:\n\nDer Steg am Ufer wird gebaut.\n\nMia Muster\n\n")
    (found,) = [m.value for m in resolution.find(text, outline.find(text))]
    assert found.text == "Der Steg am Ufer wird gebaut."
