"""A small picture comes in; the same words in another size or softness go out, to be looked at once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from pipeline.model.page import PageImage

if TYPE_CHECKING:
    from PIL import Image

Look = Callable[[PageImage], PageImage]


def plain(image: PageImage) -> PageImage:
    """The picture as it is."""
    return image


def smoothed(image: PageImage) -> PageImage:
    """Softer, and half as large again."""
    from PIL import ImageFilter

    return _made(image, lambda picture: _enlarged(picture.filter(ImageFilter.GaussianBlur(1)), 1.5))


def unscreened(image: PageImage) -> PageImage:
    """Without the dots of a screen, as copies of grey paper have it: they are smaller than the strokes of print."""
    from PIL import ImageFilter

    return _made(image, lambda picture: picture.filter(ImageFilter.MedianFilter(3)))


def doubled(image: PageImage) -> PageImage:
    """Twice as large."""
    return _made(image, lambda picture: _enlarged(picture, 2))


def _made(image: PageImage, look: Callable[[Image.Image], Image.Image]) -> PageImage:
    from PIL import Image

    made = look(Image.fromarray(image.pixels))
    return replace(image, pixels=np.asarray(made), dpi=image.dpi * made.height / image.pixels.shape[0])


def _enlarged(picture: Image.Image, times: float) -> Image.Image:
    from PIL import Image

    size = round(picture.width * times), round(picture.height * times)
    return picture.resize(size, Image.Resampling.BICUBIC)
