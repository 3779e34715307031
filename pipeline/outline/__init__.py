"""A paper's text goes in; its form, its labelled values, its columns and its sections come out as spans.

All knowledge of labels and headings is data (``templates/``). Words are compared by keys that stand OCR damage
(``german.fold``); nothing here runs a pattern that a file brought along.
"""

from __future__ import annotations

import re

from pipeline.german import minutes
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label, Outline
from pipeline.model.text import Text
from pipeline.outline import (
    agenda,
    captions,
    columns,
    form,
    grid,
    headings,
    kinds,
    labels,
    level,
    lost_titles,
    money_boxes,
    sections,
    unknown,
)
from pipeline.templates import vocabulary

_OWN_KIND = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,25}vorlage")
"""A kind that is more than the label of the number below it in its cell ("Beschlussvorlage" / "Vorlage 381/2031")."""


def find(text: Text) -> Outline:
    """The outline of ``text``. An unknown form still has its labels, columns and sections, from the common words."""
    lines = text.lines
    name, sure = form.find(lines)
    words = vocabulary(name)
    beside, level_lines = level.find(text, words)
    heads, head_lines = columns.find(text, words, level_lines)
    body = [i for i, line in enumerate(lines) if line.body]
    cells = grid.find(text, words, head_lines)
    types = list(kinds.find(lines, words, head_lines))
    types = [
        t for t in types if _OWN_KIND.fullmatch(text.string, *t[1].value) or all(t[1].value != c.label for c in cells)
    ]
    cells = [*(c for c in cells if not any(c.value == b.value for b in beside)), *beside]
    inside = {i for i, x in enumerate(lines) if any(_touches(x, c) for c in cells)}
    taken = head_lines | inside | {i for i, label in types if not label.label.end > label.label.start}
    inner = [lines[i] for i in body]
    found = unknown.set_apart(inner, headings.find(inner, words, head_lines, taken & set(body), text), taken)
    printed = [(i, text.string[t.value.start : t.value.end]) for i, t in types if t.key == "paper_type"]
    extract = agenda.line_of_extract(lines, printed)
    valued = labels.find(lines, words, head_lines, found, text, cells, extract)
    valued = lost_titles.given_back(valued, lines, head_lines)
    if any(minutes.is_extract(kind) for _, kind in printed):
        valued = list(agenda.parted(valued, text.string))
    held = [x.value for x in valued if x.key in ("earlier", "other")]  # "Ursprung: Antrag" is another paper
    types = [t for t in types if not any(v.start <= t[1].value.start and t[1].value.end <= v.end for v in held)]
    told = captions.settled([*valued, *cells], lines)
    every = sorted([*told, *(label for _, label in types), *heads], key=lambda x: (x.value.start, x.key))
    found = money_boxes.doubted(found, inner, text)
    return Outline(name, sure, tuple(every), tuple(sections.find(found, text.body.end)))


def _touches(line: TextLine, label: Label) -> bool:
    return any(part.start < line.end and line.start < part.end for part in (label.label, label.value))
