"""Files appear whole or not at all; a full disk is told by its code."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from pipeline.errors import DiskFull, OutputError
from pipeline.store import Store, failure, whole, write
from tests.papers import document


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write(target, b"first")
    with pytest.raises(RuntimeError), whole(target) as temporary:
        temporary.write_bytes(b"half")
        raise RuntimeError
    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_and_a_missing_folder_have_their_codes(tmp_path: Path) -> None:
    assert isinstance(failure(OSError(errno.ENOSPC, "full"), tmp_path), DiskFull)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "none" / "a.json", b"x")
    assert caught.value.code == "E500"
    assert Path("/dev/full").exists() is False or _full()


def _full() -> bool:
    with pytest.raises(OSError, match="No space") as caught, Path("/dev/full").open("wb", buffering=0) as file:
        file.write(b"x")
    return isinstance(failure(caught.value, Path("x")), DiskFull)


def test_a_paper_is_saved_loaded_and_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    one = document(b"x\r\ny", "a.txt")
    store.save(one.record, one.text)
    paper_id = one.record.id
    assert store.load(paper_id) == one.record
    assert store.text(paper_id) == "Maßnahmen am Fluss\n\nx\r\ny"
    assert store.raw_path(paper_id).read_bytes() == b"MaBnahmen am Fluss\n\nx\r\ny"
    assert store.has(paper_id)
    assert store.paper_ids() == [paper_id]
    store.drop(paper_id)
    assert not store.has(paper_id)
    assert store.paper_ids() == []


def test_what_an_interrupted_run_left_is_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    left = [store.records / ".tmp-1-a.json", tmp_path / ".tmp-1-x", store.work / "77" / "page.pgm"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    store.prepare()
    assert not any(path.exists() for path in left)
