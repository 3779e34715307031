"""A text goes in; the sums of its columns come out: figures without a currency of their own that a head, a row's head
or a caption ("Angaben in T€") tells to be money.

Columns are the cells of tables, and below a line of heads with their units also rows that no table was made of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.german import amounts, numbers, sums
from pipeline.model.lines import TextLine
from pipeline.model.mention import Amount, Mention
from pipeline.model.text import Text, TextCell, TextTable

# What a sum is, by a word beside it: parts of words, the more telling kinds first.
KINDS = tuple(
    (kind, re.compile(rf"\b\w*(?:{parts})\w*"))
    for kind, parts in (
        ("Einsparung", "[Ee]insparung|[Ee]insparen|eingespart|[Mm]inderausgabe|[Mm]inderaufw|Konsolidierung"),
        (
            "Zuschuss",
            "[Zz]uschuss|[Zz]uschüss|[Zz]uwendung|(?<![Bb]e)[Ff]örder(?:ung|mittel|betrag|summe)|[Bb]eihilfe|[Zz]uweisung"
            "|[Ss]pende",
        ),
        ("Ertrag", "[Ee]rtrag|[Ee]rträge|[Ee]inzahlung|[Ee]innahme|[Ee]rlös|[Mm]ehrertr"),
        (
            "Kosten",
            "[Kk]osten|[Aa]ufwand|[Aa]ufwend|[Aa]usgabe|[Aa]uszahlung|[Ii]nvestition|[Bb]udgetbedarf|[Mm]ehrbedarf",
        ),
    )
)
_UNIT = re.compile(
    r"(?P<scale>T(?=\s?(?:€|EUR|DM))|k(?=€)|Tsd\.?|Mio\.?|Mrd\.?|Millionen|Tausend)?\s?-?\s?(?P<currency>€|EURO?\b"
    r"|Euro\b|DM\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:Angaben|Beträge|Betrag|Werte|Zahlen|alle|in)\b[^.\n]{0,30}?\bin|Angaben)\s+(?P<unit>(?:T|Tsd\.?|Mio\.?|Mrd\.?|k"
    r"|Tausend|Millionen)?\s?-?\s?(?:€|EURO?\b|Euro\b|DM\b))|[(\[]\s?(?:in\s+)?(?P<short>(?:T|Tsd\.?|Mio\.?"
    r"|Mrd\.?)?\s?(?:€|EURO?|Euro|DM))\s?[)\]]\s*:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_PLAIN = re.compile(
    r"(?P<number>[+\-−–]?\d{1,3}(?:[. ’']\d{3}){0,5}(?:,\d{1,4})?|[+\-−–]?\d{1,15}(?:,\d{1,4})?)"
    r"(?P<dash>,(?:--|-|–|—))?(?P<minus>-)?"
)
_YEARS = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")
_SPACED = re.compile(r"[+\-−–]?\d{1,3}(?:[ ]\d{3}){1,5}(?:,\d{1,4})?")
_OTHER_UNIT = re.compile(
    r"%|\bProzent\b|\bv\.\s?H\.|\bAnzahl\b|\bm²|\bqm\b|\bStück\b|\bNr\.?\b|\bStellen\b|\bVZÄ\b|\bStunden\b"
    r"|\bPersonen\b|\bDatum\b|\bProdukt\b|\bKonto\b|\bKostenstelle\b|\bPlätze\b|\bMenge\b|\bTOP\b|\bFläche\b"
    r"|\bSchüler|\bEinwohner\b|\bFallzahl|\bQuote\b|\bJahr\b\s*$|\bKinder\b|\bZiffer\b|\bPos\b|\bSeite\b|\blfd\b"
)
_SPECKS = re.compile(
    r"^(?:[.,'\"„“_|·:*]+\s+|[\"„“”‚‘’'|]+(?=\d))|\s+[.,'\"„“_|·:*]+$|(?<=\d)(?:[|'\"]|(?<=\d\d\d)\.)$"
)  # what dirt and rulings leave beside a figure
_DOTS = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?!\d)")
_RULE_HEAD = "unit of the column's head"
_TOTAL = re.compile(r"\b(?:Summe|Gesamt\w*|[Ii]nsgesamt|Zusammen|Σ)\b")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of money with where it was read."""

    scale: Decimal
    currency: str
    rule: str
    confidence: float


