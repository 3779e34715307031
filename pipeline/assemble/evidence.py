"""A mention goes in; what speaks for it comes out: its words, boxes and page, its rivals, its confidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from pipeline.assemble.checks import CONTRADICTED
from pipeline.assemble.spelling import DOUBTS
from pipeline.german.fold import fold
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.record import Conflict
from pipeline.model.text import PageBox, Text
from pipeline.sure import MOST, Grounds, Judge

T = TypeVar("T")
_LONG = 15  # words; a longer span is as sure as its words are on average, a shorter one as its worst word


class Evidence:
    """What is known of the places of one paper; ``judge`` turns it into confidences, ``pages`` are those of its pages.

    ``conflicts`` gathers what lost against a surer place.
    """

    def __init__(self, text: Text, judge: Judge, pages: dict[int, float], form: bool) -> None:
        self.text = text
        self.judge = judge
        self._pages = pages
        self._form = form
        self._standing: dict[str, tuple[int, float]] = {}
        self.conflicts: list[Conflict] = []
        self._edit_starts = [e.start for e in text.edits]

    def winner(self, field: str, mentions: Sequence[Mention[T]], key: Any = None) -> Mention[T] | None:
        """The surest candidate; the places that agree with it are counted, the others become conflicts."""
        if not mentions:
            return None
        same = key or (lambda value: fold(str(value)))
        ranked = sorted(mentions, key=lambda m: (-self.sure(m), m.start))
        best = ranked[0]
        others = [m for m in ranked[1:] if same(m.value) != same(best.value)]
        agreeing = len({m.start for m in ranked if same(m.value) == same(best.value)}) - 1
        self._standing[field] = agreeing, max((self.sure(m) for m in others), default=0.0)
        told: set[str] = set()
        for other in others:
            if same(other.value) in told:
                continue
            told.add(same(other.value))
            value = other.value
            self.conflicts.append(
                Conflict(
                    field=field,
                    value=short(value)
                    if isinstance(value, DateSpan)
                    else str(value).lower()
                    if isinstance(value, bool)
                    else str(value),
                    text=self.text.string[other.start : other.end],
                    page=self.text.page(other.start),
                    rule=other.rule,
                    confidence=rounded(self.sure(other)),
                )
            )
        return best

    def sure(self, mention: Mention[Any]) -> float:
        """The confidence of a mention's rule, lowered by how surely its words were read and repaired: places of one
        field are compared by it."""
        count, least, mean = self._words(mention.start, mention.end)
        read = least if count <= _LONG else mean
        read = 1.0 if read >= 0.9 else 0.55 + 0.5 * read
        if count <= _LONG:
            read = min(read, 0.3 + 0.7 * self._repaired(mention.start, mention.end))
        return mention.confidence * read

    def _words(self, start: int, end: int) -> tuple[int, float, float]:
        """How many words a span has, the least and the mean confidence of their reading."""
        words = self.text.words(start, end) if end > start else ()
        if not words:
            return len(self.text.string[start:end].split()), 1.0, 1.0
        sure = [w.confidence for w in words]
        return len(words), min(sure), sum(sure) / len(sure)

    def _repaired(self, start: int, end: int) -> float:
        """The confidence of the least sure repair inside a span; 1 without one."""
        least = 1.0
        if self._edit_starts:
            a, b = self.text.to_raw(start, end)
            i = max(bisect_left(self._edit_starts, a) - 1, 0)
            while i < len(self.text.edits) and self.text.edits[i].start < b:
                edit = self.text.edits[i]
                if edit.end > a and edit.rule != "hyphen" and edit.outcome == "repair":
                    least = min(least, edit.confidence)
                i += 1
        return least

    def judged(self, mention: Mention[Any], field: str, most: float = MOST) -> float:
        """The confidence of a value of ``field``, ``most`` at most. What another value contradicts, or whose
        letters are odd, is never surer than its rule with what the check took from it: too few such values are in any
        set to learn their worth."""
        if any(flag.startswith((*CONTRADICTED, *DOUBTS)) for flag in mention.flags):
            most = min(most, mention.confidence)
        count, least, mean = self._words(mention.start, mention.end)
        agreeing, rival = self._standing.get(field, (0, 0.0))
        return self.judge(
            Grounds(
                field,
                mention.rule,
                mention.confidence,
                mention.start,
                mention.end,
                least=least,
                mean=mean,
                repaired=self._repaired(mention.start, mention.end),
                page=self._pages.get(self.text.page(mention.start) or 0, 1.0),
                words=count,
                agreeing=agreeing,
                rival=rival,
                flags=mention.flags,
                form=self._form,
                most=most,
            )
        )

    def seen(self, mention: Mention[Any], field: str, most: float = MOST) -> dict[str, Any]:
        return {
            "text": self.text.string[mention.start : mention.end],
            "raw": self.text.raw_text(mention.start, mention.end),
            "page": self.text.page(mention.start),
            "boxes": self.boxes(mention.start, mention.end),
            "rule": mention.rule,
            "confidence": self.judged(mention, field, most),
            "flags": list(mention.flags),
        }

    def whole(self, mention: Mention[Any], field: str, most: float = MOST) -> dict[str, Any]:
        return self.seen(mention, field, most) | {"start": mention.start, "end": mention.end}

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        return [corners(b) for b in self.text.boxes(start, end)]

    def agreeing(self, field: str, places: int) -> None:
        """Lets ``field`` count that ``places`` other places say the same as the value judged next."""
        self._standing[field] = places, 0.0


def rounded(confidence: float) -> float:
    """A confidence as the record holds it: 0 to 1, three decimals."""
    return round(min(max(confidence, 0.0), 1.0), 3)


def corners(place: PageBox) -> tuple[float, float, float, float]:
    left, top, right, bottom = place.box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def short(span: DateSpan) -> str | None:
    """2024-03-07, 2024-03, 2024-Q1, 2024-H1, 2024, or start/end."""
    start, end = span.start, span.end
    if start is None or end is None:
        return None
    match span.precision:
        case "day":
            return start.isoformat()
        case "month":
            return f"{start:%Y-%m}"
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "half-year":
            return f"{start.year}-H{1 if start.month < 7 else 2}"
        case "year" if start == date(start.year, 1, 1) and end == date(start.year, 12, 31):
            return str(start.year)
        case _:
            return f"{start.isoformat()}/{end.isoformat()}"


def days(span: DateSpan) -> str:
    """First and last day, by which two dates are compared."""
    return f"{span.start}/{span.end}"
