"""A text and its outline go in; the meeting that a heading names comes out as a step, two where it names two.

``zur Sitzung des … am …``, ``Planungsausschuss am …``, ``aus der öffentlichen Gemeinderatssitzung vom …``; item and
status come from labels or the words beside them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.fields import public
from pipeline.fields.meetings import add_labels
from pipeline.fields.step import ITEM, PUBLIC_ONLY, WEEKDAY, Draft, body_of, meeting_day
from pipeline.german import bodies, status
from pipeline.model.mention import Body, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_MEETING = re.compile(
    r"(?:[Ff]ür die|[Zz]u[rm]?|[Ii]n der|[Aa]us der|[Üü]ber die|[Dd]er|[Dd]ie|\b)\s*(?:\d{1,3}\.\s*)?"
    rf"(?:{status.inflected('en?')}\s+|ordentlichen?\s+|"
    r"außerordentlichen?\s+)*(?:Rats|Kreistags|Stadtrats|Gemeinderats|Plenar)?[Ss]itzung\s+"
    r"(?P<body>(?:des|der|vom)\s*:?\s+(?:[a-zäöü]{4,14}en\s+)?[^\n\f;:]{3,120}?(?:\n{1,2}[^\n\f;:]{3,90}?)?)"
    r"\s*(?:[,.:]\s*)?(?:am|vom|–)\s*:?\s+",
)

_IN_SITTING = re.compile(
    r"(?P<body>(?:[Dd]es|[Dd]er|[Vv]om|(?:mit|vor)\s(?:dem|der)|im)\s+[^\n\f;:]{3,120}?)\s+"
    r"(?:aus|in|auf|während|über)\s+(?:(?:der|die|seiner|ihrer)\s+)?(?:\d{1,3}\.\s*)?"
    rf"(?:{status.inflected('e[nr]?')}\s+|(?:außer)?ordentliche[nr]?\s+)*Sitzung\s+(?:am|vom)\s+"
)
"""The same the other way round ("des Stadtrates aus der 9. öffentlichen Sitzung vom …")."""


def find(text: Text, outline: Outline) -> list[Draft]:
    """The step that a heading or a title names: "zur Sitzung des … am …" above the text of the paper."""
    end = min(
        (
            s.heading.end if s.introduction else s.heading.start
            for s in outline.of_role("facts", "reasons", "resolution")
        ),
        default=min(text.body.end, 1500),
    )
    string = text.string[:end]
    titled, named = _titled(text, end), _named(text, string)
    drafts = (named if len(named) > len(titled) else titled) or _one_word(text, string)
    if len(drafts) == 1:
        _complete(drafts[0], text, outline, string)
    return drafts


def _titled(text: Text, end: int) -> list[Draft]:
    """The meeting of a line that begins with its body and its day ("Planungsausschuss am 07.02.2031")."""
    for line in text.lines[:15]:
        hit = _TITLE.match(line.string)
        if hit is None or line.start >= end or not bodies.is_body(_plain(hit)):
            continue
        day = meeting_day(line.string[hit.end() :], line.start + hit.end(), "heading", 0.9)
        if day is not None and day.start == line.start + hit.end():
            draft = Draft(line.start, day.end, "heading", 0.88, day, order=1)
            draft.body = body_of(hit.group("body"), line.start, line.start + hit.end("body"), "heading", 0.88)
            return [draft]
    return []


def _plain(hit: re.Match[str]) -> str:
    """The body of a title, in the nominative where it stands behind "des" or "der"."""
    return bodies.nominative(hit["body"]) if hit["of"] else hit["body"]


def _named(text: Text, string: str) -> list[Draft]:
    """The meetings that a phrase names, two where one phrase does; none that somebody asks for."""
    drafts: list[Draft] = []
    for hit in [*_MEETING.finditer(string)] or _IN_SITTING.finditer(string):
        if drafts and not _AND.fullmatch(string, drafts[-1].end, hit.start()):
            break
        if _ASKED.search(string, max(0, hit.start() - 30), hit.start()):
            continue
        day = meeting_day(string[hit.end() : hit.end() + 40], hit.end(), "heading", 0.93)
        found = bodies.parse(hit.group("body"))
        if (
            day is None
            or not _TO_DAY.fullmatch(string, hit.end(), day.start)
            or not found
            or not _OF.fullmatch(hit.group("body")[: found[0].start])
        ):
            continue
        start = hit.start("body") + found[0].start
        draft = Draft(hit.start(), day.end, "heading", 0.9, day)
        draft.body = Mention(
            found[0].value, start, hit.start("body") + found[0].end, "heading", min(found[0].confidence, 0.92)
        )
        kind = _NAMING.search(hit.group("body")[: found[0].start])
        if kind and draft.body is not None:
            ending = (
                "e" if kind["article"][-1] in "rR" else "er"
            )  # "der ständigen Kommission", "des ständigen Ausschusses"
            name = f"{kind['adjective']}{ending} {draft.body.value.name}"
            draft.body = replace(draft.body, value=Body(name), start=hit.start("body") + kind.start("adjective"))
        town = _TOWN.fullmatch(hit.group("body")[found[0].end :])
        if town and draft.body is not None:  # "des Gemeinderates Teichdorf"
            end = hit.start("body") + found[0].end + len(town.group().rstrip())
            draft.body = body_of(text.string[start:end], start, end, "heading", draft.body.confidence)
        behind = _STATUS_BEHIND.match(string, day.end)
        for side in ("closed", "open"):
            if hit.group(side):
                draft.public = Mention(side == "open", *hit.span(side), "heading", 0.9)
            elif behind and behind.group(side):
                draft.public = Mention(side == "open", *behind.span(side), "heading", 0.9)
        drafts.append(draft)
        drafts += _and_of(string, day.end)
    return drafts


def _and_of(string: str, at: int) -> list[Draft]:
    """The further meetings that share the phrase of the one before ("… am 7. März 2031 und des Rates am …")."""
    drafts: list[Draft] = []
    while hit := _AND_OF.match(string, at):
        day = meeting_day(string[hit.end() : hit.end() + 40], hit.end(), "heading", 0.93)
        name = bodies.nominative(hit["body"])
        if day is None or not bodies.is_body(name) or not _TO_DAY.fullmatch(string, hit.end(), day.start):
            break
        draft = Draft(hit.start(), day.end, "heading", 0.9, day)
        draft.body = body_of(hit["body"], *hit.span("body"), "heading", 0.92)
        drafts.append(draft)
        at = day.end
    return drafts


def _complete(draft: Draft, text: Text, outline: Outline, string: str) -> None:
    """Item, role and status of the paper's only meeting, from labels, the status of the paper or the head's words."""
    add_labels(draft, text, outline)
    if draft.public is None:
        told = max(public.find(text, outline), key=lambda m: m.confidence, default=None)
        draft.public = replace(told, rule="status of the paper") if told else None
    item = ITEM.search(string)
    if draft.item is None and item:
        draft.item = Mention(item.group("item"), *item.span("item"), "heading", 0.85)
        before = _PART.search(string, max(0, item.start() - 60), item.start())
        if before and draft.public is None:
            draft.public = Mention(before["closed"] is None, *before.span("part"), "heading", 0.9)
        mark = PUBLIC_ONLY.match(string, item.end("public")) if item.group("public") else None
        if mark:
            draft.public = draft.public or Mention(mark.lastgroup == "open", *mark.span(), "heading", 0.9)


def _one_word(text: Text, string: str) -> list[Draft]:
    """The meeting that one word names with its body ("aus der öffentlichen Gemeinderatssitzung vom …")."""
    for hit in _COMPOUND.finditer(string):
        day = meeting_day(string[hit.end() : hit.end() + 40], hit.end(), "heading", 0.9)
        name = bodies.nominative(hit["body"])
        if _ASKED.search(string, max(0, hit.start() - 30), hit.start()):
            continue
        if day is None or not bodies.is_body(name) or not _TO_DAY.fullmatch(string, hit.end(), day.start):
            continue
        draft = Draft(hit.start(), day.end, "heading", 0.85, day)
        draft.body = body_of(name, hit.start("body"), hit.end("body"), "heading", 0.88)
        for side in ("closed", "open"):
            if hit[side]:
                draft.public = Mention(side == "open", *hit.span(side), "heading", 0.9)
        return [draft]
    return []


_COMPOUND = re.compile(
    rf"(?:{status.inflected('en?')}\s+|(?:außer)?ordentlichen?\s+)*"
    r"(?P<body>[A-ZÄÖÜ][\wäöüß-]{2,60}?)(?:(?<=[^s])s|(?<=ss)s)?sitzung\s+(?:am|vom)\s+"
)
_TO_DAY = re.compile(rf"\s*(?i:{WEEKDAY.pattern})?(?:de[nmr]\s+)?")
"""What may stand between a sitting and its day: the day of the week."""
_TITLE = re.compile(
    r"(?:(?:zu[rm]\s+[A-ZÄÖÜ]\w+\s+)?"
    r"(?:[Ii]m|[Ii]n der|[Ff]ür den|[Ff]ür die|[Aa]n den|[Aa]n die|(?P<of>[Dd]es|[Dd]er))\s+)?"
    r"(?P<body>[A-ZÄÖÜ][^\d:]{3,80}?)(?:sitzung)?\s+(?:am|vom)\s*:?\s+(?=\d)"
)
_PART = re.compile(rf"(?:^|\n)\s*(?P<part>{status.inflected('e[rn]?')} (?:Sitzung|Teil))[\s,:–-]*$", re.IGNORECASE)
"""The part of a sitting right before an item of its agenda ("Öffentliche Sitzung – TOP 3")."""
_ASKED = re.compile(r"Tagesordnung\s+(?:der|einer|für die|zur)?\s*(?:nächsten\s+)?$")
"""What stands before a meeting that a letter asks for ("auf die Tagesordnung der Sitzung des … zu setzen")."""
_OF = re.compile(
    r"(?:(?:[Dd]es|[Dd]er|[Vv]om)\s*:?|(?:mit|vor)\s(?:dem|der)|im)\s+(?:(?:[a-zäöü]{4,14}|Städtisch|Staatlich|Ständig)en\s+)?"
)
"""What stands between a sitting and its body ("der städtischen")."""
_NAMING = re.compile(
    r"(?P<article>[Dd]e[rs])\s*:?\s+(?P<adjective>[Ss]tädtisch|[Ss]taatlich|zeitweilig|[Ss]tändig|nichtständig|vorläufig)en"
    r"\s+$"
)
"""An adjective that tells one body from another of the same name or subject, as part of its name."""
_TOWN = re.compile(r"(?: [A-ZÄÖÜ][\w.()/-]+){1,3}\s*")
_STATUS_BEHIND = re.compile(rf"[ ,(–-]{{1,4}}{status.TOLD}(?:er Teil)?\b")
_AND_OF = re.compile(
    r"(?:\s*(?:,|,?\s*(?:und|sowie))\s+|\n)(?:(?:des|der)\s+)(?P<body>[A-ZÄÖÜ][^\n\f;:,\d]{2,90}?)\s+(?:am|vom)\s+"
)
_AND = re.compile(r"[\s,;]*(?:(?:und|sowie|dann|danach)\s+)?")
"""What stands between two meetings of one heading ("und die Sitzung des …")."""
