"""A line that names an item of the agenda goes in; its number, its name and the number of its paper come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.german import minutes
from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import UNFINISHED

ITEM = re.compile(
    r"(?:[Zz]u )?(?P<word>T[Oo][Pp]|Tagesordnungspunkt|Punkt|TO-Punkt):?\s*"
    r"(?P<item>(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}\s?[a-z]?)(?![.,]?\d)(?: der Tagesordnung)?"
    r"(?:(?:\s*[:–.)-]\s*|\s+)(?=[A-ZÄÖÜ„\"\d])|$)"
)
_ITEM_OF_EXTRACT = re.compile(
    r"(?P<word>)(?P<item>[ÖN]\s?\d{1,3}(?:\.\d{1,2}){0,2}|\d{1,3}\.\d{1,2}(?:\.\d{1,2})?)\.?:?\s+(?=[A-ZÄÖÜ„\"\d])"
)
"""An item that an extract prints without a word before it ("Ö 6.2 Haushalt", "6.2 Haushalt")."""
_BARE_BEHIND = re.compile(
    r"\s+(?:[-–(]\s*|(?=[^/\s]{1,8}/[^/\s]{1,6}/))"
    r"(?P<number>(?=\S*\d)(?:[A-ZÄÖÜ]{1,6}[/ -]?)?[\dIVXL]{1,6}(?:[/-][\dA-ZÄÖÜ]{1,6}){1,4})\)?$"
)
"""The number of a paper behind its name and a dash ("Haushalt 2031 – 2031/0175/1"), of three parts a blank alone."""
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)[/-](?P<next>(?:19|20)?\d\d)")
_NUMBER_AT_END = re.compile(r"(?=.*\d)(?:[A-ZÄÖÜ]{1,6}[/ -]?)?[\dIVXL]{1,6}(?:[/-][\dA-ZÄÖÜ]{1,6}){1,4}")
_PAPER_BEHIND = re.compile(
    r"\s*[-–,(]{0,2}\s*(?:Vorlage|Drucksache|DS|Drs\.?|Vorl\.?)(?:[- ]?Nr\.?)?:?\s*"
    r"(?P<number>(?=\S*\d)[\w./-]{3,20})\)?$"
)


_WORD = re.compile(r"(?:[Zz]u )?(?P<word>TOP|Top|TO-Punkt|Punkt|Tagesordnungspunkt)\b:?\s*")
_ITEM_ALONE = re.compile(r"(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}\.?")


def line_of_extract(lines: Sequence[TextLine], kinds: Sequence[tuple[int, str]]) -> int | None:
    """The line in which a paper calls itself an extract from minutes, or minutes: that of its kind (``kinds``, each
    with its line), else one of the first lines that begins with it."""
    titles = (i for i, line in enumerate(lines[:_HEAD]) if line.body and minutes.OF_MINUTES.match(line.string))
    return next((i for i, kind in kinds if minutes.is_extract(kind)), next(titles, None))


def begins(lines: Sequence[TextLine], i: int, kind: int | None) -> bool:
    """Whether line ``i`` names an item of the agenda, its number behind the word or below it; ``kind`` as in
    ``item``."""
    return item(lines, i, kind) is not None or _is_parted(lines, i)


def item(lines: Sequence[TextLine], i: int, kind: int | None) -> re.Match[str] | None:
    """The item with which line ``i`` begins; below the line ``kind``, where the paper calls itself an extract from
    minutes (None for others), no word need stand before it."""
    hit = ITEM.match(lines[i].string)
    if hit is not None or kind is None or not kind < i <= _HEAD:
        return hit
    hit = _ITEM_OF_EXTRACT.match(lines[i].string)
    if hit is not None and not (lines[i].first or hit["item"][0] in "ÖN"):
        return None
    return hit


_HEAD = 20  # lines in which an extract tells its item


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


def _bare_number(named: str) -> re.Match[str] | None:
    hit = _BARE_BEHIND.search(named)
    years = _YEARS.fullmatch(hit["number"]) if hit is not None else None
    if years is not None and int(years["next"][-2:]) == (int(years["first"][-2:]) + 1) % 100:
        return None  # "Haushalt – 2031/2032"
    return hit


def labels(lines: Sequence[TextLine], i: int, kind: int | None) -> Iterator[Label]:
    """An item of the agenda with what it is called ("TOP 5: Neue Bänke") and the number of the paper behind.

    What it is called goes on in the lines below where its line ends in the middle of a phrase. ``kind`` as in ``item``.
    """
    line = lines[i]
    match = item(lines, i, kind)
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
    named = line.string[: end - line.start]
    behind = _PAPER_BEHIND.search(named) or _bare_number(named)
    if behind:  # "Ausbau der Gartenstraße (Vorlage 2031/055)"
        told = Span(line.start + behind.start("number"), line.start + behind.end("number"))
        yield Label("reference", head, told, "item of the agenda", 0.8)
        end = line.start + behind.start()
    if end - start >= 8:
        if end == line.end:
            whole = line.string[start - line.start :]
            for below in lines[i + 1 : i + 4]:
                opened = UNFINISHED.search(line.string) or line.string.endswith(";") or _DASHED.match(below.string)
                if not (opened and _follows(line, below) and below.bold == line.bold):
                    break
                whole += "\n" + below.string
                line, end = below, below.end
            behind = _PAPER_BEHIND.search(whole) or _bare_number(whole) if line is not lines[i] else None
            if behind:
                told = Span(start + behind.start("number"), start + behind.end("number"))
                yield Label("reference", head, told, "item of the agenda", 0.8)
                end = start + behind.start()
        yield Label("name", head, Span(start, end), "item of the agenda", 0.82)
    elif i + 1 < len(lines) and lines[i + 1].page == line.page and not line.string[match.end("item") :].strip(" .:"):
        below = lines[i + 1]
        behind = _PAPER_BEHIND.search(below.string) or _bare_number(below.string)
        if behind and behind.start() >= _NAME:  # the item stands alone above its name and number
            told = Span(below.start + behind.start("number"), below.start + behind.end("number"))
            yield Label("reference", head, told, "item of the agenda", 0.8)
            yield Label("name", head, Span(below.start, below.start + behind.start()), "item of the agenda", 0.8)


_DASHED = re.compile(r"[-–]\s?\S*\d\S*$")
"""A line that holds the number of the paper behind its dash."""


def parted(labels: Sequence[Label], string: str) -> Iterator[Label]:
    """The ``labels`` of an extract, its name without the item before it and the number behind it ("Betreff: Ö 6.2
    Haushalt – 2031/0175/1"), which are labels of their own; ``string`` is that of the paper."""
    keys = {label.key for label in labels if label.value.start < label.value.end}
    for label in labels:
        named = string[label.value.start : label.value.end]
        if label.key != "name" or label.rule == "item of the agenda":
            yield label
            continue
        start, end = label.value
        lead = _ITEM_OF_EXTRACT.match(named) or ITEM.match(named)
        if lead is not None and len(named) - lead.end() >= _NAME:
            start += lead.end()
            if "session_item" not in keys:
                told = Span(label.value.start + lead.start("item"), label.value.start + lead.end("item"))
                yield Label("session_item", label.label, told, "item before the name", 0.85)
        behind = _PAPER_BEHIND.search(named) or _bare_number(named)
        if behind is not None and behind.start() >= _NAME and start < label.value.start + behind.start():
            end = label.value.start + behind.start()
            if "reference" not in keys:
                told = Span(label.value.start + behind.start("number"), label.value.start + behind.end("number"))
                yield Label("reference", label.label, told, "number behind the name", 0.8)
        sure = label.confidence if (start, end) == tuple(label.value) else min(label.confidence, 0.88)
        yield replace(label, value=Span(start, end), confidence=sure)


_NAME = 8  # letters of a name at least
