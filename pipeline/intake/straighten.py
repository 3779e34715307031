"""A grey picture of a page comes in; the same page upright, straight and evenly lit goes out, with the way back.

Every step looks first whether it is needed, on a picture of a quarter of the width; a clean scan is not touched.
Pixels are uint8, shape (height, width), 255 is white.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.intake import blurred
from pipeline.model.geometry import IDENTITY, Box, Frame, skewed, turned
from pipeline.model.page import PageImage

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

LARGEST_SKEW = 9.0
"""Degrees. Papers lie askew by up to 8; beyond that a page was laid in on purpose so."""
LEAST_SKEW = 0.2
"""Degrees below which turning costs more than it brings (at 0.3 the words read are the same, measured)."""
_LOOK = 75.0
"""The resolution in dpi at which a page is looked at."""


def prepare(grey: Grey, dpi: float) -> PageImage:
    """The page upright, straight and even, and sharp. ``dpi`` is that of ``grey``; the picture keeps it."""
    two_tone = _two_tone(grey)
    grey = _dusted(grey)
    sharp = grey if two_tone else blurred.sharpened(grey, dpi)
    layers = [sharp] if sharp is grey else [sharp, grey]
    look = _Look(sharp, dpi)
    if not two_tone:
        layers = [_even(layer, look) for layer in layers]
    paper = None
    if look.edges is not None:
        layers = [_without_edges(layer, look.edges) for layer in layers]
        paper = _paper(look.edges, grey.shape[1] * 72 / dpi, grey.shape[0] * 72 / dpi)
    if look.uneven or look.edges is not None:
        look = _Look(layers[0], dpi)
    height, width = grey.shape
    turns, angle = _attitude(look)
    frame = IDENTITY
    if turns:
        frame = turned(turns, width * 72 / dpi, height * 72 / dpi)
        layers = [np.ascontiguousarray(np.rot90(layer, -turns)) for layer in layers]
    if abs(angle) >= LEAST_SKEW:
        straight = [_turn(layer, angle, dpi) for layer in layers]
        layers, frame = [layer for layer, _ in straight], straight[0][1].then(frame)
    soft = layers[1] if len(layers) > 1 else None
    return PageImage(_softened(layers[0]) if two_tone else layers[0], dpi, frame, soft, paper)


def level(image: PageImage) -> PageImage:
    """A part of a page straightened once more, where it lies askew by itself."""
    _, angle = _lines(_Look(image.pixels, image.dpi).mask)
    if abs(angle) < LEAST_SKEW:
        return image
    pixels, back = _turn(image.pixels, angle, image.dpi)
    return PageImage(pixels, image.dpi, back.then(image.frame))


def inked(grey: Grey, dpi: float) -> Mask:
    """The ink of a page at about 75 dpi, as every first look sees it."""
    return _Look(grey, dpi).mask


def dark(grey: Grey, dpi: float) -> Mask:
    """The ink of a page at 75 dpi."""
    found = inked(grey, dpi)
    if abs(dpi / max(round(dpi / _LOOK), 1) - _LOOK) < 1:
        return found
    from PIL import Image

    size = round(grey.shape[1] * _LOOK / dpi), round(grey.shape[0] * _LOOK / dpi)
    return np.asarray(Image.fromarray(found).resize(size, Image.Resampling.NEAREST))


def _softened(grey: Grey) -> Grey:
    """Black and white smoothed over 3 × 3 points: the stairs of its strokes are none of the letters' shape. Of the
    words read wrong at 200 and 300 dpi a third is left, of umlauts lost on fax-grade pages a third (measured)."""
    from PIL import Image, ImageFilter

    return np.asarray(Image.fromarray(grey).filter(ImageFilter.BoxBlur(1)))


class _Look:
    """A page seen at 75 dpi: background, ink, edges."""

    def __init__(self, grey: Grey, dpi: float):
        from PIL import Image

        self.factor = max(round(dpi / _LOOK), 1)
        picture = Image.fromarray(grey)
        self.small: Grey = np.asarray(picture.reduce(self.factor)) if self.factor > 1 else grey
        self.ground = _ground(self.small)
        flat = self.small.astype(np.float32) / np.maximum(_fit(self.ground, self.small.shape), 1.0)
        self.darkest = _darkest(grey, float(np.percentile(self.ground, 50)))
        pale = PALE[0] <= self.darkest <= PALE[1]
        self.mask: Mask = flat < (1 - 0.31 * (1 - self.darkest) if pale else 0.72)
        low, high = np.percentile(self.ground, (4, 96))
        self.uneven = bool(low < 222 or high - low > 18)
        self.edges = _dark_edges(self.small)


PALE = 0.44, 0.75
"""The darkest ink of a page in shares of its paper's brightness from which all of its print is pale (a worn ribbon, the
last of several carbon copies), and up to which it is print: what shines through on an empty page is paler."""
_DARKEST = 0.0005


def _darkest(grey: Grey, paper: float) -> float:
    """The brightness of the darkest ink, dust left aside, in shares of the paper's; two short lines are enough."""
    shades = np.cumsum(np.bincount(grey[::3, ::3].ravel(), minlength=256))
    return float(np.searchsorted(shades, _DARKEST * shades[-1])) / max(paper, 1.0)


