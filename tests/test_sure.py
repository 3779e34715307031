"""A confidence is made of what speaks for and against a value: nothing that speaks against it makes it surer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pipeline import sure
from pipeline.sure import Grounds
from tests.bench import confidence

CLEAN = Grounds("reference", "label", 0.95, 0, 5)
FIELDS = ("reference", "name", "amounts", "dates", "votes.value", "resolution", "consultation.date", "a new field")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "worse",
    [
        {"prior": 0.6},
        {"least": 0.3, "mean": 0.5},
        {"repaired": 0.5},
        {"page": 0.6},
        {"rival": 0.95},
        {"flags": ("impossible date",)},
        {"form": False},
    ],
)
def test_what_speaks_against_a_value_never_makes_it_surer(field: str, worse: dict[str, Any]) -> None:
    clean = replace(CLEAN, field=field)
    assert sure.confidence(replace(clean, **worse)) <= sure.confidence(clean)


def test_the_weights_have_the_direction_they_must_have() -> None:
    weights = sure.weights()
    assert weights
    for name, weight in weights.items():
        feature = name.split(": ")[-1]
        if not feature.startswith("rule "):
            assert weight * sure.SIGNS[feature] >= 0, name


def test_the_weights_matter() -> None:
    """A clean value is sure; a badly read one of an unsure rule with a rival is not."""
    assert sure.confidence(CLEAN) > 0.95
    bad = replace(CLEAN, prior=0.5, least=0.2, mean=0.2, page=0.5, rival=0.9)
    assert sure.confidence(bad) < 0.75


def test_a_value_is_never_surer_than_it_may_be() -> None:
    assert sure.confidence(replace(CLEAN, most=0.6)) == 0.6


def test_a_rule_that_nobody_measured_is_as_sure_as_it_says_at_most() -> None:
    assert f"{CLEAN.field}: rule {CLEAN.rule}" in sure.weights()
    for prior in (0.55, 0.8, 0.95):
        assert sure.confidence(replace(CLEAN, rule="a new rule", prior=prior)) <= prior
        assert sure.confidence(replace(CLEAN, rule="a new rule", prior=prior, flags=("odd",))) <= prior
    assert sure.confidence(replace(CLEAN, prior=0.94)) > 0.94


def test_a_guess_is_never_sure() -> None:
    assert sure.confidence(replace(CLEAN, prior=sure.GUESS - 0.01, agreeing=2)) <= sure.NOT_SURE < 0.9
    assert sure.confidence(replace(CLEAN, prior=0.85)) > sure.NOT_SURE


def test_what_lowered_it_is_told_in_words() -> None:
    assert sure.lowered(replace(CLEAN, prior=0.97)) == []
    told = sure.lowered(replace(CLEAN, flags=("order runs back in time",), prior=0.4))
    assert "the rule alone is 0.40 sure" in told and "doubts: order runs back in time" in told


def test_the_fit_finds_the_shares_and_keeps_directions() -> None:
    def rows(field: str, right: int, wrong: int, **given: Any) -> list[confidence.Row]:
        grounds = replace(CLEAN, field=field, **given)
        return [confidence.Row(grounds, i < right, "a", False, False) for i in range(right + wrong)]

    # Values with a rival are right more often here: the weight stays 0 and does not reward it.
    seen = rows("name", 360, 40) + rows("name", 400, 0, rival=0.9) + rows("date", 500, 500)
    weights = confidence.fit(seen)
    assert weights.get("rival", 0.0) <= 0 and weights.get("name: rival", 0.0) <= 0
    stated = [v.confidence for v in confidence.stated(seen, weights)]
    assert np.mean(stated[:800]) == pytest.approx(760 / 800, abs=0.01)
    assert np.mean(stated[800:]) == pytest.approx(0.5, abs=0.02)


def test_a_number_leads_back_to_the_grounds() -> None:
    judge = confidence.Numbering()
    first, second = judge(CLEAN), judge(replace(CLEAN, field="name"))
    assert judge.of(second) == replace(CLEAN, field="name") and judge.of(first) is CLEAN
    assert judge.of(0.5) is None and judge.after(CLEAN) == judge.of(second)


@pytest.mark.parametrize(("least", "words", "counts"), [(0.79, 3, 1.0), (0.8, 3, 0.0), (0.79, 40, 0.0), (1.0, 1, 0.0)])
def test_a_word_hardly_read_counts_once_more_in_a_short_value(least: float, words: int, counts: float) -> None:
    assert sure.features(replace(CLEAN, least=least, words=words))["unsure word"] == counts
