# ruff: noqa: E501
"""A paper's id and town go in, invented names, amounts and days for its text come out, always the same."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from samples.generator.engine import body, day, euro, year
from samples.generator.engine.marks import print_day

_ARTICLES = {
    "m": {"nom": "der", "gen": "des", "dat": "dem", "acc": "den"},
    "f": {"nom": "die", "gen": "der", "dat": "der", "acc": "die"},
}


@dataclass(frozen=True)
class Town:
    """``name`` as printed in normal case; ``committees`` in the order in which papers pass them."""

    name: str
    short: str
    main: str
    committees: tuple[str, ...]
    chief: str
    gender: str = "m"
    locals: tuple[str, ...] = ()
    street: str = ""
    place: str = ""
    code: str = ""


TOWNS = {
    "ostermoor": Town(
        "Landkreis Ostermoor", "Ostermoor", "Kreistag",
        ("Ausschuss für Bauen, Umwelt und Klimafolgen", "Schul- und Sportausschuss", "Ausschuss für Finanzen und Personal", "Kreisausschuss"),
        "Der Landrat", street="Moordamm 14", place="Ostermoor", code="27998",
    ),
    "woermetal": Town(
        "Landkreis Wörmetal", "Wörmetal", "Kreistag",
        ("Ausschuss für Abfallwirtschaft und Bodenschutz", "Ausschuss für Ordnung und Feuerschutz", "Jugendhilfeausschuss", "Betriebsausschuss", "Kreisausschuss"),
        "Die Landrätin", street="Am Amtshof 3", place="Hörsten", code="29966",
    ),
    "elmesrode": Town(
        "Samtgemeinde Elmesrode", "Elmesrode", "Samtgemeinderat",
        ("Bau- und Wegeausschuss", "Feuerschutzausschuss", "Samtgemeindeausschuss"), "Der Samtgemeindebürgermeister",
        locals=("Rat der Gemeinde Dörnten", "Rat der Gemeinde Kühlsen", "Rat der Gemeinde Wöltje", "Rat der Gemeinde Heßlar"),
        street="Lindenstraße 2", place="Elmesrode", code="31899",
    ),
    "gruenwoerth": Town(
        "Stadt Grünwörth", "Grünwörth", "Rat",
        ("Ausschuss für Stadtentwicklung und Mobilität", "Ausschuss für Kultur und Weiterbildung", "Haupt- und Finanzausschuss"),
        "Der Bürgermeister",
        locals=("Ortsrat Bühren", "Ortsrat Ahlsdorf", "Ortsrat Kleinölper", "Ortsrat Nettelrode", "Ortsrat Süpplingen-West", "Ortsrat Großvahl", "Ortsrat Röhrsen", "Ortsrat Hüttenau"),
        street="Rathausplatz 1", place="Grünwörth", code="38999",
    ),
    "muehlrade": Town(
        "Hansestadt Mühlrade", "Mühlrade", "Bürgerschaft",
        ("Ausschuss für Stadtplanung und Bauen", "Ausschuss für Soziales und Gesundheit", "Finanzausschuss", "Hauptausschuss"),
        "Die Oberbürgermeisterin", gender="f",
        locals=("Ortsbeirat Hafenvorstadt", "Ortsbeirat Nord", "Ortsbeirat Dünenblick"), street="Großer Markt 8", place="Mühlrade", code="18499",
    ),
    "grevenhorst": Town(
        "Stadt Grevenhorst", "Grevenhorst", "Rat der Stadt",
        ("Planungs- und Bauausschuss", "Ausschuss für Schule und Sport", "Rechnungsprüfungsausschuss", "Haupt- und Finanzausschuss"),
        "Die Bürgermeisterin", street="Kirchplatz 5", place="Grevenhorst", code="48799",
    ),
    "bergerath": Town(
        "Stadt Bergerath", "Bergerath", "Rat",
        ("Ausschuss für Klimaschutz und Tiefbau", "Ausschuss für Familie, Jugend und Senioren", "Betriebsausschuss Stadtwerke", "Hauptausschuss"),
        "Der Bürgermeister", street="Am Zehnthof 11", place="Bergerath", code="50998",
    ),
    "irlfing": Town(
        "Markt Irlfing", "Irlfing", "Marktgemeinderat", ("Bau- und Umweltausschuss", "Haupt-, Finanz- und Kulturausschuss"),
        "Der Erste Bürgermeister", street="Marktplatz 17", place="Irlfing", code="84399",
    ),
    "oelberting": Town(
        "Große Kreisstadt Ölberting", "Ölberting", "Stadtrat",
        ("Bausenat", "Kultur- und Sportausschuss", "Verwaltungs- und Finanzausschuss", "Ferienausschuss"), "Der Oberbürgermeister",
        street="Residenzstraße 1", place="Ölberting", code="86799",
    ),
    "quellstein": Town(
        "Stadt Quellstein", "Quellstein", "Gemeinderat",
        ("Technischer Ausschuss", "Verwaltungsausschuss", "Jugendhilfeausschuss", "Kulturausschuss", "Integrationsausschuss", "Hauptausschuss"),
        "Der Oberbürgermeister", locals=("Ortschaftsrat Aubach", "Ortschaftsrat Hohenstauden", "Ortschaftsrat Röthenweiler"),
        street="Schlossgasse 4", place="Quellstein", code="76999",
    ),
    "neckarau": Town(
        "Landeshauptstadt Fildersheim", "Fildersheim", "Gemeinderat",
        ("Ausschuss für Wirtschaft und Wohnen", "Sozial- und Gesundheitsausschuss", "Ausschuss für Stadtentwicklung und Technik", "Verwaltungsausschuss", "Bezirksbeirat Süd"),
        "Der Oberbürgermeister", street="Am Stadtgarten 9", place="Fildersheim", code="70998",
    ),
    "lindenroda": Town(
        "Landeshauptstadt Lindenroda", "Lindenroda", "Stadtrat",
        ("Dienstberatung des Oberbürgermeisters", "Ältestenrat", "Ausschuss für Kultur und Tourismus", "Ausschuss für Stadtentwicklung, Bau und Liegenschaften", "Ausschuss für Finanzen"),
        "Der Oberbürgermeister", locals=("Stadtbezirksbeirat Altlöbtau", "Stadtbezirksbeirat Heidenend", "Ortschaftsrat Weißgrün"),
        street="Altmarkt 20", place="Lindenroda", code="01998",
    ),
    "spreewinkel": Town(
        "Bezirk Spreewinkel", "Spreewinkel", "Bezirksverordnetenversammlung",
        ("Ausschuss für Grünflächen und Stadtreinigung", "Ausschuss für Schule und Sport", "Haushaltsausschuss"),
        "Das Bezirksamt", gender="f", street="Wallufer 30", place="Berlin", code="10998",
    ),
    "elbwarder": Town(
        "Freie Hansestadt Elbwarder", "Elbwarder", "Bürgerschaft", ("Hafenausschuss", "Haushaltsausschuss", "Verkehrsausschuss"), "Der Senat",
        gender="f", street="Rathausmarkt 1", place="Elbwarder", code="20998",
    ),
    "heckenau": Town(
        "Stadt Heckenau", "Heckenau", "Stadtverordnetenversammlung", ("Ausschuss für Umwelt und Energie", "Sozialausschuss", "Haupt- und Finanzausschuss"),
        "Der Magistrat", gender="f", locals=("Ortsbeirat Möllrich", "Ortsbeirat Steinbrücken"), street="Obertor 6", place="Heckenau", code="35799",
    ),
    "suederluegau": Town(
        "Gemeinde Süderlügau", "Süderlügau", "Gemeindevertretung", ("Werkausschuss", "Schul-, Kultur- und Sozialausschuss", "Finanzausschuss"),
        "Die Bürgermeisterin", gender="f", street="Dorfstraße 40", place="Süderlügau", code="25998",
    ),
    "falkenrath": Town(
        "Verbandsgemeinde Falkenrath", "Falkenrath", "Verbandsgemeinderat",
        ("Werksausschuss", "Schulträgerausschuss", "Haupt- und Finanzausschuss", "Rechnungsprüfungsausschuss"), "Der Bürgermeister",
        locals=("Ortsgemeinderat Birkenbüsch", "Ortsgemeinderat Dünnfeld", "Ortsgemeinderat Möschel", "Ortsgemeinderat Rüsselsbach", "Stadtrat Falkenrath"),
        street="Poststraße 22", place="Falkenrath", code="56999",
    ),
    "bodefurt": Town(
        "Landeshauptstadt Bodefurt", "Bodefurt", "Stadtrat",
        ("Ausschuss für Stadtentwicklung und Verkehr", "Kulturausschuss", "Betriebsausschuss Stadtgarten", "Finanz- und Grundstücksausschuss"),
        "Die Oberbürgermeisterin", locals=("Ortschaftsrat Pechau-Süd", "Ortschaftsrat Beyenrode"), street="Alter Wall 6", place="Bodefurt", code="39998",
    ),
    "regnitzau": Town(
        "Stadt Regnitzau", "Regnitzau", "Stadtrat",
        ("Umwelt-, Verkehrs- und Planungsausschuss", "Bauausschuss / Werkausschuss für den Stadtbetrieb", "Haupt-, Finanz- und Personalausschuss"),
        "Der Oberbürgermeister", street="Schlossplatz 3", place="Regnitzau", code="91998",
    ),
    "argenried": Town(
        "Große Kreisstadt Argenried", "Argenried", "Gemeinderat", ("Ausschuss für Umwelt und Technik", "Verwaltungsausschuss", "Ortschaftsrat Haisterried"),
        "Der Oberbürgermeister", street="Hauptstraße 29", place="Argenried", code="88999",
    ),
    "huntemoor": Town(
        "Landkreis Huntemoor", "Huntemoor", "Kreistag",
        ("Ausschuss für Planung, Natur und Umwelt", "Sozialausschuss", "Ausschuss für Kreisstraßen und Verkehr", "Kreisausschuss"), "Der Landrat",
        locals=("Beirat für Menschen mit Behinderungen", "Jugendforum"), street="Eschstraße 29", place="Huntemoor", code="49998",
    ),
}  # fmt: skip

_FIRST = (
    "Annegret", "Bernd", "Cordula", "Dietmar", "Elke", "Folkert", "Gudrun", "Hartwig", "Ingeborg", "Jörn", "Käthe",
    "Lutz", "Mechthild", "Norbert", "Ottilie", "Priska", "Rüdiger", "Sönke", "Traute", "Ulf", "Vroni", "Wiebke", "Günther",
)  # fmt: skip
_LAST = (
    "Halbritter", "Dünnebier", "Oeverhaus", "Kallmünzer", "Straßburg", "Pöhlmann", "Großerüschkamp", "Wübbenhorst",
    "Zistl", "Fürchtegott", "Ahlfänger", "Brüggestrat", "Kötterheinrich", "Lämmerzahl", "Nüßlein", "Rößner", "Thöle",
    "Uphaus", "Vießmeyer", "Hacker", "Korte", "Buff", "Schönfelder", "Gräwe", "Mundhenk", "Isermann",
)  # fmt: skip


def genitive(name: str) -> str:
    """Of a body: "Bauausschuss" becomes "Bauausschusses"; feminine names stay."""
    new = {"usschuss": "usschusses", "rat": "rates", "Rat": "Rates", "tag": "tages", "senat": "senats"}
    return re.sub(r"(usschuss|senat|rat|Rat|tag)(?= |$)", lambda m: new[m.group()], name, count=1)


@dataclass
class Context:
    """What a text needs to know of its paper; everything random comes from the paper's id."""

    id: str
    town: Town
    base: date
    used: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"evaluate/{self.id}")
        self.day_style = self.rng.choice(
            ["dd.mm.yyyy", "dd.mm.yyyy", "dd.mm.yyyy", "d. month yyyy", "d. month yyyy", "d.m.yyyy", "dd.mm.yy"]
        )
        self.money_styles = self.rng.choice(
            [("€", "€00"), ("Euro", "Euro"), ("€00", "€"), ("EUR", "EUR00"), ("Euro", "Euro00"), ("€", "€")]
        )

    # --- numbers ---

    def n(self, low: int, high: int, step: int = 1) -> int:
        return self.rng.randrange(low, high + 1, step)

    def e(self, low: int, high: int, step: int = 1000, style: str | None = None, **more: Any) -> str:
        """An amount between two bounds, printed as the paper's author prints them, large ones also in millions."""
        value = self.n(low, high, step)
        if style is None:
            style = self.money_styles[0] if self.rng.random() < 0.75 else self.money_styles[1]
            if value >= 1000000 and value % 10000 == 0 and self.rng.random() < 0.5:
                style = self.rng.choice(["mio", "Mio. Euro", "Millionen Euro"])
            elif value >= 20000 and value % 1000 == 0 and self.rng.random() < 0.15:
                style = self.rng.choice(["TEUR", "T€", "Tsd. €"])
            elif self.rng.random() < 0.06:
                style = self.rng.choice(["--", ",-", "EUR first"])
        return euro(value, style, **more)

    # --- days ---

    def iso(self, days: int) -> str:
        found = self.base + timedelta(days=days)
        while found.weekday() > 4:
            found += timedelta(days=1)
        return found.isoformat()

    def d(self, days: int, style: str | None = None, **more: Any) -> str:
        return day(self.iso(days), style or self.day_style, **more)

    def y(self, off: int = 0) -> str:
        return year(self.base.year + off)

    @property
    def number(self) -> int:
        """The paper's year."""
        return self.base.year

    def written(self, days: int, style: str = "dd.mm.yyyy") -> str:
        """A day without a mark, for furniture."""
        return print_day(self.iso(days), style)

    # --- names ---

    def main(self, case: str = "nom", capital: bool = False) -> str:
        """The council with its article."""
        article = _ARTICLES[self.town.gender][case]
        printed = genitive(self.town.main) if case == "gen" and self.town.gender == "m" else self.town.main
        return f"{article.capitalize() if capital else article} {body(self.town.main, printed)}"

    def com(self, index: int, case: str = "nom", capital: bool = False) -> str:
        """A committee with its article; "in" gives "im"."""
        name = self.town.committees[index % len(self.town.committees)]
        feminine = name.startswith("Dienstberatung")
        article = (
            "in der"
            if case == "in" and feminine
            else "im"
            if case == "in"
            else _ARTICLES["f" if feminine else "m"][case]
        )
        printed = genitive(name) if case == "gen" and not feminine else name
        return f"{article.capitalize() if capital else article} {body(name, printed)}"

    def person(self) -> str:
        while True:
            name = f"{self.rng.choice(_FIRST)} {self.rng.choice(_LAST)}"
            if name not in self.used:
                self.used.append(name)
                return name

    def last(self) -> str:
        return self.person().split()[-1]

    def pick(self, *options: str) -> str:
        return self.rng.choice(options)
