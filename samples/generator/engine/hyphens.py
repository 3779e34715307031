# ruff: noqa: E501  (lists of words)
"""A German word goes in, the places where a line may divide it come out.

The rules are cautious: a few sure seams of compounds, double consonants, and a single consonant between two vowels.
An author can name places himself with U+00AD; then no other is used.
"""

from __future__ import annotations

import re
from functools import cache

_VOWELS = "aeiouyäöü"
# A compound may be divided before these heads and after these joints.
_HEADS = (
    "ausschuss", "ausschüsse", "verwaltung", "förderung", "planung", "vorlage", "konzept", "verfahren", "beschluss",
    "entwicklung", "maßnahme", "kosten", "mittel", "haushalt", "gebäude", "straße", "schule", "betreuung", "gemeinde",
    "meister", "vertrag", "gebühr", "satzung", "ordnung", "versorgung", "gesetz", "bericht", "prüfung", "sicherung",
    "beteiligung", "auftrag", "gebiet", "stelle", "plätze", "fläche", "arbeiten", "aufwendung", "auszahlung", "anlage",
    "wirtschaft", "tagesstätte", "garten", "feuerwehr", "fahrzeug", "wasser", "verkehr", "bürger", "sitzung", "schutz",
    "leistung", "einrichtung", "erweiterung", "ermächtigung", "verpflichtung", "rechnung", "untersuchung", "gruppe",
    # Heads that begin with a vowel would otherwise lose it to the syllable before.
    "alter", "abend", "innen", "einwohner", "eigentümer", "angebot", "antrag", "ergebnis", "einnahme", "ausgabe", "anteil",
    "abschnitt", "abstimmung", "öffnung", "übersicht", "einsatz", "entgelt", "ertrag", "aufwand", "amt", "ende", "erlös",
    "tages", "stätte", "freie", "jahr", "zeit", "hilfe", "pflicht", "schlags", "zuschuss", "träger", "netz", "werk", "platz",
    "ingenieur", "anstalt", "aufsicht", "unterricht", "unterhaltung", "umbau", "ausbau", "neubau", "abfall", "ort", "einheit",
)  # fmt: skip
_JOINTS = ("ungs", "heits", "keits", "schafts", "tions", "täts", "lings", "tums")
_PREFIXES = ("ver", "be", "ge", "ent", "zer", "vor", "aus", "auf", "über", "unter", "haupt", "zwischen", "wieder")


@cache
def places(word: str) -> tuple[int, ...]:
    """Offsets in ``word`` before which a hyphen may be set; at least three letters stay on either side."""
    if "\u00ad" in word:
        return tuple(i + 1 for i, char in enumerate(word) if char == "\u00ad")
    match = re.search(r"[A-Za-zÄÖÜäöüß]{7,}", word)
    if not match or re.search(r"[0-9@/_]", word):
        return ()
    start, letters = match.start(), match.group().lower()
    found: set[int] = set()
    for head in _HEADS:
        found.update(m.start() for m in re.finditer(head, letters) if m.start() > 2 and len(letters) - m.start() >= 3)
    for joint in _JOINTS:
        found.update(m.end() for m in re.finditer(joint, letters))
    for prefix in _PREFIXES:
        if letters.startswith(prefix) and letters[len(prefix)] not in _VOWELS:
            found.add(len(prefix))
    seams = set(found)
    for i in range(1, len(letters) - 2):
        near_seam = any(abs(i + k - seam) <= 1 for seam in seams for k in (0, 1))
        if near_seam:
            continue
        before, here, after = letters[i - 1], letters[i], letters[i + 1]
        if before in _VOWELS and here not in _VOWELS and after in _VOWELS and here not in "ßqxh":
            found.add(i)
        elif here == after and here not in _VOWELS and before in _VOWELS and letters[i + 2] in _VOWELS and here != "s":
            found.add(i + 1)
    good = sorted(p for p in found if 3 <= p <= len(letters) - 3)
    return tuple(
        start + p for p in good if letters[p - 1 : p + 1] not in ("ch", "ck", "sc", "ph", "th", "qu", "ie", "ei")
    )
