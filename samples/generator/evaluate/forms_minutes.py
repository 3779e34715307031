# ruff: noqa: E501
"""Extracts of minutes with the vote in words, and pages of a typewriter."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, bold, day, edges, reference, spaced, under
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context, genitive


def extract(c: Context, m: Matter, *, face: str = "sourceserif", variant: int = 0, points: int = 1) -> Paper:
    """Beschlussauszug or Niederschrift: debate, Beschluss, and the vote in words; a vote on each item now and then."""
    paper = Paper(
        c.id,
        "extract of minutes",
        margins=edges(c.id, (80, 66, 70, 66)),
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
        margins=edges(c.id, (78, 58, 50, 60)),
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
