"""Loose lines below the heads of a Beratungsfolge go in, one by one; a draft for each row they make up comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.row_below import (
    add_result,
    add_to_body,
    add_vote,
    closes_row,
    goes_on,
    has_bad_date,
    is_result_line,
    is_unfinished,
)
from pipeline.fields.row_bodies import take_behind
from pipeline.fields.row_columns import add_beside, body_beside, joined
from pipeline.fields.row_dayless import SAID, dayless
from pipeline.fields.row_tail import take_tail
from pipeline.fields.row_votes import Region, fill_votes
from pipeline.fields.row_words import aligned_below, first_day, plausible, split_tail, whole_dates
from pipeline.fields.step import (
    IN_BRACKETS,
    ITEM,
    PUBLIC_ONLY,
    ROLE_HEAD,
    ROLE_ONLY,
    SESSION,
    SESSION_CODE,
    SITTING_BEHIND,
    TAIL,
    TIME,
    VERB,
    WEEKDAY,
    Draft,
    flat,
    set_item,
    set_public_by_session,
    split_bodies,
    with_role,
)
from pipeline.fields.step_words import groups
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.german.votes import is_tally
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.text import Span, Text

_FIGURES = re.compile(r"\d{1,3}(?:[\s|]+(?:\d{1,3}|[-–—]))+")  # of a row of votes, below one another
_CLOCK = re.compile(r",?\s*[012]?\d:[0-5][05](?=\s*(?:[,;|]|$))")  # a time of day without its word, behind its day
_CROSS = re.compile(r"[xX☒✓✗☐□ ]+")


_ITEM_ALONE = re.compile(r"TOP\s?:?\s?(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}")


class Reader:
    """Reads loose rows line by line; keeps the words of a body until its date comes."""

    def __init__(self, text: Text, region: Region, lines: Sequence[TextLine]) -> None:
        self.text, self.region, self.lines = text, region, whole_dates(text, lines)
        self.days = [first_day(line) for line in self.lines]
        self.drafts: list[Draft] = []
        self.pending: list[TextLine] = []
        self.publics: list[Mention[bool]] = []
        self.roles: list[Mention[str]] = []
        self.done: set[int] = set()
        self.head: Mention[str] | None = None
        self.items_behind = False
        self.groups = groups(self.lines)

    def read(self) -> list[Draft]:
        """The drafts of the rows, in the order of the page; reading ends at the first line that belongs to none."""
        for i in range(len(self.lines)):
            if i in self.done:
                continue
            if not (self._dated(i) if self.days[i] is not None else self._undated(i)):
                break
        self._flush()
        self.drafts = joined(self.drafts, self.publics, self.roles)
        add_beside(self.text, self.region, self.drafts, self.lines)
        return self.drafts

    # a line with a date

    def _dated(self, i: int) -> bool:
        line = self.lines[i]
        day = self.days[i]
        assert day is not None
        at = line.start
        left = line.string[: day.start - at]
        right = line.string[day.end - at :]
        left = SESSION_CODE.sub(lambda m: " " * len(m.group()), left)
        status = SITTING_BEHIND.search(left)  # "Rat, öffentliche Sitzung am"
        if status and status.start():
            left = left[: status.start()] + " " * len(status.group())
        left = WEEKDAY.sub(lambda m: " " * len(m.group()), left) if WEEKDAY.search(left) else left
        left_words = left.strip(" ,;:()|–-•*/")
        left_words = re.sub(r"^(?:am|vom|der|den|bis)$", "", left_words)
        whole = "\n".join([*(x.string for x in self.pending), left_words]).strip()
        draft = Draft(line.start, line.end, "row", 0.95, day)
        if status and status.start():
            set_public_by_session(draft, status.group(), at + status.start())
        before = split_tail(left_words) if left_words and not self.pending else None
        if before is not None and not before[0].strip():  # "Ö | 12.03.2031 | Kreistag": a mark before the day
            take_tail(self.text, self.region, draft, left_words, at + left.index(left_words))
            left_words = ""
        if left_words and not (re.fullmatch(r"\d{1,2}[.)]?", left_words)):
            if not plausible(whole, "body" in self.region.names):
                return False
            self._take_body(draft, left, at)
            if not self._after(draft, right, day.end):
                return False
        elif not self._session_below_body(draft, i):
            sticky = bool(self.drafts) and self.drafts[-1].sticky
            if not take_behind(self.text, self.region, draft, right, day.end, line, bool(self.pending), sticky):
                return False
            if draft.body is None and self.pending:
                self._take_body(draft, "", at)
            self._same_body(draft)
            if draft.body is None and self.drafts and self.drafts[-1].body and self.drafts[-1].sticky:
                draft.body = self.drafts[-1].body
                draft.role = draft.role or self.drafts[-1].role
            if draft.body is None and not right.strip() and self._again(i):
                draft.body = replace(self.drafts[-1].body, rule="row of the body above", confidence=0.8)  # type: ignore[type-var]
            if (
                draft.body is None
                and not self.pending
                and self.region.date_first is not True
                and not self._column_wise_ahead()
            ):
                return False
        self.pending = []
        draft.role = draft.role or self.head
        self.drafts.append(draft)
        fill_votes(self.text, self.region, draft, line)
        return True

    def _again(self, i: int) -> bool:
        """Whether a day alone stands right below a row that ended with its own day: a second meeting of its body."""
        last, above, day = self.drafts[-1] if self.drafts else None, self.lines[i - 1], self.days[i - 1]
        if last is None or last.body is None or day is None or self.pending or not i:
            return False
        return last.date is day and last.body.start >= above.start and not above.string[day.end - above.start :].strip()

    def _same_body(self, draft: Draft) -> None:
        """A further meeting of the body on the line above its days: that line's role holds for it too."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or not last.sticky or self.pending or last.body is None or draft.body is None:
            return
        if last.body.value.name == draft.body.value.name:
            draft.role, draft.sticky = draft.role or last.role, True

    def _session_below_body(self, draft: Draft, i: int) -> bool:
        """Whether a line holds day, session and result in columns below a line with the body; taken where it does, with
        the rest of those columns on the line below."""
        line, day = self.lines[i], draft.date
        first = next((p for p in line.pieces if day is not None and p.end > day.end), None)
        if not self.pending or day is None or first is None:
            return False
        words = self.text.string[max(first.start, day.end) : first.end].lstrip(" ,:|")
        session = Span(first.end - len(words), first.end)
        results = [p for p in line.pieces if p.start > first.start]
        if not SESSION.match(words) or len(results) > 1 or (not results and is_result(words)):
            return False
        head = split_tail("\n".join(x.string for x in self.pending))
        if head is not None and not head[0].strip():
            return False
        set_public_by_session(draft, words, session.start)
        if (item := ITEM.search(words)) is not None:
            set_item(draft, item["item"], session.start + item.start("item"), 0.9)
        below = (
            aligned_below(self.text, [session, *results], line, self.lines[i + 1])
            if self.days[i + 1 : i + 2] == [None]
            else {}
        )
        if below:
            self.done.add(i + 1)
            draft.seen(line.start, self.lines[i + 1].end)
        for result in results:
            parts = [result, *([below[1]] if 1 in below else [])]
            value = flat(" ".join(self.text.string[p.start : p.end] for p in parts))
            if is_result(value):
                draft.result = Mention(value, result.start, result.end, "row", 0.9)
        self._take_body(draft, "", line.start)
        return True

    def _column_wise_ahead(self) -> bool:
        return any(d.date is None for d in self.drafts) or bool(self.region.names)

    def _take_body(self, draft: Draft, left: str, at: int) -> None:
        """The body from the pending lines and what stands before the date."""
        bare = re.sub(r"(?:\s[–-])?\s(?:am|vom|den)$", "", left.strip(" ,;:|–-•*/\t")).rstrip(" ,;:")
        start = self.pending[0].start if self.pending else at + left.index(bare)
        end = at + left.index(bare) + len(bare) if bare else self.pending[-1].end
        draft.seen(start, end)
        string = self.text.string[start:end]
        tail, own = split_tail(string), bodies.parse(string)
        numbered = bool(own) and own[0].start == 0 and own[0].end == len(string.rstrip())  # "Bezirksausschuss 5"
        if tail is not None and not (numbered and tail[1].strip()[:1].isdigit()):
            head, _ = tail
            if head.strip() and bodies.parse(head):
                take_tail(self.text, self.region, draft, string[len(head) :], start + len(head))
                string = head
        draft.body = with_role(draft, string.rstrip(), start, "row", 0.95)
        draft.sticky = bool(self.pending) and not bare

    def _after(self, draft: Draft, right: str, at: int) -> bool:
        """What stands behind the date of a row that began with its body. False where it is running text."""
        time = TIME.match(right) or _CLOCK.match(right)
        shift = time.end() if time else 0
        return take_tail(self.text, self.region, draft, right[shift:], at + shift)

    # a line without one

    def _undated(self, i: int) -> bool:
        line = self.lines[i]
        if len(line.string) > 120:
            return False
        if (self.pending and is_tally(line.string)) or _FIGURES.fullmatch(line.string):
            return True  # a vote beside its row, which is no part of the body
        if line.start in self.groups:
            self._flush()
            return True
        if ROLE_HEAD.fullmatch(line.string):
            self._flush()
            self.head = Mention(line.string.rstrip(" :"), line.start, line.end, "head above the rows", 0.9)
            return True
        if self._in_a_column(line):
            return True
        draft = dayless(line) if self.drafts else None
        if draft is not None and (draft.rule == SAID or self._day_ahead(i) is None):
            self._flush()
            self.drafts.append(draft)
            return True
        if has_bad_date(line):
            self._flush()
            self.pending.append(line)
            self._flush()
            return True
        last = self.drafts[-1] if self.drafts and not self.pending else None
        if last is not None and last.date is not None and self._right_below(i, last):
            return True
        if last is not None and self._item_behind(line, last):
            return True
        if last is not None and goes_on(line, last) and add_to_body(self.text, self.region, line, last):
            return True
        ahead = self._day_ahead(i)
        if ahead is not None and self.region.date_first is not True and self._before_a_day(i, ahead):
            return True
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.date is not None and add_to_body(self.text, self.region, line, last):
            return True
        return self._alone(line, ahead is not None) or self._below(line, last) or self._above_rows(i, ahead is not None)

    def _in_a_column(self, line: TextLine) -> bool:
        """Whether a line is a status or a role alone, below rows or others of its kind; kept for its row then."""
        if not (self.publics or self.roles or self.drafts):
            return False
        hit = PUBLIC_ONLY.fullmatch(line.string)
        if hit and len(line.string) > 1:
            self._flush()
            self.publics.append(Mention(hit.lastgroup == "open", line.start, line.end, "column", 0.85))
            return True
        if ROLE_ONLY.fullmatch(line.string):
            self._flush()
            self.roles.append(Mention(flat(line.string), line.start, line.end, "column", 0.85))
            return True
        return False

    def _item_behind(self, line: TextLine, last: Draft) -> bool:
        """Whether a line is the item of the row above it, alone; where the first row has its item so, all do."""
        if not _ITEM_ALONE.fullmatch(line.string) or last.date is None or last.item is not None:
            return False
        self.items_behind = self.items_behind or (len(self.drafts) == 1 and last.body is not None)
        return self.items_behind and take_tail(self.text, self.region, last, line.string, line.start)

    def _right_below(self, i: int, last: Draft) -> bool:
        """Whether a line goes on with the dated row right above it: its rest, its vote, the end of its body."""
        line = self.lines[i]
        day_follows = i + 1 < len(self.lines) and self.days[i + 1] is not None
        boxed = not set("☐☒☑□■").isdisjoint(self.text.string[last.start : line.start])
        if self._rest(line, last) or add_vote(line, last, day_follows, boxed):
            return True
        return is_unfinished(self.text, last) and add_to_body(self.text, self.region, line, last)

    def _before_a_day(self, i: int, ahead: int) -> bool:
        """Whether a line above a day is the body of that day, or still the result of the row before."""
        line, day = self.lines[i], self.days[ahead]
        assert day is not None
        last = self.drafts[-1] if self.drafts and not self.pending else None
        if last is not None and is_result_line(self.region, line, last) and not bodies.parse(line.string):
            add_result(line, last)
            return True
        words = "\n".join(x.string for x in [*self.pending, *self.lines[i:ahead]])
        words += "\n" + self.lines[ahead].string[: day.start - self.lines[ahead].start]
        if not plausible(words.strip(), "body" in self.region.names):
            return False
        whole = bodies.is_body(bodies.clean(" ".join(x.string for x in self.pending))) if self.pending else False
        if whole and bodies.is_body(line.string):
            self._flush()
        self.pending.append(line)
        return True

    def _alone(self, line: TextLine, day_ahead: bool) -> bool:
        """Whether a line is a body, or by its status and role the row of one; it waits for its day then."""
        head = split_tail(line.string)
        words = head[0].strip() if head else line.string.strip()
        words = re.sub(r"^(?:\d{1,2}[.)]|[•·*–-])\s+", "", words)
        words = IN_BRACKETS.sub("", words).strip(" ,;:")
        if not (bodies.is_body(words) or split_bodies(words) or (not day_ahead and closes_row(line.string))):
            return False
        self._flush()
        self.pending.append(line)
        return True

    def _below(self, line: TextLine, last: Draft | None) -> bool:
        """Whether a line is a result of the last row, or nothing but marks, items and roles of it."""
        if last is None:
            return False
        if not self.pending and is_result_line(self.region, line, last):
            add_result(line, last)
            return True
        if split_tail(line.string) == ("", line.string):
            take_tail(self.text, self.region, last, line.string, line.start)
            last.seen(line.start, line.end)
            return True
        return False

    def _above_rows(self, i: int, day_ahead: bool) -> bool:
        """Whether a line above the first row is passed over: marks whose body stands elsewhere, a stray head."""
        string = self.lines[i].string
        if self.drafts or self.pending or i >= 3:
            return False
        if split_tail(string) == ("", string):
            draft = body_beside(self.text, self.region, self.lines[i])
            if draft is not None and draft.body is not None:
                self.drafts.append(draft)
                self.done |= {n for n, x in enumerate(self.lines) if x.start == draft.body.start}
            return True
        return bool(self.region.names) and day_ahead and len(string) < 40 and not VERB.search(string)

    def _rest(self, line: TextLine, last: Draft) -> bool:
        """Whether a line is the rest of the row before: items, marks and roles, with or without a result behind."""
        at = 0
        while (m := TAIL.match(line.string, at)) and m.end() > at:
            at = m.end()
        rest = line.string[at:].strip(" |")
        if not at or bodies.parse(line.string) or (rest and (not is_result(rest) or len(rest) > 60)):
            return False
        crossed = _CROSS.fullmatch(line.string.strip()) and last.public is None
        if (self.publics or self.roles or last.sticky) and not rest and not crossed:
            return False
        last.seen(line.start, line.end)
        return take_tail(self.text, self.region, self._lacking(last, line.string), line.string, line.start)

    def _lacking(self, last: Draft, string: str) -> Draft:
        """Of two meetings of one body the one that lacks what a line below them holds, the first one first."""
        first = self.drafts[-2] if len(self.drafts) > 1 else None
        if first is None or last.body is None or last.body.rule != "row of the body above":
            return last
        token = TAIL.match(string)
        known = {"item": first.item, "role": first.role}.get(token.lastgroup or "" if token else "", first.public)
        return first if known is None else last

    def _day_ahead(self, i: int) -> int | None:
        """The next line with a date within three lines, with nothing but short lines before it."""
        for k in range(i, min(i + 4, len(self.lines))):
            if self.days[k] is not None:
                return k
            if len(self.lines[k].string) > 90:
                return None
        return None

    def _flush(self) -> None:
        """Pending lines that got no date are steps without one, where each is a body."""
        for line in self.pending:
            draft = Draft(line.start, line.end, "row without a date", 0.85)
            head = split_tail(line.string)
            words = head[0] if head and head[0].strip() else line.string
            draft.body = with_role(draft, words.rstrip(), line.start, "row without a date", 0.88)
            if has_bad_date(line):
                first = bodies.parse(line.string)[0]
                draft.body = replace(first, start=line.start, end=line.start + first.end)
            if draft.body is None or not (
                bodies.is_body(draft.body.value.name) or split_bodies(words) or closes_row(line.string)
            ):
                continue
            if head and head[0].strip():
                take_tail(self.text, self.region, draft, line.string[len(words) :], line.start + len(words))
            draft.role = draft.role or self.head
            fill_votes(self.text, self.region, draft, line)
            self.drafts.append(draft)
        self.pending = []
