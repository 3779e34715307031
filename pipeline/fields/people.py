"""A text and its outline go in; who stands behind the paper comes out: office, officer, originator; and its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.fields import consultations
from pipeline.fields.head_words import FACTIONS, HOLDER, OFFICE, SENDER, flat, plain, value
from pipeline.german.fold import fold
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text


def department(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled office."""
    for label in outline.labelled("department"):
        string = value(text, label)
        key = fold(text.string[label.label.start : label.label.end])
        if key == fold("Zuständigkeit") and label.rule != "label":
            continue
        if not re.search(r"\w", string) or len(string) > 120:
            continue
        sure = label.confidence - (0.1 if key in ("bereich", "abteiiung", "dezernat", "verantwortiich") else 0.0)
        yield plain(text, label, string, sure)
    yield from _office_above(text, outline)


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
    for line in text.lines:
        if not line.body or line.start >= stop or line.page > 1:
            break
        for piece in line.pieces:
            end = min([piece.end, *(a for a, _ in taken if piece.start < a < piece.end)])
            for part in re.finditer(r"[^·|•]+", text.string[piece.start : end]):
                string = part.group().strip(" ,-–")
                holder = HOLDER.match(string)  # "Die Bürgermeisterin · Fachbereich 2", the point lost
                if holder and len(string) > holder.end():
                    string = string[holder.end() :].strip(" ,-–.:+*")
                start = piece.start + part.start() + part.group().find(string)
                inside = any(a < start + len(string) and start < b for a, b in taken)
                if not inside and OFFICE.fullmatch(string) and len(string) <= 80 and not string.endswith("."):
                    sure = 0.88 if start < above else 0.8
                    yield Mention(flat(string), start, start + len(string), "office in the head", sure)
    yield from _after_holder(text, stop, taken)
    for section in outline.sections:
        heading = text.string[section.heading.start : section.heading.end]
        hit = re.fullmatch(r"Antwort de[rs] [\w ]{4,30} \((?P<office>[^()]{4,70})\)", heading)
        if hit:
            start = section.heading.start + hit.start("office")
            yield Mention(hit.group("office"), start, start + len(hit.group("office")), "who answers", 0.8)


def _after_holder(text: Text, stop: int, taken: set[tuple[int, int]]) -> Iterator[Mention[str]]:
    """An unlabelled line below the town and its office holder, in the head: an office without a telling word."""
    lines = [x for x in text.lines if x.body and x.page == 1 and x.start < stop][:4]
    for n, line in enumerate(lines[1:], 1):
        line = replace(line, end=line.pieces[0].end, string=text.string[line.start : line.pieces[0].end])
        town = re.match(r"(?:Stadt|Gemeinde|Landkreis|Kreis|Markt|STADT|GEMEINDE|LANDKREIS)\b", lines[0].string)
        free = not any(a < line.end and line.start < b for a, b in taken)
        words = line.string.split()
        if not town or not free or n > 2 or len(words) > 6 or HOLDER.match(line.string) or len(words) < 2:
            continue
        if (
            re.search(r"[\d:@]|ausschuss|rat\b|tag(?:e?s)?\b|fraktion|gruppe", line.string, re.IGNORECASE)
            or line.string[-1] in ".,;"
        ):
            continue
        yield Mention(flat(line.string), line.start, line.end, "line below the town", 0.55)
        return


def officer(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled person who wrote or handles the paper."""
    for label in outline.labelled("officer"):
        string = value(text, label)
        if re.search(r"[^\W\d_]{2}", string) and len(string) <= 100:
            yield plain(text, label, string, label.confidence)


def meeting(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled meeting, as printed."""
    kinds = outline.labelled("paper_type")
    if kinds and re.search(r"auszug|ausfertigung|niederschrift|protokoll", value(text, kinds[0]), re.IGNORECASE):
        for step in consultations.find(text, outline)[:1]:
            day = step.value.date
            if day is not None and day.value.start is not None:
                yield Mention(day.value.start.isoformat(), day.start, day.end, "meeting of the extract", day.confidence)
                return
    for label in outline.labelled("meeting"):
        string = value(text, label)
        if re.search(r"\w{2}", string) and len(string) <= 140:
            yield plain(text, label, string, label.confidence - 0.05)


def originator(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The labelled originator, or a Fraktion, a Gruppe or a member that sends the paper."""
    for label in outline.labelled("originator"):
        string = value(text, label)
        if re.search(r"\w{2}", string) and len(string) <= 200:
            yield plain(text, label, string, label.confidence)
    kinds = outline.labelled("paper_type")
    kind = value(text, kinds[0]) if kinds else ""
    if not re.search(r"antrag|anfrage", kind, re.IGNORECASE):
        return
    stop = min(
        (s.heading.start for s in outline.sections if s.role not in ("title",)), default=min(text.body.end, 1500)
    )
    for line in text.lines:
        if not line.body or line.page > 1 or line.start >= stop:
            break
        for piece in line.pieces:
            string = text.string[piece.start : piece.end].strip(" ,:")
            inline = re.match(
                r"(?:Antrag|Anfrage|Änderungsantrag|Ergänzungsantrag|Interfraktioneller Antrag)\s*:\s*(.{2,80})$",
                string,
            )
            if inline and FACTIONS.search(inline.group(1)):
                start = piece.start + text.string[piece.start : piece.end].index(inline.group(1))
                yield Mention(flat(inline.group(1)), start, start + len(inline.group(1)), "kind and sender", 0.8)
                continue
            of = re.match(r"(?:(?:Antrag|Anfrage|Kleine Anfrage|Große Anfrage)\s+)?(?:der|des)\s+(.{3,90})$", string)
            words = of.group(1) if of else string
            if SENDER.fullmatch(words) and not re.search(r"\b(?:hat|wird|beantragt|bittet)\b", words):
                start = piece.start + text.string[piece.start : piece.end].index(words)
                yield Mention(flat(words), start, start + len(words), "sender", 0.85)
