"""Pages a minute, CPU seconds, memory and errors against OCRmyPDF, in turn on the same cores.

    python -m tests.bench.pages [--papers FOLDER] [--pages 60] [--rounds 3] [--record]

The papers are PDFs of the develop set: scans, and half as many scans with as many digital pages. Both read the same
files with two processes: ``ocrmypdf -l deu --force-ocr --jobs 2`` one file after another, and all pages in one file,
which is its best case; ``vorlagen run --jobs 2`` the folder. The median of the rounds counts. ``--record`` writes its
part of docs/bench.md and the picture. OCRmyPDF is a dependency of this bench only (``make bench`` installs it). Two
choices are in its favour: its optimiser of pictures is off, and files of one page are left out, for which it gives
Tesseract two threads that hinder each other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import pikepdf
import psutil
import pypdfium2

from pipeline.score.text import NO_DISTANCE, Distance, character_errors, umlaut_words_lost
from tests.bench.score import generate
from tests.bench.stages import Spent, by_stage

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "bench.md"
TITLE = "## Pages against OCRmyPDF"
JOBS = 2
OCRMYPDF = [sys.executable, "-m", "ocrmypdf", "-l", "deu", "--force-ocr", "--jobs", str(JOBS)]
OCRMYPDF += ["--output-type", "pdf", "--optimize", "0"]
GROUPS = {"Scans": ("scan",), "Scans and digital pages, half and half": ("scan", "digital")}
STAGED = 16  # pages whose time is told by stage
ABOUT = """\
`python -m tests.bench.pages --record` (part of `make bench`): Tesseract {tesseract}, OCRmyPDF {ocrmypdf}. Both read the
same PDFs of the develop set with two processes on {cores} cores, in turn; the median of {rounds} rounds by time counts.
`{command}`
for one file after another, and for all pages in one file, against `vorlagen run FOLDER --jobs {jobs}`, which writes
records and tables as well. `--output-type pdf` needs no Ghostscript, without its optimiser OCRmyPDF is quicker, files
of one page are left out, for which it gives Tesseract two threads that hinder each other; all else is its default.
Pages a minute hold for one machine, their ratios for many. The text that counts has no running heads, page numbers and
stamps, which OCRmyPDF has no reason to leave out: its CER is no fault of Tesseract; words with umlauts lost can be
compared. MiB: the largest process, what it shares counted in parts.

![Pages a minute](pictures/bench.svg)
"""
LEFT_OUT = {"encrypted"}  # OCRmyPDF asks for the password


@dataclass(frozen=True)
class Round:
    """One run over all papers: wall and CPU seconds, the most memory of one process in MiB (PSS: what is shared counts
    in parts), errors of the text, words with ä ö ü ß lost."""

    seconds: float
    cpu: float
    memory: float
    errors: Distance
    umlauts: Distance

    def minute(self, pages: int) -> float:
        """Pages a minute."""
        return 60 * pages / self.seconds


def papers(folder: Path, most: int, kinds: set[str]) -> Iterator[tuple[Path, int]]:
    """PDFs of one paper and several pages whose truth names one of these kinds, mixed by their names' checksums, until
    there are enough pages; with the number of their pages."""
    total = 0
    for path in sorted(folder.glob("*.pdf"), key=lambda p: hashlib.sha256(p.name.encode()).digest()):
        damage = damages(path)
        if damage & kinds and not damage & LEFT_OUT and total < most:
            document = pypdfium2.PdfDocument(path)
            pages = len(document)
            document.close()
            if pages > 1:
                total += pages
                yield path, pages


def damages(path: Path) -> set[str]:
    """What the truth of a file names; nothing for a file of several papers, each of which has its own."""
    told = path.with_suffix(".truth.json")
    return set(json.loads(told.read_text(encoding="utf-8"))["damage"]) if told.exists() else set()


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Runs a command: its wall seconds, the CPU seconds of it and all its processes, the most memory of one in MiB."""
    began = time.monotonic()
    cpu = most = 0.0
    process = psutil.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    done = threading.Event()

    def watch() -> None:
        nonlocal cpu, most
        for tick in range(10**9):
            spent = 0.0
            for one in [process, *_children(process)]:
                try:
                    spent += sum(one.cpu_times()[:4])  # with those of children that ended and were waited for
                    if tick < 10 or tick % 5 == 0:  # often at first: the first look may fall before its start
                        most = max(most, one.memory_full_info().pss / 2**20)
                except psutil.Error:
                    continue
            cpu = max(cpu, spent)
            if done.wait(0.1):
                return

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, _, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    done.set()
    watcher.join()
    return seconds, max(cpu, used.ru_utime + used.ru_stime), most


def _children(process: psutil.Popen) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


def truth(path: Path) -> str:
    """The text of a paper as it was printed."""
    found: str = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))["text"]
    return found


