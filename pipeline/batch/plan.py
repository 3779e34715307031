"""What a run found and what of it is to be read, kept in a private temporary database: memory does not grow with it."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pipeline.batch.discover import Found
from pipeline.errors import DiskFull, InputError

_SCHEMA = """
PRAGMA journal_mode=OFF;
BEGIN;
CREATE TABLE files (name TEXT, sha256 TEXT, code TEXT, message TEXT);
CREATE TABLE others (name TEXT, sha256 TEXT);
CREATE TABLE wanted (sha256 TEXT PRIMARY KEY, name TEXT, size INTEGER, found BLOB) WITHOUT ROWID;
CREATE TABLE unnamed (sha256 TEXT, found BLOB);
CREATE INDEX unnamed_sha256 ON unnamed (sha256);
"""


class Plan:
    """The files of a run in the order found, and of their contents those to read, the largest first, so that all
    workers end together. ``roots`` are the folders and files given below which something was found.

    Raises DiskFull where the database finds no room.
    """

    def __init__(self) -> None:
        # No name: a file that nobody else sees and that goes with this object.
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_SCHEMA)
        self.roots: set[Path] = set()
        self.found = 0

    def _do(self, statement: str, *values: object) -> sqlite3.Cursor:
        try:
            return self._db.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise DiskFull(f"no room for the list of files: {error}") from error

    def see(self, name: str, sha256: str | None, problem: InputError | None) -> None:
        """Note a file with its content, or with what is wrong with it."""
        self.found += 1
        code, message = (problem.code, problem.message) if problem else (None, None)
        self._do("INSERT INTO files VALUES (?, ?, ?, ?)", name, sha256, code, message)

    def pass_over(self, name: str, sha256: str | None) -> None:
        """Note a file that another shard reads."""
        self._do("INSERT INTO others VALUES (?, ?)", name, sha256)

    def want(self, found: Found, sha256: str) -> None:
        """A content is to be read, under the first of its names."""
        self._do(
            "INSERT INTO wanted VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET name = excluded.name, "
            "size = excluded.size, found = excluded.found WHERE excluded.name < wanted.name",
            sha256,
            found.name,
            found.size,
            pickle.dumps(found),
        )

    def withhold(self, found: Found, sha256: str) -> None:
        """Keep a file whose name is told only once its content is known to be public."""
        self._do("INSERT INTO unnamed VALUES (?, ?)", sha256, pickle.dumps(found))

    def withheld(self, sha256: str) -> Iterator[Found]:
        """The files of a content that were kept so."""
        for (found,) in self._do("SELECT found FROM unnamed WHERE sha256 = ?", sha256).fetchall():
            yield pickle.loads(found)  # our own, of this process

    @property
    def to_read(self) -> int:
        """The contents to read."""
        return int(self._do("SELECT count(*) FROM wanted").fetchone()[0])

    @property
    def kept(self) -> int:
        """The contents that need not be read."""
        return int(self._do("SELECT count(DISTINCT sha256) FROM files").fetchone()[0]) - self.to_read

    def wanted(self, step: int = 1) -> Iterator[tuple[Found, str]]:
        """The contents to read, every ``step``-th of them."""
        for number, (found, sha256) in enumerate(self._do("SELECT found, sha256 FROM wanted ORDER BY size DESC, name")):
            if number % step == 0:
                yield pickle.loads(found), sha256  # as above

    def named(self) -> Iterator[tuple[str, str | None]]:
        """(name, content) of every file that was found, those of other shards too."""
        yield from self._do("SELECT name, sha256 FROM files UNION ALL SELECT name, sha256 FROM others")

    def files(self) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        """(name, content, code, message) of every file; the code where something is wrong with the file itself."""
        yield from self._do("SELECT name, sha256, code, message FROM files ORDER BY rowid")
