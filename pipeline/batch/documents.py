"""One document in a process of its own: a task in, its files in the outputs folder and a short outcome out.

A large document is read in parts, whose laid-out pages lie in the work folder until they are joined. Page images and
records never travel between processes; a task carries paths, an outcome a few figures.
"""

from __future__ import annotations

import errno
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.discover import Found, content_hash, unchanged
from pipeline.batch.effort import reckoned
from pipeline.batch.ledger import PASSING, Outcome, PaperSeen
from pipeline.batch.worker import empty_own_folder
from pipeline.errors import ChangedFile, DiskFull, MemoryLimit, NotMade, NotReadable, OutputError, VorlagenError
from pipeline.formats import PAPER_FORMATS
from pipeline.formats.doubts import doubts
from pipeline.formats.public import public_part, publicity
from pipeline.store import Store, failure, write

if TYPE_CHECKING:
    from pipeline.model.page import Page
    from pipeline.model.record import Problem, Record
    from pipeline.model.text import Text
    from pipeline.reader import Document
    from pipeline.settings import Settings

Reader = Callable[[Found, "Settings"], "list[Document]"]

LARGE = 24  # pages above which a document is read in parts
PART = 8  # pages; few, so that all workers end together; opening the file again costs little beside reading them

Span = tuple[int, int]
"""First and last page of a part, from 1."""


