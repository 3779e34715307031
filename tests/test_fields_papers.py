"""Small papers of many forms (``tests/data/heads*.toml``): head and resolution, and nothing invented."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import fields, outline
from pipeline.model.mention import Finding, Mention, Resolution, Step
from pipeline.model.outline import Outline
from pipeline.model.text import Text

PAPERS = [
    paper
    for file in sorted((Path(__file__).parent / "data").glob("heads*.toml"))
    for paper in tomllib.loads(file.read_text(encoding="utf-8"))["paper"]
]
HEAD = ("paper_type", "reference", "name", "originator", "officer", "department")


def read(paper: dict[str, Any]) -> tuple[Outline, Finding]:
    text = Text(paper["text"].lstrip("\n"))
    found = outline.find(text)
    return found, fields.find(text, found)


def best(mentions: tuple[Mention[Any], ...]) -> Any:
    return max(mentions, key=lambda m: (m.confidence, -m.start)).value if mentions else None


def head(finding: Finding) -> dict[str, Any]:
    told = {name: best(finding.values[name]) for name in HEAD}
    told["public"] = best(finding.public)
    for name, dates in (("date", finding.paper_dates), ("received", finding.received)):
        day = best(dates)
        told[name] = day and day.start and day.start.isoformat()
    return {name: value for name, value in told.items() if value is not None}


def check_resolution(expected: dict[str, Any] | bool | None, found: tuple[Mention[Resolution], ...]) -> None:
    if expected is None:
        return
    if expected is False:
        assert found == ()
        return
    assert isinstance(expected, dict)
    assert found, "no resolution"
    first = found[0].value
    if "text" in expected:
        assert first.text == expected["text"].strip()
    if "contains" in expected:
        assert expected["contains"] in first.text
    for words in expected.get("excludes", ()):
        assert words not in first.text
    if "items" in expected:
        assert [[item.label, item.level] for item in first.items] == expected["items"]
    assert first.introduction == expected.get("introduction", first.introduction if "contains" in expected else None)
    assert first.kind == expected.get("kind", "proposed")
    assert first.body == expected.get("body", first.body)
    assert first.variant == expected.get("variant", first.variant)
    assert len(found) == expected.get("count", 1)
    assert found[0].confidence <= expected.get("most", 1.0)


def check_steps(expected: list[list[Any]], found: list[Step]) -> None:
    assert len(found) == len(expected)
    for row, step in zip(expected, found, strict=True):
        day = step.date and step.date.value
        votes = [(step.votes or {}).get(kind) for kind in ("yes", "no", "abstain")]
        numbers = ["-" if v is None or v.value.value is None else str(v.value.value) for v in votes]
        told = [
            "" if day is None else f"{day.start}" if day.start == day.end else f"{day.start}/{day.end}",
            step.body.value.name if step.body else "",
            *("" if x is None else x.value for x in (step.role, step.agenda_item, step.public, step.result)),
            "" if numbers == ["-", "-", "-"] else " ".join(numbers),
        ]
        for want, value in zip(row, told, strict=True):
            assert value in want["any"] if isinstance(want, dict) else value == want


@pytest.mark.parametrize("paper", PAPERS, ids=[p["about"] for p in PAPERS])
def test_head_and_resolution(paper: dict[str, Any]) -> None:
    found, finding = read(paper)
    printed = {key: paper[key] for key in (*HEAD, "public", "date", "received") if key in paper}
    told = head(finding)
    for key, value in printed.items():
        if isinstance(value, dict):  # "" stands for unknown
            assert told.pop(key, "") in value["any"], key
        else:
            assert told.pop(key, None) == value, key
    assert told == {}, "told but not printed"
    if "form" in paper:
        assert found.template == paper["form"]
    if "municipality" in paper:
        assert best(finding.values["municipality"]) == paper["municipality"]
    check_resolution(paper.get("resolution"), finding.resolutions)
    if "steps" in paper:
        check_steps(paper["steps"], [m.value for m in finding.steps])
    if "roles" in paper:
        assert [s.role for s in found.sections if s.level == 1 and s.rule != "columns"] == paper["roles"]
    if "attachments" in paper:
        assert [m.value for m in finding.attachments] == paper["attachments"]
    if "references" in paper:
        assert [m.value for m in finding.references] == paper["references"]


@pytest.mark.parametrize(
    "string",
    [
        "",
        "\f\f",
        ": : : :\n\n:\n\n::",
        "...\n\n. . .\n",
        "Antrag:\n\n-\n",
        "A-" * 3000,
        "Der Rat möge " * 400 + ":",
        "TOP 5\n\nTOP\n",
        "Antrag: " + "X-Y " * 200,
        "☐ ja ☐ nein " * 200,
        "(\n)\n[x]\n",
    ],
)
def test_strange_text_is_read_without_a_fall(string: str) -> None:
    for before in ("", "Antrag\n\n", "Beschlussvorschlag:\n\n", "Finanzielle Auswirkungen:\n\n"):
        _, finding = read({"text": before + string})
        assert all(0 < m.confidence <= 1 for m in finding.resolutions)
