"""Lines go in; labelled values come out: behind their label, beside it, below it, or column-wise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.german import status
from pipeline.german.fold import fold
from pipeline.german.titles import begins_text
from pipeline.model.lines import TextLine, close_below
from pipeline.model.outline import Label
from pipeline.model.text import Span, Text
from pipeline.outline import agenda, aligned, bare, captions, column_wise, grid, over_values
from pipeline.outline.column_wise import Place
from pipeline.outline.found import Found
from pipeline.outline.words import AREA_CODE, DATE, OTHER_THAN_NAME, STATUS, clean, holds_body, suits, told_by_value
from pipeline.templates import Template

_DASHED = re.compile(r"[-–]\s?[A-ZÄÖÜ][^-–]{3,40}\s?[-–]")
_LABELLED = re.compile(r"[A-ZÄÖÜ][\w./-]{2,30}(?: [\w./-]{2,20})?:\s")
_BELOW = frozenset(("name", "reference", "department"))  # labels that stand below the Beratungsfolge, in its table
_WHO = frozenset(("officer", "originator", "department"))
_NO_LABEL = frozenset(("officer", "originator", "public", "session_body", "department", "paper_type"))
_TELLING = frozenset(("reference", "date", "received", "public"))  # labels whose values tell them without a colon
_TAIL = 0.8  # of a name where the paragraph below it, with a verb but no stop at its end, may be its tail
_LONG = {"name": 8, "session_body": 2}  # values that run over several lines, and over how many at most


def find(
    lines: Sequence[TextLine],
    words: Template,
    heads: set[int],
    found: Sequence[Found],
    text: Text,
    cells: Sequence[Label] = (),
    extract: int | None = None,
) -> list[Label]:
    """The labelled values of ``lines``; ``cells`` are those of cells that hold a label with its value already,
    ``extract`` is the line in which a paper calls itself an extract from minutes."""
    text_starts = min(
        (f.start for f in found if f.heading.role in ("facts", "reasons", "resolution")), default=text.body.end
    )
    headings = sorted(f.start for f in found if f.heading.role != "title")
    places: list[list[Place]] = []
    held: set[int] = set()
    course = {id(lines[i].table): i for i in sorted(heads, reverse=True) if lines[i].table is not None}
    for i, line in enumerate(lines):
        if i >= course.get(id(line.table), len(lines)):
            alone = len(line.pieces) == 1 and not line.string.rstrip().endswith(":")
            places.append([p for p in _places(line, words) if p.key in _BELOW and (p.colon or (alone and not p.value))])
            continue
        on = i not in heads and (not line.body or line.page <= text.first_page or line.start < text_starts)
        here = _row_of_labels(line, words, list(_places(line, words))) if on else []
        places.append([p for p in here if not _held(p, cells)])
        held |= {i} if len(here) > len(places[i]) else set()
    for i, line in enumerate(lines):
        if not places[i] and i not in heads and line.start < text_starts and not line.lacks_label:
            listed = _among_labels(lines, places, i, words) if 0 < i < len(lines) - 1 else []
            places[i] = listed or aligned.label(text, lines, places, i, words)
    closes = held | {i for i, line in enumerate(lines) if i in heads or places[i] or _starts(headings, line)}
    over = captions.find(lines, words, heads, text.first_page)
    labels: list[Label] = [label for _, label in over]
    skip = {n for i, _ in over for n in (i - 1, i)}
    for taken, beneath in over_values.find(lines, words, heads, text.first_page):
        labels.append(beneath)
        skip |= set(taken)
    able = (i for i, x in enumerate(lines[:40]) if x.body and i not in heads)
    item = next((i for i in able if agenda.begins(lines, i, extract)), None)
    if item is not None and lines[item].page == text.first_page and lines[item].start < text_starts:
        labels += agenda.labels(lines, item, extract)
        skip |= {item, item + 1} if agenda.item(lines, item, extract) is None else {item}
    for i, line in enumerate(lines):
        here = places[i]
        if not here or i in skip:
            continue
        if all(p.value is None for p in here):
            below = column_wise.find(lines, places, i, closes, words.labels)
            if below:
                labels += below[0]
                skip |= below[1]
                continue
        for place in here:
            late = 0.35 if line.body and line.start > text_starts else 0.0
            if place.key == "name" and late:
                continue
            if any(x.value.start <= place.label.start < x.value.end and x.label.start >= line.start for x in labels):
                continue  # "Federführend | Fachbereich Teiche": the office is the value, not a label
            label = _valued(lines, i, place, here, closes, words, headings, text.string)
            if label is not None:
                away = 0.0 if line.body else 0.08
                labels.append(replace(label, confidence=round(max(label.confidence - late - away, 0.2), 3)))
    told = {x.label.start for x in labels}
    head = [x for x in lines if x.body and x.page == text.first_page and x.start < text_starts and x.start not in told]
    labels += [_without_value(x) for x in head if words.labels.get(fold(x.string)) == "name" and " " in x.string]
    return [replace(x, value=clean(text.string, x.value)) for x in labels]


def _row_of_labels(line: TextLine, words: Template, found: list[Place]) -> list[Place]:
    """The labels of a line, that of its last column among them where each column before holds a label alone
    ("Bearbeitung | Öffentlichkeitsstatus"); behind one with a colon it is a value ("Betreff: | Homepage")."""
    *before, last = line.pieces
    alone = len(before) == len(found) > 0 and all(
        p.value is None and not p.colon and p.label.start == b.start for p, b in zip(found, before, strict=True)
    )
    key = words.labels.get(fold(_words(line, last))) if alone else None
    return [*found, Place(key, last, None, 0.85, False)] if key is not None else found


def _among_labels(lines: Sequence[TextLine], places: Sequence[Sequence[Place]], i: int, words: Template) -> list[Place]:
    """The label of line ``i`` that only the labels above and below it tell, which have no colon either; right below
    that of a body this one is enough ("Gremium Kreistag" over "Sitzungstermin 18.11.2031")."""
    line = lines[i]
    near = [(lines[n].start, p) for n in (i - 1, i + 1) for p in places[n][:1]]
    listed = len(near) == 2 and all(p.label.start == at and not p.colon for at, p in near)
    listed = listed and all(places[n][0].value or len(lines[n].pieces) > 1 for n in (i - 1, i + 1))
    listed = listed or (not line.first and any(p.key == "session_body" and not p.colon for p in places[i - 1][:1]))
    told = bare.among_others(line.string, words) if listed and line.body and len(line.pieces) == 1 else None
    value = _trim(line.string, told[1], len(line.string)) if told else None
    if told is None or value is None:
        return []
    span = Span(line.start + value.start, line.start + value.end)
    return [Place(told[2], Span(line.start, line.start + told[1]), span, told[3], False)]


def _without_value(line: TextLine) -> Label:
    """A label of the name alone, which is no title either."""
    return Label("name", Span(line.start, line.end), Span(line.end, line.end), "label alone", 0.2)


def _held(place: Place, cells: Sequence[Label]) -> bool:
    at = place.label.start
    return any(c.label.start <= at < c.label.end or c.value.start <= at < c.value.end for c in cells)


def _starts(headings: Sequence[int], line: TextLine) -> bool:
    return any(line.start <= h < line.end for h in headings)


def _places(line: TextLine, words: Template) -> Iterator[Place]:
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
            free, in_table = string if not cuts else string[: cuts[0][0]], line.table is not None or not line.body
            first = bare.without_colon(free, words, in_table, n < len(line.pieces) - 1)
            if first is not None and in_table and not cuts:
                cuts = bare.behind_day(free, first, words)
            if first is None and not cuts:
                first = bare.glued(string, words, len(line.pieces) == 1)
            if first is not None:
                cuts.insert(0, first)
        for k, (start, end, key, sure, with_colon) in enumerate(cuts):
            stop = cuts[k + 1][0] if k + 1 < len(cuts) else len(string)
            value = _trim(string, end, stop)
            label_end = end - 1 if with_colon else end
            yield Place(
                key,
                Span(piece.start + start, piece.start + label_end),
                Span(piece.start + value.start, piece.start + value.end) if value else None,
                sure,
                with_colon,
            )


def _word_starts(string: str, left: int, right: int) -> list[int]:
    """Where a label that ends at ``right`` may begin: after up to five words back, the longest first."""
    near = max(left, right - _LONGEST)
    starts = [near + m.start() for m in re.finditer(r"\S+", string[near:right])]
    if near > left and not string[near - 1].isspace():
        starts = starts[1:]  # in the middle of a word
    return starts[-5:]


_LONGEST = 300  # letters of a label


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
    place: Place,
    beside: Sequence[Place],
    closes: set[int],
    words: Template,
    headings: Sequence[int],
    printed: str,
) -> Label | None:
    """A label with its value: behind it, in the next column, or on the lines below."""
    line = lines[i]
    value, sure, rule = place.value, place.confidence, "label"
    j = i
    if value is None and _is_blank(line, place):
        return None
    if value is None:
        behind = [p for p in line.pieces if p.start > place.label.end]
        following = next((p for p in behind if re.search(r"\w", _words(line, p))), None)  # past dust of a scan
        if place.key == "name" and following is not None and not _says(line, following):
            following = None  # the number stands beside the label, the name below it
        telling = _TELLING if place.key != "earlier" else ()  # "Bezug: | Vorlage 12/2031" is no label beside another
        if following is not None and not any(
            p.label.start == following.start and (p.colon or p.value is None or p.key in telling) for p in beside
        ):
            value, rule = _before(line, following, beside), "label and column"
            sure -= 0.3 if following != behind[0] else 0.0  # what was read as dust may have been its first word
            if place.key in grid.WORDED and line.table is not None and line.row is not None:
                own = next((c for c in line.table.cells if c.row == line.row and c.start <= value.start < c.end), None)
                doubted = own is not None and grid.is_open(printed, line.table, own, place.key)
                sure = min(sure, grid.OPEN) if doubted else sure
        elif (day := _day_below(lines, i, place)) is not None:
            value, rule, sure, j = day, "label above", sure - 0.1, i + 1
        elif i + 1 < len(lines) and (i + 1) not in closes and lines[i + 1].body == line.body:
            below = lines[i + 1]
            if (below.page != line.page and line.body) or (
                place.key == "other" and below.first and len(line.pieces) > 1
            ):
                return None  # an empty label beside another with its value
            end = below.end if place.key == "name" else below.pieces[0].end
            value, rule, sure, j = Span(below.start, end), "label above", sure - 0.02, i + 1
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
    if place.key in grid.WORDED and place.label.start == line.start and grid.is_amid(lines, i):
        sure = min(sure, grid.OPEN)
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
            ends = (" und", ";", ",", "-", "–", " der", " für", *((":",) if place.key == "name" else ()))
            unfinished = lines[k].string.rstrip().endswith(ends)
            if lines[k + 1].first and not (unfinished or close_below(lines[k], lines[k + 1])):
                break
            if any(lines[k + 1].start == f for f in headings) or _is_labelled_row(lines[k + 1], value):
                break
            if place.key == "session_body" and _LABELLED.match(lines[k + 1].string):
                break
            if place.key == "name" and (OTHER_THAN_NAME.match(lines[k + 1].string) or _opens(lines[k + 1], unfinished)):
                break
            if place.key == "name" and fold(lines[k + 1].string) in words.labels:
                break  # a label without its colon
            if place.key == "name" and lines[k + 1].lacks_label and STATUS.fullmatch(lines[k + 1].string):
                break  # the value of another label
            if place.key == "name" and lines[k + 1].first and begins_text(lines[k].string, lines[k + 1].string):
                if next((x for x in lines[k + 1 :] if x.last), lines[-1]).string[-1:] not in ".:":
                    sure = min(sure, _TAIL)
                break  # a paragraph right below the name
            k += 1
            end = lines[k].end
            if k - j >= _LONG[place.key]:
                break
        value = Span(value.start, end)
    elif place.key not in ("reference", "date", "received"):
        k = next((n for n in range(j, len(lines)) if lines[n].start < value.end <= lines[n].end), j)
        for n in range(k + 1, min(k + 4, len(lines))):
            below = lines[n]
            open_end = column_wise.is_unfinished(Label(place.key, place.label, value, rule, sure), lines)
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
    if key == "name" and place.key == "session_item":
        sure -= 0.05  # a label of the name itself goes before it
    folded = fold(AREA_CODE.sub("", string))
    other = words.labels.get(folded) not in (None, key) or (key in _WHO and folded in words.types)
    if (key in _NO_LABEL and other) or (key == "name" and (folded in words.types or (other and " " in string))):
        return None  # a label beside a label, the kind of the paper below the label of its name
    return Label(key, place.label, value, rule, sure) if suits(key, string) else None


def _is_labelled_row(line: TextLine, value: Span) -> bool:
    """Whether a line is a further row of the table of ``value`` with a label of its own before the column of it: one
    that nobody knows ends a value as well."""
    if line.table is None:
        return False
    own = next((c for c in line.table.cells if c.start <= value.start < c.end), None)
    before = [c for c in line.table.cells if c.start <= line.start < c.end]
    return own is not None and any(c.row > own.row and c.column < own.column for c in before)


def _is_blank(line: TextLine, place: Place) -> bool:
    """Whether nothing but a ruling to write on stands behind a label in its column ("Zu TOP: ______")."""
    own = next((p for p in line.pieces if p.start <= place.label.start < p.end), None)
    return (
        own is not None
        and _RULING.fullmatch(line.string, place.label.end - line.start, own.end - line.start) is not None
    )


_RULING = re.compile(r"[\s:]*___[\s_]*")


def _day_below(lines: Sequence[TextLine], i: int, place: Place) -> Span | None:
    """The day of a sitting in the column of its label, one line below it, though that line begins with a label."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if place.key not in ("session_date", "meeting") or below is None or below.first or len(line.pieces) < 2:
        return None
    n = next((k for k, p in enumerate(line.pieces) if p.start == place.label.start), 0)
    if not 0 < n < len(below.pieces):
        return None
    return below.pieces[n] if DATE.fullmatch(_words(below, below.pieces[n])) else None


