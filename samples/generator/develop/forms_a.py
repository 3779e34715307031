# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: the form of a northern Landkreis, the Bavarian one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from samples.generator.develop.general import general
from samples.generator.develop.topics import Costs, Topic
from samples.generator.develop.world import Context, course
from samples.generator.engine import Cell, Paper, Step, Style, body, bold, money, plain, under, year
from samples.generator.engine.marks import group

Form = Callable[[Paper, Context, Topic], Paper]
FORMS: dict[str, Form] = {}


def form(make: Form) -> Form:
    FORMS[make.__name__] = make
    return make


# --- what many forms share -------------------------------------------------------------------------------------------


def crest(paper: Paper, x: float, y: float, high: float, color: str) -> None:
    """A coat of arms: a shield, parted, with a wave and a tower."""
    w = high * 0.82

    def p(u: float, v: float) -> tuple[float, float]:
        return x + u * w, y + v * high

    shield = [
        p(0, 0),
        p(1, 0),
        p(1, 0.55),
        p(0.93, 0.75),
        p(0.75, 0.9),
        p(0.5, 1),
        p(0.25, 0.9),
        p(0.07, 0.75),
        p(0, 0.55),
        p(0, 0),
    ]
    paper.polygon(shield, "#ffffff", "#000000", 1.0)
    paper.polygon([p(0.02, 0.52), p(0.25, 0.46), p(0.5, 0.52), p(0.75, 0.46), p(0.98, 0.52), p(0.98, 0.57), p(0.92, 0.74), p(0.74, 0.88),
                   p(0.5, 0.98), p(0.26, 0.88), p(0.08, 0.74), p(0.02, 0.57)], color)  # fmt: skip
    paper.polygon([p(0.36, 0.45), p(0.36, 0.2), p(0.42, 0.2), p(0.42, 0.26), p(0.47, 0.26), p(0.47, 0.2), p(0.53, 0.2), p(0.53, 0.26),
                   p(0.58, 0.26), p(0.58, 0.2), p(0.64, 0.2), p(0.64, 0.45)], color)  # fmt: skip
    paper.polygon([p(0.25, 0.68), p(0.5, 0.62), p(0.75, 0.68), p(0.75, 0.73), p(0.5, 0.67), p(0.25, 0.73)], "#ffffff")


def facts(paper: Paper, topic: Topic, context: Context | None = None, style: Style | None = None, heads: Callable[[str], None] | None = None, *, bullet: str = "•",
          after: float | None = None) -> None:  # fmt: skip
    """The facts of a subject and what the office adds to every long paper: paragraphs, headings, lists and tables; footnotes where their sign is printed."""
    for part in topic.facts:
        if isinstance(part, str):
            signs = [(s, t) for s, t in topic.notes if f"\x06{s}\x07" in part]
            paper.paragraph(part, style, notes=signs, after=after)
        elif isinstance(part, Costs):
            costs(paper, part)
        elif isinstance(part, tuple) and part[0] == "h":
            (
                heads
                or (lambda text: paper.heading(text, None, paper.style.but(italic=True, hyphenate=False, align="left")))
            )(part[1])
        elif isinstance(part, tuple) and part[0] == "list":
            for number, text in enumerate(part[1]):
                paper.bullet(
                    text, bullet, style=style, after=6.0 if number == len(part[1]) - 1 else 1.5, join=number > 0
                )
        elif isinstance(part, tuple) and part[0] == "numbered":
            for number, text in enumerate(part[1], 1):
                paper.item(f"{number}.", text, style=style)
        elif isinstance(part, tuple) and part[0] == "table":
            variants(paper, part[1], part[2])
    if context is not None and context.length:
        more(
            paper,
            context,
            heads
            or (lambda text: paper.heading(text, None, paper.style.but(italic=True, hyphenate=False, align="left"))),
        )


def more(paper: Paper, c: Context, heads: Callable[[str], None]) -> None:
    """General sections behind the facts, as many as the paper is meant to be long."""
    for heading, texts in general(c)[: c.length]:
        heads(heading)
        for text in texts:
            paper.paragraph(text)


def variants(paper: Paper, head: list[str], rows: list[list[str]]) -> None:
    """A small table that compares things."""
    first = paper.width * 0.4
    rest = (paper.width * 0.92 - first) / (len(head) - 1)
    paper.table([first, *[rest] * (len(head) - 1)], [head], rows, rules="all")


