"""The words of a section go in; the steps come out that they list one behind another, each a body with its day.

``Bauausschuss am 12.03.2031, Rat am 27.03.2031`` stands in one line or as a list; what stands behind a day up to the
next body belongs to that step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.fields.row_tail import take_tail
from pipeline.fields.row_votes import NO_HEADS
from pipeline.fields.step import WEEKDAY, Draft, meeting_day, with_role
from pipeline.german import bodies, dates
from pipeline.german.roles import ROLES
from pipeline.model.mention import Mention
from pipeline.model.outline import Section
from pipeline.model.text import Text

_MOST = 1200  # letters of a section in which its list stands
_APART = 160  # letters from a day to the next body, at most
_SURE = 0.9
_TO_DAY = re.compile(
    r"(?P<brackets>(?:[ \n]\((?!\d)[^()\n]{2,40}\))?)[\s,;:|–-]*(?:\(|(?:Sitzung\s)?(?:am|vom|den)\b)?[\s:]*"
    rf"(?i:{WEEKDAY.pattern})?(?:de[mn]\s+)?"
)
_ROLE_BEFORE = re.compile(
    rf"(?:^|(?<=[\s,;.(–-]))(?P<role>{ROLES})\s*(?::|\bim\b|\bin der\b|\bdurch(?: den| die)?\b)\s*$"
)
_MARKS = " \n\f,;.|→>•·*–-("
_WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]{1,30}(?![\w-])")
_NUMBER = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s*$")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where a step's words begin, its body's words from where to where, its day's; the role that stands before."""

    start: int
    body: tuple[int, int]
    day: tuple[int, int]
    role: Mention[str] | None


def find(text: Text, section: Section) -> list[Draft]:
    """The steps of a section whose days have each a body right before them, nothing before the first; else none."""
    at = section.body.start
    string = text.string[at : min(section.body.end, at + _MOST)]
    pairs = list(_pairs(string, at))
    if not pairs or _NUMBER.sub("", string[: pairs[0].start]).strip(_MARKS):
        return []
    drafts = []
    for n, pair in enumerate(pairs):
        (begin, end), (first, last) = pair.body, pair.day
        stop = pairs[n + 1].start if n + 1 < len(pairs) else _end(string, last)
        draft = Draft(at + pair.start, at + last, "listed", _SURE, role=pair.role)
        draft.date = meeting_day(string[first:last], at + first, "listed", 0.95)
        draft.body = with_role(draft, string[begin:end], at + begin, "listed", 0.93)
        tail = _without_number(string[last:stop]).rstrip(_MARKS)
        if draft.body is None or not take_tail(text, NO_HEADS, draft, tail, at + last):
            return []
        drafts.append(draft)
    return drafts


def _end(string: str, at: int) -> int:
    """Where what the last step tells behind its day at ``at`` ends: with its line, or with the bracket that is open
    there ("(TOP 7," / "öffentlich, Entscheidung)")."""
    end = (string + "\n").index("\n", at)
    rest = _REST_OF_BRACKET.match(string, end)
    opened = string.count("(", at, end) - string.count(")", at, end)
    return rest.end() if rest is not None and opened == 1 else end


_REST_OF_BRACKET = re.compile(r"\n[^()\n]{1,80}\)(?=[.;,]?\s*(?:\n|$))")


def _without_number(tail: str) -> str:
    """The end of a row without the number of the next one; "(Ja 6, Nein 5, Enthaltungen 0)" ends in none."""
    cut = _NUMBER.sub("", tail)
    return tail if cut.count("(") > cut.count(")") and tail.count("(") == tail.count(")") else cut


def _pairs(string: str, at: int) -> Iterator[_Pair]:
    """The bodies with a day right behind them, up to the first day that has none or stands too far below."""
    days = {m.start: m.end for m in dates.parse(string) if m.value.precision in ("day", "range")}
    named = [(m.start, m.end) for m in bodies.parse(string)]
    named += [m.span() for m in _WORD.finditer(string) if bodies.is_short_form(m.group()) or bodies.is_body(m.group())]
    before = 0
    for start, stop in sorted(set(named)):
        gap = _TO_DAY.match(string, stop)
        end = days.get(gap.end()) if gap else None
        if gap is None or end is None or start < before:
            continue
        if any(before <= day < start for day in days) or (before and start - before > _APART):
            return
        role = _ROLE_BEFORE.search(string, before, start)
        told = Mention(role["role"], at + role.start("role"), at + role.end("role"), "listed", 0.9) if role else None
        yield _Pair(role.start() if role else start, (start, gap.end("brackets")), (gap.end(), end), told)
        before = end
