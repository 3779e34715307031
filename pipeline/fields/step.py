"""Words of a row go in, the parts of a step of the Beratungsfolge come out: day, body, role, item, mark.

What tables and loose lines share; a draft keeps the parts until its row is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.fields.ticks import EMPTY
from pipeline.german import bodies, dates, status
from pipeline.german.results import is_result
from pipeline.german.roles import ROLE, ROLES, led_body
from pipeline.model.mention import Ballot, Body, DateSpan, Mention, Vote, VoteKind

TAIL = re.compile(
    rf"""(?:^|\s+)(?:
      (?P<role>{ROLE})
    | (?P<closed>{status.CLOSED}(?:e\s+Sitzung)?|{status.SHORT_CLOSED})
    | (?P<open>{status.OPEN}(?:e\s+Sitzung)?|{status.SHORT_OPEN}|Ö(?!\s*\d)|ö)
    | (?P<shut>N(?!\s*\d))
    | (?P<mark>[xX☒✓✗jJ☐□])
    | (?P<day>\d\d\.\d\d\.)
    | (?P<item>(?:TOP\s*:?\s*)?(?:[ÖNön]\s+)?(?:[IVX]{{1,4}}/)?\d{{1,3}}(?:[.,]\d{{1,2}}){{0,3}}\.?
        (?:\s?[a-h](?![\w)]))?)
    | (?P<dash>[-–—])
    )(?=$|\s)""",
    re.VERBOSE,
)


ROLE_ONLY = re.compile(ROLE, re.IGNORECASE)


ROLE_HEAD = re.compile(
    rf"(?:(?:zur|für die)\s(?:{ROLES})|(?:Vor|Mit)?[Bb]eratung|Anhörung|Entscheidung|Beschlussfassung|"
    r"Kenntnisnahme|[Zz]ur\sKenntnis|(?:vor)?beratend|beschließend|entscheidend)(?:\s(?:im|in|an den|an die|an))?\s*:",
    re.IGNORECASE,
)
"""A line that tells the role of all the bodies below it ("Zur Vorberatung:")."""


PUBLIC_ONLY = re.compile(
    rf"(?P<closed>{status.CLOSED}|{status.SHORT_CLOSED}|N|n(?!\w))|(?P<open>{status.OPEN}|{status.SHORT_OPEN}|ö|Ö)"
)


ROLE_AND_STATUS = re.compile(
    rf"(?P<role>{ROLES})[\s,;/(–-]+(?P<status>{status.EITHER}|{status.SHORT_CLOSED}|{status.SHORT_OPEN}|N|Ö|ö)\)?"
)
"""A cell or a line that holds a role and behind it public or not ("Vorberatung, nichtöffentlich")."""


IN_BRACKETS = re.compile(rf"\(\s*(?P<role>{ROLES}|Vorlage|Antrag)\s*\)", re.IGNORECASE)


VERB = re.compile(
    r"\b(?:wird|werden|ist|sind|hat|haben|wurde|wurden|beschließt|beauftragt|empfiehlt|stimmt|nimmt|soll|"
    r"sollen|kann|dass|daß|empfahl|stimmte|beschloss|beschloß|lehnte|nahm|beriet|"
    r"bis zum|bis spätestens|gemäß|durch|nach|über|unter|von der|vom)\b"
)


SESSION = re.compile(
    rf"(?:\d{{1,3}}[.,]\s*)?(?:(?:ordentliche|außerordentliche|{status.EITHER}e|gemeinsame|"
    r"konstituierende)[rn]?\s+)*"
    r"(?:(?:öffentliche/nichtöffentliche)\s+)?(?:Plenarsitzung|Sitzung|Plenum)(?:\s+(?:des|der|von|vom))?\s*",
    re.IGNORECASE,
)  # fmt: skip


SESSION_WORDS = re.compile(r"\d{1,3}\.\s+(?:[A-Za-zÄÖÜäöüß/ ]{4,40}\s)?(?:Sitzung|Plenum|Plenarsitzung)\b")


SESSION_CODE = re.compile(r"(?:^|\s)[A-ZÄÖÜ][\w.-]{0,15}/\d{1,4}/(?:\d{2,4}|[IVX]{1,6})\s*$")
"""The mark of a sitting before its day ("BA/05/2031")."""


WEEKDAY = re.compile(
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|"
    r"Sonntag)\b\.?,?\s*(?:,?\s*(?:den|der|dem)\s+)?",
    re.I,
)


ITEM = re.compile(
    r"\b(?:(?:T[Oo][Pp]|Tagesordnungspunkt)\s*(?::\s*)?(?:Nr\.?\s*)?|Punkt\s*(?::\s*)?|Nr\.\s(?=\d{1,3}\sder\sTagesordnung\b))"
    r"(?P<item>(?:[ÖN]\s|[IVX]{1,4}/)?\d{1,3}(?:\.\d{1,2})*)"
    rf"(?![\d.]*\s*(?:der|des)\s+[a-z])(?P<public>\s*[-–(,]?\s*(?={status.EITHER}\b))?"
)
"""The item of the agenda, and whether public stands right behind it ("TOP 5 - öffentlich")."""


TIME = re.compile(r",?\s*(?:um\s+)?\d{1,2}[:.]\d\d\s*(?:Uhr|h)\b|,?\s*(?:um\s+)?\d{1,2}\s*Uhr\b")


COUNT = re.compile(r"\s*\d{1,2}[.)]?\s+(?=[A-ZÄÖÜ])")
"""The number of a row before its body ("2 Verwaltungsausschuss")."""


@dataclass
class Draft:
    """A step while its row is read; ``span`` grows with every part."""

    start: int
    end: int
    rule: str
    confidence: float
    date: Mention[DateSpan] | None = None
    body: Mention[Body] | None = None
    role: Mention[str] | None = None
    item: Mention[str] | None = None
    public: Mention[bool] | None = None
    lead: Mention[bool] | None = None
    result: Mention[str] | None = None
    votes: dict[VoteKind, Mention[Vote]] = field(default_factory=dict)
    ballots: tuple[Ballot, ...] = ()
    order: int = 0
    sticky: bool = False
    table: int = -1  # where its row's table begins; below 0 for loose rows

    def seen(self, start: int, end: int) -> None:
        self.start, self.end = min(self.start, start), max(self.end, end)


def meeting_day(string: str, offset: int, rule: str, sure: float) -> Mention[DateSpan] | None:
    """The day, or the two joined days, of a step; of days that only stand near each other the first, unsurely."""
    found = [m for m in dates.parse(string) if m.value.precision in ("day", "range")]
    if not found:
        return None
    first = last = found[0]
    if len(found) > 1:
        between = string[first.end : found[1].start]
        near = first.value.start and found[1].value.end and 0 < (found[1].value.end - first.value.start).days <= 10
        joined = len(between.strip()) <= 8 and "\n" not in between.strip() and not _NEXT_DAY.fullmatch(between.strip())
        if near and len(found) == 2 and joined:
            last = found[1]
        else:
            sure *= 0.5  # rows that run into each other
    span = DateSpan(
        first.value.start,
        last.value.end,
        "day" if first is last and first.value.start == first.value.end else "range",
        "meeting",
    )
    flags = first.flags + (last.flags if last is not first else ())
    return Mention(
        span, offset + first.start, offset + last.end, rule, min(first.confidence, last.confidence, sure), flags
    )


_NEXT_DAY = re.compile(r"(?:am|vom)(?:\s(?:dem|den))?")
"""What begins another day and joins it to none before it ("12.03.2031 am 20.03.2031")."""

_SITTING = re.compile(r"(?:(?<=schuss)|(?<!schus)s?)sitzung$")
"""The sitting of a body named in one word with it ("Bauausschusssitzung")."""


_CUT = re.compile(r"(?:-|,|/|\b(?:und|sowie|für|der|des|nicht))$")
_OTHER_THAN_BODY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|:\s")  # days and labels are those of a whole row
_WITHIN = re.compile(r"^(?:und|sowie)\s|\w\s+\d{1,2}[.)]\s+[A-ZÄÖÜ]|\([^)]*$")
"""What no name begins with or has inside: the rest of the row above, the number of the next one, half a bracket."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DOUBTFUL, _NO_NAME = 0.5, re.compile("[§☐☒]")

