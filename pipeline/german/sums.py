"""A plain German string comes in; every sum of money goes out as it is printed: figures, scale, currency, sign.

Money needs a currency, or the ``,-`` of a whole sum. The scale is the printed one (``1 Mio. €`` is 1000000.00,
``3 TEUR`` is 3000.00), the sign too. What the words beside a sum say of it, ``amounts`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.german import numbers, prices
from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.taken import Taken, account_numbers

CENT = Decimal("0.01")
_SCALES = {
    "hundert": Decimal(100),
    "t": Decimal(1000),
    "k": Decimal(1000),
    "tsd": Decimal(1000),
    "tausend": Decimal(1000),
    "mio": Decimal(10**6),
    "mill": Decimal(10**6),
    "million": Decimal(10**6),
    "millionen": Decimal(10**6),
    "mrd": Decimal(10**9),
    "milliarde": Decimal(10**9),
    "milliarden": Decimal(10**9),
}
_CURRENCIES = {
    "€": "EUR", "euro": "EUR", "eur": "EUR", "cent": "EUR", "ct": "EUR",
    "dm": "DEM", "d-mark": "DEM", "mark": "DEM", "dem": "DEM", "rm": "RM", "reichsmark": "RM",
    "chf": "CHF", "franken": "CHF", "$": "USD", "usd": "USD", "dollar": "USD", "£": "GBP", "gbp": "GBP",
}  # fmt: skip

_CENTS = r"(?:Cents?|[Cc]t\.?)(?![\w-])"
_NO_WORD = r"(?!\w|-[A-Za-zÄÖÜäöü]|-\s?\n)"  # Euro-Raum, and "Euro-" divided at a line end, are no currency
CURRENCY = (
    r"(?:€|£|(?:EUROS?|[Ee]uros?|EUR|DM|D-Mark|Deutsche[nr]?[ \n]Mark|DEM|RM|Reichsmark|CHF|Franken|USD|US-Dollar)"
    rf"{_NO_WORD}|US-\$|\$(?!\w)|{_CENTS})"
)
_THOUSANDS = r"(?:[TkK](?=€|EUR|Euro|DM)|T[ ](?=€|EUR)|T-(?=Euro|EUR))"  # T€, TEUR, k€
SCALE = r"(?:(?:Mio|Mill|Mrd|Tsd|T)\b\.?|Millionen|Million|Milliarden|Milliarde|Tausend|tausend|Hundert)"
_F = r"[0-9OolI|]"
# 1.234.567,89 · 1 234 567 · 1234,5 · with letters read for figures, of which the first must be a figure or the next
# one, and a colon read for the dot
NUMBER = (
    rf"(?:\d{_F}{{0,2}}(?:[.’':]{_F}{{3}}){{1,5}}|\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}}){{1,5}}|\d{{1,15}}"
    rf"|[lI|](?=[.,]?\d){_F}{{0,9}}(?:\.{_F}{{3}}){{0,5}})(?:,{_F}{{1,4}}(?![\d]))?"
)
_DOTTED = r"\d{1,3}(?:\.\d{3}){0,4}\.\d{1,2}(?![\d.,])"  # 574.971.71: a dot where the comma belongs
# 12.500,-- · 75,– · 45.000.- · also "2 ,-", "2;-" and "2,_" of a bad reading
DASH = r"(?:[ ]?[,;’][ ]?(?:[-–—−_~]{1,2}|[-–][ ][-–]|=)(?!\d)|[ ]?\.(?:--|–|—|-(?!\d)))"
_SIGN = r"(?:[+\-−–](?=[\dlI])|−[ ](?=\d)|\./\.[ ]?|[Mm]inus[ ])"  # a dash set apart is a bullet or a stroke

_SUM = re.compile(
    rf"(?<![^\W_])(?<![.,])(?P<sign>(?<![^\s(])(?<!\d[ ]){_SIGN})?(?P<number>{_DOTTED}|{NUMBER})(?P<dash>{DASH})?"
    rf"(?P<closed>\))?(?P<lost>(?<=\d{{3}})[.,](?={_S}?(?:€|DM\b|EUR\b|Euro\b)))?"
    rf"(?P<minus>[-–](?=[ ]?(?:€|(?:EUR|Euro|DM)\b)))?"
    rf"(?:{_W}(?P<scale>{SCALE}))?(?:{_W}|{_S}{{0,9}}\n{{1,2}}|{_S}?\n?\f\n?)(?P<currency>{_THOUSANDS}?{CURRENCY})(?P<minus2>-(?![\w]))?"
    rf"(?:{_S}(?P<scale2>(?:Mio|Mrd)\b\.?|Millionen|Milliarden)(?!{_W}{CURRENCY}))?"
)
_LEADING = re.compile(
    rf"(?<!\w)(?:(?P<scale2>(?:Mio|Mrd|Tsd)\.?|Millionen|Milliarden){_S})?(?P<currency>{_THOUSANDS}?(?:€|£|EUR|EURO|DM|CHF|USD|Euro)){_W}(?P<sign>{_SIGN})?"
    rf"(?P<number>{NUMBER})(?!\w|,\d)(?!{_S}?%)(?P<dash>{DASH})?(?:{_W}(?P<scale>{SCALE}))?"
)
_BARE = re.compile(
    rf"(?<![\w.,])(?P<sign>{_SIGN})?(?P<number>\d{{1,3}}(?:[.’' ]\d{{3}}){{1,5}}|\d{{1,15}})(?P<dash>,[ ]?(?:--|-|–|—)"
    rf"|\.--)(?![\w\d])"
)
_WORDS = re.compile(
    rf"(?<![\w-])(?P<number>(?i:eine[rn]?{_W}(?:halbe[nr]?|(?:drei)?viertel){_W}(?=Mi)|drei[ -]?viertel{_W}(?=Mi)"
    rf"|(?:(?P<millions>{numbers.WORD}){_W}(?:Millionen|Million){_W}(?:und{_W})?)?{numbers.WORD}{_W}))"
    rf"(?P<scale>{SCALE}|(?i:millionen|million|milliarden|milliarde))?{_W}(?P<currency>{CURRENCY})"
)
_UNCOUNTED = re.compile(r"\b(?:mehrere|mehreren|einige|einigen|paar|viele|vielen|wenige|wenigen|in|[Ii]n)[ \n]{1,2}$")
# € read as C, E or G behind a sum with its cents, or lost to "?" where a character set has no €
_LOST_SIGN = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d{3})*,\d\d)[ ]?(?P<currency>[CEG]|&(?=[\s.,;)]))(?![\w/.-])"
    r"|(?<![\w.,])(?P<whole>\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d{1,3},\d\d)[ ]\?(?=[ ]?[a-zäöüß(]|[.,;)/]|[ ]{2,}|[ ]*\n|$)"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as printed, before its neighbours are looked at; ``lower`` is the lower end of a range."""

    start: int
    end: int
    value: Decimal
    currency: str
    scale: Decimal
    rule: str
    confidence: float
    flags: tuple[str, ...] = ()
    lower: Decimal | None = None


