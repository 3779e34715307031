"""A text and the steps found in it go in; the numbers and results told in sections of their own come to the steps they
belong to, split votes with their points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.fields import blank_forms, bodies_across, tallies, vote_places, votes_said
from pipeline.fields.ballots import of_words, told_votes
from pipeline.fields.step import Draft, flat, moved, result_words
from pipeline.fields.tallies import Tally
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.german.votes import votes
from pipeline.model.mention import Ballot, Mention, Vote
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text


def tallied(text: Text, outline: Outline) -> list[Tally]:
    """The votes told by numbers alone, those of tables with a single row among them."""
    tables = [(place, ballots[0]) for place, ballots in vote_places.split(text, outline) if not ballots[0].item]
    single = [Tally(place.start, place.end, dict(b.votes), b.result) for place, b in tables]
    return tallies.find(text, [*single, *bodies_across.find(text)])


def told(text: Text, outline: Outline, drafts: list[Draft], found: Sequence[Tally]) -> list[Draft]:
    """The numbers and the result that a section of its own tells, given to the step they belong to; ``found`` are the
    votes told by numbers alone (``tallied``)."""
    for place, ballots in vote_places.split(text, outline):
        target = _target(_line_above(text, place.start), drafts)
        if target is not None and ballots[0].item and not target.ballots:
            target.ballots = ballots
            target.seen(target.start, place.end)
    for place, target in _lines_of_steps(text, drafts):
        _tell(text.string[place.start : place.end], place, target)
    places = list(vote_places.find(text, outline))
    if len(drafts) == 1 and not drafts[0].ballots:
        drafts[0].ballots = _of_resolutions(text, [place for place, _ in places], _first_item(outline))
        if drafts[0].ballots:
            return drafts
    for place, head in places:
        if any(t.body is not None and place.start <= t.start < place.end for t in found):
            continue  # each vote stands with its body
        parts = list(_by_body(text.string[place.start : place.end], place.start))
        for part in parts:
            target = _target(text.string[part.start : part.end], drafts)
            target = target or (_target(head, drafts) if len(parts) == 1 else None)
            if target is not None and target.ballots:
                continue
            if target is not None:
                _tell(text.string[part.start : part.end], part, target)
            elif (target := _recommending(text, outline, place.start, drafts)) is not None:
                _tell(text.string[part.start : part.end], part, target, _BY_RESOLUTION)
            elif (
                len(parts) == 1
                and not _OF_ANOTHER.search(f"{head}\n{text.string[part.start : part.end]}")
                and (target := _still_open(drafts, part)) is not None
            ):
                _tell(text.string[part.start : part.end], part, target, _BY_ELIMINATION)
    for tally in found:
        if any(t.start == d.table and t.start <= tally.start < t.end for t in text.tables for d in drafts):
            continue  # a row of steps was read whole
        if any(tally.start <= vote.start < tally.end for d in drafts for vote in d.votes.values()):
            continue  # told to the step above it
        beside = _beside(text, tally, drafts)
        if beside is not None and not beside.ballots:
            if _agrees(tally, beside):
                beside.votes = {**beside.votes, **tally.votes}
            continue
        target = _of_tally(tally, drafts) or _in_committee(text, tally, drafts)
        if target is not None and not target.ballots and _agrees(tally, target):
            target.votes = {**target.votes, **tally.votes}
            target.result = target.result or tally.result
    votes_said.before_rows(text, outline, drafts)
    for draft in drafts:
        _add_excluded(text, draft, [d for d in drafts if d is not draft])
    sentence = (
        votes_said.of_minutes(text, outline)
        if len(drafts) == 1 and not (drafts[0].votes or drafts[0].ballots)
        else None
    )
    if sentence is not None:
        _tell(text.string[sentence.start : sentence.end], sentence, drafts[0], _BY_SENTENCE)
    if len(drafts) == 1:
        if not drafts[0].votes and not drafts[0].ballots:
            drafts[0].votes = blank_forms.find(text, outline)
        _add_told(text, drafts[0])
        _add_present(text, drafts[0])
        if len(set(_ITEM_LINE.findall(text.string))) >= _ITEMS:
            votes_ = drafts[0].votes.items()
            drafts[0].votes = {k: replace(v, confidence=min(v.confidence, _SEVERAL)) for k, v in votes_}
    return drafts


_ITEM_LINE = re.compile(
    r"^(?:Zu\s+)?(?:TOP|Punkt|Tagesordnungspunkt)\s+(\d{1,3})\b(?!\.\d)", re.MULTILINE | re.IGNORECASE
)
_ITEMS = 3  # items of an agenda from which a paper is minutes, whose votes are those of single items
_BY_SENTENCE = 0.85  # a vote that a sentence of the minutes tells


def _agrees(tally: Tally, target: Draft) -> bool:
    """Whether a step has no other number than the vote tells."""
    known = {kind: vote.value.value for kind, vote in target.votes.items() if vote.value.state == "value"}
    return all(kind in tally.votes and tally.votes[kind].value.value == value for kind, value in known.items())


_ROW = 60.0  # points from the head to the foot of what a row prints of day and body


def _beside(text: Text, tally: Tally, drafts: Sequence[Draft]) -> Draft | None:
    """The one step whose day and body stand at the height of a vote on its page; None where no place is known."""
    places = text.boxes(tally.start, tally.end)[:1]
    found = []
    for draft in drafts if places else ():
        named = [m for m in (draft.date, draft.body) if m is not None]
        boxes = [b.box for m in named for b in text.boxes(m.start, m.end) if b.page == places[0].page]
        top, bottom = min((b.top for b in boxes), default=0.0), max((b.bottom for b in boxes), default=0.0)
        if top - 2 < places[0].box.middle[1] < bottom + 2 and bottom - top < _ROW:
            found.append(draft)
    return found[0] if len(found) == 1 else None


def _line_above(text: Text, at: int) -> str:
    """The last printed line above a place, which may name whose votes stand there."""
    return text.string[max(0, at - 160) : at].rstrip().rpartition("\n")[2]


def _of_tally(tally: Tally, drafts: Sequence[Draft]) -> Draft | None:
    """The step with the body and the day printed above a vote, or the only one with that body; where nothing is printed
    above it the only step."""
    if tally.body is None:
        return drafts[0] if len(drafts) == 1 else None
    name, day = votes_said.same_body(tally.body.value.name), tally.date.value.start if tally.date else None
    fits = [d for d in drafts if d.body is not None and votes_said.same_body(d.body.value.name) == name]
    fits = fits or [d for d in drafts if d.body is not None and d.body.value.name.startswith(f"{name} ")]
    if day is not None:
        fits = [d for d in fits if d.date is not None and d.date.value.start == day]
    return fits[0] if len(fits) == 1 else None


def _in_committee(text: Text, tally: Tally, drafts: Sequence[Draft]) -> Draft | None:
    """The last step with a result of the only committee among several, for a vote "im Ausschuss" that names none."""
    head = text.string[text.string.rfind("\n", 0, tally.start) + 1 : tally.end]
    if tally.body is not None or not re.match(r"[^\n]*\b(?:im|des) (?:Fach)?[Aa]usschuss(?:es)?\b", head):
        return None
    sat = [d for d in drafts if d.body is not None and "usschu" in d.body.value.name]
    ended = [d for d in sat if d.result is not None]
    return ended[-1] if ended and len({d.body.value.name for d in sat if d.body}) == 1 else None


_TOLD = re.compile(r"(?:Beschluss|Beschluß|Ergebnis|Beratungsergebnis|Beschlussart|Votum)\s?:\s(?P<result>\D{4,60})")

_TOLD_BESIDE = re.compile(
    r"(?:Beschluss|Beschluß|Ergebnis|Beratungsergebnis|Beschlussart|Votum)\s+(?P<result>[a-zäöü]\D{3,60})"
)


def _add_told(text: Text, draft: Draft) -> None:
    """The result that a label of an extract tells on a line of its own ("Beschluss: geändert beschlossen"), with its
    colon or in the column beside it."""
    for line in text.lines if draft.result is None else ():
        hit = _TOLD.fullmatch(line.string) if line.body else None
        if line.body and len(line.pieces) == 2 and hit is None:
            hit = _TOLD_BESIDE.fullmatch(line.string)
            hit = hit if hit and line.start + hit.start("result") == line.pieces[1].start else None
        if hit and is_result(hit["result"]) and len(hit["result"].split()) <= 5 and hit["result"][-1] not in ".:,":
            span = line.start + hit.start("result"), line.start + hit.end("result")
            draft.result = Mention(flat(hit["result"]), *span, "label", 0.9)
            return


_PRESENT = re.compile(
    r"\b(?:[Dd]avon\s)?[Aa]nwesende?(?:\s(?:Mitglieder|Stimmberechtigte))?\s?(?:[:=]\s?)(?P<number>\d{1,3})(?=\s{2}|\s*(?:[,;)|]|$))",
    re.MULTILINE,
)


def _add_present(text: Text, draft: Draft) -> None:
    """Those present, told once in the head of an extract with one step, to the votes of that step."""
    told = [v for k, v in draft.votes.items() if k in ("yes", "no") and v.value.state == "value"]
    hits = list(_PRESENT.finditer(text.string, 0, min((v.start for v in told), default=0)))
    if len(hits) == 1 and ("present" not in draft.votes or draft.votes["present"].value.state == "absent"):
        number = hits[0]["number"]
        span = hits[0].span("number")
        draft.votes["present"] = Mention(Vote("value", int(number), number), *span, "head of the extract", 0.88)


_NEAR = 400  # letters below a vote in which a sentence tells who was excluded


def _add_excluded(text: Text, draft: Draft, others: Sequence[Draft] = ()) -> None:
    """Those excluded, told by a sentence below the numbers and above those of another step, to the votes of a step."""
    behind = max((v.end for v in draft.votes.values() if v.value.state == "value"), default=-1)
    if behind < 0 or ("excluded" in draft.votes and draft.votes["excluded"].value.state != "absent"):
        return
    ends = [v.start for d in others for v in d.votes.values() if v.start > behind]
    told = votes(text.string[behind : min([behind + _NEAR, *ends])]).get("excluded")
    if told is not None and told.rule == "barred":
        draft.votes["excluded"] = moved(told, behind)


_NUMBERED = re.compile(
    r"(?:^|\n)[ \t]*(?P<item>(?:Beschluss|Beschluß|Abstimmung|Teilbeschluss|Antrag|Ziffer|Punkt)\s(?:Nr\.\s?)?"
    r"(?:\d{1,2}|[a-h]|[IVX]{1,4}))\b[.:)]?[ \t]*(?=\n|:)"
)


def _first_item(outline: Outline) -> int:
    """Where the items of the resolution may begin."""
    return next((s.heading.end - 1 for s in outline.of_role("resolution")), 0)


def _of_resolutions(text: Text, places: Sequence[Span], first: int) -> tuple[Ballot, ...]:
    """The votes on resolutions of one step that are numbered by their headings ("Beschluss 2:") or by the labels of
    their items below the heading that ends at ``first``, each told below it; none where a vote has no such number of
    its own."""
    ballots, at = [], 0
    for place in places:
        heads = list(_NUMBERED.finditer(text.string, at, place.start))
        heads = heads or [m for m in _ITEM_LABEL.finditer(text.string, at, place.start) if at or m.start() > first]
        told = told_votes(text.string[place.start : place.end].split("\n\n")[0])
        if not heads or len(heads) > 1 or not told:
            return ()
        votes_ = {kind: moved(vote, place.start) for kind, vote in told.items()}
        ballots.append(Ballot(flat(heads[0]["item"]), votes_, None))
        at = place.start
    return tuple(ballots) if len({b.item for b in ballots}) == len(ballots) > 1 else ()


_ITEM_LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<item>\d{1,2}[.)]|[a-h]\))\s")
_OF_BODY = re.compile(
    r"(?:Beschluss|Beschluß|Beschlussfassung|Votum|Empfehlung|Abstimmung|Ergebnis|Abstimmungsergebnis|Beratungsergebnis)\s+"
    r"(?:der\s(?:Beratung|Abstimmung|Beschlu(?:ss|ß)fassung)\s+)?(?:des|der|im|in der|vom)\s+(?=[A-ZÄÖÜ])"
)


def _lines_of_steps(text: Text, drafts: Sequence[Draft]) -> Iterator[tuple[Span, Draft]]:
    """What lines tell of one step's vote each ("Beschluss des Bauausschusses: 7 Ja, 3 Nein")."""
    for line, below in zip_longest(text.lines, text.lines[1:]):
        head = _OF_BODY.match(line.string) if line.body and len(line.string) <= 160 else None
        colon = line.string.find(":", head.end()) if head else -1
        if head is None or colon < 0:
            continue
        target = _target(line.string[head.end() : colon], drafts)
        alone = not line.string[colon + 1 :].strip()  # the vote stands on the line below
        goes_on = (
            below is not None
            and below.body
            and not below.first
            and (alone or below.string[:1].islower() or below.string[:1] == "(")
        )
        place = Span(line.start + colon + 1, below.end if goes_on else line.end)
        told = text.string[place.start : place.end]
        if target is not None and (votes(told) or is_result(told)):
            yield place, target


