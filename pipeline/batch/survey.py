"""What a run would do: files and folders in, pages to read, verdicts on their text layers, time and disk out."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch import pool
from pipeline.batch.discover import discover
from pipeline.batch.documents import Task
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.ledger import Ledger
from pipeline.batch.run import Progress, again_states, cores, locked, look
from pipeline.errors import VorlagenError
from pipeline.model.page import Decision
from pipeline.settings import Settings
from pipeline.store import Store

LOOKED_INTO = 300  # files opened; the rest is reckoned from them
# CPU seconds a page by decision, where the ledger knows nothing better, on one core of a usual machine.
SECONDS: dict[Decision, float] = {"keep": 0.2, "read": 2.0, "align": 2.2, "skip": 0.1}
BYTES = 60_000  # results a page


@dataclass
class Survey:
    """What is to read. The figures by page are reckoned from ``opened`` of the ``to_read`` files."""

    found: int = 0
    to_read: int = 0
    opened: int = 0
    pages: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    decisions: Counter[Decision] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What one file holds; ``code`` where it cannot be read."""

    verdicts: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    code: str | None = None


def look_into(task: Task) -> Looked:
    """Verdict and decision for every page of a file, in a guarded process. Never raises."""
    from pipeline import reader

    try:
        with reader.open_source(task.found.path, task.settings) as source:
            sheets = [source.sheet(number) for number in range(1, source.page_count + 1)]
            return Looked(tuple(s.verdict for s in sheets), tuple(s.decision for s in sheets))
    except VorlagenError as error:
        return Looked(code=error.code)
    except Exception:
        return Looked(code=VorlagenError.code)


def survey(
    paths: list[Path],
    outputs: Path,
    settings: Settings | None = None,
    *,
    jobs: int | None = None,
    again: bool = False,
    retry: str | None = None,
    public_only: bool = False,
    progress: Progress = lambda *_: None,
) -> Survey:
    """What ``run`` with the same arguments would read; nothing is changed. Raises UsageError as ``run`` does."""
    settings, workers = settings or Settings(), jobs or cores()
    store, told = Store(outputs), Survey()
    found = discover(paths, one_per_folder=settings.one_per_folder, leave_out=outputs)
    with locked(store), Ledger.copy(store.ledger, public_only) as ledger:
        mark = fingerprint(settings)
        plan = look(found, store, ledger, mark, again_states(again, retry), settings.max_bytes)
        told.found, told.to_read = plan.found, plan.to_read
        step = max(math.ceil(told.to_read / LOOKED_INTO), 1)
        tasks = [Task(one, sha256, settings, outputs) for one, sha256 in plan.wanted(step)]
        waiting = iter(tasks)
        limits = pool.Limits(store.work.absolute(), settings.max_seconds, settings.max_memory)
        for _, result in pool.each(look_into, lambda: next(waiting, None), jobs=workers, limits=limits):
            told.opened += 1
            progress("look", told.opened, len(tasks), 0)
            if isinstance(result, VorlagenError) or result.code:
                told.codes[result.code or ""] += 1
                continue
            told.verdicts.update(result.verdicts)
            told.decisions.update(result.decisions)
        read_pages, read_seconds = ledger.pages_and_seconds()
    share = told.to_read / told.opened if told.opened else 1.0
    pages = told.decisions.total() * share
    usual = sum(SECONDS[decision] * count for decision, count in told.decisions.items()) * share
    told.pages = round(pages)
    # Once a hundred pages of this archive are read, they tell more than our table does.
    told.seconds = (read_seconds / read_pages * pages if read_pages >= 100 else usual) / workers
    told.bytes = round(pages * BYTES)
    return told