def _ground(small: Grey) -> NDArray[np.float32]:
    """The brightness of the paper in every block of 8 × 8 points: the bright side of its neighbourhood."""
    height, width = small.shape
    rows, columns = max(height // 8, 1), max(width // 8, 1)
    cut = small[: rows * 8, : columns * 8] if height >= 8 and width >= 8 else np.full((8, 8), int(small.max(initial=0)))
    rows, columns = cut.shape[0] // 8, cut.shape[1] // 8
    blocks = cut.reshape(rows, 8, columns, 8).swapaxes(1, 2).reshape(rows, columns, 64)
    bright = np.partition(blocks, 54, axis=2)[:, :, 54].astype(np.float32)
    # Print as large as a block hides the paper: take the brightest of the neighbours, then smooth.
    for _ in range(2):
        bright = _neighbours(bright).max(axis=0)
    for _ in range(2):
        bright = _neighbours(bright).mean(axis=0)
    # A picture or a dark edge is no paper.
    return np.maximum(bright, 0.35 * float(np.percentile(bright, 90)))


def _neighbours(field: NDArray[np.float32]) -> NDArray[np.float32]:
    padded = np.pad(field, 1, mode="edge")
    h, w = field.shape
    return np.stack([padded[y : y + h, x : x + w] for y in range(3) for x in range(3)])


def _fit(field: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """A coarse field stretched over ``shape``."""
    from PIL import Image

    # The blocks cover all but a rest of the page that is narrower than a block.
    stretched = Image.fromarray(field).resize((shape[1], shape[0]), Image.Resampling.BILINEAR)
    return np.asarray(stretched, dtype=np.float32)


def _dark_edges(small: Grey) -> Mask | None:
    """The dark areas that reach in from the edge of the scan, in blocks of 4 × 4; None where there are none."""
    height, width = small.shape
    rows, columns = height // 4, width // 4
    if rows < 8 or columns < 8:
        return None
    coarse = small[: rows * 4, : columns * 4].reshape(rows, 4, columns, 4).mean(axis=(1, 3))
    dark = coarse < 105
    reach: Mask = np.zeros_like(dark)
    reach[0], reach[-1], reach[:, 0], reach[:, -1] = dark[0], dark[-1], dark[:, 0], dark[:, -1]
    # A stroke of print that touches the edge is none.
    if reach.sum() < 0.15 * (rows + columns):
        return None
    for _ in range(max(rows, columns)):
        grown = _grown(reach) & dark
        if (grown == reach).all():
            break
        reach = grown
    if reach.mean() > 0.4:
        return None
    return _grown(reach)


MARGIN = 0.04
"""The share of a side of the scan that dark edges must take for the paper to be a part of it."""


def _paper(edges: Mask, width: float, height: float) -> Box | None:
    """Where the paper lies on a scan of ``width`` and ``height`` points, by the dark that reaches in from its edges;
    None where that takes next to nothing."""
    spans = []
    for axis, size in ((0, width), (1, height)):
        clear = np.flatnonzero(edges.mean(axis=axis) < 0.5)
        if not len(clear):
            return None
        step = size / edges.shape[1 - axis]
        spans.append((float(clear[0]) * step, float(clear[-1] + 1) * step))
    (left, right), (top, bottom) = spans
    whole = right - left > (1 - MARGIN) * width and bottom - top > (1 - MARGIN) * height
    return None if whole else Box(left, top, right, bottom)


def _grown(mask: Mask) -> Mask:
    """The mask with its four neighbours."""
    grown: Mask = mask.copy()
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    grown[:, 1:] |= mask[:, :-1]
    grown[:, :-1] |= mask[:, 1:]
    return grown


def _dusted(grey: Grey) -> Grey:
    """Single dark points in the light and light ones in the dark taken away, where a page is strewn with them."""
    height, width = grey.shape
    middle = grey[height // 3 : height // 3 + 400, width // 4 : width // 4 + 900] < 128
    if middle.shape[0] < 50 or middle.shape[1] < 50:
        return grey
    alone = middle[1:-1, 1:-1] & (_around(middle) == 0)
    if float(alone.mean()) < 0.0003:
        return grey
    dark = grey < 128
    count = _around(dark)
    inner = grey[1:-1, 1:-1].copy()
    inner[dark[1:-1, 1:-1] & (count <= 1)] = 255
    inner[~dark[1:-1, 1:-1] & (count >= 7)] = 0
    clean = grey.copy()
    clean[1:-1, 1:-1] = inner
    return clean


def _around(dark: Mask) -> NDArray[np.uint8]:
    """How many of the eight neighbours of each inner point are dark."""
    ones = dark.view(np.uint8)
    across = ones[:, :-2] + ones[:, 1:-1] + ones[:, 2:]
    count: NDArray[np.uint8] = across[:-2] + across[1:-1] + across[2:] - ones[1:-1, 1:-1]
    return count


def _even(grey: Grey, look: _Look) -> Grey:
    """Paper made white where it is not; what shines through from the back is paper."""
    from PIL import Image

    height, width = grey.shape
    if look.uneven:
        ground = Image.fromarray(look.ground).resize((width, height), Image.Resampling.BILINEAR)
        scaled = grey * (255.0 / np.asarray(ground, dtype=np.float32))
        grey = np.minimum(scaled, 255.0, out=scaled).astype(np.uint8)
    if not PALE[0] <= look.darkest <= PALE[1]:
        return np.asarray(Image.fromarray(grey).point(_CLIP.tolist()))  # half the time of an index
    black = 255.0 * look.darkest
    curve: Grey = np.clip((np.arange(256) - black) * (255 / (_WHITE - black)), 0, 255).astype(np.uint8)
    return curve[grey]


def _without_edges(grey: Grey, edges: Mask) -> Grey:
    from PIL import Image

    height, width = grey.shape
    cover = Image.fromarray(edges).resize((width, height), Image.Resampling.NEAREST)
    return np.where(np.asarray(cover), np.uint8(255), grey)


_CLIP: Grey = np.clip((np.arange(256) - 40) * (255 / 160), 0, 255).astype(np.uint8)
"""The curve of grey: up to 40 black, from 200 on white, straight between. Without it what shines through from the back
costs ten times the letters."""
_WHITE = 232.0
"""Where print is pale, all that is lighter than this is paper."""


def _two_tone(grey: Grey) -> bool:
    """Whether a page is black and white already, by its middle."""
    middle = grey[grey.shape[0] // 3 : grey.shape[0] // 3 + 200]
    return not bool(((middle > 0) & (middle < 255)).any())


def _attitude(look: _Look) -> tuple[int, float]:
    """By how many quarters clockwise a page must be turned to stand upright, and by how many degrees then."""
    mask = look.mask
    rows, angle = _lines(mask)
    turns = 0
    # Lines of print stand out more than columns of letters do; a clear lead is asked for turning a page.
    columns, other = _lines(np.rot90(mask, -1))
    if columns > 1.25 * rows:
        turns, angle = 1, other
    upright = np.rot90(mask, -turns)
    if _upside_down(upright, angle):
        turns += 2
    return turns % 4, angle


def _lines(mask: Mask) -> tuple[float, float]:
    """How clearly the ink stands in lines, and the angle in degrees (counter-clockwise) that levels them."""
    # The lower edges of the ink: feet of letters lie on the line, and a dark area counts by its rim alone.
    edge = mask[:-1] & ~mask[1:]
    ys, xs = _places(edge)
    if len(ys) < 50:
        return 0.0, 0.0
    step = len(ys) // 40_000 + 1
    ys, xs = ys[::step].astype(np.float32), xs[::step].astype(np.float32) - mask.shape[1] / 2

    def clear(angle: float) -> float:
        profile = np.bincount((ys + xs * math.tan(math.radians(angle)) + mask.shape[1]).astype(np.int32))
        return float((profile.astype(np.float64) ** 2).sum())

    coarse = max((clear(a), a) for a in np.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.1, 0.5))[1]
    fine = max((clear(a), a) for a in np.arange(coarse - 0.45, coarse + 0.46, 0.1))
    best, angle = fine
    level = clear(0.0)
    if best < 1.03 * level:
        best, angle = level, 0.0
    # Ink that falls to the left is levelled by turning the other way.
    return best / len(ys) ** 2 * mask.shape[0], -float(angle)


def _places(mask: Mask) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """``np.nonzero`` in a third of its time."""
    rows, columns = np.divmod(np.flatnonzero(mask), mask.shape[1])
    return rows, columns


def _upside_down(mask: Mask, angle: float) -> bool:
    """Whether the lines of print stand on their heads: in German more ink reaches up from the middle of a line
    (capitals, b, d, h, dots) than down (g, p, q). Only a clear case is told; the rest is for the reading to find."""
    ys, xs = _places(mask)
    if len(ys) < 400:
        return False
    xs = xs - mask.shape[1] / 2
    rows = (ys - xs * math.tan(math.radians(angle)) + mask.shape[1]).astype(np.int32)
    profile = np.bincount(rows).astype(np.float64)
    up = down = 0.0
    lines = 0
    # The middle of a line is where more than half of its fullest row is inked.
    near = np.lib.stride_tricks.sliding_window_view(np.pad(profile, 8), 17).max(axis=1)
    core = profile > 0.5 * np.maximum(near, 0.02 * mask.shape[1])
    edges = np.flatnonzero(np.diff(np.concatenate(([0], core.astype(np.int8), [0]))))
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        height = bottom - top
        if 3 <= height <= 20:
            reach = max(round(height * 0.6), 2)
            up += profile[max(top - reach, 0) : top].sum()
            down += profile[bottom : bottom + reach].sum()
            lines += 1
    return lines >= 5 and down > 1.35 * up


def _turn(grey: Grey, angle: float, dpi: float) -> tuple[Grey, Frame]:
    """The picture turned counter-clockwise by ``angle`` degrees, and the frame from the turned to the former one."""
    if abs(angle) <= _SHEAR:
        return _shear(grey, angle, dpi)
    from PIL import Image

    height, width = grey.shape
    k = 72 / dpi
    # The corners may hold print: the sheet grows.
    picture = Image.fromarray(grey).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    back = skewed(angle, width / 2 * k, height / 2 * k)
    shift = Frame(1, 0, (width - picture.width) / 2 * k, 0, 1, (height - picture.height) / 2 * k)
    return np.asarray(picture), shift.then(back)


_SHEAR = 3.5
"""Degrees up to which columns and then rows are moved by whole pixels (10 ms) instead of turning (230 ms): the words
read are the same (measured on pages of 200 and 300 dpi)."""


def _shear(grey: Grey, angle: float, dpi: float) -> tuple[Grey, Frame]:
    """Columns moved down or up, then rows to the side, as turning by ``angle`` would."""
    height, width = grey.shape
    t = math.tan(math.radians(angle))
    grey = _moved(grey, np.rint(-t * (np.arange(width) - width / 2)).astype(int))
    grey = _moved(grey.T, np.rint(t * (np.arange(height) - height / 2)).astype(int)).T
    cx, cy = width / 2 * 72 / dpi, height / 2 * 72 / dpi
    return np.ascontiguousarray(grey), Frame(1, -t, t * cy, t, 1 - t * t, t * (t * cy - cx))


def _moved(grey: Grey, steps: NDArray[np.int_]) -> Grey:
    """Every column moved down by its step; white comes in."""
    out = np.full_like(grey, 255)
    cuts = [0, *(np.flatnonzero(np.diff(steps)) + 1).tolist(), len(steps)]
    for a, b in pairwise(cuts):
        step = int(steps[a])
        if step > 0:
            out[step:, a:b] = grey[:-step, a:b]
        elif step < 0:
            out[:step, a:b] = grey[-step:, a:b]
        else:
            out[:, a:b] = grey[:, a:b]
    return out
