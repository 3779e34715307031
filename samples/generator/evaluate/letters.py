# ruff: noqa: E501
"""A context goes in, texts of groups, of answers and of old files come out: motions, questions, reports, the eighties."""

from __future__ import annotations

from dataclasses import dataclass, field

from samples.generator.engine import (
    body,
    euro,
    euro_range,
    money,
    month,
    quarter,
    school_year,
    span,
    year,
    years,
)
from samples.generator.evaluate.matter import Bullets, Matter, Part, Table, impossible
from samples.generator.evaluate.world import Context


@dataclass
class Motion:
    title: str
    demands: list[str]
    reasons: list[Part]


@dataclass
class Questions:
    title: str
    lead: str
    questions: list[str]
    answers: list[str] = field(default_factory=list)


def motion_trees(c: Context) -> Motion:
    return Motion(
        "Baumschutz vor Bauinteressen: Wiedereinführung einer Baumschutzsatzung",
        [
            f"Die Verwaltung wird beauftragt, bis zum {c.d(120)} den Entwurf einer Baumschutzsatzung vorzulegen.",
            f"Für Ersatzpflanzungen im öffentlichen Raum werden ab {c.y(1)} jährlich {c.e(40000, 90000, 5000, period='year')} bereitgestellt.",
        ],
        [
            f"Seit die frühere Satzung im Jahr {year(2012)} ersatzlos aufgehoben wurde, sind nach unserer Zählung mehr als vierhundert große Laubbäume gefällt worden. Jeder einzelne von ihnen hätte an heißen Tagen so viel Kühlung gespendet wie mehrere Klimageräte.",
            "Wer bauen will, soll bauen dürfen. Aber wer einen achtzigjährigen Ahorn fällt, müsste wenigstens gleichwertigen Ersatz schaffen. Die Nachbarstädte machen vor, dass dies ohne übermäßige Bürokratie möglich ist.",
            f"Der Naturschutzbeirat hat sich am {c.d(-44)} einstimmig für eine solche Satzung ausgesprochen. Wir würden uns freuen, wenn auch die übrigen Fraktionen unserem Anliegen folgten.",
        ],
    )


def motion_swim(c: Context) -> Motion:
    return Motion(
        "Schwimmkurse für alle Grundschulkinder sichern",
        [
            f"Ab dem Schuljahr {school_year(c.number + 1)} erhält jedes Kind der dritten Klassen einen kostenfreien Schwimmkurs.",
            f"Die Kosten von höchstens {euro(65, 'Euro', per='Kind', bound='maximum')} je Kind trägt der Schulträger.",
            f"Über die Inanspruchnahme ist {c.com(1, 'dat')} halbjährlich zu berichten.",
        ],
        [
            "Nach einer Erhebung der Rettungsschwimmer kann am Ende der Grundschulzeit nur noch jedes zweite Kind sicher schwimmen. Die Wartelisten der Vereine sind lang, und manche Familie könnte sich einen Kurs schlicht nicht leisten.",
            f"Im Haushalt {c.y()} sind für freiwillige Leistungen im Sport noch {c.e(21000, 48000, 100)} verfügbar. Bei etwa 410 Kindern würde der Betrag ausreichen, ohne dass andere Vorhaben gekürzt werden müssten.",
        ],
    )


def motion_square(c: Context) -> Motion:
    return Motion(
        "Trinkwasserbrunnen auf öffentlichen Plätzen",
        [
            "Die Verwaltung prüft, an welchen stark besuchten Plätzen frei zugängliche Trinkwasserbrunnen errichtet werden können, und stellt Kosten und Zeitplan dar.",
            f"Für einen ersten Brunnen am Bahnhofsvorplatz werden {c.e(12000, 22000, 500)} in den Nachtragshaushalt eingestellt.",
            "Die Stadtwerke werden um eine Beteiligung gebeten.",
        ],
        [
            f"Die Sommer werden heißer. An {c.n(17, 29)} Tagen des vergangenen Jahres stieg das Thermometer auf über dreißig Grad. Gerade ältere Menschen und Kinder brauchen dann schnellen Zugang zu Wasser.",
            f"Die Novelle der Trinkwasserrichtlinie verpflichtet die Kommunen ohnehin, bis {year(c.number + 2)} Angebote zu schaffen. Das Land bezuschusst jeden Brunnen mit bis zu {euro(6000, 'Euro', bound='maximum')}; Anträge sind seit dem {c.d(-88)} möglich.",
            "Hygienische Bedenken haben sich andernorts nicht bestätigt. Durch ständigen Durchfluss und regelmäßige Beprobung ließe sich die Wasserqualität zuverlässig gewährleisten.",
        ],
    )