# The sign of the euro as reading engines leave it in a head or a caption: "in TE", "in Te", "ine".
_BAD_UNIT = re.compile(r"(?P<in>(?<![^\W\d])in)\s?(?P<unit>T\s?[EeCc£](?!\w)|[eECc£](?=[\s)|]|$))")
_NO_UNIT = re.compile(r"[^\W\d]\s+in\s*\|?$")  # "beantragt in": the sign was not read at all


def _mended(printed: str) -> str:
    """A head or caption with the sign of the euro put back behind "in"."""
    return _BAD_UNIT.sub(lambda m: "in T€" if m["unit"].startswith("T") else "in €", printed)


def _unit(printed: str, rule: str, confidence: float) -> _Unit | None:
    m = _UNIT.search(printed)
    if m is None:
        return None
    return _Unit(sums.scale_of(m["scale"]), sums.currency(m["currency"]), rule, confidence)


def find(text: Text, printed: set[tuple[int, int]]) -> Iterator[Mention[Amount]]:
    """The figures of columns of money; ``printed`` are the sums that carry their currency, which are none of these."""
    yield from _of_tables(text, printed)
    yield from _of_rows(text)


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
    last: tuple[TextTable, dict[int, str], _Unit | None] | None = None
    for table in text.tables:
        columns = max((c.column for c in table.cells), default=-1) + 1
        table = _with_years_as_heads(text, table)
        heads = {column: _head(text, table, column) for column in range(columns)}
        caption = _caption(text, table) or _caption_in_head(heads.get(0, ""))
        if last is not None and caption is None and 0 <= table.page - last[0].page <= 1 and len(last[1]) == columns:
            told = any(heads.values())
            if not told or _alike(heads, last[1]):
                heads, caption = last[1], last[2]
        last = table, heads, caption
        units = [u for head in heads.values() if (u := _unit(head, _RULE_HEAD, 0.95))]
        neighbour = units[0] if units and len({(u.scale, u.currency) for u in units}) == 1 else None
        dots = any(_DOTS.search(text.string[c.start : c.end]) for c in table.cells)
        rows: dict[int, str] = {}
        for cell in table.cells:
            if cell.row >= table.header_rows and cell.start < cell.end and cell.row not in rows:
                rows[cell.row] = text.string[cell.start : cell.end]
        above: dict[int, list[Decimal]] = {}
        for cell in table.cells:
            if cell.row < table.header_rows:
                cell = _below_its_head(text, cell)
            if cell.state not in ("value", "unreadable") or cell.start >= cell.end:
                continue
            at = bisect_left(starts, cell.start)
            if at < len(starts) and starts[at] < cell.end:
                continue  # it carries its currency itself
            row = rows.get(cell.row, "")
            for column, mention in _cell(text, cell, heads, row, _Told(caption, neighbour, dots)):
                yield _summed(mention, row, above.setdefault(column, []))


def _with_years_as_heads(text: Text, table: TextTable) -> TextTable:
    """A table without heads whose first row holds nothing but words and, in two cells or more, a year each: that row
    is its heads."""
    row = [text.string[c.start : c.end].strip() for c in table.cells if c.row == 0 and c.column > 0]
    figures = [cell for cell in row if any(c.isdigit() for c in cell)]
    if table.header_rows or len(figures) < 2 or not all(_YEAR_HEAD.fullmatch(cell) for cell in figures):
        return table
    return replace(table, header_rows=1) if any(c.row > 0 for c in table.cells) else table


_YEAR_HEAD = re.compile(r"(?:(?:Ansatz|Plan|Ist|Jahr|HH|Ergebnis|Rechnung|Finanzplan|ab)\s+)?(?:19|20)\d\d")


def _alike(heads: dict[int, str], others: dict[int, str]) -> bool:
    """Whether two rows of heads are the same but for a slip of the reading."""
    from rapidfuzz import fuzz

    return fuzz.ratio(" | ".join(heads.values()), " | ".join(others.values())) >= 80


def _below_its_head(text: Text, cell: TextCell) -> TextCell:
    """The figure that a cell of the heads holds on its last line: the first row that was taken for one with its head.

    A cell without one comes back empty.
    """
    lines = text.string[cell.start : cell.end].split("\n")
    figure = lines[-1].strip()
    if len(lines) < 2 or not _PLAIN.fullmatch(figure) or re.fullmatch(r"(?:19|20)\d\d", figure):
        return replace(cell, end=cell.start)
    return replace(cell, start=cell.end - len(lines[-1]))


