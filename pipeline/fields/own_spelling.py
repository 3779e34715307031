"""A value that an engine read goes in; it comes out with its names as the paper writes them elsewhere.

A name that no lexicon knows ("Osterteichkamp") stands in the title once and in the text several times: where the title
has it with one letter another, an engine misread the one rather than all the others alike.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.german.words import words
from pipeline.model.text import Text

_WORD = re.compile(r"[^\W\d_]{5,}")
_PARTED = re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]{3,}) ([a-zäöüß]{3,})\b")
"""A word in two, as an engine reads one with a gap in it."""
_ROMAN = re.compile(r"(?<=\s)(?=I*l)[Il]{2,3}(?=[“\"»,;:.)\s]|$)")
"""A Roman number whose stroke was read as a small l."""
TWO_STROKES = re.compile(r"\bII(?=[a-zäöü]{2})")
"""The first two letters of a name as a Roman number ("IImtal"): no name begins with two strokes."""
_SMALL = re.compile(r"(?<=\s)[cosuvwxz][a-zäöüß]{4,}\b")
"""A word that begins with a letter which is alike large and small; no word that is small as a rule ("sozialer")."""
_OFTEN = 2  # times that the other spelling stands in the paper
MOST = 0.8
"""How sure a value is at most that was spelt so."""


def spelt(text: Text, start: int, end: int, value: str) -> str:
    """``value``, which stands at ``start`` to ``end``, with the paper's own spelling of its names."""
    if text.reading_confidence(start, end) == 1:
        return value
    counts = Counter(_WORD.findall(text.string))
    value = _WORD.sub(lambda m: _usual(m[0], counts), value)
    value = _PARTED.sub(lambda m: m[1] + m[2] if counts[m[1] + m[2]] >= _OFTEN else m[0], value)
    value = TWO_STROKES.sub("Il", _ROMAN.sub(lambda m: m[0].replace("l", "I"), value))
    return _SMALL.sub(lambda m: _capital(m[0], counts), value)


def _capital(word: str, counts: Counter[str]) -> str:
    large = word.capitalize()
    known, small = words().logp(large), words().logp(word)
    usual = small is not None and (known is None or small >= known)
    return large if counts[large] and counts[word] < _OFTEN and not usual else word


def _usual(word: str, counts: Counter[str]) -> str:
    """The only other spelling of a word, of the same length and one letter off, that the paper has more than once."""
    if counts[word] > 1 or not word[0].isupper() or word in words():
        return word
    others = [w for w, n in counts.items() if n >= _OFTEN and len(w) == len(word) and _one_off(w, word)]
    return others[0] if len(others) == 1 else word


def _one_off(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
