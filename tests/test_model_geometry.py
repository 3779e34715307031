"""Frames lead forth and back without a loss."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box, Frame, intersection, skewed, turned, union
from pipeline.model.page import PageImage

lengths = st.floats(1, 2000)
places = st.floats(0, 1000)


@given(st.integers(0, 3), st.floats(-8, 8), lengths, lengths, places, places)
def test_a_frame_turned_back_gives_the_point_again(
    quarter: int, degrees: float, width: float, height: float, x: float, y: float
) -> None:
    frame = skewed(degrees, width / 2, height / 2).then(turned(quarter, width, height))
    assert frame.inverse().point(*frame.point(x, y)) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize(
    ("quarter", "upright", "shown"),
    [
        (0, (10, 20), (10, 20)),
        # the page must be turned clockwise: its upper left corner as read lies at the lower left as shown
        (1, (0, 0), (0, 800)),
        (1, (800, 0), (0, 0)),
        (2, (0, 0), (600, 800)),
        (3, (0, 0), (600, 0)),
        (3, (0, 600), (0, 0)),
    ],
)
def test_quarter_turns(quarter: int, upright: tuple[float, float], shown: tuple[float, float]) -> None:
    assert turned(quarter, 600, 800).point(*upright) == pytest.approx(shown)


def test_then_applies_the_first_frame_first() -> None:
    move, stretch = Frame(c=5), Frame(a=2)
    assert move.then(stretch).point(1, 0) == (12, 0)
    assert stretch.then(move).point(1, 0) == (7, 0)


def test_a_flat_frame_cannot_be_turned_back() -> None:
    with pytest.raises(ValueError):
        Frame(a=0).inverse()


@given(st.lists(st.tuples(places, places), min_size=1, max_size=6))
def test_a_union_holds_all(points: list[tuple[float, float]]) -> None:
    boxes = [Box(x, y, x + 5, y + 5) for x, y in points]
    around = union(boxes)
    assert all(intersection(around, b) == b for b in boxes)


def test_nothing_cannot_be_united() -> None:
    with pytest.raises(ValueError):
        union([])


def test_a_picture_is_turned_as_it_was_read() -> None:
    pixels = np.full((200, 100), 255, dtype=np.uint8)
    pixels[10:20, 30:35] = 0  # near the top left
    image = PageImage(pixels, 72.0, skewed(0.3, 50, 100))
    for quarters in range(4):
        # what an engine reads that turns the picture first: its space leads to the picture's, then to the page
        width, height = (100, 200) if quarters % 2 == 0 else (200, 100)
        frame = turned(quarters, 100, 200).then(image.frame)
        upright = image.read_as(frame)
        assert upright.pixels.shape == (height, width)
        ink = np.argwhere(upright.pixels == 0)
        (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
        back = upright.frame.box(Box(left, top, right, bottom))
        assert back == pytest.approx(image.frame.box(Box(30, 10, 35, 20)), abs=1e-6)
