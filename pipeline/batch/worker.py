"""One document in a process of its own: a task in, its files in the outputs folder and a short outcome out.

Page images and records never travel between processes; a task carries paths, an outcome a few figures.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.discover import Found, unchanged
from pipeline.batch.ledger import Outcome, PaperSeen
from pipeline.errors import ChangedFile, MemoryLimit, VorlagenError
from pipeline.formats import PAPER_FORMATS
from pipeline.formats.public import public_part, publicity
from pipeline.store import Store

if TYPE_CHECKING:
    from pipeline.model.record import Record
    from pipeline.reader import Document
    from pipeline.settings import Settings

Reader = Callable[[Found, "Settings"], "list[Document]"]


@dataclass(frozen=True, slots=True)
class Task:
    """A content to read: the file under the first of its names."""

    found: Found
    sha256: str
    settings: Settings
    outputs: Path
    public_only: bool = False
    read: Reader | None = None
    formats: tuple[str, ...] = ()


def read_file(found: Found, settings: Settings) -> list[Document]:
    """The papers of a found file, by the hall."""
    from pipeline import reader

    return reader.read_file(found.path, settings, root=found.root)


def seen(record: Record) -> PaperSeen:
    """What the ledger keeps of a paper."""
    confidence = min((page.confidence for page in record.pages if page.decision != "skip"), default=1.0)
    return PaperSeen(record.id, record.source.path, publicity(record), confidence)


def failed(task: Task, error: VorlagenError) -> Outcome:
    return Outcome(task.sha256, "failed", code=error.code, message=error.message)


def work(task: Task) -> Outcome:
    """Read one content and save its papers. Never raises: what went wrong is in the outcome."""
    began = time.monotonic()
    try:
        outcome = _work(task)
    except VorlagenError as error:
        outcome = failed(task, error)
    except MemoryError:
        outcome = failed(task, MemoryLimit("reading it took too much memory"))
    except Exception as error:
        # Anything else is a fault of ours: it is told with its kind, and the run goes on.
        outcome = Outcome(
            task.sha256, "failed", code=VorlagenError.code, message=f"{type(error).__name__}: {error}"[:500]
        )
    finally:
        _empty(_own)
    return replace(outcome, seconds=time.monotonic() - began)


def _work(task: Task) -> Outcome:
    documents = (task.read or read_file)(task.found, task.settings)
    if not unchanged(task.found) or any(
        d.record.source.sha256 != task.sha256 for d in documents if not task.found.pages
    ):
        raise ChangedFile("the file changed while it was read")
    store = Store(task.outputs)
    states = {d.record.status for d in documents}
    pages = sum(len(d.record.pages) for d in documents)
    papers = []
    for document in documents:
        record = public_part(document.record) if task.public_only else document.record
        if record is not None:
            for form in (PAPER_FORMATS[name] for name in task.formats):
                content = form.make(record, document.text, task.found.path)
                if content is not None:
                    store.save_paper(form.folder, record.id, form.suffix, content)
            store.save(record, document.text)
            papers.append(seen(record))
    first = next((p for d in documents for p in d.record.problems), None)
    return Outcome(
        task.sha256,
        "failed" if states == {"failed"} else "ok" if states <= {"ok"} else "partial",
        tuple(papers),
        first.code if first and states != {"ok"} else None,
        first.message if first and states != {"ok"} else None,
        pages,
        withheld=len(documents) - len(papers),
    )


_own: Path | None = None
"""The temporary folder that ``start`` made for this process alone; None in any other process, where nothing is emptied:
the folder of the system holds other people's files."""


def _empty(folder: Path | None) -> None:
    """Remove what a document left in the worker's own temporary folder."""
    if folder is None:
        return
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                Path(entry.path).unlink(missing_ok=True)


# -- the process ------------------------------------------------------------------------------------------------------


def start(temporary: Path, max_memory: int, run: int) -> None:
    """Prepare this process: a process group of its own, so that its children die with it; a temporary folder of its
    own; a limit on memory; death with the process ``run``."""
    # The engines' own threads only fight each other where every core has a worker.
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os.killpg(0, signal.SIGKILL))
    global _own
    _own = own = temporary / str(os.getpid())
    own.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(own)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(max_memory)
    threading.Thread(target=_die_with_parent, args=(run,), daemon=True).start()
    # Deep page trees and nested tables must end in an error, not in a broken stack.
    sys.setrecursionlimit(2_000)


def _limit_memory(most: int) -> None:
    """Let this process map ``most`` bytes more than it has mapped already (libraries alone map gigabytes)."""
    import psutil

    if sys.platform == "darwin":  # does not keep the limit
        return
    limit = psutil.Process().memory_info().vms + most
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _die_with_parent(run: int) -> None:
    """A run that was killed leaves no worker behind: the orphan ends itself and its children, also amid a document.

    The parent alone would not tell: it is the fork server, which lives as long as a worker does.
    """
    import psutil

    with contextlib.suppress(psutil.NoSuchProcess):
        process = psutil.Process(run)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.25)
    os.killpg(0, signal.SIGKILL)
