"""The pages of a record and the damage that its truth names in; out how often which verdict fell on which text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

WRONG = "layer eng"
"""A text layer that an engine without German made: nothing of it may be kept unseen."""
SANE = "digital"
"""Text as an office program prints it: nothing of it may be read by OCR."""


class Verdicted(NamedTuple):
    """The text that a file brought for a page ("layer eng", "encoding nfd", "digital", "no layer"), the verdict on it,
    and whether its words were kept as they are."""

    brought: str
    verdict: str
    kept: bool


def verdicts(damage: Iterable[str], pages: Iterable[Mapping[str, Any]]) -> Counter[Verdicted]:
    """The pages of one paper; nothing where the damage does not tell what text all of them brought. Blank pages bring
    none, and the pictures on a digital page are no text of it."""
    brought = _brought(list(damage))
    if brought is None:
        return Counter()
    return Counter(
        Verdicted(brought, p["verdict"], p["decision"] == "keep" or p["verdict"] == SANE)
        for p in pages
        if p["verdict"] != "blank"
    )


def _brought(damage: list[str]) -> str | None:
    named = [d for d in damage if d.startswith(("layer ", "encoding "))]
    if "mixed" in damage or len(named) > 1:
        return None  # not all pages are alike
    if named:
        return named[0]
    return SANE if SANE in damage else "no layer" if "scan" in damage else None


def wrongly_kept(found: Mapping[Verdicted, int]) -> tuple[int, int]:
    """How many pages of a layer in the wrong language were kept as they are, of how many."""
    return _count(found, WRONG, True)


def wrongly_read(found: Mapping[Verdicted, int]) -> tuple[int, int]:
    """How many pages with sane text were sent to OCR, of how many."""
    return _count(found, SANE, False)


def _count(found: Mapping[Verdicted, int], brought: str, kept: bool) -> tuple[int, int]:
    own = [(key, n) for key, n in found.items() if key.brought == brought]
    return sum(n for key, n in own if key.kept == kept), sum(n for _, n in own)
