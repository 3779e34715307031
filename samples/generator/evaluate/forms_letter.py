# ruff: noqa: E501
"""Letters: a group's motion with a side column, questions alone or with answers, reports."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, body, bold, edges, italic
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.letters import Motion, Questions
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context

GROUPS = (
    "SPD-Fraktion",
    "CDU-Fraktion",
    "Fraktion Bündnis 90/Die Grünen",
    "FDP-Fraktion",
    "Fraktion DIE LINKE",
    "Fraktion Bürger für Grünwörth",
    "Gruppe UWG/Freie Wähler",
)


def group_letter(
    c: Context, m: Motion, *, group: int = 0, face: str = "opensans", variant: int = 0, received: bool = False
) -> Paper:
    """A group's letter: side column with the members, the addressee at the left, the motion with or without a lead-in."""
    side_left = variant == 1
    paper = Paper(
        c.id,
        "letter of a group",
        margins=edges(c.id, (178 if side_left else 70, 60, 56 if side_left else 175, 60)),
        style=Style(face, 10.8, 1.3),
    )
    style, t = paper.style, c.town
    name = GROUPS[group]
    color = ("#b3121d", "#1d1d1d", "#1f6b35", "#c79a00", "#8c1c3f", "#1f4e8c", "#3a6ea5")[group]
    x = 58.0 if side_left else 440.0
    small = style.but(size=7.6, leading=1.35, hyphenate=False, color="#333333")

    def side(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(pp.left, 36, 300, f"Seite {number}", style.but(size=8.5), zone="header")
            return
        lines = [
            "Vorsitz", c.person(), "", "Stellvertretung", c.person(), "", "Mitglieder", *[c.person() for _ in range(4)], "", "Geschäftsstelle",
            t.street, f"{t.code} {t.place}", f"Telefon {c.n(2000, 9999)}/{c.n(10, 99)}-{c.n(100, 999)}", f"fraktion@{t.short.lower().replace('ü', 'ue').replace('ö', 'oe')}.example", "", "Bankverbindung", f"Sparkasse {t.short}", f"Stand {c.written(-200)}",
        ]  # fmt: skip
        pp.at(x, 150, 112, "\n".join(line or " " for line in lines), small, zone="side")

    paper.furniture(side)
    paper.paragraph(paper.put("originator", name), style.but(size=19, bold=True, color=color, hyphenate=False), after=1)
    paper.paragraph(
        f"{'im' if t.gender == 'm' else 'in der'} {body(t.main)}", style.but(size=11, color=color), after=30
    )
    paper.rule(paper.left, paper.y - 22, paper.right, paper.y - 22, 1.4, color)
    chief = t.chief.replace("Der ", "Herrn ").replace("Die ", "Frau ").replace("Das ", "An das ")
    if "Magistrat" in chief:
        chief = "An den Magistrat"
    paper.paragraph(chief, after=0)
    paper.paragraph(c.last(), after=0, join=True)
    paper.paragraph(t.street, after=0, join=True)
    paper.paragraph(f"{t.code} {t.place}", after=16, join=True)
    paper.paragraph(
        f"{t.place}, {c.pick('den ', '')}{paper.put_date(c.iso(0), c.pick('d. month yyyy', 'dd.mm.yyyy'))}",
        style.but(align="right"),
        after=14,
    )
    kind = ("Antrag", "Antrag", "Dringlichkeitsantrag")[variant % 3]
    paper.paragraph(
        paper.put("paper_type", kind, kind.upper() if variant == 2 else kind), style.but(size=14, bold=True), after=3
    )
    paper.paragraph(bold(paper.put("name", m.title)), style.but(hyphenate=False), after=12)
    if received:
        iso = c.iso(2)
        paper.record["received"] = iso
        paper.stamp(
            paper.left + c.n(225, 290),
            c.n(132, 150),
            ["EINGEGANGEN", c.written(2), f"Stadt {t.short}" if "Landkreis" not in t.name else t.name],
            size=9.5,
            angle=c.n(-7, 6),
            color="#2f3f8f",
            border="double",
        )
    paper.paragraph(
        c.pick(
            f"Sehr geehrte{'r Herr' if t.chief.startswith('Der') else ' Frau'} {t.chief.split()[-1]},",
            "Sehr geehrte Damen und Herren,",
        ),
        after=8,
    )
    if variant == 1:
        with paper.resolution():
            for text in m.demands:
                paper.paragraph(text)
    else:
        intro = f"{c.main('nom', True)} möge beschließen:"
        paper.heading(intro, "resolution")
        p.resolve(
            paper, Matter(m.title, [], m.demands), labels="1." if variant == 0 else "a)", introduction=p.normal(intro)
        )
    paper.heading("Begründung:", "reasons")
    p.parts(paper, m.reasons)
    paper.paragraph("Mit freundlichen Grüßen", before=6, after=26)
    paper.signature(paper.left, paper.y - 22, 105, 24)
    paper.paragraph(c.person(), after=0, before=6)
    paper.paragraph(c.pick("Fraktionsvorsitz", "für die Fraktion"), join=True)
    return paper


def questions(c: Context, q: Questions, *, group: int = 1, face: str = "source", variant: int = 0) -> Paper:
    """A Kleine Anfrage, alone or with the administration's answers between its questions."""
    paper = Paper(
        c.id,
        "question and answer" if q.answers and variant else "question",
        margins=edges(c.id, (72, 60, 66, 62)),
        style=Style(face, 11, 1.28),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(72, 806, 457, f"-{number}-", style.but(size=9, align="center"), zone="footer")

    paper.furniture(p.upright(furniture))
    paper.paragraph(paper.put("municipality", t.name), style.but(size=14, bold=True), after=8)
    kind = ("Anfrage", "Kleine Anfrage", "Große Anfrage")[variant % 3]
    paper.paragraph(
        paper.put("paper_type", kind, kind.upper() if variant == 0 else kind), style.but(size=13, bold=True), after=2
    )
    paper.paragraph(f"Drucksachen-Nr.: {paper.put('reference', f'AF-{c.n(10, 400)}/{c.number}')}", after=2)
    paper.paragraph(f"Antragsteller: {paper.put('originator', GROUPS[group])}", after=2, join=True)
    paper.paragraph(f"Datum: {paper.put_date(c.iso(0))}", after=8, join=True)
    step = paper.step()
    paper.table(
        [s * paper.width for s in (0.56, 0.22, 0.22)],
        [["Gremium", "Sitzungstermin", "Status"]],
        [[step.body(t.committees[0]), step.date(c.iso(18)), step.public(True, "öffentlich")]],
        style=style.but(size=9.8, hyphenate=False),
        after=10,
    )
    paper.paragraph(
        bold(paper.put("name", q.title)), label=bold("Betreff:"), hang=60, style=style.but(hyphenate=False), after=9
    )
    paper.paragraph(q.lead)
    paper.paragraph(
        "Wir fragen die Verwaltung:" if not variant else "Hierzu bitten wir um Beantwortung der nachstehenden Fragen:",
        after=5,
    )
    if q.answers and variant:
        paper.paragraph(f"Die Verwaltung antwortet mit Schreiben vom {c.d(13)} wie folgt:", after=6)
        for number, (ask, answer) in enumerate(zip(q.questions, q.answers, strict=True), 1):
            paper.paragraph(italic(ask), label=f"{number}.", hang=20)
            paper.paragraph(answer, indent=20)
    else:
        for number, ask in enumerate(q.questions, 1):
            paper.paragraph(ask, label=f"{number}.", hang=20)
    paper.paragraph("gez.", before=14, after=0)
    paper.paragraph(c.person(), join=True)
    return paper


def report(
    c: Context, m: Matter, *, face: str = "caladea", variant: int = 0, more: int = 0, mode: str = "blank"
) -> Paper:
    """A Mitteilung: course of bodies that only take note, report, no proposal."""
    paper = Paper(
        c.id,
        "report",
        margins=edges(c.id, (70, 56, 62, 64)),
        style=Style(face, 11, 1.25, align="justify" if variant == 1 else "left"),
    )
    style, t = paper.style, c.town

    def furniture(pp: Paper, number: int, total: int) -> None:
        pp.at(
            70,
            804,
            463,
            f"{t.short} · {paper.record['reference']} · Seite {number} von {total}",
            style.but(size=8, align="center"),
            zone="footer",
        )

    paper.furniture(p.upright(furniture))
    kind = ("Mitteilungsvorlage", "Informationsvorlage", "Mitteilung")[variant % 3]
    flat = style.but(align="left", hyphenate=False)
    paper.paragraph(f"{paper.put('municipality', t.name)}", flat.but(bold=True, size=13), after=0)
    paper.paragraph(t.chief, flat, join=True, after=8)
    paper.paragraph(paper.put("paper_type", kind), flat.but(bold=True, size=15), after=5)
    paper.paragraph(f"Nr.: {paper.put('reference', f'M {c.n(10, 300)}/{c.number}')}", flat, after=1)
    paper.paragraph(f"Dienststelle: {paper.put('department', m.department)}", flat, after=1, join=True)
    paper.paragraph(f"Datum: {paper.put_date(c.iso(0))}", flat, after=9, join=True)
    out: list[list[Cell | str]] = []
    for place, name in enumerate([t.committees[0], t.main]):
        step = paper.step()
        out.append(
            [
                step.body(name),
                step.date(c.iso(10 + 12 * place)),
                step.role("Kenntnisnahme"),
                step.public(True, "öffentlich"),
            ]
        )
    paper.table(
        [s * paper.width for s in (0.44, 0.2, 0.2, 0.16)],
        [["Gremium", "Termin", "Zuständigkeit", "Status"]],
        out,
        style=flat.but(size=9.6),
        rules=("all", "horizontal", "head")[variant % 3],
        after=10,
    )
    paper.heading("Gegenstand:" if variant == 2 else "Betreff:", "title")
    paper.paragraph(paper.put("name", m.title), flat, after=8)
    paper.heading(("Mitteilung:", "Bericht:", "Sachverhalt:")[variant % 3], "facts")
    p.parts(paper, p.long(c, m, more) if more else m.facts, rules="all", sign="–")
    p.attachments(paper, m, "Anlagen:", way="–")
    paper.paragraph(c.person(), flat, before=20)
    return paper
