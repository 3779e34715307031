"""Runs go in; the same come out with the stretched lines of justified text whole again.

In a narrow column a justified line may have blanks as wide as those between two columns. Unlike columns, its blanks are
all alike, and it fills the width that the other lines of its column fill.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.runs import Run, rows, run_of

_ALIKE = 1.9  # the widest blank of a stretched line against its narrowest, as an engine measures them
_WIDEST = 4.0  # type sizes; more white is no blank
_NEAR = 0.5  # type sizes by which the ends of lines may differ (hanging hyphens, rests of skew)
_LINES = 3  # whole lines that must fill the same width


def with_stretched_lines(found: Sequence[Run]) -> list[Run]:
    """``found`` with the parts of each stretched line as one run."""
    columns = _columns(found)
    if not columns:
        return list(found)
    result: list[Run] = []
    for row in rows(found):
        at = 0
        while at < len(row):
            end = next((e for e in range(len(row), at + 1, -1) if _fills(row[at:e], columns)), at + 1)
            result.append(run_of([w for run in row[at:end] for w in run.words]) if end > at + 1 else row[at])
            at = end
    return result


def _columns(found: Sequence[Run]) -> list[tuple[float, float]]:
    """The left and right ends that at least three lines of several words share."""
    ends: Counter[tuple[int, int]] = Counter()
    for run in found:
        if not run.held and len(run.words) >= 4:
            ends[round(run.box.left / 4), round(run.box.right / 4)] += 1
    columns = []
    for left, right in ends:
        near = sum(n for (a, b), n in ends.items() if abs(a - left) <= 1 and abs(b - right) <= 1)
        if near >= _LINES:
            columns.append((left * 4.0, right * 4.0))
    return columns


def _fills(part: Sequence[Run], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the runs together are one line of a column, with blanks all alike."""
    words = [w.box for run in part for w in run.words if w.box is not None]
    if any(run.held for run in part) or len(words) < 3:
        return False
    size = min((run.size for run in part if run.size), default=10.0)
    near = _NEAR * size + 2.0  # the ends are kept to four points
    if not any(abs(words[0].left - a) <= near and abs(words[-1].right - b) <= near for a, b in columns):
        return False
    blanks = [b.left - a.right for a, b in pairwise(words)]
    return 0 < max(blanks) <= _WIDEST * size and max(blanks) <= _ALIKE * max(min(blanks), 0.1)
