"""A word that no lexicon has comes in; the frequent word that it is one letter away from goes out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.german.words import words

_SMALL = "aäbcdefghijklmnoöpqrsßtuüvwxyz"
_CAPITALS = "AÄBCDEFGHIJKLMNOÖPQRSTUÜVWXYZ"
_LEAST, _SHORT = 4, 5
"""Letters of a word that has neighbours at all; of one in which no letter is lost or added."""
_FREQUENT, _SHORT_FREQUENT = -13.0, -9.5
"""From which share of text (ln) on a neighbour is a frequent word; of a short word nearly every form is another one."""


@lru_cache(maxsize=4096)
def neighbour(word: str) -> str | None:
    """The most frequent word that ``word`` becomes with one letter changed, lost or added; None where there is no
    frequent one, and for what is a word itself."""
    known = words()
    if len(word) < _LEAST or not word.isalpha() or word in known:
        return None
    least = _FREQUENT if len(word) >= _SHORT else _SHORT_FREQUENT
    found = ((known.logp(form) or least - 1, form) for form in _forms(word))
    best = max(found, default=(least - 1, ""))
    return best[1] if best[0] >= least else None


def _forms(word: str) -> Iterator[str]:
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1 :]
        for other in _CAPITALS if letter.isupper() else _SMALL:
            if other != letter:
                yield head + other + tail
        if len(word) >= _SHORT:
            if at:
                yield head + tail
            for other in _SMALL:
                yield head + letter + other + tail
