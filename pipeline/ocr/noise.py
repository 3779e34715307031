"""Words as an engine read them come in, with the picture; the same words without what rulings, specks and tight
setting made of them go out.

Specks are read as points and quotation marks, rulings as bars, and a mark between two words glues them together. A
mark goes where German has none: a bar anywhere, a quotation mark without its partner, a point between two words of
which the second is small. A point behind a word that cannot end a sentence is looked at in the picture: dust is smaller
than the page's own points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.german.words import words as lexicon
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, PageImage, Word

_BARS = "|¦"
_MARKS = "‚'’‘`´\"“”"
_BEFORE = re.compile(rf"^[{_MARKS}]+(?=\w)")
_AFTER = re.compile(rf"(?<=\w)[.,:;]?[{_MARKS}]+$")
_CLOSING = 14
"""Words within which a quotation ends; longer ones are set in „…“, which the engine reads well."""
_GLUED = re.compile(r"^([^\W\d_]{2,})[.:;,'’‘\"*_-]([A-ZÄÖÜa-zäöüß][a-zäöüß]+)([.,;:]?)$")
_EURO = re.compile(r"^(.*[\d,.–-]|in|ohne|je)€([.,;:)]*)$")
_NUMBERED = re.compile(r"^(\d{1,3})(in|mit|und|bis)$")
_NO = re.compile(r"^([A-ZÄÖÜ][a-zäöüß]{3,})(Nr\.:?|Nr)$")
_THOUSAND = re.compile(r"^([(]?)T[E£eC][)]?$")
_ROMAN = re.compile(r"^(?=.*[IVX])(?=.*[l1])[(]?(?:[IVXl]{2,5}|[IVX]{2,3}1{2,3}|[VX]I{1,2}1)[.):]?$")
_PERIOD = re.compile(r"^(.*\d{3,}/)(?=[l1|]*[IVX])(?=.*[l1|])([IVXl1|]{1,5})([.,;:)]*)$")
"""A file mark that ends in the number of an electoral period ("DS/1894/VI")."""
_STROKES = str.maketrans("l1|", "III")
_SLASH = re.compile(r"^([A-ZÄÖÜ][a-zäöüß]{3,})[l|I](-?)(innen|in|n|r|e)([.:,;]?)$")
_POINT = re.compile(r"^(\w[\w/-]*\w|\d+)([.:,;])$")
_NEVER_LAST = re.compile(r"d(?:er|en|em|es|ie|ass|aß)|ein(?:e[rsmn]?)?|und|oder|im|[vz]om|am|zu[mr]|sowie|für|von")
_LEADS = re.compile(r"[Dd](?:er|en|em|es|ie|as)|[Ee]ine?[rsmn]?|und|oder|im|[vz]om|am|zu[mr]|sowie|für|von")
_LEAST_LED = 4
"""Letters of what follows such a word; shorter ones make abbreviations and names with it."""
_OPEN = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{2,6}),")
_DASHES = re.compile(r"[-–—=]{1,3}")
_FEW_FIGURES = 3
"""Figures of two digits or more from which a page's width of a digit is taken."""
_SMALLEST, _LEAST_POINTS = 0.85, 5
"""A point of less than this share of the page's usual ones may be dust, where the page has enough to compare with."""


def without(words: Sequence[Word], image: PageImage) -> tuple[Word, ...]:
    """The words of a page mended as far as the page itself proves it; what was read before is kept as alternative."""
    found = [w for word in words if (w := _without_bars(word)) is not None]
    found = [part for word in _without_quotes(found) for part in _parted(word)]
    found = _with_dashes(found)
    found = [_sign(word, found[i - 1] if i else None) for i, word in enumerate(found)]
    return tuple(_without_dust(found, image))


def _changed(word: Word, text: str) -> Word:
    if text == word.text:
        return word
    before = Alternative(word.text, round(min(word.confidence, 0.3), 4))
    return replace(word, text=text, alternatives=(before, *word.alternatives))


def _without_bars(word: Word) -> Word | None:
    """Bars are rulings; a letter ı is an i that lost its dot."""
    text = word.text.strip(_BARS)
    if not text or text in ("ı", "ı."):
        return None
    if text.startswith("[") and "]" not in text and text[1:2].isalnum():
        text = text[1:]
    text = text.replace("ı", "i").replace("—", "–")
    return _changed(word, text)


