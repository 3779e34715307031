"""Finding files: stable order, strange names, links in circles, named pipes, folders of page images."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.discover import content_hash, discover, natural, unchanged
from pipeline.errors import UsageError
from pipeline.store import printable


def found(*paths: Path, one_per_folder: bool = False) -> list[tuple[str, str | None]]:
    """(name, error code) of everything found."""
    return [(f.name, f.problem.code if f.problem else None) for f in discover(paths, one_per_folder=one_per_folder)]


def test_types_by_name_and_by_first_bytes(tmp_path: Path) -> None:
    for name in ("a.PDF", "b.txt", "c.Tiff", "d.truth.json", "e.md", ".hidden.txt", "f.docx", "g.csv"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "h.xml").write_bytes(b'<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">')
    (tmp_path / "i.xml").write_bytes(b"<project/>")
    (tmp_path / "j.html").write_bytes(b"<html><div class='ocr_page'>")
    (tmp_path / "k").write_bytes(b"%PDF-1.7")
    (tmp_path / "l").write_bytes(b"#!/bin/sh")
    assert [name for name, _ in found(tmp_path)] == ["a.PDF", "b.txt", "c.Tiff", "h.xml", "j.html", "k"]


def test_a_type_that_cannot_be_read_is_an_error_only_when_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert found(tmp_path) == []
    assert found(tmp_path / "a.docx") == [("a.docx", "E104")]


def test_a_path_that_does_not_exist_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        found(tmp_path / "none")


def test_folders_are_read_with_all_below_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [name for name, _ in found(tmp_path)] == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"]
    assert [name for name, _ in found(tmp_path / "b", tmp_path)] == ["1.txt", "2.txt", "a.txt", "c/d/e.txt"]


def test_the_results_are_never_read_as_papers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    with pytest.raises(UsageError, match="cannot lie"):
        list(discover([tmp_path], leave_out=tmp_path / "." / ""))
    assert [one.name for one in discover([tmp_path], leave_out=tmp_path / "out")] == ["a.txt"]


def test_strange_files_end_with_a_code(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "circle.pdf").symlink_to("circle.pdf")
    (tmp_path / "lost.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "good.txt").write_bytes(b"x")
    assert found(tmp_path) == [("circle.pdf", "E106"), ("good.txt", None), ("lost.pdf", "E106"), ("pipe.txt", "E107")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert found(tmp_path) == [("closed", "E106")]


def test_names_that_no_one_expects(tmp_path: Path) -> None:
    strange = [
        unicodedata.normalize("NFC", "Größe.txt"),
        unicodedata.normalize("NFD", "Größe.txt"),
        " blank at both ends .txt",
        "line\nbreak.txt",
        "-o.txt",
        "n" * 251 + ".txt",
        os.fsdecode(b"latin\xfc.txt"),
    ]
    for name in strange:
        (tmp_path / name).write_bytes(os.fsencode(name))
    told = [f.name for f in discover([tmp_path])]
    assert len(told) == len(set(told)) == len(strange)
    assert "latin\\xfc.txt" in told
    for name in told:
        name.encode()


def test_a_folder_of_page_images_is_one_paper_in_natural_order(tmp_path: Path) -> None:
    scan = tmp_path / "scan"
    scan.mkdir()
    for n in (10, 9, 1):
        (scan / f"Seite {n}.png").write_bytes(str(n).encode())
    (scan / "note.txt").write_bytes(b"x")
    one, note = sorted(discover([tmp_path], one_per_folder=True), key=lambda f: len(f.name))
    assert (one.name, note.name) == ("scan", "scan/note.txt")
    assert [p.name for p in one.pages] == ["Seite 1.png", "Seite 9.png", "Seite 10.png"]
    before = content_hash(one)
    assert unchanged(one)
    (scan / "Seite 9.png").write_bytes(b"other")
    assert not unchanged(one)
    assert content_hash(one) != before


@given(st.lists(st.text(), max_size=8))
def test_natural_order_is_total_and_the_same_for_composed_and_split_umlauts(names: list[str]) -> None:
    assert [natural(n) for n in sorted(names, key=natural)] == sorted(natural(n) for n in names)
    for name in names:
        assert natural(unicodedata.normalize("NFD", name)) == natural(unicodedata.normalize("NFC", name))


@given(st.binary(min_size=1, max_size=40).filter(lambda b: b"\0" not in b))
def test_every_name_can_be_printed(raw: bytes) -> None:
    printable(os.fsdecode(raw)).encode("utf-8")
