"""A paper's text goes in; its form, its labelled values, its columns and its sections come out as spans.

All knowledge of labels and headings is data (``templates/``). Words are compared by keys that stand OCR damage
(``german.fold``); nothing here runs a pattern that a file brought along.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.german.fold import fold, nearest
from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label, Outline, Section
from pipeline.model.text import Span, Text
from pipeline.templates import MOST_GAP_WORDS, Gapped, Heading, Template, templates, vocabulary

_NUMBER = re.compile(r"(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z])[.)]{1,2}\s+")
_DECORATION = " \t-–—_*•:"
_DIGIT = re.compile(r"[0-9OoIl]")
_DATE = re.compile(r"\d{1,2}\s?\.\s?(?:\d{1,2}\s?\.|[A-Za-zäÄ]{3,9})\s?\d{2,4}|\d{4}-\d\d-\d\d")
_PUBLIC = re.compile(r"(?:nicht[ -]?|n\.?)?ö(?:ffentlich(?:e Sitzung)?|\.)?", re.IGNORECASE)
_BOXES = re.compile(r"(?:\s|[☐☒☑□■✓xX]|\b(?:ja|nein|keine)\b|[./])*", re.IGNORECASE)
_REFERENCE = re.compile(r"(?=.{0,40}\d)[\w./\-–() ]{1,40}")
_MOST = 90  # letters of a heading; longer ones are sentences


def find(text: Text) -> Outline:
    """The outline of ``text``. An unknown form still has its labels, columns and sections, from the common words."""
    lines = text.lines
    name, sure = form(lines)
    words = vocabulary(name)
    columns, heads = _columns(lines, words)
    body = [i for i, line in enumerate(lines) if line.body]
    types = list(_types(lines, words, heads))
    taken = heads | {i for i, label in types if not label.label.end > label.label.start}
    found = _headings([lines[i] for i in body], words, heads, {i for i in taken if i in set(body)}, text)
    sections = _sections(found, text.body.end)
    labels = _labels(lines, words, heads, found, text)
    every = sorted([*labels, *(label for _, label in types), *columns], key=lambda x: (x.value.start, x.key))
    return Outline(name, sure, tuple(every), tuple(sections))


# -- the form -------------------------------------------------------------------------------------------------------


def form(lines: Sequence[TextLine]) -> tuple[str | None, float]:
    """The council system that printed these lines, by the signs in its file, and how sure that is (0..1)."""
    first = [line for line in lines if line.page <= 2 or not line.body]
    keys = "\n".join(fold(line.string) for line in first)
    starts = {fold(line.string) for line in first}
    best: tuple[int, str] | None = None
    second = 0
    for template in templates():
        if not (template.signs or template.strong or template.printed) or any(
            _seen(k, keys, starts) for k in template.without
        ):
            continue
        printed = sum(any(words in x.string for x in first) for words in template.printed)
        points = 3 * (printed + sum(_seen(k, keys, starts) for k in template.strong)) + sum(
            _seen(k, keys, starts) for k in template.signs
        )
        if points < template.least:
            continue
        if best is None or points > best[0]:
            second = best[0] if best else 0
            best = (points, template.name)
        else:
            second = max(second, points)
    if best is None:
        return None, 0.0
    return best[1], min(0.97, 0.6 + 0.08 * best[0] - (0.2 if second == best[0] else 0.05 if second else 0.0))


def _seen(key: str, keys: str, lines: set[str]) -> bool:
    """Short signs must be a line of their own; long ones may stand anywhere."""
    return key in lines if len(key) < 8 else key in keys


# -- columns of the Beratungsfolge ----------------------------------------------------------------------------------


def _columns(lines: Sequence[TextLine], words: Template) -> tuple[list[Label], set[int]]:
    """The heads of columns ("Termin", "Gremium", "Ja") as labels ``column.<name>``, and the lines that hold them."""
    labels: list[Label] = []
    heads: set[int] = set()
    run: list[tuple[int, list[tuple[str, Span, float]]]] = []

    def close() -> None:
        if len(run) > 1 and _own_heading(lines[run[0][0]], run[0][1], words) and any(len(c) > 1 for _, c in run[1:]):
            del run[0]  # "Beratungsfolge:" above the heads is a heading of its own
        every = [c for _, columns in run for c in columns]
        names = {name for name, _, _ in every}
        wide = max((len(columns) for _, columns in run), default=0)
        several = wide >= 2 or (len(run) >= 3 and len(names) >= 3)
        votes = len(names & {"yes", "no", "abstain"}) >= 2
        place = bool(names & {"body", "date"})
        enough = len(names) >= 2 and (place or votes) and (place or wide >= 2)
        if several and enough and not (names <= {"public", "not_public", "public_mark"}):
            for i, columns in run:
                heads.add(i)
                labels.extend(
                    Label(f"column.{name}", span, Span(span.end, span.end), "column", sure)
                    for name, span, sure in columns
                )
        run.clear()

    for i, line in enumerate(lines):
        columns = segment(line, words) if line.body else None
        far = run and (i - run[-1][0] > 1 or line.page != lines[run[-1][0]].page)
        if columns is None or far:
            close()
        if columns:
            run.append((i, columns))
    close()
    return labels, heads


def _own_heading(line: TextLine, columns: Sequence[tuple[str, Span, float]], words: Template) -> bool:
    heading = words.headings.get(fold(line.string))
    if heading is None or len(columns) != 1:
        return False
    return heading.role == "course" or (heading.role == "vote" and line.string.rstrip().endswith(":"))


def segment(line: TextLine, words: Template) -> list[tuple[str, Span, float]] | None:
    """The columns of a line that holds nothing but their heads: name, span, likeness; None for any other line."""
    if len(line.string) > 160:
        return None
    tokens = [(m.group(), line.start + m.start(), line.start + m.end()) for m in re.finditer(r"\S+", line.string)]
    if len(tokens) > 24:
        return None
    best: list[tuple[int, list[tuple[str, Span, float]]] | None] = [None] * (len(tokens) + 1)
    best[0] = (0, [])
    for i, token in enumerate(tokens):
        here = best[i]
        if here is None:
            continue
        if not fold(token[0]):  # a lone stroke or colon
            _better(best, i + 1, here[0], here[1])
            continue
        for n in range(min(5, len(tokens) - i), 0, -1):
            start, end = token[1], tokens[i + n - 1][2]
            key = fold(line.string[start - line.start : end - line.start])
            hit = (words.columns[key], 1.0) if key in words.columns else None
            if (
                hit
                and hit[0] == "public_mark"
                and n > 1
                and "/" not in line.string[start - line.start : end - line.start]
            ):
                hit = None  # "ö nö" are two columns, "Ö / N" is one
            if hit is None and n == 1 and len(key) >= 6 and not token[0][0].islower():
                hit = nearest(key, words.columns)
            if hit and token[0][0].islower() and key not in words.small:
                hit = None
            if hit is not None:
                _better(best, i + n, here[0] + 1, [*here[1], (hit[0], Span(start, end), hit[1])])
            elif n == 1 and len(key) >= 9:
                glued = _glued(token[0], start, words)
                if glued:
                    _better(best, i + 1, here[0] + len(glued), [*here[1], *glued])
    done = best[-1]
    return done[1] if done and done[1] else None


def _better(
    best: list[tuple[int, list[tuple[str, Span, float]]] | None],
    at: int,
    cost: int,
    columns: list[tuple[str, Span, float]],
) -> None:
    """Of two ways to read the same words the one with fewer, longer heads stands."""
    old = best[at]
    if old is None or cost < old[0]:
        best[at] = (cost, columns)


def _glued(token: str, start: int, words: Template) -> list[tuple[str, Span, float]] | None:
    """Heads printed without blanks ("GremiumTerminTOP"): the fewest known ones that make up the token, at least two."""
    if len(token) > 80:
        return None
    best: list[tuple[int, list[tuple[str, Span, float]]] | None] = [None] * (len(token) + 1)
    best[0] = (0, [])
    for i in range(len(token)):
        here = best[i]
        if here is None:
            continue
        for j in range(i + 1, min(i + 24, len(token)) + 1):
            name = words.columns.get(fold(token[i:j]))
            if name and (j == len(token) or token[j].isupper() or token[j] in "ön/" or len(token[i:j]) > 3):
                _better(best, j, here[0] + 1, [*here[1], (name, Span(start + i, start + j), 0.95)])
    done = best[-1]
    return done[1] if done and len(done[1]) >= 2 else None


# -- kinds of paper -------------------------------------------------------------------------------------------------


def _types(lines: Sequence[TextLine], words: Template, heads: set[int]) -> Iterator[tuple[int, Label]]:
    """The printed kind of paper ("Beschlussvorlage"), alone or before its number, at the head of page 1 or a running
    header."""
    seen = 0
    for i, line in enumerate(lines):
        if i in heads:
            break
        if line.body and (line.page > 1 or seen > 24):
            continue
        seen += line.body
        for piece in line.pieces:
            string = line.string[piece.start - line.start : piece.end - line.start]
            if not 4 <= len(string) <= 70 or string[0].islower() or ":" in string:
                continue
            for end in _ends(string):
                if end < len(string) and end < 6:
                    continue
                hit = nearest(fold(_bare_type(string[:end])), words.types)
                if hit is None:
                    continue
                rest = string[end:].strip(" -–,")
                if rest and not re.fullmatch(
                    r"(?:Nr\.?|Nummer|DS|Drs\.?)?\s*(?=\S*\d)[\w./\-–]{2,30}(?: \d\. \w+)?", rest
                ):
                    continue
                sure = 0.95 * hit[1] - 0.01 * min(seen, 20) - (0.0 if line.body else 0.05)
                span = Span(piece.start, piece.start + len(string[:end].rstrip(" -–,")))
                if fold(hit[0]) in _WEAK_TYPES:
                    sure -= 0.3
                if True:
                    yield i, Label("paper_type", Span(span.start, span.start), span, "kind alone", max(sure, 0.3))
                if rest:
                    at = piece.start + string.rindex(rest)
                    number = re.sub(r"^(?:Nr\.?|Nummer)\s*", "", rest)
                    at += len(rest) - len(number)
                    yield i, Label("reference", span, Span(at, at + len(number)), "type and number", 0.93)
                break
            else:
                yield from _type_at_end(i, line, piece, string, words, seen)


def _type_at_end(
    i: int, line: TextLine, piece: Span, string: str, words: Template, seen: int
) -> Iterator[tuple[int, Label]]:
    """A kind at the end of one of the first lines, where a text lost the columns of its head."""
    if not line.body or seen > 6 or len(string) > 70:
        return
    for m in re.finditer(r"(?<=\s)[A-ZÄÖÜ]", string):
        tail = string[m.start() :]
        if len(tail) >= 8 and fold(tail) in words.types and fold(tail) not in _WEAK_TYPES:
            span = Span(piece.start + m.start(), piece.start + len(string))
            yield i, Label("paper_type", Span(span.start, span.start), span, "kind at the end of a line", 0.75)
            return


_WEAK_TYPES = frozenset(fold(w) for w in ("Drucksache", "Vorlage", "Beschluss", "Auszug", "Empfehlung", "Resolution"))


def _bare_type(string: str) -> str:
    return re.sub(r"^(?:Nicht[ -]?öffentliche|Öffentliche)\s+", "", string.strip(" -–"), flags=re.IGNORECASE)


def _ends(string: str) -> list[int]:
    """Places where a label may end: behind its first six words and at the end, the longest first."""
    ends = [m.end() for m in re.finditer(r"\S+", string)]
    if len(ends) > 5 and all(len(word) == 1 for word in string.split()):
        return ends[-1:]  # letter-spaced: one word
    return list(reversed(ends if len(ends) <= 6 else [*ends[:6], ends[-1]])) if len(ends) <= 14 else []


# -- headings -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading where it stands: its words without the colon, where its section's body begins, its depth."""

    start: int
    end: int
    after: int
    heading: Heading
    level: int
    rule: str
    confidence: float
    numbered: str = ""


