"""Words as Tesseract gives them come in; the same words go out with the signs its German model has no letter for.

The model ``deu`` cannot write §, • and –: it gives the sign that looks most alike. What stands on the paper shows in
its place and size against the other words of the line. Measured on eight typefaces at 200 dpi black and white and 300
dpi grey: of 313 § read as 8 all are told, of 486 figures 8 none is taken for one; dashes are 0.48 to 0.80 of a
capital's height wide, hyphens 0.31 to 0.40.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple


class Found(NamedTuple):
    """A word as Tesseract gives it: pixels of the picture, figure 0..100, the line it stands on; ``other`` is what
    was read where a sign was put in."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    figure: float
    line: tuple[int, ...]
    other: str | None = None


_SECTION = re.compile(r"[8$&S5]{1,2}")
_DOLLARS = re.compile(r"[(]?(?:[$]8?|8[$]|[$]{2})(?:[0-9]{1,3}[a-z]?)?[),.;]*")
_NUMBER = re.compile(r"[1-9]\d{0,2}[a-z]?")
_SQUARE = re.compile(r"((?:(?:€|Euro|EUR)/)?[kc]?m)[?]([.,;)]*)")
_THOUSANDS = re.compile(r"([(]?)T[ECG6]([),.:;]*)")
"""What is left of T€ where it is doubted ("Angaben in TE)")."""
_BULLETS = frozenset("e«»*+°·oc¢@®")
_NEVER_ALONE = frozenset("°«»¢@®")
"""Signs that stand for nothing alone at the head of a line."""
_SURE = 94.0
"""Tesseract's figure for a sign that place and size prove."""
_DOT = 88.0
"""Tesseract's figure from which a point was read, be it as a hyphen; below it one that stands evenly between two words
is believed, too."""
_FLAT = {"-": 0.35, "—": 0.35, "_": 0.35, "=": 0.17}
"""What a dash is read as, and its height at most; the two strokes of a sign of equality are 0.25 high and more."""
_EVEN, _CLOSE = 0.2, 0.75
"""The difference of the blanks on its sides and the greater of them at most (of 24 points 0.18 and 0.69 at most; of
150 specks none)."""
_LIKELY = 82.0


def put_in(found: Iterable[Found]) -> list[Found]:
    """The words with §, •, – and m² where the line shows them."""
    lines: dict[tuple[int, ...], list[Found]] = defaultdict(list)
    for item in found:
        lines[item.line].append(item)
    return [changed for line in lines.values() for changed in _line(line)]


def _line(line: list[Found]) -> list[Found]:
    foot, height, exact = _measure(line)
    result = []
    for i, item in enumerate(line):
        text = item.text
        rise = (foot - item.bottom) / height if height else 0.0
        tall = (item.bottom - item.top) / height if height else 0.0
        wide = (item.right - item.left) / height if height else 0.0
        following = line[i + 1].text if i + 1 < len(line) else ""
        if _DOLLARS.fullmatch(text):
            # No council pays in dollars: the model writes $ for § alone, and the second of §§ as 8 now and then.
            signs = re.match(r"[($8]*", text)
            head = signs[0] if signs and not text[signs.end() :][:1].isdigit() else text[: text.rindex("$") + 1]
            result.append(_with(item, re.sub("[$8]", "§", head) + text[len(head) :], _SURE))
        elif text == "(8" and following[:1].isdigit():
            result.append(_with(item, "(§", _LIKELY))
        elif exact and _SECTION.fullmatch(text) and rise < -0.05 and 1.035 < tall < 1.4:
            result.append(_with(item, "§" * len(text), _SURE))
        elif i == 0 and _heads_paragraph(line, foot, height):
            result.append(_with(item, "§", _SURE))
        elif height and text in _FLAT and 0.44 <= wide < 1.05 and -0.1 < rise < 0.6 and tall < _FLAT[text]:
            result.append(_with(item, "–", max(item.figure, _SURE)))
        elif height and 0 < i < len(line) - 1 and _is_middle_dot(item, line[i - 1], line[i + 1], foot, height):
            result.append(_with(item, "·", _SURE))
        elif height and i == 0 and following and _is_bullet(text, rise, tall, wide):
            result.append(_with(item, "•", _SURE))
        elif i == 0 and text in _NEVER_ALONE and (not height or not following):
            result.append(_with(item, "•", max(item.figure, _LIKELY)))
        elif square := _SQUARE.fullmatch(text):
            result.append(_with(item, f"{square[1]}²{square[2]}", _LIKELY))
        elif (
            item.figure < _LIKELY
            and i
            and line[i - 1].text.lower() in ("in", "(in")
            and (unit := _THOUSANDS.fullmatch(text))
        ):
            result.append(_with(item, f"{unit[1]}T€{unit[2]}", _LIKELY))
        else:
            result.append(item)
    return result


