"""A printed label or heading goes in; a key comes out that stays the same when OCR damages the print.

Only letters and figures count, without case and umlaut, and letters that OCR takes for each other share one sign
(l, 1, I and | are all "i", ß is "ss"). What is left of a difference is measured in edits and bounded by length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")

_SAME: Final = str.maketrans(
    {
        "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "o", "è": "e", "à": "a", "á": "a", "ó": "o", "í": "i", "ï": "i",
        "1": "i", "l": "i", "|": "i", "!": "i", "0": "o", "ﬁ": "fi", "ﬂ": "fi", "ﬀ": "ff",
        "\u0308": "", "\u00ad": "",
    }
)  # fmt: skip


_EDGES: Final = re.compile(r"(?<!\w)[|!]+|[|!]+(?!\w)")  # rulings read as strokes; inside a word they are an l


@lru_cache(maxsize=65536)
def fold(string: str) -> str:
    """The key of ``string``: equal for spellings that differ in case, blanks, stops, umlauts or look-alikes."""
    if "|" in string or "!" in string:
        string = _EDGES.sub("", string)
    return "".join(c for c in string.lower().translate(_SAME) if c.isalnum())


def allowance(length: int) -> int:
    """How many edits a key of ``length`` signs may differ by and still be the same word: none below 6, 3 from 15 on."""
    return 0 if length < 6 else 1 if length < 10 else 2 if length < 15 else 3


class Keys(dict[str, T]):
    """Keys and what they mean, made once and not changed: those near a length are gathered once (a quarter of the
    time)."""

    def __init__(self, keys: Mapping[str, T]) -> None:
        super().__init__(keys)
        self._near: dict[int, list[str]] = {}

    def near(self, length: int) -> list[str]:
        """The keys that an allowed number of edits can make of one of ``length`` signs, in their order."""
        if length not in self._near:
            most = allowance(length)
            self._near[length] = [key for key in self if abs(len(key) - length) <= most]
        return self._near[length]


def alike(key: str, other: str) -> bool:
    """Whether ``nearest`` finds ``other`` for ``key``."""
    if key == other:
        return True
    most = min(allowance(len(key)), allowance(len(other)))
    if not most or key.isdigit():
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(key, other, score_cutoff=most) <= most


def nearest(key: str, known: Mapping[str, T]) -> tuple[T, float] | None:
    """What ``known`` has under ``key`` or the nearest key within the allowance, with a likeness of 0..1.

    None where nothing is near, or where two different things are equally near.
    """
    if key in known:
        return known[key], 1.0
    most = allowance(len(key))
    if not most or key.isdigit():
        return None
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    near = known.near(len(key)) if isinstance(known, Keys) else list(known)
    hits = extract(key, near, scorer=Levenshtein.distance, score_cutoff=most, limit=2)
    hits = [hit for hit in hits if hit[1] <= allowance(len(hit[0]))]
    if not hits or (len(hits) == 2 and hits[0][1] == hits[1][1] and known[hits[0][0]] != known[hits[1][0]]):
        return None
    return known[hits[0][0]], 1.0 - hits[0][1] / len(key)
