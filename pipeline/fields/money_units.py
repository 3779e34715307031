"""Heads, captions and rows of columns of money: the unit that they tell, and what kind of money it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.german import sums

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
UNIT = re.compile(
    r"(?P<scale>T(?=\s?(?:€|EUR|DM))|k(?=€)|Tsd\.?|Mio\.?|Mrd\.?|Millionen|Tausend)?\s?-?\s?(?P<currency>€|EURO?\b"
    r"|Euro\b|DM\b)",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"(?:(?:Angaben|Beträge|Betrag|Werte|Zahlen|alle|in)\b[^.\n]{0,30}?\bin|Angaben)\s+(?P<unit>(?:T|Tsd\.?|Mio\.?|Mrd\.?|k"
    r"|Tausend|Millionen)?\s?-?\s?(?:€|EURO?\b|Euro\b|DM\b))|[(\[]\s?(?:in\s+)?(?P<short>(?:T|Tsd\.?|Mio\.?"
    r"|Mrd\.?)?\s?(?:€|EURO?|Euro|DM))\s?[)\]]\s*:?\s*$|\bin\s(?P<last>(?:T|Tsd\.?|Mio\.?)?\s?(?:€|EUR|Euro))\s?:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
PLAIN = re.compile(
    r"(?P<number>[+\-−–]?\d{1,3}(?:[. ’']\d{3}){0,5}(?:,\d{1,4})?|[+\-−–]?\d{1,15}(?:,\d{1,4})?)"
    r"(?P<dash>,(?:--|-|–|—))?(?P<minus>-)?"
)
YEARS = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")
OTHER_UNIT = re.compile(
    r"%|\bProzent\b|\bv\.\s?H\.|\bAnzahl\b|\bm²|\bqm\b|\bStück\b|\bNr\.?\b|\bStellen\b|\bVZÄ\b|\bStunden\b"
    r"|\bPersonen\b|\bDatum\b|\bProdukt\b|\bKonto\b|\bKostenstelle\b|\bPlätze\b|\bMenge\b|\bTOP\b|\bFläche\b"
    r"|\bSchüler(?:innen|zahl\w*)?\b|\bEinwohner\b|\bFallzahl|\bQuote\b|\bJahr\b\s*$|\bKinder\b|\bZiffer\b"
    r"|\bPos\b|\bSeite\b|\blfd\b"
)
HEAD_UNIT = re.compile(r"(?:\bin\s+|\(\s?(?:in\s+)?)(?P<unit>(?:T|Tsd\.\s?|Mio\.\s?)?(?:€|EUR\b|Euro\b|DM\b))\)?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money with where it was read."""

    scale: Decimal
    currency: str
    rule: str
    confidence: float


# The sign of the euro as reading engines leave it in a head or a caption: "in TE", "in Te", "ine".
BAD_UNIT = re.compile(r"(?P<in>(?<![^\W\d])in)\s?(?P<unit>T\s?[EeCc£](?!\w)|[eECc£](?=[\s)|]|$))")


def mended(printed: str) -> str:
    """A head or caption with the sign of the euro put back behind "in"."""
    return BAD_UNIT.sub(lambda m: "in T€" if m["unit"].startswith("T") else "in €", printed)


def unit_in(printed: str, rule: str, confidence: float) -> Unit | None:
    m = UNIT.search(printed)
    if m is None:
        return None
    return Unit(sums.scale_of(m["scale"]), sums.currency(m["currency"]), rule, confidence)


def is_head(string: str) -> bool:
    """Whether a line with a unit is heads of columns: the unit closes it, no other figures than years stand in it."""
    last = max((m.end() for m in HEAD_UNIT.finditer(string)), default=0)
    return (
        len(string) <= 120
        and not string[last:].strip(" :)")
        and not re.search(r"\d|[.!?,]", re.sub(r"\b\d{1,2}\. ", "", YEARS.sub("", string)))
    )


def kind_of_cell(head: str, row: str) -> str | None:
    for words in (head, row):
        for name, pattern in KINDS:
            if pattern.search(words):
                return name
    return None
