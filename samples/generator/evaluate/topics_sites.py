# ruff: noqa: E501
"""A context goes in, the matter of a paper comes out: roads, sites, heat, water that floods."""

from __future__ import annotations

from samples.generator.engine import (
    euro,
    euro_range,
    money,
    month,
    quarter,
    school_year,
    span,
    sup,
    year,
    years,
)
from samples.generator.evaluate.matter import (
    Bullets,
    Head,
    Matter,
    Noted,
    Table,
    costs,
    plan_table,
)
from samples.generator.evaluate.world import Context


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
