"""A drawn page goes in, the page as toner and ink lie on paper comes out: ragged edges, uneven blacks, grain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.float32]
Pixels = NDArray[np.uint8]

# A tile of noise is laid side by side: its size shares no measure with lines of text, so that no eye finds the seam.
_TILE = (997, 701)
_BAND = 96


def picture(image: Grey) -> Image.Image:
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))


def blurred(image: Grey, radius: float) -> Grey:
    return np.asarray(picture(image).filter(ImageFilter.GaussianBlur(radius)), dtype=np.float32)


def deep(values: Grey, image: Grey) -> Grey:
    """Values of a page's height and width in the shape of the page, which may have colours."""
    return values.reshape(values.shape + (1,) * (image.ndim - values.ndim))


def noise(shape: tuple[int, ...], rng: np.random.Generator, reach: int = 0) -> Grey:
    """Noise of mean 0 and deviation 1 over a page; ``reach`` pixels to either side are alike."""
    tile = rng.standard_normal(_TILE, dtype=np.float32)
    for axis in (0, 1):
        tile = np.asarray(sum(np.roll(tile, step, axis) for step in range(-reach, reach + 1)), dtype=np.float32)
    tile /= tile.std()
    height, width = shape[:2]
    times = (height // _TILE[0] + 1, width // _TILE[1] + 1)
    return np.tile(tile, times)[:height, :width]


def field(shape: tuple[int, ...], rng: np.random.Generator, cells: int) -> Grey:
    """A smooth random field 0..1 over the page."""
    small = (rng.random((cells, cells)) * 255).astype(np.uint8)
    wide = Image.fromarray(small).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.asarray(wide, dtype=np.float32) / np.float32(255)


def printed(image: Grey, rng: np.random.Generator, strength: float, px: float) -> Grey:
    """Toner: edges wander, the black is a dark grey with paler patches and pinholes, a little dust lies beside it."""
    height, width = image.shape[:2]
    out = image.copy()
    rough = noise(image.shape, rng, max(0, round(0.24 * px))) * np.float32(0.26 * strength)
    grain, patches, black = noise(image.shape, rng), field(image.shape, rng, 7), np.float32(rng.uniform(14, 44))
    # Band by band: most of a page is white, and a band stays in the processor's cache.
    for top in range(0, height, _BAND):
        rows = slice(top, min(height, top + _BAND))
        part = image[rows]
        if part.min() > 254:
            continue
        edge = np.zeros(part.shape, dtype=np.float32)
        edge[1:] = np.abs(part[1:] - part[:-1])
        edge[:, 1:] = np.maximum(edge[:, 1:], np.abs(part[:, 1:] - part[:, :-1]))
        edge[:-1] = np.maximum(edge[:-1], edge[1:])
        lift = black + 22 * patches[rows] + 9 * grain[rows] + 70 * (grain[rows] > 2.5)
        ink = np.float32(strength) * (1 - part / 255)
        out[rows] += edge * deep(rough[rows], part) + ink * deep(lift.astype(np.float32), part)
    count = int(120 * strength * rng.random() ** 2 * px)
    out[rng.integers(0, height, count), rng.integers(0, width, count)] -= 60
    return out


def weak(image: Grey, rng: np.random.Generator, strength: float) -> Grey:
    """Toner that did not reach the paper: grain within the letters, and whole areas paler than others."""
    height, width = image.shape[:2]
    grain = rng.random((height // 2 + 1, width // 2 + 1)).astype(np.float32)
    grain = np.kron(grain, np.ones((2, 2), dtype=np.float32))[:height, :width]
    loss = strength * (0.35 + 0.65 * field(image.shape, rng, 6)) * (0.25 + 0.9 * grain**2)
    return np.asarray(image + (255 - image) * deep(np.clip(loss, 0, 0.95), image), dtype=np.float32)


def bold(image: Grey, strength: float) -> Grey:
    """Letters that ran together, as after several copies."""
    thick = np.asarray(picture(image).filter(ImageFilter.MinFilter(3)), dtype=np.float32)
    return np.asarray(image * (1 - strength) + thick * strength, dtype=np.float32)


def paper(image: Grey, rng: np.random.Generator, grey: int) -> Grey:
    """The paper's own grey, cloudy and fibrous where it is not white."""
    depth = (255 - grey) / 255
    cloud = depth * (0.12 * (field(image.shape, rng, 38) - 0.5) + 0.04 * noise(image.shape, rng, 2))
    return image * deep((grey / 255 + cloud).astype(np.float32), image)


def inked(bare: Pixels, full: Pixels, rng: np.random.Generator, px: float, thin: float = 1.0) -> Pixels:
    """Stamps and pens: the ink that ``full`` has beyond ``bare`` is not everywhere as thick, and never quite gone;
    ``thin`` 0..1 how uneven."""
    differ = bare != full
    rows, columns = (
        np.flatnonzero(differ.any(axis=tuple(a for a in range(differ.ndim) if a != axis))) for axis in (0, 1)
    )
    if not rows.size:
        return full
    place = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    below, above = bare[place].astype(np.float32), full[place].astype(np.float32)
    thick = 0.7 + 0.3 * (field(full.shape, rng, 9)[place] - 0.4) + 0.1 * noise(above.shape, rng)
    thick += 0.16 * noise(above.shape, rng, max(1, round(0.3 * px)))
    left = np.clip(thick, 0.4, 1)
    left += (1 - thin) * (1 - left)
    drawn = below - (below - above) * deep(left.astype(np.float32), above)
    out = full.copy()
    out[place] = np.clip(drawn, 0, 255).astype(np.uint8)
    return out
