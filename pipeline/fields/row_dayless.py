"""A line below loose rows goes in; where it is a row that says it has no day, or prints none, its draft comes out."""

from __future__ import annotations

import re

from pipeline.fields.step import VERB, Draft, flat, moved, with_role
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.german.roles import ROLES
from pipeline.german.votes import votes
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention

_NONE = r"(?:ohne|kein)\s(?:Termin|Datum)|Termin\s(?:noch\s)?offen|noch\soffen"
_ROW = re.compile(
    r"(?:(?:\d{1,2}[.)]|[•·*–-])\s+)?(?P<body>[A-ZÄÖÜ][^,;:()\d]{1,80}?)[\s,;:(–-]+"
    rf"(?={_NONE}|(?:{ROLES})(?!\sgenommen|\w))(?P<none>{_NONE})?[\s,;:()–-]*"
    rf"(?:(?P<role>{ROLES})(?!\sgenommen|\w))?[\s,;:()–-]*(?P<result>.*)"
)
"""A row that says that it has no day, or that goes on with its role ("2. Ortsrat, ohne Termin: zurückgestellt")."""
SAID = "row that says it has no date"
_LONGEST = 60  # letters of its result


def dayless(line: TextLine) -> Draft | None:
    """The step of a row without a day: a body, then its role or the words that it has no day, then its result."""
    hit = _ROW.fullmatch(line.string)
    if hit is None or not bodies.is_body(hit["body"]) or not (hit["none"] or (hit["role"] and hit["result"])):
        return None
    result = hit["result"].strip()
    if result and (not is_result(result) or len(result) > _LONGEST or VERB.search(result)):
        return None
    draft = Draft(line.start, line.end, SAID if hit["none"] else "row without a date", 0.85)
    draft.body = with_role(draft, hit["body"], line.start + hit.start("body"), "row without a date", 0.88)
    if hit["role"]:
        span = line.start + hit.start("role"), line.start + hit.end("role")
        draft.role = Mention(flat(hit["role"]), *span, "row", 0.9)
    if result:
        at = line.start + hit.start("result")
        draft.result = Mention(flat(result), at, at + len(result), "row", 0.88)
        draft.votes = {kind: moved(vote, at) for kind, vote in votes(result).items()}
    return draft
