"""The record's own fields in; tidy tables out, with their columns, types, titles and ids (rows.py fills them).

Every list of the record becomes a table, every value a group of columns (``name``, ``name_text``, ``name_raw``,
``name_page``, ``name_confidence``). ``organizations`` and ``municipalities`` are gathered over all papers, ``files``
comes from the ledger. Rows keep the order in which the papers come.
"""

from __future__ import annotations

import hashlib
import re
import types
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pipeline.german import register
from pipeline.model.record import (
    BodyValue,
    Consultation,
    DateValue,
    Record,
    ResolutionRecord,
    Seen,
    VoteCell,
    title_de,
)

Kind = Literal["string", "integer", "number", "decimal", "boolean", "date"]
Cell = str | int | float | bool | Decimal | date | None
Row = tuple[Cell, ...]
Getter = Callable[[Any], Any]

# Columns that stand beside an embedded value; the rest of its evidence is in the record.
BESIDE = ("text", "raw", "page", "confidence")
# Fields that get no column: a place on the page belongs to the record, an amount's value is its amount.
LEFT_OUT = {"boxes", "schema_"}
# Names of lists that would clash with a table of another meaning or with SQL.
TABLE_NAMES = {"organizations": "organization_mentions", "references": "paper_references", "items": "resolution_items"}
ID_NAMES = {"furniture": "furniture_id", "organization_mentions": "mention_id", "paper_references": "reference_id"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``read`` takes the row's own part of the record; None for columns that the table fills itself."""

    name: str
    kind: Kind
    title: str
    title_de: str
    unit: str | None = None
    read: Getter | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` names its primary key, ``foreign`` maps a column to (table, column) that it points to."""

    name: str
    title: str
    title_de: str
    columns: tuple[Column, ...]
    key: str | None
    foreign: dict[str, tuple[str, str]] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        return next(c for c in self.columns if c.name == name)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as the ledger knows it. ``path`` is relative to the folder given, whose name is ``folder``."""

    path: str
    folder: str
    bytes: int | None
    sha256: str | None
    status: str
    code: str | None
    message: str | None
    paper_id: str | None


# -- from fields to columns -------------------------------------------------------------------------------------------


def _bare(annotation: Any) -> Any:
    """The annotation without None."""
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [a for a in get_args(annotation) if a is not type(None)]
        return kept[0] if len(kept) == 1 else annotation
    return annotation


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _list_of(annotation: Any) -> Any:
    """What a list holds, else None."""
    return get_args(annotation)[0] if get_origin(annotation) is list else None


def _extra(info: FieldInfo, name: str) -> Any:
    return info.json_schema_extra.get(name) if isinstance(info.json_schema_extra, dict) else None


def _kind(annotation: Any, info: FieldInfo) -> Kind:
    told = _extra(info, "format")
    if told in ("date", "decimal"):
        return "date" if told == "date" else "decimal"
    if get_origin(annotation) is Literal:
        return "string"
    kinds: dict[Any, Kind] = {str: "string", bool: "boolean", int: "integer", float: "number"}
    if annotation not in kinds:
        raise TypeError(f"no column can hold {annotation}")
    return kinds[annotation]


def _converted(kind: Kind, read: Getter) -> Getter:
    """``read`` with its string turned into what the column holds."""
    if kind == "date":
        return lambda part: None if (value := read(part)) is None else date.fromisoformat(value)
    if kind == "decimal":
        return lambda part: None if (value := read(part)) is None else Decimal(value)
    return read


def _inside(outer: Getter, name: str) -> Getter:
    return lambda part: None if (inner := outer(part)) is None else getattr(inner, name)


def _joined(read: Getter) -> Getter:
    """A list as one string; of a list of pairs the first of each."""

    def join(part: Any) -> str | None:
        found = read(part)
        return "; ".join(str(x[0]) if isinstance(x, (tuple, list)) else str(x) for x in found) if found else None

    return join


def columns_of(part: type[BaseModel], at: Getter = lambda part: part) -> Iterator[Column]:
    """The columns of a part's own fields, embedded parts included, lists of parts (tables of their own) left out."""
    for name, info in part.model_fields.items():
        kind = _bare(info.annotation)
        if name in LEFT_OUT or (name == "value" and "amount" in part.model_fields):
            continue
        get, title, german, unit = _inside(at, name), info.title or name, title_de(info), _extra(info, "unit")
        if _is_part(kind) and issubclass(kind, (Seen, VoteCell)):
            yield from _value_columns(name, kind, get, title, german)
        elif _is_part(kind):
            if kind is not ResolutionRecord:  # it stands in the table of the resolutions
                yield from columns_of(kind, get)
        elif (inner := _list_of(kind)) is not None:
            if not _is_part(inner):
                yield Column(name, "string", title, german, unit, _joined(get))
        elif get_origin(kind) is not dict:
            told = _kind(kind, info)
            yield Column(name, told, title, german, unit, _converted(told, get))


def _value_columns(name: str, kind: type[BaseModel], get: Getter, title: str, german: str) -> Iterator[Column]:
    """The columns of a value with its evidence: the value under the field's own name, what belongs to it beside it."""
    fields = kind.model_fields
    main = "start" if issubclass(kind, DateValue) else "value"
    own = ["end", "precision"] if main == "start" else [n for n in fields if n not in _SHARED and n != "value"]
    for inner in [main, *own, *BESIDE]:
        info = fields[inner]
        told = _kind(_bare(info.annotation), info)
        lone = inner == main
        yield Column(
            name if lone else f"{name}_{inner}",
            told,
            title if lone else f"{title}: {info.title}",
            german if lone else f"{german}: {title_de(info)}",
            _extra(info, "unit"),
            _converted(told, _inside(get, inner)),
        )


_SHARED = {*Seen.model_fields, *BodyValue.model_fields} - {"register_name", "organization_id"}


# -- ids --------------------------------------------------------------------------------------------------------------


def folded(name: str) -> str:
    """A name without what print and damage vary: case, white space, the way an umlaut is written."""
    plain = unicodedata.normalize("NFC", name).casefold()
    for umlaut, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        plain = plain.replace(umlaut, pair)
    return re.sub(r"\s+", " ", plain).strip()


def municipality_id(name: str) -> str:
    """A stable id made from the name alone."""
    return "m-" + hashlib.sha256(folded(name).encode()).hexdigest()[:12]


def organization_id(body: BodyValue, municipality: str | None) -> str:
    """The register's id where there is one, else a stable id made from municipality and name."""
    return body.organization_id or register.organization_id(municipality, body.register_name or body.value)


# -- the tables -------------------------------------------------------------------------------------------------------


def _id(name: str, title: str = "Id", german: str = "Kennung") -> Column:
    return Column(name, "string", title, german)


def _id_name(table: str) -> str:
    return ID_NAMES.get(table, f"{table[:-1]}_id")


PAPER_ID = _id("paper_id", "Paper id", "Kennung der Vorlage")


@dataclass(frozen=True, slots=True)
class Branch:
    """A list of the record that becomes a table; ``inner`` are the lists inside it."""

    table: Table
    attribute: str
    inner: tuple[Branch, ...]
    has_body: bool


def _branch(attribute: str, part: type[BaseModel], info: FieldInfo, parents: tuple[Column, ...]) -> Branch:
    name = TABLE_NAMES.get(attribute, attribute)
    if attribute == "reasons":
        name = "page_reasons"
    own_id = _id(_id_name(name))
    has_body = part is Consultation or part is BodyValue
    columns = [own_id, *parents, Column("number", "integer", "Number within the paper", "Nummer")]
    own = [c for c in columns_of(part) if c.name not in ("organization_id", "body_organization_id")]
    if part.__name__ == "PageRecord":
        columns.pop()  # a page has a number of its own
    if has_body:
        columns.append(_id("organization_id", "Organization id", "Kennung des Gremiums"))
    foreign = {"paper_id": ("papers", "paper_id")}
    if len(parents) > 1:
        parent = parents[1].name
        foreign[parent] = (next(t for t in _PARENTS if _id_name(t) == parent), parent)
    if has_body:
        foreign["organization_id"] = ("organizations", "organization_id")
    table = Table(name, info.title or name, title_de(info), (*columns, *own), own_id.name, foreign)
    inner = tuple(
        _branch(n, of, i, (PAPER_ID, own_id))
        for n, i in part.model_fields.items()
        if _is_part(of := _list_of(_bare(i.annotation)))
    )
    return Branch(table, attribute, inner, has_body)


_PARENTS = ("consultations", "resolutions", "pages")

BRANCHES: tuple[Branch, ...] = tuple(
    _branch(name, of, info, (PAPER_ID,))
    for name, info in Record.model_fields.items()
    if _is_part(of := _list_of(_bare(info.annotation)))
)

PAPERS = Table(
    "papers",
    "Papers",
    "Vorlagen",
    (
        PAPER_ID,
        *(c for c in columns_of(Record) if c.name != "id"),
        _id("municipality_id", "Municipality id", "Kennung der Kommune"),
    ),
    "paper_id",
    {"municipality_id": ("municipalities", "municipality_id")},
)

MUNICIPALITIES = Table(
    "municipalities",
    "Municipalities",
    "Kommunen",
    (
        _id("municipality_id"),
        Column("name", "string", "Name", "Name"),
        Column("papers", "integer", "Papers", "Vorlagen"),
    ),
    "municipality_id",
)

ORGANIZATIONS = Table(
    "organizations",
    "Bodies of the councils",
    "Gremien",
    (
        _id("organization_id"),
        Column("name", "string", "Name", "Name"),
        Column("register_name", "string", "Name in the register", "Name im Verzeichnis"),
        _id("municipality_id", "Municipality id", "Kennung der Kommune"),
        Column("consultations", "integer", "Consultations", "Beratungen"),
        Column("mentions", "integer", "Times named", "Nennungen"),
        Column("first_date", "date", "First meeting found", "Erste gefundene Sitzung"),
        Column("last_date", "date", "Last meeting found", "Letzte gefundene Sitzung"),
    ),
    "organization_id",
    {"municipality_id": ("municipalities", "municipality_id")},
)

FILES = Table(
    "files",
    "Files",
    "Dateien",
    (
        Column("path", "string", "File", "Datei"),
        Column("folder", "string", "Folder given", "Angegebener Ordner"),
        Column("bytes", "integer", "Size", "Größe", "byte"),
        Column("sha256", "string", "SHA-256", "Prüfsumme"),
        Column("status", "string", "Status", "Stand"),
        Column("code", "string", "Error code", "Fehlerkennung"),
        Column("message", "string", "Message", "Meldung"),
        PAPER_ID,
    ),
    None,
    {"paper_id": ("papers", "paper_id")},
)


def _flat(branches: tuple[Branch, ...]) -> Iterator[Table]:
    for branch in branches:
        yield branch.table
        yield from _flat(branch.inner)


TABLES: dict[str, Table] = {t.name: t for t in (PAPERS, *_flat(BRANCHES), ORGANIZATIONS, MUNICIPALITIES, FILES)}
