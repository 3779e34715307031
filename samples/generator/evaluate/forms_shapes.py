# ruff: noqa: E501
"""Gremium, Termin, TOP: seven shapes of one city over twenty years."""

from __future__ import annotations

from datetime import date, timedelta

from samples.generator.engine import Cell, Paper, Style, bold, edges
from samples.generator.engine.marks import print_day
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context


def quellstein(c: Context, m: Matter, *, shape: str = "C", face: str = "source", more: int = 0) -> Paper:
    """The seven shapes of a large city of the south-west over two decades."""
    paper = Paper(
        c.id, f"Gremium Termin TOP, shape {shape}", margins=edges(c.id, (70, 56, 58, 62)), style=Style(face, 10.8, 1.28)
    )
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
