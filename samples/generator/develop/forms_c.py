# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: forms with check boxes, a member's letter, minutes."""

from __future__ import annotations

from samples.generator.develop.forms_a import (
    attachments,
    costs,
    crest,
    facts,
    form,
    pair,
    resolution_items,
    right_page,
    vote_cells,
)
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import WOMEN, Context, course
from samples.generator.engine import Cell, Paper, Step, bold, reference
from samples.generator.engine.marks import group

EMPTY, CROSSED = "☐", "☒"


@form
def formblatt(paper: Paper, c: Context, topic: Topic) -> Paper:
    """A ruled form: publicity as boxes in two columns, the vote with present and excluded, money as a block of boxes."""
    town, rng = c.town, c.rng
    number = f"{rng.randint(11, 480):03}/{c.year}"
    kind = c.votes or "printed"
    small = paper.style.but(size=9)
    crest(paper, paper.left, 36, 40, town.color)
    paper.at(paper.left + 46, 38, 230, bold(paper.put("municipality", town.name)), paper.style.but(size=13))
    paper.at(
        paper.left + 46,
        55,
        230,
        f"{town.office}\n{town.streets[0]} {rng.randint(1, 60)} · {town.postcode} {town.place}",
        small.but(size=8),
    )
    paper.at(
        paper.right - 150,
        38,
        150,
        bold(paper.put("paper_type", rng.choice(["Verwaltungsvorlage", "Beschlussvorlage"]))),
        paper.style.but(size=13, align="right"),
    )
    paper.at(
        paper.right - 150, 56, 150, f"Nr. {paper.put('reference', number)}", paper.style.but(size=11, align="right")
    )
    paper.y = 92
    wide = paper.width
    paper.table([88, wide / 2 - 88, 74, wide / 2 - 74], [], [
        [bold("Fachdienst"), paper.put("department", town.departments[topic.subject]), bold("Datum"), paper.put_date(c.date)],
        [bold("Sachbearbeitung"), paper.put("officer", c.person()), bold("Aktenzeichen"), f"{rng.randint(10, 90)} {rng.randint(10, 40)} {rng.randint(1, 9):02}"],
        [bold("Betreff"), Cell(bold(paper.put("name", topic.title)), columns=3)],
    ], style=small.but(size=9.5), padding=(4, 4), after=10)  # fmt: skip
    paper.section("Betreff", "title")
    bodies = course(c, topic.subject, rng.choice([3, 4]))
    rows: list[list[Cell | str]] = []
    names = ("present", "yes", "no", "abstain", "excluded")
    for index, (name, iso) in enumerate(zip(bodies, c.meetings(len(bodies)), strict=True)):
        step = paper.step()
        open_ = index > 0 or rng.random() < 0.5
        boxes = (step.public(True, CROSSED), EMPTY) if open_ else (EMPTY, step.public(False, CROSSED))
        rows.append(
            [
                step.body(name),
                step.date(iso),
                *(Cell(b, align="center") for b in boxes),
                *vote_cells(c, step, names, kind),
            ]
        )
    heads = [Cell(t, align="center") for t in ("anw.", "dafür", "dagegen", "Enth.", "bef.")]
    paper.table(
        [wide - 66 - 2 * 24 - 5 * 42, 66, 24, 24, *[42] * 5],
        [[Cell("Beratungsfolge", rows=2), Cell("Sitzung", rows=2), Cell("ö", rows=2, align="center"), Cell("nö", rows=2, align="center"), Cell("Abstimmung", columns=5, align="center")], heads],
        rows, style=small, padding=(3.5, 3.5), row_height=21, head_fill=rng.choice([None, "#e9e9e9"]), after=12,
    )  # fmt: skip
    paper.heading("Beschlussvorschlag", "resolution")
    with paper.resolution():
        resolution_items(paper, topic.resolution, rng.choice(["1.", "1)", "a)"]))
    _money_boxes(paper, c, topic)
    paper.heading("Sachdarstellung und Begründung", "facts")
    facts(paper, topic, c)
    for text in topic.finance:
        paper.paragraph(text)
    if topic.costs:
        costs(paper, topic.costs, rules=rng.choice(["all", "horizontal"]), fill=None)
    attachments(paper, c, topic, "Anlagen", numbered=rng.random() < 0.5)
    paper.need(60)
    paper.gap(26)
    paper.signature(paper.left + 2, paper.y - 22, 96, 24)
    paper.paragraph(f"{c.chief()}\n{town.chief}", paper.style.but(size=9.5), after=0)

    def foot(p: Paper, page: int, total: int) -> None:
        line = p.style.but(size=7.5)
        p.at(p.margins[0], p.sheet.height - 44, 300, f"Vorlage {number} · {town.name}", line, zone="footer")
        p.at(
            p.sheet.width - p.margins[2] - 100,
            p.sheet.height - 44,
            100,
            f"Blatt {page} von {total}",
            line.but(align="right"),
            zone="footer",
        )

    paper.furniture(foot)
    return paper


