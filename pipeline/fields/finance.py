"""A text and its outline go in; what the box of the finance says comes out: effects or none, and how they are covered.

The amounts of the box are among the amounts, each with the heading of the section it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.head_words import flat
from pipeline.fields.ticks import EMPTY, TICK, boxes, ticked
from pipeline.german import amounts, nlp
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline, Section
from pipeline.model.text import Text

_TICKED = "ticked box"
_BOXES = boxes(r"\b(?P<word>ja|nein|keine)\b")
_NONE = re.compile(
    r"(?:keine?\b(?!\s+(?:zusätzlichen|weiteren|höheren))|entfällt|nein\b|ohne\b|\./\.|0,00|-+\s*$"
    r"|es (?:entstehen|ergeben sich)\s+keine|(?:hat|haben) keine)",
    re.IGNORECASE,
)
_NONE_TOLD = re.compile(
    r"[^.!?\n]{0,80}\bkeine(?:rlei|n)?\b(?!\s+(?:zusätzlichen|weiteren|höheren))[^.!?\n]{0,30}"
    r"\b(?:Auswirkungen|Kosten|Ausgaben|Aufwendungen|Folgekosten)\b[^.!?\n]{0,60}[.!]"
)
_NEUTRAL = re.compile(
    r"[^.!?\n]{0,80}\b(?:(?:kosten|haushalts|aufkommens)neutral\b|(?:Kosten|Ausgaben|Aufwendungen|Auswirkungen|Haushalt"
    r"|(?:Haushalts|Finanz)?[Mm]ittel)\b[^.!?\n]{0,60}\b(?:sich\s+nicht(?=[.\s]*$|[.]\s)|nicht\s+(?:an\b|benötigt"
    r"|erforderlich|notwendig|zu\s+erwarten|gegeben|verbunden|belastet)))[^.!?\n]{0,20}(?:[.!]|$)"
    r"|(?:nicht\s+gegeben|0(?:,(?:00|-{1,2}|–))?\s?(?:€|EUR|Euro))\s*$",
    re.MULTILINE,
)
_COSTS = re.compile(
    r"[^.!?\n]{0,60}\b(?:entstehen|entsteht|fallen|fällt)\b(?:(?!\b(?:keine|nicht)\b)[^.!?\n]){0,60}"
    r"\b(?:\w*[Kk]osten|Aufwendungen|Ausgaben|Aufwand)\b"
)
_YES = re.compile(r"ja\b(?![^\n]*\bnein\b)", re.IGNORECASE)
_ANSWER = re.compile(r"(?<!\w)(?:(?P<ja>ja)|(?P<nein>nein)|(?P<tick>[xX☒✗✓]))(?!\w)(?P<colon>\s?:)?", re.IGNORECASE)
_STATEMENT = re.compile(
    rf"(?:(?P<tick>[\[(]\s?{TICK}\s?[\])]|[☒☑✓✗■])|{EMPTY.pattern}|○)\s*(?P<word>[^☒☑✓✗■☐□○\n]{{4,90}})"
)
_NO_EFFECT = re.compile(
    r"^\W*(?:keine?r?\b(?!\s+(?:\w+\s)?(?:[Ff]olge|weiter|zusätzl))|nein\b|entfällt|ohne\b)|neutral\b"
    r"|\bkeine(?:rlei)?\s(?:finanziellen?\s)?(?:Kosten|Auswirkungen|Ausgaben|Aufwendungen)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"^(?!.*\b(?:keine?n?|nicht)\b).*\b(?:ja|(?:\w*[Kk]osten|Auswirkungen|Ausgaben|Aufwendungen|Mittel|Einnahmen|Erträge))\b"
)
_COVER_HEADING = re.compile(r"deckung|gegenfinanzierung", re.IGNORECASE)
_COVER = re.compile(
    r"^[ \t]*(?:Deckungsvorschlag|Deckungsnachweis|Deckung|Gegenfinanzierung|Finanzierung)(?: durch)?\s*:[ \t]*"
    r"(?P<value>[^\n\f]{3,200})$",
    re.MULTILINE,
)
_COVER_TOLD = re.compile(
    r"(?:(?:\w*[Mm]ittel|\w*[Aa]nsatz|\w*[Aa]nsätze|\w*[Kk]osten)\b.*\b(?:bereit|zur\s+Verfügung|veranschlagt|eingeplant"
    r"|eingestellt|vorhanden|etatisiert|bereitgestellt|bereitzustellen|gedeckt)\b"
    r"|\b(?:Deckung|Finanzierung|Gegenfinanzierung)\s+(?:erfolgt|ist|wird|durch|aus|über)\b|^[Gg]edeckt\s+(?:aus|durch|über)\b)",
    re.DOTALL,
)
"""A sentence that tells how money is found ("Die Mittel stehen im Produkt 5.4.1 bereit")."""
_NOT_COVERED = re.compile(r"\b(?:nicht|keine?n?|noch\s+offen)\b|[☐☒]", re.IGNORECASE)
_MOST = 200  # letters of the words on cover


def effects(text: Text, outline: Outline) -> Iterator[Mention[bool]]:
    """Whether the paper has financial effects: by a ticked box, by ``keine`` or ``ja``, less surely by a sum."""
    for section in outline.of_role("finance"):
        heading = text.string[section.heading.start : section.heading.end]
        if _COVER_HEADING.search(heading) and "uswirkung" not in heading:
            continue
        start, end = section.heading.start, min(section.body.end, section.body.start + 400, text.body.end)
        box = _ticked(text.string[start:end], start)
        if box is not None:
            yield box
            continue
        yield from _in_words(text, section, end)


def _in_words(text: Text, section: Section, end: int) -> Iterator[Mention[bool]]:
    told = text.string[section.body.start : end]
    bare = told.lstrip(" :\n\t-–")
    start = section.body.start + len(told) - len(bare)
    for pattern, value in ((_NONE, False), (_YES, True)):
        match = pattern.match(bare)
        if match and not re.match(r"\W*[☐□\[(]|\s*/\s*nein", bare[match.end() :]):
            yield Mention(value, start, start + match.end(), "words of the box", 0.85)
            return
    if m := _NONE_TOLD.match(bare) or _NEUTRAL.match(bare):
        yield Mention(False, start, start + m.end(), "told in a sentence", 0.75)
    elif any(m.value.amount for m in amounts.parse(told)):
        yield Mention(True, section.heading.start, section.heading.end, "a sum in the box", 0.7)
    elif m := _COSTS.match(bare):
        yield Mention(True, start, start + m.end(), "told in a sentence", 0.7)


def _statements(string: str, at: int) -> Mention[bool] | None:
    """The one ticked of several statements with boxes ("☒ keine Kosten ☐ Kosten in Höhe von …")."""
    told = [m for m in _STATEMENT.finditer(string) if _EFFECT.search(m["word"]) or _NO_EFFECT.search(m["word"])]
    chosen = [m for m in told if m["tick"]]
    if len(chosen) != 1:
        return None
    value = _NO_EFFECT.search(chosen[0]["word"]) is None
    return Mention(value, at + chosen[0].start(), at + chosen[0].end(), _TICKED, 0.8)


def _crossed(line: str, at: int) -> Mention[bool] | None:
    """What a cross without a box says beside "ja" and "nein" on one line; None where it may stand for either."""
    told = list(_ANSWER.finditer(line))
    kinds = ["ja" if m["ja"] else "nein" if m["nein"] else "tick" for m in told]
    if sorted(kinds) != ["ja", "nein", "tick"]:
        return None
    cross = kinds.index("tick")
    chosen = told[1] if cross == 0 else told[1] if cross == 2 else told[0]
    if cross == 1 and not told[0]["colon"]:
        left, right = told[1].start() - told[0].end(), told[2].start() - told[1].end()
        if max(left, right) < 3 * min(left, right):
            return None
        chosen = told[0] if left < right else told[2]
    return Mention(chosen["ja"] is not None, at + told[0].start(), at + told[-1].end(), _TICKED, 0.75)


def _ticked(string: str, at: int) -> Mention[bool] | None:
    """The ticked one of "ja" and "nein" on the first line that has both; None where not exactly one is ticked.

    ``at`` is where the string stands.
    """
    for line in re.finditer(r"[^\n]+", string):
        if box := ticked(line[0], _BOXES, lambda word: word.lower() == "ja"):
            start = at + line.start()
            return None if box.value is None else Mention(box.value, start + box.start, start + box.end, _TICKED, 0.9)
        if crossed := _crossed(line[0], at + line.start()):
            return crossed
    return _statements(string, at)


def cover(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """How the money is found, in the words of the paper: behind its label in the box, or below its own heading."""
    for section in outline.of_role("finance"):
        start, end = section.body.start, min(section.body.end, text.body.end)
        heading = text.string[section.heading.start : section.heading.end]
        if _COVER_HEADING.search(heading) and "uswirkung" not in heading:
            told = text.string[start:end].strip(" :\n\t\f").split("\n\n")[0]
            if re.search(r"[^\W\d_]{3}", told) and len(told) <= _MOST and not _NONE.match(told):
                first = text.string.index(told, start)
                yield Mention(flat(told), first, first + len(told), "below its heading", 0.75)
            continue
        labelled = False
        for m in _COVER.finditer(text.string, start, end):
            if not re.search(r"[☐□]", m["value"]) and not _NONE.match(m["value"]):
                labelled = True
                yield Mention(flat(m["value"]), m.start("value"), m.end("value"), "label in the box", 0.8)
        if not labelled:
            yield from _cover_told(text.string[start:end], start)


def _cover_told(string: str, at: int) -> Iterator[Mention[str]]:
    """The first sentence that tells how the money is found, as printed."""
    for begin, stop in nlp.sentences(string):
        told = string[begin:stop].strip(" :\n\t\f–-")
        if len(told) <= _MOST and _COVER_TOLD.search(told) and not _NOT_COVERED.search(told):
            first = at + string.index(told, begin)
            yield Mention(flat(told), first, first + len(told), "told in a sentence", 0.65)
            return
