"""The steps of a Beratungsfolge go in, their rows read; words that stand together are parted to where they belong.

A result keeps neither its label ("Beschluss: empfohlen") nor the role before it ("Entscheidung ungeändert beschlossen")
nor the numbers behind it; public or not is also told by a word of its own in the row, or by a head over all rows
("Beratung in öffentlicher Sitzung").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.fields.point_rows import POINT
from pipeline.fields.step import Draft, flat
from pipeline.german import bodies, status
from pipeline.german.results import is_result
from pipeline.german.roles import ROLES
from pipeline.german.votes import votes
from pipeline.model.lines import TextLine
from pipeline.model.mention import Ballot, Mention
from pipeline.model.text import Text

_LABEL = re.compile(r"(?:Beschluss|Beschluß|Ergebnis|Beratungsergebnis|Abstimmungsergebnis|Votum)\s*:\s*")
_SUM = re.compile(r"(?:ins)?gesamt|Gesamtabstimmung|zusammen", re.IGNORECASE)
_ROLE_BEFORE = re.compile(rf"(?P<role>{ROLES})(?:[\s,:–-]+(?=\S+\s+\S)|\s?:\s+)(?P<result>[a-zäöü]\S+.*)", re.DOTALL)
_DECIDED_ITSELF = re.compile(
    r"(?:\w+\s)?(?:Beschlu(?:ss|ß)\w*|Empfehlung\w*|Gutachten|Stellungnahme|Votum|Bestätigung|Genehmigung)"
    r"|zu[rm]\s.*",
    re.IGNORECASE,
)
"""A role whose word is what was decided where a result stands behind it ("Empfehlung einstimmig beschlossen", "zur
Beschlussfassung empfohlen")."""
_NUMBERS_BEHIND = re.compile(r"[\s,;–-]*\b(?:Abstimmung|Stimmen|Abstimmungsergebnis)\s*(?::.*|$)", re.DOTALL)
_WORD = re.compile(
    rf"(?<!\w){status.TOLD}(?=\W|$|e[rn]? (?:Sitzung|Teil)\b)|(?<!\w)(?P<short>{status.SHORT_CLOSED})(?!\w)"
)
_STATUS = re.compile(
    rf"(?<![\w(/-]){status.TOLD}"
    r"(?=\s*(?:$|[,;)(\n|]|[–-]\s)|e[rn]? Sitzung\b)"
)
"""Public or not as a word of its own in a row, or as that of its sitting."""
_HEAD = re.compile(
    r"(?:[A-Z]\.|[IVX]{1,3}\.|[–•*-])?\s*"
    r"(?:(?:Vor)?[Bb]eratung(?:en)?|[Bb]ehandlung|[Ee]ntscheidung|[Bb]eschlussfassung)?\s*(?:\b[Ii]n\s)?"
    rf"{status.inflected('e')}[rn]?\s(?:Sitzung|Beratung|Behandlung|Teil)(?:en)?\s*:?"
)
"""A head over the rows of sittings that are all public, or all not."""
_OF_PAPER = re.compile(r"\bTeil\b")
"""What a head says that stands alone and tells the status of the paper ("öffentlicher Teil")."""
_SIDE = re.compile(r"(?:N\.?\s?Ö\.?|[ÖN]|n?ö)(?=\s\d)")
"""The part of the agenda before an item ("Ö 4", "N 3.1", "NÖ 3"), as council systems number it."""
_PERHAPS = 0.5
_NEAR = 2  # lines between such a head and the first row below it: the heads of the columns


def part(text: Text, draft: Draft) -> None:
    """What the words of one step tell beside the part they were read as."""
    if draft.public is None:
        draft.public = _status(text, draft)
    if draft.public is not None and draft.body is not None and draft.body.value.name.endswith(" nicht"):
        draft.public = replace(draft.public, confidence=min(draft.public.confidence, _PERHAPS))  # its first half
    if draft.public is None and draft.item is not None and (side := _SIDE.match(draft.item.value)):
        draft.public = Mention(side[0] in "Öö", draft.item.start, draft.item.end, "side of the agenda", 0.8)
    result = draft.result
    if result is None or text.string[result.start : result.end].strip() == "":
        return
    words = result.value
    if _SUM.fullmatch(words) or POINT.fullmatch(words):
        # What the vote was on, not how it ended.
        draft.result = None
        if POINT.fullmatch(words) and draft.votes and not draft.ballots:
            draft.ballots, draft.votes = (Ballot(flat(words), draft.votes, None),), {}
        return
    label = _LABEL.match(words)
    words = words[label.end() :] if label else words
    words = _SO.sub("", _without_numbers(_NUMBERS_BEHIND.sub("", words)))
    words = _behind_role(draft, words, result)
    if not is_result(words) and bodies.parse(words):
        draft.result = None  # the words of other columns
        return
    words = _OF_NUMBER.sub("", words.strip(" ,;|–-‚‘"))
    if text.reading_confidence(result.start, result.end) < 1:
        words = _LONG_WORD.sub(_as_spelt, words)
    if words != result.value and is_result(words):
        draft.result = replace(result, value=words)


def _without_numbers(words: str) -> str:
    """The words of a result without the numbers of its vote, which are told as votes ("mehrheitlich empfohlen mit 9
    Ja-Stimmen", "einstimmig bei 2 Enthaltungen", "angenommen 10 gegen 4", "mit 5 gegen 2 Stimmen zugestimmt")."""
    told = [vote for vote in votes(words).values() if vote.value.state == "value"]
    ratio = _RATIO.search(words)
    cut = min([*(vote.start for vote in told), *([ratio.start()] if ratio else [])], default=len(words))
    last = max([*(vote.end for vote in told), *([ratio.end()] if ratio else [])], default=len(words))
    if not told and not ratio and (unread := _UNREAD_NUMBERS.match(words)):
        last = unread.end()
    bare, behind = _LEADS_TO_NUMBER.sub("", words[:cut]), _BEHIND_NUMBER.sub("", words[last:])
    return (
        bare
        if is_result(bare) and bare != words
        else behind
        if is_result(behind) and len(behind.split()) <= _FEW
        else words
    )


_SPELT = (
    "einstimmig", "mehrheitlich", "beschlossen", "empfohlen", "angenommen", "abgelehnt", "zugestimmt", "ungeändert",
    "unverändert", "zurückgestellt", "zurückgezogen", "verwiesen", "überwiesen", "Kenntnis", "genommen", "Zustimmung",
    "Stimmenmehrheit",
)  # fmt: skip
"""The words of results that an engine may read a letter wrong."""
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")


def _as_spelt(word: re.Match[str]) -> str:
    """A long word of a result as it is spelt, where one letter of it was misread."""
    alike = [w for w in _SPELT if len(w) == len(word[0])]
    near = [w for w in alike if sum(a != b for a, b in zip(w[1:], word[0][1:], strict=True)) == 1]
    return word[0][0] + near[0][1:] if len(near) == 1 and near[0][0].lower() == word[0][0].lower() else word[0]


_UNREAD_NUMBERS = re.compile(r"(?:mit|bei) \S{1,3} (?:\w*-)?(?:[Ss]timmen?|[Ee]nthaltung(?:en)?)(?= )")
"""A number that was not read before the word of a vote ("bei © Enthaltungen zugestimmt")."""
_BEHIND_NUMBER = re.compile(r"^\s*(?:[\w-]*(?:[Ss]timmen?|[Ee]nthaltung(?:en)?|Ja|Nein|dafür|dagegen))?[\s,;:|)–-]*")
_FEW = 4  # words of a result behind its numbers
_OF_NUMBER = re.compile(r"^\w*(?:[Ee]nthaltung(?:en)?|[Ss]timmen?)\s+(?=[a-zäöü])|\s*\(\d{1,3}(?:\sStimmen)?\)$")
"""What belongs to a number before or behind a result ("Enthaltungen zugestimmt", "einstimmig (9)")."""
_SO = re.compile(r"(?:Somit|Damit|Also|Mithin)\s+(?=[a-zäöü])")
_RATIO = re.compile(r"\d{1,3}\s?(?:gegen|zu|:|/)\s?\d{1,3}\b(?:\s?[:/]\s?\d{1,3}\b)?")
_LEADS_TO_NUMBER = re.compile(
    r"(?:[\s,;:(–-]+(?:mit|bei|gegen|und|ohne|Abstimmung|Stimmen|Stimmenverhältnis))*[\s,;:(–-]*$"
)


def _behind_role(draft: Draft, words: str, result: Mention[str]) -> str:
    """The words of a result behind the role of its step; all of them where that word belongs to the result or is
    another than the role that the row prints."""
    before = _ROLE_BEFORE.fullmatch(words)
    if before is None or not is_result(before["result"]):
        return words
    # What was recommended is told by "empfohlen" itself: the word before it is the role.
    twice = "mpfehl" in before["role"] and "empfohlen" in before["result"]
    if _DECIDED_ITSELF.fullmatch(before["role"]) and not twice:
        return words
    role = flat(before["role"])
    if draft.role is None:
        draft.role = Mention(role, result.start, result.end, "before its result", 0.85)
    return before["result"] if draft.role.value == role else words


def _status(text: Text, draft: Draft) -> Mention[bool] | None:
    """The one word of a row that says public or not, outside the name of its body; None where there are two, or both
    words, of which none is known to be ticked."""
    printed, body = _STATUS.finditer(text.string, draft.start, draft.end), draft.body
    found = [m for m in printed if body is None or not body.start <= m.start() < body.end]
    both = _WORD.finditer(text.string, draft.start, draft.end)
    words = {m.lastgroup == "open" for m in both if body is None or not body.start <= m.start() < body.end}
    if len(found) != 1 or len(words) > 1 or draft.end - draft.start > _LONGEST:
        return None
    return Mention(found[0]["open"] is not None, *found[0].span(), "word in its row", 0.85)


_LONGEST = 240  # letters of a row that holds a step and nothing else


def under_heads(text: Text, steps: Sequence[Draft]) -> None:
    """Public or not for the rows below a head that tells it of all of them, up to the next such head."""
    if not steps:
        return
    lines = [line for line in text.lines if line.body]
    first, last = min(s.start for s in steps), max(s.start for s in steps)
    near = [line for line in lines if line.start < first][-_NEAR - 1 :]
    heads = [(x, m) for x in near if (m := _HEAD.fullmatch(x.string))][-1:]
    heads += [(x, m) for x in lines if first <= x.start < last and (m := _HEAD.fullmatch(x.string))]
    if len(heads) > 1 and heads[0][0].start < first:
        for step in steps:  # the head of the next rows is none of the row above it
            if step.public is not None and any(x.start <= step.public.start < x.end for x, _ in heads):
                step.public = None
    if any(step.public for step in steps) or (len(heads) == 1 and _OF_PAPER.search(heads[0][0].string)):
        return
    for line, hit in heads:
        told = Mention(hit["open"] is not None, line.start, line.end, "head above the rows", 0.88)
        for step in steps:
            if step.start > line.start:
                step.public = told


def groups(lines: Sequence[TextLine]) -> set[int]:
    """Where the heads stand over the groups of loose rows (``_HEAD``), two or more, the first above all rows; empty
    where the first may be the sitting of the body above it."""
    heads = [n for n, x in enumerate(lines) if len(x.string) <= _LONG_HEAD and _HEAD.fullmatch(x.string)]
    apart = all(b - a > 1 for a, b in pairwise(heads))
    if len(heads) < 2 or not apart or heads[0] > _NEAR or any(bodies.parse(x.string) for x in lines[: heads[0]]):
        return set()
    return {lines[n].start for n in heads}


_LONG_HEAD = 60  # letters of such a head