def scale_of(scale: str | None, currency: str = "") -> Decimal:
    """What a printed scale and currency multiply by (``Mio.``: 1000000, ``T€``: 1000, ``ct``: 0.01, None: 1)."""
    factor = _SCALES[re.sub(r"\W", "", scale).lower()] if scale else Decimal(1)
    if re.match(_THOUSANDS, currency):
        factor *= 1000
    if re.match(_CENTS, currency):
        factor *= CENT
    return factor


def currency(printed: str) -> str:
    """The code of a printed currency (``Euro``: EUR, ``DM``: DEM); raises KeyError for a word that is none."""
    name = re.sub(rf"^{_THOUSANDS}", "", printed).lower().rstrip(".").removeprefix("us-").removesuffix("s")
    return "DEM" if name.startswith("deutsche") else _CURRENCIES[name]


_LONGEST = 22
"""Signs of a number that may be money; longer rows of figures are codes and damage."""


def printed_value(number: str) -> tuple[Decimal | None, bool]:
    """The value of printed figures, and whether letters had to be read as figures, or a colon as a dot."""
    plain = numbers.figures(number).replace(":", ".")
    if len(plain) > _LONGEST:
        return None, False
    return numbers.from_figures(plain), plain != number


def scaled(value: Decimal, scale: Decimal) -> Decimal:
    """``value`` times ``scale`` with two decimals, more only where a price has more."""
    product = value * scale
    exact = product.normalize()
    return product.quantize(CENT) if -int(exact.as_tuple().exponent) <= 2 else exact


