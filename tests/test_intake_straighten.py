"""Pictures made straight: skew, quarter turns, uneven light, dust."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pipeline.intake import blank, straighten
from pipeline.model.geometry import Box
from pipeline.model.page import PageImage
from pipeline.model.rulings import rulings_of


def page_with_mark(height: int = 1400, width: int = 1000) -> NDArray[np.uint8]:
    """Lines of bars as of print at 120 dpi, letters reaching up from them, and one black square as a mark."""
    page = np.full((height, width), 250, dtype=np.uint8)
    rng = np.random.default_rng(3)
    for top in range(200, height - 200, 32):
        x = 120
        while x < width - 140:
            wide = int(rng.integers(5, 9))
            high = int(rng.integers(0, 3)) == 0
            page[top - (7 if high else 0) : top + 9, x : x + 3] = 20
            page[top : top + 9, x + 3 : x + wide : 3] = 20
            page[top + 6 : top + 9, x : x + wide] = 20
            x += wide + (3 if rng.random() < 0.8 else 12)
    page[300:330, 500:530] = 0
    return page


MARK = Box(500 * 0.6, 300 * 0.6, 530 * 0.6, 330 * 0.6)


def mark_of(image: NDArray[np.uint8], k: float) -> Box:
    """Where the mark lies: the only place that is dark over 20 × 20 points."""
    dark = (image < 100).astype(np.int32)
    total = np.pad(dark.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    n = 26
    window = total[n:, n:] - total[:-n, n:] - total[n:, :-n] + total[:-n, :-n]
    y, x = np.unravel_index(int(window.argmax()), window.shape)
    assert window[y, x] > 0.9 * n * n
    return Box((x - 2) * k, (y - 2) * k, (x + n + 2) * k, (y + n + 2) * k)


@pytest.mark.parametrize("angle", [-8.0, -3.0, -0.8, 0.0, 0.5, 2.0, 5.5, 8.0])
def test_skew_is_found_and_boxes_lead_back(angle: float) -> None:
    upright = page_with_mark()
    crooked = np.asarray(Image.fromarray(upright).rotate(angle, Image.Resampling.BICUBIC, fillcolor=250))
    image = straighten.prepare(crooked, 120)
    k = 72 / 120
    straight = mark_of(image.pixels, k)
    # the mark in reading space, led back by the frame, lies where it lies on the crooked page
    x, y = image.frame.point(*straight.middle)
    centre = (MARK.middle[0] - 300, MARK.middle[1] - 420)
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    expected = 300 + cos * centre[0] + sin * centre[1], 420 - sin * centre[0] + cos * centre[1]
    assert (x, y) == pytest.approx(expected, abs=2.0)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_quarter_turns_are_found(turns: int) -> None:
    page = np.rot90(page_with_mark(), turns)
    image = straighten.prepare(np.ascontiguousarray(page), 120)
    assert image.pixels.shape == (1400, 1000)
    assert mark_of(image.pixels, 0.6).middle == pytest.approx(MARK.middle, abs=2)
    shown = image.frame.box(mark_of(image.pixels, 0.6))
    assert float((page[int(shown.top / 0.6) + 3 : int(shown.bottom / 0.6) - 3,
                       int(shown.left / 0.6) + 3 : int(shown.right / 0.6) - 3] < 100).mean()) > 0.95  # fmt: skip


def test_uneven_light_and_dark_edges_become_white() -> None:
    page = page_with_mark()
    light = np.linspace(1.0, 0.45, page.shape[1])[None, :]
    shaded = (page * light).astype(np.uint8)
    shaded[:, :25] = 12
    image = straighten.prepare(shaded, 120)
    paper = image.pixels[60:180, :]
    assert float((paper > 240).mean()) > 0.98
    assert mark_of(image.pixels, 0.6).middle == pytest.approx(MARK.middle, abs=2)


def test_the_paper_within_dark_edges_is_told() -> None:
    page = page_with_mark()
    assert straighten.prepare(page, 120).paper is None
    scan = np.full((1600, 1200), 15, dtype=np.uint8)
    scan[80:1480, 60:1060] = page
    paper = straighten.prepare(scan, 120).paper
    assert paper is not None
    assert tuple(paper) == pytest.approx((60 * 0.6, 80 * 0.6, 1060 * 0.6, 1480 * 0.6), abs=25)
    for turns in (1, 2, 3):  # it is told where the page shows it, however it is turned to be read
        turned = straighten.prepare(np.ascontiguousarray(np.rot90(scan, turns)), 120)
        assert turned.paper is not None
        read = turned.frame.inverse().box(turned.paper)
        assert tuple(read) == pytest.approx((60 * 0.6, 80 * 0.6, 1060 * 0.6, 1480 * 0.6), abs=25)
    # A narrow shadow at one side leaves the page what it is.
    page[:, :25] = 12
    assert straighten.prepare(page, 120).paper is None


def test_print_on_a_clean_page_stays_where_and_as_dark_as_it_is() -> None:
    page = page_with_mark()
    pixels = straighten.prepare(page, 120).pixels
    assert ((pixels < 128) == (page < 128)).all()


def test_dust_goes_and_dots_stay() -> None:
    page = np.where(page_with_mark() > 128, 255, 0).astype(np.uint8)
    page[100:104, 300:304] = 0  # an umlaut's dot
    dusty = page.copy()
    rng = np.random.default_rng(5)
    ys, xs = rng.integers(0, 1400, 3000), rng.integers(0, 1000, 3000)
    dusty[ys, xs] = 0
    dusty[100:104, 300:304] = 0
    clean = straighten.prepare(dusty, 120).pixels
    assert (clean[101:103, 301:303] == 0).all()
    margin = clean[1250:, 200:800]
    assert float((margin < 128).mean()) < 0.2 * float((dusty[1250:, 200:800] < 128).mean())


def test_a_picture_that_may_hold_print_is_told_from_one_that_does_not() -> None:
    page = page_with_mark()
    assert blank.holds_print(np.ascontiguousarray(page[190:260, 100:800]), 120)
    assert blank.holds_print(255 - np.ascontiguousarray(page[190:260, 100:800]), 120)
    rng = np.random.default_rng(2)
    assert not blank.holds_print(rng.integers(0, 255, (400, 600)).astype(np.uint8), 150)
    arms = np.full((360, 300), 255, dtype=np.uint8)
    arms[20:30, 20:280] = arms[20:300, 20:30] = arms[20:300, 270:280] = 0
    arms[100:200, 100:200] = 90
    assert not blank.holds_print(arms, 300)


@pytest.mark.parametrize("dpi", [1.0, 13.0, 30.0])
def test_ink_of_a_picture_of_few_points_is_seen(dpi: float) -> None:
    """A logo beside the papers: as a page it has a dozen points an inch."""
    page = np.full((120, 160), 255, np.uint8)
    page[20:24, 10:150] = 0
    assert straighten.dark(page, dpi).any()
    assert rulings_of(PageImage(page, dpi)) != ()
