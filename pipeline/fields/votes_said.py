"""Votes that a sentence tells: the place of the one in an extract from minutes comes out; those of sentences before the
rows of a course come to the steps that they name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields.ballots import told_votes
from pipeline.fields.head_words import is_extract
from pipeline.fields.step import Draft, moved
from pipeline.german import bodies, dates
from pipeline.german.minutes import OF_MINUTES
from pipeline.german.vote_sentences import sentences
from pipeline.german.votes import votes
from pipeline.model.mention import Mention, Vote, VoteKind
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text

OTHER_VOTE = re.compile(r"Geschäftsordnung|[Aa]ntrag(?:s|es)?\b|Vertagung|Absetzung|Schluss der")
"""Of a motion, which is not the vote on the paper."""
_DECIDES = re.compile(
    r"\b(?:ge)?fasst\b|\bbeschließt\b|\bbeschlossen\b|\bstimmt\b|\bzugestimmt\b|\bangenommen\b|\babgelehnt\b|"
    r"\blehnt\b|\bempfiehlt\b|\bempfohlen\b|\bgenehmigt\b|\bBeschlu(?:ss|ß)\b"
)
_TITLE = 600  # letters of a paper in which it calls itself an extract
_SENTENCE = re.compile(r"(?<=[\wäöüß)“\"])[.!]\s+(?=[A-ZÄÖÜ])|\n\s*\n|\f")


def same_body(name: str) -> str:
    """What two spellings of one body share: no town behind it, ss for ß ("Bauausschuß", "Bauausschuss")."""
    return bodies.without_town(name).replace("ß", "ss")


def of_minutes(text: Text, outline: Outline) -> Span | None:
    """The one sentence of an extract from minutes that tells its vote ("fasst mit 12 Ja-Stimmen gegen 3 Nein-Stimmen
    folgenden Beschluss"), with those beside it that tell the rest ("Zwei enthielten sich."); None for other papers and
    where several tell one."""
    if not (is_extract(text, outline) or OF_MINUTES.search(text.string, 0, _TITLE)):
        return None
    at, told = 0, []
    for cut in [*_SENTENCE.finditer(text.string, 0, text.body.end), None]:
        place = Span(at, cut.start() if cut else text.body.end)
        string = text.string[place.start : place.end]
        told.append((place, {} if OTHER_VOTE.search(string) else votes(string)))
        at = cut.end() if cut else at
    places = [n for n, (p, v) in enumerate(told) if "yes" in v and len(v) > 1 and _DECIDES.search(text.string, *p)]
    if len(places) != 1:
        return None
    first = last = places[0]
    known = set(told[first][1])
    if first and _adds(told[first - 1][1], known):
        first -= 1
        known |= set(told[first][1])
    if last + 1 < len(told) and _adds(told[last + 1][1], known):
        last += 1
    return Span(told[first][0].start, told[last][0].end)


def _adds(more: dict[VoteKind, Mention[Vote]], known: set[VoteKind]) -> bool:
    """Whether a sentence beside that of a vote tells other numbers of it."""
    return bool(more) and not more.keys() & (known | {"yes"})


_SAID = 0.85  # a vote that a sentence tells of the step that it names
_BEFORE = 1200  # letters before the first row in which such sentences stand
_DONE = re.compile(
    rf"{_DECIDES.pattern}|\bstimmten?\b|\blehnten?\b|\bempfahl\b|\bbeschlossen?\b|\bnahm(?:en)?\b|\bvotierten?\b"
    r"|\bgebilligt\b|\bbefürwortet\b|\b(?:Abstimmung|Stimmenverhältnis|Votum|Ergebnis)\b"
)
_OF_ANOTHER = re.compile(
    rf"{OTHER_VOTE.pattern}|\b(?:Vorlagen?|Drucksachen?|TOP|Punkt|Ziffer)\s?(?:Nr\.?\s?)?\d|\b[Vv]orjahr|\bseinerzeit\b"
    r"|\bdamals\b|\bbereits\s(?:im\sJahr|20)|\bursprünglich|\b[Vv]orgänger"
)
"""What else was voted on, or when, where a sentence tells of another vote than that of a step."""

_RECEIVES = re.compile(r"(?<!\bin )\b(?:dem|an den|an die)\s+$")
"""What stands before the body to which another one recommends ("empfiehlt dem Rat")."""


def before_rows(text: Text, outline: Outline, drafts: Sequence[Draft]) -> None:
    """The numbers of sentences above the rows of the course, or between its heading and them ("Der Bauausschuss hat am
    05.03.2031 mit 7 gegen 2 Stimmen zugestimmt."), for the one step whose body or day they name and nothing against it;
    a sentence that names none, several or another day belongs to no step."""
    if len(drafts) < 2 and not any(d.date for d in drafts):
        return
    told: dict[int, list[dict[VoteKind, Mention[Vote]]]] = {}
    for place in _sentences(text, outline, min((d.start for d in drafts), default=0)):
        string = text.string[place.start : place.end]
        found = told_votes(string)
        numbers = sum(v.value.state == "value" for v in found.values())
        if "yes" not in found or numbers < 2 or not _DONE.search(string) or _OF_ANOTHER.search(string):
            continue
        target = _named(string, drafts)
        if target is not None:
            told.setdefault(target, []).append({k: moved(v, place.start) for k, v in found.items()})
    for n, said in told.items():
        draft = drafts[n]
        if len(said) > 1 or draft.ballots or any(v.value.state == "value" for v in draft.votes.values()):
            continue
        sure = {k: replace(v, confidence=min(v.confidence, _SAID)) for k, v in said[0].items()}
        draft.votes = {**draft.votes, **sure}


def _sentences(text: Text, outline: Outline, first: int) -> Iterator[Span]:
    """The sentences above the row that begins at ``first``, outside of the sections that are no course."""
    apart = (s.body.end for s in outline.sections if s.role not in ("title", "course") and s.heading.start < first)
    begin = min(first, max([0, first - _BEFORE, *apart]))
    at = begin
    for part in re.split(r"(\n\s*\n|\f)", text.string[begin:first]):
        for start, sentence in sentences(part):
            yield Span(at + start, at + start + len(sentence))
        at += len(part)


def _named(string: str, drafts: Sequence[Draft]) -> int | None:
    """Which step a sentence names by its body, its day or both, and nothing of another time; None where it is not
    one."""
    named = [m for m in bodies.parse(string) if not _RECEIVES.search(string, max(0, m.start - 12), m.start)]
    names = {same_body(m.value.name) for m in named}
    told = dates.parse(string)
    days = {m.value.start for m in told if m.value.precision == "day"}
    spans = [(m.value.start, m.value.end) for m in told if m.value.start and m.value.end]
    fits = []
    for n, draft in enumerate(drafts):
        body = draft.body is not None and same_body(draft.body.value.name) in names
        sat = draft.date.value.start if draft.date is not None else None
        day = sat is not None and all(start <= sat <= end for start, end in spans)
        if (body or not names) and (day or not spans) and (names or days):
            fits.append(n)
    return fits[0] if len(fits) == 1 else None
