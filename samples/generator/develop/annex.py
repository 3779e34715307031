# ruff: noqa: E501  (running text)
"""Attachments that make papers long: a list of measures on landscape pages, the text of a Satzung, a blank verso."""

from __future__ import annotations

from samples.generator.develop.world import Context
from samples.generator.engine import Cell, Paper, bold, day, money, plain, year
from samples.generator.engine.marks import group

_MEASURES = (
    ("Erneuerung der Beleuchtung", "Umrüstung auf LED einschließlich Steuerung"), ("Sanierung der Heizungsanlage", "Ersatz des Kessels, hydraulischer Abgleich"),
    ("Dämmung der obersten Geschossdecke", "Eigenleistung des Bauhofes möglich"), ("Fenstertausch Nordseite", "Denkmalschutz ist zu beachten"), ("Erneuerung der Lüftung", "Wärmerückgewinnung vorgesehen"),
    ("Barrierefreier Zugang", "Rampe und automatische Türen"), ("Dachabdichtung", "Vorbereitung für Photovoltaik"), ("Erneuerung der Sanitäranlagen", "Abstimmung mit der Schulleitung"),
    ("Brandschutztüren", "Auflage der Bauaufsicht"), ("Fluchttreppe", "Stahlbau, verzinkt"), ("Pflasterung des Vorplatzes", "wasserdurchlässiger Belag"), ("Regenwasserzisterne", "Nutzung für die Grünpflege"),
)  # fmt: skip
_PLACES = (
    "Grundschule",
    "Rathaus",
    "Feuerwehrhaus",
    "Turnhalle",
    "Bücherei",
    "Bauhof",
    "Kindertagesstätte",
    "Dorfgemeinschaftshaus",
)

_SATZUNG = (
    ("Geltungsbereich", ["Diese Satzung gilt für alle öffentlichen Einrichtungen, die in der Anlage aufgeführt sind.", "Einrichtungen in der Trägerschaft Dritter bleiben unberührt, soweit nicht durch Vertrag etwas anderes bestimmt ist."]),
    ("Begriffsbestimmungen", ["Benutzerin oder Benutzer im Sinne dieser Satzung ist, wer die Einrichtung tatsächlich in Anspruch nimmt oder die Inanspruchnahme veranlasst.", "Gewerbliche Nutzung liegt vor, wenn sie mit der Absicht der Gewinnerzielung erfolgt."]),
    ("Benutzungsrecht", ["Die Einrichtungen stehen vorrangig den Einwohnerinnen und Einwohnern sowie den örtlichen Vereinen zur Verfügung. Ein Anspruch auf Überlassung bestimmter Räume oder Zeiten besteht nicht.", "Die Überlassung wird auf schriftlichen Antrag gewährt, der spätestens vier Wochen vor der Veranstaltung zu stellen ist."]),
    ("Pflichten der Benutzer", ["Die Räume und Geräte sind pfleglich zu behandeln. Schäden sind unverzüglich anzuzeigen.", "Wer eine Veranstaltung durchführt, hat für einen ausreichenden Ordnungs-, Brandschutz- und Sanitätsdienst zu sorgen.", "Die Räume sind besenrein zu übergeben. Abfälle sind mitzunehmen."]),
    ("Haftung", ["Die Benutzung geschieht auf eigene Gefahr. Die Gemeinde haftet nur für Vorsatz und grobe Fahrlässigkeit.", "Für Garderobe und abgestellte Fahrzeuge wird keine Haftung übernommen."]),
    ("Gebührenpflicht", ["Für die Benutzung werden Gebühren nach dem Tarif erhoben, der Bestandteil dieser Satzung ist.", "Die Gebührenpflicht entsteht mit der Erteilung der Benutzungserlaubnis."]),
    ("Gebührenbefreiung", ["Von der Gebührenpflicht befreit sind Schulen, Kindertagesstätten und anerkannte Träger der Jugendhilfe.", "Auf Antrag kann die Gebühr erlassen werden, wenn die Veranstaltung überwiegend mildtätigen Zwecken dient."]),
    ("Ordnungswidrigkeiten", ["Ordnungswidrig handelt, wer vorsätzlich oder fahrlässig entgegen § 4 Abs. 2 die erforderlichen Dienste nicht stellt oder entgegen § 4 Abs. 3 Abfälle zurücklässt."]),
)  # fmt: skip


