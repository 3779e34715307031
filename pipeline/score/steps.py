"""The Beratungsfolge of a record and of its truth in, counts by field out: steps, their parts, votes, split votes.

A step is right by its day or days and its body as printed. Its parts and votes are judged between steps that belong
together; what an invented step says is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from pipeline.model.mention import VOTE_KINDS
from pipeline.score.fields import FieldScore, Json, Key, folded, plain, single

_PARTS: tuple[tuple[str, Key], ...] = (
    ("role", folded),
    ("agenda_item", folded),
    ("result", folded),
    ("public", bool),
    ("authoritative", bool),
)


def consultations(score: FieldScore, expected: list[Json], found: list[Json]) -> None:
    """All steps of a paper, those that agree first, then those that share a day or a body."""
    due, free = list(expected), list(found)
    pairs: list[tuple[Json | None, Json | None]] = []
    for same in (_key, _days, _body):
        for step in list(free):
            mine = same(step)
            match = next((s for s in due if mine is not None and same(s) == mine), None)
            if match is None:
                continue
            due = [s for s in due if s is not match]
            free = [s for s in free if s is not step]
            pairs.append((match, step))
            right = same is _key
            _judge(score, step, right)
            score.add("consultations", right=int(right), wrong=int(not right), missed=int(not right))
    for step in free:
        _judge(score, step, False)
    score.add("consultations", wrong=len(free), missed=len(due))
    for step_truth, step_found in [*pairs, *((s, None) for s in due), *((None, s) for s in free)]:
        _step(score, step_truth, step_found)


def _judge(score: FieldScore, step: Json, right: bool) -> None:
    sure = [float(step[k]["confidence"]) for k in ("date", "body") if step.get(k)]
    score.judge("consultations", min(sure, default=0.0), right)


def _days(step: Json) -> Hashable:
    date = step.get("date")
    first = date.get("start") if isinstance(date, dict) else date
    last = (date.get("end") if isinstance(date, dict) else None) or step.get("end") or first
    return (first, last) if first else None


def _body(step: Json) -> Hashable:
    body = plain(step.get("body"))
    return folded(body) if body else None


def _key(step: Json) -> Hashable:
    return _days(step), _body(step)


def _step(score: FieldScore, truth: Json | None, found: Json | None) -> None:
    due, step = truth or {}, found or {}
    for field, key in (("date", _days), ("body", _body)):
        expected, value = key(due), key(step)
        right = expected is not None and expected == value
        wrong, missed = value is not None and not right, expected is not None and not right
        score.add(f"consultation.{field}", right=int(right), wrong=int(wrong), missed=int(missed))
    for field, same in _PARTS:
        if truth is None or field in truth:
            single(score, f"consultation.{field}", due.get(field), step.get(field), same)
    if truth is None or "votes" in truth:
        _votes(score, "", due.get("votes") or {}, step.get("votes") or {})
    if truth is not None and ("ballots" in truth or step.get("ballots")):
        _ballots(score, due.get("ballots", []), step.get("ballots", []))


def _votes(score: FieldScore, prefix: str, truth: Json, found: Json) -> None:
    for kind in VOTE_KINDS:
        _vote(score, prefix, truth.get(kind) or {}, found.get(kind) or {})


def _vote(score: FieldScore, prefix: str, truth: Json, found: Json) -> None:
    """One number of a vote. ``votes`` counts figures, ``vote_states`` the states of cells that the page has."""
    state, got = truth.get("state", "absent"), found.get("state", "absent")
    right = got == state == "value" and found.get("value") == truth.get("value")
    if got == "value" or state == "value":
        wrong, missed = got == "value" and not right, state == "value" and not right
        score.add(f"{prefix}votes", right=int(right), wrong=int(wrong), missed=int(missed))
    if state == got == "absent":
        return
    same = right if got == "value" else state == got
    wrong, missed = not same and got != "absent", not same and state != "absent"
    score.add(f"{prefix}vote_states", right=int(same), wrong=int(wrong), missed=int(missed))
    if not prefix:
        score.cells[state, "another value" if state == got == "value" and not same else got] += 1
    # A cell that is said not to be there at all is not a value that was found; it shows in ``missed``.
    if got != "absent":
        score.judge(f"{prefix}votes", float(found["confidence"]), same)


def _ballots(score: FieldScore, expected: list[Json], found: list[Json]) -> None:
    """Split votes, by the number or letter of their item ("Punkt 1", "1." and "Ziffer 1" are the same)."""
    due = {_item(b["item"]): b for b in expected}
    got = {_item(b["item"]): b for b in found}
    right = len(due.keys() & got.keys())
    score.add("ballots", right=right, wrong=len(found) - right, missed=len(expected) - right)
    for item in sorted(due.keys() | got.keys()):
        _votes(score, "ballots.", due.get(item, {}).get("votes") or {}, got.get(item, {}).get("votes") or {})


def _item(name: str) -> str:
    return " ".join(re.findall(r"\d+(?:\.\d+)*|\b[a-zA-Z]\b", name)).lower() or folded(name)
