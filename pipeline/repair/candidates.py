"""A word comes in; what it may have been before it was read without German goes out, each with its chance.

Known words have partners (a table built once); unknown words are walked back through the channel along the prefixes of
known words, of names and of the parts of compounds. Nothing here knows the document or the context.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from copy import copy
from functools import cache
from math import log
from pathlib import Path
from typing import NamedTuple

from pipeline.german.words import DATA as WORDS
from pipeline.german.words import Table, Words, words
from pipeline.repair import channel, unknown

DATA = Path(__file__).parent / "data"
_UMLAUT = re.compile("[äöüÄÖÜß]")
_ODD = re.compile(r"[a-z][A-Z]|ii|é|[^\W\d_a-zA-ZäöüÄÖÜß]|\W|\d")
_GLUED = re.compile(r"([A-Za-zÄÖÜäöüß]*[a-zäöüß])([A-ZÄÖÜ][a-zäöüß]{2,})$")
_SYMBOL = re.compile(r"(?=.{0,2}[&@®§$©])[fiBRSsgl86&@®§$©]{2,3}")
_MOST_CHANGES = 5
_DEAREST = 13.0
_PART_DEAREST = 9.0
LOCAL = 3.0
"""A word of the local lexicon counts as if seen 20 times as often: the archive is its own country."""
COMPOUND = -3.0
"""What a word pays for being put together of parts."""
UNKNOWN = -5.5
"""ln of the share of running words that no lexicon has."""
ABBREVIATED = -1.5
"""What a word with a dot behind it pays for being short for a longer one."""
SHORT = {1: 5.0, 2: 5.0, 3: 4.5, 4: 4.0, 5: 2.5, 6: 1.0}
"""Hardly any short word is unknown."""
NOUN = 5.0
"""What a noun pays for standing with a small letter."""
NAMED = -4.0
"""What a compound pays whose first part no lexicon has, where its last part is none that names are made with."""
OTHER_HEAD = {"N": -3.0, "a": -5.0}
"""What a noun pays for the head of another word (a sentence may begin with it), and another word for that of a noun."""
CASE = 2.3


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


def prefixes(forms: Collection[str]) -> set[str]:
    """All beginnings of `forms`."""
    found: set[str] = set()
    for form in forms:
        for end in range(len(form), 0, -1):
            if form[:end] in found:
                break
            found.add(form[:end])
    return found


class Index:
    """Forms with an umlaut, ready for walking back."""

    def __init__(self, forms: Collection[str], letters_left_out: bool = False) -> None:
        self.forms = set(forms)
        self.prefixes = prefixes(self.forms)
        self.causes = channel.LEFT_OUT if letters_left_out else {p: channel.causes(p) for p in ("init", "inner")}
        self.often = letters_left_out

    def left_out(self) -> Index:
        """The same forms, read where umlauts are left out."""
        other = Index((), True)
        other.forms, other.prefixes = self.forms, self.prefixes
        return other

    def walk(
        self, word: str, start: int = 0, whole: bool = True, dearest: float = _DEAREST, small_start: bool = False
    ) -> Iterator[tuple[int, str, float, int]]:
        """(end, form, cost, changes) for forms of which `word[start:end]` is a reading; at least one change.

        `small_start`: the word stands with a capital; walk from its small letter instead.
        """
        n = len(word)
        known, forms = self.prefixes, self.forms
        init, inner = self.causes["init"], self.causes["inner"]
        strokes = channel.STROKES
        lost, lost_first, often = inner[""], init.get("", ()), self.often
        stack: list[tuple[int, str, float, int, bool]] = []
        if small_start:
            if often:
                stack += [(start, letter.lower(), cost, 1, True) for _, letter, cost in lost_first if letter in "ÄÖÜ"]
            if word[start].lower() in known:
                stack.append((start + 1, word[start].lower(), 0.0, 0, False))
            for seen, letter, cost in init.get(word[start], ()):
                if letter in "ÄÖÜ" and letter.lower() in known and word.startswith(seen, start):
                    stack.append((start + len(seen), letter.lower(), cost, 1, False))
        else:
            stack.append((start, "", 0.0, 0, False))
        symbols = not word.isalnum()
        while stack:
            at, form, cost, changes, just_lost = stack.pop()
            if changes and (at == n or not whole) and form in forms:
                yield at, form, cost, changes
            if changes < _MOST_CHANGES and (often or not just_lost):
                for _, letter, more in lost if form else lost_first:
                    longer = form + letter
                    if cost + more <= dearest and longer in known:
                        stack.append((at, longer, cost + more, changes + 1, True))
            if at == n:
                continue
            character = word[at]
            longer = form + character
            if longer in known:
                stack.append((at + 1, longer, cost, changes, False))
            if at and character in strokes:
                for letter, more in strokes[character]:
                    if cost + more <= dearest and form + letter in known:
                        stack.append((at + 1, form + letter, cost + more, changes, False))
            if changes >= _MOST_CHANGES:
                continue
            for seen, letter, more in (inner if at else init).get(character, ()):
                if cost + more > dearest:
                    break
                longer = form + letter
                if longer in known and word.startswith(seen, at):
                    stack.append((at + len(seen), longer, cost + more, changes + 1, False))
            if symbols and at and (garbage := _SYMBOL.match(word, at)) and form + "ß" in known:
                stack.append((garbage.end(), form + "ß", cost + 4.5, changes + 1, False))


class Lexicon:
    """Everything needed to analyse words; loaded once per process, or with the user's own words once per file."""

    def __init__(self, own: dict[str, float] | None = None) -> None:
        self.words: Words = words()
        self.own = {k: v + LOCAL - self.words.norm for k, v in (own or {}).items()}
        self.heads = Table(DATA, "heads")
        self.tails = _name_endings()
        self.modifiers = Table(DATA, "modifiers")
        self.index = Index([f for f in [*self.words.table.trie.iterkeys(), *self.own] if _UMLAUT.search(f)])
        self.head_index = Index([f[1:] for f in self.heads.trie.iterkeys() if _UMLAUT.search(f)])
        self.modifier_index = Index([f for f in self.modifiers.trie.iterkeys() if _UMLAUT.search(f)])
        self.partners = _partners()
        self.readings: dict[str, Reading] = {}
        self._abbreviations: dict[str, float | None] = {}
        self._left_out: Lexicon | None = None

    def without_letters(self) -> Lexicon:
        """The same lexicon for documents whose umlauts are left out ("fr", "ffentlich"); kept for the next of them."""
        if self._left_out is None:
            other = copy(self)
            other.index = self.index.left_out()
            other.head_index = self.head_index.left_out()
            other.modifier_index = self.modifier_index.left_out()
            other.readings = {}
            other.partners = {"fr": (("für", 0.1),), "Fr": (("Für", 0.1),), "ber": (("über", 0.1),)}
            self._left_out = other
        return self._left_out

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
            if len(self.readings) > 400_000:
                self.readings.clear()
            found = self.readings[word] = self._analyse(word)
        return found

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
                plain, damaged = self._compounds(small, noun)
                if plain is not None and plain > logp:
                    kind, logp = "compound", plain
                for form, score, cost, changes in damaged:
                    add(_cased(form, word), score, cost, changes, "compound")
                first = word[0]
                if first in "AOU":
                    other = {"A": "ä", "O": "ö", "U": "ü"}[first] + small[1:]
                    intact, more = self._compounds(other, noun)
                    if intact is not None:
                        add(_cased(other, word), intact, 0.1, 1, "compound")
                    for form, score, cost, changes in more:
                        add(_cased(form, word), score, cost + 0.1, changes + 1, "compound")
            if kind == "unknown" and not capitals:
                for form, cost in self._strokes(word):
                    add(form, self.logp(form) or -20.0, cost, 0, "stroke")
                if not any(c.kind in ("word", "stroke") for c in best.values()):
                    for form, cost in self._slips(word):
                        add(form, self.logp(form) or -20.0, cost, 0, "slip")
                if not any(c.kind in ("word", "stroke", "slip") for c in best.values()):
                    for form, changes in _spelt(word):
                        add(form, UNKNOWN + unknown.logp(form), 1.0 * changes, changes, "spelling")
        glued = None if any(c.kind == "word" for c in best.values()) else _GLUED.match(word)
        if glued is not None and glued[1] in self.words and glued[2] in self.words:
            # Two words without a blank: whatever is wrong here, it is no umlaut.
            best.clear()
        assert logp is not None
        return Reading(word, logp, kind, _ordered(best))

    def _strokes(self, word: str) -> Iterator[tuple[str, float]]:
        """Known words of which `word` differs only by l, I, i and 1 taken for each other, at most twice."""
        options = [("", 0.0, 0)]
        for at, character in enumerate(word):
            grown = [(done + character, cost, n) for done, cost, n in options]
            for letter, more in channel.STROKES.get(character, ()) if at else ():
                grown += [(done + letter, cost + more, n + 1) for done, cost, n in options if n < 2]
            options = grown
            if len(options) > 60:
                return
        for form, cost, n in options:
            if n and len(form) > 3 and form in self.words:
                yield form, cost

    def _slips(self, word: str) -> Iterator[tuple[str, float]]:
        """Known words of which `word` is one misread place away, no umlaut being concerned ("rechizeitig", "Thre")."""
        if len(word) < 4 or not word.isalpha():
            return
        for at in range(len(word)):
            for length in (1, 2, 3):
                for letters, cost in channel.SLIPS.get(word[at : at + length], ()):
                    if (at == 0) == letters[0].isupper() or (at == 0 and word[0].islower()):
                        form = word[:at] + letters + word[at + length :]
                        logp = self.words.logp(form)
                        if logp is not None and logp > (-13.0 if len(word) > 6 else -11.0):
                            yield form, cost

    def _partners_of(self, word: str) -> Iterator[tuple[str, float]]:
        yield from self.partners.get(word, ())
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
                if done + letter in self.index.prefixes
                or done.capitalize() + letter in self.index.prefixes
                or (done + letter).capitalize() in self.index.prefixes
            ]
        for form, changes in options:
            if changes and (form in self.index.forms or form.capitalize() in self.index.forms):
                yield "".join(c if c == "ß" else c.upper() for c in form), 0.5 * changes, changes

    def _capital_logp(self, form: str) -> float:
        small = form.lower()
        return max(self.logp(small) or -18.0, self.logp(small.capitalize()) or -18.0) - CASE

    # -- compounds -----------------------------------------------------------------------------------------------

    def _head(self, part: str, noun: bool) -> float | None:
        """ln of the share of compounds of this kind (nouns or others) that end in `part`."""
        same, other = ("N", "a") if noun else ("a", "N")
        found = self.heads.get(same + part)
        less = self.heads.get(other + part)
        if less is not None and (found is None or less + OTHER_HEAD[same] > found):
            return less + OTHER_HEAD[same]
        return found

    def _compounds(self, word: str, noun: bool) -> tuple[float | None, list[tuple[str, float, float, int]]]:
        """The best score of `word` as an intact compound, and (form, score, cost, changes) of damaged readings."""
        n = len(word)
        modifiers = self.modifiers
        shortest = 3 if noun else 2
        plain: float | None = None
        found: dict[str, tuple[float, float, int]] = {}
        ahead: dict[int, list[tuple[int, str, float, float, int]]] = {}
        behind: dict[int, list[tuple[str, float, float, int]]] = {}

        def next_parts(at: int) -> list[tuple[int, str, float, float, int]]:
            if at not in ahead:
                options = [
                    (end, part, score, 0.0, 0)
                    for end in range(at + (3 if at else shortest), n - 2)
                    if (score := modifiers.get(part := word[at:end])) is not None
                ]
                for end, form, cost, changes in self.modifier_index.walk(word, at, False, _PART_DEAREST):
                    if n - end >= 3 and len(form) >= 3:
                        options.append((end, form, modifiers.get(form) or -12.0, cost, changes))
                ahead[at] = options
            return ahead[at]

        def last_part(at: int) -> list[tuple[str, float, float, int]]:
            if at not in behind:
                options = []
                rest = word[at:]
                if (score := self._head(rest, noun)) is not None:
                    options.append((rest, score, 0.0, 0))
                for _, form, cost, changes in self.head_index.walk(word, at, True, _PART_DEAREST):
                    if len(form) >= 3:
                        options.append((form, self._head(form, noun) or -14.0, cost, changes))
                behind[at] = options
            return behind[at]

        stack: list[tuple[int, str, float, float, int, int]] = [(0, "", COMPOUND, 0.0, 0, 0)]
        while stack:
            at, done, score, cost, changes, depth = stack.pop()
            if depth:
                for form, more, dearer, others in last_part(at):
                    whole, total, price, count = done + form, score + more, cost + dearer, changes + others
                    if not count:
                        plain = total if plain is None or total > plain else plain
                    elif count <= _MOST_CHANGES:
                        old = found.get(whole)
                        if old is None or total - price > old[0] - old[1]:
                            found[whole] = (total, price, count)
            if depth < 3 and n - at >= 6:
                for end, form, more, dearer, others in next_parts(at):
                    if changes + others <= _MOST_CHANGES:
                        stack.append((end, done + form, score + more, cost + dearer, changes + others, depth + 1))
        for at in range(3, n - 3):
            # A first part that no lexicon has, a name perhaps, before a known one: only the known one can be mended.
            rest = word[at:]
            if _ODD.search(word[:at]):
                continue
            intact = self._head(rest, noun) if n - at >= 4 else None
            damaged = [p for p in last_part(at) if p[3] and len(p[0]) >= 4]
            if intact is None and not damaged:
                continue
            name = NAMED + UNKNOWN + unknown.logp(word[:at])
            begins = UNKNOWN + unknown.logp(word[:at], False)
            ends = [p for p in ((rest, intact, 0.0, 0), *damaged) if p[1] is not None]
            for form, share, price, count in ends:
                tail = self.tails.get(form) if noun else None
                if tail is None and len(form) < (4 if not count else 5):
                    continue
                whole, total = word[:at] + form, name + (share or 0.0)
                if tail is not None:
                    total = max(begins + tail, total)
                if not count:
                    plain = total if plain is None or total > plain else plain
                elif whole not in found or total - price > found[whole][0] - found[whole][1]:
                    found[whole] = (total, price, count)
        return plain, [(form, *rest) for form, rest in found.items()]


