"""Documents in, tasks out: a large document goes out in parts, so that one book does not hold up the night."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.batch.documents import Large, Part, Result, Span, Task, drop_parts, failed, spans
from pipeline.batch.ledger import Outcome
from pipeline.errors import LimitReached, MemoryLimit, VorlagenError, WorkerDied

if TYPE_CHECKING:
    from pipeline.model.record import Problem


@dataclass
class _Book:
    """A large document of which parts are out."""

    task: Task
    seconds: float
    out: set[Span] = field(default_factory=set)
    read: list[Span] = field(default_factory=list)
    lost: list[Problem] = field(default_factory=list)


class Spread:
    """Hands out one task after another and joins what comes back; ``pages`` counts the pages read so far.

    A part whose process died is read again page by page, so that a page that kills is the only one lost; it is a
    problem of the paper, as every page that cannot be read.
    """

    def __init__(self, documents: Iterator[Task]) -> None:
        self._documents = documents
        self._parts: deque[Task] = deque()
        self._books: dict[str, _Book] = {}
        self.pages = 0

    def take(self) -> Task | None:
        """The next task; None where nothing is left for now. Parts go first: what is begun is brought to an end."""
        return self._parts.popleft() if self._parts else next(self._documents, None)

    def settle(self, task: Task, result: Result | LimitReached) -> Outcome | None:
        """What came of a task: the outcome of its document, or None while parts of it are out."""
        book = self._books.get(task.sha256)
        if isinstance(result, Large):
            book = self._books[task.sha256] = _Book(task, result.seconds)
            self._hand_out(book, spans(result.pages))
            return None
        if task.span is not None:
            # A part may still come in of a document that has failed already.
            return self._settle_part(book, task, task.span, result) if book else None
        assert not isinstance(result, Part)
        outcome = failed(task, result) if isinstance(result, VorlagenError) else result
        if book:
            return self._close(book, outcome)
        self.pages += outcome.pages
        return outcome

    def _hand_out(self, book: _Book, parts: list[Span]) -> None:
        book.out |= set(parts)
        self._parts.extend(replace(book.task, span=span) for span in parts)

    def _settle_part(
        self, book: _Book, task: Task, span: Span, result: Outcome | Part | LimitReached
    ) -> Outcome | None:
        book.out.discard(span)
        assert not isinstance(result, Outcome)
        error = result.error if isinstance(result, Part) else result
        book.seconds += result.seconds if isinstance(result, Part) else 0.0
        if error is None:
            book.read.append(span)
            self.pages += span[1] - span[0] + 1
        elif isinstance(error, WorkerDied | MemoryLimit) and span[0] < span[1]:
            self._hand_out(book, [(page, page) for page in range(span[0], span[1] + 1)])
        elif isinstance(error, LimitReached):
            book.lost += [_lost(page, error) for page in range(span[0], span[1] + 1)]
        else:
            return self._close(book, failed(task, error))
        if not book.out:
            self._parts.append(replace(book.task, spans=tuple(sorted(book.read)), lost=tuple(book.lost)))
        return None

    def _close(self, book: _Book, outcome: Outcome) -> Outcome:
        """The document is finished, well or not: what is still to be handed out of it goes, and so do its parts."""
        sha256 = book.task.sha256
        self._parts = deque(task for task in self._parts if task.sha256 != sha256)
        del self._books[sha256]
        drop_parts(book.task)
        return replace(outcome, seconds=book.seconds + outcome.seconds)


def _lost(page: int, error: LimitReached) -> Problem:
    from pipeline.model.record import Problem

    return Problem(code=error.code, stage="read", page=page, message=error.message)