def sums(text: str) -> list[Sum]:
    """Every sum as printed, in order, none over another."""
    taken = Taken(len(text), account_numbers(text))
    found: list[Sum] = []
    for rule in (_with_parts, _behind_figures, _before_figures, _in_words, _whole_sums, _with_lost_sign):
        for s in rule(text):
            if taken.free(s.start, s.end):
                s = _with_cents(text, s)
                taken.add(s.start, s.end)
                found.append(s)
    return sorted(found, key=lambda s: s.start)


_CENTS_BEHIND = re.compile(
    rf"[ ](?:und[ ])?(?:(?P<cents>\d\d|{numbers.WORD})[ ](?P<named>Cents?|Pf(?:ennige?)?)\b"
    rf"|(?P<figures>\d\d)(?=[.,;:)](?!\d)|[ ](?:pro|je|für|und|an|im|in|zu|auf|beträgt|betragen|kostet|kosten)\b)"
    rf"|(?P<words>{numbers.WORD})(?=[.,;:)]|\s*$|\n))",
    re.IGNORECASE,
)
"""Figures with neither a stop nor one of these words behind them may stand in the next column, or count something."""
_FIGURES_BEHIND = re.compile(r"[ ]\d\d(?=\s*(?:\n|$))")
_HALF_RANGE = re.compile(r"\w-\s(?:bis|und|oder)\s$")


def _with_cents(text: str, told: Sum) -> Sum:
    """A sum with the cents that end its phrase ("12 Euro 50", "zwölf Euro fünfzig"), and doubted where its words are
    only the second half of a range ("zwei- bis dreihunderttausend")."""
    if told.rule == "words" and _HALF_RANGE.search(text, max(0, told.start - 8), told.start):
        return _range_in_words(text, told) or replace(told, confidence=0.5, flags=(*told.flags, "range in words"))
    if told.rule not in ("figures", "words") or told.scale != 1 or told.value != told.value.to_integral():
        return told
    behind = _CENTS_BEHIND.match(text, told.end)
    if behind is None and _FIGURES_BEHIND.match(text, told.end):
        return replace(told, confidence=min(told.confidence, 0.5), flags=(*told.flags, "figures behind"))
    if behind is None:
        return told
    printed = behind["cents"] or behind["figures"] or behind["words"]
    cents = numbers.from_figures(printed) or numbers.from_words(printed)
    if cents is None or not 0 < cents < 100:
        return told
    sure = told.confidence if behind["named"] else min(told.confidence, 0.75)
    part = cents / 100 if told.value >= 0 else -cents / 100
    return replace(told, end=behind.end(), value=told.value + part, confidence=sure)


_HALF = re.compile(rf"(?<![\w-])(?P<low>{numbers.WORD})-\sbis\s(?:rund\s|etwa\s)?$", re.IGNORECASE)
_TENS_OF = re.compile(r"\w+?(?P<scale>(?:hundert)?tausend|hundert|zig|zehn|einhalb)")


def _range_in_words(text: str, told: Sum) -> Sum | None:
    """The range whose ends share the rest of one word ("zwei- bis dreihunderttausend Euro"); None for any other."""
    half = _HALF.search(text, max(0, told.start - 40), told.start)
    word = re.match(r"\w+", text[told.start :])
    shared = _TENS_OF.fullmatch(word[0].lower()) if word else None
    if half is None or shared is None:
        return None
    lower = numbers.from_words(half["low"] + shared["scale"])
    if lower is None or not 0 < lower < told.value:
        return None
    return replace(told, start=half.start(), lower=lower * told.scale, confidence=0.85, rule="range")


_PARTS = {"½": Decimal("0.5"), "1/2": Decimal("0.5"), "¼": Decimal("0.25"), "1/4": Decimal("0.25")}
_PARTS |= {"¾": Decimal("0.75"), "3/4": Decimal("0.75")}
_WITH_PART = re.compile(
    rf"(?<![\w.,/])(?P<whole>\d{{1,3}}[ \u00a0]?)??(?P<part>[½¼¾]|(?<!\d)[13]/[24](?!\d)){_W}(?P<scale>{SCALE})?{_W}"
    rf"(?P<currency>{_THOUSANDS}?{CURRENCY})"
)


def _with_parts(text: str) -> Iterator[Sum]:
    """``2 ½ Mio. €``, ``1¾ Mio. Euro``, ``3/4 Millionen DM``."""
    for m in _WITH_PART.finditer(text):
        if m["part"] in _PARTS and (m["scale"] or m["whole"]):
            value = Decimal(int(m["whole"] or 0)) + _PARTS[m["part"]]
            yield Sum(
                m.start(), m.end(), value, currency(m["currency"]), scale_of(m["scale"], m["currency"]), "part", 0.93
            )


