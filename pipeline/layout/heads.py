"""The text of a table's head goes in; which kind of column it names comes out.

Heads of the Beratungsfolge and of votes are the words of ``german.heads``; those of other tables stand here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from pipeline.german import bodies, heads
from pipeline.german.heads import Head

HeadKind = Literal["vote", "date", "body", "item", "cross", "result", "role", "number", "text"]

_OF_COLUMN: dict[str, HeadKind] = {
    **dict.fromkeys(heads.VOTES, "vote"),
    "date": "date",
    "body": "body",
    "agenda_item": "item",
    **dict.fromkeys(("public", "not_public", "unanimous", "majority", "authoritative"), "cross"),
    **dict.fromkeys(("public_mark", "role"), "role"),
    **dict.fromkeys(("result", "remark"), "result"),
    "session": "text",
}
_OTHER: tuple[tuple[HeadKind, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"betrag(?:\s+.*)?|summe|kosten|ansatz(?:\s+.*)?|einnahmen|ausgaben|erträge|aufwendungen|einzahlungen"
            r"|auszahlungen|anzahl|fläche|preis|zuschuss|eur|euro|€|t€|teur|(?:19|20)\d\d(?:\s*(?:eur|euro|€|t€|teur))?"
            r"|gesamt(?:kosten)?|nettobetrag|bruttobetrag|anteil|prozent|%",
            re.IGNORECASE,
        ),
    ),
    (
        "text",
        re.compile(
            r"nr\.?|lfd\.?\s*nr\.?|bezeichnung|betreff|maßnahme|massnahme|name|ort|straße|produkt(?:konto)?|konto|jahr"
            r"|kommune|gemeinde|träger|einrichtung|verein|antragsteller|verwendung(?:szweck)?|zweck|position|pos\.?"
            r"|haushaltsjahr|kostenstelle|art\s+der\s+.*|begründung|beschreibung",
            re.IGNORECASE,
        ),
    ),
)
NUMERIC: frozenset[HeadKind] = frozenset({"vote", "number"})


@lru_cache(maxsize=4096)
def head_kind(text: str) -> HeadKind | None:
    """The kind of column that a head names, or None where the text is no known head."""
    hit = heads.column(text)
    if hit is not None and hit[1] < 1 and heads.several(text):
        return None
    if hit is not None:
        return _OF_COLUMN[hit[0]]
    text = re.sub(r"\s+", " ", text).strip(" :|[]'’‘`,;")
    text = re.sub(r"(?<=\w)-\s(?=[a-zäöü])", "", text)
    return next((kind for kind, pattern in _OTHER if pattern.fullmatch(text)), None) if text else None


def is_body_of_row(text: str) -> bool:
    """Whether a text is a body and no head, though it may be like one ("Bauausschuß" and "Ausschuss")."""
    hit = heads.column(text)
    return (hit is None or hit[1] < 1) and bodies.is_body(text)


def kinds_of(cells: Sequence[Head]) -> dict[int, HeadKind]:
    """The kinds of the columns that head cells name, by column."""
    kinds: dict[int, HeadKind] = {c: _OF_COLUMN[n.name] for c, n in heads.columns(cells).items()}
    for cell in sorted(cells, key=lambda h: h.row):
        kind = head_kind(cell.text) if cell.column_span == 1 and cell.column not in kinds else None
        if kind is not None:
            kinds[cell.column] = kind
    return kinds


def is_spanning(text: str) -> bool:
    """Whether a text is the head over several columns ("Abstimmungsergebnis" over "Ja Nein Enthalt.")."""
    return heads.over(text) is not None


_VOTE_WORD = re.compile(
    r"^(?:ja|nein|enth(?:\.|alt\.?|altung(?:en)?|altg\.?)?|(?:ja|nein)-?stimmen?|dafür|dagegen|anw\.|anwesend|befangen)[:.]?$",
    re.IGNORECASE,
)


def is_vote_word(text: str) -> bool:
    """Whether one word is a head of a vote column; such words are columns of their own however near they stand."""
    return bool(_VOTE_WORD.match(text))


def is_gap_label(text: str) -> bool:
    """Whether a text is the label of a vote with its gap behind it ("Ja: ___"), which heads no column."""
    label = text.rstrip(" _.…")
    return label.endswith(":") and head_kind(label) == "vote"
