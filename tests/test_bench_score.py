"""What `make score` calls a regression: each figure that left its recorded interval, and nothing that did not."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.bench import score as bench
from tests.bench.score import regressions

RECORDED: dict[str, Any] = {
    "text": {"cer": {"rate": 0.02, "interval": [0.01, 0.03]}},
    "repair": {"harmed_per_100000": 2.0, "interval": [0.0, 5.0], "good": 100_000},
    "fields": {
        "votes": {"f1": 0.9, "interval": [0.86, 0.94], "values": 400},
        "amounts.bound": {"f1": 1.0, "interval": [1.0, 1.0], "values": 60},
    },
    "sure": {"count": 500, "precision": 0.98, "share_of_right": 0.9, "interval": [0.97, 0.99]},
}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda f: None, None),
        (lambda f: f["text"]["cer"].update(rate=0.03), None),
        (lambda f: f["text"]["cer"].update(rate=0.031), "cer"),
        (lambda f: f["text"].clear(), "cer"),
        (lambda f: f["repair"].update(harmed_per_100000=5.1), "spoilt"),
        (lambda f: f["fields"]["votes"].update(f1=0.85), "votes"),
        (lambda f: f["fields"]["votes"].update(f1=0.99), None),
        (lambda f: f["fields"].pop("votes"), "votes"),
        (lambda f: f["fields"]["amounts.bound"].update(f1=0.96), None),
        (lambda f: f["fields"]["amounts.bound"].update(f1=0.94), "amounts.bound"),
        (lambda f: f["sure"].update(precision=0.96), "0.9 and more"),
    ],
)
def test_a_figure_beyond_noise_is_named(change: Callable[[dict[str, Any]], None], named: str | None) -> None:
    now = deepcopy(RECORDED)
    change(now)
    found = list(regressions("develop", now, RECORDED))
    assert len(found) == (named is not None)
    assert all(str(named) in line for line in found)


def test_sets_are_not_begun_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "BUILD", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="tesseract"):
        bench.generate(["develop"])
    assert not list(tmp_path.iterdir())
