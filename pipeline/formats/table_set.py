"""Papers in; ``tables/*.csv`` and ``*.parquet``, ``vorlagen.sqlite``, ``views.sql``, ``datapackage.json`` out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files as package_files
from pathlib import Path

from pipeline.formats import Paper
from pipeline.formats.csv_file import CsvFile
from pipeline.formats.datapackage import data_package
from pipeline.formats.metadata import Metadata
from pipeline.formats.parquet import ParquetFile
from pipeline.formats.rows import Gatherer, file_row
from pipeline.formats.sqlite import SqliteFile
from pipeline.formats.tables import PAPERS, TABLES, FileRow, Row

ROWS = 4096  # rows of a table kept in memory before they are written


def views() -> str:
    """The views for DuckDB: every table by its name, then the common questions."""
    questions = package_files("pipeline.formats").joinpath("views.sql").read_text(encoding="utf-8")
    tables = "".join(f"CREATE OR REPLACE VIEW {name} AS FROM 'tables/{name}.parquet';\n" for name in TABLES)
    head, rest = questions.split("\n\n", 1)
    return f"{head}\n\n{tables}\n{rest}"


class TableSet:
    """All tables in all three forms, in one pass over the papers; memory does not grow with their number."""

    def __init__(self, folder: Path, metadata: Metadata | None = None) -> None:
        self._folder = folder
        self._metadata = metadata or Metadata()
        papers = replace(PAPERS, columns=(*PAPERS.columns, *self._metadata.columns))
        tables = self._tables = {**TABLES, "papers": papers}
        (folder / "tables").mkdir(parents=True, exist_ok=True)
        self._gatherer = Gatherer()
        self._rows: dict[str, list[Row]] = {name: [] for name in tables}
        self._csv = {t.name: CsvFile(folder / "tables" / f"{t.name}.csv", t) for t in tables.values()}
        self._parquet = {t.name: ParquetFile(folder / "tables" / f"{t.name}.parquet", t) for t in tables.values()}
        self._sqlite = SqliteFile(folder / "vorlagen.sqlite", tables)

    def add(self, paper: Paper) -> None:
        for name, row in self._gatherer.rows(paper.record):
            self._put(name, (*row, *self._metadata.of(paper.record.source.path)) if name == "papers" else row)
        title = paper.record.name
        self._sqlite.add_text(paper.record.id, title.value if title else None, paper.text)

    def _put(self, name: str, row: Row) -> None:
        rows = self._rows[name]
        rows.append(row)
        if len(rows) >= ROWS:
            self._flush(name)

    def _flush(self, name: str) -> None:
        rows = self._rows[name]
        if rows:
            self._csv[name].add(rows)
            self._parquet[name].add(rows)
            self._sqlite.add(name, rows)
            self._rows[name] = []

    def close(self, files: Iterable[FileRow]) -> list[Path]:
        for name, row in self._gatherer.gathered():
            self._put(name, row)
        for file in files:
            self._put("files", file_row(file))
        for name in TABLES:
            self._flush(name)
            self._csv[name].close()
            self._parquet[name].close()
        self._sqlite.close()
        (self._folder / "views.sql").write_text(views(), encoding="utf-8")
        (self._folder / "datapackage.json").write_text(
            data_package(version("vorlagen"), self._tables), encoding="utf-8"
        )
        tables = [Path("tables") / f"{name}.{form}" for name in TABLES for form in ("csv", "parquet")]
        return [*tables, Path("vorlagen.sqlite"), Path("views.sql"), Path("datapackage.json")]
