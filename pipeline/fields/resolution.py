"""A text and its outline go in; every proposed or adopted resolution comes out, whole and without what is not its text.

Paragraphs are parted by a blank line, lines inside a paragraph are joined by one blank, over page breaks too; labelled
items keep their labels as printed. Papers that propose nothing (Mitteilung, Anfrage) have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields import label_rows, names, proposers
from pipeline.fields.head_words import is_extract, paper_kind
from pipeline.fields.paragraphs import LABEL, Paragraph, items, next_label, paragraphs, without_specks
from pipeline.fields.resolution_end import cut
from pipeline.fields.row_words import is_rest_of_row
from pipeline.german import bodies, status
from pipeline.german.fold import fold
from pipeline.german.results import is_result
from pipeline.german.votes import is_tally
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention, Resolution
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Text

_NONE = re.compile(r"mitteilung|anfrage|kenntnis|information|bericht|antwort|beantwortung|bekanntgabe", re.IGNORECASE)
_CERTIFIES = re.compile(r"Richtigkeit|[Bb]eglaubig|Beurkundung|(?:Protokoll|Schrift)führ|für den Auszug", re.IGNORECASE)
_ANSWERS = re.compile(r"stellungnahme|antwort|beantwortung", re.IGNORECASE)
_MOTION = re.compile(r"antrag", re.IGNORECASE)
_LOST_SIGN = re.compile(r"\d ?\?(?=\s|[.,;)])")  # "468.200 ?": the sign behind a figure is lost
_ENDS = ".!?:;“”\"')]…"
_SALUTATION = re.compile(r"^(?:Sehr geehrte|Liebe[r]? )[^\n\f]*$", re.MULTILINE)
_POINTS = re.compile(
    r"(?:(?:siehe|s\.|vgl\.|wie|laut|lt\.|gemäß|nach|entsprechend)\s+(?:dem |der |obige[mnr] )?(?:Antrag|Anlage|Vorlage"
    r"|oben|Vorschlag|Beschlussvorschlag|Verwaltungsvorschlag|vorgeschlagen)\w*[\w .]{0,20})\.?",
    re.IGNORECASE,
)
"""A resolution that only points to another place."""
_SENTENCE = re.compile(r"[^.]{4,60}\.(?=\s+[A-ZÄÖÜ])")
_SITTING = re.compile(rf"\(?{status.EITHER}e[rs]?(?: Sitzung| Teil| Beratung)?\)?", re.IGNORECASE)
_BOXES = re.compile(r"^(?:\[\s?[xX]?\s?\]|[☐☒☑])\s*|\s*(?:\[\s?\]|☐)\s*\w+$")
"""The ticked box before it and the open one behind it ("[x] wie Vorschlag [ ] abweichend")."""


def find(text: Text, outline: Outline) -> tuple[Mention[Resolution], ...]:
    """The resolutions in the order of the page; none for a paper that only informs or asks."""
    kind = paper_kind(text, outline)
    adopted = is_extract(text, outline) or _numbered_decision(text, outline) or _is_certified(text, outline)
    adopted = adopted or _DECIDED.match(kind) is not None
    asks = bool(_NONE.search(kind)) and not adopted and not re.search(r"beschluss", kind, re.IGNORECASE)
    found: list[Mention[Resolution]] = []
    for section in outline.of_role("resolution"):
        if asks and (section.kind != "proposed" or section.introduction or fold(kind).startswith("anfrage")):
            continue
        mention = _of_section(text, outline, section, adopted)
        if mention is None or _says_nothing(mention.value.text):
            continue
        if found and len(mention.value.text.split()) <= _FEW and is_result(mention.value.text.rstrip(".")):
            continue  # "Votum des Bauausschusses: einstimmige Zustimmung"
        found.append(mention)
    if not found and not asks:
        found += _worded(text, outline, adopted)
    if not found and _MOTION.search(kind) and not _ANSWERS.match(kind) and not asks and not adopted:
        motion = _of_motion(text, outline)
        if motion is not None:
            found.append(motion)
    if not found and _numbered_decision(text, outline):
        motion = _of_motion(text, outline)
        if motion is not None and _resolves(motion.value.text):  # a decision with its number and no heading
            found.append(replace(motion, value=replace(motion.value, kind="adopted")))
    return tuple(found)


def _worded(text: Text, outline: Outline, adopted: bool) -> Iterator[Mention[Resolution]]:
    """The sections below headings that nobody listed whose first words resolve ("Der Kreistag beschließt …")."""
    for section in outline.of_role("other"):
        first = next((x for x in text.lines if x.body and section.body.start <= x.start < section.body.end), None)
        if section.rule not in _UNLISTED or first is None or not first.first or not _resolves(first.string):
            continue
        mention = _of_section(text, outline, section, adopted)
        if mention is not None:
            yield replace(mention, rule="worded as one", confidence=min(mention.confidence, 0.7))


_UNLISTED = ("set as a heading", "line of its own")
_RESOLVES = re.compile(
    r"(?:\d\.\s+)?(?:Der|Die|Das) (?P<who>[A-ZÄÖÜ].{2,70}?) (?:beschlie(?:ß|ss)t|empfiehlt|nimmt|stimmt|billigt"
    r"|beauftragt|genehmigt|fasst|faßt|erteilt|bestätigt|wählt|bestellt|spricht|lehnt|setzt)\b"
)


_DECIDED = re.compile(r"(?:Umlauf|Eil|Dringlichkeits)(?:beschlu(?:ss|ß)|entscheidung)", re.IGNORECASE)
"""Kinds of paper that are a decision themselves, made without a sitting."""


def _resolves(string: str) -> bool:
    """Whether a paragraph begins with a body of the council and what it does."""
    hit = _RESOLVES.match(string)
    return hit is not None and bool(bodies.parse(hit["who"]))


def _says_nothing(text: str) -> bool:
    """Whether a text resolves nothing itself: it points elsewhere ("nach Antrag."), tells the vote, the sitting or that
    there is none ("Alternative: keine")."""
    first = _BOXES.sub("", text.split("\n\n")[0])
    alone = text == first
    sentence = _SENTENCE.match(first)
    points = _POINTS.fullmatch(first) or (sentence is not None and _POINTS.fullmatch(sentence.group()))
    told = len(first) < 60 and (is_tally(first) or _NOTHING.fullmatch(first))
    return bool(points or (alone and (_SITTING.fullmatch(first) or told)))


_FEW = 3  # words of a result below the proposal of another body
_NOTHING = re.compile(r"(?:keine?|entfällt|ohne|nein|\./\.|[-–—]+)\.?", re.IGNORECASE)


def _numbered_decision(text: Text, outline: Outline) -> bool:
    """Whether the paper is a decision with its own number ("Beschluss-Nr. 88/2031")."""
    labels = outline.labelled("paper_type")
    return bool(labels) and labels[0].rule == "kind and number" and fold(paper_kind(text, outline)) == fold("Beschluss")


def _is_certified(text: Text, outline: Outline) -> bool:
    """Whether what signs the paper certifies an extract, or keeps its minutes."""
    ends = [s for s in outline.of_role("signature") if _CERTIFIES.search(text.string, s.heading.start, s.body.end)]
    return bool(ends) and bool(outline.of_role("vote"))


def _of_section(text: Text, outline: Outline, section: Section, adopted: bool) -> Mention[Resolution] | None:
    lines = [x for x in text.lines if x.body and section.body.start <= x.start < section.body.end]
    head = next((x for x in text.lines if x.start <= section.heading.start < x.end), None)
    lines = [x for x in lines if not _of_a_row(x, head)]
    lines += _resumed(text, outline, section, lines)
    first = _same_line(text, section)
    if first is not None:
        lines.insert(0, first)
    lines = cut(text, outline, lines)
    parts = _parts(text, lines)
    if not parts:
        return None
    heading = text.string[section.heading.start : section.heading.end]
    heading = re.sub(r"\s+", " ", heading).strip(" :")
    printed = heading
    heading = re.sub(r"^(?:[IVX]{1,4}|\d{1,2}|[a-zA-Z])[.)]\s+", "", heading)
    introduction = heading + ":" if section.introduction else None
    if introduction and _ONLY_RECOMMENDS.search(heading) and proposers.recommends(heading) is None:
        return None  # "Der Gutachter empfiehlt dem Kreis:"
    kind = section.kind if section.kind in ("proposed", "adopted") else "adopted" if adopted else "proposed"
    if (
        adopted
        and fold(heading).startswith(fold("Beschluss"))
        and not re.search(r"vorschlag|entwurf|empfehlung|antrag", heading, re.I)
    ):
        kind = "adopted"
    if adopted and section.introduction and not re.search(r"möge|wolle|empf|beantrag|vorschl", heading):
        kind = "adopted"
    start, end = parts[0].start, parts[-1].end
    resolution = Resolution(
        "adopted" if kind == "adopted" else "proposed",
        "\n\n".join(p.text for p in parts),
        tuple(items(parts)),
        introduction,
        proposers.recommends(heading) if section.introduction else proposers.proposer(heading),
        printed if section.rule == "amendment" else None if section.introduction else proposers.variant(heading),
    )
    sure = section.confidence
    if len(resolution.text) > 6000 or len(resolution.items) == 1:
        sure = min(sure, 0.7)  # more than a resolution, or a list whose rest is lost
    if _begins_late(parts):
        sure = min(sure, 0.7)
    if _LOST_SIGN.search(resolution.text):
        sure = min(sure, 0.7)
    if resolution.text[-1] not in _ENDS and text.reading_confidence(start, end) < 1:
        sure = min(sure, 0.7)  # the end of its last sentence was not read
    return Mention(resolution, start, end, "section" if not section.introduction else "introduction", round(sure, 3))


_ONLY_RECOMMENDS = re.compile(r"^(?!.*(?:beschließen|Beschluss|Beschluß)).*\bempfiehlt de[mr]\b")


def _resumed(text: Text, outline: Outline, section: Section, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines behind a Beratungsfolge that parts the list of a resolution, where its labels go on behind it."""
    after = next((s for s in outline.sections if s.heading.start >= section.body.end), None)
    labels = [m["label"] for x in lines if (m := LABEL.match(x.string))]
    if after is None or after.role != "course" or after.rule != "columns" or not labels:
        return []
    rest = [x for x in text.lines if x.body and after.heading.start <= x.start < after.body.end]
    following = next_label(labels[-1])
    at = next((n for n, x in enumerate(rest) if x.table is None and x.first and _labelled(x, following)), len(rest))
    return rest[at:]


