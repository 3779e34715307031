# ruff: noqa: E501
"""Forms that council information systems print: ALLRIS, SessionNet, SD.NET, and the shapes of three large cities."""

from __future__ import annotations

from datetime import date, timedelta

from samples.generator.engine import Cell, Paper, Style, bold, italic, reference
from samples.generator.engine.marks import print_day
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.topics import Matter, impossible
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
    paper = Paper(c.id, "ALLRIS classic", margins=(62, 58, 58, 60), style=Style(face, 9.8, 1.32, hyphenate=False))
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
        c.id, "ALLRIS 4", margins=(66, 60, 62, 64), style=Style(face, 10, 1.36, hyphenate=False, color="#111111")
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


def sessionnet(
    c: Context,
    m: Matter,
    *,
    face: str = "source",
    variant: int = 0,
    more: int = 0,
    mode: str = "done",
    rows: int = 3,
    second: bool = False,
) -> Paper:
    """North Rhine: Beschlussentwurf and "gezeichnet:"; the result of every body as a line of words and figures."""
    paper = Paper(c.id, "SessionNet", margins=(72, 60, 64, 64), style=Style(face, 11, 1.24))
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(72, 36, 459, f"Vorlage {paper.record['reference']}", style.but(size=9), zone="header")
            pp.at(72, 36, 459, f"- {number} -", style.but(size=9, align="right"), zone="header")

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(72, y, 260, paper.put("municipality", t.name), style.but(size=19, bold=True, hyphenate=False))
    paper.at(72, y + 25, 260, t.chief, style.but(size=10))
    paper.at(
        350,
        y + 3,
        181,
        f"Vorlage Nr. {paper.put('reference', f'{c.number}/{c.n(100, 2900):04}')}\nder Verwaltung",
        style.but(align="right"),
    )
    paper.y = y + 60
    paper.table([0.5 * paper.width] * 2, [], [
        [f"Dezernat/Fachbereich: {paper.put('department', m.department)}", f"Datum: {paper.put_date(c.iso(0))}"],
        [f"Aktenzeichen: {c.n(10, 88)}-{c.n(10, 88)}-{c.n(100, 999)}", f"Art: {paper.put('paper_type', 'Beschlussvorlage')}"],
    ], style=style.but(size=9.6, hyphenate=False), after=10)  # fmt: skip
    paper.paragraph(bold("Betreff:"), after=1)
    paper.paragraph(bold(paper.put("name", m.title)), style.but(hyphenate=False), join=True, after=9)
    bodies = [*list(t.committees)[-(rows - 1) :], t.main]
    kinds = p.states(c, len(bodies), mode)
    for place, (name, state) in enumerate(zip(bodies, kinds, strict=True)):
        step = paper.step()
        paper.need(48)
        open_ = place != 2
        paper.paragraph(
            f"{bold(step.body(name))}   am {step.date(c.iso(10 + 7 * place))}   {step.public(open_, 'öffentlich' if open_ else 'nichtöffentlich')}",
            style.but(hyphenate=False),
            after=1,
        )
        found = p.count(c, c.n(13, 19) if name != t.main else c.n(36, 52))
        if variant == 0:
            labels = (("dafür:", "yes"), ("dagegen:", "no"), ("Enth.:", "abstain"))
        elif variant == 1:
            labels = (("Ja:", "yes"), ("Nein:", "no"), ("Enthaltung:", "abstain"))
        else:
            labels = (
                ("Ja-Stimmen:", "yes"),
                ("Nein-Stimmen:", "no"),
                ("Enthaltungen:", "abstain"),
                ("Befangen:", "excluded"),
            )
        row: list[Cell | str] = []
        widths: list[float] = []
        for label, key in labels:
            value: int = getattr(found, key)
            row.append(label)
            gap = "_____" if variant != 0 else ""
            row.append(
                step.vote(key, value)
                if state in ("value", "mixed")
                else step.vote(key, hand=str(value), printed=gap)
                if state in ("hand", "scrawl", "cross")
                else step.vote(key, printed=gap)
            )
            widths += [18 + 5.4 * len(label), 42 if variant != 2 else 30]
        paper.table(
            widths,
            [],
            [row],
            style=style.but(size=10.3, hyphenate=False),
            rules="none",
            padding=(2, 2),
            indent=14,
            after=5,
        )
    paper.gap(6)
    paper.heading("Beschlussentwurf:", "resolution")
    p.resolve(
        paper,
        m,
        labels=("1.", "1)", "(1)")[variant % 3],
        lead=f"{c.main('nom', True)} fasst folgenden Beschluss:" if variant == 1 else None,
    )
    if second:
        p.counter(paper, c, m, t.committees[-1])
    paper.paragraph("gezeichnet:", before=6, after=0)
    paper.paragraph(c.last(), join=True, after=10)
    paper.heading("Begründung:", "reasons")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", sign="•", numbered=variant == 2)
    paper.heading("Finanzielle Auswirkungen:", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlage/n:", way="–")
    return paper


def sdnet(
    c: Context, m: Matter, *, face: str = "caladea", variant: int = 0, more: int = 0, mode: str = "any", rows: int = 4
) -> Paper:
    """A head in one line with a gap for the agenda item; the course with the result beside it."""
    paper = Paper(c.id, "SD.NET", margins=(58, 50, 52, 60), style=Style(face, 10.6, 1.2))
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(58, 806, 485, f"Seite {number}", style.but(size=8, align="center"), zone="footer")

    paper.furniture(p.upright(furniture))
    wide = paper.width
    ref = f"WP{c.n(8, 11)}-{c.n(100, 990)}/{c.number}" + (" 1. Ergänzung" if variant == 1 else "")
    kind = ("Beschlussvorlage", "Sitzungsvorlage")[variant % 2]
    paper.paragraph(paper.put("municipality", t.name), style.but(size=14, bold=True, hyphenate=False), after=5)
    open_ = paper.put("public", True, "öffentlich")
    paper.table([0.16 * wide, 0.46 * wide, 0.2 * wide, 0.18 * wide], [], [
        ["Zu TOP: ____", f"Drucksache: {paper.put('reference', ref)}", f"Az.: {c.n(10, 80)}", open_],
        [Cell(f"Amt: {paper.put('department', m.department)}", columns=2), Cell(f"{paper.put('paper_type', kind)}"), Cell(f"Datum: {paper.put_date(c.iso(0))}")],
    ], style=style.but(size=9.4, hyphenate=False), after=9)  # fmt: skip
    bodies = [*[*t.locals, *t.committees][-(rows - 1) :], t.main]
    kinds = p.states(c, len(bodies), mode)
    out: list[list[Cell | str]] = []
    for place, (name, state) in enumerate(zip(bodies, kinds, strict=True)):
        step = paper.step()
        votes = p.cells(
            c,
            step,
            ("yes", "no", "abstain"),
            state,
            c.n(11, 17) if name != t.main else c.n(31, 44),
            c.pick("0", "dash"),
        )
        remark = ""
        if state == "blank" and variant == 2 and c.rng.random() < 0.5:
            remark = step.result("einstimmig")
        out.append([step.date(c.iso(12 + 8 * place)), step.body(name), *votes, remark])
    paper.table([s * wide for s in (0.15, 0.37, 0.1, 0.1, 0.1, 0.18)], [
        [Cell("Beratungsfolge:", columns=2), Cell("Abstimmungsergebnis:", columns=4)],
        ["Sitzungstermin:", "Gremium:", Cell("dafür", align="center"), Cell("dagegen", align="center"), Cell("Enthalt.", align="center"), "Bemerkung"],
    ], out, style=style.but(size=9.4, hyphenate=False), rules="horizontal" if variant == 0 else "all", row_height=18, after=9)  # fmt: skip
    paper.paragraph(
        bold(paper.put("name", m.title)), label=bold("Betreff:"), hang=58, style=style.but(hyphenate=False), after=9
    )
    if variant == 1:
        paper.heading(
            "Der Rat möge beschließen:" if t.main.startswith("Rat") else f"{c.town.main}sbeschluss:", "resolution"
        )
        with_intro = "Der Rat möge beschließen:" if t.main.startswith("Rat") else None
        p.resolve(paper, m, labels="1.", introduction=with_intro)
    else:
        paper.heading("Beschlussvorschlag:", "resolution")
        p.resolve(paper, m, labels="a)" if variant == 2 else "1.")
    paper.heading("Begründung:", "reasons")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="horizontal")
    paper.heading("Auswirkungen auf den Haushalt:", "finance")
    p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlagen:")
    return paper


