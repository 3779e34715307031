"""A word comes in; the month it names goes out, also short or badly read. With it the blanks of a printed date."""

from __future__ import annotations

import re
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
THIS_YEAR = (
    rf"(?:d{BLANK}?\.{BLANK}?J{BLANK}?\.|diese[sn]{BLANKS}Jahres|des{BLANKS}(?:laufenden|lfd\.){BLANKS}Jahres"
    rf"|lfd\.{BLANK}?J(?:ahres|\.))"
)
"""``d. J.`` and its like: the year of the paper, as a pattern."""


def month(word: str) -> int | None:
    """The month (1-12) that a word names, also short (``Sept.``) or badly read (``Miirz``); None for another word."""
    return _TABLE.get(word.rstrip(".").lower())
