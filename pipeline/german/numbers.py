"""A German number comes in, printed in figures or in words; a Decimal or whole number goes out, None where it is none.

``1.234,56`` and ``1 234,56`` are figures with thousands marks; ``zweieinhalb``, ``zwölftausendfünfhundert`` are words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

_SMALL = {
    "null": 0, "kein": 0, "keine": 0, "keiner": 0, "keinen": 0,
    "ein": 1, "eins": 1, "eine": 1, "einer": 1, "einen": 1, "einem": 1, "eines": 1,
    "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16,
    "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40,
    "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
    "fuenf": 5, "zwoelf": 12, "fuenfzehn": 15, "fuenfzig": 50,
}  # fmt: skip
_TENS = tuple(word for word, value in _SMALL.items() if value >= 20)
_UNITS = tuple(word for word, value in _SMALL.items() if 1 <= value <= 9 and word not in ("eins", "eine", "einer"))
SCALES = {
    "hundert": 100,
    "tausend": 1000,
    "million": 10**6,
    "millionen": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
}

_ORDINALS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8,
    "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12,
}  # fmt: skip
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}

_SMALL_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_PIECE = rf"(?:{_SMALL_WORD}|hundert|tausend|und|einhalb)"
WORD = rf"(?:(?:{_SMALL_WORD}|hundert|tausend|anderthalb){_PIECE}{{0,12}})"
"""A pattern for a number written as one word; may match more than numbers, so ask :func:`from_words`."""


@cache
def from_words(word: str) -> Decimal | None:
    """The value of a number written in words (``zweieinhalb``: 2.5, ``eine``: 1), None for any other word.

    One word, or several parted by blanks (``zwei tausend``); articles count as 1 because they are the same word.
    """
    text = re.sub(r"[\s-]+", "", word.lower())
    if not text:
        return None
    if text in ("anderthalb", "eineinhalb", "einundeinhalb"):
        return Decimal("1.5")
    if text in ("halb", "halbe", "halben", "einehalbe", "einerhalben", "einenhalben"):
        return Decimal("0.5")
    if text.endswith("einhalb"):
        whole = from_words(text.removesuffix("einhalb").removesuffix("und"))
        return None if whole is None else whole + Decimal("0.5")
    value = _whole(text)
    return None if value is None else Decimal(value)


def _whole(text: str) -> int | None:
    for scale in ("milliarden", "milliarde", "millionen", "million", "tausend", "hundert"):
        head, found, tail = text.partition(scale)
        if not found:
            continue
        limit = 1000 if SCALES[scale] > 100 else 20
        many = 1 if not head else _whole(head)
        rest = 0 if not tail else _whole(tail.removeprefix("und") if tail != "und" else tail)
        if many is None or rest is None or not 0 < many < limit or rest >= SCALES[scale]:
            return None
        return many * SCALES[scale] + rest
    if text in _SMALL:
        return _SMALL[text]
    for tens in _TENS:
        if text.endswith("und" + tens):
            unit = text.removesuffix("und" + tens)
            return _SMALL[unit] + _SMALL[tens] if unit in _UNITS else None
    return None


def ordinal(word: str) -> int | None:
    """``ersten``, ``2.``, ``II.`` as a whole number; None for anything else. Roman numerals up to XII."""
    text = word.strip().rstrip(".")
    if text.isdecimal():
        return int(text)
    if text in _ROMAN:
        return _ROMAN[text]
    stem = re.fullmatch(r"(\w+?t)(?:e[nrsm]?)?", text.lower())
    return _ORDINALS.get(stem[1]) if stem else None


_FIGURES = re.compile(r"[+\-−–]?(?:\d{1,3}(?:[.  '’]\d{3})+|\d+)(?:,\d+)?")


def from_figures(printed: str) -> Decimal | None:
    """``1.234,56``, ``1 234,56``, ``-7`` as a Decimal with the decimals as printed; None where it is no number.

    The dot is a thousands mark only before groups of three figures, else the string is none of ours.
    """
    text = printed.strip()
    if not _FIGURES.fullmatch(text):
        return None
    negative = text[0] in "-−–"
    plain = re.sub(r"[.  '’+\-−–]", "", text).replace(",", ".")
    return -Decimal(plain) if negative else Decimal(plain)


_LOOKS = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "!": "1", "ı": "1", "S": "5", "B": "8", "Z": "2"}
)


def figures(read: str) -> str:
    """The figures that a reading engine took for letters put back (``28.O2.2024``: ``28.02.2024``)."""
    return read.translate(_LOOKS)
