"""A word that no lexicon has goes in; the frequent word that it was before a sign of it was lost comes out.

Far fewer words are proof than one would think: in 5,600 pages of sane council papers and laws no two such words stand
on one page, on a page read without German there are many.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.german.words import words

_FREQUENT = -14.0
"""The natural logarithm of the share of running text from which on a word proves something: 50 times in 57 million."""
_SHORTEST = 5
"""Letters of a word that is judged; shorter ones are abbreviations and names."""
_LONGEST = 64
"""A longer one is several words without blanks, or none; trying every letter of a page without blanks takes minutes."""
_READ_AS = {
    "a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü", "é": "ö", "ii": "ü", "ti": "ü", "@": "ä",
    "B": "ß", "R": "ß", "&": "ß", "8": "ß", "6": "ö",
}  # fmt: skip
"""What engines without German make of German letters; capitals for ß only behind a small letter."""
_LIGATURES = ("fi", "fl", "ff")


@lru_cache(maxsize=65536)
def without_umlaut(word: str) -> str | None:
    """The word that ``word`` becomes when one umlaut or ß is put back; None where it is a word itself or becomes none.

    >>> without_umlaut("Mobilitat")
    'Mobilität'
    >>> without_umlaut("Mobil") is None
    True
    """
    return _first(word, _umlaut_put_back(word)) if word.isascii() or "é" in word else None


@lru_cache(maxsize=65536)
def without_ligature(word: str) -> str | None:
    """The word that ``word`` becomes when fi, fl or ff is put back; None where it is a word itself or becomes none.

    >>> without_ligature("Verpichtung")
    'Verpflichtung'
    """
    return _first(word, _ligature_put_back(word))


def _first(word: str, candidates: Iterator[str]) -> str | None:
    lexicon = words()
    if not _SHORTEST <= len(word) <= _LONGEST or word.isupper() or word in lexicon:
        return None
    return next((c for c in candidates if (share := lexicon.logp(c)) is not None and share >= _FREQUENT), None)


def _umlaut_put_back(word: str) -> Iterator[str]:
    for read, sign in _READ_AS.items():
        at = word.find(read)
        while at >= 0:
            if read not in "BR" or word[at - 1 : at].islower():
                yield word[:at] + sign + word[at + len(read) :]
            at = word.find(read, at + 1)


def _ligature_put_back(word: str) -> Iterator[str]:
    for ligature in _LIGATURES:
        yield from (word[:at] + ligature + word[at:] for at in range(len(word) + 1))
        yield ligature.capitalize() + word
