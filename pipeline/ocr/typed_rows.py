"""The words and rulings of a page set in one pitch go in; they come out with the rows of signs that were typed on it.

What an engine made of such a row goes, and a ruling that is one is none. Where rows cross bars (``+-----+``,
``|-----|``) the bars of the lines between them are typed too: an engine that is not shown rulings passes over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, overlap_x
from pipeline.model.page import Alternative, PageImage, Ruling, Word
from pipeline.ocr import typed
from pipeline.ocr.typed import Ink, Mark, Row

SURE = 0.9  # that a row was typed
_LONELY = 0.75  # that a hyphen alone was
_HYPHEN, _DASH = (0.4, 0.8), 0.9  # steps of width of a hyphen, and of a dash
_OFF = 0.25  # steps by which a hyphen may stand beside its place
_LEVEL = 0.6  # steps between the rows of one printed line
_LOST = 4  # signs of a row that are too weak to be seen
_NEXT = 3.2  # steps from a line of a table to the next: two lines of type at most
_BAR = 0.35  # steps of width of a bar, and how far it may stand from its column
_READ_AS = frozenset("|!¦Il1i[](){}/\\:;.,'-–—_+fjJt")
"""What an engine reads for a bar."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A typed line of signs: its text with where each sign stands (points), its level, its step."""

    signs: tuple[tuple[str, float], ...]
    y: float
    step: float

    @property
    def bars(self) -> list[float]:
        """Where the line crosses bars."""
        return [x for sign, x in self.signs if sign in "+|!"]


def put_in(
    words: tuple[Word, ...], rulings: tuple[Ruling, ...], image: PageImage, step: float
) -> tuple[tuple[Word, ...], tuple[Ruling, ...]]:
    """``words`` and ``rulings`` (points of ``image``) with what was typed in the ``step`` of the page."""
    ink = typed.ink_of(image)
    marks = typed.marks_of(ink, step)
    found = typed.rows(ink, marks, step)
    rules = [rule for line in _lines(found) for rule in _joined(line, ink) if len(rule.signs) >= typed.LEAST]
    for rule in rules:
        words = _without(words, rule)
        rulings = tuple(r for r in rulings if not _is_of(r, rule))
    made = [word for rule in rules for word in _words(rule)]
    bars = _bars(rules, words, ink, step)
    if bars:
        words = tuple(w for word in words if (w := _beside(word, bars, step)) is not None)
        rulings = tuple(r for r in rulings if not _is_bar(r, bars, step))
    words = (*(_with_hyphens(word, step) for word in words), *made, *bars)
    return (*words, *_alone(marks, words, step)), rulings


# -- hyphens ----------------------------------------------------------------------------------------------------------


def _with_hyphens(word: Word, step: float) -> Word:
    """A word with hyphens for dashes: a typewriter has no others, and one is never as wide as its place."""
    text = word.text.replace("–", "-").replace("—", "-")
    if text == word.text or word.box is None or (text == "-" and word.box.width > _DASH * step):
        return word
    return replace(word, text=text)


def _alone(marks: Sequence[Mark], words: Sequence[Word], step: float) -> list[Word]:
    """The hyphens that an engine passed over: in a place of their own, in whole steps from a word of their line."""
    found: list[Word] = []
    for x, y, wide in marks:
        if not _HYPHEN[0] <= wide <= _HYPHEN[1]:
            continue
        box = Box(x - step / 2, y - 0.2 * step, x + step / 2, y + 0.2 * step)
        near = [w.box for w in words if w.box is not None and w.box.top - 0.2 * step < y < w.box.bottom + 0.2 * step]
        level = [b for b in near if b.height > 0.8 * step and b.top + 0.2 * b.height < y < b.bottom - 0.2 * b.height]
        if any(overlap_x(b, box) > -0.1 * step for b in near) or not level:
            continue
        left = min(level, key=lambda b: abs(b.middle[0] - x)).left
        steps = (x - left) / step - 0.5
        if abs(steps - round(steps)) <= _OFF:
            found.append(Word("-", box, _LONELY))
    return found


# -- rows -------------------------------------------------------------------------------------------------------------


def _lines(found: Sequence[Row]) -> list[list[Row]]:
    """Rows on one level, each line from the left."""
    lines: list[list[Row]] = []
    for row in sorted(found, key=lambda r: r.box.middle[1]):
        near = next((line for line in lines if _is_level(line[-1], row)), None)
        if near is None:
            lines.append([row])
        else:
            near.append(row)
    return [sorted(line, key=lambda r: r.xs[0]) for line in lines]


def _is_level(one: Row, other: Row) -> bool:
    return abs(one.box.middle[1] - other.box.middle[1]) < _LEVEL * one.step


