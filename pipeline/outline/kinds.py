"""Lines go in; the printed kinds of paper ("Beschlussvorlage") come out, with what stands behind one: number, sender,
title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.german import status
from pipeline.german.fold import fold, nearest
from pipeline.german.offices import holder, sender
from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import DATE, NUMBER, STATUS, VERBS, ends, holds_body
from pipeline.templates import Template

_HEAD = 24  # lines of page 1 in which the kind stands
_NUMBERED = re.compile(
    r"Nr[.,]?\s\d(?!\S)|(?:Nr[.,]?|Nummer|DS|Drs\.?|Drucksache(?:\s?Nr\.)?|Vorlage\s?Nr\.)?\s*"
    r"(?:[A-Z]{1,4}\s)?(?=\S*\d)[\w./\-–]{2,30}(?: \d\. \w+)?"
)
_PURPOSE = re.compile(
    r"(?:zur|zum|zu|für (?:den|die|das)|an (?:den|die|das|Rat)|gemäß|gem\.|nach|vom|in der|im|über die)\s+"
    r"(?=§|\d|.{0,40}(?:[Ss]itzung|Rat\b|[a-z]rat(?:e?s)?\b|tag(?:e?s)?\b|[Aa]ussch|versammlung|vertretung|Bürgerschaft"
    r"|Senat|Vorlage|Drucksache|Tagesordnung|TOP|DS|Antrag|Geschäftsordnung|Haushalt|Gemeinde|Stadt\b))",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:auf|betreffend|bezüglich|wegen|zum Thema)\s+(?:[A-ZÄÖÜ]|\w+\s[A-ZÄÖÜ])(?!.*[.:;]$)")
"""What a motion is about, in one line with its kind ("Antrag auf Einrichtung eines Jugendparlaments")."""
_OPEN = re.compile(r"\b(?:zum|zur|auf|den|die|der)(?: \w+en)?$", re.IGNORECASE)
_ABOUT = re.compile(
    r"(Stellungnahme|Antwort|Beantwortung|Erwiderung) (?:zum|zur|auf den|auf die|zu de[mrn]) (?:\w+en |)(\w+)",
    re.IGNORECASE,
)
"""A kind about another ("Stellungnahme zum interfraktionellen Antrag")."""
_BOXES = re.compile(rf"(?:[☐☒☑□■_]?\s*{status.EITHER}\s*[☐☒☑□■_]?\s*)+", re.IGNORECASE)
_LOOSE = ("purpose", "title", "subject")
"""What may stand behind a kind, and behind the same word in a heading or a sentence."""
_BOXED = re.compile(r"(?P<box>[☐☒☑□■])\s*(?P<word>[A-ZÄÖÜ]\w{3,30})")
_NUMBER_ALONE = re.compile(
    r"(?:(?:Nr[.,]|Nummer)\s*)?(?P<number>(?=.*\d)(?:[A-ZÄÖÜ]{1,6}[/ -]?)?(?:\d{1,6}|[IVXL]+)"
    r"(?:[/-](?:\d{1,6}|[A-ZÄÖÜ]{1,6}|[IVX]+)){1,4}(?: \d\. \w+)?)"
)
_SENT = re.compile(
    r"(?:der|des|von)\s+(?:Abgeordneten|Fraktion\w*|Gruppe|Mitglied\w*|Stadt(?:rat|rät|verord)\w+|Ratsherr\w+)\b"
)
"""The line below a motion that tells who sends it ("der Abgeordneten …")."""
_OF_GROUP = re.compile(r"\s+der\s+Fraktion$", re.IGNORECASE)
_NUMBER_LABEL = re.compile(
    r"(?:Vorlagen?|Drucksachen?|Beschluss|Antrags?|Sitzungsvorlagen?|Vorgangs?)[- ]?Nr\.?\s?:?\s*(?=\S*\d)"
)
"""The label of the number, printed behind the kind ("Beschlussvorlage Vorlage-Nr.: 12/2031")."""
_HERE = re.compile(r"(?:hier|Hier|Thema|wegen)\s?:\s*(?=\w)")
_STATUS_BEFORE = re.compile(
    rf"(?:{status.EITHER}e[rs]?|\d{{1,2}}\.(?=\s(?:Ergänzung|Nachtrag|Änderung)s))\s+", re.IGNORECASE
)
"""What may stand before a kind: its status, or which supplement it is ("1. Ergänzungsvorlage")."""
_STATUS_AT_END = re.compile(rf"\s+[-–(]?\s*{status.EITHER}\)?$", re.IGNORECASE)
_STATUS_FIRST = re.compile(rf"^{status.EITHER}\s+", re.IGNORECASE)
_SPACED = re.compile(r"(?:[A-ZÄÖÜa-zäöüß] ){5,30}[A-ZÄÖÜa-zäöüß](?=\s|$)")
"""A kind in spaced letters, before its number."""
_DAY_AND_NUMBER = re.compile(
    r"vom (?P<day>\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8})\s?\d{2,4}),\s*"
    r"(?P<number>[A-ZÄÖÜ]{1,4} ?\d[\w/-]{0,12})"
)
_OF_TOWN = re.compile(
    r"(?:der|des)\s(?:Stadt|Gemeinde|Samtgemeinde|Ortsgemeinde|Verbandsgemeinde|Landkreises|Kreises|Marktes|Amtes)\s"
    r"[A-ZÄÖÜ][\w ()-]{2,40}"
)
_COMPOUND = re.compile(
    r"[A-ZÄÖÜ]\w{3,25}(?:vorlage|drucksache|unterlage)|(?:Beschluss|Beschluß|Protokoll|Niederschrift|Sitzung)\w{0,12}auszug",
    re.IGNORECASE,
)
"""A kind that nobody listed ("Entscheidungsvorlage", "Beschlussbuchauszug")."""
_WEAK = frozenset(
    fold(w) for w in ("Drucksache", "Vorlage", "Beschluss", "Auszug", "Empfehlung", "Resolution", "Information")
)
_TABLED = frozenset((fold("Tischvorlage"), fold("Nachversandvorlage")))
"""Kinds that say how a paper reached the table: another one beside them says what it is."""


class _Kind(NamedTuple):
    """A kind at the start of a string: where its words begin and end there, how like they are to those of a list
    (``known``, where they were badly read), what follows them."""

    start: int
    end: int
    like: float
    known: str
    weak: bool
    behind: str


def find(lines: Sequence[TextLine], words: Template, heads: set[int]) -> Iterator[tuple[int, Label]]:
    """The printed kind of paper at the head of page 1 or in a running header, alone or before its number, its sender or
    its title; as labels ``paper_type`` and what they lead to, each with the line it stands in."""
    seen = 0
    told = named = titled = False  # a kind, or at least a weak one, or the label of the title was read
    begun = False  # below the first heading of a section a kind alone is the next one
    below = False  # below the heads of a Beratungsfolge a kind stands alone or above its sender
    for i, line in enumerate(lines):
        below = below or i in heads
        if below and line.body and (told or i in heads or line.table is not None):
            continue
        if line.body and (line.page > lines[0].page or seen > _HEAD):
            continue
        seen += line.body
        titled = titled or words.labels.get(fold(line.string.partition(":")[0])) == "name"
        earlier, begun = begun, begun or _is_heading(line, words)
        ticks = list(_ticked(line, words)) if line.body else []
        if ticks:
            told = told or len(ticks) == 1
            yield from ((i, label) for label in ticks if len(ticks) == 1)
            continue
        whole = len(line.pieces) > 1 and fold(line.string) in words.types  # "V o r l a g e | zur Beschlussfassung"
        for piece in [Span(line.start, line.end)] if whole else line.pieces:
            string = line.string[piece.start - line.start : piece.end - line.start]
            if not 4 <= len(string) <= 160 or (string[0].islower() and not _small(string, words)):
                continue
            if string[0] in "☐□":
                continue
            if NUMBER.match(string) and not _STATUS_BEFORE.match(string):
                continue
            kind = _kind(string, words, line.body)
            if kind is None and _OPEN.search(string) and i + 1 < len(lines) and not lines[i + 1].first:
                more = lines[i + 1]  # "Stellungnahme zum interfraktionellen / Antrag", "Antrag der / Fraktion …"
                joined = f"{string} {more.string}"
                kind = _kind(joined, words, line.body)
                if kind is not None and kind.behind in ("", "sender") and piece.end == line.end:
                    gap = more.start - piece.end
                    if kind.end > len(string):
                        kind = kind._replace(end=kind.end + gap - 1)
                    piece, string = Span(piece.start, more.end), string + " " * gap + more.string
                else:
                    kind = None
            if kind is None and not (told or earlier or below) and _above_its_matter(lines, i, piece, string, words):
                told = True  # and a heading too
                yield i, Label("paper_type", piece, piece, "kind above its matter", 0.85)
                continue
            if kind is None:
                yield from _at_end(i, line, piece, string, words, seen) if not below else ()
                continue
            if kind.weak and not told and string.rstrip().endswith(":"):
                continue  # "Beschluss:" is a heading
            if told and (string.rstrip().endswith(":") or kind.behind in _LOOSE or (kind.weak and not kind.behind)):
                continue  # "Antrag:", "Antrag an den Rat" below the kind are headings
            heading = words.headings.get(fold(string[kind.start : kind.end]))
            sent = i + 1 < len(lines) and (_SENT.match(lines[i + 1].string) or sender(lines[i + 1].string)) is not None
            if kind.weak and not kind.behind and heading is not None and not heading.plain:
                continue  # "Information" above a text is a heading, before a number a kind
            if kind.weak and len(line.pieces) > 1 and holds_body(line):
                continue  # "Ausschuss | öffentlich | Beschluss" is a step
            known = heading is not None and not sent
            if (begun or (told and titled)) and not kind.behind and (known or kind.weak):
                continue  # also "Bericht" below "Mitteilung Nr. 12/2031" and "Betreff: …"
            if below and not line.body and kind.behind != "number":
                continue  # a running header tells the number, and the kind before it
            if below and (kind.weak or kind.behind in (*_LOOSE, "label") or known):
                continue
            closed = string.rstrip().endswith((":", ","))
            led = closed or ((named or titled) and not (heading is not None and heading.plain))
            if led and heading is not None and heading.role == "resolution" and not kind.behind and not sent:
                continue  # "Beschlussempfehlung" below "Vorlage" or below "Betreff: …" is a heading
            named = named or (line.body and not string.startswith("Drucksache"))
            told = told or (line.body and not kind.weak and fold(string[kind.start : kind.end]) not in _TABLED)
            yield from _labels(lines, i, piece, string, kind, seen)


def _above_its_matter(lines: Sequence[TextLine], i: int, piece: Span, string: str, words: Template) -> bool:
    """Whether a kind stands alone on its line and the line below tells what it is about ("Antwort" above "zur Anfrage
    Nr. 12/2031 der …")."""
    below = lines[i + 1] if i + 1 < len(lines) and piece.end == lines[i].end else None
    if below is None or not below.body or below.page != lines[i].page:
        return False
    about = _ABOUT.match(f"{string} {below.string}")
    return about is not None and fold(about[1]) == fold(string) and fold(about[2]) in words.types


def _spelt(known: str, printed: str) -> str:
    """A word of the list with ss or ß as the badly read print has it."""
    return known.replace("luß", "luss") if "ß" not in printed else known.replace("luss", "luß")


def _small(string: str, words: Template) -> bool:
    """Whether a line is a kind whose capital was read small ("sit zungsvorlage")."""
    key = fold(string)
    return len(key) >= 10 and key in words.types


def _ticked(line: TextLine, words: Template) -> Iterator[Label]:
    """The ticked one of several kinds with boxes ("☐ Beschlussvorlage ☒ Mitteilungsvorlage"); nothing in any other
    line."""
    boxed = [
        m for m in _BOXED.finditer(line.string) if fold(m["word"]) in words.types or _COMPOUND.fullmatch(m["word"])
    ]
    if len(boxed) < 2:
        return
    for m in boxed:
        if m["box"] in "☒☑■":
            span = Span(line.start + m.start("word"), line.start + m.end("word"))
            yield Label("paper_type", Span(span.start, span.start), span, "ticked kind", 0.85)


def _kind(string: str, words: Template, body: bool) -> _Kind | None:
    """The kind that ``string`` begins with, where what follows can stand behind one."""
    before = _STATUS_BEFORE.match(string)
    start = before.end() if before else 0
    bare = string[start:]
    about = _ABOUT.match(bare)
    matter = re.sub(r"(?i)anträgen$", "Antrag", about.group(2)) if about else ""
    matter = re.sub(r"(?i)anfragen$", "Anfrage", matter)
    if about and fold(about.group(1)) in words.types and fold(matter) in words.types:
        behind = _behind(string, start + about.end(), body)
        if behind is not None and behind != "title":
            return _Kind(start, start + about.end(), 1.0, "", False, behind)
    of_holder = re.match(r"(\w{4,30}) (?:des|der) ", bare)
    if of_holder and fold(of_holder.group(1)) in words.types:
        length = holder(bare[of_holder.end() :])
        if length:
            end = start + of_holder.end() + length
            behind = _behind(string, end, body)
            if behind is not None and behind != "title":
                return _Kind(start, end, 1.0, "", False, behind)
    printings = [bare[:end].rstrip(" -–,:_/☐☒☑□■") for end in ends(bare) if end == len(bare) or end >= 6]
    printings += [m.group() for m in [re.match(r"\w{6,}(?=-Nr\b)", bare)] if m]  # "Beschluss-Nr. 12/2031"
    printings += [m.group() for m in [_SPACED.match(bare)] if m]
    exact = [(p, (words.types[fold(p)], 1.0)) for p in printings if fold(p) in words.types]
    made = [
        (p, _misread(p, words) or (p, 1.0))
        for p in printings
        if _COMPOUND.fullmatch(p.replace(" ", "") if _SPACED.match(p) else p)
    ]
    near = ((p, nearest(fold(p), words.types)) for p in printings)
    for printed, hit in chain(exact, made, near):
        if hit is None:
            continue
        behind = _behind(string, start + len(printed), body)
        weak = fold(hit[0]) in _WEAK
        if behind is None or (weak and behind not in ("", "number", "status", "purpose", "day and number")):
            continue
        if hit[1] < 1 and behind in _LOOSE:
            continue
        return _Kind(start, start + len(printed), hit[1], _spelt(hit[0], printed) if hit[1] < 1 else "", weak, behind)
    return None


def _misread(printed: str, words: Template) -> tuple[str, float] | None:
    """The listed kind that a word is but for a letter or two in a long one ("Beschlulivorlage"), and its likeness."""
    hit = nearest(fold(printed), words.types)
    return hit if hit is not None and hit[1] >= _MISREAD else None


_MISREAD = 0.86  # "Planungsvorlage" is another kind than "Sitzungsvorlage", which it is 0.8 like


def _behind(string: str, end: int, body: bool) -> str | None:
    """What stands behind a kind that ends at ``end``; None where nothing of that sort does."""
    rest = string[end:]
    bare = rest.strip(" -–,|:!_./")
    if not bare:
        return ""
    if rest[0].isalnum():
        return None
    numbered = _STATUS_AT_END.sub("", bare)
    if ":" not in rest and _NUMBERED.fullmatch(numbered):
        return "number"
    if STATUS.fullmatch(bare.strip("()")) or _BOXES.fullmatch(bare):
        return "status"
    if _NUMBER_LABEL.match(bare):
        return "label"
    if _DAY_AND_NUMBER.fullmatch(bare):
        return "day and number"
    if not body:
        return None
    if sender(rest.lstrip(" :-–,")):
        return "sender"
    if _OF_TOWN.fullmatch(bare):
        return "town"
    if _SUBJECT.match(bare) and not VERBS.search(bare):
        return "subject"
    if _PURPOSE.match(_STATUS_FIRST.sub("", bare)) and not VERBS.search(bare) and rest.lstrip()[0] != ":":
        return "purpose"
    if not re.match(r"\s?(?::|\s[-–—]\s)", rest):
        return None
    titled = bare[0].isupper() and len(bare) >= 8 and len(bare.split()) <= 20 and not NUMBER.match(bare)
    if titled and rest.rstrip()[-1] not in ".:;" and not VERBS.search(bare) and not DATE.match(bare):
        return "title"
    return None


def _is_heading(line: TextLine, words: Template) -> bool:
    """Whether a line is nothing but the heading of a resolution, of reasons or facts, and no kind."""
    key = fold(line.string)
    heading = words.headings.get(key) if line.first and line.last and key not in words.types else None
    return heading is not None and heading.role in ("resolution", "facts", "reasons") and not heading.plain


def _labels(
    lines: Sequence[TextLine], i: int, piece: Span, string: str, kind: _Kind, seen: int
) -> Iterator[tuple[int, Label]]:
    line = lines[i]
    sure = 0.95 * kind.like - 0.01 * min(seen, 20) - (0.0 if line.body else 0.05) - (0.3 if kind.weak else 0.0)
    sure -= 0.2 if fold(string[kind.start : kind.end]) in _TABLED else 0.0
    if kind.behind in _LOOSE:
        sure -= 0.1 if kind.behind != "subject" else 0.2
    if kind.behind == "number" and (string.startswith("Drucksache") or " Nr" in string):
        sure -= 0.05  # the label of the number rather than the kind, where another stands
    cut = _OF_GROUP.search(string, kind.start, kind.end) if kind.behind == "sender" else None
    kind = kind._replace(end=cut.start()) if cut else kind  # "Antrag der Fraktion" is a kind where no name follows
    span = Span(piece.start + kind.start, piece.start + kind.end)
    rule = "kind alone" if kind.behind in ("", "status") else f"kind and {kind.behind}"
    rule += ", badly read" if kind.like < 1 else ""
    yield i, Label("paper_type", Span(span.start, span.start), span, rule, round(max(sure, 0.3), 3), kind.known)
    at = kind.end + len(string[kind.end :]) - len(string[kind.end :].lstrip(" -–,|:"))
    rest = string[at:].rstrip(" -–,|")
    match kind.behind:
        case "number":
            number = re.sub(r"^(?:Nr[.,]?|Nummer|Drucksache(?:\s?Nr\.)?|Vorlage\s?Nr\.)\s*", "", rest)
            at += len(rest) - len(number)
            number = _STATUS_AT_END.sub("", number)
            found = Span(piece.start + at, piece.start + at + len(number))
            yield i, Label("reference", span, found, "type and number", 0.93)
        case "day and number":
            both = _DAY_AND_NUMBER.match(rest)
            assert both is not None
            for key, part in (("date", "day"), ("reference", "number")):
                found = Span(piece.start + at + both.start(part), piece.start + at + both.end(part))
                yield i, Label(key, span, found, "kind, day and number", 0.85)
        case "sender":
            told = sender(string[at:])
            if told is not None:
                found = Span(piece.start + at + told.start, piece.start + at + told.end)
                yield i, Label("originator", span, found, "kind and sender", 0.88)
        case "subject":
            yield i, Label("name", Span(piece.start, piece.start), _goes_on(lines, i, piece), "kind and subject", 0.75)
        case "title":
            yield i, Label("name", span, _goes_on(lines, i, Span(piece.start + at, piece.end)), "kind and title", 0.82)
        case "" | "status":
            beside = [p for p in line.pieces if p.start > piece.start]
            below = lines[i + 1] if i + 1 < len(lines) and lines[i + 1].page == line.page else None
            if below is not None and below.body == line.body:
                beside.append(below.pieces[0])
            for other in beside:
                holding = line if other.start < line.end or below is None else below
                hit = _NUMBER_ALONE.fullmatch(holding.string[other.start - holding.start : other.end - holding.start])
                if hit:
                    found = Span(other.start + hit.start("number"), other.end)
                    yield i, Label("reference", span, found, "number beside the kind", 0.85)
                    break
        case "purpose" if re.search(r": +[A-ZÄÖÜ„\"]", rest):  # "Antrag nach § 9 der Geschäftsordnung: Neue Bänke"
            start = at + rest.index(": ") + 2
            start += len(string[start:]) - len(string[start:].lstrip())
            title = Span(piece.start + start, piece.end)
            yield i, Label("name", span, _goes_on(lines, i, title), "kind and title", 0.8)
    here = _HERE.match(lines[i + 1].string) if i + 1 < len(lines) and kind.behind != "title" else None
    if here:
        below = lines[i + 1]
        value = _goes_on(lines, i + 1, Span(below.start + here.end(), below.end))
        yield i + 1, Label("name", Span(below.start, below.start + 4), value, "kind and title", 0.8)


def _goes_on(lines: Sequence[TextLine], i: int, value: Span) -> Span:
    """A title with the lines below that belong to it."""
    end = value.end
    for k in range(i + 1, min(i + 4, len(lines))):
        line, above = lines[k], lines[k - 1]
        goes = above.string.rstrip()[-1:] in "-–,;" or line.string[:1].islower()
        if not line.body or line.page != lines[i].page or VERBS.search(line.string) or line.string.endswith(":"):
            break
        if (line.first and not close_below(above, line)) or not (goes or len(above.string) > 45):
            break
        end = line.end
    return Span(value.start, end)


def _at_end(
    i: int, line: TextLine, piece: Span, string: str, words: Template, seen: int
) -> Iterator[tuple[int, Label]]:
    """A kind at the end of one of the first lines, where a text lost the columns of its head."""
    if not line.body or seen > 6 or len(string) > 70 or ":" in string:
        return
    for m in re.finditer(r"(?<=\s)[A-ZÄÖÜ]", string):
        tail = string[m.start() :]
        if len(tail) >= 8 and fold(tail) in words.types and fold(tail) not in _WEAK:
            span = Span(piece.start + m.start(), piece.start + len(string))
            yield i, Label("paper_type", Span(span.start, span.start), span, "kind at the end of a line", 0.75)
            return
