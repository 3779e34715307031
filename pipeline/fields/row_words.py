"""Loose lines of a Beratungsfolge go in; what their words are comes out: a day, a body, the tokens that close a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import COUNT, TAIL, VERB, meeting_day
from pipeline.german import bodies, dates, status
from pipeline.german.results import is_result
from pipeline.german.roles import led_body
from pipeline.german.vote_words import FIGURE, LABEL
from pipeline.german.votes import votes
from pipeline.model.lines import TextLine
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.text import Span, Text

_REST = 60  # letters of a line that goes on with a vote
_CUT_VOTE = re.compile(r"\b(?:bei|mit|gegen)\s\d{1,3}$")
_CUT_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9})?$")


def whole_dates(text: Text, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those joined whose date ("8. Dezember" / "2031"), vote ("2 Nein, 0" / "Enthaltungen") or sitting in
    brackets ("(öffentliche" / "Sitzung am 12.03.2031)") runs over the line end."""
    joined: list[TextLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and any(runs_on(last.string, line.string) for runs_on in (_in_vote, _in_date, _in_sitting)):
            joined[-1] = replace(last, end=line.end, string=text.string[last.start : line.end], last=line.last)
        else:
            joined.append(line)
    return joined


def _in_date(above: str, below: str) -> bool:
    """Whether a date runs over the end of a line."""
    if not (_CUT_DATE.search(above) and re.match(r"(?:[A-Za-zäÄ]{3,9}\s+)?(?:19|20)\d\d\b", below)):
        return False
    return any(m.end > len(above) + 1 > m.start for m in dates.parse(f"{above}\n{below}"))


_CUT_SITTING = re.compile(rf"\((?:\d{{1,3}}\.\s?)?(?:{status.EITHER}e?\s?)?(?:Sitzung)?(?:\s(?:am|vom|v\.))?:?$")


def _in_sitting(above: str, below: str) -> bool:
    """Whether the bracket of a sitting runs over the end of a line."""
    cut = _CUT_SITTING.search(above[-_REST:])
    return cut is not None and len(below) <= _REST and re.match(r"[^()]{3,40}\)", below) is not None


def _in_vote(above: str, below: str) -> bool:
    """Whether a line that tells a vote ends between a number and its label, so that the next line goes on with it."""
    label = LABEL.match(below)
    labels = list(LABEL.finditer(above))
    if label and not labels and _CUT_VOTE.search(above) and is_result(above):  # "einstimmig bei 2" / "Enthaltungen"
        return len(below) <= _REST and not bodies.parse(below[label.end() :])
    if not labels or bodies.parse(below[label.end() if label else 0 :]) or len(below) > _REST:
        return False
    if label is None:
        return bool(re.match(r"\d{1,3}(?:[\s,;|)]|$)", below) and re.fullmatch(r"\s*[:=]?", above[labels[-1].end() :]))
    figures = list(FIGURE.finditer(above, labels[-1].end()))
    if figures and not above[figures[-1].end() :].strip():
        return len(FIGURE.findall(above, labels[0].start())) > 1 or ":" not in above[labels[0].end() :][:2]
    return bool(votes(above)) and above[-1] in "|,;/" and below[label.end() :].lstrip()[:1] in (":", "=")


def aligned_below(text: Text, columns: Sequence[Span], line: TextLine, below: TextLine) -> dict[int, Span]:
    """The parts of the line right below by the one of the ``columns`` of ``line`` that each goes on with; empty where
    one goes on with none, or where no place is known."""
    found: dict[int, Span] = {}
    lefts = [text.boxes(c.start, c.end)[:1] for c in columns]
    if line.box is None or below.box is None or line.page != below.page or below.box.top - line.box.bottom > 12:
        return {}
    for piece in below.pieces:
        place = text.boxes(piece.start, piece.end)[:1]
        near = [n for n, own in enumerate(lefts) if own and place and abs(own[0].box.left - place[0].box.left) < 6]
        if len(near) != 1:
            return {}
        found[near[0]] = piece
    return found


def is_rest_of_row(string: str) -> bool:
    """Whether a line holds a role, a mark or a result and nothing else."""
    if len(string) > 60:
        return False
    at = 0
    while (m := TAIL.match(string, at)) and m.end() > at:
        at = m.end()
    rest = string[at:].strip()
    return not rest if at else is_result(rest) and len(rest.split()) <= 4 and rest[-1] not in ".:,"


def first_day(line: TextLine) -> Mention[DateSpan] | None:
    """The day of a line; None where it has none, or one without a year."""
    if not any(c.isdigit() for c in line.string):
        return None
    day = meeting_day(line.string, line.start, "row", 0.97)
    return None if day is not None and "no year" in day.flags else day


def split_tail(string: str) -> tuple[str, str] | None:
    """A string parted before the tokens that close it (role, item, mark); None where it has none."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", string)]
    cut = None
    for start, _ in words:
        pos = start
        while (
            m := TAIL.match(string, max(pos - (1 if pos and string[pos - 1].isspace() else 0), 0))
        ) and m.end() > pos:
            pos = m.end()
            while pos < len(string) and string[pos].isspace():
                pos += 1
        if pos >= len(string):
            cut = start
            break
    return None if cut is None else (string[:cut], string[cut:])


def plausible(words: str, below_body: bool) -> bool:
    """Whether words that stand where a body should can be one: short, no sentence, of a known kind or below a head."""
    led = led_body(words)  # "Bauausschuss ff."
    bare = (words.replace(led[0], " ") if led else words).strip(" ,;:|()")
    if not bare or len(bare) > 130 or VERB.search(bare) or bare[-1] in ".!?":
        return False
    if bodies.parse(bodies.clean(bare)) or bodies.shaped_short(COUNT.sub("", bare, count=1)):
        whole = bodies.clean(bare)
        rest = "".join(c for n, c in enumerate(whole) if not any(m.start <= n < m.end for m in bodies.parse(whole)))
        return len(rest.split()) <= 8 and not re.search(r"\d{3}", rest)
    if not (bare[0].isupper() or bare[0] == "(") or not below_body:
        return False
    return len(bare.split()) <= 9 and not any(c.isdigit() for c in bare)