def _joined(line: Sequence[Row], ink: Ink) -> Iterator[Rule]:
    """The rows of a line as one where only bars, or a few signs that are hardly printed, lie between them."""
    signs = [(line[0].sign, x) for x in line[0].xs]
    for one, other in pairwise(line):
        gap = round((other.xs[0] - one.xs[-1]) / one.step) - 1
        places = [one.xs[-1] + (i + 1) * one.step for i in range(max(gap, 0))]
        y = (one.ys[-1] + other.ys[0]) / 2
        bar = _bar_at(ink, places[0], y, one.step) if gap == 1 and one.every == 1 and one.sign == "-" else None
        alike = one.sign == other.sign and one.every == other.every
        if bar is not None:
            signs.append((bar, places[0]))
        elif alike and gap <= _LOST and (gap + 1) % one.every == 0 and _goes_on(ink, places, y, one):
            signs += [(one.sign, x) for x in places[one.every - 1 :: one.every]]
        else:
            yield _ended(signs, one, ink)
            signs = []
        signs += [(other.sign, x) for x in other.xs]
    yield _ended(signs, line[-1], ink)


def _ended(signs: list[tuple[str, float]], row: Row, ink: Ink) -> Rule:
    """A line of signs with the bars at its ends, where it has others."""
    y, step = row.box.middle[1], row.step
    if any(sign in "+|!" for sign, _ in signs):
        for at, x in ((0, signs[0][1] - step), (len(signs) + 1, signs[-1][1] + step)):
            bar = _bar_at(ink, x, y, step)
            if bar is not None:
                signs.insert(at, (bar, x))
    return Rule(tuple(signs), y, step)


def _goes_on(ink: Ink, places: Sequence[float], y: float, row: Row) -> bool:
    """Whether a row goes on over these places: hardly printed signs stand in all but one of them, and no letters."""
    half = 0.0 if row.sign != "=" else 0.3 * row.step
    white = sum(not ink.holds(x, y, half, row.step) for x in places[row.every - 1 :: row.every])
    return white <= 1 and not _inked(ink, places, y - _up(row), row.step)


def _up(row: Row) -> float:
    """How far a row reaches above its middle (points)."""
    return 0.3 * row.step if row.sign == "=" else 0.0


def _inked(ink: Ink, places: Iterable[float], y: float, step: float) -> bool:
    """Whether letters stand at these places."""
    return any(bool(ink.part(x - _BAR * step, y - 0.5 * step, x + _BAR * step, y - 0.3 * step).any()) for x in places)


