"""Tables go in whose heads the outline knows; a draft of a step for each of their rows comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.fields import parted
from pipeline.fields.step import (
    PUBLIC_ONLY,
    ROLE_ONLY,
    TIME,
    WEEKDAY,
    Draft,
    body_of,
    flat,
    meeting_day,
    moved,
    only_votes,
    set_public,
    trimmed_body,
    with_role,
    wordy,
)
from pipeline.german import bodies, dates, heads
from pipeline.german.votes import is_result, votes
from pipeline.model.mention import VOTE_KINDS, DateSpan, Mention, Vote, VoteKind
from pipeline.model.outline import Label
from pipeline.model.text import Text, TextCell, TextTable

_CARRIED = 0.9  # likeness of a head that stands on the page before, over columns that no ruling parts
_DAMAGED = 0.85  # a vote below a head that was not read letter by letter
_PERHAPS, _RATHER = 0.5, 0.9  # that a vote is absent where a column stands that nobody knows
CROSS = re.compile(r"[xX☒✓✗*×]|ja")
_NUMBER_CELL = re.compile(r"\d{1,3}")


@dataclass(frozen=True)
class Columns:
    """What a table's columns are called, by number; ``like`` tells how surely the head was read (0..1), ``unknown``
    whether others stand beside them that nobody knows, ``lost`` whether the page before has columns of votes that are
    not found again."""

    named: dict[int, str]
    like: dict[int, float] = field(default_factory=dict)
    unknown: bool = False
    lost: bool = False
    roles: dict[int, str] = field(default_factory=dict)  # heads that are themselves a role, to be crossed


def from_tables(
    text: Text, columns: Sequence[Label], other: Sequence[int], stop: int, courses: Sequence[tuple[int, int]] = ()
) -> Iterator[Draft]:
    """Steps from tables whose heads are known; a table that goes on on the next page keeps its columns.

    Below the heading of a course (``courses``: from where to where each reaches) a table of bodies with their roles or
    with public or not counts too, though it has neither heads nor days.

    Before ``stop``, where the text of the paper begins, a table without heads counts too, whose cells are days and
    bodies.
    """
    before: tuple[TextTable, Columns] | None = None
    for table in (parted.rows(text, table) for table in text.tables):
        printed = [c for c in columns if table.start <= c.label.start < max(table.end, table.start + 1)]
        first = table.header_rows
        if printed:
            known, first = named_columns(text, table, printed)
        elif table.header_rows == 0:
            near = before is not None and table.page - before[0].page <= 1
            known = _carried(text, table, *before) if near and before is not None else Columns({})
        else:
            continue
        if printed or known.named or table.start < stop:
            known = replace(known, named=_by_content(text, table, known.named, first))
        if not printed and "body" not in known.named.values() and any(a <= table.start < b for a, b in courses):
            known = Columns(_without_days(text, table))
        names = set(known.named.values())
        if (
            not names & {"date", "body"}
            or len(names) < 2
            or (not printed and not ("date" not in names and "body" in names) and not _like(table, text, known.named))
        ):
            continue
        # Votes of the table before for which no column is found here are not sure to be absent.
        lost = bool(before and not printed and set(before[1].named.values()) & set(VOTE_KINDS) - names)
        before = table, known
        unknown = _unknown(text, table, known.named)
        yield from _table(text, table, replace(known, unknown=unknown, lost=lost), first, other)


def _unknown(text: Text, table: TextTable, named: dict[int, str]) -> bool:
    """Whether a column stands there that nobody knows: what seems to be absent may be in it."""
    printed = {c.column for c in table.cells if text.string[c.start : c.end].strip(" |.,;:-–—_") and c.column_span == 1}
    return bool(printed - set(named))


def _carried(text: Text, table: TextTable, before: TextTable, columns: Columns) -> Columns:
    """The names of the columns of a table without heads that goes on with those of the one before: by the place of
    their words across the page, or by their number where no place is known. Without rulings that place leaves a
    doubt."""
    old, new = _places(before), _places(table)
    if not old or not new:
        same = max((c.column for c in table.cells), default=0) == max((c.column for c in before.cells), default=0)
        return columns if same else Columns({})
    over = _matched({**new, **_printed_places(text, table)}, old)
    sure = 1.0 if table.ruled else _CARRIED
    return Columns(
        {new: columns.named[old] for new, old in over.items() if old in columns.named},
        {new: min(columns.like[old], sure) for new, old in over.items() if old in columns.like},
    )


def _printed_places(text: Text, table: TextTable) -> dict[int, tuple[float, float]]:
    """From where to where the words of each column reach, in points; a column without rulings is only as wide."""
    found: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if table.ruled or cell.column_span > 1:
            continue
        for _, box in text.boxes(cell.start, cell.end):
            left, right = found.get(cell.column, (box.left, box.right))
            found[cell.column] = min(left, box.left), max(right, box.right)
    return found


def _matched(new: dict[int, tuple[float, float]], old: dict[int, tuple[float, float]]) -> dict[int, int]:
    """For the columns of ``new`` those of ``old`` they go on with: in the same order, each at most once, so that they
    share most of their width. A column that is empty on the second page is passed over."""
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    lower, upper = sorted(new), sorted(old)
    for i in range(len(lower) + 1):
        for j in range(len(upper) + 1):
            ways: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
            if i:
                ways.append(best[i - 1, j])
            if j:
                ways.append(best[i, j - 1])
            if i and j:
                (a, b), (c, d) = new[lower[i - 1]], old[upper[j - 1]]
                shared, pairs = min(b, d) - max(a, c), best[i - 1, j - 1]
                if shared > 0:
                    ways.append((pairs[0] + shared, (*pairs[1], (lower[i - 1], upper[j - 1]))))
            best[i, j] = max(ways, key=lambda way: way[0])
    return dict(best[len(lower), len(upper)][1])


def _places(table: TextTable) -> dict[int, tuple[float, float]]:
    """From where to where each column reaches across the page, in points."""
    return {c.column: (c.box.left, c.box.right) for c in table.cells if c.box is not None and c.column_span == 1}


def _by_content(text: Text, table: TextTable, named: dict[int, str], first: int) -> dict[int, str]:
    """``named`` with the columns of days and of bodies whose heads nobody knows, told by what stands in them."""
    found = dict(named)
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (("date", _is_day), ("body", bodies.is_body))
    for name, test in tests:
        if name in found.values() or (name == "body" and "date" not in found.values()):
            continue
        for column in range(max((c.column for c in table.cells), default=-1) + 1):
            if found.get(column) not in (None, "session", "status", "remark"):
                continue
            cells = [c for c in table.cells if c.column == column and c.row >= first and c.start < c.end]
            texts = [flat(text.string[c.start : c.end]) for c in cells]
            if texts and sum(map(test, texts)) >= 0.6 * len(texts):
                found[column] = name
                break
    return found


def _without_days(text: Text, table: TextTable) -> dict[int, str]:
    """The columns of a table without days, told by what stands in all their cells: bodies first, beside them roles or
    public or not. Empty where the bodies stand alone."""
    found: dict[int, str] = {}
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("body", bodies.is_body),
        ("public_mark", lambda x: PUBLIC_ONLY.fullmatch(x) is not None),
        ("role", lambda x: ROLE_ONLY.fullmatch(x) is not None),
    )
    for name, test in tests:
        for column in sorted({c.column for c in table.cells} - set(found)):
            texts = [flat(text.string[c.start : c.end]) for c in table.cells if c.column == column and c.start < c.end]
            if texts and sum(map(test, texts)) > (0.6 if name == "body" else 0.8) * len(texts):
                found[column] = name
                break
    return found if "body" in found.values() and len(found) > 1 else {}


def _is_day(string: str) -> bool:
    return len(string) < 40 and any(m.value.precision in ("day", "range") for m in dates.parse(string))


def named_columns(text: Text, table: TextTable, labels: Sequence[Label]) -> tuple[Columns, int]:
    """A table's columns by their heads, and the row where the steps begin."""
    named: dict[int, str] = {}
    like: dict[int, float] = {}
    roles: dict[int, str] = {}
    first = table.header_rows
    for cell in sorted(table.cells, key=lambda c: -c.column_span):  # a head over several columns gives way
        inside = [label for label in labels if cell.start <= label.label.start < cell.end]
        if not inside:
            continue
        first = max(first, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span):
            named[c] = inside[-1].key.removeprefix("column.")
            like[c] = inside[-1].confidence
            title = flat(text.string[cell.start : cell.end])
            if ROLE_ONLY.fullmatch(title):
                roles[c] = title
    return Columns(named, like, roles=roles), first


