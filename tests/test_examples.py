"""The worked examples and the German guide: every command and every line of Python in them runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.md"))


def shell(command: str, place: Path) -> None:
    """A line of the shell, ``vorlagen`` being the program of this folder."""
    words = shlex.split(command)
    assert words[0] == "vorlagen", command
    call = [sys.executable, "-m", "pipeline", *words[1:]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, cwd=place, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with papers in ``eingang`` that need no engine, and a table of signatures."""
    (tmp_path / "eingang").mkdir()
    for name in ("kreis-text-eng.txt", "sitzungsvorlage-digital.pdf"):
        shutil.copy(ROOT / "samples" / name, tmp_path / "eingang")
    (tmp_path / "signaturen.csv").write_text("Datei;Signatur\nkreis-text-eng.txt;KrA 12/0815\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs(example: Path, place: Path) -> None:
    names: dict[str, object] = {}
    parts = re.findall(r"^```(sh|python)\n(.*?)^```", example.read_text(encoding="utf-8"), re.M | re.S)
    assert parts
    for kind, part in parts:
        if kind == "python":
            exec(compile(part, str(example), "exec"), names)
        else:
            for command in part.strip().splitlines():
                shell(command, place)


def test_there_are_the_three_examples() -> None:
    assert [path.stem for path in EXAMPLES] == ["analyst", "archivist", "researcher"]


def test_every_command_of_the_guide_runs(place: Path) -> None:
    guide = (ROOT / "docs" / "anleitung.md").read_text(encoding="utf-8")
    commands = re.findall(r"^vorlagen .*$", guide, re.M)
    assert len(commands) == 6
    for command in commands:
        shell(command, place)
    assert (place / "ergebnis" / "report.html").exists() and (place / "ergebnis" / "pdf").exists()