_BY_RESOLUTION = 0.7  # a vote whose step only the resolution above it names


def _recommending(text: Text, outline: Outline, at: int, drafts: list[Draft]) -> Draft | None:
    """The step of the body that recommends the resolution before ``at`` ("Der Bauausschuss empfiehlt dem Rat …"); only
    that body can have voted on it. None where it has no step or several."""
    above = [s for s in outline.of_role("resolution") if s.body.end <= at and s.body.end - s.body.start > 40]
    if not above:
        return None
    string = text.string[above[-1].body.start : above[-1].body.end].lstrip()
    named = bodies.parse(string[:120])
    if not named or named[0].start > 4 or not re.match(r"\s+empfiehlt\b", string[named[0].end :]):
        return None
    fits = [d for d in drafts if d.body is not None and d.body.value.name == named[0].value.name]
    return fits[0] if len(fits) == 1 else None


_BY_ELIMINATION = 0.6  # a vote whose step nothing names but that all others were told before
_OF_ANOTHER = re.compile(
    rf"{votes_said.OTHER_VOTE.pattern}|\b(?:TOP|Tagesordnungspunkt|Punkt|Drucksache|Vorlage)\s*\d|\b(?:Fraktion|Gruppe|Sitzung)\b"
    r"|\d\.\s?\d{1,2}\.\s?\d|\d\.\s[A-ZÄÖÜ][a-zäöü]+\s\d{4}"
)
"""What a vote is on, who cast it or when, where that may be another one than the vote on the last step."""


