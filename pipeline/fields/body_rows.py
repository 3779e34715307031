"""A text goes in; steps come out of tables that print each body in a row of its own and its sittings in the rows below.

ALLRIS prints a course so: the body with its role, below it day, session and what was decided. A body may have several
sittings; each is a step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.fields.step import (
    ROLE_AND_STATUS,
    Draft,
    flat,
    is_item,
    meeting_day,
    moved,
    result_words,
    set_item,
    set_public,
    set_public_by_session,
    with_role,
)
from pipeline.german import bodies, status
from pipeline.german.heads import VOTES
from pipeline.german.heads import column as head
from pipeline.german.roles import is_role, parted
from pipeline.german.votes import votes
from pipeline.model.mention import Body, Mention
from pipeline.model.text import Text, TextCell, TextTable

_RULE = "sitting below its body"
_SURE = 0.93
_ITEM = re.compile(r"(?:TOP\s*:?\s*)?(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2}){0,2}\.?")
_STATUS = re.compile(rf"{status.EITHER}(?:e[rn]?)?(?:\s(?:Sitzung|Beratung))?", re.IGNORECASE)


def find(text: Text) -> list[Draft]:
    """The steps of the tables of this kind, in order; a table counts where two bodies have their sittings below."""
    return [draft for table in text.tables for draft in _of_table(text, table)]


def _of_table(text: Text, table: TextTable) -> list[Draft]:
    drafts: list[Draft] = []
    above: Draft | None = None  # the body that the rows below belong to
    led = 0
    for cells in _rows(text, table):
        day = next((c for c in cells if _day(text, c)), None)
        own = _body(text, cells) if day is None else None
        if own is not None:
            above, led = own, led + 1
        elif day is not None and above is not None and above.body is not None:
            draft = _sitting(text, table, cells, day, above, above.body)
            if draft is None:
                return []
            drafts.append(draft)
        elif day is not None or (drafts and not _goes_on(text, cells, drafts[-1])):
            return []
    return drafts if led >= 2 and len(drafts) >= 2 else []


def _rows(text: Text, table: TextTable) -> Iterator[list[TextCell]]:
    """The rows below the head, without their empty cells; none of a table with columns of votes."""
    if any(c.row < table.header_rows and _of_votes(text, c) for c in table.cells):
        return
    for row in sorted({c.row for c in table.cells}):
        cells = [c for c in table.cells if c.row == row and text.string[c.start : c.end].strip()]
        if row >= table.header_rows and cells:
            yield cells


def _of_votes(text: Text, cell: TextCell) -> bool:
    hit = head(text.string[cell.start : cell.end].strip())
    return hit is not None and hit[0] in VOTES


def _day(text: Text, cell: TextCell) -> bool:
    return meeting_day(text.string[cell.start : cell.end], cell.start, "", 1.0) is not None


def _body(text: Text, cells: Sequence[TextCell]) -> Draft | None:
    """A body with nothing but its role and status beside it, as a draft without a day."""
    first, draft = cells[0], Draft(cells[0].start, cells[-1].end, _RULE, _SURE)
    string = text.string[first.start : first.end]
    name, role = parted(string)
    if not bodies.is_body(name):
        return None
    if role:
        at = first.start + string.rindex(role.split()[0])
        draft.role = Mention(flat(role), at, at + len(role), _RULE, 0.9)
        string = string[: string.rindex(role.split()[0])].rstrip(" ,;:(–-\n")
    for cell in cells[1:]:
        if not _beside(text, draft, cell):
            return None
    draft.body = with_role(draft, string, first.start, _RULE, 0.95)
    return draft if draft.body is not None else None


def _beside(text: Text, draft: Draft, cell: TextCell) -> bool:
    """Whether a cell holds a role or a status and nothing else; taken then."""
    string = text.string[cell.start : cell.end].strip(" ()\n")
    at = cell.start + text.string[cell.start : cell.end].index(string)
    both = ROLE_AND_STATUS.fullmatch(string)
    if both is not None:
        draft.role = Mention(both["role"], at, at + both.end("role"), _RULE, 0.9)
        set_public(draft, both["status"], at + both.start("status"), at + len(string))
    elif is_role(string):
        draft.role = Mention(flat(string), at, at + len(string), _RULE, _SURE)
    elif _STATUS.fullmatch(string):
        set_public_by_session(draft, string, at)
    else:
        return False
    return True


def _sitting(
    text: Text, table: TextTable, cells: Sequence[TextCell], day: TextCell, above: Draft, body: Mention[Body]
) -> Draft | None:
    """The step of a row with a day; None where the row names a body of its own."""
    draft = Draft(min(above.start, cells[0].start), cells[-1].end, _RULE, _SURE, table=table.start)
    draft.body, draft.role, draft.public, draft.lead = body, above.role, above.public, above.lead
    for cell in cells:
        string = text.string[cell.start : cell.end]
        if cell is day:
            draft.date = meeting_day(string, cell.start, _RULE, 0.96)
            if draft.date is None:
                return None
            before = string[: draft.date.start - cell.start].strip()
            if _ITEM.fullmatch(before):
                set_item(draft, before, cell.start + string.index(before), 0.85)
            set_public_by_session(draft, string[draft.date.end - cell.start :], draft.date.end)
            continue
        words = result_words(string)
        if "itzung" in string:
            set_public_by_session(draft, string, cell.start)
        elif _ITEM.fullmatch(string.strip()) and is_item(string):
            set_item(draft, string.strip(), cell.start + string.index(string.strip()), 0.85)
        elif bodies.is_body(string.strip()) and cell.column <= day.column:
            return None
        elif _beside(text, draft, cell):
            continue
        else:
            draft.votes |= {kind: moved(vote, cell.start) for kind, vote in votes(string).items()}
            if words and draft.result is None:
                draft.result = Mention(flat(_whole(string, words)), cell.start, cell.end, _RULE, 0.9)
    return draft


def _whole(string: str, words: str) -> str:
    """A result with the line of its cell that it goes on in ("ungeändert" / "beschlossen")."""
    lines = string.split("\n")
    at = next((k for k, line in enumerate(lines) if words in line), None)
    if at is None or at + 1 >= len(lines) or not lines[at].rstrip().endswith(words):
        return words
    below = lines[at + 1].strip()
    return f"{words} {below}" if result_words(f"{words} {below}") == f"{words} {below}" else words


def _goes_on(text: Text, cells: Sequence[TextCell], last: Draft) -> bool:
    """Whether a row without a day and without a body of its own only goes on with the one above it; taken then."""
    for cell in cells:
        string = text.string[cell.start : cell.end].strip()
        if bodies.is_body(string):
            continue  # the end of a sitting's words ("… Sitzung der" / "Stadtvertretung")
        whole = f"{last.result.value} {string}" if last.result else string
        if result_words(whole) == whole and len(whole) < _LONGEST:
            last.result = Mention(whole, last.result.start if last.result else cell.start, cell.end, _RULE, 0.85)
        elif len(string.split()) > 3:
            return False
    last.seen(last.start, cells[-1].end)
    return True


_LONGEST = 80  # letters of a result