_OTHER_COLUMNS = re.compile(rf"(?:^|\s)(?:{status.EITHER}(?:e[rn]?)?|vertagt|verwiesen|(?:un)?geändert)(?:\s|$)")
"""What stands in other columns of a row and in the name of no body."""
_ROLE_INSIDE = re.compile(r"\s(?:Vorberatung|Entscheidung|Beschlussfassung|Kenntnisnahme|Anhörung|Empfehlung)(?:\s|$)")
_DAY_LABEL = re.compile(r"\s+(?:Sitzungs(?:termin|tag|datum)|Termin|Datum|Sitzung am)\s?:?$")


def body_of(string: str, start: int, end: int, rule: str, sure: float) -> Mention[Body]:
    """A body from a span that holds nothing else; unsure where its name is of no known kind."""
    inner = string.strip(" \n,;:|\"'„“”‚‘’»«_")
    if inner.endswith((" .", "..", " -")) or (inner.endswith(".") and bodies.is_body(inner[:-1])):
        inner = inner.rstrip(" .-")
    if inner and inner != string:
        start += string.index(inner)
        string, end = inner, start + len(inner)
    if (label := _DAY_LABEL.search(string)) is not None:  # "Gremium: Rat | Sitzungstermin: …" in one row
        string, end = string[: label.start()], end - (len(string) - label.start())
    name = bodies.nominative(re.sub(r"(?<=\w)-{1,2}\s*-?\s*(?=(?:ausschu|beirat|versammlung|vertretung))", "", string))
    cut = _CUT.search(name) or _OTHER_THAN_BODY.search(name)  # the rest of it was not found
    if cut or _WITHIN.search(name) or not _LETTERS.search(name):
        return Mention(Body(name), start, end, rule, min(sure, _DOUBTFUL))
    sitting = _SITTING.search(name)
    if sitting and bodies.is_body(name[: sitting.start()]):
        name, end = name[: sitting.start()], end - (len(name) - sitting.start())
    known = bodies.is_body(name)
    if not known and (hit := _ROLE_INSIDE.search(name)) and bodies.is_body(bare := name.replace(hit[0], " ").strip()):
        return Mention(Body(bare), start, end, "role taken out of it", min(sure, 0.8))  # of the next column
    if not known and (ROLE_ONLY.fullmatch(name) or _OTHER_COLUMNS.search(name)):
        return Mention(Body(name), start, end, rule, min(sure, _DOUBTFUL))  # rows that run into each other
    if not known:
        inside = bodies.parse(printed := bodies.clean(string))
        if _NO_NAME.search(name) or any(not printed[a.end : b.start].strip() for a, b in pairwise(inside)):
            return Mention(Body(name), start, end, rule, min(sure, _DOUBTFUL))  # columns that run into each other
        if (
            len(inside) == 1
            and inside[0].start <= 1
            and (
                len(inside[0].value.name) > 0.6 * len(name)
                or all(map(bodies.is_no_topic, name[len(inside[0].value.name) :].split()))
            )
        ):
            known = True
            rest = name[len(inside[0].value.name) :]
            others = all(bodies.is_no_topic(word) for word in rest.split())
            if name.startswith(inside[0].value.name) and (others or not re.search(r"[^\W\d_]{3}", rest)):
                name = inside[0].value.name  # figures, specks and labels of the next column
    return Mention(Body(name), start, end, rule, min(sure, 0.97) if known else min(sure, 0.85))


