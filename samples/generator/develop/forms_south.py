# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: forms of towns in the south and the east: Kesselfurt, a Saxon town, Stuttgart."""

from __future__ import annotations

from samples.generator.develop.forms_a import attachments, costs, crest, facts, form, pair, resolution_items
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import Context, course
from samples.generator.engine import Cell, Paper, bold, days, reference


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
    pair(paper, bold("Zuständig:"), paper.put("department", town.departments[topic.subject]), join=False, hang=90)
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
