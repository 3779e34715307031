"""A text goes in; the sums of its tables' cells come out: figures without a currency of their own that a head, a row's
head or a caption ("Angaben in T€") tells to be money.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.fields import loose_rows
from pipeline.fields.money_units import (
    BAD_UNIT,
    CAPTION,
    HEAD_UNIT,
    OTHER_UNIT,
    PLAIN,
    YEARS,
    Unit,
    is_head,
    kind_of_cell,
    mended,
    unit_in,
)
from pipeline.german import amounts, numbers, prices, sums
from pipeline.model.mention import Amount, Mention
from pipeline.model.text import Text, TextCell, TextTable

_SPACED = re.compile(r"[+\-−–]?\d{1,3}(?:[ ]\d{3}){1,5}(?:,\d{1,4})?")
_SPECKS = re.compile(
    r"^(?:[.,'\"„“_|·•:*]+\s+|[\"„“”‚‘’'|]+(?=\d))|\s+[.,'\"„“_|·•:*]+$|(?<=\d)(?:[|'\":;]|(?<=\d\d\d)\.)$"
)  # what dirt and rulings leave beside a figure
_DOTS = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?!\d)")
_RULE_HEAD = "unit of the column's head"
_RULE_BESIDE = "unit of the head beside it"
_LIKE_MONEY = re.compile(r"[+\-−–]?(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d\d)?|\d{1,6},\d\d)")
_NO_UNIT = re.compile(r"[^\W\d]\s+in\s*\|?$")  # "beantragt in": the sign was not read at all


def find(text: Text, printed: set[tuple[int, int]]) -> Iterator[Mention[Amount]]:
    """The figures of columns of money; ``printed`` are the sums that carry their currency, which are none of these."""
    yield from _of_tables(text, printed)
    yield from loose_rows.find(text)


def heads(text: Text) -> dict[int, str]:
    """The head of its column for every position (code points of ``text.string``) in a table's cells below the heads."""
    found: dict[int, str] = {}
    for table in text.tables:
        of_column: dict[int, str] = {}
        for cell in table.cells:
            if cell.row < table.header_rows:
                continue
            if cell.column not in of_column:
                of_column[cell.column] = _head(text, table, cell.column)
            for position in range(max(cell.start, table.start), min(cell.end, table.end)):
                found.setdefault(position, of_column[cell.column])
    return found


def _of_tables(text: Text, printed: set[tuple[int, int]]) -> Iterator[Mention[Amount]]:
    """The cells of money; a table that goes on (next page, same columns) keeps the caption and heads of the first."""
    starts = [a for a, _ in sorted(printed)]
    last: tuple[TextTable, dict[int, str], Unit | None] | None = None
    for table in text.tables:
        columns = max((c.column for c in table.cells), default=-1) + 1
        table = _with_years_as_heads(text, _with_units_as_heads(text, table))
        above = {} if table.header_rows else _heads_above(text, table, columns)
        heads = above or {column: _head(text, table, column) for column in range(columns)}
        caption = None if above else _caption(text, table) or _caption_in_head(heads)
        if last is not None and caption is None and 0 <= table.page - last[0].page <= 1 and len(last[1]) == columns:
            told = any(head for column, head in heads.items() if column or table.header_rows)
            if not told or _alike(heads, last[1]):
                heads, caption = _surer_heads(last[1], heads), last[2]
        last = table, heads, caption
        units = [u for head in heads.values() if (u := unit_in(head, _RULE_HEAD, 0.95))]
        neighbour = units[0] if units and len({(u.scale, u.currency) for u in units}) == 1 else None
        dots = any(_DOTS.search(text.string[c.start : c.end]) for c in table.cells)
        rows: dict[int, str] = {}
        for cell in table.cells:
            if cell.row >= table.header_rows and cell.start < cell.end and cell.row not in rows:
                rows[cell.row] = text.string[cell.start : cell.end]
        like_money = _columns_like_money(text, table)
        for cell in table.cells:
            if cell.row < table.header_rows:
                cell = _below_its_head(text, cell)
            if cell.state not in ("value", "unreadable") or cell.start >= cell.end:
                continue
            at = bisect_left(starts, cell.start)
            if at < len(starts) and starts[at] < cell.end:
                continue  # it carries its currency itself
            row = rows.get(cell.row, "")
            beside = neighbour if cell.column in like_money else None
            yield from _cell(text, cell, heads, row, _Told(caption, neighbour, dots, beside))


