"""Pages a minute, CPU seconds, memory and errors against OCRmyPDF, in turn on the same cores.

    python -m tests.bench.pages [--papers FOLDER] [--pages 60] [--rounds 3] [--record]

The papers are those of the develop set (scans, and scans with digital pages mixed). Both read the same PDFs with two
processes: ``ocrmypdf -l deu --force-ocr --jobs 2`` one file after another, ``vorlagen run --jobs 2`` the folder. The
median of the rounds counts. ``--record`` writes docs/bench.md and its picture. OCRmyPDF is a dependency of this bench
only: ``pip install vorlagen[bench]``.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pypdfium2

from pipeline import intake, layout, ocr
from pipeline.reader import open_source
from pipeline.score.text import NO_DISTANCE, Distance, character_errors
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
JOBS = 2


@dataclass(frozen=True)
class Round:
    """One run over all papers: wall and CPU seconds, the most memory of one process in MiB, errors of the text."""

    seconds: float
    cpu: float
    memory: float
    errors: Distance

    def minute(self, pages: int) -> float:
        return 60 * pages / self.seconds


def papers(folder: Path, most: int, kinds: tuple[str, ...]) -> Iterator[tuple[Path, int]]:
    """PDFs of the set whose truth names one of these kinds, until there are enough pages; with their pages."""
    total = 0
    for path in sorted(folder.glob("*.pdf")):
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        if set(truth["damage"]) & set(kinds) and total < most:
            document = pypdfium2.PdfDocument(path)
            pages = len(document)
            document.close()
            total += pages
            yield path, pages


def measured(work: Callable[[], None]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds of the children, and the most memory (PSS is shared fairly) of one of them in MiB."""
    most, done = [0.0], threading.Event()
    spent: dict[int, float] = {}

    def watch() -> None:
        while not done.wait(0.1):
            for process in psutil.Process().children(recursive=True):
                try:
                    most[0] = max(most[0], process.memory_full_info().pss / 2**20)
                    times = process.cpu_times()
                    spent[process.pid] = times.user + times.system
                except psutil.Error:
                    continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    work()
    seconds, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    done.set()
    watcher.join()
    # The system counts only processes that were waited for; workers of a pool end unseen: the greater counts.
    waited = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, max(waited, sum(spent.values())), most[0]


def truth(path: Path) -> str:
    found: str = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))["text"]
    return found


def with_vorlagen(files: list[Path], engine: str) -> Round:
    with tempfile.TemporaryDirectory() as place:
        folder, outputs = Path(place, "in"), Path(place, "out")
        folder.mkdir()
        for path in files:
            shutil.copy(path, folder)
        command = [sys.executable, "-m", "pipeline", "run", str(folder), "-o", str(outputs), "--jobs", str(JOBS)]
        environment = {"VORLAGEN_ENGINE": engine, "VORLAGEN_SEVERAL": "false"}

        def work() -> None:
            import os

            subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env={**os.environ, **environment})

        seconds, cpu, memory = measured(work)
        errors = NO_DISTANCE
        found = {}
        for record in (outputs / "records").glob("*.json"):
            name = json.loads(record.read_text(encoding="utf-8"))["source"]["path"]
            found[name] = (outputs / "text" / f"{record.stem}.txt").read_text(encoding="utf-8")
        for path in files:
            errors += character_errors(truth(path), found.get(path.name, ""))
        return Round(seconds, cpu, memory, errors)


def with_ocrmypdf(files: list[Path]) -> Round:
    with tempfile.TemporaryDirectory() as place:

        def work() -> None:
            for path in files:
                command = [sys.executable, "-m", "ocrmypdf", "-l", "deu", "--force-ocr", "--jobs", str(JOBS), "--quiet"]
                command += ["--rasterizer", "pypdfium", "--output-type", "pdf", "--optimize", "0"]
                command += ["--sidecar", f"{place}/{path.stem}.txt", str(path), f"{place}/{path.name}"]
                subprocess.run(command, check=False, capture_output=True)

        seconds, cpu, memory = measured(work)
        errors = NO_DISTANCE
        for path in files:
            side = Path(place, f"{path.stem}.txt")
            errors += character_errors(truth(path), side.read_text(encoding="utf-8") if side.exists() else "")
        return Round(seconds, cpu, memory, errors)


