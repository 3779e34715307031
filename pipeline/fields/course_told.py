"""A text goes in; the steps come out that sentences tell: what a body did with the paper in one of its sittings.

``Die Vorlage wird im Bauausschuss am 12.03.2031 öffentlich und im Rat am 26.03.2031 unter TOP 4 beraten.`` in the head;
``Der Bauausschuss hat die Vorlage in seiner Sitzung am 12.03.2031 mit 9 Ja-Stimmen bei 2 Enthaltungen empfohlen.``
below a heading of its own, and ``Der Rat hat in seiner Sitzung am 27.03.2031 folgenden Beschluss gefasst:`` above a
resolution. Sentences elsewhere tell of other papers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from pipeline.fields.ballots import told_votes
from pipeline.fields.step import ITEM, Draft, body_of, flat, meeting_day, moved
from pipeline.german import bodies, dates, status
from pipeline.german.months import MONTH_NAMES
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text

_HEAD = re.compile(
    r"(?:\d{1,2}\.\s+)?(?:Bisherige[rs]?\s+|Verlauf der\s+)?"
    r"(?:Vorb|B)eratung(?:en|s(?:gang|folge|verlauf|lauf|stand))?\s*:?"
)
"""The heading above sentences about the course of the paper ("Bisherige Beratung")."""
_SUBJECT = re.compile(r"^\s*(?:[-–•*]\s+)?(?:(?:Der|Die|Das|[Dd]er|[Dd]ie)\s+)?(?=[A-ZÄÖÜ])")
_DID = re.compile(r"\b(?:hat|haben|wurde|wird|empfahl|beschloss|stimmte|nahm|lehnte|empfiehlt|beriet)\b")
_HOW = re.compile(r"\b(?:einstimmig|mehrheitlich|einvernehmlich|einmütig)\b")
_ENDED = re.compile(
    r"\b(?:(?:nicht )?(?:zugestimmt|empfohlen|beschlossen)|abgelehnt|angenommen|vertagt|verwiesen|zurückgestellt|"
    r"zurückgezogen|zur\sKenntnis\sgenommen)(?=\.?\s*$)"
)
"""What a body did, as the last word of its sentence."""
_OTHER = re.compile(
    r"\b(?:[Dd](?:ie|as|en)|eine[nm]?)\s+(?!(?i:[\w-]*(?:vorlage|antrag|drucksache|angelegenheit|sache|thema|vorschlag|"
    r"entwurf|empfehlung|punkt))\w*\b)[A-ZÄÖÜ]"
)
"""What a body decided on, where that is not named as a paper: a decision told among the reasons, and another one."""
_SENTENCE = re.compile(r"(?<=[a-zäöüß)])\.\s+(?=[A-ZÄÖÜ])|\n[ \t]*\n|\f")
_DECIDED = re.compile(
    r"(?:^|(?<=\s))[Dd](?:er|ie)\s+(?P<body>[A-ZÄÖÜ][^\n.,;:]{3,90}?)\s+hat\s+(?:in|auf|während)\s+(?:seiner|ihrer|der)\s+"
    rf"(?:\d{{1,3}}\.\s+)?(?:{status.inflected('en')}\s+|(?:außer)?ordentlichen\s+)*"
    r"Sitzung\s+(?:am|vom)\s+(?P<day>[^:;]{8,60}?)\s(?P<between>[^:;\f]{0,120}?)"
    r"(?:folgende[ns]?|nach\s?stehende[ns]?)\s+(?:\w+\s+)?Beschlu(?:ss|ß)(?:\s+gefa(?:ss|ß)t)?",
)
_SURE = 0.88
_UNKNOWN = 0.75  # a body that only its sentence makes one
_MOST = 900  # letters below the heading in which the sentences stand


def planned(text: Text, outline: Outline) -> list[Draft]:
    """The steps of a sentence in the head or below a heading of the course that names two bodies or more, each with the
    day that it deals with the paper; below such a heading one is enough."""
    stop = min((s.heading.start for s in outline.of_role("facts", "reasons", "resolution")), default=text.body.end)
    below = [s.body for s in outline.of_role("course")]
    for place in _sentences(text, min(stop, text.body.end)):
        drafts = list(_pairs(text.string[place.start : place.end], place.start))
        if len(drafts) > 1 or (drafts and any(b.start <= place.start < b.end for b in below)):
            return drafts
    return []


def _sentences(text: Text, stop: int) -> Iterator[Span]:
    """The sentences of the running text above ``stop``: whole, with a verb of what bodies do, and in no table."""
    for block in _BLOCK.finditer(text.string, 0, stop):
        if text.zone(block.start()) != "body" or any(
            t.start < block.end() and block.start() < t.end for t in text.tables
        ):
            continue
        if _SENT_INTO.match(block[0]) and len(block[0]) < _MOST:
            yield Span(block.start(), block.end())
            continue
        for m in _WHOLE.finditer(text.string, block.start(), block.end()):
            if _DEALS.search(m[0]):
                yield Span(m.start() + _rows_before(m[0]), m.end())


def _rows_before(string: str) -> int:
    """Where a sentence begins behind short lines above it, which the layout did not part from it: rows."""
    lines = string.split("\n")
    widest, at = max(map(len, lines)), 0
    for line, below in pairwise(lines):
        if len(line) >= _SHORT * widest or not (below[:1].isupper() or not below.strip()):
            break
        at += len(line) + 1
    return at


_SHORT = 0.6  # of the width of the widest line
_BLOCK = re.compile(r"[^\n\f]+(?:\n[^\n\f]+)*")
_WHOLE = re.compile(rf"[A-ZÄÖÜ](?:[^.\f]|\.(?=\s*\d|\s+{MONTH_NAMES}|\S)){{20,600}}\.(?=\s|$)")
"""A sentence; the points of its days end none."""
_DEALS = re.compile(
    r"\b(?:beraten|vorberaten|behandelt|behandeln|vorgelegt|befassen|befasst|entscheidet|entscheiden|beschließt"
    r"|zur\s(?:Vorb|B)eratung|zur\s(?:Entscheidung|Beschlussfassung|Kenntnisnahme))\b"
)
_ROLE_TOLD = re.compile(
    r"\b[Zz]ur\s(?P<role>Vorberatung|Beratung|Entscheidung|Beschlussfassung|Kenntnisnahme|Anhörung)\b"
)
_TO_PAIR = re.compile(
    r"(?:\s(?:und|/|sowie)\s(?:zur\s)?(?:Vorberatung|Beratung|Entscheidung|Beschlussfassung|Kenntnisnahme))?\s"
    rf"(?:(?:im|in|an|am|vor|durch|für|de[rmns]|die|das|seiner|ihrer|\d{{1,3}}\.|{status.EITHER}e[nrs]?|Sitzung|Teil)\s+){{1,7}}"
)
"""What stands between a role and the body, or the day, that it leads to."""
_GOES_ON = re.compile(r"(?:,|\b(?:und|sowie))\s+$")
_OF_SAME_SITTING = re.compile(r"(?:,\s|\b(?:und|sowie)\s|\n)\s*(?:des|der)\s+$")
"""What leads to a further body of the sitting told before ("für die öffentliche Sitzung des … am … und des … am …")."""
_NEAR = 16  # letters before a body or a role in which these stand
_SENT_INTO = re.compile(
    r"\s*(?:[Zz]ur\s(?:Vorberatung|Beratung|Entscheidung|Beschlussfassung|Kenntnisnahme|Anhörung)\s+i[mn]"
    rf"|[Ff]ür\sdie\s(?:{status.inflected('en?')}\s)?Sitzung(?:en)?\s+de[sr])\b"
)
"""What a head says without a verb ("zur Beratung im Bauausschuss am 12.03.2031 und zur Anhörung im Ortsrat am …")."""
_STATUS = re.compile(rf"\b{status.inflected(status.ENDING)}\b")


def _pairs(string: str, at: int) -> Iterator[Draft]:
    """The steps of a sentence whose bodies and days take turns, with what stands from one body to the next; none where
    a body has no day or two."""
    named = bodies.parse(string)
    days = [m for m in dates.parse(string) if m.value.precision == "day"]
    if not named or len(named) != len(days) or len({m.value.name for m in named}) < len(named):
        return
    first = min(named[0].start, days[0].start)
    pairs = list(zip(named, days, strict=True))
    order = [
        x
        for body, day in pairs
        for x in ((body.start, day.start) if named[0].start == first else (day.start, body.start))
    ]
    if order != sorted(order):
        return
    begins = [min(body.start, day.start) for body, day in pairs]
    stated = [*_STATUS.finditer(string)]
    leads = _STATUS.search(string, 0, first) is not None  # "in öffentlicher Sitzung des Bauausschusses am …"
    same = all(_OF_SAME_SITTING.search(string, max(0, begin - _NEAR), begin) for begin in begins[1:])
    roles = _roles(string, begins)
    closed = [0, *(max(body.end, day.end) for body, day in pairs)]
    for n, ((body, day), end) in enumerate(zip(pairs, [*begins[1:], len(string)], strict=True)):
        begin = begins[n]
        draft = Draft(at + begin, at + end, "sentence", _SURE)
        draft.date = meeting_day(string[day.start : day.end], at + day.start, "sentence", _SURE)
        draft.body = body_of(string[body.start : body.end], at + body.start, at + body.end, "sentence", _SURE)
        part = string[begin:end]
        told = stated if len(stated) == 1 and leads and same else []
        told = told or [*_STATUS.finditer(string, *((closed[n], closed[n + 1]) if leads else (begin, end)))]
        if len(told) == 1:
            draft.public = Mention(
                told[0]["closed"] is None, at + told[0].start(), at + told[0].end(), "sentence", 0.88
            )
        if (role := roles.get(n)) is not None:
            span = at + role.start("role"), at + role.end("role")
            draft.role = Mention(role["role"], *span, "sentence", 0.88)
        if item := ITEM.search(part):
            span = at + begin + item.start("item"), at + begin + item.end("item")
            draft.item = Mention(item["item"], *span, "sentence", 0.88)
        yield draft


def _roles(string: str, begins: list[int]) -> dict[int, re.Match[str]]:
    """The roles of a sentence by the number of the step that they belong to: the one right behind ("zur Beratung im
    Bauausschuss am …"), else the one before ("im Bauausschuss am … zur Beratung"); ``begins`` are where steps begin."""
    found: dict[int, re.Match[str]] = {}
    leads = False  # whether the role of the step before stands before it
    for hit in _ROLE_TOLD.finditer(string):
        n = bisect_right(begins, hit.start())
        before = n < len(begins) and _TO_PAIR.fullmatch(string, hit.end(), begins[n]) is not None
        leads = before and (
            not n or leads or _GOES_ON.search(string, max(0, hit.start() - _NEAR), hit.start()) is not None
        )
        if leads or n:
            found.setdefault(n if leads else n - 1, hit)
    return found


def listed(text: Text) -> list[Draft]:
    """The steps that the sentences below a heading of the course tell, in their order."""
    for line in text.lines:
        if line.body and _HEAD.fullmatch(line.string):
            drafts = [d for part in _parts(text, line.end) if (d := _step(text, part)) is not None]
            if drafts:
                return drafts
    return []


def _parts(text: Text, start: int) -> Iterator[Span]:
    """The sentences below a heading, up to the first that tells no step."""
    at, end = start, min(text.body.end, start + _MOST)
    for cut in _SENTENCE.finditer(text.string, start, end):
        if text.string[at : cut.start()].strip():
            yield Span(at, cut.start())
        at = cut.end()
    if text.string[at:end].strip():
        yield Span(at, end)


def _step(text: Text, place: Span) -> Draft | None:
    """The step of one sentence that begins with its body, and has one day and what the body did."""
    string = text.string[place.start : place.end]
    lead = _SUBJECT.match(string)
    named = bodies.parse(string)
    if lead is None or not named or named[0].start != lead.end() or not _DID.match(string[named[0].end :].lstrip()):
        return None
    day = meeting_day(string, place.start, "sentence", _SURE)
    told = told_votes(string)
    ended = None if _OTHER.search(string, named[0].end) else _ENDED.search(string, named[0].end)
    if day is None or not (ended or "yes" in told or len(told) > 1):
        return None
    draft = Draft(place.start, place.end, "sentence", _SURE, day)
    at = place.start + named[0].start
    draft.body = body_of(string[named[0].start : named[0].end], at, place.start + named[0].end, "sentence", _SURE)
    draft.votes = {kind: moved(vote, place.start) for kind, vote in told.items()}
    if ended:
        how = _HOW.search(string, named[0].end)
        words = f"{how[0]} {ended[0]}" if how else ended[0]
        span = place.start + (how or ended).start(), place.start + ended.end()
        draft.result = Mention(flat(words), *span, "sentence", 0.85)
    return draft


def decided(text: Text) -> list[Draft]:
    """The step of a letter or an extract whose resolution is introduced with its sitting."""
    hits = list(_DECIDED.finditer(text.string, 0, text.body.end))
    if len(hits) != 1:
        return []
    hit = hits[0]
    sure = _SURE if bodies.is_body(hit["body"]) else _UNKNOWN
    day = meeting_day(hit["day"], hit.start("day"), "sentence", _SURE)
    if day is None:
        return []
    draft = Draft(hit.start(), hit.end(), "sentence", _SURE, day)
    draft.body = body_of(hit["body"], *hit.span("body"), "sentence", sure)
    for side in ("closed", "open"):
        if hit[side]:
            draft.public = Mention(side == "open", *hit.span(side), "sentence", 0.9)
    item = ITEM.search(hit["between"])
    if item:
        at = hit.start("between")
        draft.item = Mention(item["item"], at + item.start("item"), at + item.end("item"), "sentence", 0.88)
    return [draft]
