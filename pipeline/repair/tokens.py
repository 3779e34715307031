"""A document's string comes in; its words with their places go out, divided words joined for look-up.

Words are cut at blanks, hyphens, slashes, brackets, quotes and punctuation. What must never be touched is marked:
addresses, numbers, codes, Roman numerals, short abbreviations.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.german.words import DATA

_INSIDE = r"[^\s\-‐‑–—/()\[\]{}„“”\"'‚‘’`´«»<>,;:!?.*…+=|•·~_^\\#%°\u00ad\ufffe\ue000-\uf8ff]+"
# A sign that stands within a word for a badly read ß, or behind its letters, belongs to it ("auf’erdem", "gro%e").
_CORE = re.compile(rf"{_INSIDE}(?:(?:(?<=[a-zäöü][fBR])[’']|(?<=[a-zäöüé])[{{%])(?=[a-zäöü]){_INSIDE})*")
# Figures glued to a word; one that may be an umlaut (6, 0, 8, 4) or an l is none of them.
_FIGURES_BEFORE = re.compile(r"(?:\d{2,}|[23579](?=[a-zäöü])|\d(?=[A-ZÄÖÜ]))(?=[^\W\d_]{4}|[^\W\d_]*[a-zäöü]{3})")
_FIGURES_BEHIND = re.compile(r"(?<=[a-zäöüß]{4})(?:\d{2,}|[234579])$")
_ADDRESS = re.compile(
    r"(?:https?:/|ftp:/|www\.)\S*|(?<![\w.+-])[\w.+-]{2,64}\s?@\s?[|!\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\S*"
    r"|\b[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}\.(?:de|com|org|net|eu|info|example|html?|pdf|docx?|xlsx?)\b\S*",
    re.IGNORECASE,
)
BREAK = re.compile(r"[-‐\u00ad\ufffe][ \t]*(?:\r?\n[ \t]*\f?|\f\n?)[ \t]*")
# "Ma?nahmen", "?ber": a letter that nothing could write; what stands beside it is no word.
_ASKED = re.compile(r"\?\??[^\W\d_]")
_FLAT = re.compile(r"[-‐\u00ad\ufffe]\s+")
_SUSPENDED = frozenset(
    {"und", "oder", "bzw", "sowie", "bis", "noch", "als", "wie", "u", "o", "statt", "beziehungsweise"}
)
_ROMAN = re.compile(r"[IVXLCDM]+$|[IVXivx]+l?$|[IlVX]{2,}$")
_LISTED = frozenset({"FUR", "FIR", "FIIR", "UBER", "TUR", "TUV", "TOV", "OPNV", "NO"})


LONGEST = 60
"""Letters of the longest word that is looked up: longer ones are glued text, and looking costs the square of them."""


class Token(NamedTuple):
    """A word: `word` is what is looked up; a word divided at a line end has the place of its `second` part."""

    start: int
    end: int
    word: str
    protected: bool
    second: int = -1


def _is_code(word: str) -> bool:
    """Numbers, codes, Roman numerals, abbreviations of up to three capitals: never repaired."""
    letters = sum(map(str.isalpha, word))
    if letters < 2 or (len(word) == 2 and word not in ("fr", "Fr")):
        return True
    if letters < len(word):
        digits = sum(map(str.isdigit, word))
        if digits > max(1, letters // 3) or re.search(r"\d\d", word) or (digits and word[0].isdigit() and letters < 4):
            return True
    if word.isupper() and len(word) <= 3 and word not in _LISTED:
        return True
    return _ROMAN.match(word) is not None


def _without_figures(start: int, end: int, word: str) -> tuple[int, int, str]:
    """A word and its place without figures that are glued to it ("20jahrige", "Zuschiisse12")."""
    if (before := _FIGURES_BEFORE.match(word)) and word[before.end() :].isalpha():
        start, word = start + before.end(), word[before.end() :]
    # A small letter may begin the rest of a divided word ("wei", then "blich82"): it is no proof of anything.
    if word[:1].isupper() and (behind := _FIGURES_BEHIND.search(word)) and word[: behind.start()].isalpha():
        end, word = start + behind.start(), word[: behind.start()]
    return start, end, word


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations of council papers without their dot: "Enthalt" with a dot behind it is no damaged word."""
    text = (DATA / "abbreviations.txt").read_text(encoding="utf-8")
    words = (w.rstrip(".") for line in text.splitlines() if not line.startswith("#") for w in line.split())
    return frozenset(w for w in words if w.isalpha())


def tokenise(text: str) -> list[Token]:
    """The words of `text` in order."""
    shut = [(m.start(), m.end()) for m in _ADDRESS.finditer(text)] if "." in text or "@" in text else []
    asked = "?" in text
    short = _abbreviations()
    found: list[Token] = []
    at = 0
    for match in _CORE.finditer(text):
        word = match.group()
        start, end = match.span()
        if not word.isalpha():
            start, end, word = _without_figures(start, end, word)
        protected = len(word) > LONGEST
        if not word.isalpha() or len(word) < 6 or word.isupper():
            protected = protected or len(word) < 2 or _is_code(word)
        if text[end : end + 1] == "." and word in short:
            protected = True
        if asked and (text[start - 1 : start] == "?" or _ASKED.match(text, end)):
            protected = True
        while at < len(shut) and shut[at][1] <= start:
            at += 1
        if at < len(shut) and shut[at][0] < end:
            protected = True
        if not protected and found and word[0].islower() and word not in _SUSPENDED:
            before = found[-1]
            if before.word.isalpha() and before.second < 0 and start - before.end < 16:
                # A line end may have become a blank on the way here, or a page's end: "er- forderlich".
                gap = BREAK.match(text, before.end) or _FLAT.match(text, before.end)
                if gap is not None and gap.end() == start and before.word[-1].isalpha():
                    found[-1] = Token(before.start, end, before.word + word, False, start)
                    continue
        found.append(Token(start, end, word, protected))
    return found
