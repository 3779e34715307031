"""A string comes in; edits that join words divided at a line end go out.

The word stands whole on the line where it begins ("Um-\\nsetzung, die": "Umsetzung,\\ndie"). A hyphen that belongs to
the word stays ("Nord-\\nSüd": "Nord-Süd"), and a suspended one is no division ("Sport-\\nund Kulturausschuss").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.german.words import words
from pipeline.model.text import HYPHEN, Edit
from pipeline.repair.candidates import Lexicon

_DIVIDED = re.compile(
    r"(?<![^\W_])(?P<first>[^\W_]\S{0,200}?)(?P<hyphen>[-‐\u00ad\ufffe])(?P<gap>[ \t]*(?:\r?\n[ \t]*\f?|\f\n?)[ \t]*)"
    r"(?P<second>[^\W\d_]+)(?P<tail>[^\s]*)(?P<after>[^\S\n\f\r]*(?:\r?\n|\f)?)"
)
_SUSPENDED = frozenset(
    {"und", "oder", "bzw", "sowie", "bis", "noch", "als", "wie", "u", "o", "statt", "beziehungsweise"}
)


def find(text: str, known: Lexicon | None = None) -> Iterator[Edit]:
    """Edits that join; each covers the word, what hangs on it and the blank behind it."""
    if "\n" not in text and "\f" not in text:
        return
    at = 0
    while (match := _DIVIDED.search(text, at)) is not None:
        at = match.start("second")
        joined = _joined(match, known)
        if joined is None:
            continue
        first, gap = match["first"], match["gap"]
        # The line end moves behind the word; where the word's rest stood alone on its line, that line is gone.
        after = joined + match["tail"] + gap
        before = match.group()
        yield Edit(
            match.start(), match.end(), before, after if match["after"] else after.rstrip(" \t\r\n"), HYPHEN, 0.99
        )
        at = match.end()
        assert first


def _joined(match: re.Match[str], known: Lexicon | None) -> str | None:
    first, second, hyphen = match["first"], match["second"], match["hyphen"]
    if second.lower() in _SUSPENDED:
        # "Verwal-\nund" is no division, "Stand-\nort" never begins with one of these.
        return None
    stem = re.split(r"[^\w]", first)[-1]
    if not stem or not stem[-1].isalpha():
        # "2016-\nbis" and the like: nothing to join but a compound such as "30-\njährig".
        return first + "-" + second if first[-1:].isdigit() and second in words() and second[0].isalpha() else None
    whole = stem + second
    if hyphen in "\u00ad\ufffe" and not second[0].isupper():
        return first + second
    if second[0].isupper():
        if stem.isupper() and second.isupper() and len(stem) > 1 and len(second) > 1 and whole.capitalize() in words():
            return first + second
        return first + "-" + second
    if stem.isupper() and len(stem) > 1:
        # "EU-\nweit": an abbreviation keeps its hyphen.
        return first + "-" + second
    if len(stem) == 1 and stem.isupper() and whole not in words():
        return first + "-" + second
    return first + second
