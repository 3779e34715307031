"""The truth of a paper in, what is wrong with it out: a mistyped key or date would count as a mistake of the reading.

docs/generator.md lists the keys. Every key may be left out; what is there must be of its kind. Keys that are not known
are refused below ``record``, where a slip would be judged, and left alone beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from pipeline.model.mention import VOTE_KINDS, DateRole, Precision
from pipeline.model.outline import SectionRole
from pipeline.model.page import CellState, ZoneKind

Json = dict[str, Any]
Test = Callable[[Any], bool]
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
# How far print may stand over the edge of its page, in points: a skewed sheet loses a little.
EDGE = 8.0


def _text(value: Any) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _decimal(value: Any) -> bool:
    return isinstance(value, str) and _DECIMAL.fullmatch(value) is not None


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _of(*names: str) -> Test:
    return lambda value: value in names


def _or_null(test: Test) -> Test:
    return lambda value: value is None or test(value)


def _list(test: Test) -> Test:
    return lambda value: isinstance(value, list) and all(map(test, value))


TEXT, DAY, DECIMAL, FLAG = _or_null(_text), _or_null(_day), _or_null(_decimal), _or_null(_truth)
_VOTES = {"votes": lambda value: isinstance(value, dict)}
_ITEM: dict[str, Test] = {"label": lambda value: isinstance(value, str), "text": _text, "level": _number}
_SINGLE: dict[str, Test] = {
    **dict.fromkeys(("municipality", "paper_type", "reference", "name", "originator", "officer", "department"), TEXT),
    **dict.fromkeys(("date", "received", "meeting"), DAY),
    "public": FLAG,
    **dict.fromkeys(("organizations", "references", "attachments"), _list(_text)),
}
_PARTS: dict[str, dict[str, Test]] = {
    "consultations": {
        "order": _number, "date": DAY, "end": DAY, **dict.fromkeys(("body", "role", "agenda_item", "result"), TEXT),
        "public": FLAG, "authoritative": FLAG, "ballots": lambda value: isinstance(value, list), **_VOTES,
    },
    "resolutions": {
        "kind": _of("proposed", "adopted"), "introduction": TEXT, "body": TEXT, "text": _text,
        "items": lambda value: isinstance(value, list),
    },
    "amounts": {
        **dict.fromkeys(("amount", "minimum", "maximum"), DECIMAL), "bound": _or_null(_of("upper", "lower")),
        "currency": _or_null(lambda v: isinstance(v, str) and re.fullmatch("[A-Z]{3}", v) is not None),
        "period": _or_null(_of("year", "month")), **dict.fromkeys(("per", "kind", "text"), TEXT), "page": _number,
    },
    "dates": {
        "start": DAY, "end": DAY, "precision": _of(*get_args(Precision)), "role": _or_null(_of(*get_args(DateRole))),
        "text": TEXT, "page": _number,
    },
    "sections": {"heading": _text, "role": _of(*get_args(SectionRole))},
}  # fmt: skip


def faults(truth: Json) -> Iterator[str]:
    """What is wrong with a truth file, each as a place and the value there; nothing where all is well."""
    if truth.get("draft"):
        yield "draft: compare it with the paper, correct it, then remove this line"
    for key, test in {"file": _text, "form": TEXT, "first_page": _number, "damage": _list(_text)}.items():
        if key in truth and not test(truth[key]):
            yield _wrong(key, truth[key])
    if "text" in truth and not isinstance(truth["text"], str):
        yield _wrong("text", truth["text"])
    record = truth.get("record", {})
    if not isinstance(record, dict):
        yield _wrong("record", record)
        return
    yield from _record(record)
    yield from _print(truth)


def _wrong(place: str, value: object) -> str:
    shown = repr(value)
    return f"{place}: {shown if len(shown) <= 60 else shown[:57] + '...'}"


def _record(record: Json) -> Iterator[str]:
    resolution = record.get("resolution")
    for key, value in record.items():
        if key in _SINGLE:
            if not _SINGLE[key](value):
                yield _wrong(key, value)
        elif key == "resolution":
            yield from _resolution(key, resolution) if resolution is not None else ()
        elif key not in _PARTS:
            yield f"{key}: no such field"
        elif not isinstance(value, list):
            yield _wrong(key, value)
        else:
            for number, part in enumerate(value, 1):
                yield from _part(key, number, part)


def _part(key: str, number: int, part: Any) -> Iterator[str]:
    place = f"{key} {number}"
    if key == "resolutions":
        yield from _resolution(place, part)
        return
    yield from _keys(place, part, _PARTS[key])
    if not isinstance(part, dict):
        return
    if key == "consultations":
        yield from _votes(place, part.get("votes", {}))
        for ballot in part.get("ballots") or ():
            yield from _keys(f"{place}, ballots", ballot, {"item": _text, **_VOTES})
            yield from _votes(f"{place}, ballots", ballot.get("votes", {}))
    elif key == "amounts" and all(_PARTS[key][k](part.get(k)) for k in ("amount", "minimum", "maximum")):
        low, high = part.get("minimum"), part.get("maximum")
        if part.get("amount") is None and low is None and high is None:
            yield f"{place}: neither amount nor minimum nor maximum"
        elif low is not None and high is not None and Decimal(low) > Decimal(high):
            yield f"{place}: minimum {low} is more than maximum {high}"
    elif key == "dates" and _day(part.get("start")) and _day(part.get("end")) and part["start"] > part["end"]:
        yield f"{place}: {part['start']} is after {part['end']}"


def _keys(place: str, part: Any, tests: dict[str, Test]) -> Iterator[str]:
    if not isinstance(part, dict):
        yield _wrong(place, part)
        return
    for key, value in part.items():
        if key not in tests:
            yield f"{place}, {key}: no such field"
        elif not tests[key](value):
            yield _wrong(f"{place}, {key}", value)


def _resolution(place: str, resolution: Any) -> Iterator[str]:
    yield from _keys(place, resolution, _PARTS["resolutions"])
    if isinstance(resolution, dict):
        if "text" not in resolution:
            yield f"{place}: without text"
        for item in resolution.get("items") or ():
            yield from _keys(f"{place}, items", item, _ITEM)


def _votes(place: str, votes: Any) -> Iterator[str]:
    """A figure exactly where the state is ``value``."""
    for kind, vote in votes.items() if isinstance(votes, dict) else ():
        state, value = (vote.get("state"), vote.get("value")) if isinstance(vote, dict) else (None, None)
        if kind not in VOTE_KINDS:
            yield f"{place}, votes, {kind}: no such field"
        elif state not in get_args(CellState):
            yield _wrong(f"{place}, votes, {kind}", vote)
        elif (state == "value") != (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
            yield _wrong(f"{place}, votes, {kind}, value where the state is {state}", value)


def _print(truth: Json) -> Iterator[str]:
    """Lines and cells, as far as the truth has them: on their page, of a known zone, votes as in the record."""
    sizes: dict[int, tuple[float | None, float | None]] = {}
    for page in truth.get("pages", ()):
        place = f"page {page['number']}"
        sizes[page["number"]] = page.get("width"), page.get("height")
        for line in page["lines"]:
            if line["zone"] not in get_args(ZoneKind):
                yield _wrong(f"{place}, zone", line["zone"])
            # A signature over the edge has no words that could be missing.
            if line["text"] and not _inside(line["box"], *sizes[page["number"]]):
                yield _wrong(f"{place}, box of {line['text'][:30]!r}", line["box"])
    steps = {step.get("order"): step.get("votes", {}) for step in truth.get("record", {}).get("consultations", ())}
    for table in truth.get("tables", ()):
        place = f"table on page {table['page']}"
        taken: set[tuple[int, int]] = set()
        for cell in table["cells"]:
            at = {
                (cell["row"] + r, cell["column"] + c)
                for r in range(cell.get("rows", 1))
                for c in range(cell.get("columns", 1))
            }
            if at & taken:
                yield f"{place}: two cells at row {cell['row']}, column {cell['column']}"
            taken |= at
            if not _inside(cell["box"], *sizes.get(table["page"], (None, None))):
                yield _wrong(f"{place}, box of a cell", cell["box"])
            if "vote" in cell and steps.get(cell["order"], {}).get(cell["vote"], {}).get("state") != cell["state"]:
                yield f"{place}: {cell['vote']} of step {cell['order']} is not {cell['state']} in the record"


def _inside(box: list[float] | None, width: float | None, height: float | None) -> bool:
    if box is None or width is None or height is None:
        return box is None
    left, top, right, bottom = box
    return -EDGE <= left < right <= width + EDGE and -EDGE <= top < bottom <= height + EDGE