def split_bodies(string: str) -> list[tuple[int, int]]:
    """The spans of the bodies of a cell: two where both sides of "und", "/" or a line end are whole bodies."""
    found = [(m.start, m.end) for m in bodies.parse(string)]
    if len(found) == 2:
        between = string[found[0][1] : found[1][0]]
        before = re.sub(r"^(?:von|vom|der|des)\s", "", string[: found[0][0]])
        outside = before.strip() + string[found[1][1] :].strip(" .,;:\\|\n")
        if not outside and re.fullmatch(r"\s*(?:und|u\.|sowie|/|,|;|&|\+|\n)\s*(?:der|dem|den)?\s*", between):
            return found
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^\s/,;]+", string)]
    if len(parts) == 2 and all(bodies.is_short_form(string[a:b]) for a, b in parts):
        return parts
    return []


_CERTIFIED = re.compile(r"\b(?:Übereinstimmung|Richtigkeit|Urschrift|Abschrift|beglaubigt)\b")
"""What a line has that tells of the copy and not of the vote ("Die Übereinstimmung … wird bestätigt")."""


def result_words(string: str) -> str | None:
    """The words of a result: the first line that has one, numbers in brackets aside; a form to be ticked is none."""
    for line in re.split(r"\n(?!(?!ja\b|nein\b|enth|dafür|dagegen|davon|anwes|befang)[a-zäöü])|\f", string):
        bare = line.strip(" :.-–☒x“”„\"‚‘’'")
        bare = _GROUP_BEFORE.sub("", bare)
        led = _LEADS_RESULT.search(bare)
        bare = bare[led.end() :] if led and is_result(bare[led.end() :]) else bare
        if is_result(bare) and len(bare) <= 140 and not is_form(bare) and not _CERTIFIED.search(bare):
            cut = re.split(r"\s*[(;\[]|,?\s+(?=\d|keine|ohne|bei\b|mit\s\d)|\.\s", bare)[0].strip(" ,:")
            cut = re.sub(r"\s+(?:mit|bei|gegen|und)$", "", cut)  # the numbers stand on the line below
            return cut if is_result(cut) else bare
    return None