def measures(paper: Paper, c: Context, count: int) -> None:
    """A long list of measures on landscape pages; figures in T€ by the head of the table."""
    rng = c.rng
    width, height = paper.sheet.width, paper.sheet.height
    paper.new_page((max(width, height), min(width, height)))
    paper.paragraph(bold("Anlage 1: Maßnahmenliste"), paper.style.but(size=12), after=2)
    paper.paragraph("Angaben in T€", paper.style.but(size=9), after=4)
    paper.sections.append({"heading": "Anlage 1: Maßnahmenliste", "role": "attachments"})
    rows: list[list[Cell | str]] = []
    for index in range(1, count + 1):
        what, remark = rng.choice(_MEASURES)
        first, second = rng.randint(4, 240), rng.choice([None, rng.randint(5, 180)])
        rows.append([
            str(index), what, f"{rng.choice(_PLACES)} {rng.choice(c.town.parts)}", rng.choice(["hoch", "mittel", "gering"]),
            money(first * 1000, group(first)), money(second * 1000, group(second)) if second else "", remark,
        ])  # fmt: skip
    wide = paper.width
    paper.table([28, 170, 160, 60, 56, 56, wide - 530], [["Nr.", "Maßnahme", "Objekt", "Priorität", year(c.year), year(c.year + 1), "Bemerkung"]], rows,
                style=paper.style.but(size=9), aligns=["right", "left", "left", "left", "right", "right", "left"], head_fill="#e6e6e6")  # fmt: skip
    paper._size = (width, height)


def statute(paper: Paper, c: Context) -> None:
    """The text of a Satzung as attachment, with its tariff."""
    paper.new_page()
    town = c.town
    title = f"Satzung {'des Landkreises' if town.kind == 'Landkreis' else 'der'} {town.place if town.kind == 'Landkreis' else town.name} über die Benutzung der öffentlichen Einrichtungen"
    paper.paragraph("Entwurf", paper.style.but(align="right", italic=True), after=4)
    paper.paragraph(bold(title), paper.style.but(size=13, align="center", hyphenate=False), after=8)
    paper.paragraph(
        f"Aufgrund der Gemeindeordnung und des Kommunalabgabengesetzes in den jeweils geltenden Fassungen hat {c.der(town.council)} in der Sitzung am {c.day(30)} folgende Satzung beschlossen:"
    )
    for number, (heading, paragraphs) in enumerate(_SATZUNG, 1):
        paper.heading(f"§ {number} {heading}", None, paper.style.but(bold=True, align="center", hyphenate=False))
        for index, text in enumerate(paragraphs, 1):
            paper.item(f"({index})", text, hang=24) if len(paragraphs) > 1 else paper.paragraph(text)
    paper.heading("Tarif", None)
    rows: list[list[Cell | str]] = []
    for what, hour, whole in (
        ("Saal", "38.50", "260"),
        ("Nebenraum", "17.00", "95"),
        ("Küche", "12.00", "60"),
        ("Turnhalle je Drittel", "9.80", "72"),
    ):
        rows.append(
            [what, money(hour, f"{group(hour, 2)} €", per="Stunde"), money(whole, f"{group(whole, 2)} €", per="Tag")]
        )
    paper.table(
        [paper.width - 200, 100, 100], [["Raum", "je Stunde", "je Tag"]], rows, aligns=["left", "right", "right"]
    )
    paper.heading(
        f"§ {len(_SATZUNG) + 1} Inkrafttreten", None, paper.style.but(bold=True, align="center", hyphenate=False)
    )
    paper.paragraph(
        f"Diese Satzung tritt am {day(f'{c.year + 1}-01-01')} in Kraft. Gleichzeitig tritt die Satzung vom {c.day(-2400)} außer Kraft."
    )
    paper.paragraph(f"{town.place}, den\n\n{plain(town.office)}", before=20)


def blank(paper: Paper) -> None:
    """An empty side, as duplex scanning leaves it."""
    paper.blank_page()
