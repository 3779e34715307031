"""The heading of a resolution goes in; whose proposal it is and which variant come out, in the nominative.

A body stands behind "des", in brackets, behind a dash or alone; in a lead-in ("Der Bauausschuss empfiehlt dem Rat:") it
is the one that recommends. An office that proposes (Verwaltung, Bürgermeister) and a group of members are told too.
Whom a proposal is made to ("Antrag an den Gemeinderat") does not propose it.
"""

from __future__ import annotations

import re

from pipeline.german import bodies

_OF = re.compile(r"\b(?:des|der|von der|für den|für die)\s+(.+)$", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:Beschluss|Beschluß|Empfehlung|Votum|Vorschlag|antrag)\w*(?:\s?[–-]\s?|\s\(|\s)(?P<who>[^()]{2,90})\)?$"
)
_ON_DAY = re.compile(r"\s(?:vom|am)\s[\d. ]{6,14}$")
_RECOMMENDS = re.compile(r"(?:Der|Die|Das)\s(?P<who>.{2,80}?)\sempf(?:iehlt|ehlen)\b")
_OFFICES = re.compile(
    r"(?P<office>[A-Z]?[a-zäöüß-]*[Vv]erwaltung|Referentin|Referent|(?:Ober)?[Bb]ürgermeister(?:in)?|Landr(?:at|ätin)"
    r"|Fachbereich(?=s)|Fachausschuss(?=es)|Ausschuss(?=es))(?:en|e?s)?"
)
_GROUPS = re.compile(
    r"(?:(?:Fraktion|Gruppe|Ratsgruppe|Kreistagsfraktion|Stadtratsfraktion|Ratsfraktion)\s.{2,60}"
    r"|[\w/. -]{1,40}(?:-\s?[Ff]raktion|-Gruppe)|[A-ZÄÖÜ][a-zäöüß]+fraktion)"
)
_VARIANT = re.compile(
    r"(?:Variante|Alternative|Option)(?!\w)(?:\s*\w{1,3}(?!\w))?|Alternativer? Beschluss\w*"
    r"|\w*(?:[Vv]orschlag|[Ee]ntwurf) (?:[A-D]|[IV]{1,3}|\d)$"
)


def proposer(heading: str) -> str | None:
    """Whose proposal it is.

    >>> [proposer(x) for x in ("Empfehlung des Bauausschusses", "Vorschlag der Verwaltung", "Beschlussvorschlag")]
    ['Bauausschuss', 'Verwaltung', None]
    """
    plain = _ON_DAY.sub("", re.sub(r"\s+", " ", heading).strip(" :"))
    if plain.startswith("Verwaltungsvorschlag"):
        return "Verwaltung"
    told = _OF.search(plain)
    if told is not None:
        return _named(told[1], loose=True)
    beside = _BESIDE.search(plain)
    return _named(beside["who"], loose=False) if beside else _named(plain, loose=False)


def _named(words: str, loose: bool) -> str | None:
    """The body, office or group that words name; ``loose`` allows more words behind a body."""
    words = words.strip(" ()")
    if group := _GROUPS.fullmatch(words):
        return group[0].strip()
    if office := _OFFICES.fullmatch(words):
        return office["office"]
    found = bodies.parse(words)
    if found and (loose or (found[0].start == 0 and found[0].end >= len(words))):
        return found[0].value.name
    return None


def recommends(lead_in: str) -> str | None:
    """The body that recommends in a lead-in, None where it is asked to resolve itself.

    >>> recommends("Der Bauausschuss empfiehlt dem Rat zu beschließen:")
    'Bauausschuss'
    """
    told = _RECOMMENDS.match(lead_in)
    found = bodies.parse(told["who"]) if told else []
    return found[0].value.name if found else None


def variant(heading: str) -> str | None:
    """The name of a variant that a heading holds ("Beschlussvorschlag (Variante A)": Variante A)."""
    told = _VARIANT.search(heading)
    return re.sub(r"\s+", " ", told[0]).strip() if told else None
