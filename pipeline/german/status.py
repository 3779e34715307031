"""The words for public and not public, in one list: pieces of patterns for whoever looks for them.

They stand for a paper, a sitting or a step ("nichtöffentlich", "nicht- öffentlich", "n. ö.", "nö"). Engines take the
first letter for another now and then ("6ffentlich"); no other word looks like these.
"""

from __future__ import annotations

OPEN = r"[ÖöOo6é]ffentlich"
"""The word for public, without an ending."""
CLOSED = rf"[Nn]icht[\s-]{{0,2}}{OPEN}"
"""The word for not public, without an ending."""
EITHER = rf"(?:[Nn]icht[\s-]{{0,2}})?{OPEN}"
"""Either word, told apart by nothing."""
TOLD = rf"(?:(?P<closed>{CLOSED})|(?P<open>{OPEN}))"
"""Either word as the group ``closed`` or ``open``."""
ENDING = r"(?:e[rnsm]?)?"
SHORT_OPEN = r"[Öö]ffentl\.|[Öö]ff\.|ö\."
SHORT_CLOSED = r"[Nn](?:icht)?[\s-]?öff(?:entl)?\.|n\.\s?öff(?:entl)?\.?|n\.\s?ö\.?|nöff|NÖ|nö"
"""Shortened forms that are no letter alone; "ö", "Ö" and "N" mean it only in a column or behind a role."""


LETTERS = r"(?:n\.?\s?)?ö"
"""The letters for either word ("ö", "n. ö"), where what stands around them tells that they are meant."""
LETTERS_TOLD = r"(?:(?P<closed>n\.?\s?ö)|(?P<open>ö))"
"""The same as the group ``closed`` or ``open``."""
SHORT_SITTING = rf"{LETTERS}\.\s?S\."
"""A sitting with its status as letters ("ö. S.", "n. ö. S.")."""
IN_COLUMN = r"(?:(?P<closed>N|n\.?\s?ö\.?)|(?P<open>Ö|ö\.?))"
"""All that a column for either word holds, as the group ``closed`` or ``open``."""


def inflected(ending: str) -> str:
    """Either word with an ``ending`` ("en?") as the group ``closed`` or ``open``.

    >>> import re
    >>> re.match(inflected("en?"), "nicht-öffentlichen Sitzung").lastgroup
    'closed'
    """
    return rf"(?:(?P<closed>{CLOSED}{ending})|(?P<open>{OPEN}{ending}))"
