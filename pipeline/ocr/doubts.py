"""Words of a page come in; those that the engine doubted and no lexicon has go out with what else they may be, as do
those that it did not doubt but that are one letter away from a frequent word.

Each is looked at again alone, as a line, smoothed and half as large again; where that gives a third thing that nobody
knows, or the same without being sure, once more at twice its size. Another look must differ from the first: in its own
size a word is misread as on the page. Of 186 doubtful words read wrong (black and white, copies, weak and old pages) 86
are right in one of the two, at 1.3 looks a word; a third look, made thin, has two more of them. What is chosen is for
the repair to say: it knows compounds. Only what both looks see alike and surely, be it a name that nobody knows, stands
at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.german.neighbours import neighbour
from pipeline.german.words import words as lexicon
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word
from pipeline.ocr import looks, pieces, second, tessdata

if TYPE_CHECKING:
    from pipeline.ocr import Engine

SURE, SURE_FIGURE = 0.975, 0.9
"""Confidence from which a word, or a figure, is not looked at again (of 98 words up to 0.985 seven were wrong on bad
pages, one of which a look saw right)."""
AGAIN = 0.9
"""Confidence of a look that sees the same as the page's reading, from which there is no second one."""
SURELY, HARDLY, NEAR = 0.75, 0.7, 2
"""Two looks as sure as the first that see the same word stand against a reading less sure than the second, if it
differs in so many letters at most."""
MOST = 40
"""Words looked at again on one page (8 ms a look): the surest of the doubtful ones."""
_LETTERS = re.compile(r"[^\W\d_]+")
_EDGE = ".,:;()„“”\"!?‚‘’'-–"
_MARGIN = 1.5
_LEAST_LETTERS = 5
_MARKS = re.compile(r"[.,:/-]")


def with_alternatives(words: Sequence[Word], image: PageImage, engine: Engine, languages: str) -> tuple[Word, ...]:
    """``words`` with the alternatives of the doubtful ones; boxes are points of ``image``, which is the picture before
    anything was taken out of it: what looked like a ruling may have been a stroke of a letter."""
    settled: frozenset[int] = frozenset()
    model = tessdata.second(languages)
    if model is not None:
        words, settled = second.agreed(words, _surest(words, _is_worth_a_model), image, engine, model)
    doubtful = [i for i in _surest(words, _is_doubtful) if i not in settled]
    told: dict[int, list[Alternative]] = {i: [] for i in doubtful}
    for look in LOOKS:
        again = []
        for i, found in zip(doubtful, _looked_at(words, doubtful, look, image, engine, languages), strict=True):
            text = "".join(w.text for w in found)
            sure = min((w.confidence for w in found), default=0.0)
            if text:
                told[i].append(Alternative(text, sure))
            if not text or not (_is_known(text) or (text == words[i].text and sure >= AGAIN)):
                again.append(i)
        doubtful = again
    return tuple(_with(word, told[i]) if told.get(i) else word for i, word in enumerate(words))


def _surest(words: Sequence[Word], doubtful: Callable[[Word], bool]) -> list[int]:
    return sorted((i for i, w in enumerate(words) if doubtful(w)), key=lambda i: -words[i].confidence)[:MOST]


def _with(word: Word, told: list[Alternative]) -> Word:
    """A word with what else was seen in it; the other way round where two looks saw the same surely."""
    others: dict[str, float] = {a.text: a.confidence for a in word.alternatives}
    for other in told:
        if other.text != word.text and other.text not in others and not _fewer_marks(other.text, word.text):
            others[other.text] = other.confidence
    sure = Counter(a.text for a in told if a.confidence >= SURELY)
    twice = next((text for text, looks in sure.items() if looks > 1 and _instead(text, word)), None)
    text, confidence = word.text, word.confidence
    if twice is not None:
        others = {text: confidence, **others}
        text, confidence = twice, others.pop(twice)
    return replace(word, text=text, confidence=confidence, alternatives=tuple(Alternative(*o) for o in others.items()))


def _instead(text: str, word: Word) -> bool:
    """Whether what two looks saw may stand for a word: the word was hardly believed, and both are letters and alike."""
    from rapidfuzz.distance import Levenshtein

    one, other = text.strip(_EDGE), word.text.strip(_EDGE)
    letters = one.isalpha() and other.isalpha() and len(other) >= _LEAST_LETTERS
    return letters and word.confidence < HARDLY and 0 < Levenshtein.distance(one, other) <= NEAR


def _fewer_marks(text: str, than: str) -> bool:
    """Whether a reading is the same figures with fewer points and slashes: one overlooks them sooner than one invents
    them ("142" for "14,2")."""
    figures = any(map(str.isdigit, text)) and len(text) < len(than)
    return figures and _MARKS.sub("", text) == _MARKS.sub("", than)


def _looked_at(
    words: Sequence[Word],
    which: Sequence[int],
    look: looks.Look,
    image: PageImage,
    engine: Engine,
    languages: str,
) -> list[tuple[Word, ...]]:
    """What the engine sees in each of these words, read alone in one way."""
    pictures = []
    for i in which:
        box = words[i].box
        assert box is not None
        around = Box(box.left - _MARGIN, box.top - _MARGIN, box.right + _MARGIN, box.bottom + _MARGIN)
        pictures.append(look(pieces.cut(image, around)))
    return [r.words for r in engine.many(pictures, languages=languages, mode="line")] if pictures else []


def _is_doubtful(word: Word) -> bool:
    """Whether a word is worth another look: unsure, and no word that the lexicon has; or an unsure figure; or no word,
    however sure, but one letter away from a frequent one."""
    if word.box is None:
        return False
    core = word.text.strip(_EDGE)
    if word.confidence >= SURE:
        return neighbour(core) is not None
    if sum(map(str.isdigit, core)) >= 3:
        return word.confidence < SURE_FIGURE
    letters = sum(map(len, _LETTERS.findall(core)))
    return letters >= max(3, 0.5 * len(core)) and not _is_known(core)


def _is_worth_a_model(word: Word) -> bool:
    """Whether a word is worth a look of the second model: as ``_is_doubtful``, or a short file mark or number. Figures
    of one or two signs are read alone, cell by cell."""
    core = word.text.strip(_EDGE)
    mark = word.box is not None and len(core) > 2 and any(map(str.isdigit, core))
    return _is_doubtful(word) or (mark and word.confidence < SURE_FIGURE)


def _is_known(text: str) -> bool:
    known = lexicon()
    return all(len(part) < 3 or part in known for part in _LETTERS.findall(text))


LOOKS: tuple[looks.Look, ...] = (looks.smoothed, looks.doubled)
