"""Words that tell what a line of a paper's head is: offices, their holders, senders, place and date."""

from __future__ import annotations

import re

from pipeline.german import bodies
from pipeline.model.mention import Mention
from pipeline.model.outline import Label
from pipeline.model.text import Text

SENDER = re.compile(
    r"(?:(?:Die |Der |Das )?(?:[\wÄÖÜäöüß/.&+* -]{1,60}?[- ])?(?:Fraktion|Gruppe|Kreistagsfraktion|"
    r"Ratsfraktion|Stadtratsfraktion|Gemeinderatsfraktion|[A-ZÄÖÜ]\w*fraktion|[A-ZÄÖÜ]\w*gruppe)(?:\s+(?:im|"
    r"der|des|in)\s+[\wÄÖÜäöüß -]{2,40})?(?:\s+[A-ZÄÖÜ0-9][\wÄÖÜäöüß/.&+ -]{1,50})?"
    r"|(?:Stadtr(?:at|ätin)|Kreistagsabgeordnete[r]?|Ratsmitglied|Ratsherr|Ratsfrau|Mitglied des (?:Rates|"
    r"Kreistages)|Abgeordnete[r]?|Stadtverordnete[r]?|Bezirksverordnete[r]?|StR|StRn|Kreisr(?:at|ätin)|"
    r"Gemeinder(?:at|ätin))\s+[A-ZÄÖÜ][^\d:]{2,60})"
)  # fmt: skip
FACTIONS = re.compile(
    r"(?:CDU|CSU|SPD|FDP|AfD|GRÜNE|Grüne|B(?:ÜNDNIS|ündnis) ?90|DIE LINKE|Die Linke|Linke|Freie Wähler|"
    r"FREIE WÄHLER|BSW|Volt|Die PARTEI|WG|UWG|FW|BVB|SSW|KAL)"
)
PLACE_DATE = re.compile(
    r"(?P<place>[A-ZÄÖÜ][\wäöüß.()/-]+(?:[ -][A-ZÄÖÜa-zäöü(][\wäöüß.()/-]*){0,4}),?\s+(?:den\s+|am\s+|"
    r"im\s+)?(?P<date>(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9})\s?\d{2,4}))\.?"
)
OFFICE = re.compile(
    r"(?:Amt|Fachbereich|Fachdienst|Fachgebiet|Sachgebiet|Dezernat|Referat|Stabsstelle|Stabsbereich|Abteilung|"
    r"Geschäftsbereich|Eigenbetrieb|Betriebsamt|Bauverwaltung|Kämmerei|Hauptverwaltung|Ortsverwaltung)\b[^:;]{0,70}"
    r"|(?:Bezirksamt, )?(?!Landratsamt|Bezirksamt|Kreisamt)[A-ZÄÖÜ][\w-]*(?:amt|kämmerei|referat|dezernat|betrieb)"
    r"(?:\s(?:und|für|-)\s?[^:;]{2,50})?"
    r"|(?:[A-ZÄÖÜ][\w-]*-\sund\s)[A-ZÄÖÜ][\w-]*amt"
)
HOLDER = re.compile(
    r"(?:Der |Die )?(?:Erste[rn]? )?(?:Ober)?(?:[Bb]ürgermeister|[Ll]and[rR]at|Landrät|"
    r"Magistrat|Kreisausschuss|Stadtverwaltung|Gemeindeverwaltung|Kreisverwaltung|Amtsdirektor|Verwaltung)\w*"
)


def flat(string: str) -> str:
    return bodies.clean(string)


def value(text: Text, label: Label) -> str:
    return text.string[label.value.start : label.value.end]


def plain(text: Text, label: Label, string: str, sure: float) -> Mention[str]:
    return Mention(flat(string), label.value.start, label.value.end, label.rule, round(max(sure, 0.2), 3))
