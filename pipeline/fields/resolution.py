"""A text and its outline go in; every proposed or adopted resolution comes out, whole and without what is not its text.

Paragraphs are parted by a blank line, lines inside a paragraph are joined by one blank, over page breaks too; labelled
items keep their labels as printed. Papers that propose nothing (Mitteilung, Anfrage) have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.fields import names
from pipeline.fields.head_words import is_extract, paper_kind
from pipeline.fields.paragraphs import LABEL, Paragraph, items, paragraphs
from pipeline.fields.row_words import is_rest_of_row
from pipeline.german import bodies
from pipeline.german.fold import fold
from pipeline.german.offices import holder
from pipeline.german.votes import is_result, is_tally, votes
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention, Resolution
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Text

_NONE = re.compile(r"mitteilung|anfrage|kenntnis|information|bericht|antwort|beantwortung|bekanntgabe", re.IGNORECASE)
_CERTIFIES = re.compile(r"Richtigkeit|[Bb]eglaubig|Beurkundung|(?:Protokoll|Schrift)führ|für den Auszug", re.IGNORECASE)
_ANSWERS = re.compile(r"stellungnahme|antwort|beantwortung", re.IGNORECASE)
_MOTION = re.compile(r"antrag", re.IGNORECASE)
_PAGE_MARK = re.compile(
    r"[-–—]?\s*(?:Seite:?\s*)?\d{1,3}\s*(?:(?:/|von)\s*\d{1,3})?\s*[-–—]?"
    r"|(?:\S[^\n]{0,60}\s)?Seite:?\s*\d{1,3}\s*(?:/|von)\s*\d{1,3}|[-–—]\s*\d{1,3}\.|\.{3,}|…|_{5,}|-{5,}"
)
_SIGNED = re.compile(
    r"(?:gez\.?\b|i\.\s?[VA]\.|In Vertretung|Im Auftrag|\([A-ZÄÖÜ][\w. -]{2,40}\)$|_{5,}|.{0,40}, (?:den |"
    r"im )?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{4}$)"
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Dipl)\.(?:-Ing\.)?\s)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s(?:von|van|zu|de)\b(?:\sder)?)?"
    r"(?:\s[A-ZÄÖÜ]\.)?\s[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
)
_SPECK = 8
"""Letters and blanks that specks are read as at the most."""
_NUMBER_ALONE = re.compile(r"^(?:\w+(?:[ -]Nr\.?|nummer)?:?\s+)")
"""What a running head prints before the number of its paper."""
_LOST_SIGN = re.compile(r"\d ?\?(?=\s|[.,;)])")  # "468.200 ?": the sign behind a figure is lost
_SIGNATURE = re.compile(r"(?:gez\.|gezeichnet|i\.\s?[VA]\.|In Vertretung|Im Auftrag)(?:\s|$)")
_OFFICE = re.compile(
    r"(?:Der |Die )?(?:Erste[rn]? )?(?:Ober)?(?:[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Beigeordnete[rn]?|"
    r"Kreisrat|Stadtrat|Stadträtin|Dezernent(?:in)?|Fraktionsvorsitzende[rn]?|Vorsitzende[rn]?|"
    r"Amtsleiter(?:in)?|Fachbereichsleiter(?:in)?|Erste Kreisrätin|Kreisbaurat)"
)
_TO_SIGN = re.compile(r"(?:Ort,? )?(?:Datum|Unterschrift)(?:(?:,| und| /|/)? ?(?:Unterschrift|Datum))?\W*")
_TELLS_VOTE = re.compile(r"\(?(?:einstimmig|mehrheitlich|mit \d|bei \d|ja\b|ja-|dafür|\d+ )", re.IGNORECASE)
_VARIANT = re.compile(r"(?:Variante|Alternative|Option)\s*\w{0,3}", re.IGNORECASE)
_OF_BODY = re.compile(r"\b(?:des|der|für den|für die|an den|an die)\s+(.+)$")
_SALUTATION = re.compile(r"^(?:Sehr geehrte|Liebe[r]? )[^\n\f]*$", re.MULTILINE)
_POINTS = re.compile(
    r"(?:(?:siehe|s\.|vgl\.|wie|laut|lt\.|gemäß|nach|entsprechend)\s+(?:dem |der |obige[mnr] )?(?:Antrag|Anlage|Vorlage"
    r"|oben|Vorschlag|Beschlussvorschlag|Verwaltungsvorschlag|vorgeschlagen)\w*[\w .]{0,20})\.?",
    re.IGNORECASE,
)
"""A resolution that only points to another place."""
_SENTENCE = re.compile(r"[^.]{4,60}\.(?=\s+[A-ZÄÖÜ])")
_SITTING = re.compile(r"\(?(?:nicht[\s-]?)?öffentliche[rs]?(?: Sitzung| Teil| Beratung)?\)?", re.IGNORECASE)
_BOXES = re.compile(r"^(?:\[\s?[xX]?\s?\]|[☐☒☑])\s*|\s*(?:\[\s?\]|☐)\s*\w+$")
"""The ticked box before it and the open one behind it ("[x] wie Vorschlag [ ] abweichend")."""


def find(text: Text, outline: Outline) -> tuple[Mention[Resolution], ...]:
    """The resolutions in the order of the page; none for a paper that only informs or asks."""
    kind = paper_kind(text, outline)
    adopted = is_extract(text, outline) or _numbered_decision(text, outline) or _is_certified(text, outline)
    asks = bool(_NONE.search(kind)) and not adopted and not re.search(r"beschluss", kind, re.IGNORECASE)
    found = []
    for section in outline.of_role("resolution"):
        if asks and (section.kind != "proposed" or section.introduction or fold(kind).startswith("anfrage")):
            continue
        mention = _of_section(text, outline, section, adopted)
        if mention is not None and not _says_nothing(mention.value.text):
            found.append(mention)
    if not found and _MOTION.search(kind) and not _ANSWERS.match(kind) and not asks and not adopted:
        motion = _of_motion(text, outline)
        if motion is not None:
            found.append(motion)
    return tuple(found)


def _says_nothing(text: str) -> bool:
    """Whether a text resolves nothing itself: it points elsewhere ("nach Antrag."), tells the vote or the sitting."""
    first = _BOXES.sub("", text.split("\n\n")[0])
    alone = text == first
    sentence = _SENTENCE.match(first)
    points = _POINTS.fullmatch(first) or (sentence is not None and _POINTS.fullmatch(sentence.group()))
    return bool(points or (alone and (_SITTING.fullmatch(first) or (len(first) < 60 and is_tally(first)))))


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
    first = _same_line(text, section)
    if first is not None:
        lines.insert(0, first)
    lines = _cut(text, outline, lines)
    parts = list(paragraphs(lines))
    if not parts:
        return None
    heading = text.string[section.heading.start : section.heading.end]
    heading = re.sub(r"\s+", " ", heading).strip(" :")
    heading = re.sub(r"^(?:[IVX]{1,4}|\d{1,2}|[a-zA-Z])[.)]\s+", "", heading)
    introduction = heading + ":" if section.introduction else None
    kind = section.kind if section.kind in ("proposed", "adopted") else "adopted" if adopted else "proposed"
    if (
        adopted
        and fold(heading).startswith(fold("Beschluss"))
        and not re.search(r"vorschlag|entwurf|empfehlung|antrag", heading, re.I)
    ):
        kind = "adopted"
    if adopted and section.introduction and not re.search(r"möge|wolle|empf|beantrag|vorschl", heading):
        kind = "adopted"
    variant = (
        _VARIANT.search(heading) if section.rule == "variant" or re.search(r"Variante|Alternative", heading) else None
    )
    start, end = parts[0].start, parts[-1].end
    resolution = Resolution(
        "adopted" if kind == "adopted" else "proposed",
        "\n\n".join(p.text for p in parts),
        tuple(items(parts)),
        introduction,
        _proposer(heading) if not section.introduction else None,
        re.sub(r"\s+", " ", variant.group()).strip() if variant else None,
    )
    sure = section.confidence
    if len(resolution.text) > 6000 or len(resolution.items) == 1:
        sure = min(sure, 0.7)  # more than a resolution, or a list whose rest is lost
    if _begins_late(parts):
        sure = min(sure, 0.7)
    if _LOST_SIGN.search(resolution.text):
        sure = min(sure, 0.7)
    return Mention(resolution, start, end, "section" if not section.introduction else "introduction", round(sure, 3))


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


def _proposer(heading: str) -> str | None:
    """Whose proposal it is ("Beschlussvorschlag des Bauausschusses": Bauausschuss)."""
    hit = _OF_BODY.search(heading)
    if hit is None:
        return None
    found = bodies.parse(hit.group(1))
    if found:
        return found[0].value.name
    word = hit.group(1).strip()
    return (
        word
        if re.fullmatch(
            r"(?:Verwaltung|Referentin|Referenten|Bürgermeisters?|Oberbürgermeisters?|Landrat(?:e?s)?|.{0,30}Fraktion)",
            word,
        )
        else None
    )


def _cut(text: Text, outline: Outline, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of the resolution alone: page marks out, what follows its text (vote, signature) cut off."""
    kept: list[TextLine] = []
    numbers = {text.string[x.value.start : x.value.end] for x in outline.labelled("reference")}
    for line, below in zip_longest(lines, lines[1:]):
        string = line.string
        if line.table is None and (_PAGE_MARK.fullmatch(string) or _NUMBER_ALONE.sub("", string) in numbers):
            continue
        if line.block is not None and line.block.kind == "footnote":
            continue
        if kept and (_follows(line, kept[-1]) or (below is not None and _signs(line, below))):
            break
        kept.append(line)
    if len(kept) > 1 and (_OFFICE.fullmatch(kept[-1].string) or holder(kept[-1].string) == len(kept[-1].string)):
        kept.pop()
        if kept[-1].string[-1] not in ".:;" and len(kept[-1].string.split()) <= 5:
            kept.pop()
    while kept and (_SIGNED.match(kept[-1].string) and len(kept[-1].string) <= 50 and kept[-1].first):
        kept.pop()
    if len(kept) > 1 and _is_name(kept[-1]) and kept[-2].string.rstrip()[-1:] in ".!?“":
        kept.pop()
    while len(kept) > 1 and _is_speck(text, kept[0], None):
        kept.pop(0)
    while len(kept) > 1 and _is_speck(text, kept[-1], kept[-2]):
        kept.pop()
    return kept