def _without_quotes(words: list[Word]) -> Iterator[Word]:
    for i, word in enumerate(words):
        text = word.text
        head = _BEFORE.match(text)
        if head and not any(w.text.rstrip(".,;:!?)")[-1:] in "‘’'“”\"«" for w in words[i : i + _CLOSING]):
            text = text[head.end() :]
        tail = _AFTER.search(text)
        if tail and text[:1] not in "„‚»\"'“‘":
            # A partner may have been read as a mark of another kind, and s' stands for a genitive.
            opened = any(w.text.lstrip("(")[:1] in "„‚\"'“‘»," for w in words[max(i - _CLOSING, 0) : i])
            if not opened and text[tail.start() - 1] not in "sxzß":
                text = text[: tail.start()] + (tail[0][0] if tail[0][0] in ".,:;" else "")
            elif _is_open(words[max(i - _CLOSING, 0) : i]):
                text = text[: tail.start()] + re.sub(rf"[{_MARKS}]+$", "“", tail[0])
        yield _changed(word, text)


def _is_open(words: Sequence[Word]) -> bool:
    """Whether the last quotation mark in ``words`` is a „ : what closes it is a “, be it read as another mark."""
    marks = [c for w in words for c in w.text if c in "„“”‚‘"]
    return bool(marks) and marks[-1] == "„"


def _parted(word: Word) -> list[Word]:
    """A word that holds two: parted by a speck, or set without a blank that the paper has."""
    if word.box is None or len(word.text) < 3:
        return [word]
    for pattern in (_EURO, _NUMBERED, _NO):
        found = pattern.match(word.text)
        if found:
            tail = "€" + found[2] if pattern is _EURO else found[2]
            return _cut(word, found[1], tail)
    if word.text == "ine":  # "in €" at the end of a table's head: no German word
        return _cut(word, "in", "€")
    glued = _GLUED.match(word.text)
    if glued and word.text[len(glued[1])] == "-" and glued[2] in ("und", "oder", "bzw"):
        return _cut(word, f"{glued[1]}-", glued[2] + glued[3])  # "Bau-und Umweltausschuss"
    if glued and _is_glued(glued[1], glued[2], word.text):
        return _cut(word, glued[1], glued[2] + glued[3])
    return [word]


def _is_glued(left: str, right: str, whole: str) -> bool:
    """Whether a mark between two words is a speck: both are words, at least the second of a frequent kind, and nobody
    writes them together; behind a word that leads on to another, any word of some letters."""
    known = lexicon()
    if whole.rstrip(".,;:") in known:
        return False
    if _LEADS.fullmatch(left) and len(right) >= _LEAST_LED and right in known:
        return True
    if right[0].isupper():
        return False
    one, two = known.logp(left), known.logp(right)
    if one is None or two is None:
        return False
    hyphen = whole[len(left)] == "-"
    return max(one, two) > -7.5 and two > (-8.5 if hyphen else -11.0) if hyphen else two > -11.0 and one > -15.0


def _cut(word: Word, left: str, right: str) -> list[Word]:
    """Two words in one box, each with its share of it by letters."""
    assert word.box is not None
    box = word.box
    share = (len(left) + 0.3) / (len(left) + len(right) + 0.6)
    at = box.left + share * box.width
    first = _changed(word, left)
    return [
        replace(first, box=Box(box.left, box.top, at, box.bottom)),
        replace(word, text=right, box=Box(at, box.top, box.right, box.bottom)),
    ]


