"""The words around a word come in; how much they speak for one of its forms goes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import exp, log
from pathlib import Path

import marisa_trie
import numpy as np

from pipeline.repair.candidates import Lexicon
from pipeline.repair.corpus import NUMBER, PARAGRAPH, TOKEN
from pipeline.repair.features import MOODS, features, fold
from pipeline.repair.tokens import Token

DATA = Path(__file__).parent / "data"
_BULLET = re.compile(r"(?:[-–•·*o]|\(?[0-9a-zA-Z]{1,3}[.)])\s*$")

# How much a place changes the odds of a capital for a word that also stands with a small letter (development side).
CAPITAL = {
    "sentence": 5.0,
    "opening": 4.2,
    "paragraph": 1.2,
    "bullet": 3.8,
    "line": 0.5,
    "colon": 3.5,
    "quote": 3.0,
    "inside": -0.75,
}


def place(text: str, at: int) -> str:
    """Where a word stands: "sentence", "opening" or "paragraph" (of a long or a short line), "bullet", "line" ..."""
    before = text[max(0, at - 40) : at]
    stripped = before.rstrip()
    gap = before[len(stripped) :]
    end = text.find("\n", at)
    long = text.count(" ", at, end if end >= 0 else len(text)) >= 3
    if not stripped or "\f" in gap or gap.count("\n") > 1:
        return "opening" if long else "paragraph"
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


class Models:
    """The models of word pairs, memory-mapped: see `build.write_context`."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[str, str], tuple[int, float]] = {}
        for i, line in enumerate((DATA / "pairs.tsv").read_text(encoding="utf-8").splitlines()):
            one, two, bias = line.split("\t")
            self.pairs[one, two] = i, float(bias)
        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(DATA / "contexts.marisa"))
        self.weights = np.load(DATA / "contexts.npy", mmap_mode="r")

    def odds(self, one: str, two: str, found: Sequence[str]) -> float | None:
        """Log-odds of `one` against `two` by the features `found`; None for a pair without a model."""
        sign = 1.0
        model = self.pairs.get((one, two))
        if model is None:
            model, sign = self.pairs.get((two, one)), -1.0
        if model is None:
            return None
        number, bias = model
        total = 0
        get = self.trie.get
        for feature in found:
            at = get(f"{number:x} {feature}")
            if at is not None:
                total += int(self.weights[at])
        return sign * (bias + total / 32)


@cache
def models() -> Models:
    """The shipped models, loaded on first use."""
    return Models()


def has_model(one: str, two: str) -> bool:
    """Whether contexts of these two words, or of their small forms, were learned."""
    pairs = models().pairs
    small = one[0].lower() + one[1:], two[0].lower() + two[1:]
    return (one, two) in pairs or (two, one) in pairs or small in pairs


class Stream:
    """The words of a document with what stands between them; repaired words can be taken in."""

    def __init__(self, text: str, tokens: Sequence[Token], known: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.known = known
        self.taken: dict[int, str] = {}
        self.places: dict[int, int] = {}
        self.words: list[str] = []
        self.capital: list[bool] = []
        self.moods: list[bool] = []
        self.found: dict[int, list[str]] = {}

    def take(self, token: Token, form: str) -> None:
        """From now on the word at `token` is `form`."""
        self.taken[token.start] = form
        if token.start in self.places:
            at = self.places[token.start]
            mood = form in MOODS
            if self.words[at] != (folded := fold(form)) or self.moods[at] != mood:
                self.words[at] = folded
                self.moods[at] = mood
                self.found.clear()

    def _lay_out(self) -> None:
        """The words, numbers and marks of the document in order; a token that is looked up as one word is one."""
        starts = {t.start: t for t in self.tokens if not t.protected}
        until = 0
        for match in TOKEN.finditer(self.text):
            start = match.start()
            if start < until:
                continue
            token = starts.get(start)
            piece = match.group()
            if token is not None:
                until = token.end
                self.places[start] = len(self.words)
                piece = self.taken.get(start, token.word)
            elif piece[0] == "\n":
                piece = PARAGRAPH
            elif piece[0].isdigit():
                piece = NUMBER
            self.words.append(fold(piece))
            self.capital.append(piece[0].isupper())
            self.moods.append(piece in MOODS)

    def features(self, token: Token) -> list[str]:
        if not self.words:
            self._lay_out()
        found = self.found.get(token.start)
        if found is None:
            at = self.places.get(token.start)
            found = [] if at is None else sorted(set(features(self.words, self.capital, self.moods, at)))
            self.found[token.start] = found
        return found

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
        here = odds + CAPITAL[place(self.text, token.start)]
        if form[0].isupper():
            return _ln(here) - _ln(odds)
        return _ln(-here) - _ln(-odds)

    def _usually_small(self, word: str) -> bool:
        """Whether a word with a capital stands more often with a small letter: it is a verb at a sentence start."""
        table = self.known.words.table
        small = table.get(word[0].lower() + word[1:]) if word[0].isupper() else None
        return small is not None and small > (table.get(word) or -9.0)

    def against(self, token: Token, one: str, two: str) -> float | None:
        """Log-odds of `one` against `two` at `token` by the context; None where no model knows the pair."""
        known = models()
        if (one, two) not in known.pairs and (two, one) not in known.pairs:
            if one.lower() == two.lower() or not (self._usually_small(one) and self._usually_small(two)):
                return None
            one, two = one[0].lower() + one[1:], two[0].lower() + two[1:]
            if (one, two) not in known.pairs and (two, one) not in known.pairs:
                return None
        return known.odds(one, two, self.features(token))


def _ln(odds: float) -> float:
    """ln of the chance that belongs to log-odds."""
    return -log(1 + exp(-odds)) if odds > -30 else odds
