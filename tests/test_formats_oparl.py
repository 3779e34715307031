"""OParl 1.1: valid against the official schemas, nothing invented, nothing that is not public."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats import Options, Paper
from pipeline.formats.oparl import LISTS, OParl, midnight
from pipeline.formats.public import public_part
from pipeline.formats.tables import municipality_id
from pipeline.model.record import Consultation, Record
from tests.papers import body, day, record, value, votes

SCHEMAS = Path(__file__).parent.parent.parent / "shared" / "schemas" / "oparl"
TYPES = {
    "organization": "Organization",
    "person": "Person",
    "meeting": "Meeting",
    "paper": "Paper",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    "file": "File",
}


def papers() -> list[Record]:
    secret = Consultation(
        order=1, date=day("2024-03-01"), body=body("Kreisausschuss"), public=value("N", False), votes=votes()
    )
    whole = record(b"1")
    return [
        whole,
        record(b"2", "b.txt", municipality=None, name="Zweite"),
        record(b"3", "Größe & Co.txt", consultations=[secret, *whole.consultations]),
        record(b"4", "geheim.txt", name="Geheim", public=value("nicht öffentlich", False)),
        record(b"5", "unklar.txt", name="Unklar", public=None),
        record(b"6", "unsicher.txt", name="Unsicher", public=value("öffentlich", True, confidence=0.8)),
    ]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("outputs")
    writer = OParl(place, Options().address)
    for one in papers():
        writer.add(Paper(one, "Der Text."))
    made = writer.close([])
    assert all((place / path).exists() for path in made)
    assert [p.name for p in place.iterdir()] == ["oparl"]
    return place / "oparl"


def listed(outputs: Path, kind: str, of: str = municipality_id("Musterstadt")) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads((outputs / of / f"{kind}.json").read_text(encoding="utf-8"))["data"]
    return data


def official(name: str) -> jsonschema.Draft202012Validator:
    """An official schema, its embedded objects resolved, vendor keys with a prefix allowed and no others."""

    def load(name: str, above: tuple[str, ...]) -> dict[str, Any]:
        schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
        for told in schema["properties"].values():
            for at in (told, told.get("items", {})):
                inner = at.pop("schema", None)
                if inner and at.get("type") == "object":
                    at.update({"type": "object"} if inner in above else load(inner, (*above, inner)))
        schema["additionalProperties"] = False
        schema["patternProperties"] = {"^[^:]+:": {}}
        return schema

    checks = jsonschema.FormatChecker()
    checks.checks("url")(lambda text: not isinstance(text, str) or (text.startswith("https://") and " " not in text))
    return jsonschema.Draft202012Validator(load(f"{name}.json", (f"{name}.json",)), format_checker=checks)


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the official schemas are not here")
def test_every_object_keeps_the_official_schema(outputs: Path) -> None:
    official("System").validate(json.loads((outputs / "system.json").read_text(encoding="utf-8")))
    bodies = json.loads((outputs / "bodies.json").read_text(encoding="utf-8"))["data"]
    assert len(bodies) == 2
    checked = 0
    for one in bodies:
        official("Body").validate(one)
        for kind, name in TYPES.items():
            for thing in listed(outputs, kind, one["id"].rsplit("/", 1)[-1]):
                official(name).validate(thing)
                checked += 1
    assert checked > 15


def test_only_what_is_surely_public_is_there(outputs: Path) -> None:
    assert [public_part(p) is not None for p in papers()] == [True, True, True, False, False, False]
    everything = "".join(p.read_text(encoding="utf-8") for p in outputs.rglob("*.json"))
    for hidden in ("Geheim", "geheim.txt", "Unklar", "unsicher.txt", "Kreisausschuss"):
        assert hidden not in everything
    assert "Größe & Co.txt" in everything


def test_what_the_paper_says_and_no_more(outputs: Path) -> None:
    paper = next(p for p in listed(outputs, "paper") if p["mainFile"]["fileName"] == "a.txt")
    assert (paper["reference"], paper["date"], paper["name"]) == ("=12/2024", "2024-02-01", "Maßnahmen am Fluss")
    assert "paperType" not in paper
    assert paper["vorlagen:evidence"]["reference"]["page"] == 1
    assert paper["vorlagen:amount"][1]["minimum"] == "6000000.00"
    assert "amount" not in paper["vorlagen:amount"][1]
    first, second = paper["consultation"]
    assert "authoritative" not in first
    assert second["authoritative"] is True
    items = {i["id"]: i for i in listed(outputs, "agendaItem")}
    told = items[second["agendaItem"]]
    assert told["result"] == "einstimmig"
    assert told["vorlagen:votes"]["yes"]["value"] == 17
    assert told["vorlagen:votes"]["no"] == {"state": "blank", "confidence": 0.6}
    assert "resolutionText" not in told  # it was proposed, not adopted


def test_papers_meet_in_one_meeting(outputs: Path) -> None:
    meetings = listed(outputs, "meeting")
    assert len(meetings) == 2  # two papers, the same two meetings
    assert [len(m["agendaItem"]) for m in meetings] == [2, 2]
    assert [i["order"] for i in meetings[0]["agendaItem"]] == [1, 2]
    known = {o["id"]: o["name"] for o in listed(outputs, "organization")}
    assert {known[m["organization"][0]] for m in meetings} == {"Bauausschuss", "Rat"}
    assert sorted(m["start"] for m in meetings) == ["2024-02-28T00:00:00+01:00", "2024-03-07T00:00:00+01:00"]


def test_every_link_within_leads_to_something(outputs: Path) -> None:
    bodies = json.loads((outputs / "bodies.json").read_text(encoding="utf-8"))["data"]
    ids = {b["id"] for b in bodies}
    things = []
    for one in bodies:
        for kind in LISTS:
            things += listed(outputs, kind, one["id"].rsplit("/", 1)[-1])
    ids |= {t["id"] for t in things}
    for thing in things:
        for name in ("body", "paper", "meeting", "agendaItem", "consultation", "organization", "underDirectionOf"):
            links = thing.get(name, [])
            for link in links if isinstance(links, list) else [links]:
                assert (link if isinstance(link, str) else link["id"]) in ids, (thing["id"], name)


def test_long_lists_are_paged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.formats.oparl.PAGE", 2)
    writer = OParl(tmp_path, "https://rat.example/oparl")
    for n in range(5):
        writer.add(Paper(record(b"%d" % n), ""))
    writer.close([])
    place = tmp_path / "oparl" / municipality_id("Musterstadt")
    pages = [json.loads((place / f"{name}.json").read_text()) for name in ("paper", "paper-2", "paper-3")]
    assert [len(p["data"]) for p in pages] == [2, 2, 1]
    assert pages[0]["links"]["next"].startswith("https://rat.example/oparl/")
    assert pages[0]["links"]["next"].endswith("/paper-2.json")
    assert "next" not in pages[2]["links"]


@given(st.dates(date(1981, 1, 1), date(2035, 12, 31)))
def test_midnight_is_that_of_germany(one: date) -> None:
    from datetime import datetime

    local = datetime(one.year, one.month, one.day, tzinfo=ZoneInfo("Europe/Berlin"))
    assert midnight(one) == local.isoformat()


def test_the_deciding_step_is_told_by_its_role(tmp_path: Path) -> None:
    roles = (("Vorberatung", None), ("beschließend (federführend)", True), (None, None))
    steps = [
        Consultation(order=n, body=body("Kreistag"), role=role and value(role, role), votes=votes())
        for n, (role, _) in enumerate(roles, 1)
    ]
    writer = OParl(tmp_path, Options().address)
    writer.add(Paper(record(b"7", consultations=steps), "Der Text."))
    writer.close([])
    told = listed(tmp_path / "oparl", "consultation")
    assert [c.get("authoritative") for c in told] == [decided for _, decided in roles]
