"""The hall: one file through every stage, with the example paper where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import Settings, read
from pipeline.model.text import apply
from pipeline.reader import Document, read_file

SEED = Path(__file__).parents[2] / "shared" / "seed"
EXPECTED = SEED / "expected.json"

PAPER = """Gemeinde Talheim am Bach

Beschlussvorlage Nr. 2023/41

Betreff: Erneuerung der Brucke uber den Bach

Beratungsfolge:
Gemeinderat                14.11.2023

Sachverhalt:

Die Brucke ist seit 2019 gesperrt. Die Sanierung kostet 1,2 Mio. €.

Beschlussvorschlag:

1. Der Gemeinderat stimmt der Erneuerung zu.
2. Die Mittel in Hohe von 1,2 Mio. € werden fur das Haushaltsjahr 2024 bereitgestellt.
"""


@pytest.fixture(scope="module")
def seed() -> tuple[Document, dict[str, Any]]:
    if not EXPECTED.exists():
        pytest.skip("the example paper is not here")
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return read(SEED / expected["source"]), expected


def test_the_example_is_repaired_as_expected_and_nowhere_else(seed: tuple[Document, dict[str, Any]]) -> None:
    document, expected = seed
    assert [[r.before, r.after] for r in document.record.repairs] == expected["repairs"]
    assert all(text in document.text.string for text in expected["left_as_printed"])


def test_the_example_gives_the_record_that_is_expected(seed: tuple[Document, dict[str, Any]]) -> None:
    document, expected = seed
    record, due = document.record, expected["record"]
    assert record.name and record.name.value == due["name"]
    steps = [
        {
            "order": s.order,
            "date": s.date.value if s.date else None,
            "body": s.body.value if s.body else None,
            "votes": {k: getattr(s.votes, k).state for k in ("yes", "no", "abstain")},
        }
        for s in record.consultations
    ]
    assert steps == due["consultations"]
    assert all(s.votes.present.state == s.votes.excluded.state == "absent" for s in record.consultations)
    assert all(s.votes.yes.confidence <= 0.6 for s in record.consultations), "blank, but seen in text alone"
    assert [d.value for d in record.dates] == due["dates"]
    assert [{"value": a.value, "currency": a.currency, "text": a.text} for a in record.amounts] == due["amounts"]
    assert sorted({o.value for o in record.organizations}) == sorted(due["bodies_mentioned"])
    assert record.resolution and record.resolution.text == "\n\n".join(due["resolution"])
    assert [s.heading for s in record.sections] == due["sections"]
    assert {f: getattr(record, f) for f in due["unknown_not_guessed"]} == dict.fromkeys(due["unknown_not_guessed"])


def test_a_paper_of_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.txt"
    path.write_text(PAPER, encoding="utf-8")
    document = read(path)
    record, text = document.record, document.text
    assert record.status == "ok" and record.source.path == "vorlage.txt"
    assert record.reference and record.reference.value == "2023/41"
    assert record.name and record.name.value == "Erneuerung der Brücke über den Bach"
    assert [(s.date.value if s.date else None, s.body.value if s.body else None) for s in record.consultations] == [
        ("2023-11-14", "Gemeinderat")
    ]
    assert all(cell.state == "absent" for cell in dict(record.consultations[0].votes).values())
    assert [a.amount for a in record.amounts] == ["1200000.00", "1200000.00"]
    assert record.resolution and [i.label for i in record.resolution.items] == ["1.", "2."]
    # every value is found again at its place, repaired and raw
    for value in (record.reference, record.name, *record.amounts, *record.organizations):
        assert text.string[value.start : value.end] == value.text
        assert text.raw_text(value.start, value.end) == value.raw
    assert apply(text.raw, text.edits) == text.string


def test_the_same_file_gives_the_same_bytes_and_id_under_any_name(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "sub" / "b.txt"
    other.parent.mkdir()
    for path in (one, other):
        path.write_text(PAPER, encoding="utf-8")
    first, again, second = read(one).record, read(one).record, read_file(other, root=tmp_path)[0].record
    assert first.to_json() == again.to_json()
    assert first.id == second.id and second.source.path == "sub/b.txt"


def test_a_register_puts_name_and_id_beside_a_body(tmp_path: Path) -> None:
    path, register = tmp_path / "vorlage.txt", tmp_path / "bodies.csv"
    path.write_text(PAPER, encoding="utf-8")
    register.write_text("id,name,short\nrat-1,Gemeinderat Talheim am Bach,Gemeinderat\n", encoding="utf-8")
    body = read(path, Settings(register_file=register)).record.consultations[0].body
    assert body and (body.value, body.register_name, body.organization_id) == (
        "Gemeinderat",
        "Gemeinderat Talheim am Bach",
        "rat-1",
    )


def test_what_was_learnt_knows_bodies_and_their_initials(tmp_path: Path) -> None:
    path, learnt = tmp_path / "vorlage.txt", tmp_path / "learnt.txt"
    path.write_text(PAPER.replace("Gemeinderat  ", "AWSG  "), encoding="utf-8")
    lines = "# vorlagen local lexicon 2: kind, entry, times.", "body\tAusschuss für Wege, Stege und Gräben\t7"
    learnt.write_text("\n".join(lines) + "\n", encoding="utf-8")
    steps = read(path, Settings(lexicon=learnt)).record.consultations
    assert [(s.body.value, s.body.register_name, s.body.organization_id) for s in steps if s.body] == [
        ("AWSG", "Ausschuss für Wege, Stege und Gräben", None)
    ]


def test_no_votes_beside_columns_for_votes_are_doubted(tmp_path: Path) -> None:
    path = tmp_path / "vorlage.txt"
    path.write_text(PAPER.replace("Sachverhalt:", "Unklar: Ja | Nein | Sonstiges\n\nSachverhalt:"), encoding="utf-8")
    votes = read(path).record.consultations[0].votes
    assert votes.yes.value is None
    assert votes.yes.state != "absent" or votes.yes.confidence < 0.5
    assert votes.present.state == "absent"
