"""A text goes in; steps come out of tables that are drawn with letters: bars between the cells, lines of dashes.

``|Beratungsfolge|Termin|Ja|`` is a line of such a table, as typewriters, line printers and plain texts have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.fields.step import Draft
from pipeline.fields.table_cells import fill_cell, vote_of_cell
from pipeline.german import bodies
from pipeline.german import heads as known_heads
from pipeline.model.lines import TextLine
from pipeline.model.mention import VOTE_KINDS
from pipeline.model.text import Span, Text, TextCell

_LEAST = 3  # cells of a row
_RULE = re.compile(r"[-+|=:\s]{3,}")
_SURE = 0.93


def find(text: Text) -> list[Draft]:
    """The steps of the first table of this kind whose heads name bodies and days."""
    for rows in _tables(text):
        heads, first = _heads(text, rows)
        drafts = [d for row in rows[first:] if (d := _step(text, row, heads))] if heads else []
        if drafts and all(d.body and bodies.is_body(d.body.value.name) for d in drafts):
            return drafts
    return []


def _tables(text: Text) -> Iterator[list[list[Span]]]:
    """Runs of lines with as many bars each, every line as the spans of its cells."""
    rows: list[list[Span]] = []
    for line in text.lines:
        if not line.body or _RULE.fullmatch(line.string):
            continue
        cells = _cells(line)
        if rows and len(cells) != len(rows[0]):
            if len(rows) > 1:
                yield rows
            rows = []
        if len(cells) >= _LEAST:
            rows.append(cells)
    if len(rows) > 1:
        yield rows


def _cells(line: TextLine) -> list[Span]:
    if not line.string.startswith("|") or not line.string.endswith("|"):
        return []
    bars = [line.start + m.start() for m in re.finditer(r"\|", line.string)]
    return [Span(a + 1, b) for a, b in pairwise(bars)]


def _heads(text: Text, rows: Sequence[Sequence[Span]]) -> tuple[dict[int, str], int]:
    """The columns by number as the first lines name them, and how many lines those are; empty where they name no body
    or no day."""
    named: dict[int, str] = {}
    for n, row in enumerate(rows[:3]):
        printed = [text.string[c.start : c.end].strip() for c in row]
        if any(any(map(str.isdigit, words)) for words in printed):
            return (named, n) if {"body", "date"} <= set(named.values()) else ({}, 0)
        for column, words in enumerate(printed):
            hit = known_heads.column(words) if words else None
            if hit is not None and hit[1] == 1:
                named.setdefault(column, hit[0])
    return {}, 0


def _step(text: Text, row: Sequence[Span], heads: dict[int, str]) -> Draft | None:
    draft = Draft(row[0].start, row[-1].end, "table of bars", _SURE)
    seen = bool(text.boxes(row[0].start, row[-1].end))
    for column, name in heads.items():
        string, at = text.string[row[column].start : row[column].end], row[column].start
        bare = string.strip()
        if name in VOTE_KINDS:
            start = at + string.index(bare)
            state = "value" if bare else "blank"
            cell = TextCell(start, start + len(bare), 0, column, state, _SURE, 1)  # type: ignore[arg-type]
            draft.votes[name] = vote_of_cell(bare, cell, seen)
        elif bare:
            fill_cell(draft, name, string, at, set(heads.values()))
    return draft if draft.date or draft.body else None
