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


@cache
def causes(place: str) -> dict[str, tuple[Cause, ...]]:
    """For each first character of a reading the letters it may have been; key "" for letters that were lost."""
    found: dict[str, list[Cause]] = {}
    for letter, readings in table()[place].items():
        for seen, cost in readings.items():
            found.setdefault(seen[:1], []).append(Cause(seen, letter, cost))
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


ODD = {"ii": "ü", "é": "ö", "6": "ö", "B": "ß", "R": "ß", "&": "ß", "U": "ü", "@": "ß", "®": "ß", "G": "ö", "8": "ß"}
"""What stands inside a word between small letters for one umlaut only, whatever the word is."""

LEFT_OUT = {
    "init": {"": tuple(Cause("", letter, 0.05) for letter in "ÄÖÜäöü")},
    "inner": {"": tuple(Cause("", letter, 0.05) for letter in "äöüßÄÖÜ")},
}
"""The channel of text layers whose umlauts have no character at all: letters are left out."""
