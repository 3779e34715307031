"""A text goes in; every body of the council that its body names comes out, badly read names led back to good ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.german import bodies
from pipeline.german.register import Register
from pipeline.german.taken import Taken
from pipeline.model.mention import Body, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w|!]{6,40}(?![\w-])")
_GENITIVE = re.compile(r"^(?P<name>(?:[\w-]*(?:rat|tag|ausschuss|beirat|magistrat)))(?:e?s|e)$")
# A kind that is a name of its own: what belongs to it in a sentence ("des Landkreises …") is not part of the name.
_OF_TOWN = re.compile(
    r" (?:der|des) (?:[\w-]*[Ss]tadt|[\w-]*[Gg]emeinde|Landkreises|Kreises|Marktes|Fleckens|Region|Amtes) .+$"
)


def find(text: Text, outline: Outline, *, register: Register | None = None) -> Iterator[Mention[Body]]:
    """Every mention of a body in the body of the text, in order of the page.

    In a sentence the town behind a name is left out (``Kreistag des Landkreises …``); a table's row keeps what it
    prints.
    """
    string = text.string[: text.body.end]
    found = [m for m in bodies.parse(string, register) if text.zone(m.start) == "body"]
    found += _damaged(string, found)
    for mention in sorted(found, key=lambda m: m.start):
        value, end = mention.value, mention.end
        if _OF_ASSOCIATION.match(string, end) or (value.name == "Stadtrat" and _signs(string, mention.start, end)):
            continue
        town = _OF_TOWN.search(value.name)
        if town and not _in_table(text, mention.start):
            value = replace(value, name=value.name[: town.start()])
            cut = re.search(
                r"\s+(?:der|des)\s+(?:[\w-]*[Ss]tadt|[\w-]*[Gg]emeinde|\w+)\s",
                string[mention.start : end][len(value.name) - 2 :],
            )
            end = mention.start + len(value.name) - 2 + cut.start() if cut else end
        sure = mention.confidence * (0.5 + 0.5 * text.reading_confidence(mention.start, end))
        yield replace(mention, value=value, end=end, confidence=round(sure, 4))


_OF_ASSOCIATION = re.compile(r"\s+des\s+(?:[A-ZÄÖÜ][\w-]*[\s-])?[A-ZÄÖÜ]\w*verband(?:e?s)?\b")
"""A Zweckverband's body is none of the council that sends members to it."""
_SIGNATURE = re.compile(
    r"(?:^|\n)[ \t]*(?:gez\.[ ]?)?(?:(?:Dr|Prof)\.[ ])*[A-ZÄÖÜ][\w.-]+(?:[ ][A-ZÄÖÜ][\w.-]+){1,2}[ \t]*\n[ \t]*$"
)


def _signs(string: str, start: int, end: int) -> bool:
    """Whether a title stands alone on the line below a name, as the office of who signs does."""
    alone = string[end : end + 80].split("\n", 1)[0].strip() == ""
    return alone and _SIGNATURE.search(string, max(0, start - 80), start) is not None


def _in_table(text: Text, position: int) -> bool:
    """Whether a place lies in a table; one row that names who writes beside a labelled value or a place with its day is
    a letterhead in a frame."""
    table = next((t for t in text.tables if t.start <= position < t.end), None)
    return table is not None and not (
        len({c.row for c in table.cells}) == 1
        and any(_OF_LETTER.match(text.string, c.start, c.end) for c in table.cells)
    )


_OF_LETTER = re.compile(r"(?:[A-ZÄÖÜ][\w.-]+(?: Nr\.)?:|[A-ZÄÖÜ][\w.() -]{2,},\s(?:den\s)?\d{1,2}\.)")


def _damaged(string: str, found: list[Mention[Body]]) -> Iterator[Mention[Body]]:
    """Words that differ by a letter or two from a body named elsewhere in the same paper (``Krelsausschuss``)."""
    from rapidfuzz.distance import Levenshtein

    counts = Counter(m.value.name for m in found if " " not in m.value.name and len(m.value.name) >= 8)
    if not counts:
        return
    taken = Taken(len(string), ((m.start, m.end) for m in found))
    seen: dict[str, str | None] = {}
    for word in _WORD.finditer(string):
        printed = word[0]
        if printed not in seen:
            plain = _GENITIVE.sub(r"\g<name>", printed)
            near = [
                name
                for name in counts
                if abs(len(name) - len(plain)) <= 2
                and 0 < Levenshtein.distance(name, plain, score_cutoff=2) <= (2 if len(name) >= 14 else 1)
            ]
            seen[printed] = near[0] if len(near) == 1 and not _sound(plain, near[0]) else None
        name = seen[printed]
        if name is not None and taken.free(*word.span()):
            value = next(m.value for m in found if m.value.name == name)
            yield Mention(value, word.start(), word.end(), "like a body of this paper", 0.75, ("name badly read",))


def _sound(printed: str, name: str) -> bool:
    """Whether a near word is another sound form or word: a plural, a case, a member (``Kreistage``, ``Ortsrätin``)."""
    if printed.lower().startswith(name.lower()) or name.lower().startswith(printed.lower()):
        return True
    return bool(re.search(r"(?:rät|räte|rätin|schüsse|tagen)", printed)) or (
        printed[:1] != name[:1] and printed[1:] == name[1:]
    )
