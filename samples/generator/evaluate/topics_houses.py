# ruff: noqa: E501
"""A context goes in, the matter of a paper comes out: houses, plots, accounts, animals."""

from __future__ import annotations

from samples.generator.engine import (
    day,
    euro,
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
    costs,
    plan_table,
)
from samples.generator.evaluate.world import Context


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
