"""A text and its outline go in; the meeting that its labels or its kind tell comes out as a step.

For papers without the rows of a Beratungsfolge: labels (Gremium, Termin, TOP), a ticked body, a decision with its
sitting ("Beschluss des Stadtrates"). What a heading tells stands in ``headed``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.fields import public
from pipeline.fields.head_words import is_extract
from pipeline.fields.step import (
    ITEM,
    ROLE_ONLY,
    WEEKDAY,
    Draft,
    body_of,
    flat,
    meeting_day,
    set_item,
    set_public,
    set_public_by_session,
    with_role,
)
from pipeline.fields.ticks import BOXED
from pipeline.german import bodies, heads, status
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text


def labelled(text: Text, outline: Outline) -> list[Draft]:
    """The step that labels tell: Gremium, Termin, TOP; the status beside them."""
    day_labels, body_labels = outline.labelled("session_date"), outline.labelled("session_body")
    day_labels = (
        day_labels
        or tuple(  # "Sitzung: 12.03.2031"
            x for x in outline.labelled("meeting") if _DAY_ALONE.fullmatch(text.string[x.value.start : x.value.end])
        )
    )
    body_labels = body_labels or tuple(
        x for x in outline.labelled("meeting") if bodies.is_body(text.string[x.value.start : x.value.end])
    )
    if not body_labels:
        return (
            _one_label(text, outline)
            or _crossed(text, outline)
            or _decision(text, outline)
            or _two_labels(text, outline)
        )
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
        status = _STATUS.search(text.string, value.start, value.end)
        if status:  # "25.05.2031, öffentlich"
            set_public(draft, status[0], *status.span())
    else:
        draft.date = meeting_day(text.string[label.value.start : label.value.end], label.value.start, "label", 0.85)
        draft.date = draft.date or _alone(text) or _of_extract(text, outline, label.value.end)
    add_labels(draft, text, outline)
    draft.order = 1
    return [draft] if draft.date else []


_DAY_ALONE = re.compile(
    rf"(?:{WEEKDAY.pattern})?\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?\d{{2,4}}|[A-Zäöü][a-zäöü]+\s\d{{4}})", re.IGNORECASE
)


def add_labels(draft: Draft, text: Text, outline: Outline) -> None:
    """Item, role and status printed beside the meeting: of the paper's only step they tell the same."""
    items = [x for x in outline.labelled("name") if "punkt" in text.string[x.label.start : x.label.end]]
    items = [x for x in items if _ITEM_ALONE.fullmatch(text.string[x.value.start : x.value.end])]
    for item in [*outline.labelled("session_item"), *items][:1]:
        set_item(draft, text.string[item.value.start : item.value.end], item.value.start, item.confidence)
    named = [x for x in outline.labels if _is_role(text.string[x.label.start : x.label.end])]
    for role in [*outline.labelled("session_role"), *named][:1]:
        words = flat(text.string[role.value.start : role.value.end])
        if ROLE_ONLY.fullmatch(words):
            draft.role = draft.role or Mention(words, role.value.start, role.value.end, "label", role.confidence)
    for told in outline.labelled("public")[:1]:
        set_public(draft, text.string[told.value.start : told.value.end], told.value.start, told.value.end)


_STATUS = re.compile(rf"{status.EITHER}(?=\s|$)")


def _is_role(label: str) -> bool:
    """Whether a label is that of a role where its value tells one ("Zuständigkeit: Vorberatung")."""
    head = heads.column(label) if label else None
    return head is not None and head[0] == "role" and head[1] == 1


_ITEM_ALONE = re.compile(
    rf"(?:TOP\s?)?(?:[ÖN]\s?)?\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}[a-z]?(?:[\s,(–-]+{status.EITHER}\)?)?"
)
"""An item of the agenda and nothing of its title, behind a label that may have either ("Tagesordnungspunkt: 5")."""


def _of_extract(text: Text, outline: Outline, end: int) -> Mention[DateSpan] | None:
    """The day labelled right below the body at ``end`` in an extract from minutes, which has no date of its own."""
    days = [x for x in outline.labelled("date") if 0 < x.label.start - end < 60]
    if len(days) != 1 or not is_extract(text, outline):
        return None
    value = days[0].value
    return meeting_day(text.string[value.start : value.end], value.start, "day of the extract", 0.88)


def _alone(text: Text) -> Mention[DateSpan] | None:
    """The day of a sitting that stands alone in its place of the head ("Sitzung am 14.10.2031"); None where two do."""
    days = []
    for line in text.lines[:15]:
        for piece in line.pieces if line.body else ():
            hit = _SITTING_OF.fullmatch(text.string[piece.start : piece.end])
            if hit:
                days.append(meeting_day(hit["day"], piece.start + hit.start("day"), "sitting", 0.9))
    return days[0] if len(days) == 1 else None


