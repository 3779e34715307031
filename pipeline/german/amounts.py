"""A plain German string comes in; every sum of money it names goes out, with offsets in that string.

``sums`` reads them as printed. Ranges are one entry; bounds, prices per unit, month and year, net and gross are told
where the words beside the sum say so. Percentages, years, areas and votes have no currency and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from pipeline.german import numbers
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.sums import CURRENCY, DASH, NUMBER, PER, SCALE, Sum, printed_value, scale_of, scaled, sums
from pipeline.model.mention import Amount, Mention

_RANGE = re.compile(rf"{_W}(?:-|–|—|bis{_W}(?:zu{_W})?|und){_W}")
_COUNT = rf"(?P<number>{NUMBER}|{numbers.WORD}\b)(?P<dash>{DASH})?(?:{_W}(?P<scale>{SCALE}))?"
_LOWER_NUMBER = re.compile(rf"(?<![\w.,]){_COUNT}(?P<join>{_W}(?:-|–|—|\bbis\b(?:{_W}zu\b)?){_W})$")
_BETWEEN_NUMBER = re.compile(
    rf"\bzwischen{_W}(?:rd\.|rund|ca\.|etwa)?{_W}{_COUNT}(?:{_W}{CURRENCY})?(?P<join>{_W}und{_W})$"
)

_OF = (
    r"(?:\s(?:jedoch|aber|nur|mit|auf|um|von|bei|rd\.|rund|ca\.|insgesamt"
    rf"|(?:eine[mr]{_W}|zur{_W})(?:(?:Gesamt)?(?:[Bb]etrag|[Ss]umme|[Hh]öhe|[Ww]ert)){_W}(?:in{_W}Höhe{_W})?von)){{0,4}}{_W}$"
)
_UPPER = re.compile(
    rf"\b(?:bis{_W}(?:zu|maximal|max\.|höchstens)|höchstens|maximal|max\.|nicht{_W}mehr{_W}als|weniger{_W}als"
    rf"|unter|Höchstbetrag(?:{_W}von)?|Obergrenze(?:{_W}von)?){_OF}",
    re.IGNORECASE,
)
_LOWER = re.compile(
    rf"\b(?:mindestens|mind\.|wenigstens|nicht{_W}weniger{_W}als|mehr{_W}als|ab|Mindestbetrag(?:{_W}von)?){_OF}",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"\b(?:rd\.?|ca\.?|rund|etwa|circa|zirka|ungefähr|knapp|gut|fast|annähernd|überschlägig|schätzungsweise){_W}$"
    rf"|~{_S}?$",
    re.IGNORECASE,
)

# At least one blank between two words: were none enough, a word could be parted anywhere, in ever more ways.
_GAP = rf"(?:{_S}{{1,3}}(?:[\n\f]{_S}{{0,3}})?|[\n\f]{_S}{{0,3}})"
_YEARLY = re.compile(
    rf"{_W}\(?(?:jährlich|jhrl\.|p\.{_S}?a\.|pro{_W}anno|im{_W}Jahr(?!{_W}\d)"
    rf"|(?:pro|je){_W}(?:Haushalts|Kalender|Schul|Wirtschafts)?jahr)(?!\w)",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    rf"{_W}\(?(?:monatlich|mtl\.|im{_W}Monat|pro{_W}Monat|je{_W}Monat|p\.{_S}?m\.)(?!\w)", re.IGNORECASE
)
_PERIOD_BEFORE = re.compile(
    rf"\b(?:(?P<year>[Jj]ährlich(?:e[nrsm]?)?(?:/[rn])?|Jahres(?:beitrag|kosten|mieten?|gebühr|betrag|pacht|zuschuss"
    rf"|budget)s?|(?:pro|je){_W}(?:Haushalts|Kalender)?[Jj]ahr(?={_S}))"
    rf"|(?P<month>[Mm]onatlich(?:e[nrsm]?)?|Monats(?:beitrag|miete|gebühr|betrag|kosten)|mtl\.(?={_S}*$)))"
    # a capital behind a colon and a line end begins another label
    rf"(?:(?:{_GAP}|:(?:{_S}{{1,3}}|{_S}{{0,3}}[\n\f]{_S}{{0,3}}(?=[a-zäöüß])))[^\W\d][\w./-]*){{0,9}}:?{_W}$"
)
_ON_TO = re.compile(rf"{_W}auf{_W}(?:(?:rd\.|rund|ca\.|nunmehr|künftig|insgesamt){_W})?")
_PERIOD_HEAD = re.compile(
    r"(?P<year>\b[Jj]ährlich|p\.\s?a\.|(?:pro|je|/)\s?Jahr\b)|(?P<month>\b[Mm]onatlich|mtl\.|(?:pro|je|/)\s?Monat\b)"
)
_VAT = (
    rf"(?=\b|\s)(?:{_W}(?:der{_W})?(?:gesetzliche[rn]?{_W})?(?:\d+{_W}%{_W})?"
    r"(?P<vat>MwSt|USt|Mehrwertsteuer|Umsatzsteuer))?"
)
_NET = re.compile(rf"{_W}[(,]?{_W}(?:netto|zzgl\.?|zuzüglich|ohne|exkl\.?|plus){_VAT}", re.IGNORECASE)
_GROSS = re.compile(
    rf"{_W}[(,]?{_W}(?:brutto|inkl\.?|inklusive|einschl\.?|einschließlich|incl\.?|mit){_VAT}", re.IGNORECASE
)
_TAX_BEFORE = re.compile(
    rf"\b(?:(?P<net>netto|Netto\w*)|(?P<gross>brutto|Brutto\w*))\)?:?(?:{_GAP}[\w.]+){{0,2}}{_GAP}$"
)


def _widened(text: str, sums: list[Sum]) -> Iterator[Sum]:
    """Sums with the lower end of their range: ``6 bis 7 Mio. Euro``, ``50.000 € bis 60.000 €``."""
    i = 0
    while i < len(sums):
        one = sums[i]
        two = sums[i + 1] if i + 1 < len(sums) else None
        if two is not None and one.currency == two.currency and (join := _RANGE.fullmatch(text, one.end, two.start)):
            low, high = one.value * one.scale, two.value * two.scale
            between = "und" in join[0]
            told = bool(
                re.search(rf"\bzwischen{_W}(?:rd\.|rund|ca\.|etwa)?{_W}$", text[max(0, one.start - 24) : one.start])
            )
            if low < high and two.value > 0 and (told if between else True):
                yield replace(
                    two, start=one.start, lower=low, confidence=min(one.confidence, two.confidence, 0.95), rule="range"
                )
                i += 2
                continue
        floor = sums[i - 1].end if i else 0
        m = _LOWER_NUMBER.search(text, max(floor, one.start - 60), one.start) or _BETWEEN_NUMBER.search(
            text, max(floor, one.start - 70), one.start
        )
        if m and one.value > 0:
            value = printed_value(m["number"])[0] if m["number"][0].isdigit() else numbers.from_words(m["number"])
            if value is not None and not (
                m["number"].isalpha() and m["number"].lower().startswith("ein") and "bis" not in m["join"]
            ):
                high = one.value * one.scale
                scale = scale_of(m["scale"], "") if m["scale"] else one.scale
                if value * scale >= high:
                    scale = Decimal(1)
                year = re.fullmatch(r"(?:19|20)\d\d", m["number"]) and "bis" not in m["join"]
                if value * scale < high and not year:
                    flags = one.flags
                    if m["scale"] is None and one.scale == 1 and high > 100 * value:
                        flags = (*flags, "scale of the lower end unclear")  # "5 bis 10.000 Euro"
                    start = m.start("number")
                    yield replace(
                        one,
                        start=start,
                        lower=value * scale,
                        rule="range",
                        confidence=min(one.confidence, 0.95 if flags == one.flags else 0.6),
                        flags=flags,
                    )
                    i += 1
                    continue
        yield one
        i += 1


def parse(string: str) -> list[Mention[Amount]]:
    """Every sum of money in ``string``, in order; offsets are code points of ``string``, half-open.

    A whole sum without a currency (``12.500,--``) is taken for EUR with the flag ``no currency printed``.
    """
    found: list[Mention[Amount]] = []
    for s in _widened(string, sums(string)):
        mention = _told(string, s)
        if found and _ON_TO.fullmatch(string, found[-1].end, mention.start):  # "von jährlich 400 € auf 500 €"
            value, before = mention.value, found[-1].value
            if value.period is None and value.per is None:
                mention = replace(mention, value=replace(value, period=before.period, per=before.per))
        found.append(mention)
    return found


def told_by_head(head: str) -> tuple[Literal["month", "year"] | None, str | None]:
    """The period and the unit that the head of a column tells (``je Stunde``, ``jährlich``), None for either."""
    unit = PER.search(head)
    m = _PERIOD_HEAD.search(head)
    period: Literal["month", "year"] | None = None if m is None else "year" if m["year"] else "month"
    per = unit["unit"] if unit and not unit["unit"].startswith(("Jahr", "Mon")) else None
    return period, per


def _told(text: str, s: Sum) -> Mention[Amount]:
    """A sum with what the words around it say: bound, roundness, unit, period, tax."""
    before, after = text[max(0, s.start - 110) : s.start], text[s.end : s.end + 60]
    bound: Literal["upper", "lower"] | None = (
        "upper" if _UPPER.search(before) else "lower" if _LOWER.search(before) else None
    )
    about = bool(_ABOUT.search(before))
    if about and not bound:
        earlier = _ABOUT.sub("", before)
        bound = "upper" if _UPPER.search(earlier) else "lower" if _LOWER.search(earlier) else None
    period: Literal["month", "year"] | None = None
    per: str | None = None
    rest = after
    if m := PER.match(rest):
        for unit in (m["unit"], m["second"]):
            if unit is None:
                continue
            if unit.rstrip(".") in ("Monat", "Mon"):
                period = "month"
            elif unit in ("Jahr", "a"):
                period = "year"
            elif per is None:
                per = re.sub(r"^m\s*([23])$", lambda power: "m²" if power[1] == "2" else "m³", unit)
        rest = rest[m.end() :]
    tax: Literal["net", "gross"] | None = None
    if (m := _NET.match(rest)) and (m["vat"] or "netto" in m[0].lower()):
        tax = "net"
    elif (m := _GROSS.match(rest)) and (m["vat"] or "brutto" in m[0].lower()):
        tax = "gross"
    elif m := _TAX_BEFORE.search(before):
        tax = "net" if m["net"] else "gross"
    if period is None:
        if _YEARLY.match(rest):
            period = "year"
        elif _MONTHLY.match(rest):
            period = "month"
        elif m := _PERIOD_BEFORE.search(before):
            period = "year" if m["year"] else "month"
    amount: Decimal | None = scaled(s.value, s.scale)
    minimum = amount if bound == "lower" else None
    maximum = amount if bound == "upper" else None
    if s.lower is not None:
        minimum, maximum, amount = scaled(s.lower, Decimal(1)), amount, None
    value = Amount(amount, s.currency, minimum, maximum, bound, about, period, per, None, tax)
    return Mention(value, s.start, s.end, s.rule, s.confidence, s.flags)
