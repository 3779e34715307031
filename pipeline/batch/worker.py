"""The process in which documents are read: a group of its own, limits, a temporary folder, death with its run."""

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
from pathlib import Path

_own: Path | None = None
"""The temporary folder that ``start`` made for this process alone; None in any other process, where nothing is emptied:
the folder of the system holds other people's files."""


def empty_own_folder() -> None:
    """Remove what a document left in the temporary folder of this worker; nothing where this process is none."""
    if _own is None:
        return
    with contextlib.suppress(OSError):
        for entry in os.scandir(_own):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                Path(entry.path).unlink(missing_ok=True)


def start(temporary: Path, max_memory: int, run: int) -> None:
    """Prepare this process: a process group of its own, so that its children die with it; a temporary folder of its
    own; a limit on memory; death with the process ``run``."""
    with contextlib.suppress(OSError):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os.killpg(0, signal.SIGKILL))
    global _own
    _own = own = temporary / str(os.getpid())
    own.mkdir(parents=True, exist_ok=True)
    tempfile.tempdir = os.environ["TMPDIR"] = str(own)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _be_quiet()
    _limit_memory(max_memory)
    threading.Thread(target=_die_with_parent, args=(run,), daemon=True).start()
    # Deep page trees and nested tables must end in an error, not in a broken stack.
    sys.setrecursionlimit(2_000)


def _be_quiet() -> None:
    """What the libraries say of a broken file on the way goes nowhere: it would run through the progress bar, and what
    counts stands in the outcome."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


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
