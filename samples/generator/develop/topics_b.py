# ruff: noqa: E501  (running text)
"""Subjects of building, traffic, climate, finance, order and culture."""

from __future__ import annotations

from samples.generator.develop.topics import Costs, Topic, topic
from samples.generator.develop.world import Context
from samples.generator.engine import (
    day,
    days,
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


@topic
def radweg(c: Context) -> Topic:
    first, second = c.town.parts[0], c.town.parts[1]
    total = c.rng.choice([1_460_000, 1_875_000, 2_240_000])
    share = total * 75 // 100
    return Topic(
        "traffic",
        f"Neubau eines Radweges zwischen {first} und {second}; Entwurfsplanung und Grunderwerb",
        [
            f"Die Strecke zwischen {first} und {second} ist Bestandteil des Radverkehrskonzeptes, das {c.der(c.town.council)} am {c.day(-860)} beschlossen hat. Sie wird täglich von etwa 4.200 Kraftfahrzeugen, darunter 9 v. H. Schwerverkehr, befahren. Radfahrende müssen bislang die Fahrbahn benutzen, deren Breite "
            "mit 5,80 m hinter den heutigen Anforderungen zurückbleibt. In den vergangenen fünf Jahren ereigneten sich auf dem Abschnitt elf Unfälle mit Beteiligung von Radfahrenden, davon drei mit schweren Verletzungen.",
            f"Die Entwurfsplanung sieht einen straßenbegleitenden, einseitigen Zweirichtungsradweg von 3,2 km Länge und 2,50 m Breite vor, der durch einen Grünstreifen von der Fahrbahn getrennt wird. An den Ortseingängen sind Querungshilfen mit Mittelinsel geplant{sup('1')}. Das Brückenbauwerk über den Mühlenbach ist für die "
            "zusätzliche Breite nicht ausgelegt; daneben soll ein eigener Steg aus Stahl errichtet werden.",
            ("h", "Grunderwerb"),
            f"Für den Radweg werden Flächen von insgesamt 14.860 m² benötigt, die sich auf 23 Flurstücke verteilen. Mit 19 Eigentümerinnen und Eigentümern konnte Einigung erzielt werden. Der Kaufpreis beträgt {money('11.20', '11,20 Euro/m²', per='m²')} für Ackerland und {money('6.80', '6,80 Euro/m²', per='m²')} für Grünland. In den übrigen Fällen dauern die Gespräche an; "
            "sollte eine Einigung nicht gelingen, müsste ein Planfeststellungsverfahren eingeleitet werden, das den Baubeginn um mindestens ein Jahr verzögern würde.",
            ("h", "Naturschutzfachliche Belange"),
            "Für das Vorhaben müssen 46 Straßenbäume gefällt werden, überwiegend Eschen mit erheblichen Vorschäden. Als Ausgleich sind 92 Hochstämme gebietsheimischer Arten sowie eine Feldhecke von 400 m Länge zu pflanzen. Die untere Naturschutzbehörde hat der Maßnahme mit der Auflage zugestimmt, dass Fällungen nur außerhalb der Brutzeit erfolgen.",
            f"Die Öffentlichkeit ist am {days(f'{c.year}-03-17', f'{c.year}-03-18')} in zwei Veranstaltungen beteiligt worden, an denen rund 130 Personen teilnahmen. Die dort vorgebrachten Anregungen, insbesondere zur Beleuchtung der Querungsstellen und zur Führung an der Bushaltestelle, wurden weitgehend übernommen. Die Planunterlagen lagen {c_span(c)} öffentlich aus.",
        ],
        [
            f"Die Gesamtkosten der Maßnahme werden auf {c.eur(total)} geschätzt. Das Land fördert den Bau mit 75 v. H. der zuwendungsfähigen Kosten, mithin voraussichtlich {c.eur(share)}. Der Eigenanteil beträgt {c.eur(total - share)} und ist im Investitionsprogramm für die Jahre {years(c.year + 1, c.year + 2)} berücksichtigt.",
            f"Die Unterhaltung des Radweges verursacht einen jährlichen Aufwand von rund {c.eur(9_600, period='year')}.",
        ],
        [
            f"Der Entwurfsplanung für den Neubau des Radweges zwischen {first} und {second} wird zugestimmt.",
            f"Die Verwaltung wird ermächtigt, die erforderlichen Grundstücke zu einem Preis von höchstens {money('12', '12,00 Euro/m²', maximum='12', per='m²')} zu erwerben.",
            f"Der Förderantrag ist bis zum {c.day(110)} einzureichen.",
        ],
        Costs("Kosten und Finanzierung (Angaben in T€)", [str(c.year), str(c.year + 1), str(c.year + 2)], [
            ("Planung", [84_000, 36_000, None]), ("Grunderwerb", [118_000, 72_000, None]), ("Bau des Radweges", [None, 640_000, 395_000]), ("Steg über den Mühlenbach", [None, 96_000, 124_000]), ("Ausgleichsmaßnahmen", [None, None, 57_000])], "T€"),
        ["Übersichtskarte", "Lagepläne Blatt 1 bis 6", "Kostenberechnung"],
        [f"Wie ist der Stand der Planungen für den Radweg zwischen {first} und {second}?", "Mit welchen Eigentümern konnte bisher keine Einigung erzielt werden und woran liegt dies?", "Wann ist mit dem Baubeginn zu rechnen?", "Wie hoch sind die Kosten der einzelnen Bauabschnitte?"],
        ["Die Entwurfsplanung ist abgeschlossen.", "Über einzelne Grundstücksverhandlungen kann in öffentlicher Sitzung keine Auskunft gegeben werden.", f"Der Baubeginn ist frühestens im {quarter(c.year + 1, 3)} möglich.", f"Auf den ersten Bauabschnitt entfallen {c.eur(total * 6 // 10)}, auf den zweiten {c.eur(total * 4 // 10)}."],
        [f"Der Radweg zwischen {first} und {second} wird in die höchste Dringlichkeitsstufe des Radverkehrskonzeptes aufgenommen.", f"Die hierfür erforderlichen Planungsmittel von {c.eur(80_000)} werden in den Haushalt {year(c.year + 1)} eingestellt."],
        ["Auf der Strecke kommt es immer wieder zu gefährlichen Situationen. Vor allem Schülerinnen und Schüler fahren täglich ohne jeden Schutz neben dem Schwerverkehr. Wir dürfen nicht warten, bis ein weiteres Unglück geschieht.",
         f"Bereits im Jahr {year(c.year - 4)} wurde ein Bürgerantrag mit 814 Unterschriften überreicht. Geschehen ist seither wenig. Die Förderbedingungen sind günstig wie nie; diese Möglichkeit sollte genutzt werden."],
        [("1", "Ausführung nach den Empfehlungen für Radverkehrsanlagen; die Befahrbarkeit für landwirtschaftliche Fahrzeuge ist geprüft.")],
    )  # fmt: skip


def c_span(c: Context) -> str:
    first = f"{c.year}-02-03"
    return "in der Zeit vom " + span(first, f"{c.year}-03-07")


@topic
def waermeplanung(c: Context) -> Topic:
    total = c.rng.choice([148_000, 176_500, 212_000])
    return Topic(
        "climate",
        "Kommunale Wärmeplanung; Vergabe der Planungsleistungen und Einrichtung eines Beirates",
        [
            f"Mit dem Gesetz für die Wärmeplanung sind die Kommunen verpflichtet, bis spätestens {day('2028-06-30')} einen Wärmeplan aufzustellen. Er soll aufzeigen, in welchen Gebieten künftig ein Wärmenetz in Betracht kommt und wo Gebäude dauerhaft einzeln zu versorgen sind. Für Eigentümerinnen und Eigentümer entsteht daraus keine unmittelbare Verpflichtung, "
            "wohl aber eine Orientierung für anstehende Investitionen.",
            f"{c.Der(c.committee('climate'))} hat die Verwaltung am {c.day(-150)} beauftragt, die Vergabe vorzubereiten. Auf die öffentliche Ausschreibung sind fristgerecht fünf Angebote eingegangen. Nach Prüfung und Wertung hat das Büro mit der Kennziffer 3 das wirtschaftlichste Angebot abgegeben; die Angebotssummen lagen zwischen {euro_range(total, total + 61_400, f'{c.printed(total)} und {c.printed(total + 61_400)}')}.",
            ("h", "Ablauf"),
            ("numbered", [
                f"Bestandsanalyse: Erhebung des Wärmebedarfs, der Gebäudetypen und der vorhandenen Netze bis {month(f'{c.year + 1}-03')}",
                f"Potenzialanalyse: Abwärme, Geothermie, Solarthermie, Biomasse und Umweltwärme bis {month(f'{c.year + 1}-07')}",
                "Zielszenario und Einteilung in voraussichtliche Versorgungsgebiete",
                "Umsetzungsstrategie mit Maßnahmen, Zeitplan und Zuständigkeiten",
            ]),
            "Die Erfahrungen der Städte, die bereits einen Wärmeplan beschlossen haben, zeigen, dass die frühzeitige Einbindung der örtlichen Akteure über den Erfolg entscheidet. Vorgeschlagen wird deshalb die Einrichtung eines Beirates, dem neben den Fraktionen die Stadtwerke, die Wohnungsgenossenschaft, die Innung, der Haus- und Grundeigentümerverein sowie die Verbraucherberatung angehören. "
            "Der Beirat tagt öffentlich und berät die Verwaltung; Beschlüsse bleiben den zuständigen Gremien vorbehalten.",
            f"Die Bevölkerung wird in drei Veranstaltungen beteiligt. Darüber hinaus soll eine Karte im Internet bereitgestellt werden, auf der Hinweise gegeben werden können. Personenbezogene Verbrauchsdaten werden ausschließlich zusammengefasst ausgewertet; die Datenschutzbeauftragte ist beteiligt worden und hat mit Schreiben vom {c.day(-18)} keine Bedenken erhoben.",
        ],
        [
            f"Für die Planungsleistungen sind {c.eur(total)} brutto aufzuwenden. Der Bund hat mit Bescheid vom {c.day(-45)} eine Zuwendung von 90 v. H. bewilligt, höchstens {c.eur(total * 9 // 10, bound='maximum')}. Der Eigenanteil von rund {c.eur(total - total * 9 // 10)} steht beim Produktkonto 5.6.1.01.4291 zur Verfügung.",
            "Klimarelevanz: Die Maßnahme hat mittelbar erhebliche positive Auswirkungen.",
        ],
        [
            f"Der Auftrag für die Erstellung der kommunalen Wärmeplanung wird zum Angebotspreis von {c.eur(total)} an den Bieter mit der Kennziffer 3 vergeben.",
            "Der Einrichtung eines Beirates in der vorgeschlagenen Zusammensetzung wird zugestimmt.",
            f"Die Verwaltung berichtet {c.dem(c.committee('climate'))} halbjährlich, erstmals im {half(c.year + 1, 1)}.",
        ],
        Costs("Leistungsbausteine", ["Angebotspreis"], [("Bestandsanalyse", [total * 30 // 100]), ("Potenzialanalyse", [total * 25 // 100]), ("Zielszenario", [total * 20 // 100]), ("Umsetzungsstrategie", [total * 15 // 100]), ("Beteiligung", [total * 10 // 100])]),
        ["Angebotsspiegel (nichtöffentlich)", "Leistungsbeschreibung"],
        ["Wann wird mit der Wärmeplanung begonnen?", "Welche Stadtteile kommen nach heutiger Kenntnis für ein Wärmenetz in Betracht?", "Wie werden Mieterinnen und Mieter beteiligt?"],
        [f"Der Auftrag soll im {quarter(c.year, 4)} erteilt werden.", "Belastbare Aussagen sind erst nach Abschluss der Potenzialanalyse möglich.", "Vorgesehen sind drei Veranstaltungen sowie eine Beteiligung im Internet."],
        ["Bis zum Abschluss der Wärmeplanung werden in den betroffenen Straßen keine neuen Gasleitungen verlegt.", "Die Verwaltung richtet eine unabhängige Beratungsstelle für Gebäudeeigentümer ein."],
        ["Viele Menschen sind verunsichert, welche Heizung sie sich künftig leisten können. Sie erwarten zu Recht eine verlässliche Auskunft, ob in ihrer Straße ein Wärmenetz entstehen wird.",
         "Ein Beratungsangebot, das nicht verkauft, sondern erklärt, würde diese Lücke schließen. Andere Städte haben damit sehr gute Erfahrungen gemacht; die Beratungstermine sind dort über Wochen ausgebucht."],
    )  # fmt: skip


@topic
def bebauungsplan(c: Context) -> Topic:
    number = c.rng.randint(14, 97)
    part, site = c.part(), c.street()
    return Topic(
        "build",
        f"Bebauungsplan Nr. {number} „{part} – {site}“; Beschluss über die Abwägung und Satzungsbeschluss",
        [
            f"{c.Der(c.town.main)} hat am {c.day(-640)} die Aufstellung des Bebauungsplanes Nr. {number} beschlossen. Ziel der Planung ist es, auf der Fläche des ehemaligen Betonwerkes ein allgemeines Wohngebiet mit etwa 85 Wohneinheiten zu entwickeln. Mindestens 30 v. H. der Geschossfläche sind für den geförderten Wohnungsbau vorzusehen.",
            f"Die frühzeitige Beteiligung der Öffentlichkeit fand {c_window(c, -520)} statt. Der Entwurf lag {c_window(c, -190)} öffentlich aus; den Behörden und sonstigen Trägern öffentlicher Belange wurde mit Schreiben vom {c.day(-195)} Gelegenheit zur Stellungnahme gegeben. Es gingen 17 Stellungnahmen von Behörden und 26 Stellungnahmen aus der Öffentlichkeit ein.",
            ("h", "Wesentliche Ergebnisse der Abwägung"),
            "Die Bedenken richten sich überwiegend gegen die Zahl der Geschosse im südlichen Teil, gegen die Zufahrt und gegen die befürchtete Überlastung der Entwässerung. Den Anregungen wurde insoweit gefolgt, als die Zahl der Vollgeschosse an der südlichen Plangebietsgrenze von drei auf zwei verringert und die überbaubare Fläche um 4 m zurückgenommen wurde. "
            "Der Forderung, auf die Zufahrt gänzlich zu verzichten, kann dagegen nicht gefolgt werden, weil eine andere verkehrliche Erschließung nicht möglich ist.",
            "Das Entwässerungskonzept ist überarbeitet worden. Das Niederschlagswasser wird auf den Grundstücken versickert, soweit es die Bodenverhältnisse zulassen; im Übrigen wird es in einem Rückhaltebecken mit einem Volumen von 640 m³ gesammelt und gedrosselt abgeleitet. Der Nachweis für ein dreißigjährliches Regenereignis liegt vor.",
            ("h", "Städtebaulicher Vertrag"),
            f"Mit der Vorhabenträgerin ist am {c.day(-33)} ein städtebaulicher Vertrag geschlossen worden. Darin verpflichtet sie sich, die Erschließungsanlagen auf eigene Kosten herzustellen, {c.eur(276_000)} für die Erweiterung der Kindertagesstätte zu zahlen und die festgesetzten Ausgleichsmaßnahmen dauerhaft zu sichern. "
            f"Die Vertragsstrafe für die verspätete Fertigstellung des geförderten Wohnungsbaus beträgt {c.eur(5_000, period='month')} je angefangenen Monat, insgesamt höchstens {c.eur(120_000, bound='maximum')}.",
            "Änderungen gegenüber dem ausgelegten Entwurf berühren die Grundzüge der Planung nicht; eine erneute Auslegung ist daher nicht erforderlich. Die Begründung einschließlich des Umweltberichtes ist Bestandteil dieser Vorlage.",
        ],
        [f"Der {c.town.kind} entstehen mit Ausnahme der eigenen Personalaufwendungen keine Kosten. Für die spätere Unterhaltung der öffentlichen Grünfläche sind jährlich rund {c.eur(14_300, period='year')} zu veranschlagen."] if c.town.kind != "Landkreis" else ["Keine."],
        [
            "Die während der öffentlichen Auslegung abgegebenen Stellungnahmen wurden geprüft. Über sie wird entsprechend den Vorschlägen in der Anlage entschieden.",
            f"Der Bebauungsplan Nr. {number} wird gemäß § 10 Abs. 1 BauGB als Satzung beschlossen. Die Begründung wird gebilligt.",
            "Die Verwaltung wird beauftragt, den Beschluss ortsüblich bekannt zu machen.",
        ],
        None,
        ["Planzeichnung", "Textliche Festsetzungen", "Begründung mit Umweltbericht", "Abwägungsvorschläge"],
        ["Wie viele geförderte Wohnungen entstehen im Plangebiet?", "Wie wird die zusätzliche Verkehrsbelastung beurteilt?", "Welche Vorkehrungen gegen Starkregen sind vorgesehen?"],
        ["Nach dem Vertrag entstehen mindestens 26 geförderte Wohnungen.", "Das Gutachten rechnet mit 390 zusätzlichen Fahrten am Tag; der Knoten bleibt leistungsfähig.", "Ein Rückhaltebecken mit 640 m³ und Versickerung auf den Grundstücken."],
        [f"Im Bebauungsplan Nr. {number} wird der Anteil des geförderten Wohnungsbaus auf mindestens 40 v. H. erhöht.", "Die Dachflächen sind zu begrünen, soweit sie nicht für Solaranlagen genutzt werden."],
        ["Bezahlbarer Wohnraum fehlt. Wer heute eine Wohnung sucht, muss häufig mehr als ein Drittel des Einkommens für die Miete aufwenden. Eine so große zusammenhängende Fläche wird auf Jahre hinaus nicht wieder zur Verfügung stehen.",
         "Begrünte Dächer halten Regenwasser zurück, kühlen im Sommer und bieten Lebensraum. Die Mehrkosten sind im Verhältnis zu den gesamten Baukosten gering."],
    )  # fmt: skip


def c_window(c: Context, offset: int) -> str:
    first = c.iso(offset)
    last = c.iso(offset + 32)
    return "vom " + span(first, last)


@topic
def abfall(c: Context) -> Topic:
    return Topic(
        "climate",
        f"Gebührenkalkulation der Abfallentsorgung für die Jahre {years(c.year + 1, c.year + 3)}; Änderung der Gebührensatzung",
        [
            f"Die geltenden Abfallgebühren beruhen auf der Kalkulation für den Zeitraum {years(c.year - 2, c.year)}. Gebühren dürfen nach dem Kommunalabgabengesetz die ansatzfähigen Kosten der Einrichtung nicht überschreiten. Kostenüberdeckungen sind innerhalb von drei Jahren auszugleichen, Unterdeckungen sollen ausgeglichen werden.",
            f"Die Nachkalkulation hat ergeben, dass zum {day(f'{c.year - 1}-12-31')} eine Unterdeckung von {c.eur('384217.55', 'EUR00')} entstanden ist. Maßgeblich hierfür sind der Verfall der Erlöse für Altpapier, die Einbeziehung der Abfallverbrennung in den Emissionshandel sowie die Tarifsteigerungen. Gegenläufig wirkt sich aus, dass die Menge des Restabfalls je Einwohner um 4 v. H. zurückgegangen ist.",
            Costs("Kosten der Abfallentsorgung (Angaben in T€)", [str(c.year - 1), str(c.year), str(c.year + 1)], [
                ("Sammlung und Beförderung", [4_812_000, 5_036_000, 5_391_000]), ("Verwertung von Bioabfall", [1_144_000, 1_202_000, 1_288_000]), ("Verbrennung des Restabfalls", [3_968_000, 4_455_000, 4_719_000]),
                ("Wertstoffhöfe", [1_077_000, 1_119_000, 1_236_000]), ("Nachsorge der Deponie", [655_000, 655_000, 640_000]), ("Verwaltung und Gebühreneinzug", [892_000, 914_000, 967_000])], "T€"),
            "Bei gleichbleibenden Gebührensätzen wäre im kommenden Zeitraum eine weitere Unterdeckung zu erwarten. Die Verwaltung schlägt deshalb vor, die Grundgebühr je Haushalt unverändert zu lassen und die Leistungsgebühr anzuheben. Dadurch wird ein stärkerer Anreiz zur Vermeidung und Trennung von Abfällen gesetzt.",
            ("table", ["Gefäßgröße", "bisher jährlich", "künftig jährlich"], [
                ["60 Liter, vierzehntäglich", money("98.40", "98,40 €", period="year"), money("117.60", "117,60 €", period="year")],
                ["120 Liter, vierzehntäglich", money("172.80", "172,80 €", period="year"), money("204", "204,00 €", period="year")]]),
            f"Für einen Haushalt mit vier Personen und einem Restabfallbehälter von 60 Litern bedeutet dies eine Mehrbelastung von etwa {money('1.60', '1,60 €', period='month')} im Monat. Im Vergleich mit den benachbarten Körperschaften lägen die Gebühren weiterhin im unteren Drittel.",
            f"Der Entwurf der Änderungssatzung ist als Anlage beigefügt. Er enthält neben den neuen Gebührensätzen eine Klarstellung zur Anlieferung von Sperrmüll und ersetzt den Begriff „Müllgroßbehälter“ durch „Abfallgroßbehälter“. Die Satzung soll zum {day(f'{c.year + 1}-01-01')} in Kraft treten.",
        ],
        [f"Durch die Anpassung werden jährliche Mehrerträge von {c.eur(1_150_000, 'Mio. Euro', period='year')} erwartet. Die Unterdeckung aus dem Vorjahr wird vollständig ausgeglichen. Auswirkungen auf den allgemeinen Haushalt ergeben sich nicht."],
        [
            f"Die Gebührenkalkulation für den Zeitraum {years(c.year + 1, c.year + 3)} wird gebilligt.",
            "Die Satzung zur Änderung der Satzung über die Erhebung von Gebühren für die Abfallentsorgung wird in der Fassung der Anlage beschlossen.",
        ],
        None,
        ["Gebührenkalkulation", "Änderungssatzung (Entwurf)", "Gegenüberstellung der bisherigen und der neuen Fassung"],
        ["Wie haben sich die Mengen an Restabfall und Bioabfall in den letzten fünf Jahren entwickelt?", "Wie hoch ist der Anteil der Fehlwürfe im Bioabfall?", "Welche Maßnahmen zur Abfallvermeidung sind geplant?"],
        ["Der Restabfall ist um 11 v. H. zurückgegangen, der Bioabfall um 6 v. H. gestiegen.", "Nach der letzten Sortieranalyse beträgt der Anteil 3,8 v. H.", "Vorgesehen sind Kontrollen, eine Werbekampagne und ein Verschenkmarkt im Internet."],
        ["Die Verwaltung wird beauftragt, ein Konzept zur Verringerung der Störstoffe im Bioabfall vorzulegen."],
        ["Störstoffe im Bioabfall führen zu hohen Kosten bei der Aufbereitung und mindern die Güte des Kompostes. Letztlich zahlen dafür alle Gebührenzahlerinnen und Gebührenzahler.", "Es genügt nicht, Behälter stehen zu lassen. Aufklärung in mehreren Sprachen, größere Sammelgefäße für die Küche und gezielte Kontrollen haben sich andernorts bewährt."],
    )  # fmt: skip


@topic
def haushalt(c: Context) -> Topic:
    gap = c.rng.choice([1_900_000, 3_400_000, 2_650_000])
    return Topic(
        "finance",
        f"Erste Nachtragshaushaltssatzung für das Haushaltsjahr {year(c.year)}",
        [
            f"Die Haushaltssatzung für das Haushaltsjahr {year(c.year)} wurde am {c.day(-220)} beschlossen und von der Aufsichtsbehörde mit Verfügung vom {c.day(-150)} genehmigt. Seither haben sich wesentliche Ansätze verändert, sodass eine Nachtragshaushaltssatzung zu erlassen ist.",
            f"Im Ergebnishaushalt verschlechtert sich das Jahresergebnis um {c.eur(gap, 'mio')}. Die jüngste Steuerschätzung weist für die Gewerbesteuer Mindererträge von rund {c.eur(1_200_000, 'mio')} aus; hinzu kommen Mehraufwendungen für die Unterbringung und für die Eingliederungshilfe. Entlastend wirken geringere Zinsaufwendungen, weil Kredite später als geplant aufgenommen wurden.",
            Costs("Veränderungen im Ergebnishaushalt (Angaben in T€)", ["bisher", "Änderung", "neu"], [
                ("Gewerbesteuer", [14_800_000, 1_200_000, 13_600_000]), ("Schlüsselzuweisungen", [9_350_000, 215_000, 9_565_000]), ("Personalaufwendungen", [21_470_000, 640_000, 22_110_000]),
                ("Transferaufwendungen", [18_020_000, 1_385_000, 19_405_000]), ("Zinsaufwendungen", [815_000, 130_000, 685_000])], "T€", total=False),
            ("h", "Finanzhaushalt und Kreditermächtigung"),
            f"Im Finanzhaushalt werden Auszahlungen für Investitionen in Höhe von {c.eur(2_340_000)} in das Folgejahr verschoben. Die Kreditermächtigung wird deshalb von {c.eur(6_500_000)} auf {c.eur(4_900_000)} herabgesetzt, der Höchstbetrag der Liquiditätskredite bleibt mit {c.eur(10_000_000, 'mio')} unverändert.",
            "Die Verwaltung hat zur Begrenzung des Fehlbetrages eine haushaltswirtschaftliche Sperre von 10 v. H. auf alle nicht vertraglich gebundenen Sachaufwendungen verfügt. Freiwillige Leistungen an Vereine und Verbände sind davon ausgenommen. Stellenbesetzungen werden im Durchschnitt um drei Monate verzögert.",
            f"Ungeachtet dessen wird für die mittelfristige Finanzplanung der Jahre {years(c.year + 1, c.year + 4)} weiterhin ein struktureller Fehlbetrag erwartet. Ein Haushaltssicherungskonzept könnte nur vermieden werden, wenn dauerhaft Einsparungen oder Mehrerträge von mindestens {c.eur(1_500_000, 'mio', bound='minimum', period='year')} jährlich erreicht würden. Hierzu legt die Verwaltung bis zum {quarter(c.year, 4, f'IV. Quartal {c.year}')} Vorschläge vor.",
        ],
        [f"Der Fehlbetrag des Ergebnishaushaltes steigt auf {c.eur(gap + 870_000, 'mio')} und kann durch die Überschussrücklage gedeckt werden, die zum {day(f'{c.year - 1}-12-31')} einen Bestand von {c.eur('7812406.18', '€00')} aufwies."],
        [f"Die erste Nachtragshaushaltssatzung für das Haushaltsjahr {year(c.year)} wird in der vorgelegten Fassung beschlossen.", "Das geänderte Investitionsprogramm wird festgesetzt.", "Von der haushaltswirtschaftlichen Sperre wird Kenntnis genommen."],
        None,
        ["Nachtragshaushaltssatzung", "Nachtragshaushaltsplan", "Geändertes Investitionsprogramm"],
        ["Welche Investitionen werden in das Folgejahr verschoben?", "Welche Stellen sind derzeit unbesetzt?", "Wie haben sich die Gewerbesteuererträge seit Jahresbeginn entwickelt?"],
        ["Verschoben werden der Umbau des Bauhofes, die Erneuerung zweier Brücken und die Beschaffung einer Kehrmaschine.", "Zum Stichtag waren 23,5 Stellen unbesetzt.", f"Bis zum {c.day(-15)} wurden {c.eur(6_104_300)} vereinnahmt."],
        ["Von der haushaltswirtschaftlichen Sperre werden die Ansätze für Schulen, Büchereien und Jugendarbeit ausgenommen."],
        ["Sparen ist notwendig. Es darf aber nicht dort gespart werden, wo der Schaden am größten ist: bei Kindern und Jugendlichen.", "Die Summe der betroffenen Ansätze ist gering, die Wirkung der Kürzung wäre dagegen erheblich. Bücher, die nicht beschafft, und Ferienfreizeiten, die nicht angeboten werden, lassen sich nicht nachholen."],
    )  # fmt: skip


@topic
def bus(c: Context) -> Topic:
    first, second = c.town.parts[1], c.town.parts[2]
    amount = c.rng.choice([286_000, 342_000, 415_000])
    return Topic(
        "traffic",
        f"Einführung eines Bürgerbusses und Taktverdichtung auf der Linie 630 {first} – {second}",
        [
            f"Die Linie 630 verbindet die Ortsteile {first} und {second} mit dem Bahnhof. Sie verkehrt montags bis freitags im Zweistundentakt, am Wochenende nur auf Bestellung. Nach der im {quarter(c.year, 1)} durchgeführten Fahrgastzählung nutzen werktäglich 412 Personen das Angebot, davon 61 v. H. Schülerinnen und Schüler. In den Abendstunden und während der Ferien ist die Auslastung gering.",
            f"{c.Der(c.committee('traffic'))} hatte die Verwaltung am {c.day(-175)} gebeten, Möglichkeiten einer Verbesserung zu untersuchen. Mit dem Verkehrsunternehmen wurden drei Varianten abgestimmt. Die Variante 2 verbindet einen Stundentakt in der Hauptverkehrszeit mit einem ehrenamtlich betriebenen Bürgerbus in den Randzeiten. Sie erreicht bei mittleren Kosten den größten Nutzen.",
            ("h", "Bürgerbus"),
            f"Der Bürgerbus wird von einem eingetragenen Verein betrieben, der am {c.day(-70)} gegründet wurde und inzwischen 34 Fahrerinnen und Fahrer gewonnen hat. Das Fahrzeug mit acht Fahrgastplätzen wird vom Land mit {c.eur(62_500)} gefördert. Die Fahrten ergänzen den Linienverkehr, ersetzen ihn aber nicht; die Konzession bleibt beim Verkehrsunternehmen.",
            f"Für den Einzelfahrschein sollen {money('2.00', '2,– Euro')} erhoben werden. Inhaberinnen und Inhaber von Zeitkarten fahren unentgeltlich. Das Defizit des Vereins wird bis zu einem Betrag von {c.eur(12_000, bound='maximum', period='year')} jährlich ausgeglichen.",
            ("list", [
                f"Fahrplanwechsel und Beginn der Taktverdichtung: {c.day(190)},",
                f"Aufnahme des Betriebes durch den Bürgerbusverein: {c.month(240)},",
                f"erste Auswertung der Fahrgastzahlen: {half(c.year + 1, 2)}.",
            ]),
            "An den Haltestellen sind bauliche Anpassungen erforderlich. Sieben Haltestellen werden mit einem Hochbord von 18 cm und taktilen Leitelementen ausgestattet, sodass sie künftig ohne fremde Hilfe genutzt werden können. Die übrigen Haltestellen folgen im Zuge ohnehin geplanter Straßenbauarbeiten.",
        ],
        [f"Der Zuschussbedarf der Taktverdichtung beträgt {c.eur(amount, period='year')} im Jahr. Für den barrierefreien Ausbau der Haltestellen sind einmalig {c.eur(231_000)} aufzuwenden, von denen das Land voraussichtlich 87,5 v. H. trägt."],
        [f"Der Taktverdichtung auf der Linie 630 nach Variante 2 wird ab dem {c.day(190)} zugestimmt.", f"Dem Bürgerbusverein wird ein Defizitausgleich von bis zu {c.eur(12_000, bound='maximum', period='year')} jährlich gewährt.", "Der barrierefreie Ausbau von sieben Haltestellen wird beschlossen."],
        Costs("Vergleich der Varianten", ["Variante 1", "Variante 2", "Variante 3"], [("Fahrzeuge und Personal", [198_000, 274_000, 461_000]), ("Fahrgelderlöse (Minderung)", [None, 31_000, 58_000]), ("Bürgerbus", [None, 12_000, None]), ("Öffentlichkeitsarbeit", [8_500, 15_000, 15_000])], "€/Jahr"),
        ["Fahrplanentwurf", "Vereinbarung mit dem Bürgerbusverein"],
        ["Wie viele Fahrgäste nutzen die Linie 630 an Werktagen, wie viele am Wochenende?", "Welche Haltestellen sind noch nicht barrierefrei?", "Wie ist die Pünktlichkeit der Linie?"],
        ["Werktäglich 412, an Samstagen 96 Personen. An Sonntagen besteht kein regelmäßiges Angebot.", "Von 31 Haltestellen sind 9 barrierefrei ausgebaut.", "Im letzten Halbjahr verkehrten 91 v. H. der Fahrten mit weniger als fünf Minuten Verspätung."],
        ["Die Verwaltung wird beauftragt, gemeinsam mit dem Verkehrsunternehmen ein Angebot für die Abendstunden und das Wochenende zu entwickeln."],
        ["Wer abends arbeitet oder am Wochenende einen Arzt aufsuchen muss, ist in unseren Dörfern auf das Auto angewiesen. Gerade ältere Menschen, die nicht mehr fahren können, verlieren damit ein Stück Selbstständigkeit.", "Der Bürgerbus ist ein guter Anfang. Er darf aber nicht als Begründung dienen, den regulären Linienverkehr weiter auszudünnen."],
    )  # fmt: skip


@topic
def digital(c: Context) -> Topic:
    return Topic(
        "digital",
        "Einführung der elektronischen Akte; Sachstandsbericht und weiteres Vorgehen",
        [
            f"Mit Beschluss vom {c.day(-500)} (Vorlage {reference(f'{c.year - 2}/{c.rng.randint(100, 480)}')}) ist die Verwaltung beauftragt worden, die elektronische Akte in allen Ämtern einzuführen. Der vorliegende Bericht stellt den erreichten Stand dar. Von 38 Organisationseinheiten arbeiten 21 vollständig mit dem neuen Verfahren, sieben befinden sich in der Umstellung.",
            "Am weitesten fortgeschritten sind das Personalamt und die Kämmerei. Dort werden eingehende Schriftstücke in der Poststelle gescannt und auf elektronischem Wege zugestellt. Die Durchlaufzeit der Rechnungen konnte von durchschnittlich 19 auf acht Tage verkürzt werden; der Anteil der mit Skonto gezahlten Rechnungen hat sich mehr als verdoppelt.",
            ("h", "Schwierigkeiten"),
            "Erhebliche Verzögerungen gibt es in der Bauaufsicht. Pläne im Format A0 lassen sich mit den vorhandenen Geräten nicht einlesen, und die Schnittstelle zum Fachverfahren wurde vom Hersteller erst mit neun Monaten Verspätung ausgeliefert. Außerdem hat sich gezeigt, dass ältere Texterkennungen fehlerhaft sind: Umlaute wurden nicht erkannt, sodass die Suche nach Straßennamen häufig ohne Treffer bleibt. "
            "Die betroffenen Bestände müssen erneut eingelesen werden.",
            f"Für den Altbestand von rund 1,9 Mio. Blatt wird ein abgestuftes Vorgehen vorgeschlagen. Laufende Vorgänge werden vollständig übernommen, abgeschlossene Vorgänge nur, wenn die Aufbewahrungsfrist noch mindestens fünf Jahre beträgt. Alle übrigen Akten verbleiben in Papierform und werden nach Ablauf der Frist dem Archiv angeboten. Nach einer Schätzung vom {c.day(-28)} wären damit etwa 640.000 Blatt zu digitalisieren.",
            "Die Beschäftigten sind in 46 Veranstaltungen geschult worden. Der Personalrat hat der Dienstvereinbarung zugestimmt; eine Auswertung zum Zwecke der Verhaltens- oder Leistungskontrolle ist ausgeschlossen. Die Rückmeldungen sind überwiegend positiv, bemängelt wird vor allem die Zahl der Klickwege bei der Aktenablage.",
        ],
        [f"Seit Beginn des Vorhabens wurden {c.eur(418_600)} aufgewendet. Für die Digitalisierung des Altbestandes werden Kosten von {money('0.09', '0,09 €', per='Blatt')} je Blatt, insgesamt also etwa {c.eur(57_600)}, erwartet. Die laufenden Lizenz- und Wartungskosten betragen {c.eur(73_200, period='year')} jährlich."],
        ["Der Sachstandsbericht wird zur Kenntnis genommen.", f"Dem abgestuften Vorgehen beim Altbestand wird zugestimmt; die Mittel von {c.eur(57_600)} werden freigegeben."],
        Costs("Aufwendungen für die elektronische Akte", [str(c.year - 1), str(c.year), str(c.year + 1)], [("Lizenzen", [61_000, 73_200, 73_200]), ("Schulung", [18_400, 22_900, 9_000]), ("Scandienstleistung", [None, 21_300, 57_600]), ("Geräte", [44_750, 12_100, 38_000])]),
        ["Übersicht der Organisationseinheiten"],
        ["In welchen Ämtern ist die elektronische Akte eingeführt?", "Welche Verwaltungsleistungen können vollständig auf elektronischem Wege beantragt werden?", "Welche Kosten sind bisher entstanden?"],
        ["In 21 von 38 Organisationseinheiten.", "Derzeit 94 Leistungen, davon 31 mit elektronischer Bezahlung.", f"Bisher wurden {c.eur(418_600)} aufgewendet."],
        ["Die Verwaltung stellt sicher, dass alle Sitzungsunterlagen durchsuchbar veröffentlicht werden.", "Bereits veröffentlichte Unterlagen sind auf Fehler der Texterkennung zu überprüfen."],
        ["Wer heute im Ratsinformationssystem nach einer Straße mit Umlaut sucht, findet häufig nichts. Für Bürgerinnen und Bürger, aber auch für die ehrenamtlich Tätigen ist dies ein Ärgernis.", "Durchsuchbare Unterlagen sind eine Voraussetzung für die Teilhabe an kommunalen Entscheidungen. Der Aufwand ist nach unserer Einschätzung gering, wenn künftig von vornherein die richtige Sprache eingestellt wird."],
    )  # fmt: skip


@topic
def museum(c: Context) -> Topic:
    group = c.rng.choice([58_000, 74_500, 91_000])
    return Topic(
        "culture",
        "Spielzeit und Ausstellungsprogramm; Zuschuss an den Förderverein Heimatmuseum und Theatergastspiele",
        [
            f"Der Förderverein des Heimatmuseums hat mit Schreiben vom {c.day(-52)} beantragt, den jährlichen Zuschuss von bisher {c.eur(group - 16_000, period='year')} auf {c.eur(group, period='year')} zu erhöhen. Er begründet dies mit gestiegenen Löhnen, höheren Energiekosten und der geplanten Erweiterung der Öffnungszeiten. Das Museum wurde im vergangenen Jahr von 11.380 Personen besucht; rund ein Viertel davon waren Schulklassen und Kindergruppen.",
            f"Die Dauerausstellung zur Geschichte der Ziegeleien stammt aus dem Jahr {year(c.year - 24)}. Der Verein hat ein Konzept zur Erneuerung vorgelegt, das mit dem Museumsverband abgestimmt ist. Es sieht barrierefreie Texte, Hörstationen und einen eigenen Bereich für Kinder vor. Die Umsetzung könnte in zwei Abschnitten erfolgen, ohne dass das Museum länger als sechs Wochen geschlossen werden müsste.",
            ("h", "Theatergastspiele"),
            f"Für die Spielzeit {school_year(c.year, f'{c.year}/{(c.year + 1) % 100:02}')} sind sechs Gastspiele in der Stadthalle vorgesehen, darunter zwei Stücke für Kinder. Die Eröffnung findet am {days(f'{c.year}-09-27', f'{c.year}-09-28')} statt. Die Eintrittspreise bewegen sich zwischen {euro_range(12, 28, '12,00 und 28,00 €')}; Schülerinnen und Schüler zahlen die Hälfte. Der Fehlbetrag der vergangenen Spielzeit lag mit {c.eur('21486.30', '€00')} unter dem Ansatz.",
            "Aus Sicht der Verwaltung hat sich die Zusammenarbeit mit dem Förderverein bewährt. Die ehrenamtlich geleistete Arbeit entspricht nach den vorgelegten Aufzeichnungen mehr als zwei Vollzeitstellen. Würde der Betrieb nicht mehr vom Verein getragen, müsste das Haus entweder geschlossen oder mit eigenem Personal weitergeführt werden, was ein Mehrfaches des Zuschusses kosten würde.",
            "Es wird daher vorgeschlagen, dem Antrag zu entsprechen, die Erhöhung jedoch zunächst auf drei Jahre zu befristen und an eine Zielvereinbarung zu knüpfen. Darin sollen die Zahl der Führungen für Schulen, die Öffnungstage und die Erfassung der Sammlung geregelt werden.",
        ],
        [f"Die Erhöhung des Zuschusses um {c.eur(16_000, period='year')} jährlich ist im Haushaltsplanentwurf enthalten. Für die Erneuerung der Dauerausstellung wird ein einmaliger Investitionszuschuss von {c.eur(85_000)} gewährt, sofern sich die Stiftung mit demselben Betrag beteiligt."],
        [f"Der Förderverein Heimatmuseum erhält für die Jahre {years(c.year + 1, c.year + 3)} einen Zuschuss von jährlich {c.eur(group, period='year')}.", f"Für die Erneuerung der Dauerausstellung wird ein Investitionszuschuss von höchstens {c.eur(85_000, bound='maximum')} bereitgestellt.", "Mit dem Verein ist eine Zielvereinbarung abzuschließen."],
        Costs("Haushalt des Fördervereins", ["Ergebnis", "Plan"], [("Personalaufwendungen", [46_312, 58_900]), ("Energie und Bewirtschaftung", [19_870, 24_300]), ("Ausstellungen", [11_455, 14_000]), ("Versicherungen", [3_918, 4_100])]),
        ["Antrag des Fördervereins", "Konzept der Dauerausstellung"],
        ["Wie haben sich die Besucherzahlen des Heimatmuseums entwickelt?", "Welche Zuschüsse erhalten kulturelle Vereine?", "Wie hoch war der Fehlbetrag der Theatergastspiele?"],
        ["Sie sind seit fünf Jahren gestiegen und lagen zuletzt bei 11.380.", f"Insgesamt {c.eur(143_700)}, verteilt auf neun Vereine.", f"Der Fehlbetrag lag bei {c.eur('21486.30', '€00')}."],
        ["Der Eintritt in das Heimatmuseum wird für Kinder und Jugendliche bis zum vollendeten 18. Lebensjahr aufgehoben."],
        ["Kultur darf keine Frage des Geldbeutels sein. Die Einnahmen aus dem Eintritt für Kinder sind gering, die Hürde für Familien ist dagegen spürbar.", "Erfahrungen anderer Häuser zeigen, dass freier Eintritt die Zahl der jungen Besucherinnen und Besucher deutlich erhöht und durch Spenden teilweise ausgeglichen wird."],
    )  # fmt: skip


@topic
def friedhof(c: Context) -> Topic:
    return Topic(
        "order",
        "Neufassung der Friedhofssatzung und der Friedhofsgebührensatzung",
        [
            f"Die Friedhofssatzung stammt aus dem Jahr {year(c.year - 14)} und ist seither zweimal geändert worden. Die Bestattungskultur hat sich in dieser Zeit grundlegend gewandelt: Der Anteil der Urnenbeisetzungen ist von 48 auf 76 v. H. gestiegen, während große Wahlgrabstätten kaum noch nachgefragt werden. Auf den älteren Teilen der Friedhöfe entstehen Lücken, die mit hohem Aufwand gepflegt werden müssen.",
            f"Ein Arbeitskreis aus Mitgliedern aller Fraktionen, der Kirchen, der Bestattungsunternehmen und der Friedhofsgärtnereien hat unter Leitung der Verwaltung in vier Sitzungen, zuletzt am {c.day(-38)}, Vorschläge für eine Neufassung erarbeitet. Vorgesehen sind insbesondere pflegefreie Urnengemeinschaftsanlagen, Baumgrabstätten sowie ein Grabfeld für Sternenkinder, für das keine Gebühren erhoben werden.",
            ("h", "Gebühren"),
            f"Nach der Kalkulation des beauftragten Büros beträgt der Kostendeckungsgrad derzeit 61 v. H. Bei einer vollständigen Deckung der Kosten wäre die Gebühr für ein Reihengrab von {money('1180', '1.180 €')} auf {money('1935', '1.935 €')} anzuheben. Die Verwaltung schlägt vor, einen öffentlichen Anteil von 20 v. H. für die Funktion der Friedhöfe als Grün- und Erholungsflächen anzusetzen und die Gebühren in zwei Stufen anzupassen.",
            "Die Ruhezeiten werden für Urnen von 20 auf 15 Jahre verkürzt. Für Erdbestattungen bleibt es wegen der Bodenverhältnisse bei 25 Jahren. Bestehende Nutzungsrechte werden nicht berührt; auf Antrag kann die vorzeitige Rückgabe einer Grabstätte gestattet werden, wenn die Ruhezeit abgelaufen ist.",
            f"Die muslimische Gemeinde hat den Wunsch geäußert, ein Grabfeld zu erhalten, das eine Ausrichtung nach Mekka ermöglicht. Auf dem Friedhof {c.part()} steht hierfür eine Fläche von 800 m² zur Verfügung. Bestattungen ohne Sarg wären nach Landesrecht zulässig und werden in der Satzung entsprechend geregelt.",
        ],
        [f"Durch die Anpassung der Gebühren werden Mehrerträge von {c.eur(64_000)} im Jahr {year(c.year + 1)} und von {c.eur(118_000)} ab dem Jahr {year(c.year + 2)} erwartet. Für die Herrichtung der neuen Grabfelder sind {c.eur(47_500)} erforderlich."],
        ["Die Friedhofssatzung wird in der Fassung der Anlage 1 beschlossen.", "Die Friedhofsgebührensatzung wird in der Fassung der Anlage 2 beschlossen.", f"Die Satzungen treten am {day(f'{c.year + 1}-01-01')} in Kraft."],
        Costs("Auszug aus der Gebührenkalkulation", ["bisher", "1. Stufe", "2. Stufe"], [("Reihengrab (Erdbestattung)", [1180, 1360, 1550]), ("Wahlgrab je Stelle", [1640, 1890, 2150]), ("Urnenreihengrab", [720, 790, 860]), ("Urnengemeinschaftsanlage", [None, 1120, 1210]), ("Nutzung der Kapelle", [210, 245, 280])], total=False),
        ["Friedhofssatzung", "Friedhofsgebührensatzung", "Gebührenkalkulation"],
        ["Wie viele Bestattungen gab es in den letzten drei Jahren, getrennt nach Bestattungsart?", "Welche Grabarten werden künftig angeboten?", "Wie hoch ist der Kostendeckungsgrad?"],
        ["Im Mittel 214 Bestattungen im Jahr, davon 163 Urnenbeisetzungen.", "Zusätzlich Baumgrabstätten, Gemeinschaftsanlagen und ein Grabfeld für Sternenkinder.", "Der Kostendeckungsgrad beträgt 61 v. H."],
        ["Auf mindestens einem Friedhof werden Baumgrabstätten eingerichtet.", "Für Sternenkinder wird ein gebührenfreies Grabfeld angelegt."],
        ["Immer mehr Menschen wünschen sich eine naturnahe Bestattung und weichen dafür in andere Gemeinden aus. Mit Baumgrabstätten ließe sich dem Wunsch entsprechen, ohne dass neue Flächen benötigt werden.", "Eltern, die ein Kind verloren haben, dürfen nicht noch mit Gebühren belastet werden. Dies ist eine Frage des Anstands."],
    )  # fmt: skip
