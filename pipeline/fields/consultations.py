"""A text and its outline go in; the printed steps of the Beratungsfolge come out, in order, with what is known of each.

Three sources, the first that has steps wins: rows (of a table or of loose lines below the heads of columns), the labels
of a meeting (Gremium, Termin, TOP), a heading that names a meeting ("zur Sitzung des … am …"). The numbers of a vote
told in a section of its own go to the step that they belong to. Nothing is filled in: a step keeps what its row prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.german import bodies, dates
from pipeline.german.fold import fold, nearest
from pipeline.german.votes import is_result, normal, votes
from pipeline.model.lines import TextLine, beside
from pipeline.model.mention import VOTE_KINDS, Ballot, Body, DateSpan, Mention, Step, Vote, VoteKind
from pipeline.model.outline import Label, Outline, Section
from pipeline.model.text import Span, Text, TextCell, TextTable

_ROLE = (
    r"Vorberatung|Beratung|Behandlung|Anhörung|Empfehlung(?:sbeschluss)?|Gutachten|Kenntnisnahme|Entscheidung|"
    r"Beschlussfassung|Beschlußfassung|Beschluss|Beschluß|Information|Stellungnahme|Mitwirkung|Vorbereitung|Kenntnis|"
    r"Mitberatung|Schlussentscheidung|Einbringung|Bericht|Anfrage|Mitteilung|"
    r"zur\s(?:Kenntnis(?:nahme)?|Information|Vorberatung|Beratung|Entscheidung|Beschlussfassung|Empfehlung|"
    r"Anhörung|Stellungnahme)|"
    r"vorberatend|beratend|beschließend|beschliessend|empfehlend|entscheidend|anhörend"
)
_TAIL = re.compile(
    rf"""(?:^|\s+)(?:
      (?P<role>(?:{_ROLE})(?:\s*\((?:federführend|ff\.?)\))?)
    | (?P<closed>nicht[\s-]?öffentlich(?:e\s+Sitzung)?|n\.\s?ö\.?|NÖ|nö|nichtöff\.)
    | (?P<open>öffentlich(?:e\s+Sitzung)?|ö\.|Ö(?!\s*\d)|ö|öff\.)
    | (?P<shut>N(?!\s*\d))
    | (?P<mark>[xX☒✓✗jJ☐□])
    | (?P<item>(?:TOP\s*)?(?:[ÖNön]\s+)?(?:[IVX]{{1,4}}/)?\d{{1,3}}(?:[.,]\d{{1,2}}){{0,3}}\.?(?:\s?[a-h](?![\w)]))?)
    | (?P<dash>[-–—])
    )(?=$|\s)""",
    re.VERBOSE,
)
_ROLE_ONLY = re.compile(rf"(?:{_ROLE})(?:\s*\((?:federführend|ff\.?)\))?", re.IGNORECASE)
_PUBLIC_ONLY = re.compile(r"(?P<closed>nicht[\s-]?öffentlich|n\.?\s?ö\.?|NÖ|N)|(?P<open>öffentlich|ö\.?|Ö|öff\.)")
_IN_BRACKETS = re.compile(rf"\(\s*(?P<role>{_ROLE}|federführend|ff\.?)\s*\)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:wird|werden|ist|sind|hat|haben|wurde|wurden|beschließt|beauftragt|empfiehlt|stimmt|nimmt|soll|"
    r"sollen|kann|dass|daß|"
    r"bis zum|bis spätestens|gemäß|durch|nach|über|unter|von der|vom)\b"
)
_SESSION = re.compile(
    r"(?:\d{1,3}\.\s*)?(?:(?:ordentliche|außerordentliche|öffentliche|nicht\s?öffentliche|gemeinsame|"
    r"konstituierende)[rn]?\s+)*"
    r"(?:(?:öffentliche/nichtöffentliche)\s+)?(?:Plenarsitzung|Sitzung|Plenum)(?:\s+(?:des|der))?\s*",
    re.IGNORECASE,
)  # fmt: skip
_SESSION_WORDS = re.compile(r"\d{1,3}\.\s+(?:[a-zäöüß/ ]{4,40}\s)?(?:Sitzung|Plenum|Plenarsitzung)\b")
_WEEKDAY = re.compile(
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|"
    r"Sonntag)\b\.?,?\s*(?:,?\s*(?:den|der)\s+)?",
    re.I,
)
_TIME = re.compile(r",?\s*(?:um\s+)?\d{1,2}[:.]\d\d\s*(?:Uhr|h)\b|,?\s*(?:um\s+)?\d{1,2}\s*Uhr\b")
_MEETING = re.compile(
    r"(?:[Ff]ür die|[Zz]u[rm]?|[Ii]n der|[Aa]us der|[Üü]ber die|[Dd]er|[Dd]ie|\b)\s*(?:\d{1,3}\.\s*)?"
    r"(?:(?P<closed>nicht[\s-]?öffentlichen?)\s+|(?P<open>öffentlichen?)\s+|ordentlichen?\s+|"
    r"außerordentlichen?\s+)*(?:Rats|Kreistags|Stadtrats|Gemeinderats|Plenar)?[Ss]itzung\s+"
    r"(?P<body>(?:des|der|vom)\s+[^\n\f,;:]{3,120}?(?:\n[^\n\f,;:]{3,60}?)?)\s*(?:,\s*)?(?:am|vom|–)\s+",
)
_NUMBER_CELL = re.compile(r"\d{1,3}")


def find(text: Text, outline: Outline) -> tuple[Mention[Step], ...]:
    """The steps in the order of the page; the confidence of each is that of its least sure part."""
    steps = _rows(text, outline)
    if not any(s.date for s in steps):
        dated = _labelled(text, outline) or _meeting(text, outline) or _by_height(text, outline)
        if dated:
            for order, draft in enumerate(dated, 1):
                draft.order = order
            merged = _merged([*dated, *steps])
            steps = [s for s in merged if s.date]
    told = _told(text, outline, steps)
    return tuple(_mention(s) for s in told if s.date or s.body)


# -- a step in the making -------------------------------------------------------------------------------------------


@dataclass
class _Draft:
    """A step while its row is read; ``span`` grows with every part."""

    start: int
    end: int
    rule: str
    confidence: float
    date: Mention[DateSpan] | None = None
    body: Mention[Body] | None = None
    role: Mention[str] | None = None
    item: Mention[str] | None = None
    public: Mention[bool] | None = None
    lead: Mention[bool] | None = None
    result: Mention[str] | None = None
    votes: dict[VoteKind, Mention[Vote]] = field(default_factory=dict)
    ballots: tuple[Ballot, ...] = ()
    order: int = 0
    sticky: bool = False
    table: int = -1  # where its row's table begins; below 0 for loose rows

    def seen(self, start: int, end: int) -> None:
        self.start, self.end = min(self.start, start), max(self.end, end)


def _mention(draft: _Draft) -> Mention[Step]:
    parts = [m for m in (draft.date, draft.body) if m is not None]
    sure = min([m.confidence for m in parts], default=0.5)
    step = Step(
        draft.order,
        draft.date,
        draft.body,
        draft.role,
        draft.item,
        draft.public,
        draft.lead,
        draft.result,
        normal(draft.result.value) if draft.result else None,
        draft.votes or None,
        draft.ballots,
    )
    return Mention(step, draft.start, draft.end, draft.rule, round(sure, 3))


def _day(string: str, offset: int, rule: str, sure: float) -> Mention[DateSpan] | None:
    """The day, or the two joined days, of a step; of days that only stand near each other the first, unsurely."""
    found = [m for m in dates.parse(string) if m.value.precision in ("day", "range")]
    if not found:
        return None
    first = last = found[0]
    if len(found) > 1:
        between = string[first.end : found[1].start]
        near = first.value.start and found[1].value.end and 0 < (found[1].value.end - first.value.start).days <= 10
        if near and len(found) == 2 and len(between.strip()) <= 8 and "\n" not in between.strip():
            last = found[1]
        else:
            sure *= 0.5  # rows that run into each other
    span = DateSpan(
        first.value.start,
        last.value.end,
        "day" if first is last and first.value.start == first.value.end else "range",
        "meeting",
    )
    flags = first.flags + (last.flags if last is not first else ())
    return Mention(
        span, offset + first.start, offset + last.end, rule, min(first.confidence, last.confidence, sure), flags
    )


def _body(string: str, start: int, end: int, rule: str, sure: float) -> Mention[Body]:
    """A body from a span that holds nothing else; unsure where its name is of no known kind."""
    inner = string.strip(" \n,;:|\"'„“”‚‘’»«_")
    if inner.endswith((" .", "..", " -")) or (inner.endswith(".") and bodies.is_body(inner[:-1])):
        inner = inner.rstrip(" .-")
    if inner and inner != string:
        start += string.index(inner)
        string, end = inner, start + len(inner)
    name = bodies.nominative(re.sub(r"(?<=\w)-{1,2}\s*-?\s*(?=(?:ausschu|beirat|versammlung|vertretung))", "", string))
    known = bodies.is_body(name)
    if not known:
        inside = bodies.parse(bodies.clean(string))
        if len(inside) == 1 and inside[0].start <= 1 and len(inside[0].value.name) > 0.6 * len(name):
            known = True
            rest = name[len(inside[0].value.name) :]
            if name.startswith(inside[0].value.name) and not re.search(r"[^\W\d_]{3}", rest):
                name = inside[0].value.name  # figures and specks of the next column
    return Mention(Body(name), start, end, rule, min(sure, 0.97) if known else min(sure, 0.85))


def _split_bodies(string: str) -> list[tuple[int, int]]:
    """The spans of the bodies of a cell: two where both sides of "und", "/" or a line end are whole bodies."""
    found = [(m.start, m.end) for m in bodies.parse(string)]
    if len(found) == 2:
        between = string[found[0][1] : found[1][0]]
        outside = string[: found[0][0]].strip() + string[found[1][1] :].strip(" .,;:")
        if not outside and re.fullmatch(r"\s*(?:und|u\.|sowie|/|,|;|&|\+|\n)\s*(?:der|dem|den)?\s*", between):
            return found
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^\s/,;]+", string)]
    if len(parts) == 2 and all(string[a:b] in bodies.SHORT_FORMS for a, b in parts):
        return parts
    return []


# -- rows -----------------------------------------------------------------------------------------------------------


def _rows(text: Text, outline: Outline) -> list[_Draft]:
    """The steps of all rows. Tables first; loose lines only where no table has any."""
    columns = [label for label in outline.labels if label.key.startswith("column.")]
    other = [x.label.start for x in outline.labels if not x.key.startswith("column.") and x.label.start < x.label.end]
    drafts = _merged(list(_tables(text, columns, other)))
    if not any(d.date for d in drafts):
        again, drafts = drafts, []
        for section in outline.of_role("course"):
            for draft in _loose(text, outline, section, columns):
                draft.table = -2 - section.heading.start
                drafts.append(draft)
        drafts = _merged([*drafts, *again])
    if not any(d.date for d in drafts):
        drafts = _merged([*_headless(text, outline), *drafts])
    order = 0
    done: list[_Draft] = []
    for draft in drafts:
        if not (draft.date or draft.body):
            continue
        order += 1
        draft.order = order
        done += _two_bodies(text, draft)
    return done


def _headless(text: Text, outline: Outline) -> list[_Draft]:
    """Rows whose heads are lost: lines of the head of page 1 that hold a body, a day and nothing that is no part of a
    row."""
    stop = min((x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=0)
    lines = [x for x in text.lines if x.body and x.page == 1 and x.start < stop]
    region = _Region([], [], None, [], False, False)
    for i, line in enumerate(lines):
        found = bodies.parse(line.string)
        if not found or found[0].start > 0 or _first_day(line) is None:
            continue
        drafts = _Reader(text, region, lines[i:]).read()
        if drafts and all(d.date and d.body and bodies.is_body(d.body.value.name) for d in drafts):
            for draft in drafts:
                if draft.date:
                    draft.date = replace(
                        draft.date, confidence=min(draft.date.confidence, 0.88), rule="row without heads"
                    )
            return drafts
    return []


def _by_height(text: Text, outline: Outline) -> list[_Draft]:
    """Days and bodies at the same height in the head of page 1, where a table came apart: steps that nobody should
    trust unseen, their votes not read."""
    stop = min((x.heading.start for x in outline.of_role("facts", "reasons", "resolution")), default=0)
    labelled = [x.value for x in outline.labels if x.key in ("date", "received", "reference", "meeting", "name")]
    string = text.string[:stop]
    places = {m.start: text.boxes(m.start, m.end) for m in bodies.parse(string)}
    drafts = []
    for day in dates.parse(string):
        own = text.boxes(day.start, day.end)
        if day.value.precision != "day" or not own or any(s.start <= day.start < s.end for s in labelled):
            continue
        near = [
            m
            for m in bodies.parse(string)
            if places[m.start]
            and places[m.start][0].page == own[0].page == 1
            and abs(places[m.start][0].box.middle[1] - own[0].box.middle[1]) < 0.6 * own[0].box.height
        ]
        if len(near) == 1:
            span = replace(day.value, role="meeting")
            draft = _Draft(min(day.start, near[0].start), max(day.end, near[0].end), "same height", 0.6)
            draft.date = Mention(span, day.start, day.end, "same height", 0.6, day.flags)
            draft.body = replace(near[0], rule="same height", confidence=0.6)
            if re.search(r"\bJa\b.{0,80}\bNein\b", string, re.DOTALL):
                for kind in ("yes", "no", "abstain"):
                    draft.votes[kind] = Mention(Vote("unreadable"), day.end, day.end, "same height", 0.3)
            drafts.append(draft)
    return drafts


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    """Rows that tell of a step once more (a table of the votes below the text) given to that step."""
    kept: list[_Draft] = []
    for draft in drafts:
        twin = next((d for d in kept if _same_step(d, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        for kind, vote in draft.votes.items():
            if kind not in twin.votes or twin.votes[kind].value.state in ("blank", "absent"):
                twin.votes[kind] = vote
        twin.result = twin.result or draft.result
        twin.role = twin.role or draft.role
        twin.item = twin.item or draft.item
    return kept


def _same_step(one: _Draft, other: _Draft) -> bool:
    if one.body is None or other.body is None:
        return False
    if one.table == other.table:  # one row read twice
        same = one.body.value.name == other.body.value.name
        return same and one.date is not None and other.date is not None and one.date.value == other.date.value
    if other.date is not None and (one.date is None or one.date.value.start != other.date.value.start):
        return False
    return nearest(fold(other.body.value.name), {fold(one.body.value.name): True}) is not None


def _two_bodies(text: Text, draft: _Draft) -> list[_Draft]:
    """Two drafts of the same order where one row names two bodies."""
    if draft.body is None:
        return [draft]
    string = text.string[draft.body.start : draft.body.end]
    spans = _split_bodies(string)
    if len(spans) != 2:
        return [draft]
    at = draft.body.start
    return [
        replace(
            draft, body=_body(string[a:b], at + a, at + b, draft.body.rule + ", two in one row", draft.body.confidence)
        )
        for a, b in spans
    ]


def _tables(text: Text, columns: Sequence[Label], other: Sequence[int]) -> Iterator[_Draft]:
    """Steps from tables whose heads are known; a table that goes on on the next page keeps its columns."""
    known: dict[int, str] = {}
    width = -1
    for table in text.tables:
        heads = [c for c in columns if table.start <= c.label.start < max(table.end, table.start + 1)]
        first = table.header_rows
        if heads:
            by_cell: dict[int, str] = {}
            spans: dict[str, tuple[int, int]] = {}
            for cell in table.cells:
                for label in heads:
                    if cell.start <= label.label.start < cell.end:
                        name = label.key.removeprefix("column.")
                        first = max(first, cell.row + cell.row_span)
                        inside = [x for x in heads if cell.start <= x.label.start < cell.end]
                        if len(inside) > 1 and name == "result" and any(x.key == "column.yes" for x in inside):
                            continue
                        if cell.column_span > 1:
                            spans[name] = (cell.column, cell.column + cell.column_span)
                        for c in range(cell.column, cell.column + cell.column_span):
                            by_cell[c] = name if cell.column_span == 1 or c not in by_cell else by_cell[c]
            names = set(by_cell.values())
            if not (names & {"date", "body"}) or len(names) < 2:
                continue
            known, width = by_cell, max((c.column for c in table.cells), default=0)
        elif not known or max((c.column for c in table.cells), default=0) != width or not _like(table, text, known):
            continue
        else:
            first = table.header_rows
        yield from _table(text, table, known, first, other)


def _like(table: TextTable, text: Text, known: dict[int, str]) -> bool:
    """Whether a table without heads goes on with the columns of the one before: a date stands where dates stood."""
    where = [c for c, name in known.items() if name == "date"]
    return any(
        cell.column in where and dates.parse(text.string[cell.start : cell.end]) for cell in table.cells if cell.row < 3
    )


def _table(text: Text, table: TextTable, known: dict[int, str], first: int, other: Sequence[int]) -> Iterator[_Draft]:
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        if cell.row >= first:
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append(cell)
    last: _Draft | None = None
    for _, cells in sorted(rows.items()):
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
        if draft.date is None and draft.body is not None and not bodies.is_body(draft.body.value.name) and last is None:
            continue
        if last is not None:
            yield last
        last = draft
    if last is not None:
        yield last


def _goes_on(text: Text, draft: _Draft, last: _Draft) -> bool:
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


def _join(text: Text, last: _Draft, more: _Draft) -> None:
    last.seen(more.start, more.end)
    if more.body is not None:
        if last.body is None:
            last.body = more.body
        else:
            words = text.string[last.body.start : last.body.end] + "\n" + text.string[more.body.start : more.body.end]
            last.body = _body(words, last.body.start, more.body.end, last.body.rule, last.body.confidence)
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


def _row(text: Text, table: TextTable, cells: Sequence[TextCell], known: dict[int, str]) -> _Draft | None:
    start, end = min(c.start for c in cells), max(c.end for c in cells)
    draft = _Draft(start, end, "table", 0.97, table=table.start)
    printed = any(c.box is not None for c in cells)
    names = set(known.values())
    for cell in cells:
        name = known.get(cell.column)
        string = text.string[cell.start : cell.end]
        covered = {known.get(c) for c in range(cell.column, cell.column + cell.column_span)} - {None}
        if len(covered) > 1 and covered & set(VOTE_KINDS) and string.strip():
            told = votes(string)
            for kind, vote in told.items():
                draft.votes[kind] = _moved(vote, cell.start)
            if is_result(string) and draft.result is None:
                draft.result = Mention(_flat(string), cell.start, cell.end, "table", 0.9)
            continue
        if name in VOTE_KINDS:
            draft.votes[name] = _vote(string, cell, printed)
            continue
        if not string.strip():
            continue
        _cell(draft, name, string, cell.start, names)
    if draft.body is not None and draft.date is None:
        # a date in the cell of the body ("Kreistag, 12.03.2031")
        string = text.string[draft.body.start : draft.body.end]
        day = _day(string, draft.body.start, "table", 0.93)
        if day is not None:
            draft.date = day
            left, right = string[: day.start - draft.body.start], string[day.end - draft.body.start :]
            rest = left if len(left.strip()) > 2 else right
            at = draft.body.start + string.index(rest)
            draft.body = _trimmed_body(rest, at, "table", 0.93)
    if not (draft.date or draft.body or draft.result or draft.role):
        return None
    return draft


def _cell(draft: _Draft, name: str | None, string: str, at: int, names: set[str]) -> None:
    """One printed cell into the draft, by the name of its column."""
    bare = string.strip()
    start = at + string.index(bare)
    end = start + len(bare)
    match name:
        case "date":
            day = _day(string, at, "table", 0.98)
            if day is not None:
                draft.date = day
                rest = _TIME.sub("", _WEEKDAY.sub("", string[: day.start - at] + string[day.end - at :])).strip(" ,;()")
                if "body" not in names and len(rest) > 3:
                    where = string.find(rest)
                    if where >= 0 and bodies.parse(rest):
                        draft.body = _trimmed_body(rest, at + where, "table", 0.93)
        case "body":
            draft.body = _with_role(draft, bare, start, "table", 0.97)
        case "role":
            draft.role = Mention(_flat(bare), start, end, "table", 0.97)
        case "agenda_item":
            value = re.sub(r"^TOP\s*", "", _flat(bare)).strip()
            if value and value not in "-–—":
                draft.item = Mention(value, start, end, "table", 0.97)
        case "public_mark" | "status":
            _public(draft, bare, start, end)
        case "public" | "not_public":
            hit = _PUBLIC_ONLY.fullmatch(bare)
            if hit:
                _public(draft, bare, start, end)
            elif re.fullmatch(r"[xX☒✓✗jJ*×]|ja", bare):
                draft.public = Mention(name == "public", start, end, "cross in a column", 0.95)
        case "result" | "remark":
            told = votes(bare)
            for kind, vote in told.items():
                draft.votes.setdefault(kind, _moved(vote, start))
            told_result = (is_result(bare) or _wordy(bare)) and not _only_votes(bare, told)
            if draft.result is None and told_result and (name == "result" or is_result(bare)):
                draft.result = Mention(_flat(bare), start, end, "table", 0.95)
        case "unanimous" | "majority":
            word = "einstimmig" if name == "unanimous" else "mehrheitlich"
            if re.fullmatch(r"[xX☒✓✗*×]|ja", bare):
                draft.result = Mention(word, start, end, "cross in a column", 0.93)
        case "authoritative":
            if re.fullmatch(r"[xX☒✓✗*×]|ja", bare):
                draft.lead = Mention(True, start, end, "cross in a column", 0.93)
        case "session":
            pass
        case _:
            _guess(draft, bare, start, end)


def _guess(draft: _Draft, bare: str, start: int, end: int) -> None:
    """A cell under no known head: only what cannot be anything else."""
    if draft.date is None and (day := _day(bare, start, "table", 0.9)):
        draft.date = day
    elif draft.body is None and bodies.is_body(bare):
        draft.body = _body(bare, start, end, "table", 0.9)
    elif draft.role is None and _ROLE_ONLY.fullmatch(bare):
        draft.role = Mention(_flat(bare), start, end, "table", 0.9)
    elif draft.public is None and re.fullmatch(r"(?:nicht[\s-]?)?öffentlich", bare):
        _public(draft, bare, start, end)
    elif draft.result is None and is_result(bare):
        draft.result = Mention(_flat(bare), start, end, "table", 0.85)


def _wordy(string: str) -> bool:
    """Whether a string has a word of letters, so that it is no speck or stray mark."""
    return re.search(r"[^\W\d_]{4}", string) is not None


def _only_votes(string: str, told: dict[VoteKind, Mention[Vote]]) -> bool:
    """Whether a cell holds the numbers of a vote and no word of a result."""
    return bool(told) and not is_result(string)


def _moved(vote: Mention[Vote], by: int) -> Mention[Vote]:
    return replace(vote, start=vote.start + by, end=vote.end + by)


def _flat(string: str) -> str:
    return bodies.clean(string) if "\n" in string else re.sub(r"\s+", " ", string).strip()


def _public(draft: _Draft, string: str, start: int, end: int) -> None:
    hit = _PUBLIC_ONLY.match(string.strip())
    if hit and draft.public is None:
        draft.public = Mention(hit.lastgroup == "open", start, end, "printed", 0.95)


def _public_session(draft: _Draft, words: str, at: int) -> None:
    """Public or not from the words of a session ("12. öffentliche Sitzung")."""
    hit = re.search(r"nicht[\s-]?öffentlich|öffentlich(?!e/nicht)", words, re.IGNORECASE)
    if hit and draft.public is None:
        draft.public = Mention(hit.group()[0] not in "nN", at + hit.start(), at + hit.end(), "session", 0.9)


def _vote(string: str, cell: TextCell, printed: bool) -> Mention[Vote]:
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


def _trimmed_body(string: str, at: int, rule: str, sure: float) -> Mention[Body] | None:
    """The body in what is left of a string: times, weekdays and the words of a session around it taken away."""
    bare = string.strip(" ,;:()-–\n")
    if not bare:
        return None
    start = at + string.index(bare)
    session = _SESSION.match(bare)
    if session and session.end() < len(bare) and session.end():
        start += session.end()
        bare = bare[session.end() :]
    return _body(bare, start, start + len(bare), rule, sure) if len(bare) > 1 else None


def _with_role(draft: _Draft, string: str, at: int, rule: str, sure: float) -> Mention[Body] | None:
    """The body of a cell or line, its role in brackets put aside."""
    for hit in _IN_BRACKETS.finditer(string):
        word = hit.group("role")
        if re.fullmatch(r"federführend|ff\.?", word, re.IGNORECASE):
            draft.lead = Mention(True, at + hit.start("role"), at + hit.end("role"), rule, 0.95)
        elif draft.role is None:
            draft.role = Mention(word, at + hit.start("role"), at + hit.end("role"), rule, 0.93)
    first = _IN_BRACKETS.search(string)
    if first and not string[first.end() :].strip():
        string = string[: first.start()]
    numbered = re.match(r"\s*(?:\d{1,2}[.)]|[•·*–-])\s+(?=[A-ZÄÖÜ])", string)
    if numbered:
        at, string = at + numbered.end(), string[numbered.end() :]
    session = _SESSION.match(string)
    if session and session.end() > 3 and session.end() < len(string):
        at, string = at + session.end(), string[session.end() :]
    bare = string.strip(" ,;:\n")
    if not bare:
        return None
    start = at + string.index(bare)
    return _body(bare, start, start + len(bare), rule, sure)


# -- loose lines ----------------------------------------------------------------------------------------------------


@dataclass
class _Region:
    """What is known of a stretch of loose rows: which columns it has and in which order."""

    names: list[str]
    labels: list[Label]
    date_first: bool | None
    votes: list[VoteKind]
    results: bool
    printed: bool


def _loose(text: Text, outline: Outline, section: Section, columns: Sequence[Label]) -> list[_Draft]:
    """Steps from the lines below a section's heads. Lines are read until one cannot belong to a row."""
    heads = [
        c for c in columns if section.heading.start <= c.label.start < max(section.body.start, section.heading.end)
    ]
    names = [c.key.removeprefix("column.") for c in heads]
    order = [n for n in names if n in ("date", "body")]
    lines = [x for x in text.lines if x.body and section.body.start <= x.start < section.body.end]
    ends = {
        label.label.start
        for label in outline.labels
        if label.key in ("name", "reference") and label.label.start < label.label.end
    }
    stop = next((k for k, x in enumerate(lines) if any(x.start <= e < x.end for e in ends)), len(lines))
    lines = lines[:stop][:80]
    region = _Region(
        names,
        heads,
        None if len(set(order)) < 2 else order[0] == "date",
        [n for n in dict.fromkeys(names) if n in VOTE_KINDS],
        bool({"result", "remark"} & set(names)),
        any(a.box is not None for a in text.words(section.heading.start, section.heading.end)),
    )
    return _Reader(text, region, lines).read()


