"""A table of one's own about the files in (signature, year, any column), columns for the table of papers out."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.formats.tables import Column

PATH = "path"
PREFIX = "meta_"


@dataclass(frozen=True)
class Metadata:
    """Rows by the path of their file. ``titles`` are the columns' names as given, in order."""

    titles: tuple[str, ...] = ()
    rows: dict[str, tuple[str | None, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns they become in the table of papers: all text, because "0815" is no number."""
        names: dict[str, str] = {}
        for title in self.titles:
            plain = re.sub(r"\W+", "_", unicodedata.normalize("NFC", title).casefold()).strip("_") or "column"
            name = PREFIX + plain
            while name in names:
                name += "_"
            names[name] = title
        return tuple(Column(name, "string", title, title) for name, title in names.items())

    def of(self, path: str) -> tuple[str | None, ...]:
        """The row of a file, by its path or, where that is not listed, by its name alone; unknown where neither is."""
        found = self._row(path)
        return (None,) * len(self.titles) if found is None else found

    def _row(self, path: str) -> tuple[str | None, ...] | None:
        for key in (path, path.rsplit("/", 1)[-1]):
            found = self.rows.get(unicodedata.normalize("NFC", key))
            if found is not None:
                return found
        return None

    def shared(self, names: Iterable[tuple[str, str]]) -> Metadata:
        """With the rows of other names of the same content: of pairs (name, other name) the first whose other name is
        listed counts, where ``name`` is not listed itself."""
        added: dict[str, tuple[str | None, ...]] = {}
        for name, other in names:
            row = self._row(other)
            if row is not None and self._row(name) is None:
                added.setdefault(unicodedata.normalize("NFC", name), row)
        return Metadata(self.titles, {**self.rows, **added})

    def only(self, paths: Iterable[str]) -> Metadata:
        """The rows of these files alone."""
        wanted = {unicodedata.normalize("NFC", key) for path in paths for key in (path, path.rsplit("/", 1)[-1])}
        return Metadata(self.titles, {key: row for key, row in self.rows.items() if key in wanted})

    def joined(self, other: Metadata) -> Metadata:
        """Both together; of a file in both the ``other`` row counts. Columns are the same by their titles."""
        titles = (*self.titles, *(t for t in other.titles if t not in self.titles))
        rows = {key: (*row, *[None] * (len(titles) - len(row))) for key, row in self.rows.items()}
        for key, row in other.rows.items():
            told = dict(zip(other.titles, row, strict=True))
            rows[key] = row if titles == other.titles else tuple(told.get(title) for title in titles)
        return Metadata(titles, rows)

    def to_csv(self) -> str:
        """A form that ``parse`` reads back."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([PATH, *self.titles])
        writer.writerows([key, *(cell or "" for cell in row)] for key, row in sorted(self.rows.items()))
        return out.getvalue()


def read(path: Path) -> Metadata:
    """The table in a CSV file: UTF-8 or CP1252; comma, semicolon or tab. Raises UsageError where it has no column
    ``path``, names a file twice, or cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"the metadata cannot be read: {error.strerror}", path=str(path)) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return parse(text, str(path))


def parse(text: str, name: str) -> Metadata:
    """``read`` for a string; ``name`` is named in errors."""
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    titles = next(lines, [])
    places = [i for i, title in enumerate(titles) if title.strip().casefold() in (PATH, "datei", "pfad", "file")]
    if not places:
        raise UsageError("the metadata has no column `path`", path=name, advice="Name the column of the files `path`.")
    at = places[0]
    rows: dict[str, tuple[str | None, ...]] = {}
    for number, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        line += [""] * (len(titles) - len(line))
        key = unicodedata.normalize("NFC", line[at].strip().replace("\\", "/"))
        if key in rows:
            raise UsageError(f"the metadata names {key} twice (line {number})", path=name, advice="Keep one of them.")
        rows[key] = tuple(cell.strip() or None for i, cell in enumerate(line[: len(titles)]) if i != at)
    return Metadata(tuple(t.strip() for i, t in enumerate(titles) if i != at), rows)
