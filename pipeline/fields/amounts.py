"""A text goes in; every sum of money of its body comes out, with kind, fiscal year and account where they are told.

Sums in running text carry their currency; ``columns`` finds those that a table's head tells to be money.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields import added_up, columns
from pipeline.fields.money_units import KINDS, YEARS, kind_of_cell
from pipeline.german import amounts, nlp, prices
from pipeline.german.taken import Taken
from pipeline.model.mention import Amount, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_YEAR = re.compile(
    r"\b(?:Haushaltsjahre?s?|Haushalt(?:splans?|es)?|Wirtschaftsjahr(?:es)?|Jahre?s?|HHJ?|Hj\.|HH-Jahr"
    r"|Ergebnishaushalt|Finanzhaushalt|Rechnungsjahr|Ansatz|Plan)\s{1,2}(?P<year>(?:19|20)\d\d)(?!\s?[/–-]\s?\d)\b"
)
_ACCOUNT = re.compile(
    r"\b(?:Produktsachkonto|Produktkonto|Sachkonto|Konto|Kostenstelle|Kostenträger|Haushaltsstelle|HHSt\.?"
    r"|Buchungsstelle|Kontierung|Produkt|PSP-Element|Investitionsnummer|Inv\.-?Nr\.|Auftrag|Kontierungsobjekt"
    r"|PSK|Finanzstelle)"
    r"(?:\s?-?\s?(?:Nr\.?|Nummer))?\s?:?\s{0,2}(?P<account>(?=[\w./-]*\d)[A-Z]{0,3}-?\d[\w./-]{1,30}\w)"
)


def find(text: Text, outline: Outline) -> Iterator[Mention[Amount]]:
    """Every sum of the body, one entry per mention, in order of the page; none from furniture."""
    string = text.string[: text.body.end]
    years = columns.year_heads(text)
    printed = [_as_printed(text, m) for m in amounts.parse(string) if (m.start, m.end) not in years]
    cells = list(columns.find(text, {(m.start, m.end) for m in printed}))
    taken = Taken(len(string), ((m.start, m.end) for m in cells))
    found = [m for m in printed if taken.free(m.start, m.end)] + cells
    sentences = nlp.sentences(string)
    starts = [s.start for s in sentences]
    old = _marks_only(string)
    tables = Taken(len(text.string), ((t.start, t.end) for t in text.tables))
    heads = columns.heads(text)
    rows = _rows(text)
    misread = _one_figure_off(text, found)
    for mention in added_up.checked(text, sorted(found, key=lambda m: m.start)):
        if text.zone(mention.start) != "body":
            continue
        value = mention.value
        head, row_year = heads.get(mention.start, ""), None
        floor, ceiling = sentences[max(bisect_right(starts, mention.start) - 1, 0)]
        if not tables.free(mention.start, mention.start + 1):
            floor = max(floor, string.rfind("\n", 0, _row_start(rows, mention.start)) + 1)  # the words of its own row
            value = _in_row(string, floor, mention)
            row_year = _year_of_cell(head, string, _row_start(rows, mention.start))
            period, per = prices.by_head(head)
            if period or per:
                value = replace(value, period=period or value.period, per=per or value.per)
            value = replace(value, tax=value.tax or amounts.tax_by_head(head))
        before = string[max(floor, mention.start - 160) : mention.start]
        behind = string[mention.end : min(ceiling, mention.end + 80)]
        if old and "no currency printed" in mention.flags:
            value = replace(value, currency="DEM")
        value = replace(
            value,
            kind=value.kind or _kind(before, behind) or kind_of_cell(head, ""),
            fiscal_year=value.fiscal_year or _year(before, behind) or row_year,
            account=value.account or _account(before, behind),
        )
        sure = mention.confidence * (0.5 + 0.5 * text.reading_confidence(mention.start, mention.end))
        flags = mention.flags
        if mention.start in misread:
            sure, flags = min(sure, _TWIN), (*flags, "one figure differs from another sum")
        yield replace(mention, value=value, confidence=round(sure, 4), flags=flags)


_TWIN = 0.6  # a long sum of which the paper has another one with one figure different
_LONG = 5  # figures of such a sum without the zeros at its end


def _one_figure_off(text: Text, found: Sequence[Mention[Amount]]) -> set[int]:
    """Where sums start that an engine read and of which the paper has another that differs in one figure: rarely two
    sums ("71.842,50 DM" and "71.842,58 DM")."""
    figures = {m.start: re.sub(r"\D", "", text.string[m.start : m.end]) for m in found}
    alike: dict[tuple[int, str], dict[str, list[int]]] = {}  # by the figures without one, at its place
    for at, one in figures.items():
        for n in range(len(one)) if len(one.rstrip("0")) >= _LONG else ():
            alike.setdefault((n, one[:n] + "_" + one[n + 1 :]), {}).setdefault(one, []).append(at)
    off = {at for sums in alike.values() if len(sums) > 1 for places in sums.values() for at in places}
    ends = {m.start: m.end for m in found}
    return {at for at in off if text.reading_confidence(at, ends[at]) < 1}


_JOINED = re.compile(r"\d{1,3},[ \u00a0](?=\d{3}(?!\d))")


def _as_printed(text: Text, mention: Mention[Amount]) -> Mention[Amount]:
    """A sum without the number before its comma where a file prints both as its own text ("Stellen 12, 600 Euro"): a
    blank within a figure is what engines read."""
    joined = _JOINED.match(text.string, mention.start, mention.end)
    if (
        joined is None
        or text.reading_confidence(mention.start, mention.end) < 1
        or not text.words(mention.start, mention.end)
    ):
        return mention
    alone = amounts.parse(text.string[joined.end() : mention.end])
    if len(alone) != 1:
        return mention
    start, end = joined.end() + alone[0].start, joined.end() + alone[0].end
    return replace(alone[0], start=start, end=end, confidence=min(alone[0].confidence, _UNCLEAR))


_UNCLEAR = 0.6  # the blank may be a slip within one figure


def _rows(text: Text) -> list[tuple[int, int, int]]:
    """The filled cells of all tables in order: where each begins and ends, where its row does."""
    found = []
    for table in text.tables:
        filled = sorted((c for c in table.cells if c.start < c.end), key=lambda c: c.start)
        first: dict[int, int] = {}
        for cell in filled:
            first.setdefault(cell.row, cell.start)
        found += [(cell.start, cell.end, first[cell.row]) for cell in filled]
    return sorted(found)


def _row_start(rows: list[tuple[int, int, int]], position: int) -> int:
    """Where the row of cells around a position begins; the position itself outside of cells."""
    at = bisect_right(rows, position, key=lambda row: row[0]) - 1
    return rows[at][2] if at >= 0 and position < rows[at][1] else position


def _in_row(string: str, start: int, mention: Mention[Amount]) -> Amount:
    """The sum of a cell with what its own row tells; the words of the row above say nothing about it."""
    stop = string.find("\n", mention.end)
    row = string[start : stop if stop >= 0 else len(string)]
    same = (m for m in amounts.parse(row) if (m.start + start, m.end + start) == (mention.start, mention.end))
    return next((m.value for m in same), mention.value)


_YEAR_OF_ROW = re.compile(r"(?:(?:Haushalts|HH-?)?[Jj]ahr\s)?(?P<year>(?:19|20)\d\d)(?=[ \t|]|\n)")


def _year_of_cell(head: str, string: str, row: int) -> int | None:
    """The one year that the head of a sum's column names ("Ansatz 2031"), else the year that begins its row."""
    told = set(YEARS.findall(head))
    if len(told) == 1:
        return int(told.pop())
    first = None if told else _YEAR_OF_ROW.match(string, row)
    return int(first["year"]) if first else None


