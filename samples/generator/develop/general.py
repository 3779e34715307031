# ruff: noqa: E501  (running text)
"""Sections that offices add to papers on any subject: a context goes in, headed paragraphs come out in random order."""

from __future__ import annotations

from samples.generator.develop.world import Context
from samples.generator.engine import body, day, half, money, month, quarter, years


def general(c: Context) -> list[tuple[str, list[str]]]:
    """(heading, paragraphs); a paper of length n takes the first n."""
    town = c.town
    found = [
        ("Beteiligung", [
            f"Die Gleichstellungsbeauftragte, der {body('Behindertenbeirat')} und der Personalrat sind im {quarter(c.year, 1)} beteiligt worden. Der Behindertenbeirat hat angeregt, die Zugänge kontrastreich zu gestalten und auf Schwellen gänzlich zu verzichten. Diese Anregung wurde übernommen. Weitere Änderungswünsche sind nicht vorgebracht worden.",
            f"Darüber hinaus wurde die Öffentlichkeit am {c.day(-66)} in einer Versammlung unterrichtet, die von etwa 80 Personen besucht wurde. Die überwiegende Zahl der Wortmeldungen war zustimmend. Kritisch nachgefragt wurde, ob der Zeitplan eingehalten werden könne und wer für die Mehrkosten aufkomme, falls Fördermittel nicht in voller Höhe gewährt würden.",
        ]),
        ("Geprüfte Alternativen", [
            "Die Verwaltung hat auch geprüft, ob auf die Maßnahme ganz oder teilweise verzichtet werden könnte. Ein vollständiger Verzicht hätte zur Folge, dass die bestehenden Mängel in den kommenden Jahren mit steigendem Aufwand behoben werden müssten, ohne dass sich an den Ursachen etwas änderte.",
            f"Eine zeitliche Streckung über die Jahre {years(c.year + 1, c.year + 4)} würde zwar den einzelnen Haushalt entlasten, die Gesamtkosten aber nach den Erfahrungen der letzten Jahre um mindestens 15 v. H. erhöhen. Auch eine Zusammenarbeit mit den Nachbargemeinden wurde erörtert; sie scheiterte daran, dass dort bereits langfristige Verträge bestehen.",
        ]),
        ("Personelle Auswirkungen", [
            f"Für die Umsetzung werden in der ersten Phase etwa 0,5 Stellenanteile benötigt. Sie können bis zum {day(f'{c.year + 1}-06-30')} durch eine Umverteilung der Aufgaben innerhalb des Fachbereiches aufgefangen werden. Ob darüber hinaus dauerhaft zusätzliches Personal erforderlich ist, lässt sich derzeit nicht verlässlich abschätzen und wird in der Vorlage zum Stellenplan gesondert dargestellt.",
        ]),
        ("Demografische Entwicklung", [
            "Nach der jüngsten Vorausberechnung wird die Einwohnerzahl bis zum Ende des kommenden Jahrzehnts annähernd gleich bleiben, während sich die Altersstruktur deutlich verschiebt. Der Anteil der über 65-Jährigen steigt von 22 auf 29 v. H.; zugleich nimmt die Zahl der Kinder unter zehn Jahren in den neueren Wohngebieten vorübergehend zu. Die Maßnahme trägt dem Rechnung, indem die Räume ohne größere Umbauten anders genutzt werden können.",
            "Für die äußeren Ortsteile ist zu beachten, dass dort die Wege länger und die Angebote des öffentlichen Nahverkehrs geringer sind. Diese Besonderheit wurde bei der Wahl des Standortes und der Öffnungszeiten berücksichtigt.",
        ]),
        ("Klimaschutz und Klimaanpassung", [
            "Die Maßnahme wurde anhand des Prüfschemas bewertet, das seit zwei Jahren für alle bedeutsamen Vorlagen verwendet wird. Bei der Herstellung entstehen Emissionen in einer Größenordnung von 180 t, die durch Einsparungen im Betrieb nach etwa neun Jahren ausgeglichen sind. Zur Anpassung an Hitze und Starkregen sind Verschattung, helle Oberflächen und eine Rückhaltung des Niederschlagswassers auf dem Grundstück vorgesehen.",
        ]),
        ("Rechtliche Würdigung", [
            f"Die Zuständigkeit {c.des(town.council)} ergibt sich aus der Hauptsatzung, weil die Wertgrenze für laufende Geschäfte überschritten ist. Vergaberechtlich handelt es sich um einen Auftrag oberhalb der nationalen Schwelle; die Leistungen sind daher öffentlich auszuschreiben. Eine Aufteilung in Fachlose ist vorgesehen, damit sich auch kleine und mittlere Unternehmen beteiligen können.",
            f"Beihilferechtliche Bedenken bestehen nach einer Stellungnahme des Rechtsamtes vom {c.day(-14)} nicht, da eine wirtschaftliche Tätigkeit im Sinne des Gemeinschaftsrechts nicht ausgeübt wird. Der Bescheid über die Zuwendung enthält eine Zweckbindung von 25 Jahren, die bei einer späteren Änderung der Nutzung zu beachten wäre.",
        ]),
        ("Weiteres Verfahren", [
            f"Nach der Beschlussfassung wird die Verwaltung die Ausführungsplanung in Auftrag geben und die erforderlichen Genehmigungen einholen. Mit der Vergabe der Hauptgewerke ist im {quarter(c.year + 1, 2)} zu rechnen. {c.Der(c.committee('finance'))} wird über die Submissionsergebnisse unterrichtet; sollte die Kostenberechnung um mehr als zehn v. H. überschritten werden, ist eine erneute Beratung vorgesehen.",
            f"Ein Zwischenbericht ist für das {half(c.year + 1, 1)}, ein abschließender Bericht für {month(f'{c.year + 2}-03')} vorgesehen. Bis dahin werden {c.dem(c.committee('build'))} wesentliche Abweichungen vom Zeitplan unaufgefordert mitgeteilt.",
        ]),
        ("Risiken", [
            "Als wesentliche Risiken sind die Entwicklung der Baupreise, die Verfügbarkeit von Fachkräften und mögliche Funde im Untergrund anzusehen. Für Unvorhergesehenes ist in der Kostenberechnung ein Zuschlag von zehn v. H. enthalten. Sollten bei den Erdarbeiten Bodendenkmäler zutage treten, müsste die Denkmalfachbehörde hinzugezogen werden; hierdurch könnten Verzögerungen von mehreren Wochen entstehen.",
        ]),
        ("Öffentlichkeitsarbeit", [
            f"Über das Vorhaben wird fortlaufend auf der Internetseite und in der örtlichen Presse berichtet. Anliegerinnen und Anlieger erhalten vor Beginn der Arbeiten ein Schreiben mit den Namen der Ansprechpersonen. Für größere Einschränkungen, insbesondere Sperrungen im Bereich {town.streets[0]}, ist eine frühzeitige Ankündigung zugesagt.",
        ]),
        ("Erfahrungen anderer Kommunen", [
            "Die Verwaltung hat sich in drei Kommunen vergleichbarer Größe über deren Erfahrungen unterrichtet. Übereinstimmend wurde berichtet, dass der Aufwand für die Abstimmung mit den Beteiligten zunächst unterschätzt worden sei, sich im Nachhinein aber gelohnt habe. In zwei Fällen konnten die veranschlagten Kosten eingehalten werden, in einem Fall wurden sie wegen eines zusätzlichen Aufzuges um acht v. H. überschritten.",
            f"Besonders bewährt hat sich dort ein fester Lenkungskreis, in dem Politik, Verwaltung und Nutzende vertreten sind. Ein solcher Kreis könnte auch hier gebildet werden; der {body(c.committee('finance'))} sollte darin mit mindestens einer Person vertreten sein.",
        ]),
        ("Beteiligung von Kindern und Jugendlichen", [
            f"Der {body('Jugendrat')} ist am {c.day(-26)} unterrichtet worden und hat zwei eigene Vorschläge eingebracht. Einer davon, die Öffnung der Räume am Wochenende, konnte übernommen werden; der andere hätte zusätzliche Stellen erfordert und wird zunächst zurückgestellt. Über beides wurde dem Jugendrat schriftlich berichtet.",
        ]),
        ("Folgekostenberechnung", [
            f"Auf der Grundlage einer Nutzungsdauer von 40 Jahren ergeben sich Abschreibungen von {c.eur(31_250, period='year')} jährlich, denen Erträge aus der Auflösung von Sonderposten in Höhe von {c.eur(12_900, period='year')} jährlich gegenüberstehen. Für Energie, Reinigung und Wartung sind weitere {c.eur(18_400, period='year')} im Jahr zu veranschlagen.",
            "Die Berechnung geht von gleichbleibenden Preisen aus. Eine Steigerung der Energiekosten um zehn v. H. würde den Zuschussbedarf nur geringfügig erhöhen, weil der überwiegende Teil des Bedarfs durch eigene Erzeugung gedeckt werden soll.",
        ]),
        ("Vergabeverfahren", [
            f"Die Bekanntmachung erfolgte am {c.day(-72)}. Bis zum Ablauf der Frist am {c.day(-41, role='deadline')} sind vier Angebote eingegangen. Ein Angebot musste ausgeschlossen werden, weil geforderte Nachweise auch nach einer Nachforderung nicht vorgelegt wurden. Die übrigen Angebote wurden rechnerisch, fachlich und wirtschaftlich geprüft.",
            "Den Zuschlag soll das wirtschaftlichste Angebot erhalten. Bei der Wertung wurden der Preis mit 70 v. H. und das Konzept zur Bauausführung mit 30 v. H. berücksichtigt. Die unterlegenen Bieter sind noch zu unterrichten.",
        ]),
        ("Bisherige Beratungen", [
            f"{c.Der(c.committee('finance'))} hat sich in der Sitzung am {c.day(-55, role='meeting')} erstmals mit der Angelegenheit befasst und um ergänzende Angaben zu den Kosten gebeten. {c.Der(c.committee('build'))} nahm den Zwischenstand am {c.day(-29)} zur Kenntnis. Ein Antrag auf Vertagung fand keine Mehrheit.",
            "Die seinerzeit gestellten Fragen sind in der vorliegenden Fassung beantwortet. Insbesondere wurde die Darstellung der laufenden Aufwendungen überarbeitet und um einen Vergleich mit den Vorjahren ergänzt.",
        ]),
        ("Denkmalschutz", [
            "Das Gebäude ist als Einzeldenkmal in das Verzeichnis eingetragen. Die Denkmalpflege hat dem Vorhaben unter der Bedingung zugestimmt, dass die bauzeitlichen Fenster im Treppenhaus erhalten und aufgearbeitet werden. Der Außenputz ist in einem gebrochenen Weiß nach Befund zu streichen.",
        ]),
        ("Gleichwertigkeit der Ortsteile", [
            f"Die Ortsteile {town.parts[0]} und {town.parts[1]} werden durch die Maßnahme gleichermaßen erreicht. Für die übrigen Ortsteile sind nach dem Rahmenplan im {half(c.year + 2, 1)} vergleichbare Schritte vorgesehen, sofern die Haushaltslage dies zulässt. Eine Benachteiligung einzelner Ortsteile ist damit nicht verbunden.",
        ]),
        ("Datenschutz und Informationssicherheit", [
            f"Die behördliche Datenschutzbeauftragte hat am {c.day(-13)} Stellung genommen. Gegen die Verarbeitung der Daten bestehen keine Bedenken, wenn die Löschfristen eingehalten und die Zugriffe protokolliert werden. Ein Vertrag zur Auftragsverarbeitung ist vor Beginn abzuschließen.",
        ]),
        ("Grunderwerb", [
            f"Für die Maßnahme werden zwei Teilflächen von zusammen etwa 1.150 m² benötigt. Mit den Eigentümern besteht Einvernehmen über einen Preis von {money('9.50', '9,50 €/m²', per='m²')}. Die Beurkundung ist für {month(c.iso(60)[:7])} vorgesehen; die Kosten der Vermessung trägt {'der Landkreis' if town.kind == 'Landkreis' else 'die Kommune'}.",
        ]),
    ]  # fmt: skip
    c.rng.shuffle(found)
    return found
