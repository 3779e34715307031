"""Records and texts in, everything that is made from them out: tables, SQLite, OParl; one writer a format.

A writer takes the papers one after another and holds no paper in memory; its files appear when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from pipeline.formats.marked import Spot
    from pipeline.formats.metadata import Metadata
    from pipeline.formats.tables import FileRow
    from pipeline.model.record import Record
    from pipeline.model.text import Text


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as a writer gets it; ``text`` is the repaired text of the body."""

    record: Record
    text: str


class Writer(Protocol):
    """Takes papers in the order in which they shall stand. Raises OSError where a file cannot be written."""

    def add(self, paper: Paper) -> None: ...

    def close(self, files: Iterable[FileRow]) -> list[Path]:
        """Finish the files, whole, in the folder given at the start; their paths relative to it.

        ``files`` are all files of the run, in their order.
        """
        ...


Drawn = bytes | Literal["gone", "failed"]
"""A picture (WebP), or why there is none: the original is not there as it was read, or cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a writer may be given: columns of the user's own for the papers, the address of his OParl server, and a way
    to pictures of places in the originals."""

    metadata: Metadata | None = None
    address: str = "https://vorlagen.example/oparl/"
    draw: Callable[[Iterable[Spot]], dict[Spot, Drawn]] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how to open its writer on a folder, what it writes, whether every run writes it."""

    open: Callable[[Path, Options], Writer]
    about: str
    always: bool = False


def _tables(folder: Path, options: Options) -> Writer:
    from pipeline.formats.table_set import TableSet

    return TableSet(folder, options.metadata)


def _oparl(folder: Path, options: Options) -> Writer:
    from pipeline.formats.oparl import OParl

    return OParl(folder, options.address)


def _report(folder: Path, options: Options) -> Writer:
    from pipeline.formats.report import Report

    return Report(folder, options.draw)


WRITERS: dict[str, Format] = {
    "tables": Format(
        _tables,
        "tables/*.csv and *.parquet, vorlagen.sqlite with full text, views.sql for DuckDB, datapackage.json",
        always=True,
    ),
    "oparl": Format(_oparl, "oparl/*.json: OParl 1.1, of the papers that are surely printed as public", always=True),
    "report": Format(_report, "report.html: what was read, how well, what needs a person first", always=True),
}


@dataclass(frozen=True, slots=True)
class PaperFormat:
    """A format with one file a paper, which needs every printed word and is therefore made while a paper is read.

    ``make`` takes record, text, the original and where to write; False where the paper cannot be had in this format. It
    raises NotMade where it could be had and the original does not allow it.
    """

    make: Callable[[Record, Text, Path, Path], bool]
    folder: str
    suffix: str
    about: str


def _alto(record: Record, text: Text, original: Path, to: Path) -> bool:
    from pipeline.formats.alto import alto

    content = alto(record, text)
    if content is None:
        return False
    to.write_bytes(content)
    return True


def _pdf(record: Record, text: Text, original: Path, to: Path) -> bool:
    from pipeline.formats.pdf import searchable

    return searchable(record, text, original, to)


PAPER_FORMATS: dict[str, PaperFormat] = {
    "alto": PaperFormat(_alto, "alto", ".xml", "alto/<id>.xml: ALTO 4.4, every word with its place and confidence"),
    "pdf": PaperFormat(
        _pdf, "pdf", ".pdf", "pdf/<id>.pdf: the original pages with the repaired text unseen behind them"
    ),
}
EVERY_RUN = tuple(name for name, form in WRITERS.items() if form.always)
