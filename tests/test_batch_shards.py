"""Shards: every content is read by one of them, and merged they are what one run would have written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.run import run
from pipeline.batch.shards import Shard, merge, parse
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests.papers import folder, read
from tests.test_batch_run import everything

SAMPLES = Path(__file__).parent.parent / "samples"


@given(st.integers(1, 50), st.binary(min_size=32, max_size=32))
def test_every_content_has_one_shard(total: int, digest: bytes) -> None:
    assert sum(Shard(n, total).holds(digest.hex()) for n in range(1, total + 1)) == 1


@pytest.mark.parametrize("text", ["0/3", "4/3", "1/0", "x", "1/2/3", "-1/2", ""])
def test_what_is_no_shard_is_told(text: str) -> None:
    with pytest.raises(UsageError):
        parse(text)


def test_merged_shards_are_what_one_run_writes(tmp_path: Path) -> None:
    files = {f"f{n}": b"paper %d" % n for n in range(7)} | {"same": b"paper 3", "bad": b"broken", "half": b"partial"}
    place = folder(tmp_path / "in", **files)
    (place / "pipe.txt").symlink_to("nowhere")
    run([place], tmp_path / "one", Settings(), jobs=1, read=read)
    parts = [tmp_path / f"part{n}" for n in (1, 2, 3)]
    counts = [
        run([place], part, Settings(), jobs=1, read=read, mine=parse(f"{n}/3").holds).found
        for n, part in enumerate(parts, start=1)
    ]
    assert sum(counts) == len(files) + 1
    assert max(counts) < len(files)
    assert merge(parts, tmp_path / "all") == 8
    assert everything(tmp_path / "all") == everything(tmp_path / "one")
    assert merge(list(reversed(parts)), tmp_path / "all") == 8
    assert everything(tmp_path / "all") == everything(tmp_path / "one")
    assert run([place], tmp_path / "all", Settings(), jobs=1, read=read).read == 0


def test_files_of_other_formats_and_own_columns_are_merged_too(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    for name in ("stadtrat-digital.pdf", "gemeinderat-digital.pdf"):
        shutil.copy(SAMPLES / name, place)
    own = tmp_path / "own.csv"
    own.write_text("path,Signatur\nstadtrat-digital.pdf,A 1\ngemeinderat-digital.pdf,B 2\nnowhere.pdf,C 3\n")
    for public_only in (False, True):
        more = {"jobs": 1, "formats": ("alto", "pdf"), "metadata": own, "public_only": public_only}
        top = tmp_path / str(public_only)
        run([place], top / "one", Settings(), **more)  # type: ignore[arg-type]
        parts = [top / f"part{n}" for n in range(1, 5)]
        for n, part in enumerate(parts, start=1):
            run([place], part, Settings(), mine=parse(f"{n}/4").holds, **more)  # type: ignore[arg-type]
        merge(parts, top / "all")
        assert everything(top / "all") == everything(top / "one")
    assert (tmp_path / "False" / "all" / "metadata.csv").read_text().count("\n") == 4
    assert len(list((tmp_path / "False" / "all" / "pdf").iterdir())) == 2


def test_only_results_of_one_kind_are_merged(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", a=b"one")
    run([place], tmp_path / "a", Settings(), jobs=1, read=read)
    run([place], tmp_path / "b", Settings(), jobs=1, read=read, public_only=True)
    with pytest.raises(UsageError):
        merge([tmp_path / "a", tmp_path / "b"], tmp_path / "all")
    with pytest.raises(UsageError, match="no results"):
        merge([tmp_path / "in"], tmp_path / "all")
