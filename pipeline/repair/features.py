"""The words around a word come in; the features by which its form is decided go out, as strings.

Words are folded (small letters, no dots) so that a damaged neighbour speaks like an intact one. Two words that both
stand with a capital are never a feature together: that is how names of persons look.
"""

from __future__ import annotations

from collections.abc import Sequence

FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
STOPS = frozenset(".!?;:") | {"<p>"}
CLAUSE = STOPS | {","}
REACH = 10


def fold(word: str) -> str:
    return word.lower().translate(FOLD)


def features(words: Sequence[str], capital: Sequence[bool], at: int) -> list[str]:
    """Features of position `at` in the folded `words`; `capital` says which of them stood with a capital."""
    n = len(words)

    def word(i: int) -> str:
        return words[i] if 0 <= i < n else "<p>"

    a, b, c = word(at - 1), word(at - 2), word(at - 3)
    x, y, z = word(at + 1), word(at + 2), word(at + 3)
    found = ["a" + a, "b" + b, "c" + c, "x" + x, "y" + y, "z" + z]
    found += ["sa" + a[-3:], "sb" + b[-3:], "sx" + x[-3:], "sy" + y[-3:]]
    large = [0 <= i < n and capital[i] for i in (at - 2, at - 1, at + 1, at + 2)]
    if not (large[0] and large[1]):
        found.append(f"ba{b}_{a}")
    if not (large[1] and large[2]):
        found.append(f"ax{a}_{x}")
    if not (large[2] and large[3]):
        found.append(f"xy{x}_{y}")
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        if words[i] in STOPS:
            break
        found.append("L" + words[i])
    for i in range(at + 1, min(n, at + 1 + REACH)):
        if words[i] in STOPS:
            break
        found.append("R" + words[i])
    end = at + 1
    while end < n and end <= at + 12 and words[end] not in CLAUSE:
        end += 1
    last = word(end - 1) if end - 1 > at else "-"
    found += ["E" + last, "F" + last[-3:], f"G{min(end - at, 6)}"]
    return found
