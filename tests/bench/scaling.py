"""Two workers against one, on scans and one book of scans: ``python -m tests.bench.scaling [COPIES] [REPEATS] [PART]``.

The scans among the samples, COPIES times each as contents of their own, are read with one and with two processes, and
with one and two Dask workers on this machine; then one book of all their pages. Each is measured REPEATS times in turn,
and the quickest counts. PART names one of these four alone: scans, scans-dask, book, book-dask. Prints seconds of the
whole run, seconds of reading, and how many times faster two were.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pikepdf

from pipeline.batch.run import run
from pipeline.settings import Settings
from tests.cluster import cluster

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def scans(folder: Path, copies: int) -> Path:
    """The scans, each copy with a title of its own, so that it is another content."""
    folder.mkdir()
    for path in sorted(SAMPLES.glob("*-scan.pdf")):
        for number in range(copies):
            with pikepdf.open(path) as document:
                document.docinfo["/Title"] = f"copy {number}"
                document.save(folder / f"{path.stem}-{number:03}.pdf")
    return folder


def book(folder: Path, copies: int) -> Path:
    """All pages of the scans, so many times, in one file."""
    folder.mkdir()
    made = pikepdf.new()
    for _ in range(copies):
        for path in sorted(SAMPLES.glob("*-scan.pdf")):
            with pikepdf.open(path) as document:
                made.pages.extend(document.pages)
    made.save(folder / "book.pdf")
    return folder


def measure(place: Path, jobs: int, dask: bool) -> tuple[float, float, int]:
    """Seconds of the whole run and of reading, and the pages read."""
    began: dict[str, float] = {}

    def progress(phase: str, done: int, total: int | None, pages: int) -> None:
        began.setdefault(phase, time.perf_counter())

    with tempfile.TemporaryDirectory() as told, cluster(Path(told) / "dask", jobs) if dask else nullcontext() as made:
        if made:
            made.wait_for_workers()
        start = time.perf_counter()
        summary = run(
            [place],
            Path(told) / "out",
            Settings(),
            jobs=None if dask else jobs,
            dask=made.address if made else None,
            progress=progress,
        )
        end = time.perf_counter()
    assert summary.states["failed"] == 0
    return end - start, began["write"] - began["read"], summary.pages


def main(copies: int, repeats: int, part: str) -> None:
    with tempfile.TemporaryDirectory() as told:
        makers: dict[str, Callable[[Path, int], Path]] = {"scans": scans, "book": book}
        for name, make in makers.items():
            place = make(Path(told) / name, copies)
            for dask in (False, True):
                if part not in ("", f"{name}-dask" if dask else name):
                    continue
                taken: dict[int, list[tuple[float, float, int]]] = {1: [], 2: []}
                for _ in range(repeats):
                    for jobs in taken:
                        taken[jobs].append(measure(place, jobs, dask))
                kind = "Dask workers" if dask else "processes"
                best = {jobs: (min(t[0] for t in ts), min(t[1] for t in ts)) for jobs, ts in taken.items()}
                print(
                    f"{name}, {taken[1][0][2]} pages, {kind}: whole {best[1][0]:.1f} s / {best[2][0]:.1f} s = "
                    f"{best[1][0] / best[2][0]:.2f}, reading {best[1][1]:.1f} s / {best[2][1]:.1f} s = "
                    f"{best[1][1] / best[2][1]:.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    told = [int(argument) for argument in sys.argv[1:3]]
    main(*(*told, *(6, 3)[len(told) :]), part="".join(sys.argv[3:4]))