def _opens(line: TextLine, unfinished: bool) -> bool:
    """Whether a line below a name opens what follows: it ends in a colon, or it is a small label with its value."""
    if _HERE.match(line.string):
        return False
    return (line.string.rstrip().endswith(":") and not unfinished) or _SMALL_LABELLED.match(line.string) is not None


_HERE = re.compile(r"(?:hier|Hier|HIER)\s?:")
"""What leads in the part of a matter that a paper is about, in its name."""
_SMALL_LABELLED = re.compile(rf"{status.EITHER}(?:keit)?\s?:")


def _before(line: TextLine, piece: Span, places: Sequence[Place]) -> Span:
    """A column up to the label inside it ("MV-37/2031 Amt: Hauptamt", the gap between two columns lost)."""
    stop = min(
        (p.label.start for p in places if piece.start < p.label.start < piece.end and p.colon), default=piece.end
    )
    return Span(piece.start, piece.start + len(line.string[piece.start - line.start : stop - line.start].rstrip()))


def _says(line: TextLine, piece: Span) -> bool:
    return re.search(r"[^\W\d_]{3}", _words(line, piece)) is not None


def _words(line: TextLine, piece: Span) -> str:
    return line.string[piece.start - line.start : piece.end - line.start]


def _string(lines: Sequence[TextLine], value: Span, line: TextLine) -> str:
    """The first line of a value, which stands in ``line`` or below."""
    start = next((k for k in lines if k.start <= value.start < k.end), line)
    return start.string[value.start - start.start :][: value.end - value.start]