def by_stage(files: list[Path]) -> dict[str, float]:
    """CPU seconds a page of each stage, in this process: the file opened and its picture made, read, laid out."""
    spent = {"intake": 0.0, "ocr": 0.0, "layout": 0.0}
    pages = 0
    for path in files:
        with open_source(path, Settings()) as source:
            for number in range(1, source.page_count + 1):
                began = time.process_time()
                for sheet in intake.pages(source.sheet(number)):
                    if sheet.image is not None and sheet.decision in ("read", "align"):
                        sheet.image()
                    spent["intake"] += time.process_time() - began
                    began = time.process_time()
                    reading = ocr.read(sheet)
                    spent["ocr"] += time.process_time() - began
                    began = time.process_time()
                    layout.lay_out(sheet, reading)
                    spent["layout"] += time.process_time() - began
                    began = time.process_time()
                    pages += 1
    return {stage: seconds / max(pages, 1) for stage, seconds in spent.items()}


def compare(files: list[Path], rounds: int, readers: dict[str, Callable[[], Round]]) -> dict[str, Round]:
    """The median round of each reader, by wall seconds; the readers take turns."""
    done: dict[str, list[Round]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, read in readers.items():
            done[name].append(read())
    return {name: sorted(own, key=lambda r: r.seconds)[(len(own) - 1) // 2] for name, own in done.items()}


def table(title: str, pages: int, found: dict[str, Round]) -> list[str]:
    base = found["OCRmyPDF"]
    lines = [
        f"## {title}: {pages} pages",
        "",
        "| reader | pages a minute | times OCRmyPDF | CPU s a page | CPU share | MiB a process | CER |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, one in found.items():
        lines.append(
            f"| {name} | {one.minute(pages):.1f} | {base.seconds / one.seconds:.2f} | {one.cpu / pages:.2f} "
            f"| {one.cpu / base.cpu:.2f} | {one.memory:.0f} | {100 * (one.errors.rate or 0):.2f} % |"
        )
    return [*lines, ""]


def picture(groups: list[tuple[str, int, dict[str, Round]]]) -> str:
    """Bars of pages a minute as SVG."""
    most = max(one.minute(pages) for _, pages, found in groups for one in found.values())
    rows, y = [], 20
    for title, pages, found in groups:
        rows.append(f'<text x="10" y="{y}" font-weight="bold">{title}</text>')
        y += 10
        for name, one in found.items():
            wide = 360 * one.minute(pages) / most
            shade = "#999" if name == "OCRmyPDF" else "#2b6cb0"
            rows.append(f'<text x="10" y="{y + 13}">{name}</text>')
            rows.append(f'<rect x="190" y="{y}" width="{wide:.0f}" height="17" fill="{shade}"/>')
            rows.append(f'<text x="{195 + wide:.0f}" y="{y + 13}">{one.minute(pages):.0f}</text>')
            y += 23
        y += 18
    style = 'font-family="sans-serif" font-size="12"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="{y}" {style}>{"".join(rows)}</svg>\n'


def main() -> None:
    arguments = argparse.ArgumentParser(description="Pages a minute against OCRmyPDF.")
    arguments.add_argument("--papers", type=Path, default=ROOT / "build" / "sets" / "develop")
    arguments.add_argument("--pages", type=int, default=60)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--record", action="store_true", help="write docs/bench.md and its picture")
    chosen = arguments.parse_args()
    lines = [
        "# Speed and errors against OCRmyPDF",
        "",
        "Made by `python -m tests.bench.pages --record` (part of `make bench`): both read the same PDFs with two",
        f"processes, in turn; the median of the rounds ({chosen.rounds}) counts. Pages a minute hold for one machine,",
        "their ratios for many.",
        "",
        "![pages a minute](pictures/bench.svg)",
        "",
    ]
    groups = []
    for title, kinds in (("Scans", ("scan",)), ("Scans and digital pages", ("scan", "digital", "mixed"))):
        chosen_papers = list(papers(chosen.papers, chosen.pages, kinds))
        files, pages = [p for p, _ in chosen_papers], sum(n for _, n in chosen_papers)
        found = compare(
            files,
            chosen.rounds,
            {
                "OCRmyPDF": lambda files=files: with_ocrmypdf(files),  # type: ignore[misc]
                "vorlagen, tesserocr": lambda files=files: with_vorlagen(files, "tesserocr"),  # type: ignore[misc]
                "vorlagen, pytesseract": lambda files=files: with_vorlagen(files, "pytesseract"),  # type: ignore[misc]
            },
        )
        groups.append((title, pages, found))
        lines += table(title, pages, found)
        if kinds == ("scan",):
            stages = by_stage(files[:8])
            told = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in stages.items())
            lines += [f"CPU seconds a scanned page by stage: {told}; all {sum(stages.values()):.2f}.", ""]
        print("\n".join(lines[8:]), flush=True)
    if chosen.record:
        (ROOT / "docs" / "bench.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
        (ROOT / "docs" / "pictures" / "bench.svg").write_text(picture(groups), encoding="utf-8")


if __name__ == "__main__":
    main()