def motion_bus(c: Context) -> Motion:
    return Motion(
        "Rufbus am Wochenende – auch die Ortsteile brauchen Anschluss",
        [
            f"{c.main('nom', True)} spricht sich für die Einrichtung eines Rufbusses an Freitagen und Samstagen bis Mitternacht aus.",
            f"Der Probebetrieb läuft vom {span(c.iso(200), c.iso(560))}; hierfür werden {c.e(60000, 110000, 1000)} vorgesehen.",
        ],
        [
            "Wer am Wochenende ohne eigenes Auto in den Ortsteilen lebt, sitzt nach 19 Uhr fest. Die wenigen Taxis sind teuer und häufig ausgebucht. Ein Rufbus mit elektronischer Bestellung könnte diese Lücke schließen, ohne dass leere Busse durch die Landschaft führen.",
            f"In einer Befragung, die der {body('Jugendbeirat')} im {month(f'{c.number}-01')} durchgeführt hat, wünschten sich 78 Prozent der Jugendlichen ein solches Angebot. Sie wären bereit, einen Zuschlag von {money('2', '2 €', per='Fahrt')} je Fahrt zu zahlen.",
        ],
    )


MOTIONS = {"trees": motion_trees, "swim": motion_swim, "square": motion_square, "ride": motion_bus}


def ask_empty(c: Context) -> Questions:
    return Questions(
        "Leerstehende Ladenlokale in der Innenstadt",
        f"In der Fußgängerzone stehen immer mehr Ladenlokale leer. Das Förderprogramm „Anziehungspunkt“, für das {c.main()} am {c.d(-400)} Mittel von {c.e(120000, 240000, 1000)} bewilligt hat, scheint bislang kaum zu wirken.",
        [
            f"Wie viele Ladenlokale standen zum {c.d(-100)} leer, und wie hat sich die Zahl seit {year(c.number - 3)} entwickelt?",
            "Wie viele Anträge auf Mietzuschuss wurden gestellt, bewilligt und abgelehnt?",
            f"In welcher Höhe wurden im Haushaltsjahr {c.y(-1)} Mittel ausgezahlt?",
            "Welche weiteren Maßnahmen plant die Verwaltung, um Zwischennutzungen zu ermöglichen?",
        ],
        [
            f"Zum Stichtag wurden 38 leerstehende Ladenlokale erfasst; {year(c.number - 3)} waren es 24. Nicht enthalten sind Objekte, die wegen Umbaus vorübergehend geschlossen sind.",
            "Es wurden 19 Anträge gestellt. Davon wurden elf bewilligt, fünf abgelehnt und drei zurückgezogen.",
            f"Ausgezahlt wurden {c.e(31000, 69000, 1, style='€00')}. Weitere {c.e(8000, 16000, 100, style='€')} sind gebunden.",
            f"Ab dem {quarter(c.number + 1, 2)} soll ein Leerstandsmanager tätig werden. Die Stelle würde je zur Hälfte von der Werbegemeinschaft und aus dem Haushalt finanziert.",
        ],
    )


def ask_charge(c: Context) -> Questions:
    return Questions(
        "Öffentliche Ladepunkte für Elektrofahrzeuge – Ausbaustand und Hemmnisse",
        "Nach Presseberichten bleibt der Ausbau der Ladeinfrastruktur deutlich hinter den Erwartungen zurück. Mehrere Anwohner haben uns berichtet, dass Genehmigungen über ein Jahr auf sich warten ließen.",
        [
            "Wie viele öffentlich zugängliche Ladepunkte gibt es gegenwärtig, aufgeschlüsselt nach Ortsteilen?",
            f"Wie viele Anträge auf Sondernutzung wurden seit dem {c.d(-500)} gestellt und wie lange dauerte die Bearbeitung durchschnittlich?",
            f"Welche Einnahmen wurden {year(c.number - 1)} aus Sondernutzungsgebühren erzielt?",
        ],
        [
            "Gegenwärtig bestehen 86 Normal- und 14 Schnellladepunkte. Auf die Ortsteile entfallen davon 31.",
            "Von 52 Anträgen wurden 44 genehmigt. Die Bearbeitung dauerte durchschnittlich siebzehn Wochen, weil in vielen Fällen Leitungsauskünfte fehlten und nachgefordert werden mussten.",
            f"Die Einnahmen beliefen sich auf {c.e(4000, 9000, 1, style='€00')}. Auf den Stellplatz entfallen {money('15', '15 €', period='month')} im Monat.",
        ],
    )


