"""A text and its outline go in; the meeting that its labels, a heading or its kind tell comes out as a step.

For papers without the rows of a Beratungsfolge: labels (Gremium, Termin, TOP), a decision with its sitting ("Beschluss
des Stadtrates"), a heading or title that names a meeting ("zur Sitzung des … am …").
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.fields import public
from pipeline.fields.step import (
    ITEM,
    PUBLIC_ONLY,
    ROLE_ONLY,
    Draft,
    body_of,
    flat,
    meeting_day,
    set_item,
    set_public,
    set_public_by_session,
    with_role,
)
from pipeline.fields.ticks import TICK
from pipeline.german import bodies
from pipeline.model.mention import Mention
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Text

_MEETING = re.compile(
    r"(?:[Ff]ür die|[Zz]u[rm]?|[Ii]n der|[Aa]us der|[Üü]ber die|[Dd]er|[Dd]ie|\b)\s*(?:\d{1,3}\.\s*)?"
    r"(?:(?P<closed>nicht[\s-]?öffentlichen?)\s+|(?P<open>öffentlichen?)\s+|ordentlichen?\s+|"
    r"außerordentlichen?\s+)*(?:Rats|Kreistags|Stadtrats|Gemeinderats|Plenar)?[Ss]itzung\s+"
    r"(?P<body>(?:des|der|vom)\s+(?:[a-zäöü]{4,14}en\s+)?[^\n\f;:]{3,120}?(?:\n[^\n\f;:]{3,90}?)?)\s*(?:,\s*)?(?:am|vom|–)\s+",
)

_IN_SITTING = re.compile(
    r"(?P<body>(?:[Dd]es|[Dd]er|[Vv]om)\s+[^\n\f;:]{3,120}?)\s+(?:aus|in|auf|während)\s+(?:der|seiner|ihrer)\s+(?:\d{1,3}\.\s*)?"
    r"(?:(?P<closed>nicht[\s-]?öffentlichen?)\s+|(?P<open>öffentlichen?)\s+|(?:außer)?ordentlichen?\s+)*Sitzung\s+(?:am|vom)\s+"
)
"""The same the other way round ("des Stadtrates aus der 9. öffentlichen Sitzung vom …")."""


def labelled(text: Text, outline: Outline) -> list[Draft]:
    """The step that labels tell: Gremium, Termin, TOP; the status beside them."""
    day_labels, body_labels = outline.labelled("session_date"), outline.labelled("session_body")
    if not body_labels:
        return _crossed(text, outline) or _decision(text, outline)
    label = body_labels[0]
    draft = Draft(label.value.start, label.value.end, "labels", 0.93)
    draft.body = with_role(
        draft, text.string[label.value.start : label.value.end], label.value.start, "label", label.confidence
    )
    if draft.body is None or (
        not bodies.parse(draft.body.value.name) and not bodies.is_short_form(draft.body.value.name)
    ):
        return []
    if day_labels:
        value = day_labels[0].value
        draft.date = meeting_day(text.string[value.start : value.end], value.start, "label", day_labels[0].confidence)
        draft.seen(value.start, value.end)
    else:
        draft.date = meeting_day(text.string[label.value.start : label.value.end], label.value.start, "label", 0.85)
    for item in outline.labelled("session_item")[:1]:
        _item(draft, text, item)
    for role in outline.labelled("session_role")[:1]:
        words = flat(text.string[role.value.start : role.value.end])
        if ROLE_ONLY.fullmatch(words):
            draft.role = draft.role or Mention(words, role.value.start, role.value.end, "label", role.confidence)
    _status(draft, text, outline)
    draft.order = 1
    return [draft] if draft.date else []


_BOX = re.compile(
    rf"(?:(?P<tick>[\[(]\s?{TICK}\s?[\])]|[☒☑✓✗■])|[\[(]\s?[\])]|[☐□○])\s*(?P<word>[^☒☑✓✗■☐□○\[\](\n|]{{3,60}})"
)


def _crossed(text: Text, outline: Outline) -> list[Draft]:
    """The step of a form that lists its bodies with boxes before them, one of them ticked, and labels one day."""
    days = outline.labelled("session_date")
    lines = [x for x in text.lines if x.body and x.page == text.first_page]
    boxes = [(m, x.start) for x in lines for m in _BOX.finditer(x.string)]
    bodies_ = [(m, at) for m, at in boxes if bodies.is_body(m["word"].strip(" ,;:"))]
    named = [(m, at) for m, at in bodies_ if m["tick"]]
    if len(days) != 1 or len(named) != 1 or len(bodies_) < 2:
        return []
    (hit, at), day = named[0], days[0]
    draft = Draft(at + hit.start(), at + hit.end(), "ticked body", 0.88, order=1)
    word = hit["word"].rstrip(" ,;:")
    draft.body = body_of(word, at + hit.start("word"), at + hit.start("word") + len(word), "ticked body", 0.88)
    draft.date = meeting_day(text.string[day.value.start : day.value.end], day.value.start, "label", day.confidence)
    draft.seen(day.value.start, day.value.end)
    roles = [(m, at) for m, at in boxes if m["tick"] and ROLE_ONLY.fullmatch(m["word"].strip(" ,;:"))]
    if len(roles) == 1:
        (hit, at) = roles[0]
        draft.role = Mention(
            hit["word"].strip(" ,;:"), at + hit.start("word"), at + hit.end("word"), "ticked box", 0.88
        )
    told = max(public.find(text, outline), key=lambda m: m.confidence, default=None)
    draft.public = replace(told, rule="status of the paper") if told else None
    return [draft] if draft.date else []


def _decision(text: Text, outline: Outline) -> list[Draft]:
    """The step of a paper with one labelled sitting, its body named by the kind of the paper ("Beschluss des
    Stadtrates") or alone beside or right above that label."""
    kinds, days = outline.labelled("paper_type"), (*outline.labelled("session_date"), *outline.labelled("meeting"))
    told = [(x.label.start, x.value.start, x.value.end, x.confidence) for x in days]
    if not told:
        printed = ((x, _SITTING_OF.fullmatch(x.string)) for x in text.lines[:15] if x.body)
        told = [(x.start, x.start + m.start("day"), x.end, 0.9) for x, m in printed if m]
    if len({text.string[start:end] for _, start, end, _ in told}) != 1:
        return []
    at, begin, stop, sure = told[0]
    near = [x for x in text.lines if x.body and x.start <= at][-3:]
    places = [kinds[0].value] if kinds else []
    places += [p for x in reversed(near) for p in x.pieces if bodies.is_body(text.string[p.start : p.end])]
    for place in places:
        named = bodies.parse(text.string[place.start : place.end])
        if len(named) == 1:
            draft = Draft(min(place.start, begin), max(place.end, stop), "body near its sitting", 0.85, order=1)
            draft.date = meeting_day(text.string[begin:stop], begin, "label", sure)
            start, end = place.start + named[0].start, place.start + named[0].end
            draft.body = replace(named[0], start=start, end=end, rule="body near its sitting", confidence=0.85)
            set_public_by_session(draft, text.string[begin:stop], begin)
            _status(draft, text, outline)
            item = ITEM.search(text.string, 0, min(text.body.end, stop + 300))
            if outline.labelled("session_item"):
                _item(draft, text, outline.labelled("session_item")[0])
            elif item:
                draft.item = Mention(item.group("item"), *item.span("item"), "heading", 0.85)
            return [draft] if draft.date else []
    return []


_SITTING_OF = re.compile(
    r"(?:\d{1,3}\.\s)?(?:(?:nicht)?[\s-]?öffentliche\s|(?:außer)?ordentliche\s)*Sitzung\s(?:vom|am)\s(?P<day>\D{0,14}\d.{5,20})"
)
"""A line that tells the day of a sitting and nothing of its body."""


def _item(draft: Draft, text: Text, label: Label) -> None:
    set_item(draft, text.string[label.value.start : label.value.end], label.value.start, label.confidence)


def _status(draft: Draft, text: Text, outline: Outline) -> None:
    """The status printed beside the meeting: of the paper's only step it tells the same."""
    for status in outline.labelled("public")[:1]:
        set_public(draft, text.string[status.value.start : status.value.end], status.value.start, status.value.end)


def headed(text: Text, outline: Outline) -> list[Draft]:
    """The step that a heading or a title names: "zur Sitzung des … am …" above the text of the paper."""
    end = min(
        (
            s.heading.end if s.introduction else s.heading.start
            for s in outline.of_role("facts", "reasons", "resolution")
        ),
        default=min(text.body.end, 1500),
    )
    string = text.string[:end]
    for line in text.lines[:15]:
        hit = re.match(r"(?P<body>[A-ZÄÖÜ][^\d:]{3,80}?)(?:sitzung)?\s+(?:am|vom)\s*:?\s+(?=\d)", line.string)
        if hit is None or line.start >= end or not bodies.is_body(hit.group("body")):
            continue
        day = meeting_day(line.string[hit.end() :], line.start + hit.end(), "heading", 0.9)
        if day is not None and day.start == line.start + hit.end():
            draft = Draft(line.start, day.end, "heading", 0.88, day, order=1)
            draft.body = body_of(hit.group("body"), line.start, line.start + hit.end("body"), "heading", 0.88)
            _status(draft, text, outline)
            return [draft]
    drafts: list[Draft] = []
    for hit in [*_MEETING.finditer(string)] or _IN_SITTING.finditer(string):
        if drafts and not _AND.fullmatch(string, drafts[-1].end, hit.start()):
            break
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
    drafts = drafts or _one_word(text, string)
    if len(drafts) == 1:
        _status(drafts[0], text, outline)
        if drafts[0].public is None:
            told = max(public.find(text, outline), key=lambda m: m.confidence, default=None)
            drafts[0].public = replace(told, rule="status of the paper") if told else None
        labelled = outline.labelled("session_item")
        item = ITEM.search(string)
        if labelled:
            _item(drafts[0], text, labelled[0])
        elif item:
            drafts[0].item = Mention(item.group("item"), *item.span("item"), "heading", 0.85)
            mark = PUBLIC_ONLY.match(string, item.end("public")) if item.group("public") else None
            if mark:
                drafts[0].public = drafts[0].public or Mention(mark.lastgroup == "open", *mark.span(), "heading", 0.9)
    return drafts


def _one_word(text: Text, string: str) -> list[Draft]:
    """The meeting that one word names with its body ("aus der öffentlichen Gemeinderatssitzung vom …")."""
    for hit in _COMPOUND.finditer(string):
        day = meeting_day(string[hit.end() : hit.end() + 40], hit.end(), "heading", 0.9)
        name = bodies.nominative(hit["body"])
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
    r"(?:(?P<closed>nicht[\s-]?öffentlichen?)\s+|(?P<open>öffentlichen?)\s+|(?:außer)?ordentlichen?\s+)*"
    r"(?P<body>[A-ZÄÖÜ][\wäöüß-]{2,60}?)(?:(?<=[^s])s|(?<=ss)s)?sitzung\s+(?:am|vom)\s+"
)
_TO_DAY = re.compile(r"\s*(?:(?:[A-Z][a-z]{3,7}tag|Mittwoch|Sonnabend|Mo|Di|Mi|Do|Fr|Sa|So)\b\.?,?\s*)?(?:de[nmr]\s+)?")
"""What may stand between a sitting and its day: the day of the week."""
_OF = re.compile(r"(?:des|der|vom)\s+(?:[a-zäöü]{4,14}en\s+)?")
"""What stands between a sitting and its body ("der städtischen")."""
_TOWN = re.compile(r"(?: [A-ZÄÖÜ][\w.()/-]+){1,3}\s*")
_STATUS_BEHIND = re.compile(r"[ ,(–-]{1,4}(?:(?P<closed>nicht[\s-]?öffentlich)|(?P<open>öffentlich))(?:er Teil)?\b")
_AND = re.compile(r"[\s,;]*(?:(?:und|sowie|dann|danach)\s+)?")
"""What stands between two meetings of one heading ("und die Sitzung des …")."""
