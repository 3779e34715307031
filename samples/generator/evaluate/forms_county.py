# ruff: noqa: E501
"""Forms of a Landkreis: a ruled grid with cells for votes, and a course without lines."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, bold, edges
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context


def county_grid(
    c: Context,
    m: Matter,
    *,
    mode: str = "progress",
    rows: int = 6,
    variant: int = 0,
    more: int = 0,
    face: str = "source",
    remarks: bool = True,
) -> Paper:
    """Landkreis: letter head, a ruled course with figures under a common head, remarks at the right."""
    size = (10.5, 10.0, 11.0)[variant % 3]
    paper = Paper(c.id, "county grid", margins=edges(c.id, (68, 54, 56, 70)), style=Style(face, size, 1.25))
    style, t = paper.style, c.town
    foot = f"{t.short}-Vorlage  {c.n(1000, 9999)}"

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.rule(68, 790, 539, 790, 0.4)
        pp.at(68, 793, 300, foot, style.but(size=8), zone="footer")
        pp.at(400, 793, 139, f"Seite {number} von {total}", style.but(size=8, align="right"), zone="footer")

    paper.furniture(p.upright(furniture))
    paper.put("municipality", t.name)
    paper.paragraph(t.name.upper() if variant == 1 else t.name, style.but(size=17, bold=True, hyphenate=False), after=0)
    paper.paragraph(t.chief, style.but(size=10), after=10, join=True)
    number = f"{c.n(11, 399)}/{c.number}" if variant != 2 else f"XVIII/{c.n(100, 999)}"
    left = (
        paper.put("paper_type", "Beschlussvorlage")
        if variant != 2
        else paper.put("paper_type", "Sitzungsvorlage", "SITZUNGSVORLAGE")
    )
    widths = [0.3 * paper.width, 0.36 * paper.width, 0.34 * paper.width]
    sign = c.pick("öffentlich", "nichtöffentlich", "öffentlich")
    paper.put("public", sign == "öffentlich")
    paper.table(
        widths,
        [],
        [
            [Cell(left, bold=True), f"Vorlage Nr.: {paper.put('reference', number)}", f"Datum: {paper.put_date(c.iso(0))}"],
            [f"Status: {sign}", f"Amt: {paper.put('department', m.department)}", f"Verfasser/-in: {paper.put('officer', c.last())}"],
        ],
        style=style.but(size=size - 0.8, hyphenate=False), rules="all" if variant != 1 else "horizontal", after=10,
    )  # fmt: skip
    seats = c.n(9, 15)
    names = list(t.committees)[-3:] if rows < 6 else list(t.committees)
    bodies = [*t.locals[: max(0, rows - len(names) - 1)], *names]
    while len(bodies) < rows - 1:
        bodies.insert(1, c.town.committees[len(bodies) % 2])
    bodies = [*bodies[: rows - 1], t.main]
    kinds = p.states(c, rows, mode)
    zero = c.pick("0", "0", "dash", "empty")
    out: list[list[Cell | str]] = []
    for place, (name, state) in enumerate(zip(bodies, kinds, strict=True)):
        step = paper.step()
        last = name == t.main
        day = step.date(c.iso(14 + 9 * place), c.pick("dd.mm.yyyy"))
        who = step.body(name)
        votes = p.cells(c, step, ("yes", "no", "abstain"), state, seats if not last else c.n(38, 54), zero)
        if state == "value" and remarks and c.rng.random() < 0.22:
            note: Cell | str = step.result(
                c.pick("ungeändert beschlossen", "zur Beschlussfassung empfohlen", "geändert empfohlen")
            )
        elif state == "blank" and remarks and mode != "blank" and c.rng.random() < 0.3:
            note = step.result(c.pick("vertagt", "abgesetzt", "einstimmig"))
        else:
            note = ""
        if state == "value" and place and place < rows - 1 and c.rng.random() < 0.1:
            # Written over the cells: there is no cell for a number left.
            for vote in step.truth["votes"].values():
                vote.update(state="absent", value=None)
            votes = [Cell(step.result("einstimmig"), columns=3, align="center")]
            note = ""
        row: list[Cell | str] = [who, day, *votes] if variant != 1 else [day, who, *votes]
        out.append([*row, note] if remarks else row)
    shares = [0.34, 0.17, 0.09, 0.09, 0.1, 0.21] if remarks else [0.48, 0.2, 0.1, 0.1, 0.12]
    labels = ["Gremium", "Sitzungstermin"]
    if variant == 1:
        shares[0], shares[1] = shares[1], shares[0]
        labels = ["Termin", "Beratungsfolge"]
    heads: list[list[Cell | str]] = [
        [
            Cell(labels[0], rows=2),
            Cell(labels[1], rows=2),
            Cell("Abstimmungsergebnis" if not variant else "Stimmen", columns=3, align="center"),
        ],
        [
            Cell("Ja", align="center"),
            Cell("Nein", align="center"),
            Cell("Enth." if variant != 1 else "Enthalt.", align="center"),
        ],
    ]
    if remarks:
        heads[0].append(Cell(c.pick("Bemerkungen", "Ergebnis"), rows=2))
    paper.heading("Beratungsfolge", "course")
    paper.table(
        [s * paper.width for s in shares],
        heads,
        out,
        style=style.but(size=size - 0.7, hyphenate=False),
        head_fill=("#e9e9e9", None, "#dfe6ee")[variant % 3],
        row_height=c.n(17, 24),
        after=12,
    )
    paper.heading("Bezeichnung:" if variant == 1 else "Betreff:", "title")
    paper.put("name", m.title)
    paper.paragraph(bold(m.title) if variant != 1 else m.title, style.but(hyphenate=False), after=8)
    facts = p.long(c, m, more) if more else m.facts
    if variant == 2:
        paper.heading("Beschlussvorschlag:", "resolution")
        p.resolve(paper, m, labels="1.", lead=f"{c.main('nom', True)} beschließt:")
        paper.heading("Sach- und Rechtslage:", "facts")
        p.parts(paper, facts, sign="–")
        paper.heading("Finanzielle Auswirkungen:", "finance")
        p.parts(paper, m.finance)
    else:
        paper.heading(c.pick("Sachverhalt:", "Sachdarstellung:"), "facts")
        p.parts(paper, facts, rules="all" if variant else "horizontal")
        if m.finance:
            paper.heading("Finanzielle Auswirkungen:", "finance")
            p.parts(paper, m.finance)
        paper.heading("Beschlussvorschlag:", "resolution")
        p.resolve(paper, m, labels=c.pick("1.", "1)", "", "a)"))
    p.attachments(paper, m, "Anlagen:", way=c.pick("1.", "–", "line"))
    paper.need(46)
    paper.gap(16)
    if mode != "blank":
        paper.signature(paper.left + 4, paper.y - 14, 90, 22)
    paper.gap(14)
    paper.paragraph(f"({c.last()})", after=0)
    return paper


def county_open(
    c: Context,
    m: Matter,
    *,
    mode: str = "blank",
    rows: int = 4,
    variant: int = 0,
    more: int = 0,
    face: str = "opensans",
    local: bool = False,
) -> Paper:
    """A course without ruled lines: day, body and three narrow columns under slanting heads; almost no other head."""
    paper = Paper(
        c.id,
        "county open",
        margins=edges(c.id, (72, 64, 66, 68)),
        style=Style(face, 10.4 if face != "roboto" else 10, 1.3, hyphenate=variant != 2),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(72, 38, 451, f"- {number} -", style.but(align="center"), zone="header")
        elif variant == 2:
            pp.at(72, 800, 451, f"Ausdruck vom: {c.written(5)}", style.but(size=7.5, align="right"), zone="footer")

    paper.furniture(p.upright(furniture))
    if variant != 1:
        paper.paragraph(paper.put("municipality", t.name), style.but(size=13, bold=True), after=2)
        paper.paragraph(f"Drucksache {paper.put('reference', f'{c.number % 100:02}/{c.n(10, 260):03}')}", after=12)
    bodies = [*[*(t.locals if local else ()), *t.committees][: rows - 1], t.main]
    kinds = p.states(c, len(bodies), mode)
    zero = c.pick("0", "dash", "empty")
    out: list[list[Cell | str]] = []
    for place, (name, state) in enumerate(zip(bodies, kinds, strict=True)):
        step = paper.step()
        day = step.date(c.iso(10 + 8 * place), "dd.mm.yyyy" if variant != 2 else "dd.mm.yy")
        votes = p.cells(c, step, ("yes", "no", "abstain"), state, c.n(7, 13) if name != t.main else c.n(27, 49), zero)
        out.append([day, step.body(name), *votes])
    wide = paper.width
    shares = [0.17, 0.53, 0.09, 0.09, 0.12]
    heads: list[list[Cell | str]] = (
        [
            [Cell("Termin"), Cell("Beratungsfolge:"), Cell("Abstimmungsergebnis", columns=3)],
            ["", "", Cell("Ja", align="center"), Cell("Nein", align="center"), Cell("Enthalt.", align="center")],
        ]
        if variant != 2
        else [
            [
                "Termin",
                "Gremium",
                Cell("dafür", align="center"),
                Cell("dagegen", align="center"),
                Cell("Enth.", align="center"),
            ]
        ]
    )
    if variant == 2:
        shares = [0.14, 0.5, 0.11, 0.13, 0.12]
    paper.table(
        [s * wide for s in shares],
        heads,
        out,
        style=style.but(hyphenate=False),
        rules="none" if variant == 0 else "head",
        head_bold=variant == 2,
        row_height=20,
        padding=(3, 3),
        after=14,
    )
    paper.heading(
        "Bezeichnung:" if variant != 2 else "Gegenstand:", "title", style.but(bold=True, underline=variant == 1)
    )
    paper.put("name", m.title)
    paper.paragraph(m.title, style.but(hyphenate=False), after=9)
    paper.heading("Sachverhalt:", "facts", style.but(bold=True, underline=variant == 1))
    p.parts(paper, p.long(c, m, more) if more else p.cut(m, 9), rules="head", sign="•" if variant else "-")
    paper.heading("Beschlussvorschlag:", "resolution", style.but(bold=True, underline=variant == 1))
    p.resolve(paper, m, labels="" if variant == 1 else "1.", indent=24 if variant == 0 else 0)
    return paper