def _like(table: TextTable, text: Text, known: dict[int, str]) -> bool:
    """Whether a table without heads goes on with the columns of the one before: a date stands where dates stood."""
    where = [c for c, name in known.items() if name == "date"]
    return any(
        cell.column in where and dates.parse(text.string[cell.start : cell.end]) for cell in table.cells if cell.row < 3
    )


def _table(text: Text, table: TextTable, known: Columns, first: int, other: Sequence[int]) -> Iterator[Draft]:
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        if cell.row >= first:
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append(cell)
    last: Draft | None = None
    for _, cells in sorted(rows.items()):
        head = _second_head(text, cells)
        if head and not head <= set(known.named.values()):
            break  # another table begins without a gap
        if head:
            continue
        inside = [place for place in other for c in cells if c.start <= place < c.end]
        if any(place == c.start for place in inside for c in cells):
            break  # a labelled value: the rows are over
        if inside:  # the same below the words of a cell
            cells = [replace(c, end=min([c.end, *(p for p in inside if p > c.start)])) for c in cells]
        draft = _row(text, table, cells, known)
        if draft is None:
            continue
        if draft.date is None and last is not None and _goes_on(text, draft, last):
            _join(text, last, draft)
            continue
        if draft.body is None and draft.date is not None and last is not None and last.sticky:
            draft.body = last.body
        unknown = draft.date is None and draft.body is not None and not bodies.is_body(draft.body.value.name)
        if unknown and last is None and not (draft.role and draft.public):
            continue
        if last is not None:
            yield last
        last = draft
    if last is not None:
        yield last


