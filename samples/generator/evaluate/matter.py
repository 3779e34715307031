# ruff: noqa: E501
"""What a paper is about: headings, lists, tables and texts of its own; the tables of costs that many matters have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from samples.generator.engine import (
    euro,
    money,
    year,
)
from samples.generator.engine.marks import group, mark
from samples.generator.evaluate.world import Context


@dataclass(frozen=True)
class Head:
    """A heading within the facts."""

    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Noted:
    """A paragraph with footnotes; the signs stand in the text already."""

    text: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """``widths`` are shares of the column's width; the first row of ``rows`` is no head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    total: bool = False


Part = str | Head | Bullets | Noted | Table


@dataclass
class Matter:
    title: str
    facts: list[Part]
    proposal: list[str]
    attachments: list[str] = field(default_factory=list)
    finance: list[Part] = field(default_factory=list)
    reasons: list[Part] = field(default_factory=list)
    department: str = "Hauptamt"


Topic = Callable[[Context], Matter]


def costs(
    c: Context, labels: Sequence[str], low: int, high: int, way: str, *, step: int = 500, first: str = "Position",
    total: str = "Summe", dash: int | None = None,
) -> Table:  # fmt: skip
    """A table of costs; ``way`` says where its unit stands: "cell", "head T€", "head EUR", "caption T€", "caption Euro"."""
    unit = 1000 if "T€" in way else 1
    values: list[int | None] = [c.n(low, high, 1000 if unit == 1000 else step) for _ in labels]
    if dash is not None:
        values[dash] = None

    def cell(value: int | None) -> str:
        if value is None:
            return "–"
        if way == "cell":
            return euro(value, "€00")
        return money(value, group(Decimal(value) / unit, 0 if unit == 1000 or c.id[-1] in "02468" else 2))

    rows = [(label, cell(value)) for label, value in zip(labels, values, strict=True)]
    rows.append((total, cell(sum(v for v in values if v is not None))))
    head = {"head T€": "Kosten in T€", "head EUR": "Betrag (EUR)"}.get(way, "Kosten" if way != "cell" else "Betrag")
    caption = {
        "caption T€": "Kostenübersicht (alle Angaben in T€)",
        "caption Euro": "Zusammenstellung, Beträge in Euro",
    }.get(way, "")
    return Table((first, head), tuple(rows), (0.68, 0.32), caption, True)


def plan_table(c: Context, labels: Sequence[str], count: int, way: str, low: int = 10000, high: int = 900000, *,
    first: str = "Maßnahme", caption: str = "Mittelabfluss", start: int = 0,
) -> Table:  # fmt: skip
    """Costs by years; the years of the head are mentions of their own."""
    unit = 1000 if way == "T€" else 1
    rows = []
    for label in labels:
        row = [label]
        for _ in range(count):
            if c.rng.random() < 0.18:
                row.append("–")
            else:
                value = c.n(low, high, 1000)
                row.append(money(value, group(value // unit)))
        rows.append(tuple(row))
    wide = 0.44
    return Table(
        (first, *(year(c.number + start + i) for i in range(count))), tuple(rows), (wide, *([(1 - wide) / count] * count)),
        f"{caption} in T€" if unit == 1000 else f"{caption} (Werte in EUR)",
    )  # fmt: skip


def impossible(printed: str) -> str:
    """A day that the calendar does not know, as an author mistyped it."""
    return mark("date", printed, start=None, end=None, precision="day", role=None)