@dataclass(frozen=True, slots=True)
class Task:
    """A content to read: the file under the first of its names. ``run`` is the token of the run that asks.

    Of a large document ``span`` asks for these pages alone; ``spans`` asks for the papers on the parts that were read
    before, ``lost`` being the pages that could not be.
    """

    found: Found
    sha256: str
    settings: Settings
    outputs: Path
    public_only: bool = False
    read: Reader | None = None
    formats: tuple[str, ...] = ()
    run: str = ""
    span: Span | None = None
    spans: tuple[Span, ...] = ()
    lost: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Large:
    """A document so large that it is to be read in parts."""

    pages: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a large document was read, or ``error`` tells why not."""

    error: VorlagenError | None = None
    seconds: float = 0.0


Result = Outcome | Large | Part


def seen(record: Record) -> PaperSeen:
    """What the ledger keeps of a paper."""
    found = doubts(record)
    weight, reasons = sum(one.weight for one in found), "; ".join(one.reason for one in found)
    return PaperSeen(record.id, record.source.path, publicity(record), weight, reasons)


def failed(task: Task, error: VorlagenError) -> Outcome:
    return Outcome(task.sha256, "failed", code=error.code, message=error.message, page=error.page)


def work(task: Task) -> Result:
    """Read one content, or a part of it, and save its papers. Never raises: what went wrong is in the outcome."""
    began = time.monotonic()
    result: Result
    try:
        result = _part(task, task.span) if task.span else _whole(task)
    except Exception as error:
        told = _told(task, error)
        result = Part(told) if task.span else failed(task, told)
    finally:
        empty_own_folder()
    return replace(result, seconds=time.monotonic() - began)


def _told(task: Task, error: Exception) -> VorlagenError:
    if isinstance(error, MemoryError):
        return MemoryLimit("reading it took too much memory")
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"a file of its reading could not be written: {error.strerror}")
    if not isinstance(error, VorlagenError) or error.code not in PASSING:
        # A folder that vanishes and a disk that fails look like a broken file, and are none.
        try:
            if content_hash(task.found) != task.sha256:
                return ChangedFile("the file changed while it was read")
        except OSError as gone:
            return NotReadable(f"cannot be read any more: {gone.strerror}")
    if isinstance(error, VorlagenError):
        return error
    # Anything else is a fault of ours: it is told with its kind, and the run goes on.
    return VorlagenError(f"{type(error).__name__}: {error}"[:500])


def _whole(task: Task) -> Outcome | Large:
    """The papers of a document, saved; of a large one nothing but its size, unless its parts were read before."""
    from pipeline import reader

    if task.read:
        return _save(task, task.read(task.found, task.settings))
    with reader.open_source(task.found.path, task.settings) as source:
        if task.spans or task.lost:
            pages, problems = _joined(task)
            return _save(task, reader.papers(source, pages, problems, task.settings, root=task.found.root))
        if source.page_count > LARGE:
            return Large(source.page_count)
        return _save(task, reader.read_source(source, task.settings, root=task.found.root))


def _other_formats(task: Task, store: Store, record: Record, text: Text) -> Record:
    """Write a paper in the formats of its own; the record with a problem for each that could not be made. Raises
    OutputError where a file cannot be written."""
    from pipeline.model.record import Problem

    for form in (PAPER_FORMATS[name] for name in task.formats):
        # In the work folder of the run: a file that a kill leaves half done goes with it.
        made = store.work / f"{record.id}{form.suffix}"
        try:
            if form.make(record, text, task.found.path, made):
                store.save_paper(form.folder, record.id, form.suffix, made)
        except NotMade as error:
            problem = Problem(code=error.code, stage="write", message=error.message)
            status = "partial" if record.status == "ok" else record.status
            record = record.model_copy(update={"status": status, "problems": [*record.problems, problem]})
        except OSError as error:
            raise failure(error, made) from error
        finally:
            made.unlink(missing_ok=True)
    return record


def _save(task: Task, documents: list[Document]) -> Outcome:
    _must_be_the_same(task, {d.record.source.sha256 for d in documents})
    store = Store(task.outputs)
    if not store.serves(task.run):
        raise OutputError("the run that asked for it has ended")
    states = {d.record.status for d in documents}
    papers: list[PaperSeen] = []
    unmade: list[Problem] = []
    for document in documents:
        record = public_part(document.record) if task.public_only else document.record
        if record is not None:
            record = _other_formats(task, store, record, document.text)
            states.add(record.status)
            unmade += record.problems[len(document.record.problems) :]
            store.save(record, document.text)
            papers.append(seen(record))
    problems = [p for p in (*(p for d in documents for p in d.record.problems), *unmade) if p.is_loss]
    # What another try may heal tells more than what stays as it is.
    first = min(problems, key=lambda p: p.code not in PASSING, default=None)
    return Outcome(
        task.sha256,
        "failed" if states == {"failed"} else "ok" if states <= {"ok"} else "partial",
        tuple(papers),
        first.code if first else None,
        first.message if first else None,
        sum(len(d.record.pages) for d in documents),
        withheld=len(documents) - len(papers),
        page=first.page if first else None,
        reckoned=reckoned(page for d in documents for page in d.record.pages),
    )


def _must_be_the_same(task: Task, read: set[str]) -> None:
    """Raises ChangedFile where the file is not what it was when it was found."""
    if not unchanged(task.found) or (not task.found.pages and read - {task.sha256}):
        raise ChangedFile("the file changed while it was read")


# -- large documents --------------------------------------------------------------------------------------------------


def spans(pages: int) -> list[Span]:
    """The parts of a document of so many pages; the same whatever the number of workers."""
    return [(first, min(first + PART - 1, pages)) for first in range(1, pages + 1, PART)]


def _part(task: Task, span: Span) -> Part:
    """The pages of a part, laid out, into the work folder."""
    from pipeline import reader

    problems: list[Problem] = []
    with reader.open_source(task.found.path, task.settings) as source:
        pages = list(reader.read_pages(source, task.settings, problems, range(span[0], span[1] + 1)))
        _must_be_the_same(task, {source.sha256})
    place = _part_path(task, span)
    place.parent.mkdir(exist_ok=True)
    write(place, pickle.dumps((pages, problems), pickle.HIGHEST_PROTOCOL))
    return Part()


def _joined(task: Task) -> tuple[tuple[Page, ...], list[Problem]]:
    """All pages of a document that was read in parts, in order, and what went wrong with the others."""
    pages: list[Page] = []
    problems = list(task.lost)
    for span in sorted(task.spans):
        # Our own file, in our own folder; nothing else is ever unpickled.
        some, wrong = pickle.loads(_part_path(task, span).read_bytes())
        pages += some
        problems += wrong
    return tuple(pages), sorted(problems, key=lambda p: p.page or 0)


def _part_path(task: Task, span: Span) -> Path:
    return Store(task.outputs).work / "parts" / f"{task.sha256}-{span[0]}-{span[1]}"


def drop_parts(task: Task) -> None:
    """Remove the parts of a document that is finished."""
    for path in (Store(task.outputs).work / "parts").glob(f"{task.sha256}-*"):
        path.unlink(missing_ok=True)
