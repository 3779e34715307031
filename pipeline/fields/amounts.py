"""A text goes in; every sum of money of its body comes out, with kind, fiscal year and account where they are told.

Sums in running text carry their currency; a table's cell takes unit and scale of its column's head, its row's head or
the caption ("Angaben in T€").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.german import amounts, nlp, numbers
from pipeline.german.taken import Taken
from pipeline.model.mention import Amount, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text, TextCell, TextTable

# What a sum is, by a word beside it: parts of words, the more telling kinds first.
_KINDS = tuple(
    (kind, re.compile(rf"\b\w*(?:{parts})\w*"))
    for kind, parts in (
        ("Einsparung", "[Ee]insparung|[Ee]insparen|eingespart|[Mm]inderausgabe|[Mm]inderaufw|Konsolidierung"),
        (
            "Zuschuss",
            "[Zz]uschuss|[Zz]uschüss|[Zz]uwendung|[Ff]örder(?:ung|mittel|betrag|summe)|[Bb]eihilfe|[Zz]uweisung|[Ss]pende",
        ),
        ("Ertrag", "[Ee]rtrag|[Ee]rträge|[Ee]inzahlung|[Ee]innahme|[Ee]rlös|[Mm]ehrertr"),
        (
            "Kosten",
            "[Kk]osten|[Aa]ufwand|[Aa]ufwend|[Aa]usgabe|[Aa]uszahlung|[Ii]nvestition|[Bb]udgetbedarf|[Mm]ehrbedarf",
        ),
    )
)
_YEAR = re.compile(
    r"\b(?:Haushaltsjahre?s?|Haushalt(?:splans?|es)?|Wirtschaftsjahr(?:es)?|Jahre?s?|HHJ?|Hj\.|HH-Jahr"
    r"|Ergebnishaushalt|Finanzhaushalt|Rechnungsjahr|Ansatz|Plan)\s{1,2}(?P<year>(?:19|20)\d\d)(?!\s?[/–-]\s?\d)\b"
)
_ACCOUNT = re.compile(
    r"\b(?:Produktsachkonto|Produktkonto|Sachkonto|Konto|Kostenstelle|Kostenträger|Haushaltsstelle|HHSt\.?"
    r"|Buchungsstelle|Kontierung|Produkt|PSP-Element|Investitionsnummer|Inv\.-?Nr\.|Auftrag|Kontierungsobjekt"
    r"|Teilhaushalt|PSK|Finanzstelle)"
    r"(?:\s?-?\s?(?:Nr\.?|Nummer))?\s?:?\s{0,2}(?P<account>(?=[\w./-]*\d)[A-Z]{0,3}-?\d[\w./-]{1,30}\w)"
)
_UNIT = re.compile(
    r"(?P<scale>T(?=\s?(?:€|EUR|DM))|k(?=€)|Tsd\.?|Mio\.?|Mrd\.?|Millionen|Tausend)?\s?-?\s?(?P<currency>€|EURO?\b"
    r"|Euro\b|DM\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:Angaben|Beträge|Betrag|Werte|Zahlen|alle|in)\b[^.\n]{0,30}?\bin\s+(?P<unit>(?:T|Tsd\.?|Mio\.?|Mrd\.?|k"
    r"|Tausend|Millionen)?\s?-?\s?(?:€|EURO?\b|Euro\b|DM\b))|[(\[]\s?(?:in\s+)?(?P<short>(?:T|Tsd\.?|Mio\.?"
    r"|Mrd\.?)?\s?(?:€|EURO?|Euro|DM))\s?[)\]]\s*:?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_PLAIN = re.compile(
    r"(?P<number>[+\-−–]?\s?\d{1,3}(?:[. ’']\d{3})*(?:,\d{1,4})?|[+\-−–]?\s?\d+(?:,\d{1,4})?)(?P<dash>,(?:--|-|–"
    r"|—))?(?P<minus>-)?"
)
_OTHER_UNIT = re.compile(
    r"%|\bProzent\b|\bv\.\s?H\.|\bAnzahl\b|\bm²|\bqm\b|\bStück\b|\bNr\.?\b|\bStellen\b|\bVZÄ\b|\bStunden\b"
    r"|\bPersonen\b|\bDatum\b|\bProdukt\b|\bKonto\b|\bKostenstelle\b|\bPlätze\b|\bMenge\b|\bTOP\b|\bFläche\b"
    r"|\bSchüler|\bEinwohner\b|\bFallzahl|\bQuote\b|\bJahr\b\s*$|\bKinder\b|\bZiffer\b|\bPos\b|\bSeite\b|\blfd\b"
)
_SPECKS = re.compile(r"^[.,'\"„“_|·:*]+\s+|\s+[.,'\"„“_|·:*]+$")  # what dirt and rulings leave beside a figure
_TOTAL = re.compile(r"\b(?:Summe|Gesamt\w*|[Ii]nsgesamt|Zusammen|Σ)\b")


def find(text: Text, outline: Outline) -> Iterator[Mention[Amount]]:
    """Every sum of the body, one entry per mention, in order of the page; none from furniture."""
    string = text.string[: text.body.end]
    printed = amounts.parse(string)
    cells = list(_cells(text, {(m.start, m.end) for m in printed}))
    taken = Taken(len(string), ((m.start, m.end) for m in cells))
    found = [m for m in printed if taken.free(m.start, m.end)] + cells
    sentences = nlp.sentences(string)
    starts = [s.start for s in sentences]
    old = _marks_only(string)
    for mention in sorted(found, key=lambda m: m.start):
        if text.zone(mention.start) != "body":
            continue
        floor, ceiling = sentences[max(bisect_right(starts, mention.start) - 1, 0)]
        before = string[max(floor, mention.start - 160) : mention.start]
        behind = string[mention.end : min(ceiling, mention.end + 80)]
        value = mention.value
        if old and "no currency printed" in mention.flags:
            value = replace(value, currency="DEM")
        value = replace(
            value,
            kind=value.kind or _kind(before, behind),
            fiscal_year=value.fiscal_year or _year(before, behind),
            account=value.account or _account(before, behind),
        )
        sure = mention.confidence * (0.5 + 0.5 * text.reading_confidence(mention.start, mention.end))
        yield replace(mention, value=value, confidence=round(sure, 4))


_ONLY = re.compile(r"\s*(?:(?:an|für|als|jährliche[nr]?|weitere[nr]?|zusätzliche[nr]?)\s+)*")


def _marks_only(string: str) -> bool:
    """Whether the paper counts in Deutsche Mark: marks are named, euros are not."""
    return bool(re.search(r"\d\s?DM\b|\bDM\s?\d", string)) and not re.search(r"€|\bEuro\b|\bEUR\b", string)


def _kind(before: str, behind: str) -> str | None:
    """The kind whose word stands nearest before the sum in its sentence, else right behind it."""
    nearest, kind = -1, None
    for name, pattern in _KINDS:
        for m in pattern.finditer(before[-90:]):
            if m.start() >= nearest:
                nearest, kind = m.start(), name
    if kind is None:
        for name, pattern in _KINDS:
            told = pattern.search(behind[:30])
            if told and _ONLY.fullmatch(behind, 0, told.start()):
                return name
    return kind


def _year(before: str, behind: str) -> int | None:
    """The one budget year told in the sentence: the nearest before the sum, else right behind it."""
    told = list(_YEAR.finditer(before))
    if told:
        return int(told[-1]["year"])
    m = _YEAR.search(behind[:45])
    return int(m["year"]) if m else None


def _account(before: str, behind: str) -> str | None:
    told = list(_ACCOUNT.finditer(before[-110:]))
    if told:
        return str(told[-1]["account"])
    m = _ACCOUNT.search(behind[:70])
    return str(m["account"]) if m else None


# -- tables -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of money with where it was read."""

    scale: Decimal
    currency: str
    rule: str
    confidence: float