def _with_units_as_heads(text: Text, table: TextTable) -> TextTable:
    """A table whose row below its heads holds words and no figures, two units of money among them ("bisher T€ | neu
    T€"): that row belongs to its heads."""
    row = [text.string[c.start : c.end] for c in table.cells if c.row == table.header_rows]
    units = sum(unit_in(cell.replace("\n", " "), _RULE_HEAD, 1.0) is not None for cell in row)
    if units < 2 or not table.header_rows or any(map(str.isdigit, "".join(row))):
        return table
    return replace(table, header_rows=table.header_rows + 1)


def _with_years_as_heads(text: Text, table: TextTable) -> TextTable:
    """A table whose row below its heads (the first where it has none) holds nothing but words and, in two cells or
    more, a year each: that row belongs to its heads. Below other heads each year has its unit ("2024 TEUR")."""
    cells = [c for c in table.cells if c.row == table.header_rows and c.column > 0]
    row = [text.string[c.start : c.end].strip() for c in cells]
    figures = [cell for cell in row if any(c.isdigit() for c in cell)]
    first = " ".join(text.string[c.start : c.end] for c in table.cells if c.row == table.header_rows and not c.column)
    told = unit_in(first.replace("\n", " "), _RULE_HEAD, 1.0) is not None  # "Angaben in EUR | 2026 | 2027"
    years = _YEAR_AND_UNIT if table.header_rows and not told else _YEAR_HEAD
    if len(figures) < 2 or not all(years.fullmatch(cell) for cell in figures):
        return table
    below = any(c.row > table.header_rows for c in table.cells)
    return replace(table, header_rows=table.header_rows + 1) if below else table


def year_heads(text: Text) -> set[tuple[int, int]]:
    """The spans of heads that read like sums and are a year with the unit of its column ("2024 TEUR")."""
    return {
        (cell.start, cell.end)
        for table in (_with_years_as_heads(text, t) for t in text.tables)
        for cell in table.cells
        if cell.row < table.header_rows and _YEAR_AND_UNIT.fullmatch(text.string[cell.start : cell.end])
    }


_YEAR_AND_UNIT = re.compile(r"(?:19|20)\d\d\s*(?:in\s)?\(?(?:(?:T|Mio\.?)\s?)?(?:€|EUR|Euro)\)?")
_UNIT_ALONE = re.compile(r"[(\[]?(?:in\s+)?(?:T|Tsd\.\s?|Mio\.\s?)?(?:€|EUR|Euro|DM)[)\]]?")
_OF_YEARS = re.compile(r"(?:^|\bin\s|\()(?P<unit>(?:T|Tsd\.\s?|Mio\.\s?)?(?:€|EUR|Euro|DM))\)?$")
_YEAR_HEAD = re.compile(r"(?:(?:Ansatz|Plan|Ist|Jahr|HH|Ergebnis|Rechnung|Finanzplan|ab)\s+)?(?:19|20)\d\d")


def _alike(heads: dict[int, str], others: dict[int, str]) -> bool:
    """Whether two rows of heads are the same but for a slip of the reading."""
    from rapidfuzz import fuzz

    return fuzz.ratio(" | ".join(heads.values()), " | ".join(others.values())) >= 80


def _surer_heads(first: dict[int, str], repeated: dict[int, str]) -> dict[int, str]:
    """The heads of a table's first page; one whose unit was read on the next page alone is taken from there."""
    units = {c for c, head in repeated.items() if unit_in(head, _RULE_HEAD, 1.0)}
    return {c: repeated[c] if c in units and not unit_in(head, _RULE_HEAD, 1.0) else head for c, head in first.items()}


