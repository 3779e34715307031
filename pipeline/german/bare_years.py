"""A number of four figures in its text goes in; whether its place is that of a year comes out."""

from __future__ import annotations

import re
from itertools import pairwise

_REST_OF_LINE = re.compile(r"[^\n\f]*")


def alone_on_its_line(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line of a year."""
    rest = _REST_OF_LINE.match(text, end)
    return not (text[text.rfind("\n", 0, start) + 1 : start] + (rest[0] if rest else "")).strip()


def stands_alone(text: str, start: int) -> bool:
    """Whether no figures or letters are tied to the left of a year by a mark."""
    before = text[max(0, start - 2) : start]
    if not before or before[-1] not in ".,:/-–_+*=~":
        return not re.search(r"\d[ \u00a0]?/[ \u00a0]$", text[max(0, start - 4) : start])
    if before[-1] in ",:=":
        return not before[0].isdigit()
    return before[0].isspace() if len(before) == 2 else before[-1] in "-–"


_ONLY_YEARS = re.compile(r"[ \t\u00a0]*(?:(?:19|20)\d\d[ \t\u00a0]*){2,12}\n")


def only_years(text: str, position: int) -> bool:
    """Whether nothing but two or more years stand on the line of ``position``."""
    return _ONLY_YEARS.match(text, text.rfind("\n", max(0, position - 100), position) + 1) is not None


_TOKEN = re.compile(r"\S+")


def in_row_of_numbers(text: str, start: int, end: int) -> bool:
    """Whether the number stands among the counts of a table's row, where only its head and first cell name years."""
    left, right = text.rfind("\n", max(0, start - 200), start) + 1, text.find("\n", end, end + 200)
    left = left or max(0, start - 200)
    right = min(len(text), end + 200) if right < 0 else right
    if right - left > 200:
        return False
    line = text[left:right]
    if sum(c.isalpha() for c in line) > 3 * sum(c.isdigit() for c in line):
        return False
    tokens = [(t.start() + left, t[0].strip("()*:;,")) for t in _TOKEN.finditer(line)]
    numbers_ = [(at, t) for at, t in tokens if t and t[0].isdigit()]
    if len(numbers_) < 3:
        return False
    years = [t for _, t in numbers_ if re.fullmatch(r"(?:19|20)\d\d", t)]
    if len(years) == len(numbers_):
        years = _repeated(years)
        steps = {int(b) - int(a) for a, b in pairwise(years)}
        rising = all(step > 0 for step in steps) or all(step < 0 for step in steps)
        return not rising and not steps <= {-1, 0, 1, 2, 5, 10} and len(steps) > 1
    words = [at for at, t in tokens if at < start and t and not t[0].isdigit()]
    if (
        words
        and any(words[0] < at < words[-1] for at, _ in numbers_)
        and not any(words[-1] < at < start for at, _ in numbers_)
    ):
        return False  # a word behind other numbers begins another cell: "3 | 62.200 | Neubau 2019"
    first_word = tokens[0][0] <= start < tokens[0][0] + 6
    return not first_word and len(numbers_) - len(years) >= 2 and len(years) <= 1


def _repeated(years: list[str]) -> list[str]:
    """The first run of years that stands several times in a row of heads, as below each of several heads over it."""
    for size in range(2, len(years) // 2 + 1):
        if len(years) % size == 0 and years == years[:size] * (len(years) // size):
            return years[:size]
    return years
