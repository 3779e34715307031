"""Picture files come in (PNG, JPEG, multi-page TIFF, a folder of them); their pages go out as sheets to be read."""

from __future__ import annotations

import hashlib
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.errors import BrokenFile, BrokenPage, EmptyFile, InputError, NotReadable, PageTooLarge, TooLarge
from pipeline.intake import blank, straighten
from pipeline.intake.opened import Opened, look
from pipeline.model.page import PageImage, Reason, Sheet
from pipeline.scans import page_images

if TYPE_CHECKING:
    from PIL import Image

    from pipeline.intake.straighten import Grey

LEAST_DPI, MOST_DPI = 100.0, 400.0
_A4 = 8.27, 11.69

DAMAGED = (OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, struct.error)
"""What Pillow raises on files with wounds (found by mutating them): anything its parsers stumble over."""


class PictureSource(Opened):
    """The pages of one picture file; only the page asked for is decoded."""

    def __init__(self, opened: Opened, *, max_pages: int, max_pixels: int):
        super().__init__(opened.path, opened.sha256, opened.media_type, opened.size)
        self._max_pixels = max_pixels
        name = str(self.path)
        with _open(self.path) as picture:
            try:
                # The further frames of a JPEG or PNG are previews and animations.
                self.page_count = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
            except DAMAGED as error:
                raise BrokenFile("the picture is damaged.", path=name) from error
            if self.page_count > max_pages:
                raise TooLarge(f"{self.page_count} pages are more than the limit of {max_pages}.", path=name)
            if self.page_count == 1:
                _check(picture, max_pixels, name, None)
                _decodes(self.path)

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` from 1. Raises BrokenPage, PageTooLarge."""
        return sheet(self.path, number, number, self._max_pixels)


class FolderSource(Opened):
    """The page images of a folder as one paper, in natural order of their names."""

    def __init__(self, path: Path, *, max_bytes: int, max_pages: int, max_pixels: int):
        parts: list[PictureSource] = []
        for file in page_images(path):
            opened, kind = look(file, max_bytes)
            if kind in ("png", "jpeg", "tiff"):
                parts.append(PictureSource(opened, max_pages=max_pages, max_pixels=max_pixels))
        if not parts:
            raise EmptyFile("the folder holds no page images.", path=str(path))
        size = sum(p.size for p in parts)
        if size > max_bytes:
            raise TooLarge(f"{size} bytes are more than the limit of {max_bytes}.", path=str(path))
        digest = hashlib.sha256("".join(p.sha256 for p in parts).encode()).hexdigest()
        super().__init__(path, digest, "multipart/mixed", size)
        self._pages = [(p, n) for p in parts for n in range(1, p.page_count + 1)]
        self._max_pixels = max_pixels
        self.page_count = len(self._pages)
        if self.page_count > max_pages:
            raise TooLarge(f"{self.page_count} pages are more than the limit of {max_pages}.", path=str(path))

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` from 1. Raises BrokenPage, PageTooLarge."""
        part, frame = self._pages[number - 1]
        return sheet(part.path, frame, number, self._max_pixels)


def sheet(path: Path, frame: int, number: int, max_pixels: int) -> Sheet:
    """One page of a picture file as a sheet; blank ones are found here. Raises BrokenPage, PageTooLarge."""
    grey, dpi = _grey(path, frame, number, max_pixels)
    height, width = grey.shape
    mark = blank.ink(grey, dpi)
    size = width * 72 / dpi, height * 72 / dpi
    if mark.blank:
        reason = Reason("blank", round(mark.share, 4), "The picture shows nothing to read.")
        return Sheet(number, *size, "blank", "skip", (reason,), image=lambda: PageImage(grey, dpi))
    made: list[PageImage] = []

    def image() -> PageImage:
        if not made:
            made.append(straighten.prepare(grey, dpi))
        return made[0]

    reason = Reason("no-layer", None, "A picture file has no text layer.")
    return Sheet(number, *size, "none", "read", (reason,), image=image)


def _grey(path: Path, frame: int, number: int, max_pixels: int) -> tuple[Grey, float]:
    """The pixels of a page in grey, square ones, and their resolution in dpi."""
    from PIL import Image, ImageOps

    name = str(path)
    try:
        with _open(path) as picture:
            picture.seek(frame - 1)
            _check(picture, max_pixels, name, number)
            across, along = resolution(picture)
            if picture.mode == "I;16":
                picture = picture.point(lambda v: v / 256).convert("L")
            if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
                ground = Image.new("RGBA", picture.size, (255, 255, 255, 255))
                grey = Image.alpha_composite(ground, picture.convert("RGBA")).convert("L")
            else:
                grey = picture.convert("L")
            # A photo tells in its metadata how it was held; a viewer turns it so.
            turned = ImageOps.exif_transpose(picture) if picture.getexif().get(0x0112, 1) > 1 else None
            if turned is not None:
                grey = turned.convert("L")
                if picture.getexif().get(0x0112, 1) >= 5:
                    across, along = along, across
    except InputError as error:
        raise BrokenPage(error.message, path=name, page=number) from error
    except (*DAMAGED, MemoryError) as error:
        raise BrokenPage("the picture of this page is damaged.", path=name, page=number) from error
    dpi = max(across, along)
    if abs(across - along) > 0.03 * dpi:  # a fax: 204 × 98 dpi
        size = round(grey.width * dpi / across), round(grey.height * dpi / along)
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    if dpi > MOST_DPI:
        size = max(round(grey.width * 300 / dpi), 1), max(round(grey.height * 300 / dpi), 1)
        grey = grey.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
        dpi = 300.0
    return np.asarray(grey), dpi


def resolution(picture: Image.Image) -> tuple[float, float]:
    """The resolution across and down in dpi: what the file says where the page gets a possible size, else that of an
    A4 page."""
    width, height = picture.size
    told = picture.info.get("dpi")
    if told is not None:
        across, along = float(told[0]), float(told[1])
        if across > 0 and along > 0:
            inches = width / across, height / along
            if 3.5 <= max(inches) <= 50 and min(inches) >= 1 and min(across, along) >= 72 and max(told) > 73:
                return across, along
    short, long = sorted((width, height))
    guess = (short / _A4[0] + long / _A4[1]) / 2 if 1.2 < long / max(short, 1) < 1.65 else long / _A4[1]
    # Scanners know few resolutions.
    for usual in (100, 150, 200, 240, 300, 400, 600):
        if abs(guess - usual) < 0.06 * usual:
            guess = float(usual)
            break
    return guess, guess


def _open(path: Path) -> Image.Image:
    """The picture, not yet decoded. Raises BrokenFile, TooLarge, NotReadable."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is asked next
            return Image.open(path, formats=("PNG", "JPEG", "TIFF"))
    except UnidentifiedImageError as error:
        raise BrokenFile("the picture is damaged.", path=str(path)) from error
    except Image.DecompressionBombError as error:
        raise TooLarge("the picture has more pixels than the limit.", path=str(path)) from error
    except DAMAGED as error:
        if isinstance(error, (FileNotFoundError, PermissionError)):
            raise NotReadable("the file cannot be read.", path=str(path)) from error
        raise BrokenFile("the picture is damaged.", path=str(path)) from error


def _check(picture: Image.Image, max_pixels: int, path: str, page: int | None) -> None:
    count = picture.width * picture.height
    if count > max_pixels:
        message = f"{count / 1e6:.0f} million pixels are more than the limit of {max_pixels / 1e6:.0f} million."
        raise PageTooLarge(message, path=path, page=page) if page else TooLarge(message, path=path)


def _decodes(path: Path) -> None:
    """Raises BrokenFile where a picture breaks off. A JPEG is drawn coarsely, which costs a tenth."""
    try:
        with _open(path) as picture:
            if picture.format == "JPEG":
                picture.draft("L", (max(picture.width // 8, 1), max(picture.height // 8, 1)))
                picture.load()
            elif picture.format == "PNG":
                picture.verify()
    except DAMAGED as error:
        raise BrokenFile("the picture is damaged or breaks off.", path=str(path)) from error