def _money_boxes(paper: Paper, c: Context, topic: Topic) -> None:
    """The block of boxes that a Kämmerei wants to see filled."""
    rng = c.rng
    costs_money = bool(topic.costs) or rng.random() < 0.7
    total = rng.randint(30, 990) * 1000

    def boxes(*labels: tuple[str, bool]) -> str:
        return "    ".join(f"{CROSSED if on else EMPTY} {label}" for label, on in labels)

    yes, small = costs_money, paper.style.but(size=8.5)
    once = rng.random() < 0.5
    paper.need(110)
    paper.table([paper.width * 0.3, paper.width * 0.7], [], [
        [bold("Finanzielle Auswirkungen"), boxes(("nein", not yes), ("ja", yes))],
        ["Art der Ausgabe", boxes(("einmalig", yes and once), ("wiederkehrend", yes and not once), ("über-/außerplanmäßig", False))],
        ["Gesamtausgaben", c.eur(total, "€00") if yes else "./."],
        ["Mittel stehen zur Verfügung", boxes(("ja", yes), ("nein", False), ("teilweise", False))],
        ["Auswirkungen auf das Klima", boxes(("positiv", rng.random() < 0.4), ("keine", True), ("negativ", False))],
    ], style=small, padding=(4, 3.5), after=12)  # fmt: skip
    paper.section("Finanzielle Auswirkungen", "finance")


