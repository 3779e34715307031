"""The doctor: a sound machine, and machines where something is missing."""

from __future__ import annotations

import importlib.util
import sys
from importlib import metadata
from pathlib import Path

import pytest

from pipeline import doctor
from pipeline.errors import ModelMissing
from pipeline.ocr import tessdata
from pipeline.ocr.tessdata import Model

ROOT = Path(__file__).parent.parent


def gaps(report: doctor.Report) -> dict[str, doctor.Missing]:
    return {gap.what: gap for gap in report.missing}


def without(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take one model away."""
    model = tessdata.model

    def told(name: str) -> Model:
        if name == language:
            raise ModelMissing("gone")
        return model(name)

    monkeypatch.setattr(tessdata, "model", told)


def test_a_machine_that_was_set_up_lacks_nothing_needed() -> None:
    report = doctor.examine()
    assert report.exit_code == 0, report.missing
    assert report.version == metadata.version("vorlagen")
    assert sys.executable in report.python
    assert all(package.fits for package in report.packages)
    assert any(engine.available for engine in report.engines)
    assert [model.name for model in report.models][:2] == ["deu", "osd"]
    assert all(len(model.sha256) == 64 and model.bytes > 0 for model in report.models)
    assert {model.path.parent for model in report.models} <= set(report.folders)


def test_extras_are_no_gaps() -> None:
    names = {package.name for package in doctor.examine().packages}
    assert "pdfplumber" in names
    assert not {"pytest", "distributed"} & names


def test_without_the_command_the_library_still_reads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "_tesserocr", lambda: doctor.Engine("tesserocr", "2.9, tesseract 5.5"))
    monkeypatch.setenv("PATH", str(tmp_path))
    report = doctor.examine()
    (what,) = (what for what in gaps(report) if "engine" in what)
    assert "pytesseract" in what
    assert "not on the PATH" in what
    assert not gaps(report)[what].needed
    assert report.exit_code == 0


def test_without_any_engine_nothing_can_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    report = doctor.examine()
    engines = [gap for what, gap in gaps(report).items() if "engine" in what]
    assert len(engines) == 2
    assert all(gap.needed and gap.advice.endswith(".") for gap in engines)
    assert report.exit_code == 3


def test_a_command_that_does_not_run_is_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "tesseract"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    (engine,) = (engine for engine in doctor.examine().engines if engine.name == "pytesseract")
    assert not engine.available
    assert engine.reason == f"{broken} does not run: exit code 127"


def test_the_advice_names_the_package_manager_that_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    manager = tmp_path / "dnf"
    manager.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (gap,) = (gap for what, gap in gaps(doctor.examine()).items() if "pytesseract" in what)
    assert gap.advice == "Run `dnf install tesseract tesseract-langpack-deu` as root."


@pytest.mark.parametrize(("language", "exit_code"), [("deu", 3), ("osd", 3), ("eng", 0)])
def test_german_and_orientation_are_needed_and_english_is_not(
    monkeypatch: pytest.MonkeyPatch, language: str, exit_code: int
) -> None:
    without(language, monkeypatch)
    report = doctor.examine()
    assert [gap.needed for what, gap in gaps(report).items() if f"data {language}" in what] == [exit_code == 3]
    assert report.exit_code == exit_code
    assert language not in {model.name for model in report.models}


@pytest.mark.parametrize(("version", "fits"), [("2.2", True), ("3.0rc1", True), ("2.1.9", False), (None, False)])
def test_a_package_fits_by_its_version(version: str | None, fits: bool) -> None:
    assert doctor.Package("numpy", ">=2.2", version).fits is fits


def test_an_old_package_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    version = doctor._version
    monkeypatch.setattr(doctor, "_version", lambda name: "0.1" if name == "pandas" else version(name))
    report = doctor.examine()
    assert [what for what, gap in gaps(report).items() if gap.needed] == ["the package pandas>=3.0"]
    assert report.exit_code == 3


def test_doctor_and_set_up_name_the_same_system_packages() -> None:
    spec = importlib.util.spec_from_file_location("set_up_script", ROOT / ".ci" / "setup.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert doctor.SYSTEM_TESSERACT.keys() == script.SYSTEM_TESSERACT.keys()
    for manager, command in doctor.SYSTEM_TESSERACT.items():
        assert command.split()[2:] == script.SYSTEM_TESSERACT[manager]
