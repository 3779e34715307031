"""A string about a vote goes in; the same without what is no number of the whole, and its sentences, come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.german.vote_words import IN_TURN, LABEL

_FILLED = re.compile(r"(?<![\w.])(?P<before>[._]+)(?P<figure>\d{1,3})(?P<behind>[._]+)(?![\w.])")
"""A number on the dots or the line that were printed for it ("Ja .7. Nein .2.")."""
_GROUPS = re.compile(
    r"(?:[Ss]timmen?|[Ee]nthaltung(?:en)?|\b[Dd]afür|\b[Dd]agegen|\bJa|\bNein|\d)(?:\(n\)|\(en\))?(?P<groups>\s?\([^()\n]*[^\W\d_]{2}[^()]{0,120}\))"
)
"""The groups behind a number of votes, with theirs ("mit 9 Stimmen (Gruppe A 6, Gruppe B 3)")."""
_STOP = re.compile(
    r"(?<=[:=]\s)(\d{1,3})\.(?=\s*(?:$|\n)|\s+(?:Nein|Enth|Stimmenth|Gegen|Dagegen|Dafür|Befangen|Anwesend))"
)
"""The stop behind a number that its label precedes ("Ja: 12. Nein: 3."), which makes no ordinal of it."""
_SENTENCE = re.compile(r"(?<=[a-zäöüß]{3})(?<!nth)(?<!halt)(?<!esd)\.\s+(?=[A-ZÄÖÜ][a-zäöüß])")


@lru_cache(maxsize=2048)
def without_groups(string: str) -> str:
    """A string of the same length without the numbers of single groups and the lines below a number."""
    string = _FILLED.sub(lambda m: " " * len(m["before"]) + m["figure"] + " " * len(m["behind"]), string)
    string = _STOP.sub(r"\1 ", string)
    for hit in _GROUPS.finditer(string):
        if not (LABEL.search(hit["groups"]) or any(turn.search(hit["groups"]) for turn in IN_TURN)):
            start, end = hit.span("groups")
            string = string[:start] + " " * (end - start) + string[end:]
    return string


def sentences(string: str) -> Iterator[tuple[int, str]]:
    """The sentences of a string with their offsets: each has numbers before their labels, or behind them."""
    at = 0
    for cut in _SENTENCE.finditer(string):
        yield at, string[at : cut.end()]
        at = cut.end()
    yield at, string[at:]
