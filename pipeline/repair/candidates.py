"""A word comes in; what it may have been before it was read without German goes out, each with its chance.

Known words have partners (a table built once); unknown words are walked back through the channel along the prefixes of
known words, of names and of the parts of compounds. Nothing here knows the document or the context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.german.words import Words, words
from pipeline.repair import channel, slips, unknown
from pipeline.repair.compounds import Compounds
from pipeline.repair.index import Index
from pipeline.repair.unknown import UNKNOWN

DATA = Path(__file__).parent / "data"
_GLUED = re.compile(r"([A-Za-zÄÖÜäöüß]*[a-zäöüß])([A-ZÄÖÜ][a-zäöüß]{2,})$")
LOCAL = 3.0
"""A word of the local lexicon counts as if seen 20 times as often: the archive is its own country."""
ABBREVIATED = -1.5
"""What a word with a dot behind it pays for being short for a longer one."""
SHORT = {1: 5.0, 2: 5.0, 3: 4.5, 4: 4.0, 5: 2.5, 6: 1.0}
"""Hardly any short word is unknown."""
NOUN = 5.0
"""What a noun pays for standing with a small letter."""
CASE = 2.3
_SURE = ("word", "stroke", "compound", "named")
_VOWELS = frozenset("aeiouyäöü")
NO_VOWEL = 3.0
"""What a short word without a vowel pays: it was counted, but often as the rest of another ("fr")."""
OFTEN = -8.0
"""A word of this share of text (ln) is meant by a short one even where the misreading is rare ("fr" for "für")."""
_SHORT_DEAREST = 7.0
REMEMBERED = 40_000
"""Words that are remembered once they were analysed; a long run forgets them all when they are more."""
_TWO_KINDS = 11.0
"""The dearest misreading of a word that has two kinds of damage."""


class Candidate(NamedTuple):
    """A form the word may have been: ln of its share of text, the cost of the misreading, letters restored."""

    form: str
    logp: float
    cost: float
    changes: int
    kind: str


class Reading(NamedTuple):
    """What is known of an observed word: its own chance as it stands, and the candidates, best first."""

    word: str
    logp: float
    kind: str
    candidates: tuple[Candidate, ...]


class Lexicon:
    """Everything needed to analyse words; loaded once per process, or with the user's own words once per file."""

    def __init__(self, own: dict[str, float] | None = None) -> None:
        self.words: Words = words()
        self.own = {k: v + LOCAL - self.words.norm for k, v in (own or {}).items()}
        self.compounds = Compounds()
        self.index = Index(self._forms_from)
        self.partners = _partners()
        self.readings: dict[str, Reading] = {}
        self._abbreviations: dict[str, float | None] = {}
        self._badly_read: dict[str, tuple[Candidate, ...]] = {}
        self._left_out: Lexicon | None = None

    def without_letters(self) -> Lexicon:
        """The same lexicon for documents whose umlauts are left out ("fr", "ffentlich"); kept for the next of them."""
        if self._left_out is None:
            other = copy(self)
            other.index = self.index.left_out()
            other.compounds = self.compounds.left_out()
            other.readings, other._badly_read = {}, {}
            other.partners = {"fr": (("für", 0.1),), "Fr": (("Für", 0.1),), "ber": (("über", 0.1),)}
            self._left_out = other
        return self._left_out

    def _forms_from(self, letter: str) -> Iterator[str]:
        yield from self.words.table.trie.iterkeys(letter)
        yield from (form for form in self.own if form.startswith(letter))

    def warm(self) -> None:
        """Lay out what is otherwise laid out when it is first met; for a process whose children share it."""
        for index in (self.index, self.compounds.head_index, self.compounds.modifier_index):
            index.warm()

    def logp(self, form: str) -> float | None:
        found = self.words.logp(form)
        if form in self.own:
            own = self.own[form]
            return own if found is None or own > found else found
        return found

    def read(self, word: str) -> Reading:
        """What `word` may have been; remembered."""
        found = self.readings.get(word)
        if found is None:
            if len(self.readings) >= REMEMBERED:
                for memory in (self.readings, self._abbreviations, self._badly_read):
                    memory.clear()
            found = self.readings[word] = self._analyse(word)
        return found

    def badly_read(self, reading: Reading) -> tuple[Candidate, ...]:
        """What else the word may have been on a page that was badly read: its candidates with those of two kinds of
        damage in one known word ("Absaize" was "Absätze"), or with the signs put back that stand for one umlaut only.
        """
        word = reading.word
        if reading.kind != "unknown" or word.isupper() or any(c.kind in _SURE for c in reading.candidates):
            return reading.candidates
        found = self._badly_read.get(word)
        if found is None:
            best = {c.form: c for c in reading.candidates}
            for form, cost, changes in self._slips(word):
                logp = self.logp(form) or -20.0
                if form not in best or logp - cost > best[form].logp - best[form].cost:
                    best[form] = Candidate(form, logp, cost, changes, "slip")
            if not any(c.kind == "slip" for c in best.values()):
                for form, changes in slips.spelt(word):
                    best[form] = Candidate(form, UNKNOWN + unknown.logp(form), 1.0 * changes, changes, "spelling")
            found = self._badly_read[word] = _ordered(best)
        return found

    def _slips(self, word: str) -> Iterator[tuple[str, float, int]]:
        if len(word) < 4:
            return
        least = -13.0 if len(word) > 6 else -11.0
        for before, cost in slips.slips(word):
            if cost < slips.ADDED and before.isalpha() and (self.logp(before) or -99.0) > least:
                yield before, cost, 0
            if len(before) > 3:
                for _, form, more, changes in self.index.walk(before, dearest=_TWO_KINDS - cost):
                    if (self.logp(form) or -99.0) > least:
                        yield form, cost + more, changes

    def abbreviates(self, word: str) -> float | None:
        """ln of the chance that `word` with a dot behind it is cut from a longer known word, None if there is none."""
        if word not in self._abbreviations:
            best: float | None = None
            for seen, form in enumerate(self.words.table.trie.iterkeys(word)):
                if seen > 300:
                    break
                if len(form) >= len(word) + 2 and (logp := self.words.logp(form)) is not None:
                    best = logp if best is None else max(best, logp)
            self._abbreviations[word] = None if best is None else best + ABBREVIATED
        return self._abbreviations[word]

    # -- one word ------------------------------------------------------------------------------------------------

    def _analyse(self, word: str) -> Reading:
        best: dict[str, Candidate] = {}

        def add(form: str, logp: float, cost: float, changes: int, kind: str) -> None:
            old = best.get(form)
            if form != word and (old is None or logp - cost > old.logp - old.cost):
                best[form] = Candidate(form, logp, cost, changes, kind)

        own = self.logp(word)
        if own is not None and len(word) < 4 and _VOWELS.isdisjoint(word.lower()):
            own -= NO_VOWEL
        capitals = len(word) > 2 and word.isupper()
        if own is not None and own > -15.0 and not capitals:
            for form, cost in self._partners_of(word):
                logp = self.logp(form)
                if logp is not None:
                    add(form, logp, cost, _changes(form, word), "word")
            return Reading(word, own, "word", _ordered(best))
        if capitals:
            small = word.lower()
            known = max((self.logp(f) or -99.0 for f in (small, small.capitalize())), default=-99.0)
            if own is None and known > -99.0:
                own = known - CASE
            for form, cost, changes in self._capitals(word):
                add(form, self._capital_logp(form), cost, changes, "word")
        for _, form, cost, changes in self.index.walk(word):
            add(form, self.logp(form) or -18.0, cost, changes, "word")
        if word[0].isupper() and not capitals:
            for _, form, cost, changes in self.index.walk(word, small_start=True):
                add(form[0].upper() + form[1:], self.logp(form[0].upper() + form[1:]) or -20.0, cost, changes, "word")
        kind = "word"
        logp = own
        if own is None and word[0].islower() and (noun := self.words.table.get(word[0].upper() + word[1:])) is not None:
            # "erhalt": the rest of a divided word, or a noun that lost its capital.
            own = logp = noun - self.words.norm - NOUN
            kind = "noun"
        if own is None:
            kind, logp = "unknown", UNKNOWN + unknown.logp(word) - SHORT.get(len(word), 0.0)
            if len(word) >= 7 and not capitals:
                small = word[0].lower() + word[1:]
                noun = word[0].isupper()
                plain, damaged = self.compounds.split(small, noun)
                if plain is not None and plain > logp:
                    kind, logp = "compound", plain
                for form, score, cost, changes, how in damaged:
                    add(_cased(form, word), score, cost, changes, how)
                first = word[0]
                if first in "AOU":
                    other = {"A": "ä", "O": "ö", "U": "ü"}[first] + small[1:]
                    intact, more = self.compounds.split(other, noun)
                    if intact is not None:
                        add(_cased(other, word), intact, 0.1, 1, "compound")
                    for form, score, cost, changes, how in more:
                        add(_cased(form, word), score, cost + 0.1, changes + 1, how)
            if kind == "unknown" and not capitals:
                for form, cost in slips.strokes(word, self.words):
                    add(form, self.logp(form) or -20.0, cost, 0, "stroke")
        glued = None if any(c.kind == "word" for c in best.values()) else _GLUED.match(word)
        if glued is not None and glued[1] in self.words and glued[2] in self.words:
            # Two words without a blank: whatever is wrong here, it is no umlaut.
            best.clear()
        assert logp is not None
        return Reading(word, logp, kind, _ordered(best))

    def _partners_of(self, word: str) -> Iterator[tuple[str, float]]:
        yield from self.partners.get(word, ())
        if len(word) < 4:
            for _, form, cost, _ in self.index.walk(word, dearest=_SHORT_DEAREST):
                if (self.logp(form) or -99.0) > OFTEN:
                    yield form, cost
        if word[0].isupper():
            for form, cost in self.partners.get(word[0].lower() + word[1:], ()):
                yield form[0].upper() + form[1:], cost

    def _capitals(self, word: str) -> Iterator[tuple[str, float, int]]:
        """Words of capitals: only the dots can be lost, and ß may stand as B."""
        options: list[tuple[str, int]] = [("", 0)]
        for character in word:
            other = channel.CAPITALS.get(character)
            options = [
                (done + letter, changes + (letter != character.lower()))
                for done, changes in options
                for letter in ({character.lower(), other} if other else {character.lower()})
                if self.index.begins(done + letter) or self.index.begins((done + letter).capitalize())
            ]
        for form, changes in options:
            if changes and (form in self.index or form.capitalize() in self.index):
                yield "".join(c if c == "ß" else c.upper() for c in form), 0.5 * changes, changes

    def _capital_logp(self, form: str) -> float:
        small = form.lower()
        return max(self.logp(small) or -18.0, self.logp(small.capitalize()) or -18.0) - CASE


def _cased(form: str, like: str) -> str:
    return form[0].upper() + form[1:] if like[0].isupper() else form


def _changes(form: str, seen: str) -> int:
    return sum(map(form.count, "äöüÄÖÜß")) - sum(map(seen.count, "äöüÄÖÜß"))


def _ordered(best: dict[str, Candidate]) -> tuple[Candidate, ...]:
    found = sorted(best.values(), key=lambda c: (c.cost - c.logp, c.form))[:8]
    return tuple(c for c in found if c.logp - c.cost > found[0].logp - found[0].cost - 12.0)


@cache
def _partners() -> dict[str, tuple[tuple[str, float], ...]]:
    table: dict[str, tuple[tuple[str, float], ...]] = {}
    for line in (DATA / "partners.tsv").read_text(encoding="utf-8").splitlines():
        seen, forms = line.split("\t")
        table[seen] = tuple((form, float(cost)) for form, cost in (entry.rsplit(":", 1) for entry in forms.split(" ")))
    return table


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, loaded on first use."""
    return Lexicon()


@cache
def load(path: Path | None) -> Lexicon:
    """The shipped lexicon with the words of a local one."""
    if path is None:
        return lexicon()
    from pipeline.repair.local import read

    return Lexicon(read(path))
