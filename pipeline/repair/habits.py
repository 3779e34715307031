"""Words of a document with what they surely were come in; how this document reads each umlaut goes out.

One font, one resolution and one noise read a letter the same way more often than all of them together do: where ü is
always read as u, a name that may have an ü is likelier to have one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import exp, log
from typing import NamedTuple

from pipeline.repair import channel

KNOWN = 8.0
"""The measured channel counts as so many readings of a letter beside those of the document."""


class Misreading(NamedTuple):
    """A letter at a place ("init" or "inner") and the characters that were read for it."""

    place: str
    letter: str
    seen: str


@lru_cache(maxsize=50_000)
def misreadings(form: str, word: str) -> tuple[Misreading, ...] | None:
    """How the umlauts of `form` were read where it stands as `word`: the cheapest way; None if there is none."""
    table = channel.table()
    best: tuple[float, tuple[Misreading, ...]] | None = None
    stack: list[tuple[int, int, float, tuple[Misreading, ...]]] = [(0, 0, 0.0, ())]
    while stack:
        i, j, cost, found = stack.pop()
        if i == len(form):
            if j == len(word) and (best is None or cost < best[0]):
                best = cost, found
            continue
        letter = form[i]
        if j < len(word) and word[j] == letter:
            stack.append((i + 1, j + 1, cost, found))
        elif letter in channel.UMLAUTS:
            place = "inner" if i else "init"
            for seen, more in table[place].get(letter, {}).items():
                if word.startswith(seen, j):
                    stack.append((i + 1, j + len(seen), cost + more, (*found, Misreading(place, letter, seen))))
    return None if best is None else best[1]


class Habits:
    """How often a document read each umlaut in each way; `shift` tells what that changes."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """`pairs` are different pairs of a form and the word it stands as."""
        self._times: Counter[Misreading] = Counter()
        self._all: Counter[tuple[str, str]] = Counter()
        for form, word in pairs:
            for one in misreadings(form, word) or ():
                self._times[one] += 1
                self._all[one.place, one.letter] += 1

    def shift(self, form: str, word: str) -> float:
        """How much cheaper (in nats) it is here than elsewhere that `form` stands as `word`."""
        total = 0.0
        for one in misreadings(form, word) or ():
            cost = channel.table()[one.place][one.letter][one.seen]
            here = (KNOWN * exp(-cost) + self._times[one]) / (KNOWN + self._all[one.place, one.letter])
            total += cost + log(here)
        return total
