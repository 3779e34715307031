"""What OCR without German reads for an umlaut, measured (data/channel.tsv); the same turned round for repair."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

UMLAUTS = frozenset("äöüÄÖÜß")
CAPITALS = {"A": "ä", "O": "ö", "U": "ü", "0": "ö", "6": "ö", "B": "ß", "Ä": "ä", "Ö": "ö", "Ü": "ü"}
"""What stands in a word of capitals for an umlaut, in small letters."""


class Cause(NamedTuple):
    """One way back: the characters `seen` were a `letter`, at the cost of -ln of the chance of that misreading."""

    seen: str
    letter: str
    cost: float


@cache
def table() -> dict[str, dict[str, dict[str, float]]]:
    """Place ("init" or "inner") to letter to reading to cost (-ln of the chance)."""
    found: dict[str, dict[str, dict[str, float]]] = {"init": {}, "inner": {}}
    for line in (files("pipeline.repair") / "data" / "channel.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, letter, seen, cost = line.split("\t")
            found[place].setdefault(letter, {})[seen] = float(cost)
    return found


STROKES = {
    "I": (("l", 4.0), ("i", 6.0)),
    "l": (("I", 5.0), ("i", 5.5)),
    "1": (("l", 4.5),),
    "i": (("l", 5.5),),
    "|": (("l", 4.5),),
}
"""What else goes wrong inside a word, no umlaut being concerned: l, I and i are taken for each other."""


SLIPS = {
    **STROKES,
    "rn": (("m", 4.5),),
    "m": (("rn", 4.8), ("n", 6.5)),
    "i": (("l", 5.5), ("t", 5.5)),
    "ii": (("tt", 6.5),),
    "it": (("tt", 5.5), ("t", 6.0)),
    "ti": (("tt", 5.5), ("t", 6.5)),
    "tti": (("tt", 5.5),),
    "iz": (("tz", 5.0),),
    "b": (("h", 6.0),),
    "n": (("h", 5.5), ("u", 6.5)),
    "h": (("b", 6.5), ("n", 6.0)),
    "p": (("b", 6.0), ("o", 6.5)),
    "o": (("p", 6.5), ("b", 6.5), ("e", 6.5), ("a", 6.5)),
    "c": (("e", 5.5),),
    "e": (("c", 6.0), ("o", 6.5)),
    "u": (("n", 6.0),),
    "a": (("e", 6.5), ("o", 6.5), ("n", 7.0)),
    "f": (("t", 6.0),),
    "t": (("f", 6.0), ("r", 6.5)),
    "v": (("w", 6.5),),
    "cl": (("d", 5.0),),
    "ri": (("n", 6.0),),
    "T": (("I", 4.5),),
    "N": (("V", 6.0),),
    "q": (("g", 6.0),),
}
"""How letters without dots are misread where a whole page was read badly; used in heavily damaged papers only."""


REPLACED = "\ufffd"
"""What programs write for a character that they could not decode: any umlaut alike."""


@cache
def causes(place: str) -> dict[str, tuple[Cause, ...]]:
    """For each first character of a reading the letters it may have been; key "" for letters that were lost."""
    found: dict[str, list[Cause]] = {}
    for letter, readings in table()[place].items():
        for seen, cost in readings.items():
            found.setdefault(seen[:1], []).append(Cause(seen, letter, cost))
        found.setdefault(REPLACED, []).append(Cause(REPLACED, letter, 2.0))
    return {first: tuple(sorted(list_, key=lambda c: (c.cost, c.seen))) for first, list_ in found.items()}


def readings(word: str, dearest_letter: float = 4.7, dearest: float = 9.0) -> Iterator[tuple[str, float]]:
    """Every likely damaged reading of `word` with its cost; letters dearer than `dearest_letter` are left out."""
    options: list[list[tuple[str, float]]] = []
    for at, letter in enumerate(word):
        if letter not in UMLAUTS:
            options.append([(letter, 0.0)])
            continue
        place = "init" if at == 0 else "inner"
        options.append([(s, c) for s, c in table()[place].get(letter, {}).items() if c <= dearest_letter])
    found = [("", 0.0)]
    for choice in options:
        found = [(done + seen, cost + more) for done, cost in found for seen, more in choice if cost + more <= dearest]
        if len(found) > 3000:
            return
    yield from found


ODD = {"ii": "ü", "é": "ö", "6": "ö", "B": "ß", "R": "ß", "&": "ß", "U": "ü", "@": "ß", "®": "ß", "G": "ö", "8": "ß",
       "oé": "ö", "éo": "ö", "6é": "ö", "o6": "ö", "Oé": "ö", "aé": "ä", "éa": "ä"}  # fmt: skip
"""What stands inside a word between small letters for one umlaut only, whatever the word is."""

LEFT_OUT = {
    "init": {"": tuple(Cause("", letter, 0.05) for letter in "ÄÖÜäöü")},
    "inner": {"": tuple(Cause("", letter, 0.05) for letter in "äöüßÄÖÜ")},
}
"""The channel of text layers whose umlauts have no character at all: letters are left out."""
