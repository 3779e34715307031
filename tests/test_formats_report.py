"""The report: one page that needs nothing else, honest counts, nothing of a name taken for markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from pipeline.formats import Paper
from pipeline.formats.report import WORST, Report, doubt
from pipeline.formats.tables import FileRow
from pipeline.model.record import PageRecord, Problem
from tests.papers import record, value

VOID = {"meta", "br"}


class Balance(HTMLParser):
    """Fails where a tag is closed that is not the open one."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(sure: float) -> PageRecord:
    return PageRecord(
        number=1, width=595, height=842, verdict="none", decision="read", engine="tesserocr", confidence=sure
    )


def test_the_page_stands_alone_and_is_well_formed(tmp_path: Path) -> None:
    report = Report(tmp_path)
    report.add(Paper(record(b"1", "<script>alert(1)</script>.pdf", pages=[page(0.3)]), "Text"))
    report.add(Paper(record(b"2", "b.pdf"), "Text"))
    files = [
        FileRow("b.pdf", "in", 1, "a", "ok", None, None, "x"),
        FileRow("=&<k>.pdf", "in", 1, "b", "failed", "E102", "broken <b>", None),
    ]
    assert report.close(files) == [Path("report.html")]
    content = (tmp_path / "report.html").read_text(encoding="utf-8")
    check = Balance()
    check.feed(content)
    assert check.open == []
    assert "<script" not in content
    assert "&lt;script&gt;" in content
    assert "=&amp;&lt;k&gt;.pdf" in content
    assert "E102" in content
    assert not re.search(r"(?:src|href)=|https?://", content)
    assert "2024" in content


def test_the_worst_come_first_and_no_more_than_said(tmp_path: Path) -> None:
    report = Report(tmp_path)
    for n in range(WORST + 50):
        report.add(Paper(record(b"%d" % n, f"{n:03}.pdf", pages=[page(0.8 - n / 1000)]), ""))
    report.close([])
    named = re.findall(r"(\d{3})\.pdf", (tmp_path / "report.html").read_text(encoding="utf-8"))
    assert len(named) == WORST
    assert named[0] == f"{WORST + 49:03}"
    assert named == sorted(named, reverse=True)


def test_what_makes_a_paper_doubtful() -> None:
    calm = doubt(record())
    assert (calm.weight, calm.reasons) == (0, ())
    broken = doubt(record(problems=[Problem(code="E201", stage="read", page=2, message="x")]))
    unsure = doubt(record(reference=value("12/2024", confidence=0.4)))
    assert broken.weight > unsure.weight > 0
    assert "E201" in broken.reasons
    assert unsure.reasons == ("reference: 12/2024 (0.40)",)
