"""Lines with labels alone go in; their values come out that stand below or behind all of them, column-wise."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.german import status
from pipeline.german.fold import fold
from pipeline.german.offices import is_office
from pipeline.model.lines import TextLine
from pipeline.model.outline import Label
from pipeline.model.text import Span
from pipeline.outline.words import DATE, suits

_PUBLIC = re.compile(rf"{status.EITHER}(?:e Sitzung)?|{status.LETTERS}\.?", re.IGNORECASE)
_BARE_OFFICE = re.compile(
    r"(?:Amt|Ortsverwaltung|Stabsstelle|Eigenbetrieb|Fachbereich|Fachdienst|Fachgebiet|Referat|Abteilung|[A-ZÄÖÜ]\w+isches)"
)
"""An office whose name stands on the line below."""
_WORDED = ("department", "officer", "originator", "name")
_OPEN = 0.6  # trust in words that may go on below
_MOST = 40  # lines of labels below one another; no head of a form has more


@dataclass(frozen=True, slots=True)
class Place:
    """A label within a line; ``value`` is what follows it in its column, None where nothing does."""

    key: str
    label: Span
    value: Span | None
    confidence: float
    colon: bool


def find(
    lines: Sequence[TextLine], places: Sequence[Sequence[Place]], i: int, closes: set[int], known: Collection[str]
) -> tuple[list[Label], set[int]] | None:
    """Labels printed one below the other with all values behind them: each value goes to the first label it fits;
    ``known`` are the keys of labels, which end a name."""
    run = _alone(lines, places, i)
    open_places = [p for k in run for p in places[k]]
    if len(open_places) < 2:
        return None
    at, side_by_side = i + len(run), len(run) == 1
    values: list[Span] = []
    k = at
    while k < len(lines) and k not in closes and len(values) < len(open_places) + 3 and lines[k].body == lines[i].body:
        values += lines[k].pieces
        k += 1
        if side_by_side:
            break
    if side_by_side:
        labels = _side_by_side(lines, at, open_places, values)
        return (labels, {i, at}) if labels else None
    given = _Given(lines, known, open_places, at - 1)
    for value in values:
        if not given.take(value):
            break
    given.name_below(closes)
    return (given.labels, set(range(i, given.last + 1))) if given.labels else None


def _alone(lines: Sequence[TextLine], places: Sequence[Sequence[Place]], i: int) -> list[int]:
    """The lines from ``i`` on that hold labels and nothing else; none where a value stands beside one of them."""
    run: list[int] = []
    at = i
    while (
        at < len(lines) and places[at] and all(p.value is None for p in places[at]) and lines[at].page == lines[i].page
    ):
        if len(lines[at].pieces) > len(places[at]) or len(run) == _MOST:
            return []
        run.append(at)
        at += 1
    return run


def _side_by_side(
    lines: Sequence[TextLine], at: int, open_places: Sequence[Place], values: Sequence[Span]
) -> list[Label]:
    """Labels side by side with the values in the line ``at`` below them, as many as there are labels."""
    if len(values) != len(open_places):
        return []
    below = lines[at + 1] if at + 1 < len(lines) else None
    rest = below is not None and not below.first and below.string[:1].islower()  # of one of them ("und Kultur")
    return [
        Label(p.key, p.label, v, "labels side by side", _OPEN if rest and p.key in _WORDED else 0.9)
        for p, v in zip(open_places, values, strict=True)
        if suits(p.key, lines[at].string[v.start - lines[at].start : v.end - lines[at].start])
    ]


class _Given:
    """The labels below one another that got their values so far; ``last`` is the last line that belongs to them."""

    def __init__(self, lines: Sequence[TextLine], known: Collection[str], left: Sequence[Place], last: int) -> None:
        self.lines, self.known, self.left, self.last = lines, known, list(left), last
        self.first = last + 1
        self.labels: list[Label] = []

    def take(self, value: Span) -> bool:
        """Whether a value belongs to one of the labels, or goes on with the one before; given to it then."""
        holder = next(x for x in self.lines[self.first :] if x.start <= value.start < x.end)
        string = holder.string[value.start - holder.start : value.end - holder.start]
        fit = next((p for p in self.left if _takes(p.key, string)), None)
        if fit is not None and fit.key in _WORDED and fold(string) in self.known:
            return False  # a label too
        if _PUBLIC.fullmatch(string.strip()):
            self.labels.append(Label("public", Span(value.start, value.start), value, "value below labels", 0.93))
        elif self._goes_on(value, string, holder, fit):
            self.labels[-1] = replace(self.labels[-1], value=Span(self.labels[-1].value.start, value.end))
        elif fit is None:
            return False
        else:
            self.left.remove(fit)
            self.labels.append(Label(fit.key, fit.label, value, "labels above values", 0.9))
        self.last = max(self.last, self.lines.index(holder))
        return True

    def _goes_on(self, value: Span, string: str, holder: TextLine, fit: Place | None) -> bool:
        """Whether a value is the rest of the one before."""
        if not self.labels:
            return False
        before = self.labels[-1]
        if fit is None and before.key == "name" and not holder.first and fold(string) not in self.known:
            return True
        if any(map(str.isdigit, string)) or before.value.end + 3 < value.start:
            return False
        of_body = before.key in ("session_body", "meeting") and (fit is None or not holder.first)
        return of_body or is_unfinished(before, self.lines)

    def name_below(self, closes: set[int]) -> None:
        """The block below the values for a label of the name that got none of them."""
        unnamed = next((p for p in self.left if p.key == "name"), None)
        if not self.labels or unnamed is None or self.last + 1 >= len(self.lines):
            return
        near = range(self.last + 1, min(self.last + 4, len(self.lines)))
        below = list(itertools.takewhile(lambda k: k not in closes, near))
        if not below or DATE.search(self.lines[below[0]].string):
            return
        end = self.lines[below[0]].end
        for k in below[1:]:
            if self.lines[k].first:
                break
            end = self.lines[k].end
        span = Span(self.lines[below[0]].start, end)
        self.labels.append(Label("name", unnamed.label, span, "labels above values", 0.75))


def is_unfinished(label: Label, lines: Sequence[TextLine]) -> bool:
    """Whether a value ends in the middle of a phrase ("Amt für Umwelt- und")."""
    line = next(x for x in lines if x.start < label.value.end <= x.end)
    string = line.string[: label.value.end - line.start].rstrip()
    if string.endswith((" und", "-", ",", "/", " für", " der", " des")) and not string.endswith("--"):
        return True
    start = max(label.value.start - line.start, 0)
    return (
        label.key == "department" and label.value.start >= line.start and bool(_BARE_OFFICE.fullmatch(string[start:]))
    )


def _takes(key: str, string: str) -> bool:
    """Whether a value without its label beside it can belong to ``key``."""
    dated = bool(DATE.search(string))
    match key:
        case "session_date" | "date" | "received":
            return dated
        case "reference":
            return not dated and bool(re.fullmatch(r"(?=.*\d)[\w./\- ]{1,25}", string))
        case "session_item":
            short = bool(re.fullmatch(r"[\w./\- ]{1,10}", string)) and any(c.isdigit() for c in string)
            return short and not dated and not is_office(string)
        case "session_body" | "meeting":
            return not dated and any(c.isalpha() for c in string) and len(string) > 3
        case "public":
            return suits(key, string)
        case "name":
            return len(string.split()) > 1 and not dated
        case _:
            return not dated and any(c.isalpha() for c in string) and len(string) <= 60
