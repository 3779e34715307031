"""A page's picture and the words read on it come in; the words of a stamp of receipt go out among them.

An engine takes a stamp's frame, its slanted print and what it lies over for a drawing. Here the ink that is no word is
looked at alone: turned by what makes its rows plainest, without the strokes of its frame, read line by line in three
sizes and as a block in two. Only a stamp that says that something was received, with a day that two of the readings
share, is believed; its other words say nothing that a record needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import cos, radians, sin
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from pipeline.german import dates
from pipeline.model.geometry import Box, Frame, contains
from pipeline.model.page import PageImage, Reading, Word
from pipeline.ocr import leftover, pieces

if TYPE_CHECKING:
    from pipeline.ocr import Engine

_WIDE, _HIGH = (60.0, 240.0), (26.0, 120.0)
"""Points of width and height of what may be a stamp of receipt."""
_FLAT = 1.2, 4.5  # width by height
_LEAST = 2  # rows of a stamp: what it says, its day
_DEEP = 0.6  # of the page's height, above which it stands
_MOST = 2  # places of one page that are looked at
_READ = 0.7  # confidence of a word that is no stamp's
_DAY = 0.7  # confidence of a day by its wording
_INK = 170  # grey level of a stamp's ink at most
_TURNS = np.arange(-12.0, 12.1, 0.75)
"""Degrees that a stamp may be set askew."""
_FRAME, _GAPS = 28.0, 0.07  # points of a stroke that belongs to a frame, and the share of it that may be missing
_LARGER = 1.4
_SAYS = ("Eingegangen", "Eingang", "Posteingang", "Eingegangen am", "Eingang am", "Erhalten", "Erhalten am")
_LETTERS = {re.sub(r"\W", "", printed.lower()): printed for printed in _SAYS}
_ALIKE = 78.0  # of 100, as letters go
_CONFIDENCE = 0.8


def put_in(
    words: tuple[Word, ...],
    first: tuple[Word, ...],
    ink: leftover.Ink,
    image: PageImage,
    engine: Engine,
    languages: str,
) -> tuple[Word, ...]:
    """``words`` with the two lines of a stamp that a record needs, what it says and its day; what was read of it before
    goes. Boxes are points of the picture, ``ink`` is its ink, ``first`` are the words of the first reading."""
    height = image.pixels.shape[0] * 72 / image.dpi
    sure = tuple(w for w in first if w.confidence >= _READ and w.box is not None and w.box.height <= 36)
    blots = leftover.blots(ink, sure)
    places = [b for b in blots if _fits(b) and b.bottom < _DEEP * height and not _is_text(b, sure)]
    places = sorted(places, key=lambda b: -b.area)
    for place in [*_around(words, _DEEP * height), *places][:_MOST]:
        stamp = _read(image, place, engine, languages)
        if stamp:
            area = Box(place.left - 4, place.top - 4, place.right + 4, place.bottom + 4)
            kept = {id(w) for w in sure if _likeness(w.text) < _ALIKE and not _is_over(w, stamp)}
            others = (w for w in words if id(w) in kept or w.box is None or not contains(area, *w.box.middle))
            return (*others, *stamp)
    return words


def _is_over(word: Word, stamp: Sequence[Word]) -> bool:
    """Whether a word lies where one of a stamp was read."""
    return word.box is not None and any(w.box is not None and contains(w.box, *word.box.middle) for w in stamp)


def _around(words: Sequence[Word], deep: float) -> list[Box]:
    """What lies around the word of receipt where it was read alone, without its day."""
    found = []
    for word in words:
        if word.box is None or word.box.bottom > deep or _likeness(word.text) < _ALIKE or ":" in word.text:
            continue
        x, (_, top, _, bottom) = word.box.middle[0], word.box
        area = Box(max(x - 75, 0), max(top - 30, 0), x + 75, bottom + 30)
        inside = " ".join(w.text for w in words if w.box is not None and contains(area, *w.box.middle))
        if not any(m.value.precision == "day" for m in dates.parse(inside)):
            found.append(area)
    return found


def _likeness(text: str) -> float:
    """How like letters are to a word of receipt, of 100."""
    bare = _bare(text)
    return max(ratio(bare, word) for word in _LETTERS) if len(bare) >= 6 else 0.0


def _bare(text: str) -> str:
    return re.sub(r"[^a-zäöüß]", "", text.lower())


def _fits(box: Box) -> bool:
    flat = _FLAT[0] <= box.width / box.height <= _FLAT[1]
    return flat and _WIDE[0] <= box.width <= _WIDE[1] and _HIGH[0] <= box.height <= _HIGH[1]


def _is_text(box: Box, sure: Sequence[Word]) -> bool:
    """Whether words that were surely read fill a good part of a place."""
    inside = sum(w.box.area for w in sure if w.box is not None and contains(box, *w.box.middle))
    return inside > 0.4 * box.area


def _read(image: PageImage, place: Box, engine: Engine, languages: str) -> tuple[Word, ...]:
    """The lines of the stamp at a place, none where it is no stamp of receipt or its day is not plain."""
    k = image.dpi / 72
    source = image.soft if image.soft is not None else image.pixels
    grown = Box(max(place.left - 14, 0), max(place.top - 14, 0), place.right + 14, place.bottom + 14)
    part = PageImage(source, image.dpi).crop(grown)
    turn = _turn(part < _INK, image.dpi)
    level = np.asarray(Image.fromarray(part).rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255))
    ink = level < _INK
    length = round(_FRAME * k)
    frame_ = leftover.strokes(ink, length, gaps=int(_GAPS * length), around=True)
    clean = np.where(frame_, np.uint8(255), level)
    rows = _bands(clean < _INK, k)
    if len(rows) < _LEAST:
        return ()
    both: list[tuple[Reading, Frame]] = []
    for scale in _SCALES:  # no other size where the first tells nothing of receipt
        bands = [_scaled(clean[a:b], image.dpi, scale, a / k) for a, b in rows]
        both += zip(engine.many(bands, languages=languages, mode="line"), (b.frame for b in bands), strict=True)
        told = [found for reading, frame in both if (found := _said(reading, frame)) is not None]
        if not told:
            return ()
    sizes = [_scaled(clean, image.dpi, scale) for scale in (1.0, _LARGER)]
    both += zip(engine.many(sizes, languages=languages, mode="block"), (p.frame for p in sizes), strict=True)
    day = _agreed(both)
    if day is None:
        return ()
    frame = _back(turn, level.shape, part.shape, k).then(
        Frame(1, 0, int(grown.left * k) / k, 0, 1, int(grown.top * k) / k)
    )
    words: list[Word] = []
    says = max(told, key=lambda found: found[0])
    for text, box in (says[1:], day[1:]):
        x, y = frame.point(*box.middle)
        own = Box(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
        parts = text.split()
        wide = own.width / len(text)
        at = own.left
        for word in parts:
            words.append(Word(word, Box(at, own.top, at + wide * len(word), own.bottom), _CONFIDENCE))
            at += wide * (len(word) + 1)
    return tuple(words)


def _turn(ink: NDArray[np.bool_], dpi: float) -> float:
    """The degrees (against the clock) by which a picture has to be turned so that its rows are plainest."""
    small = Image.fromarray(ink * np.uint8(255)).reduce(max(int(dpi / 100), 1))
    best, most = 0.0, 0.0
    for turn in _TURNS:
        rows = np.asarray(small.rotate(float(turn), Image.Resampling.BILINEAR)).astype(np.float32).sum(axis=1)
        plain = float((np.diff(rows) ** 2).sum())
        if plain > most:
            best, most = float(turn), plain
    return best


def _back(turn: float, level: tuple[int, ...], part: tuple[int, ...], k: float) -> Frame:
    """The map from points of the turned picture to points of the part it was turned from."""
    c, s = cos(radians(turn)), sin(radians(turn))
    x, y = level[1] / 2 / k, level[0] / 2 / k
    u, v = part[1] / 2 / k, part[0] / 2 / k
    return Frame(c, -s, u - c * x + s * y, s, c, v - s * x - c * y)


def _lines(reading: Reading) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in (w for w in reading.words if w.box is not None):
        last = lines[-1][-1].box if lines else None
        if last is not None and word.box is not None and last.top < word.box.middle[1] < last.bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _boxed(words: Sequence[Word], frame: Frame) -> Box:
    print_ = [w for w in words if any(map(str.isalnum, w.text))] or words  # without the rest of the frame
    boxes = [frame.box(w.box) for w in print_ if w.box is not None]
    return Box(*(f(b[i] for b in boxes) for i, f in enumerate((min, min, max, max))))


def _said(reading: Reading, frame: Frame) -> tuple[float, str, Box] | None:
    """How like it is to a word of receipt, that word as it is printed, and where it stands."""
    for line in _lines(reading):
        text = "".join(w.text for w in line)
        if (alike := _likeness(text)) >= _ALIKE:
            return alike, _printed(text), _boxed(line, frame)
    return None


def _printed(text: str) -> str:
    """The word of receipt that the letters read are most like, in capitals where most of them are."""
    word = _LETTERS[max(_LETTERS, key=lambda letters: ratio(_bare(text), letters))]
    letters = [c for c in text if c.isalpha()]
    return word.upper() if sum(map(str.isupper, letters)) > 0.5 * len(letters) else word


def _agreed(both: Sequence[tuple[Reading, Frame]]) -> tuple[object, str, Box] | None:
    """The day that two readings tell, twice as often as any other, or that one tells and others miss by a letter or
    two ("25.21.2031" beside "25.11.2031")."""
    days = [day for reading, frame in both for day in _days(reading, frame)]
    told = Counter(day for day, _, _ in days).most_common(2)
    if not told or (len(told) > 1 and told[0][1] < 2 * told[1][1]):
        return None
    first = next(d for d in days if d[0] == told[0][0])
    printed = re.sub(r"\s", "", first[1])
    lines = ["".join(w.text for w in line) for r, _ in both for line in _lines(r)]
    near = [s for s in (line.strip("|!il1I,;'_-") for line in lines) if 0 < Levenshtein.distance(s, printed) <= _OFF]
    return first if told[0][1] >= _AGREE or len(near) >= _AGREE else None


def _days(reading: Reading, frame: Frame) -> Iterator[tuple[object, str, Box]]:
    """The days that a reading tells, their words, and where they stand."""
    for line in _lines(reading):
        text = " ".join(w.text for w in line)
        for mention in dates.parse(text):
            if mention.value.precision == "day" and mention.value.start is not None and mention.confidence >= _DAY:
                yield mention.value.start, text[mention.start : mention.end], _boxed(line, frame)


def _scaled(pixels: NDArray[np.uint8], dpi: float, scale: float, top: float = 0.0) -> PageImage:
    """A picture made larger on a white ground; ``top`` is where it lies in points."""
    size = round(pixels.shape[1] * scale), max(round(pixels.shape[0] * scale), 1)
    larger = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))
    return pieces.framed(larger, dpi * scale, 0, top, 12)


def _bands(ink: NDArray[np.bool_], k: float) -> list[tuple[int, int]]:
    """The rows of print, from and to, as pixels; at most ``_ROWS``."""
    rows = ink.sum(axis=1) > 0.01 * ink.shape[1]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    found = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if 4 * k <= b - a <= 26 * k]
    margin = round(1.5 * k)
    return [(max(a - margin, 0), b + margin) for a, b in found[:_ROWS]]


_OFF = 3  # letters by which a reading misses a day at most
_SCALES, _ROWS, _AGREE = (1.4, 1.0, 2.0), 6, 2
