"""TOML files of words go in, the vocabulary of council forms comes out: labels, headings, signs of a form.

A form is one file; it holds words only, no patterns that a program would run, so that no file can hang a run.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, cast, get_args

from pipeline.german.fold import Keys, fold, nearest
from pipeline.model.outline import SectionRole

GAP = "…"
_BETWEEN = re.compile(r"\s*/\s*|,\s")
MOST_GAP_WORDS = 8
"""How many words a "…" stands for at most."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says about its section. ``plain`` words are everyday ones and count only standing alone."""

    role: SectionRole
    kind: str | None = None
    introduction: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Gapped:
    """A heading with one "…" or several: the keys of the words before, between and behind them."""

    parts: tuple[tuple[str, ...], ...]
    heading: Heading

    @property
    def first_word(self) -> str | None:
        """The key of the word that it begins with; None where a "…" does."""
        return self.parts[0][0] if self.parts[0] else None

    @property
    def wishes(self) -> bool:
        """Whether it asks a body to resolve ("möge", "wolle")."""
        return any(word in part for part in self.parts for word in ("moge", "woiie"))


@dataclass(frozen=True, eq=False)
class Template:
    """One form. It is known by ``least`` of its ``signs`` (keys), each ``strong`` one counting three, as does each of
    ``printed``, which is compared as it stands (letter-spaced words, old spelling). ``labels`` and
    ``headings`` lead from keys to what they mean, ``stems`` from parts of the keys of labels that nobody listed."""

    name: str
    title: str = ""
    signs: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    least: int = 3
    labels: dict[str, str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    types: dict[str, str] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)
    gapped: tuple[Gapped, ...] = ()
    variants: tuple[Gapped, ...] = ()
    examples: tuple[dict[str, Any], ...] = ()

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The keys of the words that a heading with a "…" may begin with."""
        return frozenset(one.first_word for one in (*self.variants, *self.gapped) if one.first_word is not None)

    def label(self, printed: str) -> tuple[str, float] | None:
        """The key of a printed label and how like it is (0..1); of one made of several ("Amt / Aktenzeichen") the
        first that anybody asks for."""
        return _label(self, printed)

    def over(self, below: Template) -> Template:
        """This form's words laid over those of ``below``."""
        return Template(
            self.name,
            self.title,
            labels=Keys(below.labels | self.labels),
            stems=below.stems | self.stems,
            bare=below.bare | self.bare,
            types=Keys(below.types | self.types),
            headings=Keys(below.headings | self.headings),
            gapped=tuple(dict.fromkeys(self.gapped + below.gapped)),
            variants=tuple(dict.fromkeys(self.variants + below.variants)),
        )


_TABLES = frozenset(
    [
        "name",
        "title",
        "signs",
        "strong",
        "printed",
        "without",
        "least",
        "labels",
        "stems",
        "bare",
        "types",
        "heading",
        "variant",
        "example",
    ]
)
_LABELS = frozenset(
    [
        "reference",
        "name",
        "paper_type",
        "date",
        "received",
        "originator",
        "officer",
        "department",
        "public",
        "meeting",
        "session_date",
        "session_body",
        "session_item",
        "session_role",
        "earlier",
        "other",
    ]
)


def parse(toml: str) -> Template:
    """A form from its file. Raises ValueError where the file asks for something that no form has."""
    data = tomllib.loads(toml)
    unknown = set(data) - _TABLES
    if unknown:
        raise ValueError(f"a form has no {', '.join(sorted(unknown))}")
    if strange := (set(data.get("labels", {})) | set(data.get("stems", {}))) - _LABELS:
        raise ValueError(f"no label is called {', '.join(sorted(strange))}")
    headings: dict[str, Heading] = {}
    gapped: list[Gapped] = []
    for entry in data.get("heading", ()):
        if entry["role"] not in get_args(SectionRole):
            raise ValueError(f"no section has the role {entry['role']}")
        heading = Heading(
            cast(SectionRole, entry["role"]),
            entry.get("kind"),
            entry.get("introduction", False),
            entry.get("plain", False),
        )
        for words in entry["words"]:
            if GAP in words:
                gapped.append(_gapped(words, heading))
            else:
                headings[fold(words)] = heading
    variants = [_gapped(w, Heading("resolution", "proposed")) for e in data.get("variant", ()) for w in e["words"]]
    return Template(
        name=data["name"],
        title=data.get("title", ""),
        signs=_keys(data.get("signs", ())),
        strong=_keys(data.get("strong", ())),
        printed=tuple(data.get("printed", ())),
        without=_keys(data.get("without", ())),
        least=data.get("least", 3),
        labels={fold(word): name for name, words in data.get("labels", {}).items() for word in words},
        stems={fold(word): name for name, words in data.get("stems", {}).items() for word in words},
        bare=frozenset(_keys(data.get("bare", {}).get("words", ()))),
        types={fold(word): word for word in data.get("types", {}).get("words", ())},
        headings=headings,
        gapped=tuple(gapped),
        variants=tuple(variants),
        examples=tuple(data.get("example", ())),
    )


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(w) for w in words)


def _gapped(words: str, heading: Heading) -> Gapped:
    parts = (words if GAP in words else f"{words} {GAP}").split(GAP)
    return Gapped(tuple(_keys(part.split()) for part in parts), heading)


@cache
def templates() -> tuple[Template, ...]:
    """All forms in the order of their names, the common words apart."""
    folder = files("pipeline.templates")
    names = sorted(p.name for p in folder.iterdir() if p.name.endswith(".toml"))
    return tuple(parse((folder / name).read_text(encoding="utf-8")) for name in names)


@lru_cache(maxsize=16384)
def _label(words: Template, printed: str) -> tuple[str, float] | None:
    hit = nearest(fold(printed), words.labels)
    if hit is not None or not _BETWEEN.search(printed):
        return hit
    parts = [nearest(fold(part), words.labels) for part in _BETWEEN.split(printed)]
    told = [part for part in parts if part is not None]
    if len(told) < len(parts):
        return None
    return next((part for part in told if part[0] != "other"), told[0])


@cache
def vocabulary(name: str | None) -> Template:
    """The words to read a form by: its own over the common ones, and below both those of all other forms."""
    every = {t.name: t for t in templates()}
    below = every["common"]
    for other in every.values():
        below = below.over(other)
    return every[name].over(below) if name and name != "common" else below
