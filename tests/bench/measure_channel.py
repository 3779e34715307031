"""Texts and their readings without German come in; pipeline/repair/data/channel.tsv goes out.

    python -m tests.bench.measure_channel COUNTS.json PAIRS.jsonl.gz

COUNTS.json holds counts measured before ({"init": {letter: {reading: n}}, "inner": ...}); PAIRS.jsonl.gz holds pages
with `truth` and `readings`. Counts are facts: neither text enters the project.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from .align import SPECIAL, bare, letters, pairs

OUT = Path(__file__).parents[2] / "pipeline" / "repair" / "data" / "channel.tsv"

# Readings seen too seldom to be counted well; each gets a share of the weight of 200 observations.
RARE = {
    "ä": {"a": 0.9, "4": 0.01, "d": 0.005, "é": 0.01, "i": 0.003, "": 0.001, "&": 0.002, "aé": 0.003,
          "á": 0.003, "à": 0.003, "éa": 0.002, "ad": 0.001, "ai": 0.001},
    "ö": {"o": 0.3, "6": 0.1, "é": 0.3, "d": 0.05, "0": 0.005, "": 0.003, "ô": 0.003, "ò": 0.003, "ó": 0.003,
          "oé": 0.006, "éo": 0.002, "6é": 0.004, "o6": 0.002, "Oé": 0.001, "Oo": 0.001, "od": 0.001},
    "ü": {"fi": 0.004, "fl": 0.003, "li": 0.01, "il": 0.01, "ti": 0.05, "i": 0.1, "l": 0.02, "u": 0.2, "ii": 0.4,
          "U": 0.05, "tl": 0.003, "t": 0.01, "": 0.004, "ú": 0.003, "ù": 0.003, "û": 0.003, "11": 0.001, "tt": 0.001,
          "uU": 0.001, "Uu": 0.001, "iti": 0.002, "tii": 0.002, "ui": 0.004, "iu": 0.001, "iii": 0.001},
    "ß": {"B": 0.2, "f": 0.15, "fi": 0.03, "fl": 0.03, "8": 0.05, "s": 0.01, "l": 0.01, "R": 0.05, "&": 0.1, "S": 0.05,
          "i": 0.004, "g": 0.005, "3": 0.002, "b": 0.005, "k": 0.02, "fs": 0.01, "fS": 0.01, "B3": 0.001, "": 0.02,
          "f$": 0.002, "{": 0.002, "%": 0.002, "RB": 0.002, "R8": 0.001, "$": 0.001, "f{": 0.001, "’": 0.001,
          "f’": 0.002, "ft": 0.002, "kR": 0.001},
    "Ä": {"A": 0.97}, "Ö": {"O": 0.95, "0": 0.01, "6": 0.005}, "Ü": {"U": 0.96, "Ii": 0.003, "Il": 0.001, "Ui": 0.005},
}  # fmt: skip


def main() -> None:
    counts: dict[str, dict[str, Counter[str]]] = {"init": defaultdict(Counter), "inner": defaultdict(Counter)}
    for place, table in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).items():
        for letter, readings in table.items():
            counts[place][letter].update(readings)
    with gzip.open(sys.argv[2], "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            for name, reading in page["readings"].items():
                if not name.startswith("eng"):
                    continue
                for pair in pairs(page["truth"], reading):
                    truth, read = bare(pair.truth), bare(pair.read)
                    if truth == read or not any(c in SPECIAL for c in truth):
                        continue
                    for at, letter, seen in letters(truth, read):
                        if letter in SPECIAL:
                            start = at == 0 or not truth[at - 1].isalpha()
                            counts["init" if start else "inner"][letter][seen] += 1
    rows = []
    for place in ("init", "inner"):
        for letter in SPECIAL:
            if place == "init" and letter == "ß":
                continue
            seen = counts[place][letter]
            # A reading seen once may be a slip of the alignment.
            kept = {k: n for k, n in seen.items() if n >= (2 if len(k) < 3 else 4) and not set(k) & set(SPECIAL + " ")}
            total = sum(kept.values()) + 200
            chance = Counter({k: n / total for k, n in kept.items()})
            for reading, share in RARE[letter].items():
                chance[reading] += 200 * share / total
            if place == "inner" and letter in "ÄÖÜ":
                chance = Counter({k: p for k, p in chance.items() if k and p > 0.002})
            whole = sum(chance.values())
            for reading, p in sorted(chance.items(), key=lambda kp: (-kp[1], kp[0])):
                if p / whole >= 1e-4:
                    rows.append(f"{place}\t{letter}\t{reading}\t{-math.log(p / whole):.3f}")
    header = "# place in the word, letter, what tesseract -l eng reads for it, -ln of the chance\n"
    OUT.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
    for place, table in counts.items():
        for letter, seen in table.items():
            print(place, letter, sum(seen.values()), seen.most_common(14))


if __name__ == "__main__":
    main()
