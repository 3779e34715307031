"""A text and its outline go in; who stands behind the paper comes out: office, officer, originator; and its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.fields import consultations, municipality
from pipeline.fields.head_words import flat, in_column, is_extract, plain, value
from pipeline.german import bodies, dates, status
from pipeline.german.fold import fold, nearest
from pipeline.german.offices import holder, is_office, of_council, sender
from pipeline.model.mention import Mention
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Text


def department(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled office."""
    persons = _persons(text, outline)
    for label in outline.labelled("department"):
        key = fold(text.string[label.label.start : label.label.end])
        string = _without_mark(in_column(text, label), key)
        if key == fold("Zuständigkeit") and label.rule != "label":
            continue
        if not re.search(r"[^\W\d_]{2}|^(?:\d|[IVX]+[/.-])[\d./-]+$", string) or len(string) > 120:
            continue
        most = 1.0
        if (stroke := _STROKES.match(string)) and text.reading_confidence(*label.value) < 1:
            string, most = string.replace("1", "I", stroke.end()), 0.7
        if _PERSON.match(string) or (label in persons):
            continue  # "Verantwortlich: Frau Jost"
        if key == "amt" and not is_office(string) and _OF_AMT.search(text.string):
            continue  # "Amt | Seeland" is the municipality
        sure = label.confidence - (0.1 if key in ("bereich", "abteiiung", "dezernat", "verantwortiich") else 0.0)
        yield plain(text, label, string, min(sure, most, _PERHAPS_CUT if _CUT.search(string) else 1.0))
    for label in outline.labelled("officer"):
        if is_office(value(text, label)):  # "Verantwortliche/r: Tiefbauamt"
            yield plain(text, label, value(text, label), label.confidence - 0.05)
        elif _CODED.fullmatch(value(text, label)):
            yield plain(text, label, value(text, label), min(label.confidence, _PERHAPS_NAMES))
    yield from _office_above(text, outline)


_CODED = re.compile(
    r"[A-ZÄÖÜ]{2,5}(?:/[A-ZÄÖÜ]{1,4})?\s[-–]\s[A-ZÄÖÜ][\w-]+,?(?:\s[\w-]+,?){0,4}\s(?:und|,)\s[A-ZÄÖÜ][\w-]+"
)
"""An office by its letters and its name ("BS - Bäder und Stege")."""
_PERHAPS_NAMES = 0.75  # the words may be those of two persons
_CUT = re.compile(
    r"^(?:Fachdienst|Fachbereich|Fachgebiet|Fachabteilung|Sachgebiet|Geschäftsbereich|Amt|Stabsstelle|Referat|Dezernat)$"
    r"|\b(?:und|für|der|des|die|von|zur|im|sowie)$|[,&/–-]$"
    r"|\b(?!(?:Jugendliche|Menschen|Angehörige|Minderjährige|\w*[Aa]rchive|\w*[Dd]enkmale)n?$)"
    r"[A-ZÄÖÜ][a-zäöüß]+(?:liche|sche|ale|ige|ive|meine)[rnm]?$"
)
"""An office whose name ends amid its words: the rest stands in another line ("Sachgebiet 7 Städtische")."""
_PERHAPS_CUT = 0.6


def _persons(text: Text, outline: Outline) -> list[Label]:
    """The labels "verantwortlich" and the like over a person's first and last name, where another label names the
    office."""
    labels = outline.labelled("department")
    told = [x for x in labels if fold(text.string[x.label.start : x.label.end]) in _WHO_OR_WHAT]
    found = [x for x in told if _FULL_NAME.fullmatch(value(text, x)) and not is_office(value(text, x))]
    return found if len(labels) > len(found) else []


_WHO_OR_WHAT = frozenset(map(fold, ("Verantwortlich", "Zuständig")))
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?")


def _without_mark(string: str, label: str = "") -> str:
    """An office without the file mark, day or office holder printed behind it ("Amt 70 - 701-14/3"); a file mark has
    more figures than the number of an office, and stands behind figures alone only below a ``label`` of both."""
    mark = _FILE_MARK.search(string)
    if mark and (re.search(r"[^\W\d_]", string[: mark.start()]) or _LABEL_OF_MARK.search(label)):
        string = string[: mark.start()]
    string = re.sub("/{2,}", "/", _DAY_BEHIND.sub("", _STATUS_BEHIND.sub("", string)))
    office, _, person = string.partition(", ")
    return office if person and holder(person) == len(person) and is_office(office) else string


