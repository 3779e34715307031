"""A paper's record and text in, files in the outputs folder out, each whole or not at all; knows what lies where.

::

    outputs/
    ├── records/<id>.json      one record a paper
    ├── text/<id>.txt          the repaired text of the body; <id>.raw.txt the whole text as it was read
    ├── tables/                one CSV and one Parquet file a table
    ├── oparl/                 the OParl export
    ├── vorlagen.sqlite · views.sql · datapackage.json · report.html
    └── ledger.sqlite          which file was read when, with what, and how it went
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pipeline.errors import DiskFull, OutputError

if TYPE_CHECKING:
    from pipeline.model.record import Record
    from pipeline.model.text import Text

TEMPORARY = ".tmp-"  # begins the name of a file that is not whole yet


def printable(path: str | Path) -> str:
    """A path that can be written as UTF-8: bytes that are none stand as ``\\xff``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def failure(error: OSError, path: Path) -> OutputError:
    """The error of the house for a file that could not be written."""
    kind = DiskFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else OutputError
    return kind(f"cannot write {path.name}: {error.strerror or error}", path=str(path.parent))


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its name when the block ends well, and vanishes when it does not.

    The content is on the disk before the name is. Raises OutputError (DiskFull when the disk is full).
    """
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name[:100]}")
    try:
        yield temporary
        _take_place(temporary, path)
    except OSError as error:
        raise failure(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _take_place(made: Path, path: Path) -> None:
    handle = os.open(made, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    made.replace(path)


def move(made: Path, path: Path) -> None:
    """Put a finished file of the same disk in its place, whole. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _take_place(made, path)
    except OSError as error:
        raise failure(error, path) from error


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """``whole`` with the temporary file opened for bytes."""
    with whole(path) as temporary, temporary.open("wb") as file:
        yield file


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all. Raises OutputError."""
    with whole_file(path) as file:
        file.write(content)


@dataclass(frozen=True, slots=True)
class Store:
    """The outputs folder. ``root`` need not exist before ``prepare``."""

    root: Path

    @property
    def records(self) -> Path:
        return self.root / "records"

    @property
    def texts(self) -> Path:
        return self.root / "text"

    @property
    def ledger(self) -> Path:
        return self.root / "ledger.sqlite"

    @property
    def metadata(self) -> Path:
        """The user's own columns, kept for the next time that tables are written."""
        return self.root / "metadata.csv"

    @property
    def work(self) -> Path:
        """Where a run keeps what lives no longer than the run."""
        return self.root / ".work"

    def prepare(self) -> None:
        """Make the folders and remove what an interrupted run left half done. Raises OutputError."""
        try:
            for folder in (self.records, self.texts):
                folder.mkdir(parents=True, exist_ok=True)
            for left in (*self.root.glob(f"{TEMPORARY}*"), *self.root.glob(f"*/{TEMPORARY}*")):
                left.unlink(missing_ok=True)
            shutil.rmtree(self.work, ignore_errors=True)
            self.work.mkdir()
            write(self._run, secrets.token_hex(8).encode())
        except OSError as error:
            raise failure(error, self.root) from error

    @property
    def _run(self) -> Path:
        return self.work / "run"

    def run_token(self) -> str:
        """The token of the run that is at work here. Raises FileNotFoundError where none is."""
        return self._run.read_text()

    def serves(self, token: str) -> bool:
        """Whether the run with this token is still at work here; a worker on another machine may outlive its run."""
        try:
            return self.run_token() == token
        except OSError:
            return False

    def finish(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)

    def record_path(self, paper_id: str) -> Path:
        return self.records / f"{paper_id}.json"

    def text_path(self, paper_id: str) -> Path:
        return self.texts / f"{paper_id}.txt"

    def raw_path(self, paper_id: str) -> Path:
        return self.texts / f"{paper_id}.raw.txt"

    def save(self, record: Record, text: Text) -> None:
        """Write a paper's files; the record comes last, so that a record never lacks its text. Raises OutputError."""
        body = text.body
        write(self.raw_path(record.id), text.raw.encode())
        write(self.text_path(record.id), text.string[body.start : body.end].encode())
        self.save_record(record)

    def paper_path(self, folder: str, paper_id: str, suffix: str) -> Path:
        """Where a paper lies in a format of its own."""
        return self.root / folder / f"{paper_id}{suffix}"

    def save_paper(self, folder: str, paper_id: str, suffix: str, made: Path) -> None:
        """Put a paper in a format of its own, ``made`` on the same disk, in its place. Raises OutputError."""
        move(made, self.paper_path(folder, paper_id, suffix))

    def save_record(self, record: Record) -> None:
        """Write a record alone. Raises OutputError."""
        write(self.record_path(record.id), record.to_json().encode())

    def load(self, paper_id: str) -> Record:
        """The record of a paper. Raises FileNotFoundError where there is none."""
        from pipeline.model.record import Record

        return Record.model_validate_json(self.record_path(paper_id).read_bytes())

    def text(self, paper_id: str) -> str:
        """The repaired text of a paper's body, line ends as they are. Raises FileNotFoundError where there is none."""
        return self.text_path(paper_id).read_bytes().decode()

    def has(self, paper_id: str) -> bool:
        return (
            self.record_path(paper_id).exists()
            and self.text_path(paper_id).exists()
            and self.raw_path(paper_id).exists()
        )

    def drop(self, paper_id: str) -> None:
        """Remove a paper; the record goes first, so that nothing reads it without its text."""
        self.record_path(paper_id).unlink(missing_ok=True)
        for path in self.root.glob(f"*/{paper_id}.*"):
            path.unlink(missing_ok=True)

    def paper_ids(self) -> list[str]:
        """The ids of all papers that lie here, sorted."""
        return sorted(path.stem for path in self.records.glob("*.json") if not path.name.startswith(TEMPORARY))
