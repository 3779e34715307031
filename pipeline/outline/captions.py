"""Lines go in; the values that a form prints over their labels ("14.10.2031" over a small "Datum") come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import suits
from pipeline.templates import Template

_SMALLER = 0.8  # of the size of the print above
_LEAST = 2  # lines of captions on a page: one may be "Ort, Datum" below a signature
_LONGEST = 45
_RULE = "label below"


def find(lines: Sequence[TextLine], words: Template, heads: set[int], page: int) -> list[tuple[int, Label]]:
    """The labels in small print below their values on the first ``page`` of the paper, each with the number of its
    line; none where fewer than two lines are such captions."""
    found = [
        (i, labels)
        for i in range(1, len(lines))
        if i not in heads
        and lines[i].page == page
        and _belongs(lines, i)
        and (labels := list(_of_line(lines[i - 1], lines[i], words)))
    ]
    return [(i, label) for i, labels in found for label in labels] if len(found) >= _LEAST else []


def settled(labels: Sequence[Label], lines: Sequence[TextLine]) -> list[Label]:
    """The labels, those of one row with the values above it where the values below it have captions of their own:
    the small print was not told in every row."""
    below = {x.value for x in labels if x.rule == _RULE}
    wrong = [x for x in labels if x.rule == "labels side by side" and x.value in below]
    found = [x for x in labels if x not in wrong]
    for label in wrong:
        i = next(n for n, x in enumerate(lines) if x.start <= label.label.start < x.end)
        above = lines[i - 1] if i else None
        at = lines[i].pieces.index(label.label) if label.label in lines[i].pieces else None
        if above is None or at is None or len(above.pieces) != len(lines[i].pieces) or above.page != lines[i].page:
            continue
        value = above.pieces[at]
        free = not any(x.value == value for x in found)
        if free and suits(label.key, _words(above, value)):
            found.append(Label(label.key, label.label, value, _RULE, round(label.confidence - 0.05, 3)))
    return found


def _belongs(lines: Sequence[TextLine], i: int) -> bool:
    """Whether a line stands nearer to the one above it than to the one below."""
    above, box, below = lines[i - 1].box, lines[i].box, lines[i + 1].box if i + 1 < len(lines) else None
    if above is None or box is None:
        return False
    gap = box.top - above.bottom
    return gap < above.height and (below is None or below.top < box.top or gap < below.top - box.bottom)


def _of_line(above: TextLine, line: TextLine, words: Template) -> Iterator[Label]:
    sized = line.size is not None and above.size is not None and line.size <= _SMALLER * above.size
    same = line.page == above.page and line.body and above.body and len(line.pieces) == len(above.pieces)
    if not (sized and same):
        return
    pairs = list(zip(line.pieces, above.pieces, strict=True))
    if not all(_is_caption(_words(line, label)) for label, _ in pairs):
        return
    for label, value in pairs:
        hit = words.label(_words(line, label))
        if hit is not None and suits(hit[0], _words(above, value)):
            yield Label(hit[0], label, value, _RULE, round(0.88 * (0.6 + 0.4 * hit[1]), 3))


def _words(line: TextLine, piece: Span) -> str:
    return line.string[piece.start - line.start : piece.end - line.start]


def _is_caption(string: str) -> bool:
    return len(string) <= _LONGEST and not any(map(str.isdigit, string))
