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

from pipeline.german import numbers, prices
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.prices import GAP
from pipeline.german.sums import CURRENCY, DASH, NUMBER, SCALE, Sum, printed_value, scale_of, scaled, sums
from pipeline.model.mention import Amount, Mention

_RANGE = re.compile(rf"{_W}(?:-|–|—|bis{_W}(?:zu{_W})?|und){_W}")
_COUNT = rf"(?P<number>{NUMBER}|{numbers.WORD}\b)(?P<dash>{DASH})?(?:{_W}(?P<scale>{SCALE}))?"
_LOWER_NUMBER = re.compile(rf"(?<![\w.,]){_COUNT}(?P<join>{_W}(?:-|–|—|\bbis\b(?:{_W}zu\b)?){_W})$")
_ROUGHLY = r"(?:rd\.|rund|ca\.|etwa)?"
_BETWEEN_NUMBER = re.compile(
    rf"\b(?:[Zz]wischen{_W}{_ROUGHLY}|(?P<least>[Mm]indestens|[Mm]ind\.|wenigstens)){_W}{_COUNT}(?:{_W}(?:{CURRENCY}|E[uo]r\w\b))?"
    rf"(?P<join>{_W}und{_W}(?(least)(?:höchstens|maximal|max\.){_W}))$"
)
_FROM_NUMBER = re.compile(
    rf"\bvon{_W}(?:(?:bisher|derzeit|zuletzt|jährlich|monatlich|rd\.|rund|ca\.){_W})?{_COUNT}(?P<join>{_W}auf{_W}"
    rf"(?:(?:nunmehr|künftig|jetzt|rd\.|rund|ca\.){_W})?)$"
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

_EACH_NUMBER = re.compile(
    rf"\b(?:[Jj]e|[Pp]ro){_W}[A-ZÄÖÜ][a-zäöüß-]{{2,30}}(?:{GAP}(?:werden|sind|fallen|kosten|zahlen|erhalten|rd\.|rund|ca\.|nur)){{0,2}}"
    rf"{_W}{_COUNT}(?P<join>{_W}(?:und|oder|bzw\.|beziehungsweise){_W})$"
)
"""A number behind a unit that takes the currency of the next ("je Kind 3 bzw. 4 Euro")."""
_ALSO = re.compile(
    rf"{_W}(?:,{_W}|(?:,{_W})?(?:und|oder|bzw\.|beziehungsweise|sowie){_W})"
    rf"(?:(?:im|am|in{GAP}de[rn]|außerhalb|innerhalb)(?:{GAP}[\w-]{{2,30}}){{1,4}}?{GAP})?"
    rf"(?:(?:dagegen|hingegen|jedoch|nur|lediglich|künftig|rd\.|rund|ca\.|etwa){_W}){{0,2}}"
)
"""What joins a sum to another for the same unit ("je Stellplatz 900 € und im übrigen Gebiet 600 €")."""
_ALIKE = 5  # times one such sum may be the other
_OF_ITS_OWN = re.compile(
    rf"{_W}(?:(?:insgesamt|zusammen|pauschal|einmalig|jährlich|monatlich|mehr|weniger|für|aus|als|zu[mr]?)\b|[A-ZÄÖÜ][a-zäöü])"
)
"""What stands behind a sum that may be for no unit of the one before ("40 Euro für die Halle", "40 Euro Rest")."""
_TOTAL = re.compile(r"\b(?:Ganzen|Summe|zusammen|insgesamt|Haushalt\w*|Ende)\b")
"""What stands before such a sum ("je Kind 30 Euro und in der Summe 120 Euro")."""
_FOR_SAME = 0.85
_ON_TO = re.compile(rf"{_W}auf{_W}(?:(?:rd\.|rund|ca\.|nunmehr|künftig|insgesamt){_W})?")
_RATE = rf"(?:\d+{_W}(?:%|v\.{_S}?H\.|Prozent)(?:ige[rn]?)?{_W})?"
_VAT = (
    rf"(?=\b|\s)(?:{_W}(?:de[rs]{_W})?(?:(?:gesetzliche[rn]?|gesetzl\.|gültige[rn]?){_W})?{_RATE}"
    r"(?P<vat>MwSt|MWSt|USt|Mehrwertsteuer|Umsatzsteuer))?"
)
_IS = rf"(?:und{_W}(?:ist|sind|versteht{_W}sich|verstehen{_W}sich){_W}(?:als{_W}|jeweils{_W})?)?"
_NET = re.compile(rf"{_W}[(,]?{_W}{_IS}(?:netto|zzgl\.?|zuzüglich|ohne|exkl\.?|excl\.?|plus){_VAT}", re.IGNORECASE)
_GROSS = re.compile(
    rf"{_W}[(,]?{_W}{_IS}(?:brutto|inkl\.?|inklusive|einschl\.?|einschließlich|incl\.?|mit){_VAT}", re.IGNORECASE
)
_TAX_BEFORE = re.compile(
    rf"\b(?:(?P<net>netto|Netto\w*|(?:zzgl\.?|zuzüglich|ohne|exkl\.?){_W}{_RATE}(?:MwSt|USt|Mehrwertsteuer|Umsatzsteuer))"
    rf"|(?P<gross>brutto|Brutto\w*|(?:inkl\.?|inklusive|einschl\.?|einschließlich|incl\.?){_W}{_RATE}"
    rf"(?:MwSt|USt|Mehrwertsteuer|Umsatzsteuer)))\.?\)?:?(?:{GAP}[\w.]+){{0,2}}{GAP}$"
)
_TAX_HEAD = re.compile(
    r"(?P<net>\b[Nn]etto|(?:zzgl\.?|ohne|exkl\.?)\s(?:\d+\s?%\s)?(?:MwSt|USt))"
    r"|(?P<gross>\b[Bb]rutto|(?:inkl\.?|einschl\.?|incl\.?)\s(?:\d+\s?%\s)?(?:MwSt|USt))"
)


def _widened(text: str, found: list[Sum]) -> Iterator[Sum]:
    """Sums with the lower end of their range (``6 bis 7 Mio. Euro``, ``50.000 € bis 60.000 €``), and with the sum that
    leans on theirs (``von 1,2 auf 1,6 Mio. Euro``)."""
    i = 0
    while i < len(found):
        one = found[i]
        range_ = _range_of_two(text, one, found[i + 1]) if i + 1 < len(found) else None
        if range_ is not None:
            yield range_
            i += 2
            continue
        floor = found[i - 1].end if i else 0
        before = _leaning(text, one, _FROM_NUMBER, floor) or _leaning(text, one, _EACH_NUMBER, floor)
        if before is not None:
            yield replace(before, lower=None)
            yield one
        else:
            yield _leaning(text, one, _LOWER_NUMBER, floor) or _leaning(text, one, _BETWEEN_NUMBER, floor) or one
        i += 1


def _range_of_two(text: str, one: Sum, two: Sum) -> Sum | None:
    """The range from one whole sum to the next; None where the words between them join none."""
    join = _RANGE.fullmatch(text, one.end, two.start)
    if join is None or one.currency != two.currency:
        return None
    low, high = one.value * one.scale, two.value * two.scale
    told = re.search(rf"\b[Zz]wischen{_W}{_ROUGHLY}{_W}$", text[max(0, one.start - 24) : one.start])
    if low >= high or two.value <= 0 or ("und" in join[0] and not told):
        return None
    return replace(two, start=one.start, lower=low, confidence=min(one.confidence, two.confidence, 0.95), rule="range")


def _leaning(text: str, one: Sum, pattern: re.Pattern[str], floor: int) -> Sum | None:
    """The sum of a number before ``one`` that takes currency and scale from it (``6 bis`` before ``7 Mio. Euro``).

    Of a range the whole range comes back; of ``von … auf`` the first sum alone. None where no such number stands behind
    ``floor``.
    """
    m = pattern.search(text, max(floor, one.start - 70), one.start)
    if m is None or one.value <= 0:
        return None
    number, ranges = m["number"], pattern not in (_FROM_NUMBER, _EACH_NUMBER)
    value = printed_value(number)[0] if number[0].isdigit() else numbers.from_words(number)
    if (
        value is None
        or number.startswith("00")
        or (number.isalpha() and number.lower().startswith("ein") and "bis" not in m["join"])
    ):
        return None
    high = one.value * one.scale
    scale = scale_of(m["scale"]) if m["scale"] else one.scale
    if ranges and value * scale >= high:
        scale = Decimal(1)
    if (ranges and value * scale >= high) or (re.fullmatch(r"(?:19|20)\d\d", number) and "bis" not in m["join"]):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", number) and re.search(
        r"\b(?:[Jj]ahre?n?|[Ss]eit|[Aa]b)\s{1,3}$", text[max(0, m.start("number") - 12) : m.start("number")]
    ):
        return None  # "im Jahr 2031 bis zu 100.000 Euro"
    flags, sure = one.flags, min(one.confidence, 0.95 if pattern is not _EACH_NUMBER else 0.85)
    if m["scale"] is None and one.scale == 1 and high > 100 * value:
        flags, sure = (*flags, "scale of the lower end unclear"), min(sure, 0.6)  # "5 bis 10.000 Euro"
    if not ranges:
        end = m.start("join")
        return replace(one, start=m.start("number"), end=end, value=value, scale=scale, confidence=sure, flags=flags)
    start = m.start() if m.groupdict().get("least") else m.start("number")
    return replace(one, start=start, lower=value * scale, rule="range", confidence=sure, flags=flags)


