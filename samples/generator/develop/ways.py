"""The ways of this set's papers through the office: recipes of scans, and what kind of file comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from samples.generator.engine import Paper, Recipe, digital, mixed, pictures, plain_text, read_text, scanned, two_up

Way = Callable[[Paper, Path], dict[str, Any]]

S300 = Recipe(dpi=300, skew=0.4, noise=3, blur=0.5, light=0.06, paper=246, specks=1.5)
FLAT = Recipe(dpi=300, noise=2, blur=0.4, paper=250)
OLD = Recipe(dpi=300, skew=0.8, noise=5, blur=0.7, light=0.28, shadow=0.3, paper=226, specks=5, bleed=0.12, holes=True)
BW200 = Recipe(dpi=200, mode="bw", skew=0.5, noise=6, specks=3, jpeg=None)
FAX = Recipe(dpi=200, mode="bw", skew=0.9, noise=16, blur=0.9, specks=14, bold=0.5, wave=0.8, jpeg=None)
LOW = Recipe(dpi=150, skew=0.5, noise=4, blur=0.5, paper=244, jpeg=34)
SKEWED = Recipe(dpi=300, skew=2.4, noise=3, blur=0.5, paper=244, border=True, vary=True)
LIGHT = Recipe(dpi=300, skew=0.6, noise=4, blur=0.6, light=0.45, shadow=0.6, paper=242, specks=2)
SOFT = Recipe(dpi=300, skew=0.3, noise=3, blur=1.7, paper=244)
BLEED = Recipe(dpi=300, skew=0.4, noise=4, blur=0.6, bleed=0.24, paper=244, light=0.08)
FILED = Recipe(dpi=300, skew=0.7, noise=3, blur=0.5, holes=True, staple=True, fold=True, paper=243, specks=3)
COPY = Recipe(dpi=300, mode="gray", skew=0.6, noise=7, blur=0.8, bold=0.7, specks=12, border=True, paper=238)
WEAK = Recipe(dpi=300, skew=0.4, noise=4, blur=0.5, weak=0.55, paper=246)
COLOR = Recipe(dpi=200, mode="color", skew=0.5, noise=3, blur=0.4, paper=244, jpeg=55)
SIDE = Recipe(dpi=200, turn=1, skew=0.3, noise=3, blur=0.4, paper=246)
HEAD = Recipe(dpi=200, turn=2, skew=0.3, noise=3, blur=0.4, paper=246)
SIDE3 = Recipe(dpi=300, mode="bw", turn=3, skew=0.3, noise=5, jpeg=None)
STORED = Recipe(dpi=200, stored_turn=1, skew=0.3, noise=3, blur=0.4, paper=246)
READ = Recipe(dpi=200, noise=4, blur=0.6)
STREAKS = Recipe(dpi=300, skew=0.3, noise=3, blur=0.5, paper=247, streaks=5, specks=2)
STREAKS_BW = Recipe(dpi=300, mode="bw", skew=0.4, noise=5, streaks=4, specks=4, jpeg=None)
OPEN = Recipe(dpi=200, skew=0.3, noise=3, blur=0.4, paper=245, light=0.1)
SMALL = Recipe(dpi=300, skew=0.3, noise=3, blur=0.4, paper=248)


def scan(recipe: Recipe, layer: str | None = None) -> Way:
    return lambda paper, folder: scanned(paper, folder, recipe, layer=layer)


def born(encoding: str | None = None, encrypted: bool = False) -> Way:
    return lambda paper, folder: digital(paper, folder, encoding=encoding, encrypted=encrypted)


def images(recipe: Recipe, kind: str) -> Way:
    return lambda paper, folder: pictures(paper, folder, recipe, kind)


def text(codec: str, newline: str = "\n") -> Way:
    return lambda paper, folder: plain_text(paper, folder, codec, newline)


def wrong(recipe: Recipe = READ, language: str = "eng") -> Way:
    return lambda paper, folder: read_text(paper, folder, recipe, language)


def both(recipe: Recipe, *pages: int) -> Way:
    return lambda paper, folder: mixed(paper, folder, recipe, pages)


def pair(recipe: Recipe | None, sheet: str = "A3") -> Way:
    return lambda paper, folder: two_up(paper, folder, recipe, sheet=sheet)