def _below_its_head(text: Text, cell: TextCell) -> TextCell:
    """The figure that a cell of the heads holds on its last line: the first row that was taken for one with its head.

    A cell without one comes back empty.
    """
    lines = text.string[cell.start : cell.end].split("\n")
    figure = lines[-1].strip()
    if len(lines) < 2 or not PLAIN.fullmatch(figure) or re.fullmatch(r"(?:19|20)\d\d", figure):
        return replace(cell, end=cell.start)
    return replace(cell, start=cell.end - len(lines[-1]))


def _heads_above(text: Text, table: TextTable, columns: int) -> dict[int, str]:
    """The heads that stand right above a table and are no row of it: a line in as many columns as the table has, a unit
    of money in one of them; empty where there is no such line."""
    at = bisect_left(text.lines, table.start, key=lambda x: x.start)
    line = text.lines[at - 1] if at else None
    if line is None or line.table is not None or line.page != table.page or not 1 < columns == len(line.pieces):
        return {}
    heads = {n: text.string[p.start : p.end] for n, p in enumerate(line.pieces)}
    figures = any(map(str.isdecimal, YEARS.sub("", line.string)))
    return heads if not figures and any(map(HEAD_UNIT.search, heads.values())) else {}


def _caption(text: Text, table: TextTable) -> Unit | None:
    """The unit told above the table or in the line below it."""
    above = text.string[max(0, table.start - 160) : table.start].split("\f")[-1]
    below = text.string[table.end : table.end + 60].lstrip("\n").split("\n")[0]
    for near in (above, below):
        told = list(CAPTION.finditer(near))
        if told:
            return unit_in(told[-1]["unit"] or told[-1]["short"] or told[-1]["last"], "unit of the caption", 0.93)
    told = list(CAPTION.finditer(mended(above)))
    if told:
        return unit_in(
            told[-1]["unit"] or told[-1]["short"] or told[-1]["last"], "unit of the caption, badly read", 0.75
        )
    if not table.header_rows:  # the heads stand above the table and are no rows of it
        close = [line for line in above[-120:].split("\n") if line.strip()]
        units = {m["unit"] for line in close if len(line) < 70 and is_head(line) for m in HEAD_UNIT.finditer(line)}
        if len(units) == 1:
            return unit_in(units.pop(), "unit above the table", 0.85)
    return None


def _caption_in_head(heads: dict[int, str]) -> Unit | None:
    """The unit that the head of the first column tells of the whole table ("Angaben in T€"), or of columns whose heads
    are years ("Investitionen in T€ | 2024 | 2025")."""
    first = heads.get(0, "").strip(" :|")
    told = CAPTION.fullmatch(first) or _UNIT_ALONE.fullmatch(first)
    if told:
        return unit_in(told[0], "unit of the first head", 0.93)
    unit = _OF_YEARS.search(first)
    years = [head.strip() for column, head in heads.items() if column]
    if unit and years and all(_YEAR_HEAD.fullmatch(year) for year in years):
        return unit_in(unit["unit"], "unit of the first head", 0.9)
    return None


def _head(text: Text, table: TextTable, column: int) -> str:
    cells = [
        c for c in table.cells if c.row < max(table.header_rows, 1) and c.column <= column < c.column + c.column_span
    ]
    if not table.header_rows and any(any(s.isdigit() for s in text.string[c.start : c.end]) for c in cells):
        return ""
    return " ".join(text.string[c.start : c.end].replace("\n", " ") for c in cells)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a table tells of all its cells: the unit of its caption, the one unit of its heads, whether dots part the
    thousands; ``beside`` is that unit of the heads for a column without one that holds figures printed like money."""

    caption: Unit | None
    neighbour: Unit | None
    dots: bool
    beside: Unit | None = None


def _unit_of_head(head: str, table: _Told) -> Unit | None:
    """The unit of a column's head, also badly read, or not read at all where the heads beside it have one."""
    own = unit_in(head, _RULE_HEAD, 0.95)
    if own is None and BAD_UNIT.search(head):
        own = unit_in(mended(head), f"{_RULE_HEAD}, badly read", 0.75)
    if own is None and table.neighbour and _NO_UNIT.search(head):
        own = replace(table.neighbour, rule=_RULE_BESIDE, confidence=0.7)
    if own is None and table.beside and not table.caption and not OTHER_UNIT.search(head):
        own = replace(table.beside, rule=_RULE_BESIDE, confidence=0.7)
    return own


