"""A word comes in; the month it names goes out, also short or badly read. With it the blanks of a printed date."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

BLANK = r"[ \u00a0\u2009\u202f]"
"""One blank on the same line, as a pattern."""
BLANKS = rf"(?:{BLANK}{{0,3}}[\n\f]?{BLANK}{{0,3}})"
"""Blanks between the parts of a date, over one line or page end at most, as a pattern."""


def lines(name: str) -> list[str]:
    """The lines of a data file of this folder, without empty ones and comments."""
    text = (files("pipeline.german") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


_TABLE = {
    spelling: int(number)
    for number, spellings in (line.split("\t") for line in lines("months.tsv"))
    for spelling in spellings.split()
}

MONTH_NAMES = rf"(?i:{'|'.join(sorted(map(re.escape, _TABLE), key=len, reverse=True))})(?![^\W\d_])\.?"
"""Every spelling of a month, as a pattern."""
_GENITIVE = r"(?:(?:vor)?letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?|nächste[nrs]?|kommende[nrs]?)"
_J = rf"{BLANK}?\.{BLANK}?J(?:s\.|ahres\b|\.)"
RELATIVE_YEAR = (
    rf"(?:d(?:s)?{_J}|diese[sn]{BLANKS}Jahres|(?:des{BLANKS})?(?:laufenden|lfd\.){BLANKS}(?:Jahres|J\.)|lfd\.{BLANK}?J(?:ahres|\.)"
    rf"|[vn]{_J}|(?:des{BLANKS})?{_GENITIVE}{BLANKS}Jahres)"
)
"""``d. J.``, ``v. J.``, ``nächsten Jahres``: a year told from that of the paper, as a pattern."""
_M = rf"{BLANK}?\.{BLANK}?M(?:onats\b|ts\.|\.)"
RELATIVE_MONTH = (
    rf"(?:d(?:s)?{_M}|diese[sn]{BLANKS}Monats|(?:des{BLANKS})?(?:laufenden|lfd\.){BLANKS}(?:Monats|M(?:ts)?\.)|[vn]{_M}"
    rf"|(?:des{BLANKS})?{_GENITIVE}{BLANKS}Monats)"
)
"""``d. M.``, ``d. Mts.``, ``v. M.``: a month told from that of the paper, as a pattern."""


def shift(relative: str) -> int:
    """How many years or months a relative one lies behind the paper's (``v. J.``: -1, ``d. J.``: 0, ``n. J.``: 1).

    >>> [shift(x) for x in ("d. J.", "vorigen Jahres", "nächsten Monats", "vorletzten Jahres")]
    [0, -1, 1, -2]
    """
    low = relative.lower().removeprefix("des").strip()
    if low.startswith("vorletzt"):
        return -2
    return -1 if low[0] == "v" or low.startswith("letzt") else 1 if low[0] in "nk" else 0


MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni", "juli"),
    *("august", "september", "oktober", "november", "dezember"),
)
"""The months by their full names, in small letters."""
_ALIKE = str.maketrans({"1": "l", "|": "l", "!": "l", "0": "o", "ı": "i"})


@cache
def like_month(word: str) -> int | None:
    """The month (1-12) from whose full name a badly read word differs by one letter (two from seven letters on).

    None where none or more than one is as near; three letters are too few to tell.
    """
    from rapidfuzz.distance import Levenshtein

    read = word.rstrip(".").lower().translate(_ALIKE)
    if len(read) < 4:
        return None
    most = 2 if len(read) >= 7 else 1
    far = [(Levenshtein.distance(read, name, score_cutoff=most), i) for i, name in enumerate(MONTHS, 1)]
    least = min(distance for distance, _ in far)
    near = [number for distance, number in far if distance == least]
    return near[0] if least <= most and len(near) == 1 else None


def month(word: str) -> int | None:
    """The month (1-12) that a word names, also short (``Sept.``) or badly read (``Miirz``); None for another word."""
    return _TABLE.get(word.rstrip(".").lower())


def rest_of_month(word: str) -> bool:
    """Whether a word before a year is what a bad reading left of a month (``tober``, ``Fehrmar``)."""
    low = word.rstrip(".").lower()
    tail = len(low) >= 4 and word[0].islower() and any(name.endswith(low) and name != low for name in MONTHS)
    return tail or (month(word) is None and like_month(word) is not None)
