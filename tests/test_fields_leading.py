"""The body that leads among several: in brackets, behind its name or its role, in a column of its own."""

from __future__ import annotations

import pytest

from pipeline.model.text import Text
from tests.courses import steps, table

HEAD = "Beschlussvorlage\n\nVorlage Nr.: 17/2031\n\nBeratungsfolge:\n"
TAIL = "\n\nSachverhalt:\n\nDie Stege sind alt.\n"
ONE, TWO = "04.03.2031", "11.03.2031"


def told(text: Text) -> list[tuple[str | None, str | None, bool | None]]:
    return [
        (s.body and s.body.value.name, s.role and s.role.value, s.authoritative and s.authoritative.value)
        for s in steps(text)
    ]


BODIES = [
    "Bauausschuss (federführend)",
    "Bauausschuss (ff.)",
    "Bauausschuss (FF)",
    "Bauausschuss – federführend",
    "Bauausschuss, federführend",
    "Bauausschuss (federf.)",
    "Bauausschuss (Federführung)",
    "Bauausschuss (federführender Ausschuss)",
]
ROLES = [
    "beratend (federführend)",
    "Vorberatung (ff.)",
    "Vorberatung, federführend",
    "beratend – federführend",
    "federführende Beratung",
    "federführend",
    "beschließend (federführend)",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("loose", [True, False])
def test_beside_the_body(body: str, loose: bool) -> None:
    rows = [["Sozialausschuss", ONE, "Vorberatung"], [body, TWO, "Vorberatung"]]
    text = (
        Text(HEAD + "\n".join(" ".join(row) for row in rows) + TAIL)
        if loose
        else table([["Gremium", "Termin", "Zuständigkeit"], *rows], before=HEAD)
    )
    assert told(text) == [("Sozialausschuss", "Vorberatung", None), ("Bauausschuss", "Vorberatung", True)]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("loose", [True, False])
def test_beside_the_role(role: str, loose: bool) -> None:
    rows = [["Sozialausschuss", ONE, "mitberatend"], ["Bauausschuss", TWO, role]]
    text = (
        Text(HEAD + "\n".join(" ".join(row) for row in rows) + TAIL)
        if loose
        else table([["Gremium", "Termin", "Zuständigkeit"], *rows], before=HEAD)
    )
    # who leads the consultation need not decide: the word stays with the role
    assert told(text) == [("Sozialausschuss", "mitberatend", None), ("Bauausschuss", role, None)]


@pytest.mark.parametrize("head", ["federführend", "ff.", "FF", "federf.", "Federführung"])
def test_a_column_of_its_own(head: str) -> None:
    rows = [["Gremium", "Termin", head, "TOP"], ["Sozialausschuss", ONE, "", "4"], ["Bauausschuss", TWO, "X", "5"]]
    assert told(table(rows, before=HEAD)) == [("Sozialausschuss", None, None), ("Bauausschuss", None, True)]


def test_an_office_that_leads_is_no_step() -> None:
    text = Text("Beschlussvorlage\n\nFederführend: Bauamt\n\nBeratungsfolge:\nRat 04.03.2031 Entscheidung" + TAIL)
    assert told(text) == [("Rat", "Entscheidung", None)]
