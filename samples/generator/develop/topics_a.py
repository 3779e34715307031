# ruff: noqa: E501  (running text)
"""Subjects of school, youth, social affairs and fire service."""

from __future__ import annotations

from samples.generator.develop.topics import Costs, Topic, topic
from samples.generator.develop.world import Context
from samples.generator.engine import (
    body,
    day,
    euro_range,
    half,
    money,
    quarter,
    school_year,
    sup,
    year,
    years,
)


@topic
def kita(c: Context) -> Topic:
    part, site, places = c.part(), c.at_street(), c.rng.choice([45, 50, 65, 75])
    total = c.rng.choice([2_480_000, 3_150_000, 3_625_000, 4_210_000])
    grant = places * 7200
    own = total - grant
    when = c.year + 2
    return Topic(
        "youth",
        f"Neubau einer Kindertagesstätte im Ortsteil {part}; Grundsatzbeschluss und Bereitstellung der Planungsmittel",
        [
            f"{c.Der(c.town.council)} hat am {c.day(-410)} die Fortschreibung des Kindertagesstättenbedarfsplans beschlossen. Danach fehlen im Ortsteil "
            f"{part} bereits zu Beginn des Kindergartenjahres {school_year(c.year)} rund {places} Plätze für Kinder über drei Jahren sowie 15 Krippenplätze. "
            "Ursache sind die nahezu abgeschlossene Bebauung des Baugebietes „Am Mühlengrund“ und die gegenüber der letzten Bevölkerungsprognose deutlich gestiegene Zahl der Zuzüge junger Familien.",
            "Die Verwaltung hat seither drei Standorte untersucht. Die Erweiterung des bestehenden Kindergartens scheidet aus, weil das Grundstück die erforderlichen Außenflächen nicht hergibt und die "
            "Grundschule ihren Pausenhof nicht verkleinern kann. Eine Übergangslösung in Containern wäre zwar kurzfristig möglich, würde aber über eine Standzeit von fünf Jahren Mietaufwendungen von "
            f"{c.eur(612_000)} verursachen, ohne dass ein bleibender Wert entstünde. Als geeignet hat sich dagegen das {c.own} Grundstück {site} erwiesen. Es ist voll erschlossen, "
            "fußläufig gut erreichbar und mit rund 3.400 m² ausreichend groß.",
            ("h", "Raumprogramm und Bauweise"),
            f"Vorgesehen ist eine eingeschossige Einrichtung mit drei Kindergartengruppen und einer Krippengruppe in Holzrahmenbauweise. Das Raumprogramm entspricht den gesetzlichen Mindestanforderungen{sup('1')}; "
            "zusätzlich sind ein Therapieraum, ein Mehrzweckraum, den auch örtliche Vereine nutzen könnten, und eine Produktionsküche für das Mittagessen vorgesehen. Die Wärmeversorgung soll über eine Wärmepumpe in "
            "Verbindung mit einer Photovoltaikanlage auf der Dachfläche erfolgen.",
            f"Nach dem derzeitigen Zeitplan könnte der Bauantrag im {quarter(c.year + 1, 1)} gestellt werden. Die Bauzeit wird auf 14 Monate geschätzt, sodass der Betrieb zum {c_first_august(when)} aufgenommen werden könnte.",
            ("h", "Trägerschaft"),
            "Für die Trägerschaft ist ein Interessenbekundungsverfahren durchgeführt worden. Drei anerkannte Träger der freien Jugendhilfe haben sich beworben. Über die Vergabe der Trägerschaft wird "
            f"{c.der(c.town.committees['youth'])} nach Abschluss der Gespräche gesondert entscheiden.",
        ],
        [
            f"Die Gesamtkosten belaufen sich nach der Kostenschätzung des beauftragten Architekturbüros auf {c.eur(total)} brutto. Das Land fördert den Neubau mit "
            f"{c.eur(7200, per='Platz')} je neu geschaffenem Platz, höchstens jedoch mit {c.eur(grant, bound='maximum')}. Der verbleibende Eigenanteil von {c.eur(own)} ist im Finanzplan bislang nicht berücksichtigt.",
            f"Für die Planung bis zur Leistungsphase 4 werden im Haushaltsjahr {year(c.year)} außerplanmäßig {c.eur(185_000)} benötigt. Die Deckung erfolgt durch Minderauszahlungen bei der Maßnahme „Sanierung Turnhalle“. "
            f"Die jährlichen Folgekosten für den laufenden Betrieb werden mit {euro_range(390_000, 420_000, '390.000 bis 420.000 €', period='year')} veranschlagt.",
        ],
        [
            f"Dem Neubau einer Kindertagesstätte mit vier Gruppen im Ortsteil {part} auf dem Grundstück {site} wird grundsätzlich zugestimmt.",
            f"Die Planungsmittel in Höhe von {c.eur(185_000)} werden außerplanmäßig bereitgestellt.",
            f"Die Verwaltung wird beauftragt, den Förderantrag bis zum {c.day(75)} zu stellen und {c.dem(c.town.committees['youth'])} über den Fortgang zu berichten.",
        ],
        Costs("Kostenschätzung nach DIN 276", ["Kosten", "davon förderfähig"], [
            ("100 Grundstück", [0, None]), ("200 Vorbereitende Maßnahmen", [total * 4 // 100, None]),
            ("300 Bauwerk – Baukonstruktionen", [total * 48 // 100, total * 40 // 100]), ("400 Bauwerk – Technische Anlagen", [total * 20 // 100, total * 17 // 100]),
            ("500 Außenanlagen und Freiflächen", [total * 9 // 100, total * 5 // 100]), ("600 Ausstattung", [total * 5 // 100, None]), ("700 Baunebenkosten", [total * 14 // 100, total * 10 // 100]),
        ]),
        ["Lageplan", "Raumprogramm", "Kostenschätzung nach DIN 276"],
        [
            f"Wie viele Kinder stehen derzeit im Ortsteil {part} auf der Warteliste für einen Betreuungsplatz?",
            f"Welche Schritte hat die Verwaltung seit dem Beschluss vom {c.day(-410)} unternommen, um zusätzliche Plätze zu schaffen?",
            "Wann ist mit der Vorlage einer belastbaren Kostenschätzung zu rechnen?",
            "Welche Übergangslösungen werden für das kommende Kindergartenjahr geprüft?",
        ],
        [
            f"Zum Stichtag {c.day(-20)} waren 38 Kinder vorgemerkt, davon 11 Kinder unter drei Jahren. Doppelanmeldungen sind bereinigt.",
            "Es wurden drei Standorte untersucht, Gespräche mit den Trägern geführt und ein Architekturbüro mit der Vorentwurfsplanung beauftragt.",
            f"Die Kostenschätzung wird derzeit geprüft. Nach bisherigem Stand ist mit Gesamtkosten von rund {c.eur(total)} zu rechnen.",
            "Geprüft wird eine Waldgruppe mit 15 Plätzen. Sie könnte kurzfristig und mit geringem Aufwand eingerichtet werden.",
        ],
        [f"Die Verwaltung wird aufgefordert, umgehend ein Konzept zur Schaffung von mindestens {places} zusätzlichen Betreuungsplätzen im Ortsteil {part} vorzulegen.",
         f"Über den Stand der Umsetzung ist {c.dem(c.town.committees['youth'])} vierteljährlich zu berichten."],
        [
            "Junge Familien müssen sich darauf verlassen können, dass für ihre Kinder ein Betreuungsplatz zur Verfügung steht. Der Rechtsanspruch besteht seit Jahren, er wird im Ortsteil aber nicht erfüllt. "
            "Uns sind mehrere Fälle bekannt, in denen Mütter ihre Berufstätigkeit nicht wie geplant wieder aufnehmen konnten.",
            f"Nach unserer Kenntnis wurden im Haushalt {year(c.year)} bereits {c.eur(120_000)} für Planungen eingestellt, die bisher nicht abgerufen worden sind. Das Geld ist vorhanden, es fehlt an der Umsetzung.",
        ],
        [("1", "Verordnung über Mindestanforderungen an Kindertagesstätten in der jeweils geltenden Fassung.")],
    )  # fmt: skip


def c_first_august(number: int) -> str:
    return day(f"{number}-08-01")


@topic
def ganztag(c: Context) -> Topic:
    pupils = c.rng.choice([184, 212, 236, 268])
    total = c.rng.choice([845_000, 962_500, 1_130_000])
    return Topic(
        "school",
        f"Ausbau der Ganztagsbetreuung an der Grundschule {c.part()}; Errichtung einer Mensa",
        [
            f"Ab dem Schuljahr {school_year(2026)} besteht stufenweise ein Rechtsanspruch auf ganztägige Förderung von Kindern im Grundschulalter. Die Grundschule wird derzeit von {pupils} Schülerinnen und Schülern besucht, "
            "von denen rund 60 v. H. am freiwilligen Nachmittagsangebot teilnehmen. Das Mittagessen wird in einem Klassenraum in drei Schichten ausgegeben. Dieser Zustand ist weder den Kindern noch dem Personal auf Dauer zuzumuten.",
            f"Die Schulleitung hat gemeinsam mit dem Schulelternrat am {c.day(-95)} ein pädagogisches Konzept vorgelegt, das einen teilgebundenen Ganztagsbetrieb an vier Tagen der Woche vorsieht. {c.Der(c.town.committees['school'])} hat das Konzept in "
            f"seiner Sitzung am {c.day(-60)} zustimmend zur Kenntnis genommen und die Verwaltung gebeten, die räumlichen Voraussetzungen zu prüfen.",
            "Die Prüfung hat ergeben, dass der westliche Gebäudeteil ohne größere Eingriffe in die Tragkonstruktion zu einer Mensa mit 96 Sitzplätzen umgebaut werden kann. Der vorhandene Werkraum würde in das Untergeschoss verlegt. "
            "Gegenüber einem freistehenden Neubau ergeben sich Minderkosten von etwa einem Drittel; zudem könnten die Bauarbeiten überwiegend in den Sommerferien ausgeführt werden.",
            ("list", [
                "Umbau des Gebäudeteils West zur Mensa mit Ausgabeküche (Mischküchensystem),",
                "Verlegung des Werkraumes einschließlich Maschinenabsaugung,",
                "Einrichtung zweier Differenzierungsräume für den Nachmittagsbereich,",
                "Herstellung eines barrierefreien Zuganges über den Schulhof.",
            ]),
            "Das Rechnungsprüfungsamt ist beteiligt worden. Es weist darauf hin, dass die Ausstattung der Küche im Wege einer öffentlichen Ausschreibung zu vergeben ist, weil die maßgebliche Wertgrenze überschritten wird.",
            f"Mit dem Umbau kann nach Erteilung der Baugenehmigung voraussichtlich im {quarter(c.year + 1, 2)} begonnen werden. Die Inbetriebnahme ist für das {half(c.year + 1, 2, f'zweite Halbjahr {c.year + 1}')} vorgesehen.",
        ],
        [
            f"Die Gesamtkosten der Maßnahme betragen {c.eur(total)}. Aus dem Investitionsprogramm des Bundes werden Zuwendungen von bis zu {c.eur(total * 7 // 10, bound='maximum')} erwartet.",
            f"Jährliche laufende Belastung: {c.eur(46_300, period='year')} für Personal und Bewirtschaftung. Von den Eltern wird ein Entgelt von {money('4.20', '4,20 €', per='Essen')} je Essen erhoben.",
        ],
        [
            "Dem Umbau des Gebäudeteils West der Grundschule zu einer Mensa wird zugestimmt.",
            f"Die erforderlichen Haushaltsmittel von {c.eur(total)} werden in den Haushaltsplan {year(c.year + 1)} eingestellt.",
            "Die Verwaltung wird beauftragt, die Zuwendungen aus dem Investitionsprogramm zu beantragen.",
        ],
        Costs("Kostenübersicht", [str(c.year), str(c.year + 1), str(c.year + 2)], [
            ("Planung und Bauleitung", [38_000, 64_000, 12_500]), ("Umbau Mensa", [None, 412_000, 96_000]), ("Küchentechnik", [None, 138_500, None]), ("Ausstattung", [None, None, 61_000]),
        ]),
        ["Pädagogisches Konzept", "Grundrisse", "Stellungnahme des Rechnungsprüfungsamtes"],
        ["An welchen Grundschulen besteht derzeit ein Ganztagsangebot und wie viele Kinder nehmen daran teil?", "Welche Schulen verfügen über eine Mensa, welche nicht?",
         "Welche Investitionen sind bis zum Inkrafttreten des Rechtsanspruches noch erforderlich?", "Wie bewertet die Verwaltung die personelle Ausstattung in den Ferienzeiten?"],
        ["Alle vier Grundschulen bieten an mindestens drei Tagen ein Nachmittagsangebot an. Insgesamt nehmen 571 Kinder teil.", "Zwei der vier Grundschulen verfügen über eine Mensa, an den übrigen wird in Klassenräumen gegessen.",
         f"Nach überschlägiger Ermittlung sind noch {c.eur(2_900_000)} zu investieren.", "Die Betreuung in den Ferien kann gegenwärtig nur für sechs von zwölf Wochen gewährleistet werden."],
        ["Die Verwaltung erstellt einen Zeit- und Maßnahmenplan für den Ausbau der Ganztagsbetreuung an allen Grundschulen.", "Hierbei sind die Kosten je Standort und die voraussichtlichen Zuwendungen darzustellen."],
        ["Der Rechtsanspruch auf Ganztagsbetreuung kommt, und er kommt nicht überraschend. Wer heute nicht plant, wird morgen improvisieren müssen. Die Eltern wünschen sich Verlässlichkeit, die Schulen brauchen Räume und Personal.",
         "Wir halten es für geboten, dass der Ausbau nicht an jedem Standort einzeln, sondern nach einem gemeinsamen Konzept erfolgt. Nur so lassen sich gleiche Bedingungen für alle Kinder schaffen."],
    )  # fmt: skip


@topic
def feuerwehr(c: Context) -> Topic:
    price = c.rng.choice([389_500, 412_700, 468_200])
    part = c.part()
    return Topic(
        "order",
        f"Ersatzbeschaffung eines Löschgruppenfahrzeuges LF 20 für die Ortsfeuerwehr {part}",
        [
            f"Das bei der Ortsfeuerwehr {part} stationierte Löschgruppenfahrzeug wurde im Jahr {year(c.year - 27)} in Dienst gestellt. Es weist nach dem Prüfbericht vom {c.day(-130)} erhebliche Korrosionsschäden am Fahrgestell und am Löschwasserbehälter auf. "
            f"Die Instandsetzung würde nach einem eingeholten Angebot mindestens {c.eur(58_900, bound='minimum')} kosten und wäre angesichts des Alters nicht wirtschaftlich. Ersatzteile sind für das Fahrgestell nur noch eingeschränkt lieferbar.",
            f"Der Feuerwehrbedarfsplan, den {c.der(c.town.council)} am {c.day(-720)} beschlossen hat, sieht für den Standort ein Löschgruppenfahrzeug mit einem Löschwasserbehälter von mindestens 2.000 Litern vor. Zum Einsatzgebiet gehören neben den Wohngebieten "
            "zwei Alten- und Pflegeheime, ein Sägewerk sowie ein Teilstück der Bundesstraße. Die vorgeschriebene Hilfsfrist kann nur mit einem zuverlässigen Erstangriffsfahrzeug eingehalten werden.",
            "In einer Arbeitsgruppe aus dem Stadtbrandmeister, der Ortswehr und der Verwaltung ist ein Leistungsverzeichnis erarbeitet worden. Verglichen wurden zwei Varianten:",
            ("table", ["Merkmal", "Variante A", "Variante B"], [["Bezeichnung", "LF 20", "HLF 20"], ["Löschwasserbehälter", "2.500 l", "1.600 l"], ["Hydraulischer Rettungssatz", "nein", "ja"],
                       ["zulässige Gesamtmasse", "15,5 t", "16,0 t"], ["Preis", c.eur(price, "€"), c.eur(price + 38_400, "€")]]),
            "Die Ortsfeuerwehr spricht sich einstimmig für die Variante A aus, weil der Rettungssatz bereits auf einem zweiten Fahrzeug verlastet ist und im Einsatzgebiet große Entfernungen zwischen den Hydranten bestehen. Die Verwaltung schließt sich dem an.",
            f"Aufgrund der gegenwärtigen Lieferzeiten von bis zu 24 Monaten ist mit einer Auslieferung frühestens im {quarter(c.year + 2, 3)} zu rechnen. Um das Verfahren nicht zu verzögern, soll die Ausschreibung noch vor dem {c.day(60)} veröffentlicht werden.",
        ],
        [
            f"Für die Beschaffung sind Auszahlungen von {c.eur(price)} zu veranschlagen. Der Landkreis beteiligt sich aus der Feuerschutzsteuer mit einem Festbetrag von {c.eur(65_000)}; ein entsprechender Bescheid liegt vor.",
            f"Da ein Teil der Zahlungen erst in den Folgejahren fällig wird, ist eine Verpflichtungsermächtigung in Höhe von {c.eur(price - 90_000)} zulasten der Haushaltsjahre {years(c.year + 1, c.year + 2)} erforderlich. Der Erlös aus dem Verkauf des Altfahrzeuges wird auf {c.eur(7_500)} geschätzt.",
        ],
        [
            f"Der Ersatzbeschaffung eines Löschgruppenfahrzeuges LF 20 für die Ortsfeuerwehr {part} wird zugestimmt.",
            f"Die Verwaltung wird ermächtigt, den Auftrag bis zu einem Betrag von {c.eur(price, bound='maximum')} an den wirtschaftlichsten Bieter zu vergeben.",
            "Das Altfahrzeug ist nach Auslieferung bestmöglich zu veräußern.",
        ],
        None,
        ["Prüfbericht", "Leistungsverzeichnis (Auszug)"],
        ["Wie hoch ist das Durchschnittsalter der Einsatzfahrzeuge?", f"Welche Fahrzeuge müssten nach dem Feuerwehrbedarfsplan bis {year(c.year + 3)} ersetzt werden?", "Wie oft wurde die Hilfsfrist im vergangenen Jahr nicht eingehalten?"],
        ["Das Durchschnittsalter beträgt 16,4 Jahre.", "Drei Löschgruppenfahrzeuge, ein Rüstwagen und zwei Mannschaftstransportfahrzeuge.", "In 11 von 214 zeitkritischen Einsätzen wurde die Hilfsfrist überschritten, im Mittel um knapp zwei Minuten."],
        ["Die Verwaltung legt ein Fahrzeugkonzept für alle Ortsfeuerwehren vor, das Anschaffungsjahr, Zustand und voraussichtliche Ersatzbeschaffung jedes Fahrzeuges ausweist."],
        ["Die ehrenamtlichen Kräfte unserer Feuerwehren leisten Außergewöhnliches. Sie haben Anspruch auf Fahrzeuge, die im Einsatz nicht ausfallen. Mehrfach mussten in den letzten Monaten Fahrzeuge außer Dienst genommen werden.",
         f"Für Reparaturen wurden allein im Jahr {year(c.year - 1)} rund {c.eur(83_400)} ausgegeben. Dieses Geld wäre in einer geordneten Ersatzbeschaffung besser angelegt."],
    )  # fmt: skip


@topic
def integration(c: Context) -> Topic:
    whole = c.rng.choice([1_200_000, 850_000, 2_400_000])
    spent = whole * 58 // 100 + c.rng.randint(-900, 900) * 10
    return Topic(
        "social",
        f"Weiterentwicklung der Sprachförderung für Zugewanderte in {c.town.place}; Bericht und weitere Schwerpunktsetzung",
        [
            f"{c.Der(c.town.main)} hat in seiner Sitzung am {c.day(-330)} das Konzept „Ankommen und Bleiben“ beschlossen. Das Konzept beschreibt vier Aufgabenfelder, die jeweils mit Zielen und überprüfbaren Maßnahmen unterlegt sind:",
            ("list", ["Spracherwerb und Verständigung,", "Zugang zu Ausbildung und Beschäftigung,", "Wohnen und Nachbarschaft,", "Öffnung der Verwaltung und Beteiligung."]),
            f"Um die Umsetzung zu ordnen, ist eine Lenkungsgruppe gebildet worden, der Mitglieder aller Fraktionen, die Träger der Wohlfahrtspflege, die Volkshochschule und die Verwaltung angehören. Sie hat zuletzt am {c.day(-25)} getagt und die bisherigen Ergebnisse bewertet. "
            "Übereinstimmend wurde festgestellt, dass ausreichende Sprachkenntnisse die Voraussetzung für nahezu alle übrigen Ziele sind. Zugleich übersteigt die Nachfrage nach Kursplätzen das Angebot weiterhin deutlich.",
            f"Gegenwärtig warten 147 Personen auf einen Alphabetisierungskurs, im Durchschnitt mehr als fünf Monate. Besonders betroffen sind Mütter kleiner Kinder, für die es kein Angebot mit gleichzeitiger Kinderbetreuung gibt. Die Volkshochschule könnte ab {c.month(90)} zwei zusätzliche Kurse "
            "am Vormittag einrichten, sofern geeignete Räume und Honorarmittel zur Verfügung stehen. Die evangelische Kirchengemeinde hat hierfür ihr Gemeindehaus unentgeltlich angeboten.",
            ("h", "Ehrenamtliche Sprachmittlung"),
            "Neben den Kursen hat sich der Pool ehrenamtlicher Sprachmittlerinnen und Sprachmittler bewährt. Im vergangenen Jahr wurden 1.326 Einsätze vermittelt, vor allem in Kindertagesstätten, bei Ärztinnen und Ärzten sowie in der Ausländerbehörde. Die Aufwandsentschädigung "
            f"von bisher {money('15', '15,00 €', per='Stunde')} je Stunde ist seit {year(c.year - 7)} unverändert und soll auf {money('18', '18,00 €', per='Stunde')} je Stunde angehoben werden. Ohne diese Anpassung wäre zu befürchten, dass erfahrene Kräfte ihre Tätigkeit aufgeben.",
            f"Der {body('Beirat für Migration')} hat am {c.day(-12)} über das Vorhaben beraten und empfohlen, den Schwerpunkt im Aufgabenfeld Spracherwerb und Verständigung für weitere zwei Jahre beizubehalten. Ergänzend regt er an, die Öffnungszeiten der Beratungsstelle zu überprüfen.",
        ],
        [
            f"Im Haushaltsplan {year(c.year)} stehen für Sprachförderung Mittel in Höhe von {c.eur(whole, 'mio')} zur Verfügung. Davon sind bis zum {c.day(-30)} {c.eur(spent)} verausgabt worden. "
            "Die zusätzlichen Kurse und die Anhebung der Aufwandsentschädigung können aus dem vorhandenen Ansatz gedeckt werden; überplanmäßige Mittel sind nicht erforderlich.",
        ],
        [
            "Der Schwerpunkt der Arbeit wird für weitere zwei Jahre im Aufgabenfeld Spracherwerb und Verständigung festgelegt.",
            f"Die zur Verfügung stehenden Mittel von {c.eur(whole, 'mio')} werden vorrangig für Alphabetisierungskurse mit Kinderbetreuung eingesetzt.",
            f"Die Aufwandsentschädigung für Sprachmittlung wird zum {day(f'{c.year + 1}-01-01')} auf {money('18', '18,00 €', per='Stunde')} je Stunde angehoben.",
        ],
        Costs("Geplante Verwendung der Mittel", ["Plätze", "Ansatz"], [], "T€"),
        ["Konzept „Ankommen und Bleiben“ (Kurzfassung)", "Übersicht der Kursangebote"],
        ["Wie viele Personen warten derzeit auf einen Sprachkurs?", "Wie lang sind die Wartezeiten in den einzelnen Kursarten?", "Welche Mittel wurden im laufenden Jahr bisher verausgabt?"],
        ["Zum Stichtag warten 147 Personen auf einen Alphabetisierungskurs und 63 Personen auf einen Aufbaukurs.", "Die mittlere Wartezeit beträgt fünf Monate, in Einzelfällen bis zu neun Monate.", f"Bisher wurden {c.eur(spent)} verausgabt."],
        ["Die Verwaltung wird gebeten, Alphabetisierungskurse mit begleitender Kinderbetreuung einzurichten und hierfür geeignete Räume zu ermitteln."],
        ["Wer die Sprache nicht versteht, kann weder einen Arztbesuch noch ein Elterngespräch bewältigen. Gerade Mütter kleiner Kinder bleiben bisher häufig außen vor, weil während der Kurszeiten niemand die Kinder betreut.",
         "Die Erfahrungen anderer Kommunen zeigen, dass Kurse mit Kinderbetreuung hervorragend angenommen werden. Die Kosten sind überschaubar, der Nutzen für die Familien und für das Zusammenleben im Ort ist groß."],
    )  # fmt: skip


@topic
def hallenbad(c: Context) -> Topic:
    total = c.rng.choice([6_750_000, 8_400_000, 9_300_000])
    rise = c.rng.choice([12, 14, 17])
    return Topic(
        "school",
        "Sanierung des Hallenbades; Fortschreibung der Kostenberechnung und Anpassung der Eintrittsentgelte",
        [
            f"{c.Der(c.town.council)} hat am {c.day(-540)} die Generalsanierung des Hallenbades mit Gesamtkosten von {c.eur(round(total * 87 // 100, -4), 'mio')} beschlossen. Im Zuge der Abbrucharbeiten wurden im {quarter(c.year, 1)} Schäden an der Stahlbetondecke über dem Technikgeschoss sowie "
            f"Schadstoffe in den Dämmstoffen festgestellt, die bei der Bestandsuntersuchung nicht erkennbar waren. Die Arbeiten mussten daraufhin für elf Wochen unterbrochen werden.",
            f"Die Kostenberechnung ist inzwischen fortgeschrieben worden und schließt nunmehr mit {c.eur(total, 'mio')} ab. Dies entspricht einer Steigerung von rund {rise} v. H. Die Mehrkosten setzen sich wie folgt zusammen:",
            Costs("Mehrkosten gegenüber der bisherigen Kostenberechnung (Angaben in T€)", ["bisher", "neu", "Mehrkosten"], [
                ("Abbruch und Schadstoffbeseitigung", [310_000, 655_000, 345_000]), ("Betoninstandsetzung", [420_000, 738_000, 318_000]), ("Badewassertechnik", [1_280_000, 1_355_000, 75_000]),
                ("Lüftung und Wärmerückgewinnung", [970_000, 1_064_000, 94_000]), ("Baunebenkosten", [890_000, 1_012_000, 122_000])], "T€"),
            "Ein Abbruch der Maßnahme wäre wirtschaftlich nicht vertretbar, weil bereits rund 40 v. H. der Leistungen vergeben sind und die bewilligten Fördermittel zurückgezahlt werden müssten. Auch eine Verkleinerung des Schwimmerbeckens wurde geprüft; sie hätte die Kosten nur geringfügig gesenkt, den Schul- und Vereinssport aber erheblich eingeschränkt.",
            ("h", "Eintrittsentgelte"),
            f"Die Entgelte sind zuletzt zum {day(f'{c.year - 6}-01-01')} angehoben worden. Der Kostendeckungsgrad ist seither von 34 auf 26 v. H. gesunken. Vorgeschlagen wird, die Einzelkarte für Erwachsene von {money('4.50', '4,50 €')} auf {money('5.50', '5,50 €')} und für Kinder und Jugendliche von {money('2.50', '2,50 €')} auf {money('3.00', '3,00 €')} anzuheben. "
            "Die Familienkarte soll unverändert bleiben. Gruppen der örtlichen Schulen und Vereine zahlen weiterhin kein Entgelt.",
            f"Die Wiedereröffnung ist nun für {c.month(300)} vorgesehen. Während der gesamten Bauzeit stehen den Schulen Ersatzzeiten im Lehrschwimmbecken der Nachbargemeinde zur Verfügung; die Kosten der Beförderung trägt die {c.town.kind}.",
        ],
        [
            f"Die Mehrkosten sind durch einen Nachtragshaushalt bereitzustellen. Der Bund hat seine Zuwendung von {c.eur(total * 3 // 10)} nicht erhöht. Die jährliche Belastung aus Zins und Tilgung steigt um {c.eur(41_700, period='year')}, die Mehrerträge aus Eintrittsentgelten werden auf {c.eur(68_000, period='year')} im Jahr geschätzt.",
        ],
        [
            f"Die fortgeschriebene Kostenberechnung mit Gesamtkosten von {c.eur(total, 'mio')} wird genehmigt.",
            f"Die Eintrittsentgelte werden zum {c.day(200)} entsprechend der Anlage neu festgesetzt.",
            f"Die Verwaltung wird beauftragt, {c.den(c.town.committees['finance'])} monatlich über den Stand der Kosten zu unterrichten.",
        ],
        None,
        ["Fortgeschriebene Kostenberechnung", "Entgeltordnung (Entwurf)", "Bauzeitenplan"],
        ["Seit wann waren der Verwaltung die Schäden an der Decke bekannt?", "Welche Ansprüche bestehen gegenüber den beauftragten Gutachtern?", "Wie hoch sind die Kosten der Stillstandszeit?"],
        [f"Die Schäden wurden am {c.day(-200)} bei den Abbrucharbeiten festgestellt.", "Mögliche Ansprüche werden derzeit rechtlich geprüft.", f"Für Stillstand und Baustellensicherung sind bisher {c.eur(96_250)} angefallen."],
        ["Die Verwaltung wird beauftragt, eine unabhängige Überprüfung der Kostensteigerungen zu veranlassen und das Ergebnis öffentlich vorzustellen."],
        ["Das Bad ist für Schulen, Vereine und Familien unverzichtbar. Umso wichtiger ist es, dass die Öffentlichkeit nachvollziehen kann, wie es zu den Mehrkosten gekommen ist.",
         "Wir stellen die Sanierung nicht infrage. Wir möchten aber wissen, ob die Bestandsuntersuchung mit der gebotenen Sorgfalt durchgeführt wurde und welche Lehren für künftige Vorhaben zu ziehen sind."],
    )  # fmt: skip


@topic
def jugendzentrum(c: Context) -> Topic:
    group = next(g for g in c.town.groups if "raktion" in g)
    return Topic(
        "youth",
        "Förderung der offenen Jugendarbeit; Zuschüsse an freie Träger",
        [
            f"Die Richtlinien über die Förderung der offenen Jugendarbeit gelten seit dem {day(f'{c.year - 9}-07-01')}. Danach erhalten freie Träger auf Antrag einen Zuschuss zu den Personal- und Sachkosten. Die Anträge sind bis zum {day(f'{c.year - 1}-09-30')} für das folgende Jahr zu stellen. "
            "Fristgerecht eingegangen sind sechs Anträge mit einem Gesamtvolumen, das den Haushaltsansatz übersteigt. Die Verwaltung schlägt deshalb eine anteilige Kürzung vor, von der lediglich die Einrichtungen mit inklusiven Angeboten ausgenommen werden.",
            Costs("Übersicht der Anträge", ["beantragt", "Vorschlag"], [
                ("Jugendcafé „Schleuse“ e. V.", [48_500, 42_000]), ("Evangelische Jugend", [36_200, 31_400]), ("Pfadfinderschaft St. Georg", [8_478, 7_350]), ("Abenteuerspielplatz Grünzug e. V.", [52_900, 52_900]),
                ("Mädchentreff „Ronja“", [41_300, 41_300]), ("Skateverein Rollbrett", [12_750, 9_800])]),
            f"Die {group} hatte darum gebeten, die Zahl der Besucherinnen und Besucher darzustellen. Nach den Verwendungsnachweisen wurden die Einrichtungen im Jahr {year(c.year - 1)} von durchschnittlich 212 jungen Menschen am Tag besucht. Gegenüber dem Vorjahr ist dies ein Zuwachs von 9 v. H., der vor allem auf die erweiterten Öffnungszeiten am Freitagabend zurückgeht.",
            "Alle Träger haben eine Vereinbarung zum Schutzauftrag nach § 8a SGB VIII abgeschlossen. Die erweiterten Führungszeugnisse der hauptamtlich und ehrenamtlich Tätigen liegen vor und werden alle fünf Jahre erneuert.",
            f"Darüber hinaus hat das {body('Jugendparlament')} in seiner Sitzung vom {c.day(-40)} angeregt, in den Sommerferien ein mobiles Angebot in den Ortsteilen einzurichten. Hierfür könnte ein gebrauchter Bauwagen hergerichtet werden. Die Verwaltung hält den Vorschlag für sinnvoll und wird hierzu gesondert berichten.",
        ],
        [f"Im Ergebnishaushalt stehen beim Produkt 3.6.2.01 Aufwendungen von {c.eur(185_000)} zur Verfügung. Die vorgeschlagenen Zuschüsse betragen zusammen {c.eur(184_750)}."],
        [f"Den in der Übersicht genannten Trägern werden für das Haushaltsjahr {year(c.year)} Zuschüsse in der vorgeschlagenen Höhe gewährt.",
         f"Der Zuschuss wird in zwei Raten zum {day(f'{c.year}-03-15')} und zum {day(f'{c.year}-09-15')} ausgezahlt."],
        None,
        ["Richtlinien", "Anträge der Träger"],
        ["Welche Einrichtungen der offenen Jugendarbeit werden gefördert?", "Wie haben sich die Besucherzahlen seit dem Ende der Einschränkungen entwickelt?", "Sind die Zuschüsse auskömmlich?"],
        ["Gefördert werden sechs Einrichtungen in freier Trägerschaft.", "Die Besucherzahlen haben das frühere Niveau überschritten.", "Die Träger weisen übereinstimmend auf gestiegene Energiekosten hin; eine Anpassung der Richtlinien wird geprüft."],
        [f"Der Ansatz für die Förderung der offenen Jugendarbeit wird im Haushaltsplan {year(c.year + 1)} um {c.eur(40_000)} erhöht.", "Die Richtlinien sind so anzupassen, dass Kostensteigerungen bei Löhnen und Energie berücksichtigt werden."],
        ["Jugendliche brauchen Orte, an denen sie sich ohne Verzehrzwang treffen können. Die freien Träger leisten diese Arbeit mit großem Einsatz und mit wenig Geld.",
         f"Seit {year(c.year - 9)} sind die Zuschüsse nicht angepasst worden, während Löhne und Energiekosten erheblich gestiegen sind. Ohne eine Erhöhung müssten Öffnungszeiten verkürzt werden."],
    )  # fmt: skip
