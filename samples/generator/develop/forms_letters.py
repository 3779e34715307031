# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: what is written rather than filled in: motions of a Fraktion, Mitteilungen, Anfragen."""

from __future__ import annotations

from samples.generator.develop.forms_a import costs, facts, form, pair, resolution_items, right_page
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import Context, course
from samples.generator.engine import Cell, Paper, body, bold, italic, plain, spaced


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


def step_body(step: object, c: Context, topic: Topic) -> str:
    name = c.committee(topic.subject)
    step.body(name)  # type: ignore[attr-defined]
    return name


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
    pair(paper, bold("Antragsteller:"), paper.put("originator", sender), hang, join=False)
    pair(paper, bold("Datum:"), paper.put_date(c.date), hang)
    pair(paper, bold("Thema:"), bold(paper.put("name", topic.title.split(";")[0])), hang)
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
    paper.furniture(right_page)
    return paper
