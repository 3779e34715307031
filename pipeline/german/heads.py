"""The printed heads of a table go in; which columns of a Beratungsfolge they name comes out, cell by cell.

The words are data (``data/heads.toml``). A head is read in its own cell: what stands beside it in the same line says
nothing about it, and one that nobody knows leaves the others standing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from pipeline.german.fold import Keys, fold, nearest

VOTES = frozenset(["yes", "no", "abstain", "present", "excluded"])
_LEAST = 6  # signs of a head that may be read a little wrong
_LONGEST = 60
_DIVIDED = re.compile(r"\w[-\u00ad]\s*$")  # the first half of a label, which says nothing yet
_STRAY = re.compile(r"(?:(?<=\s)|^)[|\[\]_'’‘`.,;:\-–—]+(?=\s|$)")  # rests of rulings and dust, as an engine reads them

_LAW = re.compile(
    r"\s*\(?(?:gem(?:äß|\.)\s*|nach\s*)?(?:§§?|Art\.)\s?\d[^()]{0,30}\)?\s*$"
)  # the law that a label names


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a table's head: its words (line ends as in print), its place, from 0, and its spans."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Named:
    """What a column is called: the name (``date``, ``yes``, …), how like the print is to it (0..1), in which row of
    the head it was read."""

    name: str
    like: float
    row: int


@dataclass(frozen=True)
class _Words:
    columns: Keys[str]
    small: frozenset[str]
    over: Keys[str]
    short: dict[str, str]
    beside: frozenset[str]
    before_no: dict[str, str]


@cache
def _words() -> _Words:
    data = tomllib.loads((files("pipeline.german.data") / "heads.toml").read_text(encoding="utf-8"))
    return _Words(
        Keys(_keys(data["columns"])),
        frozenset(fold(w) for words in data["columns"].values() for w in words if w[0].islower()),
        Keys(_keys(data["over"])),
        _keys(data["short"]),
        frozenset(map(fold, data["beside"]["words"])),
        _keys(data["before_no"]),
    )


def _keys(lists: dict[str, list[str]]) -> dict[str, str]:
    return {fold(word): name for name, words in lists.items() for word in words}


def known(key: str) -> str | None:
    """The column whose head has exactly this key (``german.fold``)."""
    return _words().columns.get(key)


def may_be_small(key: str) -> bool:
    """Whether a head is also printed in small letters ("am", "ö")."""
    return key in _words().small


@lru_cache(maxsize=8192)
def column(text: str) -> tuple[str, float] | None:
    """The column that ``text`` alone heads, with its likeness 0..1; None for any other text.

    >>> column("Enthal-\\ntungen")
    ('abstain', 1.0)
    >>> column("Kürzel") is None
    True
    """
    text = _LAW.sub("", text)
    key = fold(_STRAY.sub(" ", text))
    if not key or len(text) > _LONGEST or _DIVIDED.search(text) or any(map(str.isdigit, text)):
        return None  # a figure may look like a letter, but is no head
    words = _words()
    if words.columns.get(key) == "not_public" and "/" in text:
        return "public_mark", 1.0  # "N/Ö" has the key of "nö"
    if key in words.columns:
        first = text.strip(" |[]_'’‘`.,;:-–—(")[:1]
        if first.islower() and key not in words.small:
            return None
        return words.columns[key], 1.0
    if key in words.beside:
        return None
    return nearest(key, words.columns) if len(key) >= _LEAST else None


@lru_cache(maxsize=4096)
def in_one(text: str) -> tuple[str, ...]:
    """The votes whose numbers a column holds in one cell, in their order; empty for any other head.

    >>> in_one("Abstimmung\\n(Ja : Nein : Enth.)")
    ('yes', 'no', 'abstain')
    """
    title = re.match(r"[^\n(:]+(?=\n|\s?\(|:\s)", text)
    if title is not None and over(_WHOSE.sub("", title[0])):
        text = text[title.end() :]
    bare = re.sub(r"-\n(?=[a-z])", "", text).strip(" \n()[]:=")
    for sign in (r"\s*[/|:]\s*", r"\s+[-–]\s+", r"[-–]", r"\s+"):
        parts = re.split(sign, bare)
        names = [name for part in parts if (name := vote(part))]
        if len(parts) == len(_ORDER) and all(part in _SIGNS for part in parts):
            names = [_SIGNS[part] for part in parts]
        if len(parts) > 1 and len(names) == len(parts) == len(set(names)):
            return tuple(names)
    return ()


_SIGNS = {"+": "yes", "-": "no", "–": "no", "−": "no", **dict.fromkeys("oO0±=", "abstain")}
"""Signs for votes, heads only beside one another."""
_WHOSE = re.compile(r"\s(?:im|in|des|der)\s.*$")
"""Whose vote it is, behind its title ("Abstimmungsergebnis im Ausschuss")."""


def vote(label: str) -> str | None:
    """The vote that a label names where it can name nothing else, as a word or as one letter of its kind ("für").

    >>> vote("gegen"), vote("Ort") is None
    ('no', True)
    """
    hit = column(label)
    if hit is not None and hit[0] in VOTES and hit[1] == 1:
        return hit[0]
    return _words().short.get(fold(label))


def pairs(label: str, near: Sequence[str]) -> bool:
    """Whether a small word is one of two votes whose heads stand beside each other ("für gegen").

    >>> pairs("für", ["gegen"]), pairs("für", ["den"])
    (True, False)
    """
    own = vote(label)
    return own in _ORDER[:2] and any(vote(other) in set(_ORDER[:2]) - {own} for other in near)


@lru_cache(maxsize=8192)
def over(text: str) -> str | None:
    """What a head over several columns says of them ("votes", "session"); None for a text that is none."""
    key = "" if _DIVIDED.search(text) else fold(_STRAY.sub(" ", text))
    hit = nearest(key, _words().over) if key else None
    return hit[0] if hit and (hit[1] == 1 or not several(text)) else None


def several(text: str) -> bool:
    """Whether a text is several known heads beside one another ("Ö N Beschlussart"), and no other one read wrong."""
    parts = text.split(" ")
    return len(parts) > 1 and all(fold(part) in _words().columns for part in parts)


def columns(heads: Sequence[Head]) -> dict[int, Named]:
    """The named columns below ``heads``, by number; columns with unknown heads are left out.

    The lowest cell over a column names it; where it is not known the cells over one another are read as one
    ("Sitzungs-" over "termin"), then each above it. A head over several columns names them only where nothing stands
    below it.
    """
    width = max((h.column + h.column_span for h in heads), default=0)
    named: dict[int, Named] = {}
    printed = [h for h in heads if fold(h.text)]
    for c in range(width):
        stack = sorted((h for h in printed if h.column <= c < h.column + h.column_span), key=lambda h: h.row)
        hit = _of_stack(stack, c)
        if hit is not None:
            named[c] = hit
    _add_signs(heads, named)
    _add_short(printed, named)
    _mend_before_no(printed, named)
    _add_like(printed, named)
    _add_between(heads, named)
    return named


def in_turn(text: str, span: int, place: int) -> str | None:
    """The vote of the column that is number ``place`` below a head over ``span`` of them, which names one for each
    ("J N E" over three); None for any other head."""
    order = in_one(text) if span > 1 else ()
    return order[place] if len(order) == span else None


def _of_stack(stack: Sequence[Head], column_: int) -> Named | None:
    own = [h for h in stack if h.column_span == 1] or stack[-1:]
    if not own:
        return None
    lowest = own[-1]
    if turn := in_turn(lowest.text, lowest.column_span, column_ - lowest.column):
        return Named(turn, IN_TURN, lowest.row)
    hit = column(lowest.text)
    title = _below_title(lowest.text) if hit is None or hit[1] < 1 else None
    hit = title if hit is None or (title is not None and title[0] in VOTES) else hit
    if in_one(lowest.text):
        hit = "result", 1.0
    if hit is None and len(own) > 1:
        hit = column("\n".join(h.text for h in own))
    if hit is None and over(lowest.text) == "votes":
        hit = "result", _BY_OVER
    if hit is None:
        hit = next((found for h in reversed(own[:-1]) if (found := column(h.text))), None)
    return Named(hit[0], hit[1], lowest.row) if hit else None


def _below_title(text: str) -> tuple[str, float] | None:
    """The column of a label that shares its cell with the head over it ("Abstimmung" over "Nein", "Stimmen Nein")."""
    lines = text.split("\n")
    title, _, label = text.partition(" ")
    if len(lines) == 1 and over(title) == "votes" and (own := column(label)) and own[0] in VOTES and own[1] == 1:
        return own[0], _BY_OVER
    cut = next((k for k in range(1, len(lines)) if over("\n".join(lines[:k]))), None)
    if not cut:
        return _last_line(lines)
    label = "\n".join(lines[cut:])
    short = vote(label) if over("\n".join(lines[:cut])) == "votes" else None
    return (short, _BY_OVER) if short and not column(label) else column(label)


def _last_line(lines: Sequence[str]) -> tuple[str, float] | None:
    """The vote that the last line alone names: an engine reads one label twice now and then ("Nain" over "Nein")."""
    hit = column(lines[-1]) if len(lines) == 2 and not _DIVIDED.search(lines[0]) else None
    return (hit[0], _BY_PLACE) if hit and hit[0] in VOTES and hit[1] == 1.0 else None


def _add_signs(heads: Sequence[Head], named: dict[int, Named]) -> None:
    """The signs for votes beside one another ("+", "-", "o"), in the head of a course: elsewhere they head what is more
    and what is less."""
    if not {n.name for n in named.values()} & {"body", "date"}:
        return
    told = {h.column: (_SIGNS[sign], h.row) for h in heads if h.column_span == 1 and (sign := h.text.strip()) in _SIGNS}
    for column_, (name, row) in told.items():
        place = column_ - _ORDER.index(name)
        near = [told.get(place + k) for k in range(len(_ORDER))]
        if near[:2] == [(_ORDER[0], row), (_ORDER[1], row)]:
            named[column_] = Named(name, IN_TURN, row)


def _add_short(heads: Sequence[Head], named: dict[int, Named]) -> None:
    """Heads of one letter, where they stand together or below a head of votes."""
    short = _words().short
    found: dict[int, Named] = {}
    below = False
    for head in heads:
        name = short.get(fold(head.text))
        if name is None or head.column_span > 1:
            continue
        found[head.column] = Named(name, 0.95, head.row)
        below = below or any(
            h.row < head.row and h.column <= head.column < h.column + h.column_span and over(h.text) == "votes"
            for h in heads
        )
    names = {n.name for n in found.values()}
    votes = {n.name for n in named.values()} & VOTES
    if len(names) >= 2 and (below or names | votes >= {"yes", "no"}):
        named.update(found)


def before_no(text: str, name: str) -> str | None:
    """The vote that a head means right before one of the name ``name``, if that is the no votes' ("Zust." before
    "Abl."); None for any other head.

    >>> before_no("Zust.", "no"), before_no("Zust.", "date")
    ('yes', None)
    """
    return _words().before_no.get(fold(text)) if name == "no" else None


def _mend_before_no(heads: Sequence[Head], named: dict[int, Named]) -> None:
    for head in heads if all(n.name != "yes" for n in named.values()) else ():
        following = named.get(head.column + 1)
        name = before_no(head.text, following.name) if following is not None and head.column_span == 1 else None
        if name is not None and following is not None and head.row == following.row:
            named[head.column] = Named(name, following.like, head.row)


_ORDER = ("yes", "no", "abstain")
IN_TURN = 0.95  # likeness of a head that only those beside it make one
_BY_PLACE = 0.8
_BY_OVER = 0.9
_BY_LIKENESS = 0.75
_SHORT = 15  # letters of a label of votes
_FEW, _HALF = 2, 0.5  # letters of a label that can be like another, and the share that it must have of it


def _add_like(heads: Sequence[Head], named: dict[int, Named]) -> None:
    """The votes whose short labels were read half wrong ("Jal2", "Mein", "Entb."), where the one beside them in the
    order of votes is known: alone such a label says nothing."""
    for _ in _ORDER:
        found = {n.name: c for c, n in named.items() if n.name in _ORDER}
        for one, other in pairwise(_ORDER):
            known, wanted, step = (one, other, 1) if one in found else (other, one, -1)
            column = found.get(known, -2) + step
            if known not in found or wanted in found or column in named:
                continue
            label = [h for h in heads if h.column == column and h.column_span == 1 and len(h.text) <= _SHORT]
            if label and _is_like(fold(label[-1].text), wanted):
                named[column] = Named(wanted, _BY_LIKENESS, label[-1].row)


def _is_like(key: str, name: str) -> bool:
    """Whether half the letters of a short label are those of a vote's."""
    from rapidfuzz.distance import Levenshtein

    if len(key) < _FEW or key in _words().beside:
        return False
    own = (k for k, n in _words().columns.items() if n == name)
    return any(Levenshtein.normalized_similarity(key, k) >= _HALF for k in own)


