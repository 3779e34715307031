"""A model's chance comes in; the probability that a repair is right, and what to do with it, go out."""

from __future__ import annotations

from math import exp, log
from typing import Literal

REPAIR = 0.6
FLAG = 0.35


def confidence(chance: float, kind: str, observed: str, rate: float) -> float:
    """The share of repairs like this one that were right in the measurement (0..1)."""
    p = min(max(chance, 1e-6), 1 - 1e-6)
    return round(1 / (1 + exp(-log(p / (1 - p)))), 4)


def outcome(sure: float, kind: str, observed: str, rate: float) -> Literal["repair", "flag"] | None:
    if kind == "compound" and rate < 0.2:
        return None
    if sure >= REPAIR:
        return "repair"
    return "flag" if sure >= FLAG else None
