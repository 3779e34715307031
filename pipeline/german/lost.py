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
_FREQUENT_PART = -13.0
"""The same for a part of a compound."""
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

    A compound of two frequent words counts where a capital or é was read, which are rarely right in another word.

    >>> without_umlaut("Mobilitat")
    'Mobilität'
    >>> without_umlaut("Aufsichtsbehérde")
    'Aufsichtsbehörde'
    >>> without_umlaut("Mobil") is None
    True
    """
    if not (word.isascii() or "é" in word):
        return None
    found = _first(word, _umlaut_put_back(word))
    judged = 2 * _SHORTEST <= len(word) <= _LONGEST and not word.isupper() and word not in words()
    if found or not judged or _is_compound(word):
        return found
    whole = (c for c in _umlaut_put_back(word) if c[0] != word[0] or "é" in word)
    return next(filter(_is_compound, whole), None)


@lru_cache(maxsize=65536)
def without_ligature(word: str) -> str | None:
    """The word that ``word`` becomes when fi, fl or ff is put back; None where it is a word itself or becomes none.

    >>> without_ligature("Verpichtung")
    'Verpflichtung'
    """
    return _first(word, _ligature_put_back(word))


def _is_compound(word: str) -> bool:
    """Whether two frequent words make this one, with an s between them or none."""
    return any(
        (is_frequent(word[:at]) or (at > _SHORTEST and word[at - 1] == "s" and is_frequent(word[: at - 1])))
        and (is_frequent(word[at:].capitalize()) or is_frequent(word[at:]))
        for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
    )


def is_frequent(word: str, least: float = _FREQUENT_PART) -> bool:
    """Whether the lexicon has this form, or the same with a small first letter, with at least this share of running
    text (a natural logarithm): rare entries may be damage themselves."""
    share = words().logp(word)
    return share is not None and share >= least


def _first(word: str, candidates: Iterator[str]) -> str | None:
    if not _SHORTEST <= len(word) <= _LONGEST or word.isupper() or word in words():
        return None
    return next((c for c in candidates if is_frequent(c, _FREQUENT)), None)


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
