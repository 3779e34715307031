"""A text and its outline go in; every proposed or adopted resolution comes out, whole and without what is not its text.

Paragraphs are parted by a blank line, lines inside a paragraph are joined by one blank, over page breaks too; labelled
items keep their labels as printed. Papers that propose nothing (Mitteilung, Anfrage) have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.fields.course_rows import is_rest_of_row
from pipeline.german import bodies
from pipeline.german.fold import fold
from pipeline.german.votes import is_result, votes
from pipeline.model.lines import TextLine
from pipeline.model.mention import Item, Mention, Resolution
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Text

_NONE = re.compile(r"mitteilung|anfrage|kenntnis|information|bericht|antwort|beantwortung|bekanntgabe", re.IGNORECASE)
_ADOPTED = re.compile(r"auszug|ausfertigung|niederschrift|protokoll", re.IGNORECASE)
_MOTION = re.compile(r"antrag", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|\([0-9]{1,2}\)|[a-zA-Z][.)]{1,2}|\([a-z]\)|"
    r"[IVX]{1,4}[.)]|[a-z]{2}\)|§\s?\d{1,2}))\s+(?=\S)"
)
_BULLET = re.compile(r"[•·▪●○◦‣–—*\-\uf0b7\uf075\uf0a7o]\s+(?=\S)")
_PAGE_MARK = re.compile(r"[-–—]?\s*(?:Seite:?\s*)?\d{1,3}\s*(?:(?:/|von)\s*\d{1,3})?\s*[-–—]?|\.{3,}|…|_{5,}|-{5,}")
_SIGNED = re.compile(
    r"(?:gez\.?\b|i\.\s?[VA]\.|In Vertretung|Im Auftrag|\([A-ZÄÖÜ][\w. -]{2,40}\)$|_{5,}|.{0,40}, (?:den |"
    r"im )?\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{4}$)"
)
_OFFICE = re.compile(
    r"(?:Der |Die )?(?:Erste[rn]? )?(?:Ober)?(?:[Bb]ürgermeister(?:in)?|Landrat|Landrätin|Beigeordnete[rn]?|"
    r"Kreisrat|Stadtrat|Stadträtin|Dezernent(?:in)?|Fraktionsvorsitzende[rn]?|Vorsitzende[rn]?|"
    r"Amtsleiter(?:in)?|Fachbereichsleiter(?:in)?|Erste Kreisrätin|Kreisbaurat)"
)
_TELLS_VOTE = re.compile(r"\(?(?:einstimmig|mehrheitlich|mit \d|bei \d|ja\b|ja-|dafür|\d+ )", re.IGNORECASE)
_VARIANT = re.compile(r"(?:Variante|Alternative|Option)\s*\w{0,3}", re.IGNORECASE)
_OF_BODY = re.compile(r"\b(?:des|der|für den|für die|an den|an die)\s+(.+)$")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    text: str
    left: float | None
    first: TextLine


def find(text: Text, outline: Outline) -> tuple[Mention[Resolution], ...]:
    """The resolutions in the order of the page; none for a paper that only informs or asks."""
    kind = paper_kind(text, outline)
    adopted = bool(_ADOPTED.search(kind))
    asks = bool(_NONE.search(kind)) and not adopted and not re.search(r"beschluss", kind, re.IGNORECASE)
    found = []
    for section in outline.of_role("resolution"):
        if asks and (section.kind != "proposed" or section.introduction or fold(kind).startswith("anfrage")):
            continue
        mention = _of_section(text, outline, section, adopted)
        if mention is not None:
            found.append(mention)
    if not found and _MOTION.search(kind) and not asks and not adopted:
        motion = _of_motion(text, outline)
        if motion is not None:
            found.append(motion)
    return tuple(found)


def paper_kind(text: Text, outline: Outline) -> str:
    """The printed kind of the paper, "" where none is."""
    labels = outline.labelled("paper_type")
    return text.string[labels[0].value.start : labels[0].value.end] if labels else ""


def _of_section(text: Text, outline: Outline, section: Section, adopted: bool) -> Mention[Resolution] | None:
    lines = [x for x in text.lines if x.body and section.body.start <= x.start < section.body.end]
    head = next((x for x in text.lines if x.start <= section.heading.start < x.end), None)
    lines = [x for x in lines if not _of_a_row(x, head)]
    first = _same_line(text, section)
    if first is not None:
        lines.insert(0, first)
    lines = _cut(text, outline, lines)
    paragraphs = list(_paragraphs(lines))
    if not paragraphs:
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
    variant = (
        _VARIANT.search(heading) if section.rule == "variant" or re.search(r"Variante|Alternative", heading) else None
    )
    start, end = paragraphs[0].start, paragraphs[-1].end
    resolution = Resolution(
        "adopted" if kind == "adopted" else "proposed",
        "\n\n".join(p.text for p in paragraphs),
        tuple(_items(paragraphs)),
        introduction,
        _proposer(heading) if not section.introduction else None,
        re.sub(r"\s+", " ", variant.group()).strip() if variant else None,
    )
    sure = section.confidence
    if len(resolution.text) > 6000:
        sure = min(sure, 0.7)
    return Mention(resolution, start, end, "section" if not section.introduction else "introduction", round(sure, 3))


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
    for line in lines:
        string = line.string
        if line.table is None and _PAGE_MARK.fullmatch(string):
            continue
        if line.block is not None and line.block.kind == "footnote":
            continue
        if kept and _follows(line):
            break
        kept.append(line)
    if len(kept) > 1 and _OFFICE.fullmatch(kept[-1].string):
        kept.pop()
        if kept[-1].string[-1] not in ".:;" and len(kept[-1].string.split()) <= 5:
            kept.pop()
    while kept and (_SIGNED.match(kept[-1].string) and len(kept[-1].string) <= 50 and kept[-1].first):
        kept.pop()
    return kept


def _follows(line: TextLine) -> bool:
    """Whether a line is what follows a resolution: a signature, the words of the vote, its result."""
    string = line.string
    if not line.first or len(string) > 160:
        return False
    if len(string) <= 60 and (_SIGNED.match(string) or _OFFICE.fullmatch(string)):
        return True
    if re.match(r"(?:Abstimmung(?:sergebnis)?|Beratungsergebnis|Ergebnis)\b", string):
        return True
    if votes(string) and _TELLS_VOTE.match(string):
        return True
    alone = line.last and len(string.split()) <= 4 and string[:1].isupper() and not _LABEL.match(string)
    return alone and is_result(string) and string.lower().startswith(_RESULTS)


_RESULTS = ("einstimmig", "mehrheitlich", "abgelehnt", "vertagt")


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[_Paragraph]:
    """Lines joined to paragraphs: a new one at a gap, a label or a bullet; a page break inside a sentence is no gap."""
    group: list[TextLine] = []
    for line in lines:
        if group and _begins(group, line):
            yield _paragraph(group)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group)


def _begins(group: Sequence[TextLine], line: TextLine) -> bool:
    last = group[-1]
    if _LABEL.match(line.string) and _is_label(group, line):
        return True
    if line.table is not None or last.table is not None:
        return line.table is not last.table or line.row != last.row
    if _BULLET.match(line.string) and not line.string.startswith("o ") and (line.first or last.string[-1] in ".:;,"):
        return True
    if not line.first:
        return False
    if (
        line.page == last.page
        and line.string[:1].islower()
        and last.string.rstrip()[-1:] not in ".:;!?,"
        and line.table is None
    ):
        return False  # a gap within a sentence is none
    if line.page != last.page:
        ended = last.string.rstrip()[-1:] in ".:!?;" or (
            last.string.rstrip()[-1:] in '"“”)' and line.string[:1].isupper()
        )
        goes_on = line.block is not None and line.block.continues
        return ended and not (goes_on and not last.string.rstrip().endswith((".", ":", ";")))
    return True


def _is_label(group: Sequence[TextLine], line: TextLine) -> bool:
    """A number at the head of a line is a label where a sentence could begin, not inside one ("am\n1. März")."""
    match = _LABEL.match(line.string)
    assert match is not None
    rest = line.string[match.end() :]
    if (
        re.match(
            r"(?:Januar|Februar|März|Marz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
            r"Quartal|Halbjahr|Lesung|Stufe|Bauabschnitt|\d)",
            rest,
        )
        and not line.first
    ):
        return False
    last = group[-1].string.rstrip()
    if line.first:
        return True
    if last.endswith((".", ":", ";", ",", "!", "?", ")", "und", "sowie", "oder", "“", '"')):
        return not (rest[:1].islower() and not re.match(r"[a-z]{1,2}\)|\(", match.group()))
    # a short line before it closed its paragraph
    return (
        len(last) < 60 and rest[:1].isupper() and match.group().strip()[-1] in ".)" and not last[-1:].islower()
    ) or len(last) < 45


def _paragraph(group: Sequence[TextLine]) -> _Paragraph:
    string = group[0].string
    for one, other in pairwise(group):
        del one
        if (
            string.endswith("-")
            and other.string[:1].islower()
            and not re.match(r"(?:und|oder|sowie|bzw|u\.)\b", other.string)
        ):
            string = string[:-1] + other.string
        else:
            string += " " + other.string
    string = re.sub(r"^[‚'|]\s?(?=[A-ZÄÖÜ])|(?<=[.:;])\s+[|_'‚]$", "", string)  # specks at the ends of a line
    return _Paragraph(group[0].start, group[-1].end, re.sub(r"[ \t]+", " ", string), group[0].left, group[0])


def _items(paragraphs: Sequence[_Paragraph]) -> Iterator[Item]:
    """The paragraphs that begin with a label, each with the unlabelled ones that follow it; levels by kind of label."""
    kinds: list[str] = []
    labelled = [(n, _LABEL.match(p.text)) for n, p in enumerate(paragraphs)]
    starts = [(n, m) for n, m in labelled if m is not None]
    if len(starts) == 1 and not starts[0][1].group("label").startswith(("1", "a", "A", "I", "(1")):
        return
    for at, (n, match) in enumerate(starts):
        label = match.group("label")
        kind = _kind(label, kinds)
        if kind in kinds:
            del kinds[kinds.index(kind) + 1 :]
        else:
            kinds.append(kind)
        stop = starts[at + 1][0] if at + 1 < len(starts) else len(paragraphs)
        own = [paragraphs[n].text[match.end() :]]
        last = n
        for more in range(n + 1, stop):
            if not _belongs(paragraphs[n], paragraphs[more], at + 1 < len(starts)):
                break
            own.append(paragraphs[more].text)
            last = more
        yield Item(label, "\n\n".join(own), len(kinds), paragraphs[n].start, paragraphs[last].end)


def _belongs(item: _Paragraph, more: _Paragraph, another_follows: bool) -> bool:
    """Whether an unlabelled paragraph is still the item's: bullets are, and what is set in like the item's text."""
    if _BULLET.match(more.text):
        return True
    if item.left is not None and more.left is not None:
        return more.left > item.left + 6
    return another_follows


def _kind(label: str, kinds: Sequence[str]) -> str:
    bare = label.strip("(). ")
    if re.fullmatch(r"\d+(?:\.\d+)+", bare):
        return f"1{'.1' * bare.count('.')}"
    if bare.startswith("§"):
        return "§"
    shape = "(" if label.startswith("(") else label[-1]
    if bare.isdigit():
        return "1" + shape
    if (len(bare) > 1 and not set(bare) - set("IVX")) or (
        bare in "IVX" and not ("A" + shape in kinds and bare not in ("I",))
    ):
        return "I" + shape
    if len(bare) == 2:
        return "aa"
    return ("a" if bare.islower() else "A") + shape


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
        if x.value.end < stop and text.page(x.value.start) in (None, 1) and x.value.start < text.body.end
    ]
    start = max(
        [*(s.heading.end for s in heads), *(x.value.end for x in labels if not x.key.startswith("column.")), 0],
        default=0,
    )
    if not start:
        return None
    lines = [x for x in text.lines if x.body and start <= x.start < stop]
    # rows of the Beratungsfolge stand between the head and the text
    while lines and (
        _row_like(lines[0].string)
        or lines[0].table is not None
        or (len(lines[0].string) < 25 and not _LABEL.match(lines[0].string))
    ):
        lines.pop(0)
    lines = _cut(text, outline, lines)
    while lines and re.match(r"(?:Sehr geehrte|Liebe[r]? |Mit freundlichen)", lines[0].string):
        lines.pop(0)
    paragraphs = list(_paragraphs(lines))
    if not paragraphs:
        return None
    resolution = Resolution("proposed", "\n\n".join(p.text for p in paragraphs), tuple(_items(paragraphs)))
    sure = 0.65 if outline.of_role("reasons", "facts") else 0.5
    return Mention(resolution, paragraphs[0].start, paragraphs[-1].end, "between head and reasons", sure)


def _row_like(string: str) -> bool:
    return (
        bool(re.search(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}", string))
        and len(string) < 90
        and bool(bodies.parse(string) or len(string) < 40)
    )
