"""One record from what was found: evidence that leads back, conflicts kept, doubts told, the seed as it must be."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import assemble, fields, outline
from pipeline.assemble.checks import CONTRADICTED
from pipeline.model.mention import Amount, DateSpan, Finding, Item, Mention, Resolution, Step, Vote
from pipeline.model.outline import Outline
from pipeline.model.page import Page
from pipeline.model.record import Problem, Provenance, Record, SourceFile
from pipeline.model.text import Anchor, Edit, Layout, Text
from pipeline.sure import Grounds, Judge, confidence
from tests.courses import table

SHARED = Path(__file__).parents[2] / "shared" / "seed"


def page(number: int = 1) -> Page:
    from pipeline.model.geometry import IDENTITY

    return Page(number, 0, 0, IDENTITY, (), (), "none", "keep", (), 1.0, "text")


def record(
    text: Text,
    finding: Finding | None = None,
    problems: tuple[Problem, ...] = (),
    pages: int = 1,
    read: int = 1,
    judge: Judge = confidence,
) -> Record:
    found = outline.find(text)
    return assemble.assemble(
        source=SourceFile(path="a.txt", sha256="0123456789abcdef" * 4, media_type="text/plain", bytes=1, pages=pages),
        pages=[page(n + 1) for n in range(read)],
        text=text,
        outline=found if finding is None else Outline(None, 0.0),
        finding=fields.find(text, found) if finding is None else finding,
        problems=problems,
        provenance=Provenance(vorlagen="0"),
        judge=judge,
    )


PAPER = """\
Beschlussvorlage

Vorlage Nr.: 2031/17
Status: öffentlich

Betreff:
Erneuerung der Stege am
Musterteich

Beratungsfolge Termin Ja Nein Anwesend
Bauausschuss 04.03.2031 12 3 10
Kreistag 02.03.2031

Beschlussvorschlag:

1. Der Steg wird erneuert.

