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

_PUBLIC = re.compile(rf"{status.EITHER}(?:e Sitzung)?|(?:n\.?)?ö\.?", re.IGNORECASE)
_BARE_OFFICE = re.compile(
    r"(?:Amt|Ortsverwaltung|Stabsstelle|Eigenbetrieb|Fachbereich|Fachdienst|Fachgebiet|Referat|Abteilung|[A-ZÄÖÜ]\w+isches)"
)
"""An office whose name stands on the line below."""
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
    run: list[int] = []
    at = i
    while (
        at < len(lines) and places[at] and all(p.value is None for p in places[at]) and lines[at].page == lines[i].page
    ):
        if len(lines[at].pieces) > len(places[at]) or len(run) == _MOST:
            return None  # a value stands beside its label
        run.append(at)
        at += 1
    open_places = [p for k in run for p in places[k]]
    if len(open_places) < 2:
        return None
    side_by_side = len(run) == 1
    values: list[Span] = []
    k = at
    while k < len(lines) and k not in closes and len(values) < len(open_places) + 3 and lines[k].body == lines[i].body:
        values += lines[k].pieces
        k += 1
        if side_by_side:
            break
    if side_by_side:
        if len(values) != len(open_places):
            return None
        pairs = list(zip(open_places, values, strict=True))
        labels = [
            Label(p.key, p.label, v, "labels side by side", 0.9)
            for p, v in pairs
            if suits(p.key, lines[at].string[v.start - lines[at].start : v.end - lines[at].start])
        ]
        return (labels, {i, at}) if labels else None
    labels = []
    left = list(open_places)
    last = at - 1
    for value in values:
        holder = next(x for x in lines[at:] if x.start <= value.start < x.end)
        string = holder.string[value.start - holder.start : value.end - holder.start]
        if _PUBLIC.fullmatch(string.strip()):
            labels.append(Label("public", Span(value.start, value.start), value, "value below labels", 0.93))
            last = max(last, lines.index(holder))
            continue
        fit = next((p for p in left if _takes(p.key, string)), None)
        goes_on = labels and labels[-1].key == "name" and not holder.first and fold(string) not in known
        if fit is None and goes_on:
            labels[-1] = replace(labels[-1], value=Span(labels[-1].value.start, value.end))
            last = max(last, lines.index(holder))
            continue
        words = labels and not any(map(str.isdigit, string)) and labels[-1].value.end + 3 >= value.start
        if words and (
            (labels[-1].key in ("session_body", "meeting") and (fit is None or not holder.first))
            or is_unfinished(labels[-1], lines)
        ):
            labels[-1] = replace(labels[-1], value=Span(labels[-1].value.start, value.end))  # goes on
            last = max(last, lines.index(holder))
            continue
        if fit is None:
            break
        left.remove(fit)
        labels.append(Label(fit.key, fit.label, value, "labels above values", 0.9))
        last = max(last, lines.index(holder))
    unnamed = next((p for p in left if p.key == "name"), None)
    if labels and unnamed is not None and last + 1 < len(lines):
        below = list(itertools.takewhile(lambda k: k not in closes, range(last + 1, min(last + 4, len(lines)))))
        if below and not DATE.search(lines[below[0]].string):
            end = lines[below[0]].end
            for k in below[1:]:
                if lines[k].first:
                    break
                end = lines[k].end
            labels.append(Label("name", unnamed.label, Span(lines[below[0]].start, end), "labels above values", 0.75))
    return (labels, set(range(i, last + 1))) if labels else None


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