def quellstein(c: Context, m: Matter, *, shape: str = "C", face: str = "source", more: int = 0) -> Paper:
    """The seven shapes of a large city of the south-west over two decades."""
    paper = Paper(c.id, f"Gremium Termin TOP, shape {shape}", margins=(70, 56, 58, 62), style=Style(face, 10.8, 1.28))
    style, t = paper.style, c.town
    wide = paper.width

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(
                70,
                36,
                467,
                f"Ergänzende Erläuterungen   Seite {number}" if shape in "AB" else f"– {number} –",
                style.but(size=9),
                zone="header",
            )
        if shape in "DEF" and number == 1:
            pp.at(
                70,
                808,
                467,
                "Gedruckt auf 100 Prozent Recyclingpapier",
                style.but(size=7, align="center"),
                zone="footer",
            )

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(
        70, y, 260, f"{paper.put('municipality', t.name, t.name.upper())}\n{t.chief}", style.but(size=11, bold=True)
    )
    small = style.but(size=9.8, hyphenate=False)
    ref = f"{c.number}/{c.n(100, 990):04}" if shape not in "A" else str(c.n(90, 990))
    kind = paper.put("paper_type", "Beschlussvorlage", "BESCHLUSSVORLAGE")
    if shape in "ABG":
        paper.at(70, y + 40, 220, kind, style.but(size=14, bold=True))
        session = paper.step()
        labels = ["Gremium:", "Termin:", "Vorlage Nr.:", "TOP:", "", "Verantwortlich:"]
        x = 330.0
        for number, label in enumerate(labels):
            paper.at(x, y + 14 * number, 90, label, small) if label else None
        where = f"{c.n(12, 60)}. Plenarsitzung " if shape == "G" else ""
        open_ = c.rng.random() < 0.85
        paper.put("public", open_)
        values = [
            where + session.body(t.main), session.date(c.iso(30)), paper.put("reference", ref), session.agenda_item(str(c.n(2, 30))),
            session.public(open_, "öffentlich" if open_ else "nichtöffentlich"), paper.put("department", f"Dez. {c.n(2, 6)}"),
        ]  # fmt: skip
        for number, value in enumerate(values):
            paper.at(x + 78, y + 14 * number, 140, value, small)
        paper.y = y + 104
    else:
        paper.at(
            330,
            y,
            207,
            f"Vorlage Nr.: {paper.put('reference', ref)}\nVerantwortlich: {paper.put('department', f'Dez. {c.n(1, 6)}')}",
            small,
        )
        paper.at(70, y + 36, 260, kind, style.but(size=14, bold=True))
        paper.y = y + 64
    paper.paragraph(bold(paper.put("name", m.title)), style.but(size=12, hyphenate=False), after=9)

    first = [n for n in t.committees if n not in ("Kulturausschuss", "Integrationsausschuss")]
    out: list[list[Cell | str]] = []
    cross = Cell("X", align="center")

    def mark_cells(public: bool) -> list[Cell | str]:
        return [cross, ""] if public else ["", cross]

    if shape in "ABCD":
        heads = {
            "A": ["Beratungsfolge", "Sitzung am", "TOP", "ö", "nö", "Ergebnis"], "B": ["Beratungsfolge dieser Vorlage", "am", "TOP", "ö", "nö", "Ergebnis"],
            "C": ["Gremium", "Termin", "TOP", "ö", "nö", "Ergebnis"], "D": ["Gremium", "Termin", "TOP", "ö", "nö"],
        }[shape]  # fmt: skip
        for place, name in enumerate([*first[:2], t.main] if shape in "CD" else first[-2:]):
            step = paper.step()
            public = name == t.main or c.rng.random() < 0.5
            step.public(public, "")
            if place == 1 and shape in "BC":
                day = (
                    step.date(c.iso(20), printed=c.written(20)[:2] + ".")
                    + "/"
                    + step.end(_next(c.iso(20)), printed=print_day(_next(c.iso(20))))
                )
            else:
                day = step.date(c.iso(12 + 9 * place), "dd.mm.yyyy" if shape != "A" else "dd.mm.yy")
            row: list[Cell | str] = [
                step.body(name),
                day,
                step.agenda_item(str(c.n(1, 19))) if place or shape != "D" else "",
                *mark_cells(public),
            ]
            if shape != "D":
                row.append(
                    step.result(c.pick("vorberaten", "Zustimmung", "Empfehlung", "genehmigt")) if place == 0 else ""
                )
            out.append(row)
        shares = [0.36, 0.19, 0.08, 0.07, 0.07, 0.23] if shape != "D" else [0.46, 0.2, 0.12, 0.11, 0.11]
        paper.table(
            [s * wide for s in shares],
            [list(heads)],
            out,
            style=small,
            rules="all" if shape in "AC" else "horizontal",
            head_fill="#ececec" if shape == "C" else None,
            after=10,
        )
    elif shape in "EF":
        if shape == "E":
            one = paper.step()
            two = paper.step(order=one.order)
            day = one.date(c.iso(9))
            two.truth["date"] = c.iso(9)
            for s in (one, two):
                s.public(True, "")
                s.role("Vorberatung")
            out.append(
                [
                    f"{one.body('Kulturausschuss')} und {two.body('Integrationsausschuss')}",
                    day,
                    "öffentlich",
                    "Vorberatung",
                ]
            )
            for name, off in (("Hauptausschuss", 23), (t.main, 31)):
                step = paper.step()
                public = name == t.main
                out.append(
                    [
                        step.body(name),
                        step.date(c.iso(off)),
                        step.public(public, "öffentlich" if public else "nicht öffentlich"),
                        step.role("Entscheidung" if public else "Vorberatung"),
                    ]
                )
            paper.table(
                [s * wide for s in (0.42, 0.18, 0.22, 0.18)],
                [["Beratungsfolge", "Termin", "Öffentlichkeitsstatus", "Zuständigkeit"]],
                out,
                style=small,
                rules="horizontal",
                head_fill="#e6e6e6",
                after=10,
            )
        else:
            for place, name in enumerate([t.locals[c.n(0, 2)], *first[:2], t.main]):
                step = paper.step()
                public = place != 1
                out.append(
                    [
                        step.body(name),
                        step.date(c.iso(8 + 7 * place)),
                        step.agenda_item(str(c.n(1, 9))) if c.rng.random() < 0.6 else "",
                        step.public(public, "Ö" if public else "N"),
                        step.role(
                            "Entscheidung" if name == t.main else c.pick("Vorberatung", "Behandlung", "Anhörung")
                        ),
                    ]
                )
            paper.table(
                [s * wide for s in (0.4, 0.2, 0.1, 0.1, 0.2)],
                [["Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit"]],
                out,
                style=small,
                rules="horizontal",
                after=10,
            )
    if shape in "AB":
        paper.heading("Antrag an den Gemeinderat", "resolution")
        p.resolve(paper, m, labels="1.")
    elif shape in "EF":
        paper.heading("Kurzfassung", "facts")
        p.parts(paper, m.facts[:1])
    if shape != "F":
        paper.frame((70, paper.y + 2, 537, paper.y + 48), 0.5)
        top = paper.y + 6
        money_ = c.rng.random() < 0.7
        paper.at(
            76,
            top,
            450,
            f"Finanzielle Auswirkungen     nein {'☐' if money_ else '☒'}     ja {'☒' if money_ else '☐'}",
            small,
        )
        paper.at(
            76,
            top + 15,
            450,
            f"{'☒' if money_ else '☐'} Investition     {'☐' if money_ else '☒'} Konsumtive Maßnahme",
            small,
        )
        paper.at(76, top + 28, 450, "Abstimmung mit städtischen Gesellschaften     nein ☒     ja ☐", small)
        paper.y += 58
    paper.heading(
        "Erläuterungen"
        if shape in "DEF"
        else "Ergänzende Erläuterungen"
        if shape in "AB"
        else "Sachverhalt/Begründung:",
        "reasons",
    )
    facts = p.long(c, m, more) if more else m.facts
    p.parts(paper, facts[1:] if shape in "EF" else facts, rules="all")
    p.parts(paper, m.finance)
    if shape not in "AB":
        paper.heading(
            "Beschluss:" if shape in "CG" else "Beschlussantrag" if shape == "D" else "Beschluss:", "resolution"
        )
        p.resolve(paper, m, labels="1.", lead=f"Antrag an {c.main('acc')}:" if shape == "F" else None)
    return paper


def _next(iso: str) -> str:
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()


def saxony(c: Context, m: Matter, *, face: str = "roboto", more: int = 0) -> Paper:
    """A Word form: bodies without days, their status and their part in blocks side by side; resolutions of before."""
    paper = Paper(c.id, "Saxon Word form", margins=(72, 58, 60, 66), style=Style(face, 10.4, 1.3, hyphenate=False))
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
    paper = Paper(c.id, "GRDrs", margins=(74, 60, 60, 62), style=Style(face, 10, 1.3))
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
    paper = Paper(c.id, "Drucksache in points", margins=(76, 62, 62, 64), style=Style(face, 11.2, 1.28))
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
        c.id, "parliament in columns", margins=(58, 56, 54, 60), style=Style(face, 9.6, 1.24, align="justify")
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
