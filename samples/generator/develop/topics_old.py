# ruff: noqa: E501  (running text)
"""Subjects of the 1980s: old spelling, amounts in DM."""

from __future__ import annotations

from samples.generator.develop.topics import Costs, Topic, topic
from samples.generator.develop.world import Context
from samples.generator.engine import day, euro, money, month, year


def dm(amount: int | str, style: str = "DM", **more: str) -> str:
    return euro(str(amount), style, **more)


@topic
def kanal(c: Context) -> Topic:
    part = c.part()
    return Topic(
        "build",
        f"Schmutzwasserkanalisation im Ortsteil {part}, II. Bauabschnitt; Auftragsvergabe",
        [
            f"Der Rat hat in seiner Sitzung am {c.day(-120)} beschlossen, den II. Bauabschnitt der Schmutzwasserkanalisation im Ortsteil {part} auszuführen. Die Arbeiten sind daraufhin beschränkt ausgeschrieben worden. Zum Eröffnungstermin am {c.day(-21)} lagen sieben Angebote vor, von denen eines ausgeschlossen werden mußte, weil die Unterschrift fehlte.",
            f"Nach Prüfung durch das Ingenieurbüro ist das Angebot der Firma Tiefbau Nordmann KG mit {dm(487_316)} das günstigste. Es liegt um rund {dm(38_000)} unter dem Kostenanschlag. Das nächsthöhere Angebot schließt mit {dm('511902.40', 'DM00')} ab. Bedenken gegen die Leistungsfähigkeit des Unternehmens bestehen nicht.",
            f"Es ist vorgesehen, mit den Arbeiten im {month(c.iso(40)[:7])} zu beginnen. Die Ortsdurchfahrt muß für etwa acht Wochen halbseitig gesperrt werden. Mit der Kreisverwaltung und der Polizei ist abgestimmt, daß der Schulbusverkehr während dieser Zeit über die Gemeindestraße umgeleitet wird. Die Anlieger sind durch Rundschreiben unterrichtet worden.",
            f"Die Anschlußbeiträge werden nach der Satzung vom {day(f'{c.year - 3}-11-24')} erhoben. Für ein durchschnittliches Hausgrundstück ergibt sich ein Beitrag von etwa {dm(4_850)}. Auf Antrag kann Ratenzahlung gewährt werden.",
        ],
        [
            f"Im Haushaltsplan {year(c.year)} sind bei der Haushaltsstelle 7000.9500 {dm(550_000)} veranschlagt. Das Land beteiligt sich mit einem Zuschuß von {dm(165_000)} und einem Darlehen von höchstens {dm(110_000, bound='maximum')} zu 2 v. H. Zinsen.",
        ],
        [f"Der Auftrag für die Herstellung der Schmutzwasserkanalisation im Ortsteil {part}, II. Bauabschnitt, wird der Firma Tiefbau Nordmann KG zum Angebotspreis von {dm(487_316)} erteilt."],
        Costs("Angebotsübersicht", ["Angebotssumme"], [("Tiefbau Nordmann KG", [487_316]), ("Gebr. Wittkugel", [511_902]), ("Hoch- und Tiefbau Ems", [538_455]), ("Fa. Schröder u. Söhne", [561_780])], "DM", total=False),
    )  # fmt: skip