def parse(string: str) -> list[Mention[Amount]]:
    """Every sum of money in ``string``, in order; offsets are code points of ``string``, half-open.

    A whole sum without a currency (``12.500,--``) is taken for EUR with the flag ``no currency printed``.
    """
    found: list[Mention[Amount]] = []
    for s in _widened(string, sums(string)):
        mention = _told(string, s)
        if found and _ON_TO.fullmatch(string, found[-1].end, mention.start):  # "von 400 € auf 500 € jährlich"
            value, before = mention.value, found[-1].value
            if value.period is None and value.per is None:
                mention = replace(mention, value=replace(value, period=before.period, per=before.per))
            elif before.period is None and before.per is None:
                found[-1] = replace(found[-1], value=replace(before, period=value.period, per=value.per))
        elif found and _is_for_same(string, found[-1], mention):
            sure = min(mention.confidence, _FOR_SAME)
            mention = replace(mention, value=replace(mention.value, per=found[-1].value.per), confidence=sure)
        found.append(mention)
    return found


def _is_for_same(string: str, one: Mention[Amount], two: Mention[Amount]) -> bool:
    """Whether a sum without a unit is for that which stands before the sum it is joined to."""
    if one.value.per is None or two.value.per or two.value.period or one.value.currency != two.value.currency:
        return False
    if prices.behind(string, one.end).per or not _ALSO.fullmatch(string, one.end, two.start):
        return False
    if _TOTAL.search(string, one.end, two.start):
        return False
    low, high = sorted(abs(x.value.amount or Decimal(0)) for x in (one, two))
    return 0 < high <= _ALIKE * low and not _OF_ITS_OWN.match(string, two.end)


