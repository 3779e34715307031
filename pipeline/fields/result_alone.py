"""A step goes in; its result stays without what the reading left beside it: boxes, the end of a sitting, numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.fields.step import Draft
from pipeline.fields.ticks import boxed, ticked_result
from pipeline.model.mention import Mention, Vote, VoteKind

_FIGURES = re.compile(r"^(?:\d{1,3}\s+){2,4}(?=[^\W\d])|(?<=[^\W\d])(?:\s+\d{1,3}){2,4}$")
"""Figures before or behind a result, of the columns of the vote beside it that nobody knows."""
_KINDS: tuple[VoteKind, ...] = ("yes", "no", "abstain")


def mend(draft: Draft) -> None:
    """The result of a step alone; numbers beside it are of its vote, though not of which kind."""
    draft.result = _trimmed(_ticked(draft.result))
    hit = _FIGURES.search(draft.result.value) if draft.result is not None else None
    if draft.result is None or hit is None:
        return
    told = Mention(Vote("unreadable", None, hit[0].strip()), draft.result.start, draft.result.end, "beside", 0.5)
    for kind in _KINDS:
        draft.votes.setdefault(kind, told)
    value = _FIGURES.sub("", draft.result.value)
    draft.result = replace(draft.result, value=value, confidence=min(draft.result.confidence, 0.85))


def _ticked(result: Mention[str] | None) -> Mention[str] | None:
    """The result that is ticked where boxes stand before several ("☒ einstimmig ☐ mehrheitlich"); None where none is
    or several are."""
    if result is None or "☐" not in result.value or not boxed(result.value):
        return result
    chosen = ticked_result(result.value, 0, result.confidence)
    return replace(result, value=chosen.value, rule=chosen.rule) if chosen is not None else None


_OF_SITTING = re.compile(
    r"(?:\w*[Aa]usschusses|\w*[Rr]ate?s|\w*tage?s|\w*vertretung|\w*versammlung)\s+"
    r"(?=(?:un)?(?:ge|ver)ändert|einstimmig|mehrheitlich|beschlossen|empfohlen|abgelehnt|vertagt|verwiesen|zur K)"
)
"""The end of the words of a sitting that ran into its result ("… des" / "Ausschusses ungeändert beschlossen")."""


def _trimmed(result: Mention[str] | None) -> Mention[str] | None:
    hit = _OF_SITTING.match(result.value) if result else None
    if result is None or hit is None:
        return result
    return replace(result, value=result.value[hit.end() :], confidence=min(result.confidence, 0.85))
