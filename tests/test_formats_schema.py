"""The published JSON Schema: current, valid, and kept by records."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pipeline.formats.schema import record_schema
from pipeline.model.record import Record, title_de
from tests.papers import record, value

PUBLISHED = Path(__file__).parent.parent / "docs" / "record.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return loaded


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == record_schema(), "python -m pipeline.formats.schema > docs/…"


def test_records_keep_the_schema(schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    bare = record(**dict.fromkeys(("reference", "date", "resolution", "public")), consultations=[])
    for one in (record(), bare):
        check.validate(json.loads(one.to_json()))


def test_the_schema_refuses_what_the_record_refuses(schema: dict[str, object]) -> None:
    told = json.loads(record().to_json())
    told["reference"]["confidence"] = 1.5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(told)


def test_a_record_comes_back_from_its_json_as_it_was() -> None:
    one = record(meeting=value("5. Sitzung"))
    again = Record.model_validate_json(one.to_json())
    assert again == one
    assert again.to_json() == one.to_json()


def test_every_field_has_a_title_in_both_languages() -> None:
    for name, info in Record.model_fields.items():
        assert info.title, name
        assert title_de(info), name
