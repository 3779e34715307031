"""What the tests of courses share: the steps of a text, a text of one table, rows as an engine reads them."""

from __future__ import annotations

import re
from typing import Any

from pipeline import outline
from pipeline.fields import consultations
from pipeline.model.geometry import Box
from pipeline.model.mention import Step
from pipeline.model.text import Anchor, Layout, Text, TextCell, TextTable


def steps(text: Text) -> list[Step]:
    return [m.value for m in consultations.find(text, outline.find(text))]


def row(step: Step) -> tuple[Any, ...]:
    day = step.date.value if step.date else None
    return (
        step.order,
        day and str(day.start) + ("" if day.start == day.end else f"/{day.end}"),
        step.body and step.body.value.name,
        step.role and step.role.value,
        step.agenda_item and step.agenda_item.value,
        step.public and step.public.value,
        step.result and step.result.value,
    )


def cells(step: Step) -> dict[str, Any]:
    return {k: v.value.value if v.value.state == "value" else v.value.state for k, v in (step.votes or {}).items()}


def table(rows: list[list[str]], states: dict[tuple[int, int], str] | None = None, head: int = 1, **more: str) -> Text:
    """A text of one table and what stands below it; empty cells are blank unless told."""
    string, found = more.get("before", ""), []
    begin = len(string)
    for r, line in enumerate(rows):
        printed = [c for c in line if c]
        at = len(string)
        for c, words in enumerate(line):
            start = at
            if words:
                at += len(words) + 1
            state = (states or {}).get((r, c), "value" if words else "blank")
            box = Box(60.0 * c, 20.0 * r, 60.0 * c + 60, 20.0 * r + 20)
            found.append(TextCell(start, start + len(words), r, c, state, 0.98, 1, box))  # type: ignore[arg-type]
        string += " ".join(printed) + "\n"
    end = len(string) - 1
    string += more.get("below", "\n\nSachverhalt:\n\nDie Stege sind alt.\n")
    return Text(string, layout=Layout(tables=(TextTable(begin, end, 1, tuple(found), head, True),)))


def read(rows: list[str], sure: float, below: str = "\n\nSachverhalt:\nAlt.\n") -> list[Step]:
    """The steps of rows below the heads Termin and Gremium, every word read with ``sure``."""
    string, anchors = "Beratungsfolge:\nTermin Gremium\n" + "\n".join(rows) + below, []
    for m in re.finditer(r"\S+", string):
        top = 14.0 * string.count("\n", 0, m.start())
        left = 6.0 * (m.start() - string.rfind("\n", 0, m.start()))
        anchors.append(Anchor(m.start(), m.end(), 1, Box(left, top, left + 5.0 * len(m.group()), top + 10), sure))
    return steps(Text(string, layout=Layout(anchors=tuple(anchors))))
