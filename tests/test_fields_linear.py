"""Patterns that meet thousands of blanks, letters or figures take no longer than a few of them need."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from pipeline.fields import date_cells, identity, municipality, resolution_end, step, vote_sections

MANY = 20_000
ENDLESS = (
    " " * MANY + "x",
    "a" * MANY,
    "1" * MANY + "!",
    "A-" * MANY,
    "1/" * MANY + "!",
    "Rat, öffentliche Sitzung" + " " * MANY + "x",
    "Rat Sitzung am" + " " * MANY + "x",
    "Zweckverband „" + "a " * MANY,
    "Original unterschrieben" + " " * MANY + "x",
    "Original" + " " * MANY + "x",
    "Ja" + " " * MANY + "x",
    "2031" + " " * MANY + "!",
    "II /" + " " * MANY + "1",
    "Termin" + " " * MANY + "\nx",
)
LONGEST = 0.4  # seconds; a pattern that tries every blank from every other takes minutes


@pytest.mark.parametrize(
    "find",
    [
        resolution_end._SIGNED_ELSEWHERE.fullmatch,
        step.SITTING_BEHIND.search,
        vote_sections._NUMBERS.match,
        municipality._VERBAND.fullmatch,
        identity._REFERENCE.match,
        date_cells._OF_TIME.fullmatch,
    ],
    ids=["signed elsewhere", "sitting behind a body", "numbers", "union", "reference", "head of time"],
)
def test_a_pattern_is_linear(find: Callable[[str], re.Match[str] | None]) -> None:
    for string in ENDLESS:
        start = time.process_time()
        find(string)
        assert time.process_time() - start < LONGEST, string[:30]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Rat, öffentliche Sitzung am", "Rat"),
        ("Rat (nichtöffentliche Sitzung)", "Rat"),
        ("Rat n. ö. S. vom:", "Rat"),
        ("Rat - gemeinsame Sitzung v. :", "Rat"),
        ("Rat in Sitzung", None),
    ],
)
def test_the_sitting_behind_a_body(words: str, left: str | None) -> None:
    hit = step.SITTING_BEHIND.search(words)
    assert (words[: hit.start()] if hit else None) == left