def _caption(text: Text, table: TextTable) -> _Unit | None:
    """The unit told above the table or in the line below it."""
    above = text.string[max(0, table.start - 160) : table.start].split("\f")[-1]
    below = text.string[table.end : table.end + 60].lstrip("\n").split("\n")[0]
    for near in (above, below):
        told = list(_CAPTION.finditer(near))
        if told:
            return _unit(told[-1]["unit"] or told[-1]["short"], "unit of the caption", 0.93)
    told = list(_CAPTION.finditer(_mended(above)))
    if told:
        return _unit(told[-1]["unit"] or told[-1]["short"], "unit of the caption, badly read", 0.75)
    if not table.header_rows:  # the heads stand above the table and are no rows of it
        close = [line for line in above[-120:].split("\n") if line.strip()]
        units = {m["unit"] for line in close if len(line) < 70 and _is_head(line) for m in _HEAD_UNIT.finditer(line)}
        if len(units) == 1:
            return _unit(units.pop(), "unit above the table", 0.85)
    return None


def _caption_in_head(head: str) -> _Unit | None:
    """The unit that the head of the first column tells of the whole table ("Angaben in T€")."""
    told = _CAPTION.fullmatch(head.strip(" :|"))
    return _unit(told["unit"] or told["short"], "unit of the first head", 0.93) if told else None


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
    thousands."""

    caption: _Unit | None
    neighbour: _Unit | None
    dots: bool


def _unit_of_head(head: str, table: _Told) -> _Unit | None:
    """The unit of a column's head, also badly read, or not read at all where the heads beside it have one."""
    own = _unit(head, _RULE_HEAD, 0.95)
    if own is None and _BAD_UNIT.search(head):
        own = _unit(_mended(head), f"{_RULE_HEAD}, badly read", 0.75)
    if own is None and table.neighbour and _NO_UNIT.search(head):
        own = replace(table.neighbour, rule="unit of the head beside it", confidence=0.7)
    return own


def _cell(
    text: Text, cell: TextCell, heads: dict[int, str], row: str, table: _Told
) -> Iterator[tuple[int, Mention[Amount]]]:
    """The sums of a cell, usually one, each with its column.

    Figures parted by blanks may be of two cells run together and are doubted; a cell over as many columns as it has
    figures is parted.
    """
    whole = text.string[cell.start : cell.end]
    printed = _SPECKS.sub("", whole).strip()
    head = heads.get(cell.column, "")
    own = _unit_of_head(head, table)
    told = own or _unit(row, "unit of the row's head", 0.9) or table.caption
    if told is None or (own is None and (cell.column == 0 or _OTHER_UNIT.search(head) or _OTHER_UNIT.search(row))):
        return
    at = cell.start + whole.rindex(printed) if printed else cell.start
    parts = [(m[0], at + m.start()) for m in re.finditer(r"\S+", printed)]
    years = [int(y) for y in _YEARS.findall(head)]
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
    period, per = amounts.told_by_head(head)
    found = []
    for i, (figure, start) in enumerate(parts):
        if across:
            if figure in ("-", "–", "—", "_"):
                continue
            head = heads[cell.column + i]
            period, per = amounts.told_by_head(head)
            years = [int(y) for y in _YEARS.findall(head)]
        m = _PLAIN.fullmatch(figure)
        value = numbers.from_figures(m["number"]) if m else None
        if m is None or value is None or (own is None and re.fullmatch(r"(?:19|20)\d\d", figure)):
            return
        doubts, least = flags, sure
        if re.search(r",\d{3}$", figure) and told.scale == 1 and per is None:
            doubts, least = (*doubts, "comma or dot unclear"), min(sure, 0.6)
            value = value * 1000 if table.dots else value
        if m["minus"] and "," not in figure:
            doubts, least = (*doubts, "stroke or minus unclear"), min(sure, 0.6)
        year = years[i] if len(years) == len(parts) and not across else years[0] if len(years) == 1 else None
        amount = sums.scaled(-value if m["minus"] else value, told.scale)
        worth = Amount(amount, told.currency, period=period, per=per, kind=_kind_of_cell(head, row), fiscal_year=year)
        column = cell.column + i if across else cell.column
        found.append((column, Mention(worth, start, start + len(figure), told.rule, least, doubts)))
    yield from found


def _kind_of_cell(head: str, row: str) -> str | None:
    for words in (head, row):
        for name, pattern in KINDS:
            if pattern.search(words):
                return name
    return None


def _summed(mention: Mention[Amount], row: str, above: list[Decimal]) -> Mention[Amount]:
    """A total with a flag where the numbers above it do not add up to it."""
    amount = mention.value.amount
    if amount is None:
        return mention
    if _TOTAL.search(row) and len(above) > 1:
        total, together = sum(above), bool(above)
        above.clear()
        if together and total != amount:
            return replace(
                mention, confidence=min(mention.confidence, 0.8), flags=(*mention.flags, "sum does not add up")
            )
        return mention
    above.append(amount)
    return mention


