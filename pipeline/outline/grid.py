"""A table's cells go in; those that hold a label with its value below it ("Datum" over "04.04.2031") come out."""

from __future__ import annotations

from pipeline.german.fold import fold, nearest
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text
from pipeline.templates import Template

_LONGEST = 200  # letters of a value


def find(text: Text, words: Template) -> list[Label]:
    """The labels of page 1 that stand in one cell with their values, where a table has at least two such cells."""
    found: list[Label] = []
    for table in text.tables:
        if text.page(table.start) not in (None, text.first_page):
            continue
        cells = [label for c in table.cells if (label := _label(text.string, c.start, c.end, words)) is not None]
        if len(cells) >= 2:
            found += cells
    return found


def _label(string: str, start: int, end: int, words: Template) -> Label | None:
    head, line_end, rest = string[start:end].partition("\n")
    value = rest.strip()
    if not line_end or not value or len(value) > _LONGEST or head.rstrip().endswith("-"):
        return None
    hit = nearest(fold(head), words.labels)
    if hit is None:
        return None
    at = start + len(head) + 1 + rest.index(value)
    label = Span(start, start + len(head.rstrip(" :")))
    return Label(hit[0], label, Span(at, at + len(value)), "label in its cell", round(0.95 * (0.6 + 0.4 * hit[1]), 3))
