"""A path comes in; an opened source goes out, whose pages are sheets with a verdict on the text they bring."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import NotAFile
from pipeline.intake.opened import look
from pipeline.intake.spread import pages
from pipeline.model.page import Source


def open_source(
    path: Path | str,
    *,
    max_bytes: int = 1_000_000_000,
    max_pages: int = 2_000,
    max_pixels: int = 120_000_000,
    dpi: float = 300,
    one_per_folder: bool = False,
) -> Source:
    """Open a file, or with ``one_per_folder`` a folder of page images as one paper; nothing is ever written to it.

    The type is told by the content. ``dpi`` is the resolution at which pages without a scan are drawn. The limits
    are looked at before anything is decoded. Raises InputError: NotReadable, NotAFile, TooLarge, EmptyFile,
    UnknownType, BrokenFile, PasswordNeeded, ChangedFile.
    """
    path = Path(path)
    if path.is_dir():
        if not one_per_folder:
            raise NotAFile("this is a folder.", path=str(path))
        from pipeline.intake.pictures import FolderSource

        return FolderSource(path, max_bytes=max_bytes, max_pages=max_pages, max_pixels=max_pixels)
    opened, kind = look(path, max_bytes)
    match kind:
        case "pdf":
            from pipeline.intake.pdf import PdfSource

            return PdfSource(opened, max_pages=max_pages, max_pixels=max_pixels, dpi=dpi)
        case "png" | "jpeg" | "tiff":
            from pipeline.intake.pictures import PictureSource

            return PictureSource(opened, max_pages=max_pages, max_pixels=max_pixels)
        case "hocr" | "alto":
            from pipeline.intake.markup import MarkupSource

            return MarkupSource(opened, kind, max_pages=max_pages)
        case "text":
            from pipeline.intake.text import TextSource

            return TextSource(opened, max_pages=max_pages)


__all__ = ["open_source", "pages"]
