"""A text and its outline go in; the day of the paper and the day of its receipt come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.fields import labelled_sittings
from pipeline.fields.head_words import is_extract, place_date
from pipeline.german import bodies, dates
from pipeline.german.fold import fold
from pipeline.german.offices import holder
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_RECEIVED = re.compile(r"\b(?:[Ee]ingegangen|EINGEGANGEN|[Ee]ingang|EINGANG|[Ee]ing\.|[Pp]osteingang)\s*(?:am|:)?:?\s*")


def paper_dates(text: Text, outline: Outline) -> Iterator[Mention[DateSpan]]:
    """The labelled date, or place and date at the head of a letter; never one under a signature; none in a
    Beschlussauszug."""
    if is_extract(text, outline):
        return
    sittings = labelled_sittings.days(text)
    for label in outline.labelled("date"):
        if any(label.value.start < end and start < label.value.end for start, end in sittings):
            continue
        if label.value.start >= text.body.end and text.zone(label.value.start) not in ("side", "header", "body"):
            continue
        key = fold(text.string[label.label.start : label.label.end])
        sure = label.confidence - (0.1 if key in ("stand", "tag") else 0.0)
        if text.page(label.value.start) not in (None, text.first_page):
            sure -= 0.2
        yield from _day(text, label.value.start, label.value.end, "paper", label.rule, sure)
    stop = min(
        (s.heading.start for s in outline.sections if s.role not in ("title", "course")),
        default=min(text.body.end, 2500),
    )
    salutation = re.search(r"Sehr geehrte|Liebe Kolleg", text.string[: text.body.end])
    if salutation:
        stop = min(stop, salutation.start())
    yield from (m for m in _bare_dates(text, outline, stop) if not any(a <= m.start < b for a, b in sittings))
    yield from _beside_letter(text)
    rows = outline.of_role("course")
    signed = [s.heading.start for s in outline.of_role("signature")]
    for n, line in enumerate(x for x in text.lines if x.body and x.page == text.first_page):
        if line.start >= stop or n > 30:
            break
        if any(_only_holder(text.string[line.end : s]) for s in signed if s >= line.end):
            continue  # place and date above a signature
        inside = any(s.heading.start <= line.start < s.body.end for s in rows)
        if inside and (line.table is not None or len(line.pieces) > 1):
            continue
        for piece in line.pieces:
            string = text.string[piece.start : piece.end]
            if inside and not _of_letterhead(text, string, line.start):
                continue
            hit = place_date(string.strip(_DUST))
            if hit is None or re.search(
                r"ausschuss|rat\b|tag\b|Sitzung|vom$|versammlung|vertretung", hit.group("place")
            ):
                continue
            if re.match(r"(?:vom|Vom|Eingang|Eingegangen|Datum|Termin|Stand|Am|Bis|Sitzung)\b", hit.group("place")):
                continue
            lead = len(string) - len(string.lstrip(_DUST))
            yield from _day(
                text,
                piece.start + lead + hit.start("date"),
                piece.start + lead + hit.end("date"),
                "paper",
                "place and date",
                0.85 if inside else 0.93,
            )


def _of_letterhead(text: Text, string: str, at: int) -> bool:
    """Whether the place before a day, below the rows of a course, is named in the first lines of the paper."""
    place = string.partition(",")[0].strip(_DUST)
    head = text.string[: text.lines[min(5, len(text.lines) - 1)].end]
    return len(place) > 3 and re.search(rf"(?<!\w){re.escape(place)}(?!\w)", head[:at]) is not None


def _only_holder(between: str) -> bool:
    """Whether nothing stands there but who signs ("Der Bürgermeister")."""
    bare = between.strip(" \n,")
    return not bare or ("\n" not in bare and (holder(bare) > 0 or _WHO_SIGNS.fullmatch(bare) is not None))


_WHO_SIGNS = re.compile(r"(?:Der|Die)(?: [\w./-]+){1,3}")


def _beside_letter(text: Text) -> Iterator[Mention[DateSpan]]:
    """Place and date of a letter that stand in its side column."""
    for line in text.lines:
        if not line.body and line.page == text.first_page and text.zone(line.start) == "side":
            hit = place_date(line.string.strip(" ,"))
            if hit is not None and not re.match(r"(?:vom|Eingang|Eingegangen|Termin|Sitzung)\b", hit.group("place")):
                start = line.start + line.string.index(hit.group("date"))
                yield from _day(text, start, start + len(hit.group("date")), "paper", "place and date", 0.85)


_DUST = " ,:;.'‘’|"
"""What a scan may leave beside place and date."""
_PARTS = re.compile(
    r"\W*(?P<day>\d{1,2})(?:[.,:;'’]\s?){1,3}(?P<month>\d{1,2})(?:[.,:;'’]\s?){1,3}(?P<year>(?:19|20)\d\d)\W*"
)
"""A labelled day with dust between its figures ("21.11:.2031")."""
_ONLY_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9}\.?)\s?\d{2,4}")


_NUMBERED = re.compile(r"Nr\.?\s*\S*\d\S*\s+vom\s")
"""The number of a paper before its day ("Nr. 164/2031 vom 21.10.2031")."""


def _bare_dates(text: Text, outline: Outline, stop: int) -> Iterator[Mention[DateSpan]]:
    """A date alone in the head, or above the caption "Datum"."""
    rows = outline.of_role("course")
    names = [x.label.start for x in outline.labels if x.key == "name" and x.value.start < text.body.end]
    taken = [(x.value.start, x.value.end) for x in outline.labels]
    lines = [x for x in text.lines if x.body and x.page == text.first_page and x.start < min([stop, *names])][:20]
    sittings = [x.label.start for x in outline.labels if x.key in ("session_body", "session_date")]
    courses = {id(x.table) for x in lines for a in sittings if x.table is not None and x.table.start <= a < x.table.end}
    for n, line in enumerate(lines):
        if any(s.heading.start <= line.start < s.body.end for s in rows):
            break
        if id(line.table) in courses or any(bodies.is_body(text.string[p.start : p.end]) for p in line.pieces):
            continue  # a step without heads
        captioned = n + 1 < len(lines) and re.search(r"(?:^|\s)Datum$", lines[n + 1].string)
        for piece in line.pieces:
            string = text.string[piece.start : piece.end]
            hit = _ONLY_DATE.fullmatch(string.strip()) or (
                (captioned or _NUMBERED.match(string)) and re.search(rf"(?:{_ONLY_DATE.pattern})$", string)
            )
            start = piece.start + (hit.start() if hit and hit.string is string else 0)
            before = lines[n - 1].string if n else ""
            if _OF_SITTING.search(text.string[line.start : piece.start]):
                continue  # "Sitzung des | 10. November 2031" above "Ortsrates am:"
            if (
                not hit
                or any(a <= start < b for a, b in taken)
                or re.search(r"[Ee]ingang|[Ee]ingegangen|am:?$|vom$", before)
            ):
                continue
            yield from _day(
                text,
                start,
                piece.end,
                "paper",
                "date above its caption" if captioned else "date alone",
                0.88 if captioned else 0.7,
            )


_OF_SITTING = re.compile(
    r"[Ss]itzung(?!s(?:vorlage|drucksache|dienst|büro))|[Tt]ermin|[Tt]agung|[Ee]ingang|[Ee]ingegangen"
)
"""Words before a day on its line that tell of another day than the paper's."""