def _add_between(heads: Sequence[Head], named: dict[int, Named]) -> None:
    """The votes whose labels were read wrong, by their place beside the others: Ja, Nein, Enthaltung stand in this
    order wherever two of them are known."""
    found = {n.name: c for c, n in named.items() if n.name in _ORDER}
    if len(found) < 2:
        return
    wanted = next((name for name in _ORDER if name not in found), None)
    if wanted is None:
        return
    step = {"yes": found.get("no", 0) - 1, "no": found.get("yes", 0) + 1, "abstain": found.get("no", 0) + 1}[wanted]
    label = [h for h in heads if h.column == step and h.column_span == 1 and len(h.text) <= _SHORT]
    label = [h for h in label if fold(h.text) not in _words().beside]
    free = step not in named or named[step] == Named("result", _BY_OVER, named[step].row)
    if free and label and (wanted != "no" or found["abstain"] == step + 1):
        named[step] = Named(wanted, _BY_PLACE, max(h.row for h in label))


def is_course(names: Collection[str]) -> bool:
    """Whether columns of these names are a Beratungsfolge or its votes: a body or a day with another column, or
    several votes."""
    told = set(names)
    if told <= {"public", "not_public", "public_mark", "session", "role", "remark", "authoritative"}:
        return False
    place = bool(told & {"body", "date"})
    votes = len(told & {"yes", "no", "abstain"}) >= 2
    return len(told) >= 2 and (place or votes)
