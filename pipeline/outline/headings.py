"""Lines go in; the headings among them come out, known ones and such as only their place shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.german import bodies
from pipeline.german.fold import fold, nearest
from pipeline.german.results import is_result
from pipeline.german.votes import votes
from pipeline.model.lines import TextLine, ended_short, over_text
from pipeline.model.text import Text
from pipeline.outline import gapped, lead_ins, no_headings, numbered_lines, unknown
from pipeline.outline.found import Found
from pipeline.outline.words import DATE, DECORATION, NUMBER, UNFINISHED, VERBS, ends, is_roman
from pipeline.templates import Heading, Template

_BOXES = re.compile(r"(?:\s|[☐☒☑□■✓xX]|\b(?:ja|nein|keine)\b|[./])*", re.IGNORECASE)
_OF_ROW = re.compile(r"(?:Anhörung|Beratung|Vorberatung|Empfehlung|Entscheidung|Kenntnisnahme|Zustimmung|Ablehnung)")
"""A role or a result alone on its line: below a Beratungsfolge it belongs to a row."""
_NOTE = re.compile(r"\s+\((?!Angaben\b|in\s|alle\s)[^()\d€]{2,40}\)[\s:]*$")
"""What a heading may have in brackets behind it ("Finanzielle Auswirkungen (lfd. Jahr)"); a unit is a table's."""
_BETWEEN = re.compile(r"\s*/\s*|,\s+|\s+(?:und|sowie|&)\s+")
_SUBTITLE = re.compile(r"[-–]\s[^-–:][^:]*\s[-–]")
"""A line between dashes in the head ("– Sachstand und Ausblick –"), which belongs to the title."""
_MOST = 90  # letters of a heading; longer ones are sentences


def find(lines: Sequence[TextLine], words: Template, heads: set[int], taken: set[int], text: Text) -> list[Found]:
    """The headings of a paper; where none of them holds a resolution, also the sentence that leads in one below its
    reasons, which elsewhere may tell of another decision."""
    found = _find(lines, words, heads, taken, text, False)
    if any(x.heading.role == "resolution" for x in found):
        return found
    return _find(lines, words, heads, taken, text, True)


def _find(
    lines: Sequence[TextLine], words: Template, heads: set[int], taken: set[int], text: Text, alone: bool
) -> list[Found]:
    found: list[Found] = []
    top: Found | None = None
    skip = -1
    for i, line in enumerate(lines):
        if i <= skip:
            continue
        if i in heads:
            if i - 1 not in heads:
                last = i
                while last + 1 < len(lines) and last + 1 in heads:
                    last += 1
                if found and found[-1].heading.role == "course" and found[-1].after >= lines[i - 1].end - 1 and i:
                    found[-1] = replace(found[-1], after=lines[last].end)
                else:
                    top = Found(line.start, lines[last].end, lines[last].end, Heading("course"), 1, "columns", 0.95)
                    found.append(top)
            continue
        if i in taken or (top is None and _SUBTITLE.fullmatch(line.string) and fold(line.string) not in words.headings):
            continue
        if top is not None and numbered_lines.is_part(lines, i, words, top):
            continue
        wanted = not any(x.heading.role == "resolution" for x in found)
        hit = _in_cell(lines, i, words, text) or unknown.another(line, top, wanted) or _heading(lines, i, words, top)
        if hit is not None and _names_a_row(line, hit, text):
            continue
        if (
            hit is not None
            and top is not None
            and top.heading.role == "course"
            and _OF_ROW.fullmatch(text.string[hit.start : hit.end].strip())
            and not line.bold
        ):
            continue
        empty = top is not None and not text.string[top.after : line.start].strip(" \n\f:-")
        if hit is None:
            hit = unknown.for_body(line, top, empty) or unknown.find(lines, i, top, bool(found))
        if hit is None:
            continue
        if any(x.heading.role == "resolution" for x in found) and _tells_of_office(lines, i, hit, top):
            hit = replace(hit, heading=Heading("other"), level=2)
        empty = top is not None and not text.string[top.after : hit.start].strip(" \n\f:-")
        if hit.heading.introduction and top is not None and not _leads_in(hit, top, empty):
            told = any(x.heading.role == "resolution" for x in found)
            if told or not (alone or _set_apart(line, lines[i - 1] if i else None)):
                continue
            if alone:
                hit = replace(hit, confidence=min(hit.confidence, _ALONE))
        if top is not None and hit.heading.role == "other" and _within(text, top, hit):
            continue
        if no_headings.is_label(lines, i, hit, top, words):
            continue
        if hit.heading.introduction and empty and found[-1:] == [top] and no_headings.only_asks(top):
            found.pop()  # "stellt folgenden Antrag:" above "Der Rat möge beschließen:"
        found.append(hit)
        skip = next((k - 1 for k in range(i, len(lines)) if lines[k].start >= hit.after), i)
        if hit.level == 1:
            top = hit
    return found


