"""A PDF comes in; its pages go out as sheets: words of the layer with a verdict, rulings, and a picture when asked."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.errors import BrokenFile, BrokenPage, EmptyFile, PageTooLarge, PasswordNeeded, TooLarge
from pipeline.intake import blank, content, forms, second, straighten, verdict
from pipeline.intake.content import Content, Picture
from pipeline.intake.opened import Opened
from pipeline.intake.upright import as_shown
from pipeline.model.geometry import Box, Frame, intersection, turned
from pipeline.model.page import PageImage, Reason, Sheet, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from pipeline.intake.straighten import Grey

_DOUBTED = ("broken encoding", "wrong language", "partly damaged")
_PASSWORD, _SECURITY = 4, 5
"""pdfium's codes for a password that is needed and for a protection it does not know."""
LEAST_DPI, MOST_DPI = 100.0, 400.0
"""Scans are read at their own resolution within these; 400 dpi reads no better than 300 (measured)."""

MOST_LOOKED_AT = 12_000_000
"""Pixels of a picture up to which it is looked at whether it may hold print."""


class PdfSource(Opened):
    """The pages of a PDF. Boxes are points of the page as a viewer shows it."""

    def __init__(self, opened: Opened, *, max_pages: int, max_pixels: int, dpi: float):
        super().__init__(opened.path, opened.sha256, opened.media_type, opened.size)
        self.cut_off = opened.cut_off
        self._max_pixels = max_pixels
        self._dpi = dpi
        self._turned: dict[int, int] = {}
        document = _open(self.path)
        self._filled = forms.has_form(document)
        self._document, self._marks = _with_values(document, self.path) if self._filled else (document, {})
        if self._document is not document:
            document.close()
        self._open = [self._document]
        self.page_count = len(self._document)
        if self.page_count == 0:
            self.close()
            raise EmptyFile("the PDF has no pages.", path=str(self.path))
        if self.page_count > max_pages:
            self.close()
            raise TooLarge(f"{self.page_count} pages are more than the limit of {max_pages}.", path=str(self.path))

    def close(self) -> None:
        for document in self._open:
            document.close()

    def _page(self, number: int) -> PdfPage:
        """A page, with the values of a form and typed notes as its print; notes are looked for as pages are opened."""
        page = self._document[number - 1]
        if not self._filled and forms.has_notes(page):
            self._filled = True
            printed, self._marks = _with_values(self._document, self.path)
            if printed is not self._document:
                self._document = printed  # pages given out before stay open in the old one
                self._open.append(printed)
                self._turned.clear()
                return printed[number - 1]
        return page

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` from 1. Raises BrokenPage, PageTooLarge."""
        import pypdfium2

        try:
            page = self._page(number)
            found = content.read(page, lambda boxes: _contrast(page, boxes))
            found, turn = self._upright(page, number, found)
            if number in self._marks:
                found = _marked(found, self._marks[number], page)
        except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
            raise BrokenPage(f"the page cannot be opened ({error}).", path=str(self.path), page=number) from error
        if not (3 <= found.width <= 20_000 and 3 <= found.height <= 20_000):
            raise BrokenPage("the page has no possible size.", path=str(self.path), page=number)
        whole = Box(0, 0, found.width, found.height)
        share = verdict.covered(whole, (p.box for p in found.pictures))
        small = tuple(_worth_reading(found, whole)) if share < verdict.COVERS else ()
        judged = self._judged(page, number, found, share, small)
        decision, verdict_, reasons = judged.decision, judged.verdict, judged.reasons
        picture = _Image(page, found, share, self._dpi, self._max_pixels, str(self.path), number)
        if decision in ("read", "align"):
            picture.check()
        if decision == "read" and not judged.words:
            mark = blank.ink(*picture.grey())
            if mark.blank:
                decision, verdict_ = "skip", "blank"
                reasons = (*reasons, Reason("blank", round(mark.share, 4), "The picture shows nothing to read."))
        sheet = Sheet(
            number,
            found.width,
            found.height,
            verdict_,
            decision,
            reasons,
            judged.words,
            found.hidden,
            found.rulings,
            image=picture if decision in ("read", "align") else picture.as_shown,
            pictures=judged.pictures,
        )
        return as_shown(sheet, turn) if turn else sheet

    def _upright(self, page: PdfPage, number: int, found: Content) -> tuple[Content, int]:
        """The content of a page that a viewer shows sideways or upside down, turned so that its words stand upright,
        and the quarters it was turned clockwise: pdfium parts and orders letters as the page lies."""
        if number in self._turned:  # the page was asked for before and lies turned in the document
            return found, self._turned[number]
        whole = Box(0, 0, found.width, found.height)
        scanned = verdict.covered(whole, (p.box for p in found.pictures)) >= verdict.COVERS
        if not found.turn or (scanned and not found.layer):  # a line printed over a scan tells nothing of it
            return found, 0
        self._turned[number] = found.turn
        page.set_rotation((page.get_rotation() + 90 * found.turn) % 360)
        return content.read(page, lambda boxes: _contrast(page, boxes)), found.turn

    def _judged(
        self, page: PdfPage, number: int, found: Content, share: float, small: tuple[Box, ...]
    ) -> verdict.Judgement:
        """The verdict on the page; shown words that look damaged are decoded once more before they are accused."""
        judged = verdict.of_page(
            found.shown, found.layer, found.hidden, covered=share, drawings=found.drawings, pictures=small
        )
        if not found.shown or judged.verdict not in _DOUBTED:
            return judged
        turn = self._turned.get(number, 0)
        _, wide, high = content.view_frame(page, turn)
        frame = turned(turn, wide, high)
        as_it_lies = tuple(replace(w, box=frame.box(w.box)) for w in found.shown if w.box is not None)
        words = second.decode(self.path, number, as_it_lies, content.corner(page, turn))
        if words is not None:
            words = tuple(replace(w, text=new.text) for w, new in zip(found.shown, words, strict=True))
        if words is None or words == found.shown:
            return judged
        again = verdict.of_page(
            words, found.layer, found.hidden, covered=share, drawings=found.drawings, pictures=small
        )
        if again.verdict not in ("digital", "sane layer"):
            return judged
        changed = sum(new.text != old.text for new, old in zip(words, found.shown, strict=True))
        note = Reason("second-decoder", changed, f"{changed} words were taken as pdfplumber decodes the page's fonts.")
        return again._replace(reasons=(*again.reasons, note))


def _open(path: Path) -> PdfDocument:
    """The document, mended where it is broken. Raises PasswordNeeded, BrokenFile."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        if len(document):
            return document
        document.close()
        code = None
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD:
            raise PasswordNeeded("the PDF is protected by a password.", path=str(path)) from error
    return _mended(path, code)


def _with_values(document: PdfDocument, path: Path) -> tuple[PdfDocument, dict[int, list[tuple[str, Box]]]]:
    """The document with the values of its form and its typed notes as print of its pages, and its marks by page."""
    import pypdfium2

    form = forms.filled(path)
    try:
        printed = pypdfium2.PdfDocument(form.pdf) if form is not None else None
    except pypdfium2.PdfiumError:
        printed = None
    if form is None or printed is None or len(printed) != len(document):
        return document, {}
    return printed, form.marks


def _marked(found: Content, marks: list[tuple[str, Box]], page: PdfPage) -> Content:
    """The content of ``page`` with the signs of its checkboxes among its words."""
    view = content.view_frame(page)[0]
    boxes = [(sign, view.box(box)) for sign, box in marks]
    words = (Word(sign, box, size=round(min(box.width, box.height), 2)) for sign, box in boxes)
    return replace(found, shown=(*found.shown, *words))


def _mended(path: Path, code: int | None) -> PdfDocument:
    """The document after pikepdf has rebuilt it in memory; the file itself is not touched."""
    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(path, suppress_warnings=True) as broken:
            if not len(broken.pages):
                if code is None:
                    raise EmptyFile("the PDF has no pages.", path=str(path))
                raise BrokenFile("the PDF is damaged: no page of it is left.", path=str(path))
            mended = io.BytesIO()
            broken.save(mended, encryption=False)
        return pypdfium2.PdfDocument(mended.getvalue())
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the PDF is protected by a password.", path=str(path)) from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError, OSError) as error:
        if code == _SECURITY:
            raise PasswordNeeded("the PDF has a protection that is not known.", path=str(path)) from error
        raise BrokenFile("the PDF is damaged and cannot be mended.", path=str(path)) from error


def _contrast(page: PdfPage, boxes: list[Box]) -> list[float]:
    """How much the page as shown varies under each box, 0..255."""
    _, _, height = content.view_frame(page)
    scale = min(100 / 72, 2_000 / max(height, 1.0))
    shown = page.render(scale=scale, grayscale=True).to_numpy()
    shown = shown[:, :, 0] if shown.ndim == 3 else shown
    figures = []
    for box in boxes:
        part = shown[
            max(int(box.top * scale), 0) : int(box.bottom * scale) + 1,
            max(int(box.left * scale), 0) : int(box.right * scale) + 1,
        ]
        figures.append(float(part.max()) - float(part.min()) if part.size else 0.0)
    return figures


def _worth_reading(found: Content, whole: Box) -> list[Box]:
    """The pictures of a digital page that may hold print: large enough for a word, fine enough to be read."""
    boxes = []
    for picture in found.pictures:
        box = intersection(picture.box, whole)
        if box is None or box.width < 40 or box.height < 9 or box.area < 800:
            continue
        across = picture.pixels[0] / max(picture.box.width, 1.0) * 72
        if across < 90 or min(picture.pixels) < 12:
            continue
        pixels = _pixels(picture) if picture.pixels[0] * picture.pixels[1] <= MOST_LOOKED_AT else None
        # What cannot be looked at cheaply is read.
        if pixels is None or blank.holds_print(pixels, across):
            boxes.append(box)
    return boxes


class _Image:
    """Makes the picture of a page when asked, and keeps it as long as the sheet is kept."""

    def __init__(
        self, page: PdfPage, found: Content, share: float, dpi: float, max_pixels: int, path: str, number: int
    ):
        self._page, self._found, self._share = page, found, share
        self._path, self._number = path, number
        self._max_pixels = max_pixels
        self._dpi = self._resolution(dpi)
        self._grey: tuple[Grey, float] | None = None
        self._ready: PageImage | None = None

    def __call__(self) -> PageImage:
        """The page upright, straight and even. Raises BrokenPage, PageTooLarge."""
        if self._ready is None:
            grey, dpi = self.grey()
            # What was drawn by a program lies straight; a page without words is a scan, even if it fills only a part.
            scanned = self._share >= verdict.COVERS or (self._share > 0.2 and not self._found.shown)
            self._ready = straighten.prepare(grey, dpi) if scanned else PageImage(grey, dpi)
        return self._ready

    def as_shown(self) -> PageImage:
        """The page as it is, for a page whose words are kept in points as shown."""
        if self._ready is None:
            self._ready = PageImage(*self.grey())
        return self._ready

    def check(self) -> None:
        """Raises PageTooLarge before anything is decoded."""
        needed = self._found.width * self._found.height * (self._dpi / 72) ** 2
        largest = max((p.pixels[0] * p.pixels[1] for p in self._found.pictures), default=0)
        if max(needed, largest) > self._max_pixels:
            raise PageTooLarge(
                f"{max(needed, largest) / 1e6:.0f} million pixels are more than the limit of "
                f"{self._max_pixels / 1e6:.0f} million.",
                path=self._path,
                page=self._number,
            )

    def grey(self) -> tuple[Grey, float]:
        """The page as shown in grey, and its resolution in dpi."""
        if self._grey is None:
            import pypdfium2

            self.check()
            try:
                self._grey = self._extracted() or self._rendered()
            except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
                raise BrokenPage(f"the page cannot be drawn ({error}).", path=self._path, page=self._number) from error
        return self._grey

    def _resolution(self, wanted: float) -> float:
        """A scan's own resolution, else the one asked for, less where the page is as large as a plan."""
        dpi = wanted
        if self._share >= verdict.COVERS and self._found.pictures:
            main = max(self._found.pictures, key=lambda p: p.box.area)
            dpi = _dpi(main)[1] or wanted
            dpi = min(max(dpi, LEAST_DPI), MOST_DPI)
        area = self._found.width * self._found.height / 72**2
        fits = (self._max_pixels / max(area, 0.01)) ** 0.5
        return min(dpi, fits * 0.999) if fits >= LEAST_DPI else dpi

    def _extracted(self) -> tuple[Grey, float] | None:
        """The pixels of the one picture that is the page, unless anything else is drawn with it."""
        found = self._found
        if len(found.pictures) != 1 or found.shown or found.drawings > 2:
            return None
        picture = found.pictures[0]
        whole = Box(0, 0, found.width, found.height)
        shared = intersection(picture.box, whole)
        if picture.stencil or shared is None or shared.area < 0.98 * whole.area:
            return None
        across, along = _dpi(picture)
        if not across or abs(across - along) > 0.02 * along or along > MOST_DPI * 1.05 or along < LEAST_DPI:
            return None
        turned = _straight(picture.matrix)
        if turned is None:
            return None
        pixels = _pixels(picture)
        if pixels is None or pixels.shape[::-1] != picture.pixels:
            return None
        pixels = _placed(pixels, turned)
        # Cut to the page where the picture reaches beyond it.
        kx, ky = pixels.shape[1] / picture.box.width, pixels.shape[0] / picture.box.height
        if picture.box.width > whole.width + 1 or picture.box.height > whole.height + 1:
            left, top = max(-picture.box.left * kx, 0), max(-picture.box.top * ky, 0)
            pixels = pixels[round(top) : round(top + shared.height * ky), round(left) : round(left + shared.width * kx)]
        return np.ascontiguousarray(pixels), pixels.shape[0] * 72 / shared.height

    def _rendered(self) -> tuple[Grey, float]:
        pixels = _grey(self._page.render(scale=self._dpi / 72, grayscale=True))
        return pixels, pixels.shape[0] * 72 / self._found.height


def _pixels(picture: Picture) -> Grey | None:
    """The pixels of a picture as they lie in the file, in grey; None where pdfium gives none."""
    import pypdfium2.raw as raw
    from pypdfium2 import PdfBitmap

    # The raw call: a PdfImage made from a handle would destroy the page's own object.
    bitmap = raw.FPDFImageObj_GetBitmap(picture.handle)
    return _grey(PdfBitmap.from_raw(bitmap)) if bitmap else None


def _dpi(picture: Picture) -> tuple[float, float]:
    """The resolution of a picture across and down as it lies on the page; zeros for one without extent."""
    m = picture.matrix
    wide, high = (m.a**2 + m.d**2) ** 0.5, (m.b**2 + m.e**2) ** 0.5
    if wide < 1 or high < 1:
        return 0.0, 0.0
    return picture.pixels[0] * 72 / wide, picture.pixels[1] * 72 / high


def _straight(m: Frame) -> tuple[float, float, float, float] | None:
    """The signs of a matrix that only mirrors and turns by quarters, None for any other."""
    if max(abs(m.b), abs(m.d)) < 0.002 * max(abs(m.a), abs(m.e)):
        return m.a, 0.0, 0.0, m.e
    if max(abs(m.a), abs(m.e)) < 0.002 * max(abs(m.b), abs(m.d)):
        return 0.0, m.b, m.d, 0.0
    return None


def _placed(pixels: Grey, signs: tuple[float, float, float, float]) -> Grey:
    """The pixels of a picture as they lie on the page."""
    a, b, d, e = signs
    if b or d:
        # x of the page runs along y of the picture
        pixels = pixels.T
        a, e = b, d
    if a < 0:
        pixels = pixels[:, ::-1]
    if e < 0:
        pixels = pixels[::-1]
    return pixels


def _grey(bitmap: Any) -> Grey:
    """A bitmap of pdfium as grey values; it is copied, because pdfium frees its own."""
    from PIL import Image

    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.array(pixels.reshape(pixels.shape[0], pixels.shape[1]), dtype=np.uint8)
    picture = bitmap.to_pil()
    if picture.mode in ("RGBA", "LA"):
        ground = Image.new("RGBA", picture.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(ground, picture.convert("RGBA"))
    return np.asarray(picture.convert("L"))
