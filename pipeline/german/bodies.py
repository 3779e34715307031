"""A plain German string comes in; every body of the council it names goes out, in the nominative, with its place.

``des Bau- und Umweltausschusses`` is the Bau- und Umweltausschuss, over line ends too. The kinds of bodies by Land are
a data file; a register (an OParl organization list or a CSV) lends its names and ids.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pipeline.errors import BrokenFile, NotReadable
from pipeline.german.months import lines, month
from pipeline.german.taken import Taken
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
    r"(?:|fach|unter|sonder|betriebs|werks?|bezirks|projekt)aussch(?:uss|uß)|(?:fach)?beirat|jugendrat", re.IGNORECASE
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
# What may stand behind a place: "an der Aller", "im Breisgau", "(Wümme)"; not "am Montag"
SURNAME = (
    r"(?:[ ](?:am(?![ ](?:Mon|Diens|Mitt|Donn|Frei|Sams|Sonn|Ende|Anfang|Rande))|an[ ]der|bei|a\.[ ]?d\.|ob[ ]der"
    r"|in[ ]der"
    r"|vor[ ]der|unter)[ ][A-ZÄÖÜ][\wäöüß-]+|[ ]im[ ](?:Breisgau|Schönbuch|Allgäu|Odenwald|Schwarzwald|Harz|Taunus"
    r"|Westerwald|Erzgebirge|Hunsrück|Chiemgau|Kinzigtal|Remstal|Wendland|Oberharz|Vogtland)"
    r"|[ ]\([A-ZÄÖÜ][\wäöüß. -]{1,30}\)|[ ]/[ ]?[A-ZÄÖÜ]\w+)?"
)
_TOWN_KIND = (
    r"(?:(?:Hanse|Kreis|Landeshaupt|Universitäts|Klingen|Bundes|Residenz|Wissenschafts|Großen?\s+Kreis)?[Ss]tadt"
    r"|(?:Samt|Orts|Verbands|Einheits|Land|Markt)?[Gg]emeinde|Landkreises|Kreises|Marktes|Fleckens|Ortschaft"
    r"|Stadtbezirks|Amtes|Region|Städteregion)"
)
PREFIX = r"(?:(?:Bad|Sankt|St\.|Groß|Klein|Alt|Neu|Hohen|Markt)[ ])?"
_OF_TOWN = re.compile(rf"\s+(?P<town>(?:(?:de[rs]\s+){_TOWN_KIND}|von)\s+{PREFIX}[A-ZÄÖÜ][\wäöüß-]+{SURNAME})")
_PLACE = re.compile(
    rf"[ \u00a0]+(?P<place>\d{{1,2}}(?![.\d])|{PREFIX}[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜa-zäöü][\wäöüß]+)*(?!-)"
    rf"(?:/[A-ZÄÖÜ][\wäöüß-]+)*{SURNAME})(?!\w)"
)
_NO_TOPIC = frozenset(word for line in lines("not_topics.txt") for word in line.split())
# "Ortsrat Löbnauer Vorstadt": two words where the row goes on, or the cell ends, behind them
_TWO_WORDS = re.compile(
    r"[ \u00a0]+(?P<place>[A-ZÄÖÜ][a-zäöüß]+(?:er|es|e)[ ][A-ZÄÖÜ][\wäöüß-]+)"
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
_WIDE_TOPICS = re.compile(r"(?:Angelegenheiten|Belange|Menschen|Fragen|Gleichstellung|Teilhabe|Entwicklung|Förderung)$")
_ADJECTIVE_WORD = re.compile(r"[a-zäöüß][\wäöüß-]*(?:e|en|er|es|em)")
_NOT_ADJECTIVES = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "eine",
        "einen",
        "einer",
        "weitere",
        "weiteren",
        "andere",
        "anderen",
        "alle",
        "allen",
        "sonstige",
        "keine",
        "ihre",
        "seine",
        "diese",
    ]
)
_MARKS = ',;.:)“”"\x27«»'
_JOINING = ("und", "sowie", "u.", "&", "u")
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


# -- names in a string ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Item:
    """One subject of a list: where the next token stands, where the subject ends, the mark behind it."""

    following: int
    end: int
    mark: str


def _item(text: str, tokens: list[re.Match[str]], i: int) -> _Item | None:
    """The subject that begins at token ``i``: adjectives and a noun (``öffentliche Einrichtungen``, ``Planungs-``)."""
    adjectives = 0
    while i < len(tokens):
        word = tokens[i][0].rstrip(_MARKS)
        mark = tokens[i][0][len(word) :]
        end = tokens[i].start() + len(word)
        if i and text[tokens[i - 1].end() : tokens[i].start()].count("\n") > 1:
            return None
        if not word:
            return None
        if word[0].islower():
            fits = _ADJECTIVE_WORD.fullmatch(word) and word not in _NOT_ADJECTIVES and not mark and adjectives < 2
            if not fits:
                return None
            adjectives += 1
            i += 1
            continue
        if not word[0].isupper() or word in _NO_TOPIC or _head(word) is not None:
            return None
        if word.endswith("-") and not mark and i + 1 < len(tokens):  # "Ge-\nsundheit"; but "Planungs- und"
            rest = tokens[i + 1][0].rstrip(_MARKS)
            broken = "\n" in text[tokens[i].end() : tokens[i + 1].start()]
            if broken and rest[0].islower() and rest not in _JOINING:
                return _Item(i + 2, tokens[i + 1].start() + len(rest), tokens[i + 1][0][len(rest) :])
        return _Item(i + 1, end, mark)
    return None


def _topics(text: str, at: int) -> int:
    """The end of the list of subjects that begins at ``at`` (``Soziales, Arbeit und Gesundheit``); ``at`` without one.

    A comma goes on only where a closing ``und`` follows, so that a sentence's comma ends the name.
    """
    tokens = list(re.compile(r"\S+").finditer(text, at, at + 220))
    i = 1 if tokens and tokens[0][0] in ("den", "die", "das") else 0
    item = _item(text, tokens, i)
    if item is None:
        return at
    end, following, mark = item.end, item.following, item.mark
    if mark == ",":
        ahead = item
        while ahead.mark == ",":
            step = _item(text, tokens, ahead.following)
            if step is None:
                return end
            ahead = step
        if ahead.mark or ahead.following >= len(tokens) or tokens[ahead.following][0] not in _JOINING:
            return end
        following, mark = ahead.following, ""
    while not mark and following < len(tokens):
        word = tokens[following][0]
        wide = word in ("von", "mit", "der", "des", "im") and _WIDE_TOPICS.search(text[at:end])
        if word not in _JOINING and word != "/" and not wide:
            break
        step = _item(text, tokens, following + 1)
        if step is None:
            break
        end, following, mark = step.end, step.following, step.mark
    return end


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
    stop = _topics(text, end + 1)
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
            stop = _topics(text, topic.end())
            if stop > topic.end():
                right = (" für " if topic["for"] else f" {topic[0].strip()} ") + clean(text[topic.end() : stop])
                end = stop
                confidence = 0.95
        elif kind.place and (two := _TWO_WORDS.match(text, end)):
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
                    end = max(_topics(text, place.start("place")), end)
                right = " " + clean(text[place.start("place") : end])
                confidence = 0.92
        town = _OF_TOWN.match(text, end)
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
        if kind.name in ("Bürgerschaft", "Senat", "Verwaltungsrat", "Deputation", "Konvent", "Kulturrat"):
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
    found = list(_names(string))
    shorts: dict[str, str] = {}
    explained: set[int] = set()
    for mention in found:
        m = _SHORT_BEHIND.match(string, mention.end)
        if m and sum(c.isupper() for c in m["short"]) > 1:
            shorts[m["short"]] = mention.value.name
            explained.add(m.start("short"))
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


def nominative(phrase: str) -> str:
    """``des Bau- und Umweltausschusses`` as ``Bau- und Umweltausschuss``.

    A phrase without a body only loses its line ends.
    """
    text = clean(phrase)
    found = [m for m in _names(text) if m.start <= 12]
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
    if text in SHORT_FORMS or (register is not None and register.entry(text) is not None):
        mention = Mention(Body(text), start, start + len(text), "short form", 0.85)
        return register.matched(mention) if register else mention
    return None


def is_body(string: str, register: Register | None = None) -> bool:
    """Whether ``string`` is the name of one body and nothing else (an article aside); known short forms count."""
    text = clean(string).rstrip(" .:;,*")
    found = cell(text, register)
    article = re.match(r"(?:der|des|dem|den|die|vom|im|beim|zum|zur)\s+", text, re.IGNORECASE)
    return found is not None and found.start <= (article.end() if article else 0) and found.end >= len(text)


# -- register ---------------------------------------------------------------------------------------------------


def normal(name: str) -> str:
    """A name without case, accents, hyphens and the town behind it, to compare and to make ids from."""
    text = _OF_TOWN.sub("", clean(name)).lower()
    text = text.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("&", "und")
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\bu\.", "und", text)).strip()


def organization_id(municipality: str | None, name: str) -> str:
    """The stable id of a body: the same municipality and name give the same id everywhere."""
    key = f"{normal(municipality or '')}|{normal(name)}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Entry:
    """A body as a register has it."""

    id: str
    name: str
    short: tuple[str, ...] = ()
    municipality: str | None = None
    classification: str | None = None


@dataclass(frozen=True)
class Register:
    """The bodies of one or more municipalities, found by name, short form or a name that was badly read."""

    entries: tuple[Entry, ...] = ()
    _index: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, Entry] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.short):
                index.setdefault(normal(name), entry)
        object.__setattr__(self, "_index", index)

    @property
    def short_forms(self) -> set[str]:
        return {short for entry in self.entries for short in entry.short}

    def entry(self, name: str) -> Entry | None:
        """The entry of exactly this name or short form."""
        return self._index.get(normal(name))

    def nearest(self, name: str) -> tuple[Entry, float] | None:
        """The one entry whose name differs least, with the likeness 0..1; None below 0.9 or where two are as near."""
        from rapidfuzz import fuzz, process

        hits = process.extract(normal(name), list(self._index), scorer=fuzz.ratio, limit=2, score_cutoff=90)
        if not hits or (
            len(hits) > 1 and hits[0][1] - hits[1][1] < 4 and self._index[hits[0][0]] != self._index[hits[1][0]]
        ):
            return None
        return self._index[hits[0][0]], hits[0][1] / 100

    def matched(self, mention: Mention[Body], shorts: dict[str, str] | None = None) -> Mention[Body]:
        """``mention`` with the register's name and id beside it, unchanged where the register does not have it."""
        name = mention.value.name
        entry = self.entry(name) or (self.entry(shorts[name]) if shorts and name in shorts else None)
        if entry is not None:
            return replace(mention, value=Body(name, entry.name, entry.id))
        near = self.nearest(name) if len(name) >= 8 else None
        if near is None:
            return mention
        entry, likeness = near
        return replace(
            mention,
            value=Body(name, entry.name, entry.id),
            confidence=min(mention.confidence, likeness),
            flags=(*mention.flags, "name differs from the register"),
        )


