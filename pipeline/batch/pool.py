"""Tasks in, results out in the order in which they end; each in a guarded process, none can harm the others."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable, Generator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.batch import worker
from pipeline.errors import LimitReached, TimeLimit, ToolMissing, WorkerDied

if TYPE_CHECKING:
    from pebble import ProcessPool

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 3  # tasks handed out per worker, so that none waits; each holds paths only
TASKS = 400  # after so many documents a worker is replaced, whatever it may have piled up
BREAKS = 5  # times in a row that all workers may die before the run gives up
PRELOAD = ["pipeline.batch.preload"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a task may take. In ``temporary`` each process makes a folder of its own; ``seconds`` and ``memory`` (bytes)
    are for one task."""

    temporary: Path
    seconds: float
    memory: int


def each(
    function: Callable[[Task], Result], take: Callable[[], Task | None], *, jobs: int, limits: Limits
) -> Generator[tuple[Task, Result | LimitReached], None, None]:
    """Every task with what ``function`` made of it, worked on by ``jobs`` processes.

    ``take`` gives the next task, or None where there is none for now; a result may bring more. A task that takes too
    long or takes its process down comes with its error (E401, E403); one that wants too much memory meets a
    MemoryError. Raises ToolMissing where no process can be started.
    """
    again: list[Task] = []
    breaks = 0
    while breaks < BREAKS:
        pool = open_pool(jobs, limits)
        running: dict[Future[Result], Task] = {}
        try:
            while True:
                while len(running) < jobs * AHEAD:
                    task = again.pop() if again else take()
                    if task is None:
                        break
                    try:
                        running[pool.schedule(function, args=(task,), timeout=limits.seconds)] = task
                    except RuntimeError as error:  # all workers died while none of them had a task
                        again.append(task)
                        raise BrokenProcessPool from error
                if not running:
                    pool.close()  # type: ignore[no-untyped-call]
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    if isinstance(future.exception(), BrokenProcessPool):
                        raise BrokenProcessPool
                    result = result_of(future, limits)
                    breaks = 0
                    yield running.pop(future), result
        except BrokenProcessPool:
            breaks += 1
            again += running.values()
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
    raise WorkerDied("the processes that read papers die as soon as they are started", advice="Run `vorlagen doctor`.")


def open_pool(jobs: int, limits: Limits) -> ProcessPool:
    """Guarded processes. Raises ToolMissing."""
    from pebble import ProcessPool

    # A fork server starts a fresh worker in milliseconds, with everything imported, and without this process's threads.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    try:
        context.RLock()  # as the pool will need
    except OSError as error:
        raise ToolMissing(
            f"the processes that read need the system's shared memory, which is shut ({error.strerror or error})",
            advice="Make /dev/shm a writable tmpfs, in a container with `--tmpfs /dev/shm`.",
        ) from error
    return ProcessPool(
        max_workers=jobs,
        max_tasks=TASKS,
        initializer=worker.start,
        initargs=(limits.temporary, limits.memory, os.getpid()),
        context=context,
    )


def result_of(future: Future[Result], limits: Limits) -> Result | LimitReached:
    """What a task gave, or which limit it met; what its process left behind is removed."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return TimeLimit(f"reading it took longer than {limits.seconds:g} s")
    except ProcessExpired as died:
        if died.pid:
            # A worker that was shot could not take its children along, nor clean up.
            with contextlib.suppress(OSError):
                os.killpg(died.pid, signal.SIGKILL)
            shutil.rmtree(limits.temporary / str(died.pid), ignore_errors=True)
        reason = f"signal {-died.exitcode}" if died.exitcode and died.exitcode < 0 else f"exit code {died.exitcode}"
        return WorkerDied(f"the process that read it died ({reason})")
    except Exception as error:
        return WorkerDied(f"the result was lost: {type(error).__name__}: {error}")
