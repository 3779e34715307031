"""Watching a folder: a file is taken when it is complete, and once; the end is clean; what goes wrong is told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch import watch as watch_room
from pipeline.batch.discover import discover
from pipeline.batch.watch import Arrivals, Round, watch
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests.papers import folder, read
from tests.test_batch_run import names

ROOT = Path(__file__).parent.parent


def looked(arrivals: Arrivals, place: Path) -> list[str]:
    """The names of the files that are complete now; they count as taken."""
    new = arrivals.look(discover([place]))
    arrivals.take(new)
    return [one.name for one in new]


def test_a_file_is_complete_once_it_has_not_changed_for_a_while(tmp_path: Path) -> None:
    clock = [0.0]
    arrivals = Arrivals(5.0, now=lambda: clock[0])
    place = folder(tmp_path / "in", a=b"half")

    def at(second: float) -> list[str]:
        clock[0] = second
        return looked(arrivals, place)

    assert at(0) == at(4) == []
    folder(place, a=b"half and more")
    assert at(6) == at(10) == []
    assert at(11) == ["a.txt"]
    assert at(20) == []
    folder(place, a=b"changed later", b=b"new")
    assert at(21) == []
    assert at(27) == ["a.txt", "b.txt"]


def test_a_file_that_is_open_for_writing_is_not_complete(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a=b"one", b=b"two")
    arrivals = Arrivals(0.0)
    with (place / "a.txt").open("ab"), (place / "b.txt").open("rb"):
        assert looked(arrivals, place) == ["b.txt"]
    assert looked(arrivals, place) == ["a.txt"]


def test_the_temporary_names_of_programs_are_passed_over(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for name in ("~$a.pdf", "a.part.pdf", "a.pdf.part", "a.TMP.pdf", "a.pdf.crdownload", ".a.pdf", "partie.pdf"):
        (place / name).write_bytes(b"%PDF-1.7")
    arrivals = Arrivals(0.0)
    assert looked(arrivals, place) == ["partie.pdf"]
    (place / "a.part.pdf").rename(place / "a.pdf")
    assert looked(arrivals, place) == ["a.pdf"]


class Watching:
    """A watch in a thread of its own; ``rounds`` is what it told."""

    def __init__(self, place: Path, out: Path) -> None:
        self.stop = threading.Event()
        self.rounds: list[Round] = []
        self._error: list[BaseException] = []
        self._thread = threading.Thread(target=self._run, args=(place, out), daemon=True)
        self._thread.start()

    def _run(self, place: Path, out: Path) -> None:
        try:
            watch(
                place, out, Settings(watch_quiet=0.1), stop=self.stop, jobs=1, read=read, said=self.rounds.append
            )  # fmt: skip
        except BaseException as error:
            self._error.append(error)

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < end
            assert not self._error, self._error
            time.sleep(0.05)

    def end(self) -> None:
        self.stop.set()
        self._thread.join(60)
        assert not self._thread.is_alive()
        assert not self._error


def test_what_comes_is_read_round_by_round_and_what_goes_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_room, "LOOK", 0.1)
    place, out = folder(tmp_path / "in", a=b"one", b=b"broken"), tmp_path / "out"
    watching = Watching(place, out)
    watching.until(lambda: sum(len(r.taken) for r in watching.rounds) == 2)
    (place / "a.txt").unlink()
    folder(place, c=b"three")
    watching.until(lambda: sum(len(r.taken) for r in watching.rounds) == 3)
    shutil.move(place, tmp_path / "away")
    watching.until(lambda: watching.rounds[-1].error is not None)
    shutil.move(tmp_path / "away", place)
    (place / "c.txt").rename(place / "d.txt")
    watching.until(lambda: watching.rounds[-1].taken == ("d.txt",))
    watching.end()
    assert [len(r.taken) for r in watching.rounds if r.error] == [0]  # told once
    assert names(out) == ["a.txt", "d.txt"]
    assert not (out / ".work").exists()


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        watch(tmp_path / "none", tmp_path / "out", stop=threading.Event())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_ends_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    place, out = folder(tmp_path / "in", a=b"Vorlage 1"), tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "watch", place, "-o", out, "-j", "1"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "VORLAGEN_WATCH_QUIET": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdout
        said = b""
        while b"1 papers" not in said:
            line = process.stdout.readline()
            assert line, process.communicate()
            said += line
        process.send_signal(number)
        rest, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, errors) == (0, b"")
    assert b"ended" in rest
    assert names(out) == ["a.txt"]
    assert not (out / ".work").exists()