class _Reader:
    """Reads loose rows line by line; keeps the words of a body until its date comes."""

    def __init__(self, text: Text, region: _Region, lines: Sequence[TextLine]) -> None:
        self.text, self.region, self.lines = text, region, _whole_dates(text, lines)
        self.days = [_first_day(line) for line in self.lines]
        self.drafts: list[_Draft] = []
        self.pending: list[TextLine] = []
        self.publics: list[Mention[bool]] = []
        self.roles: list[Mention[str]] = []

    def read(self) -> list[_Draft]:
        for i in range(len(self.lines)):
            if not (self._dated(i) if self.days[i] is not None else self._undated(i)):
                break
        self._flush()
        self._column_wise()
        self._beside()
        return self.drafts

    def _beside(self) -> None:
        """Role, mark and result that stand at the height of a row but elsewhere in the text, as columns are read."""
        mine = {x.start for x in self.lines}
        others = [x for x in self.text.lines if x.body and x.start not in mine and is_rest_of_row(x.string)]
        for draft in self.drafts:
            for line in self.lines:
                if others and draft.start <= line.start < draft.end:
                    for other in beside(line, others):
                        self._tail(draft, other.string, other.start)

    # a line with a date

    def _dated(self, i: int) -> bool:
        line = self.lines[i]
        day = self.days[i]
        assert day is not None
        at = line.start
        left = line.string[: day.start - at]
        right = line.string[day.end - at :]
        left = _WEEKDAY.sub(lambda m: " " * len(m.group()), left) if _WEEKDAY.search(left) else left
        left_words = left.strip(" ,;:()|–-•*")
        left_words = re.sub(r"^(?:am|vom|der|den|bis)$", "", left_words)
        whole = "\n".join([*(x.string for x in self.pending), left_words]).strip()
        draft = _Draft(line.start, line.end, "row", 0.95, day)
        if left_words and not (re.fullmatch(r"\d{1,2}[.)]?", left_words)):
            if not _plausible(whole, self.region):
                return False
            self._take_body(draft, left, at)
            used = self._after(draft, right, day.end)
            if not used:
                return False
        else:
            used_right = self._right_body(draft, right, day.end, i)
            if used_right is None:
                return False
            if draft.body is None and self.pending:
                self._take_body(draft, "", at)
            if draft.body is None and self.drafts and self.drafts[-1].body and self.drafts[-1].sticky:
                draft.body = self.drafts[-1].body
            if (
                draft.body is None
                and not self.pending
                and self.region.date_first is not True
                and not self._column_wise_ahead()
            ):
                return False
        self.pending = []
        self.drafts.append(draft)
        self._fill_votes(draft, line)
        return True

    def _column_wise_ahead(self) -> bool:
        return any(d.date is None for d in self.drafts) or bool(self.region.names)

    def _take_body(self, draft: _Draft, left: str, at: int) -> None:
        """The body from the pending lines and what stands before the date."""
        bare = left.strip(" ,;:|–-•*\t")
        start = self.pending[0].start if self.pending else at + left.index(bare)
        end = at + left.index(bare) + len(bare) if bare else self.pending[-1].end
        draft.seen(start, end)
        string = self.text.string[start:end]
        tail = _split_tail(string)
        if tail is not None:
            head, _ = tail
            if head.strip() and bodies.parse(head):
                self._tail(draft, string[len(head) :], start + len(head))
                string = head
        draft.body = _with_role(draft, string.rstrip(), start, "row", 0.95)
        draft.sticky = bool(self.pending) and not bare

    def _after(self, draft: _Draft, right: str, at: int) -> bool:
        """What stands behind the date of a row that began with its body. False where it is running text."""
        time = _TIME.match(right)
        shift = time.end() if time else 0
        return self._tail(draft, right[shift:], at + shift)

    def _right_body(self, draft: _Draft, right: str, at: int, i: int) -> bool | None:
        """The body and the rest behind a date; None where what follows is running text."""
        time = _TIME.match(right)
        if time:
            at, right = at + time.end(), right[time.end() :]
        bare = right.strip(" ,;:|–-\t")
        if not bare:
            return True
        begin = at + right.index(bare)
        found = bodies.parse(bare)
        session = _SESSION.match(bare)
        first = found[0] if found else None
        if session:
            _public_session(draft, session.group(), begin)
        if first is not None and (first.start == 0 or (session and session.end() >= first.start) or first.start <= 4):
            body_end = found[0].end
            two = _split_bodies(bare[: found[1].end]) if len(found) > 1 else []
            if two:
                body_end = found[1].end
            # what follows directly and is no tail still belongs to the name ("Ortsrat Nord-West")
            rest = bare[body_end:]
            extra = re.match(r"(?:[ ]+(?!TOP\b)[A-ZÄÖÜ(][\w.()/-]+){1,4}", rest)
            if extra and not _TAIL.match(rest) and not is_result(extra.group()):
                body_end += extra.end()
                rest = bare[body_end:]
            body_string = bare[:body_end]
            consumed = body_end
            if not rest.strip() and i + 1 < len(self.lines) and self.days[i + 1] is None:
                pass
            draft.body = _with_role(draft, body_string, begin, "row", 0.96)
            draft.sticky = False
            if draft.body is not None and session and first.start:
                draft.body = _trimmed_body(body_string, begin, "row", 0.95)
            if not self._tail(draft, bare[consumed:], begin + consumed):
                return None
            return True
        if self.pending and (is_result(bare) or session or _split_tail(bare) == ("", bare)):
            return True if self._tail(draft, bare, begin) else None
        split = _split_tail(bare)
        if split is not None and not split[0].strip():
            return True if self._tail(draft, bare, begin) else None
        words = split[0] if split else bare
        if (
            self.region.date_first is not False
            and (self.region.names or words.strip() in bodies.SHORT_FORMS)
            and _plausible(words, self.region)
        ):
            draft.body = _with_role(draft, words.rstrip(), begin, "row", 0.85)
            return True if self._tail(draft, bare[len(words) :], begin + len(words)) else None
        if self.drafts and self.drafts[-1].sticky:
            return True if self._tail(draft, bare, begin) else None
        return None

    def _tail(self, draft: _Draft, string: str, at: int) -> bool:
        """Item, mark, role, result and votes behind date and body; False where running text stands there."""
        pos = 0
        while True:
            match = _TAIL.match(string, pos)
            if match is not None and match.lastgroup == "item" and _SESSION_WORDS.match(string, match.start("item")):
                match = None  # "12. öffentliche Sitzung" is no item
            if match is None:
                break
            self._token(draft, match, at, string)
            pos = match.end()
        rest = string[pos:].strip(" ,;:|()\t")
        if not rest:
            return True
        start = at + string.index(rest, pos)
        end = start + len(rest)
        told = votes(rest)
        for kind, vote in told.items():
            draft.votes.setdefault(kind, _moved(vote, start))
        session = re.fullmatch(rf"(?:{_SESSION.pattern})(?:\(?[\w/.-]+\)?)?", rest, re.IGNORECASE)
        if session:
            hit = re.search(r"nicht[\s-]?öffentlich|öffentlich", rest)
            if hit and draft.public is None:
                draft.public = Mention(
                    not hit.group().startswith("nicht"), start + hit.start(), start + hit.end(), "session", 0.9
                )
            return True
        if rest.count(" ") > 24 or (len(rest) > 60 and not is_result(rest)):
            return False
        if self.region.votes and not is_result(rest) and sum(c.isalpha() for c in rest) < 4 and len(rest) < 20:
            for kind in self.region.votes:
                draft.votes[kind] = Mention(Vote("unreadable", None, rest), start, end, "no number", 0.4)
            return True
        if is_result(rest) or self.region.results:
            if (is_result(rest) or _wordy(rest)) and not _only_votes(rest, told):
                sitting = _SESSION.match(rest)
                cut = sitting.end() if sitting and sitting.end() > 5 and is_result(rest[sitting.end() :]) else 0
                _public_session(draft, rest[:cut], start)
                value = rest[cut:].strip()
                begin = start + rest.index(value)
                draft.result = draft.result or Mention(_flat(value), begin, begin + len(value), "row", 0.9)
            return True
        role = _ROLE_ONLY.match(rest)
        if role:
            draft.role = draft.role or Mention(_flat(role.group()), start, start + role.end(), "row", 0.85)
            return True
        if told:
            return True
        return len(rest) <= 40 and not _VERB.search(rest) and rest[-1:] not in ".," and bool(self.region.names)

    def _token(self, draft: _Draft, match: re.Match[str], at: int, string: str) -> None:
        kind = match.lastgroup or ""
        word = match.group(kind)
        start, end = at + match.start(kind), at + match.end(kind)
        names = set(self.region.names)
        if kind == "role":
            draft.role = draft.role or Mention(word, start, end, "row", 0.95)
        elif kind in ("open", "closed", "shut"):
            draft.public = draft.public or Mention(kind == "open", start, end, "row", 0.93)
        elif kind == "mark":
            side = self._side(start, end)
            if side is not None and word not in "☐□":
                draft.public = draft.public or Mention(side, start, end, "cross in a column", 0.9)
        elif kind == "item":
            if self.region.votes and "agenda_item" not in names and not word.startswith("TOP"):
                return  # a number of a vote: see _fill_votes
            bare = re.sub(r"^TOP\s*", "", word).strip()
            if draft.item is None:
                draft.item = Mention(
                    bare, start, end, "row", 0.95 if "agenda_item" in names or word.startswith("TOP") else 0.7
                )

    def _side(self, start: int, end: int) -> bool | None:
        """Under which head a cross stands, by its place on the page or in its line; None where that cannot be seen."""
        heads = {c.key: c for c in self.region.labels if c.key in ("column.public", "column.not_public")}
        if len(heads) != 2:
            return None
        here = self._place(start, end)
        there = {key: self._place(c.label.start, c.label.end) for key, c in heads.items()}
        if here is None or any(p is None for p in there.values()):
            return None
        left, right = there["column.public"], there["column.not_public"]
        assert left is not None and right is not None
        if abs(left - right) < 4:
            return None
        return abs(here - left) < abs(here - right)

    def _place(self, start: int, end: int) -> float | None:
        """The middle of a span across the page in points; None for plain text."""
        boxes = self.text.boxes(start, end)
        return boxes[0].box.middle[0] if boxes else None

    def _fill_votes(self, draft: _Draft, line: TextLine) -> None:
        """Numbers below the heads Ja, Nein, Enthalt.; a head with nothing below it is a blank."""
        kinds = self.region.votes
        if not kinds:
            return
        behind = max(
            [
                p.end
                for p in (draft.date, draft.body, draft.role, draft.item, draft.public, draft.lead)
                if p and p.start >= line.start
            ],
            default=line.start,
        )
        if draft.body is not None and draft.body.end > behind and draft.body.start >= line.start:
            behind = draft.body.end
        limit = draft.result.start if draft.result and draft.result.start > behind else line.end
        figures = [
            (line.start + m.start(), line.start + m.end(), m.group())
            for m in re.finditer(r"(?<![\w.,:/])(?:\d{1,3}|[-–—]|[xX])(?![\w.,:/])", line.string)
            if behind <= line.start + m.start() < limit
        ]
        if draft.votes and not figures:
            return
        numbers = [f for f in figures if f[2].isdigit()]
        taken: dict[VoteKind, tuple[int, int, str]] = {}
        sure = 0.9
        if len(figures) == len(kinds):
            taken = dict(zip(kinds, figures, strict=True))
        elif figures:
            heads = {c.key.removeprefix("column."): self._place(c.label.start, c.label.end) for c in self.region.labels}
            for figure in figures:
                here = self._place(figure[0], figure[1])
                near = [(abs(here - p), k) for k in kinds if here is not None and (p := heads.get(k)) is not None]
                if near and min(near)[0] < 30 and min(near)[1] not in taken:
                    taken[min(near)[1]] = figure
            if len(taken) < len(numbers):
                taken = {}
                for kind in kinds:
                    draft.votes[kind] = Mention(
                        Vote("unreadable"), figures[0][0], figures[-1][1], "numbers without a column", 0.4
                    )
                return
        empty = 0.7 if self.region.printed and line.table is None else 0.6
        for kind in kinds:
            if kind in draft.votes:
                continue
            hit = taken.get(kind)
            if hit is None:
                draft.votes[kind] = Mention(Vote("blank"), line.end, line.end, "nothing below the head", empty)
            elif hit[2].isdigit():
                draft.votes[kind] = Mention(Vote("value", int(hit[2]), hit[2]), hit[0], hit[1], "row", sure)
            elif hit[2] in "xX":
                draft.votes[kind] = Mention(Vote("unreadable", None, hit[2]), hit[0], hit[1], "row", 0.8)
            else:
                draft.votes[kind] = Mention(Vote("blank", None, hit[2]), hit[0], hit[1], "row", min(empty, 0.85))

    # a line without one

    def _undated(self, i: int) -> bool:
        line = self.lines[i]
        string = line.string
        if len(string) > 120:
            return False
        if self.publics or self.roles or self.drafts:
            hit = _PUBLIC_ONLY.fullmatch(string)
            if hit and len(string) > 1:
                self._flush()
                self.publics.append(Mention(hit.lastgroup == "open", line.start, line.end, "column", 0.85))
                return True
            if _ROLE_ONLY.fullmatch(string):
                self._flush()
                self.roles.append(Mention(_flat(string), line.start, line.end, "column", 0.85))
                return True
        if self._bad_date(line):
            self._flush()
            self.pending.append(line)
            self._flush()
            return True
        if self.drafts and not self.pending and self.drafts[-1].date is not None and self._rest(line, self.drafts[-1]):
            return True
        ahead = self._day_ahead(i)
        last = self.drafts[-1] if self.drafts else None
        if ahead is not None and ahead > i and self.region.date_first is not True:
            words = "\n".join(x.string for x in [*self.pending, *self.lines[i:ahead]])
            day = self.days[ahead]
            assert day is not None
            words += "\n" + self.lines[ahead].string[: day.start - self.lines[ahead].start]
            if self._result_line(line, last) and not bodies.parse(string):
                self._more_result(line, last)
                return True
            if _plausible(words.strip(), self.region):
                if (
                    self.pending
                    and bodies.is_body(bodies.clean(" ".join(x.string for x in self.pending)))
                    and bodies.is_body(string)
                ):
                    self._flush()
                self.pending.append(line)
                return True
        if last is not None and last.date is not None and self._goes_on(line, last):
            return True
        head = _split_tail(string)
        words = head[0].strip() if head else string.strip()
        words = re.sub(r"^(?:\d{1,2}[.)]|[•·*–-])\s+", "", words)
        words = _IN_BRACKETS.sub("", words).strip(" ,;:")
        if bodies.is_body(words) or _split_bodies(words):
            if self.pending:
                self._flush()
            self.pending.append(line)
            return True
        if self._result_line(line, last):
            self._more_result(line, last)
            return True
        if last is not None and _split_tail(string) == ("", string):
            self._tail(last, string, line.start)
            last.seen(line.start, line.end)
            return True
        if (
            not self.drafts
            and not self.pending
            and self.region.names
            and i < 3
            and len(string) < 40
            and not _VERB.search(string)
        ):
            return ahead is not None  # a stray head or mark above the first row
        return False

    def _rest(self, line: TextLine, last: _Draft) -> bool:
        """Whether a line is the rest of the row before: items, marks and roles, with or without a result behind."""
        at = 0
        while (m := _TAIL.match(line.string, at)) and m.end() > at:
            at = m.end()
        rest = line.string[at:].strip(" |")
        if not at or bodies.parse(line.string) or (rest and (not is_result(rest) or len(rest) > 60)):
            return False
        if (self.publics or self.roles or last.sticky) and not rest:
            return False
        last.seen(line.start, line.end)
        return self._tail(last, line.string, line.start)

    def _bad_date(self, line: TextLine) -> bool:
        """Whether a row's date cannot be read: a body, then figures alone."""
        found = bodies.parse(line.string)
        return (
            bool(found)
            and found[0].start == 0
            and bool(re.fullmatch(r"[\s\d.,/xX]*\d{3}[\s\d.,/xX]*", line.string[found[0].end :]))
        )

    def _day_ahead(self, i: int) -> int | None:
        """The next line with a date within three lines, with nothing but short lines before it."""
        for k in range(i, min(i + 4, len(self.lines))):
            if self.days[k] is not None:
                return k
            if len(self.lines[k].string) > 90:
                return None
        return None

    def _goes_on(self, line: TextLine, last: _Draft) -> bool:
        """Whether a line is the rest of the body before it ("Ausschuss für Umwelt und" / "Gesundheit")."""
        if last.body is None or (last.votes and any(v.value.state == "value" for v in last.votes.values())):
            return False
        old = self.text.string[last.body.start : last.body.end]
        both = old + "\n" + line.string
        if last.body.end > last.end or last.result or line.first or self.region.date_first is False:
            return False
        if not bodies.is_body(bodies.clean(both)) or _split_bodies(both):
            return False
        last.body = _body(both, last.body.start, line.end, "row over two lines", 0.93)
        last.seen(line.start, line.end)
        return True

    def _result_line(self, line: TextLine, last: _Draft | None) -> bool:
        if last is None or last.date is None or len(line.string) > 80:
            return False
        if _VERB.search(line.string) and not is_result(line.string):
            return False
        if is_result(line.string) and (last.result is None or not line.first) and (self.region.results or last.sticky):
            return line.string.count(" ") <= 12 and line.string[-1] != ":"
        return bool(last.result) and self.region.results and not line.first and line.string[0].islower()

    def _more_result(self, line: TextLine, last: _Draft | None) -> None:
        assert last is not None
        for kind, vote in votes(line.string).items():
            if last.votes.get(kind) is None or last.votes[kind].value.state == "blank":
                last.votes[kind] = _moved(vote, line.start)
        if last.result is None:
            last.result = Mention(_flat(line.string), line.start, line.end, "row", 0.85)
        else:
            last.result = replace(last.result, value=f"{last.result.value} {_flat(line.string)}", end=line.end)
        last.seen(line.start, line.end)

    def _flush(self) -> None:
        """Pending lines that got no date are steps without one, where each is a body."""
        for line in self.pending:
            draft = _Draft(line.start, line.end, "row without a date", 0.85)
            head = _split_tail(line.string)
            words = head[0] if head and head[0].strip() else line.string
            draft.body = _with_role(draft, words.rstrip(), line.start, "row without a date", 0.88)
            if self._bad_date(line):
                first = bodies.parse(line.string)[0]
                draft.body = replace(first, start=line.start, end=line.start + first.end)
            if draft.body is None or not (bodies.is_body(draft.body.value.name) or _split_bodies(words)):
                continue
            if head and head[0].strip():
                self._tail(draft, line.string[len(words) :], line.start + len(words))
            self._fill_votes(draft, line)
            self.drafts.append(draft)
        self.pending = []

    def _column_wise(self) -> None:
        """Columns printed one after another: as many roles, marks or dates as bodies belong to them in order."""
        bare = [d for d in self.drafts if d.body is not None]
        if self.publics and len(self.publics) == len(bare):
            for draft, public in zip(bare, self.publics, strict=True):
                draft.public = draft.public or public
        if self.roles and len(self.roles) == len(bare):
            for draft, role in zip(bare, self.roles, strict=True):
                draft.role = draft.role or role
        no_date = [d for d in self.drafts if d.body is not None and d.date is None]
        no_body = [d for d in self.drafts if d.body is None and d.date is not None]
        if no_date and len(no_date) == len(no_body):
            for one, other in zip(no_date, no_body, strict=True):
                assert other.date is not None
                one.date = replace(other.date, confidence=min(other.date.confidence, 0.8), rule="column")
            self.drafts = [d for d in self.drafts if d.body is not None]


