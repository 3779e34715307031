"""What happened to every file, in an SQLite file (WAL): found files and read contents in, what is still to do out.

A *file* is a name on the disk; a *content* is what stands in it, read once under however many names. Times live here
and nowhere else. Paths are kept as bytes, because not every file name is text.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.batch.discover import Found, stamp_of
from pipeline.batch.figures import SCHEMA, VERSION, Figures
from pipeline.errors import DiskFull, OutputError, UsageError
from pipeline.formats.tables import FileRow
from pipeline.store import printable

State = Literal["waiting", "ok", "partial", "failed"]

# Failures that another try may heal. Those that cost their whole limit are tried a few times only, and so is a paper
# that was read in part.
PASSING = ("E106", "E107", "E108", "E203", "E300", "E301", "E302", "E401", "E402", "E403", "E500", "E501")
COSTLY = ("E401", "E402", "E403")
TRIES = 3
COMMIT = 1.0  # seconds of work that a kill may cost


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A paper as the ledger keeps it."""

    paper_id: str
    path: str
    public: float
    doubt: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one content ended."""

    sha256: str
    state: State
    papers: tuple[PaperSeen, ...] = ()
    code: str | None = None
    message: str | None = None
    pages: int = 0
    seconds: float = 0.0
    withheld: int = 0
    page: int | None = None
    reckoned: float = 0.0


def _version(path: Path) -> int:
    """The form of a ledger on the disk. Raises OutputError where it is none."""
    try:
        with sqlite3.connect(path) as db:
            return int(db.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        raise OutputError(f"the ledger cannot be opened: {error}", path=str(path)) from error


class Ledger(Figures):
    """Opened by one process alone; used as a context manager. Raises OutputError where it cannot be read or written.

    A ledger that is ``public_only`` holds no path, and names only of papers that are surely public; it stays so. Raises
    UsageError where it is opened otherwise than it was begun; None opens it as it is.
    """

    def __init__(self, path: Path | str, public_only: bool | None = None) -> None:
        self._path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            if self._db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                # A ledger of another form, or a new one: everything is read again, nothing is guessed.
                for (table,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    self._db.execute(f"DROP TABLE {table}")
                self._db.execute(f"PRAGMA user_version = {VERSION}")
            self._db.executescript(SCHEMA)
            self._db.execute("BEGIN")
        except sqlite3.Error as error:
            raise OutputError(f"the ledger cannot be opened: {error}", path=str(path)) from error
        self._committed = time.monotonic()
        self.run = 0
        begun = self.meta("public_only")
        self.public_only = begun == "yes" if public_only is None else public_only
        if begun is not None and begun != ("yes" if self.public_only else "no"):
            self._db.close()
            kind = "public papers alone" if begun == "yes" else "all papers"
            raise UsageError(f"these results hold {kind}", advice="Take another folder with `-o`.")
        self.set_meta("public_only", "yes" if self.public_only else "no")

    @classmethod
    def copy(cls, path: Path, public_only: bool | None = None) -> Ledger:
        """A copy in memory, to try things on; empty where there is none."""
        made = cls(":memory:", None if path.exists() else public_only)
        if path.exists() and _version(path) == VERSION:
            made._db.execute("COMMIT")
            with sqlite3.connect(path) as source:
                source.backup(made._db)
            made._db.execute("BEGIN")
            begun = made.meta("public_only")
            made.public_only = begun == "yes"
            if public_only is not None and made.public_only != public_only:
                raise UsageError("these results were begun otherwise", advice="Take another folder with `-o`.")
        return made

    @staticmethod
    def must_be_there(path: Path) -> None:
        """Raises UsageError where there are no results, or where another version wrote them, whose ledger only a run
        may begin anew."""
        if not path.exists():
            raise UsageError("there are no results here", path=str(path.parent), advice="Run `vorlagen run` first.")
        if _version(path) != VERSION:
            raise UsageError(
                "these results were written by another version of vorlagen",
                path=str(path.parent),
                advice="Run `vorlagen run` again; it reads everything anew.",
            )

    def _key(self, path: Path) -> bytes:
        """How a path stands in the ledger."""
        raw = os.fsencode(path)
        return hashlib.sha256(raw).digest() if self.public_only else raw

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *args: object) -> None:
        try:
            self._do("COMMIT")
        except (OutputError, sqlite3.Error):
            if args[0] is None:
                raise
        finally:
            self._db.close()

    def _do(self, statement: str, *values: object) -> sqlite3.Cursor:
        try:
            cursor = self._db.execute(statement, values)
        except sqlite3.OperationalError as error:
            kind = DiskFull if "full" in str(error) else OutputError
            raise kind(f"the ledger cannot be written: {error}", path=str(self._path)) from error
        return cursor

    def settle(self) -> None:
        """Commit now and then; called only between two contents, so that a kill never leaves half of one behind."""
        if time.monotonic() - self._committed > COMMIT:
            self.commit()

    def commit(self) -> None:
        """Make what was written last, also over a kill."""
        self._do("COMMIT")
        self._db.execute("BEGIN")
        self._committed = time.monotonic()

    # -- runs ---------------------------------------------------------------------------------------------------------

    def begin(self, version: str, settings: str, jobs: int) -> None:
        self.run = int(
            self._do(
                "INSERT INTO runs (began, version, settings, jobs) VALUES (?, ?, ?, ?) RETURNING run",
                time.time(),
                version,
                settings,
                jobs,
            ).fetchone()[0]
        )

    def end(self, read: int, failed: int) -> None:
        self._do("UPDATE runs SET ended = ?, read = ?, failed = ? WHERE run = ?", time.time(), read, failed, self.run)

    def meta(self, name: str) -> str | None:
        row = self._do("SELECT value FROM meta WHERE name = ?", name).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, name: str, value: str) -> None:
        self._do("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def absorb(self, path: Path) -> None:
        """Take over what another ledger knows; where both know a content, the one that read it counts. Raises
        UsageError where that one is of another kind."""
        with Ledger.copy(path, self.public_only):
            pass
        self._db.execute("COMMIT")
        self._db.execute("ATTACH ? AS other", (str(path),))
        self._db.execute("BEGIN")
        self._do("INSERT OR REPLACE INTO files SELECT * FROM other.files")
        self._do("UPDATE files SET run = ?", self.run)
        self._do(
            "INSERT OR REPLACE INTO contents SELECT * FROM other.contents AS theirs WHERE theirs.state != 'waiting' "
            "OR NOT EXISTS (SELECT 1 FROM contents AS ours WHERE ours.sha256 = theirs.sha256)"
        )
        self._do("INSERT OR REPLACE INTO papers SELECT * FROM other.papers")
        self._db.execute("COMMIT")
        self._db.execute("DETACH other")
        self._db.execute("BEGIN")

    # -- files --------------------------------------------------------------------------------------------------------

    def known_hash(self, found: Found) -> str | None:
        """The content hash of a file that has not been touched since it was seen last."""
        row = self._do(
            "SELECT sha256 FROM files WHERE path = ? AND stamp = ? AND code IS NULL",
            self._key(found.path),
            found.stamp,
        ).fetchone()
        return None if row is None else row[0]

    def see(self, found: Found, sha256: str | None, code: str | None = None, message: str | None = None) -> None:
        """Note a file as this run finds it. A file keeps the name under which it was seen first."""
        self._do(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
            "size = excluded.size, stamp = excluded.stamp, "
            "sha256 = excluded.sha256, code = excluded.code, message = excluded.message, run = excluded.run",
            self._key(found.path),
            self._key(found.root),
            "" if self.public_only else found.name,
            found.size,
            found.stamp,
            sha256,
            code,
            message,
            self.run,
        )
        if sha256:
            self._do("INSERT INTO contents (sha256, state) VALUES (?, 'waiting') ON CONFLICT DO NOTHING", sha256)

    def name(self, found: Found) -> None:
        """Note the name of a file, once it is known that it may be told."""
        self._do("UPDATE files SET name = ? WHERE path = ? AND name = ''", found.name, self._key(found.path))

    def withheld_elsewhere(self) -> int:
        """The files without a name that this run did not come upon."""
        return int(self._do("SELECT count(*) FROM files WHERE name = '' AND run < ?", self.run).fetchone()[0])

    def forget_unseen(self, given: list[Path]) -> int:
        """Drop the files below the paths given that this run did not find again, and files elsewhere that are gone but
        whose content lies here under another name (a folder that moved). Returns how many."""
        gone = []
        roots = {self._key(path) for path in given}
        for raw, root, sha256 in self._do("SELECT path, root, sha256 FROM files WHERE run < ?", self.run).fetchall():
            if root in roots:
                gone.append(raw)
            if root in roots or self.public_only:
                continue
            path = Path(os.fsdecode(raw))
            if any(path == root or root in path.parents for root in given) or (
                not os.path.lexists(path)
                and self._do("SELECT 1 FROM files WHERE sha256 = ? AND run = ?", sha256, self.run).fetchone()
            ):
                gone.append(raw)
        for raw in gone:
            self._do("DELETE FROM files WHERE path = ?", raw)
        return len(gone)

    def has_files_below(self, root: Path) -> bool:
        return bool(self._do("SELECT 1 FROM files WHERE root = ? LIMIT 1", self._key(root)).fetchone())

    # -- contents -----------------------------------------------------------------------------------------------------

    def is_done(self, sha256: str, fingerprint: str, retry: frozenset[str]) -> bool:
        """Whether a content need not be read: read with the same settings, or failed in a way that stays so.

        ``retry`` holds the states to read again in any case.
        """
        row = self._do("SELECT state, fingerprint, code, tries FROM contents WHERE sha256 = ?", sha256).fetchone()
        if row is None or row[0] == "waiting" or row[0] in retry or row[1] != fingerprint:
            return False
        state, _, code, tries = row
        if code not in PASSING:
            return True
        return tries >= TRIES and (state == "partial" or code in COSTLY)

    def record(self, outcome: Outcome, fingerprint: str) -> list[str]:
        """Note how a reading ended; the ids of papers that this content had before and has no longer."""
        now = time.time()
        self._do(
            "UPDATE contents SET state = ?, code = ?, message = ?, pages = ?, seconds = ?, last_read = ?, "
            "withheld = ?, page = ?, reckoned = ?, first_read = coalesce(first_read, ?), fingerprint = ?, "
            "tries = CASE WHEN fingerprint IS ? THEN tries + 1 ELSE 1 END WHERE sha256 = ?",
            outcome.state,
            outcome.code,
            # A message may quote the file.
            None if self.public_only and not outcome.papers else outcome.message,
            outcome.pages,
            round(outcome.seconds, 3),
            now,
            outcome.withheld,
            outcome.page,
            round(outcome.reckoned, 3),
            now,
            fingerprint,
            fingerprint,
            outcome.sha256,
        )
        before = {row[0] for row in self._do("SELECT paper_id FROM papers WHERE sha256 = ?", outcome.sha256)}
        after = {p.paper_id for p in outcome.papers}
        for paper_id in before - after:
            self._do("DELETE FROM papers WHERE paper_id = ?", paper_id)
        for paper in outcome.papers:
            self._do(
                "INSERT OR REPLACE INTO papers VALUES (?, ?, ?, ?, ?, ?)",
                paper.paper_id,
                outcome.sha256,
                paper.path,
                paper.public,
                paper.doubt,
                paper.reasons,
            )
        return sorted(before - after)

    def read_again(self, sha256: str) -> None:
        """What was read of a content is lost: the next run reads it anew."""
        self._do("UPDATE contents SET state = 'waiting', fingerprint = NULL WHERE sha256 = ?", sha256)
        self._do("DELETE FROM papers WHERE sha256 = ?", sha256)

    def drop_orphans(self) -> None:
        """Forget contents that no file has any more, and their papers."""
        self._do("DELETE FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM files WHERE sha256 IS NOT NULL)")
        self._do("DELETE FROM papers WHERE sha256 NOT IN (SELECT sha256 FROM contents)")

    def paper_ids(self) -> set[str]:
        return {row[0] for row in self._do("SELECT paper_id FROM papers")}

    def paper_ids_of(self, sha256: str) -> list[str]:
        return [row[0] for row in self._do("SELECT paper_id FROM papers WHERE sha256 = ? ORDER BY paper_id", sha256)]

    def rename_paper(self, paper_id: str, path: str) -> None:
        self._do("UPDATE papers SET path = ? WHERE paper_id = ?", path, paper_id)

    def papers(self) -> Iterator[tuple[str, str, str, str]]:
        """(paper id, content, path in the record, the first of its names now), in the order of the tables."""
        # A copy on the disk: whoever asks may change papers on the way.
        self._do("DROP TABLE IF EXISTS temp.listed")
        self._do(
            "CREATE TEMP TABLE listed AS "
            "SELECT p.paper_id, p.sha256, p.path, min(f.name) AS name FROM papers p JOIN files f USING (sha256) "
            "WHERE f.name != '' GROUP BY p.paper_id ORDER BY name, p.paper_id"
        )
        yield from self._do("SELECT * FROM listed ORDER BY rowid")

    def file_rows(self) -> Iterator[FileRow]:
        """Every file with how its reading ended, ordered by name."""
        cursor = self._do(
            "SELECT f.name, f.root, f.size, f.sha256, f.code, f.message, c.state, c.code, c.message, "
            "(SELECT min(paper_id) FROM papers p WHERE p.sha256 = f.sha256) "
            "FROM files f LEFT JOIN contents c USING (sha256) WHERE f.name != '' ORDER BY f.name, f.sha256, f.root"
        )
        for name, root, size, sha256, code, message, state, own_code, own_message, paper_id in cursor:
            status = "failed" if code else state
            folder = "" if self.public_only else printable(Path(os.fsdecode(root)).name)
            yield FileRow(
                name, folder, size, sha256, status, code or own_code, message or own_message, None if code else paper_id
            )

    def original(self, sha256: str) -> Path | None:
        """A file that still is what was read as this content; None where there is none, or where the ledger does not
        know the paths because it holds public papers alone."""
        if self.public_only:
            return None
        rows = self._do("SELECT path, root, stamp FROM files WHERE sha256 = ? ORDER BY path", sha256).fetchall()
        for raw, root, stamp in rows:
            path = Path(os.fsdecode(raw))
            if stamp_of(path, Path(os.fsdecode(root))) == stamp:
                return path
        return None

    def formats_of(self, sha256: str) -> set[str]:
        """The formats with a file of their own that were made of a content."""
        row = self._do("SELECT formats FROM contents WHERE sha256 = ?", sha256).fetchone()
        return set(row[0].split()) if row else set()

    def set_formats(self, sha256: str, formats: Iterable[str]) -> None:
        self._do("UPDATE contents SET formats = ? WHERE sha256 = ?", " ".join(formats), sha256)

    def state(self, sha256: str) -> tuple[str, str | None, str | None]:
        """How the reading of a content ended: state, code, message."""
        row = self._do("SELECT state, code, message FROM contents WHERE sha256 = ?", sha256).fetchone()
        return ("waiting", None, None) if row is None else (row[0], row[1], row[2])