def _in_cell(lines: Sequence[TextLine], i: int, words: Template, text: Text) -> Found | None:
    """The heading that fills the first cell of a table's row over several lines."""
    line = lines[i]
    if line.table is None or not line.string[:1].isupper():
        return None
    for cell in line.table.cells:
        if cell.column == 0 and cell.row == line.row and cell.start == line.start and cell.end > line.end:
            heading = words.headings.get(fold(text.string[cell.start : cell.end]))
            if heading is not None and not heading.plain:
                return Found(cell.start, cell.end, cell.end, heading, 1, "heading in a cell", 0.93)
    return None


_FIGURES = re.compile(r"[\d.,:%€–\s-]*|.{0,3}\d[\d.,]*\s?(?:€|EUR|Euro|T€|TEUR|DM)[,.\s-]*")


def _names_a_row(line: TextLine, hit: Found, text: Text) -> bool:
    """Whether a heading's words are only the name of a row (``Kosten | 12.000 | 13.500``) or of a later cell in it."""
    cells = line.table.cells if line.table is not None else ()
    own = next((c for c in cells if c.start <= hit.start < c.end), None)
    if own is None:
        return False
    beside = [text.string[c.start : c.end].strip() for c in cells if c.row == own.row and c is not own]
    filled = [words for words in beside if words]
    if filled and own.row == 0:
        below = [text.string[c.start : c.end].strip() for c in cells if c.row > 0 and c.column > own.column]
        if len(below) > 1 and ":" not in text.string[own.start : own.end] and all(map(_FIGURES.fullmatch, below)):
            return True  # the head of a column, with figures below those beside it
    return bool(filled) and (own.column > 0 or (own.row > 0 and all(map(_FIGURES.fullmatch, filled))))


def _leads_in(hit: Found, top: Found, empty: bool) -> bool:
    """Whether a sentence that leads in a resolution ("Der Rat möge beschließen:") is a heading where it stands."""
    if top.heading.role == "resolution":
        # below its heading it belongs to the text; right below "stellt folgenden Antrag:" it is what asks
        return empty and top.heading.introduction and hit.rule == "asks"
    if top.heading.role in ("facts", "reasons", "finance", "other", "attachments", "signature", "vote", "distribution"):
        return hit.rule.startswith("asks") and (not empty or top.heading.role in ("facts", "other"))
    return True


_ALONE = 0.7  # a lead-in that only the lack of another makes one


def _set_apart(line: TextLine, above: TextLine | None) -> bool:
    """Whether a lead-in is printed like a heading: a paragraph of its own, bold below text that is not."""
    return line.first and line.bold and line.table is None and above is not None and not above.bold


_OF_OFFICE = re.compile(r"(?:(?:Vorschlag|Empfehlung) der Verwaltung|Verwaltungsvorschlag)\b")
_RESOLVES = re.compile(r"\b(?:beschlie(?:ß|ss)t|stimmt|beauftragt|empfiehlt|genehmigt|nimmt)\b")


