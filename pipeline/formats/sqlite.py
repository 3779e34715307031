"""Rows of all tables and the papers' texts in, one SQLite file out, with keys, indexes and full text.

The full text knows every word as printed and with its umlauts and ß written out, so that "Massnahmen" and "Flaeche"
find Maßnahmen and Fläche; FTS5 by itself folds neither. It opens in Datasette.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.formats.tables import Cell, Kind, Row, Table

TYPES: dict[Kind, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "decimal": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
}
_PAIRS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"})
_SPECIAL = re.compile(r"\w*[äöüßÄÖÜẞ]\w*")


def written_out(text: str) -> str:
    """The words of ``text`` that hold an umlaut or ß, once each, in their other spellings (Maßnahmen: Massnahmen)."""
    found = dict.fromkeys(_SPECIAL.findall(unicodedata.normalize("NFC", text)))
    spellings = {word: None for w in found for word in (w.translate(_PAIRS), w.replace("ß", "ss")) if word != w}
    return " ".join(spellings)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _definition(table: Table) -> str:
    parts = [
        f"{_quoted(c.name)} {TYPES[c.kind]}{' PRIMARY KEY NOT NULL' if c.name == table.key else ''}"
        for c in table.columns
    ]
    parts += [
        f"FOREIGN KEY ({_quoted(c)}) REFERENCES {_quoted(other)} ({_quoted(key)})"
        for c, (other, key) in table.foreign.items()
    ]
    rowid = " WITHOUT ROWID" if table.key else ""
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)}){rowid}"


def _held(cell: Cell) -> str | int | float | None:
    if isinstance(cell, (Decimal, date)):
        return str(cell)
    return cell


class SqliteFile:
    """Writes rows to a new file at ``path``, the same bytes for the same rows in order. Raises sqlite3.Error."""

    def __init__(self, path: Path, tables: dict[str, Table]) -> None:
        self._tables = tables
        self._connection = sqlite3.connect(path, isolation_level=None)
        # A file that appears whole or not at all needs no journal of its own.
        self._connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096; BEGIN")
        for table in tables.values():
            self._connection.execute(_definition(table))
        self._connection.execute(
            "CREATE TABLE paper_texts "
            "(paper_id TEXT REFERENCES papers (paper_id), name TEXT, text TEXT, spellings TEXT)"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE paper_texts_fts USING fts5(name, text, spellings, content='paper_texts', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        self._inserts = {
            t.name: f"INSERT INTO {_quoted(t.name)} VALUES ({', '.join('?' * len(t.columns))})" for t in tables.values()
        }

    def add(self, table: str, rows: list[Row]) -> None:
        self._connection.executemany(self._inserts[table], [[_held(cell) for cell in row] for row in rows])

    def add_text(self, paper_id: str, name: str | None, text: str) -> None:
        self._connection.execute(
            "INSERT INTO paper_texts VALUES (?, ?, ?, ?)",
            (paper_id, name, text, written_out(f"{name or ''} {text}")),
        )

    def close(self) -> None:
        """Build the full text and the indexes, then close."""
        run = self._connection.execute
        run("INSERT INTO paper_texts_fts (paper_texts_fts) VALUES ('rebuild')")
        for table in self._tables.values():
            for column in table.foreign:
                run(f"CREATE INDEX {_quoted(f'{table.name}_{column}')} ON {_quoted(table.name)} ({_quoted(column)})")
        run("CREATE INDEX paper_texts_paper_id ON paper_texts (paper_id)")
        run("COMMIT")
        self._connection.close()