def _labelled(line: TextLine, label: str) -> bool:
    return (m := LABEL.match(line.string)) is not None and m["label"] == label


def _parts(text: Text, lines: Sequence[TextLine]) -> list[Paragraph]:
    """The paragraphs of ``lines``; where an engine read them, with their labels restored and without specks."""
    parts = list(paragraphs(lines))
    if not parts or text.reading_confidence(parts[0].start, parts[-1].end) >= 1:
        return parts
    return [without_specks(part) for part in label_rows.restored(parts)]


def _begins_late(parts: Sequence[Paragraph]) -> bool:
    """Whether the first labelled paragraph is a later point of a list ("2."): the label before it was lost."""
    first = next((m for p in parts if (m := LABEL.match(p.text))), None)
    return first is not None and re.fullmatch(r"[2-9][.)]|[b-h]\)", first["label"]) is not None


def _of_a_row(line: TextLine, head: TextLine | None) -> bool:
    """Whether a line is part of a row of the Beratungsfolge above the heading, read as a column behind it."""
    if head is None or head.box is None or line.box is None or line.page != head.page:
        return False
    return line.box.bottom <= head.box.top + 2 and line.box.left > head.box.left + 80 and is_rest_of_row(line.string)


def _same_line(text: Text, section: Section) -> TextLine | None:
    """What stands on the heading's own line behind its colon, as a line."""
    for line in text.lines:
        if line.start < section.body.start < line.end and line.body:
            rest = text.string[section.body.start : line.end].strip(" :\t")
            if rest and line.start <= section.heading.end <= line.end:
                start = line.end - len(text.string[section.body.start : line.end].lstrip(" :\t"))
                return replace(line, start=start, string=rest, first=True)
    return None