def _headings(lines: Sequence[TextLine], words: Template, heads: set[int], taken: set[int], text: Text) -> list[_Found]:
    found: list[_Found] = []
    top: _Found | None = None
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
                    top = _Found(line.start, lines[last].end, lines[last].end, Heading("course"), 1, "columns", 0.95)
                    found.append(top)
            continue
        if i in taken:
            continue
        hit = _heading(lines, i, words, top)
        if hit is None:
            hit = _unknown(lines, i, top, bool(found))
        if hit is None:
            continue
        empty = top is not None and not text.string[top.after : hit.start].strip(" \n\f:-")
        if hit.heading.introduction and top is not None and not _leads_in(hit, top, empty):
            continue
        found.append(hit)
        skip = next((k - 1 for k in range(i, len(lines)) if lines[k].start >= hit.after), i)
        if hit.level == 1:
            top = hit
    return found


def _leads_in(hit: _Found, top: _Found, empty: bool) -> bool:
    """Whether a sentence that leads in a resolution ("Der Rat möge beschließen:") is a heading where it stands."""
    if top.heading.role == "resolution":
        return False  # below its heading it belongs to the text
    if top.heading.role in ("facts", "reasons", "finance", "other", "attachments", "signature", "vote", "distribution"):
        return hit.rule.startswith("asks") and (not empty or top.heading.role in ("facts", "other"))
    return True


