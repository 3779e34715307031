"""Drafts of truth from a reading: whole, not scored before a person was there, nothing written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.score import score
from pipeline.score.draft import draft
from tests import perfect

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = ("kreis-votes-hand", "auszug-scan", "antrag-scan", "wahlperiode-hand")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of papers whose reading, in ``outputs``, makes no mistake."""
    for name in NAMES:
        truth = json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8"))
        perfect.write(tmp_path / "outputs", name, truth, perfect.record(truth))
        (tmp_path / "papers").mkdir(exist_ok=True)
        (tmp_path / "papers" / truth["file"]).write_bytes(b"%PDF")
    return tmp_path / "papers"


def test_a_draft_holds_all_that_was_read(papers: Path) -> None:
    written = draft(papers.parent / "outputs", papers)
    assert [path.name for path in written] == sorted(f"{name}.truth.json" for name in NAMES)
    for path in written:
        told = path.read_text(encoding="utf-8").replace(' "draft": true,\n', "")
        kept = json.loads((SAMPLES / path.name).read_text(encoding="utf-8"))
        assert json.loads(told)["record"]["consultations"] or not kept["record"]["consultations"]
        assert path.with_suffix(".txt").read_text(encoding="utf-8") == kept["text"]
        # What a person has made of the draft: the truth of the sample where the draft leaves nothing out.
        path.write_text(told, encoding="utf-8")
    report = score(papers.parent / "outputs", papers)
    assert {report.counts(name).f1 for name in report.field_names()} <= {1.0, None}
    assert report.counts("votes").right > 5 and report.counts("amounts").right > 20


def test_the_truth_says_what_the_draft_says(papers: Path) -> None:
    (path,) = [p for p in draft(papers.parent / "outputs", papers) if p.name.startswith("kreis")]
    drafted = json.loads(path.read_text(encoding="utf-8"))["record"]
    kept = json.loads((SAMPLES / path.name).read_text(encoding="utf-8"))["record"]
    for name in ("reference", "name", "date", "received", "public", "organizations", "attachments"):
        assert drafted[name] == kept[name], name
    steps = [(s["order"], s["date"], s["body"], s["votes"]) for s in drafted["consultations"]]
    printed = {"present", "excluded"}
    assert steps == [
        (s["order"], s["date"], s["body"], {k: v for k, v in s["votes"].items() if k not in printed})
        for s in kept["consultations"]
    ]


def test_a_draft_is_not_scored(papers: Path) -> None:
    draft(papers.parent / "outputs", papers)
    with pytest.raises(UsageError, match="draft: compare it with the paper"):
        score(papers.parent / "outputs", papers)


def test_the_command_names_what_it_wrote(papers: Path) -> None:
    done = CliRunner().invoke(app, ["score", str(papers.parent / "outputs"), str(papers), "--draft"])
    assert done.exit_code == 0, done.output
    assert sorted(done.output.split()) == [str(papers / f"{name}.truth.json") for name in sorted(NAMES)]


def test_a_second_paper_of_a_file_has_a_draft_of_its_own(papers: Path) -> None:
    record = next((papers.parent / "outputs" / "records").glob("auszug*.json"))
    told = json.loads(record.read_text(encoding="utf-8"))
    told["source"] |= {"first_page": 3, "paper": 2}
    record.with_name("second.json").write_text(json.dumps(told), encoding="utf-8")
    names = [path.name for path in draft(papers.parent / "outputs", papers)]
    assert "auszug-scan.truth.json" in names and "auszug-scan-2.truth.json" in names
    second = json.loads((papers / "auszug-scan-2.truth.json").read_text(encoding="utf-8"))
    assert (second["file"], second["first_page"]) == ("auszug-scan.pdf", 3)


def test_truth_is_not_written_over(papers: Path) -> None:
    mine = papers / "mine.truth.json"
    mine.write_text('{"file": "auszug-scan.pdf", "record": {}}', encoding="utf-8")
    beside = papers / "antrag-scan.truth.json"
    beside.write_text('{"record": {"name": "x"}}', encoding="utf-8")
    written = {path.name for path in draft(papers.parent / "outputs", papers)}
    assert written == {"kreis-votes-hand.truth.json", "wahlperiode-hand.truth.json"}
    assert json.loads(beside.read_text(encoding="utf-8")) == {"record": {"name": "x"}}
    with pytest.raises(UsageError, match="no records"):
        draft(papers, papers)
