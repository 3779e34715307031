"""Labelled values go in; those go out again that are the paper's title, which stands below a label left empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from pipeline.german.offices import is_office
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label

_BELOW = frozenset(("label above", "labels above values"))


def given_back(labels: Sequence[Label], lines: Sequence[TextLine], heads: Collection[int]) -> list[Label]:
    """The labels without a department whose value stands below its label, begins the block right above the heads of the
    Beratungsfolge and names no office: what stands there is the title, where nothing else is labelled as one."""
    first = min((i for i in heads if lines[i].body), default=0)
    above = [x for x in lines[:first] if x.body and x.page == lines[first].page]
    if not above or any(x.key == "name" and x.value.end > x.value.start for x in labels):
        return list(labels)
    block = list(takewhile(lambda x: not x.first, reversed(above)))
    if len(block) < len(above):
        block.append(above[-1 - len(block)])
    start, words = block[-1].start, sum(len(x.string.split()) for x in block)

    def is_title(label: Label) -> bool:
        value = next((x.string for x in block if x.start == label.value.start), "")
        below = label.rule in _BELOW and label.label.end < start <= label.value.start
        return label.key == "department" and below and words >= _LEAST and not is_office(value)

    return [x for x in labels if not is_title(x)]


_LEAST = 3  # words of a title that is taken from a label
