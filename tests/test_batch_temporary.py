"""The folder for temporary files that belongs to the system is never emptied; only a worker's own is."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from pipeline.batch import documents
from pipeline.batch.discover import Found
from pipeline.settings import Settings


@pytest.mark.parametrize("asked", [False, True])
def test_work_outside_a_worker_process_leaves_the_systems_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    system = tmp_path / "system"
    (system / "other").mkdir(parents=True)
    (system / "other" / "precious.txt").write_text("not ours")
    monkeypatch.setattr(tempfile, "tempdir", str(system) if asked else None)
    monkeypatch.setenv("TMPDIR", str(system))
    gone = Found(tmp_path / "gone.pdf", tmp_path, "gone.pdf", 0, "")
    outcome = documents.work(documents.Task(gone, "0" * 64, Settings(), tmp_path / "out"))
    assert outcome.state == "failed"
    assert (system / "other" / "precious.txt").read_text() == "not ours"
