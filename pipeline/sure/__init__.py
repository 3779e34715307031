"""What speaks for and against a value goes in; the probability that it is right comes out.

A logistic model with few weights (``weights.tsv``): what holds for every field, and what a field adds to it. Every
weight but that of the length has one direction only: a worse reading, a rival or a doubt never makes a value surer.
The weights come from ``python -m tests.bench.confidence``, fitted to papers whose truth is known; docs/confidence.md
has the reliability they reach on forms that they were not fitted to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

Feature = str
MOST = 0.999


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is known of a value at ``start`` to ``end`` of the string besides the value itself.

    ``prior`` is the confidence of its rule, ``least`` and ``mean`` how surely its words were read, ``repaired`` how
    sure the least sure repair inside is (1 without one), ``page`` how surely its page was read (all 0..1). ``agreeing``
    other places say the same, ``rival`` is the confidence of the surest that says something else (0 without one).
    ``most`` is the confidence that it may have at most.
    """

    field: str
    rule: str
    prior: float
    start: int
    end: int
    least: float = 1.0
    mean: float = 1.0
    repaired: float = 1.0
    page: float = 1.0
    words: int = 1
    agreeing: int = 0
    rival: float = 0.0
    flags: tuple[str, ...] = ()
    form: bool = True
    most: float = MOST


Judge = Callable[[Grounds], float]

SIGNS: dict[Feature, int] = {
    "prior": 1,
    "agreeing": 1,
    "bias": 0,
    "length": 0,
    "least word": -1,
    "unsure word": -1,
    "words": -1,
    "misread": -1,
    "repair": -1,
    "page": -1,
    "rival": -1,
    "doubts": -1,
    "unknown form": -1,
}
"""The features and the direction of their weights: 1 for, -1 against, 0 either."""


UNSURE, FEW = 0.8, 15
"""In a value of ``FEW`` words at most, one read less surely than ``UNSURE`` counts once more: such values are wrong far
oftener than their reading tells."""
MANY = 4.0
"""Words of a value that may be misread, at most: the longer a text, the likelier one of its letters is wrong."""
GUESS, NOT_SURE = 0.75, 0.89
"""A value whose rule is less sure than ``GUESS`` is never surer than ``NOT_SURE``, however often it was right."""


def features(grounds: Grounds) -> dict[Feature, float]:
    """The figures that the weights are multiplied with; 0 is an ordinary value of a clean page."""
    return {
        "bias": 1.0,
        "prior": _odds(grounds.prior) - _odds(0.95),
        "least word": min(1 - grounds.least, 0.6),
        "unsure word": float(grounds.least < UNSURE and grounds.words <= FEW),
        "words": min(1 - grounds.mean, 0.5),
        "misread": min(grounds.words * (1 - grounds.mean), MANY),
        "repair": 1 - grounds.repaired,
        "page": min(1 - grounds.page, 0.5),
        "rival": grounds.rival if grounds.rival >= 0.5 else 0.0,
        "doubts": float(min(len(grounds.flags), 2)),
        "unknown form": float(not grounds.form),
        "agreeing": float(min(grounds.agreeing, 2)),
        "length": min(log(max(grounds.words, 1)), 6.0),
    }


def named(grounds: Grounds) -> Iterator[tuple[str, float]]:
    """Every weight that concerns a value, by name, and what it is multiplied with."""
    for feature, value in features(grounds).items():
        if value:
            yield feature, value
            yield f"{grounds.field}: {feature}", value
    yield _rule(grounds), 1.0


def _odds(chance: float) -> float:
    p = min(max(chance, 0.05), 0.995)
    return log(p / (1 - p))


@cache
def weights() -> dict[str, float]:
    """The weights by name; a name that is not there weighs nothing."""
    lines = (files("pipeline.sure") / "weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def confidence(grounds: Grounds) -> float:
    """The probability that a value is right (0..1, three decimals)."""
    known = weights()
    z = sum(known.get(name, 0.0) * value for name, value in named(grounds))
    most = grounds.most if _rule(grounds) in known else min(grounds.most, grounds.prior)
    if grounds.prior < GUESS:
        most = min(most, NOT_SURE)
    return round(min(1 / (1 + exp(-max(min(z, 30.0), -30.0))), most), 3)


def _rule(grounds: Grounds) -> str:
    """The name of the weight of a value's rule. One that the fit saw too seldom has none, and nobody measured what it
    is worth: then its own confidence is the most."""
    return f"{grounds.field}: rule {grounds.rule}"


_WORDS: dict[Feature, str] = {
    "prior": "the rule alone is {prior:.2f} sure",
    "least word": "its least sure word was read with {least:.2f}",
    "unsure word": "one of its few words was hardly read",
    "words": "its words were read with {mean:.2f} on average",
    "misread": "of its words {misread:.1f} may be misread",
    "repair": "a repair inside it is {repaired:.2f} sure",
    "page": "its page was read with {page:.2f}",
    "rival": "another place says something else ({rival:.2f})",
    "doubts": "doubts: {doubts}",
    "unknown form": "the form is unknown",
}


def lowered(grounds: Grounds) -> list[str]:
    """What speaks against a value, the weightiest first, in words; empty where nothing does."""
    known, against = weights(), []
    for feature, value in features(grounds).items():
        share = value * (known.get(feature, 0.0) + known.get(f"{grounds.field}: {feature}", 0.0))
        if feature in _WORDS and (share < -0.05 or (feature == "doubts" and value)):
            against.append((share, feature))
    told = {
        "prior": grounds.prior,
        "least": grounds.least,
        "mean": grounds.mean,
        "misread": grounds.words * (1 - grounds.mean),
        "repaired": grounds.repaired,
        "page": grounds.page,
        "rival": grounds.rival,
        "doubts": ", ".join(grounds.flags),
    }
    return [_WORDS[feature].format(**told) for _, feature in sorted(against)]
