"""A disk that is full, a folder that vanishes amid a run: told by its code, and the next run completes."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch.run import run
from pipeline.errors import OutputError
from pipeline.settings import Settings
from tests.papers import folder, read
from tests.test_batch_kill import ROOT, RUN
from tests.test_batch_run import QUICK, batch, everything, names


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own with room for little; skips where none can be made."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)]
    if os.geteuid() != 0 or not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root may make a disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_with_room_the_next_run_completes(tmp_path: Path, small_disk: Path) -> None:
    place = folder(tmp_path / "in", **{f"f{n:03}": b"paper %d\n" % n * 500 for n in range(120)})
    codes = set()
    try:
        codes = {code for _, code, _ in batch(place, small_disk / "out").failures}
    except OutputError as error:
        codes = {error.code}
    assert codes <= {"E501"}
    assert codes
    assert not [p for p in (small_disk / "out").rglob("*") if p.name.startswith(".tmp")]
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    assert batch(place, small_disk / "out").states == {"ok": 120}
    batch(place, tmp_path / "clean")
    assert everything(small_disk / "out") == everything(tmp_path / "clean")


def test_files_that_may_not_grow_are_told(tmp_path: Path) -> None:
    """The same where no disk can be made: the system refuses files above a size."""
    place, out = folder(tmp_path / "in", a=b"small", b=b"large\n" * 60_000), tmp_path / "out"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = subprocess.run(
        [sys.executable, "-c", RUN, str(place), str(out), ""],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=limit,
        capture_output=True,
        check=False,
    )
    told = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in told or "OutputError" in told, told
    assert not [p for p in out.rglob("*") if p.name.startswith(".tmp")]
    assert batch(place, out).states == {"ok": 2}
    assert names(out) == ["a.txt", "b.txt"]


def test_a_folder_that_vanishes_amid_a_run_is_read_when_it_is_there_again(tmp_path: Path) -> None:
    papers = {f"f{n:02}": b"slow %d" % n for n in range(12)}
    place, out = folder(tmp_path / "in", **papers), tmp_path / "out"

    def vanish(phase: str, done: int, total: int | None, pages: int) -> None:
        if phase == "read" and done == 3 and place.exists():
            place.rename(tmp_path / "away")

    first = run([place], out, QUICK, jobs=2, read=read, progress=vanish)
    assert 3 <= first.states["ok"] < 12
    (tmp_path / "away").rename(place)
    assert batch(place, out).states == {"ok": 12}
    run([place], tmp_path / "clean", Settings(max_seconds=5, max_memory=1_500_000_000), jobs=1, read=read)
    assert everything(out) == everything(tmp_path / "clean")