_SPELT = re.compile(
    r"(?<=[A-Za-zäöüé6])(?:oé|éo|6é|o6|Oé|aé|éa)(?=[a-zäöüßRB])"
    r"|(?<=[a-zäöüé6])(?:ii|é|[6BR&U@®G8])(?=[a-zäöüß])|(?<=[A-Za-zäöü])(?:ii|é|6)(?=[a-zäöüßRB&@])"
)


def _spelt(word: str) -> Iterator[tuple[str, int]]:
    """A word that no lexicon has, most often a name, with the signs put back that stand for one letter only."""
    if any(m.group().isupper() and word[m.start() :] in words() for m in _SPELT.finditer(word)):
        # "StraßeRosmarinweg": two words without a blank.
        return
    after, changes = _SPELT.subn(lambda m: channel.ODD[m.group()], word)
    if changes and after.isalpha() and len(after) > 3 and not re.search("[a-z][A-Z]|ii|é", after):
        yield after, changes


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
def _name_endings() -> dict[str, float]:
    """ln of the share of unknown names that end so ("-straße", "-bach")."""
    lines = (WORDS / "name_endings.tsv").read_text(encoding="utf-8").splitlines()
    return {
        end: log(float(share) / 1000) for end, share in (line.split("\t") for line in lines if not line.startswith("#"))
    }


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