def load_register(path: Path) -> Register:
    """The register in ``path``: an OParl organization list (JSON) or a CSV with at least a column ``name``.

    CSV columns: ``name``, ``short`` (several parted by ``;``), ``id``, ``municipality``, ``classification``; comma or
    semicolon between them. A missing id is made from municipality and name. Raises NotReadable where the file cannot be
    opened, BrokenFile where it is neither.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise NotReadable(f"the register cannot be read: {error}", path=str(path)) from error
    rows = _oparl(text, path) if text.lstrip()[:1] in "[{" else _csv(text, path)
    return Register(tuple(rows))


def _oparl(text: str, path: Path) -> Iterator[Entry]:
    try:
        listed = json.loads(text)
    except ValueError as error:
        raise BrokenFile(f"the register is no JSON: {error}", path=str(path)) from error
    things = listed.get("data", [listed]) if isinstance(listed, dict) else listed
    for thing in things:
        if isinstance(thing, dict) and thing.get("name"):
            name = str(thing["name"])
            short = str(thing.get("shortName") or "")
            municipality = thing.get("municipality")
            yield Entry(
                str(thing.get("id") or organization_id(municipality, name)),
                name,
                (short,) if short and short != name else (),
                municipality,
                thing.get("classification") or thing.get("organizationType"),
            )


def _csv(text: str, path: Path) -> Iterator[Entry]:
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",")
    if "name" not in (rows.fieldnames or ()):
        raise BrokenFile("the register has no column 'name'", path=str(path))
    for row in rows:
        name = (row.get("name") or "").strip()
        if name:
            municipality = (row.get("municipality") or "").strip() or None
            shorts = tuple(s.strip() for s in re.split(r"[;|]", row.get("short") or "") if s.strip())
            given = (row.get("id") or "").strip() or organization_id(municipality, name)
            yield Entry(given, name, shorts, municipality, (row.get("classification") or "").strip() or None)