def _still_open(drafts: Sequence[Draft], place: Span) -> Draft | None:
    """The last step where of it alone neither result nor vote is told; None where a vote at ``place`` is one of the
    others."""
    if any(place.start <= v.start < place.end for d in drafts for v in d.votes.values()):
        return None
    left = [d for d in drafts if not (d.result or d.ballots or any(v.value.state == "value" for v in d.votes.values()))]
    return left[0] if len(left) == 1 < len(drafts) and left[0].date and left[0] is drafts[-1] else None


def _by_body(string: str, at: int) -> Iterator[Span]:
    """The parts of a vote section that each begin with a body, alone on its line or before its numbers; the whole where
    there are none."""
    starts = [m.start() for m in re.finditer(r"[^\n\f]+", string) if _is_of_body(m.group())]
    if not starts:
        yield Span(at, at + len(string))
        return
    for start, end in zip(starts, [*starts[1:], len(string)], strict=True):
        yield Span(at + start, at + end)


def _is_of_body(line: str) -> bool:
    """Whether a line is a body, or begins with one and tells its numbers behind it ("Bauausschuss  11 : 2 Stimmen")."""
    bare = line.strip(" :")
    if bodies.is_body(bare):
        return True
    named = bodies.parse(bare)
    return bool(named) and named[0].start == 0 and _NUMBERS.match(bare, named[0].end) is not None