def _heading(lines: Sequence[TextLine], i: int, words: Template, top: _Found | None) -> _Found | None:
    """The known heading that line ``i`` holds or begins with."""
    line = lines[i]
    string = line.string
    number = _NUMBER.match(string)
    shift = number.end() if number else 0
    shift += len(string[shift:]) - len(string[shift:].lstrip(_DECORATION))
    rest = string[shift:]
    if not rest:
        return None
    inside = line.table is not None and len(line.pieces) > 1
    if inside:
        rest = rest[: max(line.pieces[0].end - line.start - shift, 0)]
        if not rest:
            return None
    hit = _known(lines, i, rest, words, inside)
    if hit is None and len(line.pieces) > 1 and not inside:
        part = rest[: max(line.pieces[0].end - line.start - shift, 0)]
        if part.rstrip().endswith(":"):  # something else stands beside the heading
            hit = _known(lines, i, part, words, True) or _gapped(lines, i, shift, words, part)
    if hit is None:
        hit = _gapped(lines, i, shift, words)
    elif hit[2] <= 0:
        return None
    if hit is None:
        return None
    heading, sure, length, rule = hit
    start, end = line.start, line.start + shift + length
    numbered = "" if not number else "I" if number.group()[0] in "IVX" else "1" if number.group()[0].isdigit() else "a"
    level = 1
    if numbered and top is not None and top.numbered != numbered:
        if top.heading.role == "resolution" and heading.role != "resolution" and numbered != "I":
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
    return _Found(start, end, after, heading, level, rule, sure, numbered)