_FRACTION = re.compile(r"\d/$")


def _behind_figures(text: str) -> Iterator[Sum]:
    """``12.500,00 €``, ``1 Mio. Euro``, ``45.000,- EUR``, ``3 T€``."""
    for m in _SUM.finditer(text):
        if _FRACTION.search(text, max(0, m.start() - 2), m.start()) and len(m["number"]) == 1:
            continue  # "1 1/2 Mio. DM"
        if _COLUMN_HEAD.fullmatch(m[0]) or (m["closed"] and text[m.start() - 1 : m.start()] != "("):
            continue  # "fünfzehntausend (15.000) Euro" is a sum, "(Anlage 3) Euro" is none
        behind = bool(m["minus"] or m["minus2"])
        # "12.500,00- €" is a bookkeeper's minus; "2- Euro" is rather a whole sum ("2,- Euro") that lost its comma
        unclear = behind and "," not in m["number"] and not m["scale"]
        negative = _negative(m["sign"]) or (behind and not unclear)
        for s in _printed_sum(text, m, "figures", 0.985, negative):
            if unclear:
                s = replace(s, confidence=0.5, flags=(*s.flags, "stroke or minus unclear"))
            elif m["lost"] and not m["dash"]:  # "487.316, DM": the stroke behind the comma was not read
                s = replace(s, confidence=min(s.confidence, 0.85), flags=(*s.flags, "stroke lost"))
            yield s


def _before_figures(text: str) -> Iterator[Sum]:
    """``€ 1.200``, ``EUR 307``, ``DM 4.500,--``."""
    for m in _LEADING.finditer(text):
        if not _label(m):
            yield from _printed_sum(text, m, "currency first", 0.95, _negative(m["sign"]))


def _printed_sum(text: str, m: re.Match[str], rule: str, confidence: float, negative: bool) -> Iterator[Sum]:
    number = m["number"]
    flags: tuple[str, ...] = ()
    if dotted := re.fullmatch(_DOTTED, number):
        whole, _, decimals = dotted[0].rpartition(".")
        number, flags, confidence = f"{whole},{decimals}", ("dot for comma",), 0.8
    start = m.start()
    if apart := _front(text, start, number):
        joined, start, confidence = apart
        number, flags = joined, ("blank within the number",)
    elif re.match(r"0\d", number):
        return  # the rest of a figure whose front is lost
    value, read = printed_value(number)
    if value is None:
        return
    if read:
        flags, confidence = (*flags, "letters read as figures"), min(confidence, 0.85)
    if re.search(r",\d{3}$", number) and not m["scale"] and prices.behind(text, m.end()).per is None:
        dashed = m["dash"] is not None  # 94,500,-- DM has no decimals
        if dashed or (number.endswith("00") and number[0] != "0"):
            value *= 1000
        told, most = ("comma for dot", 0.85) if dashed else ("comma or dot unclear", 0.6)
        flags, confidence = (*flags, told), min(confidence, most)
    if re.search(r"\d[ \u00a0]\d", m["number"]):  # two cells side by side look like 1 234
        beside = re.search(r"\d[ \u00a0]*[-–—]?[ \u00a0]$", text[max(0, m.start() - 4) : m.start()])
        confidence = min(confidence, 0.6 if beside else 0.9)
    factor = scale_of(m["scale"] or m.groupdict().get("scale2"), m["currency"])
    worth = -value if negative else value
    yield Sum(start, m.end(), worth, currency(m["currency"]), factor, rule, confidence, flags)


_APART = re.compile(r"(?<![\w.,])(?P<front>\d{1,3}(?:\.[ ]?\d{3}){0,4})(?P<join>\.[ ]|[,;][ ]?)$")
_THREE = re.compile(r"\d{3}(?!\d)")


