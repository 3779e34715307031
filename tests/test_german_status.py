"""Public or not: each form of the words is told by all readers of them alike."""

from __future__ import annotations

import re

import pytest

from pipeline.fields import headed, public, step, step_words, tallies
from pipeline.german import status
from pipeline.outline.words import STATUS

SPELLINGS = ("öffentlich", "Öffentlich", "6ffentlich", "nichtöffentlich", "nicht öffentlich", "Nicht-öffentlich")
SPELLINGS += ("nicht- öffentlich", "Nichtöffentlich")


@pytest.mark.parametrize("printed", SPELLINGS)
def test_one_list_for_all(printed: str) -> None:
    group = "closed" if printed[0] in "nN" else "open"
    for pattern in (re.compile(status.TOLD), public._OPEN, step.PUBLIC_ONLY, step_words._STATUS, tallies._STATUS):
        hit = pattern.match(printed)
        assert hit is not None and hit.end() == len(printed) and hit[group], pattern.pattern
    assert STATUS.fullmatch(printed)
    assert headed._STATUS_BEHIND.match(f", {printed}")


@pytest.mark.parametrize("printed", ["nicht öff.", "nichtöffentl.", "n.ö.", "n. ö.", "nöff."])
def test_shortened(printed: str) -> None:
    for pattern in (step.PUBLIC_ONLY, step.TAIL):
        hit = pattern.match(printed)
        assert hit is not None and hit["closed"] == printed
