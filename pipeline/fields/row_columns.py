"""Drafts of loose rows go in; what the page prints in columns one after another, or apart from them, comes to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.fields.row_tail import take_tail
from pipeline.fields.row_votes import Region
from pipeline.fields.row_words import is_rest_of_row, split_tail
from pipeline.fields.step import Draft, body_of
from pipeline.german import bodies
from pipeline.german.results import is_result
from pipeline.model.lines import TextLine, beside, close_below
from pipeline.model.mention import Mention
from pipeline.model.text import Text


def joined(drafts: Sequence[Draft], publics: Sequence[Mention[bool]], roles: Sequence[Mention[str]]) -> list[Draft]:
    """Columns printed one after another: as many roles, marks or dates as bodies belong to them in order."""
    bare = [d for d in drafts if d.body is not None]
    if publics and len(publics) == len(bare):
        for draft, public in zip(bare, publics, strict=True):
            draft.public = draft.public or public
    elif any(d.public for d in bare):  # the end of a row that stands on the line below it
        for public in publics:
            last = next((d for d in reversed(drafts) if d.start < public.start), None)
            if last is not None:
                last.public = last.public or public
    if roles and len(roles) == len(bare):
        for draft, role in zip(bare, roles, strict=True):
            draft.role = draft.role or role
    no_date = [d for d in drafts if d.body is not None and d.date is None]
    no_body = [d for d in drafts if d.body is None and d.date is not None]
    if no_date and len(no_date) == len(no_body):
        for one, other in zip(no_date, no_body, strict=True):
            assert other.date is not None
            one.date = replace(other.date, confidence=min(other.date.confidence, 0.8), rule="column")
        return [d for d in drafts if d.body is not None]
    return list(drafts)


def add_beside(text: Text, region: Region, drafts: Sequence[Draft], lines: Sequence[TextLine]) -> None:
    """Role, mark and result that stand at the height of a row but elsewhere in the text, as columns are read; a result
    with the lines below that it goes on in, unless they stand at the height of another row."""
    mine = {x.start for x in lines}
    others = [x for x in text.lines if x.body and x.start not in mine and is_rest_of_row(x.string)]
    below = {id(x): more for x, more in pairwise(text.lines) if others and more.start not in mine and goes_on(x, more)}
    for draft in drafts if others else ():
        own = [x for x in lines if draft.start <= x.start < draft.end]
        rows = [x for x in lines if not draft.start <= x.start < draft.end]
        taken: set[int] = set()
        for other in (o for line in own for o in beside(line, others)):
            last = other
            while (more := below.get(id(last))) is not None and not any(any(beside(x, [more])) for x in rows):
                last = more
                taken.add(more.start)
            if other.start not in taken:
                take_tail(text, region, draft, text.string[other.start : last.end], other.start)


def goes_on(line: TextLine, below: TextLine) -> bool:
    """Whether a result goes on in the line right below it in its column ("mehrheitlich" / "empfohlen")."""
    if line.box is None or below.box is None or not close_below(line, below):
        return False
    edge = abs(line.box.left - below.box.left) < 0.5 * line.box.height
    words = below.string[:1].islower() and len(below.string.split()) <= _FEW and split_tail(below.string) is None
    return edge and words and is_result(line.string)


_FEW = 4  # words of a result on its second line


def body_beside(text: Text, region: Region, line: TextLine) -> Draft | None:
    """The step of a row that holds nothing but marks and a role, whose body stands at its height but elsewhere in the
    text, alone on its line."""
    named = [x for x in text.lines if x.body and x.page == line.page and bodies.is_body(x.string)]
    near = [x for x in named if any(beside(x, [line])) or any(beside(line, [x]))]
    if len(near) != 1:
        return None
    draft = Draft(line.start, line.end, "body beside its row", _BESIDE)
    draft.body = body_of(near[0].string, near[0].start, near[0].end, "body beside its row", _BESIDE)
    take_tail(text, region, draft, line.string, line.start)
    return draft


_BESIDE = 0.85