def _bar_at(ink: Ink, x: float, y: float, step: float) -> str | None:
    """The sign that crosses a line of hyphens there, if any."""
    part = ink.part(x - 0.45 * step, y - 0.9 * step, x + 0.45 * step, y + 0.9 * step)
    if not part.size or part.any(axis=1).mean() < 0.35:
        return None
    middle = part[len(part) // 3 : 2 * len(part) // 3]
    if middle.any(axis=0).mean() > 0.6 and part.any(axis=1).mean() < 0.8:
        return "+"
    above, below = part[: len(part) // 4].any(), part[-len(part) // 4 :].any()
    narrow = part.any(axis=0).mean() <= 0.6
    if narrow and (above or below):
        return _bar(ink, x, y, step)
    return None if narrow else "+"


def _words(rule: Rule) -> Iterator[Word]:
    """The words of a line of signs: those that stand in neighbouring cells are one."""
    group = [rule.signs[0]]
    for sign in (*rule.signs[1:], None):
        if sign is not None and sign[1] - group[-1][1] < 1.5 * rule.step:
            group.append(sign)
            continue
        up, down = (0.85, 0.15) if group[0][0] == "." else (0.6, 0.4)
        box = Box(
            group[0][1] - 0.4 * rule.step, rule.y - up * rule.step,
            group[-1][1] + 0.4 * rule.step, rule.y + down * rule.step,
        )  # fmt: skip
        yield Word("".join(text for text, _ in group), box, SURE)
        if sign is not None:
            group = [sign]


def _without(words: Sequence[Word], rule: Rule) -> tuple[Word, ...]:
    """``words`` without what was read where the line stands."""
    left, right = rule.signs[0][1] - rule.step / 2, rule.signs[-1][1] + rule.step / 2
    kept: list[Word] = []
    for word in words:
        box = word.box
        if box is None or abs(box.middle[1] - rule.y) > 0.5 * rule.step:
            kept.append(_clear(word, rule, left, right))
            continue
        inside = min(box.right, right) - max(box.left, left)
        if inside <= 0.5 * rule.step:
            near = inside > -1.5 * rule.step and not any(map(str.isalnum, word.text))
            kept += [] if near else [word]
            continue
        before, after = round((left - box.left) / rule.step), round((box.right - right) / rule.step)
        if before > 0:
            kept.append(_cut(word, word.text[:before], box._replace(right=left)))
        if after > 0:
            kept.append(_cut(word, word.text[-after:], box._replace(left=right)))
    return tuple(kept)


def _clear(word: Word, rule: Rule, left: float, right: float) -> Word:
    """A word above or below a typed line with a box that does not take the line in."""
    box = word.box
    if box is None or not box.top < rule.y < box.bottom or min(box.right, right) <= max(box.left, left):
        return word
    if box.middle[1] < rule.y:
        return replace(word, box=box._replace(bottom=max(rule.y - 0.3 * rule.step, box.top + 1)))
    return replace(word, box=box._replace(top=min(rule.y + 0.3 * rule.step, box.bottom - 1)))


def _cut(word: Word, text: str, box: Box) -> Word:
    return replace(word, text=text, box=box, alternatives=(Alternative(word.text, min(word.confidence, 0.3)),))


def _is_of(ruling: Ruling, rule: Rule) -> bool:
    """Whether a ruling is a line that was typed."""
    box = ruling.box
    over = min(box.right, rule.signs[-1][1] + rule.step) - max(box.left, rule.signs[0][1] - rule.step)
    return not ruling.vertical and abs(box.middle[1] - rule.y) < 0.6 * rule.step and over > 0.6 * box.width


# -- bars -------------------------------------------------------------------------------------------------------------


def _bars(rules: Sequence[Rule], words: Sequence[Word], ink: Ink, step: float) -> list[Word]:
    """The bars of the lines above and below typed rows that cross bars."""
    lines = _levels(words, step)
    found: dict[tuple[int, int], Word] = {}
    for rule in rules:
        if not rule.bars:
            continue
        for ahead in ([y for y in lines if y > rule.y], [y for y in lines[::-1] if y < rule.y]):
            at = rule.y
            for y in ahead:
                own = [x for x in rule.bars if _is_barred(ink, x, y, step)]
                passed = [r.y for r in rules if r.bars and min(at, y) < r.y < max(at, y)]
                near = abs(y - at) <= _NEXT * step or bool(passed)
                if not near or len(own) < 0.5 * len(rule.bars):
                    break
                at = y
                for x in own:
                    box = Box(x - 0.15 * step, y - 0.6 * step, x + 0.15 * step, y + 0.6 * step)
                    found.setdefault((round(x / step), round(y / step)), Word(_bar(ink, x, y, step), box, SURE))
    return list(found.values())


def _levels(words: Sequence[Word], step: float) -> list[float]:
    """The middles of the printed lines, from the top."""
    levels: list[list[float]] = []
    for y in sorted(w.box.middle[1] for w in words if w.box is not None and w.box.height > 0.6 * step):
        if levels and y - levels[-1][-1] < 0.4 * step:
            levels[-1].append(y)
        else:
            levels.append([y])
    return [median(level) for level in levels]


def _is_barred(ink: Ink, x: float, y: float, step: float) -> bool:
    """Whether a narrow upright stroke stands in a cell."""
    part = ink.part(x - 0.45 * step, y - 0.5 * step, x + 0.45 * step, y + 0.5 * step)
    if not part.size or part.any(axis=1).mean() < 0.6:
        return False
    return int(part.sum(axis=1).max()) <= int(max(0.6 * part.shape[1], 3))


def _bar(ink: Ink, x: float, y: float, step: float) -> str:
    """Which bar it is: an exclamation mark has white above its point."""
    part = ink.part(x - 0.3 * step, y - 0.5 * step, x + 0.3 * step, y + 0.6 * step)
    rows: NDArray[np.bool_] = np.any(part, axis=1)
    low = rows[len(rows) // 2 :]
    gaps = [i for i in range(len(low)) if not low[i] and low[i:].any()]
    return "!" if gaps else "|"


def _beside(word: Word, bars: Sequence[Word], step: float) -> Word | None:
    """A word without what was read for a bar; None where it is nothing else."""
    for bar in bars:
        box, own = word.box, bar.box
        if box is None or own is None or not own.top < box.middle[1] < own.bottom:
            continue
        x = own.middle[0]
        if box.left - 0.3 * step < x < box.right + 0.3 * step and len(word.text) == 1 and word.text in _READ_AS:
            return None
        if abs(box.left - x) < _BAR * step and len(word.text) > 1 and word.text[0] in "|!¦Il1[":
            word = _cut(word, word.text[1:], box._replace(left=min(x + 0.5 * step, box.right)))
        elif abs(box.right - x) < _BAR * step and len(word.text) > 1 and word.text[-1] in "|!¦Il1]":
            word = _cut(word, word.text[:-1], box._replace(right=max(x - 0.5 * step, box.left)))
    return word


def _is_bar(ruling: Ruling, bars: Sequence[Word], step: float) -> bool:
    """Whether an upright ruling is made of typed bars."""
    beside = [b.box for b in bars if b.box is not None and abs(b.box.middle[0] - ruling.box.middle[0]) < _BAR * step]
    inside = [b for b in beside if ruling.box.top - step < b.middle[1] < ruling.box.bottom + step]
    return ruling.vertical and bool(inside)
