"""What the outline found: the form that printed the paper, its labelled values, its sections; all as spans of a Text.

Offsets are code points of the repaired string, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span

# What a section is for. "course" is the Beratungsfolge; "title" is the labelled name (Betreff, Bezeichnung).
SectionRole = Literal[
    "title",
    "course",
    "resolution",
    "facts",
    "reasons",
    "finance",
    "vote",
    "earlier",
    "attachments",
    "signature",
    "distribution",
    "other",
]


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled value: ``key`` is the field (``reference``, ``name``, ``date``, ``department``, …).

    ``label`` is empty (start == end) where the form prints the value without a label. ``known`` is the word of a list
    that a badly read value is nearest to, "" for any other.
    """

    key: str
    label: Span
    value: Span
    rule: str
    confidence: float
    known: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it up to the next heading of the same or a higher level (1 is the highest).

    ``kind`` narrows the role where the heading tells it (``proposed`` or ``adopted`` for a resolution; a variant's
    name). ``introduction`` is true where the heading is itself the lead-in ("Der Rat möge beschließen:").
    """

    role: SectionRole
    heading: Span
    body: Span
    level: int
    rule: str
    confidence: float
    kind: str | None = None
    introduction: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one paper. ``template`` names the form ("allris", "landkreis", …), None for an unknown one."""

    template: str | None
    confidence: float
    labels: tuple[Label, ...] = ()
    sections: tuple[Section, ...] = ()

    def labelled(self, key: str) -> tuple[Label, ...]:
        """The values labelled ``key``, surest first, then in the order of the page."""
        return tuple(sorted((b for b in self.labels if b.key == key), key=lambda b: (-b.confidence, b.value.start)))

    def of_role(self, *roles: SectionRole) -> tuple[Section, ...]:
        return tuple(s for s in self.sections if s.role in roles)

    def section_at(self, position: int) -> Section | None:
        """The innermost section around a position."""
        around = [s for s in self.sections if s.heading.start <= position < max(s.body.end, s.heading.end)]
        return max(around, key=lambda s: s.heading.start, default=None)
