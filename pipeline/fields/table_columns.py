"""A table and the heads that the outline knows go in; what its columns are called comes out, by number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.fields.step import (
    COUNT,
    PUBLIC_ONLY,
    ROLE_ONLY,
    flat,
)
from pipeline.german import bodies, dates, heads
from pipeline.german.roles import is_lead
from pipeline.model.mention import VOTE_KINDS
from pipeline.model.outline import Label
from pipeline.model.text import Text, TextCell, TextTable

_BETWEEN = 0.8  # likeness of a head that only its neighbours tell
_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-])")
LONGEST_DAY = 60  # letters of a cell that holds a day, perhaps beside its body
CARRIED = 0.9  # likeness of a head that stands on the page before, over columns that no ruling parts


@dataclass(frozen=True)
class Columns:
    """What a table's columns are called, by number; ``like`` tells how surely the head was read (0..1), ``unknown``
    whether others stand beside them that nobody knows, ``lost`` whether the page before has columns of votes that are
    not found again."""

    named: dict[int, str]
    like: dict[int, float] = field(default_factory=dict)
    unknown: bool = False
    lost: bool = False
    year: int | None = None  # of days that print none
    beyond: tuple[str, ...] = ()  # heads beside the columns that were seen
    roles: dict[int, str] = field(default_factory=dict)  # heads that are themselves a role, to be crossed
    orders: dict[int, tuple[str, ...]] = field(default_factory=dict)  # the votes that stand in one cell


def named_columns(text: Text, table: TextTable, labels: Sequence[Label]) -> tuple[Columns, int]:
    """A table's columns by their heads, and the row where the steps begin."""
    named: dict[int, str] = {}
    like: dict[int, float] = {}
    roles: dict[int, str] = {}
    orders: dict[int, tuple[str, ...]] = {}
    first = table.header_rows
    for cell in sorted(table.cells, key=lambda c: -c.column_span):  # a head over several columns gives way
        inside = [label for label in labels if cell.start <= label.label.start < cell.end]
        if not inside:
            continue
        first = max(first, cell.row + cell.row_span)
        day = [x for x in inside if x.key == "column.date"] if cell.column_span == 1 else []
        told = text.string[cell.start : cell.end]
        turns = {c: heads.in_turn(told, cell.column_span, c - cell.column) for c in _columns_of(cell)}
        if all(turns.values()):  # "J N E" over three columns
            named |= {c: name for c, name in turns.items() if name}
            like |= dict.fromkeys(turns, heads.IN_TURN)
            continue
        for c in _below(text, table, cell, inside[-1]):
            named[c] = (day or inside)[-1].key.removeprefix("column.")
            like[c] = inside[-1].confidence
            title = flat(text.string[cell.start : cell.end])
            order = heads.in_one(text.string[cell.start : cell.end])
            if order:
                orders[c] = order
            if ROLE_ONLY.fullmatch(title) and not is_lead(title):
                roles[c] = title
    _add_no(table, named, like)
    return Columns(named, like, roles=roles, orders=orders), first


def _columns_of(head: TextCell) -> range:
    return range(head.column, head.column + head.column_span)


def _below(text: Text, table: TextTable, head: TextCell, label: Label) -> Sequence[int]:
    """The columns that a label names: all below its cell, but one only where it is a vote's, which no two columns
    have: there the line beside it was not seen."""
    columns = _columns_of(head)
    boxes = text.boxes(label.label.start, label.label.end)
    if head.column_span == 1 or label.key.removeprefix("column.") not in VOTE_KINDS or not boxes:
        return columns
    middle = boxes[0].box.middle[0]
    places = column_places(table)
    return [c for c in columns if c in places and places[c][0] <= middle <= places[c][1]] or columns


def _add_no(table: TextTable, named: dict[int, str], like: dict[int, float]) -> None:
    """The column between those of Ja and Enthaltung, whose head was not read at all."""
    found = {name: c for c, name in named.items()}
    column = found.get("yes", -2) + 1
    printed = any(c.column == column and c.column_span == 1 for c in table.cells)
    if printed and "no" not in found and found.get("abstain") == column + 1 and column not in named:
        named[column], like[column] = "no", _BETWEEN


