# ruff: noqa: E501
"""The list of the set's papers: form, matter, town, day and way through the office; ``make`` writes one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from samples.generator.engine import A4, Paper, Recipe, digital, mixed, pictures, plain_text, read_text, scanned
from samples.generator.engine.layout import width_of
from samples.generator.evaluate import forms_grid as grid
from samples.generator.evaluate import forms_letter as letter
from samples.generator.evaluate import forms_system as system
from samples.generator.evaluate import parts
from samples.generator.evaluate.letters import MOTIONS, OLD, QUESTIONS, REPORTS
from samples.generator.evaluate.topics import TOPICS, plan_table
from samples.generator.evaluate.world import TOWNS, Context

Truth = dict[str, Any]

RECIPES = {
    "good": Recipe(dpi=300, skew=0.25, noise=3, jpeg=70, blur=0.5),
    "colour": Recipe(dpi=300, mode="color", skew=0.4, noise=3, jpeg=58, paper=250, blur=0.4),
    "office": Recipe(dpi=300, skew=0.8, light=0.18, noise=5, holes=True, jpeg=55, blur=0.7),
    "copy": Recipe(dpi=300, skew=-1.1, bold=0.55, specks=7, noise=4, border=True, jpeg=50),
    "worn": Recipe(dpi=300, skew=1.6, light=0.34, shadow=0.5, bleed=0.2, noise=7, fold=True, jpeg=45, paper=238),
    "pale": Recipe(dpi=300, weak=0.5, skew=0.5, noise=6, paper=244, jpeg=60),
    "thin": Recipe(dpi=300, bleed=0.32, skew=-0.6, noise=5, paper=240, holes=True, jpeg=52),
    "fax": Recipe(dpi=200, mode="bw", skew=0.7, specks=5, wave=1.1, jpeg=None),
    "bw": Recipe(dpi=200, mode="bw", skew=-0.35, specks=1.5, jpeg=None),
    "bw holes": Recipe(dpi=200, mode="bw", skew=1.3, holes=True, border=True, bold=0.3, specks=6, jpeg=None),
    "bw pale": Recipe(dpi=200, mode="bw", skew=0.4, weak=0.3, specks=2, jpeg=None),
    "coarse": Recipe(dpi=150, skew=0.5, noise=5, blur=1.4, jpeg=48),
    "coarse worn": Recipe(dpi=150, skew=-1.4, light=0.25, noise=6, jpeg=34, staple=True),
    "crushed": Recipe(dpi=150, skew=0.3, jpeg=22, noise=4),
    "soft": Recipe(dpi=300, blur=2.4, skew=0.9, light=0.2, jpeg=38, noise=4),
    "skewed": Recipe(dpi=300, skew=2.9, noise=4, shadow=0.4, jpeg=60, staple=True),
    "left": Recipe(dpi=300, turn=1, skew=0.4, noise=4, jpeg=60),
    "head": Recipe(dpi=300, turn=2, skew=-0.5, noise=4, light=0.15, jpeg=55),
    "right": Recipe(dpi=200, mode="bw", turn=3, skew=0.3, jpeg=None),
    "entry": Recipe(dpi=300, stored_turn=1, skew=0.3, noise=3, jpeg=62),
    "entry head": Recipe(dpi=200, mode="bw", stored_turn=2, skew=0.5, specks=2, jpeg=None),
    "folded": Recipe(dpi=300, fold=True, staple=True, skew=0.6, light=0.22, noise=5, jpeg=50, paper=245),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """``way``: digital, encrypted, an encoding's name after "encoding ", scan, mixed, png, jpg, tif, text, or read.

    ``decor``: stamp, entry stamp, marker, pen, note, annex (a landscape page), blank (an empty back page).
    """

    id: str
    form: Callable[..., Paper]
    topic: str
    town: str
    day: str
    way: str = "digital"
    recipe: str = ""
    layer: str | None = None
    decor: tuple[str, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


def build(entry: Entry) -> Paper:
    """The finished paper of an entry."""
    context = Context(entry.id, TOWNS[entry.town], date.fromisoformat(entry.day))
    found = {**TOPICS, **MOTIONS, **OLD, **QUESTIONS, **REPORTS}[entry.topic](context)
    paper = entry.form(context, found, **entry.options)
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
                border=c.pick("single", "double", "none"),
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
                border=c.pick("single", "double", "round"),
            )
        elif name == "marker":
            for line in c.rng.sample(body, min(3, len(body))):
                paper.marker(line.text)
        elif name == "pen":
            paper.pen = "#1f1f1f"
            for line in c.rng.sample(body, min(2, len(body))):
                paper.underline_by_hand(line.text)
        elif name == "note":
            _note(
                paper,
                c.n(300, 430),
                c.n(745, 785),
                c.pick("s. Vermerk", "TOP abgesetzt", "Kä. z. K.", "bitte R.", "Kopie an 20"),
                c.n(20, 28),
                c.n(-3, 9),
            )


def _note(paper: Paper, x: float, y: float, text: str, size: float, angle: float) -> None:
    """A remark in this set's own handwriting."""
    paper.note_by_hand(x, y, text, size, angle)
    sheet = paper.sheet
    sheet.ink[-1] = replace(sheet.ink[-1], font="kristi")
    wide = width_of(text, "kristi", size)
    sheet.lines[-1].box = (x, y - 0.8 * size - 0.05 * wide, x + wide, y + 0.3 * size)


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
    if kind in ("png", "jpg", "tif"):
        return pictures(paper, folder, recipe, kind)
    if kind == "text":
        return plain_text(paper, folder, more.partition(" ")[0] or "utf-8", "\r\n" if more.endswith("crlf") else "\n")
    if kind == "read":
        return read_text(paper, folder, recipe, more or "eng")
    return digital(paper, folder)


