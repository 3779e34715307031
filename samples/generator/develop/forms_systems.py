# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: council systems that every second office prints from: ALLRIS, SessionNet, the form by legislative term, the form of an Amt."""

from __future__ import annotations

from samples.generator.develop.forms_a import (
    attachments,
    costs,
    facts,
    form,
    pair,
    resolution_items,
    right_page,
    vote_cells,
)
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import Context, course
from samples.generator.engine import Cell, Paper, body, bold, italic, reference


@form
def allris(paper: Paper, c: Context, topic: Topic) -> Paper:
    """ALLRIS: labels without rules, every body on a line of its own with the date below, resolution before the facts."""
    town, rng = c.town, c.rng
    number = f"{c.year}/BV/{rng.randint(1020, 4800)}"
    paper.paragraph(bold(paper.put("municipality", town.name)), paper.style.but(size=12), after=2)
    paper.paragraph(town.office, after=10, join=True)
    paper.paragraph(
        bold(f"{paper.put('paper_type', 'Beschlussvorlage')} - {paper.put('reference', number)}"),
        paper.style.but(size=15, hyphenate=False, align="left"),
        after=4,
    )
    paper.paragraph(paper.put("public", True, "öffentlich"), after=12)
    paper.rule(paper.left, paper.y - 4, paper.right, paper.y - 4, 0.8, "#888888")
    pair(paper, bold("Betreff:"), bold(paper.put("name", topic.title)), join=False)
    paper.section("Betreff", "title")
    paper.gap(6)
    pair(paper, bold("Federführend:"), paper.put("department", town.departments[topic.subject]), join=False)
    pair(paper, bold("Bearbeiter/-in:"), paper.put("officer", c.person()))
    pair(paper, bold("Erstellt am:") if rng.random() < 0.3 else bold("Datum:"), paper.put_date(c.date))
    paper.gap(8)
    paper.heading("Beratungsfolge:", "course")
    bodies = course(c, topic.subject, rng.choice([2, 3, 3, 4]))
    results = rng.choice(
        [
            [],
            ["ungeändert empfohlen", "ungeändert empfohlen", "ungeändert beschlossen", "ungeändert beschlossen"],
            ["vertagt", "geändert empfohlen", "zurückgestellt", "geändert beschlossen"],
        ]
    )
    for index, (name, iso) in enumerate(zip(bodies, c.meetings(len(bodies)), strict=True)):
        step = paper.step()
        last = index == len(bodies) - 1
        role = step.role("Entscheidung" if last else rng.choice(["Vorberatung", "Empfehlung"]))
        paper.table([300, 120], [], [[Cell(step.body(name), bold=True), role]], rules="none", padding=(0, 0.5), after=0)
        session = f"{rng.randint(4, 61)}. {step.public(True, 'öffentliche')} Sitzung"
        result = step.result(results[-1 if last else index]) if results else ""
        paper.table(
            [82, 170, 180], [], [[step.date(iso), session, result]], rules="none", padding=(0, 0.5), indent=18, after=5
        )
    if results:
        paper.paragraph(italic("Beratungsfolge beendet"), after=8)
    paper.rule(paper.left, paper.y, paper.right, paper.y, 0.8, "#888888")
    paper.heading("Beschlussvorschlag:", "resolution", before=10)
    with paper.resolution():
        resolution_items(paper, topic.resolution, rng.choice(["1.", "a)", "1)"]))
    paper.heading("Beschlussvorschriften:", "legal")
    paper.paragraph(
        rng.choice(
            [
                "§ 22 Abs. 2 Kommunalverfassung",
                "§ 58 Abs. 1 Nr. 9 der Kommunalverfassung",
                "§ 28 Abs. 1 der Gemeindeordnung",
            ]
        )
    )
    paper.heading("bereits gefasste Beschlüsse:", "earlier")
    paper.paragraph(rng.choice(["keine", f"Nr. {reference(f'{c.year - 2}/BV/{rng.randint(400, 999):04}')}"]))
    paper.heading("Sachverhalt:", "facts")
    facts(paper, topic, c)
    paper.heading("Finanzielle Auswirkungen:", "finance")
    for text in topic.finance:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs, rules="horizontal")
    attachments(paper, c, topic, "Anlage/n:", numbered=False)
    paper.paragraph(f"gez. {c.chief()}\n{town.chief}", before=14)
    stamp = f"Ausdruck vom: {c.iso(30)[8:]}.{c.iso(30)[5:7]}.{c.year}"

    def foot(p: Paper, page: int, total: int) -> None:
        p.at(p.margins[0], p.sheet.height - 46, 200, stamp, p.style.but(size=8), zone="footer")
        right_page(p, page, total)
        if page > 1:
            p.at(p.margins[0], 34, 300, f"Beschlussvorlage {number}", p.style.but(size=8), zone="header")

    paper.furniture(foot)
    return paper


