"""What a run would do: files and folders in, pages to read, verdicts on their text layers, time and disk out."""

from __future__ import annotations

import contextlib
import math
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch import pool
from pipeline.batch.discover import discover
from pipeline.batch.documents import PART, Task
from pipeline.batch.effort import reckoned, whole
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.ledger import Ledger
from pipeline.batch.run import Progress, again_states, cores, look
from pipeline.errors import MemoryLimit, PageError, VorlagenError
from pipeline.model.page import Decision, Sheet, Source
from pipeline.settings import Settings
from pipeline.store import Store

LOOKED_INTO = 300  # files opened; the rest is reckoned from them
BYTES = 60_000  # results a page
BLANK = 2_000  # results a page on which nothing stands


@dataclass
class Survey:
    """What is to read. Of the ``to_read`` files ``opened`` were looked into: from these come the figures by page, and
    ``codes`` of files that cannot be read. ``closed`` counts by code all files that cannot even be opened."""

    found: int = 0
    to_read: int = 0
    opened: int = 0
    pages: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    decisions: Counter[Decision] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    closed: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What one file holds and the ``seconds`` that reading it takes on a usual machine; ``code`` where it cannot be
    read."""

    verdicts: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    seconds: float = 0.0
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    """What is kept of a sheet: the sheet itself may hold a picture."""

    verdict: str
    decision: Decision
    width: float
    height: float


def _sheets(source: Source) -> Iterator[Sheet]:
    """The pages that can be opened; the others are told by the run."""
    for number in range(1, source.page_count + 1):
        with contextlib.suppress(PageError):
            yield source.sheet(number)


def look_into(task: Task) -> Looked:
    """Verdict and decision for every page of a file, in a guarded process. Never raises."""
    from pipeline import reader

    try:
        with reader.open_source(task.found.path, task.settings) as source:
            pages = [_Page(s.verdict, s.decision, s.width, s.height) for s in _sheets(source)]
            return Looked(tuple(p.verdict for p in pages), tuple(p.decision for p in pages), reckoned(pages))
    except MemoryError:
        return Looked(code=MemoryLimit.code)
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
    """What ``run`` with the same arguments would read, also while one is at work; nothing is made or changed. Raises
    UsageError as ``run`` does."""
    settings, workers = settings or Settings(), jobs or cores()
    store, told = Store(outputs), Survey()
    found = discover(paths, one_per_folder=settings.one_per_folder, leave_out=outputs)
    with tempfile.TemporaryDirectory() as temporary, Ledger.copy(store.ledger, public_only) as ledger:
        mark = fingerprint(settings)
        plan = look(found, store, ledger, mark, again_states(again, retry), settings.max_bytes)
        told.found, told.to_read = plan.found, plan.to_read
        told.closed.update(code for _, _, code, _ in plan.files() if code)
        step = max(math.ceil(told.to_read / LOOKED_INTO), 1)
        tasks = [Task(one, sha256, settings, outputs) for one, sha256 in plan.wanted(step)]
        waiting, seconds = iter(tasks), 0.0
        limits = pool.Limits(Path(temporary), settings.max_seconds, settings.max_memory)
        for _, result in pool.each(look_into, lambda: next(waiting, None), jobs=workers, limits=limits):
            told.opened += 1
            progress("look", told.opened, len(tasks), 0)
            if isinstance(result, VorlagenError) or result.code:
                told.codes[result.code or ""] += 1
                continue
            told.verdicts.update(result.verdicts)
            told.decisions.update(result.decisions)
            seconds += result.seconds
        past = ledger.pace()
    share = told.to_read / told.opened if told.opened else 1.0
    pages = told.decisions.total() * share
    told.pages = round(pages)
    if told.decisions:
        busy = min(workers, max(told.to_read, round(pages / PART)))
        told.seconds = whole(seconds * share, told.to_read, busy, past)
    blank = told.decisions["skip"] * share
    told.bytes = round((pages - blank) * BYTES + blank * BLANK)
    return told
