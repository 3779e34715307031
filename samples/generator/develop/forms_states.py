# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: Drucksachen of city states: a Berlin district and a Bürgerschaft in two columns."""

from __future__ import annotations

from samples.generator.develop.forms_a import costs, facts, form, resolution_items
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import Context, course
from samples.generator.engine import Cell, Paper, body, bold, italic


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
