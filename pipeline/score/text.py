"""Two texts in, their distance out: characters, words, words with umlaut, and what the repair did to each word.

Counted as dinglehopper counts: NFC, characters are grapheme clusters and words those of Unicode TR 29 without
punctuation, errors per character (word) of the truth. White space of every kind is one blank first: lines and blocks
are not judged here. On texts normalized like that the figures are dinglehopper's own.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

UMLAUTS = frozenset("äöüÄÖÜß")


def normal(text: str) -> str:
    """NFC with every run of white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def clusters(text: str) -> list[str]:
    """Grapheme clusters (Unicode TR 29) of a normal text."""
    import regex

    found: list[str] = regex.findall(r"\X", text)
    return found


def words(text: str) -> list[str]:
    """Words as they stand between blanks, punctuation included."""
    return normal(text).split()


def counted_words(text: str) -> list[str]:
    """Words by the boundaries of Unicode TR 29; what holds neither letter nor figure is none."""
    import regex

    # A word does not begin with an apostrophe in TR 29; the pattern's rule for French leaves it there.
    parts = (part.lstrip("'’") for part in regex.split(r"(?w)\b", normal(text)))
    return [part for part in parts if any(map(_speaks, part))]


def _speaks(char: str) -> bool:
    """Whether a character is more than a blank, a punctuation or another sign."""
    category = unicodedata.category(char)
    return category[0] not in "MPZS" and category not in ("Cc", "Cf")


@dataclass(frozen=True, slots=True)
class Distance:
    """Errors and the length of the truth they are counted on."""

    errors: int
    length: int

    @property
    def rate(self) -> float | None:
        """Errors per unit of the truth; None where the truth is empty and nothing was read."""
        if self.length:
            return self.errors / self.length
        return None if self.errors == 0 else float("inf")

    def __add__(self, other: Distance) -> Distance:
        return Distance(self.errors + other.errors, self.length + other.length)


NO_DISTANCE = Distance(0, 0)


def character_errors(truth: str, text: str) -> Distance:
    """Levenshtein distance in grapheme clusters."""
    from rapidfuzz.distance import Levenshtein

    expected, found = clusters(normal(truth)), clusters(normal(text))
    return Distance(Levenshtein.distance(expected, found), len(expected))


def word_errors(truth: str, text: str) -> Distance:
    """Levenshtein distance in words (Unicode TR 29, punctuation left out)."""
    from rapidfuzz.distance import Levenshtein

    expected, found = counted_words(truth), counted_words(text)
    return Distance(Levenshtein.distance(expected, found), len(expected))


def bare(word: str) -> str:
    """A word without its outer punctuation."""
    start, end = 0, len(word)
    while start < end and not word[start].isalnum():
        start += 1
    while end > start and not word[end - 1].isalnum():
        end -= 1
    return word[start:end]


def umlaut_words_lost(truth: str, text: str) -> Distance:
    """Words with ä ö ü ß of the truth that the text lacks, in any order: a moved column loses none."""
    expected = Counter(w for w in map(bare, words(truth)) if UMLAUTS & set(w))
    found = Counter(map(bare, words(text)))
    return Distance(sum((expected - found).values()), sum(expected.values()))


@dataclass(frozen=True, slots=True)
class RepairScore:
    """What the repair did. ``damaged`` words were read wrong, ``mended`` of them ended right; ``changed`` words were
    touched, ``right`` of those ended right; ``good`` words were read right, ``harmed`` of them ended wrong."""

    damaged: int = 0
    mended: int = 0
    changed: int = 0
    right: int = 0
    good: int = 0
    harmed: int = 0

    def __add__(self, other: RepairScore) -> RepairScore:
        return RepairScore(
            self.damaged + other.damaged,
            self.mended + other.mended,
            self.changed + other.changed,
            self.right + other.right,
            self.good + other.good,
            self.harmed + other.harmed,
        )

    @property
    def recall(self) -> float | None:
        return self.mended / self.damaged if self.damaged else None

    @property
    def precision(self) -> float | None:
        return self.right / self.changed if self.changed else None

    @property
    def harm(self) -> float | None:
        """Good words made wrong, per 100,000 good words."""
        return 100_000 * self.harmed / self.good if self.good else None


NO_REPAIR = RepairScore()


def repair_score(truth: str, before: str, after: str) -> RepairScore:
    """What the repair made of ``before``: each word of the truth that can be paired with a word before and after.

    Words that cannot be paired (lost, split, from another column) are an error of reading and not counted here.
    """
    expected = words(truth)
    was, now = _paired(expected, words(before)), _paired(expected, words(after))
    score = RepairScore()
    for i, word in enumerate(expected):
        old, new, right = was.get(i), now.get(i), bare(word)
        if old is None or new is None or not right:
            continue
        old, new = bare(old), bare(new)
        score += RepairScore(
            damaged=old != right,
            mended=old != right and new == right,
            changed=old != new,
            right=old != new and new == right,
            good=old == right,
            harmed=old == right and new != right,
        )
    return score


def _paired(expected: list[str], found: list[str]) -> dict[int, str]:
    """For each word of the truth (by index) the word that stands in its place."""
    from rapidfuzz.distance import Levenshtein

    pairs: dict[int, str] = {}
    for op in Levenshtein.opcodes(expected, found):
        if op.tag in ("equal", "replace"):
            for k in range(op.src_end - op.src_start):
                word, other = expected[op.src_start + k], found[op.dest_start + k]
                if op.tag == "equal" or SequenceMatcher(None, word, other).ratio() >= 0.4:
                    pairs[op.src_start + k] = other
    return pairs
