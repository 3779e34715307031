"""A heading where it stands, as the rooms of the outline hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.templates import Heading


@dataclass(frozen=True, slots=True)
class Found:
    """A heading where it stands: its words without the colon, where its section's body begins, its depth."""

    start: int
    end: int
    after: int
    heading: Heading
    level: int
    rule: str
    confidence: float
    numbered: str = ""
