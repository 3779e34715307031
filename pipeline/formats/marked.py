"""An original and places on its pages in, small pictures of these places out, each with a frame around the place."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.geometry import Box, intersection
from pipeline.scans import frames

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

WIDEST = 640  # pixels of a picture
SHARPEST = 2.0  # pixels a point: 144 dpi
WHOLE = 320  # pixels of the width of a whole page
MARGIN_X, MARGIN_Y = 60.0, 28.0  # points shown around a place
LEAST = 240.0, 80.0  # points shown at least
FRAME = "#d62728"
QUALITY = 50
MOST_PIXELS = 150_000_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on page ``page`` (from 1) of a content; page size and box in points of the page as shown. Without a box
    the whole page is meant."""

    sha256: str
    page: int
    width: float
    height: float
    box: Box | None


def pictures(original: Path, spots: Iterable[Spot]) -> list[bytes | None]:
    """A picture (WebP) of each spot of an original; None for a page that cannot be drawn. ``original`` is a PDF, a
    picture file or a folder of these and is only read."""
    wanted = list(spots)
    drawn: list[bytes | None] = [None] * len(wanted)
    pages: dict[int, list[int]] = {}
    for i, spot in enumerate(wanted):
        pages.setdefault(spot.page, []).append(i)
    try:
        drawer = _drawer(original)
    except Exception:  # whatever is wrong with the file: the report goes without the picture
        return drawn
    for page, places in sorted(pages.items()):
        for i in places:
            try:
                drawn[i] = _webp(drawer.crop(page, wanted[i], region(wanted[i])), wanted[i])
            except Exception:  # as above, of one page
                continue
    drawer.close()
    return drawn


def region(spot: Spot) -> Box:
    """What is shown of the page: the place with what stands around it, cut at the page's edge."""
    whole = Box(0, 0, spot.width, spot.height)
    if spot.box is None:
        return whole
    x, y = spot.box.middle
    across = max(spot.box.width / 2 + MARGIN_X, LEAST[0] / 2)
    down = max(spot.box.height / 2 + MARGIN_Y, LEAST[1] / 2)
    return intersection(Box(x - across, y - down, x + across, y + down), whole) or whole


def scale(spot: Spot) -> float:
    """Pixels a point."""
    if spot.box is None:
        return WHOLE / spot.width
    return min(SHARPEST, WIDEST / region(spot).width, WIDEST / region(spot).height)


def _webp(picture: Image, spot: Spot) -> bytes:
    from PIL import ImageDraw

    picture = picture.convert("RGB")
    if spot.box is not None:
        shown, k = region(spot), scale(spot)
        place = [
            (spot.box.left - shown.left) * k - 3,
            (spot.box.top - shown.top) * k - 3,
            (spot.box.right - shown.left) * k + 3,
            (spot.box.bottom - shown.top) * k + 3,
        ]
        ImageDraw.Draw(picture).rectangle(place, outline=FRAME, width=2)
    out = io.BytesIO()
    picture.save(out, format="WEBP", quality=QUALITY, method=4)
    return out.getvalue()


class _Pdf:
    """Pages of a PDF, drawn only as far as they are shown."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document

    def crop(self, page: int, spot: Spot, shown: Box) -> Image:
        sheet = self._document[page - 1]
        cut = (shown.left, spot.height - shown.bottom, spot.width - shown.right, shown.top)
        picture: Image = sheet.render(scale=scale(spot), crop=tuple(max(c, 0.0) for c in cut)).to_pil()
        return picture

    def close(self) -> None:
        self._document.close()


class _Pictures:
    """Pages that are pictures; the last one stays open, because places of one page come together."""

    def __init__(self, pages: list[tuple[Path, int]]) -> None:
        self._pages = pages
        self._last: tuple[int, Image] | None = None

    def crop(self, page: int, spot: Spot, shown: Box) -> Image:
        from PIL import Image as Pillow

        picture = self._page(page)
        across, down = picture.width / spot.width, picture.height / spot.height
        size = max(round(shown.width * scale(spot)), 1), max(round(shown.height * scale(spot)), 1)
        box = (shown.left * across, shown.top * down, shown.right * across, shown.bottom * down)
        return picture.resize(size, Pillow.Resampling.BILINEAR, box=box, reducing_gap=2.0)

    def _page(self, page: int) -> Image:
        from PIL import Image as Pillow
        from PIL import ImageOps

        if self._last is None or self._last[0] != page:
            file, frame = self._pages[page - 1]
            with Pillow.open(file, formats=("PNG", "JPEG", "TIFF")) as opened:
                opened.seek(frame)
                if opened.width * opened.height > MOST_PIXELS:
                    raise ValueError("more pixels than are drawn here")
                grey = opened.point(lambda v: v / 256) if opened.mode == "I;16" else opened
                self._last = page, (ImageOps.exif_transpose(grey) or grey).convert("L")
        return self._last[1]

    def close(self) -> None:
        self._last = None


def _drawer(original: Path) -> _Pdf | _Pictures:
    if original.is_file():
        with original.open("rb") as file:
            head = file.read(1024)
        if b"%PDF" in head:
            import pypdfium2

            return _Pdf(pypdfium2.PdfDocument(original))
    return _Pictures(frames(original))
