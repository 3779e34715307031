"""The words beside a sum go in; the unit and the period that it is paid for come out.

Units of prices stand behind a stroke, "pro" or "je" (``11,20 €/m²``, ``je neu geschaffenem Platz``), before the sum in
its clause ("Die Kosten pro Platz betragen 7.200 €"), in the name of a rate ("Stundensatz: 95 €") or in the head of a
column. Behind "pro" and "je" any noun is a unit but those that ``not_price_units.txt`` lists ("pro Bono"); behind a
stroke with blanks around it and in heads only the listed ones and their compounds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from pipeline.german.months import BLANK as _S
from pipeline.german.months import BLANKS as _W
from pipeline.german.months import lines

Period = Literal["month", "year"]


class Told(NamedTuple):
    """What a place tells of a sum, and where it ends in its string."""

    period: Period | None
    per: str | None
    end: int


def _words(name: str) -> list[str]:
    return sorted((word for line in lines(name) for word in line.split()), key=len, reverse=True)


_LISTED = "|".join(map(re.escape, _words("price_units.txt")))
_RATES = {word: line.split()[0] for line in lines("price_rates.tsv") for word in line.split()[1:]}
_NO_ADJECTIVE = (
    r"(?:nach|zur|zum|für|vom?|aus|auf|bei|mit|und|oder|eine?[mnrs]?|de[rnms]|die|das|im|am|an|ab|als|bis|zu|in|wie|ist"
    r"|sind|wird|werden|rund|etwa|über|unter|durch|gegen|ohne|um|mehr|weniger|höher|größer|länger|eher)\b"
)
_ADJECTIVE = rf"(?:(?!{_NO_ADJECTIVE})[a-zäöüß]{{2,20}}\s{{1,2}}|lfd\.\s{{0,2}}|laufende[mnrs]?\s{{1,2}})"
_NOUN = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,30}-\s(?:und|oder|bzw\.)\s)?"
    r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{2,30}(?:-[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{1,30}){0,2}"
)
_UNIT = (
    r"(?:(?P<count>10{1,2}(?:\.?000)?|10?\.?000)\s)?"
    rf"(?:{_ADJECTIVE}){{0,2}}?(?P<unit>m\s?\n?\s?[23](?![\d,.])|(?:{_LISTED})(?![\w²³-])|{_NOUN}(?![\w²³]))"
)
_WORD = rf"(?:[Pp]ro|[Jj]e|[Ff]ür{_W}jede[nsr]?)"
_PERSON = re.compile(rf"{_W}\(?p\.{_S}?P(?:\.|ers\.)")
_FIRST = re.compile(rf"{_W}\(?(?:(?P<stroke>/){_W}|{_WORD}\s{{1,2}}){_UNIT}")
_ARTICLE = re.compile(
    rf"{_W}(?:(?:die|in{_W}der){_W}(?P<hour>Stunde|Woche)|das{_W}(?P<piece>Stück)|am{_W}(?P<day>Tag)(?!{_W}(?:de[rs]|vor|nach|zuvor|danach)\b)"
    rf"|im{_W}(?P<quarter>Quartal)(?!{_W}\d))(?!\w)"
)
_SECOND = re.compile(
    # "je Quadratmeter Wohnfläche und Monat", "je Schüler/-in und Jahr"
    rf"(?:[/*:_]-?in(?:nen)?\b)?(?:\s[A-ZÄÖÜ][a-zäöüß]{{2,30}})?{_W}(?:/|und|u\.|pro|je)(?:{_W}(?:pro|je))?{_W}"
    rf"(?P<unit>(?:{_LISTED})(?![\w²³-]))"
)
_ADVERB = re.compile(
    rf"{_W}[/(,]?{_W}(?:(?P<year>jährlich|jährl\.|jhrl\.|p\.{_S}?a\.|pro{_W}anno|im{_W}Jahr(?!{_W}\d))"
    rf"|(?P<month>monatlich|monatl\.|mtl\.|im{_W}Monat|p\.{_S}?m\.)"
    r"|(?P<day>täglich)|(?P<week>wöchentlich)|(?P<quarter>vierteljährlich))(?!\w)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\s*:|\s{0,3}(?:€\s?)?\d")  # "12.000 €/Zuschuss 6.000 €" are two sums
_ADVERBS = {"day": "Tag", "week": "Woche", "quarter": "Quartal"}
_SIGNS = {"Quadratmeter": "m²", "Kubikmeter": "m³", "Tonne": "t", "Hektar": "ha"}
_YEARS = re.compile(r"a|(?!Halb|Viertel|Lebens|Dienst)\w*-?[Jj]ahr")
_MONTHS = re.compile(r"Mon\.?|\w*[Mm]onat")
_PARTS = 3  # units and periods behind one sum


@cache
def _listed(unit: str) -> bool:
    """Whether a word is a listed unit or a compound of one (``Kita-Platz``, ``Schulkind``)."""
    words = _words("price_units.txt")
    low = unit.lower()
    return unit in words or any(len(word) > 3 and word.isalpha() and low.endswith(word.lower()) for word in words)


@cache
def _no_units() -> frozenset[str]:
    return frozenset(_words("not_price_units.txt"))


def _sign(unit: str) -> str:
    """The unit of a price, by its sign where it is a measure written out or its power stands on the line; else as
    printed on one line."""
    plain = re.sub(r"\s+", " ", unit)
    return _SIGNS.get(plain) or re.sub(r"^m\s*([23])$", lambda power: "m²" if power[1] == "2" else "m³", plain)


def _told(unit: str, end: int, count: str | None = None) -> Told:
    if _YEARS.fullmatch(unit):
        return Told("year", None, end)
    if _MONTHS.fullmatch(unit):
        return Told("month", None, end)
    return Told(None, f"{count} {_sign(unit)}" if count else _sign(unit), end)


def _named(m: re.Match[str], any_noun: bool) -> Told | None:
    """What a match with the groups ``unit`` and ``count`` names; None where its noun is no unit."""
    unit = m["unit"]
    listed = _listed(unit) or _YEARS.fullmatch(unit) or _MONTHS.fullmatch(unit) or re.match(r"m\s*[23]$", unit)
    if unit in _no_units() or not (listed or (any_noun and not m["count"])):
        return None
    return _told(unit, m.end(), m["count"])


def _at(text: str, at: int) -> Told | None:
    """The first unit or period right behind a sum that ends at ``at``."""
    if m := _ADVERB.match(text, at):
        period: Period | None = "year" if m["year"] else "month" if m["month"] else None
        return Told(period, _ADVERBS.get(m.lastgroup or ""), m.end())
    if m := _PERSON.match(text, at):
        return Told(None, "Person", m.end())
    if m := _ARTICLE.match(text, at):
        return Told(None, m[m.lastgroup or 0], m.end())
    m = _FIRST.match(text, at)
    if m is None:
        return None
    glued = m["stroke"] is not None and m.start("unit") == at + 1 and not _ANOTHER.match(text, m.end())
    return _named(m, m["stroke"] is None or glued)


def behind(text: str, at: int) -> Told:
    """The unit and the period told right behind a sum that ends at ``at`` (``€ pro m² und Monat``, ``€ monatlich je
    Platz``)."""
    period, per, end = None, None, at
    for n in range(_PARTS):
        found = _at(text, end)
        if found is None and n and (m := _SECOND.match(text, end)):
            found = _told(m["unit"], m.end())
        if found is None or (found.period and period) or (found.per and per and found.period is None and n > 1):
            break
        period, per, end = found.period or period, per or found.per, found.end
    return Told(period, per, end)


# -- before the sum -------------------------------------------------------------------------------------------------

# At least one blank between two words: were none enough, a word could be parted anywhere, in ever more ways.
GAP = rf"(?:{_S}{{1,3}}(?:[\n\f]{_S}{{0,3}})?|[\n\f]{_S}{{0,3}})"
_LEADS = re.compile(rf"(?:(?P<stroke>/){_W}|(?<!\w){_WORD}\s{{1,2}}){_UNIT}")
_RATE = re.compile(rf"(?<![\w-])(?P<rate>{'|'.join(map(re.escape, sorted(_RATES, key=len, reverse=True)))})(?![\w-])")
_COUNTED = re.compile(r"\d\s(?:[a-zäöüß]+\s)?[A-ZÄÖÜ][\w-]+\s{1,2}$")  # "20 Kinder je Gruppe"
_AFTER_SUM = re.compile(r"(?:€|EUR|Euros?|DM|Cent|[Cc]t\.?)\s{0,2}\(?$")
_VERB = (
    r"(?:(?:werden|wird|sind|ist|beträgt|betragen|betrug|betrugen|fallen|fällt|kostet|kosten|belaufen|beläuft|beliefen|liegt"
    r"|liegen|lag|lagen|entstehen|entsteht|zahlt|zahlen|erhält|erhalten|gewährt|erhebt|steigt|steigen|sinkt|sinken|soll|sollen"
    r"|kann|können|dürfen|darf|müssen)(?!\w))"
)
_SUMMED = r"(?:\w*(?:[Ss]umme|[Gg]esamt|[Ee]innahme|[Ee]rlös|[Ee]rträg)\w*|[Mm](?:ehr|inder)\w*|zusammen|\w+führ\w*)"
_FILLER = (
    rf"(?:in{GAP}Höhe{GAP}von|von|auf|nur|derzeit|künftig|aktuell|jeweils|rd\.|rund|ca\.|etwa|bis{GAP}zu|maximal|max\."
    r"|höchstens|mindestens|mind\.|i\.\s?H\.\s?v\.|netto|brutto|jährlich|monatlich)"
)
_LINK = re.compile(
    rf"(?:[/*:_]-?in\b)?(?:{GAP}(?:und|u\.){GAP}[A-ZÄÖÜ][\w-]+)?{_S}?[)\]]?(?P<label>{_S}?:|{_S}?\.{{2,60}})?"
    rf"(?P<verb>{GAP}{_VERB}(?:{GAP}(?!{_SUMMED})(?:rd\.|ca\.|max\.|mind\.|[^\W\d][\w-]*)){{0,5}})?"
    rf"(?P<words>(?:{GAP}{_FILLER}){{0,4}}){_W}"
)
_ONE_COSTS = re.compile(
    rf"\b[Ee]ine?n?\s(?P<unit>{_LISTED})(?![\w-])(?:{GAP}(?!und\b)[^\W\d][\w-]*){{0,5}}{GAP}kostete?{GAP}$"
)
"""One unit and what it costs ("Eine Stunde am Ufer kostet 1,20 €")."""
_OF = re.compile(rf"{GAP}(?:in{GAP}Höhe{GAP})?(?:von|i\.{_S}?H\.{_S}?v\.)")
_PERIOD_BEFORE = re.compile(
    rf"\b(?:(?P<year>[Jj]ährlich(?:e[nrsm]?)?(?:/[rn])?|[Jj]ährl\.|Jahres(?:beitrag|kosten|mieten?|gebühr|betrag|pacht|zuschuss"
    rf"|budget)s?|(?:[Pp]ro|[Jj]e){_W}(?:[A-ZÄÖÜ][\w-]+{_W}und{_W})?(?:Haushalts|Kalender)?[Jj]ahr(?=[)\s:])\)?"
    rf"|\bim{_W}Jahr(?={_W}(?:rd\.|rund|ca\.|etwa|bis{_W}zu|höchstens|maximal)?{_W}$)"
    # behind a sum it is that one's
    rf"|(?<!€ )(?<!EUR )(?<!Euro )(?<!DM )p\.{_S}?a\.\)?)"
    rf"|(?P<month>[Mm]onatlich(?:e[nrsm]?)?|Monats(?:beitrag|miete|gebühr|betrag|kosten)|(?:mtl\.|[Mm]onatl\.)(?={_S}*$)"
    rf"|(?:[Pp]ro|[Jj]e){_W}(?:[A-ZÄÖÜ][\w-]+{_W}und{_W})?Monat(?=[)\s:])\)?))"
    # a capital behind a colon and a line end begins another label
    rf"(?:(?:{GAP}|:(?:{_S}{{1,3}}|{_S}{{0,3}}[\n\f]{_S}{{0,3}}(?=[a-zäöüß])))\(?[^\W\d][\w./-]*\)?){{0,9}}:?{_W}$"
)


def before(string: str) -> Told:
    """The unit and the period told by the words that end where a sum begins."""
    m = _PERIOD_BEFORE.search(string)
    period: Period | None = None if m is None else "year" if m["year"] else "month"
    return Told(period, _unit_before(string), len(string))


def _unit_before(string: str) -> str | None:
    """The last unit in a clause that leads to the sum at its end; None where it is another sum's or leads elsewhere."""
    for m in reversed(list(_LEADS.finditer(string))):
        any_noun = m["stroke"] is None
        told = _named(m, any_noun)
        if told is None or told.per is None or _of_another(string, m.start()):
            continue
        link = _LINK.fullmatch(string, m.end())
        if link is None:
            continue
        opens = m[0][0].isupper() and link["verb"]
        if _listed(m["unit"]) or opens or (any_noun and (_OF.match(string, m.end()) or link["label"])):
            return told.per
    if one := _ONE_COSTS.search(string):
        return _sign(one["unit"])
    for m in reversed(list(_RATE.finditer(string))):
        if _LINK.fullmatch(string, m.end()):
            return _RATES[m["rate"]]
    return None