def _day(text: Text, start: int, end: int, role: str, rule: str, sure: float) -> Iterator[Mention[DateSpan]]:
    found = [m for m in dates.parse(text.string[start:end]) if m.value.precision == "day"]
    dusty = None if found else _PARTS.fullmatch(text.string[start:end])
    if dusty:
        clean = f"{dusty['day']}.{dusty['month']}.{dusty['year']}"
        found = [replace(m, start=dusty.start("day"), end=dusty.end("year")) for m in dates.parse(clean)]
        sure = min(sure, 0.7)
    if found:
        m = found[0]
        span = DateSpan(m.value.start, m.value.end, "day", role)  # type: ignore[arg-type]
        yield Mention(span, start + m.start, start + m.end, rule, round(max(min(sure, m.confidence), 0.2), 3), m.flags)


_STAMP_WORD = re.compile(r"[EF]ing ?e ?[gq][a-zäöü ]{1,7}\W{0,2}", re.IGNORECASE)
"""The word of a stamp alone on its line, also read a little wrong ("Eingegand")."""


def _below_stamp(text: Text) -> Iterator[Mention[DateSpan]]:
    """A day alone on one of the two lines below the word of a stamp, where the stamp was taken for text."""
    lines = [x for x in text.lines if x.body and x.page == text.first_page]
    for n, line in enumerate(lines):
        if not _STAMP_WORD.fullmatch(line.string.strip()):
            continue
        for below in lines[n + 1 : n + 3]:
            if _ONLY_DATE.fullmatch(below.string.strip()):
                yield from _day(text, below.start, below.end, "received", "stamp in the text", 0.75)
                break


def received(text: Text, outline: Outline) -> Iterator[Mention[DateSpan]]:
    """The date of receipt: labelled, or in a stamp."""
    seen: set[int] = set()
    for label in outline.labelled("received"):
        handed = text.string[label.label.start : label.label.end].lower().startswith("eingereicht")
        sure = label.confidence - (0.2 if handed else 0.0)  # "Eingereicht am" beside "Eingang"
        for mention in _day(text, label.value.start, label.value.end, "received", label.rule, sure):
            seen.add(mention.start)
            yield mention
    first = [x for x in text.lines if x.page == text.first_page or not x.body]
    for n, line in enumerate(first):
        hit = _RECEIVED.search(line.string)
        if hit is None:
            continue
        last = first[min(n + 3, len(first) - 1)].end if not line.body else line.end
        for mention in _day(
            text,
            line.start + hit.end(),
            max(last, line.end),
            "received",
            "stamp" if not line.body else "words",
            0.85 if not line.body else 0.8,
        ):
            if mention.start not in seen and mention.start - line.start - hit.end() < 60:
                seen.add(mention.start)
                yield mention
    for mention in _below_stamp(text):
        if mention.start not in seen:
            yield mention
