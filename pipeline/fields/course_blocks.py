"""A text goes in; steps come out whose lines stand in blocks: the body first, then what else is told of it.

``1. Bauausschuss, öffentlich, 12.03.2031`` over ``Ergebnis: vertagt``, or ``Bauausschuss`` over ``Termin: 12.03.2031``,
``TOP: 6``, ``☐ Anhörung ☒ Vorberatung``, ``Ja 7 Nein 0``: in every order, with or without labels. A course is read so
only where each block has one day and no line is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.fields.ballots import told_votes
from pipeline.fields.row_tail import take_tail
from pipeline.fields.row_votes import NO_HEADS
from pipeline.fields.step import (
    ROLE_ONLY,
    TIME,
    WEEKDAY,
    Draft,
    flat,
    meeting_day,
    moved,
    result_words,
    set_public,
    with_role,
)
from pipeline.fields.table_cells import fill_cell
from pipeline.fields.ticks import EMPTY, boxed
from pipeline.german import bodies, dates, status
from pipeline.german import heads as known_heads
from pipeline.german.results import is_result
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_RULE = "block of the course"
_SURE = 0.9
_LONGEST = 160  # letters of a line of a course
_MOST = 10  # lines of a block
_NUMBER = re.compile(r"\s*(?:\d{1,2}[.)]|[-–•*▪]|[a-h]\))\s+")
_LABEL = re.compile(r"\s*(?P<label>[A-ZÄÖÜ][\w ./()-]{1,30}?)\s?:\s*")
_DAY_LABEL = re.compile(
    r"\s*(?:Sitzungs?(?:termin|tag|datum)?|Termin|Datum|Tag)?(?:\s?:)?\s*(?:am|vom|der|den)?\s*", re.IGNORECASE
)
_PART = re.compile(r"\s*[·•|]\s*")
_STATUS = re.compile(rf"{status.EITHER}(?:e[rn]?)?(?:\s(?:Sitzung|Teil))?", re.IGNORECASE)


def find(text: Text, outline: Outline) -> list[Draft]:
    """The steps of the blocks below the heading of the course, in order; none where a line is left over, a block has no
    day or several, or fewer than two blocks are there."""
    blocks = list(_blocks(_lines(text, outline)))
    if len(blocks) < 2:
        return []
    drafts = [draft for block in blocks if (draft := _step(text, block)) is not None]
    return drafts if len(drafts) == len(blocks) else []


def told(drafts: Sequence[Draft]) -> int:
    """How much steps tell: days, bodies, roles, items, status, results and votes."""
    parts = [(d.date, d.body, d.role, d.item, d.public, d.result) for d in drafts]
    return sum(part is not None for own in parts for part in own) + sum(len(d.votes) for d in drafts)


def _lines(text: Text, outline: Outline) -> list[TextLine]:
    """The loose lines between the heading of the course and the next heading of anything else."""
    course = outline.of_role("course")
    if not course:
        return []
    start = course[0].heading.end
    others = (s.heading.start for s in outline.sections if s.role not in ("course", "vote", "title"))
    stop = min((at for at in others if at >= start), default=text.body.end)
    lines = [x for x in text.lines if x.body and start <= x.start < stop]
    return lines if not any(x.table is not None for x in lines) else []


def _blocks(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines of each step; nothing where lines stand before the first body."""
    block: list[TextLine] = []
    for line in lines:
        if _begins(line.string):
            if block:
                yield block
            block = [line]
        elif not block:
            return
        else:
            block.append(line)
    if block:
        yield block


def _begins(string: str) -> bool:
    """Whether a line begins with a body, its number before it at most."""
    lead = _NUMBER.match(string)
    bare = string[lead.end() :] if lead else string
    named = bodies.parse(bare)
    return bool(named) and named[0].start == 0 and len(bare) <= _LONGEST


