# ruff: noqa: E501  (running text)
"""Subjects of money, care, culture and administration."""

from __future__ import annotations

from samples.generator.develop.topics import Costs, Topic, topic
from samples.generator.develop.world import Context
from samples.generator.engine import body, day, euro_range, half, money, month, quarter, school_year, sup, year, years


@topic
def hundesteuer(c: Context) -> Topic:
    return Topic(
        "finance",
        "Neufassung der Hundesteuersatzung",
        [
            f"Die Hundesteuersatzung vom {day(f'{c.year - 11}-12-08', role='reference')} wurde zuletzt vor sechs Jahren geändert. Die Rechtsprechung hat seither mehrere Fragen geklärt, die in der Satzung bisher nicht oder missverständlich geregelt sind; insbesondere muss der Kreis der gefährlichen Hunde in der Satzung selbst bestimmt werden. Das Muster des Spitzenverbandes ist der Neufassung zugrunde gelegt worden.",
            f"Gemeldet sind gegenwärtig 2.317 Hunde, das sind 402 mehr als im Jahr {year(c.year - 4)}. Eine Bestandsaufnahme durch einen beauftragten Dienst hat zusätzlich 163 nicht angemeldete Tiere ergeben. Der Aufwand für die Reinigung der Grünanlagen und für Beutelspender hat sich im selben Zeitraum nahezu verdoppelt.",
            f"Es wird vorgeschlagen, die Steuer für den ersten Hund von {money('72', '72,00 €', period='year')} auf {money('90', '90,00 €', period='year')} und für jeden weiteren Hund von {money('108', '108,00 €', period='year')} auf {money('132', '132,00 €', period='year')} im Jahr anzuheben. Für gefährliche Hunde sollen künftig {money('660', '660,00 €', period='year')} erhoben werden. Damit bewegt sich die Steuer im Mittelfeld vergleichbarer Kommunen.",
            "Neu aufgenommen wird eine Befreiung für die ersten zwölf Monate, wenn ein Hund aus einem Tierheim übernommen wird. Rettungs- und Assistenzhunde bleiben steuerfrei. Die bisherige Ermäßigung für Jagdhunde entfällt, weil sie sich sachlich nicht mehr begründen lässt.",
            f"Der Entwurf ist dem Tierschutzverein und dem Hundesportverein zur Stellungnahme zugeleitet worden. Beide haben bis zum {c.day(-9, role='deadline')} keine Einwände erhoben, jedoch angeregt, einen Teil der Mehrerträge für eine eingezäunte Freilauffläche zu verwenden.",
        ],
        [f"Bei unverändertem Bestand ergeben sich Mehrerträge von rund {c.eur(43_500, period='year')} jährlich. Für die Herrichtung einer Freilauffläche wären nach einer groben Schätzung {euro_range(8_000, 11_000, '8.000 bis 11.000 €')} aufzuwenden."],
        ["Die Hundesteuersatzung wird in der als Anlage beigefügten Fassung beschlossen.", f"Sie tritt am {day(f'{c.year + 1}-01-01')} in Kraft; gleichzeitig tritt die bisherige Satzung außer Kraft."],
        Costs("Steuersätze", ["bisher", "neu"], [("erster Hund", [72, 90]), ("jeder weitere Hund", [108, 132]), ("gefährlicher Hund", [480, 660])], total=False),
        ["Entwurf der Hundesteuersatzung"],
        ["Wie viele Hunde sind gemeldet?", "Wie hoch waren die Erträge aus der Hundesteuer?"],
        ["Zum Stichtag waren es 2.317.", f"Im vergangenen Jahr {c.eur('171904.00', '€00')}."],
        ["Die Verwaltung richtet an mindestens zwei Stellen eine eingezäunte Freilauffläche für Hunde ein."],
        ["In der Brut- und Setzzeit gilt Leinenzwang; die Tiere brauchen aber Auslauf. Eine eingezäunte Fläche nützt Haltern, Spaziergängern und Wild gleichermaßen.", "Die Halterinnen und Halter zahlen eine Steuer, ohne dafür bislang eine Gegenleistung zu erhalten."],
    )  # fmt: skip


