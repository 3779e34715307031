# ruff: noqa: E501
"""Forms of capitals and city states: Saxony, Stuttgart, Berlin, Hamburg."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, bold, edges, reference
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context


def saxony(c: Context, m: Matter, *, face: str = "roboto", more: int = 0) -> Paper:
    """A Word form: bodies without days, their status and their part in blocks side by side; resolutions of before."""
    paper = Paper(
        c.id, "Saxon Word form", margins=edges(c.id, (72, 58, 60, 66)), style=Style(face, 10.4, 1.3, hyphenate=False)
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(72, 800, 463, f"{number}/{total}", style.but(size=8, align="right"), zone="footer")

    paper.furniture(p.upright(furniture))
    paper.paragraph(paper.put("municipality", t.name), style.but(size=16, bold=True), after=1)
    paper.paragraph(t.chief, after=10)
    paper.paragraph(
        paper.put("paper_type", "Vorlage", "V O R L A G E")
        if c.rng.random() < 0.5
        else paper.put("paper_type", "Vorlage"),
        style.but(size=13, bold=True),
        after=2,
    )
    paper.paragraph(f"Vorlage Nr.: {paper.put('reference', f'V{c.n(300, 3900):04}/{c.number % 100:02}')}", after=2)
    paper.paragraph(f"Datum: {paper.put_date(c.iso(0), 'd. month yyyy')}", after=10, join=True)
    bodies = [*t.committees[:2], *t.locals[: c.n(1, 3)], *t.committees[2:], t.main]
    out: list[list[Cell | str]] = []
    for name in bodies:
        step = paper.step()
        final = name == t.main
        public = name not in t.committees[:2]
        if final:
            step.authoritative(True)
        role = "beschließend" if final else c.pick("beratend", "zur Information", "beratend (federführend)")
        out.append(
            [step.body(name), step.public(public, "öffentlich" if public else "nicht öffentlich"), step.role(role)]
        )
    paper.heading("Beratungsfolge", "course")
    paper.table(
        [0.5 * paper.width, 0.22 * paper.width, 0.28 * paper.width],
        [],
        out,
        style=style.but(size=9.8),
        rules="none",
        padding=(2, 2),
        after=10,
    )
    paper.paragraph(paper.put("department", m.department), label="Zuständig:", hang=70, after=8)
    paper.heading("Gegenstand:", "title")
    paper.paragraph(paper.put("name", m.title), after=9)
    paper.heading("Beschlussvorschlag:", "resolution")
    p.resolve(paper, m, labels="1.", lead=f"{c.main('nom', True)} beschließt:" if c.rng.random() < 0.5 else None)
    paper.heading("bereits gefasste Beschlüsse:", "earlier")
    paper.paragraph(
        f"{reference(f'V{c.n(100, 2900):04}/{c.number % 100 - 2:02}')}, Sitzung am {c.d(-500)}"
        if c.rng.random() < 0.6
        else "keine"
    )
    paper.heading("aufzuhebende Beschlüsse:", "earlier")
    paper.paragraph("keine")
    paper.heading("Finanzielle Auswirkungen/Deckungsnachweis:", "finance")
    for label in ("Investiv:", "Konsumtiv:"):
        paper.paragraph(bold(label), after=1)
        paper.paragraph(f"Projekt: {c.n(10, 99)}.{c.n(100, 999)}", after=1, indent=12)
        paper.paragraph(
            f"einmalige Aufwendungen: {c.e(4000, 480000, 500)}" if c.rng.random() < 0.6 else "./.",
            indent=12,
        )
    paper.heading("Begründung:", "reasons")
    p.parts(paper, p.long(c, m, more) if more else m.facts, sign="-")
    p.attachments(paper, m, "Anlagenverzeichnis:", way="line")
    paper.paragraph(c.person(), before=26)
    return paper


def stuttgart(c: Context, m: Matter, *, face: str = "opensans", more: int = 0, joint: bool = False) -> Paper:
    """Vorlage an, zur, Sitzungsart, Sitzungstermin; Beschlussantrag in the old spelling; a Gz. at the left."""
    paper = Paper(c.id, "GRDrs", margins=edges(c.id, (74, 60, 60, 62)), style=Style(face, 10, 1.3))
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(74, 38, 461, f"GRDrs {paper.record['reference']}", style.but(size=8.5), zone="header")
            pp.at(74, 38, 461, f"Seite {number}", style.but(size=8.5, align="right"), zone="header")

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(
        74,
        y,
        230,
        f"{paper.put('municipality', t.name)}\nAmt: {paper.put('department', m.department)}\nGz: {c.n(10, 90)}-{c.n(1000, 9000)}",
        style.but(hyphenate=False),
    )
    paper.at(
        330,
        y,
        205,
        f"GRDrs {paper.put('reference', f'{c.n(50, 990)}/{c.number}')}\n{t.place}, {paper.put_date(c.iso(0))}",
        style.but(align="right", hyphenate=False),
    )
    paper.y = y + 58
    paper.paragraph(bold(paper.put("name", m.title)), style.but(size=13, hyphenate=False), after=10)
    paper.paragraph(paper.put("paper_type", "Beschlussvorlage"), style.but(size=11, bold=True), after=6)
    out: list[list[Cell | str]] = []
    for place, name in enumerate([*t.committees[:3], t.main]):
        step = paper.step()
        public = place != 2
        out.append(
            [
                step.body(name),
                step.role("Beschlussfassung" if name == t.main else c.pick("Vorberatung", "Einbringung", "Beratung")),
                step.public(public, "öffentlich" if public else "nichtöffentlich"),
                step.date(c.iso(6 + 7 * place)),
            ]
        )
    if joint:
        one = paper.step()
        two = paper.step(order=one.order)
        for step in (one, two):
            step.role("Kenntnisnahme")
            step.public(True, "")
        two.truth["date"] = c.iso(41)
        both = f"{one.body(t.committees[3])} und {two.body(t.committees[4])}"
        out.append([both, "Kenntnisnahme", "öffentlich", one.date(c.iso(41))])
    paper.table(
        [s * paper.width for s in (0.42, 0.2, 0.18, 0.2)],
        [["Vorlage an", "zur", "Sitzungsart", "Sitzungstermin"]],
        out,
        style=style.but(size=9.3, hyphenate=False),
        rules="none",
        padding=(2, 2),
        after=12,
    )
    paper.heading("Beschlußantrag:", "resolution")
    p.resolve(paper, m, labels="1.")
    paper.heading("Begründung:", "reasons")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all")
    paper.heading("Finanzielle Auswirkungen", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlagen", way="•")
    paper.paragraph(c.person(), before=24, after=0)
    paper.paragraph(c.pick("Bürgermeister", "Bürgermeisterin"), join=True)
    return paper


def berlin(c: Context, m: Matter, *, face: str = "source", more: int = 0, bvv: bool = True) -> Paper:
    """A Drucksache with numbered points: Gegenstand, Berichterstatter, the assembly's resolution, legal ground, cost."""
    paper = Paper(c.id, "Drucksache in points", margins=edges(c.id, (76, 62, 62, 64)), style=Style(face, 11.2, 1.28))
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(76, 38, 457, str(number), style.but(align="center"), zone="header")

    paper.furniture(p.upright(furniture))
    number = f"{c.n(900, 2400)}/{c.pick('V', 'VI', 'XXI')}"
    y = paper.y
    paper.at(
        76,
        y,
        260,
        f"{'Bezirksamt ' + t.short if bvv else t.chief}\nDienststelle: {paper.put('department', m.department)}",
        style.but(hyphenate=False),
    )
    paper.at(
        340,
        y,
        193,
        f"Drucksache Nr. {paper.put('reference', number)}\nDatum: {paper.put_date(c.iso(0))}",
        style.but(align="right", hyphenate=False),
    )
    paper.y = y + 46
    paper.paragraph(bold(paper.put("paper_type", "Vorlage zur Beschlussfassung")), style.but(size=14), after=3)
    paper.paragraph(f"für die Sitzung {c.main('gen')}", after=12, style=style.but(hyphenate=False))
    head = style.but(bold=True, hyphenate=False)
    paper.heading("1. Gegenstand der Vorlage:", "title", head)
    paper.paragraph(paper.put("name", m.title), indent=18, style=style.but(hyphenate=False))
    paper.heading("2. Berichterstatterin:" if c.rng.random() < 0.5 else "2. Berichterstatter:", "other", head)
    paper.paragraph(
        f"Bezirksstadt{'rätin' if paper.sections[-1]['heading'].endswith('in') else 'rat'} {c.person()}"
        if bvv
        else f"Senator {c.last()}",
        indent=18,
    )
    intro = "Die BVV wolle beschließen:" if bvv else "Die Bürgerschaft möge beschließen:"
    paper.heading(f"3. {intro}", "resolution", head)
    p.resolve(paper, m, labels="a)", introduction=intro, indent=18)
    paper.heading("4. Begründung:", "reasons", head)
    p.parts(paper, p.long(c, m, more) if more else m.facts, sign="–")
    paper.heading("5. Rechtsgrundlage:", "other", head)
    paper.paragraph(
        c.pick(
            "§ 12 Abs. 2 und § 36 Abs. 2 des Bezirksverwaltungsgesetzes",
            "§ 15 in Verbindung mit § 36 des Bezirksverwaltungsgesetzes",
        )
        if bvv
        else "Artikel 23 der Verfassung",
        indent=18,
    )
    paper.heading("6. Haushaltsmäßige Auswirkungen:", "finance", head)
    p.parts(paper, m.finance)
    paper.paragraph(f"{c.person()}", before=22, after=0)
    paper.paragraph("Bezirksbürgermeister" if bvv else "Präses", join=True)
    return paper


