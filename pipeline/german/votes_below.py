"""The labels and numbers of a vote go in, in their order; labels of a row with the numbers below them come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
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


def heads_behind(string: str, tokens: list[Token]) -> tuple[int, int]:
    """Where, behind labels that have their numbers, labels begin whose numbers stand in the line below all of
    them, and where those end; the same place twice where there are none."""
    for at in range(1, len(tokens) - 2):
        if _is_label(tokens[at - 1]) or not _is_label(tokens[at]):
            continue
        heads = list(takewhile(_is_label, islice(tokens, at, None)))
        colons = sum(t.colon for t in heads)
        if len(heads) < 2 or 0 < colons < len(heads):
            continue
        row = string.find("\n", heads[-1].end) + 1
        rest = tokens[at + len(heads) :]
        if not row or not rest or rest[0].start < row:
            continue
        if not (at > 1 and tokens[at - 2].colon) and "\n" not in string[tokens[at - 1].end : heads[0].start]:
            continue  # "3 Nein Enthaltung"
        figures = _of_one_row(string, list(takewhile(lambda t: t.kind == "number", rest)), len(heads))
        if len(figures) > 1 and not _is_text(string, heads, figures):
            return at, at + len(heads) + len(figures)
    return 0, 0


def _is_label(token: Token) -> bool:
    return token.kind != "number"


def _of_one_row(string: str, figures: list[Token], count: int) -> list[Token]:
    """The numbers of the first line, or all where each of so many stands on a line of its own."""
    ends = [bool(string.count("\n", a.end, b.start)) for a, b in pairwise(figures)]
    if len(figures) == count and all(ends):
        return figures
    return figures[: ends.index(True) + 1] if any(ends) else figures


def _is_text(string: str, heads: list[Token], figures: list[Token]) -> bool:
    """Whether words part the numbers below labels: they are those of a text."""
    row = [heads[-1], *figures[: len(heads)]]
    return any(_WORDY.search(string, a.end, b.start) for a, b in pairwise(row))


def below_heads(string: str, tokens: list[Token]) -> list[tuple[Token, Token]] | None:
    """Two labels or more in a row, with the numbers behind all of them: in the same order where they are as many, none
    where they are not. None where the tokens are of another order, as one number is behind labels with colons ("Ja:
    Nein: 12")."""
    heads = list(takewhile(_is_label, tokens))
    colons = sum(t.colon for t in heads)
    if len(heads) < 2 or 0 < colons < len(heads):
        return None
    figures = list(takewhile(lambda t: t.kind == "number", tokens[len(heads) :]))
    if "\n" in string[heads[-1].end : figures[0].start if figures else None]:
        figures = _of_one_row(string, figures, len(heads))
    if len(figures) < (2 if colons else 1):
        return None
    if _is_text(string, heads, figures):
        return []
    return list(zip(heads, figures, strict=True)) if len(figures) == len(heads) else []