def _is_name(line: TextLine) -> bool:
    """Whether a paragraph is nothing but a name, as it stands below what it signs."""
    return line.first and line.last and line.table is None and _NAME.fullmatch(line.string) is not None


def _is_speck(text: Text, line: TextLine, above: TextLine | None) -> bool:
    """Whether a line apart from the others is what an engine read of a speck or a stroke of the pen: a sign or two
    before the text, a few letters without the end of a sentence behind one (``above``)."""
    string = line.string
    if not line.first or line.table is not None or text.reading_confidence(line.start, line.end) >= 1:
        return False
    if above is None:
        return len(string) <= 2
    return (
        len(string) <= _SPECK
        and above.string.rstrip()[-1:] in ".!?“"
        and (string[-1] not in "!?.:;" or string in ".:;")
    )


def _signs(line: TextLine, below: TextLine) -> bool:
    """Whether a line of few words begins a block whose next line is nothing but an office: who signs."""
    few = line.first and not below.first and len(line.string.split()) <= 5 and line.string[-1] not in ".:;,"
    return few and (_OFFICE.fullmatch(below.string) is not None or holder(below.string) == len(below.string))


def _follows(line: TextLine, above: TextLine) -> bool:
    """Whether a line is what follows a resolution: a signature, the words of the vote, its result."""
    string = line.string
    if len(string) > 160:
        return False
    if _SIGNATURE.match(string) and len(string) <= 60 and above.string.rstrip()[-1:] in ".!?“":
        return True
    if not line.first:
        return False
    if len(string) <= 60 and (_SIGNED.match(string) or _OFFICE.fullmatch(string) or _TO_SIGN.fullmatch(string)):
        return True
    if re.match(r"(?:Abstimmung(?:sergebnis)?|Beratungsergebnis|Ergebnis)\b", string):
        return True
    if (votes(string) and _TELLS_VOTE.match(string)) or is_tally(string):
        return True
    alone = line.last and len(string.split()) <= 4 and string[:1].isupper() and not LABEL.match(string)
    return alone and is_result(string) and string.lower().startswith(_RESULTS)


_RESULTS = ("einstimmig", "mehrheitlich", "abgelehnt", "vertagt")


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
    lines = _cut(text, outline, lines)
    while lines and re.match(r"(?:Sehr geehrte|Liebe[r]? |Mit freundlichen)", lines[0].string):
        lines.pop(0)
    led = next((n for n, x in enumerate(lines[:_LEAD_LINES], 1) if x.string.rstrip().endswith(":")), 0)
    introduction = " ".join(x.string for x in lines[:led]) if led < len(lines) else ""
    introduction = introduction if _ASKS_FOR_PLACE.search(introduction) else ""
    if introduction:
        del lines[:led]
    parts = list(paragraphs(lines))
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
