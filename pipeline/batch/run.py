"""Files and folders in, a folder of outputs out: reads what is new or changed, keeps the ledger, writes the tables."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from pipeline.batch import cluster, pool
from pipeline.batch.discover import Found, absolute, content_hash, discover
from pipeline.batch.documents import Reader, Task, work
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.ledger import Ledger, Outcome
from pipeline.batch.plan import Plan
from pipeline.batch.publish import keep_metadata, prepare, publish
from pipeline.batch.spread import Spread
from pipeline.errors import NotReadable, TooLarge, UsageError
from pipeline.formats import PAPER_FORMATS, WRITERS
from pipeline.formats.metadata import read as read_metadata
from pipeline.settings import Settings
from pipeline.store import Store, failure

Phase = Literal["look", "read", "write"]
Progress = Callable[[Phase, int, int | None, int], None]
"""Told the phase, how many files (of how many, null while that is unknown) are done, and the pages read so far."""

RETRY = {"failed": frozenset({"failed"}), "partial": frozenset({"partial"}), "all": frozenset({"failed", "partial"})}


@dataclass
class Summary:
    """What a run did. ``states`` counts all files named in this run, ``read`` the contents it read, ``kept`` those it
    had already; ``failures`` holds (name, code, message) of the files that could not be read whole."""

    found: int = 0
    read: int = 0
    kept: int = 0
    gone: int = 0
    pages: int = 0
    papers: int = 0
    withheld: int = 0
    states: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 all read, 1 some partial or failed, 3 a tool is missing."""
        if any(code.startswith("E3") for _, code, _ in self.failures):
            return 3
        return 1 if self.states["failed"] or self.states["partial"] else 0


def run(
    paths: list[Path],
    outputs: Path,
    settings: Settings | None = None,
    *,
    jobs: int | None = None,
    again: bool = False,
    retry: str | None = None,
    public_only: bool = False,
    metadata: Path | None = None,
    formats: tuple[str, ...] = (),
    mine: Callable[[str], bool] = lambda _: True,
    dask: str | None = None,
    takes: Callable[[Found], bool] | None = None,
    stop: Callable[[], bool] = lambda: False,
    tables: bool = True,
    read: Reader | None = None,
    progress: Progress = lambda *_: None,
) -> Summary:
    """Read every file below ``paths`` into ``outputs`` with ``jobs`` processes (default: one for each core).

    What was read before with the same content, settings and versions is kept unless ``again``; ``retry`` (failed,
    partial, all) reads those again. With ``public_only`` papers that are not surely printed as public leave no trace
    but their number. ``metadata`` is a CSV file with a column ``path`` whose other columns join the papers.
    ``formats`` are formats with one file a paper (PAPER_FORMATS), made beside the record; those that a content has
    already are made again when it is read again. ``mine`` tells by a content's hash whether this run is to read it
    (Shard.holds). ``dask`` is the address of a scheduler whose workers read instead of own processes. Where ``takes``
    is given, only files for which it holds are looked at, and no file is counted as gone. Once ``stop`` holds no
    further paper is begun. Without ``tables`` only records and texts are written.

    Raises UsageError for a path that does not exist, metadata that cannot be read, or outputs in use by another run,
    OutputError where the outputs cannot be written, ToolMissing where no process or cluster is there. A file that
    cannot be read raises nothing.
    """
    settings = (settings or Settings()).with_absolute_paths()
    store = Store(outputs)
    mark = fingerprint(settings)
    own = read_metadata(metadata) if metadata else None
    unknown = [name for name in formats if name not in PAPER_FORMATS]
    if unknown:
        raise UsageError(f"there is no format {unknown[0]!r}; there are {', '.join(PAPER_FORMATS)}")
    found = discover(paths, one_per_folder=settings.one_per_folder, leave_out=outputs)
    with locked(store), Ledger(store.ledger, public_only) as ledger:
        ledger.begin(version("vorlagen"), json.dumps(settings.of_record()), jobs or cores())
        summary = Summary()
        plan = look(
            found,
            store,
            ledger,
            mark,
            again_states(again, retry),
            settings.max_bytes,
            lambda done: progress("look", done, None, 0),
            formats,
            mine,
            frozenset(map(absolute, paths)),
            takes,
        )
        given = [] if takes else _still_there(paths, plan, ledger, summary)
        summary.gone = ledger.forget_unseen(given)
        ledger.drop_orphans()
        total = plan.to_read
        if total:
            ledger.set_meta("published", "")
        ledger.commit()
        summary.found, summary.kept = plan.found, plan.kept
        place = outputs.absolute()
        token = store.run_token()
        spread = Spread(
            Task(one, sha256, settings, place, public_only, read, _due(formats, ledger, sha256), token)
            for one, sha256 in plan.wanted()
        )
        limits = pool.Limits(store.work.absolute(), settings.max_seconds, settings.max_memory)

        def take() -> Task | None:
            return None if stop() else spread.take()

        progress("read", 0, total, 0)
        if total and tables:
            # Beside the start of the first worker, while other cores have nothing to do yet.
            threading.Thread(target=prepare, daemon=True).start()
        if dask:
            order = cluster.Order(place, token, settings, mark, limits)
            results = cluster.each(work, take, address=dask, order=order)
        else:
            results = pool.each(work, take, jobs=jobs or cores(), limits=limits)
        with closing(results):
            for task, result in results:
                outcome = spread.settle(task, result)
                summary.pages = spread.pages
                if outcome is not None:
                    note(outcome, store, ledger, mark)
                    ledger.set_formats(outcome.sha256, task.formats)
                    if outcome.papers:
                        for one in plan.withheld(outcome.sha256):
                            ledger.name(one)
                    ledger.settle()
                    summary.read += 1
                progress("read", summary.read, total, summary.pages)
        ledger.commit()
        if tables:
            progress("write", 0, None, summary.pages)
        if own and (hidden := ledger.withheld_elsewhere()):
            summary.warnings.append(
                f"{metadata} was not joined: {hidden} files withheld by earlier runs were not named in this one, and "
                "its rows may be theirs; give all folders in one run"
            )
        elif own:
            named_rows, doubtful_rows = keep_metadata(store, ledger, own, plan.named())
            if named_rows < len(own.rows):
                summary.warnings.append(f"{len(own.rows) - named_rows} rows of {metadata} name no file that was found")
            if doubtful_rows:
                summary.warnings.append(
                    f"{doubtful_rows} rows of {metadata} fit several files and count for none: give each its path"
                )
        if tables:
            summary.papers = publish(store, ledger, address=settings.oparl_address, again=False)
        else:
            summary.papers = len(ledger.paper_ids())
        tell(summary, plan, ledger)
        ledger.end(summary.read, summary.states["failed"])
    return summary


