"""Counts of right and wrong values in, precision, recall, F1, intervals and calibration out."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
ROUNDS = 400
SEED = 20240307


class Addable(Protocol):
    def __add__(self: A, other: A, /) -> A: ...


A = TypeVar("A", bound=Addable)


@dataclass(frozen=True, slots=True)
class Counts:
    """Right values found, values found that are not right, values of the truth that were not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        due = self.right + self.missed
        return self.right / due if due else None

    @property
    def f1(self) -> float | None:
        """2·right / (2·right + wrong + missed); None where nothing was due and nothing found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


def interval(parts: Sequence[A], figure: Callable[[A], float | None]) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of a figure of the sum of ``parts`` (one a paper); None below two papers."""
    if len(parts) < 2:
        return None
    rng = random.Random(SEED)
    figures = []
    for _ in range(ROUNDS):
        drawn = rng.choices(parts, k=len(parts))
        total = drawn[0]
        for part in drawn[1:]:
            total = total + part
        value = figure(total)
        if value is not None:
            figures.append(value)
    if not figures:
        return None
    figures.sort()
    return figures[int(0.025 * len(figures))], figures[min(int(0.975 * len(figures)), len(figures) - 1)]


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that was found: which field, how sure the reader was, whether it is right."""

    field: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Values whose stated confidence lies in [low, high): how many, the mean stated, the share observed right."""

    low: float
    high: float
    count: int
    stated: float
    observed: float


def reliability(values: Sequence[Judged]) -> list[Bin]:
    """The reliability table; empty bins are left out."""
    table = []
    for low, high in pairwise(BINS):
        inside = [v for v in values if low <= v.confidence < high or (high == 1.0 and v.confidence == 1.0)]
        if inside:
            stated = sum(v.confidence for v in inside) / len(inside)
            table.append(Bin(low, high, len(inside), stated, sum(v.right for v in inside) / len(inside)))
    return table


def calibration_error(values: Sequence[Judged]) -> float | None:
    """Expected calibration error: the mean distance of stated and observed, weighted by the values in each bin."""
    if not values:
        return None
    return sum(b.count * abs(b.stated - b.observed) for b in reliability(values)) / len(values)


@dataclass(frozen=True, slots=True)
class Sure:
    """The values stated with at least 0.9: how many are right, and which share of all right values they are."""

    count: int
    right: int
    share_of_right: float | None

    @property
    def precision(self) -> float | None:
        return self.right / self.count if self.count else None


def sure(values: Sequence[Judged], threshold: float = 0.9) -> Sure:
    high = [v for v in values if v.confidence >= threshold]
    right = sum(v.right for v in values)
    sure_right = sum(v.right for v in high)
    return Sure(len(high), sure_right, sure_right / right if right else None)
