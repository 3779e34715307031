"""The papers of the develop set: which form, which subject, which town, and how each went through the office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.generator.develop import forms_a, topics_a, world
from samples.generator.develop.forms_a import FORMS
from samples.generator.develop.topics import TOPICS
from samples.generator.engine import Paper, Recipe, Style, digital, read_text, scanned

__all__ = ["PLAN", "Entry", "make"]
_LOADED = (forms_a, topics_a)

Way = Callable[[Paper, Path], dict[str, Any]]


@dataclass(frozen=True)
class Entry:
    """One paper: ``sample`` names it in samples/ too."""

    id: str
    form: str
    topic: str
    town: world.Town
    style: Style
    way: Way
    year: int | None = None
    sample: bool = False
    margins: tuple[float, float, float, float] = (70, 60, 60, 65)


def make(entry: Entry, folder: Path) -> dict[str, Any]:
    """Print one paper, send it on its way, write file and truth; returns the truth."""
    context = world.Context.make(entry.town, entry.id, entry.year)
    paper = Paper(entry.id, entry.form, style=entry.style, margins=entry.margins)
    FORMS[entry.form](paper, context, TOPICS[entry.topic](context))
    return entry.way(paper.finish(), folder)


SANS, SERIF = Style("sans", 11), Style("serif", 11.5, align="justify")
OFFICE = Recipe(dpi=300, skew=0.5, noise=3, blur=0.5, light=0.06, paper=246, specks=1.5)

PLAN: list[Entry] = [
    Entry("sitzungsvorlage-digital", "bavarian", "kita", world.OBERSOELL, SERIF, lambda p, f: digital(p, f), 2023, True),
    Entry("kreis-scan", "landkreis", "integration", world.HOHENWUERDE, SANS, lambda p, f: scanned(p, f, OFFICE), 2022, True),
    Entry("kreis-layer-eng", "landkreis", "jugendzentrum", world.HOHENWUERDE, SANS,
          lambda p, f: scanned(p, f, OFFICE, layer="eng"), 2019, True),
    Entry("kreis-text-eng", "landkreis", "feuerwehr", world.HOHENWUERDE, SERIF.but(align="left"),
          lambda p, f: read_text(p, f, Recipe(dpi=200, noise=4, blur=0.6)), 2024, True),
]  # fmt: skip