def costs(paper: Paper, table: Costs, rules: str = "all", fill: str | None = "#e8e8e8") -> None:
    """A table of costs; the unit stands in the caption or in the heads of the columns."""
    if not table.rows:
        return
    in_caption = "Angaben" in table.caption
    unit = table.unit
    caption = table.caption if in_caption or unit == "€" else f"{table.caption}"
    paper.need(90)
    paper.paragraph(bold(caption), paper.style.but(size=paper.style.size * 0.92), after=2)
    scale = 1000 if unit.startswith("T") else 1

    def cell(value: int | None) -> Cell:
        if value is None:
            return Cell("–" if scale == 1 else "", state="blank")
        shown = group(round(value / scale)) if scale > 1 or value % 1 == 0 else group(value, 2)
        return Cell(money(value, shown, currency=currency, period=period))

    columns = [year(int(c)) if c.isdigit() and len(c) == 4 else c for c in table.columns]
    heads = [bold("Position"), *(c if in_caption else f"{c} in {unit}" for c in columns)]
    currency = "DEM" if unit == "DM" else "EUR"
    period = "year" if unit.endswith("/Jahr") else None
    rows: list[list[Cell | str]] = [[label, *map(cell, values)] for label, values in table.rows]
    if table.total:
        sums: list[Cell | str] = [Cell("Summe", bold=True)]
        for column in range(len(table.columns)):
            total = sum(values[column] or 0 for _, values in table.rows)
            sums.append(Cell(money(total, group(round(total / scale)), currency=currency, period=period), bold=True))
        rows.append(sums)
    wide = paper.width
    first = wide * (0.46 if len(table.columns) > 2 else 0.55)
    rest = (wide - first) / len(table.columns)
    paper.table([first, *[rest] * len(table.columns)], [heads], rows, rules=rules, head_fill=fill, aligns=["left", *["right"] * len(table.columns)],
                style=paper.style.but(size=paper.style.size * 0.94))  # fmt: skip


def resolution_items(paper: Paper, items: Sequence[str], labels: str = "1.", **more: object) -> None:
    """The items of a proposed resolution, with the labels of the form; a single one stands without a label."""
    if len(items) == 1 or not labels:
        for text in items:
            paper.paragraph(text)
        return
    for number, text in enumerate(items, 1):
        label = {"1.": f"{number}.", "1)": f"{number})", "a)": f"{chr(96 + number)})", "(1)": f"({number})"}[labels]
        paper.item(label, text, **more)  # type: ignore[arg-type]


def vote_cells(context: Context, step: Step, names: Sequence[str], kind: str) -> list[Cell]:
    """Cells for the votes: ``kind`` blank, printed, hand, or mixed; now and then a dash for none."""
    rng = context.rng
    seats = context.seats(step.truth["body"])
    present = seats - rng.choice([0, 0, 1, 2])
    no = rng.choice([0, 0, 0, 1, 2, 3])
    abstain = rng.choice([0, 0, 1, 2])
    excluded = rng.choice([0, 0, 0, 1])
    numbers = {
        "yes": present - no - abstain - excluded,
        "no": no,
        "abstain": abstain,
        "present": present,
        "excluded": excluded,
    }
    if kind == "mixed":
        kind = rng.choice(["blank", "printed", "printed", "hand"])
    cells = []
    for name in names:
        if kind == "hand":
            what = rng.random()
            ink = str(numbers[name]) if what < 0.72 else rng.choice(["x", "/", "tick", "tally", "smear"])
            cells.append(step.vote(name) if what > 0.92 else step.vote(name, hand=ink))
        elif kind == "printed":
            cells.append(
                step.vote(name, printed="–")
                if numbers[name] == 0 and rng.random() < 0.2
                else step.vote(name, numbers[name])
            )
        else:
            cells.append(step.vote(name))
    return cells


def attachments(
    paper: Paper, context: Context, topic: Topic, heading: str = "Anlagen:", numbered: bool = False
) -> None:
    if not topic.attachments:
        return
    paper.heading(heading, "attachments")
    for number, text in enumerate(topic.attachments, 1):
        printed = f"Anlage {number}: {text}" if numbered else text
        paper.attachments.append(plain(text))
        paper.paragraph(printed, after=1.0, join=number > 1)
    paper.gap(8)


def right_page(paper: Paper, number: int, total: int) -> None:
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


