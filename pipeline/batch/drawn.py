"""Places in originals in, pictures of them out, drawn in guarded processes: an original may be hostile even here."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch import pool
from pipeline.batch.ledger import Ledger
from pipeline.errors import LimitReached, ToolMissing
from pipeline.formats import Drawn
from pipeline.formats.marked import Spot, pictures
from pipeline.store import Store

SECONDS = 20.0  # for a sitting
ALL = 300.0  # seconds after which no sitting is begun: the report must not hold up the tables of the next morning
PLACES = 10  # of one original at one sitting: a book with many takes no longer than a paper, and is shared out
MEMORY = 2_500_000_000


@dataclass(frozen=True, slots=True)
class Sitting:
    """An original and some of the places to draw of it."""

    original: Path
    spots: tuple[Spot, ...]


def draw(store: Store, ledger: Ledger, spots: Iterable[Spot]) -> dict[Spot, Drawn]:
    """Pictures of the spots: each its bytes, or "gone" where the original is no longer what was read, or "failed".

    When ALL seconds are over those that were not begun are "failed"; the first of the spots are drawn first.
    Originals of results that hold public papers alone are "gone" too: their ledger does not know the paths.
    """
    by_content: dict[str, list[Spot]] = {}
    for spot in dict.fromkeys(spots):
        by_content.setdefault(spot.sha256, []).append(spot)
    drawn: dict[Spot, Drawn] = {}
    sittings = []
    for sha256, places in by_content.items():
        original = ledger.original(sha256)
        if original is None:
            drawn.update(dict.fromkeys(places, "gone"))
        else:
            # Places of one page stay together: it is opened once.
            places = sorted(places, key=lambda spot: spot.page)
            sittings += [Sitting(original, tuple(places[i : i + PLACES])) for i in range(0, len(places), PLACES)]
    limits = pool.Limits(store.work.absolute(), SECONDS, MEMORY)
    waiting, until = iter(sittings), time.monotonic() + ALL
    try:
        if sittings:
            jobs = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(sittings))
            for sitting, made in pool.each(
                _sit, lambda: next(waiting, None) if time.monotonic() < until else None, jobs=jobs, limits=limits
            ):
                told = [None] * len(sitting.spots) if isinstance(made, LimitReached) else made
                drawn.update({s: p or "failed" for s, p in zip(sitting.spots, told, strict=True)})
    except (ToolMissing, LimitReached):  # no process to draw in: the report is written without
        pass
    for spot in (s for places in by_content.values() for s in places):
        drawn.setdefault(spot, "failed")
    return drawn


def _sit(sitting: Sitting) -> list[bytes | None]:
    return pictures(sitting.original, sitting.spots)
