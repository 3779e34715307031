"""Rows of a table in, a CSV file out: UTF-8, ISO dates, decimals with the scale as printed, safe in a spreadsheet."""

from __future__ import annotations

import csv
import re
from io import TextIOWrapper
from pathlib import Path

from pipeline.formats.tables import Cell, Row, Table

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
# Within a text, behind what ends a cell where the file is opened with another separator, as German programs do on a
# double click: formulas, and signs before a function or a call of another program. "- Maßnahme" is none.
INNER = re.compile(r"([;\t\r\n] *)(?='*(?:[=@＝＠]|[-+－＋](?:\s*[A-Za-z.]+\(|[^;\t\r\n]*\|)))")


def guarded(text: str) -> str:
    """``text`` with an apostrophe in front where a spreadsheet would run it, or where it begins with one already; so
    too behind a semicolon, tab or line end within it."""
    inner = INNER.sub(rf"\1{GUARD}", text) if INNER.search(text) else text  # hardly ever, and searching is quick
    return GUARD + inner if text.startswith((*FORMULA, GUARD)) else inner


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


class CsvFile:
    """Writes rows to ``path`` as they come; raises OSError."""

    def __init__(self, path: Path, table: Table) -> None:
        self._file: TextIOWrapper = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow([c.name for c in table.columns])

    def add(self, rows: list[Row]) -> None:
        self._writer.writerows(map(_shown, row) for row in rows)

    def close(self) -> None:
        self._file.close()