_FILE_MARK = re.compile(
    r"(?:\s*[,;(]|\s[/–-])\s*(?:A[Zz]\.?:?\s*)?\d{2,4}(?:(?:[ ./-]\d{1,4}){2,4}|-\d{1,4}(?:/\d{1,3})?)\)?$"
)
_STATUS_BEHIND = re.compile(rf"\s{{1,3}}{status.EITHER}$")
"""The status at the end of the line of an office, from another column."""
_DAY_BEHIND = re.compile(r"[\s,–-]+\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}$")
_LABEL_OF_MARK = re.compile("aktenz|az$|zeichen", re.IGNORECASE)


def _office_above(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """An office alone in the head of page 1, above the number or near it; beside the office holder behind a point."""
    sections = [s.heading.start for s in outline.sections if s.role not in ("title", "signature")]
    names = [x.label.start for x in outline.labels if x.key == "name" and x.value.start < text.body.end]
    stop = min([*sections, *names], default=0)
    numbers = [x.value.start for x in outline.labels if x.key in ("reference", "paper_type")]
    above = max((n for n in numbers if n < stop), default=0)
    taken = {(x.value.start, x.value.end) for x in outline.labels} | {
        (x.label.start, x.label.end) for x in outline.labels
    }
    towns = [(m.start, m.end) for m in municipality.find(text, outline) if m.rule in ("letterhead", "office")]
    doubted = [x.label.start for x in outline.labelled("department") if x.confidence <= _PERHAPS_REST]
    at = [i for i, line in enumerate(text.lines) if any(line.start <= x < line.end for x in doubted)]
    for n, line in enumerate(text.lines):
        if not line.body or line.start >= stop or line.page > text.first_page:
            break
        for piece in line.pieces:
            if any(a < piece.end and piece.start < b for a, b in towns):
                continue  # "Amt Teichland" is the municipality
            end = min([piece.end, *(a for a, _ in taken if piece.start < a < piece.end)])
            for part in re.finditer(r"[^·|•]+", text.string[piece.start : end]):
                string = part.group().strip(' ,-–“”„"‘’*')
                reach = holder(string)  # "Die Bürgermeisterin · Fachbereich 2", the point lost
                if reach and len(string) > reach:
                    string = string[reach:].strip(" ,-–.:+*")
                if re.fullmatch(r"\D{2,16}\s\d{1,3}(?:\.\d)?", string) and is_office(string) and not reach:
                    rest = text.string[piece.start + part.start() : end]  # "Fachbereich 4 · Bauen"
                    string = rest.strip() if len(rest) <= 80 and part.start() == 0 else string
                start = piece.start + part.start() + text.string[piece.start + part.start() : end].find(string)
                inside = any(a < start + len(string) and start < b for a, b in taken)
                caption = _CAPTION.fullmatch(string)
                if not inside and is_office(string) and not caption and not string.endswith("."):
                    open_end = line.lacks_label or any(abs(n - i) == 1 for i in at)
                    cut = _PERHAPS_CUT if _CUT.search(string) else 1.0
                    sure = min(cut, _PERHAPS_REST if open_end else 0.88 if start < above else 0.8)
                    string = _without_mark(string)
                    yield Mention(flat(string), start, start + len(string), "office in the head", sure)
    yield from _after_holder(text, stop, taken)
    beside = (x for x in text.lines if x.page == text.first_page and text.zone(x.start) == "side")
    for line in beside:
        free = not any(a < line.end and line.start < b for a, b in [*taken, *towns])
        if free and is_office(line.string) and not _CAPTION.fullmatch(line.string) and line.string[-1] not in ".:,-":
            yield Mention(_without_mark(flat(line.string)), line.start, line.end, "office beside the letter", 0.7)
            break
    for section in outline.sections:
        heading = text.string[section.heading.start : section.heading.end]
        hit = re.fullmatch(r"Antwort de[rs] [\w ]{4,30} \((?P<office>[^()]{4,70})\)", heading)
        if hit:
            start = section.heading.start + hit.start("office")
            yield Mention(hit.group("office"), start, start + len(hit.group("office")), "who answers", 0.8)


_PERHAPS_REST = 0.6  # an office alone in a line, that may be part of the labelled value beside it
_STROKES = re.compile(r"111(?=/\d)")
"""The Roman number of a Dezernat read as figures ("III/66/661"): likely, never sure."""
_CAPTION = re.compile(r"(?:Amt|Fach\w+|Dezernat|Abteilung|Dienststelle)\s?[,/]\s?\w+")
"""A label of two offices, the second badly read."""
_OF_AMT = re.compile(r"\bAmts(?:ausschu(?:ss|ß)|direktor|vorsteher)")
_TOWN = re.compile(r"(?:\w*[Ss]tadt|\w*[Gg]emeinde|Landkreis|Kreis|Markt|[A-Z]*STADT|[A-Z]*GEMEINDE|LANDKREIS)\b")
_NUMBERED_OFFICE = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){0,2}\s[A-ZÄÖÜ][\w-]{3,40}(?:(?:\s|,\s)(?:und\s)?[A-ZÄÖÜ][\w-]{2,30}){0,3}"
)
"""An office by its number and a word, below the office holder ("1.2 Liegenschaften")."""
_NO_OFFICE = re.compile(
    r"[\d:@]|vorlage|antrag|beschlu|bekannt|niederschrift|auszug|sitzung|ausschuss|rat\b|tag(?:e?s)?\b|fraktion|gruppe|gemeinschaft|verband",
    re.IGNORECASE,
)


