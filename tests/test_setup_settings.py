"""Settings: the call wins over the environment, that over the file; what is wrong is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import _settings
from pipeline.errors import UsageError
from pipeline.settings import Settings


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is given."""
    monkeypatch.chdir(tmp_path)
    for name in ("DPI", "ENGINE", "SETTINGS"):
        monkeypatch.delenv(f"VORLAGEN_{name}", raising=False)
    return tmp_path


def test_call_environment_file_and_default_in_this_order(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().dpi == 300
    (here / "vorlagen.toml").write_text('dpi = 200\nengine = "pytesseract"\n')
    assert (Settings().dpi, Settings().engine) == (200, "pytesseract")
    monkeypatch.setenv("VORLAGEN_DPI", "150")
    assert Settings().dpi == 150
    assert Settings(dpi=100).dpi == 100
    (here / "other.toml").write_text("one_per_folder = true\n")
    monkeypatch.setenv("VORLAGEN_SETTINGS", "other.toml")
    assert (Settings().one_per_folder, Settings().engine) == (True, "auto")


@pytest.mark.parametrize(
    ("content", "told"),
    [("dpi = 20", "setting dpi is wrong"), ("dpy = 300", "setting dpy is wrong"), ("dpi =", "no file of settings")],
)
def test_what_is_wrong_in_the_file_is_told(here: Path, content: str, told: str) -> None:
    (here / "vorlagen.toml").write_text(content)
    with pytest.raises(UsageError, match=told):
        _settings()


def test_a_file_that_is_named_must_be_there(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORLAGEN_SETTINGS", "none.toml")
    with pytest.raises(UsageError, match="no such file of settings"):
        _settings()
