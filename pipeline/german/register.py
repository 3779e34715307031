"""A register of bodies (OParl list, CSV or learnt file) goes in; names and ids to stand beside those printed come out.

An id is stable: the same municipality and name give the same one everywhere.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pipeline.errors import BrokenFile, NotReadable
from pipeline.german.towns import OF_TOWN
from pipeline.model.mention import Body, Mention


def normal(name: str) -> str:
    """A name without case, accents, hyphens and the town behind it, to compare and to make ids from."""
    text = OF_TOWN.sub("", name).lower()
    text = text.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("&", "und")
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"\bu\.", "und", text)).strip()


def organization_id(municipality: str | None, name: str) -> str:
    """The stable id of a body: the same municipality and name give the same id everywhere."""
    key = f"{normal(municipality or '')}\0{normal(name)}"
    return "o-" + hashlib.sha256(key.encode()).hexdigest()[:12]


_SMALL = frozenset(("und", "u.", "sowie", "der", "die", "das", "des", "den", "dem"))


def initials(name: str) -> frozenset[str]:
    """The short forms that the words of a name make; fewer than three letters make none.

    ``Ausschuss für Soziales, Arbeit und Gesundheit`` is ASAG and AfSAG, ``Ausschuss für öffentliche Anlagen`` AföA.
    """
    words = [w for part in re.split(r"[\s,/]+", name) for w in re.split(r"-(?=\w)", part.strip("-")) if w[:1].isalpha()]
    told = [w for w in words if w.lower() not in _SMALL]
    with_for = "".join(w[0] for w in told)
    without = "".join(w[0] for w in told if w.lower() != "für")
    return frozenset(short for short in (with_for, without) if len(short) >= 3 and short[0].isupper())


@dataclass(frozen=True, slots=True)
class Entry:
    """A body as a register has it: ``short`` are its short forms and other names, ``id`` is None where only papers told
    it."""

    id: str | None
    name: str
    short: tuple[str, ...] = ()
    municipality: str | None = None
    classification: str | None = None


@dataclass(frozen=True)
class Register:
    """The bodies of one or more municipalities, found by name, short form or a name that was badly read."""

    entries: tuple[Entry, ...] = ()
    _index: dict[str, Entry] = field(init=False, repr=False, compare=False)
    _initials: dict[str, Entry | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, Entry] = {}
        short: dict[str, Entry | None] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.short):
                index.setdefault(normal(name), entry)
        for entry in self.entries:
            for letters in initials(entry.name):
                short[letters] = entry if short.get(letters, entry) is entry else None
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_initials", short)

    def with_others(self, other: Register) -> Register:
        """This register and the entries of another one whose names it does not have."""
        return Register((*self.entries, *(e for e in other.entries if self.entry(e.name) is None)))

    def of(self, municipality: str | None) -> Register:
        """The bodies of one municipality and those of none, where the register has several; itself where it has one."""
        towns = {normal(e.municipality) for e in self.entries if e.municipality}
        if len(towns) < 2:
            return self
        mine = f" {normal(municipality or '')}"
        near = {t for t in towns if mine.endswith(f" {t}") or f" {t}".endswith(mine if mine.strip() else "\n")}
        return Register(tuple(e for e in self.entries if not e.municipality or normal(e.municipality) in near))

    @cached_property
    def short_forms(self) -> set[str]:
        return {short for entry in self.entries for short in entry.short}

    def entry(self, name: str) -> Entry | None:
        """The entry of exactly this name or short form, else the only one whose initials it is."""
        return self._index.get(normal(name)) or self._initials.get(name)

    def is_short_form(self, word: str) -> bool:
        """Whether a word is a short form that an entry lists, or the initials of exactly one."""
        return word in self.short_forms or self._initials.get(word) is not None

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


LEARNT = "# vorlagen local lexicon"
"""How the first line of a file begins that ``vorlagen learn`` wrote."""


def load_register(path: Path) -> Register:
    """The register in ``path``: an OParl organization list (JSON), a CSV with at least a column ``name``, or what
    ``vorlagen learn`` wrote.

    CSV columns: ``name``, ``short`` (short forms and other names, parted by ``;``), ``id``, ``municipality``,
    ``classification``; comma or semicolon between them. A missing id is made from municipality and name. Raises
    NotReadable where the file cannot be opened, BrokenFile where it is none of them.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise NotReadable(f"the register cannot be read: {error}", path=str(path)) from error
    if text.startswith(LEARNT):
        return Register(tuple(_learnt(text)))
    rows = _oparl(text, path) if text.lstrip()[:1] in "[{" else _csv(text, path)
    return Register(tuple(rows))


def line(entry: Entry, times: int) -> str:
    """A body as a line of a learnt file: kind, name, times counted, short forms, id, municipality, classification."""
    rest = (";".join(entry.short), entry.id or "", entry.municipality or "", entry.classification or "")
    return "\t".join(("body", entry.name, str(times), *rest)).rstrip("\t")


def _learnt(text: str) -> Iterator[Entry]:
    for row in text.splitlines():
        if row.startswith("body\t"):
            name, _, short, given, town, kind = [*row.split("\t")[1:], "", "", "", "", ""][:6]
            shorts = tuple(s for s in short.split(";") if s)
            yield Entry(given or None, name, shorts, town or None, kind or None)


def _oparl(text: str, path: Path) -> Iterator[Entry]:
    try:
        listed = json.loads(text)
    except ValueError as error:
        raise BrokenFile(f"the register is no JSON: {error}", path=str(path)) from error
    things = listed.get("data", [listed]) if isinstance(listed, dict) else listed
    for thing in things:
        if isinstance(thing, dict) and thing.get("name") and not thing.get("deleted"):
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