_ONLY = re.compile(r"\s*(?:(?:an|für|als|jährliche[nr]?|weitere[nr]?|zusätzliche[nr]?)\s+)*")


def _marks_only(string: str) -> bool:
    """Whether the paper counts in Deutsche Mark: marks are named, euros are not."""
    return bool(re.search(r"\d\s?DM\b|\bDM\s?\d", string)) and not re.search(r"€|\bEuro\b|\bEUR\b", string)


def _kind(before: str, behind: str) -> str | None:
    """The kind whose word stands nearest before the sum in its sentence, else right behind it."""
    nearest, kind = -1, None
    for name, pattern in KINDS:
        for m in pattern.finditer(before[-90:]):
            if m.start() >= nearest:
                nearest, kind = m.start(), name
    if kind is None:
        for name, pattern in KINDS:
            told = pattern.search(behind[:30])
            if told and _ONLY.fullmatch(behind, 0, told.start()):
                return name
    return kind


_YEAR_BEFORE = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d):?[ \t]{1,20}$|(?<![\w./-])(?P<colon>(?:19|20)\d\d):\s{1,3}$"
)

_YEAR_BEHIND = re.compile(rf"\s\(?(?:(?:im|in|aus\sdem|für\sdas|des)\s)?{_YEAR.pattern}")


def _year(before: str, behind: str) -> int | None:
    """The one budget year told in the sentence: right before the sum ("2025: 107.000 Euro") or right behind it ("im
    Haushalt 2025"), the nearest before it, else near behind it."""
    if m := _YEAR_BEFORE.search(before):
        return int(m["year"] or m["colon"])
    if m := _YEAR_BEHIND.match(behind):
        return int(m["year"])
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