# -- rows without a table ---------------------------------------------------------------------------------------------

_ONLY_UNITS = re.compile(r"\s*(?:(?:in\s)?(?:T|Tsd\.\s?|Mio\.\s?)?(?:€|EUR|Euro|DM)(?!\w)[ \t]*){1,8}$")
_HEAD_UNIT = re.compile(r"(?:\bin\s+|\(\s?(?:in\s+)?)(?P<unit>(?:T|Tsd\.\s?|Mio\.\s?)?(?:€|EUR\b|Euro\b|DM\b))\)?")
_FIGURE = r"(?:[+\-−–]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|[+\-−–]?\d{1,9}(?:,\d{1,2})?)(?:,(?:--|-|–))?"
_TAIL = re.compile(rf"(?<!\S)(?P<tail>(?:{_FIGURE}|[-–—])(?:[ \t]{{1,40}}(?:{_FIGURE}|[-–—])){{0,7}})$")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column below a line of heads: its unit, its year, and where its head ends, in letters from the line's left."""

    unit: _Unit
    year: int | None
    right: int


def _of_rows(text: Text) -> Iterator[Mention[Amount]]:
    """Figures at the ends of lines that stand below a line of heads, as many as heads name a unit.

    Below a caption with a unit the heads may be years. Fewer figures than heads are told by their place where the
    columns are set apart by blanks; else they end the columns, as more figures do.
    """
    columns: list[_Column] = []
    caption: _Unit | None = None
    above: list[re.Match[str]] = []
    for line in text.lines:
        if not line.body or line.table is not None:
            columns, caption = [], None
            continue
        left = line.start - (text.string.rfind("\n", 0, line.start) + 1)
        units = [
            (u, m) for m in _HEAD_UNIT.finditer(line.string) if (u := _unit(m["unit"], "unit above the row", 0.75))
        ]
        years = list(_YEARS.finditer(line.string))
        if _ONLY_UNITS.match(line.string):  # "2015 2016", and below it "Euro Euro"
            units = [(u, m) for m in _UNIT.finditer(line.string) if (u := _unit(m[0], "unit above the row", 0.75))]
            told = [int(y[0]) for y in above] if len(above) == len(units) else [None] * len(units)
            columns = [_Column(u, year, left + m.end()) for (u, m), year in zip(units, told, strict=True)]
            caption = None
            continue
        if line.string.strip():
            above = years
        if units and _is_head(line.string):
            caption = units[0][0] if len(units) == 1 else None
            if len(years) > 1 and caption:
                columns = [_Column(caption, int(y[0]), left + y.end()) for y in years]
            else:
                year = int(years[0][0]) if len(years) == 1 else None
                columns = [_Column(u, year, left + m.end()) for u, m in units]
        elif caption and len(years) > 1 and not re.search(r"\d", _YEARS.sub("", line.string)):
            columns = [_Column(caption, int(y[0]), left + y.end()) for y in years]
        elif columns:
            found = list(_row(line, columns, left))
            if found:
                caption = None
                yield from found
            elif not line.first:
                columns, caption = [], None


def _is_head(string: str) -> bool:
    """Whether a line with a unit is heads of columns: the unit closes it, no other figures than years stand in it."""
    last = max((m.end() for m in _HEAD_UNIT.finditer(string)), default=0)
    return (
        len(string) <= 120
        and not string[last:].strip(" :)")
        and not re.search(r"\d|[.!?,]", re.sub(r"\b\d{1,2}\. ", "", _YEARS.sub("", string)))
    )


def _row(line: TextLine, columns: list[_Column], left: int) -> Iterator[Mention[Amount]]:
    tail = _TAIL.search(line.string)
    if tail is None or _OTHER_UNIT.search(line.string[: tail.start()]):
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
    kind = _kind_of_cell("", line.string[:base])
    for token, column in placed:
        m = _PLAIN.fullmatch(token[0])
        value = numbers.from_figures(m["number"]) if m else None
        if value is None or re.fullmatch(r"(?:19|20)\d\d", token[0]):
            continue
        start = line.start + base + token.start()
        amount = sums.scaled(value, column.unit.scale)
        worth = Amount(amount, column.unit.currency, kind=kind, fiscal_year=column.year)
        yield Mention(worth, start, start + len(token[0]), column.unit.rule, column.unit.confidence)