@topic
def turnhalle(c: Context) -> Topic:
    return Topic(
        "school",
        "Errichtung einer Turnhalle bei der Volksschule; Vorentwurf und Finanzierung",
        [
            f"Die Schülerzahl der Volksschule ist seit dem Jahre {year(c.year - 6)} von 214 auf 297 angestiegen. Der Turnunterricht muß bei schlechter Witterung ausfallen oder in der Gastwirtschaft abgehalten werden. Der Schulausschuß hat diesen Zustand bei einer Ortsbesichtigung am {c.day(-90)} als unhaltbar bezeichnet.",
            f"Der Kreisbaumeister hat einen Vorentwurf für eine Halle von 15 x 27 m nebst Umkleideräumen, Geräteraum und Wohnung für den Hausmeister gefertigt. Der umbaute Raum beträgt 6.340 cbm. Die Baukosten sind auf {dm(1_860_000)} geschätzt, das sind {money('293.38', '293,38 DM', currency='DEM', per='cbm')} je cbm umbauten Raumes. Ein Übungsbetrieb des Sportvereins außerhalb der Schulzeit soll ermöglicht werden.",
            f"Die Schulaufsichtsbehörde hat dem Bauvorhaben mit Verfügung vom {c.day(-45)} grundsätzlich zugestimmt, jedoch angeregt, die Höhe der Halle von 5,50 m auf 6,00 m zu vergrößern. Die Mehrkosten hierfür betragen etwa {dm(46_000)}. Die Verwaltung empfiehlt, der Anregung zu folgen, da die Halle sonst für Ballspiele nur beschränkt nutzbar wäre.",
            "Als Bauplatz kommt die Wiese östlich des Schulhofes in Betracht. Das Grundstück ist Eigentum der Gemeinde und zur Zeit bis Martini verpachtet. Der Pächter hat sich bereit erklärt, gegen eine Entschädigung vorzeitig zu räumen.",
        ],
        [f"Zur Finanzierung sind ein Landeszuschuß von {dm(740_000)}, eine Kreisbeihilfe von {dm(250_000)} sowie Darlehen von {dm(600_000)} vorgesehen. Der Rest ist aus Eigenmitteln der Haushaltsjahre {year(c.year)} und {year(c.year + 1)} zu decken."],
        ["Dem Vorentwurf wird mit der Maßgabe zugestimmt, daß die Höhe der Halle 6,00 m beträgt.", f"Die Verwaltung wird beauftragt, die Zuschüsse bis zum {c.day(50)} zu beantragen."],
        Costs("Finanzierungsplan", ["Betrag"], [("Landeszuschuß", [740_000]), ("Kreisbeihilfe", [250_000]), ("Darlehen", [600_000]), ("Eigenmittel", [316_000])], "DM"),
    )  # fmt: skip


@topic
def freibad(c: Context) -> Topic:
    return Topic(
        "culture",
        "Festsetzung der Eintrittspreise für das Freibad und Einstellung eines zweiten Schwimmeisters",
        [
            f"Die Eintrittspreise für das Freibad sind zuletzt im Jahre {year(c.year - 5)} festgesetzt worden. Seitdem haben sich die Kosten für Heizöl und Löhne erheblich erhöht. Der Zuschußbedarf belief sich im abgelaufenen Jahr auf {dm('138417.92', 'DM00')} gegenüber {dm('91205.40', 'DM00')} im Jahre {year(c.year - 2)}.",
            f"Der Ausschuß für Kultur und Sport hat am {c.day(-30)} vorgeschlagen, die Einzelkarte für Erwachsene von {money('2', '2,-- DM', currency='DEM')} auf {money('2.50', '2,50 DM', currency='DEM')} und für Kinder von {money('1', '1,-- DM', currency='DEM')} auf {money('1.20', '1,20 DM', currency='DEM')} zu erhöhen. Dauerkarten sollen künftig {money('45', '45,-- DM', currency='DEM')} kosten. Kinderreiche Familien erhalten wie bisher Ermäßigung.",
            f"Die Aufsichtsbehörde hat anläßlich der Überprüfung am {c.day(-200)} beanstandet, daß an heißen Tagen nur ein Schwimmeister Aufsicht führt. Bei mehr als 1.000 Badegästen ist dies nicht zu verantworten. Es muß deshalb für die Dauer der Badezeit ein zweiter Schwimmeister eingestellt werden; die Vergütung richtet sich nach Vergütungsgruppe VII BAT.",
        ],
        [f"Die Mehreinnahmen werden auf {dm(24_000)} geschätzt. Die Personalkosten für den zweiten Schwimmeister betragen {dm(11_800)} und sind bei der Haushaltsstelle 5700.4140 überplanmäßig bereitzustellen."],
        [f"Die Eintrittspreise für das Freibad werden mit Wirkung vom {day(f'{c.year}-05-15')} gemäß dem Vorschlag der Verwaltung festgesetzt.", "Der Einstellung eines zweiten Schwimmeisters für die Badezeit wird zugestimmt."],
    )  # fmt: skip


