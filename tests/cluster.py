"""A Dask cluster on this machine alone, of real processes: a scheduler and workers on 127.0.0.1."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The verb `dask` without its console script; this one imports nothing of ours.
DASK = [sys.executable, "-m", "dask"]
# As docs/cluster.md has it: Dask looks at itself less often.
QUIET = {
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
}


@dataclass
class Cluster:
    """``address`` of the scheduler; ``workers`` are processes started here, to be killed by the tests alone."""

    address: str
    place: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self, threads: int = 1) -> subprocess.Popen[bytes]:
        """One more worker; it joins in its own time."""
        made = _start(
            [
                "worker",
                self.address,
                "--no-nanny",
                "--nthreads",
                str(threads),
                "--no-dashboard",
            ],
            self.place / f"worker-{len(self.workers)}.log",
        )
        self.workers.append(made)
        return made

    def wait_for_workers(self) -> None:
        """Until all that were added are there."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=60)


def _start(arguments: list[str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as file:
        return subprocess.Popen(
            [*DASK, *arguments],
            cwd=log.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT), "DASK_TEMPORARY_DIRECTORY": str(log.parent), **QUIET},
            stdout=file,
            stderr=subprocess.STDOUT,
        )


@contextmanager
def cluster(place: Path, workers: int) -> Iterator[Cluster]:
    """A scheduler with so many workers, whose files lie in ``place``; all its processes end with the block."""
    place.mkdir(parents=True, exist_ok=True)
    told = place / "scheduler.json"
    scheduler = _start(
        [
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--dashboard-address",
            "127.0.0.1:0",
            "--scheduler-file",
            str(told),
        ],
        place / "scheduler.log",
    )
    made = Cluster(_address(told, scheduler), place, scheduler)
    try:
        for _ in range(workers):
            made.add_worker()
        yield made
    finally:
        for process in (*made.workers, scheduler):
            process.kill()
            process.wait()


def _address(told: Path, scheduler: subprocess.Popen[bytes]) -> str:
    import json

    until = time.monotonic() + 60
    while time.monotonic() < until and scheduler.poll() is None:
        try:
            return str(json.loads(told.read_text())["address"])
        except (OSError, ValueError, KeyError):
            time.sleep(0.05)
    scheduler.kill()
    raise RuntimeError(told.with_suffix(".log").read_text())