def tax_by_head(head: str) -> Literal["net", "gross"] | None:
    """Net or gross as the head of a column tells it (``Kosten netto``); None where it tells neither, or both."""
    told = {m.lastgroup for m in _TAX_HEAD.finditer(head)}
    return None if len(told) != 1 else "net" if told == {"net"} else "gross"


def _told(text: str, s: Sum) -> Mention[Amount]:
    """A sum with what the words around it say: bound, roundness, unit, period, tax."""
    before = text[max(0, s.start - 110) : s.start]
    bound: Literal["upper", "lower"] | None = (
        "upper" if _UPPER.search(before) else "lower" if _LOWER.search(before) else None
    )
    about = bool(_ABOUT.search(before))
    if about and not bound:
        earlier = _ABOUT.sub("", before)
        bound = "upper" if _UPPER.search(earlier) else "lower" if _LOWER.search(earlier) else None
    told, led = prices.behind(text, s.end), prices.before(before)
    # a unit behind the sum is the nearer one
    period, per = told.period or led.period, told.per or led.per
    rest = text[told.end : told.end + 60]
    tax: Literal["net", "gross"] | None = None
    if (m := _NET.match(rest)) and (m["vat"] or "netto" in m[0].lower()):
        tax = "net"
    elif (m := _GROSS.match(rest)) and (m["vat"] or "brutto" in m[0].lower()):
        tax = "gross"
    elif m := _TAX_BEFORE.search(before):
        tax = "net" if m["net"] else "gross"
    amount: Decimal | None = scaled(s.value, s.scale)
    minimum = amount if bound == "lower" else None
    maximum = amount if bound == "upper" else None
    if s.lower is not None:
        minimum, maximum, amount = scaled(s.lower, Decimal(1)), amount, None
    value = Amount(amount, s.currency, minimum, maximum, bound, about, period, per, None, tax)
    return Mention(value, s.start, s.end, s.rule, s.confidence, s.flags)
