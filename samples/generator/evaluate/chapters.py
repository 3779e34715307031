# ruff: noqa: E501
"""Paragraphs and chapters that fit any paper, for long ones; each with values of its own."""

from __future__ import annotations

from samples.generator.engine import (
    day,
    days,
    euro,
    euro_range,
    half,
    month,
    quarter,
    reference,
    sup,
    year,
    years,
)
from samples.generator.evaluate.matter import (
    Bullets,
    Head,
    Noted,
    Part,
    Table,
    impossible,
    plan_table,
)
from samples.generator.evaluate.world import Context


def general(c: Context) -> list[Part]:
    """Paragraphs that fit any paper, for long ones; each with values of its own."""
    pool: list[Part] = [
        "Die Gleichstellungsbeauftragte und der Personalrat wurden frühzeitig beteiligt. Einwendungen wurden nicht erhoben; der Personalrat bittet jedoch darum, die Arbeitsbelastung der betroffenen Sachgebiete im Auge zu behalten.",
        f"Ergänzend wird auf die Vorlage {reference(f'{c.n(100, 480)}/{c.number - 1}')} verwiesen, in der die Ausgangslage ausführlich dargestellt worden ist. Die seinerzeit genannten Zahlen sind fortgeschrieben worden; wesentliche Abweichungen haben sich nicht ergeben.",
        f"In der Anhörung am {c.d(-66)} wurden insbesondere Fragen zur Verkehrssicherungspflicht, zur Gewährleistung und zur Zuständigkeit der Ortschaften gestellt. Die Verwaltung hat zugesagt, die Antworten der Niederschrift beizufügen.",
        "Die Auswirkungen auf das Klima wurden anhand der eingeführten Prüfliste bewertet. Danach sind die Folgen überwiegend positiv; während der Bauphase ist mit vorübergehenden Mehrbelastungen durch Baustellenverkehr zu rechnen.",
        f"Sollten sich die Baupreise weiter erhöhen, wäre ein Kostenrisiko von bis zu {c.e(40000, 120000, 5000, style='Euro', bound='maximum')} zu berücksichtigen. Eine gesonderte Risikorückstellung wird gleichwohl nicht für erforderlich gehalten, weil die Ansätze vorsichtig gewählt wurden.",
        f"Die Kommunalaufsicht hat mit Verfügung vom {c.d(-52)} keine Bedenken erhoben. Sie weist allerdings darauf hin, dass die dauernde Leistungsfähigkeit durch die in den Jahren {years(c.number + 1, c.number + 3)} geplanten Kreditaufnahmen zunehmend eingeschränkt werde.",
        "Nach Auffassung des Rechtsamtes handelt es sich um eine freiwillige Aufgabe, deren Wahrnehmung im pflichtgemäßen Ermessen steht. Ein Rechtsanspruch Dritter bestehe nicht; die Selbstbindung der Verwaltung durch die bisherige Übung sei jedoch zu beachten.",
        f"Für die fachliche Begleitung ist ein Beirat gebildet worden, dem neben der Verwaltung die Kammern, die Wohlfahrtsverbände und zwei sachkundige Bürgerinnen angehören. Er tagte zuletzt am {c.d(-24)} und empfiehlt die vorgeschlagene Lösung.",
        "Vergleichbare Kommunen haben mit einer solchen Regelung gute Erfahrungen gemacht. Bei Ortsterminen konnte sich die Verwaltung davon überzeugen, dass die anfänglich befürchteten Nachteile nicht eingetreten sind und die Akzeptanz in der Bürgerschaft gestiegen ist."
        if c.town.main != "Bürgerschaft"
        else "Vergleichbare Kommunen haben mit einer solchen Regelung gute Erfahrungen gemacht.",
        f"Die Bindungsfrist der Angebote endet am {c.d(33)}. Eine Verlängerung wäre nur mit Zustimmung aller Bieter möglich und würde voraussichtlich zu Preisanpassungen führen, die derzeit mit {c.e(8000, 26000, 500)} beziffert werden.",
        "Zur Verkürzung des Verfahrens wird vorgeschlagen, die Leistungsphasen stufenweise zu beauftragen. Auf diese Weise ließen sich Zwischenergebnisse berücksichtigen, ohne dass Honoraransprüche für nicht benötigte Leistungen entstünden.",
        f"Über den Sachstand wurde {c.com(0, 'in')} zuletzt mit Mitteilungsvorlage {reference(f'MV/{c.n(20, 90)}/{c.number % 100:02}')} berichtet. Die Ausschussmitglieder nahmen den Bericht bei zwei Enthaltungen zustimmend zur Kenntnis.",
        f"Die Deckungsmittel wurden im Rahmen des Nachtragshaushalts {c.y()} um {c.e(25000, 75000, 500)} aufgestockt. Überschreitungen sind zu melden, sobald sie absehbar sind; § 19 der Gemeindehaushaltsverordnung bleibt unberührt.",
        f"Soweit im Protokollentwurf vom {impossible(f'30.02.{c.number}')} von abweichenden Flächenangaben die Rede ist, beruhen diese auf einem inzwischen überholten Planungsstand.",
        "Die Öffentlichkeitsarbeit umfasst eine Internetseite, Aushänge in leichter Sprache sowie mehrere Informationsveranstaltungen. Die Rückmeldungen werden ausgewertet und fließen in die weitere Planung ein.",
    ]
    c.rng.shuffle(pool)
    return pool


