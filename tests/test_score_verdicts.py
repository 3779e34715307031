"""What was decided about the text of pages, counted by what the truth says was done to them."""

from __future__ import annotations

import pytest

from pipeline.score import PaperScore, Report
from pipeline.score.fields import FieldScore
from pipeline.score.report import tables
from pipeline.score.verdicts import Verdicted, verdicts, wrongly_kept, wrongly_read


def page(verdict: str, decision: str) -> dict[str, str]:
    return {"verdict": verdict, "decision": decision}


@pytest.mark.parametrize(
    ("damage", "brought"),
    [
        (["300 dpi", "layer eng", "scan"], "layer eng"),
        (["digital", "encoding nfd"], "encoding nfd"),
        (["digital"], "digital"),
        (["grey", "scan"], "no layer"),
    ],
)
def test_the_damage_tells_what_text_the_file_brought(damage: list[str], brought: str) -> None:
    assert list(verdicts(damage, [page("digital", "keep")])) == [Verdicted(brought, "digital", True)]


@pytest.mark.parametrize("damage", [["mixed", "scan"], ["plain text"], [], ["layer eng", "layer deu+eng"]])
def test_papers_whose_pages_are_not_alike_are_not_judged(damage: list[str]) -> None:
    assert not verdicts(damage, [page("digital", "keep")])


def test_pages_of_the_wrong_language_kept_and_sane_ones_read_are_faults() -> None:
    wrong = verdicts(["layer eng"], [page("sane layer", "keep"), page("wrong language", "read"), page("blank", "skip")])
    assert wrongly_kept(wrong) == (1, 2)
    assert wrongly_read(wrong) == (0, 0)
    sane = verdicts(["digital"], [page("digital", "keep"), page("digital", "align"), page("broken encoding", "read")])
    assert wrongly_read(sane) == (1, 3)  # pictures on a digital page are read, its words are kept


def test_the_report_has_a_row_for_every_kind_of_text() -> None:
    papers = [
        PaperScore("a", "f", ("layer eng",), FieldScore(), verdicts=verdicts(["layer eng"], [page("none", "read")])),
        PaperScore("b", "f", ("digital",), FieldScore(), verdicts=verdicts(["digital"], [page("digital", "keep")] * 2)),
    ]
    report = Report(tuple(papers))
    (found,) = [(title, rows) for title, _, rows in tables(report) if title.startswith("Pages")]
    assert "0 of 1 with a layer in the wrong language kept, 0 of 2 with sane text sent to OCR" in found[0]
    assert found[1] == [
        ("digital", "2", "0", "0", "0", "0", "0", "2"),
        ("layer eng", "0", "0", "0", "0", "0", "1", "0"),
    ]
    told = report.to_json()["verdicts"]
    assert told["wrong_language_kept"] == told["sane_read"] == 0
    assert {"brought": "digital", "verdict": "digital", "kept": True, "count": 2} in told["pages"]
