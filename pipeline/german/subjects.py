"""What a committee is for (``Soziales, Arbeit und Gesundheit``): where a list of subjects in running text ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_WIDE_TOPICS = re.compile(r"(?:Angelegenheiten|Belange|Menschen|Fragen|Gleichstellung|Teilhabe|Entwicklung|Förderung)$")
_ADJECTIVE_WORD = re.compile(r"[a-zäöüß][\wäöüß-]*(?:e|en|er|es|em)")
_NOT_ADJECTIVES = frozenset(
    ["der", "die", "das", "den", "dem", "des", "eine", "einen", "einer", "weitere", "weiteren", "andere", "anderen",
     "alle", "allen", "sonstige", "keine", "ihre", "seine", "diese"]
)  # fmt: skip
_MARKS = ',;.:)“”"\x27«»'
_JOINING = ("und", "sowie", "u.", "&", "u")

Foreign = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Item:
    """One subject of a list: where the next token stands, where the subject ends, the mark behind it."""

    following: int
    end: int
    mark: str


def _item(text: str, tokens: list[re.Match[str]], i: int, foreign: Foreign) -> _Item | None:
    """The subject that begins at token ``i``: adjectives and a noun (``öffentliche Einrichtungen``, ``Planungs-``)."""
    adjectives = 0
    while i < len(tokens):
        word = tokens[i][0].rstrip(_MARKS)
        mark = tokens[i][0][len(word) :]
        end = tokens[i].start() + len(word)
        if i and text[tokens[i - 1].end() : tokens[i].start()].count("\n") > 1:
            return None
        if not word:
            return None
        if word[0].islower():
            fits = _ADJECTIVE_WORD.fullmatch(word) and word not in _NOT_ADJECTIVES and not mark and adjectives < 2
            if not fits:
                return None
            adjectives += 1
            i += 1
            continue
        if not word[0].isupper() or foreign(word):
            return None
        if word.endswith("-") and not mark and i + 1 < len(tokens):  # "Ge-\nsundheit"; but "Planungs- und"
            rest = tokens[i + 1][0].rstrip(_MARKS)
            broken = "\n" in text[tokens[i].end() : tokens[i + 1].start()]
            if broken and rest[0].islower() and rest not in _JOINING:
                return _Item(i + 2, tokens[i + 1].start() + len(rest), tokens[i + 1][0][len(rest) :])
        return _Item(i + 1, end, mark)
    return None


def end_of_subjects(text: str, at: int, foreign: Foreign) -> int:
    """The end of the list of subjects that begins at ``at`` (``Soziales, Arbeit und Gesundheit``); ``at`` without one.

    A comma goes on only where a closing ``und`` follows, so that a sentence's comma ends the name. ``foreign`` tells
    the capitalised words that are no subject.
    """
    tokens = list(re.compile(r"\S+").finditer(text, at, at + 220))
    i = 1 if tokens and tokens[0][0] in ("den", "die", "das") else 0
    item = _item(text, tokens, i, foreign)
    if item is None:
        return at
    end, following, mark = item.end, item.following, item.mark
    if mark == ",":
        ahead = item
        while ahead.mark == ",":
            step = _item(text, tokens, ahead.following, foreign)
            if step is None:
                return end
            ahead = step
        if ahead.mark or ahead.following >= len(tokens) or tokens[ahead.following][0] not in _JOINING:
            return end
        following, mark = ahead.following, ""
    while not mark and following < len(tokens):
        word = tokens[following][0]
        wide = word in ("von", "mit", "der", "des", "im") and _WIDE_TOPICS.search(text[at:end])
        if word not in _JOINING and word != "/" and not wide:
            break
        step = _item(text, tokens, following + 1, foreign)
        if step is None:
            break
        end, following, mark = step.end, step.following, step.mark
    return end
