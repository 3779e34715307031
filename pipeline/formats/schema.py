"""The record's type in, its JSON Schema out (``docs/record.schema.json``); run as a module it prints it."""

from __future__ import annotations

import json

from pipeline.model.record import SCHEMA, Record


def record_schema() -> str:
    """The schema of ``records/<id>.json`` as JSON (draft 2020-12)."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(record_schema(), end="")
