"""Lines go in; headings that no file knows come out, as their place, their print or a word of theirs tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.german import bodies
from pipeline.model.lines import TextLine
from pipeline.model.outline import SectionRole
from pipeline.outline.found import Found
from pipeline.outline.words import DATE, NUMBER, VERBS
from pipeline.templates import Heading

_BESCHLUSS = re.compile(r"^[b8er]eschl\w{2,5}$", re.IGNORECASE)
""""Beschluss" alone, badly read: proposed or adopted as the paper is."""
_STEMS: tuple[tuple[re.Pattern[str], SectionRole], ...] = (
    (
        re.compile(
            r"beschlu(?:ss|ß)\w*(?:vorschl|entw|empf|antr|text|formel)|vorschlag\b.*beschlu|beschlu\w*vorschl", re.I
        ),
        "resolution",
    ),
    (_BESCHLUSS, "resolution"),
    (re.compile(r"abstimmungs|beratungsergebnis", re.I), "vote"),
    (re.compile(r"finanz|kosten|haushaltsm|haushaltsa|deckung", re.I), "finance"),
    (re.compile(r"begründung|rechtslage|rechtsgrundlage", re.I), "reasons"),
    (re.compile(r"sachverhalt|sachstand|sachdarstellung|sachlage|sachbericht|ausgangslage|erläuterung", re.I), "facts"),
    (re.compile(r"^anlagen?\b|anlagenverzeichnis", re.I), "attachments"),
)
"""Words within a heading that tell what its section is for."""
_ABOUT = re.compile(
    r"^(?!(?:\w*wortlaut|\w*text|inhalt|formulierung)\b).*\b(?:des|der|zum|zur)\s+\S*beschlu", re.IGNORECASE
)
"""A heading that speaks of the resolution and does not hold it ("Auswirkungen des Beschlussvorschlags")."""


def _heading(string: str) -> Heading:
    stems = (stem for stem in _STEMS if stem[1] != "resolution" or not _ABOUT.search(string))
    role = next((role for stem, role in stems if stem.search(string)), None)
    if role is None:
        return Heading("other")
    return Heading(role, "proposed" if role == "resolution" and not _BESCHLUSS.search(string) else None)


def _by_stem(line: TextLine) -> Found | None:
    """A line of its own that ends in a colon and has a telling word."""
    string = line.string.rstrip(" :")
    alone = line.first and line.last and line.table is None and line.string.rstrip().endswith(":")
    if (
        not string
        or not alone
        or len(string.split()) > 6
        or len(string) > 70
        or VERBS.search(string)
        or not string[0].isupper()
    ):
        return None
    told = _heading(string)
    if told.role == "other":
        return None
    return Found(line.start, line.start + len(string), line.end, told, 1, "word of a heading", 0.75)


_BODY_ALONE = "body alone"


def for_body(line: TextLine, top: Found | None, empty: bool) -> Found | None:
    """The name of a body with a colon, alone right below the heading of resolutions (``empty``: nothing stands
    between): whose proposal follows; further ones below the first."""
    if top is None or top.heading.role != "resolution" or not (line.first and line.last) or line.table is not None:
        return None
    name = line.string.rstrip(" :")
    if not line.string.rstrip().endswith(":") or not (empty or top.rule == _BODY_ALONE) or not bodies.is_body(name):
        return None
    return Found(line.start, line.start + len(name), line.end, Heading("resolution", "proposed"), 1, _BODY_ALONE, 0.85)


_AMENDMENT = re.compile(r"(?:Änderungs|Ergänzungs|Ersetzungs)(?:antr[aä]g|vorschl[aä]g)e?\b[^.:;]{0,80}")


def amendment(line: TextLine, top: Found | None) -> Found | None:
    """The heading of what somebody would change in the resolution above it ("Änderungsantrag der … :")."""
    string = line.string.rstrip(" :")
    if top is None or top.heading.role != "resolution" or not (line.first and line.last) or line.table is not None:
        return None
    if (
        not (line.string.rstrip().endswith(":") or line.bold)
        or not _AMENDMENT.fullmatch(string)
        or VERBS.search(string)
    ):
        return None
    heading = Heading("resolution", "proposed")
    return Found(line.start, line.start + len(string), line.end, heading, 1, "amendment", 0.85)


def find(lines: Sequence[TextLine], i: int, top: Found | None, any_known: bool) -> Found | None:
    """A heading that no file knows: set as one by the layout, or a short line of its own that ends in a colon."""
    line = lines[i]
    by_stem = _by_stem(line)
    if by_stem is not None:
        return by_stem
    if top is None or not any_known or line.table is not None or line.string[0].islower():
        return None
    string = line.string.rstrip(" :")
    heading = line.block is not None and line.block.kind == "heading" and line.block.start >= line.start - 1
    number = NUMBER.match(line.string)
    previous = lines[i - 1].string.rstrip() if i else ""
    following = lines[i + 1] if i + 1 < len(lines) else None
    if len(string) > 80 or len(string) < 3 or not any(c.isalpha() for c in string) or DATE.search(string):
        return None
    if top.heading.role in ("signature", "distribution", "attachments", "course", "title"):
        return None
    if top.heading.role == "resolution" and number:
        return None
    end = line.start + len(string)
    words = len(string.split())
    if heading and line.block is not None and words <= 12 and not (string[-1] in ".,;" or VERBS.search(string)):
        told = _heading(string)
        level = 2 if told.role == "other" and (number or top.heading.role != "resolution") else 1
        return Found(line.start, end, line.end, told, level, "set as a heading", 0.75)
    colon = line.string.rstrip().endswith(":")
    if line.first and line.last and colon and words <= 5 and not VERBS.search(string) and "," not in string:
        told = _heading(string)
        level = 1 if told.role != "other" or (top.heading.role == "resolution" and not number) else 2
        return Found(line.start, end, line.end, told, level, "line of its own", 0.55 if told.role == "other" else 0.75)
    prose = (
        previous.endswith((".", "!", "?")) and following is not None and following.first and len(following.string) > 60
    )
    if (
        prose
        and line.first
        and line.last
        and words <= 7
        and len(string) <= 60
        and not colon
        and top.heading.role in ("facts", "reasons", "resolution")
        and string[-1] not in ".,;!?)"
        and line.string[0].isupper()
        and not VERBS.search(string)
    ):
        level = 1 if top.heading.role == "resolution" else 2
        return Found(line.start, end, line.end, _heading(string), level, "line between paragraphs", 0.55)
    if number and line.first and line.last and words <= 7 and string[-1] not in ".,;" and not VERBS.search(string):
        return Found(line.start, end, line.end, _heading(string), 2, "numbered line", 0.5)
    return None


_AROUND = ("title", "course", "attachments", "signature", "distribution")
"""Roles of headings that stand around the text of a paper and part nothing within it."""


def set_apart(lines: Sequence[TextLine], known: list[Found], taken: set[int]) -> list[Found]:
    """The headings, with those of a paper none of whose words for its text is known: lines set as such by the layout
    with sentences below them, two or more, behind title and course and before what ends the text."""
    if not lines or not all(f.heading.role in _AROUND for f in known):
        return known
    begin = max((f.after for f in known if f.heading.role in ("title", "course")), default=0)
    end = min((f.start for f in known if f.heading.role not in ("title", "course")), default=lines[-1].end)
    found = []
    for i, (line, below) in enumerate(pairwise(lines)):
        string, kind = line.string.rstrip(" :"), line.block.kind if line.block else ""
        if i in taken or not begin <= line.start < end or kind != "heading" or not line.first or not line.last:
            continue
        if below.block is None or below.block.kind == "heading" or below.table is not None or not _speaks(lines, i + 1):
            continue
        if 3 <= len(string) <= 80 and string[0].isupper() and string[-1] not in ".,;!" and not DATE.search(string):
            place = line.start, line.start + len(string), line.end
            found.append(Found(*place, _heading(string), 1, "set as a heading", 0.7))
    return sorted([*known, *found], key=lambda f: f.start) if len(found) > 1 else known


def _speaks(lines: Sequence[TextLine], i: int) -> bool:
    """Whether a block that begins with line ``i`` ends as a sentence does."""
    last = next((line for line in lines[i : i + 40] if line.last), None)
    return last is not None and last.string.rstrip(' "“”»«')[-1:] in (".", "!", "?", ":")
