# ruff: noqa: E501
"""A context goes in, the matter of a paper comes out: title, facts, proposal, tables and attachments of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from samples.generator.engine import (
    body,
    day,
    days,
    euro,
    euro_range,
    half,
    money,
    month,
    quarter,
    reference,
    school_year,
    span,
    sup,
    year,
    years,
)
from samples.generator.engine.marks import group, mark
from samples.generator.evaluate.world import Context


@dataclass(frozen=True)
class Head:
    """A heading within the facts."""

    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Noted:
    """A paragraph with footnotes; the signs stand in the text already."""

    text: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """``widths`` are shares of the column's width; the first row of ``rows`` is no head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    total: bool = False


Part = str | Head | Bullets | Noted | Table


@dataclass
class Matter:
    title: str
    facts: list[Part]
    proposal: list[str]
    attachments: list[str] = field(default_factory=list)
    finance: list[Part] = field(default_factory=list)
    reasons: list[Part] = field(default_factory=list)
    department: str = "Hauptamt"


Topic = Callable[[Context], Matter]


def costs(
    c: Context, labels: Sequence[str], low: int, high: int, way: str, *, step: int = 500, first: str = "Position",
    total: str = "Summe", dash: int | None = None,
) -> Table:  # fmt: skip
    """A table of costs; ``way`` says where its unit stands: "cell", "head T€", "head EUR", "caption T€", "caption Euro"."""
    unit = 1000 if "T€" in way else 1
    values: list[int | None] = [c.n(low, high, 1000 if unit == 1000 else step) for _ in labels]
    if dash is not None:
        values[dash] = None

    def cell(value: int | None) -> str:
        if value is None:
            return "–"
        if way == "cell":
            return euro(value, "€00")
        return money(value, group(Decimal(value) / unit, 0 if unit == 1000 or c.id[-1] in "02468" else 2))

    rows = [(label, cell(value)) for label, value in zip(labels, values, strict=True)]
    rows.append((total, cell(sum(v for v in values if v is not None))))
    head = {"head T€": "Kosten in T€", "head EUR": "Betrag (EUR)"}.get(way, "Kosten" if way != "cell" else "Betrag")
    caption = {
        "caption T€": "Kostenübersicht (alle Angaben in T€)",
        "caption Euro": "Zusammenstellung, Beträge in Euro",
    }.get(way, "")
    return Table((first, head), tuple(rows), (0.68, 0.32), caption, True)


