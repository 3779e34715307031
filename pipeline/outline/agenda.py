"""A line that names an item of the agenda goes in; its number, its name and the number of its paper come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import UNFINISHED

ITEM = re.compile(
    r"(?:[Zz]u )?(?P<word>T[Oo][Pp]|Tagesordnungspunkt|Punkt|TO-Punkt):?\s*"
    r"(?P<item>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}\s?[a-z]?)(?![.,]?\d)(?: der Tagesordnung)?"
    r"(?:(?:\s*[:–.)-]\s*|\s+)(?=[A-ZÄÖÜ„\"\d])|$)"
)
_NUMBER_AT_END = re.compile(r"(?=.*\d)(?:[A-ZÄÖÜ]{1,6}[/ -]?)?[\dIVXL]{1,6}(?:[/-][\dA-ZÄÖÜ]{1,6}){1,4}")
_PAPER_BEHIND = re.compile(
    r"\s*[-–,(]{0,2}\s*(?:Vorlage|Drucksache|DS|Drs\.?|Vorl\.?)(?:[- ]?Nr\.?)?:?\s*"
    r"(?P<number>(?=\S*\d)[\w./-]{3,20})\)?$"
)


_WORD = re.compile(r"(?:[Zz]u )?(?P<word>TOP|Top|TO-Punkt|Punkt|Tagesordnungspunkt)\b:?\s*")
_ITEM_ALONE = re.compile(r"(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}\.?")


def begins(lines: Sequence[TextLine], i: int) -> bool:
    """Whether line ``i`` names an item of the agenda, its number behind the word or below it."""
    return ITEM.match(lines[i].string) is not None or _is_parted(lines, i)


def _is_parted(lines: Sequence[TextLine], i: int) -> bool:
    """Whether the word of an item stands over its number in a narrow column, its name in two lines beside both."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    word = _WORD.match(line.string)
    if word is None or below is None or below.page != line.page or len(below.pieces) != 2 or len(line.pieces) > 2:
        return False
    number = below.string[: below.pieces[0].end - below.start]
    return _ITEM_ALONE.fullmatch(number) is not None and len(line.string) - word.end() >= 8


def _parted(lines: Sequence[TextLine], i: int) -> Iterator[Label]:
    line, below = lines[i], lines[i + 1]
    word = _WORD.match(line.string)
    assert word is not None
    head = Span(line.start, line.start + word.end("word"))
    yield Label("session_item", head, below.pieces[0], "item of the agenda", 0.85)
    yield Label("name", head, Span(line.start + word.end(), below.end), "item of the agenda", 0.8)


def _follows(line: TextLine, below: TextLine) -> bool:
    return close_below(line, below) if line.box is not None else not below.first


def labels(lines: Sequence[TextLine], i: int) -> Iterator[Label]:
    """An item of the agenda with what it is called ("TOP 5: Neue Bänke") and the number of the paper behind.

    What it is called goes on in the lines below where its line ends in the middle of a phrase.
    """
    line = lines[i]
    match = ITEM.match(line.string)
    if match is None:
        yield from _parted(lines, i)
        return
    head = Span(line.start, line.start + match.end("item"))
    yield Label(
        "session_item",
        Span(line.start, line.start + match.end("word")),
        Span(line.start + match.start("item"), head.end),
        "item of the agenda",
        0.9,
    )
    number = line.pieces[-1]
    numbered = len(line.pieces) > 1 and number.start >= head.end
    numbered = numbered and bool(_NUMBER_AT_END.fullmatch(line.string[number.start - line.start :]))
    if numbered:
        yield Label("reference", head, number, "item of the agenda", 0.8)
    last = line.pieces[-2] if numbered else number
    start, end = line.start + match.end(), last.end
    behind = _PAPER_BEHIND.search(line.string[: end - line.start])
    if behind:  # "Ausbau der Gartenstraße (Vorlage 2031/055)"
        told = Span(line.start + behind.start("number"), line.start + behind.end("number"))
        yield Label("reference", head, told, "item of the agenda", 0.8)
        end = line.start + behind.start()
    if end - start >= 8:
        if end == line.end:
            for below in lines[i + 1 : i + 4]:
                if not (
                    (UNFINISHED.search(line.string) or line.string.endswith(";"))
                    and _follows(line, below)
                    and below.bold == line.bold
                ):
                    break
                line, end = below, below.end
        yield Label("name", head, Span(start, end), "item of the agenda", 0.82)
