# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: forms of council systems from all over the country."""

from __future__ import annotations

from samples.generator.develop.forms_a import (
    attachments,
    costs,
    crest,
    facts,
    form,
    resolution_items,
    vote_cells,
)
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import WOMEN, Context, course
from samples.generator.engine import Cell, Paper, body, bold, days, italic, money, plain, reference, spaced
from samples.generator.engine.marks import group


def _right_page(paper: Paper, number: int, total: int) -> None:
    """ "Seite 2/3" at the foot, right."""
    right = paper.sheet.width - paper.margins[2]
    paper.at(
        right - 120,
        paper.sheet.height - 46,
        120,
        f"Seite: {number}/{total}",
        paper.style.but(size=8, align="right"),
        zone="footer",
    )


def _pair(paper: Paper, label: str, value: str, hang: float = 110, join: bool = True, **more: object) -> None:
    paper.paragraph(value, paper.style.but(align="left"), label=label, hang=hang, after=2.0, join=join, **more)  # type: ignore[arg-type]


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
    _pair(paper, bold("Betreff:"), bold(paper.put("name", topic.title)), join=False)
    paper.section("Betreff", "title")
    paper.gap(6)
    _pair(paper, bold("Federführend:"), paper.put("department", town.departments[topic.subject]), join=False)
    _pair(paper, bold("Bearbeiter/-in:"), paper.put("officer", c.person()))
    _pair(paper, bold("Erstellt am:") if rng.random() < 0.3 else bold("Datum:"), paper.put_date(c.date))
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
        _right_page(p, page, total)
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
def kesselfurt(paper: Paper, c: Context, topic: Topic) -> Paper:
    """South-west: crosses in columns ö and nö, a short version on page 1, the finance block with check boxes, Erläuterungen."""
    town, rng = c.town, c.rng
    number = f"{c.year}/{rng.randint(30, 1400):04}" + rng.choice(["", "", "/1"])
    crest(paper, paper.left, 38, 44, town.color)
    paper.at(paper.left + 48, 40, 240, bold(paper.put("municipality", town.name)), paper.style.but(size=14))
    paper.at(paper.left + 48, 58, 240, town.office, paper.style.but(size=9))
    labels = [
        ("Vorlage Nr.:", paper.put("reference", number)),
        ("Verantwortlich:", f"Dez. {rng.randint(2, 6)}"),
        ("Dienststelle:", paper.put("department", town.departments[topic.subject])),
    ]
    y = 40.0
    for label, value in labels:
        paper.at(paper.right - 205, y, 72, bold(label), paper.style.but(size=9))
        y = paper.at(paper.right - 130, y, 130, value, paper.style.but(size=9)) + 1
    paper.y = 96
    paper.paragraph(bold(paper.put("paper_type", "Beschlussvorlage").upper()), paper.style.but(size=14), after=8)
    paper.paragraph(bold(paper.put("name", topic.title)), paper.style.but(align="left", hyphenate=False), after=10)
    bodies = course(c, topic.subject, rng.choice([2, 3, 3, 4]))
    results = rng.random() < 0.5
    rows: list[list[Cell | str]] = []
    for index, (name, iso) in enumerate(zip(bodies, c.meetings(len(bodies)), strict=True)):
        step = paper.step()
        open_ = index > 0 or rng.random() < 0.6
        on, off = ("☒", "☐") if c.variant == "boxes" else ("X", "")
        row: list[Cell | str] = [step.body(name), step.date(iso), step.agenda_item(str(rng.randint(1, 24))) if rng.random() < 0.8 else "",
                                 step.public(True, on) if open_ else off, off if open_ else step.public(False, on)]  # fmt: skip
        if results:
            row.append(step.result("vorberaten" if index < len(bodies) - 1 else "einstimmig zugestimmt"))
        rows.append(row)
    head: list[Cell | str] = ["Gremium", "Termin", "TOP", "ö", "nö", *(["Ergebnis"] if results else [])]
    widths = [paper.width - 76 - 40 - 28 - 28 - (110 if results else 0), 76, 40, 28, 28, *([110] if results else [])]
    paper.table(
        widths,
        [head],
        rows,
        padding=(4, 3),
        aligns=["left", "left", "center", "center", "center", "left"][: len(head)],
        head_fill="#ececec",
        after=12,
    )
    paper.heading("Beschlussantrag (Kurzfassung)", "resolution")
    with paper.resolution():
        paper.paragraph(
            f"{c.Der(bodies[-1])} stimmt "
            + rng.choice(["nach Vorberatung im zuständigen Ausschuss ", ""])
            + "den nachfolgenden Punkten zu:"
        )
        resolution_items(paper, topic.resolution, "1.")
    total = rng.randint(40, 900) * 1000
    need = 5 * 24 + 20
    paper.need(need)
    half_width = paper.width / 4
    small = paper.style.but(size=9)
    no_money = not topic.costs and rng.random() < 0.2
    box = ("☐", "☒")
    money_cells: list[list[Cell | str]] = [
        [bold("Finanzielle Auswirkungen"), f"ja {box[not no_money]}   nein {box[no_money]}", Cell("Gesamtkosten:"), "" if no_money else c.eur(total, "€")],
        [f"{box[rng.random() < 0.5]} Investition", f"{box[rng.random() < 0.5]} Konsumtive Maßnahme", "Jährliche/r Budgetbedarf/Folgekosten:", "" if no_money else c.eur(total // 20, "€", period="year")],
        [bold("CO2-Relevanz"), f"positiv {box[rng.random() < 0.4]}   negativ {box[0]}", "Begründung:", rng.choice(["geringfügig", "", "siehe Erläuterungen"])],
        [bold("IQ-relevant"), f"nein {box[1]}   ja {box[0]}", "Korridorthema:", rng.choice(["", "Soziale Stadt", "Grüne Stadt", "Mobilität"])],
        [Cell("Abstimmung mit städtischen Gesellschaften", columns=2), Cell(f"nein {box[1]}   ja {box[0]}", columns=2)],
    ]  # fmt: skip
    paper.table([half_width] * 4, [], money_cells, style=small, padding=(4, 4), after=14)
    paper.section("Finanzielle Auswirkungen", "finance")
    paper.new_page()
    paper.heading("Erläuterungen", "reasons")
    facts(paper, topic, c)
    for text in topic.finance:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs, fill="#ececec")

    def furniture(p: Paper, page: int, total: int) -> None:
        p.at(
            p.sheet.width - p.margins[2] - 100,
            30,
            100,
            f"– {page} –",
            p.style.but(size=9, align="right"),
            zone="header",
        )

    paper.furniture(furniture)
    return paper


@form
def sachsen(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Saxon Word form: unruled columns for body, publicity and role, no dates, money as Investiv and Konsumtiv."""
    town, rng = c.town, c.rng
    number = f"V{rng.randint(120, 3300):04}/{c.year % 100:02}"
    paper.at(paper.left, 40, 300, bold("Stadtverwaltung"), paper.style.but(size=10))
    paper.at(paper.left, 53, 300, bold(paper.put("municipality", town.name)), paper.style.but(size=16))
    paper.at(paper.left, 73, 300, town.office, paper.style.but(size=10))
    paper.at(
        paper.right - 200,
        53,
        200,
        f"{bold('Vorlage Nr.:')} {paper.put('reference', number)}",
        paper.style.but(size=12, align="right"),
    )
    paper.at(
        paper.right - 200,
        73,
        200,
        f"Datum: {paper.put_date(c.date, 'd. month yyyy')}",
        paper.style.but(size=10, align="right"),
    )
    paper.y = 112
    paper.paragraph(bold(paper.put("paper_type", "Vorlage")), paper.style.but(size=20), after=10)
    bodies = course(c, topic.subject, rng.choice([2, 3, 4]))
    rows: list[list[Cell | str]] = []
    for index, name in enumerate(bodies):
        step = paper.step()
        last = index == len(bodies) - 1
        open_ = last or index > 0
        role = step.role(
            "beschließend" if last else rng.choice(["beratend", "zur Information", "beratend (federführend)"])
        )
        rows.append([step.body(name), step.public(open_, "öffentlich" if open_ else "nicht öffentlich"), role])
    paper.section("Beratungsfolge", "course")
    paper.table(
        [paper.width - 240, 110, 130],
        [[bold("Beratungsfolge"), "", ""]],
        rows,
        rules="none",
        padding=(0, 2.5),
        head_bold=False,
        after=8,
    )
    _pair(paper, bold("Zuständig:"), paper.put("department", town.departments[topic.subject]), join=False, hang=90)
    paper.gap(6)
    for heading, role, text in (("Gegenstand:", "title", bold(paper.put("name", topic.title))),):
        paper.heading(heading, role)
        paper.paragraph(text, paper.style.but(align="left"))
    paper.heading("Beschlussvorschlag:", "resolution")
    with paper.resolution():
        paper.paragraph(
            f"{c.Der(town.council)} beschließt:"
            if rng.random() < 0.5
            else f"{c.Der(town.council)} der {town.name} beschließt:"
        )
        resolution_items(paper, topic.resolution, "1.")
    paper.heading("bereits gefasste Beschlüsse:", "earlier")
    earlier = f"V{rng.randint(100, 999):04}/{(c.year - 2) % 100:02}"
    paper.paragraph(rng.choice([f"Beschluss Nr. {reference(earlier)} vom {c.day(-640)}", "keine"]))
    paper.heading("aufzuhebende Beschlüsse:", "earlier")
    paper.paragraph(rng.choice(["keine", "./.", "entfällt"]))
    paper.heading("Finanzielle Auswirkungen/Deckungsnachweis:", "finance")
    investive, current = rng.randint(80, 900) * 1000, rng.randint(12, 90) * 1000
    paper.table([150, 90, 110, 100], [[bold("Investiv:"), "", bold("Konsumtiv:"), ""]], [
        ["Teilfinanzhaushalt", c.eur(investive, "€00"), "Teilergebnishaushalt", c.eur(current, "€00")],
        ["Einmaliger Aufwand", c.eur(investive // 4, "€00"), "Laufender Aufwand", c.eur(current // 2, "€00")],
        ["Fördermittel", "–", "Außerplanmäßig", "nein"],
    ], rules="none", padding=(0, 2), head_bold=False, after=8)  # fmt: skip
    for text in topic.finance:
        paper.paragraph(text)
    paper.heading("Begründung:", "reasons")
    facts(paper, topic, c, bullet="–")
    if topic.costs:
        costs(paper, topic.costs, rules="head", fill=None)
    attachments(paper, c, topic, "Anlagenverzeichnis:", numbered=True)
    paper.paragraph(f"{c.chief()}\n{town.chief}", before=34, keep=True)

    def furniture(p: Paper, page: int, total: int) -> None:
        p.at(
            p.sheet.width / 2 - 40,
            p.sheet.height - 48,
            80,
            f"{page}/{total}",
            p.style.but(size=9, align="center"),
            zone="footer",
        )

    paper.furniture(furniture)
    return paper


@form
def berlin(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Drucksache of a Berlin district: numbered headings, the lead-in of the resolution is itself the heading."""
    town, rng = c.town, c.rng
    number = f"{rng.randint(100, 2400):04}/{rng.choice(['IV', 'V', 'VI'])}"
    paper.at(
        paper.left,
        40,
        330,
        bold("Bezirksverordnetenversammlung") + f"\n{bold(paper.put('municipality', town.name))} von Berlin",
        paper.style.but(size=13),
    )
    y = paper.at(paper.right - 170, 40, 170, bold("Drucksache"), paper.style.but(size=15, align="right"))
    paper.at(paper.right - 170, y, 170, f"DS/{paper.put('reference', number)}", paper.style.but(size=12, align="right"))
    paper.rule(paper.left, 84, paper.right, 84, 1.2)
    paper.y = 98
    paper.paragraph(
        paper.put("paper_type", "Vorlage zur Beschlussfassung"), paper.style.but(size=12, bold=True), after=4
    )
    paper.paragraph(f"Federführend: {paper.put('department', town.departments[topic.subject])}", after=4)
    paper.paragraph(f"Berlin, den {paper.put_date(c.date)}", paper.style.but(align="right"), after=10)
    rows: list[list[Cell | str]] = []
    for name, iso in zip(course(c, topic.subject, rng.choice([2, 3])), c.meetings(3), strict=False):
        step = paper.step()
        last = name == town.council
        rows.append(
            [
                step.date(iso),
                step.body(name),
                step.result(
                    rng.choice(
                        [
                            "überwiesen",
                            "vertagt",
                            "ohne Änderungen in der BVV beschlossen"
                            if last
                            else "ohne Änderungen im Ausschuss empfohlen",
                        ]
                    )
                ),
            ]
        )
    paper.table(
        [76, 210, paper.width - 286],
        [["Datum", "Gremium", "Ergebnis"]],
        rows,
        rules="horizontal",
        padding=(3, 3),
        style=paper.style.but(size=9.5),
        after=14,
    )
    label = paper.style.but(bold=True, hyphenate=False, align="left")
    paper.heading("1. Gegenstand der Vorlage:", "title", label)
    paper.paragraph(paper.put("name", topic.title), paper.style.but(align="left"), indent=16)
    paper.heading("2. Berichterstatterin:", "reporter", label)
    paper.paragraph(paper.put("officer", f"Bezirksstadträtin {c.person(True)}"), indent=16)
    paper.heading("3. Die BVV wolle beschließen:", "resolution", label)
    with paper.resolution(introduction="Die BVV wolle beschließen:"):
        resolution_items(paper, topic.resolution, "1)" if len(topic.resolution) > 1 else "", indent=16)
    paper.heading("4. Begründung:", "reasons", label)
    facts(paper, topic, c, heads=lambda text: paper.paragraph(italic(text), after=3))
    paper.heading("5. Rechtsgrundlage:", "legal", label)
    paper.paragraph("§ 12 Abs. 2 des Bezirksverwaltungsgesetzes", indent=16)
    paper.heading("6. Haushaltsmäßige Auswirkungen:", "finance", label)
    for text in topic.finance:
        paper.paragraph(text, indent=16)
    if topic.costs:
        costs(paper, topic.costs)
    paper.paragraph(f"Berlin, den {c.day(-2)}", before=8)
    paper.gap(18)
    names = [c.chief(), c.person(True)]
    paper.need(60)
    paper.table(
        [paper.width / 2] * 2,
        [],
        [[names[0], names[1]], [town.chief, "Bezirksstadträtin"]],
        rules="none",
        padding=(0, 1),
    )

    def furniture(p: Paper, page: int, total: int) -> None:
        if page > 1:
            p.at(
                p.margins[0],
                32,
                p.sheet.width - p.margins[0] - p.margins[2],
                f"Drucksache {number}",
                p.style.but(size=8.5),
                zone="header",
            )
            p.at(
                p.sheet.width - p.margins[2] - 60,
                32,
                60,
                f"Seite {page}",
                p.style.but(size=8.5, align="right"),
                zone="header",
            )

    paper.furniture(furniture)
    return paper


@form
def buergerschaft(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Drucksache of a city state's parliament: masthead, text in two columns, Petitum at the end."""
    town, rng = c.town, c.rng
    number = f"{rng.randint(18, 23)}/{rng.randint(1200, 9800)}"
    paper.at(paper.left, 40, 300, bold(body("Bürgerschaft", "BÜRGERSCHAFT")), paper.style.but(size=13))
    paper.at(
        paper.left,
        56,
        330,
        paper.put("municipality", town.name, f"DER {'FREIEN STADT'} LÜTTWERDER"),
        paper.style.but(size=10),
    )
    paper.record["municipality"] = town.name
    paper.at(
        paper.right - 170,
        40,
        170,
        f"Drucksache {bold(paper.put('reference', number))}",
        paper.style.but(size=13, align="right"),
    )
    paper.at(
        paper.right - 170,
        56,
        170,
        f"{number.split('/')[0]}. Wahlperiode\n{paper.put_date(c.date, 'dd. mm. yyyy' if rng.random() < 0.3 else 'dd.mm.yyyy')}",
        paper.style.but(size=9, align="right"),
    )
    paper.rule(paper.left, 84, paper.right, 84, 1.5)
    paper.y = 96
    paper.paragraph(
        bold(paper.put("paper_type", "Mitteilung des Senats", "Mitteilung des Senats an die Bürgerschaft")),
        paper.style.but(size=14, align="center", hyphenate=False),
        after=8,
    )
    paper.paragraph(
        bold(paper.put("name", topic.title)),
        paper.style.but(size=12, align="center", hyphenate=False),
        indent=30,
        after=14,
    )
    paper.record["department"] = None
    label = paper.style.but(bold=True, hyphenate=False, align="left")
    with paper.columns(2, 20):
        paper.heading("1. Anlass", "facts", label)
        facts(
            paper,
            topic,
            c,
            heads=lambda text: paper.paragraph(bold(text), paper.style.but(align="left"), after=2),
            after=5,
        )
        paper.heading("2. Kosten", "finance", label)
        for text in topic.finance:
            paper.paragraph(text, after=5)
        if topic.costs and len(topic.costs.columns) == 1:
            costs(paper, topic.costs, rules="head", fill=None)
        paper.heading("3. Petitum", "resolution", label)
        with paper.resolution():
            paper.paragraph("Der Senat beantragt, die Bürgerschaft möge beschließen:")
            resolution_items(paper, topic.resolution, "1.", hang=16)

    def furniture(p: Paper, page: int, total: int) -> None:
        width = p.sheet.width
        if page > 1:
            p.at(
                p.margins[0],
                32,
                width - p.margins[0] - p.margins[2],
                f"Drucksache {number}   Bürgerschaft der Freien Stadt Lüttwerder – {number.split('/')[0]}. Wahlperiode",
                p.style.but(size=8, align="center"),
                zone="header",
            )
        p.at(width / 2 - 30, p.sheet.height - 46, 60, str(page), p.style.but(size=9, align="center"), zone="footer")

    paper.furniture(furniture)
    return paper


@form
def fraktion(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Antrag of a Fraktion: its own letterhead, a side column with address and members, a letter."""
    town, rng = c.town, c.rng
    sender = rng.choice(town.groups)
    color = rng.choice(["#b3122a", "#1b6b3a", "#14417f", "#c28a00"])
    column = 128.0
    side = paper.sheet.width - paper.margins[2] - column + 26
    paper.frame((0, 30, paper.sheet.width, 36), 0.0, None, color)
    paper.at(paper.left, 46, 330, bold(paper.put("originator", sender)), paper.style.but(size=17, color=color))
    paper.at(
        paper.left,
        68,
        330,
        f"{c.im(town.council)[0].upper()}{c.im(town.council)[1:]} der {town.name}"
        if town.kind != "Landkreis"
        else f"im {body('Kreistag')} des Landkreises {town.place}",
        paper.style.but(size=10),
    )
    paper.record["municipality"] = town.name
    first, second = c.person(), c.person()
    domain = f"fraktion-{town.place.lower()}.example".replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")
    small = paper.style.but(size=8, hyphenate=False, align="left")
    blocks = [
        f"{bold('Vorsitz')}\n{first}", f"{bold('Stellvertretung')}\n{second}\n{c.person()}",
        f"{bold('Geschäftsstelle')}\n{rng.choice(town.streets)} {rng.randint(1, 90)}\n{town.postcode} {town.place}", f"Tel. 0{rng.randint(3000, 9000)} {rng.randint(10, 99)}-{rng.randint(100, 999)}\nbuero@{domain}\nwww.{domain}",
        f"{bold('Bankverbindung')}\nSparkasse {town.place}\nIBAN DE{rng.randint(10, 99)} 2405 {rng.randint(1000, 9999)} {rng.randint(1000, 9999)} {rng.randint(1000, 9999)} 17",
    ]  # fmt: skip
    y = 150.0
    for block in blocks:
        y = paper.at(side, y, column - 26 + 10, block, small, zone="side") + 10
    paper.rule(side - 8, 146, side - 8, y, 0.6, color)
    paper.margins = (paper.margins[0], paper.margins[1], paper.margins[2] + column, paper.margins[3])
    paper._frames[0].right = paper.sheet.width - paper.margins[2]
    paper.y = 118
    paper.paragraph(
        f"{sender} · {rng.choice(town.streets)} · {town.postcode} {town.place}", paper.style.but(size=7), after=5
    )
    salutation = {
        "Landrat": "Herrn Landrat",
        "Oberbürgermeisterin": "Frau Oberbürgermeisterin",
        "Oberbürgermeister": "Herrn Oberbürgermeister",
        "Erster Bürgermeister": "Herrn Ersten Bürgermeister",
        "Bürgermeisterin": "Frau Bürgermeisterin",
        "Bezirksbürgermeisterin": "Frau Bezirksbürgermeisterin",
    }[town.chief]
    paper.paragraph(
        f"{salutation}\n{c.chief()}\n{'Kreishaus' if town.kind == 'Landkreis' else 'Rathaus'}"
        + f"\n{town.postcode} {town.place}",
        after=20,
    )
    paper.paragraph(
        f"{town.place}, {'den ' if rng.random() < 0.4 else ''}{paper.put_date(c.date, 'd. month yyyy' if rng.random() < 0.5 else 'dd.mm.yyyy')}",
        paper.style.but(align="right"),
        after=16,
    )
    kind = rng.choice(["Antrag", "Antrag", "Dringlichkeitsantrag"])
    paper.paragraph(bold(paper.put("paper_type", kind)), paper.style.but(size=14), after=4)
    title = topic.title.split(";")[0]
    paper.paragraph(bold(paper.put("name", title)), paper.style.but(align="left", hyphenate=False), after=12)
    gender = "Sehr geehrte Frau" if "Frau" in salutation else "Sehr geehrter Herr"
    paper.paragraph(f"{gender} {town.chief.replace('Erster ', '')},", after=6)
    style = rng.choice(["heading", "sentence", "none"])
    if style == "heading":
        paper.heading(
            "Der Rat möge beschließen:" if town.council == "Rat" else f"{c.Der(town.council)} möge beschließen:",
            "resolution",
        )
        with paper.resolution(introduction=plain(f"{c.Der(town.council)} möge beschließen:")):
            resolution_items(paper, topic.motion, "1.")
    else:
        paper.paragraph(
            "wir bitten Sie, den folgenden Antrag auf die Tagesordnung der nächsten Sitzung zu setzen:"
            if style == "sentence"
            else f"für die Sitzung {c.des(c.committee(topic.subject))} am {c.day(25)} stellen wir den folgenden Antrag:"
        )
        paper.heading("Beschlussvorschlag:", "resolution")
        with paper.resolution():
            resolution_items(paper, topic.motion, "1.")
    paper.heading("Begründung:", "reasons")
    for text in topic.reasons:
        paper.paragraph(text)
    extra = [p for p in topic.facts if isinstance(p, str) and "\x06" not in p and not p.endswith(":")]
    for text in extra[: rng.choice([1, 2, 2])]:
        paper.paragraph(text)
    paper.paragraph(rng.choice(["Weitere Begründung erfolgt mündlich.", "Wir bitten um Zustimmung."]), after=10)
    paper.paragraph("Mit freundlichen Grüßen", after=34, keep=True)
    paper.need(40)
    paper.signature(paper.left + 2, paper.y - 30, 100, 26)
    paper.paragraph(f"{first}\nFraktionsvorsitz", after=0)

    def furniture(p: Paper, page: int, total: int) -> None:
        if page > 1:
            p.at(p.margins[0], 34, 200, f"- {page} -", p.style.but(size=9), zone="header")

    paper.furniture(furniture)
    return paper


@form
def mitteilung(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Mitteilungsvorlage: nothing to resolve, a report for information, signature with a paraph."""
    town, rng = c.town, c.rng
    number = f"MV/{rng.randint(10, 480):03}/{c.year}"
    paper.paragraph(bold(paper.put("municipality", town.name).upper()), paper.style.but(size=13), after=1)
    paper.paragraph(
        f"{town.office} · {paper.put('department', town.departments[topic.subject])}",
        paper.style.but(size=9.5),
        after=4,
        join=True,
    )
    paper.rule(paper.left, paper.y, paper.right, paper.y, 2.0, town.color)
    paper.gap(14)
    status = rng.random() < 0.75
    rows: list[list[Cell | str]] = [
        [bold("Mitteilungsvorlage"), bold("Vorlage Nr.:"), paper.put("reference", number)],
        [f"Bearbeiter/-in: {paper.put('officer', c.person())}", bold("Status:"), paper.put("public", True, "öffentlich") if status else paper.put("public", False, "nichtöffentlich")],
        [f"Az.: {rng.randint(10, 90)}.{rng.randint(10, 40)}.{rng.randint(1, 9):02}", bold("Datum:"), paper.put_date(c.date)],
    ]  # fmt: skip
    paper.put("paper_type", "Mitteilungsvorlage")
    paper.table(
        [paper.width - 220, 90, 130],
        [],
        rows,
        padding=(5, 3.5),
        rules="outer" if rng.random() < 0.5 else "all",
        after=12,
    )
    steps: list[list[Cell | str]] = []
    for name, iso in zip(course(c, topic.subject, rng.choice([1, 2, 2])), c.meetings(2), strict=False):
        step = paper.step()
        steps.append([step.body(name), step.date(iso), step.role("Kenntnisnahme")])
    paper.table(
        [paper.width - 200, 90, 110],
        [["Beratungsfolge", "Sitzungstermin", "Zuständigkeit"]],
        steps,
        rules="head",
        padding=(5, 3),
        after=12,
    )
    paper.paragraph(
        bold(paper.put("name", topic.title.split(";")[0])),
        paper.style.but(align="left", hyphenate=False),
        label=bold("Betreff:"),
        after=10,
    )
    paper.section("Betreff", "title")
    paper.heading("Mitteilung:" if rng.random() < 0.5 else "Inhalt der Mitteilung:", "facts")
    facts(paper, topic, c, heads=lambda text: paper.paragraph(bold(text), after=3))
    for text in topic.finance[:1]:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs, rules="horizontal", fill=None)
    paper.paragraph(f"Um Kenntnisnahme wird gebeten.\n\n{spaced(c.person(True))}", before=6, after=2, keep=True)

    def furniture(p: Paper, page: int, total: int) -> None:
        p.at(
            p.margins[0],
            p.sheet.height - 44,
            300,
            f"{number} · Seite {page} von {total} · Gedruckt auf 100 Prozent Recyclingpapier",
            p.style.but(size=7.5),
            zone="footer",
        )

    paper.furniture(furniture)
    return paper


@form
def anfrage(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Kleine Anfrage with the answer of the administration, question by question."""
    town, rng = c.town, c.rng
    sender = rng.choice([g for g in town.groups if "raktion" in g])
    number = f"A{rng.randint(11, 480):04}/{c.year % 100:02}"
    paper.at(paper.left, 42, 300, bold(paper.put("municipality", town.name)), paper.style.but(size=12))
    paper.at(paper.left, 58, 300, town.office, paper.style.but(size=9.5))
    paper.at(
        paper.right - 190,
        42,
        190,
        f"Anfrage Nr.: {bold(paper.put('reference', number))}",
        paper.style.but(align="right"),
    )
    received = paper.put_date(c.iso(6), name="received")
    paper.at(paper.right - 190, 58, 190, f"Eingang: {received}", paper.style.but(size=9, align="right"))
    paper.y = 92
    paper.paragraph(
        bold(paper.put("paper_type", rng.choice(["Kleine Anfrage", "Anfrage"]))), paper.style.but(size=16), after=6
    )
    hang = 96.0
    _pair(paper, bold("Antragsteller:"), paper.put("originator", sender), hang, join=False)
    _pair(paper, bold("Datum:"), paper.put_date(c.date), hang)
    _pair(paper, bold("Thema:"), bold(paper.put("name", topic.title.split(";")[0])), hang)
    paper.section("Thema", "title")
    paper.gap(8)
    step = paper.step()
    paper.paragraph(
        f"Beantwortung in der {step.public(True, 'öffentlichen')} Sitzung {c.des(step_body(step, c, topic))} am {step.date(c.iso(20))}",
        after=10,
    )
    paper.heading("Sachverhalt:", "facts")
    for text in topic.reasons:
        paper.paragraph(text)
    paper.heading("Wir fragen die Verwaltung:" if rng.random() < 0.5 else f"Die {sender} fragt:", "questions")
    for index, text in enumerate(topic.questions, 1):
        paper.item(f"{index}.", text)
    paper.heading(
        f"Antwort der Verwaltung ({paper.put('department', town.departments[topic.subject])}):", "answer", before=12
    )
    paper.paragraph("Die Anfrage wird wie folgt beantwortet:")
    for index, (question, answer) in enumerate(zip(topic.questions, topic.answers, strict=True), 1):
        paper.paragraph(italic(question), label=f"Zu {index}.:", hang=42, after=2)
        paper.paragraph(answer, indent=42)
    extra = [p for p in topic.facts if isinstance(p, str) and "\x06" not in p and not p.endswith(":")]
    for text in extra[-1:]:
        paper.paragraph(text, indent=42)
    if topic.costs and rng.random() < 0.6:
        costs(paper, topic.costs)
    paper.paragraph(
        f"In Vertretung\n\n\n{c.person(False)}\n{'Stadtrat' if town.kind == 'Stadt' else 'Kreisrat' if town.kind == 'Landkreis' else 'Amtsleitung'}",
        before=16,
        keep=True,
    )
    paper.furniture(_right_page)
    return paper


def step_body(step: object, c: Context, topic: Topic) -> str:
    name = c.committee(topic.subject)
    step.body(name)  # type: ignore[attr-defined]
    return name


@form
def auszug(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Beschlussauszug: minutes of one item, what was adopted, the votes in words."""
    town, rng = c.town, c.rng
    council = rng.choice([town.council, c.committee(topic.subject)])
    crest(paper, paper.left, 40, 40, town.color)
    paper.at(paper.left + 44, 44, 300, bold(paper.put("municipality", town.name)), paper.style.but(size=14))
    paper.at(paper.left + 44, 62, 300, town.office, paper.style.but(size=9.5))
    paper.y = 104
    paper.paragraph(
        bold(spaced("AUSZUG") if rng.random() < 0.3 else paper.put("paper_type", "Beschlussauszug")),
        paper.style.but(size=16, align="center"),
        after=2,
    )
    paper.put("paper_type", "Beschlussauszug" if paper.record["paper_type"] else "Auszug")
    step = paper.step()
    step.body(council)
    meeting = c.iso(0)
    paper.record["meeting"] = meeting
    paper.paragraph(
        f"aus der Niederschrift über die {rng.randint(3, 48)}. Sitzung {c.des(council)} am {step.date(meeting, 'd. month yyyy')}",
        paper.style.but(align="center"),
        after=14,
        join=True,
    )
    public = rng.random() < 0.85
    item = f"{'Ö' if public else 'N'} {rng.randint(3, 17)}"
    number = f"{c.year}/{rng.randint(100, 999)}"
    _pair(paper, bold("Tagesordnungspunkt:"), step.agenda_item(item), 120, join=False)
    _pair(paper, bold("Gegenstand:"), bold(paper.put("name", topic.title)), 120)
    paper.section("Gegenstand", "title")
    _pair(paper, bold("Vorlage:"), paper.put("reference", number), 120)
    _pair(
        paper,
        bold("Sitzungsteil:"),
        paper.put("public", public, step.public(public, "öffentlich" if public else "nichtöffentlich")),
        120,
    )
    paper.gap(10)
    paper.heading("Beratung:" if rng.random() < 0.5 else "Zum Sachverhalt:", "facts")
    speaker, other = c.person(), c.person()
    sender = next(g for g in town.groups if "raktion" in g)
    texts = [p for p in topic.facts if isinstance(p, str) and "\x06" not in p and not p.endswith(":")]
    paper.paragraph(
        f"{town.chief} {c.chief()} ruft den Tagesordnungspunkt auf und verweist auf die den Mitgliedern zugegangene Vorlage."
    )
    paper.paragraph(texts[0])
    paper.paragraph(
        f"Ratsmitglied {speaker} ({sender}) begrüßt die Vorlage ausdrücklich. Die Verwaltung habe gründlich gearbeitet, und die offenen Fragen aus der Vorberatung seien beantwortet worden. {'Sie' if speaker.split()[0] in WOMEN else 'Er'} regt an, künftig früher über den Zwischenstand zu unterrichten."
    )
    paper.paragraph(
        f"Ratsmitglied {other} hält die Kosten für zu hoch und beantragt, den Beschluss zu vertagen. Der Antrag zur Geschäftsordnung wird mit 9 Ja-Stimmen gegen 24 Nein-Stimmen abgelehnt."
    )
    if len(texts) > 2:
        paper.paragraph(texts[2])
    paper.paragraph(topic.finance[0])
    paper.heading("Beschluss:", "resolution")
    with paper.resolution("adopted"):
        resolution_items(paper, topic.resolution, rng.choice(["1.", "1."]))
    paper.heading(rng.choice(["Abstimmungsergebnis:", "Ergebnis der Beschlussfassung:"]), "vote")
    yes, no, abstain = rng.choice([(27, 4, 2), (33, 0, 1), (19, 14, 0), (11, 2, 0)])
    pattern = rng.choice(["words", "mehrheit", "einstimmig", "column", "einst-none"])
    if pattern == "words":
        no_text = "keine" if no == 0 else str(no)
        ab_text = "keine" if abstain == 0 else str(abstain)
        paper.paragraph(
            f"Bei {step.said('yes', yes, f'{yes} Ja-Stimmen')}, {step.said('no', no, f'{no_text} Nein-Stimmen')} und {step.said('abstain', abstain, f'{ab_text} Enthaltungen')} {step.result('angenommen')}."
        )
    elif pattern == "mehrheit":
        paper.paragraph(
            f"{step.result('Mehrheitlich zugestimmt', 'Mehrheitlich zugestimmt')} ({step.said('yes', yes, f'{yes} Ja')}, {step.said('no', no, f'{no} Nein')}, {step.said('abstain', abstain, f'{abstain} Enthaltungen')})"
        )
    elif pattern == "einstimmig":
        paper.paragraph(
            f"{step.result('einstimmig beschlossen', 'Einstimmig beschlossen')} bei {step.said('abstain', 1, '1 Enthaltung')}"
        )
    elif pattern == "einst-none":
        paper.paragraph(f"{step.result('Einstimmig')}, {step.said('abstain', 0, 'keine Enthaltungen')}.")
    else:
        for name, label, value in (
            ("present", "Anwesend:", yes + no + abstain),
            ("yes", "Ja-Stimmen:", yes),
            ("no", "Nein-Stimmen:", no),
            ("abstain", "Enthaltungen:", abstain),
            ("excluded", "Befangen:", 1),
        ):
            paper.paragraph(step.said(name, value, str(value)), label=label, hang=100, after=1, join=name != "present")
    paper.need(120)
    paper.gap(16)
    paper.paragraph("Für die Richtigkeit des Auszuges:", after=2)
    paper.paragraph(f"{town.place}, den {c.day(9)}", after=36, join=True)
    paper.need(30)
    if rng.random() < 0.6:
        paper.signature(paper.left, paper.y - 32)
    paper.paragraph(f"{c.person()}\nSchriftführung", after=0)
    paper.furniture(_right_page)
    return paper


@form
def schreibmaschine(paper: Paper, c: Context, topic: Topic) -> Paper:
    """A typewritten Vorlage of the 1980s: letter-spaced headings, ruled by underscores, amounts in DM."""
    town, rng = c.town, c.rng
    paper.pen = "#202020"
    number = f"{rng.randint(11, 240)}/{c.year}"
    mono = paper.style
    top = paper.y
    paper.at(
        paper.left,
        top,
        240,
        f"{paper.put('municipality', town.name)}\n{'Der Gemeindedirektor' if town.kind == 'Gemeinde' else 'Der Stadtdirektor'}\n- {rng.randint(10, 69)}-{rng.randint(10, 99)} -",
        mono,
    )
    paper.at(paper.right - 190, top, 190, f"{town.place}, den {paper.put_date(c.date)}", mono.but(align="right"))
    paper.y = top + 4.6 * mono.size * mono.leading
    paper.paragraph(spaced("VORLAGE") + f"   Nr. {paper.put('reference', number)}", after=2)
    paper.put("paper_type", "Vorlage")
    paper.rule(paper.left, paper.y + 2, paper.left + 230, paper.y + 2, 0.8)
    paper.gap(10)
    committee = {"build": "Bauausschuß", "school": "Schulausschuß", "culture": "Ausschuß für Kultur und Sport"}[
        topic.subject
    ]
    rows: list[list[Cell | str]] = []
    kind = c.votes or rng.choice(["blank", "hand", "hand"])
    for name, iso in zip((committee, "Verwaltungsausschuß", "Rat"), c.meetings(3), strict=True):
        step = paper.step()
        rows.append([step.body(name), step.date(iso), *vote_cells(c, step, ("yes", "no", "abstain"), kind)])
    paper.table(
        [190, 86, 40, 44, 44],
        [["Gremium", "Sitzung am", "ja", "nein", "Enth."]],
        rows,
        rules="head",
        head_bold=False,
        padding=(2, 3),
        row_height=20,
        after=10,
    )
    paper.record["public"] = rng.choice([True, None])
    if paper.record["public"]:
        paper.paragraph("Öffentliche Sitzung", after=8)
    paper.paragraph(paper.put("name", topic.title), label="Betr.:", hang=50, after=12)
    paper.section("Betr.", "title")
    head = mono.but(hyphenate=False)
    paper.heading(rng.choice([spaced("Sachverhalt") + ":", "Sach- und Rechtslage:"]), "facts", head)
    paper.sections[-1]["heading"] = paper.sections[-1]["heading"]
    facts(paper, topic, c, bullet="-")
    if topic.costs:
        _typed_costs(paper, topic)
    paper.heading("Finanzielle Auswirkungen:", "finance", head)
    for text in topic.finance:
        paper.paragraph(text)
    paper.heading("Beschlußvorschlag:", "resolution", head)
    with paper.resolution():
        resolution_items(paper, topic.resolution, "1." if len(topic.resolution) > 1 else "", hang=26)
    paper.need(90)
    paper.gap(44)
    paper.signature(paper.left, paper.y - 36, 120, 30)
    paper.paragraph(
        f"({c.person(False)})\nGemeindedirektor" if town.kind == "Gemeinde" else f"({c.person(False)})\nStadtdirektor",
        after=0,
    )

    def furniture(p: Paper, page: int, total: int) -> None:
        if page > 1:
            p.at(p.sheet.width / 2 - 30, 36, 60, f"- {page} -", mono.but(align="center"), zone="header")
        if page < total:
            p.at(
                p.sheet.width - p.margins[2] - 60,
                p.sheet.height - 56,
                60,
                "...",
                mono.but(align="right"),
                zone="footer",
            )

    paper.furniture(furniture)
    return paper


def _typed_costs(paper: Paper, topic: Topic) -> None:
    assert topic.costs
    paper.paragraph(topic.costs.caption + f" (in {topic.costs.unit})" + ":", after=2)
    rows: list[list[Cell | str]] = [
        [label, money(values[0], f"{group(values[0] or 0)},--", currency="DEM")] for label, values in topic.costs.rows
    ]
    if topic.costs.total:
        total = sum(v[0] or 0 for _, v in topic.costs.rows)
        rows.append(["zusammen", money(total, f"{group(total)},--", currency="DEM")])
    paper.table([230, 120], [], rows, rules="none", padding=(2, 1), aligns=["left", "right"])


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
    _pair(paper, "Fachbereich:", paper.put("department", town.departments[topic.subject]), 92, join=False)
    _pair(paper, "Verfasser:", paper.put("officer", c.person()), 92)
    _pair(paper, "Az.:", f"{rng.randint(10, 80)}-{rng.randint(10, 99)}", 92)
    _pair(paper, "Datum:", paper.put_date(c.date), 92)
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
    paper.furniture(_right_page)
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
        _right_page(p, page, total)

    paper.furniture(furniture)
    return paper


@form
def stuttgart(paper: Paper, c: Context, topic: Topic) -> Paper:
    """GRDrs of a southern city: file mark, old heading Beschlußantrag, the course in four columns, two dates in one step."""
    town, rng = c.town, c.rng
    number = f"GRDrs {rng.randint(20, 980)}/{c.year}"
    top = paper.y
    paper.at(
        paper.left,
        top,
        280,
        f"{paper.put('municipality', town.name)}\n{paper.put('department', town.departments[topic.subject])}\nGz: {rng.choice(['SWU', 'T', 'JB', 'WFB'])} {rng.randint(1000, 9999)}-{rng.randint(10, 99)}",
        paper.style,
    )
    paper.at(
        paper.right - 180,
        top,
        180,
        f"{bold(paper.put('reference', number))}\n{town.place}, {paper.put_date(c.date)}",
        paper.style.but(align="right"),
    )
    paper.y = top + 66
    paper.paragraph(
        bold(paper.put("name", topic.title)), paper.style.but(size=13, align="left", hyphenate=False), after=12
    )
    paper.paragraph(bold(paper.put("paper_type", "Beschlussvorlage")), after=6)
    rows: list[list[Cell | str]] = []
    bodies = course(c, topic.subject, 3)
    dates = c.meetings(3)
    for index, (name, iso) in enumerate(zip(bodies, dates, strict=True)):
        step = paper.step()
        role = step.role("Beschlussfassung" if index == 2 else "Vorberatung" if index == 1 else "Einbringung")
        if index == 1 and rng.random() < 0.6:
            second = c.meetings(1, 20)[0]
            first, second = sorted((iso, second))
            when = step.date(iso)
            if first[:7] == second[:7] and first != second:
                step.date(first)
                step.end(second)
                when = days(first, second, style="/", role="meeting")
        else:
            when = step.date(iso)
        rows.append([step.body(name), role, step.public(True, "öffentlich"), when])
    paper.table(
        [paper.width - 300, 105, 95, 100],
        [["Vorlage an", "zur", "Sitzungsart", "Sitzungstermin"]],
        rows,
        rules="none",
        padding=(0, 2.5),
        after=12,
    )
    paper.heading("Beschlußantrag:", "resolution")
    with paper.resolution():
        resolution_items(paper, topic.resolution, "1.")
    paper.heading("Kurzfassung der Begründung:" if rng.random() < 0.4 else "Begründung:", "reasons")
    facts(paper, topic, c)
    paper.heading("Finanzielle Auswirkungen", "finance")
    for text in topic.finance:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs, rules="outer", fill=None)
    paper.heading("Mitzeichnung der beteiligten Stellen:", "other")
    paper.paragraph(rng.choice(["Das Referat WFB hat die Vorlage mitgezeichnet.", "Keine"]))
    paper.paragraph(f"{c.chief()}\n{town.chief}", before=14)
    attachments(paper, c, topic, "Anlagen")

    def furniture(p: Paper, page: int, total: int) -> None:
        if page > 1:
            p.at(p.margins[0], 32, 200, number, p.style.but(size=8.5), zone="header")
        p.at(
            p.sheet.width - p.margins[2] - 90,
            32,
            90,
            f"Seite {page}",
            p.style.but(size=8.5, align="right"),
            zone="header",
        )

    paper.furniture(furniture)
    return paper