_NUMBERS = re.compile(
    r"[\s|:–-]*(?:\d{1,3}\s?[:/]\s?\d|_{2,}|\.{3,}|\d{1,3}\s+(?:Ja|Für|Dafür|Stimmen)\b|(?:Ja|Für|Dafür)\b)", re.I
)


def _tell(string: str, place: Span, target: Draft, most: float = 1.0) -> None:
    """What one part of a vote section says, to the step it belongs to; at most as sure as ``most``."""
    ballots = of_words(string, place.start)
    sums = [m for m in re.finditer(r"[^\n\f]+", string) if _WHOLE.match(m[0]) and "yes" in votes(m[0])]
    if len(sums) == 1:  # below the numbers of groups or members
        place = Span(place.start + sums[0].start(), place.start + sums[0].end())
        string = sums[0][0]
    elif len({v["yes"].value.value for x in string.splitlines() if "yes" in (v := votes(x))}) > 1:
        most = min(most, _SEVERAL)
    told = {kind: replace(vote, confidence=min(vote.confidence, most)) for kind, vote in told_votes(string).items()}
    if ballots:
        target.ballots = target.ballots or ballots
        target.seen(target.start, place.end)
        return
    for kind, vote in told.items():
        known = target.votes.get(kind)
        if known is None or (known.value.state in ("blank", "absent") and vote.value.state == "value"):
            target.votes[kind] = moved(vote, place.start)
    if target.result is None and is_result(string):
        value = result_words(string)
        if value:
            at = place.start + string.index(value)
            target.result = Mention(flat(value), at, at + len(value), "vote section", min(0.9, most))


_WHOLE = re.compile(
    r"\s*(?:Gesamt(?:ergebnis|stimmen|zahl)?|Insgesamt|Summe|Zusammen|"
    r"Stimmen (?:ins)?gesamt)\b\s*:?",
    re.IGNORECASE,
)
_SEVERAL = 0.6  # the numbers of a section that tells several votes, or those of groups without their sum


def _target(string: str, drafts: Sequence[Draft]) -> Draft | None:
    """The step a vote belongs to: the one whose body is named beside it, the only one, else none."""
    if not drafts:
        return None
    if len(drafts) == 1:
        return drafts[0]
    named = {votes_said.same_body(m.value.name) for m in bodies.parse(string)}
    fits = [d for d in drafts if d.body is not None and votes_said.same_body(d.body.value.name) in named]
    return fits[0] if len(fits) == 1 else None
