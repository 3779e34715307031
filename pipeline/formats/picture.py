"""A page and what was found on it in, a picture of the page as a viewer shows it out, with everything drawn in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel

from pipeline.model.geometry import Box
from pipeline.model.page import CellState, Page, PageImage, ZoneKind
from pipeline.model.record import Record, Seen, VoteCell

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 144
ZONES: dict[ZoneKind, str] = {
    "body": "#1f77b4",
    "header": "#7f7f7f",
    "footer": "#7f7f7f",
    "side": "#8c564b",
    "stamp": "#9467bd",
    "handwriting": "#e377c2",
}
STATES: dict[CellState, str] = {"value": "#2ca02c", "blank": "#17becf", "unreadable": "#d62728", "absent": "#bcbd22"}
WORD = "#c7d9ee"
VALUE = "#ff7f0e"


def shown(image: PageImage, width: float, height: float) -> Image:
    """The page as a viewer shows it (``width`` × ``height`` points), turned back from reading space."""
    from PIL import Image as Pillow

    back = image.frame.inverse()
    here, there = DPI / 72, image.dpi / 72
    k = there / here
    grey = Pillow.fromarray(image.pixels)
    affine = (back.a * k, back.b * k, back.c * there, back.d * k, back.e * k, back.f * there)
    size = (max(round(width * here), 1), max(round(height * here), 1))
    turned = grey.transform(size, Pillow.Transform.AFFINE, affine, resample=Pillow.Resampling.BILINEAR, fillcolor=255)
    return turned.convert("RGB")


def values(part: BaseModel, name: str = "") -> Iterator[tuple[str, int, Box]]:
    """Every box of every value in a record: its field, its page, its place as shown."""
    if isinstance(part, (Seen, VoteCell)) and part.page is not None:
        yield from ((name, part.page, Box(*box)) for box in part.boxes)
    for field, info in type(part).model_fields.items():
        inner = getattr(part, field)
        title = info.title or name
        if isinstance(inner, BaseModel):
            yield from values(inner, title)
        elif isinstance(inner, list):
            for one in inner:
                if isinstance(one, BaseModel):
                    yield from values(one, title)


def draw(image: PageImage, page: Page, record: Record) -> Image:
    """Words, blocks with their zones, cells with their states, and the values found on this page."""
    from PIL import ImageDraw, ImageFont

    picture = shown(image, page.width, page.height)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(11)
    scale = DPI / 72

    def frame(box: Box, colour: str, width: int, label: str = "", below: bool = False) -> None:
        corners = [v * scale for v in box]
        pen.rectangle(corners, outline=colour, width=width)
        if label:
            at = (corners[0], corners[3] + 1 if below else max(corners[1] - 13, 0))
            pen.rectangle(pen.textbbox(at, label, font=font), fill="white")
            pen.text(at, label, fill=colour, font=font)

    for block in page.blocks:
        for line in block.lines:
            for word in line.words:
                if word.box:
                    frame(page.frame.box(word.box), WORD, 1)
        if block.table:
            for cell in block.table.cells:
                if cell.box:
                    frame(page.frame.box(cell.box), STATES[cell.state], 1)
        if block.box:
            kind = block.kind if block.zone == "body" else f"{block.kind} ({block.zone})"
            frame(page.frame.box(block.box), ZONES[block.zone], 2, kind)
    named: set[Box] = set()
    for name, number, box in values(record):
        if number == page.number:
            # The date of a step is among the dates too: the first name, the more telling one, stays readable.
            frame(box, VALUE, 2, "" if box in named else name, below=True)
            named.add(box)
    return picture