@form
def sessionnet(paper: Paper, c: Context, topic: Topic) -> Paper:
    """SessionNet in the west: file mark and date above their labels, Beschlussentwurf, gaps for the votes."""
    town, rng = c.town, c.rng
    number = f"{c.year}/{rng.randint(40, 1980):04}"
    top = paper.y
    paper.frame((paper.left, top, paper.right, top + 44), 0.0, None, "#dddddd")
    paper.at(paper.left + 8, top + 6, 260, bold(paper.put("municipality", town.name)), paper.style.but(size=16))
    paper.at(paper.left + 8, top + 26, 260, town.office, paper.style.but(size=10))
    paper.at(
        paper.right - 190,
        top + 6,
        182,
        f"{paper.put('paper_type', rng.choice(['Vorlage', 'Beschlussvorlage']))} Nr. {paper.put('reference', number)}",
        paper.style.but(size=12, bold=True, align="right"),
    )
    paper.at(
        paper.right - 190,
        top + 26,
        182,
        paper.put("public", True, "öffentlich"),
        paper.style.but(size=10, align="right"),
    )
    paper.y = top + 60
    dept = paper.put("department", town.departments[topic.subject])
    paper.table([paper.width - 190, 190], [], [[f"{rng.choice(['III', 'IV', 'V'])}/{rng.randint(20, 66)}-{rng.randint(10, 99)}-{rng.choice(['kö', 'lü', 'ha'])}", paper.put_date(c.date)], [Cell(f"{dept}"), Cell("Datum")]],
                rules="none", padding=(0, 1), after=10)  # fmt: skip
    bodies = course(c, topic.subject, rng.choice([2, 3, 4]))
    rows: list[list[Cell | str]] = []
    steps = []
    for index, (name, iso) in enumerate(zip(bodies, c.meetings(len(bodies)), strict=True)):
        step = paper.step()
        steps.append(step)
        last = index == len(bodies) - 1
        rows.append(
            [
                step.body(name),
                step.date(iso),
                step.role("Entscheidung" if last else "Beratung"),
                step.public(True, "öffentlich"),
            ]
        )
    wide = paper.width
    paper.table(
        [wide - 256, 76, 96, 84],
        [["Beratungsfolge", "Datum", "Zuständigkeit", "Behandlung"]],
        rows,
        padding=(4, 3),
        after=12,
    )
    paper.paragraph(
        bold(paper.put("name", topic.title)),
        paper.style.but(size=paper.style.size + 1, align="left", hyphenate=False),
        label=bold("Betreff:"),
        after=12,
    )
    paper.section("Betreff", "title")
    paper.heading("Beschlussentwurf:", "resolution")
    with paper.resolution():
        resolution_items(paper, topic.resolution, rng.choice(["1.", "", "(1)"]))
    paper.gap(10)
    paper.paragraph("gezeichnet:", after=2)
    for person in (c.chief(), c.person()):
        paper.paragraph(person, after=1, join=True)
    paper.gap(12)
    paper.heading("Begründung:", "reasons")
    facts(paper, topic, c)
    paper.heading(rng.choice(["Finanzielle Auswirkungen:", "Kosten und Finanzierung:"]), "finance")
    for text in topic.finance:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs, fill=None)
    if rng.random() < 0.5:
        attachments(paper, c, topic, "Anlage/n:", numbered=True)
    paper.heading("Abstimmungsergebnis:", "vote")
    blank = rng.random() < 0.6
    for step, name in zip(steps, bodies, strict=True):
        yes, no, abstain = rng.choice([(31, 8, 2), (14, 0, 1), (9, 3, 0), (38, 1, 5)])
        gap = "\u00a0" * 2 + "_____"
        paper.paragraph(body(name), after=1)
        said = [
            step.said("yes", None if blank else yes, f"Ja:{gap}" if blank else f"Ja: {yes}"),
            step.said("no", None if blank else no, f"Nein:{gap}" if blank else f"Nein: {no}"),
            step.said(
                "abstain", None if blank else abstain, f"Enthaltung:{gap}" if blank else f"Enthaltungen: {abstain}"
            ),
        ]
        paper.paragraph((" " + "\u00a0" * 4).join(said), after=5, join=True, indent=12)

    def furniture(p: Paper, page: int, total: int) -> None:
        p.at(
            p.sheet.width / 2 - 60,
            p.sheet.height - 46,
            120,
            f"- {page} -",
            p.style.but(size=9, align="center"),
            zone="footer",
        )

    paper.furniture(furniture)
    return paper


