"""A picture and the step of a page set in one pitch come in; the rows of equal signs typed on it go out.

On a typewriter a line is made of what the keys have: hyphens, equals signs and points in steps of the pitch, under a
heading, between the rows of a table, from an entry to its sum. An engine takes such a row for a ruling or makes words
of it, while it is text as any other. What is drawn with a pen is in no steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, overlap_x
from pipeline.model.page import PageImage

DARK = 160
LEAST = 4  # signs of a row; an ellipsis has three, an amount without cents two hyphens
_MOST = 6000  # marks of a page: 66 lines of 80 places, and a few
_LEAST_PART = 2  # signs of a part of it, between bars or signs that are lost
_DPI = 150.0  # at which marks are looked for
_DOT, _POINT, _DASH = 0.1, 0.36, 0.97  # widths in steps: of the least mark, from which on it is a dash, of the widest
_FLAT, _HIGH = 0.26, 0.4  # how high a dash and a point are at most, in steps
_CLEAR = 0.09  # steps of white above and below a mark
_BESIDE = 0.14  # how far marks of a row may stand from their place, in steps
_LEVEL = 0.2  # how far a mark may stand above or below those before it, in steps
_CLEAN, _TOUCHING = 0.35, 0.25  # share of the signs of a row that are clean at least, that touch the next at most
_LETTER = 0.9  # steps of height of a letter
_FAR = 8  # steps to the next mark of a row at most
_BARS, _SHARED = (0.2, 0.75), 0.3  # steps between the bars of an equals sign; how much of one lies over the other


@dataclass(frozen=True, slots=True)
class Row:
    """A row of equal signs: where the middle of each lies (points), from the left; their heights; the step between the
    page's letters as this row has it, and how many of these lie between two signs."""

    sign: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    step: float
    every: int

    @property
    def box(self) -> Box:
        """What the cells of the row take, as flat as they are."""
        return Box(
            self.xs[0] - self.step / 2, min(self.ys) - 0.2 * self.step,
            self.xs[-1] + self.step / 2, max(self.ys) + 0.2 * self.step,
        )  # fmt: skip