def _second_head(text: Text, cells: Sequence[TextCell]) -> set[str]:
    """The columns that a row below the head names once more; empty for a row of values."""
    texts = [text.string[c.start : c.end] for c in cells]
    if any(any(map(str.isdigit, t)) for t in texts):
        return set()
    named = heads.columns([heads.Head(t, 0, c.column, 1, c.column_span) for t, c in zip(texts, cells, strict=True)])
    names = {n.name for n in named.values() if n.like == 1}
    return names if {"body", "date"} <= names or len(names & {"yes", "no", "abstain"}) >= 2 else set()


def _goes_on(text: Text, draft: Draft, last: Draft) -> bool:
    """Whether a row without a date is the rest of the row before, set as a row of its own."""
    if draft.body is None:
        return True
    if text.string[draft.body.start : draft.body.end][:1].islower():
        return True  # the end of a divided word
    if draft.votes and any(v.value.state == "value" for v in draft.votes.values()):
        return False
    own, before = text.string[draft.body.start : draft.body.end], last.body
    if before is None:
        return not bodies.is_body(own) or last.date is not None
    old = text.string[before.start : before.end]
    return not bodies.is_body(own) or old.rstrip().endswith(("-", "und", "für", ",", "/"))


def _join(text: Text, last: Draft, more: Draft) -> None:
    last.seen(more.start, more.end)
    if more.body is not None:
        if last.body is None:
            last.body = more.body
        else:
            end = last.body.end + (text.string[last.body.end : last.body.end + 1] in (",", "/", "-"))
            words = text.string[last.body.start : end] + "\n" + text.string[more.body.start : more.body.end]
            last.body = body_of(words, last.body.start, more.body.end, last.body.rule, last.body.confidence)
    if more.result is not None:
        if last.result is None:
            last.result = more.result
        else:
            last.result = replace(last.result, value=f"{last.result.value} {more.result.value}", end=more.result.end)
    last.role = last.role or more.role
    last.item = last.item or more.item
    last.public = last.public or more.public
    for kind, vote in more.votes.items():
        if kind not in last.votes or (last.votes[kind].value.state == "blank" and vote.value.state != "blank"):
            last.votes[kind] = vote


