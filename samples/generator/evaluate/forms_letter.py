# ruff: noqa: E501
"""Letters and extracts: a group's motion with a side column, questions, reports, minutes in words, the typewriter."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, body, bold, day, italic, reference, spaced, under
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.letters import Motion, Questions
from samples.generator.evaluate.topics import Matter
from samples.generator.evaluate.world import Context, genitive

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
        margins=(178 if side_left else 70, 60, 56 if side_left else 175, 60),
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
        margins=(72, 60, 66, 62),
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
        margins=(70, 56, 62, 64),
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


def extract(c: Context, m: Matter, *, face: str = "sourceserif", variant: int = 0, points: int = 1) -> Paper:
    """Beschlussauszug or Niederschrift: debate, Beschluss, and the vote in words; a vote on each item now and then."""
    paper = Paper(
        c.id,
        "extract of minutes",
        margins=(80, 66, 70, 66),
        style=Style(face, 11.4, 1.3, align="justify" if variant == 0 else "left"),
    )
    style, t = paper.style, c.town
    flat = style.but(align="left", hyphenate=False)

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(80, 38, 445, f"– {number} –", style.but(align="center", size=10), zone="header")

    paper.furniture(p.upright(furniture))
    kind = ("Beschlussauszug", "Niederschrift", "Auszug aus der Niederschrift", "Beschlussausfertigung")[variant % 4]
    paper.paragraph(paper.put("municipality", t.name), flat.but(bold=True, size=13), after=10)
    paper.paragraph(
        paper.put("paper_type", kind, kind.upper() if variant == 3 else kind), flat.but(bold=True, size=15), after=4
    )
    name = t.main if variant != 2 else t.committees[0]
    step = paper.step()
    step.public(True, "")
    paper.put("public", True)
    iso = c.iso(0)
    paper.record["meeting"] = iso
    article = "des" if not (t.gender == "f" and name == t.main) else "der"
    printed = genitive(name) if article == "des" else name
    opening = (
        f"aus der {c.n(3, 60)}. öffentlichen Sitzung"
        if variant in (0, 3)
        else f"über die {c.n(3, 60)}. öffentliche Sitzung"
    )
    paper.paragraph(
        f"{opening} {article} {step.body(name, printed)} am {step.date(iso, c.pick('d. month yyyy', 'dd.mm.yyyy'))}",
        flat,
        after=12,
    )
    item = f"{c.n(2, 24)}"
    paper.paragraph(
        f"{'Tagesordnungspunkt' if variant != 1 else 'Punkt'} {step.agenda_item(item)}{'' if variant != 1 else ' der Tagesordnung'}:",
        flat.but(bold=True),
        after=1,
    )
    paper.paragraph(bold(paper.put("name", m.title)), flat, after=2)
    paper.paragraph(f"Vorlage: {paper.put('reference', f'{c.number}/{c.n(10, 900):04}')}", flat, after=10)
    if variant != 3:
        paper.heading(("Beratungsverlauf:", "Debatte:", "Sachverhalt:")[variant % 3], "facts")
        speaker = f"{c.pick('Ratsmitglied', 'Stadtrat', 'Mitglied')} {c.last()}"
        paper.paragraph(
            f"{speaker} erklärt, dass {c.pick('die Fraktion', 'die Gruppe')} dem Vorhaben grundsätzlich zustimmen könne, jedoch eine bessere Beteiligung der Betroffenen erwartet hätte. Es wäre wünschenswert gewesen, die Unterlagen früher zu erhalten."
        )
        paper.paragraph(
            f"Ein Antrag zur Geschäftsordnung auf Vertagung wird bei {c.n(4, 9)} Ja-Stimmen abgelehnt. Anschließend beantwortet {c.last()} Fragen zur Finanzierung und verweist auf die Vorlage {reference(f'{c.number - 1}/{c.n(100, 900):04}')}, die am {c.d(-210)} behandelt worden sei."
        )
        text = [x for x in m.facts if isinstance(x, str)][: 2 + variant]
        p.parts(paper, text)
    paper.heading("Beschluss:" if variant != 3 else "Beschlusstext:", "resolution")
    p.resolve(paper, m, kind="adopted", labels="1." if variant != 0 else "a)", lead=None)
    seats = c.n(21, 47)
    found = p.count(c, seats)
    while variant in (0, 3) and (found.no == 0 or found.abstain == 0):
        found = p.count(c, seats)
    if variant == 0:
        paper.paragraph(
            f"Abstimmungsergebnis: {step.result('mehrheitlich beschlossen')}, {step.said('yes', found.yes, f'{found.yes} Ja-Stimmen')}, {step.said('no', found.no, f'{found.no} Nein-Stimmen' if found.no != 1 else 'eine Nein-Stimme')}, {step.said('abstain', found.abstain, f'{found.abstain} Enthaltungen' if found.abstain != 1 else 'eine Enthaltung')}",
            flat,
            before=6,
        )
    elif variant == 1:
        here = found.yes + found.no + found.abstain
        paper.paragraph(
            f"Abstimmungsergebnis: {step.result('einstimmig zugestimmt')} ({step.said('yes', here, f'{here} Ja')}, {step.said('no', 0, 'keine Nein-Stimmen')}, {step.said('abstain', 0, 'keine Enthaltungen')})",
            flat,
            before=6,
        )
    elif variant == 2:
        paper.heading("Abstimmung:", "vote", flat.but(bold=True))
        first = True
        for number, _ in enumerate(m.proposal, 1):
            here = p.count(c, 17)
            votes = {"yes": here.yes, "no": here.no, "abstain": here.abstain}
            step.ballot(f"{number}", **votes)
            words = f"Ziffer {number}: {here.yes} Ja, {here.no} Nein, {here.abstain} Enthaltungen"
            paper.paragraph(words, flat, after=0, join=not first)
            first = False
        paper.gap(8)
    else:
        paper.paragraph(
            f"Abstimmung: Ja {step.said('yes', found.yes, str(found.yes))}, Nein {step.said('no', found.no, str(found.no))}, Enthaltungen {step.said('abstain', found.abstain, str(found.abstain))}; anwesend {step.said('present', found.present - found.excluded, str(found.present - found.excluded))}",
            flat,
            before=6,
        )
    paper.paragraph(
        "Für die Richtigkeit des Auszuges:" if variant != 1 else "Zur Beurkundung:", flat, before=18, after=26
    )
    paper.signature(paper.left + 6, paper.y - 22, 100, 24)
    paper.paragraph(f"{t.place}, {day(c.iso(16), c.day_style, role='signature')}", flat, before=4, after=0)
    paper.paragraph(c.person(), flat, join=True)
    return paper


def typewriter(c: Context, m: Matter, *, variant: int = 0, boxes: str = "hand") -> Paper:
    """A page of a typewriter: letter-spaced headings, underlining, gaps for the vote, marks of the office."""
    paper = Paper(
        c.id,
        "typewriter",
        margins=(78, 58, 50, 60),
        style=Style(
            "courier",
            (11.4, 11, 11.8)[variant % 3],
            (1.5, 1.3, 1.42)[variant % 3],
            jitter=(0.28, 0.2, 0.4)[variant % 3],
        ),
    )
    style, t = paper.style, c.town
    flat = style.but(hyphenate=False)

    def furniture(pp: Paper, number: int, total: int) -> None:
        if number > 1:
            pp.at(78, 34, 467, f"- {number} -", style.but(align="center"), zone="header")

    paper.furniture(p.upright(furniture))
    y = paper.y
    paper.at(
        78, y, 260, f"{paper.put('municipality', t.name)}\n{t.chief}\n- {paper.put('department', m.department)} -", flat
    )
    paper.at(
        305,
        y,
        240,
        f"{t.place}, den {paper.put_date(c.iso(0), 'd. month yyyy' if variant != 1 else 'dd.mm.yyyy')}\nAz.: {c.n(1, 9)}{c.n(0, 9)}-{c.n(10, 99)}/{c.n(1, 9)}",
        flat,
    )
    paper.y = y + 3.4 * style.size * style.leading + 8
    kind = ("Vorlage", "Sitzungsvorlage", "Verwaltungsvorlage")[variant % 3]
    number = f"{c.n(20, 190)}/{c.number % 100}"
    paper.paragraph(
        f"{paper.put('paper_type', kind, spaced(kind) if variant != 1 else kind.upper())} Nr. {paper.put('reference', number)}",
        flat,
        after=8,
    )
    bodies = [*t.committees[:2], t.main]
    rows: list[list[Cell | str]] = []
    for place, name in enumerate(bodies):
        step = paper.step()
        row: list[Cell | str] = [
            step.body(name),
            step.date(c.iso(9 + 9 * place), "dd.mm.yyyy" if variant != 2 else "d.m.yyyy"),
        ]
        found = p.count(c, c.n(9, 13) if place < 2 else c.n(21, 29))
        for key in ("yes", "no", "abstain"):
            value: int = getattr(found, key)
            inked = boxes == "hand" and place < c.n(1, 3)
            row.append(
                step.vote(key, hand=str(value), printed="_____")
                if inked
                else step.vote(key, value)
                if boxes == "typed" and place < 2
                else step.vote(key, printed="_____")
            )
        rows.append(row)
    w = paper.width
    paper.table(
        [0.42 * w, 0.2 * w, 0.12 * w, 0.12 * w, 0.14 * w],
        [["Beratungsfolge", "Termin", "Ja", "Nein", "Enth."]],
        rows,
        style=flat.but(size=10),
        rules="none",
        head_bold=False,
        padding=(2, 3),
        after=10,
    )
    paper.paragraph(under(paper.put("name", m.title)), label="Betr.:", hang=54, style=flat, after=10)
    paper.heading(
        spaced("Sachverhalt") + " :" if variant == 0 else "Sach- und Rechtslage:",
        "facts",
        flat.but(underline=variant != 0),
    )
    p.parts(paper, m.facts, rules="none" if variant != 1 else "head")
    title = spaced("Beschlußvorschlag") + " :" if variant == 0 else "Beschlußvorschlag:"
    paper.heading(title, "resolution", flat.but(underline=variant != 0))
    p.resolve(paper, m, labels="1." if variant != 2 else "a)", indent=0)
    paper.paragraph("In Vertretung" if variant == 1 else "gez.", before=10, after=16, style=flat)
    paper.signature(paper.left + 30, paper.y - 24, 96, 24)
    name_ = c.last()
    paper.paragraph(spaced(name_) if variant == 0 else f"({name_})", style=flat)
    if c.rng.random() < 0.6:
        paper.note_by_hand(400, 788, c.pick("z. d. A.", "WV nach Sitzung", "erl."), 19, c.n(2, 8))
    return paper