def rows(ink: Ink, marks: Sequence[Mark], step: float) -> list[Row]:
    """The parts of rows of equal signs in steps of about ``step`` points, from the top; none where there are more marks
    than places to type: dust stands in steps by chance."""
    if len(marks) > _MOST:
        return []
    found = [row for chain, half in _paired(list(_chains(marks, step))) for row in _rows_of(chain, half, ink)]
    kept: list[Row] = []
    for row in sorted(found, key=lambda row: (row.sign != "=", -len(row.xs))):
        if not any(_overlap(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.box.top)


def _overlap(one: Row, other: Row) -> bool:
    a, b = one.box, other.box
    return overlap_x(a, b) > 0 and abs(a.middle[1] - b.middle[1]) < 0.6 * one.step


Mark = tuple[float, float, float]
"""The middle of a mark in points, and its width in steps."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Marks of one level, from the left, whole steps apart from one another."""

    sign: str
    marks: list[tuple[float, float]]
    step: float

    @property
    def left(self) -> float:
        return self.marks[0][0]

    @property
    def right(self) -> float:
        return self.marks[-1][0]

    @property
    def y(self) -> float:
        return median(y for _, y in self.marks)

    def cell(self, x: float) -> int:
        """How many steps a place lies behind the first mark."""
        return round((x - self.left) / self.step)


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a page at about 150 dpi; ``k`` are the points of one of its pixels."""

    dark: NDArray[np.bool_]
    k: float

    def part(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.bool_]:
        """The ink between these edges (points)."""
        k = self.k
        return self.dark[
            max(round(top / k), 0) : max(round(bottom / k), 1), max(round(left / k), 0) : max(round(right / k), 1)
        ]

    def holds(self, x: float, y: float, half: float, step: float) -> bool:
        """Whether there is ink on the level of a row in the cell around a place; on both levels of two bars that lie
        ``half`` above and below it."""
        near = (0.15 if half else 0.25) * step
        return all(
            bool(self.part(x - 0.3 * step, bar - near, x + 0.3 * step, bar + near).any())
            for bar in {y - half, y + half}
        )

    def is_flat(self, x: float, y: float, half: float, step: float, above: float = 0.48) -> bool:
        """Whether the ink of a cell lies on the level of a row (or of its two bars) and nowhere else around, up to
        ``above`` steps over it."""
        sides = [(-half - above * step, -half - 0.32 * step), (half + 0.32 * step, half + 0.48 * step)]
        if half > 0.15 * step:
            sides.append((-0.25 * half, 0.25 * half))
        tall = any(bool(self.part(x - 0.3 * step, y + a, x + 0.3 * step, y + b).any()) for a, b in sides)
        return not tall and self.holds(x, y, half, step)


def ink_of(image: PageImage) -> Ink:
    from PIL import Image

    factor = max(round(image.dpi / _DPI), 1)
    small = np.asarray(Image.fromarray(image.pixels).reduce(factor)) if factor > 1 else image.pixels
    return Ink(small < DARK, 72 / image.dpi * factor)


def marks_of(ink: Ink, step: float) -> list[Mark]:
    """Small flat marks with white around them."""
    dark, k = ink.dark, ink.k
    height, width = dark.shape
    total = np.pad(np.cumsum(np.cumsum(dark, axis=0, dtype=np.int32), axis=1), ((1, 0), (1, 0)))
    cell = step / k
    clear, tall = max(round(_CLEAR * cell), 1), max(round(_HIGH * cell), 2)
    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    ys, lefts = np.nonzero(edges == 1)
    rights = np.nonzero(edges == -1)[1]
    wide = rights - lefts
    # A mark begins with a run that has white above it, right to its ends and a pixel beyond.
    fits = (
        (wide >= max(_DOT * cell * 0.6, 1)) & (wide <= _DASH * cell) & (ys >= clear) & (ys < height - tall - clear - 1)
    )
    ys, lefts, rights = ys[fits], lefts[fits], rights[fits]
    a, b = np.maximum(lefts - 2, 0), np.minimum(rights + 2, width)

    def inked(top: NDArray[np.intp], bottom: NDArray[np.intp]) -> NDArray[np.int32]:
        return np.asarray(total[bottom, b] - total[top, b] - total[bottom, a] + total[top, a])

    above = inked(ys - clear, ys) == 0
    ys, lefts, rights, a, b = ys[above], lefts[above], rights[above], a[above], b[above]
    found: list[Mark] = []
    seen = np.zeros(len(ys), dtype=np.bool_)
    for thick in range(1, tall + 1):
        ends = ~seen & (inked(ys + thick, ys + thick + clear) == 0)
        seen |= ends
        for i in np.flatnonzero(ends).tolist():
            part = dark[ys[i] : ys[i] + thick, a[i] : b[i]]
            columns = np.flatnonzero(part.any(axis=0))
            if (columns[0] == 0 and a[i] > 0) or (columns[-1] + 1 == part.shape[1] and b[i] < width):
                continue  # it touches something
            size = (columns[-1] + 1 - columns[0]) / cell
            if _DOT <= size <= _DASH and (thick <= _FLAT * cell or size < _POINT):
                found.append(((a[i] + (columns[0] + columns[-1] + 1) / 2) * k, (ys[i] + thick / 2) * k, float(size)))
    return found


def _chains(marks: Sequence[Mark], step: float) -> Iterator[Chain]:
    """Marks of one level that follow one another in whole steps, some of them far apart: the next may touch a speck."""
    left = sorted(marks)
    places = np.array([(x, y) for x, y, _ in left]).reshape(-1, 2)
    used = np.zeros(len(left), dtype=np.bool_)
    for first in range(len(left)):
        if used[first]:
            continue
        chain = [first]
        own = step
        while True:
            x, y = places[chain[-1], 0], places[chain[-4:], 1].mean()
            if len(chain) > LEAST:  # a long row tells the step better than the page
                far = float(places[chain[-1], 0] - places[first, 0])
                own = far / max(round(far / own), 1)
            a, b = np.searchsorted(places[:, 0], (x + 0.7 * own, x + (_FAR + 0.3) * own))
            steps, beside = (places[a:b, 0] - x) / own, np.abs(places[a:b, 1] - y)
            near = ~used[a:b] & (beside <= _LEVEL * step) & (np.abs(steps - np.rint(steps)) <= _BESIDE)
            if not near.any():
                break
            chain.append(int(a) + int(np.where(near, np.rint(steps) + 6 * beside / step, np.inf).argmin()))
        if len(chain) >= LEAST:
            used[chain] = True
            far = float(places[chain[-1], 0] - places[first, 0])
            sign = "-" if median(left[i][2] for i in chain) >= _POINT else "."
            yield Chain(sign, [left[i][:2] for i in chain], far / round(far / own))


def _paired(chains: Sequence[Chain]) -> Iterator[tuple[Chain, float]]:
    """The chains, two that lie right over one another as one in the middle of both, with how far it is to each bar."""
    taken: set[int] = set()
    for i, one in enumerate(chains):
        if i in taken:
            continue
        for j in range(i + 1, len(chains)):
            other = chains[j]
            apart = other.y - one.y
            shared = min(one.right, other.right) - max(one.left, other.left)
            short = min(one.right - one.left, other.right - other.left)
            if j not in taken and _BARS[0] <= abs(apart) / one.step <= _BARS[1] and shared > _SHARED * short:
                taken.add(j)
                marks = [(x, y + apart / 2) for x, y in one.marks] + [(x, y - apart / 2) for x, y in other.marks]
                yield (
                    Chain("=", sorted(marks), one.step if len(one.marks) > len(other.marks) else other.step),
                    abs(apart) / 2,
                )
                break
        else:
            yield one, 0.0


def _rows_of(chain: Chain, half: float, ink: Ink) -> Iterator[Row]:
    """The rows of a chain: cells between its marks that hold as flat ink belong to them, an empty one parts them."""
    cells = {chain.cell(x): (x, y) for x, y in chain.marks}
    places = []
    for n in range(max(cells) + 1):
        before = max(c for c in cells if c <= n)
        places.append((cells[before][0] + (n - before) * chain.step, cells[before][1]))
    above = _LETTER if chain.sign == "." else 0.48  # a point stands at the foot of its line

    def is_flat(x: float, y: float) -> bool:
        return ink.is_flat(x, y, half, chain.step, above)

    places = [*_beyond(places, -chain.step, is_flat)[::-1], *places, *_beyond(places[::-1], chain.step, is_flat)]
    flat = [is_flat(x, y) for x, y in places]
    last = len(places) - 1
    if not _is_in_steps(places, half, chain, ink):
        return
    empty = [not f and not ink.holds(x, y, half, chain.step) for f, (x, y) in zip(flat, places, strict=True)]
    at = 0
    while at <= last:
        for every in (1, 2):
            end = at
            while end + every <= last and flat[end + every] and (every == 1 or empty[end + 1]):
                end += every
            own = places[at : end + 1 : every]
            if flat[at] and len(own) >= _LEAST_PART:
                yield Row(chain.sign, tuple(x for x, _ in own), tuple(y for _, y in own), chain.step, every)
                at = end
                break
        at += 1


def _is_in_steps(places: Sequence[tuple[float, float]], half: float, chain: Chain, ink: Ink) -> bool:
    """Whether a row is typed and no worn line that a weak copy broke into pieces: its signs are as regular as the keys
    that made them, with white between them."""
    step = chain.step
    edge = 0.08 * step
    inked = 0
    for x, y in places[:-1]:
        between = ink.part(x + step / 2 - edge, y - half - 0.2 * step, x + step / 2 + edge, y + half + 0.2 * step)
        inked += bool(between.any())
    return len(chain.marks) >= _CLEAN * len(places) and inked <= _TOUCHING * len(places)


def _beyond(
    places: Sequence[tuple[float, float]], step: float, is_flat: Callable[[float, float], bool]
) -> list[tuple[float, float]]:
    """The places that follow the first one at ``step`` as long as they hold such ink too."""
    found: list[tuple[float, float]] = []
    x, y = places[0]
    while x + step > 0 and is_flat(x + step, y):
        x += step
        found.append((x, y))
    return found
