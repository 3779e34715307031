"""A text file comes in; its pages go out as sheets that hold their lines as they stand."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import NotReadable, TooLarge
from pipeline.intake import plain, verdict
from pipeline.intake.opened import Opened
from pipeline.model.page import Reason, Sheet


class TextSource(Opened):
    """The pages of a text file, parted by form feeds; ``encoding`` is the one it was read in."""

    def __init__(self, opened: Opened, *, max_pages: int):
        super().__init__(opened.path, opened.sha256, opened.media_type, opened.size)
        text, self.encoding = plain.decode(_bytes(self.path), str(self.path))
        self._pages = plain.pages(text)
        self.page_count = len(self._pages)
        if self.page_count > max_pages:
            raise TooLarge(f"{self.page_count} pages are more than the limit of {max_pages}.", path=str(self.path))

    def sheet(self, number: int) -> Sheet:
        """Page ``number`` from 1."""
        lines = self._pages[number - 1]
        found, decision, reasons = verdict.of_text(lines)
        if self.encoding not in ("utf-8", "utf-16-le", "utf-16-be"):
            reasons = (*reasons, Reason("encoding", None, f"The text was read as {self.encoding}."))
        return Sheet(number, 0.0, 0.0, found, decision, reasons, lines=lines)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotReadable(f"the file cannot be read ({error.strerror or error}).", path=str(path)) from error
