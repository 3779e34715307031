"""Lines that end in a colon go in; the sentence among them that leads in a resolution comes out.

``Der Rat möge beschließen:`` and its like stand in the forms' files; this reads the sentences that nobody listed
("Namens der Gruppe beantrage ich daher:"), with the sentence ends of the house's one pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.german import nlp
from pipeline.model.lines import TextLine, ended_short

_WISH = re.compile(r"\b(?:möge[n]?|wolle[n]?)\b.*\b(?:beschlie(?:ß|ss)en|zustimmen|fassen|empfehlen)\b")
_MOTION = re.compile(
    r"\bbeantrag(?:e|en|t)\b|\bstell(?:e|en|t)\b.{0,60}\b\w*[Aa]nträge?\b|\bstell(?:e|en|t)\b.{0,60}\w*[Aa]ntrag\b"
    r"|\bfolgende[nrs]? (?:\w*[Aa]ntrag|Beschlu(?:ss|ß)|Beschlüsse|Beschlussfassung|Wortlaut)\b"
    r"|\bbeschlie(?:ß|ss)t (?:in|auf) (?:seiner|ihrer|der) [^:]{0,30}[Ss]itzung\b"
    r"|\bwie folgt (?:zu )?beschlie|\b[Zz]u beschlie(?:ß|ss)en\b"
    r"|\b[Ww]ir beschlie(?:ß|ss)en\b|\bwird (?:wie folgt |folgendes )?(?:entschieden|beschlossen)(?=:)"
)
_NOT = re.compile(r"[Tt]agesordnung|[Ff]rage|\bwurde[n]?\b|\bhat(?:te)?[n]?\b|\bbeantragte[n]?\b|\?")
_BEGINS = re.compile(r"(?:Der|Die|Das|Es|Wir|Ich|Hiermit|Namens)\b")
_MOST_LINES, _MOST = 4, 320


class LeadIn(NamedTuple):
    """A lead-in: how many letters of the joined lines come before it and up to its colon; whether it asks ("möge")."""

    start: int
    end: int
    last: int
    asks: bool


def find(lines: Sequence[TextLine], i: int, shift: int) -> LeadIn | None:
    """The lead-in that begins in line ``i`` behind ``shift`` letters and ends in a colon within four lines."""
    string, last = lines[i].string[shift:], i
    while not string.endswith(":"):
        if last + 1 >= len(lines) or lines[last].last or last - i + 1 >= _MOST_LINES or len(string) > _MOST:
            return None
        last += 1
        string += " " + lines[last].string
    if len(string) > _MOST or not (_WISH.search(string) or _MOTION.search(string)):
        return None
    later = [k for k in range(i + 1, last + 1) if _BEGINS.match(lines[k].string)]
    if any((lines[k].first or ended_short(lines, k - 1)) and find(lines, k, 0) for k in later):
        return None  # it begins further down
    sentence = nlp.sentences(string)[-1]
    told = string[sentence.start : sentence.end]
    if not told.rstrip().endswith(":") or _NOT.search(told) or len(told.split()) < 2:
        return None
    wish = _WISH.search(told) is not None
    if not wish and not _MOTION.search(told):
        return None
    return LeadIn(sentence.start, len(string) - 1, last, wish)
