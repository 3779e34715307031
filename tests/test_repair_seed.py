"""The example the project began with: every damaged word of it, and nothing else, is repaired."""

import json
from pathlib import Path

import pytest

from pipeline.model.text import apply
from pipeline.repair import repair

SEED = Path(__file__).parents[1].parent / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the example lies beside the repository")
@pytest.mark.parametrize("join", [False, True])
def test_the_seed_is_repaired_and_nothing_else(join: bool) -> None:
    raw = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))["repairs"]
    edits = repair(raw, join=join)
    assert [[e.before, e.after] for e in edits if e.outcome == "repair" and e.rule != "hyphen"] == expected
    assert apply(raw, edits).count("\n") == raw.count("\n")
