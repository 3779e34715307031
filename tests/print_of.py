"""Words printed into a picture in real faces, as a page of a scan, with the box of each in points."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.model.geometry import IDENTITY, Box
from pipeline.model.page import PageImage

FONTS = Path(__file__).parent.parent / "samples" / "generator" / "fonts"
FACES = ["LiberationSans-Regular", "LiberationSerif-Regular", "LiberationSans-Bold", "LiberationMono-Regular"]


class Sheet:
    """A white page on which words are printed in one face of ``size`` points."""

    def __init__(self, face: str, dpi: int, size: float = 11, width: float = 200, height: float = 60) -> None:
        self._k = dpi / 72
        self._dpi = dpi
        self._font = ImageFont.truetype(str(FONTS / f"{face}.ttf"), round(size * self._k))
        self._page = Image.new("L", (round(width * self._k), round(height * self._k)), 255)

    def write(self, printed: str, left: float, top: float) -> Box:
        """The box of the words that are printed from there, in points."""
        pen, at = ImageDraw.Draw(self._page), (left * self._k, top * self._k)
        pen.text(at, printed, font=self._font, fill=0)
        return Box(*(v / self._k for v in pen.textbbox(at, printed, font=self._font)))

    def scanned(self, blur: float = 0.15, two_tones: bool = False) -> PageImage:
        """The page a little blurred (points), in greys or in black and white."""
        grey = np.asarray(self._page.filter(ImageFilter.GaussianBlur(blur * self._k)))
        pixels = np.where(grey > 140, 255, 0).astype(np.uint8) if two_tones else grey
        return PageImage(np.ascontiguousarray(pixels), self._dpi, IDENTITY)
