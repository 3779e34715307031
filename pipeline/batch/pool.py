"""Tasks in, results out in the order in which they end; each in a guarded process, none can harm the others."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.batch import worker
from pipeline.errors import LimitReached, TimeLimit, WorkerDied

if TYPE_CHECKING:
    from pebble import ProcessPool

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 3  # tasks handed out per worker, so that none waits; each holds paths only
TASKS = 400  # after so many documents a worker is replaced, whatever it may have piled up
BREAKS = 5  # times in a row that all workers may die before the run gives up
PRELOAD = ["pipeline.batch.worker", "pipeline.reader"]


def each(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    temporary: Path,
    max_seconds: float,
    max_memory: int,
) -> Iterator[tuple[Task, Result | LimitReached]]:
    """Every task with what ``function`` made of it, worked on by ``jobs`` processes.

    ``temporary`` is a folder that may be emptied. A task that takes longer than ``max_seconds`` or takes its process
    down comes with its error (E401, E403); one that wants more than ``max_memory`` bytes meets a MemoryError.
    """
    waiting = iter(tasks)
    again: list[Task] = []
    breaks = 0
    while breaks < BREAKS:
        pool = _pool(jobs, temporary, max_memory)
        running: dict[Future[Result], Task] = {}
        try:
            while True:
                while len(running) < jobs * AHEAD:
                    task = again.pop() if again else next(waiting, None)
                    if task is None:
                        break
                    try:
                        running[pool.schedule(function, args=(task,), timeout=max_seconds)] = task
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
                    result = _result(future, max_seconds, temporary)
                    breaks = 0
                    yield running.pop(future), result
        except BrokenProcessPool:
            breaks += 1
            again += running.values()
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
    raise WorkerDied("the processes that read papers die as soon as they are started", advice="Run `vorlagen doctor`.")


def _pool(jobs: int, temporary: Path, max_memory: int) -> ProcessPool:
    from pebble import ProcessPool

    # A fork server starts a fresh worker in milliseconds, with everything imported, and without this process's threads.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return ProcessPool(
        max_workers=jobs,
        max_tasks=TASKS,
        initializer=worker.start,
        initargs=(temporary, max_memory, os.getpid()),
        context=context,
    )


def _result(future: Future[Result], max_seconds: float, temporary: Path) -> Result | LimitReached:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        return TimeLimit(f"reading it took longer than {max_seconds:g} s")
    except ProcessExpired as died:
        if died.pid:
            # A worker that was shot could not take its children along, nor clean up.
            with contextlib.suppress(OSError):
                os.killpg(died.pid, signal.SIGKILL)
            shutil.rmtree(temporary / str(died.pid), ignore_errors=True)
        reason = f"signal {-died.exitcode}" if died.exitcode and died.exitcode < 0 else f"exit code {died.exitcode}"
        return WorkerDied(f"the process that read it died ({reason})")
    except Exception as error:
        return WorkerDied(f"the result was lost: {type(error).__name__}: {error}")
