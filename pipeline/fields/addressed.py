"""A text and its outline go in; the bodies come out that a paper is sent into, line by line, without any day.

``In den Stadtbezirksrat Nord`` / ``In den Verwaltungsausschuss``, or ``zur Vorberatung im Bauausschuss`` / ``zur
Entscheidung im Gemeinderat`` stand below one another in the head of page 1.
"""

from __future__ import annotations

import re

from pipeline.fields.step import Draft, body_of, flat
from pipeline.german import bodies
from pipeline.german.roles import ROLES
from pipeline.model.lines import TextLine
from pipeline.model.mention import Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Text

_INTO = re.compile(r"In\s(?:den|die|das)\s(?P<body>[A-ZÄÖÜ].{2,140})", re.DOTALL)
_ROLE_INTO = re.compile(
    rf"(?:[-–•]\s)?[Zz]u[rm]\s(?P<role>{ROLES})\s(?:im|in der|in den|in die|an den|an die|für den|für die|durch den"
    r"|durch die)\s?:?\s(?P<body>[A-ZÄÖÜ].{2,140})",
    re.DOTALL,
)
_KINDS = (_INTO, _ROLE_INTO)
_OPEN_END = re.compile(r"(?:,|-|\b(?:und|für|der|des))$")
_LINES = 25  # of the head
_SURE = 0.88


def find(text: Text, outline: Outline) -> list[Draft]:
    """The steps of the lines of this kind above the text of the paper."""
    stop = min((x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=text.body.end)
    lines = [x for x in text.lines if x.body and x.page == text.first_page and x.start < stop][:_LINES]
    drafts: list[Draft] = []
    for n, line in enumerate(lines):
        below = lines[n + 1] if n + 1 < len(lines) else None
        listed = below is not None and not below.first and any(kind.match(below.string) for kind in _KINDS)
        whole = line if listed else _whole(line, below)
        string = text.string[line.start : whole.end].rstrip(" ,;")
        string = re.sub(r"[ ,]+(?:und|sowie)$", "", string) if listed else string
        hit = next((hit for kind in _KINDS if (hit := kind.fullmatch(string)) is not None), None)
        if hit is None or not bodies.is_body(bodies.nominative(bodies.clean(hit["body"]))):
            continue
        draft = Draft(line.start, whole.end, "sent into", _SURE, order=len(drafts) + 1)
        draft.body = body_of(
            hit["body"], line.start + hit.start("body"), line.start + hit.end("body"), "sent into", _SURE
        )
        if hit.re is _ROLE_INTO:
            if not _begins(lines, n, drafts) or _goes_on(lines, whole):
                continue  # words of a sentence
            span = line.start + hit.start("role"), line.start + hit.end("role")
            draft.role = Mention(flat(hit["role"]), *span, "sent into", _SURE)
        drafts.append(draft)
    return drafts


def _whole(line: TextLine, below: TextLine | None) -> TextLine:
    """The last line of what ``line`` begins: the next one where the name of a body does not end here."""
    open_end = below is not None and not below.first and _OPEN_END.search(line.string.rstrip()) is not None
    return below if open_end and below is not None else line


def _begins(lines: list[TextLine], n: int, drafts: list[Draft]) -> bool:
    """Whether a line begins a block, or stands right below another of its kind."""
    return lines[n].first or bool(drafts and n and drafts[-1].end == lines[n - 1].end)


def _goes_on(lines: list[TextLine], last: TextLine) -> bool:
    """Whether the line below goes on in the middle of a sentence."""
    below = next((x for x in lines if x.start >= last.end), None)
    return below is not None and below.string[:1].islower() and _ROLE_INTO.match(below.string) is None
