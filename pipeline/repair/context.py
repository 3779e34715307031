"""The words around a word come in; how much they speak for one of its forms goes out."""

from __future__ import annotations

import re
from math import log

from pipeline.repair.candidates import Lexicon
from pipeline.repair.tokens import Token

_BULLET = re.compile(r"(?:[-–•·*o]|\(?[0-9a-zA-Z]{1,3}[.)])\s*$")

# How much a place changes the odds of a capital for a word that also stands with a small letter, against all places.
CAPITAL = {"sentence": 3.9, "paragraph": 3.3, "bullet": 2.3, "line": 0.4, "colon": 1.6, "quote": 1.6, "inside": -1.1}


def place(before: str) -> str:
    """What stands before a word: "sentence", "paragraph", "bullet", "line", "colon", "quote" or "inside"."""
    stripped = before.rstrip()
    gap = before[len(stripped) :]
    if not stripped or "\f" in gap or gap.count("\n") > 1:
        return "paragraph"
    last = stripped[-1]
    line = stripped[stripped.rfind("\n") + 1 :]
    if len(line) <= 5 and _BULLET.fullmatch(line.strip()):
        return "bullet"
    if last in ".!?":
        return "sentence"
    if last == ":":
        return "colon"
    if last in "„“\"»'" and not gap:
        return "quote"
    return "line" if "\n" in gap else "inside"


class Stream:
    """The words of a document with what stands between them; repaired words can be taken in."""

    def __init__(self, text: str, tokens: list[Token], known: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.known = known

    def take(self, token: Token, form: str) -> None:
        """From now on the word at `token` is `form`."""

    def case(self, token: Token, form: str) -> float:
        """ln of how much likelier the first letter's size is here than elsewhere; 0 for words with one size only."""
        if form.isupper():
            return 0.0
        table = self.known.words.table
        small = table.get(form[0].lower() + form[1:])
        if small is None:
            return 0.0
        large = table.get(form[0].upper() + form[1:])
        odds = large - small if large is not None else -3.2
        here = odds + CAPITAL[place(self.text[max(0, token.start - 40) : token.start])]
        if form[0].isupper():
            return _ln(here) - _ln(odds)
        return _ln(-here) - _ln(-odds)

    def odds(self, token: Token, form: str, prior: float) -> float:
        """The log-odds of `form` against the word as it stands that the context adds to the `prior` log-odds."""
        return 0.0


def _ln(odds: float) -> float:
    """ln of the chance that belongs to log-odds."""
    from math import exp

    return -log(1 + exp(-odds)) if odds > -30 else odds
