"""The code in, ``docs/reference.md`` out: every verb, setting, field, engine, format and error code; and
``docs/tables.md``, the data dictionary of the tables.

``python -m pipeline.reference > docs/reference.md``, ``python -m pipeline.reference tables > docs/tables.md``; a test
fails when a page is not current.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typer.models import OptionInfo

from pipeline.errors import kinds
from pipeline.model.record import Record, title_de

HEAD = """\
# Reference

Made from the code by `python -m pipeline.reference`; do not edit it by hand.

Exit codes of every verb: 0 all well · 1 some files were read in part or not at all · 2 the call is wrong · \
3 a tool or a model is missing.
"""


def reference() -> str:
    """The whole page as Markdown."""
    parts = [
        HEAD,
        *_verbs(),
        *_settings(),
        *_engines(),
        *_formats(),
        *_paper_formats(),
        *_record(),
        "## Tables\n",
        "Every table and column, German and English: [tables.md](tables.md).\n",
        *_errors(),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _grid(*rows: tuple[object, ...]) -> Iterator[str]:
    head, *rest = rows
    yield "| " + " | ".join(map(_cell, head)) + " |"
    yield "|" + "---|" * len(head)
    for row in rest:
        yield "| " + " | ".join(map(_cell, row)) + " |"
    yield ""


@dataclass(frozen=True)
class Word:
    """An argument or option of a verb: what to type, what it means, its default."""

    typed: str
    meaning: str
    default: str
    option: bool


def verbs() -> dict[str, tuple[str, list[Word]]]:
    """Every verb with what it says of itself and what can be typed behind it."""
    from pipeline.cli import app

    told = {}
    for command in app.registered_commands:
        assert command.callback is not None
        words = list(_words(command.callback))
        told[command.name or command.callback.__name__] = (inspect.getdoc(command.callback) or "", words)
    return told


def _words(callback: Callable[..., object]) -> Iterator[Word]:
    hints = get_type_hints(callback, include_extras=True)
    for name, parameter in inspect.signature(callback).parameters.items():
        kind, info = get_args(hints[name])
        option = isinstance(info, OptionInfo)
        default = parameter.default
        shown = "" if default in (None, False, inspect.Parameter.empty) else f"`{default}`"
        if not option:
            yield Word(str(info.metavar or name.upper()), info.help or "", shown, False)
            continue
        values = [v.value for v in _enum(kind)]
        # Inside Annotated the first name of an option stands where its default would.
        declared = [d for d in (info.default, *(info.param_decls or ())) if isinstance(d, str)]
        typed = ", ".join(f"`{d}`" for d in declared or [f"--{name.replace('_', '-')}"])
        yield Word(typed + (f" {' / '.join(values)}" if values else ""), info.help or "", shown, True)


def _enum(kind: Any) -> list[StrEnum]:
    """The values of an enumeration, also where None is allowed."""
    found = [k for k in (kind, *get_args(kind)) if isinstance(k, type) and issubclass(k, StrEnum)]
    return list(found[0]) if found else []


def _verbs() -> Iterator[str]:
    yield "## Verbs\n"
    for name, (about, words) in verbs().items():
        arguments = [w.typed for w in words if not w.option]
        options = ["[options]"] if any(w.option for w in words) else []
        yield f"### `{' '.join(['vorlagen', name, *arguments, *options])}`\n"
        yield about + "\n"
        if words:
            rows = [(w.typed if w.option else f"`{w.typed}`", w.meaning, w.default) for w in words]
            yield from _grid(("", "meaning", "default"), *rows)


def _settings() -> Iterator[str]:
    from pipeline.settings import Settings

    yield "## Settings\n"
    yield (
        'Set by an environment variable, or by a line such as `engine = "pytesseract"` in the file `vorlagen.toml` of '
        "the folder in which the command is given (`VORLAGEN_SETTINGS` names another file); the variable wins.\n"
    )
    rows = [
        (f"`VORLAGEN_{name.upper()}`", info.title, f"`{info.default}`") for name, info in Settings.model_fields.items()
    ]
    yield from _grid(("variable", "meaning", "default"), *rows)


def _engines() -> Iterator[str]:
    from pipeline.ocr import ENGINES

    yield "## Engines\n"
    rows = [(f"`{name}`", inspect.getdoc(engine) or "") for name, engine in ENGINES.items()]
    yield from _grid(("engine", "what it does"), *[(name, about.split("\n\n")[0]) for name, about in rows])


def _formats() -> Iterator[str]:
    from pipeline.formats import WRITERS

    yield "## Formats\n"
    yield "Written by `vorlagen export --format NAME`; every run writes those marked.\n"
    rows = [(f"`{name}`", form.about, "yes" if form.always else "") for name, form in WRITERS.items()]
    yield from _grid(("format", "what it writes", "every run"), *rows)


def _paper_formats() -> Iterator[str]:
    from pipeline.formats import PAPER_FORMATS

    yield "Made while a paper is read, with `vorlagen run --format NAME`:\n"
    yield from _grid(("format", "what it writes"), *[(f"`{n}`", form.about) for n, form in PAPER_FORMATS.items()])


def _type(annotation: Any) -> str:
    if get_origin(annotation) in (Union, types.UnionType):
        return " or ".join("null" if a is type(None) else _type(a) for a in get_args(annotation))
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{a}`" for a in get_args(annotation))
    if get_origin(annotation) is list:
        return f"list of {_type(get_args(annotation)[0])}"
    if get_origin(annotation) is tuple:
        return "[" + ", ".join(_type(a) for a in get_args(annotation)) + "]"
    if get_origin(annotation) is dict:
        return "object"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{_anchor(annotation.__name__)})"
    return {str: "string", int: "integer", float: "number", bool: "boolean"}.get(annotation, str(annotation))


def _anchor(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum() or c in "-_")


def _parts(part: type[BaseModel], found: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """The record's type and every type in it, in the order of their first use."""
    found.setdefault(part.__name__, part)
    for info in part.model_fields.values():
        for inner in _models(info.annotation):
            if inner.__name__ not in found:
                _parts(inner, found)
    return found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _record() -> Iterator[str]:
    yield "## The record\n"
    yield "`records/<id>.json`; the JSON Schema is `record.schema.json`. Null is unknown, never 0.\n"
    for name, part in _parts(Record, {}).items():
        yield f"### {name}\n"
        yield (inspect.getdoc(part) or "").strip() + "\n"
        rows = [_field(field, info) for field, info in part.model_fields.items()]
        yield from _grid(("field", "Deutsch", "English", "type", "OParl"), *rows)


