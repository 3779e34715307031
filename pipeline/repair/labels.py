"""A string comes in; edits that mend the labels of lists and paragraphs go out: "N Der Zuschuss" between 1. and 3.,
"l. Die Gemeinde" before 2., "83 Benutzung" between § 2 and § 4.

A label is one figure and a point, which an engine takes for letters, and no lexicon knows better. Its neighbours do:
what stands at the head of a line where exactly one label of the sequence is missing, and is no word, is that label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from pipeline.german.words import words
from pipeline.model.text import Edit

RULE = "label"
_SURE, _LIKELY = 0.95, 0.85
_LINE = r"(?:^|(?<=[\n\f]))"
_LABEL = re.compile(
    rf"{_LINE}(?P<open>\(?)(?P<number>\d{{1,2}})(?P<close>[.)])(?= +[^\W\d_„])"
    rf"|{_LINE}(?P<other>[^\W\d_]{{1,2}}|[|!\[])(?P<point>[.)]?)(?= +[A-ZÄÖÜ„])"
)
"""A number with a point or in brackets at the head of a line, or one or two signs that may have been one."""
_ONES = frozenset("lit|!j[")
"""What the first label of a list is read as, a point behind it."""
_FAR = 120
"""Labels and lines that may be some, among which the next of a list is looked for."""
_SECTION = re.compile(
    rf"{_LINE}(?:(?P<sign>§) ?(?P<number>\d{{1,3}})[a-z]?|(?P<read>[853$&S]) ?(?P<figures>\d{{1,3}}))"
    r"(?= +[A-ZÄÖÜ])"
)


_COUNTED = re.compile(rf"{_LINE}§ ?(\d{{1,3}})(?!\d)")


class _Label(NamedTuple):
    match: re.Match[str]
    value: int  # 0 where it is no number as it stands
    style: str


def find(text: str) -> Iterator[Edit]:
    """Edits in order, one for each label."""
    found = {edit.start: edit for edit in (*_lists(text), *_sections(text))}
    yield from (found[start] for start in sorted(found))


def _lists(text: str) -> Iterator[Edit]:
    labels = [
        _Label(m, int(m["number"] or 0), f"{m['open']}{m['close']}" if m["number"] else "")
        for m in _LABEL.finditer(text)
        if m["number"] or not _is_word(m["other"])
    ]
    for i, label in enumerate(labels):
        if label.value:
            if label.style == ")" and _loses_bracket(labels, i):
                start, end = label.match.span()
                yield Edit(start, end, text[start:end], f"({text[start:end]}", RULE, _LIKELY)
            continue
        before = next((x for x in reversed(labels[max(i - _FAR, 0) : i]) if x.value), None)
        after = next((x for x in labels[i + 1 : i + _FAR] if x.value), None)
        if after is None or after.value < 2 or not _alone(labels[max(i - _FAR, 0) : i + _FAR], before, after):
            continue
        first = after.value == 2 and (before is None or before.value != 1)
        shape = label.match["other"]
        if first and not (shape in _ONES and label.match["point"]):
            continue
        if not first and not (before is not None and before.value == after.value - 2 and before.style == after.style):
            continue
        opened, closed = after.style[:-1], after.style[-1]
        start, end = label.match.span()
        yield Edit(start, end, text[start:end], f"{opened}{after.value - 1}{closed}", RULE, _LIKELY)


def _loses_bracket(labels: list[_Label], at: int) -> bool:
    """Whether a number with its closing bracket only stands in a sequence of numbers in brackets: "1)" before "(2)"."""
    numbers = [x for x in labels[max(at - _FAR, 0) : at + _FAR] if x.value]
    place = numbers.index(labels[at])
    before, after = numbers[place - 1] if place else None, numbers[place + 1] if place + 1 < len(numbers) else None
    value = labels[at].value
    goes_on = after is not None and after.style == "()" and after.value == value + 1
    opened = before is not None and before.style == "()"
    came = opened and before is not None and before.value == value - 1
    again = opened and before is not None and before.value == value  # a list of its own below (1)
    return came or (goes_on and value == 1 and not again)


def _alone(labels: list[_Label], before: _Label | None, after: _Label) -> bool:
    """Whether between two labels stands only one that may be the missing one."""
    start = before.match.start() if before is not None else -1
    return sum(start < x.match.start() < after.match.start() for x in labels) == 1


def _is_word(shape: str) -> bool:
    """Whether two letters are a word ("In", "Zu"); one letter is none."""
    return len(shape) > 1 and shape in words()


def _is_misread(head: re.Match[str]) -> bool:
    return not head["sign"]


def _sections(text: str) -> Iterator[Edit]:
    heads = list(_SECTION.finditer(text))
    there = {int(number) for number in _COUNTED.findall(text)}  # "§ 5 (aufgehoben)" as well
    last = 0
    for i, head in enumerate(heads):
        if head["sign"]:
            last = int(head["number"])
            continue
        ahead = heads[i + 1 : i + _FAR]
        after = next((int(h["number"]) for h in ahead if h["sign"]), 0)
        number = int(head["figures"])
        sides = ahead, heads[max(i - _FAR, 0) : i][::-1]
        rivals = [h for side in sides for h in takewhile(_is_misread, side) if h["figures"] == head["figures"]]
        missing = last and number == last + 1 and number not in there and not rivals
        if missing and after in (number + 1, 0) and (after or head["read"] in "$&"):
            start, end = head.span()
            yield Edit(start, end, text[start:end], f"§ {head['figures']}", RULE, _SURE)
            last = number