_CUT_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Za-zäÄ]{3,9})?$")


def _whole_dates(text: Text, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those joined whose date runs over the line end ("8. Dezember" / "2031")."""
    joined: list[TextLine] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _CUT_DATE.search(last.string)
            and re.match(r"(?:[A-Za-zäÄ]{3,9}\s+)?(?:19|20)\d\d\b", line.string)
            and any(m.end > len(last.string) + 1 > m.start for m in dates.parse(f"{last.string}\n{line.string}"))
        ):
            joined[-1] = replace(last, end=line.end, string=text.string[last.start : line.end], last=line.last)
        else:
            joined.append(line)
    return joined


def is_rest_of_row(string: str) -> bool:
    """Whether a line holds a role, a mark or a result and nothing else."""
    at = 0
    while (m := _TAIL.match(string, at)) and m.end() > at:
        at = m.end()
    rest = string[at:].strip()
    return len(string) <= 60 and (
        not rest if at else is_result(rest) and len(rest.split()) <= 4 and rest[-1] not in ".:,"
    )


def _first_day(line: TextLine) -> Mention[DateSpan] | None:
    if not any(c.isdigit() for c in line.string):
        return None
    return _day(line.string, line.start, "row", 0.97)


def _split_tail(string: str) -> tuple[str, str] | None:
    """A string parted before the tokens that close it (role, item, mark); None where it has none."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", string)]
    cut = None
    for start, _ in words:
        pos = start
        while (
            m := _TAIL.match(string, max(pos - (1 if pos and string[pos - 1].isspace() else 0), 0))
        ) and m.end() > pos:
            pos = m.end()
            while pos < len(string) and string[pos].isspace():
                pos += 1
        if pos >= len(string):
            cut = start
            break
    return None if cut is None else (string[:cut], string[cut:])


