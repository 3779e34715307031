"""Words as an engine read them come in; the same words without what rulings, specks and tight setting made of them go
out.

Specks are read as points and quotation marks, rulings as bars, and a mark between two words glues them together. A
mark goes where German has none: a bar anywhere, a quotation mark without its partner, a point between two words of
which the second is small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from pipeline.german.words import words as lexicon
from pipeline.model.geometry import Box
from pipeline.model.page import Alternative, Word

_BARS = "|¦"
_MARKS = "‚'’‘`´\"“”"
_BEFORE = re.compile(rf"^[{_MARKS}]+(?=\w)")
_CRUMB = re.compile(r"^[.\\_]{1,3}(?=[^\W\d_]{2})")
"""Specks that were read as marks before a word."""
_BELIEVED = 0.9
"""Confidence from which such a mark is print (".pdf")."""
_LOW = re.compile(r"^[,;](?=[^\W_])")
"""Never before a word: a speck, or a „ whose partner is near. Before figures it may be that of a sum read apart."""
_CENTS = re.compile(r",\d\d(?!\d)\W*")
_SPLIT = re.compile(r"^([A-ZÄÖÜ])[.,]([a-zäöüß]{4,}.*)$")
_UNSURE = 0.6
"""Confidence below which a point behind the first letter of a word is a speck ("L.inde")."""
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
_LEADS = re.compile(r"[Dd](?:er|en|em|es|ie|as)|[Ee]ine?[rsmn]?|und|oder|im|[vz]om|am|zu[mr]|sowie|für|von")
_LEAST_LED = 4
"""Letters of what follows such a word; shorter ones make abbreviations and names with it."""
_OPEN = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{2,6}),")
_DASHES = re.compile(r"[-–—=]{1,3}")
_FEW_FIGURES = 3
"""Figures of two digits or more from which a page's width of a digit is taken."""


def without(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a page mended as far as the page itself proves it; what was read before is kept as alternative."""
    found = [w for word in words if (w := _without_bars(word)) is not None]
    found = [part for word in _without_quotes(found) for part in _parted(word)]
    found = _with_dashes(found)
    found = [_sign(word, found[i - 1] if i else None) for i, word in enumerate(found)]
    return tuple(found)


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
        if head and not _is_closed(text[head.end() :], words[i + 1 : i + _CLOSING]):
            text = text[head.end() :]
        if _LOW.match(text):
            closed = _is_closed(text[1:], words[i + 1 : i + _CLOSING])
            behind = i > 0 and words[i - 1].text[-1:].isdigit()
            if not (text[1].isdigit() and (behind or (_CENTS.fullmatch(text) and not closed))):
                text = ("„" if closed else "") + text[1:]
        if _is_crumb(word):
            text = _CRUMB.sub("", text)
        tail = _AFTER.search(text)
        if tail and text[:1] not in "„‚»\"'“‘":
            # A partner may have been read as a mark of another kind, and s' stands for a genitive.
            opened = any(w.text.lstrip("(")[:1] in "„‚\"'“‘»,;" for w in words[max(i - _CLOSING, 0) : i])
            if not opened and text[tail.start() - 1] not in "sxzß":
                text = text[: tail.start()] + (tail[0][0] if tail[0][0] in ".,:;" else "")
            elif _is_open(words[max(i - _CLOSING, 0) : i]):
                text = text[: tail.start()] + re.sub(rf"[{_MARKS}]+$", "“", tail[0])
        yield _changed(word, text)


def _is_closed(text: str, words: Sequence[Word]) -> bool:
    """Whether a quotation that begins with ``text`` ends within these words, one within it aside."""
    opened = 0
    for part in (text, *(w.text for w in words)):
        opened += part.count("„")
        if part.rstrip(".,;:!?)")[-1:] in tuple("‘’'“”\"«"):
            if not opened:
                return True
            opened -= 1
    return False


def _is_crumb(word: Word) -> bool:
    """Whether the mark at the head of a word is a speck: that of a doubtful word, and a point before one we know."""
    if not _CRUMB.match(word.text):
        return False
    return word.confidence < _BELIEVED or (word.text[0] == "." and word.text[1:].rstrip(".,;:") in lexicon())


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
    if whole[len(left)] in "'’‘\"":
        return one is not None and len(left) > 2 and two is not None and two > -12.0  # "Grimm'sche" is one word
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
    split = _SPLIT.match(text) if word.confidence < _UNSURE else None
    if split:
        return _changed(word, split[1] + split[2])
    slash = _SLASH.match(text)
    if slash and text.rstrip(".:,;") not in lexicon() and slash[1] in lexicon():
        return _changed(word, f"{slash[1]}/{slash[2]}{slash[3]}{slash[4]}")
    return word
