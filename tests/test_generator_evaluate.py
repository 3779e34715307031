"""The evaluation set: its counts, the same bytes every time, and a truth that agrees with itself and with the print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab")

from samples.generator.engine import truth as truth_file
from samples.generator.evaluate.__main__ import write
from samples.generator.evaluate.plan import PLAN, build, make
from samples.generator.evaluate.recipes import RECIPES
from samples.generator.evaluate.world import genitive

Truth = dict[str, Any]
ROOT = Path(__file__).parent.parent
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
MONEY = re.compile(r"\d(?:[\d.,]*\d)?(?:,-+)?\s?(?:€|Euro\b|EUR\b|DM\b|TEUR\b|T€|Mio\.|Millionen Euro|Tsd\. €)")
DAY = re.compile(rf"\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}}\b)|\b\d{{1,2}}\. (?:{MONTHS})|\b(?:{MONTHS}) \d{{4}}\b")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="module")
def truths() -> dict[str, Truth]:
    return {entry.id: truth_file.truth(build(entry), "", []) for entry in PLAN}


def test_counts(truths: dict[str, Truth]) -> None:
    assert len(PLAN) == len({entry.id for entry in PLAN}) >= 100
    assert len({truth["form"].partition(",")[0] for truth in truths.values()}) >= 20
    lengths = [len(truth["pages"]) for truth in truths.values()]
    assert min(lengths) == 1 and max(lengths) == 8
    assert sum(length >= 5 for length in lengths) >= 6
    states = Counter(
        vote["state"]
        for truth in truths.values()
        for step in truth["record"]["consultations"]
        for vote in step["votes"].values()
        if vote["state"] != "absent"
    )
    assert states.total() >= 1000
    assert 0.28 < states["blank"] / states.total() < 0.4
    assert 0.08 < states["unreadable"] / states.total() < 0.14


def test_damage_is_spread() -> None:
    ways = Counter(entry.way.partition(" ")[0] for entry in PLAN)
    born = ways["digital"] + ways["encoding"] + ways["encrypted"]
    assert 0.25 < born / len(PLAN) < 0.42
    assert ways["encoding"] >= 7 and ways["text"] + ways["read"] >= 4
    assert ways["png"] + ways["jpg"] + ways["tif"] >= 4
    assert min(ways[name] for name in ("two_up", "mixed", "encrypted")) >= 3
    layers = Counter(entry.layer for entry in PLAN)
    assert layers["eng"] >= 4 and layers["deu+eng"] >= 4
    marks = Counter(mark for entry in PLAN for mark in entry.decor)
    assert min(marks[name] for name in ("stamp", "entry stamp", "marker", "note", "annex", "blank")) >= 3
    classes = Counter(name for entry in PLAN if entry.recipe for name in RECIPES[entry.recipe].classes())
    assert sum(count for name, count in classes.items() if name.startswith("turned")) >= 4
    assert classes["rotate entry"] >= 3
    grey = ("300 dpi", "150 dpi", "colour", "light", "blur", "bleed", "shadow", "fold", "jpeg", "weak")
    others = ("200 dpi", "black and white", "skew", "specks", "holes", "staple", "border", "bold", "wave")
    for name in (*grey, *others):
        assert classes[name] >= 4, name


def test_record_agrees_with_print(truths: dict[str, Truth]) -> None:
    for name, truth in truths.items():
        record, text = truth["record"], flat(truth["text"])
        days = {mention["start"] for mention in record["dates"]}
        for mention in [*record["amounts"], *record["dates"]]:
            assert mention["text"] in text, (name, mention)
        for field in ("reference", "name", "originator", "officer", "department"):
            if record[field]:
                assert record[field] in text, (name, field)
        for field in ("municipality", "paper_type"):
            if record[field]:
                printed = text.lower() + text.lower().replace(" ", "")
                assert record[field].lower() in printed or record[field].lower().replace(" ", "") in printed, (
                    name,
                    field,
                )
        assert record["date"] is None or record["date"] in days, name
        for step in record["consultations"]:
            assert step["body"] in text or genitive(step["body"]) in text, (name, step["body"])
            assert step["body"] in record["organizations"], (name, step["body"])
            assert step["date"] is None or step["date"] in days, (name, step)
            assert step["end"] is None or step["end"] in days, (name, step)
            for vote in step["votes"].values():
                assert (vote["value"] is not None) == (vote["state"] == "value"), (name, step)
        for found in record["resolutions"]:
            for paragraph in found["text"].split("\n\n"):
                assert flat(paragraph) in text, (name, paragraph)
            for item in found["items"]:
                assert f"{item['label']} {item['text']}" in flat(found["text"]), (name, item)
        for section in record["sections"]:
            assert section["heading"] in text, (name, section)
        for other in [*record["references"], *record["attachments"]]:
            assert other in text, (name, other)


def test_every_mention_is_in_the_truth(truths: dict[str, Truth]) -> None:
    """What looks like money or a day and is no mention was printed without its mark."""
    for name, truth in truths.items():
        record = truth["record"]
        rest = re.sub(r"(Produkt|Kostenstelle) [\d.]+", "", flat(truth["text"]))
        found = sorted((m["text"] for m in [*record["amounts"], *record["dates"]]), key=len, reverse=True)
        for mention in found:
            rest = rest.replace(mention, "§", 1)
        assert not MONEY.search(rest), (name, MONEY.findall(rest))
        assert not DAY.search(rest), (name, DAY.findall(rest))


def test_values_are_sound(truths: dict[str, Truth]) -> None:
    for name, truth in truths.items():
        for amount in truth["record"]["amounts"]:
            low, high = amount["minimum"], amount["maximum"]
            assert amount["amount"] is not None or (low is not None and high is not None), (name, amount)
            assert low is None or high is None or Decimal(low) < Decimal(high), (name, amount)
        for found in truth["record"]["dates"]:
            assert (found["start"] is None) == (found["end"] is None), (name, found)
            assert found["start"] is None or found["start"] <= found["end"], (name, found)


def test_print_stays_on_the_page(truths: dict[str, Truth]) -> None:
    for name, truth in truths.items():
        for page in truth["pages"]:
            for line in page["lines"]:
                x0, y0, x1, y1 = line["box"]
                inside = -6 <= x0 < x1 <= page["width"] + 6 and -6 <= y0 < y1 <= page["height"] + 6
                assert inside or not line["text"], (name, page["number"], line)


def test_cells_agree_with_votes(truths: dict[str, Truth]) -> None:
    for name, truth in truths.items():
        votes = {step["order"]: step["votes"] for step in truth["record"]["consultations"]}
        stamps = [(p["number"], li["box"]) for p in truth["pages"] for li in p["lines"] if li["zone"] == "stamp"]
        for table in truth["tables"]:
            for cell in table["cells"]:
                if "vote" not in cell:
                    continue
                vote = votes[cell["order"]][cell["vote"]]
                assert vote["state"] == cell["state"], (name, cell)
                assert vote["value"] is None or str(vote["value"]) == cell["text"], (name, cell)
                x0, y0, x1, y1 = cell["box"]
                for page, (a0, b0, a1, b1) in stamps:
                    apart = page != table["page"] or a1 < x0 or a0 > x1 or b1 < y0 or b0 > y1
                    assert apart, (name, "a stamp lies on a vote")


@pytest.mark.parametrize("name", ["eval-typ-01", "eval-allc-03", "eval-grp-05", "eval-ask-02"])
def test_same_bytes(name: str, tmp_path: Path) -> None:
    entry = next(entry for entry in PLAN if entry.id == name)
    make(entry, tmp_path / "here")
    command = [sys.executable, "-m", "samples.generator.evaluate", "-o", str(tmp_path / "there"), "--only", name]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True)
    files = sorted(path.name for path in (tmp_path / "here").iterdir())
    assert len(files) == 2
    for file in files:
        assert (tmp_path / "here" / file).read_bytes() == (tmp_path / "there" / file).read_bytes(), file


def test_a_choice_without_a_paper_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nosuch"):
        write(tmp_path, "nosuch")
