"""A record and its truth in, counts and judged values by field out.

A field that the truth leaves out is not judged; a field whose truth is null must be null. What counts as equal: single
values and names after white space, NFC and upper or lower case of the first letter; dates, amounts and votes exactly;
a resolution's text when at most 1 character in 100 differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from pipeline.model.mention import VOTE_KINDS
from pipeline.score.statistics import Counts, Judged
from pipeline.score.text import character_errors, normal

# JSON as it stands in records and truth files: this room reads files of other people too.
Json = dict[str, Any]
NEARLY = 0.01

SINGLE = ("municipality", "paper_type", "reference", "name", "originator", "officer", "department", "meeting")
DATES = ("date", "received")


class FieldScore:
    """Counts by field, every judged value, the confusion of vote cells: filled paper by paper."""

    def __init__(self) -> None:
        self.counts: dict[str, Counts] = {}
        self.judged: list[Judged] = []
        self.cells: Counter[tuple[str, str]] = Counter()

    def add(self, field: str, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        self.counts[field] = self.counts.get(field, Counts()) + Counts(right, wrong, missed)

    def judge(self, field: str, confidence: float, right: bool) -> None:
        self.judged.append(Judged(field, confidence, right))


def compare(record: Json, truth: Json) -> FieldScore:
    """What one record (``records/<id>.json``) is worth against the ``record`` of its truth file."""
    score = FieldScore()
    for field in SINGLE:
        if field in truth:
            _single(score, field, truth[field], record.get(field), folded)
    for field in DATES:
        if field in truth:
            _single(score, field, truth[field], record.get(field), str)
    if "public" in truth:
        _single(score, "public", truth["public"], record.get("public"), bool)
    if "consultations" in truth:
        _consultations(score, truth["consultations"], record.get("consultations", []))
    if "resolution" in truth:
        _resolution(score, truth["resolution"], record.get("resolution"))
    if "amounts" in truth:
        _listed(score, "amounts", truth["amounts"], record.get("amounts", []), amount_key)
    if "dates" in truth:
        _listed(score, "dates", truth["dates"], record.get("dates", []), date_key)
    return score


def folded(value: object) -> str:
    """A name as it is compared: NFC, blanks as one, the first letter's case left out of account."""
    text = normal(str(value))
    return text[:1].lower() + text[1:]


def decimal(value: object) -> Decimal | None:
    """A decimal however many noughts it is written with; None for null and for what is no number."""
    if value is None:
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return None


def amount_key(value: Json) -> Hashable:
    return (*(decimal(value.get(k)) for k in ("amount", "minimum", "maximum")), value.get("currency"))


def date_key(value: Json) -> Hashable:
    return value.get("start"), value.get("end"), value.get("precision")


def step_key(step: Json, body: object) -> Hashable:
    date = step.get("date")
    first = date.get("start") if isinstance(date, dict) else date
    last = (date.get("end") if isinstance(date, dict) else None) or step.get("end") or first
    return first, last, folded(body) if body else None


def _plain(value: Any) -> Any:
    """A value of a record or of a truth file, without its evidence."""
    return value.get("value") if isinstance(value, dict) else value


def _single(score: FieldScore, field: str, expected: Any, found: Json | None, key: Callable[[Any], Hashable]) -> None:
    value = _plain(found)
    expected = _plain(expected)
    right = value is not None and expected is not None and key(value) == key(expected)
    if right:
        score.add(field, right=1)
    else:
        score.add(field, wrong=int(value is not None), missed=int(expected is not None))
    if found is not None and value is not None:
        score.judge(field, float(found["confidence"]), right)


def _listed(
    score: FieldScore, field: str, expected: Iterable[Json], found: list[Json], key: Callable[[Json], Hashable]
) -> None:
    due = Counter(map(key, expected))
    for value in found:
        right = due[key(value)] > 0
        due[key(value)] -= right
        score.add(field, right=int(right), wrong=int(not right))
        score.judge(field, float(value["confidence"]), right)
    score.add(field, missed=sum(due.values()))


