"""A course whose order runs back in time: which of its days are doubted."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.assemble.checks import checked_steps, out_of_order
from pipeline.model.mention import DateSpan, Mention, Step


def days(*months: int) -> list[date]:
    return [date(2031, month, 5) for month in months]


@pytest.mark.parametrize(
    ("months", "doubted"),
    [
        ((1, 2, 3), set()),
        ((1, 1, 2), set()),
        ((), set()),
        ((4,), set()),
        ((12, 3, 4), {0}),
        ((1, 2, 12, 3, 4), {2}),
        ((2, 3, 1), {2}),
        ((3, 2), {0, 1}),
        ((1, 4, 2, 5), {1, 2}),
        ((5, 4, 3), set()),
        ((5, 4, 3, 6), {0, 1, 2}),
    ],
)
def test_the_days_that_may_be_wrong(months: tuple[int, ...], doubted: set[int]) -> None:
    assert out_of_order(days(*months)) == doubted


def test_a_day_out_of_order_is_never_sure_and_a_step_without_a_day_counts_for_nothing() -> None:
    dates = [date(2031, 11, 6), None, date(2031, 3, 11), date(2031, 3, 19)]  # on working days
    steps = [
        Step(i, Mention(DateSpan(day, day, "day", "meeting"), 0, 10, "row", 0.99) if day else None, None)
        for i, day in enumerate(dates, 1)
    ]
    found = [s.date for s in checked_steps(steps)]
    assert [m and m.flags for m in found] == [("order runs back in time",), None, (), ()]
    assert found[0] is not None and found[0].confidence < 0.9
    assert found[2] is not None and found[2].confidence == 0.99
