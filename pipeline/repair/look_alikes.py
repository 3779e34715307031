"""A word that an engine read comes in; the word that it takes for it goes out, where one letter was read for another
that looks like it.

An engine that does not know a long compound takes what its letters look like: "Bürgerrneister", "Organisationscinheit",
"aufzustelien". Where what was read is no word, and one letter for its look-alike makes a far likelier one of it, that
one was printed. Names are safe by the distance asked for. Of 343 doubtful words on 32 bad pages 33 are changed, of
9,271 in 392 readings of other papers 28; all of them had been misread, all became what is printed. Round letters for
each other (o and e, s and a) mended nothing and spoilt a name.

It errs without a doubt as well ("Umweit", "Entscheldung"). What nobody counted is changed even so where a frequent word
stands one look-alike away; for dots that may be dust ("Färderung") the distance asked for is larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
LONG, FREQUENT, SURELY_LIKELIER = 6, -12.0, 9.0
"""From how many letters and which share of text (ln) on a form stands for a word read surely, and how much likelier it
must be; on clean papers the first words to fall are rests of divided ones."""
SHORT, EVERYDAY, SHORT_LIKELIER = 2, -8.5, 13.0
"""The same for short small words ("jst", "deu")."""
COMPOUND_LIKELIER = 12.0
"""The same for a compound that nobody counted, which may be one of the author's own (on clean papers: up to 3.8)."""
DOTS_LIKELIER = 18.0
"""The same where only dots tell them apart (words read right: up to 16.4)."""
NO_WORDS = {"dern": "dem", "Herm": "Herrn"}
"""What was counted as a word and is none where it stands whole."""
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
LONG_PAIRS = (*PAIRS, ("E", "F"), ("H", "B"))
SHORT_PAIRS = (*PAIRS, ("j", "i"), ("y", "v"))
DUST = (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ä", "ö"), ("ö", "ä"))
"""Letters whose dots are none, and those they stand over, one way."""


def partner(read: str, confidence: float, known: Lexicon) -> str | None:
    """The likeliest form of a word of letters that differs from it by one look-alike; None where it is a word itself,
    or no form is likelier by far. Compounds that nobody counted are looked for where the engine hardly believed it."""
    if read in NO_WORDS:
        return NO_WORDS[read]
    own = known.read(read)
    if own.kind == "word":
        return None
    if confidence < DOUBTED and len(read) >= LEAST_LETTERS:
        forms = set(_forms(read, PAIRS))
        counted = _counted(forms, known)
        if not counted and confidence < HARDLY:
            found = [known.read(form) for form in forms]
            counted = [(reading.logp, reading.word) for reading in found if reading.kind == "compound"]
        best = max(counted, default=None)
        if best is not None and best[0] - own.logp >= LIKELIER:
            return best[1]
    if own.kind == "compound":
        best = max(_counted(_forms(read, LONG_PAIRS), known), default=None)
        return best[1] if best is not None and best[0] - own.logp >= COMPOUND_LIKELIER else None
    return _surely(read, own.logp, known) if own.kind == "unknown" else None


def _surely(read: str, own: float, known: Lexicon) -> str | None:
    """The frequent word that stands for one however surely it was read."""
    if len(read) >= LONG:
        best = max(_counted(_forms(read, LONG_PAIRS), known), default=None)
        if best is not None and best[0] >= FREQUENT and best[0] - own >= SURELY_LIKELIER:
            return best[1]
    elif len(read) >= SHORT and read.islower():
        best = max(_counted(_forms(read, SHORT_PAIRS), known), default=None)
        if best is not None and best[0] >= EVERYDAY and best[0] - own >= SHORT_LIKELIER:
            return best[1]
    dotted = max(_counted(_ways(read, DUST), known), default=None)
    return dotted[1] if dotted is not None and dotted[0] - own >= DOTS_LIKELIER else None


def _counted(forms: Iterable[str], known: Lexicon) -> list[tuple[float, str]]:
    return [(logp, form) for form in forms if (logp := known.logp(form)) is not None]


def _forms(read: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return _ways(read, (way for one, other in pairs for way in ((one, other), (other, one))))


def _ways(read: str, ways: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A word with one place changed, for each place where the first of a pair stands."""
    for shown, meant in ways:
        at = read.find(shown)
        while at >= 0:
            yield read[:at] + meant + read[at + len(shown) :]
            at = read.find(shown, at + 1)
