"""The hall: one file in, its papers out; every stage called in order, each failure turned into a problem by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipeline import assemble, fields, intake, layout, ocr, outline, repair
from pipeline.errors import CutOff, PageError
from pipeline.german.register import Register, load_register
from pipeline.intake import blank
from pipeline.model.outline import Outline
from pipeline.model.page import Page, Reading, Reason, Sheet, Source
from pipeline.model.record import ANOTHER_PAPER, ModelRecord, Problem, Provenance, Record, SourceFile
from pipeline.model.text import Text
from pipeline.papers import Beginnings, beginnings
from pipeline.settings import Settings
from pipeline.store import printable
from pipeline.sure import Grounds, Judge, confidence


@dataclass(frozen=True)
class Document:
    """A paper that was read: its record, its text with every place on the page, its pages; what made the confidence of
    every value (``grounds``)."""

    record: Record
    text: Text
    outline: Outline
    pages: tuple[Page, ...]
    grounds: tuple[Grounds, ...] = ()


def read_file(path: Path, settings: Settings | None = None, *, root: Path | None = None) -> list[Document]:
    """The papers of one file (or of a folder of page images with ``one_per_folder``), usually one.

    ``root`` is the folder to which the record's ``source.path`` is relative; by default the file's own. Raises
    InputError for a file that cannot be read, ToolMissing where an engine is needed and none is there. A page that
    cannot be read is a problem in the record.
    """
    settings = settings or Settings()
    with open_source(path, settings) as source:
        return read_source(source, settings, root=root)


def read_source(source: Source, settings: Settings, *, root: Path | None = None) -> list[Document]:
    """The papers of an opened file; ``root`` as in ``read_file``. Raises ToolMissing."""
    problems: list[Problem] = []
    pages = tuple(read_pages(source, settings, problems))
    return papers(source, pages, problems, settings, root=root)


def open_source(path: Path, settings: Settings) -> Source:
    """The file behind ``path``, opened read-only within the limits of the settings."""
    return intake.open_source(
        path,
        max_bytes=settings.max_bytes,
        max_pages=settings.max_pages,
        max_pixels=settings.max_pixels,
        dpi=settings.dpi,
        one_per_folder=settings.one_per_folder,
    )


def read_pages(
    source: Source, settings: Settings, problems: list[Problem], numbers: Iterable[int] | None = None
) -> Iterator[Page]:
    """The pages of a file (all, or those with these ``numbers``), read and laid out one after another; what goes wrong
    is added to ``problems``. A sheet on which two pages lie gives both. No page knows of another, so that they may be
    read in several processes."""
    for number in numbers or range(1, source.page_count + 1):
        try:
            for sheet in intake.pages(source.sheet(number)):
                yield read_page(sheet, settings)
        except PageError as error:
            problems.append(Problem(code=error.code, stage="read", page=number, message=error.message))


def read_page(sheet: Sheet, settings: Settings) -> Page:
    """One page: read, laid out, its doubtful cells read again alone."""
    reading = ocr.read(sheet, engine=settings.engine, languages=settings.languages)
    if sheet.area is None and sheet.image is not None and sheet.decision in ("read", "align"):
        sheet = replace(sheet, area=sheet.image().paper)
    if not reading.words and sheet.image is not None and sheet.decision == "read":
        sheet, reading = _blank_after_all(sheet, reading)
    page = layout.lay_out(sheet, reading)
    boxes = layout.doubtful(page)
    if boxes:
        cells = ocr.read_cells(sheet, boxes, page.frame, engine=settings.engine, languages=settings.languages)
        page = layout.with_cells(page, cells, sheet)
    return page


def _blank_after_all(sheet: Sheet, reading: Reading) -> tuple[Sheet, Reading]:
    """A sheet on which no word was read as blank where its picture, made white, shows nothing larger than dust: the
    back that shines through hides that from the first look. Ink that is no print (a signature) keeps it from being
    blank, and is told as a reason to look at the page."""
    assert sheet.image is not None
    picture = sheet.image()
    mark = blank.ink(picture.pixels, picture.dpi)
    share = round(mark.share, 4)
    if mark.blank:
        reason = Reason("blank", share, "No word was read, and the picture shows nothing to read.")
        return replace(sheet, verdict="blank", reasons=(*sheet.reasons, reason)), reading
    why = "handwriting, a drawing, or print that no engine reads."
    told = Reason("unread", share, f"No word was read, though there is ink on the page: {why}")
    return sheet, replace(reading, reasons=(*reading.reasons, told))


def papers(
    source: Source,
    pages: tuple[Page, ...],
    problems: list[Problem],
    settings: Settings,
    *,
    root: Path | None = None,
    judge: Judge = confidence,
) -> list[Document]:
    """The papers on the ``pages`` of a file that were read before; ``root`` as in ``read_file``, ``judge`` as in
    ``assemble``."""
    path = source.path
    name = printable(path.relative_to(root).as_posix() if root and path != root else path.name)
    found = _beginnings(pages) if settings.several and not settings.one_per_folder else Beginnings((0,))
    for index in found.unsure:
        message = "Another paper may begin here; the page was kept with the paper before."
        problems.append(Problem(code=ANOTHER_PAPER, stage="papers", page=pages[index].number, message=message))
    if source.cut_off:
        empty = [page.number for page in pages if page.verdict == "blank"]
        missing = f"; {len(empty)} of {len(pages)} pages are empty" if empty else ""
        message = f"the end of the file is missing{missing}"
        problems.append(Problem(code=CutOff.code, stage="intake", page=empty[0] if empty else None, message=message))
    problems.sort(key=lambda p: p.page or 0)
    result = []
    for number, (start, end) in enumerate(pairwise((*found.starts, len(pages))), start=1):
        file = SourceFile(
            path=name,
            sha256=source.sha256,
            media_type=source.media_type,
            bytes=source.size,
            pages=source.page_count,
            paper=number,
            first_page=pages[start].number if number > 1 else 1,
            last_page=max(pages[end].number - 1, pages[start].number) if end < len(pages) else source.page_count,
        )
        last = file.last_page or 0
        own = [p for p in problems if file.first_page <= (p.page or 1) <= last]
        result.append(document(file, pages[start:end], own, settings, judge))
    return result


def _beginnings(pages: tuple[Page, ...]) -> Beginnings:
    """Where papers begin, by the title block of each page read alone."""
    if len(pages) < 2:
        return Beginnings((0,))
    texts = [layout.compose([page], page.number) for page in pages]
    return beginnings([(text, outline.find(text)) for text in texts])


def document(
    file: SourceFile,
    pages: tuple[Page, ...],
    problems: list[Problem],
    settings: Settings,
    judge: Judge = confidence,
) -> Document:
    """The paper on ``pages``: one text, repaired, outlined, its fields found, one record."""
    text = layout.compose(pages, file.first_page)
    text = text.with_edits(repair.choose(text, lexicon=settings.lexicon))
    text = text.with_edits(repair.repair(text.string, join=True, lexicon=settings.lexicon))
    found = outline.find(text)
    register = known_bodies(settings.register_file, settings.lexicon)
    finding = fields.find(text, found, register=register)
    grounds: list[Grounds] = []

    def judged(one: Grounds) -> float:
        grounds.append(one)
        return judge(one)

    record = assemble.assemble(
        source=file,
        pages=pages,
        text=text,
        outline=found,
        finding=finding,
        problems=problems,
        provenance=provenance(pages, settings),
        judge=judged,
    )
    return Document(record, text, found, pages, tuple(grounds))


@cache
def known_bodies(register: Path | None, lexicon: Path | None) -> Register | None:
    """The bodies of a register and of a learnt file, the register first; None without a body. Read once a process.

    Raises InputError where the register is none.
    """
    found = [load_register(path) for path in (register, lexicon) if path is not None]
    joined = found[0].with_others(found[1]) if len(found) == 2 else found[0] if found else None
    return joined if joined is not None and joined.entries else None


def provenance(pages: tuple[Page, ...], settings: Settings) -> Provenance:
    """What read these pages; an engine is named only where one was used."""
    from importlib.metadata import version

    used = next((p.engine for p in pages if p.engine in ocr.ENGINES and p.engine != "layer"), None)
    engine = ocr.provenance(used, settings.languages) if used else None
    return Provenance(
        vorlagen=version("vorlagen"),
        engine=engine.name if engine else None,
        engine_version=engine.version if engine else None,
        models=[ModelRecord(name=m.name, sha256=m.sha256) for m in engine.models] if engine else [],
        data=[ModelRecord(name=d.name, sha256=d.sha256) for d in repair.data_files(settings.lexicon)],
        settings=settings.of_record(),
    )
