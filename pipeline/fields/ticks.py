"""A line with boxes goes in ("☒ ja ☐ nein"); which one is ticked comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.german.results import is_result
from pipeline.german.roles import ROLE
from pipeline.model.mention import Mention

TICK = r"[☒☑✓✗xX■×]"
_MARK = rf"(?P<mark>[\[(]\s?{TICK}?\s?[\])]|{TICK}(?!\w)|[☐□○_])"
EMPTY = re.compile(r"[\[(][ _]?[\])]|[☐□]")
"""A box without a tick, drawn or typed."""

BOXED = re.compile(
    rf"(?:(?P<tick>[\[(]\s?{TICK}\s?[\])]|[☒☑✓✗■])|[\[(]\s?[\])]|[☐□○])\s*(?P<word>[^☒☑✓✗■☐□○\[\](\n|]{{3,60}})"
)
"""A word behind its box, ticked (``tick``) or not."""


_BOX_BEHIND = re.compile(
    rf"(?P<word>[^☒☑✓✗■☐□○\[\](\n|:]{{3,60}}?)\s*(?:(?P<tick>[\[(]\s?{TICK}\s?[\])]|[☒☑✓✗■])|[\[(]\s?[\])]|[☐□○])"
)
_BEGINS_WITH_WORD = re.compile(r"\s*[^\W\d_]{3}")
_BOX = re.compile(rf"[\[(]\s?{TICK}?\s?[\])]|[☒☑✓✗■☐□○]")


def boxed(string: str) -> list[re.Match[str]]:
    """The words of a line with boxes, each with its own: behind it where the line begins with a word and its first two
    boxes have words before them ("einstimmig ☒ mehrheitlich ☐"), else before it."""
    found = list(_BOX.finditer(string))
    behind = (
        len(found) > 1 and _BEGINS_WITH_WORD.match(string[: found[0].start()]) and ":" not in string[: found[1].start()]
    )
    return list((_BOX_BEHIND if behind else BOXED).finditer(string))


def ticked_result(string: str, at: int, confidence: float) -> Mention[str] | None:
    """The one ticked result of a string with boxes ("☐ angenommen ☒ abgelehnt") that begins at ``at`` of the text; None
    where none is ticked or several are."""
    chosen = [m for m in boxed(string) if m["tick"] and is_result(m["word"])]
    if len(chosen) != 1:
        return None
    word = chosen[0]["word"].strip(" ,;:")
    start = at + string.index(word, chosen[0].start("word"))
    return Mention(word, start, start + len(word), "ticked box", confidence)


def boxes(word: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of a box before and behind a word; ``word`` is a pattern with the group ``word``."""
    return (
        re.compile(rf"{_MARK}\s*{word}", re.IGNORECASE),
        re.compile(rf"{word}\s*:?\s*{_MARK}", re.IGNORECASE),
    )


class Ticked(NamedTuple):
    """The answer and its span in the line; ``value`` is None where not exactly one of the two boxes is ticked."""

    value: bool | None
    start: int
    end: int


def ticked(line: str, patterns: Sequence[re.Pattern[str]], positive: Callable[[str], bool]) -> Ticked | None:
    """What the two boxes of a line say; None where not both answers have one on the same side.

    ``positive`` tells whether a word is the answer yes.
    """
    for pattern in patterns:
        hits = list(pattern.finditer(line))[:2]
        sides = [positive(m["word"]) for m in hits]
        if len(hits) != 2 or sides[0] == sides[1]:
            continue
        ticks = [re.search(TICK, m["mark"]) is not None for m in hits]
        n = ticks.index(True) if any(ticks) else 0
        return Ticked(sides[n] if sum(ticks) == 1 else None, hits[n].start(), hits[n].end())
    return None


LONE_CROSS = re.compile(r"(?<!\S)[xX×✗](?!\S)")
"""A cross that stands alone, without a box around it."""
_ROLE = re.compile(ROLE, re.IGNORECASE)


def crossed_role(string: str) -> re.Match[str] | None:
    """The one role that a cross stands beside ("X Vorberatung" over "Entscheidung"); None where it may belong to either
    of two ("Vorberatung X Entscheidung")."""
    crosses = list(LONE_CROSS.finditer(string))
    if len(crosses) != 1:
        return None
    start = string.rfind("\n", 0, crosses[0].start()) + 1
    end = (string + "\n").index("\n", start)
    roles = list(_ROLE.finditer(string, start, end))
    before, behind = string[start : crosses[0].start()].strip(), string[crosses[0].end() : end].strip()
    if not roles or (len(roles) > 1 and before and behind):
        return None
    return roles[0] if behind else roles[-1]


def crossed_result(string: str, at: int) -> Mention[str] | None:
    """The result on the one line with a cross; ``string`` begins at ``at`` of the text."""
    lines = [m for m in re.finditer(r"[^\n]+", string) if LONE_CROSS.search(m[0])]
    if len(lines) != 1:
        return None
    words = LONE_CROSS.sub("", lines[0][0]).strip(" ,;:")
    start = at + string.find(words, lines[0].start())
    return Mention(words, start, start + len(words), "cross beside it", 0.85) if is_result(words) else None
