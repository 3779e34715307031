"""The paragraphs of a list that an engine read go in; they come out with labels as the row of labels tells them.

A label that was read wrongly ("l.", "IN.", "Z.", "3,") takes the place that the labels above and below it leave, where
its signs look like those of that place. What has no label is left alone: which one it lost nobody saw.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.paragraphs import LABEL, Paragraph
from pipeline.german.fold import fold

_TOKEN = re.compile(r"(?P<core>[0-9A-Za-z|!]{1,4})(?P<end>[.,)])\s+(?=[^\W\d_])")
_ROWS: tuple[tuple[tuple[str, ...], str], ...] = (
    (tuple(str(n) for n in range(1, 31)), "."),
    (tuple(str(n) for n in range(1, 31)), ")"),
    (("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), "."),
    (tuple("abcdefghijklm"), ")"),
)
"""The labels of a row in order, and the sign behind each."""
_STROKES = str.maketrans(
    {"l": "I", "1": "I", "|": "I", "!": "I", "i": "I"} | dict.fromkeys("NHUnu", "II") | {"M": "III"}
)
"""What strokes side by side are read as."""
_LIKE = {"2": "Zz?", "3": "8B", "4": "Aq", "5": "Ss", "6": "Gb", "7": "T?", "8": "B3", "9": "gq", "b": "h6", "c": "eo"}
_LIKE |= {"a": "49", "e": "c", "g": "9q"}


def restored(parts: Sequence[Paragraph]) -> list[Paragraph]:
    """``parts`` with the labels that their neighbours in the row tell; the others as they are."""
    found = list(parts)
    for series, end in _ROWS:
        places = [_place(p, series, end) for p in found]
        for i, part in enumerate(found):
            token = _TOKEN.match(part.text)
            if token is None or token["end"] not in (end, ","):
                continue
            wanted = _wanted(places, i, len(series))
            if (
                wanted is None
                or places[i] == wanted
                or (places[i] is not None and not _between(places, i))
                or not _alike(token["core"], series[wanted])
            ):
                continue
            label = series[wanted] + end
            found[i] = replace(part, text=label + part.text[token.end("end") :])
            places[i] = wanted
    return found


def _place(part: Paragraph, series: Sequence[str], end: str) -> int | None:
    """Which place of a row the label of a paragraph has; None where it has none of it."""
    m = LABEL.match(part.text)
    core = m["label"][:-1] if m is not None and m["label"].endswith(end) else ""
    return series.index(core) if core in series else None


def _between(places: Sequence[int | None], i: int) -> bool:
    """Whether labels of the row stand above and below."""
    return any(p is not None for p in places[:i]) and any(p is not None for p in places[i + 1 :])


def _wanted(places: Sequence[int | None], i: int, most: int) -> int | None:
    """The place that is free between the labels above and below; behind the last label the next one."""
    above = next((p for p in reversed(places[:i]) if p is not None), None)
    below = next((p for p in places[i + 1 :] if p is not None), None)
    wanted = 0 if above is None else above + 1
    if (above is None and below is None) or wanted >= most:
        return None
    return wanted if below is None or below == wanted + 1 else None


def _alike(read: str, label: str) -> bool:
    """Whether the signs that were read look like those of a label."""
    if fold(read) == fold(label) or read in _LIKE.get(label, ""):
        return True
    return not label.isdigit() and label.isupper() and read.translate(_STROKES) == label