def ask_noise(c: Context) -> Questions:
    return Questions(
        "Lärmschutz an der Umgehungsstraße",
        f"Die Anwohnerinnen und Anwohner der Siedlung Brünnelacker klagen seit der Freigabe der Umgehungsstraße am {c.d(-620)} über nächtlichen Verkehrslärm. Die Zusage, bis {month(f'{c.number}-02')} Messungen vorzunehmen, wurde offenbar nicht eingehalten.",
        [
            "Welche Immissionswerte wurden im Planfeststellungsverfahren prognostiziert und welche wurden tatsächlich gemessen?",
            "Könnte eine nächtliche Geschwindigkeitsbeschränkung angeordnet werden, und wer wäre dafür zuständig?",
            f"Welche Kosten entstünden für eine Verlängerung der Lärmschutzwand um 180 Meter, und ließe sich die bisherige Schätzung von {euro_range(290000, 340000, '290.000 bis 340.000 €')} halten?",
        ],
    )


QUESTIONS = {"empty": ask_empty, "charge": ask_charge, "noise": ask_noise}


def report_bridge(c: Context) -> Matter:
    return Matter(
        "Sachstandsbericht zur Sperrung der Mühlenbrücke",
        [
            f"Bei der Hauptprüfung nach DIN 1076 am {c.d(-62)} wurden Risse an den Auflagern festgestellt. Die Brücke musste daraufhin für Fahrzeuge über 3,5 Tonnen gesperrt werden. Der Linienverkehr wird über die Talstraße umgeleitet.",
            f"Das beauftragte Büro hat drei Lösungen untersucht. Eine Verstärkung mit Kohlefaserlamellen würde {c.e(180000, 320000, 1000)} kosten und die Nutzung für etwa zehn Jahre sichern. Ein Ersatzneubau wird auf {euro_range(2300000, 2800000, '2,3 bis 2,8 Mio. €')} veranschlagt.",
            Table(("Zeitraum", "Schritt", "Kosten (T€)"), (
                (quarter(c.number, 4), "Tragwerksgutachten", money("42000", "42")), (quarter(c.number + 1, 1), "Entwurf und Genehmigung", money("118000", "118")), (quarter(c.number + 1, 3), "Verstärkung", money("264000", "264")),
            ), (0.3, 0.45, 0.25)),
            "Die Verwaltung wird über das weitere Vorgehen unaufgefordert berichten. Eine Beschlussfassung ist derzeit nicht erforderlich; sobald das Gutachten vorliegt, wird eine gesonderte Vorlage erstellt.",
            f"Die Anlieger wurden mit Schreiben vom {c.d(-40)} unterrichtet. Beschwerden betrafen vor allem den Schulweg; hierfür wurde eine Behelfsquerung eingerichtet, deren Miete {money('1180', '1.180 Euro', period='month')} monatlich beträgt.",
        ], [], ["Prüfbericht (Auszug)"], [], [], "Tiefbauamt",
    )  # fmt: skip


def report_kids(c: Context) -> Matter:
    return Matter(
        f"Kindertagesbetreuung: Bericht über die Belegung im Kindergartenjahr {school_year(c.number - 1)}",
        [
            f"Zum Stichtag {c.d(-50)} waren 1.864 von 1.921 genehmigten Plätzen belegt. Die Versorgungsquote beträgt bei den unter Dreijährigen 43,7 Prozent und bei den über Dreijährigen 96,2 Prozent.",
            f"Für das Kindergartenjahr {school_year(c.number, f'{c.number}/{(c.number + 1) % 100:02}')} fehlen nach derzeitiger Prognose 74 Plätze. Durch Übergangsgruppen in der ehemaligen Grundschule und Großtagespflegestellen könnten etwa fünfzig Plätze geschaffen werden.",
            Bullets(("Provisorium Lerchenstraße: zwei Gruppen", "Großtagespflege Mühlenhof: neun Plätze", "Erweiterung der Waldgruppe: fünf Plätze")),
            f"Die Betriebskostenförderung belief sich auf {c.e(9000000, 14000000, 10000, style='mio')}. Davon trugen das Land {c.e(4000000, 5900000, 1000)} und die Eltern {c.e(900000, 1600000, 1000)}.",
            f"Der nächste Bericht wird im {month(f'{c.number + 1}-03')} vorgelegt.",
        ], [], ["Belegungsübersicht nach Einrichtungen", "Prognose"], [], [], "Jugendamt",
    )  # fmt: skip