def _after_holder(text: Text, stop: int, taken: set[tuple[int, int]]) -> Iterator[Mention[str]]:
    """An unlabelled line below the town and its office holder, in the head: an office without a telling word."""
    lines = [x for x in text.lines if x.body and x.page == text.first_page and x.start < stop][:4]
    for n, line in enumerate(lines[1:], 1):
        line = replace(line, end=line.pieces[0].end, string=text.string[line.start : line.pieces[0].end])
        town = _TOWN.match(lines[0].string)
        free = not any(a < line.end and line.start < b for a, b in taken)
        words = line.string.split()
        if not town or not free or n > 2 or len(words) > 6 or holder(line.string.strip(" –-")) or len(words) < 2:
            continue
        numbered = _NUMBERED_OFFICE.fullmatch(line.string)
        if numbered and holder(lines[n - 1].string):
            yield Mention(flat(line.string), line.start, line.end, "number and office below the holder", 0.7)
            return
        if (
            _NO_OFFICE.search(line.string)
            or bodies.is_body(line.string.strip(" –-"))
            or line.string[0].islower()
            or holder(re.sub(r"(?<=\w) (?=[a-zäöü]+$)", "", line.string))
            or line.string[-1] in ".,;"
            or sender(line.string)
            or _TOWN.match(line.string)
        ):
            continue
        yield Mention(flat(line.string), line.start, line.end, "line below the town", 0.55)
        return


