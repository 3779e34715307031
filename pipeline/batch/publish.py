"""The papers on the disk in, everything made of them out: each file whole, the same bytes for the same papers."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from pipeline.batch.drawn import draw
from pipeline.batch.ledger import Ledger
from pipeline.errors import OutputError
from pipeline.formats import EVERY_RUN, WRITERS, Options, Paper
from pipeline.formats.metadata import Metadata, parse
from pipeline.store import Store, failure, move, write


def prepare() -> None:
    """Import what writes the tables and the report, which takes as long as reading a page."""
    with contextlib.suppress(ImportError):  # told when it is needed
        for name in ("pandas", "pyarrow.parquet", "jinja2", "pipeline.formats.table_set", "pipeline.formats.report"):
            import_module(name)


def publish(
    store: Store, ledger: Ledger, formats: Iterable[str] = EVERY_RUN, *, address: str | None = None, again: bool = True
) -> int:
    """Write ``formats`` from all papers in the ledger's order; the number of papers. Raises OutputError.

    Without ``again`` nothing is written when the ledger holds what it held when these formats were written last.

    A record that is missing or damaged on the disk is left out and read again by the next run. Papers on the disk that
    no file has any more are removed.
    """
    formats = sorted(formats)
    if not again and ledger.meta("published") == _mark(store, ledger, formats):
        return len(ledger.paper_ids())
    stage = store.work / "publish"
    shutil.rmtree(stage, ignore_errors=True)
    count = 0
    try:
        stage.mkdir(parents=True)
        options = _options(store, ledger, address)
        writers = [WRITERS[name].open(stage, options) for name in formats]
        for paper_id, sha256, path, name in ledger.papers():
            try:
                record, text = store.load(paper_id), store.text(paper_id)
            except (OSError, ValueError):
                ledger.read_again(sha256)
                continue
            if record.source.path != name:
                # The name it was read under is gone, or another of its names comes first now.
                record = record.model_copy(update={"source": record.source.model_copy(update={"path": name})})
                store.save_record(record)
            if path != name:
                ledger.rename_paper(paper_id, name)
            for writer in writers:
                writer.add(Paper(record, text))
            count += 1
        made = {name: writer.close(ledger.file_rows()) for name, writer in zip(formats, writers, strict=True)}
        for name, files in made.items():
            _put(stage, store.root, ledger, name, {file.as_posix() for file in files})
    except OSError as error:
        raise failure(error, store.root) from error
    except sqlite3.Error as error:
        raise OutputError(f"a table cannot be written: {error}", path=str(store.root)) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    wanted = ledger.paper_ids()
    for paper_id in store.paper_ids():
        if paper_id not in wanted:
            store.drop(paper_id)
    ledger.set_meta("published", _mark(store, ledger, formats))
    return count


def keep_metadata(
    store: Store, ledger: Ledger, metadata: Metadata, named: Iterable[tuple[str, str | None]]
) -> tuple[int, int]:
    """Keep the user's columns for this and every later writing of tables; how many rows name a file that was found, and
    how many of these fit files of different contents and count for none. ``named`` are all files (path, content) of
    this run.

    Of results that hold public papers alone only the rows of these are kept, by their contents: whose a row is can be
    told only while the names of all files are known.
    """
    files = [(row.path, row.sha256) for row in ledger.file_rows()]
    kept = metadata
    if ledger.public_only:
        public = {content for _, content in files}
        files += named
        kept = metadata.by_content(files, public)
    content = kept.to_csv().encode()
    if not store.metadata.exists() or store.metadata.read_bytes() != content:
        write(store.metadata, content)
        ledger.set_meta("published", "")
    known = metadata.only(path for path, _ in files)
    return len(known.rows), known.doubtful(files)


def _options(store: Store, ledger: Ledger, address: str | None) -> Options:
    told = Options(draw=partial(draw, store, ledger))
    if address:
        told = replace(told, address=address)
    if store.metadata.exists():
        own = parse(store.metadata.read_text(encoding="utf-8"), str(store.metadata))
        files = ((row.path, row.sha256) for row in ledger.file_rows())
        return replace(told, metadata=own.placed(files) if ledger.public_only else own.resolved(files))
    return told


def _mark(store: Store, ledger: Ledger, formats: list[str]) -> str:
    """Changes when another set of papers, files or formats would be written, or when a record or table is missing."""
    digest = hashlib.sha256(repr(formats).encode())
    for paper in ledger.papers():
        digest.update(repr((paper, store.has(paper[0]))).encode())
    for row in ledger.file_rows():
        digest.update(repr(row).encode())
    for name in formats:
        for file in _written(ledger, name):
            digest.update(repr((file, (store.root / file).exists())).encode())
    return digest.hexdigest()


def _put(stage: Path, root: Path, ledger: Ledger, name: str, files: set[str]) -> None:
    """Put the finished files of a format in their places; those that it wrote before and no longer writes go."""
    before = set(_written(ledger, name))
    _note_written(ledger, name, before | files)
    for file in sorted(files):
        move(stage / file, root / file)
    for file in before - files:
        (root / file).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # not empty yet
            (root / file).parent.rmdir()
    _note_written(ledger, name, files)


def _written(ledger: Ledger, name: str) -> list[str]:
    """The files in the outputs that a format wrote, relative to them."""
    return list(json.loads(ledger.meta(f"files of {name}") or "[]"))


def _note_written(ledger: Ledger, name: str, files: set[str]) -> None:
    ledger.set_meta(f"files of {name}", json.dumps(sorted(files)))
    ledger.commit()
