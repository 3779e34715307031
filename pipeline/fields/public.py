"""A text and its outline go in; whether the paper is public comes out: printed as a status, a box or a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.fields.head_words import value
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_OPEN = re.compile(
    r"(?P<closed>nicht[\s-]{0,2}[öo6é]ffentlich(?:e[rsn]?)?)|(?P<open>[öo6é]ffentlich(?:e[rsn]?)?)",
    re.IGNORECASE,
)
_TICK = r"[☒☑✓✗xX■×]"
_MARK = rf"(?P<mark>[\[(]\s?{_TICK}?\s?[\])]|{_TICK}(?!\w)|[☐□○_])"
_WORD = r"(?P<word>nicht[\s-]?öffentlich|öffentlich)(?:e Sitzung|er Teil)?"
_TICKED = (
    re.compile(rf"{_MARK}\s*{_WORD}", re.IGNORECASE),
    re.compile(rf"{_WORD}\s*{_MARK}", re.IGNORECASE),
)

_KIND = r"(?:\w*(?:vorlage|antrag|anfrage|mitteilung)|Drucksache|Bericht|Sitzung|Beratung|Behandlung|Teil)"
_STATUS_ALONE = re.compile(rf"(?:{_OPEN.pattern})(?:\s+{_KIND})?", re.IGNORECASE)
_STATUS_BEHIND = re.compile(
    rf"{_KIND}(?:\s(?:[\w-]{{0,20}}Nr\.?:?\s)?[\w./ -]{{0,30}}\d)?\s*[-–(,]?\s*(?:{_OPEN.pattern})", re.IGNORECASE
)


def find(text: Text, outline: Outline) -> Iterator[Mention[bool]]:
    """Printed as a status, as a ticked box, or as the words of a heading; nothing else tells it."""
    for label in outline.labelled("public"):
        string = value(text, label)
        hit = _OPEN.match(string.strip())
        short = re.fullmatch(r"(?P<closed>N|nö|n\.?\s?ö\.?)|(?P<open>Ö|ö\.?)", string.strip())
        both = _ticked(string, label.value.start)
        if both is not None:
            yield both
        elif hit and len({m.lastgroup for m in _OPEN.finditer(string)}) == 1:
            yield Mention(hit.lastgroup == "open", label.value.start, label.value.end, label.rule, label.confidence)
        elif short:
            yield Mention(
                short.lastgroup == "open", label.value.start, label.value.end, label.rule, label.confidence - 0.05
            )
    stop = min(
        (s.heading.start for s in outline.sections if s.role in ("facts", "resolution", "reasons")),
        default=min(text.body.end, 2500),
    )
    rows = outline.of_role("course")
    count = 0
    for line in text.lines:
        if (line.body and (line.page > text.first_page or line.start >= stop)) or count > 40:
            continue
        count += line.body
        if any(s.heading.start <= line.start < s.body.end for s in rows):
            continue
        ticked = _ticked(line.string, line.start)
        if ticked is not None:
            yield ticked
            continue
        for piece in line.pieces:
            string = text.string[piece.start : piece.end].strip(" -–:!()")
            hit = _STATUS_ALONE.fullmatch(string) or _STATUS_BEHIND.fullmatch(string)
            if hit:
                at = piece.start + text.string[piece.start : piece.end].index(string)
                sure = 0.9 if line.body else 0.85
                yield Mention(hit.group("open") is not None, at, at + len(string), "printed", sure)


def _ticked(string: str, at: int) -> Mention[bool] | None:
    """The ticked one of two boxes ("☒ öffentlich ☐ nichtöffentlich"); None where not exactly one is ticked."""
    for pattern in _TICKED:
        hits = list(pattern.finditer(string))
        sides = [m.group("word").lower().startswith("nicht") for m in hits]
        if len(hits) != 2 or sides[0] == sides[1]:
            continue
        ticks = [bool(re.search(_TICK, m.group("mark"))) for m in hits]
        if sum(ticks) != 1:
            return None
        n = ticks.index(True)
        return Mention(not sides[n], at + hits[n].start(), at + hits[n].end(), "ticked box", 0.9)
    return None
