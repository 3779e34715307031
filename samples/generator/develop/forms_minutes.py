# ruff: noqa: E501  (print calls of one line read best in one line)
"""A context and a subject go in, a printed paper comes out: the Beschlussauszug, with its votes in words."""

from __future__ import annotations

from samples.generator.develop.forms_a import crest, form, pair, resolution_items, right_page
from samples.generator.develop.topics import Topic
from samples.generator.develop.world import WOMEN, Context
from samples.generator.engine import Paper, bold, spaced


@form
def auszug(paper: Paper, c: Context, topic: Topic) -> Paper:
    """Beschlussauszug: minutes of one item, what was adopted, the votes in words."""
    town, rng = c.town, c.rng
    council = rng.choice([town.council, c.committee(topic.subject)])
    crest(paper, paper.left, 40, 40, town.color)
    paper.at(paper.left + 44, 44, 300, bold(paper.put("municipality", town.name)), paper.style.but(size=14))
    paper.at(paper.left + 44, 62, 300, town.office, paper.style.but(size=9.5))
    paper.y = 104
    paper.paragraph(
        bold(spaced("AUSZUG") if rng.random() < 0.3 else paper.put("paper_type", "Beschlussauszug")),
        paper.style.but(size=16, align="center"),
        after=2,
    )
    paper.put("paper_type", "Beschlussauszug" if paper.record["paper_type"] else "Auszug")
    step = paper.step()
    step.body(council)
    meeting = c.iso(0)
    paper.record["meeting"] = meeting
    paper.paragraph(
        f"aus der Niederschrift über die {rng.randint(3, 48)}. Sitzung {c.des(council)} am {step.date(meeting, 'd. month yyyy')}",
        paper.style.but(align="center"),
        after=14,
        join=True,
    )
    public = rng.random() < 0.85
    item = f"{'Ö' if public else 'N'} {rng.randint(3, 17)}"
    number = f"{c.year}/{rng.randint(100, 999)}"
    pair(paper, bold("Tagesordnungspunkt:"), step.agenda_item(item), 120, join=False)
    pair(paper, bold("Gegenstand:"), bold(paper.put("name", topic.title)), 120)
    paper.section("Gegenstand", "title")
    pair(paper, bold("Vorlage:"), paper.put("reference", number), 120)
    pair(
        paper,
        bold("Sitzungsteil:"),
        paper.put("public", public, step.public(public, "öffentlich" if public else "nichtöffentlich")),
        120,
    )
    paper.gap(10)
    paper.heading("Beratung:" if rng.random() < 0.5 else "Zum Sachverhalt:", "facts")
    speaker, other = c.person(), c.person()
    sender = next(g for g in town.groups if "raktion" in g)
    texts = [p for p in topic.facts if isinstance(p, str) and "\x06" not in p and not p.endswith(":")]
    paper.paragraph(
        f"{town.chief} {c.chief()} ruft den Tagesordnungspunkt auf und verweist auf die den Mitgliedern zugegangene Vorlage."
    )
    paper.paragraph(texts[0])
    paper.paragraph(
        f"Ratsmitglied {speaker} ({sender}) begrüßt die Vorlage ausdrücklich. Die Verwaltung habe gründlich gearbeitet, und die offenen Fragen aus der Vorberatung seien beantwortet worden. {'Sie' if speaker.split()[0] in WOMEN else 'Er'} regt an, künftig früher über den Zwischenstand zu unterrichten."
    )
    paper.paragraph(
        f"Ratsmitglied {other} hält die Kosten für zu hoch und beantragt, den Beschluss zu vertagen. Der Antrag zur Geschäftsordnung wird mit 9 Ja-Stimmen gegen 24 Nein-Stimmen abgelehnt."
    )
    if len(texts) > 2:
        paper.paragraph(texts[2])
    paper.paragraph(topic.finance[0])
    paper.heading("Beschluss:", "resolution")
    with paper.resolution("adopted"):
        resolution_items(paper, topic.resolution, rng.choice(["1.", "1."]))
    paper.heading(rng.choice(["Abstimmungsergebnis:", "Ergebnis der Beschlussfassung:"]), "vote")
    yes, no, abstain = rng.choice([(27, 4, 2), (33, 0, 1), (19, 14, 0), (11, 2, 0)])
    pattern = rng.choice(["words", "mehrheit", "einstimmig", "column", "einst-none"])
    if pattern == "words":
        no_text = "keine" if no == 0 else str(no)
        ab_text = "keine" if abstain == 0 else str(abstain)
        paper.paragraph(
            f"Bei {step.said('yes', yes, f'{yes} Ja-Stimmen')}, {step.said('no', no, f'{no_text} Nein-Stimmen')} und {step.said('abstain', abstain, f'{ab_text} Enthaltungen')} {step.result('angenommen')}."
        )
    elif pattern == "mehrheit":
        paper.paragraph(
            f"{step.result('Mehrheitlich zugestimmt', 'Mehrheitlich zugestimmt')} ({step.said('yes', yes, f'{yes} Ja')}, {step.said('no', no, f'{no} Nein')}, {step.said('abstain', abstain, f'{abstain} Enthaltungen')})"
        )
    elif pattern == "einstimmig":
        paper.paragraph(
            f"{step.result('einstimmig beschlossen', 'Einstimmig beschlossen')} bei {step.said('abstain', 1, '1 Enthaltung')}"
        )
    elif pattern == "einst-none":
        paper.paragraph(f"{step.result('Einstimmig')}, {step.said('abstain', 0, 'keine Enthaltungen')}.")
    else:
        for name, label, value in (
            ("present", "Anwesend:", yes + no + abstain),
            ("yes", "Ja-Stimmen:", yes),
            ("no", "Nein-Stimmen:", no),
            ("abstain", "Enthaltungen:", abstain),
            ("excluded", "Befangen:", 1),
        ):
            paper.paragraph(step.said(name, value, str(value)), label=label, hang=100, after=1, join=name != "present")
    paper.need(120)
    paper.gap(16)
    paper.paragraph("Für die Richtigkeit des Auszuges:", after=2)
    paper.paragraph(f"{town.place}, den {c.day(9)}", after=36, join=True)
    paper.need(30)
    if rng.random() < 0.6:
        paper.signature(paper.left, paper.y - 32)
    paper.paragraph(f"{c.person()}\nSchriftführung", after=0)
    paper.furniture(right_page)
    return paper
