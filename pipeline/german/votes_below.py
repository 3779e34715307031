"""The labels and numbers of a vote go in, in their order; labels of a row with the numbers below them come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from pipeline.model.mention import VoteKind


@dataclass(frozen=True, slots=True)
class Token:
    """A label or a number, its place in the string; ``colon`` where one stands behind a label."""

    kind: VoteKind | Literal["number"]
    start: int
    end: int
    value: int | None = None
    colon: bool = False


_WORDY = re.compile(r"[^\W\d_]{3}")


def heads_behind(string: str, tokens: list[Token]) -> int:
    """Where, behind labels that have their numbers, a row of labels with colons begins whose numbers stand in the line
    below, as many and last of all; 0 where there is none."""
    for at in range(2, len(tokens) - 3):
        heads = list(takewhile(lambda t: t.kind != "number", tokens[at:]))
        if tokens[at - 1].kind != "number" or len(heads) < 2 or not all(t.colon for t in heads):
            continue
        figures = tokens[at + len(heads) :]
        below = "\n" in string[heads[-1].end : figures[0].start] if figures else False
        one_line = "\n" not in string[heads[0].start : heads[-1].end]
        return at if below and one_line and len(figures) == len(heads) and not any(map(_is_label, figures)) else 0
    return 0


def _is_label(token: Token) -> bool:
    return token.kind != "number"


def below_heads(string: str, tokens: list[Token]) -> list[tuple[Token, Token]] | None:
    """Two labels or more in a row, with the numbers behind all of them: in the same order where they are as many, none
    where they are not. None where the tokens are of another order, as one number is behind labels with colons ("Ja:
    Nein: 12")."""
    heads = list(takewhile(lambda t: t.kind != "number", tokens))
    colons = sum(t.colon for t in heads)
    if len(heads) < 2 or 0 < colons < len(heads):
        return None
    figures = list(takewhile(lambda t: t.kind == "number", tokens[len(heads) :]))
    if len(figures) < (2 if colons else 1):
        return None
    row = [heads[-1], *figures[: len(heads)]]
    if any(_WORDY.search(string, a.end, b.start) for a, b in pairwise(row)):
        return []  # figures of the text below
    return list(zip(heads, figures, strict=True)) if len(figures) == len(heads) else []
