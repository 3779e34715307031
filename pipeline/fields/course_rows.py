"""Loose lines below the heads of a Beratungsfolge go in; a draft of a step for each row they make up comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.row_votes import Region, fill_votes, open_side
from pipeline.fields.row_words import aligned_below, first_day, is_rest_of_row, plausible, split_tail, whole_dates
from pipeline.fields.step import (
    IN_BRACKETS,
    PUBLIC_ONLY,
    ROLE_ONLY,
    SESSION,
    SESSION_CODE,
    SESSION_WORDS,
    TAIL,
    TIME,
    VERB,
    WEEKDAY,
    Draft,
    body_of,
    flat,
    moved,
    only_votes,
    set_public_by_session,
    split_bodies,
    trimmed_body,
    with_role,
    wordy,
)
from pipeline.german import bodies
from pipeline.german.votes import is_result, votes
from pipeline.model.lines import TextLine, beside
from pipeline.model.mention import VOTE_KINDS, Mention, Vote
from pipeline.model.outline import Label, Outline, Section
from pipeline.model.text import Span, Text

_HEAD = 1500  # letters of a paper without sections in which its rows may stand


def from_lines_without_heads(text: Text, outline: Outline) -> list[Draft]:
    """Rows whose heads are lost: lines of the head of page 1 that hold a body, a day and nothing that is no part of a
    row."""
    stop = min(
        (x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=min(text.body.end, _HEAD)
    )
    lines = [x for x in text.lines if x.body and x.page == text.first_page and x.start < stop]
    region = Region([], [], None, [], False, False)
    for i, line in enumerate(lines):
        found = bodies.parse(line.string)
        if not found or found[0].start > 0 or first_day(line) is None:
            continue
        drafts = _Reader(text, region, lines[i:]).read()
        if drafts and all(d.date and d.body and bodies.is_body(d.body.value.name) for d in drafts):
            for draft in drafts:
                if draft.date:
                    draft.date = replace(
                        draft.date, confidence=min(draft.date.confidence, 0.88), rule="row without heads"
                    )
            return drafts
    return []


def from_next_page(text: Text, columns: Sequence[Label]) -> list[Draft]:
    """Rows at the head of a page where the table of the page before goes on without heads and was not seen as one:
    lines that hold a day and a body each. ``columns`` are the heads of that table."""
    last = max((c.label.start for c in columns), default=-1)
    table = next((t for t in text.tables if t.start <= last < t.end), None)
    lines = [x for x in text.lines if x.body]
    after = [x for x in lines if table is not None and x.start >= table.end]
    if table is None or not after or after[0].page != table.page + 1 or after[0].table is not None:
        return []
    first = bodies.parse(after[0].string)
    if not first or first_day(after[0]) is None:
        return []
    names = [c.key.removeprefix("column.") for c in columns]
    kinds = [n for n in dict.fromkeys(names) if n in VOTE_KINDS]
    region = Region(names, list(columns), None, kinds, bool({"result", "remark"} & set(names)), True)
    rest = [x for x in after if x.page == after[0].page]
    drafts = _Reader(text, region, rest[:80]).read()
    for draft in drafts:
        if draft.date is not None:
            draft.date = replace(draft.date, confidence=min(draft.date.confidence, 0.88), rule="row on the next page")
    return [d for d in drafts if d.date and d.body and bodies.is_body(d.body.value.name)]


def from_lines(text: Text, outline: Outline, section: Section, columns: Sequence[Label]) -> list[Draft]:
    """Steps from the lines below a section's heads. Lines are read until one cannot belong to a row."""
    heads = [
        c for c in columns if section.heading.start <= c.label.start < max(section.body.start, section.heading.end)
    ]
    names = [c.key.removeprefix("column.") for c in heads]
    order = [n for n in names if n in ("date", "body")]
    lines = [x for x in text.lines if x.body and section.body.start <= x.start < section.body.end]
    ends = {
        label.label.start
        for label in outline.labels
        if label.key in ("name", "reference") and label.label.start < label.label.end
    }
    stop = next((k for k, x in enumerate(lines) if any(x.start <= e < x.end for e in ends)), len(lines))
    lines = lines[:stop][:80]
    region = Region(
        names,
        heads,
        None if len(set(order)) < 2 else order[0] == "date",
        [n for n in dict.fromkeys(names) if n in VOTE_KINDS],
        bool({"result", "remark"} & set(names)),
        any(a.box is not None for a in text.words(section.heading.start, section.heading.end)),
    )
    return _Reader(text, region, lines).read()


