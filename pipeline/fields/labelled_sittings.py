"""A text goes in; steps come out whose lines print a body behind a label and its day behind another.

``Beratung: Bauausschuss   Datum: 12.03.2031``, the day on the line below too, ``Beratung am 12.03.2031: Bauausschuss``,
``Sitzung: 12.03.2031 Bauausschuss``: so Bavarian towns print their sittings; ``Sitzung des Gemeinderates: 12.03.2031``:
so do small ones elsewhere. Such a day is none of the paper's own, whatever its label says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.fields import meetings
from pipeline.fields.step import (
    ITEM,
    TIME,
    WEEKDAY,
    Draft,
    body_of,
    flat,
    meeting_day,
    set_item,
    set_public_by_session,
)
from pipeline.german import bodies, status
from pipeline.german.roles import ROLES, is_role
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_RULE = "labels of a sitting"
_SURE = 0.9
_BODY = re.compile(rf"\W{{0,3}}(?P<label>Gremium|Sitzung|Beratungsgremium|{ROLES})\s?:\s*(?P<body>[A-ZÄÖÜ].{{2,140}})")
_DAY = re.compile(
    r"(?:^|[\s,;(–-])(?:Datum|Termin|Sitzungs(?:tag|datum|termin)|Sitzung(?:\sam)?|[Aa]m|[Vv]om)\s?:?\s*(?=\d)"
)
_DAY_FIRST = re.compile(
    rf"\W{{0,3}}(?P<label>Sitzung|{ROLES})\s(?:am|vom)\s(?P<day>\d[^:]{{5,24}}):\s*(?P<body>[A-ZÄÖÜ].{{2,90}})"
)
_DAY_ALONE = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8}\.?)\s?\d{2,4}"
_DAY_NEXT = re.compile(
    rf"\W{{0,3}}(?P<label>Sitzung|{ROLES})\s?:\s*(?:{WEEKDAY.pattern})?(?P<day>{_DAY_ALONE})"
    rf"(?:{TIME.pattern})?[\s,;–-]+(?:(?:im|in der|des|der)\s)?(?P<body>[A-ZÄÖÜ].{{2,90}})"
)
"""A label with day and body behind it ("Sitzung: 12.03.2031 Rat")."""
_OF_BODY = re.compile(
    r"\W{0,3}(?P<label>Sitzung)\s(?:des|der)\s(?P<body>[A-ZÄÖÜ][^:\d]{2,90}?)(?:\s(?:am|vom))?\s?:\s*"
    rf"(?:{WEEKDAY.pattern})?(?P<day>{_DAY_ALONE})(?:{TIME.pattern})?(?=[\s,;–-]|$)"
)
"""A label that names the body itself ("Sitzung des Rates am: 12.03.2031")."""
_OF = re.compile(r"(?P<label>Sitzung)\s(?:des|der)")
_ITS_BODY = re.compile(r"(?P<body>[A-ZÄÖÜ][^:\d]{2,60}?)(?:\s(?:am|vom))?\s?:")
_DAY_IN_COLUMN = re.compile(rf"(?:{WEEKDAY.pattern})?(?P<day>{_DAY_ALONE})(?:{TIME.pattern})?")
"""The same label on two lines, its day in the column beside the first of them."""
_TOWN = re.compile(r"(?:\s[A-ZÄÖÜ][\w-]+){1,2}(?=\s*(?:[,;(]|$))")
_BEHIND = re.compile(rf"(?:[\s,;:()–-]|{ITEM.pattern}|{status.EITHER}(?:e Sitzung)?|{ROLES})*")
"""What may stand behind these: the place in the agenda, the status, the role."""
_ANY = frozenset(("gremium", "sitzung", "beratungsgremium", "beratung", "behandlung"))
"""Labels of a sitting that say nothing of what the body does there."""


class _Place(NamedTuple):
    label: re.Match[str]
    line: TextLine
    body: tuple[int, int]
    day: tuple[int, int]
    end: int


def of_head(text: Text, outline: Outline) -> list[Draft]:
    """The meeting that the labels of the head tell, or those of several lines with labels of their own."""
    one, several = meetings.labelled(text, outline), find(text)
    if len(several) <= len(one):
        return one
    if len(several) == 1:
        meetings.add_labels(several[0], text, outline)
    return several


def find(text: Text) -> list[Draft]:
    """The sittings of the head, in order."""
    drafts = []
    for place in _places(text):
        draft = Draft(place.line.start, place.end, _RULE, _SURE)
        sure = 0.92 if place.day[0] < place.line.end else _BELOW
        draft.date = meeting_day(text.string[slice(*place.day)], place.day[0], _RULE, sure)
        draft.body = body_of(text.string[slice(*place.body)], *place.body, _RULE, 0.92)
        told, at = place.label["label"], place.line.start + place.label.start("label")
        if is_role(told) and told.lower() not in _ANY:
            draft.role = _role(told, at)
        rest = text.string[place.day[1] : place.end]
        set_public_by_session(draft, rest, place.day[1])
        item = ITEM.search(rest)
        if item is not None:
            set_item(draft, item["item"], place.day[1] + item.start("item"), 0.88)
        drafts.append(draft)
    return drafts


def days(text: Text) -> list[tuple[int, int]]:
    """Where the days of such sittings stand."""
    return [place.day for place in _places(text)]


def _role(told: str, at: int) -> Mention[str]:
    return Mention(flat(told), at, at + len(told), _RULE, 0.85)


def _places(text: Text) -> Iterator[_Place]:
    lines = [x for x in text.lines if x.body and x.page == text.first_page][:_HEAD]
    for n, line in enumerate(lines):
        if (named := _named(text, line, lines[n + 1] if n + 1 < len(lines) else None)) is not None:
            yield named
            continue
        hit = _DAY_NEXT.match(line.string) or _BODY.match(line.string) or _DAY_FIRST.match(line.string)
        if hit is None or len(line.string) > _LONG:
            continue
        offset = line.start + hit.start("body")
        found = bodies.parse(hit["body"])
        if not found or found[0].start:
            continue
        end = found[0].end
        if hit.re is _DAY_NEXT:
            town = _TOWN.match(hit["body"], end)
            end = town.end() if town else end
            if not _BEHIND.fullmatch(hit["body"], end):
                continue
        body = offset, offset + end
        if "day" in hit.groupdict():
            yield _Place(hit, line, body, (line.start + hit.start("day"), line.start + hit.end("day")), line.end)
            continue
        below = lines[n + 1] if n + 1 < len(lines) and not lines[n + 1].first else None
        for own in (line, below):
            start = body[1] if own is line else own.start if own is not None else 0
            label = _DAY.search(text.string[start : own.end]) if own is not None else None
            if own is None or label is None or (own is below and label.start()):
                continue
            day = meeting_day(text.string[start + label.end() : own.end], start + label.end(), _RULE, 1.0)
            if day is not None and day.start == start + label.end():
                yield _Place(hit, line, body, (day.start, day.end), own.end)
                break


def _named(text: Text, line: TextLine, below: TextLine | None) -> _Place | None:
    """The sitting of a label that names its body, in one line or with its body on the line below."""
    hit = _OF_BODY.match(line.string)
    if hit is not None:
        body = line.start + hit.start("body"), line.start + hit.end("body")
        day = line.start + hit.start("day"), line.start + hit.end("day")
        whole = _BEHIND.fullmatch(line.string, hit.end())
        return _Place(hit, line, body, day, line.end) if whole and _is_body(text, body) else None
    label = _OF.fullmatch(line.string, 0, line.pieces[0].end - line.start) if len(line.pieces) == 2 else None
    own = _ITS_BODY.fullmatch(below.string) if label is not None and below is not None and not below.first else None
    at = line.pieces[-1].start - line.start
    told = _DAY_IN_COLUMN.match(line.string, at) if own is not None else None
    if label is None or own is None or told is None or below is None or not _BEHIND.fullmatch(line.string, told.end()):
        return None
    body = below.start + own.start("body"), below.start + own.end("body")
    day = line.start + told.start("day"), line.start + told.end("day")
    return _Place(label, line, body, day, line.end) if _is_body(text, body) else None


def _is_body(text: Text, place: tuple[int, int]) -> bool:
    return bodies.is_body(bodies.nominative(text.string[slice(*place)]))


_BELOW = 0.75  # a day on the line below may be that of the paper
_HEAD, _LONG = 40, 200  # lines of a head, letters of one of them
