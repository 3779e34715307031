"""A text and its outline go in; what the box of the finance says comes out: effects or none, and how they are covered.

The amounts of the box are among the amounts, each with the heading of the section it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.head_words import flat
from pipeline.fields.ticks import boxes, ticked
from pipeline.german import amounts
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
_YES = re.compile(r"ja\b", re.IGNORECASE)
_COVER_HEADING = re.compile(r"deckung|gegenfinanzierung", re.IGNORECASE)
_COVER = re.compile(
    r"^[ \t]*(?:Deckungsvorschlag|Deckungsnachweis|Deckung|Gegenfinanzierung|Finanzierung)(?: durch)?\s*:[ \t]*"
    r"(?P<value>[^\n\f]{3,200})$",
    re.MULTILINE,
)
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
    if m := _NONE_TOLD.match(bare):
        yield Mention(False, start, start + m.end(), "told in a sentence", 0.75)
    elif any(m.value.amount for m in amounts.parse(told)):
        yield Mention(True, section.heading.start, section.heading.end, "a sum in the box", 0.7)


def _ticked(string: str, at: int) -> Mention[bool] | None:
    """The ticked one of "ja" and "nein" on the first line that has both; None where not exactly one is ticked.

    ``at`` is where the string stands.
    """
    for line in re.finditer(r"[^\n]+", string):
        if box := ticked(line[0], _BOXES, lambda word: word.lower() == "ja"):
            start = at + line.start()
            return None if box.value is None else Mention(box.value, start + box.start, start + box.end, _TICKED, 0.9)
    return None


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
        for m in _COVER.finditer(text.string, start, end):
            if not re.search(r"[☐□]", m["value"]) and not _NONE.match(m["value"]):
                yield Mention(flat(m["value"]), m.start("value"), m.end("value"), "label in the box", 0.8)