def _plausible(words: str, region: _Region) -> bool:
    """Whether words that stand where a body should can be one: short, no sentence, of a known kind or below a head."""
    bare = words.strip(" ,;:|()")
    if not bare or len(bare) > 130 or _VERB.search(bare) or bare[-1] in ".!?":
        return False
    if bodies.parse(bodies.clean(bare)) or bare in bodies.SHORT_FORMS:
        whole = bodies.clean(bare)
        rest = "".join(c for n, c in enumerate(whole) if not any(m.start <= n < m.end for m in bodies.parse(whole)))
        return len(rest.split()) <= 8 and not re.search(r"\d{3}", rest)
    if not (bare[0].isupper() or bare[0] == "(") or not {"body"} & set(region.names):
        return False
    return len(bare.split()) <= 9 and not any(c.isdigit() for c in bare)


# -- labels and headings of a meeting -------------------------------------------------------------------------------


def _labelled(text: Text, outline: Outline) -> list[_Draft]:
    """The step that labels tell: Gremium, Termin, TOP; the status beside them."""
    day_labels, body_labels = outline.labelled("session_date"), outline.labelled("session_body")
    if not body_labels:
        return []
    label = body_labels[0]
    draft = _Draft(label.value.start, label.value.end, "labels", 0.93)
    draft.body = _with_role(
        draft, text.string[label.value.start : label.value.end], label.value.start, "label", label.confidence
    )
    if draft.body is None or (
        not bodies.parse(draft.body.value.name) and draft.body.value.name not in bodies.SHORT_FORMS
    ):
        return []
    if day_labels:
        value = day_labels[0].value
        draft.date = _day(text.string[value.start : value.end], value.start, "label", day_labels[0].confidence)
        draft.seen(value.start, value.end)
    else:
        draft.date = _day(text.string[label.value.start : label.value.end], label.value.start, "label", 0.85)
    for item in outline.labelled("session_item")[:1]:
        bare = _flat(text.string[item.value.start : item.value.end])
        draft.item = Mention(re.sub(r"^TOP\s*", "", bare), item.value.start, item.value.end, "label", item.confidence)
    _status(draft, text, outline)
    draft.order = 1
    return [draft] if draft.date else []


