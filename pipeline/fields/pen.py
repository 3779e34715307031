"""A place for a number that nothing is printed in goes in; what a pen wrote there comes out: ink is no blank."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.mention import Mention, Vote
from pipeline.model.text import Text

GAPS = frozenset(["gap", "nothing behind the label"])
"""The rules of ``german.votes`` by which a label without a number is a blank."""
_REACH = 90.0  # points behind a label in which its number is written, where nothing printed follows
_SURE = 0.8


def with_ink(text: Text, vote: Mention[Vote]) -> Mention[Vote]:
    """``vote``, unreadable where a pen wrote behind its label, at its height and before the next printed word."""
    if vote.value.state != "blank" or vote.rule not in GAPS:
        return vote
    places = text.boxes(max(vote.start - 1, 0), max(vote.end, vote.start))
    if not places:
        return vote
    page, label = places[0].page, places[0].box
    ahead = text.string[vote.end : vote.end + 40]
    behind = vote.end + len(ahead) - len(ahead.lstrip(" \t_.:…"))
    following = text.boxes(behind, behind + 1)
    stop = label.right + _REACH
    for word in following[:1]:
        if word.page == page and _level(label, word.box) and word.box.left > label.left:
            stop = word.box.left
    for line in text.lines:
        if line.body or text.zone(line.start) != "handwriting":
            continue
        for hand in text.boxes(line.start, line.end):
            if hand.page == page and _level(label, hand.box) and label.left < hand.box.middle[0] < stop:
                written = Vote("unreadable", None, text.string[line.start : line.end])
                return replace(vote, value=written, rule="pen behind a label", confidence=_SURE)
    return vote


def _level(print_: Box, other: Box) -> bool:
    """Whether a box stands at the height of a printed one, a pen's strokes reaching beyond it."""
    return abs(print_.middle[1] - other.middle[1]) < print_.height
