"""The printed kind of a paper goes in; whether it is an extract from minutes, or minutes, comes out."""

from __future__ import annotations

import re

OF_MINUTES = re.compile(
    r"\bA\s?u\s?s\s?z\s?u\s?g\s+aus\s+de[mr]\s+(?:Protokoll|Niederschrift|(?:Beschlu(?:ss|ß)|Sitzungs|Protokoll)buch|Sitzungs(?:niederschrift|protokoll))"
)
"""How an extract calls itself in a line with what it is taken from."""
_MINUTES = re.compile(r"auszug|ausfertigung|niederschrift|protokoll", re.IGNORECASE)


def is_extract(kind: str) -> bool:
    """Whether a kind of paper is that of an extract from minutes, also in spaced letters ("A u s z u g")."""
    return _MINUTES.search(kind.replace(" ", "")) is not None
