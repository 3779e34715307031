# ruff: noqa: E501
"""The papers of the set, one a line in plan.tsv; ``build`` prints one of them, ``make`` sends it on its way."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samples.generator.engine import A4, Paper, Recipe, digital, mixed, pictures, plain_text, read_text, scanned, two_up
from samples.generator.evaluate import (
    forms_allris,
    forms_capitals,
    forms_county,
    forms_grid,
    forms_letter,
    forms_minutes,
    forms_offices,
    forms_session,
    forms_shapes,
    parts,
)
from samples.generator.evaluate.letters import MOTIONS, OLD, QUESTIONS, REPORTS
from samples.generator.evaluate.matter import plan_table
from samples.generator.evaluate.recipes import RECIPES
from samples.generator.evaluate.topics import TOPICS
from samples.generator.evaluate.world import TOWNS, Context

Truth = dict[str, Any]
FORMS: dict[str, Callable[..., Paper]] = {
    form.__name__: form for form in (
        forms_county.county_grid, forms_county.county_open, forms_grid.crosses, forms_grid.bavaria, forms_grid.town_cells,
        forms_allris.allris_classic, forms_allris.allris_new, forms_session.sessionnet, forms_session.sdnet,
        forms_shapes.quellstein, forms_capitals.saxony, forms_capitals.stuttgart, forms_capitals.berlin, forms_capitals.hamburg,
        forms_letter.group_letter, forms_letter.questions, forms_letter.report, forms_minutes.extract,
        forms_minutes.typewriter, forms_offices.magistrate, forms_offices.anhalt, forms_offices.franconia,
        forms_offices.swabia, forms_offices.northwest, forms_offices.book,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One line of plan.tsv: its form, matter, town, day and way through the office.

    ``way``: digital, encrypted, an encoding's name after "encoding ", scan, mixed, two_up and the sheet, png, jpg, tif,
    text, or read. ``decor``: stamp, entry stamp, marker, pen, note, annex (a landscape page), blank (an empty back
    page). ``options`` are the form's own.
    """

    id: str
    form: str
    topic: str
    town: str
    day: str
    way: str
    recipe: str
    layer: str | None
    decor: tuple[str, ...]
    options: dict[str, Any]


def build(entry: Entry) -> Paper:
    """The finished paper of an entry."""
    context = Context(entry.id, TOWNS[entry.town], date.fromisoformat(entry.day))
    found = {**TOPICS, **MOTIONS, **OLD, **QUESTIONS, **REPORTS}[entry.topic](context)
    paper = FORMS[entry.form](context, found, **entry.options)
    for number in range(1, entry.decor.count("annex") + 1):
        paper.new_page((A4[1], A4[0]))
        paper.heading(
            f"Anlage {number}: Finanzierungsübersicht, {'Ansätze' if number == 1 else 'Verpflichtungen'}", "other"
        )
        parts.parts(paper, [
            plan_table(context, ["Planung und Gutachten", "Grunderwerb einschließlich Nebenkosten", "Bauleistungen Los 1", "Bauleistungen Los 2", "Ausstattung", "Öffentlichkeitsarbeit"], 5, "EUR", 3000, 980000),
            "Die Werte beruhen auf der Kostenberechnung; sie sind auf volle Tausend gerundet und enthalten die Umsatzsteuer.",
        ])  # fmt: skip
    if "blank" in entry.decor:
        paper.blank_page()
    paper.finish()
    _decorate(paper, context, entry.decor)
    return paper


def _decorate(paper: Paper, c: Context, decor: Sequence[str]) -> None:
    paper.turn_to(1)
    body = [line for line in paper.sheet.lines if line.zone == "body" and len(line.text) > 45]
    for name in decor:
        if name == "stamp":
            # Whether a cell of votes is blank must not be in doubt.
            cells = [cell["box"] for table in paper.tables if table.page == 1 for cell in table.cells if "vote" in cell]
            free = [li for li in body if all(li.box[3] < box[1] - 45 or li.box[1] > box[3] + 45 for box in cells)]
            line = c.rng.choice(free[len(free) // 3 :])
            paper.stamp(
                c.n(240, 420),
                line.box[1] + 4,
                c.rng.choice([["BESCHLOSSEN"], ["ENTWURF"], ["Erledigt", "Ratsbüro"], ["KOPIE"]]),
                size=c.n(13, 20),
                angle=c.n(-16, 18),
                color=c.pick("#8a2430", "#34408f", "#2c2c2c"),
                border=c.pick("single", "double", "rounded", "lines"),
            )
        elif name == "entry stamp":
            paper.record["received"] = c.iso(3)
            paper.stamp(
                c.n(350, 450),
                c.n(40, 50),
                [c.town.place if c.town.place == c.town.short else c.town.short, f"Eing. {c.written(3)}", "Hauptamt"],
                size=9,
                angle=c.n(-9, 9),
                color=c.pick("#5a2a86", "#34408f"),
                border=c.pick("single", "double", "rounded"),
                dated=1,
            )
        elif name == "marker":
            for line in c.rng.sample(body, min(3, len(body))):
                paper.marker(line.text)
        elif name == "pen":
            paper.pen = "#1f1f1f"
            for line in c.rng.sample(body, min(2, len(body))):
                paper.underline_by_hand(line.text)
        elif name == "note":
            paper.note_by_hand(
                c.n(300, 430),
                c.n(745, 785),
                c.pick("s. Vermerk", "TOP abgesetzt", "Kä. z. K.", "bitte R.", "Kopie an 20"),
                c.n(20, 28),
                c.n(-3, 9),
                font="kristi",
            )


def make(entry: Entry, folder: Path) -> Truth:
    """Write one paper and its truth."""
    paper = build(entry)
    recipe = RECIPES.get(entry.recipe, Recipe())
    kind, _, more = entry.way.partition(" ")
    if kind == "encoding":
        return digital(paper, folder, encoding=more)
    if kind == "encrypted":
        return digital(paper, folder, encrypted=True)
    if kind == "scan":
        return scanned(paper, folder, recipe, layer=entry.layer)
    if kind == "mixed":
        return mixed(paper, folder, recipe, [int(n) for n in more.split(",")], layer=entry.layer)
    if kind == "two_up":
        return two_up(paper, folder, recipe if entry.recipe else None, sheet=more, layer=entry.layer)
    if kind in ("png", "jpg", "tif"):
        return pictures(paper, folder, recipe, kind)
    if kind == "text":
        return plain_text(paper, folder, more.partition(" ")[0] or "utf-8", "\r\n" if more.endswith("crlf") else "\n")
    if kind == "read":
        return read_text(paper, folder, recipe, more or "eng")
    return digital(paper, folder)


def _entry(line: str) -> Entry:
    id, form, topic, town, day, way, recipe, layer, decor, options = line.split("\t")
    added = tuple(decor.split(",")) if decor else ()
    return Entry(id, form, topic, town, day, way, recipe, layer or None, added, json.loads(options) if options else {})


_LINES = (Path(__file__).parent / "plan.tsv").read_text(encoding="utf-8").splitlines()
PLAN: tuple[Entry, ...] = tuple(_entry(line) for line in _LINES[1:])