def _string(lines: Sequence[TextLine], i: int) -> str:
    return lines[i].string


def _known(
    lines: Sequence[TextLine], i: int, rest: str, words: Template, inside: bool
) -> tuple[Heading, float, int, str] | None:
    """A heading of the vocabulary: itself, its likeness, how many letters of ``rest`` it takes, the rule."""
    line = lines[i]
    colon = rest.find(":")
    head = rest[:colon] if 0 <= colon <= _MOST else rest
    if len(head) > _MOST:
        return None
    tail = rest[colon + 1 :].strip(_DECORATION) if 0 <= colon <= _MOST else ""
    hit = nearest(fold(head), words.headings)
    alone = line.first and line.last
    if hit is not None:
        heading, like = hit
        if like < 1 and re.search(r"\d$", head.rstrip()):
            return None  # "Anlage 1" is not "Anlagen"
        ends = rest.rstrip()[-1:]
        if like < 1 and fold(head) in words.labels:
            return None
        if rest[0].islower() and (like < 1 or not (colon >= 0 or alone)):
            return None
        if colon < 0 and ends in ".,;" and heading.role != "signature":
            return None
        marked = colon >= 0 or alone or line.bold or (line.block is not None and line.block.kind == "heading")
        if heading.plain and not marked:
            return None
        if heading.plain and tail and not line.first:
            return None
        if tail and heading.role in ("finance", "other", "facts") and not line.first and not _NUMBER.match(line.string):
            return None
        if not marked and not line.first and i and not lines[i - 1].string.rstrip().endswith((".", ":", "!", "?", ")")):
            previous = lines[i - 1].string
            if len(previous) > 70 and previous[-1:] in ",-":
                return None
        sure = (0.97 if marked else 0.9) * (0.7 + 0.3 * like)
        return heading, sure, len(head.rstrip(_DECORATION)), "heading"
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


def _boxed(rest: str, words: Template) -> tuple[Heading, float, int, str] | None:
    """A heading with boxes to tick behind it ("Finanzielle Auswirkungen nein ☐ ja ☒")."""
    for end in _ends(rest):
        heading = words.headings.get(fold(rest[:end]))
        if heading is not None and heading.role in ("finance", "other") and not heading.plain:
            tail = rest[end:]
            if tail and _BOXES.fullmatch(tail[:60]):
                return heading, 0.93, end, "heading with boxes"
    return None


def _signed(rest: str, words: Template) -> tuple[Heading, float, int, str] | None:
    """What stands above a signature, with the name behind it ("gez. Muster")."""
    for end in _ends(rest):
        heading = words.headings.get(fold(rest[:end]))
        if heading is not None and heading.role == "signature":
            return heading, 0.9, end, "signature"
    return None


