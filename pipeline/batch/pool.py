"""Tasks in, outcomes out, in the order in which they end; each task in a guarded process, none can harm the others."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

from pipeline.batch import worker
from pipeline.batch.ledger import Outcome
from pipeline.batch.worker import Task
from pipeline.errors import TimeLimit, WorkerDied

AHEAD = 3  # tasks handed out per worker, so that none waits; each holds paths only
TASKS = 400  # after so many documents a worker is replaced, whatever it may have piled up
PRELOAD = ["pipeline.batch.worker", "pipeline.reader"]


def outcomes(
    tasks: Iterable[Task], *, jobs: int, temporary: Path, max_seconds: float, max_memory: int
) -> Iterator[Outcome]:
    """Work on ``tasks`` with ``jobs`` processes. ``temporary`` is a folder that may be emptied.

    A task that takes longer than ``max_seconds``, more memory than ``max_memory`` bytes, or its process down ends as an
    outcome with its code (E401, E402, E403).
    """
    from pebble import ProcessPool

    # A fork server starts a fresh worker in milliseconds, with everything imported, and without this process's threads.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    pool = ProcessPool(
        max_workers=jobs, max_tasks=TASKS, initializer=worker.start, initargs=(temporary, max_memory), context=context
    )
    waiting = iter(tasks)
    running: dict[Future[Outcome], Task] = {}
    try:
        while True:
            while len(running) < jobs * AHEAD and (task := next(waiting, None)) is not None:
                running[pool.schedule(worker.work, args=(task,), timeout=max_seconds)] = task
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield _outcome(future, running.pop(future), max_seconds, temporary)
        pool.close()  # type: ignore[no-untyped-call]
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        pool.join()


def _outcome(future: Future[Outcome], task: Task, max_seconds: float, temporary: Path) -> Outcome:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return Outcome(
            task.sha256, "failed", code=TimeLimit.code, message=f"reading it took longer than {max_seconds:g} s"
        )
    except ProcessExpired as died:
        if died.pid:
            # A worker that was shot could not take its children along, nor clean up.
            with contextlib.suppress(OSError):
                os.killpg(died.pid, signal.SIGKILL)
            shutil.rmtree(temporary / str(died.pid), ignore_errors=True)
        reason = f"signal {-died.exitcode}" if died.exitcode and died.exitcode < 0 else f"exit code {died.exitcode}"
        return Outcome(task.sha256, "failed", code=WorkerDied.code, message=f"the process that read it died ({reason})")
    except Exception as error:
        return Outcome(
            task.sha256, "failed", code=WorkerDied.code, message=f"the result was lost: {type(error).__name__}: {error}"
        )