def heads_above(text: Text, table: TextTable, labels: Sequence[Label]) -> Columns:
    """A table's columns by heads that stand on the line above it, outside its rulings.

    Of several heads over one column it has the one that all its words stand nearest to; the others, and those beside
    all columns, are heads below which nothing is printed (``beyond``).
    """
    line = text.string.rfind("\n", 0, len(text.string[: table.start].rstrip(_TYPED_RULE))) + 1
    places = column_places(table)
    over: dict[int, list[tuple[float, Label]]] = {}
    for label in labels:
        if not line <= label.label.start < table.start:
            continue
        boxes = text.boxes(label.label.start, label.label.end)
        if not boxes or boxes[0].page != table.page or not places:
            return Columns({})
        middle = boxes[0].box.middle[0]
        column = next((c for c, (left, right) in places.items() if left <= middle <= right), -1)
        over.setdefault(column, []).append((middle, label))
    beyond = [label for _, label in over.pop(-1, [])]
    named: dict[int, str] = {}
    like: dict[int, float] = {}
    for column, above in over.items():
        words = [b.box.middle[0] for c in table.cells if c.column == column for b in text.boxes(c.start, c.end)]
        near = {_nearest(word, [middle for middle, _ in above]) for word in words} if len(above) > 1 else {0}
        if len(near) != 1:
            continue
        mine = above[near.pop()][1]
        named[column] = mine.key.removeprefix("column.")
        like[column] = min(mine.confidence, CARRIED)
        beyond += [label for _, label in above if label is not mine]
    if len(named) < 2:
        return Columns({})
    return Columns(named, like, beyond=tuple(label.key.removeprefix("column.") for label in beyond))


_TYPED_RULE = " \n-–—_=*"
"""What a typewriter strikes for a ruling between the heads and the rows."""


