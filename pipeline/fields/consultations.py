"""A text and its outline go in; the printed steps of the Beratungsfolge come out, in order, with what is known of each.

Sources in this order, the first that has steps wins: labels or heads printed anew for each sitting, tables on their
side or drawn with bars, rows (of a table, or of loose lines below the heads of columns or of a list). Where none has a
day: sittings told one after another, one meeting that labels or a heading tell, days and bodies at the same height,
at last bodies without any day. Steps that only their vote tells join them; the numbers of a vote told in a section of
its own go to the step that they belong to. Nothing is filled in: a step keeps what its row prints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields import (
    addressed,
    barred,
    bodies_again,
    body_rows,
    boxes_of_bodies,
    cards,
    course_blocks,
    course_listed,
    course_told,
    doubts,
    group_rows,
    headed,
    labelled_sittings,
    legends,
    meetings,
    public,
    result_alone,
    same_height,
    sittings,
    stacked,
    step_words,
    turned,
    votes_apart,
)
from pipeline.fields.course_rows import from_lines, from_lines_without_heads, from_next_page
from pipeline.fields.course_tables import from_tables
from pipeline.fields.head_words import is_extract
from pipeline.fields.pen import with_ink
from pipeline.fields.step import Draft, body_of, meeting_day, split_bodies
from pipeline.fields.tallies import Tally
from pipeline.fields.vote_sections import tallied, told
from pipeline.german import bodies
from pipeline.german.fold import alike, fold
from pipeline.german.results import normal
from pipeline.model.mention import VOTE_KINDS, DateSpan, Mention, Step, Vote, VoteKind
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Text


def find(text: Text, outline: Outline) -> tuple[Mention[Step], ...]:
    """The steps in the order of the page; the confidence of each is that of its least sure part."""
    steps = _numbered(
        boxes_of_bodies.find(text)
        or sittings.blocks(text, outline)
        or stacked.find(text)
        or body_rows.find(text)
        or group_rows.find(text)
        or turned.find(text)
        or barred.find(text)
        or cards.find(text, outline)
    )
    numbers = tallied(text, outline)
    steps = _with_told(steps or _rows_or_planned(text, outline), numbers)
    blocks = course_blocks.find(text, outline)
    if course_blocks.told(blocks) > course_blocks.told(steps):
        steps = _numbered(blocks)
    if not any(s.date for s in steps):
        dated = (
            sittings.find(text)
            or _numbered(labelled_sittings.of_head(text, outline))
            or _in_sentences(text, outline)
            or headed.find(text, outline)
            or sittings.find(text, least=1)
            or _numbered(course_told.decided(text))
            or same_height.find(text, outline)
        )
        if dated:
            steps = [s for s in _merged([*_numbered(dated), *steps]) if s.date]
        else:
            steps = steps or addressed.find(text, outline)
    elif len(more := max(sittings.find(text), labelled_sittings.find(text), key=len)) > len(steps) and all(
        _among(s, more) for s in steps
    ):
        steps = _numbered(more)
    else:
        steps += _beyond(meetings.labelled(text, outline), steps)
        steps = _with_first(text, outline, steps)
    if steps and all(s.rule == "vote" for s in steps):
        _complete(steps, sittings.find(text, least=1) or meetings.labelled(text, outline) or headed.find(text, outline))
    if len(steps) == 1 and steps[0].item is None and is_extract(text, outline):
        _item_of_extract(text, steps[0])
    if len(steps) == 1 and steps[0].public is None:
        steps[0].public = _status_below(text, outline, steps[0])
    steps = [s for s in told(text, outline, steps, numbers) if s.date or s.body]
    if steps and not any(s.body for s in steps):
        _take_bodies(steps, same_height.find(text, outline))
    votes_apart.beside(text, steps)
    step_words.under_heads(text, steps)
    legends.mend(text, steps)
    bodies_again.mend(text, steps)
    bodies_again.spell(text, steps)
    doubts.weigh(text, steps)
    return tuple(_mention(text, s) for s in steps)


def _rows_or_planned(text: Text, outline: Outline) -> list[Draft]:
    """The steps of the rows; those of a sentence that plans them where no row outside of it has a day and a body."""
    rows, planned = _rows(text, outline), _numbered(course_told.planned(text, outline))
    first, last = min((d.start for d in planned), default=0), max((d.end for d in planned), default=0)
    printed = any(d.date and d.body and not first <= d.date.start < last for d in rows)
    return rows if printed or not planned else planned


def _with_told(steps: list[Draft], numbers: Sequence[Tally]) -> list[Draft]:
    """The steps, with those that only their vote tells ("Rat vom 19.03.2031: beschlossen"): two or more, or all that
    the paper has."""
    drafts = [draft for tally in numbers if (draft := tally.draft()) is not None]
    if len(drafts) < 2 and any(s.date for s in steps):
        return steps
    found = list(steps)
    for draft in drafts:
        if not any(_same_step(s, draft) for s in found):
            found.append(draft)
    return _numbered(sorted(found, key=lambda d: d.start)) if len(found) > len(steps) else found


def _numbered(drafts: list[Draft]) -> list[Draft]:
    """The same steps, counted from 1 in their order."""
    for order, draft in enumerate(drafts, 1):
        draft.order = order
    return drafts


def _in_sentences(text: Text, outline: Outline) -> list[Draft]:
    """The steps that sentences tell, and the meeting of the heading that they lead to."""
    steps = _numbered(course_told.listed(text))
    return [*steps, *_beyond(headed.find(text, outline), steps)] if steps else []


def _complete(steps: Sequence[Draft], others: Sequence[Draft]) -> None:
    """Item, role and status for steps that their vote told, from the words that name the same meetings."""
    for step in steps:
        twin = next((o for o in others if _among(step, [o])), None)
        if twin is not None:
            step.item, step.role = step.item or twin.item, step.role or twin.role
            step.public = step.public or twin.public


def _take_bodies(steps: Sequence[Draft], others: Sequence[Draft]) -> None:
    """Bodies for rows that have none, from what stands at the height of their days: all of them or none."""
    found = [next((o.body for o in others if s.date and o.date and o.date.start == s.date.start), None) for s in steps]
    if all(found):
        for step, body in zip(steps, found, strict=True):
            step.body = body


_BELOW = 60  # letters below the only step in which its status stands on a line of its own


_OF_PAPER = 0.75  # a status below the only step may be that of the paper alone


def _status_below(text: Text, outline: Outline, step: Draft) -> Mention[bool] | None:
    """Public or not as it is printed right below the only step, or in a sentence on its sitting."""
    found = public.find(text, outline)
    told = [m for m in found if step.end <= m.start < step.end + _BELOW or m.rule == public.SITTING_WAS]
    if not told:
        return None
    return replace(told[0], rule="status below the step", confidence=min(told[0].confidence, _OF_PAPER))


_ITEM_LINE = re.compile(r"(?P<item>(?P<side>[ÖN])\s?\d{1,3}(?:\.\d{1,2}){0,2})\.?:?\s+[A-ZÄÖÜ]")


def _item_of_extract(text: Text, step: Draft) -> None:
    """Item and status of an extract's only step from the one line that begins with them ("Ö 4.1 Sanierung …")."""
    hits = [(x, m) for x in text.lines if x.body and (m := _ITEM_LINE.match(x.string))]
    if len(hits) == 1:
        line, hit = hits[0]
        span = line.start + hit.start("item"), line.start + hit.end("item")
        step.item = Mention(hit["item"], *span, "line of the item", 0.88)
        step.public = step.public or Mention(hit["side"] == "Ö", span[0], span[0] + 1, "line of the item", 0.85)


