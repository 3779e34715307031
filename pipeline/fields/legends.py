"""The steps of a course go in; those get their role whose row prints a letter for it that a legend below explains.

``*) V = Vorberatung, E = Entscheidung, K = Kenntnisnahme``: only letters of such a list of two roles or more are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.fields.step import Draft
from pipeline.german.roles import ROLES
from pipeline.model.mention import Mention
from pipeline.model.text import Text

_ENTRY = re.compile(rf"(?<![\w.])\(?(?P<key>[A-ZÄÖÜ][A-Za-z]?\.?)\)?\s?[=:–-]\s?(?P<role>{ROLES})(?![\w-])")
_OTHER = re.compile(rf"(?<![\w.])\(?(?P<key>[A-ZÄÖÜ][A-Za-z]?\.?)\)?\s?=\s?(?!(?:{ROLES})(?![\w-]))[^\W\d_]")
"""The same letters explained as anything but a role."""
_SURE = 0.88
_LONGEST = 240  # letters of a row that holds a step and nothing else


def mend(text: Text, steps: Sequence[Draft]) -> None:
    """Roles for the steps that have none, from the one letter of their row that the legend explains."""
    lacking = [s for s in steps if s.role is None and s.end - s.start <= _LONGEST]
    told = _legend(text) if lacking else {}
    keys = re.compile("|".join(rf"(?<!\S){re.escape(key)}(?!\S)" for key in told))
    for step in lacking if told else ():
        taken = [m for m in (step.body, step.date, step.item, step.public) if m is not None]
        found = [
            m
            for m in keys.finditer(text.string, step.start, step.end)
            if not any(t.start <= m.start() < t.end for t in taken)
        ]
        if len(found) == 1:
            step.role = Mention(told[found[0][0]], *found[0].span(), "letter of a legend", _SURE)


def _legend(text: Text) -> dict[str, str]:
    """The roles by their letters, of a line that explains two or more; none where lines contradict each other, and no
    letter that stands for something else too ("E = einstimmig")."""
    told: dict[str, str] = {}
    for line in text.lines:
        entries = [(m["key"], m["role"]) for m in _ENTRY.finditer(line.string)]
        if len({key for key, _ in entries}) < 2:
            continue
        for key, role in entries:
            if told.setdefault(key, role) != role:
                return {}
    others = {m["key"] for m in _OTHER.finditer(text.string)} if told else set()
    return {key: role for key, role in told.items() if key not in others}
