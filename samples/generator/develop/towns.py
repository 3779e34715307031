# ruff: noqa: E501  (names)
"""The invented towns of the set with their councils, committees and offices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Town:
    """An invented municipality; ``committees`` by subject, ``council`` the body that decides last."""

    name: str
    place: str
    kind: str
    council: str
    main: str
    chief: str
    office: str
    committees: dict[str, str]
    groups: tuple[str, ...]
    streets: tuple[str, ...]
    parts: tuple[str, ...]
    departments: dict[str, str]
    postcode: str
    color: str = "#2b4a7d"


SUBJECTS = (
    "social",
    "school",
    "build",
    "traffic",
    "climate",
    "finance",
    "culture",
    "order",
    "youth",
    "digital",
    "economy",
)

HOHENWUERDE = Town(
    "Landkreis Hohenwürde", "Hohenwürde", "Landkreis", "Kreistag", "Kreisausschuss", "Landrat", "Der Landrat",
    {
        "social": "Ausschuss für Soziales und Gesundheit", "school": "Ausschuss für Schule und Kultur",
        "build": "Ausschuss für Bau, Planung und Kreisentwicklung", "traffic": "Ausschuss für Mobilität und Straßenbau",
        "climate": "Ausschuss für Umwelt, Klimaschutz und Abfallwirtschaft", "finance": "Finanzausschuss",
        "culture": "Ausschuss für Schule und Kultur", "order": "Feuerschutzausschuss", "youth": "Jugendhilfeausschuss",
        "digital": "Ausschuss für Personal und Digitalisierung", "economy": "Ausschuss für Wirtschaft und Tourismus",
    },
    ("SPD-Kreistagsfraktion", "CDU-Kreistagsfraktion", "Fraktion BÜNDNIS 90/DIE GRÜNEN", "FDP-Kreistagsfraktion", "Gruppe WFH/Freie Wähler"),
    ("Mühlenstraße", "Lindenallee", "Am Kreishaus", "Bahnhofstraße", "Lüneburger Straße"),
    ("Süderwisch", "Bröckelbüttel", "Altenmoor", "Weddersehl", "Großenförde", "Öhmstedt"),
    {
        "social": "Amt für Soziales und Teilhabe", "school": "Amt für Schule und Kultur", "build": "Amt für Bauaufsicht und Bauleitplanung",
        "traffic": "Amt für Kreisstraßen und Mobilität", "climate": "Amt für Wasserwirtschaft und Naturschutz", "finance": "Kämmereiamt",
        "culture": "Amt für Schule und Kultur", "order": "Ordnungsamt", "youth": "Jugendamt", "digital": "Amt für zentrale Steuerung",
        "economy": "Stabsstelle Kreisentwicklung",
    },
    "27389", "#1f5c3a",
)  # fmt: skip

GRUENHAFEN = Town(
    "Stadt Grünhafen", "Grünhafen", "Stadt", "Rat", "Verwaltungsausschuss", "Oberbürgermeisterin", "Die Oberbürgermeisterin",
    {
        "social": "Ausschuss für Soziales, Senioren und Integration", "school": "Schulausschuss", "build": "Ausschuss für Stadtentwicklung und Bauen",
        "traffic": "Verkehrsausschuss", "climate": "Ausschuss für Umwelt- und Klimaschutz", "finance": "Ausschuss für Finanzen und Beteiligungen",
        "culture": "Kulturausschuss", "order": "Feuerwehrausschuss", "youth": "Jugendhilfeausschuss", "digital": "Ausschuss für Personal und Organisation",
        "economy": "Wirtschafts- und Hafenausschuss",
    },
    ("SPD-Fraktion", "CDU-Fraktion", "Fraktion Bündnis 90/Die Grünen", "FDP-Fraktion", "Fraktion DIE LINKE.", "Wählergemeinschaft Hafen und Höfe"),
    ("Deichstraße", "Güterbahnhofstraße", "Fährweg", "Kaiserkai", "Schleusenstraße", "Rosenhöhe"),
    ("Altgrün", "Nordermoor", "Strohdeich", "Überwasser", "Bäkenbrook"),
    {
        "social": "Fachbereich Soziales und Wohnen", "school": "Fachbereich Bildung und Sport", "build": "Fachbereich Stadtplanung und Bauordnung",
        "traffic": "Fachbereich Tiefbau und Verkehr", "climate": "Stabsstelle Klimaschutz", "finance": "Fachbereich Finanzen",
        "culture": "Fachbereich Kultur", "order": "Fachbereich Sicherheit und Ordnung", "youth": "Fachbereich Jugend und Familie",
        "digital": "Fachbereich Zentrale Dienste", "economy": "Fachdienst Wirtschaftsförderung",
    },
    "26987", "#0f4f78",
)  # fmt: skip

KESSELFURT = Town(
    "Stadt Kesselfurt", "Kesselfurt", "Stadt", "Gemeinderat", "Hauptausschuss", "Oberbürgermeister", "Der Oberbürgermeister",
    {
        "social": "Sozialausschuss", "school": "Schul- und Sportausschuss", "build": "Planungsausschuss", "traffic": "Bauausschuss",
        "climate": "Ausschuss für Umwelt und Gesundheit", "finance": "Haupt- und Finanzausschuss", "culture": "Kulturausschuss",
        "order": "Ausschuss für öffentliche Einrichtungen", "youth": "Jugendhilfeausschuss", "digital": "Personalausschuss",
        "economy": "Ausschuss für Wirtschaftsförderung",
    },
    ("GRÜNE-Gemeinderatsfraktion", "CDU-Gemeinderatsfraktion", "SPD-Gemeinderatsfraktion", "FDP-Gemeinderatsfraktion", "Freie Wähler Kesselfurt"),
    ("Schloßbergstraße", "Rüpperauer Weg", "Zähringerplatz", "Brühlstraße", "Wörthstraße", "Kelterberg"),
    ("Oberkessel", "Weingärten", "Hohenfurt", "Röthlingen", "Stöckach"),
    {
        "social": "Sozial- und Jugendbehörde", "school": "Schul- und Sportamt", "build": "Stadtplanungsamt", "traffic": "Tiefbauamt",
        "climate": "Umwelt- und Arbeitsschutz", "finance": "Stadtkämmerei", "culture": "Kulturamt", "order": "Ordnungs- und Bürgeramt",
        "youth": "Sozial- und Jugendbehörde", "digital": "Amt für Informationstechnik und Digitalisierung", "economy": "Wirtschaftsförderung",
    },
    "76398", "#7a1f2b",
)  # fmt: skip

OBERSOELL = Town(
    "Markt Obersöllbach", "Obersöllbach", "Markt", "Marktgemeinderat", "Hauptverwaltungs- und Finanzausschuss", "Erster Bürgermeister", "Der Erste Bürgermeister",
    {
        "social": "Sozial- und Kulturausschuss", "school": "Sozial- und Kulturausschuss", "build": "Bau- und Umweltausschuss", "traffic": "Bau- und Umweltausschuss",
        "climate": "Bau- und Umweltausschuss", "finance": "Hauptverwaltungs- und Finanzausschuss", "culture": "Sozial- und Kulturausschuss",
        "order": "Hauptverwaltungs- und Finanzausschuss", "youth": "Sozial- und Kulturausschuss", "digital": "Rechnungsprüfungsausschuss",
        "economy": "Hauptverwaltungs- und Finanzausschuss",
    },
    ("CSU-Fraktion", "Fraktion der Freien Wähler", "SPD-Fraktion", "Fraktion Bündnis 90/Die Grünen"),
    ("Marktplatz", "Söllner Straße", "Kirchgasse", "Am Anger", "Gewerbering", "Ziegelhüttenweg"),
    ("Untersöllbach", "Höslwang am Forst", "Lückenmühle", "Pfaffenöd"),
    {
        "social": "Sachgebiet 2.1 Soziales", "school": "Sachgebiet 2.2 Schulen und Kindertagesstätten", "build": "Sachgebiet 3.1 Bauverwaltung",
        "traffic": "Sachgebiet 3.2 Tiefbau", "climate": "Sachgebiet 3.3 Umwelt", "finance": "Sachgebiet 1.2 Kämmerei", "culture": "Sachgebiet 2.1 Soziales",
        "order": "Sachgebiet 1.3 Öffentliche Sicherheit", "youth": "Sachgebiet 2.2 Schulen und Kindertagesstätten", "digital": "Sachgebiet 1.1 Hauptverwaltung",
        "economy": "Sachgebiet 1.2 Kämmerei",
    },
    "84589", "#1d3f8f",
)  # fmt: skip

WEISSENFURT = Town(
    "Stadt Weißenfurt", "Weißenfurt", "Stadt", "Stadtrat", "Ältestenrat", "Oberbürgermeister", "Der Oberbürgermeister",
    {
        "social": "Ausschuss für Soziales und Wohnen", "school": "Ausschuss für Bildung", "build": "Ausschuss für Stadtentwicklung, Bau, Verkehr und Liegenschaften",
        "traffic": "Ausschuss für Stadtentwicklung, Bau, Verkehr und Liegenschaften", "climate": "Ausschuss für Umwelt und Kommunalwirtschaft",
        "finance": "Ausschuss für Finanzen", "culture": "Ausschuss für Kultur und Tourismus", "order": "Ausschuss für Allgemeine Verwaltung, Ordnung und Sicherheit",
        "youth": "Jugendhilfeausschuss", "digital": "Ausschuss für Allgemeine Verwaltung, Ordnung und Sicherheit", "economy": "Ausschuss für Wirtschaftsförderung",
    },
    ("CDU-Fraktion", "Fraktion DIE LINKE", "SPD-Fraktion", "Fraktion BÜNDNIS 90/DIE GRÜNEN", "FDP-Fraktion", "Freie Bürger Weißenfurt"),
    ("Königsbrücker Allee", "Plauensche Straße", "Töpfergasse", "Großenhainer Platz", "Elbhang"),
    ("Klotzschwitz", "Löbnauer Vorstadt", "Räcknitzhöhe", "Striesa"),
    {
        "social": "Geschäftsbereich Arbeit, Soziales und Wohnen", "school": "Geschäftsbereich Bildung und Jugend", "build": "Geschäftsbereich Stadtentwicklung und Bau",
        "traffic": "Straßen- und Tiefbauamt", "climate": "Umweltamt", "finance": "Geschäftsbereich Finanzen und Liegenschaften",
        "culture": "Geschäftsbereich Kultur und Tourismus", "order": "Geschäftsbereich Ordnung und Sicherheit", "youth": "Jugendamt",
        "digital": "Eigenbetrieb IT-Dienstleistungen", "economy": "Amt für Wirtschaftsförderung",
    },
    "01896", "#8a6d00",
)  # fmt: skip

NORDUFER = Town(
    "Bezirk Nordufer", "Nordufer", "Bezirk", "Bezirksverordnetenversammlung", "Hauptausschuss", "Bezirksbürgermeisterin", "Bezirksamt Nordufer",
    {
        "social": "Ausschuss für Soziales, Senioren und Gesundheit", "school": "Ausschuss für Schule und Sport", "build": "Ausschuss für Stadtentwicklung und Bebauungspläne",
        "traffic": "Ausschuss für Verkehr und öffentlichen Raum", "climate": "Ausschuss für Grünflächen, Umwelt- und Naturschutz", "finance": "Hauptausschuss",
        "culture": "Ausschuss für Weiterbildung und Kultur", "order": "Ausschuss für Bürgerdienste und Ordnungsamt", "youth": "Jugendhilfeausschuss",
        "digital": "Ausschuss für Bürgerdienste und Ordnungsamt", "economy": "Ausschuss für Wirtschaft und Arbeit",
    },
    ("Fraktion der SPD", "Fraktion der CDU", "Fraktion Bündnis 90/Die Grünen", "Fraktion Die Linke", "Fraktion der FDP"),
    ("Müggelkehre", "Schönhölzer Damm", "Uferpromenade", "Wollgrasweg", "Gärtnerstraße"),
    ("Tegeler Winkel", "Schönholz-Süd", "Plötzensiedlung", "Gesundborn"),
    {
        "social": "Amt für Soziales", "school": "Schul- und Sportamt", "build": "Stadtentwicklungsamt", "traffic": "Straßen- und Grünflächenamt",
        "climate": "Umwelt- und Naturschutzamt", "finance": "Serviceeinheit Finanzen", "culture": "Amt für Weiterbildung und Kultur", "order": "Ordnungsamt",
        "youth": "Jugendamt", "digital": "Amt für Bürgerdienste", "economy": "Wirtschaftsförderung",
    },
    "13359", "#a01525",
)  # fmt: skip

SUEDERBUELL = Town(
    "Gemeinde Süderbüll", "Süderbüll", "Gemeinde", "Gemeindevertretung", "Haupt- und Finanzausschuss", "Bürgermeisterin", "Die Bürgermeisterin",
    {
        "social": "Sozial- und Gleichstellungsausschuss", "school": "Schul-, Sport- und Kulturausschuss", "build": "Bau- und Wegeausschuss",
        "traffic": "Bau- und Wegeausschuss", "climate": "Umwelt- und Energieausschuss", "finance": "Haupt- und Finanzausschuss",
        "culture": "Schul-, Sport- und Kulturausschuss", "order": "Haupt- und Finanzausschuss", "youth": "Schul-, Sport- und Kulturausschuss",
        "digital": "Haupt- und Finanzausschuss", "economy": "Ausschuss für Tourismus und Wirtschaft",
    },
    ("CDU-Fraktion", "SPD-Fraktion", "SSW-Fraktion", "Wählergruppe Süderbüll"),
    ("Dörpstraat", "Norderende", "Schulweg", "Alter Kirchenweg", "Geeststraße"),
    ("Osterbüll", "Lüttmoor", "Tönningsand"),
    {
        "social": "Fachbereich 2 Bürgerdienste", "school": "Fachbereich 2 Bürgerdienste", "build": "Fachbereich 3 Bauen und Umwelt",
        "traffic": "Fachbereich 3 Bauen und Umwelt", "climate": "Fachbereich 3 Bauen und Umwelt", "finance": "Fachbereich 1 Finanzen",
        "culture": "Fachbereich 2 Bürgerdienste", "order": "Fachbereich 2 Bürgerdienste", "youth": "Fachbereich 2 Bürgerdienste",
        "digital": "Fachbereich 1 Finanzen", "economy": "Fachbereich 1 Finanzen",
    },
    "25899", "#145a6b",
)  # fmt: skip

LUETTWERDER = Town(
    "Freie Stadt Lüttwerder", "Lüttwerder", "Stadt", "Bürgerschaft", "Haushaltsausschuss", "Präsidentin des Senats", "Der Senat",
    {
        "social": "Sozialausschuss", "school": "Schulausschuss", "build": "Stadtentwicklungsausschuss", "traffic": "Verkehrsausschuss",
        "climate": "Umweltausschuss", "finance": "Haushaltsausschuss", "culture": "Kulturausschuss", "order": "Innenausschuss",
        "youth": "Familien-, Kinder- und Jugendausschuss", "digital": "Haushaltsausschuss", "economy": "Ausschuss für Wirtschaft, Hafen und Innovation",
    },
    ("SPD-Fraktion", "GRÜNE Fraktion", "CDU-Fraktion", "Fraktion DIE LINKE", "FDP-Fraktion"),
    ("Speicherstraße", "Köhlbrandkai", "Övelgönner Weg", "Große Bleiche"),
    ("Finkenwisch", "Moorwerder", "Altenhude", "Bergstrand"),
    {
        "social": "Behörde für Arbeit, Gesundheit und Soziales", "school": "Behörde für Schule und Berufsbildung", "build": "Behörde für Stadtentwicklung und Wohnen",
        "traffic": "Behörde für Verkehr und Mobilitätswende", "climate": "Behörde für Umwelt und Energie", "finance": "Finanzbehörde",
        "culture": "Behörde für Kultur und Medien", "order": "Behörde für Inneres und Sport", "youth": "Behörde für Arbeit, Gesundheit und Soziales",
        "digital": "Senatskanzlei", "economy": "Behörde für Wirtschaft und Innovation",
    },
    "20989", "#b01c2e",
)  # fmt: skip