def _status(draft: _Draft, text: Text, outline: Outline) -> None:
    """The status printed beside the meeting: of the paper's only step it tells the same."""
    for status in outline.labelled("public")[:1]:
        _public(draft, text.string[status.value.start : status.value.end], status.value.start, status.value.end)


def _meeting(text: Text, outline: Outline) -> list[_Draft]:
    """The step that a heading or a title names: "zur Sitzung des … am …" above the text of the paper."""
    end = min(
        (s.heading.start for s in outline.of_role("facts", "reasons", "resolution")), default=min(text.body.end, 1500)
    )
    string = text.string[:end]
    for line in text.lines[:15]:
        hit = re.match(r"(?P<body>[A-ZÄÖÜ][^\d:]{3,80}?)(?:sitzung)?\s+(?:am|vom)\s*:?\s+(?=\d)", line.string)
        if hit is None or line.start >= end or not bodies.is_body(hit.group("body")):
            continue
        day = _day(line.string[hit.end() :], line.start + hit.end(), "heading", 0.9)
        if day is not None and day.start == line.start + hit.end():
            draft = _Draft(line.start, day.end, "heading", 0.88, day, order=1)
            draft.body = _body(hit.group("body"), line.start, line.start + hit.end("body"), "heading", 0.88)
            _status(draft, text, outline)
            return [draft]
    for hit in _MEETING.finditer(string):
        day = _day(string[hit.end() : hit.end() + 40], hit.end(), "heading", 0.93)
        found = bodies.parse(hit.group("body"))
        if day is None or day.start > hit.end() + 14 or not found or found[0].start > 6:
            continue
        start = hit.start("body") + found[0].start
        draft = _Draft(hit.start(), day.end, "heading", 0.9, day, order=1)
        draft.body = Mention(
            found[0].value, start, hit.start("body") + found[0].end, "heading", min(found[0].confidence, 0.92)
        )
        for side in ("closed", "open"):
            if hit.group(side):
                draft.public = Mention(side == "open", *hit.span(side), "heading", 0.9)
        _status(draft, text, outline)
        item = re.search(
            r"\b(?:TOP|Tagesordnungspunkt|Punkt)\s*:?\s*((?:[ÖN]\s)?\d{1,3}(?:\.\d{1,2})*)(?![\d.]*\s*(?:der|"
            r"des)\s+[a-z])",
            string,
        )
        if item:
            draft.item = Mention(item.group(1), *item.span(1), "heading", 0.85)
        return [draft]
    return []