class _Reader:
    """Reads loose rows line by line; keeps the words of a body until its date comes."""

    def __init__(self, text: Text, region: Region, lines: Sequence[TextLine]) -> None:
        self.text, self.region, self.lines = text, region, whole_dates(text, lines)
        self.days = [first_day(line) for line in self.lines]
        self.drafts: list[Draft] = []
        self.pending: list[TextLine] = []
        self.publics: list[Mention[bool]] = []
        self.roles: list[Mention[str]] = []
        self.done: set[int] = set()

    def read(self) -> list[Draft]:
        for i in range(len(self.lines)):
            if i in self.done:
                continue
            if not (self._dated(i) if self.days[i] is not None else self._undated(i)):
                break
        self._flush()
        self._column_wise()
        self._beside()
        return self.drafts

    def _beside(self) -> None:
        """Role, mark and result that stand at the height of a row but elsewhere in the text, as columns are read."""
        mine = {x.start for x in self.lines}
        others = [x for x in self.text.lines if x.body and x.start not in mine and is_rest_of_row(x.string)]
        for draft in self.drafts:
            for line in self.lines:
                if others and draft.start <= line.start < draft.end:
                    for other in beside(line, others):
                        self._tail(draft, other.string, other.start)

    # a line with a date

    def _dated(self, i: int) -> bool:
        line = self.lines[i]
        day = self.days[i]
        assert day is not None
        at = line.start
        left = line.string[: day.start - at]
        right = line.string[day.end - at :]
        left = SESSION_CODE.sub(lambda m: " " * len(m.group()), left)
        left = WEEKDAY.sub(lambda m: " " * len(m.group()), left) if WEEKDAY.search(left) else left
        left_words = left.strip(" ,;:()|–-•*")
        left_words = re.sub(r"^(?:am|vom|der|den|bis)$", "", left_words)
        whole = "\n".join([*(x.string for x in self.pending), left_words]).strip()
        draft = Draft(line.start, line.end, "row", 0.95, day)
        before = split_tail(left_words) if left_words and not self.pending else None
        if before is not None and not before[0].strip():  # "Ö | 12.03.2031 | Kreistag": a mark before the day
            self._tail(draft, left_words, at + left.index(left_words))
            left_words = ""
        if left_words and not (re.fullmatch(r"\d{1,2}[.)]?", left_words)):
            if not plausible(whole, "body" in self.region.names):
                return False
            self._take_body(draft, left, at)
            used = self._after(draft, right, day.end)
            if not used:
                return False
        elif not self._session_below_body(draft, i):
            used_right = self._right_body(draft, right, day.end, i)
            if used_right is None:
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
        bare = left.strip(" ,;:|–-•*\t")
        start = self.pending[0].start if self.pending else at + left.index(bare)
        end = at + left.index(bare) + len(bare) if bare else self.pending[-1].end
        draft.seen(start, end)
        string = self.text.string[start:end]
        tail = split_tail(string)
        if tail is not None:
            head, _ = tail
            if head.strip() and bodies.parse(head):
                self._tail(draft, string[len(head) :], start + len(head))
                string = head
        draft.body = with_role(draft, string.rstrip(), start, "row", 0.95)
        draft.sticky = bool(self.pending) and not bare

    def _after(self, draft: Draft, right: str, at: int) -> bool:
        """What stands behind the date of a row that began with its body. False where it is running text."""
        time = TIME.match(right)
        shift = time.end() if time else 0
        return self._tail(draft, right[shift:], at + shift)

    def _right_body(self, draft: Draft, right: str, at: int, i: int) -> bool | None:
        """The body and the rest behind a date; None where what follows is running text."""
        time = TIME.match(right)
        if time:
            at, right = at + time.end(), right[time.end() :]
        bare = right.strip(" ,;:|–-\t")
        if not bare:
            return True
        begin = at + right.index(bare)
        edge = next((p.end for p in self.lines[i].pieces if p.start <= begin < p.end), begin + len(bare))
        found = bodies.parse(bare[: edge - begin])  # the next column is no part of a name
        session = SESSION.match(bare)
        first = found[0] if found else None
        if session:
            set_public_by_session(draft, session.group(), begin)
        if first is not None and (first.start == 0 or (session and session.end() >= first.start) or first.start <= 4):
            body_end = found[0].end
            two = split_bodies(bare[: found[1].end]) if len(found) > 1 else []
            if two:
                body_end = found[1].end
            behind = bare[body_end : edge - begin].rstrip()
            if not two and _NAME_GOES_ON.match(behind) and not is_result(behind):
                body_end += len(behind)  # the rest of its column, mostly with more on the line below
            # what follows directly and is no tail still belongs to the name ("Ortsrat Nord-West")
            rest = bare[body_end:]
            extra = re.match(r"(?:[ ]{1,2}(?!TOP\b)[A-ZÄÖÜ(][\w.()/-]+){1,4}", rest)
            if extra and not TAIL.match(rest) and not is_result(extra.group()):
                body_end += extra.end()
                rest = bare[body_end:]
            body_string = bare[:body_end]
            consumed = body_end
            draft.body = with_role(draft, body_string, begin, "row", 0.96)
            draft.sticky = False
            if draft.body is not None and session and first.start:
                draft.body = trimmed_body(body_string, begin, "row", 0.95)
            if not self._tail(draft, bare[consumed:], begin + consumed):
                return None
            return True
        if self.pending and (is_result(bare) or session or split_tail(bare) == ("", bare)):
            return True if self._tail(draft, bare, begin) else None
        split = split_tail(bare)
        if split is not None and not split[0].strip():
            return True if self._tail(draft, bare, begin) else None
        words = split[0] if split else bare
        if (
            self.region.date_first is not False
            and (self.region.names or bodies.is_short_form(words.strip()))
            and plausible(words, "body" in self.region.names)
        ):
            draft.body = with_role(draft, words.rstrip(), begin, "row", 0.85)
            return True if self._tail(draft, bare[len(words) :], begin + len(words)) else None
        if self.drafts and self.drafts[-1].sticky:
            return True if self._tail(draft, bare, begin) else None
        return None

    def _tail(self, draft: Draft, string: str, at: int) -> bool:
        """Item, mark, role, result and votes behind date and body; False where running text stands there."""
        pos = 0
        while True:
            match = TAIL.match(string, pos)
            if match is not None and match.lastgroup == "item" and SESSION_WORDS.match(string, match.start("item")):
                match = None  # "12. öffentliche Sitzung" is no item
            if match is None:
                break
            self._token(draft, match, at, string)
            pos = match.end()
        rest = string[pos:].strip(" ,;:|()\t")
        if not rest:
            return True
        start = at + string.index(rest, pos)
        end = start + len(rest)
        told = votes(rest)
        for kind, vote in told.items():
            draft.votes.setdefault(kind, moved(vote, start))
        session = re.fullmatch(rf"(?:{SESSION.pattern})(?:\(?[\w/.-]+\)?)?", rest, re.IGNORECASE)
        if session and not is_result(rest):
            hit = re.search(r"nicht[\s-]?öffentlich|öffentlich", rest)
            if hit and draft.public is None:
                draft.public = Mention(
                    not hit.group().startswith("nicht"), start + hit.start(), start + hit.end(), "session", 0.9
                )
            return True
        if rest.count(" ") > 24 or ((len(rest) > 60 or VERB.search(rest)) and not is_result(rest)):
            return False
        if self.region.votes and not is_result(rest) and sum(c.isalpha() for c in rest) < 4 and len(rest) < 20:
            for kind in self.region.votes:
                draft.votes[kind] = Mention(Vote("unreadable", None, rest), start, end, "no number", 0.4)
            return True
        if is_result(rest) or self.region.results:
            if (is_result(rest) or wordy(rest)) and not only_votes(rest, told):
                sitting = SESSION.match(rest)
                cut = sitting.end() if sitting and sitting.end() > 5 and is_result(rest[sitting.end() :]) else 0
                set_public_by_session(draft, rest[:cut], start)
                value = rest[cut:].strip()
                begin = start + rest.index(value)
                draft.result = draft.result or Mention(flat(value), begin, begin + len(value), "row", 0.9)
            return True
        role = ROLE_ONLY.match(rest)
        if role:
            draft.role = draft.role or Mention(flat(role.group()), start, start + role.end(), "row", 0.85)
            return True
        if told:
            return True
        return len(rest) <= 40 and not VERB.search(rest) and rest[-1:] not in ".," and bool(self.region.names)

    def _token(self, draft: Draft, match: re.Match[str], at: int, string: str) -> None:
        kind = match.lastgroup or ""
        word = match.group(kind)
        start, end = at + match.start(kind), at + match.end(kind)
        names = set(self.region.names)
        if kind == "role":
            draft.role = draft.role or Mention(word, start, end, "row", 0.95)
        elif kind in ("open", "closed", "shut"):
            draft.public = draft.public or Mention(kind == "open", start, end, "row", 0.93)
        elif kind == "mark":
            side = open_side(self.text, self.region, start, end)
            if side is not None and word not in "☐□":
                draft.public = draft.public or Mention(side, start, end, "cross in a column", 0.9)
        elif kind == "item":
            if self.region.votes and "agenda_item" not in names and not word.startswith("TOP"):
                if "public_mark" in names and word[0] in "ÖN":  # "Ö  11": the status, then the first number
                    draft.public = draft.public or Mention(word[0] == "Ö", start, start + 1, "row", 0.9)
                return  # a number of a vote: see fill_votes
            bare = re.sub(r"^TOP\s*", "", word).strip()
            if draft.item is None:
                draft.item = Mention(
                    bare, start, end, "row", 0.95 if "agenda_item" in names or word.startswith("TOP") else 0.7
                )

    # a line without one

    def _undated(self, i: int) -> bool:
        line = self.lines[i]
        string = line.string
        if len(string) > 120:
            return False
        if self.publics or self.roles or self.drafts:
            hit = PUBLIC_ONLY.fullmatch(string)
            if hit and len(string) > 1:
                self._flush()
                self.publics.append(Mention(hit.lastgroup == "open", line.start, line.end, "column", 0.85))
                return True
            if ROLE_ONLY.fullmatch(string):
                self._flush()
                self.roles.append(Mention(flat(string), line.start, line.end, "column", 0.85))
                return True
        if self._bad_date(line):
            self._flush()
            self.pending.append(line)
            self._flush()
            return True
        if self.drafts and not self.pending and self.drafts[-1].date is not None and self._rest(line, self.drafts[-1]):
            return True
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.date is not None and not self.pending and self._vote_below(i, last):
            return True
        if last is not None and not self.pending and self._unfinished(last) and self._goes_on(line, last):
            return True
        ahead = self._day_ahead(i)
        if ahead is not None and ahead > i and self.region.date_first is not True:
            words = "\n".join(x.string for x in [*self.pending, *self.lines[i:ahead]])
            day = self.days[ahead]
            assert day is not None
            words += "\n" + self.lines[ahead].string[: day.start - self.lines[ahead].start]
            if self._result_line(line, last) and not bodies.parse(string):
                self._more_result(line, last)
                return True
            if plausible(words.strip(), "body" in self.region.names):
                if (
                    self.pending
                    and bodies.is_body(bodies.clean(" ".join(x.string for x in self.pending)))
                    and bodies.is_body(string)
                ):
                    self._flush()
                self.pending.append(line)
                return True
        if last is not None and last.date is not None and self._goes_on(line, last):
            return True
        head = split_tail(string)
        words = head[0].strip() if head else string.strip()
        words = re.sub(r"^(?:\d{1,2}[.)]|[•·*–-])\s+", "", words)
        words = IN_BRACKETS.sub("", words).strip(" ,;:")
        if bodies.is_body(words) or split_bodies(words) or (ahead is None and _closes_row(string)):
            if self.pending:
                self._flush()
            self.pending.append(line)
            return True
        if self._result_line(line, last):
            self._more_result(line, last)
            return True
        if last is not None and split_tail(string) == ("", string):
            self._tail(last, string, line.start)
            last.seen(line.start, line.end)
            return True
        if not self.drafts and not self.pending and i < 3 and split_tail(string) == ("", string):
            return True  # marks and a role whose body stands elsewhere
        if (
            not self.drafts
            and not self.pending
            and self.region.names
            and i < 3
            and len(string) < 40
            and not VERB.search(string)
        ):
            return ahead is not None  # a stray head or mark above the first row
        return False

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
        return self._tail(self._lacking(last, line.string), line.string, line.start)

    def _vote_below(self, i: int, last: Draft) -> bool:
        """Whether a line below a row tells its result, its votes by their labels, or both ("geändert beschlossen
        Ja: 8  Nein: 3"): taken where it does."""
        line = self.lines[i]
        told = votes(line.string)
        if not told and last.result is None:
            return self._result_below(i, last)
        first = min((m.start for m in told.values()), default=0)
        label = re.search(r"(?:[A-Za-zäöüÄÖÜß().-]+\s?[:=]?\s*)$", line.string[:first])
        words = line.string[: label.start() if label else first].strip(" ,;:|(–-")
        if len(told) < 2 or bodies.parse(line.string) or (words and (not is_result(words) or len(words) > 60)):
            return False
        for kind, vote in told.items():
            last.votes[kind] = moved(vote, line.start)
        if words and last.result is None:
            at = line.start + line.string.index(words)
            last.result = Mention(flat(words), at, at + len(words), "row", 0.9)
        last.seen(line.start, line.end)
        return True

    def _result_below(self, i: int, last: Draft) -> bool:
        """Whether a line is a result and nothing else, in small letters or right above the next day; taken then."""
        line, string = self.lines[i], self.lines[i].string.strip()
        alone = is_result(string) and len(string.split()) <= 7 and string[-1] not in ".:,-"
        small = string[:1].islower() or self.days[i + 1 : i + 2] not in ([], [None])
        if not alone or not small or line.first or bodies.parse(string) or VERB.search(string):
            return False
        last.result = Mention(flat(string), line.start, line.end, "row", 0.88)
        last.seen(line.start, line.end)
        return True

    def _lacking(self, last: Draft, string: str) -> Draft:
        """Of two meetings of one body the one that lacks what a line below them holds, the first one first."""
        first = self.drafts[-2] if len(self.drafts) > 1 else None
        if first is None or last.body is None or last.body.rule != "row of the body above":
            return last
        token = TAIL.match(string)
        known = {"item": first.item, "role": first.role}.get(token.lastgroup or "" if token else "", first.public)
        return first if known is None else last

    def _bad_date(self, line: TextLine) -> bool:
        """Whether a row's date cannot be read: a body, then figures alone."""
        found = bodies.parse(line.string)
        return (
            bool(found)
            and found[0].start == 0
            and bool(re.fullmatch(r"[\s\d.,/xX]*\d{3}[\s\d.,/xX]*", line.string[found[0].end :]))
        )

    def _day_ahead(self, i: int) -> int | None:
        """The next line with a date within three lines, with nothing but short lines before it."""
        for k in range(i, min(i + 4, len(self.lines))):
            if self.days[k] is not None:
                return k
            if len(self.lines[k].string) > 90:
                return None
        return None

    def _unfinished(self, last: Draft) -> bool:
        """Whether the body of a dated row ends in the middle of a phrase ("Ausschuss für Bauen und")."""
        if last.body is None or last.date is None:
            return False
        return self.text.string[: last.body.end].endswith(_OPEN_ENDS)

    def _goes_on(self, line: TextLine, last: Draft) -> bool:
        """Whether a line is the rest of the body before it ("Ausschuss für Umwelt und" / "Gesundheit")."""
        voted = any(v.value.state == "value" for v in last.votes.values())
        if last.body is None or (voted and not self._unfinished(last)):
            return False
        old = self.text.string[last.body.start : last.body.end]
        both = old + "\n" + line.string
        if last.body.end > last.end or last.result or line.first:
            return False
        if self.region.date_first is False and not self._unfinished(last):
            return False
        if not bodies.is_body(bodies.clean(both)) or split_bodies(both):
            return False
        last.body = body_of(both, last.body.start, line.end, "row over two lines", 0.93)
        last.seen(line.start, line.end)
        return True

    def _result_line(self, line: TextLine, last: Draft | None) -> bool:
        if last is None or last.date is None or self.pending or len(line.string) > 80:
            return False
        if VERB.search(line.string) and not is_result(line.string):
            return False
        if is_result(line.string) and (last.result is None or not line.first) and (self.region.results or last.sticky):
            return line.string.count(" ") <= 12 and line.string[-1] != ":"
        return bool(last.result) and self.region.results and not line.first and line.string[0].islower()

    def _more_result(self, line: TextLine, last: Draft | None) -> None:
        assert last is not None
        for kind, vote in votes(line.string).items():
            if last.votes.get(kind) is None or last.votes[kind].value.state == "blank":
                last.votes[kind] = moved(vote, line.start)
        if last.result is None:
            last.result = Mention(flat(line.string), line.start, line.end, "row", 0.85)
        else:
            last.result = replace(last.result, value=f"{last.result.value} {flat(line.string)}", end=line.end)
        last.seen(line.start, line.end)

    def _flush(self) -> None:
        """Pending lines that got no date are steps without one, where each is a body."""
        for line in self.pending:
            draft = Draft(line.start, line.end, "row without a date", 0.85)
            head = split_tail(line.string)
            words = head[0] if head and head[0].strip() else line.string
            draft.body = with_role(draft, words.rstrip(), line.start, "row without a date", 0.88)
            if self._bad_date(line):
                first = bodies.parse(line.string)[0]
                draft.body = replace(first, start=line.start, end=line.start + first.end)
            if draft.body is None or not (
                bodies.is_body(draft.body.value.name) or split_bodies(words) or _closes_row(line.string)
            ):
                continue
            if head and head[0].strip():
                self._tail(draft, line.string[len(words) :], line.start + len(words))
            fill_votes(self.text, self.region, draft, line)
            self.drafts.append(draft)
        self.pending = []

    def _column_wise(self) -> None:
        """Columns printed one after another: as many roles, marks or dates as bodies belong to them in order."""
        bare = [d for d in self.drafts if d.body is not None]
        if self.publics and len(self.publics) == len(bare):
            for draft, public in zip(bare, self.publics, strict=True):
                draft.public = draft.public or public
        if self.roles and len(self.roles) == len(bare):
            for draft, role in zip(bare, self.roles, strict=True):
                draft.role = draft.role or role
        no_date = [d for d in self.drafts if d.body is not None and d.date is None]
        no_body = [d for d in self.drafts if d.body is None and d.date is not None]
        if no_date and len(no_date) == len(no_body):
            for one, other in zip(no_date, no_body, strict=True):
                assert other.date is not None
                one.date = replace(other.date, confidence=min(other.date.confidence, 0.8), rule="column")
            self.drafts = [d for d in self.drafts if d.body is not None]


_OPEN_ENDS = (" und", " für", ",", "-", "/", " der", " des", " sowie", " der Stadt", " der Gemeinde")
_NAME_GOES_ON = re.compile(r"(?: (?:und|sowie|für)| (?:der|des) \w[\w .-]{2,40}|,|-)$")
_CROSS = re.compile(r"[xX☒✓✗☐□ ]+")


def _closes_row(string: str) -> bool:
    """Whether a line ends in public or not and a role, so that the words before them are a body of whatever name."""
    head = split_tail(string)
    if head is None or not plausible(head[0], True):
        return False
    kinds = set()
    at = len(head[0].rstrip())
    while (m := TAIL.match(string, at)) and m.end() > at:
        kinds.add(m.lastgroup)
        at = m.end()
    return "role" in kinds and bool(kinds & {"open", "closed"})
