"""A sheet comes in; a reading goes out: the words of its layer, of an engine, or of both joined, as its decision says.

The engines start no threads of their own: two threads of one page are slower than two pages (7.8 s against 2.2 s).
"""

from __future__ import annotations

import os

# Before any library brings OpenMP with it: it reads this when it is loaded. Children inherit it.
os.environ["OMP_THREAD_LIMIT"] = "1"

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.errors import EngineMissing, UsageError
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import PageImage, Reading, Sheet
from pipeline.ocr import layer, pytesseract, tessdata, tesserocr
from pipeline.ocr.tessdata import Model


class Engine(Protocol):
    """What a module must offer to be an engine.

    ``words`` reads a sheet or a region of it in one run; boxes are points of the reading space of ``sheet.image()``.
    ``many`` reads small pictures, each in points of its own, at the price of one start. Modes: ``tesseract.MODES``.
    """

    NAME: str

    def is_available(self) -> bool: ...

    def version(self) -> str: ...

    def words(self, sheet: Sheet, *, languages: str, mode: str = "text", region: Box | None = None) -> Reading: ...

    def many(self, images: Sequence[PageImage], *, languages: str, mode: str) -> list[Reading]: ...


ENGINES: dict[str, Engine] = {"tesserocr": tesserocr, "pytesseract": pytesseract, "layer": layer}
"""By name; those that read pictures in the order in which ``auto`` tries them."""


@dataclass(frozen=True, slots=True)
class Used:
    """What read a page: engine, its version, its models with their checksums."""

    name: str
    version: str
    models: tuple[Model, ...]


def engine_named(name: str) -> Engine:
    """The engine of that name; ``auto`` is the first that is there. Raises EngineMissing, UsageError."""
    if name == "auto":
        for reader in (ENGINES["tesserocr"], ENGINES["pytesseract"]):
            if reader.is_available():
                return reader
        raise EngineMissing("neither tesserocr nor the command tesseract is installed.")
    if name not in ENGINES:
        raise UsageError(f"there is no engine {name!r}; there are {', '.join(ENGINES)}.")
    engine = ENGINES[name]
    if not engine.is_available():
        raise EngineMissing(f"the engine {name} is not installed.")
    return engine


def provenance(engine: str, languages: str) -> Used:
    """Engine, version and models with checksums. Raises EngineMissing, ModelMissing."""
    chosen = engine_named(engine)
    second = tessdata.second(languages)
    names = [*languages.split("+"), *([second] if second else [])]
    models = () if chosen.NAME == layer.NAME else tuple(tessdata.model(name) for name in names)
    return Used(chosen.NAME, chosen.version(), models)


def read(sheet: Sheet, *, engine: str = "auto", languages: str = "deu") -> Reading:
    """Read a sheet as its decision says: keep, read, align or skip.

    Raises EngineMissing, ModelMissing, EngineFailed. Plain text has no words: its lines stand in the sheet.
    """
    if sheet.lines is not None:
        return Reading("text", ())
    if sheet.decision == "skip":
        return Reading("none", ())
    if sheet.decision == "keep":
        return layer.words(sheet, languages=languages)
    from pipeline.ocr import page

    return page.read(sheet, engine_named(engine), languages)


def read_cells(
    sheet: Sheet, boxes: Sequence[Box], frame: Frame, *, engine: str = "auto", languages: str = "deu"
) -> dict[Box, Reading]:
    """Read cells one by one; each keeps what else it may be as alternatives.

    ``boxes`` are points of the reading space that ``frame`` leads from.

    Raises as ``read`` does. A sheet without a picture gives no reading.
    """
    if sheet.image is None or not boxes:
        return {}
    from pipeline.ocr import cells

    return cells.read(sheet, list(dict.fromkeys(boxes)), frame, engine_named(engine), languages)


__all__ = ["ENGINES", "Engine", "Used", "engine_named", "provenance", "read", "read_cells"]
