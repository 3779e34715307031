"""The bench against OCRmyPDF: which papers it takes, what it writes, how it counts. OCRmyPDF itself is not needed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pikepdf
import pytest

from pipeline.score.text import Distance
from tests.bench import pages
from tests.bench.pages import Round, measured, papers, picture, record, table


def paper(folder: Path, name: str, count: int, *damage: str) -> None:
    document = pikepdf.new()
    for _ in range(count):
        document.add_blank_page()
    document.save(folder / f"{name}.pdf")
    (folder / f"{name}.truth.json").write_text(json.dumps({"damage": damage, "text": ""}), encoding="utf-8")


def test_papers_of_several_pages_are_taken_until_there_are_enough(tmp_path: Path) -> None:
    paper(tmp_path, "a", 2, "scan")
    paper(tmp_path, "b", 1, "scan")
    paper(tmp_path, "c", 3, "scan")
    paper(tmp_path, "d", 2, "digital")
    paper(tmp_path, "e", 2, "scan", "encrypted")
    assert {path.stem for path, _ in papers(tmp_path, 60, {"scan"})} == {"a", "c"}
    assert sum(count for _, count in papers(tmp_path, 60, {"scan"})) == 5
    assert len(list(papers(tmp_path, 2, {"scan"}))) == 1


def rounds() -> dict[str, Round]:
    return {
        "OCRmyPDF": Round(60.0, 90.0, 100.0, Distance(5, 100), Distance(2, 10)),
        "vorlagen": Round(20.0, 30.0, 200.0, Distance(1, 100), Distance(0, 10)),
    }


def test_the_table_tells_how_many_times_as_fast() -> None:
    lines = table("Scans", 10, 30, rounds())
    assert lines[-2] == "| vorlagen | 90.0 | 3.00 | 1.00 | 3.00 | 200 | 1.00 % | 0.00 % |"


def test_only_its_own_part_of_the_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs" / "pictures").mkdir(parents=True)
    document = tmp_path / "docs" / "bench.md"
    document.write_text(f"# Bench\n\n{pages.TITLE}\n\nold\n\n## Batch\n\nkept\n", encoding="utf-8")
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    monkeypatch.setattr(pages, "DOCUMENT", document)
    groups = [("Scans", 30, rounds())]
    for _ in range(2):
        record([pages.TITLE, "", "new", ""], groups)
        assert document.read_text(encoding="utf-8") == f"# Bench\n\n{pages.TITLE}\n\nnew\n\n## Batch\n\nkept\n"
    assert (tmp_path / "docs" / "pictures" / "bench.svg").read_text(encoding="utf-8") == picture(groups)


def test_the_time_of_children_is_counted() -> None:
    busy = "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass"
    parent = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {busy!r}])"
    seconds, cpu, memory = measured([sys.executable, "-c", parent], {})
    assert seconds >= 0.4
    assert 0.4 <= cpu < 2
    assert memory > 1
