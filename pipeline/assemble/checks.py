"""Values of one paper go in; those that contradict one another come out with a doubt and less sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.german import holidays
from pipeline.model.mention import (
    Item,
    Mention,
    Resolution,
    Step,
    Vote,
    VoteKind,
)

CONTRADICTED = (
    "meeting on a ",
    "order runs back in time",
    "years apart",
    "votes beyond those present",
    "items skip a number",
    "sum does not add up",
    "no cents beside others",
    "another weekday is printed",
)
"""How the doubts begin that another value or the calendar raises, here and in the fields."""


def checked_steps(steps: Sequence[Step]) -> list[Step]:
    """The steps, with doubts: a meeting on a Sunday or holiday, an order that runs back, days far apart."""
    checked: list[Step] = []
    days = [s.date.value.start for s in steps if s.date and s.date.value.start]
    before: date | None = None
    for step in steps:
        mention = step.date
        if mention is None or mention.value.start is None:
            checked.append(step)
            continue
        day = mention.value.start
        flags = list(mention.flags)
        confidence = mention.confidence
        for doubt in holidays.doubts(day):
            flags.append(f"meeting on a {doubt}")
            confidence *= 0.8
        if before is not None and day < before:
            flags.append("order runs back in time")
            confidence *= 0.97
        others = [d for d in days if d != day]
        if others and all(abs(day - d) > timedelta(days=3 * 366) for d in others):
            flags.append("years apart from the other meetings")
            confidence *= 0.7
        before = max(before, day) if before else day
        checked.append(
            replace(step, date=replace(mention, flags=tuple(dict.fromkeys(flags)), confidence=round(confidence, 4)))
        )
    return checked


def more_than_present(votes: dict[VoteKind, Mention[Vote]]) -> bool:
    """Whether more votes were cast than members were present."""
    present = votes["present"].value.value if "present" in votes else None
    cast = [v for k in ("yes", "no", "abstain") if k in votes and (v := votes[k].value.value) is not None]
    return present is not None and sum(cast) > present


_FIGURE = re.compile(r"\(?(\d{1,2})[.)]{1,2}")
_LETTER = re.compile(r"\(?([a-z])[.)]{1,2}")


def checked_items(mention: Mention[Resolution]) -> Mention[Resolution]:
    """A resolution whose labels skip one was perhaps not read whole."""
    if _skips(mention.value.items):
        return replace(mention, confidence=mention.confidence * 0.85, flags=(*mention.flags, "items skip a number"))
    return mention


def _skips(items: Sequence[Item]) -> bool:
    last: dict[tuple[int, str], int] = {}
    level = 0
    for item in items:
        if item.level < level:
            last = {k: v for k, v in last.items() if k[0] <= item.level}
        level = item.level
        for shape, pattern in (("1", _FIGURE), ("a", _LETTER)):
            match = pattern.fullmatch(item.label)
            if match:
                number = int(match.group(1)) if shape == "1" else ord(match.group(1)) - 96
                before = last.get((item.level, shape), 0)
                if number not in (before + 1, 1):
                    return True
                last[item.level, shape] = number
    return False