def _consultations(score: FieldScore, expected: list[Json], found: list[Json]) -> None:
    """Steps are right by date and body; further fields and votes are judged between steps that belong together."""
    keys = [step_key(s, _plain(s.get("body"))) for s in expected]
    free = list(range(len(expected)))
    pairs: list[tuple[Json | None, Json | None]] = []
    for step in found:
        names = [_plain(step.get("body")), (step.get("body") or {}).get("register_name")]
        mine = [step_key(step, n) for n in names if n] or [step_key(step, None)]
        match = next((i for i in free if keys[i] in mine), None)
        right = match is not None
        if match is None:  # same place in the course: wrong in date or body, but its votes can be judged
            match = next((i for i in free if keys[i][:2] == mine[0][:2] or keys[i][2] == mine[0][2]), None)  # type: ignore[index]
        if match is not None:
            free.remove(match)
            pairs.append((expected[match], step))
        else:
            pairs.append((None, step))
        score.add("consultations", right=int(right), wrong=int(not right), missed=int(match is not None and not right))
        sure = [float(step[k]["confidence"]) for k in ("date", "body") if step.get(k)]
        score.judge("consultations", min(sure, default=0.0), right)
    score.add("consultations", missed=len(free))
    pairs += [(expected[i], None) for i in free]
    for step_truth, step_found in pairs:
        _step(score, step_truth or {}, step_found or {})


def _step(score: FieldScore, truth: Json, found: Json) -> None:
    for field, key in (("role", folded), ("agenda_item", folded), ("result", folded), ("public", bool)):
        if field in truth:
            _single(score, f"consultation.{field}", truth[field], found.get(field), key)
    if "votes" in truth or not truth:
        for kind in VOTE_KINDS:
            _vote(score, (truth.get("votes") or {}).get(kind), (found.get("votes") or {}).get(kind), bool(truth))


def _vote(score: FieldScore, truth: Json | None, found: Json | None, known: bool) -> None:
    """One number of a vote. ``votes`` counts figures, ``vote_states`` the states of cells that the page has."""
    state = (truth or {}).get("state", "absent")
    got = (found or {}).get("state", "absent")
    expected, value = (truth or {}).get("value"), (found or {}).get("value")
    right = got == "value" and state == "value" and value == expected
    if got == "value" or state == "value":
        score.add(
            "votes",
            right=int(right),
            wrong=int(got == "value" and not right),
            missed=int(state == "value" and not right),
        )
    if found and got == "value":
        score.judge("votes", float(found["confidence"]), right)
    if known and (state != "absent" or got != "absent"):
        same = right if state == got == "value" else state == got
        score.cells[state, got if same or state != "value" or got != "value" else "wrong value"] += 1
        score.add("vote_states", right=int(same), wrong=int(not same and got != "absent"), missed=int(not same))
        if found and got != "absent":
            score.judge("vote_states", float(found["confidence"]), same)


def _resolution(score: FieldScore, truth: Json | None, found: Json | None) -> None:
    expected = truth.get("text") if truth else None
    text = found.get("text") if found else None
    right = False
    if expected is not None and text is not None:
        rate = character_errors(expected, text).rate
        right = rate is not None and rate <= NEARLY
    if right:
        score.add("resolution", right=1)
    else:
        score.add("resolution", wrong=int(text is not None), missed=int(expected is not None))
    if found and text is not None:
        score.judge("resolution", float(found["confidence"]), right)
    if truth and "items" in truth:
        due = [(i["label"], normal(i["text"])) for i in truth["items"]]
        got = [(i["label"], normal(i["text"])) for i in (found or {}).get("items", [])]
        shared = sum((Counter(due) & Counter(got)).values())
        score.add("resolution_items", right=shared, wrong=len(got) - shared, missed=len(due) - shared)
