"""The measuring instrument measures: perfect is 1.0, every kind of mistake costs, nothing unknown is judged."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.score import Report, score, unrepaired
from pipeline.score.fields import compare
from pipeline.score.report import page, show, tables
from pipeline.score.statistics import Counts, Judged, calibration_error, interval, reliability, sure
from pipeline.score.text import character_errors, counted_words, repair_score, umlaut_words_lost, word_errors

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
                "role": "Vorberatung",
                "ballots": [{"item": "Punkt 1", "votes": {"yes": {"state": "value", "value": 5}}}],
                "votes": {
                    "yes": {"state": "value", "value": 7},
                    "no": {"state": "blank", "value": None},
                    "abstain": {"state": "unreadable", "value": None},
                },
            },
            {"order": 2, "date": "2024-04-11", "body": "Kreistag", "votes": {}},
        ],
        "resolution": {
            "kind": "proposed",
            "introduction": None,
            "text": "Der Kreistag stimmt zu.",
            "items": [{"label": "1.", "text": "Er stimmt zu.", "level": 1}],
        },
        "resolutions": [{"text": "Der Kreistag stimmt zu."}],
        "amounts": [
            {
                "amount": "1000000.00",
                "minimum": None,
                "maximum": None,
                "currency": "EUR",
                "period": "year",
                "per": None,
            }
        ],
        "dates": [{"start": "2024-03-07", "end": "2024-03-07", "precision": "day", "role": "meeting"}],
        "organizations": ["Bauausschuss", "Kreistag"],
        "sections": [{"heading": "Sachverhalt", "role": "facts"}, {"heading": "Klima", "role": "other"}],
        "attachments": ["Lageplan"],
        "references": ["2023/5"],
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
        ballots = [
            {"item": "1", "votes": {k: {**v, "confidence": 0.9} for k, v in b["votes"].items()}}
            for b in step.get("ballots", [])
        ]
        found_step = {"order": step["order"], "date": date_value(step["date"]), "body": found(step["body"])}
        role = {"role": found(step["role"])} if "role" in step else {}
        steps.append(found_step | role | {"votes": votes, "ballots": ballots})
    return {
        "source": {"path": "one.pdf"},
        **{k: found(truth[k]) for k in ("reference", "name", "paper_type", "public")},
        "date": date_value(truth["date"]),
        "department": None,
        "consultations": steps,
        "resolution": found(None, **truth["resolution"]),
        "resolutions": [found(None, **truth["resolution"])],
        "amounts": [found("1000000", amount="1000000", currency="EUR", period="year")],
        "dates": [date_value("2024-03-07") | {"role": "meeting"}],
        "organizations": [found("Bauausschuss"), found("Kreistag")],
        "sections": [{"heading": "Sachverhalt:", "role": "reasons", "confidence": 0.9}],
        "attachments": [found("Lageplan")],
        "references": [found("2023/5"), found("§ 58 der Kommunalverfassung")],
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


def wrong_body(record: Json) -> None:
    record["consultations"][0]["body"] = found("Bau- und Umweltausschuss")


def invented_vote(record: Json) -> None:
    record["consultations"][1]["votes"]["no"].update(state="value", value=0)


def invented_step(record: Json) -> None:
    step = deepcopy(record["consultations"][0])
    record["consultations"].append(step | {"date": date_value("2024-05-05"), "body": found("Ortsrat")})


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
        (wrong_body, "consultations"),
        (wrong_body, "consultation.body"),
        (lambda r: r["consultations"].pop(0), "votes"),
        (lambda r: r["consultations"].pop(0), "vote_states"),
        (invented_vote, "votes"),
        (invented_vote, "vote_states"),
        (invented_step, "consultations"),
        (invented_step, "votes"),
        (lambda r: r["amounts"][0].update(amount="1000"), "amounts"),
        (lambda r: r["amounts"][0].update(amount="1000000000"), "amounts"),
        (lambda r: r["amounts"][0].update(per="Platz"), "amounts.per"),
        (lambda r: r["amounts"][0].update(period=None), "amounts.period"),
        (lambda r: r["dates"][0].update(role="deadline"), "dates.role"),
        (lambda r: r["consultations"][0].update(role=found("Anhörung")), "consultation.role"),
        (lambda r: r["consultations"][0].update(ballots=[]), "ballots"),
        (lambda r: r["consultations"][0]["ballots"][0]["votes"]["yes"].update(value=4), "ballots.votes"),
        (lambda r: r["resolution"].update(introduction="Der Rat möge"), "resolution.introduction"),
        (lambda r: r["resolutions"].append(r["resolution"]), "resolutions"),
        (lambda r: r["organizations"].pop(), "organizations"),
        (lambda r: r["sections"][0].update(role="finance"), "sections"),
        (lambda r: r["attachments"].append({**found("Karte")}), "attachments"),
        (lambda r: r["references"].clear(), "references"),
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


def test_papers_of_one_file_are_told_apart_by_their_first_page(tmp_path: Path) -> None:
    judged(tmp_path)
    second = perfect() | {"source": {"path": "one.pdf", "first_page": 3}, "reference": found("2024/18")}
    (tmp_path / "out" / "records" / "2.json").write_text(json.dumps(second), encoding="utf-8")
    truth = TRUTH | {"first_page": 3, "record": {"reference": "2024/18"}}
    del truth["text"]
    (tmp_path / "truth" / "two.truth.json").write_text(json.dumps(truth), encoding="utf-8")
    (tmp_path / "truth" / "three.truth.json").write_text(json.dumps(truth | {"first_page": 5}), encoding="utf-8")
    report = score(tmp_path / "out", tmp_path / "truth")
    assert {p.name: p.missing for p in report.papers} == {
        "one.pdf": False,
        "one.pdf, page 3": False,
        "one.pdf, page 5": True,
    }
    assert report.counts("reference") == Counts(right=2, missed=1)


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("z. B. am 3.4.2024, § 5 Abs. 2", ["z", "B", "am", "3.4.2024", "5", "Abs", "2"]),
        ("1.250.000,00 € (netto)", ["1.250.000,00", "netto"]),
        ("Haupt- und Kreis-\nTag", ["Haupt", "und", "Kreis", "Tag"]),
        ("12/2024 a_b 'ok' d'or", ["12", "2024", "a_b", "ok", "d'or"]),
        ("– … €", []),
    ],
)
def test_words_are_those_that_dinglehopper_counts(text: str, words: list[str]) -> None:
    """Expected as dinglehopper 0.11 cuts them; on 28 papers with their readings both gave the same words."""
    assert counted_words(text) == words


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


def test_the_terminal_of_80_columns_cuts_no_name(tmp_path: Path) -> None:
    report = judged(tmp_path)
    out = io.StringIO()
    show(report, Console(width=80, file=out))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in out.getvalue()
    for name in report.field_names():
        assert any(line.startswith(name) for line in lines), name


def test_the_json_has_every_field_by_damage_and_form(tmp_path: Path) -> None:
    whole = json.loads(json.dumps(judged(tmp_path, votes_to_nought).whole()))
    assert set(whole["by_damage"]) == {"skew"} and set(whole["by_form"]) == {"landkreis"}
    assert whole["by_form"]["landkreis"]["fields"] == whole["fields"]
    assert whole["calibration"]["by_field"]["votes"]["sure"]["count"] == 10


def test_print_found_on_a_blank_page_has_no_rate_and_its_errors(tmp_path: Path) -> None:
    judged(tmp_path)
    (tmp_path / "truth" / "one.truth.json").write_text(json.dumps(TRUTH | {"text": ""}), encoding="utf-8")
    shutil.copy(tmp_path / "truth" / "one.truth.json", tmp_path / "truth" / "two.truth.json")
    whole = score(tmp_path / "out", tmp_path / "truth").whole()
    told = json.loads(json.dumps(whole, allow_nan=False))["text"]["cer"]
    assert told["rate"] is None and told["interval"] is None
    assert told["errors"] == 2 * len(" ".join(TEXT.split())) and told["length"] == 0


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    judged(tmp_path)
    html = tmp_path / "none" / "score.html"
    done = CliRunner().invoke(app, ["score", str(tmp_path / "out"), str(tmp_path / "truth"), "--page", str(html)])
    assert isinstance(done.exception, UsageError) and str(html) in str(done.exception)


def test_no_truth_and_no_records_are_said(tmp_path: Path) -> None:
    (tmp_path / "truth").mkdir()
    with pytest.raises(UsageError):
        score(tmp_path, tmp_path / "truth")
    (tmp_path / "truth" / "one.truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    with pytest.raises(UsageError):
        score(tmp_path, tmp_path / "truth")
