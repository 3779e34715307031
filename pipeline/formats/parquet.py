"""Rows of a table in, a Parquet file out, with an explicit schema and the dtypes that pandas shall give it back.

Decimals are ``decimal128(26, 6)``, days ``date32``. pandas reads Int64, boolean and string:
no count turns into a float.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.formats.tables import Kind, Row, Table

SCHEMA_VERSION = "1"
PRECISION, SCALE = 26, 6


@cache
def _types() -> dict[Kind, tuple[Any, Any]]:
    """For every kind of column its Arrow type and its pandas dtype."""
    import pandas as pd
    import pyarrow as pa

    decimal = pa.decimal128(PRECISION, SCALE)
    return {
        "string": (pa.string(), pd.StringDtype()),
        "integer": (pa.int64(), pd.Int64Dtype()),
        "number": (pa.float64(), pd.Float64Dtype()),
        "boolean": (pa.bool_(), pd.BooleanDtype()),
        "decimal": (decimal, pd.ArrowDtype(decimal)),
        "date": (pa.date32(), pd.ArrowDtype(pa.date32())),
    }


def schema(table: Table) -> Any:
    """The Arrow schema of a table: types, titles, and the metadata by which pandas restores its dtypes."""
    import pandas as pd
    import pyarrow as pa

    kinds = _types()
    frame = pd.DataFrame({c.name: pd.Series([], dtype=kinds[c.kind][1]) for c in table.columns})
    fields = [
        pa.field(
            c.name,
            kinds[c.kind][0],
            nullable=c.name != table.key,
            metadata={"title": c.title, "title_de": c.title_de, **({"unit": c.unit} if c.unit else {})},
        )
        for c in table.columns
    ]
    pandas = pa.Schema.from_pandas(frame, preserve_index=False).metadata[b"pandas"]
    return pa.schema(
        fields,
        metadata={
            "pandas": pandas,
            "vorlagen.schema": SCHEMA_VERSION,
            "title": table.title,
            "title_de": table.title_de,
        },
    )


def _fits(number: Decimal | None) -> Decimal | None:
    """A decimal in the column's scale; null where it cannot be held exactly (its text stands beside it)."""
    if number is None:
        return None
    try:
        moved = number.quantize(Decimal(1).scaleb(-SCALE))
    except InvalidOperation:
        return None
    return moved if moved == number and moved.adjusted() < PRECISION - SCALE else None


def arrow_table(table: Table, rows: list[Row]) -> Any:
    """Rows as an Arrow table with the table's schema."""
    import pyarrow as pa

    told = schema(table)
    arrays = []
    for i, column in enumerate(table.columns):
        cells: list[Any] = [row[i] for row in rows]
        if column.kind == "decimal":
            cells = [_fits(cell) for cell in cells]
        arrays.append(pa.array(cells, type=told.field(i).type))
    return pa.Table.from_arrays(arrays, schema=told)


class ParquetFile:
    """Writes rows to ``path`` as they come, each call one row group; raises OSError."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet as pq

        self._table = table
        self._writer = pq.ParquetWriter(path, schema(table), compression="zstd", version="2.6")

    def add(self, rows: list[Row]) -> None:
        self._writer.write_table(arrow_table(self._table, rows), row_group_size=len(rows))

    def close(self) -> None:
        self._writer.close()
