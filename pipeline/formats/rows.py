"""Records in, rows of the tables out, one paper after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pipeline.formats.tables import (
    BRANCHES,
    FILES,
    PAPERS,
    Branch,
    Cell,
    FileRow,
    Row,
    municipality_id,
    organization_id,
)
from pipeline.model.record import BodyValue, Consultation, Part, Record


@dataclass
class _Organization:
    municipality: str | None
    names: Counter[str] = field(default_factory=Counter)
    register_name: str | None = None
    consultations: int = 0
    mentions: int = 0
    first: date | None = None
    last: date | None = None


class Gatherer:
    """Turns records into rows, and keeps in mind what is gathered over all papers (bodies and municipalities alone)."""

    def __init__(self) -> None:
        self._organizations: dict[str, _Organization] = {}
        self._municipalities: dict[str, Counter[str]] = {}

    def rows(self, record: Record) -> Iterator[tuple[str, Row]]:
        """Pairs of table name and row; a row's cells stand in the order of the table's columns."""
        town = record.municipality.value if record.municipality else None
        town_id = municipality_id(town) if town else None
        if town and town_id:
            self._municipalities.setdefault(town_id, Counter())[town] += 1
        yield "papers", (record.id, *(c.read(record) for c in PAPERS.columns if c.read), town_id)
        for branch in BRANCHES:
            yield from self._branch_rows(branch, getattr(record, branch.attribute), record.id, (record.id,), town)

    def _branch_rows(
        self, branch: Branch, parts: list[Part], stem: str, parents: tuple[str, ...], town: str | None
    ) -> Iterator[tuple[str, Row]]:
        columns = branch.table.columns
        numbered = columns[1 + len(parents)].read is None
        for number, part in enumerate(parts, start=1):
            own_id = f"{stem}-{number}"
            head: list[Cell] = [own_id, *parents]
            if numbered:
                head.append(number)
            if branch.has_body:
                head.append(self._organization(part, town))
            yield branch.table.name, (*head, *(c.read(part) for c in columns[len(head) :] if c.read))
            for inner in branch.inner:
                yield from self._branch_rows(inner, getattr(part, inner.attribute), own_id, (parents[0], own_id), town)

    def _organization(self, part: Part, town: str | None) -> str | None:
        body = part.body if isinstance(part, Consultation) else part
        if not isinstance(body, BodyValue):
            return None
        key = organization_id(body, town)
        seen = self._organizations.setdefault(key, _Organization(town))
        seen.names[body.value] += 1
        seen.register_name = seen.register_name or body.register_name
        if isinstance(part, Consultation):
            seen.consultations += 1
            if part.date and part.date.start:
                day = date.fromisoformat(part.date.start)
                seen.first = min(seen.first or day, day)
                seen.last = max(seen.last or day, day)
        else:
            seen.mentions += 1
        return key

    def gathered(self) -> Iterator[tuple[str, Row]]:
        """The rows over all papers, sorted by id."""
        for key, one in sorted(self._organizations.items()):
            town_id = municipality_id(one.municipality) if one.municipality else None
            yield (
                "organizations",
                (
                    key,
                    _commonest(one.names),
                    one.register_name,
                    town_id,
                    one.consultations,
                    one.mentions,
                    one.first,
                    one.last,
                ),
            )
        for key, names in sorted(self._municipalities.items()):
            yield "municipalities", (key, _commonest(names), names.total())


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def file_row(file: FileRow) -> Row:
    return tuple(getattr(file, c.name) for c in FILES.columns)
