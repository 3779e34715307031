"""The instrument over generated papers: their truth is sound, a perfect reading of it is 1.0, a false one is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.score import Report, score
from pipeline.score.check import faults
from samples.generator.develop.plan import PLAN as DEVELOP
from samples.generator.develop.plan import printed
from samples.generator.engine import truth as truth_file
from samples.generator.evaluate.plan import PLAN as EVALUATE
from samples.generator.evaluate.plan import build
from tests import perfect

Truth = dict[str, Any]
SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    """Every third paper of both sets as it was printed, before it went to the scanner."""
    papers = [printed(entry) for entry in DEVELOP[::3]] + [build(entry) for entry in EVALUATE[::3]]
    return [truth_file.truth(paper, f"{paper.id}.pdf", []) for paper in papers]


def judged(folder: Path, truths: list[Truth], change: Callable[[Truth], None] | None = None) -> Report:
    for truth in truths:
        found = perfect.record(truth)
        if change:
            change(found)
        perfect.write(folder / "outputs", truth["id"], truth, found)
        truth_file.write(folder / f"{truth['id']}.truth.json", truth)
    return score(folder / "outputs", folder)


def test_every_truth_is_sound(truths: list[Truth]) -> None:
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.truth.json"))]
    for truth in [*truths, *kept]:
        assert list(faults(truth)) == [], truth["id"]


def test_a_perfect_reading_of_the_sets_is_one(truths: list[Truth], tmp_path: Path) -> None:
    report = judged(tmp_path, truths)
    assert not any(paper.missing for paper in report.papers)
    assert {name: report.distance(name).errors for name in ("cer", "wer", "umlauts")} == dict.fromkeys(
        ("cer", "wer", "umlauts"), 0
    )
    assert {report.counts(name).f1 for name in report.field_names()} <= {1.0, None}
    assert all(value.right for value in report.judged)
    assert all(page == found for page, found in report.cells)


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (perfect.votes_to_nought, {"votes", "vote_states"}),
        (perfect.day_and_month_swapped, {"date", "dates", "consultations", "consultation.date"}),
    ],
)
def test_a_false_reading_of_the_sets_loses(
    truths: list[Truth], tmp_path: Path, change: Callable[[Truth], None], fields: set[str]
) -> None:
    report = judged(tmp_path, truths, change)
    for field in fields:
        f1 = report.counts(field).f1
        assert f1 is not None and f1 < 0.9, field
    assert report.counts("amounts").f1 == 1.0


def votes(state: str, value: Any) -> Truth:
    return {"consultations": [{"votes": {"yes": {"state": state, "value": value}}}]}


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ({"titel": "x"}, "titel"),
        ({"name": ""}, "name"),
        ({"date": "04.03.1998"}, "date"),
        ({"date": "1998-13-04"}, "date"),
        ({"public": "yes"}, "public"),
        ({"consultations": {}}, "consultations"),
        ({"consultations": [{"committee": "Rat"}]}, "committee"),
        ({"consultations": [{"votes": {"abstention": {"state": "blank", "value": None}}}]}, "abstention"),
        (votes("empty", None), "yes"),
        (votes("blank", 0), "yes"),
        (votes("value", None), "yes"),
        (votes("value", True), "yes"),
        ({"amounts": [{"amount": "1.250.000,00", "currency": "EUR"}]}, "amount"),
        ({"amounts": [{"amount": "5", "currency": "€"}]}, "currency"),
        ({"amounts": [{"amount": None, "currency": "EUR"}]}, "neither"),
        ({"amounts": [{"minimum": "7", "maximum": "6"}]}, "minimum"),
        ({"dates": [{"start": "2024-05-01", "end": "2024-04-01", "precision": "range"}]}, "after"),
        ({"dates": [{"start": "2024-05-01", "end": "2024-05-01", "precision": "days"}]}, "precision"),
        ({"resolution": {"items": []}}, "without text"),
        ({"resolution": {"text": "x", "items": [{"number": "1."}]}}, "number"),
        ({"sections": [{"heading": "Sachverhalt", "role": "fact"}]}, "role"),
        ({"organizations": ["Rat", None]}, "organizations"),
    ],
)
def test_a_slip_in_a_truth_is_named(record: Truth, place: str) -> None:
    found = list(faults({"record": record}))
    assert len(found) == 1 and place in found[0]


def test_print_that_is_not_on_its_page_is_named(truths: list[Truth]) -> None:
    truth = json.loads(json.dumps(next(t for t in truths if any("vote" in c for x in t["tables"] for c in x["cells"]))))
    truth["pages"][0]["lines"][0]["box"][2] = 900.0
    cell = next(c for table in truth["tables"] for c in table["cells"] if "vote" in c)
    cell["state"] = "absent"
    assert len(list(faults(truth))) == 2


def test_a_truth_that_is_not_sound_is_not_scored(tmp_path: Path, truths: list[Truth]) -> None:
    judged(tmp_path, truths[:1])
    path = tmp_path / f"{truths[0]['id']}.truth.json"
    path.write_text(json.dumps({"record": {"titel": "x"}}), encoding="utf-8")
    with pytest.raises(UsageError, match="titel: no such field"):
        score(tmp_path / "outputs", tmp_path)
    path.write_text('{"record": {"name": "x",}}', encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        score(tmp_path / "outputs", tmp_path)


def test_the_text_may_lie_beside_the_truth(tmp_path: Path, truths: list[Truth]) -> None:
    judged(tmp_path, truths[:1])
    path = tmp_path / f"{truths[0]['id']}.truth.json"
    path.write_text(json.dumps({"file": truths[0]["file"], "record": {}}), encoding="utf-8")
    assert score(tmp_path / "outputs", tmp_path).distance("cer").length == 0
    path.with_suffix(".txt").write_text(truths[0]["text"].rstrip() + "mehr", encoding="utf-8")
    assert score(tmp_path / "outputs", tmp_path).distance("cer").errors == 4