def _of_another(string: str, start: int) -> bool:
    """Whether the unit that begins at ``start`` belongs to a sum or a count before it."""
    return bool(_AFTER_SUM.search(string, max(0, start - 10), start) or _COUNTED.search(string, 0, start))


# -- in the head of a column ----------------------------------------------------------------------------------------

_HEAD = re.compile(rf"(?:(?P<stroke>/){_W}|\b{_WORD}\s{{1,2}}){_UNIT}")
_PERIOD_HEAD = re.compile(
    r"(?P<year>\b[Jj]ährlich|p\.\s?a\.|(?:pro|je|/|(?<=€)[lI|])\s?Jahr\b)|(?P<month>\b[Mm]onatlich|mtl\.|(?:pro|je|/)\s?Mon(?:at\b|\.))"
)


def by_head(head: str) -> tuple[Period | None, str | None]:
    """The period and the unit that the head of a column tells (``je Stunde``, ``jährlich``), None for either."""
    m = _PERIOD_HEAD.search(head)
    period: Period | None = None if m is None else "year" if m["year"] else "month"
    units = (_named(unit, any_noun=False) for unit in _HEAD.finditer(head))
    per = next((unit.per for unit in units if unit is not None and unit.per), None)
    rate = _RATE.search(head)
    return period, per or (_RATES[rate["rate"]] if rate else None)
