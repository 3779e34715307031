# ruff: noqa: E501  (running text)
"""Subjects of land, housing, traffic and water."""

from __future__ import annotations

from samples.generator.develop.topics import Costs, Topic, topic
from samples.generator.develop.world import Context
from samples.generator.engine import day, euro_range, half, money, month, quarter, span, sup, year, years
from samples.generator.engine.marks import group


@topic
def hochwasser(c: Context) -> Topic:
    brook = c.rng.choice(["Wümmelbach", "Föhrengraben", "Süßbach", "Öllersbeke"])
    total = c.rng.choice([1_640_000, 2_085_000, 1_310_500])
    return Topic(
        "climate",
        f"Starkregenvorsorge; Bau eines Rückhaltebeckens am {brook} und Aufstellung eines Handlungskonzeptes",
        [
            f"Bei dem Unwetter vom {c.day(-250)} fielen innerhalb von 90 Minuten 71 l/m². Der {brook} trat auf einer Länge von rund 600 m über die Ufer; in 43 Gebäuden standen die Keller unter Wasser, die Unterführung {c.at_street()} war zwei Tage lang gesperrt. "
            "Die Feuerwehr wurde zu 118 Einsätzen gerufen. Personen sind glücklicherweise nicht zu Schaden gekommen.",
            f"Das mit der Ursachenermittlung beauftragte Ingenieurbüro hat sein Gutachten am {c.day(-70)} vorgelegt. Danach ist der Durchlass unter der Bahnstrecke mit einem Durchmesser von 800 mm erheblich zu klein bemessen{sup('1')}. Hinzu kommt, dass in den vergangenen Jahrzehnten große Teile der Aue aufgefüllt "
            "und die natürlichen Rückhalteräume dadurch verkleinert worden sind. Eine Vergrößerung des Durchlasses allein würde die Gefahr lediglich an die Unterlieger weitergeben.",
            ("h", "Vorgeschlagene Lösung"),
            "Empfohlen wird ein ungesteuertes Trockenbecken oberhalb der Bebauung. Im Regelfall bliebe die Fläche als Grünland nutzbar und würde nur bei außergewöhnlichen Ereignissen eingestaut. Das Bauwerk besteht im Wesentlichen aus einem begrünten Erddamm, einem Drosselbauwerk und einer Notentlastung.",
            ("list", [
                "Stauvolumen 18.500 m³ bei einer Dammhöhe von höchstens 2,60 m,",
                "Drosselabfluss 0,45 m³/s, ausgelegt auf ein Ereignis, wie es einmal in 50 Jahren zu erwarten ist,",
                "Ausgleich durch Pflanzung einer Feldhecke und Öffnung eines verrohrten Abschnittes von 140 m.",
            ]),
            f"Mit den Eigentümern der benötigten Flächen sind Gespräche geführt worden. Drei von vier Beteiligten haben einen Vorvertrag unterzeichnet; der vierte macht seine Zustimmung davon abhängig, dass ihm Ersatzland angeboten wird. Die untere Wasserbehörde hat mit Schreiben vom {c.day(-31)} in Aussicht gestellt, dass eine Plangenehmigung genügen werde.",
            f"Unabhängig vom Becken soll ein Handlungskonzept aufgestellt werden, das Gefahrenkarten für alle Ortsteile, eine Beratung der Hauseigentümer und einen Alarmplan umfasst. Ein erster Entwurf könnte im {quarter(c.year + 1, 3)} vorliegen.",
        ],
        [
            f"Nach der Kostenberechnung sind für das Becken {c.eur(total)} zu veranschlagen. Das Land gewährt für Maßnahmen des Hochwasserschutzes eine Zuwendung von 60 v. H. der förderfähigen Kosten, nach der Vorabstimmung also etwa {c.eur(total * 6 // 10)}.",
            f"Für das Handlungskonzept werden {c.eur(74_300)} benötigt, von denen im laufenden Jahr höchstens {c.eur(20_000, bound='maximum')} fällig werden. Die Unterhaltung des Beckens ist mit {c.eur(6_800, period='year')} jährlich anzusetzen.",
        ],
        [
            f"Dem Bau eines Rückhaltebeckens am {brook} wird auf der Grundlage der vorgestellten Entwurfsplanung zugestimmt.",
            f"Die Verwaltung wird beauftragt, die erforderlichen Grundstücke bis zum {c.day(180)} zu erwerben und die Zuwendung zu beantragen.",
            f"Für die Aufstellung eines Handlungskonzeptes zur Starkregenvorsorge werden {c.eur(74_300)} bereitgestellt.",
        ],
        Costs("Kostenberechnung Rückhaltebecken", ["Kosten", "förderfähig"], [
            ("Grunderwerb", [total * 9 // 100, total * 9 // 100]), ("Erdbau und Damm", [total * 44 // 100, total * 44 // 100]), ("Drosselbauwerk", [total * 21 // 100, total * 21 // 100]),
            ("Ausgleichsmaßnahmen", [total * 8 // 100, None]), ("Planung, Vermessung, Baugrund", [total * 18 // 100, total * 12 // 100]),
        ]),
        ["Gutachten (Kurzfassung)", "Lageplan Rückhaltebecken", "Querprofile"],
        [f"Welche Schäden sind bei dem Unwetter vom {c.day(-250)} an öffentlichen Einrichtungen entstanden?", "Wie viele Grundstücke liegen in Bereichen, die bei Starkregen gefährdet sind?", "Wann werden Gefahrenkarten veröffentlicht?"],
        [f"Der Schaden an Straßen, Wegen und Gebäuden beläuft sich auf {c.eur('187412.66', '€00')}.", "Nach einer ersten Auswertung der Geländehöhen sind es etwa 310.", f"Mit der Veröffentlichung ist im {half(c.year + 1, 2)} zu rechnen."],
        ["Die Verwaltung legt dar, welche Sofortmaßnahmen zum Schutz vor Starkregen noch in diesem Jahr ausgeführt werden können.", "Gräben und Durchlässe sind künftig zweimal jährlich zu räumen."],
        ["Viele Familien haben die Nacht des Unwetters nicht vergessen. Sie erwarten zu Recht, dass nicht nur geprüft, sondern auch gehandelt wird.", "Die Räumung von Gräben kostet wenig und hilft sofort. Sie darf nicht daran scheitern, dass die Zuständigkeit zwischen mehreren Stellen hin- und hergeschoben wird."],
        [("1", "Bemessungsabfluss nach dem Gutachten: 1,9 m³/s; Leistungsfähigkeit des Durchlasses: 0,7 m³/s.")],
    )  # fmt: skip


@topic
def spielplatz(c: Context) -> Topic:
    site, sum_ = c.at_street(), c.rng.choice([96_500, 128_000, 147_200])
    return Topic(
        "youth",
        f"Fortschreibung des Spielplatzkonzeptes; Umgestaltung des Spielplatzes {site}",
        [
            f"Das Spielplatzkonzept aus dem Jahr {year(c.year - 9)} umfasst 27 öffentliche Spielplätze. Die jährliche Hauptuntersuchung hat ergeben, dass an elf Plätzen Geräte ersetzt oder gesperrt werden müssen. Zugleich haben sich die Einzugsbereiche verändert: In zwei Siedlungen der siebziger Jahre leben kaum noch Kinder, in den Neubaugebieten fehlen dagegen Flächen.",
            f"An einer Beteiligung in der Zeit vom {span(c.iso(-120), c.iso(-92))} haben sich 486 Kinder und 211 Eltern beteiligt. Am häufigsten gewünscht wurden Klettergeräte, Wasser, Schatten und Sitzgelegenheiten für Erwachsene. Mehrfach kritisiert wurden zerbrochene Flaschen und das Fehlen von Toiletten.",
            f"Der Spielplatz {site} wird als erster umgestaltet, weil er der einzige im Ortsteil ist und die Seilbahn seit {month(c.iso(-300)[:7])} außer Betrieb ist. Der Entwurf sieht einen Kletterbereich aus Robinienholz, eine Nestschaukel, die auch von Kindern mit Behinderung genutzt werden kann, und ein Wasserspiel vor. Der alte Baumbestand bleibt vollständig erhalten.",
            "Zwei kleinere Plätze mit jeweils weniger als 250 m² sollen aufgegeben werden. Die Geräte sind abgängig, und der nächste Spielplatz ist in weniger als 300 m fußläufig erreichbar. Die Grundstücke könnten als Blühflächen hergerichtet oder veräußert werden; hierüber wird gesondert beraten.",
            "Der Jugendpflege ist es gelungen, eine Patenschaft für fünf Plätze zu vermitteln. Die Patinnen und Paten melden Schäden, räumen kleinere Verunreinigungen selbst fort und erhalten hierfür eine geringe Aufwandsentschädigung.",
        ],
        [f"Für die Umgestaltung sind {c.eur(sum_)} veranschlagt. Der Förderverein hat Spenden von bislang {c.eur('11340.00', '€00')} gesammelt. Für die übrigen Plätze werden in den Jahren {years(c.year + 1, c.year + 4)} jährlich {c.eur(60_000, period='year')} eingeplant.",
         f"Die Patenschaften verursachen Aufwendungen von monatlich {c.eur(25, period='month', per='Patenschaft')} je Patenschaft."],
        ["Der Fortschreibung des Spielplatzkonzeptes wird zugestimmt.", f"Der Spielplatz {site} wird entsprechend dem vorgestellten Entwurf umgestaltet.", "Die in der Anlage 2 bezeichneten Plätze werden aufgegeben."],
        Costs("Kostenübersicht Umgestaltung", ["Betrag"], [("Abbruch und Entsorgung", [sum_ * 8 // 100]), ("Spielgeräte", [sum_ * 52 // 100]), ("Fallschutz und Wege", [sum_ * 22 // 100]), ("Bepflanzung", [sum_ * 7 // 100]), ("Planung", [sum_ * 11 // 100])]),
        ["Entwurf", "Übersichtskarte der Spielplätze"],
        ["Wie viele Spielplätze sind ganz oder teilweise gesperrt?", "Welche Mittel wurden in den vergangenen drei Jahren für Spielplätze ausgegeben?"],
        ["Ein Platz ist vollständig, vier weitere sind teilweise gesperrt.", f"Insgesamt {c.eur('203977.18', '€00')}, davon entfielen knapp zwei Drittel auf Reparaturen."],
        ["Auf mindestens drei Spielplätzen werden bis zum Beginn der Sommerferien Sonnensegel angebracht."],
        ["An heißen Tagen sind viele Spielgeräte so stark aufgeheizt, dass Kinder sie nicht benutzen können. Schatten ist keine Annehmlichkeit, sondern Gesundheitsschutz.", "Sonnensegel lassen sich ohne großen Aufwand nachrüsten; entsprechende Angebote liegen bei etwa zweitausend Euro je Platz."],
    )  # fmt: skip


@topic
def gewerbe(c: Context) -> Topic:
    square, price = c.rng.choice([8_420, 11_360, 6_915]), c.rng.choice([48, 65, 82])
    return Topic(
        "economy",
        "Veräußerung einer Teilfläche im Gewerbegebiet; Erweiterung eines ansässigen Betriebes",
        [
            f"Ein seit {year(c.year - 31)} ansässiger Betrieb des Maschinenbaus mit 126 Beschäftigten beabsichtigt, seine Fertigung zu erweitern, und hat mit Schreiben vom {c.day(-48)} den Erwerb einer rund {group(square)} m² großen Teilfläche beantragt. Die Fläche grenzt unmittelbar an das Betriebsgelände und ist im Bebauungsplan als Gewerbegebiet mit einer Grundflächenzahl von 0,8 festgesetzt.",
            "Geplant sind eine Montagehalle mit einer Grundfläche von 2.800 m², ein Hochregallager sowie ein zweigeschossiges Bürogebäude. Nach Angaben des Unternehmens sollen in den ersten drei Jahren nach der Inbetriebnahme mindestens 35 zusätzliche Arbeitsplätze entstehen, davon acht Ausbildungsplätze.",
            f"Der Gutachterausschuss hat für das Gebiet zum {day(f'{c.year - 1}-12-31')} einen Bodenrichtwert von {money(str(price), f'{price} €/m²', per='m²')} ermittelt. Das Angebot entspricht diesem Wert. Zwei weitere Anfragen liegen vor, betreffen jedoch wesentlich kleinere Flächen und können an anderer Stelle befriedigt werden.",
            ("h", "Vertragliche Bindungen"),
            f"In den Kaufvertrag wird eine Bauverpflichtung aufgenommen: Mit dem Bau ist innerhalb von 18 Monaten zu beginnen, fertigzustellen ist er bis zum {c.day(1300)}. Bei Nichterfüllung steht der Verkäuferin ein Wiederkaufsrecht zum Verkaufspreis ohne Verzinsung zu. "
            "Eine Weiterveräußerung des unbebauten Grundstückes bedarf für die Dauer von zehn Jahren der Zustimmung.",
            f"{c.Der(c.committee('build'))} ist wegen der Niederschlagswasserbeseitigung beteiligt worden. Das auf den Dachflächen anfallende Wasser muss vollständig auf dem Grundstück versickert werden; ein entsprechender Nachweis ist mit dem Bauantrag vorzulegen.",
        ],
        [f"Der Kaufpreis beträgt vorbehaltlich der Vermessung {c.eur(square * price)}. Hinzu kommen die Erschließungsbeiträge von {money('14.60', '14,60 €/m²', per='m²')}. Die Kosten des Vertrages und seiner Durchführung trägt die Käuferin.",
         f"Im Haushaltsplan {year(c.year)} sind Einzahlungen aus der Veräußerung von Grundstücken in Höhe von {c.eur(350_000)} veranschlagt, die damit voraussichtlich überschritten werden."],
        ["Der Veräußerung der in der Anlage bezeichneten Teilfläche zu den genannten Bedingungen wird zugestimmt.", "Die Verwaltung wird ermächtigt, den Kaufvertrag abzuschließen und einer Belastung des Grundstückes vor Eigentumsumschreibung zuzustimmen."],
        Costs("Berechnung des Kaufpreises", ["Betrag"], [("Grundstück", [square * price]), ("Erschließungsbeitrag", [square * 146 // 10]), ("Kostenerstattung Ausgleich", [9_450])]),
        ["Lageplan", "Entwurf des Kaufvertrages (nichtöffentlich)"],
        ["Welche Gewerbeflächen stehen derzeit noch zur Verfügung?", "Wie viele Anfragen nach Gewerbeflächen konnten in den letzten zwei Jahren nicht erfüllt werden?"],
        ["Nach dem Verkauf verbleiben etwa 2,3 ha in unterschiedlichem Zuschnitt.", "Neun Anfragen mit einem Bedarf von zusammen rund 11 ha."],
        ["Gewerbegrundstücke werden künftig bevorzugt in Erbpacht vergeben."],
        ["Grund und Boden ist nicht vermehrbar. Wer heute verkauft, kann morgen nicht mehr steuern. In Erbpacht vergebene Flächen bleiben dauerhaft im Eigentum der Allgemeinheit und bringen laufende Einnahmen.", "Für Betriebe, die wenig Eigenkapital haben, kann die Erbpacht sogar günstiger sein als der Kauf."],
    )  # fmt: skip


@topic
def wohnen(c: Context) -> Topic:
    flats = c.rng.choice([24, 36, 42])
    loan = flats * 61_000
    return Topic(
        "social",
        f"Sozialer Wohnungsbau; Bürgschaft und Belegungsrechte für {flats} Wohnungen {c.at_street()}",
        [
            f"Die Zahl der Haushalte mit Wohnberechtigungsschein ist seit {year(c.year - 5)} von 512 auf 798 gestiegen, während sich der Bestand der gebundenen Wohnungen durch das Auslaufen von Bindungen auf 640 verringert hat. Besonders knapp sind kleine Wohnungen für Alleinstehende und barrierefreie Wohnungen für ältere Menschen.",
            f"Die Wohnungsbaugenossenschaft hat ein Vorhaben mit {flats} Wohnungen in drei Gebäuden vorgestellt. Zwei Drittel der Wohnungen sollen öffentlich gefördert werden; die Eingangsmiete beträgt dort {money('6.10', '6,10 €/m²', per='m²', period='month')} monatlich, bei den frei finanzierten Wohnungen {money('10.80', '10,80 €/m²', per='m²', period='month')}. Alle Wohnungen sind über Aufzüge erreichbar.",
            "Die Hausbank verlangt für einen Teil der Darlehen eine kommunale Bürgschaft. Die Kommunalaufsicht hat auf Anfrage mitgeteilt, dass sie eine Bürgschaft von höchstens 80 v. H. für genehmigungsfähig hält, sofern Belegungsrechte eingeräumt werden und das Vorhaben im Übrigen durch Grundschulden gesichert ist.",
            ("h", "Belegungsrechte"),
            f"Im Gegenzug werden für die Dauer von 25 Jahren Belegungsrechte an zwölf Wohnungen eingeräumt. Sie sollen vorrangig Familien mit drei und mehr Kindern sowie Personen angeboten werden, die seit mehr als einem Jahr in Notunterkünften leben. Über die Vergabe berichtet die Verwaltung {c.dem(c.committee('social'))} jährlich.",
            f"Der Bauantrag ist am {c.day(-18)} eingereicht worden. Wird die Förderzusage wie erwartet im {quarter(c.year, 4)} erteilt, kann mit dem Bau noch in diesem Winter begonnen werden.",
        ],
        [f"Die Bürgschaft beläuft sich auf höchstens {c.eur(loan * 8 // 10, bound='maximum')}. Für die Übernahme wird ein marktübliches Entgelt von 0,5 v. H., anfänglich also {c.eur(loan * 8 // 2000, period='year')} jährlich, erhoben. Unmittelbare Auszahlungen entstehen nicht."],
        [f"Für Darlehen der Wohnungsbaugenossenschaft wird eine Ausfallbürgschaft bis zu {c.eur(loan * 8 // 10, bound='maximum')} übernommen.", "Die Übernahme steht unter dem Vorbehalt der Genehmigung durch die Kommunalaufsicht.", "Die Verwaltung wird beauftragt, den Vertrag über die Belegungsrechte abzuschließen."],
        None,
        ["Schreiben der Genossenschaft", "Entwurf der Bürgschaftserklärung"],
        ["Wie viele Personen leben derzeit in Notunterkünften?", "Wie viele Wohnungen fallen in den nächsten fünf Jahren aus der Bindung?", "Welche Grundstücke kommen für den sozialen Wohnungsbau in Betracht?"],
        ["Zum letzten Stichtag waren es 94 Personen, darunter 31 Kinder.", "Nach der Wohnungsdatei 112.", "Drei Grundstücke werden derzeit auf Altlasten und Lärm untersucht."],
        ["Bei der Ausweisung neuer Baugebiete sind mindestens 30 v. H. der Wohnfläche für den geförderten Wohnungsbau vorzusehen."],
        ["Wer in der Pflege, im Handel oder bei der Müllabfuhr arbeitet, muss es sich leisten können, hier auch zu wohnen. Der Markt allein richtet dies ersichtlich nicht.", "Andere Kommunen haben mit einer festen Quote gute Erfahrungen gemacht. Sie schafft klare Verhältnisse, bevor Grundstücke den Eigentümer wechseln."],
    )  # fmt: skip


@topic
def parken(c: Context) -> Topic:
    return Topic(
        "traffic",
        "Parkraumbewirtschaftung in der Innenstadt; Änderung der Parkgebührenordnung",
        [
            f"Die geltende Parkgebührenordnung ist am {day(f'{c.year - 8}-04-01')} in Kraft getreten. Seither sind die Gebühren unverändert geblieben. Eine Erhebung an zwei Werktagen und einem Sonnabend hat ergeben, dass die 416 gebührenpflichtigen Stellplätze zwischen 10 und 16 Uhr zu mehr als 90 v. H. belegt sind, während in den beiden Parkhäusern zur selben Zeit ein Drittel der Plätze frei bleibt.",
            f"Ursache ist das Gefälle der Preise: Eine Stunde am Straßenrand kostet {money('1', '1,-- €', per='Stunde')}, im Parkhaus dagegen {money('1.60', '1,60 €', per='Stunde')}. Der hierdurch ausgelöste Suchverkehr belastet die engen Straßen der Altstadt und führt regelmäßig zu Behinderungen der Linienbusse.",
            ("h", "Vorschlag der Verwaltung"),
            f"Die Gebühr soll in der Zone I auf {money('2', '2,00 €', per='Stunde')} je Stunde und in der Zone II auf {money('1.20', '1,20 €', per='Stunde')} je Stunde angehoben werden. Die ersten 20 Minuten bleiben frei („Brötchentaste“). Die Höchstparkdauer wird in der Zone I auf zwei Stunden begrenzt. Für das Bewohnerparken wird die Gebühr von bisher {money('30.70', '30,70 €', period='year')} jährlich auf {money('96', '96,00 €', period='year')} jährlich festgesetzt.",
            f"Die Werbegemeinschaft hat sich in ihrer Stellungnahme vom {c.day(-22)} gegen jede Erhöhung ausgesprochen und befürchtet Umsatzverluste. Die Verwaltung hält diese Sorge nach den Erfahrungen vergleichbarer Städte für unbegründet: Entscheidend ist nicht der Preis, sondern dass überhaupt ein freier Platz gefunden wird.",
            "Die Bezahlung über das Mobiltelefon wird von inzwischen drei Anbietern ermöglicht. An den Automaten ist weiterhin die Zahlung mit Münzen und Karten möglich. Fünf Automaten, für die keine Ersatzteile mehr erhältlich sind, werden ersetzt.",
        ],
        [f"Die Mehrerträge werden auf {euro_range(210_000, 240_000, '210.000 bis 240.000 Euro', period='year')} im Jahr geschätzt. Für neue Automaten sind einmalig {c.eur(37_800)} erforderlich."],
        ["Die Änderung der Parkgebührenordnung wird in der Fassung der Anlage beschlossen.", f"Sie tritt am {day(f'{c.year + 1}-03-01')} in Kraft.", f"{c.Dem(c.committee('traffic'))} ist nach einem Jahr über die Wirkungen zu berichten."],
        Costs("Gebühren im Vergleich", ["bisher", "neu"], [("Zone I, je Stunde", [1, 2]), ("Bewohnerparken, je Jahr", [31, 96]), ("Tageskarte Zone II", [4, 6])], total=False),
        ["Parkgebührenordnung", "Lageplan der Zonen"],
        ["Wie hoch waren die Einnahmen aus Parkgebühren in den vergangenen zwei Jahren?", "Wie viele Bewohnerparkausweise sind ausgegeben?"],
        [f"Sie betrugen {c.eur('398120.50', '€00')} und {c.eur('411876.00', '€00')}.", "Derzeit 1.284 bei 760 Stellplätzen."],
        ["An allen Sonnabenden vor Weihnachten werden auf den öffentlichen Stellplätzen keine Parkgebühren erhoben."],
        ["Der innerstädtische Handel steht unter erheblichem Druck. Ein deutliches Zeichen in der umsatzstärksten Zeit des Jahres wäre eine wirksame und preiswerte Form der Förderung.", "Die Einnahmeausfälle halten sich in engen Grenzen; sie könnten aus dem Verfügungsfonds gedeckt werden."],
    )  # fmt: skip


@topic
def ausbau(c: Context) -> Topic:
    name, total = c.street(), c.rng.choice([780_000, 1_045_000, 1_390_000])
    return Topic(
        "build",
        f"Erneuerung der Straße „{name}“ einschließlich Regenwasserkanal; Festlegung des Ausbauprogrammes",
        [
            f"Die Straße „{name}“ wurde letztmalig in den Jahren {years(c.year - 46, c.year - 45)} ausgebaut. Die Fahrbahn weist auf ganzer Länge Netzrisse, Ausbrüche und Setzungen auf; der Aufbau entspricht mit einer Stärke von 28 cm nicht den heutigen Anforderungen. Die Kamerabefahrung des Kanals vom {c.day(-160)} ergab 21 Schäden, davon vier in der höchsten Schadensklasse.",
            f"In der Anliegerversammlung am {c.day(-40)} wurden zwei Querschnitte vorgestellt. Die überwiegende Zahl der rund 60 Anwesenden sprach sich für die Variante mit einem einseitigen Gehweg von 2,00 m Breite und versetzten Stellplätzen aus. Wiederholt wurde gefordert, die Geschwindigkeit auf 30 km/h zu begrenzen und den Lastverkehr zu unterbinden.",
            ("table", ["Merkmal", "Variante 1", "Variante 2"], [["Fahrbahnbreite", "6,00 m", "5,25 m"], ["Gehwege", "beidseitig 1,50 m", "einseitig 2,00 m"], ["Stellplätze", "keine", "17"], ["Bäume", "4", "13"], ["Kosten", c.eur(total + 86_000, "€"), c.eur(total, "€")]]),
            "Die Versorgungsträger haben angekündigt, Wasser- und Gasleitungen im Zuge der Maßnahme zu erneuern und Leerrohre für Glasfaser einzulegen. Hierdurch verlängert sich die Bauzeit um etwa sechs Wochen, spätere Aufbrüche werden aber vermieden.",
            f"Der Ausbau soll in zwei Abschnitten erfolgen, damit die Grundstücke zu jeder Zeit von einer Seite erreichbar bleiben. Baubeginn ist nach derzeitigem Stand im {month(f'{c.year + 1}-04')}, die Fertigstellung wird für {month(f'{c.year + 1}-11')} erwartet.",
        ],
        [f"Die Kosten betragen nach der Kostenberechnung {c.eur(total)}, davon entfallen auf den Kanal {c.eur(total * 37 // 100)}. Von den Anliegern werden Beiträge nach der geltenden Satzung nicht mehr erhoben; das Land erstattet den Ausfall nach Pauschalen, voraussichtlich {c.eur(total * 22 // 100)}."],
        ["Dem Ausbauprogramm nach der Variante 2 wird zugestimmt.", f"Die Verwaltung wird beauftragt, die Arbeiten auszuschreiben und {c.dem(c.committee('build'))} das Ergebnis vorzulegen.", "Bei der zuständigen Behörde ist eine Begrenzung auf 30 km/h zu beantragen."],
        Costs("Kostenzusammenstellung (Angaben in T€)", [str(c.year), str(c.year + 1)], [("Straßenbau", [40_000, total * 50 // 100 // 1000 * 1000]), ("Regenwasserkanal", [25_000, total * 33 // 100 // 1000 * 1000]), ("Beleuchtung", [None, 38_000])], "T€"),
        ["Lageplan Variante 2", "Niederschrift der Anliegerversammlung"],
        ["In welchem Zustand befinden sich die Gemeindestraßen?", "Welche Straßen sollen in den nächsten drei Jahren erneuert werden?"],
        ["Nach der Zustandserfassung sind 18 v. H. der Flächen der schlechtesten Klasse zuzuordnen.", "Die Liste wird mit dem Haushaltsplan vorgelegt; sie umfasst sieben Straßen."],
        [f"Für die Straße „{name}“ wird bis zur Erneuerung ein Durchfahrtsverbot für Lastkraftwagen über 7,5 t angeordnet."],
        ["Die Anlieger leiden seit Jahren unter Erschütterungen und Lärm. An mehreren Häusern zeigen sich Risse, deren Ursache nach Ansicht der Betroffenen im Schwerverkehr liegt.", "Eine zumutbare Umleitung steht mit der Umgehungsstraße seit langem zur Verfügung."],
    )  # fmt: skip
