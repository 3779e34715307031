"""Records and texts of a reading in, drafts of truth beside the papers out: correcting is quicker than typing.

A draft says so (``"draft": true``) and is not scored before a person has taken that line away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.score.fields import DATES, SINGLE, Json, papers_named

SUFFIX = ".truth.json"
_PLAIN = {
    "amounts": ("amount", "minimum", "maximum", "bound", "currency", "period", "per", "text"),
    "dates": ("start", "end", "precision", "role", "text"),
    "sections": ("heading", "role"),
}
_RESOLUTION = ("kind", "introduction", "text")


def draft(outputs: Path, papers: Path) -> list[Path]:
    """Write ``X.truth.json`` and ``X.truth.txt`` beside every paper X below ``papers`` that was read and has no truth.

    A second paper of the same file is ``X-2``. Returns the JSON files written. Raises UsageError where ``outputs`` has
    no record.
    """
    records = sorted((outputs / "records").glob("*.json"))
    if not records:
        raise UsageError("no records in this folder", path=str(outputs), advice="Run `vorlagen run` first.")
    there = {path.relative_to(papers).as_posix(): path for path in sorted(papers.rglob("*")) if path.is_file()}
    judged = {_paper(path) for path in there.values() if path.name.endswith(SUFFIX)}
    written = []
    for path in records:
        record: Json = json.loads(path.read_text(encoding="utf-8"))
        source = record["source"]
        paper = there.get(source["path"])
        first = source.get("first_page", 1)
        if paper is None or (paper, first) in judged:
            continue
        number = source.get("paper", 1)
        stem = paper.with_name(paper.stem + (f"-{number}" if number > 1 else ""))
        place = stem.with_name(stem.name + SUFFIX)
        if place.exists():
            continue
        truth: Json = {"draft": True, "file": paper.name, "form": record.get("form") or "unknown", "damage": []}
        if first > 1:
            truth["first_page"] = first
        place.write_text(_lines({**truth, "record": simple(record)}), encoding="utf-8")
        text = outputs / "text" / f"{path.stem}.txt"
        if text.exists():
            place.with_suffix(".txt").write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
        written.append(place)
    return written


def _paper(truth: Path) -> tuple[Path, int]:
    """The file and the page that a truth tells of."""
    told: Json = json.loads(truth.read_text(encoding="utf-8-sig"))
    return truth.parent / told.get("file", truth.name.removesuffix(SUFFIX)), told.get("first_page", 1)


def simple(record: Json) -> Json:
    """A record as the ``record`` of a truth: values without their evidence, every field that is judged."""
    found: Json = {name: _value(record.get(name)) for name in (*SINGLE, *DATES, "public")}
    found["consultations"] = [_step(step) for step in record.get("consultations", [])]
    resolution = record.get("resolution")
    found["resolution"] = None if resolution is None else {
        **_part(resolution, _RESOLUTION), "items": [_part(i, ("label", "text", "level")) for i in resolution["items"]],
    }  # fmt: skip
    for name, keys in _PLAIN.items():
        found[name] = [_part(entry, keys) for entry in record.get(name, [])]
    named = {name: record.get(name, []) for name in ("organizations", "attachments")}
    for name, entries in {**named, "references": papers_named(record)}.items():
        found[name] = list(dict.fromkeys(entry["value"] for entry in entries if entry["value"]))
    return found


def _value(value: Json | None) -> Any:
    return None if value is None else value["value"]


def _part(entry: Json, keys: tuple[str, ...]) -> Json:
    """What is known of it: a key without a value is left out, and so not judged."""
    return {key: entry[key] for key in keys if entry.get(key) is not None}


def _votes(votes: Json) -> Json:
    return {
        kind: {"state": vote["state"], "value": vote["value"] if vote["state"] == "value" else None}
        for kind, vote in votes.items()
        if vote["state"] != "absent"
    }


def _step(step: Json) -> Json:
    day = step.get("date")
    found: Json = {"order": step["order"], "date": _value(day), "body": _value(step.get("body"))}
    if day is not None and day.get("end") not in (None, day["value"]):
        found["end"] = day["end"]
    for name in ("role", "agenda_item", "public", "authoritative", "result"):
        if step.get(name) is not None:
            found[name] = _value(step[name])
    found["votes"] = _votes(step.get("votes", {}))
    if step.get("ballots"):
        found["ballots"] = [{"item": b["item"], "votes": _votes(b["votes"])} for b in step["ballots"]]
    return found


def _lines(truth: Json) -> str:
    """JSON for an editor: one fact a line, one entry of a list a line."""

    def written(value: Json, indent: str) -> Iterator[str]:
        for key, one in value.items():
            name = f"{indent}{json.dumps(key)}: "
            if isinstance(one, list) and one and isinstance(one[0], dict):
                entries = f",\n{indent} ".join(json.dumps(entry, ensure_ascii=False) for entry in one)
                yield f"{name}[\n{indent} {entries}]"
            elif key == "record":
                inner = ",\n".join(written(one, indent + " "))
                yield f"{name}{{\n{inner}}}"
            else:
                yield name + json.dumps(one, ensure_ascii=False)

    return "{\n" + ",\n".join(written(truth, " ")) + "}\n"
