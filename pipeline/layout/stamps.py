"""The words of a page go in; the runs of a stamp of receipt come out, told by wording and date in one centred block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from pipeline.layout.runs import Run, runs
from pipeline.model.page import Word

_RECEIVED = re.compile(r"^(?:post)?(?:ein(?:ge)?gang(?:en)?|eingeg\.?|erhalten)(?:\s*(?:am|:))?\W*$", re.IGNORECASE)
_FIRST = re.compile(r"(?:post)?(?:eing|erhalten)", re.IGNORECASE)
"""How the first word of such a line begins; a page without it needs no runs for this."""
_DATE = re.compile(r"\d{1,2}\.?\s*(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8}\.?)\s*\d{2,4}")
_BEGUN, _WORD = re.compile(r"Eing\w{2,8}"), "eingegangen"
_ALIKE = 75.0  # of 100, as letters go
_READ, _LETTERS = 0.5, 2  # confidence and letters of a word that is one
_MOST = 4  # lines above or below the word


def stamp_runs(words: Sequence[Word]) -> list[list[Run]]:
    """The lines of each stamp of receipt, from the top: a line that says so, a date under or over it, all centred."""
    stamps: list[list[Run]] = []
    if not any(_FIRST.match(w.text) for w in words):
        return stamps
    found = runs(words)
    for anchor in found:
        if not _says_received(anchor.text):
            continue
        block = [anchor]
        for direction in (-1, 1):
            last = anchor
            for _ in range(_MOST):
                near = [r for r in found if r not in block and _is_next(last, r, anchor, direction)]
                if not near:
                    break
                last = min(near, key=lambda r: abs(r.box.top - last.box.top))
                block.append(last)
        if len(block) >= 2 and any(_DATE.search(r.text) for r in block):
            stamps.append(sorted(block, key=lambda r: r.box.top))
    return stamps


def stamp_lines(words: Sequence[Word]) -> list[Run]:
    """The lines that were read in a stamp's ink, without what a frame and its cut letters were read as."""
    whole = [w for w in words if w.confidence >= _READ and sum(map(str.isalnum, w.text)) >= _LETTERS]
    return sorted(runs(whole), key=lambda run: run.box.top)


def _says_received(text: str) -> bool:
    """Whether a line says that something was received; of a stamp's letters some are often cut or smeared."""
    if _RECEIVED.match(text):
        return True
    return _BEGUN.fullmatch(text) is not None and ratio(text.casefold(), _WORD) >= _ALIKE


def _is_next(last: Run, run: Run, anchor: Run, direction: int) -> bool:
    """Whether ``run`` stands right above (-1) or below (1) ``last`` and is centred with the stamp's word."""
    if run.held or not run.words:
        return False
    gap = run.box.top - last.box.bottom if direction > 0 else last.box.top - run.box.bottom
    high = max(anchor.box.height, 5.0)
    centred = abs(run.box.middle[0] - anchor.box.middle[0]) < 0.9 * high + 0.06 * max(run.box.width, anchor.box.width)
    return -0.4 * high <= gap <= 1.4 * high and centred and run.box.width < 4 * max(anchor.box.width, 40.0)