def _tells_of_office(lines: Sequence[TextLine], i: int, hit: Found, top: Found | None) -> bool:
    """Whether what the administration suggests is a part of the facts, behind a resolution and resolving nothing."""
    if top is None or top.heading.role not in ("facts", "reasons") or not _OF_OFFICE.match(lines[i].string):
        return False
    below = lines[i + 1].string if i + 1 < len(lines) and hit.heading.role == "resolution" else ""
    return bool(below) and _RESOLVES.search(below) is None


def _within(text: Text, top: Found, hit: Found) -> bool:
    """Whether an unknown heading stands within the sentence of a resolution, as the title of a statute does ("…
    beschließt folgende" / "Satzung über …")."""
    above = text.string[top.after : hit.start].rstrip()
    return top.heading.role == "resolution" and bool(above.strip(" :-\n")) and above[-1] not in _ENDED


_ENDED = '.!?:;)“”"…'


_STRAY = re.compile(r"(?:[^\w\s§*•:–—-]{1,2}|[A-ZÄÖÜa-zäöü])\s+(?=[A-ZÄÖÜ][a-zäöüß]{3})")
"""A mark that an engine read before a heading: of a highlighter, a hole, a fold."""


def _heading(lines: Sequence[TextLine], i: int, words: Template, top: Found | None) -> Found | None:
    """The known heading that line ``i`` holds or begins with."""
    line = lines[i]
    string = line.string
    if string.startswith("(") and not line.first:
        return None  # "… nach der Tabelle" over "(Anlage 1)"
    number = NUMBER.match(string)
    stray = _STRAY.match(string)
    if stray is not None and fold(string[stray.end() :].rstrip(DECORATION)) not in words.headings:
        stray = None
    shift = stray.end() if stray is not None else number.end() if number else 0
    shift += len(string[shift:]) - len(string[shift:].lstrip(DECORATION))
    rest = string[shift:]
    if not rest:
        return None
    inside = line.table is not None and len(line.pieces) > 1
    if inside:
        rest = rest[: max(line.pieces[0].end - line.start - shift, 0)]
        if not rest:
            return None
    roman = number is not None and is_roman(number.group()) and top is not None and top.numbered == "I"
    hit = _known(lines, i, rest, words, inside, roman)
    if hit is None and len(line.pieces) > 1 and not inside:
        part = rest[: max(line.pieces[0].end - line.start - shift, 0)]
        if part.rstrip().endswith(":"):  # something else stands beside the heading
            hit = _known(lines, i, part, words, True) or gapped.find(lines, i, shift, words, part)
    if hit is None:
        hit = gapped.find(lines, i, shift, words)
    elif hit[2] <= 0:
        return None
    if hit is None and line.table is None and (line.first or not i or lines[i - 1].string[-1:] in ".:;!?,"):
        told = lead_ins.find(lines, i, shift)
        if told is not None:
            start = line.start + shift + gapped.length(lines, i, told.last, shift, told.start)
            end = line.start + shift + gapped.length(lines, i, told.last, shift, told.end)
            heading = Heading("resolution", "proposed", introduction=True)
            rule, sure = ("asks", 0.9) if told.asks else ("lead-in", 0.8)
            return Found(line.start if not told.start else start, end, end + 1, heading, 1, rule, sure)
    if hit is None:
        return None
    heading, sure, length, rule = hit
    if len(line.pieces) > 1:
        beside = string[line.pieces[1].start - line.start : line.pieces[1].end - line.start]
        if heading.role == "facts" and bodies.is_body(beside):
            return None  # "Beratung | Bauausschuss" is a label with its value
        if heading.role == "resolution" and len(beside.split()) <= 5 and is_result(beside):
            return None  # "Beschluss | einstimmig beschlossen" tells a result
    if heading.role == "resolution" and rule == "heading of a body":
        behind = string[shift + length :].strip(DECORATION)
        if behind and len(behind.split()) <= 14 and (is_result(behind) or len(votes(behind)) > 1):
            return None  # "Beschluss des Magistrats: einstimmig zugestimmt" too
    start, end = line.start + (stray.end() if stray is not None else 0), line.start + shift + length
    numbered = "" if not number else "I" if is_roman(number.group()) else "1" if number.group()[0].isdigit() else "a"
    level = 1
    if numbered and top is not None and top.numbered != numbered:
        mark = number.group().strip() if number else ""
        apart = rule == "heading" and (
            numbered_lines.breaks_row(lines, i, top, mark) or numbered_lines.begins_anew(lines, i, top, mark)
        )
        listed = numbered != "I" and not apart
        if top.heading.role == "resolution" and heading.role != "resolution" and listed:
            return None  # an item, not a heading
        if top.heading.role in ("facts", "reasons", "finance", "other") and heading.role not in (
            "resolution",
            "attachments",
            "signature",
        ):
            level = 2
    after = end
    tail = re.match(r"[\s:\-–]*", _string(lines, i)[end - line.start :])
    after += len(tail.group().rstrip("\n")) if tail else 0
    return Found(start, end, after, heading, level, rule, sure, numbered)