def judged(files: list[Path], texts: dict[str, str]) -> tuple[Distance, Distance]:
    """Wrong characters and lost words with umlauts of the texts by file name; a missing text is all wrong."""
    errors = umlauts = NO_DISTANCE
    for path in files:
        errors += character_errors(truth(path), texts.get(path.name, ""))
        umlauts += umlaut_words_lost(truth(path), texts.get(path.name, ""))
    return errors, umlauts


def with_vorlagen(files: list[Path], engine: str) -> Round:
    """``vorlagen run`` over a folder of the files, everything written as usual; each file is one paper."""
    with tempfile.TemporaryDirectory() as place:
        folder, outputs = Path(place, "in"), Path(place, "out")
        folder.mkdir()
        for path in files:
            shutil.copy(path, folder)
        # As OCRmyPDF does by itself: other work on the machine must not favour one of them.
        command = ["nice", "-n", "5", sys.executable, "-m", "pipeline"]
        command += ["run", str(folder), "-o", str(outputs), "--jobs", str(JOBS)]
        spent = measured(command, {**os.environ, "VORLAGEN_ENGINE": engine, "VORLAGEN_SEVERAL": "false"})
        texts = {}
        for record in (outputs / "records").glob("*.json"):
            name = json.loads(record.read_text(encoding="utf-8"))["source"]["path"]
            texts[name] = (outputs / "text" / f"{record.stem}.txt").read_text(encoding="utf-8")
        return Round(*spent, *judged(files, texts))


def with_ocrmypdf(files: dict[Path, int]) -> Round:
    """OCRmyPDF over the files one after another; its text is that of the sidecar files."""
    seconds = cpu = memory = 0.0
    texts = {}
    with tempfile.TemporaryDirectory() as place:
        for path in files:
            spent, texts[path.name] = _ocrmypdf(path, Path(place))
            seconds, cpu, memory = seconds + spent[0], cpu + spent[1], max(memory, spent[2])
    return Round(seconds, cpu, memory, *judged(list(files), texts))


def with_ocrmypdf_at_once(files: dict[Path, int]) -> Round:
    """OCRmyPDF over one file with all pages; its text is parted by page again."""
    with tempfile.TemporaryDirectory() as place:
        book = pikepdf.new()
        for path in files:
            with pikepdf.open(path) as document:
                book.pages.extend(document.pages)
        book.save(Path(place, "book.pdf"))
        spent, text = _ocrmypdf(Path(place, "book.pdf"), Path(place, "read"))
    pages = iter(text.split("\f"))
    texts = {path.name: "\f".join(islice(pages, count)) for path, count in files.items()}
    return Round(*spent, *judged(list(files), texts))


def _ocrmypdf(path: Path, place: Path) -> tuple[tuple[float, float, float], str]:
    """What OCRmyPDF spent on a file, and its text."""
    # The engines of the pipeline forbid threads to what they start; OCRmyPDF decides for itself.
    environment = {name: value for name, value in os.environ.items() if name != "OMP_THREAD_LIMIT"}
    place.mkdir(exist_ok=True)
    side = place / f"{path.stem}.txt"
    command = [*OCRMYPDF, "--quiet", "--sidecar", str(side), str(path), str(place / path.name)]
    spent = measured(command, environment)
    return spent, side.read_text(encoding="utf-8") if side.exists() else ""