def _among(step: Draft, others: Sequence[Draft]) -> bool:
    """Whether a step is one of others, by its day and its body."""
    return any(step.date and o.date and step.date.value == o.date.value and _same_step(step, o) for o in others)


def _beyond(labelled: Sequence[Draft], steps: Sequence[Draft]) -> list[Draft]:
    """The meeting that labels tell, where the rows are all of earlier days: the step that they lead to."""
    days = [s.date.value.end for s in steps if s.date is not None and s.date.value.end is not None]
    found = [d for d in labelled if d.date is not None and d.date.value.start is not None]
    found = [d for d in found if days and d.date and d.date.value.start and max(days) < d.date.value.start]
    for draft in found:
        draft.order = max(s.order for s in steps) + 1
    return found


def _with_first(text: Text, outline: Outline, steps: list[Draft]) -> list[Draft]:
    """The steps with the meeting of the heading before them where their rows are the further ones ("Weitere
    Beratung")."""
    further = any(_FURTHER.match(text.string, s.heading.start) for s in outline.of_role("course"))
    days = [s.date.value.start for s in steps if s.date is not None and s.date.value.start is not None]
    for draft in headed.find(text, outline) if further and days else ():
        if draft.date and draft.date.value.start and draft.date.value.start < min(days):
            return _numbered([draft, *steps])
    return steps


