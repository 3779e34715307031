"""Numbers of other papers in sentences, and lists of attachments in the manners of offices."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline import outline
from pipeline.fields import attachments, references
from pipeline.model.text import Text

HEAD = "Beschlussvorlage\n\nVorlage Nr.: 17/2031\n\nBetreff: Steg\n\nSachverhalt:\n\n"


def named(words: str) -> list[str]:
    text = Text(f"{HEAD}Der Steg ist alt, hierzu wird auf die {words} hingewiesen.\n\nBegründung:\n\nAlt.\n")
    return [m.value for m in references.find(text, outline.find(text))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Drucksachen Nr. 12/2030 und 13/2030", ["12/2030", "13/2030"]),
        ("Vorlagen 12/2030, 13/2030 und 14/2030", ["12/2030", "13/2030", "14/2030"]),
        ("Vorlagen 12/2030 und 17/2031", ["12/2030"]),
        ("Mitteilungsvorlage MV 12/2030", ["MV 12/2030"]),
        ("Anfrage F 12/2030", ["F 12/2030"]),
        ("Sitzungsvorlage 20-26 / V 01234", ["20-26 / V 01234"]),
        ("Ursprungsvorlage 12/2030", ["12/2030"]),
        ("GRDrs 192/2030", ["GRDrs 192/2030"]),
        ("BV/0123/2030", ["BV/0123/2030"]),
        ("SV 12-3456/30", ["SV 12-3456/30"]),
        ("Vorlage 12/2030 1. Ergänzung", ["12/2030 1. Ergänzung"]),
        ("Vorlage 3/4 der Kosten", []),
        ("VO 1370/2007", []),
        ("Vorlage vom 12.03.2030", []),
        ("Ansätze 2029/2030", []),
        ("Vorlage 17/2031", []),
    ],
)
def test_papers(words: str, expected: list[str]) -> None:
    assert named(words) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "Anlage 1: Lageplan\nAnlage 2: Satzung",
        "Anlage 1 – Lageplan\nAnlage 2 – Satzung",
        "Anlagen:\nI. Lageplan\nII. Satzung",
        "Anlagen:\nA) Lageplan\nB) Satzung",
        "Anlagen:\n01 Lageplan\n02 Satzung",
        "Anlagen:\n\nAnlage 1_Lageplan\nAnlage 2_Satzung",
        "Anlagen (nichtöffentlich):\nLageplan\nSatzung",
        "Beigefügt:\n- Lageplan\n- Satzung",
    ],
)
def test_attachments(printed: str) -> None:
    text = Text(f"{HEAD}Der Steg ist alt.\n\n{printed}\n")
    assert [m.value for m in attachments.find(text, outline.find(text))] == ["Lageplan", "Satzung"]


@pytest.mark.parametrize(
    "printed",
    [
        "Anlagen: siehe Anlagenverzeichnis",
        "Anlagen: liegen im Ratsinformationssystem vor",
        "Anlage 1: Lageplan",
        "Anlage 2: Lageplan\nAnlage 3: Satzung",
        "Anlage 1 zeigt den Steg.\n\nEr ist alt.\n\nAnlage 2 zeigt den Teich.",
    ],
)
def test_no_attachments(printed: str) -> None:
    text = Text(f"{HEAD}Der Steg ist alt.\n\n{printed}\n")
    assert not list(attachments.find(text, outline.find(text)))


def test_long_words_take_no_time() -> None:
    text = Text(HEAD + "vorlag" * 20_000 + " Vorlage 1/ und 2/ " * 2000 + "\n")
    told = outline.find(text)
    begun = process_time()
    list(references.find(text, told))
    assert process_time() - begun < 2


def test_the_name_of_who_signs_below_a_list_is_no_sure_attachment() -> None:
    text = Text("Vorlage 3/2031\n\nAnlagen:\nLageplan mit Entwurf\nPreisspiegel der Angebote\n\nHenrike Wolgemut\n")
    found = {m.value: m.confidence for m in attachments.find(text, outline.find(text))}
    assert found["Lageplan mit Entwurf"] == 0.8 and found["Henrike Wolgemut"] < 0.75


@pytest.mark.parametrize("name", ["Henrike Wolgemut", "Dr. Ole Wolgemut-Kern"])
def test_a_name_right_below_a_list_and_above_an_office_is_the_signature(name: str) -> None:
    text = Text(f"Vorlage 3/2031\n\nAnlagen:\nLageplan Mitte\nSynopse\n{name}\nBürgermeisterin\n")
    assert [m.value for m in attachments.find(text, outline.find(text))] == ["Lageplan Mitte", "Synopse"]


@pytest.mark.parametrize("signed", ["gez. Wolgemut", "Im Auftrag"])
def test_an_annex_right_above_a_signature_stays(signed: str) -> None:
    text = Text(f"Vorlage 3/2031\n\nAnlagen:\nSynopse\nLageplan Mitte\n{signed}\n")
    assert [m.value for m in attachments.find(text, outline.find(text))] == ["Synopse", "Lageplan Mitte"]
