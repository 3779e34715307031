"""Clean papers of one's own archive come in; a local lexicon goes out, as a file that a later run names.

The file holds words and names that stand in several papers, with counts. It may name persons and is not for
publication. A run that names it records its checksum; without it, nothing of one paper ever reaches another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.german.damage import assess
from pipeline.repair import corpus

HEADER = "# vorlagen local lexicon 1: word, times counted. May name persons: not for publication."


def learn(paths: Iterable[Path], out: Path, documents: int = 2, times: int = 3) -> dict[str, int]:
    """Count the words of the clean texts below `paths` and write those in enough `documents` and standing `times`.

    Papers whose text is damaged teach nothing. Returns figures: documents read, left out as damaged, words written.
    """
    count: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    read = left_out = 0
    for text in corpus.documents(paths):
        if assess(text[:20_000]).verdict != "sane":
            left_out += 1
            continue
        read += 1
        words = [t for t in corpus.tokens(corpus.flowing(text)) if t.isalpha() and len(t) > 2]
        count.update(words)
        inside.update(set(words))
    kept = sorted(w for w, n in count.items() if n >= times and inside[w] >= documents)
    lines = [HEADER, *(f"{w}\t{count[w]}" for w in kept)]
    partial = out.with_name(out.name + ".partial")
    partial.write_text("\n".join(lines) + "\n", encoding="utf-8")
    partial.replace(out)
    return {"documents": read, "damaged": left_out, "words": len(kept)}


def read(path: Path) -> dict[str, float]:
    """Word to ln of its count. Raises OSError when the file cannot be read, ValueError when it is no local lexicon."""
    from math import log

    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].startswith("# vorlagen local lexicon 1"):
        raise ValueError(f"{path} is no local lexicon; make one with `vorlagen learn FOLDER`")
    found: dict[str, float] = {}
    for number, line in enumerate(lines[1:], 2):
        word, _, times = line.partition("\t")
        if not word or not times.isdigit():
            raise ValueError(f"{path}, line {number}: a word, a tabulator and a count are expected")
        found[word] = log(int(times))
    return found
