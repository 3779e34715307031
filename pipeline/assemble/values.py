"""A mention goes in; a value of the record with its evidence and its confidence comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from pipeline.assemble.checks import more_than_present
from pipeline.assemble.evidence import Evidence, corners, rounded, short
from pipeline.german.bodies import clean
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
from pipeline.sure import MOST, NOT_SURE

_DOUBTED = 0.9  # a vote whose own rule is no surer than that is never sure
_BARE = 0.7  # a resolution that no heading tells (docs/truth.md)

_VOTE_HEAD = re.compile(
    r"\b(?:ja|dafür)\b[^\n☐☒]{0,40}\b(?:nein|dagegen)\b|\b(?:ja|dafür)(?:-stimmen)?\s*:?\s*\d{1,3}\s*\n\s*(?:nein|dagegen)",
    re.IGNORECASE,
)
"""Columns for votes, and not the boxes of a question ("Ja ☐ Nein ☒")."""


class Maker:
    """Turns mentions into values of the record, with the evidence of their places."""

    def __init__(self, evidence: Evidence) -> None:
        self.at = evidence
        self.text = evidence.text

    # -- values -----------------------------------------------------------------------------------------------------

    def value(self, mention: Mention[Any], field: str) -> Value[Any]:
        value = mention.value
        if isinstance(value, bool):
            return Value[bool](value=value, **self.at.whole(mention, field))
        return Value[str](value=value, **self.at.whole(mention, field))

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
            **self.at.seen(mention, field),
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
            **self.at.whole(mention, "amounts"),
        )

    def body(self, mention: Mention[Body], registered: dict[str, Body], field: str, most: float = MOST) -> BodyValue:
        body = registered.get(mention.value.name, mention.value)
        return BodyValue(
            value=mention.value.name,
            register_name=body.register_name,
            organization_id=body.organization_id,
            **self.at.whole(mention, field, most),
        )

    def organizations(self, mentions: Iterable[Mention[Body]], in_steps: Collection[str]) -> list[BodyValue]:
        """Every body named, once, at the first place that names it most surely; each other place makes it surer.

        A body that is in no step (``in_steps``) and in no register may be none of the council: it is never sure.
        """
        best: dict[str, Mention[Body]] = {}
        places: Counter[str] = Counter()
        for mention in mentions:
            name = mention.value.name
            places[name] += 1
            if name not in best or mention.confidence > best[name].confidence + 0.1:
                best[name] = mention
        found = []
        for mention in sorted(best.values(), key=lambda m: m.start):
            self.at.agreeing("organizations", places[mention.value.name] - 1)
            known = mention.value.organization_id or mention.value.register_name
            stands = mention.value.name in in_steps
            found.append(self.body(mention, {}, "organizations", MOST if stands or known else NOT_SURE))
        return found

    def consultation(self, step: Step, registered: dict[str, Body]) -> Consultation:
        result = None
        if step.result is not None:
            evidence = self.at.whole(step.result, "consultation.result")
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
        from pipeline.german.results import normal

        result = None
        if ballot.result is not None:
            evidence = self.at.whole(ballot.result, "consultation.result")
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
        most = min(mention.confidence, NOT_SURE) if mention.confidence <= _DOUBTED else MOST
        boxes = self.at.boxes(mention.start, mention.end)
        if not boxes and vote.place is not None:
            boxes = [corners(vote.place)]
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
            confidence=self.at.judged(mention, f"votes.{vote.state}", most),
            flags=list(mention.flags),
        )

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
            boxes=self.at.boxes(start, end),
            pages=pages,
            start=start,
            end=end,
            rule=mention.rule,
            confidence=self.at.judged(mention, "resolution", _BARE if mention.confidence <= _BARE else MOST),
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
            confidence=self.at.judged(mention, "sections"),
        )

    def furniture(self) -> Iterable[FurnitureRecord]:
        """What stands behind the body, zone by zone."""
        for zone in self.text.zones:
            if zone.kind == "body":
                continue
            words = self.text.string[zone.start : zone.end].strip()
            if words:
                yield FurnitureRecord(
                    zone=zone.kind, text=words, page=zone.page, boxes=self.at.boxes(zone.start, zone.end)
                )
