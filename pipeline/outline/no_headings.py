"""What was found as a heading goes in; whether it is a label with its value, or leads to the next one, comes out."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.german.fold import fold
from pipeline.model.lines import TextLine
from pipeline.outline.found import Found
from pipeline.outline.words import DATE
from pipeline.templates import Template

_FAR = 40  # lines from the vote of one step to that of another at most


def only_asks(top: Found | None) -> bool:
    """Whether a heading is no more than a sentence that leads to what is asked for."""
    return top is not None and top.heading.introduction and top.rule in ("asks", "lead-in")


def is_label(lines: Sequence[TextLine], i: int, hit: Found, top: Found | None, words: Template) -> bool:
    """Whether a heading is a label: of an earlier paper whose number stands behind it ("Bezug: 17/2210"), or of the
    result of a step, which the steps above it have too or other rows with a day above it."""
    line = lines[i]
    behind = line.string[hit.end - line.start :].lstrip()
    word = line.string[hit.start - line.start : hit.end - line.start]
    if hit.heading.role == "earlier":
        return behind[:1] == ":" and bool(behind[1:].strip()) and words.labels.get(fold(word)) == "earlier"
    if hit.heading.role != "vote" or top is None or top.heading.role != "course" or behind[:1] != ":":
        return False
    if any(x.string.startswith(f"{word}: ") for x in lines[:i] if x.start > top.start):
        return True
    near = range(max(i - _FAR, 1), min(i + _FAR, len(lines)))
    below = [k for k in near if lines[k].string.startswith(f"{word}:") and DATE.search(lines[k - 1].string)]
    return i in below and len(below) > 1