# -- votes told elsewhere -------------------------------------------------------------------------------------------


def _told(text: Text, outline: Outline, drafts: list[_Draft]) -> list[_Draft]:
    """The numbers and the result that a section of its own tells, given to the step they belong to."""
    for place in _vote_places(text, outline):
        for part in _by_body(text.string[place.start : place.end], place.start):
            _tell(text.string[part.start : part.end], part, drafts)
    return drafts


def _by_body(string: str, at: int) -> Iterator[Span]:
    """The parts of a vote section that each begin with a body on a line of its own; the whole where there are none."""
    starts = [m.start() for m in re.finditer(r"[^\n\f]+", string) if bodies.is_body(m.group().strip(" :"))]
    if not starts:
        yield Span(at, at + len(string))
        return
    for start, end in zip(starts, [*starts[1:], len(string)], strict=True):
        yield Span(at + start, at + end)


def _tell(string: str, place: Span, drafts: list[_Draft]) -> None:
    """What one part of a vote section says, to the step it belongs to."""
    told = votes(string)
    target = _target(string, drafts)
    if target is None:
        return
    ballots = _ballots(string, place.start)
    if ballots:
        target.ballots = target.ballots or ballots
        target.seen(target.start, place.end)
        return
    for kind, vote in told.items():
        known = target.votes.get(kind)
        if known is None or (known.value.state in ("blank", "absent") and vote.value.state == "value"):
            target.votes[kind] = _moved(vote, place.start)
    if target.result is None and is_result(string):
        value = _result_words(string)
        if value:
            at = place.start + string.index(value)
            target.result = Mention(_flat(value), at, at + len(value), "vote section", 0.9)


