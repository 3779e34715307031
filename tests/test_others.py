"""The papers of further hands: a truth for each, which is sound and which the page prints; scans of them keep it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from pipeline.score.check import faults
from tests.bench import others

PAPERS = sorted(p for folder in (others.CLOSED, others.OPENED) for p in folder.glob("*.pdf"))


def printed(path: Path) -> str:
    """Letters and figures of a PDF's text, without blanks and the hyphens of divided words."""
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(c for c in text if c.isalnum())


def test_every_paper_has_its_truth() -> None:
    for folder in (others.CLOSED, others.OPENED):
        truths = {path.name.removesuffix(".truth.json") for path in folder.glob("*.truth.json")}
        assert truths and truths == {path.stem for path in folder.glob("*.pdf")}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_the_truth_is_sound_and_printed(path: Path) -> None:
    truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
    assert list(faults(truth)) == [] and truth["file"] == path.name
    shown = printed(path)
    for key in ("reference", "officer"):
        value = truth["record"].get(key)
        assert value is None or "".join(c for c in value if c.isalnum()) in shown, (key, value)


def test_no_paper_is_both_closed_and_opened() -> None:
    assert not {p.name for p in others.CLOSED.glob("*.pdf")} & {p.name for p in others.OPENED.glob("*.pdf")}


def test_scans_keep_the_truth_and_are_the_same_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    for name in (PAPERS[0].name, PAPERS[0].with_suffix(".truth.json").name):
        (folder / name).write_bytes((PAPERS[0].parent / name).read_bytes())
    for out in ("a", "b"):
        others.scanned(folder, tmp_path / out)
    (first,) = (tmp_path / "a").glob("*.pdf")
    assert first.read_bytes() == (tmp_path / "b" / first.name).read_bytes()
    assert printed(first) == ""
    told = json.loads(first.with_suffix(".truth.json").read_text(encoding="utf-8"))
    assert told["damage"][0] == "scan"
    assert told["record"] == json.loads(PAPERS[0].with_suffix(".truth.json").read_text(encoding="utf-8"))["record"]