_GROUP_BEFORE = re.compile(r"^\([^()\n]{2,60}\)\s+")
"""A group in brackets that the line above goes on with ("(Freie Wähler) mehrheitlich beschlossen")."""
_LEADS_RESULT = re.compile(r"[\s.;,](?:(?:Abstimmungs|Beratungs)?[Ee]rgebnis|Votum|Beschluss|Beschluß)\s?:\s*")
"""The label of a result behind the numbers of its vote ("… 5 Enthaltungen. Ergebnis: einstimmig")."""


def is_form(string: str) -> bool:
    """Whether a line holds results to be ticked: boxes, or both of what excludes each other."""
    return EMPTY.search(string) is not None or _BOTH_RESULTS.search(string) is not None


_BOTH_RESULTS = re.compile(r"einstimmig.{1,20}(?:mehrheit|abgelehnt.{1,20}angenommen)", re.IGNORECASE)


def wordy(string: str) -> bool:
    """Whether a string has a word of letters, so that it is no speck or stray mark."""
    return re.search(r"[^\W\d_]{4}", string) is not None


def only_votes(string: str, told: dict[VoteKind, Mention[Vote]]) -> bool:
    """Whether a cell holds the numbers of a vote and no word of a result."""
    return bool(told) and not is_result(string)


def moved(vote: Mention[Vote], by: int) -> Mention[Vote]:
    return replace(vote, start=vote.start + by, end=vote.end + by)


def flat(string: str) -> str:
    return bodies.clean(string) if "\n" in string else re.sub(r"\s+", " ", string).strip()


_TOLD = re.compile(rf"(?<![\w.])(?:(?:{PUBLIC_ONLY.pattern}){status.ENDING}|nein)(?!\w)")


def set_public(draft: Draft, string: str, start: int, end: int) -> None:
    hit = PUBLIC_ONLY.match(string.strip())
    if len({m.lastgroup for m in _TOLD.finditer(string)}) > 1:
        return  # both words, or one and "nein": which of them was ticked is not known here
    if hit and draft.public is None:
        draft.public = Mention(hit.lastgroup == "open", start, end, "printed", 0.95)


_STATUS_OF_ITEM = re.compile(rf"[\s,(–-]+(?={status.EITHER}\)?$)")


_ITEM_WORDS = re.compile(r"\d|\b(?:[IVX]{1,5}|[A-Za-z])\b")
"""What an item of the agenda has: a figure, or a letter that stands alone."""


def is_item(words: str) -> bool:
    """Whether words can be an item of the agenda ("7.2", "Ö 4", "II"), which one read wrong is not ("ös")."""
    return _ITEM_WORDS.search(words) is not None


def set_item(draft: Draft, string: str, at: int, sure: float) -> None:
    """The item of the agenda that a label tells, its status behind it put aside ("TOP 3 (öffentlich)")."""
    status = _STATUS_OF_ITEM.search(string.rstrip())
    if status:
        set_public(draft, string[status.end() :], at + status.end(), at + len(string.rstrip(" )")))
    words = string[: status.start()] if status else string
    if not is_item(words):
        return
    value = re.sub(r"^([ÖN])(?=\d)", r"\1 ", re.sub(r"^TOP\s*", "", flat(words)))  # "Ö3": its blank was not read
    draft.item = Mention(value, at, at + len(words), "label", sure)


_OF_SESSION = re.compile(rf"{status.CLOSED}|{status.OPEN}|{status.SHORT_SITTING}", re.IGNORECASE)


def set_public_by_session(draft: Draft, words: str, at: int) -> None:
    """Public or not from the words of a session ("12. öffentliche Sitzung")."""
    if _BOTH.search(words):
        return
    hit = _OF_SESSION.search(words)
    if hit and draft.public is None:
        draft.public = Mention(hit.group()[0] not in "nN", at + hit.start(), at + hit.end(), "session", 0.9)


