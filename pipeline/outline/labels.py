"""Lines go in; labelled values come out: behind their label, beside it, below it, or column-wise."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.german.fold import fold
from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text
from pipeline.outline import agenda, bare, captions
from pipeline.outline.found import Found
from pipeline.outline.words import DATE, OTHER_THAN_NAME, clean, holds_body, suits, told_by_value
from pipeline.templates import Template

_PUBLIC = re.compile(r"(?:nicht[ -]?|n\.?)?ö(?:ffentlich(?:e Sitzung)?|\.)?", re.IGNORECASE)
_BARE_OFFICE = re.compile(
    r"(?:Amt|Ortsverwaltung|Stabsstelle|Eigenbetrieb|Fachbereich|Fachdienst|Fachgebiet|Referat|Abteilung|[A-ZÄÖÜ]\w+isches)"
)
"""An office whose name stands on the line below."""
_DASHED = re.compile(r"[-–]\s?[A-ZÄÖÜ][^-–]{3,40}\s?[-–]")
_LABELLED = re.compile(r"[A-ZÄÖÜ][\w./-]{2,30}(?: [\w./-]{2,20})?:\s")
_BELOW = frozenset(("name", "reference", "department"))  # labels that stand below the Beratungsfolge, in its table
_WHO = frozenset(("officer", "originator", "department"))
_NO_LABEL = frozenset(("officer", "originator", "public", "session_body", "department"))
_LONG = {"name": 8, "session_body": 2}  # values that run over several lines, and over how many at most


def find(
    lines: Sequence[TextLine],
    words: Template,
    heads: set[int],
    found: Sequence[Found],
    text: Text,
    cells: Sequence[Label] = (),
) -> list[Label]:
    """The labelled values of ``lines``; ``cells`` are those of cells that hold a label with its value already."""
    text_starts = min(
        (f.start for f in found if f.heading.role in ("facts", "reasons", "resolution")), default=text.body.end
    )
    headings = sorted(f.start for f in found if f.heading.role != "title")
    places: list[list[_Place]] = []
    course = {id(lines[i].table): i for i in sorted(heads, reverse=True) if lines[i].table is not None}
    for i, line in enumerate(lines):
        if i >= course.get(id(line.table), len(lines)):
            alone = len(line.pieces) == 1 and not line.string.rstrip().endswith(":")
            places.append([p for p in _places(line, words) if p.key in _BELOW and (p.colon or (alone and not p.value))])
            continue
        on = i not in heads and (not line.body or line.page <= text.first_page or line.start < text_starts)
        places.append([p for p in _places(line, words) if not _held(p, cells)] if on else [])
    for i in range(1, len(lines) - 1):
        if not places[i] and i not in heads and lines[i].start < text_starts:
            places[i] = _among_labels(lines, places, i, words)
    closes = {i for i, line in enumerate(lines) if i in heads or places[i] or _starts(headings, line)}
    over = captions.find(lines, words, heads, text.first_page)
    labels: list[Label] = [label for _, label in over]
    skip = {n for i, _ in over for n in (i - 1, i)}
    item = next(
        (i for i, x in enumerate(lines[:40]) if x.body and i not in heads and agenda.ITEM.match(x.string)), None
    )
    if item is not None and lines[item].page == text.first_page and lines[item].start < text_starts:
        labels += agenda.labels(lines, item)
        skip.add(item)
    for i, line in enumerate(lines):
        here = places[i]
        if not here or i in skip:
            continue
        if all(p.value is None for p in here):
            column_wise = _column_wise(lines, places, i, closes)
            if column_wise:
                labels += column_wise[0]
                skip |= column_wise[1]
                continue
        for place in here:
            late = 0.35 if line.body and line.start > text_starts else 0.0
            if place.key == "name" and late:
                continue
            if any(x.value.start <= place.label.start < x.value.end and x.label.start >= line.start for x in labels):
                continue  # "Federführend | Fachbereich Teiche": the office is the value, not a label
            label = _valued(lines, i, place, here, closes, words, headings)
            if label is not None:
                away = 0.0 if line.body else 0.08
                labels.append(replace(label, confidence=round(max(label.confidence - late - away, 0.2), 3)))
    told = {x.label.start for x in labels}
    head = [x for x in lines if x.body and x.page == text.first_page and x.start < text_starts and x.start not in told]
    labels += [_without_value(x) for x in head if words.labels.get(fold(x.string)) == "name" and " " in x.string]
    return [replace(x, value=clean(text.string, x.value)) for x in labels]


def _among_labels(
    lines: Sequence[TextLine], places: Sequence[Sequence[_Place]], i: int, words: Template
) -> list[_Place]:
    """The label of line ``i`` that only the labels above and below it tell, which have no colon either."""
    line = lines[i]
    near = [(lines[n].start, p) for n in (i - 1, i + 1) for p in places[n][:1]]
    listed = len(near) == 2 and all(p.label.start == at and p.value and not p.colon for at, p in near)
    told = bare.among_others(line.string, words) if listed and line.body and len(line.pieces) == 1 else None
    value = _trim(line.string, told[1], len(line.string)) if told else None
    if told is None or value is None:
        return []
    span = Span(line.start + value.start, line.start + value.end)
    return [_Place(told[2], Span(line.start, line.start + told[1]), span, told[3], False)]


def _without_value(line: TextLine) -> Label:
    """A label of the name alone, which is no title either."""
    return Label("name", Span(line.start, line.end), Span(line.end, line.end), "label alone", 0.2)


def _held(place: _Place, cells: Sequence[Label]) -> bool:
    at = place.label.start
    return any(c.label.start <= at < c.label.end or c.value.start <= at < c.value.end for c in cells)


def _starts(headings: Sequence[int], line: TextLine) -> bool:
    return any(line.start <= h < line.end for h in headings)


@dataclass(frozen=True, slots=True)
class _Place:
    """A label within a line; ``value`` is what follows it in its column, None where nothing does."""

    key: str
    label: Span
    value: Span | None
    confidence: float
    colon: bool


def _places(line: TextLine, words: Template) -> Iterator[_Place]:
    """The labels of a line: at the head of its columns, and before any colon inside them."""
    for n, piece in enumerate(line.pieces):
        string = line.string[piece.start - line.start : piece.end - line.start]
        cuts: list[tuple[int, int, str, float, bool]] = []  # label start, label end (colon included), key, sure
        for colon in re.finditer(r"[:;](?!\d)", string):
            left = cuts[-1][1] if cuts else 0
            for start in _word_starts(string, left, colon.start()):
                hit = words.label(string[start : colon.start()]) if start == left or start == 0 else None
                key = fold(string[start : colon.start()])
                if hit is None and key in words.labels and len(key) > 2:
                    hit = (words.labels[key], 1.0)
                if hit is not None and (colon.group() == ":" or start == 0):
                    cuts.append((start, colon.end(), hit[0], 0.97 * (0.6 + 0.4 * hit[1]), True))
                    break
        if not cuts or cuts[0][0] > 0:
            told = bare.by_stem(string, words)
            if told is not None and not (cuts and cuts[0][2] == told[2]):
                cuts = [told, *(cut for cut in cuts if cut[0] >= told[1])]
        if not cuts or cuts[0][0] > 0:
            first = bare.without_colon(
                string if not cuts else string[: cuts[0][0]],
                words,
                line.table is not None or not line.body,
                n < len(line.pieces) - 1,
            )
            if first is None and not cuts and len(line.pieces) == 1:
                first = bare.glued(string, words)
            if first is not None:
                cuts.insert(0, first)
        for k, (start, end, key, sure, with_colon) in enumerate(cuts):
            stop = cuts[k + 1][0] if k + 1 < len(cuts) else len(string)
            value = _trim(string, end, stop)
            label_end = end - 1 if with_colon else end
            yield _Place(
                key,
                Span(piece.start + start, piece.start + label_end),
                Span(piece.start + value.start, piece.start + value.end) if value else None,
                sure,
                with_colon,
            )


def _word_starts(string: str, left: int, right: int) -> list[int]:
    """Where a label that ends at ``right`` may begin: after up to five words back, the longest first."""
    starts = [left + m.start() for m in re.finditer(r"\S+", string[left:right])]
    return starts[-5:] if len(starts) > 5 else starts


def _trim(string: str, start: int, stop: int) -> Span | None:
    part = string[start:stop]
    clean = part.strip(" \t:;|")
    if not any(c.isalnum() for c in clean):
        return None
    at = start + part.index(clean)
    return Span(at, at + len(clean))


def _valued(
    lines: Sequence[TextLine],
    i: int,
    place: _Place,
    beside: Sequence[_Place],
    closes: set[int],
    words: Template,
    headings: Sequence[int],
) -> Label | None:
    """A label with its value: behind it, in the next column, or on the lines below."""
    line = lines[i]
    value, sure, rule = place.value, place.confidence, "label"
    j = i
    if value is None:
        following = next((p for p in line.pieces if p.start > place.label.end), None)
        if place.key == "name" and following is not None and not _says(line, following):
            following = None  # the number stands beside the label, the name below it
        if following is not None and not any(
            p.label.start == following.start and (p.colon or p.value is None) for p in beside
        ):
            value, rule = _before(line, following, beside), "label and column"
        elif i + 1 < len(lines) and (i + 1) not in closes and lines[i + 1].body == line.body:
            below = lines[i + 1]
            if (below.page != line.page and line.body) or (
                place.key == "other" and below.first and len(line.pieces) > 1
            ):
                return None  # an empty label beside another with its value
            value, rule, sure, j = Span(below.start, below.end), "label above", sure - 0.02, i + 1
            if place.key == "date" and len(line.pieces) > 1 and holds_body(below):
                return None  # the head of a column, with a sitting below it
            if len(line.pieces) > 1 and len(below.pieces) > 1:
                n = next((k for k, p in enumerate(line.pieces) if p.start == place.label.start), 0)
                if n < len(below.pieces):
                    value = below.pieces[n]
            if not place.colon and not (below.first or line.table is not None or place.key == "name"):
                sure -= 0.1
        if value is None:
            return None
    if place.key in _LONG:
        end = value.end
        k = j
        while k + 1 < len(lines) and lines[k + 1].body and lines[k + 1].page == line.page:
            if _DASHED.fullmatch(lines[k + 1].string) and close_below(lines[k], lines[k + 1]):
                k += 1
                end = lines[k].end
                continue  # "- Kenntnisnahme -" below the name is no heading
            if (k + 1) in closes:
                break
            unfinished = lines[k].string.rstrip().endswith((" und", ";", ",", "-", "–", " der", " für"))
            if lines[k + 1].first and not (unfinished or close_below(lines[k], lines[k + 1])):
                break
            if any(lines[k + 1].start == f for f in headings):
                break
            if place.key == "session_body" and _LABELLED.match(lines[k + 1].string):
                break
            if place.key == "name" and OTHER_THAN_NAME.match(lines[k + 1].string):
                break
            if place.key == "name" and fold(lines[k + 1].string) in words.labels:
                break  # a label without its colon
            k += 1
            end = lines[k].end
            if k - j >= _LONG[place.key]:
                break
        value = Span(value.start, end)
    elif place.key not in ("reference", "date", "received"):
        k = next((n for n in range(j, len(lines)) if lines[n].start < value.end <= lines[n].end), j)
        for n in range(k + 1, min(k + 4, len(lines))):
            below = lines[n]
            open_end = _unfinished(Label(place.key, place.label, value, rule, sure), lines)
            if (
                not open_end
                or value.end < lines[n - 1].end
                or n in closes
                or below.first
                or below.body != line.body
                or len(below.string) > 60
            ):
                break
            value = Span(value.start, below.end)
    string = _string(lines, value, line)
    key = told_by_value(place.key, string, place.colon)
    folded = fold(string)
    other = words.labels.get(folded) not in (None, key) or (key in _WHO and folded in words.types)
    if (key in _NO_LABEL and other) or (key == "name" and (folded in words.types or (other and " " in string))):
        return None  # a label beside a label, the kind of the paper below the label of its name
    return Label(key, place.label, value, rule, sure) if suits(key, string) else None


def _before(line: TextLine, piece: Span, places: Sequence[_Place]) -> Span:
    """A column up to the label inside it ("MV-37/2031 Amt: Hauptamt", the gap between two columns lost)."""
    stop = min(
        (p.label.start for p in places if piece.start < p.label.start < piece.end and p.colon), default=piece.end
    )
    return Span(piece.start, piece.start + len(line.string[piece.start - line.start : stop - line.start].rstrip()))


def _says(line: TextLine, piece: Span) -> bool:
    return re.search(r"[^\W\d_]{3}", line.string[piece.start - line.start : piece.end - line.start]) is not None


def _string(lines: Sequence[TextLine], value: Span, line: TextLine) -> str:
    """The first line of a value, which stands in ``line`` or below."""
    start = next((k for k in lines if k.start <= value.start < k.end), line)
    return start.string[value.start - start.start :][: value.end - value.start]


def _column_wise(
    lines: Sequence[TextLine], places: Sequence[Sequence[_Place]], i: int, closes: set[int]
) -> tuple[list[Label], set[int]] | None:
    """Labels printed one below the other with all values behind them: each value goes to the first label it fits."""
    run, at = [], i
    while (
        at < len(lines) and places[at] and all(p.value is None for p in places[at]) and lines[at].page == lines[i].page
    ):
        if len(lines[at].pieces) > len(places[at]):
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
            if suits(p.key, _string(lines, v, lines[at]))
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
        words = labels and not any(map(str.isdigit, string)) and labels[-1].value.end + 3 >= value.start
        if words and (
            (labels[-1].key in ("session_body", "meeting") and (fit is None or not holder.first))
            or _unfinished(labels[-1], lines)
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


def _unfinished(label: Label, lines: Sequence[TextLine]) -> bool:
    """Whether a value ends in the middle of a phrase ("Amt für Umwelt- und")."""
    line = next(x for x in lines if x.start < label.value.end <= x.end)
    string = line.string[: label.value.end - line.start].rstrip()
    if string.endswith((" und", "-", ",", "/", " für", " der", " des")):
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
            return not dated and bool(re.fullmatch(r"[\w./\- ]{1,10}", string)) and any(c.isdigit() for c in string)
        case "session_body" | "meeting":
            return not dated and any(c.isalpha() for c in string) and len(string) > 3
        case "name":
            return len(string.split()) > 1 and not dated
        case _:
            return not dated and any(c.isalpha() for c in string) and len(string) <= 60
