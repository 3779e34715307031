"""Lines go in; the printed kinds of paper ("Beschlussvorlage") come out, with the number behind one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.german.fold import fold, nearest
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import ends
from pipeline.templates import Template


def find(lines: Sequence[TextLine], words: Template, heads: set[int]) -> Iterator[tuple[int, Label]]:
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
            for end in ends(string):
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
