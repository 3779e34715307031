"""A word that no lexicon has comes in; how likely such a word is goes out, from the way German words are spelt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ"
EDGE = 0
OTHER = 1
SIZE = len(LETTERS) + 2
UNKNOWN = -5.5
"""ln of the share of running words that no lexicon has."""
_CODE = {letter: i + 2 for i, letter in enumerate(LETTERS)}


def codes(word: str) -> list[int]:
    return [_CODE.get(letter, OTHER) for letter in word]


@cache
def _table() -> list[float]:
    path = Path(__file__).parent / "data" / "spelling.npy"
    values: list[float] = np.load(path).astype(np.float32).ravel().tolist()
    return values


def logp(word: str, whole: bool = True) -> float:
    """The natural logarithm of the chance of this spelling among all words, or of a word that begins so."""
    table = _table()
    total = 0.0
    a = b = EDGE
    for c in [*codes(word), EDGE] if whole else codes(word):
        total += table[(a * SIZE + b) * SIZE + c]
        a, b = b, c
    return total
