# ruff: noqa: E501
"""A context goes in, the matter of a paper comes out: networks, lights, yards and walls."""

from __future__ import annotations

from samples.generator.engine import (
    euro,
    euro_range,
    money,
    month,
    span,
    year,
    years,
)
from samples.generator.evaluate.matter import (
    Matter,
    Table,
    costs,
    plan_table,
)
from samples.generator.evaluate.world import Context


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
