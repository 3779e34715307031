"""Tasks in, results out as from the local pool, worked on by the workers of a Dask cluster.

A task carries paths. Every machine sees the same folders under the same names; workers write their results there, the
client alone writes the ledger. Within a Dask worker a document is read in a guarded process of its own, so that a
poison document cannot kill worker after worker. A task lost with its worker is given to another one by the scheduler.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.pool import AHEAD, BREAKS, Limits, open_pool, result_of
from pipeline.errors import ClusterMissing, LimitReached, ToolMissing, UsageError, WorkerDied
from pipeline.store import Store

if TYPE_CHECKING:
    from pebble import ProcessPool

    from pipeline.settings import Settings

Task = TypeVar("Task")
Result = TypeVar("Result")

CONNECT = 10.0  # seconds within which the scheduler must answer
JOIN = 60.0  # seconds within which a first worker must be there
COUNT = 5.0  # seconds between two counts of the workers


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker must know and have to serve a run: the outputs folder with the run's ``token`` in it, and a
    program, settings, engine and models with the fingerprint ``mark``."""

    outputs: Path
    token: str
    settings: Settings
    mark: str
    limits: Limits


def each(
    function: Callable[[Task], Result], take: Callable[[], Task | None], *, address: str, order: Order
) -> Generator[tuple[Task, Result | LimitReached], None, None]:
    """Every task with what ``function`` made of it, worked on by the cluster whose scheduler is at ``address``.

    ``take`` as for ``pool.each``. Workers may come and go. Raises ToolMissing without the package, ClusterMissing where
    scheduler or workers are not there or go away, UsageError where a worker does not see the folders, or runs another
    program.
    """
    try:
        from distributed import Client, as_completed
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        raise ToolMissing("Dask is not installed.", advice="pip install 'vorlagen[cluster]'") from error
    # What it would tell with tracebacks comes as our errors.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with _connected(Client, address) as client:
        running: dict[Any, Task] = {}
        done = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
        slots, counted = 1, 0.0
        while True:
            if time.monotonic() - counted > COUNT:
                try:
                    slots, counted = sum(client.nthreads().values()) or 1, time.monotonic()
                except CommClosedError as closed:
                    raise ClusterMissing("the scheduler has gone away") from closed
            while len(running) < slots * AHEAD and (task := take()) is not None:
                future = client.submit(guarded, function, task, order, pure=False)
                running[future] = task
                done.add(future)  # type: ignore[no-untyped-call]
            if not running:
                return
            future = next(done)
            yield running.pop(future), _result(future)


def _connected(client: Any, address: str) -> Any:
    """A client of a cluster that has a worker. Raises ClusterMissing, UsageError."""
    from distributed.security import Security

    if address.startswith("tls") and not Security().tls_client_cert:  # type: ignore[attr-defined, no-untyped-call]
        raise UsageError(
            f"{address} asks for a certificate, and none is set",
            advice="Set DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT, __KEY and DASK_DISTRIBUTED__COMM__TLS__CA_FILE.",
        )
    try:
        made = client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ClusterMissing(f"no scheduler answers at {address} ({error})") from error
    try:
        made.wait_for_workers(1, timeout=JOIN)
    except TimeoutError as error:
        made.close()
        raise ClusterMissing(
            f"the scheduler at {address} has no worker", advice=f"Start one: dask worker --no-nanny {address}"
        ) from error
    return made


def _result(future: Any) -> Any:
    """What a task gave; a task that was lost with several workers one after another is told as E403."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    if future.status in ("cancelled", "lost"):
        raise ClusterMissing("the scheduler has gone away")
    try:
        error = future.exception()
        if error is None:
            return future.result()
    except (CommClosedError, CancelledError) as gone:  # between the news that it is done and the fetching of it
        raise ClusterMissing("the scheduler has gone away") from gone
    if isinstance(error, CancelledError):
        raise ClusterMissing("the scheduler has gone away")
    if isinstance(error, KilledWorker):
        return WorkerDied("the workers that read it were lost, one after another")
    if isinstance(error, ImportError):
        raise UsageError(f"a worker cannot run vorlagen ({error})", advice="Install it there in the same version.")
    raise error


# -- in the Dask worker -----------------------------------------------------------------------------------------------


def guarded(function: Callable[[Task], Result], task: Task, order: Order) -> Result | LimitReached:
    """``function`` of a task in a process of its own below this worker. Raises UsageError where the worker is unfit."""
    return _guard(order).run(function, task)


class _Guard:
    """The processes below one Dask worker, as many as it has threads, for one run."""

    def __init__(self, order: Order) -> None:
        _must_fit(order)
        from distributed import get_worker

        own = order.limits.temporary / f"{socket.gethostname()}-{os.getpid()}"
        self.token = order.token
        self._limits = replace(order.limits, temporary=own)
        self._jobs = get_worker().state.nthreads
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None

    def run(self, function: Callable[[Task], Result], task: Task) -> Result | LimitReached:
        for _ in range(BREAKS):
            pool = self._opened()
            try:
                future = pool.schedule(function, args=(task,), timeout=self._limits.seconds)
            except RuntimeError:  # all its processes died while none of them had a task
                self._broken(pool)
                continue
            if isinstance(future.exception(), BrokenProcessPool):
                self._broken(pool)
                continue
            return result_of(future, self._limits)
        return WorkerDied("the processes that read papers die as soon as they are started")

    def _opened(self) -> ProcessPool:
        with self._lock:
            if self._pool is None:
                self._pool = open_pool(self._jobs, self._limits)
            return self._pool

    def _broken(self, pool: ProcessPool) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()

    def stop(self) -> None:
        if self._pool is not None:
            self._broken(self._pool)


_guards: list[_Guard] = []
_opening = threading.Lock()


def _guard(order: Order) -> _Guard:
    """The guard of this run; that of an earlier run, whose tasks nobody waits for, is ended."""
    with _opening:
        if not _guards or _guards[0].token != order.token:
            made = _Guard(order)
            while _guards:
                _guards.pop().stop()
            _guards.append(made)
        return _guards[0]


def _must_fit(order: Order) -> None:
    """Raises UsageError where this worker would read otherwise than the client, or write elsewhere."""
    here = f"the worker on {socket.gethostname()}"
    if multiprocessing.current_process().daemon:
        raise UsageError(
            f"{here} may not start processes",
            advice="Start it with `--no-nanny`, or with DASK_DISTRIBUTED__WORKER__DAEMON=False.",
        )
    if not Store(order.outputs).serves(order.token):
        raise UsageError(
            f"{here} does not see the outputs in {order.outputs}",
            advice="All machines must see the same folders under the same names.",
        )
    if fingerprint(order.settings) != order.mark:
        raise UsageError(
            f"{here} has another version of vorlagen, of the OCR engine or of its models",
            advice="Install the same on all machines; `vorlagen doctor` tells what is there.",
        )
