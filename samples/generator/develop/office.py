"""A printed paper goes in and comes out as an office left it: stamps, notes, marker, the line of a fax machine."""

from __future__ import annotations

from random import Random

from samples.generator.develop.world import Context
from samples.generator.engine import Paper, Style, day, plain


def handled(paper: Paper, context: Context, extras: tuple[str, ...]) -> None:
    """What was done to the printed paper by hand: stamps, notes, marker."""
    rng = context.rng
    paper.turn_to(1)
    if "received" in extras:
        iso = context.iso(6)
        paper.record["received"] = iso
        shown = plain(day(iso, rng.choice(["dd.mm.yyyy", "d. month yyyy"])))
        paper.stamp(
            *_free(paper, rng, (250, 430), (96, 175), 70, 34),
            [context.town.name, rng.choice(["Eingegangen", "Eingang", "EINGEGANGEN AM"]), shown],
            size=rng.uniform(9, 11),
            angle=rng.gauss(0, 4),
            color=rng.choice(["#b3202a", "#3a3f9a", "#2d6a4f"]),
            border=rng.choice(["single", "double", "rounded"]),
            dated=2,
        )
    if "draft" in extras:
        paper.stamp(
            *_free(paper, rng, (230, 380), (400, 620), 110, 60),
            [rng.choice(["ENTWURF", "KOPIE", "ERLEDIGT", "NICHT VERÖFFENTLICHEN"])],
            size=rng.uniform(24, 30),
            angle=rng.uniform(8, 28),
            color="#b3202a",
            border=rng.choice(["single", "rounded", "double", "lines"]),
        )
    if "seal" in extras:
        paper.turn_to(len(paper.sheets))
        end = max(li.box[3] for li in paper.sheet.lines if li.zone == "body")
        paper.seal(
            *_free(paper, rng, (220, 470), (end - 70, min(end + 40, 740)), 48, 48),
            f"{context.town.kind} {context.town.place}".upper(),
            "* Siegel *",
            angle=rng.uniform(-20, 20),
        )
        paper.turn_to(1)
    if "marker" in extras:
        lines = [li.text for li in paper.sheet.lines if li.zone == "body" and len(li.text) > 60]
        for text in rng.sample(lines, min(3, len(lines))):
            paper.marker(text[:40])
    if "fax" in extras:
        _fax_line(paper, context)
    if "note" in extras:
        paper.note_by_hand(
            rng.uniform(330, 420),
            rng.uniform(30, 60),
            rng.choice(["z. d. A.", "Herrn Köhnke z. K.", "WV 3 Wochen", "Rücksprache!", "gesehen Vo."]),
            rng.uniform(15, 20),
            rng.uniform(-2, 8),
        )
        lines = [li.text for li in paper.sheet.lines if li.zone == "body" and len(li.text) > 36]
        paper.underline_by_hand(rng.choice(lines)[:40])


def _fax_line(paper: Paper, context: Context) -> None:
    """What a fax machine prints above every page: time, sender, number of the page."""
    iso, rng = context.iso(5), context.rng
    moment = f"{iso[8:]}/{iso[5:7]}/{iso[2:4]}  {rng.randint(8, 16):02}:{rng.randint(0, 59):02}"
    line = f"{moment}   +49 {rng.randint(3000, 9900)} {rng.randint(10000, 99999)}   {context.town.place.upper()}"
    for sheet in paper.sheets:
        paper.turn_to(sheet.number)
        text = f"{line}   S. {sheet.number:02}/{len(paper.sheets):02}"
        paper.at(34, 12, sheet.width - 60, text, Style("mono", 8, hyphenate=False), zone="header")
    paper.turn_to(1)


def _free(
    paper: Paper, rng: Random, across: tuple[float, float], down: tuple[float, float], wide: float, high: float
) -> tuple[float, float]:
    """A place for a stamp that leaves the cells of votes alone: whether such a cell is blank must not be in doubt."""
    cells = [c["box"] for t in paper.tables if t.page == paper.sheet.number for c in t.cells if "vote" in c]
    spots = [(rng.uniform(*across), rng.uniform(*down)) for _ in range(60)]

    def clear(x: float, y: float) -> bool:
        return all(x + wide < l or x - wide > r or y + high < t or y - high > b for l, t, r, b in cells)  # noqa: E741

    return next(
        (spot for spot in spots if clear(*spot)), (paper.sheet.width - wide - 20, paper.sheet.height - high - 60)
    )