def _row(text: Text, table: TextTable, cells: Sequence[TextCell], columns: Columns) -> Draft | None:
    start, end = min(c.start for c in cells), max(c.end for c in cells)
    draft = Draft(start, end, "table", 0.97, table=table.start)
    printed = any(c.box is not None for c in cells)
    known = columns.named
    names = set(known.values())
    over: Mention[str] | None = None
    for cell in cells:
        name = known.get(cell.column)
        string = text.string[cell.start : cell.end]
        covered = {known.get(c) for c in range(cell.column, cell.column + cell.column_span)} - {None}
        if len(covered) > 1 and covered & set(VOTE_KINDS) and string.strip():
            told = votes(string)
            for kind, vote in told.items():
                draft.votes[kind] = moved(vote, cell.start)
            if is_result(string) and draft.result is None:
                draft.result = Mention(flat(string), cell.start, cell.end, "table", 0.9)
            continue
        if name in VOTE_KINDS and is_result(string):
            # One word for the whole vote ("vertagt"), written over the cells though it stands in one of them.
            over = draft.result = Mention(flat(string), cell.start, cell.end, "table", 0.9)
            continue
        if name in VOTE_KINDS:
            vote = vote_of_cell(string, cell, printed)
            if columns.like.get(cell.column, 1.0) < 1:
                vote = replace(vote, confidence=min(vote.confidence, _DAMAGED))
            draft.votes[name] = vote
            continue
        if not string.strip():
            continue
        if cell.column in columns.roles and CROSS.fullmatch(string.strip()):
            draft.role = Mention(columns.roles[cell.column], cell.start, cell.end, "cross in a column", 0.9)
            continue
        _cell(draft, name, string, cell.start, names)
    if over is not None:
        for kind in (k for k in VOTE_KINDS if k in names):
            if kind not in draft.votes or draft.votes[kind].value.state == "blank":
                draft.votes[kind] = Mention(Vote("absent"), over.start, over.end, "written over the cells", _RATHER)
    if draft.body is not None and draft.date is None:
        # a date in the cell of the body ("Kreistag, 12.03.2031")
        string = text.string[draft.body.start : draft.body.end]
        day = meeting_day(string, draft.body.start, "table", 0.93)
        if day is not None:
            draft.date = day
            left, right = string[: day.start - draft.body.start], string[day.end - draft.body.start :]
            rest = left if len(left.strip()) > 2 else right
            at = draft.body.start + string.index(rest)
            draft.body = trimmed_body(rest, at, "table", 0.93)
    if not (draft.date or draft.body or draft.result or draft.role):
        return None
    if columns.lost or (columns.unknown and (draft.votes or names & set(VOTE_KINDS))):
        # What stands under a head that nobody knows may be any of them.
        for kind in VOTE_KINDS:
            sure = _PERHAPS if kind in ("yes", "no", "abstain") else _RATHER
            draft.votes.setdefault(kind, Mention(Vote("absent"), end, end, "a column with an unknown head", sure))
    return draft


def _cell(draft: Draft, name: str | None, string: str, at: int, names: set[str]) -> None:
    """One printed cell into the draft, by the name of its column."""
    bare = string.strip()
    start = at + string.index(bare)
    end = start + len(bare)
    match name:
        case "date":
            day = meeting_day(string, at, "table", 0.98) or _day_without_dots(bare, start)
            if day is not None:
                draft.date = day
                rest = TIME.sub("", WEEKDAY.sub("", string[: day.start - at] + string[day.end - at :])).strip(" ,;()")
                if draft.role is None and "role" not in names and ROLE_ONLY.fullmatch(rest):
                    where = at + string.index(rest)  # columns that stand close together
                    draft.role = Mention(flat(rest), where, where + len(rest), "table", 0.93)
                elif "body" not in names and len(rest) > 3:
                    where = string.find(rest)
                    if where >= 0 and bodies.parse(rest):
                        draft.body = trimmed_body(rest, at + where, "table", 0.93)
        case "body" if re.fullmatch(r"(?:nicht[\s-]?)?öffentlich", bare, re.IGNORECASE):
            set_public(draft, bare.lower(), start, end)
        case "body":
            draft.body = with_role(draft, bare, start, "table", 0.97)
        case "role":
            word = bare.strip(" |[]{}_—–-.,;:'\"‘’„")
            if wordy(word):
                at = start + bare.index(word)
                draft.role = Mention(flat(word), at, at + len(word), "table", 0.97)
        case "agenda_item":
            value = re.sub(r"^TOP\s*", "", flat(bare)).strip()
            if value and value not in "-–—":
                draft.item = Mention(value, start, end, "table", 0.97)
        case "public_mark" | "status":
            set_public(draft, bare, start, end)
            mark = PUBLIC_ONLY.match(bare)
            role = ROLE_ONLY.fullmatch(bare[mark.end() :].strip(" ,-–\n")) if mark else None
            if mark and role and draft.role is None:  # "nichtöffentlich zur Vorberatung"
                at = start + bare.index(role.group(), mark.end())
                draft.role = Mention(flat(role.group()), at, at + len(role.group()), "table", 0.93)
        case "public" | "not_public":
            hit = PUBLIC_ONLY.fullmatch(bare)
            if hit:
                set_public(draft, bare, start, end)
            elif CROSS.fullmatch(bare) or bare in "jJ":
                draft.public = Mention(name == "public", start, end, "cross in a column", 0.95)
        case "result" | "remark":
            told = votes(bare) or (_ratio(bare) if name == "result" else {})
            for kind, vote in told.items():
                draft.votes.setdefault(kind, moved(vote, start))
            told_result = (is_result(bare) or wordy(bare)) and not only_votes(bare, told)
            if draft.result is None and told_result and (name == "result" or is_result(bare)):
                draft.result = Mention(flat(bare), start, end, "table", 0.95)
        case "unanimous" | "majority":
            word = "einstimmig" if name == "unanimous" else "mehrheitlich"
            if CROSS.fullmatch(bare):
                draft.result = Mention(word, start, end, "cross in a column", 0.93)
        case "authoritative":
            if CROSS.fullmatch(bare):
                draft.lead = Mention(True, start, end, "cross in a column", 0.93)
        case "session":
            pass
        case _:
            _guess(draft, bare, start, end)