@topic
def jahresabschluss(c: Context) -> Topic:
    profit = c.rng.choice([1_284_516, 947_803, 2_061_377])
    return Topic(
        "finance",
        f"Jahresabschluss {year(c.year - 1)} der Stadtwerke GmbH; Weisung an die Vertreter in der Gesellschafterversammlung",
        [
            f"Die Geschäftsführung hat den Jahresabschluss zum {day(f'{c.year - 1}-12-31')} aufgestellt. Die Wirtschaftsprüfungsgesellschaft hat am {c.day(-35)} den uneingeschränkten Bestätigungsvermerk erteilt. Die Prüfung nach dem Haushaltsgrundsätzegesetz hat zu keinen Beanstandungen geführt.",
            f"Das Geschäftsjahr schließt mit einem Überschuss von {money(profit, f'{profit:,}'.replace(',', '.') + ' €')} ab; im Wirtschaftsplan war ein Überschuss von {c.eur(800_000)} vorgesehen. Die Abweichung beruht im Wesentlichen auf der milden Witterung im ersten Quartal, die den Gasabsatz zwar verringerte, zugleich aber den Bezug zu ungünstigen Preisen entbehrlich machte, und auf der Auflösung einer Rückstellung.",
            ("h", "Sparten"),
            f"Der Betrieb der Bäder verursachte einen Verlust von {money(2_400_000, '2,4 Mio. Euro')}, der wie in den Vorjahren im steuerlichen Querverbund mit der Versorgung ausgeglichen wurde. Die Stromerzeugung aus den beiden Blockheizkraftwerken trug mit {money(612_000, '612 T€')} zum Ergebnis bei.",
            f"Der Aufsichtsrat hat den Jahresabschluss in seiner Sitzung am {c.day(-12, role='meeting')} beraten und empfiehlt der Gesellschafterversammlung einstimmig, ihn festzustellen. Der Überschuss soll zur Hälfte ausgeschüttet und im Übrigen in die Gewinnrücklage eingestellt werden, um den Eigenanteil an den anstehenden Netzinvestitionen zu sichern.",
            f"Nach der mittelfristigen Planung sind in den Jahren {years(c.year, c.year + 4)} Investitionen von zusammen {money(31_700_000, '31,7 Mio. Euro')} vorgesehen. Das Eigenkapital liegt mit 34,8 v. H. der Bilanzsumme noch über dem Zielwert von 30 v. H.{sup('1')}",
        ],
        [f"Aus der Ausschüttung ergibt sich nach Abzug der Kapitalertragsteuer ein Ertrag von {c.eur(profit * 42 // 100)}. Veranschlagt sind {c.eur(350_000)}."],
        [
            "Die Vertreter in der Gesellschafterversammlung werden angewiesen, den Jahresabschluss und den Lagebericht festzustellen.",
            "Der Geschäftsführung und dem Aufsichtsrat wird Entlastung erteilt.",
            "Der Überschuss wird zur Hälfte ausgeschüttet und zur Hälfte in die Gewinnrücklage eingestellt.",
        ],
        Costs("Ergebnis nach Sparten (Angaben in T€)", [str(c.year - 2), str(c.year - 1)], [("Strom", [1_905_000, 2_214_000]), ("Gas", [1_120_000, 968_000]), ("Wasser", [312_000, 287_000]), ("Wärme", [88_000, 141_000])], "T€", total=False),
        ["Bilanz", "Gewinn- und Verlustrechnung", "Lagebericht"],
        ["Wie hat sich der Verlust der Bäder in den vergangenen drei Jahren entwickelt?", "Welche Beteiligungen halten die Stadtwerke?"],
        [f"Er stieg von {money(1_950_000, '1,95 Mio. €')} auf {money(2_400_000, '2,4 Mio. €')}.", "Die Stadtwerke sind an einer Windparkgesellschaft und an einem Rechenzentrum beteiligt."],
        ["Die Stadtwerke werden aufgefordert, einen Tarif für Haushalte mit geringem Einkommen anzubieten."],
        ["Die Preise für Strom und Gas sind für viele Haushalte zur Belastung geworden, während das Unternehmen deutliche Überschüsse ausweist.", "Ein kommunales Unternehmen ist dem Gemeinwohl verpflichtet. Es sollte deshalb auch in der Preisgestaltung soziale Gesichtspunkte berücksichtigen."],
        [("1", "Bilanzsumme am Ende des Geschäftsjahres: rund 64 Millionen (gerundet, ohne Sonderposten).")],
    )  # fmt: skip