def _string(lines: Sequence[TextLine], i: int) -> str:
    return lines[i].string


def _known(
    lines: Sequence[TextLine], i: int, rest: str, words: Template, inside: bool, roman: bool = False
) -> tuple[Heading, float, int, str] | None:
    """A heading of the vocabulary: itself, its likeness, how many letters of ``rest`` it takes, the rule.

    ``roman`` tells that its number goes on from that of the heading before it."""
    line = lines[i]
    colon = rest.find(":")
    head = rest[:colon] if 0 <= colon <= _MOST else rest
    if len(head) > _MOST:
        return None
    tail = rest[colon + 1 :].strip(DECORATION) if 0 <= colon <= _MOST else ""
    hit = nearest(fold(head), words.headings)
    alone = line.first and line.last
    if hit is None and alone and (noted := _NOTE.search(head)):
        known = words.headings.get(fold(head[: noted.start()]))
        hit = (known, 1.0) if known is not None and not known.plain else None
    if hit is None and (alone or colon >= 0):
        hit = _of_parts(head, words)
    if hit is not None:
        heading, like = hit
        if like < 1 and (re.search(r"\d$", head.rstrip()) or head[0] == "§"):
            return None  # "Anlage 1" is not "Anlagen", "§ 1 Gegenstand" is a statute's
        ends = rest.rstrip()[-1:]
        if like < 1 and fold(head) in words.labels:
            return None
        if rest[0].islower() and (like < 1 or not (colon >= 0 or alone)):
            return None
        # "Sachverhalt;", "Antrag,", "Reschlußvorschlag,;"
        misread = alone and (not heading.plain or (ends == "," and like == 1)) and (like == 1 or len(head) >= 12)
        if colon < 0 and ends in ".,;" and heading.role != "signature" and not misread:
            return None
        marked = colon >= 0 or alone or roman or line.bold or (line.block is not None and line.block.kind == "heading")
        marked = marked or (like == 1 and line.string.strip() == head.strip() and over_text(lines, i))
        if heading.plain and not marked:
            return None
        if (
            heading.plain
            and tail
            and not line.first
            and not _tells_vote(heading, tail, lines[i - 1].string if i else "")
            and not (i and heading.role == "resolution" and ended_short(lines, i - 1))
        ):
            return None
        few = len(tail.split())
        if (
            heading.role == "resolution"
            and tail
            and ((few <= 5 and is_result(tail)) or (few <= 14 and len(votes(tail)) > 1))
        ):
            return None  # "Beschluss: einstimmig beschlossen" tells a result
        if heading.role in ("facts", "resolution") and few <= _ROW and _tells_sitting(tail):
            return None  # "Beratung: Bauausschuss, Datum: 12.03.2031" tells a sitting
        closed = bool(i) and lines[i - 1].string[-1:] in ".!?" and ended_short(lines, i - 1)
        tells = heading.role in ("finance", "other") or (heading.role == "facts" and not closed)
        if tail and tells and not (line.first or NUMBER.match(line.string) or _BOXES.fullmatch(tail)):
            return None
        if i and lines[i - 1].page == line.page and not line.bold:
            above = lines[i - 1].string.rstrip()
            if UNFINISHED.search(above) and (not line.first or above[-1].isalpha()):
                return None  # "Vorentwurf und / Finanzierung"
        if not marked and not line.first and i and not lines[i - 1].string.rstrip().endswith((".", ":", "!", "?", ")")):
            previous = lines[i - 1].string
            if len(previous) > 70 and previous[-1:] in ",-":
                return None
        sure = (0.97 if marked else 0.9) * (0.7 + 0.3 * like)
        return heading, sure, len(head.rstrip(DECORATION)), "heading"
    if colon < 0 or not tail:
        boxes = _boxed(rest, words)
        if boxes is not None:
            return boxes
    if len(rest) <= 50:
        signed = _signed(rest, words)
        if signed is not None and (line.first or line.last):
            return signed
    if not inside and i + 1 < len(lines) and not line.last and colon < 0 and len(rest) < 60:
        below = lines[i + 1].string
        both = f"{rest} {below.split(':')[0]}"
        if len(below) < 60 and len(both) <= _MOST:
            heading_or_none = words.headings.get(fold(both))
            if heading_or_none is not None:
                taken = (
                    lines[i + 1].start - line.start - (len(line.string) - len(rest)) + len(below.split(":")[0].rstrip())
                )
                return heading_or_none, 0.93, taken, "heading"
    return None


