"""Two readings of one page come in; one goes out in which, word by word, the surer one stands and keeps the other as
its alternative."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.german.words import words as lexicon
from pipeline.model.geometry import Box, overlap_x, overlap_y
from pipeline.model.page import Alternative, Reading, Word

_POINTS = re.compile(r"[.,]")
_FIGURES = re.compile(r"\d[\d.,]{3,}")


def join(layer: Reading, fresh: Reading, trust: Callable[[Word], float], scan: bool = True) -> Reading:
    """The words of ``fresh`` with those of ``layer`` put in where they are surer or where ``fresh`` has none.

    Both in the same space. ``trust`` is the probability that a word of the layer is right, where its reading does not
    tell; behind a ``scan`` the layer is an engine's too. Groups of words that lie on one another are compared as a
    whole, because blanks may be read differently.
    """
    words: list[Word] = []
    unseen: list[Word] = []
    for ours, theirs in groups(list(layer.words), list(fresh.words)):
        if not ours:
            words.extend(theirs)
            continue
        trusted = [replace(w, confidence=min(w.confidence, trust(w))) for w in ours]
        if not theirs:
            unseen.extend(w for w in trusted if w.confidence >= 0.5)
            continue
        mine, new = " ".join(w.text for w in trusted), " ".join(w.text for w in theirs)
        if mine == new:
            words.extend(
                replace(n, confidence=agreed(n.confidence, o.confidence), size=o.size or n.size, bold=o.bold)
                for o, n in zip(trusted, theirs, strict=True)
            )
        elif _fuller(mine, new) or (_sure(trusted) > _sure(theirs) and not _fuller(new, mine)):
            words.extend(_with(trusted, new, _sure(theirs)))
        else:
            words.extend(_with(theirs, mine, _sure(trusted)))
    words += german(unseen) if scan else unseen
    return Reading(fresh.engine, tuple(words), fresh.frame, f"{fresh.mode}+{layer.engine}", fresh.rulings)


def agreed(one: float, other: float) -> float:
    """The probability of a word that two readings share: both can be wrong in the same way, so they are not taken for
    independent."""
    return max(one, other) + (1 - max(one, other)) * 0.5 * min(one, other)


def german(words: list[Word]) -> list[Word]:
    """Those of ``words`` that stand in lines of German: at least half of the longer words of a line are known. What
    only an older reading has is else the back of the sheet shining through or a seal ("nslednind", "eeuldseod");
    figures and short words go with their line."""
    found: list[Word] = []
    for line in _lines(words):
        told = [w.text.strip('.,:;()„“"-') for w in line]
        longer = [t for t in told if sum(map(str.isalpha, t)) > 2]
        if 2 * sum(t in lexicon() for t in longer) >= len(longer):
            found += sorted(line, key=_left)
    return found


def _lines(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted((w for w in words if w.box is not None), key=lambda w: w.box.top if w.box else 0.0):
        last = lines[-1][-1].box if lines else None
        if last is not None and word.box is not None and overlap_y(last, word.box) > 0.5 * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _fuller(one: str, other: str) -> bool:
    """Whether two readings are the same figures, the first with more points: one overlooks a point sooner than one
    invents it ("11122015" for "11.12.2015")."""
    figures = _FIGURES.fullmatch(one) and _FIGURES.fullmatch(other)
    return bool(figures) and len(one) > len(other) and _POINTS.sub("", one) == _POINTS.sub("", other)


def _sure(words: list[Word]) -> float:
    return min(w.confidence for w in words)


def _with(words: list[Word], other: str, confidence: float) -> list[Word]:
    """The words, the first of them with the other reading as an alternative; one word takes it as a whole."""
    if len(words) == 1:
        return [replace(words[0], alternatives=(*words[0].alternatives, Alternative(other, round(confidence, 4))))]
    parts = other.split()
    if len(parts) == len(words):
        return [
            w if w.text == p else replace(w, alternatives=(*w.alternatives, Alternative(p, round(confidence, 4))))
            for w, p in zip(words, parts, strict=True)
        ]
    return words


def groups(ours: list[Word], theirs: list[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Words that lie on one another, in the order of the second list; words alone stay alone."""
    owner = list(range(len(ours) + len(theirs)))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    rows: dict[int, list[int]] = {}
    for i, word in enumerate(ours):
        if word.box is not None:
            for row in range(int(word.box.top // 20), int(word.box.bottom // 20) + 1):
                rows.setdefault(row, []).append(i)
    for j, word in enumerate(theirs):
        if word.box is None:
            continue
        near = {i for row in range(int(word.box.top // 20), int(word.box.bottom // 20) + 1) for i in rows.get(row, ())}
        for i in near:
            box = ours[i].box
            if box is not None and _same(box, word.box):
                owner[root(i)] = root(len(ours) + j)
    groups: dict[int, tuple[list[Word], list[Word]]] = {}
    for j, word in enumerate(theirs):
        groups.setdefault(root(len(ours) + j), ([], []))[1].append(word)
    for i, word in enumerate(ours):
        groups.setdefault(root(i), ([], []))[0].append(word)
    for mine, new in groups.values():
        mine.sort(key=_left)
        new.sort(key=_left)
    return list(groups.values())


def _left(word: Word) -> float:
    return word.box.left if word.box is not None else 0.0


def _same(one: Box, other: Box) -> bool:
    """Whether two boxes hold the same print: on one line, and sharing a third of the narrower one."""
    return overlap_y(one, other) > 0.45 * min(one.height, other.height) and overlap_x(one, other) > 0.34 * min(
        one.width, other.width
    )
