# ruff: noqa: E501
"""Forms of single offices: a Magistrat, a capital of Saxony-Anhalt, Franconia, Upper Swabia, the north-west."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, bold, day, edges, reference, spaced
from samples.generator.engine.marks import print_day
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Head, Matter
from samples.generator.evaluate.world import Context

_GAP = "______"
_WIDE = "\u00a0\u00a0\u00a0 "


def _gaps(c: Context, step: p.Step, state: str, seats: int) -> tuple[list[Cell], p.Count]:
    """Yes, no and abstained on printed lines, filled in by pen now and then."""
    found = p.count(c, seats)
    cells = []
    for name in ("yes", "no", "abstain"):
        value: int = getattr(found, name)
        if state == "value":
            cells.append(step.vote(name, value))
        elif state == "hand":
            cells.append(step.vote(name, hand=str(value), printed=_GAP))
        else:
            cells.append(step.vote(name, printed=_GAP))
    return cells, found


def magistrate(c: Context, m: Matter, *, face: str = "sourceserif", more: int = 0, mode: str = "progress") -> Paper:
    """Hesse: Vortrag des Magistrats, letter-spaced headings, earlier resolutions with their paragraphs, the course and
    its counts on lines at the end."""
    paper = Paper(c.id, "Vortrag des Magistrats", margins=edges(c.id, (84, 70, 64, 72)), style=Style(face, 11.4, 1.34))
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(84, 40, 440, f"- {number} -", style.but(align="center", size=10), zone="header")

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(84, y, 250, f"{t.chief}\nder {paper.put('municipality', t.name)}", flat)
    paper.at(340, y, 190, f"{t.place}, {paper.put_date(c.iso(0), 'dd.mm.yyyy')}", flat.but(align="right"))
    paper.y = y + 62
    paper.paragraph(spaced("Magistratsvorlage"), flat.but(bold=True, size=13), after=2)
    paper.put("paper_type", "Magistratsvorlage")
    paper.paragraph(f"M {paper.put('reference', f'{c.n(12, 280)}/{c.number % 100:02}')}", flat.but(bold=True), after=14)
    paper.paragraph(bold(paper.put("name", m.title)), label="Betreff:", hang=76, style=flat, after=8)
    paper.section("Betreff", "title")
    earlier = [
        f"Beschl. d. Stv.-V. vom {c.d(-n, 'dd.mm.yyyy', role='decision')}, § {c.n(900, 8900)}"
        for n in (c.n(200, 500), c.n(600, 990))
    ]
    paper.paragraph(earlier[0], label="Vorgang:", hang=76, style=flat, after=0)
    paper.paragraph(
        f"{earlier[1]}; {reference(f'B {c.n(10, 90)}/{(c.number - 1) % 100:02}')}",
        indent=76,
        style=flat,
        after=14,
        join=True,
    )
    paper.section("Vorgang", "earlier")
    lead = f"{c.main('nom', True)} wolle beschließen:"
    paper.heading(lead, "resolution", flat.but(bold=False))
    p.resolve(paper, m, labels="I.", introduction=p.normal(lead))
    paper.heading(spaced("BEGRÜNDUNG") + " :" if c.n(0, 1) else spaced("SACHSTAND") + " :", "facts", flat)
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="horizontal", sign="-")
    if m.finance:
        paper.heading("Finanzielle Auswirkungen", "finance", flat.but(underline=True))
        p.parts(paper, m.finance)
    p.attachments(paper, m, "Anlage(n):", way="line")
    bodies = [*t.locals[:1], *t.committees[-2:], t.main]
    rows: list[list[Cell | str]] = []
    for place, (name, state) in enumerate(zip(bodies, p.states(c, len(bodies), mode), strict=True)):
        step = paper.step()
        row: list[Cell | str] = [step.body(name), step.date(c.iso(20 + 11 * place))]
        cells, _ = _gaps(
            c, step, state if state in ("value", "hand") else "blank", c.n(9, 15) if name != t.main else c.n(36, 58)
        )
        rows.append([*row, *cells])
    paper.heading("Beratungsergebnisse", "course", flat.but(underline=True))
    paper.table([0.42 * paper.width, 0.19 * paper.width, *[0.13 * paper.width] * 3], [["Gremium", "Sitzung am", "Ja", "Nein", "Enthaltung"]],
                rows, style=flat.but(size=10), rules="none", row_height=21, padding=(2, 3))  # fmt: skip
    paper.need(70)
    paper.gap(30)
    paper.signature(paper.left, paper.y - 24, 100, 26)
    paper.paragraph(c.person(), flat, after=0)
    paper.paragraph("Stadtrat", flat, join=True)
    return paper


def anhalt(c: Context, m: Matter, *, face: str = "opensans", more: int = 0, mode: str = "any", rows: int = 6) -> Paper:
    """Saxony-Anhalt: reference and kind in a frame, a grid with crosses for the sitting and the outcome and figures."""
    paper = Paper(c.id, "DS form", margins=edges(c.id, (62, 52, 54, 60)), style=Style(face, 10.1, 1.26))
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)
    number = f"DS{c.n(20, 640):04}/{c.number % 100:02}"

    def furniture(pp: Paper, at: int, total: int) -> None:
        pp.at(62, 804, 479, f"{number}   Seite {at}", style.but(size=7.6, align="right"), zone="footer")

    paper.furniture(p.upright(furniture))
    width = paper.width
    kind = c.pick("Beschlussvorlage", "Vorlage")
    status = c.pick("öffentlich", "öffentlich", "nichtöffentlich")
    paper.put("public", status == "öffentlich")
    paper.put("municipality", t.name)
    paper.table([0.5 * width, 0.25 * width, 0.25 * width], [], [
        [Cell(f"{t.name}\n– {t.chief} –", rows=2, bold=True), "Drucksache", "Datum"],
        [Cell(paper.put("reference", number), bold=True), paper.put_date(c.iso(0))],
        [f"Dezernat/Amt: {paper.put('department', m.department)}", Cell(paper.put("paper_type", kind)), status],
    ], style=flat.but(size=10.4), padding=(6, 3.5), after=8)  # fmt: skip
    bodies = [*[*t.locals, *t.committees, *t.committees][: rows - 1], t.main]
    table: list[list[Cell | str]] = []
    for place, (name, state) in enumerate(zip(bodies, p.states(c, len(bodies), mode), strict=True)):
        step = paper.step()
        sitting = name == t.main or c.n(0, 4) > 0
        mark = step.public(sitting, "X")
        outcome = ["", ""]
        if state in ("value", "mixed", "hand"):
            outcome[0] = "X"
        row: list[Cell | str] = [
            step.body(name),
            step.date(c.iso(15 + 8 * place)),
            *((mark, "") if sitting else ("", mark)),
        ]
        table.append(
            [
                *row,
                *p.cells(c, step, ("yes", "no", "abstain"), state, c.n(7, 11) if name != t.main else c.n(34, 56)),
                *outcome,
            ]
        )
    heads: list[list[Cell | str]] = [
        [
            Cell("Beratungsfolge", rows=2),
            Cell("Sitzung Tag", rows=2),
            Cell("Behandlung", columns=2),
            Cell("Abstimmung", columns=3),
            Cell("Beschlussvorschlag", columns=2),
        ],
        ["Ö", "N", "Ja", "Nein", "Enth.", "ange-\nnommen", "abge-\nlehnt"],
    ]
    paper.section("Beratungsfolge", "course")
    paper.table([s * width for s in (0.32, 0.135, 0.055, 0.055, 0.075, 0.075, 0.085, 0.105, 0.095)], heads, table, style=flat.but(size=8.8),
                aligns=["left", "left", *["center"] * 7], head_bold=False, row_height=18, after=9)  # fmt: skip
    paper.paragraph(bold(paper.put("name", m.title)), label="Kurztitel:", hang=70, style=flat, after=8)
    paper.section("Kurztitel", "title")
    paper.heading("Beschlussvorschlag:", "resolution")
    p.resolve(paper, m, labels=c.pick("1.", "a)"))
    paper.heading("Finanzielle Auswirkungen", "finance")
    p.parts(paper, m.finance or ["Keine."])
    paper.heading("Begründung:", "reasons")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="outer", sign="•")
    p.attachments(paper, m, "Anlagen:", way="–")
    paper.paragraph(paper.put("officer", c.person()), label="Sachbearbeitung:", hang=100, style=flat, before=10)
    return paper


def franconia(c: Context, m: Matter, *, face: str = "source", more: int = 0) -> Paper:
    """Franconia: file mark and office in a row at the head, the counts as "9:0 Stimmen", motion and reasons in points."""
    paper = Paper(c.id, "Antrag und Begründung", margins=edges(c.id, (68, 54, 60, 64)), style=Style(face, 11, 1.27))
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(68, 808, 467, f"{number}/{total}", style.but(size=8, align="center"), zone="footer")
        if number == 1:
            pp.at(68, 797, 467, f"Ausdruck vom: {c.written(4)}", style.but(size=8), zone="footer")

    paper.furniture(p.upright(furniture))
    paper.paragraph(paper.put("municipality", t.name), flat.but(size=16, bold=True), after=8)
    width = paper.width
    kind = paper.put("paper_type", "Beschlussvorlage")
    paper.table([width / 3] * 3, [["Geschäftszeichen:", "Verantwortliche/r:", "Vorlagennummer:"]],
                [[f"{c.pick('II', 'VI', 'IV')}/{c.n(20, 66)}", paper.put("department", m.department), Cell(paper.put("reference", f"{c.n(20, 66)}/{c.n(100, 480)}/{c.number}"), bold=True)]],
                style=flat.but(size=9.6), rules="none", head_bold=False, after=6)  # fmt: skip
    paper.paragraph(bold(paper.put("name", m.title)), flat.but(size=12), after=8)
    bodies = [t.committees[0], *([t.committees[0], t.committees[1]] if c.n(0, 1) else [t.committees[1]]), t.main]
    rows: list[list[Cell | str]] = []
    for place, name in enumerate(bodies):
        step = paper.step()
        again = name == t.committees[0] and place == 0
        found = p.count(c, c.n(9, 14) if name != t.main else c.n(38, 50))
        if again:
            result: str = step.result(c.pick("verwiesen", "vertagt", "Mehrfachbeschlüsse"))
        elif found.no:
            result = f"{step.result('mehrheitlich angenommen')}, {step.said('yes', found.yes, str(found.yes))}:{step.said('no', found.no, str(found.no))} Stimmen"
        else:
            result = f"{step.result('einstimmig angenommen')}, {step.said('yes', found.yes, str(found.yes))}:{step.said('no', 0, '0')} Stimmen"
        role = "Empfehlung" if again else "Beschluss" if name == t.main else "Gutachten"
        rows.append(
            [step.body(name), step.date(c.iso(9 + 13 * place)), step.public(True, "Ö"), step.role(role), result]
        )
    paper.section("Beratungsfolge", "course")
    paper.table([s * width for s in (0.33, 0.15, 0.07, 0.16, 0.29)], [["Beratungsfolge", "Termin", "N/Ö", "Vorlagenart", "Abstimmung"]], rows,
                style=flat.but(size=9.6), rules="horizontal", after=10)  # fmt: skip
    paper.paragraph(f"{kind} vom {paper.put_date(c.iso(0), 'd. month yyyy')}", flat, after=8)
    paper.heading("I. Antrag", "resolution")
    p.resolve(paper, m, labels=c.pick("1.", "1)"))
    paper.heading("II. Begründung", "reasons")
    facts = p.long(c, m, more) if more else list(m.facts)
    heads = ("1. Ergebnis/Wirkungen", "2. Programme / Produkte / Leistungen / Maßnahmen", "3. Prozesse und Strukturen")
    share = max(1, (len(facts) + 2) // 3)
    for number, title in enumerate(heads):
        part = facts[number * share : (number + 1) * share] if number < 2 else facts[2 * share :]
        if part:
            paper.heading(title, "other", flat.but(bold=True))
            while isinstance(part[-1], Head):
                part = part[:-1]
            p.parts(paper, part, rules="all", head=flat.but(italic=True))
    paper.heading("4. Ressourcen", "finance", flat.but(bold=True))
    p.parts(paper, m.finance or ["Werden nicht benötigt."])
    p.attachments(paper, m, "Anlagen:", way="1.")
    return paper


def swabia(c: Context, m: Matter, *, face: str = "caladea", more: int = 0, mode: str = "ink") -> Paper:
    """Upper Swabia: Vorlage with a box "Ergebnis der Beschlussfassung" for each sitting and a Modifizierter Beschluss."""
    paper = Paper(
        c.id, "Ergebnis der Beschlussfassung", margins=edges(c.id, (76, 58, 62, 62)), style=Style(face, 11.2, 1.26)
    )
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(
            76,
            38,
            457,
            f"Seite {number} zur Vorlage {paper.record['reference']}",
            style.but(size=8.5, align="right"),
            zone="header",
        )

    paper.furniture(p.upright(furniture))
    paper.paragraph(paper.put("municipality", t.name), flat.but(size=15, bold=True), after=3)
    paper.paragraph(paper.put("department", m.department), flat, after=9)
    kind = paper.put("paper_type", "Sitzungsvorlage", "SITZUNGSVORLAGE")
    paper.paragraph(
        f"{bold(kind)}{_WIDE}Nr. {paper.put('reference', f'SV {c.n(3, 190)}/{c.number}')}{_WIDE}vom {paper.put_date(c.iso(0))}",
        flat,
        after=9,
    )
    paper.paragraph(bold(paper.put("name", m.title)), label="Thema:", hang=60, style=flat, after=9)
    paper.section("Thema", "title")
    lead = f"{c.main('nom', True)} beschließt:"
    paper.heading("Beschlussantrag:", "resolution")
    p.resolve(paper, m, labels="1.", lead=lead)
    paper.heading("Sachverhalt:", "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", fill="#ececec")
    p.attachments(paper, m, "Anlagen:", way="•")
    bodies = [*t.committees[:2], t.main]
    for place, (name, state) in enumerate(zip(bodies, p.states(c, len(bodies), mode), strict=True)):
        step = paper.step()
        paper.need(150)
        head = f"{step.public(True, 'öffentliche Sitzung')} {'des' if t.gender == 'm' or name != t.main else 'der'} {step.body(name, p.genitive(name))} am {step.date(c.iso(16 + 12 * place))}"
        paper.heading("Ergebnis der Beschlussfassung:", "vote", before=10)
        paper.paragraph(head, flat, after=3)
        found = p.cells(
            c, step, ("yes", "no", "abstain", "excluded"), state, c.n(10, 16) if name != t.main else c.n(22, 33)
        )
        paper.table([s * paper.width for s in (0.19, 0.07, 0.2, 0.07, 0.18, 0.07, 0.15, 0.07)], [],
                    [["Ja-Stimme(n)", found[0], "Nein-Stimme(n)", found[1], "Enthaltung(en)", found[2], "Befangen", found[3]]],
                    style=flat.but(size=10), row_height=22, after=5)  # fmt: skip
        paper.paragraph(
            "Modifizierter Beschluss:" if c.n(0, 1) else f"laut Beschlussantrag ☐{_WIDE}abweichend ☐", flat, after=6
        )
    paper.paragraph(f"Zur Beurkundung: {t.place}, {day(c.iso(60), role='signature')}", flat, before=6, after=24)
    paper.signature(paper.left + 4, paper.y - 20, 92, 22)
    paper.paragraph(c.person(), flat)
    return paper


def northwest(c: Context, m: Matter, *, face: str = "roboto", more: int = 0, mode: str = "blank") -> Paper:
    """The north-west: labels in a column, below each sitting the words Ja, Nein and Enthaltung with or without figures;
    the effects parted into a) Finanzen and b) Klima."""
    paper = Paper(c.id, "Finanzen und Klima", margins=edges(c.id, (70, 60, 60, 62)), style=Style(face, 10.4, 1.3))
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(
            70,
            802,
            465,
            f"{t.short} · {paper.record['reference']} · Seite: {number}/{total}",
            style.but(size=8),
            zone="footer",
        )

    paper.furniture(p.upright(furniture))
    paper.paragraph(paper.put("municipality", t.name, t.name.upper()), flat.but(size=13, bold=True), after=2)
    paper.paragraph(t.chief, flat, after=10)
    pairs = (
        ("Vorlagen-Nr:", paper.put("reference", f"{c.number % 100:02}/{c.n(20, 990):04}")),
        ("Art:", paper.put("paper_type", "Beschlussvorlage")),
        ("Amt/Stabsstelle:", paper.put("department", m.department)),
        ("Ersteller/in:", paper.put("officer", c.person())),
        ("Freigabedatum:", paper.put_date(c.iso(0))),
        ("Öffentlichkeitsstatus:", paper.put("public", True, "öffentlich")),
    )
    for number, (label, value) in enumerate(pairs):
        paper.paragraph(value, label=label, hang=130, style=flat, after=1, join=number > 0)
    paper.paragraph(bold(paper.put("name", m.title)), label="Gegenstand:", hang=130, style=flat, before=7, after=9)
    paper.section("Gegenstand", "title")
    paper.heading("Beratungsfolge:", "course")
    bodies = [*t.locals[:2], *t.committees[-3:], t.main]
    for place, (name, state) in enumerate(zip(bodies, p.states(c, len(bodies), mode), strict=True)):
        step = paper.step()
        iso = c.iso(13 + 10 * place)
        paper.paragraph(
            f"{step.date(iso, printed=print_day(iso))}{_WIDE}{step.body(name)}{_WIDE}{step.role('Entscheidung' if name == t.main else 'Vorberatung')}",
            flat.but(bold=True),
            before=2,
            after=0,
        )
        found = p.count(c, c.n(9, 13) if name != t.main else c.n(32, 48))
        filled = state in ("value", "mixed")
        words = [
            f"{word}: {step.said(kind, getattr(found, kind) if filled else None, str(getattr(found, kind)) if filled else '')}".strip()
            for kind, word in (("yes", "Ja"), ("no", "Nein"), ("abstain", "Enthaltung"))
        ]
        paper.paragraph(_WIDE.join(["Abstimmungsergebnis:", *words]), flat, join=True, after=4)
    paper.heading("Beschlussvorschlag:", "resolution", before=10)
    p.resolve(paper, m, labels=c.pick("1.", "1)", "a)"))
    paper.heading("Sachverhalt/Begründung:", "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="horizontal", sign="–")
    paper.heading("Auswirkungen:", "finance")
    paper.heading("a) Finanzen", "finance", flat.but(italic=True))
    p.parts(paper, m.finance or ["entfällt"])
    paper.heading("b) Klima", "other", flat.but(italic=True))
    paper.paragraph(
        c.pick(
            "Nennenswerte Auswirkungen auf das Klima sind nicht zu erwarten.",
            "Die Maßnahme trägt dauerhaft zur Minderung des Energieverbrauchs bei.",
            "entfällt",
        )
    )
    p.attachments(paper, m, "Anlagenverzeichnis:", way="1.")
    return paper


def book(c: Context, m: Matter, *, face: str = "courier", mode: str = "ink") -> Paper:
    """Bavaria: an extract of the book of resolutions, the counts in three narrow columns above the resolution."""
    paper = Paper(c.id, "book of resolutions", margins=edges(c.id, (86, 66, 62, 66)), style=Style(face, 11, 1.34))
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)
    paper.paragraph(paper.put("municipality", t.name), flat.but(bold=True, size=12.5), after=8)
    paper.paragraph(paper.put("paper_type", "Auszug aus dem Beschlussbuch", spaced("Auszug aus dem Beschlussbuch") if face == "courier" else "Auszug aus dem Beschlussbuch"),
                    flat.but(size=10.5 if face == "courier" else 14), after=10)  # fmt: skip
    step = paper.step()
    iso = c.iso(0)
    paper.record["meeting"] = iso
    paper.put("public", True)
    article = "der" if t.gender == "f" else "des"
    paper.paragraph(
        f"{c.n(2, 30)}. {step.public(True, 'öffentliche Sitzung')} {article} {step.body(t.main, p.genitive(t.main) if t.gender == 'm' else t.main)} am {step.date(iso, 'd. month yyyy')}",
        flat,
        after=8,
    )
    (state,) = p.states(c, 1, mode)
    seats = c.n(14, 24)
    found = p.cells(c, step, ("present", "yes", "no"), "value" if state == "dash" else state, seats)
    paper.table([0.2 * paper.width, 0.14 * paper.width, 0.14 * paper.width, 0.14 * paper.width], [[Cell("Lfd. Nr.", rows=2), Cell("Abstimmung", columns=3, align="center")], ["anwesend", "für", "gegen"]],
                [[step.agenda_item(str(c.n(40, 300))), *found]], style=flat.but(size=9.6), row_height=26, aligns=["left", "center", "center", "center"], after=10)  # fmt: skip
    paper.paragraph(bold(paper.put("name", m.title)), label="Gegenstand:", hang=84, style=flat, after=8)
    paper.section("Gegenstand", "title")
    paper.heading("Sachverhalt:", "facts")
    p.parts(paper, [x for x in m.facts if isinstance(x, str)][:3])
    paper.heading("Beschluss:", "resolution")
    p.resolve(paper, m, kind="adopted", labels="1.")
    paper.need(80)
    paper.paragraph("Die Übereinstimmung des Auszuges mit dem Beschlussbuch wird bestätigt.", flat, before=14, after=4)
    paper.paragraph(f"{t.place}, {day(c.iso(c.n(3, 20)), c.day_style, role='signature')}", flat, after=26)
    paper.signature(paper.left + 8, paper.y - 22, 104, 24)
    paper.paragraph(c.person(), flat)
    return paper