def _gapped(
    lines: Sequence[TextLine], i: int, shift: int, words: Template, part: str | None = None
) -> tuple[Heading, float, int, str] | None:
    """A heading whose middle changes ("Der … möge beschließen:"), over up to three lines, closed by a colon."""
    line = lines[i]
    if not line.first and i and lines[i - 1].string[-1:] not in ".:;!?":
        return None
    string = line.string[shift:] if part is None else part
    last = i
    while ":" not in string and last - i < 2 and not lines[last].last and last + 1 < len(lines):
        last += 1
        string += " " + lines[last].string
    colon = string.find(":")
    if colon > 220 or (colon < 0 and last > i):
        string, colon, last = line.string[shift:], line.string[shift:].find(":"), i
    head = string[:colon] if colon >= 0 else string
    tokens = [t for t in head.split() if fold(t)]
    if not 2 <= len(tokens) <= 26 or (colon < 0 and not (line.first and line.last)):
        return None
    for gapped in (*words.variants, *words.gapped):
        like = _fits(gapped, tokens)
        if like is None:
            continue
        heading = gapped.heading
        variant = gapped in words.variants
        if (variant or not heading.introduction) and (colon < 0 and not line.bold and len(head) > 60):
            continue
        if variant and len(tokens) > 6:
            continue
        if heading.introduction and colon < 0:
            continue
        wish = "moge" in gapped.after or "woiie" in gapped.after
        rule = (
            "variant" if variant else ("asks" if wish else "lead-in") if heading.introduction else "heading of a body"
        )
        # the words may run over lines: measure them in the printed string
        length = _length(lines, i, last, shift, len(head.rstrip()))
        return heading, (0.93 if like == 1 else 0.85) - (0.1 if rule == "lead-in" else 0.0), length, rule
    return None


def _length(lines: Sequence[TextLine], i: int, last: int, shift: int, letters: int) -> int:
    """How far ``letters`` of the joined lines reach in the printed string, counted from line ``i`` behind ``shift``."""
    for k in range(i, last + 1):
        own = len(lines[k].string) - (shift if k == i else 0)
        if letters <= own:
            return lines[k].start + (shift if k == i else 0) + letters - lines[i].start - shift
        letters -= own + 1
    return lines[last].end - lines[i].start - shift


def _fits(gapped: Gapped, tokens: Sequence[str]) -> float | None:
    """How like the words are to a heading with a gap, word by word; None where they are another."""
    before, after = len(gapped.before), len(gapped.after)
    if not 1 <= len(tokens) - before - after <= MOST_GAP_WORDS + (4 if gapped.heading.introduction else 0):
        return None
    like = 1.0
    own = [*tokens[:before], *tokens[len(tokens) - after :]]
    for key, word in zip((*gapped.before, *gapped.after), map(fold, own), strict=True):
        if word == key:
            continue
        if nearest(word, {key: True}) is None:
            return None
        like = 0.9
    return like


_VERBS = re.compile(
    r"\b(?:wird|werden|ist|sind|hat|haben|beschließt|beschliesst|beschließen|empfiehlt|möge|soll|sollen|kann|"
    r"können|folgende[rsnm]?|wurde|wurden|war|beantragt|bittet|bitten|beauftragt|nimmt|stimmt|sehr geehrte)\b",
    re.IGNORECASE,
)


def _unknown(lines: Sequence[TextLine], i: int, top: _Found | None, any_known: bool) -> _Found | None:
    """A heading that no file knows: set as one by the layout, or a short line of its own that ends in a colon."""
    line = lines[i]
    if top is None or not any_known or line.table is not None or line.string[0].islower():
        return None
    string = line.string.rstrip(" :")
    heading = line.block is not None and line.block.kind == "heading" and line.block.start >= line.start - 1
    number = _NUMBER.match(line.string)
    previous = lines[i - 1].string.rstrip() if i else ""
    following = lines[i + 1] if i + 1 < len(lines) else None
    if len(string) > 80 or len(string) < 3 or not any(c.isalpha() for c in string) or _DATE.search(string):
        return None
    if top.heading.role in ("signature", "distribution", "attachments", "course", "title"):
        return None
    if top.heading.role == "resolution" and number:
        return None
    end = line.start + len(string)
    words = len(string.split())
    if heading and line.block is not None and words <= 12 and not (string[-1] in ".,;" or _VERBS.search(string)):
        return _Found(
            line.start,
            end,
            line.end,
            Heading("other"),
            2 if number or top.heading.role != "resolution" else 1,
            "set as a heading",
            0.75,
        )
    colon = line.string.rstrip().endswith(":")
    if line.first and line.last and colon and words <= 5 and not _VERBS.search(string) and "," not in string:
        level = 1 if top.heading.role == "resolution" and not number else 2
        return _Found(line.start, end, line.end, Heading("other"), level, "line of its own", 0.55)
    prose = (
        previous.endswith((".", "!", "?")) and following is not None and following.first and len(following.string) > 60
    )
    if (
        prose
        and line.first
        and line.last
        and words <= 7
        and len(string) <= 60
        and not colon
        and top.heading.role in ("facts", "reasons")
        and string[-1] not in ".,;!?)"
        and line.string[0].isupper()
        and not _VERBS.search(string)
    ):
        return _Found(line.start, end, line.end, Heading("other"), 2, "line between paragraphs", 0.55)
    if number and line.first and line.last and words <= 7 and string[-1] not in ".,;" and not _VERBS.search(string):
        return _Found(line.start, end, line.end, Heading("other"), 2, "numbered line", 0.5)
    return None


