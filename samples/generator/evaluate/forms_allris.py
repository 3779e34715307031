# ruff: noqa: E501
"""Forms of ALLRIS: the classic sheet with bodies above their days, and the new one."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, bold, edges, italic, reference
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter, impossible
from samples.generator.evaluate.world import Context


def allris_classic(
    c: Context,
    m: Matter,
    *,
    face: str = "opensans",
    steps: int = 3,
    more: int = 0,
    variant: int = 0,
) -> Paper:
    """Labels in two columns; every body on a line of its own, its role behind it, day and session below."""
    paper = Paper(
        c.id, "ALLRIS classic", margins=edges(c.id, (62, 58, 58, 60)), style=Style(face, 9.8, 1.32, hyphenate=False)
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(62, 806, 476, f"Ausdruck vom: {c.written(c.n(3, 30))}", style.but(size=7.5), zone="footer")
        pp.at(62, 806, 476, f"Seite: {number}/{total}", style.but(size=7.5, align="right"), zone="footer")

    paper.furniture(p.upright(furniture))
    paper.paragraph(paper.put("municipality", t.name), style.but(size=12, bold=True), after=4)
    kind = ("Beschlussvorlage", "Vorlage zur Beschlussfassung", "Beschlussvorlage Verwaltung")[variant % 3]
    number = f"{c.n(100, 1900)}/{('V', 'XX', c.number)[variant % 3]}"
    paper.paragraph(
        f"Vorlage - {paper.put('reference', number)}"
        if variant != 1
        else f"Drucksache - {paper.put('reference', number)}",
        style.but(size=15, bold=True),
        after=8,
    )
    rows = [("Betreff:", bold(paper.put("name", m.title)))]
    status = c.pick("öffentlich", "öffentlich", "nichtöffentlich")
    paper.put("public", status == "öffentlich")
    rows += [
        ("Status:", status),
        ("Vorlage-Art:", paper.put("paper_type", kind)),
        ("Federführend:", paper.put("department", m.department)),
        ("Bearbeiter/-in:", paper.put("officer", f"{c.last()}, {c.person().split()[0]}")),
    ]
    if variant != 1:
        rows.insert(3, ("Datum:", paper.put_date(c.iso(0))))
    paper.table(
        [105, paper.width - 105],
        [],
        [[Cell(a, bold=True), b] for a, b in rows],
        rules="none",
        padding=(3, 2),
        style=style,
        after=8,
    )
    paper.rule(62, paper.y - 4, 537, paper.y - 4, 0.4, "#888888")
    paper.heading("Beratungsfolge:", "course")
    bodies = [*[*t.locals[:1], *t.committees][-(steps - 1) :], t.main]
    for place, name in enumerate(bodies):
        step = paper.step()
        role = step.role("Entscheidung" if name == t.main else c.pick("Vorberatung", "Empfehlung", "Anhörung"))
        paper.need(34)
        paper.paragraph(f"{step.body(name)}   {italic(role)}", indent=10, after=0)
        tail = ""
        if place < steps - 1 and variant != 2:
            tail = f"   {step.result(c.pick('ungeändert beschlossen', 'geändert beschlossen', 'zurückgestellt', 'vertagt', 'zur Kenntnis genommen'))}"
        paper.paragraph(
            f"{step.date(c.iso(15 + 9 * place))}   {c.n(3, 40)}. Sitzung{tail}", indent=26, after=3, join=True
        )
    paper.rule(62, paper.y + 3, 537, paper.y + 3, 0.4, "#888888")
    paper.gap(10)
    paper.heading("Beschlussvorschlag:", "resolution")
    p.resolve(paper, m, labels=("1.", "a)", "")[variant % 3])
    paper.heading("Sachverhalt:" if variant != 1 else "Sachlage:", "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", sign="-")
    paper.heading("Finanzielle Auswirkungen:", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlage/n:", way="line")
    return paper


def allris_new(
    c: Context,
    m: Matter,
    *,
    face: str = "roboto",
    steps: int = 3,
    more: int = 0,
    variant: int = 0,
    slip: bool = False,
) -> Paper:
    """The new program: kind and number as one heading, a grey course, results at the right."""
    paper = Paper(
        c.id,
        "ALLRIS 4",
        margins=edges(c.id, (66, 60, 62, 64)),
        style=Style(face, 10, 1.36, hyphenate=False, color="#111111"),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.rule(66, 796, 533, 796, 0.3, "#999999")
        pp.at(66, 800, 467, f"{paper.record['reference']}", style.but(size=7.5, color="#555555"), zone="footer")
        pp.at(66, 800, 467, f"{number}/{total}", style.but(size=7.5, align="right", color="#555555"), zone="footer")

    paper.furniture(p.upright(furniture))
    kind = ("Beschlussvorlage", "Vorlage", "Antrag der Verwaltung")[variant % 3]
    number = f"{c.number}/{('BV', 'VO', 'AV')[variant % 3]}/{c.n(1000, 6200)}"
    paper.paragraph(paper.put("municipality", t.name), style.but(size=10, color="#444444"), after=2)
    paper.paragraph(
        f"{paper.put('paper_type', kind)} - {paper.put('reference', number)}", style.but(size=15, bold=True), after=8
    )
    paper.table([120, paper.width - 120], [], [
        [Cell("Betreff", fill="#f0f0f0"), Cell(paper.put("name", m.title), bold=True)],
        [Cell("Federführend", fill="#f0f0f0"), paper.put("department", m.department)],
        [Cell("Status", fill="#f0f0f0"), paper.put("public", True, "öffentlich")],
        [Cell("Freigabedatum" if variant == 1 else "Datum", fill="#f0f0f0"), paper.put_date(c.iso(0))],
    ], style=style.but(size=9.6), rules="horizontal", padding=(4, 4), after=10, rule_width=0.3)  # fmt: skip
    bodies = [*[*t.committees, *t.locals[:2]][-(steps - 1) :], t.main]
    out: list[list[Cell | str]] = []
    for place, name in enumerate(bodies):
        step = paper.step()
        open_ = place != 1 or variant == 0
        out.append([
            impossible(f"31.06.{c.number}") if slip and not place else step.date(c.iso(11 + 8 * place)), step.body(name), step.role("Entscheidung" if name == t.main else c.pick("Vorberatung", "Anhörung", "Kenntnisnahme")),
            step.public(open_, "Ö" if open_ else "N"),
        ])  # fmt: skip
    paper.heading("Beratungsfolge", "course")
    paper.table(
        [s * paper.width for s in (0.18, 0.5, 0.2, 0.12)],
        [["Termin", "Gremium", "Zuständigkeit", "Status"]],
        out,
        style=style.but(size=9.3),
        rules="horizontal",
        head_fill="#d9e2e0",
        rule_width=0.3,
        padding=(4, 4),
        after=12,
    )
    paper.heading("Beschlussvorschlag", "resolution")
    p.resolve(paper, m, labels="1.")
    if variant != 1:
        paper.heading("Beschlussvorschriften", "other")
        paper.paragraph(
            c.pick(
                "§ 22 Abs. 2 Kommunalverfassung, § 6 Abs. 4 der Hauptsatzung",
                "§ 58 Abs. 1 Nr. 9 der Kommunalverfassung",
            )
        )
        paper.heading("bereits gefasste Beschlüsse", "earlier")
        paper.paragraph(
            f"{reference(f'{c.number - 1}/BV/{c.n(1000, 4000)}')} vom {c.d(-300)}" if c.rng.random() < 0.7 else "keine"
        )
    paper.heading("Sachverhalt", "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", fill="#eef2f1")
    paper.heading("Finanzielle Auswirkungen", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlagen", way="1.")
    return paper