def _day_without_dots(bare: str, at: int) -> Mention[DateSpan] | None:
    """A day of a cell of days whose dots were lost ("11122015"), unsurely."""
    hit = re.fullmatch(r"\D{0,3}([0-3]\d)[ .]?([01]\d)[ .]?((?:19|20)\d\d)\D{0,3}", bare)
    day = meeting_day(".".join(hit.groups()), 0, "dots lost", 0.6) if hit else None
    if hit is None or day is None or day.value.start is None:
        return None
    return replace(day, start=at + hit.start(1), end=at + hit.end(3), flags=("dots lost",))


def _ratio(bare: str) -> dict[VoteKind, Mention[Vote]]:
    """The numbers of a cell of results that holds nothing but their ratio ("9:0")."""
    if not re.fullmatch(r"\d{1,3}\s?:\s?\d{1,3}(?:\s?:\s?\d{1,3})?", bare):
        return {}
    sign = "Stimmen "
    return {kind: moved(vote, -len(sign)) for kind, vote in votes(sign + bare).items()}


def _guess(draft: Draft, bare: str, start: int, end: int) -> None:
    """A cell under no known head: only what cannot be anything else."""
    if draft.date is None and (day := meeting_day(bare, start, "table", 0.9)):
        draft.date = day
    elif draft.body is None and bodies.is_body(bare):
        draft.body = body_of(bare, start, end, "table", 0.9)
    elif draft.role is None and ROLE_ONLY.fullmatch(bare):
        draft.role = Mention(flat(bare), start, end, "table", 0.9)
    elif draft.public is None and re.fullmatch(r"(?:nicht[\s-]?)?öffentlich", bare, re.IGNORECASE):
        set_public(draft, bare.lower(), start, end)
    elif draft.result is None and is_result(bare):
        draft.result = Mention(flat(bare), start, end, "table", 0.85)


def vote_of_cell(string: str, cell: TextCell, printed: bool) -> Mention[Vote]:
    """A cell that should hold one number."""
    bare = string.strip()
    figure = _NUMBER_CELL.fullmatch(bare.strip(" .:|"))
    # without an image nobody can see that a cell is empty
    blank = cell.confidence if printed else min(cell.confidence, 0.6)
    if cell.state == "value" and figure:
        return Mention(Vote("value", int(figure.group()), bare), cell.start, cell.end, "cell", cell.confidence)
    if cell.state == "value" and re.fullmatch(r"keine?|null", bare, re.IGNORECASE):
        return Mention(Vote("value", 0, bare), cell.start, cell.end, "cell", min(cell.confidence, 0.95))
    if cell.state == "blank" or (cell.state == "value" and not any(c.isalnum() for c in bare)):
        text = bare or None
        return Mention(Vote("blank", None, text), cell.start, cell.end, "cell", min(blank, 0.9) if text else blank)
    if cell.state == "absent":
        return Mention(Vote("absent"), cell.start, cell.end, "cell", cell.confidence)
    return Mention(Vote("unreadable", None, bare or None), cell.start, cell.end, "cell", min(cell.confidence, 0.9))
