"""The words around a word come in; the features by which its form is decided go out, as strings.

Words are folded (small letters, no dots) so that a damaged neighbour speaks like an intact one. Verbs also speak by
their kind (participle, infinitive), so that a verb never counted decides too. Two words that both stand with a capital
are never a feature together: that is how names of persons look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "s"})
STOPS = frozenset(".!?;:") | {"<p>"}
CLAUSE = STOPS | {","}
REACH = 10
SENTENCE = 22
"""How many words to the end of a sentence are looked at, and as many on both sides for its mood."""

MOODS = frozenset(
    [
        "sei",
        "seien",
        "habe",
        "solle",
        "wolle",
        "könne",
        "dürfe",
        "müsse",
        "bliebe",
        "blieben",
        "ginge",
        "gingen",
        "hielte",
        "hielten",
        "liefe",
        "stiege",
        "fiele",
        "fielen",
        "würde",
        "würden",
        "könnte",
        "könnten",
        "müsste",
        "müssten",
        "hätte",
        "hätten",
        "wäre",
        "wären",
        "dürfte",
        "dürften",
        "ließe",
        "ließen",
        "gäbe",
        "gäben",
        "käme",
        "kämen",
        "bräuchte",
        "bräuchten",
        "läge",
        "lägen",
        "fände",
        "fänden",
        "stünde",
        "stünden",
        "nähme",
        "nähmen",
        "täte",
        "böte",
        "böten",
        "bekäme",
        "entstünde",
    ]
)
"""Forms that tell of a thing wished, possible or told by others; where one stands, others are near."""

_LOOSE = (
    "ab|an|auf|aus|bei|da|dar|ein|empor|entgegen|fehl|fest|fort|frei|gegen|her|heran|heraus|hervor|hin|hinaus|hinzu|los|"
    "mit|nach|nieder|statt|teil|um|vor|voran|voraus|vorbei|weg|weiter|wieder|zu|zuruck|zusammen|zwischen"
)
_FIRM = "be|er|ver|ent|emp|zer|miss|mis|uber|unter|hinter|wider|durch|voll"
_NO_PARTICIPLE = (
    "gehen|geben|gelten|gelangen|genugen|gehoren|gestalten|gewinnen|geschehen|genehmigen|gefahrden|gewahren|gestatten|"
    "geniesen|geraten|gebrauchen|gedenken|gefallen|gegen|genesen|gebieten|gewohnen|getrauen|gereichen|gelt|geht|gibt"
)
_KINDS = (
    ("O", re.compile(rf"(?:.*(?:{_NO_PARTICIPLE}))$")),
    ("P", re.compile(rf"(?:{_LOOSE})?ge[a-z]{{2,}}(?:t|en)$|[a-z]+iert$")),
    ("Z", re.compile(rf"(?:{_LOOSE})zu[a-z]{{2,}}(?:en|ern|eln)$")),
    ("V", re.compile(rf"(?:{_LOOSE})?(?:{_FIRM})[a-z]{{2,}}(?:en|ern|eln)$")),
    ("T", re.compile(rf"(?:{_LOOSE})?(?:{_FIRM})[a-z]{{2,}}t$")),
    ("I", re.compile(r"[a-z]{2,}(?:en|ern|eln)$|tun$")),
    ("S", re.compile(r"[a-z]{2,}t$")),
    ("E", re.compile(r"[a-z]{2,}e$")),
)
_HELPERS = frozenset(
    [
        "werden",
        "worden",
        "sein",
        "haben",
        "konnen",
        "mussen",
        "sollen",
        "wollen",
        "durfen",
        "mogen",
        "lassen",
        "gewesen",
        "geworden",
    ]
)


def fold(word: str) -> str:
    return word.lower().translate(FOLD)


@lru_cache(maxsize=100_000)
def kind(folded: str, capital: bool) -> str:
    """What a word looks like: "N" with a capital, a helping verb itself, "P" participle, "I" infinitive or plural,
    "V" and "T" those with a firm prefix, "Z" with zu inside, "S" and "E" by their last letter, "O" other."""
    if folded in _HELPERS:
        return folded.upper()
    if capital:
        return "N"
    if not folded.isalpha():
        return "-"
    for name, pattern in _KINDS:
        if pattern.match(folded):
            return "I" if name == "O" and folded.endswith("en") and folded != "gegen" else name
    return "O"


def features(words: Sequence[str], capital: Sequence[bool], moods: Sequence[bool], at: int) -> list[str]:
    """Features of position `at` in the folded `words`.

    `capital` says which of them stood with a capital, `moods` which are a visible form of MOODS.
    """
    n = len(words)

    def word(i: int) -> str:
        return words[i] if 0 <= i < n else "<p>"

    def look(i: int) -> str:
        return kind(words[i], capital[i]) if 0 <= i < n else "-"

    a, b, c = word(at - 1), word(at - 2), word(at - 3)
    x, y, z = word(at + 1), word(at + 2), word(at + 3)
    found = ["a" + a, "b" + b, "c" + c, "x" + x, "y" + y, "z" + z]
    found += ["sa" + a[-3:], "sb" + b[-3:], "sx" + x[-3:], "sy" + y[-3:]]
    found += ["ta" + a[-2:], "tx" + x[-2:], "ty" + y[-2:]]
    found += ["H" + look(at - 1), "J" + look(at + 1), "Y" + look(at + 2)]
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
    found.append("K" + (look(end - 1) if end - 1 > at else "-"))
    found.append("Q" + (look(end - 2) if end - 2 > at else "-"))
    end = at + 1
    while end < n and end <= at + SENTENCE and words[end] not in STOPS:
        end += 1
    found.append("U" + (look(end - 1) if end - 1 > at else "-"))
    seen = sum(moods[max(0, at - SENTENCE) : at]) + sum(moods[at + 1 : at + 1 + SENTENCE])
    found.append(f"M{min(seen, 2)}")
    return found
