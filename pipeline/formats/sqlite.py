"""Rows of all tables and the papers' texts in, one SQLite file out, with keys, indexes and full text.

The full text knows every word as printed, with its umlauts and ß written out, and with written-out ones drawn together,
so that "Massnahmen" and "Flaeche" find Maßnahmen and Fläche, and "München" finds MUENCHEN; FTS5 by itself folds none of
them. It opens in Datasette, whose search box knows the full text.
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
# Looked for within a word: a pattern around the whole word takes time with the square of its length.
_WORD = re.compile(r"\w+")
_SPECIAL = re.compile(r"[äöüßÄÖÜẞ]")
_WRITTEN = re.compile(r"[aou]e|ss", re.IGNORECASE)
_BACK = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


def other_spellings(text: str) -> str:
    """The words of ``text`` that may be typed otherwise, once each, in those other spellings: Maßnahmen as Massnahmen,
    MUENCHEN as münchen. Some are no words ("neue": neü); nobody looks for these."""
    words = dict.fromkeys(_WORD.findall(unicodedata.normalize("NFC", text)))
    spellings: dict[str, None] = {}
    for word in filter(_SPECIAL.search, words):
        spellings |= {other: None for other in (word.translate(_PAIRS), word.replace("ß", "ss")) if other != word}
    for word in dict.fromkeys(word.lower() for word in filter(_WRITTEN.search, words)):
        drawn = word
        for pair, umlaut in _BACK:
            drawn = drawn.replace(pair, umlaut)
        others = (drawn, word.replace("ss", "ß"), drawn.replace("ss", "ß"))
        spellings |= {other: None for other in others if other != word}
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
            # Datasette knows the full text of a table by content="…" with these quotes.
            'CREATE VIRTUAL TABLE paper_texts_fts USING fts5(name, text, spellings, content="paper_texts", '
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
            (paper_id, name, text, other_spellings(f"{name or ''} {text}")),
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
