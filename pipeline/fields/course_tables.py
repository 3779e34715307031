"""Tables go in whose heads the outline knows; a draft of a step for each of their rows comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.fields import ballots, crossed, parted, point_rows, told_below, votes_apart
from pipeline.fields.step import VERB, Draft, body_of, flat, meeting_day, moved, result_words, trimmed_body
from pipeline.fields.table_cells import (
    CROSS,
    fill_behind,
    fill_cell,
    item_before,
    labelled_vote,
    labels_alone,
    told_in_order,
    vote_of_cell,
)
from pipeline.fields.table_columns import (
    LONGEST_DAY,
    Columns,
    by_content,
    by_heads,
    carried,
    goes_on_below,
    has_figures,
    has_unknown,
    heads_above,
    named_columns,
    with_numbers,
    without_days,
    without_misfits,
    year_of_heads,
)
from pipeline.german import bodies, heads
from pipeline.german.results import is_result, normal
from pipeline.german.votes import ordered, votes
from pipeline.model.mention import VOTE_KINDS, Mention, Vote
from pipeline.model.outline import Label
from pipeline.model.text import Text, TextCell, TextTable

_DAMAGED = 0.85  # a vote below a head that was not read letter by letter
_BEYOND = 0.7  # that a place is empty below a head beside all columns that were seen
_EMPTY_ORDER = re.compile(r"\s*(?:[/:|]|_{2,}|\.{3,})(?:[\s_.]*[/:|])*[\s_.]*")
"""A cell for several numbers that holds nothing but what parts them ("/ /", "__ : __")."""
_NO_DAY = re.compile(
    r"\s*(?:(?:noch\s)?(?:ohne|offen)(?:\s(?:Termin|Datum))?|(?:Termin|Datum)\s(?:noch\s)?offen|n\.\s?n\.?)\s*", re.I
)
"""A cell which says that its step has no day, so that its row is one of its own."""
_ELSEWHERE = re.compile(r"(?:siehe|s\.|vgl\.)\s", re.IGNORECASE)
"""A cell that tells where its vote stands ("siehe Seite 2")."""
_PERHAPS, _RATHER = 0.5, 0.9  # that a vote is absent where a column stands that nobody knows


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
            known = replace(known, named=without_misfits(text, table, known.named, first))
            first = _first_row(text, table, known, first)
        elif table.header_rows == 0:
            near = before is not None and table.page - before[0].page <= 1
            known = carried(text, table, *before) if near and before is not None else Columns({})
        elif (table.start < stop or any(a <= table.start < b for a, b in courses)) and not any(
            _day(text, c) for c in table.cells if c.row < table.header_rows
        ):
            known = by_heads(text, table)  # heads that are none of a course, over days and bodies
        else:
            continue
        if not printed and not known.named and table.header_rows == 0:
            known = heads_above(text, table, columns)
        if printed or known.named or table.start < stop:
            known = replace(known, named=by_content(text, table, known.named, first))
        if not printed and "body" not in known.named.values() and any(a <= table.start < b for a, b in courses):
            known = Columns(without_days(text, table))
        if not printed and not table.header_rows:
            first = _first_dated(text, table, known)
        if not printed and not set(known.named.values()) & set(VOTE_KINDS):
            known = votes_apart.above(text, table, known, first)
        if not printed and _is_letterhead(text, table):
            continue
        known = replace(known, named=with_numbers(text, table, known.named, first))
        names = set(known.named.values())
        if (
            not names & {"date", "body"}
            or len(names) < 2
            or (
                not printed
                and not ("date" not in names and "body" in names)
                and not goes_on_below(table, text, known.named)
            )
        ):
            continue
        # Votes of the table before, for which no column is found here, may be there.
        lost = bool(before and not printed and set(before[1].named.values()) & set(VOTE_KINDS) - names)
        before = table, known
        unknown = has_unknown(text, table, known.named)
        lost = lost or has_figures(text, table, known.named, first)
        known = replace(known, unknown=unknown, lost=lost, year=year_of_heads(text, table, first))
        drafts = list(_table(text, table, known, first, other))
        # Days without a single body, below no head of one, are those of something else (a list of earlier decisions).
        if any(d.body for d in drafts) or "body" in names:
            yield from drafts


_PLACE_AND_DAY = re.compile(r"(?!\w*(?:tag|woch),)[A-ZÄÖÜ][\w.() -]{2,},\s(?:den\s)?\d{1,2}\.")


def _is_letterhead(text: Text, table: TextTable) -> bool:
    """Whether a table of one row holds a place with the day of the letter: who writes stands beside it."""
    return not any(c.row for c in table.cells) and any(
        _PLACE_AND_DAY.match(text.string, c.start, c.end) for c in table.cells
    )


def _first_row(text: Text, table: TextTable, known: Columns, first: int) -> int:
    """The row where the steps begin: one that holds a day in its column is none of the head, whatever reaches into
    it."""
    days = [c.row for c in table.cells if 0 < c.row < first and known.named.get(c.column) == "date"]
    dated = (r for r in sorted(set(days)) if any(_day(text, c) for c in table.cells if c.row == r))
    return next(dated, first)


def _first_dated(text: Text, table: TextTable, known: Columns) -> int:
    """The first row of a table without heads that holds a day in the column of days; 0 where none does."""
    days = [c for c in table.cells if known.named.get(c.column) == "date" and _is_row(text, c)]
    return min((c.row for c in days), default=0)


def _is_row(text: Text, cell: TextCell) -> bool:
    first = text.string[cell.start : cell.end].partition("\n")[0]  # what was decided may stand below the day
    return len(first) < LONGEST_DAY and _day(text, cell)


def _day(text: Text, cell: TextCell) -> bool:
    return meeting_day(text.string[cell.start : cell.end], cell.start, "", 1.0) is not None


def _table(text: Text, table: TextTable, known: Columns, first: int, other: Sequence[int]) -> Iterator[Draft]:
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        if cell.row >= first:
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append(cell)
    last: Draft | None = None
    below: Draft | None = None  # whose votes stand in a row below
    done: list[Draft] = []
    for _, cells in sorted(rows.items()):
        head = _second_head(text, cells)
        if head and not head <= set(known.named.values()):
            break  # another table begins without a gap
        if head:
            continue
        bare = last is not None and not last.votes
        if last is not None and told_below.take(text, cells, last):
            below = last if bare else below
            continue
        inside = [place for place in other for c in cells if c.start <= place < c.end]
        if any(place == c.start for place in inside for c in cells):
            break  # a labelled value: the rows are over
        if inside:  # the same below the words of a cell
            cells = [replace(c, end=min([c.end, *(p for p in inside if p > c.start)])) for c in cells]
        draft = _row(text, table, cells, known)
        if draft is None:
            figures = [c for c in cells if text.string[c.start : c.end].strip()]
            if last is not None and figures and all(known.named.get(c.column) in VOTE_KINDS for c in figures):
                point_rows.doubt(last)
            continue
        if point_rows.take(text, cells, draft, last):
            continue
        no_day = any(
            known.named.get(c.column) == "date" and _NO_DAY.fullmatch(text.string[c.start : c.end]) for c in cells
        )
        if draft.date is None and not no_day and last is not None and _goes_on(text, draft, last):
            _join(text, last, draft)
            continue
        if draft.body is None and draft.date is not None and last is not None and last.sticky:
            draft.body = last.body
        if _is_prose(draft):
            break
        unknown = draft.date is None and draft.body is not None and not bodies.is_body(draft.body.value.name)
        if unknown and last is None and not (draft.role and draft.public):
            continue
        done += [last] if last is not None else []
        last = draft
    done += [last] if last is not None else []
    if len(done) > 1 and below is done[-1] and not any(d.votes or d.ballots for d in done[:-1]):
        told_below.doubt(done[-1])
    yield from done


def _is_prose(draft: Draft) -> bool:
    """Whether a row tells of no body and its result is running text, so that the rows are over."""
    name = draft.body.value.name if draft.body else ""
    words = draft.result.value if draft.result else ""
    no_body = not bodies.is_body(name) and (not name or any(map(str.isdigit, name)))
    return no_body and len(words) > 60 and VERB.search(words) is not None


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
    if any(vote.value.state == "value" for vote in more.votes.values()):
        point_rows.doubt(last)
    for kind, vote in more.votes.items():
        if kind not in last.votes or (last.votes[kind].value.state == "blank" and vote.value.state != "blank"):
            last.votes[kind] = vote


def _choices(text: Text, cells: Sequence[TextCell], known: dict[int, str]) -> list[TextCell]:
    """The cells of a row, below no heads, that hold what can be chosen and not what was ("einstimmig | mehrheitl.",
    "geändert | Enthaltungen"): results that exclude each other, or one beside the bare label of a vote."""
    free = [(c, text.string[c.start : c.end].strip()) for c in cells if c.column not in known]
    kinds = {id(c): kind for c, string in free if (kind := normal(string)) is not None}
    labels = [c for c, string in free if len(string) >= _WORD and heads.vote(string)]
    several = any(len(set(kinds.values()) & others) > 1 for others in _EXCLUSIVE)
    return [c for c, _ in free if id(c) in kinds] if kinds and (several or labels) else []


_WORD = 4  # letters of a label of votes that is no mark ("N") and no answer ("ja")
_EXCLUSIVE = (
    {"einstimmig", "mehrheitlich"},
    {"abgelehnt", "vertagt", "verwiesen", "zurückgezogen", "zur Kenntnis"},
)


def _begun_beside(text: Text, cell: TextCell, cells: Sequence[TextCell], known: dict[int, str]) -> bool:
    """Whether a cell below the head of bodies is no body, with words before it in a column that nobody knows: a head
    set in the middle of its column."""
    before = next((c for c in cells if c.column == cell.column - 1 and c.column not in known), None)
    if before is None or bodies.is_body(text.string[cell.start : cell.end]):
        return False
    return re.search(r"[^\W\d_]{3}", text.string[before.start : before.end]) is not None


def _row(text: Text, table: TextTable, cells: Sequence[TextCell], columns: Columns) -> Draft | None:
    start, end = min(c.start for c in cells), max(c.end for c in cells)
    draft = Draft(start, end, "table", 0.97, table=table.start)
    printed = any(c.box is not None for c in cells)
    known = columns.named
    names = set(known.values())
    over: Mention[str] | None = None
    own = [(name, c, text.string[c.start : c.end]) for c in cells if (name := known.get(c.column)) in VOTE_KINDS]
    aside = told_in_order(own)
    choices = _choices(text, cells, known)
    for cell in cells:
        if cell in choices:
            continue
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
            vote = aside.get(name) or vote_of_cell(string, cell, printed)
            if columns.like.get(cell.column, 1.0) < 1:
                vote = replace(vote, confidence=min(vote.confidence, _DAMAGED))
            draft.votes[name] = vote
            continue
        if not string.strip():
            order = columns.orders.get(cell.column, ())
            if cell.state == "blank":  # below "Ja : Nein : Enth."
                sure = cell.confidence if printed else min(cell.confidence, 0.6)
                gap = Mention(Vote("blank"), cell.start, cell.end, "numbers in one cell", sure)
                draft.votes |= {kind: gap for kind in VOTE_KINDS if kind in order}
            continue
        if name in ("result", "remark") and (waiting := labels_alone(string)):
            gap = Mention(Vote("blank", None, flat(string)), cell.start, cell.end, "labels without numbers", _BEYOND)
            draft.votes |= {kind: gap for kind in VOTE_KINDS if kind in waiting}
            continue
        points = ballots.of_words(string, cell.start) if name in ("result", "remark") else ()
        if points:
            draft.ballots = draft.ballots or points
            continue
        in_order = ordered(string, columns.orders.get(cell.column, ()))
        if name == "result" and in_order:
            draft.votes |= {kind: moved(vote, cell.start) for kind, vote in in_order.items()}
            continue
        if columns.orders.get(cell.column) and _EMPTY_ORDER.fullmatch(string):
            gap = Mention(Vote("blank", None, string.strip()), cell.start, cell.end, "numbers in one cell", _BEYOND)
            draft.votes |= {kind: gap for kind in VOTE_KINDS if kind in columns.orders[cell.column]}
            continue
        elsewhere = _ELSEWHERE.match(string.strip())
        if name == "result" and columns.orders.get(cell.column) and any(map(str.isdigit, string)) and not elsewhere:
            damaged = Vote("unreadable", None, string.strip())
            kinds = [kind for kind in VOTE_KINDS if kind in columns.orders[cell.column] and kind not in votes(string)]
            draft.votes |= {k: Mention(damaged, cell.start, cell.end, "numbers in one cell", _PERHAPS) for k in kinds}
        if cell.column in columns.roles and CROSS.fullmatch(string.strip()):
            draft.role = Mention(columns.roles[cell.column], cell.start, cell.end, "cross in a column", 0.9)
            continue
        labelled = labelled_vote(string, cell.start) if name is None else {}
        if labelled:
            draft.votes |= labelled
            words = result_words(string)
            if words and draft.result is None:
                at = cell.start + string.index(words)
                draft.result = Mention(flat(words), at, at + len(words), "table", 0.9)
            continue
        marked = crossed.status(text, table, cell) if name in ("role", "agenda_item", "public_mark") else None
        if marked is not None:
            public_, string = marked
            draft.public = public_ or draft.public
        led = item_before(draft, cell, string, known)
        fill_cell(draft, name, string[led:], cell.start + led, names, columns.year)
        if name == "body" and draft.body is not None and _begun_beside(text, cell, cells, known):
            sure = min(draft.body.confidence, _PERHAPS)
            draft.body = replace(draft.body, rule="perhaps begins in the cell before", confidence=sure)
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
            if rest is left:
                fill_behind(draft, right, day.end)
    if not (draft.date or draft.body or draft.result or draft.role):
        return None
    for kind in (k for k in VOTE_KINDS if k in columns.beyond and k not in draft.votes):
        draft.votes[kind] = Mention(Vote("blank"), end, end, "nothing below the head", _BEYOND)
    if columns.lost or (columns.unknown and (draft.votes or names & set(VOTE_KINDS))):
        # What stands under a head that nobody knows may be any of them.
        for kind in VOTE_KINDS:
            absent = Mention(Vote("absent"), end, end, "a column with an unknown head", _PERHAPS)
            draft.votes.setdefault(kind, absent)
    return draft