@form
def wahlperiode(paper: Paper, c: Context, topic: Topic) -> Paper:
    """A town with many Ortsräte: one wide table of bodies, dates and votes, ruled, with a head in two rows."""
    town, rng = c.town, c.rng
    number = f"WP{rng.randint(7, 11)}-{rng.randint(100, 9000)}/{c.year}" + rng.choice(["", "", " 1. Ergänzung"])
    kind = c.votes or rng.choice(["blank", "mixed", "hand", "printed", "mixed"])
    paper.at(paper.left, 40, 290, bold(paper.put("municipality", town.name)), paper.style.but(size=14))
    paper.at(paper.left, 58, 290, town.office, paper.style.but(size=9.5))
    paper.frame((paper.right - 176, 38, paper.right, 84), 0.8)
    paper.at(
        paper.right - 170,
        42,
        164,
        f"Zu TOP: _____\nDrucksache: {paper.put('reference', number)}\nSitzungsteil: {paper.put('public', True, 'öffentlich')}",
        paper.style.but(size=9),
    )
    paper.y = 98
    paper.paragraph(f"{bold(paper.put('paper_type', 'Beschlussvorlage'))}", paper.style.but(size=13), after=3)
    pair(paper, "Fachbereich:", paper.put("department", town.departments[topic.subject]), 92, join=False)
    pair(paper, "Verfasser:", paper.put("officer", c.person()), 92)
    pair(paper, "Az.:", f"{rng.randint(10, 80)}-{rng.randint(10, 99)}", 92)
    pair(paper, "Datum:", paper.put_date(c.date), 92)
    paper.gap(6)
    parts = list(town.parts)
    word = {
        "Stadt": "Ortsrat",
        "Landkreis": "Kreiselternrat",
        "Gemeinde": "Ortsbeirat",
        "Markt": "Ortsbeirat",
        "Bezirk": "Kiezbeirat",
    }[town.kind]
    bodies = [f"{word} {p}" for p in parts[: rng.randint(2, len(parts))]] if town.kind != "Landkreis" else []
    bodies += course(c, topic.subject, 5)
    dates = c.meetings(len(bodies), 9)
    names = rng.choice(
        [
            ("present", "yes", "no", "abstain"),
            ("yes", "no", "abstain", "excluded"),
            ("present", "yes", "no", "abstain", "excluded"),
        ]
    )
    shown = {"present": "Anw.", "yes": "Ja", "no": "Nein", "abstain": "Enth.", "excluded": "Bef."}
    rows: list[list[Cell | str]] = []
    for index, (name, iso) in enumerate(zip(bodies, dates, strict=True)):
        step = paper.step()
        role = step.role(
            "Entscheidung" if index == len(bodies) - 1 else "Anhörung" if name.startswith(word) else "Vorberatung"
        )
        rows.append(
            [
                step.body(name),
                role,
                step.date(iso, "dd.mm.yy" if rng.random() < 0.1 else "dd.mm.yyyy"),
                *vote_cells(c, step, names, kind),
            ]
        )
    wide = 36.0
    paper.table(
        [paper.width - 70 - 66 - wide * len(names), 70, 66, *[wide] * len(names)],
        [[Cell("Beratungsfolge", rows=2), Cell("Zuständigkeit", rows=2), Cell("Sitzungs-termin", rows=2), Cell("Abstimmungsergebnis", columns=len(names), align="center")],
         [Cell(shown[n], align="center", bold=False) for n in names]],
        rows, padding=(3.5, 3), row_height=20, style=paper.style.but(size=9), head_fill=rng.choice([None, "#e4e4e4"]), after=12,
    )  # fmt: skip
    paper.paragraph(
        bold(paper.put("name", topic.title)),
        paper.style.but(align="left", hyphenate=False),
        label=bold("Bezeichnung:"),
        after=10,
    )
    paper.section("Bezeichnung", "title")
    paper.heading("Beschlussvorschlag:", "resolution")
    with paper.resolution():
        resolution_items(paper, topic.resolution, rng.choice(["1.", "(1)", "a)"]))
    paper.heading("Sachverhalt/Begründung:", "facts")
    facts(paper, topic, c)
    paper.heading("a) Finanzen", "finance")
    for text in topic.finance:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs)
    paper.heading("b) Klima", "climate")
    paper.paragraph(
        rng.choice(
            [
                "Die Maßnahme hat keine nennenswerten Auswirkungen auf das Klima.",
                "Es ist mit einer Minderung der Emissionen zu rechnen; eine Bilanz wird nach Abschluss vorgelegt.",
            ]
        )
    )
    attachments(paper, c, topic)
    paper.furniture(right_page)
    return paper