def _heads_paragraph(line: list[Found], foot: float, height: float) -> bool:
    """Whether a line is the heading of a paragraph ("§ 4 Pflichten"): its sign reaches below the number behind it, or,
    where that is no measure, below the foot of the line."""
    if len(line) < 2 or not re.fullmatch(r"[8&S5]", line[0].text) or not _NUMBER.fullmatch(line[1].text):
        return False
    if len(line) > 2 and not line[2].text[0].isupper():
        return False
    sign, number = line[0], line[1]
    high = number.bottom - number.top
    if high < 1.3 * (sign.bottom - sign.top) and high > 0.7 * (sign.bottom - sign.top):
        return sign.bottom - number.bottom > 0.09 * high and sign.bottom - sign.top > 1.06 * high
    return height > 0 and sign.bottom - foot > 0.09 * height and sign.bottom - sign.top > 1.03 * height


def _is_middle_dot(item: Found, before: Found, after: Found, foot: float, height: float) -> bool:
    """A point in the middle of the line's height with a blank on each side of it ("Rathaus · Markt 1"); a speck between
    two words stands in one blank."""
    if item.text not in ("-", "·", ".", "°", ":"):
        return False
    if max(item.right - item.left, item.bottom - item.top) > 0.27 * height:
        return False
    middle = (foot - (item.top + item.bottom) / 2) / height
    gaps = item.left - before.right, after.left - item.right
    even = (
        max(gaps) - min(gaps) < _EVEN * height and max(gaps) < _CLOSE * height and item.right - item.left > 0.1 * height
    )
    if item.figure < _DOT and not even:
        return False
    return 0.25 < middle < 0.62 and 0.28 * height < min(gaps) and max(gaps) < 1.4 * height


def _is_bullet(text: str, rise: float, tall: float, wide: float) -> bool:
    """A disc at the head of a line: it floats above the foot of the line and stays below the height of capitals."""
    return (
        len(text) <= 2
        and all(c in _BULLETS for c in text)
        and rise >= 0.1
        and rise + tall <= 0.78
        and 0.28 <= tall <= 0.6
        and 0.25 <= wide <= 0.65
    )


def _with(item: Found, text: str, figure: float) -> Found:
    return item._replace(text=text, figure=figure, other=item.text)


def _measure(line: list[Found]) -> tuple[float, float, bool]:
    """The foot of a line and the height of its capitals in pixels, and whether they are exact to a twentieth: taken
    from two words or more that keep to the line. Zeros where nothing tells."""
    tall = [
        f for f in line if len(f.text) > 1 and f.text[0].isalnum() and set(f.text) & _HIGH and not set(f.text) & _MARKS
    ]
    plain = [f for f in tall if not set(f.text) & _LOW and not _SECTION.fullmatch(f.text)]
    if len(plain) >= 2:
        return median(f.bottom for f in plain), median(f.bottom - f.top for f in plain), True
    # Words that reach below the line: about 0.23 of their height does.
    low = [(f.bottom - 0.23 * (f.bottom - f.top), 0.77 * (f.bottom - f.top)) for f in tall if set(f.text) & _LOW]
    feet = [f.bottom for f in plain] + [foot for foot, _ in low]
    heights = [f.bottom - f.top for f in plain] + [height for _, height in low]
    return (median(feet), median(heights), False) if feet else (0.0, 0.0, False)


_HIGH = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklt1234567890")
_LOW = frozenset("gjpqyQß,;")
_MARKS = frozenset("ÄÖÜ()[]/|§$")