def _columns_like_money(text: Text, table: TextTable) -> set[int]:
    """The columns most of whose figures have dots between thousands, or cents: no counts, years or sizes."""
    found: dict[int, list[bool]] = {}
    for cell in table.cells:
        printed = text.string[cell.start : cell.end].strip()
        if cell.row >= table.header_rows and cell.column and any(s.isdigit() for s in printed):
            found.setdefault(cell.column, []).append(bool(_LIKE_MONEY.fullmatch(_SPECKS.sub("", printed).strip())))
    return {column for column, like in found.items() if 2 * sum(like) > len(like)}


def _cell(text: Text, cell: TextCell, heads: dict[int, str], row: str, table: _Told) -> Iterator[Mention[Amount]]:
    """The sums of a cell, usually one.

    Figures parted by blanks may be of two cells run together and are doubted; a cell over as many columns as it has
    figures is parted.
    """
    whole = text.string[cell.start : cell.end]
    printed = _SPECKS.sub("", whole).strip()
    head = heads.get(cell.column, "")
    own = _unit_of_head(head, table)
    told = own or unit_in(row, "unit of the row's head", 0.9) or table.caption
    if told is None or (own is None and (cell.column == 0 or OTHER_UNIT.search(head) or OTHER_UNIT.search(row))):
        return
    at = cell.start + whole.rindex(printed) if printed else cell.start
    parts = [(m[0], at + m.start()) for m in re.finditer(r"\S+", printed)]
    years = [int(y) for y in YEARS.findall(head)]
    across = len(parts) == cell.column_span > 1 and all(
        c in heads for c in range(cell.column, cell.column + len(parts))
    )
    if len(parts) > 1 and _SPACED.fullmatch(printed) and len(years) < 2 and not table.dots and not across:
        parts = [(printed, at)]  # 1 250 000
    flags: tuple[str, ...] = () if cell.state == "value" else ("not surely read",)
    sure = min(told.confidence, cell.confidence if cell.state == "value" else 0.5)
    if across:
        flags, sure = (*flags, "figures of several columns"), min(sure, 0.75)
    elif len(parts) > 1:
        flags, sure = (*flags, "several figures in one cell"), min(sure, 0.5)
    elif parts and " " in parts[0][0]:
        sure = min(sure, 0.8)
    period, per = prices.by_head(head)
    found = []
    for i, (figure, start) in enumerate(parts):
        if across:
            if figure in ("-", "–", "—", "_"):
                continue
            head = heads[cell.column + i]
            period, per = prices.by_head(head)
            years = [int(y) for y in YEARS.findall(head)]
        m = PLAIN.fullmatch(figure)
        value = numbers.from_figures(m["number"]) if m else None
        if m is None or value is None or (own is None and re.fullmatch(r"(?:19|20)\d\d", figure)):
            return
        doubts, least = flags, sure
        if re.search(r",\d{3}$", figure) and (told.scale == 1 or table.dots) and per is None:
            doubts, least = (*doubts, "comma or dot unclear"), min(sure, 0.6)
            value = value * 1000 if table.dots else value
        if m["minus"] and "," not in figure:
            doubts, least = (*doubts, "stroke or minus unclear"), min(sure, 0.6)
        year = years[i] if len(years) == len(parts) and not across else years[0] if len(years) == 1 else None
        amount = sums.scaled(-value if m["minus"] else value, told.scale)
        kind, tax = kind_of_cell(head, row), amounts.tax_by_head(head)
        worth = Amount(amount, told.currency, period=period, per=per, kind=kind, tax=tax, fiscal_year=year)
        found.append(Mention(worth, start, start + len(figure), told.rule, least, doubts))
    yield from found
