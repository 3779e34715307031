"""The steps of a Beratungsfolge go in, their rows read; words that stand together are parted to where they belong.

A result keeps neither its label ("Beschluss: empfohlen") nor the role before it ("Entscheidung ungeändert beschlossen")
nor the numbers behind it; public or not is also told by a word of its own in the row, or by a head over all rows
("Beratung in öffentlicher Sitzung").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import ROLES, Draft, flat
from pipeline.german.votes import is_result
from pipeline.model.mention import Mention
from pipeline.model.text import Text

_LABEL = re.compile(r"(?:Beschluss|Beschluß|Ergebnis|Beratungsergebnis|Abstimmungsergebnis|Votum)\s*:\s*")
_ROLE_BEFORE = re.compile(rf"(?P<role>{ROLES})[\s,:–-]+(?P<result>[a-zäöü].{{5,}})", re.DOTALL)
_NUMBERS_BEHIND = re.compile(r"[\s,;–-]*\b(?:Abstimmung|Stimmen|Abstimmungsergebnis)\s*:.*", re.DOTALL)
_STATUS = re.compile(
    r"(?<![\w(-])(?:(?P<closed>[Nn]icht[\s-]?öffentlich)|(?P<open>[Öö]ffentlich))"
    r"(?=\s*(?:$|[,;)(\n|]|[–-]\s)|e[rn]? Sitzung\b)"
)
"""Public or not as a word of its own in a row, or as that of its sitting."""
_HEAD = re.compile(
    r"(?:(?:Vor)?[Bb]eratung(?:en)?|[Bb]ehandlung|[Ee]ntscheidung|[Bb]eschlussfassung)?\s*(?:\bin\s)?"
    r"(?:(?P<closed>[Nn]icht[\s-]?öffentliche)|(?P<open>[Öö]ffentliche))[rn]?\s(?:Sitzung|Beratung|Behandlung)(?:en)?\s*:?"
)
"""A head over the rows of sittings that are all public, or all not."""
_NEAR = 2  # lines between such a head and the first row below it: the heads of the columns


def part(text: Text, draft: Draft) -> None:
    """What the words of one step tell beside the part they were read as."""
    if draft.public is None:
        draft.public = _status(text, draft)
    result = draft.result
    if result is None or text.string[result.start : result.end].strip() == "":
        return
    words = result.value
    label = _LABEL.match(words)
    words = words[label.end() :] if label else words
    words = _NUMBERS_BEHIND.sub("", words)
    before = _ROLE_BEFORE.fullmatch(words)
    if before and is_result(before["result"]):
        if draft.role is None:
            draft.role = Mention(flat(before["role"]), result.start, result.end, "before its result", 0.85)
        words = before["result"]
    words = words.strip(" ,;–-")
    if words != result.value and is_result(words):
        draft.result = replace(result, value=words)


def _status(text: Text, draft: Draft) -> Mention[bool] | None:
    """The one word of a row that says public or not, outside the name of its body; None where there are two."""
    printed, body = _STATUS.finditer(text.string, draft.start, draft.end), draft.body
    found = [m for m in printed if body is None or not body.start <= m.start() < body.end]
    if len(found) != 1 or draft.end - draft.start > _LONGEST:
        return None
    return Mention(found[0]["open"] is not None, *found[0].span(), "word in its row", 0.85)


_LONGEST = 240  # letters of a row that holds a step and nothing else


def under_heads(text: Text, steps: Sequence[Draft]) -> None:
    """Public or not for the rows below a head that tells it of all of them, up to the next such head."""
    if not steps or any(step.public for step in steps):
        return
    lines = [line for line in text.lines if line.body]
    first, last = min(s.start for s in steps), max(s.start for s in steps)
    near = [line for line in lines if line.start < first][-_NEAR - 1 :]
    heads = [(x, m) for x in near if (m := _HEAD.fullmatch(x.string))][-1:]
    heads += [(x, m) for x in lines if first <= x.start < last and (m := _HEAD.fullmatch(x.string))]
    for line, hit in heads:
        told = Mention(hit["open"] is not None, line.start, line.end, "head above the rows", 0.88)
        for step in steps:
            if step.start > line.start:
                step.public = told
