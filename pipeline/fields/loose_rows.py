"""A text goes in; the sums of rows that are no table come out: figures below a line of heads with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.fields.money_units import HEAD_UNIT, OTHER_UNIT, PLAIN, UNIT, YEARS, Unit, is_head, kind_of_cell, unit_in
from pipeline.german import numbers, sums
from pipeline.model.lines import TextLine
from pipeline.model.mention import Amount, Mention
from pipeline.model.text import Text

_ONLY_UNITS = re.compile(r"\s*(?:(?:in\s)?(?:T|Tsd\.\s?|Mio\.\s?)?(?:€|EUR|Euro|DM)(?!\w)[ \t]*){1,8}$")
_FIGURE = r"(?:[+\-−–]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|[+\-−–]?\d{1,9}(?:,\d{1,2})?)(?:,(?:--|-|–))?"
_TAIL = re.compile(rf"(?<!\S)(?P<tail>(?:{_FIGURE}|[-–—])(?:[ \t]{{1,40}}(?:{_FIGURE}|[-–—])){{0,7}})$")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column below a line of heads: its unit, its year, and where its head ends, in letters from the line's left."""

    unit: Unit
    year: int | None
    right: int


def find(text: Text) -> Iterator[Mention[Amount]]:
    """Figures at the ends of lines that stand below a line of heads, as many as heads name a unit.

    Below a caption with a unit the heads may be years. Fewer figures than heads are told by their place where the
    columns are set apart by blanks; else they end the columns, as more figures do.
    """
    columns: list[_Column] = []
    caption: Unit | None = None
    above: list[re.Match[str]] = []
    for line in text.lines:
        if not line.body or line.table is not None:
            columns, caption = [], None
            continue
        left = line.start - (text.string.rfind("\n", 0, line.start) + 1)
        units = [
            (u, m) for m in HEAD_UNIT.finditer(line.string) if (u := unit_in(m["unit"], "unit above the row", 0.75))
        ]
        years = list(YEARS.finditer(line.string))
        if _ONLY_UNITS.match(line.string):  # "2015 2016", and below it "Euro Euro"
            units = [(u, m) for m in UNIT.finditer(line.string) if (u := unit_in(m[0], "unit above the row", 0.75))]
            told = [int(y[0]) for y in above] if len(above) == len(units) else [None] * len(units)
            columns = [_Column(u, year, left + m.end()) for (u, m), year in zip(units, told, strict=True)]
            caption = None
            continue
        if line.string.strip():
            above = years
        if units and is_head(line.string):
            caption = units[0][0] if len(units) == 1 else None
            if len(years) > 1 and caption:
                columns = [_Column(caption, int(y[0]), left + y.end()) for y in years]
            else:
                year = int(years[0][0]) if len(years) == 1 else None
                columns = [_Column(u, year, left + m.end()) for u, m in units]
        elif caption and len(years) > 1 and not re.search(r"\d", YEARS.sub("", line.string)):
            columns = [_Column(caption, int(y[0]), left + y.end()) for y in years]
        elif columns:
            found = list(_row(line, columns, left))
            if found:
                caption = None
                yield from found
            elif not line.first:
                columns, caption = [], None


def _row(line: TextLine, columns: list[_Column], left: int) -> Iterator[Mention[Amount]]:
    tail = _TAIL.search(line.string)
    if tail is None or OTHER_UNIT.search(line.string[: tail.start()]):
        return
    tokens = list(re.finditer(r"\S+", tail["tail"]))
    if not re.search(r"[^\W\d_]{2}", line.string[: tail.start()]):
        return
    base = tail.start("tail")
    if len(tokens) == len(columns):
        placed = list(zip(tokens, columns, strict=True))
    else:
        placed = []
        for token in tokens:
            near = [c for c in columns if abs(c.right - (left + base + token.end())) <= 3]
            if len(near) != 1 or "   " not in line.string:
                return
            placed.append((token, near[0]))
    kind = kind_of_cell("", line.string[:base])
    for token, column in placed:
        m = PLAIN.fullmatch(token[0])
        value = numbers.from_figures(m["number"]) if m else None
        if value is None or re.fullmatch(r"(?:19|20)\d\d", token[0]):
            continue
        start = line.start + base + token.start()
        amount = sums.scaled(value, column.unit.scale)
        worth = Amount(amount, column.unit.currency, kind=kind, fiscal_year=column.year)
        yield Mention(worth, start, start + len(token[0]), column.unit.rule, column.unit.confidence)