def _vote_places(text: Text, outline: Outline) -> Iterator[Span]:
    """Where the vote is told: below the headings of a vote, in the words behind a label, in the last line of an adopted
    resolution's section."""
    for section in outline.of_role("vote"):
        end = section.body.end
        string = text.string[section.body.start : end]
        cut = re.search(r"\n[ \t]*\n[ \t]*\n|\f", string.lstrip("\n "))
        yield Span(
            section.body.start,
            min(end, section.body.start + (cut.start() + 2 if cut else len(string)), section.body.start + 600),
        )
    for section in outline.of_role("resolution"):
        string = text.string[section.body.start : section.body.end]
        for line in re.finditer(r"[^\n\f]+", string):
            words = line.group().strip()
            if len(words) <= 160 and _VOTE_LINE.match(words) and votes(words) and (is_result(words) or "timm" in words):
                yield Span(section.body.start + line.start(), section.body.start + line.end())


_VOTE_LINE = re.compile(r"\(?(?:Abstimmung|Ergebnis|einstimmig|mehrheitlich|mit |bei |ja|ja-|dafür|\d)", re.IGNORECASE)


def _target(string: str, drafts: list[_Draft]) -> _Draft | None:
    """The step a vote belongs to: the one whose body is named beside it, the only one, else none."""
    if not drafts:
        return None
    if len(drafts) == 1:
        return drafts[0]
    named = {m.value.name for m in bodies.parse(string)}
    fits = [d for d in drafts if d.body is not None and d.body.value.name in named]
    return fits[0] if len(fits) == 1 else None


