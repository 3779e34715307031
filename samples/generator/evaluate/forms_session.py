# ruff: noqa: E501
"""Forms of SessionNet and of SD.NET."""

from __future__ import annotations

from samples.generator.engine import Cell, Paper, Style, bold, edges
from samples.generator.evaluate import parts as p
from samples.generator.evaluate.matter import Matter
from samples.generator.evaluate.world import Context


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
    paper = Paper(c.id, "SessionNet", margins=edges(c.id, (72, 60, 64, 64)), style=Style(face, 11, 1.24))
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
    paper = Paper(c.id, "SD.NET", margins=edges(c.id, (58, 50, 52, 60)), style=Style(face, 10.6, 1.2))
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
