"""A folder that a scan station fills in, its papers read one round after another out, until it is told to stop.

A file is taken when it is complete: neither size nor times changed for a while, and no process of this machine has it
open for writing. A file that is taken away from the folder stays in the results; `vorlagen run` brings them in line.
"""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.discover import Found, discover
from pipeline.batch.documents import Reader
from pipeline.batch.run import Progress, Summary, run
from pipeline.errors import OutputError, UsageError, VorlagenError
from pipeline.settings import Settings

LOOK = 2.0  # seconds between two looks into the folder
SHARE = 0.1  # of the time that writing the tables may take while papers keep coming
# Names that programs give a file until it is whole; it is taken once it has its own name.
TEMPORARY = re.compile(r"^~|\.(?:tmp|temp|part|partial|filepart|crdownload)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did: the names of the files it took, and the summary of its run or the error that it met."""

    taken: tuple[str, ...]
    summary: Summary | None = None
    error: VorlagenError | None = None


class Arrivals:
    """Tells which files are complete, from look to look. ``quiet`` counts seconds without a change."""

    def __init__(self, quiet: float, now: Callable[[], float] = time.monotonic) -> None:
        self._quiet = quiet
        self._now = now
        self._since: dict[Path, tuple[str, float]] = {}
        self._taken: dict[Path, str] = {}

    def look(self, found: Iterable[Found]) -> list[Found]:
        """The files that are complete now and were not taken yet."""
        now = self._now()
        before, self._since = self._since, {}
        calm = []
        for one in found:
            if self.is_taken(one) or any(TEMPORARY.search(n) for n in _names(one)):
                continue
            stamp, since = before.get(one.path, (one.stamp, now))
            if stamp != one.stamp:
                since = now
            self._since[one.path] = (one.stamp, since)
            if now - since >= self._quiet:
                calm.append(one)
        written = _open_for_writing() if calm else set()
        return [one for one in calm if not any(_inode(part) in written for part in one.pages or (one.path,))]

    def take(self, files: Iterable[Found]) -> None:
        """These are read now; they are told again only when they have changed."""
        self._taken |= {one.path: one.stamp for one in files}

    def forget(self, files: Iterable[Found]) -> None:
        """These could not be read: they are told again."""
        for one in files:
            self._taken.pop(one.path, None)

    def is_taken(self, found: Found) -> bool:
        return self._taken.get(found.path) == found.stamp


def _names(found: Found) -> Iterator[str]:
    yield from (part.name for part in found.pages or (found.path,))


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _open_for_writing(processes: Path = Path("/proc")) -> set[tuple[int, int] | None]:
    """The files (device, inode) that a process has open for writing, as far as the system tells; those of other users
    only to root."""
    found: set[tuple[int, int] | None] = set()
    try:
        running = [entry for entry in os.scandir(processes) if entry.name.isdecimal()]
    except OSError:  # no such folder on this system
        return found
    for process in running:
        try:
            for handle in os.scandir(f"{process.path}/fd"):
                if os.readlink(handle.path).startswith("/") and _writes(f"{process.path}/fdinfo/{handle.name}"):  # noqa: PTH115
                    found.add(_inode(Path(handle.path)))
        except OSError:  # another user's, or gone already
            continue
    return found - {None}


def _writes(info: str) -> bool:
    with open(info, encoding="ascii") as file:  # noqa: PTH123 - tens of thousands a second
        for line in file:
            if line.startswith("flags:"):
                return int(line.split()[1], 8) & os.O_ACCMODE != os.O_RDONLY
    return False


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C or SIGTERM sets; a second one breaks off."""
    stop = threading.Event()

    def told(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def watch(
    folder: Path,
    outputs: Path,
    settings: Settings | None = None,
    *,
    stop: threading.Event,
    jobs: int | None = None,
    public_only: bool = False,
    formats: tuple[str, ...] = (),
    read: Reader | None = None,
    said: Callable[[Round], None] = lambda _: None,
    progress: Progress = lambda *_: None,
) -> None:
    """Read every file that is or comes below ``folder`` until ``stop`` is set; papers in hand are finished then.

    ``said`` is told each round. Tables are written after a round, more seldom where that takes long, and at the end.
    Raises as ``run`` does before the first round; later a folder that is not there, a full disk or another run in the
    same outputs is told and tried again.
    """
    settings = settings or Settings()
    arrivals = Arrivals(settings.watch_quiet)
    writing = _Writing(progress)
    ended = 0.0

    def one_round(tables: bool) -> Summary:
        nonlocal ended
        summary = run(
            [folder],
            outputs,
            settings,
            jobs=jobs,
            public_only=public_only,
            formats=formats,
            read=read,
            progress=writing.progress,
            takes=arrivals.is_taken,
            stop=stop.is_set,
            tables=tables,
        )
        writing.end(tables)
        ended = time.monotonic()
        return summary

    one_round(True)
    told, owed = None, False
    while not stop.wait(LOOK):
        new: list[Found] = []
        try:
            new = arrivals.look(discover([folder], one_per_folder=settings.one_per_folder, leave_out=outputs))
            due = time.monotonic() - ended >= writing.seconds * (1 / SHARE - 1)
            if new or (owed and due):
                arrivals.take(new)
                summary, owed = one_round(due), not due
                said(Round(tuple(one.name for one in new), summary))
            told = None
        except (UsageError, OutputError) as error:
            arrivals.forget(new)
            if str(error) != told:
                told = str(error)
                said(Round((), error=error))
    if owed:
        one_round(True)


class _Writing:
    """Passes progress on and takes the time that writing the tables took last."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._began = 0.0
        self.seconds = 0.0

    def progress(self, phase: str, done: int, total: int | None, pages: int) -> None:
        if phase == "write":
            self._began = time.monotonic()
        self._progress(phase, done, total, pages)  # type: ignore[arg-type]

    def end(self, tables: bool) -> None:
        if tables:
            self.seconds = time.monotonic() - self._began
