"""A plain German string comes in; every body of the council it names goes out, in the nominative, with its place.

``des Bau- und Umweltausschusses`` is the Bau- und Umweltausschuss, over line ends too. The kinds of bodies by Land are
a data file; a register lends its names and ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.german.months import lines, month
from pipeline.german.register import Register
from pipeline.german.subjects import end_of_subjects
from pipeline.german.taken import Taken
from pipeline.german.towns import OF_TOWN, PREFIX, SURNAME
from pipeline.model.mention import Body, Mention

# -- kinds ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body: its nominative, the Länder whose law knows it (``*`` all), whether a place or subject follows."""

    name: str
    laender: tuple[str, ...]
    place: bool


@cache
def kinds() -> dict[str, Kind]:
    """Every form of every whole-word kind, led to its kind."""
    table: dict[str, Kind] = {}
    for line in lines("body_kinds.tsv"):
        name, forms, laender, place = [*line.split("\t"), "", "", ""][:4]
        if not name.startswith("-"):
            table |= dict.fromkeys([name, *forms.split()], Kind(name, tuple(laender.split()), bool(place)))
    return table


_NOT_BODIES = frozenset(word for line in lines("not_bodies.txt") for word in line.split())
SHORT_FORMS = dict(line.split("\t") for line in lines("body_short_forms.tsv"))
"""Short forms that may stand alone in a cell (``HFA``), and what they usually mean."""
_ARCHIVE: ContextVar[Register | None] = ContextVar("archive", default=None)


@contextmanager
def knowing(register: Register | None) -> Iterator[None]:
    """While it lasts, the short forms of ``register`` are short forms too, in this thread."""
    before = _ARCHIVE.set(register)
    try:
        yield
    finally:
        _ARCHIVE.reset(before)


def is_short_form(word: str) -> bool:
    """Whether a word alone in a cell is the short form of a body: a usual one, or one of the register in use."""
    if word in SHORT_FORMS:
        return True
    register = _ARCHIVE.get()
    return register is not None and register.is_short_form(word)


_SHORT_SHAPE = re.compile(r"(?=.{2,7}$)(?!TOP|EUR|DM|BV|NÖ|Az|Nr)[A-ZÄÖÜ][A-Za-zäöüß]*[A-ZÄÖÜ][a-zäöüß]?")


def shaped_short(word: str) -> bool:
    """Whether a word has the shape of a short form ("ASAG", "AföE"), though no list and no register has it."""
    return is_short_form(word) or _SHORT_SHAPE.fullmatch(word) is not None


# ...ausschuss as printed, in its cases, and as reading engines leave it (ß for ss in old papers is printed so)
_SUFFIX = re.compile(
    r"(?P<stem>[\w-]*?)(?P<head>[Aa]ussch(?:uss|uß|uB|ufs|uf3|ufl|uf|u6|uR|üss|us)|[Bb]eirat)(?P<case>es|s|e)?"
)
_HEAD_SIGN = re.compile(r"[Aa]uss?ch[uü]|eirat")
_TOKEN = re.compile(r"(?<!\w)[A-ZÄÖÜ][\w-]{0,60}\w")

