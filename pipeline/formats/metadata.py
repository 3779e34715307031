"""A table of one's own about the files in (signature, year, any column), columns for the table of papers out."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Container, Iterable
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
        """The row of a file by its whole path; unknown where it is not listed."""
        return self.rows.get(_nfc(path), (None,) * len(self.titles))

    def doubtful(self, files: Iterable[tuple[str, str | None]]) -> int:
        """How many rows fit ``files`` (path, content) of different contents, so that nobody can tell whose they are."""
        return sum(len({content for _, content in fitting}) > 1 for fitting in self._fitting(files).values())

    def resolved(self, files: Iterable[tuple[str, str | None]]) -> Metadata:
        """Rows by the whole paths of ``files`` (path, content), in their order.

        A row is that of the file with its path, else of the one with its name among those whose path is not listed; one
        that fits different contents counts for none. Of a content under several names the first name's row counts for
        all that have none, or that of the first that has one.
        """
        files = list(files)
        rows: dict[str, tuple[str | None, ...]] = {}
        for key, fitting in self._fitting(files).items():
            if len({content for _, content in fitting}) == 1:
                rows.update((path, self.rows[key]) for path, _ in fitting)
        of_content: dict[str, tuple[str | None, ...]] = {}
        for path, content in files:
            if content and _nfc(path) in rows:
                of_content.setdefault(content, rows[_nfc(path)])
        for path, content in files:
            if content in of_content:
                rows.setdefault(_nfc(path), of_content[content])
        return Metadata(self.titles, rows)

    def by_content(self, files: Iterable[tuple[str, str | None]], wanted: Container[str | None]) -> Metadata:
        """The rows of the ``wanted`` contents among ``files`` (path, content), each by its content."""
        ordered = sorted(set(files), key=lambda one: (one[0], one[1] or ""))
        told = self.resolved(ordered)
        rows: dict[str, tuple[str | None, ...]] = {}
        for path, content in ordered:
            if content and content in wanted and _nfc(path) in told.rows:
                rows.setdefault(content, told.of(path))
        return Metadata(self.titles, rows)

    def placed(self, files: Iterable[tuple[str, str | None]]) -> Metadata:
        """Rows by content in, rows by the paths of ``files`` (path, content) out."""
        rows = {_nfc(path): self.rows[content] for path, content in files if content in self.rows}
        return Metadata(self.titles, rows)

    def _fitting(self, files: Iterable[tuple[str, str | None]]) -> dict[str, list[tuple[str, str | None]]]:
        found: dict[str, list[tuple[str, str | None]]] = {}
        for told, content in files:
            path = _nfc(told)
            key = path if path in self.rows else path.rsplit("/", 1)[-1]
            if key in self.rows:
                found.setdefault(key, []).append((path, content))
        for key, fitting in found.items():
            found[key] = [one for one in fitting if one[0] == key] or fitting
        return found

    def only(self, paths: Iterable[str]) -> Metadata:
        """The rows of these files alone."""
        wanted = {_nfc(key) for path in paths for key in (path, path.rsplit("/", 1)[-1])}
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


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


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
        key = _nfc(line[at].strip().replace("\\", "/"))
        if key in rows:
            raise UsageError(f"the metadata names {key} twice (line {number})", path=name, advice="Keep one of them.")
        rows[key] = tuple(cell.strip() or None for i, cell in enumerate(line[: len(titles)]) if i != at)
    return Metadata(tuple(t.strip() for i, t in enumerate(titles) if i != at), rows)
