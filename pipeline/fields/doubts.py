"""Steps go in; they come out with a doubt where a body breaks off or an item contradicts its status, and with what an
engine's reading leaves in doubt.

An engine passes over words and rows run together, which no figure of its own tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.fields.step import ROLE_ONLY, Draft
from pipeline.german import bodies, dates, roles
from pipeline.model.mention import Mention, Vote, VoteKind
from pipeline.model.text import Text

_SURE = 0.75
_OTHER_SIDE = 0.6  # public or not where the letter of the item tells the other
_CUT = 0.5  # a body that breaks off
_LONG_AGENDA = 60  # items of an agenda that next to none exceeds
_STRAY = re.compile(r"(?<![\w.,:/-])\d{1,2}(?![\w.,:/-])")
_HEAD = 60  # letters above the first row in which a stray figure may stand
_VOTES: tuple[VoteKind, ...] = ("yes", "no", "abstain")


def weigh(text: Text, steps: Sequence[Draft]) -> None:
    """Doubts added to ``steps``: a body that breaks off, a status that its item contradicts; and, where an engine read
    them, a row without its day among rows that have theirs, a body or a role of no known kind, an item higher than
    agendas go, a vote among dots, those present one figure from the votes cast, figures in the rows that belong to no
    part of theirs where no vote was found."""
    for step in steps:
        side = _side(step.item.value) if step.item is not None else None
        if side is not None and step.public is not None and step.public.value != side:
            sure = min(step.public.confidence, _OTHER_SIDE)
            step.public = replace(step.public, rule="the item says otherwise", confidence=sure)
        if step.body is not None and _breaks_off(text, step):
            sure = min(step.body.confidence, _CUT)
            step.body = replace(step.body, rule="perhaps goes on below", confidence=sure)
    read = [s for s in steps if any(a.confidence < 1 for a in text.words(s.start, max(s.end, s.start + 1)))]
    dated = any(s.date for s in steps)
    for step in read:
        for kind, vote in step.votes.items():
            if vote.value.state == "value" and _IN_DOTS.match(text.string, max(vote.start - 2, 0)):
                step.votes[kind] = replace(
                    vote, rule="figure in a row of dots", confidence=min(vote.confidence, _DOTTED)
                )
        _weigh_present(step)
        if step.role is not None and not ROLE_ONLY.match(step.role.value):
            sure = min(step.role.confidence, _SURE)
            value = roles.nearest_to(step.role.value) or step.role.value
            step.role = replace(step.role, value=value, rule="no known role", confidence=sure)
        if step.item is not None and step.item.value.isdecimal() and int(step.item.value) > _LONG_AGENDA:
            sure = min(step.item.confidence, _SURE)  # "72" may be 7.2
            step.item = replace(step.item, rule="a high item", confidence=sure)
        if step.body is None:
            continue
        if step.date is None and dated:
            step.body = replace(
                step.body, rule="row whose day was not read", confidence=min(step.body.confidence, _SURE)
            )
        elif not bodies.is_body(step.body.value.name) and not bodies.is_short_form(step.body.value.name):
            step.body = replace(step.body, rule="no known kind of body", confidence=min(step.body.confidence, _SURE))
    if read and not any(s.votes or s.ballots for s in steps) and _strays(text, steps):
        for step in read:
            step.votes = {k: Mention(Vote("absent"), step.end, step.end, "stray figures", 0.6) for k in _VOTES}


_ALIKE = frozenset(("08", "38", "68", "56", "17", "06", "09", "58", "69", "14"))
"""Figures that engines take for one another."""
_MISREAD = 0.6  # those present where one such figure is all that parts them from the votes cast


def _weigh_present(step: Draft) -> None:
    """A doubt on those present where one figure of theirs makes all the difference to the votes cast: "18" for 10."""
    told = {k: v.value.value for k, v in step.votes.items() if v.value.value is not None}
    cast, present = sum(told.get(k, 0) for k in _VOTES), told.get("present")
    if present is None or "yes" not in told or "no" not in told or cast == present:
        return
    one, other = str(present), str(cast)
    off = [a + b for a, b in zip(one, other, strict=False) if a != b]
    if len(one) == len(other) and len(off) == 1 and "".join(sorted(off[0])) in _ALIKE:
        vote = step.votes["present"]
        sure = min(vote.confidence, _MISREAD)
        step.votes["present"] = replace(vote, rule="one figure from the votes cast", confidence=sure)


def _side(item: str) -> bool | None:
    """Whether the letter of an item tells public ("Ö 4") or not ("N 3.1"); None without one."""
    letter = _LETTER.match(item)
    return letter[0] == "Ö" if letter else None


_DOTTED = 0.6  # "....2...." may be nothing but dots to write on
_IN_DOTS = re.compile(r"\.\.\d{1,2}\.\.")
_LETTER = re.compile(r"[ÖN](?=\s?\d)")


def _breaks_off(text: Text, step: Draft) -> bool:
    """Whether the line below a row goes on with its body and was not taken ("… Jugend und" is a cell of its own), or a
    subject ends in a comma and is no part of a list ("Ausschuss für Planung, 12.03.2031")."""
    assert step.body is not None
    line_end = text.string.find("\n", max(step.end - 1, 0))
    if line_end >= 0 and _REST.match(text.string, line_end) is not None:
        return True
    return " für " in step.body.value.name and _COMMA.match(text.string, step.body.end) is not None


_REST = re.compile(r"\n\s{0,3}(?:und|sowie)\s[A-ZÄÖÜ]")
_COMMA = re.compile(r",\s{0,3}(?:\n|$|\d)")


def _strays(text: Text, steps: Sequence[Draft]) -> bool:
    """Whether a small figure stands among the rows that is none of their days, bodies and items."""
    start, end = min(s.start for s in steps), max(s.end for s in steps)
    string = text.string[max(start - _HEAD, 0) : end]
    at = max(start - _HEAD, 0)
    taken = [(m.start, m.end) for m in dates.parse(string)]
    parts = [p for s in steps for p in (s.date, s.body, s.item, s.result, s.role) if p is not None]
    taken += [(p.start - at, p.end - at) for p in parts]
    return any(not any(a <= m.start() < b for a, b in taken) for m in _STRAY.finditer(string))
