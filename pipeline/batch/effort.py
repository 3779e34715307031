"""Pages in, the seconds out that reading them takes on one core; what earlier runs took corrects them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pipeline.model.page import Decision

SECONDS: dict[Decision, float] = {"keep": 0.2, "read": 1.3, "align": 1.5, "skip": 0.1}
"""Of a page of A4, by what is done with it."""
A4 = 595.0 * 842.0
LEAST, MOST = 0.5, 6.0
"""An empty half page is looked at too, and a plan is read with fewer points an inch."""
START = 3.0
"""Of a whole run: the first worker, and tables of no papers."""
TABLES = 0.003
"""Of a paper, for the tables; by no more than one process."""
TRUST = 20.0
"""Seconds of reading of this archive that count as much as the table above."""


class Paged(Protocol):
    """A page as it will be read or was read; sizes in points."""

    @property
    def decision(self) -> Decision: ...
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


def reckoned(pages: Iterable[Paged]) -> float:
    """Seconds for these pages on one core of a usual machine."""
    return sum(SECONDS[p.decision] * min(max(p.width * p.height / A4, LEAST), MOST) for p in pages)


def whole(seconds: float, papers: int, workers: int, past: tuple[float, float]) -> float:
    """Seconds of a whole run whose pages were reckoned with ``seconds``, where ``past`` are the seconds that earlier
    runs took and what had been reckoned for them."""
    taken, thought = past
    pace = (taken + TRUST) / (thought + TRUST)
    return START + TABLES * papers + seconds * pace / workers
