# ruff: noqa: E501
"""A context goes in, the matter of a paper comes out: fees, rules, and what a town does for its people."""

from __future__ import annotations

from decimal import Decimal

from samples.generator.engine import (
    body,
    euro_range,
    half,
    money,
    month,
    quarter,
    school_year,
    sup,
    year,
    years,
)
from samples.generator.engine.marks import group
from samples.generator.evaluate.matter import (
    Bullets,
    Head,
    Matter,
    Noted,
    Table,
    costs,
)
from samples.generator.evaluate.world import Context


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
