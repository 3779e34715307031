"""Kill -9 of a whole run at random moments: the next run completes, nothing is lost, twice, or left over."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.batch import ledger as ledger_room
from pipeline.batch.ledger import Ledger
from pipeline.store import Store
from tests.papers import folder
from tests.test_batch_run import everything, names
from tests.test_batch_spread import book

ROOT = Path(__file__).parent.parent
RUN = """
import sys
from pathlib import Path
from pipeline.batch.run import run
from pipeline.settings import Settings
from tests.papers import read
if __name__ == "__main__":
    really = sys.argv[3] == "really"
    reads, formats = (None, ("alto", "pdf")) if really else (read, ())
    print(run([Path(sys.argv[1])], Path(sys.argv[2]), Settings(), jobs=2, read=reads, formats=formats).states)
"""


def start(place: Path, out: Path, how: str = "", **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(place), str(out), how],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def of_run(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def different(out: Path, clean: Path) -> dict[str, tuple[bytes, bytes]]:
    """The files that are not the same, the end of each on both sides."""
    here, there = everything(out), everything(clean)
    return {
        name: ((here.get(name) or b"none")[-300:], (there.get(name) or b"none")[-300:])
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    }


def kill_and_finish(place: Path, to: Path, kills: int, seed: int, how: str = "") -> None:
    """Runs over ``place`` are killed, each at some moment of the time that a whole run takes; then one completes."""
    chance = random.Random(seed)
    temporary = to / "temporary"
    temporary.mkdir()
    began = time.monotonic()
    assert start(place, to / "clean", how, TMPDIR=str(temporary)).wait() == 0
    whole = time.monotonic() - began
    for _ in range(kills):
        process = start(place, to / "out", how, TMPDIR=str(temporary))
        time.sleep(chance.uniform(0.1, whole))
        workers = of_run(process)
        process.kill()
        process.wait()
        _, alive = psutil.wait_procs(workers, timeout=20)
        assert alive == []
    assert start(place, to / "out", how, TMPDIR=str(temporary)).wait() == 0
    assert different(to / "out", to / "clean") == {}
    assert len(set(names(to / "out"))) == len(names(to / "out")) == len(list(place.iterdir()))
    assert not [p for p in (to / "out").rglob("*") if p.name.startswith(".tmp") or ".work" in p.parts]
    left = [p.name for p in temporary.rglob("*") if p.is_file()]
    assert left == [], left


def test_a_kill_amid_a_content_leaves_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long ago the last commit was, only the step between two contents makes one."""
    monkeypatch.setattr(ledger_room, "COMMIT", 0.0)
    path = tmp_path / "ledger.sqlite"

    def seen() -> list[tuple[str]]:
        with sqlite3.connect(path) as other:
            return other.execute("SELECT name FROM meta WHERE name IN ('one', 'two')").fetchall()

    with Ledger(path) as ledger:
        ledger.set_meta("one", "1")
        ledger.set_meta("two", "2")
        assert seen() == []
        ledger.settle()
        assert len(seen()) == 2


def test_three_kills(tmp_path: Path) -> None:
    kill_and_finish(folder(tmp_path / "in", **{f"f{n:02}": b"slow %d" % n for n in range(8)}), tmp_path, 3, seed=1)


def test_a_killed_worker_costs_its_document_one_try_and_takes_its_children_along(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a=b"child", b=b"one")
    process = start(place, tmp_path / "out")
    sleeper = None
    until = time.monotonic() + 60
    while sleeper is None and time.monotonic() < until:
        sleeper = next((p for p in of_run(process) if p.name() == "sleep"), None)
        time.sleep(0.05)
    assert sleeper is not None
    os.kill(sleeper.ppid(), signal.SIGKILL)
    process.wait(timeout=60)
    assert not sleeper.is_running() or sleeper.status() == psutil.STATUS_ZOMBIE
    assert names(tmp_path / "out") == ["b.txt"]
    assert Store(tmp_path / "out").paper_ids()


def heed_ctrl_c() -> None:
    """A command started in the background of a shell ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_asked_to_end_keeps_what_is_finished(tmp_path: Path, number: signal.Signals) -> None:
    place, out = tmp_path / "in", tmp_path / "out"
    place.mkdir()
    (place / "book.pdf").write_bytes(book(300))
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "run", place, "-o", out, "-j", "1"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=heed_ctrl_c,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and not list((out / ".work").glob("parts/*")):
        time.sleep(0.05)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == b"vorlagen: interrupted; run the same command again to go on where it stopped.\n"
    assert not (out / ".work").exists()


def test_a_worker_amid_a_document_dies_with_its_run(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a=b"child")
    process = start(place, tmp_path / "out")
    workers: list[psutil.Process] = []
    until = time.monotonic() + 30
    while time.monotonic() < until and not any(p.name() == "sleep" for p in workers):
        workers = of_run(process)
        time.sleep(0.05)
    assert workers
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert alive == []