_FURTHER = re.compile(r"\W*Weitere")


def _mention(text: Text, draft: Draft) -> Mention[Step]:
    if draft.body is None and draft.date is not None:
        draft.date = replace(draft.date, rule="day without its body", confidence=min(draft.date.confidence, _HALF))
    result_alone.mend(draft)
    step_words.part(text, draft)
    parts = [m for m in (draft.date, draft.body) if m is not None]
    sure = min([m.confidence for m in parts], default=0.5)
    step = Step(
        draft.order,
        draft.date,
        draft.body,
        draft.role,
        draft.item,
        draft.public,
        draft.lead,
        draft.result,
        normal(draft.result.value) if draft.result else None,
        _weighed(text, draft) or None,
        draft.ballots,
    )
    return Mention(step, draft.start, draft.end, draft.rule, round(sure, 3))


def _weighed(text: Text, draft: Draft) -> dict[VoteKind, Mention[Vote]]:
    """The votes of a step as sure as its text can make them: without a picture nobody can see that a place is empty,
    and an engine may have passed over what seems to be absent."""
    words = text.words(draft.start, max(draft.end, draft.start + 1))
    votes = {kind: with_ink(text, vote) for kind, vote in draft.votes.items()}
    if not any(a.box is not None for a in words):
        return {
            kind: replace(vote, confidence=min(vote.confidence, _UNSEEN)) if vote.value.state == "blank" else vote
            for kind, vote in votes.items()
        }
    if votes and any(a.confidence < 1 for a in words):
        absent = Mention(Vote("absent"), draft.end, draft.end, "not read", _PASSED_OVER)
        beside = any(votes[kind].value.state == "value" for kind in _TOGETHER if kind in votes)
        missing = replace(absent, confidence=_BESIDE) if beside else absent
        return {kind: votes.get(kind, missing if kind in _TOGETHER else absent) for kind in VOTE_KINDS}
    return votes


_UNSEEN, _PASSED_OVER = 0.6, 0.9
_BESIDE = 0.7  # that one of three numbers is not printed where others of them were read
_TOGETHER: tuple[VoteKind, ...] = ("yes", "no", "abstain")
_HALF = 0.8  # a day whose body was not found, so that its row was not read whole


