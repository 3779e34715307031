"""The German words the project knows: forms with how often they stand in council papers and laws, memory-mapped.

Built by `python -m pipeline.repair.build`; provenance in NOTICE and in data/MANIFEST.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import log
from pathlib import Path

import marisa_trie
import numpy as np

DATA = Path(str(files("pipeline.german"))) / "data"


class Table:
    """Strings with a number each, as a trie and an array beside it: `name.marisa` and `name.npy` (float16)."""

    def __init__(self, folder: Path, name: str) -> None:
        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(folder / f"{name}.marisa"))
        self.values = np.load(folder / f"{name}.npy").astype(np.float32).tolist()

    def __contains__(self, key: str) -> bool:
        return key in self.trie

    def get(self, key: str) -> float | None:
        at = self.trie.get(key)
        return None if at is None else self.values[at]

    def items(self) -> Iterator[tuple[str, float]]:
        for key, at in self.trie.items():
            yield key, self.values[at]

    def __len__(self) -> int:
        return len(self.trie)


def save(folder: Path, name: str, values: dict[str, float]) -> None:
    """Write `values` as a table that `Table` reads."""
    trie = marisa_trie.Trie(sorted(values))
    numbers = np.zeros(len(trie), dtype=np.float16)
    for key, at in trie.items():
        numbers[at] = values[key]
    trie.save(str(folder / f"{name}.marisa"))
    np.save(folder / f"{name}.npy", numbers)


class Words:
    """The lexicon: `logp(form)` is the natural logarithm of a form's share of running text, None for no word."""

    CAPITAL = log(0.04)
    """A small word stands with a capital once in about 25 times (sentence starts)."""

    def __init__(self, table: Table, total: float) -> None:
        self.table = table
        self.norm = log(total)

    def logp(self, form: str) -> float | None:
        found = self.table.get(form)
        if form[:1].isupper():
            small = self.table.get(form[:1].lower() + form[1:])
            if small is not None and (found is None or small + self.CAPITAL > found):
                found = small + self.CAPITAL
        return None if found is None else found - self.norm

    def __contains__(self, form: str) -> bool:
        return form in self.table or (form[:1].isupper() and form[:1].lower() + form[1:] in self.table)


@cache
def words() -> Words:
    """The shipped lexicon, loaded on first use."""
    table = Table(DATA, "words")
    return Words(table, 57_000_000.0)
