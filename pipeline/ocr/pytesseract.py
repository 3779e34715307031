"""A sheet's picture comes in; words from the system's ``tesseract`` command go out, one process for a call.

The picture goes as PGM in a private folder: the PNG that pytesseract makes of a picture costs 0.69 s a page.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import EngineFailed, EngineMissing, ModelMissing
from pipeline.model.geometry import Box
from pipeline.model.page import PageImage, Reading, Sheet
from pipeline.ocr import pieces, tessdata, tesseract
from pipeline.ocr.signs import Found

NAME = "pytesseract"


def is_available() -> bool:
    """Whether the package and the command are there."""
    from importlib.util import find_spec

    return find_spec("pytesseract") is not None and shutil.which("tesseract") is not None


@cache
def version() -> str:
    """The version of the command. Raises EngineMissing."""
    if not is_available():
        raise EngineMissing("the command tesseract is not installed.")
    import pytesseract

    return str(pytesseract.get_tesseract_version())


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
    """One reading for each picture, in points of that picture, all in one process. Raises as ``words`` does."""
    inked = [i for i in images if tesseract.holds_ink(i)]
    found = iter(_run([i.pixels for i in inked], inked[0].dpi, languages, mode, page) if inked else [])
    return [
        Reading(
            NAME, tesseract.words(next(found), image.dpi, languages) if tesseract.holds_ink(image) else (), mode=mode
        )
        for image in images
    ]


def _run(
    pictures: list[NDArray[np.uint8]], dpi: float, languages: str, mode: str, page: int | None
) -> list[list[Found]]:
    """What the command finds on each picture."""
    if not is_available():
        raise EngineMissing("the command tesseract is not installed.")
    import pytesseract

    folder = tessdata.find(*languages.split("+"))
    config = f'--tessdata-dir "{folder}" --oem 1 --psm {tesseract.MODES[mode]} --dpi {round(dpi)}'
    if mode == "digits":
        config += f" -c tessedit_char_whitelist={tesseract.DIGITS}"
    with tempfile.TemporaryDirectory(prefix="vorlagen-") as private:
        paths = [Path(private, f"{i}.pgm") for i in range(len(pictures))]
        for path, pixels in zip(paths, pictures, strict=True):
            _write(path, pixels)
        target = paths[0]
        if len(paths) > 1:  # a list of pictures is read as a document of several pages
            target = Path(private, "list.txt")
            target.write_text("".join(f"{p}\n" for p in paths))
        try:
            told = pytesseract.image_to_data(
                str(target),
                lang=languages,
                config=config,
                timeout=tesseract.SECONDS,
                output_type=pytesseract.Output.DICT,
            )
        except pytesseract.TesseractNotFoundError as error:
            raise EngineMissing("the command tesseract is not installed.") from error
        except pytesseract.TesseractError as error:
            if "language" in error.message and "load" in error.message:
                raise ModelMissing(f"Tesseract cannot load the language data for {languages}.") from error
            raise EngineFailed(
                f"Tesseract failed with status {error.status} ({error.message[:200]}).", page=page
            ) from error
        except SystemExit as error:  # pytesseract's answer to a command that does not tell its version
            raise EngineFailed(f"the command tesseract does not work ({error}).", page=page) from error
        except RuntimeError as error:  # the time is up
            raise EngineFailed(f"Tesseract did not finish in {tesseract.SECONDS:.0f} s.", page=page) from error
        except (OSError, ValueError, KeyError) as error:
            raise EngineFailed(f"Tesseract left nothing that can be read ({error}).", page=page) from error
    return _parsed(told, len(pictures), page)


def _write(path: Path, pixels: NDArray[np.uint8]) -> None:
    """A binary grey picture (PGM)."""
    height, width = pixels.shape
    with path.open("wb") as file:
        file.write(b"P5\n%d %d\n255\n" % (width, height))
        file.write(np.ascontiguousarray(pixels).data)


def _parsed(told: dict[str, list[str]], count: int, page: int | None) -> list[list[Found]]:
    """The rows of Tesseract's TSV by picture."""
    result: list[list[Found]] = [[] for _ in range(count)]
    try:
        for i, level in enumerate(told.get("level", [])):
            if int(level) != 5:
                continue
            left, top = float(told["left"][i]), float(told["top"][i])
            line = int(told["block_num"][i]), int(told["par_num"][i]), int(told["line_num"][i])
            result[int(told["page_num"][i]) - 1].append(
                Found(
                    told["text"][i],
                    left,
                    top,
                    left + float(told["width"][i]),
                    top + float(told["height"][i]),
                    float(told["conf"][i]),
                    line,
                )
            )
    except (ValueError, KeyError, IndexError) as error:
        raise EngineFailed(f"Tesseract's answer cannot be read ({error}).", page=page) from error
    return result