def hamburg(c: Context, m: Matter, *, face: str = "sourceserif", more: int = 0) -> Paper:
    """Two columns of small type below a wide head, and a Petitum."""
    paper = Paper(
        c.id,
        "parliament in columns",
        margins=edges(c.id, (58, 56, 54, 60)),
        style=Style(face, 9.6, 1.24, align="justify"),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(
                58,
                34,
                483,
                f"Drucksache {paper.record['reference']}   {t.main} {t.name}",
                style.but(size=8.5, align="left"),
                zone="header",
            )
            pp.rule(58, 48, 541, 48, 0.4)
        pp.at(58, 812, 483, str(number), style.but(size=9, align="center"), zone="footer")

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(
        58,
        y,
        300,
        f"{t.main.upper()} {paper.put('municipality', t.name).upper()}",
        style.but(size=11, bold=True, align="left"),
    )
    paper.at(58, y + 16, 300, f"{c.n(20, 23)}. Wahlperiode", style.but(align="left"))
    paper.at(
        390,
        y,
        151,
        f"Drucksache {paper.put('reference', f'{c.n(20, 23)}/{c.n(1000, 9999)}')}\nDatum: {paper.put_date(c.iso(0), 'dd.mm.yy')}",
        style.but(align="right", bold=True, size=11),
    )
    paper.rule(58, y + 38, 541, y + 38, 1.4)
    paper.y = y + 52
    paper.paragraph(
        paper.put("paper_type", "Antrag des Senats"), style.but(size=13, bold=True, align="center"), after=4
    )
    paper.paragraph(
        paper.put("name", m.title), style.but(size=12, bold=True, align="center", hyphenate=False), after=14
    )
    with paper.columns(2, 20):
        paper.heading("Anlass", "facts")
        p.parts(paper, m.facts[:2])
        paper.heading("Begründung", "reasons")
        p.parts(paper, list((p.long(c, m, more) if more else m.facts)[2:]), rules="horizontal")
        paper.heading("Kosten und Finanzierung", "finance")
        p.parts(paper, m.finance)
        paper.heading("Petitum/Beschluss", "resolution")
        p.resolve(paper, m, labels="1.", lead=f"Der Senat beantragt, {c.main('nom')} wolle beschließen:")
    return paper
