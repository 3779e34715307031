"""A loose row and the heads above it go in; its votes and the side of its cross come out, by their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.fields.step import Draft
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention, Vote, VoteKind
from pipeline.model.outline import Label
from pipeline.model.text import Text


@dataclass
class Region:
    """What is known of a stretch of loose rows: which columns it has and in which order."""

    names: list[str]
    labels: list[Label]
    date_first: bool | None
    votes: list[VoteKind]
    results: bool
    printed: bool


NO_HEADS = Region([], [], False, [], False, False)
"""Of rows that stand below no heads."""


def open_side(text: Text, region: Region, start: int, end: int) -> bool | None:
    """Under which head a cross stands, by its place on the page or in its line; None where that cannot be seen."""
    heads = {c.key: c for c in region.labels if c.key in ("column.public", "column.not_public")}
    if len(heads) != 2:
        return None
    here = place(text, start, end)
    there = {key: place(text, c.label.start, c.label.end) for key, c in heads.items()}
    if here is None or any(p is None for p in there.values()):
        return None
    left, right = there["column.public"], there["column.not_public"]
    assert left is not None and right is not None
    if abs(left - right) < 4:
        return None
    return abs(here - left) < abs(here - right)


def place(text: Text, start: int, end: int) -> float | None:
    """The middle of a span across the page in points; None for plain text."""
    boxes = text.boxes(start, end)
    return boxes[0].box.middle[0] if boxes else None


def fill_votes(text: Text, region: Region, draft: Draft, line: TextLine) -> None:
    """Numbers below the heads Ja, Nein, Enthalt.; a head with nothing below it is a blank."""
    kinds = region.votes
    if not kinds or set(kinds) <= set(draft.votes):
        return
    behind = max(
        [
            p.end
            for p in (draft.date, draft.body, draft.role, draft.item, draft.public, draft.lead)
            if p and p.start >= line.start
        ],
        default=line.start,
    )
    if draft.body is not None and draft.body.end > behind and draft.body.start >= line.start:
        behind = draft.body.end
    limit = draft.result.start if draft.result and draft.result.start > behind else line.end
    figures = [
        (line.start + m.start(), line.start + m.end(), m.group())
        for m in re.finditer(r"(?<![\w.,:/])(?:\d{1,3}|[-–—]|[xX])(?![\w.,:/])", line.string)
        if behind <= line.start + m.start() < limit
    ]
    if draft.votes and not figures:
        return
    numbers = [f for f in figures if f[2].isdigit()]
    taken: dict[VoteKind, tuple[int, int, str]] = {}
    sure = 0.9
    heads = {c.key.removeprefix("column."): place(text, c.label.start, c.label.end) for c in region.labels}
    if figures and not any(p is not None for p in heads.values()) and len(figures) == len(kinds):
        taken = dict(zip(kinds, figures, strict=True))  # plain text: their order tells
    elif figures:
        for figure in figures:
            here = place(text, figure[0], figure[1])
            near = [(abs(here - p), k) for k in kinds if here is not None and (p := heads.get(k)) is not None]
            if near and min(near)[0] < 30 and min(near)[1] not in taken:
                taken[min(near)[1]] = figure
        if len(taken) < len(numbers):
            taken = {}
            for kind in kinds:
                draft.votes[kind] = Mention(
                    Vote("unreadable"), figures[0][0], figures[-1][1], "numbers without a column", 0.4
                )
            return
    empty = 0.7 if region.printed and line.table is None else 0.6
    for kind in kinds:
        if kind in draft.votes:
            continue
        hit = taken.get(kind)
        if hit is None:
            draft.votes[kind] = Mention(Vote("blank"), line.end, line.end, "nothing below the head", empty)
        elif hit[2].isdigit():
            draft.votes[kind] = Mention(Vote("value", int(hit[2]), hit[2]), hit[0], hit[1], "row", sure)
        elif hit[2] in "xX":
            draft.votes[kind] = Mention(Vote("unreadable", None, hit[2]), hit[0], hit[1], "row", 0.8)
        else:
            draft.votes[kind] = Mention(Vote("blank", None, hit[2]), hit[0], hit[1], "row", min(empty, 0.85))


_BRACKET = re.compile(r"\(\s*(?P<numbers>(?:\d{1,3}\s*)?(?:[:/]\s*(?:\d{1,3}\s*)?){1,3})\)")


def take_bracket(region: Region, draft: Draft, string: str, at: int) -> str:
    """The words behind the body of a row without the bracket that holds its numbers in the order of the heads
    ("(8 : 3 : 1)", "( : : )"); these come to the draft."""
    hit = _BRACKET.search(string)
    numbers = re.split(r"[:/]", hit["numbers"]) if hit else []
    if hit is None or len(numbers) != len(region.votes):
        return string
    span = at + hit.start("numbers"), at + hit.end("numbers")
    for kind, number in zip(region.votes, map(str.strip, numbers), strict=True):
        vote = Vote("value", int(number), number) if number else Vote("blank")
        draft.votes[kind] = Mention(vote, *span, "numbers in a bracket", 0.88)
    return string[: hit.start()] + " " * len(hit[0]) + string[hit.end() :]