def _unit(printed: str, rule: str, confidence: float) -> _Unit | None:
    m = _UNIT.search(printed)
    if m is None:
        return None
    return _Unit(amounts.scale(m["scale"]), amounts.currency(m["currency"]), rule, confidence)


def _cells(text: Text, printed: set[tuple[int, int]]) -> Iterator[Mention[Amount]]:
    """Numbers without a currency of their own, in tables whose head, row or caption names one."""
    for table in text.tables:
        caption = _caption(text, table)
        columns = max((c.column for c in table.cells), default=-1) + 1
        heads = {column: _head(text, table, column) for column in range(columns)}
        rows: dict[int, str] = {}
        for cell in table.cells:
            if cell.row >= table.header_rows and cell.start < cell.end and cell.row not in rows:
                rows[cell.row] = text.string[cell.start : cell.end]
        sums: dict[int, list[Decimal]] = {}
        for cell in table.cells:
            if cell.row < table.header_rows or cell.state not in ("value", "unreadable") or cell.start >= cell.end:
                continue
            if any(cell.start <= a < cell.end for a, _ in printed):
                continue
            mention = _cell(text, cell, heads[cell.column], rows.get(cell.row, ""), caption)
            if mention is None:
                continue
            yield _summed(mention, rows.get(cell.row, ""), sums.setdefault(cell.column, []))


