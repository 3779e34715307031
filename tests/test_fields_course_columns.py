"""Columns of a course that goes on on the next page, and words written over the cells of its votes."""

from __future__ import annotations

import pytest

from pipeline.fields.table_columns import _matched
from tests.bench.votes import read

OLD = {0: (50.0, 110.0), 1: (110.0, 260.0), 2: (260.0, 300.0), 3: (300.0, 340.0), 4: (340.0, 380.0)}


@pytest.mark.parametrize(
    ("new", "columns"),
    [
        # An empty column is not there on the second page; the others keep their order.
        ({0: (52.0, 105.0), 1: (112.0, 250.0), 2: (305.0, 315.0), 3: (345.0, 352.0)}, {0: 0, 1: 1, 2: 3, 3: 4}),
        # Two columns never go on from one: the nearer one does.
        ({0: (52.0, 105.0), 1: (262.0, 298.0), 2: (296.0, 304.0)}, {0: 0, 1: 2, 2: 3}),
        ({0: (400.0, 420.0)}, {}),
        ({}, {}),
    ],
)
def test_columns_go_on_in_their_order(new: dict[int, tuple[float, float]], columns: dict[int, int]) -> None:
    assert _matched(new, OLD) == columns


# Forms drawn by lot: a page break after which a column is empty (469), a result written over the cells (545), a second
# page without any vote (681).
@pytest.mark.parametrize("seed", [469, 545, 681])
def test_nothing_is_wrong_and_sure(seed: int) -> None:
    count, wrong = read(seed, "digital")
    assert count["wrong and sure"] == 0, wrong
    assert count["steps right"] == count["steps"]
