"""The texts of a narrow column come in; whether they are the sender's contact data, as a letterhead's side has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_CONTACT = re.compile(
    r"telefon|telefax|\btel\b|tel\.|\bfax\b|e-?mail|\bmail\b|@|www\.|https?:|zimmer|auskunft|durchwahl|sprechzeiten"
    r"|öffnungszeiten|bankverbindung|iban|bic\b|konto|sachbearbeit|ansprechpartner|dienstgebäude|postanschrift"
    r"|hausanschrift|internet|bearbeit|mein zeichen|ihr zeichen|aktenzeichen|vermittlung|sparkasse|gebäude|besuchszeit",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"(?:D[- –])?\d{5}\s+[A-ZÄÖÜ]")
LEAST = 3
"""Kinds of signs that make a column one of contact data."""
_FURTHEST_LEFT = 30
"""Characters: a column of plain text that begins further to the left is one of a table."""
_PIECE = re.compile(r"(?:^ {30,}|(?<=\S) {3,})(?=\S)")


def contact_signs(texts: Iterable[str]) -> set[str]:
    """The different signs of contact data in ``texts`` ("tel.", "@", "iban", a town with its postal code)."""
    texts = list(texts)
    signs = {m.group().lower() for text in texts for m in _CONTACT.finditer(text)}
    if any(_POSTAL.match(text) for text in texts):
        signs.add("town")
    return signs


def without_side(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lines of plain text without a column of contact data at their right, and that column; most pages have none.

    The column's lines begin at one place, and no other line reaches over it where it stands.
    """
    starts = [next((m.end() for m in reversed(list(_PIECE.finditer(line)))), None) for line in lines]
    counts = Counter(s for s in starts if s is not None and s >= _FURTHEST_LEFT)
    for start, count in counts.most_common(3):
        if count < 4:
            break
        own = [i for i, s in enumerate(starts) if s == start]
        stretch = lines[own[0] : own[-1] + 1]
        if len(contact_signs(lines[i][start:] for i in own)) < LEAST or any(
            len(line) > start and line[start - 1] != " " for line in stretch
        ):
            continue
        inside = set(own)
        body = [line[:start].rstrip() if i in inside else line for i, line in enumerate(lines)]
        return body, [lines[i][start:] for i in own]
    return list(lines), []
