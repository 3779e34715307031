"""A true text and a reading of it come in; pairs of words, and of letters with what was read for them, go out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

SPECIAL = "äöüÄÖÜß"
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^[^\w&@®§|]+|[^\w&@®§|]+$")


class Pair(NamedTuple):
    """A word of the truth and the word read for it, with the place of the reading (half-open) in its text."""

    truth: str
    read: str
    start: int
    end: int


def bare(word: str) -> str:
    """The word without punctuation around it."""
    return _EDGE.sub("", word)


def pairs(truth: str, reading: str) -> list[Pair]:
    """Words of both texts that stand for each other; what cannot be paired one to one is left out."""
    true = truth.split()
    read = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(reading)]
    matcher = SequenceMatcher(None, true, [r[0] for r in read], autojunk=False)
    found: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            found += [Pair(t, *r) for t, r in zip(true[i1:i2], read[j1:j2], strict=True)]
        elif tag == "replace" and i2 - i1 <= 40 and j2 - j1 <= 40:
            found += _uneven(true[i1:i2], read[j1:j2])
    return [p for p in found if p.truth == p.read or _alike(p.truth, p.read)]


def _alike(truth: str, read: str) -> bool:
    return Levenshtein.distance(truth, read) <= max(2, 0.45 * len(truth))


def _uneven(true: list[str], read: list[tuple[str, int, int]]) -> list[Pair]:
    """Pair words of two runs of different length by the cheapest path of word distances."""
    n, m = len(true), len(read)
    cost = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if i == 0 or j == 0:
                cost[i][j] = float(i + j)
                continue
            same = Levenshtein.normalized_distance(true[i - 1], read[j - 1][0]) * 2
            cost[i][j] = min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + same)
    found = []
    i, j = n, m
    while i and j:
        same = Levenshtein.normalized_distance(true[i - 1], read[j - 1][0]) * 2
        if cost[i][j] == cost[i - 1][j - 1] + same:
            i, j = i - 1, j - 1
            found.append(Pair(true[i], *read[j]))
        elif cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def letters(truth: str, read: str, longest: int = 3) -> Iterator[tuple[int, str, str]]:
    """For each letter of `truth` its position and what was read for it (nothing to `longest` characters)."""
    n, m = len(truth), len(read)
    far = 1e9
    cost = [[far] * (m + 1) for _ in range(n + 1)]
    back = [[0] * (m + 1) for _ in range(n + 1)]
    cost[0][0] = 0.0
    for i in range(n):
        for j in range(m + 1):
            if cost[i][j] >= far:
                continue
            for length in range(min(longest, m - j) + 1):
                seen = read[j : j + length]
                if seen == truth[i]:
                    price = 0.0
                elif truth[i] in SPECIAL:
                    price = (1.6, 0.5, 0.8, 1.3)[length]
                else:
                    price = (1.5, 1.0, 1.6, 2.6)[length] - (0.2 if length == 2 and truth[i] in seen else 0.0)
                if cost[i][j] + price < cost[i + 1][j + length]:
                    cost[i + 1][j + length] = cost[i][j] + price
                    back[i + 1][j + length] = length
    if cost[n][m] >= far:
        return
    found = []
    i, j = n, m
    while i:
        length = back[i][j]
        found.append((i - 1, truth[i - 1], read[j - length : j]))
        i, j = i - 1, j - length
    yield from reversed(found)