_ADJECTIVES = (
    r"(?:Technisch|Ständig|Gemeinsam|Beschließend|Beratend|Zeitweilig|Temporär|Nichtständig|Nicht ständig|Erweitert|"
    r"Gemischt|Kommunal|Örtlich|Interkommunal|Vorläufig|Vorbereitend)e[rnsm]?"
)
_LEFT_ADJECTIVE = re.compile(rf"(?<!\w)(?P<adjective>{_ADJECTIVES})\s+$", re.IGNORECASE)
_LEFT_HALVES = re.compile(
    r"(?<![\w-])(?P<halves>(?:[A-ZÄÖÜ][\wäöüß]*-\s?,?\s?(?:\n\s?)?)*[A-ZÄÖÜ][\wäöüß]*-\s?(?:\n\s?)?(?:,\s|(?:und|u\."
    r"|sowie|&|/)\s+|/\s?))$"
)
_TOPIC = re.compile(
    r"\s+(?:(?P<for>für|fur|fir|fiir|flr)|zu[rm](?=\s+(?:Förderung|Vorbereitung|Gleichstellung|Umsetzung)))\s+"
)
_TAKES_TOPIC = re.compile(
    r"(?:|fach|unter|sonder|betriebs|werks?|bezirks|projekt)aussch(?:uss|uß)|(?:fach)?beirat|jugendrat|deputation",
    re.IGNORECASE,
)
_NO_PLACE_NAME = re.compile(
    r"(?:führer|führerin|leiter|leiterin|ungen|nahmen?|ierung|tion|tionen|heit|keit|mittel|schaften|anträge|vorschläge|vorsitzende[rn]?"
    r"|mitglied(?:er)?|sitzung|beschluss|fraktion)$"
)
_TOWN_PREFIX = re.compile(
    r"\s+(?:Bad|Sankt|St\.|Groß|Klein|Alt|Neu|Ober|Unter|Nord|Süd|Ost|West|Mitte|Burg|Hohen|Markt|Schloß)\b"
)
_TWO_NAMES = re.compile(
    r"[ \u00a0]+[A-ZÄÖÜ][a-zäöüß-]+[ \u00a0]+(?:von[ ]|van[ ]|de[ ])?(?P<second>[A-ZÄÖÜ][a-zäöüß-]{2,})"
)
_RAT_BEFORE = re.compile(r"\b(?:der|des|dem|den|vom|im|beim|zum|Der|Des|Dem|Den|Vom|Im|Beim|Zum|und)\s+$")
_PLACE = re.compile(
    rf"[ \u00a0]+(?P<place>\d{{1,3}}(?![.\d]|\s?(?:[€%]|E[Uu][Rr]|T€|Ja\b|Nein\b|Stimmen|Mitglieder))|"
    rf"{PREFIX}[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜa-zäöü][\wäöüß]+)*(?!-)"
    rf"(?:/[A-ZÄÖÜ][\wäöüß-]+)*{SURNAME})(?!\w)"
)
_NO_TOPIC = frozenset(word for line in lines("not_topics.txt") for word in line.split())
# "Ortsrat Löbnauer Vorstadt": two words where the row goes on, or the cell ends, behind them
_TWO_WORDS = re.compile(
    rf"[ \u00a0]+(?P<place>[A-ZÄÖÜ][a-zäöüß]+(?:er|es|e)[ ](?!(?:{'|'.join(sorted(_NO_TOPIC))})\b)[A-ZÄÖÜ][\wäöüß-]+)"
    rf"(?=[ \t|]+(?:\d{{1,2}}\.|{'|'.join(sorted(_NO_TOPIC, key=len, reverse=True))}\b)|\Z)"
)
_ASKED = re.compile(
    r"\b(?:hat|haben|hatte|wird|werden|wurde|soll|sollte|kann|muss|möge|wolle|ist|sind|kamen?|legt|gibt|nahm|nimmt"
    r"|stellte?)\s+(?:der|die|dem|den|im)\s+$"
)
_PERSON_BEFORE = re.compile(r"\b(?:Herrn?|Frau|Altstadtrat|Abg\.)\s+$")
_PERSON_BEHIND = re.compile(
    r"\s+(?:Dr\.|Prof\.|Herrn?|Frau|[A-ZÄÖÜ][\wäöüß-]+\s?(?:\(|/?(?:CDU|SPD|FDP|AfD|KAL|FW)\b))"
)
_SHORT_BEHIND = re.compile(
    r"\s?\(\s?(?:kurz:?\s|nachfolgend:?\s|im Folgenden:?\s)?[„\"]?(?P<short>[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]{1,9})[“\"]?\s?\)"
)