def officer(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled person who wrote or handles the paper."""
    for label in outline.labelled("officer"):
        string = value(text, label)
        string = re.sub(r"\s+[.,:;'’|_]+$", "", _CONTACT.split(string, maxsplit=1)[0])
        string = re.sub(r"^(Hr\.|Fr\.|Dr\.|Herr|Frau)(?=[A-ZÄÖÜ][a-zäöü])", r"\1 ", string)  # its blank was not read
        if (
            re.search(r"[^\W\d_]{2}", string)
            and not _NO_NAME.fullmatch(string)
            and len(string) <= 100
            and not (is_office(string) or _CODED.fullmatch(string))
        ):
            mention = plain(text, label, string, label.confidence)
            reports = text.string[label.label.start : label.label.end].startswith("Bericht")
            if reports and holder(string):
                continue  # "Berichterstatter: Bürgermeister Teich" speaks, somebody else wrote
            yield replace(mention, rule="label of a reporter", confidence=0.75) if reports else mention
    for label in outline.labelled("department"):
        if _PERSON.match(value(text, label)):
            yield plain(text, label, value(text, label), label.confidence - 0.05)
    for label in _persons(text, outline):
        yield plain(text, label, value(text, label), min(label.confidence, 0.75))
    if not outline.labelled("officer"):
        yield from _beside_letter(text)


_NO_NAME = re.compile(r"[/-]?(?:in|r|n|innen)(?:\s?:)?")  # the end of a label of two lines ("Bearbeiter/-" over "in:")
_BESIDE = re.compile(r"(?:Frau|Herr)\s(?:Dr\.\s|Prof\.\s)*[A-ZÄÖÜ][\w’'-]+(?:\s[A-ZÄÖÜ][\w’'-]+)?")
_REACHED = re.compile(r"(?:Tel(?:efon)?\b|Durchwahl|Ruf\b|App\.|Zimmer|E-?[Mm]ail|Fax|Telefax|T:|\(?0\d)")


def _beside_letter(text: Text) -> Iterator[Mention[str]]:
    """The person of a letterhead's side column whose telephone or address stands below the name."""
    side = [x for x in text.lines if x.page == text.first_page and text.zone(x.start) == "side"]
    for line, below in pairwise(side):
        if _BESIDE.fullmatch(line.string) and _REACHED.match(below.string):
            yield Mention(line.string, line.start, line.end, "person beside the letter", 0.75)


_CONTACT = re.compile(
    r"\s*[,;(–-]?\s*\b(?:Tel(?:efon)?\b|Durchwahl\b|App\.|Apparat\b|Fax\b|E-?[Mm]ail\b|Zimmer\b|Zi\.|A[Zz]\b|Aktenzeichen)"
)
_PERSON = re.compile(r"(?:Frau|Herrn?|Fr\.|Hr\.)\s+[A-ZÄÖÜ]|(?:Dr\.|Prof\.)\s")


def meeting(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled meeting, as printed."""
    extract = is_extract(text, outline)
    if extract:
        for step in consultations.find(text, outline)[:1]:
            day = step.value.date
            if day is not None and day.value.start is not None:
                yield Mention(day.value.start.isoformat(), day.start, day.end, "meeting of the extract", day.confidence)
                return
    several = len({value(text, label) for label in outline.labelled("meeting")}) > 1  # one for each step of a course
    for label in (
        *(() if several else outline.labelled("meeting")),
        *(outline.labelled("session_date") if extract else ()),
    ):
        string = value(text, label)
        days = [m for m in dates.parse(string) if m.value.precision == "day" and m.value.start] if extract else []
        if days:
            iso = str(days[0].value.start)
            yield Mention(iso, label.value.start, label.value.end, label.rule, round(label.confidence - 0.05, 3))
            continue
        if re.search(r"\w{2}", string) and len(string) <= 140:
            yield plain(text, label, string, label.confidence - 0.05)


_SALUTATION = re.compile(r"^(?:Sehr geehrte|Liebe[r]? )", re.MULTILINE)
_CLOSING = re.compile(
    r"^Mit (?:freundlich|bestem|besten|kollegial)[^\n]*\n(?P<signed>[^\n]+(?:\n[^\n]+){0,3})", re.MULTILINE
)
_PERSON_ALONE = re.compile(r"(?:Dr\. |Prof\. )*[A-ZÄÖÜ][\w’'-]+(?: (?:von|van|de|zu|der))*(?: [A-ZÄÖÜ][\w’'.-]+){1,3}")


def _signed_letterhead(text: Text) -> Iterator[Mention[str]]:
    """The member whose name heads a letter alone and stands again below its closing words."""
    closing = _CLOSING.search(re.sub(r"\n\s*\n", "\n", text.string[: text.body.end]))
    head = next((x for x in text.lines if x.page == text.first_page and x.body), None)
    if closing is None or head is None or not _PERSON_ALONE.fullmatch(head.string):
        return
    signed = [line.strip(" ()") for line in closing["signed"].split("\n")]
    if nearest(fold(head.string), {fold(line): True for line in signed}) is not None:
        yield Mention(flat(head.string), head.start, head.end, "letterhead and signature", 0.8)


_ITS_DAY = re.compile(r"\s+(?:vom|am)\s+\d{1,2}\.\s?(?:\d|\w+\s\d{4}).*$")
"""The day of a paper behind who sent it ("Anfrage der Fraktion … vom 03.02.2031")."""


def originator(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled originator, or a Fraktion, Gruppe or member that sends the paper; never who only asked for it."""
    kinds = outline.labelled("paper_type")
    kind = value(text, kinds[0]) if kinds else ""
    answers = bool(_ANSWERS.search(kind))
    for label in outline.labelled("originator"):
        string = value(text, label)
        if not re.search(r"\w{2}", string) or len(string) > 200 or (answers and label.rule == "kind and sender"):
            continue
        string = _ITS_DAY.sub("", string)
        told = sender(string)
        yield plain(text, label, told.name if told and not told.group else string, label.confidence)
    letter = _SALUTATION.search(text.string[: text.body.end])
    if answers or not (re.search(r"antrag|anfrage", kind, re.IGNORECASE) or (letter and not kind)):
        return
    stop = min(
        (s.heading.start for s in outline.sections if s.role not in ("title", "course")),
        default=min(text.body.end, 1500),
    )
    stop = min(stop, letter.start()) if letter else stop
    named = bool(outline.labelled("originator"))
    course = min((x.label.start for x in outline.labels if x.key.startswith("column.")), default=text.body.end)
    for line in text.lines:
        if not line.body or line.page > text.first_page or line.start >= stop:
            break
        for piece in line.pieces if line.table is None or line.start < course else ():
            told = sender(_ITS_DAY.sub("", text.string[piece.start : piece.end]))
            named = named or told is not None
            if told is not None and not of_council(text.string[piece.start : piece.end]):
                led = told.start > 0  # "der Fraktionen A, B und C" below the kind, beside the arms of one of them
                sure = 0.87 if told.group and led else 0.85 if told.group else 0.78
                yield Mention(flat(told.name), piece.start + told.start, piece.start + told.end, "sender", sure)
    if not named:
        yield from _signed_letterhead(text)


_ANSWERS = re.compile(r"stellungnahme|antwort|beantwortung", re.IGNORECASE)
