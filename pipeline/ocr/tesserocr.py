"""A sheet's picture comes in; words from Tesseract's library within this process go out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pipeline.errors import EngineFailed, EngineMissing, ModelMissing
from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Reading, Sheet
from pipeline.ocr import pieces, tessdata, tesseract
from pipeline.ocr.signs import Found

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tesserocr import PyTessBaseAPI

NAME = "tesserocr"
_LOCK = threading.Lock()


def is_available() -> bool:
    """Whether the library is there."""
    try:
        import tesserocr  # noqa: F401
    except ImportError:
        return False
    return True


def version() -> str:
    """The version of Tesseract's library. Raises EngineMissing."""
    if not is_available():
        raise EngineMissing("the package tesserocr is not installed.")
    import tesserocr

    return str(tesserocr.tesseract_version()).split("\n")[0].split()[-1]


def words(sheet: Sheet, *, languages: str, mode: str = "text", region: Box | None = None) -> Reading:
    """The words of a sheet, or of a region of it (points of reading space), in one run.

    Raises EngineMissing, ModelMissing, EngineFailed.
    """
    if sheet.image is None:
        return Reading(NAME, (), mode=mode)
    image = sheet.image()
    if region is not None:
        found = pieces.words(many, image, [region], languages=languages, mode=mode)[0]
        return Reading(NAME, found, image.frame, mode)
    return replace(many([image], languages=languages, mode=mode, page=sheet.number)[0], frame=image.frame)


def many(images: Sequence[PageImage], *, languages: str, mode: str, page: int | None = None) -> list[Reading]:
    """One reading for each picture, in points of that picture. Raises as ``words`` does."""
    readings = []
    with _LOCK:
        api = _api(languages)
        api.SetVariable("tessedit_char_whitelist", tesseract.DIGITS if mode == "digits" else "")
        api.SetPageSegMode(tesseract.MODES[mode])
        for image in images:
            found = tuple(_found(api, image.pixels, image.dpi, page)) if tesseract.holds_ink(image) else ()
            readings.append(Reading(NAME, tesseract.words(found, image.dpi, languages), mode=mode))
    return readings


@lru_cache(maxsize=2)
def _api(languages: str) -> PyTessBaseAPI:
    """Tesseract with its models loaded (80 ms), kept for the process."""
    try:
        import tesserocr
    except ImportError as error:
        raise EngineMissing("the package tesserocr is not installed.") from error
    folder = tessdata.find(*languages.split("+"))
    try:
        api = tesserocr.PyTessBaseAPI(path=f"{folder}/", lang=languages, oem=tesserocr.OEM.LSTM_ONLY)
    except RuntimeError as error:
        raise ModelMissing(f"Tesseract cannot load the language data for {languages} ({error}).") from error
    return api


def _found(api: PyTessBaseAPI, pixels: NDArray[np.uint8], dpi: float, page: int | None) -> Iterator[Found]:
    import tesserocr

    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    if min(height, width) < 3:
        return
    api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
    api.SetSourceResolution(round(dpi))
    try:
        done = api.Recognize(int(tesseract.SECONDS * 1000))
    except RuntimeError as error:
        raise EngineFailed(f"Tesseract failed ({error}).", page=page) from error
    if not done:
        raise EngineFailed(f"Tesseract did not finish in {tesseract.SECONDS:.0f} s.", page=page)
    walk = api.GetIterator()
    if walk is None or walk.Empty(tesserocr.RIL.WORD):
        return
    line = -1
    while True:
        if walk.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
        box = walk.BoundingBox(tesserocr.RIL.WORD)
        if box is not None and not walk.Empty(tesserocr.RIL.WORD):
            text = walk.GetUTF8Text(tesserocr.RIL.WORD)
            left, top, right, bottom = box
            yield Found(text, left, top, right, bottom, walk.Confidence(tesserocr.RIL.WORD), (line,))
        if not walk.Next(tesserocr.RIL.WORD):
            return
