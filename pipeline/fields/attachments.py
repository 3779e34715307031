"""A text goes in; the attachments that the paper lists come out, one entry each, without bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_BULLET = re.compile(
    r"(?:[-–]\s*\d{1,2}\s*[-–]|[-–•▪●○*·\uf0b7\uf0a7]|\(?\d{1,2}[.)]|\d{1,2}\s[-–](?=\s[A-ZÄÖÜ])|[a-zA-Z]\)|[IVX]{1,4}[.)]|e(?=\s[A-ZÄÖÜ]))\s+"
)
_NUMBERED = re.compile(r"(?:Anlage|Anhang)(?:n)?\s*(?:Nr\.\s*)?[\dIVX]+[a-z]?(?:\.\d+)?(?:\b|(?=_))\s*[_:.)–-]?\s*")
_NUMBERED_LINE = re.compile(r"^\s*(?:Anlage|Anhang)\s*\d", re.MULTILINE)
_COUNTED = re.compile(r"\s+\(?(?P<number>\d{1,2})[.)]\s+(?=[A-ZÄÖÜ])")
_NOUN = re.compile(r"\s*[A-ZÄÖÜ][\w-]{3,40}\s*")
_SIGNED = re.compile(r"gez\.|[Ii]n Vertretung|[Ii]m Auftrag|i\.\s?[VA]\.|\([A-ZÄÖÜ][\w. -]+\)$")
_OFFICE = re.compile(
    r"(?:Der |Die )?(?:Erster? )?\w*"
    r"(?:[Ll]andrat|[Ll]andrätin|[Bb]ürgermeister(?:in)?|[Dd]ezernent(?:in)?|[Aa]mtsleiter(?:in)?|[Dd]irektor(?:in)?)$"
)
_LINE = re.compile(r"[^\n\f]*[^\s][^\n\f]*")
_POINTS = re.compile(r"(?:siehe|s\.|vgl\.|lieg(?:t|en)|wie|w[ie]rd(?:en)?|sind|ist|können|kann)\s")
"""What only tells where the attachments are."""
_LISTED = re.compile(
    r"(?:^|(?<=\n))Anlage[ ](?P<number>\d{1,2})\b[ \t]*[:–-]?[ \t]+(?=\S)(?P<name>[^\n\f]{3,160})(?:\n{1,2}|$)"
)
_NAME = re.compile(r"(?:(?:Prof|Dr)\.\s){0,2}[A-ZÄÖÜ][a-zäöüß]+(?:\s[A-ZÄÖÜ][\w.-]+){1,2}")
_LIKE_A_NAME = 0.55
_ROW = 160  # letters of attachments in a row
_NONE = re.compile(r"(?:keine[rn]?|ohne|entfällt|nein|\./\.|-+|–|—|/)\.?$", re.IGNORECASE)


def find(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """The entries of the lists of attachments; nothing where the list says that there are none."""
    sections = outline.of_role("attachments")
    for section in sections:
        start, end = section.body
        heading = text.string[section.heading.start : start + 12]
        if re.match(r"(?:Anlage|Anhang)\s*\d", heading) and not _NUMBERED_LINE.search(text.string, start, end):
            continue  # the head of an annex, not a list
        end = min(end, text.body.end)
        yield from _entries(text.string, start, end)
    if not sections:
        yield from _without_heading(text.string[: text.body.end])


def _without_heading(string: str) -> Iterator[Mention[str]]:
    """Lines below one another that count their annexes ("Anlage 1: Lageplan"), two or more from the first on."""
    run: list[re.Match[str]] = []
    for m in _LISTED.finditer(string):
        follows = bool(run) and m.start() == run[-1].end() and int(m["number"]) == len(run) + 1
        if not follows and len(run) > 1:
            break
        run = [*run, m] if follows else [m] if m["number"] == "1" else []
    for m in run if len(run) > 1 else ():
        value = re.sub(r"\s+", " ", m["name"]).strip(" ;,")
        yield Mention(value, m.start("name"), m.end("name"), "list without a heading", 0.75)


def _entries(string: str, start: int, end: int) -> Iterator[Mention[str]]:
    """Each line is an entry; a line without a mark goes on from a marked one before it in the same block.

    What stands on the next page, where the list has no marks, is the first of the annexes; a name above an
    office is the signature.
    """
    entries: list[tuple[int, int, bool]] = []
    last, block = start, 0
    for m in _LINE.finditer(string, start, end):
        bare, between = m[0].strip(), string[last : m.start()]
        begin, last = m.start() + m[0].index(bare), m.end()
        page = "\f" in between
        gap = page or between.count("\n") > 1
        marked = bool(_BULLET.match(bare) or _NUMBERED.match(bare))
        office = _OFFICE.match(bare)
        if office or _SIGNED.match(bare):
            alone = block == len(entries) - 1
            if not gap and len(entries) > 1 and not entries[-1][2]:
                named = office and _NAME.fullmatch(string, *entries[-1][:2])  # no space left to sign in
                entries = entries[:-1] if alone or named else entries
            break
        if entries and not gap and not marked and (entries[-1][2] or bare[0].islower()):
            entries[-1] = (entries[-1][0], begin + len(bare), entries[-1][2])
            continue
        if entries and ((gap and not marked and entries[-1][2]) or (page and not (marked and entries[-1][2]))):
            break  # what stands below the list and apart from it is no entry
        if gap:
            block = len(entries)
        entries.append((begin, begin + len(bare), marked))
    counted = len(entries) > 1 and all(
        re.match(rf"0?{n}\s+\D", string[first:last]) for n, (first, last, _) in enumerate(entries, 1)
    )
    for first, last, marked in entries[:60]:
        printed = string[first:last]
        bullet = _BULLET.match(printed) or (re.match(r"\d+\s+", printed) if counted else None)
        begin = first + (bullet.end() if bullet else 0)
        named = _NUMBERED.match(string, begin, last)
        begin = named.end() if named and named.end() < last else begin
        believed = 0.9 if marked else _LIKE_A_NAME if _is_named(string, entries, first, last) else 0.8
        for head, tail, sure in _parts(string, begin, last, believed):
            value = re.sub(r"\s+", " ", string[head:tail]).strip(" ;,‚|_")
            if (
                re.search(r"[^\W\d_]{2}", value)
                and not _POINTS.match(value)
                and not _NONE.fullmatch(value)
                and len(value) <= 250
            ):
                yield Mention(value, head, tail, "list of attachments", sure)


def _is_named(string: str, entries: list[tuple[int, int, bool]], first: int, last: int) -> bool:
    """Whether the last entry, set apart from those above it, may be the name of who signs."""
    if len(entries) < 2 or first != entries[-1][0] or string[entries[-2][1] : first].count("\n") < 2:
        return False
    return _NAME.fullmatch(string[first:last]) is not None


def _parts(string: str, start: int, end: int, sure: float) -> Iterator[tuple[int, int, float]]:
    """The entries of one line: several where it counts on (``1. Lageplan 2. Satzung``), or, less surely, where commas
    part single nouns."""
    at = start
    for number, m in enumerate(_COUNTED.finditer(string, start, end), 2):
        if int(m["number"]) != number:
            break
        yield at, m.start(), sure
        at = m.end()
    if at == start and ";" in string[at:end] and len(string[at:end]) <= _ROW:  # "Lageplan; Entwurf der Satzung"
        for word in string[at:end].split(";"):
            yield at, at + len(word), min(sure, 0.8)
            at += len(word) + 1
        return
    words = string[at:end].split(",")
    if at == start and len(words) > 1 and all(map(_NOUN.fullmatch, words)):
        for word in words:
            yield at, at + len(word), min(sure, 0.65)
            at += len(word) + 1
        return
    yield at, end, sure
