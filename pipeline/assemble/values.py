"""A mention goes in; a value of the record with its evidence and its confidence comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from pipeline.assemble.checks import CONTRADICTED, more_than_present
from pipeline.german.bodies import clean
from pipeline.german.fold import fold
from pipeline.model.mention import (
    VOTE_KINDS,
    Amount,
    Ballot,
    Body,
    DateSpan,
    Mention,
    Resolution,
    Step,
    Vote,
    VoteKind,
)
from pipeline.model.outline import Outline, Section
from pipeline.model.record import (
    AmountValue,
    BallotRecord,
    BodyValue,
    Conflict,
    Consultation,
    DateValue,
    FurnitureRecord,
    ResolutionItem,
    ResolutionRecord,
    ResultValue,
    SectionRecord,
    Value,
    VoteCell,
    Votes,
)
from pipeline.model.text import PageBox, Text, TextCell
from pipeline.sure import MOST, Grounds, Judge

T = TypeVar("T")
_LONG = 15  # words; a longer span is as sure as its words are on average, a shorter one as its worst word
_DOUBTED = 0.9  # a vote whose own rule is no surer
_BARE = 0.7  # a resolution that no heading tells (docs/truth.md)

_VOTE_HEAD = re.compile(r"\bja\b[^\n☐☒]{0,40}\bnein\b", re.IGNORECASE)
"""Columns for votes, and not the boxes of a question ("Ja ☐ Nein ☒")."""


class Maker:
    """Turns mentions into values of the record; knows the text they stand in."""

    def __init__(self, text: Text, judge: Judge, pages: dict[int, float], form: bool) -> None:
        self.text = text
        self.judge = judge
        self._pages = pages
        self._form = form
        self._standing: dict[str, tuple[int, float]] = {}
        self.conflicts: list[Conflict] = []
        self._edit_starts = [e.start for e in text.edits]

    def winner(self, field: str, mentions: Sequence[Mention[T]], key: Any = None) -> Mention[T] | None:
        """The surest candidate; the places that agree with it are counted, the others become conflicts."""
        if not mentions:
            return None
        same = key or (lambda value: fold(str(value)))
        ranked = sorted(mentions, key=lambda m: (-self.sure(m), m.start))
        best = ranked[0]
        others = [m for m in ranked[1:] if same(m.value) != same(best.value)]
        agreeing = len({m.start for m in ranked if same(m.value) == same(best.value)}) - 1
        self._standing[field] = agreeing, max((self.sure(m) for m in others), default=0.0)
        told: set[str] = set()
        for other in others:
            if same(other.value) in told:
                continue
            told.add(same(other.value))
            value = other.value
            self.conflicts.append(
                Conflict(
                    field=field,
                    value=short(value)
                    if isinstance(value, DateSpan)
                    else str(value).lower()
                    if isinstance(value, bool)
                    else str(value),
                    text=self.text.string[other.start : other.end],
                    page=self.text.page(other.start),
                    rule=other.rule,
                    confidence=rounded(self.sure(other)),
                )
            )
        return best

    def sure(self, mention: Mention[Any]) -> float:
        """The confidence of a mention's rule, lowered by how surely its words were read and repaired: places of one
        field are compared by it."""
        count, least, mean = self._words(mention.start, mention.end)
        read = least if count <= _LONG else mean
        read = 1.0 if read >= 0.9 else 0.55 + 0.5 * read
        if count <= _LONG:
            read = min(read, 0.3 + 0.7 * self._repaired(mention.start, mention.end))
        return mention.confidence * read

    def _words(self, start: int, end: int) -> tuple[int, float, float]:
        """How many words a span has, the least and the mean confidence of their reading."""
        words = self.text.words(start, end) if end > start else ()
        if not words:
            return len(self.text.string[start:end].split()), 1.0, 1.0
        sure = [w.confidence for w in words]
        return len(words), min(sure), sum(sure) / len(sure)

    def _repaired(self, start: int, end: int) -> float:
        """The confidence of the least sure repair inside a span; 1 without one."""
        least = 1.0
        if self._edit_starts:
            a, b = self.text.to_raw(start, end)
            i = max(bisect_left(self._edit_starts, a) - 1, 0)
            while i < len(self.text.edits) and self.text.edits[i].start < b:
                edit = self.text.edits[i]
                if edit.end > a and edit.rule != "hyphen" and edit.outcome == "repair":
                    least = min(least, edit.confidence)
                i += 1
        return least

    def judged(self, mention: Mention[Any], field: str, most: float = MOST) -> float:
        """The confidence of a value of ``field``, ``most`` at most. What another value contradicts is never surer than
        its rule with what the check took from it: too few such values are in any set to learn their worth."""
        if any(flag.startswith(CONTRADICTED) for flag in mention.flags):
            most = min(most, mention.confidence)
        count, least, mean = self._words(mention.start, mention.end)
        agreeing, rival = self._standing.get(field, (0, 0.0))
        return self.judge(
            Grounds(
                field,
                mention.rule,
                mention.confidence,
                mention.start,
                mention.end,
                least=least,
                mean=mean,
                repaired=self._repaired(mention.start, mention.end),
                page=self._pages.get(self.text.page(mention.start) or 0, 1.0),
                words=count,
                agreeing=agreeing,
                rival=rival,
                flags=mention.flags,
                form=self._form,
                most=most,
            )
        )

    def seen(self, mention: Mention[Any], field: str, most: float = MOST) -> dict[str, Any]:
        return {
            "text": self.text.string[mention.start : mention.end],
            "raw": self.text.raw_text(mention.start, mention.end),
            "page": self.text.page(mention.start),
            "boxes": self.boxes(mention.start, mention.end),
            "rule": mention.rule,
            "confidence": self.judged(mention, field, most),
            "flags": list(mention.flags),
        }

    def evidence(self, mention: Mention[Any], field: str) -> dict[str, Any]:
        return self.seen(mention, field) | {"start": mention.start, "end": mention.end}

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        return [corners(b) for b in self.text.boxes(start, end)]

    # -- values -----------------------------------------------------------------------------------------------------

    def value(self, mention: Mention[Any], field: str) -> Value[Any]:
        value = mention.value
        if isinstance(value, bool):
            return Value[bool](value=value, **self.evidence(mention, field))
        return Value[str](value=value, **self.evidence(mention, field))

    def date(self, mention: Mention[DateSpan], field: str, several_days: bool = False) -> DateValue:
        span = mention.value
        start = span.start.isoformat() if span.start else None
        end = span.end.isoformat() if span.end else None
        return DateValue(
            value=start if several_days else short(span),
            start=start,
            end=end,
            precision=span.precision,
            role=span.role,
            text_start=mention.start,
            text_end=mention.end,
            **self.seen(mention, field),
        )

    def amount(self, mention: Mention[Amount], outline: Outline) -> AmountValue:
        amount = mention.value
        section = outline.section_at(mention.start)

        def plain(value: Any) -> str | None:
            return None if value is None else f"{value:f}"

        return AmountValue(
            value=plain(amount.amount),
            amount=plain(amount.amount),
            currency=amount.currency,
            minimum=plain(amount.minimum),
            maximum=plain(amount.maximum),
            bound=amount.bound,
            approximate=amount.approximate,
            period=amount.period,
            per=amount.per,
            kind=amount.kind,
            tax=amount.tax,
            fiscal_year=amount.fiscal_year,
            account=amount.account,
            section=self.heading(section) if section else None,
            **self.evidence(mention, "amounts"),
        )

    def body(self, mention: Mention[Body], registered: dict[str, Body], field: str) -> BodyValue:
        body = registered.get(mention.value.name, mention.value)
        return BodyValue(
            value=mention.value.name,
            register_name=body.register_name,
            organization_id=body.organization_id,
            **self.evidence(mention, field),
        )

    def organizations(self, mentions: Iterable[Mention[Body]]) -> list[BodyValue]:
        """Every body named, once, at the first place that names it most surely; each other place makes it surer."""
        best: dict[str, Mention[Body]] = {}
        places: Counter[str] = Counter()
        for mention in mentions:
            name = mention.value.name
            places[name] += 1
            if name not in best or mention.confidence > best[name].confidence + 0.1:
                best[name] = mention
        found = []
        for mention in sorted(best.values(), key=lambda m: m.start):
            self._standing["organizations"] = places[mention.value.name] - 1, 0.0
            found.append(self.body(mention, {}, "organizations"))
        return found

    def consultation(self, step: Step, registered: dict[str, Body]) -> Consultation:
        result = None
        if step.result is not None:
            evidence = self.evidence(step.result, "consultation.result")
            result = ResultValue(value=step.result.value, normal=step.normal, **evidence)
        return Consultation(
            order=step.order,
            date=self.date(step.date, "consultation.date", several_days=True) if step.date else None,
            body=self.body(step.body, registered, "consultation.body") if step.body else None,
            role=self.value(step.role, "consultation.role") if step.role else None,
            agenda_item=self.value(step.agenda_item, "consultation.agenda_item") if step.agenda_item else None,
            public=self.value(step.public, "consultation.public") if step.public else None,
            authoritative=self.value(step.authoritative, "consultation.authoritative") if step.authoritative else None,
            result=result,
            votes=self.votes(step.votes or {}, apart=bool(step.ballots)),
            ballots=[self.ballot(b) for b in step.ballots],
        )

    def ballot(self, ballot: Ballot) -> BallotRecord:
        from pipeline.german.votes import normal

        result = None
        if ballot.result is not None:
            evidence = self.evidence(ballot.result, "consultation.result")
            result = ResultValue(value=ballot.result.value, normal=normal(ballot.result.value), **evidence)
        return BallotRecord(item=ballot.item, result=result, votes=self.votes(ballot.votes))

    def votes(self, votes: dict[VoteKind, Mention[Vote]], *, apart: bool = False) -> Votes:
        """The five numbers of a vote; ``apart`` tells that they stand with the points of a split vote instead."""
        beyond = more_than_present(votes)
        if apart and not votes:
            return Votes(**{kind: VoteCell(state="absent", confidence=0.95) for kind in VOTE_KINDS})
        cells = {kind: self.cell(votes, kind, beyond) for kind in VOTE_KINDS}
        return Votes(**cells)

    def cell(self, votes: dict[VoteKind, Mention[Vote]], kind: VoteKind, beyond: bool) -> VoteCell:
        mention = votes.get(kind)
        if mention is None:
            if not votes and kind in ("yes", "no", "abstain") and _VOTE_HEAD.search(self.text.string):
                # The page has columns for votes and this step got none: perhaps its table was not understood.
                return VoteCell(state="absent", confidence=0.4, flags=["vote columns on the page"])
            return VoteCell(state="absent", confidence=0.97 if votes else 0.95)
        vote = mention.value
        if vote.state == "absent":
            sure, flags = rounded(mention.confidence), list(mention.flags)
            return VoteCell(state="absent", rule=mention.rule, confidence=sure, flags=flags)
        if beyond and vote.state == "value":
            doubts = (*mention.flags, "votes beyond those present")
            mention = replace(mention, confidence=mention.confidence * 0.6, flags=doubts)
        # A cell that its own rule doubts (no second reading, blank where no picture shows it) is never sure.
        most = mention.confidence if mention.confidence <= _DOUBTED else MOST
        boxes = self.boxes(mention.start, mention.end)
        if not boxes and mention.start == mention.end:
            boxes = self._empty_box(votes, kind)
        return VoteCell(
            state=vote.state,
            value=vote.value if vote.state == "value" else None,
            text=vote.text,
            raw=self.text.raw_text(mention.start, mention.end) if mention.end > mention.start else None,
            page=self.text.page(mention.start),
            boxes=boxes,
            start=mention.start,
            end=mention.end,
            rule=mention.rule,
            confidence=self.judged(mention, f"votes.{vote.state}", most),
            flags=list(mention.flags),
        )

    def _empty_box(
        self, votes: dict[VoteKind, Mention[Vote]], kind: VoteKind
    ) -> list[tuple[float, float, float, float]]:
        """The area of an empty cell; empty cells side by side share their place in the string, so they are counted."""
        place = votes[kind].start
        alike = [k for k, m in votes.items() if m.start == m.end == place and m.rule == "cell"]
        cells: list[TextCell] = [
            c for t in self.text.tables for c in t.cells if c.start == c.end == place and c.box is not None
        ]
        if kind not in alike or len(cells) < len(alike):
            return []
        chosen = sorted(cells, key=lambda c: (c.row, c.column))[-len(alike) :]
        cell = chosen[alike.index(kind)]
        return [corners(PageBox(cell.page, cell.box))] if cell.box else []

    def resolution(self, mention: Mention[Resolution]) -> ResolutionRecord:
        resolution = mention.value
        start, end = mention.start, mention.end
        pages = sorted({z.page for z in self.text.zones if z.start < end and z.end > start and z.kind == "body"})
        return ResolutionRecord(
            kind=resolution.kind,
            introduction=resolution.introduction,
            text=resolution.text,
            items=[
                ResolutionItem(label=i.label, text=i.text, level=i.level, start=i.start, end=i.end)
                for i in resolution.items
            ],
            body=resolution.body,
            variant=resolution.variant,
            raw=self.text.raw_text(start, end),
            page=self.text.page(start),
            boxes=self.boxes(start, end),
            pages=pages,
            start=start,
            end=end,
            rule=mention.rule,
            confidence=self.judged(mention, "resolution", _BARE if mention.confidence <= _BARE else MOST),
            flags=list(mention.flags),
        )

    def heading(self, section: Section) -> str:
        return clean(self.text.string[section.heading.start : section.heading.end]).strip(" :")

    def section(self, section: Section) -> SectionRecord:
        mention = Mention(section.role, *section.heading, f"{section.rule} {section.role}", section.confidence)
        return SectionRecord(
            heading=self.heading(section),
            role=section.role,
            level=section.level,
            page=self.text.page(section.heading.start),
            start=section.heading.start,
            end=max(section.body.end, section.heading.end),
            confidence=self.judged(mention, "sections"),
        )

    def furniture(self) -> Iterable[FurnitureRecord]:
        """What stands behind the body, zone by zone."""
        for zone in self.text.zones:
            if zone.kind == "body":
                continue
            words = self.text.string[zone.start : zone.end].strip()
            if words:
                yield FurnitureRecord(
                    zone=zone.kind, text=words, page=zone.page, boxes=self.boxes(zone.start, zone.end)
                )


def rounded(confidence: float) -> float:
    """A confidence as the record holds it: 0 to 1, three decimals."""
    return round(min(max(confidence, 0.0), 1.0), 3)


def corners(place: PageBox) -> tuple[float, float, float, float]:
    left, top, right, bottom = place.box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def short(span: DateSpan) -> str | None:
    """2024-03-07, 2024-03, 2024-Q1, 2024-H1, 2024, or start/end."""
    start, end = span.start, span.end
    if start is None or end is None:
        return None
    match span.precision:
        case "day":
            return start.isoformat()
        case "month":
            return f"{start:%Y-%m}"
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "half-year":
            return f"{start.year}-H{1 if start.month < 7 else 2}"
        case "year" if start == date(start.year, 1, 1) and end == date(start.year, 12, 31):
            return str(start.year)
        case _:
            return f"{start.isoformat()}/{end.isoformat()}"


def days(span: DateSpan) -> str:
    """First and last day, by which two dates are compared."""
    return f"{span.start}/{span.end}"
