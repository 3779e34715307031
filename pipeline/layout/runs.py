"""Words with boxes go in; runs of words without a wide gap, rows of runs and printed lines come out.

Word boxes of a text layer reach from ascender to descender, those of an engine hug the ink: everything here compares
shared heights, never equal ones, so that both serve, and a line may drift a little along its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from statistics import median

from pipeline.layout.shapes import is_field_label
from pipeline.model.geometry import Box, union
from pipeline.model.page import Block, Line, Word

_TALL = re.compile(r"[A-ZÄÖÜ0-9bdfhklßtijäöü§€/()\[\]|„“\"']")
_DEEP = re.compile(r"[gjpqyß,;()\[\]|§/Q„]")
_MARK = re.compile(r"^[\d*)]{1,3}$")
_POINT = re.compile(r"^[.,;:!?)\"“]+$")
_PRINT = re.compile(r"\w")
_SHARED = 0.6  # lines in the middle between two others share half a height with both and are rows of their own
WIDE = 0.9  # a gap of this many times the type size parts two runs; justified text stays below it

_CLOSE = 0.6
"""A quarter of the gaps between words is narrower than this on a page set as usual."""
_WIDER, _COLUMNS, _ENOUGH = 1.7, 3.0, 30


def type_size(word: Word) -> float | None:
    """The type size in points: as given, else from the height of the ink; None for dashes, dots and the like."""
    if word.size is not None:
        return word.size
    if word.box is None or not _PRINT.search(word.text):
        return None
    return word.box.height / expected_height(word.text, 1.0)


def expected_height(text: str, size: float) -> float:
    """How high the ink of a word stands in type of ``size`` points."""
    return size * ((0.72 if _TALL.search(text) else 0.52) + (0.21 if _DEEP.search(text) else 0.0))


@dataclass(slots=True)
class Run:
    """Words on one base line, left to right, with no wide gap between them; ``size`` is their type size in points."""

    words: list[Word]
    box: Box
    size: float | None
    held: tuple[
        Block, ...
    ] = ()  # a table or a framed text that was laid out before and stands in the flow as one thing

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def bold(self) -> bool:
        letters = [w for w in self.words if _PRINT.search(w.text)]
        return bool(letters) and all(w.bold for w in letters)


def run_of(words: Sequence[Word]) -> Run:
    """One run of ``words``, which all have a box; raises ValueError without words."""
    sizes = [s for w in words if (s := type_size(w)) is not None]
    return Run(list(words), union(w.box for w in words if w.box is not None), median(sizes) if sizes else None)


def _height(box: Box) -> float:
    return max(box.bottom - box.top, 0.1)


def same_height(one: Box, other: Box, share: float = 0.5) -> bool:
    """Whether two boxes stand on one line: they share at least ``share`` of the lower one's height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= share * min(_height(one), _height(other))


def _follows(last: Box, box: Box, em: float, wide: float) -> bool:
    # An engine's box may reach over the next word.
    under = last.left < box.left and box.right <= last.right + 0.35 * em
    return (under or -0.35 * em <= box.left - last.right <= wide * em) and same_height(last, box)


def _em(*sizes: float | None) -> float:
    known = [s for s in sizes if s]
    return max(min(known), 4.0) if known else 10.0