def _e(id: str, form: Callable[..., Paper], topic: str, town: str, day: str, way: str = "digital", recipe: str = "",
       layer: str | None = None, decor: str = "", **options: Any) -> Entry:  # fmt: skip
    return Entry(
        f"eval-{id}", form, topic, town, day, way, recipe, layer, tuple(x for x in decor.split(",") if x), options
    )


PLAN: tuple[Entry, ...] = (
    # Landkreis, ruled grid of votes
    _e("grid-01", grid.county_grid, "bath", "ostermoor", "2023-05-22", mode="progress", rows=5),
    _e(
        "grid-02",
        grid.county_grid,
        "market",
        "gruenwoerth",
        "2022-02-14",
        "scan",
        "colour",
        None,
        "entry stamp",
        mode="any",
        rows=12,
        variant=1,
        face="roboto",
    ),
    _e(
        "grid-03",
        grid.county_grid,
        "cemetery",
        "gruenwoerth",
        "2021-09-06",
        "scan",
        "bw",
        None,
        "note",
        mode="progress",
        rows=11,
        variant=2,
        face="caladea",
    ),
    _e(
        "grid-04",
        grid.county_grid,
        "sirens",
        "woermetal",
        "2024-01-15",
        "scan",
        "office",
        "eng",
        "marker",
        mode="ink",
        rows=6,
    ),
    _e(
        "grid-05",
        grid.county_grid,
        "lights",
        "gruenwoerth",
        "2019-04-08",
        "scan",
        "worn",
        None,
        "stamp,blank",
        mode="done",
        rows=10,
        variant=1,
        face="opensans",
        more=3,
    ),
    _e(
        "grid-06",
        grid.county_grid,
        "fibre",
        "ostermoor",
        "2020-10-05",
        "mixed 1",
        "colour",
        "deu+eng",
        "annex",
        mode="any",
        rows=5,
        variant=2,
        more=24,
    ),
    _e(
        "grid-07",
        grid.county_grid,
        "playground",
        "gruenwoerth",
        "2025-03-03",
        mode="any",
        rows=12,
        variant=0,
        face="sourceserif",
        more=25,
    ),
    _e(
        "grid-08",
        grid.county_grid,
        "care",
        "woermetal",
        "2018-06-11",
        "scan",
        "coarse",
        None,
        "entry stamp",
        mode="progress",
        rows=6,
        variant=1,
        remarks=False,
    ),
    # Landkreis and others, course without lines
    _e("open-01", grid.county_open, "waste", "woermetal", "2023-09-18", mode="blank", rows=6),
    _e(
        "open-02",
        grid.county_open,
        "youth",
        "woermetal",
        "2022-11-07",
        "scan",
        "good",
        "eng",
        mode="any",
        rows=6,
        face="source",
    ),
    _e(
        "open-03",
        grid.county_open,
        "cycleway",
        "ostermoor",
        "2024-04-22",
        "scan",
        "fax",
        None,
        mode="done",
        rows=5,
        variant=2,
        face="roboto",
    ),
    _e(
        "open-04",
        grid.county_open,
        "sport",
        "gruenwoerth",
        "2021-01-25",
        "scan",
        "skewed",
        None,
        "note",
        mode="progress",
        rows=12,
        variant=0,
        face="caladea",
        local=True,
    ),
    _e(
        "open-05",
        grid.county_open,
        "archive",
        "ostermoor",
        "2017-08-21",
        "read eng",
        "good",
        mode="blank",
        rows=5,
        variant=1,
    ),
    _e(
        "open-06",
        grid.county_open,
        "bus",
        "elmesrode",
        "2020-02-03",
        "encoding nfd",
        mode="any",
        rows=8,
        variant=2,
        local=True,
        more=23,
        face="opensans",
    ),
    # Crosses and figures
    _e("cross-01", grid.crosses, "flood", "falkenrath", "2023-02-20", mode="any", rows=10),
    _e(
        "cross-02",
        grid.crosses,
        "water",
        "falkenrath",
        "2022-10-10",
        "scan",
        "good",
        None,
        "stamp",
        mode="done",
        rows=9,
        variant=1,
        face="opensans",
    ),
    _e(
        "cross-03",
        grid.crosses,
        "firehouse",
        "falkenrath",
        "2024-06-03",
        "scan",
        "bw holes",
        None,
        mode="any",
        rows=10,
        variant=0,
        face="source",
    ),
    _e(
        "cross-04",
        grid.crosses,
        "schoolyard",
        "falkenrath",
        "2021-05-17",
        "scan",
        "thin",
        "deu+eng",
        mode="progress",
        rows=8,
        variant=2,
        face="caladea",
        more=21,
    ),
    _e(
        "cross-05",
        grid.crosses,
        "accounts",
        "gruenwoerth",
        "2019-11-18",
        "tif",
        "fax",
        mode="any",
        rows=11,
        variant=1,
        face="sourceserif",
    ),
    _e(
        "cross-06",
        grid.crosses,
        "animal",
        "elmesrode",
        "2025-01-13",
        "scan",
        "coarse worn",
        None,
        "entry stamp",
        mode="ink",
        rows=7,
        variant=0,
    ),
    # Bavaria
    _e("bay-01", grid.bavaria, "wall", "oelberting", "2022-03-21", mode="done", rows=4),
    _e(
        "bay-02",
        grid.bavaria,
        "music",
        "irlfing",
        "2023-07-03",
        "scan",
        "pale",
        None,
        "pen",
        mode="progress",
        rows=3,
        variant=1,
        face="sourceserif",
    ),
    _e(
        "bay-03",
        grid.bavaria,
        "theatre",
        "oelberting",
        "2020-01-20",
        "scan",
        "soft",
        None,
        mode="any",
        rows=5,
        variant=2,
        face="source",
    ),
    _e(
        "bay-04",
        grid.bavaria,
        "plots",
        "irlfing",
        "2024-09-16",
        "encoding shift",
        mode="blank",
        rows=3,
        variant=0,
        more=27,
    ),
    _e(
        "bay-05",
        grid.bavaria,
        "heat",
        "oelberting",
        "2025-02-10",
        "scan",
        "left",
        None,
        mode="done",
        rows=5,
        variant=1,
        face="opensans",
    ),
    # Result boxes
    _e(
        "box-01",
        grid.town_cells,
        "firehouse",
        "elmesrode",
        "2021-10-04",
        "scan",
        "folded",
        None,
        mode="any",
        rows=8,
        variant=1,
    ),
    _e("box-02", grid.town_cells, "library", "bergerath", "2023-11-20", mode="any", rows=5, face="roboto"),
    _e(
        "box-03",
        grid.town_cells,
        "shelter",
        "heckenau",
        "2022-08-29",
        "scan",
        "head",
        "eng",
        mode="ink",
        rows=4,
        face="source",
    ),
    _e(
        "box-04",
        grid.town_cells,
        "zoning",
        "falkenrath",
        "2018-04-16",
        "tif",
        "crushed",
        mode="progress",
        rows=8,
        variant=1,
        face="caladea",
    ),
    # ALLRIS
    _e("allc-01", system.allris_classic, "fibre", "muehlrade", "2021-06-14", steps=4),
    _e(
        "allc-02",
        system.allris_classic,
        "wall",
        "heckenau",
        "2019-02-25",
        "scan",
        "copy",
        None,
        "marker",
        steps=3,
        variant=1,
        face="source",
    ),
    _e("allc-03", system.allris_classic, "sport", "suederluegau", "2016-05-09", "text cp1252 crlf", steps=3, variant=2),
    _e(
        "allc-04",
        system.allris_classic,
        "lights",
        "muehlrade",
        "2023-03-27",
        "encoding pua",
        steps=4,
        face="roboto",
        more=22,
    ),
    _e("alln-01", system.allris_new, "care", "muehlrade", "2024-10-07", steps=4),
    _e(
        "alln-02",
        system.allris_new,
        "bath",
        "suederluegau",
        "2025-05-05",
        "encrypted",
        steps=3,
        variant=1,
        face="source",
    ),
    _e(
        "alln-03",
        system.allris_new,
        "zoning",
        "muehlrade",
        "2023-01-16",
        "encoding fffd-ligatures",
        "",
        None,
        "annex",
        steps=5,
        variant=2,
        face="caladea",
        more=31,
        slip=True,
    ),
    _e("alln-04", system.allris_new, "playground", "suederluegau", "2022-09-12", "scan", "entry", None, steps=3),
    # SessionNet
    _e(
        "net-01",
        system.sessionnet,
        "lights",
        "grevenhorst",
        "2022-05-30",
        mode="progress",
        variant=0,
        rows=4,
        second=True,
    ),
    _e(
        "net-02",
        system.sessionnet,
        "schoolyard",
        "grevenhorst",
        "2023-08-14",
        "scan",
        "office",
        None,
        "stamp",
        mode="any",
        variant=1,
        rows=4,
        face="opensans",
    ),
    _e(
        "net-03",
        system.sessionnet,
        "accounts",
        "bergerath",
        "2020-11-02",
        "scan",
        "bw pale",
        None,
        mode="any",
        variant=2,
        rows=4,
        face="caladea",
        second=True,
    ),
    _e(
        "net-04",
        system.sessionnet,
        "bus",
        "grevenhorst",
        "2018-09-24",
        "mixed 2",
        "bw pale",
        "eng",
        mode="blank",
        variant=1,
        rows=3,
        face="sourceserif",
        more=22,
    ),
    # SD.NET
    _e("sd-01", system.sdnet, "shelter", "bergerath", "2013-09-09", mode="any", variant=0, rows=5),
    _e(
        "sd-02",
        system.sdnet,
        "youth",
        "bergerath",
        "2014-03-10",
        "scan",
        "coarse",
        "deu+eng",
        mode="ink",
        variant=1,
        rows=4,
    ),
    _e(
        "sd-03",
        system.sdnet,
        "heat",
        "heckenau",
        "2024-02-19",
        "encoding lost-ligatures",
        mode="any",
        variant=2,
        rows=5,
        face="source",
        more=23,
    ),
    _e(
        "sd-04",
        system.sdnet,
        "market",
        "bergerath",
        "2016-10-17",
        "scan",
        "entry head",
        None,
        "entry stamp",
        mode="progress",
        variant=2,
        rows=5,
        face="roboto",
    ),
    # The large city of the south-west
    _e(
        "qu-a",
        system.quellstein,
        "zoning",
        "quellstein",
        "2008-05-19",
        "scan",
        "good",
        "eng",
        shape="A",
        face="opensans",
    ),
    _e("qu-b", system.quellstein, "market", "quellstein", "2014-02-17", "scan", "thin", None, "note", shape="B"),
    _e("qu-c", system.quellstein, "sport", "quellstein", "2019-06-24", shape="C", face="roboto"),
    _e(
        "qu-d",
        system.quellstein,
        "library",
        "quellstein",
        "2022-01-31",
        "encoding pua-bullets",
        shape="D",
        face="source",
    ),
    _e("qu-e", system.quellstein, "theatre", "quellstein", "2023-09-25", shape="E", face="sourceserif"),
    _e(
        "qu-f",
        system.quellstein,
        "cycleway",
        "quellstein",
        "2025-06-16",
        "encrypted",
        decor="annex",
        shape="F",
        more=24,
    ),
    _e(
        "qu-g",
        system.quellstein,
        "music",
        "quellstein",
        "2012-10-29",
        "scan",
        "fax",
        "glued",
        shape="G",
        face="caladea",
    ),
    # Saxony
    _e("sax-01", system.saxony, "library", "lindenroda", "2022-10-17", "mixed 1", "bw", "deu+eng"),
    _e("sax-02", system.saxony, "bath", "lindenroda", "2018-03-12", "scan", "soft", "eng", face="source"),
    _e(
        "sax-03",
        system.saxony,
        "flood",
        "lindenroda",
        "2024-08-26",
        "encoding fffd-umlauts",
        "",
        None,
        "annex,annex,blank",
        face="opensans",
        more=34,
    ),
    # Points, parliament, GRDrs
    _e("gr-01", system.stuttgart, "heat", "neckarau", "2017-07-10", "mixed 2", "good", joint=True),
    _e(
        "gr-02",
        system.stuttgart,
        "plots",
        "neckarau",
        "2021-11-15",
        "scan",
        "colour",
        None,
        "marker,stamp",
        face="roboto",
        more=22,
    ),
    _e("bz-01", system.berlin, "playground", "spreewinkel", "2023-04-24", face="sourceserif"),
    _e("bz-02", system.berlin, "schoolyard", "spreewinkel", "2019-08-19", "scan", "right", None, face="source"),
    _e("hh-01", system.hamburg, "flood", "elbwarder", "2022-06-20", more=29),
    _e("hh-02", system.hamburg, "fibre", "elbwarder", "2024-03-18", "scan", "colour", None, more=9, face="caladea"),
    # Groups
    _e(
        "grp-01",
        letter.group_letter,
        "trees",
        "gruenwoerth",
        "2021-09-06",
        "scan",
        "office",
        None,
        "",
        group=2,
        received=True,
    ),
    _e(
        "grp-02",
        letter.group_letter,
        "swim",
        "ostermoor",
        "2024-11-04",
        "scan",
        "coarse",
        "eng",
        "pen",
        group=0,
        variant=1,
        face="source",
    ),
    _e("grp-03", letter.group_letter, "square", "oelberting", "2023-07-17", group=6, variant=2, face="roboto"),
    _e(
        "grp-04",
        letter.group_letter,
        "ride",
        "heckenau",
        "2020-01-27",
        "png",
        "left",
        None,
        "",
        group=3,
        received=True,
        face="caladea",
    ),
    _e(
        "grp-05",
        letter.group_letter,
        "trees",
        "bergerath",
        "2022-03-07",
        "encrypted",
        group=4,
        variant=1,
        face="sourceserif",
    ),
    # Questions
    _e("ask-01", letter.questions, "empty", "bergerath", "2023-05-15", "encrypted", variant=1),
    _e(
        "ask-02",
        letter.questions,
        "charge",
        "neckarau",
        "2022-12-05",
        "scan",
        "fax",
        None,
        "entry stamp",
        group=0,
        variant=2,
        face="opensans",
    ),
    _e("ask-03", letter.questions, "noise", "suederluegau", "2024-07-08", "text cp850 crlf", group=3, face="caladea"),
    _e(
        "ask-04",
        letter.questions,
        "charge",
        "lindenroda",
        "2021-04-12",
        "png",
        "good",
        None,
        "note",
        group=2,
        face="roboto",
    ),
    # Reports
    _e("rep-01", letter.report, "staff", "heckenau", "2022-09-05"),
    _e(
        "rep-02",
        letter.report,
        "bridge",
        "grevenhorst",
        "2023-10-23",
        "scan",
        "folded",
        "deu+eng",
        "stamp",
        variant=1,
        face="source",
    ),
    _e("rep-03", letter.report, "kids", "elmesrode", "2025-04-07", "text utf-16", variant=2, face="roboto"),
    _e("rep-04", letter.report, "bridge", "irlfing", "2019-10-14", "scan", "crushed", None, "blank", variant=2, more=3),
    # Extracts
    _e("ext-01", letter.extract, "plots", "muehlrade", "2019-09-04", variant=0),
    _e("ext-02", letter.extract, "wall", "irlfing", "2022-07-11", "scan", "worn", "eng", variant=1, face="opensans"),
    _e("ext-03", letter.extract, "accounts", "falkenrath", "2020-09-07", "scan", "good", None, "stamp", variant=2),
    _e("ext-04", letter.extract, "animal", "grevenhorst", "2024-05-13", "text utf-8", variant=3, face="source"),
    _e("ext-05", letter.extract, "water", "heckenau", "2023-12-04", "jpg", "soft", variant=3, face="caladea"),
    # Typewriter
    _e("typ-01", letter.typewriter, "gym", "elmesrode", "1983-09-05", "scan", "pale", None, "note"),
    _e(
        "typ-02",
        letter.typewriter,
        "sewer",
        "suederluegau",
        "1986-02-10",
        "scan",
        "worn",
        None,
        "entry stamp",
        variant=1,
        boxes="typed",
    ),
    _e(
        "typ-03",
        letter.typewriter,
        "engine",
        "grevenhorst",
        "1981-05-18",
        "scan",
        "bw holes",
        "eng",
        "blank",
        variant=2,
        boxes="blank",
    ),
    _e(
        "typ-04", letter.typewriter, "holiday", "oelberting", "1988-11-14", "scan", "copy", None, "marker", boxes="hand"
    ),
    _e(
        "typ-05",
        letter.typewriter,
        "sewer",
        "heckenau",
        "1984-03-26",
        "tif",
        "folded",
        None,
        "",
        variant=2,
        boxes="typed",
    ),
)
