"""The command: exit codes, sentences on failure, texts that keep their line ends, a quick help."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

import pipeline.cli
from pipeline.look import STAGES
from pipeline.reference import verbs

SAMPLES = Path(__file__).parent.parent / "samples"
TEXT = """Landkreis Musterau
Beschlussvorlage
Drucksachen-Nr.: 12/2024

Datum: 02.02.2024

Bezeichnung:
Neue MaBnahmen fiir die Strasse

Beschlussvorschlag:
1. Der Kreistag stellt 1 Mio. € bereit.
2. Es wird berichtet.
"""


def vorlagen(*arguments: str | Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, input=stdin or b"", capture_output=True, timeout=120, check=False)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "vorlage.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_help_is_quick_and_names_every_verb() -> None:
    # CPU time, because other tests run beside this one.
    spent = []
    for _ in range(3):
        before = os.times()
        done = vorlagen("--help")
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert done.returncode == 0
    for verb in verbs():
        assert f"\n  {verb} " in done.stdout.decode()
    assert min(spent) < 0.4


def test_the_help_imports_nothing_heavy() -> None:
    code = "import sys, pipeline.cli; print(sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in ("numpy", "pandas", "spacy", "pydantic", "pyarrow", "PIL", "pebble", "sqlite3"):
        assert f"'{heavy}'" not in done.stdout


def test_a_run_ends_with_records_and_tables(paper: Path, tmp_path: Path) -> None:
    (paper.parent / "truth.json").write_text("{}")
    done = vorlagen("run", paper.parent, "-o", tmp_path / "out", "--jobs", "1")
    assert done.returncode == 0, done.stderr.decode()
    assert "records" in done.stdout.decode()
    papers = pd.read_parquet(tmp_path / "out" / "tables" / "papers.parquet")
    assert papers["path"].tolist() == ["vorlage.txt"]
    assert papers["reference"].tolist() == ["12/2024"]
    record = json.loads(next((tmp_path / "out" / "records").glob("*.json")).read_text(encoding="utf-8"))
    raw = next((tmp_path / "out" / "text").glob("*.raw.txt")).read_bytes().decode()
    assert [raw[r["start"] : r["end"]] for r in record["repairs"]] == [r["before"] for r in record["repairs"]] != []
    status = vorlagen("status", "-o", tmp_path / "out")
    assert status.returncode == 0
    assert vorlagen("export", "-o", tmp_path / "out").returncode == 0


def test_a_folder_of_pages_is_one_paper_on_request(tmp_path: Path) -> None:
    """Pages in the natural order of their names, read by the engine that was asked for."""
    folder, out = tmp_path / "band", tmp_path / "out"
    folder.mkdir()
    for number in (1, 2, 10):
        Image.new("L", (620, 877), 255).save(folder / f"Seite {number}.png")
    done = vorlagen("run", "--one-per-folder", "--engine", "pytesseract", folder, "-o", out)
    assert done.returncode in (0, 1, 3), done.stderr
    if done.returncode != 3:
        (record,) = (out / "records").glob("*.json")
        told = json.loads(record.read_bytes())
        assert [page["number"] for page in told["pages"]] == [1, 2, 3]
        assert told["provenance"]["settings"]["engine"] == "pytesseract"


def test_exit_codes(paper: Path, tmp_path: Path) -> None:
    empty = paper.parent / "leer.txt"
    empty.write_bytes(b"")
    some = vorlagen("run", paper.parent, "-o", tmp_path / "out", "-j", "1")
    assert some.returncode == 1
    assert b"E103" in some.stdout
    assert vorlagen("run", tmp_path / "none", "-o", tmp_path / "out").returncode == 2
    assert vorlagen("run", paper, "-o", tmp_path / "out", "--jobs", "0").returncode == 2
    assert vorlagen("nothing").returncode == 2
    assert vorlagen("status", "-o", tmp_path / "none").returncode == 2
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    named = vorlagen("run", tmp_path / "a.docx", "-o", tmp_path / "other")
    assert (named.returncode, b"E104" in named.stdout) == (1, True)
    wrong = vorlagen("look", empty)
    assert (wrong.returncode, b"E103" in wrong.stderr, b"Traceback" in wrong.stderr) == (1, True, False)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_can_be_looked_at(paper: Path, stage: str) -> None:
    done = vorlagen("look", paper, "--stage", stage)
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    expected = {"text": "MaBnahmen", "repaired": "Maßnahmen", "outline": "reference: 12/2024", "mentions": "reference"}
    assert expected.get(stage, "Musterau") in shown


def test_a_field_is_explained(paper: Path) -> None:
    done = vorlagen("look", paper, "--explain", "name")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"name: ")
    unlikely = paper.with_name("sunday.txt")
    unlikely.write_text(TEXT.replace("02.02.2024", "30.02.2024"), encoding="utf-8")
    doubted = vorlagen("look", unlikely, "--explain", "dates").stdout.decode()
    assert "  against it: doubts: " in doubted
    wrong = vorlagen("look", paper, "--explain", "colour")
    assert wrong.returncode == 2 and b"no field 'colour'" in wrong.stderr


def test_the_stages_of_the_command_are_those_of_look() -> None:
    assert [s.value for s in pipeline.cli.Stage] == list(STAGES)


def test_no_name_of_a_file_acts_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\nb\x1b[2J\u202e.txt").write_bytes(b"")
    for done in (
        vorlagen("run", tmp_path / "in", "-o", tmp_path / "out", "-j", "1"),
        vorlagen("status", "-o", tmp_path / "out"),
    ):
        assert rb"a\nb\x1b[2J\u202e.txt" in done.stdout


def test_plain_text_has_no_picture(paper: Path, tmp_path: Path) -> None:
    done = vorlagen("look", paper, "--picture", tmp_path / "p.png")
    assert done.returncode == 2
    assert b"no picture" in done.stderr


def test_a_picture_that_cannot_be_written_is_told(paper: Path, tmp_path: Path) -> None:
    for target, told in ((tmp_path / "nowhere" / "p.png", b"no such folder"), (tmp_path, b"cannot be written")):
        done = vorlagen("look", SAMPLES / "stadtrat-digital.pdf", "--picture", target)
        assert (done.returncode, done.stdout) == (2, b"")
        assert told in done.stderr


def test_repair_keeps_every_line_end(paper: Path) -> None:
    raw = b"fiir\r\ndie MaBnahme\n\n\rund\x0cweiter\n"
    done = vorlagen("repair", "-", stdin=raw)
    assert done.stdout == "für\r\ndie Maßnahme\n\n\rund\x0cweiter\n".encode()
    assert vorlagen("repair", paper).stdout.decode().splitlines()[7] == "Neue Maßnahmen für die Strasse"


def test_repair_as_json(paper: Path) -> None:
    told = json.loads(vorlagen("repair", "--json", paper).stdout)
    assert set(told) == {"text", "edits"}
    for edit in told["edits"]:
        assert {"start", "end", "before", "after", "rule", "confidence", "outcome"} <= set(edit)
        assert TEXT[edit["start"] : edit["end"]] == edit["before"]
        assert edit["outcome"] in ("repair", "flag")
    assert "Maßnahmen für" in told["text"]


def test_repair_as_diff(paper: Path) -> None:
    done = vorlagen("repair", "--diff", paper)
    assert "8 Neue [-MaBnahmen-]{+Maßnahmen+} [-fiir-]{+für+} die" in done.stdout.decode()


def test_a_change_over_a_line_end_is_shown_once() -> None:
    raw = "Kopf\nDie Mittel fiir die MaBnahmen stehen zur Ver-\nfiigung, die Biirger warten.\nEnde\nfiir alle\n"
    shown = vorlagen("repair", "--diff", "-", stdin=raw.encode()).stdout.decode()
    assert shown.splitlines() == [
        "2-3 Die Mittel [-fiir-]{+für+} die [-MaBnahmen-]{+Maßnahmen+} stehen zur [-Ver-",
        "fiigung-]{+Ver-",
        "fügung+}, die [-Biirger-]{+Bürger+} warten.",
        "5 [-fiir-]{+für+} alle",
    ]


def test_the_doctor_answers() -> None:
    done = vorlagen("doctor")
    assert done.returncode in (0, 3)
    assert "vorlagen" in done.stdout.decode()


def test_a_wrong_setting_in_the_environment_is_told(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VORLAGEN_DPI", "9")
    done = vorlagen("look", paper)
    assert done.returncode == 2
    assert b"VORLAGEN_DPI" in done.stderr


@pytest.mark.parametrize("content", [None, b"word\t3\n", b"\xff\xfe\xff"])
def test_a_lexicon_that_is_none_is_told_before_any_paper_is_read(
    tmp_path: Path, paper: Path, content: bytes | None
) -> None:
    lexicon = tmp_path / "lexicon.txt"
    if content is not None:
        lexicon.write_bytes(content)
    done = vorlagen("run", paper, "-o", tmp_path / "out", "--lexicon", lexicon)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("vorlagen: E001 the lexicon cannot be used: ")
    assert not (tmp_path / "out").exists()