@form
def mitglied(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Letter of a single member of the council: address and channels in a column on the left, no headings but one."""
    town, rng = c.town, c.rng
    name = c.person()
    title = "Kreistagsabgeordnete" if town.kind == "Landkreis" else "Mitglied"
    column, small = 122.0, paper.style.but(size=7.5, hyphenate=False, align="left")
    place = town.place.lower().replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")
    blocks = [
        f"{bold(name)}\n{title if title == 'Mitglied' else title + ('' if name.split()[0] in WOMEN else 'r')}",
        f"{town.streets[-1]} {rng.randint(1, 99)}\n{town.postcode} {town.place}",
        f"Telefon 0{rng.randint(3000, 9000)} {rng.randint(1000, 99999)}\npost@{place}.example",
    ]
    y = 118.0
    for block in blocks:
        y = paper.at(40, y, column - 24, block, small, zone="side") + 12
    paper.rule(40 + column - 16, 60, 40 + column - 16, paper.sheet.height - 70, 0.5, "#777777")
    paper.margins = (40 + column, paper.margins[1], paper.margins[2], paper.margins[3])
    paper._frames[0].left = paper.margins[0]
    paper.y = 64
    paper.put("originator", name)
    paper.paragraph(bold(name), paper.style.but(size=15), after=16)
    paper.record["municipality"] = town.name
    paper.paragraph(
        f"An den Vorsitz {c.des(town.council)}\nder {town.name}"
        if town.kind != "Landkreis"
        else f"An den Vorsitz {c.des(town.council)}\ndes Landkreises {town.place}",
        after=16,
    )
    paper.paragraph(
        f"{town.place}, den {paper.put_date(c.date, 'd. month yyyy')}", paper.style.but(align="right"), after=14
    )
    paper.paragraph(bold(paper.put("paper_type", "Antrag")), paper.style.but(size=13), after=3)
    paper.paragraph(
        bold(paper.put("name", topic.title.split(";")[0])), paper.style.but(align="left", hyphenate=False), after=10
    )
    paper.paragraph("Sehr geehrte Damen und Herren,", after=6)
    paper.paragraph(
        f"zur Beratung {c.im(c.committee(topic.subject))} und zur Entscheidung {c.im(town.council)} stelle ich folgenden Antrag:"
    )
    paper.heading("Beschlussvorschlag:", "resolution")
    with paper.resolution():
        resolution_items(paper, topic.motion, "1.")
    paper.heading("Begründung:", "reasons")
    for text in topic.reasons:
        paper.paragraph(text)
    paper.paragraph(
        f"Ich weise darauf hin, dass die Verwaltung bereits mit Schreiben vom {c.day(-47, role='reference')} eine Prüfung zugesagt hatte. Eine Antwort steht bis heute aus."
    )
    paper.paragraph("Mit freundlichem Gruß", before=8, after=34, keep=True)
    paper.signature(paper.left + 2, paper.y - 30, 104, 26)
    paper.paragraph(name, after=0)
    paper.furniture(
        lambda p, page, total: (
            p.at(p.margins[0], 34, 120, f"Seite {page}", p.style.but(size=8), zone="header") if page > 1 else None
        )
    )  # type: ignore[arg-type,return-value,func-returns-value]
    return paper


@form
def protokoll(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Item of a Niederschrift whose resolution was put to the vote point by point: in words, in lines, or as a table."""
    town, rng = c.town, c.rng
    council = rng.choice([town.council, town.main])
    paper.paragraph(bold(paper.put("municipality", town.name)), paper.style.but(size=13), after=8)
    meeting = c.iso(0)
    step = paper.step()
    step.body(council)
    paper.record["meeting"] = meeting
    paper.put("paper_type", "Auszug aus der Niederschrift")
    paper.paragraph(bold("Auszug aus der Niederschrift"), paper.style.but(size=15), after=2)
    paper.paragraph(
        f"über die {rng.randint(3, 40)}. Sitzung {c.des(council)} am {step.date(meeting)}, {rng.choice(['Ratssaal', 'Großer Sitzungssaal', 'Bürgerhaus'])}",
        after=12,
        join=True,
    )
    number = f"{c.year}/{rng.randint(100, 990)}"
    item = str(rng.randint(3, 19))
    pair(paper, "TOP", bold(step.agenda_item(item)), 60, join=False)
    pair(paper, "Betreff", bold(paper.put("name", topic.title)), 60)
    pair(paper, "Vorlage", paper.put("reference", number), 60)
    paper.section("Betreff", "title")
    paper.gap(8)
    paper.paragraph(
        paper.put("public", True, step.public(True, "Öffentliche Sitzung")), paper.style.but(size=9.5), after=8
    )
    texts = [p for p in topic.facts if isinstance(p, str) and "\x06" not in p and not p.endswith(":")]
    paper.heading("Sachverhalt:", "facts")
    for text in texts[:2]:
        paper.paragraph(text)
    speaker = c.person()
    paper.paragraph(
        f"{speaker} ({town.groups[0]}) beantragt, über die Ziffern getrennt abzustimmen. Hiergegen erhebt sich kein Widerspruch."
    )
    paper.heading("Beschluss:", "resolution")
    items = (
        topic.resolution
        if len(topic.resolution) > 1
        else [*topic.resolution, f"Die Verwaltung berichtet {c.dem(c.committee('finance'))} über die Ausführung."]
    )
    with paper.resolution("adopted"):
        resolution_items(paper, items, "1.")
    paper.heading("Abstimmungsergebnis:", "vote")
    _split_votes(paper, c, step, council, len(items))
    if rng.random() < 0.6:
        paper.paragraph(
            f"Ein früherer Beschluss ({reference(f'{c.year - 1}/{rng.randint(100, 990)}')}) ist damit erledigt.",
            before=4,
        )
    paper.need(90)
    paper.paragraph("Für die Richtigkeit:", before=18, after=2)
    paper.paragraph(f"{town.place}, den {c.day(12)}", after=34, join=True)
    paper.signature(paper.left, paper.y - 30, 100, 24)
    paper.paragraph(f"{c.person()}\nProtokollführung", after=0)
    paper.furniture(right_page)
    return paper


def _split_votes(paper: Paper, c: Context, step: Step, council: str, items: int) -> None:
    """The votes on every item; together they print no number for the whole."""
    rng, seats = c.rng, c.seats(council)
    kind = c.variant or rng.choice(["lines", "words", "table"])
    votes = []
    for number in range(1, items + 1):
        no, abstain = rng.choice([0, 2, 5, 9]), rng.choice([0, 0, 1, 3])
        votes.append((number, seats - no - abstain, no, abstain))
        step.ballot(f"Ziffer {number}", yes=seats - no - abstain, no=no, abstain=abstain)
    if kind == "table":
        rows: list[list[Cell | str]] = [
            [f"Ziffer {n}", *(Cell(str(v), align="center") for v in vs)] for n, *vs in votes
        ]
        heads = [Cell(t, align="center") for t in ("Ja", "Nein", "Enthaltung")]
        paper.table([110, 60, 60, 76], [["", *heads]], rows, padding=(5, 4), after=8)
        return
    for index, (number, yes, no, abstain) in enumerate(votes):
        if kind == "lines":
            text = f"Ziffer {number}: {yes} Ja, {no} Nein, {abstain} Enthaltungen"
        else:
            none = "ohne Gegenstimme" if no == 0 else f"bei {group(no)} Nein-Stimmen"
            text = f"Ziffer {number}: mit {yes} Ja-Stimmen {none} und {abstain if abstain else 'keinen'} Enthaltungen angenommen."
        paper.paragraph(text, after=2, join=index > 0)