def chapters(c: Context) -> list[Part]:
    """Chapters for papers of many pages, under headings, with a plan of days and costs by years."""
    y = c.number
    steps = (
        ("Abschluss der Vorplanung", quarter(y, 4)), ("Beteiligung der Träger öffentlicher Belange", month(f"{y + 1}-02")),
        ("Genehmigungsantrag", f"bis {c.d(310)}"), ("Ausschreibung der Hauptgewerke", quarter(y + 1, 4)), ("Baubeginn", month(f"{y + 2}-03")),
        ("Inbetriebnahme", half(y + 3, 1)), ("Schlussrechnung und Verwendungsnachweis", c.d(1290)),
    )  # fmt: skip
    return [
        Head("Rechtliche Rahmenbedingungen"),
        "Die Zuständigkeit folgt aus der Hauptsatzung in Verbindung mit der Zuständigkeitsordnung. Da die Wertgrenze für Geschäfte der laufenden Verwaltung überschritten wird, bedarf es einer Entscheidung der Vertretungskörperschaft; eine Übertragung auf einen Ausschuss wäre nach herrschender Auffassung unzulässig.",
        f"Das Oberverwaltungsgericht hat mit Urteil vom {c.d(-690)} klargestellt, dass die Abwägung sämtlicher Belange nachvollziehbar zu dokumentieren ist. Die Verwaltung hat daraufhin ihre Arbeitsanweisung vom {c.d(-1340)} überarbeitet und um ein vierstufiges Prüfschema ergänzt.",
        "Beihilferechtlich handelt es sich um eine Dienstleistung von allgemeinem wirtschaftlichem Interesse. Eine Anmeldung bei der Kommission ist nicht erforderlich, solange die Ausgleichsleistungen den Schwellenwert nicht überschreiten und ein Betrauungsakt vorliegt.",
        Head("Geprüfte Alternativen"),
        f"Als Alternative wurde untersucht, ob auf die Maßnahme verzichtet und der vorhandene Bestand lediglich gesichert werden könnte. Die Sicherungskosten beliefen sich auf mindestens {c.e(120000, 260000, 5000, bound='minimum')}, ohne dass ein dauerhafter Nutzen entstünde. Nach spätestens fünf Jahren müssten die Arbeiten wiederholt werden.",
        f"Eine öffentlich-private Partnerschaft würde die jährliche Belastung zwar auf {c.e(190000, 330000, 1000, period='year')} im Jahr vergleichmäßigen, über die Vertragslaufzeit jedoch um {euro_range(900000, 1200000, '0,9 bis 1,2 Mio. Euro')} teurer werden. Die Gemeindeprüfungsanstalt rät angesichts des geringen Volumens ab.",
        Bullets(
            (
                "Verzicht: keine Investition, aber fortschreitender Substanzverlust und Haftungsrisiken",
                "Teilumsetzung: geringere Anfangskosten, höhere Baustellengemeinkosten, längere Einschränkungen",
                "Vollumsetzung: höchste Anfangskosten, jedoch geringste Lebenszykluskosten und beste Förderquote",
            )
        ),
        Head("Zeitplan"),
        Table(("Arbeitsschritt", "Termin"), steps, (0.62, 0.38)),
        "Der Zeitplan enthält keine Reserven für Einsprüche oder außergewöhnliche Witterung. Verzögerungen in der Genehmigungsphase würden sich unmittelbar auf den Beginn der Arbeiten auswirken, weil die Rodungszeiten des Naturschutzrechts einzuhalten sind.",
        Head("Beteiligung der Öffentlichkeit"),
        f"Auf der Klausurtagung am {days(f'{y - 1}-11-14', f'{y - 1}-11-15')} wurde vereinbart, die Einwohnerschaft frühzeitig einzubeziehen. Daraufhin fanden drei Werkstattgespräche statt, zuletzt am {c.d(-38)}. Die Ergebnisse sind auf der Beteiligungsplattform dokumentiert und wurden dort von mehr als achthundert Personen kommentiert.",
        Noted(
            f"Besonders häufig wurden die Verkehrsführung{sup('*')}, der Erhalt des Baumbestandes und die Barrierefreiheit angesprochen. Soweit die Hinweise umsetzbar waren, sind sie in die Planung eingeflossen; ablehnende Entscheidungen wurden begründet.",
            (
                (
                    "*",
                    f"Verkehrsgutachten der Arbeitsgemeinschaft Isermann, Fortschreibung {month(f'{y - 1}-06')}, Seite 31 ff.",
                ),
            ),
        ),
        f"Die Schwerbehindertenvertretung hat am {day(f'{y}-03-15', printed='15. März d. J.')} Stellung genommen.",
        Head("Wirtschaftlichkeit und Folgekosten"),
        plan_table(
            c,
            ["Abschreibungen", "Zinsaufwand", "Unterhaltung und Wartung", "Energie", "Versicherungen", "Personal"],
            4,
            "EUR",
            1000,
            190000,
            first="Aufwandsart",
            caption="Folgekosten",
            start=2,
        ),
        f"Unter Berücksichtigung der Erträge verbleibt eine Nettobelastung von {c.e(140000, 260000, 500, period='year')} pro Jahr. Die Annuität wurde mit einem Zinssatz von 3,25 Prozent und einer Tilgung von zwei Prozent berechnet; eine Änderung des Zinssatzes um einen Prozentpunkt bewirkte eine Mehrbelastung von etwa {c.e(18000, 42000, 500)}.",
        f"Die Versicherung hat den Neuwert auf {c.e(6000000, 9000000, 10000, style='€')} festgesetzt. Zum Vergleich: Der Brandversicherungswert {year(1914)} betrug umgerechnet lediglich einen Bruchteil davon; im Jahr {year(1996)} waren es noch {euro(c.n(2100000, 3900000, 1000), 'DM')}.",
        Head("Auswirkungen auf Klima und Umwelt"),
        "Der Flächenverbrauch wird auf das unbedingt notwendige Maß begrenzt. Für die versiegelten Flächen werden an anderer Stelle Beläge zurückgebaut, sodass die Bilanz nach der Eingriffs-Ausgleichs-Bewertung ausgeglichen ist. Die Treibhausgasemissionen der Baustoffe wurden überschlägig ermittelt und könnten durch den Einsatz von Recyclingbeton um ein Fünftel gesenkt werden.",
        "Gutachterlich nachgewiesen wurden unter anderem Zwergfledermaus, Mauersegler und Zauneidechse. Bauzeitenregelungen und Ersatzquartiere stellen sicher, dass die artenschutzrechtlichen Verbotstatbestände nicht erfüllt werden.",
        Head("Weiteres Vorgehen"),
        f"Nach der Beschlussfassung werden die Förderanträge bis zum {c.d(70)} vervollständigt. Über Abweichungen von mehr als {c.e(25000, 60000, 5000)} ist die Vertretung unverzüglich zu unterrichten.",
        "Ein begleitendes Projektcontrolling mit vierteljährlichen Berichten wird eingerichtet. Die Berichte enthalten neben Kosten und Terminen auch eine Einschätzung der wesentlichen Risiken sowie der ergriffenen Gegenmaßnahmen.",
    ]
