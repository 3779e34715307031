"""A day goes in; the German holiday it is comes out, so that a meeting printed on one can be doubted."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FIXED = {
    (1, 1): "Neujahr",
    (5, 1): "Tag der Arbeit",
    (10, 3): "Tag der Deutschen Einheit",
    (12, 24): "Heiligabend",
    (12, 25): "1. Weihnachtstag",
    (12, 26): "2. Weihnachtstag",
    (12, 31): "Silvester",
}
_MOVING = {
    -2: "Karfreitag",
    0: "Ostersonntag",
    1: "Ostermontag",
    39: "Christi Himmelfahrt",
    49: "Pfingstsonntag",
    50: "Pfingstmontag",
}


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous rule printed by Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(day: date) -> str | None:
    """The holiday of every Land that ``day`` is, with Christmas and New Year's Eve; None for any other day.

    The Day of German Unity counts from 1990 on.
    """
    fixed = _FIXED.get((day.month, day.day))
    if fixed and not (fixed == "Tag der Deutschen Einheit" and day.year < 1990):
        return fixed
    return _MOVING.get((day - easter(day.year)) // timedelta(days=1))


def doubts(day: date) -> tuple[str, ...]:
    """Why no meeting is likely on ``day``: ``sunday``, ``holiday``; empty for an ordinary day."""
    found = ["sunday"] if day.weekday() == 6 else []
    if holiday(day):
        found.append("holiday")
    return tuple(found)
