"""The truth of a generated paper in, the outputs of a reader that makes no mistake out."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from pipeline.model.mention import VOTE_KINDS

Json = dict[str, Any]
SURE = 0.95
_ABSENT = {"state": "absent", "value": None}


def record(truth: Json) -> Json:
    """A record that says just what the truth of its paper says."""
    told = deepcopy(truth["record"])
    source = {"path": truth["file"], "first_page": truth["first_page"]}
    found: Json = {"source": source, "repairs": [], "joins": []}
    for key, value in told.items():
        if key == "consultations":
            found[key] = [_step(step) for step in value]
        elif key == "resolution":
            found[key] = None if value is None else {**value, "confidence": SURE}
        elif key in ("resolutions", "amounts", "dates", "sections"):
            found[key] = [{**entry, "confidence": SURE} for entry in value]
        elif isinstance(value, list):
            found[key] = [_value(entry) for entry in value]
        else:
            found[key] = _value(value)
    return found


def _value(value: Any) -> Json | None:
    return None if value is None else {"value": value, "confidence": SURE}


def _votes(votes: Json) -> Json:
    return {kind: {**votes.get(kind, _ABSENT), "confidence": SURE} for kind in VOTE_KINDS}


def _step(step: Json) -> Json:
    simple = ("body", "role", "agenda_item", "result", "public", "authoritative")
    day = _value(step["date"])
    if day is not None:
        day |= {"start": step["date"], "end": step["end"] or step["date"]}
    ballots = [{"item": b["item"], "votes": _votes(b["votes"])} for b in step.get("ballots", [])]
    found = {"order": step["order"], "date": day, "votes": _votes(step["votes"]), "ballots": ballots}
    return found | {key: _value(step[key]) for key in simple}


def votes_to_nought(record: Json) -> None:
    """Every cell without a figure read as 0."""
    for step in record["consultations"]:
        for vote in step["votes"].values():
            if vote["value"] is None:
                vote.update(state="value", value=0)


def day_and_month_swapped(record: Json) -> None:
    """Every day as an American would read it, where that gives a day."""
    days = [record[key] for key in ("date", "received", "meeting")] + record["dates"]
    for entry in filter(None, [*days, *(step["date"] for step in record["consultations"])]):
        for key in ("value", "start", "end"):
            year, month, day = str(entry.get(key) or "--").split("-")
            if day.isdigit() and int(day) <= 12:
                entry[key] = f"{year}-{day}-{month}"


def write(folder: Path, name: str, truth: Json, found: Json) -> None:
    """Record and text of one paper as a reader leaves them in its folder of results."""
    for place in ("records", "text"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    (folder / "records" / f"{name}.json").write_text(json.dumps(found), encoding="utf-8")
    for ending in ("txt", "raw.txt"):
        (folder / "text" / f"{name}.{ending}").write_text(truth["text"], encoding="utf-8")