def _sections(found: Sequence[_Found], body_end: int) -> list[Section]:
    """Each heading with what stands below it up to the next one of the same or a higher level."""
    sections = []
    for i, one in enumerate(found):
        end = next((other.start for other in found[i + 1 :] if other.level <= one.level), body_end)
        after = min(one.after, end)
        sections.append(
            Section(
                one.heading.role,
                Span(one.start, one.end),
                Span(after, end),
                one.level,
                one.rule,
                round(one.confidence, 3),
                one.heading.kind,
                one.heading.introduction,
            )
        )
    return sections


# -- labels ---------------------------------------------------------------------------------------------------------


def _labels(
    lines: Sequence[TextLine], words: Template, heads: set[int], found: Sequence[_Found], text: Text
) -> list[Label]:
    text_starts = min(
        (f.start for f in found if f.heading.role in ("facts", "reasons", "resolution")), default=text.body.end
    )
    headings = sorted(f.start for f in found if f.heading.role != "title")
    places: list[list[_Place]] = []
    course = {id(lines[i].table): i for i in sorted(heads, reverse=True) if lines[i].table is not None}
    for i, line in enumerate(lines):
        if i >= course.get(id(line.table), len(lines)):
            places.append([p for p in _places(line, words) if p.colon and p.key in ("name", "reference", "department")])
            continue
        on = i not in heads and (not line.body or line.page <= 1 or line.start < text_starts)
        places.append(list(_places(line, words)) if on else [])
    closes = {i for i, line in enumerate(lines) if i in heads or places[i] or _starts(headings, line)}
    labels: list[Label] = []
    skip: set[int] = set()
    for i, line in enumerate(lines):
        here = places[i]
        if not here or i in skip:
            continue
        if all(p.value is None for p in here):
            below = _column_wise(lines, places, i, closes)
            if below:
                labels += below[0]
                skip |= below[1]
                continue
        for place in here:
            late = 0.35 if line.body and line.start > text_starts else 0.0
            if place.key == "name" and late:
                continue
            label = _valued(lines, i, place, closes)
            if label is not None:
                away = 0.0 if line.body else 0.08
                labels.append(replace(label, confidence=round(max(label.confidence - late - away, 0.2), 3)))
    return [label for label in labels if label.key != "other"]


def _starts(headings: Sequence[int], line: TextLine) -> bool:
    return any(line.start <= h < line.end for h in headings)


@dataclass(frozen=True, slots=True)
class _Place:
    """A label within a line; ``value`` is what follows it in its column, None where nothing does."""

    key: str
    label: Span
    value: Span | None
    confidence: float
    colon: bool


def _places(line: TextLine, words: Template) -> Iterator[_Place]:
    """The labels of a line: at the head of its columns, and before any colon inside them."""
    for n, piece in enumerate(line.pieces):
        string = line.string[piece.start - line.start : piece.end - line.start]
        cuts: list[tuple[int, int, str, float, bool]] = []  # label start, label end (colon included), key, sure
        for colon in re.finditer(r"[:;](?!\d)", string):
            left = cuts[-1][1] if cuts else 0
            for start in _word_starts(string, left, colon.start()):
                hit = (
                    nearest(fold(string[start : colon.start()]), words.labels) if start == left or start == 0 else None
                )
                key = fold(string[start : colon.start()])
                if hit is None and key in words.labels and len(key) > 2:
                    hit = (words.labels[key], 1.0)
                if hit is not None and (colon.group() == ":" or start == 0):
                    cuts.append((start, colon.end(), hit[0], 0.97 * (0.6 + 0.4 * hit[1]), True))
                    break
        if not cuts or cuts[0][0] > 0:
            bare = _bare(
                string if not cuts else string[: cuts[0][0]], words, line.table is not None, n < len(line.pieces) - 1
            )
            if bare is not None:
                cuts.insert(0, bare)
        for k, (start, end, key, sure, with_colon) in enumerate(cuts):
            stop = cuts[k + 1][0] if k + 1 < len(cuts) else len(string)
            value = _trim(string, end, stop)
            label_end = end - 1 if with_colon else end
            yield _Place(
                key,
                Span(piece.start + start, piece.start + label_end),
                Span(piece.start + value.start, piece.start + value.end) if value else None,
                sure,
                with_colon,
            )


