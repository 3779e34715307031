"""Headings go in; the sections below them come out."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.outline import Section
from pipeline.model.text import Span
from pipeline.outline.found import Found


def find(found: Sequence[Found], body_end: int) -> list[Section]:
    """Each heading with what stands below it up to the next one of the same or a higher level."""
    sections = []
    for i, one in enumerate(found):
        end = next((other.start for other in found[i + 1 :] if other.level <= one.level), body_end)
        after = min(one.after, end)
        sections.append(
            Section(
                one.heading.role,
                Span(one.start, one.end),
                Span(after, end),
                one.level,
                one.rule,
                round(one.confidence, 3),
                one.heading.kind,
                one.heading.introduction,
            )
        )
    return sections