def _with_dashes(words: Sequence[Word]) -> list[Word]:
    """Whole amounts with the dashes that stand for no cents ("1.200,--"), which the engine reads apart or not at all.

    A comma ends no figure; what its box holds behind it, in the width of the page's figures, are the dashes.
    """
    pitches = [w.box.width / (len(w.text) - 0.15) for w in words if w.box and len(w.text) > 1 and w.text.isdigit()]
    pitch = median(pitches) if len(pitches) >= _FEW_FIGURES else None
    found: list[Word] = []
    waits = False
    for word in words:
        joined = _around(found[-1], word) if waits and _DASHES.fullmatch(word.text) else None
        if joined is not None:
            sure = min(found[-1].confidence, word.confidence)
            found[-1] = replace(_changed(found[-1], f"{found[-1].text}--"), box=joined, confidence=sure)
        else:
            if waits and pitch is not None:
                found[-1] = _with_lost_dashes(found[-1], pitch)
            found.append(word)
        waits = joined is None and bool(_OPEN.fullmatch(word.text))
    if waits and pitch is not None:
        found[-1] = _with_lost_dashes(found[-1], pitch)
    return found


def _with_lost_dashes(figure: Word, pitch: float) -> Word:
    lost = figure.box is not None and figure.box.width - len(figure.text) * pitch > 0.9 * pitch
    return _changed(figure, f"{figure.text}--") if lost else figure


def _around(figure: Word, dashes: Word) -> Box | None:
    """The box of both where dashes stand at the end of a figure or right behind it, on its line; else None."""
    one, other = figure.box, dashes.box
    if one is None or other is None or not one.top - 0.3 * one.height < other.middle[1] < one.bottom + 0.3 * one.height:
        return None
    behind = one.left < other.left < one.right + 0.8 * one.height and other.width < 2.5 * one.height
    return one._replace(right=max(one.right, other.right)) if behind else None


def _sign(word: Word, before: Word | None) -> Word:
    """Signs and figures that the German model takes for letters."""
    text = word.text
    if before is not None and before.text in ("in", "(in") and _THOUSAND.match(text):
        return _changed(word, f"T€{')' if text.endswith(')') else ''}")
    if _ROMAN.match(text):
        return _changed(word, text.translate(_STROKES))
    period = _PERIOD.match(text)
    if period:
        return _changed(word, period[1] + period[2].translate(_STROKES) + period[3])
    slash = _SLASH.match(text)
    if slash and text.rstrip(".:,;") not in lexicon() and slash[1] in lexicon():
        return _changed(word, f"{slash[1]}/{slash[2]}{slash[3]}{slash[4]}")
    return word


# -- points -----------------------------------------------------------------------------------------------------------


def _without_dust(words: list[Word], image: PageImage) -> Iterator[Word]:
    """Points behind words that cannot end anything there, and are smaller than the points of this page."""
    points = [i for i, w in enumerate(words) if w.box is not None and _POINT.match(w.text)]
    sizes = {i: _point(words[i], image) for i in points} if len(points) >= _LEAST_POINTS else {}
    usual = median(sizes.values()) if sizes else 0.0
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        small = i in sizes and sizes[i] < _SMALLEST * usual
        goes_on = i in sizes and following is not None and _goes_on(word, following)
        yield _changed(word, word.text[:-1]) if small and goes_on else word


def _goes_on(word: Word, following: Word) -> bool:
    """Whether the sentence goes on behind a word with a point: on the same line, behind a small word or before one."""
    if word.box is None or following.box is None or following.box.left < word.box.left:
        return False
    bare = word.text[:-1]
    if word.text[-1] == ",":
        return False
    return bool(_NEVER_LAST.fullmatch(bare)) or (len(bare) >= 5 and bare in lexicon() and following.text[:1].islower())


def _point(word: Word, image: PageImage) -> float:
    """The dark points of the last sign of a word: ink in the right end of its box, parted from the letters before."""
    assert word.box is not None
    size = word.box.height
    pixels = image.crop(Box(word.box.right - 0.45 * size, word.box.top, word.box.right + 0.5, word.box.bottom + 0.5))
    dark: NDArray[np.float32] = np.clip((200.0 - pixels.astype(np.float32)) / 160.0, 0, 1)
    columns = dark.max(axis=0, initial=0) > 0.3
    inked = np.flatnonzero(columns)
    if not len(inked):
        return 0.0
    end = int(inked[-1]) + 1
    gaps = np.flatnonzero(~columns[:end])
    start = int(gaps[-1]) + 1 if len(gaps) else 0
    return float(dark[:, start:end].sum()) / (image.dpi / 72) ** 2 if len(gaps) else 1e9
