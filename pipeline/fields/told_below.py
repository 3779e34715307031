"""The cells of a row and the step above it go in; what they tell of that step and nothing else comes to it.

Such a row holds the numbers of the vote, labelled or in one cell ("Ja:" over "18"), or the place in the agenda with
public or not ("TOP 3 nicht öffentlich").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import Draft, is_item, meeting_day, moved
from pipeline.fields.table_cells import labelled_vote
from pipeline.fields.ticks import BOXED, ticked_result
from pipeline.german import bodies, status
from pipeline.german.votes import is_tally, votes
from pipeline.model.mention import Mention, Vote, VoteKind
from pipeline.model.text import Text, TextCell

_PLACE = re.compile(rf"TOP\b\W{{0,3}}(?P<item>(?:[ÖN]\s)?\d{{1,3}}(?:\.\d{{1,2}}){{0,2}})?\W{{0,4}}{status.TOLD}\)?")
_SURE = 0.88
_OF_ANOTHER = 0.75


def take(text: Text, cells: Sequence[TextCell], last: Draft) -> bool:
    """Whether a row is of this kind; the step has what it tells then."""
    return _place(text, cells, last) or _numbers(text, cells, last) or _labelled(text, cells, last)


def doubt(step: Draft) -> None:
    """Less sure votes for the last of several steps where it alone has a row of them: they may be those of another."""
    step.votes = {k: replace(v, confidence=min(v.confidence, _OF_ANOTHER)) for k, v in step.votes.items()}


def _place(text: Text, cells: Sequence[TextCell], last: Draft) -> bool:
    """Whether a row begins with the place in the agenda and public or not, in one cell; the boxes beside it have no
    say, but with a body or a day beside it the row is one of its own."""
    printed = [c for c in cells if text.string[c.start : c.end].strip()]
    hit = _PLACE.fullmatch(text.string[printed[0].start : printed[0].end].strip()) if printed else None
    if hit is None or last.date is None or last.public is not None:
        return False
    first, *others = printed
    if any(_of_its_own(text.string[c.start : c.end]) for c in others):
        return False
    at = first.start + text.string[first.start : first.end].index("TOP")
    side = "closed" if hit["closed"] else "open"
    last.public = Mention(side == "open", at + hit.start(side), at + hit.end(side), "below its row", _SURE)
    if hit["item"] and is_item(hit["item"]) and last.item is None:
        last.item = Mention(hit["item"], at + hit.start("item"), at + hit.end("item"), "below its row", _SURE)
    last.seen(first.start, first.end)
    return True


def _of_its_own(string: str) -> bool:
    return bool(bodies.parse(string)) or meeting_day(string, 0, "", 1.0) is not None


def _numbers(text: Text, cells: Sequence[TextCell], last: Draft) -> bool:
    """Whether a row holds one cell and this nothing but the numbers of the step above it."""
    printed = [c for c in cells if text.string[c.start : c.end].strip()]
    if len(printed) != 1 or any(v.value.state == "value" for v in last.votes.values()):
        return False
    string, at = text.string[printed[0].start : printed[0].end], printed[0].start
    if not is_tally(string):
        return False
    last.votes = {**last.votes, **{kind: moved(vote, at) for kind, vote in votes(string).items()}}
    last.seen(at, printed[0].end)
    return True


def _labelled(text: Text, cells: Sequence[TextCell], last: Draft) -> bool:
    """Whether the cells of a row hold each a number of the vote with its label ("Ja:" over "18"), two or more, and
    beside them only boxes; the step has its ticked result too then."""
    told: dict[VoteKind, Mention[Vote]] = {}
    ticked: list[Mention[str]] = []
    for cell in cells:
        string = text.string[cell.start : cell.end]
        vote = labelled_vote(string, cell.start)
        told |= vote
        if string.strip() and not vote and BOXED.search(string) is None:
            return False
        if (result := ticked_result(string, cell.start, 0.9)) is not None:
            ticked.append(result)
    if len(told) < 2:
        return False
    last.votes |= told
    last.result = last.result or (ticked[0] if len(ticked) == 1 else None)
    last.seen(min(c.start for c in cells), max(c.end for c in cells))
    return True
