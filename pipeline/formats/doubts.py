"""A record in, the values of it that a person should look at out, the most doubtful first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.errors import kind_of
from pipeline.formats.marked import Spot
from pipeline.model.geometry import Box, union
from pipeline.model.record import (
    ANOTHER_PAPER,
    BoxTuple,
    Consultation,
    DateValue,
    Record,
    ResolutionRecord,
    Seen,
    VoteCell,
    Votes,
    title_de,
    titles,
)

OF_A_PAPER = 5
"""Values of one paper that are told: a paper that is lost altogether must not push all others aside."""
SURE = 0.7
"""Below this a value is doubtful; votes, which are single figures, already below VOTE."""
VOTE = 0.85
PAGE = 0.85
# What is asked of every paper; a value that is missing is no doubt, an unsure one is.
ASKED = ("municipality", "paper_type", "reference", "name", "date", "department", "public")
LONGEST = 200


@dataclass(frozen=True, order=True, slots=True)
class Doubt:
    """A value that a person should look at; the greater ``weight``, the sooner. ``spot`` is its place, where it has
    one; ``code`` stands for a problem; ``confidence`` is null where there is no value to be sure of."""

    weight: float
    paper_id: str
    number: int
    path: str = field(compare=False)
    title_de: str = field(compare=False)
    title: str = field(compare=False)
    text: str = field(compare=False)
    confidence: float | None = field(compare=False, default=None)
    page: int | None = field(compare=False, default=None)
    code: str | None = field(compare=False, default=None)
    spot: Spot | None = field(compare=False, default=None)

    @property
    def reason(self) -> str:
        """The doubt in one short line, in English; no line end of the paper breaks it."""
        text = " ".join(self.text.split())
        sure = "" if self.confidence is None else f" ({self.confidence:.2f})"
        if self.code:
            return f"{self.code}: {text}"
        if not text:
            return f"page {self.page}{sure}"
        return f"{self.title}: {text}{sure}"


@dataclass(frozen=True, slots=True)
class _Found:
    weight: float
    title_de: str
    title: str
    text: str
    confidence: float | None = None
    page: int | None = None
    boxes: tuple[BoxTuple, ...] = ()
    code: str | None = None


def doubts(record: Record) -> list[Doubt]:
    """The doubtful values of a paper, at most OF_A_PAPER."""
    # Two bodies in one row have one date.
    found = sorted(dict.fromkeys(_found(record)), key=lambda f: (-f.weight, f.page or 0, f.title, f.text))
    return [
        Doubt(
            round(one.weight, 6),
            record.id,
            number,
            record.source.path,
            one.title_de,
            one.title,
            one.text[:LONGEST],
            one.confidence,
            one.page,
            one.code,
            _spot(record, one),
        )
        for number, one in enumerate(found[:OF_A_PAPER])
    ]


def _spot(record: Record, one: _Found) -> Spot | None:
    """The place of a value; of a value without boxes its whole page; None for plain text."""
    page = next((p for p in record.pages if p.number == one.page), None)
    if page is None or not (page.width and page.height):
        return None
    box = union(Box(*b) for b in one.boxes) if one.boxes else None
    return Spot(record.source.sha256, page.number, page.width, page.height, box)


def _found(record: Record) -> Iterator[_Found]:
    for problem in record.problems:
        weight = 2.0 if problem.is_loss else 1.0
        german, english = _meaning(problem.code)
        yield _Found(weight, german, english, problem.message, None, problem.page, code=problem.code)
    for page in record.pages:
        if page.decision != "skip" and page.confidence < PAGE:
            yield _Found(1 - page.confidence, "ganze Seite", "whole page", "", page.confidence, page.number)
    for name in ASKED:
        yield from _value(Record, name, getattr(record, name), 1.0)
    for step in record.consultations:
        for name in ("date", "body", "role", "result"):
            yield from _value(Consultation, name, getattr(step, name), 1.0)
        yield from _votes(step.votes, step.body.value if step.body else str(step.order))
        for ballot in step.ballots:
            yield from _votes(ballot.votes, ballot.item)
    yield from _value(Record, "resolution", record.resolution, 0.8)
    for name in ("amounts", "dates"):
        for value in getattr(record, name):
            yield from _value(Record, name, value, 0.5)
    for conflict in record.conflicts:
        german, english = titles(Record, conflict.field)
        text = f"{conflict.text} ≠"
        yield _Found(0.15, german, english, text, conflict.confidence, conflict.page)


def _meaning(code: str) -> tuple[str, str]:
    if code == ANOTHER_PAPER:
        return "hier beginnt vielleicht eine weitere Vorlage", "another paper may begin here"
    kind = kind_of(code)
    return (kind.title_de, kind.title) if kind else ("Problem", "problem")


def _value(of: type[Record] | type[Consultation], name: str, value: object, importance: float) -> Iterator[_Found]:
    if not isinstance(value, (Seen, DateValue, ResolutionRecord)) or value.confidence >= SURE:
        return
    german, english = titles(of, name)
    weight = importance * (0.9 - value.confidence)
    yield _Found(weight, german, english, value.text, value.confidence, value.page, tuple(_on(value, value.page)))


def _votes(votes: Votes, of: str) -> Iterator[_Found]:
    for name in Votes.model_fields:
        cell: VoteCell = getattr(votes, name)
        unread = cell.state == "unreadable"
        if not unread and (cell.confidence >= VOTE or cell.page is None or not cell.boxes):
            continue
        info = Votes.model_fields[name]
        shown = "unleserlich · unreadable" if unread else "leer · blank" if cell.value is None else str(cell.value)
        weight = max(0.5 if unread else 0.0, 0.9 - cell.confidence)
        german, english = f"{title_de(info)} ({of})", f"{info.title} ({of})"
        yield _Found(
            weight, german, english, shown, None if unread else cell.confidence, cell.page, tuple(_on(cell, cell.page))
        )


def _on(value: Seen | VoteCell | ResolutionRecord, page: int | None) -> Iterator[BoxTuple]:
    """The boxes of a value; of a resolution that goes over several pages none, because they are not told apart."""
    if page is not None and not (isinstance(value, ResolutionRecord) and len(value.pages) > 1):
        yield from value.boxes
