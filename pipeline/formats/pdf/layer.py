"""The printed words of a page in, the drawing orders of their unseen text out, each word stretched over its print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from statistics import median

from pipeline.formats.pdf.font import ADVANCE, DESCENT, EM, Glyphless
from pipeline.formats.printed import PrintedBlock, PrintedWord
from pipeline.model.geometry import Box, Frame, union

FONT = "/VorlagenText"
_DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Where print runs on the page as shown, by quarter turns clockwise; y points down."""


def content(
    blocks: Iterable[PrintedBlock], font: Glyphless, to_user: Frame, wanted: Callable[[PrintedWord], bool]
) -> bytes:
    """A content stream of its own with the words that are ``wanted``, in text render mode 3 (neither filled nor
    stroked). ``to_user`` leads from the page as shown to the page's user space. Empty where there is nothing to say."""
    lines = [line for block in blocks for line in block.lines]
    turns = turned(lines)
    orders: list[str] = []
    for line in lines:
        for run in runs(line, turns):
            orders += _run([w for w in run if wanted(w)], font, to_user, turns)
    if not orders:
        return b""
    return "\n".join(["q", "/Span << /Lang (de-DE) >> BDC", "BT", "3 Tr", *orders, "ET", "EMC", "Q", ""]).encode()


def turned(lines: Iterable[tuple[PrintedWord, ...]]) -> int:
    """By how many quarters clockwise the print of a page is turned, as its words lie: the way on from word to word."""
    lines = list(lines)
    votes = [0, 0, 0, 0]
    for line in lines:
        for one, other in pairwise(line):
            (x, y), (to_x, to_y) = one.box.middle, other.box.middle
            across, down = to_x - x, to_y - y
            if max(abs(across), abs(down)) > 3 * min(abs(across), abs(down)):
                votes[(0 if across > 0 else 2) if abs(across) > abs(down) else (1 if down > 0 else 3)] += 1
    if not any(votes):  # words that stand alone: print is wider than high
        long = [w.box for line in lines for w in line if len(w.content) > 3]
        return 3 if long and sum(b.height > b.width for b in long) > len(long) / 2 else 0
    return votes.index(max(votes))


def runs(line: tuple[PrintedWord, ...], turns: int) -> Iterator[list[PrintedWord]]:
    """The words of a line that stand side by side; a cell of several lines in a table's row makes several."""
    run: list[PrintedWord] = []
    for word in line:
        if run:
            before, here = _across(run[-1].box, turns), _across(word.box, turns)
            shared = min(before[1], here[1]) - max(before[0], here[0])
            back = _along(word.box, turns)[0] < _along(run[-1].box, turns)[0]
            if back or shared < 0.3 * min(before[1] - before[0], here[1] - here[0]):
                yield run
                run = []
        run.append(word)
    if run:
        yield run


def _along(box: Box, turns: int) -> tuple[float, float]:
    """Where a word begins and ends on its way along the line."""
    return ((box.left, box.right), (box.top, box.bottom), (-box.right, -box.left), (-box.bottom, -box.top))[turns]


def _across(box: Box, turns: int) -> tuple[float, float]:
    """What a word takes across the line."""
    return (box.left, box.right) if turns % 2 else (box.top, box.bottom)


def _even(words: list[PrintedWord], turns: int) -> list[Box]:
    """The boxes of a run as high as the line, so that a selection is even; on a slanting line each stays at its own
    height."""
    whole = union(w.box for w in words)
    heights = [b - a for a, b in (_across(w.box, turns) for w in words)]
    first, last = _across(whole, turns)
    if last - first > 1.6 * max(median(heights), 0.1):
        return [w.box for w in words]
    if turns % 2:
        return [w.box._replace(left=whole.left, right=whole.right) for w in words]
    return [w.box._replace(top=whole.top, bottom=whole.bottom) for w in words]


def _run(words: list[PrintedWord], font: Glyphless, to_user: Frame, turns: int) -> Iterator[str]:
    scale = abs(to_user.a * to_user.e - to_user.b * to_user.d) ** 0.5
    right, down = _DIRECTIONS[turns]
    up = (down, -right)
    for word, box in zip(words, _even(words, turns) if words else [], strict=True):
        start, end = _along(box, turns)
        first, last = _across(box, turns)
        size = max(last - first, 0.5)
        # The baseline lies above the lower edge by the font's descent.
        low = -DESCENT / EM * size
        corner = ((box.left, box.bottom), (box.left, box.top), (box.right, box.top), (box.right, box.bottom))[turns]
        at = to_user.point(corner[0] + up[0] * low, corner[1] + up[1] * low)
        matrix = (*_direction(to_user, right, down, scale), *_direction(to_user, *up, scale), *at)
        # The blank belongs to the word: pdfium passes over a string of one letter without ink. None stands between a
        # line-end hyphen and the rest of its word, so that viewers join the two.
        shown = word.content if word.half == 1 and len(word.content) > 1 else word.content + " "
        wide = 100 * (end - start) / (len(word.content) * ADVANCE / EM * size)
        yield (
            f"{FONT} {_number(size * scale)} Tf {' '.join(map(_number, matrix))} Tm "
            f"{_number(wide)} Tz {font.encode(shown)} Tj"
        )


def _direction(frame: Frame, x: float, y: float, scale: float) -> tuple[float, float]:
    return (frame.a * x + frame.b * y) / scale, (frame.d * x + frame.e * y) / scale


def _number(value: float) -> str:
    """A number as PDF writes it: no exponent, no more digits than a reader needs."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
