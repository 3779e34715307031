"""Loose lines below the heads of a Beratungsfolge go in; a draft of a step for each row they make up comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.fields.row_columns import goes_on
from pipeline.fields.row_reader import Reader
from pipeline.fields.row_votes import Region
from pipeline.fields.row_words import first_day, is_rest_of_row
from pipeline.fields.step import ROLE_HEAD, Draft
from pipeline.german import bodies
from pipeline.german.months import MONTH_NAMES
from pipeline.german.roles import ROLES
from pipeline.model.lines import TextLine, beside
from pipeline.model.mention import VOTE_KINDS, Mention
from pipeline.model.outline import Label, Outline, Section
from pipeline.model.text import Text

_HEAD = 1500  # letters of a paper without sections in which its rows may stand


def from_lines_without_heads(text: Text, outline: Outline) -> list[Draft]:
    """Rows whose heads are lost: lines of the head of page 1 that hold a body, a day and nothing that is no part of a
    row."""
    stop = min(
        (x.heading.start for x in outline.of_role("facts", "reasons", "resolution") if not _above_a_row(text, x)),
        default=min(text.body.end, _HEAD),
    )
    lines = [x for x in text.lines if x.body and x.page == text.first_page and x.start <= stop]
    region = Region([], [], None, [], False, False)
    labelled = {x.label.start for x in outline.labels if x.key == "session_body"}
    told: dict[int, Draft] = {}
    for n, whole in enumerate(lines):
        if first_day(whole) is not None:
            lines[n], lead = _without_lead(whole)
            told[lines[n].start] = lead
    for i, line in enumerate(lines):
        if line.start not in told or line.straddles:
            continue
        found = bodies.parse(line.string)
        if i and any(_CUT.search(text.string[p.start : p.end]) for p in lines[i - 1].pieces[:-1]):
            continue  # the end of a name that began in a cell above
        dated = _begins_with_day(line) and sum(map(_begins_with_day, lines[i : i + _NEXT])) > 1
        begins = bool(found) and (found[0].start == 0 or dated)
        if not begins and not bodies.is_short_form(line.string.partition(" ")[0]):
            continue
        headed = i and ROLE_HEAD.fullmatch(lines[i - 1].string)
        stop = next((k for k in range(i + 1, len(lines)) if lines[k].start in labelled), len(lines))
        drafts = Reader(text, region, lines[i - 1 if headed else i : stop]).read()
        if drafts and all(d.date and d.body and bodies.is_body(d.body.value.name) for d in drafts):
            for draft in drafts:
                if draft.date:
                    sure = min(draft.date.confidence, 0.88)
                    draft.date = replace(draft.date, confidence=sure, rule="row without heads")
                before = told.get(draft.body.start if draft.body else -1)
                if before is not None:
                    draft.role, draft.item = draft.role or before.role, before.item or draft.item
                    draft.seen(before.start, draft.end)
            return drafts
    return []


_NEXT = 3  # lines in which another row stands


def _begins_with_day(line: TextLine) -> bool:
    """Whether a line is a row that begins with its day, its body right behind it ("12.03.2031 Rat 17 Ja")."""
    day, named = first_day(line), bodies.parse(line.string)
    if day is None or day.start > line.start or not named:
        return False
    return not line.string[day.end - line.start : named[0].start].strip(" ,;:|–-")


def _above_a_row(text: Text, section: Section) -> bool:
    """Whether a body with its day stands right below a heading ("Beratung und Beschlussfassung:"), which is theirs."""
    below = next((x for x in text.lines if x.body and x.start >= section.heading.end and x.string), None)
    if below is None or first_day(below) is None:
        return False
    found = bodies.parse(_without_lead(below)[0].string)
    return _begins_with_day(below) or (bool(found) and found[0].start == 0)


_CUT = re.compile(r"(?:-|,|\b(?:und|sowie|für))\s*$")
_LEAD = re.compile(
    r"(?:[☒☑✓✗]\s*)?(?:(?:[Ff]ür|[Aa]n)\s+(?:(?:den|die|das)\s+)?"
    rf"|\d{{1,2}}(?:\)|\.(?!\s{{1,3}}{MONTH_NAMES}))\s+"
    r"|(?P<item>\d{1,3}(?:\.\d{1,2})?)\s+"
    r"|(?:Beratung(?:sfolge|sgang|sweg)?|Gremium|Gremien|Sitzung|Behandlung|Termin|(?:Beschluss)?[Oo]rgan)"
    r"(?:\s(?:im|in|durch))?(?:\s(?:dem|der|den|die))?\s*:?\s+"
    r"|(?:[Vv]orberaten|[Bb]eraten|[Bb]ehandelt|[Vv]orbehandelt)(?:\s(?:im|in|durch)(?:\s(?:dem|der|den|die))?)?\s*:?\s+"
    rf"|(?:[Zz]u[rm]\s)?(?P<role>{ROLES})(?:\s(?:im|in|durch|an))?(?:\s(?:dem|der|den|die))?\s*:?\s+)?(?=[A-ZÄÖÜ])"
)
"""What leads to the body of a row: a tick, a word for it, its label, its role or its item of the agenda."""


def _without_lead(line: TextLine) -> tuple[TextLine, Draft]:
    """A line without what leads to its body ("für Verbandsausschuss am …"), and what that tells."""
    told = Draft(line.start, line.start, "row", 0.9)
    hit = _LEAD.match(line.string)
    if hit is None or not hit.end():
        return line, told
    if hit["role"]:
        told.role = Mention(hit["role"], line.start + hit.start("role"), line.start + hit.end("role"), "label", 0.9)
    if hit["item"]:
        told.item = Mention(hit["item"], line.start + hit.start("item"), line.start + hit.end("item"), "row", 0.7)
    return replace(line, start=line.start + hit.end(), string=line.string[hit.end() :]), told


def from_next_page(text: Text, columns: Sequence[Label]) -> list[Draft]:
    """Rows at the head of a page where the table of the page before goes on without heads and was not seen as one:
    lines that hold a day and a body each. ``columns`` are the heads of that table."""
    last = max((c.label.start for c in columns), default=-1)
    table = next((t for t in text.tables if t.start <= last < t.end), None)
    lines = [x for x in text.lines if x.body]
    after = [x for x in lines if table is not None and x.start >= table.end]
    if table is None or not after or after[0].page != table.page + 1 or after[0].table is not None:
        return []
    first = bodies.parse(after[0].string)
    if not first or first_day(after[0]) is None:
        return []
    names = [c.key.removeprefix("column.") for c in columns]
    kinds = [n for n in dict.fromkeys(names) if n in VOTE_KINDS]
    region = Region(names, list(columns), None, kinds, bool({"result", "remark"} & set(names)), True)
    rest = [x for x in after if x.page == after[0].page]
    drafts = Reader(text, region, rest[:80]).read()
    for draft in drafts:
        if draft.date is not None:
            draft.date = replace(draft.date, confidence=min(draft.date.confidence, 0.88), rule="row on the next page")
    return [d for d in drafts if d.date and d.body and bodies.is_body(d.body.value.name)]


def _without_column(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines of rows without those that stand at the height of an earlier one, apart from it, and hold the rest of its
    row, or go on with that: the layout read them as a column of its own, and they are found again by their place."""
    last = {id(x): above for above, x in pairwise(lines)}
    rests = {id(x) for x in lines if is_rest_of_row(x.string)}
    pairs = ((x, o) for x in lines for o in beside(x, lines) if id(o) in rests and x.start < o.start)
    apart = {id(o) for x, o in pairs if last[id(o)] is not x}
    for line, below in pairwise(lines):
        if id(line) in apart and goes_on(line, below):
            apart.add(id(below))
    return [x for x in lines if id(x) not in apart]


def from_lines(text: Text, outline: Outline, section: Section, columns: Sequence[Label]) -> list[Draft]:
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
    lines = _without_column(lines[:stop][:80])
    region = Region(
        names,
        heads,
        None if len(set(order)) < 2 else order[0] == "date",
        [n for n in dict.fromkeys(names) if n in VOTE_KINDS],
        bool({"result", "remark"} & set(names)),
        any(a.box is not None for a in text.words(section.heading.start, section.heading.end)),
    )
    return Reader(text, region, lines).read()