3. Der Teich bleibt.
"""


def test_every_value_leads_back_to_its_words() -> None:
    text = Text(PAPER)
    result = record(text)
    assert result.id == "0123456789abcdef" and result.status == "ok"
    for value in (result.reference, result.name, result.paper_type):
        assert value is not None
        assert text.string[value.start : value.end] == value.text == value.raw
        assert 0 < value.confidence <= 1
    assert result.name is not None and result.name.value == "Erneuerung der Stege am Musterteich"
    assert result.department is None and result.date is None and result.received is None
    assert [s.heading for s in result.sections] == ["Betreff", "Beschlussvorschlag"]
    assert Record.model_validate_json(result.to_json()) == result


def test_doubts_are_told_and_lower_the_confidence() -> None:
    result = record(Text(PAPER))
    first, second = result.consultations
    assert second.date is not None
    assert set(second.date.flags) == {"meeting on a sunday", "order runs back in time"}
    assert second.date.confidence < 0.5
    assert first.date is not None and first.date.flags == ["order runs back in time"]  # it may be either
    assert first.votes.yes.value == 12 and "votes beyond those present" in first.votes.yes.flags
    assert first.votes.yes.confidence < 0.6
    assert second.votes.yes.state == "blank" and second.votes.yes.value is None
    assert first.votes.abstain.state == "absent" and first.votes.abstain.value is None
    assert result.resolution is not None and "items skip a number" in result.resolution.flags


def test_a_date_has_the_role_of_the_field_that_took_it() -> None:
    text = Text("Musterhausen, den 01.03.2031 und 04.03.2031")
    paper, day = (
        Mention(DateSpan(date(2031, 3, d), date(2031, 3, d), "day"), s, s + 10, "x", 0.9) for d, s in ((1, 18), (4, 33))
    )
    step = Step(1, day, None)
    found = Finding({}, paper_dates=(paper,), steps=(Mention(step, 33, 43, "row", 0.9),), dates=(paper, day))
    assert [d.role for d in record(text, found).dates] == ["paper", "meeting"]


def test_the_surer_place_wins_and_the_other_is_kept() -> None:
    text = Text("12/31 und 13/31")
    finding = Finding({"reference": (Mention("12/31", 0, 5, "a", 0.7), Mention("13/31", 10, 15, "b", 0.9))})
    result = record(text, finding)
    assert result.reference is not None and result.reference.value == "13/31"
    assert [(c.field, c.value, c.rule) for c in result.conflicts] == [("reference", "12/31", "a")]


def test_places_that_agree_are_counted_once_each_and_a_rival_is_not_one() -> None:
    seen: list[int] = []

    def judge(grounds: Grounds) -> float:
        if grounds.field == "reference":
            seen.append(grounds.agreeing)
        return grounds.prior / 2 + 0.1 * grounds.agreeing

    text = Text("12/31 und 12/31 und 13/31")
    first, again, other = (
        Mention("12/31", 0, 5, "a", 0.9),
        Mention("12/31", 10, 15, "b", 0.8),
        Mention("13/31", 20, 25, "c", 0.5),
    )
    one = record(text, Finding({"reference": (first, other)}), judge=judge)
    two = record(text, Finding({"reference": (first, first, again, other)}), judge=judge)
    assert one.reference is not None and two.reference is not None
    assert (one.reference.value, one.reference.confidence) == ("12/31", 0.45)
    assert two.reference.value == "12/31" and two.reference.confidence == pytest.approx(0.55)
    assert max(seen) == 1
    assert [c.value for c in two.conflicts] == ["13/31"]


def test_a_repaired_value_keeps_its_raw_text_and_is_less_sure() -> None:
    finding = Finding({"name": (Mention("Öffnung", 9, 16, "label", 0.95),)})
    text = Text("Betreff: Offnung").with_edits([Edit(9, 16, "Offnung", "Öffnung", "umlaut", 0.5)])
    result, printed = record(text, finding), record(Text("Betreff: Öffnung"), finding)
    assert result.name is not None and printed.name is not None
    assert (result.name.value, result.name.raw) == ("Öffnung", "Offnung")
    assert result.name.confidence < printed.name.confidence
    assert [(r.before, r.after) for r in result.repairs] == [("Offnung", "Öffnung")]


def test_a_vote_without_a_figure_has_no_value() -> None:
    span = DateSpan(date(2031, 3, 4), date(2031, 3, 4), "day", "meeting")
    step = Step(
        1, Mention(span, 0, 10, "row", 0.9), None, votes={"yes": Mention(Vote("unreadable"), 0, 0, "cell", 0.8)}
    )
    result = record(Text("04.03.2031"), Finding({}, steps=(Mention(step, 0, 10, "row", 0.9),)))
    votes = result.consultations[0].votes
    assert (votes.yes.state, votes.yes.value) == ("unreadable", None)
    assert (votes.no.state, votes.no.value) == ("absent", None)


def test_two_days_of_one_step() -> None:
    span = DateSpan(date(2031, 11, 3), date(2031, 11, 4), "range", "meeting")
    step = Step(1, Mention(span, 0, 14, "row", 0.9), None)
    result = record(Text("03./04.11.2031"), Finding({}, steps=(Mention(step, 0, 14, "row", 0.9),)))
    day = result.consultations[0].date
    assert day is not None and (day.value, day.start, day.end) == ("2031-11-03", "2031-11-03", "2031-11-04")


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (date(2031, 3, 4), date(2031, 3, 4), "day", "2031-03-04"),
        (date(2031, 3, 1), date(2031, 3, 31), "month", "2031-03"),
        (date(2031, 4, 1), date(2031, 6, 30), "quarter", "2031-Q2"),
        (date(2031, 7, 1), date(2031, 12, 31), "half-year", "2031-H2"),
        (date(2031, 1, 1), date(2031, 12, 31), "year", "2031"),
        (date(2031, 8, 1), date(2032, 7, 31), "year", "2031-08-01/2032-07-31"),
        (date(2031, 3, 4), date(2031, 3, 9), "range", "2031-03-04/2031-03-09"),
        (None, None, "day", None),
    ],
)
def test_short_forms_of_dates(start: date | None, end: date | None, precision: str, expected: str | None) -> None:
    span = DateSpan(start, end, precision)  # type: ignore[arg-type]
    result = record(Text("irgendwann"), Finding({}, dates=(Mention(span, 0, 10, "x", 0.9),)))
    assert result.dates[0].value == expected


def test_what_another_value_contradicts_is_never_sure() -> None:
    """A sum that does not add up, a resolution with a gap: each check lowers its value below the sure ones."""

    def sure(flag: str | None) -> float:
        amount = Mention(Amount(Decimal("12"), "EUR"), 0, 7, "figures", 0.8 if flag else 0.97, (flag,) if flag else ())
        return record(Text("12 Euro"), Finding({}, amounts=(amount,))).amounts[0].confidence

    assert sure("sum does not add up") <= 0.8 < sure(None)
    result = record(Text(PAPER))
    assert result.resolution is not None and result.resolution.confidence < 0.9


def test_labels_that_skip_one() -> None:
    def flags(*labels: str) -> list[str]:
        items = tuple(Item(label, "x", 1, 0, 1) for label in labels)
        found = Mention(Resolution("proposed", "x", items), 0, 1, "section", 0.9)
        result = record(Text("x"), Finding({}, resolutions=(found,)))
        return result.resolutions[0].flags

    assert flags("1.", "2.", "3.") == flags("a)", "b)") == flags("1.", "1.") == []
    assert flags("1.", "3.") == flags("a)", "c)") == ["items skip a number"]


def test_status() -> None:
    text = Text("Ein Steg.")
    problem = Problem(code="E201", stage="read", page=2, message="broken")
    assert record(text).status == "ok"
    assert record(text, problems=(problem,)).status == "partial"
    doubt = Problem(code="perhaps-another-paper", stage="papers", page=2, message="two papers?")
    assert record(text, problems=(doubt,)).status == "ok"
    assert record(text, pages=2, read=1).status == "partial"
    assert record(text, read=0).status == "failed"


@pytest.mark.skipif(not SHARED.exists(), reason="the seed is not here")
def test_the_seed_comes_out_as_expected() -> None:
    from pipeline import reader

    expected = json.loads((SHARED / "expected.json").read_text(encoding="utf-8"))["record"]
    result = reader.read_file(SHARED / "000_842b8c82a51eaec5.txt")[0].record
    assert result.name is not None and result.name.value == expected["name"]
    found = [
        {
            "order": c.order,
            "date": c.date and c.date.value,
            "body": c.body and c.body.value,
            "votes": {k: getattr(c.votes, k).state for k in ("yes", "no", "abstain")},
        }
        for c in result.consultations
    ]
    assert found == expected["consultations"]
    assert all(getattr(c.votes, k).confidence <= 0.6 for c in result.consultations for k in ("yes", "no", "abstain"))
    assert result.resolution is not None and result.resolution.text.split("\n\n") == expected["resolution"]
    assert [s.heading for s in result.sections] == expected["sections"]
    assert [d.value for d in result.dates] == expected["dates"]
    assert [(a.value, a.currency) for a in result.amounts] == [(a["value"], a["currency"]) for a in expected["amounts"]]
    assert [o.value for o in result.organizations] == expected["bodies_mentioned"]
    assert [getattr(result, name) for name in expected["unknown_not_guessed"]] == [None] * 5


def test_every_contradiction_is_a_doubt_that_some_rule_writes() -> None:
    room = Path(assemble.__file__).parents[1]
    sources = "".join(p.read_text(encoding="utf-8") for p in sorted(room.rglob("*.py")))
    for words in CONTRADICTED:
        assert sources.count(words) >= 2, words


LONG = (
    "Die Verwaltung hat den Bau der Stege und der Teiche im Ortsteil mit allen Beteiligten beraten und berichtet. " * 5
)


@pytest.mark.parametrize(
    ("name", "more", "doubt"),
    [
        ("Erneuerung der Stege; Auswahl des", "", "breaks off"),
        ("Erneuerung der Stege und", "", "breaks off"),
        ("Verantwortlich:", "", "breaks off"),
        ("Auswirkungen (bitte ankreuzen) nein ja", "", "words of the form"),
        ("1 öffentliche Sitzung", "", "words of the form"),
        ("Erneuerung. der Stege", "", "odd signs in it"),
        ("Erneuerung der Stege am Teich — — Altau", "", "odd signs in it"),
        ("Erneuerung der Stege in Brockelbuttel", LONG, "perhaps an umlaut lost"),
        ("Erneuerung der Stege in Brockelbuttel", LONG + "ä" * 20, None),
        ("Erneuerung bzw. Umbau der Stege; Förderung nach Nr. 3 für Schüler*innen", "", None),
    ],
)
def test_odd_letters_of_a_value_are_a_doubt(name: str, more: str, doubt: str | None) -> None:
    string = f"{name}\n{more}"
    found = Finding({"name": (Mention(name, 0, len(name), "label", 0.97),)})
    value = record(Text(string), found).name
    assert value is not None and value.flags == ([doubt] if doubt else [])
    assert (value.confidence <= 0.75) is bool(doubt)


@pytest.mark.parametrize(
    ("reference", "read", "doubted"),
    [
        ("20171061", 0.95, True),
        ("GKI26/2021", 0.95, True),
        ("XV11V512", 0.95, True),
        ("20171061", 1.0, False),
        ("XVIII/512", 0.95, False),
        ("2017/061", 0.95, False),
        ("V0123/31", 0.95, False),
    ],
)
def test_a_reference_whose_stroke_may_be_read_as_a_figure_is_doubted(
    reference: str, read: float, doubted: bool
) -> None:
    text = Text(reference, layout=Layout((Anchor(0, len(reference), 1, None, read),)))
    value = record(text, Finding({"reference": (Mention(reference, 0, len(reference), "label", 0.97),)})).reference
    assert value is not None and value.flags == (["perhaps a stroke read as a figure"] if doubted else [])


def test_a_body_in_running_text_alone_is_never_sure() -> None:
    text = Text(f"{PAPER}\nSachverhalt:\n\nDer Bauausschuss und der Sportausschuss haben den Steg besichtigt.\n")
    sure = {o.value: o.confidence for o in record(text).organizations}
    assert sure["Bauausschuss"] > 0.9 > sure["Sportausschuss"]


def test_a_paper_without_a_word_is_a_record_of_nulls() -> None:
    result = record(Text(""))
    assert (result.reference, result.name, result.public, result.resolution) == (None, None, None, None)
    assert (result.consultations, result.amounts, result.dates, result.organizations) == ([], [], [], [])


@pytest.mark.parametrize(("heads", "first"), [(("Ja", "Nein", "Bemerkung"), 2), (("TOP", "Ja", "Nein"), 3)])
def test_an_empty_cell_of_a_vote_has_its_own_place(heads: tuple[str, ...], first: int) -> None:
    rows = [
        ["Gremium", "Termin", *heads],
        ["Bauausschuss", "05.03.2031", "", "", ""],
        ["Kreistag", "26.03.2031", "", "", ""],
    ]
    found = record(table(rows)).consultations
    assert [[b for v in (s.votes.yes, s.votes.no) for b in v.boxes] for s in found] == [
        [(60.0 * c, top, 60.0 * c + 60, top + 20) for c in (first, first + 1)] for top in (20.0, 40.0)
    ]
