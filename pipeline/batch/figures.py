"""The tables of a ledger, and what people are told of them: counts, what was not read, what is in doubt, how quick."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from dataclasses import dataclass

VERSION = 7  # of the tables below

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    path BLOB PRIMARY KEY,       -- absolute
    root BLOB NOT NULL,          -- the folder given
    name TEXT NOT NULL,          -- relative to it, printable; empty where it is withheld
    size INTEGER,                -- null where nothing can be counted
    stamp TEXT NOT NULL,         -- size, times and inode: unchanged means not hashed again
    sha256 TEXT,                 -- null where the file cannot be opened
    code TEXT, message TEXT,     -- what is wrong with the file itself
    run INTEGER NOT NULL         -- the last run that saw it
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_sha256 ON files (sha256);
CREATE TABLE IF NOT EXISTS contents (
    sha256 TEXT PRIMARY KEY,
    state TEXT NOT NULL,         -- waiting, ok, partial, failed
    fingerprint TEXT,            -- settings, versions and data it was read with
    code TEXT, message TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    pages INTEGER, seconds REAL, first_read REAL, last_read REAL,
    formats TEXT NOT NULL DEFAULT '',    -- those with a file of their own that were made of it
    withheld INTEGER NOT NULL DEFAULT 0, -- papers left out because they are not printed as public
    page INTEGER,                        -- the page that the code is about
    reckoned REAL NOT NULL DEFAULT 0     -- the seconds that were to be expected
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS papers (
    paper_id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    path TEXT NOT NULL,          -- the name in its record
    public REAL NOT NULL,        -- how surely it is printed as public, 0 where it is not
    doubt REAL NOT NULL,         -- how much speaks for a look at it, and what
    reasons TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS papers_sha256 ON papers (sha256);
CREATE TABLE IF NOT EXISTS runs (
    run INTEGER PRIMARY KEY, began REAL, ended REAL, version TEXT, settings TEXT, jobs INTEGER,
    read INTEGER, failed INTEGER
);
"""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read whole; ``page`` where one page is to blame."""

    code: str
    name: str
    page: int | None
    message: str


class Figures(ABC):
    """The questions; a ledger asks its database with ``_do``."""

    @abstractmethod
    def _do(self, statement: str, *values: object) -> sqlite3.Cursor:
        """The rows that a statement gives for these values."""

    def counts(self) -> dict[str, int]:
        """Files by state, of all files known."""
        return dict(
            self._do(
                "SELECT CASE WHEN f.code IS NOT NULL THEN 'failed' ELSE c.state END AS state, count(*) FROM files f "
                "LEFT JOIN contents c USING (sha256) GROUP BY 1 ORDER BY 1"
            ).fetchall()
        )

    def withheld(self) -> int:
        """The papers left out because they are not surely printed as public."""
        return int(self._do("SELECT coalesce(sum(withheld), 0) FROM contents").fetchone()[0])

    def unread(self) -> list[Unread]:
        """Every file that could not be read whole, by code and name; none whose name is withheld."""
        return [
            Unread(*row)
            for row in self._do(
                "SELECT coalesce(f.code, c.code, ''), f.name, CASE WHEN f.code IS NULL THEN c.page END, "
                "coalesce(f.message, c.message, '') "
                "FROM files f LEFT JOIN contents c USING (sha256) "
                "WHERE f.name != '' AND (f.code IS NOT NULL OR c.state IN ('failed', 'partial')) ORDER BY 1, 2"
            )
        ]

    def doubtful(self, limit: int) -> list[tuple[str, float, str]]:
        """The papers for which most speaks to look at them: (name, how much, what)."""
        return self._do(
            "SELECT path, doubt, reasons FROM papers WHERE doubt > 0 ORDER BY doubt DESC, paper_id LIMIT ?", limit
        ).fetchall()

    def in_doubt(self) -> int:
        """The number of papers with a doubt."""
        return int(self._do("SELECT count(*) FROM papers WHERE doubt > 0").fetchone()[0])

    def pages_and_seconds(self) -> tuple[int, float]:
        """Pages read, and the seconds their reading took, over all contents."""
        row = self._do("SELECT coalesce(sum(pages), 0), coalesce(sum(seconds), 0) FROM contents").fetchone()
        return int(row[0]), float(row[1])

    def pace(self) -> tuple[float, float]:
        """The seconds that reading took, and the seconds that were to be expected for it."""
        row = self._do("SELECT sum(seconds), sum(reckoned) FROM contents WHERE reckoned > 0").fetchone()
        return float(row[0] or 0), float(row[1] or 0)

    def last_run(self) -> tuple[float, float | None, int | None, int | None] | None:
        """(began, ended, read, failed) of the last run; nulls where it was interrupted."""
        row = self._do("SELECT began, ended, read, failed FROM runs ORDER BY run DESC LIMIT 1").fetchone()
        return None if row is None else (row[0], row[1], row[2], row[3])
