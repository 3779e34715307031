"""A value in words goes in; what is odd about its letters comes out, as doubts.

A reading may be sure of every sign and the value wrong all the same: it ends amid a phrase, a speck stands in it, or
the whole paper was read by an engine that knows no umlauts and a name is no word that a lexicon could mend.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from pipeline.german import status
from pipeline.german.months import lines
from pipeline.german.words import words
from pipeline.model.mention import Mention
from pipeline.model.text import Text

MOST = 0.75
"""The confidence that a value with such a doubt has at most."""
DOUBTS = (
    "breaks off",
    "odd signs in it",
    "perhaps an umlaut lost",
    "ss or ß in capitals",
    "words of the form",
    "perhaps a stroke read as a figure",
)
_FEW = 0.003  # umlauts and ß are 1.5 to 2 letters in 100 of German prose
_ENOUGH = 300  # letters below which their share tells nothing

_BREAKS_OFF = re.compile(
    r"(?:^|\s)(?:und|oder|sowie|bzw\.|der|die|das|den|dem|des|ein|eine[mnrs]?|für|zu|zur|zum|von|vom|mit|im|in|auf|bei|beim"
    r"|an|am|aus|durch|über|unter|gegen|ohne|nach|vor|gemäß|mehrerer|aller|dieser|hier)$|\w-$|[,:–—(]$"
)
_ODD = re.compile(r"[|®©«»~^\\<>{}¢¥]|(?<![\w*])\*|\*(?!\w)|[–—-]\s+[–—]|[–—]\s+[–—-]|,,|\s[.,;:]+$")
_STROKE = re.compile(r"\d{7,}|.*(?:\d[Il|]\d|[A-Z]{2}[Il]\d{2}/|\d[IVX]\d{3}|[XVI]\d{1,2}[XVI]).*")
"""A reference whose parts no stroke parts where one is likely ("20171061", "GKI26/2021", "XV11V512")."""
_OF_FORM = re.compile(rf"[☐☒☑]|\bankreuzen\b|^\W*\d*\s*{status.EITHER}e[rn]? (?:Sitzung|Teil)$", re.IGNORECASE)
_STOP_INSIDE = re.compile(r"(?<![\w.])(?P<word>[^\W\d_]{4,})\.\s?[a-zäöüß]{2}")
_WORD = re.compile(r"[^\W\d_]{5,}")
_PLAIN = re.compile(r"[aouAOU]|ii|[A-Z]SS|[a-z]B[a-z]")
_UMLAUT = re.compile(r"[äöüßÄÖÜ]")
_ABBREVIATIONS = frozenset(word.rstrip(".") for line in lines("abbreviations.txt") for word in line.split())


class Spelling:
    """What is odd about the words of one paper's values; knows how the paper as a whole was read."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def umlauts_lost(self) -> bool:
        """Whether the reading has next to no umlauts, as of an engine that knows none."""
        raw = self._text.raw
        letters = sum(map(str.isalpha, raw))
        return letters >= _ENOUGH and len(_UMLAUT.findall(raw)) < _FEW * letters

    def doubted(self, field: str, mention: Mention[str]) -> Mention[str]:
        """The mention of a field with its doubts and at most the confidence that they leave."""
        doubts = tuple(self._doubts(mention))
        if field == "reference" and _STROKE.fullmatch(mention.value) and self._was_read(mention):
            doubts = (*doubts, DOUBTS[5])
        if not doubts:
            return mention
        return replace(mention, confidence=min(mention.confidence, MOST), flags=(*mention.flags, *doubts))

    def _was_read(self, mention: Mention[str]) -> bool:
        """Whether an engine read the words of a mention."""
        return self._text.reading_confidence(mention.start, mention.end) < 1

    def _doubts(self, mention: Mention[str]) -> list[str]:
        found, value = [], mention.value
        if _BREAKS_OFF.search(value):
            found.append(DOUBTS[0])
        if _OF_FORM.search(value):
            found.append(DOUBTS[4])
        stops = (m["word"] for m in _STOP_INSIDE.finditer(value))
        if _ODD.search(value) or any(word in words() and word not in _ABBREVIATIONS for word in stops):
            found.append(DOUBTS[1])
        if self.umlauts_lost and any(_lost(word) for word in _WORD.findall(value)):
            found.append(DOUBTS[2])
        if "SS" in self._text.string[mention.start : mention.end] and "ss" in value:
            found.append(DOUBTS[3])
        return found


def _lost(word: str) -> bool:
    """Whether a word that no lexicon has may have had an umlaut that was not read."""
    known = word in words() or word.capitalize() in words()
    return not known and _PLAIN.search(word) is not None
