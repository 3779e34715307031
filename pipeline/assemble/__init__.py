"""What the stages found goes in, one record with evidence for every value comes out.

Where two places disagree the surer value wins and the other is kept in ``conflicts``. What makes a value's confidence
is gathered here: its rule, how surely its words were read and repaired, what agrees with it and what contradicts it
elsewhere in the paper; what that is worth, ``pipeline.sure`` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from pipeline.german import holidays
from pipeline.german.bodies import clean
from pipeline.german.fold import fold
from pipeline.model.mention import (
    VOTE_KINDS,
    Amount,
    Ballot,
    Body,
    DateRole,
    DateSpan,
    Finding,
    Item,
    Mention,
    Resolution,
    Step,
    Vote,
    VoteKind,
)
from pipeline.model.outline import Outline, Section
from pipeline.model.page import Page
from pipeline.model.record import (
    AmountValue,
    BallotRecord,
    BodyValue,
    Conflict,
    Consultation,
    DateValue,
    FurnitureRecord,
    PageRecord,
    Problem,
    Provenance,
    ReasonRecord,
    Record,
    Repair,
    ResolutionItem,
    ResolutionRecord,
    ResultValue,
    SectionRecord,
    SourceFile,
    Status,
    Value,
    VoteCell,
    Votes,
)
from pipeline.model.text import Edit, PageBox, Text, TextCell
from pipeline.sure import MOST, Grounds, Judge, confidence

T = TypeVar("T")
_LONG = 15  # words; a longer span is as sure as its words are on average, a shorter one as its worst word
_CONTRADICTED = (
    "meeting on a ",
    "order runs back in time",
    "years apart",
    "votes beyond those present",
    "items skip a number",
    "sum does not add up",
    "another weekday is printed",
)
_DOUBTED = 0.9  # a vote whose own rule is no surer
_BARE = 0.7  # a resolution that no heading tells (docs/truth.md)
_ID = 16  # figures of the checksum that make the id

_VOTE_HEAD = re.compile(r"\bja\b[^\n☐☒]{0,40}\bnein\b", re.IGNORECASE)
"""Columns for votes, and not the boxes of a question ("Ja ☐ Nein ☒")."""


def assemble(
    *,
    source: SourceFile,
    pages: Sequence[Page],
    text: Text,
    outline: Outline,
    finding: Finding,
    problems: Sequence[Problem],
    provenance: Provenance,
    judge: Judge = confidence,
) -> Record:
    """The record of one paper. ``status`` is ``failed`` without a page, ``partial`` with a problem, else ``ok``.

    ``judge`` gives every value its confidence.
    """
    maker = _Maker(text, judge, {p.number: p.confidence for p in pages}, outline.template is not None)
    values = {name: maker.winner(name, finding.values.get(name, ())) for name in _TEXT_FIELDS}
    paper_date = maker.winner("date", finding.paper_dates, key=_iso)
    received = maker.winner("received", finding.received, key=_iso)
    public = maker.winner("public", finding.public, key=str)
    effects = maker.winner("financial_effects", finding.financial_effects, key=str)
    steps = _checked_steps([m.value for m in finding.steps])
    registered = {m.value.name: m.value for m in finding.bodies if m.value.organization_id or m.value.register_name}
    resolutions = [maker.resolution(_checked_items(m)) for m in finding.resolutions]
    return Record(
        id=source.sha256[:_ID] + (f"-{source.paper}" if source.paper > 1 else ""),
        source=source,
        status=_status(pages, source, problems),
        form=outline.template,
        **{name: maker.value(mention, name) if mention else None for name, mention in values.items()},
        date=maker.date(paper_date, "date") if paper_date else None,
        received=maker.date(received, "received") if received else None,
        public=maker.value(public, "public") if public else None,
        financial_effects=maker.value(effects, "financial_effects") if effects else None,
        consultations=[maker.consultation(step, registered) for step in steps],
        resolution=resolutions[0] if resolutions else None,
        resolutions=resolutions,
        amounts=[maker.amount(m, outline) for m in finding.amounts],
        dates=[maker.date(m, "dates") for m in _with_roles(finding.dates, paper_date, received, steps)],
        organizations=maker.organizations(finding.bodies),
        sections=[maker.section(s) for s in outline.sections if s.rule != "columns" and s.role != "signature"],
        references=[maker.value(m, "references") for m in _once(finding.references)],
        attachments=[maker.value(m, "attachments") for m in finding.attachments],
        furniture=list(maker.furniture()),
        conflicts=maker.conflicts,
        pages=_page_records(pages),
        repairs=[_repair(e) for e in text.repairs],
        suggestions=[_repair(e) for e in text.flags],
        joins=[_repair(e) for e in text.joins],
        problems=list(problems),
        provenance=provenance,
    )


_TEXT_FIELDS = (
    "municipality",
    "paper_type",
    "reference",
    "name",
    "originator",
    "officer",
    "department",
    "meeting",
    "cover",
)


def _status(pages: Sequence[Page], source: SourceFile, problems: Sequence[Problem]) -> Status:
    if not pages:
        return "failed"
    due = (source.last_page or source.pages) - source.first_page + 1
    return "partial" if problems or len({p.number for p in pages}) < due else "ok"


def _with_roles(
    dates: Iterable[Mention[DateSpan]],
    paper: Mention[DateSpan] | None,
    received: Mention[DateSpan] | None,
    steps: Iterable[Step],
) -> Iterator[Mention[DateSpan]]:
    """``dates`` with the role of the field that took them: a date that its words tell no role of has one there."""
    roles: dict[int, DateRole] = {}
    for step in steps:
        if step.date is not None:
            roles[step.date.start] = "meeting"
    if received is not None:
        roles[received.start] = "received"
    if paper is not None:
        roles[paper.start] = "paper"
    for mention in dates:
        role = roles.get(mention.start)
        yield replace(mention, value=replace(mention.value, role=role)) if role else mention


def _iso(span: DateSpan) -> str:
    return f"{span.start}/{span.end}"


def _once(mentions: Iterable[Mention[str]]) -> list[Mention[str]]:
    """The first mention of each value."""
    seen: dict[str, Mention[str]] = {}
    for mention in mentions:
        seen.setdefault(mention.value, mention)
    return list(seen.values())


# -- evidence -------------------------------------------------------------------------------------------------------


class _Maker:
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
                    value=_short(value)
                    if isinstance(value, DateSpan)
                    else str(value).lower()
                    if isinstance(value, bool)
                    else str(value),
                    text=self.text.string[other.start : other.end],
                    page=self.text.page(other.start),
                    rule=other.rule,
                    confidence=_round(self.sure(other)),
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
        if any(flag.startswith(_CONTRADICTED) for flag in mention.flags):
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
        return [_tuple(b) for b in self.text.boxes(start, end)]

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
            value=start if several_days else _short(span),
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
        beyond = _beyond(votes)
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
            sure, flags = _round(mention.confidence), list(mention.flags)
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
        return [_tuple(PageBox(cell.page, cell.box))] if cell.box else []

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


def _round(confidence: float) -> float:
    return round(min(max(confidence, 0.0), 1.0), 3)


def _tuple(place: PageBox) -> tuple[float, float, float, float]:
    left, top, right, bottom = place.box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def _short(span: DateSpan) -> str | None:
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


def _page_records(pages: Sequence[Page]) -> list[PageRecord]:
    """One entry a page of the file; where two pages lie on one sheet, the less sure reading counts."""
    found: dict[int, PageRecord] = {}
    for page in pages:
        record = _page(page)
        first = found.get(page.number)
        if first is not None:
            reasons = first.reasons + [r for r in record.reasons if r not in first.reasons]
            least = min(first.confidence, record.confidence)
            record = first.model_copy(update={"reasons": reasons, "confidence": least})
        found[page.number] = record
    return list(found.values())


def _page(page: Page) -> PageRecord:
    return PageRecord(
        number=page.number,
        width=page.width,
        height=page.height,
        verdict=page.verdict,
        decision=page.decision,
        reasons=[ReasonRecord(code=r.code, figure=r.figure, message=r.message) for r in page.reasons],
        engine=page.engine,
        confidence=_round(page.confidence),
        hidden_words=page.hidden,
    )


def _repair(edit: Edit) -> Repair:
    return Repair(
        start=edit.start,
        end=edit.end,
        before=edit.before,
        after=edit.after,
        rule=edit.rule,
        confidence=_round(edit.confidence),
        alternatives=list(edit.alternatives),
    )


# -- checks across values -------------------------------------------------------------------------------------------


def _checked_steps(steps: Sequence[Step]) -> list[Step]:
    """The steps, with doubts: a meeting on a Sunday or holiday, an order that runs back, days far apart."""
    checked: list[Step] = []
    days = [s.date.value.start for s in steps if s.date and s.date.value.start]
    before: date | None = None
    for step in steps:
        mention = step.date
        if mention is None or mention.value.start is None:
            checked.append(step)
            continue
        day = mention.value.start
        flags = list(mention.flags)
        confidence = mention.confidence
        for doubt in holidays.doubts(day):
            flags.append(f"meeting on a {doubt}")
            confidence *= 0.8
        if before is not None and day < before:
            flags.append("order runs back in time")
            confidence *= 0.97
        others = [d for d in days if d != day]
        if others and all(abs(day - d) > timedelta(days=3 * 366) for d in others):
            flags.append("years apart from the other meetings")
            confidence *= 0.7
        before = max(before, day) if before else day
        checked.append(
            replace(step, date=replace(mention, flags=tuple(dict.fromkeys(flags)), confidence=round(confidence, 4)))
        )
    return checked


def _beyond(votes: dict[VoteKind, Mention[Vote]]) -> bool:
    """Whether more votes were cast than members were present."""
    present = votes["present"].value.value if "present" in votes else None
    cast = [v for k in ("yes", "no", "abstain") if k in votes and (v := votes[k].value.value) is not None]
    return present is not None and sum(cast) > present


_FIGURE = re.compile(r"\(?(\d{1,2})[.)]{1,2}")
_LETTER = re.compile(r"\(?([a-z])[.)]{1,2}")


def _checked_items(mention: Mention[Resolution]) -> Mention[Resolution]:
    """A resolution whose labels skip one was perhaps not read whole."""
    if _skips(mention.value.items):
        return replace(mention, confidence=mention.confidence * 0.85, flags=(*mention.flags, "items skip a number"))
    return mention


def _skips(items: Sequence[Item]) -> bool:
    last: dict[tuple[int, str], int] = {}
    level = 0
    for item in items:
        if item.level < level:
            last = {k: v for k, v in last.items() if k[0] <= item.level}
        level = item.level
        for shape, pattern in (("1", _FIGURE), ("a", _LETTER)):
            match = pattern.fullmatch(item.label)
            if match:
                number = int(match.group(1)) if shape == "1" else ord(match.group(1)) - 96
                before = last.get((item.level, shape), 0)
                if number not in (before + 1, 1):
                    return True
                last[item.level, shape] = number
    return False