def plan_table(c: Context, labels: Sequence[str], count: int, way: str, low: int = 10000, high: int = 900000, *,
    first: str = "Maßnahme", caption: str = "Mittelabfluss", start: int = 0,
) -> Table:  # fmt: skip
    """Costs by years; the years of the head are mentions of their own."""
    unit = 1000 if way == "T€" else 1
    rows = []
    for label in labels:
        row = [label]
        for _ in range(count):
            if c.rng.random() < 0.18:
                row.append("–")
            else:
                value = c.n(low, high, 1000)
                row.append(money(value, group(value // unit)))
        rows.append(tuple(row))
    wide = 0.44
    return Table(
        (first, *(year(c.number + start + i) for i in range(count))), tuple(rows), (wide, *([(1 - wide) / count] * count)),
        f"{caption} in T€" if unit == 1000 else f"{caption} (Werte in EUR)",
    )  # fmt: skip


def bath(c: Context) -> Matter:
    return Matter(
        c.pick(
            "Erneuerung der raumlufttechnischen Anlage im Hallenbad am Weidendamm",
            "Sanierung der Lüftungs- und Badewassertechnik im Hallenbad; Ausführungsbeschluss",
        ),
        [
            f"Das Hallenbad wurde im Jahr {year(1974)} in Betrieb genommen und zuletzt {year(1998)} in größerem Umfang überholt. Die raumlufttechnische Anlage hat ihre rechnerische Nutzungsdauer deutlich überschritten; Ersatzteile für die Zuluftventilatoren sind nicht mehr erhältlich und müssten einzeln angefertigt werden.",
            f"Nach einer mehrtägigen Betriebsunterbrechung im Winter hat die Verwaltung das Ingenieurbüro Lämmerzahl & Thöle mit einer Schwachstellenanalyse beauftragt. Das Gutachten vom {c.d(-190)} kommt zu dem Ergebnis, dass eine weitere Instandsetzung unwirtschaftlich wäre und die Wärmerückgewinnung nicht mehr den gesetzlichen Mindestanforderungen genügt.",
            Head("Umfang der Maßnahme"),
            Bullets(
                (
                    "Demontage der Bestandsgeräte einschließlich der asbesthaltigen Dichtungen",
                    "Einbau zweier Schwimmhallengeräte mit Wärmerückgewinnung und Entfeuchtungswärmepumpe",
                    "Erneuerung der Mess-, Steuer- und Regelungstechnik und Aufschaltung auf die Gebäudeleittechnik",
                    "Brandschutzertüchtigung der Lüftungszentrale im Untergeschoss",
                )
            ),
            costs(
                c,
                [
                    "Lüftungstechnik",
                    "Gebäudeautomation",
                    "Rückbau und Schadstoffsanierung",
                    "Brandschutzmaßnahmen",
                    "Baunebenkosten",
                ],
                18000,
                420000,
                c.pick("cell", "head T€", "caption Euro"),
            ),
            f"Durch die Erneuerung ließe sich der Wärmebedarf um rund ein Drittel senken; die Stadtwerke erwarten eine Einsparung von {c.e(38000, 62000, style='Euro', period='year')} jährlich. Während der Umbauzeit von {span(c.iso(260), c.iso(365))} müsste das Bad geschlossen bleiben. Für das Schulschwimmen konnten Ersatzzeiten in den Nachbargemeinden vereinbart werden.",
            f"Förderfähig sind nach vorläufiger Einschätzung höchstens {c.e(400000, 900000, 10000, style='Euro', bound='maximum')}; der Antrag ist bis zum {c.d(80)} zu stellen.",
        ],
        [
            "Der Erneuerung der raumlufttechnischen Anlage im Hallenbad wird auf der Grundlage der beigefügten Entwurfsplanung zugestimmt.",
            f"Die Verwaltung wird beauftragt, die Leistungen öffentlich auszuschreiben und Fördermittel in Höhe von bis zu {c.e(300000, 800000, 10000, bound='maximum')} zu beantragen.",
            f"Für die Schließzeit ist {c.main('dat')} bis zum {c.d(120)} ein Konzept für den Schul- und Vereinssport vorzulegen.",
        ],
        [
            "Entwurfsplanung mit Kostenberechnung",
            "Schwachstellenanalyse (nur im Ratsinformationssystem)",
            "Bauzeitenplan",
        ],
        [
            f"Im Investitionsprogramm sind für {c.y()} Auszahlungen von {c.e(300000, 700000, 5000)} und für {c.y(1)} weitere {c.e(200000, 600000, 5000)} vorgesehen. Eine Verpflichtungsermächtigung ist nicht erforderlich."
        ],
        department="Fachdienst Gebäudewirtschaft",
    )


def waste(c: Context) -> Matter:
    rate = [c.n(980, 1450, 5) for _ in range(4)]

    def fee(cents: int, per: str | None = None) -> str:
        return money(str(Decimal(cents) / 100), group(Decimal(cents) / 100, 2), per=per)

    return Matter(
        f"Neukalkulation der Abfallgebühren und {c.n(3, 9)}. Satzung zur Änderung der Abfallgebührensatzung",
        [
            f"Die Gebühren der öffentlichen Abfallentsorgung wurden letztmals zum {c.d(-1090)} angepasst. Der dreijährige Kalkulationszeitraum endet mit Ablauf des Jahres {c.y()}; für die Folgejahre {years(c.number + 1, c.number + 3)} ist nach dem Kommunalabgabengesetz eine neue Kalkulation vorzulegen.",
            f"Aus dem abgelaufenen Zeitraum verbleibt eine Kostenunterdeckung von {c.e(180000, 640000, 1, style='€00')}, die innerhalb der nächsten drei Jahre ausgeglichen werden soll. Ursächlich sind gestiegene Verbrennungsentgelte, die Einbeziehung der thermischen Abfallbehandlung in den Brennstoffemissionshandel sowie Tarifsteigerungen beim beauftragten Entsorgungsunternehmen.",
            "Die Leistungsgebühr für Restabfallbehälter würde sich danach wie folgt entwickeln:",
            Table(
                ("Behältergröße", "bisher Euro/Jahr", "künftig Euro/Jahr"),
                tuple(
                    (size, fee(r * f, "Jahr"), fee(r * f + 1860, "Jahr"))
                    for size, r, f in zip(
                        ("60 Liter", "80 Liter", "120 Liter", "1.100 Liter"), rate, (7, 9, 13, 90), strict=True
                    )
                ),
                (0.4, 0.3, 0.3),
                "Gebühren je Behälter bei vierzehntäglicher Leerung",
            ),
            f"Für die Selbstanlieferung von Grünabfällen wird weiterhin ein Entgelt von {money('3.50', '3,50 €/m³', per='m³')} erhoben. Bei Altholz der Kategorie A IV steigt der Satz von {money('95', '95 €/t', per='t')} auf {money('118', '118 €/t', per='t')}.",
            Noted(
                f"Die Verwaltung hat geprüft, ob der Fehlbetrag aus der Nachsorgerückstellung der Zentraldeponie gedeckt werden könnte{sup('1')}. Dies wäre rechtlich unzulässig und würde die Sanierungsvorsorge schmälern.",
                (
                    (
                        "1",
                        f"Stand der Rückstellung zum Jahresabschluss: {c.e(6000000, 9000000, 10000, style='mio')}; vgl. Lagebericht des Eigenbetriebes.",
                    ),
                ),
            ),
            f"Der Verbrauch an Gebührenmarken ist im {half(c.number - 1, 2)} erstmals zurückgegangen. Im {quarter(c.number, 1)} lag er um sechs Prozent unter dem Vorjahreswert.",
        ],
        [
            "Die Gebührenkalkulation für die öffentliche Abfallentsorgung wird in der vorgelegten Fassung beschlossen.",
            f"{c.main('nom', True)} beschließt die Satzung zur Änderung der Abfallgebührensatzung. Sie tritt am {c.d(140, 'd. month yyyy')} in Kraft.",
            f"Der Ausgleich der Unterdeckung erfolgt in drei gleichen Raten von je {c.e(60000, 200000, 500)}.",
        ],
        ["Änderungssatzung (Entwurf)", "Gebührenkalkulation", "Synopse der Gebührensätze"],
        [f"Die Mehrerträge belaufen sich auf voraussichtlich {c.e(700000, 1900000, 10000)} im Jahr {c.y(1)}."],
        department="Eigenbetrieb Abfallwirtschaft",
    )


def sirens(c: Context) -> Matter:
    return Matter(
        "Fortschreibung des Sirenenkonzeptes und Beschaffung von Hochleistungssirenen für den Bevölkerungsschutz",
        [
            f"Nach dem landesweiten Warntag am {c.d(-150)} hat die Auswertung ergeben, dass rund {c.n(21, 38)} Prozent der Einwohnerinnen und Einwohner kein akustisches Warnsignal wahrgenommen haben. Besonders betroffen sind die nach {year(1992)} entstandenen Neubaugebiete, in denen nie Sirenen errichtet worden sind.",
            f"{c.com(1, 'nom', True)} hat sich in seiner Sitzung am {c.d(-75)} mit den Ergebnissen befasst und die Verwaltung gebeten, einen nach Dringlichkeit gestaffelten Beschaffungsplan aufzustellen.",
            Table(
                ("Ausbaustufe", "Standorte", "Gesamtkosten in T€"),
                tuple(
                    (f"Stufe {i}", str(n), money(v * 1000, str(v)))
                    for i, n, v in (
                        ("I", c.n(9, 14), c.n(140, 260)),
                        ("II", c.n(6, 11), c.n(90, 160)),
                        ("III", c.n(3, 7), c.n(40, 88)),
                    )
                ),
                (0.34, 0.28, 0.38),
            ),
            f"Die Stückkosten einer elektronischen Sirene mit Mast betragen nach Marktabfrage {euro_range(17500, 21000, '17.500 bis 21.000 Euro')}. Für die Ansteuerung über das digitale Alarmierungsnetz fallen einmalig {c.e(24000, 39000, 500)} an.",
            f"Die Zuwendung aus dem Sonderförderprogramm wurde mit Bescheid vom {c.d(-28)} in Höhe von {c.e(96000, 160000, 10, style='€00')} bewilligt. Der Verwendungsnachweis ist spätestens bis zum {c.d(420)} zu erbringen.",
            "Die Eigentümer privater Dachstandorte erhalten keine Nutzungsentschädigung. Die Gestattungsverträge sollen auf fünfundzwanzig Jahre geschlossen werden; ein vorzeitiges Kündigungsrecht bestünde nur bei Abbruch des Gebäudes.",
        ],
        [
            "Dem fortgeschriebenen Sirenenkonzept wird zugestimmt.",
            f"Die Ausbaustufe I ist bis {month(f'{c.number + 1}-06')} umzusetzen; über die weiteren Stufen wird im Rahmen der Haushaltsberatungen {c.y(2)} entschieden.",
        ],
        ["Standortverzeichnis", "Schallausbreitungskarte"],
        [
            f"Produkt 12.8.01, Sachkonto 0721: verfügbar {c.e(150000, 290000, 1, style='€00')}, davon gebunden {c.e(20000, 80000, 1, style='€00')}."
        ],
        department="Amt für Brand- und Bevölkerungsschutz",
    )


def bus(c: Context) -> Matter:
    return Matter(
        f"Schülerbeförderung ab dem Schuljahr {school_year(c.number)}; Vergabe der Linienbündel Nord und Süd",
        [
            f"Die Verkehrsverträge für die Linienbündel Nord und Süd enden mit Ablauf des Schuljahres {school_year(c.number - 1)}. Wegen der europarechtlichen Vorlauffristen hat die Verwaltung die Vergabeabsicht am {c.d(-380)} im Amtsblatt der Europäischen Union bekannt gemacht.",
            f"Ein eigenwirtschaftlicher Antrag ist innerhalb der Dreimonatsfrist nicht eingegangen. Bis zum Schlusstermin am {c.d(-46)} lagen vier wertbare Angebote vor. Die Angebotssummen für die zehnjährige Laufzeit bewegen sich zwischen {euro_range(11400000, 13900000, '11,4 und 13,9 Mio. Euro')}.",
            Head("Wesentliche Verbesserungen"),
            Bullets(
                (
                    "durchgehender Stundentakt an Werktagen zwischen 6 und 20 Uhr",
                    "Anschlusssicherung an den Regionalverkehr am Bahnhof",
                    "Einsatz von mindestens vier emissionsfreien Fahrzeugen je Linienbündel",
                )
            ),
            f"Die Fahrplankilometer erhöhen sich von bisher 412.000 auf 498.000 im Jahr. Je Fahrplankilometer ist ein Zuschuss von {money('2.84', '2,84 Euro/km', per='km')} zu leisten. Die jährliche Belastung steigt damit um {c.e(210000, 390000, 1000, period='year')}.",
            f"{c.com(1, 'nom', True)} hat die Bewertungsmatrix am {c.d(-160)} gebilligt. Der Kreiselternrat wurde am {c.d(-144)} angehört.",
            "Sollte die Bestandskraft der Zuschlagsentscheidung durch ein Nachprüfungsverfahren verzögert werden, müsste der Betrieb übergangsweise durch eine Notvergabe gesichert werden.",
        ],
        [
            "Der Zuschlag für das Linienbündel Nord wird auf das wirtschaftlichste Angebot (Bieter 2) erteilt.",
            "Der Zuschlag für das Linienbündel Süd wird auf das wirtschaftlichste Angebot (Bieter 4) erteilt.",
            f"Die erforderlichen Haushaltsmittel von {c.e(1100000, 1600000, 1000)} sind in den Haushaltsplan {c.y(1)} einzustellen.",
        ],
        ["Vergabevermerk (nichtöffentlich)", "Linienplan"],
        [f"Der Ausgleichsbetrag nach dem Nahverkehrsgesetz deckt {c.e(480000, 720000, 1000, period='year')} pro Jahr."],
        department="Stabsstelle Mobilität",
    )


def firehouse(c: Context) -> Matter:
    return Matter(
        c.pick(
            "Neubau eines Feuerwehrgerätehauses für die Ortsfeuerwehren Kühlsen und Wöltje",
            "Beschaffung eines Löschgruppenfahrzeuges LF 20 und Neubau der Fahrzeughalle",
        ),
        [
            f"Die Feuerwehr-Unfallkasse hat bei der Begehung am {c.d(-240)} erhebliche Mängel festgestellt: Die Tordurchfahrten sind zu schmal, es fehlen geschlechtergetrennte Umkleiden, und die Abgase der Einsatzfahrzeuge werden nicht abgesaugt. Ein Weiterbetrieb wird nur bis Ende {c.y(2)} geduldet.",
            f"Für den Neubau wurde das 3.850 m² große Grundstück an der Kreuzung zum Gewerbeweg erworben. Der Kaufpreis betrug {c.e(92000, 170000, 100)} oder {money('38.50', '38,50 €/m²', per='m²')}; die Grunderwerbsteuer ist darin nicht enthalten.",
            costs(
                c,
                [
                    "Kostengruppe 200 (Herrichten)",
                    "Kostengruppe 300 (Baukonstruktion)",
                    "Kostengruppe 400 (Technische Anlagen)",
                    "Kostengruppe 500 (Außenanlagen)",
                    "Kostengruppe 700 (Baunebenkosten)",
                ],
                60000,
                1400000,
                c.pick("head T€", "caption T€", "head EUR"),
                step=1000,
                first="Kostengruppe nach DIN 276",
                total="Gesamtkosten",
            ),
            f"Gegenüber der Grobkostenschätzung aus dem Jahr {c.y(-2)} ergibt sich eine Steigerung um {c.n(11, 24)} Prozent, die im Wesentlichen auf den Baukostenindex zurückzuführen ist. Ohne die Reduzierung der Stellplätze wäre der Mehrbedarf noch höher ausgefallen.",
            f"Der Baubeginn ist für das {quarter(c.number + 1, 2)} geplant, die Inbetriebnahme für {month(f'{c.number + 2}-09')}.",
            f"Der Förderverein hat zugesagt, Eigenleistungen im Wert von mindestens {c.e(15000, 40000, 1000, style='Euro', bound='minimum')} zu erbringen. Die Übungsräume stehen auch der Jugendfeuerwehr zur Verfügung.",
        ],
        [
            "Der Entwurfsplanung wird zugestimmt; die Verwaltung wird ermächtigt, den Bauantrag zu stellen.",
            f"Die Gesamtkosten werden auf {c.e(2400000, 4200000, 10000)} begrenzt.",
            "Eine Photovoltaikanlage mit Batteriespeicher ist als Alternativposition auszuschreiben.",
            "Über Nachträge, die einzeln fünf vom Hundert der Auftragssumme übersteigen, ist unverzüglich zu berichten.",
        ],
        ["Grundrisse und Ansichten", "Kostenberechnung", "Niederschrift der Begehung"],
        [
            f"Deckung: Investitionsnummer 126-014, Ansatz {c.y()}: {c.e(400000, 900000, 10000)}, Verpflichtungsermächtigung zulasten {c.y(1)}: {c.e(900000, 2100000, 10000)}."
        ],
        department="Fachbereich Bauen und Ordnung",
    )


def archive(c: Context) -> Matter:
    return Matter(
        "Unterbringung des Archivs; Anmietung zusätzlicher Magazinflächen und Bestandserhaltung",
        [
            f"Die Magazine des Archivs sind seit {month(f'{c.number - 1}-03')} vollständig belegt. Übernahmen aus der Registratur mussten zurückgestellt werden; rund 640 laufende Meter Schriftgut lagern in ungeeigneten Kellerräumen, in denen die relative Luftfeuchte wiederholt die Grenzwerte überschritten hat.",
            "Das Landesarchiv hat in seiner Stellungnahme darauf hingewiesen, dass die Aufbewahrung dem Archivgesetz nicht entspricht und bei fortschreitendem Schimmelbefall unwiederbringliche Verluste an Überlieferung drohten.",
            Head("Geprüfte Varianten"),
            Bullets(
                (
                    f"Variante A: Anmietung einer Halle im Gewerbepark, Miete {money('7.90', '7,90 €/m²', per='m²')} netto kalt",
                    f"Variante B: Umbau der ehemaligen Berufsschulwerkstatt, Kosten rd. {c.e(1300000, 2400000, 100000, style='Mio. Euro')}",
                    "Variante C: Beteiligung an einem interkommunalen Zentraldepot",
                )
            ),
            f"Für die Massenentsäuerung und Trockenreinigung werden {years(c.number, c.number + 3)} jährlich {c.e(18000, 34000, 500, period='year')} benötigt. Aus dem Bundesprogramm zur Erhaltung des schriftlichen Kulturguts können bis zu {c.e(20000, 40000, 1000, bound='maximum')} eingeworben werden.",
            f"Mit dem Vermieter wurde am {c.d(-33)} ein Letter of Intent über 920 m² unterzeichnet, der bis zum {c.d(60)} bindet.",
            "Die Nutzung des Lesesaals bliebe von einer Verlagerung unberührt. Für Aushebungen würde ein wöchentlicher Fahrdienst eingerichtet; bei Eilbedürftigkeit könnten Einzelstücke digitalisiert werden.",
        ],
        [
            "Der Anmietung zusätzlicher Magazinflächen (Variante A) auf zunächst zehn Jahre wird zugestimmt.",
            f"Für die Erstausstattung mit Fahrregalen werden überplanmäßig {c.e(85000, 160000, 1000)} bereitgestellt.",
            f"{c.com(1, 'dat', True)} ist nach Ablauf eines Jahres zu berichten.",
        ],
        ["Raumprogramm", "Schadensgutachten"],
        [
            f"Laufender Aufwand: {c.e(82000, 110000, 500, style='€', period='year')} pro Jahr; Deckung durch Wegfall zweier bisheriger Außenlager ({c.e(21000, 33000, 100)})."
        ],
        department="Kulturamt",
    )


def flood(c: Context) -> Matter:
    return Matter(
        "Hochwasserschutz an der Söhre: Bau eines Rückhaltebeckens oberhalb der Ortslage",
        [
            f"Das Starkregenereignis vom {c.d(-700)} hat in der Ortslage Schäden von rund {c.e(3000000, 7000000, 100000, style='Millionen Euro')} verursacht. Das daraufhin erstellte Niederschlags-Abfluss-Modell weist für ein hundertjährliches Ereignis einen Spitzenabfluss von 14,6 m³/s aus.",
            "Als wirksamste Maßnahme hat sich ein gesteuertes Rückhaltebecken mit einem Stauvolumen von 86.000 m³ erwiesen. Der Erddamm würde eine Höhe von 5,20 m erreichen und sich in das Landschaftsbild einfügen; die ökologische Durchgängigkeit bliebe gewahrt.",
            Table(
                ("Nr.", "Bauabschnitt", "Zuwendungsfähig", "Eigenanteil"),
                tuple(
                    (str(i), t, euro(a, "€"), euro(b, "€"))
                    for i, (t, a, b) in enumerate(
                        (
                            ("Dammbauwerk", c.n(1200000, 1900000, 10000), c.n(300000, 500000, 5000)),
                            ("Drosselbauwerk und Steuerung", c.n(380000, 520000, 5000), c.n(90000, 140000, 1000)),
                            ("Gewässerausbau", c.n(210000, 300000, 5000), c.n(50000, 90000, 1000)),
                            ("Ausgleichsmaßnahmen", c.n(60000, 120000, 1000), c.n(12000, 30000, 500)),
                        ),
                        1,
                    )
                ),
                (0.09, 0.43, 0.25, 0.23),
            ),
            f"Das Planfeststellungsverfahren wurde am {c.d(-310)} beantragt; die Unterlagen lagen vom {span(c.iso(-220), c.iso(-190))} aus. Es gingen siebzehn Einwendungen ein, die im Erörterungstermin überwiegend ausgeräumt werden konnten.",
            f"Nach der Förderrichtlinie beträgt der Fördersatz siebzig vom Hundert. Der Zweckverband muss sich bis zum {c.d(45)} erklären, ob er den Grunderwerb von 4,1 ha zu Preisen von {euro_range('3.20', '4.10', '3,20 bis 4,10 €/m²', per='m²')} übernimmt.",
        ],
        [
            "Der Errichtung des Hochwasserrückhaltebeckens Söhre wird zugestimmt.",
            f"Die Verwaltung wird ermächtigt, mit dem Zweckverband eine Vereinbarung über die Kostenteilung abzuschließen; der Anteil darf {c.e(900000, 1400000, 10000)} nicht übersteigen.",
        ],
        ["Übersichtslageplan", "Erläuterungsbericht", "Entwurf der Vereinbarung"],
        [
            f"Im Finanzplan {years(c.number, c.number + 4)} sind insgesamt {c.e(2100000, 3100000, 10000, style='mio')} veranschlagt."
        ],
        department="Fachbereich Umwelt",
    )


def cycleway(c: Context) -> Matter:
    return Matter(
        c.pick(
            "Radweg an der K 118 zwischen Röthenweiler und Aubach, Baubeschluss",
            "Lückenschluss des Radweges entlang der Kreisstraße 47",
        ),
        [
            f"Der Radverkehrsplan, den {c.main()} am {c.d(-820)} beschlossen hat, führt den Lückenschluss mit hoher Priorität. Auf der 2,7 km langen Strecke werden täglich etwa 3.900 Kraftfahrzeuge gezählt; der Schwerverkehrsanteil liegt bei neun Prozent.",
            f"Der Grunderwerb ist bis auf zwei Flurstücke abgeschlossen. Mit der Eigentümergemeinschaft wurde zuletzt am {c.d(-21)} verhandelt; sollte keine Einigung erzielt werden, bliebe nur das Enteignungsverfahren.",
            plan_table(
                c,
                ["Grunderwerb", "Erd- und Wegebau", "Brückenbauwerk über den Mühlgraben", "Ausgleichspflanzungen"],
                3,
                c.pick("T€", "EUR"),
            ),
            f"Die Zuwendung nach dem Sonderprogramm „Stadt und Land“ wurde mit {c.n(70, 85, 5)} Prozent in Aussicht gestellt. Sie setzt voraus, dass die Maßnahme bis zum {c.d(700)} schlussgerechnet ist.",
            "Die Naturschutzverbände haben angeregt, die Fahrbahnbreite auf 2,50 m zu begrenzen und auf eine Beleuchtung zu verzichten. Diesen Anregungen wurde gefolgt; lediglich im Bereich der Querungshilfen sind adaptive Leuchten vorgesehen.",
            f"Die laufenden Unterhaltungskosten werden mit {money('1.35', '1,35 €/lfd. m', per='lfd. m')} angesetzt.",
        ],
        [
            f"Dem Bau des Radweges mit Gesamtkosten von {c.e(1200000, 2600000, 10000)} wird zugestimmt.",
            "Die Verwaltung wird beauftragt, für die beiden ausstehenden Flurstücke vorsorglich das Enteignungsverfahren einzuleiten.",
        ],
        ["Lageplan im Maßstab 1 : 2.500", "Querschnitte"],
        [
            f"Kostenstelle 66.1.04; Ansatz {c.y()}: {c.e(300000, 800000, 1000)}. Restmittel aus {c.y(-1)}: {c.e(12000, 88000, 100)}."
        ],
        department="Tiefbauamt",
    )


def music(c: Context) -> Matter:
    return Matter(
        "Änderung der Gebührenordnung der Musikschule",
        [
            f"Die Unterrichtsgebühren sind seit dem {c.d(-1500)} unverändert. Nach dem Herrenberg-Urteil des Bundessozialgerichts mussten elf Honorarkräfte in Beschäftigungsverhältnisse übernommen werden; der Personalaufwand stieg dadurch um {c.e(96000, 188000, 500, period='year')} jährlich.",
            f"Der Kostendeckungsgrad sank von 47 auf 39 Prozent. Um den vom {body(c.town.committees[-1])} vorgegebenen Zuschussbedarf von höchstens {c.e(380000, 520000, 5000, bound='maximum')} einzuhalten, müssten die Entgelte durchschnittlich um vierzehn Prozent angehoben werden.",
            costs(
                c,
                ["Personalaufwand der Lehrkräfte", "Raum- und Sachaufwand", "Instrumentenleihe und Noten"],
                9000,
                620000,
                "head EUR",
                step=50,
                first="Aufwandsart",
                total="Gesamtaufwand",
            ),
            "Für Familien mit mehreren Kindern bliebe die Geschwisterermäßigung von 25 beziehungsweise 50 Prozent erhalten. Inhaberinnen und Inhaber des Sozialpasses würden weiterhin nur die Hälfte zahlen.",
            f"Der Elternbeirat wurde am {c.d(-40)} angehört. Er hält die Erhöhung für schmerzlich, erkennt aber an, dass ohne sie die Streicherklassen an den Grundschulen gefährdet wären.",
            f"Eine erneute Überprüfung ist für das Schuljahr {school_year(c.number + 2)} vorgesehen.",
        ],
        [
            f"{c.main('nom', True)} beschließt die als Anlage beigefügte Änderung der Gebührenordnung der Musikschule mit Wirkung vom {c.d(95, 'd. month yyyy')}.",
            "Die Ermäßigungstatbestände bleiben unverändert.",
        ],
        ["Gebührenordnung (Lesefassung)", "Vergleich mit Musikschulen der Nachbarstädte"],
        [f"Erwartete Mehrerträge: {c.e(42000, 71000, 500)} für {c.y()}, {c.e(88000, 130000, 500)} für {c.y(1)}."],
        department="Amt für Schule und Kultur",
    )


def youth(c: Context) -> Matter:
    return Matter(
        "Offene Jugendarbeit: Weiterführung des Jugendhauses „Schleuse“ und mobile Angebote im ländlichen Raum",
        [
            f"Der Kooperationsvertrag mit dem Trägerverein läuft zum {c.d(150)} aus. Im vergangenen Jahr wurden an 214 Öffnungstagen durchschnittlich 43 Jugendliche gezählt; mehr als die Hälfte kam aus den umliegenden Ortschaften.",
            f"Der {body('Jugendhilfeausschuss')} hat am {c.d(-88)} empfohlen, die aufsuchende Arbeit mit einem Bauwagen zu verstetigen. Die dafür bewilligte Anschubfinanzierung von {c.e(25000, 48000, 500)} ist im {quarter(c.number, 3)} verbraucht.",
            Head("Personalbedarf"),
            f"Für die Leitung des Hauses sind 1,0 Vollzeitäquivalente, für die mobile Arbeit 0,75 Vollzeitäquivalente vorgesehen. Die Personalkosten belaufen sich nach den Durchschnittswerten der KGSt auf {c.e(104000, 139000, 100, period='year')} im Jahr; hinzu kommen Sachkosten von monatlich {c.e(1200, 2600, 50, style='€', period='month')}.",
            "Die Jugendlichen haben in einer Zukunftswerkstatt eigene Vorschläge erarbeitet. Gewünscht werden längere Öffnungszeiten am Wochenende, ein Proberaum und ein überdachter Treffpunkt im Freien. Nicht alles davon wird sich sogleich verwirklichen lassen.",
            f"Das Kreisjugendamt würde die Stelle der mobilen Arbeit für drei Jahre mit {c.n(30, 45, 5)} Prozent, höchstens jedoch {c.e(18000, 26000, 500, bound='maximum', style='Euro')}, bezuschussen.",
        ],
        [
            f"Der Vertrag mit dem Trägerverein wird um vier Jahre bis zum {c.d(1600)} verlängert.",
            "Die mobile Jugendarbeit wird in das Regelangebot übernommen.",
            f"Der jährliche Zuschuss wird auf {c.e(140000, 190000, 500, period='year')} festgesetzt und ab {c.y(1)} um zwei vom Hundert dynamisiert.",
        ],
        ["Konzeption", "Sachbericht des Trägervereins", "Vertragsentwurf"],
        [f"Teilhaushalt 4, Produkt 36.2.01; Mehrbedarf {c.y(1)}: {c.e(21000, 47000, 500)}."],
        department="Fachbereich Jugend und Familie",
    )


def heat(c: Context) -> Matter:
    return Matter(
        "Kommunale Wärmeplanung: Ergebnis der Bestands- und Potenzialanalyse, Beschluss über den Wärmeplan",
        [
            f"Mit Beschluss vom {c.d(-540)} wurde die Verwaltung beauftragt, einen Wärmeplan nach den bundesrechtlichen Vorgaben aufzustellen. Die Bestandsanalyse liegt seit {month(f'{c.number - 1}-10')} vor; sie beruht auf anonymisierten Verbrauchsdaten der Jahre {years(c.number - 4, c.number - 2)}.",
            "Der Endenergieverbrauch für Wärme beträgt rund 318 Gigawattstunden im Jahr. Davon entfallen 71 Prozent auf Erdgas, 17 Prozent auf Heizöl und lediglich fünf Prozent auf erneuerbare Quellen. Der größte Hebel wird in der Abwärme des Klärwerks und in der oberflächennahen Geothermie gesehen.",
            Noted(
                f"Für das Eignungsgebiet Innenstadt wurde eine Wirtschaftlichkeitsberechnung durchgeführt{sup('1')}. Danach läge der Wärmegestehungspreis zwischen {euro_range('0.13', '0.17', '13 und 17 ct/kWh', per='kWh')} und damit in der Größenordnung dezentraler Wärmepumpen{sup('2')}.",
                (
                    ("1", f"Fortschreibung mit Preisstand {month(f'{c.number}-01')}."),
                    ("2", "Ohne Berücksichtigung des CO2-Preispfades."),
                ),
            )
            if c.rng.random() < 0.3
            else "Für das Eignungsgebiet Innenstadt wurde eine Wirtschaftlichkeitsberechnung durchgeführt. Danach läge der Wärmegestehungspreis in der Größenordnung dezentraler Wärmepumpen.",
            plan_table(
                c,
                [
                    "Machbarkeitsstudie Wärmenetz",
                    "Transformationsplan",
                    "Öffentlichkeitsbeteiligung",
                    "Personal Wärmewende",
                ],
                4,
                "EUR",
                4000,
                140000,
            ),
            f"Die Entwürfe lagen vom {span(c.iso(-64), c.iso(-34))} öffentlich aus; es gingen 58 Stellungnahmen ein. Die Handwerkskammer begrüßt die Planung, hätte sich jedoch verbindlichere Zeitpläne gewünscht.",
            f"Bis zum {c.d(900, 'd. month yyyy')} muss der Wärmeplan spätestens beschlossen sein. Eine Verbindlichkeit für einzelne Grundstückseigentümer entfaltet er nicht.",
        ],
        [
            "Der Wärmeplan wird in der Fassung der Anlage 1 beschlossen.",
            "Die Verwaltung wird beauftragt, a) für das Eignungsgebiet Innenstadt eine Machbarkeitsstudie zu beauftragen, b) die Stadtwerke in die Trägerschaft einzubeziehen und c) jährlich über den Umsetzungsstand zu berichten.",
            f"Für die Machbarkeitsstudie werden {c.e(120000, 240000, 1000)} bereitgestellt.",
        ],
        ["Wärmeplan (Entwurf)", "Abwägungstabelle", "Kartensatz"],
        [f"Die Konnexitätszahlungen des Landes betragen {c.e(60000, 99000, 100)}."],
        department="Stabsstelle Klimaschutz",
    )


def zoning(c: Context) -> Matter:
    n = c.n(18, 96)
    return Matter(
        f"Bebauungsplan Nr. {n} „{c.pick('Am Hüttenkamp', 'Östlich der Gärtnerei', 'Sägewerkswiesen', 'Beim Süßen Brünnlein')}“; Aufstellungsbeschluss und frühzeitige Beteiligung der Öffentlichkeit",
        [
            "Das etwa 6,4 ha große Plangebiet liegt am nordöstlichen Ortsrand und wird überwiegend ackerbaulich genutzt. Der Flächennutzungsplan stellt es als Wohnbaufläche dar; ein Änderungsverfahren ist daher nicht erforderlich.",
            f"Vorgesehen sind rund neunzig Wohneinheiten, davon ein Drittel im Geschosswohnungsbau. Nach dem Grundsatzbeschluss vom {c.d(-410)} ist für mindestens zwanzig Prozent der Wohnfläche eine Mietpreisbindung zu vereinbaren.",
            "Die Erschließung erfolgt über eine neue Planstraße mit Anbindung an die Gemeindestraße. Das Niederschlagswasser soll in einer zentralen Mulde versickern; die hydrogeologische Untersuchung hat hierfür günstige Durchlässigkeitsbeiwerte ergeben.",
            Bullets(
                (
                    "Art der baulichen Nutzung: Allgemeines Wohngebiet",
                    "Grundflächenzahl 0,35; höchstens drei Vollgeschosse",
                    "Dachbegrünung bei Flachdächern, Photovoltaikpflicht auf geeigneten Flächen",
                    "Erhalt der Feldhecke an der Südgrenze",
                )
            ),
            f"Die Planungskosten in Höhe von {c.e(74000, 118000, 500)} trägt die Vorhabenträgerin auf der Grundlage des am {c.d(-12)} unterzeichneten städtebaulichen Vertrages. Je Wohneinheit ist ein Infrastrukturbeitrag von {c.e(3500, 6000, 100, style='€')} zu leisten.",
            "Den Belangen des Artenschutzes wird durch eine Kartierung der Feldlerche Rechnung getragen; vorgezogene Ausgleichsmaßnahmen könnten auf stadteigenen Flächen durchgeführt werden.",
        ],
        [
            f"Für das im Lageplan umgrenzte Gebiet wird gemäß § 2 Abs. 1 BauGB der Bebauungsplan Nr. {n} aufgestellt.",
            f"Die frühzeitige Beteiligung der Öffentlichkeit findet vom {span(c.iso(40), c.iso(72))} statt.",
            "Die Träger öffentlicher Belange sind gleichzeitig zu beteiligen.",
        ],
        ["Geltungsbereich", "Städtebaulicher Entwurf", "Checkliste Klimawirkung"],
        ["Es entstehen keine Kosten, da die Vorhabenträgerin sämtliche Planungsleistungen übernimmt."],
        department="Stadtplanungsamt",
    )


def cemetery(c: Context) -> Matter:
    return Matter(
        "Neufassung der Friedhofssatzung und der Friedhofsgebührensatzung",
        [
            f"Die geltende Friedhofssatzung stammt aus dem Jahr {year(2009)} und wurde seither viermal geändert. Der Wandel der Bestattungskultur – der Anteil der Urnenbeisetzungen ist auf 78 Prozent gestiegen – macht eine grundlegende Überarbeitung notwendig.",
            "Neu aufgenommen werden Baumbestattungen, ein Sternenkinderfeld sowie Gemeinschaftsgräber mit gärtnerischer Betreuung. Die Ruhezeit für Urnen verkürzt sich von zwanzig auf fünfzehn Jahre, diejenige für Erdbestattungen bleibt wegen der ungünstigen Bodenverhältnisse unverändert.",
            costs(
                c,
                [
                    "Nutzungsrecht Erdreihengrab",
                    "Nutzungsrecht Urnenwahlgrab",
                    "Baumgrabstätte",
                    "Benutzung der Trauerhalle",
                ],
                280,
                2400,
                "cell",
                step=5,
                first="Gebührentatbestand",
                total="Vergleichssumme",
            ),
            f"Der Ausgleich des Fehlbetrages aus den Vorjahren in Höhe von {c.e(31000, 79000, 1, style='€00')} soll bis {c.y(3)} gestreckt werden. Der öffentliche Grünanteil von zwanzig Prozent, das sind {c.e(41000, 66000, 100)}, wird nicht auf die Gebühren umgelegt.",
            f"Die Kirchengemeinden wurden beteiligt. Der Entwurf wurde {c.com(0, 'in')} am {c.d(-55)} in erster Lesung beraten.",
            "Sofern die neue Satzung nicht rechtzeitig in Kraft träte, könnten Grabstätten der neuen Art zunächst nicht vergeben werden.",
        ],
        [
            "Die Friedhofssatzung wird in der Fassung der Anlage 1 beschlossen.",
            "Die Friedhofsgebührensatzung wird in der Fassung der Anlage 2 beschlossen.",
            f"Beide Satzungen treten am {c.d(65, 'd. month yyyy')} in Kraft.",
        ],
        ["Friedhofssatzung", "Friedhofsgebührensatzung", "Gebührenkalkulation"],
        [
            f"Der Kostendeckungsgrad steigt von 71 auf 84 Prozent; das entspricht Mehrerträgen von {c.e(27000, 58000, 100, period='year')} im Jahr."
        ],
        department="Amt für Grünflächen und Friedhöfe",
    )


def market(c: Context) -> Matter:
    return Matter(
        "Umgestaltung des Marktplatzes, zweiter Bauabschnitt; Vorstellung der Entwurfsplanung",
        [
            f"Der erste Bauabschnitt wurde am {c.d(-430)} fertiggestellt und von der Bevölkerung gut angenommen. Im zweiten Abschnitt sollen der Brunnenbereich, die Stellplätze vor dem Amtsgericht und die Bushaltestelle barrierefrei umgebaut werden.",
            "Aus dem Planungswettbewerb ging der Entwurf der Arbeitsgemeinschaft Nüßlein/Rößner als Sieger hervor. Die Jury lobte die Zurückhaltung der Möblierung und die durchgängige Verwendung des ortstypischen Grauwackepflasters, bemängelte allerdings die geringe Zahl schattenspendender Bäume.",
            costs(
                c,
                [
                    "Verkehrsflächen",
                    "Brunnen und Wassertechnik",
                    "Beleuchtung",
                    "Bäume und Baumrigolen",
                    "archäologische Begleitung",
                    "Planung und Bauleitung",
                ],
                22000,
                780000,
                c.pick("caption T€", "head T€", "cell", "caption Euro"),
                dash=4 if c.rng.random() < 0.4 else None,
            ),
            f"Die Maßnahme ist Bestandteil des Programms „Lebendige Zentren“. Mit Zuwendungsbescheid vom {c.d(-58)} wurden {c.e(900000, 1700000, 10000)} bewilligt, die in den Jahren {years(c.number, c.number + 2)} abzurufen sind. Der kommunale Eigenanteil beträgt {c.e(380000, 690000, 1000, style='TEUR')}.",
            "Während der Bauzeit wird der Wochenmarkt auf den Parkplatz am Gänseanger verlegt. Für die anliegenden Einzelhandelsbetriebe wird ein Baustellenmanagement eingerichtet; Entschädigungen sind nicht vorgesehen.",
            f"Die Bürgerversammlung am {c.d(-17)} besuchten etwa 140 Personen. Mehrheitlich wurde der Wunsch geäußert, die Zahl der Kurzzeitstellplätze nicht unter dreißig zu senken.",
        ],
        [
            "Der Entwurfsplanung für den zweiten Bauabschnitt wird zugestimmt.",
            f"Die Ausschreibung ist so vorzubereiten, dass mit den Bauarbeiten im {quarter(c.number + 1, 1)} begonnen werden kann.",
            "Die Zahl der Bäume ist auf mindestens vierundzwanzig zu erhöhen.",
        ],
        ["Entwurfsplan", "Protokoll der Jurysitzung"],
        [
            f"Investitionsmaßnahme I-541-22. Verfügbar: {c.e(600000, 990000, 10)}; davon {c.e(40000, 90000, 10)} durch Aufträge gebunden."
        ],
        department="Amt für Stadterneuerung",
    )


def fibre(c: Context) -> Matter:
    return Matter(
        "Gigabitausbau: Kofinanzierung des dritten Projektgebietes und Übertragung der Aufgaben auf den Zweckverband",
        [
            f"Im Rahmen des Markterkundungsverfahrens, das am {c.d(-170)} endete, wurden 2.318 förderfähige Adressen ermittelt. Die privaten Netzbetreiber haben für lediglich vierhundert Anschlüsse einen eigenwirtschaftlichen Ausbau bis {c.y(3)} angekündigt.",
            f"Die Wirtschaftlichkeitslücke wird auf {c.e(18000000, 31000000, 100000, style='mio')} geschätzt. Bund und Land tragen davon zusammen neunzig Prozent, sodass ein kommunaler Anteil von {c.e(1800000, 3100000, 100000, style='Mio. Euro')} verbliebe.",
            Table(
                ("Cluster", "Adressen", "Länge Tiefbau (km)", "Anteil Kommune"),
                tuple(
                    (n, str(c.n(220, 900)), f"{c.n(14, 71)},{c.n(1, 9)}", euro(c.n(180000, 900000, 1000), "€"))
                    for n in ("Nordgeest", "Mittelholz", "Süderfeld")
                ),
                (0.28, 0.2, 0.26, 0.26),
            ),
            "Der Zweckverband verfügt über die notwendigen vergaberechtlichen Kenntnisse und hat bereits zwei Projektgebiete ohne Kostenüberschreitung abgewickelt. Eine eigene Durchführung würde mindestens zwei zusätzliche Stellen erfordern.",
            f"Die Förderanträge müssen wegen der Antragsfrist bis zum {c.d(24)} im Portal eingereicht sein. Maßgeblich ist die Gigabit-Richtlinie 2.0.",
        ],
        [
            "Die Aufgabe des geförderten Glasfaserausbaus im dritten Projektgebiet wird auf den Zweckverband übertragen.",
            f"Der kommunale Eigenanteil von höchstens {c.e(1900000, 3200000, 10000, bound='maximum')} wird, verteilt auf die Jahre {years(c.number + 1, c.number + 4)}, bereitgestellt.",
        ],
        ["Übersichtskarte", "Entwurf der öffentlich-rechtlichen Vereinbarung"],
        [f"Mittelfristige Finanzplanung: jährlich {c.e(480000, 790000, 1000, period='year')}."],
        department="Wirtschaftsförderung",
    )


def care(c: Context) -> Matter:
    return Matter(
        "Weiterentwicklung des Pflegestützpunktes und Einrichtung einer Außensprechstunde",
        [
            f"Der Pflegestützpunkt hat im Jahr {c.y(-1)} insgesamt 1.947 Beratungen durchgeführt, gut ein Viertel mehr als im Vorjahr. Die Wartezeit auf einen Hausbesuch beträgt inzwischen fünf Wochen.",
            "Die Pflegekassen haben in der Lenkungsgruppe signalisiert, eine weitere halbe Stelle hälftig zu tragen. Voraussetzung wäre, dass die Beratung künftig auch in den kleineren Ortschaften angeboten wird und der barrierefreie Zugang gewährleistet ist.",
            f"Die Personalkosten für 0,5 Vollzeitäquivalente betragen {c.e(32000, 41000, 100, period='year')} jährlich. Für die Räume im Gemeindehaus verlangt die Kirchengemeinde eine Nutzungspauschale von {c.e(90, 180, 5, style='€', period='month')} im Monat.",
            Head("Ausblick"),
            f"Nach der Pflegebedarfsplanung steigt die Zahl der Pflegebedürftigen bis {year(2035)} um etwa 2.100 Personen. Ohne ergänzende Angebote müsste mit einer Zunahme kostenintensiver stationärer Unterbringungen gerechnet werden; die Hilfe zur Pflege belastete den Haushalt zuletzt mit {c.e(4000000, 7000000, 100000, style='mio')}.",
            f"Der {body('Seniorenbeirat')} hat dem Vorhaben am {c.d(-30)} zugestimmt.",
        ],
        [
            "Der Ausweitung des Pflegestützpunktes um eine halbe Stelle wird zugestimmt.",
            f"Die Außensprechstunde ist zum {c.d(110)} einzurichten und nach zwei Jahren auszuwerten.",
        ],
        ["Tätigkeitsbericht"],
        [f"Eigenanteil {c.y(1)}: {c.e(16000, 21000, 50)}."],
        department="Sozialamt",
    )


def theatre(c: Context) -> Matter:
    return Matter(
        f"Städtische Bühnen: Wirtschaftsplan für die Spielzeit {school_year(c.number)}",
        [
            f"Der Wirtschaftsplan schließt bei Erträgen von {c.e(5000000, 8000000, 10000, style='€')} und Aufwendungen von {c.e(9000000, 13000000, 10000, style='€')} mit einem Zuschussbedarf ab, der um 2,1 Prozent über demjenigen der Spielzeit {school_year(c.number - 1, f'{c.number - 1}/{c.number % 100:02}')} liegt.",
            "Ursächlich sind der Tarifabschluss für die künstlerisch Beschäftigten sowie höhere Energiekosten. Die Intendanz hat im Gegenzug die Zahl der Neuproduktionen von vierzehn auf zwölf verringert; das Weihnachtsmärchen und die Mobilen Produktionen bleiben erhalten.",
            costs(
                c,
                [
                    "Personalaufwand",
                    "Künstlerische Gastverträge",
                    "Ausstattung und Tantiemen",
                    "Gebäudebewirtschaftung",
                    "Abschreibungen",
                ],
                210000,
                6400000,
                c.pick("head T€", "caption T€"),
                step=1000,
                first="Aufwandsart",
                total="Aufwendungen gesamt",
            ),
            f"Die Auslastung im Großen Haus betrug 81 Prozent. Die Kartenpreise werden moderat angehoben; der Höchstpreis steigt von {euro(42)} auf {euro(46)}, Schülerinnen und Schüler zahlen weiterhin {euro(8)}.",
            f"Der Brandschutz der Unterbühne ist bis zum {c.d(200)} nachzurüsten. Andernfalls könnte die Bauaufsicht die Betriebserlaubnis einschränken.",
        ],
        [
            f"Der Wirtschaftsplan der Städtischen Bühnen für die Spielzeit {school_year(c.number)} wird festgestellt.",
            f"Der Betriebskostenzuschuss wird auf {c.e(3900000, 5200000, 10000)} festgesetzt.",
            "Die Werkleitung wird ermächtigt, Kassenkredite bis zu einem Zwölftel der Jahreserträge aufzunehmen.",
        ],
        ["Erfolgs- und Vermögensplan", "Stellenübersicht", "Spielplanvorschau"],
        [f"Der Zuschuss wird in zwölf Raten von je {c.e(320000, 430000, 1000)} ausgezahlt."],
        department="Eigenbetrieb Städtische Bühnen",
    )


def lights(c: Context) -> Matter:
    return Matter(
        "Umrüstung der Straßenbeleuchtung auf LED-Technik – drittes und letztes Los",
        [
            f"Von den 4.180 Leuchten im Gemeindegebiet sind nach Abschluss der beiden ersten Lose 2.960 umgerüstet. Der Stromverbrauch hat sich gegenüber {year(c.number - 5)} um 54 Prozent vermindert, obwohl die nächtliche Abschaltung auf Wunsch der Ortschaften aufgehoben worden ist.",
            f"Bei der Submission am {c.d(-19)} gingen drei Angebote ein. Mindestbietende ist die Firma Elektro Uphaus GmbH mit einer geprüften Angebotssumme von {c.e(310000, 560000, 1, style='€00')} brutto. Die Kostenschätzung hatte bei {c.e(420000, 600000, 1000)} gelegen.",
            "Sämtliche Leuchten erhalten eine Farbtemperatur von 2.700 Kelvin. Damit wird der insektenschonenden Beleuchtung Rechnung getragen, die der Naturschutzbeirat angemahnt hatte. In den Anliegerstraßen wird zwischen 23 und 5 Uhr auf die Hälfte der Leistung abgesenkt.",
            f"Straßenausbaubeiträge werden nicht erhoben. Die Amortisation beträgt rechnerisch 6,3 Jahre; bei einem Strompreis von {money('0.29', '29 Cent/kWh', per='kWh')} würden jährlich {c.e(61000, 98000, 500, style='Euro', period='year')} eingespart."
            if c.rng.random() < 0.3
            else f"Straßenausbaubeiträge werden nicht erhoben. Die Amortisation beträgt rechnerisch 6,3 Jahre; jährlich würden {c.e(61000, 98000, 500, style='Euro', period='year')} eingespart.",
            f"Die Arbeiten sollen in der 38. Kalenderwoche beginnen und bis {month(f'{c.number}-12')} abgeschlossen sein.",
        ],
        [
            "Der Auftrag für das dritte Los wird an die Mindestbietende vergeben.",
            f"Die überplanmäßige Auszahlung von {c.e(14000, 39000, 100)} wird genehmigt; die Deckung erfolgt aus Minderauszahlungen beim Straßenbau.",
        ],
        ["Preisspiegel (nichtöffentlich)"],
        [
            f"Haushaltsansatz {c.y()}: {c.e(280000, 520000, 1000)}; Haushaltsrest {c.y(-1)}: {c.e(9000, 34000, 1, style='€00')}."
        ],
        department="Bauamt",
    )


def shelter(c: Context) -> Matter:
    return Matter(
        "Unterbringung wohnungsloser Menschen: Ersatzneubau der Unterkunft Ziegeleiweg",
        [
            f"Die Unterkunft am Ziegeleiweg wurde {year(1968)} in einfachster Bauweise errichtet. Bei der Gefährdungsbeurteilung vom {c.d(-99)} wurden Mängel an der Elektroinstallation festgestellt, die einen Weiterbetrieb über den Winter hinaus nicht zulassen.",
            "Geplant ist ein zweigeschossiger Holzmodulbau mit 32 Einzelzimmern, einer Notschlafstelle für Frauen sowie Räumen für die sozialarbeiterische Begleitung. Die Modulbauweise ermöglichte eine Bauzeit von nur sieben Monaten und eine spätere Umsetzung an einen anderen Standort.",
            f"Die Kostenberechnung schließt mit {c.e(2900000, 4400000, 10000)}. Das entspricht {c.e(3100, 4200, 50, style='€', per='Quadratmeter')} je Quadratmeter Nutzungsfläche. Die Nutzungsgebühr soll künftig {money('9.80', '9,80 €/m²', per='m²')} betragen.",
            f"Mit den Nachbarn wurde am {c.d(-14)} eine Ortsbegehung durchgeführt. Die vorgebrachten Bedenken betreffen vor allem die Zuwegung und die Nachtruhe.",
            f"Seit {month(f'{c.number - 1}-04')} steigt die Zahl der untergebrachten Personen stetig; im {quarter(c.number, 2)} waren durchschnittlich 61 Menschen zu versorgen, davon elf Kinder.",
        ],
        [
            "Dem Ersatzneubau der Unterkunft Ziegeleiweg in Holzmodulbauweise wird zugestimmt.",
            f"Die Verwaltung wird ermächtigt, den Totalunternehmerauftrag bis zu einer Höhe von {c.e(3000000, 4600000, 10000, bound='maximum')} zu vergeben.",
            "Das Betreuungskonzept ist gemeinsam mit den freien Trägern fortzuschreiben.",
        ],
        ["Modulgrundrisse", "Betreuungskonzept (Entwurf)"],
        [f"Teilfinanzhaushalt 5: {c.e(1400000, 2100000, 10000)} in {c.y()}, Restbetrag in {c.y(1)}."],
        department="Fachdienst Wohnen und Soziales",
    )


def plots(c: Context) -> Matter:
    return Matter(
        "Gewerbegebiet „Hasselkuhle II“: Festsetzung der Verkaufspreise und Vergaberichtlinie",
        [
            f"Die Erschließungsarbeiten werden voraussichtlich im {quarter(c.number, 4)} abgeschlossen. Insgesamt stehen 11,8 ha Nettobauland zur Verfügung, für die bereits 34 Bewerbungen vorliegen.",
            f"Der Bodenrichtwert vergleichbarer Lagen beträgt {money('65', '65,00 €/m²', per='m²')}. Unter Berücksichtigung der Erschließungskosten von {c.e(4000000, 6000000, 100000, style='mio')} schlägt die Verwaltung einen einheitlichen Verkaufspreis von {money('79.50', '79,50 €/m²', per='m²')} vor. Für Eckgrundstücke an der Haupterschließung sollte ein Zuschlag von {money('6', '6 €/m²', per='m²')} erhoben werden.",
            Head("Vergabekriterien"),
            Bullets(
                (
                    "Zahl der dauerhaft gesicherten Arbeits- und Ausbildungsplätze je Hektar",
                    "Verlagerung störender Betriebe aus der Ortsmitte",
                    "Nutzung erneuerbarer Energien über die gesetzlichen Pflichten hinaus",
                    "Bauverpflichtung innerhalb von drei Jahren mit Rückübertragungsanspruch",
                )
            ),
            f"Die Reservierungsgebühr von {c.e(1500, 3500, 100, style='€')} wird auf den Kaufpreis angerechnet. Sie verfällt, wenn der Kaufvertrag nicht innerhalb von sechs Monaten beurkundet wird.",
            "Die Industrie- und Handelskammer befürwortet die Kriterien. Sie gibt jedoch zu bedenken, dass kleine Handwerksbetriebe bei der Bewertung nach Arbeitsplatzdichte benachteiligt werden könnten.",
        ],
        [
            f"Der Verkaufspreis wird auf {money('79.50', '79,50 €/m²', per='m²')} einschließlich Erschließungsbeitrag festgesetzt.",
            "Die Vergaberichtlinie wird in der vorgelegten Fassung beschlossen.",
            f"Grundstücksverkäufe bis zu einem Kaufpreis von {c.e(200000, 400000, 50000, bound='maximum')} werden {c.com(-1, 'dat')} zur Entscheidung übertragen.",
        ],
        ["Vergaberichtlinie", "Parzellierungsplan"],
        [f"Erwartete Erlöse {years(c.number + 1, c.number + 3)}: rund {c.e(6000000, 9000000, 100000, style='mio')}."],
        department="Liegenschaftsamt",
    )


def playground(c: Context) -> Matter:
    return Matter(
        "Spielflächenkonzept: Rangfolge der Sanierungen und Aufgabe von Kleinstspielplätzen",
        [
            f"Im Stadtgebiet werden 47 öffentliche Spielplätze unterhalten. Bei der Jahreshauptinspektion im {month(f'{c.number}-03')} mussten an neun Standorten Geräte gesperrt werden. Der aufgelaufene Sanierungsstau beziffert sich auf {c.e(800000, 1500000, 10000)}.",
            "Künftig sollen weniger, dafür aber größere und inklusiv gestaltete Anlagen vorgehalten werden. Fünf Kleinstspielplätze unter 300 m² könnten nach Anhörung der Anlieger aufgegeben und als Blühflächen angelegt werden.",
            costs(
                c,
                ["Spielplatz Wasserturm", "Spielplatz Kastanienhof", "Bolzplatz Südring", "Generationenpark"],
                35000,
                260000,
                c.pick("cell", "caption Euro", "head EUR"),
                first="Standort",
            ),
            f"An der Kinderbefragung, die vom {span(c.iso(-130), c.iso(-116))} in allen Grundschulen durchgeführt wurde, beteiligten sich 1.126 Mädchen und Jungen. Am häufigsten wurden Seilbahnen, Wasserspiele und Rückzugsorte genannt.",
            f"Patenschaften von Bürgerinnen und Bürgern werden mit jährlich {euro(250, 'Euro', period='year')} je Platz unterstützt.",
        ],
        [
            "Das Spielflächenkonzept wird als Handlungsgrundlage beschlossen.",
            f"Für die Umsetzung sind in den Haushaltsjahren {years(c.number + 1, c.number + 4)} jeweils {c.e(150000, 280000, 5000)} vorzusehen.",
            "Vor der Aufgabe eines Standortes ist die zuständige Ortsvertretung anzuhören.",
        ],
        ["Standortkarte", "Auswertung der Kinderbefragung"],
        [f"Unterhaltungsaufwand {c.y()}: {c.e(90000, 140000, 500)}."],
        department="Grünflächenamt",
    )


def accounts(c: Context) -> Matter:
    return Matter(
        f"Jahresabschluss {year(c.number - 2)}: Feststellung, Ergebnisverwendung und Entlastung",
        [
            f"Der Jahresabschluss zum {day(f'{c.number - 2}-12-31', 'd. month yyyy')} wurde vom Rechnungsprüfungsamt geprüft und mit einem uneingeschränkten Bestätigungsvermerk versehen. Die Bilanzsumme beläuft sich auf {c.e(190000000, 320000000, 1, style='€00')}.",
            f"In der Ergebnisrechnung ergibt sich ein Jahresüberschuss von {c.e(1100000, 3900000, 1, style='€00')}; geplant war ein Fehlbetrag von {c.e(2000000, 2900000, 1000, style='Euro')}. Die Verbesserung beruht hauptsächlich auf Gewerbesteuernachzahlungen für Vorjahre, mit deren Wiederholung nicht gerechnet werden darf.",
            plan_table(
                c,
                ["Ordentliche Erträge", "Ordentliche Aufwendungen", "Außerordentliches Ergebnis"],
                2,
                "T€",
                41000000,
                88000000,
                first="Posten",
                caption="Ergebnisrechnung",
                start=-3,
            ),
            f"Die Verbindlichkeiten aus Investitionskrediten verminderten sich um {c.e(800000, 1900000, 1000)}. Liquiditätskredite bestanden zum Stichtag nicht. Haushaltsermächtigungen in Höhe von {c.e(5000000, 9000000, 100000, style='mio')} wurden übertragen.",
            Noted(
                f"Das Rechnungsprüfungsamt beanstandet, dass Vergabevermerke in drei Fällen unvollständig waren{sup('1')} und die Inventur der beweglichen Gegenstände verspätet durchgeführt wurde.",
                (("1", "Schlussbericht, Textziffern 4.2 bis 4.4."),),
            ),
            "Die Verwaltung hat die Beanstandungen aufgegriffen und eine Dienstanweisung erlassen. Der Prüfungsausschuss hielte eine Nachschau im kommenden Jahr für angezeigt.",
        ],
        [
            f"Der Jahresabschluss {year(c.number - 2)} wird festgestellt.",
            "Der Jahresüberschuss wird der Überschussrücklage zugeführt.",
            f"{c.town.chief.replace('Der ', 'Dem ').replace('Die ', 'Der ').replace('Das ', 'Dem ')} wird für das Haushaltsjahr {year(c.number - 2)} Entlastung erteilt.",
        ],
        ["Jahresabschluss mit Anhang", "Schlussbericht des Rechnungsprüfungsamtes"],
        ["Keine unmittelbaren Auswirkungen."],
        department="Kämmerei",
    )


def schoolyard(c: Context) -> Matter:
    return Matter(
        "Entsiegelung und Neugestaltung der Außenanlagen am Käthe-Wübbenhorst-Gymnasium",
        [
            f"Der Schulhof ist zu neunzig Prozent asphaltiert; an Hitzetagen wurden Oberflächentemperaturen von über 50 Grad gemessen. Die Schulkonferenz hat am {c.d(-120)} einstimmig ein Nutzungskonzept mit Klassenzimmern im Freien, Retentionsmulden und Bewegungsinseln verabschiedet.",
            f"Der Zuschussgeber hat den vorzeitigen Maßnahmenbeginn mit Schreiben vom {c.d(-9)} zugelassen. Die Förderung aus dem Programm „Natürlicher Klimaschutz“ beträgt achtzig Prozent der Ausgaben, das sind {c.e(410000, 690000, 1000)}.",
            costs(
                c,
                [
                    "Rückbau und Entsorgung",
                    "Landschaftsbau",
                    "Spiel- und Sportgeräte",
                    "Bewässerung und Zisterne",
                    "Unvorhergesehenes",
                ],
                14000,
                240000,
                c.pick("head EUR", "cell", "caption T€"),
            ),
            "Die Arbeiten werden in den Sommerferien beginnen. Um den Unterricht möglichst wenig zu beeinträchtigen, sollen lärmintensive Arbeiten außerhalb der Prüfungszeiträume ausgeführt werden; der Haupteingang müsste zeitweise verlegt werden.",
            f"Der Förderverein beteiligt sich mit {c.e(8000, 15000, 500, style='Euro')}. Die Bepflanzung übernehmen die Klassen im Rahmen einer Projektwoche im {month(f'{c.number}-10')}.",
        ],
        [
            f"Der Neugestaltung der Außenanlagen mit einem Kostenrahmen von {c.e(600000, 890000, 1000)} wird zugestimmt.",
            "Die Ausschreibung erfolgt losweise, um mittelständischen Betrieben die Beteiligung zu ermöglichen.",
        ],
        ["Freianlagenplan", "Zuwendungsbescheid"],
        [
            f"Ansatz {c.y()}: {c.e(200000, 390000, 1000)}, Verpflichtungsermächtigung {c.y(1)}: {c.e(190000, 330000, 1000)}."
        ],
        department="Schulverwaltungsamt",
    )


def wall(c: Context) -> Matter:
    return Matter(
        "Denkmalgerechte Instandsetzung der nördlichen Stadtmauer und des Pulverturmes",
        [
            f"Am {c.d(-260)} hat sich auf einer Länge von acht Metern die Außenschale der Stadtmauer gelöst. Der Gehweg ist seither gesperrt; die provisorische Abstützung kostet monatlich {c.e(1700, 2900, 50, style='€', period='month')}.",
            "Die Befunduntersuchung hat ergeben, dass der zementhaltige Fugenmörtel aus den Sechzigerjahren die Austrocknung des Mauerkerns verhindert. Er soll durch einen denkmalgerechten Kalkmörtel ersetzt werden. Die Mauerkrone würde mit Rasensoden abgedeckt, wie es für das ausgehende Mittelalter belegt ist.",
            f"Die Kosten werden auf {euro_range(1400000, 1700000, '1,4 bis 1,7 Mio. €')} geschätzt. Zuwendungen der Denkmalstiftung sind in Höhe von {c.e(150000, 260000, 5000)} zugesagt; eine Spendenaktion der Bürgerschaft erbrachte {c.e(31000, 58000, 1, style='€00')}."
            if c.town.main != "Bürgerschaft"
            else f"Die Kosten werden auf {euro_range(1400000, 1700000, '1,4 bis 1,7 Mio. €')} geschätzt. Zuwendungen der Denkmalstiftung sind in Höhe von {c.e(150000, 260000, 5000)} zugesagt.",
            f"Die Arbeiten sind frostfrei auszuführen, also etwa von {month(f'{c.number + 1}-04')} bis {month(f'{c.number + 1}-10')}.",
            "Vor Beginn sind die Quartiere der Fledermäuse zu sichern. Das Landesamt für Denkmalpflege begleitet die Maßnahme fachlich; restauratorische Musterflächen werden vorab abgenommen.",
        ],
        [
            "Der Instandsetzung der nördlichen Stadtmauer einschließlich des Pulverturmes wird zugestimmt.",
            f"Die Mittel von {c.e(700000, 990000, 1000)} werden im Nachtragshaushalt {c.y()} bereitgestellt.",
        ],
        ["Schadenskartierung", "Finanzierungsplan"],
        [f"Der städtische Anteil beträgt {c.e(880000, 1250000, 1000)}."],
        department="Hochbauamt",
    )


def sport(c: Context) -> Matter:
    return Matter(
        "Neufassung der Sportförderrichtlinie",
        [
            f"Die Richtlinie zur Förderung des Sports wurde am {c.d(-3600)} verabschiedet. Seither haben sich die Mitgliederzahlen und die Kosten der vereinseigenen Anlagen erheblich verändert; mehrere Vereine könnten ohne eine Anpassung ihre Sportstätten nicht weiter unterhalten.",
            f"Der Jugendzuschuss soll von {euro(6, 'Euro')} auf {euro(9, 'Euro', per='Mitglied')} je Mitglied unter achtzehn Jahren erhöht werden. Für lizenzierte Übungsleiterinnen und Übungsleiter werden {euro('2.80', 'Euro00', per='Stunde')} je Stunde gewährt, höchstens jedoch {euro(420, 'Euro', bound='maximum')} im Jahr.",
            "Erstmals werden Angebote für Menschen mit Behinderungen, der Schwimmlernsport und die Integration gesondert gefördert. Der Stadtsportverband war an der Ausarbeitung beteiligt und trägt den Entwurf einvernehmlich mit.",
            costs(
                c,
                ["Jugendförderung", "Übungsleiterpauschale", "Sportstättenunterhaltung", "Projektförderung"],
                9000,
                88000,
                c.pick("cell", "head EUR", "caption Euro"),
                step=100,
                first="Förderbereich",
            ),
            f"Anträge sind bis zum {c.d(150, 'd. month yyyy')} zu stellen; verspätete Anträge könnten nur noch aus Restmitteln berücksichtigt werden.",
        ],
        [
            f"Die Sportförderrichtlinie wird in der Fassung vom {c.d(-11)} beschlossen.",
            f"Das jährliche Fördervolumen wird auf {c.e(160000, 290000, 1000, period='year')} festgelegt.",
            "Die Wirkung der Richtlinie ist nach drei Jahren zu überprüfen.",
        ],
        ["Sportförderrichtlinie", "Gegenüberstellung alt/neu"],
        [f"Mehraufwand gegenüber {c.y(-1)}: {c.e(28000, 61000, 500)}."],
        department="Sportamt",
    )


def library(c: Context) -> Matter:
    return Matter(
        "Stadtbücherei: Einführung der personalfreien Öffnungszeiten („Offene Bücherei“)",
        [
            f"Die Stadtbücherei ist derzeit an 26 Wochenstunden geöffnet. Eine Nutzerumfrage vom {month(f'{c.number}-02')} zeigt, dass sich vor allem Berufstätige Öffnungszeiten am Abend und am Sonntag wünschen. Mit dem Zugang über den Büchereiausweis ließen sich bis zu 70 Stunden je Woche anbieten.",
            f"Notwendig sind ein elektronisches Zutrittssystem, Kameras in den Eingangsbereichen, eine Selbstverbuchung mit RFID sowie die Nachrüstung von rund 41.000 Medien. Die Investition beträgt {c.e(96000, 168000, 500)}; die Wartung kostet {c.e(9000, 14000, 100, style='Euro', period='year')} im Jahr.",
            "Der Datenschutzbeauftragte hat die Videoüberwachung unter Auflagen gebilligt. Aufzeichnungen dürften höchstens 72 Stunden gespeichert werden und wären nur bei Vorkommnissen auszuwerten.",
            f"Das Land fördert die Umstellung mit fünfzig Prozent. Der Bewilligungszeitraum reicht vom {span(c.iso(60), c.iso(420))}.",
            "Personalabbau ist mit dem Vorhaben nicht verbunden; die frei werdenden Stunden kommen der Leseförderung und der Zusammenarbeit mit den Kindertagesstätten zugute.",
        ],
        [
            "Der Einführung personalfreier Öffnungszeiten in der Stadtbücherei wird zugestimmt.",
            f"Die Auszahlung von {c.e(50000, 90000, 500)} wird freigegeben, der Sperrvermerk im Haushalt {c.y()} aufgehoben.",
        ],
        ["Nutzungsbedingungen", "Datenschutz-Folgenabschätzung"],
        [f"Folgekosten ab {c.y(1)}: {c.e(10000, 16000, 100, period='year')} jährlich."],
        department="Stadtbücherei",
    )


def water(c: Context) -> Matter:
    return Matter(
        f"Wirtschaftsplan {year(c.number + 1)} des Wasserwerkes und Anpassung der Wasserabgabepreise",
        [
            f"Der Erfolgsplan weist Erträge von {c.e(3100000, 4700000, 1000, style='EUR')} und Aufwendungen von {c.e(3300000, 4900000, 1000, style='EUR')} aus. Der Fehlbetrag ist auf die Erneuerung der Tiefbrunnen und den Austausch von 3,4 km Asbestzementleitungen zurückzuführen.",
            f"Der Arbeitspreis soll von {money('1.62', '1,62 €/m³', per='m³')} auf {money('1.85', '1,85 €/m³', per='m³')} steigen. Für einen Haushalt mit einer Abnahme von 120 m³ bedeutet dies eine Mehrbelastung von {money('27.60', '27,60 Euro', period='year')} im Jahr.",
            plan_table(
                c,
                ["Rohrnetzerneuerung", "Tiefbrunnen IV", "Hochbehälter Käsberg", "Fernwirktechnik"],
                4,
                c.pick("T€", "EUR"),
            ),
            f"Die Grundgebühr bleibt unverändert. Im Vermögensplan sind Kreditaufnahmen von {c.e(900000, 1800000, 50000, style='€')} veranschlagt; die Tilgung beträgt {c.e(240000, 390000, 1000, style='€')}.",
            "Der Nitratgehalt des Rohwassers lag im Jahresmittel bei 31 mg/l. Mit den Landwirten im Schutzgebiet wurden freiwillige Vereinbarungen geschlossen, deren Wirkung sich allerdings erst nach Jahren zeigen dürfte.",
        ],
        [
            f"Der Wirtschaftsplan {year(c.number + 1)} wird beschlossen.",
            f"Der Wasserabgabepreis wird zum {c.d(100, 'd. month yyyy')} auf {money('1.85', '1,85 €/m³', per='m³')} festgesetzt.",
            f"Der Höchstbetrag der Kassenkredite wird auf {c.e(300000, 600000, 50000)} festgesetzt.",
        ],
        ["Wirtschaftsplan", "Preiskalkulation"],
        ["Auswirkungen auf den Kernhaushalt ergeben sich nicht."],
        department="Werkleitung",
    )


def animal(c: Context) -> Matter:
    return Matter(
        "Fundtierunterbringung; Abschluss eines neuen Vertrages mit dem Tierschutzverein",
        [
            f"Der Tierschutzverein hat den seit {year(2011)} bestehenden Vertrag fristgerecht zum {c.d(160)} gekündigt. Die bisherige Pauschale von {money('0.65', '0,65 € je Einwohner', per='Einwohner')} deckt nach seinen Angaben nicht einmal die Hälfte der Aufwendungen für Tierarzt, Futter und Energie.",
            f"In den Verhandlungen am {c.d(-70)} und am {c.d(-35)} konnte Einvernehmen über eine gestaffelte Erhöhung erzielt werden. Im ersten Jahr sind {money('1.10', '1,10 € je Einwohner', per='Einwohner')}, ab dem dritten Jahr {money('1.35', '1,35 € je Einwohner', per='Einwohner')} zu zahlen.",
            "Würde der Vertrag nicht zustande kommen, müsste die Gemeinde die Tiere selbst unterbringen. Ein geeignetes Grundstück steht nicht zur Verfügung; benachbarte Tierheime haben mitgeteilt, dass sie keine weiteren Tiere aufnehmen könnten.",
            f"Zusätzlich wird ein einmaliger Investitionszuschuss von {c.e(18000, 45000, 500)} für den Bau einer Quarantänestation gewährt.",
        ],
        [
            "Dem Abschluss des Fundtiervertrages wird zugestimmt.",
            f"Der Investitionszuschuss wird unter der Voraussetzung ausgezahlt, dass der Baubeginn bis zum {c.d(300)} nachgewiesen ist.",
        ],
        ["Vertragsentwurf"],
        [f"Jährlicher Aufwand {c.e(19000, 31000, 100, period='year')}."],
        department="Ordnungsamt",
    )


def general(c: Context) -> list[Part]:
    """Paragraphs that fit any paper, for long ones; each with values of its own."""
    pool: list[Part] = [
        "Die Gleichstellungsbeauftragte und der Personalrat wurden frühzeitig beteiligt. Einwendungen wurden nicht erhoben; der Personalrat bittet jedoch darum, die Arbeitsbelastung der betroffenen Sachgebiete im Auge zu behalten.",
        f"Ergänzend wird auf die Vorlage {reference(f'{c.n(100, 480)}/{c.number - 1}')} verwiesen, in der die Ausgangslage ausführlich dargestellt worden ist. Die seinerzeit genannten Zahlen sind fortgeschrieben worden; wesentliche Abweichungen haben sich nicht ergeben.",
        f"In der Anhörung am {c.d(-66)} wurden insbesondere Fragen zur Verkehrssicherungspflicht, zur Gewährleistung und zur Zuständigkeit der Ortschaften gestellt. Die Verwaltung hat zugesagt, die Antworten der Niederschrift beizufügen.",
        "Die Auswirkungen auf das Klima wurden anhand der eingeführten Prüfliste bewertet. Danach sind die Folgen überwiegend positiv; während der Bauphase ist mit vorübergehenden Mehrbelastungen durch Baustellenverkehr zu rechnen.",
        f"Sollten sich die Baupreise weiter erhöhen, wäre ein Kostenrisiko von bis zu {c.e(40000, 120000, 5000, style='Euro', bound='maximum')} zu berücksichtigen. Eine gesonderte Risikorückstellung wird gleichwohl nicht für erforderlich gehalten, weil die Ansätze vorsichtig gewählt wurden.",
        f"Die Kommunalaufsicht hat mit Verfügung vom {c.d(-52)} keine Bedenken erhoben. Sie weist allerdings darauf hin, dass die dauernde Leistungsfähigkeit durch die in den Jahren {years(c.number + 1, c.number + 3)} geplanten Kreditaufnahmen zunehmend eingeschränkt werde.",
        "Nach Auffassung des Rechtsamtes handelt es sich um eine freiwillige Aufgabe, deren Wahrnehmung im pflichtgemäßen Ermessen steht. Ein Rechtsanspruch Dritter bestehe nicht; die Selbstbindung der Verwaltung durch die bisherige Übung sei jedoch zu beachten.",
        f"Für die fachliche Begleitung ist ein Beirat gebildet worden, dem neben der Verwaltung die Kammern, die Wohlfahrtsverbände und zwei sachkundige Bürgerinnen angehören. Er tagte zuletzt am {c.d(-24)} und empfiehlt die vorgeschlagene Lösung.",
        "Vergleichbare Kommunen haben mit einer solchen Regelung gute Erfahrungen gemacht. Bei Ortsterminen konnte sich die Verwaltung davon überzeugen, dass die anfänglich befürchteten Nachteile nicht eingetreten sind und die Akzeptanz in der Bürgerschaft gestiegen ist."
        if c.town.main != "Bürgerschaft"
        else "Vergleichbare Kommunen haben mit einer solchen Regelung gute Erfahrungen gemacht.",
        f"Die Bindungsfrist der Angebote endet am {c.d(33)}. Eine Verlängerung wäre nur mit Zustimmung aller Bieter möglich und würde voraussichtlich zu Preisanpassungen führen, die derzeit mit {c.e(8000, 26000, 500)} beziffert werden.",
        "Zur Verkürzung des Verfahrens wird vorgeschlagen, die Leistungsphasen stufenweise zu beauftragen. Auf diese Weise ließen sich Zwischenergebnisse berücksichtigen, ohne dass Honoraransprüche für nicht benötigte Leistungen entstünden.",
        f"Über den Sachstand wurde {c.com(0, 'in')} zuletzt mit Mitteilungsvorlage {reference(f'MV/{c.n(20, 90)}/{c.number % 100:02}')} berichtet. Die Ausschussmitglieder nahmen den Bericht bei zwei Enthaltungen zustimmend zur Kenntnis.",
        f"Die Deckungsmittel wurden im Rahmen des Nachtragshaushalts {c.y()} um {c.e(25000, 75000, 500)} aufgestockt. Überschreitungen sind zu melden, sobald sie absehbar sind; § 19 der Gemeindehaushaltsverordnung bleibt unberührt.",
        f"Soweit im Protokollentwurf vom {impossible(f'30.02.{c.number}')} von abweichenden Flächenangaben die Rede ist, beruhen diese auf einem inzwischen überholten Planungsstand.",
        "Die Öffentlichkeitsarbeit umfasst eine Internetseite, Aushänge in leichter Sprache sowie mehrere Informationsveranstaltungen. Die Rückmeldungen werden ausgewertet und fließen in die weitere Planung ein.",
    ]
    c.rng.shuffle(pool)
    return pool


def chapters(c: Context) -> list[Part]:
    """Chapters for papers of many pages, under headings, with a plan of days and costs by years."""
    y = c.number
    steps = (
        ("Abschluss der Vorplanung", quarter(y, 4)), ("Beteiligung der Träger öffentlicher Belange", month(f"{y + 1}-02")),
        ("Genehmigungsantrag", f"bis {c.d(310)}"), ("Ausschreibung der Hauptgewerke", quarter(y + 1, 4)), ("Baubeginn", month(f"{y + 2}-03")),
        ("Inbetriebnahme", half(y + 3, 1)), ("Schlussrechnung und Verwendungsnachweis", c.d(1290)),
    )  # fmt: skip
    return [
        Head("Rechtliche Rahmenbedingungen"),
        "Die Zuständigkeit folgt aus der Hauptsatzung in Verbindung mit der Zuständigkeitsordnung. Da die Wertgrenze für Geschäfte der laufenden Verwaltung überschritten wird, bedarf es einer Entscheidung der Vertretungskörperschaft; eine Übertragung auf einen Ausschuss wäre nach herrschender Auffassung unzulässig.",
        f"Das Oberverwaltungsgericht hat mit Urteil vom {c.d(-690)} klargestellt, dass die Abwägung sämtlicher Belange nachvollziehbar zu dokumentieren ist. Die Verwaltung hat daraufhin ihre Arbeitsanweisung vom {c.d(-1340)} überarbeitet und um ein vierstufiges Prüfschema ergänzt.",
        "Beihilferechtlich handelt es sich um eine Dienstleistung von allgemeinem wirtschaftlichem Interesse. Eine Anmeldung bei der Kommission ist nicht erforderlich, solange die Ausgleichsleistungen den Schwellenwert nicht überschreiten und ein Betrauungsakt vorliegt.",
        Head("Geprüfte Alternativen"),
        f"Als Alternative wurde untersucht, ob auf die Maßnahme verzichtet und der vorhandene Bestand lediglich gesichert werden könnte. Die Sicherungskosten beliefen sich auf mindestens {c.e(120000, 260000, 5000, bound='minimum')}, ohne dass ein dauerhafter Nutzen entstünde. Nach spätestens fünf Jahren müssten die Arbeiten wiederholt werden.",
        f"Eine öffentlich-private Partnerschaft würde die jährliche Belastung zwar auf {c.e(190000, 330000, 1000, period='year')} im Jahr vergleichmäßigen, über die Vertragslaufzeit jedoch um {euro_range(900000, 1200000, '0,9 bis 1,2 Mio. Euro')} teurer werden. Die Gemeindeprüfungsanstalt rät angesichts des geringen Volumens ab.",
        Bullets(
            (
                "Verzicht: keine Investition, aber fortschreitender Substanzverlust und Haftungsrisiken",
                "Teilumsetzung: geringere Anfangskosten, höhere Baustellengemeinkosten, längere Einschränkungen",
                "Vollumsetzung: höchste Anfangskosten, jedoch geringste Lebenszykluskosten und beste Förderquote",
            )
        ),
        Head("Zeitplan"),
        Table(("Arbeitsschritt", "Termin"), steps, (0.62, 0.38)),
        "Der Zeitplan enthält keine Reserven für Einsprüche oder außergewöhnliche Witterung. Verzögerungen in der Genehmigungsphase würden sich unmittelbar auf den Beginn der Arbeiten auswirken, weil die Rodungszeiten des Naturschutzrechts einzuhalten sind.",
        Head("Beteiligung der Öffentlichkeit"),
        f"Auf der Klausurtagung am {days(f'{y - 1}-11-14', f'{y - 1}-11-15')} wurde vereinbart, die Einwohnerschaft frühzeitig einzubeziehen. Daraufhin fanden drei Werkstattgespräche statt, zuletzt am {c.d(-38)}. Die Ergebnisse sind auf der Beteiligungsplattform dokumentiert und wurden dort von mehr als achthundert Personen kommentiert.",
        Noted(
            f"Besonders häufig wurden die Verkehrsführung{sup('*')}, der Erhalt des Baumbestandes und die Barrierefreiheit angesprochen. Soweit die Hinweise umsetzbar waren, sind sie in die Planung eingeflossen; ablehnende Entscheidungen wurden begründet.",
            (
                (
                    "*",
                    f"Verkehrsgutachten der Arbeitsgemeinschaft Isermann, Fortschreibung {month(f'{y - 1}-06')}, Seite 31 ff.",
                ),
            ),
        ),
        f"Die Schwerbehindertenvertretung hat am {day(f'{y}-03-15', printed='15. März d. J.')} Stellung genommen.",
        Head("Wirtschaftlichkeit und Folgekosten"),
        plan_table(
            c,
            ["Abschreibungen", "Zinsaufwand", "Unterhaltung und Wartung", "Energie", "Versicherungen", "Personal"],
            4,
            "EUR",
            1000,
            190000,
            first="Aufwandsart",
            caption="Folgekosten",
            start=2,
        ),
        f"Unter Berücksichtigung der Erträge verbleibt eine Nettobelastung von {c.e(140000, 260000, 500, period='year')} pro Jahr. Die Annuität wurde mit einem Zinssatz von 3,25 Prozent und einer Tilgung von zwei Prozent berechnet; eine Änderung des Zinssatzes um einen Prozentpunkt bewirkte eine Mehrbelastung von etwa {c.e(18000, 42000, 500)}.",
        f"Die Versicherung hat den Neuwert auf {c.e(6000000, 9000000, 10000, style='€')} festgesetzt. Zum Vergleich: Der Brandversicherungswert {year(1914)} betrug umgerechnet lediglich einen Bruchteil davon; im Jahr {year(1996)} waren es noch {euro(c.n(2100000, 3900000, 1000), 'DM')}.",
        Head("Auswirkungen auf Klima und Umwelt"),
        "Der Flächenverbrauch wird auf das unbedingt notwendige Maß begrenzt. Für die versiegelten Flächen werden an anderer Stelle Beläge zurückgebaut, sodass die Bilanz nach der Eingriffs-Ausgleichs-Bewertung ausgeglichen ist. Die Treibhausgasemissionen der Baustoffe wurden überschlägig ermittelt und könnten durch den Einsatz von Recyclingbeton um ein Fünftel gesenkt werden.",
        "Gutachterlich nachgewiesen wurden unter anderem Zwergfledermaus, Mauersegler und Zauneidechse. Bauzeitenregelungen und Ersatzquartiere stellen sicher, dass die artenschutzrechtlichen Verbotstatbestände nicht erfüllt werden.",
        Head("Weiteres Vorgehen"),
        f"Nach der Beschlussfassung werden die Förderanträge bis zum {c.d(70)} vervollständigt. Über Abweichungen von mehr als {c.e(25000, 60000, 5000)} ist die Vertretung unverzüglich zu unterrichten.",
        "Ein begleitendes Projektcontrolling mit vierteljährlichen Berichten wird eingerichtet. Die Berichte enthalten neben Kosten und Terminen auch eine Einschätzung der wesentlichen Risiken sowie der ergriffenen Gegenmaßnahmen.",
    ]


def impossible(printed: str) -> str:
    """A day that the calendar does not know, as an author mistyped it."""
    return mark("date", printed, start=None, end=None, precision="day", role=None)


TOPICS: dict[str, Topic] = {
    f.__name__: f for f in (
        bath, waste, sirens, bus, firehouse, archive, flood, cycleway, music, youth, heat, zoning, cemetery, market,
        fibre, care, theatre, lights, shelter, plots, playground, accounts, schoolyard, wall, sport, library, water, animal,
    )
}  # fmt: skip
