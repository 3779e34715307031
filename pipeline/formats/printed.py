"""A text with its past in, its printed words page by page out, each with its place, repaired and as it was read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.model.geometry import Box, union
from pipeline.model.page import BlockKind
from pipeline.model.text import Anchor, Text

# What XML 1.0 cannot hold; a PDF's text layer has no use for it either.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as it stands on its page. ``content`` is the repaired reading, ``raw`` what was read. A word divided at a
    line end is two, each with its part of the repaired word and the first with its hyphen: ``half`` tells which,
    ``whole`` is the repaired word that both make."""

    content: str
    raw: str
    box: Box
    confidence: float
    half: Literal[1, 2] | None = None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """Lines of words that belong together, and the box around them."""

    kind: BlockKind
    lines: tuple[tuple[PrintedWord, ...], ...]

    @property
    def box(self) -> Box:
        return union(word.box for line in self.lines for word in line)


def printed(text: Text) -> dict[int, list[PrintedBlock]]:
    """The blocks of every page, in reading order, furniture last; empty for plain text, which has no places."""
    blocks = text.layout.blocks
    starts = [b.start for b in blocks]
    pages: dict[int, list[PrintedBlock]] = {}
    group: list[Anchor] = []
    here: tuple[int, int] | None = None

    def close() -> None:
        if group and here:
            kind = blocks[here[1]].kind if here[1] >= 0 else "paragraph"
            pages.setdefault(here[0], []).append(PrintedBlock(kind, tuple(_lines(text, group))))
            group.clear()

    for anchor in text.layout.anchors:
        if anchor.box is None or anchor.box.width <= 0 or anchor.box.height <= 0:
            continue
        at = bisect_right(starts, anchor.start) - 1
        block = at if at >= 0 and anchor.start < blocks[at].end else -1
        if here != (anchor.page, block):
            close()
            here = (anchor.page, block)
        group.append(anchor)
    close()
    return pages


def _lines(text: Text, anchors: list[Anchor]) -> Iterator[tuple[PrintedWord, ...]]:
    line: list[PrintedWord] = []
    end = anchors[0].start
    for anchor in anchors:
        if line and "\n" in text.raw[end : anchor.start]:
            yield tuple(line)
            line = []
        word = _word(text, anchor)
        if word.content:
            line.append(word)
        end = anchor.end
    if line:
        yield tuple(line)


def _word(text: Text, anchor: Anchor) -> PrintedWord:
    assert anchor.box is not None
    raw = _FORBIDDEN.sub("", text.raw[anchor.start : anchor.end])
    over = [e for e in text.edits if e.start < anchor.end and e.end > anchor.start and "\n" in e.before]
    if over:
        first, whole = over[0].start >= anchor.start, _FORBIDDEN.sub("", over[0].after.strip())
        content = _half(raw, over[0].before, whole, first)
        return PrintedWord(content, raw, anchor.box, anchor.confidence, 1 if first else 2, whole)
    start, end = text.from_raw(anchor.start, anchor.end)
    content = _FORBIDDEN.sub("", "".join(text.string[start:end].split()))
    return PrintedWord(content, raw, anchor.box, anchor.confidence)


def _half(raw: str, before: str, whole: str, first: bool) -> str:
    """The half of a repaired word that a printed half stands for; as it was read where the two cannot be told apart.

    The word is divided where both halves are nearest to what was read.
    """
    from rapidfuzz.distance import Levenshtein

    lines = [line.strip() for line in before.split("\n")]
    if len(lines) != 2:
        return raw
    stem = lines[0].rstrip("-\xad\u2010\ufffe¬")
    mine = lines[0] if first else lines[1]
    if stem + lines[1] == whole or not mine or not (raw.endswith(mine) if first else raw.startswith(mine)):
        return raw
    cut = min(
        range(1, len(whole)),
        key=lambda k: (
            Levenshtein.distance(whole[:k], stem) + Levenshtein.distance(whole[k:], lines[1]),
            abs(k - len(stem)),
        ),
        default=0,
    )
    if not cut:
        return raw
    return raw[: -len(mine)] + whole[:cut] + lines[0][len(stem) :] if first else whole[cut:] + raw[len(mine) :]
