"""A document's raw string comes in; edits that mend it go out, every one with place, reason and probability.

What programs did to characters is undone first, then words are mended, then, when asked, words divided at line ends
are joined. Nothing is overwritten: the edits are the product, and `pipeline.model.text.apply` makes the repaired text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.model.text import Edit, Text, apply

if TYPE_CHECKING:
    from pipeline.repair.candidates import Lexicon

Find = Callable[[str, "Lexicon"], Iterator[Edit]]


def _rules() -> dict[str, Find]:
    from pipeline.repair import labels, layers, roman, symbols, umlauts

    return {
        "encoding": lambda text, known: layers.Encoding.find(text),
        "characters": lambda text, known: layers.Marks.find(text),
        "ligature": lambda text, known: layers.Ligatures.find(text),
        "symbol": lambda text, known: symbols.find(text),
        "roman": lambda text, known: roman.find(text),
        "label": lambda text, known: labels.find(text),
        "umlaut": umlauts.find,
    }


RULES = ("encoding", "characters", "ligature", "symbol", "roman", "label", "umlaut")
"""The rules in the order in which they are tried; "hyphen" follows where words are to be joined."""


def repair(text: str, *, join: bool = False, lexicon: Path | None = None) -> list[Edit]:
    """The edits of one document's string in its own offsets: sorted, not overlapping, one entry per word.

    With `join` words divided at a line end are put together on the line where they begin; an edit that does only this
    has the rule "hyphen". Without it every line end is kept. `lexicon` names a file made by `vorlagen learn`.
    Flags (outcome "flag") are suggestions and change nothing.

    Raises OSError when the lexicon file cannot be read and ValueError when it is none.
    """
    from pipeline.repair import hyphens
    from pipeline.repair.candidates import load

    known = load(lexicon)
    rules = list(_rules().values())
    if join:
        rules.append(hyphens.find)
    edits: list[Edit] = []
    string = text
    for find in rules:
        found = list(find(string, known))
        if found:
            from pipeline.repair.chain import chain

            edits = chain(text, edits, string, found) if edits else found
            string = apply(text, edits)
    return edits


def choose(text: Text, *, lexicon: Path | None = None) -> list[Edit]:
    """The edits that choose among the readings of doubtful words, in offsets of ``text.raw``; to be made before
    `repair`, which knows of one string only. Raises as `repair` does."""
    from pipeline.repair import alternatives
    from pipeline.repair.candidates import load

    if not any(alternatives.asked(word) for word in text.layout.anchors):
        return []
    return list(alternatives.find(text, load(lexicon)))


def repair_text(raw: str, *, join: bool = False, lexicon: Path | None = None) -> tuple[str, list[Edit]]:
    """The repaired text and the edits that lead to it."""
    edits = repair(raw, join=join, lexicon=lexicon)
    return apply(raw, edits), edits


def as_json(text: str, edits: list[Edit]) -> dict[str, Any]:
    """What `vorlagen repair --json` prints: the repaired text and every edit in offsets of the raw text."""
    return {
        "text": text,
        "edits": [
            {
                "start": e.start,
                "end": e.end,
                "before": e.before,
                "after": e.after,
                "rule": e.rule,
                "confidence": e.confidence,
                "outcome": e.outcome,
                "alternatives": [{"after": form, "confidence": p} for form, p in e.alternatives],
            }
            for e in edits
        ],
    }


class DataFile(NamedTuple):
    """A data file that decides what is repaired: its name and the SHA-256 of its bytes."""

    name: str
    sha256: str


def data_files(lexicon: Path | None = None) -> list[DataFile]:
    """The data that a run with this local lexicon uses, for its provenance."""
    shipped = [(f"repair/{name}", digest) for name, digest in _shipped_digests()]
    own = [(lexicon.name, sha256(lexicon.read_bytes()).hexdigest())] if lexicon is not None else []
    return [DataFile(*entry) for entry in (*shipped, *own)]


@cache
def _shipped_digests() -> tuple[tuple[str, str], ...]:
    here = Path(__file__).parent
    files = [*(here / "data").iterdir(), *(here.parent / "german" / "data").glob("words.*")]
    return tuple((p.name, sha256(p.read_bytes()).hexdigest()) for p in sorted(files, key=lambda p: p.name))


__all__ = ["RULES", "DataFile", "as_json", "choose", "data_files", "repair", "repair_text"]
