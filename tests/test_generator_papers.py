"""The generator's papers: truth against print, boxes against ink, the same bytes twice, the committed samples."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import pytest
from PIL import Image

from samples.generator import contact
from samples.generator.develop.plan import PLAN, Entry, make
from samples.generator.engine import A4, Cell, Paper, Recipe, Style, body, day, digital, euro, scanned, sup, two_up
from samples.generator.engine.glass import lie
from samples.generator.engine.ink import hand, number
from samples.generator.engine.output import render
from samples.generator.engine.toner import inked
from samples.generator.engine.truth import body_text

SAMPLES = Path(__file__).parent.parent / "samples"
Truth = dict[str, Any]


def small_paper() -> Paper:
    paper = Paper("small", "test", style=Style("serif", 11))
    paper.furniture(lambda p, number, total: p.at(60, 800, 200, f"Seite {number} von {total}", zone="footer"))
    paper.paragraph(paper.put("name", f"Ausbau der Straße bis {day('2024-05-01')}"))
    step = paper.step()
    paper.table(
        [80, 200, 40, 40, 40],
        [[Cell("Termin", rows=2), Cell("Gremium", rows=2), Cell("Ergebnis", columns=3)], ["Ja", "Nein", "Enth."]],
        [[step.date("2024-04-02"), step.body("Ausschuss für Bau, Planung und Kreisentwicklung, Verkehr und Umwelt"),
          step.vote("yes", 9), step.vote("no"), step.vote("abstain", hand="2")]],
    )  # fmt: skip
    paper.heading("Sachverhalt:", "facts")
    paper.paragraph(
        f"{body('Kreistag', 'Kreistages')} wegen Kosten von {euro(4800)}{sup('1')} "
        + "und so weiter und so fort " * 60,
        notes=[("1", "ohne Nebenkosten")],
    )
    paper.heading("Beschlussvorschlag:", "resolution")
    with paper.resolution():
        paper.item("1.", "Dem wird zugestimmt.")
        paper.item("a)", "Das Nähere regelt der Vertrag.", 2)
    return paper.finish()


def test_text_has_body_and_no_furniture() -> None:
    text = body_text(small_paper())
    assert "Seite 1" not in text
    assert "02.04.2024 Ausschuss für Bau, Planung und Kreisentwicklung, Verkehr und Umwelt 9\n" in text
    assert text.rstrip().endswith("1 ohne Nebenkosten")


def test_record_is_what_was_printed(tmp_path: Path) -> None:
    record = digital(small_paper(), tmp_path)["record"]
    assert record["name"] == "Ausbau der Straße bis 01.05.2024"
    votes = record["consultations"][0]["votes"]
    assert votes["yes"] == {"state": "value", "value": 9}
    assert votes["no"] == {"state": "blank", "value": None}
    assert votes["abstain"]["state"] == "unreadable"
    assert votes["present"]["state"] == "absent"
    assert record["resolution"]["text"] == "1. Dem wird zugestimmt.\n\na) Das Nähere regelt der Vertrag."
    assert [i["level"] for i in record["resolution"]["items"]] == [1, 2]
    assert [d["start"] for d in record["dates"]] == ["2024-05-01", "2024-04-02"]
    assert record["amounts"][0]["amount"] == "4800.00"
    assert record["organizations"] == [
        "Ausschuss für Bau, Planung und Kreisentwicklung, Verkehr und Umwelt",
        "Kreistag",
    ]


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="no field"):
        small_paper().put("titel", "x")


def test_boxes_are_where_the_words_are(tmp_path: Path) -> None:
    truth = digital(small_paper(), tmp_path)
    with pdfplumber.open(tmp_path / "small.pdf") as pdf:
        for page, found in zip(pdf.pages, truth["pages"], strict=True):
            for line in found["lines"]:
                if line["zone"] == "handwriting":
                    continue
                left, top, right, bottom = line["box"]
                crop = page.crop((left - 1, top - 1, right + 1, bottom + 1), strict=False)
                assert re.sub(r"\s", "", crop.extract_text()) == re.sub(r"\s", "", line["text"])


@pytest.mark.parametrize("recipe", [
    Recipe(dpi=100, skew=3, vary=False, jpeg=None),
    Recipe(dpi=100, turn=1, skew=1, jpeg=None),
    Recipe(dpi=100, turn=2, jpeg=None),
    Recipe(dpi=100, turn=3, jpeg=None),
    Recipe(dpi=100, stored_turn=1, jpeg=90),
    Recipe(dpi=100, mode="bw", jpeg=None),
    Recipe(dpi=100, wave=3),
])  # fmt: skip
def test_boxes_follow_the_scan(recipe: Recipe, tmp_path: Path) -> None:
    """Ink lies in the boxes of the lines, and none outside of all boxes and rules."""
    truth = scanned(small_paper(), tmp_path, recipe)
    page = render((tmp_path / "small.pdf").read_bytes(), 100)[0]
    assert abs(page.shape[1] * 0.72 - truth["pages"][0]["width"]) < 2
    scale = 100 / 72
    covered = np.zeros(page.shape, dtype=bool)
    for line in truth["pages"][0]["lines"]:
        left, top, right, bottom = (round(v * scale) for v in line["box"])
        assert (page[top:bottom, left:right] < 128).mean() > 0.02, line
        covered[max(0, top - 2) : bottom + 3, max(0, left - 2) : right + 3] = True
    table = truth["tables"][0]["cells"]
    rules = [round(f(c["box"][i] for c in table) * scale) for f, i in ((min, 0), (min, 1), (max, 2), (max, 3))]
    covered[rules[1] - 4 : rules[3] + 5, rules[0] - 4 : rules[2] + 5] = True
    dark = page < 100
    assert dark.mean() < 0.2
    assert (dark & ~covered).sum() < 0.02 * dark.sum() + 120  # the rule above the footnote


@pytest.mark.parametrize("recipe", [None, Recipe(dpi=200, jpeg=None, toner=0)])
@pytest.mark.parametrize("sheet", ["A3", "A4"])
def test_a_landscape_page_keeps_its_place_two_on_a_sheet(recipe: Recipe | None, sheet: str, tmp_path: Path) -> None:
    paper = Paper("open", "test", style=Style("serif", 11))
    paper.paragraph("Auf der ersten Seite steht ein Satz, der breit genug ist, um gefunden zu werden.")
    paper.new_page((A4[1], A4[0]))
    paper.paragraph("Die Anlage liegt quer und ist breiter als die Seite davor; auch sie steht auf ihrer Hälfte.")
    truth = two_up(paper.finish(), tmp_path, recipe, sheet=sheet)
    page = render((tmp_path / "open.pdf").read_bytes(), 200)[0]
    middle = truth["pages"][0]["width"] / 2
    for half, found in enumerate(truth["pages"]):
        (line,) = found["lines"]
        left, _, right, _ = line["box"]
        assert (left > middle, right > middle) == ((False, False), (True, True))[half]
        x0, y0, x1, y1 = (round(v * 200 / 72) for v in line["box"])
        assert (page[y0:y1, x0:x1] < 150).mean() > 0.06
        assert (page[y1 + 2 : y1 + 12, x0:x1] < 150).mean() < 0.01


def test_a_place_on_the_scan_leads_back_to_the_page() -> None:
    rng = np.random.default_rng(3)
    found = lie((595.0, 842.0), rng, angle=2.5, wave=1.5, vary=True)
    for x, y in ((0.0, 0.0), (300.0, 420.0), (595.0, 842.0), (80.0, 700.0)):
        assert found.source(*found.target(x, y)) == pytest.approx((x, y), abs=0.02)
    assert lie((595.0, 842.0), rng, angle=0.0, wave=0.0, vary=False).target(80, 700) == pytest.approx((80, 700))


def test_ink_is_never_quite_gone() -> None:
    bare = np.full((60, 80), 250, dtype=np.uint8)
    full = bare.copy()
    full[20:40, 10:70] = 90
    drawn = inked(bare, full, np.random.default_rng(1), 300 / 72)
    assert (drawn[bare == full] == 250).all()
    stroke = drawn[20:40, 10:70]
    assert stroke.max() <= 250 - 0.4 * 160 + 1 and stroke.std() > 5


def test_writers_differ_and_stay_themselves() -> None:
    one, other = (hand(random.Random(seed)) for seed in (1, 2))
    strokes = [number("2024", 0, 0, 12, writer, random.Random(5)) for writer in (one, other, one)]
    assert strokes[0] == strokes[2] != strokes[1]


def test_a_seal_says_what_its_truth_says(tmp_path: Path) -> None:
    paper = small_paper()
    paper.turn_to(1)
    paper.seal(300, 600, "STADT HEIM", "* Siegel *", angle=10)
    truth = digital(paper, tmp_path)
    told = [line for line in truth["pages"][0]["lines"] if line["zone"] == "stamp"]
    assert [line["text"] for line in told] == ["STADT HEIM", "* Siegel *"]
    with pdfplumber.open(tmp_path / "small.pdf") as pdf:
        for line in told:
            left, top, right, bottom = line["box"]
            chars = pdf.pages[0].crop((left - 6, top - 6, right + 6, bottom + 6)).chars
            assert set(line["text"]) - {" "} <= {char["text"] for char in chars}


def test_a_contact_sheet_shows_a_page_of_every_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, form in enumerate(("one", "two", "two", "two")):
        paper = replace_id(small_paper(), f"p{place}")
        paper.form = form
        digital(paper, tmp_path)
    first, second = (contact.drawn([tmp_path], seed)[:2] for seed in (1, 1))
    assert first == second and {paper.name for paper, _ in first} >= {"p0.pdf"}
    monkeypatch.setattr("sys.argv", ["contact", str(tmp_path), "-o", str(tmp_path / "sheet.png"), "--width", "80"])
    contact.main()
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width == 5 * 82 + 2
        grey = np.asarray(sheet.convert("L"))
    assert grey[20:60, 10:70].mean() > 200 and grey[-60:-20, -60:-20].max() < 140  # a page first, no page last


def test_same_bytes_twice(tmp_path: Path) -> None:
    recipe = Recipe(dpi=100, skew=1, noise=5, specks=4, light=0.2, holes=True, fold=True, bleed=0.2)
    for name in ("one", "two"):
        digital(small_paper(), tmp_path / name, encoding="nfd")
        scanned(replace_id(small_paper(), "scan"), tmp_path / name, recipe)
        two_up(replace_id(small_paper(), "open"), tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def replace_id(paper: Paper, id: str) -> Paper:
    paper.id = id
    return paper


def as_digital(entry: Entry, folder: Path) -> Truth:
    return make(replace(entry, way=lambda paper, place: digital(paper, place)), folder)


@pytest.fixture(scope="module")
def develop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Truth]]:
    """The whole develop set as digital PDFs: its truth without the scanner."""
    folder = tmp_path_factory.mktemp("develop")
    return folder, [as_digital(entry, folder) for entry in PLAN]


def test_the_set_is_large_enough(develop: tuple[Path, list[Truth]]) -> None:
    truths = develop[1]
    states = [
        v["state"]
        for t in truths
        for s in t["record"]["consultations"]
        for v in s["votes"].values()
        if v["state"] != "absent"
    ]
    assert len(truths) >= 60
    assert len({t["form"] for t in truths}) >= 10
    assert len(states) >= 600
    assert states.count("blank") >= len(states) / 3
    assert states.count("unreadable") >= len(states) / 10
    assert max(len(t["pages"]) for t in truths) == 8


def test_nothing_that_looks_like_a_value_is_unmarked(develop: tuple[Path, list[Truth]]) -> None:
    """Every date and amount in the body is a mention, and every mention is in the body as often as the truth says."""
    months = "Januar|Februar|März|April|Juni|Juli|August|September|Oktober|November|Dezember"
    sign = r"(?:€|Euro|EUR|DM|TEUR|T€)"
    looks = re.compile(
        rf"(?<![\d./-])(?:\d\d?\.\d\d?\.\d{{4}}|(?:19[5-9]|20[0-4])\d)(?![\d./])|{months}|\d[\d.,]*\s?{sign}"
    )
    for truth in develop[1]:
        rest = truth["text"].replace("\n", " ").replace("\f", " ")
        record = truth["record"]
        for known in sorted(filter(None, [record["reference"], *record["references"]]), key=len, reverse=True):
            rest = rest.replace(known, "#")
        mentions = sorted((m["text"] for m in (*record["dates"], *record["amounts"])), key=len, reverse=True)
        for text in mentions:
            assert text in rest, (truth["id"], text)
            rest = rest.replace(text, "#" * len(text), 1)
        assert looks.findall(rest) == [], truth["id"]


def test_digital_pages_say_what_the_truth_says(develop: tuple[Path, list[Truth]]) -> None:
    folder, truths = develop
    for truth in truths[::9]:
        if "bound" in truth["damage"]:
            continue
        with pdfplumber.open(folder / truth["file"]) as pdf:
            found = sorted("".join(re.sub(r"\s", "", page.extract_text()) for page in pdf.pages))
        lines = [li for page in truth["pages"] for li in page["lines"]]
        inked = {li["text"] for li in lines if li["zone"] == "handwriting" and li["text"].isdigit()}
        printed = sorted(
            "".join(
                re.sub(r"\s", "", li["text"]) for li in lines if li["text"] not in inked or li["zone"] != "handwriting"
            )
        )
        assert found == printed, truth["id"]


def test_samples_are_of_this_plan(tmp_path: Path) -> None:
    chosen = [entry for entry in PLAN if entry.sample]
    assert 12 <= len(chosen) <= 16
    files = [p for p in SAMPLES.iterdir() if p.is_file() and not p.name.startswith("README")]
    assert sum(p.stat().st_size for p in files) < 10_000_000
    assert {p.name for p in files if p.name.endswith(".truth.json")} == {f"{e.id}.truth.json" for e in chosen}
    for entry in chosen:
        kept = json.loads((SAMPLES / f"{entry.id}.truth.json").read_text(encoding="utf-8"))
        assert (SAMPLES / kept["file"]).exists()
        fresh = as_digital(entry, tmp_path)
        assert (kept["text"], kept["record"]) == (fresh["text"], fresh["record"]), f"make the samples anew: {entry.id}"