def pair(paper: Paper, label: str, value: str, hang: float = 110, join: bool = True, **more: object) -> None:
    paper.paragraph(value, paper.style.but(align="left"), label=label, hang=hang, after=2.0, join=join, **more)  # type: ignore[arg-type]


# --- the forms -------------------------------------------------------------------------------------------------------


@form
def landkreis(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Landkreis, north: office at the head, vote table with a head in two rows, labels with colons."""
    town, rng = c.town, c.rng
    votes = c.votes or rng.choice(["blank", "blank", "hand", "printed", "mixed"])
    small = paper.style.but(size=9)
    term = c.year - (c.year - 2011) % 5
    number = f"{term}-{(term + 5) % 100}/{rng.randint(100, 1999):04}"
    crest(paper, paper.left, 42, 46, town.color)
    y = paper.at(paper.left + 50, 42, 240, bold(paper.put("municipality", town.name)), paper.style.but(size=15))
    paper.at(
        paper.left + 50,
        y + 1,
        240,
        f"{town.office}\n{paper.put('department', town.departments[topic.subject])}",
        paper.style.but(size=9.5),
    )
    head = paper.style.but(size=10)
    x = paper.right - 190
    paper.frame((x - 6, 40, paper.right, 108), 0.8)
    y = paper.at(x, 44, 184, bold(paper.put("paper_type", "Beschlussvorlage")), head.but(size=13))
    y = paper.at(x, y + 2, 184, f"Drucksachen-Nr.: {paper.put('reference', number)}", head)
    y = paper.at(x, y, 184, f"Status: {paper.put('public', True, 'öffentlich')}", head)
    paper.at(x, y, 184, f"Datum: {paper.put_date(c.date)}", head)
    paper.y = 128
    bodies = course(c, topic.subject, rng.choice([4, 5, 5]))
    dates = c.meetings(len(bodies))
    rows: list[list[Cell | str]] = []
    for name, iso in zip(bodies, dates, strict=True):
        step = paper.step()
        rows.append([step.date(iso), step.body(name), *vote_cells(c, step, ("yes", "no", "abstain"), votes)])
    wide = paper.width
    paper.table(
        [76, wide - 76 - 132, 40, 40, 52],
        [[Cell("Termin", rows=2), Cell("Beratungsfolge:", rows=2), Cell("Abstimmungsergebnis", columns=3, align="center")],
         [Cell("Ja", align="center"), Cell("Nein", align="center"), Cell("Enthalt.", align="center")]],
        rows, head_bold=False, padding=(5, 3.5), row_height=19 if votes == "blank" else 21, style=small.but(size=10), after=12,
    )  # fmt: skip
    label = paper.style.but(bold=True, hyphenate=False, align="left")
    paper.heading("Bezeichnung:", "title", label)
    paper.paragraph(bold(paper.put("name", topic.title)), paper.style.but(align="left", hyphenate=False), after=8)
    paper.heading("Sachverhalt:", "facts", label)
    facts(paper, topic, c, bullet="-")
    if topic.costs and len(topic.costs.rows) > 4:
        costs(paper, topic.costs)
    paper.heading("Finanzielle Auswirkungen:", "finance", label)
    for text in topic.finance:
        paper.paragraph(text)
    paper.heading("Beschlussvorschlag:", "resolution", label)
    with paper.resolution():
        resolution_items(paper, topic.resolution, rng.choice(["1.", "1.", "a)", ""]))
    if rng.random() < 0.5:
        attachments(paper, c, topic)
    paper.need(60)
    chief = c.chief()
    paper.gap(34)
    paper.paragraph(f"({chief})" if rng.random() < 0.5 else f"gez. {chief}", after=0)
    paper.paragraph(town.chief, after=0, join=True)
    if votes == "hand":
        paper.signature(paper.left + 4, paper.y - 54)
    paper.furniture(_dash_page)
    return paper


def _dash_page(paper: Paper, number: int, total: int) -> None:
    """ "-2-" at the head of every page but the first."""
    if number > 1:
        width = paper.sheet.width
        paper.at(width / 2 - 40, 32, 80, f"-{number}-", paper.style.but(align="center", size=10), zone="header")


@form
def bavarian(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Sitzungsvorlage of a Bavarian market town: labels in a ruled head, Sitzungsvortrag, votes at the end."""
    town, rng = c.town, c.rng
    crest(paper, paper.right - 44, 36, 52, town.color)
    y = paper.at(paper.left, 40, 320, bold(paper.put("municipality", town.name).upper()), paper.style.but(size=16))
    paper.at(
        paper.left, y + 2, 330, f"{paper.put('department', town.departments[topic.subject])}", paper.style.but(size=10)
    )
    paper.rule(paper.left, 96, paper.right, 96, 1.4, town.color)
    paper.y = 108
    number = f"{rng.choice(['XVI', 'XVII', 'XVIII'])}-{rng.randint(80, 980):04}/{c.year}"
    paper.paragraph(
        bold(f"{paper.put('paper_type', 'Sitzungsvorlage')}"), paper.style.but(size=15, align="center"), after=8
    )
    bodies = course(c, topic.subject, rng.choice([3, 3, 4]))
    dates = c.meetings(len(bodies))
    officer = c.person()
    kind = c.votes or rng.choice(["printed", "blank", "hand", "printed"])
    rows: list[list[Cell | str]] = [[bold("Vorlage Nr.:"), paper.put("reference", number), bold("Datum:"), paper.put_date(c.date)],
            [bold("Az.:"), f"{rng.randint(1, 9)}{rng.randint(10, 99)}/{rng.randint(1, 40)}-Ko", bold("Bearbeiter:"), paper.put("officer", officer)],
            [bold("Betreff:"), Cell(paper.put("name", topic.title), columns=3)]]  # fmt: skip
    paper.table([72, paper.width / 2 - 52, 74, paper.width / 2 - 94], [], rows, padding=(5, 4), after=12)
    paper.section("Betreff", "title")
    steps = []
    rows = []
    for name, iso in zip(bodies, dates, strict=True):
        step = paper.step()
        steps.append(step)
        last = name == bodies[-1]
        rows.append(
            [
                step.body(name),
                step.date(iso),
                step.agenda_item(str(rng.randint(2, 14))),
                step.public(True, "ö"),
                step.role("Entscheidung" if last else "Vorberatung"),
            ]
        )
    paper.table([paper.width - 268, 72, 46, 60, 90], [["Gremium", "Sitzungsdatum", "TOP-Nr.", "ö / nö", "Beratungstyp"]], rows,
                rules="horizontal", padding=(4, 3), after=12, aligns=["left", "left", "center", "center", "left"])  # fmt: skip
    paper.record["public"] = None
    paper.heading("I. Sitzungsvortrag:", "facts")
    facts(paper, topic, c)
    if topic.costs:
        costs(paper, topic.costs, rules="horizontal", fill=None)
    for text in topic.finance:
        paper.paragraph(text)
    paper.heading("II. Beschlussvorschlag:", "resolution")
    with paper.resolution():
        final = body(town.council)
        paper.paragraph(f"{'Die' if town.council.endswith(('ung',)) else 'Der'} {final} beschließt:")
        resolution_items(paper, topic.resolution, "1.")
    attachments(paper, c, topic, "Anlagen", numbered=True)
    paper.need(110)
    paper.heading("Abstimmungsergebnis:", "vote")
    rows = []
    names = ("present", "yes", "no")
    for step, name in zip(steps, bodies, strict=True):
        rows.append([body(name), *vote_cells(c, step, names, kind)])
    paper.table([paper.width - 210, 70, 70, 70], [["Gremium", "Anwesend", "Für", "Gegen"]], rows, padding=(5, 4), row_height=22,
                aligns=["left", "center", "center", "center"])  # fmt: skip
    paper.gap(30)
    paper.paragraph(under("   " * 14) + "\n" + c.chief() + "\n" + town.chief, after=0, keep=True)
    if kind == "hand":
        paper.signature(paper.left + 6, paper.y - 66)
    reference = number

    def foot(p: Paper, page: int, total: int) -> None:
        small = p.style.but(size=8)
        p.rule(p.margins[0], p.sheet.height - 48, p.sheet.width - p.margins[2], p.sheet.height - 48, 0.4)
        p.at(p.margins[0], p.sheet.height - 45, 250, f"Sitzungsvorlage {reference}", small, zone="footer")
        p.at(
            p.sheet.width - p.margins[2] - 150,
            p.sheet.height - 45,
            150,
            f"Seite {page} von {total}",
            small.but(align="right"),
            zone="footer",
        )

    paper.furniture(foot)
    return paper
