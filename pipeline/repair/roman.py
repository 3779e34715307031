"""A string comes in; edits that mend Roman numbers go out: "Il." and "IH." for II. and III., as engines read strokes.

A Roman number is strokes side by side, which an engine takes for l, L, H, N, U or 11. It is mended where its shape
leaves nothing else (an I beside an l, as a label of a line or behind a word that is counted), and at the head of a line
where it goes on from the number of the heading before it; what may be an initial or another number only if the next
heading goes on as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from pipeline.model.text import Edit

RULE = "roman"
_SURE, _LIKELY, _PERHAPS = 0.95, 0.9, 0.8
_AHEAD = 200  # heads and items behind a heading among which the next one is looked for
_NUMBERS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_STROKES = {"l": "I", "L": "I", "|": "I", "1": "I", "T": "I", "Y": "V", "H": "II", "N": "II", "U": "II", "M": "II"}
"""What stands for strokes; M may be three of them as well."""
_COUNTED = (
    r"(?:Abschnitt(?:e[sn]?)?|Ziffern?|Ziff\.|Teil(?:e[sn]?)?|Kapitels?|Kap\.|Abs\.|Absatz(?:es)?|Nr\.|Nummer|Punkt"
    r"|Stufe|Klasse|Reinigungsklasse|Bauabschnitt|BA|Band|Buch|SGB|Anlage|Anhang|Titel|und|bis|oder|[XVI]+\.?,)"
)
_SHAPE = r"(?:[IVX]+[lL|][IVXlL|]*|[l|1][IVX][IVXlL|]*)"
_ALONE = re.compile(
    rf"(?:^|(?<=\n)|(?<=\f))(?P<head>{_SHAPE}|[l|]{{2,3}})(?=[.)] +[^\W\d_])"
    rf"|(?<=\s)(?P<before>{_SHAPE})(?=\.? (?:Quartal|Halbjahr|Bauabschnitt|BA\b|Obergeschoss|OG\b|Nachtrag|Lesung))"
    rf"|\b{_COUNTED} (?P<behind>{_SHAPE})(?![\w|/-])"
    r"|\b(?:Abschnitt|Ziffer|Ziff\.|Kapitel|Stufe|Reinigungsklasse) (?P<joined>I[HNU]|[HNU]I)(?![\w|])"
)
_HEAD = re.compile(r"(?:^|(?<=\n)|(?<=\f))(?P<number>[A-Zl|\d]{1,4})[.)] +(?=[^\W\d_a-zäöüß])")


_STROKE = frozenset("li|!")
_FIRST = re.compile(r"(?:^|(?<=[\n\f]))(?!i\. ?[^\W\d_]{1,2}\.)(?P<read>[li|!]|[IVX]{1,4}|\d{1,2})\. +(?=[^\W\d_])")


class _Head(NamedTuple):
    start: int
    read: str
    value: int  # 0 where it is no Roman number as it stands


def find(text: str) -> Iterator[Edit]:
    """Edits in order, one for each number."""
    found: dict[int, Edit] = {}
    labels = [(m.start(), int(m["figures"])) for m in _NUMBERED.finditer(text)]
    one = _ONE.search(text)
    first = one.start() if one is not None else len(text)
    for match in _ALONE.finditer(text):
        name = match.lastgroup or "head"
        joined = name == "joined"
        number = "III" if joined else _plain(match[name])
        if number and not (number == "II" and name == "head" and _is_eleven(match.start(), labels, first)):
            sure = _PERHAPS if joined else _SURE
            found[match.start(name)] = Edit(*match.span(name), match[name], number, RULE, sure)
    heads = [_Head(m.start(), m["number"], _value(m["number"])) for m in _HEAD.finditer(text)]
    heads = [h._replace(value=_value(found[h.start].after)) if h.start in found else h for h in heads]
    for start, before, after in _going_on(heads):
        found.setdefault(start, Edit(start, start + len(before), before, after, RULE, _LIKELY))
    for start, before in _firsts(text):
        found.setdefault(start, Edit(start, start + 1, before, "I", RULE, _LIKELY))
    yield from (found[start] for start in sorted(found))


_NUMBERED = re.compile(r"(?:^|(?<=[\n\f]))\(?(?P<figures>\d{1,2})[.)](?= +[^\W\d_])")
_ONE = re.compile(r"(?:^|(?<=[\n\f]))I[.)] ")


def _is_eleven(start: int, labels: list[tuple[int, int]], one: int) -> bool:
    """Whether two strokes at the head of a line are the figures 11: 10. stands before them, and 12. behind them or no
    I., whose first is at ``one``, before."""
    at = bisect_left(labels, (start, 0))
    before = labels[at - 1][1] if at else 0
    after = labels[at][1] if at < len(labels) else 0
    return before == 10 and (after == 12 or one > start)


def _firsts(text: str) -> Iterator[tuple[int, str]]:
    """What stands for I. before II. ("l. Die Bezirke"): place and what was read. Lists below it begin with 1. Where I.
    stands before it, or another stroke, it is a letter of a list; the first of an abbreviation ("i. d. R.") is none."""
    heads = list(_FIRST.finditer(text))
    before = ""
    for i, head in enumerate(heads):
        came, before = before, before if head["read"].isdigit() else head["read"]
        if head["read"] not in _STROKE or came == "I" or came in _STROKE:
            continue
        after = [h["read"] for h in heads[i + 1 : i + _AHEAD]]
        at = next((k for k, read in enumerate(after) if not read.isdigit()), len(after))
        if after[at : at + 1] == ["II"] and after[:1] in (["1"], ["II"]):
            yield head.start(), head["read"]


def _plain(shape: str) -> str:
    """The Roman number that a shape of strokes is; empty where it is none."""
    number = re.sub(r"[lL|1]", "I", shape)
    return number if number in _NUMBERS else ""


def _value(number: str) -> int:
    return _NUMBERS.index(number) if number in _NUMBERS else 0


def _forms(read: str) -> set[str]:
    """The Roman numbers whose strokes look like what was read."""
    choices = [("II", "III") if c == "M" else (_STROKES.get(c, c),) for c in read]
    return {"".join(parts) for parts in product(*choices)}


def _going_on(heads: list[_Head]) -> Iterator[tuple[int, str, str]]:
    """Heads that are the number behind the last one: place, what was read, what it is. A number that is one stays: the
    author may have written it twice."""
    last, figure = 0, ""
    for i, head in enumerate(heads):
        due = _NUMBERS[last + 1] if 0 < last < len(_NUMBERS) - 1 else ""
        counted = head.read.isdigit() and figure in (str(int(head.read) - 1), head.read)  # by a list of its own
        if head.value:
            last = head.value
        elif (
            due
            and due in _forms(head.read)
            and not counted
            and (_mixed(head.read) or _next(heads[i + 1 : i + _AHEAD], last + 2))
        ):
            yield head.start, head.read, due
            last += 1
        figure = head.read if head.read.isdigit() else figure


def _mixed(read: str) -> bool:
    """Whether a stroke that is one stands beside what looks like some."""
    return len(read) > 1 and bool(set(read) & set("IVX"))


def _next(heads: list[_Head], value: int) -> bool:
    """Whether the next Roman number among ``heads`` is ``value``."""
    due = _NUMBERS[value] if value < len(_NUMBERS) else ""
    for head in heads:
        if head.value:
            return head.value == value
        if due and _mixed(head.read) and due in _forms(head.read):
            return True
    return False