def by_heads(text: Text, table: TextTable) -> Columns:
    """A table's columns by the heads of it that are known, though they are none of a course ("Sitzung | Ergebnis")."""
    cells = [c for c in table.cells if c.row < table.header_rows]
    printed = [heads.Head(text.string[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in cells]
    orders = {h.column: order for h in printed if h.column_span == 1 and (order := heads.in_one(h.text))}
    return Columns({c: n.name for c, n in heads.columns(printed).items()}, orders=orders)


def _nearest(place: float, others: Sequence[float]) -> int:
    return min(range(len(others)), key=lambda n: abs(others[n] - place))


def carried(text: Text, table: TextTable, before: TextTable, columns: Columns) -> Columns:
    """The names of the columns of a table without heads that goes on with those of the one before: by the place of
    their words across the page, or by their number where no place is known. Without rulings that place leaves a
    doubt."""
    old, new = column_places(before), column_places(table)
    if not old or not new:
        same = max((c.column for c in table.cells), default=0) == max((c.column for c in before.cells), default=0)
        return columns if same else Columns({})
    over = _matched({**new, **_printed_places(text, table)}, old)
    sure = 1.0 if table.ruled else CARRIED
    return Columns(
        {new: columns.named[old] for new, old in over.items() if old in columns.named},
        {new: min(columns.like[old], sure) for new, old in over.items() if old in columns.like},
        orders={new: columns.orders[old] for new, old in over.items() if old in columns.orders},
    )


def _printed_places(text: Text, table: TextTable) -> dict[int, tuple[float, float]]:
    """From where to where the words of each column reach, in points; a column without rulings is only as wide."""
    found: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if table.ruled or cell.column_span > 1:
            continue
        for _, box in text.boxes(cell.start, cell.end):
            left, right = found.get(cell.column, (box.left, box.right))
            found[cell.column] = min(left, box.left), max(right, box.right)
    return found


def _matched(new: dict[int, tuple[float, float]], old: dict[int, tuple[float, float]]) -> dict[int, int]:
    """For the columns of ``new`` those of ``old`` they go on with: in the same order, each at most once, so that they
    share most of their width. A column that is empty on the second page is passed over."""
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    lower, upper = sorted(new), sorted(old)
    for i in range(len(lower) + 1):
        for j in range(len(upper) + 1):
            ways: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
            if i:
                ways.append(best[i - 1, j])
            if j:
                ways.append(best[i, j - 1])
            if i and j:
                (a, b), (c, d) = new[lower[i - 1]], old[upper[j - 1]]
                shared, pairs = min(b, d) - max(a, c), best[i - 1, j - 1]
                if shared > 0:
                    ways.append((pairs[0] + shared, (*pairs[1], (lower[i - 1], upper[j - 1]))))
            best[i, j] = max(ways, key=lambda way: way[0])
    return dict(best[len(lower), len(upper)][1])


def column_places(table: TextTable) -> dict[int, tuple[float, float]]:
    """From where to where each column reaches across the page, in points."""
    return {c.column: (c.box.left, c.box.right) for c in table.cells if c.box is not None and c.column_span == 1}


def without_misfits(text: Text, table: TextTable, named: dict[int, str], first: int) -> dict[int, str]:
    """``named`` without a column of bodies that holds nothing but the numbers of its rows or their days (its head is
    that of the course), and without an empty one of days beside one of sittings that holds them ("Sitzung | am")."""

    def cells(column: int) -> list[str]:
        below = (c for c in table.cells if c.column == column and c.row >= first and c.start < c.end)
        return [flat(text.string[c.start : c.end]) for c in below]

    def holds(column: int, test: Callable[[str], object]) -> bool:
        found = cells(column)
        return bool(found) and all(map(test, found))

    def misfits(column: int, name: str) -> bool:
        if name == "body":
            others = [c for c, other in named.items() if other == "body" and c != column]
            days = holds(column, _DAY_ALONE.fullmatch) and bool(others) and "date" not in named.values()
            return days or holds(column, _COUNT_ALONE.fullmatch)
        beside = [c for c in (column - 1, column + 1) if named.get(c) == "session"]
        return name == "date" and not cells(column) and any(holds(c, _is_day) for c in beside)

    return {column: name for column, name in named.items() if not misfits(column, name)}


_DAY_ALONE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")
_COUNT_ALONE = re.compile(r"\s*\d{1,2}\s?[.)]?\s*")


def by_content(text: Text, table: TextTable, named: dict[int, str], first: int) -> dict[int, str]:
    """``named`` with the columns of days and of bodies whose heads nobody knows, told by what stands in them."""
    found = dict(named)
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (("date", _is_day), ("body", _is_body))
    for name, test in tests:
        if name in found.values() or (name == "body" and not {"date", "yes"} & set(found.values())):
            continue
        for column in range(max((c.column for c in table.cells), default=-1) + 1):
            if found.get(column) not in (None, "session", "status", "remark"):
                continue
            cells = [c for c in table.cells if c.column == column and c.row >= first and c.start < c.end]
            cells = [c for c in cells if c.column_span == 1] or cells
            texts = [flat(text.string[c.start : c.end]) for c in cells]
            if texts and sum(map(test, texts)) >= 0.6 * len(texts):
                found[column] = name
                break
    days = next((c for c, name in found.items() if name == "date"), None)
    if "body" in found.values() and days is not None:
        return found | _marks(text, table, found, first)
    own = [] if days is None else [c for c in table.cells if c.column == days and c.row >= first and c.start < c.end]
    dated = [c for c in own if _is_day(text.string[c.start : c.end])]
    if dated and all(len(bodies.parse(text.string[c.start : c.end])) == 1 for c in dated):  # "Rat 12.03.2031"
        return found | _marks(text, table, found, min(c.row for c in dated))
    return found


def _marks(text: Text, table: TextTable, named: dict[int, str], first: int) -> dict[int, str]:
    """The columns of roles and of public or not beside days and bodies, where no head tells them and all their cells
    do: two or more, or below a head that may mean either ("Behandlung")."""
    found: dict[int, str] = {}
    tests = (("role", ROLE_ONLY.fullmatch), ("public_mark", PUBLIC_ONLY.fullmatch))
    for column in range(max((c.column for c in table.cells), default=-1) + 1):
        old = named.get(column)
        cells = [c for c in table.cells if c.column == column and c.row >= first and c.start < c.end]
        texts = [flat(text.string[c.start : c.end]) for c in cells]
        for name, test in tests:
            told = old == name or (name in named.values() and old not in ("role", "public_mark"))
            either = old in (None, "role", "public_mark", "status")
            if not told and either and len(texts) >= (2 if old is None else 1) and all(map(test, texts)):
                found[column] = name
    return found


_NUMBER = re.compile(r"(?:Nr|Nummer)\W*")
_ITEM = re.compile(r"(?:[ÖN]\s?)?\d{1,2}(?:\.\d{1,2}){0,2}\s?[a-z]?")


def with_numbers(text: Text, table: TextTable, named: dict[int, str], first: int) -> dict[int, str]:
    """``named`` with the column below a bare "Nr." beside days and bodies, which may be the items of the agenda
    (``number``): no other column has them, all its figures could be some, and they do not only count the rows."""
    if not {"date", "body"} <= set(named.values()) or "agenda_item" in named.values():
        return named
    for column in sorted({c.column for c in table.cells if named.get(c.column) in (None, "session")}):
        cells = [c for c in table.cells if c.column == column and c.column_span == 1]
        head = " ".join(text.string[c.start : c.end] for c in cells if c.row < first)
        told = [text.string[c.start : c.end].strip() for c in cells if c.row >= first and c.start < c.end]
        if _NUMBER.fullmatch(head.strip()) and told and all(map(_ITEM.fullmatch, told)) and not _counts(told):
            return named | {column: "number"}
    return named


def _counts(told: Sequence[str]) -> bool:
    """Whether figures only count: 1 alone, or each one more than the one above it."""
    if not all(map(str.isdigit, told)):
        return False
    figures = [int(t) for t in told]
    return figures == list(range(figures[0], figures[0] + len(figures))) and (len(figures) > 1 or figures == [1])


def without_days(text: Text, table: TextTable) -> dict[int, str]:
    """The columns of a table without days, told by what stands in all their cells: bodies first, beside them roles or
    public or not. Empty where the bodies stand alone."""
    found: dict[int, str] = {}
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("body", _is_body),
        ("public_mark", lambda x: PUBLIC_ONLY.fullmatch(x) is not None),
        ("role", lambda x: ROLE_ONLY.fullmatch(x) is not None),
    )
    for name, test in tests:
        for column in sorted({c.column for c in table.cells} - set(found)):
            texts = [flat(text.string[c.start : c.end]) for c in table.cells if c.column == column and c.start < c.end]
            if texts and sum(map(test, texts)) > (0.6 if name == "body" else 0.8) * len(texts):
                found[column] = name
                break
    return found if "body" in found.values() and len(found) > 1 else {}


def _is_body(string: str) -> bool:
    """Whether a cell names a body, with or without its number and the word that leads to it ("2. für den Rat")."""
    return bodies.is_body(_TO_BODY.sub("", COUNT.sub("", string, count=1)))


_TO_BODY = re.compile(r"^(?:(?:[Ff]ür|[Aa]n|[Ii]n|[Vv]or)\s(?:den|die|das|der|dem)|[Ii]m)\s")


def _is_day(string: str) -> bool:
    return len(string) < LONGEST_DAY and any(m.value.precision in ("day", "range") for m in dates.parse(string))


def has_unknown(text: Text, table: TextTable, named: dict[int, str]) -> bool:
    """Whether a column stands there that nobody knows: what seems to be absent may be in it."""
    printed = {c.column for c in table.cells if text.string[c.start : c.end].strip(" |.,;:-–—_") and c.column_span == 1}
    return bool(printed - set(named))


def goes_on_below(table: TextTable, text: Text, known: dict[int, str]) -> bool:
    """Whether a table without heads goes on with the columns of the one before: a date stands where dates stood."""
    where = [c for c, name in known.items() if name == "date"]
    return any(
        cell.column in where and dates.parse(text.string[cell.start : cell.end]) for cell in table.cells if cell.row < 3
    )


def has_figures(text: Text, table: TextTable, named: dict[int, str], first: int) -> bool:
    """Whether two columns or more without a head that is known hold small numbers, dashes or nothing: votes, whose
    heads stand elsewhere."""
    found = 0
    told = {c for c, name in named.items() if name != "result" or list(named.values()).count("result") == 1}
    for column in {c.column for c in table.cells} - told:
        cells = [c for c in table.cells if c.column == column and c.row >= first and c.column_span == 1]
        texts = [text.string[c.start : c.end].strip() for c in cells]
        found += any(map(str.isdigit, texts)) and all(_SMALL.fullmatch(t) for t in texts)
    return found > 1


_SMALL = re.compile(r"\d{0,3}|[-–—_./]{1,8}")


def year_of_heads(text: Text, table: TextTable, first: int) -> int | None:
    """The one year that the heads of a table name ("Sitzungen 2031"), which its days are of where they print none."""
    told = " ".join(text.string[c.start : c.end] for c in table.cells if c.row < first)
    years = set(_YEAR.findall(told))
    return int(years.pop()) if len(years) == 1 else None
