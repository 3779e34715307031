"""A text goes in; the laws and the other papers it refers to come out, as printed on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.fields import identity
from pipeline.german.periods import law_names
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text

_S = r"[ \u00a0\n]{0,2}"
_PART = (
    rf"(?:Abs(?:atz|\.){_S}\d+[a-z]?|Absätze{_S}\d+|S(?:atz|\.){_S}\d|Nrn?\.{_S}\d+[a-z]?|Nummer{_S}\d+"
    rf"|Buchst(?:abe|\.){_S}[a-z]\)?|lit\.{_S}[a-z]\)?|Alt\.{_S}\d|Ziff(?:er|\.){_S}\d+|[IVX]+\b)"
)
_NUMBER = rf"\d+{_S}[a-z]?(?!\w)"
_ONE = rf"{_NUMBER}(?:{_S}{_PART})*"
_AND = rf"{_S}(?:,|und|u\.|bis|ff?\.|-|–|i\.{_S}V\.{_S}m\.|in{_S}Verbindung{_S}mit|sowie){_S}(?:§§?{_S})?"
_LIST = rf"{_ONE}(?:{_AND}(?:{_ONE}|{_PART}|(?=\s)))*"
_OF_LAND = (
    r"(?:Niedersächsische|Hessische|Bayerische|Sächsische|Brandenburgische|Saarländische|Bremische)[ns]?"
    r"|Thüringer|Hamburgische[ns]?|Berliner|Landes"
)
_LAW_WORD = (
    r"(?:[A-ZÄÖÜ][\wäöüß]*(?:gesetz(?:es|buch(?:es)?)?|verordnung|ordnung|satzung|vertrag(?:es)?|verfassung)"
    r"|[A-ZÄÖÜ][A-Za-zÄÖÜäöü-]*[A-ZÄÖÜ][A-Za-zÄÖÜäöü]*|SGB|GG|GO|BGB)"
)
_LAW = re.compile(
    rf"(?P<sign>§§?|Art(?:ikel|\.)|(?<=gemäß )8|(?<=nach )8){_S}(?P<list>{_LIST}){_S}(?:de[rs]{_S})?"
    rf"(?P<law>(?:(?:{_OF_LAND})\s)?{_LAW_WORD}(?:{_S}(?:NRW|NW|BW|Bbg|LSA|SH|RP|RLP|M-V|[IVX]{{1,4}})(?!\w))?)"
)
_BAD_SIGN = frozenset("8S$5")

_PAPER_WORD = (
    r"(?:[A-ZÄÖÜ]?[a-zäöü]*[Vv]orlagen?|Vorl\.|Drucksachen?|Drucks\.|Drs\.|DS|GRDrs|BV|Antrag|Anfrage|Beschluss)"
)
_PAPER_NUMBER = (
    r"(?:\d\d-\d\d / [A-Z] \d{5}|(?=(?:[A-ZÄÖÜ]{1,6}[ ])?[\w./-]*\d)(?:[A-ZÄÖÜ]{1,6}[ ]?[-/ ]?)?"
    r"[\dIVXL]+(?:[./-](?:[A-ZÄÖÜ]{1,6}|\d+|[IVX]+)){1,4})"
)
_PAPER = re.compile(
    rf"\b(?P<word>{_PAPER_WORD})(?:en|n)?(?![A-Za-zÄÖÜäöü])\s?(?:-?\s?Nr\.?|-?\s?Nummer"
    rf"|Nrn\.)?\s?:?\s{{0,2}}(?P<number>{_PAPER_NUMBER}(?![\w/-]))(?P<more>\s\d\.\s(?:Ergänzung|Änderung))?"
)
_FURTHER = re.compile(
    rf"{_S}(?:,|und|u\.|sowie|bzw\.|oder){_S}(?!{_PAPER_WORD}[ ])(?P<number>{_PAPER_NUMBER}(?![\w/-]))"
)
"""A number behind another one ("Drucksachen 12/2030 und 13/2030")."""
_CODED = re.compile(
    r"(?<![\w/.-])(?:(?:BV|MV|VO|SV|AF|AN|AT|DS|VL|IV)[/-]|(?:MV|SV)[ ])(?:\d{2,4}[/-]\d{2,5}|\d{3,5}/\d{2,4})"
    r"(?:[-/]\d{1,3})?(?![\w/-])"
)
"""A number that tells by its letters what it is of ("BV/0123/2030")."""
_FRACTION = re.compile(r"\d/\d")
_NUMBER_ALONE = re.compile(rf"(?<![\w/.-]){_PAPER_NUMBER}(?![\w/-])")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}$")


def find(text: Text, outline: Outline) -> Iterator[Mention[str]]:
    """Paragraphs of laws (``§ 6 Abs. 1 BauGB``) and numbers of other papers, in order of the page.

    The paper's own number, where it is labelled, is no reference to another.
    """
    string = text.string[: text.body.end]
    own = {m.value for m in identity.reference(text, outline)}
    held = [x.value for x in outline.labels if x.key == "reference"]
    found: list[Mention[str]] = []
    for m in _LAW.finditer(string):
        law, sign = _one_line(m["law"]), m["sign"]
        known = any(word in law_names() for word in law.split()) or law.endswith(
            ("gesetz", "gesetzes", "buch", "buches", "ordnung", "verordnung", "satzung")
        )
        bad = sign in _BAD_SIGN
        if not known and (bad or not re.search(r"[a-zäöü][A-ZÄÖÜ]|[A-ZÄÖÜ]{2}", law)):
            continue
        value = _one_line(string[m.start() : m.end()])
        flags = ("sign of the paragraph badly read",) if bad else ()
        value = "§" + value[1:] if bad else value
        found.append(Mention(value, m.start(), m.end(), "law", 0.7 if bad else 0.95 if known else 0.85, flags))
    for m in _PAPER.finditer(string):
        end = m.end("more") if m["more"] else m.end("number")
        if _is_other(m["number"], m.start("number"), own, held):
            begin = m.start("word") if m["word"] == "GRDrs" else m.start("number")  # there it is part of the number
            found.append(Mention(_one_line(string[begin:end]), m.start(), end, "number of a paper", 0.88))
        while further := _FURTHER.match(string, end):
            end = further.end()
            if _is_other(further["number"], further.start("number"), own, held):
                value = _one_line(further["number"])
                found.append(Mention(value, further.start("number"), end, "number of a paper", 0.85))
    for m in _CODED.finditer(string):
        taken = any(f.start <= m.start() < f.end for f in found)
        if not taken and _is_other(m[0], m.start(), own, held):
            found.append(Mention(m[0], m.start(), m.end(), "number with letters", 0.8))
    for section in outline.of_role("earlier"):  # there a number needs no word before it
        for n in _NUMBER_ALONE.finditer(string, section.body.start, min(section.body.end, len(string))):
            if n[0] not in own and not _DATE.search(n[0]) and not any(f.start <= n.start() < f.end for f in found):
                found.append(Mention(_one_line(n[0]), n.start(), n.end(), "number among earlier papers", 0.8))
    yield from sorted((m for m in found if text.zone(m.start) == "body"), key=lambda m: m.start)


def _is_other(number: str, at: int, own: set[str], held: Sequence[Span]) -> bool:
    """Whether a number is that of another paper: not the paper's own, no day and no fraction."""
    printed = _one_line(number)
    if printed in own or _DATE.search(printed) or _FRACTION.fullmatch(printed):
        return False
    return not any(v.start <= at < v.end for v in held)


def _one_line(printed: str) -> str:
    return re.sub(r"\s+", " ", printed).strip()