@topic
def wasserwerk(c: Context) -> Topic:
    return Topic(
        "build",
        "Erweiterung des Wasserwerkes durch einen dritten Tiefbrunnen; Aufnahme eines Darlehens",
        [
            f"Im Sommer des vergangenen Jahres mußte an 19 Tagen die Entnahme von Wasser zum Sprengen der Gärten untersagt werden, weil die beiden vorhandenen Brunnen den Bedarf nicht mehr decken konnten. Der Tagesverbrauch erreichte am {c.day(-330)} mit 2.840 cbm einen bisher nicht bekannten Höchststand.",
            f"Das Geologische Landesamt hat in seinem Gutachten vom {c.day(-95, role='reference')} die Niederbringung eines dritten Brunnens in rd. 85 m Tiefe befürwortet. Die wasserrechtliche Bewilligung ist beantragt. Einwendungen wurden bis zum Ablauf der Auslegungsfrist am {c.day(-25, role='deadline')} nur von einem Landwirt erhoben, der befürchtet, daß seine Weiden trockenfallen.",
            f"Die Kosten für Bohrung, Pumpe, Schaltanlage und Anschlußleitung sind vom Ingenieurbüro mit {dm(318_400)} ermittelt worden. Eine Erhöhung des Wasserzinses von {money('1.15', '1,15 DM', currency='DEM', per='cbm')} je cbm auf {money('1.35', '1,35 DM', currency='DEM', per='cbm')} je cbm läßt sich nicht vermeiden.",
            "Der Ausschuß hat anläßlich der Besichtigung des Wasserwerkes ferner angeregt, die schadhafte Umzäunung des Schutzgebietes zu erneuern und das Maschinenhaus zu streichen. Dies soll durch eigene Kräfte geschehen.",
        ],
        [f"Es soll ein Darlehen von {dm(250_000)} bei der Kreissparkasse zu 7,25 v. H. Zinsen und 2 v. H. Tilgung aufgenommen werden. Der Rest von {dm(68_400)} ist der Rücklage zu entnehmen."],
        ["Der Erweiterung des Wasserwerkes nach dem Entwurf des Ingenieurbüros wird zugestimmt.", f"Zur Finanzierung wird ein Darlehen in Höhe von {dm(250_000)} aufgenommen.", f"Der Wasserzins wird ab {day(f'{c.year + 1}-01-01')} auf {money('1.35', '1,35 DM', currency='DEM', per='cbm')} je cbm festgesetzt."],
        Costs("Kostenvoranschlag", ["Betrag"], [("Bohrung und Ausbau", [142_600]), ("Unterwasserpumpe", [58_900]), ("Elektrische Schaltanlage", [47_300]), ("Anschlußleitung", [69_600])], "DM"),
    )  # fmt: skip


@topic
def schulbus(c: Context) -> Topic:
    part = c.part()
    return Topic(
        "school",
        f"Schülerbeförderung aus dem Ortsteil {part}; Antrag der Elternschaft",
        [
            f"Die Elternschaft des Ortsteils {part} hat mit Eingabe vom {c.day(-60, role='reference')} beantragt, für die 23 schulpflichtigen Kinder einen Schulbus einzusetzen. Die Kinder müssen gegenwärtig einen Fußweg von 3,4 km zurücklegen, der auf einer Strecke von etwa 900 m entlang der unbeleuchteten Landesstraße führt.",
            f"Der Schulausschuß hat den Weg am {c.day(-28)} zu Fuß begangen und sich davon überzeugt, daß er bei Schnee und Dunkelheit nicht zumutbar ist. Ein Kind ist im letzten Winter von einem Lastkraftwagen gestreift und leicht verletzt worden.",
            f"Von drei Omnibusunternehmern wurden Angebote eingeholt. Das günstigste lautet auf {money('38.50', '38,50 DM', currency='DEM', per='Fahrt')} je Fahrt. Bei 200 Schultagen und täglich zwei Fahrten ergibt sich ein Aufwand von {dm(15_400, period='year')} jährlich. Das Land erstattet hiervon die Hälfte, sofern der Antrag bis zum {c.day(20, role='deadline')} gestellt wird.",
            "Die Benutzung eines gemeindeeigenen Kleinbusses wurde ebenfalls erwogen. Sie scheidet aus, weil ein Fahrer mit der erforderlichen Erlaubnis nicht zur Verfügung steht.",
        ],
        [f"Bei der Haushaltsstelle 2900.6390 stehen {dm(9_000)} zur Verfügung. Es wird gebeten, den Ansatz um {dm(6_400)} zu erhöhen."],
        [f"Für die Kinder des Ortsteils {part} wird ab Beginn des nächsten Schuljahres ein Schulbus eingesetzt."],
    )  # fmt: skip