def _crossed(text: Text, outline: Outline) -> list[Draft]:
    """The step of a form that lists its bodies with boxes before them, one of them ticked, and labels one day."""
    days = outline.labelled("session_date")
    lines = [x for x in text.lines if x.body and x.page == text.first_page]
    boxes = [(m, x.start) for x in lines for m in BOXED.finditer(x.string)]
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
    heads = [x for x in text.lines[:_HEAD] if x.body and bodies.is_body(x.string)]
    places += [Span(x.start, x.end) for x in heads if len(heads) == 1]
    behind = [(x, _OF_ITS_BODY.search(x.string)) for x in reversed(near)]
    places += [
        Span(x.start + m.start("body"), x.end) for x, m in behind if m and bodies.is_body(bodies.nominative(m["body"]))
    ]
    for place in places:
        named = bodies.parse(text.string[place.start : place.end])
        if len(named) == 1:
            draft = Draft(min(place.start, begin), max(place.end, stop), "body near its sitting", 0.85, order=1)
            draft.date = meeting_day(text.string[begin:stop], begin, "label", sure)
            start, end = place.start + named[0].start, place.start + named[0].end
            draft.body = replace(named[0], start=start, end=end, rule="body near its sitting", confidence=0.85)
            set_public_by_session(draft, text.string[begin:stop], begin)
            add_labels(draft, text, outline)
            item = ITEM.search(text.string, 0, min(text.body.end, stop + 300))
            if draft.item is None and item:
                draft.item = Mention(item.group("item"), *item.span("item"), "heading", 0.85)
            return [draft] if draft.date else []
    return []


_HEAD = 4  # lines of a letterhead in which the body stands that a paper is for
_OF_ITS_BODY = re.compile(r"(?<!\w)[Aa]us\b.{3,40}\s(?:des|der)\s(?P<body>[A-ZÄÖÜ].{2,60})$")
"""A line that names minutes with the body whose they are ("Auszug aus dem Sitzungsbuch des Gemeinderats")."""
_SITTING_OF = re.compile(
    r"(?:\d{1,3}\.\s)?(?:"
    rf"{status.EITHER}e\s|(?:außer)?ordentliche\s)*Sitzung\s(?:vom|am)\s(?P<day>\D{{0,14}}\d.{{5,20}})"
)
"""A line that tells the day of a sitting and nothing of its body."""


def _one_label(text: Text, outline: Outline) -> list[Draft]:
    """The step of a label of a sitting whose value is the body with its day ("Sitzung: Gemeinderat vom 17.09.2031 –
    öffentlich")."""
    for sitting in outline.labelled("meeting"):
        at, string = sitting.value.start, text.string[sitting.value.start : sitting.value.end]
        named, day = bodies.parse(string), meeting_day(string, sitting.value.start, "label", 0.9)
        if len(named) != 1 or named[0].start or day is None:
            continue
        if not _TO_DAY.fullmatch(string[named[0].end : day.start - at]):
            continue
        draft = Draft(sitting.label.start, sitting.value.end, "labels", 0.9, day, order=1)
        draft.body = replace(named[0], start=at, end=at + named[0].end, rule="label", confidence=0.9)
        set_public_by_session(draft, string[day.end - at :], day.end)
        add_labels(draft, text, outline)
        return [draft]
    return []


_TO_DAY = re.compile(rf"\s*,?\s*(?:am|vom)?\s*(?i:{WEEKDAY.pattern})?(?:de[nm]\s)?\s*")


def _two_labels(text: Text, outline: Outline) -> list[Draft]:
    """The step of a label that names a sitting with its body, and of the label of its day right below ("Sitzung: 18.
    Sitzung des Marktausschusses", "Datum: 13.10.2031")."""
    for sitting in outline.labelled("meeting"):
        string = text.string[sitting.value.start : sitting.value.end]
        named = bodies.parse(string)
        days = [x for x in outline.labelled("date") if 0 < x.label.start - sitting.value.end < 60]
        if len(named) != 1 or len(days) != 1 or not _OF_BODY.fullmatch(string[: named[0].start]):
            continue
        draft = Draft(sitting.label.start, days[0].value.end, "labels", 0.9, order=1)
        at = sitting.value.start
        draft.body = replace(named[0], start=at + named[0].start, end=at + named[0].end, rule="label", confidence=0.9)
        value = days[0].value
        draft.date = meeting_day(text.string[value.start : value.end], value.start, "label", days[0].confidence)
        set_public_by_session(draft, string, at)
        add_labels(draft, text, outline)
        return [draft] if draft.date else []
    return []


_OF_BODY = re.compile(r"(?:\d{1,3}\.\s)?(?:[a-zäöü-]{5,20}\s){0,2}Sitzung\s(?:des|der|vom)\s")
"""What stands before the body in the words of a sitting."""
