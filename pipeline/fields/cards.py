"""A text goes in; steps come out that stand beside each other, each a card: its body, its day and the rest on lines of
their own.

The days of all cards stand at one height, so do their bodies, right above or below the days; words belong to the card
below whose left edge, or whose middle, they stand. Or a card is a cell of a table, with body and day on its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.fields.row_tail import take_tail
from pipeline.fields.row_votes import NO_HEADS
from pipeline.fields.step import TIME, WEEKDAY, Draft, meeting_day, with_role
from pipeline.german import bodies
from pipeline.model.lines import TextLine
from pipeline.model.mention import DateSpan, Mention
from pipeline.model.outline import Outline
from pipeline.model.text import Span, Text, TextCell, TextTable

_RULE = "card"
_SURE = 0.9
_BODY_LINES = 3  # lines of the body of a card
_MOST_BELOW = 8  # lines of a card below its day
_JOINED = 0.85  # a body of several lines
_BESIDE = 12  # letters beside the day of a card ("Termin:")


class _Card(NamedTuple):
    """Where a card stands across the page, in points (None where no place is known), and its day."""

    left: float | None
    middle: float | None
    day: Mention[DateSpan]


def find(text: Text, outline: Outline) -> list[Draft]:
    """The steps of all cards above the facts, in order; none where a card has no body or days stand below days."""
    stop = _stop(text, outline)
    drafts = [draft for table in text.tables if table.start < stop for draft in _of_table(text, table)]
    if drafts:
        return drafts
    lines = [x for x in text.lines if x.body and x.start < stop]
    at = 0
    while at < len(lines):
        cards = _cards(text, lines[at])
        found = _steps(text, lines, at, cards) if cards else []
        drafts += found
        at += 1
        while found and at < len(lines) and lines[at].start < max(d.end for d in found):
            at += 1
    return drafts


def _of_table(text: Text, table: TextTable) -> list[Draft]:
    """The steps of a table with a row of cells that hold a body and a day each; what stands in a row below belongs to
    the card over it. None of a table with other rows, or with more days below."""
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        if text.string[cell.start : cell.end].strip():
            rows.setdefault(cell.row, []).append(cell)
    drafts: list[Draft] = []
    above: dict[int, Draft] = {}
    for _, cells in sorted(rows.items()):
        found = {c.column: draft for c in cells if (draft := _of_cell(text, c)) is not None}
        if len(found) == len(cells) and (len(found) > 1 or above):
            drafts, above = [*drafts, *found.values()], found
        elif found or not all(c.column in above and _tail(text, above[c.column], c.start, c.end) for c in cells):
            return []
    return drafts


def _of_cell(text: Text, cell: TextCell) -> Draft | None:
    """The step of a cell: a line with the day, the lines of the body before or behind it, then the rest."""
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text.string, cell.start, cell.end)]
    days = [n for n, x in enumerate(lines) if meeting_day(text.string[x.start : x.end], x.start, _RULE, _SURE)]
    if len(days) != 1 or len(lines) < 2:
        return None
    at = days[0]
    day = _day_alone(text, lines[at])
    for first, stop in ((0, at), *((at + 1, n) for n in range(len(lines), at + 1, -1))):
        own = lines[first:stop]
        name = " ".join(text.string[x.start : x.end] for x in own)
        if day is None or not own or len(own) > _BODY_LINES or not bodies.is_body(name):
            continue
        draft = Draft(cell.start, cell.end, _RULE, _SURE)
        draft.date, draft.body = day, with_role(draft, name, own[0].start, _RULE, _SURE)
        rest = lines[max(stop, at + 1) :]
        return draft if all(_tail(text, draft, x.start, x.end) for x in rest) else None
    return None


_LINE = re.compile(r"[^\n\f]+")


def _tail(text: Text, draft: Draft, start: int, end: int) -> bool:
    """Whether a line of a card tells of its role, item, status, result or vote; taken then."""
    if not take_tail(text, NO_HEADS, draft, text.string[start:end], start):
        return False
    draft.seen(start, end)
    return True


def _stop(text: Text, outline: Outline) -> int:
    return min((s.heading.start for s in outline.of_role("facts", "reasons", "resolution")), default=len(text.string))


def _cards(text: Text, line: TextLine) -> list[_Card]:
    """The days of a line of nothing but days, two or more; empty for any other line."""
    found = []
    for piece in line.pieces if len(line.pieces) > 1 else ():
        day = _day_alone(text, piece)
        if day is None:
            return []
        found.append(_Card(*_place(text, piece), day))
    return found


def _day_alone(text: Text, piece: Span) -> Mention[DateSpan] | None:
    """The day of a piece that holds nothing else but its weekday, its time or a short label."""
    string = text.string[piece.start : piece.end]
    day = meeting_day(string, piece.start, _RULE, _SURE)
    if day is None:
        return None
    beside = string[: day.start - piece.start] + TIME.sub("", string[day.end - piece.start :])
    alone = len(WEEKDAY.sub("", beside).strip(" ,;:.")) <= _BESIDE and not bodies.parse(beside)
    return day if alone else None


def _place(text: Text, piece: Span) -> tuple[float | None, float | None]:
    boxes = text.boxes(piece.start, piece.end)
    if not boxes:
        return None, None
    left, right = min(b.box.left for b in boxes), max(b.box.right for b in boxes)
    return left, (left + right) / 2


def _by_card(text: Text, line: TextLine, cards: Sequence[_Card]) -> dict[int, Span] | None:
    """The pieces of a line by their card; None where two fall to one card or the places are not known."""
    found: dict[int, Span] = {}
    for n, piece in enumerate(line.pieces):
        left, middle = _place(text, piece)
        card = n if len(line.pieces) == len(cards) else None
        if left is not None and middle is not None:
            away = [
                min(abs(left - c.left), abs(middle - c.middle))
                if c.left is not None and c.middle is not None
                else float("inf")
                for c in cards
            ]
            card = min(range(len(cards)), key=away.__getitem__)
        if card is None or card in found:
            return None
        found[card] = piece
    return found


def _steps(text: Text, lines: Sequence[TextLine], at: int, cards: Sequence[_Card]) -> list[Draft]:
    """The steps of the cards whose days stand on line ``at``."""
    if at + 1 < len(lines) and _cards(text, lines[at + 1]):
        return []  # a calendar
    drafts = [Draft(card.day.start, card.day.end, _RULE, _SURE) for card in cards]
    above, below = lines[max(at - _BODY_LINES, 0) : at][::-1], lines[at + 1 : at + 1 + _BODY_LINES]
    over = _bodies(text, above, cards, drafts, upwards=True)
    under = 0 if over else _bodies(text, below, cards, drafts, upwards=False)
    if not over and not under:
        return []
    for draft, card in zip(drafts, cards, strict=True):
        draft.date = card.day
        draft.seen(card.day.start, card.day.end)
    for line in lines[at + 1 + under : at + 1 + under + _MOST_BELOW]:
        pieces = _by_card(text, line, cards) or {}
        if not pieces or not all(_tail(text, drafts[n], p.start, p.end) for n, p in pieces.items()):
            break
    return drafts


def _bodies(
    text: Text, lines: Sequence[TextLine], cards: Sequence[_Card], drafts: Sequence[Draft], *, upwards: bool
) -> int:
    """How many of ``lines``, from the days on, hold the bodies of all cards; the drafts have them then. 0 for none."""
    parts: list[list[Span]] = [[] for _ in cards]
    for count, line in enumerate(lines, start=1):
        pieces = _by_card(text, line, cards)
        if pieces is None:
            return 0
        for n, piece in pieces.items():
            parts[n].insert(0 if upwards else len(parts[n]), piece)
        names = [" ".join(text.string[p.start : p.end] for p in own) for own in parts]
        open_ = not upwards and count < len(lines) and _goes_on(text, lines[count], cards, names)
        if all(bodies.is_body(name) for name in names) and not open_:
            for draft, own, name in zip(drafts, parts, names, strict=True):
                body = with_role(draft, name, own[0].start, _RULE, _SURE if len(own) == 1 else _JOINED)
                # Of a body of several lines the first is its place: other cards stand between them.
                draft.body = replace(body, end=min(body.end, own[0].end)) if body is not None else None
                draft.seen(own[0].start, own[0].end)
            return count
    return 0


def _goes_on(text: Text, line: TextLine, cards: Sequence[_Card], names: Sequence[str]) -> bool:
    """Whether a line holds more of the names above it ("Ausschuss für Bauen" / "und Umwelt")."""
    pieces = _by_card(text, line, cards) or {}
    return any(
        text.string[p.start : p.start + 4] in ("und ", "sowi") or names[n].endswith(("-", ",", " und"))
        for n, p in pieces.items()
    )
