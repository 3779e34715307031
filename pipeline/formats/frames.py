"""Papers in, pandas tables out, the same as in ``tables/``; on request only with values that are surely right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.errors import UsageError
from pipeline.formats.rows import Gatherer
from pipeline.formats.tables import FILES, TABLES, Row, Table
from pipeline.model.record import Record

if TYPE_CHECKING:
    from pandas import DataFrame


class HasRecord(Protocol):
    """What ``read`` and ``read_many`` give."""

    @property
    def record(self) -> Record: ...


def frames(documents: Iterable[HasRecord], confidence: float | None = None) -> dict[str, DataFrame]:
    """A DataFrame for each table but ``files``, by name, with nullable dtypes (Int64, boolean, string, decimals, days).

    With ``confidence`` (0..1) a value below it becomes null, and a row that is itself one value (an amount, a date, a
    resolution) goes with all rows that belong to it. The evidence beside a value (text, raw, page, confidence) stays.
    """
    rows: dict[str, list[Row]] = {name: [] for name in TABLES if name != FILES.name}
    gatherer = Gatherer()
    for document in documents:
        for name, row in gatherer.rows(document.record):
            rows[name].append(row)
    for name, row in gatherer.gathered():
        rows[name].append(row)
    return _sure({name: _frame(TABLES[name], found) for name, found in rows.items()}, confidence)


def load(outputs: str | Path, confidence: float | None = None) -> dict[str, DataFrame]:
    """The tables of a folder of results as ``frames`` gives them, with ``files``. Raises UsageError where there are
    none."""
    import pandas as pd

    place = Path(outputs) / "tables"
    if not (place / "papers.parquet").exists():
        raise UsageError("there are no tables here", path=str(outputs), advice="Run `vorlagen run` first.")
    return _sure({name: pd.read_parquet(place / f"{name}.parquet") for name in TABLES}, confidence)


def _frame(table: Table, rows: list[Row]) -> DataFrame:
    from pipeline.formats.parquet import arrow_table

    frame: DataFrame = arrow_table(table, rows).to_pandas()
    return frame


def _sure(tables: dict[str, DataFrame], least: float | None) -> dict[str, DataFrame]:
    if least is None:
        return tables
    if not 0 <= least <= 1:
        raise UsageError(f"a confidence lies between 0 and 1, not at {least}")
    gone: dict[str, set[str]] = {}
    made: dict[str, DataFrame] = {}
    for name, frame in tables.items():
        table = TABLES[name]
        if "confidence" in frame.columns and name != "pages":
            keep = frame["confidence"].ge(least).fillna(False)
            gone[name] = set(frame.loc[~keep, table.key]) if table.key else set()
            frame = frame[keep]
        for column, (parent, _) in table.foreign.items():
            if gone.get(parent):
                frame = frame[~frame[column].isin(gone[parent])]
        frame = frame.copy()
        for sure in [c for c in frame.columns if c.endswith("_confidence")]:
            value = sure.removesuffix("_confidence")
            if value not in frame.columns:
                continue
            unsure = frame[sure].lt(least).fillna(False)
            beside = {f"{value}_{part}" for part in ("text", "raw", "page", "confidence")}
            own = [c for c in frame.columns if c == value or (c in _own(value, frame) and c not in beside)]
            for column in own:
                frame.loc[unsure, column] = None
        made[name] = frame.reset_index(drop=True)
    return made


def _own(value: str, frame: DataFrame) -> set[str]:
    """The columns that say more of a value: its last day, its state, its normal form."""
    names = ("end", "precision", "role", "state", "normal", "register_name")
    return {f"{value}_{name}" for name in names} & set(frame.columns)