def _rows(text: Text, outline: Outline) -> list[Draft]:
    """The steps of all rows. Tables first; loose lines only where no table has any."""
    columns = [label for label in outline.labels if label.key.startswith("column.")]
    other = [
        x.label.start
        for x in outline.labels
        if x.label.start < x.label.end and not x.key.startswith("column.") and not _in_its_cell(text, x)
    ]
    other += [x.heading.start for x in outline.of_role("facts", "reasons", "resolution", "finance")]
    stop = min((x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=0)
    stop = stop or min((x.heading.start for x in outline.of_role("other", "vote", "finance")), default=0)
    courses = [(s.heading.start, s.body.end) for s in outline.of_role("course")]
    drafts = _merged(list(from_tables(text, columns, other, stop, courses)))
    if any(d.date for d in drafts):
        drafts = _merged([*drafts, *from_next_page(text, columns)])
    if not any(d.date for d in drafts):
        again, drafts = drafts, []
        for section in outline.of_role("course"):
            rows = from_lines(text, outline, section, columns)
            listed = course_listed.find(text, section)
            for draft in listed if len(listed) > sum(d.date is not None for d in rows) else rows:
                draft.table = -2 - section.heading.start
                drafts.append(draft)
        again = [d for d in again if not _read_before(d, drafts)]
        known = sum(d.body is not None and bodies.is_body(d.body.value.name) for d in again)
        drafts = _merged([*drafts, *again]) if known < 2 or any(d.date for d in drafts) else again
    if not any(d.date for d in drafts):
        drafts = _merged([*from_lines_without_heads(text, outline), *drafts])
    order = 0
    done: list[Draft] = []
    for draft in drafts:
        if not (draft.date or draft.body):
            continue
        order += 1
        draft.order = order
        done += _two_bodies(text, draft)
    return done


def _read_before(row: Draft, lines: Sequence[Draft]) -> bool:
    """Whether a row of a table that has no day was read with its day as a loose line, and is no single body."""
    whole = row.body is not None and bodies.is_body(row.body.value.name)
    return not whole and any(d.date is not None and d.start < row.end and row.start < d.end for d in lines)


def _in_its_cell(text: Text, label: Label) -> bool:
    """Whether a label of a sitting shares its cell with its day, which makes the cell one of a row ("Sitzung am
    12.03.2031")."""
    if label.key not in ("session_date", "meeting", "session_body"):
        return False
    cells = (c for table in text.tables for c in table.cells if c.start <= label.label.start < c.end)
    return any(c.start <= label.value.start < c.end for c in cells)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Rows that tell of a step once more (a table of the votes below the text) given to that step."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in kept if _same_step(d, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        for kind, vote in draft.votes.items():
            if kind not in twin.votes or twin.votes[kind].value.state in ("blank", "absent"):
                twin.votes[kind] = vote
        twin.result = twin.result or draft.result
        twin.role = twin.role or draft.role
        twin.item = twin.item or draft.item
        twin.public = twin.public or draft.public
    return kept


def _same_step(one: Draft, other: Draft) -> bool:
    if one.body is None or other.body is None:
        return False
    if one.table == other.table:  # one row read twice
        same = one.body.value.name == other.body.value.name
        return same and one.date is not None and other.date is not None and one.date.value == other.date.value
    if other.date is not None and (one.date is None or one.date.value.start != other.date.value.start):
        return False
    bare = [_OF_TOWN.sub("", draft.body.value.name) for draft in (one, other) if draft.body]
    if one.date is not None and other.date is not None and bare[0].startswith(f"{bare[1]} "):
        return True  # "Ortsrat" over its votes, "Ortsrat Neudorf" in its row
    return alike(fold(bare[1]), fold(bare[0]))


_OF_TOWN = re.compile(
    r"\s(?:der|des)\s(?:\w{1,20}[Ss]tadt|Stadt|Gemeinde|\w{1,12}gemeinde|Marktes|Landkreises|Kreises|Hansestadt)\b.*$"
)
"""The town behind a body, which one table prints and the next does not ("Rat der Stadt …")."""


def _two_bodies(text: Text, draft: Draft) -> list[Draft]:
    """Two drafts of the same order where one row names two bodies, each with its own day where it names two days."""
    if draft.body is None:
        return [draft]
    string = text.string[draft.body.start : draft.body.end]
    spans = split_bodies(string)
    if len(spans) != 2:
        return [draft]
    at = draft.body.start
    days: list[Mention[DateSpan] | None] = [*_lines_of_days(text, draft)] or [draft.date, draft.date]
    return [
        replace(
            draft,
            body=body_of(string[a:b], at + a, at + b, draft.body.rule + ", two in one row", draft.body.confidence),
            date=day,
            votes=draft.votes if day is draft.date else _of_either(draft),
        )
        for (a, b), day in zip(spans, days, strict=True)
    ]


def _of_either(draft: Draft) -> dict[VoteKind, Mention[Vote]]:
    """The votes of two rows read as one: nobody can say whose they are."""
    return {
        kind: replace(vote, value=Vote("unreadable", None, vote.value.text), rule="two rows in one", confidence=0.4)
        for kind, vote in draft.votes.items()
    }


def _lines_of_days(text: Text, draft: Draft) -> list[Mention[DateSpan]]:
    """The two days of a row that stand under one another, each for a body of its own; nothing else gives any."""
    if draft.date is None or draft.date.value.precision != "range":
        return []
    string = text.string[draft.date.start : draft.date.end]
    at, found = draft.date.start, []
    for line in string.split("\n"):
        day = meeting_day(line, at, draft.date.rule, min(draft.date.confidence, 0.85))
        if day is not None and day.value.precision == "day":
            found.append(day)
        at += len(line) + 1
    return found if len(found) == 2 and string.count("\n") == 1 else []
