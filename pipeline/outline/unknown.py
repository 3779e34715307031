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
_FOR_BODY = re.compile(r"(?:[a-d1-4IV]{1,3}[.)]\s)?(?:(?:Für|für|An|an)\s(?:den|die)|[Dd]es|[Dd]er|Vorschlag de[rs])\s")
_PROPOSES = re.compile(r"(?:[A-Z]?[a-zäöüß-]*[Vv]erwaltung|(?:Ober)?[Bb]ürgermeister(?:s|in)?|Landr[aä]t(?:e?s|in)?)")


def for_body(line: TextLine, top: Found | None, empty: bool) -> Found | None:
    """The name of a body with a colon, alone right below the heading of resolutions (``empty``: nothing stands
    between): whose proposal follows; further ones below the first."""
    if top is None or top.heading.role != "resolution" or not (line.first and line.last) or line.table is not None:
        return None
    name = line.string.rstrip(" :")
    if not line.string.rstrip().endswith(":") or not (empty or top.rule == _BODY_ALONE):
        return None
    led = _FOR_BODY.match(name)
    bare = name[led.end() :] if led else name
    if not (bodies.is_body(name) or _PROPOSES.fullmatch(bare) or (led and _whole_body(bare))):
        return None
    return Found(line.start, line.start + len(name), line.end, Heading("resolution", "proposed"), 1, _BODY_ALONE, 0.85)


def _whole_body(string: str) -> bool:
    """Whether a string is the name of a body in any case and nothing else."""
    found = bodies.parse(string)
    return bool(found) and found[0].start == 0 and found[0].end >= len(string.rstrip())


_ANOTHER = re.compile(
    r"(?P<change>(?:Änderungs|Ergänzungs|Ersetzungs|Gegen|Zusatz|Alternativ|Eventual|Hilfs|Kompromiss|Erweiterungs)"
    r"(?:antr[aä]g|vorschl[aä]g)e?\b[^:;]{0,90})"
    r"|(?P<other>[Aa]lternativ|Alternative|Alternativer (?:Beschluss|Vorschlag)\w*|Beschlussalternative|Hilfsweise"
    r"|Alternativbeschluss(?:vorschlag)?|(?:\d\.|Erste|Zweite|Dritte) (?:Alternative|Variante))"
    r"|(?P<of>(?:(?:Abweichende[rs]?|Geänderte[rs]?) )?(?:Beschluss(?:vorschlag|empfehlung|entwurf|antrag)"
    r"|Empfehlung(?:sbeschluss)?|Votum|Vorschlag))(?: de[rs] |\s?[–-] | \(| (?=[A-ZÄÖÜ]))(?P<body>[^:;()]{4,90})\)?"
)
_ON_DAY = re.compile(r"\s(?:vom|am)\s[\d. ]{6,14}$")
_SENTENCE_END = re.compile(r"\.\s[A-ZÄÖÜ]|\.$")


def another(line: TextLine, top: Found | None, wanted: bool) -> Found | None:
    """The heading of what else is proposed: what somebody would change in the resolution above it ("Änderungsantrag
    der … :"), an alternative to it, the proposal of a body; ``wanted`` tells that no resolution stands above."""
    above = top is not None and top.heading.role == "resolution"
    if not (wanted or above) or not line.first or line.table is not None:
        return None
    head, colon, behind = line.string.partition(":")
    string = head.rstrip()
    told = _ANOTHER.fullmatch(string)
    closed = line.last and not behind.strip()
    if told is None or VERBS.search(string):
        return None
    of = told["of"] is not None
    if of and not (closed and (colon or line.bold) and _whole_body(_ON_DAY.sub("", told["body"]).strip())):
        return None
    set_apart = closed and (colon or line.bold or string == "alternativ")
    begun = colon and told["other"] and not string[0].isdigit()  # "Alternative: Der Steg bleibt."
    if not of and (not above or _SENTENCE_END.search(told["change"] or "") or not (set_apart or begun)):
        return None
    rule = "heading of a body" if of else "amendment"
    after = line.end if closed else line.start + len(head) + 1
    return Found(line.start, line.start + len(string), after, Heading("resolution", "proposed"), 1, rule, 0.85)


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