def _bare(
    string: str, words: Template, in_table: bool, column_follows: bool
) -> tuple[int, int, str, float, bool] | None:
    """A label without a colon at the head of a column: alone there, or before a value that fits it."""
    for end in _ends(string):
        key = fold(string[:end])
        name = words.labels.get(key)
        if name is None:
            continue
        rest = string[end:].strip()
        if not rest:
            if not in_table and not column_follows and key not in words.bare:
                return None
            return 0, end, name, 0.85, False
        if not (key in words.bare or in_table):
            continue
        if name == "reference" and _REFERENCE.fullmatch(rest.split("  ")[0]) and len(rest.split()) <= 4:
            return 0, end, name, 0.93, False
        if name in ("date", "received") and _DATE.match(rest):
            return 0, end, name, 0.93, False
        if name not in ("reference", "date", "received", "other") and in_table:
            return 0, end, name, 0.8, False
        if name == "public" and _PUBLIC.match(rest):
            return 0, end, name, 0.9, False
    return None


def _word_starts(string: str, left: int, right: int) -> list[int]:
    """Where a label that ends at ``right`` may begin: after up to five words back, the longest first."""
    starts = [left + m.start() for m in re.finditer(r"\S+", string[left:right])]
    return starts[-5:] if len(starts) > 5 else starts


def _trim(string: str, start: int, stop: int) -> Span | None:
    part = string[start:stop]
    bare = part.strip(" \t:;|")
    if not any(c.isalnum() for c in bare):
        return None
    at = start + part.index(bare)
    return Span(at, at + len(bare))


_LONG = {"name": 8, "session_body": 2}  # values that run over several lines, and over how many at most


def _valued(lines: Sequence[TextLine], i: int, place: _Place, closes: set[int]) -> Label | None:
    """A label with its value: behind it, in the next column, or on the lines below."""
    line = lines[i]
    value, sure, rule = place.value, place.confidence, "label"
    j = i
    if value is None:
        piece = next((p for p in line.pieces if p.start >= place.label.end and p.start > place.label.start), None)
        following = next((p for p in line.pieces if p.start > place.label.end), None)
        if following is not None and not any(p.label.start == following.start for p in _noplaces(line)):
            value, rule = following, "label and column"
        elif i + 1 < len(lines) and (i + 1) not in closes and lines[i + 1].body == line.body:
            below = lines[i + 1]
            if below.page != line.page and line.body:
                return None
            value, rule, sure, j = Span(below.start, below.end), "label above", sure - 0.02, i + 1
            if len(line.pieces) > 1 and len(below.pieces) > 1:
                n = next((k for k, p in enumerate(line.pieces) if p.start == place.label.start), 0)
                if n < len(below.pieces):
                    value = below.pieces[n]
            if not place.colon and not (below.first or line.table is not None or place.key == "name"):
                sure -= 0.1
        del piece
        if value is None:
            return None
    if place.key in _LONG:
        end = value.end
        k = j
        while k + 1 < len(lines) and (k + 1) not in closes and lines[k + 1].body and lines[k + 1].page == line.page:
            unfinished = lines[k].string.rstrip().endswith((" und", ";", ",", "-", "–", " der", " für"))
            if lines[k + 1].first and not (unfinished or close_below(lines[k], lines[k + 1])):
                break
            k += 1
            end = lines[k].end
            if k - j >= _LONG[place.key]:
                break
        value = Span(value.start, end)
    elif _unfinished(Label(place.key, place.label, value, rule, sure), lines) and place.key not in (
        "reference",
        "date",
    ):
        k = next((n for n in range(j, len(lines)) if lines[n].start < value.end <= lines[n].end), j)
        if k + 1 < len(lines) and (k + 1) not in closes and not lines[k + 1].first and lines[k + 1].body == line.body:
            value = Span(value.start, lines[k + 1].end)
    if not _right_kind(place.key, lines, value, line):
        return None
    return Label(place.key, place.label, value, rule, sure)


def _noplaces(line: TextLine) -> tuple[_Place, ...]:
    return ()


