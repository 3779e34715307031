"""A text goes in; the places come out where a vote is told by its labels and numbers alone, each with the body and the
day printed above it.

Lines ("Ja: 12" over "Nein: 3", also with a page's end between them), parts of lines that stand beside something else,
and lines that name a body with its day and then tell ("Rat vom 19.03.2031: beschlossen (30 Ja, 4 Nein)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.fields.ballots import told_votes
from pipeline.fields.step import (
    ITEM,
    ROLE_ONLY,
    TIME,
    WEEKDAY,
    Draft,
    body_of,
    flat,
    meeting_day,
    moved,
    result_words,
)
from pipeline.fields.ticks import ticked_result
from pipeline.german import bodies, status
from pipeline.german.heads import in_one
from pipeline.german.results import is_result
from pipeline.german.vote_words import LABEL
from pipeline.german.votes import is_only_result, is_tally, ordered
from pipeline.model.lines import TextLine
from pipeline.model.mention import VOTE_KINDS, Body, DateSpan, Mention, Vote, VoteKind
from pipeline.model.text import Span, Text

_SURE = 0.9
_FAR = 4  # lines above a vote in which its body and day may stand
_BETWEEN = re.compile(
    r"(?:Abstimmung(?:sergebnis(?:se)?)?"
    r"|(?:Beratungs|Beschluss)?[Ee]rgebnis(?: der (?:Abstimmung|Beschlussfassung|Beratung))?|Votum"
    r"|Stimmen(?:verhältnis)?|Beschluss|Abgestimmt)\s*:?(?P<told>.*)"
)
"""A line between a vote and what it belongs to: the label of the vote, with or without its result."""
_AROUND = re.compile(
    r"\b(?:Sitzung(?:stermin|stag)?|Beratung|Beschluss(?:fassung)?|Abstimmung(?:sergebnis)?|Votum|Empfehlung|Ergebnis|Termin|Gremium|Datum|"
    r"(?:TOP|Tagesordnungspunkt|Punkt)(?:-?\s?Nr\.)?\s*:?\s*(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2})*|TOP|"
    rf"{status.EITHER}{status.ENDING}|[nN]?[öÖ]|des|der|im|in|am|vom|den|zur|Nr)\b|\b\d{{1,3}}(?:\.\d{{1,2}})?\b"
    r"|[\s,;:.|()/_–-]"
)
"""What stands around a body and its day on a line that holds nothing else."""
_ROLE = re.compile(rf"\b(?:{ROLE_ONLY.pattern})(?!\w)")


@dataclass
class Tally:
    """A vote told at ``start`` to ``end``; ``body`` and ``date`` as printed above it or before it on its line."""

    start: int
    end: int
    votes: dict[VoteKind, Mention[Vote]]
    result: Mention[str] | None = None
    body: Mention[Body] | None = None
    date: Mention[DateSpan] | None = None
    public: Mention[bool] | None = None
    item: Mention[str] | None = None
    seen: Span = field(default_factory=lambda: Span(0, 0))  # of the lines that name body and day

    def draft(self) -> Draft | None:
        """The step that it tells; None where body or day is not printed with it."""
        if self.body is None or self.date is None:
            return None
        start, end = min(self.start, self.seen.start), max(self.end, self.seen.end)
        draft = Draft(start, end, "vote", _SURE, self.date, self.body)
        draft.votes, draft.result, draft.public, draft.item = dict(self.votes), self.result, self.public, self.item
        return draft


def find(text: Text, tables: Sequence[Tally] = ()) -> list[Tally]:
    """The votes of a text in the order of the page; ``tables`` are those that a table of one row tells."""
    lines = [line for line in text.lines if line.body]
    free = [x for x in lines if not any(t.start <= x.start < t.end for t in tables)]
    telling = list(_telling(free))
    free = [x for x in free if not any(x.start <= t.start < x.end for t in telling)]
    found = sorted([*_runs(text, free), *telling, *tables], key=lambda t: t.start)
    for n, tally in enumerate(found):
        if tally.body is None:
            floor = found[n - 1].end if n else 0
            _above(text, [x for x in lines if floor <= x.start < tally.start][-_FAR - 2 :], tally)
        below = next((x for x in lines if x.start >= tally.end), None)
        if tally.result is None and below is not None and _RESULT_BELOW.match(below.string):
            tally.result = _ended(text, Span(below.start, below.end))
    return found


_RESULT_BELOW = re.compile(r"(?:(?:Abstimmungs|Beratungs)?[Ee]rgebnis|Votum|Beschluss|Beschluß)\s?:\s*\w")
"""The label of a result on the line below the numbers of its vote."""


def _runs(text: Text, lines: Sequence[TextLine]) -> Iterator[Tally]:
    """Lines or parts of lines, one below the other, that hold labels and numbers of a vote and nothing else."""
    run: Tally | None = None
    last = -2
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else None
        ratio = below is not None and below.string[:1].isdigit() and len(below.string) < 20
        if below is not None and ratio and in_one(line.string) and ordered(both := text.string[line.start : below.end]):
            yield Tally(line.start, below.end, {k: moved(v, line.start) for k, v in told_votes(both).items()})
            continue
        over = below is not None and _waits(line.string) and _NUMBERS.fullmatch(below.string) is not None
        for part in [Span(line.start, below.end)] if over and below is not None else _parts(text, line):
            told = {kind: moved(v, part.start) for kind, v in told_votes(text.string[part.start : part.end]).items()}
            again = told.keys() & run.votes.keys() if run is not None else set()
            if run is not None and (i - last > 1 or (again and run.votes.keys() != {"present"})):
                yield from _whole(run)
                run = None
            run = run or Tally(part.start, part.end, {})
            run.votes = {**told, **run.votes}  # those present before those who may vote
            run.end, last = part.end, i + over
    if run is not None:
        yield from _whole(run)


def _whole(run: Tally) -> Iterator[Tally]:
    if "yes" in run.votes and len(run.votes) > 1:
        yield run


def _parts(text: Text, line: TextLine) -> list[Span]:
    """The line where it tells a vote and nothing else, or those of its columns that do."""
    if is_tally(line.string, 1):
        return [Span(line.start, line.end)]
    if len(line.pieces) < 2:
        return []
    return [p for p in line.pieces if is_tally(text.string[p.start : p.end], 1)]


def _row(line: TextLine) -> Tally | None:
    """The vote of a line that begins with a body, with or without its day ("Bauausschuss   Ja 7   Nein 2",
    "Bauausschuss: 7 Ja, 2 Nein")."""
    if len(line.string) > 160:
        return None
    first, body = _FIRST_LABEL.search(line.string), bodies.parse(line.string)
    day = meeting_day(line.string, 0, "vote", _SURE) if body else None
    behind = [_behind(line.string, day.end)] if day is not None and day.start >= body[0].end else []
    cuts = [*behind, body[0].end] if body and not body[0].start else []
    for cut in [*cuts, *([first.start()] if first else [])]:
        named = _head(line.string[:cut], line.start) if is_tally(line.string[cut:]) else None
        if named is not None:
            at = line.start + cut
            told = {kind: moved(vote, at) for kind, vote in told_votes(line.string[cut:]).items()}
            result = ticked_result(line.string[cut:], at, _SURE)
            return Tally(at, line.end, told, result, body=named[0], date=named[1], seen=Span(line.start, at))
    return None


_WAITING = 0.75  # numbers may have been passed over


def _blank_row(line: TextLine, below: TextLine | None) -> Tally | None:
    """The vote of a line that is a body and labels without numbers, none of them on the line below."""
    body = bodies.parse(line.string) if len(line.string) <= 160 else []
    if not body or body[0].start or (below is not None and _FIGURES.fullmatch(below.string)):
        return None
    first = LABEL.search(line.string, body[0].end)
    cut = first.start() if first is not None else len(line.string)
    named = _head(line.string[:cut], line.start) if _waits(line.string[cut:]) else None
    if named is None:
        return None
    gap = Mention(Vote("blank"), line.start + cut, line.end, "labels without numbers", _WAITING)
    kinds = {m.lastgroup for m in LABEL.finditer(line.string, cut)}
    seen = Span(line.start, line.start + cut)
    blank: dict[VoteKind, Mention[Vote]] = {kind: gap for kind in VOTE_KINDS if kind in kinds}
    return Tally(line.start + cut, line.end, blank, body=named[0], date=named[1], seen=seen)


_NUMBERS = re.compile(r"\d{1,3}(?:[\s|–-]+\d{1,3})+")  # one alone may be that of the page
_FIGURES = re.compile(r"[\d\s|–-]*\d[\d\s|–-]*")


def _waits(string: str) -> bool:
    """Whether a string is labels of a vote and nothing else, two or more: its gaps were not read ("Ja Nein Enth.")."""
    rest = LABEL.sub("", string)
    return len(LABEL.findall(string)) > 1 and not rest.strip(" :;,._|!–-")


def _behind(string: str, at: int) -> int:
    """Where the words behind ``at`` begin, past the bracket, colon or dash that closes what stands before."""
    return len(string) - len(string[at:].lstrip(" \t\n):,;–-"))


_FIRST_LABEL = re.compile(r"\b(?:(?:davon )?[Aa]nwesend|Ja|JA|[Dd]afür|Für)\b(?=[-\w\s()]{0,12}[:=]?\s*(?:[\d_.…]|$))")
_CUT = re.compile(r"\s*[:–]\s|\s-\s")


def _telling(lines: Sequence[TextLine]) -> Iterator[Tally]:
    """The lines that name a body with its day, and behind a colon or dash a result or the numbers of its vote; those
    that name a body and then hold the numbers of its vote and nothing else."""
    for n, line in enumerate(lines):
        tally = _row(line) or _blank_row(line, lines[n + 1] if n + 1 < len(lines) else None)
        if tally is not None:
            yield tally
            continue
        for cut in _CUT.finditer(line.string[:160]):
            if not any(map(str.isdigit, line.string[: cut.start()])):
                continue
            named = _head(line.string[: cut.start()], line.start)
            rest, at = line.string[cut.end() :], line.start + cut.end()
            if named is not None and n + 1 < len(lines) and _goes_on(line, lines[n + 1]) and told_votes(rest):
                rest = f"{rest}\n{lines[n + 1].string}"
            if named is None or not rest:
                continue
            told = {kind: moved(vote, at) for kind, vote in told_votes(rest).items()}
            words = result_words(rest)
            if not (told or words) or bodies.parse(rest):
                continue
            tally = Tally(at, line.end, told, body=named[0], date=named[1], seen=Span(line.start, at))
            if words:
                begin = at + rest.index(words)
                tally.result = Mention(flat(words), begin, begin + len(words), "vote", _SURE)
            if tally.date is not None:
                yield tally
            break


def _goes_on(line: TextLine, below: TextLine) -> bool:
    """Whether the sentence of a line ends in the line below it."""
    open_ = line.string.rstrip()[-1:] not in ".;:!?" and len(line.string) > _FULL
    return open_ and not below.first and below.page == line.page and below.start == line.end + 1


_LED = re.compile(
    r"^(?:Abstimmung(?:sergebnis)?|Beratungsergebnis|Ergebnis|Votum)\s(?:(?:der|des|im|in der)\s)?(?=[A-ZÄÖÜ])"
)
"""The label of a vote before the body that voted ("Abstimmungsergebnis Rat 26.03.2031")."""
_FULL = 60  # letters of a line that may end within a sentence


def _above(text: Text, lines: Sequence[TextLine], tally: Tally) -> None:
    """Body and day of a vote from the lines right above it, labels and results between them passed over."""
    lines = list(lines)
    ended = [Span(tally.start, tally.end)]
    while lines and (_passed(lines[-1].string) or _of_those_present(lines[-1].string)):
        line = lines.pop()
        ended.append(Span(line.start, line.end))
        present = told_votes(line.string) if _of_those_present(line.string) else {}
        tally.votes = {**{kind: moved(vote, line.start) for kind, vote in present.items()}, **tally.votes}
    tally.result = tally.result or next((m for place in ended if (m := _ended(text, place)) is not None), None)
    for count in (1, 2, 3, 4):
        if count > len(lines):
            return
        start = lines[-count].start
        string = text.string[start : lines[-1].end]
        named = _head(string, start)
        if named is not None and (named[1] is not None or count == 1):
            tally.body, tally.date = named
            tally.seen = Span(start, lines[-1].end)
            told = [*_STATUS.finditer(string)]
            if len(told) == 1:
                at = start + told[0].start(), start + told[0].end()
                tally.public = Mention(told[0]["closed"] is None, *at, "vote", _SURE)
            items = [*ITEM.finditer(string)]
            if len(items) == 1:
                at = start + items[0].start("item"), start + items[0].end("item")
                tally.item = Mention(items[0]["item"], *at, "vote", _SURE)
        if tally.date is not None:
            return


def _ended(text: Text, place: Span) -> Mention[str] | None:
    """The one ticked result of a line with boxes ("☐ angenommen ☒ abgelehnt"), or that which a line tells alone."""
    string = text.string[place.start : place.end]
    if (ticked := ticked_result(string, place.start, _SURE)) is not None:
        return ticked
    bare = _BEFORE_RESULT.sub("", string)
    words = result_words(bare) or bare
    if _BOXES.search(string) or not is_result(words) or len(words.split()) > _FEW:
        return None
    at = place.start + string.index(words) if words in string else place.start
    return Mention(flat(words), at, at + len(words), "vote", _SURE)


_BOXES = re.compile(r"[☐□☒☑✓✗■]")
_BEFORE_RESULT = re.compile(r"^[^:]{3,40}:\s*")
_FEW = 6  # words of a line that tells a result and nothing else
_STATUS = re.compile(rf"\b{status.inflected(status.ENDING)}\b", re.IGNORECASE)


def _of_those_present(string: str) -> bool:
    """Whether a line over the numbers of a vote tells those present or excluded and nothing else."""
    return is_tally(string, 1) and told_votes(string).keys() <= {"present", "excluded"}


def _passed(string: str) -> bool:
    """Whether a line between a vote and what it belongs to is passed over: its label, a result, the box of one."""
    if _head(string, 0) is not None:
        return False
    label = _BETWEEN.fullmatch(string)
    return bool(label and (not label["told"].strip(" :") or is_result(label["told"]))) or is_only_result(string)


def _head(string: str, at: int) -> tuple[Mention[Body], Mention[DateSpan] | None] | None:
    """The body and the day of words that hold nothing else; None for any other words."""
    if len(string) > 160:
        return None
    day = meeting_day(string, at, "vote", _SURE) if any(map(str.isdigit, string)) else None
    bare = string
    if day is not None:
        bare = string[: day.start - at] + " " * (day.end - day.start) + string[day.end - at :]
    bare = TIME.sub(lambda m: " " * len(m[0]), WEEKDAY.sub(lambda m: " " * len(m[0]), bare))
    bare = _LED.sub(lambda m: " " * len(m[0]), bare)
    named = bodies.parse(bare) or _short(bare)
    if len(named) != 1:
        return None
    rest = bare[: named[0].start] + "\n" + bare[named[0].end :]
    if _AROUND.sub("", _ROLE.sub("", rest)):
        return None
    body = body_of(string[named[0].start : named[0].end], at + named[0].start, at + named[0].end, "vote", _SURE)
    return replace(body, value=named[0].value), day


def _short(string: str) -> list[Mention[Body]]:
    """The short form of a body that stands alone among what surrounds a body and its day ("des HFA am"), the day left
    out; right before a number it is that of something else ("BV 12", "BA 3")."""
    words = [m for m in _WORD.finditer(string) if bodies.is_short_form(m[0]) and not _ITS_NUMBER.match(string, m.end())]
    return [Mention(Body(m[0]), *m.span(), "short form", _SURE) for m in words]


_ITS_NUMBER = re.compile(r"[ .,:/()-]{0,3}(?:Nr[ .:]{1,3})?\d")
_WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{1,8}(?![\w-])")