_POINT = re.compile(
    r"(?:^|\n|[;.]\s+)\s*(?:zu\s+)?(?P<item>(?:Ziff(?:er|\.)?|Punkt|Nr\.|Nummer|Buchst(?:abe|\.)|Abs(?:atz|\.)|"
    r"Teil)\s*\w{1,4}(?:\.\w{1,2})?(?:,?\s*(?:Ziff\.|Nr\.|Buchst\.)\s*\w{1,3})?)\s*:?\s",
    re.IGNORECASE,
)


def _ballots(string: str, at: int) -> tuple[Ballot, ...]:
    """Votes on single points ("Ziffer 2: 20 Ja, 3 Nein"), where at least two are told."""
    points = list(_POINT.finditer(string))
    if len(points) < 2:
        return ()
    ballots = []
    for n, point in enumerate(points):
        start = point.end()
        end = points[n + 1].start() if n + 1 < len(points) else len(string)
        part = string[start:end].split("\n\n")[0]
        told = {kind: _moved(vote, at + start) for kind, vote in votes(part).items()}
        words = _result_words(part)
        result = None
        if words:
            begin = at + start + part.index(words)
            result = Mention(_flat(words), begin, begin + len(words), "ballot", 0.85)
        if told or result:
            ballots.append(Ballot(_flat(point.group("item")), told, result))
    return tuple(ballots) if len(ballots) >= 2 else ()


def _result_words(string: str) -> str | None:
    """The words of a result: the first line that has one, numbers in brackets aside."""
    for line in re.split(r"[\n\f]", string):
        bare = line.strip(" :.-–☒x")
        if is_result(bare) and len(bare) <= 140:
            cut = re.split(r"\s*[(;]|,?\s+(?=\d|keine|ohne|bei\b|mit\s\d)|\.\s", bare)[0].strip(" ,:")
            return cut if is_result(cut) else bare
    return None