def _front(text: str, start: int, number: str) -> tuple[str, int, float] | None:
    """The whole of a figure that a blank parts from its front (``2. 340. 000,00``, ``384.217, 55``, ``500.000;00``):
    its figures, where it begins, how surely it is one."""
    apart = _APART.search(text, max(0, start - 30), start)
    if apart is None:
        return None
    front = apart["front"].replace(" ", "")
    if apart["join"][0] != ".":
        if apart["join"][-1] == " " and re.fullmatch(r"\d{3}", number) and front[0] != "0":
            return f"{front}.{number}", apart.start(), 0.6  # "113, 600 Euro"
        cents = re.fullmatch(r"\d\d", number) and ("." in front or number == "00")
        return (f"{front},{number}", apart.start(), 0.8) if cents else None
    if not _THREE.match(number):
        return None
    # "6. 800 €" is 6,800 amid a line; at its beginning the first figure may number the line
    alone = "." not in front and number[0] != "0" and not text[: apart.start()].rpartition("\n")[2].strip()
    return (number, start, 0.6) if alone else (f"{front}.{number}", apart.start(), 0.8)


def _negative(sign: str | None) -> bool:
    return (sign or "").strip().lower() in ("-", "−", "–", "./.", "minus")


def _in_words(text: str) -> Iterator[Sum]:
    """``zweieinhalb Millionen Euro``."""
    for m in _WORDS.finditer(text):
        worth = _told_in_words(text, m)
        if worth is not None:
            yield Sum(m.start(), m.end(), worth[0], currency(m["currency"]), worth[1], "words", 0.95)


def _whole_sums(text: str) -> Iterator[Sum]:
    """``12.500,--`` without a currency: its stroke says that it is money."""
    for m in _BARE.finditer(text):
        value, _ = printed_value(m["number"])
        if value is not None and not re.match(r"[ ]?(?:%|m\b|km\b)", text[m.end() : m.end() + 4]):
            worth = -value if _negative(m["sign"]) else value
            yield Sum(m.start(), m.end(), worth, "EUR", Decimal(1), "whole sum", 0.75, ("no currency printed",))


def _with_lost_sign(text: str) -> Iterator[Sum]:
    """``12.500,00 C``: the sign of the euro badly read behind a sum with its cents."""
    for m in _LOST_SIGN.finditer(text):
        value, _ = printed_value(m["number"] or m["whole"])
        if value is not None:
            flags = ("currency sign badly read",)
            yield Sum(m.start(), m.end(), value, "EUR", Decimal(1), "lost sign", 0.7, flags)


# The head of a column: the year, and the unit on the line below it.
_COLUMN_HEAD = re.compile(r"(?:19|20)\d\d\s*\n\s*(?:Euro|EUR|€|T€|TEUR)")


def _label(m: re.Match[str]) -> bool:
    """Whether a currency before a number is only the label of a column or a norm (``in Euro 2012``, ``Euro 6``)."""
    plain = not m["dash"] and not m["scale"] and "," not in m["number"]
    over_line_end = "\n" in m[0][len(m["currency"]) : m.start("number") - m.start()]
    year = re.fullmatch(r"(?:19|20)\d\d", m["number"]) is not None
    text, at = m.string, m.start()
    head = bool(re.search(r"\bin\s$", text[max(0, at - 4) : at])) and not re.search(r"\D", m["number"])
    ordinal = len(m["number"]) < 3 and bool(re.match(r"\.\s?[A-Za-zÄÖÜ]", text[m.end() : m.end() + 3]))
    norm = m["currency"].lower() == "euro" and len(m["number"]) == 1
    return plain and (over_line_end or year or head or ordinal or norm)


def _told_in_words(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The number and the scale of a sum in words; None where the words count nothing (``mehrere tausend Euro``)."""
    low = re.sub(r"\s+", " ", m["number"].strip().lower())
    scale = scale_of(m["scale"], m["currency"])
    if re.fullmatch(r"eine[rn]? halbe[nr]?", low):
        return Decimal("0.5"), scale
    if re.fullmatch(r"(?:eine[rn]? )?drei[ -]?viertel", low):
        return Decimal("0.75"), scale
    if re.fullmatch(r"eine[rn]? viertel", low):
        return Decimal("0.25"), scale
    if low.endswith(("tausend", "hundert")) and _UNCOUNTED.search(text, max(0, m.start() - 12), m.start()):
        return None
    if low.startswith("kein") or (m["scale"] is None and low in ("eine", "einer", "einen", "einem", "eines")):
        return None
    if m["millions"]:
        most = numbers.from_words(m["millions"])
        rest = numbers.from_words(re.sub(r"^.*?million(?:en)?\s+(?:und\s+)?", "", low))
        return None if most is None or rest is None else (most * 10**6 + rest, scale)
    value = numbers.from_words(low)
    return None if value is None else (value, scale)
