"""A text and the steps found in it go in; the numbers and results told in sections of their own come to the steps they
belong to, split votes with their points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.fields.step import Draft, flat, moved
from pipeline.german import bodies
from pipeline.german.votes import is_result, is_tally, votes
from pipeline.model.mention import Ballot, Mention, Vote, VoteKind
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text


def told(text: Text, outline: Outline, drafts: list[Draft]) -> list[Draft]:
    """The numbers and the result that a section of its own tells, given to the step they belong to."""
    for place in _vote_places(text, outline):
        for part in _by_body(text.string[place.start : place.end], place.start):
            target = _target(text.string[part.start : part.end], drafts)
            if target is not None:
                _tell(text.string[part.start : part.end], part, target)
            elif (target := _recommending(text, outline, place.start, drafts)) is not None:
                _tell(text.string[part.start : part.end], part, target, _BY_RESOLUTION)
    return drafts


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


def _by_body(string: str, at: int) -> Iterator[Span]:
    """The parts of a vote section that each begin with a body on a line of its own; the whole where there are none."""
    starts = [m.start() for m in re.finditer(r"[^\n\f]+", string) if bodies.is_body(m.group().strip(" :"))]
    if not starts:
        yield Span(at, at + len(string))
        return
    for start, end in zip(starts, [*starts[1:], len(string)], strict=True):
        yield Span(at + start, at + end)


_BARE_RATIO = re.compile(r"[\s:]*\d{1,3}\s?:\s?\d{1,3}(?![\d.:,]|\s?Uhr)")
_SIGN = "Stimmen "  # what the heading told already: the ratio below it ("8 : 1") is one of votes


def _votes(string: str) -> dict[VoteKind, Mention[Vote]]:
    """The numbers of a string that tells a vote, also where it begins with their bare ratio."""
    sign = _SIGN if _BARE_RATIO.match(string) else ""
    return {kind: moved(vote, -len(sign)) for kind, vote in votes(sign + string).items()}


def _tell(string: str, place: Span, target: Draft, most: float = 1.0) -> None:
    """What one part of a vote section says, to the step it belongs to; at most as sure as ``most``."""
    told = {kind: replace(vote, confidence=min(vote.confidence, most)) for kind, vote in _votes(string).items()}
    ballots = _ballots(string, place.start)
    if ballots:
        target.ballots = target.ballots or ballots
        target.seen(target.start, place.end)
        return
    for kind, vote in told.items():
        known = target.votes.get(kind)
        if known is None or (known.value.state in ("blank", "absent") and vote.value.state == "value"):
            target.votes[kind] = moved(vote, place.start)
    if target.result is None and is_result(string):
        value = _result_words(string)
        if value:
            at = place.start + string.index(value)
            target.result = Mention(flat(value), at, at + len(value), "vote section", min(0.9, most))


# Two empty lines or a page's end, unless the list of votes goes on on the next page.
_END_OF_VOTES = re.compile(
    r"\n[ \t]*\n[ \t]*\n|\f(?!\s*(?:Ja|Nein|Enth|Stimmenth|Anwesend|Befangen|dafür|dagegen|einstimmig|mehrheitlich))",
    re.IGNORECASE,
)


def _vote_places(text: Text, outline: Outline) -> Iterator[Span]:
    """Where the vote is told: below the headings of a vote, in the words behind a label, in the last line of an adopted
    resolution's section."""
    for section in outline.of_role("vote"):
        end = section.body.end
        string = text.string[section.body.start : end]
        cut = _END_OF_VOTES.search(string, len(string) - len(string.lstrip("\n ")))
        yield Span(
            section.body.start,
            min(end, section.body.start + (cut.start() + 2 if cut else len(string)), section.body.start + 600),
        )
    for section in outline.of_role("resolution"):
        string = text.string[section.body.start : section.body.end]
        for line in re.finditer(r"[^\n\f]+", string):
            words = line.group().strip()
            said = _VOTE_LINE.match(words) and votes(words) and (is_result(words) or "timm" in words)
            if len(words) <= 160 and (said or is_tally(words)):
                yield Span(section.body.start + line.start(), section.body.start + line.end())


_VOTE_LINE = re.compile(r"\(?(?:Abstimmung|Ergebnis|einstimmig|mehrheitlich|mit |bei |ja|ja-|dafür|\d)", re.IGNORECASE)


def _target(string: str, drafts: list[Draft]) -> Draft | None:
    """The step a vote belongs to: the one whose body is named beside it, the only one, else none."""
    if not drafts:
        return None
    if len(drafts) == 1:
        return drafts[0]
    named = {m.value.name for m in bodies.parse(string)}
    fits = [d for d in drafts if d.body is not None and d.body.value.name in named]
    return fits[0] if len(fits) == 1 else None


_LABEL = r"(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2}|[a-h])[.)]?"
_POINT = re.compile(
    rf"(?:^|\n|[;.]\s+)\s*(?:(?:zu\s+)?(?P<item>(?:Ziff(?:ern?|\.)?|(?:Beschluss-?|Antrags-?)?[Pp]unkte?|Nrn?\.|Nummern?"
    rf"|Buchst(?:aben?|\.)|Abs(?:atz|ätze|\.)|Teile?|Abschnitte?)\s*\w{{1,4}}(?:\.\w{{1,2}})?"
    rf"(?:,?\s*(?:Ziff\.|Nr\.|Buchst\.)\s*\w{{1,3}})?(?:(?:\s?[,–-]\s?|\s(?:und|u\.|bis)\s)\w{{1,3}}\b){{0,6}})\s*:?"
    rf"|(?i:zu)\s+(?P<about>{_LABEL}(?:\s?(?:,|und|bis)\s{_LABEL}){{0,4}})\s*:|(?P<bare>\d{{1,2}}[.)]|[a-h]\)))\s",
    re.IGNORECASE,
)
"""What begins the vote on a single point: named ("Ziffer 2"), told of ("Zu 2.:") or its bare label ("a)")."""


def _ballots(string: str, at: int) -> tuple[Ballot, ...]:
    """Votes on single points ("Ziffer 2: 20 Ja, 3 Nein"), where at least two are told."""
    points = list(_POINT.finditer(string))
    if len(points) < 2:
        return ()
    ballots = []
    for n, point in enumerate(points):
        start = point.end()
        end = points[n + 1].start() if n + 1 < len(points) else len(string)
        part = string[start:end].split("\n\n")[0]
        told = {kind: moved(vote, at + start) for kind, vote in _votes(part).items()}
        words = _result_words(part)
        if point["bare"] and (bodies.parse(part) or not (words or "yes" in told)):
            continue  # a list of something else
        result = None
        if words:
            begin = at + start + part.index(words)
            result = Mention(flat(words), begin, begin + len(words), "ballot", 0.85)
        if told or result:
            ballots.append(Ballot(flat(point["item"] or point["about"] or point["bare"]), told, result))
    return tuple(ballots) if len(ballots) >= 2 else ()


def _result_words(string: str) -> str | None:
    """The words of a result: the first line that has one, numbers in brackets aside."""
    for line in re.split(r"[\n\f]", string):
        bare = line.strip(" :.-–☒x")
        if is_result(bare) and len(bare) <= 140:
            cut = re.split(r"\s*[(;]|,?\s+(?=\d|keine|ohne|bei\b|mit\s\d)|\.\s", bare)[0].strip(" ,:")
            return cut if is_result(cut) else bare
    return None
