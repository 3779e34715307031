"""A file with several papers gives a record for each, with its pages; in doubt one record that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import Settings
from pipeline.batch.run import run
from pipeline.reader import Document, read_file

REASONS = """Die Brücke über den Bach ist seit dem Hochwasser gesperrt. Die Untersuchung hat ergeben, dass die
Widerlager erhalten werden können und nur der Überbau zu erneuern ist. Die Mittel stehen im Haushalt zur Verfügung."""


def first(reference: str, name: str, kind: str = "Beschlussvorlage") -> str:
    return f"""Gemeinde Talheim am Bach

{kind} Nr. {reference}

Betreff: {name}

Beratungsfolge:
Gemeinderat                14.11.2023

Beschlussvorschlag:

1. Der Gemeinderat stimmt zu.
2. Die Verwaltung wird beauftragt, die Arbeiten zu vergeben.

Sachverhalt:

{REASONS}
"""


def second(reference: str) -> str:
    return f"""Vorlage {reference}                  Seite 2 von 2

{REASONS}

Finanzielle Auswirkungen:

Die Kosten betragen 84.500 €.
"""


def read(folder: Path, *pages: str, settings: Settings | None = None) -> list[Document]:
    path = folder / "sammlung.txt"
    path.write_text("\f".join(pages), encoding="utf-8")
    return read_file(path, settings)


BRIDGE, SCHOOL = first("2023/41", "Erneuerung der Brücke"), first("2023/42", "Anbau der Schule")


def told(documents: list[Document]) -> list[tuple[str | None, int, int | None]]:
    return [
        (
            d.record.reference.value if d.record.reference else None,
            d.record.source.first_page,
            d.record.source.last_page,
        )
        for d in documents
    ]


def test_each_title_block_begins_a_paper(tmp_path: Path) -> None:
    found = read(tmp_path, BRIDGE, second("2023/41"), SCHOOL, first("2023/43", "Satzung über die Gebühren"))
    assert told(found) == [("2023/41", 1, 2), ("2023/42", 3, 3), ("2023/43", 4, 4)]
    assert [d.record.source.paper for d in found] == [1, 2, 3]
    ids = [d.record.id for d in found]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]
    assert {d.record.status for d in found} == {"ok"}
    assert [p.number for p in found[1].record.pages] == [3]
    assert found[1].record.reference is not None and found[1].record.reference.page == 3
    assert "Anbau der Schule" not in found[0].text.raw


@pytest.mark.parametrize(
    "more",
    [
        second("2023/41"),
        f"{REASONS}\n\nMit der Vorlage 2023/12 wurde bereits über die Planung beraten.\n",
        "Anlage 1\n\nKostenberechnung\n\nÜberbau      84.500 €\nGeländer      6.200 €\n",
        f"Beschlussvorschlag:\n\n1. Der Gemeinderat stimmt zu.\n\n{REASONS}\n",
        BRIDGE,
    ],
    ids=["running head", "another reference", "attachment", "resolution", "the same paper again"],
)
def test_other_pages_go_on(tmp_path: Path, more: str) -> None:
    assert told(read(tmp_path, BRIDGE, more)) == [("2023/41", 1, 2)]


def letter(town: str = "Talheim am Bach") -> str:
    return f"""Fraktion Bürgerliste
im Gemeinderat der Gemeinde {town}

{town}, den 4. März 2024

Antrag

Bänke am Bach

Sehr geehrter Herr Bürgermeister,

wir bitten Sie, den folgenden Antrag auf die Tagesordnung zu setzen:

Am Bach werden zwei Bänke aufgestellt.

Begründung:

{REASONS}

Mit freundlichen Grüßen

Jörg Ahlfänger
"""


def test_a_letter_with_a_motion_begins_a_paper(tmp_path: Path) -> None:
    assert told(read(tmp_path, BRIDGE, second("2023/41"), letter()))[1:] == [(None, 3, 3)]


def test_a_letter_among_announced_attachments_is_a_doubt(tmp_path: Path) -> None:
    (one,) = read(tmp_path, f"{BRIDGE}\nAnlagen:\n\nAntrag der Fraktion Bürgerliste\n", letter())
    assert [(p.code, p.page) for p in one.record.problems] == [("perhaps-another-paper", 2)]


def test_a_page_number_that_does_not_go_on_is_no_objection(tmp_path: Path) -> None:
    # "Seite 1/2" with its stroke lost in a scan
    misread = f"{SCHOOL}\n\nSeite 12"
    assert told(read(tmp_path, BRIDGE, f"{REASONS}\n\nSeite 2", misread))[1:] == [("2023/42", 3, 3)]
    (one,) = read(tmp_path, BRIDGE, f"{REASONS}\n\nSeite 2", f"{SCHOOL}\n\nSeite 3")
    assert [(p.code, p.page) for p in one.record.problems] == [("perhaps-another-paper", 3)]


def test_in_doubt_one_record_says_so(tmp_path: Path) -> None:
    (one,) = read(tmp_path, BRIDGE, f"Anlage 2\n\n{SCHOOL}")
    assert [(p.code, p.page) for p in one.record.problems] == [("perhaps-another-paper", 2)]
    assert one.record.status == "ok"


@pytest.mark.parametrize(("number", "doubted"), [("", [2]), ("Seite 2", [])])
def test_a_title_without_a_reference_is_a_doubt_where_no_page_number_goes_on(
    tmp_path: Path, number: str, doubted: list[int]
) -> None:
    (one,) = read(tmp_path, BRIDGE, f"Tischvorlage\n\nBetreff: Bänke am Bach\n\n{REASONS}\n\n{number}")
    assert [p.page for p in one.record.problems if p.code == "perhaps-another-paper"] == doubted


def test_a_file_can_be_taken_as_one_paper(tmp_path: Path) -> None:
    assert len(read(tmp_path, BRIDGE, SCHOOL, settings=Settings(several=False))) == 1


def test_a_run_keeps_all_papers_of_a_file(tmp_path: Path) -> None:
    boxes = tmp_path / "in"
    boxes.mkdir()
    (boxes / "alle.txt").write_text("\f".join((BRIDGE, second("2023/41"), SCHOOL)), encoding="utf-8")
    outputs = tmp_path / "out"
    for _ in range(2):
        run([boxes], outputs, Settings(), jobs=1)
        assert len(list((outputs / "records").glob("*.json"))) == 2
        assert len(list((outputs / "text").glob("*.raw.txt"))) == 2
    (boxes / "alle.txt").write_text(BRIDGE, encoding="utf-8")
    run([boxes], outputs, Settings(), jobs=1)
    assert len(list((outputs / "records").glob("*.json"))) == 1


def test_a_stroke_misread_in_the_running_head_begins_no_paper(tmp_path: Path) -> None:
    page = first("2031/BV/0815", "Erneuerung der Brücke")
    more = f"Beschlussvorlage Nr. 2031/BV10815\n\nBisherige Beratungen:\n\n{REASONS}\n"
    assert len(read(tmp_path, page, more)) == 1
    assert len(read(tmp_path, first("1/2031", "Erneuerung der Brücke"), first("11/2031", "Anbau der Schule"))) == 2