_LEAD_LINES = 4
_ASKS_FOR_PLACE = re.compile(r"\b(?:Tagesordnung|Antrag|Anträge)\b")
"""What a sentence names that leads in a motion and closes with a colon."""


# -- a motion without a heading -------------------------------------------------------------------------------------


def _of_motion(text: Text, outline: Outline) -> Mention[Resolution] | None:
    """The paragraphs of an Antrag between its head and its reasons: never sure."""
    stop = min(
        (s.heading.start for s in outline.of_role("reasons", "facts", "signature", "attachments", "finance")),
        default=text.body.end,
    )
    heads = [s for s in outline.of_role("course", "title") if s.heading.start < stop]
    labels = [
        x
        for x in outline.labels
        if x.value.end < stop and text.page(x.value.start) in (None, text.first_page) and x.value.start < text.body.end
    ]
    start = max(
        [*(s.heading.end for s in heads), *(x.value.end for x in labels if not x.key.startswith("column.")), 0],
        default=0,
    )
    if not start:
        return None
    title = max(names.find(text, outline), key=lambda m: m.confidence, default=None)
    if title is not None and start <= title.end < stop:
        start = title.end
    salutation = _SALUTATION.search(text.string, start, min(start + 600, stop))
    if salutation:
        start = salutation.end()
    lines = [x for x in text.lines if x.body and start <= x.start < stop]
    # rows of the Beratungsfolge stand between the head and the text
    while lines and (
        _row_like(lines[0].string)
        or lines[0].table is not None
        or (len(lines[0].string) < 25 and not LABEL.match(lines[0].string))
    ):
        lines.pop(0)
    lines = cut(text, outline, lines)
    while lines and re.match(r"(?:Sehr geehrte|Liebe[r]? |Mit freundlichen)", lines[0].string):
        lines.pop(0)
    led = next((n for n, x in enumerate(lines[:_LEAD_LINES], 1) if x.string.rstrip().endswith(":")), 0)
    introduction = " ".join(x.string for x in lines[:led]) if led < len(lines) else ""
    introduction = introduction if _ASKS_FOR_PLACE.search(introduction) else ""
    if introduction:
        del lines[:led]
    parts = _parts(text, lines)
    if not parts:
        return None
    told = "\n\n".join(p.text for p in parts)
    resolution = Resolution("proposed", told, tuple(items(parts)), introduction or None)
    sure = 0.65 if outline.of_role("reasons", "facts") else 0.5
    return Mention(resolution, parts[0].start, parts[-1].end, "between head and reasons", sure)


def _row_like(string: str) -> bool:
    return (
        bool(re.search(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}", string))
        and len(string) < 90
        and bool(bodies.parse(string) or len(string) < 40)
    )
