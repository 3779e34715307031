"""A paper and its original in, a searchable PDF out: the pages as they were, the repaired text unseen behind them.

Pages born digital are left as they are: they show their text. On every other page the unseen text of an older reading
is taken out, because it would be found beside ours, and ours is put in; a word that the page shows as text of its own
stays the page's. Where taking out changed the looks of a page by a single point, the page keeps its old text.
Pictures become pages with exactly their points. Of a file with several papers each gets its own pages and nothing of
the others. The same paper gives the same bytes.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import NotMade
from pipeline.formats.pdf import archival, layer, pictures, unseen
from pipeline.formats.pdf.font import Glyphless
from pipeline.formats.printed import PrintedBlock, PrintedWord, printed
from pipeline.model.geometry import Box, Frame, contains, intersection, union
from pipeline.model.record import PageRecord, Record
from pipeline.model.text import Text
from pipeline.scans import frames

if TYPE_CHECKING:
    from pikepdf import Page, Pdf
    from pypdfium2 import PdfPage

LOOK = 100 / 72
"""The scale at which pages are compared: 100 dpi."""


def searchable(record: Record, text: Text, original: Path, to: Path) -> bool:
    """Write the file at ``to``, page by page, so that a large one needs no memory; False for what has no pages to look
    at (plain text, hOCR, ALTO).

    ``original`` is read only. Raises NotMade where it cannot be made into a PDF, OSError where the disk is full.
    """
    import pikepdf

    kind = record.source.media_type
    blocks = printed(text)
    try:
        if kind == "application/pdf":
            _of_pdf(record, blocks, original, to)
            return True
        if kind.startswith("image/") or kind == "multipart/mixed":
            _of_pictures(record, blocks, original, to)
            return True
    except (pikepdf.PdfError, OSError, ValueError, IndexError, SyntaxError, RuntimeError, MemoryError) as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise  # a full disk is told by whoever asked for the file
        raise NotMade(
            f"no searchable PDF can be made of it ({str(error) or type(error).__name__}).", path=record.source.path
        ) from error
    return False


def _of_pictures(record: Record, blocks: dict[int, list[PrintedBlock]], original: Path, to: Path) -> None:
    from pikepdf import Pdf

    sizes = {p.number: (p.width, p.height) for p in record.pages}
    own = _own(record)
    plain = to.with_name(f"{to.name}.pictures")
    with ExitStack() as left:
        left.callback(plain.unlink, missing_ok=True)
        with pictures.PictureFile(plain) as made:
            for number, (file, frame) in enumerate(frames(original), start=1):
                if number in own:
                    made.add(file, frame, sizes.get(number))
        pdf = left.enter_context(Pdf.open(plain))
        font = Glyphless(pdf)
        for page in record.pages:
            _write(pdf.pages[page.number - own.start], page, blocks.get(page.number, []), font)
        font.finish()
        archival.make_archival(pdf, _producer(record), False)
        _save(pdf, to)


def _of_pdf(record: Record, blocks: dict[int, list[PrintedBlock]], original: Path, to: Path) -> None:
    """A first try takes all unseen text out; pages whose looks that changed keep theirs in a second one."""
    keep: set[int] = set()
    while True:
        stripped = _layered(record, blocks, original, keep, to)
        changed = _changed(original, to, stripped, _own(record).start)
        if not changed:
            return
        keep |= changed


def _layered(
    record: Record, blocks: dict[int, list[PrintedBlock]], original: Path, keep: set[int], to: Path
) -> list[int]:
    """Write the PDF with our text; the pages whose old text was taken out."""
    from pikepdf import Pdf

    stripped, seen_text, own = [], False, _own(record)
    with Pdf.open(original, suppress_warnings=True) as whole, _part(whole, own) as pdf:
        pages = {p.number: p for p in record.pages}
        seen: dict[int, unseen.Seen] = {}
        for number, page in zip(own, pdf.pages, strict=False):
            told = pages.get(number)
            if told is None or _as_it_is(told) or number in keep:
                seen_text = seen_text or unseen.count_seen(page) > 0
                continue
            seen[number] = unseen.strip(pdf, page, _crop(page))
            seen_text = seen_text or seen[number].texts > 0
            if seen[number].removed:
                stripped.append(number)
        shown = _shown_words(pdf, [n for n, s in seen.items() if s.texts], own.start, to)
        font = Glyphless(pdf)
        for number, told in pages.items():
            if not _as_it_is(told) and number not in keep:
                _write(pdf.pages[number - own.start], told, blocks.get(number, []), font, shown.get(number, []))
        font.finish()
        archival.make_archival(pdf, _producer(record), seen_text)
        _save(pdf, to)
    return stripped


def _own(record: Record) -> range:
    """The numbers of the pages of the file on which the paper stands."""
    last = max([record.source.last_page or record.source.pages, *(p.number for p in record.pages)])
    return range(record.source.first_page, last + 1)


@contextmanager
def _part(whole: Pdf, own: range) -> Iterator[Pdf]:
    """The file itself where all its pages are wanted, else another one of these alone: no outline, name or form of the
    file leads to a page that is not there."""
    from pikepdf import Pdf

    if own.start == 1 and own.stop > len(whole.pages):
        yield whole
        return
    with Pdf.new() as part:
        for page in whole.pages[own.start - 1 : own.stop - 1]:
            part.pages.append(page)
        if "/OCProperties" in whole.Root:  # which layers are shown
            part.Root.OCProperties = part.copy_foreign(whole.make_indirect(whole.Root.OCProperties))
        yield part


def _as_it_is(page: PageRecord) -> bool:
    return page.verdict == "digital" and page.decision == "keep"


def _producer(record: Record) -> str:
    return f"vorlagen {record.provenance.vorlagen}"


def _save(pdf: Pdf, to: Path) -> None:
    from pikepdf import ObjectStreamMode

    pdf.save(
        to,
        encryption=False,
        deterministic_id=True,
        min_version="1.7",
        object_stream_mode=ObjectStreamMode.disable,
        compress_streams=True,
    )


def _write(
    page: Page,
    told: PageRecord,
    blocks: list[PrintedBlock],
    font: Glyphless,
    shown: list[tuple[Box, str]] | None = None,
) -> None:
    """Put the words of a page behind everything else on it."""
    from pikepdf import Dictionary

    old: Any = page.resources
    to_user = _to_user(page, told)

    def wanted(word: PrintedWord) -> bool:
        """Whether the page does not show this very word as text of its own."""
        x, y = to_user.point(*word.box.middle)
        return not any(own == word.content and contains(box, x, y) for box, own in shown or ())

    content = layer.content(blocks, font, to_user, wanted)
    if not content:
        return
    resources = Dictionary(old)
    resources.Font = Dictionary(old.get("/Font", {}))
    resources.Font[layer.FONT] = font.reference
    page.obj.Resources = resources
    page.contents_add(content, prepend=True)


def _crop(page: Page) -> Box:
    """What a viewer shows of a page: left, bottom, right, top in user space."""
    crop, media = (Box(*_ordered(box)) for box in (page.cropbox, page.mediabox))
    return intersection(crop, media) or media


def _ordered(box: Any) -> tuple[float, float, float, float]:
    x, y, to_x, to_y = (float(v) for v in box)
    return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _to_user(page: Page, told: PageRecord) -> Frame:
    """From the page as shown (points, origin top left) to its user space (origin anywhere, y up)."""
    left, bottom, right, top = _crop(page)
    match _rotation(page):
        case 90:
            frame, width, height = Frame(0, 1, left, 1, 0, bottom), top - bottom, right - left
        case 180:
            frame, width, height = Frame(-1, 0, right, 0, 1, bottom), right - left, top - bottom
        case 270:
            frame, width, height = Frame(0, -1, right, -1, 0, top), top - bottom, right - left
        case _:
            frame, width, height = Frame(1, 0, left, 0, -1, top), right - left, top - bottom
    return Frame(width / told.width, 0, 0, 0, height / told.height, 0).then(frame)


def _rotation(page: Page) -> int:
    node: Any = page.obj
    for _ in range(64):
        if "/Rotate" in node:
            return int(node["/Rotate"]) % 360
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return 0


def _shown_words(pdf: Pdf, numbers: list[int], first: int, to: Path) -> dict[int, list[tuple[Box, str]]]:
    """The words that pages show as text of their own, with their places in user space. ``first`` is the number of the
    first page; ``to`` is written over."""
    if not numbers:
        return {}
    import pypdfium2

    _save(pdf, to)
    with pypdfium2.PdfDocument(to) as document:
        return {number: list(_words(document[number - first])) for number in numbers}


def _words(page: PdfPage) -> Iterator[tuple[Box, str]]:
    text = page.get_textpage()
    letters: list[str] = []
    boxes: list[Box] = []
    for i, letter in enumerate(text.get_text_range()):
        if not letter.isspace():
            letters.append(letter)
            boxes.append(Box(*_ordered(text.get_charbox(i))))
        elif letters:
            yield union(boxes), "".join(letters)
            letters, boxes = [], []
    if letters:
        yield union(boxes), "".join(letters)


def _changed(original: Path, made: Path, numbers: list[int], first: int) -> set[int]:
    """Of these pages those that do not look as they did; ``made`` begins with page ``first``."""
    import pypdfium2

    if not numbers:
        return set()
    with pypdfium2.PdfDocument(original) as before, pypdfium2.PdfDocument(made) as after:
        return {n for n in numbers if _look(before[n - 1]) != _look(after[n - first])}


def _look(page: PdfPage) -> bytes:
    return bytes(page.render(scale=LOOK).to_numpy().tobytes())
