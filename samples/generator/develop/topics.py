"""What councils deal with: a context goes in, a subject with its facts, figures, and proposed resolution comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from samples.generator.develop.world import Context


@dataclass(frozen=True)
class Costs:
    """A table of costs: ``unit`` stands in the head or the caption ("in T€"); figures as integers of Euro by column."""

    caption: str
    columns: list[str]
    rows: list[tuple[str, list[int | None]]]
    unit: str = "€"
    total: bool = True


@dataclass(frozen=True)
class Topic:
    """A subject; ``facts`` are paragraphs, ("h", heading), ("list", items), ("numbered", items), a ``Costs``."""

    subject: str
    title: str
    facts: list[object]
    finance: list[str]
    resolution: list[str]
    costs: Costs | None = None
    attachments: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    motion: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


TOPICS: dict[str, Callable[[Context], Topic]] = {}


def topic(make: Callable[[Context], Topic]) -> Callable[[Context], Topic]:
    TOPICS[make.__name__] = make
    return make
