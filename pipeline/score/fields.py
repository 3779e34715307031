"""A record and its truth in, counts and judged values by field out.

A field that the truth leaves out is not judged; a field whose truth is null must be null. What counts as equal: single
values and names after white space, NFC and upper or lower case of the first letter; dates, amounts and votes exactly;
a resolution's text when at most 1 character in 100 differs. A part of a value (the role of a date, the unit of a price)
is judged where the value itself was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pipeline.score.statistics import Counts, Judged
from pipeline.score.text import character_errors, normal

# JSON as it stands in records and truth files: this room reads files of other people too.
Json = dict[str, Any]
Key = Callable[[Any], Hashable]
NEARLY = 0.01

SINGLE = ("municipality", "paper_type", "reference", "name", "originator", "officer", "department", "meeting")
DATES = ("date", "received")
PARTS_OF_AMOUNTS = ("bound", "period", "per")
# What a heading is for, as far as it is judged; facts and reasons are one, since offices use their names for both.
ROLES = {
    "course": "course",
    "resolution": "resolution",
    "facts": "facts",
    "reasons": "facts",
    "finance": "finance",
    "vote": "vote",
    "earlier": "earlier",
    "attachments": "attachments",
}


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
    from pipeline.score.steps import consultations

    score = FieldScore()
    for field in SINGLE:
        if field in truth:
            single(score, field, truth[field], record.get(field), folded)
    for field in DATES:
        if field in truth:
            single(score, field, truth[field], record.get(field), str)
    if "public" in truth:
        single(score, "public", truth["public"], record.get("public"), bool)
    if "consultations" in truth:
        consultations(score, truth["consultations"], record.get("consultations", []))
    if "resolution" in truth:
        _resolution(score, truth["resolution"], record.get("resolution"))
    if "resolutions" in truth:
        _texts(score, "resolutions", [r["text"] for r in truth["resolutions"]], record.get("resolutions", []))
    if "amounts" in truth:
        for expected, found in _listed(score, "amounts", truth["amounts"], record.get("amounts", []), amount_key):
            for part in PARTS_OF_AMOUNTS:
                if part in expected:
                    _part(score, f"amounts.{part}", expected[part], found.get(part))
    if "dates" in truth:
        for expected, found in _listed(score, "dates", truth["dates"], record.get("dates", []), date_key):
            if expected.get("role"):
                _part(score, "dates.role", expected["role"], found.get("role"))
    for field in ("organizations", "attachments"):
        if field in truth:
            _listed(score, field, [{"value": v} for v in truth[field]], record.get(field, []), _value_key)
    if "references" in truth:
        # Numbers of papers; what the record names of laws beside them is not judged.
        _listed(score, "references", [{"value": v} for v in truth["references"]], papers_named(record), _value_key)
    if "sections" in truth:
        _sections(score, truth["sections"], record.get("sections", []))
    return score


def papers_named(record: Json) -> list[Json]:
    """The references of a record that are numbers of papers; the paragraphs of laws are not judged."""
    return [r for r in record.get("references", []) if "§" not in r["value"] and not r["value"].startswith("Art")]


def _sections(score: FieldScore, expected: list[Json], found: list[Json]) -> None:
    """Headings with a role of ``ROLES``; one that is printed for something else is not judged."""

    def key(section: Json) -> tuple[str, str]:
        return folded(str(section["heading"]).rstrip(": ")), ROLES.get(section["role"], "")

    others = {heading for heading, role in map(key, expected) if not role}
    due = [s for s in expected if key(s)[1]]
    _listed(score, "sections", due, [s for s in found if key(s)[1] and key(s)[0] not in others], key)


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


def _value_key(value: Json) -> Hashable:
    return folded(value["value"])


def plain(value: Any) -> Any:
    """A value of a record or of a truth file, without its evidence."""
    return value.get("value") if isinstance(value, dict) else value


def single(score: FieldScore, field: str, expected: Any, found: Json | None, key: Key) -> None:
    """One value that is there or not."""
    value = plain(found)
    expected = plain(expected)
    right = value is not None and expected is not None and key(value) == key(expected)
    _part(score, field, expected, value, right)
    if found is not None and value is not None:
        score.judge(field, float(found["confidence"]), right)


def _part(score: FieldScore, field: str, expected: Any, value: Any, right: bool | None = None) -> None:
    if right is None:
        right = value is not None and value == expected
    if right:
        score.add(field, right=1)
    else:
        score.add(field, wrong=int(value is not None), missed=int(expected is not None))


def _listed(
    score: FieldScore, field: str, expected: Iterable[Json], found: Sequence[Json], key: Callable[[Json], Hashable]
) -> list[tuple[Json, Json]]:
    """Every entry once, in any order; returns the pairs that agree."""
    due: dict[Hashable, list[Json]] = {}
    for value in expected:
        due.setdefault(key(value), []).append(value)
    pairs = []
    for value in found:
        same = due.get(key(value))
        right = bool(same)
        if same:
            pairs.append((same.pop(0), value))
        score.add(field, right=int(right), wrong=int(not right))
        score.judge(field, float(value["confidence"]), right)
    score.add(field, missed=sum(map(len, due.values())))
    return pairs


def same_text(expected: str, text: str) -> bool:
    """Whether two texts of a resolution are the same but for 1 character in 100."""
    rate = character_errors(expected, text).rate
    return rate is not None and rate <= NEARLY


def _texts(score: FieldScore, field: str, expected: Sequence[str], found: Sequence[Json]) -> None:
    """Texts of resolutions in any order."""
    due = list(expected)
    for value in found:
        match = next((text for text in due if same_text(text, value["text"])), None)
        if match is not None:
            due.remove(match)
        score.add(field, right=int(match is not None), wrong=int(match is None))
    score.add(field, missed=len(due))


def _resolution(score: FieldScore, truth: Json | None, found: Json | None) -> None:
    expected = truth.get("text") if truth else None
    text = found.get("text") if found else None
    right = expected is not None and text is not None and same_text(expected, text)
    _part(score, "resolution", expected, text, right)
    if found and text is not None:
        score.judge("resolution", float(found["confidence"]), right)
    if truth and found:
        for part in ("kind", "introduction", "body"):
            if part in truth:
                expected, value = (normal(v[part]).rstrip(": ") if v.get(part) else None for v in (truth, found))
                _part(score, f"resolution.{part}", expected, value)
    if truth and "items" in truth:
        due = Counter((i["label"], normal(i["text"])) for i in truth["items"])
        got = Counter((i["label"], normal(i["text"])) for i in (found or {}).get("items", []))
        shared = (due & got).total()
        score.add("resolution.items", right=shared, wrong=got.total() - shared, missed=due.total() - shared)
