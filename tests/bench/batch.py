"""What a paper costs beside its reading: ledger, files, tables; ``python -m tests.bench.batch [PAPERS]...``.

Reading is replaced by a ready record of usual size, so that what is left is the batch's own. Prints seconds and
milliseconds a paper by phase, and the most memory that the run itself took.
"""

from __future__ import annotations

import contextlib
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import psutil

from pipeline.batch.discover import Found
from pipeline.batch.run import run
from pipeline.settings import Settings
from tests.papers import Document, day, document, value

JOBS = 2


def read(found: Found, settings: Settings) -> list[Document]:
    """A paper with the lists of a usual one: thirty repairs, ten dates; ten papers meet on one day."""
    one = document(found.path.read_bytes(), found.name)
    met = day((date(1900, 1, 1) + timedelta(int(found.path.stem) // 10)).isoformat(), "meeting")
    more = one.record.model_copy(
        update={
            "consultations": [step.model_copy(update={"date": met}) for step in one.record.consultations],
            "repairs": one.record.repairs * 30,
            "dates": [day("2024-03-07")] * 10,
            "references": [value("1/2")] * 3,
        }
    )
    return [Document(more, one.text)]


def measure(papers: int) -> tuple[dict[str, float], dict[str, float], float]:
    """Seconds by phase, CPU seconds by who spent them, and the most memory that this process took so far in MB."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        for n in range(papers):
            (folder / f"{n:06}.txt").write_text(f"Vorlage {n}\n" * 40, encoding="utf-8")
        began: dict[str, float] = {}
        cpu: dict[str, float] = {}
        workers: dict[int, float] = {}
        process = psutil.Process()

        def progress(phase: str, done: int, total: int | None, pages: int) -> None:
            if phase not in began:
                began[phase], cpu[phase] = time.perf_counter(), time.process_time()
            if phase == "read" and (done % 50 == 0 or done == total):
                for one in process.children(recursive=True):
                    with contextlib.suppress(psutil.NoSuchProcess):  # a worker that is just replaced
                        workers[one.pid] = sum(one.cpu_times()[:2])

        start = time.perf_counter()
        run([folder], Path(place) / "out", Settings(), jobs=JOBS, read=read, progress=progress)
        end = time.perf_counter()
        times = {
            "look": began["read"] - start,
            "read and save": began["write"] - began["read"],
            "tables and OParl": end - began["write"],
            "all": end - start,
        }
        cpu["end"] = time.process_time()
        busy = {
            "the run itself, while reading": cpu["write"] - cpu["read"],
            "the workers": sum(workers.values()),
            "tables and OParl": cpu["end"] - cpu["write"],
        }
        return times, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main(sizes: list[int]) -> None:
    for papers in sizes:
        times, busy, peak = measure(papers)
        print(f"{papers} papers, {JOBS} workers, peak {peak:.0f} MB")
        for phase, seconds in times.items():
            print(f"  {phase:<30} {seconds:7.1f} s {1000 * seconds / papers:7.2f} ms a paper")
        for who, seconds in busy.items():
            print(f"  CPU, {who:<25} {seconds:7.1f} s {1000 * seconds / papers:7.2f} ms a paper")


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1000, 10_000])
