"""What the stages found goes in, one record with evidence for every value comes out.

Where two places disagree the surer value wins and the other is kept in ``conflicts``. What makes a value's confidence
is gathered here: its rule, how surely its words were read and repaired, what agrees with it and what contradicts it
elsewhere in the paper; what that is worth, ``pipeline.sure`` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.assemble.checks import checked_items, checked_steps
from pipeline.assemble.evidence import Evidence, days, rounded
from pipeline.assemble.spelling import Spelling
from pipeline.assemble.values import Maker
from pipeline.german.bodies import is_body
from pipeline.model.mention import (
    Body,
    DateRole,
    DateSpan,
    Finding,
    Mention,
    Step,
)
from pipeline.model.outline import Outline
from pipeline.model.page import Page
from pipeline.model.record import (
    PageRecord,
    Problem,
    Provenance,
    ReasonRecord,
    Record,
    Repair,
    SourceFile,
    Status,
)
from pipeline.model.text import Edit, Text
from pipeline.sure import Judge, confidence

_ID = 16  # figures of the checksum that make the id


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
    """The record of one paper. ``status`` is ``failed`` without a page, ``partial`` where a page is missing or a
    problem tells of a loss, else ``ok``.

    ``judge`` gives every value its confidence.
    """
    evidence = Evidence(text, judge, {p.number: p.confidence for p in pages}, outline.template is not None)
    maker = Maker(evidence)
    spelling = Spelling(text)
    values = {
        name: evidence.winner(name, [spelling.doubted(name, m) for m in finding.values.get(name, ())])
        for name in _TEXT_FIELDS
    }
    paper_date = evidence.winner("date", finding.paper_dates, key=days)
    received = evidence.winner("received", finding.received, key=days)
    public = evidence.winner("public", finding.public, key=str)
    effects = evidence.winner("financial_effects", finding.financial_effects, key=str)
    steps = checked_steps([m.value for m in finding.steps])
    registered = {m.value.name: m.value for m in finding.bodies if m.value.organization_id or m.value.register_name}
    resolutions = [maker.resolution(checked_items(m)) for m in finding.resolutions]
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
        organizations=maker.organizations(
            _as_in_steps(finding.bodies, steps), {s.body.value.name for s in steps if s.body is not None}
        ),
        sections=[maker.section(s) for s in outline.sections if s.rule != "columns" and s.role != "signature"],
        references=[maker.value(m, "references") for m in _once(finding.references)],
        attachments=[maker.value(m, "attachments") for m in finding.attachments],
        furniture=list(maker.furniture()),
        conflicts=evidence.conflicts,
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
    return "partial" if any(p.is_loss for p in problems) or len({p.number for p in pages}) < due else "ok"


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


def _as_in_steps(bodies: Iterable[Mention[Body]], steps: Iterable[Step]) -> Iterator[Mention[Body]]:
    """``bodies`` with the name that a step reads at the same place, where that is longer: cells of a row part a name
    over lines that the running text does not join."""
    whole = [step.body for step in steps if step.body is not None and is_body(step.body.value.name)]
    for mention in bodies:
        stem = mention.value.name.rstrip("-")
        step = next((b for b in whole if b.start < mention.end and mention.start < b.end), None)
        longer = step is not None and step.value.name.startswith(stem) and len(step.value.name) > len(stem)
        yield replace(mention, value=step.value) if step is not None and longer else mention


def _once(mentions: Iterable[Mention[str]]) -> list[Mention[str]]:
    """The first mention of each value."""
    seen: dict[str, Mention[str]] = {}
    for mention in mentions:
        seen.setdefault(mention.value, mention)
    return list(seen.values())


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
        confidence=rounded(page.confidence),
        hidden_words=page.hidden,
    )


def _repair(edit: Edit) -> Repair:
    return Repair(
        start=edit.start,
        end=edit.end,
        before=edit.before,
        after=edit.after,
        rule=edit.rule,
        confidence=rounded(edit.confidence),
        alternatives=list(edit.alternatives),
    )
