"""What stands behind the day of a loose row goes in; its body and the rest of the row come to its draft."""

from __future__ import annotations

import re

from pipeline.fields.row_tail import take_tail
from pipeline.fields.row_votes import Region
from pipeline.fields.row_words import plausible, split_tail
from pipeline.fields.step import (
    SESSION,
    TAIL,
    TIME,
    Draft,
    set_public,
    set_public_by_session,
    split_bodies,
    trimmed_body,
    with_role,
)
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.german.roles import ROLES
from pipeline.model.lines import TextLine
from pipeline.model.text import Text

_NAME_GOES_ON = re.compile(r"(?: (?:und|sowie|für)| (?:der|des) \w[\w .-]{2,40}|,|-)$")

_NAME_BEHIND = re.compile(
    rf"(?:[ ]{{1,2}}(?!TOP\b|\((?:\d|TOP|[Nn]icht|[Öö]ff|[NnÖö]\b|(?:{ROLES})\b))[A-ZÄÖÜ(][\w.()/-]+){{1,4}}"
)
"""More words of a name behind its body; a status, an item or a role in brackets is none."""


_STATUS = re.compile(r"(?P<mark>nö|ö|NÖ|N|Ö|(?:[Nn]icht[\s-]?)?öffentlich)[\s,|]+(?=[A-ZÄÖÜ][a-zäöü-]{2})")
"""Public or not between the day of a row and its body."""


_WORD_OF_NAME = re.compile(
    r"\s*(?!\w+(?:tag|woch|abend|[Ss]itzung|saal|e[rnms]?)\s*$|Sitzung|Termin)[A-ZÄÖÜ][a-zäöüß-]{5,30}\s*"
)
"""A noun that may be a name: no weekday, no sitting with its place, no adjective ("Erneute Vorberatung")."""
_ROLE_FIRST = re.compile(rf"[\s,;:(–-]*(?:{ROLES})\b")


def _is_led_to_role(words: str, tail: str) -> bool:
    """Whether one word stands between the day and the role of a row: a body that nobody knows ("12.03.2031 Seeforum
    Vorberatung")."""
    return _WORD_OF_NAME.fullmatch(words) is not None and _ROLE_FIRST.match(tail) is not None


def take_behind(
    text: Text, region: Region, draft: Draft, right: str, at: int, line: TextLine, named: bool, sticky: bool
) -> bool:
    """What stands behind the day of a row, its body first; False where that is running text. ``named`` tells that the
    lines above hold a body already, ``sticky`` that the row before has one that its further days share."""
    time = TIME.match(right)
    if time:
        at, right = at + time.end(), right[time.end() :]
    bare = right.strip(" ,;:|–-\t")
    if not bare:
        return True
    begin = at + right.index(bare)
    status = _STATUS.match(bare)
    if status:  # "12.03.2031  N  Bauausschuss"
        set_public(draft, status["mark"], begin, begin + len(status["mark"]))
        begin, bare = begin + status.end(), bare[status.end() :]
    edge = next((p.end for p in line.pieces if p.start <= begin < p.end), begin + len(bare))
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
        extra = _NAME_BEHIND.match(rest)
        if extra and not TAIL.match(rest) and not is_result(extra.group()):
            body_end += extra.end()
            rest = bare[body_end:]
        body_string = bare[:body_end]
        draft.body = with_role(draft, body_string, begin, "row", 0.96)
        draft.sticky = False
        if draft.body is not None and session and first.start:
            draft.body = trimmed_body(body_string, begin, "row", 0.95)
        return take_tail(text, region, draft, bare[body_end:], begin + body_end)
    if named and (is_result(bare) or session or split_tail(bare) == ("", bare)):
        return take_tail(text, region, draft, bare, begin)
    split = split_tail(bare)
    if split is not None and not split[0].strip():
        return take_tail(text, region, draft, bare, begin)
    words = split[0] if split else bare
    led = _is_led_to_role(words, bare[len(words) :])
    if (
        region.date_first is not False
        and (region.names or led or bodies.shaped_short(words.strip()))
        and plausible(words, led or "body" in region.names)
    ):
        sure = 0.7 if led and not region.names else 0.85
        draft.body = with_role(draft, words.rstrip(), begin, "row", sure)
        return take_tail(text, region, draft, bare[len(words) :], begin + len(words))
    return sticky and take_tail(text, region, draft, bare, begin)