_BOTH = re.compile(rf"{status.OPEN}e?[nr]?\s?(?:/|und|u\.)\s?{status.CLOSED}", re.IGNORECASE)
"""A sitting with both parts ("15. öffentliche/nichtöffentliche Sitzung"), which says nothing of the paper."""


def trimmed_body(string: str, at: int, rule: str, sure: float) -> Mention[Body] | None:
    """The body in what is left of a string: times, weekdays and the words of a session around it taken away."""
    bare = re.sub(r"\s+(?:am|vom|den)$", "", string.strip(" ,;:()-–\n"))
    if not bare:
        return None
    start = at + string.index(bare)
    session = SESSION.match(bare)
    if session and session.end() < len(bare) and session.end():
        start += session.end()
        bare = bare[session.end() :]
    return body_of(bare, start, start + len(bare), rule, sure) if len(bare) > 1 else None


_STATUS_BEFORE = re.compile(rf"\s*(?P<status>{status.EITHER})[\s:,–-]+(?=[A-ZÄÖÜ])")
SITTING_BEHIND = re.compile(
    rf"(?<![\s,(–-])[\s,(–-]+(?:\d{{1,3}}\.\s?)?(?:(?:{status.EITHER}e|gemeinsame)\s+Sitzung|{status.SHORT_SITTING}"
    r"|Sitzung(?=\s+(?:am|vom)))\)?(?:\s+(?:v\.|vom|am)(?:\s*:)?)?\s*$",
    re.IGNORECASE,
)
"""The sitting behind its body, up to its day; it begins where the body ends, so that no blank is tried twice."""
_PLACE = re.compile(
    r"\n(?:im\s)?(?:(?:[A-ZÄÖÜ][\w.-]*,?\s){0,2}\w*(?:[Ss]aal|[Hh]alle|[Rr]athaus|[Zz]immer|[Rr]aum)\b)[^\n]{0,30}$"
)
"""The place of a sitting on the line below its body."""
_STRUCK = re.compile(r"\s*[-–_=*]{4,}\s*")
"""A ruling that a typewriter struck above the first row."""


def with_role(draft: Draft, string: str, at: int, rule: str, sure: float) -> Mention[Body] | None:
    """The body of a cell or line, its role in brackets put aside."""
    place = _PLACE.search(string)
    if place and bodies.is_body(string[: place.start()].strip()):
        string = string[: place.start()]
    if struck := _STRUCK.match(string):
        at, string = at + struck.end(), string[struck.end() :]
    told = SITTING_BEHIND.search(string)
    if told and told.start():  # "Rat / Öffentliche Sitzung"
        set_public_by_session(draft, told.group(), at + told.start())
        string = string[: told.start()]
    before = _STATUS_BEFORE.match(string)
    if before:  # "Öffentlich Verkehrsausschuss"
        set_public(draft, before["status"], at + before.start("status"), at + before.end("status"))
        at, string = at + before.end(), string[before.end() :]
    led = led_body(string)
    if led and string.replace(led[0], "").strip():
        draft.lead = Mention(True, at + led.start(), at + led.end(), rule, 0.95)
        at, string = (at + led.end(), string[led.end() :]) if led["before"] else (at, string[: led.start()])
    for hit in IN_BRACKETS.finditer(string):
        if draft.role is None:
            draft.role = Mention(hit["role"], at + hit.start("role"), at + hit.end("role"), rule, 0.93)
    first = IN_BRACKETS.search(string)
    if first and not string[first.end() :].strip():
        string = string[: first.start()]
    numbered = re.match(r"\s*(?:\d{1,2}[.)]|[•·*–-])\s+(?=[A-ZÄÖÜ])", string)
    count = COUNT.match(string) if numbered is None else None
    if count and (
        bodies.is_short_form(string[count.end() :]) or any(m.start == count.end() for m in bodies.parse(string))
    ):
        numbered = count  # "2 Verwaltungsausschuss"
    if numbered:
        at, string = at + numbered.end(), string[numbered.end() :]
    session = SESSION.match(string)
    if session and session.end() > 3 and session.end() < len(string):
        at, string = at + session.end(), string[session.end() :]
    bare = string.strip(" ,;:\n")
    if not bare:
        return None
    start = at + string.index(bare)
    return body_of(bare, start, start + len(bare), rule, sure)
