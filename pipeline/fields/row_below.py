"""A line below a loose row goes in; whether it goes on with that row is told, and what it adds comes to its draft."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.fields.row_votes import Region
from pipeline.fields.row_words import plausible, split_tail
from pipeline.fields.step import TAIL, VERB, Draft, body_of, flat, moved, split_bodies
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.german.votes import votes
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.text import Text

_OPEN_ENDS = (" und", " für", ",", "-", "/", " der", " des", " sowie", " der Stadt", " der Gemeinde")


def add_vote(line: TextLine, last: Draft, day_follows: bool, boxed: bool = False) -> bool:
    """Whether a line below a row tells its result, its votes by their labels, or both ("geändert beschlossen
    Ja: 8  Nein: 3"): taken where it does. ``day_follows`` tells that the next line has a day, ``boxed`` that boxes to
    tick stand between: then the lines are those of a form, where "Abstimmung:" is a label of its own."""
    told = votes(line.string)
    if not told and last.result is None:
        return _add_result_alone(line, last, day_follows)
    first = min((m.start for m in told.values()), default=0)
    label = re.search(r"(?:[A-Za-zäöüÄÖÜß().-]+\s?[:=]?\s*)$", line.string[:first])
    words = line.string[: label.start() if label else first].strip(" ,;:|(–-")
    words = words if boxed else _OF_VOTE.sub("", words)  # "Abstimmungsergebnis: Ja: 8 Nein: 3"
    if len(told) < 2 or bodies.parse(line.string) or (words and (not is_result(words) or len(words) > 60)):
        return False
    for kind, vote in told.items():
        last.votes[kind] = moved(vote, line.start)
    if words and last.result is None:
        at = line.start + line.string.index(words)
        last.result = Mention(flat(words), at, at + len(words), "row", 0.9)
    last.seen(line.start, line.end)
    return True


_OF_VOTE = re.compile(
    r"(?:(?:Abstimmungs|Beratungs)?[Ee]rgebnis|Abstimmung|Stimm(?:en)?verhältnis|Stimmen|Votum)(?:\s?:\s*|$)"
)


def _add_result_alone(line: TextLine, last: Draft, day_follows: bool) -> bool:
    """Whether a line is a result and nothing else, in small letters or right above the next day; taken then."""
    string = line.string.strip()
    alone = is_result(string) and len(string.split()) <= 7 and string[-1] not in ".:,-"
    small = string[:1].islower() or day_follows or _LABELLED.match(string) is not None
    if not alone or not small or line.first or bodies.parse(string) or VERB.search(string):
        return False
    last.result = Mention(flat(string), line.start, line.end, "row", 0.88)
    last.seen(line.start, line.end)
    return True


_LABELLED = re.compile(r"(?:(?:Abstimmungs|Beratungs)?[Ee]rgebnis|Votum)\s?:\s*\w")


def is_unfinished(text: Text, last: Draft) -> bool:
    """Whether the body of a dated row ends in the middle of a phrase ("Ausschuss für Bauen und")."""
    if last.body is None or last.date is None:
        return False
    return text.string[: last.body.end].endswith(_OPEN_ENDS) or text.string[last.body.end : last.body.end + 1] == ","


_REST = re.compile(r"(?:und|sowie)\s+[A-ZÄÖÜ]")


def goes_on(line: TextLine, last: Draft) -> bool:
    """Whether a line begins in the middle of a name ("und Gesundheit"), so that no row begins with it."""
    return last.date is not None and _REST.match(line.string) is not None


def add_to_body(text: Text, region: Region, line: TextLine, last: Draft) -> bool:
    """Whether a line is the rest of the body before it ("Ausschuss für Umwelt und" / "Gesundheit"); taken then."""
    voted = any(v.value.state == "value" or v.rule == "gap" for v in last.votes.values())
    open_ = is_unfinished(text, last) or goes_on(line, last)
    if last.body is None or (voted and not open_) or last.body.end > last.end:
        return False
    comma = text.string[last.body.end : last.body.end + 1] == ","
    both = text.string[last.body.start : last.body.end + comma] + "\n" + line.string
    below = not text.string[last.end : line.start].strip()
    if not (open_ and below) and (last.result or line.first):
        return False
    if region.date_first is False and not open_:
        return False
    if not bodies.is_body(bodies.clean(both)) or split_bodies(both):
        return False
    last.body = body_of(both, last.body.start, line.end, "row over two lines", 0.93)
    last.seen(line.start, line.end)
    return True


def is_result_line(region: Region, line: TextLine, last: Draft) -> bool:
    """Whether a line is the result of the row before, or goes on with it."""
    if last.date is None or len(line.string) > 80 or "☐" in line.string:
        return False
    if VERB.search(line.string) and not is_result(line.string):
        return False
    if is_result(line.string) and (last.result is None or not line.first) and (region.results or last.sticky):
        return line.string.count(" ") <= 12 and line.string[-1] != ":"
    if last.result is None:
        return False
    cut = last.result.value.lower() == "zur kenntnis" and line.string.strip(" .,:;_'") == "genommen"
    return cut or (region.results and not line.first and line.string[0].islower())


def add_result(line: TextLine, last: Draft) -> None:
    """What a line that ``is_result_line`` tells, given to the row before."""
    for kind, vote in votes(line.string).items():
        if last.votes.get(kind) is None or last.votes[kind].value.state == "blank":
            last.votes[kind] = moved(vote, line.start)
    if last.result is None:
        last.result = Mention(flat(line.string), line.start, line.end, "row", 0.85)
    else:
        last.result = replace(last.result, value=f"{last.result.value} {flat(line.string)}", end=line.end)
    last.seen(line.start, line.end)


def has_bad_date(line: TextLine) -> bool:
    """Whether a row's date cannot be read: a body, then figures alone."""
    found = bodies.parse(line.string)
    return (
        bool(found)
        and found[0].start == 0
        and bool(re.fullmatch(r"[\s\d.,/xX]*\d{3}[\s\d.,/xX]*", line.string[found[0].end :]))
    )


def closes_row(string: str) -> bool:
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
