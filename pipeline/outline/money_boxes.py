"""Headings of a paper go in; those that only name a box of a form or a row in it come out less sure.

Forms of a treasury print what they ask in cells ("Finanzielle Auswirkungen | ja ☒ nein ☐", below it "Deckung | …").
Where sentences stand beside or below such words they head a section of the text. Without any, readers are not of one
mind whether the head of the box is one, and its rows hardly ever are: in the papers of the generator they are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.lines import TextLine
from pipeline.model.text import Text
from pipeline.outline.found import Found

_HEAD, _ROW = 0.74, 0.5
_SURE = 0.8  # headings that are not told surely say so already
_LOOKED_AT = 600  # letters below a heading in which its first sentence ends
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_WORDS = 5  # of a sentence at least
_WHOLE = re.compile(r"uswirkung|^Finanz", re.IGNORECASE)
"""Words that tell of the finance as a whole and not of a figure of it ("Deckung", "Gesamtkosten")."""
_NOTHING = re.compile(r"\W*(?:keine?|entfällt|nein|ohne)\b[^☐☒\n]{0,60}\s*", re.IGNORECASE)


def doubted(found: Sequence[Found], lines: Sequence[TextLine], text: Text) -> list[Found]:
    """``found`` (in order), the heads of boxes and their rows less sure and by a rule of their own."""
    starts = [line.start for line in lines]
    told: list[Found] = []
    inside = False  # whether the heading above is of the finance and nothing has been said below it yet
    for i, one in enumerate(found):
        end = found[i + 1].start if i + 1 < len(found) else text.body.end
        below = text.string[one.after : min(end, one.after + _LOOKED_AT)]
        line = lines[max(bisect_right(starts, one.start) - 1, 0)]
        sure = None
        if one.heading.role in ("finance", "other") and one.confidence >= _SURE:
            beside = _row(line, text)
            if beside is not None:
                sure = None if _speaks(beside) else _ROW if inside or line.row else _HEAD
            elif one.heading.role == "finance" and not (one.numbered or _speaks(below)):
                sure = _outside(line, one, below, inside, text)
        rule = "row of a box" if sure == _ROW else "head of a box"
        told.append(one if sure is None else replace(one, rule=rule, confidence=sure))
        inside = one.heading.role == "finance" and not _speaks(below)
    return told


def _row(line: TextLine, text: Text) -> str | None:
    """What stands in the row of a line, and below it in a row that is one cell; None outside the tables of two columns
    or more."""
    if line.table is None or line.row is None or not any(c.column for c in line.table.cells):
        return None
    filled = [c for c in line.table.cells if c.start < c.end]
    below = [c for c in filled if c.row == line.row + 1]
    own = [c for c in filled if c.row == line.row]
    return "\n".join(text.string[c.start : c.end] for c in (*own, *(below if len(below) == 1 else ())))


def _outside(line: TextLine, one: Found, below: str, inside: bool, text: Text) -> float | None:
    """How sure a heading is that no sentence stands below, in a frame or in none; None where nothing is against it."""
    if inside:
        return _ROW
    end = one.after + len(below)
    if _WHOLE.search(text.string[one.start : one.end]) or any(one.after <= t.start < end for t in text.tables):
        return None
    if text.string[one.after : line.end].strip():
        return _ROW
    return None if _NOTHING.fullmatch(below) else _HEAD


def _speaks(words: str) -> bool:
    """Whether one of the sentences of ``words`` is one: it ends as such and has small words."""
    parts = (part.split() for part in _SENTENCE_ENDS.split(words) if part.rstrip()[-1:] in (".", "!", "?"))
    return any(len(part) >= _WORDS and sum(word[0].islower() for word in part) > 1 for part in parts)