def report_staff(c: Context) -> Matter:
    return Matter(
        "Personalbericht: Altersstruktur, Fluktuation und Ausbildung",
        [
            f"Zum {c.d(-80)} waren 612 Personen auf 498,25 Vollzeitstellen beschäftigt. Bis {year(c.number + 10)} werden 37 Prozent der Belegschaft in den Ruhestand treten; in der Bauverwaltung wird es mehr als die Hälfte sein.",
            f"Die Personalaufwendungen betrugen {year(c.number - 1)} rund {c.e(28000000, 41000000, 100000, style='Mio. Euro')} und lagen damit um {c.e(300000, 900000, 1000)} unter dem Ansatz, weil Stellen nicht oder erst verspätet besetzt werden konnten.",
            "Um Fachkräfte zu gewinnen, wurden Stipendien für Studierende des Bauingenieurwesens eingeführt. Erstmals haben wieder mehr Personen eine Ausbildung begonnen als beendet; gleichwohl ließen sich elf Ausschreibungen nicht erfolgreich abschließen.",
            f"Vom {span(c.iso(-300), c.iso(-240))} fand eine Befragung zur Arbeitszufriedenheit statt. Der Rücklauf lag bei 61 Prozent. Bemängelt wurden vor allem die räumliche Enge und die Ausstattung für mobiles Arbeiten.",
            f"Für die Ausbildungsoffensive sind in den Jahren {years(c.number, c.number + 2)} jeweils {c.e(45000, 80000, 500)} eingeplant. Ein Missverständnis sei richtiggestellt: Die in der Presse genannte Frist {impossible(f'31.11.{c.number}')} beruht auf einem Schreibfehler.",
        ], [], [], [], [], "Personal- und Organisationsamt",
    )  # fmt: skip


REPORTS = {"bridge": report_bridge, "kids": report_kids, "staff": report_staff}


# --- the eighties ----------------------------------------------------------------------------------------------------


def old_sewer(c: Context) -> Matter:
    return Matter(
        "Schmutzwasserkanalisation im Ortsteil Kühlsen, II. Bauabschnitt",
        [
            f"Der I. Bauabschnitt wurde am {c.d(-330, 'd. month yyyy')} abgenommen. Die Schlußrechnung der Firma Brüggestrat & Söhne beläuft sich auf {euro(c.n(410000, 690000, 1), 'DM00')} und liegt damit um {euro(c.n(9000, 21000, 100), 'DM')} unter der Auftragssumme.",
            "Für den II. Bauabschnitt hat das Ingenieurbüro Gräwe die Entwurfsunterlagen vorgelegt. Vorgesehen ist die Verlegung von 1.840 lfd. m Steinzeugrohren sowie der Bau eines Pumpwerkes. Es muß damit gerechnet werden, daß wegen des hohen Grundwasserstandes auf ganzer Länge eine Wasserhaltung erforderlich wird.",
            f"Die Gesamtkosten betragen {euro(c.n(1100000, 1900000, 10000), 'DM')}. Die Bezirksregierung hat eine Zuwendung von {c.n(45, 60, 5)} v. H., höchstens jedoch {euro(c.n(600000, 800000, 10000), 'DM', bound='maximum')}, in Aussicht gestellt. Als Anschlußbeitrag sind {money('8.40', '8,40 DM/m²', currency='DEM', per='m²')} zu erheben.",
            f"Mit den Arbeiten soll im {month(f'{c.number + 1}-04')} begonnen werden. Die Haushaltsmittel stehen {year(c.number + 1)} zur Verfügung.",
        ],
        [
            "Dem Entwurf für den II. Bauabschnitt wird zugestimmt.",
            f"Die Verwaltung wird beauftragt, die Arbeiten öffentlich auszuschreiben und ein Darlehen von {euro(c.n(300000, 500000, 10000), 'DM')} aufzunehmen.",
        ],
        department="Bauamt",
    )


