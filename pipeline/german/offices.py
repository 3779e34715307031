"""A line of a paper's head goes in; whether it names an office, an office holder or a sender comes out.

The words are data. A sender is a Fraktion, a Gruppe, parties in a row, or a member of the council; the office holder in
a letterhead ("Der Landrat") is none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.german.months import lines

_KINDS = (
    r"(?:(?:Interfraktionelle[rn]?|Gemeinsame[rn]?|Kleine|Große|Schriftliche|Mündliche|Dringliche)\s)?"
    r"(?:Änderungs-/Ergänzungs|Änderungs|Ergänzungs|Dringlichkeits|Eil|Haushalts|Prüf|Ersetzungs)?[Aa](?:ntrag|nfrage)"
)
_LEAD = re.compile(
    rf"\s*\(?(?:{_KINDS}\s*(?::|(?=\s(?:der|des|von)\b)|(?=\s[A-ZÄÖÜ]{{2}}))\s*)?"
    r"(?:(?:von|durch|gestellt von|eingereicht von|eingereicht durch)\s+)?(?:der\s|des\s|den\s|die\s|Die\s|Der\s)?\s*"
)
_GROUP = re.compile(
    r"(?:[\wÄÖÜäöüß'’/.&+*|,]{1,40}[- ]){0,6}?"
    r"(?:[A-ZÄÖÜ]?[\wäöüß]*(?:[Ff]raktion(?:en)?|[Gg]ruppe)(?:sgemeinschaft)?|Wähler(?:gemeinschaft|vereinigung|initiative)"
    r"|Bürgerliste|Zählgemeinschaft|Ausschussgemeinschaft)(?:\s[A-ZÄÖÜ][\wäöüß-]+){0,2}"
    r"(?:\s(?:im|in\sder|der|des|in|vom|von|für)\s[\wÄÖÜäöüß./ -]{2,50})?"
    r"(?:\s[A-ZÄÖÜ0-9][\wÄÖÜäöüß'’/.&+|-]*"
    r"(?:,?\s(?:(?:und|&|/|\+|für|in|im|der|die)\s)?[A-ZÄÖÜ0-9&/][\wÄÖÜäöüß'’/.&+|-]*){0,6})?"
)
_NO_GROUP = re.compile(
    r"^(?:Fraktion(?:en)?|Gruppe)$|\beine[rn]?\s(?:\w+\s)?Gruppe\b|\b(?:hat|haben|wird|werden|beantragt|bittet|bitten|ist|sind|fragt)\b"
    r"|(?:Alters|Arbeits|Lenkungs|Projekt|Kindergarten|Kinder|Krippen|Hort|Ziel|Nutzer|Steuerungs|Produkt|Klein|Kita|Berufs"
    r"|Waren|Unter|Personen)-?gruppe",
    re.IGNORECASE,
)
_NAME = (
    r"(?:Dr\.\s|Prof\.\s)*[A-ZÄÖÜ][\w’'-]+(?:\s(?:von|van|de|zu)\s|\s)?"
    r"(?:[A-ZÄÖÜ][\w’'.-]*(?:\s[A-ZÄÖÜ][\w’'.-]*){0,3})?(?:\s?\([^()]{2,40}\))?"
)
_OF_COUNCIL = re.compile(
    r"(?:[Ii]m|[Ii]n der|[Ii]n)\s(?:Rat|Bürgerschaft|[A-ZÄÖÜ]\w*(?:rat|tag|vertretung|versammlung|beirat))\b"
)


class Sender(NamedTuple):
    """Who sends a paper, in the nominative, and where that stands in the line."""

    name: str
    start: int
    end: int
    group: bool


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _office() -> re.Pattern[str]:
    words = [word for line in lines("office_words.txt") for word in line.split()]
    heads = _alternatives([w for w in words if w[0] != "-"])
    tails = _alternatives([w[1:] for w in words if w[0] == "-"])
    caption = rf"(?:{heads}|A[Zz]\.?|Aktenzeichen|Dienststelle|Datum)"  # "Dezernat/Fachbereich/Az." is a label
    return re.compile(
        rf"(?!{caption}(?:(?:\s?/\s?|,\s){caption})+$|(?:Amt|Fach\w+|Dezernat|Referat|Abteilung|Sachgebiet|Stabsstelle)$)(?:\d{{1,3}}(?:[./-]\d{{1,2}})*\s[–-]?\s?|[A-Z]{{1,2}}\s?\d{{1,3}}\s[–-]\s)?(?:(?:{heads})\b[^:;]{{0,70}}"
        rf"|(?:Büro\s(?:der|des|für)|Zentrale\sDienste|Allgemeine\sVerwaltung)\b[^:;]{{0,60}}"
        rf"|(?!Landratsamt|Bezirksamt|Kreisamt)(?:[A-ZÄÖÜ][\w-]*-?,?\s(?:und\s)?)?[A-ZÄÖÜ][\w-]*(?:{tails})"
        rf"(?:\s(?:und|für|-|der|des)\s?[^:;]{{2,50}})?)"
    )


@cache
def _holder() -> re.Pattern[str]:
    words = [word for line in lines("office_holders.txt") for word in line.split()]
    return re.compile(
        rf"(?:(?:Der|Die|An den|An die|Herrn?|Frau|DER|DIE)\s)?(?:Erste[rn]?\s)?(?i:{_alternatives(words)})"
        r"(?:innen|in|en|es|s|n|r)?\b"
    )


@cache
def _member() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for line in lines("member_titles.tsv"):
        name, forms = (*line.split("\t"), "")[:2]
        table |= dict.fromkeys([name], name) | dict.fromkeys(re.findall(r"Mitglied\S* des \S+|\S+", forms), name)
    return re.compile(rf"(?P<title>{_alternatives(list(table))})\s+(?P<name>{_NAME})"), table


@cache
def _parties() -> re.Pattern[str]:
    word = rf"(?:{_alternatives(lines('parties.txt'))})"
    one = rf"(?:{word}(?!\w)|[A-ZÄÖÜ][\w|]{{1,12}}(?!\w)|Stadtr(?:at|ätin)\s{_NAME})"
    more = rf"(?:\s?(?:,|/|\||\+|&|und)\s?{one}){{0,6}}"
    placed = r"(?!Linke|LINKE|Grüne|GRÜNE|Volt|WG|FW)"  # "Grüne Wiesen" are no party, "Freie Wähler Seetal" are
    row = rf"(?:[A-ZÄÖÜ][A-ZÄÖÜ|]{{1,8}}\s?[,/|]\s?)?{word}(?!\w){more}"
    return re.compile(rf"(?:{row}|{placed}{word}(?:\s(?:im|in der)\s[A-ZÄÖÜ]\w+|\s[A-ZÄÖÜ]\w+){{1,2}})")


def is_office(string: str) -> bool:
    """Whether the whole string names an office of an administration (``Fachbereich 3 Bauen``, ``Jugendamt``)."""
    parts = string.split(" / ")
    return len(string) <= 90 and all(_office().fullmatch(part) for part in parts)


def holder(string: str) -> int:
    """How far the words reach that name an office holder at the start of the string (``Der Landrat``); 0 for none."""
    match = _holder().match(string)
    return match.end() if match else 0


def sender(string: str) -> Sender | None:
    """The sender that a line names and nothing beside it (``Antrag der Gruppe Teich``, ``(CDU)``); None for another.

    >>> sender("des Stadtverordneten Emil Muster").name
    'Stadtverordneter Emil Muster'
    """
    if len(string) > 140:
        return None
    lead = _LEAD.match(string)
    start = lead.end() if lead else 0
    bare = string[start:].rstrip(" ,:.")
    if "(" in string[:start] and bare.endswith(")"):
        bare = bare[:-1].rstrip()
    if not bare or not bare[0].isupper():
        return None
    end = start + len(bare)
    pattern, titles = _member()
    match = pattern.fullmatch(bare)
    if match:
        title = titles[match["title"]]
        if title.endswith("neter") and string[:start].split()[-1:] == ["der"]:
            title = title[:-1]
        return Sender(f"{title} {match['name']}", start, end, False)
    called = ":" in string[:start] and re.fullmatch(r"[A-ZÄÖÜ|]{2,8}(?:(?:, ?|/| und )[A-ZÄÖÜ|]{2,8})*", bare)
    if called or _parties().fullmatch(bare) or (_GROUP.fullmatch(bare) and not _NO_GROUP.search(bare)):
        return Sender(bare, start, end, True)
    return None


def of_council(string: str) -> bool:
    """Whether a line only says in which council its sender sits (``im Rat der Gemeinde Teichdorf``)."""
    return _OF_COUNCIL.match(string) is not None