def _right_kind(key: str, lines: Sequence[TextLine], value: Span, line: TextLine) -> bool:
    start = next((k for k in lines if k.start <= value.start < k.end), line)
    string = start.string[value.start - start.start :][: value.end - value.start]
    match key:
        case "reference":
            return bool(_DIGIT.search(string)) and len(string) <= 60
        case "date" | "received" | "session_date":
            return any(c.isdigit() for c in string)
        case "session_item":
            return any(c.isalnum() for c in string) and len(string) <= 20
        case _:
            return True


def _column_wise(
    lines: Sequence[TextLine], places: Sequence[Sequence[_Place]], i: int, closes: set[int]
) -> tuple[list[Label], set[int]] | None:
    """Labels printed one below the other with all values behind them: each value goes to the first label it fits."""
    run, at = [], i
    while (
        at < len(lines) and places[at] and all(p.value is None for p in places[at]) and lines[at].page == lines[i].page
    ):
        if len(lines[at].pieces) > len(places[at]):
            return None  # a value stands beside its label
        run.append(at)
        at += 1
    open_places = [p for k in run for p in places[k]]
    if len(open_places) < 2:
        return None
    side_by_side = len(run) == 1
    values: list[Span] = []
    k = at
    while k < len(lines) and k not in closes and len(values) < len(open_places) + 3 and lines[k].body == lines[i].body:
        values += lines[k].pieces
        k += 1
        if side_by_side:
            break
    if side_by_side:
        if len(values) != len(open_places):
            return None
        pairs = list(zip(open_places, values, strict=True))
        labels = [
            Label(p.key, p.label, v, "labels side by side", 0.9)
            for p, v in pairs
            if _right_kind(p.key, lines, v, lines[at])
        ]
        return (labels, {i, at}) if labels else None
    labels = []
    left = list(open_places)
    last = at - 1
    for value in values:
        holder = next(x for x in lines[at:] if x.start <= value.start < x.end)
        string = holder.string[value.start - holder.start : value.end - holder.start]
        if _PUBLIC.fullmatch(string.strip()):
            labels.append(Label("public", Span(value.start, value.start), value, "value below labels", 0.93))
            last = max(last, lines.index(holder))
            continue
        fit = next((p for p in left if _takes(p.key, string)), None)
        words = labels and not any(map(str.isdigit, string)) and labels[-1].value.end + 3 >= value.start
        if words and (
            (labels[-1].key in ("session_body", "meeting") and (fit is None or not holder.first))
            or _unfinished(labels[-1], lines)
        ):
            labels[-1] = replace(labels[-1], value=Span(labels[-1].value.start, value.end))  # goes on
            last = max(last, lines.index(holder))
            continue
        if fit is None:
            break
        left.remove(fit)
        labels.append(Label(fit.key, fit.label, value, "labels above values", 0.9))
        last = max(last, lines.index(holder))
    unnamed = next((p for p in left if p.key == "name"), None)
    if labels and unnamed is not None and last + 1 < len(lines):
        below = list(itertools.takewhile(lambda k: k not in closes, range(last + 1, min(last + 4, len(lines)))))
        if below and not _DATE.search(lines[below[0]].string):
            end = lines[below[0]].end
            for k in below[1:]:
                if lines[k].first:
                    break
                end = lines[k].end
            labels.append(Label("name", unnamed.label, Span(lines[below[0]].start, end), "labels above values", 0.75))
    return (labels, set(range(i, last + 1))) if labels else None


def _unfinished(label: Label, lines: Sequence[TextLine]) -> bool:
    """Whether a value ends in the middle of a phrase ("Amt für Umwelt- und")."""
    line = next(x for x in lines if x.start < label.value.end <= x.end)
    return (
        line.string[: label.value.end - line.start].rstrip().endswith((" und", "-", ",", "/", " für", " der", " des"))
    )


def _takes(key: str, string: str) -> bool:
    """Whether a value without its label beside it can belong to ``key``."""
    dated = bool(_DATE.search(string))
    match key:
        case "session_date" | "date" | "received":
            return dated
        case "reference":
            return not dated and bool(re.fullmatch(r"(?=.*\d)[\w./\- ]{1,25}", string))
        case "session_item":
            return not dated and bool(re.fullmatch(r"[\w./\- ]{1,10}", string)) and any(c.isdigit() for c in string)
        case "session_body" | "meeting":
            return not dated and any(c.isalpha() for c in string) and len(string) > 3
        case "name":
            return len(string.split()) > 1 and not dated
        case _:
            return not dated and any(c.isalpha() for c in string) and len(string) <= 60
