"""Clean papers of one's own archive come in; a local lexicon goes out, as a file that a later run names.

The file holds what stands in several papers, with counts: one line an entry, its kind ("word", "name", "place" or
"body"), the entry and how often it stands, parted by tabulators; bodies of the council have more columns
(``german.register``). Kinds that a reader does not know are passed over. It may name persons and is not for
publication. A run that names it records its checksum; without it, nothing of one paper ever reaches another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.german import register as registers
from pipeline.german.damage import assess
from pipeline.german.proposed import Proposals
from pipeline.german.words import DATA
from pipeline.repair import corpus

HEADER = f"{registers.LEARNT} 2: kind, entry, times counted. May name persons: not for publication."
_HEADERS = (f"{registers.LEARNT} 1", f"{registers.LEARNT} 2")
KINDS = ("word", "name", "place")
_TITLES = frozenset(
    [
        "Herr",
        "Herrn",
        "Frau",
        "Dr",
        "Prof",
        "Stadtrat",
        "Stadträtin",
        "Ratsherr",
        "Ratsfrau",
        "Bürgermeister",
        "Bürgermeisterin",
        "Landrat",
        "Landrätin",
        "Familie",
        "gez",
        "Dipl",
    ]
)
_BEFORE_PLACES = frozenset(
    [
        "in",
        "aus",
        "nach",
        "bei",
        "Stadt",
        "Gemeinde",
        "Samtgemeinde",
        "Ortsteil",
        "Ortsteile",
        "Stadtteil",
        "Ortschaft",
        "Markt",
        "Flecken",
        "Landkreis",
        "Kreis",
        "Gemarkung",
        "Amt",
        "Verbandsgemeinde",
        "Dorf",
        "Ort",
        "Ortsgemeinde",
    ]
)
_SURE = 10
"""A word that looks like a damaged one is one, unless it stands so often in five papers."""


def learn(
    paths: Iterable[Path], out: Path, documents: int = 2, times: int = 3, register: Path | None = None
) -> dict[str, int]:
    """Count the words of the clean texts below `paths` and write those in enough `documents` and standing `times`, the
    bodies of the council too; a `register` (OParl organization list or CSV) is taken along whole.

    Papers whose text is damaged teach nothing, and words that look like damaged ones only where they are frequent.
    Returns figures: documents read, left out as damaged, words, names, places and bodies written. Raises InputError
    where the register is none, UsageError where there is nothing to learn from; no file is written then.
    """
    paths = list(paths)
    known = registers.load_register(register) if register else None
    proposals = Proposals()
    count: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    named: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    read = left_out = 0
    seen: set[int] = set()
    for text in corpus.documents(paths):
        key = corpus.fingerprint(text)
        if key in seen:
            continue
        seen.add(key)
        if assess(text[:20_000]).verdict != "sane":
            left_out += 1
            continue
        read += 1
        proposals.add(text)
        flow = list(corpus.tokens(corpus.flowing(text)))
        words = [t for t in flow if t.isalpha() and len(t) > 2]
        count.update(words)
        inside.update(set(words))
        for before, word in _followed(flow):
            if before in _TITLES or before in _given():
                named[word] += 1
            elif before in _BEFORE_PLACES:
                placed[word] += 1
    if not seen and register is None:
        places = ", ".join(map(str, paths))
        raise UsageError(f"no text (.txt) lies in {places}: the texts of papers lie in text/ of what a run wrote.")
    kept = [w for w, n in count.items() if n >= times and inside[w] >= documents and _is_sound(w, n, inside[w])]
    entries = sorted((_kind(w, count[w], named[w], placed[w]), w) for w in kept)
    bodies = [registers.line(entry, seen) for entry, seen in proposals.entries(documents, times, known)]
    partial = out.with_name(out.name + ".partial")
    rows = [HEADER, *bodies, *(f"{k}\t{w}\t{count[w]}" for k, w in entries)]
    partial.write_text("\n".join(rows) + "\n", encoding="utf-8")
    partial.replace(out)
    kinds = Counter(kind for kind, _ in entries)
    figures = {f"{kind}s": kinds[kind] for kind in KINDS}
    return {"documents": read, "damaged": left_out, **figures, "bodies": len(bodies)}


def read(path: Path) -> dict[str, float]:
    """Word to ln of its count. Raises OSError when the file cannot be read, ValueError when it is no local lexicon."""
    from math import log

    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].startswith(_HEADERS):
        raise ValueError(f"{path} was not made by `vorlagen learn`")
    found: dict[str, float] = {}
    for number, line in enumerate(lines[1:], 2):
        *kind, word, times = line.split("\t") if "\t" in line else ("", "")
        if kind and kind[0] not in KINDS:
            continue
        if not word or not times.isdigit() or len(kind) > 1:
            raise ValueError(f"{path}, line {number}: a kind, an entry and a count are expected, parted by tabulators")
        found[word] = max(found.get(word, 0.0), log(max(1, int(times))))
    return found


def _followed(flow: list[str]) -> Iterator[tuple[str, str]]:
    """Every word with a capital and the word before it, a dot between them passed over ("Dr. Lenz")."""
    for i, word in enumerate(flow):
        if word[0].isupper() and len(word) > 2 and i:
            before = flow[i - 2] if flow[i - 1] == "." and i > 1 else flow[i - 1]
            if before.isalpha():
                yield before, word


def _kind(word: str, times: int, named: int, placed: int) -> str:
    """A name stands behind a title or a given name at least every third time, a place behind "in", "Stadt" ..."""
    from pipeline.german.words import words

    if not word[0].isupper() or word.isupper():
        return "word"
    if named * 3 >= times and word not in _TITLES:
        return "name"
    return "place" if placed * 3 >= times and word not in words() else "word"


def _is_sound(word: str, times: int, documents: int) -> bool:
    """Whether a word may be learnt: no reading of a known one ("fiir"), or a frequent name that looks like it."""
    from pipeline.repair.candidates import lexicon

    reading = lexicon().read(word)
    if reading.kind != "unknown" or not reading.candidates:
        return True
    best = reading.candidates[0]
    if best.kind != "word" or best.logp - best.cost < reading.logp + 6:
        return True
    return word[0].isupper() and times >= _SURE and documents >= 5


def _given() -> frozenset[str]:
    lines = (DATA / "person_names.txt").read_text(encoding="utf-8").splitlines()
    first = next(line for line in lines if not line.startswith("#"))
    return frozenset(re.findall(r"\w+", first))