def _field(name: str, info: FieldInfo) -> tuple[object, ...]:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    unit = f" ({extra['unit']})" if "unit" in extra else ""
    kind = _type(info.annotation) + (f", {extra['format']}" if "format" in extra else "")
    return f"`{info.alias or name}`", title_de(info), f"{info.title}{unit}", kind, extra.get("oparl", "")


TABLES_HEAD = """\
# Tabellen · Tables

Made from the code by `python -m pipeline.reference tables`; do not edit it by hand.

All tables lie in `tables/` as CSV and Parquet, and together in `vorlagen.sqlite`; `datapackage.json` holds this \
dictionary for machines (Frictionless Data).

- Null (an empty cell in CSV) is unknown, never 0. A vote has its state beside it: `value`, `blank`, `unreadable`, \
`absent`.
- Beside a value `x` stand `x_text` (repaired), `x_raw` (as it was read), `x_page` and `x_confidence` (0..1). A row \
that is itself a value has `text`, `raw`, `page`, `confidence`.
- Ids are stable: `paper_id` comes from the file's content, `municipality_id` and `organization_id` from names or from \
the register, rows of a paper count on from its id.
- Columns from `--metadata` stand at the end of `papers` and begin with `meta_`. A row \
is joined by the path of its file, or by the name alone where that fits one content only. Of a content under several \
names the row of the first name counts, or of the first that has a row.

| type | CSV | Parquet | SQLite | pandas |
|---|---|---|---|---|
| string | UTF-8; an apostrophe stands before what a spreadsheet would run, \
at the beginning and behind `;`, tab or line end | string | TEXT | string |
| integer | 17 | int64 | INTEGER | Int64 |
| number | 0.97 | float64 | REAL | Float64 |
| decimal | 1000000.00, the scale as printed | decimal128(26, 6) | NUMERIC | decimal |
| boolean | true, false | bool | 1, 0 | boolean |
| date | 2024-03-07 | date32 | TEXT | date |

## Full text

`vorlagen.sqlite` holds the repaired texts with an index. Maßnahmen is found as Massnahmen too, München as Muenchen \
and Munchen:

```sql
SELECT paper_id, paper_texts.name
FROM paper_texts_fts JOIN paper_texts ON paper_texts.rowid = paper_texts_fts.rowid
WHERE paper_texts_fts MATCH 'Massnahmen' ORDER BY rank;
```

## Questions

`views.sql` makes views for DuckDB of all tables; start it in the outputs folder (`duckdb -init views.sql`). Beside \
them stand views with the common questions:

| view | Deutsch | English |
|---|---|---|
| `paper_paths` | Weg jeder Vorlage durch die Gremien | Path of each paper through the bodies |
| `steps` | Schritte mit Vorlage und Tagen seit dem vorigen | Steps with paper and days since the last |
| `money_by_department` | Geld nach Amt und Jahr | Money by department and year |
| `votes_by_body` | Abstimmungen nach Gremium | Votes by body |
| `in_doubt` | Was zuerst anzusehen ist | What to look at first |
"""


def tables() -> str:
    """The data dictionary as Markdown."""
    return "\n".join([TABLES_HEAD, *_tables()]).rstrip() + "\n"


def _tables() -> Iterator[str]:
    from pipeline.formats.tables import TABLES

    for table in TABLES.values():
        yield f"## `{table.name}`: {table.title_de} · {table.title}\n"
        rows = []
        for column in table.columns:
            key = "key" if column.name == table.key else ""
            if column.name in table.foreign:
                key = "→ " + ".".join(f"`{part}`" for part in table.foreign[column.name])
            unit = f" ({column.unit})" if column.unit else ""
            rows.append((f"`{column.name}`", column.title_de, column.title + unit, column.kind, key))
        yield from _grid(("column", "Deutsch", "English", "type", "key"), *rows)


def _errors() -> Iterator[str]:
    yield "## Error codes\n"
    yield "A code never changes its meaning. Codes stand in the records (`problems`) and in the table `files`.\n"
    rows = [(f"`{e.code}`", e.__name__, e.title, e.advice, e.title_de, e.advice_de, e.exit_code) for e in kinds()]
    head = ("code", "name", "meaning", "what to do", "Bedeutung", "was zu tun ist", "exit code")
    yield from _grid(head, *rows)
    yield (
        "A problem without such a code is a doubt: the paper was read whole and the exit code stays 0. There is one: "
        "`perhaps-another-paper`, a page on which another paper of the file may begin.\n"
    )


if __name__ == "__main__":
    import sys

    print(tables() if sys.argv[1:] == ["tables"] else reference(), end="")
