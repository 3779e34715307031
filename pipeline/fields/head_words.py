"""What the fields of a paper's head have in common: values of labels as mentions, the printed kind, place and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.german import bodies, minutes
from pipeline.model.mention import Mention
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Span, Text

_PLACE_DATE = re.compile(
    r"(?:(?:D[ -])?\d{4,5}\s+)?(?P<place>[A-ZÄÖÜ][\wäöüß.()/]+"
    r"(?:[ -][A-ZÄÖÜa-zäöü(][\wäöüß.()/]*){0,5}),?\s+(?:den\s+|d\.\s?|am\s+|"
    r"im\s+)?(?P<date>(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9}\.?)\s?\d{2,4}))\.?"
)


def place_date(string: str) -> re.Match[str] | None:
    """Place and date, and nothing beside them ("Musterstadt, den 4. März 2031"), as groups ``place`` and ``date``."""
    hit = _PLACE_DATE.fullmatch(string) if len(string) <= 100 else None
    return hit if hit and not _IN_SENTENCE.search(hit["place"]) else None


_IN_SENTENCE = re.compile(
    r"^(?:Der|Die|Das|Dies|Es|Ein|Eine|Er|Sie|Wir)\s|\s(?:zum|zur|vom|von|bis|ab|seit|für)$|"
    r"\s(?!(?:a|an|am|auf|bei|d|dem|den|der|die|i|im|in|ob|o|unter|v|vor|von|zu|zum|zur|und|bayer)\b)[a-zäöü]"
)
"""What no place has: a subject before it, a word in small letters that parts no name ("… beginnt am 4. März"), or one
that leads to the day ("Gebühren zum 01.01.2031")."""


def flat(string: str) -> str:
    return bodies.clean(string)


def in_column(text: Text, label: Label) -> str:
    """The value of a label over several lines, each line without what stands in other columns beside it."""
    start, end = label.value
    parts, at = [], -1  # no column where the value begins between two
    for line in text.lines:
        if line.start >= end or line.end <= start:
            continue
        own = next((p for p in line.pieces if p.start <= start < p.end), None)
        if line.start <= start and own is not None:
            at = line.pieces.index(own)
        pieces = line.pieces if len(line.pieces) > 1 and line.end <= end else ()
        part = _below(text, pieces, start) if line.start > start else None
        part = part or (pieces[at] if 0 <= at < len(pieces) else Span(line.start, line.end))
        parts.append(text.string[max(part.start, start) : min(part.end, end)])
    return "\n".join(parts)


def _below(text: Text, pieces: Sequence[Span], start: int) -> Span | None:
    """The only one of the columns that has the left edge of the word at ``start``; None where the page tells none."""
    edge = text.boxes(start, start + 1)
    edges = [text.boxes(p.start, p.start + 1) for p in pieces] if edge else []
    near = [p for p, box in zip(pieces, edges, strict=False) if box and abs(box[0].box.left - edge[0].box.left) < _EDGE]
    return near[0] if len(near) == 1 else None


_EDGE = 4.0
"""Points that the left edges of a column's lines are apart at most."""
_SPACED = re.compile(r"(?:\w )+\w")


def paper_kind(text: Text, outline: Outline) -> str:
    """The printed kind of the paper, "" where none is."""
    labels = outline.labelled("paper_type")
    kind = value(text, labels[0]) if labels else ""
    return kind.replace(" ", "") if _SPACED.fullmatch(kind) else kind  # "A u s z u g"


def is_extract(text: Text, outline: Outline) -> bool:
    """Whether the paper calls itself an extract from minutes, or minutes."""
    return minutes.is_extract(paper_kind(text, outline))


def value(text: Text, label: Label) -> str:
    return text.string[label.value.start : label.value.end]


def plain(text: Text, label: Label, string: str, sure: float) -> Mention[str]:
    if text.reading_confidence(*label.value) < 1:
        string = string.replace(" -- ", " – ")  # a dash that an engine read as two
    return Mention(flat(string), label.value.start, label.value.end, label.rule, round(max(sure, 0.2), 3))
