"""A text goes in; every date and period of its body comes out, with the role that its place and its words give."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pipeline.fields import date_cells, issued
from pipeline.german import dates, holidays, nlp
from pipeline.model.mention import DateRole, DateSpan, Mention
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Text

_BEFORE = 90  # letters before a date that may tell its role

_MEETING = re.compile(
    r"\b(?:\w*[Ss]itzung(?:en|stag(?:es)?|stermins?)?|[Tt]agung|getagt|[Tt]agte)\b(?:(?!\b(?:Schreiben"
    r"|Antrag)\b)[^.;]){0,60}$"
)
_MEETING_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:getagt|tagt|stattfindende[nr]?\s+Sitzung|in\s+(?:öffentlicher|nicht\s?öffentlicher"
    r"|seiner|ihrer)\s+Sitzung)\b"
)
_DECISION = re.compile(
    r"\b(?:\w*[Bb]eschl(?:uss|uß|usses|uss(?:es)?fassung|üsse[n]?|ossen(?:e[nr]?)?|oss)|Ratsbeschluss"
    r"|gefasst)\b[^.;]{0,40}\b(?:vom|am|von)\s*$"
)
_DECISION_AFTER = re.compile(r"[^.;\n]{0,60}\b(?:beschlossen|gefasst|zugestimmt|verabschiedet|abgelehnt)\b")
_DEADLINE = re.compile(
    r"\b(?:bis(?:\s+(?:zum|spätestens|einschließlich|einschl\.|zu|Ende|Anfang|Mitte|längstens))*(?:\s+zum)?"
    r"|spätestens(?:\s+(?:am|zum|bis|bis zum|Ende))?|"
    r"(?:Frist|Abgabefrist|Bewerbungsfrist|Antragsfrist|Stichtag|Fristablauf|Ablauf)[\w ]{0,20}(?:am|zum|:|des))\s*$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:vom|v\.|Fassung\s+der\s+Bekanntmachung\s+vom|datiert\s+(?:auf\s+den|vom))\s*$")
_REFERENCE_WORD = re.compile(r"\b(?:BGBl|GVBl|GBl|Stand|Fassung)\b[^.;]{0,20}$")


_MISREAD = 0.5  # an impossible date that an engine read: likely another one is printed


def find(text: Text, outline: Outline) -> Iterator[Mention[DateSpan]]:
    """Every date of the body, one entry per mention, in order of the page; none from furniture.

    ``d. J.`` takes the year of the paper's date, ``d. M.`` its month; a day without any year has no value and the flag
    ``no year``.
    """
    string = text.string[: text.body.end]
    day = paper_day(text, outline)
    year, month = (day.year, day.month) if day else (None, None)
    starts = [s.start for s in nlp.sentences(string)]
    numbers = [x.value for x in outline.labelled("reference")]
    told = dates.parse(string, default_year=year, default_month=month)
    for mention in sorted([*told, *date_cells.find(text, told)], key=lambda m: m.start):
        if text.zone(mention.start) != "body":
            continue
        value, flags, confidence = mention.value, mention.flags, mention.confidence
        if value.precision != "day" and any(n.start <= mention.start and mention.end <= n.end for n in numbers):
            continue  # "1986/2031" is the number of the paper
        if "year taken from the paper" in flags:
            flags = ("no year",)
            value, confidence = replace(value, start=None, end=None), min(confidence, 0.6)
        floor = starts[max(bisect_right(starts, mention.start) - 1, 0)]
        role = _role(string, mention, floor, outline)
        if role == "meeting" and value.start is not None and value.precision == "day":
            odd = holidays.doubts(value.start)
            if odd:
                flags, confidence = (*flags, *odd), min(confidence, 0.8)
        read = text.reading_confidence(mention.start, mention.end)
        confidence *= 0.5 + 0.5 * read
        if read < 1 and "impossible date" in flags:
            confidence = min(confidence, _MISREAD)
        yield replace(mention, value=replace(value, role=role), flags=flags, confidence=round(confidence, 4))


def paper_day(text: Text, outline: Outline) -> date | None:
    """The paper's own date, labelled or at the head of a letter; None where none is printed."""
    days = [m for m in issued.paper_dates(text, outline) if m.value.start is not None and m.value.precision == "day"]
    surest = max(days, key=lambda m: m.confidence, default=None)
    return surest.value.start if surest is not None else None


def _inside(section: Section | None, *roles: str) -> bool:
    return section is not None and section.role in roles


def _role(string: str, mention: Mention[DateSpan], floor: int, outline: Outline) -> DateRole | None:
    """What the date is for: first where it stands, then the words of its sentence before it, then those behind."""
    for label in outline.labels:
        if label.value.start <= mention.start and mention.end <= label.value.end:
            if label.key == "date":
                return "paper"
            if label.key == "received":
                return "received"
            if label.key in ("session_date", "meeting"):
                return "meeting"
    before = string[max(floor, mention.start - _BEFORE) : mention.start]
    behind = string[mention.end : mention.end + 80]
    value = mention.value
    if _DEADLINE.search(before) and value.precision != "range":
        return "deadline"
    if value.precision != "day":
        return "period"
    section = outline.section_at(mention.start)
    if _inside(section, "course"):
        return "meeting"
    if _MEETING.search(before) or _MEETING_AFTER.match(behind):
        return "meeting"
    if _DECISION.search(before):
        return "decision"
    if _REFERENCE.search(before) or _REFERENCE_WORD.search(before):
        return "reference"
    if _DECISION_AFTER.match(behind):
        return "decision"
    if _inside(section, "signature"):
        return "signature"
    return None