_ROW = 14  # words of a line that tells a sitting


def _tells_sitting(tail: str) -> bool:
    """Whether a body stands behind the words of a heading, alone or with its day."""
    found = bodies.parse(tail)
    if not found or found[0].start or VERBS.search(tail):
        return False
    return found[0].end >= len(tail.rstrip(" .,;")) or DATE.search(tail) is not None


def _of_parts(head: str, words: Template) -> tuple[Heading, float] | None:
    """A heading made of known ones ("Problembeschreibung/Begründung"), by the first of them."""
    parts = [words.headings.get(fold(part)) for part in _BETWEEN.split(head.rstrip(DECORATION))]
    told = [part for part in parts if part is not None and part.role not in ("signature", "title")]
    if not 2 <= len(told) == len(parts) <= 3 or all(part.plain for part in told):
        return None
    return told[0], 1.0


def _tells_vote(heading: Heading, tail: str, above: str) -> bool:
    """Whether a vote or its result stands behind the heading of one, right below the end of a sentence."""
    told = is_result(tail) or bool(votes(f"Stimmen {tail}"))
    return heading.role == "vote" and told and above.rstrip()[-1:] in (".", "!", "?", "“")


def _boxed(rest: str, words: Template) -> tuple[Heading, float, int, str] | None:
    """A heading with boxes to tick behind it ("Finanzielle Auswirkungen nein ☐ ja ☒")."""
    for end in ends(rest):
        heading = words.headings.get(fold(rest[:end]))
        if heading is not None and heading.role in ("finance", "other") and not heading.plain:
            tail = rest[end:]
            if tail and _BOXES.fullmatch(tail[:60]):
                return heading, 0.93, end, "heading with boxes"
    return None


def _signed(rest: str, words: Template) -> tuple[Heading, float, int, str] | None:
    """What stands above a signature, with the name behind it ("gez. Muster")."""
    for end in ends(rest):
        heading = words.headings.get(fold(rest[:end]))
        if heading is not None and heading.role == "signature":
            return heading, 0.9, end, "signature"
    return None
