"""A text and its outline go in; the empty places come out that a form keeps for the vote on its only step.

``Ja   Nein   Enthaltungen`` with nothing below, or ``genehmigt mit ____ Ja-, ____ Nein-Stimmen`` in a sentence.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.fields.step import moved
from pipeline.german.votes import votes
from pipeline.model.mention import VOTE_KINDS, Mention, Vote, VoteKind
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_HEADS, _SENTENCE = 0.6, 0.7
_BELOW = 60  # letters below heads in which a figure may stand


def find(text: Text, outline: Outline) -> dict[VoteKind, Mention[Vote]]:
    """The blank numbers of the vote; empty where a figure stands there, or no such form."""
    return _heads(text, outline) or _sentence(text)


def _heads(text: Text, outline: Outline) -> dict[VoteKind, Mention[Vote]]:
    """Loose heads of votes with no figure below them."""
    columns = [x for x in outline.labels if x.key.startswith("column.")]
    for section in outline.of_role("course"):
        heads = [x for x in columns if section.heading.start <= x.label.start < section.heading.end]
        names = {x.key.removeprefix("column.") for x in heads}
        below = text.string[section.heading.end : min(section.body.end, section.heading.end + _BELOW)]
        table = any(t.start <= section.heading.start < t.end for t in text.tables)
        if not {"yes", "no"} <= names or names & {"date", "body"} or table or any(map(str.isalnum, below)):
            continue
        end = section.heading.end
        return {k: Mention(Vote("blank"), end, end, "nothing below the head", _HEADS) for k in VOTE_KINDS if k in names}
    return {}


def _sentence(text: Text) -> dict[VoteKind, Mention[Vote]]:
    """Gaps for yes and no in a sentence of one or two lines."""
    lines = [x for x in text.lines if x.body]
    for line, below in pairwise([*lines, *lines[-1:]]):
        if "__" not in line.string and "..." not in line.string:
            continue
        told = votes(text.string[line.start : max(line.end, below.end)])
        if {"yes", "no"} <= told.keys() and all(v.value.state == "blank" for v in told.values()):
            sure = {k: min(v.confidence, _SENTENCE) for k, v in told.items()}
            return {k: replace(moved(v, line.start), confidence=sure[k]) for k, v in told.items()}
    return {}
