# ruff: noqa: E501
"""Forms whose Beratungsfolge is a grid with cells for votes: crosses and figures, Bavaria, boxes of results."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Step, Style, bold, edges
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context


def crosses(
    c: Context,
    m: Matter,
    *,
    mode: str = "any",
    rows: int = 5,
    variant: int = 0,
    more: int = 0,
    face: str = "roboto",
    locals_first: bool = True,
) -> Paper:
    """Rhineland and Saar: five narrow columns of a result (present, yes, no, abstained, excluded), heads turned."""
    paper = Paper(
        c.id,
        "crosses and figures",
        margins=edges(c.id, (60, 50, 50, 62)),
        style=Style(face, 10, 1.24, align="justify" if variant == 1 else "left"),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(
            60,
            800,
            485,
            f"{t.name} · Vorlage {paper.record['reference']} · {number}/{total}",
            style.but(size=7.5, align="center", color="#444444"),
            zone="footer",
        )

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(60, y, 250, paper.put("municipality", t.name), style.but(size=15, bold=True, hyphenate=False))
    paper.at(60, y + 21, 250, f"Az.: {c.n(1, 9)}/{c.n(100, 999)}-{c.n(10, 99)}", style.but(size=9))
    paper.at(
        340,
        y,
        205,
        f"{paper.put('paper_type', 'Beschlussvorlage')}\nDrucksachen-Nr. {paper.put('reference', f'{c.n(10, 11)}/{c.n(100, 980)}')}\n{paper.put('public', True, 'öffentlich')}",
        style.but(align="right", hyphenate=False),
    )
    paper.y = y + 58
    paper.rule(60, y + 52, 545, y + 52, 1.2)
    paper.paragraph(
        paper.put("department", m.department), label="Fachbereich:", hang=95, after=1, style=style.but(hyphenate=False)
    )
    paper.paragraph(paper.put("officer", c.person()), label="Bearbeiter:", hang=95, after=1)
    paper.paragraph(paper.put_date(c.iso(0), c.pick("dd.mm.yyyy", "d. month yyyy")), label="Datum:", hang=95, after=9)
    paper.paragraph(
        bold(paper.put("name", m.title)),
        label=bold("Betreff:"),
        hang=95,
        style=style.but(hyphenate=False, align="left"),
        after=10,
    )
    bodies = [*[*(t.locals if locals_first else ()), *t.committees][: rows - 1], t.main]
    kinds = p.states(c, len(bodies), mode)
    zero = c.pick("0", "0", "empty", "dash")
    names = ("present", "yes", "no", "abstain", "excluded") if variant != 2 else ("yes", "no", "abstain", "excluded")
    captions = {"present": "anwesend", "yes": "Ja", "no": "Nein", "abstain": "Enthaltung", "excluded": "befangen"}
    if variant == 2:
        captions["excluded"] = "Sonderinteresse"
        names = ("yes", "no", "abstain")
    out: list[list[Cell | str]] = []
    role = {True: "Entscheidung", False: "Vorberatung"}
    for place, (name, state) in enumerate(zip(bodies, kinds, strict=True)):
        step = paper.step()
        out.append([
            step.body(name), step.role(role[name == t.main]), step.date(c.iso(12 + 7 * place)),
            step.agenda_item(str(c.n(1, 14))) if state in ("value", "mixed") else "",
            *p.cells(c, step, names, state, c.n(9, 17) if name != t.main else c.n(26, 38), zero),
        ])  # fmt: skip
    n = len(names)
    first = 0.3 if n == 5 else 0.34
    rest = [0.145, 0.14, 0.065]
    shares = [first, *rest, *([(1 - first - sum(rest)) / n] * n)]
    heads: list[list[Cell | str]] = [
        [
            Cell("Beratungsfolge", valign="middle"),
            Cell("Zuständigkeit"),
            Cell("Termin"),
            Cell("TOP"),
            *[Cell(captions[k], turned=variant != 2, align="center") for k in names],
        ]
    ]
    paper.table(
        [s * paper.width for s in shares],
        heads,
        out,
        style=style.but(size=8.8, hyphenate=False),
        head_fill="#eeeeee" if variant == 0 else None,
        row_height=19,
        after=10,
        rule_width=0.7 if variant else 0.4,
    )
    paper.heading("Beschlussvorschlag:", "resolution")
    p.resolve(paper, m, labels=c.pick("1.", "(1)"), lead=f"{c.main('nom', True)} beschließt:" if variant else None)
    paper.heading("Begründung:", "reasons")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", fill="#f3f3f3")
    paper.heading("Finanzierung:", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlagen:")
    return paper


def bavaria(
    c: Context, m: Matter, *, mode: str = "done", rows: int = 3, variant: int = 0, more: int = 0, face: str = "caladea"
) -> Paper:
    """Bavarian Sitzungsvorlage: seven columns of the course, a numbered Sitzungsvortrag, and a grid of the result."""
    paper = Paper(
        c.id,
        "Bavarian Sitzungsvorlage",
        margins=edges(c.id, (74, 56, 58, 66)),
        style=Style(face, 11, 1.26, align="justify"),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(
                74,
                34,
                463,
                f"Sitzungsvorlage {paper.record['reference']}",
                style.but(size=9, align="left"),
                zone="header",
            )
            pp.at(74, 34, 463, f"Seite {number}", style.but(size=9, align="right"), zone="header")
            pp.rule(74, 48, 537, 48, 0.4)

    paper.furniture(p.upright(furniture))
    if variant != 2:
        # Arms as they stand in letter heads, drawn as a plain shield.
        paper.polygon([(74, 52), (104, 52), (104, 76), (89, 90), (74, 76)], "#c9d4e6", "#444444", 0.8)
        paper.polygon([(74, 52), (89, 52), (89, 90), (74, 76)], "#8ea4c8", None)
        paper.at(
            114,
            56,
            300,
            f"{paper.put('municipality', t.name)}",
            style.but(size=16, bold=True, align="left", hyphenate=False),
        )
        paper.at(114, 77, 300, t.chief, style.but(size=9.5, align="left"))
        paper.y = 108
    else:
        paper.paragraph(paper.put("municipality", t.name), style.but(size=15, bold=True, align="center"), after=8)
    paper.paragraph(spaced_type(paper, variant), style.but(size=13, bold=True, align="left"), after=4)
    ref = f"{c.n(11, 88)}/{c.n(100, 480)}/{c.number}" if variant != 1 else f"SV-{c.n(10, 99)}/{c.number}"
    paper.table([120, paper.width - 120], [], [
        [Cell("Vorlagen-Nr.:", bold=True), paper.put("reference", ref)],
        [Cell("Referat:" if variant else "Sachgebiet:", bold=True), paper.put("department", m.department)],
        [Cell("Bearbeiter/-in:", bold=True), paper.put("officer", f"{c.pick('Herr', 'Frau')} {c.last()}")],
        [Cell("Datum:", bold=True), paper.put_date(c.iso(0))],
    ], style=style.but(size=10, hyphenate=False), rules="none", padding=(2, 1.2), after=8)  # fmt: skip
    bodies = [*[*t.committees][: rows - 1], t.main]
    out: list[list[Cell | str]] = []
    steps: list[Step] = []
    for place, name in enumerate(bodies):
        step = paper.step()
        steps.append(step)
        open_ = c.rng.random() < 0.8
        out.append([
            step.body(name), f"{c.n(2, 60)}. Sitzung", step.date(c.iso(9 + 8 * place)), step.public(open_, "ö" if open_ else "nö"),
            step.role("Entscheidung" if name == t.main else c.pick("Vorberatung", "Begutachtung", "Empfehlung")), step.agenda_item(str(c.n(1, 17))),
        ])  # fmt: skip
    paper.table(
        [s * paper.width for s in (0.32, 0.14, 0.17, 0.08, 0.18, 0.11)],
        [["Gremium", "Sitzung", "Sitzungsdatum", "ö / nö", "Beratungstyp", "TOP-Nr."]],
        out,
        style=style.but(size=9, hyphenate=False),
        rules="horizontal" if variant else "all",
        head_fill="#e4e4e4" if variant == 0 else None,
        after=10,
    )
    paper.paragraph(
        bold(paper.put("name", m.title)),
        label=bold("Betreff:"),
        hang=62,
        style=style.but(align="left", hyphenate=False),
        after=8,
    )
    if variant == 1:
        paper.heading("I. Sitzungsvortrag:", "facts")
    else:
        paper.heading("Sachverhalt:", "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", sign="–")
    if m.finance:
        paper.heading("Haushaltsrechtliche Auswirkungen:", "finance")
        p.parts(paper, m.finance)
    paper.heading("II. Beschlussvorschlag:" if variant == 1 else "Beschlussvorschlag:", "resolution")
    p.resolve(paper, m, labels="1.", lead=f"{c.main('nom', True)} beschließt:" if variant == 2 else None)
    p.attachments(paper, m, "Anlagen:", way="•")
    kinds = p.states(c, len(steps), mode)
    rows_: list[list[Cell | str]] = []
    names = ("present", "yes", "no") if variant != 2 else ("yes", "no", "abstain", "excluded")
    for step, state, name in zip(steps, kinds, bodies, strict=True):
        rows_.append([name, *p.cells(c, step, names, state, c.n(8, 13) if name != t.main else c.n(20, 32), "0")])
    labels = (
        {"present": "Anwesend", "yes": "Für", "no": "Gegen", "abstain": "Enthaltung", "excluded": "pers. beteiligt"}
        if variant != 2
        else {"yes": "Ja", "no": "Nein", "abstain": "Enthaltung", "excluded": "pers. beteiligt"}
    )
    paper.need(80)
    paper.heading("Abstimmungsergebnis:", "vote")
    share = 0.6 / len(names)
    paper.table(
        [0.4 * paper.width, *[share * paper.width] * len(names)],
        [["Gremium", *[Cell(labels[k], align="center") for k in names]]],
        rows_,
        style=style.but(size=10, hyphenate=False),
        row_height=22,
        repeat_head=True,
    )
    return paper


def spaced_type(paper: Paper, variant: int) -> str:
    if variant == 2:
        paper.put("paper_type", "Beschlussvorlage")
        return "BESCHLUSSVORLAGE"
    return paper.put("paper_type", "Sitzungsvorlage")


def town_cells(
    c: Context,
    m: Matter,
    *,
    mode: str = "ink",
    rows: int = 4,
    variant: int = 0,
    more: int = 0,
    face: str = "sourceserif",
) -> Paper:
    """A form with a box for every body that clerks fill in at the meeting: crosses for ways to vote, cells for figures."""
    paper = Paper(c.id, "result boxes", margins=edges(c.id, (64, 52, 54, 58)), style=Style(face, 10.2, 1.22))
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(64, 808, 477, f"{number}", style.but(size=9, align="right"), zone="footer")

    paper.furniture(p.upright(furniture))
    wide = paper.width
    paper.table([0.62 * wide, 0.38 * wide], [], [
        [Cell(paper.put("municipality", t.name), bold=True), Cell(paper.put("paper_type", "Sitzungsvorlage"), bold=True)],
        [f"Amt: {paper.put('department', m.department)}", f"Nr. {paper.put('reference', f'V/{c.n(20, 400)}-{c.number % 100:02}')}"],
        [f"Bearbeitung: {paper.put('officer', c.last())}", f"Datum: {paper.put_date(c.iso(0))}"],
    ], style=style.but(hyphenate=False), after=8, rule_width=0.9)  # fmt: skip
    paper.paragraph(f"Bezeichnung: {bold(paper.put('name', m.title))}", style.but(hyphenate=False), after=8)
    bodies = [*([*t.locals, *t.committees] if variant == 1 else [*t.committees])[: rows - 1], t.main]
    kinds = p.states(c, len(bodies), mode)
    out: list[list[Cell | str]] = []
    for place, (name, state) in enumerate(zip(bodies, kinds, strict=True)):
        step = paper.step()
        votes = p.cells(c, step, ("yes", "no", "abstain"), state, c.n(9, 15), "0")
        how = ["", ""]
        if (
            state == "value"
            and step.truth["votes"]["no"]["value"] == 0
            and step.truth["votes"]["abstain"]["value"] == 0
        ):
            how[0] = "X"
            step.truth["result"] = "einstimmig"
        out.append([
            str(place + 1), f"{step.body(name)}", step.date(c.iso(11 + 6 * place), "dd.mm.yy" if variant else "dd.mm.yyyy"),
            Cell(how[0], align="center"), *votes,
        ])  # fmt: skip
    shares = [0.06, 0.36, 0.15, 0.13, 0.09, 0.09, 0.12]
    paper.table(
        [s * wide for s in shares],
        [
            [
                "",
                "Gremium",
                "am",
                Cell("einstimmig", align="center"),
                Cell("Ja", align="center"),
                Cell("Nein", align="center"),
                Cell("Enth.", align="center"),
            ]
        ],
        out,
        style=style.but(size=9.3, hyphenate=False),
        row_height=23,
        after=10,
        rule_width=0.8,
    )
    paper.heading("Beschlussvorschlag", "resolution")
    p.resolve(paper, m, labels="1)")
    paper.heading("Sachdarstellung", "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="head", sign="-")
    paper.heading("Finanzielle Auswirkungen", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlagenverzeichnis", way="1.")
    return paper
