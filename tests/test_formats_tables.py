"""Tables from records: derived columns, right types, honest nulls, keys that hold, spreadsheets that run nothing."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import reference
from pipeline.formats import Paper
from pipeline.formats.csv_file import FORMULA, GUARD, INNER, guarded
from pipeline.formats.parquet import schema
from pipeline.formats.rows import Gatherer
from pipeline.formats.sqlite import other_spellings
from pipeline.formats.table_set import TableSet, views
from pipeline.formats.tables import (
    TABLES,
    FileRow,
    folded,
    municipality_id,
    organization_id,
)
from pipeline.model.record import Record
from tests.papers import amount, body, record, value

# design.md, "outputs/"
PROMISED = {
    "papers", "consultations", "organizations", "municipalities", "resolutions", "resolution_items", "amounts", "dates",
    "repairs", "pages", "problems", "files",
}  # fmt: skip
FILES = [
    FileRow("a.txt", "eingang", 1, "ab", "ok", None, None, record().id),
    FileRow("=cmd|' /C calc'!A0.txt", "eingang", 2, "cd", "failed", "E102", "broken", None),
]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("outputs")
    tables = TableSet(place)
    tables.add(Paper(record(b"x"), "Die Maßnahmen an der Fläche."))
    tables.add(
        Paper(
            record(b"y", "b.txt", name="@SUM(1)", municipality=None),
            "Über den Fluß. MUENCHEN: Wir müssen die Strasse sperren, dass",
        )
    )
    tables.close(FILES)
    return place


def rows(place: Path, name: str) -> list[dict[str, str]]:
    with (place / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_promised_tables_are_there_in_three_forms(outputs: Path) -> None:
    assert set(TABLES) >= PROMISED
    with sqlite3.connect(outputs / "vorlagen.sqlite") as db:
        held = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for name in TABLES:
        assert (outputs / "tables" / f"{name}.csv").exists()
        assert pq.read_schema(outputs / "tables" / f"{name}.parquet").names == [c.name for c in TABLES[name].columns]
        assert name in held


def test_every_field_of_the_record_is_in_a_table_or_left_out_on_purpose() -> None:
    named = {c.name for c in TABLES["papers"].columns} | set(TABLES)
    elsewhere = {
        "schema_": "the same for all",
        "id": "paper_id",
        "source": "path, sha256 …",
        "provenance": "engine …",
        "resolution": "the first of resolutions",
        "references": "paper_references",
    }
    for name in Record.model_fields:
        assert name in named or name in elsewhere, f"{name} reaches no table"


def test_evidence_stands_beside_a_value(outputs: Path) -> None:
    first = rows(outputs, "papers")[0]
    assert first["reference"] == "'=12/2024"
    assert (first["reference_page"], first["reference_confidence"]) == ("1", "0.9")
    assert first["date"] == "2024-02-01"
    assert first["date_precision"] == "day"
    assert {"reference_text", "reference_raw"} <= set(first)


def test_pandas_gets_the_right_dtypes_and_no_zero_for_unknown(outputs: Path) -> None:
    steps = pd.read_parquet(outputs / "tables" / "consultations.parquet")
    assert str(steps["yes"].dtype) == "Int64"
    assert str(steps["public"].dtype) == "boolean"
    assert str(steps["body"].dtype) == "string"
    assert steps["yes"].tolist() == [pd.NA, 17, pd.NA, 17]
    assert steps["no"].isna().all()
    assert steps["no_state"].tolist() == ["blank"] * 4
    assert steps["date"].tolist()[0] == date(2024, 2, 28)


def test_money_is_decimal_and_a_range_has_no_amount(outputs: Path) -> None:
    table = pq.read_table(outputs / "tables" / "amounts.parquet")
    assert table.schema.field("amount").type == pa.decimal128(26, 6)
    assert table["amount"].to_pylist()[:3] == [Decimal("1000000"), None, Decimal("0.12345")]
    assert table["maximum"].to_pylist()[1] == Decimal("7000000")
    assert rows(outputs, "amounts")[0]["amount"] == "1000000.00"  # the scale as printed


def test_a_number_that_a_column_cannot_hold_exactly_is_null_not_wrong(tmp_path: Path) -> None:
    tables = TableSet(tmp_path)
    tables.add(Paper(record(amounts=[amount("viel", "1" + "0" * 30), amount("wenig", "0.0000001")]), ""))
    tables.close([])
    assert pq.read_table(tmp_path / "tables" / "amounts.parquet")["amount"].to_pylist() == [None, None]
    assert [r["amount"] for r in rows(tmp_path, "amounts")] == ["1" + "0" * 30, "1E-7"]


def test_keys_hold(outputs: Path) -> None:
    with sqlite3.connect(outputs / "vorlagen.sqlite") as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        way = db.execute(
            "SELECT o.name FROM consultations c JOIN organizations o USING (organization_id) WHERE c.paper_id = ? "
            "ORDER BY c.number",
            (record().id,),
        ).fetchall()
    assert way == [("Bauausschuss",), ("Rat",)]


def test_full_text_finds_a_word_however_its_umlauts_are_typed(outputs: Path) -> None:
    def found(question: str) -> int:
        with sqlite3.connect(outputs / "vorlagen.sqlite") as db:
            return int(
                db.execute(
                    "SELECT count(*) FROM paper_texts_fts WHERE paper_texts_fts MATCH ?", (question,)
                ).fetchone()[0]
            )

    for question in ("Maßnahmen", "Massnahmen", "massnahmen", "MASSNAHMEN", "Flaeche", "Fläche", "Flache"):
        assert found(question) == 1, question
    for question in ("Muenchen", "München", "Munchen", "müssen", "muessen", "Strasse", "Straße", "daß", "dass"):
        assert found(question) == 1, question
    assert found("Fluss") == 2  # in the name of one, as Fluß in the text of the other
    assert found("Fliege") == 0


@given(st.text(alphabet="abdouesnäöüßÄÖÜ", min_size=1, max_size=9))
def test_a_word_is_found_in_each_way_to_type_its_umlauts(word: str) -> None:
    """Whole words: all umlauts written out, or none."""
    typed = word.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}))
    assert typed == word or typed in other_spellings(word).split()
    if any(pair in typed.lower() for pair in ("ae", "oe", "ue", "ss")):
        assert other_spellings(typed)


def test_datasette_knows_the_full_text_by_these_quotes(outputs: Path) -> None:
    with sqlite3.connect(outputs / "vorlagen.sqlite") as db:
        (told,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'paper_texts_fts'").fetchone()
    assert 'content="paper_texts"' in told


def test_views_answer_in_duckdb(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(outputs)
    db = duckdb.connect()
    db.execute((outputs / "views.sql").read_text(encoding="utf-8"))
    ways = db.sql("SELECT way FROM paper_paths").fetchall()
    assert ways[0] == ("Bauausschuss (28.02.2024) → Rat (07.03.2024)",)
    money = db.sql("SELECT department, year, total FROM money_by_department").fetchall()
    assert money == [("Amt 50", 2024, Decimal("2000000"))]  # one million in each of two papers, the price left out
    votes = db.sql(
        "SELECT body, consultations, with_votes, unknown, yes FROM votes_by_body ORDER BY body, yes"
    ).fetchall()
    assert votes[0][:4] == ("Bauausschuss", 1, 0, 1)
    assert votes[0][4] is None
    for view in ("steps", "in_doubt", *TABLES):
        assert db.sql(f"SELECT count(*) FROM {view}").fetchall()


def test_the_page_shows_a_search_that_works_and_every_question(outputs: Path) -> None:
    page = reference.tables()
    (search,) = re.findall(r"^```sql\n(.*?)^```", page, re.M | re.S)
    with sqlite3.connect(outputs / "vorlagen.sqlite") as db:
        found = [paper for paper, _ in db.execute(search)]
        told = [paper for paper, text in db.execute("SELECT paper_id, text FROM paper_texts") if "Maßnahmen" in text]
    assert found == told
    assert found
    questions = set(re.findall(r"VIEW (\w+) AS", views())) - set(TABLES)
    assert set(re.findall(r"^\| `(\w+)` \|", page.split("## Questions")[1].split("\n## ")[0], re.M)) == questions


def test_views_name_every_table_that_is_promised() -> None:
    text = views()
    for name in TABLES:
        assert f"'tables/{name}.parquet'" in text, name


def test_frictionless_accepts_the_package(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import frictionless

    monkeypatch.chdir(outputs)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["name", "type", "message"])[:5]
    told = json.loads((outputs / "datapackage.json").read_text(encoding="utf-8"))
    assert len(told["resources"]) == len(TABLES)
    for resource in told["resources"]:
        for column in resource["schema"]["fields"]:
            assert column["title"] and column["title_de"], column


def test_no_cell_of_a_csv_file_runs_in_a_spreadsheet(outputs: Path) -> None:
    for name, table in TABLES.items():
        numeric = {c.name for c in table.columns if c.kind in ("integer", "number", "decimal")}
        for row in rows(outputs, name):
            for column, cell in row.items():
                assert column in numeric or not cell.startswith(FORMULA), (name, column, cell)
    assert rows(outputs, "files")[1]["path"] == "'=cmd|' /C calc'!A0.txt"


@given(st.text() | st.text("a;\n '=@-+|("))
def test_the_guard_of_a_cell_can_be_undone(text: str) -> None:
    undo = INNER.pattern.replace("(?=", "'(?=", 1)
    assert re.sub(undo, r"\1", guarded(text).removeprefix(GUARD)) == text
    assert not guarded(text).startswith(FORMULA)


def test_no_formula_runs_where_another_separator_is_taken() -> None:
    for text in ("a;=1+1.txt", "a; =1", "a\n=1", "a;@SUM(A1)", "a;-2+3+cmd|' /C calc'!A0", "x;+HYPERLINK(1)", "a;'=1"):
        cells = re.split("[;\n]", guarded(text))
        assert [c.strip()[:1] for c in cells[1:]] == ["'"], text
    for text in ("Radweg; - Ausbau", "1. Bau\n- Maßnahme (Anlage 2)\n-5,00 €", "a = b; c"):
        assert guarded(text) == text


def test_ids_are_stable_and_told_apart() -> None:
    assert (
        municipality_id("Musterstadt") == municipality_id(" MUSTERSTADT ") == "m-" + municipality_id("musterstadt")[2:]
    )
    rat = body("Rat")
    assert organization_id(rat, "Astadt") != organization_id(rat, "Bstadt")
    assert organization_id(rat, "Astadt") == organization_id(body("RAT"), "Astadt")
    assert organization_id(rat.model_copy(update={"organization_id": "x:1"}), "Astadt") == "x:1"
    assert folded("Straße  Ä") == "strasse ae"


def test_bodies_are_gathered_over_all_papers() -> None:
    gatherer = Gatherer()
    for content in (b"1", b"2", b"3"):
        list(gatherer.rows(record(content)))
    told = {row[1]: row for name, row in gatherer.gathered() if name == "organizations"}
    assert told["Rat"][4:] == (3, 6, date(2024, 3, 7), date(2024, 3, 7))
    assert next(row for name, row in gatherer.gathered() if name == "municipalities")[1:] == ("Musterstadt", 3)


def test_parquet_tells_its_schema_and_titles() -> None:
    told = schema(TABLES["papers"])
    assert told.metadata[b"vorlagen.schema"] == b"1"
    assert told.field("reference").metadata == {b"title": b"Reference", b"title_de": b"Vorlagen-Nr."}
    assert not told.field("paper_id").nullable


def test_a_value_of_a_flag_is_a_boolean_column() -> None:
    assert TABLES["papers"].column("public").kind == "boolean"
    assert TABLES["consultations"].column("authoritative").kind == "boolean"
    assert value("ja", True).value is True
