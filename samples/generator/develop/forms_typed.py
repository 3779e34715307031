# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: pages of a typewriter, with DM."""

from __future__ import annotations

from samples.generator.develop.forms_a import facts, form, resolution_items, vote_cells
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import Context
from samples.generator.engine import Cell, Paper, money, spaced
from samples.generator.engine.marks import group


@form
def schreibmaschine(paper: Paper, c: Context, topic: Topic) -> Paper:
    """A typewritten Vorlage of the 1980s: letter-spaced headings, ruled by underscores, amounts in DM."""
    town, rng = c.town, c.rng
    paper.pen = "#202020"
    number = f"{rng.randint(11, 240)}/{c.year}"
    mono = paper.style
    top = paper.y
    paper.at(
        paper.left,
        top,
        240,
        f"{paper.put('municipality', town.name)}\n{'Der Gemeindedirektor' if town.kind == 'Gemeinde' else 'Der Stadtdirektor'}\n- {rng.randint(10, 69)}-{rng.randint(10, 99)} -",
        mono,
    )
    paper.at(paper.right - 190, top, 190, f"{town.place}, den {paper.put_date(c.date)}", mono.but(align="right"))
    paper.y = top + 4.6 * mono.size * mono.leading
    paper.paragraph(spaced("VORLAGE") + f"   Nr. {paper.put('reference', number)}", after=2)
    paper.put("paper_type", "Vorlage")
    paper.rule(paper.left, paper.y + 2, paper.left + 230, paper.y + 2, 0.8)
    paper.gap(10)
    committee = {"build": "Bauausschuß", "school": "Schulausschuß", "culture": "Ausschuß für Kultur und Sport"}[
        topic.subject
    ]
    rows: list[list[Cell | str]] = []
    kind = c.votes or rng.choice(["blank", "hand", "hand"])
    for name, iso in zip((committee, "Verwaltungsausschuß", "Rat"), c.meetings(3), strict=True):
        step = paper.step()
        rows.append([step.body(name), step.date(iso), *vote_cells(c, step, ("yes", "no", "abstain"), kind)])
    paper.table(
        [190, 86, 40, 44, 44],
        [["Gremium", "Sitzung am", "ja", "nein", "Enth."]],
        rows,
        rules="head",
        head_bold=False,
        padding=(2, 3),
        row_height=20,
        after=10,
    )
    paper.record["public"] = rng.choice([True, None])
    if paper.record["public"]:
        paper.paragraph("Öffentliche Sitzung", after=8)
    paper.paragraph(paper.put("name", topic.title), label="Betr.:", hang=50, after=12)
    paper.section("Betr.", "title")
    head = mono.but(hyphenate=False)
    paper.heading(rng.choice([spaced("Sachverhalt") + ":", "Sach- und Rechtslage:"]), "facts", head)
    paper.sections[-1]["heading"] = paper.sections[-1]["heading"]
    facts(paper, topic, c, bullet="-")
    if topic.costs:
        _typed_costs(paper, topic)
    paper.heading("Finanzielle Auswirkungen:", "finance", head)
    for text in topic.finance:
        paper.paragraph(text)
    paper.heading("Beschlußvorschlag:", "resolution", head)
    with paper.resolution():
        resolution_items(paper, topic.resolution, "1." if len(topic.resolution) > 1 else "", hang=26)
    paper.need(90)
    paper.gap(44)
    paper.signature(paper.left, paper.y - 36, 120, 30)
    paper.paragraph(
        f"({c.person(False)})\nGemeindedirektor" if town.kind == "Gemeinde" else f"({c.person(False)})\nStadtdirektor",
        after=0,
    )

    def furniture(p: Paper, page: int, total: int) -> None:
        if page > 1:
            p.at(p.sheet.width / 2 - 30, 36, 60, f"- {page} -", mono.but(align="center"), zone="header")
        if page < total:
            p.at(
                p.sheet.width - p.margins[2] - 60,
                p.sheet.height - 56,
                60,
                "...",
                mono.but(align="right"),
                zone="footer",
            )

    paper.furniture(furniture)
    return paper


def _typed_costs(paper: Paper, topic: Topic) -> None:
    assert topic.costs
    paper.paragraph(topic.costs.caption + f" (in {topic.costs.unit})" + ":", after=2)
    rows: list[list[Cell | str]] = [
        [label, money(values[0], f"{group(values[0] or 0)},--", currency="DEM")] for label, values in topic.costs.rows
    ]
    if topic.costs.total:
        total = sum(v[0] or 0 for _, v in topic.costs.rows)
        rows.append(["zusammen", money(total, f"{group(total)},--", currency="DEM")])
    paper.table([230, 120], [], rows, rules="none", padding=(2, 1), aligns=["left", "right"])
