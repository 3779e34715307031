"""The sheet of a page that was turned to be read comes in; the same with its places on the page as shown goes out."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.geometry import turned
from pipeline.model.page import PageImage, Reason, Sheet
from pipeline.model.rulings import mapped


def as_shown(sheet: Sheet, turn: int) -> Sheet:
    """The sheet of a page that was turned clockwise by ``turn`` quarters, with its boxes on the page as shown."""
    wide, high = (sheet.height, sheet.width) if turn % 2 else (sheet.width, sheet.height)
    frame = turned(turn, wide, high)
    upright = sheet.image

    def image() -> PageImage:
        assert upright is not None
        found = upright()
        paper = frame.box(found.paper) if found.paper is not None else None
        return PageImage(found.pixels, found.dpi, found.frame.then(frame), found.soft, paper)

    message = f"The page shows its words turned; it was read turned clockwise by {90 * turn} degrees."
    return replace(
        sheet,
        width=wide,
        height=high,
        reasons=(*sheet.reasons, Reason("turned", 90 * turn, message)),
        layer=tuple(replace(w, box=frame.box(w.box)) for w in sheet.layer if w.box is not None),
        rulings=tuple(mapped(r, frame) for r in sheet.rulings),
        pictures=tuple(map(frame.box, sheet.pictures)),
        image=image if upright is not None else None,
        turn=turn,
    )
