"""Courses and votes of forms that are drawn as pages: each row of the data is a rule of the layout or the fields."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.layout.grouping import is_session_of
from pipeline.model.record import Consultation, Votes
from pipeline.reader import read_file
from tests import drawn

DATA = Path(__file__).parent / "data"
FORMS = [
    f for n in ("course_forms", "course_cards") for f in tomllib.loads((DATA / f"{n}.toml").read_text("utf-8"))["form"]
]


def shown(votes: Votes) -> str:
    """Ja, Nein, Enthaltung as the data writes them: a number, "_" blank, "." absent, "?" not read; those present and
    excluded behind them where a place is printed for them."""
    signs = {"blank": "_", "absent": ".", "unreadable": "?"}
    told = {k: getattr(votes, k) for k in ("yes", "no", "abstain", "present", "excluded")}
    found = {k: str(v.value) if v.state == "value" else signs[v.state] for k, v in told.items()}
    more = [f"{k}={found[k]}" for k in ("present", "excluded") if found[k] != "."]
    return " ".join([found["yes"], found["no"], found["abstain"], *more])


def row(step: Consultation) -> list[str]:
    day, body = step.date.value if step.date else None, step.body.value if step.body else None
    points = [f"{b.item}: {shown(b.votes)}" for b in step.ballots]
    return [str(day), str(body), shown(step.votes), *points]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["why"])
def test_steps_and_votes_of_a_drawn_form(form: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(drawn.pdf(form["page"]))
    (document,) = read_file(path)
    steps = document.record.consultations
    assert [row(s) for s in steps] == form["steps"]
    for step, wanted in zip(steps, form.get("beside", []), strict=False):
        told = {k: v.value for k in wanted if (v := getattr(step, k)) is not None}
        assert {**dict.fromkeys(wanted), **told} == {k: (v if v != "null" else None) for k, v in wanted.items()}
    doubt = form.get("doubt")
    if doubt is not None:  # a place that nobody can be sure of
        assert all(getattr(s.votes, k).confidence <= doubt for s in steps for k in ("yes", "no", "abstain"))


def test_a_session_is_of_the_body_above_it() -> None:
    assert is_session_of("4. nichtöffentliche Sitzung des", "Werkausschuss Kenntnisnahme")
    assert not is_session_of("Werkausschuss Kenntnisnahme", "Hauptausschuss Vorberatung")
    assert not is_session_of("4. nichtöffentliche Sitzung des", "15. öffentliche Sitzung des Rates")


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("votes", ["Ja:   Nein:   Enthaltung:", "Ja: 9   Nein: 2   Enthaltung: 1"])
def test_a_proposal_right_below_the_votes_of_the_last_step(votes: str, gap: str, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(drawn.pdf(_BELOW_VOTES.replace("VOTES", votes).replace("GAP\n", gap)))
    (document,) = read_file(path)
    record = document.record
    told = [(s.body and s.body.value, s.role and s.role.value) for s in record.consultations]
    assert told == [("Werkausschuss", "Vorberatung"), ("Finanzausschuss", "Vorberatung"), ("Rat", "Entscheidung")]
    assert record.resolution is not None
    assert record.resolution.text.startswith("1) Der Rat beschließt den Ausbau")


_BELOW_VOTES = """
Gemeinde Seedorf                              Vorlage 12/2031

Betreff: Ausbau der Stege am Weiher

Beratungsfolge:
12.03.2031  Werkausschuss                Vorberatung
Abstimmungsergebnis:  VOTES
19.03.2031  Finanzausschuss              Vorberatung
Abstimmungsergebnis:  VOTES
26.03.2031  Rat                          Entscheidung
Abstimmungsergebnis:  VOTES
GAP
Beschlussvorschlag:
1) Der Rat beschließt den Ausbau der Stege am Weiher nach dem Plan der
Verwaltung vom Mai und beauftragt sie mit der Vergabe der Arbeiten.
2) Die Kosten trägt die Gemeinde.

Sachverhalt:
Die Stege sind alt und morsch. Sie werden im Frühjahr mit neuen Brettern
belegt, damit sie wieder begangen werden können.
"""