def usual_gap(words: Sequence[Word]) -> float:
    """The gap in type sizes from which two words are not of one run: wider where hardly two words of a page stand close
    (the letters of a layer may be narrower than the typewriter's under them)."""
    gaps = []
    for one, other in pairwise(words):
        if one.box is None or other.box is None or not same_height(one.box, other.box):
            continue
        gap = (other.box.left - one.box.right) / _em(type_size(one), type_size(other))
        if 0 < gap < _COLUMNS:
            gaps.append(gap)
    close = sorted(gaps)[len(gaps) // 4] if len(gaps) >= _ENOUGH else 0.0
    return min(_WIDER * close, _COLUMNS) if close > _CLOSE else WIDE


def runs(words: Iterable[Word], wide: float | None = None) -> list[Run]:
    """Group words into runs, from top to bottom and left to right; words without a box or text are left out.

    ``wide`` is the gap in type sizes that parts two runs; None takes what is usual for these words.
    """
    words = list(words)
    wide = usual_gap(words) if wide is None else wide
    chains: list[list[Word]] = []
    end: Word | None = None
    for word in words:
        if word.box is None or not word.text:
            continue
        if end is not None and end.box is not None and _joins(end, word, wide):
            chains[-1].append(word)
        else:
            chains.append([word])
        end = word
    if len(chains) == 1:
        return [run_of(chains[0])]
    # Runs that the source gave in another order than they stand on the page.
    buckets: dict[int, list[int]] = {}
    for i, chain in enumerate(chains):
        box = chain[0].box
        if box is not None:
            buckets.setdefault(int(box.middle[1] // 16), []).append(i)
    for own in buckets.values():
        own.sort(key=lambda k: (_left(chains[k]), k))
    lefts = {row: [_left(chains[k]) for k in own] for row, own in buckets.items()}
    follower: dict[int, int] = {}
    taken: set[int] = set()
    for i in sorted(range(len(chains)), key=lambda k: _left(chains[k])):
        tail = chains[i][-1]
        assert tail.box is not None
        row = int(tail.box.middle[1] // 16)
        fits = []
        for r in (row - 1, row, row + 1):
            at = bisect_left(lefts.get(r, ()), tail.box.left)
            near = (k for k in islice(buckets.get(r, ()), at, at + _NEAREST) if k != i and k not in taken)
            fits += list(islice((k for k in near if _joins(tail, chains[k][0], wide)), 1))
        if fits:
            best = min(fits, key=lambda k: (_left(chains[k]), k))
            follower[i] = best
            taken.add(best)
    found = []
    for i in range(len(chains)):
        if i in taken:
            continue
        row_words, at = list(chains[i]), i
        seen = {i}
        while at in follower and follower[at] not in seen:
            at = follower[at]
            seen.add(at)
            row_words += chains[at]
        found.append(run_of(row_words))
    return sorted(found, key=lambda r: (r.box.top, r.box.left))


_NEAREST = 250  # words to the right of one that are looked at; no line has so many


def _left(chain: list[Word]) -> float:
    box = chain[0].box
    return box.left if box is not None else 0.0


def _joins(last: Word, word: Word, wide: float) -> bool:
    if last.box is None or word.box is None or word.box.left < last.box.left:
        return False
    return _follows(last.box, word.box, _em(type_size(last), type_size(word)), wide)


def with_raised(words: Sequence[Word]) -> list[Word]:
    """``words`` of a text layer with the raised mark of a footnote, and a point behind it, joined to their word."""
    found: list[Word] = []
    raised = False
    for word in words:
        last = found[-1] if found else None
        if last is not None and last.box is not None and word.box is not None:
            touches = abs(word.box.left - last.box.right) <= 0.06 * last.box.height and same_height(
                last.box, word.box, 0.3
            )
            small = word.box.height < 0.8 * last.box.height
            mark = small and _MARK.match(word.text) is not None and last.text[-1:].isalpha()
            if touches and (mark or (raised and _POINT.match(word.text))):
                found[-1] = replace(last, text=last.text + word.text, box=union([last.box, word.box]))
                raised = mark
                continue
        raised = False
        found.append(word)
    return found


def rows(found: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand side by side, row after row from the top, each row from the left."""
    grouped: list[list[Run]] = []
    for run in sorted(found, key=lambda r: (r.box.top + r.box.bottom, r.box.left)):
        for row in () if run.held else reversed(grouped[-3:]):
            # What is far higher than its neighbours (a figure by hand) stands beside two lines and must not join them.
            alike = [r for r in row if _near_height(r.box, run.box)] or row
            fits = any(not r.held and same_height(r.box, run.box, _SHARED) and _like(r, run) for r in alike)
            if fits and not any(_stacked(r, run) for r in row):
                row.append(run)
                break
        else:
            grouped.append([run])
    for row in grouped:
        row.sort(key=lambda r: r.box.left)
    return _with_middled(
        sorted(grouped, key=lambda row: min(r.box.middle[1] if not r.held else r.box.top for r in row))
    )


def _with_middled(found: list[list[Run]]) -> list[list[Run]]:
    """Rows in which a label that is set in the middle of its value's two lines stands beside the first of them."""
    result: list[list[Run]] = []
    for i, row in enumerate(found):
        if result and i + 1 < len(found) and _is_middled(row, found[i - 1], found[i + 1]):
            result[-1] = [row[0], *result[-1], *row[1:]]
        else:
            result.append(row)
    return result


def _is_middled(row: Sequence[Run], above: Sequence[Run], below: Sequence[Run]) -> bool:
    """Whether a row begins with a label with a colon, and the ones beside it are a line each, below one another at its
    right, that reach into its height; what else the row has stands behind these."""
    if len(above) != 1 or len(below) != 1 or any(r.held for r in (*row, *above, *below)):
        return False
    if len(row) > 1 and row[1].box.left < max(above[0].box.right, below[0].box.right):
        return False
    label, first, second = row[0].box, above[0].box, below[0].box
    size = row[0].size or label.height
    return (
        is_field_label(row[0].text)
        and abs(first.left - second.left) < 0.5 * size
        and min(first.left, second.left) > label.right
        and first.middle[1] < label.middle[1] < second.middle[1]
        and first.bottom > label.top
        and second.top < label.bottom
        and first.bottom < second.bottom
    )


def _stacked(one: Run, other: Run) -> bool:
    """Whether two words stand over one another, so that they cannot be parts of one line; ink by hand may."""
    shared = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    if shared <= 0.5 * min(one.box.width, other.box.width):
        return False
    return sum(map(str.isalpha, one.text)) >= 3 and sum(map(str.isalpha, other.text)) >= 3


def _near_height(one: Box, other: Box) -> bool:
    low, high = sorted((_height(one), _height(other)))
    return high <= 1.7 * low


def _like(one: Run, other: Run) -> bool:
    """Type sizes that can stand on one line; a logo and the small print beside it cannot."""
    if one.size is None or other.size is None:
        return True
    small, big = sorted((one.size, other.size))
    return big <= 1.9 * small


def line_of(row: Sequence[Run]) -> Line:
    """The printed line of runs that stand side by side."""
    return Line(tuple(w for run in row for w in run.words), union(run.box for run in row))
