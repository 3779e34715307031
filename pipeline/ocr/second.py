"""Words that the engine doubted come in; the same words as two models see them go out.

The larger model of the same language (``tessdata.SECOND``) errs in other places than the quick one: it reads a doubtful
word together with its neighbours, and where that leaves it open, once more smoothed and half as large again. Measured
on 51 pages of 48 forms, damaged in 13 ways: of doubtful figures and unknown words on which the models agree 89 of 100
are right (68 of 100 of all that are doubtful); where they differ and the second is sure, it is right in 33 of 36 and
the first in one; where two looks of the second share what the first has not, it is right in 14 of 18. A sure word is
seldom wrong (8 of 5,700), and the second reads more of them wrong than it mends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.geometry import Box, overlap_y, union
from pipeline.model.page import Alternative, PageImage, Word
from pipeline.ocr import align, looks, pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

SURE, SURELY = 0.9, 0.97
"""Confidence of the second model from which its reading stands, and from which its consent makes a word surer."""
BELIEVED = 0.8
"""Confidence of a word of letters from which consent makes it surer: below it stand glued and cut words, which every
model reads alike (5 of 20 wrong, above it none of 15), and a cell with them is worth a reading of its own."""
_CONSENT, _STANDS, _SHARED, _ALONE = 0.7, 0.94, 0.6, 0.5
"""What consent takes away of a doubt; the share of its confidence that a reading of the second model alone has; the
most for one that two of its looks share, and for a word on which no two looks agree."""
_RIM = 1.5
_EDGE = ".,:;()„“”\"!?‚‘’'-–"
_MARKS = re.compile(r"\W")
_PARTS = re.compile(r"[\W_]+")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_STROKES = str.maketrans("1l|", "III")
_Seen = dict[int, tuple[str, float]]


def agreed(
    words: Sequence[Word], which: Sequence[int], image: PageImage, engine: Engine, model: str
) -> tuple[list[Word], frozenset[int]]:
    """``words`` with those at ``which`` as both models see them, and the places that are settled; boxes are points of
    ``image``."""
    result, settled = list(words), set()
    spans, known = _spans(words, which), _surely_read(words)
    seen = _seen(words, spans, looks.plain, image, engine, model)
    for i in which:
        if i in seen and (word := _by_one(words[i], *seen[i], known)) is not None:
            result[i] = word
            settled.add(i)
    left = [i for i in which if i in seen and not _same(seen[i][0], words[i].text) and i not in settled]
    open_spans = [span for span in spans if not set(span).isdisjoint(left)]
    again = _seen(words, open_spans, looks.smoothed, image, engine, model)
    for i in left:
        result[i], done = _by_two(words[i], seen[i], again.get(i, ("", 0.0)), known)
        if done:
            settled.add(i)
    return result, frozenset(settled)


def _by_one(word: Word, text: str, sure: float, known: frozenset[str]) -> Word | None:
    """A word that the second model sees alike, or sees surely as something else; None while that is open."""
    if _same(text, word.text):
        believed = word.confidence >= BELIEVED or any(map(str.isdigit, text))
        if sure < SURELY or not believed:
            return word if sure >= SURE else None
        return replace(word, confidence=round(1 - (1 - word.confidence) * (1 - _CONSENT), 4))
    if sure >= SURE and sure > word.confidence and _instead(text, word.text, known):
        return _with(word, text, _STANDS * sure)
    return None


def _by_two(word: Word, one: tuple[str, float], two: tuple[str, float], known: frozenset[str]) -> tuple[Word, bool]:
    """A word after two looks of the second model, and whether it is settled: what two of three see stands, with a doubt
    where the first differs."""
    if _same(one[0], two[0]) and not _same(one[0], word.text):
        if _instead(one[0], word.text, known):
            return _with(word, one[0], min(_SHARED, max(one[1], two[1]))), True
    elif _same(two[0], word.text):
        return word, False
    others = {a.text for a in word.alternatives} | {word.text, ""}
    told = [Alternative(*o) for o in dict.fromkeys((one, two)) if o[0] not in others and not _fewer(o[0], word.text)]
    kept = replace(word, confidence=min(word.confidence, _ALONE), alternatives=(*word.alternatives, *told))
    return kept, False


def _with(word: Word, text: str, sure: float) -> Word:
    before = Alternative(word.text, word.confidence)
    others = tuple(a for a in word.alternatives if a.text != text)
    return replace(word, text=text, confidence=round(sure, 4), alternatives=(before, *others))


def _same(one: str, other: str) -> bool:
    """Whether two readings differ in signs at their edges at most."""
    return bool(one) and one.strip(_EDGE) == other.strip(_EDGE)


def _instead(text: str, than: str, known: frozenset[str]) -> bool:
    """Whether a reading may stand for another one: alike, no mere part of it, with no fewer marks between its
    figures, as many Roman numbers, and other in more than its capitals, with no sign in place of a letter; not for a
    word that the page has elsewhere. Of two that differ in strokes only (IV and 1V, 11 and 1l) the one without figures
    among letters stands."""
    from rapidfuzz.distance import Levenshtein

    if Levenshtein.distance(text, than) > max(len(than) // 2, 1):
        return False
    if text in than and any(map(str.isalnum, than.replace(text, "", 1))):
        return False
    letters, before = len(_MARKS.sub("", text)), len(_MARKS.sub("", than))
    if letters < before and len(text) - letters > len(than) - before:
        return False
    if text.translate(_STROKES) == than.translate(_STROKES):
        return _mixed(text) < _mixed(than)
    if than.strip(_EDGE) in known and text.strip(_EDGE) not in known:
        return False
    return not _fewer(text, than) and _romans(text) >= _romans(than) and text.casefold() != than.casefold()


def _mixed(text: str) -> int:
    """How many parts of a word have figures among their letters."""
    return sum(any(map(str.isdigit, part)) and any(map(str.isalpha, part)) for part in _PARTS.split(text))


def _romans(text: str) -> int:
    """How many Roman numbers of two letters and more stand in a word, an I read as a stroke among them (VI1I-0744)."""
    parts = (part for part in _PARTS.split(text) if len(part) > 1 and set(part) & set("IVX"))
    return sum(bool(_ROMAN.fullmatch(part.translate(_STROKES))) for part in parts)


def _surely_read(words: Iterable[Word]) -> frozenset[str]:
    """The words of letters that were read surely: one that is doubted may stand there again."""
    cores = (w.text.strip(_EDGE) for w in words if w.confidence >= SURELY)
    return frozenset(core for core in cores if len(core) > 3 and core.isalpha())


def _fewer(text: str, than: str) -> bool:
    """Whether a reading is the same letters and figures with other marks, and no more of them: a model overlooks a
    point or a stroke sooner than it invents one."""
    return _MARKS.sub("", text) == _MARKS.sub("", than) and len(text) <= len(than)


def _seen(
    words: Sequence[Word],
    spans: Sequence[Sequence[int]],
    look: looks.Look,
    image: PageImage,
    engine: Engine,
    model: str,
) -> _Seen:
    """What the second model sees in the place of each word of the spans, and how surely."""
    if not spans:
        return {}
    cuts = [pieces.cut(image, _around(words[i].box for i in span)) for span in spans]
    readings = engine.many([look(cut) for cut in cuts], languages=model, mode="line")
    found: _Seen = {}
    for span, cut, reading in zip(spans, cuts, readings, strict=True):
        ours = [replace(words[i], size=float(i)) for i in span]  # their place travels in their size
        theirs = [replace(w, box=cut.frame.box(w.box)) for w in reading.words if w.box is not None]
        for mine, other in align.groups(ours, theirs):
            pairs = [(m, [o]) for m, o in zip(mine, other, strict=True)] if len(mine) == len(other) else None
            for word, said in pairs or ([(mine[0], other)] if len(mine) == 1 and other else []):
                sure = min(w.confidence for w in said)
                found[int(word.size or 0)] = "".join(w.text for w in said), sure
    return found


def _around(boxes: Iterable[Box | None]) -> Box:
    box = union([b for b in boxes if b is not None])
    return Box(box.left - _RIM, box.top - _RIM, box.right + _RIM, box.bottom + _RIM)


def _spans(words: Sequence[Word], which: Sequence[int]) -> list[list[int]]:
    """Each word with its neighbours; doubtful neighbours share one span."""
    wanted, done = set(which), set[int]()
    spans = []
    for i in sorted(which, key=lambda i: _left(words[i])):
        if i in done:
            continue
        before, span = _neighbour(words, i, -1), [i]
        while (after := _neighbour(words, span[-1], 1)) is not None and after not in span:
            span.append(after)
            if after not in wanted:
                break
        done.update(span)
        spans.append(span if before is None or before in span else [before, *span])
    return spans


def _left(word: Word) -> float:
    return word.box.left if word.box is not None else 0.0


def _neighbour(words: Sequence[Word], at: int, side: int) -> int | None:
    """The next word of the line to the right (1) or the left (-1), if no more than a wide blank parts them."""
    box = words[at].box
    best: tuple[float, int] | None = None
    for i, word in enumerate(words):
        other = word.box
        if box is None or other is None or i == at or other.top > box.bottom or other.bottom < box.top:
            continue
        gap = other.left - box.right if side > 0 else box.left - other.right
        high = min(box.height, other.height)
        near = -0.3 * high < gap < 1.5 * box.height and overlap_y(box, other) > 0.5 * high
        if near and (best is None or gap < best[0]):
            best = gap, i
    return best[1] if best is not None else None
