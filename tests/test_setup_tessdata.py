"""The finding of language data: which folder wins, what is told when none has it, and the checksums."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from pipeline.errors import ModelMissing
from pipeline.ocr import tessdata


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any language data, below `tmp_path`: `environment`, `system/4`, `system/5`."""
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(tessdata.site, "getuserbase", lambda: str(tmp_path / "user"))
    monkeypatch.setattr(tessdata, "SYSTEM_FOLDERS", (f"{tmp_path}/system/*/tessdata",))
    monkeypatch.setattr(tessdata, "_reported", lambda: ())
    return tmp_path


def put(folder: Path, *languages: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        (folder / f"{language}.traineddata").write_bytes(f"model of {language}".encode())
    return folder


def test_nothing_there_is_an_error_with_advice(machine: Path) -> None:
    assert tessdata.folders() == []
    with pytest.raises(ModelMissing, match=r"E302 .*deu and osd.*make setup") as caught:
        tessdata.find("deu", "osd")
    assert caught.value.exit_code == 3


def test_the_environments_own_data_wins_over_the_systems(machine: Path) -> None:
    system = put(machine / "system" / "5" / "tessdata", "deu", "osd")
    assert tessdata.find() == system
    own = put(machine / "environment" / "share" / "tessdata", "deu")
    assert tessdata.find() == own
    assert tessdata.folders() == [own, system]


def test_the_highest_version_of_the_system_wins(machine: Path) -> None:
    for version in ("5", "4.00", "10"):
        put(machine / "system" / version / "tessdata", "deu")
    assert [folder.parent.name for folder in tessdata.folders()] == ["10", "5", "4.00"]


def test_a_folder_must_hold_all_languages(machine: Path) -> None:
    put(machine / "environment" / "share" / "tessdata", "deu")
    system = put(machine / "system" / "5" / "tessdata", "deu", "osd")
    assert tessdata.find("deu", "osd") == system
    assert tessdata.find("osd") == system


@pytest.mark.parametrize("below", ["", "tessdata"])
def test_the_variable_wins_over_all(machine: Path, monkeypatch: pytest.MonkeyPatch, below: str) -> None:
    put(machine / "environment" / "share" / "tessdata", "deu")
    mine = put(machine / "mine" / below, "deu")
    monkeypatch.setenv("TESSDATA_PREFIX", str(machine / "mine"))
    assert tessdata.find() == mine


def test_a_variable_that_leads_nowhere_is_passed_over(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = put(machine / "environment" / "share" / "tessdata", "deu")
    monkeypatch.setenv("TESSDATA_PREFIX", str(machine / "nowhere"))
    assert tessdata.find() == own


def test_last_the_command_is_asked(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = put(machine / "odd place" / "tessdata", "deu")
    monkeypatch.undo()
    monkeypatch.setattr(tessdata, "SYSTEM_FOLDERS", ())
    command = machine / "tesseract"
    command.write_text(f"#!/bin/sh\necho 'List of available languages in \"{odd}/\" (1):'\necho deu\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(machine), prepend=":")
    tessdata._reported.cache_clear()
    try:
        assert tessdata._reported() == (odd,)
    finally:
        tessdata._reported.cache_clear()


def test_models_come_in_order_with_size_and_checksum(machine: Path) -> None:
    folder = put(machine / "environment" / "share" / "tessdata", "osd", "deu")
    (folder / "notes.txt").write_text("no model")
    models = tessdata.models()
    assert [model.name for model in models] == ["deu", "osd"]
    for model in models:
        content = model.path.read_bytes()
        assert model.bytes == len(content)
        assert model.sha256 == hashlib.sha256(content).hexdigest()
    assert tessdata.model("osd") == models[1]


def test_a_checksum_is_read_once_until_the_file_changes(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(machine / "environment" / "share" / "tessdata", "deu")
    first = tessdata.model("deu")
    with monkeypatch.context() as patched:
        patched.setattr(tessdata.hashlib, "file_digest", lambda *_: pytest.fail("read again"))
        assert tessdata.model("deu") == first
    (folder / "deu.traineddata").write_bytes(b"another model, of another length")
    assert tessdata.model("deu").sha256 != first.sha256


def test_this_machine_has_german_and_orientation() -> None:
    """What `make setup` promises, on whatever machine the tests run."""
    assert {model.name for model in (tessdata.model("deu"), tessdata.model("osd"))} == {"deu", "osd"}


def test_the_second_model_counts_only_beside_the_first_and_for_german_alone(machine: Path) -> None:
    assert tessdata.second("deu") is None
    first = put(machine / "system" / "5" / "tessdata", "deu")
    put(machine / "environment" / "share" / "tessdata", tessdata.SECOND)
    assert tessdata.second("deu") is None
    put(first, tessdata.SECOND)
    assert tessdata.second("deu") == tessdata.SECOND
    assert tessdata.second("deu+eng") is None
    assert tessdata.second("eng") is None
