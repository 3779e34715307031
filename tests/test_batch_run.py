"""A batch: what is read, kept, read again, dropped; the same bytes whatever the number of workers; failures by code."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from pipeline.batch import show
from pipeline.batch.discover import Found
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.ledger import Ledger
from pipeline.batch.run import Summary, export, locked, run
from pipeline.batch.shards import merge
from pipeline.batch.survey import survey
from pipeline.errors import ToolMissing, UsageError
from pipeline.settings import Settings
from pipeline.store import Store
from tests.papers import Document, document, folder, read, value

QUICK = Settings(max_seconds=5, max_memory=1_500_000_000)


def batch(place: Path, out: Path, *, jobs: int = 1, **more: object) -> Summary:
    return run([place], out, QUICK, jobs=jobs, read=read, **more)  # type: ignore[arg-type]


def names(out: Path, table: str = "papers") -> list[str]:
    return list(pd.read_parquet(out / "tables" / f"{table}.parquet")["path"])


def everything(out: Path) -> dict[str, bytes]:
    """All results but the ledger, where the times are."""
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in sorted(out.rglob("*"))
        if p.is_file() and not p.name.startswith("ledger.sqlite")
    }


def test_every_file_is_accounted_for_and_one_bad_file_harms_no_other(tmp_path: Path) -> None:
    place = folder(
        tmp_path / "in", a=b"one", b=b"broken", c=b"die", d=b"exit", f=b"hang", g=b"eat", h=b"raise", i=b"partial",
        sub__z=b"two",
    )  # fmt: skip
    (place / "a.truth.json").write_text("{}")
    (place / "notes.docx").write_bytes(b"PK")
    summary = run([place], tmp_path / "out", Settings(max_seconds=2, max_memory=1_500_000_000), jobs=2, read=read)
    assert {name: code for name, code, _ in summary.failures} == {
        "b.txt": "E102", "c.txt": "E403", "d.txt": "E403", "f.txt": "E401", "g.txt": "E402", "h.txt": "E000",
        "i.txt": "",
    }  # fmt: skip
    assert summary.states == {"ok": 2, "partial": 1, "failed": 6}
    assert summary.exit_code == 1
    assert names(tmp_path / "out") == ["a.txt", "i.txt", "sub/z.txt"]
    assert len(names(tmp_path / "out", "files")) == 9


def test_a_doubt_about_a_paper_that_was_read_whole_is_told_and_fails_nothing(tmp_path: Path) -> None:
    summary = batch(folder(tmp_path / "in", a=b"one", b=b"two?"), tmp_path / "out")
    assert (summary.exit_code, summary.states, summary.failures) == (0, {"ok": 2}, [])
    with Ledger.copy(Store(tmp_path / "out").ledger) as ledger:
        ((name, weight, reasons),) = ledger.doubtful(9)
    assert (name, weight, reasons) == ("b.txt", 1.0, "perhaps-another-paper: Another paper may begin here.")


def test_the_same_bytes_with_one_worker_and_two_and_on_another_day(tmp_path: Path) -> None:
    place = folder(
        tmp_path / "in", **{f"f{n}": (b"slow" if n % 3 == 0 else b"paper") + str(n).encode() for n in range(9)}
    )
    batch(place, tmp_path / "one", jobs=1)
    batch(place, tmp_path / "two", jobs=2)
    for path in place.iterdir():
        os.utime(path, (0, 0))
    batch(place, tmp_path / "later", jobs=2, again=True)
    first = everything(tmp_path / "one")
    assert len(first) > 50
    assert everything(tmp_path / "two") == first
    assert everything(tmp_path / "later") == first


def test_a_second_run_reads_only_what_is_new_or_changed(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two"), tmp_path / "out"
    assert batch(place, out).read == 2
    before = everything(out)
    second = batch(place, out)
    assert (second.read, second.kept, second.states["ok"]) == (0, 2, 2)
    assert everything(out) == before
    folder(place, b=b"changed", c=b"new")
    assert batch(place, out).read == 2
    assert names(out) == ["a.txt", "b.txt", "c.txt"]
    assert batch(place, out, again=True).read == 3


def test_what_a_changed_or_removed_file_left_behind_is_gone(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two"), tmp_path / "out"
    batch(place, out)
    ids = set(Store(out).paper_ids())
    folder(place, a=b"other")
    (place / "b.txt").unlink()
    summary = batch(place, out)
    assert summary.gone == 1
    assert names(out) == ["a.txt"]
    left = Store(out).paper_ids()
    assert len(left) == 1
    assert not ids & set(left)
    assert len(list((out / "text").iterdir())) == 2


def town(found: Found, settings: Settings) -> list[Document]:
    """A public paper of the municipality that the file names."""
    name = found.path.read_text()
    return [document(name.encode(), found.name, municipality=value(name), public=value("öffentlich", True, None, 0.99))]


def test_the_export_of_a_municipality_whose_papers_are_gone_goes_too(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"Talheim", b=b"Bachdorf"), tmp_path / "out"
    run([place], out, QUICK, jobs=1, read=town)
    assert len([p for p in (out / "oparl").iterdir() if p.is_dir()]) == 2
    (out / "oparl" / "notes.txt").write_text("of a user")
    (place / "a.txt").unlink()
    run([place], out, QUICK, jobs=1, read=town)
    run([place], tmp_path / "new", QUICK, jobs=1, read=town)
    assert everything(out) == everything(tmp_path / "new") | {"oparl/notes.txt": b"of a user"}
    assert len([p for p in (out / "oparl").iterdir() if p.is_dir()]) == 1


def test_a_folder_that_is_empty_all_at_once_loses_nothing(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one"), tmp_path / "out"
    batch(place, out)
    before = everything(out)
    (place / "a.txt").unlink()  # as a network drive that is not mounted looks
    summary = batch(place, out)
    assert summary.warnings
    assert everything(out) == before
    shutil.rmtree(place)
    with pytest.raises(UsageError):
        batch(place, out)
    assert everything(out) == before


def test_the_same_content_under_two_names_is_read_once_and_listed_twice(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", b=b"same", c__a=b"same"), tmp_path / "out"
    assert batch(place, out).read == 1
    assert names(out) == ["b.txt"]
    files = pd.read_parquet(out / "tables" / "files.parquet")
    assert list(files["path"]) == ["b.txt", "c/a.txt"]
    assert files["paper_id"].nunique() == 1
    (place / "b.txt").unlink()
    assert batch(place, out).read == 0
    assert names(out) == ["c/a.txt"]
    assert Store(out).load(Store(out).paper_ids()[0]).source.path == "c/a.txt"


def test_a_folder_that_moved_is_not_read_again(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one"), tmp_path / "out"
    batch(place, out)
    place.rename(tmp_path / "moved")
    assert batch(tmp_path / "moved", out).read == 0
    assert names(out, "files") == ["a.txt"]


def test_lasting_failures_stay_and_passing_ones_are_tried_again(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"broken", b=b"die", c=b"no engine"), tmp_path / "out"
    assert batch(place, out).exit_code == 3
    assert batch(place, out).read == 2
    assert batch(place, out).read == 2
    assert batch(place, out).read == 1  # a worker that died three times is left alone
    assert batch(place, out, retry="failed").read == 3


def test_other_settings_read_again(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one"), tmp_path / "out"
    batch(place, out)
    assert run([place], out, QUICK.model_copy(update={"dpi": 200}), jobs=1, read=read).read == 1
    words = tmp_path / "learnt.bin"
    words.write_bytes(b"1")
    first = fingerprint(Settings(lexicon=words))
    words.write_bytes(b"2")
    assert fingerprint(Settings(lexicon=words)) != first
    assert fingerprint(Settings(max_seconds=1)) == fingerprint(Settings())


def test_a_file_that_changes_while_it_is_read_is_told_and_read_by_the_next_run(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"grow"), tmp_path / "out"
    assert [code for _, code, _ in batch(place, out).failures] == ["E108"]
    assert names(out) == []
    folder(place, a=b"calm")
    assert batch(place, out).states == {"ok": 1}


def test_a_damaged_record_on_the_disk_is_read_again(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two"), tmp_path / "out"
    batch(place, out)
    before = everything(out)
    store = Store(out)
    store.record_path(store.paper_ids()[0]).write_text("{")
    export(out, ["tables"])
    assert len(names(out)) == 1
    assert batch(place, out).read == 1
    assert everything(out) == before


def test_a_record_that_was_deleted_is_read_again(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two"), tmp_path / "out"
    batch(place, out)
    before = everything(out)
    store = Store(out)
    store.record_path(store.paper_ids()[0]).unlink()
    (out / "tables" / "papers.csv").unlink()
    assert batch(place, out).read == 1
    assert everything(out) == before
    (out / "tables" / "papers.csv").unlink()
    assert batch(place, out).read == 0
    assert everything(out) == before


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    store = Store(tmp_path / "out")
    with locked(store), pytest.raises(UsageError, match="another run"):
        batch(folder(tmp_path / "in", a=b"one"), tmp_path / "out")
    assert batch(tmp_path / "in", tmp_path / "out").read == 1


def test_nothing_of_the_work_is_left(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"hang"), tmp_path / "out"
    run([place], out, Settings(max_seconds=1), jobs=2, read=read)
    left = [p.name for p in out.rglob("*") if p.name.startswith((".tmp", ".work"))]
    assert left == []


def test_what_libraries_say_does_not_run_through_the_progress_bar(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert batch(folder(tmp_path / "in", a=b"noise"), tmp_path / "out").states == {"ok": 1}
    assert capfd.readouterr().err == ""


def test_status_names_what_failed_with_what_to_do_and_what_is_in_doubt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = {f"b{n:02}": b"broken %d" % n for n in range(12)}
    place, out = folder(tmp_path / "in", a=b"unsure", d=b"die", **broken), tmp_path / "out"
    batch(place, out)
    show.status(out)
    told = capsys.readouterr().out
    assert "not read whole: 13 files" in told
    assert "E102 The file is damaged beyond what can be mended; look for another copy.\n  b00.txt: nothing can" in told
    assert "b09.txt" in told
    assert "b10.txt" not in told
    assert "and 2 more: `vorlagen status --all`" in told
    assert "E403 The file is tried again on the next run" in told
    assert "in doubt: 1 papers, those first that need a look most\n  a.txt: Department: Amt 50 (0.50)" in told
    show.status(out, every=True)
    assert "b11.txt: nothing can be read" in capsys.readouterr().out


def test_status_while_a_run_is_at_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two", c=b"three"), tmp_path / "out"

    def ask(phase: str, done: int, total: int | None, pages: int) -> None:
        if phase == "read" and done == 2:
            show.status(out)

    batch(place, out, progress=ask)
    assert "at work now" in capsys.readouterr().out
    show.status(out)
    assert "at work now" not in capsys.readouterr().out


def test_results_of_another_version_are_not_touched_but_by_a_run(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one"), tmp_path / "out"
    batch(place, out)
    before = everything(out)
    with sqlite3.connect(out / "ledger.sqlite") as db:
        db.execute("PRAGMA user_version = 1")
    for act in (lambda: export(out, ["tables"]), lambda: show.status(out), lambda: merge([out], tmp_path / "all")):
        with pytest.raises(UsageError, match="another version"):
            act()
    assert everything(out) == before
    assert batch(place, out).read == 1
    assert everything(out) == before


def test_without_shared_memory_a_run_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("multiprocessing.context.BaseContext.RLock", shut)
    with pytest.raises(ToolMissing, match="shared memory, which is shut"):
        batch(folder(tmp_path / "in", a=b"one"), tmp_path / "out")
    assert not (tmp_path / "out" / ".work").exists()


def test_a_run_that_is_told_to_stop_begins_nothing_more(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", **{f"f{n}": b"paper %d" % n for n in range(9)}), tmp_path / "out"
    asked: list[int] = []
    summary = batch(place, out, stop=lambda: len(asked) == 4 or bool(asked.append(0)))
    assert (summary.read, summary.papers, summary.states) == (4, 4, {"ok": 4, "waiting": 5})
    assert batch(place, out).read == 5


def test_times_live_in_the_ledger_alone(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one"), tmp_path / "out"
    batch(place, out)
    with sqlite3.connect(out / "ledger.sqlite") as db:
        began, ended = db.execute("SELECT began, ended FROM runs").fetchone()
        assert ended >= began > 1_700_000_000
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_public_only_leaves_no_trace_of_the_rest_but_its_number(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", offen=b"one", geheim=b"secret Nebenabrede", kaputt=b"broken"), tmp_path / "out"
    first = batch(place, out, public_only=True)
    assert (first.papers, first.withheld, first.states) == (1, 1, {"ok": 2, "failed": 1})
    assert names(out) == names(out, "files") == ["offen.txt"]
    for path in out.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for hidden in (b"geheim", b"Nebenabrede", b"kaputt"):
            assert hidden not in path.name.encode() + content, path
    before = everything(out)
    again = batch(place, out, public_only=True)
    assert (again.read, again.withheld) == (0, 1)
    assert everything(out) == before
    with pytest.raises(UsageError, match="public papers alone"):
        batch(place, out)
    (place / "offen.txt").unlink()
    assert batch(place, out, public_only=True).gone == 1
    assert names(out) == []


def test_a_ledger_of_another_form_is_begun_anew(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one"), tmp_path / "out"
    batch(place, out)
    before = everything(out)
    with sqlite3.connect(out / "ledger.sqlite") as db:
        db.execute("PRAGMA user_version = 1")
        db.execute("ALTER TABLE contents DROP COLUMN withheld")
    assert batch(place, out).read == 1
    assert everything(out) == before


def test_results_inside_the_folder_that_is_read_are_not_read(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a=b"one")
    assert batch(place, place / "outputs").found == 1
    assert batch(place, place / "outputs").found == 1
    assert batch(place, place / "public").found == 1
    assert batch(place / "outputs", tmp_path / "named").found == 2


def test_export_needs_results_and_a_known_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no results"):
        export(tmp_path, ["tables"])
    with pytest.raises(UsageError, match="no format"):
        export(tmp_path, ["docx"])


def test_a_dry_run_tells_what_a_run_would_read_and_changes_nothing(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"Vorlage 1\fSeite zwei\n", b=b""), tmp_path / "out"
    told = survey([place], out, QUICK, jobs=1)
    assert (told.found, told.to_read, told.pages, told.codes) == (2, 2, 2, {"E103": 1})
    assert told.decisions == {"keep": 2}
    assert told.seconds > 0
    os.mkfifo(place / "pipe.pdf")
    assert survey([place], out, QUICK, jobs=1).closed == {"E107": 1}
    (place / "pipe.pdf").unlink()
    assert not out.exists()
    batch(place, out)
    before = everything(out), (out / "ledger.sqlite").read_bytes()
    folder(place, c=b"new")
    assert survey([place], out, QUICK, jobs=1).to_read == 1
    assert survey([place], out, QUICK, jobs=1, again=True).to_read == 3
    assert (everything(out), (out / "ledger.sqlite").read_bytes()) == before


def test_what_earlier_runs_took_corrects_the_estimate(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", **{f"f{n}": b"Vorlage %d\n" % n for n in range(8)}), tmp_path / "out"
    usual = survey([place], out, QUICK, jobs=1, again=True).seconds
    batch(place, out)
    with sqlite3.connect(out / "ledger.sqlite") as db:
        assert db.execute("SELECT min(reckoned) FROM contents").fetchone()[0] > 0
        db.execute("UPDATE contents SET seconds = reckoned * 1000")
    assert survey([place], out, QUICK, jobs=1, again=True).seconds > 3 * usual


def test_a_page_that_cannot_be_opened_hides_no_other_from_a_dry_run(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    frames = [Image.new("1", (side, side), 1) for side in (100, 5000, 100)]
    frames[0].save(place / "three.tif", save_all=True, append_images=frames[1:])
    told = survey([place], tmp_path / "out", Settings(max_pixels=1_000_000), jobs=1)
    assert (told.pages, told.codes) == (2, {})