@topic
def pflege(c: Context) -> Topic:
    return Topic(
        "social",
        f"Einrichtung eines Pflegestützpunktes und Förderung der Tagespflege im Ortsteil {c.part()}",
        [
            "Nach der Pflegestatistik ist die Zahl der Pflegebedürftigen innerhalb von vier Jahren um 31 v. H. gestiegen. Vier von fünf Betroffenen werden zu Hause versorgt, überwiegend durch Angehörige, die häufig selbst das Rentenalter erreicht haben. Beratung findet bisher an verschiedenen Stellen statt und ist für viele kaum zu überblicken.",
            f"Die Pflegekassen haben sich mit Rahmenvereinbarung vom {c.day(-300, role='reference')} verpflichtet, Stützpunkte in gemeinsamer Trägerschaft zu einem Drittel mitzufinanzieren. Voraussetzung ist, dass die Kommune Räume stellt und mindestens eine Fachkraft mit der Hälfte der regelmäßigen Arbeitszeit einsetzt. Der Antrag ist spätestens am {c.day(55, role='deadline')} einzureichen.",
            "Vorgesehen ist eine Beratungsstelle im Erdgeschoss des Bürgerhauses, ergänzt durch Sprechstunden in den Ortsteilen und Hausbesuche. Die Räume sind barrierefrei, liegen an einer Haltestelle und können ohne größere Umbauten genutzt werden.",
            ("numbered", [
                "Beratung zu Leistungen der Pflegeversicherung und zu wohnumfeldverbessernden Maßnahmen,",
                "Vermittlung und Koordinierung von Hilfen im Einzelfall,",
                "Aufbau eines Netzes aus Diensten, Ehrenamtlichen und Selbsthilfegruppen.",
            ]),
            f"Für die Tagespflege im Ortsteil liegt ein Antrag eines freien Trägers auf einen Investitionszuschuss vor. Geplant sind 16 Plätze. {c.Der(c.committee('social'))} hat den Bedarf bereits am {c.day(-88, role='decision')} anerkannt, die Höhe des Zuschusses jedoch offengelassen.",
            f"Der {body('Seniorenbeirat')} begrüßt beide Vorhaben und bittet darum, den Stützpunkt zunächst auf drei Jahre zu erproben und danach auszuwerten.",
        ],
        [f"Der kommunale Anteil an den laufenden Kosten des Stützpunktes beträgt {c.eur(38_600, period='year')} jährlich. Für die Einrichtung der Räume werden einmalig {c.eur(14_200)} benötigt.",
         f"Der Zuschuss für die Tagespflege wird auf {c.eur(5_000, per='Platz')} je Platz, insgesamt also höchstens {c.eur(80_000, bound='maximum')}, begrenzt."],
        ["Der Einrichtung eines Pflegestützpunktes in gemeinsamer Trägerschaft mit den Pflegekassen wird zugestimmt.", f"Für die Tagespflege wird ein Investitionszuschuss von bis zu {c.eur(80_000, bound='maximum')} gewährt.", f"Nach drei Jahren, spätestens bis zum {day(f'{c.year + 3}-09-30', role='deadline')}, ist ein Erfahrungsbericht vorzulegen."],
        Costs("Laufende Kosten des Stützpunktes", ["je Jahr"], [("Personal", [79_400]), ("Räume", [18_900]), ("Sachkosten", [17_500])]),
        ["Rahmenvereinbarung", "Antrag des Trägers"],
        ["Wie viele Plätze der Tages- und Kurzzeitpflege gibt es?", "Wie lang sind die Wartezeiten?", "Welche Beratungsangebote bestehen?"],
        ["Es bestehen 44 Plätze der Tagespflege und 12 eingestreute Plätze der Kurzzeitpflege.", "Für die Kurzzeitpflege in den Sommermonaten durchschnittlich neun Wochen.", "Neben der Pflegekasse beraten zwei Wohlfahrtsverbände."],
        ["Die Verwaltung prüft, wie pflegende Angehörige durch ein kommunales Angebot der Verhinderungspflege entlastet werden können."],
        ["Pflegende Angehörige tragen die Hauptlast, stehen aber selten im Mittelpunkt. Sie brauchen vor allem eines: verlässliche freie Zeit.", "In Nachbarkommunen hat sich ein Verbund von Diensten bewährt, der kurzfristig einspringt. Dieses Modell ließe sich übertragen."],
    )  # fmt: skip