def compare(files: dict[Path, int], rounds: int) -> dict[str, Round]:
    """The median round of each reader, by wall seconds; the readers take turns."""
    readers: dict[str, Callable[[], Round]] = {
        "OCRmyPDF": lambda: with_ocrmypdf(files),
        "OCRmyPDF, one file": lambda: with_ocrmypdf_at_once(files),
        "vorlagen, tesserocr": lambda: with_vorlagen(list(files), "tesserocr"),
        "vorlagen, pytesseract": lambda: with_vorlagen(list(files), "pytesseract"),
    }
    done: dict[str, list[Round]] = {name: [] for name in readers}
    for turn in range(rounds):
        for name, read in readers.items():
            done[name].append(read())
            print(f"  round {turn + 1}, {name}: {done[name][-1].seconds:.1f} s", flush=True)
    return {name: sorted(own, key=lambda r: r.seconds)[(len(own) - 1) // 2] for name, own in done.items()}


def table(title: str, files: int, pages: int, found: dict[str, Round]) -> list[str]:
    """The rounds as a table in Markdown."""
    base = found["OCRmyPDF"]
    lines = [
        f"**{title}**: {pages} pages in {files} files.",
        "",
        "| reader | pages a minute | times OCRmyPDF | CPU s a page | times less CPU | MiB | CER | ä ö ü ß lost |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, one in found.items():
        lines.append(
            f"| {name} | {one.minute(pages):.1f} | {base.seconds / one.seconds:.2f} | {one.cpu / pages:.2f} "
            f"| {base.cpu / one.cpu:.2f} | {one.memory:.0f} | {100 * (one.errors.rate or 0):.2f} % "
            f"| {100 * (one.umlauts.rate or 0):.2f} % |"
        )
    return [*lines, ""]


def staged(scans: Spent, digital: Spent) -> list[str]:
    """CPU time a page by stage as a table in Markdown; the stages in the order of the flow."""
    stages = list(scans.stages)
    whole = [sum(one.stages.values()) for one in (scans, digital)]
    return [
        "**By stage**: CPU milliseconds a page in one process that is warm; intake has the joining of stages too.",
        "",
        f"| | {' | '.join(stages)} | all | letters |",
        f"|---|{'---:|' * (len(stages) + 2)}",
        *(
            f"| {name} | {' | '.join(f'{1000 * one.stages[s] / one.pages:.1f}' for s in stages)} "
            f"| {1000 * all_ / one.pages:.1f} | {one.letters / one.pages:.0f} |"
            for name, one, all_ in (("scan", scans, whole[0]), ("digital", digital, whole[1]))
        ),
        "",
        f"A scanned page of 1,500 letters: {whole[0] / scans.letters * 1500:.2f} s of CPU.",
        "",
    ]


def picture(groups: list[tuple[str, int, dict[str, Round]]]) -> str:
    """Bars of pages a minute as SVG."""
    most = max(one.minute(pages) for _, pages, found in groups for one in found.values())
    rows, y = [], 20
    for title, pages, found in groups:
        rows.append(f'<text x="10" y="{y}" font-weight="bold">{title}, pages a minute</text>')
        y += 10
        for name, one in found.items():
            wide = 360 * one.minute(pages) / most
            shade = "#999" if name.startswith("OCRmyPDF") else "#2b6cb0"
            rows.append(f'<text x="10" y="{y + 13}">{name}</text>')
            rows.append(f'<rect x="170" y="{y}" width="{wide:.0f}" height="17" fill="{shade}"/>')
            rows.append(f'<text x="{176 + wide:.0f}" y="{y + 13}">{one.minute(pages):.0f}</text>')
            y += 23
        y += 22
    style = 'font-family="sans-serif" font-size="12"'
    ground = f'<rect width="580" height="{y - 16}" fill="#fff"/>'
    size = f'width="580" height="{y - 16}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>{ground}{"".join(rows)}</svg>\n'


def record(lines: list[str], groups: list[tuple[str, int, dict[str, Round]]]) -> None:
    """This bench's part of docs/bench.md written anew, and the picture."""
    old = DOCUMENT.read_text(encoding="utf-8")
    own = "\n".join(lines).rstrip() + "\n"
    part = re.compile(rf"^{re.escape(TITLE)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    new = part.sub(lambda _: own + "\n", old) if part.search(old) else f"{old.rstrip()}\n\n{own}"
    DOCUMENT.write_text(new, encoding="utf-8")
    (ROOT / "docs" / "pictures" / "bench.svg").write_text(picture(groups), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Pages a minute against OCRmyPDF.")
    arguments.add_argument("--papers", type=Path, help="papers with truth; by default the develop set, made anew")
    arguments.add_argument("--pages", type=int, default=60)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--record", action="store_true", help="write docs/bench.md and its picture")
    chosen = arguments.parse_args()
    if chosen.papers is None:
        generate(["develop"])
        chosen.papers = ROOT / "build" / "sets" / "develop"
    about = ABOUT.format(
        tesseract=_tesseract(),
        ocrmypdf=version("ocrmypdf"),
        cores=psutil.cpu_count(),
        rounds=chosen.rounds,
        command=" ".join(["ocrmypdf", *OCRMYPDF[3:]]),
        jobs=JOBS,
    )
    lines = [TITLE, "", *about.splitlines(), ""]
    groups = []
    for title, kinds in GROUPS.items():
        files = {p: n for kind in kinds for p, n in papers(chosen.papers, chosen.pages // len(kinds), {kind})}
        pages = sum(files.values())
        print(f"{title}: {pages} pages", flush=True)
        found = compare(files, chosen.rounds)
        groups.append((title, pages, found))
        lines += table(title, len(files), pages, found)
    scans = [path for path, _ in papers(chosen.papers, STAGED, {"scan"})]
    sane = [path for path, _ in papers(chosen.papers, 10 * STAGED, {"digital"}) if damages(path) == {"digital"}]
    lines += staged(by_stage(scans), by_stage(sane))
    print("\n".join(lines))
    if chosen.record:
        record(lines, groups)


def _tesseract() -> str:
    """The version of the ``tesseract`` command that OCRmyPDF calls."""
    told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True)
    return (told.stdout + told.stderr).split()[1]


if __name__ == "__main__":
    main()
