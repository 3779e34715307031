"""The measuring instrument measures: perfect is 1.0, every kind of mistake costs, nothing unknown is judged."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.score import Report, score, unrepaired
from pipeline.score.fields import compare
from pipeline.score.report import page, tables
from pipeline.score.statistics import Counts, Judged, calibration_error, interval, reliability, sure
from pipeline.score.text import character_errors, repair_score, umlaut_words_lost, word_errors

Json = dict[str, Any]
TEXT = "Der Ausschuss für Bau berät über 1 Mio. € für die Straße.\n\nDer Beschluss ist fällig."
TRUTH: Json = {
    "id": "one",
    "form": "landkreis",
    "damage": ["skew"],
    "file": "one.pdf",
    "text": TEXT,
    "record": {
        "reference": "2024/17",
        "name": "Straße am Anger",
        "paper_type": "Beschlussvorlage",
        "date": "2024-02-05",
        "public": True,
        "department": None,
        "consultations": [
            {
                "order": 1,
                "date": "2024-03-07",
                "body": "Bauausschuss",
                "votes": {
                    "yes": {"state": "value", "value": 7},
                    "no": {"state": "blank", "value": None},
                    "abstain": {"state": "unreadable", "value": None},
                },
            },
            {"order": 2, "date": "2024-04-11", "body": "Kreistag", "votes": {}},
        ],
        "resolution": {
            "text": "Der Kreistag stimmt zu.",
            "items": [{"label": "1.", "text": "Er stimmt zu.", "level": 1}],
        },
        "amounts": [{"amount": "1000000.00", "minimum": None, "maximum": None, "currency": "EUR"}],
        "dates": [{"start": "2024-03-07", "end": "2024-03-07", "precision": "day"}],
    },
}


def found(value: object, **more: object) -> Json:
    return {"value": value, "confidence": 0.95, **more}


def date_value(day: str) -> Json:
    return found(day, start=day, end=day, precision="day")


def perfect() -> Json:
    """A record that says just what the truth says."""
    truth = deepcopy(TRUTH["record"])
    steps = []
    for step in truth["consultations"]:
        votes = {
            k: {"state": "absent", "value": None, "confidence": 0.95}
            for k in ("yes", "no", "abstain", "present", "excluded")
        }
        votes |= {k: {**v, "confidence": 0.95} for k, v in step["votes"].items()}
        steps.append(
            {"order": step["order"], "date": date_value(step["date"]), "body": found(step["body"]), "votes": votes}
        )
    return {
        "source": {"path": "one.pdf"},
        **{k: found(truth[k]) for k in ("reference", "name", "paper_type", "public")},
        "date": date_value(truth["date"]),
        "department": None,
        "consultations": steps,
        "resolution": found(None, **truth["resolution"]),
        "amounts": [found("1000000", amount="1000000", currency="EUR")],
        "dates": [date_value("2024-03-07")],
        "repairs": [],
        "joins": [],
    }


def judged(tmp_path: Path, change: Callable[[Json], None] | None = None, text: str = TEXT) -> Report:
    record = perfect()
    if change:
        change(record)
    (tmp_path / "out" / "records").mkdir(parents=True)
    (tmp_path / "out" / "text").mkdir()
    (tmp_path / "truth").mkdir()
    (tmp_path / "out" / "records" / "1.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "out" / "text" / "1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "out" / "text" / "1.raw.txt").write_text(text, encoding="utf-8")
    (tmp_path / "truth" / "one.truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    return score(tmp_path / "out", tmp_path / "truth")


def test_a_perfect_reading_scores_one_everywhere(tmp_path: Path) -> None:
    report = judged(tmp_path)
    assert set(report.field_names()) >= {
        "consultations",
        "votes",
        "vote_states",
        "amounts",
        "dates",
        "resolution",
        "name",
    }
    for name in report.field_names():
        counts = report.counts(name)
        assert counts.f1 in (1.0, None), name
        assert counts.wrong == counts.missed == 0, name
    assert all(report.distance(n).errors == 0 for n in ("cer", "cer_before", "wer", "wer_before", "umlauts"))
    assert report.repair.harmed == report.repair.damaged == 0
    assert report.cells == {("blank", "blank"): 1, ("unreadable", "unreadable"): 1, ("value", "value"): 1}


def votes_to_nought(record: Json) -> None:
    for step in record["consultations"]:
        for cell in step["votes"].values():
            if cell["state"] != "value":
                cell |= {"state": "value", "value": 0}


def swap_day_and_month(record: Json) -> None:
    record["consultations"][0]["date"] = date_value("2024-07-03")


def swap_in_dates(record: Json) -> None:
    record["dates"] = [date_value("2024-07-03")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (votes_to_nought, "votes"),
        (votes_to_nought, "vote_states"),
        (swap_day_and_month, "consultations"),
        (swap_in_dates, "dates"),
        (lambda r: r["amounts"].append(dict(r["amounts"][0])), "amounts"),
        (lambda r: r["amounts"][0].update(amount="1"), "amounts"),
        (lambda r: r["amounts"][0].update(currency="DEM"), "amounts"),
        (lambda r: r["consultations"].pop(), "consultations"),
        (lambda r: r["consultations"].append(r["consultations"][0]), "consultations"),
        (lambda r: r["consultations"][0]["votes"]["yes"].update(value=8), "votes"),
        (lambda r: r["consultations"][0]["votes"]["yes"].update(state="unreadable", value=None), "votes"),
        (lambda r: r["consultations"][0]["votes"]["abstain"].update(state="blank"), "vote_states"),
        (lambda r: r.update(reference=None), "reference"),
        (lambda r: r.update(department=found("Bauamt")), "department"),
        (lambda r: r["resolution"].update(text="Der Kreistag stimmt nicht zu."), "resolution"),
        (lambda r: r.update(resolution=None), "resolution"),
        (lambda r: r["resolution"]["items"].clear(), "resolution.items"),
        (lambda r: r["public"].update(value=False), "public"),
    ],
)
def test_every_mistake_costs(tmp_path: Path, change: Callable[[Json], None], field: str) -> None:
    f1 = judged(tmp_path, change).counts(field).f1
    assert f1 is not None and f1 < 1.0


def test_a_paper_without_a_record_loses_all(tmp_path: Path) -> None:
    report = judged(tmp_path, lambda r: r["source"].update(path="other.pdf"))
    assert report.papers[0].missing
    assert report.counts("consultations").recall == 0.0
    assert report.distance("cer").rate == 1.0


def test_what_the_truth_leaves_out_is_not_judged() -> None:
    record = perfect()
    assert compare(record, {"name": TRUTH["record"]["name"]}).counts == {"name": Counts(right=1)}


def test_the_body_counts_as_printed_whatever_the_register_says() -> None:
    record = perfect()
    record["consultations"][0]["body"] = found("BauA", register_name="Bauausschuss")
    counts = compare(record, TRUTH["record"]).counts
    assert counts["consultations"] == Counts(right=1, wrong=1, missed=1)
    assert counts["consultation.date"] == Counts(right=2)
    assert counts["votes"] == Counts(right=1)


@pytest.mark.parametrize(
    ("truth", "text", "errors", "length"),
    [
        ("Straße", "Strasse", 2, 6),
        ("für", "fu\u0308r", 0, 3),
        ("a\nb", "a b", 0, 3),
        ("", "", 0, 0),
        ("abc", "", 3, 3),
    ],
)
def test_characters(truth: str, text: str, errors: int, length: int) -> None:
    assert character_errors(truth, text).errors == errors
    assert character_errors(truth, text).length == length


def test_words_and_umlauts() -> None:
    assert word_errors("Die Straße ist lang", "Die StraBe ist lang").rate == 0.25
    assert umlaut_words_lost("Übung für Äpfel", "für, Übung! Apfel").errors == 1
    assert character_errors("", "x").rate == float("inf")


def test_what_the_repair_did() -> None:
    truth = "Die Straße für Bürger war schon lang"
    before = "Die StraBe fur Burger war schon lang"
    after = "Die Straße fur Bürgen war schön lang"
    counted = repair_score(truth, before, after)
    assert (counted.damaged, counted.mended) == (3, 1)
    assert (counted.changed, counted.right) == (3, 1)
    assert (counted.good, counted.harmed) == (4, 1)
    assert counted.harm == 25_000


def test_the_text_before_repair_keeps_joined_hyphens() -> None:
    raw = "die Um-\nsetzung fir alle\nFuß"
    record = {
        "joins": [{"start": 4, "end": 16, "before": "Um-\nsetzung ", "after": "Umsetzung\n", "rule": "hyphen"}],
        "repairs": [{"start": 16, "end": 19, "before": "fir", "after": "für", "rule": "umlaut"}],
    }
    assert unrepaired(record, raw, "die Umsetzung\nfür alle") == "die Umsetzung\nfir alle"


def test_calibration() -> None:
    values = [Judged("f", 0.95, True)] * 9 + [Judged("f", 0.95, False)]
    assert calibration_error(values) == pytest.approx(0.05)
    assert [(b.count, b.observed) for b in reliability(values)] == [(10, 0.9)]
    high = sure([*values, Judged("f", 0.5, True)])
    assert high.precision == 0.9 and high.share_of_right == 0.9
    assert calibration_error([]) is None
    assert sum(b.count for b in reliability([Judged("f", c / 100, True) for c in range(101)])) == 101


def test_intervals_narrow_with_more_papers_and_hold_the_figure() -> None:
    few, many = [Counts(9, 1, 0), Counts(5, 5, 0)], [Counts(9, 1, 0), Counts(5, 5, 0)] * 50
    wide, narrow = interval(few, lambda c: c.precision), interval(many, lambda c: c.precision)
    assert wide and narrow
    assert wide[0] <= narrow[0] <= 0.7 <= narrow[1] <= wide[1]
    assert interval(few[:1], lambda c: c.precision) is None


def test_the_page_says_what_the_tables_say(tmp_path: Path) -> None:
    report = judged(tmp_path, votes_to_nought)
    html = page(report)
    assert "<script" not in html and "http" not in html
    for title, _, rows in tables(report):
        assert title in html
        assert all(cell in html for row in rows for cell in row)
    assert json.loads(json.dumps(report.to_json()))["fields"]["votes"]["f1"] < 1


def test_no_truth_and_no_records_are_said(tmp_path: Path) -> None:
    (tmp_path / "truth").mkdir()
    with pytest.raises(UsageError):
        score(tmp_path, tmp_path / "truth")
    (tmp_path / "truth" / "one.truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    with pytest.raises(UsageError):
        score(tmp_path, tmp_path / "truth")
