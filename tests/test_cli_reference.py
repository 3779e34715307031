"""The reference page: current, and complete by what the code has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import kinds
from pipeline.formats import PAPER_FORMATS, WRITERS
from pipeline.formats.tables import TABLES
from pipeline.model.record import Record
from pipeline.ocr import ENGINES
from pipeline.reference import reference, tables, verbs
from pipeline.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_is_current(page: str) -> None:
    assert page == reference(), "python -m pipeline.reference > docs/reference.md"


def test_the_page_is_complete(page: str) -> None:
    for name, (about, words) in verbs().items():
        assert f"### `vorlagen {name}" in page
        assert about in page
        assert all(word.typed in page and word.meaning for word in words), name
    for name in [*Record.model_fields, *ENGINES, *WRITERS, *PAPER_FORMATS]:
        assert f"`{name.rstrip('_')}`" in page, name
    for name in Settings.model_fields:
        assert f"`VORLAGEN_{name.upper()}`" in page
    for error in kinds():
        assert f"`{error.code}`" in page


def test_the_data_dictionary_is_current_and_complete() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert page == tables(), "python -m pipeline.reference tables > docs/tables.md"
    for name, table in TABLES.items():
        assert f"## `{name}`" in page
        assert all(f"| `{column.name}` |" in page for column in table.columns), name


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.name)
def test_every_command_in_the_documents_can_be_given(path: Path) -> None:
    known = {name: {t for w in words for t in re.findall(r"-[-\w]+", w.typed)} for name, (_, words) in verbs().items()}
    for verb, rest in re.findall(r"(?:^|\bexec |')vorlagen ([a-z]+)([^#`\n]*)", path.read_text(encoding="utf-8"), re.M):
        options = set(re.findall(r"(?<=\s)--?[a-z][-\w]*", rest))
        assert verb in known, f"vorlagen {verb}"
        assert options <= known[verb], f"vorlagen {verb}{rest}"


def test_a_verb_has_about_eight_options_at_most() -> None:
    """The main job has more: what an archivist changes from run to run; limits stand in vorlagen.toml."""
    for name, (_, words) in verbs().items():
        assert len([w for w in words if w.option]) <= (13 if name == "run" else 8), name


def test_every_code_is_used_once_and_says_what_to_do() -> None:
    assert len({e.code for e in kinds()}) == len(kinds())
    for error in kinds():
        assert error.advice or error.code in ("E100", "E200", "E400", "E500"), error.code
        assert bool(error.advice) == bool(error.advice_de), error.code
        for name in ("title", "title_de"):  # none takes over what its parent is called
            assert name in vars(error), error.code