@topic
def musikschule(c: Context) -> Topic:
    return Topic(
        "culture",
        "Änderung der Entgeltordnung und Stellenausstattung der Musikschule",
        [
            f"Im Schuljahr {school_year(c.year - 1)} besuchten 1.046 Schülerinnen und Schüler die Musikschule, hinzu kommen 380 Kinder in der musikalischen Früherziehung und in Bläserklassen. Auf der Warteliste standen zum {c.day(-44)} insgesamt 137 Kinder, vor allem für Klavier, Gitarre und Schlagzeug.",
            f"Von den 31 Lehrkräften sind 19 auf Honorarbasis tätig. Nach einem Urteil des Bundessozialgerichtes zur Beschäftigung von Musikschullehrkräften ist davon auszugehen, dass diese Tätigkeit in der Regel sozialversicherungspflichtig ist. Die Übergangsregelung endet am {day(f'{c.year + 1}-12-31', role='deadline')}; bis dahin müssen die Verträge umgestellt werden.",
            f"Die Umstellung führt zu Mehraufwendungen, die nicht vollständig über Entgelte aufgefangen werden sollen. Die Verwaltung schlägt vor, die Entgelte um durchschnittlich neun v. H. anzuheben. Einzelunterricht von 45 Minuten kostet dann {money('112', '112,00 €', period='month')} monatlich, Gruppenunterricht {money('46.50', '46,50 €', period='month')} monatlich, die Früherziehung {money('29', '29,00 €', period='month')} monatlich.",
            "Die Ermäßigung für Geschwister wird beibehalten, die Sozialermäßigung auf 60 v. H. erhöht. Für die Teilnahme an Ensembles und Orchestern wird weiterhin kein Entgelt erhoben, weil das gemeinsame Musizieren den Kern der Arbeit ausmacht.",
            f"Der Elternbeirat ist am {c.day(-17)} gehört worden. Er hat Verständnis für die Anhebung geäußert, bittet aber darum, sie in zwei Schritten zu vollziehen. Dem könnte gefolgt werden; der Ertragsausfall im ersten Jahr läge bei etwa {c.eur(16_500)}.",
        ],
        [f"Die Umwandlung der Honorarverträge erfordert 8,4 zusätzliche Stellen. Die Mehraufwendungen betragen {c.eur(271_000, period='year')} jährlich, denen Mehrerträge von {c.eur(74_000, period='year')} gegenüberstehen."],
        [f"Die Entgeltordnung der Musikschule wird mit Wirkung vom {day(f'{c.year + 1}-08-01')} geändert.", "Im Stellenplan werden 8,4 Stellen für Lehrkräfte der Musikschule ausgewiesen.", f"{c.Dem(c.committee('culture'))} ist über die Entwicklung der Schülerzahlen zu berichten."],
        Costs("Entgelte je Monat", ["bisher", "1. Schritt", "2. Schritt"], [("Einzelunterricht 45 Minuten", [103, 107, 112]), ("Gruppenunterricht", [43, 45, 47]), ("Früherziehung", [27, 28, 29])], total=False),
        ["Entgeltordnung", "Stellenübersicht"],
        ["Wie viele Kinder erhalten eine Sozialermäßigung?", "In welchen Ortsteilen wird Unterricht angeboten?"],
        ["Gegenwärtig sind es 118, das entspricht gut elf v. H.", "In fünf Ortsteilen, jeweils in Räumen der Grundschulen."],
        ["An allen Grundschulen wird ab dem nächsten Schuljahr eine Bläser- oder Streicherklasse angeboten."],
        ["Musik fördert Konzentration, Gemeinschaft und Ausdauer. Ob ein Kind ein Instrument lernt, darf nicht vom Elternhaus abhängen.", "Klassenmusizieren erreicht alle Kinder, auch jene, deren Eltern nicht auf den Gedanken kämen, sie an der Musikschule anzumelden."],
    )  # fmt: skip