def _step(text: Text, block: Sequence[TextLine]) -> Draft | None:
    days = [(x, m) for x in block for m in dates.parse(x.string) if m.value.precision in ("day", "range")]
    if len(days) != 1 or len(block) > _MOST or any(len(x.string) > _LONGEST for x in block):
        return None
    first = block[0]
    draft = Draft(first.start, block[-1].end, _RULE, _SURE)
    lead = _NUMBER.match(first.string)
    at = lead.end() if lead else 0
    named = bodies.parse(first.string[at:])[0]
    # The body reaches to the first comma, bracket or day behind its kind.
    stop = re.search(r"[,;(]|\s(?:am|vom|[–-])\s|\s\d", first.string[at + named.end :])
    end = at + named.end + stop.start() if stop else len(first.string)
    if len(first.string[at:end].split()) > len(first.string[at : at + named.end].split()) + 3:
        return None
    draft.body = with_role(draft, first.string[at:end], first.start + at, _RULE, _SURE)
    rest = [(first.string[end:], first.start + end), *((x.string, x.start) for x in block[1:])]
    return draft if all(_take(text, draft, string, start) for string, start in rest) else None


def _take(text: Text, draft: Draft, string: str, at: int) -> bool:
    """Whether a line of a block tells of its step; taken then. Points or strokes may part what it tells."""
    if _PART.search(string):
        begins = [0, *(m.end() for m in _PART.finditer(string))]
        ends = [*(m.start() for m in _PART.finditer(string)), len(string)]
        return all(_take(text, draft, string[a:b], at + a) for a, b in zip(begins, ends, strict=True))
    bare = string.strip(" ,;.–-")
    if not bare:
        return True
    at += string.index(bare)
    string = bare
    day = meeting_day(string, at, _RULE, _SURE)
    if day is not None:
        draft.date = day
        before = string[: day.start - at]
        lead = _DAY_LABEL.sub("", WEEKDAY.sub("", before), count=1)
        if lead.strip(" ,;–-") and not _take(text, draft, re.sub(r"\s(?:am|vom)\s*$", "", before), at):
            return False
        behind = string[day.end - at :]
        time = TIME.match(behind)
        return _take(text, draft, behind[time.end() :] if time else behind, day.end + (time.end() if time else 0))
    if EMPTY.search(string) or len(boxed(string)) > 1:
        return _take_ticks(draft, string, at)
    numbers = told_votes(string)
    if numbers:
        for kind, vote in numbers.items():
            draft.votes.setdefault(kind, moved(vote, at))
        words = result_words(string) if is_result(string) else None
        if words and words in string and draft.result is None:
            start = at + string.index(words)
            draft.result = Mention(flat(words), start, start + len(words), _RULE, 0.88)
        return True
    label = _LABEL.match(string)
    hit = known_heads.column(label["label"]) if label else None
    if label and hit is not None and hit[1] == 1:
        value = string[label.end() :]
        if value.strip():
            fill_cell(draft, hit[0], value, at + label.end(), {"body", "date"})
        return True
    if draft.role is not None and ROLE_ONLY.fullmatch(string):
        return False  # of another step: their columns were read one after another
    if draft.result is not None and is_result(f"{draft.result.value} {string}") and len(string.split()) <= 2:
        draft.result = Mention(
            f"{draft.result.value} {flat(string)}", draft.result.start, draft.result.end, _RULE, 0.85
        )
        return True
    return take_tail(text, NO_HEADS, draft, string, at)


def _take_ticks(draft: Draft, string: str, at: int) -> bool:
    """Whether a line is boxes before roles, states or results, of which one at most is ticked; that one is taken."""
    found = boxed(string)
    words = [m["word"].strip(" ,;:") for m in found]
    kinds = [
        "role" if ROLE_ONLY.fullmatch(w) else "status" if _STATUS.fullmatch(w) else "result" if is_result(w) else None
        for w in words
    ]
    chosen = [n for n, m in enumerate(found) if m["tick"]]
    if not found or None in kinds or len(chosen) > 1:
        return False
    for n in chosen:
        start = at + found[n].start("word")
        span = start, start + len(words[n])
        if kinds[n] == "role":
            draft.role = Mention(words[n], *span, "ticked box", _SURE)
        elif kinds[n] == "status":
            set_public(draft, words[n], *span)
        else:
            draft.result = draft.result or Mention(words[n], *span, "ticked box", _SURE)
    return True
