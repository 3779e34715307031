"""Rows of a course go in; what one tells of a single point becomes the ballot of its step.

Some courses have a column that names what was voted on ("insgesamt", "Ziffer 2") before the figures and the result: a
step then has a row for each point, its body and day in the first of them or in a cell over all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import Draft, flat
from pipeline.german.results import is_result
from pipeline.model.mention import Ballot, Mention
from pipeline.model.text import Text, TextCell

POINT = re.compile(
    r"(?:zu )?(?:Ziff(?:er|\.)|Punkt|Pkt\.|Nr\.|Nummer|Buchst(?:abe|\.))\s?(?:\d{1,2}|[a-z]|[IVX]{1,4})[.)]?", re.I
)
_DOUBTFUL = 0.5
_WHOLE = re.compile(r"(?:ins)?gesamt|im Ganzen|Gesamtabstimmung", re.IGNORECASE)


def take(text: Text, cells: Sequence[TextCell], draft: Draft, last: Draft | None) -> bool:
    """Puts aside what a row's vote was on; whether the row is another point of the step before, which then has it."""
    named = draft.result
    if named is None or not draft.votes or not (POINT.fullmatch(named.value) or _WHOLE.fullmatch(named.value)):
        return False
    result = _result(text, cells, named.end)
    if _WHOLE.fullmatch(named.value):
        draft.result = result or named
        return False
    draft.ballots, draft.votes, draft.result = (Ballot(flat(named.value), draft.votes, result),), {}, None
    if last is None or not last.ballots or not _same(draft, last):
        return False
    last.ballots += draft.ballots
    last.seen(draft.start, draft.end)
    return True


def doubt(last: Draft) -> None:
    """Doubts the numbers of a step below which another row of numbers stands that tells nothing else."""
    for kind, vote in last.votes.items():
        if vote.value.state == "value":
            last.votes[kind] = replace(vote, confidence=min(vote.confidence, _DOUBTFUL))


def _result(text: Text, cells: Sequence[TextCell], behind: int) -> Mention[str] | None:
    """The result in a cell of the row behind the one that names the point."""
    for cell in (c for c in cells if c.start >= behind):
        words = text.string[cell.start : cell.end]
        if is_result(words):
            return Mention(flat(words), cell.start, cell.end, "table", 0.9)
    return None


def _same(draft: Draft, last: Draft) -> bool:
    """Whether a row tells no body and day of its own: none at all, or those of a cell over both rows."""
    own = [(m, old) for m, old in ((draft.body, last.body), (draft.date, last.date)) if m is not None]
    return all(old is not None and m.start == old.start for m, old in own)
