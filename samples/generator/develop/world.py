# ruff: noqa: E501  (running text)
"""A seed goes in, an invented town with its council, its people, and the habits of its writers come out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from samples.generator.develop.towns import Town
from samples.generator.engine import body, day, euro, month, plain
from samples.generator.engine.marks import print_amount

FIRST = ("Annette", "Björn", "Cornelia", "Dirk", "Esther", "Frank", "Gisela", "Holger", "Ines", "Jörg", "Kirsten", "Lüder", "Marlies",
         "Norbert", "Özlem", "Petra", "Rüdiger", "Sönke", "Tanja", "Uwe", "Verena", "Wilhelm", "Yvonne", "Günter", "Käthe")  # fmt: skip
WOMEN = (
    "Annette",
    "Cornelia",
    "Esther",
    "Gisela",
    "Ines",
    "Kirsten",
    "Marlies",
    "Özlem",
    "Petra",
    "Tanja",
    "Verena",
    "Yvonne",
    "Käthe",
)
LAST = ("Ahlfänger", "Böttjer", "Cordsen", "Dreßler", "Eickhoff", "Fröhlich", "Grönemann", "Hacker", "Immenroth", "Jürgensen", "Köhnke",
        "Lührs", "Meinardus", "Nölting", "Oßwald", "Pülsch", "Rathjens", "Schäfermeyer", "Thöle", "Uhlmann", "Voß", "Wübbena", "Zieseniß",
        "Korte", "Buff", "Müller-Hagedorn", "Graf", "Burger", "von der Höh", "Strauss")  # fmt: skip


def feminine(name: str) -> bool:
    return name.endswith(("versammlung", "vertretung")) or name == "Bürgerschaft"


def _genitive(name: str) -> str:
    """ "Bau- und Umweltausschuss": "Bau- und Umweltausschusses"."""
    for ending, instead in (
        ("ausschuss", "ausschusses"),
        ("Ausschuss", "Ausschusses"),
        ("tag", "tages"),
        ("rat", "rates"),
        ("Rat", "Rates"),
        ("beirat", "beirates"),
    ):
        if name.endswith(ending):
            return name[: -len(ending)] + instead
        if name.startswith(ending + " "):
            return instead + name[len(ending) :]
    return name


@dataclass
class Context:
    """One paper's surroundings: the town, its date, its people, and how its office writes dates and amounts."""

    town: Town
    rng: random.Random
    date: str
    amount_style: str = "€"
    day_style: str = "dd.mm.yyyy"
    people: list[str] = field(default_factory=list)
    length: int = 0
    votes: str | None = None
    variant: str | None = None

    @classmethod
    def make(cls, town: Town, seed: str, year: int | None = None) -> Context:
        rng = random.Random(seed)
        start = date(year or rng.randint(2011, 2025), rng.randint(1, 11), rng.randint(2, 27))
        context = cls(town, rng, _workday(start).isoformat())
        context.amount_style = rng.choice(["€", "€", "€00", "Euro", "EUR", "Euro00"])
        context.day_style = rng.choice(["dd.mm.yyyy", "dd.mm.yyyy", "d. month yyyy", "d.m.yyyy"])
        return context

    # --- people and places

    def person(self, woman: bool | None = None) -> str:
        first = self.rng.choice([n for n in FIRST if woman is None or woman == (n in WOMEN)])
        name = f"{first} {self.rng.choice(LAST)}"
        self.people.append(name)
        return name

    def street(self) -> str:
        return self.rng.choice(self.town.streets)

    def at_street(self) -> str:
        """A street with its preposition: "an der Lindenallee", "am Fährweg"."""
        name = self.street()
        if name.startswith(("Am ", "Alter ")):
            return f"an der Straße „{name}“"
        masculine = ("weg", "platz", "damm", "ring", "kai", "hang", "berg", "Weg", "Platz", "Damm")
        return ("am " if name.endswith(masculine) else "an der ") + name

    @property
    def own(self) -> str:
        return {
            "Landkreis": "kreiseigene",
            "Stadt": "städtische",
            "Markt": "gemeindliche",
            "Bezirk": "bezirkseigene",
        }.get(self.town.kind, "gemeindeeigene")

    def part(self) -> str:
        return self.rng.choice(self.town.parts)

    def chief(self) -> str:
        """Who signs for the municipality."""
        return self.person(self.town.chief.endswith("in"))

    # --- time

    @property
    def year(self) -> int:
        return int(self.date[:4])

    def iso(self, offset: int) -> str:
        """A working day about ``offset`` days from the paper's date."""
        return _workday(date.fromisoformat(self.date) + timedelta(days=offset + self.rng.randint(-4, 4))).isoformat()

    def day(self, offset: int, style: str | None = None, role: str | None = None) -> str:
        return day(self.iso(offset), style or self.day_style, role=role)

    def month(self, offset: int) -> str:
        return month(self.iso(offset)[:7])

    def seats(self, name: str) -> int:
        """How many vote in a body: the same number in every paper of the town, a smaller one in committees."""
        if name == self.town.council:
            return 23 + 2 * (len(self.town.name) % 16)
        return (7 if name.split()[0].endswith(("rat", "beirat")) else 9) + 2 * (len(name) % 4)

    def meetings(self, count: int, first: int = 16) -> list[str]:
        """Days of the meetings of a Beratungsfolge, in order."""
        found: list[str] = []
        offset = first
        while len(found) < count:
            iso = _workday(date.fromisoformat(self.date) + timedelta(days=offset)).isoformat()
            # Nobody meets between the years.
            if iso not in found and "01-08" <= iso[5:] <= "12-20":
                found.append(iso)
            offset += self.rng.choice([1, 2, 5, 7, 8, 14])
        return found

    # --- money

    def eur(self, amount: float | int | str, style: str | None = None, **more: str) -> str:
        return euro(str(amount), style or self.amount_style, **more)

    def printed(self, amount: float | int | str, style: str | None = None) -> str:
        return print_amount(str(amount), style or self.amount_style)

    # --- bodies

    def committee(self, subject: str) -> str:
        return self.town.committees[subject]

    def der(self, name: str) -> str:
        return ("die " if feminine(name) else "der ") + body(name)

    def Der(self, name: str) -> str:
        return ("Die " if feminine(name) else "Der ") + body(name)

    def den(self, name: str) -> str:
        return ("die " if feminine(name) else "den ") + body(name)

    def dem(self, name: str) -> str:
        return ("der " if feminine(name) else "dem ") + body(name)

    def Dem(self, name: str) -> str:
        return ("Der " if feminine(name) else "Dem ") + body(name)

    def im(self, name: str) -> str:
        return ("in der " if feminine(name) else "im ") + body(name)

    def des(self, name: str) -> str:
        if feminine(name):
            return "der " + body(name)
        return "des " + body(name, _genitive(name))

    def vom(self, name: str) -> str:
        return ("von der " if feminine(name) else "vom ") + body(name)


def _workday(found: date) -> date:
    return found if found.weekday() < 5 else found - timedelta(days=found.weekday() - 4)


def course(context: Context, subject: str, length: int) -> list[str]:
    """Bodies of a Beratungsfolge, the last one decides."""
    town = context.town
    chosen = [town.committees[subject]]
    if length >= 4:
        chosen.append(town.committees["finance"])
    if length >= 5:
        chosen.insert(0, town.committees["youth" if subject != "youth" else "school"])
    if length >= 3:
        chosen.append(town.main)
    chosen.append(town.council)
    found: list[str] = []
    for name in chosen:
        if name not in found:
            found.append(name)
    return found[-length:] if length < len(found) else found


def initials(person: str) -> str:
    return "".join(part[0] for part in plain(person).split())


def shuffled(context: Context, things: Sequence[str]) -> list[str]:
    found = list(things)
    context.rng.shuffle(found)
    return found