@form
def amt(paper: Paper, c: Context, topic: Topic) -> Paper:
    """A small municipality in the far north: votes in columns without any rule."""
    town, rng = c.town, c.rng
    kind = c.votes or rng.choice(["blank", "printed", "mixed", "blank"])
    number = f"{rng.randint(2, 40)}/{c.year}"
    paper.paragraph(bold(paper.put("municipality", town.name)), paper.style.but(size=15), after=0)
    paper.paragraph(
        f"{town.office} · {paper.put('department', town.departments[topic.subject])}",
        paper.style.but(size=9.5),
        after=12,
        join=True,
    )
    paper.paragraph(
        f"{bold(paper.put('paper_type', 'Sitzungsvorlage'))} Nr. {bold(paper.put('reference', number))}",
        paper.style.but(size=12.5),
        after=2,
    )
    paper.paragraph(f"Freigabedatum: {paper.put_date(c.date)}", after=10)
    bodies = course(c, topic.subject, rng.choice([4, 5]))
    names = rng.choice(
        [("yes", "no", "abstain"), ("yes", "no", "abstain", "excluded"), ("yes", "no", "abstain", "excluded")]
    )
    shown = {"yes": "Ja", "no": "Nein", "abstain": "Enthaltung", "excluded": "Befangen"}
    rows: list[list[Cell | str]] = []
    for name, iso in zip(bodies, c.meetings(len(bodies)), strict=True):
        step = paper.step()
        open_ = step.public(True, "Ö") if rng.random() < 0.8 else step.public(False, "N")
        rows.append([step.date(iso), step.body(name), open_, *vote_cells(c, step, names, kind)])
    widths = [68.0, paper.width - 68 - 44 - 58 * len(names), 44.0, *[58.0] * len(names)]
    paper.table(
        widths,
        [["Termin", "Gremium", "Status", *[Cell(shown[n], align="center") for n in names]]],
        rows,
        rules="none",
        padding=(2, 4),
        style=paper.style.but(size=9.5),
        row_height=20,
        after=12,
    )
    paper.paragraph(
        bold(paper.put("name", topic.title)),
        paper.style.but(align="left", hyphenate=False),
        label=bold("Beschluss zu:"),
        after=12,
    )
    paper.section("Beschluss zu", "title")
    paper.heading("Sach- und Rechtslage:", "facts")
    facts(paper, topic, c, bullet="–")
    if topic.costs:
        costs(paper, topic.costs, rules="none", fill=None)
    for text in topic.finance:
        paper.paragraph(text)
    paper.heading("Beschlussempfehlung:", "resolution")
    with paper.resolution():
        paper.paragraph(f"{c.Der(town.council)} beschließt:")
        resolution_items(paper, topic.resolution, "1.")
    paper.paragraph(f"\n{c.chief()}\n{town.chief}", before=20, keep=True)

    def furniture(p: Paper, page: int, total: int) -> None:
        p.at(p.margins[0], p.sheet.height - 46, 160, f"Vorlage {number}", p.style.but(size=8), zone="footer")
        right_page(p, page, total)

    paper.furniture(furniture)
    return paper
