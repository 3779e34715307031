"""How the name of a German town is printed, with what stands before and behind it: patterns for other readers."""

from __future__ import annotations

import re
from functools import cache

from pipeline.german.months import lines

# What may stand behind a place: "an der Aller", "im Breisgau", "(Wümme)"; not "am Montag"
SURNAME = (
    r"(?:[ ](?:am(?![ ](?:Mon|Diens|Mitt|Donn|Frei|Sams|Sonn|Ende|Anfang|Rande))|an[ ]der|bei|a\.[ ]?d\.|ob[ ]der"
    r"|in[ ]der"
    r"|vor[ ]der|unter)[ ][A-ZÄÖÜ][\wäöüß-]+|[ ]im[ ](?:Breisgau|Schönbuch|Allgäu|Odenwald|Schwarzwald|Harz|Taunus"
    r"|Westerwald|Erzgebirge|Hunsrück|Chiemgau|Kinzigtal|Remstal|Wendland|Oberharz|Vogtland)"
    r"|[ ]\([A-ZÄÖÜ][\wäöüß. -]{1,30}\)|[ ]/[ ]?[A-ZÄÖÜ]\w+)?"
)
_TOWN_KIND = (
    r"(?:(?:Hanse|Kreis|Landeshaupt|Universitäts|Klingen|Bundes|Residenz|Wissenschafts|Großen?\s+Kreis)?[Ss]tadt"
    r"|(?:Samt|Orts|Verbands|Einheits|Land|Markt)?[Gg]emeinde|Landkreises|Kreises|Marktes|Fleckens|Ortschaft"
    r"|Stadtbezirks|Amtes|Region|Städte[rR]egion)"
)
PREFIX = r"(?:(?:Bad|Sankt|St\.|Groß|Klein|Alt|Neu|Hohen|Markt)[ ])?"
OF_TOWN = re.compile(rf"\s+(?P<town>(?:(?:de[rs]\s+){_TOWN_KIND}|von)\s+{PREFIX}[A-ZÄÖÜ][\wäöüß-]+{SURNAME})")


@cache
def places() -> frozenset[str]:
    """The names of towns and villages that are known."""
    return frozenset(lines("places.txt"))
