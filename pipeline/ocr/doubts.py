"""Words of a page come in; those that the engine doubted and no lexicon has go out with what else they may be.

Each is looked at again alone, as a line, half as large again; where that gives a third thing that nobody knows, once
more in its own size. A line reads the letters better than the mode for words, and the two sizes err differently
(measured on fax-grade pages: of 68 words read wrong 12 were right in the larger look, 15 in one of both; of 49 read
right none was another word in the larger one). What is chosen is for the repair to say: it knows compounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from pipeline.german.words import words as lexicon
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word
from pipeline.ocr import pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

SURE, SURE_FIGURE = 0.985, 0.9
"""Confidence from which a word, or a figure, is not looked at again."""
SIZES = (1.5, 1.0)
MOST = 40
"""Words looked at again on one page (8 ms a look): the surest of the doubtful ones."""
_LETTERS = re.compile(r"[^\W\d_]+")
_EDGE = ".,:;()„“”\"!?‚‘’'-–"
_MARGIN = 1.5


def with_alternatives(words: Sequence[Word], image: PageImage, engine: Engine, languages: str) -> tuple[Word, ...]:
    """``words`` with the alternatives of the doubtful ones; boxes are points of ``image``, which is the picture before
    anything was taken out of it: what looked like a ruling may have been a stroke of a letter."""
    doubtful = sorted((i for i, w in enumerate(words) if _is_doubtful(w)), key=lambda i: -words[i].confidence)[:MOST]
    if not doubtful:
        return tuple(words)
    result = list(words)
    for size in SIZES:
        again = []
        for i, found in zip(doubtful, _looked_at(words, doubtful, size, image, engine, languages), strict=True):
            text = "".join(w.text for w in found)
            told = (words[i].text, *(a.text for a in result[i].alternatives))
            if text and text not in told:
                other = Alternative(text, min(w.confidence for w in found))
                result[i] = replace(result[i], alternatives=(*result[i].alternatives, other))
            if not text or (text != words[i].text and not _is_known(text)):
                again.append(i)
        doubtful = again
    return tuple(result)


def _looked_at(
    words: Sequence[Word], which: Sequence[int], size: float, image: PageImage, engine: Engine, languages: str
) -> list[tuple[Word, ...]]:
    """What the engine sees in each of these words, read alone in a size."""
    pictures = []
    for i in which:
        box = words[i].box
        assert box is not None
        around = Box(box.left - _MARGIN, box.top - _MARGIN, box.right + _MARGIN, box.bottom + _MARGIN)
        pictures.append(_sized(pieces.cut(image, around), size))
    return [r.words for r in engine.many(pictures, languages=languages, mode="line")] if pictures else []


def _is_doubtful(word: Word) -> bool:
    """Whether a word is worth another look: unsure, and no word that the lexicon has; or an unsure figure."""
    if word.box is None or word.confidence >= SURE:
        return False
    core = word.text.strip(_EDGE)
    if sum(map(str.isdigit, core)) >= 3:
        return word.confidence < SURE_FIGURE
    letters = sum(map(len, _LETTERS.findall(core)))
    return letters >= max(3, 0.5 * len(core)) and not _is_known(core)


def _is_known(text: str) -> bool:
    known = lexicon()
    return all(len(part) < 3 or part in known for part in _LETTERS.findall(text))


def _sized(image: PageImage, size: float) -> PageImage:
    from PIL import Image

    if size == 1.0:
        return image
    height, width = image.pixels.shape
    larger = Image.fromarray(image.pixels).resize((round(width * size), round(height * size)), Image.Resampling.BICUBIC)
    return replace(image, pixels=np.asarray(larger), dpi=image.dpi * size)
