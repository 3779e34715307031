"""Words of one cell go in; its printed lines come out where it is set sideways, as narrow heads of votes are."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.geometry import Box, union
from pipeline.model.page import Line, Word

_TURNED = 1.5  # a word of three letters set sideways is so much higher than wide
_SHARED = 0.5  # share of the narrower one's width that two words of one line have in common


def sideways_lines(words: Sequence[Word]) -> tuple[Line, ...] | None:
    """The lines of ``words``, which follow one another as they are read, where most of their letters stand over one
    another; None where they stand level."""
    boxes = [w.box for w in words if w.box is not None]
    letters = sum(len(w.text) for w in words)
    if len(boxes) < len(words) or 2 * sum(len(w.text) for w in words if _is_turned(w)) <= letters:
        return None
    lines: list[list[Word]] = []
    for word, box in zip(words, boxes, strict=True):
        if lines and _in_line(lines[-1], box):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(Line(tuple(line), union(w.box for w in line if w.box is not None)) for line in lines)


def _is_turned(word: Word) -> bool:
    return len(word.text) > 2 and word.box is not None and word.box.height > _TURNED * word.box.width


def _in_line(line: Sequence[Word], box: Box) -> bool:
    last = line[-1].box
    if last is None:
        return False
    shared = min(last.right, box.right) - max(last.left, box.left)
    return shared > _SHARED * min(last.width, box.width)