def _head(word: str) -> tuple[str, Kind, bool] | None:
    """The nominative of a word that is a body's kind, the kind, and whether it was badly read; None for another."""
    if word in _NOT_BODIES:
        return None
    known = kinds().get(word)
    if known:
        return known.name, known, False
    if not _HEAD_SIGN.search(word):
        return None
    m = _SUFFIX.fullmatch(word)
    if not m or m["stem"].endswith("-") or (m["head"].lower().endswith("üss")):
        return None
    if "irat" in m["head"] or m["head"].endswith(("uss", "uß")):
        name, bad = m["stem"] + m["head"], False
    else:
        name, bad = m["stem"] + m["head"][:6] + "uss", True
    if name in _NOT_BODIES or (m["stem"] and not m["stem"][0].isupper()):
        return None
    whole = kinds().get(name)
    return name, whole or Kind(name, ("*",), False), bad


def _no_subject(word: str) -> bool:
    """Whether a capitalised word cannot be what a committee is for: another body, or what follows in a row."""
    return word in _NO_TOPIC or _head(word) is not None


# -- names in a string ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def clean(printed: str) -> str:
    """A name over line ends on one line: words divided there joined, halves (``Haupt- und``) kept."""
    joined = re.sub(r"(?<=\w)-\s*\n\s*(?=(?!und\b|oder\b|sowie\b|u\.)[a-zäöüß])", "", printed)
    joined = re.sub(r"(?<=\w)[-]\s*\n\s*(?=[A-ZÄÖÜ])", "-", joined)
    return re.sub(r"\s+", " ", joined).strip(" ,;:")


def _adjective(word: str) -> str:
    """``Technischen`` as it stands before a masculine name in the nominative: ``Technischer``."""
    return re.sub(r"e[rnsm]?$", "er", word[0].upper() + word[1:])