def _caption(text: Text, table: TextTable) -> _Unit | None:
    """The unit told above the table or in the line below it."""
    above = text.string[max(0, table.start - 160) : table.start].split("\f")[-1]
    below = text.string[table.end : table.end + 60].lstrip("\n").split("\n")[0]
    for near in (above, below):
        told = list(_CAPTION.finditer(near))
        if told:
            return _unit(told[-1]["unit"] or told[-1]["short"], "unit of the caption", 0.93)
    return None


def _head(text: Text, table: TextTable, column: int) -> str:
    cells = [
        c for c in table.cells if c.row < max(table.header_rows, 1) and c.column <= column < c.column + c.column_span
    ]
    if not table.header_rows and any(any(s.isdigit() for s in text.string[c.start : c.end]) for c in cells):
        return ""
    return " ".join(text.string[c.start : c.end].replace("\n", " ") for c in cells)


def _cell(text: Text, cell: TextCell, head: str, row: str, caption: _Unit | None) -> Mention[Amount] | None:
    whole = text.string[cell.start : cell.end]
    printed = _SPECKS.sub("", whole).strip()
    m = _PLAIN.fullmatch(printed)
    if m is None:
        return None
    own = _unit(head, "unit of the column's head", 0.95)
    told = own or _unit(row, "unit of the row's head", 0.9) or caption
    if told is None or (_OTHER_UNIT.search(head) and own is None) or (own is None and _OTHER_UNIT.search(row)):
        return None
    value = numbers.from_figures(re.sub(r"^([+\-−–])\s", r"\1", m["number"]))
    plain_year = re.fullmatch(r"(?:19|20)\d\d", printed) is not None
    if value is None or (plain_year and own is None):
        return None
    first = cell.column == 0 and own is None
    if first:
        return None
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d|\s?[/–-]\s?\d)", head)
    start = cell.start + whole.rindex(printed)
    amount = amounts.scaled(-value if m["minus"] else value, told.scale)
    return Mention(
        Amount(
            amount,
            told.currency,
            kind=_kind_of_cell(head, row),
            fiscal_year=int(year[0]) if year else None,
        ),
        start,
        start + len(printed),
        told.rule,
        min(told.confidence, cell.confidence if cell.state == "value" else 0.5),
        () if cell.state == "value" else ("not surely read",),
    )


def _kind_of_cell(head: str, row: str) -> str | None:
    for words in (head, row):
        for name, pattern in _KINDS:
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
