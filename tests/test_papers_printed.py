"""The generator's papers bound into one file, and printed two on a sheet.

Every paper is found with its pages, its text whole and in order, its amounts where they stand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.distance import Levenshtein

from pipeline.reader import Document, read_file
from samples.generator.develop.plan import PLAN, printed
from samples.generator.engine import bound, digital, two_up

Truth = dict[str, Any]
_MOST = 0.01  # share of letters that may be wrong in a digital paper


def entry(name: str) -> Any:
    return next(e for e in PLAN if e.id == name)


def wrong(document: Document, truth: Truth) -> float:
    body = document.text.body
    found = " ".join(document.text.string[body.start : body.end].split())
    wanted = " ".join(truth["text"].split())
    return Levenshtein.distance(wanted, found) / len(wanted)


def told(document: Document) -> list[Any]:
    """What a record tells of its paper, whatever file and pages it stands in."""
    record = document.record
    heads = (record.municipality, record.paper_type, record.reference, record.name, record.date, record.department)
    more = (record.officer, record.originator, record.received, record.public)
    steps = [(s.date and s.date.text, s.body and s.body.text) for s in record.consultations]
    return [*(value and value.text for value in (*heads, *more)), steps]


def test_bound_papers_are_read_apart(tmp_path: Path) -> None:
    names = ("kreis-digital", "mitteilung-digital", "gemeinderat-digital", "allris-digital", "sitzungsvorlage-digital")
    members = []
    for name in names:
        paper = printed(entry(name))
        members.append((digital(paper, tmp_path), (tmp_path / f"{paper.id}.pdf").read_bytes()))
    truths = bound(members, tmp_path, "volume")
    documents = read_file(tmp_path / "volume.pdf")
    assert len(documents) == len(names)
    assert not [p for d in documents for p in d.record.problems if p.code == "perhaps-another-paper"]
    for name, document, truth in zip(names, documents, truths, strict=True):
        (alone,) = read_file(tmp_path / f"{name}.pdf")
        assert told(document) == told(alone)
        pages = [page["number"] for page in truth["pages"]]
        source = document.record.source
        assert (source.first_page, source.last_page) == (pages[0], pages[-1])
        assert document.record.reference is not None
        assert document.record.reference.value == truth["record"]["reference"]
        assert wrong(document, truth) < _MOST
        assert {a.page for a in document.record.amounts} <= set(pages)


def test_one_paper_twice_in_a_volume_is_two_only_if_that_is_sure(tmp_path: Path) -> None:
    """The same title block a second time: no other reference, so no second record."""
    paper = printed(entry("mitteilung-digital"))
    member = digital(paper, tmp_path), (tmp_path / f"{paper.id}.pdf").read_bytes()
    bound([member, member], tmp_path, "twice")
    (document,) = read_file(tmp_path / "twice.pdf")
    assert document.record.source.last_page == 2 * len(member[0]["pages"])


@pytest.mark.parametrize("sheet", ["A3", "A4"])
@pytest.mark.parametrize("name", ["mitteilung-digital", "allris-digital"])
def test_two_pages_on_a_sheet(tmp_path: Path, name: str, sheet: str) -> None:
    paper = printed(entry(name))
    truth = two_up(paper, tmp_path, sheet=sheet)
    (document,) = read_file(tmp_path / truth["file"])
    assert wrong(document, truth) < _MOST
    assert document.record.source.pages == len({page["number"] for page in truth["pages"]})
    lines = [(page["number"], line) for page in truth["pages"] for line in page["lines"]]
    assert document.record.amounts
    for amount in document.record.amounts:
        box = amount.boxes[0]
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        here = [line for number, line in lines if number == amount.page and _inside(line, x, y)]
        first = amount.text.split()[0]
        assert any(first in line["text"] for line in here), (amount.text, box)


def _inside(line: Truth, x: float, y: float) -> bool:
    left, top, right, bottom = line["box"]
    return bool(left - 3 <= x <= right + 3 and top - 3 <= y <= bottom + 3)
