"""A text and its outline go in; whether the paper is public comes out: printed as a status, a box or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from pipeline.fields.head_words import value
from pipeline.fields.ticks import boxes, ticked
from pipeline.german import bodies, dates, status
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Span, Text

_OPEN = re.compile(status.inflected(status.ENDING), re.IGNORECASE)
_BOXES = boxes(rf"(?P<word>{status.EITHER})(?:e Sitzung|er Teil)?")

_KIND = r"(?:\w*(?:vorlage|antrag|anfrage|mitteilung)|Drucksache|Bericht|Sitzung|Beratung|Behandlung|Teil)"
_STATUS_ALONE = re.compile(
    rf"(?:(?:zur |für die )?(?:Behandlung|Beratung|Entscheidung) in )?(?:{_OPEN.pattern})(?:\s+{_KIND})?", re.IGNORECASE
)
_SITTING = re.compile(
    r"(?:^(?:(?:in|zur|der|für die|in der) )?"
    r"|\b(?:über die|aus der|stattfindenden|Einladung zur|Tagesordnung der|(?:Protokoll|Niederschrift) der) )"
    rf"(?:\d{{1,3}}\. )?{status.inflected('e[nr]?')} Sitzung"
    r"(?=$| de[rs]\b| am\b|,? ?[–-]? TOP\b)",
    re.IGNORECASE,
)
"""The sitting that the head names ("aus der 24. öffentlichen Sitzung des Rates")."""
_OF_EARLIER = re.compile(r"\b(?:Genehmigung|Genehmigen|genehmigt|Anerkennung|Feststellung|Einwendungen)\b")
"""What is done with the minutes of an earlier sitting."""
_OF_STEP = re.compile(
    rf"\d(?:.{{0,160}}[.,(–-]\s*|[\d.]{{0,8}}\d\d\s){status.TOLD}(?:er Teil)?"
    r"(?:\)|\s[–-])?(?:$|, (?:TOP|Tagesordnungspunkt)\b)",
    re.IGNORECASE,
)
"""The only sitting of a paper with its status behind ("Gemeinderat, 1. Juni 2031, öffentlich")."""
_SHORT_SITTING = re.compile(rf"\b{status.LETTERS_TOLD}\.\s?S(?:itzung|\.)(?=\s(?:v\.|vom|am|d\.|des|der)\s)")
"""The sitting of a step with its status as a letter ("Gemeinderat, ö. S. v. 13.09.2031")."""
_SENTENCE = re.compile(
    rf"(?:Diese|Die) (?:{_KIND}|Vorlage) (?:ist|erfolgt|wird)(?: in)? "
    rf"{status.TOLD}(?:er Sitzung)?(?: beraten| behandelt)?\.?"
)
"""The status in a sentence of its own ("Diese Vorlage ist öffentlich.")."""
_ANSWER = re.compile(rf"{status.TOLD}(?:keit)?\s?[:?]\s?(?:(?P<yes>ja)|nein)", re.IGNORECASE)
"""The status as an answer ("Öffentlich: ja")."""
_BEHIND_OFFICE = re.compile(rf"(?<=\w)\s{{1,3}}{status.TOLD}$")
"""The status at the end of the line of an office, from another column ("Fachamt Stege öffentlich")."""
_OWN_SITTING = re.compile(
    rf"\bin (?:seiner|ihrer) (?:\d{{1,3}}\. )?{status.inflected('en')}\s"
    r"Sitzung\s(?:am|vom)\s[^§]{6,120}?\b(?:folgende|nachstehende)[nrs]?\s"
    r"(?:Beschl|Empfehlung|Stellungnahme)"
)
"""The sitting in a letter that brings its decision ("hat in seiner öffentlichen Sitzung am … folgenden Beschluss")."""
SITTING_WAS = "sitting told in a sentence"
_SITTING_WAS = re.compile(
    rf"\bDie Sitzung (?:war|ist|fand|erfolgte?)(?: in)?\s{status.TOLD}(?:er Form|\sstatt)?(?=[.,;])"
)
"""What minutes say of their sitting ("Die Sitzung war nicht öffentlich.")."""
_HEAD = 1500  # letters of the body in which such a letter begins
_ITEM = re.compile(
    rf"(?:TOP|Tagesordnungspunkt)\s?:?\s?(?:[ÖN]\s?)?\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}\s?[,;:(–-]*\s?{status.TOLD}\)?",
    re.IGNORECASE,
)
"""The item of the agenda with its status behind ("TOP 8 öffentlich")."""
_OF_ITEM = "status of its item"
_STATUS_BEHIND = re.compile(
    rf"(?:\d{{1,2}}\.\s)?{_KIND}(?:\s(?:[\w-]{{0,20}}Nr\.?:?\s)?[\w./ -]{{0,30}}\d)?"
    rf"(?:\s(?:für|an) (?:den|die|das) [A-ZÄÖÜ][\w ,-]{{3,60}}?)?\s*[-–(,_]?\s*(?:{_OPEN.pattern})",
    re.IGNORECASE,
)


def _of_several(text: Text, at: int) -> bool:
    """Whether the cells of a row tell both states, one for each step."""
    line = next((x for x in text.lines if x.start <= at < x.end), None)
    if line is None or len(line.pieces) < 3:
        return False
    cells = (_OPEN.fullmatch(text.string[p.start : p.end].strip()) for p in line.pieces)
    return len({m.lastgroup for m in cells if m is not None}) > 1


def _of_sittings(text: Text, outline: Outline) -> bool:
    """Whether the labels of the status are those of several sittings, of which each has its own."""
    told = {m.lastgroup for x in outline.labelled("public") if (m := _OPEN.match(value(text, x).strip()))}
    return len(told) > 1 and len(list(outline.labelled("session_date"))) > 1


def find(text: Text, outline: Outline) -> Iterator[Mention[bool]]:
    """Printed as a status, as a ticked box, or as the words of a heading; nothing else tells it."""
    for label in () if _of_sittings(text, outline) else outline.labelled("public"):
        string = value(text, label)
        hit = _OPEN.match(string.strip())
        short = re.fullmatch(status.IN_COLUMN, string.strip())
        printed = text.string[label.label.start : label.label.end]
        answer = _ANSWER.fullmatch(f"{printed}: {string.strip()}")
        both = _ticked(string, label.value.start)
        if both is None and _of_several(text, label.value.start):
            continue  # "Sitzungsteil | nichtöffentlich | öffentlich" is of the steps
        if both is not None:
            yield both
        elif hit and len({m.lastgroup for m in _OPEN.finditer(string)}) == 1:
            yield Mention(hit.lastgroup == "open", label.value.start, label.value.end, label.rule, label.confidence)
        elif answer:
            yes = (answer["yes"] is None) != (answer["closed"] is None)
            yield Mention(yes, label.value.start, label.value.end, label.rule, label.confidence)
        elif short:
            yield Mention(
                short.lastgroup == "open", label.value.start, label.value.end, label.rule, label.confidence - 0.05
            )
    for label in outline.labelled("paper_type"):  # "Beschlussvorlage (öffentlich)"
        string = value(text, label).strip(" ()")
        hit = _STATUS_BEHIND.fullmatch(string)
        if hit:
            start = label.value.start
            yield Mention(hit.group("open") is not None, start, label.value.end, "printed", 0.85)
    for label in outline.labelled("department"):  # the gap before another column lost
        if (behind := _BEHIND_OFFICE.search(value(text, label))) is not None:
            at = label.value.start + behind.start(behind.lastgroup or 0)
            yield Mention(behind["open"] is not None, at, label.value.end, "status behind the office", 0.7)
    stop = min(
        (
            s.heading.start
            for s in outline.sections
            if s.role in ("facts", "resolution", "reasons") and not _heads_step(text, s)
        ),
        default=min(text.body.end, 2500),
    )
    courses = outline.of_role("course")
    rows: list[Mention[bool] | None] = []
    count = sittings = 0
    told: dict[bool, Mention[bool]] = {}
    steps: list[Mention[bool]] = []
    items: list[Mention[bool]] = []
    for line, below in zip_longest(text.lines, text.lines[1:]):
        alone = line.body and count < 25 and _SITTING.fullmatch(line.string)  # also below "Beschluss des Rates vom …"
        if (line.body and (line.page > text.first_page or (line.start >= stop and not alone))) or count > 40:
            continue
        count += line.body
        if text.zone(line.start) == "handwriting":
            continue
        if line.body and len(line.pieces) > 1:
            rows += _rows(text, line)
        if any(s.heading.start <= line.start < s.body.end for s in courses):
            continue
        box = _ticked(line.string, line.start)
        if box is None and below is not None and below.page == line.page:  # the boxes one below the other
            box = _ticked(text.string[line.start : below.end], line.start)
        if box is not None:
            yield box
            continue
        step = len(line.pieces) > 1 and any(bodies.is_body(text.string[p.start : p.end]) for p in line.pieces)
        for mention in (
            m for p in _parts(text, line) if not step for m in _status(text, p, 0.9 if line.body else 0.85)
        ):
            if mention.rule != _OF_ITEM:
                yield mention
            else:
                items.append(mention)
        if line.body and (hit := _SITTING.search(line.string)) is not None and not _OF_EARLIER.search(line.string):
            is_open = hit.group("open") is not None
            sittings += any(m.value.precision == "day" for m in dates.parse(line.string))
            told.setdefault(
                is_open, Mention(is_open, line.start + hit.start(), line.start + hit.end(), "sitting in the head", 0.8)
            )
        elif line.body and not step and (hit := _OF_STEP.search(line.string) or _SHORT_SITTING.search(line.string)):
            steps.append(
                Mention(hit.group("open") is not None, line.start + hit.start(), line.end, "status of its step", 0.6)
            )
    if len({m.value for m in items}) == 1:  # of several with different states each tells of its step
        yield items[0]
    if not told and (own := _OWN_SITTING.search(text.string, 0, min(text.body.end, _HEAD))) is not None:
        told[own["open"] is not None] = Mention(own["open"] is not None, *own.span(), "sitting in the head", 0.8)
    if not told and (was := _SITTING_WAS.search(text.string, 0, min(stop, _HEAD))) is not None:
        told[was["open"] is not None] = Mention(was["open"] is not None, *was.span(), SITTING_WAS, 0.85)
    if len(told) == 1 and sittings < 2:  # each of several sittings tells of its step
        yield from told.values()
    elif len(steps) == 1:
        yield steps[0]
    elif len(rows) == 1 and rows[0] is not None:
        yield rows[0]


def _parts(text: Text, line: TextLine) -> Iterator[Span]:
    """The pieces of a line, those parted that strokes divide ("Mitteilungsvorlage | VO/2031/63 | öffentlich")."""
    for piece in line.pieces:
        for part in re.finditer(r"[^|]+", text.string[piece.start : piece.end]):
            yield Span(piece.start + part.start(), piece.start + part.end())


def _status(text: Text, part: Span, sure: float) -> Iterator[Mention[bool]]:
    """The status that stands in a part of a line alone, as a sentence or as an answer."""
    string = text.string[part.start : part.end].strip(" -–:!()")
    at = part.start + text.string[part.start : part.end].index(string)
    hit = _STATUS_ALONE.fullmatch(string) or _STATUS_BEHIND.fullmatch(string) or _SENTENCE.fullmatch(string)
    if hit:
        yield Mention(hit["open"] is not None, at, at + len(string), "printed", sure)
    elif item := _ITEM.fullmatch(string):
        yield Mention(item["open"] is not None, at, at + len(string), _OF_ITEM, min(sure, 0.85))
    elif answer := _ANSWER.fullmatch(string):
        yield Mention((answer["yes"] is None) != (answer["closed"] is None), at, at + len(string), "printed", sure)


def _heads_step(text: Text, section: Section) -> bool:
    """Whether a heading is the role of a sitting behind it ("Kenntnisnahme: Gemeinderat am 21.11.2031, öffentlich")."""
    behind = text.string[section.heading.end : section.body.end].split("\n")[0]
    return _OF_STEP.search(behind) is not None and bool(bodies.parse(behind))


def _rows(text: Text, line: TextLine) -> Iterator[Mention[bool] | None]:
    """What a row of a course, known by a body or a status in its columns, says of that sitting; None where it does not
    hold both."""
    parts = [(p, text.string[p.start : p.end].strip(" -–:!()")) for p in line.pieces]
    body = any(bodies.is_body(string) for _, string in parts)
    told = [
        Mention(hit["open"] is not None, *p, "status of its step", 0.6) for p, s in parts if (hit := _OPEN.fullmatch(s))
    ]
    if body or told:
        yield told[0] if body and len(told) == 1 else None


def _ticked(string: str, at: int) -> Mention[bool] | None:
    """The ticked one of two boxes ("☒ öffentlich ☐ nichtöffentlich"); ``at`` is where the string stands."""
    box = ticked(string, _BOXES, lambda word: not word.lower().startswith("nicht"))
    if box is None or box.value is None:
        return None
    return Mention(box.value, at + box.start, at + box.end, "ticked box", 0.9)
