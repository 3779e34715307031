"""Two places that a damaged name may be come in; how much the other places of the paper speak for one of them goes out.

A paper names places near each other: beside Erlangen stands Büchenbach, beside Freiburg stands Buchenbach. The towns
near places that differ only in their dots are in data/place_twins.tsv.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

NEAR = 4.0
"""What it says (in nats) that a town near one of the two, and none near the other, stands in the paper."""
_ENDINGS = ("", "s", "er", "ers")


@cache
def towns_near() -> dict[str, frozenset[str]]:
    """For each place that has a twin the towns near it."""
    found = {}
    for line in (Path(__file__).parent / "data" / "place_twins.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, towns = line.split("\t")
            found[place] = frozenset(towns.split(" "))
    return found


def against(one: str, two: str, words: AbstractSet[str]) -> float:
    """Log-odds of the place `one` against the place `two` by the other `words` of the paper; 0 if they tell nothing.

    Both may stand as what is said of the place or comes from there ("Büchenbachs", "Büchenbacher").
    """
    near = towns_near()
    for ending in _ENDINGS:
        if one.endswith(ending) and two.endswith(ending):
            end = len(ending)
            first, second = near.get(one[: len(one) - end]), near.get(two[: len(two) - end])
            if first is not None and second is not None:
                here, there = not first.isdisjoint(words), not second.isdisjoint(words)
                return NEAR * (here - there)
    return 0.0