def old_gym(c: Context) -> Matter:
    return Matter(
        "Neubau einer Turnhalle an der Hauptschule; hier: Vergabe der Rohbauarbeiten",
        [
            f"Auf die öffentliche Ausschreibung vom {c.d(-48)} haben neun Unternehmer Angebote abgegeben. Die Submission fand am {c.d(-20)} statt.",
            Table(
                ("Bieter", "Angebotssumme DM"),
                tuple(
                    (n, money(v, f"{v:,}".replace(",", ".") + ",--", currency="DEM"))
                    for n, v in (
                        ("1. Thöle, Hörsten", c.n(612000, 640000, 100)),
                        ("2. Ahlfänger KG", c.n(641000, 668000, 100)),
                        ("3. Bauhütte Nord", c.n(670000, 702000, 100)),
                    )
                ),
                (0.6, 0.4),
            ),
            f"Die Kostenschätzung des Architekten hatte mit {euro(700000, 'DM')} abgeschlossen. Gegen die Leistungsfähigkeit der mindestfordernden Firma bestehen keine Bedenken; sie hat bereits das Feuerwehrhaus zur vollen Zufriedenheit errichtet.",
            f"Die Halle soll zu Beginn des Schuljahres {school_year(c.number + 1, f'{c.number + 1}/{(c.number + 2) % 100:02}')} übergeben werden. Bis dahin müßte der Turnunterricht weiterhin im Saal der Gastwirtschaft abgehalten werden, wofür monatlich {money('350', '350,-- DM', currency='DEM', period='month')} zu entrichten sind.",
        ],
        ["Der Auftrag für die Rohbauarbeiten wird der Firma Thöle, Hörsten, erteilt."],
        department="Hochbauabteilung",
    )


def old_fire(c: Context) -> Matter:
    return Matter(
        "Anschaffung eines Tanklöschfahrzeuges TLF 16 für die Freiwillige Feuerwehr",
        [
            f"Das im Jahre {year(1959)} angeschaffte Fahrzeug ist verbraucht und wurde bei der letzten Überprüfung am {c.d(-75)} nur noch bedingt zugelassen. Ersatzteile sind nicht mehr zu beschaffen.",
            f"Nach dem Angebot der Firma Nüßlein vom {c.d(-31)} kostet ein neues Fahrzeug einschließlich der feuerwehrtechnischen Beladung {euro(c.n(236000, 289000, 10), 'DM00')}. Der Landkreis gewährt eine Beihilfe aus Mitteln der Feuerschutzsteuer in Höhe von {euro(c.n(60000, 85000, 1000), 'DM')}.",
            f"Da die Lieferzeit gegenwärtig vierzehn Monate beträgt, müßte die Bestellung noch in diesem Jahr erfolgen. Die Kreditermächtigung {year(c.number)} ist noch nicht ausgeschöpft.",
            "Das alte Fahrzeug könnte nach Ablösung an die Ortswehr Heßlar abgegeben werden, deren Gerätehaus dafür ausreichend groß ist.",
        ],
        [
            "Der Anschaffung eines Tanklöschfahrzeuges TLF 16 wird zugestimmt.",
            f"Die Mittel sind mit {euro(180000, 'DM')} in den Nachtragshaushaltsplan {year(c.number)} aufzunehmen.",
            "Das alte Fahrzeug ist der Ortswehr Heßlar zu überlassen.",
        ],
        department="Ordnungsamt",
    )


def old_youth(c: Context) -> Matter:
    return Matter(
        "Ferienpaßaktion und Zuschüsse an Jugendgruppen",
        [
            f"An der Ferienpaßaktion {year(c.number - 1)} haben 640 Kinder teilgenommen. Die Ausgaben betrugen {euro(c.n(11000, 19000, 1), 'DM00')}, denen Einnahmen aus Spenden in Höhe von {euro(c.n(2000, 4000, 50), 'DM')} gegenüberstanden.",
            f"Die Jugendgruppen haben um eine Anhebung der Zuschüsse gebeten. Für Zeltlager sollen künftig {money('2.50', '2,50 DM', currency='DEM')} statt bisher {money('1.80', '1,80 DM', currency='DEM')} je Tag und Teilnehmer gewährt werden. Dies würde Mehrausgaben von rd. {euro(c.n(4000, 7000, 500), 'DM')} verursachen.",
            f"Der {body('Jugendwohlfahrtsausschuß')} hat den Vorschlag am {c.d(-15)} beraten und hält ihn für angemessen. Er regt an, daß auch die Landjugend berücksichtigt werde.",
        ],
        ["Die Ferienpaßaktion wird fortgeführt.", "Die Zuschüsse für Zeltlager werden wie vorgeschlagen angehoben."],
        department="Jugendamt",
    )


OLD = {"sewer": old_sewer, "gym": old_gym, "engine": old_fire, "holiday": old_youth}
