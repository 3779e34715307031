"""A text and its outline go in; the bodies come out that a paper is sent into, line by line, without any day.

``In den Stadtbezirksrat Nord`` / ``In den Verwaltungsausschuss`` stand below one another in the head of page 1.
"""

from __future__ import annotations

import re

from pipeline.fields.step import Draft, body_of
from pipeline.german import bodies
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_INTO = re.compile(r"In\s(?:den|die|das)\s(?P<body>[A-ZÄÖÜ].{2,90})")
_LINES = 25  # of the head
_SURE = 0.88


def find(text: Text, outline: Outline) -> list[Draft]:
    """The steps of the lines of this kind above the text of the paper."""
    stop = min((x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=text.body.end)
    drafts: list[Draft] = []
    for line in [x for x in text.lines if x.body and x.page == text.first_page and x.start < stop][:_LINES]:
        hit = _INTO.fullmatch(line.string.rstrip(" ,;"))
        if hit is None or not bodies.is_body(bodies.nominative(hit["body"])):
            continue
        draft = Draft(line.start, line.end, "sent into", _SURE, order=len(drafts) + 1)
        draft.body = body_of(
            hit["body"], line.start + hit.start("body"), line.start + hit.end("body"), "sent into", _SURE
        )
        drafts.append(draft)
    return drafts