@topic
def breitband(c: Context) -> Topic:
    total = c.rng.choice([14_600_000, 9_350_000, 21_400_000])
    return Topic(
        "digital",
        "Ausbau des Glasfasernetzes in unterversorgten Gebieten; Auswahl des Netzbetreibers",
        [
            f"Im Markterkundungsverfahren, das am {c.day(-210)} abgeschlossen wurde, sind 1.936 Adressen ermittelt worden, die über weniger als 100 Mbit/s verfügen und für die kein Unternehmen einen eigenwirtschaftlichen Ausbau angekündigt hat. Betroffen sind vor allem Einzelgehöfte, kleine Ortslagen und zwei Gewerbegebiete.",
            f"Der Bund hat mit vorläufigem Bescheid vom {c.day(-130, role='reference')} eine Zuwendung von 50 v. H. bewilligt, das Land ergänzt diese um 25 v. H. Daraufhin wurde die Leistung im Wirtschaftlichkeitslückenmodell europaweit ausgeschrieben. Zum Ablauf der Angebotsfrist am {c.day(-26, role='deadline')} lagen drei Angebote vor.",
            "Die Angebote wurden nach den Kriterien Wirtschaftlichkeitslücke (60 v. H.), Zeitplan (20 v. H.) und Endkundenpreise (20 v. H.) bewertet. Nach zwei Verhandlungsrunden hat die Bietergemeinschaft, an der auch ein regionaler Versorger beteiligt ist, das wirtschaftlichste Angebot abgegeben.",
            ("table", ["Bieter", "Lücke", "Punkte"], [["Bieter 1", c.eur(total + 1_870_000, "mio"), "71,4"], ["Bieter 2", c.eur(total, "mio"), "88,9"], ["Bieter 3", c.eur(total + 640_000, "mio"), "80,2"]]),
            f"Vor der Auftragserteilung ist eine Wartefrist von zehn Kalendertagen einzuhalten. Der endgültige Zuwendungsbescheid wird für das {quarter(c.year + 1, 1)} erwartet. Die Bauzeit beträgt 30 Monate; die letzten Anschlüsse sollen im {half(c.year + 3, 2)} in Betrieb gehen.",
            "Für die Grundstückseigentümer ist der Anschluss kostenfrei, sofern sie während der Bauphase zustimmen. Ein Vertrag mit einem Anbieter ist nicht erforderlich.",
        ],
        [f"Die Wirtschaftlichkeitslücke beläuft sich auf {c.eur(total, 'mio')}. Nach Abzug der Zuwendungen verbleibt ein Eigenanteil von {c.eur(total // 4, 'mio')}, der sich auf die Jahre {years(c.year + 1, c.year + 3)} verteilt. Im Entwurf des Finanzplanes sind hierfür {c.eur(total // 4 + 200_000, 'mio')} enthalten."],
        ["Der Zuschlag wird dem Bieter 2 erteilt.", "Die Erteilung steht unter dem Vorbehalt des endgültigen Zuwendungsbescheides.", "Die Verwaltung wird ermächtigt, den Zuwendungsvertrag zu unterzeichnen."],
        Costs("Finanzierung (Angaben in T€)", [str(c.year + 1), str(c.year + 2), str(c.year + 3)], [("Bund", [total * 2 // 10 // 1000 * 1000, total * 2 // 10 // 1000 * 1000, total // 10 // 1000 * 1000]), ("Land", [total // 10 // 1000 * 1000, total // 10 // 1000 * 1000, total * 5 // 100 // 1000 * 1000]), ("Eigenanteil", [total // 10 // 1000 * 1000, total // 10 // 1000 * 1000, total * 5 // 100 // 1000 * 1000])], "T€"),
        ["Auswertung der Angebote (nichtöffentlich)", "Karte der Ausbaugebiete"],
        ["Wie viele Haushalte verfügen noch nicht über einen Anschluss mit mindestens 100 Mbit/s?", "Wann wird der Ausbau abgeschlossen sein?"],
        ["Nach der Markterkundung 1.936 Adressen mit etwa 2.400 Haushalten.", f"Nach dem Angebot im {half(c.year + 3, 2)}."],
        ["In allen öffentlichen Gebäuden mit Publikumsverkehr wird ein freies WLAN angeboten."],
        ["Der Zugang zum Internet gehört zur Daseinsvorsorge. Wer im Bürgerhaus auf einen Termin wartet, sollte dort auch ein Formular ausfüllen können.", "Die laufenden Kosten sind gering, da die Gebäude ohnehin an das Verwaltungsnetz angeschlossen sind."],
    )  # fmt: skip


@topic
def besetzung(c: Context) -> Topic:
    first, second, third = c.person(), c.person(), c.person()
    group, other = c.town.groups[0], c.town.groups[1]
    return Topic(
        "order",
        f"Umbesetzung von Ausschüssen auf Antrag der {other if not other.startswith('Gruppe') else c.town.groups[2]}",
        [
            f"{first} hat mit Schreiben vom {c.day(-20, role='reference')} auf den Sitz {c.im(c.town.council)} verzichtet. Der Wahlleiter hat festgestellt, dass der Sitz auf {second} übergeht. Die Annahmeerklärung ist am {c.day(-6)} eingegangen.",
            f"Durch das Ausscheiden sind auch die Sitze {c.im(c.committee('build'))} und {c.im(c.committee('culture'))} neu zu besetzen. Das Vorschlagsrecht steht derselben Fraktion zu, da sich die Stärkeverhältnisse nicht ändern. Stellvertretungen werden nach der Geschäftsordnung innerhalb der Fraktion geregelt und bedürfen keines Beschlusses.",
            f"Die {group} hat gebeten, bei dieser Gelegenheit auch die Besetzung der Verbandsversammlung des Abwasserverbandes zu überprüfen. Der Verband hat mitgeteilt, dass die Amtszeit der bisherigen Mitglieder am {c.day(120, role='deadline')} endet. Als Nachfolge wird {third} vorgeschlagen.",
            "Die Feststellung der Sitzverteilung und der Ausschussbesetzung hat nur klarstellende Wirkung. Eine Abstimmung ist gleichwohl vorgeschrieben, sofern nicht alle Beteiligten mit einer Feststellung durch den Vorsitz einverstanden sind.",
        ],
        ["Finanzielle Auswirkungen ergeben sich nicht; die Aufwandsentschädigungen sind in der bisherigen Höhe veranschlagt."],
        [f"{second} wird Mitglied {c.des(c.committee('build'))}.", f"{third} wird Mitglied {c.des(c.committee('culture'))}.", f"In die Verbandsversammlung des Abwasserverbandes wird {third} entsandt."],
        None,
        ["Verzichtserklärung", "Antrag der Fraktion"],
        ["Welche Gremien sind neu zu besetzen?", "Bis wann ist über die Entsendung zu entscheiden?"],
        ["Zwei Ausschüsse und die Verbandsversammlung.", f"Bis zum {c.day(120, role='deadline')}."],
        ["Die Sitzungen der Ausschüsse werden künftig im Internet übertragen."],
        ["Wer tagsüber arbeitet oder Kinder betreut, kann Sitzungen selten besuchen. Eine Übertragung würde mehr Menschen Einblick in die Arbeit der Ausschüsse geben.", "Die technischen Voraussetzungen im Sitzungssaal sind bereits vorhanden."],
    )  # fmt: skip


@topic
def schulbezirk(c: Context) -> Topic:
    part, other = c.town.parts[0], c.town.parts[-1]
    return Topic(
        "school",
        f"Änderung der Schulbezirke für die Grundschulen {part} und {other}",
        [
            f"Die Schülerzahlen der beiden benachbarten Grundschulen entwickeln sich gegenläufig. Während die Grundschule {part} zum Schuljahr {school_year(c.year + 1)} voraussichtlich vierzügig geführt werden müsste, obwohl nur zwölf allgemeine Unterrichtsräume vorhanden sind, sinkt die Zahl der Einschulungen an der Grundschule {other} auf 29.",
            f"Der Schulvorstand der Grundschule {part} hat am {c.day(-75, role='decision')} beschlossen, eine Änderung der Schulbezirke zu beantragen. Die Gesamtkonferenz der Grundschule {other} hat sich dem angeschlossen. Der Elternrat der Grundschule {part} spricht sich für eine Übergangsfrist aus, damit Geschwister dieselbe Schule besuchen können.",
            "Vorgeschlagen wird, das Neubaugebiet und drei angrenzende Straßen dem Schulbezirk der kleineren Schule zuzuordnen. Betroffen wären in den kommenden vier Jahren durchschnittlich 17 Kinder eines Jahrgangs. Der Schulweg verlängert sich für die meisten um weniger als 400 m und führt nicht über eine Hauptverkehrsstraße.",
            f"Die Schülerbeförderung wird durch die Änderung nur in Einzelfällen berührt. Anspruchsberechtigt wären nach heutigem Stand drei Kinder. Das Benehmen mit der Schulbehörde ist hergestellt; ihre Stellungnahme vom {c.day(-15, role='reference')} liegt bei.",
            f"Für das Einschulungsverfahren müssen die Schulbezirke bis zum {c.day(48, role='deadline')} feststehen, weil die Eltern anschließend angeschrieben werden. Eine spätere Entscheidung würde erst ein Jahr danach wirksam.",
        ],
        [f"Ohne die Änderung wären an der Grundschule {part} zwei mobile Klassenräume aufzustellen. Die hierfür ersparten Aufwendungen werden mit {c.eur(92_000, period='year')} jährlich beziffert. Die zusätzlichen Kosten der Beförderung liegen unter {money('3000', '3.000 €', maximum='3000', period='year')} im Jahr."],
        ["Die Satzung über die Festlegung von Schulbezirken wird entsprechend der Anlage geändert.", "Geschwisterkinder können auf Antrag bis zum Ende der Übergangsfrist die bisherige Schule besuchen."],
        Costs("Einschulungen", [str(c.year + 1), str(c.year + 2)], [], total=False),
        ["Satzung", "Karte der Schulbezirke", "Stellungnahme der Schulbehörde"],
        ["Wie entwickeln sich die Schülerzahlen?", "Wie viele Ausnahmegenehmigungen wurden erteilt?"],
        [f"Im Schuljahr {school_year(c.year)} besuchen 1.118 Kinder die Grundschulen.", "Im vergangenen Jahr 23, davon 14 wegen der Betreuung am Nachmittag."],
        [f"Auf dem Schulweg zwischen {part} und {other} werden zwei Überwege eingerichtet."],
        ["Kinder sollen zu Fuß zur Schule gehen können. Dazu gehört, dass sie Straßen sicher überqueren.", "An beiden Stellen wurden wiederholt Fahrzeuge mit deutlich überhöhter Geschwindigkeit gemessen."],
    )  # fmt: skip


@topic
def partnerschaft(c: Context) -> Topic:
    return Topic(
        "culture",
        "Städtepartnerschaft; Programm zum Jubiläum und Zuschüsse für Begegnungen",
        [
            f"Die Partnerschaft besteht seit {month(f'{c.year - 29}-05')}. Zum dreißigjährigen Jubiläum hat die Partnergemeinde eine Delegation eingeladen. Die Feierlichkeiten sollen im Sommer stattfinden; ein Gegenbesuch ist für den Herbst desselben Jahres vorgesehen.",
            f"Der Partnerschaftsverein hat {c.dem(c.committee('culture'))} in seiner Sitzung am {c.day(-33, role='meeting')} ein Programm vorgestellt. Es umfasst ein gemeinsames Konzert beider Musikschulen, ein Fußballturnier der Jugendmannschaften, eine Ausstellung mit Fotografien aus drei Jahrzehnten und einen Markt mit Erzeugnissen der Region.",
            "Besonderer Wert soll auf die Beteiligung junger Menschen gelegt werden. Während an den ersten Begegnungen regelmäßig mehr als 100 Jugendliche teilnahmen, waren es zuletzt nur noch zwölf. Die Verwaltung hat daher Kontakt mit beiden Gymnasien aufgenommen, um den früheren Schüleraustausch wieder aufleben zu lassen.",
            f"Die Unterbringung erfolgt überwiegend in Gastfamilien. Anmeldungen werden bis zum {c.day(90, role='deadline')} entgegengenommen. Für die Fahrt stehen zwei Reisebusse zur Verfügung, von denen einer vom Feuerwehrverband gestellt wird.",
        ],
        [f"Für das Jubiläum werden {c.eur(28_500)} benötigt. Eine Stiftung hat {c.eur(10_000)} zugesagt. Begegnungen von Vereinen werden wie bisher mit {money('12', '12,00 €', per='Tag')} je Person und Tag bezuschusst; der Ansatz hierfür beträgt {c.eur(6_000, period='year')} im Jahr."],
        ["Dem Programm zum Jubiläum der Partnerschaft wird zugestimmt.", f"Hierfür werden {c.eur(18_500)} außerplanmäßig bereitgestellt."],
        Costs("Ausgaben", ["Betrag"], [("Reisekosten", [9_800]), ("Konzert und Turnier", [6_400]), ("Ausstellung", [3_300]), ("Bewirtung", [7_200]), ("Sonstiges", [1_800])]),
        ["Programmentwurf"],
        ["Wie viele Begegnungen wurden in den letzten Jahren gefördert?", "Welche Kosten entstehen durch das Jubiläum?"],
        ["Durchschnittlich sieben im Jahr.", f"Nach heutigem Stand {c.eur(28_500)}, von denen {c.eur(10_000)} durch eine Stiftung gedeckt sind."],
        ["Die Verwaltung bahnt eine weitere Partnerschaft mit einer Gemeinde in Osteuropa an."],
        ["Begegnungen sind die beste Vorbeugung gegen Vorurteile. Gerade in unruhigen Zeiten brauchen wir mehr davon, nicht weniger.", "Ein örtlicher Verein unterhält bereits freundschaftliche Verbindungen, auf die sich aufbauen ließe."],
    )  # fmt: skip
