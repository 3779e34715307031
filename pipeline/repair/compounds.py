"""A word that nobody counted comes in; the parts it may be put together of, intact or damaged, go out with odds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from functools import cache
from math import log
from pathlib import Path

from pipeline.german.words import DATA as WORDS
from pipeline.german.words import Table
from pipeline.repair import unknown
from pipeline.repair.index import MOST_CHANGES, Index

_DATA = Path(__file__).parent / "data"
_ODD = re.compile(r"[a-z][A-Z]|ii|é|[^\W\d_a-zA-ZäöüÄÖÜß]|\W|\d")
_PART_DEAREST = 9.0
COMPOUND = -3.0
"""What a word pays for being put together of parts."""
NAMED = -4.0
"""What a compound pays whose first part no lexicon has, where its last part is none that names are made with."""
OTHER_HEAD = {"N": -3.0, "a": -5.0}
"""What a noun pays for the head of another word (a sentence may begin with it), and another word for that of a noun."""


class Compounds:
    """The parts of German compounds with their shares: first parts with their linking letters, and last parts."""

    def __init__(self) -> None:
        self.heads = Table(_DATA, "heads")
        self.modifiers = Table(_DATA, "modifiers")
        self.tails = _name_endings()
        self.head_index = Index(self._heads_from)
        self.modifier_index = Index(self.modifiers.trie.iterkeys)

    def _heads_from(self, letter: str) -> Iterator[str]:
        for kind in OTHER_HEAD:
            for key in self.heads.trie.iterkeys(kind + letter):
                yield key[1:]

    def left_out(self) -> Compounds:
        """The same parts, read where umlauts are left out."""
        other = copy(self)
        other.head_index, other.modifier_index = self.head_index.left_out(), self.modifier_index.left_out()
        return other

    def _head(self, part: str, noun: bool) -> float | None:
        """ln of the share of compounds of this kind (nouns or others) that end in `part`."""
        same, other = ("N", "a") if noun else ("a", "N")
        found = self.heads.get(same + part)
        less = self.heads.get(other + part)
        if less is not None and (found is None or less + OTHER_HEAD[same] > found):
            return less + OTHER_HEAD[same]
        return found

    def split(self, word: str, noun: bool) -> tuple[float | None, list[tuple[str, float, float, int, str]]]:
        """The best score of `word` as an intact compound, and (form, score, cost, changes, kind) of damaged readings;
        the kind is "compound", or "named" where no lexicon has the first part."""
        n = len(word)
        modifiers = self.modifiers
        shortest = 3 if noun else 2
        plain: float | None = None
        found: dict[str, tuple[float, float, int, str]] = {}
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
                    elif count <= MOST_CHANGES:
                        old = found.get(whole)
                        if old is None or total - price > old[0] - old[1]:
                            found[whole] = (total, price, count, "compound")
            if depth < 3 and n - at >= 6:
                for end, form, more, dearer, others in next_parts(at):
                    if changes + others <= MOST_CHANGES:
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
            name = NAMED + unknown.UNKNOWN + unknown.logp(word[:at])
            begins = unknown.UNKNOWN + unknown.logp(word[:at], False)
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
                    found[whole] = (total, price, count, "named")
        return plain, [(form, *rest) for form, rest in found.items()]


@cache
def _name_endings() -> dict[str, float]:
    """ln of the share of unknown names that end so ("-straße", "-bach")."""
    lines = (WORDS / "name_endings.tsv").read_text(encoding="utf-8").splitlines()
    return {
        end: log(float(share) / 1000) for end, share in (line.split("\t") for line in lines if not line.startswith("#"))
    }