def export(outputs: Path, formats: list[str], address: str | None = None) -> int:
    """Write ``formats`` anew from the records in ``outputs``; the number of papers.

    Raises UsageError for an unknown format, where there are no results, or where a run is at work; OutputError.
    """
    store = Store(outputs)
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise UsageError(f"there is no format {unknown[0]!r}; there are {', '.join(WRITERS)}")
    Ledger.must_be_there(store.ledger)
    with locked(store), Ledger(store.ledger) as ledger:
        return publish(store, ledger, formats, address=address)


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """The outputs folder for this process alone, prepared, and tidied up afterwards."""
    try:
        store.root.mkdir(parents=True, exist_ok=True)
        lock = os.open(store.root / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise failure(error, store.root) from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(
                "another run is writing into this folder",
                path=str(store.root),
                advice="Wait for it, or give another folder with `-o`.",
            ) from error
        store.prepare()
        try:
            yield
        finally:
            store.finish()
    finally:
        os.close(lock)


def at_work(store: Store) -> bool:
    """Whether a run is writing into this folder now."""
    try:
        lock = os.open(store.root / ".lock", os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False


def look(
    found: Iterator[Found],
    store: Store,
    ledger: Ledger,
    mark: str,
    again: frozenset[str],
    max_bytes: int,
    progress: Callable[[int], None] = lambda _: None,
    formats: tuple[str, ...] = (),
    mine: Callable[[str], bool] = lambda _: True,
    given: frozenset[Path] = frozenset(),
    takes: Callable[[Found], bool] | None = None,
) -> Plan:
    """Note every file in the ledger and tell which contents are to be read."""
    plan = Plan()
    for one in found:
        if takes and not takes(one):
            continue
        sha256, problem = None, one.problem
        if problem is None and (one.size or 0) > max_bytes:
            problem = TooLarge(f"{one.size} bytes are more than the limit of {max_bytes}", path=one.name)
        if problem is None:
            try:
                sha256 = ledger.known_hash(one) or content_hash(one)
            except OSError as error:
                problem = NotReadable(f"cannot be opened: {error.strerror}", path=one.name)
        if not mine(sha256 or hashlib.sha256(one.name.encode()).hexdigest()):
            plan.pass_over(one.name, sha256)
            continue
        ledger.see(one, sha256, problem.code if problem else None, problem.message if problem else None)
        plan.see(one.name, sha256, problem)
        plan.roots |= {one.root, one.path} & given
        progress(plan.found)
        ledger.settle()
        if sha256 is None:
            continue
        if ledger.public_only:
            plan.withhold(one, sha256)
            if ledger.paper_ids_of(sha256):
                ledger.name(one)
        if not (
            ledger.is_done(sha256, mark, again)
            and all(map(store.has, ledger.paper_ids_of(sha256)))
            and set(formats) <= ledger.formats_of(sha256)
        ):
            plan.want(one, sha256)
    return plan


def _due(formats: tuple[str, ...], ledger: Ledger, sha256: str) -> tuple[str, ...]:
    """The formats asked for, and those made of this content before: they would else tell of an older reading."""
    made = ledger.formats_of(sha256)
    return tuple(name for name in PAPER_FORMATS if name in formats or name in made)


def _still_there(paths: list[Path], plan: Plan, ledger: Ledger, summary: Summary) -> list[Path]:
    """The given folders whose vanished files count as gone: a folder that is empty all at once was rather unmounted."""
    kept = []
    for path in (absolute(p) for p in paths):
        if path not in plan.roots and ledger.has_files_below(path):
            summary.warnings.append(f"{path} is empty now; what was read from it is kept")
        else:
            kept.append(path)
    return kept


def again_states(again: bool, retry: str | None) -> frozenset[str]:
    """The states of contents that are read again in any case."""
    return frozenset({"ok", "partial", "failed"}) if again else RETRY[retry] if retry else frozenset()


def note(outcome: Outcome, store: Store, ledger: Ledger, mark: str) -> None:
    """Write an outcome into the ledger; what the content left behind earlier goes."""
    for paper_id in ledger.record(outcome, mark):
        store.drop(paper_id)


def tell(summary: Summary, plan: Plan, ledger: Ledger) -> None:
    """Fill the summary with the state of every file of this run."""
    for name, sha256, own_code, own_message in plan.files():
        state, code, message = ledger.state(sha256) if sha256 else ("failed", own_code, own_message)
        summary.states[state] += 1
        if state in ("failed", "partial"):
            summary.failures.append((name, code or "", message or ""))
    summary.withheld = ledger.withheld()


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
