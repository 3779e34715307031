"""The tables' columns in, ``datapackage.json`` out: the data dictionary in both languages (Frictionless Data)."""

from __future__ import annotations

import json
from typing import Any

from pipeline.formats.tables import Column, Kind, Table

TYPES: dict[Kind, str] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "decimal": "number",
    "boolean": "boolean",
    "date": "date",
}


def _field(column: Column, table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.kind],
        "title": column.title,
        "title_de": column.title_de,
    }
    if column.unit:
        told["unit"] = column.unit
    if column.name == table.key:
        told["constraints"] = {"required": True, "unique": True}
    return told


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(c, table) for c in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = table.key
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": key}}
            for column, (other, key) in table.foreign.items()
        ]
    return {
        "name": table.name.replace("_", "-"),
        "path": f"tables/{table.name}.csv",
        "title": table.title,
        "title_de": table.title_de,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def data_package(version: str, tables: dict[str, Table]) -> str:
    """The descriptor as JSON; ``version`` is that of the program."""
    resources = [_resource(t) for t in tables.values()]
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", []):
            key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-")
    package = {
        "name": "vorlagen",
        "title": "Council papers",
        "title_de": "Vorlagen kommunaler Gremien",
        "description": (
            "Tables made from council papers by vorlagen. Empty cells are unknown, never 0. In the CSV files a text "
            "that a spreadsheet would run as a formula has an apostrophe in front; the Parquet files hold it as it is."
        ),
        "version": version,
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
