"""Columns of one's own: read from any spreadsheet's CSV, joined to the papers, kept for the next run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.run import export, run
from pipeline.batch.shards import merge
from pipeline.batch.shards import parse as parse_shard
from pipeline.errors import UsageError
from pipeline.formats.metadata import Metadata, parse, read
from pipeline.settings import Settings
from tests.papers import folder
from tests.papers import read as fake


def test_any_separator_and_encoding(tmp_path: Path) -> None:
    for content in ("Datei;Signatur;Jahr\nGröße.txt;0815;1999\n", "path,Signatur,Jahr\nGröße.txt,0815,1999\n"):
        for encoding in ("utf-8", "utf-8-sig", "cp1252"):
            path = tmp_path / "m.csv"
            path.write_bytes(content.encode(encoding))
            told = read(path)
            assert told.titles == ("Signatur", "Jahr")
            assert told.of("Größe.txt") == ("0815", "1999")
            assert told.resolved([("sub/Größe.txt", "x")]).of("sub/Größe.txt") == ("0815", "1999")
            assert told.of("other.txt") == (None, None)
            assert [c.name for c in told.columns] == ["meta_signatur", "meta_jahr"]


def test_what_is_wrong_is_told() -> None:
    with pytest.raises(UsageError, match="no column"):
        parse("a,b\n1,2\n", "m.csv")
    with pytest.raises(UsageError, match="twice"):
        parse("path,b\nx,2\nx,3\n", "m.csv")


CELLS = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"])).map(str.strip)


@given(st.dictionaries(CELLS.filter(bool), CELLS, max_size=5))
def test_it_comes_back_as_it_was_kept(cells: dict[str, str]) -> None:
    told = parse(Metadata(("Signatur",), {k: (v or None,) for k, v in cells.items()}).to_csv(), "m.csv")
    assert parse(told.to_csv(), "m.csv") == told


def test_a_row_that_fits_several_contents_counts_for_none() -> None:
    told = parse("path,s\n1.txt,A\nb/2.txt,B\n2.txt,C\n3.txt,D\n", "m.csv")
    files = [("a/2.txt", "a2"), ("b/2.txt", "b2"), ("c/3.txt", "c3"), ("d/3.txt", "d3")]
    found = told.resolved(files)
    assert [found.of(path) for path, _ in files] == [("C",), ("B",), (None,), (None,)]
    assert told.doubtful(files) == 1
    same = [("1.txt", "x"), ("c/3.txt", "same"), ("d/3.txt", "same"), ("sub/1.txt", "y")]
    found = told.resolved(same)
    assert [found.of(path) for path, _ in same] == [("A",), ("D",), ("D",), (None,)]
    assert told.doubtful(same) == 0
    assert told.doubtful([("1.txt", "of one folder"), ("1.txt", "of another")]) == 1


def test_it_is_joined_and_kept(tmp_path: Path) -> None:
    place, out = folder(tmp_path / "in", a=b"one", b=b"two"), tmp_path / "out"
    table = tmp_path / "m.csv"
    table.write_text("path;Signatur\na.txt;=0815\nlost.txt;1\n")
    summary = run([place], out, Settings(), jobs=1, read=fake, metadata=table)
    assert summary.warnings == [f"1 rows of {table} name no file that was found"]

    def joined() -> list[object]:
        return pd.read_parquet(out / "tables" / "papers.parquet")["meta_signatur"].tolist()

    assert joined() == ["=0815", pd.NA]
    assert "'=0815" in (out / "tables" / "papers.csv").read_text(encoding="utf-8")
    export(out, ["tables"])
    assert joined() == ["=0815", pd.NA]
    table.write_text("path;Signatur\na.txt;2\n")
    assert run([place], out, Settings(), jobs=1, read=fake, metadata=table).read == 0
    assert joined() == ["2", pd.NA]
    folder(place, c=b"two", d=b"two")
    table.write_text("path;Signatur\na.txt;2\nc.txt;3\nd.txt;4\n")
    run([place], out, Settings(), jobs=1, read=fake, metadata=table)
    assert joined() == ["2", "3"]  # b.txt has no row; c.txt and d.txt are the same content
    twice = folder(tmp_path / "twice", x__a=b"one", y__a=b"two")
    table.write_text("path;Signatur\na.txt;2\n")
    told = run([twice], tmp_path / "two", Settings(), jobs=1, read=fake, metadata=table)
    assert told.warnings == [f"1 rows of {table} fit several files and count for none: give each its path"]
    secret = folder(tmp_path / "secret", a=b"one", b=b"secret")
    table.write_text("path;Signatur\na.txt;2\nb.txt;Verschluss\n")
    run([secret], tmp_path / "public", Settings(), jobs=1, read=fake, metadata=table, public_only=True)
    for path in (tmp_path / "public").rglob("*"):
        assert path.is_dir() or b"Verschluss" not in path.read_bytes()


def test_a_row_of_a_withheld_file_joins_no_public_one_of_the_same_name(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a__x=b"secret", b__x=b"one", c__y=b"two")
    table, out = tmp_path / "m.csv", tmp_path / "public"
    table.write_text("path;Signatur\nx.txt;Verschluss\ny.txt;7\n")

    def joined(out: Path) -> list[object]:
        return pd.read_parquet(out / "tables" / "papers.parquet")["meta_signatur"].tolist()

    more: dict[str, Any] = {"jobs": 1, "read": fake, "metadata": table, "public_only": True}
    told = run([place], out, Settings(), **more)
    assert told.warnings == [f"1 rows of {table} fit several files and count for none: give each its path"]
    assert joined(out) == [pd.NA, "7"]
    parts = [tmp_path / f"part{n}" for n in range(1, 9)]
    for n, part in enumerate(parts, start=1):  # whatever shard the two fall into
        run([place], part, Settings(), mine=parse_shard(f"{n}/8").holds, **more)
    merge(parts, tmp_path / "all")
    assert joined(tmp_path / "all") == [pd.NA, "7"]
    # Read by a run of its own, whose names the next one does not know.
    run([place / "a"], tmp_path / "two", Settings(), jobs=1, read=fake, public_only=True)
    told = run([place / "b"], tmp_path / "two", Settings(), **more)
    assert "was not joined" in told.warnings[0]
    for where in (out, tmp_path / "all", tmp_path / "two"):
        for path in where.rglob("*"):
            assert path.is_dir() or b"Verschluss" not in path.read_bytes(), path


def test_rows_of_public_papers_stay_with_their_contents(tmp_path: Path) -> None:
    place, table, out = folder(tmp_path / "in", a__x=b"one"), tmp_path / "m.csv", tmp_path / "out"
    table.write_text("path;Signatur\nx.txt;7\n")
    run([place], out, Settings(), jobs=1, read=fake, metadata=table, public_only=True)
    folder(place, b__x=b"two")
    run([place], out, Settings(), jobs=1, read=fake, public_only=True)
    assert pd.read_parquet(out / "tables" / "papers.parquet")["meta_signatur"].tolist() == ["7", pd.NA]
