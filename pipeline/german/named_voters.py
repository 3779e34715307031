"""A string about a vote goes in; the numbers come out that stand in brackets behind the names of those who voted so.

``Mit Ja stimmten: Ahrens, Dr. Beck (12 Stimmen)``, as minutes print a vote by name; that brackets tell groups there is
the reading of everywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.mention import VOTE_KINDS, Mention, Vote, VoteKind

_NAMED = re.compile(
    r"(?:\b(?:[Mm]it\s)?(?:(?P<yes>(?:Ja|JA|ja)\b|[Dd]afür\b)|(?P<no>(?:Nein|NEIN|nein)\b|[Dd]agegen\b))"
    r"(?:-?\s?[Ss]timm(?:t?en|te|e))?(?:\shaben\sgestimmt)?"
    r"|(?P<abstain>\b[Dd]er\sStimme\senthielt(?:en)?\ssich|\b[Ee]nthielt(?:en)?\ssich(?:\sder\sStimme)?|\bEnthaltung(?:en)?))"
    r"\s?:\s?(?P<names>(?=[A-ZÄÖÜ])(?:[^():\d]|\((?!\d)[^()]{1,40}\)){2,400}?)"
    r"\((?P<count>\d{1,3})(?P<unit>\s(?:Stimmen?|Mitglied(?:er)?|Personen?))?\)(?=\s*(?:[.;]|$|\n\s*(?:\n|[^\n()]{2,40}:)))"
)
"""The label, the names (a member's group in brackets among them), the number; a further name behind it is none of one
vote, but tells the numbers of groups ("SPD (5 Stimmen), CDU (3 Stimmen)")."""
_NEXT = re.compile(r",|;|\s(?:und|sowie)\s")
_SURE = 0.88


def find(string: str) -> Iterator[tuple[VoteKind, Mention[Vote]]]:
    """The numbers behind names, by kind; one that does not say what it counts is that of the names or none ("Dafür: Die
    Verwaltung verweist auf Punkt (3)")."""
    for hit in _NAMED.finditer(string) if "(" in string and ":" in string else ():
        told = hit["count"]
        if hit["unit"] is None and int(told) != len(_NEXT.findall(hit["names"])) + 1:
            continue
        for kind in VOTE_KINDS:
            if kind in ("yes", "no", "abstain") and hit[kind] is not None:
                yield kind, Mention(Vote("value", int(told), told), *hit.span("count"), "behind names", _SURE)
