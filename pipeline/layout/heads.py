"""The text of a table's head goes in; which kind of column it names comes out.

The labels are those of council forms of all vendors: course of consultation, votes, agenda item, open or closed part.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

HeadKind = Literal["vote", "date", "body", "item", "cross", "result", "role", "number", "text"]

_KINDS: tuple[tuple[HeadKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for kind, pattern in (
        (
            "vote",
            r"(?:ja|nein)(?:[- ]?stimmen?)?|enth(?:\.|alt\.?|altung(?:en)?|altg\.?)?|enthaltung\(en\)|stimm-?enth\.?"
            r"|(?:ja|nein)-stimme\(n\)|daf[üu]r|dagegen|f[üu]r|gegen|anw(?:\.|esend[e]?)|befangen|zustimmung(?:en)?"
            r"|ablehnung(?:en)?|stimmenthaltung(?:en)?|nicht\s+anwesend|mitwirkungsverbot|ausgeschl\.?",
        ),
        (
            "date",
            r"termin(?:e)?|(?:sitzungs|beratungs)?-?(?:termin|datum|tag)|sitzung(?:\s*am)?|am|datum|vom|tag|geplant\s+am",
        ),
        (
            "body",
            r"gremi(?:um|en)|beratungsfolge(?:\s+dieser\s+vorlage)?|ausschuss|ausschuß|vorlage\s+an|beratung\s+im|zust.*gremium"
            r"|beratendes\s+gremium",
        ),
        ("item", r"top|top[-. ]*nr\.?|to-?punkt|tagesordnungspunkt|punkt"),
        ("cross", r"ö|nö|n\.?\s?ö\.?|ö\.|n|ö\s?/\s?nö?|öffentl\.?|nicht\s?öffentl\.?|nichtöffentl\.?"),
        (
            "result",
            r"ergebnis|beschlussart|abstimmung(?:sergebnis)?|abweichender\s+beschluss|bemerkung(?:en)?|entscheidung",
        ),
        (
            "role",
            r"zuständigkeit|beratungstyp|beratungsart|beratung|status|öffentlichkeitsstatus|öffentlichkeitsstauts"
            r"|öffentlichkeit|sitzungsart|sitzungsteil|zur|art|behandlung|form",
        ),
        (
            "number",
            r"betrag(?:\s+.*)?|summe|kosten|ansatz(?:\s+.*)?|einnahmen|ausgaben|erträge|aufwendungen|einzahlungen"
            r"|auszahlungen|anzahl|fläche|preis|zuschuss|eur|euro|€|t€|teur|(?:19|20)\d\d(?:\s*(?:eur|euro|€|t€|teur))?"
            r"|gesamt(?:kosten)?|nettobetrag|bruttobetrag|anteil|prozent|%",
        ),
        (
            "text",
            r"nr\.?|lfd\.?\s*nr\.?|bezeichnung|betreff|maßnahme|massnahme|name|ort|straße|produkt(?:konto)?|konto|jahr"
            r"|kommune|gemeinde|träger|einrichtung|verein|antragsteller|verwendung(?:szweck)?|zweck|position|pos\.?"
            r"|haushaltsjahr|kostenstelle|art\s+der\s+.*|begründung|beschreibung",
        ),
    )
)
_SPANNING = re.compile(
    r"^(?:abstimmungs?(?:ergebnis|verhältnis)?|stimmen(?:verhältnis)?|abstimmung|votum|ergebnis|sitzung)\s*:?$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^(?:GremiumTerminTOPönö(?:Ergebnis)?|JaNeinEnthalt(?:\.|ung(?:en)?)?)$")
_STRAY = re.compile(r"(?:(?<=\s)|^)[|\[\]_'’‘`.,;:\-–—]+(?=\s|$)")  # rests of rulings and dust, as an engine reads them
NUMERIC: frozenset[HeadKind] = frozenset({"vote", "number"})


@lru_cache(maxsize=4096)
def head_kind(text: str) -> HeadKind | None:
    """The kind of column that a head names, or None where the text is no known head."""
    text = _STRAY.sub(" ", text)
    text = re.sub(r"\s+", " ", text).strip(" :|[]'’‘`,;")
    text = re.sub(r"(?<=\w)-\s(?=[a-zäöü])", "", text)
    text = re.sub(r"(?<=\w)-\s(?=[A-ZÄÖÜ])", "-", text)
    if not text:
        return None
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), None)


def is_spanning(text: str) -> bool:
    """Whether a text is the head over several columns ("Abstimmungsergebnis" over "Ja Nein Enthalt.")."""
    return bool(_SPANNING.match(text.strip()))


_VOTE_WORD = re.compile(
    r"^(?:ja|nein|enth(?:\.|alt\.?|altung(?:en)?|altg\.?)?|(?:ja|nein)-?stimmen?|dafür|dagegen|anw\.|anwesend|befangen)[:.]?$",
    re.IGNORECASE,
)


def is_vote_word(text: str) -> bool:
    """Whether one word is a head of a vote column; such words are columns of their own however near they stand."""
    return bool(_VOTE_WORD.match(text))


def is_cross_word(text: str) -> bool:
    """Whether one word heads a column of crosses ("ö", "nö")."""
    return text in ("ö", "nö", "Ö", "NÖ", "N", "nö.", "ö.")