def _row_topics(text: str, start: int, end: int) -> int:
    """The end of the subjects right behind an "Ausschuss" without "für", in a row of a table or alone on its line."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if before.strip(" \t.,:|/0123456789") or not re.compile(r"[ \u00a0]+[A-ZÄÖÜ]").match(text, end):
        return end
    stop = end_of_subjects(text, end + 1, _no_subject)
    behind = re.compile(r"[ \t]*(?:$|\n|\d|\||öff|nicht|Vorb|Entsch|Kennt|Berat|Anhör|Beschl|[öÖN]\b|\s{3})").match(
        text, stop
    )
    return stop if behind and stop > end + 1 else end


def _is_person(text: str, kind: Kind, end: int) -> bool:
    """Whether the word is the title of a member (``Stadtrat …``): a name follows, for a Stadtrat one word is enough."""
    if kind.name in ("Stadtrat", "Gemeinderat", "Rat") and _PERSON_BEHIND.match(text, end):
        return True
    if kind.name == "Stadtrat":
        return bool(re.compile(r"[ \u00a0]+[A-ZÄÖÜ][a-zäöüß-]+").match(text, end)) and not _TOWN_PREFIX.match(text, end)
    titled = kind.name in ("Ortschaftsrat", "Ortsrat", "Bezirksrat", "Stadtbezirksrat", "Gemeinderat", "Ortsteilrat")
    names = _TWO_NAMES.match(text, end) if titled and not _TOWN_PREFIX.match(text, end) else None
    return names is not None and names["second"] not in _NO_TOPIC and not _TWO_WORDS.match(text, end)


@lru_cache(maxsize=2048)
def _named(text: str) -> tuple[Mention[Body], ...]:
    """What ``_names`` finds: rules ask for the same cell again and again."""
    return tuple(_names(text))


def _names(text: str) -> Iterator[Mention[Body]]:
    """Every body named in ``text`` by its kind, with what belongs to the name on both sides."""
    floor = 0
    divided = {m.start(): m for m in _DIVIDED.finditer(text)}
    for m in _TOKEN.finditer(text):
        if m.start() < floor:
            continue
        end, word = m.end(), m[0]
        if m.start() in divided:
            joined = divided[m.start()]
            if _head(joined[1] + joined[2]) is not None:
                end, word = joined.end(), joined[1] + joined[2]
        head = _head(word)
        if head is None:
            continue
        name, kind, bad = head
        start, confidence, flags = m.start(), 0.97, ("badly read",) if bad else ()
        if _PERSON_BEFORE.search(text, max(0, start - 12), start) or _is_person(text, kind, end):
            continue
        before = text[max(floor, start - 120) : start]
        left = ""
        if halves := _LEFT_HALVES.search(before):
            left = clean(halves["halves"]) + ("" if halves["halves"].endswith(("/", "-")) else " ")
            left = re.sub(r"/ $", "/", left)
            start -= len(before) - halves.start()
        elif (adjective := _LEFT_ADJECTIVE.search(before)) and kind.name not in ("Rat",):
            left = _adjective(adjective["adjective"]) + " "
            start -= len(before) - adjective.start()
        right = ""
        topic = _TOPIC.match(text, end)
        if topic and _TAKES_TOPIC.fullmatch(name):
            stop = end_of_subjects(text, topic.end(), _no_subject)
            if stop > topic.end():
                right = (" für " if topic["for"] else f" {topic[0].strip()} ") + clean(text[topic.end() : stop])
                end = stop
                confidence = 0.95
        elif kind.place and (two := _TWO_WORDS.match(text, end)) and not _head(two["place"].split()[-1]):
            right, end, confidence = " " + two["place"], two.end(), 0.92
        elif kind.place and (place := _PLACE.match(text, end)):
            noun = place["place"]
            asked = bool(_ASKED.search(text, max(0, start - 24), start))
            if (
                noun not in _NO_TOPIC
                and _head(noun) is None
                and not asked
                and not _NO_PLACE_NAME.search(noun)
                and not month(noun)
            ):
                end = place.end()
                if kind.name in (
                    "Betriebsausschuss",
                    "Fachausschuss",
                    "Unterausschuss",
                    "Werkausschuss",
                    "Werksausschuss",
                ):
                    end = max(end_of_subjects(text, place.start("place"), _no_subject), end)
                right = " " + clean(text[place.start("place") : end])
                confidence = 0.92
        town = OF_TOWN.match(text, end)
        if town and town["town"].startswith("von") and not kind.name.startswith("Bezirks"):
            town = None
        if kind.name == "Rat":
            determined = _RAT_BEFORE.search(text, max(0, m.start() - 8), m.start())
            alone = not text[:start].strip() and not text[end:].strip()
            line = text[text.rfind("\n", 0, start) + 1 : start].strip(" \t.0123456789|")
            if re.match(r"\s+(?:der\s+(?:Europ|EU\b|Gemeinden\b)|für\b|und\s+Tat\b)", text[end : end + 24]):
                continue
            if not (determined or alone or town or not line):
                continue
            confidence = 0.95 if alone or town else 0.9
        if not right and kind.name in ("Bürgerschaft", "Senat", "Verwaltungsrat", "Deputation", "Konvent", "Kulturrat"):
            confidence = min(confidence, 0.75)
        if name in ("Ausschuss", "Ausschuß", "Beirat") and not right and not left:
            stop = _row_topics(text, start, end)
            if stop == end:
                continue  # "der Ausschuss" leans on a name told before
            right, end, confidence = " " + clean(text[end:stop]), stop, 0.85
            town = None
        if town:
            right += " " + clean(town["town"])
            end = town.end()
        floor = end
        yield Mention(Body(left + name + right), start, end, "kind of body", 0.8 if bad else confidence, flags)


_DIVIDED = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]{0,60}\w)-[ ]?\n[ ]{0,3}([a-zäöüß]{1,40})")


def parse(string: str, register: Register | None = None) -> list[Mention[Body]]:
    """Every body named in ``string``, in order; offsets are code points of ``string``, half-open.

    The name is the nominative as printed, on one line; with a town only where one is printed. Short forms are found
    where ``string`` explains them or the register has them. With a register its names and ids stand beside.
    """
    found = list(_named(string))
    shorts: dict[str, str] = {}
    explained: set[int] = set()
    for mention in found:
        short = short_behind(string, mention.end)
        if short is not None:
            shorts[short] = mention.value.name
            explained.add(string.index(short, mention.end))
    known = set(shorts) | (register.short_forms if register else set())
    if known:
        taken = Taken(len(string), ((m.start, m.end) for m in found))
        listed = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
        for word in re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", string):
            if word.start() not in explained and taken.free(*word.span()):
                found.append(Mention(Body(word[0]), *word.span(), "short form", 0.9))
    if register:
        found = [register.matched(m, shorts) for m in found]
    return sorted(found, key=lambda m: m.start)


_SHORT_PLACED = re.compile(
    r"(?P<short>[A-ZÄÖÜ]{2,4})\s(?:\d{1,2}|[A-ZÄÖÜ][\w-]{2,}(?:(?:,|\s|\sund\s|/)\s?[A-ZÄÖÜ][\w-]{2,}){0,4})"
)
_MANY = frozenset(["OBR", "BA", "BV", "FA", "SBB", "OR", "OSR", "BR"])
"""Short forms of bodies of which a town has many, with a number, a place or a subject ("OBR 10", "FA Finanzen")."""


def short_behind(string: str, at: int) -> str | None:
    """The short form that brackets right behind a name explain (``(AföE)``)."""
    m = _SHORT_BEHIND.match(string, at)
    return m["short"] if m and sum(c.isupper() for c in m["short"]) > 1 else None


def without_town(name: str) -> str:
    """A name without the town behind it (``Rat der Stadt Neudorf``: Rat)."""
    return OF_TOWN.sub("", name)


def nominative(phrase: str) -> str:
    """``des Bau- und Umweltausschusses`` as ``Bau- und Umweltausschuss``.

    A phrase without a body only loses its line ends.
    """
    text = clean(phrase)
    found = [m for m in _named(text) if m.start <= 12]
    if not found:
        return text
    first = found[0]
    return (first.value.name + text[first.end :]).strip()


def cell(string: str, register: Register | None = None) -> Mention[Body] | None:
    """The one body that a table cell names, the whole cell being its name; None where it names none or several.

    A cell may carry the place behind any body (``Gemeinderat Neudorf``) or be a short form alone (``HFA``).
    """
    text = string.strip(" \n\t.:;,*")
    start = string.find(text)
    found = parse(text, register)
    if len(found) > 1 or not text:
        return None
    if found and found[0].start <= 5:
        first = found[0]
        behind = text[first.end :]
        if behind and _PLACE.fullmatch(" " + behind.strip()) and behind.strip() not in _NO_TOPIC:
            value = replace(first.value, name=f"{first.value.name} {clean(behind)}")
            found = [replace(first, value=value, end=len(text), confidence=min(first.confidence, 0.9))]
            if register:
                found = [register.matched(found[0])]
        return replace(found[0], start=start + found[0].start, end=start + found[0].end)
    short = _SHORT_PLACED.fullmatch(text)
    if short and short["short"] in _MANY:
        return Mention(Body(clean(text)), start, start + len(text), "short form", 0.85)
    if is_short_form(text) or (register is not None and register.entry(text) is not None):
        mention = Mention(Body(text), start, start + len(text), "short form", 0.85)
        return register.matched(mention) if register else mention
    return None


def is_no_topic(word: str) -> bool:
    """Whether a word behind a body is none of its name, but begins something else ("Stimmen", "Vorlage")."""
    return word.strip(" .,;:") in _NO_TOPIC


_OF_WHOM = re.compile(
    r"(?<=\w)\s(?:der\s(?:Stadt|Gemeinde|(?:Verbands|Samt|Orts|Einheits)gemeinde)|des\s(?:Kreises|Landkreises|Fleckens|Marktes|Amtes|Bezirks))$"
)
"""Whose body it is where its place is not named ("Rat der Stadt")."""


def is_body(string: str, register: Register | None = None) -> bool:
    """Whether ``string`` is the name of one body and nothing else (an article aside); known short forms count."""
    text = _OF_WHOM.sub("", clean(string).rstrip(" .:;,*"))
    found = cell(text, register)
    article = re.match(r"(?:der|des|dem|den|die|vom|im|beim|zum|zur)\s+", text, re.IGNORECASE)
    return found is not None and found.start <= (article.end() if article else 0) and found.end >= len(text)
